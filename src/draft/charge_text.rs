//! What a place costs by a sentence or an item of a list: "Private nurseries pay \u{a3}45 a place for Level 2", "Youth clubs: Level 1, free".

use std::sync::LazyLock;

use regex::Regex;

use super::charge_tables::{FREE, PER, is_free, is_of_charges};
use super::charges::{amounts, is_of_absence};
use super::level_text::tells_of_people;
use super::levels::named;
use super::plain::is_verb;
use super::spoken::{captured, pattern};
use super::text::{Word, folded, words};

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
        r"^(?:The\s+)?([A-Za-z][^.:;]{2,120}?),?\s+(?:(?:will|must|should|shall)\s+)?(?:pays?|(?:are|is|be)\s+charged)\s+(?:a\s+(?:fee|charge)\s+of\s+)?\u{a3}",
    )
});

/// "Private and independent providers are charged:", "Partner organisations may buy places at the following charges:": who pays what
/// the lines below say.
static LEADS_IN: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(
        r"^(?:The\s+)?(?P<who>[A-Z][^.:;\u{a3}]{2,120}?)\s+(?:(?:may|can|will|must|should|shall)\s+)?(?:pays?|buy|book|purchase|(?:are|is|be)\s+charged)\b[^.;\u{a3}]*:$|^(?:For|To)\s+(?P<to>[^.:;,\u{a3}]{3,120}?),?\s+(?:the\s+)?(?:charges?|fees?|prices?|costs?)\b[^.;\u{a3}]*:$|^(?:(?:The|Our)\s+)?(?:[Cc]harges?|[Ff]ees?|[Pp]rices?)\s+(?:for|to)\s+(?P<for>[^.:;\u{a3}]{3,120}?)(?:\s+(?:are|is|will\s+be)\b[^.;\u{a3}]*)?:$",
    )
});

/// Who pays what the lines below a sentence say, where it says so. "Charges for courses:" says what is paid for.
pub(super) fn payer_of_lines(lead: &str) -> Option<&str> {
    let found = LEADS_IN.as_ref()?.captures(lead.trim())?;
    let stated = found.name("who").map(|who| who.as_str()).filter(|who| !is_of_charges(who) && is_somebody(who));
    let named =
        || found.name("to").or(found.name("for")).map(|whom| whom.as_str()).filter(|whom| tells_of_payers(whom));
    stated.or_else(named).map(str::trim)
}

/// Whether a text names people or bodies who may pay.
fn tells_of_payers(text: &str) -> bool {
    const BODIES: [&str; 16] = [
        "agencies",
        "academies",
        "bodies",
        "businesses",
        "charities",
        "clubs",
        "colleges",
        "employers",
        "groups",
        "members",
        "nurseries",
        "organisations",
        "partners",
        "providers",
        "schools",
        "settings",
    ];
    tells_of_people(text) || folded(text).split(' ').any(|word| BODIES.contains(&word))
}

/// "Whole day: \u{a3}90" below who pays it says what for.
pub(super) fn is_occasion(item: &str) -> bool {
    const UNITS: [&str; 17] = [
        "update",
        "e-learning",
        "one-day",
        "two-day",
        "three-day",
        "day",
        "days",
        "half-day",
        "full-day",
        "hours",
        "session",
        "course",
        "module",
        "briefing",
        "workshop",
        "event",
        "refresher",
    ];
    words(item).iter().any(|word| UNITS.contains(&word.text.as_str()))
}

/// Whether what stands before a verb is somebody, and no word for them, no level and no other clause.
fn is_somebody(whom: &str) -> bool {
    const OPENS: [&str; 4] = ["where ", "if ", "when ", "after "];
    const NOBODY: [&str; 6] = ["they", "it", "we", "this", "these", "there"];
    let lower = whom.to_lowercase();
    let is_cut = [" or", " and"].iter().any(|end| lower.ends_with(end));
    let is_clause = OPENS.iter().any(|word| lower.starts_with(word));
    !NOBODY.contains(&lower.as_str()) && named(whom).is_none() && !is_cut && !is_clause
}

