//! The catalogue as it is used: the built-in rows and those that settings add, indexed.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock, OnceLock};

use jiff::civil::Date as Day;

use super::certainty::Certainty;
use super::edition::Edition;
use super::family::{Family, texts};
use super::meant::Titles;
use super::names::{Names, Words};
use super::phrases::Phrases;
use crate::finding::shortened;
use crate::load;
use crate::model::guidance::Replaced;
use crate::model::words::{Jurisdiction, YesNo};
use crate::model::{Date, Guidance};

/// What is known of guidance and of replaced names.
#[derive(Clone, Debug, Default)]
pub struct Catalogue {
    /// The day up to which the built-in rows know.
    pub as_at: Option<Date>,
    /// The built-in catalogue in words, for "who says so".
    pub described: Arc<str>,
    /// SHA-256 of the files whose rows were added to the built-in ones, in their order.
    pub sources: Vec<String>,
    jurisdictions: Vec<Jurisdiction>,
    families: Vec<Family>,
    by_id: HashMap<String, usize>,
    titles: OnceLock<Titles>,
    terms: Vec<Term>,
    term_by_id: HashMap<String, usize>,
    names: OnceLock<Names>,
    phrases: OnceLock<Phrases>,
    /// What holds in each country and island, where that is not all of it; in the order of their words.
    narrower: [OnceLock<Option<Box<Catalogue>>>; Jurisdiction::ALL.len()],
}

/// A replaced name.
#[derive(Clone, Debug)]
pub struct Term {
    /// Short name of the row.
    pub id: String,
    /// What it names: body, process, term, role, title; empty where the catalogue does not say.
    pub kind: String,
    /// What to write now; `None` where nothing took its place.
    pub now: Option<String>,
    /// Since when.
    pub from: Option<Date>,
    /// Whether localities decide for themselves.
    pub local: bool,
    /// Whether the old name is accepted beside the new one.
    pub accepted: bool,
    /// Whether it names what does not exist yet, or not before `from`.
    pub to_come: bool,
    /// Families that have the old name themselves.
    pub quoted_in: Vec<String>,
    /// Whether `from` is the last day on which the change can have come, and areas changed earlier.
    pub at_latest: bool,
    /// How sure the catalogue is of it.
    pub certainty: Certainty,
    /// The catalogue that lists it.
    pub listed_in: Arc<str>,
    names: Vec<String>,
    other_meanings: Vec<String>,
    jurisdictions: Vec<Jurisdiction>,
}

/// How a written name meets a replaced one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TermMatch {
    /// It is that name.
    Whole,
    /// It holds that name among other words, as the name of a single body does.
    Part,
}

impl Term {
    /// The old name in all its forms, the one to speak of first.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.names.iter().map(String::as_str)
    }

    /// What the abbreviation stands for elsewhere.
    pub fn other_meanings(&self) -> impl Iterator<Item = &str> {
        self.other_meanings.iter().map(String::as_str)
    }
}

