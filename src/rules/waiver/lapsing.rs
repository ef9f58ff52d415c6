//! Flags waivers that end within a month, while there is time to mend what they cover.

use crate::finding::{Draft, Findings, Severity};
use crate::model::date::span_in_words;
use crate::model::{Config, Date};
use crate::rules::{Check, Context, Rule};
use crate::settings::Uses;

pub(super) static RULE: Rule = Rule {
    id: "waiver/lapsing",
    summary: "a waiver that ends within 30 days",
    severity: Severity::Warning,
    since: "0.1.0",
    doc: include_str!("lapsing.md"),
    checks: &[Check::Waivers(check)],
};

/// How many days before its end a waiver is spoken of.
const DAYS: i32 = 30;

fn check(config: &Config, uses: &Uses, ctx: &Context<'_>, findings: &mut Findings<'_>) {
    for waiver in super::complete(config, uses, ctx) {
        let left = waiver.until.days_left(ctx.today);
        // One that covers nothing is to be taken out, and its end is of no interest.
        if !(0..=DAYS).contains(&left) || waiver.covers_nothing(ctx) {
            continue;
        }
        let last_day = waiver.until.last_day();
        let time = match left {
            0 => "today is its last day".to_owned(),
            _ => format!("{} left", span_in_words(ctx.today, last_day)),
        };
        let then = match waiver.met.covered {
            0 => String::new(),
            1 => "; then 1 finding counts again".to_owned(),
            _ => format!("; then {} count again", waiver.covered()),
        };
        let (rule, end) = (waiver.rule, Date::day(last_day).in_words());
        findings.add(
            Draft::new(
                waiver.written.until.at(),
                format!("this waiver of {rule} ends on {end}, {time}{then}"),
                "mend what it is for before that day; or have it decided again, and write the new end under until",
            )
            .value(rule)
            .label(format!("ends on {end}"))
            .authority(waiver.itself()),
        );
    }
}
