//! Guidance and law that a document cites and the catalogue does not know: by their titles as the document has them, each with
//! the year that stands beside it. What is only like a title keeps its place for a person.

use std::sync::LazyLock;

use regex::Regex;

use crate::guidance::Catalogue;

use super::body_name::{is_body, is_partnership};
use super::cited::{Cited, names_guidance};
use super::citing::{Title, has_kind, in_sentence};
use super::organisation;
use super::outline::{Outline, Paragraph, Role};
use super::plain::is_verb;
use super::sentence::sentences;
use super::spoken::pattern;
use super::text::{folded, is_capital, words};

/// How many are told; a strategy cites two dozen.
const MOST: usize = 40;

/// A title outside the catalogue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Outside {
    pub(super) title: String,
    pub(super) edition: Option<String>,
    /// Whether it is cited as guidance or law is, so that it can be recorded by its title.
    pub(super) is_sure: bool,
    pub(super) sections: Vec<String>,
    pub(super) from: String,
}

/// The titles of guidance and law in a document that are not in the catalogue, in the order of their first places.
pub(super) fn find(outline: &Outline<'_>, catalogue: &Catalogue, known: &[Cited], own_title: &str) -> Vec<Outside> {
    let elsewhere = Elsewhere::of(catalogue, own_title);
    let mut found: Vec<Outside> = Vec::new();
    let mut heading = "";
    for paragraph in outline.paragraphs.iter().filter(|paragraph| paragraph.is_open()) {
        if paragraph.role == Role::Heading {
            heading = paragraph.text;
        }
        let is_on_cover = paragraph.section.is_none() && paragraph.role != Role::Note;
        if matches!(paragraph.role, Role::Margin | Role::Heading) || is_on_cover {
            continue;
        }
        let is_listed = is_of_guidance(outline, paragraph, heading);
        for mut title in sentences(paragraph.text).into_iter().flat_map(|sentence| in_sentence(sentence, is_listed)) {
            title.text = title.text.trim_end_matches([',', ':', ' ']);
            if title.text.len() <= 160 && !elsewhere.has(title.text) && !is_of_house(title.text) {
                take(title, paragraph, &mut found);
            }
        }
    }
    // What the scanner has read there under another name is not told twice.
    found.retain(|outside| !known.iter().any(|cited| folded(&cited.id.replace('-', " ")) == folded(&outside.title)));
    found
}

/// Takes in a title, or one more place of one that is known.
fn take(title: Title<'_>, paragraph: &Paragraph<'_>, found: &mut Vec<Outside>) {
    // A report, a plan or a review may be anybody's.
    let last = title.text.rsplit(' ').next().unwrap_or_default().to_lowercase();
    let is_sure = title.is_sure && !["report", "plan", "review"].contains(&last.as_str());
    let is_same = |other: &&mut Outside| {
        let (one, two) = (folded(&other.title), folded(title.text));
        one.contains(&two) || two.contains(&one)
    };
    let is_full = found.len() >= MOST;
    match found.iter_mut().find(is_same) {
        Some(other) => {
            other.sections.extend(paragraph.section.clone().filter(|section| !other.sections.contains(section)));
            other.is_sure |= is_sure;
            other.edition = other.edition.take().or(title.year);
        }
        None if is_full => {}
        None => found.push(Outside {
            title: title.text.to_owned(),
            edition: title.year,
            is_sure,
            sections: paragraph.section.clone().into_iter().collect(),
            from: paragraph.source(),
        }),
    }
}

/// Titles that are known without this: those of the catalogue, and the document's own.
struct Elsewhere {
    titles: Vec<String>,
    shorts: Vec<String>,
    own: String,
}

impl Elsewhere {
    fn of(catalogue: &Catalogue, own_title: &str) -> Self {
        let families = catalogue.families();
        Self {
            titles: families.iter().map(|family| folded(&family.title)).collect(),
            shorts: families.iter().flat_map(|family| family.short_names()).map(folded).collect(),
            own: folded(own_title),
        }
    }

