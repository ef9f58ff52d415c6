//! Findings that are one fact together, a line each: a wall of equal paragraphs is read by nobody.

use std::collections::BTreeSet;
use std::io::{self, Write};

use super::page::Page;
use crate::finding::{Finding, Group, Severity};
use crate::model::words::counted;
use crate::report::escape;

/// A block of findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Block {
    /// One fact about several standards.
    Standards(Group),
    /// Notes: worth knowing, nothing to mend today.
    Notes,
}

impl Block {
    /// The block that a finding belongs into; none where it needs its own words.
    pub(super) fn of(finding: &Finding) -> Option<Self> {
        match finding.group {
            Some(group) => Some(Self::Standards(group)),
            None => (finding.severity == Severity::Note).then_some(Self::Notes),
        }
    }

    /// Writes the block.
    pub(super) fn write(self, page: &Page, findings: &[&Finding], out: &mut dyn Write) -> io::Result<()> {
        let Some(first) = findings.first() else { return Ok(()) };
        writeln!(out, "  {}  {}", page.severity(first.severity), self.heading(findings))?;
        let width = findings.iter().map(|finding| finding.rule.len()).max().unwrap_or_default();
        for finding in findings {
            let line = match &finding.place.part {
                _ if !self.has_lines() => String::new(),
                Some(part) => format!("{}  ", escape::line(part)),
                None => format!("line {:<5}", finding.place.line),
            };
            let message = self.in_line(finding);
            let rule = format!("{:width$}", escape::console(&finding.rule));
            let indent = " ".repeat(width + 8 + line.len());
            let text = format!("{rule}  {line}{}", escape::console(message));
            // The name is padded before it is styled, so that colour codes do not count as width.
            writeln!(out, "{}", page.filled(&text, "      ", &indent).replacen(&rule, &page.dim(&rule), 1))?;
        }
        let (authority, help) = self.advice();
        page.line("who says so", authority, out)?;
        page.line("what to do", help, out)?;
        writeln!(out)
    }

    fn heading(self, findings: &[&Finding]) -> String {
        let many = match self {
            // A standard may have more than one thing to say.
            Self::Standards(_) => findings.iter().map(|finding| finding.rule.as_str()).collect::<BTreeSet<_>>().len(),
            Self::Notes => findings.len(),
        };
        let standards = counted(many, "standard");
        match self {
            Self::Standards(Group::Silent) => format!("Silent on {standards}"),
            Self::Standards(Group::NotRecorded) => format!("Not recorded for {standards}"),
            Self::Standards(Group::OnlyTicked) => format!("Not recorded for {standards} that are only named"),
            Self::Standards(Group::NoEntry) => format!("The entry is missing that answers {standards}"),
            Self::Standards(Group::WeakerWord) => format!("A weaker word than expected for {standards}"),
            Self::Standards(Group::Partial) => format!("Only partly there for {standards}"),
            Self::Standards(Group::NoText) => format!("{} without what the source says", named(findings)),
            Self::Standards(Group::NoSection) => format!("{} without the section of the source", named(findings)),
            Self::Standards(Group::NothingWritten) => format!("Nothing written for {standards}"),
            Self::Notes if many == 1 => "Worth knowing".to_owned(),
            Self::Notes => format!("{many} things worth knowing"),
        }
    }

    /// What a finding says on its line, without what the heading says.
    fn in_line(self, finding: &Finding) -> &str {
        let message = finding.message.as_str();
        match self {
            Self::Standards(Group::Partial) => message.trim_start_matches("only partly there: "),
            Self::Standards(Group::NoText | Group::NoSection) => {
                message.rsplit_once(": ").map_or(message, |(title, _)| title)
            }
            Self::Standards(_) | Self::Notes => message,
        }
    }

    /// Whether the findings stand at lines of their own, or are about what is not there.
    fn has_lines(self) -> bool {
        use Group::{NoEntry, NotRecorded, NothingWritten, OnlyTicked, Silent};
        !matches!(self, Self::Standards(Silent | NotRecorded | OnlyTicked | NoEntry | NothingWritten))
    }

    /// Who says so, and what to do.
    fn advice(self) -> (&'static str, &'static str) {
        match self {
            Self::Standards(Group::Silent) => (
                "the standards named; paramount explain NAME has the reasons and what to write",
                "add a commitment for each that the source does answer; what it leaves open on purpose, a waiver can say",
            ),
            Self::Standards(Group::NotRecorded) => (
                "the standards named, which nobody has looked for in this policy",
                "look for them in the source, record what it says in its text, and name the standards under recorded, read_against",
            ),
            Self::Standards(Group::OnlyTicked) => (
                "the standards named; a commitment without a text says nothing about them",
                "write under says what the source says to each; if it says nothing, take the commitment out",
            ),
            Self::Standards(Group::NoEntry) => (
                "the standards named, which ask for an entry and not for a commitment",
                "write the entry with what the source says, or with the word none where it has none, as in approval: none",
            ),
            Self::Standards(Group::WeakerWord) => (
                "the standards named; the word recorded is the policy's own",
                "decide whether the weaker word is meant; if it is not, put the stronger one into the policy",
            ),
            Self::Standards(Group::Partial) => (
                "the standards named; what is missing is recorded under lacks",
                "complete the policy, or let a waiver say why it stays as it is",
            ),
            Self::Standards(Group::NoText) => (
                "the record itself; without its text a commitment counts as not recorded",
                "write under says what the source says, and under section where; if it says nothing, take the entry out",
            ),
            Self::Standards(Group::NoSection) => (
                "the record itself, which others have to be able to check",
                "write under section the number or the heading under which it stands; where there is none, section: unstated",
            ),
            Self::Standards(Group::NothingWritten) => (
                "the standards named, and the policy where a section is given; paramount explain NAME has the reasons",
                "write down what the course has; what it does not have yet, add to the course first",
            ),
            Self::Notes => ("", "nothing today; paramount explain NAME says what each is about"),
        }
    }
}

/// "3 commitments", "1 commitment".
fn named(findings: &[&Finding]) -> String {
    counted(findings.len(), "commitment")
}
