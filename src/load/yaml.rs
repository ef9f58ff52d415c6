//! The one scan of a YAML document: events into a located tree, with what plain YAML does without refused.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use granit_parser::{Event, Options, Parser, ScalarStyle, StructureStyle, options};

use super::sentence::goes_on;
use super::yaml_fault::{self, Reached};
use super::{MOST_DEPTH, MOST_NODES, plain, recognise, remarked, second_document};
use crate::finding::{About, Draft, Finding, Findings, Severity};
use crate::source::{Arena, ArenaBuilder, NodeId, Source, Span, Style};

/// Scans a document. The tree is missing where the scanner could not go on: half a document would be judged wrongly.
pub(super) fn scan(source: &Arc<Source>, about: &About<'_>) -> (Option<Arena>, Vec<Finding>) {
    let mut findings = Findings::about(about.clone());
    let arena = plain::scan(source).or_else(|| parse(source, &mut findings));
    let mut list = findings.into_list();
    if let Some(arena) = &arena {
        let mut findings = Findings::about(About { arena: Some(arena), ..about.clone() });
        check_keys(arena, &mut findings);
        list.extend(findings.into_list());
    }
    (arena, list)
}

/// The tree of a document in which nothing is wrong.
pub(super) fn tree(source: &Arc<Source>, about: &About<'_>) -> Option<Arena> {
    plain::scan(source).or_else(|| parse(source, &mut Findings::about(about.clone())))
}

/// The tree as the parser has it, with what plain YAML does without refused.
pub(super) fn parse(source: &Arc<Source>, findings: &mut Findings<'_>) -> Option<Arena> {
    let mut reading = Reading::of(source);
    for next in Parser::new_from_str_with_options(source.text(), limits()) {
        let (event, span) = match next {
            Ok(next) => next,
            Err(fault) => {
                yaml_fault::report(source, &fault, reading.reached(), findings);
                return None;
            }
        };
        let span = span.byte_range().map_or_else(Span::default, |bytes| Span::new(bytes.start, bytes.end));
        reading.note(&event, span, findings);
        if !matches!(event, Event::DocumentStart(..)) {
            reading.add(event, span, findings);
        } else if reading.begins_another() {
            // Nothing but the line that names the kind stands above, and no document is judged by that.
            let is_head_alone = reading.tree.len() <= HEAD;
            second_document::report(source, span, is_head_alone, findings);
            return (!is_head_alone).then(|| reading.tree.finish());
        }
        if reading.tree.depth() > MOST_DEPTH {
            yaml_fault::too_deep(span, findings);
            return None;
        }
        if reading.tree.len() > MOST_NODES {
            yaml_fault::too_many(span, findings);
            return None;
        }
    }
    Some(reading.tree.finish())
}

/// How many nodes a block with one entry has: itself, a name and a value.
const HEAD: usize = 3;

/// A document on its way from events to a tree.
struct Reading<'s> {
    source: &'s Arc<Source>,
    tree: ArenaBuilder,
    documents: usize,
    /// The last word or bracket: where a fault's sentence begins.
    last: Span,
    /// The brackets that are open.
    brackets: Vec<Span>,
    /// Whether the last event was the key that takes over the entries of another place.
    merging: bool,
}

impl<'s> Reading<'s> {
    fn of(source: &'s Arc<Source>) -> Self {
        Self {
            source,
            tree: ArenaBuilder::new(Arc::clone(source)),
            documents: 0,
            last: Span::default(),
            brackets: Vec::new(),
            merging: false,
        }
    }

    fn reached(&self) -> Reached {
        Reached { last: self.last, open: self.brackets.first().copied() }
    }

    /// Whether the document that begins now has one before it.
    fn begins_another(&mut self) -> bool {
        self.documents += 1;
        self.documents > 1
    }

    /// Refuses what plain YAML does without, and keeps where the reading stands.
    fn note(&mut self, event: &Event<'_>, span: Span, findings: &mut Findings<'_>) {
        if !(self.merging && matches!(event, Event::Alias(_) | Event::UnresolvedAlias(_))) {
            refuse_extras(event, span, self.source, findings);
        }
        match event {
            Event::SequenceStart(StructureStyle::Flow, ..) | Event::MappingStart(StructureStyle::Flow, ..) => {
                self.brackets.push(span);
            }
            // Where brackets are open, nothing is told by indentation.
            Event::SequenceEnd | Event::MappingEnd => {
                self.brackets.pop();
            }
            _ => {}
        }
        self.merging = is_merge_key(event);
        if is_written(event, span) {
            self.last = span;
        }
    }

