//! What is said of one thing: in the words of the findings and of the calendar, put together.

use jiff::civil::Date as Day;

use super::matter::State;
use super::ranking::Ranked;
use crate::due::{Approver, Entry, Kind, Owner, Status};
use crate::finding::{Finding, Group};
use crate::model::words::{counted, listed, spoken};
use crate::model::{Date, Promise};
use crate::report::due::words::{distance, shown_date, why_undated};
use crate::report::facts::{About, Fact};
use crate::report::html::as_written;

/// What it is, in a few words: "policy review, 6 years 6 months overdue".
pub(super) fn what(ranked: &Ranked<'_>, today: Day) -> String {
    let of_a_date = ranked.entries.first().filter(|_| !is_left_standing(ranked)).and_then(|first| {
        let standing = standing(first, today)?;
        let names: Vec<&str> = ranked.entries.iter().map(|entry| entry.what.as_str()).collect();
        Some(match first.kind {
            Kind::GuidanceChange if first.review_promised => {
                format!("review promised for {}, not recorded", listed(&names, "and"))
            }
            Kind::GuidanceChange => format!("new guidance, {}, {standing}", listed(&names, "and")),
            _ => format!("{}, {standing}", listed(&names, "and")),
        })
    });
    of_a_date.or_else(|| ranked.fact.map(|fact| of_a_fact(fact, &ranked.alike))).unwrap_or_default()
}

/// Whether only the date of a review has passed, since a later review is recorded: then nothing is overdue but its line.
pub(super) fn is_left_standing(ranked: &Ranked<'_>) -> bool {
    ranked.finding.is_some_and(|finding| finding.rule == "review/overdue" && finding.clock.is_none())
}

/// How it stands with a date; `None` where what was found says it better.
fn standing(entry: &Entry, today: Day) -> Option<String> {
    let distance = distance(entry, today);
    match (entry.status, entry.kind) {
        (Status::Overdue, _) => Some(format!("{distance} overdue")),
        (Status::DueSoon, _) if entry.last_day() == Some(today) => Some("due today".to_owned()),
        (Status::DueSoon, _) => Some(distance),
        (Status::Later, Kind::Action) => entry.date.map(|date| format!("promised for {}", date.in_words())),
        (Status::Undated, Kind::Action) => Some("promised without a date".to_owned()),
        _ => None,
    }
}

fn of_a_fact(fact: &Fact<'_>, alike: &[&Fact<'_>]) -> String {
    let all = alike.iter().chain([&fact]).map(|fact| fact.findings.len()).sum::<usize>();
    match fact.about {
        About::Itself if all > 1 => format!("{}; and {} more of the kind", fact.heading(), all - 1),
        _ => fact.heading(),
    }
}

/// What is promised; of a list, what is on it.
pub(super) fn says(ranked: &Ranked<'_>) -> Option<String> {
    if let [entry] = ranked.entries.as_slice()
        && entry.kind == Kind::Action
    {
        return entry.says.as_deref().map(|says| format!("{}.", Promise::in_short(says)));
    }
    let fact = ranked.fact.filter(|fact| fact.is_list())?;
    match fact.about {
        About::Group(group) if group.is_of_standards() => {
            let mut names: Vec<String> = fact.findings.iter().map(|finding| standard(finding)).collect();
            names.dedup();
            Some(format!("{}.", listed(&names, "and")))
        }
        About::Group(Group::Outdated | Group::OldNames) => {
            let more = fact.findings.len().saturating_sub(1);
            let more = if more == 0 { String::new() } else { format!(" And {more} more.") };
            fact.first().map(|finding| format!("{}.{more}", finding.message))
        }
        _ => None,
    }
}

/// What it means for a child. Where it is about several standards, the reason names the one that it is of.
pub(super) fn why(ranked: &Ranked<'_>) -> Option<String> {
    let finding = ranked.finding.filter(|finding| !finding.why.is_empty())?;
    let is_one_of_several = ranked.fact.is_some_and(|fact| fact.is_list() && !finding.is_of_rule());
    Some(if is_one_of_several { format!("{}: {}", standard(finding), finding.why) } else { finding.why.to_string() })
}

/// The name of a standard as a person would say it.
fn standard(finding: &Finding) -> String {
    spoken(finding.rule.rsplit('/').next().unwrap_or_default())
}