    fn has(&self, title: &str) -> bool {
        let folded = folded(title);
        let is_short = |short: &String| {
            *short == folded
                || short.contains(' ') && folded.ends_with(&format!(" {short}"))
                || short.split(' ').count() > 2 && folded.contains(short)
        };
        self.titles.iter().any(|known| folded.contains(known.as_str()) || known.contains(&folded))
            || self.shorts.iter().any(is_short)
            || !self.own.is_empty() && (self.own.contains(&folded) || folded.contains(&self.own))
    }
}

/// Whether a title is that of a document of the house itself, or no document at all: "Complaints Policy", "Training Board".
fn is_of_house(title: &str) -> bool {
    const HOUSE: [&str; 14] = [
        "policy",
        "policies",
        "procedure",
        "procedures",
        "strategy",
        "programme",
        "course",
        "module",
        "conduct",
        "meeting",
        "board",
        "group",
        "committee",
        "executive",
    ];
    let folded = folded(title);
    let last = folded.rsplit(' ').next().unwrap_or_default();
    let is_name = || is_body(title) || is_partnership(title) || organisation::is_name(title);
    HOUSE.contains(&last) || folded.contains("code of conduct") || !has_kind(title) && is_name()
}

/// Whether an item of a list is no more than a title: "Children Act 1989", "Working Together to Safeguard Children".
pub(super) fn is_only_title(item: &str) -> bool {
    const JOINTS: [&str; 12] = ["of", "and", "for", "the", "to", "in", "on", "with", "a", "an", "from", "by"];
    let item = item.trim_end_matches([';', '.', ',']).trim_end_matches(" and");
    let item = item.strip_prefix("the ").unwrap_or(item);
    let all: Vec<&str> = item.split_whitespace().collect();
    let small = all.iter().filter(|word| word.starts_with(char::is_lowercase) && !JOINTS.contains(word));
    let is_dated = YEAR_AT_END.as_ref().is_some_and(|year| year.is_match(item));
    let has_verb =
        words(item).iter().any(|word| is_verb(&word.text) && item[word.start..].starts_with(char::is_lowercase));
    let begins =
        is_capital(item) && !all.first().is_some_and(|first| is_verb(&first.to_lowercase()) && *first != "Working");
    let is_large = all.len() > 2 && small.count() == 0;
    item.len() < 180 && begins && (is_dated && !has_verb || is_large || is_dated && item.ends_with(')'))
}

static YEAR_AT_END: LazyLock<Option<Regex>> =
    LazyLock::new(|| pattern(r"(?:[\s,(](?:19|20)[0-9][0-9]\)?|\((?:[^()]*[\s,])?(?:19|20)[0-9][0-9][^()]*\))$"));

/// Whether a paragraph stands in a list of guidance or law.
fn is_of_guidance(outline: &Outline<'_>, paragraph: &Paragraph<'_>, heading: &str) -> bool {
    matches!(paragraph.role, Role::Item | Role::Text | Role::Note | Role::Cell)
        && (names_guidance(heading) || paragraph.lead.is_some_and(|lead| names_guidance(outline.paragraphs[lead].text)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_that_are_titles_are_told_from_duties() {
        for item in [
            "Children Act 1989",
            "the Care Act 2014;",
            "Working Together to Safeguard Children",
            "Keeping Children Safe in Education (2025)",
            "National Competency Framework for Safeguarding Adults, Bournemouth University, 2015",
            "What to do if you are worried a child is being abused (2015)",
        ] {
            assert!(is_only_title(item), "{item}");
        }
        for item in [
            "agree a training plan each year",
            "Keep a record of training",
            "Records of training are kept for six years from 2024.",
            "The Board must approve the plan by 2027",
        ] {
            assert!(!is_only_title(item), "{item}");
        }
    }
}
