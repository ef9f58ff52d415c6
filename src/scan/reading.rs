//! What the passages of a material cite, one after the other: names of the catalogue with their editions, and how each is
//! used.

use std::cell::OnceCell;
use std::collections::HashSet;
use std::ops::Range;

use super::clause::Sentence;
use super::cover::edition_below;
use super::edition::{Cited, cited};
use super::heading::{Headings, Reach};
use super::next::{Next, beginning};
use super::over::{Over, spread_ends};
use super::page::Page;
use super::provision::sections;
use super::record::Record;
use super::sentence::sentences;
use super::sighting::{Doubt, Seen, Use};
use super::spelt::{is_misspelt_beside, is_spelt_below, is_spelt_beside};
use super::split::joined;
use super::tense::Clause;
use super::usage::{Named, Told, Usage};
use crate::extract::{Passage, PassageKind};
use crate::guidance::{Catalogue, Edition, Family, Folded, Form, Found, Hit, Row, Script, Term};
use crate::model::Date;

/// How many names of a material are looked at. A handbook has some hundreds.
pub(super) const MOST_NAMES: usize = 20_000;

/// A replaced name without a date: so many years before the catalogue it was surely in use.
const UNDATED: i16 = 5;

/// The row of a name, and its edition.
pub(super) type Name = (Row, Option<String>);

/// A name in a passage.
#[derive(Debug)]
pub(super) struct Mention {
    pub(super) seen: Seen,
    pub(super) usage: Usage,
    pub(super) doubt: Option<(Row, Doubt)>,
    pub(super) bytes: Range<usize>,
    /// What its sentence says of it, and the number of that.
    pub(super) told: Told,
    pub(super) sentence: usize,
    /// Whether a verb stands beside it: "formerly the LSCB" tells nothing of a change, and is written for years after it.
    pub(super) is_told: bool,
    pub(super) name: Name,
}

/// A material that is being read.
#[derive(Debug)]
pub(super) struct Reading<'c> {
    catalogue: &'c Catalogue,
    passages: &'c [Passage],
    /// How many of them were read.
    read: usize,
    headings: Headings,
    /// Whether it is a record is asked of few names, and looked for once it is.
    record: OnceCell<Option<Record>>,
    over: Over,
    spelt: HashSet<Row>,
    another: HashSet<Row>,
    /// The days by which names end of which it tells that.
    ended: HashSet<Date>,
    /// The names of whose end it tells.
    gone: HashSet<Row>,
    /// Whether it asks anybody to do something with one of its names.
    asks: bool,
    /// How many names were looked at.
    looked_at: usize,
}

/// A name of the catalogue in a sentence.
struct InSentence<'h> {
    hit: &'h Hit,
    named: Named,
    edition: Option<String>,
}

impl<'c> Reading<'c> {
    /// Begins to read these passages.
    pub(super) fn of(passages: &'c [Passage], catalogue: &'c Catalogue) -> Self {
        let (headings, record) = (Headings::of(passages), OnceCell::new());
        let over = Over::default();
        let (spelt, another, ended, gone) = (HashSet::new(), HashSet::new(), HashSet::new(), HashSet::new());
        let (read, looked_at, asks) = (0, 0, false);
        Self { catalogue, passages, read, headings, record, over, spelt, another, ended, gone, asks, looked_at }
    }

    /// Whether a name counts, once all of the material was read.
    pub(super) fn counts(&self, doubt: Option<(Row, Doubt)>) -> bool {
        doubt.is_none_or(|(row, doubt)| {
            !self.another.contains(&row) && (doubt == Doubt::UnlessOther || self.spelt.contains(&row))
        })
    }

    /// The record that it is, if it is one.
    fn record(&self) -> Option<&Record> {
        self.record.get_or_init(|| Record::of(self.passages)).as_ref()
    }

    /// Whether it tells anywhere of the change by which a name ended, and asks nobody to do something with one: such a comment
    /// was written when the change was new, and what it says of the name elsewhere is right for that time.
    pub(super) fn comments_on_the_end_of(&self, row: Row) -> bool {
        !self.asks && (self.gone.contains(&row) || self.day_of_end(row).is_some_and(|day| self.ended.contains(&day)))
    }

    /// Whether there may be more names than were looked at.
    pub(super) fn is_full(&self) -> bool {
        self.looked_at >= MOST_NAMES
    }

