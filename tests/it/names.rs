//! Names of files and folders as different systems write them: with letters composed or not, or in no letters at all.

#![cfg(target_os = "linux")]

use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt;

use crate::support::repository::Repository;
use crate::support::{TODAY, check, check_with};

/// What is said of names, and how many policies and materials were judged.
fn said(repository: &Repository, more: &[&str]) -> (Vec<String>, Vec<String>) {
    let report = check_with(&repository.path(), TODAY, &[], more).report;
    let about_names = ["course/", "load/", "waiver/", "guidance/replaced-term"];
    let findings =
        report.findings.iter().filter(|finding| about_names.iter().any(|rule| finding.rule.starts_with(rule)));
    let said = findings.map(|finding| format!("{}: {}: {}", finding.document.path, finding.rule, finding.message));
    (said.collect(), report.documents.into_iter().map(|document| document.path).collect())
}

/// A Mac writes "\u{e9}" as two signs, and whoever writes settings and courses on another system as one.
#[test]
fn a_name_means_the_file_however_its_letters_are_composed() {
    let repository = Repository::new();
    repository.write(
        "paramount.yaml",
        "paramount: config/v1\npolicies: [r\u{e9}gles]\nstandards: [r\u{e9}gles/own.yaml]\nexclude: [\"vi\u{e9}ux/**\"]\nwaivers:\n  \
         - {rule: guidance/replaced-term, document: \"cours/\u{e9}t\u{e9}/p.md\", reason: It is history, approved_by: Board, until: 2027}\n",
    );
    repository.write("re\u{301}gles/own.yaml", "paramount: standards/v1\nstandards: own\nedition: \"1\"\nlist: []\n");
    repository.write("re\u{301}gles/p.yaml", "paramount: policy/v1\npolicy: p\nedition: \"1\"\ntitle: T\n");
    repository.write("vie\u{301}ux/q.yaml", "paramount: policy/v1\npolicy: q\n");
    repository.write(
        "cours/c.yaml",
        "paramount: course/v1\ncourse: c\ntitle: C\npolicy: p\nmaterials: [\u{e9}t\u{e9}/p.md]\nevidence:\n  child-voice:\n    \
         - {says: a, where: \"e\u{301}t\u{e9}/p.md#caf\u{e9}\"}\n",
    );
    repository.write("cours/e\u{301}te\u{301}/p.md", "# Cafe\u{301}\n\nThe LSCB decides.\n");
    let commit = repository.commit();
    let (findings, documents) = said(&repository, &["--show-suppressed"]);
    assert_eq!(findings.len(), 1, "{findings:#?}");
    assert!(findings[0].starts_with("cours/e\u{301}te\u{301}/p.md: guidance/replaced-term"), "{findings:#?}");
    let paths = [
        "cours/c.yaml",
        "cours/e\u{301}te\u{301}/p.md",
        "paramount.yaml",
        "re\u{301}gles/own.yaml",
        "re\u{301}gles/p.yaml",
    ];
    assert_eq!(documents, paths);
    // Read through git they are the same.
    let compared = check_with(&repository.path(), TODAY, &[], &["--base", &commit]).report;
    assert_eq!((compared.summary.new, compared.summary.fixed, compared.changes.len()), (0, 0, 0));
}

#[test]
fn a_document_whose_name_is_not_utf8_is_judged_and_its_name_shown_with_codes() {
    let repository = Repository::new();
    let put = |name: &[u8], text: &str| {
        let file = repository.path().join(OsStr::from_bytes(name));
        fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
        fs::write(file, text).expect("a file");
    };
    put(b"caf\xe9/a\xff.yaml", "paramount: policy/v1\npolicy: a\nedition: \"1\"\ntitel: T\n");
    put(b"caf\xe9/c.yaml", "paramount: course/v1\ncourse: c\ntitle: C\nmaterials: [t%E9.md]\n");
    put(b"caf\xe9/t\xe9.md", "The LSCB decides.\n");
    let commit = repository.commit();
    let (findings, documents) = said(&repository, &[]);
    assert_eq!(documents, ["caf%E9/a%FF.yaml", "caf%E9/c.yaml", "caf%E9/t%E9.md"]);
    assert!(findings.iter().any(|said| said.starts_with("caf%E9/a%FF.yaml: load/unknown-key")), "{findings:#?}");
    assert!(findings.iter().any(|said| said.starts_with("caf%E9/t%E9.md: guidance/replaced-term")), "{findings:#?}");
    let compared = check_with(&repository.path(), TODAY, &[], &["--base", &commit]).report;
    assert_eq!((compared.summary.new, compared.summary.fixed, compared.changes.len()), (0, 0, 0));
    assert_eq!(check(&repository.path(), TODAY, &["caf%E9/c.yaml"]).report.documents.len(), 0, "there is no such name");
}
