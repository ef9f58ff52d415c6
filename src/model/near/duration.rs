//! Lengths of time in other spellings than the one that documents have.

use super::date::Round;
use super::for_some::several;
use super::{Beside, number, with_hyphens, without_limit};
use crate::model::duration::{Duration, plain_word};
use crate::model::located::Unreadable;
use crate::model::words::nearest;

/// The length of time that a text such as "every two years", "2 yrs" or "once a year" means.
pub(in crate::model) fn duration(text: &str) -> Option<Duration> {
    if text.trim_start().starts_with('-') {
        return None;
    }
    let lower = without_repeated(&text.to_lowercase());
    // "2years": a number and a unit without a space.
    let letters = lower.find(|letter: char| letter.is_ascii_alphabetic()).unwrap_or_default();
    let (number, rest) =
        lower.split_at(if lower.starts_with(|letter: char| letter.is_ascii_digit()) { letters } else { 0 });
    const FILLERS: [&str; 6] = ["every", "each", "once", "per", "in", "calendar"];
    let words = [number.trim_end_matches('-')].into_iter().chain(rest.split([' ', '-'])).map(str::trim);
    let words: Vec<&str> = words.filter(|word| !word.is_empty() && !FILLERS.contains(word)).collect();
    if let Some(length) = several_times(&words).or_else(|| of_cycle(&words)) {
        return Some(length);
    }
    let written = match words.as_slice() {
        ["half", "yearly" | "year"] => "6 months".to_owned(),
        ["fortnight" | "fortnightly"] => "2 weeks".to_owned(),
        ["quarter"] if lower != "quarter" => "3 months".to_owned(),
        [years, year, months, month] | [years, year, "and", months, month]
            if unit_of(year) == Some("years") && unit_of(month) == Some("months") =>
        {
            format!("{} months", 12 * amount_of(years)? + amount_of(months)?)
        }
        ["biennial" | "biennially"] | ["alternate", "year" | "years"] => "2 years".to_owned(),
        ["triennial" | "triennially"] => "3 years".to_owned(),
        [unit] if lower != *unit => format!("1 {}", unit_of(unit)?),
        ["working", "day"] => "1 working day".to_owned(),
        [amount, "working", "day" | "days"] => format!("{} working days", amount_of(amount)?),
        [amount, "fortnight" | "fortnights"] => format!("{} weeks", 2 * amount_of(amount)?),
        [amount, "quarter" | "quarters"] => format!("{} months", 3 * amount_of(amount)?),
        [amount, unit] => format!("{} {}", amount_of(amount)?, unit_of(unit)?),
        _ => return None,
    };
    Duration::parse(&written)
}

/// The length that words say of a cycle: "two year rolling cycle", "on an annual basis", "intervals of 2 years".
fn of_cycle(words: &[&str]) -> Option<Duration> {
    const LEADING: [&str; 8] = ["on", "at", "a", "an", "the", "intervals", "of", "over"];
    const TRAILING: [&str; 7] = ["basis", "cycle", "rolling", "interval", "intervals", "programme", "time"];
    let end = words.iter().rposition(|word| !TRAILING.contains(word))? + 1;
    let start = words.iter().position(|word| !LEADING.contains(word))?;
    let is_cycle = end < words.len() || words.get(..start).is_some_and(|leading| leading.contains(&"intervals"));
    let length = words.get(start..end).filter(|_| is_cycle)?.join(" ");
    plain_word(&length).and_then(Duration::parse).or_else(|| duration(&format!("every {length}")))
}

/// A text without the number that contracts repeat in brackets: "six (6) weeks" is "six weeks".
pub(super) fn without_repeated(lower: &str) -> String {
    let mut kept: Vec<&str> = Vec::new();
    for word in lower.split_whitespace() {
        let bare = word.strip_prefix('(').and_then(|word| word.strip_suffix(')')).and_then(number);
        if bare.is_none() || kept.last().and_then(|before| number(before)) != bare {
            kept.push(word);
        }
    }
    kept.join(" ")
}

