//! Flags numbers of levels that the policy's own list does not have, in the policy and in courses under it.

use std::collections::BTreeSet;

use crate::finding::{Authority, Draft, Findings, Severity, shortened};
use crate::model::amount::exact_money;
use crate::model::located::{Leaf, OneOrMany};
use crate::model::paste::{Pasted, sentence};
use crate::model::policy::{Level, Levels, spoken_name};
use crate::model::words::{LEVELS, listed, plain_name};
use crate::model::{Course, Item, Model, Policy};
use crate::numerals;
use crate::rules::{Check, Context, Rule};
use crate::source::NodeId;
use crate::workspace::PolicyFor;

use super::named::{number_and_name, several, without_noun};

pub(super) static RULE: Rule = Rule {
    id: "level/unknown-level",
    summary: "a level that the policy's list does not have",
    severity: Severity::Error,
    since: "0.1.0",
    doc: include_str!("unknown_level.md"),
    checks: &[Check::Document(check)],
};

/// How many levels a message names.
const MOST_NAMED: usize = 12;

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    match &ctx.document.loaded.model {
        Some(Model::Policy(policy)) => check_policy(policy, findings),
        Some(Model::Course(course)) => check_course(course, ctx, findings),
        _ => {}
    }
}

fn check_policy(policy: &Policy, findings: &mut Findings<'_>) {
    let Some(levels) = policy.levels.given() else { return };
    let Some(numbers) = super::numbers(levels) else { return };
    let known: BTreeSet<&str> = numbers.iter().copied().collect();
    let noun = levels.noun();
    let named_with_noun = with_noun(levels, noun);
    // Where the policy names any of its levels as the list does, the list stays, and the others follow it.
    let follows_list = references(policy, levels)
        .any(|reference| named_with_noun.iter().any(|(_, written, _)| *written == reference.number));
    let is_bare = |number: &str| named_with_noun.iter().find(|(.., bare)| *bare == number && !known.contains(number));
    let mut is_changed = false;
    let bare_numbers: Vec<&str> = numbers.iter().map(|number| without_noun(number, noun)).collect();
    if !follows_list {
        for (at, written, bare) in &named_with_noun {
            if references(policy, levels).any(|reference| reference.number == bare) && !known.contains(bare) {
                is_changed = true;
                findings.add(called_otherwise(policy, levels, (*at, written, bare)));
            }
        }
    }
    if !is_changed {
        names_in_numbers(policy, levels, findings);
    }
    for Reference { at, number, within, words } in
        references(policy, levels).filter(|reference| !known.contains(reference.number.as_str()))
    {
        if !findings.has_room() {
            findings.count_only();
            continue;
        }
        let is_item = || {
            let arena = findings.arena();
            arena.is_some_and(|arena| arena.is_sequence(arena.parent(at)) && arena.items(arena.parent(at)).count() > 1)
        };
        let help = match is_bare(number) {
            Some(_) if !follows_list => continue,
            Some((_, written, _)) => format!("write {}, as the list has it", shortened(written)),
            None => {
                // Where the list is to change, the others are named as it will have them.
                let numbers = if is_changed { &bare_numbers } else { &numbers };
                let help =
                    by_title(number, levels, numbers).unwrap_or_else(|| help_for(number, within, words, numbers, noun));
                // One item of a list is no list.
                match help.strip_prefix(AS_A_LIST).filter(|_| is_item()) {
                    Some(several) => format!("write each as an item of its own: {}", several.trim_matches(['[', ']'])),
                    None => help,
                }
            }
        };
        findings.add(
            Draft::new(
                at,
                format!("there is no {noun} {} in the list of this {}", shortened(number), policy.noun()),
                help,
            )
            .value(number.as_str())
            .authority(own_list(policy, noun)),
        );
    }
}

