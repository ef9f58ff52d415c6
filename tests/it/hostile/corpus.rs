//! The worst of what a stranger's pull request may bring, in every command and format: nothing falls over, hangs, obeys or
//! leaks, and what is wrong is said. What could end the whole process runs in one of its own.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use rayon::prelude::*;
use tempfile::TempDir;

use super::program;
use crate::laws::output::{assert_inert, commands};
use crate::laws::runs::run_in;
use crate::support::office::zip_parts;

/// What lies beside the root, which nobody may read.
const SECRET: &str = "SECRET-do-not-print";

/// Something hostile: the files of a folder, and the rule that speaks of it, where one does.
struct Case {
    name: &'static str,
    rule: Option<&'static str>,
    files: Vec<(String, Vec<u8>)>,
}

/// One document.
fn document(name: &'static str, rule: &'static str, text: impl Into<Vec<u8>>) -> Case {
    Case { name, rule: Some(rule), files: vec![("policy.yaml".to_owned(), text.into())] }
}

/// Several files, beside which a policy stands.
fn files(name: &'static str, rule: &'static str, files: &[(&str, &[u8])]) -> Case {
    let mut files: Vec<_> = files.iter().map(|(path, bytes)| ((*path).to_owned(), bytes.to_vec())).collect();
    if !files.iter().any(|(path, _)| path == "policy.yaml") {
        files.push(("policy.yaml".to_owned(), policy("").into_bytes()));
    }
    Case { name, rule: Some(rule), files }
}

fn policy(more: &str) -> String {
    format!("paramount: policy/v1\npolicy: p\nedition: \"2024\"\ntitle: Example policy\n{more}")
}

fn course(more: &str) -> String {
    format!("paramount: course/v1\ncourse: c\ntitle: A course\npolicy: p\n{more}")
}

/// A text in quotes, as YAML writes it, with codes for all that is no plain letter.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' | '\\' => write!(quoted, "\\{letter}"),
            ' '..='~' => write!(quoted, "{letter}"),
            _ => write!(quoted, "\\u{:04x}", u32::from(letter)),
        }
        .expect("text");
    }
    quoted + "\""
}

fn yaml() -> Vec<Case> {
    let mut laughs = String::from("a0: &a0 [x, x]\n");
    for level in 1..11 {
        let below = level - 1;
        writeln!(laughs, "a{level}: &a{level} [*a{below}, *a{below}, *a{below}, *a{below}]").expect("text");
    }
    vec![
        document("aliases of aliases", "load/not-plain", policy(&laughs)),
        document("a merge key", "load/not-plain", policy("x: &x {a: b}\nlead: {<<: *x}\n")),
        document(
            "a tag that makes an object",
            "load/not-plain",
            policy("notes: !!python/object/apply:os.system [ls]\n"),
        ),
        document("a thousand documents", "load/not-plain", policy(&"---\na: b\n".repeat(1_000))),
        document("brackets", "load/too-deep", policy(&format!("notes: {}", "[".repeat(20_000)))),
        document("blocks in blocks", "load/too-deep", policy(&format!("notes: {}", "{a: ".repeat(20_000)))),
        document(
            "hyphens behind each other",
            "load/too-deep",
            policy(&format!("notes:\n  {}x\n", "- ".repeat(20_000))),
        ),
        document("hyphens below each other", "load/too-large", policy(&format!("notes:\n{}", "-\n".repeat(200_001)))),
        document("an open quotation", "load/invalid-yaml", policy(&format!("notes: \"{}", "a b\n ".repeat(20_000)))),
        document(
            "a change that was not merged",
            "load/invalid-yaml",
            policy("<<<<<<< ours\nlead: none\n=======\n>>>>>>> theirs\n"),
        ),
        document("the same entry twice", "load/duplicate-key", policy("status: draft\n\"status\": approved\n")),
        document("a question mark", "load/not-recognised", "? paramount\n: policy/v1\npolicy: p\n"),
        document("a date that is none", "load/bad-date", policy("review: {next_due: 99999999999-99}\n")),
        document(
            "a time beyond counting",
            "load/bad-duration",
            policy("review: {every: 99999999999999999999 years}\n"),
        ),
    ]
}

