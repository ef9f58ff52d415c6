//! Changes for a terminal: what is weaker first, then what a person has to read, then the rest.

use std::io::{self, Write};

use super::DiffReport;
use super::sections::sections;
use super::words;
use crate::change::{Change, Comparison};
use crate::report::table::{hanging, padded, row, width};
use crate::report::{Look, escape};

/// The widths between which the column of headings lies.
const NARROWEST: usize = 12;
const WIDEST: usize = 26;

/// What steps back behind what is said.
const DIM: &str = "2";

pub(super) fn write(report: &DiffReport, look: Look, out: &mut dyn Write) -> io::Result<()> {
    for pair in report.pairs.iter().filter(|pair| !pair.comparison.is_silent()) {
        let labels = words::labels(&pair.comparison, escape::line);
        let widest = labels.iter().map(|label| width(label)).max().unwrap_or_default();
        let files = words::files(pair, escape::line);
        let file = |(label, file): (&String, &String)| format!("  {}  {file}\n", padded(label, widest));
        let files: String = labels.iter().zip(&files).map(file).collect();
        let records = if report.all { Records::Shown } else { Records::Counted(report.shown_by.as_deref()) };
        Page::new(&pair.comparison, look).write(&files, records, out)?;
    }
    lone(report, look, out)?;
    courses(report, look, out)?;
    let circumstances = words::circumstances(report, escape::line);
    let totals = match words::nothing_differs(report, escape::line) {
        Some(sentence) => format!("{sentence} Compared {circumstances}."),
        None => format!("{circumstances}: {}", words::totals(report)),
    };
    for line in textwrap::wrap(&totals, look.width) {
        writeln!(out, "{}", look.styled(&line, "1"))?;
    }
    for remark in words::remarks(report, escape::line) {
        writeln!(out, "{}", textwrap::fill(&remark, look.width))?;
    }
    Ok(())
}

/// Documents without a counterpart.
fn lone(report: &DiffReport, look: Look, out: &mut dyn Write) -> io::Result<()> {
    for (documents, heading, style) in [(&report.removed, "GONE", "1;31"), (&report.added, "NEW", "1")] {
        if documents.is_empty() {
            continue;
        }
        writeln!(out, "{}", look.styled(&format!("{heading} ({})", documents.len()), style))?;
        for document in documents {
            writeln!(out, "{}", hanging(&words::lone(document, escape::line), look.width, 2))?;
        }
        writeln!(out)?;
    }
    Ok(())
}

/// What the new policy changes for courses.
fn courses(report: &DiffReport, look: Look, out: &mut dyn Write) -> io::Result<()> {
    let Some((heading, courses)) = words::courses(report, escape::line) else { return Ok(()) };
    writeln!(out, "{}", look.styled(&heading.to_uppercase(), "1"))?;
    for words::Course { name, effects } in courses {
        writeln!(out, "  {name}")?;
        let options = || textwrap::Options::new(look.width).initial_indent("    - ").subsequent_indent("      ");
        for effect in effects {
            writeln!(out, "{}", textwrap::fill(&effect, options()))?;
        }
    }
    writeln!(out)
}

/// What a change is about, and for which training.
fn heading(change: &Change) -> String {
    let about = escape::line(&change.about).into_owned();
    if change.scope.is_empty() { about } else { format!("{about} ({})", escape::line(&change.scope)) }
}

/// What is done about changes of places and records alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::report) enum Records<'r> {
    /// They are shown as the others are.
    Shown,
    /// They are counted, beside the command that shows them, where there is one to name.
    Counted(Option<&'r str>),
}

/// The changes of one comparison.
pub(in crate::report) struct Page<'r> {
    comparison: &'r Comparison,
    look: Look,
    /// The width of the column of headings.
    about: usize,
}

impl<'r> Page<'r> {
    /// A page for a comparison.
    pub(in crate::report) fn new(comparison: &'r Comparison, look: Look) -> Self {
        let longest = comparison.changes.iter().map(|change| width(&heading(change))).max().unwrap_or_default();
        Self { comparison, look, about: longest.clamp(NARROWEST, WIDEST) }
    }

