//! What a sheet that came back asks for: the cells that say something else than the documents do, each of them either sound or
//! refused with its place.

use std::collections::BTreeSet;

use super::fact;
use super::incoming::{Incoming, Sheet};
use super::index::{Index, Lost};
use super::numbers::{self, Fault};
use super::read::Value;
use super::row::Row;
use super::{Column, Table};
use crate::error::Error;
use crate::model::located::{Read, UNSTATED};
use crate::model::placeholder::is_placeholder;
use crate::model::words::{Answer, Strength, listed, nearest};
use crate::privacy;
use crate::report::escape;

/// What a sheet asks for.
#[derive(Debug, Default)]
pub struct Asked {
    /// The cells that say something else, in the order of the sheet.
    pub changes: Vec<Change>,
    /// What cannot be done.
    pub refused: Vec<Error>,
    /// The cells that are only for reading and were written to.
    pub left_alone: Vec<String>,
}

/// A cell that says something else than the document does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Its name: `B7`.
    pub cell: String,
    /// Which row of the table it is about.
    pub row: usize,
    /// What it is about.
    pub column: Column,
    /// What it says.
    pub text: String,
}

/// What is wrong with a cell, and what to do.
pub(super) fn fault(message: impl Into<String>, help: impl Into<String>) -> Fault {
    (message.into(), help.into())
}

impl Asked {
    /// Holds a sheet against the documents as they are.
    pub fn of(sheet: &Sheet, table: &Table<'_>) -> Self {
        let rows = Index::of(table);
        let mut asked = Self::default();
        let (mut met, mut moved) = (BTreeSet::new(), BTreeSet::new());
        for incoming in &sheet.rows {
            let file = incoming.text(Column::File).unwrap_or_default();
            if moved.contains(&file) {
                continue;
            }
            match rows.find(incoming, table) {
                Err(Lost::Moved(error)) => {
                    moved.insert(file);
                    asked.refused.push(error);
                }
                Err(Lost::Row(error)) => asked.refused.push(error),
                Ok(row) if !met.insert(row) => asked.refused.push(refusal(
                    incoming,
                    Column::Standard,
                    fault("two rows are about one entry of the policy", "take one of them out"),
                )),
                Ok(row) => asked.take(sheet, incoming, (row, table)),
            }
        }
        asked
    }

    /// Takes what the cells of a row ask for.
    fn take(&mut self, sheet: &Sheet, incoming: &Incoming, (at, table): (usize, &Table<'_>)) {
        let row = &table.rows[at];
        let before = (self.changes.len(), self.refused.len());
        for column in Column::OPEN.into_iter().filter(|column| sheet.has(*column)) {
            match changed(incoming, row, column) {
                Ok(None) => {}
                Ok(Some(text)) => {
                    self.changes.push(Change { cell: incoming.name(column), row: at, column, text });
                }
                Err(fault) => self.refused.push(refusal(incoming, column, fault)),
            }
        }
        let is_for_reading = |column: &Column| sheet.has(*column) && !column.is_open() && !column.is_tie();
        for column in Column::ALL.into_iter().filter(is_for_reading) {
            let is_same = incoming.text(column).is_ok_and(|text| text == fact::flat(&row.cell(column)));
            if !is_same {
                self.left_alone.push(incoming.name(column));
            }
        }
        if self.refused.len() == before.1
            && let Err((column, fault)) = fits_together(incoming, row, &self.changes[before.0..])
        {
            self.refused.push(refusal(incoming, column, fault));
        }
    }
}

pub(super) fn refusal(incoming: &Incoming, column: Column, (message, help): Fault) -> Error {
    Error::new(format!("{}: {message}", incoming.name(column)), help)
}

/// What a cell says where that is something else than the document does, in the form in which it is written.
fn changed(incoming: &Incoming, row: &Row<'_>, column: Column) -> Result<Option<String>, Fault> {
    let text = incoming.text(column).map_err(|(message, help)| fault(message, help))?;
    let now = row.cell(column);
    if text == now || is_same_number(incoming.value(column), &text, &now) {
        return Ok(None);
    }
    if text.is_empty() {
        let help = "put back what stood there, or take it out in the file itself";
        return Err(fault("an emptied cell takes nothing out of a policy", help));
    }
    if let Some(why) = row.why_closed(column) {
        return Err(fault(why, "put back what stood there, and write it in the file itself"));
    }
    if escape::line(&text) != text {
        return Err(fault("it holds letters that nobody sees, or that act on a screen", "type it once more, plainly"));
    }
    let is_private = |text: &str| privacy::may_lead_to_a_person(text) || privacy::speaks_of_somebody(text);
    if is_private(&text) && !is_private(&now) {
        let help = "write it without names of people, telephone numbers, addresses, dates of birth and numbers of people or cases";
        return Err(fault("something in it could lead to a person", help));
    }
    read(incoming, row, column, &text).map(Some)
}

/// Whether a spreadsheet has only written a number in its own way: 3.1 for 3.10, and never 3.10 for 3.1. Text that was typed as
/// such stays as it is.
fn is_same_number(value: Option<&Value>, text: &str, now: &str) -> bool {
    let number =
        |text: &str| text.parse::<f64>().ok().filter(|_| text.contains(|letter: char| letter.is_ascii_digit()));
    let Some(of_sheet) = number(text).filter(|of_sheet| number(now) == Some(*of_sheet)) else { return false };
    match value {
        Some(Value::Number(_)) => true,
        Some(Value::Untyped(_)) => of_sheet.to_string() == text,
        _ => false,
    }
}

/// A text as it is written under its entry.
fn read(incoming: &Incoming, row: &Row<'_>, column: Column, text: &str) -> Result<String, Fault> {
    match column {
        Column::Answer => word::<Answer>(text, Answer::WORDS, "an answer"),
        Column::Strength => word::<Strength>(text, Strength::WORDS, "a strength"),
        Column::Section => section(incoming, text),
        Column::Action => action(row, text),
        Column::Numbers => numbers(row, text),
        _ => Ok(text.to_owned()),
    }
}

fn word<T: Read + std::fmt::Display>(text: &str, words: &[&str], what: &str) -> Result<String, Fault> {
    let lower = text.to_lowercase();
    T::read(&lower).map(|word| word.to_string()).map_err(|_| {
        let near = nearest(&lower, words).or_else(|| of_one_stem(&lower, words));
        let near = near.map(|near| format!("did you mean {near}? ")).unwrap_or_default();
        fault(format!("this is no word for {what}"), format!("{near}write {}", listed(words, "or")))
    })
}

/// The word that begins as another form of it does: "deferred" for "defers".
fn of_one_stem<'w>(text: &str, words: &[&'w str]) -> Option<&'w str> {
    const STEM: usize = 5;
    let stem = text.get(..STEM)?;
    words.iter().copied().find(|word| word.starts_with(stem))
}

