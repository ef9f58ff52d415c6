//! Which commitments of a record stand in a text that tracked changes touch: by their quotes; without a quote by their
//! section, and in it by the sentence that is most like what is recorded.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::Recognised;
use super::edits::{Edit, Side};
use super::lists;
use super::unquoted::{Touch, Unquoted};
use crate::extract::Block;
use crate::model::Policy;
use crate::source::places;

/// The commitments that stand in an edit, or in what it introduces.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Concerned {
    /// By their positions in the record.
    pub(super) commitments: Vec<usize>,
    pub(super) recognised: Recognised,
    pub(super) touches: Touches,
}

/// What an edit touches of the text of a commitment. Of several commitments in one edit, those count that come first here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Touches {
    /// All of it, which is taken out and stands nowhere else.
    Whole,
    /// It, or a part of it.
    Text,
    /// All of it in one place, while it stands in another one too.
    OneOfSeveral,
    /// Words around it: all that is quoted of it stays.
    Around,
    /// A place where it comes to stand as well as elsewhere.
    Copy,
    /// The sentence that introduces the list in which it stands.
    Introduction,
    /// The sentence behind it.
    Behind,
    /// Another cell of the row of a table that it stands in.
    Row,
    /// One of its places, while it is reworded in another one and told of that.
    ToldElsewhere,
}

impl Touches {
    /// Whether it is the text itself that changes.
    fn is_of_text(self) -> bool {
        matches!(self, Self::Whole | Self::Text | Self::OneOfSeveral)
    }
}

impl Concerned {
    /// Whether another edit tells what becomes of them.
    pub(super) fn is_told_elsewhere(&self) -> bool {
        self.touches == Touches::ToldElsewhere
    }
}

/// The edits of a document, each with what stands in it.
pub(super) struct Found {
    /// The commitments that stand in each edit, where some do.
    pub(super) own: Vec<Option<Concerned>>,
    /// The commitments that stand in the list that an edit introduces, where some do.
    pub(super) introduced: Vec<Option<Concerned>>,
}

/// Looks for the commitments of a record in edits and around them.
pub(super) fn find(policy: &Policy, blocks: &[Block], (before, after): (&Side, &Side), edits: &[Edit]) -> Found {
    let quotes: Vec<&str> = policy.commitments.iter().map(|one| one.quote.text().unwrap_or_default()).collect();
    let quoted = Quoted { before, edits, old: by_sentence(edits, old), new: by_sentence(edits, new) };
    let mut standing: Vec<Vec<Standing>> = vec![Vec::new(); edits.len()];
    let mut unquoted = Vec::new();
    let mut homes: Vec<Home> = Vec::new();
    let (stood, stands) = (places(&before.text, &quotes), places(&after.text, &quotes));
    for (commitment, (stood, stands)) in stood.iter().zip(&stands).enumerate() {
        if stood.is_empty() && stands.is_empty() {
            unquoted.push(commitment);
            continue;
        }
        for (edit, touches) in quoted.touched(stood, stands, after) {
            standing[edit].push(Standing { commitment, touches });
        }
        let recognised = Recognised::Quote;
        homes.extend(stood.iter().map(|range| Home { commitment, range: range.clone(), recognised }));
    }
    let mut own: Vec<Option<Concerned>> = standing.iter().map(|standing| by_quote(standing)).collect();
    let mut texts = Unquoted::new(blocks, (before, after), edits);
    let by_likeness = by_section(policy, &unquoted, &mut texts, &mut own).into_iter();
    let recognised = Recognised::Likeness;
    homes.extend(by_likeness.map(|(commitment, block)| Home { commitment, range: before.block(block), recognised }));
    for edit in 0..edits.len() {
        if own[edit].is_none() {
            own[edit] = behind(&edits[edit], [(before, &stood), (after, &stands)]);
        }
    }
    let beside = in_rows(blocks, before, &stood, &own);
    for edit in 0..edits.len() {
        let row = blocks.get(edits[edit].block).and_then(Block::row).filter(|_| own[edit].is_none());
        if let Some(commitments) = row.and_then(|row| beside.get(&row)) {
            let (commitments, recognised) = (commitments.iter().copied().collect(), Recognised::Quote);
            own[edit] = Some(Concerned { commitments, recognised, touches: Touches::Row });
        }
    }
    // Of what is taken out, nobody asks any more how it is introduced.
    let whole = own.iter().flatten().filter(|concerned| concerned.touches == Touches::Whole);
    let taken_out: BTreeSet<usize> = whole.flat_map(|concerned| concerned.commitments.iter().copied()).collect();
    homes.retain(|home| !taken_out.contains(&home.commitment));
    let introduced = edits.iter().zip(&own).map(|(edit, own)| {
        let items = lists::introduced(blocks, [before, after], edit)?;
        by_introduction(&items, &homes, own.as_ref())
    });
    Found { introduced: introduced.collect(), own }
}

