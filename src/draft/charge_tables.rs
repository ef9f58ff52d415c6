//! What a place costs by a table: each cell a charge, paid by whom its row is for, at the level that stands over its column.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use regex::Regex;

use super::charge_text::behind_level;
use super::charges::{Charge, amounts, is_of_absence, is_paid};
use super::control::{Cell, Row, tables, text_of};
use super::levels::named;
use super::outline::{Outline, Paragraph, Role};
use super::sentence::sentences;
use super::spoken::{captured, pattern};
use super::text::{beginning, folded};

/// How much of a cell with its row a note repeats, in characters.
const MOST_REPEATED: usize = 60;

/// Where a cell stands: its table, row and column.
pub(super) type Place = (u32, u32, u32);

/// Words that say of a table, or of a column, that it is about what people pay.
const OF_CHARGES: [&str; 10] =
    ["cost", "costs", "charge", "charges", "charged", "fee", "fees", "price", "prices", "pay"];

/// "Charges for each place", "Cost per person": what one amount is for.
pub(super) static PER: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:per|for\s+(?:each|every|a)|each)\s+((?:(?:full|half)[\s-])?(?:place|person|delegate|learner|participant|attendee|day|session|course|module|head))\b",
    )
});

/// What the tables of a document say of charges.
#[derive(Default)]
pub(super) struct Tables {
    /// Each by the first cell that it stands in. Cells that are read with another one have none.
    pub(super) charges: BTreeMap<Place, Option<Charge>>,
    /// Who pays what a cell says in more words than an amount: "\u{a3}45 for a half day, \u{a3}80 for a full day".
    pub(super) payers: BTreeMap<Place, String>,
}

/// The charges of the tables of a document.
pub(super) fn prices(outline: &Outline<'_>) -> Tables {
    let above = above_tables(outline);
    let mut found = Tables::default();
    for rows in tables(outline) {
        let Some((head, body)) = rows.split_first() else { continue };
        let Some(table) = place_in(head).map(|(table, ..)| table) else { continue };
        let told = format!("{} {}", above.get(&table).map_or("", String::as_str), texts(head));
        let folded = folded(&told);
        if body.is_empty() || !folded.split(' ').any(|word| OF_CHARGES.contains(&word)) {
            continue;
        }
        let told = Told { head, body, above: told };
        // Below levels stand prices, whatever is said above of the grant that pays for the rest.
        let is_told = is_paid(&folded) || is_paid(&texts(head)) && told.has_prices_by_level();
        for row in body.iter().filter(|_| is_told) {
            told.read(row, &mut found);
        }
    }
    found
}

/// The heading over each table, and the line before it.
fn above_tables(outline: &Outline<'_>) -> BTreeMap<u32, String> {
    let (mut heading, mut line) = ("", "");
    let mut above = BTreeMap::new();
    for paragraph in outline.paragraphs.iter().filter(|paragraph| paragraph.is_open()) {
        match (paragraph.cell, paragraph.role) {
            (Some(cell), _) => {
                above.entry(cell.table).or_insert_with(|| {
                    // "Income goes back into the training budget" beside it is said of something else.
                    let told = sentences(line).into_iter().filter(|sentence| is_of_charges(sentence));
                    told.fold(heading.to_owned(), |told, sentence| format!("{told} {sentence}"))
                });
            }
            (None, Role::Heading) => (heading, line) = (paragraph.text, ""),
            (None, Role::Margin | Role::Note) => {}
            (None, _) => line = paragraph.text,
        }
    }
    above
}

fn texts(row: &Row<'_, '_>) -> String {
    row.iter().map(text_of).collect::<Vec<_>>().join(" ")
}

fn first_of<'o, 'm>(cell: &Cell<'o, 'm>) -> Option<&'o Paragraph<'m>> {
    cell.1.first().copied()
}

fn place_of(paragraph: &Paragraph<'_>) -> Option<Place> {
    paragraph.cell.map(|cell| (cell.table, cell.row, cell.column))
}

fn place_in(row: &Row<'_, '_>) -> Option<Place> {
    row.iter().find_map(|cell| place_of(first_of(cell)?))
}

/// A table of charges: what stands over its columns and over itself.
struct Told<'r, 'o, 'm> {
    head: &'r Row<'o, 'm>,
    body: &'r [Row<'o, 'm>],
    above: String,
}

