//! The lines of a finding as miette wants them: only what is shown, made harmless, with the mark where it was.

use std::fmt;

use miette::{
    Diagnostic, LabeledSpan, MietteError, MietteSpanContents, Severity as Level, SourceCode, SourceSpan, SpanContents,
};

use super::escape;
use crate::finding::{Finding, Severity};

/// Whether the eye needs the lines of a finding: where they are broken, a word or a sign in them is what has to go. Anywhere
/// else the message has said what stands there.
pub(super) fn is_needed(finding: &Finding) -> bool {
    finding.rule.starts_with("load/")
}

/// Whether the lines of a finding are shown nowhere, as something on them could lead to a person: then the place is all that
/// is said. A file that cannot be read has no lines, and no place in it either.
pub(super) fn is_withheld(finding: &Finding) -> bool {
    !is_needed(finding) && !is_there(finding)
}

/// Whether there is a line to show.
fn is_there(finding: &Finding) -> bool {
    finding.excerpt.lines.iter().any(|line| !line.trim().is_empty())
}

/// A finding for miette's renderer: lines and mark.
#[derive(Debug)]
pub(super) struct Shown {
    severity: Severity,
    label: Option<String>,
    lines: Option<Lines>,
}

#[derive(Debug)]
struct Lines {
    name: String,
    text: String,
    first_line: usize,
    column: usize,
    mark: SourceSpan,
}

impl Shown {
    pub(super) fn new(finding: &Finding) -> Self {
        let label = Some(escape::console(&finding.label).into_owned()).filter(|label| !label.is_empty());
        Self { severity: finding.severity, label, lines: Lines::of(finding) }
    }
}

impl Lines {
    fn of(finding: &Finding) -> Option<Self> {
        let excerpt = &finding.excerpt;
        if !is_there(finding) {
            return None;
        }
        let place = &finding.place;
        let mut text = String::new();
        let (mut start, mut end) = (0, 0);
        for (number, line) in (excerpt.first_line..).zip(&excerpt.lines) {
            let left_out = if number == excerpt.first_line { excerpt.left_out } else { 0 };
            let line = &beginning(line, left_out);
            let safe_length = |column: u32| {
                let shown = column.saturating_sub(left_out).saturating_sub(1) + u32::from(left_out > 0);
                let before: String = line.chars().take(shown as usize).collect();
                escape::console(&before).len()
            };
            if number == place.line {
                start = text.len() + safe_length(place.column);
                end = start;
            }
            let safe = escape::console(line);
            if number == place.end_line {
                end = text.len() + safe_length(place.end_column).min(safe.len());
            } else if number < place.end_line {
                end = text.len() + safe.len();
            }
            text.push_str(&safe);
            text.push('\n');
        }
        let place_name = escape::console(&finding.document.path).into_owned();
        let mark = (start.min(text.len()), end.saturating_sub(start).max(1)).into();
        Some(Self {
            name: place_name,
            text,
            first_line: excerpt.first_line as usize,
            column: place.column as usize,
            mark,
        })
    }
}

/// A line with a mark for what is left out at its beginning.
fn beginning(line: &str, left_out: u32) -> String {
    if left_out > 0 { format!("\u{2026}{line}") } else { line.to_owned() }
}

/// A line that a finding is about, with the part of it that is meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct MarkedLine {
    /// Its number, where the file has lines.
    pub(super) number: Option<u32>,
    pub(super) before: String,
    pub(super) marked: String,
    pub(super) after: String,
}

/// The lines of a finding as they are written; none where there is nothing to show.
pub(super) fn marked(finding: &Finding) -> Vec<MarkedLine> {
    let (excerpt, place) = (&finding.excerpt, &finding.place);
    if !is_there(finding) {
        return Vec::new();
    }
    let has_numbers = place.part.is_none();
    let line = |(number, line): (u32, &String)| {
        let left_out = if number == excerpt.first_line { excerpt.left_out } else { 0 };
        let column = |column: u32| column.saturating_sub(left_out).saturating_sub(1);
        let is_first = number == excerpt.first_line;
        let (start, end) = match excerpt.marked {
            Some(marked) if is_first => marked,
            Some(_) => (0, 0),
            None if !has_numbers || number < place.line || number > place.end_line => (0, 0),
            None => {
                let start = if number == place.line { column(place.column) } else { 0 };
                (start, if number == place.end_line { column(place.end_column) } else { u32::MAX })
            }
        };
        let letters = |from: u32, to: u32| -> String {
            line.chars().skip(from as usize).take(to.saturating_sub(from) as usize).collect()
        };
        let before = beginning(&letters(0, start), left_out);
        let end = end.max(start);
        let (marked, after) = (letters(start, end), letters(end, u32::MAX));
        MarkedLine { number: has_numbers.then_some(number), before, marked, after }
    };
    (excerpt.first_line..).zip(&excerpt.lines).map(line).collect()
}

/// The lines of a finding in a file that has none, drawn as those of a file that has: the part, the text, the mark.
pub(super) fn of_part(finding: &Finding) -> Option<Vec<String>> {
    let part = finding.place.part.as_ref()?;
    let place = format!("{}, {part}", finding.document.path);
    let mut drawn = vec![format!("\u{256d}\u{2500}[{}]", escape::line(&place))];
    if let Some(line) = finding.excerpt.lines.first().filter(|line| !line.trim().is_empty()) {
        let left_out = finding.excerpt.left_out;
        let line = beginning(line, left_out);
        drawn.push(format!("\u{2502} {}", escape::console(&line)));
        if let Some((start, end)) = finding.excerpt.marked {
            let more = u32::from(left_out > 0);
            let width = |columns: u32| {
                let before: String = line.chars().take((columns + more) as usize).collect();
                textwrap::core::display_width(&escape::console(&before))
            };
            let (start, end) = (width(start), width(end));
            drawn.push(format!("\u{b7} {}{}", " ".repeat(start), "\u{2500}".repeat(end.saturating_sub(start).max(1))));
        }
    }
    drawn.push("\u{2570}\u{2500}\u{2500}\u{2500}\u{2500}".to_owned());
    Some(drawn)
}

impl SourceCode for Lines {
    fn read_span<'a>(
        &'a self,
        _span: &SourceSpan,
        _before: usize,
        _after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        // All lines, whatever is asked for: they are the context already.
        let whole = SourceSpan::from((0, self.text.len()));
        let line = self.first_line.saturating_sub(1);
        Ok(Box::new(MietteSpanContents::new_named(
            self.name.clone(),
            self.text.as_bytes(),
            whole,
            line,
            self.column.saturating_sub(1),
            self.text.lines().count(),
        )))
    }
}

impl fmt::Display for Shown {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The message stands above; here only the lines are drawn.
        formatter.write_str("")
    }
}

impl std::error::Error for Shown {}

impl Diagnostic for Shown {
    fn severity(&self) -> Option<Level> {
        Some(match self.severity {
            Severity::Error => Level::Error,
            Severity::Warning => Level::Warning,
            Severity::Note => Level::Advice,
        })
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        self.lines.as_ref().map(|lines| lines as &dyn SourceCode)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        let lines = self.lines.as_ref()?;
        Some(Box::new(std::iter::once(LabeledSpan::new_primary_with_span(self.label.clone(), lines.mark))))
    }
}
