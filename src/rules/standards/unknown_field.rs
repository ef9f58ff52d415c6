//! Flags what would make a standard silently never speak: fields that do not exist, sentences that cannot be judged,
//! amounts that cannot be read.

use std::collections::BTreeSet;

use crate::finding::{Draft, Findings, Severity};
use crate::model::located::{Item, Leaf, List};
use crate::model::standards::{PolicySide, Sentence};
use crate::model::words::{Kind, listed, nearest};
use crate::model::{Standard, Standards, schema};
use crate::predicate::{self, Field, FieldType, MOST_SENTENCES};
use crate::rules::{Check, Context, Rule};
use crate::source::NodeId;
use crate::standards::check_details;

pub(super) static RULE: Rule = Rule {
    id: "standards/unknown-field",
    summary: "a field, sentence or amount of a standard that cannot be used",
    severity: Severity::Error,
    since: "0.1.0",
    doc: include_str!("unknown_field.md"),
    check: Check::Standards(check),
};

fn check(standards: &Standards, _: &Context<'_>, findings: &mut Findings<'_>) {
    let shared = super::shared_standards();
    for standard in &standards.list {
        let known = standard.id.text().and_then(|id| shared.get(id));
        check_details(standard, known.copied(), findings);
        policy_side(&standard.policy, findings);
        sentences(&standard.policy.check, Kind::Policy, findings);
        let course = &standard.course;
        for list in [&course.when, &course.unless, &course.check] {
            sentences(list, Kind::Course, findings);
        }
        let details = names_of_details(standard, known.copied());
        let all = [&standard.policy.check, &course.when, &course.unless, &course.check];
        for sentence in all.into_iter().flatten() {
            detail_names(sentence, &details, findings);
        }
    }
}

/// What is expected of a policy: without `expects` nothing is, and sentences need a field whose block they judge.
fn policy_side(side: &PolicySide, findings: &mut Findings<'_>) {
    let sentences = side.check.first().map(|sentence| sentence.at);
    let first = [side.answered_by.at(), sentences, side.silent.at(), side.help.at()].into_iter().flatten().min();
    if let Some(at) = first.filter(|_| side.expects.is_absent()) {
        findings.add(fault(
            at,
            "nothing is expected of a policy here, because expects is missing",
            "add expects: must, should or may, or take the whole of policy out",
        ));
    }
    match side.answered_by.located() {
        Some((at, path)) => answered_by(at, path, findings),
        None if side.answered_by.is_absent() => {
            if let Some(at) = sentences {
                findings.add(fault(
                    at,
                    "these sentences are never judged, because answered_by names no field",
                    "add answered_by with the field that answers the standard, such as review",
                ));
            }
        }
        None => {}
    }
}

fn answered_by(at: NodeId, path: &str, findings: &mut Findings<'_>) {
    match Field::find(Kind::Policy, path) {
        Ok(field) if field.kind == FieldType::Block => {}
        Ok(_) => findings.add(
            fault(
                at,
                format!("{path} is no block of a policy, so it cannot answer a standard"),
                "name a block such as review, lead, approval or levels",
            )
            .value(path),
        ),
        Err(unknown) => findings.add(fault(at, unknown.message(Kind::Policy), unknown.help()).value(path)),
    }
}

/// Sentences that cannot be judged. Kinds that this version does not read have no fields yet, and are left alone.
fn sentences(list: &List<Item<Sentence>>, kind: Kind, findings: &mut Findings<'_>) {
    if schema::schema(kind).is_none() {
        return;
    }
    for sentence in list.iter().take(MOST_SENTENCES) {
        // A field that is there but unreadable is a finding already.
        if sentence.field.is_bad() {
            continue;
        }
        if let Err(unusable) = predicate::read(sentence, sentence.at, kind) {
            let path = sentence.field.text().unwrap_or_default();
            findings.add(fault(unusable.at, unusable.message, unusable.help).value(path));
        }
    }
    if let Some(beyond) = list.get(MOST_SENTENCES) {
        findings.add(fault(
            beyond.at,
            format!("only the first {MOST_SENTENCES} sentences are judged"),
            "make a standard of its own of what belongs together",
        ));
    }
}

/// `$name` in a sentence stands for a detail of the standard, which has to have it.
fn detail_names(sentence: &Sentence, details: &BTreeSet<&str>, findings: &mut Findings<'_>) {
    let amounts = [&sentence.is, &sentence.includes, &sentence.at_least, &sentence.at_most, &sentence.within];
    let written = amounts.into_iter().chain(&sentence.one_of).filter_map(Leaf::located);
    for (at, text) in written {
        let Some(name) = text.strip_prefix('$').filter(|name| !details.contains(name)) else { continue };
        let known: Vec<&str> = details.iter().copied().collect();
        let near = nearest(name, &known).map(|near| format!("; did you mean ${near}?")).unwrap_or_default();
        let help = if known.is_empty() {
            "write the amount itself; this standard has no details".to_owned()
        } else {
            format!("use ${}, or add the detail", listed(&known, "or $"))
        };
        findings.add(fault(at, format!("this standard has no detail called {name}{near}"), help).value(text.as_str()));
    }
}

/// The details of a standard, and of the shared one that it tightens.
fn names_of_details<'s>(standard: &'s Standard, shared: Option<&'s Standard>) -> BTreeSet<&'s str> {
    let names = |standard: &'s Standard| standard.details.iter().filter_map(|(name, _)| name.text());
    names(standard).chain(shared.into_iter().flat_map(names)).collect()
}

/// A finding of this rule: who says so is the file format, because the file cannot be used as it is meant.
fn fault(at: NodeId, message: impl Into<String>, help: impl Into<String>) -> Draft {
    Draft::new(at, message, help)
}
