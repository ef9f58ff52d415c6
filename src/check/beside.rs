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

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::load;
    use crate::model::Kind;

    const TODAY: Day = date(2026, 11, 22);

    fn document(path: &str, kind: Kind, text: String) -> Document {
        Document::alone(load::load(path, kind, text.into_bytes()))
    }

    fn policy(path: &str, name: &str, more: &str) -> Document {
        let text = format!("paramount: policy/v1\npolicy: {name}\nedition: \"{path}\"\ntitle: A policy\n{more}");
        document(path, Kind::Policy, text)
    }

    fn course(path: &str, policy: &str) -> Document {
        let text =
            format!("paramount: course/v1\ncourse: {path}\ntitle: A course\npolicy: {policy}\nagency: multi\nx: 1\n");
        document(path, Kind::Course, text)
    }

    /// A state with documents that the other one has too, and some of its own.
    fn state(kept: &[Document], own: &[Document]) -> Workspace {
        Workspace::new(kept.iter().chain(own).cloned().collect(), Vec::new(), None)
    }

    fn written(findings: &[Finding]) -> Vec<String> {
        findings.iter().map(|finding| serde_json::to_string(finding).expect("a finding")).collect()
    }

    #[test]
    fn a_state_beside_another_one_is_judged_as_if_it_were_judged_alone() {
        let kept = [
            course("1.yaml", "kent"),
            course("2.yaml", "kent@2024.yaml"),
            course("3.yaml", "essex"),
            policy("2024.yaml", "kent", "status: approved\nx: 1\n"),
            policy("other.yaml", "surrey", "x: 1\n"),
        ];
        let newer = || policy("2026.yaml", "kent", "status: approved\nsupersedes: kent@2024.yaml\n");
        let changes = [
            (vec![], vec![]),
            (vec![], vec![newer()]),
            (vec![newer()], vec![]),
            (vec![policy("4.yaml", "essex", "")], vec![policy("4.yaml", "essex", "x: 1\n")]),
            (vec![course("4.yaml", "kent")], vec![course("4.yaml", "essex")]),
            (vec![policy("copy.yaml", "surrey", "x: 1\n")], vec![]),
        ];
        for (number, (before, after)) in changes.iter().enumerate() {
            let (base, head) = (state(&kept, before), state(&kept, after));
            let findings = check(&head, TODAY).0;
            let beside = check_beside(&base, (&head, &findings), TODAY).0;
            assert!(beside.len() > 4, "{beside:#?}");
            assert_eq!(written(&beside), written(&check(&base, TODAY).0), "{number}");
        }
    }

    #[test]
    fn what_is_the_same_in_both_is_judged_once() {
        let kept = [course("1.yaml", "kent"), policy("other.yaml", "surrey", "x: 1\n")];
        let (base, head) = (state(&kept, &[]), state(&kept, &[policy("2024.yaml", "kent", "")]));
        let mut findings = check(&head, TODAY).0;
        findings.iter_mut().for_each(|finding| "known".clone_into(&mut finding.message));
        let beside = check_beside(&base, (&head, &findings), TODAY).0;
        let is_known = |path: &str| {
            let mut own = beside.iter().filter(|finding| finding.document.path == path);
            own.all(|finding| finding.message == "known")
        };
        assert!(is_known("other.yaml"));
        // Its policy is not there yet, which other findings are about.
        assert!(!is_known("1.yaml"), "{beside:#?}");
    }
}
