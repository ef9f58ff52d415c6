//! Word documents: paragraphs with their runs joined, headings, tables, text boxes, notes, headers and footers, diagrams,
//! charts and the descriptions of pictures. Text that is marked as deleted or hidden is kept apart, as are comments; field
//! codes and the table of contents, which repeats headings, are not read.

mod changes;
mod reader;

use std::collections::HashSet;

use super::aside;
use super::drawing;
use super::fault::FaultKind;
use super::numbering::Definitions;
use super::office::{Package, ReadSeek, Relation};
use super::passage::Collector;
use super::styles::Styles;

use reader::Reader;

/// Reads a Word document.
pub(super) fn read(file: &mut dyn ReadSeek, collector: &mut Collector) {
    let Some(mut package) = Package::open(file, collector) else { return };
    let (main, root) = package.main_part("word/document.xml", collector);
    let Some(document) = package.part(&main, collector) else {
        if !package.has(&main) {
            collector.fault(FaultKind::MissingPart, "this file holds no Word document");
        }
        return;
    };
    let relations = package.relations(&main, collector);
    let mut looks = Looks::default();
    for relation in relations.iter().filter(|relation| relation.kind == "styles") {
        if let Some(bytes) = package.part(&relation.target, collector) {
            looks.styles = Styles::read(&bytes, &relation.target, collector);
        }
    }
    for relation in relations.iter().filter(|relation| relation.kind == "numbering") {
        if collector.keeps_layout
            && let Some(bytes) = package.part(&relation.target, collector)
        {
            looks.numbering = Definitions::read(&bytes, &relation.target, collector);
        }
    }
    let found = Reader::new(Story::Body, &looks, collector).read(&document, &main);
    // Where something broke before the text began, that has been said.
    if !found && collector.faults.is_empty() {
        collector.fault(FaultKind::Damaged, "this file holds no Word document");
    }
    read_related(&relations, &looks, &mut package, collector);
    aside::keep_properties(&root, &mut package, collector);
}

/// What the paragraphs of a document are by their styles, and in which lists they stand.
#[derive(Default)]
struct Looks {
    styles: Styles,
    numbering: Definitions,
}

/// Reads what a document has in parts of its own.
fn read_related(relations: &[Relation], looks: &Looks, package: &mut Package<'_>, collector: &mut Collector) {
    let mut repeated = HashSet::new();
    let (mut diagrams, mut charts) = (0, 0);
    for relation in relations {
        let part = relation.target.as_str();
        match relation.kind.as_str() {
            "aFChunk" => collector.unopened.documents += 1,
            "diagramData" => {
                diagrams += 1;
                drawing::read_with_shapes(part, &format!("diagram {diagrams}"), package, collector);
            }
            "chart" | "chartEx" => {
                charts += 1;
                drawing::read_with_shapes(part, &format!("chart {charts}"), package, collector);
            }
            kind @ ("footnotes" | "endnotes" | "header" | "footer" | "comments" | "customXml" | "settings") => {
                let Some(bytes) = package.part(part, collector) else { continue };
                read_part((kind, part), &bytes, looks, &mut repeated, collector);
            }
            _ => {}
        }
    }
}

/// Reads a part that stands beside the text. What headers and footers say is kept once: each section has its own.
fn read_part(
    (kind, part): (&str, &str),
    bytes: &[u8],
    looks: &Looks,
    repeated: &mut HashSet<(&'static str, String)>,
    collector: &mut Collector,
) {
    let margin = match kind {
        "footnotes" => return read_story(Story::Notes("footnote"), bytes, part, looks, collector),
        "endnotes" => return read_story(Story::Notes("endnote"), bytes, part, looks, collector),
        "comments" => return aside::keep_each(bytes, b"comment", part, "comment", collector),
        "customXml" => return aside::keep_part(bytes, part, aside::DATA, collector),
        "settings" => return aside::keep_values(bytes, b"docVar", part, collector),
        "header" => "header",
        _ => "footer",
    };
    let before = collector.passages.len();
    read_story(Story::Margin(margin), bytes, part, looks, collector);
    let mut added = collector.passages.split_off(before);
    added.retain(|passage| repeated.insert((margin, passage.text.clone())));
    collector.passages.append(&mut added);
}

fn read_story(story: Story, bytes: &[u8], part: &str, looks: &Looks, collector: &mut Collector) {
    Reader::new(story, looks, collector).read(bytes, part);
}

/// Which of a document's texts a part holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Story {
    Body,
    /// Notes, with the word for one.
    Notes(&'static str),
    /// What stands above or below each page.
    Margin(&'static str),
}
