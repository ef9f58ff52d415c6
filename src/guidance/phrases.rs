//! Every name in the catalogue by its first word, so that a text is read once however many names there are, and a name is
//! found only as whole words.

use std::collections::HashMap;
use std::ops::Range;

use foldhash::fast::RandomState;

use super::catalogue::Term;
use super::family::Family;
use super::folded::{BEGIN, END, Folded, spelt_with_stops};

/// The names of a catalogue, ready to be looked up in texts.
#[derive(Clone, Debug, Default)]
pub struct Phrases {
    /// The names, folded and in their order: those that begin with the same word stand together, and of two that begin
    /// alike the longer one comes later.
    names: Vec<(String, Phrase)>,
    /// Which of them begin with a word.
    beginning: HashMap<String, Range<usize>, RandomState>,
}

/// A name and the row that it belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// The row.
    pub row: Row,
    /// What the name is to the row.
    pub form: Form,
    /// How it has to be written.
    pub script: Script,
}

/// A row of the catalogue, by its number there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Row {
    /// A name that was replaced.
    Term(usize),
    /// A document that appears in editions.
    Family(usize),
}

/// What a name is to its row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Form {
    /// The whole title, or the name itself.
    Full,
    /// A short title, or the title of one edition.
    Short,
    /// A mistake that people make in the title.
    Wrong,
    /// Letters that mean it only together with a year: the WT of WT23.
    Code,
    /// Something else that the abbreviation stands for elsewhere.
    Other,
}

/// How a name has to be written to be meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Script {
    /// Any way.
    Any,
    /// In capitals: an abbreviation.
    Capitals,
    /// With capitals at the beginning of its words: "no secrets" is no title.
    Title,
}

/// A name in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// What it is.
    pub phrase: Phrase,
    /// Its words.
    pub words: Range<usize>,
}

impl Phrases {
    /// The names of a catalogue's rows.
    pub(super) fn of(families: &[Family], terms: &[Term]) -> Self {
        let mut known: HashMap<String, Phrase> = HashMap::new();
        let mut add = |name: &str, phrase: Phrase| {
            for name in with_plural(&Folded::of(name)) {
                // Of two meanings the one more exactly said counts, and a replaced name rather than a title.
                let better = |before: &Phrase| (before.form, before.row) > (phrase.form, phrase.row);
                if !name.is_empty() && known.get(&name).is_none_or(better) {
                    known.insert(name, phrase);
                }
            }
        };
        for (index, term) in terms.iter().enumerate() {
            for name in term.names() {
                let script = if is_abbreviation(name) { Script::Capitals } else { script_of(term, name) };
                add(name, Phrase { row: Row::Term(index), form: Form::Full, script });
            }
            for other in term.other_meanings() {
                add(other, Phrase { row: Row::Term(index), form: Form::Other, script: Script::Any });
            }
        }
        for (index, family) in families.iter().enumerate() {
            for (form, name) in family.written_names() {
                let script = match () {
                    () if is_abbreviation(name) => Script::Capitals,
                    () if is_said_too(family, form, name) => Script::Title,
                    () => Script::Any,
                };
                add(name, Phrase { row: Row::Family(index), form, script });
            }
        }
        for (index, term) in terms.iter().enumerate() {
            let row = Row::Term(index);
            for slip in term.names().flat_map(|name| slips(term, name)) {
                for name in with_plural(&Folded::of(&slip)) {
                    known.entry(name).or_insert(Phrase { row, form: Form::Full, script: script_of(term, &slip) });
                }
            }
        }
        let mut names: Vec<_> = known.into_iter().collect();
        names.sort_by(|(one, _), (other, _)| one.cmp(other));
        let mut beginning: HashMap<String, Range<usize>, RandomState> = HashMap::default();
        for (index, (name, _)) in names.iter().enumerate() {
            match beginning.get_mut(first_word(name)) {
                Some(alike) => alike.end = index + 1,
                None => {
                    beginning.insert(first_word(name).to_owned(), index..index + 1);
                }
            }
        }
        Self { names, beginning }
    }

    /// The longest name that begins with a word of a text and is written there as it has to be, with its words.
    fn longest_at(&self, text: &str, folded: &Folded, word: usize) -> Option<Hit> {
        let alike = self.beginning.get(folded.word_at(word))?;
        let rest = folded.text_from(word);
        self.names.get(alike.clone())?.iter().rev().filter(|(name, _)| rest.starts_with(name)).find_map(
            |(name, phrase)| {
                let hit = Hit { phrase: *phrase, words: word..word + words_in(name) };
                hit.is_meant(text, folded).then_some(hit)
            },
        )
    }

    /// The word with which the longest name begins that a text ends inside of.
    pub fn begun_at_the_end(&self, folded: &Folded) -> Option<usize> {
        const LONGEST: usize = 10;
        let goes_on = |word: &usize| {
            let rest = folded.text_from(*word);
            let alike = self.beginning.get(folded.word_at(*word)).and_then(|alike| self.names.get(alike.clone()));
            alike.is_some_and(|names| names.iter().any(|(name, _)| name.len() > rest.len() && name.starts_with(rest)))
        };
        (folded.len().saturating_sub(LONGEST)..folded.len()).find(goes_on)
    }

