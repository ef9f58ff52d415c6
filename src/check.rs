//! Documents to findings: every document meets every rule and standard, in parallel; then settings grade what was
//! found.

use jiff::civil::Date as Day;
use rayon::prelude::*;

use crate::error::{Error, guarded};
use crate::finding::{Authority, Finding, Findings, Place, sort_and_fingerprint};
use crate::load::{self, Loaded};
use crate::materials::{Named, named};
use crate::model::Model;
use crate::rules::{self, Check, Context, Page, Rule};
use crate::settings;
use crate::source::NodeId;
use crate::standards::{self, Resolution};
use crate::tree::folder_of;
use crate::workspace::{Document, PolicyFor, Workspace};

/// Everything that is wrong with the documents of a workspace, as at `today`, in the order of reports; and for each
/// document in which a rule itself failed, an error.
pub fn check(workspace: &Workspace, today: Day) -> (Vec<Finding>, Vec<Error>) {
    let checked: Vec<_> = workspace
        .documents
        .par_iter()
        .map(|document| guarded(&document.loaded.reference.path, || check_document(document, workspace, today)))
        .collect();
    let (mut findings, mut faults) = (Vec::new(), Vec::new());
    for outcome in checked {
        match outcome {
            Ok(list) => findings.extend(list),
            Err(fault) => faults.push(fault),
        }
    }
    sort_and_fingerprint(&mut findings);
    (findings, faults)
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
    if let Some(Model::Course(course)) = &loaded.model {
        let policy = match workspace.policy_for(document, today) {
            PolicyFor::Resolved(found) => Some((found.policy, found.loaded)),
            _ => None,
        };
        let evidence = |_: &str, item| shown_at(item, loaded, workspace);
        list.extend(standards::check_course(course, loaded, policy, &document.expectations, today, &evidence, &list));
    }
    list.extend(check_settings(document));
    leave_to_placeholders(&mut list);
    list.retain_mut(|finding| grade(finding, document));
    list
}

/// Whether the file that an entry of evidence gives as its place is there. Its places are taken on trust.
fn shown_at(item: NodeId, course: &Loaded, workspace: &Workspace) -> Resolution {
    let arena = course.arena.as_ref();
    let place = arena.and_then(|arena| arena.text(arena.get(item, "where")?));
    let Some(Named::File(path, _)) = place.map(|place| named(folder_of(&course.reference.path), place, true)) else {
        return Resolution::CannotTell;
    };
    match workspace.shelf.get(&path) {
        Some(material) if material.fault.is_some() => Resolution::Missing,
        _ => Resolution::CannotTell,
    }
}

/// That a value still has to be filled in is one fact: "TBC is not a date" in the same place adds nothing to it.
fn leave_to_placeholders(list: &mut Vec<Finding>) {
    let places: Vec<Place> =
        list.iter().filter(|finding| finding.rule == rules::PLACEHOLDER).map(|finding| finding.place.clone()).collect();
    if !places.is_empty() {
        list.retain(|finding| !(finding.rule.starts_with("load/") && places.contains(&finding.place)));
    }
}

fn apply(rule: &'static Rule, context: &Context<'_>) -> Vec<Finding> {
    let loaded = &context.document.loaded;
    let mut findings = Findings::about(loaded.about());
    findings.under(rule.id, rule.severity);
    for check in rule.checks {
        match (*check, &loaded.model) {
            (Check::Document(check), Some(_)) => check(context, &mut findings),
            (Check::Policy(check), Some(Model::Policy(policy))) => check(policy, context, &mut findings),
            (Check::Course(check), Some(Model::Course(course))) => check(course, context, &mut findings),
            (Check::Standards(check), Some(Model::Standards(standards))) => check(standards, context, &mut findings),
            _ => {}
        }
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
    if finding.why.is_empty()
        && let Some(rule) = rules::find(&finding.rule)
    {
        finding.why = Page::new(rule.doc).why();
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
