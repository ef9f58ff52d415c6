//! Whether a document reads as its fixes meant: nothing else in its tree has changed, and nothing is found that was not
//! there before, other than what a mended place now shows.

use std::collections::HashSet;
use std::ops::RangeInclusive;

use super::Reading;
use crate::finding::{Edit, Finding, Fix, Severity};
use crate::source::{Arena, NodeId, Span};

/// Whether `after` is what the fixes meant to make of `before`.
pub(super) fn is_as_meant(before: &Reading, after: &Reading, fixes: &[&Fix]) -> bool {
    match (&before.arena, &after.arena) {
        (Some(old), Some(new)) => has_same_rest(old, new, fixes) && finds_nothing_else(before, after, new, fixes),
        (Some(_), None) => false,
        (None, Some(new)) => has_a_place_for_all(after, new, fixes),
        (None, None) => stops_later(before, after, fixes),
    }
}

/// Whether every line that fixes moved is an entry or item of the block that it now stands in. That a document is read at all
/// proves little: a line may be read beside the entry that it belongs under.
fn has_a_place_for_all(after: &Reading, arena: &Arena, fixes: &[&Fix]) -> bool {
    const OF_STRUCTURE: [&str; 3] = ["load/unknown-key", "load/duplicate-key", "load/wrong-type"];
    let nodes = ByLine::new(arena, fixes);
    let moving = fixes.iter().filter(|fix| fix.reshapes);
    let moved: Vec<RangeInclusive<u32>> = moving.map(|fix| nodes.lines_of_blocks(fix)).collect();
    let is_in_doubt = |finding: &Finding| {
        // A misspelt name has its place, and so has a value of which somebody only has to be asked.
        let is_spelling = finding.fix.as_ref().is_some_and(|fix| !fix.reshapes);
        finding.severity == Severity::Error && OF_STRUCTURE.contains(&finding.rule.as_str()) && !is_spelling
    };
    !after
        .findings
        .iter()
        .any(|finding| is_in_doubt(finding) && moved.iter().any(|lines| lines.contains(&finding.place.line)))
}

/// Whether reading stops further on than before.
fn stops_later(before: &Reading, after: &Reading, fixes: &[&Fix]) -> bool {
    let stop = |reading: &Reading| {
        reading.findings.iter().map(|finding| (finding.place.line, finding.place.column)).min().unwrap_or((u32::MAX, 0))
    };
    let (old, new) = (stop(before), stop(after));
    let added = |fix: &&Fix| {
        let on_line = fix.edits.iter().filter(|edit| edit.line == old.0);
        on_line.map(|edit| Span::new(edit.text.chars().count(), 0).start).sum::<u32>()
    };
    let on_same_line = || new.1 > old.1 + fixes.iter().map(added).sum::<u32>() && fixes.iter().all(|fix| !fix.reshapes);
    new.0 > old.0 || new.0 == old.0 && on_same_line()
}

/// Whether everything that no fix touches says what it said, in the same order; and, where no fix moves anything, in the
/// same place.
fn has_same_rest(old: &Arena, new: &Arena, fixes: &[&Fix]) -> bool {
    let (touched_before, touched_after) = touched(fixes);
    let reshapes = fixes.iter().any(|fix| fix.reshapes);
    (reshapes || shape(old) == shape(new)) && rest(old, &touched_before).eq(rest(new, &touched_after))
}

/// What fixes touch, in the bytes of the text before them and of the text after.
fn touched(fixes: &[&Fix]) -> (Vec<Span>, Vec<Span>) {
    let mut moved: i64 = 0;
    let mut after = Vec::new();
    let at = |offset: u32, moved: i64| u32::try_from(i64::from(offset) + moved).unwrap_or_default();
    for fix in fixes {
        let span = fix.span();
        let start = at(span.start, moved);
        for edit in &fix.edits {
            moved += i64::from(Span::new(edit.text.len(), 0).start) - i64::from(edit.end - edit.start);
        }
        after.push(Span { start, end: at(span.end, moved) });
    }
    (fixes.iter().map(|fix| fix.span()).collect(), after)
}

fn shape(arena: &Arena) -> Vec<(u32, bool, bool)> {
    let of = |node| (arena.parent(node).index(), arena.is_mapping(node), arena.is_sequence(node));
    arena.nodes().map(of).collect()
}

