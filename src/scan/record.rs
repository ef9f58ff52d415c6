//! Whether a material as a whole tells of its own time: minutes, a report, news. What was right then is no mistake of it, also
//! where its sentences are in the present. Minutes are history and nothing else. Of a report or of news only its reader knows
//! whether people are still taught from it, and so what was right in it is history only perhaps.

use std::ops::Range;

use super::clause::Sentence;
use super::heading::{Part, part_of};
use super::quotation::{is_quoted, quotations};
use super::sentence::{gap, sentences};
use super::tense::may_be_past;
use super::usage::{Named, Told, Usage};
use super::when::{is_law, is_of_a_day, month, year};
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

/// What a text can be, the surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    /// Minutes, the title of a record in another text.
    Past,
    /// It is called a report or a meeting, or is the review of a single case.
    Report,
    /// News or a letter: it is called news or begins with its day, or it tells what happened.
    Story,
}

impl Record {
    /// Looks whether passages are those of a record.
    pub(super) fn of(passages: &[Passage]) -> Option<Self> {
        let first = passages.get(..passages.len().min(MOST_TO_DATE)).unwrap_or_default();
        let opening: Vec<Opening<'_>> = first.iter().map(|passage| Opening::of(&passage.text)).collect();
        // A sentence names other years too: that of what it cites.
        let years = |is_title: bool| {
            let tried = opening.iter().filter(|words| words.is_title || !is_title);
            tried.map(Opening::years).find(|years| !years.is_empty())
        };
        let years = years(true).or_else(|| years(false)).unwrap_or_default();
        // A day stands on the first slide of a training deck too.
        let is_deck = passages.first().is_some_and(|passage| matches!(part_of(passage), Part::Slide(_)));
        let has_a_day = !is_deck && opening.iter().take(TITLE + 1).any(Opening::is_a_day);
        let kind = Kind::of(first, &opening, !years.is_empty());
        let may_tell = !opening.iter().take(TITLE).any(Opening::is_of_rules);
        let tells = || may_tell && Telling::of(passages).is_a_story(has_a_day);
        let kind = kind.or_else(|| tells().then_some(Kind::Story))?;
        Some(Self { years, kind })
    }

    /// "LSCB annual report 2013/14": the title of a record in another text.
    pub(super) fn titled(text: &str) -> Option<Self> {
        let title = Opening::of(text);
        let (years, kind) = (title.years(), title.kind(true, true)?);
        (!years.is_empty() && kind != Kind::Story).then_some(Self { years, kind: Kind::Past })
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
        let kinds = head().zip(passages).enumerate().filter_map(|(number, (words, passage))| {
            let is_title = number < TITLE || passage.kind == PassageKind::Heading;
            words.kind(is_dated, number == 0).filter(|kind| is_title || *kind == Self::Past)
        });
        let is_of_one_case = head().any(Opening::names_a_child) && head().any(|words| words.has("review"));
        // A day stands over news, and under the title of a policy.
        let is_news =
            opening.first().is_some_and(Opening::is_a_day) || (is_dated && head().any(Opening::is_of_a_periodical));
        kinds.min().or(is_of_one_case.then_some(Self::Report)).or(is_news.then_some(Self::Story))
    }
}

/// What the first passages of a text tell, outside of what people are quoted to say.
#[derive(Debug)]
struct Telling<'p> {
    passages: &'p [Passage],
}

impl<'p> Telling<'p> {
    fn of(passages: &'p [Passage]) -> Self {
        const EARLY: usize = 40;
        Self { passages: passages.get(..EARLY).unwrap_or(passages) }
    }

