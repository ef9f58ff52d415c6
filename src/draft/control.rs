//! What the control table of a document says.

use std::collections::BTreeMap;

use crate::model::date::Date;

use super::body_name::is_body;
use super::cover::status_line;
use super::dated::{dates, has_day_first};
use super::fact::{Facts, Trust};
use super::labelled::{LONGEST_LINE, body_in, in_control_line, in_line, two_in_one};
use super::labels::{Announces, announced, completed};
use super::lines::read_line;
use super::outline::{Outline, Paragraph, Role};
use super::steps;
use super::title;
use super::value::{fact, is_of_approval};
use super::versions::{self, Versions};

/// A cell of a table: its column and its paragraphs.
pub(super) type Cell<'o, 'm> = (u32, Vec<&'o Paragraph<'m>>);

/// A row of a table.
pub(super) type Row<'o, 'm> = Vec<Cell<'o, 'm>>;

/// What the document says of itself in tables and labelled lines.
pub(super) fn find(outline: &Outline<'_>) -> (Facts, Versions) {
    let day_first = has_day_first(outline.paragraphs.iter().map(|paragraph| paragraph.text));
    let mut facts = Facts::of(day_first);
    let mut versions = Versions::default();
    for table in tables(outline) {
        let rows = versions::without_title(&table);
        if let Some(listed) = versions::listed(rows, day_first) {
            if let (Some(head), Some(newest)) = (rows.first(), listed.last().and_then(|newest| rows.get(newest.row))) {
                read_newest(head, newest, &mut facts);
                if listed.last().is_some_and(|newest| newest.event == Some("ratified")) {
                    read_note(newest, &mut facts);
                }
                let others = rows.iter().filter(|row| versions::is_of_facts(row)).flat_map(pairs);
                for Pair { announces, value, .. } in others {
                    fact(announces, None, &text_of(value), Trust::Table, &place_of(value), &mut facts);
                }
                for (text, place) in rows.iter().filter_map(versions::only_cell) {
                    for (announces, value) in in_cell(1, &text) {
                        fact(announces, None, value, Trust::Table, &place, &mut facts);
                    }
                }
            }
            if versions.list.is_empty() {
                versions.list = listed;
            }
            continue;
        }
        read_table(rows, &mut facts);
    }
    if versions.list.is_empty() {
        versions.list = versions::in_lines(outline, day_first);
        // "Version 2.0 - July 2025 - Approved by the Quality Committee".
        let newest = versions.list.last().filter(|newest| newest.event == Some("ratified"));
        if let Some(line) = newest.and_then(|newest| outline.paragraphs.get(newest.row)) {
            let parts = line.text.split([',', ';', '\u{2013}', '\u{2014}']).flat_map(|part| part.split(" - "));
            read_notes(parts.map(|part| (part.trim(), line.source())), &mut facts);
        }
    }
    let mut heading = "";
    for (at, paragraph) in outline.paragraphs.iter().enumerate() {
        if paragraph.role == Role::Heading {
            heading = paragraph.text;
        }
        if paragraph.is_open() {
            read_line(outline, at, heading, &mut facts);
        }
    }
    title::find(outline, &mut facts);
    status_line(outline, &mut facts);
    (facts, versions)
}

/// The rows of each table that nothing keeps from being taken over.
pub(super) fn tables<'o, 'm>(outline: &'o Outline<'m>) -> Vec<Vec<Row<'o, 'm>>> {
    let mut tables: BTreeMap<u32, BTreeMap<u32, BTreeMap<u32, Vec<&Paragraph<'m>>>>> = BTreeMap::new();
    for paragraph in outline.paragraphs.iter().filter(|paragraph| paragraph.is_open()) {
        if let Some(cell) = paragraph.cell {
            let rows = tables.entry(cell.table).or_default();
            rows.entry(cell.row).or_default().entry(cell.column).or_default().push(paragraph);
        }
    }
    tables.into_values().map(|rows| rows.into_values().map(|row| row.into_iter().collect()).collect()).collect()
}

pub(super) fn text_of(cell: &Cell<'_, '_>) -> String {
    cell.1.iter().map(|paragraph| paragraph.text).collect::<Vec<_>>().join(", ")
}

pub(super) fn place_of(cell: &Cell<'_, '_>) -> String {
    cell.1.first().map(|paragraph| paragraph.place.clone()).unwrap_or_default()
}

