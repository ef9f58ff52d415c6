//! One topic alone: which level of which document teaches it, and in whose words.

use maud::{Markup, html};

use super::name;
use crate::compare::{Table, TopicAnswer, TopicTable};
use crate::report::compare::topic::{learned, nobody, number, says};
use crate::report::html::{Row, Table as Plain, as_written};

pub(super) fn draw(table: &Table, asked: &TopicTable) -> Markup {
    let rows = table.columns.iter().zip(&asked.answers).flat_map(|(column, answer)| rows(&name(column), answer));
    let caption = format!("Who teaches {}: {}", asked.topic, asked.title);
    let columns = ["Document", "Level", "Who takes part", "What people learn"];
    Plain { class: "topics", caption: &caption, columns: &columns, rows: rows.collect() }.draw()
}

fn rows(name: &str, answer: &TopicAnswer) -> Vec<Row> {
    let row = |level: String, audience: &str, learned: String| Row {
        id: None,
        cells: [name, level.as_str(), audience, learned.as_str()].map(|text| html! { (text) }).to_vec(),
    };
    let mut rows: Vec<Row> =
        answer.for_all.iter().map(|outcome| row("Everybody".to_owned(), "", says(outcome, as_written))).collect();
    rows.extend(answer.taught_at.iter().map(|level| {
        let audience = level.audience.as_deref().unwrap_or_default();
        row(number(answer, level, as_written), audience, learned(level, as_written))
    }));
    rows.extend(nobody(answer).map(|why| row(why.to_owned(), "", String::new())));
    rows
}
