//! A line that is no entry, for want of a colon and a space: what stands there instead.

use super::Said;
use super::pasted::of_all_lines;
use crate::finding::shortened;
use crate::load::sentence::{is_word, key_before};
use crate::model::schema;
use crate::model::words::plain_name;
use crate::source::{Source, Span};

/// What is wrong with a 1-based line that should be an entry, or go on with a sentence, and does neither.
pub(super) fn without_colon(source: &Source, line: u32) -> Said {
    let text = source.line(line);
    let start = source.line_start(line) as usize;
    let indented = text.len() - text.trim_start().len();
    let whole = Span::new(start + indented, start + text.trim_end().len().max(indented));
    if ["<<<<<<<", "=======", ">>>>>>>", "|||||||"].iter().any(|mark| text.starts_with(mark)) {
        let message = "two versions of this file were merged, and the marks were left in";
        return Said::new(whole, message, "keep one of the two versions, and delete the lines with <<<, === and >>>");
    }
    if let Some(said) = with_another_sign(source, line, whole) {
        return said;
    }
    if let Some(said) = text_with_entries(source, line, whole) {
        return said;
    }
    if is_foot_of_page(text) {
        let message = "this is the foot or the mark of a page, which came along with copied text";
        return Said::new(whole, message, "take the line out");
    }
    if let Some(said) = line_in_quotes(source, line) {
        return said;
    }
    let above = (1..line).rev().map(|above| source.line(above)).find(|above| !above.trim().is_empty());
    let opens = above.filter(|above| above.trim_end().ends_with([':', '>', '|', '-', '+'])).map(key_before);
    let column = |text: &str| text.len() - text.trim_start_matches([' ', '-']).len();
    // What stands further in than the name above belongs to it, and lacks its own colon.
    let is_inside = above.is_some_and(|above| above.trim_end().ends_with(':') && column(text) > column(above));
    if let Some(key) = opens.filter(|key| is_word(key) && !is_inside) {
        let message = format!("this sentence is not indented under {key}, so it does not belong to it");
        return Said::new(whole, message, format!("indent the sentence by two spaces more than {key}"));
    }
    let help = match entry_without_colon(text) {
        Some(written) => {
            let may_go_on = above.is_some_and(ends_in_sentence);
            let or = if may_go_on { "; if the sentence above goes on here, indent this line further" } else { "" };
            format!("write {written}{or}")
        }
        None if names_block(source, line) => format!("write {}:", text.trim()),
        None => {
            "if the sentence goes on, indent this line further; if it is an entry, write a name, a colon, a space and \
                 the value; if it only came along with copied text, take it out"
                .to_owned()
        }
    };
    Said::new(whole, "this line has no colon after a name, and does not go on with the sentence above", help)
}

/// A line that begins with the name of an entry, with the colon and a space behind that in place of what stands there.
fn entry_without_colon(text: &str) -> Option<String> {
    const BETWEEN: [char; 12] = [':', ' ', '-', '\u{2013}', '\u{2014}', '.', ',', '\u{2026}', '\t', '|', '~', '\u{a0}'];
    // A star or a line before a name made it bold, or an item, where it comes from.
    let entry = text.trim().trim_start_matches(['*', '_', '~', '+']);
    let item = entry.strip_prefix("- ").map_or(entry, str::trim_start);
    let name = item.split(BETWEEN).next().filter(|name| schema::is_entry(name))?;
    let value = item[name.len()..].trim_start_matches(BETWEEN);
    let hyphen = &entry[..entry.len() - item.len()];
    (!value.is_empty()).then(|| format!("{hyphen}{name}: {}", shortened(value)))
}

/// Whether a line is nothing but the name of a block or list, which stands below it.
fn names_block(source: &Source, line: u32) -> bool {
    let indented = |text: &str| text.len() - text.trim_start().len();
    let text = source.line(line);
    line < source.line_count()
        && schema::is_entry(text.trim())
        && !source.line(line + 1).trim().is_empty()
        && indented(source.line(line + 1)) > indented(text)
}

/// Whether the text of a line may go on below it: one without quotes, of more than a word.
fn ends_in_sentence(line: &str) -> bool {
    let line = line.trim_start_matches([' ', '-']);
    match line.split_once(": ").filter(|(name, _)| is_word(name)) {
        Some((name, value)) => {
            schema::is_text(name) && value.trim().contains(' ') && !value.starts_with(['"', '\'', '>', '|', '{', '['])
        }
        None => !line.trim_end().ends_with(':'),
    }
}

/// The name of an entry that is bold where it comes from: "**status**: approved".
fn between_stars(text: &str, whole: Span) -> Option<Said> {
    let sign = ["**", "__"].into_iter().find(|sign| text.starts_with(sign))?;
    let (name, rest) = text.strip_prefix(sign)?.split_once(sign)?;
    let name = name.trim_end_matches(':');
    let value = rest.trim_start_matches(['*', '_', ':', ' ']);
    (is_word(name) && !value.is_empty()).then(|| {
        let message = "the signs round this name made it bold where it comes from, and belong to it here";
        Said::new(whole, message, format!("write {name}: {}", shortened(value.trim_end())))
    })
}

