//! What holds of every comparison, whatever it compares: a document against itself is silent, swapping the two mirrors the
//! verdicts, no field changes unseen, and a hostile document takes neither long nor forever.

use std::fmt::Write as _;
use std::fs;
use std::time::Duration;

use paramount::change::{self, Change, Comparison, Kind as About};
use paramount::model::Kind;
use paramount::model::fields::{self, Direction};
use paramount::source::{Arena, NodeId};
use paramount::workspace::Document;
use proptest::prelude::*;
use rayon::prelude::*;

use crate::laws::pairs::{NOT_MIRRORED, both, not_mirrored, turned};
use crate::support::pair::{completed, document, folders, pair};
use crate::support::root;
use crate::support::stopwatch::timed;

fn compare(old: &str, new: &str) -> Comparison {
    change::compare(&policy("old.yaml", old), &policy("new.yaml", new))
}

fn policy(path: &str, text: &str) -> Document {
    document(path, Kind::Policy, &completed(Kind::Policy, text))
}

fn five() -> Vec<(String, String)> {
    let mut found = Vec::new();
    for folder in fs::read_dir(root().join("policies/partnerships")).expect("the policies").flatten() {
        for file in fs::read_dir(folder.path()).expect("a partnership").flatten() {
            let text = fs::read_to_string(file.path()).expect("a policy");
            found.push((file.path().display().to_string(), text));
        }
    }
    assert_eq!(found.len(), 5, "the five policies");
    found
}

#[test]
fn a_document_against_itself_is_silent() {
    for (path, text) in five() {
        // Not the same to the byte, so that nothing is left out because nothing was touched.
        let comparison = compare(&text, &format!("# Another first line.\n{text}\n# Another last line.\n"));
        assert!(comparison.is_silent(), "{path}: {:#?}", comparison.changes);
    }
    for folder in folders() {
        let sides = pair(&folder);
        for side in [&sides.old, &sides.new] {
            let comparison = change::compare(side, side);
            assert!(comparison.is_silent(), "{}: {:#?}", sides.name, comparison.changes);
        }
    }
}

#[test]
fn swapping_the_two_mirrors_the_verdicts() {
    let mut broken = Vec::new();
    let policies: Vec<Document> = five().iter().map(|(path, text)| policy(path, text)).collect();
    for old in &policies {
        for new in &policies {
            broken.extend(not_mirrored(old, new));
        }
    }
    for folder in folders() {
        let sides = pair(&folder);
        broken.extend(not_mirrored(&sides.old, &sides.new).map(|fault| format!("{}: {fault}", sides.name)));
    }
    assert!(broken.is_empty(), "verdicts that do not turn round:\n{}", broken.join("\n"));
}

/// An exception that no pair needs would hide the next fault.
#[test]
fn every_exception_of_the_mirror_is_needed() {
    for (field, _) in NOT_MIRRORED {
        let needed = folders().iter().any(|folder| {
            let sides = pair(folder);
            let (there, back) = both(&sides.old, &sides.new);
            there.get(field) != back.get(field).map(|verdicts| turned(verdicts)).as_ref()
        });
        assert!(needed, "{field} is mirrored after all, or no pair of tests/change shows that it is not");
    }
}

/// A policy with every field that there is. Each of its values is changed in turn and each entry taken out, and the
/// comparison must say so, of a field that has a direction.
#[test]
fn no_field_changes_unseen() {
    let text = fs::read_to_string(root().join("tests/change/every-field.yaml")).expect("a policy with every field");
    // Left out, a commitment commits and levels are in force.
    let left_out = ["commitments.answer", "levels.status"];
    let old = document("policy.yaml", Kind::Policy, &text);
    assert!(old.loaded.findings.is_empty(), "{:#?}", old.loaded.findings);
    let arena = old.loaded.arena.as_ref().expect("a tree");
    let (mut unseen, mut seen) = (Vec::new(), 0);
    for node in arena.nodes().filter(|node| is_value(arena, *node)) {
        let path = field_of(arena, node);
        if fields::find(Kind::Policy, &path).is_some_and(|field| field.direction == Direction::Unread)
            || path == "paramount"
        {
            continue;
        }
        let without = without(&text, arena, node).filter(|_| !left_out.contains(&path.as_str()));
        for changed in [replaced(&text, arena, node), without].into_iter().flatten() {
            let new = document("policy.yaml", Kind::Policy, &changed);
            let comparison = change::compare(&old, &new);
            seen += 1;
            if comparison.is_silent() {
                unseen.push(format!("{} ({})", arena.pointer(node), arena.text(node).unwrap_or_default()));
            }
            for change in &comparison.changes {
                assert!(is_known(change), "{} has no direction", change.field);
            }
        }
    }
    assert!(seen > 200, "only {seen} changes were tried");
    assert!(unseen.is_empty(), "values that change and nobody says so:\n{}", unseen.join("\n"));
}

/// Whether the field of a change is one of the model, or a detail of one.
fn is_known(change: &Change) -> bool {
    let known = |field: &str| fields::find(Kind::Policy, field).is_some();
    known(&change.field) || change.field.rsplit_once('.').is_some_and(|(field, _)| field == "commitments.details")
}

