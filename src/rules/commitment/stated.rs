//! The number that the text of a commitment gives for a detail. Only plain cases are read, as a wrong reading would make a
//! sound record doubtful: the text has one number of that kind and no condition, and speaks of the detail.

use std::borrow::Cow;

use crate::model::amount::{DetailType, exact_money, is_interval};
use crate::model::words::LEVELS;
use crate::model::{Amount, DetailKind, Duration};
use crate::numerals;

use super::has_quotation_mark;

/// A number that a text gives.
#[derive(Debug, PartialEq)]
pub(super) struct Stated<'t> {
    pub(super) amount: Amount,
    /// The words that say it.
    pub(super) words: &'t str,
    /// Where they begin in their clause.
    start: usize,
}

impl<'t> Stated<'t> {
    fn new(amount: Amount, clause: &'t str, place: std::ops::Range<usize>) -> Self {
        Self { amount, words: &clause[place.clone()], start: place.start }
    }
}

/// What puts a number under a condition, into the past, or beside another one.
const UNCLEAR: [&str; 40] = [
    "if",
    "where",
    "when",
    "whenever",
    "unless",
    "except",
    "otherwise",
    "usually",
    "normally",
    "ideally",
    "instead",
    "rather",
    "previously",
    "formerly",
    "was",
    "were",
    "used",
    "had",
    "until",
    "over",
    "under",
    "from",
    "between",
    "half",
    "extra",
    "additional",
    "another",
    "second",
    "pair",
    "both",
    "co",
    "jointly",
    "vat",
    "plus",
    "minus",
    "percent",
    "cent",
    "not",
    "never",
    "maximum",
];

/// A text in its clauses, and these in their words: read once for all details of a commitment.
pub(super) struct Text<'t> {
    text: &'t str,
    clauses: Vec<Clause<'t>>,
}

struct Clause<'t> {
    text: &'t str,
    words: Vec<Word<'t>>,
}

impl<'t> Text<'t> {
    /// Reads a text; `None` where not all of it is the document's own, or a number in it is of no kind known here.
    pub(super) fn read(text: &'t str) -> Option<Self> {
        if has_quotation_mark(text) || text.contains('%') {
            return None;
        }
        let clauses = text.split([',', ';', ':', '(', ')']).flat_map(|part| part.split(". "));
        let clauses = clauses.map(|clause| Clause { text: clause, words: words(clause) }).collect();
        Some(Self { text, clauses })
    }

    /// The number of a detail's kind, where it is the only one and the one `recorded` is nowhere in the text; `None` is
    /// recorded where it is left open.
    pub(super) fn stated(
        &self,
        title: &str,
        name: &str,
        kind: &DetailKind,
        recorded: Option<&Amount>,
    ) -> Option<Stated<'t>> {
        // Where a share is paid, a sum in the text is for something else.
        let is_share = || self.clauses.iter().flat_map(|clause| &clause.words).any(|word| word.lower == "half");
        if recorded.is_none() && kind.kind == DetailType::Money && is_share() {
            return None;
        }
        let is_cycle = is_interval(name);
        let mut found: Option<(Stated<'t>, bool)> = None;
        for Clause { text, words } in &self.clauses {
            let numbers = match kind.kind {
                DetailType::Count => counts(text, words, kind.unit.as_deref()?),
                DetailType::Duration if is_cycle => cycles(text, words),
                DetailType::Duration => lengths(text, words),
                DetailType::Money => sums(text, words),
                _ => return None,
            };
            for number in numbers {
                if is_end_of_range(words, &number) {
                    return None;
                }
                if found.as_ref().is_some_and(|(other, _)| other.amount != number.amount) {
                    return None;
                }
                let is_plain = !words.iter().any(|word| UNCLEAR.contains(&word.lower.as_ref()));
                found = Some((number, is_plain && speaks_of(words, title, name, kind)));
            }
        }
        let (stated, _) = found.filter(|(_, is_sure)| *is_sure)?;
        // The number may stand elsewhere in the text, for the detail or for something else.
        let is_elsewhere =
            recorded.is_some_and(|recorded| self.text.split(stated.words).any(|part| mentions(part, recorded)));
        (!is_elsewhere).then_some(stated)
    }
}

