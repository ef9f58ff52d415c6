//! What a place costs by a sentence or an item of a list: "Private nurseries pay \u{a3}45 a place for Level 2", "Youth clubs: Level 1, free".

use std::sync::LazyLock;

use regex::Regex;

use super::charge_tables::{FREE, PER, is_free};
use super::charges::{amounts, is_of_absence};
use super::level_text::tells_of_people;
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

/// "There is no charge to statutory partners", "Member practices send staff to our events without charge".
static FREE_TO: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(
        r"^(?:There\s+(?:is|will\s+be)\s+no\s+(?:charge|fee|cost)\s+(?:to|for)\s+(?P<to>[^.:;]{3,160})|(?:The\s+)?(?P<whom>[A-Z][^.:;,]{2,80}?)\s+(?:pay\s+nothing|do\s+not\s+pay|are\s+not\s+charged|(?:(?:may|can|will)\s+)?(?:send|attend|book|use|take)\s[^.;]{3,120}(?:without\s+charge|free\s+of\s+charge|at\s+no\s+(?:cost|charge))))\.?$",
    )
});

/// Who pays nothing, where a sentence says no more than that.
fn free_to(sentence: &str) -> Option<&str> {
    const LIMITS: [&str; 6] = [" unless ", " except", " if ", " where ", " but ", " other than "];
    let found = FREE_TO.as_ref()?.captures(sentence.trim())?;
    let to = found.name("to").map(|to| to.as_str()).filter(|_| !is_of_absence(sentence));
    let to = to.map(|to| to.strip_prefix("the ").unwrap_or(to)).filter(|to| {
        // "No charge for the training" says what is free, and not for whom.
        sentence.contains(" to ") || tells_of_people(to)
    });
    let is_limited = LIMITS.iter().any(|word| sentence.contains(word));
    to.or_else(|| found.name("whom").map(|whom| whom.as_str())).map(str::trim).filter(|_| !is_limited)
}

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
    let is_said = |whom: &&str| !NOBODY.contains(&whom.to_lowercase().as_str()) && named(whom).is_none();
    if let Some(whom) = free_to(sentence).filter(is_said) {
        let (amount, whom) = ("0.00".to_owned(), Some(whom.to_owned()));
        return vec![Price { amount, whom, levels: levels_in(sentence), per: None }];
    }
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
    let whom = whom.filter(is_said);
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
            (
                "There is no charge to statutory partners, maintained schools or charities with an income below \u{a3}5,000 a year.",
                &["0.00|statutory partners, maintained schools or charities with an income below \u{a3}5,000 a year||"],
            ),
            ("Member practices send staff to our events without charge.", &["0.00|Member practices||"]),
            ("Member practices are not charged.", &["0.00|Member practices||"]),
            ("There is no charge for the training.", &[]),
            ("There is no charge to agencies unless they cancel.", &[]),
        ] {
            assert_eq!(read(sentence, true), expected, "{sentence}");
        }
        assert!(read("voluntary youth clubs: Level 1, free", false).is_empty());
    }
}
