//! Whatever weakening is reported, the report prints the entry that signs it off; written under the newest version with a
//! reason and a name it signs that change, and no other one. Over all pairs of `tests/change`.

use std::collections::BTreeMap;

use paramount::change::{self, Change, Comparison, Relation};
use paramount::model::Kind;

use crate::support::pair::{Pair, document, folders, pair};

/// What makes a change the same one in two comparisons, and whether it is signed off.
fn weakenings(comparison: &Comparison) -> BTreeMap<String, bool> {
    let weaker = comparison.changes.iter().filter(|change| change.verdict.weakens());
    weaker.map(|change| (name(change), change.approved.is_some())).collect()
}

fn name(change: &Change) -> String {
    let Change { field, about, scope, sentence, .. } = change;
    format!("{field} of {about} ({scope}): {sentence}")
}

/// Words that stand under a reason or a signature and are none.
const NOBODY: [&str; 7] = ["nobody", "none", "TBC", "No one.", "nil", "n/a", "unstated"];

/// An entry as somebody fills it in.
fn filled(entry: &str, reason: &str, approver: &str) -> String {
    let written = format!("reason: {reason}, approved_by: {approver}, date: 2025-03");
    entry.replace(r#"reason: "", approved_by: "", date: "#, &written)
}

/// A policy with entries among the changes of its newest version.
fn with_entries(pair: &Pair, entries: &[String]) -> String {
    let source = pair.new.loaded.source.as_ref().expect("a text").text().to_owned();
    let arena = pair.new.loaded.arena.as_ref().expect("a tree");
    let versions =
        arena.find(["versions"]).map(|versions| arena.items(versions).collect::<Vec<_>>()).unwrap_or_default();
    let Some(version) = versions.last().copied() else {
        return format!("{source}versions:\n  - version: next\n    changes:\n{}", listed(entries, "      "));
    };
    let line_end = |at: usize| source[at..].find('\n').map_or(source.len(), |end| at + end + 1);
    let (at, text) = match arena.get(version, "changes") {
        Some(changes) => {
            let first = arena.items(changes).next().expect("an item");
            let start = source[..arena.span(first).range().start].rfind('\n').expect("a line") + 1;
            let indent = &source[start..start + source[start..].find('-').expect("a mark")];
            (start, listed(entries, indent))
        }
        None => {
            let first = arena.entries(version).next().expect("an entry").1;
            (line_end(arena.span(first).range().end), format!("    changes:\n{}", listed(entries, "      ")))
        }
    };
    format!("{}{text}{}", &source[..at], &source[at..])
}

fn listed(entries: &[String], indent: &str) -> String {
    entries.iter().map(|entry| format!("{indent}{entry}\n")).collect()
}

fn signed(pair: &Pair, entries: &[String]) -> Comparison {
    let text = with_entries(pair, entries);
    let new = document("new.yaml", Kind::Policy, &text);
    // What is left blank for people to fill in is a finding until they do.
    let faults = new.loaded.findings.iter().map(|finding| &finding.message);
    let faults: Vec<_> = faults.filter(|message| !message.starts_with("nobody has filled in yet")).collect();
    assert_eq!(faults.len(), pair.new.loaded.findings.len(), "{}: {faults:?}\n{text}", pair.name);
    change::compare(&pair.old, &new)
}

#[test]
fn what_is_printed_signs_its_change_and_no_other() {
    let (mut wrong, mut tried) = (Vec::new(), 0);
    for folder in folders() {
        let pair = pair(&folder);
        let comparison = change::compare(&pair.old, &pair.new);
        if comparison.relation == Relation::Different || pair.new.policy().is_none() {
            continue;
        }
        let before = weakenings(&comparison);
        for change in comparison.changes.iter().filter(|change| change.is_unapproved_weakening()) {
            tried += 1;
            let unfilled = weakenings(&signed(&pair, &change.sign));
            let signed_with = |reason: &str, approver: &str| {
                let entries: Vec<String> = change.sign.iter().map(|entry| filled(entry, reason, approver)).collect();
                weakenings(&signed(&pair, &entries))
            };
            let nobody = NOBODY[tried % NOBODY.len()];
            let by_nobody = [signed_with("Agreed", nobody), signed_with(nobody, "Executive Group")];
            let after = signed_with("Agreed", "Executive Group");
            let mut wanted = before.clone();
            wanted.insert(name(change), true);
            let is_signed_by_nobody = by_nobody.iter().any(|signed| *signed != before);
            if change.sign.is_empty() || unfilled != before || is_signed_by_nobody || after != wanted {
                wrong.push(format!("{}: {}\n  {:?}\n  {after:?}\n  {wanted:?}", pair.name, name(change), change.sign));
            }
        }
    }
    assert!(tried > 40, "only {tried} weakenings were tried");
    assert!(wrong.is_empty(), "{} of {tried}:\n{}", wrong.len(), wrong.join("\n"));
}
