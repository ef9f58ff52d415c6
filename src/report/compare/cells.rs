//! What the cells of a table say in words: answers, the values behind them, and the legend that explains both.

use super::words::{Safe, all_safe};
use crate::compare::{
    Cell, CellAnswer, DetailValue, LevelsState, Outlook, PromiseMade, Saying, ScopedAnswer, Table, TopicCell, WaivedBy,
};
use crate::model::words::{Strength, spoken};

/// Marks what none is stronger than.
pub(super) const STRONGEST: &str = "*";

/// Marks an answer that is not the same for all training.
pub(super) const BY_TRAINING: &str = "+";

/// Stands in place of the source's own word where nobody has recorded it: that something is written there is no yes.
const NO_WORD: &str = "no strength";

/// What the mark means.
pub(super) const NOT_ALIKE: &str = "not for all training alike";

/// An answer in a word or two: "must", "partly", "put off", "silent".
pub(super) fn answer(answer: CellAnswer, strength: Option<Strength>) -> String {
    let word = strength.map(|strength| strength.word());
    match answer {
        CellAnswer::Commits => word.unwrap_or(NO_WORD).to_owned(),
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
    let used = CellAnswer::ALL.iter().filter(|answer| table.count(**answer) > 0);
    let explained = used.map(|answer| {
        let (words, meaning) = meaning(*answer);
        format!("{words}: {meaning}")
    });
    let mut legend: Vec<String> = explained.collect();
    let cells = || table.rows.iter().flat_map(|row| &row.cells);
    if cells().any(|cell| !cell.scopes.is_empty()) {
        legend.push(format!("{BY_TRAINING}: not the same for all training, see below"));
    }
    if cells().any(|cell| !cell.waivers.is_empty()) {
        legend.push("waived: the settings hold a waiver for it".to_owned());
    }
    legend
}

/// The words in which an answer is given, and what they mean.
pub(super) fn meaning(answer: CellAnswer) -> (&'static str, &'static str) {
    match answer {
        CellAnswer::Commits => {
            ("must, will, should, may", "commits itself, in the source's own word (no strength: the record has none)")
        }
        CellAnswer::Partial => ("partly", "commits itself to a part"),
        CellAnswer::Deferred => ("put off", "promises it for later"),
        CellAnswer::Delegated => ("left to others", "somebody else decides"),
        CellAnswer::Refuses => ("refuses", "decided against it, which is a position and no gap"),
        CellAnswer::States => {
            ("stated", "a block of the document's own says it (its review, lead, approval, levels, charges)")
        }
        CellAnswer::Silent => ("silent", "looked for, and the document says nothing"),
        CellAnswer::NotRecorded => ("not recorded", "nobody has recorded whether it says anything"),
        CellAnswer::Unreadable => ("unreadable", "what is recorded cannot be read"),
        CellAnswer::Gives => ("gives", "the course has something of what is asked, not a judgement that it is enough"),
        CellAnswer::GivesNothing => ("gives nothing", "the course has nothing of what is asked"),
        CellAnswer::NotAsked => ("not asked", "nothing is asked of such a document"),
    }
}

/// A cell in short: its answer, until when it is put off, whether it is waived.
pub(super) fn short(cell: &Cell) -> String {
    let mark = if cell.scopes.is_empty() { "" } else { BY_TRAINING };
    let answer = format!("{}{mark}", answer(cell.answer, cell.strength));
    [vec![answer], beside_answer(cell)].concat().join(", ")
}

/// As [`short`], without the mark.
pub(super) fn unmarked_short(cell: &Cell) -> String {
    [vec![answer(cell.answer, cell.strength)], beside_answer(cell)].concat().join(", ")
}

/// As [`short`], where words stand for the mark.
pub(super) fn in_words(cell: &Cell) -> String {
    let short = unmarked_short(cell);
    if cell.scopes.is_empty() { short } else { format!("{short}, {NOT_ALIKE}") }
}

fn beside_answer(cell: &Cell) -> Vec<String> {
    let promised = cell.promise.as_ref().filter(|_| cell.answer == CellAnswer::Deferred).map(until);
    let waived = (!cell.waivers.is_empty()).then(|| "waived".to_owned());
    let overdue = cell.is_overdue.then(|| "overdue".to_owned());
    promised.into_iter().chain(overdue).chain(waived).collect()
}

/// Whether something is put off to a date that has passed.
pub(super) fn has_lapsed(cell: &Cell) -> bool {
    let is_past = cell.promise.as_ref().is_some_and(|promise| promise.outlook == Outlook::Past);
    cell.answer == CellAnswer::Deferred && is_past
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

/// The value of a detail, marked where it is not for all training alike, and where none is stronger: "2 trainers+*".
pub(super) fn value(detail: &DetailValue, safe: Safe) -> String {
    let mark = if detail.is_strongest { STRONGEST } else { "" };
    let for_some = if detail.is_for_some { BY_TRAINING } else { "" };
    format!("{}{for_some}{mark}", unmarked(detail, safe))
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
    notes.extend(cell.sayings.iter().find_map(with_exceptions));
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

/// What is a rule with exceptions, and recorded by a word that has none: "Trainers normally work in pairs."
fn with_exceptions(saying: &Saying) -> Option<String> {
    const AS_A_RULE: [&str; 5] = ["normally", "usually", "generally", "ordinarily", "typically"];
    let says = saying.says.as_deref().filter(|_| saying.strength >= Some(Strength::Will))?;
    let mut words = says.split(|letter: char| !letter.is_alphabetic());
    let word = words.find_map(|word| AS_A_RULE.iter().find(|known| word.eq_ignore_ascii_case(known)))?;
    Some(format!("{word}, so with exceptions"))
}

/// What a document says for each kind of training: "for multi-agency training: should, minimum: 2 trainers"; "only for
/// multi-agency training: must" where it says nothing for any other.
pub(super) fn by_training(cell: &Cell, safe: Safe) -> Vec<String> {
    match cell.scopes.as_slice() {
        [one, other] if other.answer == CellAnswer::Silent => vec![format!("only {}", scoped(one, safe))],
        scopes => scopes.iter().map(|one| scoped(one, safe)).collect(),
    }
}

/// "for multi-agency training: should, minimum: 2 trainers".
fn scoped(scoped: &ScopedAnswer, safe: Safe) -> String {
    let details = named(&scoped.details, safe).into_iter();
    let said: Vec<String> = [answer(scoped.answer, scoped.strength)].into_iter().chain(details).collect();
    format!("for {}: {}", safe(&scoped.training), said.join(", "))
}

/// Who took a waiver, and until when: "Executive Group, until 31 December 2026: reason".
pub(super) fn waived(cell: &Cell, safe: Safe) -> Vec<String> {
    let waiver = |waived: &WaivedBy| {
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
    let own = (!cell.own.is_empty()).then(|| all_safe(&cell.own, safe).join(", "));
    let included = (!cell.included.is_empty()).then(|| format!("({})", all_safe(&cell.included, safe).join(", ")));
    let all = cell.for_all.then(|| "everybody".to_owned());
    let parts: Vec<String> = [all, own, included].into_iter().flatten().collect();
    if parts.is_empty() { "none".to_owned() } else { parts.join(" ") }
}
