//! The edition that stands beside a title: "Working Together (HM Government, July 2018)", "the 2018 edition of ...", WT23.

use std::ops::Range;

use super::sentence::gap;
use crate::guidance::{Family, Folded, Found};
use crate::model::date::MONTHS;

/// How many words may stand between a title and its edition.
const MOST_BETWEEN: usize = 6;

/// A citation with its edition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Cited {
    /// The edition, as the catalogue calls it where it knows it.
    pub(super) edition: String,
    /// The words of title and edition together.
    pub(super) words: Range<usize>,
}

/// The edition beside a title, within its sentence.
pub(super) fn cited(
    text: &str,
    folded: &Folded,
    title: &Range<usize>,
    sentence: &Range<usize>,
    family: &Family,
) -> Option<Cited> {
    let reader = Reader { text, folded, family, sentence };
    reader.after(title).or_else(|| reader.before(title))
}

/// The year that a word is.
pub(super) fn year(word: &str) -> Option<i16> {
    let year: i16 = word.parse().ok().filter(|_| word.len() == 4)?;
    (1950..2050).contains(&year).then_some(year)
}

/// The number of the month that a word is.
pub(super) fn month(word: &str) -> Option<usize> {
    // "sept" is short for it as "sep" is.
    let is_month = |name: &&str| {
        let begins = name.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
        begins && (word.len() == name.len() || (3..=4).contains(&word.len()))
    };
    MONTHS.iter().position(is_month).map(|at| at + 1)
}

struct Reader<'a> {
    text: &'a str,
    folded: &'a Folded,
    family: &'a Family,
    sentence: &'a Range<usize>,
}

