//! A passage in sentences: where one ends, by simple signs and in one walk.

use std::ops::Range;

use super::when::{entry_of_time, month, year};
use super::words::Signs;
use crate::guidance::{Folded, Hit};

/// A sentence without an end, as in a list that nobody punctuated, is cut here: what is said about its beginning does not
/// hold for its end, and judging it costs the same wherever a name stands in it.
const LONGEST: usize = 120;

/// The sentences of a text, as ranges of its words. None ends inside a name.
pub(super) fn sentences(text: &str, folded: &Folded, names: &[Hit]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut names = names.iter().map(|name| &name.words).peekable();
    for index in 0..folded.len() {
        let next = index + 1;
        while names.peek().is_some_and(|name| name.end <= next) {
            names.next();
        }
        let is_inside = names.peek().is_some_and(|name| name.start < next);
        // Most words have nothing but a space behind them.
        let ends = || {
            let may_end = !is_inside && gap(text, folded, next) != " ";
            may_end && (ends_after(text, folded, index) || is_line_after(text, folded, index))
        };
        if next == folded.len() || next - start >= LONGEST || ends() {
            found.push(start..next);
            start = next;
        }
    }
    found
}

/// What stands between a word and the next.
pub(super) fn gap<'t>(text: &'t str, folded: &Folded, next: usize) -> &'t str {
    let Some(before) = next.checked_sub(1) else { return text.get(..folded.range(0..1).start).unwrap_or_default() };
    let start = folded.range(before..next).end;
    let end = if next < folded.len() { folded.range(next..next + 1).start } else { text.len() };
    text.get(start..end).unwrap_or_default()
}

/// Whether a word begins with a capital as it is written.
pub(super) fn is_capital(text: &str, folded: &Folded, word: usize) -> bool {
    text.get(folded.range(word..word + 1)).and_then(|word| word.chars().next()).is_some_and(char::is_uppercase)
}

/// Whether a mark stands there that leads in an item of a list. Many lists are typed with such marks.
pub(super) fn is_item(gap: &str) -> bool {
    !gap.is_ascii()
        && gap.contains(['\u{2022}', '\u{25aa}', '\u{25cf}', '\u{25e6}', '\u{27a2}', '\u{f0b7}', '\u{f0a7}'])
}

/// Whether a line ends after a word that its author ended, and what stands in the next one is no part of the same title.
fn is_line_after(text: &str, folded: &Folded, word: usize) -> bool {
    let (between, next) = (gap(text, folded, word + 1), folded.word_at(word + 1));
    if !between.contains('\n') || between.contains(['(', '[', ':', ',']) || is_cited_behind(text, folded, "", word + 1)
    {
        return false;
    }
    // "September 2019" over a title.
    let is_month = |at: usize| month(folded.word_at(at)).is_some();
    let stands_alone = |first: usize| first == 0 || gap(text, folded, first).contains('\n');
    if year(folded.word_at(word)).is_some()
        && word.checked_sub(1).is_some_and(|first| is_month(first) && stands_alone(first))
    {
        return false;
    }
    let is_number = !next.is_empty() && next.bytes().all(|byte| byte.is_ascii_digit());
    // A line of contents begins with the number of its page, and one of a timeline with a day.
    let leads_in = || {
        gap(text, folded, word + 2).starts_with(['.', ')'])
            || is_contents(text, folded, word + 1)
            || entry_of_time(text, folded, word + 1).is_some()
    };
    let begins =
        (is_capital(text, folded, word + 1) && month(next).is_none()) || is_item(between) || (is_number && leads_in());
    begins && Signs::of(folded.word_at(word)) == Signs::default()
}

/// "7 Early help": whether a line begins with a short number and a capital.
fn is_contents(text: &str, folded: &Folded, number: usize) -> bool {
    folded.word_at(number).len() <= 3 && number + 1 < folded.len() && is_capital(text, folded, number + 1)
}

