//! What the words of a clause say of the time it speaks of: which of them is a verb of today or of the past is told by its
//! neighbours.

use super::clause::Sentence;
use super::when::{is_law, month, year};
use super::words::{LOOKS_BACK, Signs};
use crate::numerals;

/// What a clause says of its time.
#[derive(Clone, Debug, Default)]
pub(super) struct Clause {
    /// [`Signs::PAST`] for forms such as "was" and "found", [`Signs::PARTICIPLE`] for those and others in "-ed".
    says: Signs,
    /// The years named, editions and titles apart.
    pub(super) years: Vec<i16>,
    /// Those of them that are told with month and day.
    pub(super) days: Vec<i16>,
    /// Those of them up to which something was so.
    pub(super) ends: Vec<i16>,
}

impl Clause {
    /// Whether it says one of these.
    pub(super) fn says(&self, signs: Signs) -> bool {
        self.says.has(signs)
    }

    /// Whether it has a verb that says when.
    pub(super) fn has_verb(&self) -> bool {
        self.says(Signs::PAST.and(Signs::PRESENT))
    }

    /// Takes in a piece of the same clause.
    pub(super) fn join(&mut self, other: Self) {
        self.says = self.says.and(other.says);
        self.years.extend(other.years);
        self.days.extend(other.days);
        self.ends.extend(other.ends);
    }

    /// Takes in a word.
    pub(super) fn read(&mut self, sentence: &Sentence<'_>, index: usize) {
        self.says = self.says.and(sentence.tense_at(index));
        let no_more = self.says(Signs::NEGATES) && sentence.says_no_more(index);
        if no_more || sentence.says_used_to(index) || sentence.says_it_was(index) {
            self.says = self.says.and(Signs::LOOKS_BACK);
        }
        if let Some(year) = year(sentence.word(index)).filter(|_| !sentence.is_of_something_else(index)) {
            self.years.push(year);
            self.days.extend(sentence.is_of_a_day(index).then_some(year));
        }
        // "until 2019", "before September 2019".
        if sentence.is_end(index) {
            self.ends.extend((1..=3).find_map(|ahead| year(sentence.word(index + ahead))));
        }
    }
}

