//! What a calendar says in words, for all formats. `safe` makes a document's own text harmless in the format at hand.

use std::borrow::Cow;
use std::collections::HashMap;

use jiff::civil::Date as Day;

use super::{DueReport, GroupBy};
use crate::due::{AlsoStated, Calendar, Entry, Kind, LeftOut, Status, Undated, WhyLeftOut};
use crate::model::Date;
use crate::model::date::{Precision, days_between, span_in_words};
use crate::model::words::{Trigger, counted, listed};
use crate::report::left_alone::left_alone;
use crate::report::unread;

/// Makes a document's text harmless.
pub(in crate::report) type Safe = fn(&str) -> Cow<'_, str>;

/// Entries that stand together under a heading.
pub(super) struct Group<'c> {
    /// "THIS MONTH"; or an owner with the place it belongs to, since many partnerships have an "Executive Group".
    pub(super) heading: Heading<'c>,
    pub(super) entries: Vec<&'c Entry>,
}

/// What a group is called.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Heading<'c> {
    Urgency(&'static str),
    Owner { name: &'c str, of: &'c str },
    Nobody,
}

impl Heading<'_> {
    /// The heading in words.
    pub(super) fn text(self, safe: Safe) -> String {
        match self {
            Self::Urgency(words) => words.to_owned(),
            Self::Owner { name, of } => format!("{} ({})", safe(name), safe(of)),
            Self::Nobody => NOBODY.to_owned(),
        }
    }
}

/// The entries in groups, each in the order of the calendar.
pub(super) fn groups(calendar: &Calendar, by: GroupBy) -> Vec<Group<'_>> {
    let mut groups: Vec<Group<'_>> = Vec::new();
    let mut index: HashMap<Heading<'_>, usize> = HashMap::new();
    for entry in &calendar.entries {
        let heading = match (by, entry.owner.name()) {
            (GroupBy::Urgency, _) => Heading::Urgency(urgency(entry, calendar.today)),
            (GroupBy::Owner, Some(name)) => {
                Heading::Owner { name, of: entry.partnership.as_deref().unwrap_or(&entry.name) }
            }
            (GroupBy::Owner, None) => Heading::Nobody,
        };
        let at = *index.entry(heading).or_insert(groups.len());
        match groups.get_mut(at) {
            Some(group) => group.entries.push(entry),
            None => groups.push(Group { heading, entries: vec![entry] }),
        }
    }
    // Whoever has the most urgent date comes first; what is nobody's comes last.
    groups.sort_by_key(|group| group.heading == Heading::Nobody);
    groups
}

/// Stands where no owner is named.
pub(in crate::report) const NOBODY: &str = "nobody named";

fn urgency(entry: &Entry, today: Day) -> &'static str {
    match entry.status {
        Status::Overdue => "OVERDUE",
        Status::DueSoon if entry.last_day().is_some_and(|day| day <= today.last_of_month()) => "THIS MONTH",
        Status::DueSoon => "DUE SOON",
        Status::Later => "LATER",
        Status::Undated => "NO DATE",
    }
}

/// An entry's status: "overdue", "due soon".
pub(in crate::report) fn status(status: Status) -> &'static str {
    match status {
        Status::Overdue => "overdue",
        Status::DueSoon => "due soon",
        Status::Later => "later",
        Status::Undated => "no date",
    }
}

/// "5 overdue, 1 due soon, 0 later, 9 without a date".
pub(in crate::report) fn totals(calendar: &Calendar) -> String {
    let count = |status| calendar.count(status);
    format!(
        "{} overdue, {} due soon, {} later, {} without a date",
        count(Status::Overdue),
        count(Status::DueSoon),
        count(Status::Later),
        count(Status::Undated)
    )
}

/// A date in the space of a column: "30 Apr 2020", "Dec 2024".
pub(in crate::report) fn date(entry: &Entry) -> String {
    let Some(shown) = shown_date(entry) else { return String::new() };
    let words = shown.in_words();
    let short = words.split(' ').map(|word| {
        let is_month = word.starts_with(|letter: char| letter.is_ascii_alphabetic());
        if is_month { word.get(..3).unwrap_or(word) } else { word }
    });
    short.collect::<Vec<_>>().join(" ")
}

/// The date that people are told. What was worked out shows the day that counts, since no document has said it in any
/// other way.
pub(in crate::report) fn shown_date(entry: &Entry) -> Option<Date> {
    let is_rough = |date: &Date| entry.worked_out.is_some() && date.precision() == Precision::Month;
    entry.date.map(|date| if is_rough(&date) { Date::day(date.last_day()) } else { date })
}

/// How far a date is away: "6 years 6 months", "8 days left", "in 7 months".
pub(in crate::report) fn distance(entry: &Entry, today: Day) -> String {
    /// Up to here people count days.
    const MOST_DAYS: i32 = 60;
    let Some(last_day) = entry.last_day() else { return String::new() };
    match days_between(today, last_day) {
        ..0 => span_in_words(last_day, today),
        0 => "today".to_owned(),
        days @ 1..=MOST_DAYS => format!("{} left", counted(days, "day")),
        _ => format!("in {}", span_in_words(today, last_day)),
    }
}

