//! What was seen in a material, gathered: the same thing used in the same way is one sighting with a count, its first place
//! and a few more, so that a million mentions take no more room than one.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::privacy::Private;
use super::reading::{MOST_NAMES, Mention, Reading};
use super::usage::Usage;
use crate::extract::{Fault, FaultKind, Material, Passage, PassageKind};
use crate::finding::{Excerpt, Kept, MOST_QUOTED, Place, shortened};
use crate::guidance::{Catalogue, Row};
use crate::privacy::{PrivateKind, masked};
use crate::source::{Source, Span};

/// How many places of a sighting are kept; the rest is counted.
const MOST_PLACES: usize = 12;

/// How many different things are kept of one material. A catalogue has about a hundred rows.
const MOST_SIGHTINGS: usize = 1_000;

/// What was seen.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Seen {
    /// Guidance, by the id of its family, and in which edition; none where the text gives none.
    Guidance(String, Option<String>),
    /// A title that people write wrongly, by the id of its family.
    WrongTitle(String),
    /// A replaced name, by the id of its row.
    Term {
        /// The row.
        row: String,
        /// Whether it stands inside the name of a single body.
        part_of_a_name: bool,
    },
    /// A section of an Act, by the id of its family and its number.
    Section(String, String),
    /// What could lead to a person.
    Private(PrivateKind),
}

/// Something seen in a material, however often.
#[derive(Clone, Debug)]
pub struct Sighting {
    /// What it is.
    pub seen: Seen,
    /// How it is used.
    pub usage: Usage,
    /// As it is written at its first place; what is private, made unreadable.
    pub written: String,
    /// How often it was seen.
    pub count: usize,
    /// Its first place, with what is shown of it.
    pub first: Kept,
    /// Its places in short, the first one among them, each once and a few of them at most.
    pub places: Vec<Where>,
}

/// A place in short.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Where {
    /// Line of a file that has lines, else 1.
    pub line: u32,
    /// Part of a file without lines: "slide 12".
    pub part: Option<String>,
}

/// What is seen, and what its text makes of it.
pub(super) type Use = (Seen, Usage);

/// Looks for everything at once, in time that grows with the text. What nobody sees who reads the material, but everybody
/// has to whom it is sent, is looked through for what could lead to a person and for nothing else.
pub fn look(material: &Material, catalogue: &Catalogue) -> Vec<Sighting> {
    look_within_limits(material, catalogue).0
}

/// As [`look`], with the fault of a material that has more names in it than are looked at.
pub fn look_within_limits(material: &Material, catalogue: &Catalogue) -> (Vec<Sighting>, Option<Fault>) {
    let mut gathering = Gathering { source: material.source.as_deref(), ..Gathering::default() };
    let mut reading = Reading::of(&material.passages, catalogue);
    for (passages, is_seen) in [(&material.passages, true), (&material.unseen, false)] {
        let private = Private::of(passages);
        for (number, passage) in passages.iter().enumerate() {
            gathering.private(passage, number, &private);
            if is_seen {
                gathering.names(passage, number, &private, &mut reading);
            }
        }
    }
    let fault = reading.is_full().then(|| {
        let says = format!("this file names guidance more than {MOST_NAMES} times; the rest was not looked at");
        Fault::new(FaultKind::TooManyNames, says)
    });
    (gathering.finish(&reading), fault)
}

#[derive(Debug, Default)]
struct Gathering<'m> {
    source: Option<&'m Source>,
    groups: Vec<Group>,
    by_key: HashMap<Key, usize>,
    /// The bytes of a file that has lines of which nothing is shown.
    withheld: Vec<Span>,
    /// The heading above could lead to somebody, and parts of Word documents are called by it.
    private_heading: bool,
    passages: usize,
}

/// What is counted together while a material is read. Whether an abbreviation counts is known only at its end.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Key {
    seen: Seen,
    usage: Usage,
    doubt: Option<(Row, Doubt)>,
    /// Its row, where nothing beside it says what became of it and nobody is asked to do something with it.
    open: Option<Row>,
}

/// What makes an abbreviation doubtful.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Doubt {
    /// It counts unless the text says that it means something else.
    UnlessOther,
    /// It counts where the text writes its name out too, as it means other things elsewhere.
    OnlyIfSpelt,
}