/// "A charge of \u{a3}40 will be made to any agency whose delegate does not attend", "... is made for late cancellation, to all".
static MADE_TO: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(
        r"(?i)^an?\s+(?:charge|fee)\s+of\s+\u{a3}[\d.,]+(?:\s+(?:a|an|per)\s+\w+)?\s+(?:(?:will|may|must|shall|can)\s+be|is)\s+(?:made|charged|levied|payable)\s+(?:(?:to|by|on)\s+(?P<who>(?:any|each|every|all)\s[^.;]{3,160})|for\s+(?P<what>[^.;,]{3,80})|(?P<when>(?:where|if|when)\s[^.;]{3,160}))",
    )
});

/// "A later cancellation is charged at \u{a3}40, and non-attendance at \u{a3}80": what each is for stands before it.
static FOR_WHAT: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?:and\s+|or\s+)?((?:an?\s+)?(?:place|late|later|cancel|non-attendance|failure|absence)[^.;\u{a3}]{0,100}?)\s+(?:(?:(?:will|may|must|shall)\s+be|is|are)\s+charged(?:\s+to\s+the\s+\w+)?\s+at|costs?|at|leads?\s+to\s+a\s+(?:charge|fee)\s+of)\s+\u{a3}",
    )
});

/// What is paid for in a clause on staying away or cancelling, or who pays it.
fn absence(sentence: &str, clause: &str) -> Option<String> {
    let made = MADE_TO.as_ref().and_then(|made| made.captures(sentence));
    let made = made.and_then(|made| ["who", "what", "when"].into_iter().find_map(|name| made.name(name)));
    let made = made.map(|made| made.as_str()).or_else(|| captured(&FOR_WHAT, clause, 1));
    made.map(|what| what.trim_end_matches([',', ' ']).to_owned())
}

/// "All agencies will be charged \u{a3}50 where a participant does not attend": they pay it then, and at no other time.
fn with_condition(whom: &str, sentence: &str) -> String {
    match captured(&CONDITION, sentence, 1) {
        Some(condition) => format!("{whom}, {}", condition.trim_end_matches([',', ' '])),
        None => whom.to_owned(),
    }
}

static CONDITION: LazyLock<Option<Regex>> =
    LazyLock::new(|| pattern(r"(?i)\u{a3}[^.;]{0,60}?\s((?:where|if|when)\s[^.;\u{a3}]{5,160})"));

/// What stands behind the level in a label: "half-day update" of "Level 2 half-day update".
pub(super) fn behind_level(label: &str) -> Option<&str> {
    let found = LEVEL.as_ref()?.find(label).filter(|found| found.start() == 0)?;
    named(found.as_str())?;
    Some(label[found.end()..].trim_matches([' ', ',', '(', ')', ':', '-', '\u{2013}']))
}

/// "\u{a3}25 per person for a half-day course": what one person pays for.
static OCCASION: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(
        r"(?i)\u{a3}[\d.,]+\s+(?:per|an?|each)\s+\w+,?\s+for\s+(?:an?|each|every|the)\s+((?:[\w-]+\s+){0,3}(?:course|day|half-day|session|briefing|workshop|event|module|refresher))\b",
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

/// What stands above a sentence or beside it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Above<'t> {
    /// Whether it stands in a list on charges, where it may also say that somebody pays nothing.
    pub(super) is_of_charges: bool,
    /// Who pays what it says, unless it names another one itself.
    pub(super) payer: Option<&'t str>,
}

/// The prices in a sentence.
pub(super) fn prices_in(sentence: &str, above: Above<'_>) -> Vec<Price> {
    let is_said = |whom: &&str| is_somebody(whom);
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
    let own_levels = item.map(levels_in).unwrap_or_default();
    // "Level 2 half-day update": behind the level stands what for.
    let label = item.map(|item| behind_level(item).unwrap_or(item)).filter(|label| !label.is_empty());
    let whom = label.or_else(|| captured(&PAYS, sentence, 1)).map(str::trim).filter(is_said);
    let whom = match (whom, above.payer) {
        (Some(item), Some(payer)) if is_occasion(item) => Some(format!("{payer}, {item}")),
        (Some(item), None) if own_levels.len() == 1 && is_occasion(item) => None,
        (whom, payer) => whom.or(payer).map(str::to_owned),
    };
    let mut before: Vec<String> = own_levels;
    let mut found = Vec::new();
    for clause in clauses(rest) {
        let own = levels_in(clause);
        let mut priced = amounts(clause);
        if item.is_some() && above.is_of_charges && is_free(clause, &FREE) {
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
                let whom = match (&whom, captured(&OCCASION, clause, 1)) {
                    (Some(whom), Some(occasion)) => Some(format!("{whom}, {occasion}")),
                    (None, _) if is_one && is_of_absence(sentence) => absence(sentence, clause),
                    (Some(whom), _) if is_of_absence(sentence) => Some(with_condition(whom, sentence)),
                    (whom, _) => whom.clone(),
                };
                found.extend(several.iter().map(|amount| Price {
                    amount: amount.clone(),
                    whom: whom.clone(),
                    levels: if is_one && levels.len() == 1 { levels.clone() } else { Vec::new() },
                    per: per.clone(),
                }));
            }
        }
    }
    found
}