/// What stands behind an entry, in a few phrases: where it is said, how it was worked out, what contradicts it.
pub(in crate::report) fn details(entry: &Entry, safe: Safe) -> Vec<String> {
    let mut details = Vec::new();
    if let Some(worked_out) = &entry.worked_out {
        let (event, last, every) = (worked_out.event, worked_out.last.in_words(), worked_out.every.as_cycle());
        details.push(match &worked_out.by {
            None if entry.kind == Kind::PeriodEnd => {
                format!("worked out: {event} {last}, for {}", worked_out.every)
            }
            None => format!("worked out: {event} {last}, reviewed {every}"),
            Some(by) => format!("worked out: {event} {last}; a review {every} is asked for by {}", safe(by)),
        });
    }
    if entry.review_promised {
        let began = entry.began.as_deref().map(|began| format!("{}; ", safe(began))).unwrap_or_default();
        details.push(format!("{began}a review or an update is promised for that, and none is recorded since"));
    }
    let place = place(&entry.sections, safe);
    match (entry.kind, place) {
        (Kind::Action, Some(place)) => details.push(format!("promised {place}")),
        (Kind::GuidanceChange, Some(place)) => details.push(format!("cited {place}")),
        (_, Some(place)) => details.push(format!("stated {place}")),
        (_, None) => {}
    }
    details.extend(entry.also_stated.iter().map(|also| contradiction(also, safe)));
    match entry.waiting.len() {
        0 => {}
        1 => details.push("1 commitment waits for it".to_owned()),
        many => details.push(format!("{many} commitments wait for it")),
    }
    details
}

fn contradiction(also: &AlsoStated, safe: Safe) -> String {
    let said = [
        also.date.map(Date::in_words),
        also.every.map(crate::model::Duration::as_cycle),
        also.as_written.as_deref().map(|words| format!("\"{}\"", safe(words))),
    ];
    let said: Vec<String> = said.into_iter().flatten().collect();
    let place = place(&also.sections, safe).map(|place| format!(" {place}")).unwrap_or_default();
    format!("also stated{place}: {}", said.join(", "))
}

/// "on the cover and in sections 3.5 and 4", "under Identifying needs".
fn place(sections: &[String], safe: Safe) -> Option<String> {
    /// Parts that something stands in; other names are headings, under which it stands.
    const PARTS: [&str; 4] = ["Appendix", "Annex", "Chapter", "Part "];
    let (mut covers, mut numbers, mut parts, mut headings) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for section in sections {
        let name = safe(section);
        if matches!(section.to_lowercase().as_str(), "cover" | "title page") {
            covers.push(name.to_lowercase().into());
        } else if section.starts_with(|letter: char| letter.is_ascii_digit()) {
            numbers.push(name);
        } else if PARTS.iter().any(|word| section.starts_with(word)) {
            parts.push(name);
        } else {
            headings.push(name);
        }
    }
    let in_sections = if numbers.len() == 1 { "in section" } else { "in sections" };
    let phrases = [("on the", covers), (in_sections, numbers), ("in", parts), ("under", headings)];
    let phrases: Vec<String> = phrases
        .iter()
        .filter(|(_, names): &&(&str, Vec<Cow<'_, str>>)| !names.is_empty())
        .map(|(word, names)| format!("{word} {}", listed(names, "and")))
        .collect();
    Some(listed(&phrases, "and")).filter(|place| !place.is_empty())
}

/// Why an entry has no date, where it has none.
pub(in crate::report) fn why_undated(entry: &Entry, safe: Safe) -> Option<String> {
    let why = match entry.undated.as_ref()? {
        Undated::NotRecorded => "nobody has recorded when".to_owned(),
        Undated::NotStated => "no date is stated".to_owned(),
        Undated::Unreadable => "the date cannot be read".to_owned(),
        Undated::AsWritten(words) => format!("\"{}\"", safe(words)),
        Undated::NoStart(every) => format!("{}, but since when is not said", every.as_cycle()),
        Undated::TooCoarse(every, last) => format!("{} from {} gives no date", every.as_cycle(), last.in_words()),
        Undated::OnTrigger(triggers) => {
            let events: Vec<_> = triggers.iter().map(|trigger| trigger_in_words(*trigger)).collect();
            format!("only when {}", listed(&events, "or"))
        }
        Undated::Awaiting => "a draft; no approval is recorded".to_owned(),
        Undated::AwaitingDay => "a draft; the day of its approval is not recorded".to_owned(),
    };
    Some(why)
}

fn trigger_in_words(trigger: Trigger) -> &'static str {
    match trigger {
        Trigger::StatutoryGuidance => "statutory guidance changes",
        Trigger::Legislation => "the law changes",
        Trigger::Learning => "there is something to learn",
    }
}

/// What the reader should know about the whole: what is left out, not shown, not read.
pub(super) fn remarks(report: &DueReport, safe: Safe) -> Vec<String> {
    let calendar = &report.calendar;
    let mut remarks: Vec<String> = calendar.left_out.iter().map(|left| left_out(left, safe)).collect();
    if let Some(within) = calendar.within.filter(|_| calendar.beyond > 0) {
        let dates = counted(calendar.beyond, "date");
        remarks.push(format!("{dates} more than {within} away: not shown."));
    }
    remarks.extend(unread::remarks(&report.documents, "dates", safe));
    remarks.extend(left_alone(&report.left_alone, safe));
    remarks.extend(report.failures.iter().map(|failure| format!("Incomplete: {}", safe(failure))));
    remarks
}

fn left_out(left: &LeftOut, safe: Safe) -> String {
    let name = safe(left.id.as_deref().unwrap_or(&left.path));
    match &left.why {
        WhyLeftOut::Withdrawn => format!("{name} is withdrawn, so its dates are left out."),
        WhyLeftOut::ReplacedBy(newer) => format!("{} has replaced {name}, whose dates are left out.", safe(newer)),
    }
}
