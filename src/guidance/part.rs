//! Sections of an Act, which come into force at different times.

use jiff::civil::Date as Day;

use super::family::{Family, texts};
use crate::model::{Date, guidance};

/// How many sections one range can stand for.
const MOST_SECTIONS: u16 = 500;

/// Sections that come into force together.
#[derive(Clone, Debug)]
pub struct Part {
    /// Their numbers, as the row has them: "4", "58 to 61".
    pub sections: Vec<String>,
    /// In force from; `None` while no day is known.
    pub from: Option<Date>,
    /// What the row remarks.
    pub note: Option<String>,
}

impl Part {
    /// A part by its row.
    pub(super) fn of(row: &guidance::Part) -> Self {
        Self { sections: texts(&row.sections), from: row.from.get().copied(), note: row.note.text().map(str::to_owned) }
    }

    /// Whether a section is one of them.
    fn has(&self, section: &str) -> bool {
        self.sections.iter().any(|known| {
            match known.split_once(" to ").map(|(first, last)| (first.parse(), last.parse())) {
                Some((Ok(first), Ok(last))) => {
                    let range: std::ops::RangeInclusive<u16> = first..=last;
                    range.clone().count() <= usize::from(MOST_SECTIONS)
                        && section.parse().is_ok_and(|section| range.contains(&section))
                }
                _ => known.eq_ignore_ascii_case(section),
            }
        })
    }

    /// Whether they are in force on a day.
    pub fn is_in_force(&self, day: Day) -> bool {
        self.from.is_some_and(|from| from.last_day() <= day)
    }
}

impl Family {
    /// Whether it is known when sections of it come into force.
    pub fn has_parts(&self) -> bool {
        self.editions().iter().any(|edition| !edition.parts.is_empty())
    }

    /// What is known of the commencement of a section.
    pub fn part(&self, section: &str) -> Option<&Part> {
        self.editions().iter().flat_map(|edition| &edition.parts).find(|part| part.has(section))
    }
}

#[cfg(test)]
mod tests {
    use super::super::shared;

    #[test]
    fn sections_are_in_force_from_their_day_on() {
        let act = shared().family("childrens-wellbeing-and-schools-act-2026").expect("in the catalogue");
        let in_force = |section: &str, day: &str| {
            let day = day.parse().expect("a day");
            act.part(section).map(|part| part.is_in_force(day))
        };
        assert_eq!(in_force("60", "2026-06-28"), Some(false));
        assert_eq!(in_force("60", "2026-06-29"), Some(true));
        assert_eq!(in_force("4", "2026-11-26"), Some(false));
        assert_eq!(in_force("40", "2026-11-26"), None);
        let inserted = shared().family("children-act-2004").expect("in the catalogue");
        assert!(inserted.part("16la").is_some_and(|part| part.from.is_none()));
    }
}
