//! The guidance clock: whether what a document cites is in force, existed at all and is called so, and whether the names
//! it uses still hold. The facts are rows of the catalogue; a row that nobody verified never makes more than a note.

mod catalogue_stale;
pub(super) mod cited;
pub(super) mod in_text;
mod misspelt;
mod no_such_edition;
mod not_in_catalogue;
mod not_in_force;
mod outdated;
pub(super) mod own_words;
mod replaced_term;
mod superseded;
mod superseded_when_approved;
mod undated;

use super::Rule;

pub(super) static RULES: &[&Rule] = &[
    &catalogue_stale::RULE,
    &misspelt::RULE,
    &no_such_edition::RULE,
    &not_in_catalogue::RULE,
    &not_in_force::RULE,
    &replaced_term::RULE,
    &superseded::RULE,
    &superseded_when_approved::RULE,
    &undated::RULE,
];
