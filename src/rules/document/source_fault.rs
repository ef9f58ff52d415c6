//! Notes what is recorded as wrong with the source text itself, one note for each kind of fault.

use crate::finding::{Authority, Draft, Findings, Group, Severity, Spot, shortened};
use crate::model::located::Leaf;
use crate::model::policy::SourceFault;
use crate::model::words::{Fault, listed};
use crate::model::{Item, Policy};
use crate::rules::{Check, Context, Rule};
use crate::source::NodeId;

pub(super) static RULE: Rule = Rule {
    id: "document/source-fault",
    summary: "faults of the source text that were recorded",
    severity: Severity::Note,
    since: "0.1.0",
    doc: include_str!("source_fault.md"),
    checks: &[Check::Policy(check)],
};

/// How many sections are named one by one.
const MOST_NAMED: usize = 6;

fn check(policy: &Policy, ctx: &Context<'_>, findings: &mut Findings<'_>) {
    // Placed on the list and not on one of its entries, so that it stays the same finding when an entry is reworded.
    let list = ctx.document.loaded.arena.as_ref().and_then(|arena| arena.get(NodeId::ROOT, "source_faults"));
    let total = policy.source_faults.iter().filter(|fault| !fault.kind.is_bad()).count();
    let kinds = [Fault::Lost, Fault::Dangling, Fault::Numbering, Fault::Contradicts, Fault::Misspelt];
    for kind in kinds.into_iter().map(Some).chain([None]) {
        // A kind that cannot be read is a finding already.
        let is_of = |fault: &&Item<SourceFault>| fault.kind.get() == kind.as_ref() && !fault.kind.is_bad();
        let faults: Vec<_> = policy.source_faults.iter().filter(is_of).collect();
        if !faults.is_empty() {
            let draft = judge(list.into(), policy.noun(), kind, &faults);
            let line = format!("{} {}", faults.len(), in_short(kind));
            findings.add(draft.group(Group::SourceFaults(total)).line(line));
        }
    }
}

fn judge(list: Spot, noun: &str, kind: Option<Fault>, faults: &[&Item<SourceFault>]) -> Draft {
    let (what, help) = match kind {
        None => (
            "has a fault of another kind",
            "put it right in the next edition; where one of the kinds fits, write it under kind",
        ),
        Some(kind) => of_kind(kind),
    };
    let how_many = match faults {
        [only] => match only.says.text() {
            Some(says) => format!("in 1 place: {}", shortened(says.trim_end_matches('.'))),
            None => "in 1 place".to_owned(),
        },
        _ => format!("in {} places", faults.len()),
    };
    let places = named(faults).map(|places| format!(": {places}")).unwrap_or_default();
    let kind = kind.map_or("another", Fault::word);
    Draft::new(list, format!("the source of this {noun} {what} {how_many}"), help)
        .value(kind)
        .label(format!("kind: {kind}"))
        .authority(Authority::own_policy(format!("whoever recorded the document, under source_faults{places}")))
}

/// What a fault does to a source, completing "the source of this policy ...", and what to do about it.
fn of_kind(kind: Fault) -> (&'static str, &'static str) {
    match kind {
        Fault::Lost => (
            "has lost something, or has it only as a picture,",
            "ask whoever keeps the document for what is missing, and give every picture a text beside it",
        ),
        Fault::Dangling => (
            "refers to what is not there or not explained",
            "say what is meant, or take the reference out of the next edition",
        ),
        Fault::Numbering => ("numbers its sections wrongly", "number the next edition anew, and follow the references"),
        Fault::Contradicts => {
            ("contradicts itself", "decide which of the places holds, and say the same in all of the next edition")
        }
        Fault::Misspelt => ("misspells names or words", "put them right in the next edition"),
    }
}

/// What faults of a kind are called where there is only a word or two for them.
fn in_short(kind: Option<Fault>) -> &'static str {
    let Some(kind) = kind else { return "of another kind" };
    match kind {
        Fault::Lost => "lost",
        Fault::Dangling => "referring to nothing",
        Fault::Numbering => "misnumbered",
        Fault::Contradicts => "contradictory",
        Fault::Misspelt => "misspelt",
    }
}

/// The sections with faults, each once: "sections 3.7, 5.3 and 9.2".
fn named(faults: &[&Item<SourceFault>]) -> Option<String> {
    let mut names: Vec<String> = Vec::new();
    let mut more = 0;
    for section in faults.iter().flat_map(|fault| fault.section.iter()).filter_map(Leaf::text).map(shortened) {
        match names.len() {
            _ if names.contains(&section) => {}
            MOST_NAMED => more += 1,
            _ => names.push(section),
        }
    }
    let word = if names.len() == 1 && more == 0 { "section" } else { "sections" };
    if more > 0 {
        names.push(format!("{more} more"));
    }
    (!names.is_empty()).then(|| format!("{word} {}", listed(&names, "and")))
}
