//! Levels of training: who is at which, what each reaches, how it is delivered.

use std::collections::{BTreeMap, BTreeSet};

use super::align::{Entry as Aligning, align};
use super::{Pair, names, outcomes, text, word};
use crate::change::Kind;
use crate::change::difference::{Case, Difference, Entry, Found, Value};
use crate::model::policy::{Level, Levels, LevelsStatus};
use crate::model::scheme::{MOST_LEVELS, Scheme};
use crate::model::{Field, Item};
use crate::source::NodeId;

/// The differences between the levels of two policies.
pub(super) fn differences(pair: &Pair<'_>) -> Vec<Difference> {
    let (old, new) = (&pair.old.policy.levels, &pair.new.policy.levels);
    let mut found = Vec::new();
    if let (Some(one), Some(other)) = (old.given(), new.given()) {
        scheme(pair, one, other, &mut found);
        found.extend(outcomes::for_everybody(pair, one, other));
        found.extend(outcomes::target_groups(pair, one, other));
        found.extend(list(pair, one, other));
    } else {
        let (old, new) = (whether_given(old, pair.old.entry("levels")), whether_given(new, pair.new.entry("levels")));
        found.extend(Difference::between("levels", Kind::Level, "Levels of training", old, new));
    }
    let standard = pair.answered_by("levels");
    for difference in &mut found {
        difference.standard = difference.standard.take().or_else(|| standard.clone());
    }
    found
}

/// What is known of the levels: nobody looked, there are none, or they are there.
fn whether_given(field: &Field<Levels>, at: NodeId) -> Found {
    match field {
        Field::Absent => Found::new(Value::NotRecorded, at),
        Field::Nothing(node) => Found::new(Value::Nothing, *node).in_words("none"),
        Field::Given(levels) => {
            let words = match levels.list.len() {
                1 => "one level".to_owned(),
                many => format!("{many} levels"),
            };
            Found::new(Value::There, levels.at).in_words(words)
        }
        Field::Bad => Found::new(Value::Unreadable, at),
    }
}

/// Whether the levels hold, and what they are called.
fn scheme(pair: &Pair<'_>, one: &Item<Levels>, other: &Item<Levels>, found: &mut Vec<Difference>) {
    let about = "Levels of training";
    // Left out, the levels hold.
    let status = |levels: &Item<Levels>| match word(&levels.status, levels.at) {
        Found { value: Value::Nothing, at, .. } => Found::new(Value::Text(LevelsStatus::InForce.to_string()), at),
        found => found,
    };
    found.extend(Difference::between("levels.status", Kind::Level, about, status(one), status(other)));
    let (old, new) = (text(&one.scheme, one.at), text(&other.scheme, other.at));
    found.extend(Difference::between("levels.scheme", Kind::RecordKeeping, about, old, new));
    if pair.compares_wording() {
        let (old, new) = (names(&one.section, one.at), names(&other.section, other.at));
        found.extend(Difference::between("levels.section", Kind::Moved, about, old, new));
    }
    let (old, new) = (text(&one.action, one.at), text(&other.action, other.at));
    found.extend(Difference::between("levels.action", Kind::Level, about, old, new));
}

fn list(pair: &Pair<'_>, one: &Item<Levels>, other: &Item<Levels>) -> Vec<Difference> {
    if one.list.len().max(other.list.len()) > MOST_LEVELS {
        let side = |levels: &Item<Levels>| Found::new(Value::There, levels.at);
        let mut difference =
            Difference::of("levels.list", Kind::NotCompared, "Levels of training", side(one), side(other));
        difference.case = Case::NotCompared(format!("there are more than {MOST_LEVELS} levels"));
        return vec![difference];
    }
    let (old, new) = (Scheme::of(one), Scheme::of(other));
    let aligned = align(&aligning(&old), &aligning(&new));
    let partners: BTreeMap<usize, usize> = aligned.pairs.iter().map(|&(from, to, _)| (from, to)).collect();
    let mut found = Vec::new();
    for &(from, to, likeness) in &aligned.pairs {
        let (one, other) = (old.levels[from], new.levels[to]);
        if let Some(likeness) = likeness {
            let (old, new) = (text(&one.number, one.at), text(&other.number, other.at));
            let mut renamed = Difference::of("levels.list.number", Kind::Moved, about(other), old, new);
            renamed.case = Case::Renamed(likeness);
            found.push(renamed);
        }
        found.extend(reached(pair, (&old, from), (&new, to), &partners));
        found.extend(level(pair, one, other));
        found.extend(outcomes::wordings(pair, one, other));
    }
    let standing = |scheme: &Scheme<'_>, index: usize| {
        let level = scheme.levels[index];
        let audience = level.audience.text();
        let words = audience.map_or_else(|| about(level), |audience| format!("for {audience}"));
        Found::new(Value::There, level.at).in_words(words)
    };
    for &index in &aligned.gone {
        let gone = Found::new(Value::Nothing, other.at);
        let mut difference =
            Difference::of("levels.list", Kind::Level, about(old.levels[index]), standing(&old, index), gone);
        difference.entries = lost(pair, &old, index, &new);
        found.push(difference);
    }
    for &index in &aligned.came {
        let missing = Found::new(Value::Nothing, one.at);
        let mut difference =
            Difference::of("levels.list", Kind::Level, about(new.levels[index]), missing, standing(&new, index));
        difference.entries = lost(pair, &new, index, &old).into_iter().map(turned).collect();
        found.push(difference);
    }
    found
}