#[derive(Debug)]
struct Group {
    key: Key,
    written: String,
    count: usize,
    order: usize,
    span: Option<Span>,
    place: Place,
    excerpt: Excerpt,
    places: Vec<(usize, Where)>,
}

impl Gathering<'_> {
    /// What could lead to a person in a passage, which is shown nowhere.
    fn private(&mut self, passage: &Passage, number: usize, private: &Private) {
        self.passages += 1;
        let is_withheld = private.is_withheld(number);
        if passage.kind == PassageKind::Heading {
            self.private_heading = is_withheld;
        }
        if is_withheld {
            self.withheld.extend(passage.spans.span_of(0..passage.text.len()));
        }
        for (range, kind) in private.found(number) {
            let inside = std::iter::once(0..range.len());
            let written = masked(passage.text.get(range.clone()).unwrap_or_default(), inside).into_owned();
            let key = Key { seen: Seen::Private(*kind), usage: Usage::Now, doubt: None, open: None };
            self.add(passage, range, key, written, Excerpt::default);
        }
    }

    fn names(&mut self, passage: &Passage, number: usize, private: &Private, reading: &mut Reading<'_>) {
        for mention in reading.mentions_in(passage) {
            let open = mention.is_open().then_some(mention.name.0);
            let Mention { seen, usage, doubt, bytes, .. } = mention;
            let written = passage.text.get(bytes.clone()).unwrap_or_default();
            let written = masked_part(written, &bytes, private.found(number).iter().map(|(range, _)| range.clone()));
            // In a file with lines, what else stands on the line is private or not only once all of it was read.
            let is_shown = !private.is_withheld(number) && self.source.is_none();
            let excerpt = || if is_shown { excerpt_of(&passage.text, &bytes) } else { Excerpt::default() };
            self.add(passage, &bytes, Key { seen, usage, doubt, open }, written, excerpt);
        }
    }

    fn add(
        &mut self,
        passage: &Passage,
        bytes: &Range<usize>,
        key: Key,
        written: String,
        excerpt: impl FnOnce() -> Excerpt,
    ) {
        let span = passage.spans.span_of(bytes.clone());
        let line = self.source.zip(span).map_or(1, |(source, span)| source.line_at(span.start));
        if let Some(group) = self.by_key.get(&key).and_then(|&index| self.groups.get_mut(index)) {
            group.count += 1;
            let is_new = |(_, place): &(usize, Where)| place.line != line || place.part != passage.part;
            if group.places.len() < MOST_PLACES && group.places.last().is_none_or(is_new) {
                let part = self.part_of(passage);
                self.groups[self.by_key[&key]].places.push((self.passages, Where { line, part }));
            }
            return;
        }
        if self.groups.len() >= MOST_SIGHTINGS {
            return;
        }
        let part = self.part_of(passage);
        let place = match self.source.zip(span) {
            Some((source, span)) => place_of(source, span),
            None => {
                Place { pointer: String::new(), line: 1, column: 1, end_line: 1, end_column: 1, part: part.clone() }
            }
        };
        self.by_key.insert(key.clone(), self.groups.len());
        let places = vec![(self.passages, Where { line, part })];
        let (written, excerpt) = (shortened(&written), excerpt());
        self.groups.push(Group { key, written, count: 1, order: self.groups.len(), span, place, excerpt, places });
    }

    /// The part that a passage stands in, without a heading that could lead to somebody.
    fn part_of(&self, passage: &Passage) -> Option<String> {
        let part = passage.part.as_deref()?;
        let named = part.split_once(", under '").filter(|_| self.private_heading);
        Some(named.map_or(part, |(place, _)| place).to_owned())
    }

    fn finish(mut self, reading: &Reading<'_>) -> Vec<Sighting> {
        self.withheld = merged(std::mem::take(&mut self.withheld));
        let mut merged: Vec<Group> = Vec::new();
        let mut known: HashMap<Use, usize> = HashMap::new();
        for mut group in std::mem::take(&mut self.groups).into_iter().filter(|group| reading.counts(group.key.doubt)) {
            if group.key.open.is_some_and(|row| reading.comments_on_the_end_of(row)) {
                group.key.usage = Usage::OfItsTime;
            }
            let same = known.entry((group.key.seen.clone(), group.key.usage)).or_insert(merged.len());
            match merged.get_mut(*same) {
                Some(before) => before.join(group),
                None => merged.push(group),
            }
        }
        merged.into_iter().map(|group| self.sighting(group)).collect()
    }

    fn sighting(&self, group: Group) -> Sighting {
        let Group { key, written, count, span, place, excerpt, mut places, .. } = group;
        let excerpt = match self.source.zip(span) {
            Some((source, span)) if !matches!(key.seen, Seen::Private(_)) => self.line_of(source, span, &place),
            _ => excerpt,
        };
        places.sort_by_key(|(order, _)| *order);
        places.truncate(MOST_PLACES);
        let mut seen = HashSet::new();
        let places = places.into_iter().map(|(_, place)| place);
        let places = places.filter(|place| seen.insert((place.line, place.part.clone()))).collect();
        Sighting { seen: key.seen, usage: key.usage, written, count, first: Kept { place, excerpt }, places }
    }

    /// The line of a place, unless something that could lead to a person stands on it.
    fn line_of(&self, source: &Source, span: Span, place: &Place) -> Excerpt {
        let start = source.line_start(place.line) as usize;
        let line = source.line(place.line);
        let next = self.withheld.partition_point(|withheld| (withheld.end as usize) <= start);
        if self.withheld.get(next).is_some_and(|withheld| (withheld.start as usize) < start + line.len()) {
            return Excerpt::default();
        }
        let begin = (span.start as usize).saturating_sub(start);
        let end = (span.end as usize).saturating_sub(start).min(line.len()).max(begin);
        Excerpt { first_line: place.line, ..excerpt_of(line, &(begin..end)) }
    }
}

