//! The document that a policy records, as far as the tool needs it: a fingerprint, and the words where it is text.

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
}

impl Original {
    /// The document with these bytes.
    pub fn of(bytes: Vec<u8>) -> Self {
        let sha256 = sha256(&bytes);
        // A PDF may happen to be UTF-8 throughout; its bytes still are not its words.
        let is_packed = bytes.starts_with(b"%PDF") || bytes.contains(&0);
        let text = if is_packed { None } else { String::from_utf8(bytes).ok() };
        Self { sha256, text }
    }
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
}
