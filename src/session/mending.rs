//! The documents of a run with their fixes made, in memory; then written, where that was asked for.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use super::Session;
use crate::error::{Error, catch_panic};
use crate::finding::{Finding, Fix, Severity};
use crate::fix::{Made, Reading, mend};
use crate::load::{self, Loaded};
use crate::model::Kind;
use crate::paths::is_within;
use crate::source::{Source, sha256};
use crate::tree::{Tree, Unsaved};
use crate::workspace::Document;

/// What became of the documents of a run.
#[derive(Debug, Default)]
pub struct Mending {
    /// Those that were mended, by path.
    pub files: BTreeMap<String, MendedFile>,
    /// What could not be done.
    pub failures: Vec<Error>,
    /// Where they lie.
    tree: Option<Tree>,
}

/// A document before and after its fixes.
#[derive(Debug)]
pub struct MendedFile {
    /// The text that lies on disk, and the same as it may be shown.
    pub before: (String, Arc<Source>),
    /// The text that is to lie there, and the same as it may be shown.
    pub after: (String, Arc<Source>),
    /// What was done.
    pub made: Vec<Made>,
    /// What was not done, as the document would have read worse.
    pub refused: Vec<Made>,
}

impl Mending {
    /// The documents as they would be written.
    pub fn unsaved(&self) -> Unsaved {
        self.files.iter().map(|(path, file)| (path.clone(), file.after.0.clone().into_bytes())).collect()
    }

    /// Makes what the findings of a run know how to fix; whether anything was made. The run may be of documents that are
    /// mended already.
    pub fn mend(&mut self, session: &Session, findings: &[Finding]) -> bool {
        let Some(tree) = &session.tree else { return false };
        self.tree = Some(tree.clone());
        let documents = session.workspace.documents.iter().filter(|document| is_ours(document, session, tree));
        let asked: Vec<Asked<'_>> = documents.filter_map(|document| Asked::of(document, findings)).collect();
        let mended: Vec<_> = asked.par_iter().map(|asked| asked.mend(tree)).collect();
        let mut is_changed = false;
        for (asked, mended) in asked.iter().zip(mended) {
            match mended {
                Ok(Some(file)) => is_changed |= self.take(&asked.loaded.reference.path, file),
                Ok(None) => {}
                Err(error) if self.failures.contains(&error) => {}
                Err(error) => self.failures.push(error),
            }
        }
        is_changed
    }

    /// Keeps what a round made of a document; whether that is anything.
    fn take(&mut self, path: &str, file: MendedFile) -> bool {
        let is_changed = !file.made.is_empty();
        match self.files.get_mut(path) {
            Some(known) => {
                known.after = file.after;
                known.made.extend(file.made);
                known.refused = file.refused;
            }
            None => {
                self.files.insert(path.to_owned(), file);
            }
        }
        is_changed
    }

    /// Writes the documents. What cannot be written stays as it was, and is no longer among those that were mended.
    pub fn write(&mut self) {
        let Some(tree) = &self.tree else { return };
        self.files.retain(|path, file| {
            let (before, after) = (&file.before.0, &file.after.0);
            if before == after {
                return true;
            }
            let Err(fault) = tree.replace(path, before.as_bytes(), after.as_bytes()) else { return true };
            let (words, help) = fault.in_words();
            self.failures.push(Error::new(format!("{path} is not mended: it {words}"), help));
            false
        });
    }
}

/// Whether a document may be mended: it was asked for, and stands at its own place below the root.
fn is_ours(document: &Document, session: &Session, tree: &Tree) -> bool {
    let path = &document.loaded.reference.path;
    session.asked.iter().any(|asked| is_within(path, asked)) && tree.look(path).is_ok_and(|seen| seen.path == *path)
}

/// A document that has something to fix.
struct Asked<'a> {
    loaded: &'a Loaded,
    kind: Kind,
    fixes: Vec<Fix>,
    /// What somebody decided to leave as it is.
    waived: BTreeSet<(&'a str, &'a str)>,
}

impl<'a> Asked<'a> {
    fn of(document: &'a Document, findings: &'a [Finding]) -> Option<Self> {
        let loaded = &*document.loaded;
        let own = || findings.iter().filter(|finding| finding.document.path == loaded.reference.path);
        let counts = own().filter(|finding| finding.suppressed.is_none());
        let fixes = counts.filter_map(|finding| finding.fix.as_ref()).chain(&loaded.tidying).cloned();
        let fixes: Vec<Fix> = fixes.collect();
        let waived = own().filter(|finding| finding.suppressed.is_some());
        let waived = waived.map(|finding| (finding.rule.as_str(), finding.value.as_str())).collect();
        (!fixes.is_empty()).then_some(Self { loaded, kind: loaded.kind?, fixes, waived })
    }

    fn mend(&self, tree: &Tree) -> Result<Option<MendedFile>, Error> {
        let path = &self.loaded.reference.path;
        let bytes = tree.read(path, load::MOST_BYTES).ok().filter(|bytes| sha256(bytes) == self.loaded.sha256);
        let Some(text) = bytes.and_then(|bytes| String::from_utf8(bytes).ok()) else {
            let help = "run the command again, once nobody else writes to it";
            return Err(Error::new(format!("{path} is not mended: it changed since it was read"), help));
        };
        let is_waived = |finding: &Finding| self.waived.contains(&(finding.rule.as_str(), finding.value.as_str()));
        catch_panic(path, || mend_with(path, self.kind, text, Some(self.fixes.clone()), &is_waived))
    }
}

/// A document on its own with everything mended that reading it finds; `None` where it is no text.
pub fn mend_text(path: &str, kind: Kind, text: String) -> Option<MendedFile> {
    mend_with(path, kind, text, None, &|_| false)
}

fn mend_with(
    path: &str,
    kind: Kind,
    text: String,
    first: Option<Vec<Fix>>,
    is_waived: &dyn Fn(&Finding) -> bool,
) -> Option<MendedFile> {
    let reading = read(path, kind, &text, is_waived)?;
    let before = (text.clone(), Arc::clone(&reading.source));
    let nothing = |text: &str| Reading {
        source: Arc::new(Source::new(path, text.to_owned())),
        arena: None,
        findings: Vec::new(),
        tidying: Vec::new(),
    };
    let again = |text: &str| read(path, kind, text, is_waived).unwrap_or_else(|| nothing(text));
    let first = first.unwrap_or_else(|| reading.fixes().cloned().collect());
    let mended = mend(text, reading, first, &again);
    let after = (mended.text, mended.reading.source);
    Some(MendedFile { before, after, made: mended.made, refused: mended.refused })
}

/// A text of a document, read. Of what is found, errors bring their fixes along; what settings have a say in waits for the
/// next run over all documents.
fn read(path: &str, kind: Kind, text: &str, is_waived: &dyn Fn(&Finding) -> bool) -> Option<Reading> {
    let loaded = load::load(path, kind, text.as_bytes().to_vec());
    let mut findings = loaded.findings;
    for finding in &mut findings {
        if finding.severity != Severity::Error || is_waived(finding) {
            finding.fix = None;
        }
    }
    Some(Reading { source: loaded.source?, arena: loaded.arena, findings, tidying: loaded.tidying })
}
