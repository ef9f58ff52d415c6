//! In which section of a document each block stands, as it is before the changes: a record names the sections of that.

use crate::extract::{Block, typed_number};
use crate::load::section_number;

/// The sections of a document.
pub(super) struct Sections {
    all: Vec<Section>,
    /// For each block the position of its section; none for notes and what stands beside the text.
    of_block: Vec<Option<usize>>,
}

/// The number that stands last before a block, and the headings above it.
#[derive(Clone, Default)]
struct Section {
    number: Option<String>,
    headings: Vec<(u8, String)>,
}

impl Sections {
    pub(super) fn of(blocks: &[Block]) -> Self {
        // Where headings are numbered, the numbers of items of a list below them begin anew and name no section.
        let are_headings_numbered = blocks.iter().any(|block| block.heading.is_some() && number(block).is_some());
        let mut all = vec![Section::default()];
        let mut of_block = Vec::new();
        for block in blocks {
            let title =
                block.paragraphs.iter().map(|paragraph| paragraph.before.as_str()).collect::<Vec<_>>().join(" ");
            let number = number(block)
                .filter(|number| block.heading.is_some() || number.contains('.') || !are_headings_numbered);
            let mut section = all.last().cloned().unwrap_or_default();
            match block.heading.filter(|_| block.is_body) {
                // What comes under a heading that is put in stands in no section that is recorded.
                Some(_) if title.trim().is_empty() => all.push(Section::default()),
                Some(level) => {
                    section.headings.retain(|(above, _)| *above < level);
                    section.headings.push((level, plain(&title)));
                    section.number = number;
                    all.push(section);
                }
                None if block.is_body && number.is_some() => {
                    section.number = number;
                    all.push(section);
                }
                None => {}
            }
            of_block.push(block.is_body.then(|| all.len() - 1));
        }
        Self { all, of_block }
    }

    /// For each block whether it stands in a section that a record calls so.
    pub(super) fn blocks_in(&self, names: &[&str]) -> Vec<bool> {
        let names: Vec<Name<'_>> = names.iter().map(|name| Name::of(name)).collect();
        let is_in: Vec<bool> = self.all.iter().map(|section| names.iter().any(|name| section.is(name))).collect();
        self.of_block.iter().map(|section| section.is_some_and(|section| is_in[section])).collect()
    }
}

/// What a record calls a section.
enum Name<'n> {
    Number(&'n str),
    /// A heading in lower case.
    Heading(String),
}

impl<'n> Name<'n> {
    fn of(name: &'n str) -> Self {
        section_number(name).map_or_else(|| Self::Heading(plain(name)), Self::Number)
    }
}

impl Section {
    fn is(&self, name: &Name<'_>) -> bool {
        match name {
            Name::Number(number) => {
                let is_part =
                    |own: &str| own.strip_prefix(number).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'));
                self.number.as_deref().is_some_and(is_part)
            }
            Name::Heading(name) => !name.is_empty() && self.headings.iter().any(|(_, heading)| heading == name),
        }
    }
}

/// The number of a block, set by the program or typed.
fn number(block: &Block) -> Option<String> {
    let typed = || Some(typed_number(&block.paragraphs.first()?.before)?.number);
    let shown = block.number.as_deref().or_else(typed)?;
    section_number(shown).map(str::to_owned)
}

/// A heading without its number, in lower case.
fn plain(title: &str) -> String {
    let title = title.trim();
    let words = typed_number(title).map_or(title, |typed| typed.rest);
    words.trim_end_matches([':', '.']).split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}
