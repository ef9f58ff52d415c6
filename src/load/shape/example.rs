//! How a value is written where it belongs: `review: {every: 2 years}` for somebody who wrote "review: every two years".

use serde_json::Value;

use super::{cited, of_charge};
use crate::finding::shortened;
use crate::model::amount::{exact_money, is_free};
use crate::model::duration::DURATION_FORMAT;
use crate::model::located::Read;
use crate::model::{Date, Duration, date, schema};

/// Entries that hold what somebody writes who does not know of entries, the likelier first.
const MAIN: [&str; 12] =
    ["says", "role", "by", "name", "title", "term", "rule", "reason", "standard", "version", "for", "number"];

/// A block with a text in the entry that it belongs in; `None` where none is likely.
pub(super) fn block(root: &Value, described: &Value, text: &str) -> Option<String> {
    let keys = schema::keys(root, described)?;
    let format = |key: &str| -> Option<&str> {
        schema::resolved(root, schema::property(root, described, key)?).get("format")?.as_str()
    };
    let of_format = |wanted: &str| {
        // What happens next is what people write down of a review.
        let mut fitting = keys.iter().filter(|key| format(key) == Some(wanted));
        let next = fitting.clone().find(|key| key.starts_with("next")).copied();
        next.or_else(|| fitting.next().copied())
    };
    let length = Duration::read(text).ok().or_else(|| meant_length(text));
    if let (Some(key), Some(length)) = (of_format(DURATION_FORMAT), length) {
        return Some(format!("{{{key}: {length}}}"));
    }
    if let (Some(key), Some(date)) = (of_format(date::DATE_FORMAT), Date::parse(text)) {
        return Some(format!("{{{key}: {date}}}"));
    }
    if let Some(span) = from_and_to(&keys, text) {
        return Some(span);
    }
    // What is nothing but a time says which; other words in its place say nothing that could be put in an entry.
    if let Some(every) = of_format(DURATION_FORMAT) {
        let next = of_format(date::DATE_FORMAT)?;
        return times(text, |what| match what {
            Time::Length(_) => Some(every),
            Time::Date(_) => Some(next),
            Time::Past(_) => keys.contains(&"last").then_some("last"),
        });
    }
    if is_citation(&keys) {
        return Some(cited::block(text));
    }
    if let Some(charge) = charge(&keys, text) {
        return Some(charge);
    }
    let key = if keys.contains(&"where") && is_place(text) { "where" } else { main_of(&keys)? };
    // "Two, from different agencies" says how many there are, and no role.
    if key == "role" && begins_with_number(text) {
        return Some(format!("{{{key}: ...}}"));
    }
    if let Some((role, section)) = with_section(text).filter(|_| key == "role" && keys.contains(&"section")) {
        return Some(format!("{{{key}: {}, section: \"{section}\"}}", value(role)));
    }
    // Who decided and when is often written in one.
    if let Some(dated) =
        of_format(date::DATE_FORMAT).filter(|_| key == "by").and_then(|date| with_date(key, date, text))
    {
        return Some(dated);
    }
    let needs = |key: &str| schema::requires(root, described, key);
    // A commitment has the name of a standard or one of its own.
    let has_id = needs("id") || key != "standard" && schema::is_alternative(root, described, "id");
    // A sentence is known by its first words, and a body by its initials.
    let short = if key == "says" { first_words(text) } else { short_name(text) };
    let id = if has_id { format!("id: {short}, ") } else { String::new() };
    // "Publish the strategy by March 2027" says when it is due.
    if let Some((what, due)) = with_due(text).filter(|_| key == "says" && keys.contains(&"due")) {
        return Some(format!("{{{id}{key}: {}, due: {due}}}", value(what)));
    }
    let others = keys.iter().filter(|other| **other != key && **other != "id" && needs(other));
    let others: String = others.map(|other| format!(", {other}: \"...\"")).collect();
    Some(format!("{{{id}{key}: {}{others}}}", value(text)))
}

