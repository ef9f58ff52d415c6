//! One text in several files: Markdown, Word and PowerPoint as people's programs write them. What they say, where, and
//! what is found in them must not depend on the format.
//!
//! `ci/test.sh` installs LibreOffice, python-docx and python-pptx. Where they are not there, the tests that need them say
//! that they were left out.

mod written;

use std::path::{Path, PathBuf};

use assert_cmd::Command as Fed;

use paramount::commands::Outcome;
use paramount::extract::{self, Material, Resolved, resolve};
use written::Program;

use crate::support::office::{Slide, presentation, zip_parts};
use crate::support::office_text::Block;
use crate::support::{TODAY, check, libreoffice, office_text, open_document, root};

const LESSON: &str = include_str!("../parity/lesson.md");
const DECK: &str = include_str!("../parity/deck.md");
const COURSE: &str = include_str!("../parity/course.yaml");

/// The text of a material: a line a passage, in the order of reading, footnotes and notes where they stand.
fn lines(material: &Material) -> Vec<String> {
    assert!(material.whole, "{}: {:?}", material.path, material.faults);
    material.passages.iter().map(|passage| passage.text.clone()).collect()
}

/// The text that a Markdown file holds, with the marks that only stand there for PowerPoint taken out.
fn markdown(name: &str, text: &str) -> Vec<String> {
    let lines = lines(&extract::read(name, text.as_bytes()));
    lines.into_iter().map(|line| line.trim_start_matches("Notes: ").to_owned()).collect()
}

/// What is found in a material, without the names of files and places: rule, severity and what is said.
fn findings(name: &str, bytes: &[u8]) -> Vec<(String, String, String)> {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join(name), bytes).expect("a material");
    std::fs::write(folder.path().join("course.yaml"), COURSE.replace("MATERIAL", name)).expect("a course");
    let root = std::fs::canonicalize(folder.path()).expect("the folder");
    let checked = check(&root, TODAY, &[]);
    assert_eq!(checked.outcome, Outcome::Findings);
    let found = checked.report.findings.iter().filter(|finding| !finding.rule.starts_with("shared/"));
    let mut found: Vec<_> = found
        .map(|finding| {
            let message = finding.message.replace(name, "MATERIAL");
            (finding.rule.clone(), finding.severity.word().to_owned(), without_places(&message))
        })
        .collect();
    found.sort();
    found
}

/// The message without the words for places, which each format has its own of, and without curly quotes.
fn without_places(message: &str) -> String {
    written::plain(message).replace("slide with the title", "heading")
}

/// Places that a course may point at are found in each file, or in none.
fn assert_same_places(one: &Material, other: &Material) {
    for fragment in ["what-children-told-us", "heading=Two brothers", "two-sisters", "heading=What is asked of us"] {
        let found = |material: &Material| matches!(resolve(material, fragment), Resolved::Found { .. });
        assert_eq!(found(one), found(other), "{fragment} in {} and {}", one.path, other.path);
    }
}

fn assert_same(markdown_name: &str, text: &str, name: &str, bytes: &[u8]) {
    let material = extract::read(name, bytes);
    let said: Vec<String> = lines(&material).iter().map(|line| written::plain(line)).collect();
    assert_eq!(said, markdown(markdown_name, text), "{name} says the same");
    assert_same_places(&extract::read(markdown_name, text.as_bytes()), &material);
    assert_eq!(findings(name, bytes), findings(markdown_name, text.as_bytes()), "and the same is found in it");
}

#[test]
fn files_as_plain_as_they_can_be() {
    assert_same("lesson.md", LESSON, "lesson.docx", &zip_parts(&office_text::parts("lesson.docx", LESSON)));
    assert_same("deck.md", DECK, "deck.pptx", &zip_parts(&office_text::parts("deck.pptx", DECK)));
}

#[test]
fn files_as_word_powerpoint_and_google_write_them() {
    for program in [Program::Microsoft, Program::Google] {
        let lesson = written::word(program, &office_text::blocks(LESSON)).build();
        assert_same("lesson.md", LESSON, "lesson.docx", &lesson);
        let slides: Vec<Slide> = office_text::slides(DECK).iter().map(|slide| written::slide(program, slide)).collect();
        assert_same("deck.md", DECK, "deck.pptx", &presentation(&slides));
    }
}

/// A file that LibreOffice made of another one; `None` where it is not installed.
fn converted(folder: &Path, name: &str, text: &str, to: &str) -> Option<PathBuf> {
    let file = folder.join(name);
    std::fs::write(&file, text).expect("a file to convert");
    libreoffice::convert(&[&file], to, folder).then(|| file.with_extension(to))
}

#[test]
fn files_as_libreoffice_writes_them() {
    let folder = tempfile::tempdir().expect("a folder");
    let lesson = open_document::text_document(&office_text::blocks(LESSON));
    let deck = open_document::presentation_document(&office_text::slides(DECK));
    for kind in ["docx", "odt"] {
        let Some(file) = converted(folder.path(), "lesson.fodt", &lesson, kind) else { return };
        assert_same("lesson.md", LESSON, &format!("lesson.{kind}"), &std::fs::read(file).expect("a text"));
    }
    for kind in ["pptx", "odp"] {
        let Some(file) = converted(folder.path(), "deck.fodp", &deck, kind) else { return };
        assert_same("deck.md", DECK, &format!("deck.{kind}"), &std::fs::read(file).expect("slides"));
    }
}

#[test]
fn files_as_pythons_libraries_write_them() {
    let root = root();
    let python = root.join("target/office/bin/python");
    if !python.exists() {
        libreoffice::left_out("python-docx and python-pptx are not installed");
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let written = |name: &str, key: &str, content: serde_json::Value| {
        let file = folder.path().join(name);
        let mut asked = serde_json::json!({ "file": file });
        asked[key] = content;
        let mut writer = Fed::new(&python);
        writer.arg(root.join("tests/it/support/write_office.py")).env("PYTHONUTF8", "1").write_stdin(asked.to_string());
        let output = writer.output().expect("it runs");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        std::fs::read(file).expect("the file that was written")
    };
    let blocks: serde_json::Value = office_text::blocks(LESSON).iter().map(block_in_json).collect();
    assert_same("lesson.md", LESSON, "lesson.docx", &written("lesson.docx", "blocks", blocks));
    let slides = office_text::slides(DECK);
    let slides: serde_json::Value = slides
        .iter()
        .map(|it| serde_json::json!({"title": it.title, "lines": it.lines, "rows": it.rows, "notes": it.notes}))
        .collect();
    assert_same("deck.md", DECK, "deck.pptx", &written("deck.pptx", "slides", slides));
}

fn block_in_json(block: &Block) -> serde_json::Value {
    use serde_json::json;
    match block {
        Block::Heading(level, text) => json!({"kind": "heading", "level": level, "text": text}),
        Block::Paragraph(text, _) => json!({"kind": "paragraph", "text": text}),
        Block::Item(text) => json!({"kind": "item", "text": text}),
        Block::Quote(text) => json!({"kind": "quote", "text": text}),
        Block::Table(rows) => json!({"kind": "table", "rows": rows}),
    }
}
