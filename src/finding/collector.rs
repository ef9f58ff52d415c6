//! Drafts to findings about one document, no more of each rule than anybody reads.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use super::{DocumentRef, Draft, Excerpt, Finding, Fix, Place, Related, Severity, Spot};
use crate::source::{Arena, LineColumns, NodeId, Source, Span, cut};

/// How many findings of one rule a document may have before the rest is only counted.
pub const MOST_PER_RULE: usize = 100;

/// How much of a document's text a finding repeats, in characters.
pub const MOST_QUOTED: usize = 200;

/// What findings are about: a document as far as it could be read.
#[derive(Clone, Debug)]
pub struct About<'a> {
    /// Its name in reports.
    pub document: Arc<DocumentRef>,
    /// Its text, where it is text.
    pub source: Option<&'a Source>,
    /// Its tree, where it could be scanned.
    pub arena: Option<&'a Arena>,
}

impl About<'_> {
    /// Where a spot stands, as a person finds it. What is a list or a block is shown at its name.
    pub fn place(&self, spot: &Spot) -> Place {
        let node = match spot {
            Spot::Kept(kept) => return kept.place.clone(),
            Spot::Node(NodeId::ROOT) | Spot::Top => self.arena.map(|arena| arena.heading(NodeId::ROOT)),
            Spot::Node(node) => Some(*node),
            Spot::Bytes(_) => None,
        };
        let span = match (spot, node, self.arena) {
            (Spot::Bytes(span), ..) => *span,
            (_, Some(node), Some(arena)) if arena.is_mapping(node) || arena.is_sequence(node) => {
                arena.span(arena.heading(node))
            }
            (_, Some(node), Some(arena)) => arena.span(node),
            _ => Span::default(),
        };
        let LineColumns { line, column, end_line, end_column } = self
            .source
            .map_or(LineColumns { line: 1, column: 1, end_line: 1, end_column: 1 }, |source| source.line_columns(span));
        let pointer = match (spot, node, self.arena) {
            (Spot::Top | Spot::Node(NodeId::ROOT), ..) => String::new(),
            (_, Some(node), Some(arena)) => arena.pointer(node),
            _ => String::new(),
        };
        Place { pointer, line, column, end_line, end_column, part: None }
    }
}

/// Collects the findings about one document.
#[derive(Debug)]
pub struct Findings<'a> {
    about: About<'a>,
    list: Vec<Finding>,
    counts: BTreeMap<Cow<'static, str>, usize>,
    rule: Cow<'static, str>,
    severity: Severity,
}

impl<'a> Findings<'a> {
    /// An empty collection.
    pub fn about(about: About<'a>) -> Self {
        Self {
            about,
            list: Vec::new(),
            counts: BTreeMap::new(),
            rule: Cow::Borrowed("load/unreadable"),
            severity: Severity::Error,
        }
    }