fn old(edit: &Edit) -> &Vec<usize> {
    &edit.old
}

fn new(edit: &Edit) -> &Vec<usize> {
    &edit.new
}

/// Which edit each sentence belongs to.
fn by_sentence(edits: &[Edit], side: fn(&Edit) -> &Vec<usize>) -> BTreeMap<usize, usize> {
    edits.iter().enumerate().flat_map(|(edit, one)| side(one).iter().map(move |sentence| (*sentence, edit))).collect()
}

/// The edits to which the sentences in some places belong.
fn edits_in(side: &Side, places: &[Range<usize>], edit_of: &BTreeMap<usize, usize>) -> BTreeSet<usize> {
    let sentences = places.iter().flat_map(|place| side.sentences_in(place));
    sentences.filter_map(|sentence| edit_of.get(&sentence).copied()).collect()
}

/// A commitment whose quote stands in an edit.
#[derive(Clone, Copy)]
struct Standing {
    commitment: usize,
    touches: Touches,
}

/// Where a commitment stands before the changes.
struct Home {
    commitment: usize,
    range: Range<usize>,
    recognised: Recognised,
}

/// What an edit does to those whose quotes stand in it. Of several, those count whose words change.
fn by_quote(standing: &[Standing]) -> Option<Concerned> {
    let first = standing.iter().map(|one| one.touches).min()?;
    let told: Vec<&Standing> = match first.is_of_text() {
        true => standing.iter().filter(|one| one.touches.is_of_text()).collect(),
        false => standing.iter().filter(|one| one.touches == first).collect(),
    };
    // Where the whole of one is touched and a part of another one, a part of what they say is.
    let touches = if told.iter().all(|one| one.touches == first) { first } else { Touches::Text };
    let commitments = told.iter().map(|one| one.commitment).collect();
    Some(Concerned { commitments, recognised: Recognised::Quote, touches })
}

/// The commitments that stand in each row of a table, and of whose own text nothing changes.
fn in_rows(
    blocks: &[Block],
    before: &Side,
    stood: &[Vec<Range<usize>>],
    own: &[Option<Concerned>],
) -> BTreeMap<(u32, u32), BTreeSet<usize>> {
    let told: BTreeSet<usize> = own.iter().flatten().flat_map(|own| own.commitments.iter().copied()).collect();
    let mut found: BTreeMap<(u32, u32), BTreeSet<usize>> = BTreeMap::new();
    for (commitment, places) in stood.iter().enumerate().filter(|(commitment, _)| !told.contains(commitment)) {
        let rows = places.iter().flat_map(|place| before.blocks_in(place)).filter_map(|block| blocks.get(block)?.row());
        for row in rows {
            found.entry(row).or_default().insert(commitment);
        }
    }
    found
}

/// The commitments whose quotes end right before a sentence that is put in or taken out, in the same paragraph.
fn behind(edit: &Edit, sides: [(&Side, &Vec<Vec<Range<usize>>>); 2]) -> Option<Concerned> {
    let [(before, stood), (after, stands)] = sides;
    let (side, places, first) = match (edit.old.first(), edit.new.first()) {
        (Some(first), None) => (before, stood, *first),
        (None, Some(first)) => (after, stands, *first),
        _ => return None,
    };
    let last = first.checked_sub(1).filter(|last| side.paragraph_ended_by(*last).is_none())?;
    let range = &side.sentences.get(last).filter(|last| last.block == side.sentences[first].block)?.range;
    let ends = |place: &Range<usize>| place.start < range.end && place.end > range.start && place.end <= range.end;
    let found = places.iter().enumerate().filter(|(_, places)| places.iter().any(ends));
    let commitments: Vec<usize> = found.map(|(commitment, _)| commitment).collect();
    (!commitments.is_empty() && !edit.is_moved).then_some(Concerned {
        commitments,
        recognised: Recognised::Quote,
        touches: Touches::Behind,
    })
}

/// What an edit of an introduction does to those that stand in the items below it, and not in the introduction itself.
fn by_introduction(items: &Range<usize>, homes: &[Home], own: Option<&Concerned>) -> Option<Concerned> {
    let told = |commitment: usize| own.is_some_and(|own| own.commitments.contains(&commitment));
    let is_inside = |range: &Range<usize>| range.start < items.end && range.end > items.start;
    let inside = homes.iter().filter(|home| is_inside(&home.range) && !told(home.commitment));
    let mut inside: Vec<(Recognised, usize)> = inside.map(|home| (home.recognised, home.commitment)).collect();
    inside.sort_unstable();
    inside.dedup();
    // What is quoted is surely meant; what is only alike is told of where nothing is quoted.
    let recognised = inside.first()?.0;
    let commitments = inside.into_iter().filter(|(other, _)| *other == recognised).map(|(_, commitment)| commitment);
    Some(Concerned { commitments: commitments.collect(), recognised, touches: Touches::Introduction })
}