/// Reads who approved the newest version, and when it is reviewed, where a table of versions has columns for that.
fn read_newest(head: &Row<'_, '_>, newest: &Row<'_, '_>, facts: &mut Facts) {
    let labels = head.iter().filter_map(|cell| Some((announced(&text_of(cell))?, cell)));
    let labels: Vec<(Announces, &Cell<'_, '_>)> = labels.collect();
    let approver = labels.iter().map(|(announces, _)| *announces).find(|announces| is_of_approval(*announces));
    for (announces, label) in labels {
        let is_asked = is_of_approval(announces)
            || matches!(announces, Announces::Lead | Announces::Cycle | Announces::Date("review.next_due"))
            || announces == Announces::AnyDate && approver.is_some();
        let Some(value) = newest.iter().find(|cell| cell.0 == label.0).filter(|_| is_asked) else { continue };
        fact(announces, approver, &text_of(value), Trust::Table, &place_of(value), facts);
        // "Date approved by the Board" over a date names who approved it.
        if let Some(by) = body_in(&text_of(label), announces, &text_of(value)) {
            fact(Announces::Approver, None, by, Trust::Table, &place_of(value), facts);
        }
    }
}

/// "Signed off by the Management Board", in the row of the newest version.
fn read_note(newest: &Row<'_, '_>, facts: &mut Facts) {
    let cells: Vec<(String, String)> = newest.iter().map(|cell| (text_of(cell), place_of(cell))).collect();
    read_notes(cells.iter().map(|(text, place)| (text.as_str(), place.clone())), facts);
}

/// Texts that begin with the word for an approval, each with its place.
fn read_notes<'t>(notes: impl Iterator<Item = (&'t str, String)>, facts: &mut Facts) {
    const ACTS: [&str; 5] = ["approved", "ratified", "adopted", "signed off", "endorsed"];
    for (text, place) in notes {
        let behind = |act: &&str| text.get(..act.len()).filter(|start| start.eq_ignore_ascii_case(act));
        let rest = ACTS.iter().find_map(|act| behind(act).map(|_| text[act.len()..].trim_start()));
        // "Approved by the Executive 6 November 2025" gives both.
        if let Some(rest) = rest.filter(|rest| rest.starts_with("by ") && dates(rest).len() == 1) {
            fact(Announces::Approver, None, &rest["by ".len()..], Trust::Line, &place, facts);
            continue;
        }
        let by = rest.and_then(|rest| rest.strip_prefix("by ").or_else(|| rest.strip_prefix("at ")));
        let by = by.map(|by| by.strip_prefix("the ").unwrap_or(by).trim_end_matches('.'));
        // "Ratified by the Board" says in short what stands elsewhere in full.
        if let Some(by) = by.filter(|by| is_body(by) && by.contains(' ')) {
            fact(Announces::Approver, None, by, Trust::Derived, &place, facts);
        }
    }
}

/// Reads a table in which labels stand beside their values, above them, or in one cell with them.
fn read_table(rows: &[Row<'_, '_>], facts: &mut Facts) {
    let rows = match headed(rows) {
        Some((head, values, rest)) => {
            let mut before = None;
            for cell in head {
                let value = values.iter().find(|value| value.0 == cell.0);
                if let (Some(announces), Some(value)) = (announced(&text_of(cell)), value) {
                    before = Some(fact(announces, before, &text_of(value), Trust::Table, &place_of(value), facts));
                }
            }
            rest
        }
        None => rows,
    };
    let has_steps = steps::read(rows, facts);
    let day_first = facts.has_day_first();
    let is_fact = |row: &&Row<'_, '_>| !(has_steps && steps::is_one(row, day_first));
    let pairs: Vec<Pair<'_, '_, '_>> = rows.iter().filter(is_fact).flat_map(pairs).collect();
    // "Owner: Training Manager | Agreed: 14 January 2026": each cell says both. One such cell is enough on the cover.
    let paragraphs =
        || rows.iter().flat_map(|row| row.iter().flat_map(move |cell| cell.1.iter().map(move |text| (row, *text))));
    let said = || paragraphs().map(|(row, paragraph)| (row, paragraph, in_cell(row.len(), paragraph.text)));
    let is_on_cover = paragraphs().all(|(_, paragraph)| paragraph.section.is_none());
    let labelled = said().map(|(.., said)| said.len()).sum::<usize>();
    // One table of facts has several labels; a single one may be the word of another table.
    if !has_steps && labelled + pairs.len() < if is_on_cover && labelled > 0 { 1 } else { 2 } {
        return;
    }
    let mut before = None;
    for (row, paragraph, said) in said() {
        for (announces, value) in said {
            // "Approved by | Board | Date: 11 March 2026".
            let of_row = row.iter().find_map(|cell| announced(&text_of(cell))).filter(|_| row.len() > 2);
            before = of_row.or(before);
            before = Some(fact(announces, before, value, Trust::Table, &paragraph.source(), facts));
        }
    }
    let mut before = None;
    for Pair { announces, label, value, date } in pairs {
        if let Some(both) = two_in_one(&label, &text_of(value)) {
            for (announces, part) in both {
                before = Some(fact(announces, before, part, Trust::Table, &place_of(value), facts));
            }
            continue;
        }
        let (text, place) = (text_of(value), place_of(value));
        // "Review due | Training Group | March 2028".
        if let Some(date) = date.filter(|_| announces == Announces::Date("review.next_due") && dates(&text).is_empty())
        {
            before = Some(fact(announces, before, &text_of(date), Trust::Table, &place_of(date), facts));
            continue;
        }
        facts.approval(|facts| {
            before = Some(fact(announces, before, &text, Trust::Table, &place, facts));
            if let Some(by) = body_in(&label, announces, &text) {
                fact(Announces::Approver, None, by, Trust::Table, &place, facts);
            }
            if let Some(date) = date.filter(|_| is_of_approval(announces)) {
                fact(Announces::AnyDate, before, &text_of(date), Trust::Table, &place_of(date), facts);
            }
        });
    }
}

