//! Flags full dates of birth in materials and documents.

use super::Words;
use crate::finding::{Findings, Severity};
use crate::materials::Text;
use crate::privacy::PrivateKind;
use crate::rules::{Check, Context, Rule};

pub(super) static RULE: Rule = Rule {
    id: "privacy/birth-date",
    summary: "a full date of birth in a file",
    severity: Severity::Warning,
    since: "0.1.0",
    doc: include_str!("birth_date.md"),
    checks: &[Check::Text(check_text), Check::Document(check_document)],
};

const WORDS: Words = Words {
    one: "a full date of birth stands in this file",
    many: "full dates of birth stand in this file",
    help: ("write an age, \"four years old\", or a year where that is enough,", " in place of the date"),
};

fn check_text(text: &Text, _ctx: &Context<'_>, findings: &mut Findings<'_>) {
    super::check_text(PrivateKind::BirthDate, &WORDS, text, findings);
}

fn check_document(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    super::check_document(PrivateKind::BirthDate, &WORDS, ctx, findings);
}
