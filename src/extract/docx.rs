//! Word documents: paragraphs with their runs joined, headings, tables, text boxes, notes, headers and footers, diagrams,
//! charts and the descriptions of pictures. Text that is marked as deleted or hidden is kept apart, as are comments; field
//! codes and the table of contents, which repeats headings, are not read.

use std::collections::HashSet;

use quick_xml::events::BytesStart;

use super::aside;
use super::drawing;
use super::fault::FaultKind;
use super::office::{Package, ReadSeek, Relation};
use super::passage::{Collector, Draft, PassageKind, Tables, shown_heading};
use super::styles::{Role, Styles};
use super::xml::{Node, Xml, attribute, is_on};

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
    let mut styles = Styles::default();
    for relation in relations.iter().filter(|relation| relation.kind == "styles") {
        if let Some(bytes) = package.part(&relation.target, collector) {
            styles = Styles::read(&bytes, &relation.target, collector);
        }
    }
    let found = Reader::new(Story::Body, &styles, collector).read(&document, &main);
    // Where something broke before the text began, that has been said.
    if !found && collector.faults.is_empty() {
        collector.fault(FaultKind::Damaged, "this file holds no Word document");
    }
    read_related(&relations, &styles, &mut package, collector);
    aside::keep_properties(&root, &mut package, collector);
}

/// Reads what a document has in parts of its own.
fn read_related(relations: &[Relation], styles: &Styles, package: &mut Package<'_>, collector: &mut Collector) {
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
                read_part((kind, part), &bytes, styles, &mut repeated, collector);
            }
            _ => {}
        }
    }
}