impl Catalogue {
    /// The catalogue made of several files, the later ones adding to the earlier: each with its words for "who says so".
    pub(super) fn of<'g>(files: impl IntoIterator<Item = (&'g Guidance, Arc<str>)>) -> Self {
        let mut catalogue = Self::default();
        for (file, listed_in) in files {
            if catalogue.described.is_empty() {
                catalogue.as_at = file.as_at.get().copied();
                catalogue.described = Arc::clone(&listed_in);
                catalogue.jurisdictions = file.jurisdiction.known();
            }
            let holds_in = file.jurisdiction.known();
            for rows in &file.families {
                if let Some(id) = rows.id.text() {
                    catalogue.family_mut(id, &holds_in).add(rows, &listed_in);
                }
            }
            for row in &file.terms {
                catalogue.add_term(row, &listed_in, &holds_in);
            }
        }
        for family in &mut catalogue.families {
            family.finish();
        }
        catalogue.index();
        catalogue
    }

    /// Makes its families and terms findable by their ids, once all are there.
    fn index(&mut self) {
        self.by_id = self.families.iter().enumerate().map(|(index, family)| (family.id.clone(), index)).collect();
        self.term_by_id = self.terms.iter().enumerate().map(|(index, term)| (term.id.clone(), index)).collect();
    }

    /// Whether the built-in rows are for a country or island.
    pub fn is_for(&self, jurisdiction: Jurisdiction) -> bool {
        holds_in(&self.jurisdictions, jurisdiction)
    }

    /// The countries and islands that the built-in rows are for: "England".
    pub fn places(&self) -> String {
        Jurisdiction::names(&self.jurisdictions)
    }

    /// What of it holds in a country or island; nothing where that is not known.
    pub fn of_jurisdiction(&self, jurisdiction: Option<Jurisdiction>) -> &Self {
        static NOTHING: LazyLock<Catalogue> = LazyLock::new(Catalogue::default);
        let Some(jurisdiction) = jurisdiction else { return &NOTHING };
        let position = Jurisdiction::ALL.iter().position(|known| *known == jurisdiction).unwrap_or_default();
        let narrower = self.narrower.get(position).map(|made| made.get_or_init(|| self.narrowed_to(jurisdiction)));
        narrower.and_then(Option::as_deref).unwrap_or(self)
    }

    /// What of it holds in a country or island, where that is not all of it.
    fn narrowed_to(&self, jurisdiction: Jurisdiction) -> Option<Box<Self>> {
        let families = self.families.iter().filter(|family| holds_in(&family.jurisdictions, jurisdiction)).cloned();
        let terms = self.terms.iter().filter(|term| holds_in(&term.jurisdictions, jurisdiction)).cloned();
        let (families, terms): (Vec<_>, Vec<_>) = (families.collect(), terms.collect());
        if families.len() == self.families.len() && terms.len() == self.terms.len() {
            return None;
        }
        let mut narrower = Self {
            as_at: self.as_at,
            described: Arc::clone(&self.described),
            sources: self.sources.clone(),
            jurisdictions: self.jurisdictions.clone(),
            families,
            terms,
            ..Self::default()
        };
        narrower.index();
        Some(Box::new(narrower))
    }

    /// The family with this id. A new one holds where its catalogue does.
    fn family_mut(&mut self, id: &str, holds_in: &[Jurisdiction]) -> &mut Family {
        let index = *self.by_id.entry(id.to_owned()).or_insert_with(|| {
            self.families.push(Family::new(id, holds_in));
            self.families.len() - 1
        });
        &mut self.families[index]
    }

    /// A row with the id or the name of an earlier one counts instead of it: so a partnership accepts a name that it keeps.
    fn add_term(&mut self, row: &Replaced, listed_in: &Arc<str>, holds_in: &[Jurisdiction]) {
        let (Some(id), Some(name)) = (row.id.text(), row.term.text()) else { return };
        let mut term = Term {
            id: id.to_owned(),
            kind: row.kind.text().unwrap_or_default().to_lowercase(),
            now: row.now.text().filter(|now| *now != "none").map(shortened),
            from: row.from.get().copied(),
            local: row.local.is_yes(),
            accepted: row.flag.get() == Some(&YesNo::No),
            to_come: row.to_come.is_yes(),
            quoted_in: texts(&row.quoted_in),
            at_latest: row.at_latest.is_yes(),
            certainty: Certainty::of(&row.confidence, &row.verified),
            listed_in: Arc::clone(listed_in),
            names: [vec![name.to_owned()], texts(&row.also)].concat(),
            other_meanings: texts(&row.other_meanings),
            jurisdictions: holds_in.to_vec(),
        };
        match self.term_by_id.get(id).and_then(|&index| self.terms.get_mut(index)) {
            Some(known) => {
                term.names.append(&mut known.names);
                term.other_meanings.append(&mut known.other_meanings);
                *known = term;
            }
            None => {
                self.term_by_id.insert(id.to_owned(), self.terms.len());
                self.terms.push(term);
            }
        }
    }

    /// The families, in the order of the files.
    pub fn families(&self) -> &[Family] {
        &self.families
    }

    /// What the families are called by.
    pub(super) fn titles(&self) -> &Titles {
        self.titles.get_or_init(|| Titles::of(&self.families))
    }

    /// The replaced names, in the order of the files.
    pub fn terms(&self) -> &[Term] {
        &self.terms
    }

    /// The replaced name that the title of a family is: the row says what took the place of the document.
    pub fn told_as_term(&self, family: &Family) -> Option<&Term> {
        self.term(&family.title).filter(|(_, how)| *how == TermMatch::Whole).map(|(term, _)| term)
    }

    /// All names, ready to be looked up in texts.
    pub fn phrases(&self) -> &Phrases {
        self.phrases.get_or_init(|| Phrases::of(&self.families, &self.terms))
    }

    /// What the terms are called by.
    fn names(&self) -> &Names {
        self.names.get_or_init(|| {
            let mut names = Names::default();
            for (index, term) in self.terms.iter().enumerate() {
                for name in &term.names {
                    names.add(&Words::of(name), index);
                }
            }
            names
        })
    }

    /// The family with this id.
    pub fn family(&self, id: &str) -> Option<&Family> {
        self.by_id.get(id).and_then(|&index| self.families.get(index))
    }

    /// Editions that surely come into force after this day.
    pub fn coming(&self, day: Day) -> impl Iterator<Item = (&Family, &Edition)> {
        let is_to_come =
            move |edition: &Edition| edition.is_sure() && edition.start().is_some_and(|from| from.first_day() > day);
        self.families.iter().flat_map(move |family| {
            family.editions().iter().filter(move |edition| is_to_come(edition)).map(move |edition| (family, edition))
        })
    }

    /// The id of a family that nearly reads like this one.
    pub fn nearest(&self, id: &str) -> Option<&str> {
        let ids: Vec<&str> = self.families.iter().map(|family| family.id.as_str()).collect();
        let near =
            load::nearest(id, &ids).or_else(|| self.with_title_nearly(id)).or_else(|| self.with_title_inside(id));
        near.filter(|near| !self.family(near).is_some_and(|family| is_about_adults_alone(id, &family.title)))
    }

    /// The id of the only family with a title of several words that a text has but for a few letters: "Working Togther to
    /// Safeguard Children".
    fn with_title_nearly(&self, text: &str) -> Option<&str> {
        const MOST_WRONG: usize = 3;
        const LONGEST: usize = 120;
        let plain = |text: &str| text.to_lowercase();
        let (written, letters) = (plain(text), text.chars().count());
        if letters > LONGEST || text.split_whitespace().count() < MOST_WRONG {
            return None;
        }
        let is_near = |title: &str| {
            title.chars().count().abs_diff(letters) <= MOST_WRONG
                && strsim::osa_distance(&written, &plain(title)) <= MOST_WRONG
        };
        let mut near = self.families.iter().filter(|family| family.written_names().any(|(_, title)| is_near(title)));
        near.next().filter(|_| near.next().is_none()).map(|family| family.id.as_str())
    }

    /// The id of the only family with a title among words that say no more than for whom it is or of what kind: "the intercollegiate
    /// document for health staff". What is called after it, as a plan or a checklist, is another document.
    fn with_title_inside(&self, text: &str) -> Option<&str> {
        const LONGEST: usize = 120;
        const BEFORE: [&str; 13] = [
            "the",
            "this",
            "national",
            "current",
            "latest",
            "revised",
            "new",
            "statutory",
            "guidance",
            "document",
            "rcpch",
            "rcn",
            "dfe",
        ];
        const BEHIND: [&str; 14] = [
            "for",
            "of",
            "by",
            "from",
            "in",
            "as",
            "on",
            "guidance",
            "document",
            "issued",
            "published",
            "framework",
            "competencies",
            "competences",
        ];
        if text.len() > LONGEST {
            return None;
        }
        // "Intercollegiate documents"
        let one_of_many = text.to_lowercase().replace("documents", "document");
        let words: Vec<&str> = one_of_many.split_whitespace().collect();
        if words.len() < 2 {
            return None;
        }
        let is_one_of =
            |word: &str, list: &[&str]| list.contains(&word.to_lowercase().trim_end_matches([',', ':', ';']));
        let before = words.iter().take_while(|word| is_one_of(word, &BEFORE)).count();
        let ends = (before + 1..=words.len()).filter(|end| words.get(*end).is_none_or(|word| is_one_of(word, &BEHIND)));
        let family = |(from, end): (usize, usize)| self.meant(&words.get(from..end)?.join(" "), None).family();
        let mut found = ends.flat_map(|end| [(before, end), (before.saturating_sub(1), end)]).filter_map(family);
        found.next().map(|family| family.id.as_str())
    }

    /// The family and the part of it that a text cites as one: "KCSIE Part 1".
    pub fn with_part<'t>(&self, text: &'t str) -> Option<(&Family, &'t str)> {
        const PARTS: [&str; 6] = [" part ", " annex ", " chapter ", " section ", " appendix ", " paragraph "];
        // Only capitals of plain letters are made small, so that every place stays where it is.
        let lower = text.to_ascii_lowercase();
        let at = PARTS.iter().filter_map(|part| lower.rfind(part)).max()?;
        let (title, part) = text.split_at_checked(at)?;
        let title = title.trim_end_matches([',', ':', ';', ' ', '-']);
        self.meant(title, None).family().map(|family| (family, part.trim()))
    }

    /// The replaced name that a written name is, or holds among other words.
    pub fn term(&self, written: &str) -> Option<(&Term, TermMatch)> {
        let words = Words::of(written);
        let whole = self.names().exact(&words).map(|index| (index, TermMatch::Whole));
        let found = whole.or_else(|| self.names().within(&words).map(|index| (index, TermMatch::Part)));
        found.and_then(|(index, how)| Some((self.terms.get(index)?, how)))
    }
}

