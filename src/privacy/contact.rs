//! Telephone numbers and e-mail addresses. They lead to a person where a role belongs; elsewhere in a policy they are those of
//! an office, which everybody may call. Told without expressions, as every document is looked through for them.

/// Entries that hold a role or a body, where only its name belongs.
const OF_ROLES: [&str; 4] = ["role", "by", "checked_by", "approved_by"];

/// How many digits a telephone number of the United Kingdom has at least.
const LEAST_DIGITS: usize = 10;

/// Whether the value of an entry of this name is that of a role or a body.
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
    let mut digits = 0;
    let mut begins = false;
    for letter in text.bytes() {
        match letter {
            b'0'..=b'9' => {
                begins |= digits == 0 && letter == b'0';
                digits += 1;
                if begins && digits >= LEAST_DIGITS {
                    return true;
                }
            }
            b'+' => (digits, begins) = (0, true),
            b' ' | b'\n' | b'\r' | b'(' | b')' | b'-' => {}
            _ => (digits, begins) = (0, false),
        }
    }
    false
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
