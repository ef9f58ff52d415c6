//! Flags what would make a standard silently never speak: fields that do not exist, sentences that cannot be judged,
//! amounts that cannot be read.

use crate::finding::{Draft, Findings, Severity};
use crate::model::Standards;
use crate::model::standards::PolicySide;
use crate::model::words::Kind;
use crate::predicate::{Field, FieldType};
use crate::rules::{Check, Context, Rule};
use crate::source::NodeId;
use crate::standards::{check_details, sentence_faults};

pub(super) static RULE: Rule = Rule {
    id: "standards/unknown-field",
    summary: "a field, sentence or amount of a standard that cannot be used",
    severity: Severity::Error,
    since: "0.1.0",
    doc: include_str!("unknown_field.md"),
    checks: &[Check::Standards(check)],
};

fn check(standards: &Standards, _: &Context<'_>, findings: &mut Findings<'_>) {
    let shared = super::shared_standards(standards);
    for standard in &standards.list {
        let known = standard.id.text().and_then(|id| shared.get(id));
        check_details(standard, known.copied(), findings);
        policy_side(&standard.policy, findings);
        for unusable in sentence_faults(standards, standard) {
            findings.add(fault(unusable.at, unusable.message, unusable.help));
        }
    }
}

/// What is expected of a policy: without `expects` nothing is, and sentences need a field whose block they judge.
fn policy_side(side: &PolicySide, findings: &mut Findings<'_>) {
    let sentences = side.check.first().map(|sentence| sentence.at);
    let first = [side.answered_by.at(), sentences, side.silent.at(), side.help.at()].into_iter().flatten().min();
    if let Some(at) = first.filter(|_| side.expects.is_absent()) {
        findings.add(fault(
            at,
            "nothing is expected of a policy here, because expects is missing",
            "add expects: must, should or may, or take the whole of policy out",
        ));
    }
    match side.answered_by.located() {
        Some((at, path)) => answered_by(at, path, findings),
        None if side.answered_by.is_absent() => {
            if let Some(at) = sentences {
                findings.add(fault(
                    at,
                    "these sentences are never judged, because answered_by names no field",
                    "add answered_by with the field that answers the standard, such as review",
                ));
            }
        }
        None => {}
    }
}

fn answered_by(at: NodeId, path: &str, findings: &mut Findings<'_>) {
    match Field::find(Kind::Policy, path) {
        Ok(field) if field.kind == FieldType::Block || field.has_items() => {}
        Ok(_) => findings.add(
            fault(
                at,
                format!("{path} is no block or list of a policy, so it cannot answer a standard"),
                "name a block or list such as review, lead, approval, levels or charges",
            )
            .value(path),
        ),
        Err(unknown) => findings.add(fault(at, unknown.message("a policy"), unknown.help()).value(path)),
    }
}

/// A finding of this rule: who says so is the file format, because the file cannot be used as it is meant.
fn fault(at: NodeId, message: impl Into<String>, help: impl Into<String>) -> Draft {
    Draft::new(at, message, help)
}
