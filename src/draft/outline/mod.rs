//! The paragraphs of a document with the section that each stands in, as a reader names it: "3.2.1", "12(d)", "Review".

mod line;
mod number;

use std::borrow::Cow;
use std::collections::HashSet;

use crate::extract::{Cell, Material, Passage, PassageKind, typed_number};
use crate::model::Date;
use crate::privacy::{self, Label};

use super::body_name::is_partnership;
use super::edition::edition_in;
use super::labelled::in_control_line;
use super::organisation::is_name;
use super::text::{beginning, folded};

pub(super) use line::{is_title_of_document, is_titled_line};

use line::{ends_with_page, has_verb, is_of_contents, leads_in, leads_items};
use number::{is_absolute, is_numbered, joined, names_section, plain_number};

/// A document, paragraph by paragraph.
#[derive(Debug)]
pub(super) struct Outline<'m> {
    pub(super) paragraphs: Vec<Paragraph<'m>>,
}

/// What a paragraph is to whoever looks for duties and facts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Heading,
    Text,
    /// An item of a list.
    Item,
    Cell,
    /// A footnote.
    Note,
    /// What stands above or below each page.
    Margin,
    /// A line of the table of contents, a picture's description.
    Aside,
}

/// A paragraph of a document.
#[derive(Clone, Debug)]
pub(super) struct Paragraph<'m> {
    /// Its letters, without a number that was typed before them.
    pub(super) text: &'m str,
    pub(super) role: Role,
    /// The section it stands in, as a reader names it; `None` on the cover and in the margins.
    pub(super) section: Option<String>,
    /// Where it stands in the file: "paragraph 14", "table 2, row 3", "line 12".
    pub(super) place: String,
    /// The place with the heading above, as the file's reader gave it.
    pub(super) part: Option<&'m str>,
    pub(super) line: Option<u32>,
    pub(super) cell: Option<Cell>,
    /// Where a space stands for a wide gap, in the letters with their number, and how many bytes that has.
    gaps: &'m [u32],
    skipped: usize,
    /// The paragraph that leads it in, where it is an item.
    pub(super) lead: Option<usize>,
    /// Whether its style says that it is the title of the document.
    pub(super) is_title: bool,
    /// Whether it holds, or stands beside, what could lead to a child.
    pub(super) is_withheld: bool,
}

impl<'m> Paragraph<'m> {
    /// Where it comes from, in short: "3.2, paragraph 14".
    pub(super) fn source(&self) -> String {
        match &self.section {
            Some(section) if !section.is_empty() => format!("{section}, {}", self.place),
            _ => self.place.clone(),
        }
    }

    /// Its letters with a tab wherever the document has a wide gap, as between the columns of a form; as many bytes.
    pub(super) fn with_tabs(&self) -> Cow<'m, str> {
        let skipped = |gap: &u32| {
            (*gap as usize).checked_sub(self.skipped).filter(|at| self.text.as_bytes().get(*at) == Some(&b' '))
        };
        let gaps: Vec<usize> = self.gaps.iter().filter_map(skipped).collect();
        if gaps.is_empty() {
            return Cow::Borrowed(self.text);
        }
        let mut text = String::with_capacity(self.text.len());
        let mut from = 0;
        for gap in gaps {
            text.push_str(&self.text[from..gap]);
            text.push('\t');
            from = gap + 1;
        }
        text.push_str(&self.text[from..]);
        Cow::Owned(text)
    }

    /// Whether it stands at the head of a column, or is a row whose cells are parted by wide gaps: neither is a sentence.
    pub(super) fn is_of_table_head(&self) -> bool {
        const MOST_WORDS: usize = 6;
        let has_ended = self.text.trim_end().ends_with(['.', ';', ':', '!']);
        let is_head = self.cell.is_some_and(|cell| cell.row == 0) && self.text.split_whitespace().count() <= MOST_WORDS;
        !has_ended && (is_head || self.gaps.len() > 1)
    }

    /// Whether it may be taken over.
    pub(super) fn is_open(&self) -> bool {
        !self.is_withheld && self.role != Role::Aside
    }
}

