//! Is this file ours, and of which kind? Looked for in the bytes, so that a file broken further down is still ours.

use super::file_type::FileType;
use super::name::{is_nearly_yaml, is_yaml};
use super::spelling;
use crate::finding::{Draft, Severity, shortened};
use crate::model::located::Read;
use crate::model::{Kind, schema};
use crate::source::Span;

/// What the first key of a file says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Recognised {
    /// A document of ours.
    Ours(Kind),
    /// `paramount:` with something that is no kind; the span covers it.
    UnknownKind(String, Span),
    /// The first key is nearly `paramount`; the span covers it. The kind is the one that the line names.
    NearMiss(String, Kind, Span),
    /// `paramount:` stands further down; the span covers it.
    NotFirst(Span),
    /// The marks with which web pages and chats show a file stand round a document; the span covers the first.
    Fenced(Span),
    /// Entries of a document of this kind, without the first one, and perhaps without the one that names the document.
    WithoutFirstKey {
        /// The kind.
        kind: Kind,
        /// Whether the entry is there that is called like the kind.
        is_named: bool,
    },
    /// A document with another ending behind its name, such as `policy.yaml.txt`.
    Misnamed(Kind),
    /// A file of another program.
    Other(FileType),
    /// Nothing but white space and comments.
    Empty,
    /// Somebody else's YAML.
    Foreign,
}

pub(super) const KEY: &str = "paramount";

/// Reads the first key from the start of a file. A file saved as UTF-16 is looked into all the same, so that its
/// encoding does not hide it.
pub fn recognise(bytes: &[u8]) -> Recognised {
    match super::text::other_encoding(bytes) {
        Some((_, text)) => first_entry(text.as_bytes()),
        None => first_entry(bytes),
    }
}

/// What the lines of a file say; where nobody would take it for ours by them, what a scanner makes of it.
fn first_entry(bytes: &[u8]) -> Recognised {
    match first_key(bytes) {
        Recognised::Foreign => spelling::recognise(bytes).unwrap_or(Recognised::Foreign),
        known => known,
    }
}

/// Reads the first key of a file, and what its name and its first bytes say of it.
pub fn recognise_file(path: &str, head: &[u8]) -> Recognised {
    match recognise(head) {
        Recognised::Ours(kind) if is_nearly_yaml(path) => Recognised::Misnamed(kind),
        Recognised::Ours(kind) => Recognised::Ours(kind),
        other => match FileType::of(path, head) {
            Some(file_type) => Recognised::Other(file_type),
            None if other == Recognised::Foreign => without_first_key(head),
            None => other,
        },
    }
}

/// Whether most entries of a foreign file are those of a document: its first line may have been lost.
fn without_first_key(head: &[u8]) -> Recognised {
    /// Fewer entries may be anybody's.
    const LEAST: usize = 3;
    let text = String::from_utf8_lossy(head);
    let entries =
        text.lines().filter(|line| !line.starts_with([' ', '\t', '-', '#'])).filter_map(|line| line.split_once(':'));
    let names: Vec<&str> = entries.map(|(name, _)| name.trim_end()).collect();
    let is_of = |kind: &&Kind| {
        // The name of a kind heads each document of it; without it, commitments tell a policy.
        let own = names.contains(&kind.word()) || (**kind == Kind::Policy && names.contains(&"commitments"));
        own && names.len() >= LEAST && {
            let schema = schema::schema(**kind);
            let known = schema::keys(schema, schema).unwrap_or_default();
            let count = names.iter().filter(|name| known.contains(name)).count();
            count >= LEAST && count * 4 >= names.len() * 3
        }
    };
    Kind::ALL.iter().find(is_of).map_or(Recognised::Foreign, |&kind| Recognised::WithoutFirstKey {
        kind,
        is_named: kind == Kind::Config || names.contains(&kind.word()),
    })
}