/// Whether a line says what somebody pays and nothing else, so that no question is left of it: "Level 1: \u{a3}15 per person".
pub(super) fn is_price_alone(sentence: &str) -> bool {
    let all = words(sentence);
    let says_more = |word: &Word| {
        is_verb(&word.text)
            && !["pay", "pays", "cost", "costs", "is", "are", "course", "update", "updates"]
                .contains(&word.text.as_str())
            || ["must", "may", "should", "can", "unless", "if", "where", "who", "that", "waived"]
                .contains(&word.text.as_str())
    };
    !is_of_absence(sentence) && !all.iter().any(says_more)
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
        read_below(sentence, Above { is_of_charges, payer: None })
    }

    fn read_below(sentence: &str, above: Above<'_>) -> Vec<String> {
        let shown = |price: Price| {
            format!(
                "{}|{}|{}|{}",
                price.amount,
                price.whom.unwrap_or_default(),
                price.levels.join(" "),
                price.per.unwrap_or_default()
            )
        };
        prices_in(sentence, above).into_iter().map(shown).collect()
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

    #[test]
    fn lines_of_a_list_are_paid_by_whom_it_names_above() {
        for (lead, whom) in [
            ("Private and independent providers are charged:", Some("Private and independent providers")),
            ("Partner organisations may buy places at the following charges:", Some("Partner organisations")),
            ("The charges for voluntary organisations are:", Some("voluntary organisations")),
            ("For all other organisations the charges are:", Some("all other organisations")),
            ("For schools outside the area, the charges are as follows:", Some("schools outside the area")),
            ("Charges for courses:", None),
            ("The following charges apply:", None),
            ("The charges are:", None),
        ] {
            assert_eq!(payer_of_lines(lead), whom, "{lead}");
        }
        let above = Above { is_of_charges: true, payer: Some("Private providers") };
        for (line, expected) in [
            ("\u{a3}25 per person for a half-day course", "25.00|Private providers, half-day course||person"),
            ("Level 1: \u{a3}15 per person", "15.00|Private providers|1|person"),
            ("Whole day: \u{a3}90", "90.00|Private providers, Whole day||"),
            ("nurseries: \u{a3}20 a place", "20.00|nurseries||place"),
            ("Level 2 half-day update: \u{a3}40 per person", "40.00|Private providers, half-day update|2|person"),
            ("Level 1 e-learning: free", "0.00|Private providers, e-learning|1|"),
        ] {
            assert_eq!(read_below(line, above), [expected], "{line}");
        }
    }

    #[test]
    fn what_staying_away_costs_says_what_for() {
        for (sentence, expected) in [
            (
                "A charge of \u{a3}40 will be made to any agency whose member of staff fails to attend without notice.",
                &["40.00|any agency whose member of staff fails to attend without notice||"][..],
            ),
            (
                "A charge of \u{a3}50 is made for later cancellation or non-attendance, to all agencies.",
                &["50.00|later cancellation or non-attendance||"],
            ),
            (
                "A later cancellation is charged at \u{a3}40, and non-attendance at \u{a3}80.",
                &["40.00|A later cancellation||", "80.00|non-attendance||"],
            ),
            ("A place cancelled late will be charged at \u{a3}50.", &["50.00|A place cancelled late||"]),
            (
                "All agencies will be charged \u{a3}50 for each place where a participant does not attend.",
                &["50.00|All agencies, where a participant does not attend||place"],
            ),
            ("Cancel with 7 working days' notice or pay \u{a3}50.", &["50.00|||"]),
        ] {
            assert_eq!(read(sentence, false), expected, "{sentence}");
        }
    }
}
