//! Flags numbers of cases in the text of materials.

use crate::finding::{Findings, Severity};
use crate::materials::Text;
use crate::rules::{Check, Context, Rule};
use crate::scan::PrivateKind;

pub(super) static RULE: Rule = Rule {
    id: "privacy/case-number",
    summary: "the number of a case in a material",
    severity: Severity::Warning,
    since: "0.1.0",
    doc: include_str!("case_number.md"),
    checks: &[Check::Text(check)],
};

fn check(text: &Text, _ctx: &Context<'_>, findings: &mut Findings<'_>) {
    let message = (
        "the number of a case or of a person in a case system stands in this material",
        "numbers of cases or of persons in case systems stand in this material",
    );
    let help = ("take the number out", ", or write \"Child A\" for it");
    super::check(PrivateKind::CaseNumber, text, findings, message, help);
}
