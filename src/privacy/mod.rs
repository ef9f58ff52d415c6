//! What could lead to a child: full dates of birth, NHS numbers and case numbers. Only strong patterns count: a value, and a
//! word that says what it is, in the same text or in a label beside it. What was found is never repeated, only where it
//! stands. Which texts stand beside each other is for those to say who know the format.

mod birth_date;
mod case_number;
mod contact;
mod glance;
mod nhs_number;
mod person;

pub(crate) use contact::{has_contact, is_of_role};
pub(crate) use person::{Vocabulary, names_person, speaks_of_somebody};

use std::borrow::Cow;
use std::ops::Range;

use regex::Regex;

/// What could lead to a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum PrivateKind {
    /// A full date of birth.
    BirthDate,
    /// An NHS number whose check digit is right.
    NhsNumber,
    /// The number of a case or a person in a case system.
    CaseNumber,
    /// A telephone number or an e-mail address where a role belongs.
    Contact,
}

/// What the heading of a column, the first cell of a row or the line above says of a text: what it holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Label {
    /// "Date of birth, NHS number" heads a column of both.
    kinds: Vec<PrivateKind>,
    /// Whether it names a number that may look like one of these and is none: a telephone number.
    is_another: bool,
}

impl Label {
    /// What a text says of those beside it, where it is nothing but the name of a field.
    pub fn read(text: &str) -> Option<Self> {
        /// How long such a name may be, in bytes.
        const LONGEST: usize = 60;
        /// "Child 1: date of birth" is a name, and what has more digits is a value.
        const MOST_DIGITS: usize = 2;
        if text.len() > LONGEST || text.bytes().filter(u8::is_ascii_digit).count() > MOST_DIGITS {
            return None;
        }
        let ends = [
            (PrivateKind::BirthDate, birth_date::label_end(text)),
            (PrivateKind::NhsNumber, nhs_number::label_end(text)),
            (PrivateKind::CaseNumber, case_number::label_end(text)),
        ];
        let last = ends.iter().filter_map(|(_, end)| *end).max();
        let is_name = last.is_some_and(|end| ends_a_name(&text[end..]));
        let kinds = ends.iter().filter(|(_, end)| is_name && end.is_some()).map(|(kind, _)| *kind).collect::<Vec<_>>();
        let is_another = kinds.is_empty() && nhs_number::is_another(text);
        (is_another || !kinds.is_empty()).then_some(Self { kinds, is_another })
    }

    fn names(&self, kind: PrivateKind) -> bool {
        self.kinds.contains(&kind)
    }
}

/// Whether nothing but a hint follows on the name of a field: "(DD/MM/YYYY)", "of the child", "/ age".
fn ends_a_name(rest: &str) -> bool {
    /// How long a hint may be, in bytes.
    const LONGEST: usize = 30;
    let rest = rest.trim_end_matches([':', ' ', '*', '-', '?', '.', '\u{2013}']);
    let begins = ["(", " (", "/", " /", ",", " and ", " of ", " or ", " for ", " &"];
    rest.is_empty() || (rest.len() <= LONGEST && begins.iter().any(|begin| rest.starts_with(begin)))
}

/// Whether a text speaks of a court's judgment, whose case number everybody may know.
pub fn is_about_a_judgment(text: &str) -> bool {
    case_number::is_about_a_judgment(text)
}

/// Whether a long text may have something of the kind, so that it is worth a closer look.
pub fn may_stand_in(text: &str) -> bool {
    birth_date::may_stand_in(text) || nhs_number::may_stand_in(text) || case_number::may_stand_in(text)
}

/// Whether a document may have something of the kind, be it over several of its lines.
pub fn may_stand_over_lines(text: &str) -> bool {
    glance::anything_over_lines(text) && may_stand_in(&on_one_line(text.lines()))
}

