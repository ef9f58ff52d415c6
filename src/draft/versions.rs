//! The table of versions of a document.

use std::sync::LazyLock;

use jiff::civil::Date as Day;
use regex::Regex;

use crate::model::date::Date;

use super::control::{Row, place_of, text_of};
use super::dated::{DATE, dates, meant};
use super::edition::edition_in;
use super::labelled::{LONGEST_LINE, in_control_line};
use super::labels::{Announces, announced};
use super::outline::{Outline, Paragraph, Role};
use super::spoken::pattern;

/// The versions that a table lists, the oldest first.
#[derive(Debug, Default)]
pub(super) struct Versions {
    pub(super) list: Vec<Version>,
}

/// One row of a table of versions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Version {
    pub(super) version: String,
    /// The day, or why a person has to say which it was.
    pub(super) date: Result<Date, String>,
    /// What happened, where the row says so in a word that records know.
    pub(super) event: Option<&'static str>,
    pub(super) from: String,
    /// Which row of its table it is, or which paragraph where it stands on a line.
    pub(super) row: usize,
}

impl Version {
    /// The numbers of "2.10", by which one version comes before another.
    fn parts(&self) -> Vec<u32> {
        self.version.split('.').filter_map(|part| part.parse().ok()).collect()
    }

    fn day(&self) -> Option<Day> {
        self.date.as_ref().ok().map(|date| date.last_day())
    }
}

/// The rows of a table of versions; `None` where a table is none.
pub(super) fn listed(rows: &[Row<'_, '_>], day_first: bool) -> Option<Vec<Version>> {
    let column = |row: &Row<'_, '_>, words: &[&str]| {
        let is = |cell: &&(u32, Vec<&Paragraph<'_>>)| {
            words.iter().any(|word| text_of(cell).to_lowercase().starts_with(word))
        };
        row.iter().find(is).map(|cell| cell.0)
    };
    let head = rows.first()?;
    let numbered = |row: &Row<'_, '_>| row.first().is_some_and(|cell| !number_of(&text_of(cell)).is_empty());
    let headed = column(head, &["version", "issue", "revision", "edition"])
        .zip(column(head, &["date"]).or_else(|| dated_column(head)));
    // "Version | Document owner | Approved by | Date of next review" over one row is the head of the facts of this version.
    let is_of_one = || rows.len() == 2 && head.iter().filter(|cell| says_fact(&text_of(cell))).count() > 1;
    let headed = headed.filter(|_| !numbered(head) && rows.len() >= 2 && !is_of_one());
    // Rows such as "Version 3 | Ratified | April 2019" need no head; rows of facts are numbered too, and have labels.
    let is_row = |row: &Row<'_, '_>| {
        let is_dated = row.iter().skip(1).any(|cell| meant(&text_of(cell), day_first).is_ok());
        // "Issued" and "Reviewed" may be said of a version, and "Title" may not.
        let is_of_facts = |announces: Announces| {
            use Announces::{Author, Contact, Cycle, Lead, Period, Words};
            matches!(announces, Author | Contact | Cycle | Lead | Period | Words(_))
        };
        let has_label = row.iter().any(|cell| announced(&text_of(cell)).is_some_and(is_of_facts));
        numbered(row) && is_dated && !has_label
    };
    if headed.is_none() && !(rows.len() >= 2 && rows.iter().all(is_row)) {
        return None;
    }
    let body = if headed.is_some() { rows.get(1..)? } else { rows };
    let version = |(at_row, row): (usize, &Row<'_, '_>)| {
        let at = |column: u32| row.iter().find(|cell| cell.0 == column).map(text_of);
        let number = headed.map_or_else(|| row.first().map(text_of), |(column, _)| at(column))?;
        let date = match headed.and_then(|(_, column)| at(column)) {
            Some(dated) => day_of(&dated, day_first)?,
            None => Ok(row.iter().skip(1).find_map(|cell| meant(&text_of(cell), day_first).ok())?),
        };
        let whole = row.iter().map(text_of).collect::<Vec<_>>().join(" ").to_lowercase();
        let number = number_of(&number);
        let from = row.first().map(place_of).unwrap_or_default();
        (!number.is_empty()).then(|| Version { version: number, date, event: event(&whole), from, row: at_row })
    };
    let first = rows.len() - body.len();
    let listed: Vec<Version> = (first..).zip(body).filter_map(version).collect();
    (!listed.is_empty()).then(|| oldest_first(listed))
}

