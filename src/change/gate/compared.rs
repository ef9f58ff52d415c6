//! Two states of one repository side by side, and what the later one takes away from being found.

use std::collections::BTreeSet;

use jiff::civil::Date as Day;

use crate::change::{Comparison, Pairing, Verdict};
use crate::finding::Finding;
use crate::model::Kind;
use crate::settings::{FILE_NAME, Settings};
use crate::workspace::{Document, Workspace};

/// A change: the documents after it and before it, both judged as at one day.
#[derive(Debug)]
pub struct Compared<'w> {
    /// After the change.
    pub head: &'w Workspace,
    /// Before it.
    pub base: &'w Workspace,
    /// Which document of the one is which of the other.
    pub pairing: Pairing<'w>,
    /// Policies and sets of standards before and after, as far as they differ.
    pub comparisons: Vec<Comparison>,
    /// Settings files before and after, as far as they differ; one that came beside settings that say nothing.
    pub settings: Vec<Comparison>,
    /// The day as at which both are judged.
    pub today: Day,
    /// What would count under the settings, standards and exemptions from before the change and does not now.
    pub taken_away: Vec<TakenAway>,
}

/// A finding that a change keeps from counting.
#[derive(Clone, Debug)]
pub struct TakenAway {
    /// The finding, as it would be reported.
    pub finding: Finding,
    /// Whether it was not there before the change, so that the change hides what it brings.
    pub is_new: bool,
}

impl Compared<'_> {
    /// The settings that hold in one of the two states for the document of a finding, where it has that document.
    pub fn settings<'w>(&self, workspace: &'w Workspace, finding: &Finding) -> Option<&'w Settings> {
        let (kind, name) = finding.document.name();
        let by_path = || workspace.at(&finding.document.path);
        workspace.named(kind, name).next().or_else(by_path).map(|document| document.controls.settings.as_ref())
    }
}

/// Whether a document says how others are judged.
pub fn is_control(document: &Document) -> bool {
    let kind = matches!(document.loaded.kind, Some(Kind::Config | Kind::Standards | Kind::Guidance));
    kind || document.loaded.reference.path.rsplit('/').next() == Some(FILE_NAME)
}

/// Whether settings, standards or catalogues are not what they were.
pub fn controls_differ(now: &Workspace, then: &Workspace) -> bool {
    let known = |workspace: &Workspace| -> BTreeSet<(String, String)> {
        let documents = workspace.documents.iter().filter(|document| is_control(document));
        let named = |document: &Document| (document.loaded.reference.path.clone(), document.loaded.sha256.clone());
        documents.map(named).collect()
    };
    let (now, then) = (known(now), known(then));
    // What could not be read is never known to be the same.
    now != then || now.iter().any(|(_, sha256)| sha256.is_empty())
}

/// A comparison as it counts after the change, as at a day: who has to sign it, and what is signed.
pub fn as_it_counts(
    comparison: Comparison,
    (old, new): (&Document, &Document),
    head: &Workspace,
    today: Day,
) -> Comparison {
    let mut comparison = Comparison { binds: takes_the_place_of(new, old, head), ..comparison.as_at(today) };
    // Who withdraws what another edition has replaced gives nothing up: what that one asks less is said of that one.
    if head.replacement(new, today).is_some() {
        for change in comparison.changes.iter_mut().filter(|change| change.field == "status") {
            change.verdict = Verdict::Neutral;
            change.sign.clear();
        }
    }
    comparison
}

/// Whether what a document asks of people was asked by another one until now. A draft asks nothing of anybody yet, and what
/// was withdrawn asks nothing any more; and a draft that is put beside the edition in use takes no place. A text in use
/// that is called a draft by the change is no plan, and neither is one in whose place only a draft is left.
fn takes_the_place_of(new: &Document, old: &Document, head: &Workspace) -> bool {
    let stays = || {
        let id = old.loaded.reference.id.as_ref().filter(|_| old.loaded.reference.id != new.loaded.reference.id);
        id.is_some_and(|id| head.named("policy", id).any(Document::is_in_use))
    };
    old.is_in_use() && !(new.is_draft() && stays())
}