/// Why a text such as "2", "2-3 years" or "as required" is no length of time, where more can be said than that. `beside` is
/// where the rest of it belongs.
pub(in crate::model) fn no_duration(text: &str, beside: Beside) -> Option<Unreadable> {
    if let Some(number) = number(&text.to_lowercase()).filter(|number| *number > 0) {
        let help =
            format!("write {number} years, {number} months, {number} working days or whichever unit the source means");
        return Some(Unreadable::new(format!("\"{text}\" has no unit"), help));
    }
    let lower = with_hyphens(text).to_lowercase();
    with_minus(text, &lower, beside)
        .or_else(|| limited(text, &lower, beside))
        .or_else(|| of_working_days(text, &lower, beside))
        .or_else(|| range(text, &lower, beside))
        .or_else(|| several(text, &lower, beside))
        .or_else(|| at_a_time_of_year(text, beside))
        .or_else(|| of_a_school(text, &lower, beside))
        .or_else(|| no_cycle(text, &lower, beside))
        .or_else(|| with_remark(text, &lower, beside))
        .or_else(|| in_other_units(text, &lower, beside))
        .or_else(|| hours(text, &lower, beside))
        .or_else(|| among_words(text, &lower, beside))
}

/// What is said of a length of time that is none: "0 days".
pub(in crate::model) fn no_time(text: &str, beside: Beside) -> Unreadable {
    let help = format!("write how long it is; where it is at once or the source gives none, {}", beside.unstated());
    Unreadable::new(format!("\"{text}\" is no time at all"), help)
}

/// What is said of a length of time with a minus before it, which may be a hyphen that was left over.
fn with_minus(text: &str, lower: &str, beside: Beside) -> Option<Unreadable> {
    let length = meant(lower.trim().strip_prefix('-')?.trim_start())?;
    Some(Unreadable::new(
        format!("a minus or a hyphen stands before the length of time: \"{text}\""),
        format!("write {length} if that is meant{}", beside.own_words()),
    ))
}

/// Days that the words behind them make working ones: "7 days (working)".
fn of_working_days(text: &str, lower: &str, beside: Beside) -> Option<Unreadable> {
    const OF_AN_OFFICE: [&str; 5] = ["working", "business", "office", "weekdays", "workdays"];
    let words = lower.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    let words: Vec<&str> = words.filter(|word| !["only", "all"].contains(word)).collect();
    let [amount, "day" | "days", kind, rest @ ..] = words.as_slice() else { return None };
    let is_of_them = OF_AN_OFFICE.contains(kind) && matches!(rest, [] | ["days"]);
    let length =
        is_of_them.then(|| number(amount)).flatten().and_then(|days| meant(&format!("{days} working days")))?;
    Some(Unreadable::new(
        format!("\"{text}\" is not written as a length of time here"),
        format!("write {length}{}", beside.own_words()),
    ))
}

/// The one length of time among other words: "every three years or so", "2 years max", "7 days' notice".
fn among_words(text: &str, lower: &str, beside: Beside) -> Option<Unreadable> {
    let bare = without_marks(lower);
    let words: Vec<&str> = words_of(&bare).collect();
    let found = lengths_in(&words);
    let [length, others @ ..] = found.as_slice() else { return None };
    if others.iter().any(|other| other != length) {
        return None;
    }
    // "Twice in three years" is not every three.
    let is_multiple = words.iter().any(|word| ["twice", "times", "thrice"].contains(word));
    let is_numbered_else = words.iter().filter(|word| number(word).is_some()).count() > 1;
    (!is_numbered_else && !is_multiple).then(|| {
        Unreadable::new(
            format!("\"{text}\" says more than a length of time"),
            format!("write {length} if that is meant{}", beside.rest_of_group()),
        )
    })
}

/// A text without signs that say nothing to the length of time beside them: "7 days' notice", "<6 weeks".
pub(super) fn without_marks(lower: &str) -> String {
    lower.chars().filter(|letter| !"'\u{2019}<>~\u{2264}\u{2265}".contains(*letter)).collect()
}

/// The words of a text between which marks may stand.
pub(super) fn words_of(text: &str) -> impl Iterator<Item = &str> {
    let is_between = |letter: char| letter.is_whitespace() || "(),;:/&".contains(letter);
    text.split(is_between).filter(|word| !word.is_empty())
}

