//! Sentences inside a line of YAML: where a value begins, and the line as it should be written.

/// How much of a line is worth repeating in an explanation, in characters.
const MOST_SHOWN: usize = 120;

/// A line with the value that begins at byte `value` put in double quotes: `title: "Neglect: recognising"`. Between
/// brackets only the value's own entry is given. `None` where that would be too long to read.
pub(super) fn in_quotes(line: &str, value: usize) -> Option<String> {
    let (before, from_value) = (line.get(..value)?, line.get(value..)?);
    let bracket = before.rfind(['{', '[', ',']);
    let key = bracket.map_or(before, |at| &before[at + 1..]).trim_start().trim_start_matches("- ").trim_start();
    let end = match before.find(['{', '[']) {
        Some(_) => from_value.find([',', '}']).unwrap_or(from_value.len()),
        None => from_value.find(" #").unwrap_or(from_value.len()),
    };
    let text = from_value[..end].trim_end();
    // Quotation marks around the whole are replaced by ours; others inside it become single ones.
    let marks = ['"', '\'', '\u{201c}', '\u{201d}'];
    let around = text.strip_prefix(marks).and_then(|text| text.strip_suffix(marks));
    let text = around.unwrap_or(text).replace(['"', '\u{201c}', '\u{201d}'], "'").replace('\\', "/");
    let written = format!("{key}\"{text}\"");
    (!text.is_empty() && written.chars().count() <= MOST_SHOWN).then_some(written)
}

/// The name of the entry whose value stands after `before`, or of the line itself: "says" for `  - says: >-`.
pub(super) fn key_before(before: &str) -> &str {
    let entry = before.rsplit(['{', ',']).next().unwrap_or_default();
    entry.split(": ").next().unwrap_or_default().trim_start().trim_start_matches("- ").trim().trim_end_matches(':')
}

/// Whether a text is one word as names of entries are.
pub(super) fn is_word(text: &str) -> bool {
    const LONGEST: usize = 40;
    !text.is_empty()
        && text.len() <= LONGEST
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_put_in_quotes_from_its_value_on() {
        assert_eq!(in_quotes("title: A: b # c", 7).as_deref(), Some("title: \"A: b\""));
        assert_eq!(in_quotes("  - says: the \"best\": x", 10).as_deref(), Some("says: \"the 'best': x\""));
        assert_eq!(in_quotes("- {id: x, says: Note: all, due: 2024}", 16).as_deref(), Some("says: \"Note: all\""));
        assert_eq!(in_quotes("a: 'the child's view'", 3).as_deref(), Some("a: \"the child's view\""));
        assert_eq!(in_quotes(&format!("a: {}", "x".repeat(200)), 3), None);
        assert_eq!(in_quotes("a: \u{e9}", 4), None);
    }

    #[test]
    fn names_are_found_before_values() {
        assert_eq!(key_before("  - says: >-"), "says");
        assert_eq!(key_before("  - {id: x, says: "), "says");
        assert_eq!(key_before("  -standard: "), "-standard");
    }
}
