//! The edition behind the subtitle of a title.

use std::ops::Range;

use super::edition::{Cited, Reader};
use super::sentence::is_capital;
use super::words::Signs;
use crate::guidance::Found;

impl Reader<'_> {
    /// The edition behind a subtitle, in which nothing is done and no other document is named: "Use of reasonable force:
    /// advice for headteachers, staff and governing bodies (July 2013)".
    pub(super) fn behind_subtitle(&self, title: &Range<usize>) -> Option<Cited> {
        const LONGEST: usize = 30;
        const LONGEST_WITHOUT: usize = 6;
        const APART: &[char] = &[',', '(', '[', ':', '-', '\u{2013}', '\u{2014}', '\'', '"', '\u{2019}', '\u{201d}'];
        const KINDS: &[&str] = &["advice", "guidance", "guide"];
        // "Keeping Children Safe in Education: statutory guidance for schools and colleges" has its subtitle in it.
        let mut is_open = title.len() > LONGEST_WITHOUT;
        let mut kind = None;
        for at in title.end..(title.end + LONGEST).min(self.free.end) {
            let mark = self.gap(at);
            let is_kind = KINDS.contains(&self.word(at));
            let is_second = is_kind && kind.is_some_and(|kind| kind + 1 < at);
            // "...; HM Government (2015)".
            if mark.trim() == ";" && is_open && Signs::of(self.word(at)).has(Signs::ON_COVERS) {
                return self.near(at + 1, title);
            }
            // "Use of reasonable force; advice for headteachers".
            let begins = at == title.end && mark.trim() == ";" && (at..at + 2).any(|at| KINDS.contains(&self.word(at)));
            if !(self.joins(at) || begins)
                || self.is_done_at(at)
                || is_second
                || Signs::of(self.word(at)).has(Signs::PAPERS)
            {
                return None;
            }
            let is_other = |at: usize| !Signs::of(self.word(at)).has(Signs::ON_COVERS);
            if !is_open
                && self.bracket(at).is_some_and(|bracket| bracket.len() > 1 && bracket.into_iter().any(is_other))
            {
                return None;
            }
            if is_open && mark.contains(APART) {
                let is_known = |cited: &Cited| self.family.find(&cited.edition) != Found::Unknown;
                if let Some(cited) = self.near(at, title).filter(is_known) {
                    return Some(cited);
                }
                // What stands in a bracket without an edition is another title.
                if self.bracket(at).is_some_and(|bracket| bracket.len() > 1) {
                    return None;
                }
            }
            // "... and promote the welfare of children 2018" at the end of a line.
            let is_next = at + 1 < self.folded.len() && is_capital(self.text, self.folded, at + 1);
            let ends = at + 1 == self.folded.len() || is_next || self.gap(at + 1).starts_with(['\n', '.', ';']);
            if is_open && ends && !["in", "on", "since", "by", "of", "from"].contains(&self.before_word(at)) {
                let cited = self.near(at, title).filter(|cited| self.family.find(&cited.edition) != Found::Unknown);
                if cited.is_some() {
                    return cited;
                }
            }
            is_open |= (is_kind && at == title.end)
                || begins
                || mark.contains([':', '\u{2013}', '\u{2014}'])
                || mark.contains("- ")
                || mark.contains(" -");
            kind = kind.or(is_kind.then_some(at));
        }
        None
    }

    /// Whether something is done at a word: no subtitle has such a verb.
    fn is_done_at(&self, at: usize) -> bool {
        let signs = Signs::of(self.word(at));
        let is_helper = signs.has(Signs::AUXILIARY) && signs.has(Signs::PRESENT);
        let is_verb = is_helper || signs.has(Signs::PAST.and(Signs::SAYS).and(Signs::DUTY));
        is_verb && !["in", "to", "of"].contains(&self.before_word(at))
    }
}
