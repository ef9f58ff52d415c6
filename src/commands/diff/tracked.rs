//! The tracked changes of a Word document against the policy that records it. The document is only read.

use std::path::{Path, PathBuf};

use jiff::civil::Date as Day;

use crate::change::{TrackedChange, TrackedChanges, Verdict, tracked};
use crate::check::check_some;
use crate::cli::{DiffArgs, DiffFailOn};
use crate::commands::output::{document_report, tool};
use crate::commands::report_files::among;
use crate::commands::{Console, Failure, Outcome};
use crate::error::{Error, catch_panic};
use crate::extract::{self, Block, Format as Kind};
use crate::finding::Severity;
use crate::load::most_original_bytes;
use crate::model::Kind as DocumentKind;
use crate::paths::{folder_of, joined};
use crate::report::Format;
use crate::report::deliver::{Ending, Report, deliver};
use crate::report::diff::DiffReport;
use crate::report::diff::tracked::{Summary, TRACKED_REPORT, TrackedReport};
use crate::session;
use crate::source::sha256;
use crate::tree::Tree;
use crate::workspace::{Document, Workspace};

pub(super) fn run(
    arguments: &DiffArgs,
    file: &Path,
    today: Day,
    console: &mut Console<'_>,
) -> Result<Outcome, Failure> {
    let named = if arguments.paths.is_empty() { vec![PathBuf::from(".")] } else { arguments.paths.clone() };
    let together: Vec<PathBuf> = named.iter().cloned().chain([file.to_path_buf()]).collect();
    let tree = session::root(arguments.root.as_deref(), &together)?;
    let path = tree.own_name(&relative(&tree, file)?);
    let Read { blocks, sha256 } = read(&tree, &path)?;
    let paths = named.iter().map(|path| relative(&tree, path)).collect::<Result<Vec<String>, Error>>()?;
    let mut failures = Vec::new();
    let workspace = session::read_documents(&tree, &paths, &mut failures);
    let record = record_of(&path, file, &workspace, &paths)?;
    if record.loaded.model.is_none() {
        return Err(super::unread(record).into());
    }
    let changes = catch_panic(&path, || tracked(record, &blocks))?.as_at(today);
    if changes.is_too_much {
        failures.push(Error::new(
            format!("the tracked changes of {path} are more than are compared"),
            "accept or refuse a part of them in Word first, and compare then",
        ));
    }
    let fails = fails(&changes, record, arguments.fail_on);
    let read = [path.as_str(), record.loaded.reference.path.as_str()];
    let files = among(&arguments.report, Some(&tree), &read, &mut failures);
    let files: Vec<_> = files.into_iter().filter_map(|(format, file)| Some((as_tracked(format)?, file))).collect();
    let report = report_of((path.clone(), &sha256), record, changes, (&workspace, today));
    let ending = Ending { failures, fails, nothing: None };
    let format = as_tracked(arguments.format).unwrap_or(&TrackedReport::FORMATS[0]);
    Ok(deliver(report, format, &files, ending, console)?)
}

/// A path from the root.
fn relative(tree: &Tree, path: &Path) -> Result<String, Error> {
    if path.symlink_metadata().is_err() {
        return Err(Error::new(
            format!("{} does not exist or cannot be looked at", path.display()),
            "check the spelling, and that the command runs in the right folder",
        ));
    }
    tree.relative(path).ok_or_else(|| {
        Error::new(
            format!("{} lies outside the root, so it is not read", path.display()),
            "name a root that holds it with --root",
        )
    })
}

/// A Word document.
struct Read {
    /// What it says before its tracked changes and with all of them.
    blocks: Vec<Block>,
    sha256: String,
}

fn read(tree: &Tree, path: &str) -> Result<Read, Error> {
    if Kind::of(path) != Kind::Docx {
        return Err(Error::new(
            format!("{path} is no Word document, and tracked changes are read in those alone"),
            "name a .docx file; a document of LibreOffice can be saved as one",
        ));
    }
    let bytes = tree.read(path, most_original_bytes(path)).map_err(|fault| {
        Error::new(format!("{path} {}", fault.in_words()), "name the Word document with the tracked changes")
    })?;
    let material = catch_panic(path, || extract::read_with_history(path, &bytes))?;
    match material.faults.first() {
        None => Ok(Read { blocks: material.history, sha256: sha256(&bytes) }),
        Some(fault) => {
            Err(Error::new(format!("{path} could not be read to its end: {}", fault.says), fault.kind.help()))
        }
    }
}

