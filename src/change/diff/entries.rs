//! The lists of a policy beside its commitments and levels: guidance, promises, charges, priorities.

use std::collections::BTreeSet;

use super::align::{Entry as Aligning, align};
use super::commitments::heading;
use super::outcomes::{Headings, prose, statements};
use super::{Pair, Side, day, names, text, topics, word};
use crate::change::Kind;
use crate::change::difference::{Case, Difference, Found, Value};
use crate::model::amount::read_money;
use crate::model::located::{Item, Leaf};
use crate::model::policy::{Action, Charge, Cited, Statement};
use crate::source::NodeId;

/// The differences between the lists of two policies.
pub(super) fn differences(pair: &Pair<'_>) -> Vec<Difference> {
    let mut found = guidance(pair);
    found.extend(actions(pair));
    found.extend(charges(pair));
    found.extend(priorities(pair));
    found
}

/// Guidance by family; where a family is cited in several editions, the editions together.
fn guidance(pair: &Pair<'_>) -> Vec<Difference> {
    fn entries<'d>(side: &Side<'d>) -> Vec<Aligning<'d>> {
        // Families are never taken for one another by the likeness of their names.
        side.policy.guidance.iter().map(|cited| Aligning { id: cited.id.text(), says: "" }).collect()
    }
    let (old, new) = (&pair.old.policy.guidance, &pair.new.policy.guidance);
    let aligned = align(&entries(&pair.old), &entries(&pair.new));
    let name = |cited: &Item<Cited>| heading(cited.id.text().unwrap_or("guidance"));
    let mut found = Vec::new();
    for &(from, to, _) in &aligned.pairs {
        let (one, other) = (&old[from], &new[to]);
        let mut note = |field: &'static str, kind: Kind, old: Found, new: Found| {
            if old.value != new.value {
                found.push(Difference::of(field, kind, name(other), old, new));
            }
        };
        note("guidance.edition", Kind::Guidance, text(&one.edition, one.at), text(&other.edition, other.at));
        note("guidance.as", Kind::Guidance, word(&one.role, one.at), word(&other.role, other.at));
        if pair.compares_wording() {
            let (old, new) = (text(&one.as_written, one.at), text(&other.as_written, other.at));
            note("guidance.as_written", Kind::RecordKeeping, old, new);
            note("guidance.sections", Kind::Moved, names(&one.sections, one.at), names(&other.sections, other.at));
        }
    }
    let cited = |cited: &Item<Cited>| {
        let role = cited.role.get().map_or_else(|| "cited".to_owned(), ToString::to_string);
        let edition = cited.edition.text().map(|edition| format!(" {edition}")).unwrap_or_default();
        Found::new(Value::Text(role), cited.at).in_words(format!("{}{edition}", name(cited)))
    };
    for one in aligned.gone.iter().map(|&index| &old[index]) {
        let missing = Found::new(Value::Nothing, pair.new.entry("guidance"));
        found.push(Difference::of("guidance", Kind::Guidance, name(one), cited(one), missing));
    }
    for other in aligned.came.iter().map(|&index| &new[index]) {
        let missing = Found::new(Value::Nothing, pair.old.entry("guidance"));
        found.push(Difference::of("guidance", Kind::Guidance, name(other), missing, cited(other)));
    }
    found
}

