//! Changes that somebody decided on: what the newest version of a policy records under `changes`, with a reason and a
//! signature. Every weakening has an [`Entry`] of its own, which reports print for pasting and by which a record is
//! recognised: it counts for the very change that it names, from one value to the other, and for no other one.

use std::fmt;

use super::difference::{Case, Difference, Found, Value};
use super::{Approved, Kind, Verdict, sentence};
use crate::finding::{About, shortened};
use crate::model::amount::DetailType;
use crate::model::duration::Duration;
use crate::model::placeholder::{Placeholder, placeholder, says_something};
use crate::model::policy::{Change as Written, Version};
use crate::model::signature::{gives_reason, signs};
use crate::model::{Amount, Item, Leaf, Policy};

/// A record of a decision.
#[derive(Clone, Copy)]
pub(super) struct Signed<'p> {
    version: &'p Item<Version>,
    change: &'p Item<Written>,
}

/// The decisions that the newest version of a policy records whole: what changed, how, from what to what, why, and who
/// approved. Whoever is still "TBC", or nobody, has signed nothing.
pub(super) fn of(policy: &Policy) -> Vec<Signed<'_>> {
    let Some(version) = policy.versions.last() else { return Vec::new() };
    let stated = |leaf: &Leaf<String>| leaf.text().is_some_and(says_something);
    let whole = |change: &&Item<Written>| {
        let is_signed = change.reason.text().is_some_and(gives_reason) && change.approved_by.text().is_some_and(signs);
        // That nothing was stated before, or is now, is a value of its own.
        let known =
            |leaf: &Leaf<String>| stated(leaf) || leaf.text().and_then(placeholder) == Some(Placeholder::NotStated);
        let is_told = stated(&change.effect) && [&change.from, &change.to].into_iter().all(known);
        is_signed && is_told && [&change.standard, &change.field].into_iter().any(stated)
    };
    version.changes.iter().filter(whole).map(|change| Signed { version, change }).collect()
}

/// The decision on a weakening.
pub(super) fn find<'s, 'p>(signed: &'s [Signed<'p>], difference: &Difference) -> Option<&'s Signed<'p>> {
    let entry = Entry::of(difference, Verdict::Weakened);
    signed.iter().find(|signed| entry.is_named_by(signed.change, difference))
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

/// The record that would sign a weakening off, without the reason and the name that only people can give: they are filled in
/// between quotes, so that a colon or a comma in them ends nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    standard: Option<String>,
    field: String,
    /// Where in the document, for what stands there more than once: "Level 2".
    place: Option<String>,
    /// The training for which it changed, where that is not all.
    scope: Option<String>,
    effect: &'static str,
    from: String,
    to: String,
}

/// Fields that stand in a document more than once.
const LISTS: [&str; 6] = ["commitments", "levels.list", "levels.target_groups", "actions", "charges", "guidance"];

/// Words with which a record may say that something is weaker.
const EFFECTS: [&str; 3] = ["weakened", "removed", "mixed"];

impl Entry {
    /// The record for a difference that is weaker, or weaker in part.
    pub(super) fn of(difference: &Difference, verdict: Verdict) -> Self {
        let is_listed = LISTS.iter().any(|list| difference.field.starts_with(list));
        let place = match &difference.case {
            Case::Bearer(who) => Some((*who).to_owned()),
            // Of commitments, the standard or the local name says which.
            _ if is_listed && (difference.standard.is_none() || difference.kind != Kind::Duty) => {
                Some(difference.about.clone())
            }
            _ => None,
        };
        Self {
            standard: difference.standard.clone(),
            field: spoken_field(&difference.field_name()),
            place,
            scope: Some(difference.scope.clone()).filter(|scope| !scope.is_empty()),
            effect: if verdict == Verdict::Mixed { "mixed" } else { "weakened" },
            from: value(&difference.old),
            to: value(&difference.new),
        }
    }

