//! One topic: which level of which partnership teaches it, for a terminal and for a web page.

use std::io::{self, Write};

use super::documents;
use super::words::{Safe, all_safe, in_sections};
use crate::compare::{LevelsState, Outcome, Table, TaughtAt, TopicAnswer, TopicTable};
use crate::model::words::with_capital;
use crate::report::table::hanging;
use crate::report::{Look, escape};

pub(super) fn write_human(table: &Table, asked: &TopicTable, look: Look, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "\n{}", look.styled(&textwrap::fill(&title(asked, escape::line), look.width), "1"))?;
    for (column, answer) in table.columns.iter().zip(&asked.answers) {
        let name = documents::column(column, escape::line);
        writeln!(out, "\n  {}   {}", look.styled(&name, "1"), escape::line(&column.path))?;
        for text in told(answer, escape::line) {
            writeln!(out, "{}", hanging(&text, look.width, 4))?;
        }
    }
    Ok(())
}

pub(super) fn write_markdown(table: &Table, asked: &TopicTable, out: &mut dyn Write) -> io::Result<()> {
    writeln!(
        out,
        "### {}\n\n| Document | Level | Who takes part | What people learn |",
        title(asked, escape::markdown)
    )?;
    writeln!(out, "|---|---|---|---|")?;
    for (column, answer) in table.columns.iter().zip(&asked.answers) {
        let name = documents::column(column, escape::markdown);
        for outcome in &answer.for_all {
            writeln!(out, "| {name} | for everybody | | {} |", says(outcome, escape::markdown))?;
        }
        for level in &answer.taught_at {
            let audience = level.audience.as_deref().map(escape::markdown).unwrap_or_default();
            let (number, learned) = (number(answer, level, escape::markdown), learned(level, escape::markdown));
            writeln!(out, "| {name} | {number} | {audience} | {learned} |")?;
        }
        if let Some(nobody) = nobody(answer) {
            writeln!(out, "| {name} | {nobody} | | |")?;
        }
    }
    writeln!(out)
}

fn title(asked: &TopicTable, safe: Safe) -> String {
    format!("Who teaches {}: {}", safe(&asked.topic), safe(&asked.title))
}

/// What one document says of the topic, a line each.
fn told(answer: &TopicAnswer, safe: Safe) -> Vec<String> {
    let mut told: Vec<String> =
        answer.for_all.iter().map(|outcome| format!("for everybody: {}", says(outcome, safe))).collect();
    for level in &answer.taught_at {
        let audience = level.audience.as_deref().map(|audience| format!(" ({})", safe(audience))).unwrap_or_default();
        told.push(format!("{}{audience}: {}", number(answer, level, safe), learned(level, safe)));
    }
    if !answer.not_at.is_empty() && !answer.taught_at.is_empty() && answer.for_all.is_empty() {
        let many = if answer.not_at.len() == 1 { "" } else { "s" };
        told.push(format!("not at {}{many} {}", answer.noun, all_safe(&answer.not_at, safe).join(", ")));
    }
    told.extend(nobody(answer).map(str::to_owned));
    told.extend(answer.priorities.iter().map(|outcome| format!("among its priorities: {}", says(outcome, safe))));
    told
}

/// Why nobody teaches it there, where nobody does.
pub(super) fn nobody(answer: &TopicAnswer) -> Option<&'static str> {
    (answer.taught_at.is_empty() && answer.for_all.is_empty()).then(|| why_nobody(answer.levels))
}

/// Why nobody teaches a topic, by what is known of the levels.
pub(super) fn why_nobody(levels: LevelsState) -> &'static str {
    match levels {
        LevelsState::Given => "no level names it",
        LevelsState::UnderReview => "its levels are under review",
        LevelsState::Nothing => "it has no levels",
        LevelsState::NotRecorded => "nobody has recorded its levels",
        LevelsState::Unreadable => "its levels cannot be read",
        LevelsState::Course => "no outcome of the course names it",
    }
}

pub(super) fn number(answer: &TopicAnswer, level: &TaughtAt, safe: Safe) -> String {
    let noun = with_capital(&answer.noun);
    let number = level.number.as_deref().map_or_else(|| "not named".into(), safe);
    let delivery = all_safe(&level.delivery, safe).join(" or ");
    let delivery = if delivery.is_empty() { delivery } else { format!(", {delivery}") };
    format!("{} {number}{delivery}", safe(&noun))
}

/// What people learn there: by its own outcomes, else through the levels that it includes.
pub(super) fn learned(level: &TaughtAt, safe: Safe) -> String {
    let outcomes = || level.outcomes.iter().map(|outcome| says(outcome, safe)).collect::<Vec<_>>().join("; ");
    through(level, safe).unwrap_or_else(outcomes)
}

/// "through what it includes (2)", where no outcome of its own names the topic.
fn through(level: &TaughtAt, safe: Safe) -> Option<String> {
    let through = all_safe(&level.through, safe);
    (!through.is_empty()).then(|| format!("through what it includes ({})", through.join(", ")))
}

pub(super) fn says(outcome: &Outcome, safe: Safe) -> String {
    format!("{}{}", safe(&outcome.says), in_sections(&outcome.sections, safe))
}
