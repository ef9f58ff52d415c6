//! Dates of a policy that cannot all hold: a period that ends before it begins, a version before the one that it follows.

use super::Shape;
use crate::finding::{Draft, Severity, shortened};
use crate::model::Date;
use crate::source::NodeId;

impl Shape<'_> {
    /// Adds a finding for each date of which none speaks yet.
    pub(super) fn order_of_dates(&mut self) {
        let drafts = [
            self.before("period", "to", "from", "the period ends before it begins"),
            self.before("recorded", "checked", "date", "this was checked before it was recorded"),
        ];
        let drafts = drafts
            .into_iter()
            .flatten()
            .chain(self.versions())
            .chain(self.history_ends_early())
            .chain(self.later_than_approval())
            .chain(self.newest_first())
            .collect::<Vec<_>>();
        self.findings.under("load/bad-date", Severity::Warning);
        for draft in drafts {
            self.findings.add(draft);
        }
    }

    pub(super) fn date(&self, block: NodeId, name: &str) -> Option<(NodeId, Date)> {
        let node = self.arena.get(block, name).filter(|node| !self.told.contains(node))?;
        Some((node, Date::parse(self.arena.text(node)?)?))
    }

    /// A date of a block that lies before another one which it follows.
    fn before(&self, block: &str, later: &str, earlier: &str, message: &str) -> Option<Draft> {
        let block = self.arena.get(NodeId::ROOT, block)?;
        let ((node, end), (_, start)) = (self.date(block, later)?, self.date(block, earlier)?);
        let help = format!("one of {earlier}, {start}, and {later}, {end}, is wrong: look it up, and correct it");
        (end.last_day() < start.first_day()).then(|| Draft::new(node, message, help).value(end.to_string()))
    }

    /// Versions with a higher number than another one, and an earlier date.
    fn versions(&self) -> Vec<Draft> {
        let arena = self.arena;
        let Some(list) = arena.get(NodeId::ROOT, "versions") else { return Vec::new() };
        let version = |item| {
            let (node, date) = self.date(item, "date")?;
            let text = arena.text(arena.get(item, "version")?)?;
            Some((node, date, number_of(text)?, text))
        };
        let versions: Vec<_> = arena.items(list).filter_map(version).take(MOST_VERSIONS).collect();
        let too_early = versions.iter().filter_map(|(node, date, number, text)| {
            let (_, other, _, before) =
                versions.iter().find(|(_, other, lower, _)| lower < number && other.first_day() > date.last_day())?;
            let message = format!(
                "version {} is dated {}, and version {} {}, which is later",
                shortened(text),
                date.in_words(),
                shortened(before),
                other.in_words()
            );
            let help = "one of the two dates or numbers is wrong: look them up, and correct it";
            Some(Draft::new(*node, message, help).value(date.to_string()))
        });
        too_early.collect()
    }

    /// A history that is written from the newest version on: the last one counts as the latest.
    fn newest_first(&self) -> Option<Draft> {
        let arena = self.arena;
        let list = arena.get(NodeId::ROOT, "versions")?;
        let dates: Vec<Date> = arena
            .items(list)
            .take(MOST_VERSIONS)
            .map(|item| Some(self.date(item, "date")?.1))
            .collect::<Option<_>>()?;
        let falls = dates.windows(2).all(|pair| pair[0].first_day() > pair[1].last_day());
        // Where the numbers rise, it is the dates that are wrong.
        let numbers: Vec<_> = arena
            .items(list)
            .take(dates.len())
            .filter_map(|item| number_of(arena.text(arena.get(item, "version")?)?))
            .collect();
        let numbers_fall = numbers.windows(2).all(|pair| pair[0] >= pair[1]);
        (dates.len() > 1 && falls && numbers_fall).then(|| {
            let message = "the versions stand here with the newest first, and the last one counts as the latest";
            let help = "turn their order round: the oldest first, the newest at the end";
            Draft::new(arena.heading(list), message, help).value("newest first").severity(Severity::Note)
        })
    }

    /// A history whose highest version is below the edition in hand, counted in the same way: 3.1 under edition 3.2.
    fn history_ends_early(&self) -> Option<Draft> {
        let arena = self.arena;
        let edition = arena.text(arena.get(NodeId::ROOT, "edition")?)?;
        let own = number_of(edition).filter(|own| own.len() > 1)?;
        let version = |item| {
            let node = arena.get(item, "version")?;
            let text = arena.text(node)?;
            Some((number_of(text).filter(|number| number.len() == own.len())?, node, text))
        };
        let list = arena.get(NodeId::ROOT, "versions")?;
        let (_, node, last) =
            arena.items(list).take(MOST_VERSIONS).filter_map(version).max_by(|one, other| one.0.cmp(&other.0))?;
        let is_below = number_of(last).is_some_and(|last| last < own);
        is_below.then(|| {
            let (last, edition) = (shortened(last), shortened(edition));
            let message = format!("the history of versions ends with {last}, and this is edition {edition}");
            let help =
                format!("add an entry with version: \"{edition}\", its date and event; what it replaced may stay");
            Draft::new(node, message, help).value(format!("ends with {last}")).severity(Severity::Note)
        })
    }
}

/// No document has more; each is compared with all others.
const MOST_VERSIONS: usize = 100;

/// The number of a version, "2", "v2.1", by its parts.
fn number_of(text: &str) -> Option<Vec<u32>> {
    text.trim_start_matches(['v', 'V', ' ']).split('.').map(|part| part.parse().ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_ordered_by_their_parts() {
        assert!(number_of("v2.10") > number_of("2.9"));
        assert_eq!(number_of("final"), None);
    }
}
