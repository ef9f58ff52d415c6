//! One page for whoever answers for all of it: the few things that matter most, then how many there are. What comes first is
//! asked of `report::urgent` and of the calendar; nothing is judged here.

mod card;
mod html;
mod human;
mod json;
mod markdown;
mod matter;
mod ranking;
mod words;

use std::collections::BTreeMap;

pub use json::SummaryReport as JsonReport;

use super::deliver;
use super::{Format, Report, due, totals, urgent};
use crate::due::{Calendar, Responsible};
use matter::{Matter, State};

/// The name under which this report goes in JSON.
pub const SUMMARY_REPORT: &str = "summary-report/v1";

/// How many things are told: as many as one keeps in mind, and as one side of paper holds.
const MOST: usize = 5;

/// What was found and what is due, to be told in short.
#[derive(Clone, Debug)]
pub struct SummaryReport {
    /// What was found.
    pub check: Report,
    /// What is due.
    pub calendar: Calendar,
    /// Who answers for each document, by its path.
    pub responsible: BTreeMap<String, Responsible>,
}

/// What comes first, and why what comes after it matters.
struct Summary {
    matters: Vec<Matter>,
    more: Vec<State>,
}

impl Summary {
    fn of(report: &SummaryReport) -> Self {
        let documents = urgent::documents(&report.check, false);
        let ranked = ranking::ranked(report, &documents);
        let more = ranked.iter().skip(MOST).map(State::of).collect();
        let matters = ranked.iter().take(MOST).map(|ranked| Matter::of(ranked, report)).collect();
        Self { matters, more }
    }
}

/// How many of each there are, with what they are called.
fn counts(report: &SummaryReport) -> [(&'static str, String); 3] {
    [
        ("documents", totals::counted_kinds(&report.check)),
        ("findings", totals::counts(&report.check)),
        ("dates", due::words::totals(&report.calendar)),
    ]
}

impl deliver::Report for SummaryReport {
    const FORMATS: &'static [Format<Self>] = &[
        Format::human(human::write),
        Format::new("json", "For programs: summary-report/v1", json::write),
        Format::new("markdown", "For a web page", markdown::write),
        Format::new("html", "For a browser and for paper: one side of A4", html::write),
    ];

    fn failures(&mut self) -> &mut Vec<String> {
        &mut self.check.failures
    }

    fn is_shown_without_documents(&self) -> bool {
        self.check.is_shown_without_documents()
    }
}