fn texts() -> Vec<Case> {
    let utf16: Vec<u8> = policy("").encode_utf16().flat_map(u16::to_le_bytes).collect();
    let latin = [policy("notes: ").as_bytes(), b"caf\xe9\n"].concat();
    vec![
        document("UTF-16", "load/not-utf8", utf16),
        document("Latin 1", "load/not-utf8", latin),
        document("a zero", "load/invalid-yaml", policy("notes: a\0b\n")),
        document("text turned round", "load/invisible-text", policy("notes: a \u{202e}b\u{2066} c\n")),
        document("a text in tags", "load/invisible-text", policy("notes: a\u{e0041}\u{e0042}\n")),
        document("a Cyrillic letter", "load/unknown-key", policy("\u{441}ommitments: []\n")),
        document(
            "a million letters",
            "document/source-fault",
            policy(&format!("source_faults:\n  - {{kind: lost, section: \"1\", says: {}}}\n", "a".repeat(1_000_000))),
        ),
    ]
}

/// Texts that act on whoever reads them, in values, in names of entries and in names of files.
fn injections() -> Vec<Case> {
    let acting = [
        ("a command of GitHub", "a\n::stop-commands::x\n\r::error file=x::forged"),
        (
            "three colons at the end of a line",
            "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa :::error file=x:::forged",
        ),
        (
            "commands of other runners",
            "##vso[task.setvariable x]##[set-env]##teamcity[x] section_start:1:x %0A::error::x",
        ),
        ("codes of a terminal", "\u{1b}[2J\u{1b}]52;c;eA==\u{7}\u{9b}31m\u{8}\u{8}"),
        ("markup", "</script></title><img src=x onerror=alert(1)><svg/onload=alert(1)>"),
        ("the end of a text in XML", "]]></failure><x>&a; \u{fffe}"),
        ("places of SARIF and formulas", "{0} =cmd|' /C calc'!A0 [x](javascript:alert(1))"),
        ("Markdown", "@everyone ![x](http://example.org/x) ``` | fixes #1 <!-- -->"),
    ];
    let mut cases: Vec<Case> = Vec::new();
    for (name, text) in acting {
        let words = quoted(text);
        let more = format!(
            "area: {words}\nlead: {{role: {words}}}\nreview: {{every: {words}, next_due: 2020-01, by: {words}}}\nactions: [{{id: x, \
             says: {words}, due: 2020}}]\n{words}: {words}\n"
        );
        let taught =
            format!("paramount: course/v1\ncourse: c\ntitle: {words}\npolicy: {words}\nmaterials: [{words}]\n");
        let settings = format!("paramount: config/v1\nexclude: [{words}]\nrules: {{{words}: note}}\n");
        let all: [(&str, &[u8]); 3] = [
            ("policy.yaml", &policy(&more).into_bytes()),
            ("course.yaml", &taught.into_bytes()),
            ("sub/paramount.yaml", &settings.into_bytes()),
        ];
        cases.push(files(name, "load/unknown-key", &all));
    }
    if cfg!(unix) {
        let misspelt = policy("comitments: []\n").into_bytes();
        cases.push(files("a command as a name", "load/unknown-key", &[("a\n::error::x.yaml", &misspelt)]));
        cases.push(files("codes as a name", "load/unknown-key", &[("\u{1b}[31m\r<img src=x>|.yaml", &misspelt)]));
    }
    cases
}