    /// Adds to the tree what an event stands for.
    fn add(&mut self, event: Event<'_>, span: Span, findings: &mut Findings<'_>) {
        match event {
            Event::Scalar(text, style, ..) => {
                let plain = style == ScalarStyle::Plain;
                if plain {
                    note_lost_words(self.source, span, &text, findings);
                }
                // Where nothing is written the scanner says "~", as if somebody had.
                let text = if plain && span.start == span.end { "" } else { &text };
                let style = if plain { Style::Plain } else { Style::Quoted };
                self.tree.scalar(trimmed(self.source, span), text, style);
            }
            Event::SequenceStart(style, ..) => self.tree.open_sequence(opening(span, style), style_of(style)),
            Event::MappingStart(style, ..) => self.tree.open_mapping(opening(span, style), style_of(style)),
            Event::SequenceEnd | Event::MappingEnd => self.tree.close(span.end as usize),
            // Refused already; an unreadable value keeps its place.
            Event::Alias(_) | Event::UnresolvedAlias(_) => self.tree.scalar(span, "", Style::Quoted),
            _ => {}
        }
    }
}

/// How a document is scanned.
pub(super) fn limits() -> Options {
    options! {
        // One more than we allow, so that the limit is ours to name.
        flow_nesting_limit: MOST_DEPTH + 1,
        block_nesting_limit: MOST_DEPTH + 1,
        emit_unresolved_aliases: true,
        emit_anchor_events: true,
        emit_comments: false,
        simple_key_max_lookahead: 1024,
    }
}

fn style_of(style: StructureStyle) -> Style {
    if style == StructureStyle::Flow { Style::Flow } else { Style::Block }
}

/// Whether the event stands for a word or a bracket. What stands for indentation covers nothing, or the whole rest.
fn is_written(event: &Event<'_>, span: Span) -> bool {
    let style = match event {
        Event::SequenceStart(style, ..) | Event::MappingStart(style, ..) => *style,
        Event::Scalar(..) | Event::SequenceEnd | Event::MappingEnd => StructureStyle::Flow,
        _ => StructureStyle::Block,
    };
    style == StructureStyle::Flow && span.start < span.end
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
            let word = source.slice(span);
            if let Some(bold) = word.strip_prefix('*').and_then(|word| word.strip_suffix('*')) {
                let message = "the stars round this made it bold where it comes from, and mean something else here";
                let help = format!("take the stars out: {}", crate::finding::shortened(bold.trim_matches('*')));
                findings.under("load/not-plain", Severity::Error).add(Draft::new(span, message, help));
                return;
            }
            not_plain(findings, span, "a word that begins with * stands for another place of the file");
        }
        Event::Anchor(..) => not_plain(findings, span, "a word that begins with & names this place for others"),
        Event::Scalar(_, _, _, tag) | Event::SequenceStart(_, _, tag) | Event::MappingStart(_, _, tag) => {
            if is_merge_key(event) {
                not_plain(findings, span, "the mark << takes over the entries of another place");
            }
            if tag.is_some() {
                not_plain(
                    findings,
                    tag_before(source, span),
                    "a word that begins with ! changes how the value is read",
                );
            }
        }
        _ => {}
    }
}

fn is_merge_key(event: &Event<'_>) -> bool {
    matches!(event, Event::Scalar(text, ScalarStyle::Plain, 0, None) if text == "<<")
}

/// The tag that stands before a value, on its line or above; the value where the tag is too far away.
fn tag_before(source: &Source, value: Span) -> Span {
    const FAR: usize = 200;
    let end = value.start as usize;
    let text = source.text();
    let from = (end.saturating_sub(FAR)..=end).find(|&at| text.is_char_boundary(at)).unwrap_or(end);
    let Some(mark) = text.get(from..end).and_then(|before| before.rfind('!')).map(|at| at + from) else { return value };
    let start = text[from..mark].rfind(char::is_whitespace).map_or(from, |at| {
        // The white space itself may be several bytes long.
        at + from + text[at + from..].chars().next().map_or(1, char::len_utf8)
    });
    let length = text[mark..].find(char::is_whitespace).unwrap_or(text.len() - mark);
    Span::new(start, mark + length)
}

