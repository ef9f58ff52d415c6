//! Editions as they are called, put in order.

/// A text by which editions are put in order: by letters it has the order of the numbers in it, "3.10" after "3.9".
pub fn edition_order(edition: &str) -> String {
    const WIDTH: usize = 12;
    let mut text = String::new();
    let mut digits = String::new();
    for letter in edition.chars().chain([' ']) {
        if letter.is_ascii_digit() {
            digits.push(letter);
            continue;
        }
        if !digits.is_empty() {
            text.push_str(&format!("{digits:0>WIDTH$}"));
            digits.clear();
        }
        text.push(letter);
    }
    text
}
