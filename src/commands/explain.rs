//! `paramount explain`: a topic, a rule, a standard or a document of national guidance for people; without a name, all that
//! can be asked for; or where settings come from.

mod config;
mod local;
mod page;
mod topic;

use std::io::{self, Write};
use std::path::Path;

use serde_json::json;

use super::{Console, Failure, Outcome};
use crate::cli::ExplainArgs;
use crate::error::Error;
use crate::explain::guidance::Known;
use crate::explain::{ExplainFormat, standard, waiver};
use crate::guidance::Meant;
use crate::help::{self, Topic};
use crate::load;
use crate::model::words::listed;
use crate::model::{Model, Standards};
use crate::report;
use crate::rules::{self, Rule};
use crate::standards::shared;
use page::plain;

pub(super) fn run(arguments: &ExplainArgs, console: &mut Console<'_>) -> Result<Outcome, Failure> {
    if let Some(path) = &arguments.config {
        config::run(path, arguments, console)?;
        return Ok(Outcome::Clean);
    }
    let Some(Model::Standards(set)) = &shared().model else {
        return Err(Error::new("the built-in standards cannot be read", "report this as a fault").into());
    };
    let format = arguments.format;
    match &arguments.name {
        None => list(set, format, console)?,
        Some(name) => explain(name, set, arguments, console)?,
    }
    Ok(Outcome::Clean)
}

fn explain(name: &str, set: &Standards, arguments: &ExplainArgs, console: &mut Console<'_>) -> Result<(), Failure> {
    let format = arguments.format;
    if let Some(rule) = rules::find(name) {
        return Ok(print_rule(rule, format, console)?);
    }
    let bare = name.strip_prefix("shared/").unwrap_or(name);
    if let Some(standard) = set.list.iter().find(|standard| standard.id.text() == Some(bare)) {
        return Ok(standard::print(standard, set, format, console.look, console.out)?);
    }
    let topic = help::find(name);
    // What is known of guidance is printed below the page about it.
    if let Some(topic) = topic.filter(|topic| topic.name != GUIDANCE) {
        return Ok(topic::print(topic, format, console)?);
    }
    let local = local::sets(Path::new("."))?;
    let local: Vec<&Standards> = local.own().collect();
    for set in &local {
        let named = |id: &str| name == id || name.split_once('/') == set.standards.text().map(|set| (set, id));
        if let Some(standard) = set.list.iter().find(|standard| standard.id.text().is_some_and(named)) {
            return Ok(standard::print(standard, set, format, console.look, console.out)?);
        }
    }
    let catalogue = local::catalogue(Path::new("."))?;
    let known = Known { catalogue: &catalogue, today: arguments.today.unwrap_or(console.today) };
    if let Some(topic) = topic {
        if format != ExplainFormat::Json {
            topic::print(topic, format, console)?;
            writeln!(console.out)?;
        }
        return Ok(known.print_all(format, console.look, console.out)?);
    }
    match catalogue.meant(name, None) {
        Meant::Family(family) => return Ok(known.print(family, format, console.look, console.out)?),
        Meant::OneOf(families) => {
            let ids: Vec<&str> = families.iter().map(|family| family.id.as_str()).collect();
            let message = format!("{name} can mean {}", listed(&ids, "or"));
            return Err(Error::new(message, "name one of them").into());
        }
        Meant::Unknown => {}
    }
    let sets = std::iter::once(set).chain(local);
    let mut known: Vec<&str> = sets.flat_map(|set| &set.list).filter_map(|standard| standard.id.text()).collect();
    known.extend(catalogue.families().iter().map(|family| family.id.as_str()));
    for word in rules::all().map(|rule| rule.id).chain(help::topics().flat_map(Topic::words)) {
        known.push(word);
    }
    Err(unknown(name, &known).into())
}

/// The topic about guidance.
const GUIDANCE: &str = "guidance";

