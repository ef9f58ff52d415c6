//! Is it weaker: a field's stated direction applied to the two values of a difference.

use std::cmp::Ordering;

use super::assemble::of_entry;
use super::difference::{Case, Difference, Value};
use super::{Kind, Relation, Verdict};
use crate::model::amount::{Better, DetailType};
use crate::model::clock;
use crate::model::config::{Level, Programme};
use crate::model::fields::Direction;
use crate::model::located::Read;
use crate::model::policy::LevelsStatus;
use crate::model::words::{Answer, Citation, Status, YesNo};
use crate::model::{Amount, DetailKind};

/// Which way a difference goes, by the direction of its field.
pub(super) fn judge(difference: &Difference, direction: Direction, relation: Relation) -> Verdict {
    let (old, new) = (&difference.old.value, &difference.new.value);
    if let Some(verdict) = in_any_direction(difference, relation) {
        return verdict;
    }
    match direction {
        Direction::Answer | Direction::Wider => by_answer(old, new),
        Direction::Word => by_word(old, new),
        Direction::Detail => by_detail(old, new),
        Direction::Level => by_level(old, new),
        Direction::Shorter => by_time(old, new),
        Direction::Longer => mirrored(by_time(old, new)),
        Direction::Sooner => by_date(old, new),
        Direction::NextDate => match (old, new) {
            (Value::Day(_), Value::Day(_)) if difference.case == Case::Reviewed || relation == Relation::Different => {
                Verdict::Neutral
            }
            (Value::Day(_), Value::Day(_)) => Verdict::Unclear,
            _ => by_presence(old, new, Verdict::Unclear),
        },
        Direction::More => by_names(old, new),
        Direction::Number => by_number(old, new),
        Direction::Points => match by_names(old, new) {
            Verdict::Mixed => Verdict::Unclear,
            verdict => verdict,
        },
        Direction::Reach if !difference.entries.is_empty() => {
            together(difference.entries.iter().map(|entry| of_entry(entry, difference, direction)))
        }
        Direction::Reach => by_presence(old, new, Verdict::Neutral),
        Direction::Fewer => mirrored(by_names(old, new)),
        Direction::Yes => by_order(affirms(old).cmp(&affirms(new)), Verdict::Neutral),
        Direction::There | Direction::Someone => by_presence(old, new, Verdict::Unclear),
        Direction::Recorded => by_presence(old, new, Verdict::Neutral),
        Direction::InForce => by_force(old, new),
        Direction::Edition => by_edition(old, new),
        Direction::Cited => {
            let stopped = old.is_word(Citation::Authority.word()) && !new.is_given();
            if stopped { Verdict::Unclear } else { Verdict::Neutral }
        }
        Direction::Price if is_free(old) != is_free(new) => Verdict::Unclear,
        Direction::Position | Direction::Price => match (old.is_given(), new.is_given()) {
            (true, true) => Verdict::Neutral,
            _ => Verdict::Unclear,
        },
        Direction::Keeping => Verdict::Neutral,
        Direction::Prose | Direction::Names | Direction::Unranked | Direction::Unread => Verdict::Unclear,
    }
}

/// The verdict that the case or a missing value gives, whatever the direction of the field.
fn in_any_direction(difference: &Difference, relation: Relation) -> Option<Verdict> {
    if matches!(difference.case, Case::NotCompared(_) | Case::OneOfSeveral | Case::Unfiled) {
        return Some(Verdict::Unclear);
    }
    if matches!(difference.kind, Kind::Moved | Kind::OneSided)
        || matches!(difference.case, Case::Renamed(_) | Case::Refiled)
    {
        return Some(Verdict::Neutral);
    }
    if let Some(wording) = &difference.wording {
        return Some(if wording.matters() { Verdict::Unclear } else { Verdict::Reworded });
    }
    match (&difference.old.value, &difference.new.value) {
        (Value::Unreadable, _) | (_, Value::Unreadable) => Some(Verdict::Unclear),
        (Value::NotRecorded, _) => Some(Verdict::NewlyRecorded),
        // Nobody says any more that there is none: that asks for no less.
        (Value::Nothing, Value::NotRecorded) => Some(Verdict::Neutral),
        // In two states of one document somebody took it out; of two documents one was read less closely.
        (_, Value::NotRecorded) if relation == Relation::Lineage => Some(Verdict::Weakened),
        (_, Value::NotRecorded) => Some(Verdict::Unclear),
        _ => None,
    }
}

