//! The report for a terminal: what is wrong, where, why it matters, who says so, what to do; most urgent first.

use std::collections::BTreeMap;
use std::io::{self, Write};

use miette::{GraphicalReportHandler, GraphicalTheme, ThemeCharacters, ThemeStyles};

use super::excerpt::Shown;
use super::{Report, escape, urgent};
use crate::finding::{Finding, Group, Severity};
use crate::model::Date;
use crate::model::located::Read;
use crate::model::policy::spoken_name;

/// How the terminal is written to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// Whether colours are used.
    pub color: bool,
    /// The width in columns.
    pub width: usize,
}

/// Writes the report.
pub(super) fn write(report: &Report, look: Look, out: &mut dyn Write) -> io::Result<()> {
    let page = Page { look, handler: handler(look), today: &report.today };
    let mut by_document: BTreeMap<&str, Vec<&Finding>> = BTreeMap::new();
    for finding in report.findings.iter().filter(|finding| finding.suppressed.is_none()) {
        by_document.entry(&finding.document.path).or_default().push(finding);
    }
    let urgent = urgent::most_urgent(&report.findings);
    let rank = |path: &str| urgent.iter().position(|(finding, _)| finding.document.path == path).unwrap_or(usize::MAX);
    let mut documents: Vec<_> = by_document.into_iter().collect();
    documents.sort_by_key(|(path, findings)| {
        let worst = findings.iter().map(|finding| finding.severity).max();
        (rank(path), std::cmp::Reverse(worst), *path)
    });
    for (path, findings) in documents {
        page.document(path, findings, out)?;
    }
    page.summary(report, &urgent, out)
}

fn handler(look: Look) -> GraphicalReportHandler {
    let characters = ThemeCharacters::unicode();
    let styles = if look.color { ThemeStyles::ansi() } else { ThemeStyles::none() };
    GraphicalReportHandler::new_themed(GraphicalTheme { characters, styles })
        .with_width(look.width)
        .with_links(false)
        .without_cause_chain()
        .with_context_lines(0)
        .with_primary_span_start()
}

struct Page<'r> {
    look: Look,
    handler: GraphicalReportHandler,
    today: &'r str,
}

