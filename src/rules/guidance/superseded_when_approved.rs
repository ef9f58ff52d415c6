//! Flags guidance that was out of date on the document's own date already.

use super::cited::{beginning, cited_by, families};
use super::outdated::{Outdated, Spoken, judge, of_entries, start};
use crate::finding::{Findings, Severity};
use crate::guidance::{Edition, Family};
use crate::model::date::Date;
use crate::model::located::Item;
use crate::model::policy::Cited;
use crate::model::{Course, Policy};
use crate::rules::{Check, Context, Rule};

pub(super) static RULE: Rule = Rule {
    id: "guidance/superseded-when-approved",
    summary: "the edition of guidance that is cited was out of date on the document's own date",
    severity: Severity::Warning,
    since: "0.1.0",
    doc: include_str!("superseded_when_approved.md"),
    checks: &[Check::Policy(check_policy), Check::Course(check_course)],
};

fn check_policy(policy: &Policy, ctx: &Context<'_>, findings: &mut Findings<'_>) {
    check(&policy.guidance, policy.noun(), policy.own_date(), ctx, findings);
}

fn check_course(course: &Course, ctx: &Context<'_>, findings: &mut Findings<'_>) {
    check(cited_by(course), "course", course.clock().own_date(), ctx, findings);
}

fn check(entries: &[Item<Cited>], noun: &str, own: Option<Date>, ctx: &Context<'_>, findings: &mut Findings<'_>) {
    let Some(own) = own else { return };
    for cited in families(entries, ctx.guidance()) {
        let family = cited.family;
        let outdated = judge(&cited, ctx.guidance(), ctx.today, Some(own)).when_approved;
        let spoken = Spoken::of_entries(family, &outdated);
        let then = format!("before the date of this {noun}, {}", own.in_words());
        let Some(replaced) = replaced(family, &then, &outdated, family.on(ctx.today).newest()) else { continue };
        let message = format!("{} {replaced}", spoken.subject);
        if let Some(draft) = of_entries(family, &outdated, &spoken, message, ctx.today, findings) {
            findings.add(draft);
        }
    }
}

/// What had replaced an edition by then: "had been replaced before the date of this policy, 2024, by the 2023 edition".
fn replaced(family: &Family, then: &str, outdated: &[Outdated<'_>], today: Option<&Edition>) -> Option<String> {
    let first = outdated.iter().find(|outdated| outdated.after.sure).or_else(|| outdated.first())?;
    let after = &first.after;
    if let Some(ended) = after.ended {
        let had = if after.sure { "had been" } else { "is said to have been" };
        return Some(format!("{had} withdrawn {}, {then}; nothing in the catalogue took its place", ended.when()));
    }
    let Some(newest) = after.newest.filter(|_| after.sure) else {
        let edition = after.newest.or(after.perhaps)?;
        let (name, began) = (edition.in_words(), beginning(family, edition));
        return Some(format!(
            "may have been replaced {then}, by the {name} edition{began}, and not all of this is verified"
        ));
    };
    let edition = after.first.filter(|_| outdated.len() == 1).unwrap_or(newest);
    let (name, began) = (edition.in_words(), beginning(family, edition));
    let now = match today.filter(|today| start(today) > start(edition)) {
        Some(today) => format!("; today the newest is {}", today.in_words()),
        None => String::new(),
    };
    Some(format!("had been replaced {then}, by the {name} edition{began}{now}"))
}