/// A role and the number of the section that names it: "Training Manager, section 1.3".
fn with_section(text: &str) -> Option<(&str, &str)> {
    let text = text.trim().trim_end_matches(')');
    let between = [", section ", " (section ", ", Section ", " (Section ", "; section "];
    let (role, section) = between.iter().find_map(|between| text.split_once(between))?;
    let is_number = section.chars().all(|letter| letter.is_ascii_digit() || letter == '.');
    (is_number && !role.is_empty() && !section.is_empty()).then_some((role, section))
}

/// A charge for a text with one amount in pounds, "\u{a3}75 for non-attendance", or with none that is paid, "Free to volunteers".
fn charge(keys: &[&str], text: &str) -> Option<String> {
    if !is_charge(keys) {
        return None;
    }
    let charge =
        |payer: &str, amount: &str| format!("{{id: {}, for: {}, amount: {amount}}}", short_name(payer), value(payer));
    let lower = text.to_lowercase();
    let free = ["free for ", "free to ", "free of charge for ", "no charge for "]
        .iter()
        .find(|free| lower.starts_with(**free));
    if let Some(payer) = free.and_then(|free| text.get(free.len()..)).filter(|payer| !payer.contains('\u{a3}')) {
        return Some(charge(payer, "\"0.00\""));
    }
    if let Some((payer, _)) = text.rsplit_once(": ").filter(|(_, amount)| is_free(amount)) {
        return Some(charge(payer, "\"0.00\""));
    }
    // "By agreement": what gives no amount leaves it open.
    if !text.contains(|letter: char| letter == '\u{a3}' || letter.is_ascii_digit()) {
        return Some(charge(text, "unstated"));
    }
    if text.matches('\u{a3}').count() != 1 {
        return None;
    }
    let written = text.split_whitespace().find(|word| word.starts_with('\u{a3}'))?;
    let amount = exact_money(written.trim_end_matches([',', ':', ';', '.']))?;
    let rest = text.replacen(written, " ", 1);
    let rest = rest.trim_matches(|letter: char| letter.is_whitespace() || ":;,-\u{2013}\u{2014}".contains(letter));
    let rest = rest.strip_prefix("for ").unwrap_or(rest);
    (!rest.is_empty()).then(|| charge(rest, &format!("\"{amount}\"")))
}

/// A block for a text that names two dates, "2026-2029", "April 2026 to March 2029", where it has an entry for each.
fn from_and_to(keys: &[&str], text: &str) -> Option<String> {
    const BETWEEN: [&str; 6] = [" to ", " until ", " - ", " \u{2013} ", "\u{2013}", "-"];
    if !keys.contains(&"from") || !keys.contains(&"to") {
        return None;
    }
    let text = text.strip_prefix("from ").unwrap_or(text);
    let (from, to) = BETWEEN.iter().find_map(|between| {
        let (from, to) = text.split_once(between)?;
        Some((date::meant_by(from.trim())?, date::meant_by(to.trim())?))
    })?;
    (from.first_day() < to.first_day()).then(|| format!("{{from: {from}, to: {to}}}"))
}

/// The one entry that a block has to have for a text to be written in it; `None` where it needs another one beside that.
pub(super) fn main_entry(root: &Value, described: &Value) -> Option<&'static str> {
    let keys = schema::keys(root, described)?;
    let needs_other =
        keys.iter().any(|key| schema::requires(root, described, key) || schema::is_alternative(root, described, key));
    main_of(&keys).filter(|_| !needs_other)
}

fn main_of(keys: &[&str]) -> Option<&'static str> {
    MAIN.into_iter().find(|key| keys.contains(key))
}

/// What is promised, and the day by which: "Publish the strategy by March 2027".
fn with_due(text: &str) -> Option<(&str, Date)> {
    let text = text.trim().trim_end_matches('.');
    [" by the end of ", " by ", " before ", ", "].iter().find_map(|between| {
        let (what, day) = text.rsplit_once(between)?;
        Some((what.trim_end_matches([' ', ',']), date::meant_by(day)?))
    })
}

/// A short name from the first words of a text.
fn first_words(text: &str) -> String {
    /// How many words of a sentence tell what it is about.
    const MOST_WORDS: usize = 3;
    let words = text.split(|letter: char| !letter.is_alphanumeric() && letter != '\'');
    let plain = |word: &str| -> String {
        word.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase()
    };
    let first: Vec<String> = words.map(plain).filter(|word| !word.is_empty()).take(MOST_WORDS).collect();
    if first.is_empty() { "a-short-name".to_owned() } else { first.join("-") }
}