/// What to say of a name that nothing has: the one that was probably meant.
fn unknown(name: &str, known: &[&str]) -> Error {
    if let Some(family) = rules::FAMILIES.iter().find(|family| family.name == name) {
        let ids: Vec<&str> = family.rules.iter().map(|rule| rule.id).collect();
        return Error::new(format!("{name} is a family of rules: {}", listed(&ids, "and")), "name one of them");
    }
    // "overdue" without its family is how people remember a rule.
    let by_name = known.iter().copied().find(|id| id.rsplit('/').next() == Some(name));
    let near = by_name.or_else(|| load::nearest(name, known));
    let near = near.map(|near| format!("; did you mean {near}?")).unwrap_or_default();
    Error::new(
        format!("there is no topic, rule, standard or guidance called {name}{near}"),
        "paramount explain lists them all, and paramount explain guidance what is known of guidance",
    )
}

fn print_rule(rule: &Rule, format: ExplainFormat, console: &mut Console<'_>) -> io::Result<()> {
    let out = &mut console.out;
    match format {
        ExplainFormat::Human => {
            writeln!(out, "{}   {}, since {}\n", rule.id, rule.severity.word(), rule.since)?;
            let text = rule.doc.split_once('\n').map_or(rule.doc, |(_, rest)| rest);
            writeln!(out, "{}", plain(text, console.look))?;
        }
        ExplainFormat::Markdown => writeln!(out, "{}", rule.doc.trim_end())?,
        ExplainFormat::Json => {
            let mut explained = rule_json(rule);
            explained["waiver"] = waiver::for_rule(rule.id).into();
            return report::write_json(&explained, out);
        }
    }
    waiver::write(rule.id, format, out)
}

fn list(set: &Standards, format: ExplainFormat, console: &mut Console<'_>) -> io::Result<()> {
    let edition = set.edition.text().unwrap_or_default();
    let out = &mut console.out;
    match format {
        ExplainFormat::Human => {
            topic::list(out)?;
            writeln!(out, "\nRULES: whether documents are readable, consistent, in date and resolvable\n")?;
            let width = rules::all().map(|rule| rule.id.len()).max().unwrap_or_default();
            for rule in rules::all() {
                writeln!(out, "  {:width$}  {:7}  {}", rule.id, rule.severity.word(), rule.summary)?;
            }
            writeln!(out, "\nSTANDARDS of shared@{edition}: what training is asked for\n")?;
            let width =
                set.list.iter().filter_map(|standard| standard.id.text()).map(str::len).max().unwrap_or_default();
            for standard in &set.list {
                let core = if standard.is_core() { "core" } else { "" };
                writeln!(out, "  {:width$}  {core:4}  {}", standard.id.text().unwrap_or_default(), standard.title())?;
            }
            writeln!(
                out,
                "\nparamount explain NAME tells more about any of them, and paramount explain guidance lists guidance."
            )
        }
        ExplainFormat::Markdown => {
            let rows = help::topics().map(|topic| format!("| `{}` | {} |\n", topic.name, topic.summary()));
            let topics: String = rows.collect();
            writeln!(out, "| topic | what it tells |\n| --- | --- |\n{topics}\n{}", table().trim_end())
        }
        ExplainFormat::Json => {
            let rules: Vec<_> = rules::all().map(rule_json).collect();
            let standards: Vec<_> = set.list.iter().map(|standard| standard::to_json(standard)).collect();
            let topics: Vec<_> = help::topics().map(topic::to_json).collect();
            writeln!(out, "{:#}", json!({"topics": topics, "rules": rules, "standards": standards}))
        }
    }
}

/// The table of all rules.
fn table() -> String {
    let rows = rules::all().map(|rule| format!("| `{}` | {} | {} |\n", rule.id, rule.severity.word(), rule.summary));
    ["| rule | severity | what is at fault |\n| --- | --- | --- |\n".to_owned()].into_iter().chain(rows).collect()
}

fn rule_json(rule: &Rule) -> serde_json::Value {
    json!({"id": rule.id, "summary": rule.summary, "severity": rule.severity, "since": rule.since, "page": rule.doc})
}
