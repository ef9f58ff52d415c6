//! What the patterns under `exclude` of one settings file leave out, and which of them match nothing.

use std::borrow::Cow;
use std::sync::Arc;

use globset::{GlobBuilder, GlobSet, GlobSetBuilder};

use super::resolve::{UNREADABLE_PATTERN, first};
use crate::finding::{Draft, Findings, Severity, shortened};
use crate::model::Config;
use crate::model::located::Leaf;
use crate::paths::{composed, folder_of, joined};
use crate::source::NodeId;
use crate::tree::Tree;

/// The patterns of one settings file.
#[derive(Debug)]
pub(super) struct Exclude {
    /// The settings file, relative to the root. Its patterns are held against paths below its folder.
    pub(super) file: Arc<str>,
    globs: GlobSet,
    /// The place of each pattern, in the order of the globs.
    patterns: Vec<NodeId>,
}

impl Exclude {
    /// Those of `file`; `None` where it leaves nothing out.
    pub(super) fn read(config: &Config, file: &Arc<str>, findings: &mut Findings<'_>) -> Option<Self> {
        let mut globs = GlobSetBuilder::new();
        let mut patterns = Vec::new();
        for (at, text) in first("exclude", &config.exclude, findings).iter().filter_map(Leaf::located) {
            match GlobBuilder::new(&composed(text)).literal_separator(true).build() {
                Ok(glob) => {
                    globs.add(glob);
                    patterns.push(at);
                }
                Err(_) => findings
                    .under("load/unknown-word", Severity::Error)
                    .add(Draft::new(at, UNREADABLE_PATTERN.0, UNREADABLE_PATTERN.1).value(text.as_str())),
            }
        }
        let first = *patterns.first()?;
        match globs.build() {
            Ok(globs) => Some(Self { file: Arc::clone(file), globs, patterns }),
            Err(_) => {
                findings.under("load/too-large", Severity::Error).add(Draft::new(
                    first,
                    "these patterns are more than can be held together, so none of them leaves anything out",
                    "name folders with **, in place of the files in them",
                ));
                None
            }
        }
    }

    /// Whether a path, relative to the root, is left out.
    pub(super) fn holds(&self, path: &str) -> bool {
        self.below(path).is_some_and(|below| self.globs.is_match(below.as_ref()))
    }

    /// The places of the patterns that leave out a path.
    pub(super) fn matching(&self, path: &str) -> impl Iterator<Item = NodeId> {
        let matches = self.below(path).map(|below| self.globs.matches(below.as_ref())).unwrap_or_default();
        matches.into_iter().filter_map(|index| self.patterns.get(index).copied())
    }

    /// The places of all its patterns.
    pub(super) fn patterns(&self) -> &[NodeId] {
        &self.patterns
    }

    /// A path as the patterns know it, where it stands below their folder.
    fn below<'p>(&self, path: &'p str) -> Option<Cow<'p, str>> {
        let below = match folder_of(&self.file) {
            "" => path,
            folder => path.strip_prefix(folder)?.strip_prefix('/')?,
        };
        Some(composed(below))
    }
}

/// What is said of a pattern that matches nothing in the folder of its settings.
pub(super) fn matches_nothing(at: NodeId, pattern: &str, folder: &str, tree: &Tree) -> Draft {
    let path = pattern.replace('\\', "/");
    let path = path.trim_start_matches("./").trim_matches('/');
    let is_folder = joined(folder, path).is_some_and(|path| !path.is_empty() && tree.is_folder(&path));
    let shown = shortened(pattern);
    let nothing = "so nothing is left out by it";
    let help = if is_folder {
        format!("write {path}/** to leave out all that is in it")
    } else if path != pattern && !path.is_empty() {
        format!("write {}: a path begins in the folder of this file and has / between folders", shortened(path))
    } else {
        "correct it, or take it out; * stands for a part of a name, and drafts/** for all that is in the folder drafts"
            .to_owned()
    };
    let message = if is_folder {
        format!("{shown} is a folder and no file, {nothing}")
    } else {
        format!("no file matches {shown}, {nothing}")
    };
    Draft::new(at, message, help).value(pattern)
}
