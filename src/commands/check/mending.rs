//! `--fix`: the fixes that come with findings are made, round after round, until nothing is left that could be.

use jiff::civil::Date as Day;

use crate::check::check;
use crate::cli::InputArgs;
use crate::error::Error;
use crate::report::{MendedDocument, MendedLine, Patch};
use crate::session::{self, Materials, Mending};

/// How often everything is judged at most. What one document says may decide how another one is judged.
const MOST_ROUNDS: usize = 10;

/// Mends in memory what can be.
pub(super) fn mend(arguments: &InputArgs, today: Day) -> Result<Mending, Error> {
    let mut mending = Mending::default();
    for _ in 0..MOST_ROUNDS {
        let session = session::read_unsaved(&arguments.request(), Materials::Read, mending.unsaved())?;
        let (findings, _) = check(&session.workspace, today);
        if !mending.mend(&session, &findings) {
            break;
        }
    }
    Ok(mending)
}

/// Mends the files themselves.
pub(super) fn write(arguments: &InputArgs, today: Day) -> Result<Mending, Error> {
    let mut mending = mend(arguments, today)?;
    mending.write();
    Ok(mending)
}

/// What was done, as the report says it.
pub(super) fn documents(mending: &Mending) -> Vec<MendedDocument> {
    let lines = |made: &[crate::fix::Made]| {
        let mut lines: Vec<MendedLine> =
            made.iter().map(|made| MendedLine { line: made.line, title: made.title.clone() }).collect();
        lines.sort();
        lines
    };
    let files = mending.files.iter();
    let files = files.map(|(path, file)| MendedDocument {
        path: path.clone(),
        made: lines(&file.made),
        refused: lines(&file.refused),
    });
    files.filter(|file| !(file.made.is_empty() && file.refused.is_empty())).collect()
}

/// What would be written.
pub(super) fn patches(mending: &Mending) -> Vec<Patch> {
    let files = mending.files.iter();
    files
        .filter_map(|(path, file)| Patch::new(path, (&file.before.0, &file.before.1), (&file.after.0, &file.after.1)))
        .collect()
}