/// The newest may stand first.
fn oldest_first(mut listed: Vec<Version>) -> Vec<Version> {
    if listed.iter().all(|version| version.date.is_ok()) {
        listed.sort_by_key(Version::day);
    } else if listed.first().map(Version::parts) > listed.last().map(Version::parts) {
        listed.reverse();
    }
    listed
}

/// "Version 2 - March 2024 - reviewed by the Training Group": a version with its day on a line.
static ON_A_LINE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(&format!(
        r"(?i)^(?:version|ver\.?|issue|v\.?)\s*(?:no\.?\s*)?([0-9]+(?:\.[0-9]+)*)(?:\s+|\s*[,:;(|\u{{2013}}\u{{2014}}-]\s*){date}",
        date = *DATE
    ))
});

/// The versions that lines below each other tell of, each with its day; none where it is a line alone.
pub(super) fn in_lines(outline: &Outline<'_>, day_first: bool) -> Vec<Version> {
    let is_line = |paragraph: &Paragraph<'_>| {
        paragraph.is_open()
            && paragraph.cell.is_none()
            && matches!(paragraph.role, Role::Text | Role::Item)
            && paragraph.text.len() <= LONGEST_LINE
    };
    let mut run: Vec<Version> = Vec::new();
    for (at, paragraph) in outline.paragraphs.iter().enumerate().filter(|(_, paragraph)| is_line(paragraph)) {
        let listed = in_one_line(paragraph, day_first);
        if listed.len() > 1 {
            return oldest_first(listed);
        }
        let found = ON_A_LINE.as_ref().and_then(|pattern| pattern.captures(paragraph.text));
        let version = found.and_then(|found| {
            Some(Version {
                version: found.get(1)?.as_str().to_owned(),
                date: meant(found.get(2)?.as_str(), day_first).map_err(|fault| fault.message),
                event: event(&paragraph.text.to_lowercase()),
                from: paragraph.source(),
                row: at,
            })
        });
        match version {
            Some(version) if run.iter().any(|known| known.version == version.version) => {}
            Some(version) => run.push(version),
            None if run.len() > 1 => break,
            None => run.clear(),
        }
    }
    if run.len() > 1 { oldest_first(run) } else { Vec::new() }
}

/// "Version history: 1.0 (April 2020), 1.1 (June 2022), 2.0 (February 2024)."
static IN_ONE_LINE: LazyLock<Option<Regex>> =
    LazyLock::new(|| pattern(&format!(r"\bv?([0-9]+(?:\.[0-9]+)*)\s+\({date}\)", date = *DATE)));

fn in_one_line(paragraph: &Paragraph<'_>, day_first: bool) -> Vec<Version> {
    let lower = paragraph.text.to_lowercase();
    let is_history = ["version history", "versions:", "previous versions", "document history", "revision history"]
        .iter()
        .any(|words| lower.starts_with(words));
    let found = IN_ONE_LINE
        .as_ref()
        .filter(|_| is_history)
        .into_iter()
        .flat_map(|pattern| pattern.captures_iter(paragraph.text));
    let version = |found: regex::Captures<'_>| {
        Some(Version {
            version: found.get(1)?.as_str().to_owned(),
            date: meant(found.get(2)?.as_str(), day_first).map_err(|fault| fault.message),
            event: None,
            from: paragraph.source(),
            row: 0,
        })
    };
    found.filter_map(version).collect()
}

