//! A sentence and the clauses in it, with what each says of the time it speaks of. What a clause is here stands in the head
//! of [`super`].

use std::ops::Range;

use super::edition::{month, year};
use super::sentence::{gap, is_capital};
use super::words::{LOOKS_BACK, SENTENCE_LOOKS_BACK, Signs};
use crate::guidance::Folded;

/// A sentence, cut into clauses.
#[derive(Debug)]
pub(super) struct Sentence<'a> {
    text: &'a str,
    folded: &'a Folded,
    pub(super) words: Range<usize>,
    /// The words of the names in it, with their editions, in order: they say nothing of a clause.
    pub(super) names: &'a [Range<usize>],
    /// Pieces of the sentence in their order, each with the number of its clause. A clause goes on behind a bracket.
    pieces: Vec<(Range<usize>, usize)>,
    clauses: Vec<Clause>,
    /// Whether all of it is told as history.
    pub(super) looks_back: bool,
}

/// What a clause says of its time.
#[derive(Clone, Debug, Default)]
pub(super) struct Clause {
    /// Forms such as "was" and "found".
    pub(super) past: bool,
    /// Those, or others that end in "-ed".
    pub(super) past_or_participle: bool,
    pub(super) present: bool,
    pub(super) duty: bool,
    /// Whether something is said to go on.
    pub(super) goes_on: bool,
    pub(super) looks_back: bool,
    negated: bool,
    /// The years named, editions and titles apart.
    pub(super) years: Vec<i16>,
    /// Those of them that are told with month and day.
    pub(super) days: Vec<i16>,
    /// Those of them up to which something was so.
    pub(super) ends: Vec<i16>,
}

/// Forms that say neither of the past nor of today that something is done.
const WOULD: [&str; 3] = ["would", "could", "might"];

/// What stands before a piece of a sentence.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Cut {
    /// Nothing that ends a clause.
    None,
    /// What ends a clause if both sides have a verb.
    Soft,
    Hard,
    Opens,
    Closes,
}

impl Clause {
    fn has_verb(&self) -> bool {
        self.past || self.present
    }

    fn join(&mut self, other: Self) {
        self.past |= other.past;
        self.past_or_participle |= other.past_or_participle;
        self.present |= other.present;
        self.duty |= other.duty;
        self.goes_on |= other.goes_on;
        self.looks_back |= other.looks_back;
        self.years.extend(other.years);
        self.days.extend(other.days);
        self.ends.extend(other.ends);
    }
}

impl<'a> Sentence<'a> {
    /// Cuts a sentence with these names in it.
    pub(super) fn read(text: &'a str, folded: &'a Folded, words: Range<usize>, names: &'a [Range<usize>]) -> Self {
        let mut sentence =
            Self { text, folded, words, names, pieces: Vec::new(), clauses: Vec::new(), looks_back: false };
        let pieces = sentence.cut();
        sentence.join(pieces);
        sentence.lead_in_until();
        sentence.looks_back = sentence.is_led_in_by_history()
            || sentence.words.clone().any(|index| sentence.stands_one_of(SENTENCE_LOOKS_BACK, index));
        sentence
    }

    /// The clause in which a word stands.
    pub(super) fn clause_of(&self, word: usize) -> Option<&Clause> {
        self.clauses.get(self.piece_at(word)?.1)
    }

    /// Whether two words stand in one clause.
    pub(super) fn are_in_one_clause(&self, one: usize, other: usize) -> bool {
        self.piece_at(one).map(|(_, clause)| clause) == self.piece_at(other).map(|(_, clause)| clause)
    }

    /// The words between the marks and words around a word at which a clause can end.
    pub(super) fn piece_of(&self, word: usize) -> Range<usize> {
        self.piece_at(word).map_or(word..word, |(words, _)| words.clone())
    }

    fn piece_at(&self, word: usize) -> Option<&(Range<usize>, usize)> {
        self.pieces.get(self.pieces.partition_point(|(words, _)| words.end <= word))
    }