impl Group {
    /// Takes in what is the same after all: an abbreviation and the name written out.
    fn join(&mut self, other: Self) {
        let (count, mut places) = (self.count + other.count, std::mem::take(&mut self.places));
        places.extend(other.places.iter().cloned());
        if other.order < self.order {
            *self = other;
        }
        self.count = count;
        self.places = places;
    }
}

/// Spans in order, with those that touch or lie inside each other as one.
fn merged(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_unstable();
    spans.dedup_by(|next, before| {
        let is_one = next.start <= before.end;
        if is_one {
            before.end = before.end.max(next.end);
        }
        is_one
    });
    spans
}

fn place_of(source: &Source, span: Span) -> Place {
    let at = source.line_columns(span);
    let (line, column, end_line, end_column) = (at.line, at.column, at.end_line, at.end_column);
    Place { pointer: String::new(), line, column, end_line, end_column, part: None }
}

/// A part of a text without what is private in it.
fn masked_part(part: &str, bytes: &Range<usize>, private: impl Iterator<Item = Range<usize>>) -> String {
    let inside = private.filter(|range| range.end > bytes.start && range.start < bytes.end);
    let inside = inside.map(|range| range.start.saturating_sub(bytes.start)..range.end.saturating_sub(bytes.start));
    masked(part, inside).into_owned()
}

/// As much of a line as findings show, around what is marked.
fn excerpt_of(line: &str, marked: &Range<usize>) -> Excerpt {
    /// How much before the marked text is shown where the line is longer than that.
    const BEFORE: usize = 60;
    let narrow = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    let before = line.get(..marked.start).unwrap_or_default();
    let wanted = before.chars().count();
    let length = line.get(marked.clone()).unwrap_or_default().chars().count();
    let left_out = if wanted + length <= MOST_QUOTED { 0 } else { wanted.saturating_sub(BEFORE) };
    let start = line.char_indices().nth(left_out).map_or(line.len(), |(at, _)| at);
    let rest = line.get(start..).unwrap_or_default();
    let end = start + rest.char_indices().nth(MOST_QUOTED).map_or(rest.len(), |(at, _)| at);
    let shown = line.get(start..end).unwrap_or_default().to_owned();
    let from = wanted - left_out;
    let marked = Some((narrow(from), narrow((from + length).min(MOST_QUOTED))));
    Excerpt { first_line: 1, left_out: narrow(left_out), lines: vec![shown], marked }
}
