//! `paramount due`: the review calendar.

use jiff::civil::Date as Day;

use super::output::{document_report, tool, write_files};
use super::{Console, Failure, Outcome, complain};
use crate::cli::{By, DueArgs, DueFormatName};
use crate::due::{Ask, GuidanceChange, calendar};
use crate::error::Error;
use crate::guidance;
use crate::model::Kind;
use crate::report::Look;
use crate::report::due::{DueFormat, DueReport, GroupBy, write};
use crate::session::{self, Materials};
use crate::workspace::{Document, Workspace};

pub(super) fn run(arguments: &DueArgs, console: &mut Console<'_>) -> Result<Outcome, Failure> {
    let today = arguments.input.today.unwrap_or(console.today);
    let mut input = session::read(&arguments.input.request(), Materials::Left)?;
    let coming = coming(today);
    let ask = Ask { today, within: arguments.within, guidance: &coming };
    let mut report = report_of(&input.workspace, &ask);
    let failures = |session: &session::Session| session.failures.iter().map(ToString::to_string).collect();
    report.failures = failures(&input);
    let by = match arguments.by {
        By::Urgency => GroupBy::Urgency,
        By::Owner => GroupBy::Owner,
    };
    input
        .failures
        .extend(write_files(&arguments.report, |format, look, out| write(&report, named(format, look, by), out)));
    report.failures = failures(&input);
    for failure in &input.failures {
        complain(console, failure);
    }
    let nothing = report.documents.is_empty();
    if nothing && input.failures.is_empty() && arguments.format == DueFormatName::Human {
        let error = Error::new(
            "nothing to look at: no policy or course was found",
            "name a folder that holds some; their first line is \"paramount: policy/v1\" or \"paramount: course/v1\"",
        );
        complain(console, &error);
    } else {
        write(&report, named(arguments.format, console.look, by), console.out)?;
        console.out.flush()?;
    }
    let done = if nothing { Outcome::Nothing } else { Outcome::Clean };
    Ok(Outcome::of_failures(&input.failures).unwrap_or(done))
}

fn named(format: DueFormatName, look: Look, by: GroupBy) -> DueFormat {
    match format {
        DueFormatName::Human => DueFormat::Human(look, by),
        DueFormatName::Json => DueFormat::Json,
        DueFormatName::Csv => DueFormat::Csv,
        DueFormatName::Markdown => DueFormat::Markdown(by),
        DueFormatName::Ics => DueFormat::Ics,
    }
}

/// Editions that are sure to come into force.
fn coming(today: Day) -> Vec<GuidanceChange> {
    let coming = guidance::shared().coming(today).filter_map(|(family, edition)| {
        Some(GuidanceChange { family: family.id.clone(), title: family.titled(&edition.name), from: edition.from? })
    });
    coming.collect()
}

fn report_of(workspace: &Workspace, ask: &Ask<'_>) -> DueReport {
    let documents = workspace.documents.iter().filter(|document| may_have_dates(document));
    DueReport {
        tool: tool(),
        calendar: calendar(workspace, ask),
        documents: documents.map(|document| document_report(&document.loaded)).collect(),
        failures: Vec::new(),
    }
}

/// Standards, settings and catalogues have no dates that need somebody. What could not be recognised might have been a
/// policy or a course.
fn may_have_dates(document: &Document) -> bool {
    matches!(document.loaded.kind, None | Some(Kind::Policy | Kind::Course))
}
