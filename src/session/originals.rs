//! The documents that policies record: found beside the policies, each read once.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use crate::extract::{self, Passage, typed_number};
use crate::finding::{Draft, Findings, Severity};
use crate::load::{Loaded, Original, is_office, most_original_bytes};
use crate::model::Model;
use crate::paths::{folder_of, joined};
use crate::source::NodeId;
use crate::tree::{ReadFault, Tree};

/// How many bytes of text of office files are kept in a run.
const MOST_OFFICE_TEXT: usize = 64 * 1024 * 1024;

/// The longest number of a section, in bytes.
const MOST_NUMBER_BYTES: usize = 32;

/// The originals of a run, by their paths from the root.
#[derive(Debug)]
pub(super) struct Originals {
    read: BTreeMap<String, Result<Arc<Original>, ReadFault>>,
}

impl Originals {
    /// Reads what the documents name.
    pub(super) fn read(tree: &Tree, documents: &[Arc<Loaded>]) -> Self {
        let paths: BTreeSet<String> = documents.iter().filter_map(|document| path_of(document)).collect();
        let (office, others): (Vec<String>, Vec<String>) = paths.into_iter().partition(|path| is_office(path));
        let mut read: BTreeMap<String, Result<Arc<Original>, ReadFault>> = others
            .into_par_iter()
            .map(|path| {
                let read = tree.read(&path, most_original_bytes(&path));
                let original = read.map(|bytes| Arc::new(plain(&path, bytes)));
                (path, original)
            })
            .collect();
        // One after the other: a small office file may unpack to much, and what all of them come to is bounded.
        let mut room = MOST_OFFICE_TEXT;
        for path in office {
            let bytes = tree.read(&path, most_original_bytes(&path));
            let original = bytes.map(|bytes| Arc::new(unpacked(&path, bytes, &mut room)));
            read.insert(path, original);
        }
        Self { read }
    }

    /// What a document records. Where it cannot be read, the document gets a finding: its file is there and could be
    /// read, but what it points at cannot.
    pub(super) fn of(&self, document: &mut Arc<Loaded>) -> Option<Arc<Original>> {
        let (at, name) = named(document)?;
        let original = match resolved(document, name) {
            Some(path) => self.read.get(&path)?.clone(),
            None => Err(ReadFault::OutsideRoot),
        };
        match original {
            Ok(original) => Some(original),
            Err(fault) => {
                let mut findings = Findings::about(document.about());
                report(at, name, &fault, &mut findings);
                let findings = findings.into_list();
                // A document that another state of the files has too names no original.
                if let Some(document) = Arc::get_mut(document) {
                    document.findings.extend(findings);
                }
                None
            }
        }
    }
}

/// A text of Word or LibreOffice with the words that its reader sees; without them where it could not be read to its end,
/// or they have more bytes than there is room for.
fn unpacked(path: &str, bytes: Vec<u8>, room: &mut usize) -> Original {
    let read = extract::read_with_layout(path, &bytes);
    let original = Original { text: None, ..Original::of(bytes) };
    let text: String = read.passages.iter().flat_map(|passage| [passage.text.as_str(), "\n"]).collect();
    match room.checked_sub(text.len()).filter(|_| read.whole) {
        Some(left) => {
            *room = left;
            Original { text: Some(text), numbers: shown_numbers(&read.passages), ..original }
        }
        None => original,
    }
}

/// A document of another kind.
fn plain(path: &str, bytes: Vec<u8>) -> Original {
    let original = Original::of(bytes);
    let read = original.text.as_ref().map(|text| extract::read_with_layout(path, text.as_bytes()));
    // Of a document that was not read to its end, nobody knows which numbers it has.
    let numbers = read.filter(|read| read.whole).map(|read| shown_numbers(&read.passages));
    Original { numbers: numbers.unwrap_or_default(), ..original }
}

