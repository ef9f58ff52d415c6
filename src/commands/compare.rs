//! `paramount compare`: policies side by side, and courses beside their policy.

use super::output::{document_report, left_alone, tool};
use super::report_files::writable;
use super::{Console, Failure, Outcome};
use crate::cli::CompareArgs;
use crate::compare::{self, Ask, Table};
use crate::error::Error;
use crate::load::nearest;
use crate::model::Kind;
use crate::model::words::listed;
use crate::report::compare::CompareReport;
use crate::report::deliver::{Ending, deliver};
use crate::session::{self, Materials, Session};
use crate::workspace::Workspace;

/// How many topics are named to somebody who asked for one that there is not.
const MOST_TOPICS: usize = 60;

/// How many policies and courses stand side by side: three times as many as England has partnerships. Each has a cell for
/// every standard, so a table of thousands is read by nobody and takes a gigabyte.
const MOST_BESIDE: usize = 500;

pub(super) fn run(arguments: &CompareArgs, console: &mut Console<'_>) -> Result<Outcome, Failure> {
    let today = arguments.input.today.unwrap_or(console.today);
    let topic = topic(&arguments.by)?;
    let mut session = session::read(&arguments.input.request(), Materials::Left)?;
    if let Some(unknown) = topic.and_then(|topic| unknown_topic(topic, &session.workspace)) {
        return Err(unknown.into());
    }
    if let Some(too_many) = too_many(&session.workspace) {
        return Err(too_many.into());
    }
    let table = compare::side_by_side(&session.workspace, &Ask { today, named: &session.asked, topic });
    let nothing = table.columns.is_empty().then(|| {
        Error::new(
            "nothing to look at: no policy or course was found",
            "name policies, or a folder that holds some; their first line is \"paramount: policy/v1\"",
        )
    });
    let report = report_of(&session, table);
    let files = writable(&arguments.report, &mut session);
    let ending = Ending { failures: session.failures, fails: false, nothing };
    Ok(deliver(report, arguments.format, &files, ending, console)?)
}

fn report_of(session: &Session, table: Table) -> CompareReport {
    // What could not be recognised might have been a policy or a course.
    let documents = session.workspace.documents.iter();
    let documents = documents.filter(|it| matches!(it.loaded.kind, None | Some(Kind::Policy | Kind::Course)));
    CompareReport {
        tool: tool(),
        standards: session.workspace.standards.clone(),
        guidance: session.workspace.guidance.clone(),
        documents: documents.map(|document| document_report(&document.loaded)).collect(),
        left_alone: left_alone(&session.workspace),
        table,
        failures: Vec::new(),
    }
}

fn too_many(workspace: &Workspace) -> Option<Error> {
    let kinds = workspace.documents.iter().map(|document| document.loaded.kind);
    let beside = kinds.filter(|kind| matches!(kind, Some(Kind::Policy | Kind::Course))).count();
    (beside > MOST_BESIDE).then(|| {
        Error::new(
            format!("{beside} policies and courses are too many to stand side by side: at most {MOST_BESIDE} do"),
            "name the policies to compare, or a folder with fewer of them",
        )
    })
}

/// The topic that was asked for with `--by topic TOPIC`.
fn topic(by: &[String]) -> Result<Option<&str>, Error> {
    match by {
        [] => Ok(None),
        [what, topic] if what == "topic" => Ok(Some(topic)),
        [what, ..] => Err(Error::new(
            format!("nothing can be compared by {what}"),
            "write --by topic and the name of a topic, such as --by topic recognise-abuse",
        )),
    }
}

fn unknown_topic(topic: &str, workspace: &Workspace) -> Option<Error> {
    let known = compare::topics(workspace);
    if known.is_empty() || known.contains(topic) {
        return None;
    }
    let names: Vec<&str> = known.iter().copied().collect();
    let near = nearest(topic, &names).map(|near| format!("did you mean {near}? "));
    let shown: Vec<&str> = names.into_iter().take(MOST_TOPICS).collect();
    let help = format!("{}write one of {}", near.unwrap_or_default(), listed(&shown, "or"));
    Some(Error::new(format!("no set of standards has the topic {topic}"), help))
}
