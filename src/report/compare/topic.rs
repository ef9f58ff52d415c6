//! One topic: which level of which partnership teaches it, for a terminal and for a web page.

use std::io::{self, Write};

use super::words::{self, Safe};
use crate::compare::{LevelsState, Outcome, Table, TaughtAt, TopicAnswer, TopicTable};
use crate::model::words::with_capital;
use crate::report::{Look, escape};

pub(super) fn write_human(table: &Table, asked: &TopicTable, look: Look, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "\n{}", look.styled(&textwrap::fill(&title(asked, escape::line), look.width), "1"))?;
    for (column, answer) in table.columns.iter().zip(&asked.answers) {
        let name = words::column(column, escape::line);
        writeln!(out, "\n  {}   {}", look.styled(&name, "1"), escape::line(&column.path))?;
        for text in told(answer, escape::line) {
            let options = textwrap::Options::new(look.width).initial_indent("    ").subsequent_indent("      ");
            writeln!(out, "{}", textwrap::fill(&text, options))?;
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
        let name = words::column(column, escape::markdown);
        for outcome in &answer.for_all {
            writeln!(out, "| {name} | for everybody | | {} |", says(outcome, escape::markdown))?;
        }
        for level in &answer.taught_at {
            let audience = level.audience.as_deref().map(escape::markdown).unwrap_or_default();
            let learned: Vec<String> = level.outcomes.iter().map(|outcome| says(outcome, escape::markdown)).collect();
            let learned = through(level, escape::markdown).unwrap_or_else(|| learned.join("; "));
            writeln!(out, "| {name} | {} | {audience} | {learned} |", number(answer, level, escape::markdown))?;
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
        let learned: Vec<String> = level.outcomes.iter().map(|outcome| says(outcome, safe)).collect();
        let learned = through(level, safe).unwrap_or_else(|| learned.join("; "));
        told.push(format!("{}{audience}: {learned}", number(answer, level, safe)));
    }
    if !answer.not_at.is_empty() && !answer.taught_at.is_empty() && answer.for_all.is_empty() {
        let numbers: Vec<String> = answer.not_at.iter().map(|number| safe(number).into_owned()).collect();
        told.push(format!("not at {} {}", answer.noun, numbers.join(", ")));
    }
    told.extend(nobody(answer).map(str::to_owned));
    told.extend(answer.priorities.iter().map(|outcome| format!("among its priorities: {}", says(outcome, safe))));
    told
}

/// Why nobody teaches it there, where nobody does.
fn nobody(answer: &TopicAnswer) -> Option<&'static str> {
    if !(answer.taught_at.is_empty() && answer.for_all.is_empty()) {
        return None;
    }
    Some(match answer.levels {
        LevelsState::Given => "no level names it",
        LevelsState::UnderReview => "its levels are under review",
        LevelsState::Nothing => "it has no levels",
        LevelsState::NotRecorded => "nobody has recorded its levels",
        LevelsState::Unreadable => "its levels cannot be read",
        LevelsState::Course => "no outcome of the course names it",
    })
}

fn number(answer: &TopicAnswer, level: &TaughtAt, safe: Safe) -> String {
    let noun = with_capital(&answer.noun);
    let number = level.number.as_deref().map_or_else(|| "not named".into(), safe);
    let delivery: Vec<String> = level.delivery.iter().map(|way| safe(way).into_owned()).collect();
    let delivery = if delivery.is_empty() { String::new() } else { format!(", {}", delivery.join(" or ")) };
    format!("{} {number}{delivery}", safe(&noun))
}

/// "through level 2", where no outcome of its own names the topic.
fn through(level: &TaughtAt, safe: Safe) -> Option<String> {
    let through: Vec<String> = level.through.iter().map(|number| safe(number).into_owned()).collect();
    (!through.is_empty()).then(|| format!("through what it includes ({})", through.join(", ")))
}

fn says(outcome: &Outcome, safe: Safe) -> String {
    let names: Vec<&str> = outcome.sections.iter().map(String::as_str).collect();
    let place = words::sections(&names, safe).map(|place| format!(" ({place})")).unwrap_or_default();
    format!("{}{place}", safe(&outcome.says))
}
