//! One edition of a document: what it is called, how it began and how sure the catalogue is of that.

use std::sync::Arc;

use super::certainty::Certainty;
use super::family::texts;
use super::part::Part;
use crate::finding::shortened;
use crate::model::Date;
use crate::model::date::Precision;
use crate::model::guidance;
use crate::model::located::Read;

/// One edition.
#[derive(Clone, Debug)]
pub struct Edition {
    /// What people call it, often a year.
    pub name: String,
    /// The title, where this edition's differs from the family's.
    pub title: Option<String>,
    /// How sure the catalogue is of it.
    pub certainty: Certainty,
    /// The catalogue that lists it, for "who says so".
    pub listed_in: Arc<str>,
    /// Where its row was read.
    pub source: Option<String>,
    /// What its row remarks.
    pub note: Option<String>,
    /// Sections of an Act, by their commencement.
    pub parts: Vec<Part>,
    also_cited_as: Vec<String>,
    from: Option<Date>,
    published: Option<Date>,
    until: Option<Date>,
}

impl Edition {
    /// An edition by its row; `None` where it has no name.
    pub(super) fn of(row: &guidance::Edition, listed_in: &Arc<str>) -> Option<Self> {
        Some(Self {
            name: row.edition.text()?.to_owned(),
            title: row.title.text().map(shortened),
            certainty: Certainty::of(&row.confidence, &row.verified),
            listed_in: Arc::clone(listed_in),
            source: row.source.text().map(str::to_owned),
            note: row.note.text().map(str::to_owned),
            parts: row.parts.iter().map(|part| Part::of(part)).collect(),
            also_cited_as: texts(&row.also_cited_as),
            from: row.from.get().copied(),
            published: row.published.get().copied(),
            until: row.until.get().copied(),
        })
    }

    /// The edition in words: "2023", "September 2023", "4th edition".
    pub fn in_words(&self) -> String {
        edition_in_words(&self.name)
    }

    /// What it is called in citations.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&self.name).chain(&self.also_cited_as).map(String::as_str)
    }

    /// Other ways in which people cite it.
    pub(super) fn other_names(&self) -> &[String] {
        &self.also_cited_as
    }

    /// When it took over from the edition before: when it came into force, else when it was published.
    pub fn start(&self) -> Option<Date> {
        self.from.or(self.published)
    }

    /// When it came into force, where its row says so.
    pub fn in_force_from(&self) -> Option<Date> {
        self.from
    }

    /// When it was published, where its row says so.
    pub fn published(&self) -> Option<Date> {
        self.published
    }

    /// When its own row says that it was replaced or withdrawn.
    pub fn stated_until(&self) -> Option<Date> {
        self.until
    }

    /// Whether the catalogue is sure enough of it for more than a note.
    pub fn is_sure(&self) -> bool {
        self.certainty.may_warn()
    }

    /// How it began, to stand behind its name, as surely as the catalogue knows it: "in force since 1 September 2026",
    /// "published on 18 March 2026", "said to be in force since 2012"; `None` where nothing is known of it. What binds
    /// nobody, such as a professional framework, is in use.
    pub(super) fn beginning(&self, is_law: bool, is_binding: bool) -> Option<String> {
        let event = if is_law { "passed" } else { "published" };
        let state = if is_binding { "in force" } else { "in use" };
        let [state, event] = match self.certainty {
            Certainty::Certain | Certainty::Agreed => [state.to_owned(), event.to_owned()],
            Certainty::OneSource => [format!("listed as {state}"), format!("listed as {event}")],
            Certainty::Doubtful => [format!("said to be {state}"), format!("said to have been {event}")],
        };
        match (self.from, self.published) {
            (Some(from), _) => Some(format!("{state} since {}", from.in_words())),
            (None, Some(published)) => Some(format!("{event} {}", published.when())),
            (None, None) => None,
        }
    }
}

/// An edition in words: a month is spelt out, anything else stays as it is.
pub fn edition_in_words(name: &str) -> String {
    match Date::read(name) {
        Ok(date) if date.precision() != Precision::Year => date.in_words(),
        _ => shortened(name),
    }
}

#[cfg(test)]
mod tests {
    use super::super::shared;
    use super::super::testing::with;

    /// How an edition of the built-in catalogue began.
    fn beginning(family: &str, edition: &str) -> Option<String> {
        let family = shared().family(family).expect(family);
        let edition = family.editions().iter().find(|known| known.name == edition).expect(edition);
        family.beginning(edition)
    }

    #[test]
    fn an_edition_begins_as_its_row_says() {
        let schools = "keeping-children-safe-in-education";
        for (family, edition, words) in [
            ("working-together", "2026", "published on 18 March 2026"),
            (schools, "2026", "in force since 1 September 2026"),
            (schools, "2019", "listed as in force since September 2019"),
            ("early-years-foundation-stage", "2012", "said to be in force since September 2012"),
            ("intercollegiate", "2014", "in use since March 2014"),
            ("childrens-wellbeing-and-schools-act-2026", "2026", "passed on 29 April 2026"),
        ] {
            assert_eq!(beginning(family, edition).as_deref(), Some(words), "{family} {edition}");
        }
        assert_eq!(beginning("children-act-1989", "1989"), None);
    }

    #[test]
    fn a_rumour_is_told_as_one() {
        let rows = "families:\n  - id: ours\n    title: Ours\n    editions:\n      - {edition: \"2030\", published: \
                    2030-02, confidence: low}\n";
        let catalogue = with(rows);
        let family = catalogue.family("ours").expect("added");
        let said = family.beginning(&family.editions()[0]);
        assert_eq!(said.as_deref(), Some("said to have been published in February 2030"));
    }
}
