//! A sentence and the clauses in it, with what each says of the time it speaks of. What a clause is here stands in the head
//! of [`super`].

use std::ops::Range;

use super::sentence::{gap, is_capital, is_item};
use super::tense::{Clause, is_regular_past};
use super::when::{entry_of_time, is_of_a_day, year};
use super::words::{SENTENCE_LOOKS_BACK, Signs};
use crate::guidance::Folded;

/// A sentence, cut into clauses.
#[derive(Debug)]
pub(super) struct Sentence<'a> {
    text: &'a str,
    folded: &'a Folded,
    pub(super) words: Range<usize>,
    /// Each of its words and what it is a sign of: its neighbours ask for them too.
    read: Vec<(&'a str, Signs)>,
    /// The words of the names in it, with their editions, in order: they say nothing of a clause.
    pub(super) names: &'a [Range<usize>],
    /// Pieces of the sentence in their order, each with the number of its clause. A clause goes on behind a bracket.
    pieces: Vec<(Range<usize>, usize)>,
    clauses: Vec<Clause>,
    /// Whether all of it is told as history.
    pub(super) looks_back: bool,
    /// The year of the entry of a timeline that it is.
    pub(super) entry: Option<i16>,
}

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

impl<'a> Sentence<'a> {
    /// Cuts a sentence with these names in it.
    pub(super) fn read(text: &'a str, folded: &'a Folded, words: Range<usize>, names: &'a [Range<usize>]) -> Self {
        let read = words.clone().map(|index| folded.word_at(index)).map(|word| (word, Signs::of(word))).collect();
        let mut sentence = Self {
            text,
            folded,
            words,
            read,
            names,
            pieces: Vec::new(),
            clauses: Vec::new(),
            looks_back: false,
            entry: None,
        };
        let pieces = sentence.cut();
        sentence.join(pieces);
        sentence.reach_on();
        sentence.entry = entry_of_time(text, folded, sentence.words.start);
        sentence.looks_back = sentence.is_led_in_by_history()
            || sentence.is_of_an_earlier_version()
            || sentence.words.clone().any(|index| sentence.stands_one_of(SENTENCE_LOOKS_BACK, index));
        sentence
    }

    /// How many of its clauses tell what happened, and how many what is so today.
    pub(super) fn tenses(&self) -> (usize, usize) {
        let is_past = |clause: &&Clause| clause.says(Signs::PAST) && !clause.says(Signs::DUTY);
        let past = self.clauses.iter().filter(is_past).count();
        (past, self.clauses.iter().filter(|clause| clause.has_verb()).count().saturating_sub(past))
    }

    /// The clause in which a word stands.
    pub(super) fn clause_of(&self, word: usize) -> Option<&Clause> {
        self.clauses.get(self.piece_at(word)?.1)
    }

