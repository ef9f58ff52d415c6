//! Flags a review date that was moved on with no review to show for it.

use crate::change::gate::{Compared, said};
use crate::finding::{Draft, Severity};
use crate::model::Date;
use crate::model::located::Leaf;
use crate::model::policy::Review;
use crate::model::{Kind, Model};
use crate::rules::{ChangeFindings, Check, Rule};
use crate::source::{Arena, NodeId};
use crate::workspace::Document;

pub(super) static RULE: Rule = Rule {
    id: "change/date-only-bump",
    summary: "the date of the next review was moved on, and no review is recorded",
    severity: Severity::Warning,
    since: "0.1.0",
    doc: include_str!("date_only_bump.md"),
    checks: &[Check::Change(check)],
};

fn check<'c>(compared: &'c Compared<'c>, findings: &mut ChangeFindings<'c>) {
    for new in &compared.head.documents {
        let Some(Kind::Policy | Kind::Course) = new.loaded.kind else { continue };
        let Some(old) = compared.pairing.twin(new) else { continue };
        let (Some(after), Some(before)) = (review(new), review(old)) else { continue };
        let Some(at) = moved_on(&after.next_due, &before.next_due) else { continue };
        let (Some(new_arena), Some(old_arena)) = (&new.loaded.arena, &old.loaded.arena) else { continue };
        let is_same = |name: &str| entry(new_arena, name) == entry(old_arena, name);
        let last_held = |review: &Review| review.last.get().map(|date| date.last_day());
        // A review that was held, a new version, an approval: each of them says why the date moved.
        let explained = last_held(after) > last_held(before) || !is_same("versions") || !is_same("approval");
        if explained || !is_same("edition") {
            continue;
        }
        let noun = new.policy().map_or("course", |policy| policy.noun());
        let record = if new.course().is_some() { "under review, last" } else { "under versions with event: reviewed" };
        let message = format!("the next review of this {noun} was put off, and nothing says that one was held");
        let help = format!("hold the review and record it {record}; if it was only put off, say who decided that");
        findings.add(&new.loaded, Draft::new(at, message, help).value("put off").authority(super::base_says()));
    }
}

fn review(document: &Document) -> Option<&Review> {
    match &document.loaded.model {
        Some(Model::Policy(policy)) => policy.review.given().map(|review| &**review),
        Some(Model::Course(course)) => course.review.as_deref(),
        _ => None,
    }
}

/// Where a date stands that was moved to a later one.
fn moved_on(new: &Leaf<Date>, old: &Leaf<Date>) -> Option<NodeId> {
    let (at, new) = new.located()?;
    old.get().filter(|old| new.last_day() > old.last_day()).map(|_| at)
}

fn entry(arena: &Arena, name: &str) -> Option<String> {
    arena.get(NodeId::ROOT, name).map(|node| said(arena, node))
}
