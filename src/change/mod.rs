//! What differs between two documents, and whether it is weaker. Pure: two documents in, plain data out; no files, no
//! clock, no formats.
//!
//! First `diff` says what differs, without opinion; then `judge` applies the direction that [`crate::model::fields`] states
//! for each field; `sentence` says it to a committee.

mod approval;
mod assemble;
mod comparison;
mod diff;
mod difference;
pub mod gate;
pub mod history;
mod impact;
mod in_both;
mod judge;
mod likeness;
mod lone;
mod pairing;
mod sentence;
mod text;
mod tracked;

pub use comparison::{Approved, Change, Comparison, Edition, Item, Kind, Mark, Relation, Side, Verdict, Word};
pub use diff::DefaultLevel;
pub use impact::{Effect, How, Impact, impact};
pub use in_both::InBoth;
pub use lone::Lone;
pub use pairing::{Before, Link, Pairing, Pairs, Removed, pairs};
pub use tracked::{
    Fate, Recognised, Recorded, TrackedChange, TrackedChanges, Unrecorded, Weighed, WeighingKind, tracked,
};

use std::borrow::Cow;
use std::collections::BTreeSet;

use assemble::Frame;
use diff::Language;
use difference::{Case, Difference, Found, Value};
use sentence::Voice;

use crate::load::{Extent, Loaded};
use crate::model::policy::spoken_name;
use crate::model::{Kind as DocumentKind, Model};
use crate::source::NodeId;
use crate::standards::{self, Expectation, Weighing};
use crate::workspace::Document;

/// Compares two documents. The standards in use are those of the newer one, and of the older one where the newer has none
/// of that name.
pub fn compare(old: &Document, new: &Document) -> Comparison {
    compare_knowing(old, new, &|_| None)
}

/// Compares two documents, of which settings are judged by the level that a rule has by itself, where `default_level` knows
/// it.
pub fn compare_knowing(old: &Document, new: &Document, default_level: DefaultLevel<'_>) -> Comparison {
    compare_as(relation(&old.loaded, &new.loaded), old, new, default_level)
}

/// Compares what a document was with what became of it, whatever it is called now.
pub fn compare_states(old: &Document, new: &Document, default_level: DefaultLevel<'_>) -> Comparison {
    compare_as(Relation::Lineage, old, new, default_level)
}

fn compare_as(relation: Relation, old: &Document, new: &Document, default_level: DefaultLevel<'_>) -> Comparison {
    let (one, other) = (&old.loaded, &new.loaded);
    let mut frame = frame(one, other, relation);
    let weighing = weighing(old, new);
    let language = Language {
        relation,
        vocabularies: [&new.controls.vocabulary, &old.controls.vocabulary],
        weighing: &weighing,
        guidance: &new.controls.guidance,
    };
    let differences = match (&one.model, &one.arena, &other.model, &other.arena) {
        (Some(before), Some(old_arena), Some(after), Some(new_arena)) => match (before, after) {
            (Model::Policy(before), Model::Policy(after)) => {
                frame.signed = approval::of(after);
                let sides = (diff::Side::new(before, old_arena), diff::Side::new(after, new_arena));
                Some(diff::policies(&diff::Pair::new(sides, expectations(old, new), language)))
            }
            (Model::Standards(before), Model::Standards(after)) => {
                Some(diff::standards((before, old_arena), (after, new_arena), language))
            }
            (Model::Course(before), Model::Course(after)) => {
                Some(diff::courses((before, old_arena), (after, new_arena), language, &expectations(old, new)))
            }
            (Model::Config(before), Model::Config(after)) => {
                Some(diff::settings((before, old_arena), (after, new_arena), language, default_level))
            }
            (Model::Guidance(_), Model::Guidance(_)) => {
                Some(diff::plain(DocumentKind::Guidance, old_arena, new_arena, language))
            }
            _ => None,
        },
        _ => None,
    };
    let differences = match differences {
        Some(mut differences) => {
            differences.extend(partly_read(one, other));
            differences
        }
        None => not_compared(one, other).into_iter().collect(),
    };
    let (changes, more) = assemble::changes(differences, &frame);
    let both = one.arena.as_ref().zip(other.arena.as_ref()).filter(|_| relation == Relation::Different);
    let in_both = both.and_then(|(one, other)| in_both::in_both(one, other));
    Comparison { old: edition(one), new: edition(other), relation, in_both, changes, more, binds: true }
}

