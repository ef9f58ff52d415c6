//! Names compared by their words: case, punctuation and spacing make no difference, and a name is found inside a
//! longer text only as whole words, so that "LSCB" is not found in a longer abbreviation.

use std::collections::HashMap;

use crate::model::Date;
use crate::model::date::MONTHS;

/// Texts are compared by their first words only; no title or name is longer, and hostile ones cost no more.
const MOST_WORDS: usize = 40;

/// A text as its words: lower case, without punctuation and apostrophes, "&" as "and".
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Words(Vec<String>);

impl Words {
    /// The words of a text.
    pub(super) fn of(text: &str) -> Self {
        let plain = text.replace(['\'', '\u{2019}'], "").replace('&', " and ");
        let words = plain.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
        Self(words.take(MOST_WORDS).map(str::to_lowercase).collect())
    }

    /// The words without an edition at their end: "Working Together 2018" and "Working Together: July 2018" are the title
    /// "Working Together".
    pub(super) fn of_title(text: &str) -> Self {
        let mut words = Self::of(text);
        if let [.., year, short] = words.0.as_slice()
            && is_year(year)
            && is_number(short, 2)
        {
            // The 26 of "2025/26".
            words.0.pop();
        }
        while let Some(year) = words.0.pop_if(|word| is_year(word)) {
            if words.0.pop_if(|month| is_month(month, &year)).is_some() {
                words.0.pop_if(|day| is_number(day, 1) || is_number(day, 2));
            }
        }
        words
    }

    /// The words of an abbreviation with a year glued to it: "WT23" and "KCSIE2025" without their years.
    pub(super) fn of_code(text: &str) -> Self {
        let bare = text.trim().trim_end_matches(|letter: char| letter.is_ascii_digit());
        let year = text.trim().len() - bare.len();
        let is_code = (year == 2 || year == 4) && bare.len() >= 2 && bare.bytes().all(|b| b.is_ascii_alphabetic());
        if is_code { Self::of(bare) } else { Self(Vec::new()) }
    }

    /// The words that name a document: without an article before them, and without "guidance" behind them.
    pub(super) fn bare(mut self) -> Self {
        if self.0.len() > 1 && self.0.first().is_some_and(|word| word == "the") {
            self.0.remove(0);
        }
        while self.0.len() > 1 && self.0.last().is_some_and(|word| word == "guidance" || word == "statutory") {
            self.0.pop();
        }
        self
    }

    /// How many words there are.
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// How many of the other text's words stand in this one.
    pub(super) fn shared_with(&self, other: &Self) -> usize {
        other.0.iter().filter(|word| self.0.contains(word)).count()
    }
}

/// Whether a word and a year are a month. Most words do not begin like one, and then no date has to be read.
fn is_month(word: &str, year: &str) -> bool {
    let begins = |month: &str| {
        let (word, month) = (word.as_bytes().get(..3), month.as_bytes().get(..3));
        word.zip(month).is_some_and(|(word, month)| word.eq_ignore_ascii_case(month))
    };
    let may_be = word.starts_with(|letter: char| !letter.is_alphabetic()) || MONTHS.iter().any(|month| begins(month));
    may_be && Date::parse(&format!("{word} {year}")).is_some()
}

/// A title without the years at its end.
pub(super) fn without_year(title: &str) -> &str {
    let mut title = title.trim();
    while let Some((before, last)) = title.rsplit_once(|letter: char| !letter.is_alphanumeric())
        && is_year(last)
    {
        title = before.trim_end_matches(|letter: char| !letter.is_alphanumeric());
    }
    title
}

fn is_year(word: &str) -> bool {
    is_number(word, 4)
}

fn is_number(word: &str, digits: usize) -> bool {
    word.len() == digits && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// Names, each with a number that says what it names.
#[derive(Clone, Debug, Default)]
pub(super) struct Names {
    known: HashMap<String, usize>,
    longest: usize,
}

impl Names {
    /// Adds a name; of two alike the later counts.
    pub(super) fn add(&mut self, name: &Words, what: usize) {
        if !name.0.is_empty() {
            self.longest = self.longest.max(name.0.len());
            self.known.insert(name.0.join(" "), what);
        }
    }

    /// What the whole text names.
    pub(super) fn exact(&self, text: &Words) -> Option<usize> {
        self.known.get(&text.0.join(" ")).copied()
    }

    /// What the longest name inside the text names.
    pub(super) fn within(&self, text: &Words) -> Option<usize> {
        let mut best: Option<(usize, usize)> = None;
        for start in 0..text.0.len() {
            let mut candidate = String::new();
            for (length, word) in text.0[start..].iter().take(self.longest).enumerate() {
                if length > 0 {
                    candidate.push(' ');
                }
                candidate.push_str(word);
                if let Some(&what) = self.known.get(&candidate)
                    && best.is_none_or(|(longest, _)| length > longest)
                {
                    best = Some((length, what));
                }
            }
        }
        best.map(|(_, what)| what)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_as_whole_words() {
        let mut names = Names::default();
        names.add(&Words::of("Safeguarding Children Board"), 1);
        names.add(&Words::of("Local Safeguarding Children Board"), 2);
        names.add(&Words::of("LSCB"), 3);
        assert_eq!(names.exact(&Words::of("local  safeguarding-children BOARD")), Some(2));
        assert_eq!(names.within(&Words::of("Southampton Local Safeguarding Children Board (SLSCB)")), Some(2));
        assert_eq!(names.within(&Words::of("Hampshire Safeguarding Children Board")), Some(1));
        assert_eq!(names.within(&Words::of("the 4LSCB area")), None);
        assert_eq!(names.within(&Words::of("")), None);
    }

    #[test]
    fn a_title_is_known_with_and_without_its_year() {
        assert_eq!(Words::of_title("Working Together, 2023"), Words::of("working together"));
        assert_eq!(Words::of("Children\u{2019}s Trust"), Words::of("Children's Trust"));
        assert_eq!(Words::of("Roles & Competencies"), Words::of("roles and competencies"));
    }
}
