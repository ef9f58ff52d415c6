//! Notes that versions of a policy lay further apart than its review cycle.

use super::reviewed::Reviewed;
use crate::finding::{Findings, Severity};
use crate::model::clock::{Clock, Happened, Stated, apart_in_words, over_a_month_apart};
use crate::model::date::Precision;
use crate::model::words::listed;
use crate::model::{Date, Duration, Policy};
use crate::rules::{Check, Context, Rule};

pub(super) static RULE: Rule = Rule {
    id: "review/version-gap",
    summary: "versions further apart than the review cycle",
    severity: Severity::Note,
    since: "0.1.0",
    doc: include_str!("version_gap.md"),
    checks: &[Check::Policy(check)],
};

/// How many gaps are told one by one.
const MOST_TOLD: usize = 10;

fn check(_: &Policy, ctx: &Context<'_>, findings: &mut Findings<'_>) {
    let Some(reviewed) = Reviewed::of(ctx) else { return };
    let clock = reviewed.clock;
    let cycle = clock.review.and_then(|review| review.cycles().next());
    let Some(Stated { at: cycle_at, value: every, section }) = cycle else { return };
    if clock.has_bad_event() {
        return;
    }
    let gaps = gaps(clock, every);
    let [(_, first), others @ ..] = gaps.as_slice() else { return };
    let lengths: Vec<String> = gaps.iter().map(|(from, to)| apart_in_words(from.date, to.date)).collect();
    let mut told: Vec<&str> = lengths.iter().take(MOST_TOLD).map(String::as_str).collect();
    let more = format!("{} more", lengths.len().saturating_sub(MOST_TOLD));
    if lengths.len() > MOST_TOLD {
        told.push(&more);
    }
    let message = format!(
        "versions of this {} came {} apart, where it is to be reviewed {}",
        reviewed.noun,
        listed(&told, "and"),
        every.as_cycle()
    );
    let help = "keep the next review to its date, or state a cycle that the group can keep";
    let mut draft = reviewed
        .draft(first.at, message, help)
        .value("versions too far apart")
        .authority(reviewed.itself(section, ""))
        .related(findings.place_of(cycle_at, "the cycle"));
    if let Some(length) = lengths.first() {
        draft = draft.label(format!("{length} after the one before"));
    }
    for ((_, late), length) in others.iter().zip(lengths.iter().skip(1)).take(MOST_TOLD) {
        draft = draft.related(findings.place_of(late.at, format!("{length} after the one before")));
    }
    findings.add(draft);
}

/// Neighbours among the versions that were ratified or reviewed, each pair with more than a cycle between them. A
/// review or approval recorded elsewhere in the file closes a gap too.
fn gaps(clock: Clock<'_>, every: Duration) -> Vec<(Happened, Happened)> {
    let mut events: Vec<Happened> = clock.events().filter(|event| event.is_review()).collect();
    events.sort_by_key(|event| (event.date.first_day(), event.date.last_day()));
    let late = |from: &Happened, to: &Happened| from.date.plus(every).is_some_and(|due| is_late(due, from, to));
    events
        .windows(2)
        .filter_map(|pair| match pair {
            [from, to] if late(from, to) => Some((*from, *to)),
            _ => None,
        })
        .collect()
}

/// Whether a version came later than it was due, whichever days are meant. Where only months or years are recorded, the
/// shortest time that can lie between two versions counts, in whole months.
fn is_late(due: Date, from: &Happened, to: &Happened) -> bool {
    let is_late = due.last_day() < to.date.first_day();
    let in_days = [from, to].iter().all(|event| event.date.precision() == Precision::Day);
    is_late && (in_days || over_a_month_apart(due, to.date))
}
