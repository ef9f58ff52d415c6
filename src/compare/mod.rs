//! Policies side by side: what each says to every standard, in numbers, level by level, and when it was last looked at.
//! One table of plain data, from which every format is written. It says what documents say; it scores nobody and ranks
//! nobody, and what a page cannot tell stands in it too.

mod cell;
mod column;
mod course;
mod detail;
mod field;
mod guidance;
mod key;
mod level;
mod limit;
mod own;
mod pair;
mod policy;
mod promise;
mod row;
mod scope;
mod subject;
mod timeline;
mod topic;

use std::collections::BTreeSet;

use jiff::civil::Date as Day;
use rayon::prelude::*;
use serde::Serializer;

pub use cell::{Cell, CellAnswer, DetailValue, GivenPart, Saying, ScopedAnswer, Since, WaivedBy};
pub use column::{Column, ColumnKind, ColumnState, Editions, RecordedBy};
pub use detail::DetailRow;
pub use guidance::{Citation, GuidanceRow, ReplacedBy};
pub use level::{LevelHead, Levels, LevelsState, SchemeHead, TopicCell, TopicRow};
pub use limit::{CannotTell, SourceFault, Unknown};
pub use own::OwnCommitment;
pub use pair::{Pair, Point};
pub use promise::{Outlook, PromiseMade};
pub use row::Row;
pub use timeline::{Happening, Recorded, TimelineRow};
pub use topic::{Outcome, TaughtAt, TopicAnswer, TopicTable};

use crate::due::{self, Calendar, LeftOut};
use crate::model::located::Leaf;
use crate::model::policy::Commitment;
use crate::source::cut;
use crate::workspace::Workspace;

/// How much of a document's text is repeated, in characters.
const MOST_TEXT: usize = 1_200;

/// What a table is made for.
#[derive(Clone, Copy, Debug)]
pub struct Ask<'a> {
    /// The day as at which editions are in force, and dates and promises overdue.
    pub today: Day,
    /// What was named, relative to the root: what nobody works to any more is shown where its own file is named.
    pub named: &'a [String],
    /// The topic by which levels are shown, where one was asked for.
    pub topic: Option<&'a str>,
}

/// Documents side by side.
#[derive(Clone, Debug)]
pub struct Table {
    /// The day as at which it holds.
    pub today: Day,
    /// The documents: policies by name, and beside each the courses that stand under it.
    pub columns: Vec<Column>,
    /// The standards by theme, each with one cell for every column.
    pub rows: Vec<Row>,
    /// What can be measured, each with one value for every column.
    pub details: Vec<DetailRow>,
    /// Where policies ask less than others; `None` where there are too many to lay two and two.
    pub pairs: Option<Vec<Pair>>,
    /// The levels of training and what each reaches.
    pub levels: Levels,
    /// When each was approved, last touched and is to be reviewed.
    pub timeline: Vec<TimelineRow>,
    /// What they cite, family by family.
    pub guidance: Vec<GuidanceRow>,
    /// Commitments that no standard covers.
    pub own: Vec<OwnCommitment>,
    /// What is wrong with the source texts themselves.
    pub faults: Vec<SourceFault>,
    /// What nobody can tell from this table.
    pub cannot_tell: Vec<CannotTell>,
    /// Editions of one policy that stand side by side, which `diff` compares.
    pub editions: Vec<Editions>,
    /// Documents that nobody works to any more.
    pub left_out: Vec<LeftOut>,
    /// The levels by one topic, where that was asked for.
    pub topic: Option<TopicTable>,
}

impl Table {
    /// How many cells have this answer.
    pub fn count(&self, answer: CellAnswer) -> usize {
        self.rows.iter().flat_map(|row| &row.cells).filter(|cell| cell.answer == answer).count()
    }

    /// How many of the columns are of a kind.
    pub fn count_of(&self, kind: ColumnKind) -> usize {
        self.columns.iter().filter(|column| column.kind == kind).count()
    }
}

/// The policies and courses of a workspace side by side.
pub fn side_by_side(workspace: &Workspace, ask: &Ask<'_>) -> Table {
    let Calendar { entries, left_out, .. } = due::calendar(workspace, &due::Ask { today: ask.today, within: None });
    let named: BTreeSet<&str> = ask.named.iter().map(String::as_str).collect();
    let left_out: Vec<LeftOut> = left_out.into_iter().filter(|left| !named.contains(left.path.as_str())).collect();
    let subjects = subject::subjects(workspace, ask.today, &left_out);
    let columns = column::columns(&subjects);
    let mut rows = row::heads(&subjects);
    let cells: Vec<Vec<Cell>> = subjects.par_iter().map(|subject| row::cells(subject, &rows, ask.today)).collect();
    row::fill(&mut rows, cells);
    let details = detail::rows(&mut rows);
    let levels = level::levels(&subjects);
    let timeline = timeline::rows(&subjects, entries);
    timeline::mark_overdue(&mut rows, &timeline);
    Table {
        today: ask.today,
        timeline,
        guidance: guidance::rows(&subjects, ask.today),
        own: own::commitments(&subjects, &rows),
        faults: limit::faults(&subjects),
        cannot_tell: limit::unknown(&subjects, &rows, &details),
        editions: column::editions(&subjects),
        pairs: pair::pairs(&subjects, workspace),
        topic: ask.topic.map(|topic| topic::table(&subjects, topic)),
        columns,
        rows,
        details,
        levels,
        left_out,
    }
}

/// The topics that the policies of a workspace may use, for whoever asked for one that there is not.
pub fn topics(workspace: &Workspace) -> BTreeSet<&str> {
    let policies = workspace.documents.iter().filter(|document| document.policy().is_some());
    policies.flat_map(|policy| policy.controls.vocabulary.of_policies()).collect()
}

/// A text cut to the length that is repeated.
fn shortened(text: &str) -> String {
    cut(text, MOST_TEXT)
}

/// The texts of a list.
fn texts(list: &[Leaf<String>]) -> Vec<String> {
    list.iter().filter_map(Leaf::text).map(shortened).collect()
}

/// The training that a commitment is about, as written; `None` for all.
fn scope_written(commitment: &Commitment) -> Option<String> {
    commitment.scope.written().map(|scope| shortened(&scope))
}

/// Writes a word from a closed list as it is written in documents.
fn as_word<T: std::fmt::Display, S: Serializer>(word: &T, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(word)
}

/// As [`as_word`], where there may be none.
#[expect(clippy::ref_option, reason = "the signature that serde calls")]
fn as_word_or_null<T: std::fmt::Display, S: Serializer>(word: &Option<T>, serializer: S) -> Result<S::Ok, S::Error> {
    match word {
        Some(word) => serializer.collect_str(word),
        None => serializer.serialize_none(),
    }
}
