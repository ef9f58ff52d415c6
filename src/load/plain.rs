//! A scan of YAML as it is mostly written: blocks by indentation, texts on a line or folded, short lists in brackets. It
//! gives the tree that the parser gives, several times as fast; what is written in any other way, and all that may be
//! wrong, is left to the parser.

use std::ops::Range;
use std::sync::Arc;

use memchr::memchr3;

use super::{MOST_DEPTH, MOST_NODES};
use crate::source::{Arena, ArenaBuilder, Source, Span, Style};

/// How long a name may be, in bytes.
const LONGEST_NAME: usize = 200;

/// The tree of a document; `None` where only the parser can tell.
pub(super) fn scan(source: &Arc<Source>) -> Option<Arena> {
    let text = source.text();
    if !is_ordinary(text) {
        return None;
    }
    let mut scan = Scan { text, at: 0, indent: 0, tree: ArenaBuilder::new(Arc::clone(source)) };
    scan.find_content()?;
    (scan.indent == 0).then(|| scan.mapping(0))??;
    (scan.indent == END && scan.tree.len() <= MOST_NODES).then(|| scan.tree.finish())
}

/// The indentation of what stands behind the last line.
const END: isize = -1;

/// Whether a text has none of the letters of which YAML, or a reader of it, makes something particular.
fn is_ordinary(text: &str) -> bool {
    let is_control = |byte: u8| (byte < b' ' && byte != b'\n') || byte == 0x7f;
    // Control characters of two bytes, other ends of lines, marks of byte order and what is no letter at all.
    let is_particular = |letter: char| {
        matches!(letter, '\u{80}'..='\u{9f}' | '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
    };
    !text.bytes().any(is_control) && (text.is_ascii() || !text.chars().any(is_particular))
}

/// A document that is being scanned. Every step gives `None` where the parser has to go on from the beginning.
struct Scan<'t> {
    text: &'t str,
    /// The next byte.
    at: usize,
    /// The column of what is read next, where that is the first of its line or stands behind a hyphen.
    indent: isize,
    tree: ArenaBuilder,
}