/// A row of labels with the row of their values, and the rows below, where a table begins so. Below the head of a list of
/// something stand many rows, and the facts of a document are one.
fn headed<'r, 'o, 'm>(rows: &'r [Row<'o, 'm>]) -> Option<(&'r Row<'o, 'm>, &'r Row<'o, 'm>, &'r [Row<'o, 'm>])> {
    let [head, values, rest @ ..] = rows else { return None };
    let announcing = |row: &Row<'_, '_>| row.iter().filter_map(|cell| announced(&text_of(cell))).collect::<Vec<_>>();
    let is_blank = |row: &Row<'_, '_>| row.iter().all(|cell| text_of(cell).trim().is_empty());
    let labels = announcing(head);
    // Where one of the labels is not known, two of the others have to be said of documents alone.
    let of_documents = labels.iter().filter(|announces| {
        is_of_approval(**announces)
            || matches!(
                announces,
                Announces::Cycle | Announces::Date("review.next_due" | "review.last" | "source.published")
            )
    });
    let of_documents = of_documents.count();
    let is_sure = of_documents >= 2 || of_documents == 1 && labels.len() >= 3;
    let is_head = labels.len() >= 2 && (labels.len() == head.len() || is_sure);
    // Rows of a list have as many cells as its head, and a label with its value has two.
    let filled = |row: &Row<'_, '_>| row.iter().filter(|cell| !text_of(cell).trim().is_empty()).count();
    let is_pair = |row: &Row<'_, '_>| filled(row) == 2 && head.len() > 2;
    let says = |row: &Row<'_, '_>| row.iter().any(|cell| !in_cell(row.len(), &text_of(cell)).is_empty());
    let is_one = rest.iter().all(|row| is_blank(row) || is_pair(row) || !announcing(row).is_empty() || says(row));
    (is_head && is_one && announcing(values).is_empty()).then_some((head, values, rest))
}

/// What a cell says by labels of its own; a row of one cell is a line.
fn in_cell(cells: usize, text: &str) -> Vec<(Announces, &str)> {
    match cells {
        _ if text.len() > LONGEST_LINE => Vec::new(),
        1 => in_control_line(text),
        _ => in_line(text),
    }
}

/// A label of a row and the cell behind it, and the one behind that where it is a date.
struct Pair<'r, 'o, 'm> {
    announces: Announces,
    label: String,
    value: &'r Cell<'o, 'm>,
    date: Option<&'r Cell<'o, 'm>>,
}

/// The labels of a row with their values, whatever stands before them: "3 | Approving body | Executive Group".
fn pairs<'r, 'o, 'm>(row: &'r Row<'o, 'm>) -> Vec<Pair<'r, 'o, 'm>> {
    let mut pairs = Vec::new();
    let mut at = 0;
    while let (Some(label), Some(value)) = (row.get(at), row.get(at + 1)) {
        at += 1;
        let label = text_of(label);
        let Some(announces) = announced(&label) else { continue };
        // "Approval | Committee | Executive Board": two cells are one label.
        let whole = completed(&label, &text_of(value)).zip(row.get(at + 1));
        let whole = whole.filter(|(_, value)| announced(&text_of(value)).is_none());
        if let Some((announces, value)) = whole {
            at += 2;
            pairs.push(Pair { announces, label, value, date: None });
            continue;
        }
        // Two labels side by side are the head of another table; "Status | Approved" is none, nor is the name of a body.
        let is_value = announces == Announces::Status || is_of_approval(announces) && is_body(&text_of(value));
        if !is_value && announced(&text_of(value)).is_some() {
            continue;
        }
        at += 1;
        let date = row.get(at).filter(|cell| Date::meant(text_of(cell).trim()).is_ok());
        pairs.push(Pair { announces, label, value, date });
    }
    pairs
}
