//! A folder that an editor has open: its documents as they are written, and what was found in them.

use std::collections::{BTreeMap, BTreeSet};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

use gen_lsp_types::{Diagnostic, PublishDiagnosticsParams, Uri};
use jiff::civil::Date as Day;

use super::past::{Changed, Past};
use super::position::Encoding;
use super::{diagnostics, uri};
use crate::check::Judged;
use crate::error::Error;
use crate::load::{self, is_office};
use crate::paths::is_within;
use crate::session::{Live, Session};
use crate::source::{Source, sha256};
use crate::tree::{ReadFault, Tree};

/// Such a folder.
#[derive(Debug)]
pub(super) struct Folder {
    /// Its address, as the editor calls it.
    address: String,
    /// The address of the folder that paths are relative to.
    root: String,
    live: Live,
    judged: Judged,
    /// Paths of documents that were written since all was judged.
    written: BTreeSet<String>,
    /// Whether all was judged once.
    is_judged: bool,
    /// Addresses of the documents that the editor holds, as it calls them, by path.
    held: BTreeMap<String, String>,
    /// What the documents were in the commit that is compared with.
    past: Past,
    /// What the editor was last told of each document: under which address, and a hash of it.
    told: BTreeMap<String, (String, u64)>,
    /// The documents that have other addresses than they had.
    readdressed: BTreeSet<String>,
}

impl Folder {
    /// Reads what stands in the folder of this address.
    ///
    /// # Errors
    /// Where it cannot be opened.
    pub(super) fn open(address: &str, file: PathBuf, policies: Vec<PathBuf>) -> Result<Self, Error> {
        let live = Live::open(file, policies)?;
        let below =
            live.session().asked.first().map_or(0, |path| path.split('/').filter(|part| !part.is_empty()).count());
        Ok(Self {
            address: address.trim_end_matches('/').to_owned(),
            root: uri::above(address, below),
            live,
            judged: Judged::default(),
            written: BTreeSet::new(),
            is_judged: false,
            held: BTreeMap::new(),
            past: Past::default(),
            told: BTreeMap::new(),
            readdressed: BTreeSet::new(),
        })
    }

    /// The run as it stands.
    pub(super) fn session(&self) -> &Session {
        self.live.session()
    }

    /// What was found in it.
    pub(super) fn judged(&self) -> &Judged {
        &self.judged
    }

    fn tree(&self) -> Option<&Tree> {
        self.session().tree.as_ref()
    }

    /// The path of a file in this folder; `None` where it lies elsewhere, or is a link that leads elsewhere.
    pub(super) fn path_of(&self, file: &Path) -> Option<String> {
        let tree = self.tree()?;
        // The folder of a file that was never saved may not be there yet.
        let (there, folder) = file.ancestors().skip(1).find_map(|folder| Some((folder, tree.relative(folder)?)))?;
        let rest = file.strip_prefix(there).ok()?.to_str()?.replace(std::path::MAIN_SEPARATOR, "/");
        if rest.split('/').any(|part| part.is_empty() || part == "." || part == "..") {
            return None;
        }
        let path = if folder.is_empty() { rest } else { format!("{folder}/{rest}") };
        let path = tree.own_name(&path);
        let is_asked = self.session().asked.iter().any(|asked| is_within(&path, asked));
        let is_readable = match tree.look(&path) {
            Ok(seen) => seen.path == path,
            Err(fault) => fault == ReadFault::Missing,
        };
        (is_asked && is_readable).then_some(path)
    }

    /// The address of a document, as the editor calls it.
    pub(super) fn address_of(&self, path: &str) -> String {
        self.held.get(path).cloned().unwrap_or_else(|| uri::below(&self.root, path))
    }

    /// Takes a text in the place of the file at a path.
    pub(super) fn hold(&mut self, path: &str, address: &str, text: &str) {
        // No editor shows the parts of an office file as text.
        if is_office(path) {
            return;
        }
        if self.held.insert(path.to_owned(), address.to_owned()).is_none() {
            // Somebody who opens a document may have made a commit since.
            self.past.distrust();
        }
        self.note_address(path);
        self.live.hold(path, Some(text.as_bytes().to_vec()));
        let read = self.session().workspace.at(path).map(|document| document.loaded.sha256.as_str());
        if read != Some(&sha256(text.as_bytes())) {
            self.written.insert(path.to_owned());
        }
    }

