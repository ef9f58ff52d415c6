//! Whether a sentence uses a name for today or speaks of the past. A mistake either way costs something: history that is
//! flagged makes people stop reading, so in doubt a sentence speaks of the past; but an instruction is always for today.

mod words;

use std::ops::Range;

use super::edition::{month, year};
use super::sentence::{gap, is_capital};
use crate::guidance::Folded;
use words::{AUXILIARIES, DUTIES, LOOKING_AHEAD, LOOKING_BACK, PARTICIPLES, PAST, PRESENT, REPORTING};

/// How a name is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Usage {
    /// For today.
    Now,
    /// As what is to come.
    Planned,
    /// As what was.
    History,
    /// In somebody else's words, or as a source.
    Quoted,
}

/// A name in a sentence, with what is known of it.
#[derive(Clone, Debug)]
pub(super) struct Named {
    /// Its words, with an edition.
    pub(super) words: Range<usize>,
    /// The first year in which it was right, where that is known.
    pub(super) from: Option<i16>,
    /// The last year in which it was right.
    pub(super) until: Option<i16>,
    /// Whether it names something that is done again and again, and each time bears the name of what it is about.
    pub(super) is_review: bool,
    /// Whether it is so old an edition that "was" is enough for a sentence to look back.
    pub(super) is_long_gone: bool,
    /// Whether it has an edition, so that a year beside it is no date.
    pub(super) has_edition: bool,
}

/// A sentence with its signs of past and present.
#[derive(Debug)]
pub(super) struct Sentence<'a> {
    text: &'a str,
    folded: &'a Folded,
    words: Range<usize>,
    /// Words that say of the whole sentence that it looks back.
    looks_back: bool,
    /// Forms such as "was" and "found".
    past: bool,
    /// Those, or others that end in "-ed".
    past_or_participle: bool,
    present: bool,
    /// Whether something is said to go on.
    goes_on: bool,
    duty: bool,
    /// The years named, editions and titles apart.
    years: Vec<i16>,
    /// Those of them up to which something was so.
    ends: Vec<i16>,
}

impl Named {
    /// Whether it was right in a year.
    fn was_right_in(&self, year: i16) -> bool {
        self.until.is_some_and(|until| year <= until) && self.from.is_none_or(|from| from <= year)
    }
}

impl<'a> Sentence<'a> {
    /// Reads the signs of a sentence. `covered` are the words of names and editions, in order: their years are no dates.
    pub(super) fn read(text: &'a str, folded: &'a Folded, words: Range<usize>, covered: &[Range<usize>]) -> Self {
        let mut sentence = Self {
            text,
            folded,
            words: words.clone(),
            looks_back: false,
            past: false,
            past_or_participle: false,
            present: false,
            goes_on: false,
            duty: false,
            years: Vec::new(),
            ends: Vec::new(),
        };
        let mut covered = covered.iter().peekable();
        for index in words {
            while covered.peek().is_some_and(|range| range.end <= index) {
                covered.next();
            }
            if !covered.peek().is_some_and(|range| range.contains(&index)) {
                sentence.read_word(index);
            }
        }
        let opening = sentence.words.start;
        // "Did you know that the LSCB ..." asks about today.
        if ["did", "were", "was"].contains(&sentence.word(opening)) && sentence.word(opening + 1) == "you" {
            (sentence.past, sentence.past_or_participle) = (false, false);
        }
        let is_heading =
            ["history", "timeline"].contains(&sentence.word(opening)) && sentence.gap(opening + 1).contains(':');
        sentence.looks_back |= is_heading;
        sentence
    }

    fn read_word(&mut self, index: usize) {
        let word = self.word(index);
        let past = self.is_past(index);
        let present = PRESENT.contains(&word);
        let duty = DUTIES.contains(&word);
        let regular = is_regular_past(word) && !AUXILIARIES.contains(&self.before(index, 1));
        let by_somebody =
            regular && ["we", "they", "he", "she", "it", "i", "who", "nobody"].contains(&self.before(index, 1));
        self.years.extend(year(word));
        self.looks_back |= LOOKING_BACK.iter().any(|phrase| self.stands(phrase, index));
        self.ends.extend(self.end_at(index));
        self.past |= past || by_somebody;
        self.past_or_participle |= past || regular;
        self.goes_on |= ["continues", "continue", "keeps"].contains(&word);
        self.present |= present || self.goes_on;
        self.duty |= duty;
    }

