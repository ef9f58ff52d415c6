//! A record begun from the document itself: its title, what its control table says, who issues it, what it cites, and each
//! sentence that sounds like a duty, with the section it stands in and the word it uses.
//!
//! ```text
//! extract -> outline (paragraphs with their sections) -> facts, suggestions -> written -> template
//! ```
//!
//! Nothing is invented: each value names the paragraph that it comes from, and what the document leaves open, or says twice and
//! differently, keeps its place for a person. A text that holds what could lead to a child is not taken over.

mod answer;
mod bearer;
mod bodies;
mod body_name;
mod charge_tables;
mod charge_text;
mod charges;
mod cited;
mod citing;
mod commitment;
mod control;
mod cover;
mod dated;
mod decided;
mod details;
mod duty;
mod edition;
mod fact;
mod labelled;
mod labels;
mod level_prose;
mod level_text;
mod levels;
mod lines;
mod organisation;
mod outline;
mod outside;
mod owned;
mod person;
mod phrases;
mod plain;
mod promises;
mod rank;
mod reviewed;
mod senses;
mod sentence;
mod spoken;
mod stems;
mod steps;
mod text;
mod title;
mod told;
mod value;
mod versions;
mod written;

use crate::extract::Material;
use crate::guidance::Catalogue;
use crate::model::standards::Standards;
use crate::source::look_up;

use bodies::Body;
use charges::Charge;
use cited::{Cited, Term};
use commitment::Suggestion;
use fact::Facts;
use levels::Levels;
use outline::Outline;
use outside::Outside;
use promises::Promised;
use versions::Versions;

pub use spoken::area_of;
pub use told::{Told, told};

/// What a record is begun from, beside the document.
#[derive(Clone, Copy, Debug)]
pub struct About<'a> {
    /// The sets of standards that hold where the record will stand.
    pub sets: &'a [&'a Standards],
    /// The guidance that is known.
    pub catalogue: &'a Catalogue,
}

/// What was found in a document.
#[derive(Debug)]
pub struct Draft {
    facts: Facts,
    versions: Versions,
    issuers: Vec<Body>,
    bodies: Vec<Body>,
    guidance: Vec<Cited>,
    /// What it cites that is not in the catalogue.
    outside: Vec<Outside>,
    terms: Vec<Term>,
    charges: Vec<Charge>,
    levels: Option<Levels>,
    actions: Vec<Promised>,
    suggestions: Vec<Suggestion>,
    /// Paragraphs that hold what could lead to a child.
    withheld: usize,
}

/// Marks what cannot be quoted, as its words stand otherwise in the file: with the address of a link between them.
fn leave_unquoted(text: &str, suggestions: &mut [Suggestion]) {
    let quotes: Vec<&str> = suggestions.iter().map(|suggestion| suggestion.text.as_str()).collect();
    let missing = look_up(text, &quotes);
    for (suggestion, missing) in suggestions.iter_mut().zip(missing) {
        suggestion.is_quotable = missing.is_none();
    }
}

/// How a draft is written down.
#[derive(Clone, Copy, Debug)]
pub struct Writing<'a> {
    /// The document as the record names it.
    pub file: &'a str,
    /// Its SHA-256.
    pub sha256: &'a str,
    /// Whether the document's own sentences are quoted.
    pub with_quotes: bool,
}

impl Draft {
    /// Reads what a document says of itself and what it commits itself to.
    pub fn of(material: &Material, about: &About<'_>) -> Self {
        let outline = Outline::of(material);
        let (mut issuers, mut bodies) = bodies::find(&outline);
        let (mut facts, versions) = control::find(&outline);
        let spoken_of = spoken::find(&outline, &issuers, &mut facts);
        facts.settle_approval();
        cover::edition(&outline, &versions, &mut facts);
        for path in ["approval.by", "review.by"] {
            if let Some(body) = facts.value(path) {
                bodies::add(&mut bodies, &mut issuers, body.value.trim_matches('"'), &body.from);
            }
        }
        let actions = promises::find(&outline);
        let mut suggestions = commitment::suggest(&outline, (&issuers, &bodies), &actions, (about.sets, &spoken_of));
        if let Some(source) = &material.source {
            leave_unquoted(source.text(), &mut suggestions);
        }
        let title = facts.value("title").map(|title| title.value.trim_matches('"').to_owned());
        let (guidance, terms) = cited::find(material, &outline, about.catalogue);
        Self {
            outside: outside::find(&outline, about.catalogue, &guidance, title.as_deref().unwrap_or_default()),
            guidance,
            terms,
            charges: charges::find(&outline).list,
            levels: levels::find(&outline),
            actions,
            withheld: outline.paragraphs.iter().filter(|paragraph| paragraph.is_withheld).count(),
            facts,
            versions,
            issuers,
            bodies,
            suggestions,
        }
    }

    /// How many paragraphs hold what could lead to a child, and were not taken over.
    pub fn withheld(&self) -> usize {
        self.withheld
    }

    /// How many sentences sound like a duty.
    pub fn suggestions(&self) -> usize {
        self.suggestions.len()
    }
}
