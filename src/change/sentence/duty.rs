//! Sentences about commitments.

use super::{Clause, Voice, some_of, words};
use crate::change::Verdict;
use crate::change::difference::{Difference, Found, Value};
use crate::model::amount::{Better, DetailType};
use crate::model::words::{Strength, spoken, with_capital};
use crate::model::{Amount, DetailKind};
use crate::standards::in_letters;

/// A commitment that is there, is answered otherwise, or is not there.
pub(super) fn answer(difference: &Difference, voice: &Voice) -> String {
    let (old, new) = (&difference.old, &difference.new);
    match (&old.value, &new.value) {
        (Value::NotRecorded, _) => {
            let now = answered(new).now;
            voice.either(
                format!("The {} {now}; nothing of this was recorded before.", voice.noun),
                |old_name, new_name| format!("{new_name} {now}; nobody has looked for this in {old_name}."),
            )
        }
        (_, Value::NotRecorded) => {
            let Clause { past, now } = answered(old);
            voice.either(format!("The {} {past}; that is no longer recorded.", voice.noun), |old_name, new_name| {
                format!("{old_name} {now}; nobody has looked for this in {new_name}.")
            })
        }
        (_, Value::Nothing) => {
            let past = answered(old).past;
            let sentence = format!("The {} {past}, and no longer says anything about it.", voice.noun);
            voice.either(sentence, |_, _| voice.pair(&answered(old), &answered(new)))
        }
        (Value::Nothing, _) => {
            let now = answered(new).now;
            let sentence = format!("The {} now {now}, and said nothing about it before.", voice.noun);
            voice.either(sentence, |_, _| voice.pair(&answered(old), &answered(new)))
        }
        _ => voice.pair(&answered(old), &answered(new)),
    }
}

fn answered(found: &Found) -> Clause {
    let words = words(found).unwrap_or_default();
    let verbs = [
        ("commits", "committed itself", "commits itself"),
        ("puts", "had put", "puts"),
        ("leaves", "left", "leaves"),
        ("declines", "declined", "declines"),
    ];
    for (verb, past, now) in verbs {
        if let Some(rest) = words.strip_prefix(verb) {
            return Clause::new(past, now, rest.trim_start());
        }
    }
    match &found.value {
        Value::Nothing | Value::NotRecorded => Clause::new("said nothing", "says nothing", "about it"),
        _ => Clause::new("had", "has", &words),
    }
}

/// A duty that holds for less training on one side, and for what it goes on holding.
pub(super) fn scope(difference: &Difference, remains: &str, verdict: Verdict, voice: &Voice) -> String {
    let scope = if difference.scope.is_empty() { "other training" } else { difference.scope.as_str() };
    match verdict {
        Verdict::Strengthened | Verdict::NewlyRecorded => {
            voice.either(format!("This now holds for {scope} too; before, it held for {remains} only."), |old, new| {
                let now = answered(&difference.new).now;
                format!("For {scope}, {new} {now}; {old} answers this for {remains} only.")
            })
        }
        _ => voice.either(format!("This no longer holds for {scope}; it still holds for {remains}."), |old, new| {
            let now = answered(&difference.old).now;
            format!("For {scope}, {old} {now}; {new} answers this for {remains} only.")
        }),
    }
}

/// A duty that only some people had, or have now.
pub(super) fn only_for(who: &str, difference: &Difference, voice: &Voice) -> String {
    if difference.new.value.is_given() {
        return voice.either(
            format!("The {} now asks something of {who} here, beside what it asks of others.", voice.noun),
            |old, new| format!("{new} asks something of {who} here, beside what it asks of others; {old} does not."),
        );
    }
    voice.either(
        format!("What the {} asked of {who} here is gone; what it asks of others stays.", voice.noun),
        |old, new| format!("{old} asks something of {who} here, beside what it asks of others; {new} does not."),
    )
}

/// A stronger or weaker word.
pub(super) fn strength(difference: &Difference, voice: &Voice) -> String {
    let clause = |found: &Found| match &found.value {
        Value::Strength(strength) => {
            let verb = match strength {
                Strength::Must => "must happen",
                Strength::Will => "happens",
                Strength::Should => "should happen",
                Strength::May => "may happen",
            };
            Clause::new("said that this", "says that this", verb)
        }
        _ => Clause::new("had no word recorded", "has no word recorded", "for how strongly it means this"),
    };
    voice.pair(&clause(&difference.old), &clause(&difference.new))
}

