//! All sentences of a document, for whoever shows them beside the questions of a record.

use crate::extract::Material;

use super::outline::{Outline, Role};
use super::sentence::sentences;

/// A sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// The section that it stands in, as a reader names it.
    pub section: Option<String>,
    /// Where it stands, as the notes of a draft have it: "3.2, paragraph 14".
    pub from: String,
    /// The sentence, as it stands in the document.
    pub says: String,
}

/// The sentences of a document in their order, without what could lead to a child.
pub fn told(material: &Material) -> Vec<Told> {
    let outline = Outline::of(material);
    let is_read = |role: Role| matches!(role, Role::Text | Role::Item | Role::Cell);
    let read = outline.paragraphs.iter().filter(|paragraph| paragraph.is_open() && is_read(paragraph.role));
    let told = read.flat_map(|paragraph| {
        sentences(paragraph.text).into_iter().map(|says| Told {
            section: paragraph.section.clone(),
            from: paragraph.source(),
            says: says.to_owned(),
        })
    });
    told.collect()
}
