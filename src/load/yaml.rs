//! The one scan of a YAML document: events into a located tree, with what plain YAML does without refused.

use std::collections::HashSet;
use std::sync::Arc;

use granit_parser::{Event, Parser, ScalarStyle, StructureStyle, options};

use super::MOST_DEPTH;
use super::yaml_fault;
use crate::finding::{About, Draft, Finding, Findings, Severity};
use crate::source::{Arena, ArenaBuilder, NodeId, Source, Span, Style};

/// Scans a document. The tree is missing where the scanner could not go on: half a document would be judged wrongly.
pub(super) fn scan(source: &Arc<Source>, about: &About<'_>) -> (Option<Arena>, Vec<Finding>) {
    let mut findings = Findings::about(about.clone());
    let arena = build(source, &mut findings);
    let mut list = findings.into_list();
    if let Some(arena) = &arena {
        let mut findings = Findings::about(About { arena: Some(arena), ..about.clone() });
        duplicate_keys(arena, &mut findings);
        list.extend(findings.into_list());
    }
    (arena, list)
}

fn build(source: &Arc<Source>, findings: &mut Findings<'_>) -> Option<Arena> {
    let options = options! {
        // One more than we allow, so that the limit is ours to name.
        flow_nesting_limit: MOST_DEPTH + 1,
        block_nesting_limit: MOST_DEPTH + 1,
        emit_unresolved_aliases: true,
        emit_comments: false,
        simple_key_max_lookahead: 1024,
    };
    let mut tree = ArenaBuilder::new(Arc::clone(source));
    let mut documents = 0;
    for next in Parser::new_from_str_with_options(source.text(), options) {
        let (event, span) = match next {
            Ok(next) => next,
            Err(fault) => {
                yaml_fault::report(source, &fault, findings);
                return None;
            }
        };
        let span = span.byte_range().map_or_else(Span::default, |bytes| Span::new(bytes.start, bytes.end));
        refuse_extras(&event, span, source, findings);
        match event {
            Event::DocumentStart(..) => {
                documents += 1;
                if documents > 1 {
                    not_plain(findings, span, "a second document begins here; one file holds one document");
                    break;
                }
            }
            Event::Scalar(text, style, ..) => {
                let style = if style == ScalarStyle::Plain { Style::Plain } else { Style::Quoted };
                tree.scalar(trimmed(source, span), &text, style);
            }
            Event::SequenceStart(style, ..) => tree.open_sequence(opening(span, style), style_of(style)),
            Event::MappingStart(style, ..) => tree.open_mapping(opening(span, style), style_of(style)),
            Event::SequenceEnd | Event::MappingEnd => tree.close(span.end as usize),
            // Refused above; an unreadable value keeps its place.
            Event::Alias(_) | Event::UnresolvedAlias(_) => tree.scalar(span, "", Style::Quoted),
            _ => {}
        }
        if tree.depth() > MOST_DEPTH {
            findings.under("load/too-deep", Severity::Error).add(Draft::new(
                span,
                format!("lists and blocks nest more than {MOST_DEPTH} deep here, so the file is not read"),
                "take the inner lists out; no document of this kind needs more than a handful of levels",
            ));
            return None;
        }
    }
    Some(tree.finish())
}

fn style_of(style: StructureStyle) -> Style {
    if style == StructureStyle::Flow { Style::Flow } else { Style::Block }
}

/// A collection by indentation starts where its first child does; its own event covers nothing, or the whole rest.
fn opening(span: Span, style: StructureStyle) -> Span {
    match style {
        StructureStyle::Flow => span,
        StructureStyle::Block => Span { start: span.start, end: span.start },
    }
}

/// A block scalar's span takes in the line end, and sometimes the indentation of what follows.
fn trimmed(source: &Source, span: Span) -> Span {
    let text = source.slice(span);
    let kept = text.trim_end();
    Span { start: span.start, end: span.start + Span::new(kept.len(), 0).start }
}

/// Anchors, aliases, tags and merge keys are refused: they make a reader see something else than the tool.
fn refuse_extras(event: &Event<'_>, span: Span, source: &Source, findings: &mut Findings<'_>) {
    match event {
        Event::Alias(_) | Event::UnresolvedAlias(_) => {
            not_plain(findings, span, "a reference to another place (*) stands here");
        }
        Event::Scalar(text, ScalarStyle::Plain, 0, None) if text == "<<" => {
            not_plain(findings, span, "a merge key (<<) stands here");
        }
        Event::Scalar(_, _, anchor, tag)
        | Event::SequenceStart(_, anchor, tag)
        | Event::MappingStart(_, anchor, tag) => {
            if *anchor == 0 && tag.is_none() {
                return;
            }
            let at = before(source, span);
            if *anchor != 0 {
                not_plain(findings, at, "an anchor (&) stands here");
            }
            if tag.is_some() {
                not_plain(findings, at, "a tag (!) stands here");
            }
        }
        _ => {}
    }
}

/// Where the mark before a value stands: an event's span begins with the value itself. Only so much of the line is
/// looked at as a mark can take up, because a whole file may be one line.
fn before(source: &Source, span: Span) -> Span {
    const MOST_LOOKED_AT: usize = 256;
    let end = span.start as usize;
    let from = (end.saturating_sub(MOST_LOOKED_AT)..=end).find(|&at| source.text().is_char_boundary(at)).unwrap_or(end);
    let near = source.slice(Span::new(from, end));
    let line = near.rfind(['\n', '\r']).map_or(0, |at| at + 1);
    match near[line..].rfind(['&', '!']) {
        Some(mark) => Span::new(from + line + mark, end),
        None => span,
    }
}

fn not_plain(findings: &mut Findings<'_>, span: Span, message: &str) {
    findings.under("load/not-plain", Severity::Error).add(Draft::new(
        span,
        message,
        "write the value out in full; if the mark belongs to a sentence, put the sentence in quotes",
    ));
}

fn duplicate_keys(arena: &Arena, findings: &mut Findings<'_>) {
    findings.under("load/duplicate-key", Severity::Error);
    let mut open = vec![NodeId::ROOT];
    while let Some(node) = open.pop() {
        open.extend(arena.items(node));
        let mut seen = HashSet::new();
        for (key, value) in arena.entries(node) {
            open.push(value);
            let Some(name) = arena.text(key) else { continue };
            if !seen.insert(name) {
                let first = arena.entry(node, name).map_or(key, |(first, _)| first);
                let related = findings.place_of(first, "it stands here first");
                findings.add(
                    Draft::new(
                        key,
                        format!("\"{name}\" is written twice in one block; only the first would count"),
                        "keep one of the two, or make it a list",
                    )
                    .value(name)
                    .related(related),
                );
            }
        }
    }
}