    pub(super) fn word(&self, index: usize) -> &'a str {
        if self.words.contains(&index) { self.folded.word_at(index) } else { "" }
    }

    pub(super) fn before(&self, index: usize, back: usize) -> &'a str {
        index.checked_sub(back).map_or("", |index| self.word(index))
    }

    pub(super) fn has(&self, index: usize, signs: Signs) -> bool {
        Signs::of(self.word(index)).has(signs)
    }

    pub(super) fn gap(&self, next: usize) -> &'a str {
        gap(self.text, self.folded, next)
    }

    pub(super) fn written(&self, words: Range<usize>) -> &'a str {
        self.text.get(self.folded.range(words)).unwrap_or_default()
    }

    pub(super) fn is_capital(&self, word: usize) -> bool {
        is_capital(self.text, self.folded, word)
    }

    pub(super) fn stands(&self, phrase: &str, index: usize) -> bool {
        phrase.split(' ').zip(index..).all(|(word, index)| self.word(index) == word)
    }

    pub(super) fn stands_one_of(&self, phrases: &[&str], index: usize) -> bool {
        phrases.iter().any(|phrase| self.stands(phrase, index))
    }

    /// The pieces between marks and words at which a clause can end, with what stands before each.
    fn cut(&self) -> Vec<(Range<usize>, Cut, Clause)> {
        let mut pieces: Vec<(Range<usize>, Cut, Clause)> = Vec::new();
        let mut covered = self.names.iter().peekable();
        for index in self.words.clone() {
            while covered.peek().is_some_and(|range| range.end <= index) {
                covered.next();
            }
            let inside = covered.peek().filter(|range| range.contains(&index));
            let cut = match inside {
                Some(range) if range.start < index => Cut::None,
                _ => self.cut_before(index),
            };
            match pieces.last_mut() {
                Some((words, ..)) if cut == Cut::None => words.end = index + 1,
                _ => pieces.push((index..index + 1, cut, Clause::default())),
            }
            if let (None, Some((_, _, clause))) = (inside, pieces.last_mut()) {
                self.read_word(index, clause);
            }
        }
        pieces
    }

    fn cut_before(&self, index: usize) -> Cut {
        let gap = self.gap(index);
        if index == self.words.start || gap.contains([';', '|']) || is_arrow(gap) {
            return Cut::Hard;
        }
        if gap.contains(['(', '[']) {
            return Cut::Opens;
        }
        if gap.contains([')', ']']) {
            return Cut::Closes;
        }
        let is_dash = gap.contains(['\u{2013}', '\u{2014}']) || gap.contains(" - ");
        let joined = ["and", "but", "or", "so"].contains(&self.before(index, 1)) && self.has(index, Signs::SUBJECT);
        let is_soft = is_dash || joined || gap.contains([',', ':', '?', '!']) || self.has(index, Signs::OPENS);
        if is_soft { Cut::Soft } else { Cut::None }
    }

    /// Makes clauses of pieces: one without a verb belongs to the clause before, or to the one behind where there is none
    /// yet. What stands in brackets at the end of a sentence and has no verb is a reference, and a clause of its own.
    fn join(&mut self, pieces: Vec<(Range<usize>, Cut, Clause)>) {
        let mut outside = None;
        let mut current: Option<usize> = None;
        let last_closing = pieces.iter().rposition(|(_, cut, _)| *cut == Cut::Closes);
        for (number, (words, cut, clause)) in pieces.into_iter().enumerate() {
            let is_reference = last_closing.is_none_or(|closing| closing < number);
            match cut {
                Cut::Opens => outside = current,
                Cut::Closes => current = outside.take().or(current),
                _ => {}
            }
            let before = current.and_then(|current| self.clauses.get(current));
            let begins = before.is_none_or(|before| match cut {
                Cut::Hard => true,
                Cut::Opens => {
                    clause.has_verb() || (is_reference && !self.is_only_a_name(&words)) || self.is_citation(&words)
                }
                Cut::Closes | Cut::None => false,
                Cut::Soft if self.continues(words.start) => false,
                Cut::Soft => (clause.has_verb() || self.opens(words.start)) && before.has_verb(),
            });
            if begins {
                current = Some(self.clauses.len());
                self.clauses.push(Clause::default());
            }
            let index = current.unwrap_or_default();
            if let Some(joined) = self.clauses.get_mut(index) {
                joined.join(clause);
            }
            self.pieces.push((words, index));
        }
    }

    /// "health (Clinical Commissioning Groups)": whether a bracket says in other words what stands before it.
    fn is_only_a_name(&self, words: &Range<usize>) -> bool {
        self.names.contains(words)
    }

    /// Whether a bracket holds a name with its year.
    fn is_citation(&self, words: &Range<usize>) -> bool {
        let name = self.names.iter().find(|name| name.start == words.start);
        name.is_some_and(|name| year(self.word(name.end - 1)).is_some())
    }

    /// "When is a review held?": whether a name stands between a form and its auxiliary.
    pub(super) fn asks_of(&self, index: usize) -> bool {
        let name = self.names.iter().find(|name| name.end == index);
        name.is_some_and(|name| {
            let articles = (1..=2).take_while(|back| self.has(name.start.wrapping_sub(*back), Signs::ARTICLE)).count();
            ["is", "are", "am", "has", "have"].contains(&self.before(name.start, 1 + articles))
        })
    }

    /// Whether a verb that began before a comma goes on with a word: "is, however, not ...". A clause may begin with "as".
    fn continues(&self, start: usize) -> bool {
        self.has(start, Signs::AUXILIARY.and(Signs::DUTY)) && self.word(start) != "as" && !self.opens(start)
    }

    /// Whether a clause surely begins with a word: "if ...", "and he ...".
    fn opens(&self, start: usize) -> bool {
        let joined = usize::from(["and", "but", "so"].contains(&self.word(start)));
        self.has(start, Signs::OPENS) || self.has(start + joined, Signs::SUBJECT)
    }

    fn read_word(&self, index: usize, clause: &mut Clause) {
        let word = self.word(index);
        // "29 May 2014".
        let is_month = month(word).is_some() && year(self.word(index + 1)).is_some();
        let signs = if is_month { Signs::default() } else { Signs::of(word) };
        let free = !self.has(index.wrapping_sub(1), Signs::AUXILIARY) && !self.asks_of(index);
        let adverb = self.has(index.wrapping_sub(1), Signs::PASSED_OVER) || self.before(index, 1).ends_with("ly");
        let by_somebody = self.has(index.wrapping_sub(1 + usize::from(adverb)), Signs::SUBJECT);
        let used_to = word == "used" && self.word(index + 1) == "to" && free;
        let regular = is_regular_past(word) && free;
        // "at the time of" looks back no more than any other "at".
        let at_the_time = self.stands("at the time", index) && self.word(index + 3) != "of";
        // "The work included a website", and not "training provided by".
        let by_object = (self.has(index + 1, Signs::ARTICLE) && !is_time(self.word(index + 2)))
            || ["me", "him", "us", "them"].contains(&self.word(index + 1));
        // "Progress made against it", "as found in it": these need an object.
        let without_object = ["made", "found", "held", "sent", "brought", "kept", "laid", "built"].contains(&word)
            && ["in", "by", "to", "for", "at", "on", "with", "against", "under"].contains(&self.word(index + 1))
            && !by_somebody;
        let past = (signs.has(Signs::PAST) && free && !without_object)
            || (regular && (by_somebody || by_object))
            || at_the_time
            || used_to;
        let is_verb = self.may_be_verb(index);
        clause.past |= past && !self.asks_you();
        clause.past_or_participle |= past || regular || ["written", "drawn", "taken"].contains(&word);
        // Whatever stands behind a subject is a verb, known or not.
        let is_done = by_somebody && !past && !regular && !signs.has(Signs::PASSED_OVER) && !WOULD.contains(&word);
        clause.present |= (signs.has(Signs::PRESENT) && is_verb) || is_done;
        clause.duty |= signs.has(Signs::DUTY) && is_verb;
        clause.goes_on |= signs.has(Signs::GOES_ON) && is_verb;
        clause.negated |= ["no", "not", "dont", "never", "nobody"].contains(&word);
        let no_more = ["any more", "anymore", "any longer"].iter().find(|phrase| self.stands(phrase, index));
        let ends_here = no_more.is_some_and(|phrase| {
            let next = index + phrase.split(' ').count();
            !self.words.contains(&next) || self.cut_before(next) != Cut::None
        });
        // "Nobody works to it any longer", "we have not used it since".
        let not_since = word == "since" && !self.has(index + 1, Signs::PRESENT);
        clause.looks_back |= ((ends_here || not_since) && clause.negated) || self.stands_one_of(LOOKS_BACK, index);
        clause.years.extend(year(word).filter(|_| !self.is_in_date_bracket(index)));
        let day = self.before(index, 2);
        let has_day =
            day.starts_with(|letter: char| letter.is_ascii_digit()) || ["st", "nd", "rd", "th"].contains(&day);
        clause.days.extend(year(word).filter(|_| has_day && month(self.before(index, 1)).is_some()));
        clause.ends.extend(self.end_at(index));
    }

    /// "Did you know that the LSCB ...", "Were you told ..." ask about today.
    fn asks_you(&self) -> bool {
        let start = self.words.start;
        ["did", "were", "was"].contains(&self.word(start)) && self.word(start + 1) == "you"
    }

    /// After "to" and "would" and behind an article the form of a verb is none that says when.
    pub(super) fn may_be_verb(&self, index: usize) -> bool {
        let before = self.before(index, 1);
        before != "to" && !WOULD.contains(&before) && !self.has(index.wrapping_sub(1), Signs::ARTICLE)
    }

    /// "(May 2019)" dates the title that it stands behind, and not the clause.
    fn is_in_date_bracket(&self, year: usize) -> bool {
        let start = year - usize::from(month(self.before(year, 1)).is_some());
        self.gap(start).ends_with('(') && self.gap(year + 1).starts_with(')')
    }

    /// "Until the partners begin in 2019, the LSCB stays": such a year holds for all of the sentence.
    fn lead_in_until(&mut self) {
        let leads_in = ["until", "till", "before"].contains(&self.word(self.words.start));
        let end = self.clauses.first().filter(|_| leads_in).and_then(|clause| clause.years.first().copied());
        for clause in &mut self.clauses {
            clause.ends.extend(end);
        }
    }

    /// The year of "until 2019" and "before September 2019".
    fn end_at(&self, index: usize) -> Option<i16> {
        let ends = ["until", "till", "before"].contains(&self.word(index)) || self.stands("up to", index);
        (1..=3).filter(|_| ends).find_map(|ahead| year(self.word(index + ahead)))
    }

    /// "A short history: ...", "Timeline: ...".
    fn is_led_in_by_history(&self) -> bool {
        const MOST_WORDS: usize = 4;
        let lead_in = self
            .words
            .clone()
            .take(MOST_WORDS)
            .take_while(|index| *index == self.words.start || !self.gap(*index).contains(':'));
        lead_in
            .last()
            .is_some_and(|last| ["history", "timeline"].contains(&self.word(last)) && self.gap(last + 1).contains(':'))
    }
}