impl<'m> Outline<'m> {
    /// The paragraphs of a document.
    pub(super) fn of(material: &'m Material) -> Self {
        let has_styles = material.passages.iter().filter(|passage| level_of(passage).is_some()).nth(1).is_some();
        let mut reader = Reader {
            material,
            paragraphs: Vec::new(),
            headings: Vec::new(),
            items: Vec::new(),
            numbered: None,
            has_styles,
            title_at: title_at(&material.passages),
        };
        let mut label: Option<Label> = None;
        let mut in_contents = false;
        for (at, passage) in material.passages.iter().enumerate() {
            let found = privacy::find(&passage.text, label.as_ref());
            label = if found.is_empty() { Label::read(&passage.text) } else { None };
            let is_entry = is_of_contents(&passage.text) || (in_contents && ends_with_page(&passage.text));
            in_contents = is_entry || folded(&passage.text).trim_start_matches("table of ") == "contents";
            reader.read(at, passage, in_contents);
            if let Some(paragraph) = reader.paragraphs.last_mut() {
                paragraph.is_withheld = !found.is_empty();
            }
        }
        let mut paragraphs = reader.paragraphs;
        withhold_rows(&mut paragraphs);
        Self { paragraphs }
    }

    /// Whether a paragraph stands before the first section.
    pub(super) fn is_on_cover(&self, at: usize) -> bool {
        self.paragraphs.get(at).is_some_and(|paragraph| paragraph.section.is_none() && paragraph.role != Role::Margin)
    }
}

/// Nothing of a row is taken over that has something in it that could lead to a child.
fn withhold_rows(paragraphs: &mut [Paragraph<'_>]) {
    let row_of = |paragraph: &Paragraph<'_>| paragraph.cell.map(|cell| (cell.table, cell.row));
    let rows: HashSet<_> = paragraphs.iter().filter(|paragraph| paragraph.is_withheld).filter_map(row_of).collect();
    for paragraph in paragraphs.iter_mut() {
        paragraph.is_withheld |= row_of(paragraph).is_some_and(|row| rows.contains(&row));
    }
}

/// A heading that is open.
struct Heading {
    level: u8,
    label: String,
}

/// An item that is open.
struct Item {
    depth: u8,
    label: Option<String>,
    at: usize,
}

struct Reader<'m> {
    material: &'m Material,
    paragraphs: Vec<Paragraph<'m>>,
    headings: Vec<Heading>,
    items: Vec<Item>,
    /// The last paragraph with a number of its own, such as 3.5.
    numbered: Option<String>,
    /// Whether the document says by styles which of its lines are headings.
    has_styles: bool,
    /// The passage with which the document begins, where it is a heading above all others.
    title_at: Option<usize>,
}

fn level_of(passage: &Passage) -> Option<u8> {
    passage.layout.as_ref().and_then(|layout| layout.heading)
}

/// The first passage, where it is a heading without a number and all other headings stand below it: the title, whatever its words.
fn title_at(passages: &[Passage]) -> Option<usize> {
    let first = passages.iter().position(|passage| passage.kind != PassageKind::FrontMatter)?;
    let top = level_of(passages.get(first)?).filter(|_| typed_number(&passages[first].text).is_none())?;
    let mut below = passages[first + 1..].iter().filter_map(level_of).peekable();
    (below.peek().is_some() && below.all(|level| level > top)).then_some(first)
}

/// How much of a heading names a section, in characters.
const LONGEST_LABEL: usize = 120;

/// The level of a heading that no style says so of.
const UNSTYLED: u8 = 7;

impl<'m> Reader<'m> {
    fn read(&mut self, at: usize, passage: &'m Passage, in_contents: bool) {
        let typed = typed_number(&passage.text);
        // "1.0 Final" in a cell is a version, and no section.
        let typed =
            typed.filter(|typed| passage.cell.is_none() || edition_in(&passage.text).as_deref() != Some(typed.number));
        let layout = passage.layout.as_deref();
        let shown = layout.and_then(|layout| layout.number.as_deref());
        let number = shown.or(typed.map(|typed| typed.number)).map(plain_number);
        let text = typed.map_or(passage.text.as_str(), |typed| typed.rest);
        let depth = layout
            .and_then(|layout| layout.depth)
            .or(number.as_ref().filter(|number| !names_section(number)).map(|_| 0));
        let place = self.place(passage);
        let mut paragraph = Paragraph {
            text,
            role: role_of(passage, depth, in_contents),
            section: None,
            place,
            part: passage.part.as_deref(),
            line: self.line(passage),
            cell: passage.cell,
            gaps: layout.map_or(&[], |layout| &layout.gaps),
            skipped: passage.text.len() - text.len(),
            lead: None,
            is_title: layout.is_some_and(|layout| layout.is_title) || self.title_at == Some(at) && number.is_none(),
            is_withheld: false,
        };
        if matches!(paragraph.role, Role::Text | Role::Item | Role::Heading) {
            let level = level_of(passage);
            let level = level.or_else(|| self.unstyled(at, passage, number.as_deref()));
            if let Some(level) = level {
                paragraph.role = Role::Heading;
                self.heading(level, number.as_deref(), text, paragraph.is_title);
            } else if let Some(depth) = depth {
                self.item(depth, number.as_deref(), &mut paragraph);
            } else {
                self.items.clear();
                self.numbered = number.clone().or_else(|| self.numbered.take());
            }
        }
        if !matches!(paragraph.role, Role::Margin | Role::Note) {
            paragraph.section = paragraph.section.or_else(|| self.section());
        }
        self.paragraphs.push(paragraph);
    }

