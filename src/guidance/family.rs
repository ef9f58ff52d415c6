//! A document that appears in editions, and which edition a citation means.

use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use super::edition::{Edition, edition_in_words};
use super::names::{Names, Words, without_year};
use super::phrases::{Form, is_title};
use crate::finding::shortened;
use crate::model::clock::overlap;
use crate::model::date::Precision;
use crate::model::located::Leaf;
use crate::model::words::Jurisdiction;
use crate::model::{Date, OneOrMany, guidance};

/// A family of guidance as it is used: editions in order, with what they are called.
#[derive(Clone, Debug)]
pub struct Family {
    /// The short name by which citations refer to it.
    pub id: String,
    /// The title of the newest edition.
    pub title: String,
    /// What it is: statutory guidance, Act, advice; empty where the catalogue does not say.
    pub kind: String,
    /// What its row remarks.
    pub note: Option<String>,
    editions: Vec<Edition>,
    never: HashMap<String, Option<String>>,
    by_name: HashMap<String, usize>,
    right_titles: Titles,
    wrong_titles: Titles,
    written: Vec<(Form, String)>,
    /// The countries and islands in which it holds; none, where that is all.
    pub(super) jurisdictions: Vec<Jurisdiction>,
}

/// Titles as rows have them. They are taken apart when somebody asks for them: in most runs nobody does.
#[derive(Clone, Debug, Default)]
struct Titles {
    written: Vec<String>,
    names: OnceLock<Names>,
}

impl Titles {
    fn add(&mut self, title: &str) {
        self.written.push(title.to_owned());
        self.names.take();
    }

    fn names(&self) -> &Names {
        self.names.get_or_init(|| {
            let mut names = Names::default();
            for title in &self.written {
                names.add(&Words::of_title(title), 0);
            }
            names
        })
    }
}

/// What a cited edition comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found<'f> {
    /// The edition with this number.
    Edition(usize),
    /// It never existed; the edition that is meant, where that is known.
    Never(Option<&'f str>),
    /// The catalogue does not know it.
    Unknown,
}

/// How a written title compares with the right ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TitleMatch {
    /// A right title, or one with words around it.
    Right,
    /// A mistake that the catalogue knows.
    KnownMistake,
    /// Another wording.
    Different,
}

pub(super) fn texts(list: &OneOrMany<Leaf<String>>) -> Vec<String> {
    list.iter().filter_map(Leaf::text).map(str::to_owned).collect()
}

impl Family {
    /// A family without rows, which holds where its catalogue does.
    pub(super) fn new(id: &str, holds_in: &[Jurisdiction]) -> Self {
        Self {
            id: id.to_owned(),
            title: String::new(),
            kind: String::new(),
            note: None,
            editions: Vec::new(),
            never: HashMap::new(),
            by_name: HashMap::new(),
            right_titles: Titles::default(),
            wrong_titles: Titles::default(),
            written: Vec::new(),
            jurisdictions: holds_in.to_vec(),
        }
    }

    /// Adds the rows of a catalogue. What an earlier catalogue says of title and kind stays; a row for an edition that
    /// it has, replaces that row.
    pub(super) fn add(&mut self, rows: &guidance::Family, listed_in: &Arc<str>) {
        if self.title.is_empty() {
            self.title = shortened(rows.title.text().unwrap_or(&self.id));
        }
        if !rows.jurisdiction.is_empty() {
            self.jurisdictions = rows.jurisdiction.known();
        }
        if self.kind.is_empty() {
            self.kind = shortened(rows.kind.text().unwrap_or_default());
        }
        if self.note.is_none() {
            self.note = rows.note.text().map(str::to_owned);
        }
        for title in rows.title.text().into_iter().chain(rows.short.iter().filter_map(Leaf::text)) {
            self.right_titles.add(title);
        }
        for title in rows.wrong_titles.iter().filter_map(Leaf::text) {
            self.wrong_titles.add(title);
        }
        let titles = rows.title.text().map(|title| (Form::Full, title));
        let short = rows.short.iter().filter_map(Leaf::text).map(|title| (Form::Short, title));
        let wrong = rows.wrong_titles.iter().filter_map(Leaf::text).map(|title| (Form::Wrong, title));
        for (form, title) in titles.into_iter().chain(short).chain(wrong) {
            self.written.push((form, self.as_written(title).to_owned()));
        }
        for row in &rows.editions {
            if let Some(edition) = Edition::of(row, listed_in) {
                self.add_edition(edition);
            }
        }
        for row in &rows.never {
            if let Some(name) = row.edition.text() {
                self.never.insert(name_key(name), row.meant.text().map(str::to_owned));
            }
        }
    }

