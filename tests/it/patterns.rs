//! Patterns of files that settings leave out: what they match, and that it is said of one that matches nothing.

use std::fs;

use tempfile::TempDir;

use crate::support::{check, folder_of};

const TODAY: &str = "2026-11-22";
const POLICY: &str = "paramount: policy/v1\npolicy: p\nedition: \"2025\"\ntitle: P\n";

/// What is said of patterns in the settings of a folder, with the file.
fn said(folder: &TempDir, paths: &[&str]) -> Vec<String> {
    let root = fs::canonicalize(folder.path()).expect("the folder that was made");
    let findings = check(&root, TODAY, paths).report.findings;
    let about = findings.into_iter().filter(|finding| finding.rule == "load/matches-nothing");
    about.map(|finding| format!("{}: {} / {}", finding.document.path, finding.value, finding.help)).collect()
}

fn settings(patterns: &str) -> String {
    format!("paramount: config/v1\nexclude: [{patterns}]\n")
}

#[test]
fn a_pattern_that_matches_nothing_is_said_with_what_to_write() {
    let text = settings("draft/**, drafts, drafts/, ./drafts/a.yaml, 'drafts\\a.yaml', /drafts/**");
    let folder = folder_of(&[("paramount.yaml", text.as_str()), ("a.yaml", POLICY), ("drafts/a.yaml", POLICY)]);
    let said = said(&folder, &[]);
    let help: Vec<&str> = said.iter().filter_map(|said| said.split_once(" / ")).map(|(_, help)| help).collect();
    assert_eq!(said.len(), 6, "{said:?}");
    assert!(help[0].starts_with("correct it, or take it out"), "{said:?}");
    for folder in &help[1..3] {
        assert_eq!(*folder, "write drafts/** to leave out all that is in it");
    }
    assert!(help[3].starts_with("write drafts/a.yaml: ") && help[4].starts_with("write drafts/a.yaml: "), "{said:?}");
    assert!(help[5].starts_with("write drafts/**: "), "{said:?}");
}

#[test]
fn what_a_pattern_matches_may_be_any_file_for_which_the_settings_hold() {
    let text = settings("\"*.jpg\", photos/**, slides.pptx, old.yaml");
    let own = "paramount: config/v1\n";
    let files = [
        ("paramount.yaml", text.as_str()),
        ("a.jpg", ""),
        ("photos/deep/b.txt", ""),
        ("slides.pptx", ""),
        ("old.yaml", POLICY),
    ];
    assert_eq!(said(&folder_of(&files), &[]), Vec::<String>::new());
    // A folder with settings of its own does not go by these.
    let with_own =
        folder_of(&[&files[..], &[("photos/paramount.yaml", own), ("photos/deep/paramount.yaml", own)]].concat());
    let said = said(&with_own, &[]);
    assert_eq!(said.len(), 1, "{said:?}");
    assert!(said[0].starts_with("paramount.yaml: photos/**"), "{said:?}");
}

#[test]
fn nothing_is_said_where_not_all_was_looked_through() {
    let text = settings("draft/**");
    let folder = folder_of(&[("paramount.yaml", text.as_str()), ("a.yaml", POLICY), ("sub/b.yaml", POLICY)]);
    assert_eq!(said(&folder, &["a.yaml"]), Vec::<String>::new());
    assert_eq!(said(&folder, &["sub"]), Vec::<String>::new());
    assert_eq!(said(&folder, &[]).len(), 1);
}

#[test]
fn a_pattern_of_settings_that_are_extended_is_said_once() {
    let shared = settings("draft/**, sub/old.yaml");
    let files = [
        ("paramount.yaml", shared.as_str()),
        ("sub/paramount.yaml", "paramount: config/v1\nextends: ../paramount.yaml\n"),
        ("sub/old.yaml", POLICY),
        ("more/paramount.yaml", "paramount: config/v1\nextends: ../paramount.yaml\n"),
        ("more/a.yaml", POLICY),
    ];
    let said = said(&folder_of(&files), &[]);
    assert_eq!(said.len(), 1, "{said:?}");
    assert!(said[0].starts_with("paramount.yaml: draft/**"), "{said:?}");
}
