//! Markdown as passages whose letters know their bytes. Headings are anchors; so are marks set in HTML, and the title that
//! stands before the text. Text in HTML counts, tags do not, and comments are kept apart.

use std::ops::Range;
use std::sync::Arc;

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

use super::MOST_MARKDOWN_BYTES;
use super::anchor::Anchor;
use super::fault::FaultKind;
use super::html::{HtmlText, TableTag};
use super::layout::Layout;
use super::nesting::{MOST_NESTED, too_deep_at};
use super::passage::{Collector, Draft, PassageKind, Tables};
use super::plain::{SHORTEST_FULL, is_labelled};
use crate::source::{Source, Span};

/// Reads a Markdown text; returns the text that the spans point into.
pub(super) fn read(path: &str, bytes: &[u8], collector: &mut Collector) -> Arc<Source> {
    let source = Arc::new(Source::new(path, decoded(bytes, collector)));
    let body = front_matter(source.text(), collector);
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_GFM;
    let text = shallow(&source, body, collector);
    let mut reader = Reader { base: body, ..Reader::over(&source, collector) };
    let mut events = Parser::new_ext(text, options).into_offset_iter();
    for (event, range) in events.by_ref() {
        reader.event(&event, range);
        if reader.collector.is_full() {
            break;
        }
    }
    reader.flush();
    // "[//]: # (text)" is how people write what nobody is to see.
    let definitions = events.reference_definitions().iter();
    let mut titles: Vec<_> =
        definitions.filter_map(|(_, link)| Some((link.span.clone(), link.title.as_deref()?))).collect();
    titles.sort_unstable_by_key(|(span, _)| span.start);
    for (span, title) in titles {
        let mut draft = Draft::default();
        draft.add_made(title, Span::new(span.start + body, span.end + body));
        reader.collector.unseen(draft, None);
    }
    source
}

/// The text, cut at the limit. Bytes that are no text are shown as one mark each, as editors do, and noted.
pub(super) fn decoded(bytes: &[u8], collector: &mut Collector) -> String {
    let mut bytes = bytes;
    if bytes.len() > MOST_MARKDOWN_BYTES {
        collector.fault(FaultKind::TooLarge, "this file has more than 4 MiB; only its first 4 MiB were read");
        let mut end = MOST_MARKDOWN_BYTES;
        // Back to the beginning of the letter that the limit cuts in two.
        while end > MOST_MARKDOWN_BYTES - 3 && bytes[end] & 0b1100_0000 == 0b1000_0000 {
            end -= 1;
        }
        bytes = &bytes[..end];
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(fault) => {
            let line = memchr::memchr_iter(b'\n', &bytes[..fault.valid_up_to()]).count() + 1;
            let says = format!("this file is not saved as UTF-8: line {line} has bytes that are no text");
            collector.fault(FaultKind::NotUtf8, says);
            String::from_utf8_lossy(bytes).into_owned()
        }
    }
}

/// The text up to where it nests too deeply.
fn shallow<'s>(source: &'s Source, body: usize, collector: &mut Collector) -> &'s str {
    let text = &source.text()[body..];
    let Some(at) = too_deep_at(text) else { return text };
    let line = source.line_at(Span::new(body + at, 0).start);
    let says =
        format!("from line {line} on, lists or quotations nest more than {MOST_NESTED} levels deep; that was not read");
    collector.fault(FaultKind::TooDeep, says);
    &text[..at]
}

/// Keeps the lines between a `---` on the first line and the next one as passages; returns where the text begins.
fn front_matter(text: &str, collector: &mut Collector) -> usize {
    let start = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let is_mark = |line: &str, marks: &[&str]| marks.contains(&line.trim_end());
    let mut lines = text[start..].split_inclusive('\n');
    let Some(first) = lines.next().filter(|line| is_mark(line, &["---"])) else { return start };
    let mut at = start + first.len();
    let mut drafts = Vec::new();
    for line in lines {
        if is_mark(line, &["---", "..."]) {
            for (line, draft) in (2..).zip(drafts) {
                title(&draft, line, collector);
                collector.passage(draft, PassageKind::FrontMatter, None);
            }
            return at + line.len();
        }
        let mut draft = Draft::default();
        let indent = line.len() - line.trim_start().len();
        draft.add_from(line.trim(), at + indent);
        drafts.push(draft);
        at += line.len();
    }
    // No end: then the first line is a rule across the page, and all of it is text.
    start
}

/// Keeps the title of a text: `title: Neglect`. It has no slug, as no page makes one of it.
fn title(draft: &Draft, line: u32, collector: &mut Collector) {
    let Some(text) = draft.text().strip_prefix("title:") else { return };
    let text = text.trim().trim_matches(['"', '\'']).to_owned();
    if !text.is_empty() {
        let (slug, span) = (String::new(), draft.span());
        collector.anchor(Anchor { slug, text, level: 1, slide: None, span, line: Some(line), part: None });
    }
}