    /// The word with which the clause of a word begins.
    pub(super) fn first_of_the_clause(&self, word: usize) -> &'a str {
        let Some((_, clause)) = self.piece_at(word) else { return "" };
        self.pieces.iter().find(|(_, other)| other == clause).map_or("", |(words, _)| self.word(words.start))
    }

    /// The clause behind that of a word.
    pub(super) fn clause_behind(&self, word: usize) -> Option<&Clause> {
        self.clauses.get(self.piece_at(word)?.1 + 1)
    }

    /// Whether two words stand in one clause.
    pub(super) fn are_in_one_clause(&self, one: usize, other: usize) -> bool {
        self.piece_at(one).map(|(_, clause)| clause) == self.piece_at(other).map(|(_, clause)| clause)
    }

    /// Whether two words stand in different items of a list.
    pub(super) fn are_in_two_items(&self, one: usize, other: usize) -> bool {
        (one.min(other) + 1..=one.max(other)).any(|next| is_item(self.gap(next)))
    }

    /// "KCSIE 2015 & KCSIE 2016": whether it names things and says nothing of them.
    pub(super) fn is_a_list_of_names(&self) -> bool {
        let is_named = |index: usize| self.names.iter().any(|name| name.contains(&index));
        self.words.clone().all(|index| is_named(index) || self.word(index) == "and")
    }

    /// The words between the marks and words around a word at which a clause can end.
    pub(super) fn piece_of(&self, word: usize) -> Range<usize> {
        self.piece_at(word).map_or(word..word, |(words, _)| words.clone())
    }

    fn piece_at(&self, word: usize) -> Option<&(Range<usize>, usize)> {
        self.pieces.get(self.pieces.partition_point(|(words, _)| words.end <= word))
    }

    pub(super) fn word(&self, index: usize) -> &'a str {
        self.read_at(index).0
    }

    pub(super) fn before(&self, index: usize, back: usize) -> &'a str {
        index.checked_sub(back).map_or("", |index| self.word(index))
    }

    /// What a word is a sign of; nothing outside the sentence.
    pub(super) fn signs_of(&self, index: usize) -> Signs {
        self.read_at(index).1
    }

    fn read_at(&self, index: usize) -> (&'a str, Signs) {
        self.read.get(index.wrapping_sub(self.words.start)).copied().unwrap_or_default()
    }

    pub(super) fn has(&self, index: usize, signs: Signs) -> bool {
        self.signs_of(index).has(signs)
    }

    pub(super) fn gap(&self, next: usize) -> &'a str {
        gap(self.text, self.folded, next)
    }

    pub(super) fn written(&self, words: Range<usize>) -> &'a str {
        self.text.get(self.folded.range(words)).unwrap_or_default()
    }

    /// Whether the year at a word is told with month and day.
    pub(super) fn is_of_a_day(&self, index: usize) -> bool {
        is_of_a_day(self.text, self.folded, index)
    }

    pub(super) fn is_capital(&self, word: usize) -> bool {
        is_capital(self.text, self.folded, word)
    }

    pub(super) fn stands(&self, phrase: &str, index: usize) -> bool {
        // At most words not even the first one stands, and then the phrase need not be taken apart; beyond all words none does.
        let first = self.word(index);
        !first.is_empty()
            && phrase.starts_with(first)
            && phrase.split(' ').zip(index..).all(|(word, index)| self.word(index) == word)
    }

    /// Whether one of a list of phrases stands at a word: one of those in [`super::words`].
    pub(super) fn stands_one_of(&self, phrases: &[&str], index: usize) -> bool {
        self.has(index, Signs::BEGINS_A_PHRASE) && phrases.iter().any(|phrase| self.stands(phrase, index))
    }

    /// Whether a clause can end before a word.
    pub(super) fn may_end_before(&self, index: usize) -> bool {
        !self.words.contains(&index) || self.cut_before(index) != Cut::None
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
                clause.read(self, index);
            }
        }
        pieces
    }

    fn cut_before(&self, index: usize) -> Cut {
        let gap = self.gap(index);
        let joined = || self.has(index, Signs::SUBJECT) && ["and", "but", "or", "so"].contains(&self.before(index, 1));
        // Most words have nothing but a space before them.
        if gap == " " && index != self.words.start {
            let is_soft = self.has(index, Signs::OPENS) || joined();
            return if is_soft { Cut::Soft } else { Cut::None };
        }
        if index == self.words.start || gap.contains([';', '|']) || is_arrow(gap) || is_item(gap) {
            return Cut::Hard;
        }
        if gap.contains(['(', '[']) {
            return Cut::Opens;
        }
        // "Domestic violence: what went wrong?": what is asked is asked of the reader.
        if gap.contains([':', '\u{2013}']) && self.is_question(index) {
            return Cut::Hard;
        }
        let is_dash = gap.contains(['\u{2013}', '\u{2014}']) || gap.contains(" - ");
        if gap.contains([')', ']']) && !is_dash {
            return Cut::Closes;
        }
        let is_soft = is_dash || gap.contains([',', ':', '?', '!']) || self.has(index, Signs::OPENS) || joined();
        if is_soft { Cut::Soft } else { Cut::None }
    }

    /// Whether a question begins with a word and ends the sentence, or goes up to a few words behind it.
    fn is_question(&self, index: usize) -> bool {
        const ASKING: &[&str] = &["what", "why", "how", "who", "which", "when", "where"];
        const NEAR: usize = 12;
        let behind = index + 1..=self.words.end.min(index + NEAR);
        let begins = |at: usize| ASKING.contains(&self.word(at)) || self.gap(at).contains([':', '\u{2013}']);
        (index..index + 3).any(|at| ASKING.contains(&self.word(at)))
            && begins(index)
            && behind.into_iter().any(|next| self.gap(next).contains('?'))
    }

    /// Makes clauses of pieces: one without a verb belongs to the clause before, or to the one behind where there is none
    /// yet.
    fn join(&mut self, pieces: Vec<(Range<usize>, Cut, Clause)>) {
        let mut outside = None;
        let mut current: Option<usize> = None;
        let mut is_relative = false;
        for (words, cut, clause) in pieces {
            // "CCGs, which were set up in 2013, are led by doctors": the clause around it goes on behind it.
            let is_apart = cut == Cut::Soft && self.gap(words.start).contains(',');
            let has_verb = current.and_then(|current| self.clauses.get(current)).is_none_or(Clause::has_verb);
            let ends_relative = is_apart && std::mem::take(&mut is_relative);
            is_relative |= is_apart && !has_verb && self.is_relative(words.start);
            match cut {
                Cut::Opens => outside = current,
                Cut::Soft if is_relative && is_apart => outside = current,
                Cut::Soft if ends_relative => current = outside.take().or(current),
                _ if self.gap(words.start).contains([')', ']']) => current = outside.take().or(current),
                _ => {}
            }
            let before = current.and_then(|current| self.clauses.get(current));
            let begins = before.is_none_or(|before| match cut {
                Cut::Hard => clause.has_verb() || !before.has_verb(),
                Cut::Opens => clause.has_verb() || self.is_citation(&words),
                Cut::Closes | Cut::None => false,
                Cut::Soft if is_relative && is_apart => true,
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

    /// Whether a clause surely begins with a word: "if ...", "and he ...".
    fn opens(&self, start: usize) -> bool {
        let joined = usize::from(["and", "but", "so"].contains(&self.word(start)));
        self.has(start, Signs::OPENS) || self.has(start + joined, Signs::SUBJECT)
    }

    /// Whether a clause on what stands before begins with a word.
    pub(super) fn is_relative(&self, index: usize) -> bool {
        ["which", "who", "whose"].contains(&self.word(index))
    }

    /// "Until the partners begin in 2019, the LSCB stays": such a year holds for all of the sentence.
    fn reach_on(&mut self) {
        let leads_in = self.clauses.first().filter(|_| self.is_end(self.words.start));
        let end = leads_in.and_then(|clause| clause.years.first().copied());
        for clause in &mut self.clauses {
            clause.ends.extend(end);
        }
    }

    /// Whether something is so up to what follows a word.
    pub(super) fn is_end(&self, index: usize) -> bool {
        ["until", "till", "before"].contains(&self.word(index)) || self.stands("up to", index)
    }

    /// "Earlier versions of this policy referred to".
    fn is_of_an_earlier_version(&self) -> bool {
        let first = self.words.start + usize::from(self.has(self.words.start, Signs::ARTICLE));
        let is_old = ["earlier", "previous", "former", "last"].contains(&self.word(first));
        let is_version = ["version", "versions", "edition", "editions"].contains(&self.word(first + 1));
        let verb = (first + 3..first + 7).find(|at| is_regular_past(self.word(*at)));
        let is_now = |verb: usize| (first..verb).any(|at| self.has(at, Signs::PRESENT));
        let of_a_version = is_version && self.word(first + 2) == "of" && verb.is_some_and(|verb| !is_now(verb));
        // "Our old policy was based on".
        let is_text = ["policy", "policies", "handbook", "document"].contains(&self.word(first + 1));
        let has_been = || {
            let verb = self.past_bracket(first + 2);
            is_regular_past(self.word(verb)) || self.has(verb, Signs::PAST)
        };
        let is_former = ["old", "earlier", "previous", "former"].contains(&self.word(first));
        let of_a_text = is_text && is_former && has_been();
        (is_old && of_a_version) || of_a_text
    }

    /// "A short history: ...", "Timeline: ...", "Withdrawn: ...".
    fn is_led_in_by_history(&self) -> bool {
        const MOST_WORDS: usize = 4;
        let behind = (1..=MOST_WORDS).map(|count| self.words.start + count);
        let colon = behind.into_iter().find(|next| self.gap(*next).contains(':'));
        let is_stamp = |next: usize| self.has(next - 1, Signs::GONE) && next == self.words.start + 1;
        colon.is_some_and(|next| ["history", "timeline"].contains(&self.before(next, 1)) || is_stamp(next))
    }
}

/// Whether an arrow stands between two words.
pub(super) fn is_arrow(gap: &str) -> bool {
    gap.contains('\u{2192}') || gap.contains("->") || gap.contains(" > ")
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
