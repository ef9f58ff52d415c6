//! What the control table of a document says, and the lines of its cover and margins.

use std::collections::BTreeMap;

use crate::model::date::Date;
use crate::model::duration::Duration;
use crate::model::placeholder::is_placeholder;
use crate::model::words::Status;
use crate::template::{in_comment, quoted};

use super::bodies::is_partnership;
use super::fact::{Facts, Trust};
use super::labels::{Announces, LONGEST_LINE, announced, in_control_line, in_line};
use super::outline::{Outline, Paragraph, Role, is_title_of_document};
use super::person::{Who, who};
use super::versions::{self, Versions};

/// A row of a table: its cells with the texts of each.
pub(super) type Row<'o, 'm> = Vec<(u32, Vec<&'o Paragraph<'m>>)>;

/// What the document says of itself in tables and labelled lines.
pub(super) fn find(outline: &Outline<'_>) -> (Facts, Versions) {
    let mut facts = Facts::default();
    let mut versions = Versions::default();
    for rows in tables(outline) {
        if let Some(listed) = versions::listed(&rows) {
            if versions.list.is_empty() {
                versions.list = listed;
            }
            continue;
        }
        read_table(&rows, &mut facts);
    }
    for (at, paragraph) in outline.paragraphs.iter().enumerate().filter(|(_, paragraph)| paragraph.is_open()) {
        read_line(outline, at, paragraph, &mut facts);
    }
    title(outline, &mut facts);
    status_line(outline, &mut facts);
    (facts, versions)
}

/// The rows of each table that nothing keeps from being taken over.
fn tables<'o, 'm>(outline: &'o Outline<'m>) -> Vec<Vec<Row<'o, 'm>>> {
    let mut tables: BTreeMap<u32, BTreeMap<u32, BTreeMap<u32, Vec<&Paragraph<'m>>>>> = BTreeMap::new();
    for paragraph in outline.paragraphs.iter().filter(|paragraph| paragraph.is_open()) {
        if let Some(cell) = paragraph.cell {
            let rows = tables.entry(cell.table).or_default();
            rows.entry(cell.row).or_default().entry(cell.column).or_default().push(paragraph);
        }
    }
    tables.into_values().map(|rows| rows.into_values().map(|row| row.into_iter().collect()).collect()).collect()
}

