//! What the texts of a document's own entries name: an aim, an outcome, a title. Each is a few words long, and together they
//! are read as one material, so that an abbreviation written out in one counts in all.

use super::heading::Reach;
use super::reading::Reading;
use super::sighting::Seen;
use super::usage::Usage;
use crate::extract::PassageKind;
use crate::finding::shortened;
use crate::guidance::Catalogue;

/// A name in one of the texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameSeen {
    /// The text, by its number.
    pub text: usize,
    /// What it is.
    pub seen: Seen,
    /// How it is used.
    pub usage: Usage,
    /// As it is written.
    pub written: String,
}

/// The names in a few texts, in their order.
pub fn names_in(texts: &[&str], catalogue: &Catalogue) -> Vec<NameSeen> {
    let mut reading = Reading::of(&[], catalogue);
    let mut mentions = Vec::new();
    for (index, text) in texts.iter().enumerate() {
        let found = reading.mentions(text, PassageKind::Prose, Reach::Nothing, usize::MAX);
        mentions.extend(found.into_iter().map(|mention| (index, mention)));
    }
    let counted = mentions.into_iter().filter(|(_, mention)| reading.counts(mention.doubt));
    let seen = counted.map(|(text, mention)| {
        let written = texts.get(text).and_then(|text| text.get(mention.bytes)).unwrap_or_default();
        NameSeen { text, seen: mention.seen, usage: mention.usage, written: shortened(written) }
    });
    seen.collect()
}