/// Reads a part that stands beside the text. What headers and footers say is kept once: each section has its own.
fn read_part(
    (kind, part): (&str, &str),
    bytes: &[u8],
    styles: &Styles,
    repeated: &mut HashSet<(&'static str, String)>,
    collector: &mut Collector,
) {
    let margin = match kind {
        "footnotes" => return read_story(Story::Notes("footnote"), bytes, part, styles, collector),
        "endnotes" => return read_story(Story::Notes("endnote"), bytes, part, styles, collector),
        "comments" => return aside::keep_each(bytes, b"comment", part, "comment", collector),
        "customXml" => return aside::keep_part(bytes, part, aside::DATA, collector),
        "settings" => return aside::keep_values(bytes, b"docVar", part, collector),
        "header" => "header",
        _ => "footer",
    };
    let before = collector.passages.len();
    read_story(Story::Margin(margin), bytes, part, styles, collector);
    let mut added = collector.passages.split_off(before);
    added.retain(|passage| repeated.insert((margin, passage.text.clone())));
    collector.passages.append(&mut added);
}

fn read_story(story: Story, bytes: &[u8], part: &str, styles: &Styles, collector: &mut Collector) {
    Reader::new(story, styles, collector).read(bytes, part);
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

/// What a paragraph stands in.
#[derive(Clone, Copy, Debug)]
enum Around {
    Table { number: usize, row: usize },
    TextBox,
}

#[derive(Debug, Default)]
struct Paragraph {
    draft: Draft,
    /// What is marked as deleted or hidden in it.
    unseen: Draft,
    /// What its pictures are said to show.
    descriptions: Vec<String>,
    style: Option<String>,
    outline: Option<u8>,
}

struct Reader<'a> {
    story: Story,
    styles: &'a Styles,
    collector: &'a mut Collector,
    /// Paragraphs that are open: a text box stands inside one.
    open: Vec<Paragraph>,
    around: Vec<Around>,
    in_text: bool,
    hidden: bool,
    /// How many marks of deletion or of moving away are open.
    deleted: usize,
    /// Paragraphs with text so far.
    paragraphs: usize,
    tables: usize,
    cells: Tables,
    notes: usize,
    /// The heading above, cut for showing.
    heading: Option<String>,
    found_body: bool,
}

impl<'a> Reader<'a> {
    fn new(story: Story, styles: &'a Styles, collector: &'a mut Collector) -> Self {
        Self {
            story,
            styles,
            collector,
            open: Vec::new(),
            around: Vec::new(),
            in_text: false,
            hidden: false,
            deleted: 0,
            paragraphs: 0,
            tables: 0,
            cells: Tables::default(),
            notes: 0,
            heading: None,
            found_body: false,
        }
    }

    /// Reads a part; says whether it has the body of a document.
    fn read(mut self, bytes: &[u8], part: &str) -> bool {
        let mut xml = Xml::new(bytes);
        while let Some(node) = xml.next() {
            match node {
                Node::Open(element) => {
                    self.in_text = false;
                    if self.is_left_out(&element) {
                        xml.skip();
                    } else {
                        self.enter(&element);
                    }
                }
                Node::Close(name) => {
                    self.in_text = false;
                    self.leave(&name);
                }
                Node::Text(text) => {
                    let is_unseen = self.hidden || self.deleted > 0;
                    if let Some(paragraph) = self.open.last_mut().filter(|_| self.in_text) {
                        let draft = if is_unseen { &mut paragraph.unseen } else { &mut paragraph.draft };
                        draft.add(&text);
                    }
                }
            }
            if self.collector.is_full() {
                break;
            }
        }
        // A part that breaks off has said something before.
        while let Some(paragraph) = self.open.pop() {
            self.end_paragraph(paragraph);
        }
        xml.report(part, self.collector);
        self.found_body
    }

    /// How text looked before, the small letters above others, and the lines between text and notes.
    fn is_left_out(&self, element: &BytesStart<'_>) -> bool {
        match element.local_name().as_ref() {
            b"rt" | b"pPrChange" | b"rPrChange" => true,
            b"footnote" | b"endnote" => attribute(element, b"type").is_some_and(|kind| kind != "normal"),
            _ => false,
        }
    }

    /// Keeps what a table is said to show, for those who cannot see it.
    fn describe_table(&mut self, element: &BytesStart<'_>) {
        let draft = Draft::of(&attribute(element, b"val").unwrap_or_default());
        let place = format!("description of table {}", self.tables);
        self.collector.passage(draft, PassageKind::Prose, Some(place));
    }

    fn enter(&mut self, element: &BytesStart<'_>) {
        match element.local_name().as_ref() {
            b"body" => self.found_body = true,
            b"p" => self.open.push(Paragraph::default()),
            b"r" => self.hidden = false,
            b"t" | b"delText" => self.in_text = true,
            b"vanish" => self.hidden = is_on(element),
            b"del" | b"moveFrom" => self.deleted += 1,
            b"tbl" => {
                self.tables += 1;
                self.cells.begin();
                self.around.push(Around::Table { number: self.tables, row: 0 });
            }
            b"tr" => {
                self.cells.begin_row();
                if let Some(Around::Table { row, .. }) = self.around.last_mut() {
                    *row += 1;
                }
            }
            b"tblCaption" | b"tblDescription" => self.describe_table(element),
            b"tc" => self.cells.begin_cell(None),
            b"gridSpan" => self.cells.widen(attribute(element, b"val").and_then(|columns| columns.parse().ok())),
            b"txbxContent" => self.around.push(Around::TextBox),
            b"footnote" | b"endnote" => self.notes += 1,
            name => {
                if let Some(paragraph) = self.open.last_mut() {
                    match name {
                        b"pStyle" => paragraph.style = attribute(element, b"val"),
                        b"outlineLvl" => {
                            paragraph.outline = attribute(element, b"val").and_then(|level| level.parse().ok());
                        }
                        b"tab" | b"ptab" | b"br" | b"cr" => paragraph.draft.add(" "),
                        b"noBreakHyphen" => paragraph.draft.add("-"),
                        b"docPr" => paragraph.descriptions.extend(drawing::description(element)),
                        b"shape" | b"textpath" => paragraph.descriptions.extend(drawing::old_description(element)),
                        _ => {}
                    }
                }
            }
        }
    }

    fn leave(&mut self, name: &[u8]) {
        match name {
            b"p" => {
                if let Some(paragraph) = self.open.pop() {
                    self.end_paragraph(paragraph);
                }
            }
            b"tbl" | b"txbxContent" => {
                self.around.pop();
                if name == b"tbl" {
                    self.cells.end();
                }
            }
            b"del" | b"moveFrom" => self.deleted = self.deleted.saturating_sub(1),
            _ => {}
        }
    }

    fn end_paragraph(&mut self, paragraph: Paragraph) {
        let Paragraph { draft, unseen, descriptions, style, outline } = paragraph;
        let around = self.around.last().copied();
        self.keep_text(draft, style.as_deref(), outline, around);
        let place = match self.story {
            Story::Body => self.place(around),
            Story::Notes(word) => format!("{word} {}", self.notes),
            Story::Margin(word) => word.to_owned(),
        };
        for description in descriptions {
            let part = format!("description of a picture in {place}");
            self.collector.passage(Draft::of(&description), PassageKind::Prose, Some(part));
        }
        // Without the heading, which may be deleted too.
        let place = place.split_once(", under '").map_or(place.as_str(), |(place, _)| place);
        self.collector.unseen(unseen, Some(format!("deleted or hidden text in {place}")));
    }

    fn keep_text(&mut self, draft: Draft, style: Option<&str>, outline: Option<u8>, around: Option<Around>) {
        let role = self.styles.role(style, outline);
        if draft.is_blank() || role == Role::Contents {
            return;
        }
        if around.is_none() {
            self.paragraphs += 1;
        }
        let text = draft.text();
        let (kind, part) = match (self.story, role) {
            (Story::Notes(word), _) => (PassageKind::Note, format!("{word} {}", self.notes)),
            (Story::Margin(word), _) => (PassageKind::Prose, word.to_owned()),
            (Story::Body, Role::Heading(level)) => {
                let part = match around {
                    None => format!("paragraph {}, heading", self.paragraphs),
                    Some(_) => self.place(around),
                };
                self.heading = Some(shown_heading(text));
                self.collector.heading(text, level, &part);
                (PassageKind::Heading, part)
            }
            (Story::Body, role) => {
                let kind = match (role, around) {
                    (Role::Quote, _) => PassageKind::Quote,
                    (_, Some(Around::Table { .. })) => PassageKind::Table,
                    _ => PassageKind::Prose,
                };
                (kind, self.place(around))
            }
        };
        let cell = self.cells.cell().filter(|_| matches!(around, Some(Around::Table { .. })));
        self.collector.passage(draft.in_cell(cell), kind, Some(part));
    }

    fn place(&self, around: Option<Around>) -> String {
        let place = match around {
            None => format!("paragraph {}", self.paragraphs),
            Some(Around::Table { number, row }) => format!("table {number}, row {row}"),
            Some(Around::TextBox) => "text box".to_owned(),
        };
        match &self.heading {
            Some(heading) => format!("{place}, under '{heading}'"),
            None => place,
        }
    }
}