pub(super) fn text_of(cell: &(u32, Vec<&Paragraph<'_>>)) -> String {
    cell.1.iter().map(|paragraph| paragraph.text).collect::<Vec<_>>().join(", ")
}

pub(super) fn place_of(cell: &(u32, Vec<&Paragraph<'_>>)) -> String {
    cell.1.first().map(|paragraph| paragraph.place.clone()).unwrap_or_default()
}

/// Reads a table in which labels stand beside their values, or above them.
fn read_table(rows: &[Row<'_, '_>], facts: &mut Facts) {
    let labels = |row: &Row<'_, '_>| row.iter().filter(|cell| announced(&text_of(cell)).is_some()).count();
    if let [head, values, ..] = rows
        && labels(head) >= 2
        && labels(head) == head.len()
        && labels(values) == 0
    {
        let mut before = None;
        for cell in head {
            let value = values.iter().find(|value| value.0 == cell.0);
            if let (Some(announces), Some(value)) = (announced(&text_of(cell)), value) {
                before = Some(fact(announces, before, &text_of(value), Trust::Table, &place_of(value), facts));
            }
        }
        return;
    }
    // "Owner: Training Manager | Agreed: 14 January 2026": each cell says both.
    let said = |row: &Row<'_, '_>| row.iter().map(|cell| in_line(&text_of(cell)).len()).sum::<usize>();
    if rows.iter().map(said).sum::<usize>() >= 2 {
        for cell in rows.iter().flatten() {
            let mut before = None;
            for (announces, value) in in_line(&text_of(cell)) {
                before = Some(fact(announces, before, value, Trust::Table, &place_of(cell), facts));
            }
        }
        return;
    }
    // One table of facts has several labels; a single one may be the word of another table.
    if rows.iter().map(labels).sum::<usize>() < 2 {
        return;
    }
    let mut before = None;
    for row in rows {
        for pair in row.chunks(2) {
            let [label, value] = pair else { continue };
            if let Some(announces) = announced(&text_of(label)) {
                before = Some(fact(announces, before, &text_of(value), Trust::Table, &place_of(value), facts));
            }
        }
    }
}

/// Reads labelled values of a line: of the cover, of the margins, or where the line is nothing else.
fn read_line(outline: &Outline<'_>, at: usize, paragraph: &Paragraph<'_>, facts: &mut Facts) {
    if paragraph.cell.is_some() || paragraph.text.len() > LONGEST_LINE || paragraph.role == Role::Note {
        return;
    }
    let is_apart = outline.is_on_cover(at) || paragraph.role == Role::Margin;
    let mut before = None;
    // A date on a line of its own belongs to the label on the line before.
    let previous = at.checked_sub(1).and_then(|at| outline.paragraphs.get(at));
    if let Some(previous) = previous.filter(|previous| previous.text.len() <= LONGEST_LINE) {
        before = in_line(previous.text).last().map(|(announces, _)| *announces);
    }
    let said = if is_apart { in_control_line(paragraph.text) } else { in_line(paragraph.text) };
    for (announces, value) in said {
        let is_of_cover =
            matches!(announces, Announces::AnyDate | Announces::Words(_) | Announces::Period | Announces::Status);
        if is_of_cover && !is_apart && !matches!((announces, before), (Announces::AnyDate, Some(_))) {
            continue;
        }
        before = Some(fact(announces, before, value, Trust::Line, &paragraph.source(), facts));
    }
}

/// Takes in a labelled value; gives what it spoke of.
fn fact(
    announces: Announces,
    before: Option<Announces>,
    value: &str,
    trust: Trust,
    from: &str,
    facts: &mut Facts,
) -> Announces {
    let value = value.trim();
    if value.is_empty() || value.len() > LONGEST_LINE || is_placeholder(value) {
        return announces;
    }
    match announces {
        Announces::Words(path) => facts.add(path, trust, shown(without_word(path, value)), from),
        Announces::Date(path) => date(path, value, trust, from, facts),
        Announces::AnyDate => {
            let of_approval = matches!(before, Some(Announces::Approver | Announces::Date("approval.date")));
            date(if of_approval { "approval.date" } else { "source.published" }, value, trust, from, facts);
        }
        Announces::Cycle => cycle(value, trust, from, facts),
        Announces::Approver => approver(value, trust, from, facts),
        Announces::Lead => role("lead.role", value, trust, from, facts),
        Announces::Reviewer if Date::meant(value).is_ok() => {}
        Announces::Reviewer => role("review.by", value, trust, from, facts),
        Announces::Status => status(value, trust, from, facts),
        Announces::Period => {
            period(value, trust, from, facts);
        }
    }
    announces
}

/// A text as a value, without what nobody sees in it.
pub(super) fn shown(text: &str) -> String {
    quoted(&in_comment(text))
}

/// "Version 3.1" is version 3.1.
pub(super) fn without_word<'v>(path: &str, value: &'v str) -> &'v str {
    if path != "edition" {
        return value;
    }
    let words = ["version ", "v. ", "v", "edition ", "issue "];
    let rest = words.iter().find_map(|word| {
        let start = value.get(..word.len())?;
        let rest = &value[word.len()..];
        (start.eq_ignore_ascii_case(word) && rest.starts_with(|first: char| first.is_ascii_digit())).then_some(rest)
    });
    // "0.9 draft" is version 0.9.
    let number = rest.unwrap_or(value);
    let bare = [" draft", " (draft)", " final", " (final)"].iter().find_map(|word| {
        let at = number.len().checked_sub(word.len())?;
        number.get(at..).filter(|end| end.eq_ignore_ascii_case(word)).map(|_| &number[..at])
    });
    bare.unwrap_or(number)
}

