//! Several entries on one line, in other signs than { and } with commas: in round brackets, parted by semicolons, in none at
//! all. How they are written.

use super::sentence::is_word;
use super::shape::is_detail;
use crate::finding::shortened;
use crate::model::schema;

/// The most characters of a line that are worth repeating in an explanation.
const MOST_SHOWN: usize = 120;

/// Signs around entries. The second of a pair may be another one, or missing.
const OPEN: [char; 4] = ['(', '[', '<', '{'];
const CLOSE: [char; 4] = [')', ']', '>', '}'];

/// What a line should be whose entries stand between other signs, without the spaces before it: `- {version: "1", date:
/// 2023-11}` for `- (version: "1"; date: 2023-11)`. `None` for a text, for entries as they should be, and where the lines below
/// may belong to one of them.
pub(super) fn in_braces(line: &str, is_followed: bool) -> Option<String> {
    let text = line.trim();
    let item = text.trim_start_matches(['-', ' ']);
    let hyphen = &text[..text.len() - item.len()];
    if !hyphen.is_empty() && hyphen != "- " {
        return None;
    }
    let named = item.split_once(": ").filter(|(name, _)| is_word(name));
    let (written, entries) = match named.filter(|(name, value)| begins_entries(Some(name), value)) {
        Some((name, value)) => (format!("{hyphen}{name}: "), entries(Some(name), value.trim(), is_followed)?),
        None if !hyphen.is_empty() => (hyphen.to_owned(), entries(None, item, is_followed)?),
        None => return None,
    };
    let line = format!("{written}{{{}}}", entries.join(", "));
    (line.chars().count() <= MOST_SHOWN).then_some(line)
}

/// Whether a value is not the text of an entry, but entries of the block of that name.
pub(super) fn begins_entries(name: Option<&str>, value: &str) -> bool {
    let inner = value.trim_start_matches(OPEN);
    let takes_block = name.is_none_or(|name| !schema::is_text(name));
    takes_block && begins(inner).is_some_and(|(entry, _)| belongs(name, entry))
}

/// The entries of a value, each as it is written between braces.
fn entries(name: Option<&str>, value: &str, is_followed: bool) -> Option<Vec<String>> {
    let inner = value.strip_prefix(OPEN);
    let has_bracket = inner.is_some();
    let inner = inner.unwrap_or(value);
    let is_closed = inner.ends_with(CLOSE) && (has_bracket || !inner.contains(OPEN));
    let inner = if is_closed { &inner[..inner.len() - 1] } else { inner }.trim();
    if !has_bracket && is_followed {
        return None;
    }
    let starts: Vec<usize> = (0..inner.len()).filter(|at| starts_entry(name, inner, *at)).collect();
    if starts.first() != Some(&0) || !has_bracket && starts.len() < 2 {
        return None;
    }
    let ends = starts.iter().copied().skip(1).chain([inner.len()]);
    let parts = starts.iter().zip(ends).map(|(start, end)| &inner[*start..end]);
    // Without a bracket, and without a sign between them, the line break is as likely lost.
    let parts: Vec<&str> = parts.collect();
    let is_parted = |part: &&str| part.trim_end().ends_with([',', ';', '|']);
    let (_, before_last) = parts.split_last()?;
    if !has_bracket && !before_last.iter().all(is_parted) {
        return None;
    }
    let has_comma = |part: &&str| part.trim_end().ends_with(',');
    // Then the fault is in one of the entries.
    if value.starts_with('{') && value.ends_with('}') && before_last.iter().all(has_comma) {
        return None;
    }
    parts.into_iter().map(entry).collect()
}

/// Whether an entry of the block begins at this byte.
fn starts_entry(name: Option<&str>, text: &str, at: usize) -> bool {
    let Some((before, rest)) = text.split_at_checked(at) else { return false };
    let is_apart = before.is_empty() || before.ends_with([' ', ',', ';', '|', '\u{a0}', '\u{2013}', '\u{2014}']);
    let is_quoted = before.matches('"').count() % 2 == 1;
    is_apart && !is_quoted && begins(rest).is_some_and(|(entry, _)| belongs(name, entry))
}

/// The name with which a text begins, as one of an entry, and what is written behind its colon or equals sign.
fn begins(text: &str) -> Option<(&str, &str)> {
    let end = text.find(|letter: char| !letter.is_ascii_lowercase() && letter != '_')?;
    let (name, rest) = text.split_at(end);
    let value = rest.trim_start().strip_prefix([':', '=']).filter(|value| !value.starts_with("//"))?;
    is_word(name).then(|| (name, value.trim_start()))
}

/// Whether a block of this name, or an item, has such an entry.
fn belongs(block: Option<&str>, entry: &str) -> bool {
    match block {
        Some("details") => is_detail(entry),
        Some(block) => schema::is_in_block(block, entry),
        None => schema::is_entry(entry),
    }
}

/// One entry as it is written between braces; `None` where nobody can tell what it says.
fn entry(part: &str) -> Option<String> {
    const LONGEST: usize = 60;
    let (name, value) = begins(part)?;
    let mut value = value.trim_end().trim_end_matches([',', ';', '|', '&', '\u{2013}', '\u{2014}']).trim_end();
    value = value.strip_suffix(" and").unwrap_or(value);
    // Behind quotation marks, or one word, a full stop belongs to nothing.
    value = value.strip_suffix('.').filter(|value| value.ends_with('"') || !value.contains(' ')).unwrap_or(value);
    let is_list = value.starts_with(['[', '{']) && value.ends_with([']', '}']);
    let marks = value.matches('"').count();
    let is_quoted = value.len() > 1 && value.starts_with('"') && value.ends_with('"') && marks == 2;
    if value.is_empty() || value.len() > LONGEST || marks > 0 && !is_quoted && !is_list {
        return None;
    }
    let is_plain = is_list || is_quoted || !value.contains([',', '{', '}', '[', ']', '#', '"', '\'', ':']);
    let value = if is_plain { value.to_owned() } else { format!("\"{value}\"") };
    Some(format!("{name}: {}", shortened(&value)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_on_one_line_are_written_between_braces() {
        for (line, braces) in [
            ("  - (version: \"1\", date: 2023-11)", "- {version: \"1\", date: 2023-11}"),
            ("  - {version: \"1\"; date: 2023-11}", "- {version: \"1\", date: 2023-11}"),
            ("  - {version: \"1\" date: 2023-11}", "- {version: \"1\", date: 2023-11}"),
            ("  - version: \"1\", date: 2023-11}", "- {version: \"1\", date: 2023-11}"),
            ("lead: (role: Training Manager)", "lead: {role: Training Manager}"),
            ("review: [every: 2 years, next_due: 2027-11]", "review: {every: 2 years, next_due: 2027-11}"),
            ("review: {every: 2 years and next_due: 2027-11}", "review: {every: 2 years, next_due: 2027-11}"),
            ("    details: (every=3 years)", "details: {every: 3 years}"),
            ("lead: role: Officer for boys, section: \"3\"", "lead: {role: Officer for boys, section: \"3\"}"),
        ] {
            assert_eq!(in_braces(line, false).as_deref(), Some(braces), "{line}");
        }
        for line in [
            "title: (Draft) Learning: a policy",
            "review: {every: 2 years, next_due: 2027-11}",
            "    says: (see section: 3)",
            "review: every: 2 years",
            "policy: example edition: \"2025\"",
            "  - standard: refresher section: \"3\"",
        ] {
            assert_eq!(in_braces(line, false), None, "{line}");
        }
        assert_eq!(in_braces("  - standard: refresher, section: \"3\"", true), None);
    }
}
