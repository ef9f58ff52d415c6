//! Faults of the text itself: bytes that are no text, characters that nobody can see.

use super::withheld::without_private_lines;
use crate::finding::{About, Draft, Finding, Findings, Severity};
use crate::source::{Arena, Source, Span, is_blank};

/// The text of bytes saved as UTF-16 or UTF-32, with the name of that encoding; `None` for anything else. Marked by
/// the first two to four bytes, or seen from the zeros between its letters.
pub(super) fn other_encoding(bytes: &[u8]) -> Option<(&'static str, String)> {
    /// How many letters tell whether zeros stand between them.
    const LOOKED_AT: usize = 16;
    let pairs = bytes.chunks_exact(2).take(LOOKED_AT);
    let zeros = |at: usize| pairs.clone().filter(|pair| pair[at] == 0 && pair[1 - at] != 0).count();
    let most = |count: usize| count >= 4 && count * 4 >= pairs.len() * 3;
    let wide = |bytes: &[u8], number: fn([u8; 4]) -> u32| {
        let letters = bytes.chunks_exact(4).map(|four| number([four[0], four[1], four[2], four[3]]));
        letters.map(|letter| char::from_u32(letter).unwrap_or(char::REPLACEMENT_CHARACTER)).collect::<String>()
    };
    let narrow = |bytes: &[u8], number: fn([u8; 2]) -> u16| {
        let units: Vec<u16> = bytes.chunks_exact(2).map(|two| number([two[0], two[1]])).collect();
        String::from_utf16_lossy(&units)
    };
    match bytes {
        [0xff, 0xfe, 0, 0, rest @ ..] => Some(("UTF-32", wide(rest, u32::from_le_bytes))),
        [0, 0, 0xfe, 0xff, rest @ ..] => Some(("UTF-32", wide(rest, u32::from_be_bytes))),
        [0xff, 0xfe, rest @ ..] => Some(("UTF-16", narrow(rest, u16::from_le_bytes))),
        [0xfe, 0xff, rest @ ..] => Some(("UTF-16", narrow(rest, u16::from_be_bytes))),
        _ if most(zeros(1)) => Some(("UTF-16", narrow(bytes, u16::from_le_bytes))),
        _ if most(zeros(0)) => Some(("UTF-16", narrow(bytes, u16::from_be_bytes))),
        _ => None,
    }
}

/// Bytes as text for people, with a question mark for each that is none: what stands behind it keeps its place.
pub(super) fn of_same_length(bytes: &[u8]) -> String {
    bytes.utf8_chunks().map(|chunk| chunk.valid().to_owned() + &"?".repeat(chunk.invalid().len())).collect()
}

/// The bytes as text, or the finding that says why they are none.
pub(super) fn read(bytes: Vec<u8>, about: &About<'_>) -> Result<String, Vec<Finding>> {
    const HELP: &str = "save it again with the encoding UTF-8: in Notepad choose it when saving, beside \"Encoding\"";
    let refused = |source: &Source, span: Span, message: String| {
        let mut findings = Findings::about(About { source: Some(source), ..about.clone() });
        findings.under("load/not-utf8", Severity::Error).add(Draft::new(span, message, HELP));
        findings.into_list()
    };
    let path = about.document.path.as_str();
    if let Some((name, text)) = other_encoding(&bytes) {
        let message = format!("this file is saved as {name} and not as UTF-8, so it is not read");
        return Err(refused(&Source::new(path, without_private_lines(&text)), Span::default(), message));
    }
    String::from_utf8(bytes).map_err(|fault| {
        let at = fault.utf8_error().valid_up_to();
        let text = without_private_lines(&String::from_utf8_lossy(&fault.as_bytes()[..at]));
        let span = Span::new(text.len(), text.len());
        let source = Source::new(path, text);
        let before: Vec<char> = source.line(source.line_columns(span).line).trim_start().chars().collect();
        let before: String = before[before.len().saturating_sub(20)..].iter().collect();
        let letter = if before.is_empty() {
            "the first character of this line".to_owned()
        } else {
            format!("the character after \"{before}\"")
        };
        refused(&source, span, format!("this file is not saved as UTF-8: {letter} cannot be read"))
    })
}

/// Findings for characters that hide or reorder what a person reads: as they stand in the text, or written as codes
/// such as \u202e.
pub(super) fn invisible(about: &About<'_>) -> Vec<Finding> {
    let mut findings = Findings::about(about.clone());
    findings.under("load/invisible-text", Severity::Warning);
    let Some(source) = about.source else { return Vec::new() };
    for (offset, letter) in invisible_letters(source.text()) {
        // A byte order mark at the very start is how some editors save UTF-8.
        if letter == '\u{feff}' && offset == 0 {
            continue;
        }
        if !findings.has_room() {
            findings.count_only();
            continue;
        }
        let code = u32::from(letter);
        findings.add(
            Draft::new(
                Span::new(offset, offset + letter.len_utf8()),
                format!("an invisible character (U+{code:04X}) stands here"),
                "delete it and type the word again; it usually comes along when text is copied",
            )
            .value(format!("U+{code:04X}")),
        );
    }
    if let Some(arena) = about.arena {
        coded(arena, &mut findings);
    }
    findings.into_list()
}

