//! What a place costs by a sentence or an item of a list: "Private nurseries pay \u{a3}45 a place for Level 2", "Youth clubs: Level 1, free".

use std::sync::LazyLock;

use regex::Regex;

use super::charge_tables::{FREE, PER, is_free};
use super::charges::amounts;
use super::levels::named;
use super::spoken::{captured, pattern};

/// An amount with what its clause tells of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Price {
    pub(super) amount: String,
    pub(super) whom: Option<String>,
    pub(super) levels: Vec<String>,
    pub(super) per: Option<String>,
}

/// "Private nurseries: Level 2, \u{a3}35": who pays stands before the colon.
static BEFORE_COLON: LazyLock<Option<Regex>> = LazyLock::new(|| pattern(r"^([A-Za-z][^:.;\u{a3}]{2,80}):\s+(.+)$"));

/// "Private nurseries will pay \u{a3}45".
static PAYS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(
        r"^(?:The\s+)?([A-Z][^.:;]{2,120}?)\s+(?:(?:will|must|should|shall)\s+)?(?:pays?|(?:are|is|be)\s+charged)\s+(?:a\s+(?:fee|charge)\s+of\s+)?\u{a3}",
    )
});

/// "\u{a3}45 a place".
static A_UNIT: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(
        r"(?i)\u{a3}[\d.,]+\s+an?\s+((?:(?:full|half)[\s-])?(?:place|person|delegate|learner|participant|day|session|course|head))\b",
    )
});

static LEVEL: LazyLock<Option<Regex>> = LazyLock::new(|| pattern(r"(?i)\b((?:level|group|stage|tier|band)\s+\w+)\b"));

/// The prices in a sentence. An item of a list on charges may also say that somebody pays nothing.
pub(super) fn prices_in(sentence: &str, is_of_charges: bool) -> Vec<Price> {
    const NOBODY: [&str; 6] = ["they", "it", "we", "this", "these", "there"];
    // "Charities with an income of \u{a3}5,000 pay \u{a3}20": the price stands behind the verb.
    let behind = PAYS
        .as_ref()
        .and_then(|pattern| pattern.find(sentence))
        .map(|found| &sentence[found.end() - '\u{a3}'.len_utf8()..]);
    let (item, rest) = match BEFORE_COLON.as_ref().and_then(|pattern| pattern.captures(sentence)) {
        Some(found) => (found.get(1).map(|who| who.as_str()), found.get(2).map_or(sentence, |rest| rest.as_str())),
        None => (None, behind.unwrap_or(sentence)),
    };
    let whom = item.or_else(|| captured(&PAYS, sentence, 1)).map(str::trim);
    let whom = whom.filter(|whom| !NOBODY.contains(&whom.to_lowercase().as_str()) && named(whom).is_none());
    let mut before: Vec<String> = Vec::new();
    let mut found = Vec::new();
    for clause in clauses(rest) {
        let own = levels_in(clause);
        let mut priced = amounts(clause);
        if item.is_some() && is_of_charges && is_free(clause, &FREE) {
            priced.push("0.00".to_owned());
        }
        let levels = if own.is_empty() { std::mem::take(&mut before) } else { own };
        match priced.as_slice() {
            [] => before = levels,
            several => {
                // Of several amounts in one clause nobody knows which level each is for.
                let is_one = several.len() == 1;
                let per = captured(&A_UNIT, clause, 1).or_else(|| captured(&PER, clause, 1)).map(str::to_lowercase);
                let per = per.map(|per| if per == "head" { "person".to_owned() } else { per });
                found.extend(several.iter().map(|amount| Price {
                    amount: amount.clone(),
                    whom: whom.map(str::to_owned),
                    levels: if is_one && levels.len() == 1 { levels.clone() } else { Vec::new() },
                    per: per.clone(),
                }));
            }
        }
    }
    found
}

/// The parts of a sentence that may each have a price of their own. A comma inside an amount parts nothing.
fn clauses(text: &str) -> Vec<&str> {
    text.split("; ")
        .flat_map(|part| part.split(", "))
        .flat_map(|part| part.split(" and "))
        .map(|part| part.trim_end_matches(['.', ';']))
        .collect()
}

fn levels_in(clause: &str) -> Vec<String> {
    let found = LEVEL.as_ref().map(|level| level.find_iter(clause).filter_map(|level| named(level.as_str())).collect());
    found.unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(sentence: &str, is_of_charges: bool) -> Vec<String> {
        let shown = |price: Price| {
            format!(
                "{}|{}|{}|{}",
                price.amount,
                price.whom.unwrap_or_default(),
                price.levels.join(" "),
                price.per.unwrap_or_default()
            )
        };
        prices_in(sentence, is_of_charges).into_iter().map(shown).collect()
    }

    #[test]
    fn who_pays_and_for_which_level_is_told_beside_the_amount() {
        for (sentence, expected) in [
            ("taxi drivers: Level 2, \u{a3}35 per person", &["35.00|taxi drivers|2|person"][..]),
            ("voluntary youth clubs: Level 1, free", &["0.00|voluntary youth clubs|1|"]),
            (
                "Outside agencies pay \u{a3}45 a place for Level 2 and \u{a3}95 a place for Level 3.",
                &["45.00|Outside agencies|2|place", "95.00|Outside agencies|3|place"],
            ),
            (
                "Charities with an income of \u{a3}5,000 a year or more pay \u{a3}20 for a Level 2 place.",
                &["20.00|Charities with an income of \u{a3}5,000 a year or more|2|"],
            ),
            ("Level 4 costs \u{a3}340.", &["340.00||4|"]),
            ("Places cost \u{a3}20 or \u{a3}40.", &["20.00|||", "40.00|||"]),
            ("They pay \u{a3}1,200 a day.", &["1200.00|||day"]),
            ("Charges are set each year.", &[]),
        ] {
            assert_eq!(read(sentence, true), expected, "{sentence}");
        }
        assert!(read("voluntary youth clubs: Level 1, free", false).is_empty());
    }
}
