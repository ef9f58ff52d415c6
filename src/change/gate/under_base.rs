//! The documents after a change, as they are judged under what held before it: its settings, its standards, its
//! catalogues of guidance, and what exempted each document then. What is found so and not otherwise is what the change
//! takes away.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::exempting::{AsBefore, as_before, changed, conditions, exempting};
use crate::change::twin;
use crate::finding::{Excerpt, Finding, Findings, Place, Spot};
use crate::load::{Loaded, load};
use crate::model::Kind;
use crate::paths::folder_of;
use crate::settings::FILE_NAME;
use crate::source::NodeId;
use crate::tree::Replaced;
use crate::workspace::{Document, Workspace};

/// Families of rules about files beside a document; a document that was moved is not judged by them at its old place.
const ABOUT_PLACES: [&str; 4] = ["course", "source", "load", "document"];

/// Files to replace after a change, so that the rest is judged as before it.
#[derive(Debug, Default)]
pub struct UnderBase {
    /// The files, as they are to be.
    pub replaced: Replaced,
    /// Documents that are written anew, by the path at which they are judged.
    rewritten: BTreeMap<String, Rewritten>,
    /// Courses as they were, by the path at which they are judged now, where a condition in them says something else.
    conditions: BTreeMap<String, Vec<u8>>,
}

/// A document that is judged in another form than it has.
#[derive(Debug)]
struct Rewritten {
    /// Its path after the change.
    path: String,
    as_before: Option<AsBefore>,
}

/// Whether a document says how others are judged.
pub fn is_control(document: &Document) -> bool {
    let kind = matches!(document.loaded.kind, Some(Kind::Config | Kind::Standards | Kind::Guidance));
    kind || is_settings(&document.loaded.reference.path)
}

fn is_settings(path: &str) -> bool {
    path.rsplit('/').next() == Some(FILE_NAME)
}

impl UnderBase {
    /// What has to be replaced. `before` reads a file as it was before the change.
    pub fn of(head: &Workspace, base: &Workspace, before: impl Fn(&str) -> Option<Vec<u8>>) -> Self {
        let mut under = Self::default();
        let control = |workspace: &Workspace| -> BTreeSet<String> {
            let documents = workspace.documents.iter().filter(|document| is_control(document));
            documents.map(|document| document.loaded.reference.path.clone()).collect()
        };
        for path in control(head).union(&control(base)) {
            let same = head.at(path).zip(base.at(path)).is_some_and(|(new, old)| is_same(&new.loaded, &old.loaded));
            if !same {
                under.replaced.insert(path.clone(), before(path));
            }
        }
        let settings: BTreeSet<&str> = base
            .documents
            .iter()
            .map(|document| document.loaded.reference.path.as_str())
            .filter(|path| is_settings(path))
            .collect();
        for document in head.documents.iter().filter(|document| !is_control(document)) {
            if let Some(old) = twin(document, base) {
                under.take(document, old, &settings);
            }
        }
        under
    }

    /// Whether everything is judged as it was before, so that nothing needs to be judged again.
    pub fn is_empty(&self) -> bool {
        self.replaced.is_empty() && self.conditions.is_empty()
    }

    /// Lets the documents of the run know what they said before, where conditions depend on it.
    pub fn remind(&self, workspace: &mut Workspace) {
        for document in &mut workspace.documents {
            let path = &document.loaded.reference.path;
            if let Some((text, kind)) = self.conditions.get(path).zip(document.loaded.kind) {
                document.before = Some(Box::new(load(path, kind, text.clone())));
            }
        }
    }

