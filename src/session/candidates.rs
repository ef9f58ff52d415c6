//! Files to documents: what is found below paths is recognised, and loaded where it is ours.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use rayon::prelude::*;

use super::controls::ControlStore;
use super::originals;
use crate::discover::{Candidate, discover};
use crate::error::{Error, catch_panic};
use crate::finding::{Draft, Severity};
use crate::load::{self, Loaded, Recognised, is_yaml};
use crate::materials::MemoryBudget;
use crate::model::Kind;
use crate::source::{Span, sha256};
use crate::tree::{ReadFault, Tree};
use crate::workspace::Workspace;

/// How much of a file is looked at to see whether it is ours.
pub const HEAD: u64 = 64 * 1024;

/// How much memory loading may take altogether while documents are loaded side by side, in bytes.
const MOST_AT_ONCE: u64 = 256 * 1024 * 1024;

/// How many files are read before those that are held whole make room.
const AT_A_TIME: usize = 2_000;

/// How many bytes of memory a byte of a document takes while it is loaded, at most and roughly, as measured: a list of
/// nothing but hyphens.
const PER_BYTE: u64 = 500;

/// How much of the documents is held while a run goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holding {
    /// All of each.
    Whole,
    /// Where they have more bytes than this together, outlines; each is read again when it is judged.
    Outlines {
        /// The bytes that are held.
        above: u64,
    },
}

impl Holding {
    /// What `check` holds: the whole of some two thousand documents, and outlines of more.
    pub const OF_CHECK: Self = Self::Outlines { above: 10 * 1024 * 1024 };
}

/// The documents among files, and what of them is none.
#[derive(Debug, Default)]
pub(super) struct Met {
    /// The documents, and what only looks like one.
    pub(super) loaded: Vec<Arc<Loaded>>,
    /// Files that settings leave out.
    pub(super) excluded: Vec<String>,
    /// YAML files that are not ours.
    pub(super) foreign: Vec<String>,
}

/// What stands below paths. `known` are the documents of another state of the files.
pub(super) fn load_all(
    tree: &Tree,
    controls: &ControlStore<'_>,
    paths: &[String],
    (known, holding): (Option<&Workspace>, Holding),
    failures: &mut Vec<Error>,
) -> Met {
    let found = discover(tree, paths, |path| controls.excludes(path));
    let mut whole = found.candidates.iter().filter(|found| controls.settings(&found.path).has_whole_programme);
    let held = Held { holding, programme: whole.next().is_some(), bytes: AtomicU64::new(0) };
    let mut met = load_holding(tree, &found.candidates, known, &held, failures);
    met.loaded.splice(0..0, found.unread.into_iter().map(Arc::new));
    Met { excluded: found.excluded, ..met }
}

/// What candidates are.
pub(super) fn load_candidates(
    tree: &Tree,
    candidates: &[Candidate],
    known: Option<&Workspace>,
    failures: &mut Vec<Error>,
) -> Met {
    load_holding(tree, candidates, known, &Held::all(), failures)
}

fn load_holding(
    tree: &Tree,
    candidates: &[Candidate],
    known: Option<&Workspace>,
    held: &Held,
    failures: &mut Vec<Error>,
) -> Met {
    let budget = memory_budget();
    let load = |candidate: &Candidate| {
        catch_panic(&candidate.path, || load_candidate(tree, candidate, known, &budget).held(held))
            .unwrap_or_else(Outcome::Failed)
    };
    let mut read = Vec::with_capacity(candidates.len());
    for some in candidates.chunks(AT_A_TIME) {
        read.par_extend(some.par_iter().map(load));
        if held.is_over() {
            read = read.into_par_iter().map(|outcome| outcome.like_all_others(held)).collect();
        }
    }
    let mut met = Met::default();
    for (outcome, candidate) in read.into_iter().zip(candidates) {
        match outcome {
            Outcome::Document(document) => met.loaded.push(document),
            Outcome::Foreign => met.foreign.push(candidate.path.clone()),
            Outcome::OfOthers => {}
            Outcome::Failed(error) => failures.push(error),
        }
    }
    met
}

/// What loading may take, whoever loads.
pub(super) fn memory_budget() -> MemoryBudget {
    MemoryBudget::new(MOST_AT_ONCE)
}

/// A document, loaded once there is memory for it.
pub(super) fn load_within(budget: &MemoryBudget, path: &str, kind: Kind, bytes: Vec<u8>) -> Loaded {
    let _permit = budget.acquire((bytes.len() as u64).saturating_mul(PER_BYTE));
    load::load(path, kind, bytes)
}

/// What is held of documents while they are loaded side by side.
struct Held {
    holding: Holding,
    /// Whether courses are a whole programme, of which more is asked.
    programme: bool,
    bytes: AtomicU64,
}

