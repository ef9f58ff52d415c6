//! The documents of a run with their fixes made, in memory; then written, where that was asked for.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use super::Session;
use crate::error::{Error, catch_panic};
use crate::finding::{Finding, Fix, Severity};
use crate::fix::{Made, Reading, make_all, mend};
use crate::load::{self, Loaded};
use crate::model::Kind;
use crate::paths::is_within;
use crate::source::{Source, sha256};
use crate::tree::{Tree, Unsaved, WriteFault};
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
        let documents = session.workspace.documents.iter().filter(|document| is_asked(document, session));
        let asked = documents.filter_map(|document| Asked::of(document, findings));
        let (asked, linked): (Vec<Asked<'_>>, Vec<Asked<'_>>) =
            asked.partition(|asked| is_in_its_place(&asked.loaded.reference.path, tree));
        for Asked { loaded, .. } in linked {
            self.fail(not_mended(&loaded.reference.path, &WriteFault::Link));
        }
        let mended: Vec<_> = asked.par_iter().map(|asked| asked.mend(tree)).collect();
        let mut is_changed = false;
        for (asked, mended) in asked.iter().zip(mended) {
            match mended {
                Ok(Some(file)) => is_changed |= self.take(&asked.loaded.reference.path, file),
                Ok(None) => {}
                Err(error) => self.fail(error),
            }
        }
        is_changed
    }

    /// Notes what could not be done, once.
    pub fn fail(&mut self, error: Error) {
        if !self.failures.contains(&error) {
            self.failures.push(error);
        }
    }

    /// Whether any document is another than it was.
    pub fn changes_anything(&self) -> bool {
        self.files.values().any(|file| file.before.0 != file.after.0)
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
            self.failures.push(not_mended(path, &fault));
            false
        });
    }
}

fn not_mended(path: &str, fault: &WriteFault) -> Error {
    let (words, help) = fault.in_words();
    Error::new(format!("{path} is not mended: it {words}"), help)
}

fn is_asked(document: &Document, session: &Session) -> bool {
    session.asked.iter().any(|asked| is_within(&document.loaded.reference.path, asked))
}

/// Whether a document stands where its path says: no link leads to it.
fn is_in_its_place(path: &str, tree: &Tree) -> bool {
    tree.look(path).is_ok_and(|seen| seen.path == path)
}

/// A document that has something to fix.
struct Asked<'a> {
    loaded: &'a Loaded,
    kind: Kind,
    fixes: Vec<Fix>,
    /// What somebody decided to leave as it is.
    waived: BTreeSet<(&'a str, &'a str)>,
    /// The rules whose findings count here, whatever settings say of them.
    counting: BTreeSet<&'a str>,
}

impl<'a> Asked<'a> {
    fn of(document: &'a Document, findings: &'a [Finding]) -> Option<Self> {
        let loaded = &*document.loaded;
        let own = || findings.iter().filter(|finding| finding.document.path == loaded.reference.path);
        let counts = own().filter(|finding| finding.suppressed.is_none());
        let counting = counts.clone().map(|finding| finding.rule.as_str()).collect();
        let fixes = counts.filter_map(|finding| finding.fix.as_deref()).chain(&loaded.tidying).cloned();
        let fixes: Vec<Fix> = fixes.collect();
        let waived = own().filter(|finding| finding.suppressed.is_some());
        let waived = waived.map(|finding| (finding.rule.as_str(), finding.value.as_str())).collect();
        (!fixes.is_empty()).then_some(Self { loaded, kind: loaded.kind?, fixes, waived, counting })
    }

    fn mend(&self, tree: &Tree) -> Result<Option<MendedFile>, Error> {
        let path = &self.loaded.reference.path;
        let bytes = tree.read(path, load::MOST_BYTES).ok().filter(|bytes| sha256(bytes) == self.loaded.sha256);
        let Some(text) = bytes.and_then(|bytes| String::from_utf8(bytes).ok()) else {
            let help = "run the command again, once nobody else writes to it";
            return Err(Error::new(format!("{path} is not mended: it changed since it was read"), help));
        };
        self.mend_text(text)
    }

