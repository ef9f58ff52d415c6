//! Findings as a table for spreadsheets: RFC 4180, a line a finding, those that do not count too.

use std::io::{self, Write};

use super::{Report, escape};
use crate::finding::Finding;

const COLUMNS: [&str; 24] = [
    "severity",
    "rule",
    "counts",
    "state",
    "path",
    "kind",
    "id",
    "line",
    "column",
    "end_line",
    "end_column",
    "part",
    "subject",
    "value",
    "message",
    "help",
    "who_says_so",
    "suppressed_by",
    "reason",
    "approved_by",
    "until",
    "fingerprint",
    "today",
    "standards",
];

pub(super) fn write(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    write!(out, "{}\r\n", COLUMNS.join(","))?;
    let sets = report.sets().join("; ");
    for finding in &report.findings {
        let cells = row(finding, report, &sets).map(|cell| escape::csv(&cell));
        write!(out, "{}\r\n", cells.join(","))?;
    }
    Ok(())
}

fn row(finding: &Finding, report: &Report, sets: &str) -> [String; COLUMNS.len()] {
    let text = |text: Option<&String>| text.cloned().unwrap_or_default();
    let (document, place) = (&finding.document, &finding.place);
    let suppressed = finding.suppressed.as_ref();
    // A file without lines has a part instead.
    let number = |number: u32| if place.part.is_none() { number.to_string() } else { String::new() };
    [
        finding.severity.word().to_owned(),
        finding.rule.clone(),
        if report.counts(finding) { "yes" } else { "no" }.to_owned(),
        finding.state.map(|state| state.word().to_owned()).unwrap_or_default(),
        document.path.clone(),
        text(document.kind.as_ref()),
        text(document.id.as_ref()),
        number(place.line),
        number(place.column),
        number(place.end_line),
        number(place.end_column),
        text(place.part.as_ref()),
        finding.subject.clone(),
        finding.value.clone(),
        finding.message.clone(),
        finding.help.clone(),
        finding.authority.says.clone(),
        suppressed.map(|suppressed| suppressed.by.clone()).unwrap_or_default(),
        text(suppressed.and_then(|suppressed| suppressed.reason.as_ref())),
        text(suppressed.and_then(|suppressed| suppressed.approved_by.as_ref())),
        text(suppressed.and_then(|suppressed| suppressed.until.as_ref())),
        finding.fingerprint.clone(),
        report.today.clone(),
        sets.to_owned(),
    ]
}
