//! What a course gives to a standard, beside what its policy asks.

use jiff::civil::Date as Day;

use super::cell::{Cell, CellAnswer, DetailValue, GivenPart};
use super::subject::Subject;
use super::{policy, shortened};
use crate::model::Course;
use crate::source::{Arena, NodeId};
use crate::standards::{Expectation, given};

/// How many members of a list are told; the others are counted.
const MOST_MEMBERS: usize = 6;

/// The cell of a course.
pub(super) fn cell(subject: &Subject<'_>, course: &Course, expectation: &Expectation, today: Day) -> Cell {
    let policy = subject.under.map(|found| (found.policy, found.loaded));
    let Some(given) = given(course, subject.loaded, policy, expectation, today) else {
        return Cell::of(CellAnswer::NotAsked);
    };
    let parts: Vec<GivenPart> = given.parts.iter().map(|(name, at)| part(subject, name, *at)).collect();
    let is_unread = given
        .parts
        .iter()
        .any(|(name, _)| name.split('.').next().is_some_and(|block| subject.loaded.unread.contains(block)));
    let answer = match parts.iter().any(|part| part.says.is_some()) {
        true => CellAnswer::Gives,
        false if is_unread => CellAnswer::Unreadable,
        // A standard whose sentences are about the policy alone asks for no part of the course.
        false if parts.is_empty() => CellAnswer::NotAsked,
        false => CellAnswer::GivesNothing,
    };
    let asked = given.asked.iter().filter(|asked| asked.own.is_some() || asked.amount.is_some());
    let asked = asked.map(|asked| {
        let amount = asked.own.as_ref().or(asked.amount.as_ref());
        DetailValue { measured: None, ..DetailValue::of(&asked.name, &asked.kind, amount, 1) }
    });
    Cell {
        line: parts.iter().find_map(|part| part.line),
        asked: asked.collect(),
        given: parts,
        waivers: policy::waivers(subject, expectation, today),
        ..Cell::of(answer)
    }
}

fn part(subject: &Subject<'_>, name: &str, at: Option<NodeId>) -> GivenPart {
    let found = at.zip(subject.loaded.arena.as_ref()).and_then(|(at, arena)| Some((at, in_words(arena, at)?)));
    let (line, says) = found.map(|(at, says)| (subject.line(at), shortened(&says))).unzip();
    GivenPart { part: shortened(name), says, line }
}

/// What stands at a place, in a few words: a value; the members of a list; the entries of a block.
fn in_words(arena: &Arena, at: NodeId) -> Option<String> {
    if arena.is_sequence(at) {
        let members: Vec<NodeId> = arena.items(at).collect();
        let told: Vec<String> =
            members.iter().take(MOST_MEMBERS).filter_map(|member| entries(arena, *member)).collect();
        let more = members.len().saturating_sub(MOST_MEMBERS);
        let more = (more > 0).then(|| format!("{more} more"));
        let told: Vec<String> = told.into_iter().chain(more).collect();
        return (!members.is_empty()).then(|| format!("{}: {}", members.len(), told.join("; ")));
    }
    entries(arena, at)
}

/// A value, or the plain entries of a block: "role: social worker, qualified: train-the-trainer".
fn entries(arena: &Arena, at: NodeId) -> Option<String> {
    if let Some(text) = arena.text(at) {
        return (!text.trim().is_empty()).then(|| text.trim().to_owned());
    }
    let plain = arena.entries(at).filter_map(|(key, value)| Some((arena.text(key)?, arena.text(value)?)));
    let plain: Vec<String> = plain.map(|(key, value)| format!("{key}: {value}")).collect();
    (!plain.is_empty()).then(|| plain.join(", "))
}
