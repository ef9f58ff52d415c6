//! What is told of documents one by one in words: their heads, their dates, what they cite, what they say beyond every
//! standard, and what nobody can tell of them.

use jiff::civil::Date as Day;

use super::cells::answer;
use super::words::{Safe, all_safe, in_sections, sections};
use crate::compare::{
    CannotTell, Citation, Column, ColumnKind, ColumnState, GuidanceRow, OwnCommitment, Recorded, SourceFault,
    TimelineRow, Unknown,
};
use crate::due::{Entry, Status};
use crate::model::Date;
use crate::model::words::{Citation as Role, spoken};
use crate::report::due::words as due;

/// The head of a column: its name, and what it is where that is no policy in force.
pub(super) fn column(column: &Column, safe: Safe) -> String {
    let state = match column.state {
        ColumnState::InForce => None,
        ColumnState::Draft => Some("draft".to_owned()),
        ColumnState::NotYet => Some("not yet in force".to_owned()),
        ColumnState::Withdrawn => Some("withdrawn".to_owned()),
        ColumnState::Replaced => Some("replaced".to_owned()),
    };
    let kind = (column.kind == ColumnKind::Course).then(|| "course".to_owned());
    let remarks: Vec<String> = kind.into_iter().chain(state).collect();
    let name = safe(&column.name);
    if remarks.is_empty() { name.into_owned() } else { format!("{name} ({})", remarks.join(", ")) }
}

/// An approval: "Executive Group, November 2024".
pub(super) fn approved(row: &TimelineRow, safe: Safe) -> String {
    match (row.approval, &row.approved) {
        (Recorded::Given, Some(approved)) => {
            let by = approved.by.as_deref().map(|by| safe(by).into_owned());
            let date = approved.date.map(Date::in_words);
            let said: Vec<String> = date.into_iter().chain(by).collect();
            if said.is_empty() { "stated, without date or body".to_owned() } else { said.join(", ") }
        }
        (Recorded::Nothing, _) => "none stated".to_owned(),
        _ => "not recorded".to_owned(),
    }
}

/// The last event: "amended April 2019".
pub(super) fn last_event(row: &TimelineRow) -> String {
    let event = row.last_event.as_ref();
    event
        .and_then(|event| Some(format!("{} {}", event.event, event.date?.in_words())))
        .unwrap_or_else(|| "none dated".to_owned())
}

/// When a review is due, where it stands, and when the period ends that the document covers: "Feb 2026: overdue by 9
/// months", "no date is stated".
pub(super) fn review(row: &TimelineRow, today: Day, safe: Safe) -> String {
    let review =
        row.review.as_ref().map_or_else(|| "none kept any more".to_owned(), |entry| due_in_words(entry, today, safe));
    match &row.period_end {
        Some(entry) => format!("{review}; its period ends {}", due_in_words(entry, today, safe)),
        None => review,
    }
}

fn due_in_words(entry: &Entry, today: Day, safe: Safe) -> String {
    if let Some(why) = due::why_undated(entry, safe) {
        return if why.contains("date") { why } else { format!("no date: {why}") };
    }
    let distance = due::distance(entry, today);
    let state = match entry.status {
        Status::Overdue => format!("overdue by {distance}"),
        Status::DueSoon => format!("due soon, {distance}"),
        Status::Later | Status::Undated => distance,
    };
    let worked_out = if entry.worked_out.is_some() { " (worked out)" } else { "" };
    format!("{}{worked_out}: {state}", due::date(entry))
}

/// A citation: "2013, replaced by 2015 since 26 March 2015".
pub(super) fn citation(citation: &Citation, safe: Safe) -> String {
    let edition =
        citation.edition.as_deref().map_or_else(|| "no edition".to_owned(), |edition| safe(edition).into_owned());
    let role =
        citation.role.filter(|role| *role != Role::Authority).map(|role| format!(" ({role})")).unwrap_or_default();
    let age = match citation.never_was {
        true => ", which never existed".to_owned(),
        // A study or a claim rests on what was there; only what is followed grows old.
        false if role.is_empty() => age(citation, safe),
        false => String::new(),
    };
    format!("{edition}{role}{age}")
}

/// What became of an edition. What took its place first is what dates it; the newest stands beside the family's name.
fn age(citation: &Citation, safe: Safe) -> String {
    let since = |date: Option<Date>| date.map(|date| format!(" since {}", date.in_words())).unwrap_or_default();
    let perhaps = |is_sure: bool| if is_sure { "" } else { "perhaps " };
    match (&citation.replaced_by, &citation.ended) {
        (Some(by), _) => match &by.first {
            Some(first) => {
                format!(", {}replaced by {}{}", perhaps(by.is_sure), safe(&first.edition), since(first.since))
            }
            None => {
                format!(", {}replaced; the newest is {}{}", perhaps(by.is_sure), safe(&by.edition), since(by.since))
            }
        },
        (None, Some(ended)) => format!(", {}ended by {}", perhaps(ended.is_sure), ended.date.in_words()),
        (None, None) => String::new(),
    }
}

/// What a document cites of a family, each edition once.
pub(super) fn citations(list: &[Citation], safe: Safe) -> String {
    let mut said: Vec<String> = Vec::new();
    for entry in list {
        let words = citation(entry, safe);
        if !said.contains(&words) {
            said.push(words);
        }
    }
    said.join("; ")
}

/// The title of a family with the newest edition: "Working Together to Safeguard Children (newest: 2026)".
pub(super) fn family(row: &GuidanceRow, safe: Safe) -> String {
    let title = safe(&row.title);
    row.newest.as_deref().map_or_else(|| title.to_string(), |newest| format!("{title} (newest: {})", safe(newest)))
}

/// A commitment that no standard covers: "access to learning (must, section 3)".
pub(super) fn own(own: &OwnCommitment, safe: Safe) -> String {
    let said = [Some(answer(own.answer, own.strength)), sections(&own.sections, safe)];
    format!("{} ({})", safe(&spoken(&own.id)), said.into_iter().flatten().collect::<Vec<_>>().join(", "))
}

/// A fault of a source text: "lost: the flowchart survives only as a picture (section 4)".
pub(super) fn fault(fault: &SourceFault, safe: Safe) -> String {
    let kind = fault.kind.map(|kind| format!("{kind}: ")).unwrap_or_default();
    format!("{kind}{}{}", safe(&fault.says), in_sections(&fault.sections, safe))
}

/// Something that nobody can tell: "lost in the source: the flowchart".
pub(super) fn cannot_tell(unknown: &CannotTell, safe: Safe) -> String {
    let why = why_unknown(unknown.why);
    if unknown.what.is_empty() {
        why.to_owned()
    } else {
        format!("{why}: {}", all_safe(&unknown.what, safe).join("; "))
    }
}

/// Why nobody can tell something.
pub(super) fn why_unknown(why: Unknown) -> &'static str {
    match why {
        Unknown::Draft => "a draft, which asks nothing of anybody yet",
        Unknown::NotYet => "has not begun",
        Unknown::Past => "nobody works to it any more",
        Unknown::PartlyRead => "the file could be read only in part",
        Unknown::Lost => "lost in the source",
        Unknown::NotRecorded => "not recorded, so nobody knows whether it says anything",
        Unknown::Unreadable => "recorded, and cannot be read",
        Unknown::Unstated => "mentioned without a value",
        Unknown::NoEdition => "cited without an edition",
        Unknown::Unchecked => "nobody has compared the record with the source a second time",
    }
}
