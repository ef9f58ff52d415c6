//! The statements around levels: what everybody learns, who needs which level, how outcomes are worded.

use std::collections::{BTreeMap, BTreeSet};

use super::align::{Entry as Aligning, align};
use super::levels::about;
use super::{Pair, names, text, topics};
use crate::change::Kind;
use crate::change::difference::{Case, Difference, Entry, Found, Value};
use crate::change::text as wording;
use crate::model::located::{Item, Leaf};
use crate::model::policy::{Level, Levels, Statement, TargetGroup};
use crate::source::NodeId;

/// A wording of both documents; only shown, and no difference, between two documents of different people.
pub(super) fn prose(
    pair: &Pair<'_>,
    (field, kind, about): (&'static str, Kind, String),
    (old, old_at): (&Leaf<String>, NodeId),
    (new, new_at): (&Leaf<String>, NodeId),
) -> Option<Difference> {
    if !pair.compares_wording() || old.get() == new.get() && old.is_absent() == new.is_absent() {
        return None;
    }
    let mut difference = Difference::of(field, kind, about, text(old, old_at), text(new, new_at));
    if let (Some(one), Some(other)) = (old.text(), new.text()) {
        difference.wording = Some(wording::compare(one, other, pair.weighing)?);
    }
    Some(difference)
}

/// What everybody learns.
pub(super) fn for_everybody(pair: &Pair<'_>, one: &Item<Levels>, other: &Item<Levels>) -> Vec<Difference> {
    let about = "What everybody learns";
    let mut found = Vec::new();
    let (old, new) = (topics::topics(&one.for_all), topics::topics(&other.for_all));
    let mut entries = Vec::new();
    for (topic, at) in old.iter().filter(|(topic, _)| !new.contains_key(*topic)) {
        entries.push(Entry::gone(pair.topic(topic), *at));
    }
    for (topic, at) in new.iter().filter(|(topic, _)| !old.contains_key(*topic)) {
        entries.push(Entry::came(pair.topic(topic), *at));
    }
    if !entries.is_empty() {
        let places = (one.at, other.at);
        found.push(Difference::of_list("levels.for_all.topics", Kind::Level, about, entries, places));
    }
    let headings = Headings {
        list: "levels.for_all",
        says: "levels.for_all.says",
        section: "levels.for_all.section",
        kind: Kind::Level,
        about,
    };
    found.extend(statements(pair, &headings, (&one.for_all, one.at), (&other.for_all, other.at)));
    found
}

/// How the outcomes of a level are worded.
pub(super) fn wordings(pair: &Pair<'_>, one: &Item<Level>, other: &Item<Level>) -> Vec<Difference> {
    let about = about(other);
    let headings = Headings {
        list: "levels.list.outcomes",
        says: "levels.list.outcomes.says",
        section: "levels.list.outcomes.section",
        kind: Kind::Level,
        about: &about,
    };
    statements(pair, &headings, (&one.outcomes, one.at), (&other.outcomes, other.at))
}

/// Under which fields statements are compared.
pub(super) struct Headings<'h> {
    /// The list.
    pub list: &'static str,
    /// The wording of an item.
    pub says: &'static str,
    /// Its section.
    pub section: &'static str,
    /// What it is about, for reports.
    pub kind: Kind,
    /// The heading.
    pub about: &'h str,
}

/// The wording of statements in two lists, and statements that went or came while their topics stay. Only for two states
/// of one document.
pub(super) fn statements(
    pair: &Pair<'_>,
    headings: &Headings<'_>,
    (old, old_at): (&[Item<Statement>], NodeId),
    (new, new_at): (&[Item<Statement>], NodeId),
) -> Vec<Difference> {
    if !pair.compares_wording() {
        return Vec::new();
    }
    let (pairs, gone, came) = partners(old, new);
    let mut found = Vec::new();
    for (from, to) in pairs {
        let (one, other) = (&old[from], &new[to]);
        let heading = (headings.says, headings.kind, headings.about.to_owned());
        found.extend(prose(pair, heading, (&one.says, one.at), (&other.says, other.at)));
        let (before, after) = (names(&one.section, one.at), names(&other.section, other.at));
        if before.value != after.value {
            found.push(Difference::of(headings.section, Kind::Moved, headings.about, before, after));
        }
    }
    // A topic that went or came is told as such.
    let (old_topics, new_topics) = (topics::topics(old), topics::topics(new));
    let stays = |statement: &Item<Statement>, known: &BTreeMap<&str, NodeId>| {
        statement.topics.iter().filter_map(Leaf::text).all(|topic| known.contains_key(topic))
    };
    let name = |statement: &Item<Statement>| statement.says.text().unwrap_or("a point without words").to_owned();
    let mut entries = Vec::new();
    for statement in gone.iter().map(|&index| &old[index]).filter(|statement| stays(statement, &new_topics)) {
        entries.push(Entry::gone(name(statement), statement.at));
    }
    for statement in came.iter().map(|&index| &new[index]).filter(|statement| stays(statement, &old_topics)) {
        entries.push(Entry::came(name(statement), statement.at));
    }
    if !entries.is_empty() {
        let places = (old_at, new_at);
        let mut difference = Difference::of_list(headings.list, headings.kind, headings.about, entries, places);
        difference.case = Case::OneOfSeveral;
        found.push(difference);
    }
    found
}

