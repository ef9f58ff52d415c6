//! Flags levels with topics that no course teaches, where settings say that all courses are here.

use std::collections::{BTreeMap, BTreeSet};

use crate::finding::{Authority, Draft, Findings, Severity, shortened};
use crate::model::policy::spoken_name;
use crate::model::words::{counted, listed};
use crate::model::{Config, Model};
use crate::rules::{Check, Context, Rule};
use crate::workspace::{Document, LevelCoverage, PolicyFor, ResolvedPolicy, coverage};

pub(super) static RULE: Rule = Rule {
    id: "level/outcome-uncovered",
    summary: "topics of a level's outcomes that no course teaches",
    severity: Severity::Warning,
    since: "0.1.0",
    doc: include_str!("outcome_uncovered.md"),
    checks: &[Check::Document(check)],
};

/// How many topics a message names; the others are counted.
const MOST_NAMED: usize = 12;

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
    let first = level.outcomes.iter().find(|outcome| !outcome.untaught.is_empty())?;
    let noun = found.policy.levels.given().map_or("level", |levels| levels.noun());
    let name = spoken_name(id);
    let held = if level.courses.is_empty() {
        format!("no course here is held at {noun} {number} of {name}, so nobody teaches")
    } else {
        format!("at {noun} {number} of {name} no course teaches")
    };
    let help = format!(
        "add courses at {noun} {number}, or their outcomes with topics; where others teach it, write programme: partial"
    );
    let place = Findings::about(found.loaded.about())
        .place_of(first.outcome.at, "the first outcome that is not taught in full");
    Some(
        Draft::new(config.programme.at(), format!("{held} {}{}", topics(level), outcomes(level)), help)
            .value(format!("{id} {number}"))
            .authority(Authority::own_policy(format!("{name}, in its list of {noun}s")))
            .related(place),
    )
}

/// The topics of a level that nobody teaches, each once: "report concern and thresholds".
fn topics(level: &LevelCoverage<'_>) -> String {
    let mut seen = BTreeSet::new();
    let untaught = level.outcomes.iter().flat_map(|outcome| &outcome.untaught);
    let untaught: Vec<String> =
        untaught.filter(|topic| seen.insert(**topic)).map(|topic| shortened(&topic.replace('-', " "))).collect();
    let over = untaught.len().saturating_sub(MOST_NAMED);
    let more = (over > 0).then(|| counted(over, "more topic"));
    let named: Vec<String> = untaught.into_iter().take(MOST_NAMED).chain(more).collect();
    listed(&named, "and")
}

/// How many outcomes that concerns: " (1 of its 3 outcomes is taught by none, 1 in part)".
fn outcomes(level: &LevelCoverage<'_>) -> String {
    let all = level.outcomes.len();
    let lacking = level.outcomes.iter().filter(|outcome| !outcome.untaught.is_empty());
    let (none, part): (Vec<_>, Vec<_>) = lacking.partition(|outcome| outcome.taught_by.is_empty());
    let said = match (none.len(), part.len()) {
        (0, part) => format!("{} taught in part", share(part, all)),
        (none, 0) => format!("{} taught by none", share(none, all)),
        (none, part) => format!("{} taught by none, {part} in part", share(none, all)),
    };
    format!(" ({said})")
}

/// "2 of its 3 outcomes are".
fn share(some: usize, all: usize) -> String {
    match (some, all) {
        (_, 1) => "its one outcome is".to_owned(),
        (1, _) => format!("1 of its {all} outcomes is"),
        _ if some == all => format!("all of its {all} outcomes are"),
        _ => format!("{some} of its {all} outcomes are"),
    }
}
