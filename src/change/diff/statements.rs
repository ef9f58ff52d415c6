//! The single statements behind a position: their wording, and what changes in one of them while the others make up for
//! it. Only for two states of one document; two people word one duty in two ways.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::align::{Entry as Aligning, align};
use super::answer::{self, is_same};
use super::bearers::Heading;
use super::{Pair, text as text_found};
use crate::change::Kind;
use crate::change::difference::{Case, Difference, Entry, Found, Value};
use crate::change::text::{self, Explained};
use crate::model::duty::Training;
use crate::model::located::{Leaf, OneOrMany};
use crate::model::policy::Commitment;
use crate::model::words::Answer;
use crate::model::{Amount, Item};

/// What differs between the statements of two documents about one thing, beside what their positions show.
pub(super) fn compare(
    pair: &Pair<'_>,
    heading: &Heading<'_>,
    old: &[&Item<Commitment>],
    new: &[&Item<Commitment>],
    positions: &mut [Difference],
) -> Vec<Difference> {
    if old.is_empty() || new.is_empty() {
        return Vec::new();
    }
    let (pairs, gone, came) = partners(old, new);
    let mut found = Vec::new();
    for (one, other) in pairs {
        let (one, other) = (old[one], new[other]);
        let ranked = ranked(pair, heading, one, other);
        wording(pair, heading, (one, other), &ranked, positions, &mut found);
        found.extend(plain(heading, one, other));
        let unseen = ranked.into_iter().filter(|difference| !is_shown(difference, positions, (one, other)));
        found.extend(unseen.map(|mut difference| {
            if difference.field == "commitments.scope" {
                // What holds for which training is compared part by part; here it is only worded otherwise.
                difference.kind = Kind::Moved;
            } else if old.len() > 1 || new.len() > 1 {
                difference.case = Case::OneOfSeveral;
            }
            difference
        }));
    }
    found.extend(alone(heading, old, new, (gone, came), positions));
    found
}

/// Statements without a partner, as one change of the list. Those on which a position rests are told there.
fn alone(
    heading: &Heading<'_>,
    old: &[&Item<Commitment>],
    new: &[&Item<Commitment>],
    (gone, came): (Vec<usize>, Vec<usize>),
    positions: &[Difference],
) -> Option<Difference> {
    // The same words that now stand for another part of the training are no other statement.
    let same_words = |commitment: &Item<Commitment>, others: &BTreeSet<String>| {
        commitment.says.text().is_some_and(|says| others.contains(says))
    };
    let says = |list: &[&'_ Item<Commitment>]| -> BTreeSet<String> {
        list.iter().filter_map(|commitment| commitment.says.text().map(str::to_owned)).collect()
    };
    let (old_says, new_says) = (says(old), says(new));
    let rests = |shown: &Found, commitment: &Item<Commitment>| {
        shown.at == commitment.at || Some(shown.at) == commitment.answer.at()
    };
    let mut entries = Vec::new();
    for commitment in gone.into_iter().map(|index| old[index]) {
        if !same_words(commitment, &new_says) && !positions.iter().any(|shown| rests(&shown.old, commitment)) {
            entries.push(Entry::gone(statement_name(commitment), commitment.at));
        }
    }
    for commitment in came.into_iter().map(|index| new[index]) {
        if !same_words(commitment, &old_says) && !positions.iter().any(|shown| rests(&shown.new, commitment)) {
            entries.push(Entry::came(statement_name(commitment), commitment.at));
        }
    }
    if entries.is_empty() {
        return None;
    }
    let places = (heading.old_absent.at, heading.new_absent.at);
    let mut difference = Difference::of_list("commitments", Kind::Duty, heading.about.clone(), entries, places);
    difference.standard.clone_from(&heading.standard);
    difference.case = Case::OneOfSeveral;
    Some(difference)
}