fn first_key(bytes: &[u8]) -> Recognised {
    let mut seen_first = false;
    let mut fence = None;
    let mut offset = if bytes.starts_with(b"\xef\xbb\xbf") { 3 } else { 0 };
    for line in bytes[offset..].split_inclusive(|&byte| byte == b'\n' || byte == b'\r') {
        let start = offset;
        offset += line.len();
        if !seen_first && is_preamble(line) {
            continue;
        }
        let text = readable(line);
        let entry = Entry::of(text, start);
        if !seen_first {
            let answer = entry.as_ref().map_or_else(|| judge_without_colon(text, start), judge_first);
            if let Some(answer) = answer {
                return answer;
            }
            let words = text.trim_end();
            fence = words.starts_with("```").then(|| Span::new(start, start + words.len()));
            seen_first = true;
        } else if let Some(entry) = entry
            && entry.key == KEY
            && !entry.indented
            && kind_of(&entry.value).is_some()
        {
            return fence.map_or(Recognised::NotFirst(entry.key_span), Recognised::Fenced);
        }
    }
    if seen_first { Recognised::Foreign } else { Recognised::Empty }
}

/// What to say of a file that is not ours, or only nearly.
pub(super) fn explain(path: &str, what: &Recognised, named: bool) -> (&'static str, Severity, Draft) {
    let usual = Kind::Policy.word();
    let others: Vec<_> = Kind::WORDS.iter().copied().filter(|kind| *kind != usual).collect();
    let first = format!("make \"paramount: {usual}/v1\" (or {}) the first entry of the file", others.join(", "));
    let top = None::<Span>;
    // What was met in a walk may be there on purpose.
    let severity = if named { Severity::Error } else { Severity::Warning };
    let (severity, draft) = match what {
        Recognised::UnknownKind(value, span) => return unknown_kind(value, *span, first),
        Recognised::NearMiss(words, kind, span) => (Severity::Error, near_miss(words, *kind, *span)),
        Recognised::NotFirst(span) => {
            let message = "the entry paramount stands further down, so the file is not read as a document";
            let help = "move this line to the top of the file, and take out what stands above it unless it is an entry";
            (Severity::Error, Draft::new(*span, message, help))
        }
        Recognised::Fenced(span) => {
            let message = "the marks ``` stand round this record, as chats and web pages show it, so it is not read";
            let help = "take out this line, and the other one that begins with ```";
            (Severity::Error, Draft::new(*span, message, help))
        }
        Recognised::WithoutFirstKey { kind, is_named } => {
            let message = format!("this has the entries of a {kind} and not the first line of one, so it is not read");
            let help = if *is_named {
                format!("write this line above all others: paramount: {kind}/v1")
            } else {
                format!(
                    "write two lines above all others: paramount: {kind}/v1 and, below it, {kind}: with the short name of the \
                     {kind} behind it, in small letters and with hyphens for spaces"
                )
            };
            (severity, Draft::new(top, message, help))
        }
        Recognised::Misnamed(_) => (severity, misnamed(path)),
        Recognised::Other(file_type) => {
            let kinds = format!("paramount: {usual}/v1");
            let named_like_ours = is_nearly_yaml(path) || is_yaml(path);
            (severity, file_type.explain(named_like_ours, &kinds))
        }
        Recognised::Empty if !named => {
            (Severity::Note, Draft::new(top, "this file is empty", "fill it in, or remove it"))
        }
        Recognised::Empty => {
            (Severity::Error, Draft::new(top, "this file is empty, so there is nothing to judge", first))
        }
        Recognised::Ours(_) | Recognised::Foreign => {
            let message = "this file does not begin with the entry paramount, so it is not read as a document";
            (Severity::Error, Draft::new(top, message, first))
        }
    };
    ("load/not-recognised", severity, draft)
}

fn near_miss(words: &str, kind: Kind, span: Span) -> Draft {
    let message = if words.contains([',', ';', '\t']) {
        format!(
            "this file begins with \"{words}\", with a comma or the like where a colon belongs, as spreadsheets save it"
        )
    } else {
        format!("this file begins with \"{words}\", which is nearly the mark of a document")
    };
    if words.starts_with('>') {
        let message = "the > before this line is how an e-mail marks what it quotes";
        return Draft::new(span, message, "take it out, and that of all lines that begin with one").value(words);
    }
    let help = format!("write paramount: {kind}/v1, in small letters and at the very start of the line");
    Draft::new(span, message, help).value(words)
}

