//! What the passages of a material cite, one after the other: names of the catalogue with their editions, and how each is
//! used. Headings say how what stands under them is meant.

use std::collections::HashSet;
use std::ops::Range;

use super::edition::cited;
use super::provision::sections;
use super::quotation::{entry_of_sources, is_list_of_sources, is_quoted, quotations};
use super::sentence::{gap, is_capital, sentences};
use super::sighting::{Doubt, Seen};
use super::usage::{Named, Sentence, Usage, is_about_the_past};
use crate::extract::PassageKind;
use crate::guidance::{Catalogue, Edition, Family, Folded, Form, Found, Hit, Row, Script, Term, is_title};
use crate::model::Date;

/// An edition that ended so many years before the newest began is history to most sentences with "was" in them.
const LONG_AGO: i16 = 8;

/// A replaced name without a date: so many years before the catalogue it was surely in use.
const UNDATED: i16 = 5;

/// A name in a passage.
#[derive(Debug)]
pub(super) struct Mention {
    pub(super) seen: Seen,
    pub(super) usage: Usage,
    pub(super) doubt: Option<(Row, Doubt)>,
    pub(super) bytes: Range<usize>,
}

/// A material that is being read.
#[derive(Debug)]
pub(super) struct Reading<'c> {
    catalogue: &'c Catalogue,
    /// How what stands under the last heading is meant.
    under: Usage,
    spelt: HashSet<Row>,
    another: HashSet<Row>,
}

/// A passage with what was found in it.
struct Page<'p> {
    text: &'p str,
    folded: Folded,
    quotations: Vec<Range<usize>>,
    entry: Option<Range<usize>>,
    /// How all of it is meant, where it is not for today.
    whole: Usage,
}

impl<'c> Reading<'c> {
    pub(super) fn new(catalogue: &'c Catalogue) -> Self {
        Self { catalogue, under: Usage::Now, spelt: HashSet::new(), another: HashSet::new() }
    }

    /// Whether a name counts, once all of the material was read.
    pub(super) fn counts(&self, doubt: Option<(Row, Doubt)>) -> bool {
        doubt.is_none_or(|(row, doubt)| {
            !self.another.contains(&row) && (doubt == Doubt::UnlessOther || self.spelt.contains(&row))
        })
    }

    /// The names in a passage.
    pub(super) fn mentions(&mut self, text: &str, kind: PassageKind) -> Vec<Mention> {
        let folded = Folded::of(text);
        if kind == PassageKind::Heading {
            self.under = if is_list_of_sources(&folded) {
                Usage::Quoted
            } else if is_about_the_past(&folded) {
                Usage::History
            } else {
                Usage::Now
            };
        }
        let catalogue = self.catalogue;
        let hits: Vec<Hit> = catalogue.phrases().find(text, &folded).collect();
        if hits.is_empty() {
            return Vec::new();
        }
        self.note_abbreviations(text, &folded, &hits);
        let whole = match kind {
            PassageKind::Quote | PassageKind::Code => Usage::Quoted,
            _ => self.under,
        };
        let entry = entry_of_sources(text, &folded).filter(|entry| !hits.iter().any(|hit| hit.words.start < entry.end));
        let page = Page { text, quotations: quotations(text), entry, whole, folded };
        let mut rest = hits.as_slice();
        let mut mentions = Vec::new();
        for sentence in sentences(text, &page.folded) {
            let count = rest.partition_point(|hit| hit.words.start < sentence.end);
            let (here, after) = rest.split_at(count);
            rest = after;
            if !here.is_empty() {
                mentions.extend(self.in_sentence(&page, &sentence, here));
            }
        }
        mentions
    }

    /// Remembers whether abbreviations are written out, and what they mean here.
    fn note_abbreviations(&mut self, text: &str, folded: &Folded, hits: &[Hit]) {
        for (index, hit) in hits.iter().enumerate() {
            let row = hit.phrase.row;
            match (hit.phrase.form, hit.phrase.script) {
                (Form::Other, _) => {
                    self.another.insert(row);
                }
                (Form::Full, Script::Capitals) => {
                    let is_own = index
                        .checked_sub(1)
                        .and_then(|before| hits.get(before))
                        .is_some_and(|before| before.phrase.row == row && before.words.end == hit.words.start);
                    if !is_own && is_spelt_before(text, folded, hit) {
                        self.another.insert(row);
                    }
                }
                (Form::Full, _) => {
                    self.spelt.insert(row);
                }
                _ => {}
            }
        }
    }