fn statement_name(commitment: &Commitment) -> String {
    commitment.says.text().map_or_else(|| answer::answer_in_words(commitment), str::to_owned)
}

type Partners = (Vec<(usize, usize)>, Vec<usize>, Vec<usize>);

/// Which statements are the same one: by id and likeness, then in order among those of one scope, and where one is left
/// on each side, those two.
fn partners(old: &[&Item<Commitment>], new: &[&Item<Commitment>]) -> Partners {
    let entries = |list: &[&'_ Item<Commitment>]| -> Vec<(Option<String>, String)> {
        let text = |leaf: &Leaf<String>| leaf.text().map(str::to_owned);
        list.iter().map(|commitment| (text(&commitment.id), text(&commitment.says).unwrap_or_default())).collect()
    };
    let (old_entries, new_entries) = (entries(old), entries(new));
    let aligned = align(
        &old_entries.iter().map(|(id, says)| Aligning { id: id.as_deref(), says }).collect::<Vec<_>>(),
        &new_entries.iter().map(|(id, says)| Aligning { id: id.as_deref(), says }).collect::<Vec<_>>(),
    );
    let mut pairs: Vec<(usize, usize)> = aligned.pairs.iter().map(|&(from, to, _)| (from, to)).collect();
    let (mut gone, mut came) = (aligned.gone, aligned.came);
    let mut by_place: BTreeMap<_, VecDeque<usize>> = BTreeMap::new();
    for &to in &came {
        by_place.entry(place(new[to])).or_default().push_back(to);
    }
    let mut taken = BTreeSet::new();
    gone.retain(|&from| {
        let like = by_place.get_mut(&place(old[from])).and_then(VecDeque::pop_front);
        if let Some(to) = like {
            pairs.push((from, to));
            taken.insert(to);
        }
        like.is_none()
    });
    came.retain(|to| !taken.contains(to));
    if let ([from], [to]) = (gone.as_slice(), came.as_slice()) {
        pairs.push((*from, *to));
        return (pairs, Vec::new(), Vec::new());
    }
    (pairs, gone, came)
}

/// The section and the training by which two statements are taken for the same one.
fn place(commitment: &Commitment) -> (Option<Training<'_>>, Vec<&str>) {
    (Training::of(&commitment.scope), commitment.section.iter().filter_map(Leaf::text).collect())
}

/// What differs between two statements in fields that are ranked.
fn ranked(pair: &Pair<'_>, heading: &Heading<'_>, one: &Item<Commitment>, other: &Item<Commitment>) -> Vec<Difference> {
    let mut found = Vec::new();
    let mut note = |field: &'static str, name: Option<&str>, old: Found, new: Found| {
        if !is_same(&old.value, &new.value) {
            let mut difference = heading.difference(field, old, new);
            difference.name = name.map(str::to_owned);
            found.push(difference);
        }
    };
    let answer = |commitment: &Item<Commitment>| {
        Found::new(Value::Answer(commitment.answer()), commitment.answer.at().unwrap_or(commitment.at))
            .in_words(answer::answer_in_words(commitment))
            .saying(commitment.says.text())
    };
    note("commitments.answer", None, answer(one), answer(other));
    note("commitments.strength", None, answer::strength(one), answer::strength(other));
    for (name, kind) in heading.kinds {
        let (old, new) = (answer::own_detail(one, name, kind), answer::own_detail(other, name, kind));
        note("commitments.details", Some(name), old, new);
    }
    if let Some((old, new)) = unknown_details(heading, one, other) {
        note("commitments.details", None, old, new);
    }
    let scope = |commitment: &Item<Commitment>| {
        let training = Training::of(&commitment.scope);
        Found::new(Value::Text(format!("{training:?}")), commitment.at).in_words(scope_in_words(commitment))
    };
    note("commitments.scope", None, scope(one), scope(other));
    let by = |commitment: &Item<Commitment>, name: &dyn Fn(&str) -> String| {
        let shared = commitment.by.text().map(name);
        let words = pair.actors.in_words(&shared);
        let value = shared.map_or(Value::Nothing, Value::Text);
        let found = Found::new(value, commitment.by.at().unwrap_or(commitment.at));
        if words.is_empty() { found } else { found.in_words(words) }
    };
    note("commitments.by", None, by(one, &|by| pair.actors.in_old(by)), by(other, &|by| pair.actors.in_new(by)));
    found
}

