//! A line of dashes or full stops, at which a document ends and another one may begin.

use super::recognise;
use crate::finding::{Draft, Findings, Fix, Severity};
use crate::model::schema;
use crate::source::{Source, Span};

/// The value of a finding that a document ends before all of its entries are read.
pub(super) const ENDED_EARLY: &str = "entries below a line of dashes";

/// Whether entries of the same document stand below a line of dashes.
fn goes_on_below(source: &Source, dashes: Span) -> bool {
    let below = source.text().get(dashes.end as usize..).unwrap_or_default();
    let is_entry = |line: &str| line.split_once(':').is_some_and(|(name, _)| schema::is_entry_of_document(name));
    !below.contains(recognise::KEY) && below.lines().any(is_entry)
}

/// Says what ends the document at such a line, and what stands below it.
pub(super) fn report(source: &Source, span: Span, is_head_alone: bool, findings: &mut Findings<'_>) {
    let before = source.text().get(..span.start as usize).unwrap_or_default().trim_end();
    let draft = if before.ends_with("\n...") {
        Draft::new(
            Span::new(before.len() - 3, before.len()),
            "a line of three full stops ends the document here; nothing below it is judged",
            "take the full stops out",
        )
    } else if is_head_alone {
        Draft::new(
            span,
            "a line of dashes parts the first line from the rest here, so the file is not read as one document",
            "take the line of dashes out",
        )
    } else if goes_on_below(source, span) {
        let line = source.line_at(span.start);
        let end = if line < source.line_count() { source.line_start(line + 1) } else { span.end };
        let fix =
            Fix::new("take out the line of dashes").edit(Span { start: source.line_start(line), end }, "").reshaping();
        Draft::new(
            span,
            "a line of dashes ends the document here, and its entries go on below, where nobody reads them",
            "take the line of dashes out",
        )
        .value(ENDED_EARLY)
        .fix(Some(fix))
    } else if !source.text().get(span.end as usize..).unwrap_or_default().contains(recognise::KEY) {
        Draft::new(
            span,
            "a line of dashes ends the document here, and what stands below it is not judged",
            "take the dashes out, and what stands below them with them unless it belongs to the document",
        )
    } else {
        Draft::new(
            span,
            "a second document begins here, and one file holds one document; nothing from here on is judged",
            "move what follows to a file of its own, and take the dashes out",
        )
    };
    findings.under("load/not-plain", Severity::Error).add(draft);
}
