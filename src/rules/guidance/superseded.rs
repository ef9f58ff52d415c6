//! Flags guidance that a document follows in an edition which is out of date today.

use super::cited::{cited_by, families};
use super::in_text::{self, InText};
use super::outdated::{self, Outdated, Spoken, judge, replacement};
use crate::finding::{Draft, Findings, Severity};
use crate::guidance::Found;
use crate::materials::Text;
use crate::model::located::Item;
use crate::model::policy::Cited;
use crate::model::{Course, Date, Policy};
use crate::rules::{Check, Context, Rule};
use crate::scan::Usage;

pub(super) static RULE: Rule = Rule {
    id: "guidance/superseded",
    summary: "the edition of guidance that is cited has been replaced",
    severity: Severity::Warning,
    since: "0.1.0",
    doc: include_str!("superseded.md"),
    checks: &[Check::Policy(check_policy), Check::Course(check_course), Check::Text(check_text)],
};

fn check_policy(policy: &Policy, ctx: &Context<'_>, findings: &mut Findings<'_>) {
    check(&policy.guidance, policy.own_date(), ctx, findings);
}

fn check_course(course: &Course, ctx: &Context<'_>, findings: &mut Findings<'_>) {
    check(cited_by(course), course.clock().own_date(), ctx, findings);
}

fn check(entries: &[Item<Cited>], own: Option<Date>, ctx: &Context<'_>, findings: &mut Findings<'_>) {
    for cited in families(entries, ctx.guidance()) {
        let outdated = judge(&cited, ctx.guidance(), ctx.today, own).now;
        let spoken = Spoken::of_entries(cited.family, &outdated);
        let Some(replacement) = replacement(cited.family, &spoken, &outdated) else { continue };
        let message = format!("{} {replacement}", spoken.subject);
        if let Some(draft) = outdated::of_entries(cited.family, &outdated, &spoken, message, ctx.today, findings) {
            findings.add(draft);
        }
    }
}

/// What a text cites for today is told first, and once: a note about its own time adds nothing to that.
fn check_text(text: &Text, ctx: &Context<'_>, findings: &mut Findings<'_>) {
    let mut told = Vec::new();
    for usage in [Usage::Now, Usage::OfItsTime] {
        for in_text in in_text::families_used(usage, text, ctx.guidance()) {
            if told.contains(&in_text.family.id) {
                continue;
            }
            if let Some(draft) = in_one_family(&in_text, ctx, findings) {
                told.push(in_text.family.id.clone());
                findings.add(in_text::as_used(draft, usage));
            }
        }
    }
}

fn in_one_family(InText { family, cited }: &InText<'_>, ctx: &Context<'_>, findings: &Findings<'_>) -> Option<Draft> {
    let moment = family.on(ctx.today);
    let outdated = cited.iter().filter_map(|(sighting, edition)| {
        let Found::Edition(index) = family.find((*edition)?) else { return None };
        let (edition, after) = (family.editions().get(index)?, moment.after(index)?);
        Some(Outdated { at: *sighting, edition, after })
    });
    let outdated: Vec<_> = outdated.collect();
    let places = in_text::places(outdated.iter().map(|outdated| outdated.at));
    let spoken = Spoken::of(family, &outdated, places);
    let message = format!("{} {}", spoken.subject, replacement(family, &spoken, &outdated)?);
    let first = outdated.first()?.at.first.clone();
    let draft = outdated::draft(family, &outdated, &spoken, first, message, ctx.today)?;
    Some(in_text::with_related(draft, outdated.iter().map(|outdated| outdated.at), findings))
}