/// Details that no standard in use knows, which cannot be ranked.
fn unknown_details(heading: &Heading<'_>, one: &Item<Commitment>, other: &Item<Commitment>) -> Option<(Found, Found)> {
    let side = |commitment: &Item<Commitment>| {
        let unknown = commitment.details.iter().filter_map(|(name, written)| {
            let name = name.text().filter(|name| !heading.kinds.iter().any(|(known, _)| known == name))?;
            let values: Vec<&str> = written.iter().filter_map(|leaf| leaf.get().map(|text| text.0.as_str())).collect();
            Some((answer::detail_place(commitment, name), format!("{} {}", answer::spoken(name), values.join(", "))))
        });
        let (places, mut texts): (Vec<_>, Vec<_>) = unknown.unzip();
        texts.sort();
        let value = if texts.is_empty() { Value::Nothing } else { Value::Text(texts.join("; ")) };
        Found::new(value, places.first().copied().unwrap_or(commitment.at)).saying(commitment.says.text())
    };
    let (old, new) = (side(one), side(other));
    (old.value != new.value).then_some((old, new))
}

/// A scope as it is written: "agency: multi; levels: 2, 3", or "all training".
fn scope_in_words(commitment: &Commitment) -> String {
    let scope = &commitment.scope;
    let join = |words: Vec<String>| words.join(", ");
    let parts = [
        ("agency", scope.agency.get().map(ToString::to_string).into_iter().collect()),
        ("mode", join(scope.mode.iter().filter_map(|mode| mode.get().map(ToString::to_string)).collect())),
        ("levels", join(scope.levels.iter().filter_map(|level| level.text().map(str::to_owned)).collect())),
        ("commissioned", scope.commissioned.get().map(|word| word.word().to_owned()).into_iter().collect()),
    ];
    let given: Vec<String> = parts
        .into_iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(name, value)| format!("{name}: {value}"))
        .collect();
    if given.is_empty() { "all training".to_owned() } else { given.join("; ") }
}

/// The fields of a statement that stand beside what is ranked.
fn plain(heading: &Heading<'_>, one: &Item<Commitment>, other: &Item<Commitment>) -> Vec<Difference> {
    let mut found = Vec::new();
    let mut note = |field: &'static str, old: &Leaf<String>, new: &Leaf<String>| {
        let (old, new) = (text_found(old, one.at), text_found(new, other.at));
        if old.value != new.value {
            let mut difference = heading.difference(field, old.saying(one.says.text()), new.saying(other.says.text()));
            if field == "commitments.id" {
                difference.kind = Kind::Moved;
            }
            found.push(difference);
        }
    };
    // What no standard covers goes by its id, and is told under its new one already.
    if one.standard.text().is_some() && one.standard.text() == other.standard.text() {
        note("commitments.id", &one.id, &other.id);
    }
    if one.answer() == other.answer() {
        note("commitments.lacks", &one.lacks, &other.lacks);
        note("commitments.action", &one.action, &other.action);
        note("commitments.to", &one.to, &other.to);
    }
    let sections = |list: &OneOrMany<Leaf<String>>, at| {
        let names: Vec<&str> = list.iter().filter_map(Leaf::text).collect();
        let value = if names.is_empty() { Value::Nothing } else { Value::Text(names.join("; ")) };
        Found::new(value, list.first().and_then(Leaf::at).unwrap_or(at))
    };
    let (old, new) = (sections(&one.section, one.at), sections(&other.section, other.at));
    if old.value != new.value {
        let mut moved = heading.difference("commitments.section", old, new);
        moved.kind = Kind::Moved;
        found.push(moved);
    }
    found
}

