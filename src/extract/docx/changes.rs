//! The marks of tracked changes that are open while a document is read: around letters, and on rows and cells of tables.

/// Whether something stands in a document before its tracked changes, and whether it stands there once all of them are
/// accepted. What was put in and taken out again stands on neither side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Sides {
    pub(super) before: bool,
    pub(super) after: bool,
}

impl Default for Sides {
    fn default() -> Self {
        Self { before: true, after: true }
    }
}

/// What a mark says of what it is about. What was moved was taken out in one place and put in elsewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tracked {
    PutIn,
    TakenOut,
}

impl Tracked {
    /// What an element says, where it is the mark of a change.
    pub(super) fn read(element: &[u8]) -> Option<Self> {
        match element {
            b"ins" | b"moveTo" | b"cellIns" => Some(Self::PutIn),
            b"del" | b"moveFrom" | b"cellDel" => Some(Self::TakenOut),
            _ => None,
        }
    }
}

impl Sides {
    /// Takes off the side on which a mark says that it does not stand.
    pub(super) fn mark(&mut self, change: Tracked) {
        match change {
            Tracked::PutIn => self.before = false,
            Tracked::TakenOut => self.after = false,
        }
    }

    fn and(self, other: Self) -> Self {
        Self { before: self.before && other.before, after: self.after && other.after }
    }
}

/// The marks that are open, the innermost last.
#[derive(Debug, Default)]
pub(super) struct Changes {
    around: Vec<Sides>,
    rows: Vec<Row>,
}

/// A row of a table and its cell that is being read.
#[derive(Debug, Default)]
struct Row {
    whole: Sides,
    cell: Sides,
    /// On which sides stands what holds the table.
    outside: Sides,
}

impl Changes {
    /// On which sides stands what is read now.
    pub(super) fn sides(&self) -> Sides {
        let row = self.rows.last().map(|row| row.outside.and(row.whole).and(row.cell));
        let around = self.around.last().copied();
        row.unwrap_or_default().and(around.unwrap_or_default())
    }

    /// Begins what a mark stands around.
    pub(super) fn begin(&mut self, change: Tracked) {
        let mut sides = self.around.last().copied().unwrap_or_default();
        sides.mark(change);
        self.around.push(sides);
    }

    /// Ends it.
    pub(super) fn end(&mut self) {
        self.around.pop();
    }

    pub(super) fn begin_row(&mut self) {
        let outside = self.sides();
        self.rows.push(Row { outside, ..Row::default() });
    }

    pub(super) fn end_row(&mut self) {
        self.rows.pop();
    }

    pub(super) fn begin_cell(&mut self) {
        if let Some(row) = self.rows.last_mut() {
            row.cell = Sides::default();
        }
    }

    /// Says what became of the row that is being read.
    pub(super) fn mark_row(&mut self, change: Tracked) {
        if let Some(row) = self.rows.last_mut() {
            row.whole.mark(change);
        }
    }

    /// The same of the cell.
    pub(super) fn mark_cell(&mut self, change: Tracked) {
        if let Some(row) = self.rows.last_mut() {
            row.cell.mark(change);
        }
    }
}
