//! PowerPoint slides in the order of the presentation: titles, text, tables, groups, diagrams, charts, descriptions of
//! pictures and the speaker's notes; then once the fixed text of layouts and masters. Slides are numbered as PowerPoint
//! numbers them, hidden ones included. Comments are kept apart.

use std::collections::HashMap;

use quick_xml::events::BytesStart;

use super::anchor::Anchor;
use super::aside;
use super::drawing;
use super::fault::FaultKind;
use super::office::{Package, ReadSeek, listed_ids};
use super::passage::{Collector, Draft, PassageKind, Tables};
use super::xml::{Node, Xml, attribute};

/// How many slides are read.
pub(super) const MOST_SLIDES: usize = 5_000;

/// Reads a presentation; returns the number of its last slide.
pub(super) fn read(file: &mut dyn ReadSeek, collector: &mut Collector) -> u32 {
    let Some(mut package) = Package::open(file, collector) else { return 0 };
    let (main, root) = package.main_part("ppt/presentation.xml", collector);
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
    let first = first_number(&presentation);
    let mut last = first;
    let mut backgrounds = Vec::new();
    for (number, id) in (first..).zip(&ids) {
        last = number;
        read_slide(number, targets.get(id.as_str()).copied(), &mut package, &mut backgrounds, collector);
        if collector.is_full() {
            break;
        }
    }
    read_backgrounds(backgrounds, &mut package, collector);
    aside::keep_values(&presentation, b"section", &main, collector);
    for relation in relations.iter().filter(|relation| relation.kind == "customXml") {
        if let Some(bytes) = package.part(&relation.target, collector) {
            aside::keep_part(&bytes, &relation.target, aside::DATA, collector);
        }
    }
    aside::keep_properties(&root, &mut package, collector);
    if ids.is_empty() { 0 } else { last }
}

/// The number that the presentation gives its first slide.
fn first_number(presentation: &[u8]) -> u32 {
    /// PowerPoint counts no further.
    const HIGHEST: u32 = 9_999;
    let mut xml = Xml::new(presentation);
    while let Some(node) = xml.next() {
        if let Node::Open(element) = node {
            let stated = attribute(&element, b"firstSlideNum").and_then(|number| number.parse().ok());
            return stated.filter(|number| *number <= HIGHEST).unwrap_or(1);
        }
    }
    1
}

/// A part that stands behind slides, with where it does so first.
struct Background {
    part: String,
    place: String,
}

fn read_slide(
    number: u32,
    part: Option<&str>,
    package: &mut Package<'_>,
    backgrounds: &mut Vec<Background>,
    collector: &mut Collector,
) {
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
        match relation.kind.as_str() {
            "slideLayout" => {
                backgrounds.push(Background { part: relation.target, place: format!("layout of {place}") });
            }
            "diagramData" => {
                drawing::read_with_shapes(&relation.target, &format!("{place}, diagram"), package, collector);
            }
            "chart" | "chartEx" => {
                drawing::read_with_shapes(&relation.target, &format!("{place}, chart"), package, collector);
            }
            "notesSlide" => {
                let Some(bytes) = package.part(&relation.target, collector) else { continue };
                read_part(&bytes, &relation.target, Sheet::Notes, &format!("{place}, notes"), collector);
            }
            "comments" => {
                let Some(bytes) = package.part(&relation.target, collector) else { continue };
                aside::keep_part(&bytes, &relation.target, &format!("{place}, comment"), collector);
            }
            _ => {}
        }
    }
}

/// Reads the fixed text of the layouts that slides use, and of the masters behind those: each once, however many slides
/// show it.
fn read_backgrounds(backgrounds: Vec<Background>, package: &mut Package<'_>, collector: &mut Collector) {
    let mut masters = Vec::new();
    for Background { part, place } in backgrounds {
        // A part that was read before is not given again.
        let Some(bytes) = package.part(&part, collector) else { continue };
        read_part(&bytes, &part, Sheet::Background, &place, collector);
        for relation in package.relations(&part, collector) {
            if relation.kind == "slideMaster" {
                masters.push((relation.target, place.replacen("layout", "master", 1)));
            }
        }
    }
    for (part, place) in masters {
        if let Some(bytes) = package.part(&part, collector) {
            read_part(&bytes, &part, Sheet::Background, &place, collector);
        }
    }
}

/// What participants see, what the speaker sees, or what stands behind several slides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sheet {
    Slide,
    Notes,
    Background,
}

/// What a shape holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shape {
    Title,
    Body,
    /// What stands above and below each page of notes, and goes out with them.
    Margin,
    /// The number of the slide, the date, the picture of the slide above its notes.
    Machinery,
}

