//! LibreOffice texts: headings, paragraphs, lists, tables, text boxes, notes and descriptions of pictures, as Word documents
//! are read.

use std::collections::HashMap;

use quick_xml::events::BytesStart;

use super::aside;
use super::fault::FaultKind;
use super::layout::Layout;
use super::numbering::ListReader;
use super::odf::{self, CONTENT, STYLES, add_mark, enter_table, is_left_out, style_of};
use super::office::ReadSeek;
use super::passage::{Collector, Draft, PassageKind, Tables, shown_heading};
use super::unshown::{Unshown, is_hidden};
use super::xml::{Node, Xml, attribute};

/// Reads a text document.
pub(super) fn read(file: &mut dyn ReadSeek, collector: &mut Collector) {
    let Some((mut package, content)) = odf::open(file, collector) else { return };
    let styles = if collector.keeps_layout { package.part(STYLES, collector) } else { None };
    let mut reader = Reader::new(collector);
    if let Some(styles) = &styles {
        reader.lists.read_styles(styles);
    }
    let mut xml = Xml::new(&content);
    while let Some(node) = xml.next() {
        match node {
            Node::Open(element) if is_left_out(&element) || reader.is_repeated(&element) => xml.skip(),
            Node::Open(element) => match odf::unseen(&element) {
                Some(place) => {
                    reader.hide_paragraph(&element);
                    odf::keep_unseen(&mut xml, &element, place, reader.collector);
                }
                None if reader.found_body && odf::is_description(&element) => {
                    reader.describe(odf::rest(&mut xml));
                }
                None => reader.enter(&element),
            },
            Node::Close(name) => reader.leave(&name),
            Node::Text(text) => {
                if let Some(draft) = reader.draft() {
                    draft.add(&text);
                }
            }
        }
        if reader.collector.is_full() {
            break;
        }
    }
    // A part that breaks off has said something before.
    while let Some(paragraph) = reader.open.pop() {
        reader.end_paragraph(paragraph);
    }
    let found = reader.found_body;
    xml.report(CONTENT, collector);
    odf::read_beside(styles, &mut package, collector);
    if !found && collector.faults.is_empty() {
        collector.fault(FaultKind::Damaged, "this file holds no text");
    }
}

/// What a paragraph stands in.
#[derive(Clone, Copy, Debug)]
enum Around {
    Table { number: usize, row: usize },
    TextBox,
    Note(usize),
}

#[derive(Debug, Default)]
struct Paragraph {
    draft: Draft,
    /// What is hidden in it.
    unseen: Draft,
    is_hidden: bool,
    heading: Option<u8>,
    is_quote: bool,
    layout: Option<Layout>,
}

struct Reader<'a> {
    collector: &'a mut Collector,
    /// The styles that this text makes for itself, by the ones they are based on.
    based_on: HashMap<String, String>,
    /// Paragraphs that are open: a text box or a note stands inside one.
    open: Vec<Paragraph>,
    around: Vec<Around>,
    paragraphs: usize,
    tables: usize,
    cells: Tables,
    lists: ListReader,
    unshown: Unshown,
    notes: usize,
    /// The heading above, cut for showing.
    heading: Option<String>,
    in_body: bool,
    found_body: bool,
}

impl<'a> Reader<'a> {
    fn new(collector: &'a mut Collector) -> Self {
        Self {
            collector,
            based_on: HashMap::new(),
            open: Vec::new(),
            around: Vec::new(),
            paragraphs: 0,
            tables: 0,
            cells: Tables::default(),
            lists: ListReader::default(),
            unshown: Unshown::default(),
            notes: 0,
            heading: None,
            in_body: false,
            found_body: false,
        }
    }

    /// What is written to here: the open paragraph, or what is hidden in it.
    fn draft(&mut self) -> Option<&mut Draft> {
        let is_unseen = self.unshown.is_here();
        let paragraph = self.open.last_mut()?;
        Some(if is_unseen { &mut paragraph.unseen } else { &mut paragraph.draft })
    }

    /// A field that hides the paragraph in which it stands.
    fn hide_paragraph(&mut self, element: &BytesStart<'_>) {
        if let Some(paragraph) = self.open.last_mut() {
            paragraph.is_hidden |= element.local_name().as_ref() == b"hidden-paragraph" && is_hidden(element);
        }
    }

    /// Whether an element repeats the number that its paragraph is shown with.
    fn is_repeated(&self, element: &BytesStart<'_>) -> bool {
        self.collector.keeps_layout && element.name().as_ref() == b"text:number"
    }

    /// What is seen of a paragraph beside its letters; `heading` is its level where it is one.
    fn layout(&mut self, element: &BytesStart<'_>, heading: Option<u8>) -> Option<Layout> {
        if !self.collector.keeps_layout {
            return None;
        }
        let numbered = heading.filter(|_| element.local_name().as_ref() == b"h").map(|level| (level, element));
        let place = self.lists.paragraph(numbered);
        Some(Layout { heading, ..Layout::default() }.placed(place))
    }