type Partners = (Vec<(usize, usize)>, Vec<usize>, Vec<usize>);

/// Which statements are the same one: the same words, else alike ones, else those of the same topics.
fn partners(old: &[Item<Statement>], new: &[Item<Statement>]) -> Partners {
    fn entries(list: &[Item<Statement>]) -> Vec<Aligning<'_>> {
        list.iter()
            .map(|statement| Aligning { id: statement.says.text(), says: statement.says.text().unwrap_or_default() })
            .collect()
    }
    let aligned = align(&entries(old), &entries(new));
    let mut pairs: Vec<(usize, usize)> = aligned.pairs.iter().map(|&(from, to, _)| (from, to)).collect();
    let topics = |statement: &Item<Statement>| -> BTreeSet<String> {
        statement.topics.iter().filter_map(Leaf::text).map(str::to_owned).collect()
    };
    let (mut gone, mut came) = (aligned.gone, aligned.came);
    if gone.len() * came.len() <= 10_000 {
        gone.retain(|&from| {
            let own = topics(&old[from]);
            let like = came.iter().position(|&to| topics(&new[to]) == own);
            if let Some(position) = like {
                pairs.push((from, came.remove(position)));
            }
            like.is_none()
        });
    }
    (pairs, gone, came)
}

/// Groups of people and the levels that they need.
pub(super) fn target_groups(pair: &Pair<'_>, one: &Item<Levels>, other: &Item<Levels>) -> Vec<Difference> {
    fn entries(list: &[Item<TargetGroup>]) -> Vec<Aligning<'_>> {
        list.iter()
            .map(|group| Aligning { id: group.says.text(), says: group.says.text().unwrap_or_default() })
            .collect()
    }
    let aligned = align(&entries(&one.target_groups), &entries(&other.target_groups));
    let mut found = Vec::new();
    for &(from, to, _) in &aligned.pairs {
        let (old, new) = (&one.target_groups[from], &other.target_groups[to]);
        let about = group_name(new);
        let (old_levels, new_levels) = (names(&old.levels, old.at), names(&new.levels, new.at));
        if old_levels.value != new_levels.value {
            let field = "levels.target_groups.levels";
            found.push(Difference::of(field, Kind::Level, about.clone(), old_levels, new_levels));
        }
        let heading = ("levels.target_groups.says", Kind::Level, about);
        found.extend(prose(pair, heading, (&old.says, old.at), (&new.says, new.at)));
    }
    if pair.compares_wording() {
        for group in aligned.gone.iter().map(|&index| &one.target_groups[index]) {
            found.push(group_alone(group, other.at, false));
        }
        for group in aligned.came.iter().map(|&index| &other.target_groups[index]) {
            found.push(group_alone(group, one.at, true));
        }
    } else if !(aligned.gone.is_empty() && aligned.came.is_empty()) {
        // Two people describe the same staff in different words, so that their lists are only put side by side.
        let side = |levels: &Item<Levels>| {
            let names: BTreeSet<String> = levels.target_groups.iter().map(|group| group_name(group)).collect();
            let at = levels.target_groups.first().map_or(levels.at, |group| group.at);
            Found::new(if names.is_empty() { Value::Nothing } else { Value::Names(names) }, at)
        };
        found.push(Difference::of("levels.target_groups", Kind::Level, "Target groups", side(one), side(other)));
    }
    found
}

fn group_alone(group: &Item<TargetGroup>, other_at: NodeId, came: bool) -> Difference {
    let levels: Vec<&str> = group.levels.iter().filter_map(Leaf::text).collect();
    let words = format!("levels {}", levels.join(", "));
    let (there, missing) = (Found::new(Value::There, group.at).in_words(words), Found::new(Value::Nothing, other_at));
    let (old, new) = if came { (missing, there) } else { (there, missing) };
    Difference::of("levels.target_groups", Kind::Level, group_name(group), old, new)
}

fn group_name(group: &TargetGroup) -> String {
    group.says.text().unwrap_or("A group of people").to_owned()
}
