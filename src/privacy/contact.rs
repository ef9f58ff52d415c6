//! Telephone numbers and e-mail addresses. They lead to a person where a role or a name belongs; elsewhere in a policy they are those of
//! an office, which everybody may call. Told without expressions, as every document is looked through for them.

use memchr::memchr2_iter;

/// Entries that hold a role, a body or the name of a document, and nothing else.
const OF_ROLES: [&str; 7] = ["role", "by", "checked_by", "approved_by", "title", "edition", "name"];

/// How many digits a telephone number of the United Kingdom has at least.
const LEAST_DIGITS: usize = 10;

/// Whether the value of an entry of this name is that of a role, a body or a document.
pub(crate) fn is_of_role(key: &str) -> bool {
    OF_ROLES.contains(&key)
}

/// Whether a text has a telephone number or an e-mail address in it.
pub(crate) fn has_contact(text: &str) -> bool {
    has_address(text) || has_telephone_number(text)
}

/// "jane.smith@example.org", and not "shared@2026-11": behind the sign comes the name of a host with its ending.
fn has_address(text: &str) -> bool {
    text.match_indices('@').any(|(at, _)| {
        let host = text[at + 1..].split(|letter: char| !letter.is_ascii_alphanumeric() && !matches!(letter, '.' | '-'));
        let host = host.into_iter().next().unwrap_or_default().trim_end_matches(['.', '-']);
        let ending = host.rsplit_once('.').map(|(_, ending)| ending).unwrap_or_default();
        let has_name = text[..at].ends_with(|letter: char| letter.is_ascii_alphanumeric());
        has_name && ending.len() > 1 && ending.bytes().all(|byte| byte.is_ascii_alphabetic())
    })
}

/// "01234 567890", "+44 (0)20 7946 0000": ten digits and more with nothing between them but the marks of such numbers.
fn has_telephone_number(text: &str) -> bool {
    let bytes = text.as_bytes();
    memchr2_iter(b'0', b'+', bytes).any(|at| {
        let is_inside = at.checked_sub(1).is_some_and(|before| bytes[before].is_ascii_digit());
        let number = bytes[at..].iter().take_while(|byte| byte.is_ascii_digit() || b"+ \n\r()-".contains(byte));
        !is_inside && number.filter(|byte| byte.is_ascii_digit()).nth(LEAST_DIGITS - 1).is_some()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contacts_are_told_from_other_numbers_and_names() {
        for text in [
            "jane.smith@wealdshire.gov.uk",
            "Training Manager (01234 567890)",
            "Training Manager, tel. 020 7946 0000",
            "Lead: +44 (0)20 7946 0000",
            "Lead <lead@example.org>.",
        ] {
            assert!(has_contact(text), "{text}");
        }
        for text in
            ["southampton@2014", "shared@2026-11-26", "Group 2 of 2026-11-26", "2026-02-01", "a@b", "@home.", ""]
        {
            assert!(!has_contact(text), "{text}");
        }
    }
}
