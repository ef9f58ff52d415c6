//! What a change does to the checks themselves: whether it asks for less than its base did, takes documents away, or moves
//! dates and words without saying why.

mod date_only_bump;
mod document_removed;
mod loosened;
mod policy_switched;
mod version_not_bumped;
mod weakened_unexplained;

use super::Rule;
use crate::change::gate::Loosened;
use crate::finding::{Authority, AuthorityKind, Draft, Severity};
use crate::model::words::counted;

pub(super) static RULES: &[&Rule] = &[
    &date_only_bump::RULE,
    &document_removed::RULE,
    &loosened::RULE,
    &policy_switched::RULE,
    &version_not_bumped::RULE,
    &weakened_unexplained::RULE,
];

/// How many findings that a change takes away are named.
const MOST_NAMED: usize = 5;

/// Who says so: a change is judged by what held before it.
fn base_says() -> Authority {
    Authority { kind: AuthorityKind::Engine, says: "the documents and settings before this change".into() }
}

/// Adds what is taken away, and makes it an error where it would hide what the change itself brings.
fn with_what_is_taken(mut draft: Draft, loosened: &Loosened<'_>) -> Draft {
    // What is hidden and new comes first: it is why the change cannot pass.
    let new = loosened.takes.iter().filter(|taken| taken.is_new);
    let old = loosened.takes.iter().filter(|taken| !taken.is_new);
    for taken in new.chain(old).take(MOST_NAMED) {
        let finding = &taken.finding;
        let word = if taken.is_new { "would hide, though it is new" } else { "counted before" };
        draft = draft.related(crate::finding::Related {
            path: finding.document.path.clone(),
            line: finding.place.line,
            message: format!("{word}: {} ({})", finding.message, finding.rule),
        });
    }
    if loosened.hides_new() { draft.severity(Severity::Error) } else { draft }
}

/// "; with it, 2 findings would not count that this change brings, and 1 that was there".
fn effect(loosened: &Loosened<'_>) -> String {
    let new = loosened.takes.iter().filter(|taken| taken.is_new).count();
    let old = loosened.takes.len() - new;
    match (new, old) {
        (0, 0) => String::new(),
        (0, old) => format!("; {} that counted before no longer would", counted(old, "finding")),
        (new, 0) => format!("; it would hide {} that this same change brings", counted(new, "finding")),
        (new, old) => {
            format!(
                "; it would hide {} that this same change brings, and {} from before",
                counted(new, "finding"),
                counted(old, "finding")
            )
        }
    }
}

/// A sentence as it goes on within another one.
fn lower_first(sentence: &str) -> String {
    let mut letters = sentence.chars();
    let first_word = sentence.split(' ').next().unwrap_or_default();
    // A name or an abbreviation keeps its capital letters.
    let is_plain = first_word.chars().skip(1).all(|letter| letter.is_lowercase());
    match letters.next() {
        Some(first) if is_plain => first.to_lowercase().chain(letters).collect(),
        _ => sentence.to_owned(),
    }
}
