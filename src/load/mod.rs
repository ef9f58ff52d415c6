//! Bytes to documents: sniff the kind, scan once into a located tree, find all faults of structure at once, read the
//! typed model from the same tree. Broken input is a finding; nothing here fails.

mod built_in;
mod bullet;
mod details;
mod file_type;
mod mend;
mod name;
mod one_line;
mod original;
mod outline;
mod plain;
mod recognise;
mod remarked;
mod second_document;
mod sentence;
mod shape;
mod spelling;
mod text;
mod text_sign;
mod typed;
mod withheld;
mod yaml;
mod yaml_fault;

use std::collections::BTreeSet;
use std::sync::Arc;

use serde::de::DeserializeOwned;

pub use built_in::{built_in, built_in_sum};
pub use details::check_commitments;
pub use file_type::FileType;
pub use name::{is_nearly_yaml, is_yaml};
pub use original::{Original, is_office, most_original_bytes, section_number};
pub use recognise::{Recognised, recognise, recognise_file};
pub use shape::{strength_meant, words_meant};
pub use typed::from_arena;

pub use crate::model::words::nearest;

use crate::finding::{About, DocumentRef, Draft, Finding, Findings, Fix, Severity, drop_repeated};
use crate::model::placeholder::is_placeholder;
use crate::model::{Kind, Model};
use crate::privacy::PrivateKind;
use crate::source::{Arena, NodeId, Source, Span, sha256};

/// The largest YAML document that is read, in bytes.
pub const MOST_BYTES: u64 = 4 * 1024 * 1024;

/// How deep lists and blocks may nest.
pub const MOST_DEPTH: usize = 64;

/// How many names, values, lists and blocks a document may have. A policy with ten thousand commitments has half of them.
pub const MOST_NODES: usize = 200_000;

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
    /// Names of its own entries that are there in some form and could not be read: misspelt, twice, or of another kind.
    /// What they would have said is unknown, so nothing is to be concluded from their absence.
    pub unread: BTreeSet<String>,
    /// Where something stood that could lead to a person, and what. It is in none of the other fields.
    pub private: Vec<(Span, PrivateKind)>,
    /// The faults.
    pub findings: Vec<Finding>,
    /// What is no fault and yet written otherwise than documents are: dates in words.
    pub tidying: Vec<Fix>,
}

impl Loaded {
    /// The document as findings name it.
    pub fn about(&self) -> About<'_> {
        About { document: Arc::clone(&self.reference), source: self.source.as_deref(), arena: self.arena.as_ref() }
    }

    /// The line of a value, or of the key that heads a block, 1-based; the first where there is no text.
    pub fn line_of(&self, at: NodeId) -> u32 {
        let (Some(source), Some(arena)) = (&self.source, &self.arena) else { return 1 };
        let is_block = arena.is_mapping(at) || arena.is_sequence(at);
        source.line_at(arena.span(if is_block { arena.heading(at) } else { at }).start)
    }

    /// A document that gave nothing but one finding.
    pub fn unread(path: &str, rule: &'static str, severity: Severity, draft: Draft) -> Self {
        Self::empty(path, None).with_finding(rule, severity, draft)
    }

    /// Reads tree and model from a text; the findings are those of the scan.
    fn read_text(&mut self, kind: Kind, source: Arc<Source>) -> Vec<Finding> {
        self.source = Some(Arc::clone(&source));
        let (arena, mut findings) = yaml::scan(&source, &self.about());
        if let Some(arena) = arena {
            self.read_tree(kind, arena);
        }
        for finding in &mut findings {
            finding.document = Arc::clone(&self.reference);
        }
        findings
    }

    /// Reads the model from a tree, and by it the name of the document.
    fn read_tree(&mut self, kind: Kind, arena: Arena) {
        (self.model, self.extent) = read_model(kind, &arena);
        self.reference = reference(arena.source().path(), Some(kind), self.model.as_ref().and_then(Model::id));
        self.arena = Some(arena);
    }

    /// A document of which nothing is read yet.
    fn empty(path: &str, kind: Option<Kind>) -> Self {
        Self {
            reference: reference(path, kind, None),
            kind,
            source: None,
            arena: None,
            model: None,
            sha256: String::new(),
            extent: Extent::Nothing,
            unread: BTreeSet::new(),
            private: Vec::new(),
            findings: Vec::new(),
            tidying: Vec::new(),
        }
    }

    fn with_finding(mut self, rule: &'static str, severity: Severity, draft: Draft) -> Self {
        let mut findings = Findings::about(self.about());
        findings.under(rule, severity).add(draft);
        self.findings = findings.into_list();
        self
    }
}