    /// Whether it tells what happened, as news does: half as often, or more, as it says what is so. Where a day stands over it
    /// a quarter is enough, and it may speak to its reader, as a lesson does that tells a case.
    fn is_a_story(&self, has_a_day: bool) -> bool {
        /// Fewer tell nothing.
        const LEAST: usize = 3;
        let rate = if has_a_day { 4 } else { 2 };
        let told: Vec<Beginning<'_>> = self.passages.iter().map(|passage| Beginning::of(&passage.text)).collect();
        // Then it is none, whatever else it tells.
        if !has_a_day && told.iter().any(Beginning::speaks_to_the_reader) {
            return false;
        }
        let sentences = || told.iter().flat_map(|told| told.sentences().map(move |words| (told, words)));
        let (mut past, mut present) = (0, 0);
        for (told, words) in sentences().filter(|(told, words)| told.may_be_past(words)) {
            let (was, is) = told.tenses(words);
            past += was;
            present += is;
        }
        // The other sentences can only add to what is so, and need be read no further than it is too much.
        let mut others = sentences().filter(|(told, words)| !told.may_be_past(words));
        past >= LEAST
            && past * rate >= present
            && others.all(|(told, words)| {
                present += told.tenses(words).1;
                past * rate >= present
            })
    }
}

/// The beginning of a passage that may tell something.
struct Beginning<'p> {
    text: &'p str,
    words: Folded,
    quotations: Vec<Range<usize>>,
}

impl<'p> Beginning<'p> {
    fn of(text: &'p str) -> Self {
        let text = beginning(text, 1_000);
        Self { text, words: Folded::of(text), quotations: quotations(text) }
    }

    fn is_quoted(&self, at: usize) -> bool {
        is_quoted(&self.quotations, self.text, &self.words, &(at..at + 1))
    }

    fn speaks_to_the_reader(&self) -> bool {
        (0..self.words.len()).any(|at| matches!(self.words.word_at(at), "you" | "your") && !self.is_quoted(at))
    }

    fn sentences(&self) -> impl Iterator<Item = Range<usize>> {
        sentences(self.text, &self.words, &[]).into_iter()
    }

    /// Whether a sentence has one of the words without which nothing in it is past: few have.
    fn may_be_past(&self, words: &Range<usize>) -> bool {
        words.clone().any(|at| may_be_past(self.words.word_at(at), self.words.word_at(at + 1)))
    }

    /// How many clauses of a sentence tell what happened, and how many what is so today, outside of speech.
    fn tenses(&self, words: Range<usize>) -> (usize, usize) {
        let start = words.start;
        let (past, present) = Sentence::read(self.text, &self.words, words, &[]).tenses();
        (past, if present > 0 && self.is_quoted(start) { 0 } else { present })
    }
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
    /// Nothing is done in a title.
    is_title: bool,
}

impl<'p> Opening<'p> {
    /// Those of a passage.
    fn of(text: &'p str) -> Self {
        let text = beginning(text, 300);
        let mut opening = Self { text, words: Folded::of(text), is_title: true };
        let is_verb = |at: usize| {
            let signs = Signs::of(opening.word(at));
            // "Minutes of the meeting held on 3 May 2015".
            let is_held = signs.has(Signs::TRANSITIVE) && Signs::of(opening.word(at + 1)).has(Signs::PREPOSITION);
            let is_done = signs.has(Signs::PRESENT.and(Signs::PAST))
                || ["we", "i", "it", "they", "you"].contains(&opening.word(at));
            is_done && !is_held && month(opening.word(at)).is_none() && opening.before(at) != "in"
        };
        opening.is_title = !(0..opening.words.len()).any(is_verb);
        opening
    }

    fn word(&self, at: usize) -> &str {
        self.words.word_at(at)
    }

    fn before(&self, at: usize) -> &str {
        at.checked_sub(1).map_or("", |before| self.word(before))
    }

    /// The years, those of laws apart.
    fn years(&self) -> Vec<i16> {
        (0..self.words.len()).filter(|at| !is_law(self.before(*at))).filter_map(|at| year(self.word(at))).collect()
    }

