//! Findings that do not count, a few lines each: what was found, and who answers for leaving it.

use std::io::{self, Write};

use super::page::Page;
use crate::finding::{Finding, Suppressed};
use crate::model::Date;
use crate::model::located::Read;
use crate::report::{Report, SuppressedCount, escape};

/// Writes the list.
pub(super) fn write(page: &Page, report: &Report, out: &mut dyn Write) -> io::Result<()> {
    let findings: Vec<&Finding> = report.findings.iter().filter(|finding| finding.suppressed.is_some()).collect();
    if findings.is_empty() {
        return Ok(());
    }
    writeln!(out, "{}\n", page.bold(&format!("NOT COUNTED ({})", findings.len())))?;
    let mut path = "";
    for finding in findings {
        let Some(suppressed) = &finding.suppressed else { continue };
        if path != finding.document.path {
            path = &finding.document.path;
            writeln!(out, "  {}", page.bold(&escape::console(path)))?;
        }
        let indent = " ".repeat(13);
        let found = format!("{}, line {}: {}", finding.rule, finding.place.line, finding.message);
        let text = page.filled(&escape::console(&found), &indent, &indent);
        writeln!(out, "    {}  {}", page.severity(finding.severity), text.trim_start())?;
        writeln!(out, "{}", page.filled(&escape::console(&decision(suppressed)), &indent, &indent))?;
    }
    writeln!(out)
}

/// "3 more do not count: 2 by a waiver, 1 by a baseline; --show-suppressed lists them."
pub(super) fn counted(count: SuppressedCount) -> Option<String> {
    let them = if count.waiver + count.baseline == 1 { "it" } else { "them" };
    not_counted(count).map(|words| format!("{words}; --show-suppressed lists {them}."))
}

/// "3 more do not count: 2 by a waiver, 1 by a baseline".
pub(in crate::report) fn not_counted(count: SuppressedCount) -> Option<String> {
    let SuppressedCount { waiver, baseline } = count;
    let by: Vec<String> = [(waiver, "waiver"), (baseline, "baseline")]
        .into_iter()
        .filter(|(many, _)| *many > 0)
        .map(|(many, by)| format!("{many} by a {by}"))
        .collect();
    let by = by.join(", ");
    match waiver + baseline {
        0 => None,
        1 => Some(format!("1 more does not count: {by}")),
        many => Some(format!("{many} more do not count: {by}")),
    }
}

/// "waived until 31 December 2026, approved by Training manager: one trainer by design".
pub(in crate::report) fn decision(suppressed: &Suppressed) -> String {
    let Suppressed { by, reason, approved_by, until } = suppressed;
    let verb = if by == "waiver" { "waived" } else { "in the baseline" };
    let end =
        |until: &String| Date::read(until).map_or_else(|_| until.clone(), |date| Date::day(date.last_day()).in_words());
    let until = until.as_ref().map(|until| format!(" until {}", end(until))).unwrap_or_default();
    let approver = approved_by.as_ref().map(|role| format!(", approved by {role}")).unwrap_or_default();
    let reason = reason.as_ref().map(|reason| format!(": {reason}")).unwrap_or_default();
    format!("{verb}{until}{approver}{reason}")
}
