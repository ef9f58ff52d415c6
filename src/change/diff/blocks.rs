//! The blocks of a policy that stand once: its review clock, its approval, who answers for it, whether it is in force.

use super::levels::answered_by;
use super::outcomes::prose;
use super::{Pair, day, names, text, time, word};
use crate::change::Kind;
use crate::change::difference::{Case, Difference, Found, Value};
use crate::model::located::{Field, Item, Leaf};
use crate::model::policy::{Approval, Lead, Review};
use crate::model::words::Status;
use crate::source::NodeId;

/// The differences between the blocks of two policies.
pub(super) fn differences(pair: &Pair<'_>) -> Vec<Difference> {
    let mut found = review(pair);
    found.extend(approval(pair));
    found.extend(lead(pair));
    found.extend(status(pair));
    found
}

/// What is known of a block: nobody looked, there is none, or it is there.
pub(super) fn field_state<T>(field: &Field<T>, at: NodeId, describe: impl Fn(&Item<T>) -> String) -> Found {
    match field {
        Field::Absent => Found::new(Value::NotRecorded, at),
        Field::Nothing(node) => Found::new(Value::Nothing, *node).in_words("none"),
        Field::Given(item) => Found::new(Value::There, item.at).in_words(describe(item)),
        Field::Bad => Found::new(Value::Unreadable, at),
    }
}

/// A list of differences under one heading, with the standard that the block answers.
struct Block<'h> {
    about: &'h str,
    kind: Kind,
    standard: Option<String>,
    found: Vec<Difference>,
}

impl Block<'_> {
    fn note(&mut self, field: &'static str, kind: Kind, old: Found, new: Found) -> Option<&mut Difference> {
        if super::answer::is_same(&old.value, &new.value) {
            return None;
        }
        let mut difference = Difference::of(field, kind, self.about, old, new);
        difference.standard.clone_from(&self.standard);
        self.found.push(difference);
        self.found.last_mut()
    }

    /// Notes a block that only one of the two has; says whether both have it.
    fn both<'f, T>(
        &mut self,
        name: &'static str,
        (old, old_at): (&'f Field<T>, NodeId),
        (new, new_at): (&'f Field<T>, NodeId),
        describe: impl Fn(&Item<T>) -> String,
    ) -> Option<(&'f Item<T>, &'f Item<T>)> {
        if let (Some(one), Some(other)) = (old.given(), new.given()) {
            return Some((one, other));
        }
        self.note(name, self.kind, field_state(old, old_at, &describe), field_state(new, new_at, &describe));
        None
    }
}

fn block<'h>(pair: &Pair<'_>, name: &str, about: &'h str, kind: Kind) -> Block<'h> {
    Block { about, kind, standard: answered_by(pair, name), found: Vec::new() }
}

/// When the document itself is reviewed, and by whom.
fn review(pair: &Pair<'_>) -> Vec<Difference> {
    let mut block = block(pair, "review", "Review of the policy", Kind::Clock);
    let describe = |review: &Item<Review>| {
        let every = review.every.get().map(|every| every.as_cycle());
        let due = review.next_due.get().map(|date| format!("due {}", date.in_words()));
        let parts: Vec<String> = every.into_iter().chain(due).collect();
        if parts.is_empty() { "reviewed".to_owned() } else { parts.join(", ") }
    };
    let (old, new) = (&pair.old.policy.review, &pair.new.policy.review);
    let sides = ((old, pair.old.entry("review")), (new, pair.new.entry("review")));
    let Some((one, other)) = block.both("review", sides.0, sides.1, describe) else { return block.found };
    block.note("review.every", Kind::Clock, time(&one.every, one.at), time(&other.every, other.at));
    let happened = events(pair);
    if let Some(due) =
        block.note("review.next_due", Kind::Clock, day(&one.next_due, one.at), day(&other.next_due, other.at))
        && happened
    {
        due.case = Case::Reviewed;
        due.kind = if due.old.value.is_given() && due.new.value.is_given() { Kind::RecordKeeping } else { Kind::Clock };
    }
    someone(pair, &mut block, "review.by", (&one.by, one.at), (&other.by, other.at));
    let triggers = |review: &Item<Review>| {
        let words = review.triggers.iter().filter_map(Leaf::get).map(|trigger| trigger.word().replace('-', " "));
        let names: std::collections::BTreeSet<String> = words.collect();
        let at = review.triggers.first().and_then(Leaf::at).unwrap_or(review.at);
        let bad = review.triggers.iter().any(Leaf::is_bad);
        Found::new(if bad { Value::Unreadable } else { Value::Names(names) }, at)
    };
    block.note("review.triggers", Kind::Clock, triggers(one), triggers(other));
    let also = |review: &Item<Review>| {
        let said = review.also_stated.iter().map(|stated| {
            let date = stated.next_due.get().map(|date| date.in_words());
            let every = stated.every.get().map(|every| every.as_cycle());
            let written = stated.as_written.text().map(str::to_owned);
            let section = crate::model::policy::sections(&stated.section);
            date.into_iter().chain(every).chain(written).chain(section).collect::<Vec<_>>().join(", ")
        });
        let names: std::collections::BTreeSet<String> = said.collect();
        let at = review.also_stated.first().map_or(review.at, |stated| stated.at);
        Found::new(if names.is_empty() { Value::Nothing } else { Value::Names(names) }, at)
    };
    block.note("review.also_stated", Kind::Clock, also(one), also(other));
    block.note("review.last", Kind::RecordKeeping, day(&one.last, one.at), day(&other.last, other.at));
    if pair.compares_wording() {
        let (old, new) = (names(&one.section, one.at), names(&other.section, other.at));
        block.note("review.section", Kind::Moved, old, new);
    }
    let heading = ("review.as_written", Kind::Clock, block.about.to_owned());
    let standard = block.standard.clone();
    let wording = prose(pair, heading, (&one.as_written, one.at), (&other.as_written, other.at));
    block.found.extend(wording.map(|difference| Difference { standard, ..difference }));
    block.found
}