    /// Whether it is a title with such a word.
    fn has(&self, word: &str) -> bool {
        self.is_title && (0..self.words.len()).any(|at| self.word(at) == word)
    }

    /// "Monday 10 June 2019".
    fn is_a_day(&self) -> bool {
        const LONGEST: usize = 4;
        let is_day = |at: usize| year(self.word(at)).is_some() && is_of_a_day(self.text, &self.words, at);
        self.words.len() <= LONGEST && (0..self.words.len()).any(is_day)
    }

    /// "Standard operating procedure", "Missing child policy": what such a text tells, it tells of what may happen.
    fn is_of_rules(&self) -> bool {
        ["policy", "policies", "procedure", "procedures", "protocol", "guidelines"].iter().any(|word| self.has(word))
    }

    /// "In this edition:", "this issue brings you".
    fn is_of_a_periodical(&self) -> bool {
        let names_itself = |at: usize| match (self.before(at), self.word(at)) {
            ("this", "edition" | "issue" | "newsletter" | "bulletin") => self.word(at + 1) != "of",
            ("this", "update" | "briefing") => at == 2 && self.word(0) == "in",
            _ => false,
        };
        (0..self.words.len()).any(names_itself)
    }

    /// "Child A", "Baby HD": a review bears the name of whom it is about.
    fn names_a_child(&self) -> bool {
        let is_initial = |at: usize| {
            let letters = self.text.get(self.words.range(at..at + 1)).unwrap_or_default();
            (1..=2).contains(&letters.len()) && letters.bytes().all(|letter| letter.is_ascii_uppercase())
        };
        let is_name = |at: usize| {
            let stands_first = ["", "review"].contains(&self.before(at));
            stands_first && ["child", "baby", "family"].contains(&self.word(at)) && is_initial(at + 1)
        };
        self.is_title && (0..self.words.len()).any(is_name)
    }

    /// What a title calls its text.
    fn kind(&self, is_dated: bool, is_first: bool) -> Option<Kind> {
        const MINUTES: &[&str] = &["", "and", "draft", "the", "meeting", "board", "committee", "approved"];
        /// "Publishing of reports", "how to report".
        const LINKS: &[&str] = &["to", "of", "for", "and", "or", "on"];
        let kind = |at: usize| match (self.before(at), self.word(at)) {
            (before, "minutes") if MINUTES.contains(&before) || is_number(before) => {
                self.is_noun_alone(at).then_some(Kind::Past)
            }
            // As an item of a table of contents it is no title of the text.
            ("annual" | "overview", "report") if is_dated || is_first => Some(Kind::Report),
            ("executive", "summary") => Some(Kind::Report),
            // "Report abuse" and "report form" are no titles of reports.
            ("", "reports") | (_, "reports") if ["or", "and", "of"].contains(&self.word(at + 1)) => None,
            (before, "report" | "reports") if is_dated && self.word(at + 1) != "form" && !LINKS.contains(&before) => {
                (at > 0 || self.is_noun_alone(at)).then_some(Kind::Report)
            }
            // "Meeting the requirements of 2017".
            (_, "meeting") if is_dated && !Signs::of(self.word(at + 1)).has(Signs::ARTICLE) => Some(Kind::Report),
            (_, "inspection") if self.word(at + 1) == "of" => Some(Kind::Report),
            (_, "newsletter" | "bulletin") => Some(Kind::Story),
            ("", "news") if self.words.len() == 1 => Some(Kind::Story),
            _ => None,
        };
        (0..self.words.len()).filter(|_| self.is_title).filter_map(kind).min()
    }

    /// "Minutes of", "Report:", "Minutes 12 May 2014".
    fn is_noun_alone(&self, at: usize) -> bool {
        let next = self.word(at + 1);
        let is_alone = ["", "of", "on", "from"].contains(&next) || is_number(next);
        is_alone || !gap(self.text, &self.words, at + 1).trim().is_empty()
    }
}
