//! What a reader may leave out. The script shows these controls, and nothing on the page needs them.

use maud::{Markup, html};

use super::name;
use crate::compare::{CellAnswer, Table};
use crate::model::words::with_capital;
use crate::report::compare::cells;

pub(super) fn draw(table: &Table) -> Markup {
    let mut themes: Vec<&str> = table.rows.iter().map(|row| row.theme.map_or("other", |theme| theme.word())).collect();
    themes.dedup();
    let states = CellAnswer::ALL.iter().filter(|answer| table.count(**answer) > 0);
    html! {
        div.controls role="search" aria-label="What is shown" hidden {
            label {
                "Theme "
                select name="theme" {
                    option value="" { "All" }
                    @for theme in &themes { option value=(theme) { (with_capital(theme)) } }
                }
            }
            label {
                "Answer "
                select name="answer" {
                    option value="" { "Any" }
                    @for answer in states { option value=(answer.word()) { (with_capital(cells::meaning(*answer).0)) } }
                }
            }
            label { "Words " input type="search" name="words" autocomplete="off"; }
            details {
                summary { "Documents" }
                ul {
                    @for (at, column) in table.columns.iter().enumerate() {
                        li { label { input type="checkbox" name="document" value=(at) checked; " " (name(column)) } }
                    }
                }
            }
            p role="status" {}
        }
    }
}
