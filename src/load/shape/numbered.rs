//! Names of entries with the number of a heading before them, as a document has it: "3. lead", "b) lead", "IV. lead".

use super::Shape;
use crate::finding::{Draft, shortened};
use crate::load::mend;
use crate::source::{NodeId, Style};

impl<'a> Shape<'a> {
    /// Says of an entry that its block takes without the number before it that this is to go. In an item that has the entry
    /// already the number may begin another item.
    pub(super) fn with_number(&mut self, node: NodeId, key: NodeId, name: &'a str, known: &[&'static str]) -> bool {
        let Some((label, meant)) = numbered(name, known) else { return false };
        if self.arena.get(node, meant).is_some() || self.arena.style(node) == Style::Flow {
            return false;
        }
        self.explain_missing(node, known, meant);
        let message =
            format!("\"{}\" stands before the name of this entry, which has no number here", shortened(label));
        let fix = mend::name(self.arena, key, meant);
        self.findings.add(Draft::new(key, message, format!("write {meant}")).value(name).fix(fix));
        true
    }
}

/// The number of a heading with which a name begins, and the known name behind it.
fn numbered<'n, 'k>(name: &'n str, known: &[&'k str]) -> Option<(&'n str, &'k str)> {
    let name = name.trim();
    let mut end = 0;
    for word in name.split_inclusive(char::is_whitespace) {
        if !is_label(word.trim()) {
            break;
        }
        end += word.len();
    }
    let (label, rest) = name.split_at(end);
    let rest = rest.trim_start_matches(['-', '\u{2013}', '\u{2014}', ' ']);
    let meant = known.iter().find(|known| mend::is_same(rest, known))?;
    (!label.is_empty()).then_some((label.trim(), *meant))
}

/// Whether a word is the number of a heading, or stands before one: "3.", "2.1", "(b)", "IV.", "Section".
fn is_label(word: &str) -> bool {
    const BEFORE: [&str; 6] = ["section", "part", "chapter", "item", "no.", "heading"];
    let lower = word.to_lowercase();
    let inner = lower.trim_start_matches('(').trim_end_matches(['.', ')', ':']);
    let is_marked = inner.len() < lower.len();
    let is_figures = inner.starts_with(|first: char| first.is_ascii_digit())
        && inner.chars().all(|letter| letter.is_ascii_digit() || letter == '.');
    let is_roman = !inner.is_empty() && inner.chars().all(|letter| "ivxl".contains(letter));
    let is_letter = inner.len() == 1 && inner.starts_with(|letter: char| letter.is_ascii_alphabetic());
    is_figures || is_marked && (is_roman || is_letter) || BEFORE.contains(&lower.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_of_a_heading_is_told_from_a_name() {
        let known = ["lead", "review", "commitments", "source_faults"];
        for (name, label, meant) in [
            ("3. lead", "3.", "lead"),
            ("b) lead", "b)", "lead"),
            ("(c) Review", "(c)", "review"),
            ("IV. lead", "IV.", "lead"),
            ("2.1 review", "2.1", "review"),
            ("4 commitments", "4", "commitments"),
            ("Section 4: commitments", "Section 4:", "commitments"),
            ("Part 2 - source faults", "Part 2", "source_faults"),
        ] {
            assert_eq!(numbered(name, &known), Some((label, meant)), "{name}");
        }
        for name in ["lead", "a lead", "3. leads", "3.", "", "section lead of", "I lead"] {
            assert_eq!(numbered(name, &known), None, "{name}");
        }
    }
}
