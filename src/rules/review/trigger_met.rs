//! Flags a document that promises a review when guidance or the law changes, once a family that it follows has changed.

use jiff::civil::Date as Day;

use super::reviewed::Reviewed;
use crate::finding::{Findings, Severity};
use crate::guidance::{Catalogue, Edition, Family};
use crate::model::date::Date;
use crate::model::located::Item;
use crate::model::policy::Cited;
use crate::model::words::{Trigger, listed};
use crate::rules::guidance::cited::{CitedFamily, families, follows, since, with_related};
use crate::rules::{Check, Context, Rule};

pub(super) static RULE: Rule = Rule {
    id: "review/trigger-met",
    summary: "what the document promises to be reviewed for has happened",
    severity: Severity::Warning,
    since: "0.1.0",
    doc: include_str!("trigger_met.md"),
    checks: &[Check::Document(check)],
};

/// A family that has a newer edition since the document's own date.
struct Changed<'d> {
    cited: CitedFamily<'d>,
    edition: &'d Edition,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    let Some(reviewed) = Reviewed::of(ctx) else { return };
    let Some(review) = reviewed.clock.review else { return };
    let Some(own) = reviewed.clock.own_date() else { return };
    let noun = reviewed.noun;
    for trigger in [Trigger::StatutoryGuidance, Trigger::Legislation] {
        let promise = review.triggers.iter().find(|leaf| leaf.get() == Some(&trigger));
        let Some((at, _)) = promise.and_then(|leaf| leaf.located()) else { continue };
        let changed = changed(reviewed.guidance, ctx.guidance(), trigger, own, ctx.today);
        if changed.is_empty() {
            continue;
        }
        let sure = changed.iter().any(|changed| changed.edition.sure);
        let help = format!(
            "hold the review that the {noun} promises, whatever its next date says, then {}",
            reviewed.record()
        );
        let draft = reviewed
            .draft(at, message(trigger, noun, own, &changed, sure), help)
            .value(trigger.word())
            .label(format!("since {}", own.in_words()))
            .authority(reviewed.itself(&review.section, ""));
        let draft = if sure { draft } else { draft.severity(Severity::Note) };
        let entries = changed.iter().flat_map(|changed| changed.cited.entries.iter().copied());
        findings.add(with_related(draft, entries, "cited here", findings));
    }
}

fn message(trigger: Trigger, noun: &str, own: Date, changed: &[Changed<'_>], sure: bool) -> String {
    let what = if trigger == Trigger::Legislation { "the law" } else { "statutory guidance" };
    let has = if sure { "that has happened" } else { "that may have happened, which is not verified," };
    let named = changed.iter().filter(|changed| changed.edition.sure == sure).map(|changed| {
        let edition = changed.edition;
        format!("{}, in force{}", changed.cited.family.titled(&edition.name), since(edition))
    });
    let named: Vec<String> = named.collect();
    format!(
        "this {noun} is to be reviewed when {what} changes, and {has} since its date, {}: {}",
        own.in_words(),
        listed(&named, "and")
    )
}

fn changed<'d>(
    cited: &'d [Item<Cited>],
    catalogue: &'d Catalogue,
    trigger: Trigger,
    own: Date,
    today: Day,
) -> Vec<Changed<'d>> {
    let counts = |family: &Family| match trigger {
        Trigger::Legislation => family.is_law(),
        _ => family.is_statutory_guidance(),
    };
    // An edition whose first day may lie in the document's own period came out before or after it: nobody can tell.
    let came_after = |edition: &&Edition| edition.from.is_some_and(|from| from.first_day() > own.last_day());
    let mut found = Vec::new();
    for mut cited in families(cited, catalogue).into_iter().filter(|cited| counts(cited.family)) {
        cited.entries.retain(|entry| follows(&entry.role));
        let family = cited.family;
        let moment = family.on(today);
        let newest = moment.newest().filter(came_after).or_else(|| moment.perhaps().filter(came_after));
        let Some(edition) = newest else { continue };
        // Who cites the new edition has followed it, whatever date the file gives.
        let cites_it =
            |entry: &Cited| entry.edition.text().is_some_and(|cited| family.find(cited) == family.find(&edition.name));
        if !cited.entries.is_empty() && !cited.entries.iter().any(|entry| cites_it(entry)) {
            found.push(Changed { cited, edition });
        }
    }
    found
}
