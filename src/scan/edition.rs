//! The edition that stands beside a title: "Working Together (HM Government, July 2018)", "the 2018 edition of ...", WT23.

use std::ops::Range;

use super::sentence::{gap, is_issuer};
use super::when::{day_in_digits, is_law, month, year};
use super::words::Signs;
use crate::guidance::{Family, Folded, Found};

/// How many words may stand between a title and its edition.
const MOST_BETWEEN: usize = 8;

/// How many words before a title its verb may stand.
const MOST_TO_THE_VERB: usize = 6;

/// How many words a bracket behind a title may have.
const MOST_IN_BRACKETS: usize = 12;

/// A citation with its edition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Cited {
    /// The edition, as the catalogue calls it where it knows it.
    pub(super) edition: String,
    /// The words of title and edition together.
    pub(super) words: Range<usize>,
}

/// The edition beside a title. `free` are the words around it that belong to no other name.
pub(super) fn cited(
    text: &str,
    folded: &Folded,
    title: &Range<usize>,
    free: &Range<usize>,
    family: &Family,
) -> Option<Cited> {
    let reader = Reader { text, folded, family, free };
    reader.after(title).or_else(|| reader.before(title))
}

struct Reader<'a> {
    text: &'a str,
    folded: &'a Folded,
    family: &'a Family,
    free: &'a Range<usize>,
}

