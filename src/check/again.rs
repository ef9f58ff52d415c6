//! A run that is judged again and again while somebody writes: only what a written document can have changed is judged anew.

use std::collections::BTreeMap;

use jiff::civil::Date as Day;

use super::{MOST_LISTED, apart, check, find_about, grade_one, listed};
use crate::error::Error;
use crate::finding::{Finding, sort_and_fingerprint};
use crate::load::Loaded;
use crate::settings::Uses;
use crate::workspace::{Document, PolicyFor, Workspace};

/// What is found in a run, by the paths of the documents.
#[derive(Debug, Default)]
pub struct Judged {
    by_path: BTreeMap<String, Vec<Finding>>,
    /// The faults of ours.
    pub faults: Vec<Error>,
}

impl Judged {
    /// Judges all documents of a run, and keeps as many findings as a report lists.
    pub fn all(workspace: &Workspace, today: Day) -> Self {
        let (findings, faults) = check(workspace, today);
        let counts = |finding: &Finding| finding.suppressed.is_none();
        let mut by_path: BTreeMap<String, Vec<Finding>> = BTreeMap::new();
        for finding in listed(findings, workspace, MOST_LISTED, counts) {
            by_path.entry(finding.document.path.clone()).or_default().push(finding);
        }
        Self { by_path, faults }
    }

    /// All findings, in the order of reports.
    pub fn findings(&self) -> impl Iterator<Item = &Finding> {
        self.by_path.values().flatten()
    }

    /// The findings about the document at a path.
    pub fn about(&self, path: &str) -> &[Finding] {
        self.by_path.get(path).map(Vec::as_slice).unwrap_or_default()
    }

    /// Judges the run after the policy at a path was written, which was `before`; gives back the paths of the documents that
    /// were judged anew, or `None` where all of them were.
    pub fn policy_written(
        &mut self,
        workspace: &Workspace,
        (path, before): (&str, &Loaded),
        today: Day,
    ) -> Option<Vec<String>> {
        let Some(concerned) = concerned(workspace, (path, before), today).filter(|_| self.is_listed_whole()) else {
            *self = Self::all(workspace, today);
            return None;
        };
        let mut paths = Vec::new();
        for document in concerned {
            let path = document.loaded.reference.path.clone();
            let (findings, faults) = check_one(document, workspace, today);
            self.faults.extend(faults);
            self.by_path.insert(path.clone(), findings);
            paths.push(path);
        }
        if !self.is_listed_whole() {
            *self = Self::all(workspace, today);
            return None;
        }
        Some(paths)
    }

    /// Whether no finding had to give way to others.
    fn is_listed_whole(&self) -> bool {
        self.by_path.values().map(Vec::len).sum::<usize>() <= MOST_LISTED
    }
}

/// The documents about which something else may be found once a policy was written: itself, and the courses that stand under
/// it. `None` where nobody knows: it says something else to others, shares its name with another document, or what waivers
/// did has to be counted over all documents.
fn concerned<'w>(workspace: &'w Workspace, (path, before): (&str, &Loaded), today: Day) -> Option<Vec<&'w Document>> {
    let written = workspace.at(path)?;
    let settings = || workspace.documents.iter().map(|document| &document.controls.settings);
    let programme = settings().any(|settings| settings.has_whole_programme);
    let shares_its_name = |(kind, id): (&str, &str)| workspace.named(kind, id).nth(1).is_some();
    if !written.loaded.is_the_same_for_others(before, programme) || settings().any(|settings| settings.has_waivers()) {
        return None;
    }
    let stands_under_it = |course: &&Document| match workspace.policy_for(course, today) {
        PolicyFor::Resolved(policy) => policy.loaded.reference.path == path,
        PolicyFor::Unnamed | PolicyFor::Unresolved(_) => false,
    };
    let courses = workspace.documents.iter().filter(|document| document.course().is_some()).filter(stands_under_it);
    let concerned: Vec<&Document> = std::iter::once(written).chain(courses).collect();
    let is_told_apart = |document: &&Document| !shares_its_name(document.loaded.reference.name());
    concerned.iter().all(is_told_apart).then_some(concerned)
}

/// What is found about one document where no waiver is in use, graded and in order.
fn check_one(document: &Document, workspace: &Workspace, today: Day) -> (Vec<Finding>, Vec<Error>) {
    let (found, faults) = apart(vec![find_about(document, document, workspace, today)]);
    let mut findings: Vec<Finding> = found.into_iter().flat_map(|found| found.findings).collect();
    findings.retain_mut(|finding| grade_one(finding, document, today, &mut Uses::default()));
    sort_and_fingerprint(&mut findings);
    (findings, faults)
}