impl Reader<'_> {
    fn word(&self, index: usize) -> &str {
        if self.sentence.contains(&index) { self.folded.word_at(index) } else { "" }
    }

    fn gap(&self, next: usize) -> &str {
        gap(self.text, self.folded, next)
    }

    /// Whether nothing separates a word from the one before but spacing and marks that hold a citation together.
    fn joins(&self, next: usize) -> bool {
        self.gap(next).chars().all(|mark| {
            mark.is_whitespace() || ",:()[]'\"*_/-\u{2013}\u{2014}\u{2018}\u{2019}\u{201c}\u{201d}".contains(mark)
        })
    }

    fn after(&self, title: &Range<usize>) -> Option<Cited> {
        let mut at = title.end;
        while at < title.end + MOST_BETWEEN && self.sentence.contains(&at) && self.joins(at) {
            if let Some((edition, end)) = self.edition_at(at, title.end) {
                return (!self.is_occasion(end)).then_some(Cited { edition, words: title.start..end });
            }
            at += self.passed_over(at)?;
        }
        None
    }

    /// "the July 2018 edition of Working Together", "HM Government (2018) Working Together".
    fn before(&self, title: &Range<usize>) -> Option<Cited> {
        const LINKS: &[&str] = &["the", "of", "our"];
        const NOUNS: &[&str] = &["edition", "version", "guidance", "issue"];
        let mut end = title.start;
        while end > self.sentence.start && self.joins(end) && LINKS.contains(&self.word(end - 1)) {
            end -= 1;
        }
        let linked = end < title.start;
        let of_an_edition = linked && end > self.sentence.start && NOUNS.contains(&self.word(end - 1));
        if linked && !of_an_edition {
            return None;
        }
        let end = if of_an_edition { end - 1 } else { end };
        for length in [3, 2, 1] {
            let Some(start) = end.checked_sub(length).filter(|start| *start >= self.sentence.start) else { continue };
            // An ordinal is read together with the word "edition" behind it.
            let whole = if of_an_edition { end + 1 } else { end };
            let found = self.edition_at(start, title.end).filter(|(_, stop)| (end..=whole).contains(stop));
            let Some((edition, _)) = found.filter(|_| (start + 1..=title.start).all(|next| self.joins(next))) else {
                continue;
            };
            let in_brackets = self.gap(start).ends_with(['(', '[']);
            return (of_an_edition || in_brackets || !self.is_a_time(start))
                .then_some(Cited { edition, words: start..title.end });
        }
        None
    }

    /// "In 2018 Working Together" speaks of the year.
    fn is_a_time(&self, start: usize) -> bool {
        const BEFORE: &[&str] = &[
            "in", "since", "by", "of", "from", "until", "till", "before", "after", "during", "to", "and", "between",
            "for",
        ];
        start > self.sentence.start && BEFORE.contains(&self.word(start - 1))
    }

    /// The edition that begins with a word, and the word after it.
    fn edition_at(&self, at: usize, title_end: usize) -> Option<(String, usize)> {
        self.by_name(at).or_else(|| self.by_date(at)).or_else(|| self.by_short_year(at, title_end))
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
            let is_date = month(self.word(at)).is_some();
            (!is_date && matches!(self.family.find(&name), Found::Edition(_))).then_some((name, at + length))
        })
    }

    fn by_date(&self, at: usize) -> Option<(String, usize)> {
        let is_day = |word: &str| word.parse::<u8>().is_ok_and(|day| (1..=31).contains(&day));
        let with_day = is_day(self.word(at)) && month(self.word(at + 1)).is_some();
        let at = if with_day { at + 1 } else { at };
        let named = month(self.word(at)).filter(|_| year(self.word(at + 1)).is_some() && self.joins(at + 1));
        let season = ["spring", "summer", "autumn", "winter"].contains(&self.word(at)).then_some(());
        let year_at = if named.is_some() || season.is_some() { at + 1 } else { at };
        let year = year(self.word(year_at))?;
        let of_year = year.to_string();
        // An edition that goes by its year is called by it, also where its month is told.
        let goes_by_month =
            |name: &String| ![Found::Unknown, self.family.find(&of_year)].contains(&self.family.find(name));
        let by_month = named.map(|month| format!("{year}-{month:02}")).filter(goes_by_month);
        Some((by_month.unwrap_or(of_year), self.past_update(year_at + 1)))
    }

    /// The 23 of WT23.
    fn by_short_year(&self, at: usize, title_end: usize) -> Option<(String, usize)> {
        let word = self.word(at);
        let glued = at == title_end && self.gap(at).is_empty();
        let year: u8 = word.parse().ok().filter(|year| glued && word.len() == 2 && *year < 50)?;
        Some((format!("20{year:02}"), at + 1))
    }

    /// The word after "(updated December 2020)" and after the 24 of 2023/24, which make no other edition.
    fn past_update(&self, end: usize) -> usize {
        let school_year = self.word(end);
        if school_year.len() == 2
            && school_year.parse::<u8>().is_ok()
            && ["/", "-", "\u{2013}"].contains(&self.gap(end))
        {
            return end + 1;
        }
        if !["updated", "revised", "amended"].contains(&self.word(end)) || !self.joins(end) {
            return end;
        }
        let at = if month(self.word(end + 1)).is_some() { end + 2 } else { end + 1 };
        if year(self.word(at)).is_some() { at + 1 } else { end }
    }

    /// How many words that may stand between title and edition begin here.
    fn passed_over(&self, at: usize) -> Option<usize> {
        const ISSUERS: &[&str] = &[
            "hm government",
            "department for education",
            "department of health",
            "home office",
            "nhs england",
            "the royal college",
        ];
        const WORDS: &[&str] = &[
            "statutory",
            "guidance",
            "framework",
            "document",
            "edition",
            "version",
            "updated",
            "revised",
            "published",
            "issued",
            "dated",
            "hmg",
            "dfe",
            "dfes",
            "doh",
            "rcn",
            "rcpch",
            "of",
            "from",
            "the",
        ];
        let issuer =
            ISSUERS.iter().find(|issuer| issuer.split(' ').zip(at..).all(|(word, index)| self.word(index) == word));
        if let Some(issuer) = issuer {
            return Some(issuer.split(' ').count());
        }
        let published_in =
            self.word(at) == "in" && ["published", "issued", "updated", "revised"].contains(&self.word(at - 1));
        (WORDS.contains(&self.word(at)) || published_in).then_some(1)
    }

    /// "Working Together 2023 conference" is an occasion and no guidance.
    fn is_occasion(&self, next: usize) -> bool {
        const OCCASIONS: &[&str] =
            &["conference", "event", "events", "awards", "week", "festival", "project", "network"];
        OCCASIONS.contains(&self.word(next)) && self.gap(next).trim().is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::guidance::{Row, shared};

    /// The editions cited in a text, with the words that cite them.
    fn editions(text: &str) -> Vec<(String, String)> {
        let folded = Folded::of(text);
        let sentence = 0..folded.len();
        let hits: Vec<_> = shared().phrases().find(text, &folded).collect();
        hits.into_iter()
            .filter_map(|hit| {
                let Row::Family(index) = hit.phrase.row else { return None };
                let cited = cited(text, &folded, &hit.words, &sentence, &shared().families()[index])?;
                Some((cited.edition, text[folded.range(cited.words)].to_owned()))
            })
            .collect()
    }

    #[test]
    fn editions_are_found_beside_their_titles() {
        for (text, edition) in [
            ("Working Together to Safeguard Children (HM Government, July 2018)", "2018"),
            ("Working Together, 2023, p. 107", "2023"),
            ("Working Together 2018 (updated December 2020)", "2018"),
            ("the 2018 edition of Working Together", "2018"),
            ("HM Government (2018) Working Together", "2018"),
            ("WT23 and more", "2023"),
            ("KCSIE 2023/24", "2023"),
            ("EYFS statutory framework, January 2024", "2024-01"),
            ("the fourth edition of the Intercollegiate Document", "4th edition"),
            ("Intercollegiate Document, 4th edition", "4th edition"),
            ("Keeping Children Safe in Education, published in September 2022", "2022"),
        ] {
            let found = editions(text);
            assert_eq!(found.first().map(|(name, _)| name.as_str()), Some(edition), "{text}: {found:?}");
        }
        assert_eq!(editions("see KCSIE (DfE, Sept 2024).")[0].1, "KCSIE (DfE, Sept 2024");
    }

    #[test]
    fn other_years_are_no_editions() {
        for text in [
            "In 2018 Working Together was revised",
            "Working Together for Families gave us a grant in 2018",
            "Working Together; 2018 was a year of change",
            "our Working Together 2023 conference",
            "Working Together, chapter 3",
            "ICD-10 2018",
        ] {
            assert_eq!(editions(text), [], "{text}");
        }
    }
}
