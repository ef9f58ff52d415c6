//! Commitments of which nothing is quoted: in their section the sentence is looked for that is most like what is recorded.

use super::edits::{Edit, Side};
use super::sections::Sections;
use crate::change::text::{Bag, likeness};
use crate::extract::Block;
use crate::model::located::UNSTATED;
use crate::model::policy::Commitment;
use crate::source::sentences;

/// How alike a sentence and what is recorded are at least, of a hundred: a record tells in its own words.
const ALIKE: u32 = 30;

/// The same where the record names no section, so that it may stand anywhere.
const ALIKE_ANYWHERE: u32 = 50;

/// What tracked changes touch of a commitment.
pub(super) enum Touch {
    /// Nothing in its section, or sentences that are less like it than one that stays.
    Nothing,
    /// The sentence that is most like it, by the edit.
    Sentence(usize),
    /// Something in its section, where no sentence is like it; by the edits.
    Section(Vec<usize>),
}

/// The texts that commitments are looked for in. Their words are sorted once, when they are first asked for.
pub(super) struct Unquoted<'s> {
    blocks: &'s [Block],
    sides: (&'s Side, &'s Side),
    edits: &'s [Edit],
    sections: Sections,
    staying: Vec<Option<Vec<Bag>>>,
    changed: Vec<Option<[Bag; 2]>>,
}

/// The sections that a record names for a commitment.
pub(super) fn named_sections(commitment: &Commitment) -> Vec<&str> {
    commitment.section.iter().filter_map(|section| section.text()).filter(|name| *name != UNSTATED).collect()
}

impl<'s> Unquoted<'s> {
    pub(super) fn new(blocks: &'s [Block], sides: (&'s Side, &'s Side), edits: &'s [Edit]) -> Self {
        let (staying, changed) = (vec![None; blocks.len()], vec![None; edits.len()]);
        Self { blocks, sides, edits, sections: Sections::of(blocks), staying, changed }
    }

    /// What is touched of a commitment, among the edits that are open to it, and the block in which it stands, where a sentence
    /// of its section is like it.
    pub(super) fn touch(&mut self, commitment: &Commitment, is_open: impl Fn(usize) -> bool) -> (Touch, Option<usize>) {
        let names = named_sections(commitment);
        let (is_in, enough) = match names.as_slice() {
            [] => (vec![true; self.blocks.len()], ALIKE_ANYWHERE),
            names => (self.sections.blocks_in(names), ALIKE),
        };
        if !self.edits.iter().any(|edit| is_in[edit.block]) {
            return (Touch::Nothing, None);
        }
        let own: Vec<usize> =
            (0..self.edits.len()).filter(|edit| is_in[self.edits[*edit].block] && is_open(*edit)).collect();
        let bag = Bag::of(commitment.says.text().unwrap_or_default());
        let staying =
            (0..is_in.len()).rev().filter(|block| is_in[*block]).map(|block| (self.staying(block, &bag), block));
        let (stays, home) = staying.max_by_key(|(alike, _)| *alike).unwrap_or_default();
        let alike: Vec<u32> = own.iter().map(|edit| self.changed(*edit, &bag)).collect();
        let best = alike.iter().copied().max().unwrap_or_default();
        match alike.iter().position(|alike| *alike == best) {
            Some(at) if best >= enough && best >= stays => (Touch::Sentence(own[at]), Some(self.edits[own[at]].block)),
            _ if stays >= enough => (Touch::Nothing, Some(home)),
            _ if own.is_empty() || names.is_empty() => (Touch::Nothing, None),
            _ => (Touch::Section(own), None),
        }
    }

    /// How alike the sentence of a block is that is most like some words and stays.
    fn staying(&mut self, block: usize, words: &Bag) -> u32 {
        let paragraphs = &self.blocks[block].paragraphs;
        let bags = self.staying[block].get_or_insert_with(|| {
            let staying = paragraphs.iter().filter(|paragraph| paragraph.before == paragraph.after);
            let texts = staying.flat_map(|one| sentences(&one.before).into_iter().map(|range| &one.before[range]));
            texts.map(Bag::of).collect()
        });
        bags.iter().map(|bag| likeness(words, bag)).max().unwrap_or_default()
    }

    /// How alike a changed text is, before or after.
    fn changed(&mut self, edit: usize, words: &Bag) -> u32 {
        let (before, after) = self.sides;
        let one = &self.edits[edit];
        let bags =
            self.changed[edit].get_or_insert_with(|| [Bag::of(&before.said(&one.old)), Bag::of(&after.said(&one.new))]);
        bags.iter().map(|bag| likeness(words, bag)).max().unwrap_or_default()
    }
}
