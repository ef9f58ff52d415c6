//! The state and the edition of a document where no label names them.

use crate::model::date::Date;
use crate::template::quoted;

use super::fact::{Facts, Trust};
use super::labels::announced;
use super::outline::{Outline, Paragraph, Role};
use super::value::status;
use super::versions::Versions;

/// "DRAFT" on a line of its own, on the cover or above each page.
pub(super) fn status_line(outline: &Outline<'_>, facts: &mut Facts) {
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
        // Below a label it is the date of something.
        let is_labelled = || at > 0 && announced(outline.paragraphs[at - 1].text).is_some();
        let date = Date::meant(text)
            .ok()
            .filter(|_| outline.is_on_cover(at) && paragraph.is_open() && paragraph.cell.is_none() && !is_labelled())?;
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
