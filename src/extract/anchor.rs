//! Places that a course may point at: headings by GitHub's slug or by their text, slides by their number.

use std::borrow::Cow;
use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::LazyLock;

use regex::Regex;
use unicode_normalization::UnicodeNormalization;

use super::Material;
use crate::privacy::{leads_to_a_person, unreadable};
use crate::source::Span;

/// A heading or a slide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Anchor {
    /// What stands behind `#` in a link to it; empty for a slide without a title.
    pub slug: String,
    /// Its text; for a mark in HTML (`<a id="x">`) its name.
    pub text: String,
    /// How far down it is: 1 for a title.
    pub level: u8,
    /// The number of the slide.
    pub slide: Option<u32>,
    /// The bytes of its text in a Markdown file.
    pub span: Option<Span>,
    /// Its line in a Markdown file, 1-based.
    pub line: Option<u32>,
    /// Where it stands in a file without lines.
    pub part: Option<String>,
}

/// What became of a place that a course points at.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Resolved {
    /// It is there.
    Found {
        /// Where, in a file without lines.
        part: Option<String>,
        /// The line in a Markdown file.
        line: Option<u32>,
    },
    /// The material was read whole, and it is not there.
    NotFound {
        /// What nearly says the same, written as it would stand behind `#`.
        nearest: Option<String>,
        /// The slug of the only heading whose very words stand behind `#`.
        meant: Option<String>,
    },
    /// The material is never opened, or was not read whole.
    CannotTell,
}

/// How many headings are compared with a place that is not there, and how long they may be.
const MOST_COMPARED: usize = 2_000;
const LONGEST_COMPARED: usize = 100;

/// For how many places of a material that are not there something like them is looked for.
const MOST_SUGGESTED: usize = 20;

/// Finds several places, as [`resolve`] finds one. For the first few that are not there something like them is looked
/// for, which takes time in proportion to the headings; the others are only known not to be there.
pub fn resolve_all<'f>(
    material: &Material,
    fragments: impl IntoIterator<Item = &'f str>,
) -> BTreeMap<String, Resolved> {
    let mut suggested = 0;
    let mut resolved = BTreeMap::new();
    for fragment in fragments {
        let found = find(material, fragment).unwrap_or_else(|| {
            suggested += 1;
            let nearest = (suggested <= MOST_SUGGESTED).then(|| nearest(material, fragment.trim())).flatten();
            Resolved::NotFound { nearest, meant: meant(material, fragment) }
        });
        resolved.insert(fragment.to_owned(), found);
    }
    resolved
}

/// Finds the place that stands behind `#` in a `where`: a slug, `heading=Text` or `slide=12`; empty, it is the file.
pub fn resolve(material: &Material, fragment: &str) -> Resolved {
    find(material, fragment).unwrap_or_else(|| Resolved::NotFound {
        nearest: nearest(material, fragment.trim()),
        meant: meant(material, fragment),
    })
}

/// What became of a place; none where it is not there.
fn find(material: &Material, fragment: &str) -> Option<Resolved> {
    if !material.format.is_read() {
        return Some(Resolved::CannotTell);
    }
    let fragment = fragment.trim();
    if fragment.is_empty() {
        return Some(Resolved::Found { part: None, line: None });
    }
    let found = material.index.find(fragment).or_else(|| {
        // Links copied from a browser spell letters outside ASCII as `%C3%A9`.
        percent_decoded(fragment).and_then(|decoded| material.index.find(&decoded))
    });
    match found.and_then(|at| material.anchors.get(at)) {
        Some(anchor) => Some(Resolved::Found { part: anchor.part.clone(), line: anchor.line }),
        None if !material.whole => Some(Resolved::CannotTell),
        None => None,
    }
}

fn nearest(material: &Material, fragment: &str) -> Option<String> {
    if key_value(fragment, "slide").is_some() {
        return material.slides.filter(|count| *count > 0).map(|count| format!("slide={count}"));
    }
    if fragment.len() > LONGEST_COMPARED {
        return None;
    }
    let heading = key_value(fragment, "heading");
    let wanted = heading.map_or_else(|| fragment.to_lowercase(), folded);
    let far = |anchor: &&Anchor| {
        let known = if heading.is_some() { folded(&anchor.text) } else { anchor.slug.clone() };
        let shorter = known.len().min(wanted.len());
        if shorter >= 4 && (known.starts_with(&wanted) || wanted.starts_with(&known)) {
            return Some(1);
        }
        let letters = wanted.chars().count();
        let most = (letters / 3).max(1);
        // Texts of very different lengths cannot be near, and comparing letter by letter takes time.
        let near = known.chars().count().abs_diff(letters) <= most;
        near.then(|| strsim::osa_distance(&known, &wanted)).filter(|distance| *distance <= most)
    };
    let short = |anchor: &&Anchor| !anchor.slug.is_empty() && anchor.text.len() <= LONGEST_COMPARED;
    let compared = material.anchors.iter().filter(short).take(MOST_COMPARED);
    let (_, anchor) =
        compared.filter_map(|anchor| Some((far(&anchor)?, anchor))).min_by_key(|(distance, _)| *distance)?;
    Some(if heading.is_some() { format!("heading={}", anchor.text) } else { anchor.slug.clone() })
}

