//! Word and PowerPoint files from a readable text, so that what stands in a committed file can be read in review.
//!
//! In both, a line that begins with `#` is a heading, and `| a | b |` a row of a table. In a Word text, blank lines part
//! paragraphs, `> ` begins a quotation, and `[note: text]` at a paragraph's end is a footnote. In a PowerPoint text, `---`
//! parts slides, the first heading of a slide is its title, and what follows `Notes:` is for the speaker.

#![allow(dead_code, unreachable_pub, reason = "each test uses some of it")]

use super::office::{Slide, Word, presentation_parts};

/// The parts of the file that a text describes; `path` ends in `.docx` or `.pptx`.
pub fn parts(path: &str, text: &str) -> Vec<(String, String)> {
    if path.ends_with(".pptx") { presentation_parts(&slides(text)) } else { word(text).parts() }
}

/// A Word document.
pub fn word(text: &str) -> Word {
    text.split("\n\n").map(str::trim).filter(|block| !block.is_empty()).fold(Word::new(), block)
}

fn block(word: Word, block: &str) -> Word {
    if block.starts_with('|') {
        let rows = rows(block.lines());
        let rows: Vec<Vec<&str>> = rows.iter().map(|row| row.iter().map(String::as_str).collect()).collect();
        return word.table(&rows.iter().map(Vec::as_slice).collect::<Vec<_>>());
    }
    if block.starts_with("- ") {
        let items = block.lines().filter_map(|line| line.strip_prefix("- "));
        return items.fold(word, |word, item| word.styled("ListParagraph", item));
    }
    let line = block.lines().map(|line| line.trim_start_matches("> ")).collect::<Vec<_>>().join(" ");
    if block.starts_with("> ") {
        return word.styled("Quote", &line);
    }
    let level = line.chars().take_while(|letter| *letter == '#').count();
    if level > 0 {
        let level = u8::try_from(level).expect("a level of headings");
        return word.heading(level, line.trim_start_matches('#').trim());
    }
    match line.strip_suffix(']').and_then(|line| line.split_once(" [note: ")) {
        Some((text, note)) => word.footnote(text, note),
        None => word.paragraph(&line),
    }
}

/// The slides of a presentation.
pub fn slides(text: &str) -> Vec<Slide> {
    text.split("\n---\n").map(slide).collect()
}

fn slide(text: &str) -> Slide {
    let (text, notes) = text.split_once("\nNotes:").map_or((text, None), |(text, notes)| (text, Some(notes)));
    let (title, rest) = match text.trim().strip_prefix("# ") {
        Some(titled) => titled.split_once('\n').unwrap_or((titled, "")),
        None => ("", text),
    };
    let mut slide = Slide::titled(title.trim());
    let (cells, lines): (Vec<&str>, Vec<&str>) =
        rest.lines().map(str::trim).filter(|line| !line.is_empty()).partition(|line| line.starts_with('|'));
    if !lines.is_empty() {
        let lines: Vec<&str> = lines.iter().map(|line| line.trim_start_matches("- ")).collect();
        slide = slide.text(&lines.join("\n"));
    }
    if !cells.is_empty() {
        let rows = rows(cells.into_iter());
        let rows: Vec<Vec<&str>> = rows.iter().map(|row| row.iter().map(String::as_str).collect()).collect();
        slide = slide.table(&rows.iter().map(Vec::as_slice).collect::<Vec<_>>());
    }
    match notes {
        Some(notes) => slide.notes(&notes.lines().map(str::trim).collect::<Vec<_>>().join(" ")),
        None => slide,
    }
}

/// The cells of a table's rows; the line under its head is left out.
fn rows<'t>(lines: impl Iterator<Item = &'t str>) -> Vec<Vec<String>> {
    let rows = lines.filter(|line| line.chars().any(|letter| !"|- ".contains(letter)));
    rows.map(|line| line.trim().trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect()).collect()
}