/// Invisible characters that a code in quotation marks stands for.
fn coded(arena: &Arena, findings: &mut Findings<'_>) {
    // Without a backslash the characters stand in the text itself, and were found there.
    if !arena.source().text().contains('\\') {
        return;
    }
    for node in arena.nodes() {
        let Some(text) = arena.text(node).filter(|_| arena.source().slice(arena.span(node)).contains('\\')) else {
            continue;
        };
        let plain = arena.source().slice(arena.span(node));
        let Some((_, letter)) = invisible_letters(text).find(|(_, letter)| !plain.contains(*letter)) else { continue };
        let code = u32::from(letter);
        findings.add(
            Draft::new(
                node,
                format!("a code in this text stands for an invisible character (U+{code:04X})"),
                "take the code out; a backslash in double quotes starts one, so write text with backslashes in single \
                 quotes",
            )
            .value(format!("U+{code:04X}")),
        );
    }
}

/// The invisible characters of a text with their offsets. The letters that make a flag of England, Scotland or Wales
/// are tags, and belong to what one sees.
fn invisible_letters(text: &str) -> impl Iterator<Item = (usize, char)> + '_ {
    /// A flag is spelt in at most six tags and their end.
    const FLAG: u8 = 7;
    let (mut flag, mut end) = (0, 0);
    looked_at(text).filter(move |&(at, letter)| {
        // A letter between two tags belongs to no flag.
        flag = if at == end { flag } else { 0 };
        end = at + letter.len_utf8();
        if letter == '\u{1f3f4}' {
            flag = FLAG;
            return false;
        }
        let in_flag = flag > 0 && is_tag(letter);
        flag = if in_flag { flag - 1 } else { 0 };
        !in_flag && is_invisible(letter)
    })
}

/// The letters of a text that are no plain ones, with their offsets. Most documents have none, which is told many bytes at
/// a time.
fn looked_at(text: &str) -> impl Iterator<Item = (usize, char)> + '_ {
    const PIECE: usize = 256;
    let is_first_byte = |byte: u8| is_control(byte) || byte >= 0xc0;
    let has_any = move |piece: &[u8]| piece.iter().fold(false, |found, &byte| found | is_first_byte(byte));
    let pieces = text.as_bytes().chunks(PIECE).enumerate().filter(move |(_, piece)| has_any(piece));
    let bytes = pieces.flat_map(|(number, piece)| (number * PIECE..).zip(piece));
    bytes.filter(move |(_, byte)| is_first_byte(**byte)).filter_map(|(at, _)| Some((at, text[at..].chars().next()?)))
}

/// Direction marks, zero-width characters, soft hyphens, tags and control characters. Joiners are left alone: some
/// scripts and many pictures need them.
fn is_invisible(letter: char) -> bool {
    is_tag(letter)
        || is_blank(letter)
        || matches!(letter,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}'
            | '\u{80}'..='\u{84}' | '\u{86}'..='\u{9f}')
        || u8::try_from(letter).is_ok_and(is_control)
}

fn is_tag(letter: char) -> bool {
    matches!(letter, '\u{e0000}'..='\u{e007f}')
}

fn is_control(byte: u8) -> bool {
    byte.is_ascii_control() && !matches!(byte, b'\t' | b'\n' | b'\r')
}

/// What is left of a name once spaces that are not plain, and characters that nobody sees, are taken out; `None` where
/// there are none.
pub(super) fn without_hidden(name: &str) -> Option<String> {
    let hidden = |letter: char| is_invisible(letter) || (letter.is_whitespace() && !letter.is_ascii());
    name.contains(hidden).then(|| name.replace(hidden, ""))
}

/// The letter of another alphabet by which a text differs from a word that looks like it: the Cyrillic one in "tіtle".
pub(super) fn strange_letter(text: &str, word: &str) -> Option<char> {
    // Letters with accents are of the alphabet that words here are written in.
    let is_strange =
        |letter: char| letter.is_alphabetic() && !matches!(letter, '\0'..='\u{24f}' | '\u{1e00}'..='\u{1eff}');
    let mut differing = text.chars().zip(word.chars()).filter(|(written, meant)| written != meant);
    let (first, _) = differing.next().filter(|_| text.chars().count() == word.chars().count())?;
    (is_strange(first) && differing.all(|(written, _)| is_strange(written))).then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_of_another_alphabet_is_found() {
        assert_eq!(strange_letter("t\u{456}tle", "title"), Some('\u{456}'));
        assert_eq!(strange_letter("\u{ff54}\u{ff49}tle", "title"), Some('\u{ff54}'));
        for text in ["title", "titel", "t\u{ed}tle", "t\u{456}tles", "t\u{456}tla"] {
            assert_eq!(strange_letter(text, "title"), None, "{text}");
        }
    }

    #[test]
    fn flags_and_joined_pictures_are_seen() {
        let seen = "\u{1f468}\u{200d}\u{1f469} \u{2764}\u{fe0f} \u{1f3f4}\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}";
        assert_eq!(invisible_letters(seen).count(), 0);
        let hidden = "\u{1f3f4}\u{e0067}\u{e0067}\u{e0067}\u{e0067}\u{e0067}\u{e0067}\u{e0067}\u{e0067}";
        assert_eq!(invisible_letters(hidden).count(), 1);
        assert_eq!(invisible_letters("a\u{ad}b\u{202e}c\u{7}").count(), 3);
    }

    #[test]
    fn encodings_are_told_apart() {
        let text = "paramount: policy/v1\n";
        let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let name = |bytes: &[u8]| other_encoding(bytes).map(|(name, text)| (name, text.starts_with("paramount")));
        assert_eq!(name(&little), Some(("UTF-16", true)));
        assert_eq!(name(&big), Some(("UTF-16", true)));
        assert_eq!(name(text.as_bytes()), None);
        assert_eq!(name(b"\xff\xfe\0\0p\0\0\0a\0\0\0"), Some(("UTF-32", false)));
        assert_eq!(name(b""), None);
    }
}
