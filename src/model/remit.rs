//! For which country or island a document is, and about whom: by its own keys, else by what its names let one suspect.

use super::located::{Leaf, Read};
use super::policy::Policy;
use super::words::{Jurisdiction, Subject};
use crate::source::NodeId;

/// For which country or island a document is, and about whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Remit {
    /// The country or island; `None` where it is written and cannot be read.
    pub jurisdiction: Option<Jurisdiction>,
    /// Whose safeguarding it is about; `None` where that is written and cannot be read.
    pub subject: Option<Subject>,
    /// The name by which another country, or adults, are suspected where no key says so.
    pub suspected_by: Option<NodeId>,
}

impl Default for Remit {
    /// What is meant where nothing is said: children in England.
    fn default() -> Self {
        Self { jurisdiction: Some(Jurisdiction::England), subject: Some(Subject::Children), suspected_by: None }
    }
}

impl Policy {
    /// For which country or island it is, and about whom. A key of its own counts for more than any name.
    pub fn remit(&self) -> Remit {
        // Every course that stands under it asks, for each thing that it is judged by.
        *self.remit.get_or_init(|| {
            let meant = Remit::default();
            let (jurisdiction, foreign) = read(&self.jurisdiction, meant.jurisdiction, || suspected_jurisdiction(self));
            let (subject, others) = read(&self.subject, meant.subject, || suspected_subject(self));
            Remit { jurisdiction, subject, suspected_by: foreign.or(others) }
        })
    }

    /// The names that a document goes by: of itself, then of those who issue it.
    fn names(&self) -> impl Iterator<Item = (NodeId, &str)> {
        let issuers = self.issuers.iter().map(|issuer| &issuer.name);
        let names = [&self.title, &self.source.title].into_iter().chain(issuers);
        names.filter_map(Leaf::located).map(|(at, name)| (at, name.as_str()))
    }
}

/// What a key says, else what names say, else what is meant without either; and the name, where that is what says it.
fn read<T: Copy + Read>(
    key: &Leaf<T>,
    meant: Option<T>,
    suspected: impl FnOnce() -> Option<(T, NodeId)>,
) -> (Option<T>, Option<NodeId>) {
    if key.is_bad() {
        return (None, None);
    }
    match key.get() {
        Some(said) => (Some(*said), None),
        None => suspected().map_or((meant, None), |(suspected, at)| (Some(suspected), Some(at))),
    }
}

/// The words by which the name of a policy or of its issuer gives its country away. Only names of countries and islands
/// and what exists in one of them alone stand here: an English partnership may well have Welsh words in its name.
const COUNTRIES: &[(&[&str], Jurisdiction)] = &[
    (&["wales"], Jurisdiction::Wales),
    (&["cymru"], Jurisdiction::Wales),
    (&["welsh", "government"], Jurisdiction::Wales),
    (&["scotland"], Jurisdiction::Scotland),
    (&["scottish"], Jurisdiction::Scotland),
    (&["northern", "ireland"], Jurisdiction::NorthernIreland),
    (&["jersey"], Jurisdiction::Jersey),
    (&["guernsey"], Jurisdiction::Guernsey),
    (&["alderney"], Jurisdiction::Guernsey),
    (&["sark"], Jurisdiction::Guernsey),
    (&["isle", "of", "man"], Jurisdiction::IsleOfMan),
    (&["manx"], Jurisdiction::IsleOfMan),
];

/// Words before the name of a country that make another name of it: New Jersey, New South Wales, the Prince of Wales.
const BEFORE: [&[&str]; 4] = [&["new"], &["new", "south"], &["prince", "of"], &["princess", "of"]];

/// Words after the name of a country that make the name of a street, a house or a village of it.
const AFTER: [&str; 22] = [
    "avenue", "centre", "close", "college", "common", "court", "drive", "farm", "gate", "green", "hall", "house",
    "lane", "park", "parish", "place", "road", "school", "square", "street", "terrace", "way",
];

/// The country or island that is named in the title, the area or an issuer's name. Where England is named too, as in
/// "England and Wales", nothing is.
fn suspected_jurisdiction(policy: &Policy) -> Option<(Jurisdiction, NodeId)> {
    let area = policy.area.located().map(|(at, area)| (at, area.as_str()));
    let names: Vec<(NodeId, Vec<String>)> = policy.names().chain(area).map(|(at, name)| (at, words(name))).collect();
    if names.iter().any(|(_, words)| words.iter().any(|word| word == "england" || word == "english")) {
        return None;
    }
    names.iter().find_map(|(at, words)| Some((country(words)?, *at)))
}