/// Takes in a date, or says why it cannot be told.
pub(super) fn date(path: &'static str, value: &str, trust: Trust, from: &str, facts: &mut Facts) {
    match Date::meant(value.trim_end_matches(['.', ','])) {
        Ok(date) => facts.add(path, trust, date.to_string(), from),
        Err(_) if !value.bytes().any(|byte| byte.is_ascii_digit()) => {}
        Err(fault) => facts.leave_open(path, trust, format!("the date: {}", fault.message), from),
    }
}

/// Takes in how often it is reviewed, or the word for it that can be read in two ways.
pub(super) fn cycle(value: &str, trust: Trust, from: &str, facts: &mut Facts) {
    match Duration::meant(value.trim_end_matches('.')) {
        Ok(duration) => facts.add("review.every", trust, duration.to_string(), from),
        Err(fault) => facts.leave_open("review.every", trust, format!("how often: {}", fault.message), from),
    }
}

fn approver(value: &str, trust: Trust, from: &str, facts: &mut Facts) {
    // "Executive Group, 12 March 2025", "Executive Group on 12 March 2025".
    if Date::meant(value).is_ok() {
        return date("approval.date", value, trust, from, facts);
    }
    let is_cut = |at: usize| value.is_char_boundary(at) && (value[..at].ends_with([' ', ',', '(']));
    let dated = (1..value.len())
        .filter(|at| is_cut(*at))
        .find(|at| Date::meant(value[*at..].trim_end_matches(['.', ')'])).is_ok());
    let name = dated.map_or(value, |at| {
        date("approval.date", value[at..].trim_end_matches(['.', ')']), trust, from, facts);
        value[..at].trim_end_matches([' ', ',', '(', '\u{2013}', '-']).trim_end_matches(" on").trim_end_matches(" in")
    });
    role("approval.by", name, trust, from, facts);
}

/// Takes in a role or a body, and never a person.
pub(super) fn role(path: &'static str, value: &str, trust: Trust, from: &str, facts: &mut Facts) {
    match who(without_abbreviation(value)) {
        Who::Role(role) => facts.add(path, trust, shown(&role), from),
        Who::Person => {
            let why = if path == "approval.by" {
                "the body; the document names a person"
            } else {
                "the role; the document names a person"
            };
            facts.leave_open(path, trust, why.to_owned(), from);
        }
        Who::Nobody => {}
    }
}

/// "Training Sub-group (TSG)" is called so; what stands in brackets is said elsewhere.
fn without_abbreviation(value: &str) -> &str {
    let Some((name, short)) = value.trim().strip_suffix(')').and_then(|value| value.rsplit_once(" (")) else {
        return value;
    };
    if short.to_uppercase() == short && !short.contains(' ') { name } else { value }
}

fn status(value: &str, trust: Trust, from: &str, facts: &mut Facts) {
    let lower = value.to_lowercase();
    let says = |words: &[&str]| words.iter().any(|word| lower.contains(word));
    // "Final draft" is a draft, and "not yet approved" nothing that a word tells.
    let status = if says(&["draft", "consultation"]) {
        Some(Status::Draft)
    } else if says(&["not ", "await", "pending", "to be"]) {
        None
    } else if says(&["withdrawn", "superseded"]) {
        Some(Status::Withdrawn)
    } else if says(&["approved", "ratified"]) {
        Some(Status::Approved)
    } else {
        says(&["published", "final", "live", "in use", "current"]).then_some(Status::Published)
    };
    if let Some(status) = status {
        facts.add("status", trust, status.word().to_owned(), from);
    }
}

/// "April 2024 to March 2027", "2024-2027".
pub(super) fn period(value: &str, trust: Trust, from: &str, facts: &mut Facts) -> bool {
    let dashed = value.replace(['\u{2013}', '\u{2014}'], "-");
    let parted =
        dashed.split_once(" to ").or_else(|| dashed.split_once(" until ")).or_else(|| dashed.split_once(" - "));
    let years = || {
        let (one, other) = dashed.split_once('-')?;
        (one.trim().len() == 4 && other.trim().len() == 4).then_some((one, other))
    };
    let Some((first, last)) = parted.or_else(years) else { return false };
    let (Ok(first), Ok(last)) = (Date::meant(first.trim()), Date::meant(last.trim().trim_end_matches('.'))) else {
        return false;
    };
    if first.first_day() >= last.last_day() {
        return false;
    }
    facts.add("period.from", trust, first.to_string(), from);
    facts.add("period.to", trust, last.to_string(), from);
    true
}

