//! A run over very many documents holds outlines of them; each is read again while it is judged.

use rayon::prelude::*;

use super::Session;
use super::assemble::with_originals;
use super::candidates::{load_within, memory_budget};
use crate::error::{Error, catch_panic};
use crate::load::{self, Loaded};
use crate::materials::MemoryBudget;
use crate::tree::Tree;
use crate::workspace::{Document, Part, Workspace};

/// How many bytes of documents are held whole at most while they are judged.
const MOST_AT_ONCE: usize = 4 * 1024 * 1024;

impl Session {
    /// The parts in which the documents are judged, each with the run as it is while that part is whole, and with what
    /// could not be read again.
    pub fn parts(&self) -> impl Iterator<Item = (Part, Workspace, Vec<Error>)> {
        let parts = self.workspace.parts(MOST_AT_ONCE);
        parts.into_iter().map(|part| {
            let (whole, faults) = self.whole(&part);
            (part, self.workspace.with_whole_documents(whole), faults)
        })
    }

    fn whole(&self, part: &Part) -> (Vec<Document>, Vec<Error>) {
        let outlines: Vec<&Document> =
            part.whole.iter().filter_map(|&index| self.workspace.documents.get(index)).collect();
        let Some(tree) = self.tree.as_ref().filter(|_| !outlines.is_empty()) else { return Default::default() };
        let budget = memory_budget();
        let again = |outline: &&Document| read_again(tree, &outline.loaded, &budget);
        let read: Vec<Result<Loaded, Error>> = outlines.par_iter().map(again).collect();
        let (mut loaded, mut controls, mut faults) = (Vec::new(), Vec::new(), Vec::new());
        for (outcome, outline) in read.into_iter().zip(outlines) {
            match outcome {
                Ok(document) => {
                    loaded.push(document.into());
                    controls.push(outline.controls.clone());
                }
                Err(fault) => faults.push(fault),
            }
        }
        let mut controls = controls.into_iter();
        (with_originals(tree, loaded, |_| controls.next().unwrap_or_default()), faults)
    }
}

/// The document that an outline is of. What others were told of it must still hold.
fn read_again(tree: &Tree, outline: &Loaded, budget: &MemoryBudget) -> Result<Loaded, Error> {
    let path = &outline.reference.path;
    let bytes = tree.read(path, load::MOST_BYTES).ok();
    let document = match (bytes, outline.kind) {
        (Some(bytes), Some(kind)) => Some(catch_panic(path, || load_within(budget, path, kind, bytes))?),
        _ => None,
    };
    document.filter(|document| document.sha256 == outline.sha256).ok_or_else(|| {
        Error::new(
            format!("{path} changed while it was being judged, so nothing is said about it"),
            "run the command again, once nobody else writes to it",
        )
    })
}
