//! Who teaches what as a page: a table for each level, an outcome a row, with who teaches it and whether anybody does.

use std::io::{self, Write};

use maud::{Markup, html};

use super::{CoverageReport, JsonReport, words};
use crate::coverage::{Extent, Summary, TaughtLevel, TaughtOutcome, TaughtPolicy};
use crate::model::Date;
use crate::model::policy::spoken_name;
use crate::model::words::counted;
use crate::report::capital::capitalised;
use crate::report::html::{Mark, Page, Row, Table, Tile, as_written, path};

pub(super) fn write(report: &CoverageReport, out: &mut dyn Write) -> io::Result<()> {
    let policies = &report.programme.policies;
    let today = Date::day(report.programme.today).in_words();
    let lead = match policies.as_slice() {
        [] => format!("As at {today}, no course here stands under a policy with levels."),
        [policy] => format!("As at {today}. {}: {}.", spoken_name(&policy.id), words::total(policy)),
        policies => format!("As at {today}, of the {} policies under which courses stand.", policies.len()),
    };
    let contents = contents(policies);
    let page = Page {
        title: "Who teaches what",
        lead: &lead,
        contents: contents.iter().map(|(address, name)| (address.as_str(), name.clone())).collect(),
        body: html! {
            (Tile::draw_all(&tiles(policies)))
            @for (number, policy) in (1..).zip(policies) { (draw(policy, number, policies.len() > 1)) }
        },
        remarks: words::remarks(report, as_written),
        tool: &report.tool,
        today: &report.programme.today.to_string(),
        standards: &[],
        guidance: None,
    };
    page.write(&JsonReport::of(report), out)
}

fn tiles(policies: &[TaughtPolicy]) -> [Tile; 4] {
    let total = |count: fn(&Summary) -> usize| policies.iter().map(|policy| count(&policy.summary)).sum();
    let nobody = |summary: &Summary| summary.outcomes - summary.taught - summary.in_part;
    let taught = |extent, number| Tile { mark: Mark::Taught(extent), number, words: state(extent) };
    [
        taught(Extent::Nothing, total(nobody)),
        taught(Extent::InPart, total(|summary| summary.in_part)),
        taught(Extent::Whole, total(|summary| summary.taught)),
        Tile { mark: Mark::Unknown, number: total(|summary| summary.without_topics), words: UNKNOWN },
    ]
}

/// What is said of outcomes that cannot be judged.
const UNKNOWN: &str = "cannot be told: they name no topics";

/// How much of an outcome is taught, in words.
fn state(extent: Extent) -> &'static str {
    match extent {
        Extent::Whole => "taught",
        Extent::InPart => "taught in part",
        Extent::Nothing => "taught by nobody",
    }
}

/// Where each level stands in the page; its policy is named where there are several.
fn contents(policies: &[TaughtPolicy]) -> Vec<(String, String)> {
    match policies {
        [policy] => (1..)
            .zip(&policy.levels)
            .map(|(number, level)| (address(1, number), words::heading(policy, level, as_written)))
            .collect(),
        policies => {
            (1..).zip(policies).map(|(number, policy)| (format!("policy-{number}"), spoken_name(&policy.id))).collect()
        }
    }
}

fn address(policy: usize, level: usize) -> String {
    format!("policy-{policy}-level-{level}")
}

fn draw(policy: &TaughtPolicy, number: usize, is_one_of_several: bool) -> Markup {
    html! {
        section {
            h2 id={ "policy-" (number) } { (spoken_name(&policy.id)) }
            p.detail { (path(&policy.path)) ", " (counted(policy.courses.len(), "course")) " under it" }
            @if is_one_of_several { p { (capitalised(&words::total(policy))) "." } }
            @for (index, level) in (1..).zip(&policy.levels) { (draw_level(policy, level, &address(number, index))) }
        }
    }
}

fn draw_level(policy: &TaughtPolicy, level: &TaughtLevel, address: &str) -> Markup {
    let open = level.outcomes.iter().filter(|outcome| outcome.extent() != Extent::Whole).count();
    let all = counted(level.outcomes.len(), "outcome");
    let caption = match open {
        0 => format!("{all}, taught"),
        open => format!("{all}, {open} of them taught by nobody here or in part"),
    };
    let table = Table {
        class: "taught",
        caption: &caption,
        columns: &["Outcome", "Whether it is taught", "Taught by", "Where it stands"],
        rows: level.outcomes.iter().map(|outcome| Row { id: None, cells: cells(outcome) }).collect(),
    };
    html! {
        section {
            h3.section id=(address) { (words::heading(policy, level, as_written)) }
            @if !level.outcomes.is_empty() { (table.draw()) }
            @if let Some(remark) = words::remark(policy, level) {
                p { @if level.without_topics > 0 { (Mark::Unknown.draw()) " " } (capitalised(&remark)) "." }
            }
        }
    }
}

fn cells(outcome: &TaughtOutcome) -> Vec<Markup> {
    let extent = outcome.extent();
    let mark = Mark::Taught(extent);
    let courses = words::courses(outcome, as_written);
    let lacking = words::lacking(outcome, as_written).filter(|_| extent == Extent::InPart);
    vec![
        html! { span.says { (outcome.says) } },
        html! {
            strong class=(mark.tone()) { (mark.draw()) " " (state(extent)) }
            @if let Some(lacking) = lacking { p.detail { (lacking) } }
        },
        match courses.as_slice() {
            [] => html! { (words::NOBODY) },
            courses => html! { ul.names { @for course in courses { li { (course) } } } },
        },
        html! {
            @if !outcome.sections.is_empty() { "section " (outcome.sections.join(", ")) ", " }
            "line " (outcome.line)
        },
    ]
}