/// By when: "was due in February 2026", "by 30 November 2026", "no date is stated".
pub(super) fn by_when(ranked: &Ranked<'_>, today: Day) -> String {
    if is_left_standing(ranked) {
        return "no date to come is stated".to_owned();
    }
    let Some(entry) = ranked.entries.first() else {
        let last_day = ranked.finding.and_then(Finding::last_day).map(Date::day);
        return match last_day {
            Some(date) if date.last_day() < today => format!("was due {}", date.when()),
            Some(date) => format!("by {}", date.in_words()),
            None => "no date is stated".to_owned(),
        };
    };
    let Some(date) = shown_date(entry) else {
        return why_undated(entry, as_written).unwrap_or_else(|| "no date is stated".to_owned());
    };
    let mut parts = vec![match entry.status {
        _ if entry.review_promised => format!("since {}", date.in_words()),
        Status::Overdue => format!("was due {}", date.when()),
        _ => format!("by {}", Date::day(date.last_day()).in_words()),
    }];
    if entry.worked_out.is_some() {
        parts.push("worked out, as no date is stated".to_owned());
    }
    if entry.also_stated.iter().any(|also| also.date.is_some()) {
        parts.push("other dates are stated too".to_owned());
    }
    parts.join("; ")
}

/// How many commitments wait for it.
pub(super) fn waiting(many: usize) -> Option<String> {
    match many {
        0 => None,
        1 => Some("1 commitment waits for it.".to_owned()),
        many => Some(format!("{many} commitments wait for it.")),
    }
}

/// Who has to act, as `named`. Nobody is made responsible for what the document gives to nobody.
pub(super) fn by_whom(owner: Option<&Owner>, named: &str) -> String {
    match owner {
        None => "not known: the file could not be read whole".to_owned(),
        Some(Owner::Body(_) | Owner::Role(_)) => named.to_owned(),
        Some(Owner::Lead(_)) => format!("nobody is named for this; {named} answers for the document"),
        Some(Owner::Unstated) => "nobody is named".to_owned(),
    }
}

/// Who signs, as `named`: whoever approves the document by its own word.
pub(super) fn who_signs(approver: Option<&Approver>, named: &str) -> String {
    match approver {
        None => "not known: the file could not be read whole".to_owned(),
        Some(Approver::Named(_, None)) => named.to_owned(),
        Some(Approver::Named(_, Some(date))) => format!("{named}, which approved it {}", date.when()),
        Some(Approver::NotStated) => "not stated".to_owned(),
        Some(Approver::NotRecorded) => "not recorded".to_owned(),
        Some(Approver::Unreadable) => "what is written cannot be read".to_owned(),
    }
}

/// How much comes after what is told: "And 30 more: 3 overdue, 1 due soon, 2 errors, 24 warnings".
pub(super) fn more(states: &[State]) -> Option<String> {
    let many = |wanted| states.iter().filter(|state| **state == wanted).count();
    let counts = [
        (many(State::Overdue), format!("{} overdue", many(State::Overdue))),
        (many(State::DueSoon), format!("{} due soon", many(State::DueSoon))),
        (many(State::Error), counted(many(State::Error), "error")),
        (many(State::Warning), counted(many(State::Warning), "warning")),
    ];
    let counts: Vec<String> = counts.into_iter().filter(|(many, _)| *many > 0).map(|(_, words)| words).collect();
    (!states.is_empty()).then(|| format!("And {} more: {}", states.len(), counts.join(", ")))
}

/// What the page says of itself in a sentence or two: as at when, how much there is, and what comes first.
pub(super) fn lead(today: Day, listed: usize, more: usize, is_whole: bool) -> String {
    const NUMBERS: [&str; 6] = ["no", "one", "two", "three", "four", "five"];
    let today = Date::day(today).in_words();
    let all = listed + more;
    match (all, more) {
        (0, _) if is_whole => {
            format!(
                "Nothing needs anybody as at {today}: no error, no warning, and no date that is overdue or due soon."
            )
        }
        (0, _) => format!(
            "As at {today}, no error, no warning and no date that is overdue or due soon was found in what could be read."
        ),
        (1, _) => format!("As at {today}, one thing needs somebody."),
        (all, 0) => format!("As at {today}, {} things need somebody.", NUMBERS.get(all).copied().unwrap_or("some")),
        (all, _) => format!(
            "As at {today}, {} need somebody. These {} come first.",
            counted(all, "thing"),
            NUMBERS.get(listed).copied().unwrap_or("few")
        ),
    }
}
