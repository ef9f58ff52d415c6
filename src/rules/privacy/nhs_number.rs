//! Flags NHS numbers in materials and documents.

use super::Words;
use crate::finding::{Findings, Severity};
use crate::materials::Text;
use crate::privacy::PrivateKind;
use crate::rules::{Check, Context, Rule};

pub(super) static RULE: Rule = Rule {
    id: "privacy/nhs-number",
    summary: "an NHS number in a file",
    severity: Severity::Warning,
    since: "0.1.0",
    doc: include_str!("nhs_number.md"),
    checks: &[Check::Text(check_text), Check::Document(check_document)],
};

const WORDS: Words = Words {
    one: "an NHS number stands in this file",
    many: "NHS numbers stand in this file",
    help: (
        "take the number out",
        "; to show what one looks like, use one that begins with 999, which is given to nobody",
    ),
};

fn check_text(text: &Text, _ctx: &Context<'_>, findings: &mut Findings<'_>) {
    super::check_text(PrivateKind::NhsNumber, &WORDS, text, findings);
}

fn check_document(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    super::check_document(PrivateKind::NhsNumber, &WORDS, ctx, findings);
}