impl Scan<'_> {
    /// The next byte; behind the last one a line ends.
    fn byte(&self) -> u8 {
        self.byte_at(self.at)
    }

    fn byte_at(&self, at: usize) -> u8 {
        self.text.as_bytes().get(at).copied().unwrap_or(b'\n')
    }

    fn skip_spaces(&mut self) -> isize {
        let from = self.at;
        while self.byte() == b' ' {
            self.at += 1;
        }
        (self.at - from).cast_signed()
    }

    /// From the beginning of a line to the first that has content, and to its indentation.
    fn find_content(&mut self) -> Option<()> {
        // Where there is too much, the parser says so.
        if self.tree.len() > MOST_NODES {
            return None;
        }
        while self.at < self.text.len() {
            self.indent = self.skip_spaces();
            match self.byte() {
                b'\n' | b'#' => self.skip_line(),
                // The end of a document, and the beginning of another one.
                b'-' | b'.'
                    if self.indent == 0 && matches!(self.text.get(self.at..self.at + 3), Some("---" | "...")) =>
                {
                    return None;
                }
                _ => return Some(()),
            }
        }
        self.indent = END;
        Some(())
    }

    fn skip_line(&mut self) {
        let rest = &self.text.as_bytes()[self.at..];
        self.at = memchr::memchr(b'\n', rest).map_or(self.text.len(), |end| self.at + end + 1);
    }

    /// Goes on behind a value: nothing but a remark may stand on its line.
    fn end_line(&mut self) -> Option<()> {
        let spaces = self.skip_spaces();
        if self.byte() != b'\n' && !(self.byte() == b'#' && spaces > 0) {
            return None;
        }
        self.skip_line();
        self.find_content()
    }

    fn is_dash(&self) -> bool {
        self.byte() == b'-' && matches!(self.byte_at(self.at + 1), b' ' | b'\n')
    }

    fn here(&self) -> Span {
        Span::new(self.at, self.at)
    }

    /// What stands on a line of its own or behind a hyphen, as part of a block with this indentation.
    fn node(&mut self, parent: isize) -> Option<()> {
        if self.tree.depth() >= MOST_DEPTH {
            return None;
        }
        if self.is_dash() {
            self.sequence(self.indent)
        } else if self.name_end().is_some() {
            self.mapping(self.indent)
        } else {
            self.value(parent)
        }
    }

    fn mapping(&mut self, column: isize) -> Option<()> {
        self.tree.open_mapping(self.here(), Style::Block);
        while self.indent == column {
            let end = self.name_end()?;
            self.scalar(self.at..end)?;
            self.at = end + 1;
            self.skip_spaces();
            if !matches!(self.byte(), b'\n' | b'#') {
                self.value(column)?;
                continue;
            }
            self.skip_line();
            self.find_content()?;
            if self.indent > column {
                self.node(column)?;
            } else if self.indent == column && self.is_dash() {
                self.shallow_sequence(column)?;
            } else {
                return None;
            }
        }
        self.close(column)
    }

    fn sequence(&mut self, column: isize) -> Option<()> {
        self.tree.open_sequence(self.here(), Style::Block);
        self.items(column)
    }

    /// A list that does not stand deeper than its name: to the parser it begins with its first item.
    fn shallow_sequence(&mut self, column: isize) -> Option<()> {
        let dash = self.at;
        self.at += 1;
        self.skip_spaces();
        if self.byte() == b'\n' {
            return None;
        }
        self.tree.open_sequence(self.here(), Style::Block);
        self.at = dash;
        self.items(column)
    }

    fn items(&mut self, column: isize) -> Option<()> {
        while self.indent == column && self.is_dash() {
            self.at += 1;
            let spaces = self.skip_spaces();
            if matches!(self.byte(), b'\n' | b'#') {
                self.skip_line();
                self.find_content()?;
                if self.indent <= column {
                    return None;
                }
            } else {
                self.indent = column + 1 + spaces;
            }
            self.node(column)?;
        }
        self.close(column)
    }

    /// Closes a block, where the next line does not stand deeper than it.
    fn close(&mut self, column: isize) -> Option<()> {
        self.tree.close(0);
        (self.indent <= column).then_some(())
    }

    /// Where the name of an entry ends that begins here.
    fn name_end(&self) -> Option<usize> {
        let (end, mark) = self.text_end(self.at)?;
        let is_name = mark == b':' && end - self.at <= LONGEST_NAME && self.byte_at(end - 1) != b' ';
        is_name.then_some(end)
    }

    /// Where a text without quotes that begins here ends on its line, and by what: a colon, a remark or the line.
    fn text_end(&self, from: usize) -> Option<(usize, u8)> {
        if !is_beginning(self.byte_at(from)) {
            return None;
        }
        let bytes = self.text.as_bytes();
        let mut at = from;
        while let Some(next) = bytes.get(at..).and_then(|rest| memchr3(b':', b'#', b'\n', rest)) {
            at += next;
            match bytes[at] {
                b':' if matches!(self.byte_at(at + 1), b' ' | b'\n') => return Some((at, b':')),
                b'#' if bytes[at - 1] == b' ' => return Some((at, b'#')),
                b'\n' => return Some((at, b'\n')),
                _ => at += 1,
            }
        }
        Some((bytes.len(), b'\n'))
    }

    /// Adds a text without quotes on one line. Words for nothing are left to the parser, which has something to say of them.
    fn scalar(&mut self, bytes: Range<usize>) -> Option<()> {
        let text = self.text.get(bytes.clone())?;
        if matches!(text, "null" | "Null" | "NULL" | "~") {
            return None;
        }
        self.add(bytes, text, Style::Plain)
    }

    /// Adds a text. As everywhere its place ends with its last letter, which a space of any alphabet is not.
    fn add(&mut self, bytes: Range<usize>, text: &str, style: Style) -> Option<()> {
        let length = self.text.get(bytes.clone())?.trim_end().len();
        self.tree.scalar(Span::new(bytes.start, bytes.start + length), text, style);
        Some(())
    }

    /// A value that begins on this line, as part of a block with this indentation.
    fn value(&mut self, parent: isize) -> Option<()> {
        match self.byte() {
            b'"' | b'\'' => self.quoted()?,
            b'[' | b'{' => self.brackets(parent)?,
            b'>' => return self.folded(parent),
            _ => return self.lines(parent),
        }
        self.end_line()
    }

    /// A text without quotes, on one line or several.
    fn lines(&mut self, parent: isize) -> Option<()> {
        let start = self.at;
        let mut end = self.line(parent)?;
        if self.indent <= parent {
            return self.scalar(start..end);
        }
        let mut folded = self.text.get(start..end)?.to_owned();
        while self.indent > parent {
            let from = self.at;
            end = self.line(parent)?;
            folded.push(' ');
            folded.push_str(self.text.get(from..end)?);
        }
        self.add(start..end, &folded, Style::Plain)
    }

    /// A line of such a text, up to what comes next; gives where its words end.
    fn line(&mut self, parent: isize) -> Option<usize> {
        let (end, mark) = self.text_end(self.at)?;
        // A remark that begins with a letter or a figure may have been meant as text, of which the parser speaks.
        let is_remark = mark == b'#' && !is_letter(self.byte_at(end + 1));
        if mark != b'\n' && !is_remark {
            return None;
        }
        let words = self.text.get(self.at..end)?.trim_end_matches(' ').len() + self.at;
        self.at = end;
        self.skip_line();
        let next = self.at;
        self.find_content()?;
        // The text goes on in the very next line, and not behind a remark.
        let is_next = !is_remark && self.indent == (self.at - next).cast_signed();
        (self.indent <= parent || is_next).then_some(words)
    }

    /// A text in quotes on one line, without codes.
    fn quoted(&mut self) -> Option<()> {
        let (start, quote) = (self.at, self.byte());
        let code = if quote == b'"' { b'\\' } else { quote };
        let inside = self.text.as_bytes().get(start + 1..)?;
        let end = start + 1 + memchr3(quote, code, b'\n', inside)?;
        if self.byte_at(end) != quote || (quote == code && self.byte_at(end + 1) == quote) {
            return None;
        }
        self.at = end + 1;
        self.tree.scalar(Span::new(start, self.at), self.text.get(start + 1..end)?, Style::Quoted);
        Some(())
    }

    /// A text behind `>-`, of one paragraph.
    fn folded(&mut self, parent: isize) -> Option<()> {
        if self.text.get(self.at..self.at + 3)? != ">-\n" {
            return None;
        }
        self.at += 3;
        let column = self.skip_spaces();
        let start = self.at;
        let mut folded = String::new();
        if column <= parent {
            return None;
        }
        let end = loop {
            let from = self.at;
            self.skip_line();
            let line = self.text.get(from..self.at)?.trim_end_matches('\n');
            if line.is_empty() || line.ends_with(' ') {
                return None;
            }
            if !folded.is_empty() {
                folded.push(' ');
            }
            folded.push_str(line);
            let next = self.at;
            let indent = self.skip_spaces();
            if indent > column {
                return None;
            }
            if indent < column || self.byte() == b'\n' {
                self.at = next;
                break from + line.len();
            }
        };
        self.add(start..end, &folded, Style::Quoted)?;
        self.skip_empty_lines(column)?;
        // What stands deeper behind an empty line is a paragraph more, though it may look like a remark.
        let next = self.at;
        let is_over = self.skip_spaces() <= parent;
        self.at = next;
        is_over.then(|| self.find_content())?
    }

    /// Passes over lines without a letter, of no more than so many spaces.
    fn skip_empty_lines(&mut self, most: isize) -> Option<()> {
        while self.at < self.text.len() {
            let line = self.at;
            let spaces = self.skip_spaces();
            if self.byte() != b'\n' {
                self.at = line;
                break;
            }
            if spaces > most {
                return None;
            }
            self.skip_line();
        }
        Some(())
    }

    /// A list or block in brackets.
    fn brackets(&mut self, parent: isize) -> Option<()> {
        if self.tree.depth() >= MOST_DEPTH {
            return None;
        }
        let (is_list, span) = (self.byte() == b'[', Span::new(self.at, self.at + 1));
        let close = if is_list {
            self.tree.open_sequence(span, Style::Flow);
            b']'
        } else {
            self.tree.open_mapping(span, Style::Flow);
            b'}'
        };
        self.at += 1;
        self.skip_in_brackets(parent)?;
        let mut is_first = true;
        while !(is_first && self.byte() == close) {
            is_first = false;
            if !is_list {
                self.in_brackets()?;
                if self.byte() != b':' || self.byte_at(self.at + 1) != b' ' {
                    return None;
                }
                self.at += 1;
                self.skip_in_brackets(parent)?;
            }
            match self.byte() {
                b'[' | b'{' => self.brackets(parent)?,
                b'"' | b'\'' => self.quoted()?,
                _ => self.in_brackets()?,
            }
            self.skip_in_brackets(parent)?;
            match self.byte() {
                b',' => self.at += 1,
                mark if mark == close => break,
                _ => return None,
            }
            self.skip_in_brackets(parent)?;
        }
        self.at += 1;
        self.tree.close(self.at);
        Some(())
    }

    /// Spaces and ends of lines between what stands in brackets. All lines stand deeper than the block around them.
    fn skip_in_brackets(&mut self, parent: isize) -> Option<()> {
        self.skip_spaces();
        while self.byte() == b'\n' {
            self.at += 1;
            if self.at >= self.text.len() || self.skip_spaces() <= parent {
                return None;
            }
        }
        Some(())
    }

    /// A text without quotes in brackets, or the name of an entry there.
    fn in_brackets(&mut self) -> Option<()> {
        let start = self.at;
        if !is_beginning(self.byte()) {
            return None;
        }
        loop {
            match self.byte() {
                b',' | b']' | b'}' | b'\n' => break,
                b':' if matches!(self.byte_at(self.at + 1), b' ' | b'\n' | b',' | b'[' | b']' | b'{' | b'}') => break,
                b'[' | b'{' | b'#' => return None,
                _ => self.at += 1,
            }
        }
        let words = self.text.get(start..self.at)?.trim_end_matches(' ').len();
        if self.byte() == b':' && start + words != self.at || words > LONGEST_NAME {
            return None;
        }
        self.scalar(start..start + words)
    }
}

