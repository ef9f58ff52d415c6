//! Numbers of sections and items, and the names that records give to what has one.

/// A number as records write it: without the marks behind it, and without the word "Section".
pub(super) fn plain_number(number: &str) -> String {
    let number = number.trim().trim_end_matches([':', '.', ' ', '-', '\u{2013}', '\u{2014}']);
    let number = number.strip_prefix("Section ").or_else(|| number.strip_prefix("section ")).unwrap_or(number);
    number.replace(" (", "(")
}

/// Whether a number names its place alone: "3", "3.2", "A1", "Appendix 3" do, "(a)" and "iv)" do not.
pub(super) fn is_absolute(number: &str) -> bool {
    let has_bracket = number.contains([')', '('])
        && !number.starts_with(|first: char| first.is_ascii_digit() && number.contains('('));
    let is_letter = number.len() <= 5 && number.chars().all(|letter| letter.is_ascii_lowercase());
    !(has_bracket || is_letter)
}

/// Whether a number alone names a section, wherever it stands: "3.2" does, and "3" may be the third point of a list.
pub(super) fn names_section(number: &str) -> bool {
    is_absolute(number) && !number.bytes().all(|byte| byte.is_ascii_digit())
}

fn begins_with_digit(label: &str) -> bool {
    label.starts_with(|first: char| first.is_ascii_digit())
}

/// Whether a section is named by a number: "3.2", "Appendix 3".
pub(super) fn is_numbered(label: &str) -> bool {
    const NOUNS: [&str; 5] = ["Appendix ", "Annex ", "Part ", "Chapter ", "Schedule "];
    begins_with_digit(label) || NOUNS.iter().any(|noun| label.starts_with(noun) && label.len() <= noun.len() + 4)
}

/// The label of what has a number inside a section: "12(d)", "5.2, 7", "Delivery, 3".
pub(super) fn joined(section: &str, number: &str) -> String {
    let inner = number.trim_matches(['(', ')', '.', ' ']);
    let is_letter = inner.chars().all(|letter| letter.is_ascii_lowercase());
    // "12(d)", "B(a)", "II(i)".
    let is_label = |label: &str| label.len() <= 4 && label.chars().all(|letter| letter.is_ascii_uppercase());
    match is_letter && (begins_with_digit(section) || is_label(section)) && !section.contains(", ") {
        true => format!("{section}({inner})"),
        false => format!("{section}, {inner}"),
    }
}
