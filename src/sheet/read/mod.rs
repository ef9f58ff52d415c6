//! A sheet that comes back, as cells with their places. It may come from anybody: nothing in it is followed or worked out, and
//! every limit is kept.

mod bounds;
mod csv;
mod xlsx;

use std::collections::BTreeMap;

use super::Format;
use super::table::MOST_ROWS;
use crate::error::{Error, catch_panic};

/// How many bytes a sheet has at most.
pub const MOST_BYTES: u64 = 16 * 1024 * 1024;

/// How many columns are looked at. What somebody keeps beside the sheet's own ones is left alone.
pub(super) const MOST_COLUMNS: u32 = 200;

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value {
    /// Text.
    Text(String),
    /// What a file without types has: a text, or what a spreadsheet has made of a number.
    Untyped(String),
    /// A number, which the spreadsheet may show in another way than it was typed.
    Number(f64),
    /// A yes or no of the spreadsheet's own.
    YesNo(bool),
    /// A day or time, which the spreadsheet made of what was typed.
    Date,
    /// What a spreadsheet shows where it failed: `#REF!`.
    Error,
    /// Something to be worked out, which nobody does here.
    Formula,
}

/// The cells of a sheet that hold anything, by line and column from 0.
#[derive(Debug, Default)]
pub(super) struct Grid(BTreeMap<u32, BTreeMap<u32, Value>>);

impl Grid {
    /// Puts a value into a cell.
    fn put(&mut self, (line, column): (u32, u32), value: Value) -> Result<(), Error> {
        let is_blank = matches!(&value, Value::Text(text) | Value::Untyped(text) if text.trim().is_empty());
        if is_blank || column >= MOST_COLUMNS {
            return Ok(());
        }
        // One more for the headings, and some that somebody left between.
        if line as usize > MOST_ROWS + 1 {
            return Err(Error::new(
                format!("the sheet has a cell at {}, and {MOST_ROWS} rows are the most", name((line, column))),
                "delete what stands that far down, or make a new sheet of fewer policies",
            ));
        }
        self.0.entry(line).or_default().insert(column, value);
        Ok(())
    }

    /// The lines that hold anything, with their cells.
    pub(super) fn lines(&self) -> impl Iterator<Item = (u32, &BTreeMap<u32, Value>)> {
        self.0.iter().map(|(line, cells)| (*line, cells))
    }
}

/// The name of a cell, as spreadsheets show it: `B7`.
pub(super) fn name((line, column): (u32, u32)) -> String {
    let mut letters = Vec::new();
    let mut left = column + 1;
    while left > 0 {
        let digit = u8::try_from((left - 1) % 26).unwrap_or_default();
        letters.push(char::from(b'A' + digit));
        left = (left - 1) / 26;
    }
    letters.iter().rev().chain((line + 1).to_string().chars().collect::<Vec<_>>().iter()).collect()
}

/// The cells of a sheet.
///
/// # Errors
/// Where it cannot be read, or is larger than any sheet of policies.
pub(super) fn grid(called: &str, bytes: &[u8], format: Format) -> Result<Grid, Error> {
    match format {
        Format::Csv => csv::grid(bytes),
        // The library is given what anybody may have sent.
        Format::Xlsx => catch_panic(called, || xlsx::grid(bytes))?,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_named_as_spreadsheets_name_them() {
        let names = [(0, 0), (6, 1), (0, 25), (0, 26), (0, 701), (0, 702), (1_048_575, 16_383)].map(name);
        assert_eq!(names, ["A1", "B7", "Z1", "AA1", "ZZ1", "AAA1", "XFD1048576"]);
    }
}