/// Whether a name is of adults where the title that it comes near is of children: both intercollegiate documents are called that.
fn is_about_adults_alone(name: &str, title: &str) -> bool {
    let says = |text: &str, word: &str| text.to_lowercase().split_whitespace().any(|said| said.starts_with(word));
    says(name, "adult") && !says(name, "child") && says(title, "child")
}

/// Whether what holds in these places holds in one of them; none stands for all.
fn holds_in(places: &[Jurisdiction], jurisdiction: Jurisdiction) -> bool {
    places.is_empty() || places.contains(&jurisdiction)
}

#[cfg(test)]
mod tests {
    use super::super::testing::with;
    use super::super::{Found, TitleMatch, shared};
    use super::*;

    #[test]
    fn a_title_with_a_few_letters_wrong_and_a_part_of_a_document_are_known() {
        let near = |text: &str| shared().nearest(text);
        assert_eq!(near("Working Togther to Safeguard Children"), Some("working-together"));
        assert_eq!(near("Keeping Children Saef in Education"), Some("keeping-children-safe-in-education"));
        assert_eq!(near("Our own plan for safeguarding children"), None);
        assert_eq!(near("Intercollegiate document for children"), Some("intercollegiate"));
        assert_eq!(near("Intercollegiate document for adults"), None);
        let part = |text: &'static str| shared().with_part(text).map(|(family, part)| (family.id.as_str(), part));
        assert_eq!(part("KCSIE Part 1"), Some(("keeping-children-safe-in-education", "Part 1")));
        assert_eq!(part("Working Together, Chapter 2"), Some(("working-together", "Chapter 2")));
        for text in ["Part 1", "Our plan Part 1", "KCSIE"] {
            assert_eq!(part(text), None, "{text}");
        }
    }