/// Whether a line is nothing but what stands on the margin of pages: "Page 1 of 12", "End of document", "OFFICIAL". Further in,
/// "page 1" may be an entry that lost its colon.
fn is_foot_of_page(text: &str) -> bool {
    if text.starts_with(' ') {
        return false;
    }
    const MARKS: [&str; 14] = [
        "end",
        "end of document",
        "end of file",
        "end of policy",
        "end of record",
        "end of strategy",
        "confidential",
        "official",
        "official sensitive",
        "not protectively marked",
        "uncontrolled if printed",
        "uncontrolled when printed",
        "printed copies are uncontrolled",
        "this page is intentionally blank",
    ];
    let lower = text.to_lowercase();
    let words: Vec<&str> =
        lower.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let is_number = |word: &&str| word.bytes().all(|byte| byte.is_ascii_digit());
    let is_page = match words.as_slice() {
        ["page", number] => is_number(number),
        ["page", number, "of", all] => is_number(number) && is_number(all),
        _ => false,
    };
    is_page || MARKS.contains(&words.join(" ").as_str())
}

/// An item of a list that is only a text, and has entries below it: the text has no name.
fn text_with_entries(source: &Source, line: u32, whole: Span) -> Option<Said> {
    let own = source.line(line);
    let written = own.trim().strip_prefix("- ")?.trim();
    let text = shortened(written);
    if line >= source.line_count() {
        return None;
    }
    let below = source.line(line + 1);
    let column = |text: &str| text.len() - text.trim_start().len();
    let (name, value) = below.trim().split_once(": ").filter(|(name, _)| schema::is_entry(name))?;
    if column(below) <= column(own) {
        return None;
    }
    let help = match name {
        _ if entry_without_colon(own).is_some() => format!("write {}", entry_without_colon(own).unwrap_or_default()),
        "edition" => format!("write the name of the entry too: - {{id: {text}, edition: {value}}}"),
        // A sentence is what an entry says; a word or two with hyphens is its own name, unless one stands below.
        _ if is_short_name(written) => format!("write the name of the entry too: - id: {written}"),
        "says" | "section" | "strength" => {
            format!("write the name of the entry too, such as - id: {}", plain_name(written))
        }
        _ => format!("write the name of the entry too, as in - says: {text}"),
    };
    Some(Said::new(whole, format!("this text has the entry {name} below it, and no name of an entry before it"), help))
}

/// Whether a text is written as the short names of entries are: "few-bookings".
fn is_short_name(text: &str) -> bool {
    text.contains('-') && plain_name(text) == text
}

/// A name and a value with something else between them than a colon and a plain space.
fn with_another_sign(source: &Source, line: u32, whole: Span) -> Option<Said> {
    let (text, start) = (source.line(line), source.line_start(line) as usize);
    const WIDE_COLON: char = '\u{ff1a}';
    let name = text.trim_start().trim_start_matches("- ");
    if let Some(said) = between_stars(name, whole) {
        return Some(said);
    }
    let word = name.split([':', ' ', '=', ';', WIDE_COLON, '\u{a0}']).next().filter(|word| is_word(word))?;
    let rest = &name[word.len()..];
    let value = rest.trim_start_matches(|letter: char| {
        letter.is_whitespace() || ":=;\u{2192}".contains(letter) || letter == WIDE_COLON
    });
    let arrow = ["->", "\u{2192}", "=>"].into_iter().find(|arrow| rest.trim_start().starts_with(arrow));
    let value = arrow.and_then(|arrow| rest.trim_start().strip_prefix(arrow)).map_or(value, str::trim_start);
    if value.is_empty() {
        return None;
    }
    // "title:- Policy": the dash stands for the space.
    let value = match value.trim_start_matches(['-', '\u{2013}', '\u{2014}']) {
        bare if rest.starts_with(':') && schema::is_single(word) && !bare.trim().is_empty() => bare.trim_start(),
        _ => value,
    };
    let at = start + text.find(word)? + word.len();
    let between = Span::new(at, at + rest.len() - value.len());
    let help = format!("write {word}: {}", shortened(value.trim_end()));
    if rest.starts_with(":\u{a0}") {
        let help = format!("{help}{}", of_all_lines(source));
        Some(Said::new(between, "the space here is not a plain one; it came along with copied text", help))
    } else if rest.starts_with(':') {
        Some(Said::new(Span::new(at, at + 1), "there is no space after this colon", help))
    } else if rest.starts_with(WIDE_COLON) {
        Some(Said::new(between, "this is not a plain colon", help))
    } else if let Some(arrow) = arrow {
        Some(Said::new(whole, format!("an entry is written with a colon, not with {arrow}"), help))
    } else if let Some(sign) = ["=", ";"].into_iter().find(|sign| rest.trim_start().starts_with(sign))
        && (sign == "=" || schema::is_entry(word))
    {
        Some(Said::new(whole, format!("an entry is written with a colon, not with {sign}"), help))
    } else {
        None
    }
}

/// What is said of a line that stands in quotes with all of its entry.
pub(super) fn line_in_quotes(source: &Source, line: u32) -> Option<Said> {
    let text = source.line(line);
    let entry = entry_in_quotes(text)?;
    let start = source.line_start(line) as usize + text.len() - text.trim_start().len();
    let message = "the quotation marks stand round the whole line, so that no entry begins here";
    Some(Said::new(
        Span::new(start, start + text.trim().len()),
        message,
        format!("take them out: {}", shortened(entry)),
    ))
}

/// The entry of a line that stands in quotes with all of it: `"status: approved"`.
fn entry_in_quotes(line: &str) -> Option<&str> {
    let line = line.trim();
    let inner = ['"', '\'', '\u{201c}'].iter().find_map(|quote| line.strip_prefix(*quote))?;
    let inner = inner.strip_suffix(['"', '\'', '\u{201d}'])?;
    let (name, value) = inner.split_once(':')?;
    (schema::is_entry(name.trim()) && !inner.contains('"') && (value.is_empty() || value.starts_with(' ')))
        .then_some(inner)
}
