//! Flags dates that were moved on with no review to show for it: of the next review, or of the last one on record.

use jiff::civil::Date as Day;

use crate::change::gate::Compared;
use crate::finding::{Draft, Severity, shortened};
use crate::model::Date;
use crate::model::clock::{Clock, Happened};
use crate::model::policy::Version;
use crate::rules::{ChangeFindings, Check, Rule};
use crate::source::NodeId;
use crate::workspace::Document;

pub(super) static RULE: Rule = Rule {
    id: "change/date-only-bump",
    summary: "the date of the next or the last review was moved on, and no review is recorded",
    severity: Severity::Warning,
    since: "0.1.0",
    doc: include_str!("date_only_bump.md"),
    checks: &[Check::Change(check)],
};

fn check<'c>(compared: &'c Compared<'c>, findings: &mut ChangeFindings<'c>) {
    for new in &compared.head.documents {
        let Some(old) = compared.pairing.twin(new).filter(|old| edition(old) == edition(new)) else { continue };
        let (Some(after), Some(before)) = (new.clock(), old.clock()) else { continue };
        let is_later = |event: &Happened| last_day(Some(*event)) > last_day(before.cycle_start());
        let held = after.cycle_start().filter(|event| event.date.first_day() <= compared.today).filter(is_later);
        let draft = match held.and_then(|held| Some((held, moved_record(held, new, old)?))) {
            Some((held, (what, from))) => Some(moved(held, &what, from, new)),
            None if held.is_some_and(Happened::is_review) => None,
            None => moved_on(after, before).map(|(at, kept)| put_off(at, kept, new)),
        };
        if let Some(draft) = draft {
            findings.add(&new.loaded, draft.authority(super::base_says()));
        }
    }
}

fn edition(document: &Document) -> Option<&str> {
    document.policy()?.edition.text()
}

fn last_day(event: Option<Happened>) -> Option<Day> {
    event.map(|event| event.date.last_day())
}

/// A date that is to be kept.
#[derive(Clone, Copy)]
enum ToKeep {
    NextReview,
    EndOfPeriod,
}

/// Where a date that is to be kept stands, and which it is, where it was moved to a later one.
fn moved_on(after: Clock<'_>, before: Clock<'_>) -> Option<(NodeId, ToKeep)> {
    let review = review_moved_on(after, before).map(|at| (at, ToKeep::NextReview));
    review.or_else(|| Some((period_moved_on(after, before)?, ToKeep::EndOfPeriod)))
}

fn review_moved_on(after: Clock<'_>, before: Clock<'_>) -> Option<NodeId> {
    let (at, new) = after.review?.next_due.located()?;
    let old = before.review?.next_due.get()?;
    (new.last_day() > old.last_day()).then_some(at)
}

fn period_moved_on(after: Clock<'_>, before: Clock<'_>) -> Option<NodeId> {
    let (new, old) = (after.end_as_written()?, before.end_as_written()?);
    (new.date.last_day() > old.date.last_day()).then_some(new.at)
}

fn put_off(at: NodeId, kept: ToKeep, document: &Document) -> Draft {
    let noun = document.noun();
    let (what, held) = match kept {
        ToKeep::NextReview => ("next review", "one"),
        ToKeep::EndOfPeriod => ("end of the period", "a review"),
    };
    let message = format!("the {what} of this {noun} was put off, and nothing says that {held} was held");
    let help =
        format!("hold the review and record it {}; if it was only put off, say who decided that", record(document));
    Draft::new(at, message, help).value("put off")
}

/// What the event is the date of, and which date that had before, where it was on record already. A new review, version or
/// approval has none; the last review is written over the one before it.
fn moved_record(event: Happened, new: &Document, old: &Document) -> Option<(String, Date)> {
    let (after, before) = (new.clock()?, old.clock()?);
    if let Some(version) = after.version_at(event.at) {
        let name = version.version.text();
        let what = name.map_or_else(|| "a version".to_owned(), |name| format!("version {}", shortened(name)));
        return Some((what, earlier(version, new, old)?));
    }
    let is_approval = after.approval.is_some_and(|approval| approval.date.at() == Some(event.at));
    let published = |document: &Document| document.policy()?.source.published.get().copied();
    let is_period = after.period.is_some_and(|period| period.from.at() == Some(event.at));
    match event.event {
        None if is_period => Some(("the beginning of its period".to_owned(), *before.period?.from.get()?)),
        Some(_) if is_approval => Some(("its approval".to_owned(), *before.approval?.date.get()?)),
        None => Some(("its publication".to_owned(), published(old)?)),
        Some(_) => None,
    }
}

/// The date that a version had: of the same name, or in the same place of the list where it has none.
fn earlier(version: &Version, new: &Document, old: &Document) -> Option<Date> {
    let (after, before) = (&new.policy()?.versions, &old.policy()?.versions);
    let found = match version.version.text() {
        Some(name) => before.iter().find(|known| known.version.text() == Some(name)),
        None => {
            let index = after.iter().position(|known| known.date.at() == version.date.at())?;
            before.get(index).filter(|known| known.version.text().is_none())
        }
    };
    found?.date.get().copied()
}

fn moved(event: Happened, what: &str, from: Date, document: &Document) -> Draft {
    let noun = document.noun();
    let message = format!(
        "the date of {what} was moved from {} to {}, and nothing else says that this {noun} was looked at since",
        from.in_words(),
        event.date.in_words()
    );
    let help = format!("put the date back; if a review was held, record it {}", record(document));
    Draft::new(event.at, message, help).value("moved")
}

/// Where a review is recorded.
fn record(document: &Document) -> &'static str {
    if document.course().is_some() { "under review, last" } else { "under versions with event: reviewed" }
}
