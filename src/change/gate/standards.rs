//! What a set of standards asks less for than it did.

use std::collections::BTreeMap;

use super::said;
use crate::load::Loaded;
use crate::model::located::Leaf;
use crate::model::words::Strength;
use crate::model::{Item, Model, Standard, Standards};
use crate::source::{Arena, NodeId};
use crate::standards::asks_for_less;
use crate::workspace::Document;

/// Says of each way in which a standards file asks for less where that is, and in words what it is.
pub(super) fn loosened<'c>(
    new: Option<&'c Document>,
    old: Option<&'c Document>,
    add: &mut dyn FnMut(&'c Loaded, Option<NodeId>, String),
) {
    let Some(before) = old.and_then(set) else { return };
    let Some(shown) = new.or(old) else { return };
    let Some(after) = new.and_then(set) else {
        return add(&shown.loaded, None, "the whole set is gone".to_owned());
    };
    let (Some(old), Some(new)) = (old, new) else { return };
    let (Some(old_arena), Some(new_arena)) = (&old.loaded.arena, &new.loaded.arena) else { return };
    let by_id: BTreeMap<&str, &Item<Standard>> =
        after.list.iter().filter_map(|standard| Some((standard.id.text()?, standard))).collect();
    for (id, known) in before.list.iter().filter_map(|standard| Some((standard.id.text()?, standard))) {
        let Some(standard) = by_id.get(id) else {
            let list = new_arena.entry(NodeId::ROOT, "list").map(|(key, _)| key);
            add(&new.loaded, list, format!("the standard {id} is gone"));
            continue;
        };
        for (at, how) in ways(standard, known, new_arena, old_arena) {
            add(&new.loaded, Some(at.unwrap_or(standard.at)), format!("the standard {id} {how}"));
        }
    }
}

fn set(document: &Document) -> Option<&Standards> {
    match &document.loaded.model {
        Some(Model::Standards(set)) => Some(set),
        _ => None,
    }
}

fn ways(new: &Item<Standard>, old: &Item<Standard>, after: &Arena, before: &Arena) -> Vec<(Option<NodeId>, String)> {
    let mut ways = Vec::new();
    let mut expects = |of: &str, new: &Leaf<Strength>, old: &Leaf<Strength>| {
        let Some(was) = old.get() else { return };
        match new.get() {
            None => ways.push((new.at(), format!("expects nothing of {of} any more; it expected \"{was}\""))),
            Some(now) if now < was => {
                ways.push((new.at(), format!("expects only \"{now}\" of {of}; it expected \"{was}\"")));
            }
            Some(_) => {}
        }
    };
    expects("a policy", &new.policy.expects, &old.policy.expects);
    expects("a course", &new.course.expects, &old.course.expects);
    if old.is_core() && !new.is_core() {
        ways.push((new.core.at(), "is no core standard any more".to_owned()));
    }
    let kinds = new.detail_kinds();
    for (name, was) in old.detail_kinds() {
        let now = kinds.iter().find(|(known, _)| *known == name).map(|(_, kind)| kind);
        let Some(floor) = &was.floor else { continue };
        let floor = was.in_words(floor);
        match now {
            Some(now) if now.floor.is_some() && !asks_for_less(now, &was) => {}
            Some(now) => {
                let least = now.floor.as_ref().map_or_else(|| "nothing".to_owned(), |floor| now.in_words(floor));
                let at = new.details.get(&name).and_then(|detail| detail.floor.at());
                ways.push((at, format!("asks for {least} ({name}); it asked for {floor}")));
            }
            None => ways.push((None, format!("says nothing on {name} any more; it asked for {floor}"))),
        }
    }
    let sentences = |arena: &Arena, at: NodeId, side: &str, list: &str| -> Vec<(NodeId, String)> {
        let list = arena.get(at, side).and_then(|side| arena.get(side, list));
        list.into_iter().flat_map(|list| arena.items(list)).map(|item| (item, said(arena, item))).collect()
    };
    // More sentences that must hold ask for more; more exceptions and more conditions ask for less.
    for (side, list, how) in [
        ("policy", "check", "no longer asks of a policy all that it asked"),
        ("course", "check", "no longer asks of a course all that it asked"),
    ] {
        let now = sentences(after, new.at, side, list);
        let kept = |old: &String| now.iter().any(|(_, new)| new == old);
        if !sentences(before, old.at, side, list).iter().all(|(_, old)| kept(old)) {
            ways.push((now.first().map(|(at, _)| *at), how.to_owned()));
        }
    }
    for (list, how) in [("unless", "has a new exception"), ("when", "has a new condition")] {
        let was = sentences(before, old.at, "course", list);
        for (at, _) in
            sentences(after, new.at, "course", list).iter().filter(|(_, new)| !was.iter().any(|(_, old)| old == new))
        {
            ways.push((Some(*at), how.to_owned()));
        }
    }
    ways
}
