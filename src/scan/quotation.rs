//! What in a passage is not its author's own voice: words between quotation marks, and an entry of a list of sources.

use std::ops::Range;

use memchr::memchr2;

use super::clause::Sentence;
use super::sentence::{gap, is_capital};
use super::when::year;
use super::words::Signs;
use crate::guidance::Folded;

/// Marks around nothing but a title do not make it a quotation: so many words have to stand there besides.
const WORDS_BESIDES: usize = 3;

/// A name between marks has so many words, at the most.
const LONGEST_NAME: usize = 7;

/// A title may have a subtitle, in which nothing is done: "Working Together: a guide to inter-agency working".
const LONGEST_SUBTITLE: usize = 30;

/// The ranges of a text between quotation marks, in order, as bytes.
pub(super) fn quotations(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    // Most texts have no mark in them: the curled ones begin with this byte.
    if memchr2(b'"', 0xe2, text.as_bytes()).is_none() {
        return found;
    }
    let mut open: Option<(char, usize)> = None;
    let mut before = ' ';
    let mut letters = text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let next = letters.peek().map_or(' ', |(_, next)| *next);
        let closes = match (open, letter) {
            (Some(('"', _)), '"') => true,
            // Some end with the other mark.
            (Some(('\u{201c}' | '\u{2018}', _)), '\u{201d}') => true,
            // The same mark is the apostrophe.
            (Some(('\u{2018}', _)), '\u{2019}') => !next.is_alphanumeric(),
            _ => false,
        };
        // What begins anew was not closed before.
        let begins_anew = open.is_some_and(|(mark, _)| mark == letter && mark != '"');
        match open.filter(|_| !begins_anew) {
            Some((_, start)) if closes => {
                found.push(start..at);
                open = None;
            }
            None if matches!(letter, '\u{201c}' | '\u{2018}') || (letter == '"' && !before.is_alphanumeric()) => {
                open = Some((letter, at + letter.len_utf8()));
            }
            _ => {}
        }
        before = letter;
    }
    // Where speech goes on in the next paragraph, this one has no mark at its end.
    if let Some(('\u{201c}', start)) = open {
        let rest = text.get(start..).unwrap_or_default();
        found.push(start..start + wrong_mark(rest).unwrap_or(rest.len()));
    }
    found
}

/// Where a title ends that somebody closed with the wrong mark.
fn wrong_mark(rest: &str) -> Option<usize> {
    const LONGEST_TITLE: usize = 80;
    let marks = rest.match_indices('\u{2019}').take_while(|(at, _)| *at <= LONGEST_TITLE);
    let is_last = |at: usize, mark: &str| !rest[at + mark.len()..].starts_with(char::is_alphanumeric);
    marks.into_iter().find(|(at, mark)| is_last(*at, mark)).map(|(at, _)| at)
}

/// Whether words stand inside a quotation that says more than they do, and is no title: "the \u{201c}Kent Board Manual of
/// Procedures\u{201d}".
pub(super) fn is_quoted(quotations: &[Range<usize>], text: &str, folded: &Folded, words: &Range<usize>) -> bool {
    let place = folded.range(words.clone());
    let Some(quotation) = quotations.get(quotations.partition_point(|range| range.end < place.end)) else {
        return false;
    };
    if quotation.start > place.start {
        return false;
    }
    let inside = |word: usize| {
        let range = folded.range(word..word + 1);
        !range.is_empty() && quotation.start <= range.start && range.end <= quotation.end
    };
    // What is called by a few words is named and not said: "an 'enhanced CRB (Criminal Records Bureau) disclosure'".
    let own = (words.start.saturating_sub(LONGEST_NAME)..words.end + LONGEST_NAME).filter(|word| inside(*word));
    let says = |word: usize| Signs::of(folded.word_at(word)).has(Signs::PRESENT.and(Signs::PAST));
    if own.clone().count() <= LONGEST_NAME && !own.clone().any(says) {
        return false;
    }
    let before = (1..=WORDS_BESIDES).take_while(|back| words.start.checked_sub(*back).is_some_and(inside)).count();
    let after = (0..WORDS_BESIDES).take_while(|ahead| inside(words.end + ahead)).count();
    let is_of_a_title =
        |word: usize| is_capital(text, folded, word) || Signs::of(folded.word_at(word)).has(Signs::LIGHT);
    let mut beside = (words.start - before..words.start).chain(words.end..words.end + after);
    let has_subtitle = || {
        before == 0 && gap(text, folded, words.end).contains([':', '-', '\u{2013}']) && {
            let subtitle = (words.end..folded.len()).take_while(|word| inside(*word)).take(LONGEST_SUBTITLE);
            !subtitle.into_iter().any(|word| Signs::of(folded.word_at(word)).has(Signs::PRESENT.and(Signs::PAST)))
        }
    };
    before + after >= WORDS_BESIDES && beside.any(|word| !is_of_a_title(word)) && !has_subtitle()
}

