//! Takes what could lead to a person out of a document's text before anything is read from it, so that no finding, table or
//! calendar can repeat it: of a value that has such a thing in it, every letter becomes an "x". Each letter keeps its place,
//! so that lines and columns stay what they are.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use granit_parser::{Event, Parser, ScalarStyle};
use memchr::memchr_iter;

use super::{MOST_NODES, plain};
use crate::privacy::{
    Label, PrivateKind, find, has_contact, in_name, is_of_role, mark_for, masked_name, may_stand_over_lines,
    on_one_line, unreadable,
};
use crate::source::{Source, Span};

/// The text without what could lead to a person, and where that stood.
pub(super) fn without_private(text: String) -> (String, Vec<(Span, PrivateKind)>) {
    // Many documents speak of births and of cases. Of those that are written plainly it is soon known that this is all.
    if !may_hold_private(&text) || plain_values(&text).is_some_and(|values| private_in(&text, values).is_empty()) {
        return (text, Vec::new());
    }
    let Some(values) = values(&text) else {
        // Of a text that is no YAML, whole lines are all that is known.
        return (without_private_lines(&text), Vec::new());
    };
    let found = private_in(&text, values);
    let mut private = Vec::new();
    let mut hidden = Vec::new();
    for (value, kinds) in found {
        let place = Span::new(value.0.start, value.0.end);
        private.extend(kinds.into_iter().map(|kind| (place, kind)));
        hidden.push(value);
    }
    (without(&text, &hidden), private)
}

/// Where a value stands that is not shown, and how it is written.
type Hidden = (Range<usize>, Style);

/// The values of a document that could lead to a person, and what by.
fn private_in(text: &str, values: impl IntoIterator<Item = Value>) -> Vec<(Hidden, BTreeSet<PrivateKind>)> {
    let mut private = Vec::new();
    let mut label = None;
    let mut key = String::new();
    for value in values {
        let is_file = value.style != Style::Comment && names_a_file(&key, &value.text);
        let found = if is_file { in_name(&value.text) } else { find(&value.text, label.as_ref()) };
        label = value.is_key.then(|| Label::read(&value.text)).flatten();
        let mut kinds: BTreeSet<PrivateKind> = found.into_iter().map(|(_, kind)| kind).collect();
        let is_value = !value.is_key && value.style != Style::Comment;
        if is_value && is_of_role(&key) && has_contact(&value.text) {
            kinds.insert(PrivateKind::Contact);
        }
        if value.is_key {
            key.clone_from(&value.text);
        }
        if kinds.is_empty() {
            continue;
        }
        let Value { bytes, style, .. } = value;
        // What is written with codes is no name that anybody finds again.
        let style = if is_file && !text[bytes.clone()].contains('\\') { Style::File } else { style };
        private.push(((bytes, style), kinds));
    }
    private
}

/// A text of which lines are made unreadable that could lead to a person by themselves, or with the lines around them.
pub(super) fn without_private_lines(text: &str) -> String {
    if !may_hold_private(text) {
        return text.to_owned();
    }
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let alone: Vec<usize> = lines.iter().map(|line| find(line, None).len()).collect();
    let mut is_private: Vec<bool> = alone.iter().map(|count| *count > 0).collect();
    for (line, is_private) in lines.iter().zip(&mut is_private) {
        let key = line.trim_start_matches([' ', '-', '{']).split(':').next().unwrap_or_default();
        *is_private |= is_of_role(key) && has_contact(line);
    }
    for first in 0..lines.len() {
        let together = first..(first + MOST_LINES).min(lines.len());
        let said = find(&on_one_line(lines[together.clone()].iter().copied()), None).len();
        if said > alone[together.clone()].iter().sum() {
            is_private[together].fill(true);
        }
    }
    let shown = lines.into_iter().zip(is_private);
    shown.map(|(line, is_private)| if is_private { unreadable(line) } else { line.to_owned() }).collect()
}

/// How many lines are read together where nobody knows which belong to one value.
const MOST_LINES: usize = 3;

/// Whether values may hold something of the kind once their lines are joined and their codes are read.
fn may_hold_private(text: &str) -> bool {
    let begins_code = |at: usize| matches!(text.as_bytes().get(at + 1), Some(b'x' | b'u' | b'U'));
    let has_codes = memchr_iter(b'\\', text.as_bytes()).any(begins_code);
    // What stands on one line stands there on the joined ones too.
    has_codes || has_contact(text) || may_stand_over_lines(text)
}

/// How a value is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Style {
    Plain,
    /// A backslash says what the next letter stands for.
    DoubleQuoted,
    /// The first line says how the others are to be read.
    Block,
    Comment,
    /// The name of a file, or of a place in one, which has to be found by what is left of it.
    File,
}

/// A value or a name of the document, or a comment.
struct Value {
    bytes: Range<usize>,
    style: Style,
    text: String,
    is_key: bool,
}

