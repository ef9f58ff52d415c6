//! What somebody has told already, as values of YAML.

use std::collections::BTreeSet;
use std::fmt::Write;

/// What is known of a document before it is written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    /// Values by the dotted path of their entry, written as YAML has them.
    pub values: Vec<(&'static str, String)>,
    /// The standards that the policy speaks of, by their ids.
    pub standards: BTreeSet<String>,
    /// What is said beside the value of an entry: where it comes from, or why it is left open.
    pub notes: Vec<(&'static str, String)>,
    /// Entries that are taken into use and stay open.
    pub open: Vec<&'static str>,
    /// What stands in an entry in place of the example, line by line.
    pub lists: Vec<(&'static str, Vec<String>)>,
    /// Entries that the start does not have, each with the entry behind which it stands.
    pub entries: Vec<(&'static str, Vec<String>)>,
    /// Commitments before the questions, line by line.
    pub commitments: Vec<String>,
    /// Sentences at the head that say what the document was begun from.
    pub begun: Vec<String>,
}

/// Any text as one value of YAML that stays a value: in quotes, with everything in it that nobody sees as its number. So is the
/// second of two `#`: behind them a runner of CI, which may print this, looks for commands of its own.
pub fn quoted(text: &str) -> String {
    let mut value = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' | '\\' => value.extend(['\\', letter]),
            _ if is_seen(letter) && !(letter == '#' && value.ends_with('#')) => value.push(letter),
            _ if u32::from(letter) <= 0xffff => {
                // Writing to a String cannot fail.
                let _ = write!(value, "\\u{:04x}", u32::from(letter));
            }
            _ => {
                let _ = write!(value, "\\U{:08x}", u32::from(letter));
            }
        }
    }
    value.push('"');
    value
}

/// Any text as part of a comment: one line, in which everything is seen, and no runner of CI sees a command.
pub fn in_comment(text: &str) -> String {
    let seen: String = text.chars().map(|letter| if is_seen(letter) { letter } else { ' ' }).collect();
    let apart = seen.replace("##", "# #").replace("##", "# #");
    apart.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a reader sees the letter as what it is. What steers a terminal, or changes the direction of text, is not seen.
pub(super) fn is_seen(letter: char) -> bool {
    matches!(letter, ' '..='~') || letter.is_alphanumeric() || SEEN.contains(letter)
}

/// Marks beside ASCII's that texts of offices have.
const SEEN: &str = "\u{a3}\u{20ac}\u{2018}\u{2019}\u{201c}\u{201d}\u{2013}\u{2014}\u{2026}\u{b7}\u{2022}\u{bd}\u{b0}";

/// Any text as one value of YAML: plain where people would write it so, in quotes where it could be taken for something else.
pub fn value(text: &str) -> String {
    /// What begins or ends something in YAML, between brackets or outside.
    const MARKS: &str = ",[]{}#:\"\\";
    let is_plain = text.starts_with(|letter: char| letter.is_ascii_alphabetic())
        && text.trim_end() == text
        && text.chars().all(|letter| is_seen(letter) && !MARKS.contains(letter));
    if is_plain { text.to_owned() } else { quoted(text) }
}

/// A name as a key or a short name: plain where it can be, else quoted.
pub(super) fn name(text: &str) -> String {
    let is_plain = text.starts_with(|letter: char| letter.is_ascii_alphabetic())
        && text.chars().all(|letter| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_'));
    if is_plain { text.to_owned() } else { quoted(text) }
}

/// A short name made of a longer one: small letters and digits, with hyphens between its words.
pub fn short_name(text: &str) -> String {
    let lower = text.to_lowercase();
    let words = lower.split(|letter: char| !letter.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_text_stays_one_value() {
        assert_eq!(quoted("Neglect: a \"start\" \\ # {x}"), r##""Neglect: a \"start\" \\ # {x}""##);
        assert_eq!(quoted("a\u{1b}[31m\u{202e}\n\u{1f600}"), r#""a\u001b[31m\u202e\u000a\U0001f600""#);
        assert_eq!(quoted("##vso[x] ###[y]"), r##""#\u0023vso[x] #\u0023#[y]""##);
        assert_eq!(in_comment("a\n##vso[x] ###[y]"), "a # #vso[x] # # #[y]");
        assert_eq!(quoted("Caf\u{e9} \u{2019}\u{a3}50"), "\"Caf\u{e9} \u{2019}\u{a3}50\"");
        assert_eq!(value("The board, and it alone"), "\"The board, and it alone\"");
        assert_eq!([value("Executive Group"), value("3.10"), value("- a")], ["Executive Group", "\"3.10\"", "\"- a\""]);
        assert_eq!(name("two-trainers"), "two-trainers");
        assert_eq!(name("x: {y"), "\"x: {y\"");
    }

    #[test]
    fn a_short_name_has_small_letters_and_hyphens() {
        assert_eq!(short_name(" Isle of Wight (LSCP) "), "isle-of-wight-lscp");
        assert_eq!(short_name("\u{7406}\u{4e8b}"), "");
    }
}
