//! What could lead to a child in a material, passage by passage, with what stands beside it: a date says nothing, and below
//! the heading "Date of birth" it says all. What belongs together, a paragraph or the row of a table, is withheld as a whole:
//! the name, the address and the mother stand beside the number.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::extract::{Cell, Passage, PassageKind};
use crate::privacy::{Label, PrivateKind, find, is_about_a_judgment};

/// What was found in a passage: which bytes, and what they are.
pub(super) type Found = Vec<(Range<usize>, PrivateKind)>;

/// What could lead to a person in the passages of a material, by their numbers.
#[derive(Debug, Default)]
pub(super) struct Private {
    found: BTreeMap<usize, Found>,
    withheld: BTreeSet<usize>,
}

impl Private {
    /// Looks through passages in the order of reading.
    pub(super) fn of(passages: &[Passage]) -> Self {
        let mut reader = Reader::default();
        let mut rest = passages;
        let mut start = 0;
        while let Some(first) = rest.first() {
            let row = first.cell.map(|cell| (cell.table, cell.row));
            let is_of_row =
                |passage: &&Passage| row.is_some() && passage.cell.map(|cell| (cell.table, cell.row)) == row;
            let count = rest.iter().take_while(is_of_row).count().max(1);
            let (together, after) = rest.split_at(count);
            match row {
                Some(_) => reader.row(start, together),
                None => reader.line(start, first),
            }
            start += count;
            rest = after;
        }
        reader.private
    }

    /// What was found in a passage.
    pub(super) fn found(&self, number: usize) -> &[(Range<usize>, PrivateKind)] {
        self.found.get(&number).map(Vec::as_slice).unwrap_or_default()
    }

    /// Whether a passage stands beside something that could lead to a person, so that nothing of it is shown.
    pub(super) fn is_withheld(&self, number: usize) -> bool {
        self.withheld.contains(&number)
    }
}

#[derive(Debug, Default)]
struct Reader {
    private: Private,
    /// What the line before says of this one, where it is a label.
    above: Option<Label>,
    /// The lines of a form or a list that goes on: where it began, and whether something private stands in it.
    form: Option<(usize, bool)>,
    /// The headings of columns, by table and column.
    columns: BTreeMap<(u32, u32), Label>,
}

impl Reader {
    /// A passage that stands in no table.
    fn line(&mut self, number: usize, passage: &Passage) {
        let above = self.above.take();
        let found = find(&passage.text, above.as_ref());
        self.form_line(number, passage, !found.is_empty());
        if found.is_empty() {
            self.above = Label::read(&passage.text);
            return;
        }
        self.private.found.insert(number, found);
    }

    /// "Name: ...", "12 Hill Lane", "born 3 May 2012": the lines of a form or a list belong together as the cells of a row do.
    fn form_line(&mut self, number: usize, passage: &Passage, is_private: bool) {
        if !is_private && !is_line(passage) {
            self.form = None;
            return;
        }
        let (start, was_private) = self.form.unwrap_or((number, false));
        if is_private && !was_private {
            self.private.withheld.extend(start..number);
        }
        self.form = Some((start, is_private || was_private));
        if is_private || was_private {
            self.private.withheld.insert(number);
        }
    }

    /// The cells of a row, in their order; a cell of several paragraphs is several passages.
    fn row(&mut self, start: usize, cells: &[Passage]) {
        (self.above, self.form) = (None, None);
        let is_of_a_court = cells.iter().any(|passage| is_about_a_judgment(&passage.text));
        let mut is_private = false;
        let mut left = None;
        for (number, passage) in (start..).zip(cells) {
            let Some(Cell { table, column, .. }) = passage.cell else { continue };
            let label = left.as_ref().or_else(|| self.columns.get(&(table, column)));
            let mut found = find(&passage.text, label);
            found.retain(|(_, kind)| !(is_of_a_court && *kind == PrivateKind::CaseNumber));
            if found.is_empty() {
                left = Label::read(&passage.text);
                self.head(table, column, &passage.text, left.as_ref());
            } else {
                is_private = true;
                self.private.found.insert(number, found);
            }
        }
        if is_private {
            self.private.withheld.extend(start..start + cells.len());
        }
    }

    /// Keeps what a cell says of those below it, until another one says something else of them.
    fn head(&mut self, table: u32, column: u32, text: &str, label: Option<&Label>) {
        let is_another_field = || text.to_ascii_lowercase().contains("date");
        match label {
            Some(label) => {
                self.columns.insert((table, column), label.clone());
            }
            None if self.columns.contains_key(&(table, column)) && is_another_field() => {
                self.columns.remove(&(table, column));
            }
            None => {}
        }
    }
}

/// Whether a passage is a line such as those of a form or a list: the name of a field with its value, or a few words. No heading
/// is one, and it ends what stood above it.
fn is_line(passage: &Passage) -> bool {
    const LONGEST_NAME: usize = 40;
    const LONGEST_LINE: usize = 80;
    let text = &passage.text;
    let is_field = || text.split_once(':').is_some_and(|(name, value)| name.len() <= LONGEST_NAME && !value.is_empty());
    passage.kind != PassageKind::Heading && (text.len() <= LONGEST_LINE || is_field())
}
