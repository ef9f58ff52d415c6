//! Comparing any two documents: a document against itself is silent, and swapping the two turns the verdicts round.

use std::collections::BTreeMap;

use paramount::change::{self, Comparison, Kind as About, Verdict};
use paramount::load;
use paramount::model::Kind;
use paramount::workspace::Document;

/// Fields whose verdict does not turn round when the two documents are swapped, each with its reason.
pub(crate) const NOT_MIRRORED: [(&str, &str); 4] = [
    ("guidance.edition", "citing a newer edition is upkeep, and going back to an older one is for a person to read"),
    ("status", "a draft that is agreed is upkeep, and what was agreed and is a draft again is for a person to read"),
    (
        "commitments.id",
        "to file one's own under a standard answers it, and to take it away from one is for a person to read",
    ),
    ("guidance", "to cite one more authority takes nothing away, and to drop one is for a person to read"),
];

/// Two policies, parted by a line of four hyphens.
pub(crate) fn compared(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let (old, new) = text.split_once("\n----\n").unwrap_or((&text, ""));
    let (old, new) = (policy("old.yaml", old), policy("new.yaml", new));
    for side in [&old, &new] {
        let itself = change::compare(side, side);
        let spoken: Vec<_> = itself.changes.iter().filter(|change| change.kind != About::NotCompared).collect();
        assert!(spoken.is_empty(), "not silent about itself: {spoken:#?}");
    }
    let broken: Vec<String> = not_mirrored(&old, &new).collect();
    assert!(broken.is_empty(), "{broken:?}");
}

fn policy(path: &str, text: &str) -> Document {
    let text = format!("paramount: policy/v1\npolicy: p\nedition: \"2024\"\ntitle: Example\n{text}\n");
    Document::alone(load::load(path, Kind::Policy, text.into_bytes()))
}

/// How often each verdict stands, by what is the same from both sides.
pub(crate) type Verdicts = BTreeMap<String, Vec<Verdict>>;

pub(crate) fn both(old: &Document, new: &Document) -> (Verdicts, Verdicts) {
    let verdicts = |comparison: &Comparison| {
        let mut found: Verdicts = BTreeMap::new();
        for change in &comparison.changes {
            found.entry(change.field.clone()).or_default().push(change.verdict);
        }
        found.values_mut().for_each(|verdicts| verdicts.sort_unstable());
        found
    };
    (verdicts(&change::compare(old, new)), verdicts(&change::compare(new, old)))
}

pub(crate) fn turned(verdicts: &[Verdict]) -> Vec<Verdict> {
    let mut turned: Vec<Verdict> = verdicts
        .iter()
        .map(|verdict| match verdict {
            Verdict::Weakened => Verdict::Strengthened,
            Verdict::Strengthened => Verdict::Weakened,
            other => *other,
        })
        .collect();
    turned.sort_unstable();
    turned
}

/// The fields whose verdicts do not turn round. What nobody had looked for before is newly recorded, and what is no longer
/// recorded is weaker in one document and cannot be told between two.
pub(crate) fn not_mirrored(old: &Document, new: &Document) -> impl Iterator<Item = String> {
    let (there, back) = both(old, new);
    let exempt = |field: &str| NOT_MIRRORED.iter().any(|(exempt, _)| *exempt == field);
    let newly =
        |verdicts: Option<&Vec<Verdict>>| verdicts.is_some_and(|verdicts| verdicts.contains(&Verdict::NewlyRecorded));
    let fields: Vec<String> = there.keys().chain(back.keys()).cloned().collect();
    fields.into_iter().filter_map(move |field| {
        let (one, other) = (there.get(&field), back.get(&field));
        if exempt(&field) || newly(one) || newly(other) {
            return None;
        }
        (one.map(|verdicts| turned(verdicts)) != other.cloned())
            .then(|| format!("{field}: {one:?}, and back {other:?}"))
    })
}