    fn take(&mut self, new: &Document, old: &Document, settings: &BTreeSet<&str>) {
        let (loaded, path) = (&new.loaded, &new.loaded.reference.path);
        let was_at = &old.loaded.reference.path;
        if was_at == path && is_same(loaded, &old.loaded) {
            return;
        }
        // A document that was moved is judged where it was, if other settings hold there.
        let moved = was_at != path && nearest(was_at, settings) != nearest(path, settings);
        let names = loaded.kind.map(exempting).unwrap_or_default();
        let changed = changed(loaded, &old.loaded, &names);
        let as_before = if changed.is_empty() { None } else { as_before(loaded, &old.loaded, &changed) };
        let judged_at = if moved { was_at } else { path };
        let conditions =
            if loaded.kind == Some(Kind::Course) { conditions(&old.expectations) } else { BTreeSet::new() };
        if let Some(source) = old.loaded.source.as_ref().filter(|_| {
            let changed = super::changed(loaded, &old.loaded, &conditions);
            !changed.is_empty()
        }) {
            self.conditions.insert(judged_at.clone(), source.text().as_bytes().to_vec());
        }
        if as_before.is_none() && !moved {
            return;
        }
        let text = match (&as_before, &loaded.source) {
            (Some(before), _) => before.text.clone(),
            (None, Some(source)) => source.text().as_bytes().to_vec(),
            (None, None) => return,
        };
        if moved {
            self.replaced.insert(path.clone(), None);
        }
        self.replaced.insert(judged_at.clone(), Some(text));
        self.rewritten.insert(judged_at.clone(), Rewritten { path: path.clone(), as_before });
    }

    /// A finding that was made in the other form, as it is about the document after the change; `None` where it is only
    /// about the form.
    pub fn restore(&self, mut finding: Finding, head: &Workspace) -> Option<Finding> {
        let Some(rewritten) = self.rewritten.get(&finding.document.path) else { return Some(finding) };
        let document = &head.at(&rewritten.path)?.loaded;
        let family = finding.rule.split('/').next().unwrap_or_default();
        if rewritten.path != finding.document.path && ABOUT_PLACES.contains(&family) {
            return None;
        }
        finding.document = Arc::clone(&document.reference);
        if let Some(before) = &rewritten.as_before {
            // Whether the policy from before is there is a question about the past.
            if family == "load" || finding.rule.starts_with("course/policy-") {
                return None;
            }
            move_back(&mut finding, before, document);
        }
        Some(finding)
    }
}

/// Whether two documents have the same bytes.
fn is_same(one: &Loaded, other: &Loaded) -> bool {
    !one.sha256.is_empty() && one.sha256 == other.sha256
}

/// The settings file that holds for a path.
fn nearest<'s>(path: &str, settings: &BTreeSet<&'s str>) -> Option<&'s str> {
    let mut folder = folder_of(path);
    loop {
        let file = if folder.is_empty() { FILE_NAME.to_owned() } else { format!("{folder}/{FILE_NAME}") };
        if let Some(found) = settings.get(file.as_str()) {
            return Some(found);
        }
        if folder.is_empty() {
            return None;
        }
        folder = folder_of(folder);
    }
}

/// Puts a finding from the text as before onto the lines of the document as it is.
fn move_back(finding: &mut Finding, before: &AsBefore, document: &Loaded) {
    let place = &mut finding.place;
    let (first, last) = (before.after + 1, before.after.saturating_add(before.lines));
    if place.line > last {
        place.line -= before.lines;
        place.end_line = place.end_line.saturating_sub(before.lines).max(place.line);
        finding.excerpt.first_line = finding.excerpt.first_line.saturating_sub(before.lines);
    } else if place.line >= first {
        // It stands in an entry as it was: shown at the entry as it is, else at the top.
        let name = place.pointer.split('/').nth(1).unwrap_or_default();
        let node = document.arena.as_ref().and_then(|arena| arena.get(NodeId::ROOT, name));
        let (place, excerpt) = Findings::about(document.about()).shown_at(node.map_or(Spot::Top, Spot::Node));
        (finding.place, finding.excerpt) = (Place { pointer: finding.place.pointer.clone(), ..place }, excerpt);
    }
    // The remark under the marked text may speak of the earlier entry.
    if finding.excerpt == Excerpt::default() {
        finding.label.clear();
    }
}
