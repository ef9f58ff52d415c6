//! Text from documents, made harmless for whoever reads the output.

use std::borrow::Cow;
use std::fmt::Write;
use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use crate::source::is_blank;

/// Text for a terminal or a CI console: control characters, direction marks and invisible characters shown as codes,
/// and nothing that a CI runner would take for a command of its own.
pub fn console(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_active) && !has_command(text) {
        return Cow::Borrowed(text);
    }
    let mut safe = String::with_capacity(text.len() + 16);
    for letter in text.chars() {
        if letter == '\t' {
            safe.push(' ');
        } else if is_active(letter) {
            // Writing to a String cannot fail.
            let _ = write!(safe, "\\u{{{:x}}}", u32::from(letter));
        } else {
            safe.push(letter);
        }
    }
    Cow::Owned(disarm(&safe))
}

/// Text of several lines for a terminal or a CI console: each of them as [`console`].
pub fn lines(text: &str) -> String {
    text.split('\n').map(console).collect::<Vec<_>>().join("\n")
}

/// Text for a cell or a sentence: as [`console`], on one line and with single spaces.
pub fn line(text: &str) -> Cow<'_, str> {
    let is_flat = text.trim() == text && !text.contains("  ") && !text.contains(['\n', '\r', '\t']);
    if is_flat {
        return console(text);
    }
    let flat = text.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
    Cow::Owned(console(&flat).into_owned())
}

/// Text for a table cell of Markdown, or for the inside of a line, in which nothing of it is active: plain where every
/// character is quiet, else a code span. Backslashes are not enough: hosts look for `@name`, `#1`, `ABC-12` and web
/// addresses in what Markdown has already become, and only code is safe from that.
pub fn markdown(text: &str) -> Cow<'_, str> {
    let text = line(text);
    if is_quiet(&text) {
        return text;
    }
    let text = pipes_escaped(&text);
    let longest = text.split(|letter| letter != '`').map(str::len).max().unwrap_or_default();
    let fence = "`".repeat(longest + 1);
    // A space at either end is taken away by whoever reads a code span that begins or ends with a backtick.
    let space = if text.starts_with('`') || text.ends_with('`') { " " } else { "" };
    Cow::Owned(format!("{fence}{space}{text}{space}{fence}"))
}

/// A table ends its cells before code is looked for, so a pipe is escaped in code too. Behind a backslash it cannot
/// be: that backslash would escape the escape.
fn pipes_escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '|' if safe.ends_with('\\') => safe.push_str("\\u{7c}"),
            '|' => safe.push_str("\\|"),
            _ => safe.push(letter),
        }
    }
    safe
}

/// Whether Markdown and those who host it read a text as words and nothing else.
fn is_quiet(text: &str) -> bool {
    let letters: Vec<char> = text.chars().collect();
    let at = |index: Option<usize>| index.and_then(|index| letters.get(index)).copied();
    let quiet = letters.iter().enumerate().all(|(index, &letter)| {
        let (before, after) = (at(index.checked_sub(1)), at(Some(index + 1)));
        let is_between = |is: fn(char) -> bool| before.is_some_and(is) && after.is_some_and(is);
        let is_digit = |letter: char| letter.is_ascii_digit();
        match letter {
            // "www.example.org" is an address; "3.5" and the end of a sentence are not. "1. " may begin a list.
            '.' if is_between(is_digit) => true,
            '.' => {
                let ends = before.is_some_and(|before| before.is_alphabetic() || ends_words(before))
                    || before.is_some_and(is_digit) && letters.iter().take(index).any(|letter| *letter == ' ');
                ends && after.is_none_or(|after| after == ' ')
            }
            // ":tada:" is a picture; what stands before a list or an explanation is not.
            ':' => before.is_some_and(|before| before.is_alphanumeric() || ends_words(before)) && after == Some(' '),
            // "ABC-12" may name an issue somewhere; "sub-group" does not, and neither does "2013-14".
            '-' | '/' => is_between(char::is_alphabetic) || is_between(is_digit),
            // "_so_" is set in italics; "as_written" is not.
            '_' => is_between(|letter| letter.is_ascii_lowercase()),
            // "2) " may begin a list.
            ')' => text.contains('('),
            ' ' | ',' | ';' | '(' | '"' | '\'' | '?' | '\u{a3}' | '\u{2013}' | '\u{2014}' => true,
            '\u{2018}' | '\u{2019}' | '\u{201c}' | '\u{201d}' => true,
            letter => letter.is_alphanumeric(),
        }
    });
    quiet && !text.split(|letter: char| !letter.is_alphanumeric()).any(looks_like_commit)
}

