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
/// The entry that holds the body or role that decided: on less than before, or on a waiver.
const APPROVED_BY: &str = "approved_by";

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    let Some(arena) = &ctx.document.loaded.arena else { return };
    let mut open = vec![(NodeId::ROOT, None)];
    while let Some((node, holder)) = open.pop() {
        open.extend(arena.items(node).map(|item| (item, holder)));
        for (key, value) in arena.entries(node) {
            let Some(key) = arena.text(key) else { continue };
            let asked = asked(key, holder).filter(|_| arena.text(value).is_some_and(names_person));
            if let Some(asked) = asked {
                findings.add(judge(value, key, asked));
            }
            open.push((value, Some(key)));
        }
    }
}

/// What belongs under an entry in place of a person.
#[derive(Clone, Copy)]
enum Asked {
    Role,
    /// Decisions are those of a body as a rule.
    BodyOrRole,
}

fn asked(key: &str, holder: Option<&str>) -> Option<Asked> {
    match (key, holder) {
        ("by", Some("recorded")) => Some(Asked::Role),
        ("by", Some("approval")) | (APPROVED_BY, _) => Some(Asked::BodyOrRole),
        _ => ROLES.contains(&key).then_some(Asked::Role),
    }
}

/// The name itself is not repeated: the less it is spread, the better.
fn judge(node: NodeId, key: &str, asked: Asked) -> Draft {
    let (belongs, example) = match asked {
        Asked::Role => ("a role", "the role, such as Training Manager"),
        Asked::BodyOrRole => ("the body or role that decided", "the body or role, such as Executive Board"),
    };
    let message = format!("this looks like the name of a person, and {belongs} belongs under {key}");
    let help = format!("write {example}: people change, and their names are personal data");
    let says = "the format, which holds no personal data".to_owned();
    Draft::new(node, message, help).authority(Authority { kind: AuthorityKind::Engine, says })
}
