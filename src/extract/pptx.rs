//! PowerPoint slides in the order of the presentation: titles, text, tables, groups, diagrams, charts and the speaker's
//! notes. Slides are numbered as PowerPoint numbers them, hidden ones included.

use std::collections::HashMap;

use super::anchor::Anchor;
use super::fault::FaultKind;
use super::office::{Package, listed_ids};
use super::passage::{Collector, Draft, PassageKind};
use super::xml::{Node, Xml, attribute};

/// How many slides are read.
pub(super) const MOST_SLIDES: usize = 5_000;

/// Reads a presentation; returns how many slides it has.
pub(super) fn read(bytes: &[u8], collector: &mut Collector) -> u32 {
    let Some(mut package) = Package::open(bytes, collector) else { return 0 };
    let main = package.main_part("ppt/presentation.xml", collector);
    let Some(presentation) = package.part(&main, collector) else {
        if !package.has(&main) {
            collector.fault(FaultKind::MissingPart, "this file holds no presentation");
        }
        return 0;
    };
    let Some(mut ids) = listed_ids(&presentation, (b"presentation", b"sldId"), &main, collector) else {
        collector.fault(FaultKind::Damaged, "this file holds no presentation");
        return 0;
    };
    if ids.len() > MOST_SLIDES {
        ids.truncate(MOST_SLIDES);
        collector.fault(FaultKind::TooManyPassages, format!("this file has more than {MOST_SLIDES} slides"));
    }
    let relations = package.relations(&main, collector);
    let targets: HashMap<&str, &str> =
        relations.iter().map(|relation| (relation.id.as_str(), relation.target.as_str())).collect();
    let mut number = 0;
    for id in &ids {
        number += 1;
        read_slide(number, targets.get(id.as_str()).copied(), &mut package, collector);
        if collector.is_full() {
            break;
        }
    }
    number
}

fn read_slide(number: u32, part: Option<&str>, package: &mut Package<'_>, collector: &mut Collector) {
    let place = format!("slide {number}");
    let slide = part.and_then(|part| package.part(part, collector).map(|bytes| (part, bytes)));
    let title = match &slide {
        Some((part, bytes)) => read_part(bytes, part, Sheet::Slide, &place, collector),
        None => {
            collector.fault(FaultKind::MissingPart, format!("slide {number} could not be read"));
            String::new()
        }
    };
    let slug = if title.is_empty() { String::new() } else { collector.slugs.next(&title) };
    let anchor =
        Anchor { slug, text: title, level: 1, slide: Some(number), span: None, line: None, part: Some(place.clone()) };
    collector.anchor(anchor);
    let Some((part, _)) = slide else { return };
    for relation in package.relations(part, collector) {
        let (sheet, place) = match relation.kind.as_str() {
            "notesSlide" => (Sheet::Notes, format!("{place}, notes")),
            "diagramData" => (Sheet::Slide, format!("{place}, diagram")),
            "chart" => (Sheet::Slide, format!("{place}, chart")),
            _ => continue,
        };
        if let Some(bytes) = package.part(&relation.target, collector) {
            read_part(&bytes, &relation.target, sheet, &place, collector);
        }
    }
}

/// What participants see, or what the speaker sees.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sheet {
    Slide,
    Notes,
}

/// What a shape holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shape {
    Title,
    Body,
    /// The number of the slide, the date, the picture of the slide above its notes.
    Machinery,
}

/// Keeps the text of a part; returns its title.
fn read_part(bytes: &[u8], part: &str, sheet: Sheet, place: &str, collector: &mut Collector) -> String {
    let mut title = String::new();
    let mut draft: Option<Draft> = None;
    let mut in_text = false;
    let mut shape = Shape::Body;
    let mut tables = 0_usize;
    let mut xml = Xml::new(bytes);
    while let Some(node) = xml.next() {
        let was_text = std::mem::replace(&mut in_text, false);
        match node {
            Node::Open(element) => match element.local_name().as_ref() {
                b"sp" => shape = Shape::Body,
                b"ph" => shape = shape_of(attribute(&element, b"type").as_deref(), sheet),
                b"tbl" => tables += 1,
                // A title of two paragraphs is one title.
                b"p" => draft.get_or_insert_default().add(" "),
                b"br" | b"tab" => draft.get_or_insert_default().add(" "),
                b"fld" if is_machinery(attribute(&element, b"type").as_deref()) => xml.skip(),
                b"t" => in_text = true,
                _ => {}
            },
            Node::Close(name) => {
                let ends = match name.as_slice() {
                    b"p" => shape != Shape::Title,
                    b"sp" => true,
                    b"tbl" => {
                        tables = tables.saturating_sub(1);
                        false
                    }
                    _ => false,
                };
                if let Some(draft) = draft.take_if(|_| ends) {
                    keep(draft, shape, tables > 0, sheet, place, &mut title, collector);
                }
                if name == b"sp" {
                    shape = Shape::Body;
                }
            }
            Node::Text(text) => {
                in_text = was_text;
                if let Some(draft) = draft.as_mut().filter(|_| was_text) {
                    // How PowerPoint writes a line end inside a title.
                    draft.add(&text.replace("_x000B_", " ").replace("_x000D_", " "));
                }
            }
        }
        if collector.is_full() {
            break;
        }
    }
    if let Some(draft) = draft {
        keep(draft, shape, tables > 0, sheet, place, &mut title, collector);
    }
    xml.report(part, collector);
    title
}

fn keep(
    draft: Draft,
    shape: Shape,
    in_table: bool,
    sheet: Sheet,
    place: &str,
    title: &mut String,
    collector: &mut Collector,
) {
    let kind = match (shape, sheet) {
        (Shape::Machinery, _) => return,
        (_, Sheet::Notes) => PassageKind::Note,
        (Shape::Title, Sheet::Slide) => PassageKind::Heading,
        (Shape::Body, Sheet::Slide) if in_table => PassageKind::Table,
        (Shape::Body, Sheet::Slide) => PassageKind::Prose,
    };
    if kind == PassageKind::Heading && title.is_empty() {
        *title = draft.text().to_owned();
    }
    let place = if kind == PassageKind::Table { format!("{place}, table") } else { place.to_owned() };
    collector.passage(draft, kind, Some(place));
}

fn shape_of(placeholder: Option<&str>, sheet: Sheet) -> Shape {
    match placeholder {
        Some("title" | "ctrTitle") => Shape::Title,
        Some("sldNum" | "dt" | "sldImg") => Shape::Machinery,
        Some("hdr" | "ftr") if sheet == Sheet::Notes => Shape::Machinery,
        _ => Shape::Body,
    }
}

/// Fields that PowerPoint fills by itself.
fn is_machinery(field: Option<&str>) -> bool {
    field.is_some_and(|kind| kind == "slidenum" || kind.starts_with("datetime"))
}
