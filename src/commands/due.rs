//! `paramount due`: the review calendar.

use super::output::{document_report, left_alone, tool};
use super::report_files::writable;
use super::{Console, Failure, Outcome};
use crate::cli::DueArgs;
use crate::due::{Ask, calendar};
use crate::error::Error;
use crate::model::Kind;
use crate::report::deliver::{Ending, deliver};
use crate::report::due::{DueReport, GroupBy};
use crate::session::{self, Materials};
use crate::workspace::{Document, Workspace};

pub(super) fn run(arguments: &DueArgs, console: &mut Console<'_>) -> Result<Outcome, Failure> {
    let today = arguments.input.today.unwrap_or(console.today);
    let mut session = session::read(&arguments.input.request(), Materials::Left)?;
    let ask = Ask { today, within: arguments.within };
    let report = report_of(&session.workspace, &ask, arguments.by);
    let nothing = report.documents.is_empty().then(|| {
        Error::new(
            "nothing to look at: no policy or course was found",
            "name a folder that holds some; their first line is \"paramount: policy/v1\" or \"paramount: course/v1\"",
        )
    });
    let files = writable(&arguments.report, &mut session);
    let ending = Ending { failures: session.failures, fails: false, nothing };
    Ok(deliver(report, arguments.format, &files, ending, console)?)
}

fn report_of(workspace: &Workspace, ask: &Ask, by: GroupBy) -> DueReport {
    let documents = workspace.documents.iter().filter(|document| may_have_dates(document));
    DueReport {
        tool: tool(),
        calendar: calendar(workspace, ask),
        documents: documents.map(|document| document_report(&document.loaded)).collect(),
        left_alone: left_alone(workspace),
        standards: workspace.standards.clone(),
        guidance: workspace.guidance.clone(),
        failures: Vec::new(),
        by,
    }
}

/// Standards, settings and catalogues have no dates that need somebody. What could not be recognised might have been a
/// policy or a course.
fn may_have_dates(document: &Document) -> bool {
    matches!(document.loaded.kind, None | Some(Kind::Policy | Kind::Course))
}
