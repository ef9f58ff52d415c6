//! The title of a document: what names a kind of document (a policy, a strategy, a framework) and not who issues it. Several
//! places may show it; where they differ, a person decides.

use crate::template::in_comment;

use super::body_name::{is_body, is_partnership};
use super::dated::dates;
use super::fact::{Facts, Trust};
use super::labelled::in_control_line;
use super::labels::Announces;
use super::organisation;
use super::outline::{Outline, Paragraph, Role, is_title_of_document, is_titled_line};
use super::text::folded;
use super::value::shown;

/// A line that may be the title.
struct Line<'o, 'm> {
    paragraph: &'o Paragraph<'m>,
    text: String,
    /// Whether it names a kind of document.
    is_called: bool,
    /// Whether it is the name of an organisation.
    is_organisation: bool,
}

/// Takes in the title on the cover, and holds what a table or the margins say against it.
pub(super) fn find(outline: &Outline<'_>, facts: &mut Facts) {
    /// How far a cover reaches, in paragraphs.
    const MOST: usize = 60;
    let of_cover = |(at, paragraph): &(usize, &Paragraph<'_>)| {
        let is_line = paragraph.cell.is_none() && matches!(paragraph.role, Role::Heading | Role::Text);
        outline.is_on_cover(*at) && is_line && paragraph.is_open()
    };
    let on_cover = outline.paragraphs.iter().enumerate().take(MOST).filter(of_cover);
    let lines: Vec<Line<'_, '_>> = on_cover.map(|(_, paragraph)| line(outline, paragraph)).collect();
    let known = facts.any("title").map(|fact| fact.value.trim_matches('"').to_owned());
    let Some(choice) = choose(&lines, known.as_deref()) else { return };
    match choice.as_slice() {
        [only] => {
            let agrees = known.as_deref().is_none_or(|known| is_same(known, &only.text));
            // A table may have a title of something else in it: of a job, of a part.
            let is_rival =
                !agrees && facts.trust("title") == Some(Trust::Table) && only.is_called && only.paragraph.is_title;
            if is_rival {
                let named = format!("{} or {}", known.unwrap_or_default(), only.text);
                facts.reopen("title", format!("the right one: {}", in_comment(&named)), &only.paragraph.source());
            } else {
                facts.add("title", Trust::Line, shown(&only.text), &only.paragraph.source());
            }
        }
        several => {
            let named = several.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join(" or ");
            let from = several.iter().map(|line| line.paragraph.source()).collect::<Vec<_>>().join("; ");
            facts.leave_open("title", Trust::Line, format!("the right one: {}", in_comment(&named)), &from);
        }
    }
}

fn line<'o, 'm>(outline: &Outline<'m>, paragraph: &'o Paragraph<'m>) -> Line<'o, 'm> {
    // "Policy title: Safeguarding Training Policy" is called what stands behind the label.
    let said = in_control_line(paragraph.text).into_iter();
    let is_of_title = |announces: &Announces| *announces == Announces::Words("title");
    let labelled = said.filter(|(announces, _)| is_of_title(announces)).map(|(_, value)| value).next();
    let text = own_part(labelled.unwrap_or(&paragraph.with_tabs())).to_owned();
    let is_called = labelled.is_some() || is_called(&text);
    let name = text.split_once(" (").map_or(text.as_str(), |(name, _)| name);
    let is_organisation = || is_partnership(name) || is_body(name) || organisation::is_name(name);
    let is_organisation = !is_called && (is_organisation() || organisation::is_told_of(outline, &text));
    Line { is_called, is_organisation, text, paragraph }
}

/// Whether a line may be the first half of a title whose second half is another line: "Safeguarding Children and Adults",
/// "Training Policy".
fn is_half(first: &Line<'_, '_>, second: &Line<'_, '_>) -> bool {
    const MOST_WORDS: usize = 3;
    let words = first.text.split(' ').count();
    second.text.split(' ').count() <= MOST_WORDS
        && !first.is_organisation
        && !first.is_called
        && (2..=7).contains(&words)
        && is_titled_line(&first.text)
        && in_control_line(&first.text).is_empty()
        && dates(&first.text).is_empty()
}

/// Whether a line names a document, and neither a body nor another document that this one belongs to.
fn is_called(text: &str) -> bool {
    const OF_ANOTHER: [&str; 9] =
        ["part of", "replaces", "supersedes", "see ", "read with", "to be read", "supports", "linked", "related"];
    let lower = text.to_lowercase();
    // "A framework for ..." says below a title what the document is.
    let is_told = lower.starts_with("a ") || lower.starts_with("an ");
    is_title_of_document(text) && !is_told && !is_body(text) && !OF_ANOTHER.iter().any(|word| lower.starts_with(word))
}

/// The part of a line that names the document: without what a mark parts from it, and the version behind it.
fn own_part(text: &str) -> &str {
    let text = text.trim().trim_end_matches(':');
    for mark in [" | ", "\t"] {
        let mut called = text.split(mark).map(str::trim).filter(|part| is_called(part));
        if let (Some(only), None) = (called.next().filter(|part| part.len() < text.len()), called.next()) {
            return own_part(only);
        }
    }
    super::lines::before_version(text).filter(|before| is_called(before)).unwrap_or(text)
}

/// The lines of which one is the title; nothing where none is.
fn choose<'l, 'o, 'm>(lines: &'l [Line<'o, 'm>], known: Option<&str>) -> Option<Vec<&'l Line<'o, 'm>>> {
    let is_styled = |line: &&Line<'_, '_>| line.paragraph.is_title && line.text.contains(' ');
    let called = || lines.iter().filter(|line| line.is_called);
    let styled: Vec<_> = lines.iter().filter(is_styled).filter(|line| !line.is_organisation).collect();
    let is_known = |line: &&Line<'_, '_>| known.is_some_and(|known| is_same(known, &line.text));
    if let Some(known) = called().find(is_known) {
        return Some(vec![known]);
    }
    match styled.as_slice() {
        [] => {
            let at = lines.iter().position(|line| line.is_called)?;
            let half = at.checked_sub(1).map(|before| &lines[before]).filter(|before| is_half(before, &lines[at]));
            Some(half.into_iter().chain([&lines[at]]).collect())
        }
        [only] if only.is_called => Some(vec![only]),
        // "Safeguarding Children" and "Training Policy" in the style of titles may be one title or two.
        [first, second, ..] if second.is_called && !first.is_called => Some(vec![first, second]),
        [first, ..] if first.is_called => Some(vec![first]),
        [first, ..] => match called().next() {
            Some(called) => Some(vec![first, called]),
            None => Some(vec![first]),
        },
    }
}

/// Whether two texts are one title, one of them perhaps with more words around it.
fn is_same(one: &str, other: &str) -> bool {
    let [one, other] = [one, other].map(folded);
    !one.is_empty() && !other.is_empty() && (one.contains(&other) || other.contains(&one))
}