/// Whether a text may give a number of this kind, so that it is worth reading.
pub(super) fn is_number(kind: &DetailKind) -> bool {
    matches!(kind.kind, DetailType::Count | DetailType::Duration | DetailType::Money)
}

/// A word of a text, with where it stands.
struct Word<'t> {
    lower: Cow<'t, str>,
    start: usize,
    end: usize,
}

fn words(text: &str) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    let mut start = None;
    for (at, letter) in text.char_indices().chain([(text.len(), ' ')]) {
        let is_part =
            letter.is_alphanumeric() || matches!(letter, '\u{a3}' | '\'' | '-') || letter == '.' && goes_on(text, at);
        match (is_part, start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                // "Ten working days' notice"
                let word = text[from..at].trim_end_matches('\'');
                words.push(Word { lower: lower(word), start: from, end: from + word.len() });
                start = None;
            }
            _ => {}
        }
    }
    words
}

/// A word in small letters, which most are.
fn lower(word: &str) -> Cow<'_, str> {
    let is_small = word.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase());
    if is_small { Cow::Borrowed(word) } else { Cow::Owned(word.to_lowercase()) }
}

/// Whether a figure follows on a full stop, so that it stands in a number.
fn goes_on(text: &str, at: usize) -> bool {
    text[at + 1..].starts_with(|next: char| next.is_ascii_digit())
}

/// Whether the recorded number stands in a text, of whatever.
fn mentions(text: &str, recorded: &Amount) -> bool {
    let figure = match recorded {
        Amount::Count(count) => u64::from(*count),
        Amount::Duration(length) => u64::from(length.amount),
        Amount::Money(pence) => pence / 100,
        _ => return true,
    };
    let is_same = |word: &Word<'_>| {
        let bare = word.lower.trim_start_matches('\u{a3}').split(['.', '-']).next().unwrap_or_default();
        numerals::read(bare).map(u64::from) == Some(figure)
    };
    // "Every year" is one without a number, and the number of a level counts nothing.
    let words = words(text);
    let is_of_level =
        |at: usize| at.checked_sub(1).is_some_and(|before| LEVELS.contains(&words[before].lower.as_ref()));
    figure != 1 && words.iter().enumerate().any(|(at, word)| is_same(word) && !is_of_level(at))
}