fn references() -> Vec<Case> {
    let outside = "materials: [../secret.md, \"..\\\\secret.md\", /etc/passwd, \"file:///etc/passwd\"]\nevidence:\n  child-voice: [{says: \
                   a, where: \"../secret.md#secret\"}]\n";
    let circle: String = (0..20).map(|number| format!("p{number}")).collect::<Vec<_>>().join(" ");
    let mut round: Vec<(String, Vec<u8>)> = Vec::new();
    for (number, name) in circle.split(' ').enumerate() {
        let text = format!(
            "paramount: policy/v1\npolicy: {name}\nedition: \"1\"\ntitle: T\nstatus: published\nsupersedes: p{}@1\n",
            (number + 1) % 20
        );
        round.push((format!("{name}.yaml"), text.into_bytes()));
    }
    vec![
        files("materials outside the root", "course/outside-root", &[("course.yaml", course(outside).as_bytes())]),
        files(
            "a source outside the root",
            "load/unreadable",
            &[("policy.yaml", policy("source: {title: T, file: ../secret.md}\ncommitments: [{id: a, quote: SECRET}]\n").as_bytes())],
        ),
        files(
            "settings outside the root",
            "load/unreadable",
            &[("paramount.yaml", b"paramount: config/v1\nextends: ../outside.yaml\nstandards: [../outside.yaml]\nguidance: [/etc/passwd]\n")],
        ),
        files("settings that extend themselves", "load/unreadable", &[("paramount.yaml", b"paramount: config/v1\nextends: paramount.yaml\n")]),
        Case { name: "policies that replace each other", rule: None, files: round },
        files(
            "a set that passes for the shared one",
            "standards/reserved-name",
            &[
                ("paramount.yaml", b"paramount: config/v1\nstandards: [own.yaml]\n"),
                ("own.yaml", b"paramount: standards/v1\nstandards: shared\nedition: 2026-11\nlist: []\n"),
            ],
        ),
        files(
            "a sentence that says nothing",
            "standards/unknown-field",
            &[(
                "own.yaml",
                b"paramount: standards/v1\nstandards: own\nedition: 2026-11\nlist:\n  - id: a\n    title: A\n    course:\n      expects: \
                  must\n      check: [{field: trainers.x.y, at_least: $a}, {field: $a, is: $b}, {each: {each: {each: x}}}]\n",
            )],
        ),
    ]
}

fn materials() -> Vec<Case> {
    let taught = |file: &str| course(&format!("materials: [{file}]\n")).into_bytes();
    let package =
        r#"<Relationships><Relationship Id="a" Type="x/officeDocument" Target="word/document.xml"/></Relationships>"#;
    let word = |xml: &str| zip_parts(&[("_rels/.rels", package), ("word/document.xml", xml)]);
    let laughs = "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><document><body><p><r><t>&a;</t></r></p></body></document>";
    let deep = format!("<document><body>{}", "<p>".repeat(5_000));
    let bomb = format!("<document><body><p><r><t>{}", "a".repeat(16 << 20));
    let cut = word("<document><body/></document>");
    let cut = &cut[..cut.len() / 2];
    let markdown = format!("{}\n\n{}\n\n{}\n", "[".repeat(5_000), "*a ".repeat(5_000), "`".repeat(5_000));
    vec![
        files(
            "definitions of markup",
            "load/unreadable",
            &[("course.yaml", &taught("a.docx")), ("a.docx", &word(laughs))],
        ),
        files("markup in markup", "load/too-deep", &[("course.yaml", &taught("a.docx")), ("a.docx", &word(&deep))]),
        files(
            "what unpacks to a thousand times",
            "load/too-large",
            &[("course.yaml", &taught("a.docx")), ("a.docx", &word(&bomb))],
        ),
        files("half of a file", "load/unreadable", &[("course.yaml", &taught("a.docx")), ("a.docx", cut)]),
        Case {
            rule: None,
            ..files("marks that never end", "", &[("course.yaml", &taught("a.md")), ("a.md", markdown.as_bytes())])
        },
    ]
}

/// The texts of all documents among these that somebody could write in an editor.
pub(crate) fn written() -> Vec<(&'static str, String)> {
    /// What is longer is typed nowhere.
    const MOST: usize = 20_000;
    let cases = [yaml(), texts(), injections(), references()].into_iter().flatten();
    let texts = cases.flat_map(|case| case.files.into_iter().map(move |(path, bytes)| (case.name, path, bytes)));
    let texts = texts.filter(|(_, path, bytes)| path.ends_with(".yaml") && bytes.len() < MOST);
    texts.filter_map(|(name, _, bytes)| Some((name, String::from_utf8(bytes).ok()?))).collect()
}

/// The folder of a case, in which the root lies beside what nobody may read.
fn folder_of(case: &Case) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("secret.md"), format!("# {SECRET}\n")).expect("a file");
    fs::write(folder.path().join("outside.yaml"), format!("paramount: config/v1\n# {SECRET}\n")).expect("a file");
    for (path, bytes) in &case.files {
        let file = folder.path().join("root").join(path);
        fs::create_dir_all(file.parent().expect("a folder")).expect("the folder can be made");
        fs::write(file, bytes).expect("a file");
    }
    folder
}