fn reference(path: &str, kind: Option<Kind>, id: Option<String>) -> Arc<DocumentRef> {
    Arc::new(DocumentRef { path: path.to_owned(), kind: kind.map(|kind| kind.word().to_owned()), id })
}

impl Loaded {
    /// The document with these of its own entries as another state of it has them. Every place stays one of this
    /// document. `None` where one of the two has no tree.
    pub fn with_entries_of(&self, other: &Self, names: &[&str]) -> Option<Self> {
        let arena = self.arena.as_ref()?.with_entries_of(other.arena.as_ref()?, names);
        let (model, _) = read_model(self.kind?, &arena);
        let is_named = |name: &&String| names.contains(&name.as_str());
        let own = self.unread.iter().filter(|name| !is_named(name));
        Some(Self {
            reference: Arc::clone(&self.reference),
            kind: self.kind,
            source: self.source.clone(),
            arena: Some(arena),
            model,
            sha256: self.sha256.clone(),
            extent: self.extent,
            unread: own.chain(other.unread.iter().filter(is_named)).cloned().collect(),
            private: self.private.clone(),
            findings: self.findings.clone(),
            tidying: self.tidying.clone(),
        })
    }
}

/// Reads a document of a recognised kind.
pub fn load(path: &str, kind: Kind, bytes: Vec<u8>) -> Loaded {
    let mut loaded = Loaded { sha256: sha256(&bytes), ..Loaded::empty(path, Some(kind)) };
    let source = match text::read(bytes, &loaded.about()) {
        Ok(text) => {
            let (text, private) = withheld::without_private(text);
            let places: Vec<Span> = private.iter().map(|(place, _)| *place).collect();
            loaded.private = private;
            Arc::new(Source::new(path, text).withholding(places))
        }
        Err(findings) => {
            loaded.findings = findings;
            return loaded;
        }
    };
    let mut findings = loaded.read_text(kind, source);
    if loaded.arena.is_some() {
        let shape::Checked { mut faults, unread, tidying } = shape::check(kind, &loaded.about());
        // What a document lacks that ends too early stands below as a rule.
        if findings.iter().any(|finding| finding.value == second_document::ENDED_EARLY) {
            faults.retain(|fault| fault.rule != "load/missing-key" || !fault.place.pointer.is_empty());
        }
        findings.extend(faults);
        loaded.unread = unread;
        loaded.tidying = tidying;
    }
    findings.extend(text::invisible(&loaded.about()));
    drop_repeated(&mut findings);
    // Nothing is lost of a value that only keeps the place of one.
    let is_fault = |finding: &Finding| finding.severity == Severity::Error && !is_placeholder(&finding.value);
    if loaded.extent == Extent::Whole && findings.iter().any(is_fault) {
        loaded.extent = Extent::Partly;
    }
    let unread = findings.iter().filter_map(unread_entry).map(str::to_owned);
    loaded.unread.extend(unread);
    loaded.findings = findings;
    loaded
}

/// What is mended along with the fix of a document that cannot be read: the same slip further down, where reading never came.
pub fn fixes_alike(source: &Source, first: &Fix) -> Vec<Fix> {
    let fixes = mend::alike(source, first).into_iter();
    fixes.map(|fix| fix.placed(source)).collect()
}

/// The entry of the document itself that a finding says could not be read, or not whole.
fn unread_entry(finding: &Finding) -> Option<&str> {
    let name = finding.place.pointer.strip_prefix('/').filter(|name| !name.contains('/'));
    name.filter(|_| matches!(finding.rule.as_str(), "load/wrong-type" | "load/duplicate-key"))
}

/// The finding for a file that is not one of ours, or only nearly. `head` is how it begins; `named` says whether the
/// user asked for this very file.
pub fn not_recognised(path: &str, head: &[u8], what: &Recognised, named: bool) -> Loaded {
    let (rule, severity, draft) = recognise::explain(path, what, named);
    if matches!(what, Recognised::Other(file_type) if file_type.is_packed()) {
        // Nothing in it is for people to read.
        return Loaded::unread(path, rule, severity, draft);
    }
    let text = match text::other_encoding(head) {
        Some((_, text)) => text,
        None => text::of_same_length(head),
    };
    let text = withheld::without_private_lines(&text);
    let loaded = Loaded { source: Some(Arc::new(Source::new(path, text))), ..Loaded::empty(path, None) };
    loaded.with_finding(rule, severity, draft)
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
