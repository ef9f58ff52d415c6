//! Courses under their policies as they were: a weakening of a policy that nobody has signed lets no course off.

use jiff::civil::Date as Day;

use super::check;
use crate::change::Comparison;
use crate::error::Error;
use crate::finding::Finding;
use crate::workspace::{Document, PolicyFor, Workspace};

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
