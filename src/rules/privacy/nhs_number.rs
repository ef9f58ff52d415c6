//! Flags NHS numbers in the text of materials.

use crate::finding::{Findings, Severity};
use crate::materials::Text;
use crate::rules::{Check, Context, Rule};
use crate::scan::PrivateKind;

pub(super) static RULE: Rule = Rule {
    id: "privacy/nhs-number",
    summary: "an NHS number in a material",
    severity: Severity::Warning,
    since: "0.1.0",
    doc: include_str!("nhs_number.md"),
    checks: &[Check::Text(check)],
};

fn check(text: &Text, _ctx: &Context<'_>, findings: &mut Findings<'_>) {
    let message = ("an NHS number stands in this material", "NHS numbers stand in this material");
    let help = (
        "take the number out",
        "; to show what one looks like, use one that begins with 999, which is given to nobody",
    );
    super::check(PrivateKind::NhsNumber, text, findings, message, help);
}
