//! How materials are read: side by side as far as memory allows, and the few that unpack to very much one by one, so that
//! memory grows neither with the number of files nor with that of cores.

use std::collections::BTreeSet;
use std::io::BufReader;

use rayon::prelude::*;

use super::Material;
use super::material::Text;
use super::memory_budget::MemoryBudget;
use crate::error::{Error, catch_panic};
use crate::extract::{self, Format, Resolved};
use crate::guidance::Catalogue;
use crate::privacy;
use crate::scan;
use crate::source::sha256;
use crate::tree::Tree;

/// How much memory reading may take altogether while files are read side by side, in bytes.
const MOST_AT_ONCE: u64 = 256 * 1024 * 1024;

/// How much memory reading one file beside others may take above the file itself, in bytes.
const MOST_BESIDE_OTHERS: u64 = 24 * 1024 * 1024;

/// How many bytes of memory a byte of text takes while it is read, at most and roughly, as measured: Markdown of nothing
/// but marks, and a Word document of paragraphs of one letter.
const PER_MARKDOWN_BYTE: u64 = 64;
const PER_UNPACKED_BYTE: u64 = 4;

/// A file that is to be read.
#[derive(Debug)]
pub(super) struct Job<'j> {
    /// The file.
    pub(super) material: &'j mut Material,
    /// How large it was when it was looked at.
    pub(super) bytes: u64,
    /// The places that courses ask for in it.
    pub(super) asked: &'j BTreeSet<String>,
    /// What its text is held against, where it is judged.
    pub(super) catalogue: Option<&'j Catalogue>,
    /// What it said when it was held against that catalogue before, where it was.
    pub(super) known: Option<&'j Text>,
}

/// What came of a job.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    /// The file was read, or cannot be.
    Done,
    /// It takes too much to be read beside others.
    TooMuch,
}

/// Reads files; gives back in which of them this tool failed.
pub(super) fn read(tree: &Tree, jobs: Vec<Job<'_>>) -> Vec<Error> {
    let budget = MemoryBudget::new(MOST_AT_ONCE);
    let begun: Vec<_> = jobs
        .into_par_iter()
        .map(|mut job| {
            let outcome = job.catch_panic(|job| job.read_beside_others(tree, &budget));
            (job, outcome)
        })
        .collect();
    let finished = begun.into_iter().map(|(mut job, outcome)| match outcome {
        Ok(Outcome::Done) => Ok(()),
        Ok(Outcome::TooMuch) => job.catch_panic(|job| job.read_alone(tree)),
        Err(fault) => Err(fault),
    });
    finished.filter_map(Result::err).collect()
}

impl Job<'_> {
    fn catch_panic<T>(&mut self, step: impl FnOnce(&mut Self) -> T) -> Result<T, Error> {
        let path = self.material.path.clone();
        catch_panic(&path, || step(self))
    }

    /// Whether the file is one of whose bytes only those of parts with text are read.
    fn is_read_in_parts(&self) -> bool {
        self.material.format != Format::Markdown && self.bytes > self.material.format.most_bytes() as u64
    }

    fn read_beside_others(&mut self, tree: &Tree, budget: &MemoryBudget) -> Outcome {
        if self.is_read_in_parts() {
            return Outcome::TooMuch;
        }
        let most = match self.material.format {
            Format::Markdown => self.bytes.saturating_mul(PER_MARKDOWN_BYTE),
            // What it unpacks to is known once it is open.
            _ => self.bytes.saturating_mul(200 * PER_UNPACKED_BYTE).min(MOST_BESIDE_OTHERS),
        };
        if most > MOST_BESIDE_OTHERS {
            return Outcome::TooMuch;
        }
        let _permit = budget.acquire(self.bytes.saturating_add(most));
        let Some(bytes) = self.bytes(tree) else { return Outcome::Done };
        let is_office = self.material.format != Format::Markdown;
        if is_office && extract::unpacks_to(&bytes).saturating_mul(PER_UNPACKED_BYTE) > MOST_BESIDE_OTHERS {
            return Outcome::TooMuch;
        }
        self.keep(&bytes);
        Outcome::Done
    }

    fn read_alone(&mut self, tree: &Tree) {
        if self.is_read_in_parts() {
            self.read_in_parts(tree);
        } else if let Some(bytes) = self.bytes(tree) {
            self.keep(&bytes);
        }
    }

    /// Reads a file that is too large for memory. Its sum is not known, as not all of it is read.
    fn read_in_parts(&mut self, tree: &Tree) {
        let path = self.material.path.as_str();
        match tree.open(path) {
            Ok(Some(file)) => {
                let read = extract::read_office(path, &mut BufReader::new(file));
                self.keep_read(String::new(), read);
            }
            Ok(None) => {
                let most = self.material.format.most_bytes() as u64;
                self.keep_read(String::new(), extract::too_large(path, most));
            }
            Err(fault) => self.material.fault = Some(fault),
        }
    }

    /// The bytes of the file, or one more than are read of it; none where it cannot be read.
    fn bytes(&mut self, tree: &Tree) -> Option<Vec<u8>> {
        let most = self.material.format.most_bytes() as u64;
        match tree.head(&self.material.path, most + 1) {
            Ok(bytes) => Some(bytes),
            Err(fault) => {
                self.material.fault = Some(fault);
                None
            }
        }
    }

    fn keep(&mut self, bytes: &[u8]) {
        let most = self.material.format.most_bytes();
        let is_whole = bytes.len() <= most;
        if !is_whole && self.material.format != Format::Markdown {
            // It grew since it was looked at, and the list of its parts stands at its end.
            self.keep_read(String::new(), extract::too_large(&self.material.path, most as u64));
            return;
        }
        let sha256 = if is_whole { sha256(bytes) } else { String::new() };
        match self.known.filter(|known| is_whole && known.answers(&sha256, self.asked)) {
            Some(known) => self.material.text = Some(known.clone()),
            None => self.keep_read(sha256, extract::read(&self.material.path, bytes)),
        }
    }

    /// Keeps what becomes of the text: the places that courses ask for, and what it cites. The text itself is dropped.
    fn keep_read(&mut self, sha256: String, read: extract::Material) {
        let mut places = extract::resolve_all(&read, self.asked.iter().map(String::as_str));
        for place in places.values_mut() {
            // What nearly says the same is suggested in reports, where nothing private belongs.
            if let Resolved::NotFound { nearest, meant } = place {
                nearest.take_if(|nearest| privacy::leads_to_a_person(nearest));
                meant.take_if(|meant| privacy::leads_to_a_person(meant));
            }
        }
        let looked_at = self.catalogue.map(|catalogue| scan::look_within_limits(&read, catalogue));
        let (sightings, fault) = looked_at.unwrap_or_default();
        let extract::Material { whole, mut faults, unopened, .. } = read;
        let whole = whole && fault.is_none();
        faults.extend(fault);
        self.material.text = Some(Text { sha256, whole, faults, unopened, sightings, places });
    }
}
