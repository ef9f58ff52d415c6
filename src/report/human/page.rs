//! How one finding is laid out, and the styles of the page.

use std::io::{self, Write};

use miette::{GraphicalReportHandler, GraphicalTheme, ThemeCharacters, ThemeStyles};

use super::Look;
use crate::finding::{Finding, Severity};
use crate::report::capital::capitalised;
use crate::report::escape;
use crate::report::excerpt::{Shown, of_part};

/// A page that findings are written on.
pub(super) struct Page {
    look: Look,
    handler: GraphicalReportHandler,
}

impl Page {
    pub(super) fn new(look: Look) -> Self {
        let characters = ThemeCharacters::unicode();
        let styles = if look.color { ThemeStyles::ansi() } else { ThemeStyles::none() };
        let handler = GraphicalReportHandler::new_themed(GraphicalTheme { characters, styles })
            .with_width(look.width)
            .with_links(false)
            .without_cause_chain()
            .with_context_lines(0)
            .with_primary_span_start();
        Self { look, handler }
    }

    /// A finding in its own words: what, where, why, who says so, what to do. What the finding before it, of the same
    /// rule, gave as the reason is not said again.
    pub(super) fn finding(&self, finding: &Finding, before: Option<&Finding>, out: &mut dyn Write) -> io::Result<()> {
        let word = severity_word(finding.severity);
        let first = format!("  {word}  ");
        let message = self.filled(&capitalised(&escape::console(&finding.message)), &first, &" ".repeat(first.len()));
        writeln!(out, "{}", message.replacen(word, &self.severity(finding.severity), 1))?;
        let mut excerpt = String::new();
        if let Some(drawn) = of_part(finding) {
            for line in drawn {
                writeln!(out, "    {line}")?;
            }
        } else if self.handler.render_report(&mut excerpt, &Shown::new(finding)).is_ok() {
            // The renderer's own heading is empty: a message wrapped by it would carry a bar on every line.
            let lines = excerpt.split_inclusive('\n').skip(1);
            out.write_all(lines.collect::<String>().as_bytes())?;
        }
        if before.is_none_or(|before| before.why != finding.why) {
            self.line("why", &finding.why, out)?;
        }
        self.line("who says so", &finding.authority.says, out)?;
        self.line("what to do", &finding.help, out)?;
        for related in &finding.related {
            let place = format!("{}:{}  {}", related.path, related.line, related.message);
            self.line("see also", &place, out)?;
        }
        writeln!(out, "    {}\n", self.dim(&escape::console(&finding.rule)))
    }

    /// A named line below a finding; nothing where there is nothing to say.
    pub(super) fn line(&self, name: &str, text: &str, out: &mut dyn Write) -> io::Result<()> {
        if text.is_empty() {
            return Ok(());
        }
        let first = format!("    {name:<11}  ");
        let wrapped = self.filled(&escape::console(text), &first, &" ".repeat(first.len()));
        writeln!(out, "{}", wrapped.replacen(name, &self.dim(name), 1))
    }

    /// Text wrapped to the page.
    pub(super) fn filled(&self, text: &str, first: &str, rest: &str) -> String {
        let width = self.look.width.saturating_sub(2);
        // Names of places and entries have hyphens; broken there, they could not be copied.
        let options = textwrap::Options::new(width).word_splitter(textwrap::WordSplitter::NoHyphenation);
        textwrap::fill(text, options.initial_indent(first).subsequent_indent(rest))
    }

    /// The word for a severity, in its colour. Words instead of signs: they read well aloud, and nobody has to know
    /// what a cross means.
    pub(super) fn severity(&self, severity: Severity) -> String {
        let style = match severity {
            Severity::Error => "1;31",
            Severity::Warning => "33",
            Severity::Note => "36",
        };
        self.look.styled(severity_word(severity), style)
    }

    pub(super) fn bold(&self, text: &str) -> String {
        self.look.styled(text, "1")
    }

    pub(super) fn dim(&self, text: &str) -> String {
        self.look.styled(text, "2")
    }
}

/// The word, padded so that messages line up.
fn severity_word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error  ",
        Severity::Warning => "warning",
        Severity::Note => "note   ",
    }
}
