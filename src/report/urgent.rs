//! What needs somebody first: the dates behind findings, the longest past at the top.

use std::collections::BTreeMap;

use super::Report;
use crate::finding::{Clock, Finding};
use crate::model::Date;
use crate::model::date::span_in_words;

/// The one date of each document that needs attention first, most urgent first.
pub(super) fn most_urgent(report: &Report) -> Vec<(&Finding, Clock)> {
    let mut first: BTreeMap<&str, (&Finding, Clock)> = BTreeMap::new();
    for finding in report.findings.iter().filter(|finding| report.counts(finding)) {
        let Some(clock) = finding.clock else { continue };
        let entry = first.entry(&finding.document.path).or_insert((finding, clock));
        if clock.last_day < entry.1.last_day {
            *entry = (finding, clock);
        }
    }
    let mut urgent: Vec<_> = first.into_values().collect();
    urgent.sort_by_key(|(finding, clock)| (clock.last_day, finding.document.path.clone()));
    urgent
}

/// "6 years 6 months overdue", "due by 30 November 2026".
pub(super) fn in_words(clock: Clock) -> String {
    if clock.last_day < clock.today {
        format!("{} overdue", span_in_words(clock.last_day, clock.today))
    } else {
        format!("due by {}", Date::day(clock.last_day).in_words())
    }
}
