//! A passage with what it says of the names in it by where they stand: in a quotation, in an entry of a list of sources, in
//! the title of a law.

use std::ops::Range;

use super::clause::{Sentence, is_arrow};
use super::heading::Reach;
use super::quotation::{
    entry_of_sources, is_book, is_called_out, is_quoted, is_reference, is_title_of_a_report, quotations,
};
use super::record::Record;
use super::sentence::{gap, is_capital};
use super::sighting::{Doubt, Seen, Use};
use super::usage::{Named, Told, Usage};
use super::when::{is_law, year};
use super::words::Signs;
use crate::extract::PassageKind;
use crate::guidance::{Family, Folded, Form, Hit, Row, Script, Term, is_abbreviation, is_title};

/// A passage with what was found in it.
pub(super) struct Page<'p> {
    pub(super) text: &'p str,
    pub(super) folded: Folded,
    quotations: Vec<Range<usize>>,
    entry: Option<Range<usize>>,
    /// Whether "et al" and the number of a book stand in it anywhere: most passages have neither.
    has_authors: bool,
    has_books: bool,
    /// How all of it is meant, where it is not for today.
    whole: Usage,
    /// The record that it is the title of.
    record: Option<Record>,
}

impl<'p> Page<'p> {
    /// A passage in which names were found.
    pub(super) fn of(text: &'p str, folded: Folded, kind: PassageKind, reach: Reach, hits: &[Hit]) -> Self {
        let whole = match kind {
            PassageKind::Code => Usage::Quoted,
            PassageKind::Quote if !is_called_out(text, &folded) => Usage::Quoted,
            _ => reach.usage(text, &folded),
        };
        let entry = entry_of_sources(text, &folded).filter(|entry| !hits.iter().any(|hit| hit.words.start < entry.end));
        let has_authors = text.contains("et al");
        let has_books = ["978", "ISBN", "isbn"].iter().any(|mark| text.contains(mark));
        let (quotations, record) = (quotations(text), Record::titled(text));
        Self { text, quotations, entry, has_authors, has_books, whole, record, folded }
    }

    /// Whether a name in brackets is the one before it in short: "serious case reviews (SCRs)".
    pub(super) fn is_in_short(&self, before: &Hit, hit: &Hit, named: &Named) -> bool {
        before.phrase.row == hit.phrase.row
            && gap(self.text, &self.folded, hit.words.start).ends_with(['(', '['])
            && gap(self.text, &self.folded, named.words.end).starts_with([')', ']'])
    }

    /// How a name is used by where it stands, whatever its sentence says.
    pub(super) fn usage(&self, named: &Named, sentence: &Sentence<'_>) -> Option<Usage> {
        if self.whole != Usage::Now {
            return Some(self.whole);
        }
        // "DfE (2018) 'Working Together to Safeguard Children'" in a list of what applies: the guidance itself.
        let by_government = |entry: &Range<usize>| {
            let is_issuer = |at: usize| Signs::of(self.folded.word_at(at)).has(Signs::ON_COVERS);
            named.has_edition && named.from.is_some() && (entry.start..entry.end - 1).all(is_issuer)
        };
        let is_source =
            self.entry.as_ref().is_some_and(|entry| named.words.start >= entry.end && !by_government(entry));
        let is_quoted = is_source
            || (is_quoted(&self.quotations, self.text, &self.folded, &named.words)
                && !self.is_leaned_on(sentence, named))
            || (self.has_authors && is_reference(sentence, &named.words))
            || (self.has_books && !named.has_edition && is_book(sentence))
            || (named.is_review && is_title_of_a_report(sentence, named.words.start));
        is_quoted.then_some(Usage::Quoted)
    }