/// A short name for what a text names: the initials of a body, else its first words.
fn short_name(text: &str) -> String {
    let words = text.split(|letter: char| !letter.is_alphanumeric() && letter != '\'');
    let is_name = |word: &&str| word.starts_with(|letter: char| letter.is_ascii_uppercase());
    let initials: String = words.filter(is_name).filter_map(|word| word.chars().next()).collect();
    if initials.len() > 1 { initials.to_ascii_lowercase() } else { first_words(text) }
}

/// A time that a part of a text names.
enum Time {
    /// How often.
    Length(Duration),
    /// When next.
    Date(Date),
    /// When last.
    Past(Date),
}

/// A block for a text of which each part names a time, "every two years, next March 2027", with the entry for each; `None`
/// where a part says more, or two say the same.
fn times<'k>(text: &str, entry: impl Fn(&Time) -> Option<&'k str>) -> Option<String> {
    let parts = text.split([',', ';', '(', ')', '\u{2013}', '\u{2014}']).flat_map(|part| part.split(" - "));
    let parts = parts.flat_map(|part| part.split(" and ")).map(str::trim).filter(|part| !part.is_empty());
    let mut written: Vec<(&str, String)> = Vec::new();
    for part in parts {
        let time = time(part)?;
        let name = entry(&time).filter(|name| written.iter().all(|(other, _)| other != name))?;
        let value = match time {
            Time::Length(length) => length.to_string(),
            Time::Date(date) | Time::Past(date) => date.to_string(),
        };
        written.push((name, value));
    }
    let entries: Vec<String> = written.into_iter().map(|(name, value)| format!("{name}: {value}")).collect();
    (!entries.is_empty()).then(|| format!("{{{}}}", entries.join(", ")))
}

/// The time that words name: "reviewed every two years", "next review due March 2027", "last reviewed May 2025".
fn time(words: &str) -> Option<Time> {
    const BESIDE: [&str; 16] = [
        "review", "reviewed", "reviews", "next", "last", "due", "date", "is", "was", "in", "on", "by", "then", "again",
        "to", "be",
    ];
    let is_beside = |word: &&str| BESIDE.contains(&word.trim_end_matches([':', '.']).to_lowercase().as_str());
    let is_past = words.split_whitespace().any(|word| word.eq_ignore_ascii_case("last"));
    let bare: Vec<&str> = words.split_whitespace().filter(|word| !is_beside(word)).collect();
    let bare = bare.join(" ");
    if let Some(length) = Duration::said_exactly(&bare.to_lowercase()).filter(|_| !is_past) {
        return Some(Time::Length(length));
    }
    let date = date::meant_by(&bare)?;
    Some(if is_past { Time::Past(date) } else { Time::Date(date) })
}

/// Whether a text names a file, a place in one, or an address: one word with an ending.
fn is_place(text: &str) -> bool {
    !text.contains(char::is_whitespace) && text.contains('.') && !text.ends_with('.')
}

/// Whether a text says first how many there are: "two, from different agencies".
fn begins_with_number(text: &str) -> bool {
    const NUMBERS: [&str; 9] = ["one", "two", "three", "four", "five", "six", "both", "several", "at"];
    let first = text.split(|letter: char| !letter.is_alphanumeric()).find(|word| !word.is_empty()).unwrap_or_default();
    first.starts_with(|letter: char| letter.is_ascii_digit()) || NUMBERS.contains(&first.to_lowercase().as_str())
}

/// The items of a list for a text that says several of them; `None` where it says one, or nobody can tell.
pub(super) fn several(root: &Value, described: &Value, text: &str) -> Option<Vec<String>> {
    let keys = schema::keys(root, described)?;
    match () {
        () if is_citation(&keys) => cited::several(text),
        () if is_charge(&keys) => of_charge::rows(text),
        () => None,
    }
}

fn is_charge(keys: &[&str]) -> bool {
    keys.contains(&"amount") && keys.contains(&"for")
}

