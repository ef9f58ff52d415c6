//! Levels of training where headings or the cells of a table name them: "Level 2", "Group Three", or a number below "Level".

use std::collections::BTreeMap;

use crate::model::words::LEVELS;

use super::level_prose;
use super::level_text::{Told, audience_at, in_prose, tells_of_people, told_behind, told_by_label};
use super::outline::{Outline, Paragraph, Role};
use super::sentence::sentences;
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
    /// What its heading, its row or a sentence tells of it.
    pub(super) told: Told,
    /// What people learn, where a column says so.
    pub(super) outcomes: Vec<String>,
    pub(super) section: Option<String>,
    pub(super) from: String,
    /// Whether a heading names it, so that what seems to be whom it is for may be its name: "Level 3: Safeguarding Leads".
    is_heading: bool,
}

impl Level {
    fn told(&self) -> usize {
        self.told.count() + self.outcomes.len()
    }

    /// Takes in what another place tells of the same level.
    fn and(self, other: Self) -> Self {
        let is_name =
            self.is_heading && !other.is_heading && self.told.title.is_none() && other.told.audience.is_some();
        let (mut first, second) = if self.told() < other.told() { (other, self) } else { (self, other) };
        first.told = if is_name {
            let (heading, sentence) =
                if first.is_heading { (first.told, second.told) } else { (second.told, first.told) };
            Told {
                title: heading.audience.or(sentence.title),
                audience: sentence.audience,
                length: heading.length.or(sentence.length),
            }
        } else {
            first.told.or(second.told)
        };
        first.outcomes = if first.outcomes.is_empty() { second.outcomes } else { first.outcomes };
        first
    }
}

/// What levels are called, one of them at a time.
fn schemes() -> impl Iterator<Item = &'static str> {
    LEVELS.into_iter().filter(|word| !word.ends_with('s'))
}

/// Words at the head of a column that says whom a level is for, and of one that says what people learn.
const AUDIENCES: [&str; 9] = ["who", "audience", "whom", "for", "target", "staff", "roles", "role", "posts"];
const OUTCOMES: [&str; 8] = ["what", "content", "contents", "learn", "learning", "outcomes", "covers", "topics"];

/// Words at the head of a column that says what a level is called, how long it takes, and how often it comes round.
const TITLES: [&str; 5] = ["course", "title", "name", "programme", "module"];
/// "What it is called" asks for no contents.
const CALLED: [&str; 2] = ["called", "named"];
const LENGTHS: [&str; 5] = ["length", "duration", "time", "hours", "long"];
/// "How it is given", "Delivery": how a level is taught is told with how long it takes.
const METHODS: [&str; 9] = ["delivery", "delivered", "given", "method", "methods", "format", "mode", "taught", "type"];
const REFRESHED: [&str; 9] =
    ["refresh", "refresher", "refreshed", "refreshing", "renewal", "renewed", "update", "updated", "often"];

/// Numbers in words, from one on.
const NUMBERS: [&str; 8] = ["one", "two", "three", "four", "five", "six", "seven", "eight"];

/// How many points a cell is taken for.
const MOST_OUTCOMES: usize = 50;

/// The levels, where at least two of one scheme follow each other from the first on.
pub(super) fn find(outline: &Outline<'_>) -> Option<Levels> {
    let mut found: BTreeMap<&'static str, BTreeMap<usize, Level>> = BTreeMap::new();
    let cells = Cells::of(outline);
    for (at, paragraph) in outline.paragraphs.iter().enumerate().filter(|(_, paragraph)| paragraph.is_open()) {
        for (scheme, written, told) in named_in(paragraph, &cells) {
            let Some(number) = number(written) else { continue };
            let prose = level_prose::find(outline, at, |sentence| {
                level(sentence).is_some_and(|(_, other, _)| other != written)
            });
            let told = if paragraph.cell.is_none() { told.or(told_below(outline, at)) } else { told };
            let told = Told { length: told.length.clone().or(prose.length), ..told };
            let outcomes = if cells.has_no_head(paragraph) { Vec::new() } else { cells.outcomes(paragraph) };
            let outcomes = if outcomes.is_empty() { prose.outcomes } else { outcomes };
            let section = paragraph.section.clone().filter(|section| !section.is_empty());
            let (number_written, from) = (as_written(written, number), paragraph.source());
            let is_heading = paragraph.role == Role::Heading;
            let level = Level { number: number_written, told, outcomes, section, from, is_heading };
            let levels = found.entry(scheme).or_default();
            let level = match levels.remove(&number) {
                Some(known) => known.and(level),
                None => level,
            };
            levels.insert(number, level);
        }
    }
    let (scheme, levels) =
        found.into_iter().filter(|(_, levels)| is_run(levels)).max_by_key(|(_, levels)| levels.len())?;
    Some(Levels { scheme, list: levels.into_values().collect() })
}

/// Whether levels follow each other from the first on. A document may leave one out that nobody there needs.
fn is_run(levels: &BTreeMap<usize, Level>) -> bool {
    let last = levels.keys().last().copied().unwrap_or_default();
    let has_first = levels.contains_key(&1);
    has_first && (levels.len() >= 2 && last == levels.len() || levels.len() >= 3 && last == levels.len() + 1)
}

