//! What commands that report have in common: what a run was about.

use crate::extract::Format;
use crate::finding::DocumentRef;
use crate::load::{Extent, Loaded};
use crate::materials;
use crate::model::words::counted;
use crate::report::{Base, BaseTaken, DocumentReport, DocumentStatus, LeftAlone, NotLookedInto, Tool, WhyLeftAlone};
use crate::tree::{Revision, Taken};
use crate::workspace::Workspace;

/// Why a material was not read though nothing is wrong with it.
const NEVER_OPENED: &str = "files of this kind are never opened, so nobody can tell what it shows";

fn is_never_opened(reference: &DocumentRef) -> bool {
    reference.kind.as_deref() == Some(materials::KIND) && !Format::of(&reference.path).is_read()
}

/// This tool, as reports name it.
pub(super) fn tool() -> Tool {
    Tool { name: env!("CARGO_PKG_NAME").to_owned(), version: env!("CARGO_PKG_VERSION").to_owned() }
}

/// The revision that a run was compared with, as reports name it.
pub(super) fn base_of(revision: &Revision) -> Base {
    let taken = match revision.taken {
        Taken::Named | Taken::TooShallow => BaseTaken::Named,
        Taken::WhereParted => BaseTaken::WhereParted,
        Taken::NothingYet => BaseTaken::NothingYet,
    };
    Base { rev: revision.rev.clone(), commit: revision.commit.clone(), taken, gaps: gaps(revision) }
}

/// What a comparison with a revision does not see, in sentences.
fn gaps(revision: &Revision) -> Vec<String> {
    let mut gaps = Vec::new();
    if revision.taken == Taken::TooShallow {
        gaps.push(
            "The history that was fetched is too shallow to know where this branch began, so what came to the other one since \
             counts as taken away here; fetch all of it with git fetch --unshallow."
                .to_owned(),
        );
    }
    match revision.submodules {
        0 => {}
        1 => gaps.push(
            "1 folder is a submodule, whose earlier state is in another repository: all that stands in it counts as new."
                .to_owned(),
        ),
        many => gaps.push(format!(
            "{many} folders are submodules, whose earlier states are in other repositories: all that stands in them counts as \
             new."
        )),
    }
    if revision.not_checked_out > 0 {
        let files = counted(revision.not_checked_out, "file");
        let (are, they) = if revision.not_checked_out == 1 { ("is", "it is") } else { ("are", "they are") };
        gaps.push(format!(
            "{files} of this repository {are} not checked out here (a sparse checkout), so {they} not looked at, neither now \
             nor as before."
        ));
    }
    gaps
}

/// A document, as reports list it.
pub(super) fn document_report(loaded: &Loaded) -> DocumentReport {
    let status = match loaded.extent {
        Extent::Whole => DocumentStatus::Checked,
        Extent::Partly => DocumentStatus::Partly,
        Extent::Nothing => DocumentStatus::NotRead,
    };
    let said = || loaded.findings.first().map(|finding| finding.message.clone());
    let why = match status {
        DocumentStatus::Checked => None,
        DocumentStatus::NotRead if is_never_opened(&loaded.reference) => Some(NEVER_OPENED.to_owned()),
        DocumentStatus::NotRead | DocumentStatus::Partly => said(),
    };
    DocumentReport {
        path: loaded.reference.path.clone(),
        kind: loaded.reference.kind.clone(),
        id: loaded.reference.id.clone(),
        sha256: loaded.sha256.clone(),
        status,
        why,
        not_looked_into: NotLookedInto::default(),
    }
}

/// The files that were met and not judged, by path.
pub(super) fn left_alone(workspace: &Workspace) -> Vec<LeftAlone> {
    let of = |files: &[String], why: WhyLeftAlone| -> Vec<LeftAlone> {
        files.iter().map(|path| LeftAlone { path: path.clone(), why }).collect()
    };
    let mut files = of(workspace.foreign(), WhyLeftAlone::NotOurs);
    files.extend(of(workspace.left_out(), WhyLeftAlone::Excluded));
    files.sort_by(|one, other| one.path.cmp(&other.path));
    files
}
