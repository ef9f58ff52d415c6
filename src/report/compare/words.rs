//! What a table says in words, for all formats. `safe` makes a document's own text harmless in the format at hand.

use jiff::civil::Date as Day;

use super::CompareReport;
use crate::compare::{
    CannotTell, Cell, CellAnswer, Citation, Column, ColumnKind, ColumnState, DetailValue, Editions, GuidanceRow,
    LevelsState, Outlook, OwnCommitment, PromiseMade, Recorded, ScopedAnswer, SourceFault, Table, TimelineRow,
    TopicCell, Unknown,
};
use crate::due::{Entry, LeftOut, Status, WhyLeftOut};
use crate::model::Date;
use crate::model::policy::sections_named;
use crate::model::words::{counted, listed, spoken};
use crate::report::due::words as due;
use crate::report::unread;

/// Makes a document's text harmless.
pub(super) type Safe = due::Safe;

/// Marks what none is stronger than.
pub(super) const STRONGEST: &str = "*";

/// Marks an answer that is not the same for all training.
pub(super) const BY_TRAINING: &str = "+";

/// "5 policies side by side, as at 26 November 2026, by the standards shared@2026-11".
pub(super) fn heading(report: &CompareReport) -> String {
    let table = &report.table;
    let (policies, courses) = (table.count_of(ColumnKind::Policy), table.count_of(ColumnKind::Course));
    let policies = match policies {
        1 => "1 policy".to_owned(),
        many => format!("{many} policies"),
    };
    let courses = if courses == 0 { String::new() } else { format!(" and {}", counted(courses, "course")) };
    let sets: Vec<String> = report.standards.iter().map(|set| format!("{}@{}", set.id, set.edition)).collect();
    let sets = if sets.is_empty() { String::new() } else { format!(", by the standards {}", listed(&sets, "and")) };
    format!("{policies}{courses} side by side, as at {}{sets}", Date::day(table.today).in_words())
}

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

/// An answer in a word or two: "must", "partly", "put off", "silent".
pub(super) fn answer(answer: CellAnswer, strength: Option<crate::model::words::Strength>) -> String {
    let word = strength.map(|strength| strength.word());
    match answer {
        CellAnswer::Commits => word.unwrap_or("yes").to_owned(),
        CellAnswer::Partial => word.map_or_else(|| "partly".to_owned(), |word| format!("partly, {word}")),
        CellAnswer::Deferred => "put off".to_owned(),
        CellAnswer::Delegated => "left to others".to_owned(),
        CellAnswer::Refuses => "refuses".to_owned(),
        CellAnswer::States => "stated".to_owned(),
        CellAnswer::Silent => "silent".to_owned(),
        CellAnswer::NotRecorded => "not recorded".to_owned(),
        CellAnswer::Unreadable => "unreadable".to_owned(),
        CellAnswer::Gives => "gives".to_owned(),
        CellAnswer::GivesNothing => "gives nothing".to_owned(),
        CellAnswer::NotAsked => "not asked".to_owned(),
    }
}

/// What the answers that a table uses mean, in the order of the words.
pub(super) fn legend(table: &Table) -> Vec<String> {
    let has = |answer: &CellAnswer| table.count(*answer) > 0;
    let mut legend: Vec<String> =
        CellAnswer::ALL.iter().filter(|answer| has(answer)).map(|answer| meaning(*answer).to_owned()).collect();
    let cells = || table.rows.iter().flat_map(|row| &row.cells);
    if cells().any(|cell| !cell.scopes.is_empty()) {
        legend.push(format!("{BY_TRAINING}: not the same for all training, see below"));
    }
    if cells().any(|cell| !cell.waivers.is_empty()) {
        legend.push("waived: the settings hold a waiver for it".to_owned());
    }
    legend
}