    /// The section that is open.
    fn section(&self) -> Option<String> {
        let heading = || self.headings.last().map(|heading| heading.label.clone());
        self.numbered.clone().or_else(heading)
    }

    fn heading(&mut self, level: u8, number: Option<&str>, text: &str, is_title: bool) {
        (self.numbered, self.items) = (None, Vec::new());
        // The title of the document is no section of it, and neither is the name of who issues it.
        let is_cover = || is_title || is_title_of_document(text) || is_partnership(text) || is_name(text);
        if number.is_none() && self.headings.is_empty() && is_cover() {
            return;
        }
        self.headings.retain(|heading| heading.level < level);
        let above = self.headings.last().map(|heading| heading.label.as_str());
        let text = beginning(text.trim_end_matches([':', '.', ' ']), LONGEST_LABEL);
        let label = match (number, above) {
            (Some(number), Some(above)) if !is_absolute(number) => joined(above, number),
            (Some(number), Some(above)) if !names_section(number) && level > 1 && is_numbered(above) => {
                joined(above, number)
            }
            (Some(number), _) => number.to_owned(),
            (None, Some(above)) if is_numbered(above) => {
                // One point of a section, and not a point of a point of it.
                let section = above.split_once(", ").map_or(above, |(section, _)| section);
                format!("{section}, {text}")
            }
            (None, _) => text,
        };
        self.headings.push(Heading { level, label });
    }

    fn item(&mut self, depth: u8, number: Option<&str>, paragraph: &mut Paragraph<'m>) {
        let at = self.paragraphs.len();
        if let Some(number) = number.filter(|number| names_section(number)) {
            (self.numbered, self.items) = (Some(number.to_owned()), Vec::new());
            paragraph.role = Role::Text;
            return;
        }
        // A bullet below a numbered item belongs to it where that leads in a list.
        let leads = |item: &Item| {
            let is_before = self.paragraphs.get(item.at).is_some_and(|paragraph| leads_in(paragraph.text));
            number.is_none() && item.label.is_some() && is_before
        };
        while self.items.last().is_some_and(|item| item.depth >= depth && !leads(item)) {
            self.items.pop();
        }
        let outer = self.items.last();
        let base = outer.and_then(|item| item.label.clone()).or_else(|| self.section());
        let label = match (number, &base) {
            (Some(number), Some(base)) => Some(joined(base, number)),
            (Some(number), None) => Some(number.to_owned()),
            (None, base) => base.clone(),
        };
        paragraph.role = Role::Item;
        paragraph.lead = outer.map(|item| item.at).or_else(|| self.lead_in(at)).filter(|lead| *lead != at);
        paragraph.section.clone_from(&label);
        self.items.push(Item { depth, label: number.and(label), at });
    }

    /// The paragraph before a list that leads it in.
    fn lead_in(&self, at: usize) -> Option<usize> {
        let before = at.checked_sub(1)?;
        let paragraph = self.paragraphs.get(before)?;
        match paragraph.role {
            Role::Item => paragraph.lead,
            Role::Text if leads_in(paragraph.text) => Some(before),
            Role::Heading if leads_in(paragraph.text) => Some(before),
            _ => None,
        }
    }

