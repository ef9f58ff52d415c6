//! Tracked changes as a page: the text as it is and as it would be, beside each other.

use std::io::{self, Write};

use maud::{Markup, html};

use super::{TrackedReport, words};
use crate::change::{Relation, TrackedChange};
use crate::report::capital::capitalised;
use crate::report::diff::columns::columns;
use crate::report::diff::html::entries_to_sign;
use crate::report::diff::sections::Section;
use crate::report::diff::sides;
use crate::report::html::{Mark, Page, Tile, as_written};

/// Writes tracked changes as a page.
pub(super) fn write(report: &TrackedReport, out: &mut dyn Write) -> io::Result<()> {
    let sections = report.sections();
    let tile = |(section, number): (Section, usize)| Tile {
        mark: Mark::Change(section),
        number,
        words: section.heading(Relation::Lineage),
    };
    let tiles: Vec<Tile> = report.counts().into_iter().map(tile).collect();
    let addresses: Vec<String> = (1..=sections.len()).map(|number| format!("section-{number}")).collect();
    let names: Vec<String> = sections
        .iter()
        .map(|(section, changes)| format!("{} ({})", capitalised(section.heading(Relation::Lineage)), changes.len()))
        .collect();
    let body = html! {
        @if let Some(faults) = words::faults(report, as_written) { p { (faults) } }
        @if !tiles.is_empty() { (Tile::draw_all(&tiles)) (sides::legend()) }
        @for (((section, changes), address), name) in sections.iter().zip(&addresses).zip(&names) {
            section aria-labelledby=(address) {
                h2 id=(address) { (name) }
                @for change in changes { (draw(change, *section, report)) }
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

fn draw(change: &TrackedChange, section: Section, report: &TrackedReport) -> Markup {
    let mark = Mark::Change(section);
    let to_sign = words::to_sign(change, report);
    html! {
        article class={ "change " (mark.tone()) } {
            h3 {
                span class={ "word " (mark.tone()) } { (mark.draw()) " " (change.verdict.word(Relation::Lineage)) } " "
                (words::about(change, as_written))
            }
            p.sentence { (change.sentence) }
            @if change.withheld { p { (words::WITHHELD) } }
            @if !change.words.is_empty() { (sides::texts(["As it is", "Once accepted"], &columns(&change.words))) }
            @if let Some(signed) = words::signed(change, report, as_written) {
                p class={ "signed " @if change.approved.is_some() { "good" } @else { (mark.tone()) } } { (capitalised(&signed)) "." }
            }
            @if !to_sign.is_empty() { (entries_to_sign(to_sign)) }
            p.detail { (capitalised(&words::places(change, as_written))) "." }
        }
    }
}
