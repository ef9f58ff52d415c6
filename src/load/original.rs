//! The document that a policy records, as far as the tool needs it: a fingerprint, and the words where it is text.

use std::collections::BTreeSet;

use crate::source::sha256;

/// The largest document that quotes are looked up in, in bytes.
const MOST_ORIGINAL_BYTES: u64 = 4 * 1024 * 1024;

/// The largest office file among them, which has pictures in it.
const MOST_OFFICE_BYTES: u64 = 64 * 1024 * 1024;

/// How many bytes of a document are read, by its name.
pub fn most_original_bytes(path: &str) -> u64 {
    if is_office(path) { MOST_OFFICE_BYTES } else { MOST_ORIGINAL_BYTES }
}

/// Whether a document is a text of Word or LibreOffice, by its name.
pub fn is_office(path: &str) -> bool {
    const ENDINGS: [&str; 6] = ["docx", "docm", "dotx", "dotm", "odt", "ott"];
    let ending = path.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    ending.is_some_and(|ending| ENDINGS.contains(&ending.as_str()))
}

/// A document that a policy records.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Original {
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
    /// Its text; `None` where its bytes are no text, as those of a PDF.
    pub text: Option<String>,
    /// The numbers that its reader sees before paragraphs, such as `3.2`; empty where it has none, or was not asked.
    pub numbers: BTreeSet<String>,
}

impl Original {
    /// The document with these bytes.
    pub fn of(bytes: Vec<u8>) -> Self {
        let sha256 = sha256(&bytes);
        // A PDF may happen to be UTF-8 throughout; its bytes still are not its words.
        let is_packed = bytes.starts_with(b"%PDF") || bytes.contains(&0);
        let text = if is_packed { None } else { String::from_utf8(bytes).ok() };
        Self { sha256, text, numbers: BTreeSet::new() }
    }

    /// Whether a section of this number stands in it: it is shown, or the number of a part of it is.
    pub fn has_section(&self, number: &str) -> bool {
        let part = format!("{number}.");
        let from_here = self.numbers.range(number.to_owned()..);
        let mut nearest = from_here.take_while(|shown| shown.starts_with(number));
        nearest.any(|shown| shown == number || shown.starts_with(&part))
    }
}

/// The number in the name of a section that is nothing but one: `3.2` in "3.2", "3.2." and "Section 3.2".
pub fn section_number(name: &str) -> Option<&str> {
    let name = name.trim();
    let behind_noun = name.split_once(' ').filter(|(noun, _)| noun.eq_ignore_ascii_case("section"));
    let number = behind_noun.map_or(name, |(_, number)| number).trim_end_matches('.');
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|digit| digit.is_ascii_digit());
    number.split('.').all(is_number).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_text_has_words() {
        let original = Original::of(b"abc".to_vec());
        assert_eq!(original.sha256, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assert_eq!(original.text.as_deref(), Some("abc"));
        for bytes in [b"%PDF-1.7".to_vec(), vec![0xff, 0xfe], b"a\0b".to_vec()] {
            assert_eq!(Original::of(bytes).text, None);
        }
    }

    #[test]
    fn a_section_is_there_where_its_number_or_that_of_a_part_is_shown() {
        let numbers = ["1", "3.2.1", "12"].map(str::to_owned).into();
        let original = Original { numbers, ..Original::of(Vec::new()) };
        let has = |number| original.has_section(number);
        assert_eq!(["1", "3", "3.2", "12"].map(has), [true; 4]);
        assert_eq!(["2", "3.3", "3.2.1.1", "31"].map(has), [false; 4]);
    }

    #[test]
    fn only_what_is_a_number_throughout_is_the_number_of_a_section() {
        let read = ["3.2", "3.", "section 4.10", "12d", "Level 2", "page 4", "", "3..2"].map(section_number);
        assert_eq!(read, [Some("3.2"), Some("3"), Some("4.10"), None, None, None, None, None]);
    }
}
