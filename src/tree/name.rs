//! Names of files and folders as everybody outside the tree knows them: what could lead to a person is unreadable in them,
//! and a letter that is none stands there as a code. Whoever asks for such a name means the file behind it, however its
//! letters are composed.

use std::borrow::Cow;
use std::ffi::OsStr;
use std::fmt::Write;
use std::path::Path;

use crate::paths::is_same_name;
use crate::privacy;

/// A name as it is shown.
pub(super) fn shown(name: &[u8]) -> Cow<'_, str> {
    match std::str::from_utf8(name) {
        Ok(name) => privacy::masked_name(name),
        Err(_) => Cow::Owned(privacy::masked_name(&coded(name)).into_owned()),
    }
}

/// A path as it is shown, with `/` on every system.
pub(super) fn shown_path(path: &Path) -> String {
    let parts: Vec<_> = path.iter().map(|part| shown(part.as_encoded_bytes())).collect();
    parts.join("/")
}

/// The same of a path that is written with `/` already.
pub(super) fn shown_text(path: &[u8]) -> String {
    let parts: Vec<_> = path.split(|byte| *byte == b'/').map(shown).collect();
    parts.join("/")
}

/// Whether somebody who asks for a name that is not there may mean another one, which is shown so or composed otherwise.
pub(super) fn may_mean_another(path: &str) -> bool {
    !path.is_ascii() || path.contains('%') || path.contains("xx")
}

/// Whether whoever asks for a name means this one.
pub(super) fn is_meant(name: &OsStr, asked: &str) -> bool {
    is_same_name(&shown(name.as_encoded_bytes()), &shown(asked.as_bytes()))
}

/// A name that is no text, each byte that belongs to no letter as a code: `caf%E9.docx`.
fn coded(name: &[u8]) -> String {
    let mut text = String::with_capacity(name.len() + 2);
    for chunk in name.utf8_chunks() {
        text.push_str(chunk.valid());
        for byte in chunk.invalid() {
            // Writing to a String cannot fail.
            let _ = write!(text, "%{byte:02X}");
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_shown_without_what_could_lead_to_a_person() {
        for (name, as_shown) in [
            (&b"policy-2024.yaml"[..], "policy-2024.yaml"),
            (b"Kyle_DOB_12-05-2014.docx", "Kyle_DOB_xx-xx-xxxx.docx"),
            (b"nhs-number-943-476-5919.md", "nhs-number-xxx-xxx-xxxx.md"),
            (b"case_number_CSC-2021-00417.md", "case_number_xxx-xxxx-xxxxx.md"),
            (b"caf\xe9.md", "caf%E9.md"),
            ("caf\u{e9}.md".as_bytes(), "caf\u{e9}.md"),
        ] {
            assert_eq!(shown(name), as_shown);
            assert_eq!(shown(as_shown.as_bytes()), as_shown, "shown again it stays");
        }
        assert_eq!(shown_path(Path::new("born 3 May 2014/a.md")), "born x xxx xxxx/a.md");
        assert!(is_meant(OsStr::new("cafe\u{301}.md"), "caf\u{e9}.md"));
        assert!(is_meant(OsStr::new("DOB 12-05-2014.md"), "DOB xx-xx-xxxx.md"));
        assert!(!is_meant(OsStr::new("DOB 12-05-2014.md"), "DOB xx-xx-xxxx.docx"));
    }
}
