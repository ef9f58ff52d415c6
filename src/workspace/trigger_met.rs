//! Reviews that a document promises for when guidance or the law changes, once that has happened. A rule and the calendar
//! ask here, so that what the one warns of stands in the other until a review is held.

use std::collections::BTreeSet;

use jiff::civil::Date as Day;

use super::{CitedFamily, Document, cited_families, follows};
use crate::guidance::{Catalogue, Edition, Family, Folded, Row};
use crate::model::Date;
use crate::model::policy::{Cited, Review};
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
    /// Whether the document's own words tell which documents it waits for.
    pub is_named: bool,
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
            let named = named_in(review, trigger, catalogue);
            let mut changed = self.changed(trigger, since, catalogue, today);
            changed.retain(|changed| named.is_empty() || named.contains(&changed.cited.family.id.as_str()));
            (!changed.is_empty()).then_some(TriggerMet { trigger, at, since, is_named: !named.is_empty(), changed })
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

/// The families for which alone a review waits, where its own words name them: "or sooner if Working Together is revised". None
/// where they speak of guidance or of the law as such.
fn named_in<'c>(review: &Review, trigger: Trigger, catalogue: &'c Catalogue) -> Vec<&'c str> {
    const AS_SUCH: [&str; 5] = ["guidance", "legislation", "legislative", "law", "laws"];
    let mut named = Vec::new();
    for text in std::iter::once(&review.as_written).chain(review.also_stated.iter().map(|other| &other.as_written)) {
        let Some(text) = text.text() else { continue };
        let folded = Folded::of(text);
        let mut rest: BTreeSet<usize> = (0..folded.len()).collect();
        for hit in catalogue.phrases().find(text, &folded) {
            let Row::Family(index) = hit.phrase.row else { continue };
            rest.retain(|word| !hit.words.contains(word));
            named.extend(catalogue.families().get(index));
        }
        if rest.into_iter().any(|word| AS_SUCH.contains(&folded.word_at(word))) {
            return Vec::new();
        }
    }
    named.into_iter().filter(|family| is_meant_by(trigger, family)).map(|family| family.id.as_str()).collect()
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
