//! Fixes of one document, made in memory: those that go together are made in one go, the result is read again, and what it
//! then has to fix comes next. What reads worse than before is not made. Knows edits, trees and findings; which file this
//! is, and how one is read, is the caller's.
//!
//! Of a document that cannot be read, nobody knows where its lines belong until all of it is read. So a fix that moves lines
//! holds only where the document is read in the end. Where it never is, that fix and those after it are taken back; what was
//! put in quotes before them stands by itself, and stays.

mod append;
mod apply;
mod verify;

use std::sync::Arc;

pub use append::{Why, append, insert};
use apply::that_go_together;
use verify::is_as_meant;

use crate::finding::{Edit, Finding, Fix, applied};
use crate::source::{Arena, Source};

/// How often a document is read again at most.
const MOST_ROUNDS: usize = 100;

/// How many bytes are read for one document at most, all rounds together; a broken file gives away one fault a round.
const MOST_BYTES_READ: usize = 128 * 1024 * 1024;

/// How many fixes are tried one by one where they cannot be made together.
const MOST_TRIED_ALONE: usize = 50;

/// A document as far as it could be read.
#[derive(Debug)]
pub struct Reading {
    /// Its text, without what could lead to a person; every byte stands where it does in the file.
    pub source: Arc<Source>,
    /// Its tree, where it has one.
    pub arena: Option<Arena>,
    /// What was found while it was read.
    pub findings: Vec<Finding>,
    /// What is no fault and yet written otherwise than documents are.
    pub tidying: Vec<Fix>,
}

impl Reading {
    /// Everything that could be fixed in it.
    pub fn fixes(&self) -> impl Iterator<Item = &Fix> {
        self.findings.iter().filter_map(|finding| finding.fix.as_deref()).chain(&self.tidying)
    }
}

/// A document after its fixes.
#[derive(Debug)]
pub struct Mended {
    /// Its text.
    pub text: String,
    /// As it now reads.
    pub reading: Reading,
    /// What was done, in the order of the rounds.
    pub made: Vec<Made>,
    /// What was not done, as the document would have read worse, or not at all.
    pub refused: Vec<Made>,
    /// The document before lines of it were moved that can still not be read.
    unmoved: Option<Unmoved>,
}

/// A state to go back to.
#[derive(Debug)]
struct Unmoved {
    text: String,
    reading: Reading,
    made: usize,
}

/// A fix, as people are told of it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Made {
    /// The line. No fix adds or takes away lines, so it is the same before and after.
    pub line: u32,
    /// What was done.
    pub title: String,
}

impl Made {
    /// What a fix does. One that moves lines does it on each of them.
    fn of(fix: &Fix) -> Vec<Self> {
        let mut lines: Vec<u32> = fix.edits.iter().map(|edit| edit.line).collect();
        lines.dedup();
        lines.truncate(if fix.reshapes { lines.len() } else { 1 });
        lines.into_iter().map(|line| Self { line, title: fix.title.clone() }).collect()
    }
}

/// Makes `first` and everything that the document then has to fix.
pub fn mend(text: String, reading: Reading, first: Vec<Fix>, read: &impl Fn(&str) -> Reading) -> Mended {
    let rounds = (MOST_BYTES_READ / text.len().max(1)).clamp(2, MOST_ROUNDS);
    let mut mended = Mended { text, reading, made: Vec::new(), refused: Vec::new(), unmoved: None };
    let mut fixes = first;
    for _ in 0..rounds {
        mended.refused.clear();
        if !mended.round(&fixes, read) {
            break;
        }
        fixes = mended.reading.fixes().cloned().collect();
    }
    mended.take_back_moved_lines();
    mended
}

/// Makes all of these fixes, which are in the order of the text and may add lines, or none: `None` where the document would
/// not read as they meant.
pub fn make_all(
    text: &str,
    reading: &Reading,
    fixes: &[Fix],
    read: &impl Fn(&str) -> Reading,
) -> Option<(String, Reading)> {
    let fixes: Vec<&Fix> = fixes.iter().collect();
    let shown = reading.source.text();
    let is_seen = |edit: &Edit| text.get(edit.span().range()) == shown.get(edit.span().range());
    if text.len() != shown.len() || !fixes.iter().flat_map(|fix| &fix.edits).all(is_seen) {
        return None;
    }
    let text = applied(text, fixes.iter().flat_map(|fix| &fix.edits));
    let after = read(&text);
    is_as_meant(reading, &after, &fixes).then_some((text, after))
}

impl Mended {
    /// Makes the fixes that go together; whether any was made.
    fn round(&mut self, fixes: &[Fix], read: &impl Fn(&str) -> Reading) -> bool {
        let chosen = that_go_together(fixes, &self.text, self.reading.source.text());
        if chosen.is_empty() || self.try_all(&chosen, read) {
            return !chosen.is_empty();
        }
        if self.reading.arena.is_none() {
            // Nobody knows what those further down do before the first fault is mended.
            let first = self.try_all(&chosen[..1], read);
            self.refused = chosen[..1].iter().filter(|_| !first).flat_map(|fix| Made::of(fix)).collect();
            return first;
        }
        // They are in the order of the text: from the last one on, the places of those before it stay what they are.
        let alone: Vec<bool> =
            chosen.iter().rev().take(MOST_TRIED_ALONE).map(|fix| self.try_all(&[fix], read)).collect();
        self.refused =
            chosen.iter().rev().zip(&alone).filter(|(_, made)| !**made).flat_map(|(fix, _)| Made::of(fix)).collect();
        alone.contains(&true)
    }

    fn try_all(&mut self, fixes: &[&Fix], read: &impl Fn(&str) -> Reading) -> bool {
        let text = applied(&self.text, fixes.iter().flat_map(|fix| &fix.edits));
        let reading = read(&text);
        if !is_as_meant(&self.reading, &reading, fixes) {
            return false;
        }
        let text = std::mem::replace(&mut self.text, text);
        let reading = std::mem::replace(&mut self.reading, reading);
        if self.reading.arena.is_none() && fixes.iter().any(|fix| fix.reshapes) {
            self.unmoved.get_or_insert(Unmoved { text, reading, made: self.made.len() });
        }
        self.made.extend(fixes.iter().flat_map(|fix| Made::of(fix)));
        true
    }

    /// Goes back to where lines were first moved, where the document cannot be read with that either.
    fn take_back_moved_lines(&mut self) {
        if self.reading.arena.is_some() {
            return;
        }
        if let Some(Unmoved { text, reading, made }) = self.unmoved.take() {
            (self.text, self.reading) = (text, reading);
            self.refused.splice(0..0, self.made.drain(made..));
        }
    }
}

#[cfg(test)]
mod tests;
