//! A run that goes on while its documents are written: what an editor holds is read in the place of what lies on disk, and
//! what has not changed is not read again.

use std::path::PathBuf;
use std::sync::Arc;

use super::assemble::Asked;
use super::controls::ControlStore;
use super::originals;
use super::{Materials, Request, Session, read, read_with};
use crate::error::Error;
use crate::load::{self, Loaded, Recognised};
use crate::model::Kind;
use crate::tree::Tree;
use crate::workspace::Document;

/// Such a run.
#[derive(Debug)]
pub struct Live {
    session: Session,
    policies: Vec<PathBuf>,
}

impl Live {
    /// Reads everything below a folder.
    ///
    /// # Errors
    /// Where the folder that paths are relative to cannot be had.
    pub fn open(folder: PathBuf, policies: Vec<PathBuf>) -> Result<Self, Error> {
        let request = Request { paths: &[folder], root: None, policies: &policies };
        let session = read(&request, Materials::Read)?;
        Ok(Self { session, policies })
    }

    /// The run as it stands.
    pub fn session(&self) -> &Session {
        &self.session
    }

    /// Reads these bytes in the place of the file at a path from now on; with `None` what lies on disk again. Nothing is read
    /// yet.
    pub fn hold(&mut self, path: &str, bytes: Option<Vec<u8>>) {
        if let Some(tree) = &mut self.session.tree {
            tree.hold(path, bytes);
        }
    }

    /// Finds and reads everything again; documents with the bytes that they had are kept.
    pub fn read_again(&mut self) {
        let Some(tree) = &self.session.tree else { return };
        let asked = Asked::of(tree, &self.session.asked, &self.policies, Materials::Read);
        let asked = Asked { known: Some(&self.session.workspace), ..asked };
        let mut failures = Vec::new();
        let mut controls = ControlStore::new(tree);
        let workspace = read_with(&mut controls, tree, &self.session.asked, &asked, &mut failures);
        drop(controls);
        (self.session.workspace, self.session.failures) = (workspace, failures);
    }

    /// Reads one policy again, and gives back what it was; `None` where more than that has to be read again: it is no policy, was
    /// none, or another document is its source now.
    pub fn read_policy_again(&mut self, path: &str) -> Option<Arc<Loaded>> {
        let tree = self.session.tree.as_ref()?;
        let before = self.session.workspace.at(path)?.clone();
        let loaded = read_policy(tree, path).filter(|_| before.loaded.kind == Some(Kind::Policy))?;
        let source = |loaded: &Loaded| originals::named(loaded).map(|(_, name)| name.to_owned());
        let is_source_kept = source(&loaded) == source(&before.loaded);
        // That a source cannot be read is found when the document is put together with it.
        let is_source_read = source(&loaded).is_none() || before.original.is_some();
        if !is_source_kept || !is_source_read {
            return None;
        }
        let written = Document { loaded: Arc::new(loaded), ..before.clone() };
        self.session.workspace = self.session.workspace.with_written(written);
        Some(before.loaded)
    }
}

/// The policy at a path; `None` where something else stands there.
fn read_policy(tree: &Tree, path: &str) -> Option<Loaded> {
    let bytes = tree.read(path, load::MOST_BYTES).ok()?;
    let is_policy = load::recognise_file(path, &bytes) == Recognised::Ours(Kind::Policy);
    is_policy.then(|| load::load(path, Kind::Policy, bytes))
}