/// "Working Together. (HM Government, 2018)", "Working Together. DfE 2015": whether a full stop is followed by who issued what
/// stands before it, and the year.
fn is_cited_behind(text: &str, folded: &Folded, stop: &str, next: usize) -> bool {
    const LONGEST: usize = 6;
    let is_year = |at: &usize| year(folded.word_at(*at)).is_some();
    let Some(at) = (next..next + LONGEST).find(is_year) else { return false };
    // "Keeping Children Safe in Education. Updated September 2018. This": a date and nothing else.
    let behind = gap(text, folded, at + 1);
    let is_on_covers =
        |at: usize| month(folded.word_at(at)).is_some() || Signs::of(folded.word_at(at)).has(Signs::ON_COVERS);
    let ends = at + 1 == folded.len() || behind.starts_with(['.', '\n', ';']);
    if !stop.is_empty() && ends && (next..at).all(is_on_covers) {
        return true;
    }
    let in_brackets = || stop.contains('(') && gap(text, folded, at + 1).contains(')');
    let by_issuer = || is_issuer(folded.word_at(next)) && at <= next + 4;
    in_brackets() || by_issuer()
}

/// Whether a word is the last one of who issues guidance, or its abbreviation.
pub(super) fn is_issuer(word: &str) -> bool {
    const ISSUERS: &[&str] = &[
        "dfe",
        "dfes",
        "dcsf",
        "doh",
        "dh",
        "hmg",
        "hm",
        "department",
        "govt",
        "ukcis",
        "ukccis",
        "government",
        "governments",
        "education",
        "educations",
        "health",
    ];
    ISSUERS.contains(&word)
}

fn ends_after(text: &str, folded: &Folded, word: usize) -> bool {
    let gap = gap(text, folded, word + 1);
    let Some(mark) = gap.find(['.', '!', '?', '\u{2026}']) else { return false };
    if !gap[mark..].contains(char::is_whitespace) {
        return false;
    }
    let next = text.get(folded.range(word + 1..word + 2)).and_then(|next| next.chars().next());
    let begins = next.is_some_and(|letter| letter.is_uppercase() || letter.is_ascii_digit())
        || gap[mark..].contains(['"', '\u{201c}', '\u{2018}']);
    let is_stop = gap[mark..].starts_with('.');
    // "HM Government 2018. Working Together".
    let is_before = || {
        let before = word.checked_sub(1).map_or("", |before| folded.word_at(before));
        year(folded.word_at(word)).is_some() && ["government", "dfe", "dfes"].contains(&before)
    };
    let goes_on =
        || is_shortening(folded.word_at(word)) || is_before() || is_cited_behind(text, folded, &gap[mark..], word + 1);
    begins && !(is_stop && goes_on())
}

/// Words that end with a full stop inside a sentence. A single letter is somebody's initial, or part of "e.g.".
fn is_shortening(word: &str) -> bool {
    const KNOWN: &[&str] = &[
        "al", "no", "nos", "pp", "para", "paras", "ch", "vol", "ed", "eds", "dr", "mr", "mrs", "ms", "st", "vs", "jan",
        "feb", "sept", "oct", "nov", "dec",
    ];
    word.chars().count() == 1 || KNOWN.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<&str> {
        let folded = Folded::of(text);
        sentences(text, &folded, &[]).into_iter().map(|words| &text[folded.range(words)]).collect()
    }

    #[test]
    fn sentences_end_where_a_reader_ends_them() {
        assert_eq!(
            split("Ring first. Then write! \"Why?\" Nobody knew"),
            ["Ring first", "Then write", "Why", "Nobody knew"]
        );
        assert_eq!(
            split("See p. 103, e.g. Working Together (2018). Ask"),
            ["See p. 103, e.g. Working Together (2018", "Ask"]
        );
        assert_eq!(split("Brandon, M. et al. (2020) Complexity"), ["Brandon, M. et al. (2020) Complexity"]);
        assert_eq!(split(""), Vec::<&str>::new());
    }

    #[test]
    fn a_text_without_an_end_is_cut() {
        let text = "word ".repeat(500);
        assert_eq!(sentences(&text, &Folded::of(&text), &[]).len(), 5);
    }
}
