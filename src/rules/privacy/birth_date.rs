//! Flags full dates of birth in the text of materials.

use crate::finding::{Findings, Severity};
use crate::materials::Text;
use crate::rules::{Check, Context, Rule};
use crate::scan::PrivateKind;

pub(super) static RULE: Rule = Rule {
    id: "privacy/birth-date",
    summary: "a full date of birth in a material",
    severity: Severity::Warning,
    since: "0.1.0",
    doc: include_str!("birth_date.md"),
    checks: &[Check::Text(check)],
};

fn check(text: &Text, _ctx: &Context<'_>, findings: &mut Findings<'_>) {
    let message = ("a full date of birth stands in this material", "full dates of birth stand in this material");
    let help = ("write an age, \"four years old\", or a year where that is enough,", " in place of the date");
    super::check(PrivateKind::BirthDate, text, findings, message, help);
}
