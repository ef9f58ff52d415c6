//! What the control table of a document says, and the lines of its cover and margins.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use regex::Regex;

use crate::model::date::Date;
use crate::model::duration::Duration;
use crate::model::placeholder::is_placeholder;
use crate::model::words::Status;
use crate::template::{in_comment, quoted};

use super::bodies::{is_body, is_partnership};
use super::dated::{around, dates};
use super::fact::{Facts, Trust};
use super::labels::{Announces, LONGEST_LINE, announced, in_control_line, in_line};
use super::outline::{Outline, Paragraph, Role, is_title_of_document};
use super::person::{Who, who};
use super::reviewed;
use super::text::{folded, is_capital};
use super::versions::{self, Versions};

/// A row of a table: its cells with the texts of each.
pub(super) type Row<'o, 'm> = Vec<(u32, Vec<&'o Paragraph<'m>>)>;

/// What the document says of itself in tables and labelled lines.
pub(super) fn find(outline: &Outline<'_>) -> (Facts, Versions) {
    let mut facts = Facts::default();
    let mut versions = Versions::default();
    for rows in tables(outline) {
        if let Some(listed) = versions::listed(&rows) {
            if let (Some(head), Some(newest)) = (rows.first(), listed.last().and_then(|newest| rows.get(newest.row))) {
                read_newest(head, newest, &mut facts);
            }
            if versions.list.is_empty() {
                versions.list = listed;
            }
            continue;
        }
        read_table(&rows, &mut facts);
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

/// Reads who approved the newest version, and when it is reviewed, where a table of versions has columns for that.
fn read_newest(head: &Row<'_, '_>, newest: &Row<'_, '_>, facts: &mut Facts) {
    let labels = head.iter().filter_map(|cell| Some((announced(&text_of(cell))?, cell.0)));
    let labels: Vec<(Announces, u32)> = labels.collect();
    let approver = labels.iter().map(|(announces, _)| *announces).find(|announces| is_of_approval(*announces));
    for (announces, column) in labels {
        let is_asked = is_of_approval(announces)
            || announces == Announces::Date("review.next_due")
            || announces == Announces::AnyDate && approver.is_some();
        if let Some(value) = newest.iter().find(|cell| cell.0 == column).filter(|_| is_asked) {
            fact(announces, approver, &text_of(value), Trust::Table, &place_of(value), facts);
        }
    }
}

fn is_of_approval(announces: Announces) -> bool {
    matches!(announces, Announces::Approver | Announces::Endorser | Announces::Date("approval.date"))
}

/// Reads a table in which labels stand beside their values, above them, or in one cell with them.
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
    let pairs: Vec<Pair<'_, '_, '_>> = rows.iter().flat_map(pairs).collect();
    // "Owner: Training Manager | Agreed: 14 January 2026": each cell says both. One such cell is enough on the cover.
    let paragraphs = || {
        rows.iter().flat_map(|row| row.iter().flat_map(move |cell| cell.1.iter().map(move |text| (row.len(), *text))))
    };
    let said = || paragraphs().map(|(cells, paragraph)| (paragraph, in_cell(cells, paragraph.text)));
    let is_on_cover = paragraphs().all(|(_, paragraph)| paragraph.section.is_none());
    let labelled = said().map(|(_, said)| said.len()).sum::<usize>();
    // One table of facts has several labels; a single one may be the word of another table.
    if labelled + pairs.len() < if is_on_cover && labelled > 0 { 1 } else { 2 } {
        return;
    }
    let mut before = None;
    for (paragraph, said) in said() {
        for (announces, value) in said {
            before = Some(fact(announces, before, value, Trust::Table, &paragraph.source(), facts));
        }
    }
    let mut before = None;
    for Pair { announces, value, date } in pairs {
        before = Some(fact(announces, before, &text_of(value), Trust::Table, &place_of(value), facts));
        if let Some(date) = date.filter(|_| is_of_approval(announces)) {
            fact(Announces::AnyDate, before, &text_of(date), Trust::Table, &place_of(date), facts);
        }
    }
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
    value: &'r (u32, Vec<&'o Paragraph<'m>>),
    date: Option<&'r (u32, Vec<&'o Paragraph<'m>>)>,
}

/// The labels of a row with their values, whatever stands before them: "3 | Approving body | Executive Group".
fn pairs<'r, 'o, 'm>(row: &'r Row<'o, 'm>) -> Vec<Pair<'r, 'o, 'm>> {
    let mut pairs = Vec::new();
    let mut at = 0;
    while let (Some(label), Some(value)) = (row.get(at), row.get(at + 1)) {
        at += 1;
        let Some(announces) = announced(&text_of(label)) else { continue };
        // Two labels side by side are the head of another table; "Status | Approved" is none.
        if announces != Announces::Status && announced(&text_of(value)).is_some() {
            continue;
        }
        at += 1;
        let date = row.get(at).filter(|cell| Date::meant(text_of(cell).trim()).is_ok());
        pairs.push(Pair { announces, value, date });
    }
    pairs
}