fn country(words: &[String]) -> Option<Jurisdiction> {
    (0..words.len()).find_map(|start| country_at(words, start))
}

/// The country whose name begins with the word of this number.
fn country_at(words: &[String], start: usize) -> Option<Jurisdiction> {
    let (before, rest) = words.split_at(start);
    let (name, country) = COUNTRIES.iter().find(|(name, _)| begins_with(rest, name))?;
    let is_street = rest.get(name.len()).is_some_and(|next| AFTER.contains(&next.as_str()));
    let is_other = BEFORE.iter().any(|words| ends_with(before, words));
    (!is_street && !is_other).then_some(*country)
}

fn begins_with(words: &[String], start: &[&str]) -> bool {
    words.len() >= start.len() && words.iter().zip(start).all(|(word, wanted)| word == wanted)
}

fn ends_with(words: &[String], end: &[&str]) -> bool {
    words.len().checked_sub(end.len()).is_some_and(|start| begins_with(&words[start..], end))
}

/// The people whom the title or an issuer's name is about, where they are not children: an adults' board, or one for both.
fn suspected_subject(policy: &Policy) -> Option<(Subject, NodeId)> {
    const CHILDREN: [&str; 12] = [
        "child",
        "children",
        "childrens",
        "families",
        "family",
        "infant",
        "lscb",
        "lscp",
        "pupils",
        "school",
        "schools",
        "young",
    ];
    const PROTECTION: [&str; 5] = ["safeguarding", "safeguard", "protection", "protecting", "vulnerable"];
    let names: Vec<(NodeId, Vec<String>)> = policy.names().map(|(at, name)| (at, words(name))).collect();
    let (at, _) =
        names.iter().find(|(_, words)| has_one(words, &["adult", "adults"]) && has_one(words, &PROTECTION))?;
    let is_joint = names.iter().any(|(_, words)| has_one(words, &CHILDREN));
    Some((if is_joint { Subject::Joint } else { Subject::Adults }, *at))
}

fn has_one(words: &[String], known: &[&str]) -> bool {
    words.iter().any(|word| known.contains(&word.as_str()))
}

/// The words of a name in small letters, without what stands between them: "children's" is "childrens".
fn words(name: &str) -> Vec<String> {
    let plain: String = name.to_lowercase().chars().filter(|letter| !matches!(letter, '\'' | '\u{2019}')).collect();
    plain.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::located::Leaf;

    fn titled(title: &str) -> Remit {
        Policy { title: Leaf::known(NodeId::ROOT, title.to_owned()), ..Policy::default() }.remit()
    }

    #[test]
    fn a_name_gives_another_country_away() {
        for (title, country) in [
            ("North Wales Safeguarding Board training strategy", Jurisdiction::Wales),
            ("Strategaeth Hyfforddi, Diogelu Cymru", Jurisdiction::Wales),
            ("Scottish Borders Public Protection Committee: learning strategy", Jurisdiction::Scotland),
            ("Safeguarding Board for Northern Ireland", Jurisdiction::NorthernIreland),
            ("Jersey Safeguarding Partnership Board", Jurisdiction::Jersey),
            ("States of Guernsey: training policy", Jurisdiction::Guernsey),
            ("Isle of Man Safeguarding Board", Jurisdiction::IsleOfMan),
        ] {
            assert_eq!(titled(title).jurisdiction, Some(country), "{title}");
        }
    }

    #[test]
    fn a_name_that_only_sounds_like_it_does_not() {
        for title in [
            "Isle of Wight Safeguarding Children Partnership",
            "New Jersey Street Children's Centre: training policy",
            "Jersey Road schools: training policy",
            "The Prince of Wales Hospital: safeguarding children training",
            "Child protection conferences in England and Wales: training",
            "Croeso: learning and development in Herefordshire",
            "Manchester Safeguarding Children Partnership",
        ] {
            assert_eq!(titled(title), Remit::default(), "{title}");
        }
    }

    #[test]
    fn adults_are_told_from_adults_and_children() {
        let subject = |title: &str| titled(title).subject;
        assert_eq!(subject("Norfolk Safeguarding Adults Board training strategy"), Some(Subject::Adults));
        assert_eq!(subject("Adult protection training policy"), Some(Subject::Adults));
        for joint in
            ["Safeguarding Adults and Children's Partnership", "Safeguarding children, young people and adults at risk"]
        {
            assert_eq!(subject(joint), Some(Subject::Joint), "{joint}");
        }
        assert_eq!(titled("Training for adult learning tutors"), Remit::default());
        assert_eq!(titled("Learning and Development Strategy"), Remit::default());
    }
}
