//! Reports as data, in JSON that a CI console can be trusted with.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::ser::{CompactFormatter, Formatter, PrettyFormatter, Serializer};

use super::Report;
use super::escape::{COMMANDS, has_command, is_active};

/// Writes `check-report/v1`.
pub(super) fn write(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    write_value(report, out)
}

/// Writes a value as indented JSON. What would act on a terminal or a CI runner stands there as `\uXXXX`, so that it
/// reads back as it was and does nothing on its way.
///
/// # Errors
/// Where `out` cannot be written to.
pub fn write_value(value: &impl Serialize, out: &mut dyn Write) -> io::Result<()> {
    value.serialize(&mut Serializer::with_formatter(&mut *out, Harmless(PrettyFormatter::new())))?;
    out.write_all(b"\n")
}

/// Writes a value as JSON on a line of its own, as harmless as [`write_value`] does.
pub(super) fn write_line(value: &impl Serialize, out: &mut dyn Write) -> io::Result<()> {
    value.serialize(&mut Serializer::with_formatter(&mut *out, Harmless(CompactFormatter)))?;
    out.write_all(b"\n")
}

/// A value as JSON in one line that can stand in markup as it is: no text in it opens a tag or a character reference, nor
/// acts on a console.
pub(super) fn in_markup(value: &impl Serialize) -> io::Result<String> {
    let mut bytes = Vec::new();
    value.serialize(&mut Serializer::with_formatter(&mut bytes, InMarkup))?;
    String::from_utf8(bytes).map_err(io::Error::other)
}

/// Writes a piece of a text, and those of its characters that act somewhere as codes.
fn write_fragment<W: ?Sized + Write>(out: &mut W, fragment: &str, acts: fn(char) -> bool) -> io::Result<()> {
    if !fragment.contains(acts) && !has_command(fragment) {
        return out.write_all(fragment.as_bytes());
    }
    let mut plain_from = 0;
    for (index, letter) in fragment.char_indices() {
        // The last character of a runner's mark is enough to break it. A mark never begins in one fragment and ends in the
        // next: there an escape or a quote stands between them.
        let read = fragment.get(..index + letter.len_utf8()).unwrap_or_default();
        if acts(letter) || COMMANDS.iter().any(|mark| read.ends_with(mark)) {
            out.write_all(fragment.get(plain_from..index).unwrap_or_default().as_bytes())?;
            for unit in letter.encode_utf16(&mut [0; 2]) {
                write!(out, "\\u{unit:04x}")?;
            }
            plain_from = index + letter.len_utf8();
        }
    }
    out.write_all(fragment.get(plain_from..).unwrap_or_default().as_bytes())
}

/// Writes without line breaks, and what acts in markup as codes.
struct InMarkup;

impl Formatter for InMarkup {
    fn write_string_fragment<W: ?Sized + Write>(&mut self, out: &mut W, fragment: &str) -> io::Result<()> {
        write_fragment(out, fragment, |letter| is_active(letter) || matches!(letter, '<' | '>' | '&'))
    }
}

/// Lays out as another formatter does, and writes active characters in text as codes.
struct Harmless<F>(F);

impl<F: Formatter> Formatter for Harmless<F> {
    fn write_string_fragment<W: ?Sized + Write>(&mut self, out: &mut W, fragment: &str) -> io::Result<()> {
        write_fragment(out, fragment, is_active)
    }

    fn begin_array<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.begin_array(out)
    }

    fn end_array<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.end_array(out)
    }

    fn begin_array_value<W: ?Sized + Write>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        self.0.begin_array_value(out, first)
    }

    fn end_array_value<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.end_array_value(out)
    }

    fn begin_object<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.begin_object(out)
    }

    fn end_object<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.end_object(out)
    }

    fn begin_object_key<W: ?Sized + Write>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        self.0.begin_object_key(out, first)
    }

    fn begin_object_value<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.begin_object_value(out)
    }

    fn end_object_value<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.end_object_value(out)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// A text as it stands in both layouts, which differ in nothing within a text.
    fn written(text: &str) -> String {
        let (mut indented, mut line) = (Vec::new(), Vec::new());
        write_value(&text, &mut indented).expect("memory takes it");
        write_line(&text, &mut line).expect("memory takes it");
        assert_eq!(indented, line);
        String::from_utf8(line).expect("JSON is text")
    }

    #[test]
    fn a_console_obeys_nothing_of_it() {
        let hostile = "##vso[task] ##[error] ::error::x \u{1b}[0m\u{9b}31m\u{7f} \u{202e}\u{e0041} \"##[\" caf\u{e9}";
        let json = written(hostile);
        assert_eq!(
            json,
            "\"##vso\\u005btask] ##\\u005berror] :\\u003aerror:\\u003ax \\u001b[0m\\u009b31m\\u007f \\u202e\\udb40\\udc41 \\\"##\\u005b\\\" \
             caf\u{e9}\"\n"
        );
        assert_eq!(serde_json::from_str::<String>(&json).expect("it reads back"), hostile);
    }

    proptest! {
        #[test]
        fn any_text_reads_back(text in any::<String>()) {
            let json = written(&text);
            prop_assert_eq!(&serde_json::from_str::<String>(&json).expect("it reads back"), &text);
            prop_assert!(!json.trim_end().chars().any(is_active));
            prop_assert!(COMMANDS.iter().all(|mark| !json.contains(mark)));
            let json = in_markup(&text).expect("text can be written");
            prop_assert_eq!(&serde_json::from_str::<String>(&json).expect("it reads back"), &text);
            prop_assert!(!json.chars().any(|letter| is_active(letter) || "<>&".contains(letter)));
            prop_assert!(COMMANDS.iter().all(|mark| !json.contains(mark)));
        }
    }
}