/// Two lists whose items have an id and a text.
struct Lists<'l, T> {
    list: &'static str,
    kind: Kind,
    old: (&'l [Item<T>], NodeId),
    new: (&'l [Item<T>], NodeId),
}

impl<'l, T> Lists<'l, T> {
    /// Pairs of items; what is left and what goes by another name are differences of their own.
    fn pairs(
        &self,
        id_field: &'static str,
        id: impl Fn(&'l T) -> &'l Leaf<String>,
        says: impl Fn(&'l T) -> &'l Leaf<String>,
        found: &mut Vec<Difference>,
    ) -> Vec<(&'l Item<T>, &'l Item<T>)> {
        let entries = |list: &'l [Item<T>]| -> Vec<Aligning<'l>> {
            let entry = |item: &'l Item<T>| Aligning {
                id: id(&item.value).text(),
                says: says(&item.value).text().unwrap_or_default(),
            };
            list.iter().map(entry).collect()
        };
        let aligned = align(&entries(self.old.0), &entries(self.new.0));
        let about = |item: &'l Item<T>| heading(id(&item.value).text().unwrap_or(self.list));
        let there = |item: &'l Item<T>| {
            let words = says(&item.value).text().or_else(|| id(&item.value).text()).unwrap_or_default();
            Found::new(Value::There, item.at).in_words(words)
        };
        for &(from, to, likeness) in &aligned.pairs {
            if let Some(likeness) = likeness {
                let (one, other) = (&self.old.0[from], &self.new.0[to]);
                let sides = (text(id(&one.value), one.at), text(id(&other.value), other.at));
                let mut renamed = Difference::of(id_field, Kind::Moved, about(other), sides.0, sides.1);
                renamed.case = Case::Renamed(likeness);
                found.push(renamed);
            }
        }
        for item in aligned.gone.iter().map(|&index| &self.old.0[index]) {
            let missing = Found::new(Value::Nothing, self.new.1);
            found.push(Difference::of(self.list, self.kind, about(item), there(item), missing));
        }
        for item in aligned.came.iter().map(|&index| &self.new.0[index]) {
            let missing = Found::new(Value::Nothing, self.old.1);
            found.push(Difference::of(self.list, self.kind, about(item), missing, there(item)));
        }
        aligned.pairs.iter().map(|&(from, to, _)| (&self.old.0[from], &self.new.0[to])).collect()
    }
}

/// What the documents promise for the future.
fn actions(pair: &Pair<'_>) -> Vec<Difference> {
    let lists = Lists {
        list: "actions",
        kind: Kind::Promise,
        old: (&pair.old.policy.actions, pair.old.entry("actions")),
        new: (&pair.new.policy.actions, pair.new.entry("actions")),
    };
    let mut found = Vec::new();
    for (one, other) in lists.pairs("actions.id", |action| &action.id, |action| &action.says, &mut found) {
        action(pair, one, other, &mut found);
    }
    found
}

fn action(pair: &Pair<'_>, one: &Item<Action>, other: &Item<Action>, found: &mut Vec<Difference>) {
    let about = heading(other.id.text().unwrap_or("A promise"));
    let mut note = |field: &'static str, kind: Kind, old: Found, new: Found| {
        if old.value != new.value {
            found.push(Difference::of(field, kind, about.clone(), old, new));
        }
    };
    let saying = |found: Found, action: &Item<Action>| found.saying(action.says.text());
    note("actions.due", Kind::Promise, saying(day(&one.due, one.at), one), saying(day(&other.due, other.at), other));
    note("actions.done", Kind::RecordKeeping, day(&one.done, one.at), day(&other.done, other.at));
    let by = |mut found: Found, name: &dyn Fn(&str) -> String| {
        if let Value::Text(by) = &found.value {
            let by = name(by);
            found.words = Some(pair.actors.in_words([&by]));
            found.value = Value::Text(by);
        }
        found
    };
    let old = by(text(&one.by, one.at), &|by| pair.actors.in_old(by));
    note("actions.by", Kind::Promise, old, by(text(&other.by, other.at), &|by| pair.actors.in_new(by)));
    if pair.compares_wording() {
        note("actions.section", Kind::Moved, names(&one.section, one.at), names(&other.section, other.at));
    }
    let heading = ("actions.says", Kind::Promise, about);
    found.extend(prose(pair, heading, (&one.says, one.at), (&other.says, other.at)));
}

/// What a place costs.
fn charges(pair: &Pair<'_>) -> Vec<Difference> {
    let lists = Lists {
        list: "charges",
        kind: Kind::Charge,
        old: (&pair.old.policy.charges, pair.old.entry("charges")),
        new: (&pair.new.policy.charges, pair.new.entry("charges")),
    };
    let mut found = Vec::new();
    for (one, other) in lists.pairs("charges.id", |charge| &charge.id, |charge| &charge.whom, &mut found) {
        charge(pair, one, other, &mut found);
    }
    found
}

fn charge(pair: &Pair<'_>, one: &Item<Charge>, other: &Item<Charge>, found: &mut Vec<Difference>) {
    let about = heading(other.id.text().unwrap_or("A charge"));
    let mut note = |field: &'static str, kind: Kind, old: Found, new: Found| {
        if old.value != new.value {
            found.push(Difference::of(field, kind, about.clone(), old, new));
        }
    };
    // "40" and "40.00" are one price.
    let amount = |charge: &Item<Charge>| {
        let mut found = text(&charge.amount, charge.at);
        let pence = charge.amount.text().and_then(|text| read_money(text).ok());
        if let Some(pence) = pence {
            found.value = Value::Text(format!("{}.{:02}", pence / 100, pence % 100));
        }
        found.saying(charge.whom.text())
    };
    note("charges.amount", Kind::Charge, amount(one), amount(other));
    note("charges.currency", Kind::Charge, text(&one.currency, one.at), text(&other.currency, other.at));
    note("charges.per", Kind::Charge, text(&one.per, one.at), text(&other.per, other.at));
    note("charges.levels", Kind::Charge, names(&one.levels, one.at), names(&other.levels, other.at));
    if pair.compares_wording() {
        note("charges.section", Kind::Moved, names(&one.section, one.at), names(&other.section, other.at));
    }
    let heading = ("charges.for", Kind::Charge, about);
    found.extend(prose(pair, heading, (&one.whom, one.at), (&other.whom, other.at)));
}

/// The issues that the documents put first: a position, of which no other is better.
fn priorities(pair: &Pair<'_>) -> Vec<Difference> {
    let about = "Priorities";
    let (old_at, new_at) = (pair.old.entry("priorities"), pair.new.entry("priorities"));
    let side = |list: &[Item<Statement>], at: NodeId| {
        let topics: BTreeSet<String> = topics::topics(list).keys().map(|topic| pair.topic(topic)).collect();
        let at = list.first().map_or(at, |statement| statement.at);
        Found::new(if topics.is_empty() { Value::Nothing } else { Value::Names(topics) }, at)
    };
    let (one, other) = (&pair.old.policy.priorities, &pair.new.policy.priorities);
    let (old, new) = (side(one, old_at), side(other, new_at));
    let mut found = Vec::new();
    if old.value != new.value {
        found.push(Difference::of("priorities.topics", Kind::Duty, about, old, new));
    }
    let headings = Headings {
        list: "priorities",
        says: "priorities.says",
        section: "priorities.section",
        kind: Kind::Duty,
        about,
    };
    found.extend(statements(pair, &headings, (one, old_at), (other, new_at)));
    found
}