/// The texts that no fix touches. Nodes and touched places are both in the order of the text.
fn rest<'a>(arena: &'a Arena, touched: &'a [Span]) -> impl Iterator<Item = &'a str> {
    arena.nodes().filter_map(|node| {
        let (text, span) = (arena.text(node)?, arena.span(node));
        let next = touched.partition_point(|touched| touched.end < span.start);
        let is_touched = touched.get(next).is_some_and(|touched| touched.start <= span.end);
        // A name without a value has one once its block is indented under it.
        (!is_touched && !arena.is_blank(node)).then_some(text)
    })
}

fn finds_nothing_else(before: &Reading, after: &Reading, arena: &Arena, fixes: &[&Fix]) -> bool {
    let key = |finding: &Finding, line| (finding.rule.clone(), finding.value.clone(), line);
    let known: HashSet<_> =
        before.findings.iter().map(|finding| key(finding, line_after(finding.place.line, fixes))).collect();
    // Of a rule with too many findings, some come to light when others go.
    let is_full = |rule: &str| before.findings.iter().any(|finding| finding.more > 0 && finding.rule == rule);
    let nodes = ByLine::new(arena, fixes);
    let mended: Vec<RangeInclusive<u32>> = fixes.iter().map(|fix| nodes.lines_of(fix)).collect();
    after.findings.iter().all(|finding| {
        let is_of_mended = || mended.iter().any(|lines| lines.contains(&finding.place.line));
        known.contains(&key(finding, finding.place.line)) || is_full(&finding.rule) || is_of_mended()
    })
}

/// The line on which something stands once the fixes before it have added or taken away lines.
fn line_after(line: u32, fixes: &[&Fix]) -> u32 {
    let above = fixes.iter().flat_map(|fix| &fix.edits).filter(|edit| edit.line < line);
    above.fold(line, |line, edit| (line + lines_in(edit)).saturating_sub(edit.end_line - edit.line))
}

/// How many line ends an edit writes.
fn lines_in(edit: &Edit) -> u32 {
    Span::new(edit.text.matches('\n').count(), 0).start
}

/// The nodes of a tree by the lines that they begin on. They are in the order of the text.
struct ByLine<'a> {
    arena: &'a Arena,
    nodes: Vec<(u32, NodeId)>,
    /// What was made, which may have added lines.
    fixes: &'a [&'a Fix],
}

impl<'a> ByLine<'a> {
    fn new(arena: &'a Arena, fixes: &'a [&'a Fix]) -> Self {
        let line = |node: NodeId| arena.source().line_at(arena.span(node).start);
        Self { arena, nodes: arena.nodes().map(|node| (line(node), node)).collect(), fixes }
    }

    /// The first and the last line that a fix writes on, and the nodes that begin between them.
    fn written(&self, fix: &Fix) -> (u32, u32, impl Iterator<Item = NodeId> + '_) {
        let first = fix.edits.first().map_or(1, |edit| line_after(edit.line, self.fixes));
        let last = fix.edits.last().map_or(1, |edit| line_after(edit.line, self.fixes) + lines_in(edit));
        let from = self.nodes.partition_point(|(line, _)| *line < first);
        let nodes = self.nodes.iter().skip(from).take_while(move |(line, _)| *line <= last);
        (first, last, nodes.map(|(_, node)| *node))
    }

    /// The line on which a node ends.
    fn end(&self, node: NodeId) -> u32 {
        self.arena.source().line_at(self.arena.span(node).end)
    }

    /// The lines that may show something new once the fix is made: those that it writes on, and what stands below the names
    /// or in the block that it puts right.
    fn lines_of(&self, fix: &Fix) -> RangeInclusive<u32> {
        let arena = self.arena;
        let (first, mut last, nodes) = self.written(fix);
        for node in nodes {
            let around = if fix.reshapes { arena.parent(node) } else { node };
            let value =
                arena.entries(arena.parent(node)).find(|(key, _)| *key == node).map_or(node, |(_, value)| value);
            last = last.max(self.end(around)).max(self.end(value));
        }
        // What was meant to stand in a block is missed at the block's own name.
        let above = if fix.reshapes { 1 } else { 0 };
        first.saturating_sub(above)..=last
    }

    /// The lines of the entries and lists that a fix writes in, and of the name above them.
    fn lines_of_blocks(&self, fix: &Fix) -> RangeInclusive<u32> {
        let (first, last, nodes) = self.written(fix);
        let blocks = nodes.map(|node| self.arena.parent(node)).filter(|block| *block != NodeId::ROOT);
        let (start, end) = blocks.fold((first, last), |(start, end), block| {
            let begin = self.arena.source().line_at(self.arena.span(block).start);
            (start.min(begin), end.max(self.end(block)))
        });
        start.saturating_sub(1)..=end
    }
}