/// The lengths of time among some words.
pub(super) fn lengths_in(words: &[&str]) -> Vec<Duration> {
    /// "every two working days"
    const MOST_WORDS: usize = 4;
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let most = MOST_WORDS.min(words.len() - at);
        let length = (1..=most).rev().find_map(|count| Some((meant(&words[at..at + count].join(" "))?, count)));
        found.extend(length.map(|(length, _)| length));
        at += length.map_or(1, |(_, count)| count);
    }
    found
}

/// "36m", "5 WD", "48hrs", "fortnightly", "five clear working days", "a year and a half", "3 yaers".
fn in_other_units(text: &str, lower: &str, beside: Beside) -> Option<Unreadable> {
    const UNITS: [&str; 8] = ["years", "year", "months", "month", "weeks", "week", "days", "working"];
    let spaced = lower.replace(" and a half", ".5");
    let letters = spaced.find(|letter: char| letter.is_ascii_alphabetic()).unwrap_or_default();
    let is_figure = spaced.starts_with(|letter: char| letter.is_ascii_digit());
    let (figures, rest) = spaced.split_at(if is_figure { letters } else { 0 });
    let word = |word: &str| match word {
        "m" | "mo" | "mos" => "months".to_owned(),
        "wd" | "wds" | "w.d." => "working days".to_owned(),
        "hr" | "hrs" | "h" | "hour" => "hours".to_owned(),
        "fortnightly" => "2 weeks".to_owned(),
        "weekdays" | "weekday" | "workdays" | "workday" => "working days".to_owned(),
        "business" | "office" => "working".to_owned(),
        "third" => "3".to_owned(),
        "fourth" => "4".to_owned(),
        "fifth" => "5".to_owned(),
        _ if word.contains('.') => word.to_owned(),
        _ => nearest(word, &UNITS).unwrap_or(word).to_owned(),
    };
    const SAY_LITTLE: [&str; 8] = ["clear", "consecutive", "full", "every", "at", "first", "the", "their"];
    let words = [figures.trim()].into_iter().chain(rest.split([' ', '-']));
    let words: Vec<String> = words.filter(|word| !word.is_empty() && !SAY_LITTLE.contains(word)).map(word).collect();
    // "The first week" is one.
    let is_first = words.len() == 1 && lower.contains("first ");
    let written = if is_first { format!("1 {}", words.join(" ")) } else { words.join(" ") };
    let length = meant(&written).or_else(|| in_halves(&written)).or_else(|| in_hours(&written))?;
    Some(Unreadable::new(
        format!("\"{text}\" is not written as a length of time here"),
        format!("write {length} if that is meant{}", beside.own_words()),
    ))
}

/// "1.5 years", "a year.5", "one.5 years".
fn in_halves(written: &str) -> Option<Duration> {
    let years = match written.split(' ').collect::<Vec<_>>().as_slice() {
        [amount, "year" | "years"] => amount_of(amount.strip_suffix(".5")?)?,
        [amount, "year.5" | "years.5"] => amount_of(amount)?,
        _ => return None,
    };
    Duration::parse(&format!("{} months", 12 * years + 6))
}

/// "48 hours".
fn in_hours(written: &str) -> Option<Duration> {
    const OF_A_DAY: u32 = 24;
    let hours = amount_of(written.strip_suffix(" hours")?)?;
    let days = (hours % OF_A_DAY == 0).then_some(hours / OF_A_DAY).filter(|days| *days > 0)?;
    Duration::parse(&format!("{days} day{}", if days == 1 { "" } else { "s" }))
}

/// Hours that are no number of days, which is the smallest unit there is.
fn hours(text: &str, lower: &str, beside: Beside) -> Option<Unreadable> {
    let is_of_hours = |word: &str| ["hour", "hours", "hrs", "hr", "minutes", "mins"].contains(&word);
    let mut words = lower.split(|letter: char| !letter.is_alphabetic());
    if !words.any(is_of_hours) {
        return None;
    }
    // "12 hours over two years" says in which time they come round.
    let words: Vec<&str> = words_of(lower).collect();
    let mut lengths = lengths_in(&words);
    lengths.dedup();
    if let [length] = lengths.as_slice() {
        return Some(Unreadable::new(
            format!("\"{text}\" gives hours beside a length of time"),
            format!(
                "write {length} if that is the time in which it comes round or by which it is due{}",
                beside.own_words()
            ),
        ));
    }
    let message = format!("\"{text}\" is counted in hours, and a length of time in days at least");
    Some(Unreadable::new(message, beside.unstated()))
}

