//! What tracked changes do in words, for all formats.

use super::TrackedReport;
use crate::change::{Recorded, Relation, TrackedChange, Unrecorded};
use crate::model::words::counted;
use crate::report::circumstances::as_at;
use crate::report::diff::words::{Safe, signed_off, unsigned};
use crate::report::unread;

/// How many places or names a line has.
const MOST_NAMED: usize = 5;

/// What stands in the place of words that could lead to a person.
pub(super) const WITHHELD: &str = "The words are not shown, because they could lead to a person.";

/// "Tracked changes in policies/strategy.docx against anytown@2024".
pub(super) fn heading(report: &TrackedReport, safe: Safe) -> String {
    let record = report.record.id.as_deref().unwrap_or(&report.record.path);
    format!("Tracked changes in {} against {}", safe(&report.file), safe(record))
}

/// What is wrong in the record; `None` where nothing is.
pub(super) fn faults(report: &TrackedReport, safe: Safe) -> Option<String> {
    if report.faults.is_empty() {
        return None;
    }
    let faults = some(report.faults.iter().map(|fault| safe(fault).into_owned()), "; ");
    let what = counted(report.faults.len(), "fault");
    Some(format!("The record has {what} in its form, and what it says there is not judged: {faults}. Mend that first."))
}

/// "1 weakened, 2 for a person to read", or that nothing recorded was recognised, which is not to say that nothing is touched.
pub(super) fn totals(report: &TrackedReport) -> String {
    let of = |(section, count): (super::Section, usize)| format!("{count} {}", section.heading(Relation::Lineage));
    let parts: Vec<String> = report.counts().into_iter().map(of).collect();
    match (parts.is_empty(), report.summary.touched, report.summary.not_compared) {
        (_, _, 1..) => format!("{}, not compared", counted(report.summary.not_compared, "changed paragraph")),
        (false, ..) => parts.join(", "),
        (true, 0, _) => "no tracked change touches the words of the document".to_owned(),
        (true, ..) => "in no changed text was something recognised that is recorded".to_owned(),
    }
}

/// "as at 22 November 2026 against shared@2026-11".
pub(super) fn circumstances(report: &TrackedReport, safe: Safe) -> String {
    as_at(&report.today, &report.standards, safe)
}

/// What a change is about: the standards, or the commitments' own names.
pub(super) fn about(change: &TrackedChange, safe: Safe) -> String {
    some(change.commitments.iter().map(|recorded| safe(&recorded.title).into_owned()), "; ")
}

/// "in the document: paragraph 3, under 'Delivery'; in the record: line 12, section 3.2".
pub(super) fn places(change: &TrackedChange, safe: Safe) -> String {
    let recorded = |recorded: &Recorded| match &recorded.section {
        Some(section) => format!("line {} ({})", recorded.place.line, safe(section)),
        None => format!("line {}", recorded.place.line),
    };
    let record = some(change.commitments.iter().map(recorded), ", ");
    format!("in the document: {}; in the record: {record}", safe(&change.passage))
}

/// Who signed a weakening off, or that nobody has; `None` where nothing is weaker.
pub(super) fn signed(change: &TrackedChange, report: &TrackedReport, safe: Safe) -> Option<String> {
    match &change.approved {
        Some(approved) => Some(signed_off(approved, "in the record line", safe)),
        None => unsigned(change.verdict, report.binds),
    }
}

/// The entries that would sign a weakening off, where somebody has to and nobody has.
pub(super) fn to_sign<'c>(change: &'c TrackedChange, report: &TrackedReport) -> &'c [String] {
    if report.binds && change.is_unapproved_weakening() { &change.sign } else { &[] }
}

/// What to do about what is weaker and not signed off; `None` where nothing is.
pub(super) fn what_to_do(report: &TrackedReport) -> Option<&'static str> {
    let weakens = report.binds && report.changes.iter().any(TrackedChange::is_unapproved_weakening);
    weakens.then_some(
        "refuse these changes in Word, or let whoever approves the policy decide on them, and put the entry under versions, \
         changes of the newest version, with a reason and the body or role that approved it",
    )
}

/// The changed texts in which nothing recorded stands, in one line; `None` where there are none.
pub(super) fn unrecorded(report: &TrackedReport, safe: Safe) -> Option<String> {
    if report.unrecorded.is_empty() {
        return None;
    }
    let (modal, other): (Vec<_>, Vec<_>) = report.unrecorded.iter().partition(|text| text.has_modal);
    let mut line = match report.unrecorded.len() {
        1 => "1 changed text has nothing recorded in it".to_owned(),
        many => format!("{many} changed texts have nothing recorded in them"),
    };
    match (modal.len(), other.len()) {
        (0, _) => {}
        (_, 0) => line.push_str(", with a word such as must"),
        (1, _) => line.push_str(", 1 of them with a word such as must"),
        (many, _) => line.push_str(&format!(", {many} of them with a word such as must")),
    }
    let told: Vec<String> =
        [modal, other].iter().filter(|texts| !texts.is_empty()).map(|texts| passages(texts, safe)).collect();
    Some(format!("{line}: {}.", told.join("; the others: ")))
}

/// Each place once.
fn passages(texts: &[&Unrecorded], safe: Safe) -> String {
    let mut places: Vec<&str> = texts.iter().map(|text| text.passage.as_str()).collect();
    places.dedup();
    some(places.into_iter().map(|place| safe(place).into_owned()), "; ")
}

/// The first of some things, and how many more there are.
fn some(things: impl Iterator<Item = String>, between: &str) -> String {
    let mut things: Vec<String> = things.collect();
    let more = things.len().saturating_sub(MOST_NAMED);
    things.truncate(MOST_NAMED);
    let mut named = things.join(between);
    if more > 0 {
        named.push_str(&format!("{between}{more} more"));
    }
    named
}

/// Full sentences below the changes.
pub(super) fn remarks(report: &TrackedReport, safe: Safe) -> Vec<String> {
    let mut remarks = Vec::new();
    if report.summary.parted > 0 {
        let is = if report.summary.parted == 1 { "is" } else { "are" };
        let what = counted(report.summary.parted, "paragraph");
        remarks.push(format!("{what} {is} only split or merged, which touches no word."));
    }
    if report.summary.more > 0 {
        remarks.push(format!("{} more changes are counted and not listed.", report.summary.more));
    }
    if report.is_another_state == Some(true) {
        remarks.push(
            "The record was made from another state of this file: its sha256 does not fit. That is so once changes are tracked in \
             it; what was changed without being tracked is not shown here."
                .to_owned(),
        );
    }
    remarks.extend(unread::remarks(std::slice::from_ref(&report.record), "commitments", safe));
    remarks.extend(report.failures.iter().map(|failure| format!("Incomplete: {}", safe(failure))));
    remarks.push("Nothing was accepted or refused: the document is as it was.".to_owned());
    remarks
}