/// The numbers with which paragraphs begin, whether the program sets them or somebody typed them; none of a document whose
/// paragraphs are not numbered.
fn shown_numbers(passages: &[Passage]) -> BTreeSet<String> {
    let is_numbered = |passage: &Passage| set_by_program(passage).is_some() || typed_number(&passage.text).is_some();
    if !passages.iter().any(is_numbered) {
        return BTreeSet::new();
    }
    // Of numbers that stand in the text, any counts, whatever follows it: what may be there is not said to be gone.
    passages.iter().filter_map(|passage| leading_number(set_by_program(passage).unwrap_or(&passage.text))).collect()
}

/// The number that the program sets before a paragraph.
fn set_by_program(passage: &Passage) -> Option<&str> {
    passage.layout.as_ref()?.number.as_deref()
}

/// The number at the beginning of a text, behind a word such as "Section" at most: `3.2` of "3.2 Trainers" and "3.2(a)".
fn leading_number(text: &str) -> Option<String> {
    let behind_noun = text.split_once(' ').filter(|(noun, _)| noun.chars().all(char::is_alphabetic));
    let text = behind_noun.map_or(text, |(_, rest)| rest).trim_start_matches('(');
    let end = text.find(|letter: char| !letter.is_ascii_digit() && letter != '.').unwrap_or(text.len());
    let number = text[..end].trim_end_matches('.');
    // What is longer is no number of a section.
    (1..=MOST_NUMBER_BYTES).contains(&number.len()).then(|| number.to_owned())
}

/// Where a policy names the document that it records, and what it writes there.
pub(super) fn named(document: &Loaded) -> Option<(NodeId, &str)> {
    // Of an outline, the document is asked once it is read again.
    let Some(Model::Policy(policy)) = document.model.as_ref().filter(|_| !document.is_outline()) else { return None };
    policy.source.file.located().map(|(at, name)| (at, name.as_str()))
}

/// The path of the document that a policy records, from the root.
pub(super) fn path_of(document: &Loaded) -> Option<String> {
    named(document).and_then(|(_, name)| resolved(document, name))
}

fn resolved(document: &Loaded, name: &str) -> Option<String> {
    joined(folder_of(&document.reference.path), name)
}

fn report(at: NodeId, name: &str, fault: &ReadFault, findings: &mut Findings<'_>) {
    let rule = if matches!(fault, ReadFault::TooLarge(_)) { "load/too-large" } else { "load/unreadable" };
    let help = if name.contains("://") {
        "put the address under url; file is the text of the document, kept beside this file"
    } else {
        match fault {
            ReadFault::TooLarge(_) => "keep the text of the document alone, without pictures, and name that",
            ReadFault::OutsideRoot => {
                "keep the document inside the folder that is checked, and write its path from here"
            }
            _ => "correct the path, which starts at the folder of this file, or take file out of source",
        }
    };
    let message = format!("the document named here as the source {}", fault.in_words());
    findings.under(rule, Severity::Error).add(Draft::new(at, message, help).value(name));
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write};

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::*;

    fn word(text: &str) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        let xml = format!(
            "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p><w:r>\
             <w:t>{text}</w:t></w:r></w:p></w:body></w:document>"
        );
        writer.start_file("word/document.xml", SimpleFileOptions::default()).expect("a part begins");
        writer.write_all(xml.as_bytes()).expect("a part is written");
        writer.finish().expect("a zip is finished").into_inner()
    }

    #[test]
    fn texts_of_office_files_are_kept_while_there_is_room() {
        let mut room = 40;
        let kept = ["3.2 Trainers must lead.", "3.3 Trainers must lead.", "Short."].map(|text| {
            let original = unpacked("strategy.docx", word(text), &mut room);
            (original.text.is_some(), original.numbers.len())
        });
        assert_eq!(kept, [(true, 1), (false, 0), (true, 0)]);
    }

    #[test]
    fn a_number_is_read_as_far_as_it_is_one() {
        let long = "1.".repeat(40);
        let read =
            ["3.2 Trainers", "3.2(a)", "Section 4: Quality", "(5)", "Trainers", "The 3", &long].map(leading_number);
        let expected = [Some("3.2"), Some("3.2"), Some("4"), Some("5"), None, Some("3"), None];
        assert_eq!(read, expected.map(|number| number.map(str::to_owned)));
    }
}