/// Levels without a title whose number has their name behind it, "Tier 1 - Foundations", or is a word beside figures.
fn names_in_numbers(policy: &Policy, levels: &Levels, findings: &mut Findings<'_>) {
    let noun = levels.noun();
    let has_figure = |level: &Item<Level>| {
        let number = level.number.text().map_or("", |number| without_noun(number, noun));
        number.starts_with(|first: char| first.is_ascii_digit())
    };
    let are_figures = levels.list.iter().any(has_figure);
    for level in levels.list.iter().filter(|level| level.title.is_absent()) {
        let Some((at, written)) = level.number.located() else { continue };
        let figure = numerals::value(&written.to_lowercase()).filter(|_| are_figures);
        let (message, help) = match (number_and_name(written, noun), figure) {
            (Some((number, name)), _) => {
                // What others of the list have before their numbers stays.
                let noun_stays = others_have_noun(levels, written);
                let number = if noun_stays { number } else { number.rsplit(' ').next().unwrap_or(number) };
                (
                    format!("the name of this {noun} stands in its number: \"{}\"", shortened(written)),
                    format!("write number: {number} and below it title: {}", sentence(name)),
                )
            }
            (None, Some(figure)) => (
                format!(
                    "the number of this {noun} is a word, and others of the list are figures: \"{}\"",
                    shortened(written)
                ),
                format!("write {figure}"),
            ),
            (None, None) => continue,
        };
        let is_named = references(policy, levels).any(|reference| reference.number == written);
        let elsewhere = if is_named { ", and the number alone wherever this record names it" } else { "" };
        findings.add(
            Draft::new(at, message, format!("{help}{elsewhere}"))
                .value(written.as_str())
                .severity(Severity::Note)
                .authority(own_list(policy, noun)),
        );
    }
}

/// Whether another level of the list has the word with which this number begins before its number, and nothing behind it.
fn others_have_noun(levels: &Levels, written: &str) -> bool {
    let Some((noun, _)) = written.split_once(' ') else { return false };
    let numbers = levels.list.iter().filter_map(|level| level.number.text()).filter(|other| *other != written);
    numbers
        .filter_map(|other| other.split_once(' '))
        .any(|(other, bare)| other.eq_ignore_ascii_case(noun) && !bare.contains(' '))
}

/// That a level has more in its number than others call it by.
fn called_otherwise(policy: &Policy, levels: &Levels, (at, written, bare): (NodeId, &str, &str)) -> Draft {
    let noun = levels.noun();
    let others = with_noun(levels, noun).into_iter().filter(|(_, other, _)| *other != written);
    let others: Vec<&str> = others.map(|(.., bare)| bare).collect();
    let others = if others.is_empty() {
        String::new()
    } else {
        format!(", and so the others of the list: {}", any_and(&others))
    };
    let title =
        if written.ends_with(bare) { String::new() } else { format!("; what this {noun} is called goes under title") };
    Draft::new(
        at,
        format!("the number of this {noun} is \"{}\", and others call it {bare}", shortened(written)),
        format!("write {bare}{others}{title}"),
    )
    .value(written)
    .authority(own_list(policy, noun))
}

/// How several levels are written where one text names them.
const AS_A_LIST: &str = "write them as a list, by their numbers: ";

/// What to write for levels that are named by what they are called: "Foundation", "Foundation and Advanced".
fn by_title(text: &str, levels: &Levels, numbers: &[&str]) -> Option<String> {
    let plain = |text: &str| text.trim().to_lowercase();
    let number_of = |name: &str| {
        let is_called = |level: &Level, number: &str| {
            let in_number = number.split(['(', ')', ':']).skip(1).any(|part| plain(part) == name);
            in_number || level.title.text().is_some_and(|title| plain(title) == name)
        };
        let mut found = levels.list.iter().zip(numbers).filter(|(level, number)| is_called(level, number));
        found.next().map(|(_, number)| *number).filter(|_| found.next().is_none())
    };
    let text = plain(text);
    if let Some(number) = number_of(&text) {
        return Some(format!("write {number}"));
    }
    let parts = text.split([',', ';', '/', '&']).flat_map(|part| part.split(" and ")).map(str::trim);
    let named: Vec<&str> = parts.filter(|part| !part.is_empty()).map(number_of).collect::<Option<_>>()?;
    (named.len() > 1).then(|| format!("{AS_A_LIST}[{}]", named.join(", ")))
}

