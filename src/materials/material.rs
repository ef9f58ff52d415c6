//! One file that courses name: what is kept of it once it was read.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::extract::{Fault, Format, Resolved, Unopened};
use crate::finding::{About, DocumentRef, Draft, Findings, Related, Severity};
use crate::load::{Extent, Loaded};
use crate::scan::Sighting;
use crate::source::Span;
use crate::tree::ReadFault;

/// How many faults of a kind are named.
const MOST_SAID: usize = 3;

/// The kind of document that a material is.
pub const KIND: &str = "material";

/// A file that a course names.
#[derive(Clone, Debug)]
pub struct Material {
    /// Where it really stands, relative to the root.
    pub path: String,
    /// Its format, by its name.
    pub format: Format,
    /// Why it cannot be used, where it cannot.
    pub fault: Option<ReadFault>,
    /// The path of the first course that is held and lists it among its materials. Only files that are taught from are read.
    pub taught_by: Option<String>,
    /// What its text says, as far as it is kept; none where it was not read.
    pub text: Option<Text>,
}

/// What is kept of a material's text.
#[derive(Clone, Debug)]
pub struct Text {
    /// SHA-256 of its bytes, in hexadecimal; empty where they were not all read.
    pub sha256: String,
    /// Whether all of it was read.
    pub whole: bool,
    /// What limits or breakage cut off.
    pub faults: Vec<Fault>,
    /// What in it is not looked into.
    pub unopened: Unopened,
    /// What it cites and gives away.
    pub sightings: Vec<Sighting>,
    /// What became of the places that courses ask for.
    pub(super) places: BTreeMap<String, Resolved>,
}

impl Text {
    /// Whether it is of these bytes, and says of these places and no others what became of them.
    pub(super) fn answers(&self, sha256: &str, places: &BTreeSet<String>) -> bool {
        self.sha256 == sha256 && self.places.keys().eq(places)
    }
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
            private: Vec::new(),
            findings: findings.into_list(),
            tidying: Vec::new(),
        }
    }
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
