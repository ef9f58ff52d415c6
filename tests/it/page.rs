//! The page that holds the whole command, which `ci/page.sh` builds: it judges as the command does, and it holds in a browser
//! without a network.

#![expect(clippy::print_stderr, reason = "a test says what it left out")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::slips::plain_slips;
use crate::support::office::Word;
use crate::support::root;

const BROWSER: &str = "/usr/bin/chromium";

/// Each of the slips takes half a second in the browser, so that one of so many is tried.
const BETWEEN_SLIPS: usize = 20;

/// With the page's engine alone each takes some hundredths of a second.
const BETWEEN_CLICKED_SLIPS: usize = 7;

/// The folder with the page, where it is built.
fn built() -> Option<PathBuf> {
    let built = root().join("target/page");
    let is_there = built.join("paramount.html").exists();
    if !is_there {
        eprintln!("left out: the page with the whole command, since ci/page.sh has not built it");
    }
    is_there.then_some(built)
}

/// Runs one of the scripts in `tests/browser`, and shows what it says where it is not content.
fn run(script: &str, arguments: impl IntoIterator<Item = PathBuf>) {
    let mut node = Command::new("node");
    let output = node.arg(root().join("tests/browser").join(script)).args(arguments).output().expect("node runs");
    let said = [output.stdout, output.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).concat();
    assert!(output.status.success(), "{said}");
}

/// The program as it is built for the tests.
fn program() -> PathBuf {
    assert_cmd::cargo::cargo_bin("paramount")
}

/// The folders below `tests/cases` and `tests/examples`, each of them a repository.
fn examples() -> Vec<PathBuf> {
    let below = |folder: &str| fs::read_dir(root().join(folder)).expect("a folder").flatten().map(|entry| entry.path());
    let mut folders: Vec<PathBuf> =
        below("tests/cases").chain(below("tests/examples")).filter(|path| path.is_dir()).collect();
    folders.sort();
    folders
}

/// Takes some seconds: every example is judged twice, once by the program and once as the page does it.
#[test]
fn the_page_judges_as_the_command_does() {
    let Some(built) = built() else { return };
    let folders = [root().join("policies")].into_iter().chain(examples());
    run("agree.mjs", [built, program()].into_iter().chain(folders));
}

/// A click on each mend that the page offers is enough wherever `check --fix` mends a slip, and wherever what a message says to
/// do holds the words to write. Takes some seconds: the engine has to be compiled.
#[test]
fn the_page_mends_slips_by_clicks() {
    let Some(built) = built() else { return };
    let folder = tempfile::tempdir().expect("a folder");
    let told = plain_slips().into_iter().filter(|slip| !slip.is_clean);
    for (number, slip) in told.step_by(BETWEEN_CLICKED_SLIPS).enumerate() {
        let kind = if slip.is_fixed { "fixed" } else { "told" };
        fs::write(folder.path().join(format!("{kind}-{number}.yaml")), slip.damaged).expect("a file");
        fs::write(folder.path().join(format!("{kind}-{number}.mended")), slip.mended).expect("a file");
    }
    run("slips.mjs", [built, root().join("ci/page/src/replacement.mjs"), folder.path().to_owned()]);
}

/// Takes a minute and more, for a browser opens the page some thirty times: it is used as people use it, by keyboard and by
/// dropping files, in light and in dark.
#[test]
fn the_page_holds_in_a_browser() {
    let Some(built) = built() else { return };
    let modules = root().join("target/browser");
    if !modules.join("complete").exists() || !Path::new(BROWSER).exists() {
        eprintln!("left out: the page in a browser, since ci/test.sh has not installed one");
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let strategy = Word::new()
        .styled("Title", "Training Strategy 2025")
        .heading(1, "Trainers")
        .paragraph("Each session must be led by at least two trainers.");
    fs::write(folder.path().join("strategy.docx"), strategy.build()).expect("a file");
    fs::create_dir(folder.path().join("slips")).expect("a folder");
    let fixed = plain_slips().into_iter().filter(|slip| slip.is_fixed);
    for (number, slip) in fixed.step_by(BETWEEN_SLIPS).enumerate() {
        fs::write(folder.path().join(format!("slips/{number}.yaml")), slip.damaged).expect("a file");
    }
    let page = built.join("paramount.html");
    run("page.mjs", [modules, BROWSER.into(), page, program(), root().join("tests"), folder.path().to_owned()]);
}

/// Each shared standard has a name of a few words beside a sentence, and words by which a sentence plainly answers it, but for those
/// that a part of the record answers.
#[test]
fn the_page_names_each_shared_standard_in_short() {
    let folder = tempfile::tempdir().expect("a folder");
    let blank = Command::new(program()).args(["new", "policy"]).current_dir(&folder).output().expect("it runs").stdout;
    fs::write(folder.path().join("record.yaml"), blank).expect("a file");
    let out = Command::new(program()).args(["sheet", "out", "a.csv", "record.yaml"]).current_dir(&folder).output();
    assert!(out.expect("it runs").status.success(), "the sheet is not written");
    let sheet = fs::read_to_string(folder.path().join("a.csv")).expect("the sheet");
    // A cell may have several lines, and none of them begins as a standard is called.
    let is_name =
        |cell: &str| cell.contains('-') && cell.chars().all(|letter| letter.is_ascii_lowercase() || letter == '-');
    let source = |name: &str| fs::read_to_string(root().join("ci/page/src").join(name)).expect("the page's own words");
    let (captions, plain) = (source("captions.mjs"), source("plain_words.mjs"));
    let by_part = ["learning-levels", "policy-review", "policy-lead", "document-approval"];
    let names: Vec<&str> =
        sheet.lines().filter_map(|line| line.split(',').next()).filter(|cell| is_name(cell)).collect();
    assert!(names.len() > 30, "the sheet has few standards: {names:?}");
    for id in names {
        let is_in = |words: &str| words.contains(&format!("{id}: ")) || words.contains(&format!("'{id}': "));
        assert!(is_in(&captions), "captions.mjs has no name for {id}");
        assert!(by_part.contains(&id) || is_in(&plain), "plain_words.mjs has no words for {id}");
    }
}
