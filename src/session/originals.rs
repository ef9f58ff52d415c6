//! The documents that policies record: found beside the policies, each read once.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use crate::extract;
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
    if !is_office(path) {
        return Original::of(bytes);
    }
    let read = extract::read_with_layout(path, &bytes);
    let text: String = read.passages.iter().flat_map(|passage| [passage.text.as_str(), "\n"]).collect();
    Original { text: read.whole.then_some(text), ..Original::of(bytes) }
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