    /// "The booklet states in regard to ringing that \u{201c}...\u{201d}", "Our vision: ...": whether what is quoted is what people go
    /// by. What somebody said, or a report, is not.
    fn is_leaned_on(&self, sentence: &Sentence<'_>, named: &Named) -> bool {
        const FARTHEST: usize = 20;
        const SAYS: &[&str] = &["states", "requires", "outlines", "sets"];
        const OWN: &[&str] = &["vision", "aim", "aims", "mission", "statement"];
        const OF_A_CASE: &[&str] =
            &["report", "review", "study", "author", "authors", "judge", "article", "research", "he", "she"];
        let start = self.quotations.iter().rev().map(|range| range.start);
        let name = self.folded.range(named.words.clone()).start;
        let Some(opens) = start.into_iter().find(|start| *start <= name) else { return false };
        let mut at = named.words.start;
        while at > 0 && self.folded.range(at - 1..at).start >= opens {
            at -= 1;
        }
        let before = at.saturating_sub(FARTHEST)..at;
        let word = |at: usize| self.folded.word_at(at);
        let is_own = (at.saturating_sub(3)..at).any(|at| OWN.contains(&word(at)));
        let says = before.clone().any(|at| SAYS.contains(&word(at)) && sentence.words.contains(&at));
        (is_own || says || self.is_rule()) && !before.into_iter().any(|at| OF_A_CASE.contains(&word(at)))
    }

    /// Whether a passage between marks tells what has to be done and nobody speaks in it: rules are quoted so.
    fn is_rule(&self) -> bool {
        const SPEAKS: &[&str] = &["i", "we", "he", "she", "my", "our", "said", "says"];
        let is_first = |range: &Range<usize>| !self.text[..range.start].contains(char::is_alphanumeric);
        let is_whole = self.quotations.first().is_some_and(is_first);
        let mut words = (0..self.folded.len()).map(|at| self.folded.word_at(at));
        let is_asked = words.clone().any(|word| Signs::of(word).has(Signs::ASKS) || word == "will");
        is_whole && is_asked && !words.any(|word| SPEAKS.contains(&word))
    }

