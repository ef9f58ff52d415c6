//! Which sentences tracked changes take out, put in, reword or move.

use std::collections::HashMap;
use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::change::text::{Bag, likeness, share_held};
use crate::extract::{Block, Revised};
use crate::source::sentences;

/// How alike two sentences in one place are at least, of a hundred, where the one is what became of the other.
const ALIKE: u32 = 30;

/// The same of sentences in two places, of which many are alike by chance.
const ALIKE_ELSEWHERE: u32 = 60;

/// The same of sentences in two paragraphs that follow on each other, where one may be written anew below the other.
const ALIKE_BELOW: u32 = 45;

/// How many words a sentence has at most that is taken for what became of the one in its place, however unlike the two are.
const SHORT: usize = 3;

/// How many pairs of sentences are held against each other.
const MOST_PAIRS: usize = 40_000;

/// How many sentences of one place are aligned. The work may grow with the square where none of them stays.
const MOST_SENTENCES: usize = 1_000;

/// A document on one side of its tracked changes.
pub(super) struct Side {
    /// All of it, a line a paragraph.
    pub(super) text: String,
    /// The sentences of the blocks that are touched, in order. Where a paragraph ends on either side, a sentence ends on both:
    /// a paragraph that is split or merged has the same sentences before and after.
    pub(super) sentences: Vec<Sentence>,
    /// All paragraphs, in the order that both sides have.
    pub(super) paragraphs: Vec<Paragraph>,
    /// What the rows of tables begin with, and which of them each block stands in.
    rows: HashMap<Row, String>,
    row_of: Vec<Option<Row>>,
}

/// A row of a table, by the table and its own number.
type Row = (u32, u32);

/// A paragraph of a block.
pub(super) struct Paragraph {
    /// Where it stands in the text of its side.
    pub(super) range: Range<usize>,
    pub(super) block: usize,
}

/// A sentence of a block.
pub(super) struct Sentence {
    /// Where it stands in the text of its side.
    pub(super) range: Range<usize>,
    pub(super) block: usize,
}

impl Side {
    pub(super) fn of(blocks: &[Block], side: fn(&Revised) -> &str) -> Self {
        let mut found = Self {
            text: String::new(),
            sentences: Vec::new(),
            paragraphs: Vec::new(),
            rows: HashMap::new(),
            row_of: blocks.iter().map(Block::row).collect(),
        };
        for (at, block) in blocks.iter().enumerate() {
            for text in block.paragraphs.iter().map(side) {
                let start = found.text.len();
                if block.is_touched() {
                    let own = sentences(text).into_iter().map(|range| start + range.start..start + range.end);
                    found.sentences.extend(own.map(|range| Sentence { range, block: at }));
                }
                found.text.push_str(text);
                if let Some(row) = block.row().filter(|_| !text.is_empty()) {
                    found.rows.entry(row).or_insert_with(|| text.to_owned());
                }
                found.paragraphs.push(Paragraph { range: start..found.text.len(), block: at });
                found.text.push('\n');
            }
        }
        found
    }

    pub(super) fn sentence(&self, at: usize) -> &str {
        self.sentences.get(at).map_or("", |sentence| &self.text[sentence.range.clone()])
    }

    /// Some sentences as one text.
    pub(super) fn said(&self, at: &[usize]) -> String {
        at.iter().map(|at| self.sentence(*at)).collect::<Vec<_>>().join(" ")
    }

    /// A sentence without what makes no difference.
    fn key(&self, at: usize) -> String {
        self.sentence(at).to_lowercase()
    }

    /// The sentences that stand in a range of the text, by their positions.
    pub(super) fn sentences_in(&self, range: &Range<usize>) -> Range<usize> {
        let first = self.sentences.partition_point(|sentence| sentence.range.end <= range.start);
        let end = self.sentences.partition_point(|sentence| sentence.range.start < range.end);
        first..end.max(first)
    }

    /// The blocks that a range of the text reaches into.
    pub(super) fn blocks_in(&self, range: &Range<usize>) -> impl Iterator<Item = usize> {
        let first = self.paragraphs.partition_point(|paragraph| paragraph.range.end <= range.start);
        let inside = self.paragraphs[first..].iter().take_while(|paragraph| paragraph.range.start < range.end);
        inside.map(|paragraph| paragraph.block)
    }

    /// Where a block stands in the text.
    pub(super) fn block(&self, block: usize) -> Range<usize> {
        let first = self.paragraphs.partition_point(|paragraph| paragraph.block < block);
        let own = self.paragraphs[first..].iter().take_while(|paragraph| paragraph.block == block);
        own.fold(None, |range: Option<Range<usize>>, paragraph| {
            Some(range.map_or(paragraph.range.start, |range| range.start)..paragraph.range.end)
        })
        .unwrap_or_default()
    }

    /// The paragraph that a sentence ends, by its position; none where another sentence follows in it.
    pub(super) fn paragraph_ended_by(&self, sentence: usize) -> Option<usize> {
        let range = &self.sentences.get(sentence)?.range;
        let at = self.paragraphs.partition_point(|paragraph| paragraph.range.end < range.end);
        let end = self.paragraphs.get(at)?.range.end;
        self.sentences.get(sentence + 1).is_none_or(|next| next.range.start >= end).then_some(at)
    }

