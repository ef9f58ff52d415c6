//! Sections of an Act beside its title: "section 4 of the Children's Wellbeing and Schools Act 2026", "..., s.4".

use std::ops::Range;

use super::sentence::gap;
use crate::guidance::Folded;

/// How many sections one citation can name; "sections 1 to 200" says nothing about one of them.
const MOST_SECTIONS: usize = 20;

/// Sections named together, and their words.
struct List {
    words: Range<usize>,
    sections: Vec<String>,
}

/// The sections that a text names, whatever they are of.
pub fn sections_named(text: &str) -> Vec<String> {
    let folded = Folded::of(text);
    lists(text, &folded, &(0..folded.len())).into_iter().flat_map(|list| list.sections).collect()
}

/// The sections that a sentence names beside a title.
pub(super) fn sections(text: &str, folded: &Folded, sentence: &Range<usize>, title: &Range<usize>) -> Vec<String> {
    const LINKS: &[&str] = &["of", "in", "under", "the"];
    let belongs = |list: &List| {
        let before = list.words.end <= title.start
            && (list.words.end..title.start).len() <= 2
            && (list.words.end..title.start).all(|word| LINKS.contains(&folded.word_at(word)));
        let after =
            list.words.start == title.end && gap(text, folded, title.end).trim().chars().all(|c| ",(".contains(c));
        before || after
    };
    lists(text, folded, sentence).into_iter().filter(belongs).flat_map(|list| list.sections).collect()
}

fn lists(text: &str, folded: &Folded, words: &Range<usize>) -> Vec<List> {
    let mut found = Vec::new();
    let mut index = words.start;
    while index < words.end {
        let list = list_at(text, folded, index, words.end);
        index = list.as_ref().map_or(index + 1, |list| list.words.end);
        found.extend(list);
    }
    found
}

/// The list that begins with the word "section", or with its first letter and a number.
fn list_at(text: &str, folded: &Folded, start: usize, end: usize) -> Option<List> {
    let word = folded.word_at(start);
    let glued = word.strip_prefix('s').filter(|number| is_number(number));
    let mut sections: Vec<String> = glued.map(str::to_owned).into_iter().collect();
    if sections.is_empty() && !["section", "sections", "s", "ss"].contains(&word) {
        return None;
    }
    let mut at = start + 1;
    while at < end && sections.len() < MOST_SECTIONS {
        // "4(2)": what stands in brackets is a part of the section.
        if !sections.is_empty() && gap(text, folded, at).contains('(') && folded.word_at(at).len() <= 2 {
            at += 1;
            continue;
        }
        let link = folded.word_at(at);
        let linked = usize::from(["and", "or", "to"].contains(&link));
        let number = folded.word_at(at + linked);
        let joins = sections.is_empty() || linked == 1 || gap(text, folded, at).contains(',');
        if at + linked >= end || !joins || !is_number(number) {
            break;
        }
        match (link, sections.last().and_then(|last| last.parse::<u16>().ok()), number.parse::<u16>()) {
            ("to", Some(first), Ok(last)) => {
                sections.extend((first + 1..=last).take(MOST_SECTIONS).map(|number| number.to_string()));
            }
            _ => sections.push(number.to_owned()),
        }
        at += linked + 1;
    }
    (!sections.is_empty()).then_some(List { words: start..at, sections })
}

/// "4", "16la".
fn is_number(word: &str) -> bool {
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    (1..=3).contains(&digits) && word.len() - digits <= 3 && word.bytes().skip(digits).all(|b| b.is_ascii_alphabetic())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::guidance::{Row, shared};

    #[test]
    fn sections_are_read_as_they_are_written() {
        for (text, sections) in [
            ("section 4", &["4"][..]),
            ("sections 2, 3 and 16LA of it", &["2", "3", "16la"]),
            ("sections 58 to 61", &["58", "59", "60", "61"]),
            ("s.4(2) and more", &["4"]),
            ("8.1 (S10)", &["10"]),
            ("see the section on 4 rules, and 12 of them", &[]),
        ] {
            assert_eq!(sections_named(text), sections, "{text}");
        }
    }

    #[test]
    fn a_section_belongs_to_the_title_beside_it() {
        let of_act = |text: &str| {
            let folded = Folded::of(text);
            let hit = shared().phrases().find(text, &folded).find(|hit| matches!(hit.phrase.row, Row::Family(_)));
            let title = hit.expect("an Act").words;
            sections(text, &folded, &(0..folded.len()), &title)
        };
        assert_eq!(of_act("By section 4 of the Children's Wellbeing and Schools Act 2026 all share"), ["4"]);
        assert_eq!(of_act("Children's Wellbeing and Schools Act 2026, s.4"), ["4"]);
        assert_eq!(of_act("Children Act 2004 (section 16LA)"), ["16la"]);
        assert_eq!(of_act("See section 3 below. It rests on the Children Act 2004."), Vec::<String>::new());
    }
}