fn is_citation(keys: &[&str]) -> bool {
    keys.contains(&"id") && keys.contains(&"edition")
}

/// A block for a text that ends with a date, "Executive Board, 8 September 2026"; only its shape, where the day may be another.
fn with_date(key: &str, date: &str, text: &str) -> Option<String> {
    const BETWEEN: [&str; 6] = [", ", "; ", " on ", " - ", " \u{2013} ", " ("];
    let has_figure = |text: &str| text.contains(|letter: char| letter.is_ascii_digit());
    if !has_figure(text) {
        return None;
    }
    let split = |between: &&str| {
        let (head, tail) = text.split_once(between)?;
        let date = date::meant_by(tail.trim_matches(['(', ')', '.', ' ']))?;
        (!has_figure(head)).then_some((head.trim(), date))
    };
    let without_verb = |head: &'_ str| {
        let lower = head.to_lowercase();
        let verbs =
            ["approved by the ", "approved by ", "ratified by the ", "ratified by ", "agreed by the ", "agreed by "];
        verbs.iter().find(|verb| lower.starts_with(**verb)).map_or(0, |verb| verb.len())
    };
    let Some((head, day)) = BETWEEN.iter().find_map(split).map(|(head, day)| (&head[without_verb(head)..], day)) else {
        return Some(format!("{{{key}: \"...\", {date}: ...}}"));
    };
    Some(format!("{{{key}: {}, {date}: {day}}}", value(head)))
}

/// A block as an item of a list, with its hyphen.
pub(super) fn item(block: &str) -> String {
    format!("- {}", bare(block))
}

/// A block on a line of its own: without braces, where it has one entry. Several stand on one line between them alone.
pub(super) fn bare(block: &str) -> String {
    let is_several = block.contains(", ") && block.matches(": ").count() > 1;
    if is_several { block } else { block.trim_matches(['{', '}']) }.to_owned()
}

/// The length of time that a text means, as its explanation gives it.
fn meant_length(text: &str) -> Option<Duration> {
    let fault = Duration::read(text).err()?;
    Duration::parse(fault.help.strip_prefix("write ")?)
}

/// An entry with its value: `number: 1`.
pub(super) fn entry(name: &str, text: Option<&str>) -> String {
    format!("{name}: {}", text.map_or_else(|| "...".to_owned(), value))
}

/// Entries where they belong, from the outermost holder in: `levels: {list: [{number: 1}]}`. A holder that is a list has
/// them in an item.
pub(super) fn path(holders: &[Holder<'_>], entries: &str) -> String {
    holders.iter().rev().fold(entries.to_owned(), |inner, holder| {
        if holder.is_list { format!("{}: [{{{inner}}}]", holder.name) } else { format!("{}: {{{inner}}}", holder.name) }
    })
}

/// A block or list on the way to an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Holder<'s> {
    pub(super) name: &'s str,
    pub(super) is_list: bool,
}

/// The places below a block in which an entry of this name belongs, the nearest first; only the nearest ones.
pub(super) fn places<'s>(root: &'s Value, described: &'s Value, name: &str) -> Vec<Vec<Holder<'s>>> {
    /// No document nests entries deeper.
    const DEEPEST: usize = 4;
    let mut level: Vec<(Vec<Holder<'s>>, &'s Value)> = vec![(Vec::new(), described)];
    for _ in 0..DEEPEST {
        let mut below = Vec::new();
        let mut found = Vec::new();
        for (path, block) in &level {
            for key in schema::keys(root, block).unwrap_or_default() {
                let Some(held) = schema::property(root, block, key) else { continue };
                let items = schema::items(root, held);
                let held = items.unwrap_or(held);
                let Some(keys) = schema::keys(root, held) else { continue };
                let path: Vec<_> =
                    path.iter().copied().chain([Holder { name: key, is_list: items.is_some() }]).collect();
                if keys.contains(&name) {
                    found.push(path.clone());
                }
                below.push((path, held));
            }
        }
        if !found.is_empty() {
            return found;
        }
        level = below;
    }
    Vec::new()
}

