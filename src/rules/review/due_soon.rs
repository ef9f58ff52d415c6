//! Flags a policy or course whose next review is near, while there is still time to hold it.

use jiff::civil::Date as Day;

use super::reviewed::Reviewed;
use crate::finding::{Findings, Severity};
use crate::model::date::span_in_words;
use crate::model::{Date, Duration};
use crate::rules::{Check, Context, Rule};

pub(super) static RULE: Rule = Rule {
    id: "review/due-soon",
    summary: "the next review is near",
    severity: Severity::Warning,
    since: "0.1.0",
    doc: include_str!("due_soon.md"),
    checks: &[Check::Document(check)],
};

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    let Some(reviewed) = Reviewed::of(ctx) else { return };
    let Some(due) = reviewed.clock.next_due() else { return };
    let last_day = due.date.last_day();
    if last_day < ctx.today || last_day > horizon(ctx.today, ctx.document.controls.settings.due_within) {
        return;
    }
    let noun = reviewed.noun;
    let left = match due.date.days_left(ctx.today) {
        0 => "today is the last day".to_owned(),
        _ => format!("{} left", span_in_words(ctx.today, last_day)),
    };
    let (how, rest) = reviewed.reckoned(&due);
    let by = Date::day(last_day).in_words();
    findings.add(
        reviewed
            .draft(
                due.at,
                format!("the review of this {noun} is due {}{how}: {left}", due.date.when()),
                format!("hold the review by {by}, then {}", reviewed.record()),
            )
            .value("due soon")
            .label(format!("due by {by}"))
            .authority(reviewed.itself(due.section, &rest))
            .clock(last_day, ctx.today),
    );
}

/// The last day that counts as soon. A span longer than the calendar leaves nothing out.
fn horizon(today: Day, within: Duration) -> Day {
    Date::day(today).plus(within).map_or(Day::MAX, Date::last_day)
}