/// Whether the head of a column asks what is told of a document once, and not of each of its versions.
fn says_fact(label: &str) -> bool {
    use Announces::{Approver, Contact, Cycle, Lead, Period, Sponsor, Words};
    announced(label).is_some_and(|announces| match announces {
        Words(path) => path != "edition",
        Announces::Date(path) => path == "review.next_due" || path == "period.from",
        Approver | Contact | Cycle | Lead | Period | Sponsor => true,
        _ => false,
    })
}

/// The column of the day on which a version was approved, where none is called a date: "Ratified", and not "Ratified by".
fn dated_column(head: &Row<'_, '_>) -> Option<u32> {
    let is_dated = |cell: &&(u32, Vec<&Paragraph<'_>>)| {
        let text = text_of(cell).to_lowercase();
        let is_act =
            ["ratified", "approved", "adopted", "agreed", "when", "month"].iter().any(|word| text.starts_with(word));
        is_act && !text.contains(" by")
    };
    head.iter().find(is_dated).map(|cell| cell.0)
}

/// The rows of a table without its title, which stands alone in a first row: "Version control".
pub(super) fn without_title<'r, 'o, 'm>(rows: &'r [Row<'o, 'm>]) -> &'r [Row<'o, 'm>] {
    match rows {
        [first, rest @ ..] if rest.len() > 1 => {
            let is_title = only_cell(first).is_some_and(|(text, _)| in_control_line(&text).is_empty());
            if is_title { rest } else { rows }
        }
        _ => rows,
    }
}

/// The text of the one cell of a row that is filled, with its place.
pub(super) fn only_cell(row: &Row<'_, '_>) -> Option<(String, String)> {
    let mut filled = row.iter().filter(|cell| !text_of(cell).trim().is_empty());
    let only = filled.next().filter(|_| filled.next().is_none())?;
    Some((text_of(only), place_of(only)))
}

/// Whether a row below the versions says something of the document: "Next review | February 2027".
pub(super) fn is_of_facts(row: &Row<'_, '_>) -> bool {
    let filled: Vec<_> = row.iter().filter(|cell| !text_of(cell).trim().is_empty()).collect();
    let [label, _] = filled.as_slice() else { return false };
    announced(&text_of(label)).is_some_and(|announces| announces != Announces::AnyDate)
}

/// The day in a cell, or why it cannot be told; nothing where the cell has no figures.
fn day_of(cell: &str, day_first: bool) -> Option<Result<Date, String>> {
    let found = dates(cell);
    let text = if let [only] = found.as_slice() { &cell[only.clone()] } else { cell };
    let has_figures = text.bytes().any(|byte| byte.is_ascii_digit());
    has_figures.then(|| meant(text, day_first).map_err(|fault| fault.message))
}

/// The number in "Version 3", "v3.1", "0.4".
fn number_of(text: &str) -> String {
    let rest = edition_in(text.trim()).unwrap_or_default();
    let is_number =
        rest.starts_with(|first: char| first.is_ascii_digit()) && rest.len() <= 8 && Date::meant(&rest).is_err();
    // "Revision | C".
    let is_letter =
        rest.len() == 1 && text.trim().len() == 1 && rest.starts_with(|letter: char| letter.is_ascii_uppercase());
    if is_letter {
        return rest;
    }
    let is_number = is_number && rest.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '.');
    if is_number { rest } else { String::new() }
}

/// What happened, by the first word of these in a row that says it; what ended counts before what only began.
fn event(row: &str) -> Option<&'static str> {
    const EVENTS: [(&str, &str); 15] = [
        ("ratif", "ratified"),
        ("signed off", "ratified"),
        ("approv", "ratified"),
        ("adopt", "ratified"),
        ("endors", "ratified"),
        ("amend", "amended"),
        ("updat", "amended"),
        ("rewritten", "amended"),
        ("revised", "amended"),
        ("replaced", "amended"),
        ("review", "reviewed"),
        ("issue", "issued"),
        ("published", "issued"),
        ("first version", "issued"),
        ("new document", "issued"),
    ];
    let mut found = EVENTS.iter().filter(|(word, _)| row.contains(word));
    found.next().map(|(_, event)| *event)
}
