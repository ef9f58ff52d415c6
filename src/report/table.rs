//! Text in columns for a terminal: widths are those that people see, not bytes or characters.

use textwrap::core::display_width;

/// How many columns a text takes.
pub(super) fn width(text: &str) -> usize {
    display_width(text)
}

/// A text with spaces after it, up to a width.
pub(super) fn padded(text: &str, to: usize) -> String {
    format!("{text}{}", " ".repeat(to.saturating_sub(width(text))))
}

/// A text wrapped to a width: its first line begins at an indent, the others two columns further in.
pub(super) fn hanging(text: &str, width: usize, indent: usize) -> String {
    let (first, rest) = (" ".repeat(indent), " ".repeat(indent + 2));
    textwrap::fill(text, textwrap::Options::new(width).initial_indent(&first).subsequent_indent(&rest))
}

/// A text cut to a width, with a mark where something is missing.
pub(super) fn cut(text: &str, to: usize) -> String {
    if width(text) <= to {
        return text.to_owned();
    }
    let mut short = String::new();
    for letter in text.chars() {
        if width(&short) + width(letter.encode_utf8(&mut [0; 4])) >= to {
            break;
        }
        short.push(letter);
    }
    short.push('\u{2026}');
    short
}

/// A text cut to a width between two words, with a mark where something is missing.
pub(super) fn cut_at_word(text: &str, to: usize) -> String {
    if width(text) <= to {
        return text.to_owned();
    }
    let mut short = String::new();
    for word in text.split(' ') {
        if width(&short) + width(word) + 2 > to {
            break;
        }
        short.push_str(word);
        short.push(' ');
    }
    if short.is_empty() { cut(text, to) } else { format!("{}\u{2026}", short.trim_end_matches([' ', ',', ';', ':'])) }
}

/// Cells side by side, each wrapped to its width, two spaces between them; every line without spaces at its end.
pub(super) fn row(cells: &[(&str, usize)]) -> Vec<String> {
    let wrapped: Vec<Vec<_>> = cells.iter().map(|(text, width)| textwrap::wrap(text, (*width).max(1))).collect();
    let height = wrapped.iter().map(Vec::len).max().unwrap_or_default();
    let line = |index: usize| {
        let parts = wrapped
            .iter()
            .zip(cells)
            .map(|(lines, (_, width))| padded(lines.get(index).map(AsRef::as_ref).unwrap_or_default(), *width));
        parts.collect::<Vec<_>>().join("  ").trim_end().to_owned()
    };
    (0..height).map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_wrap_beside_each_other() {
        assert_eq!(row(&[("one two", 4), ("three", 5)]), ["one   three", "two"]);
        assert_eq!(row(&[("\u{65e5}\u{672c}", 6), ("x", 1)]), ["\u{65e5}\u{672c}    x"]);
        assert_eq!(cut("abcdef", 4), "abc\u{2026}");
        assert_eq!(cut_at_word("one two three", 10), "one two\u{2026}");
        assert_eq!(cut_at_word("one two three", 13), "one two three");
    }
}
