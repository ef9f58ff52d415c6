//! Flags a policy or course that says in several places when it is reviewed, and says different things there.

use super::reviewed::Reviewed;
use crate::finding::{Findings, Severity, shortened};
use crate::model::clock::{Clock, Stated, over_a_month_apart, overlap};
use crate::model::located::{Leaf, OneOrMany};
use crate::model::paste::sentence;
use crate::model::policy::{Review, sections};
use crate::model::{Date, Duration};
use crate::rules::{Check, Context, Rule};
use crate::source::NodeId;
use crate::standards::in_letters;

pub(super) static RULE: Rule = Rule {
    id: "review/contradicts-itself",
    summary: "several answers to when the next review is",
    severity: Severity::Warning,
    since: "0.1.0",
    doc: include_str!("contradicts_itself.md"),
    checks: &[Check::Document(check)],
};

/// How many dates, and how many cycles, are told apart. No document that people work with has as many.
const MOST_ANSWERS: usize = 20;

/// From how many events a cycle is counted.
const MOST_STARTS: usize = 100;

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    let Some(reviewed) = Reviewed::of(ctx) else { return };
    of_a_part(&reviewed, findings);
    let answers = answers(reviewed.clock);
    let [first, others @ ..] = answers.as_slice() else { return };
    let words: Vec<&str> = answers.iter().map(|answer| answer.words.as_str()).collect();
    let message = format!(
        "{} different answers to when this {} is reviewed: {}",
        in_letters(u32::try_from(answers.len()).unwrap_or(u32::MAX)),
        reviewed.noun,
        words.join(", ")
    );
    let elsewhere = if first.section.is_empty() { "" } else { " and in the other places named" };
    let help = "ask the group that holds the review which one is meant, and say the same in all places of the document";
    let mut draft = reviewed
        .draft(first.at, message, help)
        .value("different answers")
        .label(sections(first.section).unwrap_or_else(|| first.words.clone()))
        .authority(reviewed.itself(first.section, elsewhere));
    for other in others {
        let place = sections(other.section).map(|place| format!(" ({place})")).unwrap_or_default();
        draft = draft.related(findings.place_of(other.at, format!("{}{place}", other.words)));
    }
    findings.add(draft);
}

/// Reviews of a part of the document, which are no other answer to when all of it is reviewed.
fn of_a_part(reviewed: &Reviewed<'_>, findings: &mut Findings<'_>) {
    let Some(review) = reviewed.clock.review else { return };
    let parts = review.also_stated.iter().filter_map(|other| Some((other, other.of_a_part()?)));
    for (other, words) in parts.take(MOST_ANSWERS) {
        let noun = reviewed.noun;
        let message = format!("this is the review of a part of the {noun}, and not of all of it: {}", shortened(words));
        let out =
            findings.arena().map_or_else(|| "take the entry out".to_owned(), |arena| arena.item_taken_out(other.at));
        let due = other.next_due.get().map_or_else(|| "unstated".to_owned(), Date::to_string);
        let section = other.section.first().and_then(|section| section.text());
        let section = section.map(|section| format!(", section: {}", sentence(section))).unwrap_or_default();
        let help = if reviewed.is_course() {
            format!("{out}; its words can stand under notes: of the document itself")
        } else {
            format!(
                "{out}, and write it under actions: - {{id: review-of-a-part, says: {}, due: {due}{section}}}",
                sentence(&format!("Review: {words}"))
            )
        };
        findings.add(
            reviewed.draft(other.at, message, help).value("of a part").authority(reviewed.itself(&other.section, "")),
        );
    }
}

/// An answer that differs from all the others.
pub(super) struct Answer<'d> {
    at: NodeId,
    words: String,
    section: &'d OneOrMany<Leaf<String>>,
}

/// The answers to when the document is reviewed, dates first, where there are several; nothing where there is one.
pub(super) fn answers(clock: Clock<'_>) -> Vec<Answer<'_>> {
    let Some(review) = clock.review.filter(|review| !review.also_stated.is_empty()) else {
        return Vec::new();
    };
    let mut dates = different_dates(review);
    let cycles = different_cycles(review);
    // A cycle that leads to one of the dates is the same answer; of one that nothing can be counted from it is not
    // known whether it is, and then only another cycle contradicts it.
    let several = cycles.len() > 1;
    let mut counted = false;
    let cycles: Vec<_> = cycles
        .into_iter()
        .filter(|cycle| match leads_to(clock, cycle.value, &dates) {
            Some(leads) => {
                counted |= !leads;
                !leads
            }
            None => several,
        })
        .collect();
    if dates.len() == 1 && !counted && cycles.len() > 1 {
        dates.clear();
    }
    let main = |at| Some(at) == review.next_due.at() || Some(at) == review.every.at();
    let places = dates.iter().map(|date| date.at).chain(cycles.iter().map(|cycle| cycle.at));
    // One date and one cycle in the same place are `review/cycle-mismatch`'s business.
    if dates.len() + cycles.len() < 2 || (dates.len() + cycles.len() == 2 && !several && places.clone().all(main)) {
        return Vec::new();
    }
    let dates = dates.iter().map(|date| Answer { at: date.at, words: date.value.in_words(), section: date.section });
    let cycles =
        cycles.iter().map(|every| Answer { at: every.at, words: every.value.as_cycle(), section: every.section });
    dates.chain(cycles).collect()
}

/// The dates that exclude each other, in the order of the file. 2026 and February 2026 are one answer, the finer.
fn different_dates(review: &Review) -> Vec<Stated<'_, Date>> {
    let mut dates: Vec<_> = review.dates().collect();
    dates.sort_by_key(|stated| std::cmp::Reverse(stated.value.precision()));
    let mut kept: Vec<Stated<'_, Date>> = Vec::new();
    for stated in dates {
        if kept.len() < MOST_ANSWERS && kept.iter().all(|known| !overlap(known.value, stated.value)) {
            kept.push(stated);
        }
    }
    kept.sort_by_key(|stated| stated.at);
    kept
}

/// The cycles that exclude each other. One that cannot be ranked against another may be the same.
fn different_cycles(review: &Review) -> Vec<Stated<'_, Duration>> {
    let mut kept: Vec<Stated<'_, Duration>> = Vec::new();
    for stated in review.cycles() {
        let differs =
            |known: &Stated<'_, Duration>| known.value.compare(stated.value).is_some_and(std::cmp::Ordering::is_ne);
        if kept.len() < MOST_ANSWERS && kept.iter().all(differs) {
            kept.push(stated);
        }
    }
    kept
}

/// Whether a cycle leads from something that happened to the document, or from its publication, to one of the dates;
/// `None` where it leads to no date that could be compared.
fn leads_to(clock: Clock<'_>, every: Duration, dates: &[Stated<'_, Date>]) -> Option<bool> {
    if dates.is_empty() || clock.has_bad_event() {
        return None;
    }
    let mut starts: Vec<Date> = clock.events().map(|event| event.date).take(MOST_STARTS).collect();
    if starts.is_empty() {
        starts.extend(clock.own_date());
    }
    let ends: Vec<Date> = starts.iter().filter_map(|start| start.plus(every)).collect();
    let comparable = !ends.is_empty() && ends.len() == starts.len();
    comparable.then(|| ends.iter().any(|end| dates.iter().any(|stated| !over_a_month_apart(*end, stated.value))))
}