fn misnamed(path: &str) -> Draft {
    let name = path.rsplit('/').next().unwrap_or(path);
    let (right, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    let message = format!("this record is called {}, with .{ending} at the end, so it is not read", shortened(name));
    if !is_yaml(right) {
        let help = format!("call it {}.yaml, or another name that ends in .yaml", shortened(right));
        return Draft::new(None::<Span>, message, help).value(name);
    }
    let help = format!(
        "call it {}; in Notepad choose \"All files\" when saving, and in Windows show the endings of names",
        shortened(right)
    );
    Draft::new(None::<Span>, message, help)
}

fn unknown_kind(value: &str, span: Span, first: String) -> (&'static str, Severity, Draft) {
    let lower = value.to_lowercase();
    let (word, version) = lower.split_once(['/', '\\']).unwrap_or((&lower, ""));
    let (word, version) = (word.trim(), version.trim());
    // "policies" and "standard" are too far from a word for counting letters; how they begin tells enough.
    let begins = |kind: &&&str| word.len() >= 4 && word.get(..4) == kind.get(..4);
    let bare = value.trim_matches(['\u{2018}', '\u{2019}', '\u{201c}', '\u{201d}']);
    if bare != value && kind_of(bare).is_some() {
        let message = format!("the quotation marks in {value} are curly ones, which belong to the text here");
        return ("load/unknown-kind", Severity::Error, Draft::new(span, message, format!("write {bare}")).value(value));
    }
    let near = super::nearest(word, Kind::WORDS).or_else(|| Kind::WORDS.iter().find(begins).copied());
    let (message, help) = match near {
        _ if value.is_empty() => ("nothing is written after paramount".to_owned(), first),
        Some(near) if near == word && version.len() > 1 && version.starts_with('v') && version != "v1" => (
            format!("this document is written in the format {near}/{version}, and only {near}/v1 is known here"),
            format!("write {near}/v1, or use a newer paramount"),
        ),
        Some(near) => (
            format!("there is no kind of document called \"{value}\"; did you mean {near}/v1?"),
            format!("write {near}/v1"),
        ),
        None => (format!("there is no kind of document called \"{value}\""), first),
    };
    ("load/unknown-kind", Severity::Error, Draft::new(span, message, help).value(value))
}

fn judge_first(entry: &Entry) -> Option<Recognised> {
    if entry.key == KEY {
        return Some(match kind_of(&entry.value) {
            Some(kind) => Recognised::Ours(kind),
            None => Recognised::UnknownKind(entry.value.clone(), entry.value_span),
        });
    }
    // A key such as "paramour" in somebody's own file is not ours; a kind after it makes it ours.
    let kind = kind_of(&entry.value);
    (is_nearly(&entry.key) && (kind.is_some() || entry.key.eq_ignore_ascii_case(KEY)))
        .then(|| Recognised::NearMiss(entry.key.clone(), kind.unwrap_or(Kind::Policy), entry.key_span))
}

/// A first line such as "paramount = policy/v1".
fn judge_without_colon(line: &str, start: usize) -> Option<Recognised> {
    let mut words = line.split(|letter: char| letter.is_whitespace() || "=;,".contains(letter));
    let kind = words.next().filter(|word| is_nearly(word)).and_then(|_| words.find_map(kind_of))?;
    let span = Span::new(start, start + line.trim_end().len());
    Some(Recognised::NearMiss(line.trim_end().to_owned(), kind, span))
}

pub(super) fn is_nearly(key: &str) -> bool {
    strsim::osa_distance(&key.to_lowercase(), KEY) <= 2
}

pub(super) fn kind_of(value: &str) -> Option<Kind> {
    value.strip_suffix("/v1").and_then(|kind| Kind::read(kind).ok())
}

/// Lines that may stand before the first key.
fn is_preamble(line: &[u8]) -> bool {
    let line = line.trim_ascii();
    line.is_empty() || line.starts_with(b"#") || line == b"---" || line.starts_with(b"%")
}

/// The beginning of a line as far as it is text: what follows the kind does not matter here.
fn readable(line: &[u8]) -> &str {
    const LONGEST: usize = 200;
    let line = &line[..line.len().min(LONGEST)];
    match std::str::from_utf8(line) {
        Ok(text) => text,
        Err(fault) => std::str::from_utf8(&line[..fault.valid_up_to()]).unwrap_or_default(),
    }
}

struct Entry {
    key: String,
    key_span: Span,
    value: String,
    value_span: Span,
    indented: bool,
}

impl Entry {
    /// Splits `key: value # comment`, in quotes or brackets or not.
    fn of(text: &str, start: usize) -> Option<Self> {
        let colon = text.find(':')?;
        let before = &text[..colon];
        let after = text[colon + 1..].split(" #").next().unwrap_or_default();
        let after = after.split([',', '}']).next().unwrap_or_default();
        let trim = |part: &str| {
            // Only plain spaces: another one before the first key makes it another key.
            part.trim_matches(|letter: char| letter.is_ascii_whitespace() || "{\"'?".contains(letter)).to_owned()
        };
        // A hard space behind the colon is a slip of its own.
        let (key, value) = (trim(before), trim(after.trim_matches(char::is_whitespace)));
        let key_at = start + before.find(key.as_str()).unwrap_or_default();
        let value_at = start + colon + 1 + after.find(value.as_str()).unwrap_or_default();
        Some(Self {
            key_span: Span::new(key_at, key_at + key.len()),
            value_span: Span::new(value_at, value_at + value.len()),
            indented: text.starts_with([' ', '\t', '-']),
            key,
            value,
        })
    }
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
        assert_eq!(kind("paramount:\u{a0}policy/v1\n"), Recognised::Ours(Kind::Policy));
        assert_eq!(kind("paramount: policy/v1\n\t\u{0}broken: ["), Recognised::Ours(Kind::Policy));
        assert!(matches!(kind("paramount: polic/v1\n"), Recognised::UnknownKind(value, _) if value == "polic/v1"));
        assert!(matches!(kind("paramuont: policy/v1\n"), Recognised::NearMiss(key, ..) if key == "paramuont"));
        assert!(matches!(kind("Paramount: x\n"), Recognised::NearMiss(..)));
        assert!(matches!(kind("paramount = standards/v1\n"), Recognised::NearMiss(_, Kind::Standards, _)));
        assert!(matches!(kind("\u{a0}paramount: policy/v1\n"), Recognised::NearMiss(..)));
        assert!(matches!(kind("title: T\nparamount: policy/v1\n"), Recognised::NotFirst(_)));
        assert_eq!(kind("a: 1\nb:\n  paramount: policy/v1\n"), Recognised::Foreign);
        assert_eq!(kind("paragraph: one\n"), Recognised::Foreign);
        assert_eq!(kind(" \n# nothing\n"), Recognised::Empty);
        assert_eq!(kind("- a list\n"), Recognised::Foreign);
    }

    #[test]
    fn spans_cover_the_words() {
        let text = "# c\nparamuont: policy/v1\n";
        let Recognised::NearMiss(_, _, span) = recognise(text.as_bytes()) else { panic!("a near miss") };
        assert_eq!(&text[span.range()], "paramuont");
    }

    #[test]
    fn neither_encoding_nor_a_long_line_hides_a_document() {
        let text = "paramount: policy/v1\npolicy: x\n";
        let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(recognise(&utf16), Recognised::Ours(Kind::Policy));
        assert_eq!(recognise(&[b"\xff\xfe", utf16.as_slice()].concat()), Recognised::Ours(Kind::Policy));
        let latin: &[u8] = b"paramount: policy/v1 # r\xe9sum\xe9\n";
        assert_eq!(recognise(latin), Recognised::Ours(Kind::Policy));
        let long = format!("paramount: policy/v1 #{}\n", "\u{e9}".repeat(200));
        assert_eq!(recognise(long.as_bytes()), Recognised::Ours(Kind::Policy));
    }
}