struct Reader<'a> {
    source: &'a Source,
    collector: &'a mut Collector,
    /// Where the parsed text begins in the file.
    base: usize,
    draft: Draft,
    heading: Option<u8>,
    /// The heading's text as GitHub makes its slug from: with every space, without pictures.
    heading_text: String,
    images: usize,
    quotes: usize,
    code: usize,
    tables: Tables,
    notes: usize,
    html: HtmlText,
    /// Whether the reader stands in a block of HTML, and how many tables are open there.
    in_html: bool,
    html_tables: usize,
    /// A comment that is being read.
    comment: Draft,
    lists: Lists,
}

/// Lists that are open.
#[derive(Debug, Default)]
struct Lists {
    /// The number of the next item of each, the innermost last; none for a list of bullets.
    open: Vec<Option<u64>>,
    /// The number of the item that has begun, as it is shown, until its first paragraph has it.
    number: Option<String>,
}

impl Lists {
    /// Begins an item, with the number that stands before it.
    fn item(&mut self, source: &str) {
        let mark = source.find(|letter: char| !letter.is_ascii_digit()).and_then(|at| source.get(at..=at));
        self.number = self.open.last_mut().and_then(Option::as_mut).map(|next| {
            let shown = format!("{next}{}", mark.unwrap_or("."));
            *next = next.saturating_add(1);
            shown
        });
    }
}

impl<'a> Reader<'a> {
    fn over(source: &'a Source, collector: &'a mut Collector) -> Self {
        Self {
            source,
            collector,
            base: 0,
            draft: Draft::default(),
            heading: None,
            heading_text: String::new(),
            images: 0,
            quotes: 0,
            code: 0,
            tables: Tables::default(),
            notes: 0,
            html: HtmlText::default(),
            in_html: false,
            html_tables: 0,
            comment: Draft::default(),
            lists: Lists::default(),
        }
    }

    fn event(&mut self, event: &Event<'_>, range: Range<usize>) {
        let range = range.start + self.base..range.end + self.base;
        match event {
            Event::Start(tag) => self.start(tag, &range),
            Event::End(tag) => self.end(*tag),
            Event::Text(text) | Event::Code(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                self.text(text, range);
            }
            Event::Html(_) => self.markup(range),
            Event::InlineHtml(_) => {
                // A tag inside a line comes alone; what stands behind it is text.
                self.html = HtmlText::default();
                self.markup(range);
            }
            Event::SoftBreak | Event::HardBreak if self.begins_line(event, &range) => self.flush(),
            Event::SoftBreak | Event::HardBreak => {
                if self.heading.is_some() {
                    self.heading_text.push(' ');
                }
                let between = self.between_lines(range.start);
                self.draft.add_made(between, Span::new(range.start, range.end));
            }
            Event::Rule => self.flush(),
            Event::FootnoteReference(_) | Event::TaskListMarker(_) => {}
        }
    }

    /// Whether a reader sees a line of its own behind a break, as in a form: "**Owner:** Training Manager" with the next label
    /// below it. Only where the layout is asked for; an item of a list stays one.
    fn begins_line(&self, event: &Event<'_>, range: &Range<usize>) -> bool {
        if !self.collector.keeps_layout || self.heading.is_some() || !self.lists.open.is_empty() {
            return false;
        }
        let line = || self.source.text().get(range.end..).and_then(|rest| rest.lines().next()).unwrap_or_default();
        *event == Event::HardBreak || is_labelled(line().trim_start_matches(['*', '_', ' ']))
    }