/// Whether another number stands before one: "40 or 60 pounds".
fn is_end_of_range(words: &[Word<'_>], number: &Stated<'_>) -> bool {
    let mut before = words.iter().rev().skip_while(|word| word.start >= number.start);
    let joins = before.next().is_some_and(|word| ["or", "to", "and", "-"].contains(&word.lower.as_ref()));
    joins && before.next().is_some_and(|word| numerals::read(&word.lower).is_some())
}

/// "two qualified trainers"
fn counts<'t>(clause: &'t str, words: &[Word<'_>], unit: &str) -> Vec<Stated<'t>> {
    const BETWEEN: [&str; 12] = [
        "qualified",
        "approved",
        "experienced",
        "trained",
        "accredited",
        "competent",
        "different",
        "suitable",
        "skilled",
        "named",
        "lead",
        "multi-agency",
    ];
    let counted = words.iter().enumerate();
    let counted = counted.filter(|(_, word)| word.lower.trim_end_matches('s') == unit.trim_end_matches('s'));
    let read = counted.filter_map(|(at, word)| {
        let before = words[..at].iter().rev().find(|word| !BETWEEN.contains(&word.lower.as_ref()))?;
        let limit = words.iter().rev().find(|word| word.start < before.start);
        let is_limited = limit.is_some_and(|word| word.lower == "than") || is_part_of(words, before.start);
        let count = numerals::read(&before.lower).filter(|_| !is_limited)?;
        Some(Stated::new(Amount::Count(count), clause, before.start..word.end))
    });
    read.collect()
}

/// Whether what begins there is what a part is taken of: "one of the two trainers".
fn is_part_of(words: &[Word<'_>], start: usize) -> bool {
    let before = words.iter().rev().skip_while(|word| word.start >= start);
    let mut before = before.skip_while(|word| ["the", "these", "those", "its", "our"].contains(&word.lower.as_ref()));
    before.next().is_some_and(|word| word.lower == "of")
}

/// "every three years", "annually", "two-yearly"
fn cycles<'t>(clause: &'t str, words: &[Word<'_>]) -> Vec<Stated<'t>> {
    const MOST_WORDS: usize = 4;
    let begins = |word: &Word<'_>| {
        let yearly = word.lower.ends_with("ly") || word.lower.ends_with("-yearly");
        ["every", "each", "once", "annual"].contains(&word.lower.as_ref()) || yearly
    };
    // "Twice yearly" is not yearly.
    let is_multiple = |at: usize| {
        at.checked_sub(1)
            .is_some_and(|before| ["twice", "times", "thrice", "half"].contains(&words[before].lower.as_ref()))
    };
    let read =
        words.iter().enumerate().filter(|(at, word)| begins(word) && !is_multiple(*at)).filter_map(|(at, first)| {
            words[at..].iter().take(MOST_WORDS).rev().find_map(|last| {
                let length = Duration::said_exactly(&clause[first.start..last.end])?;
                Some(Stated::new(Amount::Duration(length), clause, first.start..last.end))
            })
        });
    read.collect()
}

/// "seven working days", where it is no cycle
fn lengths<'t>(clause: &'t str, words: &[Word<'_>]) -> Vec<Stated<'t>> {
    let read = words.iter().enumerate().filter_map(|(at, first)| {
        numerals::read(&first.lower)?;
        let is_cycle =
            at.checked_sub(1).is_some_and(|before| ["every", "each"].contains(&words[before].lower.as_ref()));
        let mut ends = words[at + 1..].iter().take(2).rev().map(|last| last.end);
        let (length, end) = ends.find_map(|end| Some((Duration::said_exactly(&clause[first.start..end])?, end)))?;
        (!is_cycle).then_some(Stated::new(Amount::Duration(length), clause, first.start..end))
    });
    read.collect()
}

/// "£40", "40 pounds", "forty pounds"
fn sums<'t>(clause: &'t str, words: &[Word<'_>]) -> Vec<Stated<'t>> {
    let read = words.iter().enumerate().filter_map(|(at, word)| {
        let (amount, end) = if word.lower.starts_with('\u{a3}') {
            (exact_money(&word.lower)?, word.end)
        } else {
            let unit = words.get(at + 1).filter(|unit| ["pounds", "pound", "gbp"].contains(&unit.lower.as_ref()))?;
            let in_words = numerals::value(&word.lower).map(|pounds| format!("{pounds}.00"));
            (in_words.or_else(|| exact_money(&format!("{} pounds", word.lower)))?, unit.end)
        };
        let pence = amount.replace('.', "").parse().ok()?;
        Some(Stated::new(Amount::Money(pence), clause, word.start..end))
    });
    read.collect()
}

/// Whether a clause with a number in it speaks of the detail: of what is counted or paid by its unit, of a cycle by a word of the
/// standard's title, of another length of time by a word for it.
fn speaks_of(words: &[Word<'_>], title: &str, name: &str, kind: &DetailKind) -> bool {
    /// The first letters of a word, which its other forms share.
    const STEM: usize = 5;
    /// Words for being refreshed, each by these letters.
    const AS_REFRESHED: [&str; 3] = ["renew", "repea", "reval"];
    let has = |wanted: &str| words.iter().any(|word| word.lower == wanted);
    match kind.kind {
        DetailType::Duration if is_interval(name) => {
            let stem = |word: &str| word.chars().take(STEM).collect::<String>();
            let titled = self::words(title).into_iter().filter(|word| word.lower.chars().count() >= STEM);
            let stems: Vec<String> = titled.map(|word| stem(&word.lower)).collect();
            let is_titled = |word: &Word<'_>| {
                let stem = stem(&word.lower);
                let same = AS_REFRESHED.contains(&stem.as_str()) && stems.iter().any(|title| title == "refre");
                same || stems.contains(&stem)
            };
            words.iter().any(is_titled)
        }
        DetailType::Duration => match name {
            "within" => has("within"),
            "notice" => has("notice") || has("before") || has("advance"),
            "recency" => has("last") || has("past"),
            "valid_for" => has("valid") || has("lasts") || has("last"),
            _ => name.split('_').all(has),
        },
        DetailType::Money => !is_for_absence(words),
        _ => true,
    }
}

/// Whether a clause names what is paid by who does not come, and not by who cancels: "non-attendance costs \u{a3}60".
fn is_for_absence(words: &[Word<'_>]) -> bool {
    const ABSENCE: [&str; 6] = ["non-attendance", "no-show", "no-shows", "attend", "absence", "absent"];
    let cancels = |word: &Word<'_>| word.lower.starts_with("cancel");
    words.iter().any(|word| ABSENCE.contains(&word.lower.as_ref())) && !words.iter().any(cancels)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::amount::Better;

    fn said(kind: DetailType, name: &str, text: &str, recorded: &Amount) -> Option<String> {
        let kind = DetailKind { unit: Some("trainers".to_owned()), ..DetailKind::plain(kind, Better::None) };
        let title = "Safeguarding training is refreshed";
        let text = Text::read(text)?;
        text.stated(title, name, &kind, Some(recorded)).map(|stated| stated.words.to_owned())
    }

    #[test]
    fn a_number_is_read_where_the_text_is_plain() {
        let years = |amount: u32| Amount::Duration(Duration::parse(&format!("{amount} years")).expect("years"));
        let days = Amount::Duration(Duration::parse("7 working days").expect("days"));
        let (three, fee) = (Amount::Count(3), Amount::Money(40_000));
        for (kind, name, text, recorded, words) in [
            (DetailType::Count, "minimum", "Every session must be led by two trainers.", &three, "two trainers"),
            (DetailType::Count, "minimum", "At least 2 qualified trainers lead.", &three, "2 qualified trainers"),
            (DetailType::Duration, "every", "All refresh it every two years.", &years(3), "every two years"),
            (DetailType::Duration, "every", "Training is renewed annually.", &years(3), "annually"),
            (DetailType::Duration, "every", "There is two-yearly training.", &years(3), "two-yearly"),
            (DetailType::Duration, "notice", "Less than five working days before", &days, "five working days"),
            (DetailType::Duration, "notice", "Seven days before", &days, "Seven days"),
            (DetailType::Duration, "notice", "Less than ten working days' notice is given", &days, "ten working days"),
            (DetailType::Duration, "every", "Level 1 is renewed every two years.", &years(3), "every two years"),
            (
                DetailType::Count,
                "minimum",
                "Level 3 is led by two trainers, from other agencies.",
                &three,
                "two trainers",
            ),
            (DetailType::Money, "fee", "Late places cost 40 pounds.", &fee, "40 pounds"),
            (DetailType::Money, "fee", "A late place costs \u{a3}40.50 each.", &fee, "\u{a3}40.50"),
        ] {
            assert_eq!(said(kind, name, text, recorded).as_deref(), Some(words), "{text}");
        }
        for (kind, name, text, recorded) in [
            (DetailType::Count, "minimum", "Two trainers lead, and three trainers a large group.", &three),
            (DetailType::Count, "minimum", "Two trainers lead where the group is large.", &three),
            (DetailType::Count, "minimum", "More than two trainers lead.", &three),
            (DetailType::Count, "minimum", "At least one of the two trainers works in an agency.", &three),
            (DetailType::Count, "minimum", "Two agencies send trainers.", &three),
            (DetailType::Count, "minimum", "Two trainers lead a day of 3 hours.", &three),
            (DetailType::Duration, "every", "All refresh it every two years, leads annually.", &years(3)),
            (DetailType::Duration, "every", "The list of courses is published each year.", &years(3)),
            (DetailType::Duration, "every", "Training was refreshed every two years.", &years(3)),
            (DetailType::Duration, "notice", "Trainers have five working days for it.", &days),
            (DetailType::Money, "fee", "Late places cost 40 or 60 pounds.", &fee),
            (DetailType::Money, "fee", "Late places cost \u{a3}40, early ones \u{a3}20.", &fee),
        ] {
            assert_eq!(said(kind, name, text, recorded), None, "{text}");
        }
    }
}