/// Whether a heading is that of the facts of the document.
fn is_of_control(heading: &str) -> bool {
    const HEADINGS: [&str; 10] = [
        "document control",
        "document information",
        "document details",
        "document status",
        "version control",
        "control sheet",
        "policy information",
        "policy details",
        "about this document",
        "status of this document",
    ];
    HEADINGS.iter().any(|words| heading.to_lowercase().contains(words))
}

/// Reads labelled values of a line: of the cover, of the margins, or where the line is nothing else.
fn read_line(outline: &Outline<'_>, at: usize, heading: &str, facts: &mut Facts) {
    let Some(paragraph) = outline.paragraphs.get(at) else { return };
    if paragraph.cell.is_some() || paragraph.text.len() > LONGEST_LINE || paragraph.role == Role::Note {
        return;
    }
    let is_apart = outline.is_on_cover(at) || paragraph.role == Role::Margin || is_of_control(heading);
    let labelled = |at: Option<usize>| {
        let beside = at.and_then(|at| outline.paragraphs.get(at));
        beside.filter(|beside| beside.text.len() <= LONGEST_LINE).and_then(|beside| in_line(beside.text).pop())
    };
    // A date on a line of its own belongs to the label on the line before.
    let before_line = labelled(at.checked_sub(1));
    let is_beside_another = before_line.is_some() || labelled(Some(at + 1)).is_some();
    let mut before = before_line.map(|(announces, _)| announces);
    let said = if is_apart { in_control_line(paragraph.text) } else { in_line(paragraph.text) };
    let is_word = paragraph.text.split_once(':').is_some_and(|(label, _)| !label.trim().contains(' '));
    let is_alone = said.len() == 1 && is_word && !is_beside_another;
    for (announces, value) in said {
        let is_allowed = match announces {
            _ if is_apart => true,
            Announces::AnyDate => before.is_some(),
            Announces::Words(_) | Announces::Period | Announces::Status => false,
            // "Lead: Named nurse" alone may say who leads a course.
            Announces::Lead | Announces::Contact | Announces::Author | Announces::Reviewed => !is_alone,
            _ => true,
        };
        if is_allowed {
            before = Some(fact(announces, before, value, Trust::Line, &paragraph.source(), facts));
        }
    }
    if paragraph.role == Role::Margin {
        in_margin(paragraph, facts);
    } else if is_apart {
        over_lines(outline, at, facts);
        published(paragraph, facts);
    }
}

/// "Lead officer" on a line of its own, with the value on the next one.
fn over_lines(outline: &Outline<'_>, at: usize, facts: &mut Facts) {
    const MOST_WORDS: usize = 8;
    let (Some(label), Some(value)) = (outline.paragraphs.get(at), outline.paragraphs.get(at + 1)) else { return };
    let Some(announces) = announced(label.text) else { return };
    let is_value = value.cell.is_none()
        && value.is_open()
        && matches!(value.role, Role::Text | Role::Heading)
        && announced(value.text).is_none()
        && in_control_line(value.text).is_empty();
    let is_name = value.text.split(' ').count() <= MOST_WORDS && is_capital(value.text) && !value.text.ends_with('.');
    let fits = match announces {
        Announces::Lead => is_name && label.text.contains(' '),
        Announces::Approver | Announces::Endorser => is_body(value.text) || dates(value.text).len() == 1,
        Announces::Date(_) => dates(value.text).first().is_some_and(|date| date.start == 0),
        _ => false,
    };
    if is_value && fits {
        fact(announces, None, value.text, Trust::Line, &value.source(), facts);
    }
}

