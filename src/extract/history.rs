//! A Word document before the changes that are tracked in it, and with all of them accepted.

use std::collections::{BTreeMap, HashSet};

use super::layout::Layout;
use super::passage::{Cell, Draft};
use super::{MOST_PASSAGES, passage};
use crate::privacy::{
    Label, Vocabulary, find, lead_to_a_person_together, may_lead_to_a_person, on_one_line, speaks_of_somebody,
};

/// A paragraph, or several that are one before the changes or one after them: what was parted or joined stands in one
/// block, so that nobody meets it twice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// Its paragraphs as they lie in the file.
    pub paragraphs: Vec<Revised>,
    /// Where it stands: `paragraph 14, under 'Charges'`, `table 2, row 3`.
    pub part: String,
    /// The numbers that the program shows before its paragraphs while no change is accepted.
    pub numbers: Vec<Option<String>>,
    /// How deep it stands in a list while no change is accepted, 0 for the outermost level; none outside lists.
    pub depth: Option<u8>,
    /// Its level where it is a heading, 1 for the highest.
    pub heading: Option<u8>,
    /// Whether it belongs to the text itself, and not to a note or to what stands above or below each page.
    pub is_body: bool,
    /// Whether it or what stands around it could lead to a person, so that its words are shown to nobody.
    pub is_private: bool,
    cell: Option<Cell>,
}

/// The text of a paragraph on both sides, with spaces as single ones.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Revised {
    /// While no change is accepted; empty where nothing stood there.
    pub before: String,
    /// Once all changes are accepted; empty where nothing is left.
    pub after: String,
}

impl Block {
    /// Whether tracked changes touch its words.
    pub fn is_touched(&self) -> bool {
        self.paragraphs.iter().any(|paragraph| paragraph.before != paragraph.after)
    }

    /// Whether both stand in the same cell, or both in none.
    pub fn is_beside(&self, other: &Self) -> bool {
        self.cell == other.cell && self.is_body == other.is_body
    }

    /// The row of a table that it stands in, by the table and its own number.
    pub fn row(&self) -> Option<(u32, u32)> {
        self.cell.map(|cell| (cell.table, cell.row))
    }

    /// Whether its words stay and only the ends of its paragraphs do not: it is split or merged.
    pub fn is_only_parted(&self) -> bool {
        self.paragraphs.len() > 1 && !self.is_touched()
    }

    fn side(&self, side: fn(&Revised) -> &str) -> String {
        on_one_line(self.paragraphs.iter().map(side))
    }
}

/// What a paragraph is to the history of its document.
pub(super) struct Told {
    pub(super) before: Draft,
    pub(super) after: Draft,
    pub(super) part: String,
    /// What is seen beside its letters while no change is accepted.
    pub(super) layout: Layout,
    pub(super) cell: Option<Cell>,
    pub(super) is_body: bool,
    /// Whether its end was put in or taken out, so that on one side it is one with the next.
    pub(super) runs_on: bool,
    /// Whether each section of the document has it anew.
    pub(super) is_repeated: bool,
}

/// The blocks of a document as far as it was read.
#[derive(Debug, Default)]
pub(super) struct History {
    blocks: Vec<Block>,
    paragraphs: usize,
    repeated: HashSet<Revised>,
}

impl History {
    /// Adds a paragraph. `open` is the block that it belongs to, where the paragraph before it runs on, and becomes that of
    /// the next one. Says whether there was room.
    pub(super) fn add(&mut self, told: Told, open: &mut Option<usize>) -> bool {
        let Told { before, after, part, layout, cell, is_body, runs_on, is_repeated } = told;
        let Layout { number, depth, heading, .. } = layout;
        let revised = Revised { before: before.text().to_owned(), after: after.text().to_owned() };
        let is_empty = revised == Revised::default();
        if is_empty && !runs_on && open.is_none() || is_repeated && !self.repeated.insert(revised.clone()) {
            return true;
        }
        if self.paragraphs >= MOST_PASSAGES {
            return false;
        }
        self.paragraphs += 1;
        let before = open.and_then(|at| Some((at, self.blocks.get_mut(at)?)));
        // A text that is taken out with its end runs on into the next heading, and stands above it all the same.
        let at = match before.filter(|(_, block)| block.heading.is_some() == heading.is_some()) {
            Some((at, block)) => {
                block.paragraphs.push(revised);
                block.numbers.push(number);
                at
            }
            None => {
                let (paragraphs, numbers) = (vec![revised], vec![number]);
                self.blocks.push(Block { paragraphs, part, numbers, depth, heading, is_body, is_private: false, cell });
                self.blocks.len() - 1
            }
        };
        *open = runs_on.then_some(at);
        true
    }