/// Whether a mark stands at the end of words.
fn ends_words(letter: char) -> bool {
    matches!(letter, ')' | '"' | '\u{2019}' | '\u{201d}')
}

/// Hosts link a word of hexadecimal digits to a commit.
fn looks_like_commit(word: &str) -> bool {
    word.len() >= 7 && word.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// A cell of comma-separated values as RFC 4180 has it, which no spreadsheet takes for a formula: before what would be one, and
/// before what would be taken for such a mark, stands an apostrophe.
pub fn csv(text: &str) -> String {
    let flat = line(text);
    let is_formula = starts_a_formula(text) || needs_mark(&flat);
    let mark = if is_formula { "'" } else { "" };
    if flat.contains(['"', ',', ';', '\'']) || is_formula {
        format!("\"{mark}{}\"", flat.replace('"', "\"\""))
    } else {
        flat.into_owned()
    }
}

/// What [`csv`] made a cell of, where that was on one line and acts on nothing: the cell without its mark.
pub fn csv_undone(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|rest| needs_mark(rest)).unwrap_or(cell)
}

/// The number that a cell has as text: people type an apostrophe before it, so that a spreadsheet makes no 3.1 of 3.10.
pub fn csv_number(cell: &str) -> Option<&str> {
    cell.strip_prefix('\'').filter(|number| is_number(number))
}

/// Whether a cell of this text would be a formula, or be taken for one that was marked, or for a number that was.
fn needs_mark(text: &str) -> bool {
    let bare = text.trim_start_matches('\'');
    starts_a_formula(bare) || bare.len() < text.len() && is_number(bare)
}

fn is_number(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_digit()) && text.parse::<f64>().is_ok()
}

/// The text of a command of GitHub's runner, which may have several lines: each of them made harmless before.
pub(super) fn github_data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The value of a property of such a command. Written so, a path means the file still, whatever it is called.
pub(super) fn github_property(text: &str) -> String {
    console(&github_data(text).replace(':', "%3A").replace(',', "%2C")).into_owned()
}

/// The text of a logging command of Azure Pipelines, which may have several lines: each of them made harmless before.
pub(super) fn azure_data(text: &str) -> String {
    text.replace('%', "%AZP25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The value of a property of such a command.
pub(super) fn azure_property(text: &str) -> String {
    console(&azure_data(text).replace(']', "%5D").replace(';', "%3B")).into_owned()
}

/// A path as a relative reference of RFC 3986: all but letters and figures of ASCII, a few marks and the slashes between
/// its parts stand there as codes.
pub fn uri(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            // Writing to a String cannot fail.
            let _ = write!(uri, "%{byte:02X}");
        }
    }
    uri
}

/// A message of SARIF, in which nothing is a place to be filled in, and nothing a link.
pub(super) fn sarif(text: &str) -> String {
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let mut safe = String::with_capacity(text.len());
    for (index, part) in text.split('{').enumerate() {
        let is_place = index > 0 && part.split_once('}').is_some_and(|(inside, _)| is_number(inside));
        safe.push_str(if is_place {
            "{ "
        } else if index > 0 {
            "{"
        } else {
            ""
        });
        safe.push_str(part);
    }
    safe.replace("](", "] (")
}