/// Where quotes stand, and which edit each sentence belongs to.
struct Quoted<'s> {
    before: &'s Side,
    edits: &'s [Edit],
    old: BTreeMap<usize, usize>,
    new: BTreeMap<usize, usize>,
}

impl Quoted<'_> {
    /// The edits that touch a quote, by the places in which it stood and in which it stands.
    fn touched(&self, stood: &[Range<usize>], stands: &[Range<usize>], after: &Side) -> Vec<(usize, Touches)> {
        let (was, is) = (edits_in(self.before, stood, &self.old), edits_in(after, stands, &self.new));
        if was.is_empty() && stands.is_empty() {
            // None of its sentences changed, and something came between them.
            return self.edits_beside(stood).map(|edit| (edit, Touches::Around)).collect();
        }
        if stood.is_empty() {
            return is.into_iter().map(|edit| (edit, Touches::Text)).collect();
        }
        let is_gone = stands.is_empty() && self.is_taken_out(stood);
        let touches = |edit: usize| match (is.contains(&edit), stands.is_empty()) {
            (true, _) => Touches::Around,
            (false, true) if is_gone && self.edits[edit].new.is_empty() => Touches::Whole,
            (false, false) if self.is_taken_out_by(edit, stood) => Touches::OneOfSeveral,
            _ => Touches::Text,
        };
        let copies = is.difference(&was).map(|edit| (*edit, Touches::Copy));
        let reworded = |edit: &usize| !self.edits[*edit].new.is_empty();
        // What is taken out in one place and reworded in another one is moved there, and told of that place.
        let is_moved = stands.is_empty() && stood.len() > 1 && was.iter().any(reworded);
        let touches = |edit: &usize| if is_moved && !reworded(edit) { Touches::ToldElsewhere } else { touches(*edit) };
        was.iter().map(|edit| (*edit, touches(edit))).chain(copies).collect()
    }

    /// The edits of the blocks that hold some places of the text before.
    fn edits_beside(&self, places: &[Range<usize>]) -> impl Iterator<Item = usize> {
        let blocks: BTreeSet<usize> = places.iter().flat_map(|place| self.before.blocks_in(place)).collect();
        (0..self.edits.len()).filter(move |edit| blocks.contains(&self.edits[*edit].block))
    }

    /// Whether an edit takes out a sentence of some places, of which all is taken out.
    fn is_taken_out_by(&self, edit: usize, places: &[Range<usize>]) -> bool {
        let reaches = |place: &&Range<usize>| {
            self.before.sentences_in(place).any(|sentence| self.old.get(&sentence) == Some(&edit))
        };
        places.iter().filter(reaches).all(|place| self.is_taken_out(std::slice::from_ref(place)))
    }

    /// Whether all that stands in some places before is in sentences that are taken out.
    fn is_taken_out(&self, places: &[Range<usize>]) -> bool {
        places.iter().all(|place| {
            let mut end = place.start;
            for sentence in self.before.sentences_in(place) {
                let range = &self.before.sentences[sentence].range;
                let edit = self.old.get(&sentence).and_then(|edit| self.edits.get(*edit));
                if !edit.is_some_and(|edit| edit.new.is_empty()) || !is_space(&self.before.text, end..range.start) {
                    return false;
                }
                end = range.end;
            }
            is_space(&self.before.text, end..place.end)
        })
    }
}

/// Whether nothing but space stands in a range; in none nothing does.
fn is_space(text: &str, range: Range<usize>) -> bool {
    text.get(range).is_none_or(|between| between.trim().is_empty())
}

/// Adds what is recognised by its section alone, for edits in which nothing quoted stands. Gives for each commitment
/// that is like a sentence of its section the block of that.
fn by_section(
    policy: &Policy,
    unquoted: &[usize],
    texts: &mut Unquoted<'_>,
    found: &mut [Option<Concerned>],
) -> Vec<(usize, usize)> {
    let mut by_edit: BTreeMap<usize, [Vec<usize>; 2]> = BTreeMap::new();
    let mut homes = Vec::new();
    for &commitment in unquoted {
        let (touch, home) = texts.touch(&policy.commitments[commitment], |edit| found[edit].is_none());
        homes.extend(home.map(|block| (commitment, block)));
        match touch {
            Touch::Nothing => {}
            Touch::Sentence(edit) => by_edit.entry(edit).or_default()[0].push(commitment),
            Touch::Section(edits) => {
                edits.into_iter().for_each(|edit| by_edit.entry(edit).or_default()[1].push(commitment))
            }
        }
    }
    for (edit, [alike, near]) in by_edit {
        let (commitments, recognised) =
            if alike.is_empty() { (near, Recognised::Section) } else { (alike, Recognised::Likeness) };
        found[edit] = Some(Concerned { commitments, recognised, touches: Touches::Text });
    }
    homes
}
