//! Tables that a screen reader can walk and that a telephone can show: on a narrow screen each row becomes a card whose
//! cells carry the names of their columns.

use maud::{Markup, html};

/// A table.
pub(in crate::report) struct Table<'t> {
    /// What the stylesheet knows it by.
    pub(in crate::report) class: &'t str,
    /// What it shows, in a line above it.
    pub(in crate::report) caption: &'t str,
    /// The names of its columns. The first one holds what a row is about.
    pub(in crate::report) columns: &'t [&'t str],
    pub(in crate::report) rows: Vec<Row>,
}

/// A row of a table.
pub(in crate::report) struct Row {
    /// Its address in the page, where others point at it.
    pub(in crate::report) id: Option<String>,
    /// As many as the table has columns.
    pub(in crate::report) cells: Vec<Markup>,
}

impl Table<'_> {
    /// The table as markup. A stylesheet that lays rows out as cards takes their meaning from them in some browsers, so
    /// each part says its role.
    pub(in crate::report) fn draw(&self) -> Markup {
        self.draw_about(&[])
    }

    /// As [`Self::draw`], where each row is about a document of the page: by its number, so that it is left out with it.
    pub(in crate::report) fn draw_about(&self, documents: &[usize]) -> Markup {
        html! {
            table class={ "cards " (self.class) } role="table" {
                caption { (self.caption) }
                thead role="rowgroup" {
                    tr role="row" {
                        @for column in self.columns { th scope="col" role="columnheader" { (column) } }
                    }
                }
                tbody role="rowgroup" {
                    @for (number, row) in self.rows.iter().enumerate() {
                        tr role="row" id=[row.id.as_deref()] data-at=[documents.get(number)] {
                            @for (index, (column, cell)) in self.columns.iter().zip(&row.cells).enumerate() {
                                @if index == 0 {
                                    th scope="row" role="rowheader" { (cell) }
                                } @else {
                                    td role="cell" data-label=(column) { (cell) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