    /// The level of a heading that only looks like one: short, without an end, numbered or in bold letters.
    fn unstyled(&self, at: usize, passage: &Passage, number: Option<&str>) -> Option<u8> {
        const LONGEST: usize = 90;
        let text = typed_number(&passage.text).map_or(passage.text.as_str(), |typed| typed.rest);
        let is_short = text.chars().count() <= LONGEST && !text.ends_with(['.', ';', ',', '!', '?']);
        let is_titled = text.chars().next().is_some_and(char::is_uppercase);
        let in_list = passage.layout.as_deref().is_some_and(|layout| layout.depth.is_some() && layout.number.is_none());
        let is_date = number.is_none() && Date::meant(text).is_ok();
        if !is_short || !is_titled || in_list || is_date || passage.kind != PassageKind::Prose {
            return None;
        }
        // Before the first heading, where the document has styles for them, stands the cover.
        let is_cover = self.headings.is_empty() && (self.has_styles || is_partnership(text));
        let is_bold = passage.layout.as_deref().is_some_and(|layout| layout.is_bold);
        match number {
            Some(number) if !self.is_beside_another(at) && !text.ends_with(':') && !has_verb(text) => {
                let parts = number.split('.').count();
                Some(if is_absolute(number) {
                    u8::try_from(parts).unwrap_or(UNSTYLED).min(UNSTYLED - 1)
                } else {
                    UNSTYLED - 1
                })
            }
            None if is_cover => None,
            // "Strategy period     April 2025 to March 2028" and the rows of a table in plain text head nothing.
            None if passage.layout.as_deref().is_some_and(|layout| !layout.gaps.is_empty()) => None,
            // A line of its own that ends with a colon, or in bold letters, is a heading of what follows.
            None if is_bold && text.chars().any(char::is_alphabetic) && !text.contains(": ") => Some(UNSTYLED),
            // "Version 2.0" says something of the document, and heads nothing.
            None if !in_control_line(text).is_empty() => None,
            None if is_titled_line(text) && self.is_followed_by_text(at) && !leads_items(text) => Some(UNSTYLED),
            _ => None,
        }
    }

    /// Whether the paragraph before or behind is numbered in the same way: then both are items.
    fn is_beside_another(&self, at: usize) -> bool {
        let shape = |at: usize| {
            let passage = self.material.passages.get(at)?;
            let layout = passage.layout.as_deref();
            let shown = layout.and_then(|layout| layout.number.as_deref());
            let number = shown.or(typed_number(&passage.text).map(|typed| typed.number))?;
            Some((is_absolute(&plain_number(number)), number.split('.').filter(|part| !part.is_empty()).count()))
        };
        let own = shape(at);
        own.is_some() && (shape(at + 1) == own || at.checked_sub(1).and_then(shape) == own)
    }

    /// Whether a sentence, or an item, follows and not another short line, as on a cover.
    fn is_followed_by_text(&self, at: usize) -> bool {
        let next = self.material.passages.get(at + 1);
        next.is_some_and(|next| {
            let layout = next.layout.as_deref();
            let is_item = layout.is_some_and(|layout| layout.depth.is_some());
            if layout.is_some_and(|layout| layout.heading.is_some()) {
                return false;
            }
            is_item || typed_number(&next.text).is_some() || next.text.chars().count() > 60
        })
    }

    fn line(&self, passage: &Passage) -> Option<u32> {
        let source = self.material.source.as_deref()?;
        Some(source.line_at(passage.spans.span_of(0..1)?.start))
    }

    fn place(&self, passage: &Passage) -> String {
        match (&passage.part, self.line(passage)) {
            (Some(part), _) => {
                let place = part.split_once(", under '").map_or(part.as_str(), |(place, _)| place);
                place.trim_end_matches(", heading").to_owned()
            }
            (None, Some(line)) => format!("line {line}"),
            (None, None) => "the document".to_owned(),
        }
    }
}

fn role_of(passage: &Passage, depth: Option<u8>, in_contents: bool) -> Role {
    let part = passage.part.as_deref().unwrap_or_default();
    match passage.kind {
        _ if in_contents => Role::Aside,
        PassageKind::Note => Role::Note,
        PassageKind::Code => Role::Aside,
        // "owner: Training Manager" stands above a text in Markdown, and is no part of it.
        PassageKind::FrontMatter => Role::Margin,
        PassageKind::Table => Role::Cell,
        PassageKind::Heading => Role::Heading,
        _ if part.starts_with("header") || part.starts_with("footer") || part == "master slide" => Role::Margin,
        _ if part.starts_with("description of ") || part.starts_with("chart ") || part.starts_with("diagram ") => {
            Role::Aside
        }
        _ if depth.is_some() => Role::Item,
        _ => Role::Text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract;

    fn sections(text: &str) -> Vec<String> {
        let material = extract::read_with_layout("policy.txt", text.as_bytes());
        let outline = Outline::of(&material);
        outline.paragraphs.iter().map(|paragraph| paragraph.section.clone().unwrap_or_default()).collect()
    }

    #[test]
    fn sections_are_named_as_readers_name_them() {
        let text = "Training Strategy\n\n1. Aims\n\nAll agencies work together here.\n\n2. Delivery\n\n2.1 Each agency has a lead.\n\n\
                    - It names one.\n\na) Money\n\nAll courses are free.\n\n(i) Courses for all are free.\n\n(ii) Courses for some are free.\n";
        assert_eq!(sections(text), ["", "1", "1", "2", "2.1", "2.1", "2(a)", "2(a)", "2(a)(i)", "2(a)(ii)"]);
    }
}
