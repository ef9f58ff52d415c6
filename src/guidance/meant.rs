//! Which family a citation means by what stands where its id goes: the id, a title or a short form that people use.

use std::collections::HashMap;

use super::catalogue::Catalogue;
use super::family::{Family, Found};
use super::names::Words;
use crate::model::policy::Cited;

/// What the name of a document comes to.
#[derive(Clone, Debug)]
pub enum Meant<'c> {
    /// This family.
    Family(&'c Family),
    /// One of these, and nothing says which.
    OneOf(Vec<&'c Family>),
    /// The catalogue does not know it.
    Unknown,
}

impl<'c> Meant<'c> {
    /// The family, where it is known which.
    pub fn family(self) -> Option<&'c Family> {
        match self {
            Self::Family(family) => Some(family),
            Self::OneOf(_) | Self::Unknown => None,
        }
    }
}

/// Everything that families are called by, as far as it names them without an edition.
#[derive(Clone, Debug, Default)]
pub(super) struct Titles {
    families: HashMap<Words, Vec<usize>>,
}

impl Titles {
    /// The titles of families, each by its number.
    pub(super) fn of(families: &[Family]) -> Self {
        let mut titles = Self::default();
        for (index, family) in families.iter().enumerate() {
            titles.add(&family.id, index);
            for (_, title) in family.written_names() {
                titles.add(title, index);
            }
        }
        titles
    }

    /// Adds a title as it stands and without the year at its end: an Act is often called without it.
    fn add(&mut self, title: &str, family: usize) {
        for words in [Words::of(title), Words::of_title(title)].into_iter().filter(|words| words.len() > 0) {
            let known = self.families.entry(words.bare()).or_default();
            if !known.contains(&family) {
                known.push(family);
            }
        }
    }

    /// The families that a written title can mean.
    fn meant(&self, written: &str) -> &[usize] {
        // "(updated February 2024)" says something of the edition.
        let before_brackets = written.split('(').next().unwrap_or_default();
        let titles = [Words::of(written), Words::of_title(written), Words::of_title(before_brackets)];
        let keys = titles.into_iter().chain([Words::of_code(written)]);
        let known = keys.into_iter().find_map(|words| self.families.get(&words.bare()));
        known.map_or(&[], Vec::as_slice)
    }
}

impl Catalogue {
    /// The family that a written id, title or short form means. Where several go by it, the edition may say which.
    pub fn meant(&self, written: &str, edition: Option<&str>) -> Meant<'_> {
        if let Some(family) = self.family(written) {
            return Meant::Family(family);
        }
        let named = self.titles().meant(written).iter().filter_map(|&index| self.families().get(index));
        let named: Vec<&Family> = named.collect();
        let has_it = |family: &&&Family| edition.is_some_and(|edition| family.find(edition) != Found::Unknown);
        let mut of_that_edition = named.iter().filter(has_it);
        match (named.as_slice(), of_that_edition.next(), of_that_edition.next()) {
            ([], ..) => Meant::Unknown,
            ([only], ..) => Meant::Family(only),
            (_, Some(only), None) => Meant::Family(only),
            _ => Meant::OneOf(named),
        }
    }

    /// The family that an entry cites, where the catalogue knows it.
    pub fn family_cited(&self, entry: &Cited) -> Option<&Family> {
        self.meant(entry.id.text()?, entry.edition.text()).family()
    }
}

#[cfg(test)]
mod tests {
    use super::super::shared;
    use super::*;

    fn meant(written: &str, edition: Option<&str>) -> Vec<&'static str> {
        match shared().meant(written, edition) {
            Meant::Family(family) => vec![&family.id],
            Meant::OneOf(families) => families.into_iter().map(|family| family.id.as_str()).collect(),
            Meant::Unknown => Vec::new(),
        }
    }

    #[test]
    fn a_family_goes_by_its_id_its_titles_and_its_short_forms() {
        let known = [
            ("working-together", "working-together wt WT WTSC wt23 working-together-to-safeguard-children"),
            ("keeping-children-safe-in-education", "kcsie KCSiE KCSIE keeping_children_safe_in_education"),
            ("early-years-foundation-stage", "eyfs EYFS"),
            ("intercollegiate", "icd intercollegiate-document"),
            ("equality-act-2010", "equality-act equality-act-2010"),
            ("what-to-do-if-worried", "what-to-do-if-youre-worried-a-child-is-being-abused"),
        ];
        for (family, written) in known {
            for written in written.split(' ') {
                assert_eq!(meant(written, None), [family], "{written}");
            }
        }
        for (written, family) in [
            ("Working Together to Safeguard Children 2018", "working-together"),
            ("Working Together to Safeguarding Children", "working-together"),
            ("Keeping Children Safe in Education (2025)", "keeping-children-safe-in-education"),
            ("The Children Act 1989", "children-act-1989"),
            ("Working Together 2023 (updated February 2024)", "working-together"),
            ("RSHE", "relationships-sex-and-health-education"),
            ("KCSIE statutory guidance", "keeping-children-safe-in-education"),
            ("KCSIE September 2025", "keeping-children-safe-in-education"),
            ("Keeping children safe in education 2025/26", "keeping-children-safe-in-education"),
            (
                "Keeping children safe in education: statutory guidance for schools and colleges (1 September 2025)",
                "keeping-children-safe-in-education",
            ),
            ("Working Together to Safeguard Children: July 2018", "working-together"),
            ("Early Years Foundation Stage framework", "early-years-foundation-stage"),
            ("WTTSC", "working-together"),
            ("Intercollegiate Guidance", "intercollegiate"),
            ("What to do if you are worried a child is being abused", "what-to-do-if-worried"),
            ("Prevent duty guidance: for England and Wales", "prevent-duty"),
            ("Revised Prevent duty guidance: for England and Wales", "prevent-duty"),
            ("Information sharing: advice for practitioners", "information-sharing"),
            (
                "Information sharing: advice for practitioners providing safeguarding services to children, young \
                 people, parents and carers",
                "information-sharing",
            ),
            (
                "Working Together to Safeguard Children: a guide to inter-agency working to safeguard and promote the \
                 welfare of children 2018",
                "working-together",
            ),
            (
                "Working Together to Safeguard Children: a guide to multi-agency working to help, protect and promote \
                 the welfare of children 2023",
                "working-together",
            ),
        ] {
            assert_eq!(meant(written, None), [family], "{written}");
        }
    }

    #[test]
    fn the_edition_says_which_of_two_acts_is_meant() {
        assert_eq!(meant("children-act", None), ["children-act-1989", "children-act-2004"]);
        assert_eq!(meant("Children Act", Some("2004")), ["children-act-2004"]);
        assert_eq!(meant("children-act", Some("2010")).len(), 2);
    }

    #[test]
    fn what_merely_resembles_a_title_is_not_known() {
        for written in
            ["iscp-business-plan", "2020", "4th edition", "act", "guidance", "together", "", "year-2", "(2023)"]
        {
            assert_eq!(meant(written, None), Vec::<&str>::new(), "{written}");
        }
    }
}
