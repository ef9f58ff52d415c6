//! Flags numbers of cases in materials and documents.

use super::Words;
use crate::finding::{Findings, Severity};
use crate::materials::Text;
use crate::privacy::PrivateKind;
use crate::rules::{Check, Context, Rule};

pub(super) static RULE: Rule = Rule {
    id: "privacy/case-number",
    summary: "the number of a case in a file",
    severity: Severity::Warning,
    since: "0.1.0",
    doc: include_str!("case_number.md"),
    checks: &[Check::Text(check_text), Check::Document(check_document)],
};

const WORDS: Words = Words {
    one: "the number of a case or of a person in a case system stands in this file",
    many: "numbers of cases or of persons in case systems stand in this file",
    help: ("take the number out", ", or write \"Child A\" for it"),
};

fn check_text(text: &Text, _ctx: &Context<'_>, findings: &mut Findings<'_>) {
    super::check_text(PrivateKind::CaseNumber, &WORDS, text, findings);
}

fn check_document(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    super::check_document(PrivateKind::CaseNumber, &WORDS, ctx, findings);
}
