//! Sentences inside a line of YAML: where a value begins, and the line as it should be written.

use super::shape::is_detail;
use crate::model::schema;

/// How much of a line is worth repeating in an explanation, in characters.
const MOST_SHOWN: usize = 120;

/// A line with the value that begins at byte `value` put in quotes: `title: "Neglect: recognising"`. Of a value
/// between brackets, `in_brackets` or not before this line, only its own entry is given. `None` where that would be too long
/// to read, or where nobody knows at which comma the value ends.
pub(super) fn in_quotes(line: &str, value: usize, in_brackets: bool) -> Option<String> {
    let (before, from_value) = (line.get(..value)?, line.get(value..)?);
    let bracket = before.rfind(['{', '[', ',']);
    let key = bracket.map_or(before, |at| &before[at + 1..]).trim_start().trim_start_matches("- ").trim_start();
    let end = if in_brackets || before.contains(['{', '[']) {
        end_in_brackets(from_value)?
    } else {
        from_value.find(" #").unwrap_or(from_value.len())
    };
    let text = from_value[..end].trim_end();
    // Quotation marks around the whole are replaced by ours. Others inside it stay, where single ones may go round it.
    let marks = ['"', '\'', '\u{201c}', '\u{201d}'];
    let around = text.strip_prefix(marks).and_then(|text| text.strip_suffix(marks));
    let text = around.unwrap_or(text).replace('\\', "/");
    let written = if text.contains('"') && !text.contains('\'') {
        format!("{key}'{text}'")
    } else {
        format!("{key}\"{}\"", text.replace(['"', '\u{201c}', '\u{201d}'], "'"))
    };
    (!text.is_empty() && written.chars().count() <= MOST_SHOWN).then_some(written)
}

/// Where a value between brackets ends: before the next entry of the same line, else before the bracket that closes.
fn end_in_brackets(from_value: &str) -> Option<usize> {
    let is_entry =
        |at: usize| from_value[at + 1..].trim_start().split_once(": ").is_some_and(|(name, _)| is_word(name));
    let next = from_value.match_indices(',').map(|(at, _)| at).find(|at| is_entry(*at));
    let closed = from_value.find(['}', ']']);
    match (next, closed) {
        (Some(next), Some(closed)) => Some(next.min(closed)),
        (None, Some(closed)) => Some(closed),
        (next, None) => next,
    }
}

/// The value of an entry whose name is written once more before it: "status: status: published".
pub(super) fn behind_own_name<'t>(name: &str, value: &'t str) -> Option<&'t str> {
    let value = value.strip_prefix(name)?.strip_prefix(": ")?.trim();
    (!name.is_empty() && !value.is_empty() && schema::is_entry(name)).then_some(value)
}

/// The rest of a value from the name on with which another entry of the same block seems to begin on its line: the line break
/// between the two is lost. "edition: 2025" of `policy: example-shire edition: 2025`.
pub(super) fn second_entry<'t>(name: &str, value: &'t str) -> Option<&'t str> {
    let colons = value.match_indices(':').map(|(at, _)| at);
    let mut begins =
        colons.filter(|at| value[at + 1..].is_empty() || value[at + 1..].starts_with(' ')).filter_map(|at| {
            let before = &value[..at];
            let start =
                before.rfind(|letter: char| !letter.is_ascii_lowercase() && letter != '_').map_or(0, |end| end + 1);
            let word = value.get(start..at).filter(|word| may_follow(name, word))?;
            let is_apart =
                start == 0 || !before[..start].ends_with(|letter: char| letter.is_alphanumeric() || letter == '-');
            (is_apart && is_word(word)).then_some(start)
        });
    begins.next().map(|start| &value[start..])
}

/// Whether an entry may stand on the line below another one, or in the block that it is.
fn may_follow(name: &str, other: &str) -> bool {
    schema::may_follow(name, other) || name == "details" && is_detail(other)
}

/// The name of the entry whose value stands after `before`, or of the line itself: "says" for `  - says: >-`.
pub(super) fn key_before(before: &str) -> &str {
    let entry = before.rsplit(['{', ',']).next().unwrap_or_default();
    entry.split(": ").next().unwrap_or_default().trim_start().trim_start_matches("- ").trim().trim_end_matches(':')
}

