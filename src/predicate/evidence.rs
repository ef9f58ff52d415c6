//! Whether the materials of a course show something.

use super::blank::is_blank;
use super::judge::{Found, Verdict, View};
use super::{FieldType, Shown};

/// What became of the place that an entry of evidence gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Resolution {
    /// The materials have it.
    Resolved,
    /// They do not.
    Missing,
    /// It is a web address, or a file that is never opened: taken on trust.
    CannotTell,
}

/// The entry of an item that names its place in the materials.
const PLACE: &str = "where";

impl View<'_> {
    /// One place that resolves is enough. What cannot be looked at is accepted; how much of it there is, is counted
    /// elsewhere.
    pub(super) fn shown(&self, found: &Found<'_>, shown: &Shown) -> Verdict {
        match shown {
            Shown::Items => self.shown_in(found, self.standard),
            Shown::Standard(id) => {
                debug_assert_eq!(found.field.kind, FieldType::Names, "checked when the sentence was read");
                let list = found.value.and_then(|block| found.arena.get(block, id));
                let list = list.filter(|&list| !is_blank(found.arena, list));
                if list.is_none() {
                    return self.fails(found, format!("shows no evidence for {id}"), None);
                }
                let inner = Found { value: list, ..*found };
                self.shown_in(&inner, id)
            }
        }
    }

    fn shown_in(&self, found: &Found<'_>, standard: &str) -> Verdict {
        let mut unsure = false;
        let mut last = None;
        for item in self.items(found) {
            match self.all(&found.predicate.among, item) {
                Some(false) => continue,
                None => {
                    unsure = true;
                    continue;
                }
                Some(true) => {}
            }
            let place = found.arena.get(item, PLACE).filter(|&place| !is_blank(found.arena, place));
            let resolution = place.map_or(Resolution::Missing, |_| (self.evidence)(standard, item));
            if resolution != Resolution::Missing {
                return Verdict::Holds;
            }
            last = Some(place.unwrap_or(item));
        }
        if unsure {
            return Verdict::CannotTell;
        }
        let message = match last {
            Some(_) => format!("gives no place in its materials for {standard} that is there"),
            None => format!("lists nothing under {} that counts", found.field.spoken()),
        };
        self.fails(&Found { value: last.or(found.value), ..*found }, message, None)
    }
}
