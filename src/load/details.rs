//! The details of commitments, which only the standards can read: their names, and what is written under them.

use super::mend;
use super::shape::{is_detail, is_size_of_group};
use crate::finding::{Draft, Findings, Severity};
use crate::model::amount::{Better, DetailType, is_interval};
use crate::model::level_number::without_noun;
use crate::model::located::{Leaf, Unreadable};
use crate::model::paste::sentence;
use crate::model::policy::{Commitment, DetailText};
use crate::model::several_levels::several;
use crate::model::words::{listed, nearest};
use crate::model::{DetailKind, Policy};
use crate::source::{Arena, NodeId};

/// Whether two names that are near each other mean the opposite.
fn is_opposite(one: &str, other: &str) -> bool {
    let begins = |name: &str, with: &str| name.to_lowercase().starts_with(with);
    begins(one, "max") && begins(other, "min") || begins(one, "min") && begins(other, "max")
}

/// Where an entry of the commitment itself goes that stands among the details. What stands below it would lose its place if it
/// only moved to the left.
fn out_of_details(arena: Option<&Arena>, at: NodeId, name: &str) -> String {
    let is_last = arena.is_none_or(|arena| arena.entries(arena.parent(at)).last().is_some_and(|(key, _)| key == at));
    if is_last {
        format!("move {name} to the left, until it starts under details")
    } else {
        format!("move {name} up, to a line of its own above details, and let it start as far left as details does")
    }
}

/// A fault in the value of a detail, with what the detail means. A value that is right but for how it is written needs none of
/// that; another may say something else, for which the detail is no place. `out` is how the line is taken out; an item of a list
/// is taken out of that.
fn with_meaning(
    fault: Unreadable,
    leaf: &Leaf<DetailText>,
    name: &str,
    kind: &DetailKind,
    out: Option<&str>,
) -> Unreadable {
    /// The line is the whole of a list.
    const ONE_OUT: &str = "take it out of the list";
    const OUT: &str = "take the line out";
    /// Three times a year is how often; as a deadline so many months would be longer than the term.
    const THREE_TERMS: &str = "write 4 months where a year has three terms; else ";
    let fault =
        if is_interval(name) { fault } else { Unreadable { help: fault.help.replace(THREE_TERMS, ""), ..fault } };
    let help = match out {
        // One item that is unstated would make all of the list so.
        None => {
            let help = fault.help.split("; unstated only").next().unwrap_or_default();
            let help = help.replace(OUT, ONE_OUT).replace("write all that it says of", "write one or several of");
            help.replace(", as a list in brackets with commas", "")
        }
        Some(out) => fault.help.replace(OUT, out),
    };
    let fault = Unreadable { message: fault.message, help };
    let out = out.unwrap_or(ONE_OUT);
    if is_how_often(leaf, name, kind) {
        let what = kind.about.clone().unwrap_or_else(|| kind.to_string());
        return Unreadable {
            message: format!("{}; it says how often, and {name} is {what}", fault.message),
            help: format!(
                "where the source says how often something is done, {out}, and say it under says; else {}",
                fault.help
            ),
        };
    }
    if leaf.get().is_some_and(|DetailText(text)| kind.exactly(text).is_some()) {
        return fault;
    }
    // "Within three months of a review" is a limit after something that happened, and no interval.
    let is_limit = |text: &str| text.trim().to_lowercase().starts_with("within ");
    if is_interval(name) && leaf.get().is_some_and(|DetailText(text)| is_limit(text)) {
        let what = kind.about.as_deref().unwrap_or("how often");
        let message = format!("{}: a limit of time, where {name} is {what}", fault.message);
        return Unreadable {
            message,
            help: format!("write how often; where the source does not say, {}", kind.beside().unstated()),
        };
    }
    let what = kind.about.clone().or_else(|| kind.options.is_empty().then(|| kind.to_string()));
    let message = what.map_or_else(|| fault.message.clone(), |what| format!("{}; {name} is {what}", fault.message));
    // Where all words are understood, they say nothing else.
    let is_understood =
        ["[", "]", "names "].iter().any(|sign| fault.help.contains(sign) || fault.message.contains(" names "))
            || fault.help.strip_prefix("write ").is_some_and(|value| !value.contains([' ', ';', ',']));
    let help = if kind.asked || is_understood || fault.help.contains(out) {
        fault.help
    } else {
        let kept = if fault.help.contains("into says") { "" } else { ", and say it under says" };
        format!("{}; where it says something else than that, {out}{kept}", fault.help)
    };
    Unreadable { message, help }
}

