//! Which policy records the document whose changes are judged.

use std::fs;

use super::{Outcome, SENTENCE, flat, paragraph, printed, quoting, record, run_in};
use crate::support::office::{Word, zip_parts};

#[test]
fn the_record_is_found_by_its_source_or_by_its_name() {
    let folder = tempfile::tempdir().expect("a folder");
    let root = fs::canonicalize(folder.path()).expect("the folder that was made");
    let document = Word::new().raw(&paragraph("Every session [-must-]{+should+} be led by two trainers.", "")).build();
    let write = |name: &str, bytes: &[u8]| {
        fs::create_dir_all(root.join(name).parent().expect("a folder")).expect("a folder");
        fs::write(root.join(name), bytes).expect("a file");
    };
    write("documents/strategy.docx", &document);
    write("documents/copy.docx", &document);
    write("documents/note.md", b"# A note");
    let ours = record(&quoting("trainers", SENTENCE)).replace("strategy.docx", "../documents/strategy.docx");
    write("policies/ours.yaml", ours.as_bytes());
    let ends = |arguments: &[&str], outcome: Outcome, says: &str| {
        let (text, ended) = run_in(&root, arguments);
        assert!(ended == outcome && text.contains(says), "{arguments:?}: {text}");
    };
    let strategy = ["--tracked", "documents/strategy.docx"];
    ends(&[&strategy[..], &["policies"]].concat(), Outcome::Findings, "against anytown@2024");
    ends(&[&strategy[..], &["policies/ours.yaml"]].concat(), Outcome::Findings, "against anytown@2024");
    ends(&["--tracked", "documents/copy.docx", "policies/ours.yaml"], Outcome::Findings, "documents/copy.docx");
    ends(&["--tracked", "documents/copy.docx", "policies"], Outcome::NotDone, "no policy here records ");
    ends(&["--tracked", "documents/note.md", "policies"], Outcome::NotDone, "is no Word document");
    ends(&["--tracked", "documents/none.docx", "policies"], Outcome::NotDone, "does not exist");
    let into = format!("json={}", root.join("documents/strategy.docx").display());
    ends(&[&strategy[..], &["policies", "--report", &into]].concat(), Outcome::NotDone, "which was read for it");
    assert_eq!(fs::read(root.join("documents/strategy.docx")).expect("the document"), document);
    write("policies/theirs.yaml", ours.replace("policy: anytown", "policy: otherton").as_bytes());
    ends(&[&strategy[..], &["policies"]].concat(), Outcome::NotDone, "the source of more than one policy");
    write("policies/theirs.yaml", b"paramount: policy/v1\n  broken");
    ends(&[&strategy[..], &["policies/theirs.yaml"]].concat(), Outcome::Clean, "could only partly be read");
    write("documents/strategy.docx", b"no document at all");
    ends(&[&strategy[..], &["policies"]].concat(), Outcome::NotDone, "could not be read to its end");
}

#[test]
fn a_record_that_cannot_be_read_is_named_with_its_line() {
    let document = Word::new().raw(&paragraph("Every session [-must-]{+should+} be led by two trainers.", "")).build();
    let broken = record(&quoting("trainers", SENTENCE)) + "  - : [\n";
    let (text, outcome) = printed(&document, &broken, &[]);
    assert_eq!(outcome, Outcome::NotDone);
    assert!(flat(&text).contains("is not known, as policy.yaml cannot be compared: line 8: "), "{text}");
    assert!(!text.contains("no policy here records"), "{text}");
}

#[test]
fn a_sum_that_does_not_fit_the_file_is_told() {
    let document = Word::new().raw(&paragraph("Every session [-must-]{+should+} be led by two trainers.", "")).build();
    let told = |sum: &str| {
        let record = record(&quoting("trainers", SENTENCE));
        let record = record.replace("strategy.docx}", &format!("strategy.docx, sha256: {sum}}}"));
        flat(&printed(&document, &record, &[]).0).contains("its sha256 does not fit")
    };
    assert!(told(&"0".repeat(64)));
    assert!(!told(&paramount::source::sha256(&document)));
}

#[test]
fn a_part_in_the_other_encoding_of_the_standard_is_read() {
    let mut parts = Word::new().raw(&paragraph("Every session [-must-]{+should+} be led by two trainers.", "")).parts();
    let body = parts.iter_mut().find(|(name, _)| name == "word/document.xml").expect("a body");
    let text = body.1.replace("UTF-8", "UTF-16");
    for little in [true, false] {
        let unit = |unit: u16| if little { unit.to_le_bytes() } else { unit.to_be_bytes() };
        let bytes: Vec<u8> = std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(unit).collect();
        let others = parts.iter().filter(|(name, _)| name != "word/document.xml");
        let all: Vec<(String, Vec<u8>)> = others
            .map(|(name, text)| (name.clone(), text.clone().into_bytes()))
            .chain([("word/document.xml".to_owned(), bytes)])
            .collect();
        let (text, outcome) = printed(&zip_parts(&all), &record(&quoting("trainers", SENTENCE)), &[]);
        assert!(outcome == Outcome::Findings && text.contains("[-must-]"), "{text}");
    }
}

#[test]
fn what_is_wrong_in_the_record_is_said_before_it_is_judged() {
    let document = Word::new().raw(&paragraph("Every session must be led by [-two-]{+one+} trainers.", "")).build();
    let trainers = format!(
        "  - {{standard: two-trainers, section: \"3\", strength: must, says: What is recorded., details: {{minimum: two of \
         them}}, quote: '{SENTENCE}'}}\n"
    );
    for format in ["human", "markdown", "html"] {
        let (text, _) = printed(&document, &record(&trainers), &["--format", format]);
        let text = flat(&text);
        let said = text.find("The record has 1 fault in its form, and what it says there is not judged: line 7: ");
        let judged = text.find("trainers deliver each session");
        assert!(said.is_some() && said < judged, "{format}: {text}");
    }
    let (text, _) = printed(&document, &record(&quoting("trainers", SENTENCE)), &[]);
    assert!(!text.contains("in its form"), "{text}");
}
