//! Two policies on one thing: apart by the people who have to act, and for each of them part by part of the training.

use std::collections::{BTreeMap, BTreeSet};

use super::Pair;
use super::answer::{self, Absent, Raw};
use super::spaces::{Part, Reach, Space};
use super::statements;
use crate::change::Kind;
use crate::change::difference::{Case, Difference, Found, Value};
use crate::model::duty::Bearer;
use crate::model::policy::Commitment;
use crate::model::position::Position;
use crate::model::{DetailKind, Item};
use crate::source::NodeId;

/// What a comparison of commitments is about.
pub(super) struct Heading<'h> {
    /// For people.
    pub about: String,
    /// The standard, or the local name.
    pub standard: Option<String>,
    /// The details of the standard.
    pub kinds: &'h [(String, DetailKind)],
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
        difference
    }
}

type Commitments<'d> = Vec<&'d Item<Commitment>>;

/// What differs between the commitments of two policies to one thing. `elsewhere` says that where one of them has none, a
/// block of the document still answers.
pub(super) fn compare(
    pair: &Pair<'_>,
    heading: &Heading<'_>,
    old: &[&Item<Commitment>],
    new: &[&Item<Commitment>],
    elsewhere: bool,
) -> Vec<Difference> {
    if elsewhere {
        let side = |list: &[&Item<Commitment>], absent: Absent| match list.first() {
            Some(commitment) => Found::new(Value::There, commitment.at)
                .in_words(answer::answer_in_words(commitment))
                .saying(commitment.says.text()),
            None => Found::new(Value::Nothing, absent.at),
        };
        let (old, new) = (side(old, heading.old_absent), side(new, heading.new_absent));
        let mut difference = heading.difference("commitments", old, new);
        difference.case = Case::OneOfSeveral;
        return vec![difference];
    }
    let mut found = Vec::new();
    for (case, old, new) in groups(old, new) {
        found.extend(position(pair, heading, &case, &old, &new));
        found.extend(actors(pair, heading, &old, &new));
    }
    // Where the scopes cannot be told apart, neither can the statements.
    if pair.compares_wording() && !found.iter().any(|difference| difference.kind == Kind::NotCompared) {
        let statements = statements::compare(pair, heading, old, new, &mut found);
        found.extend(statements);
    }
    found
}

