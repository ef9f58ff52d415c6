//! `--fix`: the fixes that come with findings are made, round after round, until nothing is left that could be.

use jiff::civil::Date as Day;

use crate::check::check;
use crate::cli::CheckArgs;
use crate::error::Error;
use crate::finding::Finding;
use crate::report::{Lines, MendedDocument, MendedLine, Patch};
use crate::session::{self, Materials, Mending, Session};

/// What a run finds, and the faults of ours in it.
pub(super) type Checked = (Vec<Finding>, Vec<Error>);

/// How often everything is judged at most. What one document says may decide how another one is judged.
const MOST_ROUNDS: usize = 10;

/// What became of the documents, and what is known of them as they now lie on disk.
#[derive(Debug)]
pub(super) struct Mended {
    pub(super) mending: Mending,
    /// The run over them and what it found, where nothing was mended: then nothing need be read again.
    pub(super) judged: Option<(Session, Checked)>,
}

/// Mends what can be in memory, then in the files themselves unless they are only to be shown.
pub(super) fn mend(arguments: &CheckArgs, today: Day) -> Result<Mended, Error> {
    let mut mending = Mending::default();
    for _ in 0..MOST_ROUNDS {
        let session = session::read_unsaved(&arguments.input.request(), Materials::Read, mending.unsaved())?;
        let checked = check(&session.workspace, today);
        if mending.mend(&session, &checked.0) {
            continue;
        }
        let is_as_it_was = !mending.changes_anything();
        if !arguments.diff {
            mending.write();
        }
        return Ok(Mended { mending, judged: is_as_it_was.then_some((session, checked)) });
    }
    mending.fail(Error::new(
        "not everything is mended that could be: one mend led to another too many times",
        "run the command again",
    ));
    if !arguments.diff {
        mending.write();
    }
    Ok(Mended { mending, judged: None })
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
        .filter_map(|(path, file)| {
            // No fix adds or takes away lines.
            Patch::new(path, (&file.before.0, &file.before.1), (&file.after.0, &file.after.1), Lines::Stay)
        })
        .collect()
}
