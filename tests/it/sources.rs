//! Policies beside the Word file that they record, after somebody changed it.

use std::fs;

use paramount::finding::Finding;

use crate::support::office::{Word, zip_parts};
use crate::support::{TODAY, check};

/// Lists as Word numbers headings: 1, 1.1.
const NUMBERED: &str = r#"<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>"#;

/// A paragraph at a level of the list.
fn numbered(level: u8, text: &str) -> String {
    format!(
        r#"<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"#
    )
}

const TRAINERS: &str = "Every session should be led by at least \u{201c}two\u{201d} trainers.";

fn strategy(last: &str) -> Word {
    Word::new()
        .numbering(NUMBERED)
        .raw(&numbered(0, "Delivery"))
        .raw(&numbered(1, TRAINERS))
        .raw(&numbered(1, "The partnership must keep a register of trainers."))
        .raw(last)
}

/// A record with quotes, each under a section.
fn record(quotes: &[(&str, &str)]) -> String {
    let commitments = quotes.iter().enumerate().map(|(at, (section, quote))| {
        format!(
            "  - {{id: duty-{at}, section: \"{section}\", strength: should, says: A duty {at}., quote: '{quote}'}}\n"
        )
    });
    format!(
        "paramount: policy/v1\npolicy: anytown\nedition: \"2024\"\ntitle: Training Strategy\nsource:\n  file: \
         strategy.docx\n  sha256: {}\ncommitments:\n{}",
        "0".repeat(64),
        commitments.collect::<String>()
    )
}

/// What is found of a family of rules, for a record beside a document.
fn found(document: &[u8], record: &str) -> Vec<Finding> {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("strategy.docx"), document).expect("a document");
    fs::write(folder.path().join("policy.yaml"), record).expect("a record");
    let root = fs::canonicalize(folder.path()).expect("the folder that was made");
    let findings = check(&root, TODAY, &[]).report.findings.into_iter();
    findings.filter(|finding| finding.rule.starts_with("source/")).collect()
}

/// What is said of where the source changed.
fn told(document: &Word, quotes: &[(&str, &str)]) -> String {
    let findings = found(&document.build(), &record(quotes));
    let changed = findings.iter().find(|finding| finding.rule == "source/changed").expect("a changed source");
    let (_, told) = changed.message.split_once("; ").expect("where it changed");
    told.to_owned()
}

#[test]
fn quotes_are_looked_up_in_word_files_however_they_are_typeset() {
    let document = strategy("").build();
    let quotes = [("1.1", "led by at  least \"two\" trainers."), ("1.2", "must keep a register")];
    let rules: Vec<String> = found(&document, &record(&quotes)).into_iter().map(|finding| finding.rule).collect();
    assert_eq!(rules, ["source/changed"]);
    assert_eq!(
        told(&strategy(""), &quotes),
        "all 2 quoted texts are still there, and words around them may have changed"
    );
}

#[test]
fn a_changed_word_file_is_told_by_what_of_the_record_is_gone() {
    let quotes = [("1.1", "at least three trainers"), ("1.2", "must keep a register"), ("1.3", "must report")];
    assert_eq!(
        told(&strategy(""), &quotes),
        "2 of 3 quoted texts are not there any more: duty-0 (section 1.1) and duty-2 (section 1.3); no paragraph has the \
         number 1.3 any more"
    );
    assert_eq!(
        told(&strategy(&numbered(1, "The board must report.")), &quotes[1..]),
        "all 2 quoted texts are still there, and words around them may have changed"
    );
}

#[test]
fn a_tracked_deletion_counts_as_made() {
    let deleted = r#"<w:p><w:r><w:t>The board </w:t></w:r><w:del w:id="1" w:author="Somebody"><w:r><w:delText>must report </w:delText></w:r></w:del><w:r><w:t>meets.</w:t></w:r></w:p>"#;
    assert_eq!(
        told(&strategy(deleted), &[("1", "must report")]),
        "the one quoted text is not there any more: duty-0 (section 1)"
    );
}

#[test]
fn only_the_first_of_many_are_named() {
    let quotes: Vec<(String, String)> = (1..=8).map(|at| (format!("2.{at}"), format!("gone {at}"))).collect();
    let quotes: Vec<(&str, &str)> = quotes.iter().map(|(section, quote)| (section.as_str(), quote.as_str())).collect();
    let told = told(&strategy(""), &quotes);
    assert!(told.starts_with("8 of 8 quoted texts are not there any more: duty-0 (section 2.1), "), "{told}");
    assert!(told.contains("duty-4 (section 2.5) and 3 more; no paragraph has these numbers any more: 2.1, "), "{told}");
    assert!(told.ends_with("2.5 and 3 more"), "{told}");
    assert!(!told.contains("duty-5"), "{told}");
}

#[test]
fn where_nothing_is_quoted_or_nothing_can_be_read_that_is_said() {
    assert_eq!(told(&strategy(""), &[]), "the record quotes nothing, so where cannot be told");
    let findings = found(b"no document at all", &record(&[("1", "must report")]));
    let messages: Vec<&str> = findings.iter().map(|finding| finding.message.as_str()).collect();
    assert!(messages.iter().any(|message| message.contains("its words cannot be read here")), "{messages:?}");
    assert!(messages.iter().any(|message| message.starts_with("1 quote cannot be looked up")), "{messages:?}");
}

#[test]
fn a_document_that_unpacks_to_more_than_is_read_is_not_concluded_from() {
    let mut parts = strategy("").parts();
    let text = parts.iter_mut().find(|(name, _)| name == "word/document.xml").expect("a text");
    let filler = format!("<w:p><w:r><w:t>{}</w:t></w:r></w:p><w:sectPr/>", "a ".repeat(5 << 20));
    text.1 = text.1.replace("<w:sectPr/>", &filler);
    let findings = found(&zip_parts(&parts), &record(&[("1", "never said")]));
    let rules: Vec<(&str, &str)> =
        findings.iter().map(|finding| (finding.rule.as_str(), finding.message.as_str())).collect();
    assert!(rules.iter().any(|(_, message)| message.contains("cannot be read here")), "{rules:?}");
    assert!(!rules.iter().any(|(_, message)| message.contains("any more")), "{rules:?}");
}