    /// A title as texts have it before an edition. An Act is called by its year, which is no edition.
    fn as_written<'t>(&self, title: &'t str) -> &'t str {
        if self.is_law() { title } else { without_year(title) }
    }

    /// The titles as they are written in texts, and letters that mean this guidance together with a year.
    pub(super) fn written_names(&self) -> impl Iterator<Item = (Form, &str)> {
        let titles = self.written.iter().map(|(form, title)| (*form, title.as_str()));
        let editions = self.editions.iter().filter_map(|edition| edition.title.as_deref());
        let codes = self.editions.iter().flat_map(Edition::other_names).filter_map(|name| code_in(name));
        let editions = editions.map(|title| (Form::Short, self.as_written(title)));
        titles.chain(editions).chain(codes.map(|code| (Form::Code, code)))
    }

    /// The edition that alone has such a title, where the family has another one. A short title, "Use of reasonable force",
    /// is said of the thing too.
    pub(crate) fn edition_titled(&self, written: &str) -> Option<&Edition> {
        const FEWEST_WORDS: usize = 6;
        let is_same = |title: &str| title.eq_ignore_ascii_case(written);
        let is_long = |written: &str| written.split(' ').count() >= FEWEST_WORDS && is_title(written);
        let titled = |edition: &&Edition| edition.title.as_deref().is_some_and(is_same) && is_long(written);
        self.editions.iter().find(titled)
    }

    /// The countries and islands in which it holds, by their names.
    pub fn places(&self) -> impl Iterator<Item = &str> {
        self.jurisdictions.iter().map(|jurisdiction| jurisdiction.name())
    }

    /// Short names and other usual titles.
    pub fn short_names(&self) -> impl Iterator<Item = &str> {
        self.written.iter().filter(|(form, _)| *form == Form::Short).map(|(_, title)| title.as_str())
    }

    /// Titles that people write wrongly.
    pub fn wrong_titles(&self) -> impl Iterator<Item = &str> {
        self.written.iter().filter(|(form, _)| *form == Form::Wrong).map(|(_, title)| title.as_str())
    }

    /// Editions that never existed, each with the one that is meant.
    pub fn never(&self) -> impl Iterator<Item = (&str, Option<&str>)> {
        self.never.iter().map(|(name, meant)| (name.as_str(), meant.as_deref()))
    }

    fn add_edition(&mut self, edition: Edition) {
        for title in edition.title.iter().chain(edition.other_names()) {
            self.right_titles.add(title);
        }
        let key = name_key(&edition.name);
        let known = self.by_name.get(&key).copied();
        if let Some(row) = known.and_then(|index| self.editions.get_mut(index)) {
            *row = edition;
            return;
        }
        self.by_name.insert(key, self.editions.len());
        self.editions.push(edition);
    }

    /// Brings the editions into order and indexes their names, once all rows are there.
    pub(super) fn finish(&mut self) {
        // Catalogues list the oldest first, and a row without a date stays behind the one it was written after.
        let mut latest = None;
        let mut keyed: Vec<_> = std::mem::take(&mut self.editions)
            .into_iter()
            .map(|edition| {
                let from = edition.start().map(Date::first_day);
                latest = from.or(latest);
                (latest, edition)
            })
            .collect();
        keyed.sort_by_key(|(from, _)| *from);
        self.editions = keyed.into_iter().map(|(_, edition)| edition).collect();
        self.by_name.clear();
        for (index, edition) in self.editions.iter().enumerate() {
            self.by_name.insert(name_key(&edition.name), index);
        }
        for (index, edition) in self.editions.iter().enumerate() {
            for name in edition.other_names() {
                self.by_name.entry(name_key(name)).or_insert(index);
            }
        }
    }

    /// The editions, oldest first.
    pub fn editions(&self) -> &[Edition] {
        &self.editions
    }

    /// The edition that a citation means. Behind its name may stand that it was updated, or the rest of a school year:
    /// "2023, updated February 2024", "2025/26".
    pub fn find(&self, cited: &str) -> Found<'_> {
        match self.find_named(cited) {
            Found::Unknown => {
                let named = cited.split_once([',', '(', ';', '/']).filter(|(name, rest)| !is_other_year(name, rest));
                named.map_or(Found::Unknown, |(name, _)| self.find_named(name))
            }
            found => found,
        }
    }

    fn find_named(&self, cited: &str) -> Found<'_> {
        let key = name_key(cited);
        if let Some(&index) = self.by_name.get(&key) {
            return Found::Edition(index);
        }
        if let Some(meant) = self.never.get(&key) {
            return Found::Never(meant.as_deref());
        }
        match code_in(&cited.trim().to_uppercase()) {
            Some(code) => self.find_named(&format!("20{}", &cited.trim()[code.len()..])),
            None => self.begun_in(cited).map_or(Found::Unknown, Found::Edition),
        }
    }

    /// The edition that is called by its year, and is cited by the month or the day on which it began: "September 2025".
    fn begun_in(&self, cited: &str) -> Option<usize> {
        let is_within_a_year = |date: &Date| date.precision() != Precision::Year;
        let date = Date::parse(cited.trim()).filter(is_within_a_year)?;
        let began =
            |edition: &Edition| edition.start().filter(is_within_a_year).is_some_and(|start| overlap(start, date));
        let mut begun = self.editions.iter().enumerate().filter(|(_, edition)| began(edition));
        begun.next().filter(|_| begun.next().is_none()).map(|(index, _)| index)
    }

    /// When an edition was replaced: the start of the next one, else what its own row says.
    pub fn until(&self, index: usize) -> Option<Date> {
        self.editions.get(index + 1).and_then(Edition::start).or_else(|| self.editions.get(index)?.stated_until())
    }

    /// Whether there are several editions with dates, so that a citation without its edition is open.
    pub fn has_dated_editions(&self) -> bool {
        self.editions.iter().filter(|edition| edition.start().is_some()).nth(1).is_some()
    }

    /// The title with an edition: "Working Together to Safeguard Children 2023".
    pub fn titled(&self, edition: &str) -> String {
        let words = edition_in_words(edition);
        if words == edition { format!("{} {words}", self.title) } else { format!("{} ({words})", self.title) }
    }

    /// How an edition of it began, to stand behind its name, as surely as the catalogue knows it: "in force since
    /// 1 September 2026", "published on 18 March 2026", "said to be in force since 2012".
    pub fn beginning(&self, edition: &Edition) -> Option<String> {
        let is_binding = self.is_statutory() || ["code of practice", "duty"].contains(&self.kind.as_str());
        edition.beginning(self.is_law(), is_binding)
    }

    /// How a title as written compares with the right ones.
    pub fn judge_title(&self, written: &str) -> TitleMatch {
        let words = Words::of_title(written);
        if self.right_titles.names().exact(&words).is_some() {
            return TitleMatch::Right;
        }
        if self.wrong_titles.names().within(&words).is_some() {
            return TitleMatch::KnownMistake;
        }
        // Short names stand inside many a wrong title, so only the whole title may have words around it.
        let full = Words::of_title(&self.title);
        let mut title = Names::default();
        title.add(&full, 0);
        if title.within(&words).is_some() {
            return TitleMatch::Right;
        }
        // "Training chapter of Working Together" speaks of it by its short name and does not try the title.
        let by_short_name =
            self.right_titles.names().within(&words).is_some() && words.shared_with(&full) * 2 < full.len();
        if by_short_name { TitleMatch::Right } else { TitleMatch::Different }
    }

    /// Whether it binds by law: statutory guidance, an Act or regulations.
    pub fn is_statutory(&self) -> bool {
        self.is_law() || self.is_statutory_guidance()
    }

    /// Whether it is statutory guidance.
    pub fn is_statutory_guidance(&self) -> bool {
        ["statutory guidance", "statutory framework"].iter().any(|kind| self.kind.eq_ignore_ascii_case(kind))
    }

    /// Whether it is an Act or regulations.
    pub fn is_law(&self) -> bool {
        ["act", "regulations"].iter().any(|kind| self.kind.eq_ignore_ascii_case(kind))
    }

    /// What it is, for a sentence.
    pub fn kind_in_words(&self) -> &str {
        if self.kind.is_empty() { "guidance" } else { &self.kind }
    }
}