/// Keeps the text of a part; returns its title.
fn read_part(bytes: &[u8], part: &str, sheet: Sheet, place: &str, collector: &mut Collector) -> String {
    let mut reader = Reader::new(sheet, place, collector);
    let mut xml = Xml::new(bytes);
    while let Some(node) = xml.next() {
        let was_text = std::mem::replace(&mut reader.in_text, false);
        match node {
            Node::Open(element) if element.local_name().as_ref() == b"fld" => {
                if is_machinery(attribute(&element, b"type").as_deref()) {
                    xml.skip();
                }
            }
            Node::Open(element) => reader.enter(&element),
            Node::Close(name) => reader.leave(&name),
            Node::Text(text) => {
                reader.in_text = was_text;
                if let Some(draft) = reader.draft.as_mut().filter(|_| was_text) {
                    // How PowerPoint writes a line end inside a title.
                    draft.add(&text.replace("_x000B_", " ").replace("_x000D_", " "));
                }
            }
        }
        if reader.collector.is_full() {
            break;
        }
    }
    reader.keep();
    let title = reader.title;
    xml.report(part, collector);
    title
}

struct Reader<'a> {
    sheet: Sheet,
    place: &'a str,
    collector: &'a mut Collector,
    title: String,
    draft: Option<Draft>,
    in_text: bool,
    shape: Shape,
    tables: Tables,
}

impl<'a> Reader<'a> {
    fn new(sheet: Sheet, place: &'a str, collector: &'a mut Collector) -> Self {
        Self {
            sheet,
            place,
            collector,
            title: String::new(),
            draft: None,
            in_text: false,
            shape: Shape::Body,
            tables: Tables::default(),
        }
    }

    fn enter(&mut self, element: &BytesStart<'_>) {
        match element.local_name().as_ref() {
            b"sp" => self.shape = Shape::Body,
            b"ph" => self.shape = shape_of(attribute(element, b"type").as_deref(), self.sheet),
            b"cNvPr" => self.describe(element),
            b"tbl" => self.tables.begin(),
            b"tr" => self.tables.begin_row(),
            b"tc" => self.tables.begin_cell(None),
            // A title of two paragraphs is one title.
            b"p" | b"br" | b"tab" => self.draft.get_or_insert_default().add(" "),
            b"t" => self.in_text = true,
            _ => {}
        }
    }

    fn leave(&mut self, name: &[u8]) {
        match name {
            b"p" if self.shape != Shape::Title => self.keep(),
            b"sp" => {
                self.keep();
                self.shape = Shape::Body;
            }
            b"tbl" => self.tables.end(),
            _ => {}
        }
    }

    /// Keeps what a picture is said to show. A slide says so before it says what it is.
    fn describe(&mut self, element: &BytesStart<'_>) {
        if let Some(description) = drawing::description(element) {
            let place = format!("{}, description of a picture", self.place);
            self.collector.passage(Draft::of(&description), PassageKind::Prose, Some(place));
        }
    }

    fn keep(&mut self) {
        let Some(draft) = self.draft.take() else { return };
        let cell = self.tables.cell();
        let kind = match (self.shape, self.sheet) {
            (Shape::Machinery, _) => return,
            (Shape::Margin, _) => return self.collector.unseen(draft, Some(self.place.to_owned())),
            (_, Sheet::Notes) => PassageKind::Note,
            (Shape::Title, Sheet::Slide) => PassageKind::Heading,
            (_, Sheet::Slide | Sheet::Background) if cell.is_some() => PassageKind::Table,
            (_, Sheet::Slide | Sheet::Background) => PassageKind::Prose,
        };
        if kind == PassageKind::Heading && self.title.is_empty() {
            self.title = draft.text().to_owned();
        }
        let place = self.place;
        let place = if kind == PassageKind::Table { format!("{place}, table") } else { place.to_owned() };
        self.collector.passage(draft.in_cell(cell), kind, Some(place));
    }
}

fn shape_of(placeholder: Option<&str>, sheet: Sheet) -> Shape {
    match placeholder {
        // What stands behind slides says there what to write.
        _ if sheet == Sheet::Background => Shape::Machinery,
        Some("title" | "ctrTitle") => Shape::Title,
        Some("sldNum" | "dt" | "sldImg") => Shape::Machinery,
        Some("hdr" | "ftr") if sheet == Sheet::Notes => Shape::Margin,
        _ => Shape::Body,
    }
}

/// Fields that PowerPoint fills by itself.
fn is_machinery(field: Option<&str>) -> bool {
    field.is_some_and(|kind| kind == "slidenum" || kind.starts_with("datetime"))
}
