//! Whether a material as a whole tells what was: the minutes of a meeting, a yearly report. A record is judged as at its
//! own time: what was right then is history today, also where its sentences are in the present.

use super::edition::{month, year};
use super::sentence::gap;
use super::usage::{Named, Told};
use super::words::Signs;
use crate::extract::{Passage, PassageKind};
use crate::guidance::Folded;

/// Within so many passages a record says what it is: in the first few, which are its title, or in a heading.
const OPENING: usize = 6;
const TITLE: usize = 3;

/// Within so many it says when it was.
const MOST_TO_DATE: usize = 12;

/// As much of a passage is read for that, in bytes.
const MOST_READ: usize = 300;

/// What a record is about is right as at these years.
#[derive(Debug)]
pub(super) struct Record {
    years: Vec<i16>,
    /// Whether it is news: what it asks for, it asks of its reader.
    is_news: bool,
}

impl Record {
    /// Looks whether passages are those of a record.
    pub(super) fn of(passages: &[Passage]) -> Option<Self> {
        let opening: Vec<Opening<'_>> =
            passages.iter().take(MOST_TO_DATE).map(|passage| Opening::of(&passage.text)).collect();
        let is_title = |number: usize, length: usize| {
            let is_heading = |passage: &Passage| passage.kind == PassageKind::Heading;
            number < length || (number < OPENING && passages.get(number).is_some_and(is_heading))
        };
        let is_dated = opening.iter().take(OPENING).any(|words| !words.years().is_empty());
        let is_record = opening.iter().enumerate().any(|(number, words)| {
            (is_title(number, OPENING) && words.is_of_minutes())
                || (is_title(number, TITLE) && words.is_of_a_record())
                || (is_title(number, TITLE - 1) && is_dated && words.is_report())
                || words.calls_itself_a_report()
        });
        let years = opening.iter().map(Opening::years).find(|years| !years.is_empty());
        let is_news = !is_record && is_news(passages);
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

/// Whether people are quoted again and again and the reader is never spoken to, as in a newspaper and not as in a lesson.
fn is_news(passages: &[Passage]) -> bool {
    const LEAST: usize = 2;
    const IN: usize = 6;
    const SPEECH: [&str; 6] = [" said", " told ", " added", " continued", " explained", " described "];
    const MARKS: [&str; 4] = ["\u{201c}", "\u{2018}", "\"", " '"];
    const SPOKEN_TO: [&str; 4] = ["you", "your", "our", "we"];
    let has = |text: &str, pieces: &[&str]| pieces.iter().any(|piece| text.contains(piece));
    let (quoting, plain): (Vec<&str>, Vec<&str>) = passages
        .iter()
        .map(|passage| passage.text.as_str())
        .partition(|text| has(text, &MARKS) || text.starts_with('\''));
    let count = quoting.iter().filter(|text| has(text, &SPEECH)).count();
    let speaks_to_the_reader = |text: &&str| {
        text.split(|letter: char| !letter.is_alphabetic()).any(|word| SPOKEN_TO.contains(&&*word.to_lowercase()))
    };
    count >= LEAST && count * IN >= passages.len() && !plain.iter().any(speaks_to_the_reader)
}

/// The first words of a passage.
struct Opening<'p> {
    text: &'p str,
    words: Folded,
}

impl<'p> Opening<'p> {
    fn of(text: &'p str) -> Self {
        let end = (0..=MOST_READ.min(text.len())).rev().find(|end| text.is_char_boundary(*end));
        let text = text.get(..end.unwrap_or_default()).unwrap_or_default();
        Self { text, words: Folded::of(text) }
    }

    fn any(&self, is_so: impl Fn(usize) -> bool) -> bool {
        (0..self.words.len()).any(is_so)
    }

    fn before(&self, at: usize) -> &str {
        at.checked_sub(1).map_or("", |before| self.words.word_at(before))
    }

    /// The years, those of laws apart.
    fn years(&self) -> Vec<i16> {
        let is_of_a_law = |at: usize| ["act", "acts", "regulations"].contains(&self.before(at));
        let years = (0..self.words.len()).filter(|at| !is_of_a_law(*at));
        years.filter_map(|at| year(self.words.word_at(at))).collect()
    }

    /// Nothing is done in a title.
    fn is_title(&self) -> bool {
        let is_month = |at: usize| month(self.words.word_at(at)).is_some();
        !self.any(|at| Signs::of(self.words.word_at(at)).has(Signs::PRESENT.and(Signs::PAST)) && !is_month(at))
    }

    /// "Annual report", "Executive summary", "LSCB meeting, 15 July 2014".
    fn is_of_a_record(&self) -> bool {
        let is_one = |at: usize| match (self.before(at), self.words.word_at(at)) {
            ("annual" | "overview", "report") | ("executive", "summary") => true,
            (_, "meeting") => self.any(|at| self.is_day(at)),
            _ => false,
        };
        self.is_title() && (self.any(is_one) || self.is_of_minutes())
    }

    fn is_of_minutes(&self) -> bool {
        const BEFORE: &[&str] = &["", "and", "draft", "the", "meeting", "board", "committee", "approved"];
        let is_noun = |at: usize| {
            self.words.word_at(at) == "minutes" && BEFORE.contains(&self.before(at)) && self.is_noun_alone(at)
        };
        self.is_title() && self.any(is_noun)
    }

    /// "Minutes of", "Minutes:", "Minutes 12 May 2014".
    fn is_noun_alone(&self, at: usize) -> bool {
        let next = self.words.word_at(at + 1);
        let is_number = next.starts_with(|letter: char| letter.is_ascii_digit());
        ["", "of", "from"].contains(&next) || is_number || !gap(self.text, &self.words, at + 1).trim().is_empty()
    }

    /// "Report of the survey", "Inspection of".
    fn is_report(&self) -> bool {
        let is_noun = |at: usize| match self.words.word_at(at) {
            "report" | "reports" => self.before(at) != "to",
            "inspection" => self.words.word_at(at + 1) == "of",
            _ => false,
        };
        self.is_title() && self.any(is_noun)
    }

    /// "This report looks at ...", and not "Send this report to ...".
    fn calls_itself_a_report(&self) -> bool {
        let begins = |at: usize| at == 0 || gap(self.text, &self.words, at).contains(['.', ':']);
        let is_verb = |word: &str| word.ends_with('s') || Signs::of(word).has(Signs::PRESENT.and(Signs::PAST));
        self.any(|at| {
            let noun = at + 1 + usize::from(self.words.word_at(at + 1) == "is") * 3;
            let is_report = self.words.word_at(at) == "this" && self.words.word_at(noun) == "report";
            is_report && begins(at) && (noun > at + 1 || is_verb(self.words.word_at(noun + 1)))
        })
    }

    /// "15 July 2014", "8/12/2015": whether the year of a day stands at a word.
    fn is_day(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(2).filter(|_| year(self.words.word_at(at)).is_some()) else { return false };
        let is_number = |at: usize| self.words.word_at(at).starts_with(|letter: char| letter.is_ascii_digit());
        let slashes = [at - 1, at].iter().all(|next| gap(self.text, &self.words, *next) == "/");
        month(self.words.word_at(at - 1)).is_some() || (is_number(before) && is_number(at - 1) && slashes)
    }
}
