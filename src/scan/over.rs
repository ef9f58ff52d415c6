//! What stands over or beside a name and tells that it is no more: the title of the material, the heading of the section, the
//! line that leads a list in, a sentence before or behind.

use std::collections::HashSet;

use super::reading::Mention;
use super::usage::{Told, Usage};
use super::words::Signs;
use crate::extract::{Passage, PassageKind};
use crate::guidance::{Folded, Row};

/// The names that stand under "What replaces the LSCB", "The Wood review of LSCBs" or "This policy replaces:".
#[derive(Debug, Default)]
pub(super) struct Over {
    /// The names that the last heading tells the end of, or is about.
    section: HashSet<Row>,
    /// Whether a list of what was replaced goes on.
    list: bool,
}

impl Over {
    /// Makes history of the names in the next passage that what stands over them tells the end of. An instruction is for
    /// today all the same.
    pub(super) fn reach(&mut self, passage: &Passage, mentions: &mut [Mention]) {
        if passage.kind == PassageKind::Heading {
            let ended = mentions.iter().filter(|mention| mention.is_ended());
            self.section = ended.map(|mention| mention.name.0).collect();
        }
        let leads_in = passage.text.ends_with(':');
        let words = if self.list || leads_in { Folded::of(&passage.text) } else { Folded::default() };
        let is = |at: usize, signs: Signs| Signs::of(words.word_at(at)).has(signs);
        // The items of the list are titles: something is done in the first passage behind it.
        // "Children in need" is none.
        let is_done = |at: usize| is(at, Signs::PRESENT.and(Signs::DUTY)) && (at == 0 || words.word_at(at - 1) != "in");
        self.list &= !(0..words.len()).any(is_done);
        for mention in mentions.iter_mut().filter(|mention| mention.is_open()) {
            if self.list || self.section.contains(&mention.name.0) {
                mention.usage = Usage::History;
            }
        }
        self.list |= leads_in && words.len().checked_sub(1).is_some_and(|last| is(last, Signs::REPLACES));
    }
}

/// A name whose end is told is history in the sentences beside that one too, where nobody is asked to do something with it; and in
/// a line above that is no sentence, where its beginning is told.
pub(super) fn spread_ends(mentions: &mut [Mention]) {
    let told = |is_one: &dyn Fn(&Mention) -> bool| -> HashSet<_> {
        let told = mentions.iter().filter(|mention| is_one(mention));
        told.map(|mention| (mention.sentence, mention.name.clone())).collect()
    };
    let ended = told(&Mention::is_ended);
    let began = told(&|mention| mention.usage == Usage::History && mention.told == Told::Began);
    if ended.is_empty() && began.is_empty() {
        return;
    }
    for mention in mentions.iter_mut().filter(|mention| mention.is_open()) {
        let mut beside = mention.sentence.saturating_sub(1)..=mention.sentence + 1;
        let is_title = !mention.is_told && began.contains(&(mention.sentence + 1, mention.name.clone()));
        if is_title || beside.any(|sentence| ended.contains(&(sentence, mention.name.clone()))) {
            mention.usage = Usage::History;
        }
    }
}
