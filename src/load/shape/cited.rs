//! Guidance that is cited in a text where entries belong: "Working Together 2018, KCSIE (2024)".

use super::example::value;
use crate::model::Date;
use crate::model::located::UNSTATED;

/// What stands between two citations in one text.
const BETWEEN: [&str; 5] = [";", ",", "&", " and ", "\n"];

/// The shape of a citation, for a text of which nobody can say where one ends.
pub(super) const SHAPE: &str = "{id: ..., edition: ...}";

/// A citation, as far as a text tells it.
struct Cited<'t> {
    name: &'t str,
    edition: Option<&'t str>,
    /// The section of it that is meant.
    section: Option<&'t str>,
}

/// A law and the section of it that a text begins with: "Section 11 of the Children Act 2004".
fn with_section(text: &str) -> Option<(&str, &str)> {
    let rest = ["Section ", "section ", "s.", "S."].iter().find_map(|word| text.strip_prefix(word))?.trim_start();
    let end = rest.find([' ', ','])?;
    let (number, law) = rest.split_at(end);
    let law = law.trim_start_matches([' ', ',']);
    let law = ["of the ", "of "].iter().find_map(|of| law.strip_prefix(of)).unwrap_or(law);
    let is_number = number.starts_with(|first: char| first.is_ascii_digit());
    (is_number && law.contains("Act")).then_some((number, law))
}

impl<'t> Cited<'t> {
    fn of(text: &'t str) -> Self {
        let text = text.trim();
        let (section, text) = with_section(text).map_or((None, text), |(section, law)| (Some(section), law));
        let edition = edition_in_brackets(text).or_else(|| edition_at_end(text));
        edition.map_or(Self { name: text, edition: None, section }, |(name, edition)| Self {
            name,
            edition: Some(edition),
            section,
        })
    }

    fn block(&self) -> String {
        let edition = self.edition.map_or_else(|| UNSTATED.to_owned(), |edition| format!("\"{edition}\""));
        let section = self.section.map_or_else(String::new, |section| format!(", sections: \"{section}\""));
        format!("{{id: {}, edition: {edition}{section}}}", value(self.name))
    }
}

/// The citation in a text as its entries; the shape alone where there may be several, and nothing tells them apart.
pub(super) fn block(text: &str) -> String {
    let cited = Cited::of(text);
    if cited.edition.is_none() && BETWEEN.iter().any(|mark| text.trim().contains(mark)) {
        return SHAPE.to_owned();
    }
    cited.block()
}

/// The citations in a text that has several: each ends with its edition, else nobody could say where it ends.
pub(super) fn several(text: &str) -> Option<Vec<String>> {
    /// A longer list is not worth repeating in an explanation.
    const MOST: usize = 5;
    let mut found: Vec<Cited<'_>> = Vec::new();
    let mut rest = text.trim();
    while let Some((citation, after)) = first(rest) {
        found.push(Cited::of(citation));
        rest = after;
    }
    let last = Cited::of(rest);
    if found.is_empty() || found.len() >= MOST {
        return None;
    }
    found.push(last);
    // "Children Act 1989 and 2004" are two of one name.
    let mut name = "";
    for cited in &mut found {
        if names_time(cited.name) && cited.edition.is_none() {
            (cited.edition, cited.name) = (Some(cited.name), name);
        }
        name = cited.name;
    }
    Some(found.iter().map(Cited::block).collect())
}

/// The first of several citations, and the text behind what ends it.
fn first(text: &str) -> Option<(&str, &str)> {
    /// What goes on with the edition before it.
    const OF_EDITION: [&str; 5] = ["updated", "amended", "as amended", "revised", "version"];
    let ends = text.char_indices().flat_map(|(at, _)| {
        BETWEEN.iter().filter(move |mark| text[at..].starts_with(**mark)).map(move |mark| (at, at + mark.len()))
    });
    let mut cut = ends.map(|(end, next)| (text[..end].trim(), text[next..].trim()));
    cut.find(|(before, after)| {
        let goes_on = OF_EDITION.iter().any(|word| after.to_lowercase().starts_with(word));
        !after.is_empty() && !goes_on && (names_time(before) || Cited::of(before).edition.is_some())
    })
}