fn not_plain(findings: &mut Findings<'_>, span: Span, message: &str) {
    findings.under("load/not-plain", Severity::Error).add(Draft::new(
        span,
        message,
        "write the value out in full; if the mark belongs to a sentence, put the sentence in quotes",
    ));
}

/// Words that a person sees on the page and a program does not: those behind a #, and the word for nothing.
fn note_lost_words(source: &Source, span: Span, text: &str, findings: &mut Findings<'_>) {
    // Where the line ends is not looked for: a document may be one line of a million words.
    let rest = source.text().get(span.end as usize..).unwrap_or_default();
    let is_cut = rest.trim_start_matches([' ', '\t']).strip_prefix('#').is_some_and(|behind| {
        let last_line = source.slice(span).rsplit('\n').next().unwrap_or_default();
        goes_on(last_line.trim(), behind)
    });
    let is_nothing = span.start < span.end && matches!(text, "null" | "Null" | "NULL" | "~");
    let (message, help) = if is_cut && !text.contains(' ') {
        // A word, a date or a number is whole as it is.
        (
            "the text ends here, as what stands behind a space and # is a remark that nobody reads",
            "where it is a remark, write it on a line of its own above, with a space behind #; where it belongs to the text, put the \
             whole text in quotes",
        )
    } else if is_cut {
        (
            "the text ends here, as what stands behind a space and # is a remark that nobody reads",
            "put the whole text in quotes; where a remark is meant, write it on a line of its own above, with a space behind #",
        )
    } else if is_nothing {
        (
            "to programs this word means that nothing is written here",
            "take this line out, or write none or unstated; where the word itself is meant, put it in quotes",
        )
    } else {
        return;
    };
    findings.under("load/not-plain", Severity::Warning).add(Draft::new(span, message, help));
}

/// Keys that stand twice, and keys that are no words.
fn check_keys(arena: &Arena, findings: &mut Findings<'_>) {
    if pasted_twice(arena, findings) {
        return;
    }
    let mut open = vec![NodeId::ROOT];
    while let Some(node) = open.pop() {
        open.extend(arena.items(node));
        if has_plain_keys(arena, node) {
            open.extend(arena.entries(node).map(|(_, value)| value));
            continue;
        }
        let mut first_of: HashMap<&str, NodeId> = HashMap::new();
        // The entries since the last one that seems to begin an item of its own; they are told with it.
        let mut of_item: Option<HashSet<&str>> = None;
        let mut entries = arena.entries(node).peekable();
        while let Some((key, value)) = entries.next() {
            open.push(value);
            let Some(name) = arena.text(key) else {
                findings.under("load/not-plain", Severity::Error).add(Draft::new(
                    key,
                    "a list or several entries stand here where the name of an entry should be",
                    "write a name, a colon and a space before the value; put text that begins with a bracket in quotes",
                ));
                continue;
            };
            let first = *first_of.entry(name).or_insert(key);
            let is_new_in_item = of_item.as_mut().is_some_and(|names| names.insert(name));
            if first == key || is_new_in_item {
                continue;
            }
            findings.under("load/duplicate-key", Severity::Error);
            if !findings.has_room() {
                findings.count_only();
                continue;
            }
            let next = entries.peek().and_then(|(next, _)| arena.text(*next));
            let goes_on = next.is_some_and(|next| next != name && first_of.contains_key(next));
            let (message, help) = match item_begins(arena, node, key, goes_on) {
                Some(said) => {
                    of_item = Some(HashSet::from([name]));
                    if let Some(begins) = said.at {
                        findings.add(Draft::new(begins, said.message, said.help).value(name));
                        continue;
                    }
                    (said.message, said.help)
                }
                None => (
                    format!("{} is written twice here; only the first would count", quoted(name)),
                    "keep one of the two; what both say goes into one entry".to_owned(),
                ),
            };
            let related = findings.place_of(first, "it stands here first");
            findings.add(Draft::new(key, message, help).value(name).related(related));
        }
    }
}

