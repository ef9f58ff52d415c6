//! Sections, editions and numbers of levels that are none: dates that a spreadsheet made of them, lists between round
//! brackets, two levels in one.

use super::Shape;
use crate::finding::{Draft, Severity, shortened};
use crate::model::date::month_number;
use crate::model::level_number::several_numbers;
use crate::model::words::listed;
use crate::source::NodeId;

/// Entries in which a date is none, with a year or without.
const NEVER_DATES: [&str; 4] = ["section", "sections", "page", "number"];

/// Entries that may be a year or a date, but no day without its year.
const EDITIONS: [&str; 2] = ["edition", "version"];

impl Shape<'_> {
    /// Adds a finding for each of them of which none speaks yet.
    pub(super) fn references(&mut self) {
        let arena = self.arena;
        let is_reference = |name: &str| NEVER_DATES.contains(&name) || EDITIONS.contains(&name);
        let named = self.all_entries().filter_map(|(key, value)| Some((arena.text(key)?, value)));
        let values = named.filter(|(name, _)| is_reference(name));
        let values = values
            .flat_map(|(name, value)| [value].into_iter().chain(arena.items(value)).map(move |node| (name, node)));
        for (name, node) in values {
            let Some(text) = arena.text(node).filter(|_| !self.told.contains(&node)) else { continue };
            let is_never_date = NEVER_DATES.contains(&name);
            let draft = made_a_date(node, text, is_never_date)
                .or_else(|| in_round_brackets(node, name, text))
                .or_else(|| if name == "number" { self.two_levels(node, text) } else { None })
                .or_else(|| if name == "section" { self.several_sections(node, text) } else { None });
            let Some(draft) = draft else { continue };
            self.findings.under("load/wrong-type", Severity::Warning);
            if self.findings.has_room() {
                self.findings.add(draft.value(text));
            } else {
                self.findings.count_only();
            }
        }
    }

    /// "6 and 4", "6, 4": of two sections in one text neither is found.
    fn several_sections(&self, node: NodeId, text: &str) -> Option<Draft> {
        let holder = self.arena.parent(self.arena.parent(node));
        let takes_several = ["commitments", "charges", "actions"].contains(&self.name(holder).as_str());
        let sections = numbered_sections(text).filter(|_| takes_several)?;
        let message = format!("several sections stand in one text: \"{}\"", shortened(text));
        let listed: Vec<String> = sections.iter().map(|section| format!("\"{section}\"")).collect();
        let help = format!("write section: [{}]", listed.join(", "));
        Some(Draft::new(node, message, help).severity(Severity::Note))
    }

    /// "1 and 2", "Levels 1-2": a note, as a document may have one level of that name.
    fn two_levels(&self, node: NodeId, text: &str) -> Option<Draft> {
        let level = self.arena.parent(node);
        self.arena.get(level, "outcomes").or_else(|| self.arena.get(level, "audience"))?;
        let numbers = several_numbers(text)?;
        let count = if numbers.len() == 2 { "two" } else { "several" };
        let message = format!("{count} levels seem to stand in one entry: \"{}\"", shortened(text));
        let entries: Vec<String> = numbers.iter().map(|number| format!("number: {number}")).collect();
        let entries = listed(&entries, "and");
        let help = format!("write an entry for each, {entries}; leave it if the document has one level of that name");
        Some(Draft::new(node, message, help).severity(Severity::Note))
    }
}

/// "03-Mar", which a spreadsheet makes of 3.3 or 3-3, and 03/03/2026 or 45719, as it keeps that.
fn made_a_date(node: NodeId, text: &str, with_year: bool) -> Option<Draft> {
    let (day, month) = day_and_month(text, with_year)?;
    let message =
        format!("\"{}\" is what a spreadsheet makes of a number with a full stop or a hyphen", shortened(text));
    let help = format!("write the number as the document has it, in quotes: \"{day}.{month}\" or \"{month}.{day}\"");
    let help = if day == month { help.split(" or ").next().map(str::to_owned)? } else { help };
    Some(Draft::new(node, message, help))
}

/// The two numbers of which a spreadsheet made a date.
fn day_and_month(text: &str, with_year: bool) -> Option<(u32, u32)> {
    let parts: Vec<&str> = text.split(['-', '/', ' ']).collect();
    let number = |part: &str| part.parse::<u32>().ok().filter(|number| (1..=31).contains(number) && part.len() <= 2);
    let short = |part: &str| month_number(&part.to_lowercase()).filter(|_| part.len() == 3);
    let is_year = |part: &str| part.len() == 4 && part.bytes().all(|letter| letter.is_ascii_digit());
    match parts.as_slice() {
        [day, month] if !text.contains('/') => number(day).zip(short(month)).or_else(|| number(month).zip(short(day))),
        [day, month, year] if with_year && is_year(year) => number(day).zip(number(month).or_else(|| short(month))),
        [year, month, day] if with_year && is_year(year) => number(day).zip(number(month)),
        _ => None,
    }
}

/// `("1.1", "1.2")`, which reads as one text.
fn in_round_brackets(node: NodeId, name: &str, text: &str) -> Option<Draft> {
    let inner = text.strip_prefix('(')?.strip_suffix(')')?;
    let is_list = inner.contains("\", \"") || inner.starts_with('"') && inner.ends_with('"');
    is_list.then(|| {
        let message = "a list on one line stands between [ and ], and this is one text between ( and )";
        Draft::new(node, message, format!("write {name}: [{}]", shortened(inner)))
    })
}

/// The sections that a text joins, each by its number: "6 and 4", "3.1, 3.4 and 5". A comma alone may stand before a part of one.
fn numbered_sections(text: &str) -> Option<Vec<&str>> {
    let parts = text.split([',', '&', ';']).flat_map(|part| part.split(" and ")).map(str::trim);
    let sections: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    let is_number = |part: &&str| {
        part.starts_with(|first: char| first.is_ascii_digit())
            && part.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
    };
    let is_joined = text.contains(" and ") || text.contains('&');
    (is_joined && sections.len() > 1 && sections.iter().all(is_number)).then_some(sections)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_of_a_spreadsheet_are_told_from_sections() {
        for (text, parts) in [("03-Mar", (3, 3)), ("Mar-04", (4, 3)), ("10-Jan", (10, 1)), ("03/04/2026", (3, 4))] {
            assert_eq!(day_and_month(text, true), Some(parts), "{text}");
        }
        assert_eq!(day_and_month("2026-03-04", true), Some((4, 3)));
        assert_eq!(day_and_month("2026-03-04", false), None);
        for text in ["3-4", "3.3", "A-1", "2024-25", "may", "Annex May", "3 March plan", "cover"] {
            assert_eq!(day_and_month(text, true), None, "{text}");
        }
    }

    #[test]
    fn two_levels_are_told_from_one() {
        for text in ["1 and 2", "1-2", "1/2", "1, 2", "1 & 2", "Levels 1 and 2", "one and two"] {
            assert_eq!(several_numbers(text), Some(vec![1, 2]), "{text}");
        }
        for text in ["1", "1.2", "2a", "Level 1", "one", "1+", "foundation", "1 of the plan and 2"] {
            assert_eq!(several_numbers(text), None, "{text}");
        }
    }
}
