//! Flags names that are given twice: to two documents of a run, or to two entries of one list.

use std::collections::HashMap;

use crate::finding::{Draft, Findings, MOST_PER_RULE, Severity, shortened};
use crate::model::Kind;
use crate::model::fields::{self, Items};
use crate::model::located::UNSTATED;
use crate::rules::{Check, Context, Rule};
use crate::source::{Arena, NodeId};

pub(super) static RULE: Rule = Rule {
    id: "document/duplicate-id",
    summary: "two documents or two entries of one name",
    severity: Severity::Error,
    since: "0.1.0",
    doc: include_str!("duplicate_id.md"),
    checks: &[Check::Document(check)],
};

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    let (Some(arena), Some(kind)) = (&ctx.document.loaded.arena, ctx.document.loaded.kind) else { return };
    documents(ctx, arena, kind, findings);
    let lists = fields::fields(kind).filter_map(|field| Some((field, field.items.filter(|items| items.unique)?)));
    for (field, items) in lists {
        if let Some(list) = arena.find(field.path.split('.')) {
            entries(arena, list, &items, findings);
        }
    }
}

/// Another document of the same kind and name. Of several, the first by path has the name.
fn documents(ctx: &Context<'_>, arena: &Arena, kind: Kind, findings: &mut Findings<'_>) {
    let own = &ctx.document.loaded.reference;
    let Some(id) = &own.id else { return };
    // The shared set is built in, and a copy of it in the tree is checked and never used.
    if kind == Kind::Standards && id.split('@').next() == Some("shared") {
        return;
    }
    let Some(first) = ctx.workspace.named(kind.word(), id).next() else { return };
    if first.loaded.reference.path == own.path {
        return;
    }
    let named = |arena: &Arena| arena.get(NodeId::ROOT, kind.word());
    let there = Findings::about(first.loaded.about());
    let there = there.place_of(first.loaded.arena.as_ref().and_then(named), "the other one");
    let message = format!("another {kind} is called {} already: {}", shortened(id), there.path);
    let help = match kind {
        Kind::Policy | Kind::Standards => "give this one an edition of its own, or take one of the two away",
        _ => "give this one a name of its own, or take one of the two away",
    };
    findings.add(Draft::new(named(arena), message, help).value(id.as_str()).related(there));
}

fn entries(arena: &Arena, list: NodeId, items: &Items, findings: &mut Findings<'_>) {
    let Items { key: name, noun, .. } = *items;
    let mut first: HashMap<&str, NodeId> = HashMap::new();
    let mut found = 0;
    for item in arena.items(list) {
        let Some(at) = arena.get(item, name) else { continue };
        let Some(text) = arena.text(at).filter(|text| !text.is_empty() && *text != UNSTATED) else { continue };
        let Some(&before) = first.get(text) else {
            first.insert(text, at);
            continue;
        };
        let own = if name == "id" { "an id" } else { "a number" };
        let mut draft = Draft::new(
            at,
            format!("another {noun} has the {name} {} already", shortened(text)),
            format!("give this {noun} {own} of its own, or merge the two"),
        )
        .value(text);
        // What is only counted needs no line number, and finding one takes time in a file made of duplicates.
        if found < MOST_PER_RULE {
            draft = draft.related(findings.place_of(before, "the first one"));
        }
        found += 1;
        findings.add(draft);
    }
}
