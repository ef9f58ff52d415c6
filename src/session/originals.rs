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

/// The originals of a run, by their paths from the root.
#[derive(Debug)]
pub(super) struct Originals {
    read: BTreeMap<String, Result<Arc<Original>, ReadFault>>,
}

impl Originals {
    /// Reads what the documents name.
    pub(super) fn read(tree: &Tree, documents: &[Arc<Loaded>]) -> Self {
        let paths: BTreeSet<String> = documents
            .iter()
            .filter_map(|document| named(document).and_then(|(_, name)| resolved(document, name)))
            .collect();
        let read = paths
            .into_par_iter()
            .map(|path| {
                let read = tree.read(&path, most_original_bytes(&path));
                let original = read.map(|bytes| Arc::new(original(&path, bytes)));
                (path, original)
            })
            .collect();
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

/// A document with these bytes; of one of Word or LibreOffice, the words that its reader sees.
fn original(path: &str, bytes: Vec<u8>) -> Original {
    if is_office(path) {
        let read = extract::read_with_layout(path, &bytes);
        let text: String = read.passages.iter().flat_map(|passage| [passage.text.as_str(), "\n"]).collect();
        let numbers = shown_numbers(&read.passages);
        return Original { text: read.whole.then_some(text), numbers, ..Original::of(bytes) };
    }
    let plain = Original::of(bytes);
    let read = plain.text.as_ref().map(|text| extract::read_with_layout(path, text.as_bytes()));
    // Of a document that was not read to its end, nobody knows which numbers it has.
    let numbers = read.filter(|read| read.whole).map(|read| shown_numbers(&read.passages));
    Original { numbers: numbers.unwrap_or_default(), ..plain }
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
    (!number.is_empty()).then(|| number.to_owned())
}

/// Where a policy names the document that it records, and what it writes there.
pub(super) fn named(document: &Loaded) -> Option<(NodeId, &str)> {
    // Of an outline, the document is asked once it is read again.
    let Some(Model::Policy(policy)) = document.model.as_ref().filter(|_| !document.is_outline()) else { return None };
    policy.source.file.located().map(|(at, name)| (at, name.as_str()))
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