    fn enter(&mut self, element: &BytesStart<'_>) {
        if self.collector.keeps_layout {
            self.lists.enter(element);
        }
        self.unshown.enter(element);
        match element.local_name().as_ref() {
            // Formats of numbers have texts too, before the body begins.
            b"body" => self.in_body = true,
            b"text" => self.found_body |= self.in_body,
            b"style" => {
                let names = (attribute(element, b"name"), attribute(element, b"parent-style-name"));
                if let (Some(name), Some(parent)) = names {
                    self.based_on.insert(name, parent.replace("_20_", " "));
                }
            }
            b"user-field-decl" => aside::keep_value(element, self.collector),
            b"h" => {
                let level = attribute(element, b"outline-level").and_then(|level| level.parse().ok());
                let heading = Some(level.unwrap_or(1));
                let layout = self.layout(element, heading);
                self.open.push(Paragraph { heading, layout, ..Paragraph::default() });
            }
            b"p" if self.found_body => {
                let style = style_of(element).unwrap_or_default();
                let style = self.based_on.get(&style).unwrap_or(&style);
                let heading = (style == "Title").then_some(1);
                let is_quote = matches!(style.as_str(), "Quotations" | "Quote");
                let layout = self.layout(element, heading);
                let layout = layout.map(|layout| Layout { is_title: heading.is_some(), ..layout });
                self.open.push(Paragraph { heading, is_quote, layout, ..Paragraph::default() });
            }
            b"table" if self.found_body => {
                self.tables += 1;
                enter_table(element, &mut self.cells);
                self.around.push(Around::Table { number: self.tables, row: 0 });
            }
            b"table-cell" | b"covered-table-cell" => enter_table(element, &mut self.cells),
            b"table-row" => {
                enter_table(element, &mut self.cells);
                if let Some(Around::Table { row, .. }) = self.around.last_mut() {
                    *row += 1;
                }
            }
            b"text-box" => self.around.push(Around::TextBox),
            b"note" => {
                self.notes += 1;
                self.around.push(Around::Note(self.notes));
            }
            _ => {
                if let Some(draft) = self.draft() {
                    add_mark(element, draft);
                }
            }
        }
    }

    fn leave(&mut self, name: &[u8]) {
        self.lists.leave(name);
        self.unshown.leave(name);
        match name {
            b"p" | b"h" => {
                if let Some(paragraph) = self.open.pop() {
                    self.end_paragraph(paragraph);
                }
            }
            b"table" | b"text-box" | b"note" => {
                self.around.pop();
                if name == b"table" {
                    self.cells.end();
                }
            }
            _ => {}
        }
    }

    fn end_paragraph(&mut self, mut paragraph: Paragraph) {
        self.keep_hidden(std::mem::take(&mut paragraph.unseen));
        if paragraph.is_hidden {
            self.keep_hidden(std::mem::take(&mut paragraph.draft));
        }
        if paragraph.draft.is_blank() {
            return;
        }
        let around = self.around.last().copied();
        if around.is_none() {
            self.paragraphs += 1;
        }
        let text = paragraph.draft.text();
        let (kind, part) = match (paragraph.heading, around) {
            (Some(level), _) if !matches!(around, Some(Around::Note(_))) => {
                let part = match around {
                    None => format!("paragraph {}, heading", self.paragraphs),
                    Some(_) => self.place(around),
                };
                self.heading = Some(shown_heading(text));
                self.collector.heading(text, level, &part);
                (PassageKind::Heading, part)
            }
            (_, Some(Around::Note(number))) => (PassageKind::Note, format!("note {number}")),
            (_, Some(Around::Table { .. })) => (PassageKind::Table, self.place(around)),
            _ if paragraph.is_quote => (PassageKind::Quote, self.place(around)),
            _ => (PassageKind::Prose, self.place(around)),
        };
        let cell = self.cells.cell().filter(|_| kind == PassageKind::Table);
        self.collector.passage(paragraph.draft.in_cell(cell).laid_out(paragraph.layout), kind, Some(part));
    }

    fn keep_hidden(&mut self, draft: Draft) {
        self.collector.unseen(draft, Some("hidden text".to_owned()));
    }

    /// Keeps what a picture is said to show.
    fn describe(&mut self, draft: Draft) {
        let part = format!("description of a picture in {}", self.place(self.around.last().copied()));
        self.collector.passage(draft, PassageKind::Prose, Some(part));
    }

    fn place(&self, around: Option<Around>) -> String {
        let place = match around {
            Some(Around::Table { number, row }) => format!("table {number}, row {row}"),
            Some(Around::TextBox) => "text box".to_owned(),
            Some(Around::Note(number)) => format!("note {number}"),
            None => format!("paragraph {}", self.paragraphs),
        };
        match &self.heading {
            Some(heading) => format!("{place}, under '{heading}'"),
            None => place,
        }
    }
}