    #[test]
    fn a_title_is_seen_beside_those_for_whom_it_is() {
        let near = |text: &str| shared().nearest(text);
        assert_eq!(near("the intercollegiate document for health staff"), Some("intercollegiate"));
        assert_eq!(near("the statutory guidance Working Together in its latest edition"), Some("working-together"));
        for own in [
            "Working Together action plan",
            "our plan for Working Together",
            "a document for health staff",
            "for of by",
        ] {
            assert_eq!(near(own), None, "{own}");
        }
    }

    fn term(written: &str) -> Option<(&'static str, TermMatch)> {
        shared().term(written).map(|(term, how)| (term.id.as_str(), how))
    }

    #[test]
    fn replaced_names_are_known_alone_and_inside_the_name_of_a_body() {
        assert_eq!(term("LSCB"), Some(("lscb", TermMatch::Whole)));
        assert_eq!(term("serious case reviews"), Some(("serious-case-review", TermMatch::Whole)));
        assert_eq!(term("Hampshire Safeguarding Children Board"), Some(("lscb", TermMatch::Part)));
        assert_eq!(term("Domestic Violence and Abuse"), Some(("domestic-violence", TermMatch::Whole)));
    }

    #[test]
    fn names_that_nobody_replaced_are_left_alone() {
        let professionals = "designated or named professionals";
        for written in
            ["disabled children", "the board", "HSCB", "discharged", professionals, "safeguarding partners", ""]
        {
            assert_eq!(term(written), None, "{written}");
        }
    }