    fn in_sentence(&self, page: &Page<'_>, words: &Range<usize>, hits: &[Hit]) -> Vec<Mention> {
        let found: Vec<_> = hits.iter().filter(|hit| hit.phrase.form != Form::Other).collect();
        let named: Vec<_> = found.iter().map(|hit| self.named(page, words, hit)).collect();
        let mut covered: Vec<Range<usize>> = named.iter().map(|(named, _)| named.words.clone()).collect();
        covered.sort_by_key(|range| range.start);
        let sentence = Sentence::read(page.text, &page.folded, words.clone(), &covered);
        let mut mentions = Vec::new();
        for (hit, (named, edition)) in found.iter().zip(&named) {
            let usage = page.usage(named).unwrap_or_else(|| sentence.usage(named));
            let bytes = page.folded.range(named.words.clone());
            let (seen, doubt) = match self.row(hit) {
                Some(Either::Term(term)) => {
                    let part_of_a_name = page.is_part_of_a_name(term, hit, words);
                    let seen = Seen::Term { row: term.id.clone(), part_of_a_name };
                    let usage = match usage {
                        Usage::Now if self.cites_one_of(&found, &term.quoted_in) => Usage::Quoted,
                        usage if term.to_come => sentence.usage_of_what_is_to_come(usage),
                        usage => usage,
                    };
                    let supported = found.iter().any(|other| other.phrase.row != hit.phrase.row);
                    (vec![(seen, usage)], page.doubt(term, hit, &bytes, supported))
                }
                Some(Either::Family(family)) => {
                    let mut seen = page.cites(family, hit, edition.as_deref(), usage);
                    if family.has_parts() {
                        let usage = sentence.usage_of_what_is_to_come(usage);
                        let sections = sections(page.text, &page.folded, words, &hit.words);
                        seen.extend(
                            sections.into_iter().map(|section| (Seen::Section(family.id.clone(), section), usage)),
                        );
                    }
                    (seen, None)
                }
                None => continue,
            };
            let mention = |(seen, usage)| Mention { seen, usage, doubt, bytes: bytes.clone() };
            mentions.extend(seen.into_iter().map(mention));
        }
        mentions
    }

    /// Whether one of these families is named among the names of a sentence.
    fn cites_one_of(&self, hits: &[&Hit], families: &[String]) -> bool {
        let is_one =
            |hit: &&Hit| matches!(self.row(hit), Some(Either::Family(family)) if families.contains(&family.id));
        hits.iter().any(is_one)
    }

    /// A name with the words of its edition, and the edition.
    fn named(&self, page: &Page<'_>, sentence: &Range<usize>, hit: &Hit) -> (Named, Option<String>) {
        let plain = |until, is_review| {
            let words = hit.words.clone();
            (Named { words, from: None, until, is_review, is_long_gone: false, has_edition: false }, None)
        };
        match self.row(hit) {
            Some(Either::Family(family)) if family.has_dated_editions() => {
                let Some(cited) = cited(page.text, &page.folded, &hit.words, sentence, family) else {
                    return plain(None, false);
                };
                let (from, until) = years(family, &cited.edition);
                let newest =
                    family.editions().iter().filter_map(Edition::start).map(|from| from.first_day().year()).max();
                let is_long_gone = newest.zip(until).is_some_and(|(newest, until)| newest - until >= LONG_AGO);
                let words = cited.words;
                (Named { words, from, until, is_review: false, is_long_gone, has_edition: true }, Some(cited.edition))
            }
            Some(Either::Term(term)) => {
                let is_review = term.names().any(|name| name.to_lowercase().ends_with("review"));
                // A name without a date was in use some years before the catalogue was written, at the least.
                let written = self.catalogue.as_at.map(|as_at| as_at.first_day().year() - UNDATED);
                plain(term.from.map(|from| from.last_day().year()).or(written), is_review)
            }
            _ => plain(None, false),
        }
    }

    fn row(&self, hit: &Hit) -> Option<Either<'c>> {
        match hit.phrase.row {
            Row::Family(index) => self.catalogue.families().get(index).map(Either::Family),
            // What nobody verified and each area decides for itself, or has no date, is not worth a word in a text.
            Row::Term(index) => {
                let known = |term: &&Term| {
                    !term.accepted && (term.certainty.may_warn() || (!term.local && term.from.is_some()))
                };
                self.catalogue.terms().get(index).filter(known).map(Either::Term)
            }
        }
    }
}