/// "at least annually", "no more than every 3 years".
fn limited(text: &str, lower: &str, beside: Beside) -> Option<Unreadable> {
    let length = meant(without_limit(lower)?)?;
    Some(Unreadable::new(
        format!("\"{text}\" is not written as a length of time here"),
        format!("write {length}{}", beside.own_words()),
    ))
}

/// "2-3 years", "two to three years".
fn range(text: &str, lower: &str, beside: Beside) -> Option<Unreadable> {
    let spaced = lower.replace('-', " to ");
    let words: Vec<&str> = words_of(&spaced).filter(|word| !["every", "between"].contains(word)).collect();
    // Words before and behind it go with the rest of the text.
    let (least, most) = (0..words.len()).find_map(|at| {
        let (least, most, unit) = match &words[at..] {
            [least, "to" | "or", most, unit @ ..] | [least, _, "to", most, unit @ ..] => (least, most, unit),
            [least, "and", most, unit @ ..] if lower.contains("between") || at == 0 && unit.len() == 1 => {
                (least, most, unit)
            }
            _ => return None,
        };
        let (least, most) = (number(least)?, number(most)?);
        let length = |amount: u32| {
            (1..=unit.len().min(2)).rev().find_map(|count| meant(&format!("{amount} {}", unit[..count].join(" "))))
        };
        (least < most).then_some((length(least)?, length(most)?))
    })?;
    Some(Unreadable::new(
        format!("\"{text}\" is a range, and one length of time belongs here"),
        format!(
            "write the one that people are held to: {most} at the latest, {least} at the soonest{}",
            beside.own_words()
        ),
    ))
}

/// "each September", which is once a year.
fn at_a_time_of_year(text: &str, beside: Beside) -> Option<Unreadable> {
    let round = Round::in_place_of_date(text)?;
    let every = round.every.filter(|_| Duration::said_exactly(round.words).is_none())?;
    let is_all = round.words.len() == text.trim().len();
    let rest = if is_all { beside.own_words() } else { format!(" if that is meant{}", beside.rest_of_group()) };
    Some(Unreadable::new(
        format!("\"{text}\" says when it comes round, and not how long that is"),
        format!("write {every}{rest}"),
    ))
}

/// A term is as long as a school makes it, and so is a week of its days.
fn of_a_school(text: &str, lower: &str, beside: Beside) -> Option<Unreadable> {
    let spaced = lower.replace('-', " ");
    let words: Vec<&str> =
        spaced.split_whitespace().filter(|word| !["every", "each", "once", "per"].contains(word)).collect();
    let kept = beside.own_words();
    let (what, help) = match words.as_slice() {
        ["termly" | "term"] | ["a" | "one" | "1", "term"] => (
            "is as long as a term of the school",
            format!("write 4 months where a year has three terms; else {}", beside.unstated()),
        ),
        ["school" | "academic", "year"] => ("is a year of schools", format!("write 1 year{kept}")),
        [number, "school" | "academic", "years" | "year"] => {
            let length = meant(&format!("{number} years"))?;
            ("is counted in years of schools", format!("write {length}{kept}"))
        }
        [.., "school" | "teaching" | "term", "day" | "days" | "weeks" | "week"]
        | [.., "term", "time"]
        | [.., "term" | "terms" | "termly"]
        | [.., "term", "time", "days" | "weeks"] => {
            ("is counted as schools count, and as long as a school makes it", beside.unstated())
        }
        _ => return None,
    };
    Some(Unreadable::new(format!("\"{text}\" {what}"), help))
}

