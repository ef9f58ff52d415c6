//! What code scanning asks for beside the findings: the rules and standards of the run, and the hashes of lines.

use std::collections::BTreeMap;

use crate::finding::Severity;
use crate::report::{Report, RuleReport, Scanning, escape};
use crate::rules::{self, Page, Rule};
use crate::session::Session;
use crate::standards::Expectation;

/// Collects it for the findings of a report.
pub(super) fn collect(report: &Report, session: &Session) -> Scanning {
    let mut standards: BTreeMap<&str, &Expectation> = BTreeMap::new();
    for document in &session.workspace.documents {
        for standard in document.controls.expectations.iter() {
            standards.entry(&standard.rule).or_insert(standard);
        }
    }
    Scanning {
        rules: rules::all().map(of_rule).chain(standards.into_values().map(of_standard)).collect(),
        line_hashes: session.line_hashes(&report.findings),
    }
}

fn of_rule(rule: &Rule) -> RuleReport {
    RuleReport {
        id: rule.id.to_owned(),
        summary: rule.summary.to_owned(),
        why: Page::new(rule.doc).why(),
        page: rule.doc.trim().to_owned(),
        severity: rule.severity,
    }
}

/// What standards say may come from a stranger, apart from those that are built in.
fn of_standard(standard: &Expectation) -> RuleReport {
    let safe = if standard.is_local() { escape::markdown } else { escape::line };
    let mut page = format!("# {}\n\n{}\n", safe(&standard.title), safe(&standard.why));
    let policy = standard.policy.as_ref().map(|policy| ("What to write", &policy.help));
    let course = standard.course.as_ref().map(|course| ("What to do about a course", &course.help));
    let says = standard.says();
    let parts = [policy, course, Some(("Who says so", &says))];
    for (heading, text) in parts.into_iter().flatten().filter(|(_, text)| !text.is_empty()) {
        page.push_str(&format!("\n## {heading}\n\n{}\n", safe(text)));
    }
    RuleReport {
        id: standard.rule.clone(),
        summary: standard.title.clone(),
        why: standard.why.to_string(),
        page,
        // How bad it is depends on the answer; that a standard goes unanswered is a warning as a rule.
        severity: Severity::Warning,
    }
}
