//! The edition that a sentence tells by when a title came out or came into force: "came into effect in September 2014", "in force as
//! of 2 September 2024", "In 2018 the department published ...".

use std::ops::Range;

use super::edition::{Cited, Reader};
use super::sentence::is_issuer;
use super::when::is_law;
use super::words::Signs;
use crate::guidance::Found;

/// How far from a title its beginning is told.
const FARTHEST: usize = 25;

/// What is said of a document that holds.
const HOLDS: &[&str] = &["force", "effect", "effective", "mandatory", "live"];

impl Reader<'_> {
    /// The edition of a title by its beginning. The words of it are the title alone: the others tell what it did.
    pub(super) fn told_of_its_issue(&self, title: &Range<usize>) -> Option<Cited> {
        let edition = self.in_force_since(title).or_else(|| self.issued_in(title))?;
        Some(Cited { edition, words: title.clone() })
    }

    /// An edition that there is, where a date begins behind a few links.
    fn known_at(&self, at: usize, title: &Range<usize>) -> Option<String> {
        let (edition, _) = self.edition_at(at, title)?;
        matches!(self.family.find(&edition), Found::Edition(_)).then_some(edition)
    }

    /// "comes into force on 5 September 2016", "is mandatory for all providers from 4 January 2024".
    fn in_force_since(&self, title: &Range<usize>) -> Option<String> {
        let near = title.end..(title.end + FARTHEST).min(self.free.end);
        let is_of_it = |at: &usize| !is_law(self.word(*at)) && !self.gap(*at).contains([';', '|', '\n']);
        let holds = near.take_while(is_of_it).filter(|at| {
            let is_statutory = self.word(*at) == "statutory" && ["from", "since"].contains(&self.word(at + 1));
            is_statutory || HOLDS.contains(&self.word(*at))
        });
        holds.into_iter().find_map(|holds| self.since(holds, title))
    }

    /// The edition that began on the day behind "in force".
    fn since(&self, holds: usize, title: &Range<usize>) -> Option<String> {
        const MOST_LINKS: usize = 12;
        let leads_in = |at: &usize| ["from", "on", "in", "of", "since"].contains(&self.word(*at));
        let links = holds + 1..(holds + MOST_LINKS).min(self.free.end);
        let from = links.filter(leads_in).find_map(|at| self.known_at(at + 1, title));
        let in_brackets = || {
            let bracket = (holds..(holds + MOST_LINKS).min(self.free.end)).find_map(|at| self.bracket(at))?;
            bracket.into_iter().find_map(|at| self.known_at(at, title))
        };
        from.or_else(in_brackets).or_else(|| self.begun_before(title))
    }

    /// "In 2018, the Department for Education published Information sharing advice for practitioners".
    fn issued_in(&self, title: &Range<usize>) -> Option<String> {
        const MOST_BETWEEN: usize = 6;
        let near = title.start.saturating_sub(MOST_BETWEEN).max(self.free.start)..title.start;
        let verb = near.rev().find(|at| Signs::of(self.word(*at)).has(Signs::ISSUED))?;
        let is_light = |at: usize| Signs::of(self.word(at)).has(Signs::LIGHT.and(Signs::ON_COVERS)) && self.joins(at);
        let is_issued = is_issuer(self.before_word(verb)) && (verb + 1..title.start).all(is_light);
        if is_issued { self.begun_before(title) } else { None }
    }

    /// "In September 2018 ...": the date with which what stands before a title begins.
    fn begun_before(&self, title: &Range<usize>) -> Option<String> {
        let start = self.free.start;
        let leads_in = ["in", "on", "from", "since"].contains(&self.word(start)) && start + FARTHEST > title.start;
        if leads_in { self.known_at(start + 1, title) } else { None }
    }
}
