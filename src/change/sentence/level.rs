//! Sentences about levels of training.

use std::collections::BTreeMap;

use super::{Voice, some_of, words};
use crate::change::difference::{Difference, Entry};

/// Topics that a level, or everybody, no longer reaches or reaches now.
pub(super) fn topics(difference: &Difference, voice: &Voice) -> String {
    let about = &difference.about;
    let with_notes = |went: bool| noted(difference.entries.iter().filter(|entry| entry.old.is_some() == went));
    if difference.kind == crate::change::Kind::Moved {
        let moved: Vec<String> = [with_notes(true), with_notes(false)].into_iter().flatten().collect();
        return format!("{about} still reaches what it reached, in another way: {}.", moved.join("; "));
    }
    match (with_notes(true), with_notes(false)) {
        (Some(gone), Some(came)) => voice
            .either(format!("{about} no longer reaches {gone}. It now reaches {came}."), |old, new| {
                format!("{about} reaches in {old} only: {gone}. In {new} only: {came}.")
            }),
        (Some(gone), None) => voice.either(format!("{about} no longer reaches {gone}."), |old, new| {
            format!("{about} reaches in {old} and not in {new}: {gone}.")
        }),
        (None, came) => {
            let came = came.unwrap_or_default();
            voice.either(format!("{about} now reaches {came}."), |old, new| {
                format!("{about} reaches in {new} and not in {old}: {came}.")
            })
        }
    }
}

/// Topics together where the same is to be said of them.
fn noted<'e>(entries: impl Iterator<Item = &'e Entry>) -> Option<String> {
    let mut by_note: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    let mut order: Vec<&str> = Vec::new();
    for entry in entries {
        if !by_note.contains_key(entry.note.as_str()) {
            order.push(&entry.note);
        }
        by_note.entry(&entry.note).or_default().push(entry.name.clone());
    }
    let parts: Vec<String> = order
        .into_iter()
        .filter_map(|note| {
            let names: Vec<String> = by_note[note].iter().map(|name| format!("\"{name}\"")).collect();
            let plural = if names.len() > 1 {
                note.replacen("reaches it", "reaches them", 1).replacen("reached it", "reached them", 1)
            } else {
                note.to_owned()
            };
            let names = some_of(&names)?;
            Some(if note.is_empty() { names } else { format!("{names} ({plural})") })
        })
        .collect();
    (!parts.is_empty()).then(|| parts.join("; "))
}

/// Which levels a level includes.
pub(super) fn includes(difference: &Difference, voice: &Voice) -> String {
    let about = &difference.about;
    let topics = match difference.entries.len() {
        0 => String::new(),
        1 => ", and with that one topic".to_owned(),
        many => format!(", and with that {many} topics"),
    };
    match (words(&difference.old), words(&difference.new)) {
        (Some(one), None) => voice.either(format!("{about} no longer includes {one}{topics}."), |old, new| {
            format!("{about} includes {one} in {old}{topics}; in {new} it includes no other.")
        }),
        (None, Some(other)) => voice.either(format!("{about} now includes {other}{topics}."), |old, new| {
            format!("{about} includes {other} in {new}{topics}; in {old} it includes no other.")
        }),
        (Some(one), Some(other)) => voice
            .either(format!("{about} included {one} and now includes {other}."), |old, new| {
                format!("{about} includes {one} in {old} and {other} in {new}.")
            }),
        (None, None) => format!("Whether {about} includes others is said in another way; it comes to the same."),
    }
}

/// A level that came or went.
pub(super) fn whole(difference: &Difference, voice: &Voice) -> String {
    let about = &difference.about;
    let names: Vec<String> = difference.entries.iter().map(|entry| format!("\"{}\"", entry.name)).collect();
    let only = some_of(&names);
    if difference.new.value.is_given() {
        let only = only.map(|names| format!(" and brings {names}")).unwrap_or_default();
        return voice
            .either(format!("{about} is new{only}."), |old, new| format!("Only {new} has {about}, not {old}{only}."));
    }
    let only = only.map(|names| format!(", and with it {names}, which no")).unwrap_or_default();
    let (any_more, of_other) =
        if only.is_empty() { ("", "") } else { (" level reaches any more", " level there reaches") };
    voice.either(format!("{about} is gone{only}{any_more}."), |old, new| {
        format!("Only {old} has {about}, not {new}{only}{of_other}.")
    })
}
