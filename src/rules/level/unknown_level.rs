//! Flags numbers of levels that the policy's own list does not have, in the policy and in courses under it.

use std::borrow::Cow;
use std::collections::BTreeSet;

use crate::finding::{Authority, Draft, Findings, Severity, shortened};
use crate::model::amount::exact_money;
use crate::model::level_number::{Otherwise, several_numbers, without_noun};
use crate::model::paste::{Pasted, sentence};
use crate::model::policy::{Level, Levels, spoken_name};
use crate::model::several_levels::several;
use crate::model::words::{LEVELS, listed, plain_name};
use crate::model::{Course, Model, Policy};
use crate::rules::{Check, Context, Rule};
use crate::source::NodeId;
use crate::workspace::PolicyFor;

use super::reference::{Reference, references};

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
    let others = super::otherwise(policy, levels);
    let told = super::told(&numbers, &others);
    let told: Vec<&str> = told.iter().map(AsRef::as_ref).collect();
    let bare = |number: &str| {
        let mut found = numbers.iter().filter(|written| without_noun(written, noun) == number);
        found.next().filter(|_| found.next().is_none())
    };
    let as_told = |number: &str| numbers.iter().position(|written| *written == number).map(|at| told[at]);
    numbers_to_write(policy, levels, &others, findings);
    for Reference { at, number, within, words } in
        references(policy, levels).filter(|reference| !known.contains(reference.number.as_str()))
    {
        if !findings.has_room() {
            findings.count_only();
            continue;
        }
        // The number in the list is what is written otherwise.
        if told.contains(&number.as_str()) {
            continue;
        }
        let is_item = || {
            let arena = findings.arena();
            arena.is_some_and(|arena| arena.is_sequence(arena.parent(at)) && arena.items(arena.parent(at)).count() > 1)
        };
        let within = within.and_then(as_told);
        let joined = || {
            let holds = |written: &&&str| {
                several_numbers(written).is_some_and(|several| several.iter().any(|one| one.to_string() == *number))
            };
            numbers.iter().find(holds)
        };
        let help = match bare(number) {
            None if joined().is_some() => {
                let entry = joined().map(|entry| shortened(entry)).unwrap_or_default();
                format!(
                    "it stands in one entry with another one, \"{entry}\": write an entry for each in the list; where the document has one {noun} of that name, write {entry} here"
                )
            }
            Some(written) => format!("write {}, as the list has it", shortened(written)),
            None => {
                let help =
                    by_title(number, levels, &told).unwrap_or_else(|| help_for(number, within, words, &told, noun));
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

/// The levels whose number is to be written otherwise, each with what to write.
fn numbers_to_write(policy: &Policy, levels: &Levels, others: &[Option<Otherwise<'_>>], findings: &mut Findings<'_>) {
    let noun = levels.noun();
    for (level, other) in levels.list.iter().zip(others) {
        let (Some((at, written)), Some(other)) = (level.number.located(), other) else { continue };
        let draft = match other {
            Otherwise::Bare(bare) => {
                // The others of the list follow the one that the record names.
                let Some(named) = references(policy, levels).find(|reference| reference.number == bare) else {
                    continue;
                };
                called_otherwise(levels, (at, written, bare), others, line_of(findings, named.at))
            }
            Otherwise::Parted(number, name) => Draft::new(
                at,
                format!("the name of this {noun} stands in its number: \"{}\"", shortened(written)),
                format!(
                    "write number: {number} and below it title: {}{}",
                    sentence(name),
                    and_elsewhere(policy, levels, written)
                ),
            )
            .severity(Severity::Note),
            Otherwise::Figure(figure) => Draft::new(
                at,
                format!(
                    "the number of this {noun} is a word, and others of the list are figures: \"{}\"",
                    shortened(written)
                ),
                format!("write {figure}{}", and_elsewhere(policy, levels, written)),
            )
            .severity(Severity::Note),
        };
        findings.add(draft.value(written.as_str()).authority(own_list(policy, noun)));
    }
}

/// What to do besides where the record names a level by the number that is to be written otherwise.
fn and_elsewhere(policy: &Policy, levels: &Levels, written: &str) -> &'static str {
    let is_named = references(policy, levels).any(|reference| reference.number == written);
    if is_named { ", and the number alone wherever this record names it" } else { "" }
}

fn line_of(findings: &Findings<'_>, at: NodeId) -> Option<u32> {
    findings.arena().map(|arena| arena.source().line_at(arena.span(at).start))
}

/// That a level has more in its number than the line that names it.
fn called_otherwise(
    levels: &Levels,
    (at, written, bare): (NodeId, &str, &str),
    others: &[Option<Otherwise<'_>>],
    line: Option<u32>,
) -> Draft {
    let noun = levels.noun();
    let numbers =
        levels.list.iter().zip(others).filter(|(level, _)| level.number.text().is_some_and(|other| other != written));
    let others: Vec<Cow<'_, str>> = numbers.filter_map(|(_, other)| Some(other.as_ref()?.number())).collect();
    let others: Vec<&str> = others.iter().map(AsRef::as_ref).collect();
    let others = if others.is_empty() {
        String::new()
    } else {
        format!(", and so the others of the list: {}", any_and(&others))
    };
    let title =
        if written.ends_with(bare) { String::new() } else { format!("; what this {noun} is called goes under title") };
    let line = line.map_or_else(|| "the rest of the record".to_owned(), |line| format!("line {line}"));
    Draft::new(
        at,
        format!("the number of this {noun} is \"{}\", and {line} calls it {bare}", shortened(written)),
        format!("write {bare}{others}{title}"),
    )
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
    // "3 (Core)" and "3 (Specialist)"
    let are_told_apart = bare.iter().collect::<BTreeSet<_>>().len() == bare.len();
    let bare = if are_told_apart { bare } else { numbers.to_vec() };
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
    if number.contains(' ') && text.contains(&number) {
        return true;
    }
    words.windows(2).any(|pair| (pair[0] == noun || LEVELS.contains(&pair[0])) && pair[1] == number)
        || is_name && words.contains(&number.as_str())
}

fn own_list(policy: &Policy, noun: &str) -> Authority {
    Authority::own_policy(format!("the {} itself, in its list of {noun}s", policy.noun()))
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
