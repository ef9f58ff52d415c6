//! What differs between two documents, and whether it is weaker. Pure: two documents in, plain data out; no files, no
//! clock, no formats.

mod comparison;
mod pairs;

pub use comparison::{
    Approved, Change, Comparison, Edition, Item, Kind, Mark, NOT_COMPARED, Relation, Side, Verdict, Word,
};
pub use pairs::{Pairs, Removed, pairs};