impl Page<'_> {
    fn document(&self, path: &str, mut findings: Vec<&Finding>, out: &mut dyn Write) -> io::Result<()> {
        let id = findings.iter().find_map(|finding| finding.document.id.as_deref());
        let path = escape::console(path);
        match id {
            Some(id) => writeln!(out, "{}   {path}\n", self.bold(&escape::console(id)))?,
            None => writeln!(out, "{}\n", self.bold(&path))?,
        }
        findings.sort_by_key(|finding| {
            let clock = finding.clock.map_or((1, None), |clock| (0, Some(clock.last_day)));
            (std::cmp::Reverse(finding.severity), clock, finding.group, finding.place.clone(), finding.rule.clone())
        });
        let mut shown = findings.iter().copied().peekable();
        while let Some(finding) = shown.next() {
            let Some(group) = finding.group else {
                self.finding(finding, out)?;
                continue;
            };
            let alike = |other: &&Finding| other.group == Some(group) && other.severity == finding.severity;
            let mut block = vec![finding];
            while let Some(next) = shown.next_if(alike) {
                block.push(next);
            }
            self.block(group, &block, out)?;
        }
        Ok(())
    }

    fn finding(&self, finding: &Finding, out: &mut dyn Write) -> io::Result<()> {
        let word = severity_word(finding.severity);
        let first = format!("  {word}  ");
        let rest = " ".repeat(first.len());
        let options =
            textwrap::Options::new(self.look.width.saturating_sub(2)).initial_indent(&first).subsequent_indent(&rest);
        let message = textwrap::fill(&sentence(&finding.message), options);
        writeln!(out, "{}", message.replacen(word, &self.styled(word, severity_style(finding.severity)), 1))?;
        let mut excerpt = String::new();
        if self.handler.render_report(&mut excerpt, &Shown::new(finding)).is_ok() {
            // The renderer's own heading is empty: a message wrapped by it would carry a bar on every line.
            let lines = excerpt.split_inclusive('\n').skip(1);
            out.write_all(lines.collect::<String>().as_bytes())?;
        }
        self.line("why", &finding.why, out)?;
        self.line("who says so", &finding.authority.says, out)?;
        self.line("what to do", &finding.help, out)?;
        for related in &finding.related {
            let place = format!("{}:{}  {}", related.path, related.line, related.message);
            self.line("see also", &place, out)?;
        }
        writeln!(out, "    {}\n", self.dim(&escape::console(&finding.rule)))
    }

    /// Findings that are one fact, a line each.
    fn block(&self, group: Group, findings: &[&Finding], out: &mut dyn Write) -> io::Result<()> {
        let Some(first) = findings.first() else { return Ok(()) };
        let (word, style) = (severity_word(first.severity), severity_style(first.severity));
        // A standard may have more than one thing to say.
        let many =
            findings.iter().map(|finding| finding.rule.as_str()).collect::<std::collections::BTreeSet<_>>().len();
        let standards = if many == 1 { "1 standard".to_owned() } else { format!("{many} standards") };
        let heading = match group {
            Group::Silent => format!("Silent on {standards}"),
            Group::NotRecorded => format!("Not recorded for {standards}"),
            Group::WeakerWord => format!("A weaker word than expected for {standards}"),
            Group::Partial => format!("Only partly there for {standards}"),
            Group::NothingWritten => format!("Nothing written for {standards}"),
        };
        writeln!(out, "  {}  {heading}", self.styled(word, style))?;
        let width = findings.iter().map(|finding| finding.rule.len()).max().unwrap_or_default();
        for finding in findings {
            let line = match group {
                Group::Silent | Group::NotRecorded | Group::NothingWritten => String::new(),
                Group::WeakerWord | Group::Partial => format!("line {:<5}", finding.place.line),
            };
            // What the heading says is not said again on every line.
            let message = finding.message.trim_start_matches("only partly there: ");
            let text = format!("{line}{}", escape::console(message));
            let rule = escape::console(&finding.rule);
            let indent = " ".repeat(width + 8 + line.len());
            let options = textwrap::Options::new(self.look.width.saturating_sub(2)).subsequent_indent(&indent);
            let padded = format!("{rule:width$}");
            // The name is padded before it is styled, so that colour codes do not count as width.
            let wrapped = textwrap::fill(&format!("      {padded}  {text}"), options);
            writeln!(out, "{}", wrapped.replacen(&padded, &self.dim(&padded), 1))?;
        }
        let (authority, help) = match group {
            Group::Silent => (
                "the standards named; paramount explain NAME has the reasons and what to write",
                "add a commitment for each that the source does answer; what it leaves open on purpose, a waiver can say",
            ),
            Group::NotRecorded => (
                "the standards named, which nobody has looked for in this policy",
                "look for them in the source, record what it says, and name the standards under recorded, read_against",
            ),
            Group::WeakerWord => (
                "the standards named; the word recorded is the policy's own",
                "decide whether the weaker word is meant; if it is not, put the stronger one into the policy",
            ),
            Group::Partial => (
                "the standards named; what is missing is recorded under lacks",
                "complete the policy, or let a waiver say why it stays as it is",
            ),
            Group::NothingWritten => (
                "the standards named, and the policy where a section is given; paramount explain NAME has the reasons",
                "write down what the course has; what it does not have yet, add to the course first",
            ),
        };
        self.line("who says so", authority, out)?;
        self.line("what to do", help, out)?;
        writeln!(out)
    }

    fn line(&self, name: &str, text: &str, out: &mut dyn Write) -> io::Result<()> {
        if text.is_empty() {
            return Ok(());
        }
        let first = format!("    {name:<11}  ");
        let rest = " ".repeat(first.len());
        let options =
            textwrap::Options::new(self.look.width.saturating_sub(2)).initial_indent(&first).subsequent_indent(&rest);
        let wrapped = textwrap::fill(&escape::console(text), options);
        writeln!(out, "{}", wrapped.replacen(name, &self.dim(name), 1))
    }

    fn summary(
        &self,
        report: &Report,
        urgent: &[(&Finding, crate::finding::Clock)],
        out: &mut dyn Write,
    ) -> io::Result<()> {
        let summary = report.summary;
        let kinds =
            |kind: &str| report.documents.iter().filter(|document| document.kind.as_deref() == Some(kind)).count();
        let judged = counted_kinds(&kinds);
        let standards: Vec<String> = report.standards.iter().map(|set| format!("{}@{}", set.id, set.edition)).collect();
        let today = Date::read(self.today).map_or_else(|_| self.today.to_owned(), Date::in_words);
        let counts = format!(
            "{}, {}, {}",
            counted(summary.error, "error"),
            counted(summary.warning, "warning"),
            counted(summary.note, "note")
        );
        let against = if standards.is_empty() { String::new() } else { format!(" against {}", standards.join(", ")) };
        writeln!(
            out,
            "{}",
            self.bold(&escape::console(&format!("{judged} judged as at {today}{against}:  {counts}")))
        )?;
        let suppressed = summary.suppressed.waiver + summary.suppressed.baseline;
        if suppressed > 0 {
            writeln!(
                out,
                "{suppressed} more do not count: {} by a waiver, {} by a baseline.",
                summary.suppressed.waiver, summary.suppressed.baseline
            )?;
        }
        let unread =
            report.documents.iter().filter(|document| document.status != super::DocumentStatus::Checked).count();
        if unread > 0 {
            writeln!(
                out,
                "{} could not be read whole; what is said above is about the rest.",
                counted(unread, "document")
            )?;
        }
        if !urgent.is_empty() {
            let first: Vec<String> = urgent
                .iter()
                .take(5)
                .map(|(finding, clock)| {
                    let named = finding.document.id.as_deref().map(spoken_name);
                    let name = named.as_deref().unwrap_or(&finding.document.path);
                    format!("{} {}", escape::console(name), urgent::in_words(*clock))
                })
                .collect();
            let more = if urgent.len() > first.len() {
                format!("; {} more", urgent.len() - first.len())
            } else {
                String::new()
            };
            let text = format!("Most urgent: {}{more}.", first.join("; "));
            writeln!(out, "{}", textwrap::fill(&text, self.look.width))?;
        }
        for failure in &report.failures {
            writeln!(out, "Incomplete: {}", escape::console(failure))?;
        }
        if !report.findings.is_empty() {
            writeln!(out, "paramount explain NAME tells more about any line.")?;
        }
        Ok(())
    }

    fn bold(&self, text: &str) -> String {
        self.styled(text, "1")
    }

    fn dim(&self, text: &str) -> String {
        self.styled(text, "2")
    }

    fn styled(&self, text: &str, style: &str) -> String {
        if self.look.color { format!("\u{1b}[{style}m{text}\u{1b}[0m") } else { text.to_owned() }
    }
}

