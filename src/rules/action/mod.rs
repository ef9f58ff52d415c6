//! Promises that a document makes about the future: whether they were kept, and whether they have a date.
//!
//! One promise is one finding. Where a commitment to a standard waits for it, the standard says so itself, and where a
//! commitment counts on it as if it were kept, `commitment/relies-on-deferred` does, both with the promise as a related
//! place; then these rules are quiet.

mod past_due;
mod undated;

use std::collections::{BTreeMap, BTreeSet};

use super::{Context, Rule};
use crate::finding::{Authority, Findings, Related, shortened};
use crate::model::policy::{Action, Commitment, section_suffix, sections};
use crate::model::words::{Answer, Strength};
use crate::model::{Item, Policy};

pub(super) static RULES: &[&Rule] = &[&past_due::RULE, &undated::RULE];

/// How many commitments that wait for one promise a finding names.
const MOST_RELATED: usize = 5;

/// The actions of which something else speaks: a commitment counts on them, or the first deferral to a standard names
/// them and the standard expects at least as much as `least`, so that it is not the milder voice of the two.
fn told_elsewhere<'p>(policy: &'p Policy, ctx: &Context<'_>, least: Strength) -> BTreeSet<&'p str> {
    let mut first: BTreeMap<&str, Option<&str>> = BTreeMap::new();
    let mut told = BTreeSet::new();
    for commitment in &policy.commitments {
        match (commitment.answer(), commitment.standard.text()) {
            (Answer::Deferred, Some(standard)) => {
                first.entry(standard).or_insert(commitment.action.text());
            }
            (Answer::Commits | Answer::Partial, _) => told.extend(commitment.action.text()),
            _ => {}
        }
    }
    let speaking = ctx.judging().iter().filter(|expectation| expects_at_least(expectation, least));
    told.extend(speaking.filter_map(|expectation| first.get(expectation.id.as_str()).copied().flatten()));
    told
}

fn expects_at_least(expectation: &crate::standards::Expectation, least: Strength) -> bool {
    expectation.policy.as_ref().is_some_and(|side| side.expects >= least)
}

fn deferred(policy: &Policy) -> impl Iterator<Item = &Item<Commitment>> {
    policy.commitments.iter().filter(|commitment| commitment.answer() == Answer::Deferred)
}

/// The commitments that wait for an action, as related places.
fn waiting(policy: &Policy, action: &Action, findings: &Findings<'_>) -> Vec<Related> {
    let id = action.id.text();
    let waiting = deferred(policy).filter(|commitment| id.is_some() && commitment.action.text() == id);
    waiting.take(MOST_RELATED).map(|commitment| findings.place_of(commitment.at, "this waits for it")).collect()
}

/// What is promised, for the end of a message.
fn says(action: &Action) -> String {
    let says = action.says.text().or(action.id.text()).unwrap_or("what it is, is not recorded");
    shortened(says.trim_end_matches('.'))
}

/// The document itself as the one who says so.
fn own_words(policy: &Policy, action: &Action) -> Authority {
    let place = section_suffix(sections(&action.section));
    Authority::own_policy(format!("the {} itself{place}", policy.noun()))
}
