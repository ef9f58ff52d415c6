//! Two editions of a set of standards: what it asks for, of whom, with which exceptions.

use std::collections::{BTreeMap, BTreeSet};

use super::record::flat;
use super::sentences::sentences;
use super::{text, word};
use crate::change::difference::{Difference, Entry, Found, Value};
use crate::change::text as wording;
use crate::change::{Kind, Relation};
use crate::model::located::{Item, Leaf, List};
use crate::model::standards::{Detail, Standard};
use crate::model::words::YesNo;
use crate::model::{DetailKind, Standards};
use crate::source::{Arena, NodeId};
use crate::standards::Weighing;

/// A set with its tree.
type Set<'d> = (&'d Standards, &'d Arena);

/// The differences between two sets.
pub(super) fn differences(old: Set<'_>, new: Set<'_>, relation: Relation, weighing: &Weighing) -> Vec<Difference> {
    let sets = Sets { old, new, relation, weighing };
    let mut found = sets.standards();
    found.extend(sets.topics());
    found.extend(sets.weighing_words());
    let at = |set: Set<'_>| set.1.find(["edition"]).unwrap_or(NodeId::ROOT);
    let (old, new) = (text(&old.0.edition, at(old)), text(&new.0.edition, at(new)));
    if old.value != new.value && relation == Relation::Lineage {
        found.push(Difference::of("edition", Kind::RecordKeeping, "Edition", old, new));
    }
    found
}

struct Sets<'d> {
    old: Set<'d>,
    new: Set<'d>,
    relation: Relation,
    weighing: &'d Weighing,
}

/// A standard on one side, and where its parts would stand.
type Placed<'d> = (&'d Item<Standard>, &'d Arena);