impl Held {
    fn all() -> Self {
        Self { holding: Holding::Whole, programme: false, bytes: AtomicU64::new(0) }
    }

    /// Whether there is too much for all of it to be held.
    fn is_over(&self) -> bool {
        match self.holding {
            Holding::Whole => false,
            Holding::Outlines { above } => self.bytes.load(Ordering::Relaxed) > above,
        }
    }

    fn add(&self, document: &Loaded) {
        let bytes = document.source.as_ref().map_or(0, |source| source.len());
        self.bytes.fetch_add(bytes as u64, Ordering::Relaxed);
    }
}

enum Outcome {
    Document(Arc<Loaded>),
    /// YAML that is not ours.
    Foreign,
    /// Anything else that is not ours.
    OfOthers,
    Failed(Error),
}

impl Outcome {
    /// The same, with as much of a document as there is room for.
    fn held(self, held: &Held) -> Self {
        if let Self::Document(document) = &self {
            held.add(document);
        }
        self.like_all_others(held)
    }

    /// An outline of the document, where outlines are held: which documents were read first is nobody's choice.
    fn like_all_others(self, held: &Held) -> Self {
        match &self {
            Self::Document(document) if held.is_over() && !document.is_outline() => {
                document.outline(held.programme).map_or(self, |outline| Self::Document(Arc::new(outline)))
            }
            _ => self,
        }
    }
}

fn load_candidate(tree: &Tree, candidate: &Candidate, known: Option<&Workspace>, budget: &MemoryBudget) -> Outcome {
    let path = &candidate.path;
    let head = match tree.head(path, HEAD) {
        Ok(head) => head,
        Err(fault) => return unreadable(candidate, &fault),
    };
    let mut what = load::recognise_file(path, &head);
    if what == Recognised::Empty && head.len() as u64 == HEAD {
        // Remarks that go on for pages must not hide what stands below them.
        what = match tree.read(path, load::MOST_BYTES) {
            Ok(bytes) => load::recognise_file(path, &bytes),
            Err(fault @ ReadFault::TooLarge(_)) => return too_large(path, &fault),
            Err(_) => what,
        };
    }
    let kind = match what {
        Recognised::Ours(kind) => kind,
        // Whoever names a file means it, whatever it is called.
        Recognised::Misnamed(kind) if candidate.named => kind,
        Recognised::Misnamed(_) | Recognised::Other(_) => {
            return Outcome::Document(Arc::new(load::not_recognised(path, &head, &what, candidate.named)));
        }
        _ if !candidate.named && !is_yaml(path) => return Outcome::OfOthers,
        Recognised::Foreign if !candidate.named => return Outcome::Foreign,
        other => return Outcome::Document(Arc::new(load::not_recognised(path, &head, &other, candidate.named))),
    };
    // A shorter file was read whole already.
    let bytes = if (head.len() as u64) < HEAD { Ok(head) } else { tree.read(path, load::MOST_BYTES) };
    match bytes {
        Ok(bytes) => {
            let same = known.and_then(|known| with_these_bytes(known, path, &bytes));
            Outcome::Document(same.unwrap_or_else(|| Arc::new(load_within(budget, path, kind, bytes))))
        }
        Err(fault @ ReadFault::TooLarge(_)) => too_large(path, &fault),
        Err(fault) => unreadable(candidate, &fault),
    }
}

/// The policy or course that another state of the files has at a path, where its file has the same bytes and all that was
/// found in it comes from them.
fn with_these_bytes(known: &Workspace, path: &str, bytes: &[u8]) -> Option<Arc<Loaded>> {
    let loaded = &known.at(path).filter(|document| document.clock().is_some())?.loaded;
    let is_same = originals::named(loaded).is_none() && loaded.sha256 == sha256(bytes);
    is_same.then(|| Arc::clone(loaded))
}

/// A document, or what may be one behind a limit's worth of remarks.
fn too_large(path: &str, fault: &ReadFault) -> Outcome {
    let draft = Draft::new(
        None::<Span>,
        format!("this document {}, so it is not read", fault.in_words()),
        "split it into several documents, or look for what was pasted into it",
    );
    Outcome::Document(Arc::new(Loaded::unread(path, "load/too-large", Severity::Error, draft)))
}

/// Cannot be opened: the run failed where the file was named, and is a finding where it was met in a walk.
fn unreadable(candidate: &Candidate, fault: &ReadFault) -> Outcome {
    let words = fault.in_words();
    if candidate.named {
        let message = format!("{} {words}", candidate.path);
        return Outcome::Failed(Error::new(message, "check the name and the permissions of the file"));
    }
    let draft = Draft::new(None::<Span>, format!("this file {words}"), fault.help());
    Outcome::Document(Arc::new(Loaded::unread(&candidate.path, "load/unreadable", Severity::Error, draft)))
}