/// Whether a text without quotes surely begins with this byte; few begin with others.
fn is_beginning(byte: u8) -> bool {
    is_letter(byte) || matches!(byte, b'(' | b'/' | b'.' | b'_' | b'+' | b'$')
}

/// A letter, a figure, or part of a letter that is not of this alphabet.
fn is_letter(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || !byte.is_ascii()
}

#[cfg(test)]
mod tests {
    use super::super::yaml;
    use super::*;
    use crate::finding::{About, Findings};
    use crate::source::NodeId;

    /// Whether the parser gives the tree that is given here, and has nothing to say; `None` where it is left to it.
    fn agrees(text: &str) -> Option<bool> {
        let source = Arc::new(Source::new("a.yaml", text.to_owned()));
        let tree = scan(&source)?;
        let loaded = crate::load::Loaded::empty("a.yaml", None);
        let mut findings = Findings::about(About { source: Some(&source), ..loaded.about() });
        let parsed = yaml::parse(&source, &mut findings);
        Some(parsed.is_some_and(|parsed| nodes(&parsed) == nodes(&tree)) && findings.into_list().is_empty())
    }

    fn nodes(tree: &Arena) -> Vec<(Span, Style, Option<&str>, bool, NodeId)> {
        let node =
            |node| (tree.span(node), tree.style(node), tree.text(node), tree.is_mapping(node), tree.parent(node));
        tree.nodes().map(node).collect()
    }

