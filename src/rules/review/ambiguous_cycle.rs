//! Flags a review cycle in a word that people read in two ways, and says which reading the dates support.

use super::reviewed::Reviewed;
use crate::finding::{Findings, Group, Severity, shortened};
use crate::model::clock::{Clock, over_a_month_apart};
use crate::model::duration::two_readings;
use crate::model::located::Read;
use crate::model::policy::Review;
use crate::model::{Date, Duration};
use crate::rules::{Check, Context, Rule};

pub(super) static RULE: Rule = Rule {
    id: "review/ambiguous-cycle",
    summary: "a review cycle that can be read in two ways",
    severity: Severity::Warning,
    since: "0.1.0",
    doc: include_str!("ambiguous_cycle.md"),
    checks: &[Check::Document(check)],
};

/// How many statements of one document are compared. No document that people work with has as many.
const MOST_COMPARED: usize = 20;

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    let Some(reviewed) = Reviewed::of(ctx) else { return };
    let Some(review) = reviewed.clock.review else { return };
    let mut words = review.wordings().filter_map(|words| Some((words, two_readings(words.value)?)));
    // A word that stands in several places is one fault of the document.
    let Some((first, readings)) = words.next() else { return };
    let cycle = |text: &str| Duration::read(text).map_or_else(|_| format!("every {text}"), Duration::as_cycle);
    let (one, other) = (cycle(readings.0), cycle(readings.1));
    let place = reviewed.where_words_change();
    let supported = supported(reviewed.clock, review, [readings.0, readings.1]);
    let (verdict, help) = match &supported {
        Some(support) => (
            format!("; the dates support {} ({} to {})", support.every.as_cycle(), support.from, support.to),
            format!("write \"{}\" {place} instead", support.every.as_cycle()),
        ),
        None => (
            ", and no dates here say which is meant".to_owned(),
            format!("ask the group that holds the review, and write \"{one}\" or \"{other}\" {place}"),
        ),
    };
    let message = format!("\"{}\" can mean {one} or {other}{verdict}", shortened(first.value));
    let mut draft = reviewed
        .draft(first.at, message, help)
        .value(first.value)
        .subject("/review")
        .group(Group::ReviewCycle)
        .label(format!("{one}, or {other}?"))
        .authority(reviewed.itself(first.section, ""));
    for (another, _) in words.take(MOST_COMPARED) {
        draft = draft.related(findings.place_of(another.at, format!("\"{}\" again", shortened(another.value))));
    }
    findings.add(draft);
}

/// A reading and the dates that bear it out.
struct Support {
    every: Duration,
    from: String,
    to: String,
}

/// The one reading that leads from something that happened to a stated date of the next review.
fn supported(clock: Clock<'_>, review: &Review, readings: [&str; 2]) -> Option<Support> {
    let mut found = readings.into_iter().filter_map(|text| {
        let every = Duration::read(text).ok()?;
        let (from, to) = clock.events().find_map(|event| {
            let fits = |to: &Date| event.date.plus(every).is_some_and(|due| !over_a_month_apart(due, *to));
            review.dates().take(MOST_COMPARED).map(|stated| stated.value).find(fits).map(|to| (event.date, to))
        })?;
        Some(Support { every, from: from.in_words(), to: to.in_words() })
    });
    match (found.next(), found.next()) {
        (Some(support), None) => Some(support),
        _ => None,
    }
}