fn no_cycle(text: &str, lower: &str, beside: Beside) -> Option<Unreadable> {
    /// Anywhere in the text.
    const NO_CYCLE: [&str; 24] = [
        "no fixed",
        "no set",
        "not fixed",
        "when they",
        "varies",
        "depends",
        "as required",
        "as needed",
        "when required",
        "when needed",
        "where required",
        "where needed",
        "where necessary",
        "as necessary",
        "if required",
        "if necessary",
        "as appropriate",
        "as and when",
        "from time to time",
        "as soon as",
        "on request",
        "regular",
        "periodic",
        "ongoing",
    ];
    /// The whole text.
    const NO_LENGTH: [&str; 30] = [
        "never",
        "once",
        "once only",
        "only once",
        "just once",
        "one off",
        "one time",
        "ad hoc",
        "at induction",
        "on induction",
        "on appointment",
        "on starting",
        "before starting",
        "immediately",
        "at once",
        "asap",
        "soon",
        "often",
        "frequently",
        "occasionally",
        "sometimes",
        "always",
        "continuous",
        "continuously",
        "continually",
        "indefinitely",
        "permanently",
        "for life",
        "lifetime",
        "rolling",
    ];
    let plain = lower.replace('-', " ");
    let is_none =
        NO_CYCLE.iter().any(|words| lower.contains(words)) || NO_LENGTH.contains(&plain.trim().trim_end_matches('.'));
    is_none.then(|| Unreadable::new(format!("\"{text}\" is not a length of time"), beside.unstated()))
}

/// A length of time with what it is counted from, or what may come sooner: "6 weeks of starting", "annually (or sooner)".
fn with_remark(text: &str, lower: &str, beside: Beside) -> Option<Unreadable> {
    let lower = without_repeated(lower);
    let bare = ["within ", "in ", "the first ", "first "]
        .iter()
        .fold(lower.as_str(), |text, word| text.strip_prefix(word).unwrap_or(text));
    let ends = [" of ", " from ", " after ", " since ", " before ", " or sooner", " or earlier", " ("];
    let end = ends.iter().filter_map(|word| bare.find(word)).min().unwrap_or(bare.len());
    let length = meant(bare.get(..end)?.trim()).filter(|_| bare.len() < lower.len() || end < bare.len())?;
    // What stands behind it may be for whom, or when not.
    const LIMIT: [&str; 9] = ["not", "no", "only", "unless", "except", "where", "when", "if", "for"];
    let is_limited = words_of(&bare[end..]).any(|word| LIMIT.contains(&word))
        && !["or sooner", "or earlier"].iter().any(|sooner| bare[end..].contains(sooner));
    // "10 working days (courses), 5 (briefings)": the second number has its unit from the first.
    let is_limited = is_limited || words_of(&bare[end..]).any(|word| number(word).is_some());
    let if_meant = if beside == Beside::Detail || is_limited { " if that is meant" } else { "" };
    let rest = if is_limited { beside.rest_of_group() } else { beside.own_words() };
    let message = format!("\"{text}\" says more than a length of time");
    Some(Unreadable::new(message, format!("write {length}{if_meant}{rest}")))
}

/// The length of time that a text is or means.
pub(super) fn meant(text: &str) -> Option<Duration> {
    Duration::parse(text).or_else(|| plain_word(text).and_then(Duration::parse)).or_else(|| duration(text))
}

/// "twice a year" is every 6 months; "three times a year" every 4.
fn several_times(words: &[&str]) -> Option<Duration> {
    let (times, period) = match words {
        ["twice", period @ ..] => (2, period),
        [times, "times", period @ ..] => (number(times)?, period),
        _ => return None,
    };
    let is_year = matches!(period, ["year" | "yearly" | "annually" | "annum"] | ["a" | "an", "year" | "annum"]);
    (is_year && times > 0 && 12 % times == 0)
        .then(|| Duration { amount: 12 / times, unit: crate::model::duration::Unit::Months })
}

fn amount_of(word: &str) -> Option<u32> {
    match word {
        "a" | "an" => Some(1),
        "other" | "second" => Some(2),
        _ => number(word),
    }
}

/// Whether one of the words of a text in small letters is a unit of time.
pub(in crate::model) fn names_length(lower: &str) -> bool {
    const OTHERS: [&str; 9] =
        ["annual", "annually", "biennial", "quarterly", "fortnight", "term", "termly", "hour", "hours"];
    lower.split(|letter: char| !letter.is_alphanumeric()).any(|word| unit_of(word).is_some() || OTHERS.contains(&word))
}