    fn mend_text(&self, text: String) -> Result<Option<MendedFile>, Error> {
        let path = &self.loaded.reference.path;
        let is_left = |finding: &Finding| {
            let counts = finding.severity == Severity::Error || self.counting.contains(finding.rule.as_str());
            !counts || self.waived.contains(&(finding.rule.as_str(), finding.value.as_str()))
        };
        catch_panic(path, || mend_with(path, self.kind, text, Some(self.fixes.clone()), &is_left))
    }
}

/// The document at a path with everything mended that the findings about it know how to fix; `None` where there is nothing of
/// the kind.
pub fn mended(session: &Session, path: &str, findings: &[Finding]) -> Option<MendedFile> {
    let (tree, document) = (session.tree.as_ref()?, session.workspace.at(path)?);
    let asked = Asked::of(document, findings).filter(|_| is_asked(document, session) && is_in_its_place(path, tree))?;
    let file = asked.mend(tree).ok()??;
    (file.before.0 != file.after.0).then_some(file)
}

/// The same of a document that is in no tree, as somebody would write it: this is its text.
pub fn mended_text(document: &Document, text: String, findings: &[Finding]) -> Option<MendedFile> {
    let file = Asked::of(document, findings)?.mend_text(text).ok()??;
    (file.before.0 != file.after.0).then_some(file)
}

/// Whether the document at a path reads as these fixes mean once they are made together, whatever is found in it then. A fix
/// that moves lines counts only where the document can be read with it.
pub fn reads_as_meant(session: &Session, path: &str, fixes: &[Fix]) -> bool {
    let text = || {
        let (tree, document) = (session.tree.as_ref()?, session.workspace.at(path)?);
        let bytes = tree.read(path, load::MOST_BYTES).ok().filter(|bytes| sha256(bytes) == document.loaded.sha256)?;
        Some((document.loaded.kind?, String::from_utf8(bytes).ok()?))
    };
    let Some((kind, text)) = text() else { return false };
    let read = |text: &str| read_or_nothing(path, kind, text, &|_| true);
    let made = make_all(&text, &read(&text), fixes, &read);
    made.is_some_and(|(_, after)| after.arena.is_some() || fixes.iter().all(|fix| !fix.reshapes))
}

/// A document on its own with everything mended that reading it finds; `None` where it is no text.
pub fn mend_text(path: &str, kind: Kind, text: String) -> Option<MendedFile> {
    mend_with(path, kind, text, None, &|finding| finding.severity != Severity::Error)
}

fn mend_with(
    path: &str,
    kind: Kind,
    text: String,
    first: Option<Vec<Fix>>,
    is_left: &dyn Fn(&Finding) -> bool,
) -> Option<MendedFile> {
    let reading = read(path, kind, &text, is_left)?;
    let before = (text.clone(), Arc::clone(&reading.source));
    let again = |text: &str| read_or_nothing(path, kind, text, is_left);
    let first = first.unwrap_or_else(|| reading.fixes().cloned().collect());
    let mended = mend(text, reading, first, &again);
    let after = (mended.text, mended.reading.source);
    Some(MendedFile { before, after, made: mended.made, refused: mended.refused })
}

/// A text of a document, read; without a tree where it is none.
fn read_or_nothing(path: &str, kind: Kind, text: &str, is_left: &dyn Fn(&Finding) -> bool) -> Reading {
    read(path, kind, text, is_left).unwrap_or_else(|| Reading {
        source: Arc::new(Source::new(path, text.to_owned())),
        arena: None,
        findings: Vec::new(),
        tidying: Vec::new(),
    })
}

/// A text of a document, read. What settings have a say in brings its fix along only where it counted before.
fn read(path: &str, kind: Kind, text: &str, is_left: &dyn Fn(&Finding) -> bool) -> Option<Reading> {
    let loaded = load::load(path, kind, text.as_bytes().to_vec());
    let Loaded { mut findings, mut tidying, arena, source, .. } = loaded;
    let source = source?;
    findings.iter_mut().filter(|finding| is_left(finding)).for_each(|finding| finding.fix = None);
    if let (None, Some(first)) = (&arena, findings.iter().find_map(|finding| finding.fix.as_deref())) {
        tidying.extend(load::fixes_alike(&source, first));
    }
    Some(Reading { source, arena, findings, tidying })
}
