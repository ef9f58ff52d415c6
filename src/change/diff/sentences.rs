//! The sentences by which a standard judges, in two editions: which went, which came, and whose amount changed.

use std::collections::BTreeSet;

use super::align::MOST_PAIRS;
use super::answer::is_same;
use super::reading::{Entry, flat};
use super::walk::About;
use crate::change::difference::{Difference, Entry as Went, Found, Value};
use crate::model::amount::{Better, DetailType};
use crate::model::fields::Field;
use crate::model::located::Item;
use crate::model::standards::Sentence;
use crate::model::{Amount, DetailKind, Duration};
use crate::source::{Arena, NodeId};

/// A list of sentences and its place.
type Sentences<'d> = (&'d [Item<Sentence>], Entry<'d>);

/// Sentences that went or came. Two that differ only in an amount are one that changed.
pub(super) fn sentences(field: &Field, old: Sentences<'_>, new: Sentences<'_>, about: &About) -> Vec<Difference> {
    let texts = |(list, entry): Sentences<'_>| -> Vec<String> {
        list.iter().map(|sentence| flat(entry.arena, sentence.at)).collect()
    };
    let mut found = Vec::new();
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
        let (before, after) = if field.name() == "check" { amounts(one, other) } else { None }.unwrap_or_else(|| {
            let text = |arena: &Arena, at: NodeId| Found::new(Value::Text(flat(arena, at)), at);
            (text(old.1.arena, one.at), text(new.1.arena, other.at))
        });
        if !is_same(&before.value, &after.value) {
            found.push(about.difference(field, before, after));
        }
        false
    });
    let mut entries: Vec<Went> = gone.iter().map(|&index| Went::gone(&old_texts[index], old.0[index].at)).collect();
    entries.extend(came.iter().map(|&index| Went::came(&new_texts[index], new.0[index].at)));
    found.extend(about.list(field, entries, (old.1.at(), new.1.at())));
    found
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
        let kind = DetailKind::plain(kind, better);
        let words = ["at least", "at most", "within"][verb];
        Some(Found::new(Value::Amount(Box::new(kind), amount), at).in_words(format!("{words} {text}")))
    };
    Some((side(&before, at)?, side(&after, to)?))
}