    /// How a name is used in it, quotations apart.
    pub(super) fn usage(&self, named: &Named) -> Usage {
        let is_past = self.looks_back
            || self.ends.iter().any(|year| named.was_right_in(*year - 1))
            || self.is_called_old(named)
            || self.is_single_review(named)
            || (!named.has_edition && self.is_dated(named))
            || self.does_something_past(named)
            || self.belongs_to_the_past(named)
            || (!self.is_followed(named)
                && (self.is_dated_past(named) || (self.past && (!self.present || named.is_long_gone && !self.duty))));
        if is_past { Usage::History } else { Usage::Now }
    }

    /// How the name of something that may not be there yet is used, where it is otherwise used so: as planned, where the
    /// sentence looks ahead. Words of names count too: a Bill is no law yet.
    pub(super) fn usage_of_what_is_to_come(&self, usage: Usage) -> Usage {
        let stands_at = |index| LOOKING_AHEAD.iter().any(|phrase| self.stands(phrase, index));
        let looks_ahead = usage == Usage::Now && self.words.clone().any(stands_at);
        if looks_ahead { Usage::Planned } else { usage }
    }

    fn word(&self, index: usize) -> &'a str {
        if self.words.contains(&index) { self.folded.word_at(index) } else { "" }
    }

    fn before(&self, index: usize, back: usize) -> &'a str {
        index.checked_sub(back).map_or("", |index| self.word(index))
    }

    fn gap(&self, next: usize) -> &'a str {
        gap(self.text, self.folded, next)
    }

    fn stands(&self, phrase: &str, index: usize) -> bool {
        phrase.split(' ').zip(index..).all(|(word, index)| self.word(index) == word)
    }

    fn is_past(&self, index: usize) -> bool {
        let is_past = PAST.contains(&self.word(index)) && !AUXILIARIES.contains(&self.before(index, 1));
        // "at the time of" looks back no more than any other "at".
        is_past || (self.stands("at the time", index) && self.word(index + 3) != "of")
    }

    /// The year of "until 2019" and "before September 2019".
    fn end_at(&self, index: usize) -> Option<i16> {
        let ends = ["until", "till", "before"].contains(&self.word(index)) || self.stands("up to", index);
        (1..=3).filter(|_| ends).find_map(|ahead| year(self.word(index + ahead)))
    }

    /// The word before the name and its article, and the two words before that.
    fn leading(&self, named: &Named) -> [&'a str; 3] {
        let article = ["the", "a", "an", "our", "your", "their", "its"].contains(&self.before(named.words.start, 1));
        let back = 1 + usize::from(article);
        [0, 1, 2].map(|further| self.before(named.words.start, back + further))
    }

    /// "the old LSCB", "since KCSIE 2024", "the LSCB (now the partnership)", "instead of LSCB".
    fn is_called_old(&self, named: &Named) -> bool {
        let [last, but_one, _] = self.leading(named);
        let direct = self.before(named.words.start, 1);
        let old = ["old", "former", "erstwhile", "then", "ex", "defunct"];
        let now = self.word(named.words.end) == "now" && self.gap(named.words.end).contains(['(', ',']);
        old.contains(&direct)
            || last == "since"
            || (last == "of" && but_one == "instead")
            || (last == "than" && but_one == "rather")
            || now
            || self.stands("as was", named.words.end)
            || self.stands("at the time", named.words.end)
    }

    /// A report has a name of its own: "Serious Case Review: Child M", "the serious case review into the death of".
    fn is_single_review(&self, named: &Named) -> bool {
        let (start, end) = (named.words.start, named.words.end);
        if !named.is_review || self.folded.word_at(end - 1).ends_with('s') {
            return false;
        }
        let named_after = self.words.contains(&end)
            && is_capital(self.text, self.folded, end)
            && self.gap(end).trim().chars().all(|mark| ":-\u{2013}\u{2014}(".contains(mark));
        let about = ["into", "about", "on", "regarding", "concerning"].contains(&self.word(end)) && {
            let the = self.word(end + 1) == "the"
                && ["death", "deaths", "murder", "case", "abuse"].contains(&self.word(end + 2));
            the || (self.words.contains(&(end + 1)) && is_capital(self.text, self.folded, end + 1))
        };
        // A capital right at the beginning of a sentence says nothing.
        let named_before = start > self.words.start + 1
            && is_capital(self.text, self.folded, start - 1)
            && is_capital(self.text, self.folded, start - 2)
            && self.gap(start).trim().is_empty();
        let colon = self.gap(end).contains(':') || !self.gap(end).trim().is_empty();
        (named_after && colon) || about || named_before
    }

    /// A year that belongs to the name: "the 2013 serious case review", "a serious case review of 2014".
    fn is_dated(&self, named: &Named) -> bool {
        let right = |word: &str| year(word).is_some_and(|year| named.was_right_in(year));
        let (start, end) = (named.words.start, named.words.end);
        let before = (right(self.before(start, 1)) && self.gap(start).trim().is_empty())
            || (right(self.before(start, 3)) && self.stands("the first", start.saturating_sub(2)));
        let linked = ["of", "from", "in"].contains(&self.word(end));
        let at = if linked { end + 1 } else { end };
        let at = if month(self.word(at)).is_some() { at + 1 } else { at };
        let joins = linked || self.gap(at).contains(['(', ',']);
        before || (joins && right(self.word(at)))
    }

    /// "LSCBs were replaced", "Working Together 2010 still had", "a serious case review in Leeds found".
    fn does_something_past(&self, named: &Named) -> bool {
        const PASSED_OVER: &[&str] = &[
            "still", "also", "then", "first", "even", "already", "only", "itself", "guidance", "edition", "report",
            "version",
        ];
        let mut at = named.words.end;
        for _ in 0..6 {
            let dated = ["in", "of", "from"].contains(&self.word(at))
                && (year(self.word(at + 1)).is_some()
                    || month(self.word(at + 1)).is_some()
                    || (self.words.contains(&(at + 1)) && is_capital(self.text, self.folded, at + 1)));
            let date = year(self.word(at)).is_some() || month(self.word(at)).is_some();
            let place = at > named.words.end && is_capital(self.text, self.folded, at) && self.words.contains(&at);
            if dated || date || place || PASSED_OVER.contains(&self.word(at)) {
                at += 1;
            } else {
                break;
            }
        }
        let word = self.word(at);
        let next = self.word(at + 1);
        let by_itself =
            !["", "by", "in", "to", "with", "on", "for", "as", "from", "of", "at", "below", "above"].contains(&next);
        let regular = is_regular_past(word) && !PARTICIPLES.contains(&word) && by_itself;
        if REPORTING.contains(&word) && !PARTICIPLES.contains(&word) && !next.is_empty() {
            return true;
        }
        !self.duty && !self.goes_on && (PAST.contains(&word) || regular)
    }

    /// "The LSCB's report of 2014".
    fn belongs_to_the_past(&self, named: &Named) -> bool {
        let written = self.text.get(self.folded.range(named.words.clone())).unwrap_or_default();
        let is_owner = written.ends_with("'s") || written.ends_with("\u{2019}s");
        is_owner && !self.duty && self.years.iter().any(|year| named.was_right_in(*year))
    }

    /// A year when the name was right, and a verb of the past.
    fn is_dated_past(&self, named: &Named) -> bool {
        self.years.iter().any(|year| named.was_right_in(*year)) && self.past_or_participle && !self.duty
    }

    /// "written in line with KCSIE 2021": when it was written does not matter, it is what is followed.
    fn is_followed(&self, named: &Named) -> bool {
        let [last, second, third] = self.leading(named);
        let one = ["against", "follow", "follows", "following", "meet", "meets"].contains(&last);
        let two = [
            ("accordance", "with"),
            ("according", "to"),
            ("based", "on"),
            ("comply", "with"),
            ("complies", "with"),
            ("required", "by"),
        ];
        let three = (third, second, last) == ("in", "line", "with") || (third, second, last) == ("set", "out", "in");
        one || two.contains(&(second, last)) || three
    }
}

fn is_regular_past(word: &str) -> bool {
    word.len() > 4 && word.ends_with("ed") && !word.ends_with("eed")
}

/// Whether a heading says that what stands under it is about the past.
pub(super) fn is_about_the_past(heading: &Folded) -> bool {
    const WORDS: &[&str] = &["history", "timeline", "milestones", "evolution"];
    const OF_PEOPLE: &[&str] = &["family", "medical", "social", "case", "life", "their", "childs"];
    (0..heading.len()).any(|index| {
        let before = index.checked_sub(1).map_or("", |before| heading.word_at(before));
        WORDS.contains(&heading.word_at(index)) && !OF_PEOPLE.contains(&before)
    })
}
