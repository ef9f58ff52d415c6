//! The fields of a policy that answer a standard by themselves: its review, its lead, its approval, its levels, its charges.

use jiff::civil::Date as Day;

use super::cell::{Cell, CellAnswer, DetailValue, Saying};
use super::promise::promise;
use super::subject::Subject;
use super::{shortened, texts};
use crate::model::located::{Item, Leaf, OneOrMany};
use crate::model::policy::{Approval, Charge, Lead, Levels, Policy, Review};
use crate::model::words::counted;
use crate::model::{Amount, Date};
use crate::source::NodeId;
use crate::standards::Expectation;

/// The cell of a standard that the block at `node` answers.
pub(super) fn cell(
    subject: &Subject<'_>,
    policy: &Policy,
    expectation: &Expectation,
    node: NodeId,
    today: Day,
) -> Cell {
    let field = expectation.policy.as_ref().and_then(|expected| expected.answered_by.as_ref());
    let block = field.map(|field| field.path()).unwrap_or_default();
    let (says, sections) = match block.as_str() {
        "review" => policy.review.given().map(|review| (review_says(review), &review.section)),
        "lead" => policy.lead.given().map(|lead| (lead_says(lead), &lead.section)),
        "approval" => policy.approval.given().map(|approval| (approval_says(subject, approval), &approval.section)),
        "levels" => policy.levels.given().map(|levels| (levels_say(levels), &levels.section)),
        "charges" => return charges(subject, policy, node),
        _ => None,
    }
    .map_or((None, Vec::new()), |(says, sections): (Option<String>, &OneOrMany<Leaf<String>>)| (says, texts(sections)));
    let put_off = policy.levels.given().filter(|levels| block == "levels" && !levels.are_in_force());
    let lacks = match block.as_str() {
        "review" => policy.review.given().and_then(review_lacks),
        "approval" => policy.approval.given().and_then(approval_lacks),
        "levels" => {
            policy.levels.given().filter(|_| expectation.was_looked_for(policy)).and_then(|levels| levels.lacks())
        }
        _ => None,
    };
    let answer = match (put_off, lacks) {
        (Some(_), _) => CellAnswer::Deferred,
        (None, Some(_)) => CellAnswer::Partial,
        (None, None) => CellAnswer::States,
    };
    let action = put_off.and_then(|levels| levels.action.text());
    let line = subject.line(node);
    let saying = Saying { says, sections, line, answer, ..Saying::stated() };
    Cell {
        lacks: lacks.map(str::to_owned),
        promise: action.and_then(|id| promise(subject, policy, id, today)),
        details: details(subject, expectation, node),
        sayings: vec![saying],
        line: Some(line),
        ..Cell::of(answer)
    }
}

/// The cell of a standard that the list of charges answers: a statement for each.
fn charges(subject: &Subject<'_>, policy: &Policy, node: NodeId) -> Cell {
    let sayings = policy.charges.iter().map(|charge| Saying {
        says: charge_says(charge),
        sections: texts(&charge.section),
        line: subject.line(charge.at),
        ..Saying::stated()
    });
    Cell { sayings: sayings.collect(), line: Some(subject.line(node)), ..Cell::of(CellAnswer::States) }
}

/// "agencies outside the partnership; GBP 50; per day".
fn charge_says(charge: &Charge) -> Option<String> {
    let amount = match charge.amount.text() {
        Some(amount) => {
            Some([charge.currency.text(), Some(amount)].into_iter().flatten().collect::<Vec<_>>().join(" "))
        }
        None => charge.amount.is_unstated().then(|| "no amount given".to_owned()),
    };
    let per = charge.per.text().map(|per| format!("per {per}"));
    joined([charge.whom.text().map(str::to_owned), amount, per])
}

/// The details of the standard that the block gives under their names.
fn details(subject: &Subject<'_>, expectation: &Expectation, node: NodeId) -> Vec<DetailValue> {
    let Some(arena) = &subject.loaded.arena else { return Vec::new() };
    let detail = |(name, kind): &(String, crate::model::DetailKind)| {
        let value = arena.get(node, name)?;
        let amount: Option<Amount> = arena.text(value).and_then(|text| kind.read_floor(text).ok());
        Some(DetailValue::of(name, kind, amount.as_ref(), subject.line(value)))
    };
    expectation.kinds.iter().filter_map(detail).collect()
}

fn joined(parts: impl IntoIterator<Item = Option<String>>) -> Option<String> {
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    (!parts.is_empty()).then(|| shortened(&parts.join("; ")))
}

/// "reviewed every 2 years ("bi-annual"); next due November 2026".
fn review_says(review: &Review) -> Option<String> {
    let every = review.every.get().map(|every| format!("reviewed {}", every.as_cycle()));
    let as_written = review.as_written.text().map(|words| format!("in its own words \"{words}\""));
    let due = review.next_due.get().copied().map(|date| format!("next due {}", date.in_words()));
    let also = review.also_stated.iter().map(|also| {
        let date = also.next_due.get().copied().map(Date::in_words);
        let every = also.every.get().map(|every| every.as_cycle());
        let words = also.as_written.text().map(|words| format!("\"{words}\""));
        let said: Vec<String> = [date, every, words].into_iter().flatten().collect();
        (!said.is_empty()).then(|| format!("elsewhere {}", said.join(", ")))
    });
    joined([every, as_written, due].into_iter().chain(also.take(10)))
}

/// What a review block leaves open where the document gives nothing that a calendar could hold.
fn review_lacks(review: &Item<Review>) -> Option<&'static str> {
    let is_open = review.every.get().is_none() && review.next_due.get().is_none();
    is_open.then_some("how often, and a date")
}

/// What an approval leaves open.
fn approval_lacks(approval: &Item<Approval>) -> Option<&'static str> {
    match (approval.by.text(), approval.date.get()) {
        (Some(_), Some(_)) => None,
        (None, Some(_)) => Some("who approved it"),
        (Some(_), None) => Some("when it was approved"),
        (None, None) => Some("who approved it, and when"),
    }
}

fn lead_says(lead: &Lead) -> Option<String> {
    joined([lead.role.text().map(str::to_owned)])
}

/// "Executive Group; November 2024".
fn approval_says(subject: &Subject<'_>, approval: &Approval) -> Option<String> {
    joined([
        approval.by.text().map(|by| subject.name_of_body(by).to_owned()),
        approval.date.get().copied().map(Date::in_words),
    ])
}

/// "5 levels: 1, 2, 3, 4, 5".
fn levels_say(levels: &Item<Levels>) -> Option<String> {
    if !levels.are_in_force() {
        return Some("its levels are under review".to_owned());
    }
    let numbers: Vec<&str> = levels.list.iter().filter_map(|level| level.number.text()).collect();
    let count = counted(levels.list.len() as u64, levels.noun());
    joined([Some(if numbers.is_empty() { count } else { format!("{count}: {}", numbers.join(", ")) })])
}
