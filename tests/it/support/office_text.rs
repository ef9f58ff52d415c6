//! Word and PowerPoint files from a readable text, so that what stands in a committed file can be read in review.
//!
//! In both, a line that begins with `#` is a heading, and `| a | b |` a row of a table. In a Word text, blank lines part
//! paragraphs, `- ` begins an item, `> ` a quotation, and `[note: text]` at a paragraph's end is a footnote. In a
//! PowerPoint text, `---` parts slides, the first heading of a slide is its title, and what follows `Notes:` is for the
//! speaker.

use super::office::{Slide, Word, presentation_parts};

/// What a Word text consists of.
#[derive(Clone, Debug)]
pub(crate) enum Block {
    /// A heading of a level.
    Heading(u8, String),
    /// A paragraph, and its footnote where it has one.
    Paragraph(String, Option<String>),
    /// An item of a list.
    Item(String),
    /// Somebody else's words.
    Quote(String),
    /// Rows of cells.
    Table(Vec<Vec<String>>),
}

/// What a slide consists of.
#[derive(Clone, Debug, Default)]
pub(crate) struct SlideText {
    /// Its title; empty where it has none.
    pub(crate) title: String,
    /// Its lines.
    pub(crate) lines: Vec<String>,
    /// The rows of its table.
    pub(crate) rows: Vec<Vec<String>>,
    /// What the speaker reads.
    pub(crate) notes: Option<String>,
}

/// The parts of the file that a text describes; `path` ends in `.docx` or `.pptx`.
pub(crate) fn parts(path: &str, text: &str) -> Vec<(String, String)> {
    if path.ends_with(".pptx") {
        presentation_parts(&slides(text).iter().map(built).collect::<Vec<_>>())
    } else {
        word(&blocks(text)).parts()
    }
}

/// The blocks of a Word text.
pub(crate) fn blocks(text: &str) -> Vec<Block> {
    text.split("\n\n").map(str::trim).filter(|block| !block.is_empty()).flat_map(block).collect()
}

fn block(block: &str) -> Vec<Block> {
    if block.starts_with('|') {
        return vec![Block::Table(rows(block.lines()))];
    }
    if block.starts_with("- ") {
        return block
            .lines()
            .filter_map(|line| line.strip_prefix("- "))
            .map(|item| Block::Item(item.to_owned()))
            .collect();
    }
    let line = block.lines().map(|line| line.trim_start_matches("> ")).collect::<Vec<_>>().join(" ");
    let level = line.chars().take_while(|letter| *letter == '#').count();
    let block = match line.strip_suffix(']').and_then(|line| line.split_once(" [note: ")) {
        _ if block.starts_with("> ") => Block::Quote(line),
        _ if level > 0 => {
            let level = u8::try_from(level).expect("a level of headings");
            Block::Heading(level, line.trim_start_matches('#').trim().to_owned())
        }
        Some((text, note)) => Block::Paragraph(text.to_owned(), Some(note.to_owned())),
        None => Block::Paragraph(line, None),
    };
    vec![block]
}

/// A Word document of blocks.
pub(crate) fn word(blocks: &[Block]) -> Word {
    blocks.iter().fold(Word::new(), |word, block| match block {
        Block::Heading(level, text) => word.heading(*level, text),
        Block::Paragraph(text, Some(note)) => word.footnote(text, note),
        Block::Paragraph(text, None) => word.paragraph(text),
        Block::Item(text) => word.styled("ListParagraph", text),
        Block::Quote(text) => word.styled("Quote", text),
        Block::Table(rows) => with_cells(rows, |rows| word.table(rows)),
    })
}

/// The slides of a PowerPoint text.
pub(crate) fn slides(text: &str) -> Vec<SlideText> {
    text.split("\n---\n").map(slide).collect()
}

fn slide(text: &str) -> SlideText {
    let (text, notes) = text.split_once("\nNotes:").map_or((text, None), |(text, notes)| (text, Some(notes)));
    let (title, rest) = match text.trim().strip_prefix("# ") {
        Some(titled) => titled.split_once('\n').unwrap_or((titled, "")),
        None => ("", text),
    };
    let (cells, lines): (Vec<&str>, Vec<&str>) =
        rest.lines().map(str::trim).filter(|line| !line.is_empty()).partition(|line| line.starts_with('|'));
    SlideText {
        title: title.trim().to_owned(),
        lines: lines.iter().map(|line| line.trim_start_matches("- ").to_owned()).collect(),
        rows: rows(cells.into_iter()),
        notes: notes.map(|notes| notes.lines().map(str::trim).collect::<Vec<_>>().join(" ").trim().to_owned()),
    }
}

/// A slide as it is built.
pub(crate) fn built(text: &SlideText) -> Slide {
    let mut slide = Slide::titled(&text.title);
    if !text.lines.is_empty() {
        slide = slide.text(&text.lines.join("\n"));
    }
    if !text.rows.is_empty() {
        slide = with_cells(&text.rows, |rows| slide.table(rows));
    }
    match &text.notes {
        Some(notes) => slide.notes(notes),
        None => slide,
    }
}

/// The cells of a table's rows; the line under its head is left out.
fn rows<'t>(lines: impl Iterator<Item = &'t str>) -> Vec<Vec<String>> {
    let rows = lines.filter(|line| line.chars().any(|letter| !"|- ".contains(letter)));
    rows.map(|line| line.trim().trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect()).collect()
}

fn with_cells<T>(rows: &[Vec<String>], made: impl FnOnce(&[&[&str]]) -> T) -> T {
    let cells: Vec<Vec<&str>> = rows.iter().map(|row| row.iter().map(String::as_str).collect()).collect();
    made(&cells.iter().map(Vec::as_slice).collect::<Vec<_>>())
}