    #[test]
    fn what_is_taken_is_taken_as_the_parser_takes_it() {
        let texts = [
            "a: b\n",
            "a: b",
            "# c\n\na: b c  # d\n\nb:\n  c: 'x'\n  # e\n  d: \"y\"\n",
            "a:\n- b\n- c\nd:\n  - e: f\n    g: h\n  - - i\n    - j\n",
            "a: b\n  c d\n  e\nf:\n  g h\n  i\n",
            "a: >-\n  b\n  c # d\n\n# e\nf: g\n",
            "a:\n  - >-\n    b\n    c\n  - d\n",
            "a: [b, 'c', {d: e, f: [g]}, []]\nb: {}\nc: [d,\n  e]\n",
            "a: http://x.org/#y\nb: [c:d, e]\n",
            "a:  # b\n  c: d\n",
            "a:\n  -\n    b: c\n",
            "a: \u{e9}\u{201c}x\u{201d}\n\u{e9}: 1\n",
        ];
        let others: Vec<_> = texts.into_iter().filter(|text| agrees(text) != Some(true)).collect();
        assert!(others.is_empty(), "{others:#?}");
    }

    #[test]
    fn what_looks_like_the_end_of_a_text_and_is_none_is_left_to_the_parser() {
        let texts = [
            "a: >-\n  b\n\n  # c\nd: e\n",
            "a: >-\n  b\n    \nc: d\n",
            "a: >-\n  b\n # c\nd: e\n",
            "a: >-\n  b\u{a0}\nc: d\n",
            "a: b\u{a0}\nc: d\n",
            "a: [b\u{a0}, c]\n",
            "a: b\n\n  c\nd: e\n",
            "a: b\n  # c\n  d\ne: f\n",
            "a: b\n  - c\n",
            "a: b # c\n",
            "a: b\n...\nc: d\n",
            "a: b\n   ",
        ];
        let others: Vec<_> = texts.into_iter().filter(|text| agrees(text) == Some(false)).collect();
        assert!(others.is_empty(), "{others:#?}");
    }

