//! Our scan against another reader of YAML: on plain documents both see the same lists, entries and texts, and every
//! place lies inside the file, between characters and inside the place of its parent.

use paramount::load::{self, Loaded};
use paramount::model::Kind;
use paramount::source::{NodeId, Style};
use proptest::prelude::*;
use serde_yaml::Value;

use crate::laws::yaml::{difference, misplaced};

/// A document in the making: what it says, and how each part of it is written.
#[derive(Clone, Debug)]
enum Tree {
    Text(String, Writing),
    List(Vec<Tree>, bool),
    Block(Vec<(String, Tree)>, bool),
}

/// The ways to write a text.
#[derive(Clone, Copy, Debug)]
enum Writing {
    Plain,
    Single,
    Double,
    Folded,
    Literal,
}

fn text() -> impl Strategy<Value = Tree> {
    let writing = prop_oneof![
        Just(Writing::Plain),
        Just(Writing::Single),
        Just(Writing::Double),
        Just(Writing::Folded),
        Just(Writing::Literal)
    ];
    let words = prop_oneof![
        "[a-z]{1,8}( [a-zA-Z,.é’–]{1,8}){0,4}",
        Just("NO".to_owned()),
        Just("3.10".to_owned()),
        Just("2026-11".to_owned()),
        Just("0x1F".to_owned()),
        "[0-9]{1,5}",
        "👩‍👧 [a-z]{1,5}",
        "[a-z#&*!|>'\"%@`{}\\[\\]:, -]{0,20}",
    ];
    (words, writing).prop_map(|(words, writing)| Tree::Text(words.trim().to_owned(), writing))
}

fn tree() -> impl Strategy<Value = Tree> {
    text().prop_recursive(4, 40, 5, |inner| {
        prop_oneof![
            (prop::collection::vec(inner.clone(), 0..5), any::<bool>())
                .prop_map(|(items, flow)| Tree::List(items, flow)),
            (prop::collection::btree_map("[a-z_é]{1,8}", inner, 0..5), any::<bool>())
                .prop_map(|(entries, flow)| Tree::Block(entries.into_iter().collect(), flow)),
        ]
    })
}

/// Whether both readers take a text written without quotes as these very characters, for sure.
fn is_simple(text: &str) -> bool {
    text.starts_with(|letter: char| letter.is_alphanumeric())
        && !text.contains([':', '#', ',', '[', ']', '{', '}', '\n'])
        && text.chars().all(|letter| letter == ' ' || !letter.is_whitespace())
}

fn write_text(text: &str, writing: Writing, indent: usize, in_brackets: bool, out: &mut String) {
    match writing {
        Writing::Plain if is_simple(text) => out.push_str(text),
        Writing::Folded | Writing::Literal if !in_brackets && !text.is_empty() => {
            let mark = if matches!(writing, Writing::Folded) { '>' } else { '|' };
            out.push_str(&format!("{mark}-\n{}{text}", " ".repeat(indent + 2)));
        }
        Writing::Single => out.push_str(&format!("'{}'", text.replace('\'', "''"))),
        _ => out.push_str(&format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))),
    }
}

/// Writes a value after `key:` or `-`.
fn write(tree: &Tree, indent: usize, in_brackets: bool, out: &mut String) {
    let inner = indent + 2;
    match tree {
        Tree::Text(text, writing) => write_text(text, *writing, indent, in_brackets, out),
        Tree::List(items, flow) if *flow || in_brackets || items.is_empty() => {
            out.push('[');
            for (index, item) in items.iter().enumerate() {
                out.push_str(if index == 0 { "" } else { ", " });
                write(item, inner, true, out);
            }
            out.push(']');
        }
        Tree::Block(entries, flow) if *flow || in_brackets || entries.is_empty() => {
            out.push('{');
            for (index, (key, value)) in entries.iter().enumerate() {
                out.push_str(&format!("{}{key}: ", if index == 0 { "" } else { ", " }));
                write(value, inner, true, out);
            }
            out.push('}');
        }
        Tree::List(items, _) => {
            for item in items {
                out.push_str(&format!("\n{}- ", " ".repeat(inner)));
                write(item, inner, false, out);
            }
        }
        Tree::Block(entries, _) => {
            for (key, value) in entries {
                out.push_str(&format!("\n{}{key}: ", " ".repeat(inner)));
                write(value, inner, false, out);
            }
        }
    }
}