/// A text as the value of an entry between braces: in quotes where a mark in it would end it.
pub(super) fn value(text: &str) -> String {
    const LONGEST: usize = 60;
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let text = if text.chars().count() > LONGEST { "...".to_owned() } else { shortened(&text) };
    let is_plain = text.starts_with(|letter: char| letter.is_alphanumeric() || letter == '.')
        && !text.contains([':', '#', ',', '{', '}', '[', ']', '"', '&', '*', '|', '>']);
    if is_plain { text } else { format!("\"{}\"", text.replace('\\', "/").replace('"', "'")) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Kind;

    #[test]
    fn what_belongs_in_a_block_is_shown_in_it() {
        let root = schema::schema(Kind::Policy);
        let shown = |key: &str, text: &str| {
            let held = schema::property(root, root, key).expect("an entry of a policy");
            block(root, schema::items(root, held).unwrap_or(held), text)
        };
        assert_eq!(shown("review", "every two years").as_deref(), Some("{every: 2 years}"));
        assert_eq!(shown("review", "November 2027").as_deref(), Some("{next_due: 2027-11}"));
        assert_eq!(shown("lead", "Training: all").as_deref(), Some("{role: \"Training: all\"}"));
        assert_eq!(shown("approval", "Executive Group").as_deref(), Some("{by: Executive Group}"));
        assert_eq!(
            shown("charges", "\u{a3}75 for non-attendance").as_deref(),
            Some("{id: non-attendance, for: non-attendance, amount: \"75.00\"}")
        );
        assert_eq!(shown("period", "2026-2029").as_deref(), Some("{from: 2026, to: 2029}"));
        assert_eq!(
            shown("review", "every two years, next March 2027").as_deref(),
            Some("{every: 2 years, next_due: 2027-03}")
        );
        assert_eq!(
            shown("review", "Last reviewed May 2025; annually").as_deref(),
            Some("{last: 2025-05, every: 1 year}")
        );
        for text in ["soon", "every two years by the board", "March 2027 and May 2027"] {
            assert_eq!(shown("review", text), None, "{text}");
        }
        assert_eq!(shown("issuers", "Board").as_deref(), Some("{id: board, name: Board}"));
        assert_eq!(
            shown("issuers", "Wealdshire Safeguarding Children Partnership").as_deref(),
            Some("{id: wscp, name: Wealdshire Safeguarding Children Partnership}")
        );
    }

    #[test]
    fn the_whole_place_is_said() {
        let root = schema::schema(Kind::Policy);
        let shown = |name: &str| {
            let places = places(root, root, name);
            places.iter().map(|holders| path(holders, &entry(name, Some("1")))).collect::<Vec<_>>()
        };
        assert_eq!(shown("number"), ["levels: {list: [{number: 1}]}"]);
        assert_eq!(shown("next_due"), ["review: {next_due: 1}"]);
        assert!(shown("nonsense").is_empty());
    }
    /// Whoever writes what is shown lacks nothing, in a block or an item anywhere in any kind of document.
    #[test]
    fn what_is_shown_lacks_nothing() {
        fn lacking(root: &Value, described: &Value, depth: usize, out: &mut Vec<String>) {
            let described = schema::items(root, described).unwrap_or(described);
            let Some(keys) = schema::keys(root, described).filter(|_| depth < 5) else { return };
            if let Some(shown) = block(root, described, "Board: all").filter(|_| depth > 0) {
                let has = |key: &&&str| shown.contains(&format!("{{{key}: ")) || shown.contains(&format!(", {key}: "));
                let missing: Vec<_> =
                    keys.iter().filter(|key| schema::requires(root, described, key) && !has(key)).collect();
                let is_one_of = |key: &&&str| schema::is_alternative(root, described, key);
                let one_of = keys.iter().filter(is_one_of).collect::<Vec<_>>();
                if !missing.is_empty() || !one_of.is_empty() && !one_of.iter().any(has) {
                    out.push(format!("{shown} lacks {missing:?}"));
                }
            }
            for key in keys {
                if let Some(held) = schema::property(root, described, key) {
                    lacking(root, held, depth + 1, out);
                }
            }
        }
        let mut out = Vec::new();
        for &kind in Kind::ALL {
            lacking(schema::schema(kind), schema::schema(kind), 0, &mut out);
        }
        assert_eq!(out, Vec::<String>::new());
    }
}