    /// What stands between two lines of a paragraph: a space where the line is full, else the end that its author gave it.
    fn between_lines(&self, end: usize) -> &'static str {
        let before = self.source.text().get(..end).unwrap_or_default();
        let length = end - before.rfind('\n').map_or(0, |start| start + 1);
        if length < SHORTEST_FULL { "\n" } else { " " }
    }

    fn start(&mut self, tag: &Tag<'_>, range: &Range<usize>) {
        if is_inline(&tag.to_end()) {
            self.images += usize::from(matches!(tag, Tag::Image { .. }));
            return;
        }
        self.flush();
        match tag {
            Tag::Heading { level, .. } => self.heading = Some(*level as u8),
            // "> [!NOTE]" is a box of the text itself.
            Tag::BlockQuote(None) => self.quotes += 1,
            // What is pasted with many spaces before it, or behind its number, is no code: "3.     Ring".
            Tag::CodeBlock(CodeBlockKind::Indented) => {}
            Tag::CodeBlock(_) => self.code += 1,
            Tag::List(first) => self.lists.open.push(*first),
            Tag::Item => self.lists.item(self.source.text().get(range.clone()).unwrap_or_default()),
            Tag::Table(_) => self.tables.begin(),
            Tag::TableHead | Tag::TableRow => self.tables.begin_row(),
            Tag::TableCell => self.tables.begin_cell(None),
            Tag::FootnoteDefinition(_) => self.notes += 1,
            Tag::HtmlBlock => (self.html, self.in_html) = (HtmlText::default(), true),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        if is_inline(&tag) {
            self.images -= usize::from(tag == TagEnd::Image && self.images > 0);
            return;
        }
        match tag {
            TagEnd::Heading(level) => self.end_heading(level as u8),
            _ => self.flush(),
        }
        let left = match tag {
            TagEnd::BlockQuote(None) => &mut self.quotes,
            TagEnd::CodeBlock => &mut self.code,
            TagEnd::List(_) => {
                self.lists.open.pop();
                return;
            }
            TagEnd::FootnoteDefinition => &mut self.notes,
            TagEnd::Table => return self.tables.end(),
            TagEnd::HtmlBlock => return self.end_html(),
            _ => return,
        };
        *left = left.saturating_sub(1);
    }

    fn end_heading(&mut self, level: u8) {
        let text = self.draft.text().to_owned();
        let slug = self.collector.slugs.next(&std::mem::take(&mut self.heading_text));
        let span = self.draft.span();
        let line = span.map(|span| self.source.line_at(span.start));
        self.collector.anchor(Anchor { slug, text, level, slide: None, span, line, part: None });
        self.flush();
        self.heading = None;
    }

    /// Text as the parser gives it, which is the file's own bytes but for entities, escapes and code between marks.
    fn text(&mut self, text: &str, range: Range<usize>) {
        if self.heading.is_some() && self.images == 0 {
            self.heading_text.push_str(text);
        }
        let source = self.source.text().get(range.clone()).unwrap_or_default();
        if source == text {
            self.draft.add_from(text, range.start);
        } else if let Some(inside) = source.find(text).filter(|_| !text.is_empty()) {
            self.draft.add_from(text, range.start + inside);
        } else {
            for word in text.split_inclusive(char::is_whitespace) {
                let span = Span::new(range.start, range.end);
                self.draft.add_made(word.trim_end(), span);
                if word.ends_with(char::is_whitespace) {
                    self.draft.add_made(" ", span);
                }
            }
        }
    }

    fn markup(&mut self, range: Range<usize>) {
        let mut anchors = Vec::new();
        let mut at = range.start;
        loop {
            let markup = self.source.text().get(at..range.end).unwrap_or_default();
            let Self { html, draft, comment, .. } = self;
            let Some((tag, next)) = html.read(markup, at, (draft, comment), &mut anchors) else { break };
            self.table_tag(tag);
            at = next;
        }
        for (name, at) in anchors {
            let span = Span::new(at, at + name.len());
            let line = Some(self.source.line_at(span.start));
            let anchor =
                Anchor { slug: name.clone(), text: name, level: 0, slide: None, span: Some(span), line, part: None };
            self.collector.anchor(anchor);
        }
    }

    /// Follows the cells of a table in HTML, which ends with its block at the latest: a tag that was forgotten makes no
    /// table of the rest of the text.
    fn table_tag(&mut self, tag: TableTag) {
        if !self.in_html || (self.html_tables == 0 && tag != TableTag::Table) {
            return;
        }
        self.flush();
        match tag {
            TableTag::Table => {
                self.tables.begin();
                self.html_tables += 1;
            }
            TableTag::Row => self.tables.begin_row(),
            TableTag::Cell(columns) => self.tables.begin_cell(columns),
            TableTag::End => {
                self.tables.end();
                self.html_tables -= 1;
            }
        }
    }

    fn end_html(&mut self) {
        self.in_html = false;
        for _ in 0..std::mem::take(&mut self.html_tables) {
            self.tables.end();
        }
    }

    fn flush(&mut self) {
        let draft = std::mem::take(&mut self.draft).in_cell(self.tables.cell());
        let layout = if draft.is_blank() { None } else { self.layout() };
        let draft = draft.laid_out(layout);
        self.collector.passage(draft, self.kind(), None);
        self.collector.unseen(std::mem::take(&mut self.comment), None);
    }

    /// What is seen of a paragraph beside its letters.
    fn layout(&mut self) -> Option<Layout> {
        if !self.collector.keeps_layout {
            return None;
        }
        let depth = self.lists.open.len().checked_sub(1).map(|depth| u8::try_from(depth).unwrap_or(u8::MAX));
        Some(Layout { number: self.lists.number.take(), depth, heading: self.heading, ..Layout::default() })
    }

    fn kind(&self) -> PassageKind {
        match self {
            Self { heading: Some(_), .. } => PassageKind::Heading,
            Self { code: 1.., .. } => PassageKind::Code,
            Self { quotes: 1.., .. } => PassageKind::Quote,
            Self { notes: 1.., .. } => PassageKind::Note,
            Self { tables, .. } if tables.cell().is_some() => PassageKind::Table,
            _ => PassageKind::Prose,
        }
    }
}

fn is_inline(tag: &TagEnd) -> bool {
    matches!(tag, TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image)
        || matches!(tag, TagEnd::Superscript | TagEnd::Subscript)
}
