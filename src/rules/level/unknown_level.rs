//! Flags numbers of levels that the policy's own list does not have, in the policy and in courses under it.

use std::collections::BTreeSet;

use crate::finding::{Authority, Draft, Findings, Severity, shortened};
use crate::model::located::{Leaf, OneOrMany};
use crate::model::policy::{Level, Levels, spoken_name};
use crate::model::words::listed;
use crate::model::{Course, Model, Policy};
use crate::rules::{Check, Context, Rule};
use crate::source::NodeId;
use crate::workspace::PolicyFor;

use super::named::{several, without_noun};

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
    for (at, written, bare) in &named_with_noun {
        let is_meant = references(policy, levels).any(|reference| reference.number == bare);
        if is_meant && !known.contains(bare) {
            findings.add(
                Draft::new(
                    *at,
                    format!("the number of this {noun} is \"{}\", and others call it {bare}", shortened(written)),
                    if written.ends_with(bare) {
                        format!("write {bare}")
                    } else {
                        format!("write {bare}; what this {noun} is called goes under title")
                    },
                )
                .value(*written)
                .authority(own_list(policy, noun)),
            );
        }
    }
    let is_known = |number: &str| known.contains(number) || named_with_noun.iter().any(|(.., bare)| *bare == number);
    let unknown = references(policy, levels).filter(|reference| !is_known(reference.number));
    for Reference { at, number, within } in unknown {
        // A level takes in others than itself.
        let others: Vec<&str> = numbers.iter().copied().filter(|other| within != Some(*other)).collect();
        let named = any_of(&others);
        let bare: Vec<&str> = numbers.iter().map(|number| without_noun(number, noun)).collect();
        let within = within.map(|within| without_noun(within, noun));
        let help = match several(number, &bare, within) {
            Some(meant) if meant.is_empty() => "write none, where it takes in none".to_owned(),
            Some(meant) => {
                let of_list = |meant: &str| bare.iter().position(|bare| *bare == meant).and_then(|at| numbers.get(at));
                let meant: Vec<&str> = meant.iter().filter_map(|meant| of_list(meant).copied()).collect();
                format!("write them as a list, by their numbers: [{}]", meant.join(", "))
            }
            None => match bare.iter().position(|bare| names(number, noun, bare)) {
                Some(at) => format!(
                    "write {} where all of that {noun} is taken in; where it only comes before, take the entry out",
                    numbers[at]
                ),
                None => format!("write {named}, or add {noun} {} to the list", shortened(number)),
            },
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

/// Whether a text names a level among other words: "Level 1 as a pre-requisite".
fn names(text: &str, noun: &str, number: &str) -> bool {
    let (text, number) = (text.to_lowercase(), number.to_lowercase());
    let words: Vec<&str> = text.split(|letter: char| !letter.is_alphanumeric()).collect();
    words.windows(2).any(|pair| pair[0] == noun && pair[1] == number)
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
}

/// Every place where a policy names one of its levels.
fn references<'p>(policy: &'p Policy, levels: &'p Levels) -> impl Iterator<Item = Reference<'p>> {
    let groups = levels.target_groups.iter().map(|group| &group.levels);
    let scopes = policy.commitments.iter().map(|commitment| &commitment.scope.levels);
    let charges = policy.charges.iter().map(|charge| &charge.levels);
    let included = levels.list.iter().flat_map(|level| {
        let within = level.number.text();
        numbers(&level.includes).map(move |(at, number)| Reference { at, number, within })
    });
    // `includes: none` is an answer, not a number.
    let included = included.filter(|reference| reference.number != "none");
    let plain =
        |list: &'p OneOrMany<Leaf<String>>| numbers(list).map(|(at, number)| Reference { at, number, within: None });
    groups.flat_map(plain).chain(included).chain(scopes.flat_map(plain)).chain(charges.flat_map(plain))
}

fn numbers(list: &OneOrMany<Leaf<String>>) -> impl Iterator<Item = (NodeId, &String)> {
    list.iter().filter_map(Leaf::located)
}