/// "(Neglect and Serious Case Reviews, Brandon et al, 2013)", "Brandon et al, Serious Case Reviews, 2009": whether words stand in
/// a bracket that names authors, or behind them in what is no sentence.
pub(super) fn is_reference(sentence: &Sentence<'_>, words: &Range<usize>) -> bool {
    const LONGEST: usize = 12;
    let has_authors = |mut words: Range<usize>| words.any(|at| sentence.stands("et al", at));
    let opens = |at: &usize| sentence.gap(*at).contains('(');
    let start = (words.start.saturating_sub(LONGEST)..=words.start).rev().find(opens);
    let end = (words.start + 1..words.end + LONGEST).find(|next| sentence.gap(*next).contains(')'));
    let is_open = |start: usize| !(start + 1..=words.start).any(|next| sentence.gap(next).contains(')'));
    let in_brackets = start
        .filter(|start| is_open(*start))
        .zip(end)
        .is_some_and(|(start, end)| end >= words.end && has_authors(start..end));
    let has_year = || sentence.words.clone().any(|at| year(sentence.word(at)).is_some());
    let behind = || has_authors(sentence.words.start..words.start) && sentence.tenses() == (0, 0) && has_year();
    in_brackets || behind()
}

/// "Every Child Matters: a practical guide, 978-1-84312-475-7": whether a sentence lists a book by its number.
pub(super) fn is_book(sentence: &Sentence<'_>) -> bool {
    let is_number = |word: &str| word == "978" || (word.len() == 13 && word.starts_with("978"));
    sentence.words.clone().any(|at| sentence.word(at) == "isbn" || is_number(sentence.word(at)))
}

/// The words up to the end of the year in "Sidebotham, P. (2012) What do ...", where a passage begins as an entry of a list of
/// sources does.
pub(super) fn entry_of_sources(text: &str, folded: &Folded) -> Option<Range<usize>> {
    const LONGEST_AUTHORS: usize = 24;
    const SMALL: &[&str] = &["and", "et", "al", "of", "for", "the", "in", "von", "van", "de"];
    for index in 0..folded.len().min(LONGEST_AUTHORS) {
        let word = folded.word_at(index);
        let in_brackets = gap(text, folded, index).ends_with('(') && gap(text, folded, index + 1).starts_with(')');
        if year(word).is_some() && in_brackets {
            let follows = index + 1 < folded.len()
                && is_capital(text, folded, index + 1)
                && !gap(text, folded, index + 1).contains('\n');
            return (index > 0 && follows).then_some(0..index + 1);
        }
        let is_number = index == 0 && word.bytes().all(|byte| byte.is_ascii_digit());
        if !(is_capital(text, folded, index) || SMALL.contains(&word) || is_number) {
            return None;
        }
    }
    None
}

/// Whether a passage that is set as a quotation is a call-out of the text itself: "Remember: ...".
pub(super) fn is_called_out(text: &str, folded: &Folded) -> bool {
    let label = (0..3).find(|word| gap(text, folded, word + 1).contains([':', '!']));
    label.is_some_and(|label| Signs::of(folded.word_at(label)).has(Signs::CALLS_OUT))
}

/// "the report Learning lessons from serious case reviews": whether a name stands in the title of a report.
pub(super) fn is_title_of_a_report(sentence: &Sentence<'_>, name: usize) -> bool {
    const REPORTS: &[&str] = &["report", "study", "analysis", "paper", "book", "article", "review"];
    const LONGEST: usize = 12;
    let words = name.saturating_sub(LONGEST)..name.saturating_sub(1);
    words.into_iter().any(|at| {
        let begins = REPORTS.contains(&sentence.word(at)) && sentence.is_capital(at + 1);
        begins && !sentence.gap(at + 1).contains(['.', ';', '('])
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quoted(text: &str, name: &str) -> bool {
        let folded = Folded::of(text);
        let start = (0..folded.len()).find(|&word| folded.word_at(word) == name).expect("the name is there");
        is_quoted(&quotations(text), text, &folded, &(start..start + 1))
    }

    #[test]
    fn a_sentence_between_marks_is_quoted_and_a_title_is_not() {
        assert!(quoted("He said: \"We rang the LSCB and waited.\"", "lscb"));
        assert!(quoted("\u{201c}We don\u{2019}t know the LSCB at all\u{201d}", "lscb"));
        assert!(quoted("\u{2018}The children\u{2019}s LSCB was far away\u{2019}, she said", "lscb"));
        assert!(!quoted("the \"LSCB\" is now", "lscb"));
        assert!(!quoted("\u{2018}KCSIE 2023, \u{2018}WT 2023\u{2019} and what the LSCB says", "lscb"));
        assert!(!quoted("\u{2018}KCSIE\u{201d} (2015) and what the LSCB says in its \u{2018}WT\u{2019}", "lscb"));
        assert!(!quoted("defined by \u{201c}Working Together 2013\u{2019}. The LSCB is rung by all", "lscb"));
        assert!(!quoted("\"Why not?\" he asked, and rang the LSCB of the county and \"others\"", "lscb"));
    }

    #[test]
    fn entries_of_sources_begin_with_authors_and_a_year() {
        let entry = |text: &str| entry_of_sources(text, &Folded::of(text)).is_some();
        assert!(entry("Brandon, M., Sidebotham, P. et al. (2020) Complexity and challenge"));
        assert!(entry("3. Ofsted (2011) The voice of the child"));
        assert!(!entry("In this course we read Ofsted (2011) The voice of the child"));
        assert!(!entry("(2011) The voice"));
        assert!(!entry("Working Together (2018) is the guidance"));
    }
}