impl Value {
    fn of(text: &str, bytes: Range<usize>, style: Style, value: &str) -> Self {
        let is_key = text.get(bytes.end..).is_some_and(|rest| rest.trim_start_matches(' ').starts_with(':'));
        Self { bytes, style, text: value.split_whitespace().collect::<Vec<_>>().join(" "), is_key }
    }
}

/// What a document consists of, in its order; none where it is no YAML, or too much of it to be read.
fn values(text: &str) -> Option<Vec<Value>> {
    let mut values = Vec::new();
    let mut done = 0;
    for next in Parser::new_from_str(text) {
        let (event, span) = next.ok()?;
        let (Event::Scalar(value, style, ..), Some(bytes)) = (event, span.byte_range()) else { continue };
        if bytes.start < done || bytes.is_empty() {
            continue;
        }
        if values.len() > MOST_NODES {
            return None;
        }
        values.extend(comments(text, done..bytes.start));
        done = bytes.end;
        let style = match style {
            ScalarStyle::DoubleQuoted => Style::DoubleQuoted,
            ScalarStyle::Literal | ScalarStyle::Folded => Style::Block,
            _ => Style::Plain,
        };
        values.push(Value::of(text, bytes, style, &value));
    }
    values.extend(comments(text, done..text.len()));
    Some(values)
}

/// The same of a document that is written plainly, but for how its values are written.
fn plain_values(text: &str) -> Option<Vec<Value>> {
    let tree = plain::scan(&Arc::new(Source::new("", text.to_owned())))?;
    let mut values = Vec::new();
    let mut done = 0;
    for node in tree.nodes() {
        let (Some(value), bytes) = (tree.text(node), tree.span(node).range()) else { continue };
        if bytes.is_empty() {
            continue;
        }
        values.extend(comments(text, done..bytes.start));
        done = bytes.end;
        values.push(Value::of(text, bytes, Style::Plain, value));
    }
    values.extend(comments(text, done..text.len()));
    Some(values)
}

/// The comments between two values.
fn comments(text: &str, between: Range<usize>) -> Vec<Value> {
    let start = between.start;
    let mut at = start;
    let mut found = Vec::new();
    for line in text.get(between).unwrap_or_default().split_inclusive('\n') {
        if let Some(mark) = line.find('#') {
            let bytes = at + mark..at + line.trim_end().len();
            found.push(Value { text: text[bytes.clone()].to_owned(), bytes, style: Style::Comment, is_key: false });
        }
        at += line.len();
    }
    found
}

/// Whether the value of an entry names a file or a place in one: it ends as files do.
fn names_a_file(key: &str, value: &str) -> bool {
    /// The entries whose values name files.
    const KEYS: [&str; 9] =
        ["materials", "where", "file", "standards", "guidance", "policies", "extends", "exclude", "document"];
    /// How long the endings of files are.
    const LONGEST: usize = 8;
    let file = value.split('#').next().unwrap_or_default();
    KEYS.contains(&key)
        && file.trim_end().rsplit_once('.').is_some_and(|(_, ending)| {
            ending.len() <= LONGEST
                && ending.starts_with(|letter: char| letter.is_ascii_alphabetic())
                && ending.bytes().all(|byte| byte.is_ascii_alphanumeric())
        })
}

/// The name of a file as the tree shows it, and of a place in it only what kind of place it is.
fn without_private_name(name: &str) -> String {
    let (file, place) = name.split_once('#').map_or((name, None), |(file, place)| (file, Some(place)));
    let parts: Vec<_> = file.split('/').map(masked_name).collect();
    let mut shown = parts.join("/");
    if let Some(place) = place {
        let (kind, said) = place.split_once('=').map_or(("", place), |(kind, said)| (&place[..=kind.len()], said));
        let said = if in_name(place).is_empty() { said.to_owned() } else { unreadable(said) };
        shown.extend(["#", kind, &said]);
    }
    shown
}

fn without(text: &str, hidden: &[(Range<usize>, Style)]) -> String {
    let mut masked = String::with_capacity(text.len());
    let mut done = 0;
    for (bytes, style) in hidden {
        let inside = &text[bytes.clone()];
        masked.push_str(&text[done..bytes.start]);
        match style {
            Style::File => masked.push_str(&without_private_name(inside)),
            Style::Plain | Style::Comment => masked.push_str(&unreadable(inside)),
            Style::DoubleQuoted => masked.push_str(&unreadable(&without_codes(inside))),
            Style::Block => {
                let head = inside.find('\n').filter(|_| inside.starts_with(['|', '>'])).unwrap_or(0);
                masked.push_str(&inside[..head]);
                masked.push_str(&unreadable(&inside[head..]));
            }
        }
        done = bytes.end;
    }
    masked.push_str(&text[done..]);
    masked
}

