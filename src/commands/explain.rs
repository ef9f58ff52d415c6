//! `paramount explain`: a rule, a standard or a document of national guidance for people; without a name, all rules and
//! standards; or where settings come from.

mod config;
mod guidance;
mod local;
mod standard;
mod waiver;

use std::io::{self, Write};
use std::path::Path;

use serde_json::json;

use super::{Console, Failure, Outcome};
use crate::cli::{ExplainArgs, ExplainFormat};
use crate::error::Error;
use crate::guidance::Meant;
use crate::load;
use crate::model::words::listed;
use crate::model::{Model, Standards};
use crate::report::{self, Look, escape};
use crate::rules::{self, Rule};
use crate::standards::shared;
use guidance::Known;

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
    if name == "guidance" {
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
    let families = catalogue.families().iter().map(|family| family.id.as_str());
    let sets = std::iter::once(set).chain(local);
    let standards = sets.flat_map(|set| set.list.iter()).filter_map(|standard| standard.id.text());
    let known: Vec<&str> = rules::all().map(|rule| rule.id).chain(standards).chain(families).collect();
    // "overdue" without its family is how people remember a rule.
    let by_name = known.iter().copied().find(|id| id.rsplit('/').next() == Some(name));
    let near = by_name.or_else(|| load::nearest(name, &known));
    let near = near.map(|near| format!("; did you mean {near}?")).unwrap_or_default();
    let message = format!("there is no rule, standard or guidance called {name}{near}");
    Err(Error::new(
        message,
        "paramount explain lists them all, and paramount explain guidance what is known of guidance",
    )
    .into())
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

/// A text for a format. What a file of one's own says may come from a stranger; what is built in may use Markdown.
fn safe(text: &str, format: ExplainFormat, is_built_in: bool) -> String {
    match format {
        ExplainFormat::Markdown if !is_built_in => escape::markdown(text).into_owned(),
        _ => escape::line(text).into_owned(),
    }
}

/// A page without the marks that only a web page needs: headings stand alone, examples are indented.
fn plain(page: &str, look: Look) -> String {
    let mut text = String::new();
    let mut fenced = false;
    for line in page.trim().lines() {
        if line.starts_with("```") {
            fenced = !fenced;
        } else if fenced {
            text.push_str(&format!("    {line}\n"));
        } else if let Some(heading) = line.strip_prefix("## ") {
            let heading = if look.color { format!("\u{1b}[1m{heading}\u{1b}[0m") } else { heading.to_owned() };
            text.push_str(&format!("{heading}\n"));
        } else {
            text.push_str(&format!("{line}\n"));
        }
    }
    // Two blank lines come together where a heading is followed by an example.
    text.replace("\n\n\n", "\n\n").trim_end().to_owned()
}

fn list(set: &Standards, format: ExplainFormat, console: &mut Console<'_>) -> io::Result<()> {
    let edition = set.edition.text().unwrap_or_default();
    let out = &mut console.out;
    match format {
        ExplainFormat::Human => {
            writeln!(out, "RULES: whether documents are readable, consistent, in date and resolvable\n")?;
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
        ExplainFormat::Markdown => out.write_all(table().as_bytes()),
        ExplainFormat::Json => {
            let rules: Vec<_> = rules::all().map(rule_json).collect();
            let standards: Vec<_> = set.list.iter().map(|standard| standard::to_json(standard)).collect();
            writeln!(out, "{:#}", json!({"rules": rules, "standards": standards}))
        }
    }
}

/// The table of all rules, as the README has it.
fn table() -> String {
    let rows = rules::all().map(|rule| format!("| `{}` | {} | {} |\n", rule.id, rule.severity.word(), rule.summary));
    ["| rule | severity | what is at fault |\n| --- | --- | --- |\n".to_owned()].into_iter().chain(rows).collect()
}

fn rule_json(rule: &Rule) -> serde_json::Value {
    json!({"id": rule.id, "summary": rule.summary, "severity": rule.severity, "since": rule.since, "page": rule.doc})
}