/// What to write for a level that the list does not have; of those that a level takes in, `within` is its own number, and
/// `words` is the entry beside it that takes a text.
fn help_for(number: &str, within: Option<&str>, words: &str, numbers: &[&str], noun: &str) -> String {
    // A level takes in others than itself.
    let others: Vec<&str> = numbers.iter().copied().filter(|other| within != Some(*other)).collect();
    let bare: Vec<&str> = numbers.iter().map(|number| without_noun(number, noun)).collect();
    let own = within.map(|within| without_noun(within, noun));
    match several(number, &bare, own) {
        Some(meant) if meant.is_empty() => return "write none, where it takes in none".to_owned(),
        Some(meant) => {
            let of_list = |meant: &str| bare.iter().position(|bare| *bare == meant).and_then(|at| numbers.get(at));
            let meant: Vec<&str> = meant.iter().filter_map(|meant| of_list(meant).copied()).collect();
            return match meant.as_slice() {
                [only] => format!("write {only}"),
                meant => format!("{AS_A_LIST}[{}]", meant.join(", ")),
            };
        }
        None => {}
    }
    if let Some(meant) = by_figure(number, &bare) {
        let meant: Vec<&str> =
            meant.into_iter().map(|at| numbers[at]).filter(|number| within != Some(*number)).collect();
        return format!("{AS_A_LIST}[{}]", meant.join(", "));
    }
    let lower = number.to_lowercase();
    if ["not ", "none ", "no "].iter().any(|no| lower.starts_with(no))
        || lower.contains(" or ")
        || ["none", "n/a", "tbc"].contains(&lower.as_str())
    {
        return format!(
            "write {}, of which the document says it; where it says none, or leaves it open, take the line out, and say so under notes: of the \
             document itself",
            any_of(&others)
        );
    }
    // An amount under the levels of a charge.
    if words == "for" && exact_money(number).is_some() {
        return format!(
            "write amount: \"{}\" where this is what it costs, and under levels those of {} that it is for",
            exact_money(number).unwrap_or_default(),
            any_of(&others)
        );
    }
    let begins = bare.iter().position(|bare| begins_with(number, bare));
    if let Some(at) = begins.filter(|_| within.is_none()) {
        return format!("write {}; what else it says goes into {words}", numbers[at]);
    }
    let named = begins.or_else(|| bare.iter().position(|bare| names(number, noun, bare)));
    let Some(named) = named.map(|at| numbers[at]) else {
        return format!("write {}, or add {noun} {} to the list", any_of(&others), shortened(number));
    };
    match within {
        Some(within) => {
            let before = Pasted {
                answers: format!("id: prerequisite-{}", plain_name(within)),
                level: Some(sentence(within)),
                says: number.into(),
                ..Pasted::default()
            };
            format!(
                "write {named} where all of that {noun} is taken in; where it only comes before, take this line out, and write it under \
                 commitments: {before}"
            )
        }
        None => format!(
            "write the numbers of all that are meant, of {}, as a list; where it is for some people of one only, say so under says",
            any_and(numbers)
        ),
    }
}

/// The levels that a text means by figures which begin several of their numbers: "Levels 1-3" where the list has 3 core and 3
/// specialist.
fn by_figure(text: &str, bare: &[&str]) -> Option<Vec<usize>> {
    const MOST: u32 = 12;
    let words = text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    let words = words.map(str::to_lowercase).filter(|word| !LEVELS.contains(&word.as_str()));
    let is_range = text.contains(['-', '\u{2013}']) || text.split_whitespace().any(|word| word == "to");
    let figures: Vec<u32> =
        words.filter(|word| word != "and" && word != "to").map(|word| word.parse().ok()).collect::<Option<_>>()?;
    let figures: Vec<u32> = match figures.as_slice() {
        [first, last] if is_range && first < last && last - first < MOST => (*first..=*last).collect(),
        figures => figures.to_vec(),
    };
    let of_figure = |figure: u32| {
        let begins =
            move |number: &str| number.split_whitespace().next().and_then(|word| word.parse().ok()) == Some(figure);
        bare.iter().enumerate().filter(move |(_, number)| begins(number)).map(|(at, _)| at)
    };
    let all_are_known = figures.iter().all(|figure| of_figure(*figure).next().is_some());
    (all_are_known && !figures.is_empty()).then(|| figures.iter().flat_map(|figure| of_figure(*figure)).collect())
}

/// Whether a text begins with the number of a level, with or without the word for one, and goes on: "3 if they employ assistants".
fn begins_with(text: &str, number: &str) -> bool {
    let (text, number) = (text.to_lowercase(), number.to_lowercase());
    let mut words = text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    let first = words.find(|word| !LEVELS.contains(word));
    first == Some(number.as_str()) && words.next().is_some_and(|next| next.parse::<u32>().is_err())
}

