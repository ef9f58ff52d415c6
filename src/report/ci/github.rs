//! Findings as commands of GitHub's runner, which shows them beside the lines of a pull request.

use std::io::{self, Write};

use super::annotations::{Annotation, Annotations};
use super::sentences;
use crate::finding::Severity;
use crate::report::{Report, escape};

pub(in crate::report) fn write(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    Annotations::write(report, command, out)
}

fn command(annotation: &Annotation<'_>) -> String {
    let finding = annotation.finding;
    let word = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    };
    let properties = properties(annotation);
    let properties: Vec<String> =
        properties.iter().map(|(name, value)| format!("{name}={}", escape::github_property(value))).collect();
    let mut lines = sentences(finding);
    lines.extend(annotation.more.clone());
    format!("::{word} {}::{}", properties.join(","), escape::github_data(&lines.join("\n")))
}

/// Where it is, and what it is called. A file without lines is annotated as a whole; columns mean something to GitHub
/// within one line only.
fn properties(annotation: &Annotation<'_>) -> Vec<(&'static str, String)> {
    let (document, place) = (&annotation.finding.document, &annotation.finding.place);
    let mut properties = vec![("file", document.path.clone())];
    if place.part.is_none() {
        properties.extend([("line", place.line.to_string()), ("endLine", place.end_line.to_string())]);
        if place.line == place.end_line {
            properties.extend([("col", place.column.to_string()), ("endColumn", place.end_column.to_string())]);
        }
    }
    properties.push(("title", annotation.finding.rule.clone()));
    properties
}
