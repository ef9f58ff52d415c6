//! Notes guidance that a document follows without saying which edition.

use super::cited::{Places, catalogue_says, edition_place, families, follows, since, with_related};
use crate::finding::{Draft, Findings, Severity};
use crate::guidance::edition_in_words;
use crate::model::Policy;
use crate::model::located::Item;
use crate::model::policy::Cited;
use crate::rules::{Check, Context, Rule};

pub(super) static RULE: Rule = Rule {
    id: "guidance/undated",
    summary: "guidance is cited without its edition",
    severity: Severity::Note,
    since: "0.1.0",
    doc: include_str!("undated.md"),
    checks: &[Check::Policy(check)],
};

fn check(policy: &Policy, ctx: &Context<'_>, findings: &mut Findings<'_>) {
    for cited in families(&policy.guidance, ctx.guidance()) {
        // With a single edition nothing is left open.
        if !cited.family.has_dated_editions() {
            continue;
        }
        let is_open = |entry: &Cited| entry.edition.is_absent() || entry.edition.is_unstated();
        let open: Vec<&Item<Cited>> =
            cited.entries.iter().copied().filter(|entry| follows(&entry.role) && is_open(entry)).collect();
        let Some((first, others)) = open.split_first() else { continue };
        let places = Places::of(open.iter().map(|entry| &*entry.sections));
        let elsewhere =
            cited.entries.iter().filter(|entry| follows(&entry.role)).find_map(|entry| entry.edition.text());
        let elsewhere = elsewhere
            .map(|edition| format!("; elsewhere this {} cites {}", policy.noun(), edition_in_words(edition)))
            .unwrap_or_default();
        let times = if places.count > 1 { format!(" in {} places", places.count) } else { String::new() };
        let message = format!("{} is cited{times} without its edition{elsewhere}", cited.family.title);
        let moment = cited.family.on(ctx.today);
        let newest = moment.newest();
        let surely = if moment.perhaps().is_some() { " that is sure" } else { "" };
        let known =
            newest.map(|newest| format!(". The newest{surely} is {}, in force{}", newest.in_words(), since(newest)));
        let help = format!(
            "write which edition is meant{}{}. Where it is left open on purpose, so that the text does not age, leave it",
            places.inside,
            known.unwrap_or_default()
        );
        let listed_in = newest.map_or(&ctx.guidance().described, |newest| &newest.listed_in);
        let draft = Draft::new(edition_place(first), message, help)
            .value("unstated")
            .label(places.label)
            .authority(catalogue_says(format!("{listed_in}, which has several editions of it")));
        findings.add(with_related(draft, others.iter().copied(), "cited here too", findings));
    }
}