fn document(entries: &[(String, Tree)], line_end: &str) -> String {
    let mut text = String::from("paramount: policy/v1");
    for (key, value) in entries {
        text.push_str(&format!("\nx{key}: "));
        write(value, 0, false, &mut text);
    }
    text.push('\n');
    text.replace('\n', line_end)
}

fn scanned(text: &str) -> Loaded {
    load::load("oracle.yaml", Kind::Policy, text.as_bytes().to_vec())
}

proptest! {
    #[test]
    fn both_readers_see_the_same(
        entries in prop::collection::btree_map("[a-z]{1,6}", tree(), 0..6),
        line_end in prop_oneof![Just("\n"), Just("\r\n")],
    ) {
        let entries: Vec<_> = entries.into_iter().collect();
        let text = document(&entries, line_end);
        let theirs: Value = serde_yaml::from_str(&text).map_err(|fault| TestCaseError::fail(format!("{fault}\n{text}")))?;
        let loaded = scanned(&text);
        let Some(arena) = &loaded.arena else {
            return Err(TestCaseError::fail(format!("{:?}\n{text}", loaded.findings)));
        };
        prop_assert_eq!(difference(arena, NodeId::ROOT, &theirs, ""), None, "\n{}", text);
        prop_assert_eq!(misplaced(arena), None, "\n{}", text);
        // Texts also are what they were written from, number or not.
        for (key, value) in &entries {
            if let Tree::Text(words, _) = value {
                let node = arena.get(NodeId::ROOT, &format!("x{key}"));
                prop_assert_eq!(node.and_then(|node| arena.text(node)), Some(words.as_str()), "\n{}", text);
            }
        }
    }

    /// Whatever stands in a file, reading it ends, and every finding has a place in the file, a message and a help.
    #[test]
    fn any_text_is_read_to_an_end(lines in prop::collection::vec("[ \t]{0,4}[a-zé:,.'\"#&*!|>%@{}\\[\\]\u{200b}\u{a0}“ -]{0,30}", 0..12)) {
        let text = format!("paramount: policy/v1\n{}\n", lines.join("\n"));
        let loaded = scanned(&text);
        if let Some(arena) = &loaded.arena {
            prop_assert_eq!(misplaced(arena), None, "\n{}", text);
        }
        let lines = u32::try_from(text.split('\n').count()).expect("a few lines");
        for finding in &loaded.findings {
            let place = &finding.place;
            prop_assert!(1 <= place.line && place.line <= place.end_line && place.end_line <= lines, "{place:?}\n{text}");
            prop_assert!((place.line, place.column) <= (place.end_line, place.end_column), "{place:?}\n{text}");
            prop_assert!(!finding.message.is_empty() && !finding.help.is_empty());
            prop_assert!(!finding.message.ends_with('.'), "{}", finding.message);
        }
        prop_assert!(loaded.arena.is_some() || !loaded.findings.is_empty(), "nothing is said of\n{text}");
    }

    /// The same for bytes that need not be text.
    #[test]
    fn any_bytes_are_read_to_an_end(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let bytes = [b"paramount: policy/v1\n".as_slice(), &bytes].concat();
        let _ = load::recognise(&bytes);
        let _ = load::load("oracle.yaml", Kind::Policy, bytes);
    }
}

#[test]
fn styles_are_told_apart() {
    let loaded = scanned("paramount: policy/v1\nxa: plain\nxb: 'q'\nxc: {a: b}\nxd:\n  - e\nxf:\n");
    let arena = loaded.arena.expect("a tree");
    let style = |key: &str| arena.get(NodeId::ROOT, key).map(|node| arena.style(node));
    let all = ["xa", "xb", "xc", "xd"].map(style);
    assert_eq!(all, [Style::Plain, Style::Quoted, Style::Flow, Style::Block].map(Some));
    assert!(arena.get(NodeId::ROOT, "xf").is_some_and(|node| arena.is_blank(node)));
}
