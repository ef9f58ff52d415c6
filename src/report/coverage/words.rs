//! What is said of coverage in words, for all formats. `safe` makes a document's own text harmless in the format at hand.

use std::borrow::Cow;

use super::CoverageReport;
use crate::coverage::{MOST_COURSES, NotCounted, Summary, TaughtLevel, TaughtOutcome, TaughtPolicy, WhyNotCounted};
use crate::model::policy::spoken_name;
use crate::model::words::{listed, with_capital};
use crate::report::DocumentStatus;
use crate::report::left_alone::left_alone;

/// Makes a document's text harmless.
pub(super) type Safe = fn(&str) -> Cow<'_, str>;

/// Stands where no course teaches an outcome.
pub(super) const NOBODY: &str = "nobody";

/// How many courses a cell names; the others are counted.
const MOST_NAMED: usize = 6;

/// "5 of its 7 outcomes are taught here, 1 in part, 1 by nobody".
pub(super) fn total(policy: &TaughtPolicy) -> String {
    let Summary { taught, in_part, outcomes: all, .. } = policy.summary;
    match (taught, in_part, all) {
        (.., 0) => "none of its outcomes names topics, so nobody can tell who teaches them".to_owned(),
        (1, _, 1) => "its one outcome is taught".to_owned(),
        (_, 1, 1) => "its one outcome is taught here in part".to_owned(),
        (.., 1) => "its one outcome is taught by nobody here".to_owned(),
        _ if taught == all => format!("all of its {all} outcomes are taught"),
        _ => {
            let nobody = all - taught - in_part;
            let others = [(in_part, "in part"), (nobody, "by nobody")];
            let others = others.iter().filter(|(count, _)| *count > 0).map(|(count, how)| format!(", {count} {how}"));
            format!("{taught} of its {all} outcomes are taught here{}", others.collect::<String>())
        }
    }
}

/// "Level 2: Working with families".
pub(super) fn heading(policy: &TaughtPolicy, level: &TaughtLevel, safe: Safe) -> String {
    let Some(number) = &level.number else { return format!("For everybody, at any {}", safe(&policy.scheme)) };
    let title = level.title.as_deref().map(|title| format!(": {}", safe(title))).unwrap_or_default();
    format!("{} {}{title}", safe(&with_capital(&policy.scheme)), safe(number))
}

/// What there is to say of a level besides its outcomes.
pub(super) fn remark(policy: &TaughtPolicy, level: &TaughtLevel) -> Option<String> {
    if level.outcomes.is_empty() && level.without_topics == 0 {
        return Some(format!("the policy names no outcomes for this {}", policy.scheme));
    }
    let more = if level.outcomes.is_empty() { "" } else { "more " };
    match level.without_topics {
        0 => None,
        1 => Some(format!("1 {more}outcome names no topics, so nobody can tell who teaches it")),
        many => Some(format!("{many} {more}outcomes name no topics, so nobody can tell who teaches them")),
    }
}

/// The courses that teach an outcome, and the part of it that none of them teaches.
pub(super) fn taught_by(outcome: &TaughtOutcome, safe: Safe) -> String {
    if outcome.taught_by.is_empty() {
        return NOBODY.to_owned();
    }
    let part = lacking(outcome, safe).map(|lacking| format!(" (in part: {lacking})"));
    format!("{}{}", courses(outcome, safe).join("; "), part.unwrap_or_default())
}

/// The courses that teach an outcome or a part of it, by what participants read.
pub(super) fn courses(outcome: &TaughtOutcome, safe: Safe) -> Vec<String> {
    let first = outcome.taught_by.iter().take(MOST_NAMED);
    let mut names: Vec<String> = first.map(|course| safe(&course.title).into_owned()).collect();
    match outcome.taught_by.len() {
        // How many more there are beyond these was not counted.
        MOST_COURSES.. => names.push("many more".to_owned()),
        many if many > MOST_NAMED => names.push(format!("{} more", many - MOST_NAMED)),
        _ => {}
    }
    names
}

/// "nobody teaches neglect and thresholds"; `None` where nothing of an outcome is left out.
pub(super) fn lacking(outcome: &TaughtOutcome, safe: Safe) -> Option<String> {
    let topics = outcome.untaught.iter().map(|topic| safe(&topic.replace('-', " ")).into_owned());
    let topics: Vec<String> = topics.collect();
    (!topics.is_empty()).then(|| format!("nobody teaches {}", listed(&topics, "and")))
}

/// What the reader should know about the whole: which courses count for nothing, what may be elsewhere, what was not
/// read.
pub(super) fn remarks(report: &CoverageReport, safe: Safe) -> Vec<String> {
    let programme = &report.programme;
    let mut remarks = Vec::new();
    let lacks = |policy: &TaughtPolicy| !policy.is_whole && policy.summary.taught < policy.summary.outcomes;
    if programme.policies.iter().any(lacks) {
        remarks.push(
            "Nobody means none of the courses here. Others may be elsewhere: settings do not say programme: complete."
                .to_owned(),
        );
    }
    remarks.extend(programme.not_counted.iter().map(|course| not_counted(course, safe)));
    if !programme.without_courses.is_empty() {
        let names: Vec<Cow<'_, str>> = programme.without_courses.iter().map(|name| safe(name)).collect();
        remarks.push(format!("No course here stands under {}.", listed(&names, "or")));
    }
    for document in report.documents.iter().filter(|document| document.status != DocumentStatus::Checked) {
        let extent = if document.status == DocumentStatus::Partly { "only partly" } else { "not" };
        let path = safe(&document.path);
        remarks.push(format!("{path} could {extent} be read, so something may be missing; paramount check says why."));
    }
    remarks.extend(left_alone(&report.left_alone, safe));
    remarks.extend(report.failures.iter().map(|failure| format!("Incomplete: {}", safe(failure))));
    remarks
}

fn not_counted(not_counted: &NotCounted, safe: Safe) -> String {
    let course = safe(not_counted.course.name());
    let spoken = |id: &str| safe(&spoken_name(id)).into_owned();
    let why = match &not_counted.why {
        WhyNotCounted::Draft => "is still a draft".to_owned(),
        WhyNotCounted::Withdrawn => "is withdrawn".to_owned(),
        WhyNotCounted::NoPolicy => "names no policy".to_owned(),
        WhyNotCounted::PolicyNotFound(named) => {
            format!("names the policy {}, which is not there or not in force", safe(named))
        }
        WhyNotCounted::NoLevels(id) => format!("stands under {}, which has no list of levels in force", spoken(id)),
        WhyNotCounted::NoSuchLevel(level, id) => {
            format!("names {}, a level that {} does not have", safe(level), spoken(id))
        }
        WhyNotCounted::NoOutcome(id) => format!("has no topic of an outcome of its level in {}", spoken(id)),
    };
    format!("Not counted: {course} {why}.")
}