/// Whether what stands behind a text without quotes, a space and #, may be the text going on and no remark.
///
/// It may where it begins at once with a letter or a figure: "#2", "#MeToo". Behind a space it is a remark as a rule, and is
/// taken for text only
/// * where it is nothing but a number, "Room # 4", or begins with one behind a text of four words or more;
/// * where the text ends with a word with which no sentence ends, "each session is led by # trainers";
/// * where the text has three words or more and no full stop, and what follows begins in small letters and has one.
pub(super) fn goes_on(text: &str, behind: &str) -> bool {
    const LONG: usize = 4;
    const ENDS_NONE: [&str; 26] = [
        "a", "an", "and", "are", "as", "at", "by", "every", "for", "from", "in", "is", "must", "no", "number", "of",
        "on", "or", "shall", "should", "that", "the", "to", "which", "will", "with",
    ];
    if behind.starts_with(|letter: char| letter.is_alphanumeric()) {
        return true;
    }
    let behind = behind.lines().next().unwrap_or_default().trim();
    let words = text.split_whitespace().count();
    let number = behind.split(|letter: char| !letter.is_ascii_digit()).next().unwrap_or_default();
    let beside = &behind[number.len()..];
    let is_counted =
        !number.is_empty() && text.ends_with(char::is_alphabetic) && !beside.starts_with(char::is_alphanumeric);
    let is_number = is_counted && (words >= LONG || beside.trim_end_matches(['.', ',', ';']).is_empty());
    let is_unfinished = words > 1 && text.rsplit(' ').next().is_some_and(|last| ENDS_NONE.contains(&last));
    let is_rest = words + 1 >= LONG
        && !text.ends_with(['.', '!', '?', ':'])
        && behind.starts_with(char::is_lowercase)
        && behind.ends_with('.');
    is_number || is_unfinished && !behind.is_empty() || is_rest
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
        assert_eq!(in_quotes("title: A: b # c", 7, false).as_deref(), Some("title: \"A: b\""));
        assert_eq!(in_quotes("  - says: the \"best\": x", 10, false).as_deref(), Some("says: 'the \"best\": x'"));
        assert_eq!(
            in_quotes("- {id: x, says: Note: all, due: 2024}", 16, true).as_deref(),
            Some("says: \"Note: all\"")
        );
        let wrapped = "  4 weeks, reason: Small bodies: no staff, no rooms, approved_by: Board,";
        assert_eq!(in_quotes(wrapped, 19, true).as_deref(), Some("reason: \"Small bodies: no staff, no rooms\""));
        assert_eq!(in_quotes("  reason: Small bodies: no staff, no", 10, true), None);
        assert_eq!(in_quotes("a: 'the child's view'", 3, false).as_deref(), Some("a: \"the child's view\""));
        assert_eq!(in_quotes(&format!("a: {}", "x".repeat(200)), 3, false), None);
        assert_eq!(in_quotes("a: \u{e9}", 4, false), None);
    }

    #[test]
    fn a_second_entry_on_a_line_is_seen() {
        assert_eq!(second_entry("policy", "example-shire edition: \"2025\""), Some("edition: \"2025\""));
        assert_eq!(second_entry("says", "Two trainers strength: should"), Some("strength: should"));
        assert_eq!(second_entry("review", "every: 2 years"), Some("every: 2 years"));
        assert_eq!(second_entry("every", "2 years, next_due: 2027-11"), Some("next_due: 2027-11"));
        assert_eq!(second_entry("standard", "refresher section:"), Some("section:"));
        for (name, value) in
            [("says", "Two things: one"), ("title", "Neglect: recognising"), ("says", "at 3:30"), ("says", "")]
        {
            assert_eq!(second_entry(name, value), None, "{value}");
        }
    }

    #[test]
    fn names_are_found_before_values() {
        assert_eq!(key_before("  - says: >-"), "says");
        assert_eq!(key_before("  - {id: x, says: "), "says");
        assert_eq!(key_before("  -standard: "), "-standard");
    }

    #[test]
    fn what_reads_like_the_text_going_on_is_no_remark() {
        for (text, behind) in [
            ("Strategy", "2"),
            ("All who met in Room", " 4"),
            ("Sessions are held in Room", " 4 and not in the hall"),
            ("Each session is led by", " trainers"),
            ("Training is refreshed every", " years"),
            ("Staff who work with children attend", " and those who lead them attend twice."),
        ] {
            assert!(goes_on(text, behind), "{text} #{behind}");
        }
        for (text, behind) in [
            ("Southampton", " with the New Forest until 2012"),
            ("Southampton", " 2 councils"),
            ("2024", " 2"),
            ("should", " must, will, should or may: the document's own word"),
            ("draft", " as at May."),
            ("Learning and Development Policy", " the title on the cover"),
            ("Every session has two trainers.", " as agreed in May."),
            ("Everybody who works with children", " says the cover"),
            ("workforce officer", " 2nd reading in May"),
            ("Staff who work with children attend", " Ask the board."),
        ] {
            assert!(!goes_on(text, behind), "{text} #{behind}");
        }
    }
}