    /// The tree of the document, where it has one.
    pub fn arena(&self) -> Option<&'a Arena> {
        self.about.arena
    }

    /// Says under which rule, and with which severity unless a draft has its own, the next findings stand.
    pub fn under(&mut self, rule: impl Into<Cow<'static, str>>, severity: Severity) -> &mut Self {
        self.rule = rule.into();
        self.severity = severity;
        self
    }

    /// Adds a finding. Past [`MOST_PER_RULE`] it is only counted.
    pub fn add(&mut self, draft: Draft) {
        debug_assert!(!draft.message.is_empty() && !draft.help.is_empty(), "a finding says what and what to do");
        let count = self.counts.entry(self.rule.clone()).or_default();
        *count += 1;
        if *count > MOST_PER_RULE {
            return;
        }
        let finding = self.finding(draft);
        self.list.push(finding);
    }

    /// Whether a further finding of the current rule is still listed. Past that it is only counted, and what takes time
    /// to word needs no words.
    pub fn has_room(&self) -> bool {
        self.counts.get(&self.rule).is_none_or(|count| *count < MOST_PER_RULE)
    }

    /// Counts a finding for which there is no room.
    pub fn count_only(&mut self) {
        *self.counts.entry(self.rule.clone()).or_default() += 1;
    }

    /// A related place in this document.
    pub fn place_of(&self, spot: impl Into<Spot>, message: impl Into<String>) -> Related {
        let line = self.about.place(&spot.into()).line;
        Related { path: self.about.document.path.clone(), line, message: message.into() }
    }

    /// How a place in this document is given and shown.
    pub fn shown_at(&self, spot: impl Into<Spot>) -> (Place, Excerpt) {
        let place = self.about.place(&spot.into());
        let excerpt = self.excerpt(&place);
        (place, excerpt)
    }

    /// The findings, with a last one for each rule that had too many.
    pub fn into_list(mut self) -> Vec<Finding> {
        let over: Vec<_> = self.counts.iter().filter(|(_, count)| **count > MOST_PER_RULE).collect();
        for (rule, count) in over {
            let last = self.list.iter().rposition(|finding| finding.rule == rule.as_ref());
            if let Some(index) = last {
                let more = count - MOST_PER_RULE;
                self.list[index].more = more;
                self.list[index].message = format!("{}, and {more} more like this", self.list[index].message);
            }
        }
        self.list
    }

    fn finding(&self, draft: Draft) -> Finding {
        let (place, excerpt, node) = match draft.spot {
            Spot::Kept(kept) => (kept.place, kept.excerpt, NodeId::ROOT),
            spot => {
                let place = self.about.place(&spot);
                let excerpt = self.excerpt(&place);
                let node = if let Spot::Node(node) = spot { node } else { NodeId::ROOT };
                (place, excerpt, node)
            }
        };
        Finding {
            rule: self.rule.clone().into_owned(),
            severity: draft.severity.unwrap_or(self.severity),
            state: None,
            document: Arc::clone(&self.about.document),
            subject: draft.subject.or_else(|| Some(self.about.arena?.subject(node))).unwrap_or_default(),
            excerpt,
            place,
            value: shortened(&draft.value),
            message: within_bounds(draft.message),
            help: within_bounds(draft.help),
            why: draft.why,
            authority: draft.authority,
            fingerprint: String::new(),
            suppressed: None,
            related: draft.related,
            more: 0,
            fix: draft.fix.and_then(|fix| Some(Box::new(fix.placed(self.about.source?)))),
            suggestion: draft.suggestion.and_then(|word| self.suggestion(node, &word)).map(Box::new),
            label: draft.label,
            clock: draft.clock,
            promised: draft.promised,
            group: draft.group,
            line: draft.line,
            is_optional: draft.is_optional,
            block: draft.block,
        }
    }

    /// The word in the place of what stands at a node.
    fn suggestion(&self, node: NodeId, word: &str) -> Option<Fix> {
        let fix = Fix::of_scalar(self.about.arena?, node, word, format!("write {word}"))?;
        Some(fix.placed(self.about.source?))
    }

    fn excerpt(&self, place: &Place) -> Excerpt {
        /// A sentence over many lines is known by its first ones.
        const MOST_LINES: u32 = 2;
        let Some(source) = self.about.source else { return Excerpt::default() };
        let last = place.end_line.min(place.line + MOST_LINES - 1);
        let shown = |line: u32| if source.withholds(line) { "" } else { source.line(line) };
        let lines = (place.line..=last).map(|line| shown(line).chars().take(MOST_QUOTED).collect()).collect();
        Excerpt { first_line: place.line, lines, ..Excerpt::default() }
    }
}

/// What a finding says, cut where a name in it goes on for pages: no cell of a spreadsheet holds more than 32,767 letters.
fn within_bounds(said: String) -> String {
    /// Far more than anything that is said of documents as people write them.
    const MOST_SAID: usize = 4_000;
    if said.len() <= MOST_SAID { said } else { cut(&said, MOST_SAID) }
}

/// A text cut to the length that findings may repeat.
pub fn shortened(text: &str) -> String {
    if text.chars().count() <= MOST_QUOTED { text.to_owned() } else { cut(text, MOST_QUOTED - 1) }
}
