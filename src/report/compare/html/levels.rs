//! Which level of which document teaches a topic, and what the levels are.

use maud::{Markup, html};

use super::heads;
use super::wide::{Line, Wide};
use crate::compare::{LevelHead, SchemeHead, Table, TopicCell};
use crate::model::words::{listed, spoken, with_capital};
use crate::report::compare::topic::why_nobody;
use crate::report::html::{Row, Table as Plain};

pub(super) fn draw(table: &Table) -> Option<Markup> {
    if table.levels.topics.is_empty() {
        return None;
    }
    let mut lines = Vec::new();
    for group in table.levels.topics.chunk_by(|one, other| one.theme == other.theme) {
        let theme = group.first().and_then(|row| row.theme.as_deref());
        lines.push(Line::Heading(theme.map_or_else(|| "Other".to_owned(), |theme| with_capital(&spoken(theme)))));
        lines.extend(group.iter().map(|row| Line::Cells {
            label: html! { (row.title) },
            cells: row.cells.iter().zip(&table.levels.schemes).map(|(cell, scheme)| taught(cell, scheme)).collect(),
            standard: None,
        }));
    }
    let heads = heads(table);
    let caption =
        "The levels whose own outcomes name the topic, and those that reach it through a level that they include";
    Some(html! {
        (Wide { caption, label: "Topic", heads: &heads, lines }.draw())
        (schemes(table, &heads))
    })
}

/// "Level 3", "Level 4, by what it includes".
fn taught(cell: &TopicCell, scheme: &SchemeHead) -> Markup {
    if cell.is_empty() {
        return html! { span.none { (with_capital(why_nobody(scheme.state))) } };
    }
    html! {
        @if cell.for_all { p { "Everybody" } }
        @if !cell.own.is_empty() { p { (numbered(&scheme.noun, &cell.own)) } }
        @if !cell.included.is_empty() {
            p.detail { (numbered(&scheme.noun, &cell.included)) ", by what " (if cell.included.len() == 1 { "it includes" } else { "they include" }) }
        }
    }
}

/// "Level 3", "Groups 1 and 2".
fn numbered(noun: &str, numbers: &[String]) -> String {
    let ending = if numbers.len() == 1 { "" } else { "s" };
    format!("{}{ending} {}", with_capital(noun), listed(numbers, "and"))
}

/// What the levels are that the table names.
fn schemes(table: &Table, heads: &[String]) -> Markup {
    let levels = heads.iter().zip(&table.levels.schemes).enumerate().flat_map(|(at, (head, scheme))| {
        scheme.levels.iter().map(move |level| (at, Row { id: None, cells: level_cells(head, scheme, level) }))
    });
    let (documents, rows): (Vec<usize>, Vec<Row>) = levels.unzip();
    html! {
        @if !rows.is_empty() {
            details {
                summary { "What the levels are, and whom they are for" }
                (Plain {
                    class: "levels",
                    caption: "The levels of each document, lowest first",
                    columns: &["Document", "Level", "Who takes part", "Includes", "How it is taught"],
                    rows,
                }.draw_about(&documents))
            }
        }
    }
}

fn level_cells(head: &str, scheme: &SchemeHead, level: &LevelHead) -> Vec<Markup> {
    let includes = match &level.includes {
        None => "not said".to_owned(),
        Some(none) if none.is_empty() => "none".to_owned(),
        Some(levels) => listed(levels, "and"),
    };
    vec![
        html! { (head) },
        html! { (with_capital(&scheme.noun)) " " (level.number) @if let Some(title) = &level.title { ": " (title) } },
        html! { (level.audience.as_deref().unwrap_or("not said")) },
        html! { (includes) },
        html! { (if level.delivery.is_empty() { "not said".to_owned() } else { listed(&level.delivery, "or") }) },
    ]
}
