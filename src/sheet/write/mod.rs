//! The table as bytes of a spreadsheet.

mod csv;
mod xlsx;

use std::path::Path;

use super::Table;
use crate::error::Error;

/// The formats of a sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A workbook of Excel, which LibreOffice and Google read too.
    Xlsx,
    /// Comma-separated values.
    Csv,
}

impl Format {
    /// The format that a name of a file says.
    ///
    /// # Errors
    /// Where it says none of them.
    pub fn of(file: &Path) -> Result<Self, Error> {
        let ending = file.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
        match ending.as_str() {
            "xlsx" => Ok(Self::Xlsx),
            "csv" => Ok(Self::Csv),
            _ => Err(Error::new(
                format!("{} is called neither .xlsx nor .csv, and a sheet is one of these", file.display()),
                "name a file such as sheet.xlsx; what another program made has to be saved as Excel Workbook (.xlsx)",
            )),
        }
    }
}

/// The bytes of a table: the same for the same table.
///
/// # Errors
/// Where the format cannot hold it.
pub fn bytes(table: &Table<'_>, format: Format) -> Result<Vec<u8>, Error> {
    match format {
        Format::Csv => Ok(csv::bytes(table)),
        Format::Xlsx => xlsx::bytes(table).map_err(|fault| {
            Error::new(format!("the sheet cannot be made: {fault}"), "write it as .csv, or name fewer policies")
        }),
    }
}
