//! Flags topics that no set of standards in use has, and topics that are for courses only.

use crate::finding::{Authority, Draft, Findings, Severity, shortened};
use crate::model::Policy;
use crate::model::by_words::nearest_by_words;
use crate::model::words::{listed, nearest};
use crate::rules::{Check, Context, Rule};
use crate::standards::Vocabulary;

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
        let (message, help) = match (use_of_topic, near) {
            (Some(false), _) => continue,
            (Some(true), _) => for_courses_only(id),
            (None, Some(near)) => {
                (format!("there is no topic called {}; did you mean {near}?", shortened(id)), format!("write {near}"))
            }
            (None, None) if is_looked_for => unknown(id, &known, vocabulary),
            (None, None) => no_topic(id),
        };
        let draft = Draft::new(at, message, help).value(id.as_str()).authority(Authority::standards_in_use());
        findings.add(draft.suggesting(near));
    }
}

fn for_courses_only(id: &str) -> (String, String) {
    (
        format!("{id} is what a course is about, and a policy is tagged with what people learn"),
        "take the topics of what people learn about it, such as recognise-abuse".to_owned(),
    )
}

fn no_topic(id: &str) -> (String, String) {
    (
        format!("there is no topic called {}", shortened(id)),
        "take the nearest topic of the standards in use, or add this one to a standards file of your own".to_owned(),
    )
}

/// What is said of a topic that is not written nearly as one: by those that are about its words, "threshold document".
fn unknown(id: &str, known: &[&str], vocabulary: &Vocabulary) -> (String, String) {
    if known.is_empty() {
        return (
            format!("there is no topic called {}: the standards in use have no topics", shortened(id)),
            "name shared under standards in paramount.yaml, or give the local standards topics".to_owned(),
        );
    }
    let of_courses: Vec<&str> =
        vocabulary.in_order().map(|(topic, _)| topic).filter(|topic| !known.contains(topic)).collect();
    if let Some(subject) = nearest(id, &of_courses) {
        return for_courses_only(subject);
    }
    let titled: Vec<(&str, &str)> =
        known.iter().map(|topic| (*topic, vocabulary.title(topic).unwrap_or_default())).collect();
    let near = nearest_by_words(id, &titled);
    if near.is_empty() {
        return no_topic(id);
    }
    let named: Vec<String> = near
        .iter()
        .map(|topic| match vocabulary.title(topic) {
            Some(title) => format!("{topic} ({title})"),
            None => (*topic).to_owned(),
        })
        .collect();
    (
        format!("there is no topic called {}; did you mean {}?", shortened(id), listed(&near, "or")),
        format!("write {}", listed(&named, "or")),
    )
}
