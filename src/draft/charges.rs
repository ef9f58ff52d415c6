//! What a place costs: amounts in pounds, each with where it stands.

use std::collections::HashSet;

use super::charge_tables::{Place, is_of_charges, prices};
use super::charge_text::{Above, is_price_alone, payer_of_lines, prices_in};
use super::outline::{Outline, Paragraph, Role};
use super::sentence::sentences;
use super::text::{beginning, folded};

/// An amount.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Charge {
    /// As records write it: 50.00.
    pub(super) amount: String,
    /// Whether it is what it costs to stay away or to cancel.
    pub(super) is_of_absence: bool,
    /// Who pays or what for, where the row of a table says so.
    pub(super) whom: Option<String>,
    /// The levels that stand over the amount or before it.
    pub(super) levels: Vec<String>,
    /// What one amount is for: place, person, day.
    pub(super) per: Option<String>,
    pub(super) section: Option<String>,
    /// The beginning of the sentence, for whoever says who pays.
    pub(super) says: String,
    pub(super) from: String,
}

/// How many are told.
const MOST: usize = 50;

/// The charges of a document.
#[derive(Debug, Default)]
pub(super) struct Charges {
    pub(super) list: Vec<Charge>,
    /// The sentences that say what is charged and nothing else, by paragraph and sentence.
    whole: HashSet<(usize, usize)>,
}

impl Charges {
    /// Whether the charges have all that a sentence says.
    pub(super) fn have(&self, paragraph: usize, sentence: usize) -> bool {
        self.whole.contains(&(paragraph, sentence))
    }
}

/// The amounts of a document.
pub(super) fn find(outline: &Outline<'_>) -> Charges {
    let mut found = Charges::default();
    let mut tables = prices(outline);
    // The line that leads in the lines below, whether or not they are items of a list.
    let mut lead: Option<usize> = None;
    for (at, paragraph) in outline.paragraphs.iter().enumerate() {
        if !paragraph.is_open() || paragraph.role == Role::Note {
            continue;
        }
        let place = paragraph.cell.map(|cell| -> Place { (cell.table, cell.row, cell.column) });
        if let Some(charge) = place.and_then(|place| tables.charges.get_mut(&place)) {
            found.whole.extend((0..sentences(paragraph.text).len()).map(|index| (at, index)));
            found.list.extend(charge.take());
            continue;
        }
        let above = paragraph.lead.or(lead).and_then(|lead| outline.paragraphs.get(lead)).map_or("", |lead| lead.text);
        let of_row = place.and_then(|place| tables.payers.get(&place)).map(String::as_str);
        // "A charge of \u{a3}40 will be made to any agency" behind a list is a sentence of its own.
        let is_line = paragraph.lead.is_some() || !paragraph.text.ends_with('.');
        let above = if is_line { above } else { "" };
        let told = Above {
            is_of_charges: is_of_charges(above),
            payer: of_row.or_else(|| payer_of_lines(sentences(above).pop()?)),
        };
        let priced = read(paragraph, at, told, &mut found);
        // Who pays is said by the lines then.
        if let (true, Some(lead), true) = (priced, paragraph.lead.or(lead), told.payer.is_some()) {
            found.whole.insert((lead, sentences(above).len().saturating_sub(1)));
        }
        lead = if paragraph.text.ends_with(':') { Some(at) } else { lead.filter(|_| priced) };
    }
    found.list.truncate(MOST);
    found
}

/// Takes in the prices of a paragraph; whether it has one.
fn read(paragraph: &Paragraph<'_>, at: usize, above: Above<'_>, found: &mut Charges) -> bool {
    let before = found.list.len();
    for (index, sentence) in sentences(paragraph.text).into_iter().enumerate().filter(|(_, text)| is_paid(text)) {
        let all = prices_in(sentence, above);
        if !all.is_empty() && is_price_alone(sentence) {
            found.whole.insert((at, index));
        }
        found.list.extend(all.into_iter().map(|price| Charge {
            amount: price.amount,
            is_of_absence: is_of_absence(sentence),
            whom: price.whom,
            levels: price.levels,
            per: price.per,
            section: paragraph.section.clone(),
            says: beginning(sentence, 60),
            from: paragraph.source(),
        }));
    }
    found.list.len() > before
}

/// Whether an amount is what people pay, and not what a programme has to spend.
pub(super) fn is_paid(sentence: &str) -> bool {
    const OTHERS: [&str; 6] = ["budget", "grant", "contribution", "contributions", "fine", "turnover"];
    let folded = folded(sentence);
    // "Trainers are paid 250 pounds a day" is what they get.
    let is_earned = folded.contains("trainer") && [" paid ", " pay trainers "].iter().any(|pay| folded.contains(pay));
    !is_earned && !folded.split(' ').any(|own| OTHERS.contains(&own))
}

/// Whether an amount is what it costs to stay away or to cancel, and not what a place costs.
pub(super) fn is_of_absence(sentence: &str) -> bool {
    const WORDS: [&str; 13] = [
        "cancel",
        "cancels",
        "cancelled",
        "cancelling",
        "cancellation",
        "cancellations",
        "non-attendance",
        "attending",
        "absent",
        "absence",
        "late",
        "withdraw",
        "withdrawal",
    ];
    const PHRASES: [&str; 6] = ["not attend", "not used", "not use", "fail to", "fails to", "failure to"];
    let folded = folded(sentence);
    folded.split(' ').any(|own| WORDS.contains(&own)) || PHRASES.iter().any(|words| folded.contains(words))
}

/// Whether a sentence says what a place costs.
pub(super) fn is_price(sentence: &str) -> bool {
    !amounts(sentence).is_empty() && is_paid(sentence) && !is_of_absence(sentence)
}

/// The amounts in a sentence, as records write them: 50.00.
pub(super) fn amounts(sentence: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (at, _) in sentence.match_indices('\u{a3}') {
        let rest = sentence[at..].trim_start_matches('\u{a3}').trim_start();
        let length =
            rest.find(|letter: char| !letter.is_ascii_digit() && letter != '.' && letter != ',').unwrap_or(rest.len());
        let written = rest[..length].trim_end_matches(['.', ',']).replace(',', "");
        let next = rest[length..].chars().next();
        let (pounds, pence) = written.split_once('.').unwrap_or((written.as_str(), "00"));
        // "£2k" and "£1.5m" are no prices.
        let is_price =
            !pounds.is_empty() && pounds.len() <= 4 && pence.len() == 2 && !next.is_some_and(char::is_alphabetic);
        if is_price {
            found.push(format!("{pounds}.{pence}"));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_place_costs_is_told_from_what_staying_away_costs() {
        let costs = ["Private nurseries pay \u{a3}45 a place.", "Places cost \u{a3}45."].map(is_price);
        assert_eq!(costs, [true; 2]);
        let others = [
            "Non-attendance shall incur a fee of \u{a3}100.",
            "If a place is not used, the agency is charged \u{a3}60.",
            "A late cancellation costs \u{a3}25.",
            "Those who do not attend pay \u{a3}25.",
            "The budget is \u{a3}500.",
        ];
        assert_eq!(others.map(is_price), [false; 5]);
    }

    #[test]
    fn prices_are_told_from_budgets() {
        assert_eq!(amounts("A charge of \u{a3}100.00, or \u{a3}40 per person."), ["100.00", "40.00"]);
        assert_eq!(amounts("\u{a3}1,250 a day, \u{a3}2k and \u{a3}1.5m"), ["1250.00"]);
    }
}
