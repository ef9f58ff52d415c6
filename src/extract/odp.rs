//! LibreOffice slides: titles, text, tables, descriptions of pictures and the speaker's notes, as PowerPoint slides are read.

use super::anchor::Anchor;
use super::fault::FaultKind;
use super::odf::{self, CONTENT, add_mark, enter_table, is_left_out};
use super::office::ReadSeek;
use super::passage::{Collector, Draft, PassageKind, Tables};
use super::pptx::MOST_SLIDES;
use super::xml::{Node, Xml, attribute};

/// Reads a presentation; returns how many slides it has.
pub(super) fn read(file: &mut dyn ReadSeek, collector: &mut Collector) -> u32 {
    let Some((mut package, content)) = odf::open(file, collector) else { return 0 };
    let mut reader = Reader::new(collector);
    let mut xml = Xml::new(&content);
    while let Some(node) = xml.next() {
        match node {
            Node::Open(element) if is_left_out(&element) => xml.skip(),
            Node::Open(element) if odf::unseen(&element).is_some() => {
                let place = format!("slide {}, {}", reader.slides, odf::unseen(&element).unwrap_or_default());
                odf::keep_unseen(&mut xml, &element, &place, reader.collector);
            }
            Node::Open(element) if odf::is_description(&element) => reader.describe(odf::rest(&mut xml)),
            Node::Open(element) => match element.local_name().as_ref() {
                b"footer-decl" | b"header-decl" => reader.margin(odf::rest(&mut xml)),
                b"presentation" => reader.found_body = true,
                b"page" if reader.found_body => reader.begin_slide(),
                b"notes" => reader.in_notes = true,
                b"frame" => match attribute(&element, b"class").as_deref() {
                    // What LibreOffice fills in by itself.
                    Some("page-number" | "date-time") => xml.skip(),
                    class => reader.in_title = class == Some("title") && !reader.in_notes,
                },
                b"table" | b"table-row" | b"table-cell" | b"covered-table-cell" => {
                    enter_table(&element, &mut reader.tables);
                }
                // A title of two paragraphs is one title.
                b"p" => reader.draft.get_or_insert_default().add(" "),
                _ => {
                    if let Some(draft) = &mut reader.draft {
                        add_mark(&element, draft);
                    }
                }
            },
            Node::Close(name) => reader.leave(&name),
            Node::Text(text) => {
                if let Some(draft) = &mut reader.draft {
                    draft.add(&text);
                }
            }
        }
        if reader.collector.is_full() {
            break;
        }
    }
    reader.end_slide();
    let (found, slides) = (reader.found_body, reader.slides);
    xml.report(CONTENT, collector);
    odf::read_beside(None, &mut package, collector);
    if !found && collector.faults.is_empty() {
        collector.fault(FaultKind::Damaged, "this file holds no presentation");
    }
    slides
}

struct Reader<'a> {
    collector: &'a mut Collector,
    slides: u32,
    /// The slide's title, once it was read.
    title: String,
    draft: Option<Draft>,
    in_slide: bool,
    in_title: bool,
    in_notes: bool,
    tables: Tables,
    found_body: bool,
}

impl<'a> Reader<'a> {
    fn new(collector: &'a mut Collector) -> Self {
        Self {
            collector,
            slides: 0,
            title: String::new(),
            draft: None,
            in_slide: false,
            in_title: false,
            in_notes: false,
            tables: Tables::default(),
            found_body: false,
        }
    }

    fn begin_slide(&mut self) {
        self.end_slide();
        if self.slides as usize == MOST_SLIDES {
            self.collector.fault(FaultKind::TooManyPassages, format!("this file has more than {MOST_SLIDES} slides"));
            return;
        }
        self.slides += 1;
        self.in_slide = true;
    }

    fn end_slide(&mut self) {
        self.keep();
        if !std::mem::take(&mut self.in_slide) {
            return;
        }
        let text = std::mem::take(&mut self.title);
        let slug = if text.is_empty() { String::new() } else { self.collector.slugs.next(&text) };
        let (slide, part) = (Some(self.slides), Some(format!("slide {}", self.slides)));
        self.collector.anchor(Anchor { slug, text, level: 1, slide, span: None, line: None, part });
        self.in_notes = false;
    }

    fn leave(&mut self, name: &[u8]) {
        match name {
            b"p" if !self.in_title => self.keep(),
            b"frame" => {
                self.keep();
                self.in_title = false;
            }
            b"table" => self.tables.end(),
            b"notes" => {
                self.keep();
                self.in_notes = false;
            }
            b"page" => self.end_slide(),
            _ => {}
        }
    }

    fn keep(&mut self) {
        let Some(draft) = self.draft.take().filter(|draft| self.in_slide && !draft.is_blank()) else { return };
        let cell = self.tables.cell();
        let kind = match (self.in_notes, self.in_title, cell.is_some()) {
            (true, ..) => PassageKind::Note,
            (_, true, _) => PassageKind::Heading,
            (.., true) => PassageKind::Table,
            _ => PassageKind::Prose,
        };
        if kind == PassageKind::Heading && self.title.is_empty() {
            self.title = draft.text().to_owned();
        }
        let place = match kind {
            PassageKind::Note => format!("slide {}, notes", self.slides),
            PassageKind::Table => format!("slide {}, table", self.slides),
            _ => format!("slide {}", self.slides),
        };
        self.collector.passage(draft.in_cell(cell), kind, Some(place));
    }

    /// Keeps what a picture is said to show.
    fn describe(&mut self, draft: Draft) {
        let place = format!("slide {}, description of a picture", self.slides);
        self.collector.passage(draft, PassageKind::Prose, Some(place));
    }

    /// Keeps what stands above or below slides.
    fn margin(&mut self, draft: Draft) {
        self.collector.passage(draft, PassageKind::Prose, Some("header or footer of slides".to_owned()));
    }
}
