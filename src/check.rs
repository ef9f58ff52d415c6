//! Documents to findings: every document meets every rule and standard, in parallel; then settings grade what was
//! found.

use jiff::civil::Date as Day;
use rayon::prelude::*;

use crate::finding::{Authority, Finding, Findings, sort_and_fingerprint};
use crate::load;
use crate::model::Model;
use crate::rules::{self, Check, Context, Page, Rule};
use crate::settings;
use crate::standards;
use crate::workspace::{Document, Workspace};

/// Everything that is wrong with the documents of a workspace, as at `today`, in the order of reports.
pub fn check(workspace: &Workspace, today: Day) -> Vec<Finding> {
    let mut findings: Vec<Finding> =
        workspace.documents.par_iter().flat_map_iter(|document| check_document(document, workspace, today)).collect();
    sort_and_fingerprint(&mut findings);
    findings
}

fn check_document(document: &Document, workspace: &Workspace, today: Day) -> Vec<Finding> {
    let context = Context { today, document, workspace };
    let loaded = &document.loaded;
    let mut list = loaded.findings.clone();
    list.extend(rules::all().flat_map(|rule| apply(rule, &context)));
    if let Some(policy) = document.policy() {
        let mut faults = Findings::about(loaded.about());
        let known = |id: &str| {
            let expectation = document.expectations.iter().find(|expectation| expectation.id == id)?;
            Some((expectation.title.as_str(), expectation.kinds.as_slice()))
        };
        load::check_details(policy, known, &mut faults);
        list.extend(faults.into_list());
        list.extend(standards::check_policy(policy, loaded, &document.expectations, today, &list));
    }
    list.extend(check_settings(document));
    list.retain_mut(|finding| grade(finding, document));
    list
}

fn apply(rule: &'static Rule, context: &Context<'_>) -> Vec<Finding> {
    let loaded = &context.document.loaded;
    let mut findings = Findings::about(loaded.about());
    findings.under(rule.id, rule.severity);
    match (rule.check, &loaded.model) {
        (Check::Document(check), Some(_)) => check(context, &mut findings),
        (Check::Policy(check), Some(Model::Policy(policy))) => check(policy, context, &mut findings),
        (Check::Course(check), Some(Model::Course(course))) => check(course, context, &mut findings),
        (Check::Reviewed(check), Some(model)) => {
            if let Some(reviewed) = model.reviewed() {
                check(&reviewed, context, &mut findings);
            }
        }
        (Check::Standards(check), Some(Model::Standards(standards))) => check(standards, context, &mut findings),
        _ => {}
    }
    findings.into_list()
}

fn check_settings(document: &Document) -> Vec<Finding> {
    if !matches!(document.loaded.model, Some(Model::Config(_))) {
        return Vec::new();
    }
    let standards = document.expectations.iter().map(|expectation| expectation.rule.as_str());
    let known: Vec<&str> = rules::all().map(|rule| rule.id).chain(standards).collect();
    settings::check_rules(&document.loaded, &known, |name| match rules::find(name) {
        Some(rule) => Some(rule.severity),
        // A standard's severity depends on the answer; its errors are kept from being lowered one by one.
        None => known.contains(&name).then_some(crate::finding::Severity::Warning),
    })
}

/// Fills in what the rule's page says, and applies the settings; `false` where the finding is not reported.
fn grade(finding: &mut Finding, document: &Document) -> bool {
    if finding.why.is_empty() {
        if let Some(rule) = rules::find(&finding.rule) {
            finding.why = Page::new(rule.doc).why();
        }
    }
    if finding.authority.says.is_empty() {
        finding.authority = Authority::engine();
    }
    match document.settings.graded(&finding.rule, finding.severity) {
        Some(severity) => {
            finding.severity = severity;
            true
        }
        None => false,
    }
}
