//! All sentences of a document, for whoever shows them beside the questions of a record.

use crate::extract::Material;
use crate::model::standards::Standards;

use super::outline::{Outline, Role};
use super::rank::Ranking;
use super::sentence::sentences;

/// A sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// The section that it stands in, as a reader names it.
    pub section: Option<String>,
    /// The heading above it, empty where there is none.
    pub heading: String,
    /// Where it stands, as the notes of a draft have it: "3.2, paragraph 14".
    pub from: String,
    /// The sentence, as it stands in the document.
    pub says: String,
    /// The standards that it may answer, the likeliest first.
    pub standards: Vec<String>,
    /// Whether it has a phrase of some words by which policies speak of the first of them.
    pub is_sure: bool,
}

/// The sentences of a document in their order, without what could lead to a child.
pub fn told(material: &Material, sets: &[&Standards]) -> Vec<Told> {
    let outline = Outline::of(material);
    let ranking = Ranking::of(sets);
    let mut heading = "";
    let mut told = Vec::new();
    for paragraph in outline.paragraphs.iter().filter(|paragraph| paragraph.is_open()) {
        if paragraph.role == Role::Heading {
            heading = paragraph.text;
        }
        if !matches!(paragraph.role, Role::Text | Role::Item | Role::Cell) {
            continue;
        }
        told.extend(sentences(paragraph.text).into_iter().map(|says| {
            let standards = ranking.best(says, &[(heading, 0.4)]);
            Told {
                section: paragraph.section.clone(),
                heading: heading.to_owned(),
                from: paragraph.source(),
                says: says.to_owned(),
                is_sure: standards.first().is_some_and(|id| ranking.speaks_of(says, id)),
                standards: standards.into_iter().map(str::to_owned).collect(),
            }
        }));
    }
    told
}