/// The slug of the heading whose words somebody wrote in the place of it, where no other heading has the same.
fn meant(material: &Material, fragment: &str) -> Option<String> {
    if fragment.contains('=') || fragment.len() > LONGEST_COMPARED {
        return None;
    }
    let slug = &material.anchors.get(material.index.only_heading(fragment)?)?.slug;
    (!slug.is_empty()).then(|| slug.clone())
}

/// The headings and slides of a material by what a course may call them; of two alike the first.
#[derive(Debug, Default)]
pub(super) struct Index {
    slugs: HashMap<String, usize>,
    headings: HashMap<String, usize>,
    /// The words that several headings have.
    repeated: HashSet<String>,
    slides: HashMap<u32, usize>,
}

impl Index {
    pub(super) fn over(anchors: &[Anchor]) -> Self {
        let mut index = Self::default();
        for (at, anchor) in anchors.iter().enumerate() {
            if !anchor.slug.is_empty() {
                index.slugs.entry(composed(&anchor.slug).into_owned()).or_insert(at);
            }
            if !anchor.text.is_empty() {
                match index.headings.entry(folded(&anchor.text)) {
                    Entry::Occupied(known) => {
                        index.repeated.insert(known.key().clone());
                    }
                    Entry::Vacant(free) => {
                        free.insert(at);
                    }
                }
            }
            // A course names such a heading by what may be shown of it.
            if [&anchor.text, &anchor.slug].into_iter().any(|name| leads_to_a_person(name)) {
                index.slugs.entry(composed(&unreadable(&anchor.slug)).into_owned()).or_insert(at);
                index.headings.entry(folded(&unreadable(&anchor.text))).or_insert(at);
            }
            if let Some(number) = anchor.slide {
                index.slides.entry(number).or_insert(at);
            }
        }
        index
    }

    /// The heading of these words, where it is the only one.
    fn only_heading(&self, words: &str) -> Option<usize> {
        let words = folded(words);
        self.headings.get(&words).filter(|_| !self.repeated.contains(&words)).copied()
    }

    fn find(&self, fragment: &str) -> Option<usize> {
        if let Some(number) = key_value(fragment, "slide") {
            return number.parse().ok().and_then(|number: u32| self.slides.get(&number)).copied();
        }
        if let Some(text) = key_value(fragment, "heading") {
            return self.headings.get(&folded(text)).copied();
        }
        // Browsers follow a link whatever its case.
        let slug = composed(fragment);
        self.slugs.get(slug.as_ref()).or_else(|| self.slugs.get(&slug.to_lowercase())).copied()
    }
}

/// The value of `key=value`, however the key is cased and spaced.
fn key_value<'f>(fragment: &'f str, key: &str) -> Option<&'f str> {
    let (name, value) = fragment.split_once('=')?;
    name.trim().eq_ignore_ascii_case(key).then(|| value.trim())
}

/// A text with each letter as one sign where there is one: a Mac writes "é" as two.
fn composed(text: &str) -> Cow<'_, str> {
    if text.is_ascii() { Cow::Borrowed(text) } else { Cow::Owned(text.nfc().collect()) }
}

/// A heading without regard to case, spaces and the shape of quotation marks, which word processors change by themselves.
fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for word in composed(text).split_whitespace() {
        if !folded.is_empty() {
            folded.push(' ');
        }
        folded.extend(word.chars().flat_map(char::to_lowercase).map(|letter| match letter {
            '\u{2018}' | '\u{2019}' => '\'',
            '\u{201c}' | '\u{201d}' => '"',
            '\u{2010}' | '\u{2011}' | '\u{2013}' => '-',
            other => other,
        }));
    }
    folded
}

fn percent_decoded(fragment: &str) -> Option<String> {
    if !fragment.contains('%') {
        return None;
    }
    let bytes = fragment.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let digit = |offset: usize| bytes.get(at + offset).and_then(|digit| char::from(*digit).to_digit(16));
        match (byte, digit(1), digit(2)) {
            (b'%', Some(high), Some(low)) => {
                decoded.push(u8::try_from(high * 16 + low).unwrap_or_default());
                at += 3;
            }
            _ => {
                decoded.push(byte);
                at += 1;
            }
        }
    }
    String::from_utf8(decoded).ok()
}

/// The slug that GitHub gives a heading of this text: lower case, nothing but letters, marks, digits, `_` and `-`, each
/// space a hyphen. A second heading of the same slug gets `-1`; that is [`Slugs`]' business.
pub fn slug(text: &str) -> String {
    // Joiners count as letters to the expression and as nothing to GitHub.
    static OTHERS: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"[^\w\- ]|[\u{200c}\u{200d}]").expect("an expression that a test compiles"));
    OTHERS.replace_all(text.trim(), "").to_lowercase().replace(' ', "-")
}

/// Slugs given so far, so that each is given once: the second `aims` is `aims-1`.
#[derive(Debug, Default)]
pub(super) struct Slugs {
    given: HashMap<String, u32>,
}

impl Slugs {
    /// The slug of the next heading.
    pub(super) fn next(&mut self, text: &str) -> String {
        let first = slug(text);
        let mut result = first.clone();
        while self.given.contains_key(&result) {
            let count = self.given.entry(first.clone()).or_default();
            *count += 1;
            result = format!("{first}-{count}");
        }
        self.given.insert(result.clone(), 0);
        result
    }
}