fn is_value(arena: &Arena, node: NodeId) -> bool {
    let parent = arena.parent(node);
    let is_key = arena.is_mapping(parent) && arena.entries(parent).any(|(key, _)| key == node);
    node != NodeId::ROOT && arena.text(node).is_some() && !is_key
}

/// The path of a field as directions are stated: list items under the list's name.
fn field_of(arena: &Arena, node: NodeId) -> String {
    let steps = arena.pointer(node);
    let named: Vec<&str> = steps.split('/').filter(|step| !step.is_empty() && step.parse::<usize>().is_err()).collect();
    named.join(".")
}

/// The document with another value in this place: the first of many that can be read there.
fn replaced(text: &str, arena: &Arena, node: NodeId) -> Option<String> {
    const OTHERS: [&str; 30] = [
        "must",
        "may",
        "commits",
        "partial",
        "deferred",
        "multi",
        "single",
        "blended",
        "ratified",
        "amended",
        "authority",
        "history",
        "statutory-guidance",
        "legislation",
        "lost",
        "dangling",
        "draft",
        "approved",
        "under-review",
        "in-force",
        "inspections",
        "2019-01",
        "5 years",
        "no",
        "yes",
        "7",
        "\"9.99\"",
        "other-words",
        "Other words",
        "x",
    ];
    let span = arena.span(node).range();
    let written = arena.text(node)?;
    OTHERS.iter().filter(|other| other.trim_matches('"') != written).find_map(|other| {
        let changed = format!("{}{other}{}", &text[..span.start], &text[span.end..]);
        let loaded = document("new.yaml", Kind::Policy, &changed).loaded;
        loaded.findings.is_empty().then_some(changed)
    })
}

/// The document without the lines of an entry, where it stands on lines of its own.
fn without(text: &str, arena: &Arena, node: NodeId) -> Option<String> {
    let key = arena.key_of(node)?;
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let line_of = |at: usize| text[..at].matches('\n').count();
    let (first, last) = (line_of(arena.span(key).range().start), line_of(arena.span(node).range().end - 1));
    if lines[first].trim_start().starts_with('-') || lines[first].contains('{') {
        return None;
    }
    let kept = lines.iter().enumerate().filter(|(at, _)| !(first..=last).contains(at));
    Some(kept.map(|(_, line)| *line).collect())
}

/// Words of which generated policies are made, so that they often have something in common.
fn commitment() -> impl Strategy<Value = String> {
    let standard = prop::sample::select(vec!["two-trainers", "refresher", "lessons-from-reviews", "free-training", ""]);
    let id = prop::sample::select(vec!["", "one", "two"]);
    let answer = prop::sample::select(vec!["", "commits", "partial", "deferred", "delegated", "refuses"]);
    let strength = prop::sample::select(vec!["", "must", "will", "should", "may", "unstated", "maybe"]);
    let by = prop::sample::select(vec!["", "partnership", "agencies", "trainers", "wdg"]);
    let scope = prop::sample::select(vec![
        "",
        "{agency: multi}",
        "{agency: single}",
        "{mode: e-learning}",
        "{levels: [1, 2]}",
        "{commissioned: yes, agency: multi}",
        "{agency: everyone}",
    ]);
    let details = prop::sample::select(vec![
        "",
        "{minimum: 2}",
        "{minimum: 1}",
        "{every: 3 years}",
        "{every: unstated}",
        "{reviews: [audits]}",
        "{reviews: [audits, inspections]}",
        "{free_to: some}",
        "{minimum: lots}",
    ]);
    let says =
        prop::sample::select(vec!["", "All staff attend.", "Most staff attend.", "Two trainers lead a session."]);
    (standard, id, answer, strength, by, scope, details, says).prop_map(
        |(standard, id, answer, strength, by, scope, details, says)| {
            let mut text = format!("  - section: \"1\"\n    id: {}\n", if id.is_empty() { "zero" } else { id });
            for (name, value) in [
                ("standard", standard),
                ("answer", answer),
                ("strength", strength),
                ("by", by),
                ("scope", scope),
                ("details", details),
                ("says", says),
            ] {
                if !value.is_empty() {
                    writeln!(text, "    {name}: {value}").expect("text");
                }
            }
            text
        },
    )
}