/// Levels by their numbers, else by who takes part.
fn aligning<'d>(scheme: &Scheme<'d>) -> Vec<Aligning<'d>> {
    let levels = scheme.levels.iter();
    levels
        .map(|level| Aligning { id: level.number.text(), says: level.audience.text().unwrap_or_default(), whole: None })
        .collect()
}

/// The topics of a level that goes, of which some may be reached elsewhere.
fn lost(pair: &Pair<'_>, scheme: &Scheme<'_>, level: usize, others: &Scheme<'_>) -> Vec<Entry> {
    let own = &scheme.own[level];
    let gone = own.iter().filter(|(topic, _)| others.reaching(topic).is_empty());
    gone.map(|(topic, at)| Entry::gone(pair.topic(topic), *at)).collect()
}

fn turned(entry: Entry) -> Entry {
    Entry { old: entry.new, new: entry.old, ..entry }
}

/// The topics that a level reaches in one document and not in the other, told as if they had gone.
#[derive(Default)]
struct Reached {
    own: Vec<Entry>,
    /// Those that it reached by including another level.
    including: Vec<Entry>,
    /// Its own that it still reaches, through another level or as everybody does.
    moved: Vec<Entry>,
}

impl Reached {
    /// Those of a level `here` as against its partner `there`. The notes say when they are reached in another way, that no
    /// level there reaches them, and that others do.
    fn only_in(
        pair: &Pair<'_>,
        (here, level): (&Scheme<'_>, usize),
        (there, partner): (&Scheme<'_>, usize),
        partners: &BTreeMap<usize, usize>,
        [when, nowhere, somewhere]: [&str; 3],
    ) -> Self {
        let mut found = Self::default();
        for topic in here.reach(level) {
            let own = here.own[level].get(topic);
            if there.reaches(partner, topic) {
                if let (Some(at), false) = (own, there.own[partner].contains_key(topic)) {
                    let note = format!("{when} among those for {}", through(there, partner, topic));
                    found.moved.push(Entry::gone(pair.topic(topic), *at).noting(note));
                }
                continue;
            }
            let note = elsewhere(there, topic, nowhere, somewhere);
            let entry = |at: NodeId| Entry::gone(pair.topic(topic), at).noting(note.as_str());
            match own {
                Some(at) => found.own.push(entry(*at)),
                None if here.for_all.contains_key(topic) => {}
                None => {
                    let provider = by_inclusion(here, level, topic, (there, partner), partners);
                    found.including.extend(provider.map(entry));
                }
            }
        }
        found
    }
}

/// What a level no longer reaches, and what it reaches now. What comes or goes with a level that it includes is told there,
/// and what comes or goes for everybody is told once.
fn reached(
    pair: &Pair<'_>,
    (old, from): (&Scheme<'_>, usize),
    (new, to): (&Scheme<'_>, usize),
    partners: &BTreeMap<usize, usize>,
) -> Vec<Difference> {
    let backwards: BTreeMap<usize, usize> = partners.iter().map(|(from, to)| (*to, *from)).collect();
    let (one, other) = (old.levels[from], new.levels[to]);
    let mut reached = Reached::only_in(
        pair,
        (old, from),
        (new, to),
        partners,
        if pair.compares_wording() {
            ["now", "no level reaches it any more", "still reached"]
        } else {
            ["there", "no level there reaches it", "reached there"]
        },
    );
    let came = Reached::only_in(
        pair,
        (new, to),
        (old, from),
        &backwards,
        if pair.compares_wording() {
            ["before", "no level reached it before", "reached before"]
        } else {
            ["there", "no level there reaches it", "reached there"]
        },
    );
    reached.own.extend(came.own.into_iter().map(turned));
    reached.including.extend(came.including.into_iter().map(turned));
    reached.moved.extend(came.moved.into_iter().map(turned));
    let Reached { own, including, moved } = reached;
    let mut found = Vec::new();
    let field = "levels.list.outcomes.topics";
    if !own.is_empty() {
        found.push(Difference::of_list(field, Kind::Level, about(other), own, (one.at, other.at)));
    }
    if !moved.is_empty() {
        found.push(Difference::of_list(field, Kind::Moved, about(other), moved, (one.at, other.at)));
    }
    let (includes, included_now) = (names(&one.includes, one.at), names(&other.includes, other.at));
    if includes.value != included_now.value {
        let (includes, included_now) = (included(includes), included(included_now));
        let mut difference = Difference::of("levels.list.includes", Kind::Level, about(other), includes, included_now);
        difference.entries = including;
        found.push(difference);
    }
    found
}

/// A list of included levels, in words. `none` says that there are none.
fn included(found: Found) -> Found {
    let Value::Names(numbers) = &found.value else { return found };
    if numbers.iter().eq(["none"]) {
        return Found { value: Value::Nothing, ..found }.in_words("none");
    }
    let numbers: Vec<&String> = numbers.iter().collect();
    let plural = if numbers.len() == 1 { "" } else { "s" };
    let words = format!("level{plural} {}", crate::model::words::listed(&numbers, "and"));
    found.in_words(words)
}

/// The outcome by which a level reached a topic through a level that it no longer includes; nothing where it still
/// includes that one, which then lost the topic itself.
fn by_inclusion(
    scheme: &Scheme<'_>,
    level: usize,
    topic: &str,
    (other, partner): (&Scheme<'_>, usize),
    partners: &BTreeMap<usize, usize>,
) -> Option<NodeId> {
    let providers: Vec<usize> =
        scheme.includes[level].iter().copied().filter(|&included| scheme.own[included].contains_key(topic)).collect();
    let stays = |provider: &usize| partners.get(provider).is_some_and(|known| other.includes[partner].contains(known));
    if providers.iter().any(stays) {
        return None;
    }
    providers.first().and_then(|&provider| scheme.own[provider].get(topic).copied())
}

/// Through what a level reaches a topic that is not its own.
fn through(scheme: &Scheme<'_>, level: usize, topic: &str) -> String {
    if scheme.for_all.contains_key(topic) {
        return "everybody".to_owned();
    }
    let provider = scheme.includes[level].iter().find(|&&included| scheme.own[included].contains_key(topic));
    provider.map_or_else(String::new, |&provider| about(scheme.levels[provider]).to_lowercase())
}

fn elsewhere(scheme: &Scheme<'_>, topic: &str, nowhere: &str, somewhere: &str) -> String {
    match scheme.reaching(topic).as_slice() {
        [] => nowhere.to_owned(),
        [level] => format!("{somewhere} at level {level}"),
        levels => format!("{somewhere} at levels {}", crate::model::words::listed(levels, "and")),
    }
}

/// The plain fields of one level.
fn level(pair: &Pair<'_>, one: &Item<Level>, other: &Item<Level>) -> Vec<Difference> {
    let mut found = Vec::new();
    let (old, new) = (text(&one.title, one.at), text(&other.title, other.at));
    found.extend(Difference::between("levels.list.title", Kind::RecordKeeping, about(other), old, new));
    found.extend(outcomes::prose(
        pair.language(),
        ("levels.list.audience", Kind::Level, about(other)),
        (&one.audience, one.at),
        (&other.audience, other.at),
    ));
    let (old, new) = (delivery(one), delivery(other));
    found.extend(Difference::between("levels.list.delivery", Kind::Level, about(other), old, new));
    found
}

/// The ways in which a level is taught: for how many agencies, and how.
fn delivery(level: &Item<Level>) -> Found {
    let ways = level.delivery.iter().map(|way| {
        let agency = way.agency.get().map(|agency| format!("{agency}-agency")).unwrap_or_default();
        let mode = way.mode.get().map(ToString::to_string).unwrap_or_default();
        format!("{agency} {mode}").trim().to_owned()
    });
    let ways: BTreeSet<String> = ways.collect();
    let at = level.delivery.first().map_or(level.at, |way| way.at);
    Found::new(if ways.is_empty() { Value::Nothing } else { Value::Names(ways) }, at)
}

/// A level as a heading.
pub(super) fn about(level: &Level) -> String {
    level.number.text().map_or_else(|| "A level".to_owned(), |number| format!("Level {number}"))
}
