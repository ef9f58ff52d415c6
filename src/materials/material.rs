//! One file that courses name: what is kept of it once it was read.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use sha2::{Digest, Sha256};

use super::gate::Gate;
use crate::finding::{About, DocumentRef, Draft, Findings, Related, Severity};
use crate::guidance::Catalogue;
use crate::load::material::{self, Fault, Format, MOST_INFLATED_BYTES, Resolved};
use crate::load::{Extent, Loaded};
use crate::source::{NodeId, Span};
use crate::texts::{self, Sighting};
use crate::tree::{ReadFault, Tree};

/// How many faults of a kind are named.
const MOST_SAID: usize = 3;

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
    /// The first course that is held and lists it among its materials, by its path, and the place in it. Only files that
    /// are taught from are read.
    pub taught_by: Option<(String, NodeId)>,
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
    /// What it cites and gives away.
    pub sightings: Vec<Sighting>,
    /// What became of the places that courses ask for.
    places: BTreeMap<String, Resolved>,
}

impl Material {
    /// A file that was only looked at.
    pub(super) fn unread(path: String, fault: Option<ReadFault>) -> Self {
        Self { format: Format::of(&path), path, fault, taught_by: None, text: None }
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

    /// The material as a document: its name, how far it was read, and what is wrong with the file itself. `course` is
    /// the place where a course names it.
    pub fn loaded(&self, course: Option<&Related>) -> Loaded {
        let reference = Arc::new(DocumentRef { path: self.path.clone(), kind: Some(KIND.to_owned()), id: None });
        let mut findings = Findings::about(About { document: Arc::clone(&reference), source: None, arena: None });
        let mut by_rule: BTreeMap<&str, Vec<&Fault>> = BTreeMap::new();
        for fault in self.text.iter().flat_map(|text| &text.faults) {
            by_rule.entry(fault.kind.rule()).or_default().push(fault);
        }
        for (rule, faults) in by_rule {
            if let Some(draft) = draft(&faults, course) {
                findings.under(rule, Severity::Error).add(draft);
            }
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

    /// Reads the file, looks for the places that courses ask for and, by the catalogue where there is one, for what the
    /// text cites, and drops the text.
    pub(super) fn read(
        &mut self,
        tree: &Tree,
        bytes: u64,
        asked: &BTreeSet<String>,
        catalogue: Option<&Catalogue>,
        gate: &Gate,
    ) {
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
        let sightings = catalogue.map(|catalogue| texts::look(&read, catalogue)).unwrap_or_default();
        self.text = Some(Text { sha256, whole: read.whole, sightings, places, faults: read.faults });
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

/// What faults of one rule are to a person: one finding, however many parts of a file are broken.
fn draft(faults: &[&Fault], course: Option<&Related>) -> Option<Draft> {
    let first = faults.first()?;
    let mut says: Vec<String> = faults.iter().take(MOST_SAID).map(|fault| fault.says.clone()).collect();
    if faults.len() > MOST_SAID {
        says.push(format!("and {} more", faults.len() - MOST_SAID));
    }
    let draft = Draft::new(None::<Span>, says.join("; "), first.kind.help()).value(first.kind.word()).why(
        "What cannot be read is not checked: guidance that was replaced, or a place that a course counts on, may stand \
         or be missing there unseen.",
    );
    Some(match course {
        Some(course) => draft.related(course.clone()),
        None => draft,
    })
}