impl Reader<'_> {
    fn word(&self, index: usize) -> &str {
        if self.free.contains(&index) { self.folded.word_at(index) } else { "" }
    }

    fn before_word(&self, index: usize) -> &str {
        index.checked_sub(1).map_or("", |before| self.word(before))
    }

    fn gap(&self, next: usize) -> &str {
        gap(self.text, self.folded, next)
    }

    /// Whether nothing separates a word from the one before but spacing and marks that hold a citation together.
    fn joins(&self, next: usize) -> bool {
        self.gap(next).chars().all(|mark| {
            mark.is_whitespace()
                || ".,:()[]'\"*_/-\u{2013}\u{2014}".contains(mark)
                || ('\u{2018}'..='\u{201f}').contains(&mark)
        })
    }

    fn after(&self, title: &Range<usize>) -> Option<Cited> {
        let mut at = title.end;
        for _ in 0..MOST_BETWEEN {
            if !self.free.contains(&at) || !self.joins(at) {
                return None;
            }
            let found = self.edition_at(at, title);
            if let Some((edition, end)) = found.map(|found| self.or_the_next(found, title)) {
                return (!self.is_occasion(end)).then_some(Cited { edition, words: title.start..end });
            }
            if self.gap(at).contains(':') || self.gap(at).contains(" - ") {
                at = self.behind_subtitle(at, title);
            }
            at = match self.bracket(at) {
                Some(bracket) => {
                    let inside = bracket.clone().filter(|index| !is_law(self.before_word(*index)));
                    if let Some((edition, end)) = inside.clone().find_map(|index| self.edition_at(index, title)) {
                        return Some(Cited { edition, words: title.start..end });
                    }
                    bracket.end
                }
                None => at + self.passed_over(at, title)?,
            };
        }
        None
    }

    /// "1998 and 2006": the second of two years where the first is that of no edition.
    fn or_the_next(&self, (edition, end): (String, usize), title: &Range<usize>) -> (String, usize) {
        let is_unknown = self.family.find(&edition) == Found::Unknown;
        let next = Some(end + 1).filter(|_| is_unknown && self.word(end) == "and" && self.joins(end));
        let next = next.and_then(|next| self.edition_at(next, title));
        next.filter(|(next, _)| self.family.find(next) != Found::Unknown).unwrap_or((edition, end))
    }

    /// The word behind a subtitle: the first in brackets, or who issued it or an edition behind a comma.
    fn behind_subtitle(&self, at: usize, title: &Range<usize>) -> usize {
        const LONGEST: usize = 20;
        let mut rest = (at + 1..at + LONGEST).take_while(|next| self.free.contains(next));
        let ends = rest.find(|next| self.gap(*next).contains([',', '(']));
        let leads_on = |next: &usize| {
            self.gap(*next).contains('(')
                || self.edition_at(*next, title).is_some()
                || self.passed_over(*next, title).is_some()
        };
        ends.filter(leads_on).unwrap_or(at)
    }

    /// The words of the bracket that opens before a word: it belongs to the title that it stands behind, whatever it says.
    fn bracket(&self, at: usize) -> Option<Range<usize>> {
        let opens = self.gap(at).contains(['(', '[']);
        let closes = |next: &usize| self.gap(*next).contains([')', ']']);
        let end = (at + 1..=at + MOST_IN_BRACKETS).filter(|_| opens).find(closes)?;
        (end <= self.free.end).then_some(at..end)
    }

    /// "the July 2018 edition of Working Together", "HM Government (2018) Working Together".
    fn before(&self, title: &Range<usize>) -> Option<Cited> {
        const NOUNS: &[&str] = &["edition", "version", "guidance", "issue"];
        let mut end = title.start;
        while end > self.free.start && self.joins(end) && ["the", "of", "our"].contains(&self.before_word(end)) {
            end -= 1;
        }
        if ["about", "on"].contains(&self.before_word(end)) {
            return self.in_the_bracket_before(end - 1, title);
        }
        let linked = end < title.start;
        // "The July 2018 guidance, Working Together".
        let of_an_edition = NOUNS.contains(&self.before_word(end));
        if linked && !of_an_edition {
            return None;
        }
        let end = if of_an_edition { end - 1 } else { end };
        for length in [3, 2, 1] {
            let Some(start) = end.checked_sub(length).filter(|start| *start >= self.free.start) else { continue };
            // An ordinal is read together with the word "edition" behind it.
            let whole = if of_an_edition { end + 1 } else { end };
            let found = self.edition_at(start, title).filter(|(_, stop)| (end..=whole).contains(stop));
            let Some((edition, _)) = found.filter(|_| (start + 1..=title.start).all(|next| self.joins(next))) else {
                continue;
            };
            let belongs =
                (of_an_edition && (linked || self.is_led_in(start))) || self.leads_to_the_title(start, title.start);
            return belongs.then_some(Cited { edition, words: start..title.end });
        }
        None
    }

    /// "the guidance (DfE, 2019) about": the edition in the bracket that ends before a word, behind what is said to be guidance.
    fn in_the_bracket_before(&self, end: usize, title: &Range<usize>) -> Option<Cited> {
        const LONGEST: usize = 6;
        let closes = self.gap(end).contains(')');
        let opens = |at: &usize| self.gap(*at).contains('(');
        let start = (end.saturating_sub(LONGEST).max(self.free.start)..end).rev().filter(|_| closes).find(opens)?;
        let (edition, _) = (start..end).find_map(|at| self.edition_at(at, title))?;
        // What stands behind the noun tells only who issued it: "the guidance issued by the department".
        let is_noun = |at: usize| ["guidance", "advice", "framework"].contains(&self.word(at));
        let mut near = start.saturating_sub(MOST_BETWEEN).max(self.free.start)..start;
        near.any(is_noun).then_some(Cited { edition, words: start..title.end })
    }

    /// Whether a date before a title is its own: "the 2018 Working Together", "HM Government (2018) Working Together",
    /// and a date with which a clause begins. Any other year belongs to what stands before it: "Equality Act 2010, KCSIE".
    fn leads_to_the_title(&self, date: usize, title: usize) -> bool {
        let (opening, closing) = (self.gap(date), self.gap(title));
        if closing.contains([',', ':', '-', '\u{2013}', '\u{2014}']) || is_law(self.before_word(date)) {
            return false;
        }
        // "Reviewed: September 2021" dates the text.
        let is_stamp = Signs::of(self.before_word(date)).has(Signs::STAMPS);
        let begins = date == self.free.start || opening.contains([':', ';', '\u{2013}', '\u{2014}', '|']) && !is_stamp;
        opening.ends_with(['(', '[']) || begins || self.is_led_in(date)
    }

    /// "Its July 2018", "HM Government 2018", "the Department for Education's 2018".
    fn is_led_in(&self, date: usize) -> bool {
        let before = self.before_word(date);
        Signs::of(before).has(Signs::ARTICLE) || is_issuer(before)
    }

    /// The edition that begins with a word, and the word after it.
    fn edition_at(&self, at: usize, title: &Range<usize>) -> Option<(String, usize)> {
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
        let is_counted = self.gap(at + 1).trim().is_empty() && self.free.contains(&(at + 1)) && {
            !Signs::of(self.word(at + 1)).has(Signs::LIGHT.and(Signs::PRESENT))
                && !["before", "after"].contains(&self.word(at + 1))
        };
        let title = self.text.get(self.folded.range(title.clone())).unwrap_or_default();
        let stands_alone = self.gap(at).trim_matches(['\'', '\u{2019}', '\u{2018}']) == " "
            && is_code(title)
            && !is_counted
            && matches!(self.family.find(&edition), Found::Edition(_));
        (is_glued || stands_alone).then_some((edition, at + 1))
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
    fn passed_over(&self, at: usize, title: &Range<usize>) -> Option<usize> {
        const ISSUERS: &str = "hm government|uk government|department for education|department of health|home office|nhs england|\
                               the royal college|schools and colleges|in schools|which was|which were";
        let stands = |issuer: &&str| issuer.split(' ').zip(at..).all(|(word, index)| self.word(index) == word);
        let issuer = ISSUERS.split('|').find(stands);
        if let Some(issuer) = issuer {
            return Some(issuer.split(' ').count());
        }
        let is_part = ["part", "annex", "chapter"].contains(&self.word(at)) && self.free.contains(&(at + 1));
        // "as updated by the department in July 2018", "published in 2022".
        let is_done = |at: usize| Signs::of(self.word(at)).has(Signs::PARTICIPLE);
        // "The department published its revised Working Together in July 2018".
        let before = title.start.saturating_sub(MOST_TO_THE_VERB).max(self.free.start);
        let is_issued = |at: usize| Signs::of(self.word(at)).has(Signs::ISSUED);
        let is_link = match self.word(at) {
            "as" => is_done(at + 1),
            "was" | "were" => is_issued(at + 1),
            "came" => self.word(at + 1) == "into",
            "into" => self.word(at + 1) == "force",
            "force" => self.word(at - 1) == "into",
            "by" => (title.end..at).any(is_done),
            "in" if at == title.end => (before..title.start).any(is_issued),
            "in" | "on" => (title.end..at).any(|at| is_done(at) || self.word(at) == "force"),
            _ => false,
        };
        let is_one = is_link || Signs::of(self.word(at)).has(Signs::ON_COVERS);
        if is_part { Some(2) } else { is_one.then_some(1) }
    }

    /// "Working Together 2023 conference" is an occasion and no guidance.
    fn is_occasion(&self, next: usize) -> bool {
        Signs::of(self.word(next)).has(Signs::OCCASION) && self.gap(next).trim().is_empty()
    }
}

/// Whether a title is written as one word of capitals.
fn is_code(title: &str) -> bool {
    title.len() >= 3 && title.chars().filter(|letter| letter.is_uppercase()).count() + 1 >= title.chars().count()
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
            ("Keeping Children Safe in Education (Sept 16)", "2016"),
            ("KCSIE, Sept. \u{2019}16", "2016"),
            ("KCSIE updated in Sept2016", "2016"),
            ("Working Together to Safeguard Children2015", "2015"),
            ("EYFS statutory framework, January 2024", "2024-01"),
            ("the fourth edition of the Intercollegiate Document", "4th edition"),
            ("Intercollegiate Document, 4th edition", "4th edition"),
            ("Keeping Children Safe in Education, published in September 2022", "2022"),
            ("Working Together as updated by the Department for Education (DfE) in July 2018", "2018"),
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