    /// The names in the next passage.
    pub(super) fn mentions_in(&mut self, passage: &Passage) -> Vec<Mention> {
        self.read += 1;
        let reach = self.headings.reach(passage);
        let most = MOST_NAMES.saturating_sub(self.looked_at);
        let mut mentions = self.mentions(&passage.text, passage.kind, reach, most);
        self.over.reach(passage, &mut mentions);
        for mention in &mentions {
            self.asks |= mention.told == Told::Asked && mention.usage == Usage::Now;
            let tells_of_its_end = mention.is_told && mention.told == Told::Ended;
            self.ended.extend(self.day_of_end(mention.name.0).filter(|_| tells_of_its_end));
            self.gone.extend(Some(mention.name.0).filter(|row| tells_of_its_end && matches!(row, Row::Term(_))));
        }
        mentions
    }

    /// The first names in a text that stands under such a heading.
    pub(super) fn mentions(&mut self, text: &str, kind: PassageKind, reach: Reach, most: usize) -> Vec<Mention> {
        let mut folded = Folded::of(text);
        let (own, below) = (text.len(), self.passages.get(self.read..).unwrap_or_default());
        let joined = joined(text, &folded, below, self.catalogue.phrases());
        let text = joined.as_deref().unwrap_or(text);
        if joined.is_some() {
            folded = Folded::of(text);
        }
        let hits: Vec<Hit> = self.catalogue.phrases().find(text, &folded).take(most).collect();
        self.looked_at += hits.len();
        if hits.is_empty() {
            return Vec::new();
        }
        self.note_abbreviations(text, &folded, &hits);
        let page = Page::of(text, folded, kind, reach, &hits);
        let below = self.passages.get(self.read).and_then(beginning);
        let mut rest = hits.as_slice();
        let mut mentions = Vec::new();
        let sentences = sentences(text, &page.folded, &hits);
        for (number, sentence) in sentences.iter().enumerate() {
            let count = rest.partition_point(|hit| hit.words.start < sentence.end);
            let (here, after) = rest.split_at(count);
            rest = after;
            if !here.is_empty() {
                let next = sentences.get(number + 1).map(|words| (page.text, &page.folded, words));
                let next = next.or_else(|| below.as_ref().map(|(text, folded, words)| (*text, folded, words)));
                let next = next.map(|(text, folded, words)| Next { text, folded, words: words.clone() });
                let goes_on = next.as_ref().is_some_and(Next::speaks_on);
                let ends = next.is_some_and(|next| next.tells_of_its_end(here));
                let mut found = self.in_sentence(&page, number, sentence, here, goes_on);
                for mention in found.iter_mut().filter(|mention| ends && mention.usage == Usage::Now) {
                    (mention.usage, mention.told) = (Usage::History, Told::Ended);
                }
                mentions.extend(found);
            }
        }
        spread_ends(&mut mentions);
        // What begins in a line below is found there.
        mentions.retain(|mention| mention.bytes.start < own);
        for mention in &mut mentions {
            mention.bytes.end = mention.bytes.end.min(own);
        }
        mentions
    }

