//! A run that holds outlines of its documents finds what one finds that holds them whole, and says of a file that changes
//! meanwhile that it did.

use std::fs;
use std::path::{Path, PathBuf};

use jiff::civil::Date as Day;
use paramount::check::{check, check_in_parts};
use paramount::finding::Finding;
use paramount::rules::{self, Page};
use paramount::session::{self, Holding, Materials, Request, Session};

use crate::support::trial::trials;
use crate::support::{TODAY, root};

const OUTLINES: Holding = Holding::Outlines { above: 0 };

fn day(day: &str) -> Day {
    day.parse().expect("a day")
}

fn read(folder: &Path, holding: Holding) -> Session {
    let request = Request { paths: &[folder.to_path_buf()], root: Some(folder), policies: &[] };
    session::read_in_parts(&request, Materials::Read, holding).expect("a folder")
}

/// What a run finds, and what it could not do.
fn found(session: &Session, today: Day) -> (Vec<Finding>, Vec<String>) {
    let (findings, faults) = if session.workspace.has_outlines() {
        check_in_parts(&session.workspace, session.parts(), today)
    } else {
        check(&session.workspace, today)
    };
    let told = session.failures.iter().chain(&faults).map(ToString::to_string);
    (findings, told.collect())
}

/// Whether there was something to hold an outline of.
fn assert_same(folder: &Path, today: Day) -> bool {
    let (whole, parts) = (read(folder, Holding::Whole), read(folder, OUTLINES));
    let (of_whole, of_parts) = (found(&whole, today), found(&parts, today));
    let name = folder.display();
    assert_eq!(of_parts.1, of_whole.1, "{name}");
    for (part, whole) in of_parts.0.iter().zip(&of_whole.0) {
        assert_eq!(part, whole, "{name}");
    }
    assert_eq!(of_parts.0.len(), of_whole.0.len(), "{name}");
    let named = |session: &Session| -> Vec<_> {
        let documents = session.workspace.documents.iter();
        documents.map(|it| (it.loaded.reference.clone(), it.loaded.extent, it.loaded.sha256.clone())).collect()
    };
    assert_eq!(named(&parts), named(&whole), "{name}");
    parts.workspace.has_outlines()
}

#[test]
fn outlines_find_what_whole_documents_find() {
    let cases = fs::read_dir(root().join("tests/cases")).expect("the cases").flatten().map(|case| case.path());
    let more = ["tests/examples/course-repo", "policies", "tests/parity"].map(|folder| root().join(folder));
    let folders: Vec<PathBuf> = cases.filter(|case| case.is_dir()).chain(more).collect();
    let with_outlines = folders.iter().filter(|folder| assert_same(folder, day(TODAY))).count();
    assert!(with_outlines > 40, "{with_outlines}");
}

#[test]
fn outlines_find_what_the_pages_of_rules_show() {
    let mut with_outlines = 0;
    for trial in rules::all().flat_map(|rule| trials(&Page::new(rule.doc).examples())) {
        let folder = tempfile::tempdir().expect("a folder");
        let root = fs::canonicalize(folder.path()).expect("the folder that was made");
        for file in trial.files.iter().filter(|file| !file.before) {
            let beside = file.beside.iter().map(|(name, text)| (name, text.as_bytes()));
            for (name, bytes) in beside.chain([(&file.name, file.bytes.as_slice())]) {
                let path = root.join(name);
                fs::create_dir_all(path.parent().expect("a folder")).expect("the folder can be made");
                fs::write(path, bytes).expect("the file can be written");
            }
        }
        with_outlines += usize::from(assert_same(&root, day(&trial.today)));
    }
    assert!(with_outlines > 300, "{with_outlines}");
}

const POLICY: &str =
    "paramount: policy/v1\npolicy: NAME\nedition: \"2024\"\ntitle: Training policy\nstatus: published\n";

#[test]
fn every_document_is_judged_in_one_part_beside_its_policy() {
    let folder = tempfile::tempdir().expect("a folder");
    for name in ["ashford", "benton", "corby"] {
        fs::write(folder.path().join(format!("{name}.yaml")), POLICY.replace("NAME", name)).expect("a file");
        for number in 0..5 {
            let course = format!("paramount: course/v1\ncourse: {name}-{number}\ntitle: A course\npolicy: {name}\n");
            fs::write(folder.path().join(format!("{name}-{number}.yaml")), course).expect("a file");
        }
    }
    let session = read(&fs::canonicalize(folder.path()).expect("a folder"), OUTLINES);
    let documents = &session.workspace.documents;
    for most in [0, 200, 300, 1_000_000] {
        let parts = session.workspace.parts(most);
        let mut judged: Vec<usize> = parts.iter().flat_map(|part| part.judged.clone()).collect();
        judged.sort_unstable();
        assert_eq!(judged, (0..documents.len()).collect::<Vec<_>>(), "{most}");
        for part in &parts {
            for document in part.judged.iter().filter_map(|&index| documents[index].course()) {
                let policy = document.policy.text();
                let is_it = |index: &&usize| documents[**index].policy().is_some_and(|it| it.policy.text() == policy);
                assert!(part.whole.iter().any(|index| is_it(&index)), "{most}: {part:?}");
            }
        }
    }
}

#[test]
fn a_document_that_changes_between_is_told() {
    let folder = tempfile::tempdir().expect("a folder");
    for name in ["ashford", "benton"] {
        fs::write(folder.path().join(format!("{name}.yaml")), POLICY.replace("NAME", name)).expect("a file");
    }
    let session = read(&fs::canonicalize(folder.path()).expect("a folder"), OUTLINES);
    fs::write(folder.path().join("benton.yaml"), POLICY.replace("NAME", "other")).expect("a file");
    let (findings, told) = found(&session, day(TODAY));
    assert_eq!(told, ["benton.yaml changed while it was being judged, so nothing is said about it"]);
    assert!(!findings.is_empty() && findings.iter().all(|finding| finding.document.path == "ashford.yaml"));
}