    /// The blocks, those marked that could lead to a person.
    pub(super) fn into_blocks(self) -> Vec<Block> {
        let mut blocks = self.blocks;
        let labels = Labels::of(&blocks);
        let vocabulary = vocabulary(&blocks);
        let is_private: Vec<bool> = (0..blocks.len())
            .map(|at| {
                let block = &blocks[at];
                let tells = || labels.tell(block) || is_private(&blocks, at) || names(block, &vocabulary);
                block.is_touched() && tells()
            })
            .collect();
        for (block, is_private) in blocks.iter_mut().zip(is_private) {
            block.is_private = is_private;
            let part = passage::without_private(std::mem::take(&mut block.part));
            block.part = passage::without_heading(part, |heading| {
                vocabulary.has_somebody(heading) || speaks_of_somebody(heading)
            });
        }
        blocks
    }
}

/// Whether a block could lead to a person on either side, by itself or with the one before or after it.
fn is_private(blocks: &[Block], at: usize) -> bool {
    let around = &blocks[at.saturating_sub(1)..(at + 2).min(blocks.len())];
    let sides: [fn(&Revised) -> &str; 2] = [|revised| &revised.before, |revised| &revised.after];
    sides.iter().any(|side| {
        let texts: Vec<String> = around.iter().map(|block| block.side(*side)).collect();
        lead_to_a_person_together(texts.iter().map(String::as_str)) || may_lead_to_a_person(&blocks[at].side(*side))
    })
}

/// The words of a document that name nobody in it. What is put in or taken out says nothing of how it calls things.
fn vocabulary(blocks: &[Block]) -> Vocabulary {
    let mut vocabulary = Vocabulary::default();
    for block in blocks {
        for text in block.paragraphs.iter().flat_map(|paragraph| [&paragraph.before, &paragraph.after]) {
            vocabulary.add(text, !block.is_touched());
        }
    }
    vocabulary
}

/// Whether a block names somebody on either side, or its words that come or go give somebody away.
fn names(block: &Block, vocabulary: &Vocabulary) -> bool {
    let sides: [fn(&Revised) -> &str; 2] = [|revised| &revised.before, |revised| &revised.after];
    let has_name = |side: fn(&Revised) -> &str| {
        let texts: Vec<&str> = block.paragraphs.iter().map(side).collect();
        vocabulary.has_somebody(&texts.join(" "))
    };
    sides.into_iter().any(has_name) || block.paragraphs.iter().any(|paragraph| paragraph.gives_away(vocabulary))
}

impl Revised {
    /// Whether what differs between the two sides gives somebody away.
    fn gives_away(&self, vocabulary: &Vocabulary) -> bool {
        let [before, after]: [Vec<&str>; 2] = [&self.before, &self.after].map(|text| text.split_whitespace().collect());
        let same = before.iter().zip(&after).take_while(|(one, other)| one == other).count();
        let most = before.len().min(after.len()) - same;
        let ends = before.iter().rev().zip(after.iter().rev());
        let tail = ends.take(most).take_while(|(one, other)| one == other).count();
        let begins = same.checked_sub(1).is_none_or(|last| before[last].ends_with(['.', '!', '?', ':']));
        let changed = [&before, &after].map(|words| words[same..words.len() - tail].join(" "));
        changed.iter().any(|changed| vocabulary.is_given_away_by(changed, begins))
    }
}

/// What the first cells of rows and columns say of those beside and below them.
#[derive(Default)]
struct Labels {
    rows: BTreeMap<(u32, u32), Label>,
    columns: BTreeMap<(u32, u32), Label>,
}

impl Labels {
    fn of(blocks: &[Block]) -> Self {
        let mut labels = Self::default();
        for block in blocks {
            let Some(cell) = block.cell.filter(|cell| cell.row == 0 || cell.column == 0) else { continue };
            let Some(label) = block.paragraphs.iter().find_map(|paragraph| Label::read(&paragraph.before)) else {
                continue;
            };
            if cell.column == 0 {
                labels.rows.insert((cell.table, cell.row), label.clone());
            }
            if cell.row == 0 {
                labels.columns.insert((cell.table, cell.column), label);
            }
        }
        labels
    }

    /// Whether a cell could lead to a person, by what its row and its column are called.
    fn tell(&self, block: &Block) -> bool {
        let Some(cell) = block.cell else { return false };
        let labels = [self.rows.get(&(cell.table, cell.row)), self.columns.get(&(cell.table, cell.column))];
        let texts = || block.paragraphs.iter().flat_map(|paragraph| [&paragraph.before, &paragraph.after]);
        labels.into_iter().flatten().any(|label| texts().any(|text| !find(text, Some(label)).is_empty()))
    }
}
