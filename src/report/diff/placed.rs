//! Where changes stand in a page: each has an address that a person can send to a colleague.

use std::collections::BTreeMap;

use super::sections::Section;
use crate::change::{Change, Comparison};

/// How many letters of a name an address has.
const LONGEST: usize = 60;

/// A change with the address at which it stands in a page.
pub(in crate::report) struct Placed<'r> {
    pub(in crate::report) comparison: &'r Comparison,
    pub(in crate::report) section: Section,
    pub(super) change: &'r Change,
    pub(super) address: String,
}

/// The changes of comparisons with their addresses: "change--southampton-2016--two-trainers--commitments-details-minimum".
/// They are made of names, so that they hold whatever else changes; what would share one is told apart by a count.
pub(in crate::report) fn placed<'r>(comparisons: impl IntoIterator<Item = &'r Comparison>) -> Vec<Placed<'r>> {
    let mut known: BTreeMap<String, usize> = BTreeMap::new();
    let mut placed = Vec::new();
    for comparison in comparisons {
        let document = &comparison.new.document;
        let document = document.id.as_deref().unwrap_or(&document.path);
        for change in &comparison.changes {
            let about = change.standard.as_deref().unwrap_or(&change.about);
            let names = ["change", document, about, &change.scope, &change.field].map(slug);
            let mut address = names.into_iter().filter(|name| !name.is_empty()).collect::<Vec<_>>().join("--");
            let many = known.entry(address.clone()).or_default();
            *many += 1;
            if *many > 1 {
                // No name has this mark, so that the count belongs to no other address.
                address = format!("{address}_{many}");
            }
            placed.push(Placed { comparison, section: Section::of(change, comparison), change, address });
        }
    }
    placed
}

/// A name in letters that need no escaping anywhere.
fn slug(name: &str) -> String {
    let words = name.split(|letter: char| !letter.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let slug = words.collect::<Vec<_>>().join("-").to_lowercase();
    slug.chars().take(LONGEST).collect()
}