impl Told<'_, '_, '_> {
    /// Takes in the charges of a row. Cells with one amount for the same people are one charge, at several levels.
    fn read(&self, row: &Row<'_, '_>, Tables { charges: found, payers }: &mut Tables) {
        let Some((name, cells)) = row.split_first() else { return };
        let who = text_of(name);
        let who = who.trim().trim_end_matches(':');
        if !is_paid(who) {
            return;
        }
        let mut first: Vec<(Place, Charge)> = Vec::new();
        for cell in cells {
            if self.price(cell).is_none() && self.level_of_row(who).is_none() && !is_of_charges(who) {
                payers.extend(first_of(cell).and_then(place_of).map(|place| (place, who.to_owned())));
            }
            let Some((paragraph, amount)) = first_of(cell).zip(self.price(cell)) else { continue };
            let Some(place) = place_of(paragraph) else { continue };
            let charge = self.charge(who, cell, amount, paragraph);
            found.insert(place, None);
            let is_same = |known: &Charge| {
                (&known.amount, &known.whom, &known.per) == (&charge.amount, &charge.whom, &charge.per)
                    && !known.levels.is_empty()
                    && !charge.levels.is_empty()
            };
            match first.iter_mut().find(|(_, known)| is_same(known)) {
                Some((_, known)) => known.levels.extend(charge.levels),
                None => first.push((place, charge)),
            }
        }
        // "An income under £5,000" is no charge of its own.
        if let Some(place) = first_of(name).and_then(place_of).filter(|_| !first.is_empty()) {
            found.insert(place, None);
        }
        found.extend(first.into_iter().map(|(place, charge)| (place, Some(charge))));
    }

    fn charge(&self, who: &str, cell: &Cell<'_, '_>, amount: String, paragraph: &Paragraph<'_>) -> Charge {
        let over = self.over(cell.0);
        let text = text_of(cell);
        let (row_level, column_level) = (self.level_of_row(who), named(&over));
        // Of two names the one that is a level says when, and the other who.
        let beside =
            Some(over.as_str()).filter(|over| column_level.is_none() && !is_of_charges(over) && !over.is_empty());
        let whom = match (is_of_charges(who) || row_level.is_some(), beside) {
            (true, beside) => beside.map(str::to_owned),
            (false, None) => Some(who.to_owned()),
            (false, Some(beside)) => Some(format!("{who}, {beside}")),
        };
        // "Level 3 refresher" is another price than "Level 3".
        let label = behind_level(who)
            .filter(|label| folded(label).split(' ').any(|word| ["refresher", "update"].contains(&word)));
        let whom = match (whom, label) {
            (Some(whom), Some(label)) => Some(format!("{whom}, {label}")),
            (whom, _) => whom,
        };
        let per = [text.as_str(), &over, who, &self.above].into_iter().find_map(|text| captured(&PER, text, 1));
        let behind = if over.is_empty() { format!(": {text}") } else { format!(": {over} {text}") };
        let room = MOST_REPEATED.saturating_sub(behind.chars().count()).max(MOST_REPEATED / 3);
        Charge {
            is_of_absence: is_of_absence(&format!("{who} {over}")),
            amount,
            whom,
            levels: row_level.or(column_level).into_iter().collect(),
            per: per.map(|per| if per.eq_ignore_ascii_case("head") { "person".to_owned() } else { per.to_lowercase() }),
            section: paragraph.section.clone(),
            says: beginning(&format!("{}{behind}", beginning(who, room)), MOST_REPEATED),
            from: paragraph.source(),
        }
    }

    /// What stands over a column.
    fn over(&self, column: u32) -> String {
        self.head.iter().find(|cell| cell.0 == column).map(text_of).unwrap_or_default().trim().to_owned()
    }

    /// Whether levels stand over the columns, and nothing but prices below one of them.
    fn has_prices_by_level(&self) -> bool {
        let mut levels = self.head.iter().filter(|head| named(text_of(head).trim()).is_some());
        levels.any(|head| {
            let mut cells = self.body.iter().filter_map(|row| row.iter().find(|cell| cell.0 == head.0)).peekable();
            cells.peek().is_some() && cells.all(|cell| self.price(cell).is_some())
        })
    }

    /// The level that a row is for: "Level 2", or "2" below "Level".
    fn level_of_row(&self, name: &str) -> Option<String> {
        let below = || named(&format!("{} {name}", self.head.first().map(text_of)?.trim()));
        named(name).or_else(below)
    }

    /// What a cell costs that is nothing but an amount, or the word for none.
    fn price(&self, cell: &Cell<'_, '_>) -> Option<String> {
        let text = text_of(cell);
        let over = self.over(cell.0);
        if is_free(&text, &FREE) || is_free(&text, &NONE) && self.is_of_prices(cell.0, &over) {
            return Some("0.00".to_owned());
        }
        let in_pounds = over.contains('\u{a3}') && text.trim().starts_with(|first: char| first.is_ascii_digit());
        let bare = if in_pounds { format!("\u{a3}{}", text.trim()) } else { text };
        let [amount] = amounts(&bare).try_into().ok()?;
        let per = PER.as_ref()?.find(&bare).map_or("", |per| per.as_str());
        (!bare.replacen(per, "", 1).chars().any(char::is_alphabetic)).then_some(amount)
    }

    /// Whether "none" in a column means that nothing is paid: its head says so, or another of its cells has an amount.
    fn is_of_prices(&self, column: u32, over: &str) -> bool {
        let mut cells = self.body.iter().filter_map(|row| row.iter().find(|cell| cell.0 == column));
        is_of_charges(over) || named(over).is_some() || cells.any(|cell| !amounts(&text_of(cell)).is_empty())
    }
}

/// Words for paying nothing, wherever they stand, and words that may also say that there is none of something else.
pub(super) const FREE: [&str; 6] = ["free", "free of charge", "no charge", "no cost", "not charged", "no fee"];
const NONE: [&str; 3] = ["nil", "none", "0"];

pub(super) fn is_free(text: &str, words: &[&str]) -> bool {
    words.contains(&folded(text).as_str())
}

/// Whether a text speaks of what people pay.
pub(super) fn is_of_charges(text: &str) -> bool {
    folded(text).split(' ').any(|word| OF_CHARGES.contains(&word) || word == "amount")
}
