//! Whether a material as a whole tells of its own time: minutes, a report, news. What was right then is no mistake of it, also
//! where its sentences are in the present. Minutes are history and nothing else. Of a report or of news only its reader knows
//! whether people are still taught from it, and so what was right in it is history only perhaps.

use super::clause::Sentence;
use super::quotation::{is_quoted, quotations};
use super::sentence::{gap, sentences};
use super::usage::{Named, Told, Usage};
use super::when::{is_of_a_day, month, year};
use super::words::Signs;
use crate::extract::{Passage, PassageKind};
use crate::guidance::Folded;

/// Within so many passages a text says what it is: in the first few, which are its title, or in a heading.
const OPENING: usize = 6;
const TITLE: usize = 3;

/// Within so many it says when it was.
const MOST_TO_DATE: usize = 12;

/// A text that tells of its own time.
#[derive(Debug)]
pub(super) struct Record {
    /// The years of which it tells.
    years: Vec<i16>,
    kind: Kind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// Minutes of a meeting, the title of a record in another text.
    Past,
    /// It is called a report, or the review of a single case.
    Report,
    /// News or a letter: so called, or it tells what happened.
    Story,
}

impl Record {
    /// Looks whether passages are those of a record.
    pub(super) fn of(passages: &[Passage]) -> Option<Self> {
        let first = passages.get(..passages.len().min(MOST_TO_DATE)).unwrap_or_default();
        let opening: Vec<Opening<'_>> = first.iter().map(|passage| Opening::of(&passage.text)).collect();
        // A sentence names other years too: that of what it cites.
        let years = |is_title: bool| {
            let tried = opening.iter().filter(|words| !is_title || words.is_title_with(|_| true));
            tried.map(Opening::years).find(|years| !years.is_empty())
        };
        let years = years(true).or_else(|| years(false)).unwrap_or_default();
        let kind = Kind::of(first, &opening, !years.is_empty());
        let kind = kind.or_else(|| tells_a_story(passages).then_some(Kind::Story))?;
        Some(Self { years, kind })
    }

    /// "LSCB annual report 2013/14": the title of a record in another text.
    pub(super) fn titled(text: &str) -> Option<Self> {
        let title = Opening::of(text);
        let years = title.years();
        (!years.is_empty()
            && (title.is_report(true) || title.is_of_minutes() || (title.has("meeting") && title.has_a_day())))
        .then_some(Self { years, kind: Kind::Past })
    }

    /// How a name is used that was right at the time of the record. Without one, it surely tells of an earlier day. What news
    /// asks for, it asks of its reader.
    pub(super) fn usage(&self, named: &Named, told: Told) -> Option<Usage> {
        let was_right = self.years.is_empty() || named.was_right_in_one_of(&self.years);
        match self.kind {
            _ if !was_right => None,
            Kind::Story if told == Told::Asked => None,
            Kind::Past => Some(Usage::History),
            Kind::Report | Kind::Story => Some(Usage::OfItsTime),
        }
    }
}

impl Kind {
    /// What the first passages call themselves.
    fn of(passages: &[Passage], opening: &[Opening<'_>], is_dated: bool) -> Option<Self> {
        let head = || opening.iter().take(OPENING);
        let titles = head().zip(passages).enumerate().filter_map(|(number, (words, passage))| {
            (number < TITLE || passage.kind == PassageKind::Heading).then_some(words)
        });
        let titles: Vec<&Opening<'_>> = titles.collect();
        let is_meeting = titles.iter().any(|title| title.has("meeting")) && opening.iter().any(Opening::has_a_day);
        let is_of_one_case = head().any(Opening::names_a_child) && titles.iter().any(|title| title.has("review"));
        if is_meeting || head().any(Opening::is_of_minutes) {
            return Some(Self::Past);
        }
        if is_of_one_case || titles.iter().any(|title| title.is_report(is_dated)) {
            return Some(Self::Report);
        }
        // A day stands over news, and under the title of a policy.
        let is_news = titles.iter().any(|title| title.has("newsletter") || title.has("bulletin"))
            || head().any(|words| words.word(0) == "dear")
            || opening.first().is_some_and(Opening::is_a_day);
        is_news.then_some(Self::Story)
    }
}

/// Whether a text tells what happened, as news does: half as many of its clauses, or more, as say what is so today, outside
/// of what people are quoted to say. A lesson that tells a case speaks to its reader. It shows early.
fn tells_a_story(passages: &[Passage]) -> bool {
    const EARLY: usize = 40;
    const LEAST: usize = 3;
    let (mut past, mut present) = (0, 0);
    for passage in passages.iter().take(EARLY) {
        let text = beginning(&passage.text, 1_000);
        let (folded, quotations) = (Folded::of(text), quotations(text));
        let is_quoted = |at: usize| is_quoted(&quotations, &folded, &(at..at + 1));
        let speaks_to_the_reader = |at: usize| ["you", "your"].contains(&folded.word_at(at)) && !is_quoted(at);
        if (0..folded.len()).any(speaks_to_the_reader) {
            return false;
        }
        for words in sentences(text, &folded) {
            let is_speech = is_quoted(words.start);
            let (told, today) = Sentence::read(text, &folded, words, &[]).tenses();
            past += told;
            present += if is_speech { 0 } else { today };
        }
    }
    past >= LEAST && past * 2 >= present
}

fn is_number(word: &str) -> bool {
    word.starts_with(|letter: char| letter.is_ascii_digit())
}

fn beginning(text: &str, most: usize) -> &str {
    let end = (0..=most.min(text.len())).rev().find(|end| text.is_char_boundary(*end));
    text.get(..end.unwrap_or_default()).unwrap_or_default()
}

/// The first words of a passage, and what they say of the kind of text that begins with them.
struct Opening<'p> {
    text: &'p str,
    words: Folded,
}

