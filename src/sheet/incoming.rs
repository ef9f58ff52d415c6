//! The rows of a sheet that came back: which column is which, and what is written in a cell.

use std::collections::BTreeMap;

use super::fact::flat;
use super::read::{Grid, Value, name};
use super::{Column, Format, read};
use crate::error::Error;

/// A sheet that came back.
#[derive(Debug)]
pub struct Sheet {
    pub(super) rows: Vec<Incoming>,
    columns: BTreeMap<Column, u32>,
    /// The headings of columns that somebody has added, which are not read.
    pub others: Vec<String>,
}

/// A row of it.
#[derive(Debug)]
pub(super) struct Incoming {
    line: u32,
    cells: BTreeMap<Column, Value>,
    places: BTreeMap<Column, u32>,
}

impl Sheet {
    /// Reads the bytes of a sheet. `called` is its name, for messages.
    ///
    /// # Errors
    /// Where it cannot be read, or is none of the sheets that are written here.
    pub fn read(called: &str, bytes: &[u8], format: Format) -> Result<Self, Error> {
        let grid = read::grid(called, bytes, format)?;
        let (columns, others) = columns(&grid)?;
        let rows = grid.lines().skip(1).map(|(line, cells)| Incoming {
            line,
            cells: columns.iter().filter_map(|(column, at)| Some((*column, cells.get(at)?.clone()))).collect(),
            places: columns.clone(),
        });
        let rows = rows.filter(|row| !row.cells.is_empty()).collect();
        Ok(Self { rows, columns, others })
    }

    /// The files that its rows name, each once, in their order.
    pub fn files(&self) -> Vec<String> {
        let mut files: Vec<String> = self.rows.iter().filter_map(|row| row.text(Column::File).ok()).collect();
        files.sort_unstable();
        files.dedup();
        files.retain(|file| !file.is_empty());
        files
    }

    /// Whether it has a column.
    pub(super) fn has(&self, column: Column) -> bool {
        self.columns.contains_key(&column)
    }
}

/// The columns by their headings, and the headings that are not the sheet's.
fn columns(grid: &Grid) -> Result<(BTreeMap<Column, u32>, Vec<String>), Error> {
    let again = "make a new sheet with paramount sheet out, and copy what you changed into it";
    let (mut columns, mut others) = (BTreeMap::new(), Vec::new());
    for (at, value) in grid.lines().next().into_iter().flat_map(|(_, cells)| cells) {
        let (Value::Text(heading) | Value::Untyped(heading)) = value else { continue };
        let heading = flat(heading);
        let known = Column::ALL.iter().find(|column| column.heading().eq_ignore_ascii_case(&heading));
        match known {
            Some(column) if columns.insert(*column, *at).is_some() => {
                return Err(Error::new(
                    format!("{}: two columns are headed {}", name((0, *at)), column.heading()),
                    "take one of them out, or give it another heading",
                ));
            }
            Some(_) => {}
            None => others.push(heading),
        }
    }
    let needed = [Column::Standard].into_iter().chain(Column::TIES);
    let missing: Vec<&str> = needed.filter(|it| !columns.contains_key(it)).map(Column::heading).collect();
    match missing.as_slice() {
        [] => {
            refuse_a_renamed_one(&columns, &others)?;
            Ok((columns, others))
        }
        _ if columns.is_empty() => Err(Error::new(
            "this is no sheet that paramount wrote: its first row has none of the headings",
            "name the file that paramount sheet out wrote",
        )),
        missing => Err(Error::new(
            format!("the sheet has lost what ties its rows to the files: the columns {}", missing.join(", ")),
            again,
        )),
    }
}

/// What is filled in may stand under a heading that somebody has changed, and would be lost without a word.
fn refuse_a_renamed_one(columns: &BTreeMap<Column, u32>, others: &[String]) -> Result<(), Error> {
    let lost: Vec<&str> =
        Column::OPEN.into_iter().filter(|column| !columns.contains_key(column)).map(Column::heading).collect();
    if lost.is_empty() || others.is_empty() {
        return Ok(());
    }
    Err(Error::new(
        format!(
            "the sheet has no column {}, and has one that it does not know: {}",
            lost.join(", "),
            others.join(", ")
        ),
        "give each column its own heading again; one that is yours may stay where all of the sheet's own are there",
    ))
}

impl Incoming {
    /// The name of a cell of it: `B7`.
    pub(super) fn name(&self, column: Column) -> String {
        name((self.line, self.places.get(&column).copied().unwrap_or_default()))
    }

    /// What a cell holds, where it holds anything.
    pub(super) fn value(&self, column: Column) -> Option<&Value> {
        self.cells.get(&column)
    }

    /// The text of a cell, on one line; empty where it holds nothing.
    ///
    /// # Errors
    /// Where it holds something that nobody typed: what is wrong with it, and what to do.
    pub(super) fn text(&self, column: Column) -> Result<String, (&'static str, &'static str)> {
        match self.value(column) {
            None => Ok(String::new()),
            Some(Value::Text(text) | Value::Untyped(text)) => Ok(flat(text)),
            Some(Value::Number(number)) => Ok(number.to_string()),
            Some(Value::YesNo(is_true)) => Ok(if *is_true { "yes" } else { "no" }.to_owned()),
            Some(Value::Date) => Err((
                "the spreadsheet made a date of what was typed here",
                "format the cell as text, and type it once more",
            )),
            Some(Value::Error) => Err(("the spreadsheet shows a fault here", "type what the policy says")),
            Some(Value::Formula) => {
                Err(("this is a formula, and none is worked out here", "type what it should say, as text"))
            }
        }
    }
}