/// The letters of "WT23", by which people cite an edition.
fn code_in(name: &str) -> Option<&str> {
    let letters = name.bytes().take_while(u8::is_ascii_uppercase).count();
    let (code, year) = name.split_at(letters);
    (code.len() >= 2 && year.len() == 2 && year.bytes().all(|byte| byte.is_ascii_digit())).then_some(code)
}

/// Editions are compared as dates where they are dates ("September 2023" is 2023-09), else by their words.
fn name_key(name: &str) -> String {
    Date::parse(name.trim()).map_or_else(|| name.trim().to_lowercase(), |date| date.to_string())
}

/// Whether what stands behind a year is another one that does not follow it: "2023/2018" names two editions.
fn is_other_year(name: &str, rest: &str) -> bool {
    let year = |text: &str| text.trim().parse::<u32>().ok().filter(|_| text.trim().len() == 4);
    year(name).zip(year(rest)).is_some_and(|(first, second)| second != first + 1)
}

#[cfg(test)]
mod tests {
    use super::super::shared;
    use super::*;

    fn found(family: &str, cited: &str) -> Option<String> {
        let family = shared().family(family).expect(family);
        match family.find(cited) {
            Found::Edition(index) => family.editions().get(index).map(|edition| edition.name.clone()),
            Found::Never(_) | Found::Unknown => None,
        }
    }

