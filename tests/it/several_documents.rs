//! What a page's example cannot show: rules that look at several documents of a run, or at its settings.

use std::sync::Arc;

use jiff::civil::date;
use paramount::check::check;
use paramount::finding::{Finding, Severity};
use paramount::load;
use paramount::model::duration::{Duration, Unit};
use paramount::model::{Kind, located::Read};
use paramount::settings::Settings;
use paramount::workspace::{Controls, Document, Workspace};

/// The findings of one rule, as (path, message).
fn found(rule: &str, documents: &[(&str, &str)], settings: &Arc<Settings>) -> Vec<(String, String)> {
    let of_rule = judged(documents, settings).into_iter().filter(|finding| finding.rule == rule);
    of_rule.map(|finding| (finding.document.path.clone(), finding.message)).collect()
}

fn judged(documents: &[(&str, &str)], settings: &Arc<Settings>) -> Vec<Finding> {
    let documents = documents.iter().map(|(path, text)| {
        let kind = text.strip_prefix("paramount: ").and_then(|rest| rest.split_once('/')).map(|(kind, _)| kind);
        let kind = Kind::read(kind.expect("a first key")).expect("a kind");
        let loaded = load::load(path, kind, text.as_bytes().to_vec());
        let controls = Controls { settings: Arc::clone(settings), ..Controls::default() };
        Document { controls, ..Document::alone(loaded) }
    });
    let (findings, faults) = check(&Workspace::new(documents.collect(), Vec::new(), None), date(2026, 11, 22));
    assert!(faults.is_empty());
    findings
}

const OLD: &str = "paramount: policy/v1\npolicy: anytown\nedition: \"2022\"\ntitle: Training Policy\n\
                   review: {next_due: 2024-03}\n";

#[test]
fn an_edition_that_was_replaced_is_not_overdue() {
    let newer = |status: &str| {
        format!(
            "paramount: policy/v1\npolicy: anytown\nedition: \"2024\"\ntitle: Training Policy\nstatus: {status}\n\
             supersedes: anytown@2022\nreview: {{next_due: 2027-03}}\n"
        )
    };
    let overdue = |documents: &[(&str, &str)]| found("review/overdue", documents, &Arc::default());
    assert_eq!(overdue(&[("old.yaml", OLD)]).len(), 1);
    assert_eq!(overdue(&[("old.yaml", OLD), ("new.yaml", &newer("approved"))]), []);
    assert_eq!(overdue(&[("old.yaml", OLD), ("new.yaml", &newer("draft"))]).len(), 1);
    let itself = format!("{OLD}supersedes: anytown@2022\n");
    assert_eq!(overdue(&[("old.yaml", &itself)]).len(), 1, "a policy cannot replace itself");
}

#[test]
fn two_documents_of_one_name_are_found_once() {
    let duplicates = |documents: &[(&str, &str)]| found("document/duplicate-id", documents, &Arc::default());
    let message = "another policy is called anytown@2022 already: a/policy.yaml";
    assert_eq!(
        duplicates(&[("b/policy.yaml", OLD), ("a/policy.yaml", OLD)]),
        [("b/policy.yaml".to_owned(), message.to_owned())]
    );
    let set = "paramount: standards/v1\nstandards: NAME\nedition: 2026-11\nlist: []\n";
    let (shared, local) = (set.replace("NAME", "shared"), set.replace("NAME", "local"));
    assert_eq!(duplicates(&[("a.yaml", &shared), ("b.yaml", &shared)]), [], "the built-in set counts");
    assert_eq!(duplicates(&[("a.yaml", &local), ("b.yaml", &local)]).len(), 1);
}

#[test]
fn settings_say_what_is_soon() {
    let text = "paramount: policy/v1\npolicy: anytown\nedition: \"2022\"\ntitle: Training Policy\n\
                review: {next_due: 2027-02-10}\n";
    let soon = |amount, unit| {
        let mut settings = Settings::default();
        settings.due_within = Duration { amount, unit };
        found("review/due-soon", &[("policy.yaml", text)], &Arc::new(settings))
    };
    assert_eq!(soon(60, Unit::Days), []);
    assert_eq!(soon(3, Unit::Months).len(), 1);
    assert_eq!(soon(u32::MAX, Unit::Years).len(), 1, "longer than the calendar");
}

#[test]
fn a_value_to_be_filled_in_is_one_fact_and_milder_in_a_draft() {
    let severities = |status: &str| {
        let text = format!(
            "paramount: policy/v1\npolicy: anytown\nedition: \"2022\"\ntitle: Training Policy\nstatus: {status}\n\
             review: {{next_due: TBC}}\n"
        );
        let findings = judged(&[("policy.yaml", &text)], &Arc::default());
        let about_it = findings.into_iter().filter(|finding| finding.place.pointer == "/review/next_due");
        about_it.map(|finding| (finding.rule, finding.severity)).collect::<Vec<_>>()
    };
    assert_eq!(severities("published"), [("document/placeholder".to_owned(), Severity::Error)]);
    assert_eq!(severities("draft"), [("document/placeholder".to_owned(), Severity::Note)]);
}