/// Finished markup in which nothing acts on a console, and nothing hides or reorders what is read: invisible characters
/// stand there as codes, and the marks of CI runners as character references, so that the page shows them as they are.
pub fn markup(text: &str) -> Cow<'_, str> {
    let acts = |letter: char| is_active(letter) && letter != '\n';
    if !text.contains(acts) && !has_command(text) {
        return Cow::Borrowed(text);
    }
    let mut safe = String::with_capacity(text.len() + 64);
    for letter in text.chars() {
        if matches!(letter, '\t' | '\r') {
            safe.push(' ');
        } else if acts(letter) {
            // Writing to a String cannot fail.
            let _ = write!(safe, "\\u{{{:x}}}", u32::from(letter));
        } else {
            safe.push(letter);
            // The last character of a mark is enough to break it.
            if COMMANDS.iter().any(|mark| safe.ends_with(mark)) {
                safe.pop();
                let _ = write!(safe, "&#{};", u32::from(letter));
            }
        }
    }
    Cow::Owned(safe)
}

/// The full-width signs count too: some spreadsheets read them as their plain fellows.
fn starts_a_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}'])
}

/// Characters that act on a terminal, that hide or reorder what is read, or that no XML may hold.
pub fn is_active(letter: char) -> bool {
    letter.is_control()
        || is_blank(letter)
        || matches!(letter,
            '\u{ad}' | '\u{061c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{fffe}' | '\u{ffff}' | '\u{e0000}'..='\u{e007f}')
}

/// Marks by which CI runners know commands, wherever they stand in a line.
pub(super) const COMMANDS: [&str; 5] = ["::", "##[", "##vso[", "##teamcity[", "section_"];

/// Whether a CI runner would see one of its commands in a text.
pub(super) fn has_command(text: &str) -> bool {
    static MARKS: LazyLock<AhoCorasick> = LazyLock::new(|| AhoCorasick::new(COMMANDS).expect("a few short words"));
    MARKS.is_match(text)
}