/// "5 policies, 1 standards file".
fn counted_kinds(count: &dyn Fn(&str) -> usize) -> String {
    const NAMES: [(&str, &str, &str); 5] = [
        ("policy", "policy", "policies"),
        ("course", "course", "courses"),
        ("standards", "standards file", "standards files"),
        ("guidance", "guidance catalogue", "guidance catalogues"),
        ("config", "settings file", "settings files"),
    ];
    let parts: Vec<String> = NAMES
        .iter()
        .filter_map(|(kind, one, many)| match count(kind) {
            0 => None,
            1 => Some(format!("1 {one}")),
            number => Some(format!("{number} {many}")),
        })
        .collect();
    if parts.is_empty() { "0 documents".to_owned() } else { parts.join(", ") }
}

/// Words instead of signs: they read well aloud, and nobody has to know what a cross means.
fn severity_word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error  ",
        Severity::Warning => "warning",
        Severity::Note => "note   ",
    }
}

fn severity_style(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "1;31",
        Severity::Warning => "33",
        Severity::Note => "36",
    }
}

fn counted(number: usize, noun: &str) -> String {
    if number == 1 { format!("1 {noun}") } else { format!("{number} {noun}s") }
}

/// A message as a sentence begins. A name of an entry or a rule stays as it is written.
fn sentence(message: &str) -> String {
    let safe = escape::console(message);
    let first_word = safe.split(' ').next().unwrap_or_default();
    if !first_word.chars().all(char::is_alphabetic) {
        return safe.into_owned();
    }
    let mut letters = safe.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