fn unit_of(word: &str) -> Option<&'static str> {
    Some(match word.trim_end_matches('.') {
        "y" | "yr" | "yrs" | "year" | "years" | "yearly" | "annum" => "years",
        "mth" | "mths" | "month" | "months" | "monthly" => "months",
        "w" | "wk" | "wks" | "week" | "weeks" | "weekly" => "weeks",
        "d" | "day" | "days" | "daily" => "days",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn lengths_of_time_are_understood() {
        let meant = |text: &str| duration(text).map(|duration| duration.to_string());
        for (text, plain) in [
            ("every two years", "2 years"),
            ("2 yrs", "2 years"),
            ("2years", "2 years"),
            ("12 Months", "12 months"),
            ("once a year", "1 year"),
            ("every year", "1 year"),
            ("3-yearly", "3 years"),
            ("a fortnight", "2 weeks"),
            ("biennially", "2 years"),
            ("every other year", "2 years"),
            ("twice a year", "6 months"),
            ("three times a year", "4 months"),
            ("six (6) weeks", "6 weeks"),
            ("every 3 (three) years", "3 years"),
            ("on a two-year rolling cycle", "2 years"),
            ("on an annual basis", "1 year"),
            ("3 yearly intervals", "3 years"),
            ("at intervals of 2 years", "2 years"),
            ("half-yearly", "6 months"),
            ("Fortnight", "2 weeks"),
            ("1 year and 6 months", "18 months"),
        ] {
            assert_eq!(meant(text).as_deref(), Some(plain), "{text}");
        }
        for text in [
            "",
            "six (7) weeks",
            "1-2 years",
            "1.5 years",
            "as required",
            "2",
            "99999999999 years",
            "soon",
            "five times a year",
        ] {
            assert_eq!(meant(text), None, "{text}");
        }
    }

    #[test]
    fn what_is_no_length_of_time_is_named() {
        let said = |text: &str| {
            no_duration(text, Beside::Review)
                .map(|fault| format!("{}: {}", fault.message, fault.help))
                .unwrap_or_default()
        };
        for (text, words) in [
            ("at least annually", "write 1 year"),
            ("no more than 3 years", "write 3 years"),
            ("2-3 years", "range"),
            ("two to three years", "range"),
            ("1 year or 3 years", "two lengths of time"),
            ("Termly", "term"),
            ("as required", "as_written"),
            ("2", "unit"),
            ("6 weeks of starting", "write 6 weeks"),
            ("within six (6) weeks of starting", "write 6 weeks"),
            ("within the first 6 weeks", "write 6 weeks"),
            ("Annually (or sooner if law changes)", "write 1 year"),
            ("every three years or sooner", "write 3 years"),
            ("3 to 5 working days", "range"),
            ("3 years (36 months)", "write 3 years"),
            ("never", "write unstated"),
            ("One-off", "write unstated"),
            ("7 school days", "write unstated"),
            ("half-termly", "write unstated"),
            ("every academic year", "write 1 year"),
            ("36 hours", "in hours"),
            ("every three years or so", "write 3 years if that is meant"),
            ("2 years max", "write 2 years if"),
            ("7 days' notice", "write 7 days if"),
            ("7 workdays", "write 7 working days if"),
            ("<6 weeks", "write 6 weeks if"),
            ("no fixed interval", "write unstated"),
            ("two", "write 2 years, 2 months"),
        ] {
            assert!(said(text).contains(words), "{text}: {}", said(text));
        }
        for text in ["a while", "", "and or"] {
            assert_eq!(said(text), "", "{text}");
        }
    }

    #[test]
    fn lengths_in_other_units_are_named() {
        let said = |text: &str| {
            in_other_units(text, &text.to_lowercase(), Beside::Says).map(|fault| fault.help).unwrap_or_default()
        };
        for (text, words) in [
            ("36m", "write 36 months if"),
            ("48hrs", "write 2 days if"),
            ("5 WD", "write 5 working days if"),
            ("five clear working days", "write 5 working days if"),
            ("a year and a half", "write 18 months if"),
            ("2.5 years", "write 30 months if"),
            ("3 yaers", "write 3 years if"),
            ("every third year", "write 3 years if"),
        ] {
            assert!(said(text).starts_with(words), "{text}: {}", said(text));
        }
        for text in ["36 hours", "some time", "half", "3 boards", ""] {
            assert_eq!(said(text), "", "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_text_panics(text in ".{0,20}") {
            let _ = (duration(&text), no_duration(&text, Beside::Nothing));
        }
    }
}
