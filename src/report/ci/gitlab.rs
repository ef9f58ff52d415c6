//! Findings as a Code Quality report of GitLab, which compares it with the one of the target branch by fingerprints. So
//! what was there before is in it too; what does not count is not, as the format has no word for that.

use std::io::{self, Write};

use serde::Serialize;

use super::sentences;
use crate::finding::{Finding, Severity};
use crate::report::{Report, json};

#[derive(Serialize)]
struct Issue<'r> {
    description: String,
    check_name: &'r str,
    fingerprint: &'r str,
    severity: &'static str,
    location: Location<'r>,
}

#[derive(Serialize)]
struct Location<'r> {
    path: &'r str,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: u32,
    end: u32,
}

pub(in crate::report) fn write(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    let findings = report.findings.iter().filter(|finding| finding.suppressed.is_none());
    let issues: Vec<Issue<'_>> = findings.map(issue).collect();
    json::write_value(&issues, out)
}

fn issue(finding: &Finding) -> Issue<'_> {
    Issue {
        description: sentences(finding).join(". "),
        check_name: &finding.rule,
        fingerprint: &finding.fingerprint,
        severity: match finding.severity {
            Severity::Error => "major",
            Severity::Warning => "minor",
            Severity::Note => "info",
        },
        location: Location {
            path: &finding.document.path,
            lines: Lines { begin: finding.place.line, end: finding.place.end_line },
        },
    }
}