/// A detail of a standard.
pub(super) fn detail(difference: &Difference, verdict: Verdict, voice: &Voice) -> String {
    let name = difference.name.as_deref().unwrap_or("details");
    let spoken = spoken(name);
    if let (Value::Amount(kind, old), Value::Amount(_, new)) = (&difference.old.value, &difference.new.value) {
        match (old, new) {
            (Amount::Set(old), Amount::Set(new)) => {
                let only = |one: &std::collections::BTreeSet<usize>, other: &std::collections::BTreeSet<usize>| {
                    let names: Vec<String> = one
                        .difference(other)
                        .filter_map(|&at| kind.options.get(at))
                        .map(|name| name.replace('-', " "))
                        .collect();
                    some_of(&names)
                };
                return named(&spoken, only(old, new), only(new, old), voice);
            }
            (Amount::Count(_) | Amount::All, Amount::Count(_) | Amount::All) if kind.better == Better::Higher => {
                return counted(kind, old, new, verdict, voice);
            }
            _ => {}
        }
    }
    let clause = |found: &Found| of_detail(found, name, &spoken);
    voice.pair(&clause(&difference.old), &clause(&difference.new))
}

fn of_detail(found: &Found, name: &str, spoken: &str) -> Clause {
    match &found.value {
        Value::Amount(kind, Amount::Duration(time)) if name.ends_with("every") && kind.kind == DetailType::Duration => {
            Clause::new("asked for this", "asks for this", &time.as_cycle())
        }
        // A position is said as it is recorded: the title of the standard may affirm what it denies.
        Value::Amount(kind, amount) => {
            Clause::new("recorded", "records", &format!("{spoken}: {}", kind.in_words(amount)))
        }
        Value::Unstated => Clause::new("mentioned", "mentions", &format!("{spoken} without a value")),
        Value::Text(text) => Clause::new("had", "has", text),
        _ if name.ends_with("every") => Clause::new("did not say", "does not say", "how often"),
        _ => Clause::new("recorded nothing", "records nothing", &format!("under {spoken}")),
    }
}

/// How many were asked for: "Two trainers were asked for; one now satisfies the policy."
fn counted(kind: &DetailKind, old: &Amount, new: &Amount, verdict: Verdict, voice: &Voice) -> String {
    let with_unit = |amount: &Amount| match amount {
        Amount::Count(number) => {
            let words = kind.in_words(amount);
            words.replacen(&number.to_string(), &in_letters(*number), 1)
        }
        _ => kind.in_words(amount),
    };
    let bare = |amount: &Amount| match amount {
        Amount::Count(number) => in_letters(*number),
        _ => "all".to_owned(),
    };
    let (before, after) = (with_unit(old), with_unit(new));
    let were = if matches!(old, Amount::Count(1)) { "was" } else { "were" };
    let noun = voice.noun;
    let lineage = match verdict {
        Verdict::Weakened => {
            let satisfies = if matches!(new, Amount::Count(1)) { "satisfies" } else { "satisfy" };
            format!("{} {were} asked for; {} now {satisfies} the {noun}.", with_capital(&before), bare(new))
        }
        _ => format!("{} {were} asked for; the {noun} now asks for {}.", with_capital(&before), bare(new)),
    };
    voice.either(lineage, |old, new| format!("{old} asks for {before}; {new} asks for {after}."))
}

/// What a list of options names on one side only.
fn named(spoken: &str, gone: Option<String>, came: Option<String>, voice: &Voice) -> String {
    let noun = voice.noun;
    match (gone, came) {
        (Some(gone), Some(came)) => voice.either(
            format!("Under {spoken}, the {noun} no longer names {gone}, and now names {came}."),
            |old, new| format!("Under {spoken}, {old} names {gone}, which {new} does not; {new} names {came}, which {old} does not."),
        ),
        (Some(gone), None) => voice.either(
            format!("Under {spoken}, the {noun} no longer names {gone}."),
            |old, new| format!("Under {spoken}, {old} names {gone}, which {new} does not."),
        ),
        (None, came) => {
            let came = came.unwrap_or_default();
            voice.either(
                format!("Under {spoken}, the {noun} now also names {came}."),
                |old, new| format!("Under {spoken}, {new} names {came}, which {old} does not."),
            )
        }
    }
}

/// Who has to act.
pub(super) fn bearer(difference: &Difference, voice: &Voice) -> String {
    match (words(&difference.old), words(&difference.new)) {
        (Some(one), Some(other)) => voice.either(
            format!("Who has to act changed from {one} to {other}; whether that is weaker, a person has to say."),
            |old, new| format!("In {old} it falls to {one}, in {new} to {other}; nobody can rank that."),
        ),
        (Some(one), None) => voice
            .either(format!("The {} no longer says who has to act; before, it was {one}.", voice.noun), |old, new| {
                format!("In {old} it falls to {one}; {new} does not say who has to act.")
            }),
        (None, other) => {
            let other = other.unwrap_or_default();
            voice.either(format!("The {} now says who has to act: {other}.", voice.noun), |old, new| {
                format!("In {new} it falls to {other}; {old} does not say who has to act.")
            })
        }
    }
}
