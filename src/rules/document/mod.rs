//! The document as a document: whether it is finished, whole, told apart from others and read by a second person.

mod draft_out_of_date;
mod duplicate_id;
mod many_names;
mod outside_scope;
mod person_named;
mod placeholder;
mod source_fault;
mod status_contradicts;
mod unchecked;

use super::Rule;

pub(super) static RULES: &[&Rule] = &[
    &draft_out_of_date::RULE,
    &duplicate_id::RULE,
    &many_names::RULE,
    &outside_scope::RULE,
    &person_named::RULE,
    &placeholder::RULE,
    &source_fault::RULE,
    &status_contradicts::RULE,
    &unchecked::RULE,
];