/// What could lead to a person in a text, in its order: which bytes, and what they are. A label beside the text says what
/// it holds.
pub fn find(text: &str, label: Option<&Label>) -> Vec<(Range<usize>, PrivateKind)> {
    // Each of them has digits, and most texts have none.
    if !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return Vec::new();
    }
    let is_labelled = |kind| label.is_some_and(|label| label.names(kind));
    let of = |kind, found: Vec<Range<usize>>| found.into_iter().map(move |range| (range, kind));
    // A column of dates of birth says nothing about numbers in it.
    let is_nhs =
        label.filter(|label| label.is_another || label.names(PrivateKind::NhsNumber)).map(|label| !label.is_another);
    let mut found: Vec<_> = of(PrivateKind::BirthDate, birth_date::find(text, is_labelled(PrivateKind::BirthDate)))
        .chain(of(PrivateKind::NhsNumber, nhs_number::find(text, is_nhs)))
        .chain(of(PrivateKind::CaseNumber, case_number::find(text, is_labelled(PrivateKind::CaseNumber))))
        .collect();
    found.sort_by_key(|(range, kind)| (range.start, *kind));
    found
}

/// Lines of a document as one, without the signs of the format: they may say together what none of them says alone, "born"
/// at the end of one and a date at the beginning of the next.
pub fn on_one_line<'l>(lines: impl Iterator<Item = &'l str>) -> String {
    let mut one = String::new();
    for line in lines {
        let mut rest = line;
        while !rest.is_empty() {
            let (word, behind) = glance::word_and_rest(rest);
            rest = behind;
            // The hyphen of an item is no word.
            if !matches!(word, "" | "-") {
                one.push_str(if one.is_empty() { "" } else { " " });
                one.push_str(word);
            }
        }
    }
    one
}

/// Whether lines lead to a person when they are read together.
pub fn lead_to_a_person_together<'l>(lines: impl Iterator<Item = &'l str>) -> bool {
    !find(&on_one_line(lines), None).is_empty()
}

/// Whether a text is better shown to nobody: beside what [`find`] finds it may have what is no fault where it stands and leads
/// to somebody all the same, a telephone number, an address, a name, or ten digits that nothing says are an NHS number.
pub fn may_lead_to_a_person(text: &str) -> bool {
    !find(text, None).is_empty()
        || contact::has_contact(text)
        || nhs_number::may_be_one_in(text)
        || case_number::may_be_one_in(text)
        || person::is_named_in(text)
}

/// Whether a place, as it is written behind `#`, would lead to a person. In a slug the spaces of a heading are hyphens.
pub fn leads_to_a_person(place: &str) -> bool {
    !in_name(place).is_empty()
}

/// The name of a file or folder in which dates of birth and numbers are unreadable. Who is meant by a name alone is not
/// to be known, so that names of people stay.
pub fn masked_name(name: &str) -> Cow<'_, str> {
    masked(name, in_name(name).into_iter().map(|(range, _)| range))
}

/// What could lead to a person in a name, in which other marks stand for the spaces between words.
pub fn in_name(name: &str) -> Vec<(Range<usize>, PrivateKind)> {
    /// As few digits has the shortest date: 3-May-11.
    const FEWEST_DIGITS: usize = 3;
    if name.bytes().filter(u8::is_ascii_digit).count() < FEWEST_DIGITS {
        return Vec::new();
    }
    let mut found = find(name, None);
    // One byte for another, so that the ranges are those of the name.
    found.extend(find(&name.replace(['_', '-', '='], " "), None));
    found.sort_by_key(|(range, kind)| (range.start, *kind));
    found.dedup();
    found
}

/// A text with every letter and digit made alike. It is as long as before in bytes too, so that a place in what is shown is
/// the same place in the file.
pub fn unreadable(text: &str) -> String {
    text.chars().map(|letter| if letter.is_alphanumeric() { mark_for(letter) } else { letter }).collect()
}

/// A mark that says nothing of a letter but how many bytes it has.
pub fn mark_for(letter: char) -> char {
    match letter.len_utf8() {
        1 => 'x',
        2 => '\u{d7}',
        3 => '\u{2715}',
        _ => '\u{1d5d1}',
    }
}

/// The text with letters and digits of private ranges made unreadable; as long as before, letter by letter.
pub fn masked<'t>(text: &'t str, ranges: impl IntoIterator<Item = Range<usize>>) -> Cow<'t, str> {
    let mut masked = String::new();
    let mut done = 0;
    for range in ranges {
        let start = range.start.clamp(done, text.len());
        let end = range.end.clamp(start, text.len());
        let (Some(before), Some(inside)) = (text.get(done..start), text.get(start..end)) else { continue };
        masked.push_str(before);
        masked.push_str(&unreadable(inside));
        done = end;
    }
    if done == 0 {
        return Cow::Borrowed(text);
    }
    masked.push_str(text.get(done..).unwrap_or_default());
    Cow::Owned(masked)
}

fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("an expression that a test compiles")
}

/// The last bytes of a text, cut between letters.
fn tail(text: &str, bytes: usize) -> &str {
    let mut start = text.len().saturating_sub(bytes);
    while !text.is_char_boundary(start) {
        start += 1;
    }
    &text[start..]
}

/// The first bytes of a text, cut between letters.
fn head(text: &str, bytes: usize) -> &str {
    let mut end = bytes.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_may_lead_to_a_person_as_a_heading_or_as_a_slug() {
        for place in ["heading=Kyle, born 12 May 2014", "kyle-born-12-may-2014", "case-no-abc123456"] {
            assert!(leads_to_a_person(place), "{place}");
        }
        for place in ["what-children-told-us", "slide=12", "the-2014-review"] {
            assert!(!leads_to_a_person(place), "{place}");
        }
    }

    #[test]
    fn what_is_found_is_masked_letter_by_letter() {
        let text = "Kyl\u{e9}, born 14 March 2011, case no: ABC123456.";
        let found = find(text, None);
        let masked = masked(text, found.iter().map(|(range, _)| range.clone()));
        assert_eq!(masked, "Kyl\u{e9}, born xx xxxxx xxxx, case no: xxxxxxxxx.");
        assert_eq!(masked.chars().count(), text.chars().count());
    }

    #[test]
    fn what_may_lead_to_a_person_is_kept_from_reports_though_it_is_no_fault() {
        for text in [
            "Ring 07700 900123 to book.",
            "Mail jane.doe@doe.example to book.",
            "It is for child 9434765919 alone.",
            "Ask Jane Doe, who keeps the register.",
            "It was agreed with Mrs Okafor and Dr. Lee.",
            "Cllr A. Khan decides.",
            "It was written with Kayleigh Brown, aged 14, of Oakfield School.",
            "It was asked in case 2024/00317.",
        ] {
            assert!(may_lead_to_a_person(text), "{text}");
        }
        for text in [
            "Agencies must release all staff by 1 April 2026, as Working Together to Safeguard Children 2023 asks.",
            "Martin Hospital and Grace Community Church send two people each.",
            "Looked After Children, aged 16 or over, and Young People aged 14 to 25 are asked.",
            "Order 1234567890 was for 12,000 leaflets. Victoria is near.",
            "See annex B. Every session has 30 places at \u{a3}95 (section 3.10).",
        ] {
            assert!(!may_lead_to_a_person(text), "{text}");
        }
    }

    #[test]
    fn a_label_is_the_name_of_a_field_and_nothing_else() {
        let kinds = |text: &str| Label::read(text).map(|label| label.kinds);
        use PrivateKind::{BirthDate, CaseNumber, NhsNumber};
        for text in ["Date of birth", "DOB:", "D.O.B.", "Child's date of birth (DD/MM/YYYY)", "date_of_birth", "Born"] {
            assert_eq!(kinds(text), Some(vec![BirthDate]), "{text}");
        }
        assert_eq!(kinds("Name / DOB / NHS No."), Some(vec![BirthDate, NhsNumber]));
        assert_eq!(kinds("Mosaic ID"), Some(vec![CaseNumber]));
        assert_eq!(kinds("Case number"), Some(vec![CaseNumber]));
        assert_eq!(kinds("Telephone"), Some(vec![]));
        for text in ["Date of birth is recorded on every form", "A star is born", "Date", "NHS", "Case 2", ""] {
            assert_eq!(kinds(text), None, "{text}");
        }
    }

    #[test]
    fn the_expressions_compile_and_take_hostile_text() {
        for piece in
            ["born 1/", "NHS number 1 ", "case no case no ", "1-1-1-", "\u{e9}1 May ", "case CS-12-", "star was "]
        {
            let text = piece.repeat(50_000);
            assert!(find(&text, None).len() < 50_000);
        }
    }
}
