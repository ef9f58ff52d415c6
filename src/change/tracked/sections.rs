//! In which section of a document each block stands, as it is before the changes: a record names the sections of that.

use crate::extract::{Block, typed_number};
use crate::load::section_number;

/// The sections of a document.
pub(super) struct Sections {
    all: Vec<Section>,
    /// For each block the positions of the sections that its paragraphs stand in; none for notes and what stands beside the
    /// text.
    of_block: Vec<Vec<usize>>,
}

/// The number that stands last before a block, the items of lists below it, and the headings above it.
#[derive(Clone, Default)]
struct Section {
    number: Option<String>,
    items: Vec<String>,
    headings: Vec<(u8, String)>,
}

impl Sections {
    pub(super) fn of(blocks: &[Block]) -> Self {
        // Where headings are numbered, the numbers of items of a list below them begin anew and name no section.
        let are_headings_numbered =
            blocks.iter().any(|block| block.heading.is_some() && shown(block, 0).and_then(section_number).is_some());
        let mut found = Self { all: vec![Section::default()], of_block: Vec::new() };
        for block in blocks {
            let mut own = Vec::new();
            if block.is_body {
                // An item that is taken out is one with the next, and each has a number of its own.
                let paragraphs = if block.heading.is_some() { 1 } else { block.paragraphs.len() };
                for at in 0..paragraphs {
                    found.read(block, at, are_headings_numbered);
                    own.push(found.all.len() - 1);
                }
            }
            found.of_block.push(own);
        }
        found
    }

    /// Reads a paragraph of a block: a section begins with it, or it stands in the one before.
    fn read(&mut self, block: &Block, at: usize, are_headings_numbered: bool) {
        let shown = shown(block, at);
        let number = shown.and_then(section_number).map(str::to_owned);
        let number = number.filter(|number| block.heading.is_some() || number.contains('.') || !are_headings_numbered);
        let item = shown.and_then(item).filter(|_| block.heading.is_none() && number.is_none());
        let mut section = self.all.last().cloned().unwrap_or_default();
        match (block.heading, item) {
            (Some(level), _) => {
                let texts: Vec<&str> = block.paragraphs.iter().map(|paragraph| paragraph.before.as_str()).collect();
                let title = texts.join(" ");
                // What comes under a heading that is put in stands in no section that is recorded.
                if title.trim().is_empty() {
                    section = Section::default();
                } else {
                    section.headings.retain(|(above, _)| *above < level);
                    section.headings.push((level, plain(&title)));
                    (section.number, section.items) = (number, Vec::new());
                }
            }
            (None, Some(item)) => section.begin(item),
            (None, None) if number.is_some() => (section.number, section.items) = (number, Vec::new()),
            (None, None) => return,
        }
        self.all.push(section);
    }

    /// For each block whether it stands in a section that a record calls so.
    pub(super) fn blocks_in(&self, names: &[&str]) -> Vec<bool> {
        let names: Vec<Name<'_>> = names.iter().map(|name| Name::of(name)).collect();
        let is_in: Vec<bool> = self.all.iter().map(|section| names.iter().any(|name| section.is(name))).collect();
        self.of_block.iter().map(|sections| sections.iter().any(|section| is_in[*section])).collect()
    }
}

/// What a record calls a section: "3.2", "Registers", "3.2(b)", "Registers, 2".
struct Name<'n> {
    base: Base<'n>,
    /// The items in it, from the outermost on.
    items: Vec<String>,
}

enum Base<'n> {
    Number(&'n str),
    /// A heading in lower case.
    Heading(String),
}

impl<'n> Name<'n> {
    fn of(name: &'n str) -> Self {
        let base = |name| section_number(name).map_or_else(|| Base::Heading(plain(name)), Base::Number);
        let (before, items) = parted(name);
        match section_number(before) {
            // A heading may end with letters in brackets, and is that of an item only where no heading is called so.
            None if !name.contains(", ") => Self { base: base(name), items: Vec::new() },
            _ => Self { base: base(before), items },
        }
    }
}

