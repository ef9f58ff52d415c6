//! Levels of training where headings or the cells of a table name them: "Level 2", "Group Three".

use std::collections::BTreeMap;

use super::outline::{Outline, Role};

/// The levels of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Levels {
    /// The word for one: level, group or stage.
    pub(super) scheme: &'static str,
    /// The number of each with its place and, where the heading has it, whom it is for.
    pub(super) list: Vec<Level>,
}

/// One level.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Level {
    pub(super) number: String,
    pub(super) audience: Option<String>,
    pub(super) from: String,
}

const SCHEMES: [&str; 3] = ["level", "group", "stage"];

/// Numbers in words, from one on.
const NUMBERS: [&str; 8] = ["one", "two", "three", "four", "five", "six", "seven", "eight"];

/// The levels, where at least two of one scheme follow each other from the first on.
pub(super) fn find(outline: &Outline<'_>) -> Option<Levels> {
    let mut found: BTreeMap<&'static str, BTreeMap<usize, Level>> = BTreeMap::new();
    let is_named = |role: Role| matches!(role, Role::Heading | Role::Cell);
    for paragraph in outline.paragraphs.iter().filter(|paragraph| paragraph.is_open() && is_named(paragraph.role)) {
        let Some((scheme, number, rest)) = level(paragraph.text) else { continue };
        let audience = audience(rest).filter(|_| paragraph.role == Role::Heading);
        let level = Level { number: number.to_string(), audience, from: paragraph.source() };
        found.entry(scheme).or_default().entry(number).or_insert(level);
    }
    let runs = |levels: &BTreeMap<usize, Level>| levels.len() >= 2 && levels.keys().copied().eq(1..=levels.len());
    let (scheme, levels) =
        found.into_iter().filter(|(_, levels)| runs(levels)).max_by_key(|(_, levels)| levels.len())?;
    Some(Levels { scheme, list: levels.into_values().collect() })
}

/// "Level 2: staff who work regularly with children": the scheme, the number and what follows.
fn level(text: &str) -> Option<(&'static str, usize, &str)> {
    let (word, rest) = text.split_once(' ')?;
    let scheme = SCHEMES.into_iter().find(|scheme| word.eq_ignore_ascii_case(scheme))?;
    let length = rest.find(|letter: char| !letter.is_alphanumeric()).unwrap_or(rest.len());
    let number = &rest[..length];
    let in_words = NUMBERS.iter().position(|word| number.eq_ignore_ascii_case(word)).map(|at| at + 1);
    let number = in_words.or_else(|| number.parse().ok()).filter(|number| (1..=NUMBERS.len()).contains(number))?;
    Some((scheme, number, &rest[length..]))
}

/// Whom a level is for, where its heading says so behind a colon or a dash.
fn audience(rest: &str) -> Option<String> {
    let rest = rest.trim_start();
    let behind = rest.strip_prefix([':', '-', '\u{2013}', '\u{2014}'])?.trim();
    let is_told =
        ["staff", "those", "people", "all", "everyone", "practitioners", "managers", "volunteers", "professionals"]
            .iter()
            .any(|word| behind.to_lowercase().starts_with(word));
    is_told.then(|| behind.to_owned())
}
