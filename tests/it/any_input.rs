//! The laws of `tests/it/laws` on documents of this repository that were changed at random, and on every input that ever
//! broke one.

use std::fs;

use proptest::prelude::*;

use crate::laws::LAWS;
use crate::support::{files_below, root};

#[test]
fn what_once_broke_a_law_keeps_it_now() {
    for (name, law) in LAWS {
        let folder = root().join("tests/it/laws/inputs").join(name);
        for file in if folder.is_dir() { files_below(&folder) } else { Vec::new() } {
            law(&fs::read(&file).expect("an input"));
        }
    }
}

#[test]
fn every_law_has_a_target_and_every_target_a_law() {
    let mut targets: Vec<String> = files_below(&root().join("fuzz/fuzz_targets"))
        .iter()
        .map(|file| file.file_stem().expect("a name").to_string_lossy().into_owned())
        .collect();
    targets.sort();
    let mut laws: Vec<&str> = LAWS.iter().map(|(name, _)| *name).collect();
    laws.sort_unstable();
    assert_eq!(targets, laws);
}

/// What documents are made of, and what breaks them.
pub(crate) fn pieces() -> impl Strategy<Value = Vec<u8>> {
    let words = [
        "commitments:\n",
        "  - ",
        "standard: two-trainers",
        "says: >-\n    ",
        "details: {minimum: 2}",
        "{",
        "}",
        "[",
        "]",
        ": ",
        "#",
        " #",
        "\"",
        "'",
        "\n",
        "\r\n",
        "\t",
        "&a ",
        "*a",
        "!!str ",
        "---\n",
        "----\n",
        "2024-11",
        "must",
        "Working Together 2018",
        "LSCB",
        "| a | b |\n",
        "> ",
        "# ",
        "```\n",
        "::error::",
        "##[",
        "\u{1b}[2J",
        "\u{202e}",
        "é",
        "\u{0}",
        "@everyone",
        "../",
        "/etc",
        "extends: ",
        "standards: ",
        "rules: {",
        "check: [{field: lead, present: true}]",
        "list:\n",
        "levels:\n",
        "1",
        "99999999999999999999",
        "\u{2022} ",
        " \u{2022} ",
        "\u{201c}",
        "\u{201d}",
        "\u{a0}",
        "  -standard: child-voice\n",
        "5 November 2024",
        "review: {next_due: 2026/09/14;, every: every two years}\n",
        "Area: ",
        "bodies:\n  - {id: a, name: A: one}\n",
    ];
    let piece = prop_oneof![
        8 => prop::sample::select(words.to_vec()).prop_map(|word| word.as_bytes().to_vec()),
        1 => any::<[u8; 3]>().prop_map(|bytes| bytes.to_vec()),
    ];
    let beginning = prop_oneof![
        Just("paramount: policy/v1\n"),
        Just("paramount: course/v1\n"),
        Just("paramount: config/v1\n"),
        Just("paramount: standards/v1\n"),
        Just("")
    ];
    let pieces = prop::collection::vec(piece, 0..40);
    (beginning, pieces).prop_map(|(beginning, pieces)| [beginning.as_bytes(), &pieces.concat()].concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 30, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_input_keeps_every_law(bytes in pieces()) {
        for (_, law) in LAWS {
            law(&bytes);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn fixes_make_nothing_worse(bytes in pieces()) {
        crate::laws::fixes::roundtrip(&bytes);
    }
}
