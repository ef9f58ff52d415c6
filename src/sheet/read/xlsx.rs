//! A workbook of Excel: the cells of the list, one by one, so that a sheet that says it is huge costs no more than what it holds.

use std::io::Cursor;

use calamine::{Data, DataRef, Reader, Xlsx};

use super::{Grid, Value, bounds};
use crate::error::Error;
use crate::sheet::SHEET_NAME;

pub(super) fn grid(bytes: &[u8]) -> Result<Grid, Error> {
    bounds::check(bytes)?;
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|_| bounds::damaged())?;
    let names = workbook.sheet_names();
    let list = names.iter().find(|name| *name == SHEET_NAME).or(names.first()).cloned();
    let Some(list) = list else { return Ok(Grid::default()) };
    let mut cells = workbook.worksheet_cells_reader(&list).map_err(|_| bounds::damaged())?;
    let mut grid = Grid::default();
    // The formulas of a sheet are only told from values here; what they say is read by nobody.
    while let Some(cell) = cells.next_cell_with_formula_metadata().map_err(|_| bounds::damaged())? {
        let value = if cell.formula.is_some() { Some(Value::Formula) } else { value(cell.value) };
        if let Some(value) = value {
            grid.put(cell.pos, value)?;
        }
    }
    Ok(grid)
}

fn value(cell: DataRef<'_>) -> Option<Value> {
    Some(match Data::from(cell) {
        Data::Empty => return None,
        Data::String(text) => Value::Text(text),
        Data::Float(number) => Value::Number(number),
        Data::Int(number) => Value::Text(number.to_string()),
        Data::Bool(is_true) => Value::YesNo(is_true),
        Data::DateTime(_) | Data::DateTimeIso(_) | Data::DurationIso(_) => Value::Date,
        Data::Error(_) => Value::Error,
    })
}
