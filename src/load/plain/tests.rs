//! The scan against the parser, on what is written in the repository and on what was changed in it.

use super::super::yaml;
use super::*;
use crate::finding::{About, Findings};
use crate::source::NodeId;

/// Whether the parser gives the tree that is given here, and has nothing to say; `None` where it is left to it.
fn agrees(text: &str) -> Option<bool> {
    let source = Arc::new(Source::new("a.yaml", text.to_owned()));
    let tree = scan(&source)?;
    let loaded = crate::load::Loaded::empty("a.yaml", None);
    let mut findings = Findings::about(About { source: Some(&source), ..loaded.about() });
    let parsed = yaml::parse(&source, &mut findings);
    Some(parsed.is_some_and(|parsed| nodes(&parsed) == nodes(&tree)) && findings.into_list().is_empty())
}

fn nodes(tree: &Arena) -> Vec<(Span, Style, Option<&str>, bool, NodeId)> {
    let node = |node| (tree.span(node), tree.style(node), tree.text(node), tree.is_mapping(node), tree.parent(node));
    tree.nodes().map(node).collect()
}

#[test]
fn what_is_taken_is_taken_as_the_parser_takes_it() {
    let texts = [
        "a: b\n",
        "a: b",
        "# c\n\na: b c  # d\n\nb:\n  c: 'x'\n  # e\n  d: \"y\"\n",
        "a:\n- b\n- c\nd:\n  - e: f\n    g: h\n  - - i\n    - j\n",
        "a: b\n  c d\n  e\nf:\n  g h\n  i\n",
        "a: >-\n  b\n  c # d\n\n# e\nf: g\n",
        "a:\n  - >-\n    b\n    c\n  - d\n",
        "a: [b, 'c', {d: e, f: [g]}, []]\nb: {}\nc: [d,\n  e]\n",
        "a: http://x.org/#y\nb: [c:d, e]\n",
        "a:  # b\n  c: d\n",
        "a:\n  -\n    b: c\n",
        "a: \u{e9}\u{201c}x\u{201d}\n\u{e9}: 1\n",
    ];
    let others: Vec<_> = texts.into_iter().filter(|text| agrees(text) != Some(true)).collect();
    assert!(others.is_empty(), "{others:#?}");
}

#[test]
fn what_looks_like_the_end_of_a_text_and_is_none_is_left_to_the_parser() {
    let texts = [
        "a: >-\n  b\n\n  # c\nd: e\n",
        "a: >-\n  b\n    \nc: d\n",
        "a: >-\n  b\n # c\nd: e\n",
        "a: >-\n  b\u{a0}\nc: d\n",
        "a: b\u{a0}\nc: d\n",
        "a: [b\u{a0}, c]\n",
        "a: b\n\n  c\nd: e\n",
        "a: b\n  # c\n  d\ne: f\n",
        "a: b\n  - c\n",
        "a: b # c\n",
        "a: b\n...\nc: d\n",
        "a: b\n   ",
    ];
    let others: Vec<_> = texts.into_iter().filter(|text| agrees(text) == Some(false)).collect();
    assert!(others.is_empty(), "{others:#?}");
}

/// The documents of the repository, and each of them changed in a few places by a letter that means something.
#[test]
fn what_is_written_in_the_repository_is_taken_as_the_parser_takes_it() {
    const MARKS: [&str; 29] = [
        "",
        " ",
        "  ",
        "\n",
        "\n\n",
        ":",
        ": ",
        "#",
        " # x",
        " #x",
        "-",
        "- ",
        "\n- ",
        "[",
        "]",
        "{",
        "}",
        ",",
        "'",
        "\"",
        ">-\n",
        "\u{e9}",
        "x",
        "\n  ",
        "\u{a0}",
        "\u{a0}\n",
        "\n\n  # x\n",
        "\n      \n",
        "\n  x\n",
    ];
    let mut taken = 0;
    for (number, text) in documents().iter().enumerate() {
        let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        for (turn, mark) in MARKS.iter().enumerate() {
            // Any places will do, as long as they are others in each document and each turn.
            let place = (number * 7919 + turn * 104_729 + 12_345) % starts.len().max(1);
            let at = starts.get(place).copied().unwrap_or_default();
            let end = starts.get(place + turn % 2).copied().unwrap_or(at);
            let changed = format!("{}{mark}{}", &text[..at], &text[end..]);
            let verdict = agrees(&changed);
            assert_ne!(verdict, Some(false), "{changed}");
            taken += usize::from(verdict.is_some());
        }
    }
    assert!(taken > 500, "{taken}");
}