impl Sentence<'_> {
    /// Whether a word can say anything of the time: most can not.
    fn may_say_when(&self, index: usize) -> bool {
        let word = self.word(index);
        let is_verb_behind = |before: usize| {
            self.has(before, Signs::SUBJECT.and(Signs::PASSED_OVER)) || self.word(before).ends_with("ly")
        };
        self.signs_of(index) != Signs::default()
            || is_regular_past(word)
            || word.ends_with('s')
            || word == "used"
            || is_verb_behind(index.wrapping_sub(1))
    }

    /// What a word says of the time.
    fn tense_at(&self, index: usize) -> Signs {
        if !self.may_say_when(index) {
            return Signs::default();
        }
        let word = self.word(index);
        // "29 May 2014".
        let is_month = month(word).is_some() && year(self.word(index + 1)).is_some();
        let signs = if is_month { Signs::default() } else { self.signs_of(index) };
        let before = index.wrapping_sub(1);
        // "as found in it", and not "as were the others".
        let free = ["was", "were"].contains(&word) || !(self.has(before, Signs::AUXILIARY) || self.asks_of(index));
        let adverb = self.has(before, Signs::PASSED_OVER) || self.before(index, 1).ends_with("ly");
        let by_somebody = self.has(index.wrapping_sub(1 + usize::from(adverb)), Signs::SUBJECT);
        let is_helper = signs.has(Signs::AUXILIARY) || ["was", "were", "had", "did"].contains(&word);
        // "Progress made against it", "as found in it": these need an object. Before "by" all others are participles too.
        // "Laid out by the board".
        let behind = index + 1 + usize::from(["out", "down", "up", "forth"].contains(&self.word(index + 1)));
        let is_passive = signs.has(Signs::TRANSITIVE) || (self.word(behind) == "by" && !is_helper);
        let without_object = is_passive && self.has(behind, Signs::PREPOSITION) && !by_somebody;
        // "Taught course details".
        let is_adjective = index == self.words.start && !is_helper;
        let irregular = (signs.has(Signs::PAST) && !without_object && !is_adjective) || self.says_used_to(index);
        let regular = is_regular_past(word) && free;
        // "at the time of" looks back no more than any other "at".
        let at_the_time = self.stands("at the time", index) && self.word(index + 3) != "of";
        // "If I had a worry, I would": nothing past.
        let supposed = by_somebody && self.before(index, 2) == "if";
        let past =
            ((irregular && free) || (regular && (by_somebody || self.has_object(index)))) && !supposed || at_the_time;
        // Whatever stands behind a subject is a verb, known or not, and so is what stands between a name and an object.
        let known = Signs::PASSED_OVER.and(Signs::WOULD).and(Signs::PREPOSITION);
        let has_object = self.has_object(index) || ["that", "how"].contains(&self.word(index + 1));
        let by_name = word.ends_with('s') && has_object && self.ends_a_name(index);
        let is_done = (by_somebody || by_name) && !past && !regular && !signs.has(known);
        let is_verb = self.may_be_verb(index);
        // "Updated November 2009" tells the age of a text and not of what it names.
        let next = self.word(index + 1);
        let is_stamp = signs.has(Signs::PARTICIPLE) && (month(next).is_some() || year(next).is_some());
        [
            (Signs::PAST, past),
            (Signs::PARTICIPLE, past || (regular && !is_stamp)),
            (Signs::PRESENT, (signs.has(Signs::PRESENT) && is_verb) || is_done),
            (Signs::DUTY, signs.has(Signs::DUTY) && is_verb),
            (Signs::ASKS, signs.has(Signs::ASKS) && is_verb),
            (Signs::GOES_ON, signs.has(Signs::GOES_ON) && is_verb),
            (Signs::NEGATES, signs.has(Signs::NEGATES)),
        ]
        .into_iter()
        .filter(|(_, is_so)| *is_so)
        .fold(Signs::default(), |all, (sign, _)| all.and(sign))
    }

    /// "The Children Act 2004 and", "the 2002 Education Act", "in a toolkit (NSPCC, 2014)", "Approved: May 2016": whether a
    /// year dates a law, what stands before its bracket, or the text itself, and nothing else in the sentence.
    fn is_of_something_else(&self, index: usize) -> bool {
        const MOST_BETWEEN: usize = 4;
        let before = |back: usize| self.before(index, back);
        let second = usize::from(before(1) == "and" && year(before(2)).is_some()) * 2;
        let in_brackets = || {
            // "(the group (CCG) April 2016)": the bracket that closes is open, whatever closed in it.
            let opens = (0..=MOST_BETWEEN).any(|back| self.gap(index - back.min(index)).contains(['(', '[']));
            opens && self.gap(index + 1).contains([')', ']'])
        };
        let is_stamp = || (1..=MOST_BETWEEN).any(|back| self.has(index.wrapping_sub(back), Signs::STAMPS));
        let of_a_title = ["policy", "strategy", "framework", "procedures", "toolkit", "plan"].contains(&before(1));
        let before_a_law =
            || (2..=MOST_BETWEEN).any(|ahead| is_law(self.word(index + ahead)) && self.is_capital(index + 1));
        is_law(before(1 + second)) || before_a_law() || of_a_title || in_brackets() || is_stamp()
    }

    /// "The work included a website", "It asked me", and not "training provided by" or "required each year".
    fn has_object(&self, verb: usize) -> bool {
        let is_time = ["day", "week", "month", "term", "year", "time"].contains(&self.word(verb + 2));
        // "Registered No. 17007".
        let is_number = self.word(verb + 1) == "no" && self.word(verb + 2).contains(|mark: char| mark.is_ascii_digit());
        (self.has(verb + 1, Signs::ARTICLE) && !is_time && !is_number)
            || ["me", "him", "us", "them"].contains(&self.word(verb + 1))
    }

    /// After "to" and "would" and behind an article the form of a verb is none that says when, and neither is it in "in need".
    pub(super) fn may_be_verb(&self, index: usize) -> bool {
        // "This has".
        let points = || {
            ["this", "that", "these", "those"].contains(&self.before(index, 1))
                && ["is", "are", "has", "have", "does", "do", "should", "shall", "can"].contains(&self.word(index))
        };
        !["to", "in"].contains(&self.before(index, 1))
            && (!self.has(index.wrapping_sub(1), Signs::WOULD.and(Signs::ARTICLE)) || points())
    }

    /// "In the past", and not "in the past five years", which are counted from today.
    fn says_it_was(&self, index: usize) -> bool {
        let is_counted = |at: usize| {
            let word = self.word(at);
            numerals::value(word).is_some()
                || word.starts_with(|letter: char| letter.is_ascii_digit())
                || ["year", "few", "several", "twelve"].contains(&word)
        };
        self.stands_one_of(LOOKS_BACK, index)
            && !(self.stands("in the past", index) && (is_counted(index + 3) || self.word(index + 3) == "or"))
    }

    /// "We used to", "what used to be", and not "is a tool used to".
    fn says_used_to(&self, index: usize) -> bool {
        if !self.stands("used to", index) {
            return false;
        }
        let before = index.wrapping_sub(1);
        let by_somebody = || {
            self.has(before, Signs::SUBJECT)
                || ["what", "this", "that"].contains(&self.word(before))
                || self.ends_a_name(index)
        };
        let is_verb = |at: usize| self.has(at, Signs::PRESENT) && self.may_be_verb(at);
        // "Sources used to compile this".
        let are_tools = index == self.words.start + 1 && self.word(self.words.start).ends_with('s') && !by_somebody();
        // "Documents used to inform this policy".
        const PURPOSES: &[&str] = &[
            "inform", "support", "prepare", "write", "develop", "produce", "compile", "create", "underpin", "draft",
            "review", "update", "assist", "assess", "record", "identify", "check", "guide",
        ];
        let is_purpose = || PURPOSES.contains(&self.word(index + 2)) && !self.has(before, Signs::SUBJECT);
        !are_tools && !is_purpose() && (by_somebody() || !(self.words.start..index).any(is_verb))
    }

    /// Whether a name ends before a word.
    fn ends_a_name(&self, index: usize) -> bool {
        self.names.iter().any(|name| name.end == index)
    }

    /// "Nobody works to it any longer", "we have not used it since", where something is denied before.
    fn says_no_more(&self, index: usize) -> bool {
        let phrase = ["any more", "anymore", "any longer"].iter().find(|phrase| self.stands(phrase, index));
        let ends_here = phrase.is_some_and(|phrase| self.may_end_before(index + phrase.split(' ').count()));
        ends_here || (self.word(index) == "since" && !self.has(index + 1, Signs::PRESENT))
    }
}

/// Whether a word can tell what happened, before such a next one: those that `tense_at` knows, and no others.
pub(super) fn may_be_past(word: &str, next: &str) -> bool {
    is_regular_past(word) || Signs::of(word).has(Signs::PAST) || matches!((word, next), ("used", "to") | ("at", "the"))
}

/// Whether a word has the form of a regular past or participle.
pub(super) fn is_regular_past(word: &str) -> bool {
    word.len() > 4 && word.ends_with("ed") && !word.ends_with("eed")
}
