//! Changes that somebody decided on: what the newest version of a policy records under `changes`, with a reason and a
//! signature. A record counts for the very change that it names, from one value to the other, and for no other one.

use super::Approved;
use super::difference::{Case, Difference, Found, Value};
use super::sentence;
use crate::finding::{About, shortened};
use crate::model::amount::DetailType;
use crate::model::duration::Duration;
use crate::model::placeholder::is_placeholder;
use crate::model::policy::{Change as Written, Version};
use crate::model::{Amount, Item, Policy};

/// A record of a decision.
#[derive(Clone, Copy)]
pub(super) struct Signed<'p> {
    version: &'p Item<Version>,
    change: &'p Item<Written>,
}

/// The decisions that the newest version of a policy records whole: with standard, effect, both values, a reason and who
/// approved. Whoever is still "TBC" has signed nothing.
pub(super) fn of(policy: &Policy) -> Vec<Signed<'_>> {
    let Some(version) = policy.versions.last() else { return Vec::new() };
    let whole = |change: &&Item<Written>| {
        let leaves = [&change.standard, &change.effect, &change.from, &change.to, &change.reason, &change.approved_by];
        leaves.iter().all(|leaf| leaf.text().is_some_and(|text| !text.trim().is_empty() && !is_placeholder(text)))
    };
    version.changes.iter().filter(whole).map(|change| Signed { version, change }).collect()
}

/// The decision on a weakening.
pub(super) fn find<'s, 'p>(signed: &'s [Signed<'p>], difference: &Difference) -> Option<&'s Signed<'p>> {
    let standard = difference.standard.as_deref()?;
    signed.iter().find(|signed| {
        let change = signed.change;
        let weakens =
            change.effect.text().is_some_and(|effect| matches!(effect.trim(), "weakened" | "removed" | "mixed"));
        let from = change.from.text().is_some_and(|from| names(&difference.old, &difference.case, from, true));
        let to = change.to.text().is_some_and(|to| names(&difference.new, &difference.case, to, false));
        weakens && change.standard.text() == Some(standard) && from && to
    })
}

impl Signed<'_> {
    /// The decision as reports show it.
    pub(super) fn approved(&self, about: &About<'_>) -> Approved {
        let change = self.change;
        Approved {
            by: shortened(change.approved_by.text().unwrap_or_default()),
            reason: shortened(change.reason.text().unwrap_or_default()),
            date: change.date.get().map(ToString::to_string),
            version: self.version.version.text().map(shortened),
            place: about.place(&change.at.into()),
        }
    }
}

/// Whether a text names a value: in the words of reports, or as it is written in the document.
fn names(found: &Found, case: &Case, text: &str, is_old: bool) -> bool {
    let plain =
        |text: &str| text.to_lowercase().replace(['-', '_'], " ").split_whitespace().collect::<Vec<_>>().join(" ");
    let text = plain(text);
    let is = |candidate: &str| plain(candidate) == text;
    if let Case::Scope { remains } = case {
        return if is_old { is("all training") } else { is(remains) };
    }
    if sentence::words(found).is_some_and(|words| is(&words)) {
        return true;
    }
    let is_time = |time: &Duration| Duration::parse(&text).is_some_and(|other| time.is_same(other) == Some(true));
    match &found.value {
        Value::Nothing => ["nothing", "none", "silent", "removed", "gone"].iter().any(|word| is(word)),
        Value::NotRecorded => is("not recorded"),
        Value::Unstated => is("unstated"),
        Value::Answer(answer) => {
            // "commits (should; every 3 years)" is also known as what stands in the brackets.
            let inner = found
                .words
                .as_deref()
                .and_then(|words| words.split_once('('))
                .and_then(|(_, rest)| rest.rsplit_once(')'));
            let parts = inner.map(|(inner, _)| inner.split("; ").collect::<Vec<_>>()).unwrap_or_default();
            is(answer.word())
                || parts.iter().any(|part| is(part) || part.split_once(' ').is_some_and(|(_, value)| is(value)))
        }
        Value::Amount(_, Amount::Duration(time)) | Value::Time(time) => is_time(time),
        Value::Amount(_, Amount::Count(number)) => is(&number.to_string()),
        Value::Amount(kind, Amount::Set(options)) if kind.kind == DetailType::Set => {
            let mut named: Vec<&str> =
                text.split([',', ';']).flat_map(|part| part.split(" and ")).map(str::trim).collect();
            named.retain(|name| !name.is_empty());
            let known = |at: &usize| kind.options.get(*at).map(|option| plain(option)).unwrap_or_default();
            named.len() == options.len() && options.iter().all(|at| named.contains(&known(at).as_str()))
        }
        _ => false,
    }
}
