//! Flags waivers whose last day has passed: what they covered counts again.

use super::Complete;
use crate::finding::{Draft, Findings, Severity};
use crate::model::{Config, Date};
use crate::rules::{Check, Context, Rule};
use crate::settings::Uses;

pub(super) static RULE: Rule = Rule {
    id: "waiver/lapsed",
    summary: "a waiver whose last day has passed",
    severity: Severity::Error,
    since: "0.1.0",
    doc: include_str!("lapsed.md"),
    checks: &[Check::Waivers(check)],
};

fn check(config: &Config, uses: &Uses, ctx: &Context<'_>, findings: &mut Findings<'_>) {
    for waiver in super::complete(config, uses, ctx) {
        if waiver.until.days_left(ctx.today) < 0 {
            findings.add(draft(&waiver, ctx));
        }
    }
}

fn draft(waiver: &Complete<'_>, ctx: &Context<'_>) -> Draft {
    let last_day = Date::day(waiver.until.last_day()).in_words();
    let (rest, help) = match waiver.met.covered {
        0 if waiver.covers_nothing(ctx) => ("; nothing is left of what it was for".to_owned(), "take it out"),
        0 => (String::new(), AGAIN),
        1 => (", and 1 finding counts again".to_owned(), AGAIN),
        _ => (format!(", and {} count again", waiver.covered()), AGAIN),
    };
    let rule = waiver.rule;
    Draft::new(waiver.written.until.at(), format!("this waiver of {rule} ended on {last_day}{rest}"), help)
        .value(rule)
        .label("its last day has passed")
        .authority(waiver.itself())
}

const AGAIN: &str = "mend what it was for; or have it decided again, and write the new end under until";