/// The title on the cover, where no table names it: the line whose style says so, or that is called a policy, a strategy or the
/// like.
fn title(outline: &Outline<'_>, facts: &mut Facts) {
    let of_cover = |(at, paragraph): &(usize, &Paragraph<'_>)| {
        outline.is_on_cover(*at) && paragraph.cell.is_none() && matches!(paragraph.role, Role::Heading | Role::Text)
    };
    let on_cover = || outline.paragraphs.iter().enumerate().take(60).filter(of_cover).map(|(_, paragraph)| paragraph);
    let is_styled = |paragraph: &&Paragraph<'_>| {
        paragraph.is_title && paragraph.is_open() && paragraph.text.contains(' ') && !is_partnership(paragraph.text)
    };
    let is_called = |paragraph: &&Paragraph<'_>| is_title_of_document(paragraph.text) && paragraph.is_open();
    if let Some(paragraph) = on_cover().find(is_styled).or_else(|| on_cover().find(is_called)) {
        facts.add("title", Trust::Line, shown(paragraph.text.trim_end_matches(':')), &paragraph.source());
    }
}

/// "DRAFT" on a line of its own, on the cover or above each page.
fn status_line(outline: &Outline<'_>, facts: &mut Facts) {
    for (at, paragraph) in outline.paragraphs.iter().enumerate() {
        let is_apart = outline.is_on_cover(at) || paragraph.role == Role::Margin;
        let words = ["draft", "final draft", "draft for consultation", "consultation draft", "final", "final version"];
        if is_apart && words.contains(&paragraph.text.trim().to_lowercase().as_str()) {
            status(paragraph.text, Trust::Line, &paragraph.source(), facts);
        }
    }
}

/// The edition where no number of a version gives it: the newest version, the year in the title or of the date on the cover.
pub(super) fn edition(outline: &Outline<'_>, versions: &Versions, facts: &mut Facts) {
    if let Some(newest) = versions.list.last() {
        facts.add("edition", Trust::Sentence, quoted(&newest.version), &newest.from);
        return;
    }
    let title = facts.value("title").cloned();
    if let Some((year, title)) = title.as_ref().and_then(|title| Some((years_in(&title.value)?, title))) {
        return facts.add("edition", Trust::Derived, quoted(year), &format!("the title, {}", title.from));
    }
    let year_on_cover = |(at, paragraph): (usize, &Paragraph<'_>)| {
        let text = paragraph.text.trim();
        let date = Date::meant(text)
            .ok()
            .filter(|_| outline.is_on_cover(at) && paragraph.is_open() && paragraph.cell.is_none())?;
        Some((date, paragraph.source()))
    };
    if let Some((date, from)) = outline.paragraphs.iter().enumerate().take(60).find_map(year_on_cover) {
        facts.add("source.published", Trust::Derived, date.to_string(), &from);
        facts.add(
            "edition",
            Trust::Derived,
            quoted(&date.first_day().year().to_string()),
            &format!("the year on the cover, {from}"),
        );
        return;
    }
    let published = facts.value("source.published").or_else(|| facts.value("approval.date")).cloned();
    if let Some(published) = published {
        let year: String = published.value.chars().take(4).collect();
        facts.add("edition", Trust::Derived, quoted(&year), &format!("the year of the date, {}", published.from));
    }
}

/// "2024", "2024-2027" in a title.
fn years_in(title: &str) -> Option<&str> {
    let is_part = |letter: char| letter.is_ascii_digit() || matches!(letter, '-' | '\u{2013}' | '/');
    let mut parts = title.split(|letter: char| !is_part(letter));
    parts.find(|part| {
        let digits = part.bytes().filter(u8::is_ascii_digit).count();
        (part.starts_with("20") || part.starts_with("19"))
            && matches!(digits, 4 | 6 | 8)
            && part.len() <= 11
            && part.ends_with(|last: char| last.is_ascii_digit())
    })
}