/// Whether anything happened to the document between the two: then its dates move on.
fn events(pair: &Pair<'_>) -> bool {
    let of = |policy: &crate::model::Policy| -> std::collections::BTreeSet<String> {
        policy.clock().events().map(|event| format!("{} {}", event.date, event.in_words())).collect()
    };
    of(pair.old.policy) != of(pair.new.policy)
}

/// Who approved the document.
fn approval(pair: &Pair<'_>) -> Vec<Difference> {
    let mut block = block(pair, "approval", "Approval of the policy", Kind::People);
    let describe = |approval: &Item<Approval>| {
        let by = approval.by.text().map(|by| format!("by {by}"));
        let date = approval.date.get().map(|date| date.when());
        let parts: Vec<String> = by.into_iter().chain(date).collect();
        if parts.is_empty() { "approved".to_owned() } else { parts.join(" ") }
    };
    let (old, new) = (&pair.old.policy.approval, &pair.new.policy.approval);
    let sides = ((old, pair.old.entry("approval")), (new, pair.new.entry("approval")));
    let Some((one, other)) = block.both("approval", sides.0, sides.1, describe) else { return block.found };
    someone(pair, &mut block, "approval.by", (&one.by, one.at), (&other.by, other.at));
    block.note("approval.date", Kind::RecordKeeping, day(&one.date, one.at), day(&other.date, other.at));
    if pair.compares_wording() {
        let (old, new) = (names(&one.section, one.at), names(&other.section, other.at));
        block.note("approval.section", Kind::Moved, old, new);
    }
    block.found
}

/// Who answers for the document.
fn lead(pair: &Pair<'_>) -> Vec<Difference> {
    let mut block = block(pair, "lead", "Lead for the policy", Kind::People);
    let describe = |lead: &Item<Lead>| lead.role.text().unwrap_or("a lead").to_owned();
    let (old, new) = (&pair.old.policy.lead, &pair.new.policy.lead);
    let sides = ((old, pair.old.entry("lead")), (new, pair.new.entry("lead")));
    let Some((one, other)) = block.both("lead", sides.0, sides.1, describe) else { return block.found };
    someone(pair, &mut block, "lead.role", (&one.role, one.at), (&other.role, other.at));
    if pair.compares_wording() {
        block.note("lead.page", Kind::RecordKeeping, text(&one.page, one.at), text(&other.page, other.at));
        let (old, new) = (names(&one.section, one.at), names(&other.section, other.at));
        block.note("lead.section", Kind::Moved, old, new);
    }
    block.found
}

/// Somebody who is named: a committee by its shared name.
fn someone(
    pair: &Pair<'_>,
    block: &mut Block<'_>,
    field: &'static str,
    (old, old_at): (&Leaf<String>, NodeId),
    (new, new_at): (&Leaf<String>, NodeId),
) {
    let shared = |mut found: Found, name: &dyn Fn(&str) -> String| {
        if let Value::Text(by) = &found.value {
            let by = name(by);
            found.words = Some(pair.actors.in_words([&by]));
            found.value = Value::Text(by);
        }
        found
    };
    let old = shared(text(old, old_at), &|by| pair.actors.in_old(by));
    let new = shared(text(new, new_at), &|by| pair.actors.in_new(by));
    block.note(field, Kind::People, old, new);
}

/// Whether the document is in use. The older of two editions is withdrawn because the newer one is there.
fn status(pair: &Pair<'_>) -> Vec<Difference> {
    let mut block = Block { about: "Status", kind: Kind::RecordKeeping, standard: None, found: Vec::new() };
    let (old, new) = (pair.old.entry("status"), pair.new.entry("status"));
    if pair.same_edition {
        let (old, new) = (word(&pair.old.policy.status, old), word(&pair.new.policy.status, new));
        let withdrawn = Value::Text(Status::Withdrawn.to_string());
        let binding = old.value == withdrawn || new.value == withdrawn;
        let kind = if binding { Kind::Duty } else { Kind::RecordKeeping };
        block.note("status", kind, old, new);
    }
    if pair.compares_wording() {
        let area = |side: &super::Side<'_>| text(&side.policy.area, side.entry("area"));
        block.about = "Area";
        block.note("area", Kind::Duty, area(&pair.old), area(&pair.new));
    }
    block.found
}
