//! What a change of a policy does to the courses that stand under it, as far as the program can know: what is found about them
//! by the policy as it was, and by what it says now.

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::civil::Date as Day;

use super::folder::Folder;
use crate::change::{Change, Effect, Impact, impact};
use crate::check::{Judged, check_some};
use crate::finding::{DocumentRef, Finding};
use crate::model::words::listed;
use crate::report::{diff, escape};
use crate::workspace::{Document, PolicyFor, Workspace};

/// How many courses are named.
const MOST: usize = 5;

/// The courses under a policy that was changed.
#[derive(Clone, Debug)]
pub(super) struct Courses {
    /// Those that stand under it now, or stood under it.
    under: Vec<Arc<DocumentRef>>,
    /// Those about which something else is found now.
    impact: Vec<Impact>,
}

/// What was found by the policy as it was: the same for as long as nothing but the policy is written.
#[derive(Debug)]
pub(super) struct FoundBefore {
    /// What the policy was called then and is called now.
    names: BTreeSet<String>,
    /// The paths of the courses that stood under it.
    under: BTreeSet<String>,
    findings: Vec<Finding>,
}

impl FoundBefore {
    /// What is found with a document as it was in the place of what it is now.
    pub(super) fn of((before, after): (&Document, &Document), head: &Workspace, today: Day) -> Self {
        let names = names(before, after);
        let then = head.with_in_place_of(before.clone(), &after.loaded.reference.path);
        let courses = naming(&names, &then);
        let under = under(before, &courses, &then, today).map(|course| course.loaded.reference.path.clone()).collect();
        Self { under, findings: check_some(&courses, &then, today), names }
    }

    /// Whether it is about a policy of these names.
    pub(super) fn is_about(&self, before: &Document, after: &Document) -> bool {
        self.names == names(before, after)
    }
}

impl Courses {
    /// The courses under a policy, and what was found about them before and is found now.
    pub(super) fn of(before: &FoundBefore, after: &Document, head: &Workspace, judged: &Judged, today: Day) -> Self {
        let courses = naming(&before.names, head);
        let now = under(after, &courses, head, today).map(|course| course.loaded.reference.path.as_str());
        let paths: BTreeSet<&str> = now.chain(before.under.iter().map(String::as_str)).collect();
        let is_under = |finding: &&Finding| paths.contains(finding.document.path.as_str());
        let found_before = before.findings.iter().filter(is_under).cloned().collect();
        let found_now = paths.iter().flat_map(|path| judged.about(path)).cloned().collect();
        let under = paths.iter().filter_map(|path| Some(Arc::clone(&head.at(path)?.loaded.reference))).collect();
        Self { under, impact: impact(found_before, found_now) }
    }

    /// Whether any of them is judged differently.
    pub(super) fn differ(&self) -> bool {
        !self.impact.is_empty()
    }

    /// "1 of 3 courses under this policy is judged differently since the last commit: neglect"; `None` where none stands under it.
    pub(super) fn in_short(&self, since: &str) -> Option<String> {
        let all = match self.under.len() {
            0 => return None,
            1 => "1 course".to_owned(),
            many => format!("{many} courses"),
        };
        let differing: Vec<&DocumentRef> = self.impact.iter().map(|impact| &impact.course).collect();
        let names = some(&differing, |course| escape::line(spoken(course)).into_owned());
        Some(match (differing.len(), self.under.len()) {
            (0, _) => format!("{all} under this policy, and none is judged differently since {since}"),
            (1, 1) => format!("the course under this policy is judged differently since {since}: {names}"),
            (1, _) => format!("1 of {all} under this policy is judged differently since {since}: {names}"),
            (many, _) => format!("{many} of {all} under this policy are judged differently since {since}: {names}"),
        })
    }

    /// The courses, and what is different for them by one change, or by all of them together.
    pub(super) fn told(&self, change: Option<&Change>, folder: &Folder) -> Option<String> {
        if self.under.is_empty() {
            return None;
        }
        let under: Vec<&DocumentRef> = self.under.iter().map(Arc::as_ref).collect();
        let mut text = format!("**Courses under this policy:** {}\n\n", some(&under, |course| linked(course, folder)));
        let mut is_any = false;
        for Impact { course, effects } in &self.impact {
            let effects: Vec<&Effect> = effects.iter().filter(|effect| is_by(effect, change)).collect();
            if effects.is_empty() {
                continue;
            }
            is_any = true;
            text.push_str(&format!("- {}\n", linked(course, folder)));
            effects.iter().for_each(|effect| text.push_str(&format!("  - {}\n", diff::effect(effect))));
        }
        if !is_any {
            text.push_str("None of them is judged differently by this.\n");
        }
        Some(text)
    }
}

/// Whether an effect is one of a change. What no standard covers may be behind any of them.
fn is_by(effect: &Effect, change: Option<&Change>) -> bool {
    let Some(standard) = change.and_then(|change| change.standard.as_deref()) else { return true };
    effect.finding.rule.rsplit('/').next() == Some(standard)
}

/// What a policy is called by courses, in both states.
fn names(before: &Document, after: &Document) -> BTreeSet<String> {
    let name = |document: &Document| document.policy()?.policy.text().map(str::to_owned);
    [before, after].into_iter().filter_map(name).collect()
}

/// The courses that name a policy of these names, in whichever edition.
fn naming<'w>(names: &BTreeSet<String>, workspace: &'w Workspace) -> Vec<&'w Document> {
    let is_named = |course: &&Document| {
        let policy = course.course().and_then(|course| course.policy.text()).unwrap_or_default();
        names.contains(policy.split('@').next().unwrap_or_default())
    };
    workspace.documents.iter().filter(is_named).collect()
}

/// Those of the courses for which a policy holds.
fn under<'w>(
    policy: &Document,
    courses: &[&'w Document],
    workspace: &Workspace,
    today: Day,
) -> impl Iterator<Item = &'w Document> {
    let path = policy.loaded.reference.path.as_str();
    let stands_under_it = move |course: &&Document| match workspace.policy_for(course, today) {
        PolicyFor::Resolved(found) => found.loaded.reference.path == path,
        PolicyFor::Unnamed | PolicyFor::Unresolved(_) => false,
    };
    courses.iter().copied().filter(stands_under_it)
}

/// What a course is called.
fn spoken(course: &DocumentRef) -> &str {
    course.id.as_deref().unwrap_or(&course.path)
}

fn linked(course: &DocumentRef, folder: &Folder) -> String {
    let address = folder.address_of(&course.path).replace(['<', '>', '\n'], "");
    format!("[{}](<{address}>)", escape::markdown(spoken(course)))
}

/// The first of them, and how many more there are.
fn some(courses: &[&DocumentRef], name: impl Fn(&DocumentRef) -> String) -> String {
    let mut names: Vec<String> = courses.iter().take(MOST).map(|course| name(course)).collect();
    if courses.len() > MOST {
        names.push(format!("{} more", courses.len() - MOST));
    }
    listed(&names, "and")
}
