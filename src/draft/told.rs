//! All sentences of a document, for whoever shows them beside the questions of a record.

use crate::extract::Material;
use crate::model::standards::Standards;

use super::cited::names_guidance;
use super::commitment::is_of_the_document;
use super::outline::{Outline, Role};
use super::promises::{self, Later};
use super::rank::{Best, Ranking};
use super::sentence::sentences;
use super::text::{folded, words};
use super::{charges, control, duty, levels, outside, plain, spoken};

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
    /// Whether it speaks of the first of them as policies do, and of none of the others.
    pub is_sure: bool,
    /// The level of training that it speaks of, by itself or by what stands above it or before it in its paragraph.
    pub level: Option<String>,
    /// The standards of which it has a word, the likeliest first: none of them is passed over in silence.
    pub near: Vec<String>,
    /// What it is, where it is no duty to be matched with a standard.
    pub kind: Option<&'static str>,
}

/// The sentences of a document in their order, without what could lead to a child.
pub fn told(material: &Material, sets: &[&Standards]) -> Vec<Told> {
    let outline = Outline::of(material);
    let ranking = Ranking::of(sets);
    let spoken_of = spoken::find(&outline, &[], &mut control::find(&outline).0);
    let charges = charges::find(&outline);
    let mut heading = "";
    let mut of_heading: Option<String> = None;
    let mut told = Vec::new();
    for (at, paragraph) in outline.paragraphs.iter().enumerate().filter(|(_, paragraph)| paragraph.is_open()) {
        if paragraph.role == Role::Heading {
            heading = paragraph.text;
            of_heading = levels::named(heading);
        }
        if !matches!(paragraph.role, Role::Text | Role::Item | Role::Cell) {
            continue;
        }
        let mut level = of_heading.clone();
        told.extend(sentences(paragraph.text).into_iter().enumerate().map(|(index, says)| {
            // A line that is only a title, where guidance is listed, cites it.
            let is_cited = (names_guidance(heading)
                || paragraph.lead.is_some_and(|lead| names_guidance(outline.paragraphs[lead].text)))
                && outside::is_only_title(says);
            let is_of_document = is_cited || is_of_the_document(says, spoken_of.has(at, index));
            let is_apart = paragraph.is_of_table_head() || is_of_document;
            let lead = paragraph.lead.filter(|_| index == 0).and_then(|lead| outline.paragraphs.get(lead));
            let beside = [(heading, 0.4), (lead.map_or("", |lead| lead.text), 0.3)];
            let best = if is_apart { Best::default() } else { ranking.best(says, &beside) };
            level = levels::named(says).or(level.take());
            Told {
                level: level.clone(),
                section: paragraph.section.clone(),
                heading: heading.to_owned(),
                from: paragraph.source(),
                says: says.to_owned(),
                is_sure: best.is_sure && !tells_why(heading) && !plain::is_past(&words(says)),
                kind: if charges.have(at, index) { Some("charge") } else { kind(says, is_of_document) },
                standards: best.standards.into_iter().map(str::to_owned).collect(),
                near: best.near.into_iter().map(str::to_owned).collect(),
            }
        }));
    }
    told
}

/// What a sentence is that commits nobody: said of the document itself, left open, promised for later, or hoped.
fn kind(says: &str, is_of_document: bool) -> Option<&'static str> {
    match promises::later(says) {
        _ if is_of_document => Some("document"),
        None if levels::without_audience(says).is_some() => Some("level"),
        Some(Later::Open) => Some("open"),
        Some(Later::Promised) => Some("promised"),
        None => duty::is_hope(&words(says)).then_some("hope"),
    }
}

/// Whether what stands below a heading tells why the document is there, and commits to little.
fn tells_why(heading: &str) -> bool {
    const WORDS: [&str; 6] = ["why", "background", "introduction", "context", "foreword", "purpose"];
    folded(heading).split(' ').any(|word| WORDS.contains(&word))
}
