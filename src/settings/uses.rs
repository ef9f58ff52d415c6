//! What waivers did in a run: noted while findings are graded, told by the rules about waivers.

use std::collections::HashMap;
use std::sync::Arc;

use super::{Fit, Settings};
use crate::finding::Finding;
use crate::source::NodeId;

/// What the waivers of a run were for, in force or not.
#[derive(Clone, Debug, Default)]
pub struct Uses(HashMap<(Arc<str>, NodeId), Use>);

/// What one waiver was for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Use {
    /// How many findings it covers, or would if it had not ended.
    pub covered: usize,
    /// The place of a finding of its rule and document that lies outside the place it gives.
    pub elsewhere: Option<String>,
}

impl Uses {
    /// Notes which waivers of some settings a finding meets.
    pub fn note(&mut self, settings: &Settings, finding: &Finding) {
        for waiver in settings.waivers_of(&finding.rule) {
            let fit = waiver.fit(finding);
            if fit == Fit::None {
                continue;
            }
            let met = self.0.entry((Arc::clone(&waiver.file), waiver.place)).or_default();
            match fit {
                Fit::Covers => met.covered += 1,
                _ => met.note_elsewhere(&finding.subject),
            }
        }
    }

    /// Takes over what was noted elsewhere.
    pub fn add(&mut self, other: Self) {
        for (waiver, theirs) in other.0 {
            let ours = self.0.entry(waiver).or_default();
            ours.covered += theirs.covered;
            if let Some(place) = &theirs.elsewhere {
                ours.note_elsewhere(place);
            }
        }
    }

    /// What the waiver at a place of a settings file was for.
    pub fn of(&self, file: &str, place: NodeId) -> Use {
        self.0.get(&(Arc::from(file), place)).cloned().unwrap_or_default()
    }
}

impl Use {
    /// Keeps one place, the same whatever the order in which documents are judged.
    fn note_elsewhere(&mut self, place: &str) {
        if self.elsewhere.as_deref().is_none_or(|known| place < known) {
            self.elsewhere = Some(place.to_owned());
        }
    }
}
