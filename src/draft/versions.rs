//! The table of versions of a document.

use crate::model::date::Date;

use super::control::{Row, place_of, text_of, without_word};
use super::outline::Paragraph;

/// The versions that a table lists, the oldest first.
#[derive(Debug, Default)]
pub(super) struct Versions {
    pub(super) list: Vec<Version>,
}

/// One row of a table of versions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Version {
    pub(super) version: String,
    pub(super) date: Date,
    /// What happened, where the row says so in a word that records know.
    pub(super) event: Option<&'static str>,
    pub(super) from: String,
}

/// The rows of a table of versions; `None` where a table is none.
pub(super) fn listed(rows: &[Row<'_, '_>]) -> Option<Vec<Version>> {
    let column = |row: &Row<'_, '_>, words: &[&str]| {
        let is = |cell: &&(u32, Vec<&Paragraph<'_>>)| {
            words.iter().any(|word| text_of(cell).to_lowercase().starts_with(word))
        };
        row.iter().find(is).map(|cell| cell.0)
    };
    let head = rows.first()?;
    // Rows such as "Version 3 | Ratified | April 2019" need no head.
    let numbered = |row: &Row<'_, '_>| row.first().is_some_and(|cell| !number_of(&text_of(cell)).is_empty());
    let headed = column(head, &["version", "issue", "revision"]).zip(column(head, &["date", "ratified", "approved"]));
    let headed = headed.filter(|_| !numbered(head));
    if headed.is_none() && !(rows.len() >= 2 && rows.iter().all(|row| row.len() >= 2 && numbered(row))) {
        return None;
    }
    let body = if headed.is_some() { rows.get(1..)? } else { rows };
    let version = |row: &Row<'_, '_>| {
        let at = |column: u32| row.iter().find(|cell| cell.0 == column).map(text_of);
        let number = headed.map_or_else(|| row.first().map(text_of), |(column, _)| at(column))?;
        let dated = headed.and_then(|(_, column)| at(column));
        let date = match dated {
            Some(dated) => Date::meant(&dated).ok()?,
            None => row.iter().skip(1).find_map(|cell| Date::meant(&text_of(cell)).ok())?,
        };
        let whole = row.iter().map(text_of).collect::<Vec<_>>().join(" ").to_lowercase();
        let number = number_of(&number);
        let from = row.first().map(place_of).unwrap_or_default();
        (!number.is_empty()).then(|| Version { version: number.to_owned(), date, event: event(&whole), from })
    };
    let mut listed: Vec<Version> = body.iter().filter_map(version).collect();
    // The newest may stand first.
    listed.sort_by_key(|version| version.date.last_day());
    (!listed.is_empty()).then_some(listed)
}

/// The number in "Version 3", "v3.1", "0.4".
fn number_of(text: &str) -> &str {
    let rest = without_word("edition", text.trim());
    let is_number =
        rest.starts_with(|first: char| first.is_ascii_digit()) && rest.len() <= 8 && Date::meant(rest).is_err();
    let is_number = is_number && rest.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '.');
    if is_number { rest } else { "" }
}

fn event(row: &str) -> Option<&'static str> {
    const EVENTS: [(&str, &str); 6] = [
        ("ratif", "ratified"),
        ("approv", "ratified"),
        ("amend", "amended"),
        ("updat", "amended"),
        ("review", "reviewed"),
        ("issue", "issued"),
    ];
    let mut found = EVENTS.iter().filter(|(word, _)| row.contains(word));
    found.next().map(|(_, event)| *event)
}