impl<'p> Opening<'p> {
    /// Those of a passage.
    fn of(text: &'p str) -> Self {
        let text = beginning(text, 300);
        Self { text, words: Folded::of(text) }
    }

    fn word(&self, at: usize) -> &str {
        self.words.word_at(at)
    }

    fn before(&self, at: usize) -> &str {
        at.checked_sub(1).map_or("", |before| self.word(before))
    }

    /// The years, those of laws apart.
    fn years(&self) -> Vec<i16> {
        let is_of_a_law = |at: usize| ["act", "acts", "regulations"].contains(&self.before(at));
        (0..self.words.len()).filter(|at| !is_of_a_law(*at)).filter_map(|at| year(self.word(at))).collect()
    }

    /// Whether it is a title, in which nothing is done, and has such a word.
    fn is_title_with(&self, is_one: impl Fn(usize) -> bool) -> bool {
        let is_verb = |at: usize| {
            let signs = Signs::of(self.word(at));
            signs.has(Signs::PRESENT.and(Signs::PAST)) && month(self.word(at)).is_none() && self.before(at) != "in"
        };
        (0..self.words.len()).any(is_one) && !(0..self.words.len()).any(is_verb)
    }

    /// "Child A", "Baby HD": a review bears the name of whom it is about.
    fn names_a_child(&self) -> bool {
        let is_initial = |at: usize| {
            let letters = self.text.get(self.words.range(at..at + 1)).unwrap_or_default();
            (1..=2).contains(&letters.len()) && letters.bytes().all(|letter| letter.is_ascii_uppercase())
        };
        self.is_title_with(|at| {
            let stands_first = ["", "review"].contains(&self.before(at));
            stands_first && ["child", "baby", "family"].contains(&self.word(at)) && is_initial(at + 1)
        })
    }

    /// Whether it is a title with such a word.
    fn has(&self, word: &str) -> bool {
        self.is_title_with(|at| self.word(at) == word)
    }

    /// "Minutes of the meeting", "Minutes:".
    fn is_of_minutes(&self) -> bool {
        const BEFORE: &[&str] = &["", "and", "draft", "the", "meeting", "board", "committee", "approved"];
        self.is_title_with(|at| {
            let before = self.before(at);
            self.word(at) == "minutes" && (BEFORE.contains(&before) || is_number(before)) && self.is_noun_alone(at)
        })
    }

    fn has_a_day(&self) -> bool {
        (0..self.words.len()).any(|at| year(self.word(at)).is_some() && is_of_a_day(self.text, &self.words, at))
    }

    /// "Monday 10 June 2019".
    fn is_a_day(&self) -> bool {
        const LONGEST: usize = 4;
        self.has_a_day() && self.words.len() <= LONGEST
    }

    /// "Minutes of", "Minutes:", "Minutes 12 May 2014".
    fn is_noun_alone(&self, at: usize) -> bool {
        let next = self.word(at + 1);
        ["", "of", "from"].contains(&next) || is_number(next) || !gap(self.text, &self.words, at + 1).trim().is_empty()
    }

    /// "Annual report", "Report of the survey", "Inspection of", "Executive summary".
    fn is_report(&self, is_dated: bool) -> bool {
        self.is_title_with(|at| match (self.before(at), self.word(at)) {
            ("annual" | "overview", "report") => true,
            (before, "report" | "reports") => is_dated && before != "to",
            (_, "inspection") => self.word(at + 1) == "of",
            ("executive", "summary") => true,
            _ => false,
        })
    }
}
