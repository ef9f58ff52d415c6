//! Comma-separated values, as spreadsheets of any country write them: with commas, semicolons or tabs between.

use csv::ReaderBuilder;

use super::{Grid, Value};
use crate::error::Error;
use crate::report::escape;

pub(super) fn grid(bytes: &[u8]) -> Result<Grid, Error> {
    let text = std::str::from_utf8(bytes).map_err(|_| {
        Error::new("the sheet is not in UTF-8", "save it as \"CSV UTF-8 (Comma delimited)\", or as .xlsx")
    })?;
    let text = text.trim_start_matches('\u{feff}');
    let mut reader =
        ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter(text)).from_reader(text.as_bytes());
    let mut grid = Grid::default();
    for (line, record) in (0_u32..).zip(reader.records()) {
        let record = record.map_err(|_| Error::new("the sheet cannot be read", "save it once more, or as .xlsx"))?;
        for (column, cell) in (0_u32..).zip(&record) {
            grid.put((line, column), value(cell))?;
        }
    }
    Ok(grid)
}

/// What stands between the cells of the first line, which has none of these in its words.
fn delimiter(text: &str) -> u8 {
    let head = text.lines().next().unwrap_or_default();
    let count = |mark: u8| head.bytes().filter(|byte| *byte == mark).count();
    b",;\t".iter().copied().max_by_key(|mark| (count(*mark), *mark == b',')).unwrap_or(b',')
}

fn value(cell: &str) -> Value {
    // A spreadsheet would work it out as soon as it opens the file.
    if cell.trim_start().starts_with('=') {
        Value::Formula
    } else if let Some(number) = escape::csv_number(cell) {
        Value::Text(number.to_owned())
    } else {
        Value::Untyped(escape::csv_undone(cell).to_owned())
    }
}
