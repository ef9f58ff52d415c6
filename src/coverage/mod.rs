//! A repository of courses against its policies: which outcome is taught by which course, which by nobody, and which
//! courses count for nothing there and why. Plain data; saying it is left to `report`.

mod programme;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use jiff::civil::Date as Day;

pub use programme::{
    CourseRef, Extent, NotCounted, Programme, Summary, TaughtLevel, TaughtOutcome, TaughtPolicy, WhyNotCounted,
};

use crate::model::policy::{Levels, spoken_name};
use crate::model::{Course, Item, Leaf};
use crate::source::{NodeId, cut};
pub use crate::workspace::MOST_COURSES;
use crate::workspace::{Document, OutcomeCoverage, PolicyFor, ResolvedPolicy, State, Workspace, coverage};

/// How much of a document's text is repeated, in characters.
const MOST_TEXT: usize = 300;

/// Who teaches what in the documents of a workspace.
pub fn programme(workspace: &Workspace, today: Day) -> Programme {
    let mut by_policy: BTreeMap<String, (ResolvedPolicy<'_>, Vec<&Document>)> = BTreeMap::new();
    let mut not_counted = Vec::new();
    for (document, course) in workspace.documents.iter().filter_map(|it| Some((it, it.course()?))) {
        match standing(document, course, workspace, today) {
            Ok(found) => by_policy.entry(id_of(&found)).or_insert_with(|| (found, Vec::new())).1.push(document),
            Err(why) => not_counted.push(NotCounted { course: reference(document, course), why }),
        }
    }
    let mut policies = Vec::new();
    for (id, (found, courses)) in by_policy {
        let taught = taught(&id, &found, &courses);
        let counted: BTreeSet<&str> = taught
            .levels
            .iter()
            .flat_map(|level| &level.outcomes)
            .flat_map(|outcome| &outcome.taught_by)
            .map(|course| course.path.as_str())
            .collect();
        for document in &courses {
            let Some(course) = document.course().filter(|_| !counted.contains(document.loaded.reference.path.as_str()))
            else {
                continue;
            };
            not_counted.push(NotCounted { course: reference(document, course), why: why_idle(course, &found, &id) });
        }
        policies.push(taught);
    }
    not_counted.sort_by(|one, other| one.course.path.cmp(&other.course.path));
    let without_courses = without_courses(workspace, today);
    Programme { today, policies, not_counted, without_courses }
}

/// The policies in force under which no course stands, be it a draft.
fn without_courses(workspace: &Workspace, today: Day) -> Vec<String> {
    let resolved = |document: &Document| match document.course().map(|_| workspace.policy_for(document, today)) {
        Some(PolicyFor::Resolved(found)) => Some(id_of(&found)),
        _ => None,
    };
    let named: BTreeSet<String> = workspace.documents.iter().filter_map(resolved).collect();
    let idle = |document: &Document| {
        document.policy()?;
        let id = document.loaded.reference.id.as_deref()?;
        let is_in_force = matches!(workspace.state(document, today), State::InForce);
        (is_in_force && !named.contains(id)).then(|| spoken_name(id))
    };
    workspace.documents.iter().filter_map(idle).collect()
}

/// The policy under which a course is held, or why it is not held or stands under none.
fn standing<'w>(
    document: &'w Document,
    course: &Course,
    workspace: &'w Workspace,
    today: Day,
) -> Result<ResolvedPolicy<'w>, WhyNotCounted> {
    match workspace.state(document, today) {
        State::Draft => return Err(WhyNotCounted::Draft),
        State::Withdrawn => return Err(WhyNotCounted::Withdrawn),
        State::NotYet(_) | State::InForce | State::Replaced(_) => {}
    }
    match workspace.policy_for(document, today) {
        PolicyFor::Resolved(found) if levels_of(&found).is_none() => Err(WhyNotCounted::NoLevels(id_of(&found))),
        PolicyFor::Resolved(found) => Ok(found),
        PolicyFor::Unnamed => Err(WhyNotCounted::NoPolicy),
        PolicyFor::Unresolved(_) => {
            Err(WhyNotCounted::PolicyNotFound(shortened(course.policy.text().unwrap_or_default())))
        }
    }
}

