//! The findings that are shown beside the lines of a change, where a client takes only a few of them.

use std::cmp::Reverse;
use std::io::{self, Write};

use crate::finding::{Finding, Severity};
use crate::model::words::counted;
use crate::report::human::not_counted;
use crate::report::left_alone::left_alone;
use crate::report::{Report, escape, totals};

/// How many errors, and how many warnings, GitHub and Azure show of a step; GitHub as many notices. What is beyond that
/// they drop without a word.
const MOST_OF_A_KIND: usize = 10;

/// The worst findings of each severity.
pub(in crate::report) struct Annotations<'r> {
    /// The errors first.
    shown: Vec<Annotation<'r>>,
    /// How many findings there are more.
    left_out: usize,
}

/// A finding that is shown.
pub(super) struct Annotation<'r> {
    pub(super) finding: &'r Finding,
    /// How many more of its severity are not shown; said at the last one that is.
    pub(super) more: Option<String>,
}

impl<'r> Annotations<'r> {
    /// Those of a report.
    pub(in crate::report) fn of(report: &'r Report) -> Self {
        let mut annotations = Self { shown: Vec::new(), left_out: 0 };
        for severity in [Severity::Error, Severity::Warning, Severity::Note] {
            annotations.add(report, severity);
        }
        annotations
    }

    /// What a reader is told of them who sees all findings: that not all of them are shown beside their lines.
    pub(in crate::report) fn remark(report: &'r Report) -> Option<String> {
        let left_out = Self::of(report).left_out;
        let most = MOST_OF_A_KIND;
        (left_out > 0).then(|| {
            let findings = if left_out == 1 { "1 finding is".to_owned() } else { format!("{left_out} findings are") };
            format!(
                "GitHub and Azure Pipelines show at most {most} errors, {most} warnings and {most} notes beside their \
                 lines; {findings} counted here and not shown there."
            )
        })
    }

    /// Writes a report for a runner's log: the worst findings, each in the words of that runner, then the totals.
    pub(super) fn write(
        report: &Report,
        command: fn(&Annotation<'_>) -> String,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        let annotations = Annotations::of(report);
        for annotation in &annotations.shown {
            writeln!(out, "{}", command(annotation))?;
        }
        for line in annotations.closing(report) {
            writeln!(out, "{line}")?;
        }
        Ok(())
    }

    fn add(&mut self, report: &'r Report, severity: Severity) {
        let counting = report.findings.iter().filter(|finding| report.counts(finding));
        let mut findings: Vec<&Finding> = counting.filter(|finding| finding.severity == severity).collect();
        findings.sort_by_key(|finding| worst_first(finding));
        let left_out = findings.len().saturating_sub(MOST_OF_A_KIND);
        self.left_out += left_out;
        findings.truncate(MOST_OF_A_KIND);
        self.shown.extend(findings.into_iter().map(|finding| Annotation { finding, more: None }));
        if let Some(last) = self.shown.last_mut().filter(|_| left_out > 0) {
            let more = counted(left_out, &format!("more {}", severity.word()));
            last.more = Some(format!("And {more}: see the summary"));
        }
    }

    /// What is said below the annotations, in lines: how many findings there are in all, and what the report lacks or
    /// leaves alone.
    fn closing(&self, report: &Report) -> Vec<String> {
        let more = (self.left_out > 0).then(|| format!("and {} more: see the summary", self.left_out));
        let totals = totals::sentence(report, escape::line);
        let suppressed = not_counted(report.summary.suppressed);
        let failures = report.failures.iter().map(|failure| format!("incomplete: {failure}"));
        let left_alone = left_alone(&report.left_alone, escape::line);
        let lines = more.into_iter().chain([totals]).chain(suppressed).chain(left_alone).chain(failures);
        lines.map(|line| escape::line(&line).into_owned()).collect()
    }
}

/// What a change takes away from children comes first, then what is longest overdue; the rest as it stands in the files.
fn worst_first(finding: &Finding) -> impl Ord + use<> {
    let last_day = finding.last_day();
    (Reverse(finding.rule.starts_with("change/")), last_day.is_none(), last_day)
}
