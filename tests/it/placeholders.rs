//! What keeps the place of a value, and what is one though it looks like that (`tests/texts/placeholders.tsv`).

use paramount::model::placeholder::{Placeholder, placeholder};
use paramount::model::signature;

/// The rows of the table: what each text is, and the text.
fn rows() -> impl Iterator<Item = (&'static str, &'static str)> {
    let lines = include_str!("../texts/placeholders.tsv").lines().filter(|line| !line.starts_with("# "));
    lines.map(|line| line.split_once('\t').expect("two columns"))
}

fn word(kind: Option<Placeholder>) -> &'static str {
    match kind {
        None => "value",
        Some(Placeholder::Open) => "open",
        Some(Placeholder::NotStated) => "not-stated",
        Some(Placeholder::NotApplicable) => "not-applicable",
        Some(Placeholder::Elsewhere) => "elsewhere",
    }
}

#[test]
fn each_text_is_what_the_table_says() {
    let wrong: Vec<String> = rows()
        .filter(|(kind, text)| word(placeholder(text)) != *kind)
        .map(|(kind, text)| format!("{text:?} is {}, and should be {kind}", word(placeholder(text))))
        .collect();
    let count = |value: bool| rows().filter(|(kind, _)| (*kind == "value") == value).count();
    assert!(count(true) >= 60 && count(false) >= 60, "{} values, {} others", count(true), count(false));
    assert!(wrong.is_empty(), "{} texts:\n{}", wrong.len(), wrong.join("\n"));
}

/// What leaves a value open elsewhere signs nothing either.
#[test]
fn nothing_that_keeps_a_place_signs() {
    let signed: Vec<&str> =
        rows().filter(|(kind, text)| *kind != "value" && signature::signs(text)).map(|row| row.1).collect();
    assert_eq!(signed, [""; 0]);
}
