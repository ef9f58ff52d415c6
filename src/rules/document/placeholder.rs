//! Flags values that only keep the place of one, in any kind of document.

use crate::finding::{Authority, AuthorityKind, Draft, Findings, Severity, shortened};
use crate::model::placeholder::is_placeholder;
use crate::rules::{Check, Context, Rule};
use crate::source::NodeId;

pub(super) static RULE: Rule = Rule {
    id: crate::rules::PLACEHOLDER,
    summary: "a value that still has to be filled in",
    severity: Severity::Error,
    since: "0.1.0",
    doc: include_str!("placeholder.md"),
    checks: &[Check::Document(check)],
};

/// Entries whose text is not the document's own word: free remarks, a source's sentence, and the documents inside a
/// standard's examples, some of which are wrong on purpose. Of waivers `waiver/incomplete` speaks.
const LEFT_OUT: [&str; 4] = ["notes", "quote", "examples", "waivers"];

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    let Some(arena) = &ctx.document.loaded.arena else { return };
    let draft = ctx.document.is_draft();
    // Each value with its key, because looking for the key of every value takes too long in a file made of them.
    let mut open = vec![(NodeId::ROOT, None)];
    while let Some((node, key)) = open.pop() {
        if let Some(text) = arena.text(node) {
            if is_placeholder(text) {
                findings.add(judge(node, key, text, draft));
            }
            continue;
        }
        let entries =
            arena.entries(node).filter(|&(key, _)| !arena.text(key).is_some_and(|key| LEFT_OUT.contains(&key)));
        open.extend(entries.map(|(name, value)| (value, arena.text(name))));
        open.extend(arena.items(node).map(|item| (item, key)));
    }
}

fn judge(node: NodeId, key: Option<&str>, text: &str, draft: bool) -> Draft {
    let text = shortened(text.trim());
    let entry = key.map(|key| format!(" under {}", shortened(key)));
    let message = format!("\"{text}\" keeps a place that still has to be filled{}", entry.unwrap_or_default());
    let help = "write what belongs here; where the document itself leaves it open, write unstated";
    let says = "the file itself, which leaves this open".to_owned();
    let authority = Authority { kind: AuthorityKind::Engine, says };
    let finding = Draft::new(node, message, help).value(text).authority(authority);
    if draft { finding.severity(Severity::Note) } else { finding }
}