    /// The day by which a name ended everywhere. One that each area gave up for itself tells nothing of when a text was written.
    fn day_of_end(&self, row: Row) -> Option<Date> {
        let Row::Term(index) = row else { return None };
        self.catalogue.terms().get(index).filter(|term| !term.local)?.from
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
                    let is_its_own = |other: Option<&Hit>| {
                        other.is_some_and(|other| {
                            other.phrase.row == row
                                && (other.words.end == hit.words.start || other.words.start == hit.words.end)
                        })
                    };
                    let before = index.checked_sub(1).and_then(|before| hits.get(before));
                    let is_own = is_its_own(before) || is_its_own(hits.get(index + 1));
                    let below = || self.passages.get(self.read).is_some_and(|next| is_spelt_below(text, &next.text));
                    let is_alone = folded.len() == 1 && below();
                    let is_another = is_alone || is_spelt_beside(text, folded, hit);
                    if !is_own && is_another {
                        let known = if self.is_misspelt(folded, hit) { &mut self.spelt } else { &mut self.another };
                        known.insert(row);
                    }
                }
                (Form::Full, _) => {
                    self.spelt.insert(row);
                }
                _ => {}
            }
        }
    }

    /// Whether the words beside an abbreviation are its own name with an error in it.
    fn is_misspelt(&self, folded: &Folded, hit: &Hit) -> bool {
        let Row::Term(index) = hit.phrase.row else { return false };
        self.catalogue.terms().get(index).is_some_and(|term| is_misspelt_beside(folded, hit, term.names()))
    }

    /// The names in a sentence. Where the next one goes on with "it is", what was published is in force.
    fn in_sentence(
        &self,
        page: &Page<'_>,
        number: usize,
        words: &Range<usize>,
        hits: &[Hit],
        goes_on: bool,
    ) -> Vec<Mention> {
        let names = self.names(page, words, hits);
        let covered: Vec<Range<usize>> = names.iter().map(|name| name.named.words.clone()).collect();
        let sentence = Sentence::read(page.text, &page.folded, words.clone(), &covered);
        let mut before: Option<(&Hit, Usage)> = None;
        let mut mentions = Vec::new();
        for name in &names {
            let in_short = before.filter(|(before, _)| page.is_in_short(before, name.hit, &name.named));
            let told = sentence.told(&name.named);
            let is_told = sentence.clause_of(name.named.words.start).is_some_and(Clause::has_verb);
            let usage = page.usage(&name.named, &sentence).or(in_short.map(|(_, usage)| usage)).unwrap_or_else(|| {
                let is_compared = names.iter().any(|other| is_other_edition(other, name, &sentence));
                let has_become = self.term(name.hit).is_some_and(|term| page.becomes(term, name.hit));
                let is_for_today = goes_on && (told == Told::Began || (told == Told::Past && name.named.has_edition));
                let is_history = is_compared || has_become || (told.is_past() && !is_for_today);
                let then = || page.usage_then(&name.named, told, || self.record());
                if is_history { Usage::History } else { then().unwrap_or(Usage::Now) }
            });
            before = Some((name.hit, usage));
            let bytes = page.folded.range(name.named.words.clone());
            let (seen, doubt) = self.seen(page, &sentence, &names, name, usage);
            mentions.extend(seen.into_iter().map(|(seen, usage)| Mention {
                seen,
                usage,
                doubt,
                bytes: bytes.clone(),
                told,
                is_told,
                name: (name.hit.phrase.row, name.edition.clone()),
                sentence: number,
            }));
        }
        mentions
    }

    /// The names in a sentence, each with the edition that no other name has taken.
    fn names<'h>(&self, page: &Page<'_>, words: &Range<usize>, hits: &'h [Hit]) -> Vec<InSentence<'h>> {
        let found: Vec<_> = hits.iter().filter(|hit| hit.phrase.form != Form::Other).collect();
        let mut taken = words.start;
        let mut names = Vec::new();
        for (index, hit) in found.iter().enumerate() {
            let next = found.get(index + 1).map_or(words.end, |next| next.words.start);
            let (named, edition) = self.named(page, &(taken..next), hit);
            taken = named.words.end;
            names.push(InSentence { hit, named, edition });
        }
        names
    }

    /// What a name is seen as, and what makes it doubtful; nothing where its row says nothing of texts.
    fn seen(
        &self,
        page: &Page<'_>,
        sentence: &Sentence<'_>,
        names: &[InSentence<'_>],
        name: &InSentence<'_>,
        usage: Usage,
    ) -> (Vec<Use>, Option<(Row, Doubt)>) {
        let hit = name.hit;
        match (self.term(hit), self.family(hit)) {
            (Some(term), _) if !page.is_in_the_title_of_an_act(hit) => {
                let part_of_a_name = page.is_part_of_a_name(term, hit, &sentence.words);
                let seen = Seen::Term { row: term.id.clone(), part_of_a_name };
                let usage = match usage {
                    Usage::Now if self.cites_one_of(names, &term.quoted_in) => Usage::Quoted,
                    usage if term.to_come => sentence.usage_of_what_is_to_come(usage),
                    usage => usage,
                };
                // The name of a body or a process says what an abbreviation means beside it; guidance for schools speaks of
                // single central records too.
                let supports =
                    |other: &Hit| other.phrase.row != hit.phrase.row && matches!(other.phrase.row, Row::Term(_));
                let supported = names.iter().any(|other| supports(other.hit));
                (vec![(seen, usage)], page.doubt(term, hit, supported))
            }
            (_, Some(family)) => {
                let mut seen = page.cites(family, hit, name.edition.as_deref(), usage);
                if family.has_parts() {
                    let usage = sentence.usage_of_what_is_to_come(usage);
                    let sections = sections(page.text, &page.folded, &sentence.words, &hit.words).into_iter();
                    seen.extend(sections.map(|section| (Seen::Section(family.id.clone(), section), usage)));
                }
                (seen, None)
            }
            _ => (Vec::new(), None),
        }
    }

    /// Whether one of these families is named in a sentence.
    fn cites_one_of(&self, names: &[InSentence<'_>], families: &[String]) -> bool {
        names.iter().filter_map(|name| self.family(name.hit)).any(|family| families.contains(&family.id))
    }

    /// A name with the words of its edition, and the edition. `free` are the words around it that are no other name's.
    fn named(&self, page: &Page<'_>, free: &Range<usize>, hit: &Hit) -> (Named, Option<String>) {
        let plain = Named { words: hit.words.clone(), ..Named::default() };
        if let Some(term) = self.term(hit) {
            let is_review = term.names().any(|name| name.to_lowercase().ends_with("review"));
            // A name without a date was in use some years before the catalogue was written, at the least.
            let written = self.catalogue.as_at.map(|as_at| as_at.first_day().year() - UNDATED);
            let until = term.from.map(|from| from.last_day().year()).or(written);
            let has_edition = self.is_title(term);
            return (Named { until, is_review, has_edition, ..plain }, None);
        }
        let cited = self.family(hit).and_then(|family| {
            let by_title = || {
                let edition = family.edition_titled(page.text.get(page.folded.range(hit.words.clone()))?)?;
                Some(Cited { edition: edition.name.clone(), words: hit.words.clone() })
            };
            let below = || {
                let (title, lines) = self.passages.get(self.read.checked_sub(1)?..)?.split_first()?;
                Some(Cited { edition: edition_below(title, hit, family, lines)?, words: hit.words.clone() })
            };
            let cited = cited(page.text, &page.folded, &hit.words, free, family).or_else(by_title).or_else(below)?;
            Some((family, cited))
        });
        let Some((family, Cited { edition, words })) = cited else { return (plain, None) };
        if !family.has_dated_editions() {
            return (Named { words, ..plain }, None);
        }
        let (from, until) = years(family, &edition);
        (Named { words, from, until, has_edition: true, ..plain }, Some(edition))
    }

    fn family(&self, hit: &Hit) -> Option<&'c Family> {
        let Row::Family(index) = hit.phrase.row else { return None };
        self.catalogue.families().get(index)
    }

    /// Whether a term is the title of guidance: a year beside it tells its edition.
    fn is_title(&self, term: &Term) -> bool {
        let is_of_a_family =
            || self.catalogue.families().iter().any(|family| term.names().any(|name| name == family.title));
        let is_a_body = ["body", "process", "role"].contains(&term.kind.as_str());
        term.kind == "title" || (!is_a_body && is_of_a_family())
    }

    /// The term that a name stands for, if it is worth a word in a text: what nobody verified and each area decides for
    /// itself, or has no date, is not.
    fn term(&self, hit: &Hit) -> Option<&'c Term> {
        let Row::Term(index) = hit.phrase.row else { return None };
        let term = self.catalogue.terms().get(index)?;
        let is_known = term.certainty.may_warn() || (!term.local && term.from.is_some());
        (!term.accepted && is_known).then_some(term)
    }
}

impl Mention {
    /// Whether nothing says that it is history, and nobody is asked to do something with it.
    pub(super) fn is_open(&self) -> bool {
        matches!(self.usage, Usage::Now | Usage::OfItsTime) && self.told == Told::Now
    }

    /// Whether its sentence says that it is no more, or is about it.
    pub(super) fn is_ended(&self) -> bool {
        self.usage == Usage::History && matches!(self.told, Told::Ended | Told::Subject)
    }
}

/// Whether two names are editions of one family, and one clause speaks of both: then it compares them, unless people go by
/// them, or they stand in a list.
fn is_other_edition(other: &InSentence<'_>, name: &InSentence<'_>, sentence: &Sentence<'_>) -> bool {
    let differs = other.edition.is_some() && name.edition.is_some() && other.edition != name.edition;
    differs
        && other.hit.phrase.row == name.hit.phrase.row
        && sentence.are_in_one_clause(other.named.words.start, name.named.words.start)
        && !sentence.are_in_two_items(other.named.words.start, name.named.words.start)
        && !sentence.goes_by(&name.named)
        && !sentence.is_of_what_was_replaced(&other.named)
        && !sentence.is_a_list_of_names()
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