/// Breaks the marks apart so that they are read by people alone.
fn disarm(text: &str) -> String {
    // Of three colons in a row the first pass leaves two.
    let text = text.replace("::", ": :").replace("::", ": :");
    let text = text.replace("##[", "# #[").replace("##vso[", "# #vso[");
    let text = text.replace("##teamcity[", "# #teamcity[");
    text.replace("section_start:", "section_start ").replace("section_end:", "section_end ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_acts_on_a_terminal_or_a_runner() {
        let hostile = "\u{1b}[31mred\u{9b}31m\r\n\u{8}::error::x ##[set-env] ##vso[task] ##teamcity[x] \u{202e}abc section_start:1:x";
        let safe = console(hostile);
        assert!(!safe.chars().any(|letter| letter.is_control() || letter == '\u{202e}'), "{safe}");
        for mark in ["::", "##[", "##vso[", "##teamcity[", "section_start:"] {
            assert!(!safe.contains(mark), "{mark} in {safe}");
        }
        assert_eq!(console(":::error:: x:::::"), ": : :error: : x: : : : :");
        assert_eq!(console("###[x] ####vso[y]"), "## #[x] ### #vso[y]");
        assert_eq!(console("##\u{ad}[x]"), "##\\u{ad}[x]");
        assert_eq!(console("a\u{3164}\u{e0101}\u{2764}\u{fe0f}"), "a\\u{3164}\\u{e0101}\u{2764}\u{fe0f}");
        assert_eq!(console("plain: text \u{e9}"), "plain: text \u{e9}");
    }

    #[test]
    fn a_line_is_one_line() {
        assert_eq!(line(" two\r\nlines\tand  gaps "), "two lines and gaps");
        assert_eq!(line("as it is"), "as it is");
        assert_eq!(line("\u{1b}[31m"), "\\u{1b}[31m");
    }

    #[test]
    fn markdown_keeps_words_and_makes_code_of_the_rest() {
        for quiet in [
            "Training and Development Sub-group",
            "section 3.5, and 2013-14",
            "caf\u{e9} (once)",
            "and/or",
            "keep the source's words in as_written",
            "from 2014 to 2016. Then: \u{201c}all\u{201d}.",
        ] {
            assert_eq!(markdown(quiet), quiet);
        }
        for (active, safe) in [
            ("@somebody", "`@somebody`"),
            ("closes #1", "`closes #1`"),
            ("ABC-12", "`ABC-12`"),
            ("www.example.org", "`www.example.org`"),
            ("https://example.org", "`https://example.org`"),
            ("deadbeef0", "`deadbeef0`"),
            ("1. first", "`1. first`"),
            ("a :tada: b", "`a :tada: b`"),
            ("mailto:x", "`mailto:x`"),
            ("is _so_", "`is _so_`"),
            ("<b>", "`<b>`"),
            ("[a](b)", "`[a](b)`"),
            ("a|b", r"`a\|b`"),
            (r"a\|b", r"`a\\u{7c}b`"),
            ("`code`", "`` `code` ``"),
            ("a\nb|", r"`a b\|`"),
        ] {
            assert_eq!(markdown(active), safe, "{active}");
        }
    }

    #[test]
    fn a_command_ends_where_it_was_meant_to() {
        let path = "a\n::error::x,%3A\u{1b}.yaml";
        assert_eq!(github_property(path), "a%0A%3A%3Aerror%3A%3Ax%2C%253A\\u{1b}.yaml");
        assert_eq!(github_data("100 %\r\ntwo: lines"), "100 %25%0D%0Atwo: lines");
        assert_eq!(azure_property("a;b]##vso[x]%\n"), "a%3Bb%5D# #vso[x%5D%AZP25%0A");
        assert_eq!(azure_data("100 %3B\nx"), "100 %AZP253B%0Ax");
    }

    #[test]
    fn a_path_is_a_reference_and_a_message_is_a_text() {
        assert_eq!(uri("caf\u{e9}/a b:c%#?.yaml"), "caf%C3%A9/a%20b%3Ac%25%23%3F.yaml");
        assert_eq!(sarif("{0} {a: {12}, b} [x](http://example.org)"), "{ 0} {a: { 12}, b} [x] (http://example.org)");
    }

    #[test]
    fn a_page_shows_marks_and_obeys_none() {
        assert_eq!(markup("<p>\u{1b}[31m \u{202e}abc\n\u{e9}"), "<p>\\u{1b}[31m \\u{202e}abc\n\u{e9}");
        assert_eq!(markup("::error:: ##[x] ##vso[y]"), ":&#58;error:&#58; ##&#91;x] ##vso&#91;y]");
        assert_eq!(markup("<p class=\"a\">1 &lt; 2</p>"), "<p class=\"a\">1 &lt; 2</p>");
    }

    #[test]
    fn no_cell_is_a_formula() {
        for (text, cell) in [
            ("plain", "plain"),
            ("a, \"b\"", "\"a, \"\"b\"\"\""),
            ("=cmd|' /C calc'!A0", "\"'=cmd|' /C calc'!A0\""),
            (" =1", "\"'=1\""),
            ("\t1", "\"'1\""),
            ("-1", "\"'-1\""),
            ("two\nlines", "two lines"),
        ] {
            assert_eq!(csv(text), cell, "{text}");
        }
    }

    #[test]
    fn a_mark_before_a_formula_is_undone_exactly() {
        for text in
            ["=1", "'=1", "''@x", "-1", "'tis", "'", "", "plain", "\u{ff1d}1", "+44 (0)1", "3.10", "'3.10", "''3.10"]
        {
            let cell = csv(text);
            let value = cell.strip_prefix('"').and_then(|cell| cell.strip_suffix('"')).unwrap_or(&cell);
            assert_eq!(csv_undone(value), text, "{cell}");
            assert!(!starts_a_formula(value), "{cell}");
        }
    }
}
