//! The document's own clock: when it is reviewed, and whether what it says about that holds together.

mod ambiguous_cycle;
mod contradicts_itself;
mod cycle_mismatch;
mod due_soon;
mod future;
mod missing;
mod overdue;
mod trigger_met;
mod version_gap;

use super::{Context, Rule};
use crate::finding::Authority;
use crate::model::clock::Due;
use crate::model::located::{Leaf, OneOrMany};
use crate::model::policy::sections;
use crate::model::words::Status;
use crate::model::{Date, Policy};

pub(super) static RULES: &[&Rule] = &[
    &ambiguous_cycle::RULE,
    &contradicts_itself::RULE,
    &cycle_mismatch::RULE,
    &due_soon::RULE,
    &future::RULE,
    &missing::RULE,
    &overdue::RULE,
    &trigger_met::RULE,
    &version_gap::RULE,
];

/// Whether anybody still works to the policy: one that is withdrawn, or that another document of the run has
/// replaced, needs no more reviews, and old editions stay in the folder for the record.
fn is_in_use(policy: &Policy, ctx: &Context<'_>) -> bool {
    let replaced = |id: &String| ctx.workspace.replacement(id, ctx.today).is_some();
    policy.status.get() != Some(&Status::Withdrawn) && !ctx.document.loaded.reference.id.as_ref().is_some_and(replaced)
}

/// When the review of a policy that is in use is due.
fn next_due<'p>(policy: &'p Policy, ctx: &Context<'_>) -> Option<Due<'p>> {
    policy.next_due().filter(|_| is_in_use(policy, ctx))
}

/// The document as the one who says so, with the place and, where there is more to say, the rest of the sentence.
fn itself(policy: &Policy, section: &OneOrMany<Leaf<String>>, rest: &str) -> Authority {
    let place = sections(section).map(|place| format!(", {place}")).unwrap_or_default();
    Authority::own_policy(format!("the {} itself{place}{rest}", policy.noun()))
}

/// How the date of a review is known: what is added to the sentence about it, and what the document says for it.
fn reckoned(policy: &Policy, due: &Due<'_>) -> (&'static str, String) {
    match due.worked_out {
        None => ("", other_dates(policy, due.date)),
        Some(worked_out) => (
            ", worked out and not stated",
            format!(
                ": its last event was {}, and it is to be reviewed {}",
                worked_out.last.when(),
                worked_out.every.as_cycle()
            ),
        ),
    }
}

/// Where else the document gives another date for its review: " (section 3.5 says August 2026)".
fn other_dates(policy: &Policy, date: Date) -> String {
    const MOST_NAMED: usize = 5;
    let Some(review) = policy.review.given() else { return String::new() };
    let others: Vec<String> = review
        .dates()
        .filter(|stated| !crate::model::clock::overlap(stated.value, date))
        .take(MOST_NAMED)
        .map(|stated| {
            let place = sections(stated.section).unwrap_or_else(|| "another place".to_owned());
            format!("{place} says {}", stated.value.in_words())
        })
        .collect();
    if others.is_empty() { String::new() } else { format!(" ({})", others.join(", ")) }
}
