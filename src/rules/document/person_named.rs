//! Asks about a person's name that stands where a role belongs.

use crate::finding::{Authority, AuthorityKind, Draft, Findings, Severity};
use crate::model::person::names_person;
use crate::rules::{Check, Context, Rule};
use crate::source::NodeId;

pub(super) static RULE: Rule = Rule {
    id: "document/person-named",
    summary: "a person's name where a role belongs",
    severity: Severity::Note,
    since: "0.1.0",
    doc: include_str!("person_named.md"),
    checks: &[Check::Document(check)],
};

/// Entries that hold a role: of whoever leads, teaches, recorded or compared.
const ROLES: [&str; 2] = ["role", "checked_by"];

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    let Some(arena) = &ctx.document.loaded.arena else { return };
    let mut open = vec![(NodeId::ROOT, None)];
    while let Some((node, holder)) = open.pop() {
        open.extend(arena.items(node).map(|item| (item, holder)));
        for (key, value) in arena.entries(node) {
            let Some(key) = arena.text(key) else { continue };
            let is_role = ROLES.contains(&key) || (key == "by" && holder == Some("recorded"));
            if is_role && arena.text(value).is_some_and(names_person) {
                findings.add(judge(value, key));
            }
            open.push((value, Some(key)));
        }
    }
}

/// The name itself is not repeated: the less it is spread, the better.
fn judge(node: NodeId, key: &str) -> Draft {
    let message = format!("this looks like the name of a person, and a role belongs under {key}");
    let help = "write the role, such as Training Manager: people change, and their names are personal data";
    let says = "the format, which holds no personal data".to_owned();
    Draft::new(node, message, help).authority(Authority { kind: AuthorityKind::Engine, says })
}