    /// What the row begins with that a block stands in, where it stands in one: that is what it is about.
    fn row(&self, block: usize) -> Option<Bag> {
        let row = self.row_of.get(block).copied().flatten()?;
        Some(Bag::of(self.rows.get(&row)?))
    }

    /// The sentences of each touched block.
    fn by_block(&self) -> HashMap<usize, Range<usize>> {
        let mut found: HashMap<usize, Range<usize>> = HashMap::new();
        for (at, sentence) in self.sentences.iter().enumerate() {
            found.entry(sentence.block).or_insert(at..at).end = at + 1;
        }
        found
    }
}

/// Sentences and what became of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Edit {
    /// The sentences before, by their positions; none where something is put in.
    pub(super) old: Vec<usize>,
    /// The sentences after; none where something is taken out.
    pub(super) new: Vec<usize>,
    /// The block that it is told of: that of the sentences before, where there are some.
    pub(super) block: usize,
    pub(super) is_moved: bool,
}

/// What became of what, in the order of the document.
pub(super) fn edits(before: &Side, after: &Side) -> Vec<Edit> {
    let (old, new) = (before.by_block(), after.by_block());
    let mut blocks: Vec<usize> = old.keys().chain(new.keys()).copied().collect();
    blocks.sort_unstable();
    blocks.dedup();
    let mut found = Vec::new();
    for block in blocks {
        let [old, new] = [&old, &new].map(|side| side.get(&block).cloned().unwrap_or_default());
        found.extend(Aligning { before, after, block }.edits(old, new));
    }
    moved(found, before, after)
}

/// A block whose sentences are aligned.
struct Aligning<'s> {
    before: &'s Side,
    after: &'s Side,
    block: usize,
}

impl Aligning<'_> {
    fn edits(&self, old: Range<usize>, new: Range<usize>) -> Vec<Edit> {
        let keys = |side: &Side, range: &Range<usize>| range.clone().map(|at| side.key(at)).collect::<Vec<String>>();
        let (gone, came) = (keys(self.before, &old), keys(self.after, &new));
        if gone.len().max(came.len()) > MOST_SENTENCES {
            return self.edit(old.collect(), new.collect()).into_iter().collect();
        }
        let mut found = Vec::new();
        let (mut from, mut to) = (0, 0);
        let end = DiffOp::Equal { old_index: gone.len(), new_index: came.len(), len: 0 };
        for op in capture_diff_slices(Algorithm::Myers, &gone, &came).into_iter().chain([end]) {
            let DiffOp::Equal { old_index, new_index, len } = op else { continue };
            let stretch =
                |range: &Range<usize>, from: usize, to: usize| (range.start + from..range.start + to).collect();
            found.extend(self.stretch(stretch(&old, from, old_index), stretch(&new, to, new_index)));
            (from, to) = (old_index + len, new_index + len);
        }
        found
    }

    fn edit(&self, old: Vec<usize>, new: Vec<usize>) -> Option<Edit> {
        (!old.is_empty() || !new.is_empty()).then_some(Edit { old, new, block: self.block, is_moved: false })
    }

    /// What became of what between two sentences that stay.
    fn stretch(&self, old: Vec<usize>, new: Vec<usize>) -> Vec<Edit> {
        let is_short = |side: &Side, at: &[usize]| matches!(at, [only] if side.sentence(*only).split_whitespace().count() <= SHORT);
        // "2" that is "1" now has no word in common, and is what became of it all the same.
        let is_one_for_one = is_short(self.before, &old) && is_short(self.after, &new);
        if is_one_for_one || old.len() * new.len() > MOST_PAIRS {
            return self.edit(old, new).into_iter().collect();
        }
        let bags: Vec<Bag> = new.iter().map(|at| Bag::of(self.after.sentence(*at))).collect();
        let mut found = Vec::new();
        let mut from = 0;
        for at in old {
            let bag = Bag::of(self.before.sentence(at));
            let alike = |to: &usize| alike_in_place(&bag, &bags[*to]);
            let best = (from..new.len()).rev().max_by_key(alike).filter(|to| alike(to) >= ALIKE);
            if let Some(best) = best {
                found.extend(new[from..best].iter().filter_map(|at| self.edit(Vec::new(), vec![*at])));
                found.extend(self.edit(vec![at], vec![new[best]]));
                from = best + 1;
            } else {
                found.extend(self.edit(vec![at], Vec::new()));
            }
        }
        found.extend(new[from..].iter().filter_map(|at| self.edit(Vec::new(), vec![*at])));
        self.joined(found)
    }

    /// One sentence that became two, or two that became one: what makes a pair more alike belongs to it.
    fn joined(&self, edits: Vec<Edit>) -> Vec<Edit> {
        let mut found: Vec<Edit> = Vec::new();
        for edit in edits {
            let last = found.last_mut().filter(|last| self.is_pair(last) != self.is_pair(&edit));
            if let Some(last) = last {
                let [whole, part] = if self.is_pair(last) { [&*last, &edit] } else { [&edit, &*last] };
                let both = |side: fn(&Edit) -> &Vec<usize>| {
                    let mut all: Vec<usize> = side(last).iter().chain(side(&edit)).copied().collect();
                    all.sort_unstable();
                    all
                };
                let joined = Edit { old: both(|edit| &edit.old), new: both(|edit| &edit.new), ..part.clone() };
                if self.alike(&joined) > self.alike(whole) || self.goes_on(whole, part) {
                    *last = joined;
                    continue;
                }
            }
            found.push(edit);
        }
        found
    }

    /// Whether a part that came goes on with what a pair became, as only a semicolon parts the two: "annually." that is now
    /// "annually; in practice rarely." What went behind a semicolon may be a duty of its own.
    fn goes_on(&self, whole: &Edit, part: &Edit) -> bool {
        let (Some(old), Some(new)) = (whole.old.last(), whole.new.last()) else { return false };
        let is_parted = self.after.sentence(*new).ends_with(';') && !self.before.sentence(*old).ends_with(';');
        is_parted && part.new.first() == Some(&(new + 1))
    }

    fn is_pair(&self, edit: &Edit) -> bool {
        !edit.old.is_empty() && !edit.new.is_empty()
    }

    fn alike(&self, edit: &Edit) -> u32 {
        likeness(&Bag::of(&self.before.said(&edit.old)), &Bag::of(&self.after.said(&edit.new)))
    }
}