    #[test]
    fn an_edition_goes_by_the_month_and_the_day_on_which_it_began() {
        for (family, cited, edition) in [
            ("keeping-children-safe-in-education", "2025-09", "2025"),
            ("keeping-children-safe-in-education", "September 2025", "2025"),
            ("keeping-children-safe-in-education", "1 September 2025", "2025"),
            ("keeping-children-safe-in-education", "KCSIE25", "2025"),
            ("keeping-children-safe-in-education", "2025/26", "2025"),
            ("working-together", "July 2018", "2018"),
            ("working-together", "December 2023", "2023"),
            ("working-together", "2023, updated February 2024", "2023"),
            ("working-together", "February 2024", "2023"),
            ("working-together", "March 2026", "2026"),
            ("prevent-duty", "31 December 2023", "2023"),
        ] {
            assert_eq!(found(family, cited).as_deref(), Some(edition), "{family} {cited}");
        }
        for (family, cited) in [
            ("keeping-children-safe-in-education", "October 2025"),
            ("working-together", "2023/2018"),
            ("working-together", "2023; 2018"),
            ("keeping-children-safe-in-education", "2 September 2025"),
            ("keeping-children-safe-in-education", "2027"),
            ("working-together", "TBC"),
            ("working-together", ", 2023"),
        ] {
            assert_eq!(found(family, cited), None, "{family} {cited}");
        }
    }
}