    /// The names in a text, in its order; of names that overlap the first, and of those the longest.
    pub fn find<'t>(&'t self, text: &'t str, folded: &'t Folded) -> impl Iterator<Item = Hit> + 't {
        let mut next = 0;
        std::iter::from_fn(move || {
            let hit = (next..folded.len()).find_map(|at| self.longest_at(text, folded, at))?;
            next = hit.words.end;
            Some(hit)
        })
    }
}

impl Hit {
    /// Whether words are written as their name has to be.
    fn is_meant(&self, text: &str, folded: &Folded) -> bool {
        let written = text.get(folded.range(self.words.clone())).unwrap_or_default();
        // A title may have a colon in it; a name that a sentence's mark cuts in two is none.
        let is_document = matches!(self.phrase.row, Row::Family(_));
        let cuts: &[char] = if is_document { &[';', '!', '?'] } else { &[';', '!', '?', ':', '.'] };
        let is_code = self.phrase.script == Script::Capitals;
        // "C.R.B."
        let has_stops = is_code && spelt_with_stops(written) == written.len();
        let fits = match self.phrase.script {
            Script::Any => true,
            // "Room CAF 2": something else that is numbered.
            Script::Capitals => {
                (has_stops || is_abbreviation(written)) && (is_document || !is_numbered(text, folded, self.words.end))
            }
            Script::Title => is_title(written),
        };
        fits && (has_stops || !written.contains(cuts)) && !self.is_marked_in_part(text, folded, written)
    }

    /// "A 'common' assessment framework": whether marks around its first words set them apart from the rest.
    fn is_marked_in_part(&self, text: &str, folded: &Folded, written: &str) -> bool {
        let before = text.get(..folded.range(self.words.clone()).start).unwrap_or_default();
        let closing = match before.chars().next_back() {
            Some('\u{2018}') => '\u{2019}',
            Some('\u{201c}') => '\u{201d}',
            Some(mark @ ('\'' | '"')) => mark,
            _ => return false,
        };
        let mut rest = written.split(closing).skip(1);
        rest.any(|rest| rest.starts_with(' ')) && !text[before.len() + written.len()..].starts_with(closing)
    }
}

/// Whether a number stands behind a space at a word. Behind another mark it is that of a page or a list, and at the end of a line
/// of contents, which begins with a number too, that of a page.
fn is_numbered(text: &str, folded: &Folded, next: usize) -> bool {
    let word = folded.word_at(next);
    let is_entry =
        |at: usize| text.get(folded.range(at..at + 1)).is_some_and(|word| word.starts_with(char::is_uppercase));
    let ends_entry = next + 1 == folded.len() || is_entry(next + 1);
    let is_of_contents = ends_entry && text.starts_with(|letter: char| letter.is_ascii_digit());
    if is_of_contents {
        return false;
    }
    let is_number = (1..=3).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_digit());
    is_number
        && text.get(..folded.range(next..next + 1).start).is_some_and(|before| {
            let mut letters = before.chars().rev().skip_while(|letter| letter.is_whitespace());
            letters.next().is_some_and(char::is_alphanumeric)
        })
}

/// "Keeping Children Safe": whether the beginning of a title is also said of what people do, and has to be written as a title.
fn is_said_too(family: &Family, form: Form, name: &str) -> bool {
    const FEWEST_WORDS: usize = 3;
    let begins = family.title.strip_prefix(name).is_some_and(|rest| rest.starts_with(' '));
    form == Form::Short && begins && is_title(name) && name.split(' ').count() >= FEWEST_WORDS
}

/// Names of bodies and processes are written in any way, and so is what has a year in it; a title without its capitals may be a plain sentence.
fn script_of(term: &Term, name: &str) -> Script {
    const LONG: usize = 6;
    let anyhow = ["body", "process", "role"].contains(&term.kind.as_str());
    // Nobody says so many words by chance.
    let is_long = name.split(' ').count() >= LONG;
    let is_law = is_long || name.contains(|letter: char| letter.is_ascii_digit());
    if !anyhow && !is_law && name.contains(' ') && is_title(name) { Script::Title } else { Script::Any }
}