fn meaning(answer: CellAnswer) -> &'static str {
    match answer {
        CellAnswer::Commits => {
            "must, will, should, may: commits itself, in the source's own word (yes: the word is not recorded)"
        }
        CellAnswer::Partial => "partly: commits itself to a part",
        CellAnswer::Deferred => "put off: promises it for later",
        CellAnswer::Delegated => "left to others: somebody else decides",
        CellAnswer::Refuses => "refuses: decided against it, which is a position and no gap",
        CellAnswer::States => {
            "stated: a block of the document's own says it (its review, lead, approval, levels, charges)"
        }
        CellAnswer::Silent => "silent: looked for, and the document says nothing",
        CellAnswer::NotRecorded => "not recorded: nobody has recorded whether it says anything",
        CellAnswer::Unreadable => "unreadable: what is recorded cannot be read",
        CellAnswer::Gives => "gives: the course has something of what is asked, not a judgement that it is enough",
        CellAnswer::GivesNothing => "gives nothing: the course has nothing of what is asked",
        CellAnswer::NotAsked => "not asked: nothing is asked of such a document",
    }
}

/// A cell in short: its answer, until when it is put off, whether it is waived.
pub(super) fn short(cell: &Cell) -> String {
    let mark = if cell.scopes.is_empty() { "" } else { BY_TRAINING };
    let answer = format!("{}{mark}", answer(cell.answer, cell.strength));
    let promised = cell.promise.as_ref().filter(|_| cell.answer == CellAnswer::Deferred).map(until);
    let waived = (!cell.waivers.is_empty()).then(|| "waived".to_owned());
    [Some(answer), promised, waived].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// "to December 2024, which has passed".
fn until(promise: &PromiseMade) -> String {
    let due = promise.due.map(|due| format!("to {}", due.in_words()));
    match promise.outlook {
        Outlook::Kept => "done".to_owned(),
        Outlook::Ahead => due.unwrap_or_default(),
        Outlook::Past => format!("{}, which has passed", due.unwrap_or_default()),
        Outlook::Undated | Outlook::Unreadable => "without a date".to_owned(),
    }
}

/// The value of a detail, marked where none is stronger: "2 trainers*".
pub(super) fn value(detail: &DetailValue, safe: Safe) -> String {
    let mark = if detail.is_strongest { STRONGEST } else { "" };
    format!("{}{mark}", unmarked(detail, safe))
}

fn unmarked(detail: &DetailValue, safe: Safe) -> String {
    detail.value.as_deref().map_or_else(|| "no value given".to_owned(), |value| safe(value).into_owned())
}

/// Details with their names: "minimum: 2 trainers".
pub(super) fn named(details: &[DetailValue], safe: Safe) -> Vec<String> {
    details.iter().map(|detail| format!("{}: {}", safe(&spoken(&detail.name)), unmarked(detail, safe))).collect()
}

/// What stands behind the answer of a cell: what it lacks, what is promised, to whom it is left, what a course gives.
pub(super) fn notes(cell: &Cell, safe: Safe) -> Vec<String> {
    let mut notes = Vec::new();
    notes.extend(cell.lacks.as_deref().map(|lacks| format!("lacks: {}", safe(lacks))));
    notes.extend(cell.promise.as_ref().map(|promise| {
        let says = promise.says.as_deref().unwrap_or(&promise.action);
        format!("promised {}: {}", until(promise), safe(says))
    }));
    notes.extend(cell.to.as_deref().map(|to| format!("left to: {}", safe(to))));
    notes.extend(by_training(cell, safe));
    if !cell.asked.is_empty() {
        notes.push(format!("asked: {}", named(&cell.asked, safe).join(", ")));
    }
    notes.extend(cell.given.iter().map(|part| {
        let says = part.says.as_deref().map_or_else(|| "nothing".to_owned(), |says| safe(says).into_owned());
        format!("{}: {says}", safe(&part.part))
    }));
    notes
}

/// What a document says for each kind of training: "for multi-agency training: should, minimum: 2 trainers"; "only for
/// multi-agency training: must" where it says nothing for any other.
pub(super) fn by_training(cell: &Cell, safe: Safe) -> Vec<String> {
    let told = |scoped: &ScopedAnswer| {
        let details = named(&scoped.details, safe).into_iter();
        let said: Vec<String> = [answer(scoped.answer, scoped.strength)].into_iter().chain(details).collect();
        format!("for {}: {}", safe(&scoped.training), said.join(", "))
    };
    match cell.scopes.as_slice() {
        [one, other] if other.answer == CellAnswer::Silent => vec![format!("only {}", told(one))],
        scopes => scopes.iter().map(told).collect(),
    }
}

/// Sections for a cell: "section 12d".
pub(super) fn sections(names: &[&str], safe: Safe) -> Option<String> {
    let names: Vec<String> = names.iter().map(|name| safe(name).into_owned()).collect();
    sections_named(&names.iter().map(String::as_str).collect::<Vec<_>>())
}

/// Who took a waiver, and until when: "Executive Group, until 31 December 2026: reason".
pub(super) fn waived(cell: &Cell, safe: Safe) -> Vec<String> {
    let waiver = |waived: &crate::compare::WaivedBy| {
        format!("{}, until {}: {}", safe(&waived.approved_by), waived.until.in_words(), safe(&waived.reason))
    };
    cell.waivers.iter().map(waiver).collect()
}

/// The levels at which a topic is taught: "1, 2 (and 3, 4)"; what they reach through others stands in brackets.
pub(super) fn taught(cell: &TopicCell, state: LevelsState, safe: Safe) -> String {
    match state {
        LevelsState::Given | LevelsState::Course => {}
        LevelsState::UnderReview => return "under review".to_owned(),
        LevelsState::Nothing => return "no levels".to_owned(),
        LevelsState::NotRecorded => return "not recorded".to_owned(),
        LevelsState::Unreadable => return "unreadable".to_owned(),
    }
    let numbers = |list: &[String]| list.iter().map(|number| safe(number).into_owned()).collect::<Vec<_>>().join(", ");
    let own = (!cell.own.is_empty()).then(|| numbers(&cell.own));
    let included = (!cell.included.is_empty()).then(|| format!("({})", numbers(&cell.included)));
    let all = cell.for_all.then(|| "everybody".to_owned());
    let parts: Vec<String> = [all, own, included].into_iter().flatten().collect();
    if parts.is_empty() { "none".to_owned() } else { parts.join(" ") }
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

/// A citation: "2023, replaced by 2026 since March 2026".
pub(super) fn citation(citation: &Citation, safe: Safe) -> String {
    let edition =
        citation.edition.as_deref().map_or_else(|| "no edition".to_owned(), |edition| safe(edition).into_owned());
    let role =
        citation.role.filter(|role| role.word() != "authority").map(|role| format!(" ({role})")).unwrap_or_default();
    // A study or a claim rests on what was there; only what is followed grows old.
    let is_followed = role.is_empty();
    let age = match &citation.replaced_by {
        _ if citation.never_was => ", which never existed".to_owned(),
        Some(by) if is_followed => {
            let since = by.since.map(|since| format!(" since {}", since.in_words())).unwrap_or_default();
            let perhaps = if by.is_sure { "" } else { "perhaps " };
            format!(", {perhaps}replaced by {}{since}", safe(&by.edition))
        }
        _ => String::new(),
    };
    format!("{edition}{role}{age}")
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
    let names: Vec<&str> = own.sections.iter().map(String::as_str).collect();
    let said = [Some(answer(own.answer, own.strength)), sections(&names, safe)];
    format!("{} ({})", safe(&spoken(&own.id)), said.into_iter().flatten().collect::<Vec<_>>().join(", "))
}

/// A fault of a source text: "lost: the flowchart survives only as a picture (section 4)".
pub(super) fn fault(fault: &SourceFault, safe: Safe) -> String {
    let names: Vec<&str> = fault.sections.iter().map(String::as_str).collect();
    let place = sections(&names, safe).map(|place| format!(" ({place})")).unwrap_or_default();
    let kind = fault.kind.map(|kind| format!("{kind}: ")).unwrap_or_default();
    format!("{kind}{}{place}", safe(&fault.says))
}

/// Something that nobody can tell.
pub(super) fn cannot_tell(unknown: &CannotTell, safe: Safe) -> String {
    let what: Vec<String> = unknown.what.iter().map(|what| safe(what).into_owned()).collect();
    let what = what.join("; ");
    match unknown.why {
        Unknown::Draft => "a draft, which asks nothing of anybody yet".to_owned(),
        Unknown::NotYet => "has not begun".to_owned(),
        Unknown::Past => "nobody works to it any more".to_owned(),
        Unknown::PartlyRead => "the file could be read only in part".to_owned(),
        Unknown::Lost => format!("lost in the source: {what}"),
        Unknown::NotRecorded => format!("not recorded, so nobody knows whether it says anything: {what}"),
        Unknown::Unreadable => format!("recorded, and cannot be read: {what}"),
        Unknown::Unstated => format!("mentioned without a value: {what}"),
        Unknown::NoEdition => format!("cited without an edition: {what}"),
        Unknown::Unchecked => "nobody has compared the record with the source a second time".to_owned(),
    }
}

/// What the reader should know about the whole: editions that `diff` compares, what is left out, what was not read.
pub(super) fn remarks(report: &CompareReport, safe: Safe) -> Vec<String> {
    let mut remarks: Vec<String> = report.table.editions.iter().map(|pair| editions(pair, safe)).collect();
    remarks.extend(report.table.left_out.iter().map(|left| left_out(left, safe)));
    remarks.extend(unread::remarks(&report.documents, "answers", safe));
    remarks.extend(report.failures.iter().map(|failure| format!("Incomplete: {}", safe(failure))));
    remarks
}

fn editions(pair: &Editions, safe: Safe) -> String {
    format!(
        "These are editions of one policy; what changed between them: paramount diff {} {}",
        safe(&pair.old),
        safe(&pair.new)
    )
}

fn left_out(left: &LeftOut, safe: Safe) -> String {
    let name = safe(left.id.as_deref().unwrap_or(&left.path));
    let path = safe(&left.path);
    match &left.why {
        WhyLeftOut::Withdrawn => format!("{name} is withdrawn and left out; name {path} itself to see it."),
        WhyLeftOut::ReplacedBy(newer) => {
            let newer = safe(newer);
            format!("{newer} has replaced {name}, which is left out; name {path} itself to see it.")
        }
    }
}

/// The name of a column for a list.
pub(super) fn name_of(table: &Table, column: usize, safe: Safe) -> String {
    table.columns.get(column).map(|column| safe(&column.name).into_owned()).unwrap_or_default()
}

/// What is told of documents one by one, under their names, in the order of the columns.
pub(super) fn by_column<'t, T>(
    table: &Table,
    list: &'t [T],
    column: impl Fn(&T) -> usize,
    words: impl Fn(&'t T) -> String,
    safe: Safe,
) -> Vec<(String, Vec<String>)> {
    let mut groups: Vec<(usize, Vec<String>)> = Vec::new();
    for entry in list {
        let at = column(entry);
        match groups.last_mut().filter(|(last, _)| *last == at) {
            Some((_, said)) => said.push(words(entry)),
            None => groups.push((at, vec![words(entry)])),
        }
    }
    groups.into_iter().map(|(at, said)| (name_of(table, at, safe), said)).collect()
}

/// Positions that documents take against each other on purpose, a sentence each.
pub(super) fn opposites(table: &Table, safe: Safe) -> Vec<String> {
    let mut found = Vec::new();
    for row in table.rows.iter().filter(|row| row.is_opposed) {
        let said =
            row.cells.iter().enumerate().filter(|(_, cell)| {
                matches!(cell.answer, CellAnswer::Refuses | CellAnswer::Commits | CellAnswer::Partial)
            });
        let said: Vec<String> = said
            .map(|(at, cell)| format!("{} {}", name_of(table, at, safe), answer(cell.answer, cell.strength)))
            .collect();
        found.push(format!("{}: {}", safe(&row.title), said.join("; ")));
    }
    for detail in table.details.iter().filter(|detail| detail.is_opposed) {
        let given = detail.values.iter().enumerate().filter_map(|(at, value)| Some((at, value.as_ref()?)));
        let given = given.filter(|(_, value)| value.value.is_some());
        let said: Vec<String> =
            given.map(|(at, given)| format!("{} {}", name_of(table, at, safe), value(given, safe))).collect();
        let about = format!("{}, {}", spoken(&detail.standard), spoken(&detail.name));
        found.push(format!("{}: {}", safe(&about), said.join("; ")));
    }
    found
}
