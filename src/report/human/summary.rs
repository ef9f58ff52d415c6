//! The last lines: how many, as at when, against what, and what comes first.

use std::io::{self, Write};

use super::page::Page;
use super::{against, suppressed};
use crate::finding::{Clock, Finding};
use crate::model::Kind;
use crate::model::policy::spoken_name;
use crate::model::words::counted;
use crate::report::circumstances::as_at;
use crate::report::{CannotTell, DocumentReport, DocumentStatus, Report, escape, known, urgent};

/// How many documents the line of the most urgent names.
const MOST_NAMED: usize = 5;

/// Writes the summary.
pub(super) fn write(page: &Page, report: &Report, urgent: &[(&Finding, Clock)], out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{}", page.bold(&escape::console(&totals(report))))?;
    if let Some(used) = &report.guidance {
        let text = escape::console(&known::in_words(used, &report.today)).into_owned();
        writeln!(out, "{}", page.filled(&text, "", ""))?;
    }
    against::write(page, report, out)?;
    if let Some(counted) = suppressed::counted(report.summary.suppressed) {
        writeln!(out, "{counted}")?;
    }
    // Said so that nobody takes silence about a place for a place that was found.
    if let Some(unverifiable) = unverifiable(report.summary.cannot_tell) {
        writeln!(out, "{}", page.filled(&unverifiable, "", ""))?;
    }
    let unopened = report.documents.iter().filter(|document| is_never_opened(document)).count();
    if unopened > 0 {
        let materials = counted(unopened, "material");
        let (are, they, say) = if unopened == 1 { ("is", "it", "says") } else { ("are", "they", "say") };
        let text = format!(
            "{materials} {are} never opened, being neither Markdown nor an office document; what {they} {say} is \
             not checked."
        );
        writeln!(out, "{}", page.filled(&text, "", ""))?;
    }
    let is_unread =
        |document: &&DocumentReport| document.status != DocumentStatus::Checked && !is_never_opened(document);
    let unread = report.documents.iter().filter(is_unread).count();
    if unread > 0 {
        let documents = counted(unread, "document");
        writeln!(out, "{documents} could not be read whole; what is said above is about the rest.")?;
    }
    if !urgent.is_empty() {
        writeln!(out, "{}", page.filled(&most_urgent(urgent), "", ""))?;
    }
    for failure in &report.failures {
        writeln!(out, "Incomplete: {}", escape::console(failure))?;
    }
    if !report.findings.is_empty() {
        writeln!(out, "paramount explain NAME tells more about any line.")?;
    }
    Ok(())
}

/// Whether a material is of a kind that is never opened: then it is named, and nothing of it was read.
fn is_never_opened(document: &DocumentReport) -> bool {
    let is_material = document.kind.as_deref() == Some("material");
    is_material && document.status == DocumentStatus::NotRead && document.why.is_some()
}

/// "3 places that courses point at cannot be looked up: 2 web addresses, 1 in a file that is never opened."
fn unverifiable(cannot_tell: CannotTell) -> Option<String> {
    let CannotTell { web, unopened, unread } = cannot_tell;
    let all = web + unopened + unread;
    let file = |number: usize, which: &str| match number {
        0 => None,
        1 => Some(format!("1 in a file that {which}")),
        number => Some(format!("{number} in files that {}", which.replacen("is ", "are ", 1))),
    };
    let parts = [
        (web > 0).then(|| if web == 1 { "1 web address".to_owned() } else { format!("{web} web addresses") }),
        file(unopened, "is never opened"),
        file(unread, "could not be read whole"),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    let places = counted(all, "place");
    (all > 0).then(|| format!("{places} that courses point at cannot be looked up: {}.", parts.join(", ")))
}

/// "5 policies judged as at 22 November 2026 against shared@2026-11:  2 errors, 19 warnings, 12 notes".
fn totals(report: &Report) -> String {
    let summary = report.summary;
    format!(
        "{} judged {}:  {}, {}, {}",
        counted_kinds(report),
        as_at(&report.today, &report.standards, escape::console),
        counted(summary.error, "error"),
        counted(summary.warning, "warning"),
        counted(summary.note, "note")
    )
}

fn most_urgent(urgent: &[(&Finding, Clock)]) -> String {
    let first: Vec<String> = urgent
        .iter()
        .take(MOST_NAMED)
        .map(|(finding, clock)| format!("{} {}", escape::console(&name(finding)), urgent::in_words(*clock)))
        .collect();
    let more = urgent.len().saturating_sub(MOST_NAMED);
    let more = if more > 0 { format!("; {more} more") } else { String::new() };
    format!("Most urgent: {}{more}.", first.join("; "))
}

/// A policy goes by its area, which its id spells; a course by its own name.
fn name(finding: &Finding) -> String {
    let document = &finding.document;
    match (document.kind.as_deref(), &document.id) {
        (Some("policy"), Some(id)) => spoken_name(id),
        (_, Some(id)) => id.clone(),
        (_, None) => document.path.clone(),
    }
}

/// "5 policies, 1 standards file".
fn counted_kinds(report: &Report) -> String {
    let names =
        Kind::ALL.iter().map(|kind| (kind.word(), noun(*kind))).chain([("material", ("material", "materials"))]);
    let count = |kind: &str| report.documents.iter().filter(|document| document.kind.as_deref() == Some(kind)).count();
    let parts: Vec<String> = names
        .filter_map(|(kind, (one, many))| match count(kind) {
            0 => None,
            1 => Some(format!("1 {one}")),
            number => Some(format!("{number} {many}")),
        })
        .collect();
    if parts.is_empty() { "0 documents".to_owned() } else { parts.join(", ") }
}

/// What documents of a kind are called: one, and several.
fn noun(kind: Kind) -> (&'static str, &'static str) {
    match kind {
        Kind::Policy => ("policy", "policies"),
        Kind::Course => ("course", "courses"),
        Kind::Standards => ("standards file", "standards files"),
        Kind::Guidance => ("guidance catalogue", "guidance catalogues"),
        Kind::Config => ("settings file", "settings files"),
    }
}
