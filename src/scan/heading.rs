//! What a heading says of what stands under it: that it is a list of sources, or that it is history. It says so of passages
//! that look like it, and of no other: under "Sources of support" people are told whom to ring. The head of a table's column
//! is a heading too.

use std::collections::HashMap;

use super::quotation::entry_of_sources;
use super::usage::Usage;
use super::when::year;
use super::words::Signs;
use crate::extract::{Cell, Passage, PassageKind};
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
    /// All of it is history: a column of old names, a table of versions.
    Past,
}

/// The headings of a material. One reaches what stands under it in the same part: the title of a slide reaches that slide,
/// also what is drawn before it, and a heading of the running text no footnote, header or footer.
#[derive(Debug, Default)]
pub(super) struct Headings {
    /// The titles of slides.
    slides: HashMap<String, Reach>,
    /// The last heading of the running text.
    body: Option<Reach>,
    table: Table,
}

/// The heads of the table that is being read.
#[derive(Debug, Default)]
struct Table {
    number: Option<u32>,
    heads: Vec<(u32, Head)>,
}

/// What the head of a column says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Head {
    Then,
    Now,
    Version,
    Event,
}

/// Where a passage stands.
pub(super) enum Part<'p> {
    /// In the running text.
    Body,
    /// On this slide.
    Slide(&'p str),
    /// In a footnote, a header or the like.
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

    /// What the headings over the next passage say of it.
    pub(super) fn reach(&mut self, passage: &Passage) -> Reach {
        let under = match part_of(passage) {
            Part::Slide(slide) => self.slides.get(slide).copied(),
            Part::Apart => None,
            Part::Body => {
                if passage.kind == PassageKind::Heading {
                    self.body = Some(Reach::of(&Folded::of(&passage.text)));
                }
                self.body
            }
        };
        let is_past = passage.cell.is_some_and(|cell| self.table.makes_past(cell, &passage.text));
        if is_past { Reach::Past } else { under.unwrap_or(Reach::Nothing) }
    }
}

impl Table {
    /// Whether the heads of a table make a cell history: "Then | Now", "Version | Date | Changes".
    fn makes_past(&mut self, cell: Cell, text: &str) -> bool {
        if self.number != Some(cell.table) {
            *self = Self { number: Some(cell.table), heads: Vec::new() };
        }
        if cell.row == 0 {
            self.heads.extend(Head::of(&Folded::of(text)).map(|head| (cell.column, head)));
            return false;
        }
        let has = |head: Head| self.heads.iter().any(|(_, known)| *known == head);
        let under = self.heads.contains(&(cell.column, Head::Then));
        (under && has(Head::Now)) || (has(Head::Version) && has(Head::Event))
    }
}

impl Head {
    /// What a few words at the head of a column say.
    fn of(text: &Folded) -> Option<Self> {
        const MOST_WORDS: usize = 3;
        const HEADS: [(Head, &str); 4] = [
            (Head::Then, "then before previously formerly old former past was"),
            (Head::Now, "now today after afterwards new current currently from since"),
            (Head::Version, "version revision issue"),
            (Head::Event, "date change changes amendment amendments comments"),
        ];
        let last = text.len().checked_sub(1).filter(|last| *last < MOST_WORDS)?;
        let ends = [text.word_at(0), text.word_at(last)];
        let is_one = |words: &str| words.split(' ').any(|word| ends.contains(&word));
        HEADS.iter().find(|(_, words)| is_one(words)).map(|(head, _)| *head)
    }
}

/// Where it stands.
pub(super) fn part_of(passage: &Passage) -> Part<'_> {
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
        // "Required reading".
        let is_asked = has(&["required", "essential", "mandatory", "core", "must"]) && has(&["reading"]);
        if heading.len() <= MOST_WORDS && has(SOURCES) && !is_asked {
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
            Self::Past => Usage::History,
            _ => Usage::Now,
        }
    }
}

/// Whether a passage begins as sources do, or has a year or an address and is no sentence.
fn looks_like_a_source(text: &str, passage: &Folded) -> bool {
    let is_told = |at: usize| year(passage.word_at(at)).is_some() || passage.word_at(at) == "\u{3}";
    entry_of_sources(text, passage).is_some() || ((0..passage.len()).any(is_told) && !is_for_today(passage))
}

/// Whether a passage begins with a year, or has one in it and nothing is done today.
fn looks_like_history(passage: &Folded) -> bool {
    let is_year = |at: usize| year(passage.word_at(at)).is_some();
    is_year(0) || ((0..passage.len()).any(is_year) && !is_for_today(passage))
}

/// Whether something in a passage is done today.
fn is_for_today(passage: &Folded) -> bool {
    (0..passage.len()).any(|at| Signs::of(passage.word_at(at)).has(Signs::PRESENT))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract;

    /// What is said of each passage of a Markdown text.
    fn reaches(text: &str) -> Vec<Reach> {
        let material = extract::read("lesson.md", text.as_bytes());
        let mut headings = Headings::of(&material.passages);
        material.passages.iter().map(|passage| headings.reach(passage)).collect()
    }

    #[test]
    fn the_head_of_a_column_reaches_its_cells() {
        let names = reaches("| Old name | New name |\n| --- | --- |\n| LSCB | partners |\n");
        assert_eq!(names[2..], [Reach::Past, Reach::Nothing]);
        let versions = reaches("| Version | Date | Who |\n| --- | --- | --- |\n| 1 | 2016 | LSCB |\n");
        assert_eq!(versions[3..], [Reach::Past; 3]);
        let tasks = reaches("| Before | During |\n| --- | --- |\n| KCSIE | LSCB |\n");
        assert_eq!(tasks[2..], [Reach::Nothing; 2]);
    }

    #[test]
    fn a_heading_reaches_no_footnote_and_ends_at_the_next() {
        let text = "# Sources\n\nOne[^1]\n\n# Aims\n\nTwo\n\n[^1]: Three\n";
        let found = reaches(text);
        assert_eq!(found[..4], [Reach::Sources, Reach::Sources, Reach::Nothing, Reach::Nothing]);
        assert_eq!(found[4..], [Reach::Nothing]);
    }
}
