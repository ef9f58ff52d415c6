//! Flags waivers that do not say why, who decided, or until when; such a waiver does not count. A person in place of a
//! role is pointed out too.

use crate::finding::{Authority, AuthorityKind, Draft, Findings, Severity, shortened};
use crate::model::config::{Needed, Waiver};
use crate::model::words::listed;
use crate::model::{Config, Item};
use crate::rules::{Check, Context, Rule};
use crate::settings::{MOST_WAIVERS, Uses};
use crate::source::{Arena, NodeId};

pub(super) static RULE: Rule = Rule {
    id: "waiver/incomplete",
    summary: "a waiver without a reason, an approver or an end",
    severity: Severity::Error,
    since: "0.1.0",
    doc: include_str!("incomplete.md"),
    checks: &[Check::Waivers(check)],
};

fn check(config: &Config, _: &Uses, ctx: &Context<'_>, findings: &mut Findings<'_>) {
    let Some(arena) = &ctx.document.loaded.arena else { return };
    for waiver in config.waivers.iter().take(MOST_WAIVERS).filter(|waiver| arena.is_mapping(waiver.at)) {
        let lacking: Vec<Needed> = waiver.lacking().filter(|needed| is_left_open(arena, waiver.at, *needed)).collect();
        if !lacking.is_empty() {
            findings.add(incomplete(waiver, &lacking, arena));
        }
        if let Some((at, _)) = waiver.approved_by.located().filter(|(_, text)| names_an_address(text)) {
            findings.add(person(at));
        }
    }
}

/// Whether the field is missing, empty or kept free. What is written and cannot be read is a finding of its own.
fn is_left_open(arena: &Arena, waiver: NodeId, needed: Needed) -> bool {
    let Some(node) = arena.get(waiver, needed.key()) else {
        // The format asks for a document; for the rest these rules do.
        return needed != Needed::Document;
    };
    arena.text(node).is_some_and(|text| needed.is_open(text))
}

fn incomplete(waiver: &Item<Waiver>, lacking: &[Needed], arena: &Arena) -> Draft {
    let written = lacking.iter().find_map(|needed| arena.get(waiver.at, needed.key()));
    let lacks: Vec<&str> = lacking
        .iter()
        .map(|needed| match needed {
            Needed::Document => "no document",
            Needed::Reason => "no reason",
            Needed::Approver => "nobody who approved it",
            Needed::End => "no end",
        })
        .collect();
    let add: Vec<&str> = lacking
        .iter()
        .map(|needed| match needed {
            Needed::Document => "document (the file that it is for)",
            Needed::Reason => "reason (why it may stay as it is for now)",
            Needed::Approver => "approved_by (the role or body that decided)",
            Needed::End => "until (the last day on which it counts)",
        })
        .collect();
    let rule = waiver.rule.text().unwrap_or_default();
    let of = if rule.is_empty() { String::new() } else { format!(" of {}", shortened(rule)) };
    Draft::new(
        written.unwrap_or(waiver.at),
        format!("this waiver{of} has {}, so it does not count", listed(&lacks, "and")),
        format!("fill in {}", listed(&add, "and")),
    )
    .value(rule)
    .authority(tool("what a waiver hides, somebody has to answer for"))
}

fn person(at: NodeId) -> Draft {
    Draft::new(
        at,
        "an e-mail address is given for who approved this waiver; the role or body belongs here, and no person",
        "write the role or body, such as training manager or Executive Group",
    )
    .value("address")
    .severity(Severity::Warning)
    .authority(tool("a role is still there when the person has moved on"))
}

fn tool(says: &str) -> Authority {
    Authority { kind: AuthorityKind::Engine, says: format!("this tool: {says}") }
}

/// Whether a text is an e-mail address, has one in it, or something that looks like one.
pub(super) fn names_an_address(text: &str) -> bool {
    let is_address = |word: &str| {
        let sides = word.split_once('@');
        sides.is_some_and(|(name, place)| {
            name.ends_with(char::is_alphanumeric) && place.starts_with(char::is_alphanumeric)
        })
    };
    text.split_whitespace().any(is_address)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_told_from_roles() {
        for text in ["j.smith@example.org", "Training manager <t@example.org>", "mailto:a@b", "t@council"] {
            assert!(names_an_address(text), "{text}");
        }
        for text in ["Training manager", "Executive Group @ the council", "norfolk @2024", "@", "manager@"] {
            assert!(!names_an_address(text), "{text}");
        }
    }
}
