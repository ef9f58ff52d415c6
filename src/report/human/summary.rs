//! The last lines: how many, as at when, against what, and what comes first.

use std::io::{self, Write};

use super::page::Page;
use super::{against, suppressed};
use crate::model::Kind;
use crate::model::words::counted;
use crate::report::circumstances::as_at;
use crate::report::{CannotTell, DocumentReport, DocumentStatus, Report, Summary, escape, known};

/// What stands above the last lines.
#[derive(Clone, Copy, Debug)]
pub(super) struct Above {
    /// Whether the report is so long that it began with its totals.
    pub(super) is_long: bool,
    /// How many notes are not listed.
    pub(super) unlisted: usize,
}

/// Writes the totals, with what they rest on and how they compare.
pub(super) fn begin(page: &Page, report: &Report, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{}", page.bold(&page.filled(&escape::console(&totals(report)), "", "")))?;
    against::write_sentence(page, report, out)
}

/// Writes the summary. Below a report that began with its totals they are repeated in short, for whoever sees the end.
pub(super) fn write(page: &Page, report: &Report, above: Above, out: &mut dyn Write) -> io::Result<()> {
    if above.is_long {
        let short = format!("{}, {}", counts(report), as_at(&report.today, &report.standards, escape::console));
        writeln!(out, "{}", page.bold(&page.filled(&short, "", "")))?;
    } else {
        begin(page, report, out)?;
    }
    if let Some(used) = &report.guidance {
        let text = escape::console(&known::in_words(used, &report.today)).into_owned();
        writeln!(out, "{}", page.filled(&text, "", ""))?;
    }
    against::write_fixed(page, report, out)?;
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
    for failure in &report.failures {
        writeln!(out, "Incomplete: {}", escape::console(failure))?;
    }
    if !report.findings.is_empty() {
        writeln!(out, "paramount explain NAME tells more about any line.")?;
    }
    if above.unlisted > 0 {
        let notes = counted(above.unlisted, "more note");
        let text = format!("{notes} on what a standard only says may be so: --all lists them.");
        writeln!(out, "{}", page.filled(&text, "", ""))?;
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
    let circumstances = as_at(&report.today, &report.standards, escape::console);
    format!("{} judged {circumstances}:  {}", counted_kinds(report), counts(report))
}

/// "2 errors, 19 warnings, 12 notes".
fn counts(report: &Report) -> String {
    let Summary { error, warning, note, .. } = report.summary;
    format!("{}, {}, {}", counted(error, "error"), counted(warning, "warning"), counted(note, "note"))
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