    /// Writes the changes under their headings. `files` says where the documents are.
    pub(in crate::report) fn write(&self, files: &str, records: Records<'_>, out: &mut dyn Write) -> io::Result<()> {
        let comparison = self.comparison;
        writeln!(out, "{}", self.look.styled(&words::heading(comparison, escape::line), "1"))?;
        writeln!(out, "{files}")?;
        if let Some(shared) = words::in_both(comparison, escape::line) {
            writeln!(out, "  {shared}\n")?;
        }
        let mut folded = Vec::new();
        let mut help = words::what_to_do(comparison);
        for (section, changes) in sections(comparison) {
            let heading = section.heading(comparison.relation).to_uppercase();
            let whose = words::whose(section, comparison, escape::line);
            let heading = format!("{whose}{heading} ({})", changes.len());
            if let Some(help) = help.take_if(|_| !section.weakens()) {
                self.help(help, out)?;
            }
            if section.is_folded() && records != Records::Shown {
                folded.push(heading);
                continue;
            }
            writeln!(out, "{}", self.look.styled(&heading, section.style()))?;
            for change in changes {
                self.change(change, out)?;
                writeln!(out)?;
            }
        }
        if let Some(help) = help {
            self.help(help, out)?;
        }
        if let (Records::Counted(command), false) = (records, folded.is_empty()) {
            writeln!(out, "{}     {}\n", folded.join(", "), words::shown_by(command, escape::line))?;
        }
        Ok(())
    }

    /// Below what is weaker: what to do about it.
    fn help(&self, help: &str, out: &mut dyn Write) -> io::Result<()> {
        let options = textwrap::Options::new(self.look.width).subsequent_indent("               ");
        writeln!(out, "{}\n", textwrap::fill(&format!("  what to do   {help}"), options))
    }

    /// One change: what it is about on the left, what there is to say about it on the right.
    fn change(&self, change: &Change, out: &mut dyn Write) -> io::Result<()> {
        let abouts = row(&[(&heading(change), self.about)]);
        let lines = self.lines(change);
        for index in 0..lines.len().max(abouts.len()) {
            let about = padded(abouts.get(index).map_or("", String::as_str), self.about);
            let text = lines.get(index).map_or("", String::as_str);
            writeln!(out, "{}", format!("  {about}  {text}").trim_end())?;
        }
        Ok(())
    }

    fn lines(&self, change: &Change) -> Vec<String> {
        let comparison = self.comparison;
        let relation = comparison.relation;
        let mut lines = self.wrapped(&escape::line(&change.sentence), "");
        for items in words::items(&change.items, relation, escape::line) {
            lines.extend(self.wrapped(&format!("- {items}"), "  "));
        }
        let marked = words::marked(&change.words, escape::line);
        lines.extend(colored(self.wrapped(&marked, ""), self.look));
        let labels = words::labels(comparison, escape::line);
        for (label, side) in labels.iter().zip([&change.old, &change.new]) {
            let said = words::side(change, side, label, relation, escape::line);
            lines.extend(said.into_iter().flat_map(|said| self.styled(&said, DIM)));
        }
        if let Some(signed) = words::signed(change, comparison, escape::line) {
            let style = if change.approved.is_some() { "32" } else { "31" };
            lines.extend(self.styled(&signed, style));
        }
        for entry in words::to_sign(change, comparison) {
            lines.extend(self.wrapped(&escape::line(entry), "  "));
        }
        lines
    }

    fn wrapped(&self, text: &str, indent: &str) -> Vec<String> {
        if text.is_empty() {
            return Vec::new();
        }
        let room = self.look.width.saturating_sub(self.about + 4).max(NARROWEST);
        // Names in entries to paste have hyphens; broken there, they could not be copied.
        let options = textwrap::Options::new(room).word_splitter(textwrap::WordSplitter::NoHyphenation);
        textwrap::wrap(text, options.subsequent_indent(indent)).into_iter().map(|line| line.into_owned()).collect()
    }

    fn styled(&self, text: &str, style: &str) -> Vec<String> {
        let lines = self.wrapped(text, "     ");
        lines.iter().map(|line| self.look.styled(line, style)).collect()
    }
}

/// Colours between the marks, which may begin on one line and end on another. The marks stay: not everybody tells
/// the colours apart.
pub(super) fn colored(lines: Vec<String>, look: Look) -> Vec<String> {
    let [gone, came] = words::MARKS;
    let mut style = None;
    let mut colored = Vec::new();
    for line in lines {
        let mut text = String::new();
        let mut rest = line.as_str();
        while !rest.is_empty() {
            let sought: &[&str] = match style {
                None => &[gone[0], came[0]],
                Some("31") => &[gone[1]],
                Some(_) => &[came[1]],
            };
            let found = sought.iter().filter_map(|mark| rest.find(mark).map(|at| (at, *mark))).min();
            let Some((at, mark)) = found else {
                text.push_str(&style.map_or_else(|| rest.to_owned(), |style| look.styled(rest, style)));
                break;
            };
            // An opening mark is coloured with what it opens, a closing one with what it closes.
            let cut = if style.is_some() { at + mark.len() } else { at };
            let (piece, after) = rest.split_at(cut);
            text.push_str(&style.map_or_else(|| piece.to_owned(), |style| look.styled(piece, style)));
            style = match style {
                Some(_) => None,
                None if mark == gone[0] => Some("31"),
                None => Some("32"),
            };
            rest = after;
        }
        colored.push(text);
    }
    colored
}
