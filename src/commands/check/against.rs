//! What a check is held against: an earlier report, read from a file.

use std::path::{Path, PathBuf};

use jiff::civil::Date as Day;

use crate::change::history::Baseline;
use crate::check::fill_in;
use crate::error::Error;
use crate::finding::{Finding, Severity, sort};
use crate::paths::is_within;
use crate::report::{BaselineUsed, Report};
use crate::session::Session;
use crate::tree::{Tree, read_file};

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
    let file = path.file_name().map(|name| name.to_string_lossy().into_owned());
    let file = file.ok_or_else(|| cannot("is no file"))?;
    let text = read_file(path, MOST_BYTES).map_err(|fault| cannot(&fault.in_words()))?;
    let baseline = Baseline::read(&text).map_err(|why| cannot(&why))?;
    Ok(Named { path: path.to_path_buf(), file, baseline })
}

impl Named {
    /// Marks what the baseline knows, and takes it out of the count where it may be. `before` is the state before a change,
    /// where the run is held against one: a baseline in the repository hides no more than it did then.
    pub(super) fn apply(self, report: &mut Report, input: &Session, before: Option<&Tree>, today: Day) {
        let core = input.workspace.core_rules();
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
            let mut loosened = self.baseline.loosened(earlier, path, &report.findings);
            loosened.iter_mut().for_each(fill_in);
            report.findings.extend(loosened);
            sort(&mut report.findings);
        }
        report.baseline = Some(BaselineUsed { file: self.file, today: self.baseline.today });
    }

    /// The path of the file, where it is one of the repository.
    fn path_inside(&self, input: &Session) -> Option<String> {
        input.tree.as_ref()?.relative(&self.path)
    }
}
