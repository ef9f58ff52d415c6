//! Which editions hold on a day. A date means the whole period it names, so on a day inside the month in which an
//! edition came out, neither it nor the one before it is taken to be the one in force.

use jiff::civil::Date as Day;

use super::edition::Edition;
use super::family::Family;
use crate::model::Date;

/// A family as it stands on a day.
#[derive(Clone, Copy, Debug)]
pub struct Moment<'f> {
    family: &'f Family,
    day: Day,
    newest: Option<usize>,
    perhaps: Option<usize>,
}

/// What came after an edition.
#[derive(Clone, Copy, Debug)]
pub struct Succession<'f> {
    /// The newest edition that is surely in force; `None` where all that came after is unsure.
    pub newest: Option<&'f Edition>,
    /// The edition that replaced it, where that is sure and is another one than the newest.
    pub first: Option<&'f Edition>,
    /// A still newer edition that the catalogue is not sure of.
    pub perhaps: Option<&'f Edition>,
    /// When it ended, where nothing came after it.
    pub ended: Option<Date>,
    /// Whether it is sure that the edition was replaced, or ended.
    pub sure: bool,
}

impl Family {
    /// The family as it stands on a day.
    pub fn on(&self, day: Day) -> Moment<'_> {
        let newest_of = |sure: bool| {
            let started = |edition: &Edition| edition.start().is_some_and(|from| from.last_day() <= day);
            self.editions().iter().rposition(|edition| edition.is_sure() == sure && started(edition))
        };
        Moment { family: self, day, newest: newest_of(true), perhaps: newest_of(false) }
    }
}

impl<'f> Moment<'f> {
    /// The newest edition that is surely in force.
    pub fn newest(&self) -> Option<&'f Edition> {
        self.edition(self.newest)
    }

    /// An edition newer than that, which the catalogue is not sure of.
    pub fn perhaps(&self) -> Option<&'f Edition> {
        self.edition(self.perhaps.filter(|&index| self.newest.is_none_or(|newest| index > newest)))
    }

    /// What replaced the edition with this number by this day, or that it ended without a successor; `None` while it holds.
    pub fn after(&self, cited: usize) -> Option<Succession<'f>> {
        let newest = self.newest.filter(|&index| index > cited);
        let perhaps = self.perhaps.filter(|&index| index > newest.unwrap_or(cited));
        let editions = self.family.editions();
        if newest.is_none() && perhaps.is_none() {
            let last = editions.get(cited).filter(|_| cited + 1 == editions.len())?;
            let ended = last.stated_until().filter(|until| until.last_day() <= self.day)?;
            return Some(Succession {
                newest: None,
                first: None,
                perhaps: None,
                ended: Some(ended),
                sure: last.is_sure(),
            });
        }
        let first = newest
            .filter(|&index| index > cited + 1)
            .and_then(|_| editions.get(cited + 1))
            .filter(|next| next.is_sure() && next.start().is_some_and(|from| from.last_day() <= self.day));
        // An edition that nobody has verified may be out of order too, so what is said about its end is no surer.
        let sure = newest.is_some() && editions.get(cited).is_some_and(Edition::is_sure);
        Some(Succession { newest: self.edition(newest), first, perhaps: self.edition(perhaps), ended: None, sure })
    }

    fn edition(&self, index: Option<usize>) -> Option<&'f Edition> {
        index.and_then(|index| self.family.editions().get(index))
    }
}

#[cfg(test)]
mod tests {
    use super::super::family::Found;
    use super::super::shared;
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().expect(text)
    }

    /// The newest edition that is surely in force, and the one that perhaps is.
    fn in_force(family: &str, on: &str) -> (Option<&'static str>, Option<&'static str>) {
        let moment = shared().family(family).expect(family).on(day(on));
        (moment.newest().map(|edition| edition.name.as_str()), moment.perhaps().map(|edition| edition.name.as_str()))
    }

    /// Whether a cited edition has surely, perhaps or not been replaced on a day.
    fn replaced(family: &str, edition: &str, on: &str) -> &'static str {
        let family = shared().family(family).expect(family);
        let Found::Edition(index) = family.find(edition) else { panic!("{edition} is not in the catalogue") };
        match family.on(day(on)).after(index) {
            None => "no",
            Some(Succession { sure: true, .. }) => "yes",
            Some(_) => "perhaps",
        }
    }

    #[test]
    fn an_edition_holds_from_its_first_day_to_the_day_before_the_next() {
        let family = "early-years-foundation-stage";
        assert_eq!(in_force(family, "2023-09-03").0, Some("2021"));
        assert_eq!(in_force(family, "2023-09-04").0, Some("2023-09"));
        assert_eq!(in_force(family, "2024-01-03").0, Some("2023-09"));
        assert_eq!(in_force(family, "2024-01-04").0, Some("2024-01"));
        assert_eq!(replaced(family, "2023-09", "2024-01-03"), "no");
        assert_eq!(replaced(family, "2023-09", "2024-01-04"), "yes");
    }

    #[test]
    fn a_month_that_overlaps_the_switch_decides_nothing() {
        let family = "intercollegiate";
        assert_eq!(replaced(family, "2010", "2014-02-28"), "no");
        assert_eq!(replaced(family, "2010", "2014-03-01"), "no");
        assert_eq!(replaced(family, "2010", "2014-03-30"), "no");
        assert_eq!(replaced(family, "2010", "2014-03-31"), "yes");
        assert_eq!(replaced("intercollegiate", "2019", "2025-12-30"), "no");
        assert_eq!(replaced("intercollegiate", "2019", "2025-12-31"), "yes");
    }

    #[test]
    fn what_nobody_verified_is_never_sure() {
        let family = "early-years-foundation-stage";
        assert_eq!(replaced(family, "2008", "2013-01-15"), "perhaps");
        assert_eq!(in_force(family, "2013-01-15"), (None, Some("2012")));
        // Its own row rests on memory, so even a sure successor makes no more than a note.
        assert_eq!(replaced(family, "2012", "2026-11-22"), "perhaps");
        assert_eq!(replaced(family, "2014", "2026-11-22"), "yes");
    }

    #[test]
    fn a_single_edition_holds_until_its_row_says_that_it_ended() {
        assert_eq!(replaced("lscb-regulations-2006", "2006", "2019-09-28"), "no");
        assert_eq!(replaced("lscb-regulations-2006", "2006", "2019-09-29"), "yes");
        for family in ["children-act-2004", "piat"] {
            let edition = shared().family(family).expect(family).editions()[0].name.clone();
            assert_eq!(replaced(family, &edition, "9999-12-31"), "no", "{family}");
        }
    }

    #[test]
    fn the_first_successor_is_told_from_the_newest() {
        let family = shared().family("working-together").expect("in the catalogue");
        let Found::Edition(index) = family.find("WT18") else { panic!("also cited as WT18") };
        let after = family.on(day("2026-11-22")).after(index).expect("replaced");
        assert_eq!(after.first.map(|edition| edition.name.as_str()), Some("2023"));
        assert_eq!(after.newest.map(|edition| edition.name.as_str()), Some("2026"));
        assert_eq!(family.until(index).map(|date| date.to_string()).as_deref(), Some("2023-12-15"));
        assert!(family.on(day("2023-12-15")).after(index).expect("replaced").first.is_none());
    }
}