/// A name as people write it by mistake: a long one without a small word inside, that of a body with its plurals elsewhere,
/// "Criminals Record Bureau".
fn slips(term: &Term, name: &str) -> Vec<String> {
    const FEWEST_OF_LONG: usize = 5;
    const FEWEST: usize = 3;
    let words: Vec<&str> = name.split(' ').collect();
    let is_of_a_body = ["body", "process"].contains(&term.kind.as_str());
    if words.len() >= FEWEST_OF_LONG {
        let without = |small: &str| words.iter().filter(|word| **word != small).copied().collect::<Vec<_>>().join(" ");
        return ["the", "their"].into_iter().filter(|small| words.contains(small)).map(without).collect();
    }
    if words.len() < FEWEST || !is_of_a_body {
        return Vec::new();
    }
    let other = |word: &str| word.strip_suffix('s').map_or_else(|| format!("{word}s"), str::to_owned);
    let last = words.len() - 1;
    let written = |choice: usize| {
        let word = |(at, word): (usize, &&str)| if (choice >> at) & 1 == 1 { other(word) } else { (*word).to_owned() };
        words.iter().enumerate().map(word).collect::<Vec<_>>().join(" ")
    };
    (1..1 << last).map(written).collect()
}

/// A folded name, with "s" at its end as well.
fn with_plural(name: &Folded) -> Vec<String> {
    let text = name.text();
    let Some(stem) = text.strip_suffix(END) else { return Vec::new() };
    if stem.ends_with('s') { vec![text.to_owned()] } else { vec![text.to_owned(), format!("{stem}s{END}")] }
}

/// The first word of a folded name.
fn first_word(name: &str) -> &str {
    name.split(END).next().unwrap_or_default().trim_start_matches(BEGIN)
}

/// How many words a folded name has.
fn words_in(name: &str) -> usize {
    name.matches(END).count()
}

/// Whether a name is one word of capitals, apart from an "s" at its end.
pub fn is_abbreviation(name: &str) -> bool {
    let stem = name.strip_suffix('s').unwrap_or(name).trim_end_matches(['\'', '\u{2019}']);
    stem.len() >= 2
        && stem.chars().all(|letter| letter.is_uppercase() || letter.is_ascii_digit())
        && stem.chars().any(char::is_uppercase)
}

/// Whether all words that carry the name begin with capitals.
pub fn is_title(name: &str) -> bool {
    const SMALL: [&str; 12] =
        ["and", "with", "from", "what", "that", "into", "when", "your", "you're", "you\u{2019}re", "their", "being"];
    let mut words = name.split([' ', '-']).filter(|word| word.chars().count() >= 3 && !SMALL.contains(word)).peekable();
    let titled = |word: &str| {
        let first = word.chars().find(|letter| letter.is_alphabetic());
        first.is_none_or(char::is_uppercase) || ["for", "the", "are", "her", "his"].contains(&word)
    };
    words.peek().is_some() && words.all(titled)
}

#[cfg(test)]
mod tests {
    use super::super::shared;
    use super::*;

    fn found(text: &str) -> Vec<(&'static str, Form)> {
        let folded = Folded::of(text);
        let hits: Vec<Hit> = shared().phrases().find(text, &folded).collect();
        hits.into_iter()
            .map(|hit| match hit.phrase.row {
                Row::Family(index) => (shared().families()[index].id.as_str(), hit.phrase.form),
                Row::Term(index) => (shared().terms()[index].id.as_str(), hit.phrase.form),
            })
            .collect()
    }

    #[test]
    fn the_longest_name_counts() {
        let full = ("working-together", Form::Full);
        assert_eq!(found("Working Together to Safeguard\u{a0}Children 2018"), [full]);
        assert_eq!(found("Working together"), [("working-together", Form::Short)]);
        assert_eq!(
            found("the Local Safeguarding Children Boards Regulations 2006"),
            [("lscb-regulations-2006", Form::Full)]
        );
        assert_eq!(
            found("Framework for the Assessment of Children in Need and their Families")[0].0,
            "framework-for-assessment-2000"
        );
    }

    #[test]
    fn plurals_and_possessives_count() {
        for text in [
            "LSCBs",
            "LSCB's",
            "LSCB\u{2019}s",
            "Safeguarding Children Board's",
            "local safeguarding children boards",
            "Local Safeguarding Children\u{2019}s Board",
            "Kent Safeguarding Children's Boards",
        ] {
            assert_eq!(found(text), [("lscb", Form::Full)], "{text}");
        }
    }

    #[test]
    fn abbreviations_and_titles_need_their_capitals() {
        for text in
            ["lscb", "4LSCB", "LSCBX", "caf\u{e9}", "CAF\u{c9}", "no secrets here", "every child matters", "discharged"]
        {
            assert_eq!(found(text), [], "{text}");
        }
        assert_eq!(found("No Secrets (2000)"), [("no-secrets", Form::Full)]);
        assert_eq!(found("see WT23 and WT 2018").len(), 2);
        // Councils write it with a small letter, and it means nothing else.
        assert_eq!(found("KCSiE 2025"), [("keeping-children-safe-in-education", Form::Short)]);
        assert_eq!(found("Room CAF 2"), []);
        assert_eq!(found("1.5 When to undertake a CAF 9"), [("common-assessment-framework", Form::Full)]);
        // Where the longer name is not written as it has to be, the shorter one in it counts.
        assert_eq!(found("domestic violence and abuse"), [("domestic-violence", Form::Full)]);
    }
}