/// A count with too many figures for what is counted: 999 trainers.
fn more_than_likely(leaf: &Leaf<DetailText>, kind: &DetailKind) -> Option<Draft> {
    const MOST: u32 = 50;
    let (at, DetailText(text)) = leaf.located()?;
    let unit = kind.unit.as_deref().filter(|unit| *unit == "trainers")?;
    let count: u32 = kind.exactly(text)?.parse().ok()?;
    let message = format!("{count} {unit} are more than any session has");
    let help = "look the number up; a figure may have been typed twice, or another one may be meant";
    (count > MOST).then(|| Draft::new(at, message, help).value(text.as_str()))
}

/// Whether a text says how often something is done where another length of time belongs: "yearly", "every year".
fn is_how_often(leaf: &Leaf<DetailText>, name: &str, kind: &DetailKind) -> bool {
    const OFTEN: [&str; 9] =
        ["yearly", "annually", "monthly", "weekly", "quarterly", "termly", "daily", "ennially", "regularly"];
    let says_so = |word: &str| word == "every" || word == "each" || OFTEN.iter().any(|often| word.ends_with(often));
    let text = leaf.get().filter(|_| kind.kind == DetailType::Duration && !is_interval(name));
    text.is_some_and(|DetailText(text)| text.to_lowercase().split([' ', '-']).any(says_so))
}

/// How the line of a detail is taken out, so that nothing empty is left.
fn taken_out(arena: Option<&Arena>, at: NodeId) -> String {
    arena.map_or_else(|| "take the line out".to_owned(), |arena| arena.taken_out(at))
}

/// What to do with a detail that the standard does not have.
fn instead_of(
    arena: Option<&Arena>,
    at: NodeId,
    text: &str,
    commitment: &Commitment,
    kinds: &[(String, DetailKind)],
) -> String {
    let known: Vec<&str> = kinds.iter().map(|(known, _)| known.as_str()).collect();
    let is_free = |near: &&str| commitment.details.get(near).is_none() && !is_opposite(text, near);
    if let Some((name, value)) = text.split_once(' ').filter(|(name, _)| known.contains(name)) {
        return format!("write {name}: {value}, with a colon and a space");
    }
    if let Some(near) = nearest(text, &known).filter(is_free) {
        return format!("write {near}");
    }
    if ENTRIES.contains(&text) {
        return out_of_details(arena, at, text);
    }
    let out = taken_out(arena, at);
    let value = commitment.details.get(text).and_then(|written| written.first()).and_then(|leaf| leaf.get());
    if let Some(DetailText(most)) = value.filter(|_| is_size_of_group(text)) {
        return format!(
            "say it under says, and {out}; where so many people at most are trained together in all training, write group_size: {} as well, \
             on a line of its own that begins without spaces",
            sentence(most)
        );
    }
    if known.is_empty() {
        return "say it under says, and take details: out with all that stands under it; this standard takes no details"
            .to_owned();
    }
    let about = |(name, kind): &(String, DetailKind)| match &kind.about {
        Some(about) => format!("{name} ({about})"),
        None => name.clone(),
    };
    let moved =
        if is_detail(text) { "; where it answers another standard, write it in the entry with that" } else { "" };
    let else_out = format!("say it under says, and {out}{moved}");
    // What the commitment has already is not written again, nor a number where a length of time belongs.
    let fits = |name: &str, kind: &DetailKind| {
        value.is_none_or(|DetailText(value)| kind.may_be_of(value)) || is_about_the_same(text, name)
    };
    let free = kinds.iter().filter(|(name, kind)| commitment.details.get(name).is_none() && fits(name, kind));
    let takes: Vec<String> = free.map(about).collect();
    if takes.is_empty() {
        return else_out;
    }
    format!("where it says that, write {} in place of {text}; else {else_out}", listed(&takes, "or"))
}

/// Whether two names have a word in common, in one or several: "agencies" and "mix_of_agencies".
fn is_about_the_same(one: &str, other: &str) -> bool {
    const SHORTEST: usize = 4;
    let stem = |word: &str| word.get(..word.len().min(SHORTEST)).unwrap_or(word).to_lowercase();
    let stems = |name: &str| -> Vec<String> {
        name.split(['_', '-', ' ']).filter(|word| word.len() >= SHORTEST).map(stem).collect()
    };
    let known = stems(other);
    stems(one).iter().any(|stem| known.contains(stem))
}

