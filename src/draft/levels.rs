//! Levels of training where headings or the cells of a table name them: "Level 2", "Group Three", or a number below "Level".

use std::collections::BTreeMap;

use crate::model::words::LEVELS;

use super::outline::{Outline, Paragraph, Role};
use super::text::folded;

/// The levels of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Levels {
    /// The word for one: level, group or stage.
    pub(super) scheme: &'static str,
    /// The number of each with its place and what is told of it.
    pub(super) list: Vec<Level>,
}

/// One level.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Level {
    pub(super) number: String,
    /// Whom it is for, where the heading or a column says so.
    pub(super) audience: Option<String>,
    /// What people learn, where a column says so.
    pub(super) outcomes: Vec<String>,
    pub(super) from: String,
}

/// What levels are called, one of them at a time.
fn schemes() -> impl Iterator<Item = &'static str> {
    LEVELS.into_iter().filter(|word| !word.ends_with('s'))
}

/// Words at the head of a column that says whom a level is for, and of one that says what people learn.
const AUDIENCES: [&str; 8] = ["who", "audience", "whom", "for", "target", "staff", "roles", "role"];
const OUTCOMES: [&str; 8] = ["what", "content", "contents", "learn", "learning", "outcomes", "covers", "topics"];

/// Numbers in words, from one on.
const NUMBERS: [&str; 8] = ["one", "two", "three", "four", "five", "six", "seven", "eight"];

/// How many points a cell is taken for.
const MOST_OUTCOMES: usize = 50;

/// The levels, where at least two of one scheme follow each other from the first on.
pub(super) fn find(outline: &Outline<'_>) -> Option<Levels> {
    let mut found: BTreeMap<&'static str, BTreeMap<usize, Level>> = BTreeMap::new();
    let cells = Cells::of(outline);
    let is_named = |role: Role| matches!(role, Role::Heading | Role::Cell | Role::Item | Role::Text);
    for paragraph in outline.paragraphs.iter().filter(|paragraph| paragraph.is_open() && is_named(paragraph.role)) {
        let below = || cells.number_below(paragraph).map(|(scheme, written)| (scheme, written, ""));
        let Some((scheme, written, rest)) = level(paragraph.text).or_else(below) else { continue };
        let Some(number) = number(written) else { continue };
        // An item names a level where it goes on to tell of it: "Level 2: managers", and not "Level 2 staff attend".
        if matches!(paragraph.role, Role::Item | Role::Text) && behind_mark(rest).is_none() {
            continue;
        }
        let (audience, outcomes) = match paragraph.role {
            Role::Heading | Role::Item | Role::Text => (audience(rest), Vec::new()),
            _ if cells.has_no_head(paragraph) => (cells.only_beside(paragraph), Vec::new()),
            _ => (cells.beside(paragraph, &AUDIENCES).map(|cell| cell.join(" ")), cells.outcomes(paragraph)),
        };
        let level = Level { number: as_written(written, number), audience, outcomes, from: paragraph.source() };
        let told = |level: &Level| usize::from(level.audience.is_some()) + level.outcomes.len();
        let known = found.entry(scheme).or_default().entry(number).or_insert_with(|| level.clone());
        if told(known) < told(&level) {
            *known = level;
        }
    }
    let runs = |levels: &BTreeMap<usize, Level>| levels.len() >= 2 && levels.keys().copied().eq(1..=levels.len());
    let (scheme, levels) =
        found.into_iter().filter(|(_, levels)| runs(levels)).max_by_key(|(_, levels)| levels.len())?;
    Some(Levels { scheme, list: levels.into_values().collect() })
}

/// The tables of a document: the paragraphs of each cell, by table, row and column.
struct Cells<'o> {
    by_place: BTreeMap<(u32, u32, u32), Vec<&'o str>>,
}

impl<'o> Cells<'o> {
    fn of(outline: &'o Outline<'_>) -> Self {
        let mut by_place: BTreeMap<(u32, u32, u32), Vec<&'o str>> = BTreeMap::new();
        for paragraph in outline.paragraphs.iter().filter(|paragraph| paragraph.is_open()) {
            if let Some(cell) = paragraph.cell {
                by_place.entry((cell.table, cell.row, cell.column)).or_default().push(paragraph.text);
            }
        }
        Self { by_place }
    }

    fn head(&self, table: u32, column: u32) -> String {
        self.by_place.get(&(table, 0, column)).map(|texts| folded(&texts.join(" "))).unwrap_or_default()
    }

