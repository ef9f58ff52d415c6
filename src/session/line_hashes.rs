//! The hashes of the lines that findings stand at, for hosts that know a finding again by its line. The texts were dropped
//! after their check; they are read once more, file by file, and count only where they are still what was judged.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::Session;
use crate::finding::Finding;
use crate::load::MOST_BYTES;
use crate::source::{line_hashes, sha256};
use crate::tree::Tree;

impl Session {
    /// The hashes by path and line. A text that could lead to a child gives none: from the hash of a line that is known but
    /// for a number, the number can be found.
    pub fn line_hashes(&self, findings: &[Finding]) -> BTreeMap<String, BTreeMap<u32, String>> {
        let Some(tree) = &self.tree else { return BTreeMap::new() };
        let mut lines: BTreeMap<&str, BTreeSet<u32>> = BTreeMap::new();
        let mut is_private: BTreeSet<&str> = BTreeSet::new();
        for finding in findings.iter().filter(|finding| finding.place.part.is_none()) {
            let path = finding.document.path.as_str();
            lines.entry(path).or_default().insert(finding.place.line);
            if finding.rule.starts_with("privacy/") {
                is_private.insert(path);
            }
        }
        lines.retain(|path, _| !is_private.contains(path));
        let hashes = lines.into_par_iter().filter_map(|(path, lines)| {
            let text = self.judged_text(tree, path)?;
            Some((path.to_owned(), line_hashes(&text, &lines)))
        });
        hashes.collect()
    }

    /// The text of a document, where it is still the one that was judged.
    fn judged_text(&self, tree: &Tree, path: &str) -> Option<String> {
        let judged = &self.workspace.at(path)?.loaded.sha256;
        // Markdown has the limit of YAML.
        let bytes = tree.read(path, MOST_BYTES).ok()?;
        (sha256(&bytes) == *judged).then(|| String::from_utf8_lossy(&bytes).into_owned())
    }
}