    /// How a name is used that was right at the time of the record of which this is the title, or of that in which it stands.
    pub(super) fn usage_then<'r>(
        &self,
        named: &Named,
        told: Told,
        around: impl FnOnce() -> Option<&'r Record>,
    ) -> Option<Usage> {
        let own = self.record.as_ref().and_then(|record| record.usage(named, told));
        own.or_else(|| around()?.usage(named, told))
    }

    /// "Domestic Violence, Crime and Victims Act 2004", "Domestic Violence Protection Order": the name of a thing in the title
    /// of a law, or in what a law calls something.
    pub(super) fn is_in_the_title_of_an_act(&self, hit: &Hit) -> bool {
        const LONGEST: usize = 6;
        let is_dated = |at: &usize| is_law(self.folded.word_at(*at)) && year(self.folded.word_at(at + 1)).is_some();
        let act = (hit.words.end..hit.words.end + LONGEST).find(is_dated);
        let is_title = |at: usize| {
            let mark = gap(self.text, &self.folded, at);
            // "Every Child Matters, the Children Act 2004" are two.
            let is_next = mark.contains(',') && self.folded.word_at(at) == "the";
            let is_apart = mark.contains(['(', ')', ';', ':']) || is_next;
            !is_apart && (is_capital(self.text, &self.folded, at) || self.folded.word_at(at) == "and")
        };
        let is_made_by_law = |at: usize| {
            const MADE: &[&str] = &["order", "orders", "notice", "notices", "scheme", "schemes"];
            MADE.contains(&self.folded.word_at(at)) && (hit.words.end..=at).all(is_title)
        };
        act.is_some_and(|act| (hit.words.end..act).all(is_title)) || is_made_by_law(hit.words.end + 1)
    }

    /// "LSCB -> safeguarding partnership", "from LSCBs to partners": whether what took its place follows a name.
    pub(super) fn becomes(&self, term: &Term, hit: &Hit) -> bool {
        const LONGEST: usize = 4;
        let end = hit.words.end;
        let word = |at: usize| self.folded.word_at(at);
        let from = || hit.words.start.checked_sub(1).is_some_and(|before| word(before) == "from");
        let goes_to = || from() && (end..end + LONGEST).any(|at| word(at) == "to");
        let new_name = match self.now_begins(end).or_else(|| self.moves_to(end)) {
            Some(begins) => begins..begins + 1,
            None if is_arrow(gap(self.text, &self.folded, end)) || goes_to() => end..end + LONGEST,
            None => return false,
        };
        let now = Folded::of(term.now.as_deref().unwrap_or_default());
        let is_of_it = |word: &str| {
            let stem = word.strip_suffix('s').unwrap_or(word);
            let is_one = |at: usize| now.word_at(at).trim_end_matches('s') == stem;
            word.len() > 2 && !Signs::of(word).has(Signs::LIGHT) && (0..now.len()).any(is_one)
        };
        new_name.into_iter().any(|at| is_of_it(word(at)))
    }

    /// "Staff who were employed by CCGs will transfer to ICBs": the word behind "transfer to".
    fn moves_to(&self, end: usize) -> Option<usize> {
        const FARTHEST: usize = 6;
        let word = |at: usize| self.folded.word_at(at);
        let is_move =
            |at: &usize| ["transfer", "transferred", "transferring"].contains(&word(*at)) && word(at + 1) == "to";
        (end..end + FARTHEST).find(is_move).map(|at| at + 2)
    }

    /// "CRB checks are now DBS checks": the word behind "are now" or the like, where that follows a name.
    fn now_begins(&self, end: usize) -> Option<usize> {
        const NEAR: usize = 4;
        const LINKS: &[&str] = &["the", "a", "part", "of", "local", "called", "known", "as", "sub"];
        let word = |at: usize| self.folded.word_at(at);
        let is_verb = |at: &usize| {
            (["is", "are"].contains(&word(*at)) && word(at + 1) == "now")
                || (["have", "has"].contains(&word(*at)) && word(at + 1) == "become")
        };
        // "Serious case reviews, now local practice reviews".
        let stands_apart = word(end) == "now" && !gap(self.text, &self.folded, end).trim().is_empty();
        let begins = match stands_apart {
            true => end + 1,
            false => (end..end + NEAR).find(is_verb)? + 2,
        };
        let is_first = |at: &usize| !LINKS.contains(&word(*at));
        (begins..begins + NEAR).find(is_first)
    }

    /// What makes a name doubtful that has other meanings; an abbreviation always can have one.
    pub(super) fn doubt(&self, term: &Term, hit: &Hit, supported: bool) -> Option<(Row, Doubt)> {
        let is_code = hit.phrase.script == Script::Capitals;
        if !is_code && hit.phrase.script != Script::Title {
            return None;
        }
        let written = self.text.get(self.folded.range(hit.words.clone())).unwrap_or_default();
        let is_ambiguous = is_code && term.other_meanings().any(|other| has_letters_of(other, written));
        const OF_REVIEWS: &[&str] = &["panel", "subgroup", "learning", "findings", "recommendations", "chair"];
        let is_beside = || OF_REVIEWS.contains(&self.folded.word_at(hit.words.end));
        let supported = supported || (is_ambiguous && (is_beside() || self.speaks_of_reviews()));
        let doubt = if is_ambiguous && !supported { Doubt::OnlyIfSpelt } else { Doubt::UnlessOther };
        Some((hit.phrase.row, doubt))
    }

    /// Whether it speaks of reviews of cases or of inquiries. Registers of staff have letters in common with them.
    fn speaks_of_reviews(&self) -> bool {
        const REVIEWS: &[&str] = &[
            "reviews",
            "inquiry",
            "inquiries",
            "cspr",
            "csprs",
            "lcspr",
            "lcsprs",
            "lspr",
            "lsprs",
            "scrs",
            "coroner",
            "coroners",
            "reviewer",
            "overview",
            "rapid",
            "reviewers",
        ];
        const REGISTERS: &[&str] = &["checks", "recruitment", "vetting", "register", "dbs", "records"];
        let has = |words: &[&str]| (0..self.folded.len()).any(|at| words.contains(&self.folded.word_at(at)));
        has(REVIEWS) && !has(REGISTERS)
    }

    /// How a name cites its family: with a slip in the title, and in an edition or without one.
    pub(super) fn cites(&self, family: &Family, hit: &Hit, edition: Option<&str>, usage: Usage) -> Vec<Use> {
        let mut seen = Vec::new();
        if hit.phrase.form == Form::Wrong {
            seen.push((Seen::WrongTitle(family.id.clone()), usage));
        }
        // "Adult Safeguarding Intercollegiate Document": short titles are those of other documents too.
        let before = |back: usize| hit.words.start.checked_sub(back).map_or("", |at| self.folded.word_at(at));
        if hit.phrase.form == Form::Short
            && [before(1), before(2)].iter().any(|word| ["adult", "adults"].contains(word))
        {
            return seen;
        }
        let title = self.text.get(self.folded.range(hit.words.clone())).unwrap_or_default();
        let is_citation =
            edition.is_some() || (hit.phrase.form == Form::Full && (is_title(title) || self.stands_out(hit)));
        if is_citation && family.has_dated_editions() {
            seen.push((Seen::Guidance(family.id.clone(), edition.map(str::to_owned)), usage));
        }
        seen
    }

    /// Whether words stand as a title does, though most of them begin with small letters: alone, behind a colon, between
    /// marks, or with a capital inside a sentence.
    fn stands_out(&self, hit: &Hit) -> bool {
        let Range { start, end } = hit.words;
        let (opening, closing) = (gap(self.text, &self.folded, start), gap(self.text, &self.folded, end));
        let opens = start == 0 || opening.contains(['.', '!', '?', ':', ';', '\u{2022}']);
        let is_last = end == self.folded.len();
        let alone = is_last && (start == 0 || opening.contains(':'));
        let marks = |gap: &str| gap.contains(['"', '\u{2018}', '\u{2019}', '\u{201c}', '\u{201d}']);
        let is_marked = marks(opening) && marks(closing);
        let has_capital = is_capital(self.text, &self.folded, start) && (alone || !opens);
        has_capital || is_marked || self.is_told_of_as_a_document(hit)
    }

    /// "The guidance ... names", "part two of ...", "... (KCSIE)", "... sets out": whether the words beside it tell that a name is
    /// a document.
    fn is_told_of_as_a_document(&self, hit: &Hit) -> bool {
        const DOCUMENTS: &[&str] = &["guidance", "document", "booklet", "publication", "advice", "statutory"];
        const PARTS: &[&str] = &["part", "chapter", "annex", "paragraph", "page", "section"];
        let Range { start, end } = hit.words;
        let before = |back: usize| start.checked_sub(back).map_or("", |at| self.folded.word_at(at));
        let next = self.folded.word_at(end);
        let code = self.text.get(self.folded.range(end..end + 1)).unwrap_or_default();
        let in_short = gap(self.text, &self.folded, end).contains('(') && is_abbreviation(code);
        let of_a_part = before(1) == "of" && PARTS.contains(&before(3));
        let told = DOCUMENTS.contains(&before(1)) || DOCUMENTS.contains(&next) || PARTS.contains(&next);
        told || of_a_part || in_short || Signs::of(next).has(Signs::SAYS)
    }

    /// "Hampshire Safeguarding Children Board" may still be called so.
    pub(super) fn is_part_of_a_name(&self, term: &Term, hit: &Hit, sentence: &Range<usize>) -> bool {
        let Some(before) = hit.words.start.checked_sub(1).filter(|before| *before >= sentence.start) else {
            return false;
        };
        let opens = before == sentence.start && hit.phrase.script == Script::Capitals;
        term.kind == "body"
            && !opens
            && is_capital(self.text, &self.folded, before)
            && !Signs::of(self.folded.word_at(before)).has(Signs::ARTICLE)
            && !["and", "or", "local"].contains(&self.folded.word_at(before))
            && gap(self.text, &self.folded, hit.words.start).trim().is_empty()
    }
}

/// Whether an abbreviation can stand for a name: "Single Central Record" for SCR and not "CAF Bank" for CAF.
fn has_letters_of(name: &str, abbreviation: &str) -> bool {
    let first = name.split_whitespace().filter_map(|word| word.chars().next()).flat_map(char::to_uppercase);
    first.eq(abbreviation.chars().filter(|letter| letter.is_uppercase()))
}
