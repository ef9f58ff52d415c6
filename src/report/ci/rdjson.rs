//! Findings in the Diagnostic Format of reviewdog, which comments on the lines of a change.
//!
//! The format has no place for a fingerprint, so it ends the line that stands for a finding elsewhere. Its suggestions are
//! taken up one by one, so a fix of several edits, which is made whole or not at all, is none.

use std::io::{self, Write};

use serde::Serialize;

use super::{headline, sentences};
use crate::finding::{Finding, Fix, Severity};
use crate::report::facts::place;
use crate::report::{Report, escape, json};

#[derive(Serialize)]
struct DiagnosticResult<'r> {
    source: Source<'r>,
    diagnostics: Vec<Diagnostic<'r>>,
}

#[derive(Serialize)]
struct Source<'r> {
    name: &'r str,
}

#[derive(Serialize)]
struct Diagnostic<'r> {
    message: String,
    location: Location<'r>,
    severity: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    suggestions: Option<[Suggestion<'r>; 1]>,
    code: Code<'r>,
    original_output: String,
}

#[derive(Serialize)]
struct Suggestion<'r> {
    range: Range,
    text: &'r str,
}

#[derive(Serialize)]
struct Location<'r> {
    path: &'r str,
    #[serde(skip_serializing_if = "Option::is_none")]
    range: Option<Range>,
}

#[derive(Serialize)]
struct Range {
    start: Position,
    end: Position,
}

#[derive(Serialize)]
struct Position {
    line: u32,
    /// In bytes of UTF-8, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<usize>,
}

#[derive(Serialize)]
struct Code<'r> {
    value: &'r str,
}

pub(in crate::report) fn write(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    let findings = report.findings.iter().filter(|finding| report.counts(finding));
    let source = Source { name: &report.tool.name };
    json::write_value(&DiagnosticResult { source, diagnostics: findings.map(diagnostic).collect() }, out)
}

fn diagnostic(finding: &Finding) -> Diagnostic<'_> {
    let Finding { rule, severity, document, fingerprint, .. } = finding;
    let (place, headline) = (place(finding), headline(finding));
    let original = format!("{}, {place}: {}: {headline} ({rule}) {fingerprint}", document.path, severity.word());
    Diagnostic {
        message: sentences(finding).join("\n"),
        location: Location { path: &document.path, range: range(finding) },
        severity: match severity {
            Severity::Error => "ERROR",
            Severity::Warning => "WARNING",
            Severity::Note => "INFO",
        },
        suggestions: finding.fix.as_deref().and_then(suggestion),
        code: Code { value: rule },
        original_output: escape::line(&original).into_owned(),
    }
}

fn suggestion(fix: &Fix) -> Option<[Suggestion<'_>; 1]> {
    let [edit] = fix.edits.as_slice() else { return None };
    let position = |line: u32, column: u32| Position { line, column: Some(column as usize) };
    let (start, end) = edit.byte_columns;
    let range = Range { start: position(edit.line, start), end: position(edit.end_line, end) };
    Some([Suggestion { range, text: &edit.text }])
}

/// Its lines, and its columns where both are known; none in a file without lines.
fn range(finding: &Finding) -> Option<Range> {
    let place = &finding.place;
    if place.part.is_some() {
        return None;
    }
    let columns =
        byte_column(finding, place.line, place.column).zip(byte_column(finding, place.end_line, place.end_column));
    let (start, end) = columns.unzip();
    Some(Range {
        start: Position { line: place.line, column: start },
        end: Position { line: place.end_line, column: end },
    })
}

/// A column of ours, which counts code points, in bytes. What was kept of the line tells, as far as it goes.
fn byte_column(finding: &Finding, line: u32, column: u32) -> Option<usize> {
    let excerpt = &finding.excerpt;
    let index = line.checked_sub(excerpt.first_line).filter(|_| excerpt.left_out == 0)?;
    let kept = excerpt.lines.get(index as usize)?;
    let before = column.checked_sub(1)? as usize;
    if before == kept.chars().count() {
        return Some(kept.len() + 1);
    }
    kept.char_indices().nth(before).map(|(at, _)| at + 1)
}
