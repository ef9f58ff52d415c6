//! What policies answer to standards, as a table that somebody fills in with a spreadsheet.
//!
//! There is one list, however many policies there are: a row for each standard and policy, by standard, with a filter on every
//! column. Somebody who wants one policy filters for it, and what all of them say to one standard stands together. A standard
//! that a policy answers in several places has a row for each of them.
//!
//! Three columns at the end tie a row to its document: the file, the entry in it, and the hash of what the file was. What comes
//! back is compared with what the document says now, cell by cell. Knows tables and documents; where files lie is the caller's.

mod column;
mod edit;
mod fact;
mod incoming;
mod index;
mod judge;
mod numbers;
mod place;
mod read;
mod reword;
mod row;
mod table;
mod write;
mod written;

pub use column::Column;
pub use incoming::Sheet;
pub use judge::{Asked, Change};
pub use read::MOST_BYTES;
pub use row::Row;
pub use table::{MOST_ROWS, Table};
pub use write::{Format, bytes};
pub use written::{Written, write};

/// The name of the page that holds the list.
pub(crate) const SHEET_NAME: &str = "Answers";