/// The wording of a statement. Where a ranked field changed too, the words belong to that change, unless one of them
/// weighs that the change does not explain.
fn wording(
    pair: &Pair<'_>,
    heading: &Heading<'_>,
    (one, other): (&Item<Commitment>, &Item<Commitment>),
    ranked: &[Difference],
    positions: &mut [Difference],
    found: &mut Vec<Difference>,
) {
    for (field, old, new) in
        [("commitments.says", &one.says, &other.says), ("commitments.quote", &one.quote, &other.quote)]
    {
        let (Some(old_text), Some(new_text)) = (old.text(), new.text()) else {
            if old.text() != new.text() {
                found.push(heading.difference(field, text_found(old, one.at), text_found(new, other.at)));
            }
            continue;
        };
        let Some(mut rewording) = text::compare(old_text, new_text, pair.weighing) else { continue };
        if !ranked.is_empty() {
            explained(ranked, one, other).take_out(&mut rewording);
            // What is answered in another way is also said in other words.
            if undertakes(one) != undertakes(other) || !rewording.matters() {
                let mut shown = positions.iter_mut().filter(|difference| {
                    difference.wording.is_none()
                        && (is_whole(difference) || ranked.iter().any(|ranked| is_same_field(ranked, difference)))
                });
                if let Some(shown) = shown.next() {
                    shown.marked = rewording.words;
                    continue;
                }
            }
        }
        let mut difference = heading.difference(field, text_found(old, one.at), text_found(new, other.at));
        difference.wording = Some(rewording);
        found.push(difference);
    }
}

/// What ranked changes say already: the number of a detail, the modal of a strength.
fn explained(ranked: &[Difference], one: &Commitment, other: &Commitment) -> Explained {
    let mut explained = Explained {
        strength: ranked.iter().any(|difference| difference.field == "commitments.strength")
            || [one, other].iter().any(|commitment| !undertakes(commitment)),
        // Another person, or a stronger word, gives no other words a reason to go.
        wording: ranked.iter().any(|difference| !matches!(difference.field, "commitments.strength" | "commitments.by")),
        ..Explained::default()
    };
    for value in ranked.iter().flat_map(|difference| [&difference.old.value, &difference.new.value]) {
        match value {
            Value::Amount(_, Amount::Count(number)) => {
                explained.numbers.insert(*number);
            }
            Value::Amount(_, Amount::Duration(duration)) => {
                explained.numbers.insert(duration.amount);
                explained.time = true;
            }
            _ => {}
        }
    }
    explained
}

/// Whether somebody undertakes to do it, wholly or in part.
fn undertakes(commitment: &Commitment) -> bool {
    matches!(commitment.answer(), Answer::Commits | Answer::Partial)
}

/// Whether the positions show a difference of this field already. Where the answer of these very statements changed, what
/// belongs to it is told with it.
fn is_shown(
    difference: &Difference,
    positions: &[Difference],
    (one, other): (&Item<Commitment>, &Item<Commitment>),
) -> bool {
    let rests = |shown: &Difference| {
        let is_of = |found: &Found, commitment: &Item<Commitment>| {
            found.at == commitment.at || Some(found.at) == commitment.answer.at()
        };
        is_of(&shown.old, one) || is_of(&shown.new, other)
    };
    positions.iter().any(|shown| is_same_field(difference, shown) || (is_whole(shown) && rests(shown)))
}

fn is_same_field(one: &Difference, other: &Difference) -> bool {
    one.field == other.field && one.name == other.name
}

/// Whether a difference is about the answer as a whole.
fn is_whole(difference: &Difference) -> bool {
    matches!(difference.field, "commitments.answer" | "commitments.scope")
}
