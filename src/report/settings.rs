//! Where the settings for a document or folder come from: for people, web pages and programs.

use std::io::{self, Write};

use serde::Serialize;

use super::{Look, escape, table};

/// The settings that hold for a document or folder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SettingsReport {
    /// The document or folder, relative to the root; empty for the root itself.
    pub path: String,
    /// The settings files that were read: the nearest one, then the one that it extends.
    pub files: Vec<String>,
    /// Whether `exclude` leaves the document out.
    pub left_out: bool,
    /// How many faults these files have, so that some of what they say may not hold.
    pub faults: usize,
    /// What holds, entry by entry.
    pub settings: Vec<Setting>,
    /// Waivers that are for other documents, and not listed.
    pub other_waivers: usize,
}

/// One setting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Setting {
    /// The entry in `paramount.yaml`.
    pub entry: String,
    /// What it comes to.
    pub value: String,
    /// Where that is said; null for what holds where nothing is said.
    pub origin: Option<Origin>,
    /// What is said in a file further off, and does not hold.
    pub instead_of: Option<(String, Origin)>,
}

/// A place in a settings file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Origin {
    /// The file, relative to the root.
    pub file: String,
    /// The line, from 1.
    pub line: u32,
}

/// Writes it for a terminal.
///
/// # Errors
/// Where `out` cannot be written to.
pub fn human(report: &SettingsReport, look: Look, out: &mut dyn Write) -> io::Result<()> {
    const ENTRY: usize = 10;
    const LEAST: usize = 20;
    let name = format!("Settings for {}", named(report, escape::line));
    writeln!(out, "{}", look.styled(&name, "1"))?;
    let width = look.width.saturating_sub(2);
    writeln!(out, "{}\n", textwrap::fill(&read_from(report, escape::line), width))?;
    // The rest of the line is shared by what holds and where it is said.
    let rest = look.width.saturating_sub(ENTRY + 6);
    let value = (rest * 3 / 5).max(LEAST);
    let origin = rest.saturating_sub(value).max(LEAST);
    let mut before = "";
    for setting in &report.settings {
        let entry = if setting.entry == before { "" } else { setting.entry.as_str() };
        before = &setting.entry;
        let (said, place) = (escape::line(&setting.value), place(setting, escape::line));
        for line in table::row(&[(entry, ENTRY), (&said, value), (&place, origin)]) {
            writeln!(out, "  {line}")?;
        }
    }
    for remark in remarks(report) {
        writeln!(out, "\n{}", textwrap::fill(&remark, width))?;
    }
    Ok(())
}

/// Writes it for a web page.
///
/// # Errors
/// Where `out` cannot be written to.
pub fn markdown(report: &SettingsReport, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "**Settings for {}**\n", named(report, escape::markdown))?;
    writeln!(out, "{}\n", read_from(report, escape::markdown))?;
    writeln!(out, "| Entry | What holds | Where it is said |\n|---|---|---|")?;
    for setting in &report.settings {
        let place = place(setting, escape::markdown);
        writeln!(out, "| {} | {} | {place} |", setting.entry, escape::markdown(&setting.value))?;
    }
    for remark in remarks(report) {
        writeln!(out, "\n{remark}")?;
    }
    Ok(())
}

type Escape = for<'t> fn(&'t str) -> std::borrow::Cow<'t, str>;

fn named(report: &SettingsReport, escape: Escape) -> String {
    if report.path.is_empty() { "the root".to_owned() } else { escape(&report.path).into_owned() }
}

fn read_from(report: &SettingsReport, escape: Escape) -> String {
    match report.files.as_slice() {
        [] => "No paramount.yaml holds here, so everything is as the tool comes.".to_owned(),
        [nearest] => format!("They are read from {}, the nearest one above.", escape(nearest)),
        [nearest, extended, ..] => {
            format!(
                "They are read from {}, the nearest one above, and from {}, which that one extends.",
                escape(nearest),
                escape(extended)
            )
        }
    }
}

fn place(setting: &Setting, escape: Escape) -> String {
    let at = |origin: &Origin| format!("{}, line {}", escape(&origin.file), origin.line);
    let Some(origin) = &setting.origin else { return "said nowhere".to_owned() };
    match &setting.instead_of {
        Some((value, other)) => format!("{}; in place of {} ({})", at(origin), escape(value), at(other)),
        None => at(origin),
    }
}

fn remarks(report: &SettingsReport) -> Vec<String> {
    let mut remarks = Vec::new();
    if report.left_out {
        remarks.push("This document is left out by exclude: it is judged only where it is named itself.".to_owned());
    }
    match report.other_waivers {
        0 => {}
        1 => remarks.push("1 more waiver is for other documents.".to_owned()),
        many => remarks.push(format!("{many} more waivers are for other documents.")),
    }
    match report.faults {
        0 => {}
        1 => remarks.push(
            "1 thing is wrong with these files, and may not hold as it is meant; paramount check says what.".to_owned(),
        ),
        many => remarks.push(format!(
            "{many} things are wrong with these files, and may not hold as they are meant; paramount check says what."
        )),
    }
    remarks
}
