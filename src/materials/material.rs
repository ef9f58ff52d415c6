//! One file that courses name: what is kept of it once it was read.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use sha2::{Digest, Sha256};

use super::gate::Gate;
use crate::finding::{About, DocumentRef, Draft, Findings, Severity};
use crate::load::material::{self, Fault, Format, MOST_INFLATED_BYTES, Resolved};
use crate::load::{Extent, Loaded};
use crate::source::Span;
use crate::tree::{ReadFault, Tree};

/// The kind of document that a material is.
pub const KIND: &str = "material";

/// A file that a course names.
#[derive(Debug)]
pub struct Material {
    /// Where it really stands, relative to the root.
    pub path: String,
    /// Its format, by its name.
    pub format: Format,
    /// Why it cannot be used, where it cannot.
    pub fault: Option<ReadFault>,
    /// Whether a course that is held lists it among its materials. Only such files are read.
    pub is_taught_from: bool,
    /// What its text says, as far as it is kept; none where it was not read.
    pub text: Option<Text>,
}

/// What is kept of a material's text.
#[derive(Debug)]
pub struct Text {
    /// SHA-256 of its bytes, in hexadecimal; empty where they were not all read.
    pub sha256: String,
    /// Whether all of it was read.
    pub whole: bool,
    /// What limits or breakage cut off.
    pub faults: Vec<Fault>,
    /// What became of the places that courses ask for.
    places: BTreeMap<String, Resolved>,
}

impl Material {
    /// A file that was only looked at.
    pub(super) fn unread(path: String, fault: Option<ReadFault>) -> Self {
        Self { format: Format::of(&path), path, fault, is_taught_from: false, text: None }
    }

    /// Whether it is a link out of the root.
    pub fn leaves_root(&self) -> bool {
        self.fault == Some(ReadFault::OutsideRoot)
    }

    /// What became of a place that a course points at, as it stands behind `#`.
    pub fn find(&self, place: &str) -> Resolved {
        let known = self.text.as_ref().and_then(|text| text.places.get(place));
        known.cloned().unwrap_or(Resolved::CannotTell)
    }

    /// The material as a document: its name, how far it was read, and what is wrong with the file itself.
    pub fn loaded(&self) -> Loaded {
        let reference = Arc::new(DocumentRef { path: self.path.clone(), kind: Some(KIND.to_owned()), id: None });
        let mut findings = Findings::about(About { document: Arc::clone(&reference), source: None, arena: None });
        let faults = self.text.iter().flat_map(|text| &text.faults);
        for fault in faults {
            findings.under(fault.kind.rule(), Severity::Error).add(draft(fault));
        }
        let extent = match &self.text {
            Some(text) if text.whole => Extent::Whole,
            Some(_) => Extent::Partly,
            None => Extent::Nothing,
        };
        Loaded {
            reference,
            kind: None,
            source: None,
            arena: None,
            model: None,
            sha256: self.text.as_ref().map(|text| text.sha256.clone()).unwrap_or_default(),
            extent,
            unread: BTreeSet::new(),
            findings: findings.into_list(),
        }
    }

    /// Reads the file, looks for the places that courses ask for, and drops the text.
    pub(super) fn read(&mut self, tree: &Tree, bytes: u64, asked: &BTreeSet<String>, gate: &Gate) {
        let most = self.format.most_bytes() as u64;
        let _taken = gate.take(self.most_needed(bytes));
        let is_office = matches!(self.format, Format::Docx | Format::Pptx);
        let (sha256, read) = if is_office && bytes > most {
            // The list of its parts stands at its end, so that the beginning alone is of no use.
            (String::new(), material::too_large(&self.path))
        } else {
            match tree.head(&self.path, most + 1) {
                Ok(bytes) => {
                    let sha256 = if bytes.len() as u64 > most { String::new() } else { sha256(&bytes) };
                    (sha256, material::read(&self.path, &bytes))
                }
                Err(fault) => {
                    self.fault = Some(fault);
                    return;
                }
            }
        };
        let places = material::resolve_all(&read, asked.iter().map(String::as_str));
        self.text = Some(Text { sha256, whole: read.whole, places, faults: read.faults });
    }

    /// How much memory reading it may need, roughly: a Word or PowerPoint file may unpack to the limit.
    fn most_needed(&self, bytes: u64) -> u64 {
        match self.format {
            Format::Docx | Format::Pptx => bytes.saturating_add(bytes.saturating_mul(200).min(MOST_INFLATED_BYTES)),
            _ => bytes.saturating_mul(16),
        }
    }
}

fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// What a fault of a material is to a person.
fn draft(fault: &Fault) -> Draft {
    Draft::new(None::<Span>, fault.says.as_str(), fault.kind.help()).value(fault.kind.word()).why(
        "What cannot be read is not checked: guidance that was replaced, or a place that a course counts on, may stand \
         or be missing there unseen.",
    )
}