enum Either<'c> {
    Family(&'c Family),
    Term(&'c Term),
}

impl Page<'_> {
    /// How a name is used by where it stands, whatever its sentence says.
    fn usage(&self, named: &Named) -> Option<Usage> {
        if self.whole != Usage::Now {
            return Some(self.whole);
        }
        let is_source = self.entry.as_ref().is_some_and(|entry| named.words.start >= entry.end);
        (is_source || is_quoted(&self.quotations, &self.folded, &named.words)).then_some(Usage::Quoted)
    }

    /// What makes an abbreviation doubtful; a name that is written out is not.
    fn doubt(&self, term: &Term, hit: &Hit, bytes: &Range<usize>, supported: bool) -> Option<(Row, Doubt)> {
        if hit.phrase.script != Script::Capitals {
            return None;
        }
        let written = self.text.get(bytes.clone()).unwrap_or_default();
        let is_ambiguous = term.other_meanings().any(|other| has_letters_of(other, written));
        let doubt = if is_ambiguous && !supported { Doubt::OnlyIfSpelt } else { Doubt::UnlessOther };
        Some((hit.phrase.row, doubt))
    }

    /// How a name cites its family: with a slip in the title, and in an edition or without one.
    fn cites(&self, family: &Family, hit: &Hit, edition: Option<&str>, usage: Usage) -> Vec<(Seen, Usage)> {
        let mut seen = Vec::new();
        if hit.phrase.form == Form::Wrong {
            seen.push((Seen::WrongTitle(family.id.clone()), usage));
        }
        let title = self.text.get(self.folded.range(hit.words.clone())).unwrap_or_default();
        let is_citation = edition.is_some() || (hit.phrase.form == Form::Full && is_title(title));
        if is_citation && family.has_dated_editions() {
            seen.push((Seen::Guidance(family.id.clone(), edition.map(str::to_owned)), usage));
        }
        seen
    }

    /// "Hampshire Safeguarding Children Board" may still be called so.
    fn is_part_of_a_name(&self, term: &Term, hit: &Hit, sentence: &Range<usize>) -> bool {
        const NO_NAMES: &[&str] = &[
            "the", "our", "your", "a", "an", "each", "every", "any", "no", "this", "that", "its", "their", "and", "or",
            "local",
        ];
        let Some(before) = hit.words.start.checked_sub(1).filter(|before| *before >= sentence.start) else {
            return false;
        };
        let opens = before == sentence.start && hit.phrase.script == Script::Capitals;
        term.kind == "body"
            && !opens
            && is_capital(self.text, &self.folded, before)
            && !NO_NAMES.contains(&self.folded.word_at(before))
            && gap(self.text, &self.folded, hit.words.start).trim().is_empty()
    }
}

/// The first and the last year in which an edition was in force.
fn years(family: &Family, edition: &str) -> (Option<i16>, Option<i16>) {
    let year = |date: Date| date.last_day().year();
    match family.find(edition) {
        Found::Edition(index) => {
            let from = family.editions().get(index).and_then(Edition::start);
            (from.map(year), family.until(index).map(year))
        }
        _ => {
            let named = edition.get(..4).and_then(|year| year.parse().ok());
            (named, named)
        }
    }
}

/// Whether an abbreviation can stand for a name: "Single Central Record" for SCR and not "CAF Bank" for CAF.
fn has_letters_of(name: &str, abbreviation: &str) -> bool {
    let first = name.split_whitespace().filter_map(|word| word.chars().next()).flat_map(char::to_uppercase);
    first.eq(abbreviation.chars().filter(|letter| letter.is_uppercase()))
}

/// "single central record (SCR)": whether the words before an abbreviation in brackets begin with its letters.
fn is_spelt_before(text: &str, folded: &Folded, hit: &Hit) -> bool {
    let (start, end) = (hit.words.start, hit.words.end);
    let written = text.get(folded.range(hit.words.clone())).unwrap_or_default();
    let letters: Vec<char> =
        written.chars().filter(|letter| letter.is_uppercase()).flat_map(char::to_lowercase).collect();
    let in_brackets = gap(text, folded, start).ends_with('(') && gap(text, folded, end).starts_with(')');
    let Some(first) = start.checked_sub(letters.len()).filter(|_| in_brackets) else { return false };
    letters.iter().zip(first..).all(|(letter, word)| folded.word_at(word).starts_with(*letter))
}
