//! Another state of the files of a run, judged beside it: a document that says the same in both, and about which nothing else
//! is different that rules ask for, is judged once.

use std::collections::HashMap;

use jiff::civil::Date as Day;
use rayon::prelude::*;

use super::again::has_waivers;
use super::basis::Basis;
use super::{apart, check, find_about, grade_one};
use crate::change::gate::controls_differ;
use crate::error::Error;
use crate::finding::{Finding, sort_and_fingerprint};
use crate::settings::Uses;
use crate::workspace::{Document, Workspace};

/// As [`check`], where the findings in a run over another state of the same files are known.
pub(super) fn check_beside(
    workspace: &Workspace,
    (known, findings): (&Workspace, &[Finding]),
    today: Day,
) -> (Vec<Finding>, Vec<Error>) {
    // What waivers did, and what holds for everybody, is a matter of the whole run.
    if controls_differ(known, workspace) || workspace.documents.iter().any(has_waivers) {
        return check(workspace, today);
    }
    let mut by_path: HashMap<&str, Vec<&Finding>> = HashMap::new();
    for finding in findings {
        by_path.entry(&finding.document.path).or_default().push(finding);
    }
    let judge = |document: &Document| {
        let path = document.loaded.reference.path.as_str();
        if known.at(path).is_some_and(|known_as| is_judged_alike((document, workspace), (known_as, known), today)) {
            return Ok(by_path.get(path).into_iter().flatten().copied().cloned().collect());
        }
        let mut findings = find_about(document, document, workspace, today)?.findings;
        findings.retain_mut(|finding| grade_one(finding, document, today, &mut Uses::default()));
        Ok(findings)
    };
    let (lists, faults) = apart::<Vec<Finding>>(workspace.documents.par_iter().map(judge).collect());
    let mut findings: Vec<Finding> = lists.into_iter().flatten().collect();
    sort_and_fingerprint(&mut findings);
    (findings, faults)
}

/// Whether the same is found about a document in both states.
fn is_judged_alike(
    (document, workspace): (&Document, &Workspace),
    (known_as, known): (&Document, &Workspace),
    today: Day,
) -> bool {
    let basis = |document, workspace| Basis::of(document, workspace, today);
    let is_as_it_stands = [document, known_as].iter().all(|document| document.controls.before.is_none());
    is_as_it_stands && basis(document, workspace).is_of_the_same_texts(&basis(known_as, known))
}
