//! Which row of the table a row of the sheet is about: by its file, its entry and its standard, and only where the file is what it
//! was.

use std::collections::BTreeMap;

use super::incoming::Incoming;
use super::judge::{fault, refusal};
use super::numbers::Fault;
use super::{Column, Table};
use crate::error::Error;
use crate::model::words::nearest;

/// The rows of the table by what ties a row of the sheet to them.
pub(super) struct Index<'t> {
    by_entry: BTreeMap<(String, String), usize>,
    empty: BTreeMap<(&'t str, &'t str), usize>,
    answered: BTreeMap<(&'t str, &'t str), usize>,
    states: BTreeMap<&'t str, &'t str>,
}

/// Why a row of the sheet is about none of the table.
pub(super) enum Lost {
    /// Its document is not what it was.
    Moved(Error),
    /// The row itself is at fault.
    Row(Error),
}

impl<'t> Index<'t> {
    pub(super) fn of(table: &'t Table<'_>) -> Self {
        let mut index = Self {
            by_entry: BTreeMap::new(),
            empty: BTreeMap::new(),
            answered: BTreeMap::new(),
            states: BTreeMap::new(),
        };
        for (at, row) in table.rows.iter().enumerate() {
            let (file, standard) = (row.document.reference.path.as_str(), row.expectation.id.as_str());
            index.states.insert(file, &row.document.sha256);
            match row.commitment {
                Some(_) => {
                    index.by_entry.insert((file.to_owned(), row.entry()), at);
                    index.answered.insert((file, standard), at);
                }
                None => {
                    index.empty.insert((file, standard), at);
                }
            }
        }
        index
    }

    /// The row of the table that a row of the sheet is about.
    pub(super) fn find(&self, incoming: &Incoming, table: &Table<'_>) -> Result<usize, Lost> {
        let lost = |column, fault| Lost::Row(refusal(incoming, column, fault));
        let mut ties = [const { String::new() }; 4];
        for (text, column) in ties.iter_mut().zip([Column::File, Column::Entry, Column::State, Column::Standard]) {
            *text = incoming.text(column).map_err(|(message, help)| lost(column, fault(message, help)))?;
        }
        let [file, entry, state, standard] = ties;
        if file.is_empty() {
            let help = "a row cannot be added to the sheet: take it out, and add the entry in the file";
            return Err(lost(Column::Standard, fault("this row belongs to no file", help)));
        }
        let Some(now) = self.states.get(file.as_str()) else {
            let help = "make a new sheet, or name the folder that the sheet was made in with --root";
            return Err(lost(Column::File, fault("this file is no policy that standards are for", help)));
        };
        if *now != state {
            let message =
                format!("{file} changed since the sheet was made, so nobody can tell which of the two is right");
            let help = "make a new sheet with paramount sheet out, and copy into it what you changed";
            return Err(Lost::Moved(refusal(incoming, Column::State, fault(message, help))));
        }
        if entry.is_empty() {
            return self.to_be_filled(&file, &standard, table).map_err(|fault| lost(Column::Standard, fault));
        }
        let Some(row) = self.by_entry.get(&(file, entry)) else {
            let help = "put back what stood there, or make a new sheet";
            return Err(lost(Column::Entry, fault("the file has no such entry", help)));
        };
        let own = table.rows[*row].cell(Column::Standard);
        if own != standard {
            let message = format!("the entry of this row answers {own}");
            return Err(lost(Column::Standard, fault(message, format!("put back {own}: a row keeps its standard"))));
        }
        Ok(*row)
    }

    /// The row of a standard that nothing answers yet.
    fn to_be_filled(&self, file: &str, standard: &str, table: &Table<'_>) -> Result<usize, Fault> {
        if let Some(row) = self.empty.get(&(file, standard)) {
            return Ok(*row);
        }
        if let Some(row) = self.answered.get(&(file, standard)) {
            let message = format!("the policy answers {standard} already, in {}", table.rows[*row].entry());
            return Err(fault(message, "write into the row of that answer; another one is added in the file"));
        }
        let known: Vec<&str> = self.empty.keys().chain(self.answered.keys()).map(|(_, known)| *known).collect();
        let near = nearest(standard, &known).map(|near| format!("did you mean {near}? ")).unwrap_or_default();
        Err(fault("no standard of this name is for the policy", format!("{near}put back what stood there")))
    }
}
