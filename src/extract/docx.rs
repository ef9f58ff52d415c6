//! Word documents: paragraphs with their runs joined, headings, tables, text boxes, notes, headers and footers, diagrams,
//! charts and the descriptions of pictures. Text that is marked as deleted or hidden is kept apart, as are comments; field
//! codes and the table of contents, which repeats headings, are not read.

use std::collections::HashSet;

use quick_xml::events::BytesStart;

use super::aside;
use super::drawing;
use super::fault::FaultKind;
use super::layout::{Layout, Tracked};
use super::numbering::{Definitions, NumberOf, Numbers};
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
    number: NumberOf,
    /// Whether its end is marked as deleted, so that what follows is joined to it.
    runs_on: bool,
    /// Whether it has letters that are not bold.
    has_plain: bool,
    layout: Layout,
}

struct Reader<'a> {
    story: Story,
    styles: &'a Styles,
    numbers: Numbers<'a>,
    collector: &'a mut Collector,
    /// Paragraphs that are open: a text box stands inside one.
    open: Vec<Paragraph>,
    around: Vec<Around>,
    in_text: bool,
    hidden: bool,
    is_bold: bool,
    /// Whether what is read are the properties of a paragraph.
    in_properties: bool,
    /// How many marks of deletion or of moving away are open.
    deleted: usize,
    /// The marks of changes that are open, the innermost last.
    changes: Vec<Tracked>,
    /// What the paragraph before leaves to the next, because its end was deleted.
    running_on: (Draft, Layout),
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
    fn new(story: Story, looks: &'a Looks, collector: &'a mut Collector) -> Self {
        Self {
            story,
            styles: &looks.styles,
            numbers: Numbers::new(&looks.numbering),
            collector,
            open: Vec::new(),
            around: Vec::new(),
            in_text: false,
            hidden: false,
            is_bold: false,
            in_properties: false,
            deleted: 0,
            changes: Vec::new(),
            running_on: (Draft::default(), Layout::default()),
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
                    if self.in_text {
                        self.add_text(&text);
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

    fn add_text(&mut self, text: &str) {
        let is_unseen = self.hidden || self.deleted > 0;
        let Some(paragraph) = self.open.last_mut() else { return };
        let draft = if is_unseen { &mut paragraph.unseen } else { &mut paragraph.draft };
        draft.add(text);
        if self.collector.keeps_layout && !self.hidden {
            paragraph.has_plain |= !self.is_bold && !text.trim().is_empty();
            paragraph.layout.add(text, self.changes.last().copied());
        }
    }

    /// Adds what an element stands for. A deleted line break parts words all the same.
    fn add_mark(&mut self, text: &str) {
        let Some(paragraph) = self.open.last_mut() else { return };
        paragraph.draft.add(text);
        // A place to which a tab leads is no tab.
        if self.collector.keeps_layout && !self.in_properties {
            paragraph.layout.add(text, self.changes.last().copied());
        }
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
            b"r" => (self.hidden, self.is_bold) = (false, false),
            b"pPr" => self.in_properties = true,
            b"b" if !self.in_properties => self.is_bold = is_on(element),
            b"t" | b"delText" => self.in_text = true,
            b"vanish" => self.hidden = is_on(element),
            name @ (b"del" | b"moveFrom" | b"ins" | b"moveTo") => {
                let change = tracked(name);
                self.deleted += usize::from(change.takes_away());
                self.changes.push(change);
                if let Some(paragraph) = self.open.last_mut().filter(|_| self.in_properties && change.takes_away()) {
                    paragraph.runs_on = true;
                }
            }
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
            b"tab" | b"ptab" | b"br" | b"cr" => self.add_mark(" "),
            b"noBreakHyphen" => self.add_mark("-"),
            name => {
                if let Some(paragraph) = self.open.last_mut() {
                    match name {
                        b"pStyle" => paragraph.style = attribute(element, b"val"),
                        b"outlineLvl" => {
                            paragraph.outline = attribute(element, b"val").and_then(|level| level.parse().ok());
                        }
                        b"numId" | b"ilvl" => paragraph.number.read(element),
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
            b"pPr" => self.in_properties = false,
            name @ (b"del" | b"moveFrom" | b"ins" | b"moveTo") => {
                self.deleted = self.deleted.saturating_sub(usize::from(tracked(name).takes_away()));
                self.changes.pop();
            }
            _ => {}
        }
    }

    fn end_paragraph(&mut self, mut paragraph: Paragraph) {
        let around = self.around.last().copied();
        if self.collector.keeps_layout {
            self.lay_out(&mut paragraph);
        }
        let Paragraph { draft, unseen, descriptions, style, outline, .. } = paragraph;
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

    /// Joins a paragraph to the one before whose end was deleted, and says what is seen beside its letters.
    fn lay_out(&mut self, paragraph: &mut Paragraph) {
        let (mut draft, mut layout) = std::mem::take(&mut self.running_on);
        draft.join(&std::mem::take(&mut paragraph.draft));
        for run in std::mem::take(&mut paragraph.layout.runs) {
            layout.add(&run.text, run.change);
        }
        // With all changes accepted it is one paragraph with the next, whose style and number count.
        if paragraph.runs_on {
            self.running_on = (draft, layout);
            return;
        }
        paragraph.layout = layout;
        let layout = self.layout_of(paragraph);
        if draft.is_blank() {
            // What was taken out of a paragraph that stays empty is told with the next.
            self.running_on.1.runs = layout.runs;
        } else {
            paragraph.draft = draft.laid_out(Some(layout));
        }
    }

    /// What is seen of a paragraph beside its letters; one that is empty has its number too.
    fn layout_of(&mut self, paragraph: &mut Paragraph) -> Layout {
        let style = paragraph.style.as_deref();
        let mut layout = std::mem::take(&mut paragraph.layout);
        layout.heading = match self.styles.role(style, paragraph.outline) {
            Role::Heading(level) => Some(level),
            _ => None,
        };
        layout.is_bold = !paragraph.has_plain || self.styles.is_bold(style);
        layout.placed(self.numbers.next(paragraph.number, style, self.styles))
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

/// What the mark of a change says of what stands in it.
fn tracked(name: &[u8]) -> Tracked {
    match name {
        b"del" => Tracked::Deleted,
        b"moveFrom" => Tracked::MovedAway,
        b"moveTo" => Tracked::MovedHere,
        _ => Tracked::Inserted,
    }
}
