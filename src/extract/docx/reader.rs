//! One text of a Word document from its first paragraph to its last: the body, the notes, what stands above or below each
//! page.

use quick_xml::events::BytesStart;

use super::changes::{Changes, Sides, Tracked};
use super::{Looks, Story};
use crate::extract::drawing;
use crate::extract::fault::FaultKind;
use crate::extract::history::Told;
use crate::extract::layout::Layout;
use crate::extract::numbering::{NumberOf, Numbers};
use crate::extract::passage::{Collector, Draft, PassageKind, Tables, shown_heading};
use crate::extract::styles::{Role, Styles};
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

    /// Ends what holds paragraphs. What its last one would leave to the next stands by itself.
    fn end_container(&mut self) {
        let Some(Container { running_on, .. }) = self.containers.pop() else { return };
        let around = self.around.last().copied();
        self.keep_text(running_on.laid_out(Some(Layout::default())), None, None, around);
    }

    fn end_paragraph(&mut self, mut paragraph: Paragraph) {
        let around = self.around.last().copied();
        if self.collector.keeps_layout {
            self.lay_out(&mut paragraph);
        }
        let number = self.number_before(&paragraph);
        let history = (std::mem::take(&mut paragraph.before), std::mem::take(&mut paragraph.after));
        let (end, role) = (paragraph.end, self.styles.role(paragraph.style.as_deref(), paragraph.outline));
        let Paragraph { draft, unseen, descriptions, style, outline, .. } = paragraph;
        self.keep_text(draft, style.as_deref(), outline, around);
        let place = match self.story {
            Story::Body => self.place(around),
            Story::Notes(word) => format!("{word} {}", self.notes),
            Story::Margin(word) => word.to_owned(),
        };
        self.keep_history(history, end, role, number, &place);
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
        let Some(container) = self.containers.last_mut() else { return };
        let mut draft = std::mem::take(&mut container.running_on);
        draft.join(&std::mem::take(&mut paragraph.draft));
        // With all changes accepted it is one paragraph with the next, whose style and number count.
        if !paragraph.end.after {
            container.running_on = draft;
            return;
        }
        let layout = self.layout_of(paragraph);
        paragraph.draft = draft.laid_out(Some(layout));
    }

    /// What is seen of a paragraph beside its letters; one that is empty has its number too.
    fn layout_of(&mut self, paragraph: &Paragraph) -> Layout {
        let style = paragraph.style.as_deref();
        let heading = match self.styles.role(style, paragraph.outline) {
            Role::Heading(level) => Some(level),
            _ => None,
        };
        let is_bold = !paragraph.has_plain || self.styles.is_bold(style);
        let layout = Layout { heading, is_bold, ..Layout::default() };
        layout.placed(self.numbers.next(paragraph.number, style, self.styles))
    }

    /// The number that is shown before a paragraph while no change is accepted.
    fn number_before(&mut self, paragraph: &Paragraph) -> Option<String> {
        if self.collector.history.is_none() || !paragraph.end.before {
            return None;
        }
        let place = self.numbers_before.next(paragraph.number, paragraph.style.as_deref(), self.styles);
        Layout::default().placed(place).number
    }

    /// Keeps a paragraph as it is on both sides of the tracked changes, where that is asked for. A table of contents repeats
    /// headings.
    fn keep_history(
        &mut self,
        (before, after): (Draft, Draft),
        end: Sides,
        role: Role,
        number: Option<String>,
        place: &str,
    ) {
        let (Some(history), Some(container)) = (&mut self.collector.history, self.containers.last_mut()) else {
            return;
        };
        if role == Role::Contents {
            return;
        }
        let is_gone = after.is_blank() && !before.is_blank();
        let told = Told {
            // Paragraphs are counted as they are once all changes are accepted.
            part: if is_gone && place.starts_with("paragraph ") { format!("after {place}") } else { place.to_owned() },
            before,
            after,
            number,
            heading: match role {
                Role::Heading(level) => Some(level),
                _ => None,
            },
            cell: self.cells.cell().filter(|_| matches!(self.around.last(), Some(Around::Table { .. }))),
            is_body: self.story == Story::Body,
            runs_on: end != Sides::default(),
            is_repeated: matches!(self.story, Story::Margin(_)),
        };
        if !history.add(told, &mut container.block) {
            self.collector.fault(FaultKind::TooManyPassages, "this file has more paragraphs than are read");
        }
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