/// Commitments of the same people on both sides. What is left on both sides has passed from some to others; what is left
/// on one side is theirs alone.
fn groups<'d>(
    old: &[&'d Item<Commitment>],
    new: &[&'d Item<Commitment>],
) -> Vec<(Case, Commitments<'d>, Commitments<'d>)> {
    let bearers = |list: &[&'d Item<Commitment>]| -> BTreeMap<Bearer, Commitments<'d>> {
        let mut found: BTreeMap<Bearer, Commitments<'d>> = BTreeMap::new();
        for commitment in list {
            found.entry(Bearer::of(commitment)).or_default().push(commitment);
        }
        found
    };
    let (mut one, mut other) = (bearers(old), bearers(new));
    // Where it is not said who acts, it may be anybody.
    let unsaid = one.contains_key(&Bearer::Unsaid) || other.contains_key(&Bearer::Unsaid);
    if unsaid || one.is_empty() || other.is_empty() {
        return vec![(Case::Plain, old.to_vec(), new.to_vec())];
    }
    let shared: Vec<Bearer> = one.keys().filter(|bearer| other.contains_key(bearer)).copied().collect();
    let mut groups = Vec::new();
    for bearer in shared {
        let sides = one.remove(&bearer).zip(other.remove(&bearer));
        groups.extend(sides.map(|(one, other)| (Case::Plain, one, other)));
    }
    let (gone, came) = (one.len(), other.len());
    match (gone, came) {
        (0, 0) => {}
        (0, _) => groups.extend(other.into_iter().map(|(bearer, list)| (Case::Bearer(who(bearer)), Vec::new(), list))),
        (_, 0) => groups.extend(one.into_iter().map(|(bearer, list)| (Case::Bearer(who(bearer)), list, Vec::new()))),
        _ => groups.push((Case::Plain, one.into_values().flatten().collect(), other.into_values().flatten().collect())),
    }
    groups
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

/// What the commitments of two sides come to, part by part of the training.
fn position(
    pair: &Pair<'_>,
    heading: &Heading<'_>,
    case: &Case,
    old: &[&Item<Commitment>],
    new: &[&Item<Commitment>],
) -> Vec<Difference> {
    let scopes = old.iter().chain(new).map(|commitment| &commitment.scope);
    let Some(space) = Space::of(scopes, &pair.levels) else {
        return not_compared(heading, old, new).into_iter().collect();
    };
    let reaching = |list: &[&'_ Item<Commitment>]| -> Vec<Reach> {
        list.iter().map(|commitment| space.reach(&commitment.scope)).collect()
    };
    let (old_reach, new_reach) = (reaching(old), reaching(new));
    let (mut found, mut old_parts, mut new_parts): (Vec<(Raw, BTreeSet<Part>)>, _, _) =
        (Vec::new(), BTreeSet::new(), BTreeSet::new());
    for part in space.parts() {
        let (one, other) = (of_part(old, &old_reach, &part, heading), of_part(new, &new_reach, &part, heading));
        if one.is_some() {
            old_parts.insert(part);
        }
        if other.is_some() {
            new_parts.insert(part);
        }
        let raws = answer::differences(
            (one.as_ref(), heading.old_absent),
            (other.as_ref(), heading.new_absent),
            heading.kinds,
        );
        for raw in raws {
            let same = |known: &&mut (Raw, BTreeSet<Part>)| is_same(&known.0, &raw);
            match found.iter_mut().find(same) {
                Some((_, parts)) => {
                    parts.insert(part);
                }
                None => found.push((raw, BTreeSet::from([part]))),
            }
        }
    }
    let remaining = |raw: &Raw| {
        let less = if raw.new.value.is_given() { &old_parts } else { &new_parts };
        let one_sided = raw.old.value.is_given() != raw.new.value.is_given();
        (raw.field == "commitments.answer" && one_sided && !less.is_empty()).then(|| space.in_words(less))
    };
    found
        .into_iter()
        .map(|(raw, parts)| {
            let remains = remaining(&raw);
            let field = if remains.is_some() { "commitments.scope" } else { raw.field };
            let mut difference = heading.difference(field, raw.old, raw.new);
            difference.name = raw.name;
            difference.scope = space.in_words(&parts);
            difference.case = remains.map_or_else(|| case.clone(), |remains| Case::Scope { remains });
            difference
        })
        .collect()
}

/// What the commitments that cover a part of the training come to there.
fn of_part<'d>(
    list: &[&'d Item<Commitment>],
    reach: &[Reach],
    part: &Part,
    heading: &Heading<'_>,
) -> Option<Position<'d>> {
    let covering = list.iter().zip(reach).filter(|(_, reach)| reach.covers(part)).map(|(commitment, _)| *commitment);
    Position::among(covering.collect(), heading.kinds)
}

fn is_same(one: &Raw, other: &Raw) -> bool {
    let same = |one: &Found, other: &Found| one.value == other.value && one.words == other.words && one.at == other.at;
    one.field == other.field && one.name == other.name && same(&one.old, &other.old) && same(&one.new, &other.new)
}

/// That commitments with too many different scopes were not compared part by part.
fn not_compared(heading: &Heading<'_>, old: &[&Item<Commitment>], new: &[&Item<Commitment>]) -> Option<Difference> {
    let side = |list: &[&Item<Commitment>], absent: Absent| {
        Found::new(Value::There, list.first().map_or(absent.at, |commitment| commitment.at))
    };
    let (old, new) = (side(old, heading.old_absent), side(new, heading.new_absent));
    let mut difference = heading.difference("commitments.scope", old, new);
    difference.kind = Kind::NotCompared;
    difference.case = Case::NotCompared("its scopes cannot be read, or are too many to compare one by one".to_owned());
    Some(difference)
}

/// Whether other people have to act.
fn actors(
    pair: &Pair<'_>,
    heading: &Heading<'_>,
    old: &[&Item<Commitment>],
    new: &[&Item<Commitment>],
) -> Option<Difference> {
    if old.is_empty() || new.is_empty() {
        return None;
    }
    let shared = |list: &[&Item<Commitment>], name: &dyn Fn(&str) -> String| -> BTreeSet<String> {
        list.iter().filter_map(|commitment| commitment.by.text().map(name)).collect()
    };
    let one = shared(old, &|by| pair.actors.in_old(by));
    let other = shared(new, &|by| pair.actors.in_new(by));
    if one == other {
        return None;
    }
    let side = |list: &[&Item<Commitment>], shared: &BTreeSet<String>| {
        let naming = list.iter().find(|commitment| !commitment.by.is_absent()).or(list.first());
        let at = naming.map_or(NodeId::ROOT, |commitment| commitment.by.at().unwrap_or(commitment.at));
        let value = if shared.is_empty() { Value::Nothing } else { Value::Names(shared.clone()) };
        let found = Found::new(value, at).saying(naming.and_then(|commitment| commitment.says.text()));
        if shared.is_empty() { found } else { found.in_words(pair.actors.in_words(shared)) }
    };
    Some(heading.difference("commitments.by", side(old, &one), side(new, &other)))
}
