//! Flags a set of standards that goes by the name of the shared set, or of a family of this tool's rules.

use crate::finding::{Draft, Findings, Severity};
use crate::model::Standards;
use crate::rules::{Check, Context, Rule};
use crate::standards::{SHARED, reserved_name};

pub(super) static RULE: Rule = Rule {
    id: "standards/reserved-name",
    summary: "a set of standards under a name that belongs to something else",
    severity: Severity::Error,
    since: "0.1.0",
    doc: include_str!("reserved_name.md"),
    checks: &[Check::Standards(check)],
};

fn check(standards: &Standards, ctx: &Context<'_>, findings: &mut Findings<'_>) {
    let Some(name) = reserved_name(standards, &ctx.document.loaded) else { return };
    let Some(at) = standards.standards.at() else { return };
    let message = if name == SHARED {
        "shared is the name of the standards that are built in, and this file is another one, so it is not used"
            .to_owned()
    } else {
        format!(
            "{name} is the name of a family of rules that are built in, so this set is not used: its findings would be \
             taken for theirs"
        )
    };
    let help = "give the set a name of its own, such as the name of your partnership in small letters";
    findings.add(Draft::new(at, message, help).value(name));
}