/// How alike two sentences are of which the one stands where the other stood.
fn alike_in_place(old: &Bag, new: &Bag) -> u32 {
    let held = if old.len().min(new.len()) > SHORT { share_held(old, new) / 2 } else { 0 };
    likeness(old, new).max(held)
}

/// Puts together what went in one place and came in another: first the same sentence, then one that is much like it.
fn moved(mut edits: Vec<Edit>, before: &Side, after: &Side) -> Vec<Edit> {
    let lone = |edits: &[Edit], side: fn(&Edit) -> &Vec<usize>, other: fn(&Edit) -> &Vec<usize>| -> Vec<usize> {
        let is_lone = |edit: &Edit| !side(edit).is_empty() && other(edit).is_empty() && !edit.is_moved;
        (0..edits.len()).filter(|at| is_lone(&edits[*at])).collect()
    };
    let gone = |edits: &[Edit]| lone(edits, |edit| &edit.old, |edit| &edit.new);
    let came = |edits: &[Edit]| lone(edits, |edit| &edit.new, |edit| &edit.old);
    let mut by_key: HashMap<String, Vec<usize>> = HashMap::new();
    for at in came(&edits).into_iter().rev() {
        by_key.entry(after.said(&edits[at].new).to_lowercase()).or_default().push(at);
    }
    for from in gone(&edits) {
        let Some(same) = by_key.get_mut(&before.said(&edits[from].old).to_lowercase()) else { continue };
        if let Some(at) = same.iter().rposition(|to| may_move(&edits[from], &edits[*to], before, after)) {
            let to = same.remove(at);
            join(&mut edits, from, to);
        }
    }
    let (gone, mut came) = (gone(&edits), came(&edits));
    if gone.len() * came.len() <= MOST_PAIRS {
        let bags: HashMap<usize, Bag> = came.iter().map(|at| (*at, Bag::of(&after.said(&edits[*at].new)))).collect();
        for from in gone {
            let bag = Bag::of(&before.said(&edits[from].old));
            let alike = |to: &usize| match may_move(&edits[from], &edits[*to], before, after) {
                true => bags.get(to).map_or(0, |other| likeness(&bag, other)),
                false => 0,
            };
            let best = (0..came.len()).rev().max_by_key(|at| alike(&came[*at]));
            if let Some(best) = best.filter(|at| alike(&came[*at]) >= ALIKE_ELSEWHERE) {
                join(&mut edits, from, came.remove(best));
                continue;
            }
            let block = edits[from].block;
            let is_below = |to: &usize| {
                edits[*to].block.abs_diff(block) == 1 && before.row_of.get(block).copied().flatten().is_none()
            };
            let in_place = |to: &usize| bags.get(to).map_or(0, |other| alike_in_place(&bag, other));
            let below = came.iter().position(|to| is_below(to) && in_place(to) >= ALIKE_BELOW);
            if let Some(below) = below {
                join(&mut edits, from, came.remove(below));
                edits[from].is_moved = false;
            }
        }
    }
    edits.retain(|edit| !edit.old.is_empty() || !edit.new.is_empty());
    edits
}

/// Whether a text may have moved from one edit to another. A cell moves with its row: "Every year" stands in many.
fn may_move(from: &Edit, to: &Edit, before: &Side, after: &Side) -> bool {
    match (before.row(from.block), after.row(to.block)) {
        (Some(old), Some(new)) => likeness(&old, &new) >= ALIKE_ELSEWHERE,
        _ => true,
    }
}

fn join(edits: &mut [Edit], from: usize, to: usize) {
    let new = std::mem::take(&mut edits[to].new);
    edits[from].new = new;
    edits[from].is_moved = true;
}