fn section(incoming: &Incoming, text: &str) -> Result<String, Fault> {
    if matches!(incoming.value(Column::Section), Some(Value::Number(number)) if number.fract() != 0.0) {
        let message = format!("the spreadsheet made a number of this section, and {text} may have been {text}0");
        return Err(fault(message, "format the cell as text, and type it once more"));
    }
    let parts: Vec<&str> = text.split(fact::BETWEEN_SECTIONS.trim()).map(str::trim).collect();
    if parts.contains(&"") {
        return Err(fault("a section is missing before or behind |", "write a section on either side, or take | out"));
    }
    Ok(parts.join(fact::BETWEEN_SECTIONS))
}

fn action(row: &Row<'_>, text: &str) -> Result<String, Fault> {
    let ids: Vec<&str> = row.policy.actions.iter().filter_map(|action| action.id.text()).collect();
    if ids.contains(&text) || is_placeholder(text) || text == UNSTATED {
        return Ok(text.to_owned());
    }
    let help = match ids.as_slice() {
        [] => {
            "add the action under actions in the file first, with an id and its date, and write the id here".to_owned()
        }
        ids => format!("write {}, or add the action in the file first", listed(&ids[..ids.len().min(20)], "or")),
    };
    Err(fault("this cell holds the id of an action, and the policy has none with this one", help))
}

fn numbers(row: &Row<'_>, text: &str) -> Result<String, Fault> {
    let kinds = &row.expectation.kinds;
    let asked = numbers::parted(text, kinds)?;
    let now = numbers::parted(&row.cell(Column::Numbers), kinds).unwrap_or_default();
    let gone: Vec<&str> =
        now.iter().filter(|(name, _)| !asked.iter().any(|(known, _)| known == name)).map(|(name, _)| &**name).collect();
    if !gone.is_empty() {
        let message = format!("{} stands in the policy and no longer here", listed(&gone, "and"));
        return Err(fault(message, "put it back, or take it out in the file itself"));
    }
    match asked.iter().filter(|number| !now.contains(number)).find_map(|number| numbers::fault(number, kinds)) {
        Some((message, help)) if !privacy::may_lead_to_a_person(&message) => Err((message, help)),
        Some((_, help)) => Err(fault("this is not one of the values that belong here", help)),
        None => Ok(numbers::written(&asked)),
    }
}

/// Whether the cells of a row go together once they are as the sheet has them.
fn fits_together(incoming: &Incoming, row: &Row<'_>, changes: &[Change]) -> Result<(), (Column, Fault)> {
    let said = |column: Column| {
        let change = changes.iter().find(|change| change.column == column);
        change.map_or_else(|| row.cell(column), |change| change.text.clone())
    };
    if changes.is_empty() {
        return Ok(());
    }
    if row.commitment.is_none() && said(Column::Answer).is_empty() {
        let help = format!("choose {}", listed(Answer::WORDS, "or"));
        return Err((Column::Answer, fault("the row is filled in and has no answer", help)));
    }
    let strength = |text: &str| Strength::read(text).ok();
    let (before, after) = (strength(&row.cell(Column::Strength)), strength(&said(Column::Strength)));
    if row.commitment.is_some() && after > before && said(Column::Section).is_empty() {
        let help = format!("write the section into {}, or keep the word", incoming.name(Column::Section));
        return Err((Column::Strength, fault("a stronger word needs the section in which the policy has it", help)));
    }
    Ok(())
}
