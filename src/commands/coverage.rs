//! `paramount coverage`: which outcomes are taught by which course. A command of its own and no part of `explain`, since
//! it reads documents and judges them as at a day, with the same arguments as `check` and `due`.

use super::output::{document_report, left_alone, tool};
use super::report_files::writable;
use super::{Console, Failure, Outcome};
use crate::cli::CoverageArgs;
use crate::coverage::programme;
use crate::error::Error;
use crate::model::Kind;
use crate::report::coverage::CoverageReport;
use crate::report::deliver::{Ending, deliver};
use crate::session;

pub(super) fn run(arguments: &CoverageArgs, console: &mut Console<'_>) -> Result<Outcome, Failure> {
    let today = arguments.input.today.unwrap_or(console.today);
    let mut session = session::read(&arguments.input.request(), session::Materials::Left)?;
    // What could not be recognised might have been a course or a policy.
    let documents = session.workspace.documents.iter();
    let documents = documents.filter(|it| matches!(it.loaded.kind, None | Some(Kind::Policy | Kind::Course)));
    let report = CoverageReport {
        tool: tool(),
        programme: programme(&session.workspace, today),
        documents: documents.map(|document| document_report(&document.loaded)).collect(),
        left_alone: left_alone(&session.workspace),
        failures: Vec::new(),
    };
    let nothing = report.programme.policies.is_empty() && report.programme.not_counted.is_empty();
    let nothing = nothing.then(|| {
        Error::new(
            "nothing to look at: no course was found",
            "name a folder that holds courses; their first line is \"paramount: course/v1\"",
        )
    });
    let files = writable(&arguments.report, &mut session);
    let ending = Ending { failures: session.failures, fails: false, nothing };
    Ok(deliver(report, arguments.format, &files, ending, console)?)
}
