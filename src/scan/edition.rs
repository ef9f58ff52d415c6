//! The edition that stands beside a title: "Working Together (HM Government, July 2018)", "the 2018 edition of ...", WT23.

use std::ops::Range;

use super::sentence::{gap, is_issuer};
use super::when::is_law;
use super::words::Signs;
use crate::guidance::{Family, Folded, Found};

/// How many words may stand between a title and its edition.
const MOST_BETWEEN: usize = 12;

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
    let beside =
        reader.near(title.end, title).or_else(|| reader.behind_subtitle(title)).or_else(|| reader.before(title));
    beside.or_else(|| reader.told_of_its_issue(title))
}

/// The edition in a line below a title, which has nothing in it that does not stand on covers.
pub(super) fn cited_below(text: &str, folded: &Folded, title: &Range<usize>, family: &Family) -> Option<Cited> {
    let reader = Reader { text, folded, family, free: &(0..folded.len()) };
    reader.near(title.end, title)
}

/// What is read around a title.
pub(super) struct Reader<'a> {
    pub(super) text: &'a str,
    pub(super) folded: &'a Folded,
    pub(super) family: &'a Family,
    pub(super) free: &'a Range<usize>,
}

impl Reader<'_> {
    pub(super) fn word(&self, index: usize) -> &str {
        if self.free.contains(&index) { self.folded.word_at(index) } else { "" }
    }

    pub(super) fn before_word(&self, index: usize) -> &str {
        index.checked_sub(1).map_or("", |before| self.word(before))
    }

    pub(super) fn gap(&self, next: usize) -> &str {
        gap(self.text, self.folded, next)
    }

    /// Whether nothing separates a word from the one before but spacing and marks that hold a citation together.
    pub(super) fn joins(&self, next: usize) -> bool {
        self.gap(next).chars().all(|mark| {
            mark.is_whitespace()
                || ".,:()[]'\"*_/-\u{2013}\u{2014}".contains(mark)
                || ('\u{2018}'..='\u{201f}').contains(&mark)
        })
    }

    /// The edition that stands at a word behind a title, or behind words that stand on covers.
    pub(super) fn near(&self, from: usize, title: &Range<usize>) -> Option<Cited> {
        // "(supplementary guidance to Working Together) HM Government 2008": the year of what the bracket explains.
        let opens = |at: &usize| self.gap(*at).contains('(');
        let is_explained = || (title.start.saturating_sub(MOST_TO_THE_VERB)..title.start).rev().find(opens).is_some();
        if from == title.end && self.gap(from).starts_with(')') && !opens(&title.start) && is_explained() {
            return None;
        }
        let mut at = from + usize::from(from == title.end && self.is_note(from));
        for _ in 0..MOST_BETWEEN {
            // "...; HM Government 2018".
            let is_issued = |at: usize| {
                let is_next = is_issuer(self.word(at)) || at > title.end + 1;
                let is_date = || {
                    self.edition_at(at, title)
                        .is_some_and(|(_, end)| self.gap(end).trim() != "" || end >= self.free.end)
                };
                self.gap(at).trim() == ";" && (is_next || is_date())
            };
            if !self.free.contains(&at) || !(self.joins(at) || is_issued(at)) {
                return None;
            }
            let found = self.edition_at(at, title);
            if let Some((edition, end)) = found.map(|found| self.or_the_next(found, title)) {
                return (!self.is_occasion(end)).then_some(Cited { edition, words: title.start..end });
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

    /// "Children1 (2006)": the number of a note between a title and the bracket with its year.
    fn is_note(&self, at: usize) -> bool {
        let is_number = self.word(at).len() <= 2 && self.word(at).parse::<u8>().is_ok();
        is_number && self.gap(at).is_empty() && self.gap(at + 1).contains(['(', '['])
    }

    /// "1998 and 2006": the second of two years where the first is that of no edition.
    fn or_the_next(&self, (edition, end): (String, usize), title: &Range<usize>) -> (String, usize) {
        let is_unknown = self.family.find(&edition) == Found::Unknown;
        let next = Some(end + 1).filter(|_| is_unknown && self.word(end) == "and" && self.joins(end));
        let next = next.and_then(|next| self.edition_at(next, title));
        next.filter(|(next, _)| self.family.find(next) != Found::Unknown).unwrap_or((edition, end))
    }

    /// The words of the bracket that opens before a word: it belongs to the title that it stands behind, whatever it says.
    pub(super) fn bracket(&self, at: usize) -> Option<Range<usize>> {
        let opens = self.gap(at).contains(['(', '[']);
        let closes = |next: &usize| self.gap(*next).contains([')', ']']);
        let end = (at + 1..=at + MOST_IN_BRACKETS).filter(|_| opens).find(closes)?;
        (end <= self.free.end).then_some(at..end)
    }

    /// "the July 2018 edition of Working Together", "HM Government (2018) Working Together", "guidance from July 2013
    /// entitled ...": over what a document is called by.
    fn before(&self, title: &Range<usize>) -> Option<Cited> {
        const NOUNS: &[&str] =
            &["edition", "version", "guidance", "issue", "report", "document", "advice", "framework", "publication"];
        const LINKS: &[&str] = &["the", "of", "our"];
        const NAMES: &[&str] = &["entitled", "titled", "called", "named"];
        let (mut is_noun, mut is_linked) = (false, false);
        let mut end = title.start;
        for _ in 0..MOST_BETWEEN {
            if end <= self.free.start || !self.joins(end) {
                return None;
            }
            if let Some((start, edition)) = self.edition_before(end, is_noun, title) {
                let is_noun = is_noun || NOUNS.contains(&self.before_word(end));
                let belongs = match end == title.start {
                    true => self.leads_to_the_title(start, title.start),
                    false => {
                        (is_noun && (is_linked || self.is_led_in(start))) || (!is_linked && start == self.free.start)
                    }
                };
                let words = start..title.end;
                return (belongs || self.dates_a_noun(start, NOUNS)).then_some(Cited { edition, words });
            }
            let word = self.before_word(end);
            let is_link = !is_noun && LINKS.contains(&word);
            let is_behind_bracket = word == "of" && self.gap(end - 1).contains(')');
            if ["about", "on"].contains(&word) || is_behind_bracket {
                return self.in_the_bracket_before(end - 1, title);
            }
            let is_of_its_kind = (is_noun && word == "statutory") || is_issuer(word);
            if !(is_link || NOUNS.contains(&word) || NAMES.contains(&word) || is_of_its_kind) {
                return None;
            }
            is_linked |= is_link;
            is_noun |= NOUNS.contains(&word);
            end -= 1;
        }
        None
    }

    /// The edition that ends before a word, and where it begins. An ordinal is read together with the noun behind it.
    fn edition_before(&self, end: usize, is_noun: bool, title: &Range<usize>) -> Option<(usize, String)> {
        (1..=3).rev().find_map(|length| {
            let start = end.checked_sub(length).filter(|start| *start >= self.free.start)?;
            let (edition, stop) = self.edition_at(start, title)?;
            let fits = stop == end || (is_noun && stop == end + 1);
            (fits && (start + 1..end).all(|next| self.joins(next))).then_some((start, edition))
        })
    }

    /// "guidance from July 2013": whether a date stands behind what a document is called by.
    fn dates_a_noun(&self, date: usize, nouns: &[&str]) -> bool {
        // "guidance issued by the department in September 2018, called".
        let is_light =
            |at: &usize| Signs::of(self.word(*at)).has(Signs::ON_COVERS.and(Signs::ISSUED).and(Signs::LIGHT));
        let near = date.saturating_sub(MOST_BETWEEN).max(self.free.start)..date;
        let issued =
            near.clone().rev().take_while(is_light).filter(|at| Signs::of(self.word(*at)).has(Signs::ISSUED)).last();
        if self.before_word(date) == "in" && issued.is_some_and(|at| nouns.contains(&self.before_word(at))) {
            return true;
        }
        let linked = ["from", "of", "dated", "issued", "published"].contains(&self.before_word(date));
        linked && nouns.contains(&self.before_word(date - 1))
    }

    /// "the guidance (DfE, 2019) about": the edition in the bracket that ends before a word, behind what is said to be guidance.
    fn in_the_bracket_before(&self, end: usize, title: &Range<usize>) -> Option<Cited> {
        const LONGEST: usize = 6;
        let closes = self.gap(end).contains(')');
        let opens = |at: &usize| self.gap(*at).contains('(');
        let start = (end.saturating_sub(LONGEST).max(self.free.start)..end).rev().filter(|_| closes).find(opens)?;
        let (edition, _) = (start..end).find_map(|at| self.edition_at(at, title))?;
        // What stands behind the noun tells only who issued it: "the guidance issued by the department".
        let is_noun = |at: usize| ["guidance", "advice", "framework", "edition", "version"].contains(&self.word(at));
        let mut near = start.saturating_sub(MOST_BETWEEN).max(self.free.start)..start;
        near.any(is_noun).then_some(Cited { edition, words: start..title.end })
    }

    /// Whether a date before a title is its own: "the 2018 Working Together", "HM Government (2018) Working Together",
    /// and a date with which a clause begins. Any other year belongs to what stands before it: "Equality Act 2010, KCSIE".
    fn leads_to_the_title(&self, date: usize, title: usize) -> bool {
        let (opening, closing) = (self.gap(date), self.gap(title));
        // "Source: DfE 2019, Keeping Children Safe in Education".
        let issuer = date.checked_sub(1).filter(|at| is_issuer(self.word(*at)));
        let begins = |at: usize| at == self.free.start || self.gap(at).contains([':', '(']);
        if closing.trim() == "," && issuer.is_some_and(begins) {
            return true;
        }
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
        const NEW: &[&str] = &["new", "latest", "revised", "updated", "current", "recent", "statutory"];
        let news =
            (1..=2).take_while(|back| date.checked_sub(*back).is_some_and(|at| NEW.contains(&self.word(at)))).count();
        let before = self.before_word(date - news);
        Signs::of(before).has(Signs::ARTICLE) || is_issuer(before)
    }

    /// How many words that may stand between title and edition begin here.
    fn passed_over(&self, at: usize, title: &Range<usize>) -> Option<usize> {
        const ISSUERS: &str = "children schools and families|education and skills|schools and colleges|in schools|which was|which were|the royal";
        let stands = |issuer: &&str| issuer.split(' ').zip(at..).all(|(word, index)| self.word(index) == word);
        let issuer = ISSUERS.split('|').find(stands);
        if let Some(issuer) = issuer {
            return Some(issuer.split(' ').count());
        }
        let is_part = ["part", "annex", "chapter", "para", "paragraph", "page", "section"].contains(&self.word(at))
            && self.free.contains(&(at + 1));
        // "as updated by the department in July 2018", "published in 2022".
        let is_done = |at: usize| Signs::of(self.word(at)).has(Signs::PARTICIPLE);
        // "The department published its revised Working Together in July 2018".
        let before = title.start.saturating_sub(MOST_TO_THE_VERB).max(self.free.start);
        let is_issued = |at: usize| Signs::of(self.word(at)).has(Signs::ISSUED);
        let is_link = match self.word(at) {
            "as" => is_done(at + 1),
            "was" | "were" => is_issued(at + 1),
            "came" | "comes" | "coming" => self.word(at + 1) == "into",
            "into" => ["force", "effect"].contains(&self.word(at + 1)),
            "force" | "effect" => self.word(at - 1) == "into",
            "by" => (title.end..at).any(is_done),
            "in" if at == title.end => (before..title.start).any(is_issued),
            "in" | "on" => (title.end..at).any(|at| is_done(at) || ["force", "effect"].contains(&self.word(at))),
            _ => false,
        };
        let is_one = is_link || Signs::of(self.word(at)).has(Signs::ON_COVERS) || self.is_of_the_title(at);
        if is_part { Some(2) } else { is_one.then_some(1) }
    }

    /// "Working Together to Safeguard Childern": whether a word begins as one of the title does, of which people write the first
    /// words right.
    fn is_of_the_title(&self, at: usize) -> bool {
        const ENOUGH: usize = 4;
        let word = self.word(at);
        let begins = |title: &str| {
            let same =
                title.bytes().zip(word.bytes()).take_while(|(one, other)| one.eq_ignore_ascii_case(other)).count();
            same == title.len() || same >= ENOUGH
        };
        !word.is_empty() && self.family.title.split(' ').any(begins)
    }

    /// "Working Together 2023 conference" is an occasion and no guidance.
    fn is_occasion(&self, next: usize) -> bool {
        Signs::of(self.word(next)).has(Signs::OCCASION) && self.gap(next).trim().is_empty()
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
            ("Keeping Children Safe in Education (Sept 16)", "2016"),
            ("KCSIE, Sept. \u{2019}16", "2016"),
            ("KCSIE updated in Sept2016", "2016"),
            ("Working Together to Safeguard Children2015", "2015"),
            ("EYFS statutory framework, January 2024", "2024-01"),
            ("the fourth edition of the Intercollegiate Document", "4th edition"),
            ("Intercollegiate Document, 4th edition", "4th edition"),
            ("Keeping Children Safe in Education, published in September 2022", "2022"),
            ("Use of reasonable force: advice for headteachers, staff and governing bodies (July 2013)", "2013"),
            ("guidance from July 2013 entitled \u{2018}Use of reasonable force\u{2019}", "2013"),
            ("the Government\u{2019}s 2015 report \u{2018}Working Together to Safeguard Children\u{2019}", "2015"),
            ("Working Together to Safeguard Children1 (2006)", "2006"),
            ("The most recent EYFS came into effect in September 2014", "2014"),
            ("In 2018, the Department for Education published Information sharing advice", "2018"),
            ("KCSIE, 2016it says", "2016"),
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
            "Working Together: our behaviour policy (2019)",
            "Working Together is what the Children and Social Work Act 2017 brought into force in 2018",
            "Working Together; 2018 was a year of change",
            "our Working Together 2023 conference",
            "Working Together, chapter 3",
            "ICD-10 2018",
        ] {
            assert_eq!(editions(text), [], "{text}");
        }
    }
}
