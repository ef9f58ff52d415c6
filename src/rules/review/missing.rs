//! Flags a policy that gives neither a date for its next review nor what one can be worked out from.

use crate::finding::{Authority, AuthorityKind, Draft, Findings, Severity, Spot, shortened};
use crate::model::duration::two_readings;
use crate::model::policy::Review;
use crate::model::words::Strength;
use crate::model::{Field, Item, Policy};
use crate::rules::{Check, Context, Rule};

pub(super) static RULE: Rule = Rule {
    id: "review/missing",
    summary: "nothing says when the next review is due",
    severity: Severity::Warning,
    since: "0.1.0",
    doc: include_str!("missing.md"),
    checks: &[Check::Policy(check)],
};

/// The shared standard that asks for what is missing here. `finding::quiet` takes out what it says beside this rule, so
/// this one speaks in its name.
const STANDARD: &str = "policy-review";

const AGREE: &str =
    "agree how often it is reviewed, by whom and when next; say so in the document, then record it under review";

fn check(policy: &Policy, ctx: &Context<'_>, findings: &mut Findings<'_>) {
    if policy.clock().next_due().is_some() || ctx.state().is_past() {
        return;
    }
    let noun = policy.noun();
    let draft = match &policy.review {
        // Not readable as a block, which is a finding already.
        Field::Bad => None,
        Field::Absent if ctx.document.loaded.unread.contains("review") => None,
        Field::Absent => Some(
            Draft::new(
                Spot::Top,
                format!("nobody has recorded when this {noun} is reviewed, so nothing here says when"),
                "look for it in the document and record it under review; where it says nothing, write review: none; where \
                 this file records only a part of it, leave it as it is",
            )
            .value("not recorded"),
        ),
        Field::Nothing(at) => {
            Some(Draft::new(*at, format!("nothing here says when this {noun} will be reviewed"), AGREE).value("none"))
        }
        Field::Given(review) => unanswered(policy, review),
    };
    if let Some(draft) = draft {
        findings.add(in_the_name_of_the_standard(draft, policy, ctx));
    }
}

/// A review that is described without a date that follows from it.
fn unanswered(policy: &Policy, review: &Item<Review>) -> Option<Draft> {
    let unreadable = review.next_due.is_bad() || review.every.is_bad();
    if unreadable {
        return None;
    }
    let noun = policy.noun();
    if let Some(cycle) = review.cycles().next() {
        if policy.clock().has_bad_event() {
            return None;
        }
        let every = cycle.value.as_cycle();
        let message = match policy.clock().cycle_start() {
            None => format!("this {noun} is to be reviewed {every}, and nothing here says from when that counts"),
            Some(last) => {
                format!("no date follows from {} and a review {every}", last.date.in_words())
            }
        };
        let help = "record the last review under last, the approval under approval, or the date of the next review \
                    under next_due";
        return Some(Draft::new(cycle.at, message, help).value("no date"));
    }
    match review.wordings().next() {
        // Which of two cycles is meant is another question, and `review/ambiguous-cycle` asks it.
        Some(words) if two_readings(words.value).is_some() => None,
        Some(words) => {
            let own = shortened(words.value);
            let message = format!("nothing here says when this {noun} will be reviewed: its words are \"{own}\"");
            Some(Draft::new(words.at, message, AGREE).value(words.value).label("no date follows from this"))
        }
        None => {
            let message = format!("nothing here says when this {noun} will be reviewed");
            Some(Draft::new(review.at, message, AGREE).value("no date"))
        }
    }
}

/// Says who asks for a date of review: the standard where the run knows it, and with its strength, which a local set
/// may have raised.
fn in_the_name_of_the_standard(draft: Draft, policy: &Policy, ctx: &Context<'_>) -> Draft {
    let Some(standard) = ctx.judging().iter().find(|expectation| expectation.id == STANDARD) else {
        let says = "the calendar: without a date nobody is reminded of the review".to_owned();
        return draft.authority(Authority { kind: AuthorityKind::Engine, says });
    };
    let draft = draft.authority(Authority::standard(standard.says_of(policy)));
    let recorded = !matches!(policy.review, Field::Absent);
    let expects = standard.policy.as_ref().map(|expected| expected.expects);
    if recorded && expects >= Some(Strength::Will) { draft.severity(Severity::Error) } else { draft }
}
