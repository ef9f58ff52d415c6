//! Flags guidance that was out of date on the document's own date already.

use super::cited::{families, since};
use super::outdated::{Outdated, Spoken, judge, of_entries, start};
use crate::finding::{Findings, Severity};
use crate::guidance::Edition;
use crate::model::Policy;
use crate::model::date::Date;
use crate::rules::{Check, Context, Rule};

pub(super) static RULE: Rule = Rule {
    id: "guidance/superseded-when-approved",
    summary: "the edition of guidance that is cited was out of date on the document's own date",
    severity: Severity::Warning,
    since: "0.1.0",
    doc: include_str!("superseded_when_approved.md"),
    checks: &[Check::Policy(check)],
};

fn check(policy: &Policy, ctx: &Context<'_>, findings: &mut Findings<'_>) {
    let Some(own) = policy.own_date() else { return };
    for cited in families(&policy.guidance, ctx.guidance()) {
        let outdated = judge(&cited, ctx.today, Some(own)).when_approved;
        let spoken = Spoken::of_entries(cited.family, &outdated);
        let today = cited.family.on(ctx.today).newest();
        let Some(message) = message(policy.noun(), own, &spoken, &outdated, today) else { continue };
        if let Some(draft) = of_entries(cited.family, &outdated, &spoken, message, ctx.today, findings) {
            findings.add(draft);
        }
    }
}

fn message(
    noun: &str,
    own: Date,
    spoken: &Spoken,
    outdated: &[Outdated<'_>],
    today: Option<&Edition>,
) -> Option<String> {
    let first = outdated.iter().find(|outdated| outdated.after.sure).or_else(|| outdated.first())?;
    let subject = &spoken.subject;
    let own = own.in_words();
    let Some(newest) = first.after.newest.filter(|_| first.after.sure) else {
        let then = first.after.newest.or(first.after.perhaps)?;
        let (name, since) = (then.in_words(), since(then));
        return Some(format!(
            "{subject} may have been replaced before the date of this {noun}, {own}: the {name} edition is listed as in \
             force{since}, and not all of this is verified"
        ));
    };
    let then = first.after.first.filter(|_| outdated.len() == 1).unwrap_or(newest);
    let (name, since) = (then.in_words(), since(then));
    let now = match today.filter(|today| start(today) > start(then)) {
        Some(today) => format!("; today the newest is {}", today.in_words()),
        None => String::new(),
    };
    Some(format!(
        "{subject} had been replaced before the date of this {noun}, {own}: the {name} edition had been in \
         force{since}{now}"
    ))
}
