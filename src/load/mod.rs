//! Bytes to documents: sniff the kind, scan once into a located tree, find all faults of structure at once, read the
//! typed model from the same tree. Broken input is a finding; nothing here fails.

mod details;
mod recognise;
mod shape;
mod text;
mod typed;
mod yaml;
mod yaml_fault;

use std::sync::Arc;

use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};

pub use details::check_details;
pub use recognise::{Recognised, recognise};
pub use typed::from_arena;

pub use crate::model::words::nearest;

use crate::finding::{About, DocumentRef, Draft, Finding, Findings, Severity};
use crate::model::{Kind, Model};
use crate::source::{Arena, Source};

/// The largest YAML document that is read, in bytes.
pub const MOST_BYTES: u64 = 4 * 1024 * 1024;

/// How deep lists and blocks may nest.
pub const MOST_DEPTH: usize = 64;

/// How far a document could be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// All of it.
    Whole,
    /// Its tree, with faults of structure in it.
    Partly,
    /// Nothing that could be judged.
    Nothing,
}

/// A document and what loading found.
#[derive(Debug)]
pub struct Loaded {
    /// Its name in reports.
    pub reference: Arc<DocumentRef>,
    /// The kind that its first key says.
    pub kind: Option<Kind>,
    /// Its text, where it is text.
    pub source: Option<Arc<Source>>,
    /// Its tree, where it could be scanned.
    pub arena: Option<Arena>,
    /// What it says, where it could be read.
    pub model: Option<Model>,
    /// SHA-256 of its bytes, in hexadecimal; empty where they could not be read.
    pub sha256: String,
    /// How far it could be read.
    pub extent: Extent,
    /// The faults.
    pub findings: Vec<Finding>,
}

impl Loaded {
    /// The document as findings name it.
    pub fn about(&self) -> About<'_> {
        About { document: Arc::clone(&self.reference), source: self.source.as_deref(), arena: self.arena.as_ref() }
    }

    /// A document that gave nothing but one finding.
    pub fn unread(path: &str, rule: &'static str, severity: Severity, draft: Draft) -> Self {
        let reference = Arc::new(DocumentRef { path: path.to_owned(), kind: None, id: None });
        let mut findings = Findings::about(About { document: Arc::clone(&reference), source: None, arena: None });
        findings.under(rule, severity).add(draft);
        let findings = findings.into_list();
        Self {
            reference,
            kind: None,
            source: None,
            arena: None,
            model: None,
            sha256: String::new(),
            extent: Extent::Nothing,
            findings,
        }
    }
}

/// Reads a document of a recognised kind.
pub fn load(path: &str, kind: Kind, bytes: Vec<u8>) -> Loaded {
    let sha256 = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    let reference = |id| Arc::new(DocumentRef { path: path.to_owned(), kind: Some(kind.word().to_owned()), id });
    let mut loaded = Loaded {
        reference: reference(None),
        kind: Some(kind),
        source: None,
        arena: None,
        model: None,
        sha256,
        extent: Extent::Nothing,
        findings: Vec::new(),
    };
    let source = match String::from_utf8(bytes) {
        Ok(text) => Arc::new(Source::new(path, text)),
        Err(fault) => {
            loaded.findings = text::not_utf8(&loaded.about(), &fault);
            return loaded;
        }
    };
    loaded.source = Some(Arc::clone(&source));
    let (arena, mut findings) = yaml::scan(&source, &loaded.about());
    findings.extend(text::invisible(&loaded.about()));
    let Some(arena) = arena else {
        loaded.findings = findings;
        return loaded;
    };
    let (model, extent) = read_model(kind, &arena);
    let id = model.as_ref().and_then(Model::id);
    loaded.reference = reference(id);
    for finding in &mut findings {
        finding.document = Arc::clone(&loaded.reference);
    }
    loaded.arena = Some(arena);
    let shape = shape::check(kind, &loaded.about());
    loaded.extent = if findings.is_empty() && shape.is_empty() { extent } else { Extent::Partly };
    findings.extend(shape);
    loaded.model = model;
    loaded.findings = findings;
    loaded
}

/// The finding for a file that is not one of ours, or only nearly. `head` is how it begins; `named` says whether the
/// user asked for this very file.
pub fn not_recognised(path: &str, head: &[u8], what: &Recognised, named: bool) -> Loaded {
    let source = Arc::new(Source::new(path, String::from_utf8_lossy(head).into_owned()));
    let reference = Arc::new(DocumentRef { path: path.to_owned(), kind: None, id: None });
    let about = About { document: Arc::clone(&reference), source: Some(&source), arena: None };
    let mut findings = Findings::about(about);
    let (rule, severity, draft) = recognise::explain(what, named);
    findings.under(rule, severity).add(draft);
    let findings = findings.into_list();
    Loaded {
        reference,
        kind: None,
        source: Some(source),
        arena: None,
        model: None,
        sha256: String::new(),
        extent: Extent::Nothing,
        findings,
    }
}

fn read_model(kind: Kind, arena: &Arena) -> (Option<Model>, Extent) {
    fn read<T: DeserializeOwned>(arena: &Arena) -> Option<Box<T>> {
        // The model's containers accept anything; a failure here would be a fault of ours, and leaves the document
        // unjudged rather than judged wrongly.
        from_arena(arena).ok().map(Box::new)
    }
    let model = match kind {
        Kind::Policy => read(arena).map(Model::Policy),
        Kind::Standards => read(arena).map(Model::Standards),
        Kind::Guidance => read(arena).map(Model::Guidance),
        Kind::Config => read(arena).map(Model::Config),
        Kind::Course => read(arena).map(Model::Course),
    };
    let extent = if model.is_some() { Extent::Whole } else { Extent::Nothing };
    (model, extent)
}