fn assert_harmless(case: &str, command: &str, format: &str, output: &str) {
    assert!(!output.is_empty() || command != "check", "{case}: {command} {format} says nothing");
    assert_inert(format, output);
    assert!(!output.contains(SECRET), "{case}: {command} {format} tells the secret");
    assert!(!output.contains("root:x:0"), "{case}: {command} {format} tells who has an account");
    if ["html", "markdown"].contains(&format) {
        let of_us = output.replace("<script id=", "").to_lowercase();
        let links: &[&str] = if format == "markdown" { &["](javascript:", "](http://example.org/x"] } else { &[] };
        for mark in ["<img src=x", "<svg/onload", "</title><"].iter().chain(links) {
            assert!(!of_us.contains(mark) || is_code(&of_us, mark), "{case}: {command} {format} has {mark}");
        }
    }
}

/// Whether a mark stands nowhere but between backticks.
fn is_code(output: &str, mark: &str) -> bool {
    output.lines().filter(|line| line.contains(mark)).all(|line| {
        let at = line.find(mark).unwrap_or_default();
        line[..at].contains('`') && line[at..].contains('`')
    })
}

fn assert_case(case: &Case) {
    let folder = folder_of(case);
    let root = folder.path().join("root");
    for (command, formats) in commands() {
        for (format, output) in run_in(&root, command, &formats) {
            assert_harmless(case.name, command, format, &output);
            if command == "check" && format == "json" {
                let report: serde_json::Value = serde_json::from_str(&output).expect("a report");
                let rules = report["findings"].as_array().into_iter().flatten().map(|finding| &finding["rule"]);
                let rules: Vec<&str> = rules.filter_map(|rule| rule.as_str()).collect();
                assert!(case.rule.is_none_or(|rule| rules.contains(&rule)), "{}: {rules:?}", case.name);
            }
        }
    }
}

#[test]
fn every_command_stands_what_strangers_bring() {
    let cases: Vec<Case> = [yaml(), texts(), injections(), references(), materials()].into_iter().flatten().collect();
    assert!(cases.len() >= 40, "{}", cases.len());
    cases.par_iter().for_each(assert_case);
}

/// What could end a process by its stack, its memory or a wait without end.
#[test]
fn no_process_ends_before_its_time() {
    let long = format!("paramount: config/v1\nextends: {}x\n", "a/".repeat(20_000));
    let nested: String = (0..60).map(|_| "a/").collect::<String>() + "policy.yaml";
    let cases = [
        files("settings in 20,000 folders", "load/unreadable", &[("paramount.yaml", long.as_bytes())]),
        files("a policy sixty folders deep", "", &[(nested.as_str(), policy("").as_bytes())]),
    ];
    for case in &cases {
        let folder = folder_of(case);
        for arguments in [["check", ".", "--format", "human"], ["due", ".", "--format", "json"]] {
            assert_ends(case.name, &folder.path().join("root"), &arguments);
        }
    }
}

#[cfg(unix)]
#[test]
fn what_is_no_file_is_neither_read_nor_waited_for() {
    let case = files("no files", "", &[("course.yaml", course("materials: [pipe.md, out.md, round.md]\n").as_bytes())]);
    let folder = folder_of(&case);
    let root = folder.path().join("root");
    for pipe in ["pipe.yaml", "pipe.md"] {
        let made = std::process::Command::new("mkfifo").current_dir(&root).arg(pipe).status().expect("it runs");
        assert!(made.success());
    }
    fs::create_dir(root.join("folder.yaml")).expect("a folder");
    for (to, link) in [
        ("../secret.md", "out.md"),
        ("../outside.yaml", "out.yaml"),
        ("round.md", "round.md"),
        ("/dev/zero", "zero.yaml"),
        (".", "loop"),
    ] {
        std::os::unix::fs::symlink(to, root.join(link)).expect("a link");
    }
    for (command, formats) in commands() {
        let output = assert_ends(case.name, &root, &[command, ".", "--format", formats[0]]);
        assert_harmless(case.name, command, formats[0], &output);
    }
}

/// What a process printed that ended by itself and without a fault.
fn assert_ends(case: &str, root: &Path, arguments: &[&str]) -> String {
    let output = program(root, arguments, &[]);
    let code = output.status.code();
    assert!(code.is_some_and(|code| code < 4), "{case}: {code:?} {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("text")
}
