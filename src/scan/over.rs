//! What stands over a passage and tells of the names in it that they are no more: the title of the material, the heading of
//! the section, the line that leads a list in.

use std::collections::HashSet;

use super::reading::Mention;
use super::usage::Usage;
use super::words::Signs;
use crate::extract::{Passage, PassageKind};
use crate::guidance::{Folded, Row};

/// The names that stand under "What replaces the LSCB", "The Wood review of LSCBs" or "This policy replaces:".
#[derive(Debug, Default)]
pub(super) struct Over {
    /// The names that the first heading of the material tells the end of, or is about.
    title: Option<HashSet<Row>>,
    /// Those of the last one.
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
            self.title.get_or_insert_with(|| self.section.clone());
        }
        let leads_in = passage.text.ends_with(':');
        let words = if self.list || leads_in { Folded::of(&passage.text) } else { Folded::default() };
        let is = |at: usize, signs: Signs| Signs::of(words.word_at(at)).has(signs);
        // The items of the list are titles: something is done in the first passage behind it.
        self.list &= !(0..words.len()).any(|at| is(at, Signs::PRESENT.and(Signs::DUTY)));
        for mention in mentions.iter_mut().filter(|mention| mention.is_open()) {
            let row = mention.name.0;
            let in_title = self.title.as_ref().is_some_and(|title| title.contains(&row));
            if self.list || in_title || self.section.contains(&row) {
                mention.usage = Usage::History;
            }
        }
        self.list |= leads_in && words.len().checked_sub(1).is_some_and(|last| is(last, Signs::REPLACES));
    }
}
