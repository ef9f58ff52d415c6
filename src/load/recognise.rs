//! Is this file ours, and of which kind? Looked for in the bytes, so that a file broken further down is still ours.

use crate::finding::{Draft, Severity};
use crate::model::Kind;
use crate::model::located::Read;
use crate::source::Span;

/// What the first key of a file says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Recognised {
    /// A document of ours.
    Ours(Kind),
    /// `paramount:` with something that is no kind; the span covers it.
    UnknownKind(String, Span),
    /// The first key is nearly `paramount`; the span covers it.
    NearMiss(String, Span),
    /// `paramount:` stands further down; the span covers it.
    NotFirst(Span),
    /// Nothing but white space and comments.
    Empty,
    /// Somebody else's YAML.
    Foreign,
}

const KEY: &str = "paramount";

/// Reads the first key from the start of a file.
pub fn recognise(bytes: &[u8]) -> Recognised {
    let mut first = None;
    let mut offset = if bytes.starts_with(b"\xef\xbb\xbf") { 3 } else { 0 };
    for line in bytes[offset..].split_inclusive(|&byte| byte == b'\n' || byte == b'\r') {
        let start = offset;
        offset += line.len();
        if first.is_none() && is_preamble(line) {
            continue;
        }
        let Some(entry) = entry(line, start) else {
            first.get_or_insert(None);
            continue;
        };
        if first.is_none() {
            if let Some(answer) = judge_first(&entry) {
                return answer;
            }
            first = Some(Some(()));
        } else if entry.key == KEY && !entry.indented && kind_of(&entry.value).is_ok() {
            return Recognised::NotFirst(entry.key_span);
        }
    }
    if first.is_none() { Recognised::Empty } else { Recognised::Foreign }
}

/// What to say of a file that is not ours, or only nearly.
pub(super) fn explain(what: &Recognised, named: bool) -> (&'static str, Severity, Draft) {
    const FIRST: &str =
        "make \"paramount: policy/v1\" (or course, standards, guidance, config) the first entry of the file";
    let top = None::<Span>;
    match what {
        Recognised::UnknownKind(value, span) => {
            let message = format!("there is no kind of document called \"{value}\"");
            let near = super::nearest(value.trim_end_matches("/v1"), Kind::WORDS);
            let help = near.map_or_else(|| FIRST.to_owned(), |near| format!("write {near}/v1"));
            ("load/unknown-kind", Severity::Error, Draft::new(*span, message, help).value(value.as_str()))
        }
        Recognised::NearMiss(key, span) => {
            let message = format!(
                "this file begins with \"{key}\", which is nearly the mark of a document; did you mean paramount?"
            );
            let draft = Draft::new(*span, message, "write paramount: policy/v1, in small letters").value(key.as_str());
            ("load/not-recognised", Severity::Error, draft)
        }
        Recognised::NotFirst(span) => {
            let message = "the entry paramount stands further down, so the file is not read as a document";
            (
                "load/not-recognised",
                Severity::Error,
                Draft::new(*span, message, "move this line to the top of the file"),
            )
        }
        Recognised::Empty if !named => {
            let draft = Draft::new(top, "this file is empty", "fill it in, or remove it");
            ("load/not-recognised", Severity::Note, draft)
        }
        Recognised::Empty => (
            "load/not-recognised",
            Severity::Error,
            Draft::new(top, "this file is empty, so there is nothing to judge", FIRST),
        ),
        Recognised::Ours(_) | Recognised::Foreign => {
            let message = "this file does not begin as a document of this kind does, so it is not judged";
            ("load/not-recognised", Severity::Error, Draft::new(top, message, FIRST))
        }
    }
}

fn judge_first(entry: &Entry) -> Option<Recognised> {
    if entry.key == KEY {
        return Some(match kind_of(&entry.value) {
            Ok(kind) => Recognised::Ours(kind),
            Err(()) => Recognised::UnknownKind(entry.value.clone(), entry.value_span),
        });
    }
    let near = strsim::osa_distance(&entry.key.to_lowercase(), KEY) <= 2;
    // A key such as "paramour" in somebody's own file is not ours; a kind after it makes it ours.
    (near && (kind_of(&entry.value).is_ok() || entry.key.eq_ignore_ascii_case(KEY)))
        .then(|| Recognised::NearMiss(entry.key.clone(), entry.key_span))
}

fn kind_of(value: &str) -> Result<Kind, ()> {
    value.strip_suffix("/v1").and_then(|kind| Kind::read(kind).ok()).ok_or(())
}

/// Lines that may stand before the first key.
fn is_preamble(line: &[u8]) -> bool {
    let line = line.trim_ascii();
    line.is_empty() || line.starts_with(b"#") || line == b"---" || line.starts_with(b"%")
}

struct Entry {
    key: String,
    key_span: Span,
    value: String,
    value_span: Span,
    indented: bool,
}

/// Splits `key: value # comment`, in quotes or brackets or not.
fn entry(line: &[u8], start: usize) -> Option<Entry> {
    const LONGEST: usize = 200;
    let text = std::str::from_utf8(line.get(..line.len().min(LONGEST))?).ok()?;
    let colon = text.find(':')?;
    let before = &text[..colon];
    let after = text[colon + 1..].split(" #").next().unwrap_or_default();
    let after = after.split([',', '}']).next().unwrap_or_default();
    let trim =
        |part: &str| part.trim_matches(|letter: char| letter.is_whitespace() || "{\"'?".contains(letter)).to_owned();
    let (key, value) = (trim(before), trim(after));
    let key_at = start + before.find(key.as_str()).unwrap_or_default();
    let value_at = start + colon + 1 + after.find(value.as_str()).unwrap_or_default();
    Some(Entry {
        key_span: Span::new(key_at, key_at + key.len()),
        value_span: Span::new(value_at, value_at + value.len()),
        indented: text.starts_with([' ', '\t', '-']),
        key,
        value,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_key_decides() {
        let kind = |text: &str| recognise(text.as_bytes());
        assert_eq!(kind("# about\n---\nparamount: policy/v1\n"), Recognised::Ours(Kind::Policy));
        assert_eq!(kind("\u{feff}\"paramount\": 'standards/v1' # x\r\n"), Recognised::Ours(Kind::Standards));
        assert_eq!(kind("{paramount: config/v1, rules: {}}"), Recognised::Ours(Kind::Config));
        assert_eq!(kind("paramount: policy/v1\n\t\u{0}broken: ["), Recognised::Ours(Kind::Policy));
        assert!(matches!(kind("paramount: polic/v1\n"), Recognised::UnknownKind(value, _) if value == "polic/v1"));
        assert!(matches!(kind("paramuont: policy/v1\n"), Recognised::NearMiss(key, _) if key == "paramuont"));
        assert!(matches!(kind("Paramount: x\n"), Recognised::NearMiss(..)));
        assert!(matches!(kind("title: T\nparamount: policy/v1\n"), Recognised::NotFirst(_)));
        assert_eq!(kind("a: 1\nb:\n  paramount: policy/v1\n"), Recognised::Foreign);
        assert_eq!(kind("paragraph: one\n"), Recognised::Foreign);
        assert_eq!(kind(" \n# nothing\n"), Recognised::Empty);
        assert_eq!(kind("- a list\n"), Recognised::Foreign);
    }

    #[test]
    fn spans_cover_the_words() {
        let text = "# c\nparamuont: policy/v1\n";
        let Recognised::NearMiss(_, span) = recognise(text.as_bytes()) else { panic!("a near miss") };
        assert_eq!(&text[span.range()], "paramuont");
    }
}