/// The policy that names the document as its source. Where one file is named, that is the record, whatever its source is
/// called: changes are often tracked in a copy.
fn record_of<'w>(path: &str, file: &Path, workspace: &'w Workspace, paths: &[String]) -> Result<&'w Document, Error> {
    let shown = file.display();
    let at = |document: &&Document| [document.loaded.reference.path.as_str()] == *paths;
    if let Some(document) = workspace.documents.iter().find(at) {
        return match (document.policy(), &document.loaded.model) {
            (None, Some(_)) => Err(Error::new(
                format!("{} is no policy, so it records no document", document.loaded.reference.path),
                "name the policy that records it",
            )),
            _ => Ok(document),
        };
    }
    let records = |document: &&Document| {
        let file = document.policy().and_then(|policy| policy.source.file.text());
        let resolved = file.and_then(|file| joined(folder_of(&document.loaded.reference.path), file));
        resolved.as_deref() == Some(path)
    };
    let mut found = workspace.documents.iter().filter(records);
    match (found.next(), found.next()) {
        (Some(record), None) => Ok(record),
        (None, _) => Err(no_record(file, workspace)),
        (Some(one), Some(other)) => Err(Error::new(
            format!(
                "{shown} is the source of more than one policy: {} and {}",
                one.loaded.reference.path, other.loaded.reference.path
            ),
            "name the one that is meant behind the document",
        )),
    }
}

/// That no policy is known to record a document. One that cannot be read may do so.
fn no_record(file: &Path, workspace: &Workspace) -> Error {
    let shown = file.display();
    let is_unread =
        |document: &&Document| document.loaded.kind == Some(DocumentKind::Policy) && document.loaded.model.is_none();
    match workspace.documents.iter().find(is_unread) {
        Some(unread) => Error::new(
            format!("whether a policy here records {shown} is not known, as {}", super::why_unread(unread)),
            format!("mend it first; paramount check {} says how", unread.loaded.reference.path),
        ),
        None => Error::new(
            format!("no policy here records {shown}"),
            format!(
                "name the policy behind it, as in paramount diff --tracked {shown} policy.yaml; or write under source of the \
                 policy, file: and the way from its folder to the document; paramount new policy --from {shown} begins one"
            ),
        ),
    }
}

/// Whether less would be asked by what binds people.
fn fails(changes: &TrackedChanges, record: &Document, asked: Option<DiffFailOn>) -> bool {
    let counts = |change: &TrackedChange| match asked.unwrap_or(DiffFailOn::Weakened) {
        DiffFailOn::Never => false,
        DiffFailOn::Weakened => change.is_unapproved_weakening(),
        DiffFailOn::Unclear => change.is_unapproved_weakening() || change.verdict == Verdict::Unclear,
    };
    record.is_in_use() && changes.changes.iter().any(counts)
}

/// What is wrong in the form of a record, each with its line.
fn faults(record: &Document, workspace: &Workspace, today: Day) -> Vec<String> {
    let findings = check_some(&[record], workspace, today);
    let faults =
        findings.iter().filter(|finding| finding.rule.starts_with("load/") && finding.severity == Severity::Error);
    faults.map(|finding| format!("line {}: {}", finding.place.line, finding.message)).collect()
}

/// The format of this name for tracked changes.
fn as_tracked(format: &Format<DiffReport>) -> Option<&'static Format<TrackedReport>> {
    TrackedReport::format(format.name)
}

fn report_of(
    (file, sha256): (String, &str),
    record: &Document,
    changes: TrackedChanges,
    (workspace, today): (&Workspace, Day),
) -> TrackedReport {
    let counts = Summary::of(&changes.changes, &changes.unrecorded);
    let TrackedChanges { changes, unrecorded, more, touched, parted, is_too_much } = changes.listed();
    let not_compared = if is_too_much { touched } else { 0 };
    TrackedReport {
        faults: faults(record, workspace, today),
        paramount: TRACKED_REPORT.to_owned(),
        tool: tool(),
        today: today.to_string(),
        standards: workspace.standards.clone(),
        file,
        record: document_report(&record.loaded),
        binds: record.is_in_use(),
        is_another_state: record.policy().and_then(|policy| policy.source.sha256.text()).map(|known| known != sha256),
        summary: Summary { touched, parted, more, not_compared, ..counts },
        changes,
        unrecorded,
        failures: Vec::new(),
    }
}
