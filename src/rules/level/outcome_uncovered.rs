//! Flags levels with outcomes that no course teaches, where settings say that all courses are here.

use std::collections::BTreeMap;

use crate::finding::{Authority, Draft, Findings, Severity};
use crate::model::policy::spoken_name;
use crate::model::{Config, Model};
use crate::rules::{Check, Context, Rule};
use crate::workspace::{Document, LevelCoverage, PolicyFor, ResolvedPolicy, coverage};

pub(super) static RULE: Rule = Rule {
    id: "level/outcome-uncovered",
    summary: "outcomes of a level that no course teaches",
    severity: Severity::Warning,
    since: "0.1.0",
    doc: include_str!("outcome_uncovered.md"),
    checks: &[Check::Document(check)],
};

/// How many characters of an outcome a message repeats.
const MOST_SHOWN: usize = 80;

/// It is the settings that claim the programme to be whole, so there the finding stands: the policy may be in another
/// repository, and no single course is at fault.
fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    let Some(Model::Config(config)) = &ctx.document.loaded.model else { return };
    let path = Some(ctx.document.loaded.reference.path.as_str());
    let courses = ctx.workspace.documents.iter().filter(|document| {
        document.controls.settings.has_whole_programme
            && document.controls.settings.path.as_deref() == path
            && document.course().is_some()
    });
    let mut by_policy: BTreeMap<&str, (ResolvedPolicy<'_>, Vec<&Document>)> = BTreeMap::new();
    for course in courses {
        if let PolicyFor::Resolved(found) = ctx.workspace.policy_for(course, ctx.today) {
            let id = found.loaded.reference.id.as_deref().unwrap_or_default();
            by_policy.entry(id).or_insert_with(|| (found, Vec::new())).1.push(course);
        }
    }
    for (id, (found, courses)) in &by_policy {
        for level in coverage(found.policy, courses) {
            if let Some(draft) = uncovered(config, id, found, &level) {
                findings.add(draft);
            }
        }
    }
}

fn uncovered(config: &Config, id: &str, found: &ResolvedPolicy<'_>, level: &LevelCoverage<'_>) -> Option<Draft> {
    let number = level.level?.number.text()?;
    let all = level.outcomes.len();
    let missing: Vec<_> = level.outcomes.iter().filter(|outcome| outcome.taught_by.is_empty()).collect();
    let first = missing.first()?;
    let noun = found.policy.levels.given().map_or("level", |levels| levels.noun());
    let name = spoken_name(id);
    let message = if level.courses.is_empty() {
        let outcomes = if all == 1 { "its outcome is".to_owned() } else { format!("its {all} outcomes are") };
        format!("no course here is held at {noun} {number} of {name}, so {outcomes} taught by none")
    } else {
        let says: String = first.outcome.says.text().unwrap_or_default().chars().take(MOST_SHOWN).collect();
        let (many, are) = (missing.len(), if missing.len() == 1 { "is" } else { "are" });
        format!("{many} of the {all} outcomes at {noun} {number} of {name} {are} taught by no course, first: {says}")
    };
    let help = format!(
        "add courses at {noun} {number}, or their outcomes with topics; where others teach it, write programme: partial"
    );
    let place =
        Findings::about(found.loaded.about()).place_of(first.outcome.at, "the first outcome that nobody teaches");
    Some(
        Draft::new(config.programme.at(), message, help)
            .value(format!("{id} {number}"))
            .authority(Authority::own_policy(format!("{name}, in its list of {noun}s")))
            .related(place),
    )
}
