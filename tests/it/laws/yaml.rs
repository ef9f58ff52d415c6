//! Our scan of YAML: places are right, every finding can be shown, and what another reader accepts too means the same.

use paramount::load::{self, Recognised};
use paramount::model::Kind;
use paramount::source::{Arena, NodeId};
use serde_yaml::Value;

/// Whatever the bytes are, reading them ends, places lie in the file, and findings can be told.
pub(crate) fn tree(data: &[u8]) {
    let loaded = match load::recognise(data) {
        Recognised::Ours(kind) => load::load("any.yaml", kind, data.to_vec()),
        other => load::not_recognised("any.yaml", data, &other, true),
    };
    if let Some(arena) = &loaded.arena {
        assert_eq!(misplaced(arena), None);
    }
    assert!(loaded.arena.is_some() || !loaded.findings.is_empty(), "nothing is said of it");
    // Lines end as on any system. A file in another encoding is counted as generously: by its bytes.
    let ends = data.iter().filter(|byte| b"\r\n".contains(byte)).count();
    let lines = u32::try_from(ends + 1).expect("a document of a few lines");
    for finding in &loaded.findings {
        let place = &finding.place;
        assert!(1 <= place.line && place.line <= place.end_line && place.end_line <= lines, "{lines} lines: {place:?}");
        assert!((place.line, place.column) <= (place.end_line, place.end_column), "{place:?}");
        assert!(!finding.message.is_empty() && !finding.help.is_empty(), "{finding:?}");
    }
}

/// A document that is read here without a word against its form, and that the other reader accepts, says the same to both.
pub(crate) fn oracle(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let text = format!("paramount: policy/v1\n{text}");
    let loaded = load::load("any.yaml", Kind::Policy, text.clone().into_bytes());
    let is_of_form = |rule: &str| ["load/not-plain", "load/duplicate-key", "load/invalid-yaml"].contains(&rule);
    // What could lead to a person is taken out before the text is read.
    if !loaded.private.is_empty() || loaded.findings.iter().any(|finding| is_of_form(&finding.rule)) {
        return;
    }
    let (Some(arena), Ok(theirs)) = (&loaded.arena, serde_yaml::from_str::<Value>(&text)) else { return };
    assert_eq!(difference(arena, NodeId::ROOT, &theirs, ""), None, "{text}");
}

/// Where the two readers differ, by the path to the place.
pub(crate) fn difference(arena: &Arena, node: NodeId, value: &Value, path: &str) -> Option<String> {
    let differs = |what: String| Some(format!("{path}: {what}"));
    match value {
        // Between brackets the other reader takes "?word" for a name without a value, as YAML 1.1 had it.
        Value::Mapping(_) if arena.text(node).is_some_and(|text| text.starts_with('?')) => None,
        Value::Mapping(entries) => {
            if !arena.is_mapping(node) || arena.entries(node).count() != entries.len() {
                return differs(format!("not the block {entries:?}"));
            }
            arena.entries(node).zip(entries).find_map(|((key, child), (name, value))| {
                let found = arena.text(key).unwrap_or_default();
                // A key that the other reader takes for a number keeps the characters written here, on purpose.
                match as_written(name) {
                    Some(name) if found != name => differs(format!("{found} is not {name}")),
                    _ => difference(arena, child, value, &format!("{path}/{found}")),
                }
            })
        }
        Value::Sequence(items) => {
            if !arena.is_sequence(node) || arena.items(node).count() != items.len() {
                return differs(format!("not the list {items:?}"));
            }
            let pairs = arena.items(node).zip(items).enumerate();
            pairs
                .into_iter()
                .find_map(|(index, (child, value))| difference(arena, child, value, &format!("{path}/{index}")))
        }
        scalar => match (arena.text(node), as_written(scalar)) {
            // What the other reader takes for a number or a yes keeps the characters written here, on purpose.
            (Some(_), None) => None,
            (found, wanted) if found == wanted.as_deref() => None,
            (found, wanted) => differs(format!("{found:?} is not {wanted:?}")),
        },
    }
}

/// The text of a scalar that the other reader takes for text.
fn as_written(value: &Value) -> Option<String> {
    value.as_str().map(str::to_owned)
}

/// What is wrong with the places of a tree.
pub(crate) fn misplaced(arena: &Arena) -> Option<String> {
    let text = arena.source().text();
    arena.nodes().find_map(|node| {
        let range = arena.span(node).range();
        let parent = arena.span(arena.parent(node)).range();
        let inside = node == NodeId::ROOT || (parent.start <= range.start && range.end <= parent.end);
        let fits = range.start <= range.end && text.get(range.clone()).is_some();
        (!inside || !fits).then(|| format!("{} at {range:?} in {parent:?}", arena.pointer(node)))
    })
}