/// The levels that hold now.
fn levels_of<'w>(found: &ResolvedPolicy<'w>) -> Option<&'w Levels> {
    let levels = found.policy.levels.given()?;
    let has_any = !levels.list.is_empty() || !levels.for_all.is_empty();
    (has_any && levels.are_in_force()).then_some(levels)
}

fn taught(id: &str, found: &ResolvedPolicy<'_>, courses: &[&Document]) -> TaughtPolicy {
    let line = |at: NodeId| {
        let place = found.loaded.source.as_ref().zip(found.loaded.arena.as_ref());
        place.map_or(1, |(source, arena)| source.line_at(arena.span(at).start))
    };
    let shared: HashMap<&str, Arc<CourseRef>> = courses
        .iter()
        .filter_map(|document| {
            let course = Arc::new(reference(document, document.course()?));
            Some((document.loaded.reference.path.as_str(), course))
        })
        .collect();
    let references = |documents: &[&Document]| {
        let known = documents.iter().filter_map(|document| shared.get(document.loaded.reference.path.as_str()));
        known.cloned().collect()
    };
    let outcome = |taught: &OutcomeCoverage<'_>| TaughtOutcome {
        says: shortened(taught.outcome.says.text().unwrap_or_default()),
        sections: taught.outcome.section.iter().filter_map(Leaf::text).map(shortened).collect(),
        line: line(taught.outcome.at),
        topics: taught.outcome.topics.iter().filter_map(Leaf::text).map(shortened).collect(),
        untaught: taught.untaught.iter().map(|topic| shortened(topic)).collect(),
        taught_by: references(&taught.taught_by),
    };
    let levels = coverage(found.policy, courses).into_iter().map(|covered| TaughtLevel {
        number: covered.level.map(|level| shortened(level.number.text().unwrap_or_default())),
        title: covered.level.and_then(|level| level.title.text().or(level.audience.text())).map(shortened),
        courses: references(&covered.courses),
        outcomes: covered.outcomes.iter().map(outcome).collect(),
        without_topics: covered.without_topics,
    });
    let levels: Vec<TaughtLevel> = levels.collect();
    let mut held: Vec<Arc<CourseRef>> = shared.values().cloned().collect();
    held.sort_by(|one, other| one.path.cmp(&other.path));
    TaughtPolicy {
        courses: held,
        id: id.to_owned(),
        path: found.loaded.reference.path.clone(),
        scheme: found.policy.levels.given().map_or("level", |levels| levels.noun()).to_owned(),
        is_whole: courses.iter().all(|course| course.controls.settings.has_whole_programme),
        summary: Summary::of(&levels),
        levels,
    }
}

/// Why a course that is held under a policy with levels teaches nothing of them.
fn why_idle(course: &Course, found: &ResolvedPolicy<'_>, id: &str) -> WhyNotCounted {
    let has = |named: &str| {
        let mut list = levels_of(found).into_iter().flat_map(|levels: &Levels| &levels.list);
        list.any(|level: &Item<_>| level.number.text() == Some(named))
    };
    match course.level.text() {
        Some(level) if !has(level) => WhyNotCounted::NoSuchLevel(shortened(level), id.to_owned()),
        _ => WhyNotCounted::NoOutcome(id.to_owned()),
    }
}

fn id_of(found: &ResolvedPolicy<'_>) -> String {
    found.loaded.reference.id.as_deref().map_or_else(|| found.loaded.reference.path.clone(), shortened)
}

fn reference(document: &Document, course: &Course) -> CourseRef {
    let reference = &document.loaded.reference;
    CourseRef {
        id: reference.id.as_deref().map(shortened),
        title: shortened(course.title.text().or(reference.id.as_deref()).unwrap_or(&reference.path)),
        path: reference.path.clone(),
    }
}

/// A text cut to the length that is repeated.
fn shortened(text: &str) -> String {
    cut(text, MOST_TEXT)
}