/// Entries of a commitment itself, which may have been indented too far.
const ENTRIES: [&str; 9] = ["section", "scope", "by", "answer", "strength", "says", "quote", "to", "lacks"];

/// Adds a warning for each detail of a commitment of the policy's own whose name says of what kind its value is, and whose value is
/// none of that kind: "every: 8 hours a year". What else such a commitment has there is its own.
fn own_details(commitment: &Commitment, findings: &mut Findings<'_>) {
    for (name, written) in commitment.details.iter() {
        let Some((at, text)) = name.located() else { continue };
        let kind = match text.as_str() {
            "every" | "reviewed_every" | "within" | "notice" | "valid_for" => DetailType::Duration,
            "fee" => DetailType::Money,
            _ => continue,
        };
        let kind = DetailKind::plain(kind, Better::None);
        for (leaf, fault) in kind.faults(written) {
            let out = taken_out(findings.arena(), at);
            let help = fault.help.replace("take the line out", &out);
            let draft = Draft::new(leaf.at(), fault.message, help).value(text.as_str());
            findings.under("load/wrong-type", Severity::Warning).add(draft);
        }
    }
}

/// How a scope in words is written where it names levels.
fn with_levels(policy: &Policy, scope: &str) -> String {
    let numbers: Vec<&str> = policy.level_numbers().collect();
    let noun = policy.levels.given().map_or("level", |levels| levels.noun());
    let bare: Vec<&str> = numbers.iter().map(|number| without_noun(number, noun)).collect();
    let Some(meant) = several(scope, &bare, None) else { return String::new() };
    let of_list = |meant: &str| bare.iter().position(|bare| *bare == meant).map(|at| sentence(numbers[at]));
    let meant: Vec<String> = meant.into_iter().filter_map(of_list).collect();
    format!(", and write scope: {{levels: [{}]}}", meant.join(", "))
}

/// Adds what is wrong with the details of a policy's commitments. `standard` gives the title and the details of the
/// standard that a commitment names; a name that nobody knows is another rule's business.
pub fn check_commitments<'s>(
    policy: &Policy,
    standard: impl Fn(&str) -> Option<(&'s str, &'s [(String, DetailKind)])>,
    findings: &mut Findings<'_>,
) {
    for commitment in &policy.commitments {
        if commitment.standard.is_absent() {
            own_details(commitment, findings);
        }
        let Some((title, kinds)) = commitment.standard.text().and_then(&standard) else { continue };
        for (name, written) in commitment.details.iter() {
            let Some((at, text)) = name.located() else { continue };
            match kinds.iter().find(|(known, _)| known == text) {
                Some((_, kind)) => {
                    if let Some(count) = written.iter().find_map(|leaf| more_than_likely(leaf, kind)) {
                        findings.under("load/wrong-type", Severity::Note).add(count.subject(format!("{title}/{text}")));
                    }
                    for (leaf, fault) in kind.faults(written) {
                        let is_item = written.iter().count() > 1;
                        let out = (!is_item).then(|| taken_out(findings.arena(), at));
                        let Unreadable { message, help } = with_meaning(fault, leaf, text, kind, out.as_deref());
                        // What somebody has to decide first is not mended for them.
                        let arena = findings.arena().filter(|_| !is_how_often(leaf, text, kind));
                        let fix = leaf.at().zip(arena).and_then(|(at, arena)| mend::detail(arena, at, kind));
                        findings
                            .under("load/wrong-type", Severity::Error)
                            .add(Draft::new(leaf.at(), message, help).value(text.as_str()).fix(fix));
                    }
                }
                None if !findings.under("load/unknown-key", Severity::Error).has_room() => findings.count_only(),
                None => {
                    let known: Vec<&str> = kinds.iter().map(|(known, _)| known.as_str()).collect();
                    let message = format!("\"{title}\" has no detail called {text}");
                    let help = instead_of(findings.arena(), at, text, commitment, kinds);
                    let help = match written.first().and_then(Leaf::get).filter(|_| text == "scope") {
                        Some(DetailText(scope)) => format!("{help}{}", with_levels(policy, scope)),
                        None => help,
                    };
                    let arena = findings.arena();
                    let same = known.iter().find(|known| mend::is_same(text, known));
                    let fix = same.zip(arena).and_then(|(known, arena)| mend::name(arena, at, known));
                    findings.add(Draft::new(at, message, help).value(text.as_str()).fix(fix));
                }
            }
        }
    }
}