pub(crate) fn generated() -> impl Strategy<Value = String> {
    let topics = prop::sample::subsequence(vec!["thresholds", "fathers", "conference", "complexity"], 0..4);
    let includes = prop::sample::select(vec!["", "[1]", "none", "[2, 3]"]);
    let level = (topics, includes).prop_map(|(topics, includes)| {
        let includes = if includes.is_empty() { String::new() } else { format!(", includes: {includes}") };
        format!("{includes}, outcomes: [{{topics: [{}], says: Know.}}]", topics.join(", "))
    });
    let review = prop::sample::select(vec![
        "",
        "review: none\n",
        "review: {every: 1 year}\n",
        "review: {every: 2 years, next_due: 2026}\n",
    ]);
    let read = prop::sample::select(vec!["", "recorded: {read_against: shared@2026-11-26}\n"]);
    let commitments = prop::collection::vec(commitment(), 0..5);
    (commitments, prop::collection::vec(level, 0..4), review, read).prop_map(|(commitments, levels, review, read)| {
        let mut text = format!("{review}{read}");
        if !commitments.is_empty() {
            write!(text, "commitments:\n{}", commitments.concat()).expect("text");
        }
        if !levels.is_empty() {
            text.push_str("levels:\n  list:\n");
            for (number, level) in levels.iter().enumerate() {
                writeln!(text, "    - {{number: {}{level}}}", number + 1).expect("text");
            }
        }
        text
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn generated_policies_keep_the_laws(old in generated(), new in generated()) {
        let (one, other) = (policy("old.yaml", &old), policy("new.yaml", &new));
        let itself = change::compare(&one, &policy("again.yaml", &format!("{old}# The end.\n")));
        let spoken: Vec<&Change> = itself.changes.iter().filter(|change| change.kind != About::NotCompared).collect();
        prop_assert!(spoken.is_empty(), "not silent about itself: {spoken:#?}\n{old}");
        let broken: Vec<String> = not_mirrored(&one, &other).collect();
        prop_assert!(broken.is_empty(), "{broken:?}\n{old}\n---\n{new}");
        let comparison = change::compare(&one, &other);
        for change in &comparison.changes {
            prop_assert!(change.sentence.ends_with('.'), "{change:?}");
            prop_assert!(is_known(change), "{change:?}");
        }
    }
}

/// Large documents that are made to take long; what grows with the square of the size shows here.
#[test]
fn a_hostile_pair_takes_no_longer_than_its_size() {
    let many = |count: usize, item: &dyn Fn(usize) -> String| (0..count).map(item).collect::<String>();
    let words = |seed: usize| (0..300).map(|word| format!("w{} ", (word * 7 + seed) % 5000)).collect::<String>();
    let pairs: Vec<(&str, String, String)> = vec![
        (
            "one standard in many scopes",
            format!(
                "commitments:\n{}",
                many(20_000, &|at| format!("  - {{standard: refresher, says: so, scope: {{levels: {at}}}}}\n"))
            ),
            format!(
                "commitments:\n{}",
                many(20_000, &|at| format!("  - {{standard: refresher, says: so, scope: {{levels: {}}}}}\n", at + 1))
            ),
        ),
        (
            "one standard many times",
            format!(
                "commitments:\n{}",
                many(20_000, &|_| "  - {standard: two-trainers, says: so, details: {minimum: 2}}\n".to_owned())
            ),
            format!(
                "commitments:\n{}",
                many(20_000, &|_| "  - {standard: two-trainers, says: so, details: {minimum: 1}}\n".to_owned())
            ),
        ),
        (
            "many names that differ",
            format!("commitments:\n{}", many(20_000, &|at| format!("  - {{id: a{at}, says: word {at}}}\n"))),
            format!("commitments:\n{}", many(20_000, &|at| format!("  - {{id: b{at}, says: word {at}}}\n"))),
        ),
        (
            "long texts that differ",
            format!("commitments:\n{}", many(400, &|at| format!("  - {{id: a{at}, says: {}}}\n", words(at)))),
            format!("commitments:\n{}", many(400, &|at| format!("  - {{id: a{at}, says: {}}}\n", words(at * 13 + 1)))),
        ),
        (
            "levels that include each other",
            format!(
                "levels:\n  list:\n{}",
                many(64, &|at| format!(
                    "    - {{number: {at}, includes: [{}]}}\n",
                    many(64, &|level| format!("{level}, "))
                ))
            ),
            format!(
                "levels:\n  list:\n{}",
                many(64, &|at| format!(
                    "    - {{number: {at}, outcomes: [{{topics: [t{at}]}}], includes: [{}]}}\n",
                    many(63, &|level| format!("{level}, "))
                ))
            ),
        ),
        (
            "one long line",
            format!("commitments: [{}]\n", many(20_000, &|at| format!("{{id: a{at}, strength: must}}, "))),
            format!("commitments: [{}]\n", many(20_000, &|at| format!("{{id: a{at}, strength: may}}, "))),
        ),
        (
            "many points of a level",
            format!(
                "levels:\n  list:\n    - number: 1\n      outcomes:\n{}",
                many(20_000, &|at| format!("        - {{topics: [a{at}], says: point {at}}}\n"))
            ),
            format!(
                "levels:\n  list:\n    - number: 1\n      outcomes:\n{}",
                many(20_000, &|at| format!("        - {{topics: [b{at}], says: other {at}}}\n"))
            ),
        ),
    ];
    pairs.into_par_iter().for_each(|(name, old, new)| {
        let (one, other) = (policy("old.yaml", &old), policy("new.yaml", &new));
        let (comparison, took) = timed(|| change::compare(&one, &other));
        assert!(!comparison.is_silent(), "{name}: nothing is said");
        assert!(comparison.changes.len() <= 1000, "{name}: too much is said");
        // Without optimisation.
        assert!(took < Duration::from_secs(30), "{name} took {took:?}");
    });
}