    #[test]
    fn what_is_sure_to_come_is_known_beforehand() {
        let coming = |day: &str| -> Vec<String> {
            let day = day.parse().expect("a day");
            shared().coming(day).map(|(family, edition)| family.titled(&edition.name)).collect()
        };
        let school = |year: &str| format!("Keeping Children Safe in Education {year}");
        assert!(coming("2025-08-31").contains(&school("2025")));
        assert!(!coming("2025-09-01").contains(&school("2025")));
        assert!(coming("2026-08-31").contains(&school("2026")));
        assert!(coming("2026-11-22").is_empty());
        // Expected and not verified: nobody should plan by it.
        let expected = with(
            "families:\n  - id: working-together\n    title: Working Together\n    editions:\n      - {edition: \"2030\", \
             from: 2030, confidence: low}\n",
        );
        assert_eq!(expected.coming("2026-11-22".parse().expect("a day")).count(), 0);
    }

    #[test]
    fn misspelt_families_have_a_neighbour() {
        assert_eq!(shared().nearest("working-togther"), Some("working-together"));
        assert_eq!(shared().nearest("four-lscb-safeguarding-procedures"), None);
    }

    #[test]
    fn local_rows_add_editions_and_settle_what_was_unsure() {
        let catalogue = with(
            "families:\n  - id: keeping-children-safe-in-education\n    title: Keeping Children Safe in Education\n    \
             editions:\n      - {edition: \"2026\", from: 2026-09-01, confidence: high, verified: yes}\n      - {edition: \
             \"1999\", from: 1999}\n  - id: our-procedures\n    title: Our Procedures\n    editions:\n      - {edition: \
             \"1\", from: 2020, confidence: high}\n      - {edition: \"2\", from: 2025-04, confidence: high}\n",
        );
        let day = "2026-11-22".parse().expect("a day");
        let family = catalogue.family("keeping-children-safe-in-education").expect("known");
        assert_eq!(family.on(day).newest().map(|edition| edition.name.as_str()), Some("2026"));
        assert_eq!(family.find("1999"), Found::Edition(0));
        assert_eq!(family.kind, "statutory guidance");
        let own = catalogue.family("our-procedures").expect("added");
        assert!(own.on(day).after(0).is_some_and(|after| after.sure) && !own.is_statutory());
        assert!(own.editions()[0].listed_in.contains("own.yaml"));
        assert_eq!(catalogue.as_at, shared().as_at);
    }

    #[test]
    fn a_local_row_can_accept_a_name() {
        let rows = "terms:\n  - {id: our-board, term: Staffordshire Safeguarding Children Board, flag: no}\n  - {id: \
                    common-assessment-framework, term: CAF, flag: no}\n";
        let catalogue = with(rows);
        let accepted = |written| catalogue.term(written).map(|(term, how)| (term.accepted, how));
        assert_eq!(accepted("Staffordshire Safeguarding Children Board"), Some((true, TermMatch::Whole)));
        assert_eq!(accepted("Common Assessment Framework"), Some((true, TermMatch::Whole)));
        assert_eq!(accepted("LSCB"), Some((false, TermMatch::Whole)));
    }

    #[test]
    fn the_built_in_rows_fit_together() {
        for family in shared().families() {
            let editions = family.editions();
            for (index, pair) in editions.windows(2).enumerate() {
                let from = |edition: &super::super::Edition| edition.start().map(Date::first_day);
                assert!(from(&pair[0]) < from(&pair[1]), "{} {}", family.id, pair[1].name);
                assert_eq!(
                    pair[0].stated_until(),
                    pair[1].start(),
                    "{} {}: until is the next from",
                    family.id,
                    pair[0].name
                );
                assert_eq!(family.until(index), pair[1].start());
            }
            for (index, edition) in editions.iter().enumerate() {
                for name in edition.names() {
                    assert_eq!(family.find(name), Found::Edition(index), "{}: {name} means two editions", family.id);
                }
                assert_eq!(family.judge_title(&family.title), TitleMatch::Right);
            }
        }
    }
}