/// Two states of one document, or documents that have nothing to do with each other. Two states of one file are one
/// document, whatever becomes of its name.
fn relation(one: &Loaded, other: &Loaded) -> Relation {
    let name = |loaded: &Loaded| loaded.reference.id.as_deref().map(|id| id.split('@').next().unwrap_or(id).to_owned());
    let same_name = name(one).is_some() && name(one) == name(other);
    let same_file = one.reference.path == other.reference.path;
    // Settings have no name: whatever files they stand in, one is read as what became of the other.
    let settings = [one, other].iter().all(|loaded| loaded.kind == Some(DocumentKind::Config));
    let replaces = |later: &Loaded, earlier: &Loaded| match &later.model {
        Some(Model::Policy(policy)) => {
            policy.supersedes.text().is_some_and(|id| earlier.reference.id.as_deref() == Some(id))
        }
        _ => false,
    };
    let related = same_name || same_file || settings || replaces(other, one) || replaces(one, other);
    if related { Relation::Lineage } else { Relation::Different }
}

/// The standards in use for the newer document, and those of the older one of other names.
fn expectations<'d>(old: &'d Document, new: &'d Document) -> Vec<&'d Expectation> {
    let known: BTreeSet<&str> = new.controls.expectations.iter().map(|known| known.id.as_str()).collect();
    let older = old.controls.expectations.iter().filter(|expectation| !known.contains(expectation.id.as_str()));
    new.controls.expectations.iter().chain(older).collect()
}

/// The words that weigh in the standards of both; where no set in use has any, those of the shared set.
fn weighing<'d>(old: &Document, new: &'d Document) -> Cow<'d, Weighing> {
    let (newer, older) = (new.controls.vocabulary.weighing(), old.controls.vocabulary.weighing());
    // Mostly both are judged by the same sets, whose words are then put in order once.
    if !newer.is_empty() && newer.has_all_of(older) {
        return Cow::Borrowed(newer);
    }
    let mut weighing = newer.clone();
    weighing.join(older);
    if weighing.is_empty()
        && let Some(Model::Standards(shared)) = &standards::shared().model
    {
        weighing.add(&shared.weighing);
    }
    Cow::Owned(weighing)
}

fn frame<'f>(one: &'f Loaded, other: &'f Loaded, relation: Relation) -> Frame<'f> {
    let kind = other.kind.filter(|kind| one.kind == Some(*kind));
    let noun = match (&other.model, kind) {
        (Some(Model::Policy(policy)), _) => policy.noun(),
        (_, Some(DocumentKind::Course)) => "course",
        (_, Some(DocumentKind::Standards)) => "set of standards",
        (_, Some(DocumentKind::Guidance)) => "catalogue",
        (_, Some(DocumentKind::Config)) => "settings file",
        (_, Some(DocumentKind::Policy) | None) => "document",
    };
    let voice = Voice { relation, old: edition(one).name, new: edition(other).name, noun, kind };
    Frame { voice, old: one.about(), new: other.about(), signed: Vec::new() }
}

fn edition(loaded: &Loaded) -> Edition {
    let document = loaded.reference.as_ref().clone();
    let title = match &loaded.model {
        Some(Model::Policy(policy)) => policy.title.text(),
        Some(Model::Course(course)) => course.title.text(),
        _ => None,
    };
    let name = document.id.as_deref().map_or_else(|| document.path.clone(), spoken_name);
    Edition { name, title: title.unwrap_or_default().to_owned(), document }
}

/// That two documents were not compared at all: they are of two kinds, or cannot be read. Nothing
/// where they are the same to the byte.
fn not_compared(one: &Loaded, other: &Loaded) -> Option<Difference> {
    if !one.sha256.is_empty() && one.sha256 == other.sha256 {
        return None;
    }
    let why = match (one.kind, other.kind) {
        (Some(one), Some(other)) if one != other => format!("one is {} and the other is {}", noun(one), noun(other)),
        (Some(kind), Some(_)) => format!("one of the two cannot be read as {}", noun(kind)),
        _ => "one of the two is no document that can be read".to_owned(),
    };
    Some(incomparable(why))
}

/// That a part of a document could not be read, so that what it says there is not known.
fn partly_read(one: &Loaded, other: &Loaded) -> Option<Difference> {
    let partly: Vec<&str> = [one, other]
        .into_iter()
        .filter(|loaded| loaded.extent != Extent::Whole)
        .map(|loaded| loaded.reference.path.as_str())
        .collect();
    if partly.is_empty() || one.sha256 == other.sha256 {
        return None;
    }
    let of = match partly.as_slice() {
        [one, other] if one == other => one.to_string(),
        _ => partly.join(" and "),
    };
    let why = format!("parts of {of} cannot be read; \"paramount check\" says which");
    Some(incomparable(why))
}

fn incomparable(why: String) -> Difference {
    let top = || Found::new(Value::There, NodeId::ROOT).in_words("the document");
    let mut difference = Difference::of("paramount", Kind::NotCompared, "Not compared", top(), top());
    difference.case = Case::NotCompared(why);
    difference
}

fn noun(kind: DocumentKind) -> &'static str {
    match kind {
        DocumentKind::Policy => "a policy",
        DocumentKind::Course => "a course",
        DocumentKind::Standards => "a set of standards",
        DocumentKind::Guidance => "a catalogue of guidance",
        DocumentKind::Config => "a settings file",
    }
}