/// Whether an arrow stands between two words.
pub(super) fn is_arrow(gap: &str) -> bool {
    gap.contains('\u{2192}') || gap.contains("->") || gap.contains(" > ")
}

/// "each year".
fn is_time(word: &str) -> bool {
    ["day", "week", "month", "term", "year", "time"].contains(&word)
}

pub(super) fn is_regular_past(word: &str) -> bool {
    word.len() > 4 && word.ends_with("ed") && !word.ends_with("eed")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The pieces of a sentence, those of one clause joined.
    fn clauses(text: &str) -> Vec<String> {
        let folded = Folded::of(text);
        let sentence = Sentence::read(text, &folded, 0..folded.len(), &[]);
        let mut clauses = vec![Vec::new(); sentence.clauses.len()];
        for (words, clause) in &sentence.pieces {
            clauses[*clause].push(&text[folded.range(words.clone())]);
        }
        clauses.into_iter().map(|pieces| pieces.join(" / ")).collect()
    }

    #[test]
    fn a_clause_has_a_verb() {
        assert_eq!(
            clauses("Once the form is no longer needed, send it to the LSCB"),
            ["Once the form is no longer needed", "send it to the LSCB"]
        );
        assert_eq!(
            clauses("Speak to your nurse, the LSCB or the police"),
            ["Speak to your nurse / the LSCB or the police"]
        );
        assert_eq!(
            clauses("In 2012, after a long debate, it was closed"),
            ["In 2012 / after a long debate / it was closed"]
        );
        assert_eq!(clauses("It was late and we ring the LSCB"), ["It was late and", "we ring the LSCB"]);
        assert_eq!(clauses("WT 2018; KCSIE"), ["WT 2018", "KCSIE"]);
    }

    #[test]
    fn a_clause_goes_on_behind_a_bracket() {
        assert_eq!(
            clauses("Partners (which replaced the LSCB, as it was called) agree the levels"),
            ["Partners / agree the levels", "which replaced the LSCB", "as it was called"]
        );
        assert_eq!(clauses("The board (of 2010) was large"), ["The board / of 2010 / was large"]);
        assert_eq!(clauses("Nobody came upstairs (see page 12)"), ["Nobody came upstairs", "see page 12"]);
        assert_eq!(clauses("He was told (KCSIE, part two)"), ["He was told", "KCSIE / part two"]);
    }

    #[test]
    fn a_sentence_is_led_in_by_its_first_words() {
        let reads = |text: &str| {
            let folded = Folded::of(text);
            Sentence::read(text, &folded, 0..folded.len(), &[]).looks_back
        };
        assert!(reads("A short history: WT 1999, WT 2006") && reads("Timeline: the LSCB"));
        assert!(
            !reads("Taking a family history from the mother: ask the LSCB") && !reads("History is made by the LSCB")
        );
    }
}
