//! A hyphen too many, before an entry of a block, or one too few, before the first entry of an item.

use super::column::Line;
use super::{Said, whole_line};
use crate::finding::shortened;
use crate::model::schema;
use crate::source::{Source, Span};

/// The first entry of an item right below the name of its list, where the hyphen is lost before it: what stands below it is as
/// far in as behind a hyphen.
pub(super) fn without_hyphen(source: &Source, line: u32, below: u32) -> Option<Said> {
    const HYPHEN: usize = "- ".len();
    let above = (1..line).rev().find(|above| !source.line(*above).trim().is_empty())?;
    let (here, after) = (Line::of(source.line(line)), Line::of(source.line(below)));
    let list = source.line(above).trim_start().trim_start_matches("- ").trim_end().strip_suffix(':')?;
    let is_first = schema::is_list(list) && schema::is_in_block(list, here.name?) && !here.is_item;
    if !is_first || after.of_name != here.of_name + HYPHEN {
        return None;
    }
    let start = source.line_start(line) as usize + here.column - 1;
    let message = format!("no hyphen stands before this first entry of an item of {list}");
    let written = shortened(source.line(line).trim());
    Some(Said::new(Span::new(start, start + written.len()), message, format!("write - {written}")))
}

/// An entry in the column of the hyphens above it, with which an item of their list begins.
pub(super) fn missing_hyphen(source: &Source, line: u32) -> Option<Said> {
    let here = Line::of(source.line(line));
    let above = hyphen_above(source, line, here.column)?;
    let (name, first) = (here.name?, Line::of(source.line(above)).name?);
    let list = holder_above(source, above, here.column)?;
    if here.is_item || name != first || !schema::is_list(list) {
        return None;
    }
    let written = shortened(source.line(line).trim());
    let message = format!("no hyphen stands before this first entry of an item of {list}");
    Some(Said::new(whole_line(source, line), message, format!("write - {written}")))
}

/// An entry in the column of a hyphen before an entry of the same block; or one with a hyphen, below one without.
pub(super) fn needless_hyphen(source: &Source, line: u32) -> Option<Said> {
    let here = Line::of(source.line(line));
    let name = here.name?;
    let block = holder_above(source, line, here.column);
    let belongs = |name: &str| match block {
        Some(block) => !schema::is_list(block) && schema::is_in_block(block, name),
        None => here.column == 1 && schema::is_entry_of_document(name),
    };
    let with_hyphen = if here.is_item { Some(line) } else { hyphen_above(source, line, here.column) }?;
    let other = Line::of(source.line(with_hyphen)).name?;
    if !belongs(name) || !belongs(other) {
        return None;
    }
    let what = block.unwrap_or("the document itself");
    let written = shortened(source.line(with_hyphen).trim().trim_start_matches(['-', ' ']));
    let message = format!("a hyphen stands before {other}, and {what} is no list");
    let help = format!(
        "take it out, and so before other entries of {what}; it then begins in column {}: {written}",
        here.column
    );
    Some(Said::new(whole_line(source, with_hyphen), message, help))
}

/// A second hyphen before the first entry of an item, with entries below it that stand under where the second one would be.
pub(super) fn doubled_hyphen(source: &Source, line: u32) -> Option<Said> {
    let here = Line::of(source.line(line));
    let above = (1..line).rev().find(|above| !source.line(*above).trim().is_empty())?;
    let text = source.line(above);
    let (first, second) = text.trim_start().strip_prefix("- ").zip(text.find("- - "))?;
    let entry = first.trim_start().strip_prefix("- ")?.trim();
    if here.is_item || here.name.is_none() || here.column != second + "- ".len() + 1 {
        return None;
    }
    let start = source.line_start(above) as usize + second;
    let message = "two hyphens stand before this item, and one begins it";
    Some(Said::new(
        Span::new(start, start + "- -".len()),
        message,
        format!("take one of them out: - {}", shortened(entry)),
    ))
}

/// The nearest line above that begins with a hyphen in this column, in the same block.
fn hyphen_above(source: &Source, line: u32, column: usize) -> Option<u32> {
    let above = (1..line).rev().filter(|above| !source.line(*above).trim().is_empty());
    let mut inside =
        above.map(|above| (above, Line::of(source.line(above)))).take_while(|(_, line)| line.column >= column);
    inside.find(|(_, line)| line.is_item && line.column == column).map(|(above, _)| above)
}

/// The name, without a value, under which what stands in a column of a line is indented; none for the document itself.
fn holder_above(source: &Source, line: u32, column: usize) -> Option<&str> {
    let above = (1..line).rev().map(|above| source.line(above)).filter(|above| !above.trim().is_empty());
    let mut further_out = above.filter(|above| Line::of(above).of_name < column);
    let holder = further_out.next()?;
    holder.trim_end().strip_suffix(':').and_then(|_| Line::of(holder).name)
}
