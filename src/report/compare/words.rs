//! What is said of a table as a whole, in words for all formats: its heading, opposed positions, remarks. `safe` makes a
//! document's own text harmless in the format at hand. What cells say stands in `cells`, what documents say one by one in
//! `documents`.

use super::CompareReport;
use super::cells::{answer, value};
use crate::compare::{CellAnswer, ColumnKind, Editions, Table};
use crate::due::{LeftOut, WhyLeftOut};
use crate::model::Date;
use crate::model::policy::sections_named;
use crate::model::words::{counted, listed, spoken};
use crate::report::due::words as due;
use crate::report::html::as_written;
use crate::report::left_alone::left_alone;
use crate::report::unread;

/// Makes a document's text harmless.
pub(super) type Safe = due::Safe;

/// Texts of a document, each made harmless.
pub(super) fn all_safe<T: AsRef<str>>(texts: &[T], safe: Safe) -> Vec<String> {
    texts.iter().map(|text| safe(text.as_ref()).into_owned()).collect()
}

/// Sections in words: "section 12d".
pub(super) fn sections<T: AsRef<str>>(names: &[T], safe: Safe) -> Option<String> {
    let names = all_safe(names, safe);
    sections_named(&names.iter().map(String::as_str).collect::<Vec<_>>())
}

/// Sections behind a text: " (section 12d)"; empty where there are none.
pub(super) fn in_sections(names: &[String], safe: Safe) -> String {
    sections(names, safe).map(|sections| format!(" ({sections})")).unwrap_or_default()
}

/// "5 policies side by side, as at 26 November 2026, by the standards shared@2026-11".
pub(super) fn heading(report: &CompareReport) -> String {
    let table = &report.table;
    let (policies, courses) = (table.count_of(ColumnKind::Policy), table.count_of(ColumnKind::Course));
    let policies = match policies {
        1 => "1 policy".to_owned(),
        many => format!("{many} policies"),
    };
    let courses = if courses == 0 { String::new() } else { format!(" and {}", counted(courses, "course")) };
    let sets: Vec<String> = report.standards.iter().map(|set| format!("{}@{}", set.id, set.edition)).collect();
    let sets = if sets.is_empty() { String::new() } else { format!(", by the standards {}", listed(&sets, "and")) };
    format!("{policies}{courses} side by side, as at {}{sets}", Date::day(table.today).in_words())
}

/// What the reader should know about the whole: editions that `diff` compares, what is left out, what was not read.
pub(super) fn remarks(report: &CompareReport, safe: Safe) -> Vec<String> {
    let mut remarks: Vec<String> = report.table.editions.iter().map(|pair| editions(pair, safe)).collect();
    remarks.extend(report.table.left_out.iter().map(|left| left_out(left, safe)));
    remarks.extend(unread::remarks(&report.documents, "answers", safe));
    remarks.extend(left_alone(&report.left_alone, safe));
    remarks.extend(report.failures.iter().map(|failure| format!("Incomplete: {}", safe(failure))));
    remarks
}

/// The same for readers who type no commands.
pub(super) fn remarks_on_page(report: &CompareReport) -> Vec<String> {
    let table = &report.table;
    let mut remarks: Vec<String> = table
        .editions
        .iter()
        .map(|pair| {
            format!(
                "{} and {} are editions of one policy; what changed between them is a report of its own.",
                pair.old, pair.new
            )
        })
        .collect();
    remarks.extend(table.left_out.iter().map(|left| {
        let name = left.id.as_deref().unwrap_or(&left.path);
        match &left.why {
            WhyLeftOut::Withdrawn => format!("{name} is withdrawn and left out."),
            WhyLeftOut::ReplacedBy(newer) => format!("{newer} has replaced {name}, which is left out."),
        }
    }));
    remarks.extend(unread::remarks_on_page(&report.documents, "answers"));
    remarks.extend(left_alone(&report.left_alone, as_written));
    remarks.extend(report.failures.iter().map(|failure| format!("Incomplete: {failure}")));
    remarks
}

fn editions(pair: &Editions, safe: Safe) -> String {
    format!(
        "These are editions of one policy; what changed between them: paramount diff {} {}",
        safe(&pair.old),
        safe(&pair.new)
    )
}

fn left_out(left: &LeftOut, safe: Safe) -> String {
    let name = safe(left.id.as_deref().unwrap_or(&left.path));
    let path = safe(&left.path);
    match &left.why {
        WhyLeftOut::Withdrawn => format!("{name} is withdrawn and left out; name {path} itself to see it."),
        WhyLeftOut::ReplacedBy(newer) => {
            let newer = safe(newer);
            format!("{newer} has replaced {name}, which is left out; name {path} itself to see it.")
        }
    }
}

/// The name of a column for a list.
pub(super) fn name_of(table: &Table, column: usize, safe: Safe) -> String {
    table.columns.get(column).map(|column| safe(&column.name).into_owned()).unwrap_or_default()
}

/// What is told of documents one by one, under their names, in the order of the columns.
pub(super) fn by_column<'t, T>(
    table: &Table,
    list: &'t [T],
    column: impl Fn(&T) -> usize,
    words: impl Fn(&'t T) -> String,
    safe: Safe,
) -> Vec<(String, Vec<String>)> {
    let mut groups: Vec<(usize, Vec<String>)> = Vec::new();
    for entry in list {
        let at = column(entry);
        match groups.last_mut().filter(|(last, _)| *last == at) {
            Some((_, said)) => said.push(words(entry)),
            None => groups.push((at, vec![words(entry)])),
        }
    }
    groups.into_iter().map(|(at, said)| (name_of(table, at, safe), said)).collect()
}

/// Positions that documents take against each other on purpose, a sentence each.
pub(super) fn opposites(table: &Table, safe: Safe) -> Vec<String> {
    let mut found = Vec::new();
    for row in table.rows.iter().filter(|row| row.is_opposed) {
        let said =
            row.cells.iter().enumerate().filter(|(_, cell)| {
                matches!(cell.answer, CellAnswer::Refuses | CellAnswer::Commits | CellAnswer::Partial)
            });
        let said: Vec<String> = said
            .map(|(at, cell)| format!("{} {}", name_of(table, at, safe), answer(cell.answer, cell.strength)))
            .collect();
        found.push(format!("{}: {}", safe(&row.title), said.join("; ")));
    }
    for detail in table.details.iter().filter(|detail| detail.is_opposed) {
        let given = detail.values.iter().enumerate().filter_map(|(at, value)| Some((at, value.as_ref()?)));
        let given = given.filter(|(_, value)| value.value.is_some());
        let said: Vec<String> =
            given.map(|(at, given)| format!("{} {}", name_of(table, at, safe), value(given, safe))).collect();
        let about = format!("{}, {}", spoken(&detail.standard), spoken(&detail.name));
        found.push(format!("{}: {}", safe(&about), said.join("; ")));
    }
    found
}
