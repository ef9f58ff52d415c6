//! Courses under their policies as they were: a weakening of a policy that nobody has signed lets no course off.

use std::collections::BTreeSet;

use jiff::civil::Date as Day;

use super::check;
use crate::change::{Comparison, Pairing};
use crate::error::Error;
use crate::finding::{AuthorityKind, Finding};
use crate::load::Loaded;
use crate::workspace::{Document, PolicyFor, Workspace};

/// How many editions one after the other a change may bring.
const MOST_EDITIONS: usize = 20;

/// What is wrong with the courses of a workspace by what their policies asked before a change, where these ask for less
/// now and nobody has signed that. `of_base` was found before it: a course that lacked something then and lacks less of
/// it now, though not little enough for the policy as it was, brings nothing new.
pub(super) fn let_off(
    workspace: &Workspace,
    (base, of_base): (&Workspace, &[Finding]),
    comparisons: &[Comparison],
    today: Day,
) -> (Vec<Finding>, Vec<Error>) {
    let unsigned = comparisons.iter().filter(|comparison| comparison.unsigned().next().is_some());
    let weakened: Vec<(&Document, &Comparison)> = unsigned
        .filter_map(|comparison| Some((base.at(&comparison.old.document.path)?, comparison)))
        .filter(|(old, _)| old.policy().is_some())
        .collect();
    let put_back = |then: Option<Workspace>, (old, comparison): &(&Document, &Comparison)| {
        let workspace = then.as_ref().unwrap_or(workspace);
        Some(workspace.with_in_place_of((*old).clone(), &comparison.new.document.path))
    };
    let Some(then) = weakened.iter().fold(None, put_back) else { return (Vec::new(), Vec::new()) };
    let (mut findings, faults) = check(&then, today);
    findings.retain(|finding| {
        let mut before = of_base.iter().filter(|earlier| is_one_fault(earlier, finding));
        let is_new_or_the_same = before.next().is_none_or(|earlier| earlier.fingerprint == finding.fingerprint);
        is_new_or_the_same && weakened.iter().any(|weakened| is_asked_by(weakened, finding, &then, today))
    });
    (findings, faults)
}

/// What is wrong with courses by the policy that held for them before a change, where another one that has not taken its
/// place holds for them now: a date, or what it says it supersedes, takes an edition out of force without a word that
/// asks for less.
pub(super) fn displaced(
    workspace: &Workspace,
    base: &Workspace,
    pairing: &Pairing<'_>,
    today: Day,
) -> (Vec<Finding>, Vec<Error>) {
    if texts_of_policies(workspace) == texts_of_policies(base) {
        return (Vec::new(), Vec::new());
    }
    let courses: BTreeSet<&str> = (workspace.documents.iter())
        .filter(|course| course.course().is_some() && is_displaced(course, (workspace, base), pairing, today))
        .map(|course| course.loaded.reference.path.as_str())
        .collect();
    if courses.is_empty() {
        return (Vec::new(), Vec::new());
    }
    let then = workspace.with_policies_of(base);
    let (mut findings, faults) = check(&then, today);
    findings.retain(|finding| courses.contains(finding.document.path.as_str()));
    findings.retain(|finding| finding.authority.kind == AuthorityKind::OwnPolicy);
    (findings, faults)
}

fn texts_of_policies(workspace: &Workspace) -> BTreeSet<&str> {
    let policies = workspace.documents.iter().filter(|document| document.policy().is_some());
    policies.map(|policy| policy.loaded.sha256.as_str()).collect()
}

/// Whether another policy holds for a course than before a change, and not one that has taken the place of that one.
fn is_displaced(course: &Document, (now, base): (&Workspace, &Workspace), pairing: &Pairing<'_>, today: Day) -> bool {
    let then = pairing.twin(course).map(|twin| base.policy_for(twin, today));
    let (Some(PolicyFor::Resolved(then)), PolicyFor::Resolved(held)) = (then, now.policy_for(course, today)) else {
        return false;
    };
    let is_then = |loaded: &Loaded| loaded.reference == then.loaded.reference;
    let before = |document: &&Document| pairing.before(document).map(|before| before.document);
    let line = std::iter::successors(now.at(&held.loaded.reference.path), before);
    !is_then(held.loaded) && !line.take(MOST_EDITIONS).any(|earlier| is_then(&earlier.loaded))
}

/// Whether a finding is about a course of this policy, by a standard to which the policy commits itself to less now.
fn is_asked_by((old, comparison): &(&Document, &Comparison), finding: &Finding, then: &Workspace, today: Day) -> bool {
    let mut standards = comparison.unsigned().filter_map(|change| change.standard.as_deref());
    if !standards.any(|standard| finding.rule.rsplit('/').next() == Some(standard)) {
        return false;
    }
    let course = then.at(&finding.document.path).filter(|document| document.course().is_some());
    match course.map(|course| then.policy_for(course, today)) {
        Some(PolicyFor::Resolved(policy)) => policy.loaded.reference == old.loaded.reference,
        _ => false,
    }
}

/// Whether two findings are about one thing that a document lacks, however much of it.
fn is_one_fault(one: &Finding, other: &Finding) -> bool {
    one.rule == other.rule && one.subject == other.subject && one.document == other.document
}