/// Whether a text names a level among other words: "Level 1 as a pre-requisite".
fn names(text: &str, noun: &str, number: &str) -> bool {
    let (text, number) = (text.to_lowercase(), number.to_lowercase());
    let words: Vec<&str> = text.split(|letter: char| !letter.is_alphanumeric()).collect();
    let is_name = number.len() > 2 && number.chars().all(char::is_alphabetic);
    words.windows(2).any(|pair| (pair[0] == noun || LEVELS.contains(&pair[0])) && pair[1] == number)
        || is_name && words.contains(&number.as_str())
}

fn own_list(policy: &Policy, noun: &str) -> Authority {
    Authority::own_policy(format!("the {} itself, in its list of {noun}s", policy.noun()))
}

/// The levels whose numbers have the word for a level before them or a name behind them, "Level 1 (Core)", each with the number alone.
fn with_noun<'p>(levels: &'p Levels, noun: &str) -> Vec<(NodeId, &'p str, &'p str)> {
    let bare = |level: &'p Level| {
        let (at, written) = level.number.located()?;
        let bare = without_noun(written, noun);
        (bare != written.as_str()).then_some((at, written.as_str(), bare))
    };
    levels.list.iter().filter_map(|level| bare(level)).collect()
}

/// A course's level is one of its policy's. Without a policy, or where that has no list, nobody can tell.
fn check_course(course: &Course, ctx: &Context<'_>, findings: &mut Findings<'_>) {
    let Some((at, number)) = course.level.located().filter(|_| !course.is_withdrawn()) else { return };
    let PolicyFor::Resolved(found) = ctx.workspace.policy_for(ctx.document, ctx.today) else { return };
    let Some(levels) = found.policy.levels.given() else { return };
    let Some(numbers) = super::numbers(levels).filter(|numbers| !numbers.contains(&number.as_str())) else { return };
    let noun = levels.noun();
    let id = found.loaded.reference.id.as_deref().map(spoken_name).unwrap_or_default();
    let list = found.loaded.about();
    let list = Findings::about(list).place_of(levels.at, format!("the {noun}s of {id}"));
    findings.add(
        Draft::new(at, format!("{id} has no {noun} {number}"), format!("write {}", any_of(&numbers)))
            .value(number.as_str())
            .authority(Authority::own_policy(format!("{id}, the policy of this course, in its list of {noun}s")))
            .related(list),
    );
}

fn any_and(numbers: &[&str]) -> String {
    if numbers.len() > MOST_NAMED { format!("the {} in the list", numbers.len()) } else { listed(numbers, "and") }
}

fn any_of(numbers: &[&str]) -> String {
    if numbers.len() > MOST_NAMED {
        return format!("one of the {} in the list", numbers.len());
    }
    listed(numbers, "or")
}

/// A place where a policy names one of its levels.
struct Reference<'p> {
    at: NodeId,
    number: &'p String,
    /// The number of the level that takes it in, where one does.
    within: Option<&'p str>,
    /// The entry beside it that takes a text.
    words: &'static str,
}

/// Every place where a policy names one of its levels.
fn references<'p>(policy: &'p Policy, levels: &'p Levels) -> impl Iterator<Item = Reference<'p>> {
    let groups = levels.target_groups.iter().map(|group| &group.levels);
    let scopes = policy.commitments.iter().map(|commitment| &commitment.scope.levels);
    let charges = policy.charges.iter().map(|charge| &charge.levels);
    let included = levels.list.iter().flat_map(|level| {
        let within = level.number.text();
        numbers(&level.includes).map(move |(at, number)| Reference { at, number, within, words: "says" })
    });
    // `includes: none` is an answer, not a number.
    let included = included.filter(|reference| reference.number != "none");
    let with = |words: &'static str| {
        move |list: &'p OneOrMany<Leaf<String>>| {
            numbers(list).map(move |(at, number)| Reference { at, number, within: None, words })
        }
    };
    let of_texts = groups.chain(scopes).flat_map(with("says"));
    of_texts.chain(included).chain(charges.flat_map(with("for")))
}

fn numbers(list: &OneOrMany<Leaf<String>>) -> impl Iterator<Item = (NodeId, &String)> {
    list.iter().filter_map(Leaf::located)
}