    /// The documents of the repository, and each of them changed in a few places by a letter that means something.
    #[test]
    fn what_is_written_in_the_repository_is_taken_as_the_parser_takes_it() {
        const MARKS: [&str; 29] = [
            "",
            " ",
            "  ",
            "\n",
            "\n\n",
            ":",
            ": ",
            "#",
            " # x",
            " #x",
            "-",
            "- ",
            "\n- ",
            "[",
            "]",
            "{",
            "}",
            ",",
            "'",
            "\"",
            ">-\n",
            "\u{e9}",
            "x",
            "\n  ",
            "\u{a0}",
            "\u{a0}\n",
            "\n\n  # x\n",
            "\n      \n",
            "\n  x\n",
        ];
        let mut taken = 0;
        for (number, text) in documents().iter().enumerate() {
            let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
            for (turn, mark) in MARKS.iter().enumerate() {
                // Any places will do, as long as they are others in each document and each turn.
                let place = (number * 7919 + turn * 104_729 + 12_345) % starts.len().max(1);
                let at = starts.get(place).copied().unwrap_or_default();
                let end = starts.get(place + turn % 2).copied().unwrap_or(at);
                let changed = format!("{}{mark}{}", &text[..at], &text[end..]);
                let verdict = agrees(&changed);
                assert_ne!(verdict, Some(false), "{changed}");
                taken += usize::from(verdict.is_some());
            }
        }
        assert!(taken > 500, "{taken}");
    }

    fn documents() -> Vec<String> {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
        let mut open = vec![root.join("tests"), root.join("policies")];
        let mut documents = Vec::new();
        while let Some(folder) = open.pop() {
            for entry in std::fs::read_dir(folder).expect("a folder").flatten() {
                let path = entry.path();
                if path.is_dir() {
                    open.push(path);
                } else if path.extension().is_some_and(|ending| ending == "yaml") {
                    documents.extend(std::fs::read(&path).ok().and_then(|bytes| String::from_utf8(bytes).ok()));
                }
            }
        }
        documents
    }
}