    /// Notes where the editor calls a document otherwise than it was told of it: it would show what it was told twice.
    fn note_address(&mut self, path: &str) {
        let address = self.address_of(path);
        if self.told.get(path).is_some_and(|(told, _)| *told != address) {
            self.readdressed.insert(path.to_owned());
        }
    }

    /// Takes the file on disk again.
    pub(super) fn release(&mut self, path: &str) {
        self.held.remove(path);
        self.note_address(path);
        self.live.hold(path, None);
    }

    /// Notes that anything may have changed on disk.
    pub(super) fn distrust(&mut self) {
        self.live.distrust();
        self.past.distrust();
    }

    /// How a document differs from what it was in `rev`.
    pub(super) fn changed(&mut self, path: &str, rev: &str, today: Day) -> Option<Changed> {
        self.past.changed((self.live.session(), &self.judged), path, rev, today).cloned()
    }

    /// Notes that there may be another commit, while no file is another.
    pub(super) fn distrust_past(&mut self) {
        self.past.distrust();
    }

    /// What could not be had or done, as far as somebody should know.
    pub(super) fn failures(&self) -> impl Iterator<Item = &Error> {
        self.session().failures.iter().chain(self.judged.faults()).chain(self.past.failure())
    }

    /// The address of the folder that paths are relative to.
    pub(super) fn root(&self) -> &str {
        &self.root
    }

    /// Notes that another state is meant now.
    pub(super) fn forget_past(&mut self) {
        self.past = Past::default();
    }

    /// Whether everything that was written was judged.
    pub(super) fn is_settled(&self) -> bool {
        self.is_judged && !self.live.is_stale() && self.written.is_empty() && self.readdressed.is_empty()
    }

    /// Whether this is the folder of an address.
    pub(super) fn is_at(&self, address: &str) -> bool {
        self.address == address.trim_end_matches('/')
    }

    /// The text of a material that is text; of another one only the tool knows what it says.
    pub(super) fn text_of(&self, path: &str) -> Option<Source> {
        let bytes = self.tree()?.read(path, load::MOST_BYTES).ok().filter(|_| !is_office(path))?;
        Some(Source::new(path, String::from_utf8(bytes).ok()?))
    }

    /// Reads and judges what changed; gives back what the editor has to be told.
    pub(super) fn settle(&mut self, today: Day, encoding: Encoding) -> Vec<PublishDiagnosticsParams> {
        let written = std::mem::take(&mut self.written);
        let anew = self.live.read_written(&written).filter(|_| self.is_judged);
        self.past.written(anew.as_ref().map(|_| &written));
        let workspace = &self.live.session().workspace;
        let mut news = match anew {
            Some(paths) => self.judged.judge_written(workspace, &paths, today),
            None => self.judged.judge(workspace, today),
        };
        self.is_judged = true;
        news.append(&mut self.readdressed);
        self.tell(news, encoding)
    }

    /// What the editor has to be told of these documents where it was told something else before.
    fn tell(&mut self, paths: BTreeSet<String>, encoding: Encoding) -> Vec<PublishDiagnosticsParams> {
        let mut all = Vec::new();
        for path in paths {
            let diagnostics = diagnostics::of(self, &path, encoding);
            let hash = hashed(&diagnostics);
            let address = self.address_of(&path);
            let is_news = match self.told.get(&path) {
                Some((told, known)) => *told != address || *known != hash,
                None => !diagnostics.is_empty(),
            };
            if !is_news {
                continue;
            }
            if let Some((told, _)) =
                self.told.insert(path, (address.clone(), hash)).filter(|(told, _)| *told != address)
            {
                all.push(PublishDiagnosticsParams { uri: Uri(told), version: None, diagnostics: Vec::new() });
            }
            all.push(PublishDiagnosticsParams { uri: Uri(address), version: None, diagnostics });
        }
        all
    }

    /// What takes back everything that the editor was told.
    pub(super) fn taken_back(&self) -> Vec<PublishDiagnosticsParams> {
        let nothing = |(address, _): &(String, u64)| PublishDiagnosticsParams {
            uri: Uri(address.clone()),
            version: None,
            diagnostics: Vec::new(),
        };
        self.told.values().map(nothing).collect()
    }
}

fn hashed(diagnostics: &[Diagnostic]) -> u64 {
    let mut hasher = DefaultHasher::new();
    diagnostics.hash(&mut hasher);
    hasher.finish()
}