impl Sets<'_> {
    fn standards(&self) -> Vec<Difference> {
        let ids = |set: Set<'_>| -> Vec<String> {
            set.0.list.iter().filter_map(|standard| standard.id.text().map(str::to_owned)).collect()
        };
        let index = |set: &'_ Standards| -> BTreeMap<String, usize> {
            let named = set.list.iter().enumerate();
            // Of two of one name the first counts; the second is a finding.
            named.rev().filter_map(|(at, standard)| Some((standard.id.text()?.to_owned(), at))).collect()
        };
        let (old_index, new_index) = (index(self.old.0), index(self.new.0));
        let mut found = Vec::new();
        let mut seen = BTreeSet::new();
        for id in ids(self.old).into_iter().chain(ids(self.new)) {
            if !seen.insert(id.clone()) {
                continue;
            }
            let one = old_index.get(&id).map(|&at| &self.old.0.list[at]);
            let other = new_index.get(&id).map(|&at| &self.new.0.list[at]);
            match (one, other) {
                (Some(one), Some(other)) => found.extend(self.standard((one, self.old.1), (other, self.new.1))),
                (one, other) => found.extend(self.alone(one, other)),
            }
        }
        found
    }

    /// A standard that only one set has.
    fn alone(&self, one: Option<&Item<Standard>>, other: Option<&Item<Standard>>) -> Option<Difference> {
        let standard = one.or(other)?;
        let side = |standard: Option<&Item<Standard>>, arena: &Arena| match standard {
            Some(standard) => Found::new(Value::There, standard.at).in_words(standard.title()),
            None => Found::new(Value::Nothing, arena.find(["list"]).unwrap_or(NodeId::ROOT)),
        };
        let (old, new) = (side(one, self.old.1), side(other, self.new.1));
        let mut difference = Difference::of("list", Kind::Standard, standard.title(), old, new);
        difference.standard = standard.id.text().map(str::to_owned);
        Some(difference)
    }

    fn standard(&self, (one, old_arena): Placed<'_>, (other, new_arena): Placed<'_>) -> Vec<Difference> {
        let mut notes =
            Notes { about: other.title().to_owned(), standard: other.id.text().map(str::to_owned), found: Vec::new() };
        let (at, to) = (one.at, other.at);
        self.prose(&mut notes, "list.title", (&one.title, at), (&other.title, to));
        self.prose(&mut notes, "list.why", (&one.why, at), (&other.why, to));
        notes.note("list.theme", Kind::RecordKeeping, word(&one.theme, at), word(&other.theme, to));
        notes.note(
            "list.adapted_from",
            Kind::RecordKeeping,
            text(&one.adapted_from, at),
            text(&other.adapted_from, to),
        );
        notes.note("list.since", Kind::Standard, text(&one.since, at), text(&other.since, to));
        notes.note("list.binds", Kind::Standard, word(&one.binds, at), word(&other.binds, to));
        notes.note("list.core", Kind::Standard, yes_no(&one.core, at), yes_no(&other.core, to));
        notes.whole("list.stated_by", Kind::RecordKeeping, (old_arena, at, "stated_by"), (new_arena, to, "stated_by"));
        details(&mut notes, one, other);

        let (policy, now) = (&one.policy, &other.policy);
        notes.note("list.policy.expects", Kind::Standard, expects(&policy.expects, at), expects(&now.expects, to));
        self.prose(&mut notes, "list.policy.silent", (&policy.silent, at), (&now.silent, to));
        self.prose(&mut notes, "list.policy.help", (&policy.help, at), (&now.help, to));
        notes.note(
            "list.policy.answered_by",
            Kind::Standard,
            text(&policy.answered_by, at),
            text(&now.answered_by, to),
        );
        sentences(&mut notes, "list.policy.check", (&policy.check, old_arena, at), (&now.check, new_arena, to));

        let (course, now) = (&one.course, &other.course);
        notes.note("list.course.expects", Kind::Standard, expects(&course.expects, at), expects(&now.expects, to));
        for (field, before, after) in [
            ("list.course.when", &course.when, &now.when),
            ("list.course.unless", &course.unless, &now.unless),
            ("list.course.check", &course.check, &now.check),
        ] {
            sentences(&mut notes, field, (before, old_arena, at), (after, new_arena, to));
        }
        self.prose(&mut notes, "list.course.help", (&course.help, at), (&now.help, to));
        let examples = |arena: &'_ Arena, at: NodeId| arena.get(at, "course").unwrap_or(at);
        let (before, after) = (examples(old_arena, at), examples(new_arena, to));
        notes.whole(
            "list.course.examples",
            Kind::RecordKeeping,
            (old_arena, before, "examples"),
            (new_arena, after, "examples"),
        );
        notes.found
    }

    fn prose(
        &self,
        notes: &mut Notes,
        field: &'static str,
        (old, at): (&Leaf<String>, NodeId),
        (new, to): (&Leaf<String>, NodeId),
    ) {
        if self.relation == Relation::Different {
            return;
        }
        let rewording = match (old.text(), new.text()) {
            (Some(one), Some(other)) => match wording::compare(one, other, self.weighing) {
                Some(rewording) => Some(rewording),
                None => return,
            },
            _ => None,
        };
        if let Some(difference) = notes.note(field, Kind::Standard, text(old, at), text(new, to)) {
            difference.wording = rewording;
        }
    }

    fn topics(&self) -> Vec<Difference> {
        let index = |set: Set<'_>| -> BTreeMap<String, (NodeId, String, String)> {
            let topic = |topic: &Item<crate::model::standards::Topic>| {
                let title = topic.title.text().unwrap_or_default().to_owned();
                let theme = topic.theme.text().unwrap_or_default().to_owned();
                Some((topic.id.text()?.to_owned(), (topic.at, title, theme)))
            };
            set.0.topics.iter().filter_map(topic).collect()
        };
        let (old, new) = (index(self.old), index(self.new));
        let mut found = Vec::new();
        let mut entries = Vec::new();
        for (id, (at, title, _)) in old.iter().filter(|(id, _)| !new.contains_key(*id)) {
            entries.push(Entry::gone(if title.is_empty() { id } else { title }, *at));
        }
        for (id, (at, title, _)) in new.iter().filter(|(id, _)| !old.contains_key(*id)) {
            entries.push(Entry::came(if title.is_empty() { id } else { title }, *at));
        }
        if !entries.is_empty() {
            let at = |set: Set<'_>| set.1.find(["topics"]).unwrap_or(NodeId::ROOT);
            let (about, places) = ("Topics of learning outcomes", (at(self.old), at(self.new)));
            found.push(Difference::of_list("topics", Kind::Standard, about, entries, places));
        }
        for (id, (at, title, theme)) in &old {
            let Some((to, new_title, new_theme)) = new.get(id) else { continue };
            for (field, kind, one, other) in [
                ("topics.title", Kind::RecordKeeping, title, new_title),
                ("topics.theme", Kind::Standard, theme, new_theme),
            ] {
                if one != other {
                    let side = |text: &String, at: NodeId| {
                        Found::new(if text.is_empty() { Value::Nothing } else { Value::Text(text.clone()) }, at)
                    };
                    found.push(Difference::of(field, kind, format!("Topic {id}"), side(one, *at), side(other, *to)));
                }
            }
        }
        found
    }

    fn weighing_words(&self) -> Vec<Difference> {
        let (old, new) = (&self.old.0.weighing, &self.new.0.weighing);
        let at = |set: Set<'_>| set.1.find(["weighing"]).unwrap_or(NodeId::ROOT);
        let about = "Words that weigh";
        let mut found = Vec::new();
        let numbers = (yes_no(&old.numbers, at(self.old)), yes_no(&new.numbers, at(self.new)));
        if numbers.0.value != numbers.1.value {
            found.push(Difference::of("weighing.numbers", Kind::Standard, about, numbers.0, numbers.1));
        }
        for (field, one, other) in [
            ("weighing.negations", &old.negations, &new.negations),
            ("weighing.modals", &old.modals, &new.modals),
            ("weighing.quantifiers", &old.quantifiers, &new.quantifiers),
            ("weighing.units", &old.units, &new.units),
            ("weighing.conditions", &old.conditions, &new.conditions),
            ("weighing.groups", &old.groups, &new.groups),
            ("weighing.particles", &old.particles, &new.particles),
        ] {
            let words = |list: &List<Leaf<String>>, at: NodeId| {
                let words: BTreeSet<String> = list.iter().filter_map(Leaf::text).map(str::to_owned).collect();
                Found::new(Value::Names(words), list.first().and_then(Leaf::at).unwrap_or(at))
            };
            let (old, new) = (words(one, at(self.old)), words(other, at(self.new)));
            if old.value != new.value {
                found.push(Difference::of(field, Kind::Standard, about, old, new));
            }
        }
        found
    }
}

