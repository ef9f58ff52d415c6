//! The first words of a passage, and what they say of the kind of text that begins with them.

use super::edition::{month, year};
use super::sentence::gap;
use super::words::Signs;
use crate::guidance::Folded;

/// As much of a passage is read for that, in bytes.
const MOST_READ: usize = 300;

/// The first words of a passage.
pub(super) struct Opening<'p> {
    text: &'p str,
    words: Folded,
}

impl<'p> Opening<'p> {
    /// Those of a passage.
    pub(super) fn of(text: &'p str) -> Self {
        let end = (0..=MOST_READ.min(text.len())).rev().find(|end| text.is_char_boundary(*end));
        let text = text.get(..end.unwrap_or_default()).unwrap_or_default();
        Self { text, words: Folded::of(text) }
    }

    fn word(&self, at: usize) -> &str {
        self.words.word_at(at)
    }

    fn any(&self, is_so: impl Fn(usize) -> bool) -> bool {
        (0..self.words.len()).any(is_so)
    }

    fn before(&self, at: usize) -> &str {
        at.checked_sub(1).map_or("", |before| self.word(before))
    }

    /// The years, those of laws apart.
    pub(super) fn years(&self) -> Vec<i16> {
        let is_of_a_law = |at: usize| ["act", "acts", "regulations"].contains(&self.before(at));
        let years = (0..self.words.len()).filter(|at| !is_of_a_law(*at));
        years.filter_map(|at| year(self.word(at))).collect()
    }

    /// Nothing is done in a title.
    fn is_title(&self) -> bool {
        let is_month = |at: usize| month(self.word(at)).is_some();
        !self.any(|at| {
            Signs::of(self.word(at)).has(Signs::PRESENT.and(Signs::PAST)) && !is_month(at) && self.before(at) != "in"
        })
    }

    /// "Child A", "Baby HD": a review bears the name of whom it is about.
    pub(super) fn names_a_child(&self) -> bool {
        let is_initial = |at: usize| {
            let letters = self.text.get(self.words.range(at..at + 1)).unwrap_or_default();
            (1..=2).contains(&letters.len()) && letters.bytes().all(|letter| letter.is_ascii_uppercase())
        };
        self.is_title()
            && self.any(|at| {
                let stands_first = ["", "review"].contains(&self.before(at));
                stands_first && ["child", "baby", "family"].contains(&self.word(at)) && is_initial(at + 1)
            })
    }

    /// "Serious case review".
    pub(super) fn names_a_review(&self) -> bool {
        self.is_title() && self.any(|at| self.word(at) == "review")
    }

    /// "Annual report", "Executive summary", "LSCB meeting, 15 July 2014".
    pub(super) fn is_of_a_record(&self) -> bool {
        let is_one = |at: usize| match (self.before(at), self.word(at)) {
            ("annual" | "overview", "report") | ("executive", "summary") => true,
            (_, "meeting") => self.any(|at| self.is_day(at)),
            _ => false,
        };
        self.is_title() && (self.any(is_one) || self.is_of_minutes())
    }

    /// "Minutes of the meeting".
    pub(super) fn is_of_minutes(&self) -> bool {
        const BEFORE: &[&str] = &["", "and", "draft", "the", "meeting", "board", "committee", "approved"];
        let is_noun =
            |at: usize| self.word(at) == "minutes" && BEFORE.contains(&self.before(at)) && self.is_noun_alone(at);
        self.is_title() && self.any(is_noun)
    }

    /// "Minutes of", "Minutes:", "Minutes 12 May 2014".
    fn is_noun_alone(&self, at: usize) -> bool {
        let next = self.word(at + 1);
        let is_number = next.starts_with(|letter: char| letter.is_ascii_digit());
        ["", "of", "from"].contains(&next) || is_number || !gap(self.text, &self.words, at + 1).trim().is_empty()
    }

    /// "Report of the survey", "Inspection of".
    pub(super) fn is_report(&self) -> bool {
        let is_noun = |at: usize| match self.word(at) {
            "report" | "reports" => self.before(at) != "to",
            "inspection" => self.word(at + 1) == "of",
            _ => false,
        };
        self.is_title() && self.any(is_noun)
    }

    /// "This report looks at ...", and not "Send this report to ...".
    pub(super) fn calls_itself_a_report(&self) -> bool {
        let begins = |at: usize| at == 0 || gap(self.text, &self.words, at).contains(['.', ':']);
        let is_verb = |word: &str| word.ends_with('s') || Signs::of(word).has(Signs::PRESENT.and(Signs::PAST));
        self.any(|at| {
            let noun = at + 1 + usize::from(self.word(at + 1) == "is") * 3;
            let is_report = self.word(at) == "this" && self.word(noun) == "report";
            is_report && begins(at) && (noun > at + 1 || is_verb(self.word(noun + 1)))
        })
    }

    /// "15 July 2014", "8/12/2015": whether the year of a day stands at a word.
    fn is_day(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(2).filter(|_| year(self.word(at)).is_some()) else { return false };
        let is_number = |at: usize| self.word(at).starts_with(|letter: char| letter.is_ascii_digit());
        let slashes = [at - 1, at].iter().all(|next| gap(self.text, &self.words, *next) == "/");
        month(self.word(at - 1)).is_some() || (is_number(before) && is_number(at - 1) && slashes)
    }
}
