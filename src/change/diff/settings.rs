//! Two states of a settings file: what the table of fields leaves to handlers of their own, which is its waivers.

use std::collections::BTreeSet;

use super::Language;
use super::walk::{About, Both, Special, Walk};
use crate::change::difference::{Difference, Found, Value};
use crate::model::config::{Level, Waiver};
use crate::model::fields::{self, Field};
use crate::model::{Config, Item, Kind};
use crate::source::Arena;

/// The level that a rule has by itself, where it is known.
pub type DefaultLevel<'f> = &'f dyn Fn(&str) -> Option<Level>;

/// A settings file with its tree.
type Read<'d> = (&'d Config, &'d Arena);

/// All differences between two settings files.
pub(in crate::change) fn differences(
    (old, old_arena): Read<'_>,
    (new, new_arena): Read<'_>,
    language: Language<'_>,
    default_level: DefaultLevel<'_>,
) -> Vec<Difference> {
    let special = Settings { old, new, default_level };
    let walk = Walk {
        kind: Kind::Config,
        relation: language.relation,
        same_edition: true,
        happened: false,
        weighing: language.weighing,
        actors: None,
        special: &special,
    };
    walk.differences(old_arena, new_arena)
}

struct Settings<'d> {
    old: &'d Config,
    new: &'d Config,
    default_level: DefaultLevel<'d>,
}

impl Special for Settings<'_> {
    /// The waivers: each is held against the one for the same rule, document and place, else for the same rule and document.
    fn by_hand(&self, field: &'static Field, (old_list, new_list): Both<'_>, _: &About) -> Vec<Difference> {
        let mut left: Vec<&Item<Waiver>> = self.old.waivers.iter().collect();
        let partners: Vec<Option<&Item<Waiver>>> =
            self.new.waivers.iter().map(|waiver| take(&mut left, |known| is_at_same_place(known, waiver))).collect();
        let mut found = Vec::new();
        for (waiver, exact) in self.new.waivers.iter().zip(partners) {
            let partner = exact.or_else(|| take(&mut left, |known| is_for_same(known, waiver)));
            match partner {
                Some(before) => found.extend(changed(field, before, waiver)),
                // What another waiver covered before is let pass by nothing new.
                None if self.old.waivers.iter().any(|known| covers(known, waiver)) => {}
                None => found.push(alone(field, waiver, Found::new(Value::Nothing, old_list.at()), false)),
            }
        }
        found.extend(left.into_iter().map(|gone| alone(field, gone, Found::new(Value::Nothing, new_list.at()), true)));
        found
    }

    fn meant(&self, field: &Field, name: &str) -> Option<String> {
        let level = if field.path == "rules" { (self.default_level)(name) } else { None };
        level.map(|level| level.word().to_owned())
    }
}

fn take<'d>(left: &mut Vec<&'d Item<Waiver>>, is_it: impl Fn(&Waiver) -> bool) -> Option<&'d Item<Waiver>> {
    let index = left.iter().position(|known| is_it(known))?;
    Some(left.remove(index))
}

fn is_for_same(one: &Waiver, other: &Waiver) -> bool {
    one.rule.text() == other.rule.text() && one.document.text() == other.document.text()
}

fn is_at_same_place(one: &Waiver, other: &Waiver) -> bool {
    is_for_same(one, other) && one.at.text() == other.at.text()
}

/// Whether a waiver counts.
fn counts(waiver: &Waiver) -> bool {
    waiver.lacking().next().is_none()
}

/// Whether a waiver lets pass all that another one does, and for as long.
fn covers(known: &Waiver, other: &Waiver) -> bool {
    let as_long = known.until.get().zip(other.until.get());
    let as_long = as_long.is_none_or(|(known, other)| known.last_day() >= other.last_day());
    let as_wide = known.at.is_absent() || known.at.text() == other.at.text();
    is_for_same(known, other) && as_wide && as_long && counts(known)
}

/// The waiver in words: what it lets pass, where and how long.
fn in_words(waiver: &Waiver) -> String {
    let at = waiver.at.text().map(|at| format!(" at {at}")).unwrap_or_default();
    let until = waiver.until.get().map(|until| format!(" until {}", until.in_words())).unwrap_or_default();
    format!("{}{at}{until}", waiver.document.text().unwrap_or("no document"))
}

fn heading(waiver: &Waiver) -> String {
    format!("Waiver of {}", waiver.rule.text().unwrap_or("no rule"))
}

/// A waiver that only one of the two has.
fn alone(field: &Field, waiver: &Item<Waiver>, missing: Found, went: bool) -> Difference {
    let there = Found::new(Value::There, waiver.at).in_words(in_words(waiver));
    let (old, new) = if went { (there, missing) } else { (missing, there) };
    Difference::of(field.path, field.kind, heading(waiver), old, new)
}

/// For which place a waiver is: fewer places are less, and all of them is what is meant where none is written.
fn place(waiver: &Item<Waiver>) -> Found {
    let leaf = &waiver.value.at;
    super::found(leaf, waiver.at, |at| Value::Names(BTreeSet::from([at.clone()])))
}

/// What differs between two waivers for the same.
fn changed(field: &Field, old: &Item<Waiver>, new: &Item<Waiver>) -> Vec<Difference> {
    let side = |waiver: &Item<Waiver>| match counts(waiver) {
        true => Found::new(Value::There, waiver.at).in_words(in_words(waiver)),
        false => Found::new(Value::Nothing, waiver.at).in_words("nothing, because the entry lacked something"),
    };
    let (one, other) = (side(old), side(new));
    if one.value != other.value {
        return vec![Difference::of(field.path, field.kind, heading(new), one, other)];
    }
    let until = |waiver: &Item<Waiver>| super::found(&waiver.until, waiver.at, |until| Value::Day(*until));
    let parts = [
        ("waivers.at", place(old), place(new)),
        ("waivers.until", until(old), until(new)),
        ("waivers.reason", super::text(&old.reason, old.at), super::text(&new.reason, new.at)),
        ("waivers.approved_by", super::text(&old.approved_by, old.at), super::text(&new.approved_by, new.at)),
    ];
    let differing = parts.into_iter().filter(|(_, old, new)| old.value != new.value);
    let rows = differing.filter_map(|(path, old, new)| Some((fields::find(Kind::Config, path)?, old, new)));
    rows.map(|(row, before, after)| Difference::of(row.path, row.kind, heading(new), before, after)).collect()
}