/// The differences of one standard.
pub(super) struct Notes {
    /// Its title.
    pub(super) about: String,
    /// Its id.
    pub(super) standard: Option<String>,
    /// What was found so far.
    pub(super) found: Vec<Difference>,
}

impl Notes {
    pub(super) fn note(&mut self, field: &'static str, kind: Kind, old: Found, new: Found) -> Option<&mut Difference> {
        if super::answer::is_same(&old.value, &new.value) {
            return None;
        }
        let mut difference = Difference::of(field, kind, self.about.clone(), old, new);
        difference.standard.clone_from(&self.standard);
        self.found.push(difference);
        self.found.last_mut()
    }

    /// A part that is only kept, compared as the text that stands there.
    fn whole(&mut self, field: &'static str, kind: Kind, old: (&Arena, NodeId, &str), new: (&Arena, NodeId, &str)) {
        let side = |(arena, at, name): (&Arena, NodeId, &str)| match arena.get(at, name) {
            Some(node) => Found::new(Value::Text(flat(arena, node)), node),
            None => Found::new(Value::Nothing, at),
        };
        self.note(field, kind, side(old), side(new));
    }
}

fn yes_no(leaf: &Leaf<YesNo>, at: NodeId) -> Found {
    // Left out, it is no.
    let value = leaf.get().copied().unwrap_or(YesNo::No);
    Found::new(Value::Text(value.word().to_owned()), leaf.at().unwrap_or(at))
}

fn expects(leaf: &Leaf<crate::model::words::Strength>, at: NodeId) -> Found {
    super::found(leaf, at, |strength| Value::Strength(*strength))
}

fn details(notes: &mut Notes, one: &Item<Standard>, other: &Item<Standard>) {
    let names: BTreeSet<&str> =
        one.details.iter().chain(other.details.iter()).filter_map(|(name, _)| name.text()).collect();
    for name in names {
        let (before, after) = (one.details.get(name), other.details.get(name));
        let noted = notes.found.len();
        match (before, after) {
            (Some(before), Some(after)) => detail(notes, before, after),
            (before, after) => {
                let side = |detail: Option<&Item<Detail>>, at: NodeId| match detail {
                    Some(detail) => Found::new(Value::There, detail.at).in_words(name),
                    None => Found::new(Value::Nothing, at),
                };
                notes.note("list.details", Kind::Standard, side(before, one.at), side(after, other.at));
            }
        }
        for difference in notes.found.iter_mut().skip(noted) {
            difference.name = Some(name.to_owned());
        }
    }
}

fn detail(notes: &mut Notes, before: &Item<Detail>, after: &Item<Detail>) {
    let (at, to) = (before.at, after.at);
    notes.note("list.details.type", Kind::Standard, word(&before.kind, at), word(&after.kind, to));
    notes.note("list.details.unit", Kind::Standard, text(&before.unit, at), text(&after.unit, to));
    notes.note("list.details.better", Kind::Standard, word(&before.better, at), word(&after.better, to));
    let options = |detail: &Item<Detail>| {
        let options: Vec<&str> = detail.options.iter().filter_map(Leaf::text).collect();
        let at = detail.options.first().and_then(Leaf::at).unwrap_or(detail.at);
        Found::new(if options.is_empty() { Value::Nothing } else { Value::Text(options.join(", ")) }, at)
    };
    notes.note("list.details.options", Kind::Standard, options(before), options(after));
    // Both floors are read as the newer edition counts: a choice is the position of its option.
    let kind = DetailKind::of(after).or_else(|| DetailKind::of(before));
    let floor = |leaf: &Leaf<String>, at: NodeId| {
        let mut found = text(leaf, at);
        if let Some((kind, text)) = kind.as_ref().zip(leaf.text()) {
            found.value = match kind.read_floor(text) {
                Ok(amount) => Value::Amount(Box::new(kind.clone()), amount),
                Err(_) => Value::Unreadable,
            };
            found.words = Some(text.to_owned());
        }
        found
    };
    notes.note("list.details.floor", Kind::Standard, floor(&before.floor, at), floor(&after.floor, to));
}
