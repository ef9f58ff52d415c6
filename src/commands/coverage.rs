//! `paramount coverage`: which outcomes are taught by which course. A command of its own and no part of `explain`, since
//! it reads documents and judges them as at a day, with the same arguments as `check` and `due`.

use super::output::{document_report, tool, write_files};
use super::{Console, Failure, Outcome, complain};
use crate::cli::{CoverageArgs, CoverageFormatName};
use crate::coverage::programme;
use crate::error::Error;
use crate::model::Kind;
use crate::report::Look;
use crate::report::coverage::{CoverageFormat, CoverageReport, write};
use crate::session;

pub(super) fn run(arguments: &CoverageArgs, console: &mut Console<'_>) -> Result<Outcome, Failure> {
    let today = arguments.input.today.unwrap_or(console.today);
    let mut input = session::read(&arguments.input.request(), session::Materials::Left)?;
    // What could not be recognised might have been a course or a policy.
    let documents = input.workspace.documents.iter();
    let documents = documents.filter(|it| matches!(it.loaded.kind, None | Some(Kind::Policy | Kind::Course)));
    let mut report = CoverageReport {
        tool: tool(),
        programme: programme(&input.workspace, today),
        documents: documents.map(|document| document_report(&document.loaded)).collect(),
        failures: Vec::new(),
    };
    let failures = |session: &session::Session| session.failures.iter().map(ToString::to_string).collect();
    report.failures = failures(&input);
    input.failures.extend(write_files(&arguments.report, |format, look, out| write(&report, named(format, look), out)));
    report.failures = failures(&input);
    for failure in &input.failures {
        complain(console, failure);
    }
    let nothing = report.programme.policies.is_empty() && report.programme.not_counted.is_empty();
    if nothing && input.failures.is_empty() && arguments.format == CoverageFormatName::Human {
        let error = Error::new(
            "nothing to look at: no course was found",
            "name a folder that holds courses; their first line is \"paramount: course/v1\"",
        );
        complain(console, &error);
    } else {
        write(&report, named(arguments.format, console.look), console.out)?;
        console.out.flush()?;
    }
    let done = if nothing { Outcome::Nothing } else { Outcome::Clean };
    Ok(Outcome::of_failures(&input.failures).unwrap_or(done))
}

fn named(format: CoverageFormatName, look: Look) -> CoverageFormat {
    match format {
        CoverageFormatName::Human => CoverageFormat::Human(look),
        CoverageFormatName::Markdown => CoverageFormat::Markdown,
        CoverageFormatName::Json => CoverageFormat::Json,
    }
}
