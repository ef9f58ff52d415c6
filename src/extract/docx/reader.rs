//! One text of a Word document from its first paragraph to its last: the body, the notes, what stands above or below each
//! page.

mod ending;

use quick_xml::events::BytesStart;

use super::changes::{Changes, Sides, Tracked};
use super::{Looks, Story};
use crate::extract::drawing;
use crate::extract::numbering::{NumberOf, Numbers};
use crate::extract::passage::{Collector, Draft, PassageKind, Tables};
use crate::extract::styles::Styles;
use crate::extract::xml::{Node, Xml, attribute, is_on};

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
    /// On which sides of the tracked changes its end stands; where it does not, what follows is joined to it.
    end: Sides,
    /// Whether it has letters that are not bold.
    has_plain: bool,
    /// Its letters while no change is accepted, and once all are.
    before: Draft,
    after: Draft,
}

/// What holds paragraphs that can be joined to each other: a text, a cell, a text box, a note.
#[derive(Default)]
struct Container {
    /// What the paragraph before leaves to the next, because its end was deleted.
    running_on: Draft,
    /// The block of the history that goes on with the next paragraph.
    block: Option<usize>,
}

pub(super) struct Reader<'a> {
    story: Story,
    styles: &'a Styles,
    numbers: Numbers<'a>,
    /// The same while no change is accepted.
    numbers_before: Numbers<'a>,
    collector: &'a mut Collector,
    /// Paragraphs that are open: a text box stands inside one.
    open: Vec<Paragraph>,
    around: Vec<Around>,
    in_text: bool,
    hidden: bool,
    is_bold: bool,
    /// Whether what is read are the properties of a paragraph.
    in_properties: bool,
    /// Whether what is read are the properties of the end of a paragraph, or of a row.
    in_end: bool,
    in_row: bool,
    /// The marks of changes that are open.
    changes: Changes,
    /// What holds the paragraphs that are read, the innermost last.
    containers: Vec<Container>,
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
    pub(super) fn new(story: Story, looks: &'a Looks, collector: &'a mut Collector) -> Self {
        Self {
            story,
            styles: &looks.styles,
            numbers: Numbers::new(&looks.numbering),
            numbers_before: Numbers::new(&looks.numbering),
            collector,
            open: Vec::new(),
            around: Vec::new(),
            in_text: false,
            hidden: false,
            is_bold: false,
            in_properties: false,
            in_end: false,
            in_row: false,
            changes: Changes::default(),
            containers: vec![Container::default()],
            paragraphs: 0,
            tables: 0,
            cells: Tables::default(),
            notes: 0,
            heading: None,
            found_body: false,
        }
    }

    /// Reads a part; says whether it has the body of a document.
    pub(super) fn read(mut self, bytes: &[u8], part: &str) -> bool {
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
        while !self.containers.is_empty() {
            self.end_container();
        }
        xml.report(part, self.collector);
        self.found_body
    }

    fn add_text(&mut self, text: &str) {
        let sides = self.changes.sides();
        let is_unseen = self.hidden || !sides.after;
        let Some(paragraph) = self.open.last_mut() else { return };
        let draft = if is_unseen { &mut paragraph.unseen } else { &mut paragraph.draft };
        draft.add(text);
        paragraph.has_plain |= !self.is_bold && !self.hidden && !text.trim().is_empty();
        if self.collector.history.is_some() && !self.hidden {
            paragraph.record(text, sides);
        }
    }

    /// Adds what an element stands for. A deleted line break parts words all the same.
    fn add_mark(&mut self, text: &str) {
        let sides = self.changes.sides();
        let Some(paragraph) = self.open.last_mut() else { return };
        paragraph.draft.add(text);
        // A place to which a tab leads is no tab.
        if self.collector.history.is_some() && !self.in_properties {
            paragraph.record(text, sides);
        }
    }

    /// How text looked before, the small letters above others, and the lines between text and notes.
    fn is_left_out(&self, element: &BytesStart<'_>) -> bool {
        match element.local_name().as_ref() {
            b"rt" => true,
            name if name.ends_with(b"PrChange") => true,
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
            b"rPr" => self.in_end = self.in_properties,
            b"trPr" => self.in_row = true,
            b"b" if !self.in_properties => self.is_bold = is_on(element),
            b"t" | b"delText" => self.in_text = true,
            b"vanish" => self.hidden = is_on(element),
            name @ (b"ins" | b"del" | b"moveFrom" | b"moveTo" | b"cellIns" | b"cellDel") => self.begin_change(name),
            b"tbl" => {
                // Nothing runs on into a table.
                self.end_container();
                self.containers.push(Container::default());
                self.tables += 1;
                self.cells.begin();
                self.around.push(Around::Table { number: self.tables, row: 0 });
            }
            b"tr" => {
                self.cells.begin_row();
                self.changes.begin_row();
                if let Some(Around::Table { row, .. }) = self.around.last_mut() {
                    *row += 1;
                }
            }
            b"tblCaption" | b"tblDescription" => self.describe_table(element),
            b"tc" => {
                self.cells.begin_cell(None);
                self.changes.begin_cell();
                self.containers.push(Container::default());
            }
            b"gridSpan" => self.cells.widen(attribute(element, b"val").and_then(|columns| columns.parse().ok())),
            b"txbxContent" => {
                self.around.push(Around::TextBox);
                self.containers.push(Container::default());
            }
            b"footnote" | b"endnote" => {
                self.notes += 1;
                self.containers.push(Container::default());
            }
            b"tab" | b"ptab" | b"br" | b"cr" => {
                if let Some(paragraph) = self.open.last_mut() {
                    paragraph.draft.note_gap();
                }
                self.add_mark(" ");
            }
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
            b"tbl" => {
                self.around.pop();
                self.cells.end();
            }
            b"tc" | b"footnote" | b"endnote" => self.end_container(),
            b"txbxContent" => {
                self.end_container();
                self.around.pop();
            }
            b"tr" => self.changes.end_row(),
            b"pPr" => self.in_properties = false,
            b"rPr" => self.in_end = false,
            b"trPr" => self.in_row = false,
            b"ins" | b"del" | b"moveFrom" | b"moveTo" if !self.in_row => self.changes.end(),
            _ => {}
        }
    }

    /// Begins what the mark of a change stands around, or notes what it says of a row, a cell or the end of a paragraph.
    fn begin_change(&mut self, name: &[u8]) {
        let Some(change) = Tracked::read(name) else { return };
        match name {
            b"cellIns" | b"cellDel" => self.changes.mark_cell(change),
            _ if self.in_row => self.changes.mark_row(change),
            _ => {
                self.changes.begin(change);
                // A number that was put in before a paragraph is no end that was put in.
                if let Some(paragraph) = self.open.last_mut().filter(|_| self.in_end) {
                    paragraph.end.mark(change);
                }
            }
        }
    }
}

impl Paragraph {
    /// Adds letters to the sides on which they stand.
    fn record(&mut self, text: &str, sides: Sides) {
        if sides.before {
            self.before.add(text);
        }
        if sides.after {
            self.after.add(text);
        }
    }
}
