//! Tables with a column for each document. Few documents stand side by side where there is room, and as cards where there is
//! none; many stand in a frame of their own that scrolls, and as cards on paper.

use maud::{Markup, html};

use super::MOST_COLUMNS;

/// A table with a column for each document.
pub(super) struct Wide<'t> {
    /// What it shows, in a line above it.
    pub(super) caption: &'t str,
    /// What the first column holds.
    pub(super) label: &'t str,
    /// The names of the documents.
    pub(super) heads: &'t [String],
    pub(super) lines: Vec<Line>,
}

/// A line of the table.
pub(super) enum Line {
    /// What the lines below it are about.
    Heading(String),
    /// A label, and a cell for each document.
    Cells {
        label: Markup,
        cells: Vec<Markup>,
        /// The standard that it is about, so that it is left out with it.
        standard: Option<String>,
    },
}

impl Wide<'_> {
    /// The table as markup. Where its rows may be laid out as cards, which takes their meaning from them in some browsers, each
    /// part says its role.
    pub(super) fn draw(&self) -> Markup {
        let many = if self.is_wider_than_a_page() { " many grid" } else { "" };
        let table = html! {
            table class={ "cards wide" (many) } role=[self.role("table")] {
                caption { (self.caption) }
                thead role=[self.role("rowgroup")] {
                    tr role=[self.role("row")] {
                        th scope="col" role=[self.role("columnheader")] { (self.label) }
                        @for (at, head) in self.heads.iter().enumerate() {
                            th scope="col" role=[self.role("columnheader")] data-at=(at) { (head) }
                        }
                    }
                }
                @for group in groups(&self.lines) {
                    tbody role=[self.role("rowgroup")] data-group { @for line in group { (self.line(line)) } }
                }
            }
        };
        in_frame(table, self.caption, self.heads.len())
    }

    fn is_wider_than_a_page(&self) -> bool {
        self.heads.len() > MOST_COLUMNS
    }

    fn role(&self, role: &'static str) -> Option<&'static str> {
        (!self.is_wider_than_a_page()).then_some(role)
    }

    fn line(&self, line: &Line) -> Markup {
        match line {
            Line::Heading(text) => html! {
                tr.group role=[self.role("row")] {
                    th scope="rowgroup" role=[self.role("rowheader")] colspan=(self.heads.len() + 1) { (text) }
                }
            },
            Line::Cells { label, cells, standard } => html! {
                tr role=[self.role("row")] data-standard=[standard.as_deref()] {
                    th scope="row" role=[self.role("rowheader")] { (label) }
                    @for (at, (cell, head)) in cells.iter().zip(self.heads).enumerate() {
                        td role=[self.role("cell")] data-at=(at) data-label=(head) { (cell) }
                    }
                }
            },
        }
    }
}

/// The lines in groups, each with the heading that it begins with.
fn groups(lines: &[Line]) -> impl Iterator<Item = &[Line]> {
    lines.chunk_by(|_, next| !matches!(next, Line::Heading(_)))
}

/// Puts a table of many columns into a frame that scrolls by itself, and that the keyboard reaches.
pub(super) fn in_frame(table: Markup, name: &str, columns: usize) -> Markup {
    if columns <= MOST_COLUMNS {
        return table;
    }
    html! { div.frame role="region" aria-label={ (name) " (scrolls sideways)" } tabindex="0" { (table) } }
}

/// Stands in a cell in which a document gives nothing.
pub(super) fn nothing() -> Markup {
    html! { span.none { "\u{2013}" } }
}
