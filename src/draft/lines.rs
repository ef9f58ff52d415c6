//! The lines of the cover, of the margins and of a section on the document that say a fact by a label.

use std::sync::LazyLock;

use regex::Regex;

use super::body_name::is_body;
use super::dated::dates;
use super::edition::edition_in;
use super::fact::{Facts, Trust};
use super::labelled::{LONGEST_LINE, in_control_line, in_line};
use super::labels::{Announces, announced};
use super::outline::{Outline, Paragraph, Role, is_title_of_document};
use super::reviewed::cycle_in;
use super::text::{folded, is_capital};
use super::value::{date, fact, period, shown, status};

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
pub(super) fn read_line(outline: &Outline<'_>, at: usize, heading: &str, facts: &mut Facts) {
    let Some(paragraph) = outline.paragraphs.get(at) else { return };
    if paragraph.cell.is_some() || paragraph.text.len() > LONGEST_LINE || paragraph.role == Role::Note {
        return;
    }
    let is_apart = outline.is_on_cover(at) || paragraph.role == Role::Margin || is_of_control(heading);
    let labelled = |at: Option<usize>| {
        let beside = at.and_then(|at| outline.paragraphs.get(at));
        let line = beside.filter(|beside| beside.text.len() <= LONGEST_LINE)?;
        let last = in_line(line.text).pop().map(|(announces, _)| announces);
        // "Adopted at a meeting of     the Committee" has a gap in place of a mark.
        let tabbed = line.with_tabs();
        last.or_else(|| {
            tabbed.contains('\t').then(|| in_control_line(&tabbed).pop().map(|(announces, _)| announces))?
        })
    };
    // A date on a line of its own belongs to the label on the line before.
    let before_line = labelled(at.checked_sub(1));
    let is_beside_another = before_line.is_some() || labelled(Some(at + 1)).is_some();
    let mut before = before_line;
    let line = paragraph.with_tabs();
    let said = if is_apart || line.contains('\t') { in_control_line(&line) } else { in_line(&line) };
    let is_word = paragraph.text.split_once(':').is_some_and(|(label, _)| !label.trim().contains(' '));
    let is_alone = said.len() == 1 && is_word && !is_beside_another;
    for (announces, value) in said {
        let is_allowed = match announces {
            _ if is_apart => true,
            Announces::AnyDate => before.is_some(),
            Announces::Words(_) | Announces::Called | Announces::Period | Announces::Status => false,
            // "Lead: Named nurse" alone may say who leads a course.
            Announces::Lead | Announces::Sponsor | Announces::Contact | Announces::Author | Announces::Reviewed => {
                !is_alone
            }
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
        // "April 2025 to March 2028" below the title.
        period(paragraph.text, Trust::Sentence, &paragraph.source(), facts);
        published(paragraph, facts);
        drafted(paragraph, facts);
    }
}

/// "Consultation draft, version 0.4" on a line of the cover.
fn drafted(paragraph: &Paragraph<'_>, facts: &mut Facts) {
    const WORDS: [&str; 9] =
        ["consultation", "working", "final", "draft", "for", "comment", "approved", "the", "current"];
    let found = VERSION_WITHIN.as_ref().and_then(|pattern| pattern.captures(paragraph.text));
    let Some((whole, version)) = found.and_then(|found| found.get(0).zip(found.get(1).or_else(|| found.get(2)))) else {
        return;
    };
    let around = [&paragraph.text[..whole.start()], &paragraph.text[whole.end()..]].map(folded);
    let is_alone = around.iter().flat_map(|part| part.split(' ')).all(|word| word.is_empty() || WORDS.contains(&word));
    if is_alone && !facts.has("edition") {
        facts.add("edition", Trust::Line, shown(version.as_str()), &paragraph.source());
    }
}

/// "Lead officer" on a line of its own, with the value on the next one.
fn over_lines(outline: &Outline<'_>, at: usize, facts: &mut Facts) {
    const MOST_WORDS: usize = 8;
    let (Some(label), Some(value)) = (outline.paragraphs.get(at), outline.paragraphs.get(at + 1)) else { return };
    // "The Director takes responsibility for it." has the words of a label, and is none.
    let Some(announces) = announced(label.text).filter(|_| !label.text.ends_with('.')) else { return };
    let is_value = value.cell.is_none()
        && value.is_open()
        && matches!(value.role, Role::Text | Role::Heading)
        && announced(value.text).is_none()
        && in_control_line(value.text).is_empty();
    let is_name = value.text.split(' ').count() <= MOST_WORDS && is_capital(value.text) && !value.text.ends_with('.');
    let fits = match announces {
        Announces::Lead | Announces::Sponsor => is_name && label.text.contains(' '),
        Announces::Approver | Announces::Endorser => is_body(value.text) || dates(value.text).len() == 1,
        Announces::Date(_) | Announces::Reviewed => dates(value.text).first().is_some_and(|date| date.start == 0),
        Announces::Words("edition") => {
            value.text.len() <= 12
                && edition_in(value.text)
                    .is_some_and(|edition| edition.starts_with(|first: char| first.is_ascii_digit()))
        }
        Announces::Status => value.text.split(' ').count() <= 3,
        Announces::Cycle => cycle_in(value.text).is_some(),
        Announces::Contact | Announces::Author | Announces::Reviewer => is_name && label.text.contains(' '),
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

/// What stands before a version in a line: "Joint Training Framework, Version 3".
pub(super) fn before_version(text: &str) -> Option<&str> {
    let found = VERSION_WITHIN.as_ref()?.find(text)?;
    Some(text[..found.start()].trim_end_matches(|mark: char| mark.is_whitespace() || ",|(-\u{2013}".contains(mark)))
}

/// "Joint Training Framework v3 Draft March 2026": above and below the text stand the title, the version and how it stands.
fn in_margin(paragraph: &Paragraph<'_>, facts: &mut Facts) {
    let from = paragraph.source();
    let found = VERSION_WITHIN.as_ref().and_then(|pattern| pattern.captures(paragraph.text));
    let version = found.as_ref().and_then(|found| found.get(1).or_else(|| found.get(2)));
    // What stands before the version, or all of it, may be the title; a cover is trusted more.
    let before = before_version(paragraph.text).unwrap_or(paragraph.text);
    let with_tabs = paragraph.with_tabs();
    let before = with_tabs.get(..before.len()).unwrap_or(before);
    let pieces = before.split(['\t', '|']).map(str::trim);
    let before = pieces.clone().find(|piece| is_title_of_document(piece)).unwrap_or(before);
    if is_title_of_document(before) && dates(before).is_empty() {
        facts.add("title", Trust::Sentence, shown(before), &from);
    }
    if let Some(version) = version {
        facts.add("edition", Trust::Line, shown(version.as_str()), &from);
    }
    // "Draft v1.3" was left below the pages of version 1.4.
    let is_of_another = version
        .zip(facts.value("edition"))
        .is_some_and(|(version, known)| known.value.trim_matches('"') != version.as_str());
    let words = || paragraph.text.split(|letter: char| !letter.is_alphabetic());
    if !is_of_another && words().any(|word| word.eq_ignore_ascii_case("draft")) {
        status("draft", Trust::Line, &from, facts);
    }
}
