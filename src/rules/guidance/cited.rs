//! What a document cites, family by family, and how to speak of it. One finding for each family, not one for each
//! entry: a coordinator looks up the guidance once.

use std::fmt::Display;

use crate::finding::{Authority, AuthorityKind, Draft, Findings, shortened};
use crate::guidance::{Catalogue, Edition, Family};
use crate::model::Course;
use crate::model::located::{Item, Leaf};
use crate::model::policy::{Cited, sections_named};
use crate::source::NodeId;
pub(in crate::rules) use crate::workspace::{CitedFamily, cited_families as families, follows};

/// How many sections and related places one finding names; a longer list is counted.
pub(in crate::rules) const MOST_NAMED: usize = 12;

/// What a course cites; nothing where it is withdrawn, since nobody is taught by it.
pub(in crate::rules) fn cited_by(course: &Course) -> &[Item<Cited>] {
    if course.is_withdrawn() { &[] } else { &course.guidance }
}

/// The place of an entry's edition, else of the entry.
pub(in crate::rules) fn edition_place(entry: &Item<Cited>) -> NodeId {
    entry.edition.at().unwrap_or(entry.at)
}

/// The places in the source that a few entries stand for.
#[derive(Debug)]
pub(in crate::rules) struct Places {
    /// How many; an entry without sections counts as one.
    pub(in crate::rules) count: usize,
    /// " in sections 1 and 3.3", or nothing.
    pub(in crate::rules) inside: String,
    /// A few words for under the marked text.
    pub(in crate::rules) label: String,
    /// Whether a page, paragraph or chapter is named: those move from one edition to the next.
    pub(in crate::rules) are_pages: bool,
}

impl Places {
    pub(in crate::rules) fn of<'s>(entries: impl IntoIterator<Item = &'s [Leaf<String>]>) -> Self {
        let mut count = 0;
        let (mut names, mut over): (Vec<String>, usize) = (Vec::new(), 0);
        for name in entries.into_iter().inspect(|sections| count += sections.len().max(1)).flatten() {
            match name.text() {
                Some(name) if names.len() < MOST_NAMED => names.push(shortened(name)),
                Some(_) => over += 1,
                None => {}
            }
        }
        if over > 0 {
            names.push(format!("{over} more"));
        }
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let named = sections_named(&names).unwrap_or_default();
        let label = if count <= 2 { named.clone() } else { format!("{count} places") };
        let inside = if named.is_empty() { named } else { format!(" in {named}") };
        let are_pages = names_pages(&inside);
        Self { count, inside, label, are_pages }
    }

    /// "; sections 1 and 3.3", for the end of a message; nothing where there are too many to name.
    pub(in crate::rules) fn aside(&self) -> String {
        if self.label.starts_with("section") { format!("; {}", self.label) } else { String::new() }
    }

    /// ", cited in 9 places," where there are several.
    pub(in crate::rules) fn counted(&self) -> String {
        if self.count > 1 { format!(", cited in {} places,", self.count) } else { String::new() }
    }
}

fn names_pages(sections: &str) -> bool {
    const WORDS: [&str; 11] =
        ["p", "pg", "pp", "page", "pages", "par", "para", "paragraph", "paragraphs", "ch", "chapter"];
    let lower = sections.to_lowercase();
    let mut words = lower.split(|letter: char| !letter.is_alphabetic());
    words.any(|word| WORDS.contains(&word))
}

/// Adds other entries to a finding as related places.
pub(in crate::rules) fn with_related<'e>(
    mut draft: Draft,
    entries: impl IntoIterator<Item = &'e Item<Cited>>,
    message: &str,
    findings: &Findings<'_>,
) -> Draft {
    for entry in entries.into_iter().take(MOST_NAMED) {
        draft = draft.related(findings.place_of(edition_place(entry), message));
    }
    draft
}

/// How an edition began, behind a comma: ", published on 18 March 2026"; nothing where that is not known.
pub(in crate::rules) fn beginning(family: &Family, edition: &Edition) -> String {
    family.beginning(edition).map(|began| format!(", {began}")).unwrap_or_default()
}

/// Who says that an edition holds: statutory guidance itself, or the catalogue for what binds nobody by law.
pub(in crate::rules) fn says(family: &Family, edition: &Edition) -> Authority {
    let doubt = edition.certainty.doubt();
    let title = edition.title.as_ref().map_or_else(|| family.titled(&edition.name), Clone::clone);
    let kind = family.kind_in_words();
    let listed_in = &edition.listed_in;
    if family.is_statutory() {
        Authority::statutory(format!("{title}, {kind} ({listed_in}{doubt})"))
    } else {
        catalogue_says(format!("{listed_in}, which lists \"{title}\" as {kind}{doubt}"))
    }
}

/// Where no law or statutory guidance says so, the catalogue of this tool does.
pub(in crate::rules) fn catalogue_says(says: impl Display) -> Authority {
    Authority { kind: AuthorityKind::Engine, says: says.to_string() }
}

/// The catalogue with the newest row of a family, in words; the whole one where it has no row.
pub(in crate::rules) fn listed_in<'c>(family: &'c Family, catalogue: &'c Catalogue) -> &'c str {
    family.editions().last().map_or(&catalogue.described, |edition| &edition.listed_in)
}