/// The levels that a paragraph names, each with what is told of it there.
fn named_in<'p>(paragraph: &Paragraph<'p>, cells: &Cells<'_>) -> Vec<(&'static str, &'p str, Told)> {
    match paragraph.role {
        Role::Heading => {
            let told = |(scheme, written, rest)| (scheme, written, told_behind(rest).unwrap_or_default());
            level(paragraph.text).map(told).into_iter().collect()
        }
        // An item names a level where it goes on to tell of it: "Level 2: managers", and not "Level 2 staff attend".
        Role::Item | Role::Text => {
            let first =
                level(paragraph.text).and_then(|(scheme, written, rest)| Some((scheme, written, told_behind(rest)?)));
            let later = sentences(paragraph.text).into_iter().skip(1).filter_map(level);
            let later = later.filter_map(|(scheme, written, rest)| Some((scheme, written, in_prose(rest)?)));
            first.into_iter().chain(later).collect()
        }
        Role::Cell => {
            let below = || cells.number_below(paragraph).map(|(scheme, written)| (scheme, written, ""));
            let Some((scheme, written, rest)) = level(paragraph.text).or_else(below) else { return Vec::new() };
            let own = told_behind(rest).unwrap_or_default();
            let beside = match cells.has_no_head(paragraph) {
                true => Told { audience: cells.only_beside(paragraph), ..Told::default() },
                false => cells.told(paragraph),
            };
            vec![(scheme, written, beside.or(own))]
        }
        _ => Vec::new(),
    }
}

/// What the lines below one on a level tell of it, each by a label: "For: All staff", "Length: 1 hour".
fn told_below(outline: &Outline<'_>, at: usize) -> Told {
    const MOST: usize = 4;
    let lines = outline.paragraphs.iter().skip(at + 1).take(MOST).filter(|line| line.is_open() && line.cell.is_none());
    lines.map_while(|line| told_by_label(line.text)).fold(Told::default(), Told::or)
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
        let is_told = |word: &str| head.split(' ').any(|own| own.trim_end_matches('s') == word);
        // Records have no word for a "grade", which people also have by their pay: beside it stands what each is called.
        let is_grade = || is_told("grade") && self.beside(paragraph, &[&TITLES[..], &CALLED].concat(), &[]).is_some();
        let scheme = schemes().find(|scheme| is_told(scheme)).or_else(|| is_grade().then_some("level"))?;
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

    /// The text in the same row below a head that has one of some words and none of some others.
    fn beside(&self, paragraph: &Paragraph<'_>, heads: &[&str], others: &[&str]) -> Option<&[&'o str]> {
        let cell = paragraph.cell.filter(|cell| cell.row > 0)?;
        let row = self.by_place.range((cell.table, cell.row, 0)..=(cell.table, cell.row, u32::MAX));
        let is_meant = |column: u32| {
            let head = self.head(cell.table, column);
            let has = |words: &[&str]| head.split(' ').any(|word| words.contains(&word));
            column != cell.column && has(heads) && !has(others)
        };
        let (_, texts) = row.into_iter().find(|((.., column), _)| is_meant(*column))?;
        Some(texts)
    }

    /// What the columns of a row tell of its level.
    fn told(&self, paragraph: &Paragraph<'_>) -> Told {
        let in_columns = |heads: &[&str], others: &[&str]| {
            let text = self.beside(paragraph, heads, others)?.join(" ");
            Some(text.trim().to_owned()).filter(|text| text.chars().any(char::is_alphanumeric))
        };
        Told {
            title: in_columns(&CALLED, &[])
                .or_else(|| in_columns(&TITLES, &[&AUDIENCES[..], &OUTCOMES, &LENGTHS, &REFRESHED].concat())),
            audience: in_columns(&AUDIENCES, &[]),
            length: in_columns(&LENGTHS, &REFRESHED).map(|length| {
                let method = in_columns(&METHODS, &[&LENGTHS[..], &REFRESHED, &AUDIENCES, &["by", "what"]].concat());
                method.map_or(length.clone(), |method| format!("{length}, {method}"))
            }),
        }
    }

    /// What people learn, a point each.
    fn outcomes(&self, paragraph: &Paragraph<'_>) -> Vec<String> {
        // "Who it is for" tells of no learning, though "for what" might.
        let texts = self.beside(paragraph, &OUTCOMES, &[&LENGTHS[..], &CALLED].concat()).unwrap_or_default();
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

/// The number of the level that a text names first: "Level 2 (one day)".
pub(super) fn named(text: &str) -> Option<String> {
    let (_, written, _) = level(text)?;
    Some(as_written(written, number(written)?))
}

/// A sentence that only says for whom a level is, without them: what they are called is no word of what is asked of anybody.
pub(super) fn without_audience(sentence: &str) -> Option<&str> {
    let (.., rest) = level(sentence)?;
    let before = sentence.len() - rest.len();
    audience_at(rest).map(|at| &sentence[..before + at])
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
