//! What a comparison of two documents says: pairs as text in `tests/change`, every field, identity and mirror.
//!
//! A pair is a folder with `old.yaml` and `new.yaml`, fragments that are completed to the smallest policy (or, where the
//! name of the folder begins with `standards-`, set of standards), or with `pair`, which names two files. `expected` is what
//! is said of them; `UPDATE=1 cargo test --test it change::` rewrites it.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;

use paramount::change::polarity::{self, Direction, POLICY, STANDARDS};
use paramount::change::{self, Change, Comparison, Mark, Relation};
use paramount::model::Kind;
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

/// Every field of the model says which way it gets stronger, and no direction is stated for a field that is none.
#[test]
fn every_field_has_a_direction() {
    for (kind, table) in [(Kind::Policy, POLICY), (Kind::Standards, STANDARDS)] {
        let mut fields = BTreeSet::new();
        walk(schema(kind), schema(kind), "", &mut fields);
        let stated: BTreeSet<String> = table.iter().map(|(field, _)| (*field).to_owned()).collect();
        assert_eq!(stated.len(), table.len(), "a field stands twice");
        let without: Vec<_> = fields.difference(&stated).collect();
        assert!(without.is_empty(), "fields of a {kind} without a direction: {without:?}");
        let none: Vec<_> = stated.difference(&fields).collect();
        assert!(none.is_empty(), "directions for what is no field of a {kind}: {none:?}");
    }
    assert_eq!(
        polarity::direction(POLICY, "nowhere"),
        Direction::Unranked,
        "what no table has is for a person to read"
    );
}

/// Collects the paths of fields: those of list items under the list's name, and details under their own.
fn walk(root: &'static Value, described: &'static Value, path: &str, fields: &mut BTreeSet<String>) {
    let described = resolved(root, described);
    let properties = described.get("properties").and_then(Value::as_object);
    for name in properties.into_iter().flatten().map(|(name, _)| name) {
        let below = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
        fields.insert(below.clone());
        if !polarity::WHOLE.contains(&below.as_str()) {
            walk(root, property(root, described, name).expect("a property"), &below, fields);
        }
    }
    for inner in ["items", "then", "else", "additionalProperties"] {
        if let Some(inner) = described.get(inner).filter(|inner| inner.is_object()) {
            walk(root, inner, path, fields);
        }
    }
}