fn documents() -> Vec<String> {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut open = vec![root.join("tests"), root.join("policies")];
    let mut documents = Vec::new();
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(folder).expect("a folder").flatten() {
            let path = entry.path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|ending| ending == "yaml") {
                documents.extend(std::fs::read(&path).ok().and_then(|bytes| String::from_utf8(bytes).ok()));
            }
        }
    }
    documents
}

/// A case of the YAML test suite: a text, the events that it stands for, and whether it is no YAML.
#[derive(serde::Deserialize)]
struct Case {
    name: String,
    fails: bool,
    yaml: String,
    tree: String,
}

fn suite() -> Vec<Case> {
    let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/yaml/suite.json");
    serde_json::from_slice(&std::fs::read(file).expect("the suite")).expect("cases")
}

/// The suite has each way to write YAML, few of which are plain.
#[test]
fn what_is_taken_of_the_yaml_test_suite_is_taken_as_the_suite_and_the_parser_take_it() {
    let mut taken = (0, 0);
    let mut others = Vec::new();
    for case in suite() {
        if let Some(agrees) = agrees(&case.yaml) {
            taken.0 += 1;
            let source = Arc::new(Source::new("a.yaml", case.yaml.clone()));
            let is_as_expected = scan(&source).is_some_and(|tree| events(&tree) == expected(&case.tree));
            if !agrees || case.fails || !is_as_expected {
                others.push(case.name.clone());
            }
        }
        // The same below a name, so that lists and texts are tried that stand alone there.
        let below: String = case.yaml.lines().map(|line| format!("  {line}\n")).collect();
        if let Some(agrees) = agrees(&format!("below:\n{below}")) {
            taken.1 += 1;
            if !agrees {
                others.push(format!("{} below a name", case.name));
            }
        }
    }
    assert!(others.is_empty(), "{others:#?}");
    assert!(taken.0 >= 15 && taken.1 >= 30, "{taken:?}");
}

/// A tree as the suite writes it, without the styles of its parts.
fn events(tree: &Arena) -> Vec<String> {
    fn add(tree: &Arena, node: NodeId, events: &mut Vec<String>) {
        if let Some(text) = tree.text(node) {
            events.push(format!("={text}"));
        } else if tree.is_mapping(node) {
            events.push("+MAP".to_owned());
            for (key, value) in tree.entries(node) {
                add(tree, key, events);
                add(tree, value, events);
            }
            events.push("-MAP".to_owned());
        } else {
            events.push("+SEQ".to_owned());
            tree.items(node).for_each(|item| add(tree, item, events));
            events.push("-SEQ".to_owned());
        }
    }
    let mut events = Vec::new();
    if !tree.is_empty() {
        add(tree, NodeId::ROOT, &mut events);
    }
    events
}

fn expected(events: &str) -> Vec<String> {
    let lines = events.lines().map(str::trim_start);
    let of_tree = lines.filter(|line| !["+STR", "-STR", "+DOC", "-DOC"].iter().any(|mark| line.starts_with(mark)));
    of_tree
        .map(|line| match line.strip_prefix("=VAL ") {
            Some(value) => {
                let text = value.get(1..).unwrap_or_default();
                format!("={}", text.replace("\\n", "\n").replace("\\t", "\t").replace("\\\\", "\\"))
            }
            None => line.get(..4).unwrap_or(line).to_owned(),
        })
        .collect()
}
