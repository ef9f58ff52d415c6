//! What a heading says of what stands under it: that it is a list of sources, or that it is history. It says so of passages
//! that look like it, and of no other: under "Sources of support" people are told whom to ring.

use std::collections::HashMap;

use super::edition::year;
use super::quotation::entry_of_sources;
use super::usage::Usage;
use super::words::Signs;
use crate::extract::{Passage, PassageKind};
use crate::guidance::Folded;

/// What a heading says of what stands under it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reach {
    /// Nothing that matters here.
    Nothing,
    /// Sources are listed.
    Sources,
    /// History is told.
    History,
}

/// The headings of a material. One reaches what stands under it in the same part: the title of a slide reaches that slide,
/// also what is drawn before it, and a heading of the running text no footnote, header or footer.
#[derive(Debug, Default)]
pub(super) struct Headings {
    /// The titles of slides.
    slides: HashMap<String, Reach>,
    /// The last heading of the running text.
    body: Option<Reach>,
}

/// Where a passage stands.
enum Part<'p> {
    Body,
    Slide(&'p str),
    Apart,
}

impl Headings {
    /// The headings that have to be known beforehand.
    pub(super) fn of(passages: &[Passage]) -> Self {
        let mut headings = Self::default();
        for passage in passages.iter().filter(|passage| passage.kind == PassageKind::Heading) {
            if let Part::Slide(slide) = part_of(passage) {
                let reach = || Reach::of(&Folded::of(&passage.text));
                headings.slides.entry(slide.to_owned()).or_insert_with(reach);
            }
        }
        headings
    }

    /// What the heading over the next passage says of it.
    pub(super) fn reach(&mut self, passage: &Passage) -> Reach {
        match part_of(passage) {
            Part::Slide(slide) => self.slides.get(slide).copied().unwrap_or(Reach::Nothing),
            Part::Apart => Reach::Nothing,
            Part::Body => {
                if passage.kind == PassageKind::Heading {
                    self.body = Some(Reach::of(&Folded::of(&passage.text)));
                }
                self.body.unwrap_or(Reach::Nothing)
            }
        }
    }
}

fn part_of(passage: &Passage) -> Part<'_> {
    match passage.part.as_deref() {
        Some(part) if part.starts_with("slide ") => Part::Slide(part.split(',').next().unwrap_or(part)),
        Some(part) if ["paragraph ", "table ", "text box"].iter().any(|body| part.starts_with(body)) => Part::Body,
        None if passage.kind != PassageKind::Note => Part::Body,
        _ => Part::Apart,
    }
}

impl Reach {
    /// What a heading says.
    pub(super) fn of(heading: &Folded) -> Self {
        const MOST_WORDS: usize = 6;
        const SOURCES: &[&str] =
            &["references", "reference", "bibliography", "sources", "literature", "endnotes", "reading"];
        const PAST: &[&str] = &["history", "timeline", "milestones", "evolution", "chronology"];
        let has = |words: &[&str]| (0..heading.len()).any(|at| words.contains(&heading.word_at(at)));
        if heading.len() <= MOST_WORDS && has(SOURCES) {
            Self::Sources
        } else if has(PAST) {
            Self::History
        } else {
            Self::Nothing
        }
    }

    /// How a passage under it is meant.
    pub(super) fn usage(self, text: &str, passage: &Folded) -> Usage {
        match self {
            Self::Sources if looks_like_a_source(text, passage) => Usage::Quoted,
            Self::History if looks_like_history(passage) => Usage::History,
            _ => Usage::Now,
        }
    }
}

/// Whether a passage begins as sources do, or has a year or an address and is no sentence.
fn looks_like_a_source(text: &str, passage: &Folded) -> bool {
    let is_told = |at: usize| year(passage.word_at(at)).is_some() || passage.word_at(at) == "\u{3}";
    entry_of_sources(text, passage).is_some() || ((0..passage.len()).any(is_told) && !is_for_today(passage))
}

/// Whether a passage has a year in it, and asks nobody to do anything.
fn looks_like_history(passage: &Folded) -> bool {
    (0..passage.len()).any(|at| year(passage.word_at(at)).is_some()) && !is_for_today(passage)
}

/// Whether something in a passage is done today.
fn is_for_today(passage: &Folded) -> bool {
    (0..passage.len()).any(|at| Signs::of(passage.word_at(at)).has(Signs::PRESENT))
}
