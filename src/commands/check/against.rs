//! What a check is held against: an earlier report, read from a file.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use jiff::civil::Date as Day;

use crate::change::history::Baseline;
use crate::error::Error;
use crate::finding::{Authority, AuthorityKind, Draft, Finding, Severity, Spot, State, sort, sort_and_fingerprint};
use crate::load::Loaded;
use crate::paths::is_within;
use crate::report::{BaselineUsed, Report};
use crate::rules::{self, Page};
use crate::session::Session;
use crate::tree::Tree;
use crate::workspace::Workspace;

/// The largest report that is read, in bytes.
const MOST_BYTES: u64 = 64 * 1024 * 1024;

/// A baseline and the name of its file.
#[derive(Debug)]
pub(super) struct Named {
    path: PathBuf,
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
    Ok(Named { path: path.to_path_buf(), file, baseline })
}

impl Named {
    /// Marks what the baseline knows, and takes it out of the count where it may be. `before` is the state before a change,
    /// where the run is held against one: a baseline in the repository hides no more than it did then.
    pub(super) fn apply(self, report: &mut Report, input: &Session, before: Option<&Tree>, today: Day) {
        let core = core_rules(&input.workspace);
        let breaks_a_must =
            |finding: &Finding| finding.severity == Severity::Error && core.contains(finding.rule.as_str());
        let earlier = before.zip(self.path_inside(input)).map(|(before, path)| {
            let text = before.read(&path, MOST_BYTES).ok();
            (text.and_then(|text| Baseline::read(&text).ok()).unwrap_or_default(), path)
        });
        let then = earlier.as_ref().map(|(earlier, _)| earlier);
        let fixed = self.baseline.apply(&mut report.findings, then, today, breaks_a_must);
        if report.base.is_none() {
            // What this run did not look at is not fixed.
            let is_asked = |finding: &Finding| input.asked.iter().any(|asked| is_within(&finding.document.path, asked));
            report.fixed = fixed.into_iter().filter(is_asked).collect();
        }
        if let Some((earlier, path)) = &earlier {
            let grown = self.baseline.grown_from(earlier);
            report.findings.extend(loosened(path, &grown, &report.findings));
            sort(&mut report.findings);
        }
        report.baseline = Some(BaselineUsed { file: self.file, today: self.baseline.today });
    }

    /// The path of the file, where it is one of the repository.
    fn path_inside(&self, input: &Session) -> Option<String> {
        input.tree.as_ref()?.relative(&self.path)
    }
}

/// That a change adds to the baseline in the repository: an error where it would hide what the change brings.
fn loosened(path: &str, grown: &[&Finding], findings: &[Finding]) -> Vec<Finding> {
    const RULE: &str = "change/loosened";
    if grown.is_empty() {
        return Vec::new();
    }
    let is_new = |known: &&&Finding| {
        findings.iter().any(|finding| {
            finding.fingerprint == known.fingerprint
                && finding.state == Some(State::New)
                && finding.suppressed.is_none()
        })
    };
    let hidden = grown.iter().filter(is_new).count();
    let (severity, effect) = match hidden {
        0 => (Severity::Warning, String::new()),
        1 => (Severity::Error, "; it would hide 1 finding that this same change brings".to_owned()),
        many => (Severity::Error, format!("; it would hide {many} findings that this same change brings")),
    };
    let added = if grown.len() == 1 { "1 finding".to_owned() } else { format!("{} findings", grown.len()) };
    let draft = Draft::new(
        Spot::Top,
        format!("this change adds {added} to the baseline{effect}"),
        "mend what is new, or add to the baseline in a change of its own, so that whoever approves it sees what it lets pass",
    )
    .value("baseline");
    let mut findings = Loaded::unread(path, RULE, severity, draft).findings;
    for finding in &mut findings {
        finding.state = Some(State::New);
        finding.why = rules::find(RULE).map(|rule| Page::new(rule.doc).why()).unwrap_or_default();
        finding.authority =
            Authority { kind: AuthorityKind::Engine, says: "the baseline before this change".to_owned() };
    }
    sort_and_fingerprint(&mut findings);
    findings
}

/// The rules of the core standards that any document of the run is judged by.
fn core_rules(workspace: &Workspace) -> BTreeSet<&str> {
    let mut core = BTreeSet::new();
    let mut seen = BTreeSet::new();
    for document in &workspace.documents {
        // The documents of a folder share one list.
        if seen.insert(std::sync::Arc::as_ptr(&document.controls.expectations)) {
            core.extend(
                document.controls.expectations.iter().filter(|known| known.core).map(|known| known.rule.as_str()),
            );
        }
    }
    core
}
