//! The statements around levels: what everybody learns, who needs which level, how outcomes are worded.

use std::collections::{BTreeMap, BTreeSet};

use super::align::{Entry as Aligning, align};
use super::levels::about;
use super::{Language, Pair, names, text};
use crate::change::Kind;
use crate::change::difference::{Case, Difference, Entry, Found, Value};
use crate::change::text as wording;
use crate::model::fields::{self, Field};
use crate::model::located::{Item, Leaf};
use crate::model::policy::{Level, Levels, Statement, TargetGroup};
use crate::model::scheme::topics;
use crate::model::words::Kind as DocumentKind;
use crate::source::NodeId;

/// A wording of both documents; only shown, and no difference, between two documents of different people.
pub(super) fn prose(
    language: Language<'_>,
    (field, kind, about): (&'static str, Kind, String),
    (old, old_at): (&Leaf<String>, NodeId),
    (new, new_at): (&Leaf<String>, NodeId),
) -> Option<Difference> {
    if !language.compares_wording() || old.get() == new.get() && old.is_absent() == new.is_absent() {
        return None;
    }
    let mut difference = Difference::of(field, kind, about, text(old, old_at), text(new, new_at));
    if let (Some(one), Some(other)) = (old.text(), new.text()) {
        difference.wording = Some(wording::compare(one, other, language.weighing)?);
    }
    Some(difference)
}

/// A list of statements with where it stands or would stand.
pub(super) type Statements<'d> = (&'d [Item<Statement>], NodeId);

/// What some statements are about, as topics, and how they are worded.
pub(super) fn topics_and_wording(
    language: Language<'_>,
    headings: &Headings<'_>,
    old: Statements<'_>,
    new: Statements<'_>,
) -> Vec<Difference> {
    let mut found = Vec::new();
    let (one, other) = (topics(old.0), topics(new.0));
    let gone = one.iter().filter(|(topic, _)| !other.contains_key(*topic));
    let came = other.iter().filter(|(topic, _)| !one.contains_key(*topic));
    let mut entries: Vec<Entry> = gone.map(|(topic, at)| Entry::gone(language.topic(topic), *at)).collect();
    entries.extend(came.map(|(topic, at)| Entry::came(language.topic(topic), *at)));
    if !entries.is_empty() {
        let Field { path, kind, .. } = headings.topics;
        found.push(Difference::of_list(path, *kind, headings.about, entries, (old.1, new.1)));
    }
    found.extend(statements(language, headings, old, new));
    found
}

/// What everybody learns.
pub(super) fn for_everybody(pair: &Pair<'_>, one: &Item<Levels>, other: &Item<Levels>) -> Vec<Difference> {
    let Some(headings) = Headings::of(DocumentKind::Policy, "levels.for_all", "What everybody learns") else {
        return Vec::new();
    };
    topics_and_wording(pair.language(), &headings, (&one.for_all, one.at), (&other.for_all, other.at))
}

/// How the outcomes of a level are worded.
pub(super) fn wordings(pair: &Pair<'_>, one: &Item<Level>, other: &Item<Level>) -> Vec<Difference> {
    let about = about(other);
    let Some(headings) = Headings::of(DocumentKind::Policy, "levels.list.outcomes", &about) else { return Vec::new() };
    statements(pair.language(), &headings, (&one.outcomes, one.at), (&other.outcomes, other.at))
}

/// Under which fields statements are compared.
pub(super) struct Headings<'h> {
    list: &'static Field,
    topics: &'static Field,
    says: &'static Field,
    section: &'static Field,
    /// The heading.
    about: &'h str,
}

impl<'h> Headings<'h> {
    /// The fields of the list of statements at a path.
    pub(super) fn of(kind: DocumentKind, list: &str, about: &'h str) -> Option<Self> {
        let below = |name: &str| fields::find(kind, &format!("{list}.{name}"));
        Some(Self {
            list: fields::find(kind, list)?,
            topics: below("topics")?,
            says: below("says")?,
            section: below("section")?,
            about,
        })
    }
}

/// The wording of statements in two lists, and statements that went or came while their topics stay. Only for two states
/// of one document.
fn statements(
    language: Language<'_>,
    headings: &Headings<'_>,
    (old, old_at): Statements<'_>,
    (new, new_at): Statements<'_>,
) -> Vec<Difference> {
    if !language.compares_wording() {
        return Vec::new();
    }
    let (pairs, gone, came) = partners(old, new);
    let mut found = Vec::new();
    for (from, to) in pairs {
        let (one, other) = (&old[from], &new[to]);
        let heading = (headings.says.path, headings.says.kind, headings.about.to_owned());
        found.extend(prose(language, heading, (&one.says, one.at), (&other.says, other.at)));
        let (before, after) = (names(&one.section, one.at), names(&other.section, other.at));
        found.extend(Difference::between(headings.section.path, Kind::Moved, headings.about, before, after));
    }
    // A topic that went or came is told as such.
    let (old_topics, new_topics) = (topics(old), topics(new));
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
        let mut difference =
            Difference::of_list(headings.list.path, headings.says.kind, headings.about, entries, places);
        difference.case = Case::OneOfSeveral;
        found.push(difference);
    }
    found
}

type Partners = (Vec<(usize, usize)>, Vec<usize>, Vec<usize>);

/// Which statements are the same one: the same words, else alike ones, else those of the same topics.
fn partners<'d>(old: &'d [Item<Statement>], new: &'d [Item<Statement>]) -> Partners {
    let says = |list: &'d [Item<Statement>]| by_words(list.iter().map(|statement| &statement.says));
    let aligned = align(&says(old), &says(new));
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

/// What is recognised by its own words.
fn by_words<'d>(says: impl Iterator<Item = &'d Leaf<String>>) -> Vec<Aligning<'d>> {
    says.map(|says| Aligning { id: says.text(), says: says.text().unwrap_or_default(), whole: None }).collect()
}

/// Groups of people and the levels that they need.
pub(super) fn target_groups<'d>(pair: &Pair<'_>, one: &'d Item<Levels>, other: &'d Item<Levels>) -> Vec<Difference> {
    let says = |levels: &'d Item<Levels>| by_words(levels.target_groups.iter().map(|group| &group.says));
    let aligned = align(&says(one), &says(other));
    let mut found = Vec::new();
    for &(from, to, _) in &aligned.pairs {
        let (old, new) = (&one.target_groups[from], &other.target_groups[to]);
        let about = group_name(new);
        let (old_levels, new_levels) = (names(&old.levels, old.at), names(&new.levels, new.at));
        let field = "levels.target_groups.levels";
        found.extend(Difference::between(field, Kind::Level, about.clone(), old_levels, new_levels));
        let heading = ("levels.target_groups.says", Kind::Level, about);
        found.extend(prose(pair.language(), heading, (&old.says, old.at), (&new.says, new.at)));
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
    let words = match levels.as_slice() {
        [] => "no level is given".to_owned(),
        [level] => format!("level {level}"),
        levels => format!("levels {}", crate::model::words::listed(levels, "and")),
    };
    let (there, missing) = (Found::new(Value::There, group.at).in_words(words), Found::new(Value::Nothing, other_at));
    let (old, new) = if came { (missing, there) } else { (there, missing) };
    Difference::of("levels.target_groups", Kind::Level, group_name(group), old, new)
}

fn group_name(group: &TargetGroup) -> String {
    group.says.text().unwrap_or("A group of people").to_owned()
}
