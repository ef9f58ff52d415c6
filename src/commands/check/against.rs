//! What a check is held against: an earlier report, read from a file.

use std::collections::BTreeSet;
use std::path::Path;

use jiff::civil::Date as Day;

use crate::against::Baseline;
use crate::commands::input::Input;
use crate::error::Error;
use crate::finding::Severity;
use crate::report::{BaselineUsed, Report};
use crate::tree::{Tree, is_within};
use crate::workspace::Workspace;

/// The largest report that is read, in bytes.
const MOST_BYTES: u64 = 64 * 1024 * 1024;

/// A baseline and the name of its file.
#[derive(Debug)]
pub(super) struct Named {
    file: String,
    baseline: Baseline,
}

/// Reads a baseline.
pub(super) fn baseline(path: &Path) -> Result<Named, Error> {
    let cannot = |why: &str| {
        Error::new(
            format!("the baseline {} {why}", path.display()),
            "name a report that was written with: paramount check --report json=FILE",
        )
    };
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let file = path.file_name().map(|name| name.to_string_lossy().into_owned());
    let file = file.ok_or_else(|| cannot("is no file"))?;
    let tree = Tree::disk(folder).map_err(|_| cannot("does not exist"))?;
    let text = tree.read(&file, MOST_BYTES).map_err(|fault| cannot(&fault.in_words()))?;
    let baseline = Baseline::read(&text).map_err(|why| cannot(&why))?;
    Ok(Named { file, baseline })
}

impl Named {
    /// Marks what the baseline knows, and takes it out of the count where it may be.
    pub(super) fn apply(self, report: &mut Report, input: &Input, today: Day) {
        let core = core_rules(&input.workspace);
        let breaks_a_must = |rule: &str, severity| severity == Severity::Error && core.contains(rule);
        report.fixed =
            self.baseline.apply(&mut report.findings, today, |finding| breaks_a_must(&finding.rule, finding.severity));
        // What this run did not look at is not fixed.
        report.fixed.retain(|finding| input.asked.iter().any(|asked| is_within(&finding.document.path, asked)));
        report.baseline = Some(BaselineUsed { file: self.file, today: self.baseline.today });
    }
}

/// The rules of the core standards that any document of the run is judged by.
fn core_rules(workspace: &Workspace) -> BTreeSet<&str> {
    let mut core = BTreeSet::new();
    let mut seen = BTreeSet::new();
    for document in &workspace.documents {
        // The documents of a folder share one list.
        if seen.insert(std::sync::Arc::as_ptr(&document.expectations)) {
            core.extend(document.expectations.iter().filter(|known| known.core).map(|known| known.rule.as_str()));
        }
    }
    core
}