/// A text in double quotes without the backslashes that begin codes; one at the end of a line joins it to the next.
fn without_codes(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        match (letter, letters.clone().next()) {
            ('\\', Some(next)) if next != '\n' && next != '\r' => {
                plain.extend(['x', mark_for(next)]);
                letters.next();
            }
            _ => plain.push(letter),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hidden(text: &str) -> String {
        without_private(text.to_owned()).0
    }

    #[test]
    fn values_that_could_lead_to_a_person_are_made_unreadable_in_their_places() {
        assert_eq!(
            hidden("a: Kyle, DOB 1/2/2012, Wenford # fine\nb: 2\n"),
            "a: xxxx, xxx x/x/xxxx, xxxxxxx # fine\nb: 2\n"
        );
        assert_eq!(
            hidden("a: \"Kyle\\n\\u00e9 born 3 May 2012\"\nb: c\n"),
            "a: \"xxxxxxxxxxxx xxxx x xxx xxxx\"\nb: c\n"
        );
        assert_eq!(hidden("a: |2\n  Kyle\n  born 3 May 2012\nb: c\n"), "a: |2\n  xxxx\n  xxxx x xxx xxxx\nb: c\n");
        assert_eq!(
            hidden("date_of_birth: 2012-05-03\nlast: 2026-01-01\n"),
            "date_of_birth: xxxx-xx-xx\nlast: 2026-01-01\n"
        );
        assert_eq!(hidden("a: b # born 3 May 2012, Kyle\n"), "a: b # xxxx x xxx xxxx, xxxx\n");
        assert_eq!(hidden("a: [b\nKyle born 3 May 2012\n"), "a: [b\nxxxx xxxx x xxx xxxx\n");
    }

    #[test]
    fn a_name_of_a_file_or_place_is_what_may_be_shown_of_it() {
        for (written, shown) in [
            ("where: a.md#heading=Kyle, born 12 May 2014", "where: a.md#heading=xxxx, xxxx xx xxx xxxx"),
            ("where: \"a.md#kyle-born-12-may-2014\"", "where: \"a.md#xxxx-xxxx-xx-xxx-xxxx\""),
            ("materials: [x/DOB_12-05-2014.docx, b.md]", "materials: [x/DOB_xx-xx-xxxx.docx, b.md]"),
            ("- where: born 12 May 2014/a.md#slide=3", "- where: born xx xxx xxxx/a.md#slide=3"),
            ("says: Kyle, born 12 May 2014, as in notes.docx", "says: xxxx, xxxx xx xxx xxxx, xx xx xxxxx.xxxx"),
        ] {
            assert_eq!(hidden(written), shown);
        }
    }

    #[test]
    fn what_is_written_over_lines_or_in_codes_is_seen() {
        for (written, shown) in [
            ("a: >-\n  Kyle, date of\n  birth 14/03/2011\n", "a: >-\n  xxxx, xxxx xx\n  xxxxx xx/xx/xxxx\n"),
            ("a: >-\n  NHS number 943\n  476 5919\n", "a: >-\n  xxx xxxxxx xxx\n  xxx xxxx\n"),
            ("a: Kyle, NHS 943 476 5919\n", "a: xxxx, xxx xxx xxx xxxx\n"),
            ("role: Lead, j.s@example.org\nb: a@example.org\n", "role: xxxx, x.x@xxxxxxx.xxx\nb: a@example.org\n"),
            ("role: >-\n  Lead (01234\n  567890)\n", "role: >-\n  xxxx (xxxxx\n  xxxxxx)\n"),
            ("a: \"Kyle, b\\x6frn 14/03/2011\"\n", "a: \"xxxx, xxxxxxx xx/xx/xxxx\"\n"),
            ("a: [\n- Kyle born on\n- 14/03/2011: x: y\n", "x: [\n- xxxx xxxx xx\n- xx/xx/xxxx: x: x\n"),
        ] {
            assert_eq!(hidden(written), shown);
        }
    }

    #[test]
    fn what_is_written_plainly_is_read_as_the_parser_reads_it() {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
        let files = ["guidance.yaml", "partnerships/norfolk/2024.yaml", "partnerships/southampton/2014.yaml"];
        let texts = files.map(|file| std::fs::read_to_string(root.join("policies").join(file)).expect("a document"));
        let more = [
            "a: b # Kyle\n# born\nc: >-\n  one # two\n\n  # three\nd: [e, 'f g']\n",
            "- {a: b, \"c d\": e}\n- f\n  g # h\n",
            "a:\n- b: c\n  d: ''\n",
        ];
        let told = |values: Vec<Value>| -> Vec<(String, bool, bool)> {
            let told = |value: Value| (value.text, value.is_key, value.style == Style::Comment);
            values.into_iter().map(told).collect()
        };
        for text in texts.iter().map(String::as_str).chain(more) {
            let plain = plain_values(text).map(told);
            assert!(plain.is_none() || plain == values(text).map(told), "{text}");
        }
        assert!(texts.iter().all(|text| plain_values(text).is_some()));
    }

    #[test]
    fn what_leads_to_nobody_stays() {
        for text in ["a: born in 2012\n", "last: 2026-01-01\n", "where: a.md#heading=Born to learn\n"] {
            assert_eq!(hidden(text), text);
        }
    }
}