/// A name without the items at its end, and those: "1.6(b)(ii)", "1.6 (b)", "5.2, 7".
fn parted(name: &str) -> (&str, Vec<String>) {
    let mut rest = name.trim();
    let mut items = Vec::new();
    loop {
        let bracketed = rest.strip_suffix(')').and_then(|inner| inner.rsplit_once('('));
        let behind_comma = rest.rsplit_once(", ").filter(|(_, item)| is_item(item));
        let Some((before, item)) = bracketed.or(behind_comma).filter(|(_, item)| is_item(item)) else { break };
        items.insert(0, item.to_lowercase());
        rest = before.trim_end();
    }
    (rest, items)
}

/// Whether a text is the letter or the number of an item.
fn is_item(text: &str) -> bool {
    let text = text.as_bytes();
    let is_numeral = text.iter().all(|letter| b"ivxIVX".contains(letter));
    match text {
        [] => false,
        [only] => only.is_ascii_alphanumeric(),
        _ => text.len() <= 5 && (is_numeral || text.iter().all(u8::is_ascii_digit)),
    }
}

impl Section {
    fn is(&self, name: &Name<'_>) -> bool {
        let is_base = match &name.base {
            Base::Number(number) => {
                let is_part = |own: &str| {
                    let rest = own.strip_prefix(number);
                    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.') && name.items.is_empty())
                };
                self.number.as_deref().is_some_and(is_part)
            }
            Base::Heading(name) => !name.is_empty() && self.headings.iter().any(|(_, heading)| heading == name),
        };
        is_base && self.items.starts_with(&name.items)
    }

    /// Goes on with the next item: beside one of its kind, or below the last one.
    fn begin(&mut self, item: String) {
        let is_numeral = |item: &str| item.bytes().all(|letter| matches!(letter, b'i' | b'v' | b'x'));
        let is_number = |item: &str| item.bytes().all(|letter| letter.is_ascii_digit());
        let follows = |before: &str| match (is_number(before), is_number(&item)) {
            (true, true) => true,
            (false, false) => {
                // "i" comes after "h" as a letter, and is the first below any other one.
                let is_next_letter = before.len() == 1
                    && item.len() == 1
                    && before.bytes().next().map(|letter| letter + 1) == item.bytes().next();
                is_next_letter || is_numeral(before) == is_numeral(&item)
            }
            _ => false,
        };
        let depth = self.items.iter().position(|before| follows(before)).unwrap_or(self.items.len());
        self.items.truncate(depth);
        self.items.push(item);
    }
}

/// What stands before a paragraph of a block, set by the program or typed.
fn shown(block: &Block, at: usize) -> Option<&str> {
    let typed = || Some(typed_number(&block.paragraphs.get(at)?.before)?.number);
    block.numbers.get(at)?.as_deref().or_else(typed)
}

/// The letter or the number of an item: "(b)", "ii.", "2".
fn item(shown: &str) -> Option<String> {
    let marked = shown.trim_matches(|mark: char| !mark.is_alphanumeric());
    is_item(marked).then(|| marked.to_lowercase())
}

/// A heading without its number, in lower case.
fn plain(title: &str) -> String {
    let title = title.trim();
    let words = typed_number(title).map_or(title, |typed| typed.rest);
    words.trim_end_matches([':', '.']).split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_of_a_section_are_named_in_several_ways() {
        let named = |name: &'static str| {
            let name = Name::of(name);
            let base = match name.base {
                Base::Number(number) => number.to_owned(),
                Base::Heading(heading) => heading,
            };
            [vec![base], name.items].concat().join(" ")
        };
        for name in ["1.6(b)", "1.6 (b)", "section 1.6(B)", "1.6, b"] {
            assert_eq!(named(name), "1.6 b", "{name}");
        }
        assert_eq!(
            ["1.6(b)(ii)", "Delivery, 3", "Levels (all)"].map(named),
            ["1.6 b ii", "delivery 3", "levels (all)"]
        );
        let mut section = Section::default();
        let path = |item: &str, section: &mut Section| {
            section.begin(item.to_owned());
            section.items.join(" ")
        };
        let paths = ["a", "b", "i", "ii", "c", "h", "i", "j"].map(|item| path(item, &mut section));
        assert_eq!(paths, ["a", "b", "b i", "b ii", "c", "h", "i", "j"]);
    }
}