/// The verdict of two opposite ones.
pub(super) fn mirrored(verdict: Verdict) -> Verdict {
    match verdict {
        Verdict::Weakened => Verdict::Strengthened,
        Verdict::Strengthened => Verdict::Weakened,
        other => other,
    }
}

/// The verdict of a change whose parts go different ways.
pub(super) fn together(verdicts: impl IntoIterator<Item = Verdict>) -> Verdict {
    let verdicts: Vec<Verdict> = verdicts.into_iter().collect();
    let has = |verdict| verdicts.contains(&verdict);
    if has(Verdict::Mixed) || (has(Verdict::Weakened) && has(Verdict::Strengthened)) {
        return Verdict::Mixed;
    }
    // What matters most stands first in the list of all.
    Verdict::ALL.into_iter().find(|verdict| has(*verdict)).unwrap_or(Verdict::Neutral)
}

/// How the new value stands to the old one: `Less` is stronger than before, as the old one is less.
fn by_order(old_to_new: Ordering, equal: Verdict) -> Verdict {
    match old_to_new {
        Ordering::Less => Verdict::Strengthened,
        Ordering::Greater => Verdict::Weakened,
        Ordering::Equal => equal,
    }
}

fn by_answer(old: &Value, new: &Value) -> Verdict {
    let ranked = |value: &Value| match value {
        Value::Answer(Answer::Commits) => Some(3),
        Value::Answer(Answer::Partial) => Some(2),
        Value::Answer(Answer::Deferred) => Some(1),
        Value::Answer(Answer::Delegated | Answer::Refuses) => None,
        _ => Some(0),
    };
    match (ranked(old), ranked(new)) {
        (Some(old), Some(new)) => by_order(old.cmp(&new), Verdict::Unclear),
        (Some(3), None) => Verdict::Weakened,
        (None, Some(3)) => Verdict::Strengthened,
        _ => Verdict::Unclear,
    }
}

fn by_word(old: &Value, new: &Value) -> Verdict {
    match (old, new) {
        (Value::Strength(old), Value::Strength(new)) => by_order(old.cmp(new), Verdict::Unclear),
        _ => by_presence(old, new, Verdict::Unclear),
    }
}

fn by_detail(old: &Value, new: &Value) -> Verdict {
    match (old, new) {
        (Value::Amount(kind, old), Value::Amount(_, new)) => match kind.rank(old, new) {
            Some(Ordering::Less) => Verdict::Strengthened,
            Some(Ordering::Greater) => Verdict::Weakened,
            Some(Ordering::Equal) => Verdict::Neutral,
            None if kind.better == Better::None => by_position(kind, old, new),
            None if kind.kind == DetailType::Set => Verdict::Mixed,
            None => Verdict::Unclear,
        },
        // That a position is no longer stated is not a position.
        (Value::Amount(kind, _), _) | (_, Value::Amount(kind, _)) if kind.better == Better::None => Verdict::Unclear,
        _ => by_presence(old, new, Verdict::Unclear),
    }
}

/// Of two positions neither is better. That one is turned round is for a person to read: yes and no, free and not, something
/// and what the list of options begins with, which is the option that denies it.
fn by_position(kind: &DetailKind, old: &Amount, new: &Amount) -> Verdict {
    let denies = |amount: &Amount| match amount {
        Amount::Money(0) | Amount::Choice(0) | Amount::YesNo(YesNo::No) => true,
        Amount::Set(options) if kind.kind == DetailType::Set => options.is_empty(),
        _ => false,
    };
    if denies(old) == denies(new) { Verdict::Neutral } else { Verdict::Unclear }
}

