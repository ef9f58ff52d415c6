//! Word documents: paragraphs with their runs joined, headings, tables, text boxes, notes, headers and footers. Text
//! that is marked as deleted or hidden is not read, nor are field codes and the table of contents, which repeats headings.

use std::collections::HashSet;

use quick_xml::events::BytesStart;

use super::fault::FaultKind;
use super::office::Package;
use super::passage::{Collector, Draft, PassageKind, shown_heading};
use super::styles::{Role, Styles};
use super::xml::{Node, Xml, attribute, is_on};

/// Reads a Word document.
pub(super) fn read(bytes: &[u8], collector: &mut Collector) {
    let Some(mut package) = Package::open(bytes, collector) else { return };
    let main = package.main_part("word/document.xml", collector);
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
    let mut repeated = HashSet::new();
    for relation in &relations {
        let story = match relation.kind.as_str() {
            "footnotes" => Story::Notes("footnote"),
            "endnotes" => Story::Notes("endnote"),
            "header" => Story::Margin("header"),
            "footer" => Story::Margin("footer"),
            _ => continue,
        };
        if let Some(bytes) = package.part(&relation.target, collector) {
            let before = collector.passages.len();
            Reader::new(story, &styles, collector).read(&bytes, &relation.target);
            // Each section has headers and footers of its own, which mostly say the same.
            if let Story::Margin(name) = story {
                let mut added = collector.passages.split_off(before);
                added.retain(|passage| repeated.insert((name, passage.text.clone())));
                collector.passages.append(&mut added);
            }
        }
    }
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
    /// Paragraphs with text so far.
    paragraphs: usize,
    tables: usize,
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
            paragraphs: 0,
            tables: 0,
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
                    if let Some(paragraph) = self.open.last_mut().filter(|_| self.in_text && !self.hidden) {
                        paragraph.draft.add(&text);
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

    /// Deleted and moved text, the small letters above others, and the lines between text and notes.
    fn is_left_out(&self, element: &BytesStart<'_>) -> bool {
        match element.local_name().as_ref() {
            b"del" | b"moveFrom" | b"rt" | b"pPrChange" | b"rPrChange" => true,
            b"footnote" | b"endnote" => attribute(element, b"type").is_some_and(|kind| kind != "normal"),
            _ => false,
        }
    }

    fn enter(&mut self, element: &BytesStart<'_>) {
        match element.local_name().as_ref() {
            b"body" => self.found_body = true,
            b"p" => self.open.push(Paragraph::default()),
            b"r" => self.hidden = false,
            b"t" => self.in_text = true,
            b"vanish" => self.hidden = is_on(element),
            b"tbl" => {
                self.tables += 1;
                self.around.push(Around::Table { number: self.tables, row: 0 });
            }
            b"tr" => {
                if let Some(Around::Table { row, .. }) = self.around.last_mut() {
                    *row += 1;
                }
            }
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
            }
            _ => {}
        }
    }

    fn end_paragraph(&mut self, paragraph: Paragraph) {
        let role = self.styles.role(paragraph.style.as_deref(), paragraph.outline);
        if paragraph.draft.is_blank() || role == Role::Contents {
            return;
        }
        let around = self.around.last().copied();
        if around.is_none() {
            self.paragraphs += 1;
        }
        let text = paragraph.draft.text();
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
        self.collector.passage(paragraph.draft, kind, Some(part));
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
