//! The numbers and lengths of time that a record has of a commitment, in a text that changes: where the text had the one that is
//! recorded and has another one in its place, that is what the record will have to say.

use crate::change::Mark;
use crate::change::text::{Phrase, Rewording};
use crate::model::amount::{DetailType, DetailValue};
use crate::model::policy::Commitment;
use crate::model::{Amount, DetailKind, Duration};
use crate::numerals;
use crate::standards::Weight;

/// Words that ask for no fewer, and words that ask for no more.
const LEAST: [&str; 4] = ["at least", "minimum", "no fewer than", "no less than"];
const MOST: [&str; 4] = ["up to", "at most", "maximum", "no more than"];

/// An amount of a record that a text no longer has.
pub(super) struct Changed<'k> {
    pub(super) name: &'k str,
    pub(super) kind: &'k DetailKind,
    pub(super) old: Amount,
    /// What stands in its place; nothing where it is left out, or is no longer what is asked for at the least.
    pub(super) new: Option<Amount>,
}

/// The recorded amounts of a commitment that a rewording changes.
pub(super) fn changed<'k>(
    commitment: &Commitment,
    kinds: &'k [(String, DetailKind)],
    rewording: &Rewording,
) -> Vec<Changed<'k>> {
    let known = kinds.iter().filter_map(|(name, kind)| {
        let Ok(DetailValue::Known(old)) = kind.read(commitment.details.get(name)?) else { return None };
        let new = match (kind.kind, &old) {
            (DetailType::Count, _) => number(&old, rewording)?,
            (DetailType::Duration, Amount::Duration(duration)) => time(*duration, rewording)?,
            _ => return None,
        };
        Some(Changed { name, kind, old, new })
    });
    known.collect()
}

/// The changed phrases of a kind, before and after.
fn phrases(rewording: &Rewording, weight: Weight) -> [Vec<&str>; 2] {
    [Mark::Gone, Mark::Came].map(|mark| {
        let own = |phrase: &&Phrase| phrase.weight == weight && phrase.mark == mark;
        rewording.phrases.iter().filter(own).map(|phrase| phrase.text.as_str()).collect()
    })
}

/// What becomes of a recorded number; the outer `None` where the words do not tell.
fn number(recorded: &Amount, rewording: &Rewording) -> Option<Option<Amount>> {
    let Amount::Count(recorded) = recorded else { return None };
    let [gone, came] = phrases(rewording, Weight::Number);
    // Of two numbers that are the same, nobody knows which one is recorded: "two trainers" or "Level 2".
    let is_recorded = |gone: &str| numerals::read(gone) == Some(*recorded) && rewording.counts(*recorded) == 0;
    match (gone.as_slice(), came.as_slice()) {
        ([gone], [came]) if is_recorded(gone) => Some(Some(Amount::Count(numerals::read(came)?))),
        ([gone], []) if is_recorded(gone) => Some(None),
        // The number stays, and what was the least of it is the most.
        ([], []) if rewording.counts(*recorded) == 1 => {
            let [gone, came] = phrases(rewording, Weight::Quantifier);
            let is_turned =
                gone.iter().any(|words| LEAST.contains(words)) && came.iter().any(|words| MOST.contains(words));
            is_turned.then_some(None)
        }
        _ => None,
    }
}

/// What becomes of a recorded length of time; the outer `None` where the words do not tell.
fn time(recorded: Duration, rewording: &Rewording) -> Option<Option<Amount>> {
    let [gone, came] = phrases(rewording, Weight::Unit);
    let is_recorded =
        |text: &str| Duration::said_exactly(text).is_some_and(|gone| gone.is_same(recorded) == Some(true));
    // Of two lengths of time that are the same, nobody knows which one is recorded.
    if rewording.staying_times.iter().any(|text| is_recorded(text)) {
        return None;
    }
    match (gone.as_slice(), came.as_slice()) {
        ([gone], [came]) if is_recorded(gone) => Some(Some(Amount::Duration(Duration::said_exactly(came)?))),
        ([gone], []) if is_recorded(gone) => Some(None),
        _ => None,
    }
}