/// A title and its edition in brackets: "KCSIE (September 2024)". What else stands in them goes on with the edition
/// before them: "Working Together 2023 (updated February 2024)".
fn edition_in_brackets(text: &str) -> Option<(&str, &str)> {
    let open = text.strip_suffix(')')?.rfind('(')?;
    let (before, inside) = (text[..open].trim_end(), &text[open + 1..text.len() - 1]);
    if names_time(inside) {
        return Some((without_marks(before)?, inside.trim()));
    }
    let (name, _) = edition_at_end(before)?;
    Some((name, text[name.len()..].trim_start_matches(is_mark)))
}

/// A title and the edition behind it: "KCSIE, September 2024".
fn edition_at_end(text: &str) -> Option<(&str, &str)> {
    let starts = text.char_indices().filter(|(_, letter)| is_mark(*letter)).map(|(at, letter)| at + letter.len_utf8());
    let mut tails = starts.map(|at| (&text[..at], &text[at..]));
    tails.find_map(|(name, edition)| Some((without_marks(name).filter(|_| names_time(edition))?, edition.trim())))
}

/// A name without what stands between it and an edition, where anything is left.
fn without_marks(name: &str) -> Option<&str> {
    let name = name.trim_end_matches(is_mark);
    (!name.is_empty()).then_some(name)
}

fn is_mark(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, ',' | ':' | '-' | '\u{2013}' | '\u{2014}')
}

/// Whether a text is a year, a month or a day of one, or a year that ends in the next: "2023/24".
fn names_time(text: &str) -> bool {
    let text = text.trim();
    let is_year = |word: &str| word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    let is_short = |word: &str| word.len() == 2 && word.bytes().all(|byte| byte.is_ascii_digit());
    let has_month = text.contains(char::is_alphabetic) && text.split([' ', '/']).any(is_year);
    let is_span = text
        .split_once(['/', '-', '\u{2013}'])
        .is_some_and(|(first, next)| is_year(first) && (is_year(next) || is_short(next)));
    is_year(text)
        || is_span
        || (has_month && text.len() <= "Wednesday 30 September 2026".len() && Date::meant(text).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_edition_is_taken_from_where_it_stands() {
        for (text, shown) in [
            (
                "Keeping Children Safe in Education (2024)",
                "{id: Keeping Children Safe in Education, edition: \"2024\"}",
            ),
            ("KCSIE September 2024", "{id: KCSIE, edition: \"September 2024\"}"),
            ("KCSIE, 1 September 2025", "{id: KCSIE, edition: \"1 September 2025\"}"),
            ("KCSIE 2023/24", "{id: KCSIE, edition: \"2023/24\"}"),
            ("KCSIE (2023\u{2013}24)", "{id: KCSIE, edition: \"2023\u{2013}24\"}"),
            (
                "Working Together 2023 (updated February 2024)",
                "{id: Working Together, edition: \"2023 (updated February 2024)\"}",
            ),
            ("Working Together: July 2018", "{id: Working Together, edition: \"July 2018\"}"),
            ("Prevent Duty", "{id: Prevent Duty, edition: unstated}"),
            ("2018", "{id: 2018, edition: unstated}"),
            ("Working Together, KCSIE", SHAPE),
        ] {
            assert_eq!(block(text), shown, "{text}");
            assert_eq!(several(text), None, "{text}");
        }
    }

    #[test]
    fn several_citations_are_told_apart_by_their_editions() {
        let shown = |text: &str| several(text).map(|cited| cited.join(" ")).unwrap_or_default();
        assert_eq!(
            shown("Working Together 2018, KCSIE (2024)"),
            "{id: Working Together, edition: \"2018\"} {id: KCSIE, edition: \"2024\"}"
        );
        assert_eq!(
            shown("Children Act 1989 and 2004; Prevent Duty"),
            "{id: Children Act, edition: \"1989\"} {id: Children Act, edition: \"2004\"} \
             {id: Prevent Duty, edition: unstated}"
        );
        assert_eq!(
            shown("Health and Safety Act 1974 & KCSIE, September 2024"),
            "{id: Health and Safety Act, edition: \"1974\"} {id: KCSIE, edition: \"September 2024\"}"
        );
        assert_eq!(shown("Working Together 2023, updated February 2024"), "");
    }
}
