//! How one finding is laid out, and the styles of the page.

use std::collections::BTreeSet;
use std::io::{self, Write};

use miette::{GraphicalReportHandler, GraphicalTheme, ThemeCharacters, ThemeStyles};

use super::Look;
use crate::finding::{Authority, AuthorityKind, Finding, Severity};
use crate::report::capital::capitalised;
use crate::report::excerpt::{Shown, is_needed, is_withheld, of_part};
use crate::report::{escape, facts};

/// A page that findings are written on.
pub(super) struct Page {
    look: Look,
    handler: GraphicalReportHandler,
    /// Whether every excerpt and note is shown.
    pub(super) all: bool,
    /// What was said that goes for every document: why something matters, and who says so.
    said: BTreeSet<String>,
    /// What the document at hand was said to say itself.
    own: BTreeSet<String>,
}

impl Page {
    pub(super) fn new(look: Look, all: bool) -> Self {
        let characters = ThemeCharacters::unicode();
        let styles = if look.color { ThemeStyles::ansi() } else { ThemeStyles::none() };
        let handler = GraphicalReportHandler::new_themed(GraphicalTheme { characters, styles })
            .with_width(look.width)
            .with_links(false)
            .without_cause_chain()
            .with_context_lines(0)
            .with_primary_span_start();
        Self { look, handler, all, said: BTreeSet::new(), own: BTreeSet::new() }
    }

    /// Begins a document. A reason is given once a run; where everything is shown, once a document.
    pub(super) fn begin_document(&mut self) {
        self.own.clear();
        if self.all {
            self.said.clear();
        }
    }

    /// Findings of one fact in their own words: what and where each, then once why, who says so and what to do.
    pub(super) fn findings(&mut self, findings: &[&Finding], out: &mut dyn Write) -> io::Result<()> {
        for finding in findings {
            self.what_and_where(finding, out)?;
        }
        let Some(first) = findings.first() else { return Ok(()) };
        self.once("why", &first.why, out)?;
        self.who_says_so(&first.authority, out)?;
        for (index, finding) in findings.iter().enumerate() {
            if !findings.iter().take(index).any(|earlier| earlier.help == finding.help) {
                self.line("what to do", &finding.help, out)?;
            }
        }
        for related in findings.iter().flat_map(|finding| &finding.related) {
            let place = format!("{}:{}  {}", related.path, related.line, related.message);
            self.line("see also", &place, out)?;
        }
        writeln!(out)
    }

    /// What a finding says and where. Its lines are drawn where the eye needs them; elsewhere their number is enough.
    fn what_and_where(&self, finding: &Finding, out: &mut dyn Write) -> io::Result<()> {
        let rule = escape::console(&finding.rule);
        if (self.all || is_needed(finding)) && !is_withheld(finding) {
            self.headline(finding.severity, &finding.message, &rule, out)?;
            return self.excerpt(finding, out);
        }
        let sections = sections(finding).map(|sections| format!(", {}", escape::line(sections))).unwrap_or_default();
        let tail = format!("{}{sections}  {rule}", place(finding));
        self.headline(finding.severity, &finding.message, &tail, out)
    }

    /// A sentence beside a severity, with a tail that steps back.
    pub(super) fn headline(&self, severity: Severity, text: &str, tail: &str, out: &mut dyn Write) -> io::Result<()> {
        let word = severity_word(severity);
        let first = format!("  {word}  ");
        let message = self.filled(&with_tail(&capitalised(&escape::console(text)), tail), &first, HANGING);
        writeln!(out, "{}", self.tail_dimmed(&message, tail).replacen(word, &self.severity(severity), 1))
    }

    /// Text that was filled, with the tail it ends in dimmed.
    pub(super) fn tail_dimmed(&self, filled: &str, tail: &str) -> String {
        let whole = filled.replace(UNBROKEN, " ");
        match whole.strip_suffix(tail) {
            Some(before) if !tail.is_empty() => format!("{before}{}", self.dim(tail)),
            _ => whole,
        }
    }

    fn excerpt(&self, finding: &Finding, out: &mut dyn Write) -> io::Result<()> {
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
        Ok(())
    }

    /// Who says so, where that was not said before. A document speaks for itself alone.
    fn who_says_so(&mut self, authority: &Authority, out: &mut dyn Write) -> io::Result<()> {
        let said = if authority.kind == AuthorityKind::OwnPolicy { &mut self.own } else { &mut self.said };
        if said.insert(authority.says.clone()) { self.line("who says so", &authority.says, out) } else { Ok(()) }
    }

    /// What goes for every document, where it was not said before.
    pub(super) fn once(&mut self, name: &str, text: &str, out: &mut dyn Write) -> io::Result<()> {
        if self.is_new(text) { self.line(name, text, out) } else { Ok(()) }
    }

    /// Whether something was not said before. Now it is.
    pub(super) fn is_new(&mut self, text: &str) -> bool {
        self.said.insert(text.to_owned())
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
        // Names of places and entries have hyphens and slashes; broken there, they could not be copied.
        let options = textwrap::Options::new(self.width())
            .word_separator(textwrap::WordSeparator::AsciiSpace)
            .word_splitter(textwrap::WordSplitter::NoHyphenation)
            .break_words(false);
        textwrap::fill(text, options.initial_indent(first).subsequent_indent(rest))
    }

    /// The columns that are written to.
    pub(super) fn width(&self) -> usize {
        self.look.width
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

/// Below a message, as far in as its first word.
const HANGING: &str = "           ";

/// A space at which no line is broken.
const UNBROKEN: char = '\u{a0}';

/// Text with a tail that stays on one line.
pub(super) fn with_tail(text: &str, tail: &str) -> String {
    if tail.is_empty() { text.to_owned() } else { format!("{text}  {}", tail.replace(' ', "\u{a0}")) }
}

/// Where a finding stands in its file: "line 12", "slide 3".
pub(super) fn place(finding: &Finding) -> String {
    escape::line(&facts::place(finding)).into_owned()
}

/// The sections that stood under the marked text, where the finding does not name them.
fn sections(finding: &Finding) -> Option<&str> {
    let label = Some(finding.label.as_str()).filter(|label| label.starts_with("section") || *label == "the cover")?;
    let said = [&finding.message, &finding.help, &finding.authority.says];
    (!said.iter().any(|text| text.contains(label))).then_some(label)
}

/// The word, padded so that messages line up.
fn severity_word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error  ",
        Severity::Warning => "warning",
        Severity::Note => "note   ",
    }
}
