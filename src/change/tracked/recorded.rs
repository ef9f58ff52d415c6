//! Which commitments of a record stand in a text that tracked changes touch: by their quotes; without a quote by their
//! section, and in it by the sentence that is most like what is recorded.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::Recognised;
use super::edits::{Edit, Side};
use super::unquoted::{Touch, Unquoted};
use crate::extract::Block;
use crate::model::Policy;
use crate::source::places;

/// The commitments that stand in an edit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Concerned {
    /// By their positions in the record.
    pub(super) commitments: Vec<usize>,
    pub(super) recognised: Recognised,
    /// Whether all that is quoted of them stands in the new text too, so that only the words around it changed.
    pub(super) stays: bool,
    /// Whether their whole text is in what is taken out, and stands nowhere else.
    pub(super) is_whole: bool,
}

/// For each edit the commitments that stand in it, where some do.
pub(super) fn concerned(
    policy: &Policy,
    blocks: &[Block],
    (before, after): (&Side, &Side),
    edits: &[Edit],
) -> Vec<Option<Concerned>> {
    let quotes: Vec<&str> = policy.commitments.iter().map(|one| one.quote.text().unwrap_or_default()).collect();
    let quoted = Quoted { before, edits, old: by_sentence(edits, old), new: by_sentence(edits, new) };
    let mut found: Vec<Vec<Standing>> = vec![Vec::new(); edits.len()];
    let mut unquoted = Vec::new();
    let (stood, stands) = (places(&before.text, &quotes), places(&after.text, &quotes));
    for (commitment, (stood, stands)) in stood.iter().zip(&stands).enumerate() {
        if stood.is_empty() && stands.is_empty() {
            unquoted.push(commitment);
            continue;
        }
        let (was, is) = (edits_in(before, stood, &quoted.old), edits_in(after, stands, &quoted.new));
        if was.is_empty() && stands.is_empty() {
            // None of its sentences changed, and something came between them.
            let between = quoted.edits_beside(stood);
            between.for_each(|edit| found[edit].push(Standing { commitment, stays: true, is_gone: false }));
            continue;
        }
        let is_gone = stands.is_empty() && quoted.is_taken_out(stood);
        for &edit in if stood.is_empty() { &is } else { &was } {
            let stays = !stood.is_empty() && is.contains(&edit);
            found[edit].push(Standing { commitment, stays, is_gone });
        }
    }
    let mut found: Vec<Option<Concerned>> =
        edits.iter().zip(found).map(|(edit, standing)| by_quote(edit, &standing)).collect();
    by_section(policy, &unquoted, &mut Unquoted::new(blocks, (before, after), edits), &mut found);
    found
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
    /// Whether the quote stands in the new text of the edit too.
    stays: bool,
    /// Whether all of the quote is taken out everywhere.
    is_gone: bool,
}

/// What an edit does to those whose quotes stand in it. Of several, those count whose words change.
fn by_quote(edit: &Edit, standing: &[Standing]) -> Option<Concerned> {
    let stays = standing.iter().all(|one| one.stays);
    let told: Vec<&Standing> = standing.iter().filter(|one| one.stays == stays).collect();
    let is_whole = edit.new.is_empty() && told.iter().all(|one| one.is_gone);
    let commitments: Vec<usize> = told.iter().map(|one| one.commitment).collect();
    (!commitments.is_empty()).then_some(Concerned { commitments, recognised: Recognised::Quote, stays, is_whole })
}

/// Where quotes stand, and which edit each sentence belongs to.
struct Quoted<'s> {
    before: &'s Side,
    edits: &'s [Edit],
    old: BTreeMap<usize, usize>,
    new: BTreeMap<usize, usize>,
}

impl Quoted<'_> {
    /// The edits of the blocks that hold some places of the text before.
    fn edits_beside(&self, places: &[Range<usize>]) -> impl Iterator<Item = usize> {
        let sentences = places.iter().flat_map(|place| self.before.sentences_in(place));
        let blocks: BTreeSet<usize> = sentences.map(|sentence| self.before.sentences[sentence].block).collect();
        (0..self.edits.len()).filter(move |edit| blocks.contains(&self.edits[*edit].block))
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

/// Adds what is recognised by its section alone, for edits in which nothing quoted stands.
fn by_section(policy: &Policy, unquoted: &[usize], texts: &mut Unquoted<'_>, found: &mut [Option<Concerned>]) {
    let mut by_edit: BTreeMap<usize, [Vec<usize>; 2]> = BTreeMap::new();
    for &commitment in unquoted {
        match texts.touch(&policy.commitments[commitment], |edit| found[edit].is_none()) {
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
        found[edit] = Some(Concerned { commitments, recognised, stays: false, is_whole: false });
    }
}
