//! A line that starts where nothing does that it could belong to: where it may have to start, and a heading, which belongs
//! to nothing.

use super::Said;
use crate::finding::shortened;
use crate::load::sentence::is_word;
use crate::model::schema;
use crate::source::{Source, Span};

/// A line in a column of its own, with the nearest columns in which the entries around it start.
pub(super) fn in_no_column(source: &Source, line: u32) -> Said {
    let text = source.line(line);
    let here = Line::of(text);
    let start = source.line_start(line) as usize + here.column - 1;
    let word = text.trim_start().split([':', ' ']).next().unwrap_or_default();
    let message =
        format!("this line starts in column {}, and nothing that it could belong to starts there", here.column);
    let places = places(source, line, here.is_item);
    let far = |place: &Place| place.column.abs_diff(here.column);
    let nearest = places.iter().map(far).min();
    let nearest: Vec<String> = places
        .iter()
        .filter(|place| Some(far(place)) == nearest)
        .map(|place| format!("in column {}, exactly under {}", place.column, place.what))
        .collect();
    let help = if nearest.is_empty() {
        "move the line so that it starts exactly under the entries that it belongs with".to_owned()
    } else {
        format!("move the line so that it starts {}", nearest.join("; or "))
    };
    Said::new(Span::new(start, start + word.len()), message, help)
}

/// The first line of a file with spaces before it, where the lines below have none.
pub(super) fn first_line_further_in(source: &Source, line: u32) -> Option<Said> {
    let is_text =
        |line: &u32| !source.line(*line).trim().is_empty() && !source.line(*line).trim_start().starts_with('#');
    let first = (1..line).find(is_text)?;
    let text = source.line(first);
    let spaces = text.len() - text.trim_start().len();
    if spaces == 0 || Line::of(source.line(line)).column != 1 {
        return None;
    }
    let start = source.line_start(first) as usize;
    let written = shortened(text.trim());
    let message = "spaces stand before this first line, and none before the lines below it";
    Some(Said::new(
        Span::new(start + spaces, start + text.trim_end().len()),
        message,
        format!("take them out, so that the line begins with {written}"),
    ))
}

/// An entry further to the left than the lines above and below it, which stand under each other, and that belongs to the
/// document itself in no kind of document.
pub(super) fn further_out_than_both(source: &Source, line: u32, below: u32) -> Option<Said> {
    let above = (1..line).rev().find(|above| !source.line(*above).trim().is_empty())?;
    let [before, here, after] = [above, line, below].map(|line| Line::of(source.line(line)));
    let (name, other) = (here.name?, before.name?);
    if !schema::is_entry_of_document(name) && is_below_its_block(source.line(above), &before, &here, &after) {
        let start = source.line_start(line) as usize + here.column - 1;
        let message = format!("{name} starts as far to the left as {other}, so the lines below it belong to nothing");
        let help = format!(
            "move {name} to the right, until it starts in column {}, exactly over {}, so that it stands under {other}",
            after.column,
            after.name.unwrap_or("the line below it")
        );
        return Some(Said::new(Span::new(start, start + name.len()), message, help));
    }
    if before.of_name != after.of_name
        || here.column >= before.of_name
        || here.is_item
        || schema::is_entry_of_document(name)
    {
        return None;
    }
    let start = source.line_start(line) as usize + here.column - 1;
    let message =
        format!("{name} starts further to the left than the lines above and below it, so they belong to nothing");
    let help = format!("move {name} to the right, until it starts in column {}, exactly under {other}", before.of_name);
    Some(Said::new(Span::new(start, start + name.len()), message, help))
}

/// Whether an entry stands exactly under the name of a block, and the line below it where the entries of the block start.
fn is_below_its_block(above: &str, before: &Line<'_>, here: &Line<'_>, after: &Line<'_>) -> bool {
    above.trim_end().ends_with(':') && !here.is_item && here.column == before.of_name && after.column > here.column
}

/// A text behind the name of a block whose other entries stand below: `lead: Training manager`, and `section` under it.
pub(super) fn text_beside_its_entries(source: &Source, line: u32) -> Option<Said> {
    const FIRST: [(&str, &str); 3] = [("lead", "role"), ("approval", "by"), ("recorded", "by")];
    let text = source.line(line).trim_end();
    let (name, value) = text.split_once(": ").map(|(name, value)| (name, value.trim()))?;
    let (_, first) = FIRST.iter().find(|(block, _)| *block == name)?;
    let start = source.line_start(line) as usize + text.len() - value.len();
    (!value.is_empty() && !value.starts_with(['{', '#', '>', '|'])).then(|| {
        let message = format!("{name} has entries of its own below, and a text stands behind its name");
        let help =
            format!("write {name}: alone on its line, and below it, with the others, {first}: {}", shortened(value));
        Said::new(Span::new(start, start + value.len()), message, help)
    })
}

/// A heading between the entries of a list, as documents for readers have them.
pub(super) fn heading(source: &Source, line: u32) -> Option<Said> {
    let text = source.line(line).trim_end();
    let words = text.trim_start().strip_suffix(':')?;
    let is_heading = words.starts_with(char::is_uppercase) && !schema::is_entry(&words.to_lowercase());
    is_heading.then(|| {
        let start = source.line_start(line) as usize + text.len() - text.trim_start().len();
        let message = format!("\"{}\" is a heading, and a list has none between its entries", shortened(words));
        Said::new(Span::new(start, start + words.len()), message, "take the line out, or put a # in front of it")
    })
}

/// Where an entry or a hyphen above starts.
struct Place {
    column: usize,
    what: String,
}

/// The places of what is still open above a line, from the innermost: of hyphens where the line begins with one, else of
/// names.
fn places(source: &Source, line: u32, of_items: bool) -> Vec<Place> {
    let mut places = Vec::new();
    let mut least = usize::MAX;
    for above in (1..line).rev().map(|above| source.line(above)) {
        let above = Line::of(above);
        let Some(name) = above.name else { continue };
        let column = if of_items { above.column } else { above.of_name };
        if column < least && above.is_item >= of_items {
            let what = if of_items { format!("the hyphen before {name}") } else { name.to_owned() };
            places.push(Place { column, what });
        }
        least = least.min(above.column);
        if least == 1 {
            break;
        }
    }
    places
}

/// How a line begins; columns are counted from 1.
pub(super) struct Line<'s> {
    pub(super) column: usize,
    pub(super) is_item: bool,
    /// Where its name starts, behind its hyphens.
    pub(super) of_name: usize,
    /// The name of its entry; none where a sentence goes on.
    pub(super) name: Option<&'s str>,
}

impl<'s> Line<'s> {
    pub(super) fn of(text: &'s str) -> Self {
        let entry = text.trim_start();
        let written = entry.trim_start_matches(['-', ' ']);
        let name = written.split_once(':').map(|(name, _)| name).filter(|name| is_word(name));
        Self {
            column: text.len() - entry.len() + 1,
            is_item: entry.starts_with("- "),
            of_name: text.len() - written.len() + 1,
            name,
        }
    }
}