/// "Published by Rosedale Safeguarding Children Partnership, November 2025".
fn published(paragraph: &Paragraph<'_>, facts: &mut Facts) {
    let lower = paragraph.text.to_lowercase();
    let is_told =
        ["published by ", "issued by ", "published in ", "issued in "].iter().any(|word| lower.starts_with(word));
    if let ([only], true) = (dates(paragraph.text).as_slice(), is_told) {
        date("source.published", &paragraph.text[only.clone()], Trust::Line, &paragraph.source(), facts);
    }
}

static VERSION_WITHIN: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)(?:^|[\s,|(\u{2013}-])(?:(?:(?:version|issue|edition)\s*(?:no\.?\s*)?|v\.?\s?)(\d+(?:\.\d+)*[a-z]?)|draft\s+v?(\d+\.\d+))(?:[\s,|)]|$)").ok()
});

/// "Joint Training Framework v3 Draft March 2026": above and below the text stand the title, the version and how it stands.
fn in_margin(paragraph: &Paragraph<'_>, facts: &mut Facts) {
    let from = paragraph.source();
    let found = VERSION_WITHIN.as_ref().and_then(|pattern| pattern.captures(paragraph.text));
    let version = found.and_then(|found| found.get(1).or_else(|| found.get(2)));
    if let Some(version) = version {
        facts.add("edition", Trust::Line, shown(version.as_str()), &from);
    }
    if paragraph.text.split(|letter: char| !letter.is_alphabetic()).any(|word| word.eq_ignore_ascii_case("draft")) {
        status("draft", Trust::Line, &from, facts);
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
        Announces::Words("edition") => {
            if let Some(edition) = edition_in(value) {
                facts.add("edition", trust, shown(edition), from);
            }
        }
        Announces::Words(path) => facts.add(path, trust, shown(value), from),
        Announces::Date(path) => dated(path, value, trust, from, facts),
        Announces::AnyDate => {
            let of_approval = before.is_some_and(is_of_approval);
            dated(if of_approval { "approval.date" } else { "source.published" }, value, trust, from, facts);
        }
        Announces::Cycle | Announces::Reviewed => review(announces, value, trust, from, facts),
        Announces::Approver => approver(value, trust, from, facts),
        Announces::Endorser => approver(value, trust.lower(), from, facts),
        Announces::Lead => role("lead.role", value, trust, from, facts),
        // Where nobody is said to answer for it, whoever is asked about it does; whoever wrote it need not.
        Announces::Contact => role("lead.role", value, Trust::Derived, from, facts),
        Announces::Author => {
            let why = "the role; the document names who wrote it, and not who answers for it";
            facts.leave_open("lead.role", Trust::Derived, why.to_owned(), from);
        }
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

/// The version in "Version 3.1", "v2 Draft March 2026", "2.0 (June 2025)"; nothing where a text is none.
pub(super) fn edition_in(value: &str) -> Option<&str> {
    const WORDS: [&str; 7] = ["version ", "v. ", "v", "edition ", "issue ", "no. ", "number "];
    const STATES: [&str; 4] = ["draft", "final", "live", "approved"];
    let begins = |text: &str| text.starts_with(|first: char| first.is_ascii_digit());
    let behind = |word: &&str| {
        let start = value.get(..word.len())?;
        Some(&value[word.len()..]).filter(|rest| start.eq_ignore_ascii_case(word) && begins(rest))
    };
    let number = WORDS.iter().find_map(behind).unwrap_or(value);
    let (first, rest) = number.split_once(' ').unwrap_or((number, ""));
    let rest = rest.trim_start_matches(['(', '-', '\u{2013}', ' ', '|']);
    let is_of_state = STATES.iter().any(|state| rest.to_lowercase().starts_with(state));
    let is_dated = dates(rest).first().is_some_and(|date| date.start == 0);
    if begins(first) && Date::meant(number).is_err() && (is_of_state || is_dated) {
        return Some(first.trim_end_matches([',', ':']));
    }
    let words = number.split(' ').count();
    (words <= 2 || begins(number) && words <= 4).then_some(number)
}

/// Takes in a date with what stands around it: how often, by whom.
fn dated(path: &'static str, value: &str, trust: Trust, from: &str, facts: &mut Facts) {
    let found = dates(value);
    let is_review = path == "review.next_due";
    match found.as_slice() {
        _ if Date::meant(value.trim_end_matches(['.', ','])).is_ok() => date(path, value, trust, from, facts),
        [] if is_review && count_in(value).is_some() => {
            facts.add("review.every", trust, count_in(value).unwrap_or_default(), from);
        }
        _ if path.starts_with("period.") && period(value, trust, from, facts) => {}
        [] if is_review && reviewed::cycle_in(value).is_some() => review(Announces::Cycle, value, trust, from, facts),
        [] => date(path, value, trust, from, facts),
        [only] => {
            date(path, &value[only.clone()], trust, from, facts);
            let around = around(value, only);
            if let Some(every) = reviewed::cycle_in(&around).filter(|_| is_review) {
                cycle(&every, trust, from, facts);
            }
            let by = around.strip_prefix("by ").or_else(|| Some(around.as_str()).filter(|by| is_body(by)));
            if let Some(by) = by.filter(|_| path == "approval.date") {
                body("approval.by", by, trust, from, facts);
            }
        }
        several => {
            let named = several.iter().map(|date| &value[date.clone()]).collect::<Vec<_>>().join(" or ");
            facts.leave_open(path, trust, format!("the right date: {}", in_comment(&named)), from);
        }
    }
}

/// How long after something it is reviewed: "2 years from date of issue".
fn count_in(value: &str) -> Option<String> {
    let mut words = value.split_whitespace().skip_while(|word| ["after", "within", "in"].contains(word));
    let text = [words.next()?, words.next()?].join(" ");
    Duration::meant(text.trim_end_matches([',', '.', '\'', '\u{2019}'])).ok().map(|duration| duration.to_string())
}

/// Takes in how often the document is reviewed, or when it was, with the next time where the text gives that.
fn review(announces: Announces, value: &str, trust: Trust, from: &str, facts: &mut Facts) {
    let every = reviewed::cycle_in(value);
    let is_next = ["next", "due"].iter().any(|word| value.to_lowercase().contains(word));
    match (every, dates(value).as_slice()) {
        (None, [_]) if announces == Announces::Reviewed => dated("review.last", value, trust, from, facts),
        (None, _) if announces == Announces::Reviewed => {}
        (every, found) => {
            cycle(every.as_deref().unwrap_or(value), trust, from, facts);
            if let [only] = found
                && is_next
            {
                date("review.next_due", &value[only.clone()], trust, from, facts);
            }
        }
    }
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

/// "Executive Group, 12 March 2025", "12 March 2025 by the Executive Group", "Executive Group".
fn approver(value: &str, trust: Trust, from: &str, facts: &mut Facts) {
    match dates(value).as_slice() {
        [] => body("approval.by", value, trust, from, facts),
        [only] => {
            date("approval.date", &value[only.clone()], trust, from, facts);
            body("approval.by", &around(value, only), trust, from, facts);
        }
        _ => {
            let why = |what: &str| format!("{what}; the document names several steps");
            facts.leave_open("approval.by", trust, why("the body"), from);
            facts.leave_open("approval.date", trust, why("the date"), from);
        }
    }
}

/// Takes in a body, without the words that only join it to what stands before.
pub(super) fn body(path: &'static str, value: &str, trust: Trust, from: &str, facts: &mut Facts) {
    /// What such a text begins with where it names none.
    const NOBODY: [&str; 15] = [
        "yes", "no", "not", "pending", "awaiting", "awaited", "draft", "final", "in", "to", "na", "none", "all",
        "each", "every",
    ];
    /// "The Partnership's Executive" is its executive.
    const OWNERS: [&str; 4] = ["Partnership's ", "Partnership\u{2019}s ", "partnership's ", "partnership\u{2019}s "];
    let has_open = value.contains('(');
    let value = value.trim_end_matches(|mark: char| mark == ')' && !has_open || ".,;:".contains(mark)).trim();
    let value = value.strip_prefix("by ").unwrap_or(value);
    let name = value.strip_prefix("the ").or_else(|| value.strip_prefix("The ")).unwrap_or(value);
    let name = OWNERS.iter().find_map(|owner| name.strip_prefix(owner)).unwrap_or(name);
    let first = folded(name.split(' ').next().unwrap_or_default());
    if !NOBODY.contains(&first.as_str()) {
        role(path, name, trust, from, facts);
    }
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
