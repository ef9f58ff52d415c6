//! Flags a document that promises a review when guidance or the law changes, once a family that it follows has changed.

use super::reviewed::Reviewed;
use crate::finding::{Findings, Severity};
use crate::model::words::{Trigger, listed};
use crate::rules::guidance::cited::{beginning, with_related};
use crate::rules::{Check, Context, Rule};
use crate::workspace::TriggerMet;

pub(super) static RULE: Rule = Rule {
    id: "review/trigger-met",
    summary: "what the document promises to be reviewed for has happened",
    severity: Severity::Warning,
    since: "0.1.0",
    doc: include_str!("trigger_met.md"),
    checks: &[Check::Document(check)],
};

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    let Some(reviewed) = Reviewed::of(ctx) else { return };
    let Some(review) = reviewed.clock.review else { return };
    let noun = reviewed.noun;
    for met in ctx.document.triggers_met(ctx.guidance(), ctx.today) {
        let sure = met.changed.iter().any(|changed| changed.edition.is_sure());
        let help = format!(
            "hold the review or make the update that the {noun} promises, whatever its next date says, then {}{}",
            reviewed.record(),
            if met.is_named { "" } else { FOR_ONE_ALONE }
        );
        let draft = reviewed
            .draft(met.at, message(&met, noun, sure), help)
            .value(met.trigger.word())
            .label(format!("since {}", met.since.in_words()))
            .authority(reviewed.itself(&review.section, ""));
        let draft = if sure { draft } else { draft.severity(Severity::Note) };
        let entries = met.changed.iter().flat_map(|changed| changed.cited.entries.iter().copied());
        findings.add(with_related(draft, entries, "cited here", findings));
    }
}

/// What to do where the trigger says more than the document does.
const FOR_ONE_ALONE: &str =
    "; where it promises that for one document alone, write its own words under as_written of the review";

fn message(met: &TriggerMet<'_>, noun: &str, sure: bool) -> String {
    let what = if met.trigger == Trigger::Legislation { "the law" } else { "statutory guidance" };
    let has = if sure { "that has happened" } else { "that may have happened, which is not verified," };
    let named = met.changed.iter().filter(|changed| changed.edition.is_sure() == sure).map(|changed| {
        let (family, edition) = (changed.cited.family, changed.edition);
        format!("{}{}", family.titled(&edition.name), beginning(family, edition))
    });
    let named: Vec<String> = named.collect();
    format!(
        "this {noun} is to be reviewed or updated when {what} changes, and {has} since its date, {}: {}",
        met.since.in_words(),
        listed(&named, "and")
    )
}