    /// The number in a cell below the word of a scheme.
    fn number_below<'p>(&self, paragraph: &Paragraph<'p>) -> Option<(&'static str, &'p str)> {
        let cell = paragraph.cell.filter(|cell| cell.row > 0)?;
        let head = self.head(cell.table, cell.column);
        let scheme = schemes().find(|scheme| head.split(' ').any(|word| word.trim_end_matches('s') == *scheme))?;
        let written = paragraph.text.trim();
        number(written).map(|_| (scheme, written))
    }

    /// Whether the first row of a table has a level itself.
    fn has_no_head(&self, paragraph: &Paragraph<'_>) -> bool {
        let Some(cell) = paragraph.cell else { return false };
        let first = self.by_place.get(&(cell.table, 0, cell.column)).and_then(|texts| texts.first());
        first.is_some_and(|text| level(text).is_some())
    }

    /// Whom a level is for, where one other cell of the row tells of people.
    fn only_beside(&self, paragraph: &Paragraph<'_>) -> Option<String> {
        let cell = paragraph.cell?;
        let row = self.by_place.range((cell.table, cell.row, 0)..=(cell.table, cell.row, u32::MAX));
        let mut others = row.filter(|((.., column), _)| *column != cell.column);
        let (Some((_, texts)), None) = (others.next(), others.next()) else { return None };
        let text = texts.join(" ");
        tells_of_people(&text).then_some(text)
    }

    /// The text in the same row below a head that has one of some words.
    fn beside(&self, paragraph: &Paragraph<'_>, heads: &[&str]) -> Option<&[&'o str]> {
        let cell = paragraph.cell.filter(|cell| cell.row > 0)?;
        let row = self.by_place.range((cell.table, cell.row, 0)..=(cell.table, cell.row, u32::MAX));
        let is_meant = |column: u32| {
            column != cell.column && self.head(cell.table, column).split(' ').any(|word| heads.contains(&word))
        };
        let (_, texts) = row.into_iter().find(|((.., column), _)| is_meant(*column))?;
        Some(texts)
    }

    /// What people learn, a point each.
    fn outcomes(&self, paragraph: &Paragraph<'_>) -> Vec<String> {
        // "Who it is for" tells of no learning, though "for what" might.
        let texts = self.beside(paragraph, &OUTCOMES).unwrap_or_default();
        let points = texts.iter().flat_map(|text| text.split(';')).map(str::trim).filter(|point| !point.is_empty());
        points.take(MOST_OUTCOMES).map(str::to_owned).collect()
    }
}

/// "Level 2: staff who work regularly with children": the scheme, the number and what follows.
fn level(text: &str) -> Option<(&'static str, &str, &str)> {
    let (word, rest) = text.split_once(' ')?;
    let scheme = schemes().find(|scheme| word.eq_ignore_ascii_case(scheme))?;
    let length = rest.find(|letter: char| !letter.is_alphanumeric()).unwrap_or(rest.len());
    number(&rest[..length]).map(|_| (scheme, &rest[..length], &rest[length..]))
}

/// The number of a level as a record writes it: letters stay letters.
fn as_written(written: &str, number: usize) -> String {
    if letter(written).is_some() { written.to_owned() } else { number.to_string() }
}

/// Which letter of the alphabet a text is: "Group A" is the first one.
fn letter(text: &str) -> Option<usize> {
    let [letter @ b'A'..=b'H'] = text.as_bytes() else { return None };
    Some(usize::from(letter - b'A') + 1)
}

/// A number of a level, in figures, in words or as a letter.
fn number(text: &str) -> Option<usize> {
    let in_words = NUMBERS.iter().position(|word| text.eq_ignore_ascii_case(word)).map(|at| at + 1);
    in_words
        .or_else(|| letter(text))
        .or_else(|| text.parse().ok())
        .filter(|number| (1..=NUMBERS.len()).contains(number))
}

/// Whom a level is for, where its heading says so behind a colon or a dash.
fn audience(rest: &str) -> Option<String> {
    behind_mark(rest).filter(|behind| tells_of_people(behind)).map(str::to_owned)
}

/// What stands behind a colon or a dash.
fn behind_mark(rest: &str) -> Option<&str> {
    rest.trim_start().strip_prefix([':', '-', '\u{2013}', '\u{2014}']).map(str::trim)
}

fn tells_of_people(text: &str) -> bool {
    /// Words for people, one of which says that they are meant and not a subject.
    const PEOPLE: [&str; 25] = [
        "staff",
        "those",
        "people",
        "all",
        "everyone",
        "everybody",
        "anyone",
        "practitioners",
        "managers",
        "volunteers",
        "professionals",
        "workers",
        "leads",
        "teachers",
        "officers",
        "trustees",
        "nurses",
        "doctors",
        "assistants",
        "carers",
        "coaches",
        "tutors",
        "governors",
        "clergy",
        "employees",
    ];
    folded(text).split(' ').any(|word| PEOPLE.contains(&word))
}
