//! Tracked changes as a page: the text as it is and as it would be, beside each other.

use std::io::{self, Write};

use maud::{Markup, html};

use super::{TrackedReport, words};
use crate::change::{Relation, TrackedChange};
use crate::report::capital::capitalised;
use crate::report::diff::columns::columns;
use crate::report::diff::sections::Section;
use crate::report::diff::sides;
use crate::report::html::{Mark, Page, Tile, as_written};

/// Writes tracked changes as a page.
pub(super) fn write(report: &TrackedReport, out: &mut dyn Write) -> io::Result<()> {
    let sections = report.sections();
    let tile = |(section, changes): (&Section, &Vec<&TrackedChange>)| Tile {
        mark: Mark::Change(*section),
        number: changes.len(),
        words: section.heading(Relation::Lineage),
    };
    let tiles: Vec<Tile> = sections.iter().map(tile).collect();
    let addresses: Vec<String> = (1..=sections.len()).map(|number| format!("section-{number}")).collect();
    let names: Vec<String> = sections
        .iter()
        .map(|(section, changes)| format!("{} ({})", capitalised(section.heading(Relation::Lineage)), changes.len()))
        .collect();
    let body = html! {
        @if !tiles.is_empty() { (Tile::draw_all(&tiles)) (sides::legend()) }
        @for (((section, changes), address), name) in sections.iter().zip(&addresses).zip(&names) {
            section aria-labelledby=(address) {
                h2 id=(address) { (name) }
                @for change in changes { (draw(change, *section)) }
                @if let Some(help) = words::what_to_do(report).filter(|_| section.weakens()) {
                    p.help { strong { "What to do: " } (help) "." }
                }
            }
        }
        @if let Some(unrecorded) = words::unrecorded(report, as_written) { p { (unrecorded) } }
    };
    let lead = format!(
        "{}. {}, {}.",
        capitalised(&words::totals(report)),
        words::heading(report, as_written),
        words::circumstances(report, as_written)
    );
    let page = Page {
        title: "Tracked changes",
        lead: &lead,
        contents: addresses.iter().map(String::as_str).zip(names.iter().cloned()).collect(),
        body,
        remarks: words::remarks(report, as_written),
        tool: &report.tool,
        today: &report.today,
        standards: &report.standards,
        guidance: None,
    };
    page.write(report, out)
}

fn draw(change: &TrackedChange, section: Section) -> Markup {
    let mark = Mark::Change(section);
    html! {
        article class={ "change " (mark.tone()) } {
            h3 {
                span class={ "word " (mark.tone()) } { (mark.draw()) " " (change.verdict.word(Relation::Lineage)) } " "
                (words::about(change, as_written))
            }
            p.sentence { (change.sentence) }
            @if change.withheld { p { (words::WITHHELD) } }
            @if !change.words.is_empty() { (sides::texts(["As it is", "Once accepted"], &columns(&change.words))) }
            p.detail { (capitalised(&words::places(change, as_written))) "." }
        }
    }
}
