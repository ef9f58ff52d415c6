//! Reviews that a document promises for when guidance or the law changes, once that has happened. A rule and the calendar
//! ask here, so that what the one warns of stands in the other until a review is held.

use jiff::civil::Date as Day;

use super::{CitedFamily, Document, cited_families, follows};
use crate::guidance::{Catalogue, Edition, Family};
use crate::model::Date;
use crate::model::policy::Cited;
use crate::model::words::Trigger;
use crate::source::NodeId;

/// A promise that has fallen due.
#[derive(Debug)]
pub struct TriggerMet<'d> {
    /// What the review was promised for.
    pub trigger: Trigger,
    /// Where the document promises it.
    pub at: NodeId,
    /// The document's own date, since which it has happened.
    pub since: Date,
    /// What has changed; never empty.
    pub changed: Vec<Changed<'d>>,
}

/// A family that has a newer edition since the document's own date.
#[derive(Debug)]
pub struct Changed<'d> {
    /// The family, with the entries that follow it.
    pub cited: CitedFamily<'d>,
    /// The newest edition.
    pub edition: &'d Edition,
}

impl Document {
    /// The reviews that it promises for changes that have happened by `today`, as far as the catalogue by which it
    /// is judged knows.
    pub fn triggers_met<'d>(&'d self, catalogue: &'d Catalogue, today: Day) -> Vec<TriggerMet<'d>> {
        let Some(clock) = self.clock() else { return Vec::new() };
        let (Some(review), Some(since)) = (clock.review, clock.own_date()) else { return Vec::new() };
        let met = |trigger: Trigger| {
            let promise = review.triggers.iter().find(|leaf| leaf.get() == Some(&trigger))?;
            let (at, _) = promise.located()?;
            let changed = self.changed(trigger, since, catalogue, today);
            (!changed.is_empty()).then_some(TriggerMet { trigger, at, since, changed })
        };
        [Trigger::StatutoryGuidance, Trigger::Legislation].into_iter().filter_map(met).collect()
    }

    fn changed<'d>(&'d self, trigger: Trigger, own: Date, catalogue: &'d Catalogue, today: Day) -> Vec<Changed<'d>> {
        // An edition whose first day may lie in the document's own period came out before or after it: nobody can tell.
        let came_after = |edition: &&Edition| edition.start().is_some_and(|from| from.first_day() > own.last_day());
        let mut found = Vec::new();
        let cited = cited_families(self.cited(), catalogue);
        for mut cited in cited.into_iter().filter(|cited| is_meant_by(trigger, cited.family)) {
            cited.entries.retain(|entry| follows(&entry.role));
            let family = cited.family;
            let moment = family.on(today);
            let newest = moment.newest().filter(came_after).or_else(|| moment.perhaps().filter(came_after));
            let Some(edition) = newest else { continue };
            // Who cites the new edition has followed it, whatever date the file gives.
            if !cited.entries.is_empty() && !cited.entries.iter().any(|entry| cites(entry, family, edition)) {
                found.push(Changed { cited, edition });
            }
        }
        found
    }
}

/// Whether a trigger is about a family of this kind.
fn is_meant_by(trigger: Trigger, family: &Family) -> bool {
    match trigger {
        Trigger::Legislation => family.is_law(),
        _ => family.is_statutory_guidance(),
    }
}

/// Whether an entry cites this edition, by whichever of its names.
fn cites(entry: &Cited, family: &Family, edition: &Edition) -> bool {
    entry.edition_named().is_some_and(|cited| family.find(cited) == family.find(&edition.name))
}
