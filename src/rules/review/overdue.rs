//! Flags a policy or course whose next review date has passed, or whose period is over.

use super::due_soon::asked_before;
use super::reviewed::Reviewed;
use crate::finding::{Authority, Draft, Findings, Severity};
use crate::model::clock::{Due, Happened, WorkedOut};
use crate::model::date::span_in_words;
use crate::model::policy::section_suffix;
use crate::rules::{Check, Context, Rule};
use crate::workspace::STANDARD_OF_REVIEWS;

pub(super) static RULE: Rule = Rule {
    id: "review/overdue",
    summary: "the review date has passed",
    severity: Severity::Error,
    since: "0.1.0",
    doc: include_str!("overdue.md"),
    checks: &[Check::Document(check)],
};

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    let Some(reviewed) = Reviewed::of(ctx) else { return };
    let has_passed = |due: &Due<'_>| due.date.days_left(ctx.today) < 0;
    // Stated, else worked out from the last event and the cycle; having neither is `review/missing`'s business.
    let due = reviewed.next_due().filter(has_passed);
    let period = reviewed.clock.period_end(ctx.today).filter(has_passed);
    match (due, period) {
        (None, Some(period)) => findings.add(period_over(&reviewed, &period, ctx)),
        // A period that is over says by itself that nobody looked at the document since, but not that a review was
        // missed before it ended.
        (Some(due), Some(period)) if due.worked_out.is_some() && period.date.last_day() <= due.date.last_day() => {
            findings.add(period_over(&reviewed, &period, ctx));
        }
        (Some(due), period) => late(&reviewed, &due, period, findings),
        (None, None) => {}
    }
}

/// A document that was meant for a time that is over.
fn period_over(reviewed: &Reviewed<'_>, period: &Due<'_>, ctx: &Context<'_>) -> Draft {
    let noun = reviewed.noun;
    let (how, rest) = match period.worked_out {
        Some(WorkedOut { last, every }) => {
            (", worked out and not stated", format!(": it is for {every}, from {}", last.in_words()))
        }
        None => ("", String::new()),
    };
    let message = format!(
        "the period that this {noun} covers ended {}{how}, and nothing is recorded that happened to it since",
        period.date.when()
    );
    let help = format!("record the edition that follows it; or hold a review, then {}", reviewed.record());
    reviewed
        .draft(period.at, message, help)
        .value("period over")
        .label(format!("ended {}", period.date.when()))
        .authority(reviewed.itself(period.section, &rest))
        .clock(period.date.last_day(), ctx.today)
}

/// A review whose date has passed.
fn late(reviewed: &Reviewed<'_>, due: &Due<'_>, period: Option<Due<'_>>, findings: &mut Findings<'_>) {
    let ctx = reviewed.ctx;
    if let Some(held) = held_since(reviewed, due, ctx) {
        findings.add(left_standing(reviewed, due, held).related(findings.place_of(held.at, "the event after it")));
        if let Some(period) = period {
            findings.add(period_over(reviewed, &period, ctx));
        }
        return;
    }
    let noun = reviewed.noun;
    let (how, rest) = reviewed.reckoned(due);
    // What is asked of a course may have made it due before; the calendar says so too.
    let asked = asked_before(reviewed, ctx);
    let date = asked.as_ref().map_or(due.date, |(.., date)| *date);
    let how = match &asked {
        Some((asked, ..)) => {
            let (who, every) = (asked.by.name(), asked.every.as_cycle());
            format!(", as {who} asks for one {every}; by its own word it was due {}{how}", due.date.when())
        }
        None => how.to_owned(),
    };
    let late = span_in_words(date.last_day(), ctx.today);
    let message = format!("the review of this {noun} is {late} overdue: it was due {}{how}", date.when());
    let help = format!("hold the review, then {}", reviewed.record());
    let draft = reviewed
        .draft(due.at, message, help)
        .value("overdue")
        .label(format!("due {}", date.in_words()))
        .authority(reviewed.itself(due.section, &rest))
        .clock(date.last_day(), ctx.today);
    let draft = match period {
        Some(period) => {
            let over = format!("the period that it covers ended {}", period.date.when());
            draft.related(findings.place_of(period.at, over))
        }
        None => draft,
    };
    // `finding::quiet` takes out what the standard says beside this rule, so the policy's word for it is told here.
    findings.add(match reviewed.asked_by_policy(STANDARD_OF_REVIEWS) {
        Some(asked) => {
            let place = section_suffix(asked.sections);
            let says = format!("the {noun} itself{rest}; {} asks for reviews too{place}", asked.policy);
            draft.authority(Authority::own_policy(says)).related(asked.place)
        }
        None => draft,
    });
}

/// A review or approval after a stated date, so that the date was kept, if late, and only its line was not.
fn held_since(reviewed: &Reviewed<'_>, due: &Due<'_>, ctx: &Context<'_>) -> Option<Happened> {
    let after = |event: &Happened| {
        event.is_review() && event.date.first_day() > due.date.last_day() && event.date.first_day() <= ctx.today
    };
    reviewed.clock.events().filter(after).max_by_key(|event| event.date.last_day()).filter(|_| due.worked_out.is_none())
}

fn left_standing(reviewed: &Reviewed<'_>, due: &Due<'_>, held: Happened) -> Draft {
    let message = format!(
        "the next review is still given as {}, which has passed: the {} was {} after it, {}",
        due.date.in_words(),
        reviewed.noun,
        held.in_words(),
        held.date.when()
    );
    reviewed
        .draft(due.at, message, "write the date of the next review under next_due")
        .value("overdue")
        .label(format!("before the last review, {}", held.date.in_words()))
        .authority(reviewed.itself(due.section, ""))
}
