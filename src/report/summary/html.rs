//! The summary as a page, which printed is one side of A4.

use std::io::{self, Write};

use maud::{Markup, html};

use super::card::{Card, Cards, WHY};
use super::matter::State;
use super::{JsonReport, SummaryReport};
use crate::due::Status;
use crate::finding::Severity;
use crate::model::words::spoken;
use crate::report::html::{Mark, Page, Tile, as_written};
use crate::report::totals;

pub(super) fn write(report: &SummaryReport, out: &mut dyn Write) -> io::Result<()> {
    let cards = Cards::of(report);
    let body = html! {
        @if !cards.cards.is_empty() {
            section aria-labelledby="first" {
                h2 id="first" { "What comes first" }
                ol.matters { @for card in &cards.cards { li { (draw(card)) } } }
                @if let Some(more) = &cards.more {
                    p { (more) ". The page of findings lists what was found, the review calendar the dates." }
                }
            }
        }
        section.numbers aria-labelledby="numbers" {
            h2 id="numbers" { "In numbers" }
            p { (totals::counted_kinds(&report.check)) " were looked at." }
            (Tile::draw_all(&tiles(report)))
        }
    };
    let page = Page {
        title: "Summary",
        lead: &cards.lead,
        contents: Vec::new(),
        body,
        remarks: cards.remarks(report, as_written),
        tool: &report.check.tool,
        today: &report.check.today,
        standards: &report.check.standards,
        guidance: report.check.guidance.as_ref(),
    };
    page.write(&JsonReport::of(report), out)
}

fn mark(state: State) -> Mark {
    match state {
        State::Overdue => Mark::Status(Status::Overdue),
        State::DueSoon => Mark::Status(Status::DueSoon),
        State::Error => Mark::Severity(Severity::Error),
        State::Warning => Mark::Severity(Severity::Warning),
    }
}

fn draw(card: &Card) -> Markup {
    let mark = mark(card.state);
    html! {
        article class={ "fact " (mark.tone()) } {
            h3 {
                span class={ "word " (mark.tone()) } { (mark.draw()) " " (spoken(card.state.word())) } " "
                (card.title)
            }
            @if let Some(says) = &card.says { p.says { (says) } }
            dl {
                @for (name, text) in &card.lines {
                    div class=[(*name == WHY).then_some("whole")] { dt { (name) } dd { (text) } }
                }
            }
        }
    }
}

fn tiles(report: &SummaryReport) -> Vec<Tile> {
    let summary = report.check.summary;
    let found = [
        (Severity::Error, summary.error, ["error", "errors"]),
        (Severity::Warning, summary.warning, ["warning", "warnings"]),
        (Severity::Note, summary.note, ["note", "notes"]),
    ];
    let found = found.map(|(severity, number, words)| Tile::counting(Mark::Severity(severity), number, words));
    let dates = [
        (Status::Overdue, "overdue"),
        (Status::DueSoon, "due soon"),
        (Status::Later, "due later"),
        (Status::Undated, "without a date"),
    ];
    let number = |status| report.calendar.count(status);
    let dates = dates.map(|(status, words)| Tile { mark: Mark::Status(status), number: number(status), words });
    found.into_iter().chain(dates).collect()
}
