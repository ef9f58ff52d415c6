//! The sentences by which a standard judges, in two editions: which went, which came, and whose amount changed.

use std::collections::BTreeSet;

use super::align::MOST_PAIRS;
use super::record::flat;
use super::standards::Notes;
use crate::change::Kind;
use crate::change::difference::{Difference, Entry, Found, Value};
use crate::model::amount::{Better, DetailType};
use crate::model::located::{Item, List};
use crate::model::standards::Sentence;
use crate::model::{Amount, DetailKind, Duration};
use crate::source::{Arena, NodeId};

/// A list of sentences with its tree, and where a sentence would stand.
pub(super) type Sentences<'d> = (&'d List<Item<Sentence>>, &'d Arena, NodeId);

/// Sentences that went or came. Two that differ only in an amount are one that changed.
pub(super) fn sentences(notes: &mut Notes, field: &'static str, old: Sentences<'_>, new: Sentences<'_>) {
    let texts = |(list, arena, _): Sentences<'_>| -> Vec<String> {
        list.iter().map(|sentence| flat(arena, sentence.at)).collect()
    };
    let (old_texts, new_texts) = (texts(old), texts(new));
    let only = |own: &[String], others: &[String]| -> Vec<usize> {
        let known: BTreeSet<&String> = others.iter().collect();
        (0..own.len()).filter(|&index| !known.contains(&own[index])).collect()
    };
    let (mut gone, mut came) = (only(&old_texts, &new_texts), only(&new_texts, &old_texts));
    let few = gone.len() * came.len() <= MOST_PAIRS;
    gone.retain(|&from| {
        if !few {
            return true;
        }
        let one = &old.0[from];
        let like = came.iter().position(|&to| new.0[to].field.text() == one.field.text());
        let Some(position) = like else { return true };
        let other = &new.0[came.remove(position)];
        let (before, after) = if field.ends_with("check") { amounts(one, other) } else { None }.unwrap_or_else(|| {
            let text = |arena: &Arena, at: NodeId| Found::new(Value::Text(flat(arena, at)), at);
            (text(old.1, one.at), text(new.1, other.at))
        });
        notes.note(field, Kind::Standard, before, after);
        false
    });
    if gone.is_empty() && came.is_empty() {
        return;
    }
    let mut entries = Vec::new();
    entries.extend(gone.iter().map(|&index| Entry::gone(&old_texts[index], old.0[index].at)));
    entries.extend(came.iter().map(|&index| Entry::came(&new_texts[index], new.0[index].at)));
    let mut difference = Difference::of_list(field, Kind::Standard, notes.about.clone(), entries, (old.2, new.2));
    difference.standard.clone_from(&notes.standard);
    notes.found.push(difference);
}

/// The amounts of two sentences that are alike in all else; `None` where they are not.
fn amounts(one: &Item<Sentence>, other: &Item<Sentence>) -> Option<(Found, Found)> {
    let plain = |sentence: &Sentence| {
        sentence.among.is_empty()
            && sentence.each.is_empty()
            && [&sentence.is, &sentence.includes, &sentence.agrees_with, &sentence.evidence]
                .iter()
                .all(|leaf| leaf.is_absent())
            && sentence.one_of.is_empty()
            && sentence.present.is_absent()
    };
    if !(plain(one) && plain(other)) {
        return None;
    }
    let given = |sentence: &'_ Item<Sentence>| -> Option<(usize, NodeId, String)> {
        let leaves = [&sentence.at_least, &sentence.at_most, &sentence.within];
        let mut given = leaves
            .iter()
            .enumerate()
            .filter_map(|(verb, leaf)| leaf.located().map(|(at, text)| (verb, at, text.clone())));
        given.next().filter(|_| given.next().is_none())
    };
    let ((verb, at, before), (same_verb, to, after)) = (given(one)?, given(other)?);
    if verb != same_verb {
        return None;
    }
    let better = if verb == 0 { Better::Higher } else { Better::Lower };
    let read = |text: &str| {
        let count = text.parse().ok().map(|count| (DetailType::Count, Amount::Count(count)));
        count.or_else(|| Duration::parse(text).map(|time| (DetailType::Duration, Amount::Duration(time))))
    };
    let side = |text: &str, at: NodeId| {
        let (kind, amount) = read(text)?;
        let kind = DetailKind { kind, better, options: Vec::new(), unit: None, floor: None };
        let words = ["at least", "at most", "within"][verb];
        Some(Found::new(Value::Amount(Box::new(kind), amount), at).in_words(format!("{words} {text}")))
    };
    Some((side(&before, at)?, side(&after, to)?))
}
