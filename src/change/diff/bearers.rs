//! Two policies on one thing: apart by the people who have to act.

use std::collections::{BTreeMap, BTreeSet};

use super::Pair;
use super::answer::{self, Absent};
use super::cells::{Cells, Recorded};
use super::statements;
use crate::change::Kind;
use crate::change::difference::{Case, Difference, Duty, Found, Value};
use crate::model::bearer::Bearer;
use crate::model::policy::Commitment;
use crate::model::{DetailKind, Item};
use crate::source::NodeId;

/// What a comparison of commitments is about.
pub(super) struct Heading<'h> {
    /// For people.
    pub about: String,
    /// The standard, or the local name.
    pub standard: Option<String>,
    /// The duty, by its first commitments.
    pub duty: Duty,
    /// The details of the standard.
    pub kinds: &'h [(String, DetailKind)],
    /// Whether the standard asks something of courses.
    pub binds_courses: bool,
    /// Where the old document would say something.
    pub old_absent: Absent,
    /// Where the new document would.
    pub new_absent: Absent,
}

impl Heading<'_> {
    /// A difference under this heading.
    pub(super) fn difference(&self, field: &'static str, old: Found, new: Found) -> Difference {
        let mut difference = Difference::of(field, Kind::Duty, self.about.clone(), old, new);
        difference.standard.clone_from(&self.standard);
        difference.duty = self.duty;
        difference
    }
}

pub(super) type Commitments<'d> = Vec<&'d Item<Commitment>>;

/// What differs between the commitments of two policies to one thing.
pub(super) fn compare(
    pair: &Pair<'_>,
    heading: &Heading<'_>,
    old: &Commitments<'_>,
    new: &Commitments<'_>,
) -> Vec<Difference> {
    let Some(cells) = Cells::of(pair, heading, old.iter().chain(new).copied()) else {
        // Where the scopes cannot be told apart, neither can the statements.
        return vec![not_compared(heading, old, new)];
    };
    let (mut found, mut recorded) = (Vec::new(), Recorded::default());
    for (case, old, new) in groups(old, new) {
        found.extend(cells.recorded(&case, &old, &new, &mut recorded));
        found.extend(actors(pair, heading, &old, &new));
    }
    if pair.compares_wording() {
        if heading.binds_courses {
            found.extend(cells.asked(old, new, &recorded));
        }
        let statements = statements::compare(pair, heading, old, new, &mut found);
        found.extend(statements);
    }
    found
}

/// That one of two policies commits itself to what a block of the other one answers.
pub(super) fn answered_elsewhere(heading: &Heading<'_>, old: &Commitments<'_>, new: &Commitments<'_>) -> Difference {
    let (old, new) = (there_or_not(old, heading.old_absent), there_or_not(new, heading.new_absent));
    let mut difference = heading.difference("commitments", old, new);
    difference.case = Case::OneOfSeveral;
    difference
}

fn there_or_not(list: &Commitments<'_>, absent: Absent) -> Found {
    match list.first() {
        Some(commitment) => Found::new(Value::There, commitment.at)
            .in_words(answer::answer_in_words(commitment))
            .saying(commitment.says.text()),
        None => Found::new(Value::Nothing, absent.at),
    }
}

/// Commitments of the same people on both sides. What is left on both sides has passed from some to others; what is left
/// on one side is theirs alone.
fn groups<'d>(old: &Commitments<'d>, new: &Commitments<'d>) -> Vec<(Case, Commitments<'d>, Commitments<'d>)> {
    let (mut one, mut other) = (by_bearer(old), by_bearer(new));
    // Where it is not said who acts, it may be anybody.
    let unsaid = one.contains_key(&Bearer::Unsaid) || other.contains_key(&Bearer::Unsaid);
    if unsaid || one.is_empty() || other.is_empty() {
        return vec![(Case::Plain, old.clone(), new.clone())];
    }
    let shared: Vec<Bearer> = one.keys().filter(|bearer| other.contains_key(bearer)).copied().collect();
    let mut groups = Vec::new();
    for bearer in shared {
        let sides = one.remove(&bearer).zip(other.remove(&bearer));
        groups.extend(sides.map(|(one, other)| (Case::Plain, one, other)));
    }
    match (one.is_empty(), other.is_empty()) {
        (true, _) => {
            groups.extend(other.into_iter().map(|(bearer, list)| (Case::Bearer(who(bearer)), Vec::new(), list)))
        }
        (_, true) => groups.extend(one.into_iter().map(|(bearer, list)| (Case::Bearer(who(bearer)), list, Vec::new()))),
        _ => groups.push((Case::Plain, one.into_values().flatten().collect(), other.into_values().flatten().collect())),
    }
    groups
}

fn by_bearer<'d>(list: &Commitments<'d>) -> BTreeMap<Bearer, Commitments<'d>> {
    let mut found: BTreeMap<Bearer, Commitments<'d>> = BTreeMap::new();
    for commitment in list {
        found.entry(Bearer::of(commitment)).or_default().push(commitment);
    }
    found
}

fn who(bearer: Bearer) -> &'static str {
    match bearer {
        Bearer::Partnership => "the partnership",
        Bearer::Agencies => "each agency",
        Bearer::Trainers => "the trainers",
        Bearer::Participants => "the people who take part",
        Bearer::Unsaid => "nobody by name",
    }
}

/// That commitments with too many different scopes were not compared cell by cell.
fn not_compared(heading: &Heading<'_>, old: &Commitments<'_>, new: &Commitments<'_>) -> Difference {
    let at = |list: &Commitments<'_>, absent: Absent| list.first().map_or(absent.at, |commitment| commitment.at);
    let (old, new) = (at(old, heading.old_absent), at(new, heading.new_absent));
    let mut difference =
        heading.difference("commitments.scope", Found::new(Value::There, old), Found::new(Value::There, new));
    difference.kind = Kind::NotCompared;
    difference.case = Case::NotCompared("its scopes cannot be read, or are too many to compare one by one".to_owned());
    difference
}

/// Whether other people have to act.
fn actors(pair: &Pair<'_>, heading: &Heading<'_>, old: &Commitments<'_>, new: &Commitments<'_>) -> Option<Difference> {
    if old.is_empty() || new.is_empty() {
        return None;
    }
    let named = |list: &Commitments<'_>, shared: &dyn Fn(&str) -> String| -> BTreeSet<String> {
        list.iter().filter_map(|commitment| commitment.by.text().map(shared)).collect()
    };
    let (one, other) = (named(old, &|by| pair.actors.in_old(by)), named(new, &|by| pair.actors.in_new(by)));
    let differ = one != other;
    differ.then(|| heading.difference("commitments.by", acting(pair, old, one), acting(pair, new, other)))
}

/// Who acts on some commitments, by the names that both documents share.
fn acting(pair: &Pair<'_>, list: &Commitments<'_>, names: BTreeSet<String>) -> Found {
    let naming = list.iter().find(|commitment| !commitment.by.is_absent()).or(list.first());
    let at = naming.map_or(NodeId::ROOT, |commitment| commitment.by.at().unwrap_or(commitment.at));
    let says = naming.and_then(|commitment| commitment.says.text());
    if names.is_empty() {
        return Found::new(Value::Nothing, at).saying(says);
    }
    let words = pair.actors.in_words(&names);
    Found::new(Value::Names(names), at).in_words(words).saying(says)
}
