//! What differs between two documents, and whether it is weaker. Pure: two documents in, plain data out; no files, no
//! clock, no formats.
//!
//! First `diff` says what differs, without opinion; then `judge` applies the direction that [`polarity`] states for each
//! field; `sentence` says it to a committee.

mod approval;
mod assemble;
mod comparison;
mod diff;
mod difference;
pub mod gate;
pub mod history;
mod impact;
mod judge;
mod likeness;
mod pairing;
pub mod polarity;
mod sentence;
mod text;

pub use comparison::{Approved, Change, Comparison, Edition, Item, Kind, Mark, Relation, Side, Verdict, Word};
pub use impact::{Effect, How, Impact, impact};
pub use pairing::{Before, Link, Pairing, Pairs, Removed, pairs};

use assemble::Frame;
use difference::{Case, Difference, Found, Value};
use polarity::{POLICY, STANDARDS};
use sentence::Voice;

use crate::load::{Extent, Loaded};
use crate::model::policy::spoken_name;
use crate::model::words::Kind as DocumentKind;
use crate::model::{Model, Policy, Standards};
use crate::source::NodeId;
use crate::standards::{self, Expectation, Weighing};
use crate::workspace::Document;

/// Compares two documents. The standards in use are those of the newer one, and of the older one where the newer has none
/// of that name.
pub fn compare(old: &Document, new: &Document) -> Comparison {
    compare_as(relation(&old.loaded, &new.loaded), old, new)
}

/// Compares what a document was with what became of it, whatever it is called now.
pub fn compare_states(old: &Document, new: &Document) -> Comparison {
    compare_as(Relation::Lineage, old, new)
}

fn compare_as(relation: Relation, old: &Document, new: &Document) -> Comparison {
    let (one, other) = (&old.loaded, &new.loaded);
    let (changes, more) = match (&one.model, &other.model) {
        (Some(Model::Policy(before)), Some(Model::Policy(after))) => policies((old, before), (new, after), relation),
        (Some(Model::Standards(before)), Some(Model::Standards(after))) => {
            sets((one, before), (other, after), relation, &weighing(old, new))
        }
        _ => {
            let differences = not_compared(one, other).into_iter().collect();
            assemble::changes(differences, &frame(one, other, relation, "document", POLICY))
        }
    };
    Comparison { old: edition(one), new: edition(other), relation, changes, more, binds: true }
}

/// Whether two documents are one lineage: two policies that go by the same name or of which one says that it replaces the
/// other, two editions of a set of standards, and two states of one file, whatever becomes of its name.
fn relation(one: &Loaded, other: &Loaded) -> Relation {
    let same_file = one.reference.path == other.reference.path;
    let related = match (&one.model, &other.model) {
        (Some(Model::Policy(before)), Some(Model::Policy(after))) => {
            let same = before.policy.text().is_some() && before.policy.text() == after.policy.text();
            let replaces = |later: &Policy, earlier: &Loaded| {
                later.supersedes.text().is_some_and(|id| earlier.reference.id.as_deref() == Some(id))
            };
            same || same_file || replaces(after, one) || replaces(before, other)
        }
        (Some(Model::Standards(before)), Some(Model::Standards(after))) => {
            before.standards.text().is_some() && before.standards.text() == after.standards.text()
        }
        _ => same_file || one.reference.id.is_some() && one.reference.id == other.reference.id,
    };
    if related { Relation::Lineage } else { Relation::Different }
}

fn policies(
    (old, before): (&Document, &Policy),
    (new, after): (&Document, &Policy),
    relation: Relation,
) -> (Vec<Change>, usize) {
    let (one, other) = (&old.loaded, &new.loaded);
    let (Some(old_arena), Some(new_arena)) = (&one.arena, &other.arena) else { return (Vec::new(), 0) };
    let weighing = weighing(old, new);
    let mut expectations: Vec<&Expectation> = new.controls.expectations.iter().collect();
    let known: std::collections::BTreeSet<&str> = expectations.iter().map(|known| known.id.as_str()).collect();
    expectations
        .extend(old.controls.expectations.iter().filter(|expectation| !known.contains(expectation.id.as_str())));
    let pair = diff::Pair::new(
        (diff::Side::new(before, old_arena), diff::Side::new(after, new_arena)),
        relation,
        expectations,
        [&new.controls.vocabulary, &old.controls.vocabulary],
        &weighing,
    );
    let mut differences = diff::policies(&pair);
    differences.extend(partly_read(one, other));
    let mut frame = frame(one, other, relation, after.noun(), POLICY);
    frame.signed = approval::of(after);
    assemble::changes(differences, &frame)
}

fn sets(
    (one, before): (&Loaded, &Standards),
    (other, after): (&Loaded, &Standards),
    relation: Relation,
    weighing: &Weighing,
) -> (Vec<Change>, usize) {
    let (Some(old_arena), Some(new_arena)) = (&one.arena, &other.arena) else { return (Vec::new(), 0) };
    let mut differences = diff::standards((before, old_arena), (after, new_arena), relation, weighing);
    differences.extend(partly_read(one, other));
    assemble::changes(differences, &frame(one, other, relation, "set of standards", STANDARDS))
}

/// The words that weigh in the standards of both; where no set in use has any, those of the shared set.
fn weighing(old: &Document, new: &Document) -> Weighing {
    let mut weighing = new.controls.vocabulary.weighing().clone();
    weighing.join(old.controls.vocabulary.weighing());
    if weighing.is_empty()
        && let Some(Model::Standards(shared)) = &standards::shared().model
    {
        weighing.add(&shared.weighing);
    }
    weighing
}

fn frame<'f>(
    one: &'f Loaded,
    other: &'f Loaded,
    relation: Relation,
    noun: &'static str,
    table: &'f [(&'static str, polarity::Direction)],
) -> Frame<'f> {
    let voice = Voice { relation, old: edition(one).name, new: edition(other).name, noun };
    Frame { voice, table, old: one.about(), new: other.about(), signed: Vec::new() }
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

/// That two documents were not compared at all: other kinds than policies and standards, or what cannot be read. Nothing
/// where they are the same to the byte.
fn not_compared(one: &Loaded, other: &Loaded) -> Option<Difference> {
    if !one.sha256.is_empty() && one.sha256 == other.sha256 {
        return None;
    }
    let why = match (one.kind, other.kind) {
        (Some(one), Some(other)) if one != other => format!("one is {} and the other is {}", noun(one), noun(other)),
        (Some(kind @ (DocumentKind::Policy | DocumentKind::Standards)), Some(_)) => {
            format!("one of the two cannot be read as {}", noun(kind))
        }
        (Some(kind), Some(_)) => format!("they differ, and {} is not compared entry by entry", noun(kind)),
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
    let why = format!("parts of {} cannot be read; \"paramount check\" says which", partly.join(" and "));
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
