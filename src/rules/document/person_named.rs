//! Asks about a person's name, and warns of how to reach them, where a role belongs.

use crate::finding::{Authority, AuthorityKind, Draft, Excerpt, Findings, Kept, Severity, Spot};
use crate::model::Kind;
use crate::privacy::{PrivateKind, names_person};
use crate::rules::{Check, Context, Rule};
use crate::source::{NodeId, Span};

pub(super) static RULE: Rule = Rule {
    id: "document/person-named",
    summary: "a person's name, telephone number or address where a role belongs",
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
    let loaded = &ctx.document.loaded;
    let is_contact = |(_, kind): &&(Span, PrivateKind)| *kind == PrivateKind::Contact;
    // Of an address under a waiver `waiver/incomplete` speaks.
    let is_of_waiver = |place: Span| {
        let address = loaded.source.as_ref().is_some_and(|source| source.slice(place).contains('@'));
        loaded.kind == Some(Kind::Config) && address
    };
    for (place, _) in loaded.private.iter().filter(is_contact).filter(|(place, _)| !is_of_waiver(*place)) {
        findings.add(contact(hidden(findings, *place)));
    }
    let Some(arena) = &loaded.arena else { return };
    let mut open = vec![(NodeId::ROOT, None)];
    while let Some((node, holder)) = open.pop() {
        open.extend(arena.items(node).map(|item| (item, holder)));
        for (key, value) in arena.entries(node) {
            let Some(key) = arena.text(key) else { continue };
            let asked = asked(key, holder).filter(|_| arena.text(value).is_some_and(names_person));
            if let Some(asked) = asked {
                findings.add(judge(hidden(findings, value), key, asked));
            }
            open.push((value, Some(key)));
        }
    }
}

/// A place of which no line is shown: the less a name is spread, the better.
fn hidden(findings: &Findings<'_>, spot: impl Into<Spot>) -> Kept {
    Kept { place: findings.shown_at(spot).0, excerpt: Excerpt::default() }
}

/// Nothing of it is left to be shown or judged.
fn contact(place: Kept) -> Draft {
    let message =
        "a telephone number or an e-mail address stands where only a role or a name belongs; it is shown nowhere";
    let help = "write the role alone, such as Training Manager; where people can call may stand on the policy itself";
    Draft::new(place, message, help).severity(Severity::Warning).authority(no_personal_data())
}

fn no_personal_data() -> Authority {
    Authority { kind: AuthorityKind::Engine, says: "the format, which holds no personal data".to_owned() }
}

/// What belongs under an entry in place of a person.
#[derive(Clone, Copy)]
enum Asked {
    Role,
    /// Decisions are those of a body as a rule.
    BodyOrRole,
    /// So is what somebody has to do.
    WhoActs,
}

fn asked(key: &str, holder: Option<&str>) -> Option<Asked> {
    match (key, holder) {
        ("by", Some("recorded")) => Some(Asked::Role),
        ("by", Some("approval" | "earlier")) | (APPROVED_BY, _) => Some(Asked::BodyOrRole),
        ("by", Some("review" | "actions" | "commitments")) => Some(Asked::WhoActs),
        _ => ROLES.contains(&key).then_some(Asked::Role),
    }
}

/// The name itself is not repeated.
fn judge(place: Kept, key: &str, asked: Asked) -> Draft {
    let (belongs, example) = match asked {
        Asked::Role => ("a role", "the role alone, such as Training Manager"),
        Asked::BodyOrRole => ("the body or role that decided", "the body or role alone, such as Executive Board"),
        Asked::WhoActs => ("the body or role that acts", "the body or role alone, such as Training Subgroup"),
    };
    let message = format!("this looks like the name of a person, and {belongs} belongs under {key}");
    let help = format!("write {example}: people change, and their names are personal data");
    Draft::new(place, message, help).authority(no_personal_data())
}
