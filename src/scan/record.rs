//! Whether a material as a whole tells what was: the minutes of a meeting, a yearly report, news. A record is judged as at its
//! own time: what was right then is history today, also where its sentences are in the present.

use super::opening::Opening;
use super::usage::{Named, Told};
use crate::extract::{Passage, PassageKind};

/// Within so many passages a record says what it is: in the first few, which are its title, or in a heading.
const OPENING: usize = 6;
const TITLE: usize = 3;

/// Within so many it says when it was.
const MOST_TO_DATE: usize = 12;

/// A text that tells what was.
#[derive(Debug)]
pub(super) struct Record {
    /// The years of which it tells.
    years: Vec<i16>,
    /// Whether it is news: what it asks for, it asks of its reader.
    is_news: bool,
}

impl Record {
    /// Looks whether passages are those of a record.
    pub(super) fn of(passages: &[Passage]) -> Option<Self> {
        let first = passages.get(..passages.len().min(MOST_TO_DATE)).unwrap_or_default();
        let opening: Vec<Opening<'_>> = first.iter().map(|passage| Opening::of(&passage.text)).collect();
        let is_record = opens_a_record(first, &opening);
        let is_news = !is_record && is_news(passages);
        let years = opening.iter().map(Opening::years).find(|years| !years.is_empty());
        (is_record || is_news).then(|| Self { years: years.unwrap_or_default(), is_news })
    }

    /// "LSCB annual report 2013/14": the title of a record in another text.
    pub(super) fn titled(text: &str) -> Option<Self> {
        let title = Opening::of(text);
        let years = title.years();
        (!years.is_empty() && title.is_of_a_record()).then_some(Self { years, is_news: false })
    }

    /// Whether a name was right at the time of the record. Without one, it surely tells of an earlier day.
    pub(super) fn has_right(&self, named: &Named, told: Told) -> bool {
        let was_right = self.years.is_empty() || named.was_right_in_one_of(&self.years);
        was_right && !(self.is_news && told == Told::Asked)
    }
}

/// Whether the first passages say that they are those of minutes, of a report or of the review of a single case.
fn opens_a_record(passages: &[Passage], opening: &[Opening<'_>]) -> bool {
    let head = opening.get(..opening.len().min(OPENING)).unwrap_or_default();
    let is_dated = head.iter().any(|words| !words.years().is_empty());
    let is_known = head.iter().zip(passages).enumerate().any(|(number, (words, passage))| {
        let is_title = |length: usize| number < length || passage.kind == PassageKind::Heading;
        words.is_of_minutes()
            || (is_title(TITLE) && words.is_of_a_record())
            || (is_title(TITLE - 1) && is_dated && words.is_report())
    });
    let is_of_one_case = head.iter().any(Opening::names_a_child) && head.iter().any(Opening::names_a_review);
    is_known || is_of_one_case || opening.iter().any(Opening::calls_itself_a_report)
}

/// Whether people are quoted again and again and the reader is never spoken to, as in a newspaper and not as in a lesson. It
/// shows early.
fn is_news(passages: &[Passage]) -> bool {
    const EARLY: usize = 40;
    const LEAST: usize = 2;
    const IN: usize = 6;
    const SPEECH: [&str; 6] = [" said", " told ", " added", " continued", " explained", " described "];
    const SPOKEN_TO: [&str; 4] = ["you", "your", "our", "we"];
    let early = passages.get(..passages.len().min(EARLY)).unwrap_or_default();
    let quotes =
        |text: &str| text.contains(['\u{201c}', '\u{2018}', '"']) || text.contains(" '") || text.starts_with('\'');
    let (quoting, plain): (Vec<&str>, Vec<&str>) =
        early.iter().map(|passage| passage.text.as_str()).partition(|text| quotes(text));
    let count = quoting.iter().filter(|text| SPEECH.iter().any(|word| text.contains(word))).count();
    if count < LEAST || count * IN < early.len() {
        return false;
    }
    let words = plain.iter().flat_map(|text| text.split(|letter: char| !letter.is_alphabetic()));
    !words.into_iter().any(|word| SPOKEN_TO.iter().any(|spoken| word.eq_ignore_ascii_case(spoken)))
}
