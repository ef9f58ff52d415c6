//! `paramount summary`: one page for whoever answers for all of it.

use super::check::report_of;
use super::report_files::writable;
use super::{Console, Failure, Outcome};
use crate::check::check;
use crate::cli::SummaryArgs;
use crate::due::{Ask, calendar, responsible};
use crate::error::Error;
use crate::report::deliver::{Ending, deliver};
use crate::report::summary::SummaryReport;
use crate::session::{self, Materials};

pub(super) fn run(arguments: &SummaryArgs, console: &mut Console<'_>) -> Result<Outcome, Failure> {
    let today = arguments.input.today.unwrap_or(console.today);
    let mut session = session::read(&arguments.input.request(), Materials::Read)?;
    let workspace = &session.workspace;
    let (findings, faults) = check(workspace, today);
    let mut check = report_of(workspace, findings, today.to_string());
    check.count();
    let calendar = calendar(workspace, &Ask { today, within: None });
    let report = SummaryReport { check, calendar, responsible: responsible(workspace, today) };
    session.failures.extend(faults);
    let nothing = report.check.documents.iter().all(|document| document.kind.is_none());
    let nothing = nothing.then(|| {
        Error::new(
            "nothing to sum up: no document was found",
            "name a folder that holds policies; their first line is \"paramount: policy/v1\"",
        )
    });
    let files = writable(&arguments.report, &mut session);
    let ending = Ending { failures: session.failures, fails: false, nothing };
    Ok(deliver(report, arguments.format, &files, ending, console)?)
}
