//! What a word can tell as an edition: "4th edition", "3.4.14", "July 2018", "Sept \u{2019}16", the 23 of WT23.

use std::ops::Range;

use super::edition::Reader;
use super::when::{day_in_digits, month, year};
use super::words::Signs;
use crate::guidance::Found;

impl Reader<'_> {
    /// The edition that begins with a word, and the word after it.
    pub(super) fn edition_at(&self, at: usize, title: &Range<usize>) -> Option<(String, usize)> {
        self.by_name(at)
            .or_else(|| self.by_day_in_digits(at))
            .or_else(|| self.by_date(at))
            .or_else(|| self.by_month_and_short_year(at, title))
            .or_else(|| self.by_short_year(at, title))
    }

    /// A name that is no date: "4th edition", "year 2".
    fn by_name(&self, at: usize) -> Option<(String, usize)> {
        const ORDINALS: &[&str] =
            &["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"];
        const NUMBERS: &[&str] = &["1st", "2nd", "3rd", "4th", "5th", "6th", "7th", "8th", "9th"];
        (2..=3).rev().find_map(|length| {
            let words: Option<Vec<&str>> = (at..at + length)
                .map(|index| {
                    let word = self.word(index);
                    let known = ORDINALS.iter().position(|ordinal| *ordinal == word);
                    let word = known.and_then(|number| NUMBERS.get(number)).copied().unwrap_or(word);
                    (!word.is_empty()).then_some(word)
                })
                .collect();
            let name = words?.join(" ");
            let is_date = month(self.word(at)).or_else(|| month(self.word(at + 1))).is_some();
            (!is_date && matches!(self.family.find(&name), Found::Edition(_))).then_some((name, at + length))
        })
    }

    /// "3.4.14", "03/04/2014", where an edition began in that month.
    fn by_day_in_digits(&self, at: usize) -> Option<(String, usize)> {
        let (year, month) = day_in_digits(self.text, self.folded, at)?;
        let edition = format!("{year}-{month:02}");
        let is_known = self.free.contains(&(at + 2)) && self.family.find(&edition) != Found::Unknown;
        is_known.then_some((edition, at + 3))
    }

    fn by_date(&self, at: usize) -> Option<(String, usize)> {
        let is_day = |index: usize| {
            let word = self.word(index).trim_end_matches(|letter: char| letter.is_ascii_alphabetic());
            word.parse::<u8>().is_ok_and(|day| (1..=31).contains(&day)) && month(self.word(index + 1)).is_some()
        };
        let has_day = is_day(at) || at.checked_sub(1).is_some_and(is_day);
        let at = if is_day(at) { at + 1 } else { at };
        let in_digits = self.word(at).parse().ok().filter(|month| (1..=12).contains(month) && self.gap(at + 1) == "/");
        let named = month(self.word(at)).or(in_digits);
        let named = named.filter(|_| year(self.word(at + 1)).is_some() && self.joins(at + 1));
        let season = ["spring", "summer", "autumn", "winter"].contains(&self.word(at)).then_some(());
        let year_at = if named.is_some() || season.is_some() { at + 1 } else { at };
        let year = year(self.word(year_at))?;
        let of_year = year.to_string();
        let by_month = named.map(|month| format!("{year}-{month:02}"));
        let is_known = |name: &String| self.family.find(name) != Found::Unknown;
        // The day of a meeting is no edition; the day on which one began is.
        if has_day && !by_month.as_ref().is_some_and(is_known) {
            return None;
        }
        // An edition that goes by its year is called by it, also where its month is told.
        let goes_by_month = |name: &String| is_known(name) && self.family.find(name) != self.family.find(&of_year);
        Some((by_month.filter(goes_by_month).unwrap_or(of_year), self.past_update(year_at + 1)))
    }

    /// "Sept \u{2019}16", and "Sept 16" directly behind the title, where no day of it is told.
    fn by_month_and_short_year(&self, at: usize, title: &Range<usize>) -> Option<(String, usize)> {
        let year = self.word(at + 1).parse::<u8>().ok().filter(|_| self.word(at + 1).len() == 2)?;
        let edition = format!("20{year:02}");
        let mark = self.gap(at + 1).trim_start_matches('.').trim();
        let is_year = (mark.is_empty() && at == title.end) || ["'", "\u{2018}", "\u{2019}"].contains(&mark);
        let is_one = is_year && month(self.word(at)).is_some();
        let is_known = matches!(self.family.find(&edition), Found::Edition(_));
        (is_one && is_known).then_some((edition, at + 2))
    }

    /// The 23 of WT23, and of "KCSIE 23" where nothing is counted.
    fn by_short_year(&self, at: usize, title: &Range<usize>) -> Option<(String, usize)> {
        let word = self.word(at);
        let year: u8 = word.parse().ok().filter(|year| at == title.end && word.len() == 2 && *year < 50)?;
        let edition = format!("20{year:02}");
        let is_glued = self.gap(at).is_empty();
        let next = Signs::of(self.word(at + 1));
        let is_said = next.has(Signs::SAYS);
        let is_counted = self.gap(at + 1).trim().is_empty() && self.free.contains(&(at + 1)) && {
            !next.has(Signs::LIGHT.and(Signs::PRESENT).and(Signs::SAYS).and(Signs::ON_COVERS))
                && !["before", "after"].contains(&self.word(at + 1))
        };
        let title = self.text.get(self.folded.range(title.clone())).unwrap_or_default();
        let stands_alone = self.gap(at).trim_matches(['\'', '\u{2019}', '\u{2018}']) == " "
            && (is_code(title) || is_said)
            && !is_counted
            && matches!(self.family.find(&edition), Found::Edition(_));
        (is_glued || stands_alone).then_some((edition, at + 1))
    }

    /// The word after "(updated December 2020)" and after the 24 of 2023/24, which make no other edition.
    fn past_update(&self, end: usize) -> usize {
        let school_year = self.word(end);
        let is_one = (school_year.len() == 2 && school_year.parse::<u8>().is_ok()) || year(school_year).is_some();
        if is_one && ["/", "-", "\u{2013}"].contains(&self.gap(end)) {
            return end + 1;
        }
        if !["updated", "revised", "amended"].contains(&self.word(end)) || !self.joins(end) {
            return end;
        }
        let at = if month(self.word(end + 1)).is_some() { end + 2 } else { end + 1 };
        if year(self.word(at)).is_some() { at + 1 } else { end }
    }
}

/// Whether a title is written as one word of capitals.
fn is_code(title: &str) -> bool {
    title.len() >= 3 && title.chars().filter(|letter| letter.is_uppercase()).count() + 1 >= title.chars().count()
}
