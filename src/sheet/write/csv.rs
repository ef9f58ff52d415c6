//! Comma-separated values of RFC 4180, in UTF-8 and saying so: Excel reads other letters into a file that does not.

use crate::report::escape;
use crate::sheet::{Column, Table};

/// The mark that says that a file is in UTF-8.
const IN_UTF8: &str = "\u{feff}";

pub(super) fn bytes(table: &Table<'_>) -> Vec<u8> {
    let mut text = String::from(IN_UTF8);
    push_line(&mut text, Column::ALL.map(|column| column.heading().to_owned()));
    for row in &table.rows {
        push_line(&mut text, Column::ALL.map(|column| row.cell(column)));
    }
    text.into_bytes()
}

fn push_line(text: &mut String, cells: [String; Column::ALL.len()]) {
    text.push_str(&cells.map(|cell| escape::csv(&cell)).join(","));
    text.push_str("\r\n");
}
