//! What a comparison of two documents says: pairs as text in `tests/change`, every field, identity and mirror.
//!
//! A pair is a folder with `old.yaml` and `new.yaml`, fragments that are completed to the smallest policy (or, where the
//! name of the folder begins with `standards-`, set of standards), or with `pair`, which names two files. `expected` is what
//! is said of them; `UPDATE=1 cargo test --test it change::` rewrites it.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;

use paramount::change::{self, Change, Comparison, Mark, Relation};
use paramount::model::Kind;
use paramount::model::fields::{self, Compared};
use paramount::model::located::Read;
use paramount::model::schema::{property, resolved, schema};
use serde_json::Value;

use crate::support::pair::{folders, pair};

#[test]
fn pairs_say_what_they_are_expected_to() {
    let mut wrong = Vec::new();
    for folder in folders() {
        let pair = pair(&folder);
        let said = shown(&change::compare(&pair.old, &pair.new));
        let file = folder.join("expected");
        if std::env::var_os("UPDATE").is_some() {
            fs::write(&file, &said).expect("the file can be written");
        }
        if fs::read_to_string(&file).unwrap_or_default() != said {
            wrong.push(format!("{}:\n{said}", pair.name));
        }
    }
    assert!(wrong.is_empty(), "pairs of which something else is said; UPDATE=1 accepts it:\n{}", wrong.join("\n"));
}

/// A comparison as a page of text.
fn shown(comparison: &Comparison) -> String {
    let mut text = String::new();
    if comparison.relation == Relation::Different {
        text.push_str("two documents without a lineage\n");
    }
    if let Some(shared) = comparison.in_both {
        writeln!(text, "{} of {} texts are in both", shared.both, shared.old).expect("text");
    }
    for change in &comparison.changes {
        let line = |side: &change::Side| {
            let also = side.also.iter().map(|place| format!(", {}", place.line)).collect::<String>();
            format!("{} ({}{also})", side.value.as_deref().unwrap_or("-"), side.place.line)
        };
        let Change { about, field, verdict, sentence, .. } = change;
        writeln!(text, "{}: {about}", verdict.word(comparison.relation)).expect("text");
        let standard = change.standard.as_deref().map(|standard| format!(" of {standard}")).unwrap_or_default();
        let scope = if change.scope.is_empty() { String::new() } else { format!(", for {}", change.scope) };
        writeln!(text, "  {field}{standard}{scope}: {} -> {}", line(&change.old), line(&change.new)).expect("text");
        writeln!(text, "  {sentence}").expect("text");
        for item in &change.items {
            let note = if item.note.is_empty() { String::new() } else { format!(" ({})", item.note) };
            writeln!(text, "  - {}: {}{note}", item.verdict.word(comparison.relation), item.name).expect("text");
        }
        if !change.words.is_empty() {
            let words: String = change
                .words
                .iter()
                .map(|word| match word.mark {
                    Mark::Same => word.text.clone(),
                    Mark::Gone => format!("[-{}-]", word.text.trim_end()),
                    Mark::Came => format!("{{+{}+}}", word.text.trim_end()),
                })
                .collect();
            writeln!(text, "  words: {}", words.trim_end()).expect("text");
        }
        if let Some(approved) = &change.approved {
            writeln!(text, "  approved by {}: {}", approved.by, approved.reason).expect("text");
        }
    }
    if comparison.changes.is_empty() {
        text.push_str("nothing\n");
    }
    text
}

/// Every field of every kind of document has one row, and no row is about what is no field. A field that is added to a model
/// needs its row before anything else works.
#[test]
fn every_field_has_a_row() {
    for kind in Kind::WORDS.iter().map(|word| Kind::read(word).expect("a kind")) {
        let mut known = BTreeSet::new();
        walk(kind, schema(kind), "", &mut known);
        let stated: BTreeSet<String> = fields::fields(kind).map(|field| field.path.to_owned()).collect();
        assert_eq!(stated.len(), fields::fields(kind).count(), "a field of a {kind} stands twice");
        let without: Vec<_> = known.difference(&stated).collect();
        assert!(without.is_empty(), "fields of a {kind} without a row: {without:?}");
        let none: Vec<_> = stated.difference(&known).collect();
        assert!(none.is_empty(), "rows for what is no field of a {kind}: {none:?}");
    }
}

/// Collects the paths of fields: those of list items under the list's name, and details under their own. What is compared
/// whole has none below it.
fn walk(kind: Kind, described: &'static Value, path: &str, known: &mut BTreeSet<String>) {
    let root = schema(kind);
    let described = resolved(root, described);
    let properties = described.get("properties").and_then(Value::as_object);
    for name in properties.into_iter().flatten().map(|(name, _)| name) {
        let below = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
        let is_whole = fields::find(kind, &below).is_some_and(|field| match field.compared {
            Compared::Whole => true,
            Compared::ByHand => fields::below(kind, &below).next().is_none(),
            Compared::Parts => false,
        });
        known.insert(below.clone());
        if !is_whole {
            walk(kind, property(root, described, name).expect("a property"), &below, known);
        }
    }
    for inner in ["items", "then", "else", "additionalProperties"] {
        if let Some(inner) = described.get(inner).filter(|inner| inner.is_object()) {
            walk(kind, inner, path, known);
        }
    }
}

/// What a table says of a field can be found: the key of a list, the words by which its items are alike, the entries that
/// describe it.
#[test]
fn rows_name_fields_that_there_are() {
    for kind in Kind::WORDS.iter().map(|word| Kind::read(word).expect("a kind")) {
        for field in fields::fields(kind).filter(|field| field.compared != Compared::Whole) {
            let items = field.items.into_iter().flat_map(|items| items.alike.into_iter().chain([items.key]));
            let described = field.described.iter().map(|(name, _)| *name);
            for name in items.chain(described).filter(|name| !name.is_empty()) {
                let path = format!("{}.{name}", field.path);
                assert!(fields::find(kind, &path).is_some(), "{kind}: there is no {path}");
            }
        }
    }
}
