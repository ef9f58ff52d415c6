//! What the next sentence says of the names in one that it calls "it" or "this guidance".

use std::ops::Range;

use super::clause::Sentence;
use super::sentence::sentences;
use super::tense::is_regular_past;
use super::usage::Named;
use super::words::Signs;
use crate::extract::Passage;
use crate::guidance::{Folded, Hit};

/// A sentence behind one with names.
pub(super) struct Next<'a> {
    pub(super) text: &'a str,
    pub(super) folded: &'a Folded,
    pub(super) words: Range<usize>,
}

/// The beginning of a passage that may go on with what the one before named, with the words of its first sentence.
pub(super) fn beginning(passage: &Passage) -> Option<(&str, Folded, Range<usize>)> {
    const LONGEST: usize = 200;
    const FIRST: &[&str] = &["It ", "This ", "These ", "They ", "The ", "Each ", "Replaced ", "Now "];
    let text = passage.text.as_str();
    FIRST.iter().find(|first| text.starts_with(*first))?;
    let end = (0..=LONGEST.min(text.len())).rev().find(|end| text.is_char_boundary(*end))?;
    let folded = Folded::of(&text[..end]);
    let first = sentences(&text[..end], &folded, &[]).into_iter().next()?;
    Some((&text[..end], folded, first))
}

impl Next<'_> {
    /// "It is", "This guidance sets out": whether a sentence goes on with what the one before was about, as of today.
    pub(super) fn speaks_on(&self) -> bool {
        let Range { start, end } = self.words;
        let word = |at: usize| self.folded.word_at(at);
        let begins = ["it", "its", "this", "the", "they", "their", "these", "each"].contains(&word(start));
        let is_verb = |at: usize| {
            let is_perfect =
                ["has", "have"].contains(&word(at)) && (word(at + 1) == "been" || is_regular_past(word(at + 1)));
            Signs::of(word(at)).has(Signs::PRESENT) && !is_perfect
        };
        begins && (start + 1..end.min(start + 3)).any(is_verb)
    }

    /// "It was replaced by", "This guidance was in force until", "Replaced in 2022": whether a sentence tells the end of what the
    /// one before named and nothing else.
    pub(super) fn tells_of_its_end(&self, named: &[Hit]) -> bool {
        const DOCUMENTS: &[&str] =
            &["guidance", "document", "version", "edition", "advice", "framework", "body", "board", "organisation"];
        let start = self.words.start;
        let word = |at: usize| self.folded.word_at(at);
        let noun = DOCUMENTS.contains(&word(start + 1));
        let subject = match word(start) {
            "it" | "they" | "this" | "these" | "which" => 1 + usize::from(noun),
            "the" if noun => 2,
            "was" | "were" | "has" | "have" | "is" | "are" | "now" | "replaced" | "superseded" | "withdrawn" => 0,
            _ => return false,
        };
        let is_one = named.windows(2).all(|pair| pair[0].phrase.row == pair[1].phrase.row);
        let pronoun = Named { words: start..start + subject, ..Named::default() };
        is_one && Sentence::read(self.text, self.folded, self.words.clone(), &[]).has_gone(&pronoun)
    }
}