/// Whether a block has a few entries with a name each, as most have, and none of the names twice.
fn has_plain_keys(arena: &Arena, node: NodeId) -> bool {
    let mut names = [""; 16];
    for (count, (key, _)) in arena.entries(node).enumerate() {
        let Some(name) = arena.text(key) else { return false };
        if count == names.len() || names[..count].contains(&name) {
            return false;
        }
        names[count] = name;
    }
    true
}

/// Says of a file that was pasted into itself where it begins a second time, in place of each entry that stands twice.
fn pasted_twice(arena: &Arena, findings: &mut Findings<'_>) -> bool {
    let is_first_line = |(key, _): &(NodeId, NodeId)| arena.text(*key) == Some(recognise::KEY);
    let mut beginnings = arena.entries(NodeId::ROOT).filter(is_first_line);
    let (Some((first, _)), Some((again, _))) = (beginnings.next(), beginnings.next()) else { return false };
    let source = arena.source();
    let line = source.line_at(arena.span(again).start);
    let message = "a document begins here a second time, and one file holds one";
    let help = format!(
        "if it is the same text again, delete it from line {line} to the end; if it is another one, move it to a file of its own"
    );
    let related = findings.place_of(first, "it begins here first");
    findings
        .under("load/duplicate-key", Severity::Error)
        .add(Draft::new(again, message, help).value(recognise::KEY).related(related));
    true
}

/// What is said where an item of a list seems to begin without a hyphen.
struct ItemBegins {
    message: String,
    help: String,
    /// Its first entry, where that is another one than the one of which there are two.
    at: Option<NodeId>,
}

/// What is said of an entry that an item of a list has already, where it seems to begin the next item: the entry behind it
/// is there already too, or it is the first of the item and more than one entry stands between the two; or an entry above it
/// names what begins there.
fn item_begins(arena: &Arena, node: NodeId, key: NodeId, goes_on: bool) -> Option<ItemBegins> {
    let is_item = arena.is_sequence(arena.parent(node)) && arena.style(node) == Style::Block;
    let source = arena.source();
    let line_of = |key: NodeId| source.line_at(arena.span(key).start);
    if !is_item {
        return None;
    }
    if let Some(remarked) = remarked::first_line_above(source, line_of(key)) {
        let (message, help) = remarked.said();
        return Some(ItemBegins { message, help, at: None });
    }
    let (first, _) = arena.entries(node).next()?;
    let name = arena.text(key)?;
    let begins_anew = arena.text(first) == Some(name);
    let is_further_down = begins_anew && line_of(key).saturating_sub(line_of(first)) > 1;
    let named = named_above(arena, node, key, begins_anew);
    if !goes_on && !is_further_down && named.is_none() {
        return None;
    }
    let begins = named.unwrap_or(key);
    let message = format!(
        "another entry of the list seems to begin at this {}, and no hyphen says so",
        arena.text(begins).unwrap_or(name)
    );
    let help = if begins_anew || named.is_some() {
        let written = source.line(line_of(begins)).trim();
        format!(
            "put a hyphen and a space in front of it, under the hyphen above: - {}",
            crate::finding::shortened(written)
        )
    } else {
        let first = arena.text(first).unwrap_or_default();
        format!("write its first line above this one, with a hyphen under the hyphen above: - {first}: ...")
    };
    Some(ItemBegins { message, help, at: named })
}

/// The entry above one of which an item has two that names the next item: the last `id` or `standard` between the two, where
/// the item has one of its own further up; where the second one is such a name itself, only one `right_above` it.
fn named_above(arena: &Arena, node: NodeId, second: NodeId, right_above: bool) -> Option<NodeId> {
    /// Entries with which items begin.
    const NAMES: [&str; 2] = ["id", "standard"];
    let is_name = |key: &NodeId| arena.text(*key).is_some_and(|name| NAMES.contains(&name));
    let above: Vec<NodeId> = arena.entries(node).map(|(key, _)| key).take_while(|key| *key != second).collect();
    let begins = above.iter().rposition(is_name).filter(|at| !right_above || at + 1 == above.len())?;
    // "standard" with "id" right below it names one item.
    let begins = if begins > 0 && is_name(&above[begins - 1]) { begins - 1 } else { begins };
    let item_has_one = above[..begins].iter().any(is_name);
    item_has_one.then(|| above[begins])
}

fn quoted(name: &str) -> String {
    format!("\"{}\"", crate::finding::shortened(name))
}