fn by_time(old: &Value, new: &Value) -> Verdict {
    match (old, new) {
        (Value::Time(old), Value::Time(new)) => match new.compare(*old) {
            Some(order) => by_order(order, Verdict::Neutral),
            None => Verdict::Unclear,
        },
        _ => by_presence(old, new, Verdict::Unclear),
    }
}

fn by_date(old: &Value, new: &Value) -> Verdict {
    match (old, new) {
        // "December 2024" and "5 December 2024" may be the same day.
        (Value::Day(old), Value::Day(new)) if clock::overlap(*old, *new) => Verdict::Unclear,
        (Value::Day(old), Value::Day(new)) => by_order(new.first_day().cmp(&old.first_day()), Verdict::Neutral),
        _ => by_presence(old, new, Verdict::Unclear),
    }
}

fn by_names(old: &Value, new: &Value) -> Verdict {
    match (old, new) {
        (Value::Names(old), Value::Names(new)) if old == new => Verdict::Neutral,
        (Value::Names(old), Value::Names(new)) if old.is_superset(new) => Verdict::Weakened,
        (Value::Names(old), Value::Names(new)) if old.is_subset(new) => Verdict::Strengthened,
        (Value::Names(_), Value::Names(_)) => Verdict::Mixed,
        (Value::Amount(..), Value::Amount(..)) => by_detail(old, new),
        _ => by_presence(old, new, Verdict::Unclear),
    }
}

/// Something given is stronger than nothing.
fn by_presence(old: &Value, new: &Value, both: Verdict) -> Verdict {
    match (old.is_given(), new.is_given()) {
        (true, false) => Verdict::Weakened,
        (false, true) => Verdict::Strengthened,
        (true, true) => both,
        (false, false) => Verdict::Unclear,
    }
}

/// What is withdrawn or under review binds nobody. What was agreed and is a draft again is for a person to read.
fn by_force(old: &Value, new: &Value) -> Verdict {
    let binds = |value: &Value| {
        ![Status::Withdrawn.word(), LevelsStatus::UnderReview.word()].iter().any(|word| value.is_word(word))
    };
    let reopened = new.is_word(Status::Draft.word());
    by_order(binds(old).cmp(&binds(new)), if reopened { Verdict::Unclear } else { Verdict::Neutral })
}

/// Where a rule's own level is not known, only what cannot be less or more than it is ranked.
fn by_level(old: &Value, new: &Value) -> Verdict {
    let level = |value: &Value| match value {
        Value::Text(word) => Level::read(word).ok(),
        _ => None,
    };
    match (level(old), level(new)) {
        (Some(old), Some(new)) => by_order(old.cmp(&new), Verdict::Neutral),
        (None, Some(Level::Error)) | (Some(Level::Ignore), None) => Verdict::Strengthened,
        (None, Some(Level::Ignore)) | (Some(Level::Error), None) => Verdict::Weakened,
        _ => Verdict::Unclear,
    }
}

/// Fewer is weaker; as many others are for a person to read.
fn by_number(old: &Value, new: &Value) -> Verdict {
    match (old, new) {
        (Value::Names(old), Value::Names(new)) => by_order(old.len().cmp(&new.len()), Verdict::Unclear),
        _ => by_presence(old, new, Verdict::Unclear),
    }
}

/// Editions are years, or begin with one. Others cannot be ordered.
fn by_edition(old: &Value, new: &Value) -> Verdict {
    let year = |value: &Value| match value {
        Value::Text(text) => text.get(..4).and_then(|year| year.parse::<u16>().ok()),
        _ => None,
    };
    match (year(old), year(new)) {
        (Some(old), Some(new)) if old < new => Verdict::Neutral,
        (None, Some(_)) if !old.is_given() => Verdict::Neutral,
        _ => Verdict::Unclear,
    }
}

fn affirms(value: &Value) -> bool {
    value.is_word(YesNo::Yes.word()) || value.is_word(Programme::Complete.word())
}

/// Whether a price is none.
fn is_free(value: &Value) -> bool {
    value.is_word("0.00")
}
