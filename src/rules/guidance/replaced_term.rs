//! Flags names of bodies and processes that were replaced, where a document uses them for today.

use std::collections::BTreeMap;

use super::cited::{MOST_NAMED, Places, catalogue_says, follows, when};
use crate::finding::{Draft, Findings, Severity, shortened};
use crate::guidance::{self, TermMatch};
use crate::model::Policy;
use crate::model::located::Item;
use crate::model::policy::Term;
use crate::model::words::listed;
use crate::rules::{Check, Context, Rule};
use crate::source::NodeId;

pub(super) static RULE: Rule = Rule {
    id: "guidance/replaced-term",
    summary: "a body or process is called by a name that was replaced",
    severity: Severity::Warning,
    since: "0.1.0",
    doc: include_str!("replaced_term.md"),
    check: Check::Policy(check),
};

/// A use of a replaced name.
struct Use<'d> {
    at: NodeId,
    written: &'d str,
    entry: &'d Item<Term>,
    how: TermMatch,
}

fn check(policy: &Policy, ctx: &Context<'_>, findings: &mut Findings<'_>) {
    let mut by_row: BTreeMap<&str, (&guidance::Term, Vec<Use<'_>>)> = BTreeMap::new();
    for entry in policy.terms.iter().filter(|entry| follows(&entry.role)) {
        let Some((at, written)) = entry.term.located() else { continue };
        let Some((row, how)) = ctx.guidance().term(written) else { continue };
        // The new name has to hold on every day that its date can mean.
        if row.accepted || row.from.is_some_and(|from| from.last_day() > ctx.today) {
            continue;
        }
        by_row.entry(&row.id).or_insert_with(|| (row, Vec::new())).1.push(Use { at, written, entry, how });
    }
    for (row, mut uses) in by_row.into_values() {
        uses.sort_by_key(|found| found.how != TermMatch::Whole);
        if let Some(draft) = draft(row, &uses, policy, findings) {
            findings.add(draft);
        }
    }
}

fn draft(row: &guidance::Term, uses: &[Use<'_>], policy: &Policy, findings: &Findings<'_>) -> Option<Draft> {
    let (first, others) = uses.split_first()?;
    let mut names: Vec<String> = Vec::new();
    for found in uses.iter().take(MOST_NAMED) {
        let name = format!("\"{}\"", shortened(found.written));
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let places = Places::of(uses.iter().map(|found| &*found.entry.section));
    let part_of_a_name = first.how == TermMatch::Part;
    let is_note = row.local || !row.sure || row.from.is_none() || part_of_a_name;
    let message = format!("{}{}", message(row, &names, part_of_a_name), right_then(row, policy));
    let mut draft = Draft::new(first.at, message, help(row, &places.inside, part_of_a_name))
        .value(row.id.as_str())
        .label(places.label)
        .authority(catalogue_says(row.listed_in.to_string()));
    if is_note {
        draft = draft.severity(Severity::Note);
    }
    for found in others.iter().take(MOST_NAMED) {
        let related = findings.place_of(found.at, format!("\"{}\" here", shortened(found.written)));
        draft = draft.related(related);
    }
    Some(draft)
}

fn message(row: &guidance::Term, names: &[String], part_of_a_name: bool) -> String {
    let subject = listed(names, "and");
    let several = names.len() > 1;
    let (is, was, has) = if several { ("are", "were", "have") } else { ("is", "was", "has") };
    let Some(now) = &row.now else {
        return format!("{subject} {is} out of use, and nothing is known to have taken the place");
    };
    if row.local {
        let may = if row.sure { is } else { "may be" };
        return format!("{subject} {may} giving way to {now}; each area decides for itself");
    }
    if part_of_a_name {
        return format!("{subject} {has} an old name inside: elsewhere it was replaced by {now}");
    }
    match row.from.map(when) {
        Some(when) if row.sure => format!("{subject} {was} replaced {when} by {now}"),
        Some(when) => format!("{subject} {was} probably replaced {when} by {now}, which is not verified"),
        None if row.sure => format!("{subject} {is} not the usual name, which is {now}"),
        None => format!("{subject} {was} probably replaced by {now}, which is not verified"),
    }
}

/// A name that held when the document was written is no mistake of those who wrote it.
fn right_then(row: &guidance::Term, policy: &Policy) -> String {
    match (row.from, policy.own_date()) {
        (Some(from), Some(own)) if from.first_day() > own.last_day() => {
            format!(", after the date of this {}, {}", policy.noun(), own.in_words())
        }
        _ => String::new(),
    }
}

fn help(row: &guidance::Term, inside: &str, part_of_a_name: bool) -> String {
    let Some(now) = &row.now else {
        return format!("take it out{inside}, or record it with as: history where the text speaks of the past");
    };
    if row.local || part_of_a_name {
        return format!("keep it if your area still calls it so; else write {now}{inside}");
    }
    format!("write {now}{inside}. Where the text speaks of the past, record the entry with as: history")
}
