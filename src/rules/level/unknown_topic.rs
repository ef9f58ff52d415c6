//! Flags topics that no set of standards in use has, and topics that are for courses only.

use crate::finding::{Authority, Draft, Findings, Severity};
use crate::model::Policy;
use crate::model::words::nearest;
use crate::rules::{Check, Context, Rule};

pub(super) static RULE: Rule = Rule {
    id: "level/unknown-topic",
    summary: "a topic that no standards in use have",
    severity: Severity::Error,
    since: "0.1.0",
    doc: include_str!("unknown_topic.md"),
    checks: &[Check::Policy(check)],
};

fn check(policy: &Policy, ctx: &Context<'_>, findings: &mut Findings<'_>) {
    let vocabulary = &ctx.document.controls.vocabulary;
    if !vocabulary.is_whole() {
        return;
    }
    let known = vocabulary.of_policies();
    let levels = policy.levels.given();
    let for_all = levels.into_iter().flat_map(|levels| &levels.for_all);
    let outcomes = levels.into_iter().flat_map(|levels| levels.list.iter().flat_map(|level| &level.outcomes));
    let statements = for_all.chain(outcomes).chain(&policy.priorities);
    for (at, id) in statements.flat_map(|statement| &statement.topics).filter_map(|topic| topic.located()) {
        let use_of_topic = vocabulary.is_for_courses_only(id);
        let is_looked_for = use_of_topic.is_none() && findings.has_room();
        let near = is_looked_for.then(|| nearest(id, &known)).flatten();
        let (message, help) = match use_of_topic {
            Some(false) => continue,
            Some(true) => (
                format!("{id} is what a course is about, and a policy is tagged with what people learn"),
                "take the topics of what people learn about it, such as recognise-abuse".to_owned(),
            ),
            None => unknown(id, &known, near),
        };
        let draft = Draft::new(at, message, help).value(id.as_str()).authority(Authority::standards_in_use());
        findings.add(draft.suggesting(near));
    }
}

fn unknown(id: &str, known: &[&str], near: Option<&str>) -> (String, String) {
    match near {
        Some(near) => (format!("there is no topic called {id}; did you mean {near}?"), format!("write {near}")),
        None if known.is_empty() => (
            format!("there is no topic called {id}: the standards in use have no topics"),
            "name shared under standards in paramount.yaml, or give the local standards topics".to_owned(),
        ),
        None => (
            format!("there is no topic called {id}"),
            "take the nearest topic of the standards in use, or add this one to a standards file of your own"
                .to_owned(),
        ),
    }
}