    /// Whether a record names the change that this entry is for. Of a commitment the standard and both values say enough;
    /// what stands in a list has to be named.
    fn is_named_by(&self, change: &Written, difference: &Difference) -> bool {
        let weaker = change.effect.text().is_some_and(|effect| EFFECTS.contains(&effect.trim()));
        let standard = agrees(&change.standard, self.standard.as_deref(), change.field.text().is_some());
        let is_commitment = difference.field.starts_with("commitments");
        let field = agrees(&change.field, Some(&self.field), is_commitment);
        let place = agrees(&change.place, self.place.as_deref(), is_commitment || self.place.is_none());
        let value = |leaf: &Leaf<String>, entry: &str, found: &Found| {
            let is_entry = agrees(leaf, Some(entry), false);
            is_entry || leaf.text().is_some_and(|text| names(found, text))
        };
        let values = value(&change.from, &self.from, &difference.old) && value(&change.to, &self.to, &difference.new);
        let (scope, values) = match &difference.case {
            // Where less training is left, that which is no longer meant is named, or that which remains.
            Case::Scope { remains } => {
                let left =
                    agrees(&change.from, Some("all training"), false) && agrees(&change.to, Some(remains), false);
                (agrees(&change.scope, self.scope.as_deref(), left), values || left)
            }
            _ => (agrees(&change.scope, self.scope.as_deref(), true), values),
        };
        weaker && standard && field && place && scope && values
    }
}

/// Whether a record says what the entry says; where it says nothing, `otherwise`.
fn agrees(leaf: &Leaf<String>, entry: Option<&str>, otherwise: bool) -> bool {
    match (leaf.text(), entry) {
        (None, _) => otherwise,
        (Some(_), None) => false,
        (Some(written), Some(entry)) => plain(written) == plain(entry),
    }
}

impl fmt::Display for Entry {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let optional = |name: &'static str, value: &Option<String>| value.as_deref().map(|value| (name, quoted(value)));
        let entries = [
            optional("standard", &self.standard),
            Some(("field", quoted(&self.field))),
            optional("at", &self.place),
            optional("scope", &self.scope),
            Some(("effect", self.effect.to_owned())),
            Some(("from", quoted(&self.from))),
            Some(("to", quoted(&self.to))),
        ];
        let entries: Vec<String> =
            entries.into_iter().flatten().map(|(name, value)| format!("{name}: {value}")).collect();
        write!(formatter, "- {{{}, reason: \"\", approved_by: \"\", date: }}", entries.join(", "))
    }
}

/// A field as an officer finds it in the file: "minimum", "levels.outcomes.topics".
fn spoken_field(field: &str) -> String {
    let field =
        field.strip_prefix("commitments.details.").or_else(|| field.strip_prefix("commitments.")).unwrap_or(field);
    field.replace(".list", "")
}

/// A value as an entry says it, whole.
fn value(found: &Found) -> String {
    match &found.value {
        Value::Names(names) if found.words.is_none() && !names.is_empty() => {
            names.iter().map(String::as_str).collect::<Vec<_>>().join("; ")
        }
        Value::NotRecorded => "not recorded".to_owned(),
        Value::Unstated => "not stated".to_owned(),
        _ => sentence::words(found).filter(|words| !words.is_empty()).unwrap_or_else(|| "nothing".to_owned()),
    }
}

/// Text as a value of YAML on one line.
fn quoted(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let is_plain =
        |letter: char| letter.is_alphanumeric() || matches!(letter, ' ' | '-' | '_' | '.' | '@' | '/' | '(' | ')');
    if text.starts_with(char::is_alphanumeric) && text.chars().all(is_plain) && !text.ends_with(' ') {
        return text;
    }
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

/// Text by which two ways of writing one thing are the same.
fn plain(text: &str) -> String {
    text.to_lowercase().replace(['-', '_'], " ").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a text names a value: in the words of reports, or as it is written in the document.
fn names(found: &Found, text: &str) -> bool {
    let text = plain(text);
    let is = |candidate: &str| plain(candidate) == text;
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
