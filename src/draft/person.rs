//! Roles where documents name people: "Jane Smith, Workforce Development Officer" gives the role alone.

use crate::model::placeholder::is_placeholder;
use crate::privacy::names_person;

/// What a value says of who acts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Who {
    /// A role or a body, as it is written.
    Role(String),
    /// Only people are named.
    Person,
    /// Nothing that can be used.
    Nobody,
}

/// The role or body in a value, without the names of people, addresses and numbers.
pub(super) fn who(value: &str) -> Who {
    let parts = value.split([',', ';', '(', ')', '\u{2013}', '\u{2014}', '/', '|']).flat_map(|part| part.split(" - "));
    let parts: Vec<&str> =
        parts.map(|part| part.trim().trim_end_matches('.')).filter(|part| !part.is_empty()).collect();
    if !value.contains('@') && !parts.iter().any(|part| is_person(part)) && !is_placeholder(value) {
        let value = value.trim().trim_end_matches('.');
        return if is_role(value) { Who::Role(value.to_owned()) } else { Who::Nobody };
    }
    let role = parts.iter().find(|part| !is_person(part) && !part.contains('@') && is_role(part) && has_space(part));
    match role {
        Some(role) => Who::Role((*role).to_owned()),
        None if parts.iter().any(|part| is_person(part)) => Who::Person,
        None => Who::Nobody,
    }
}

/// Whether a part of a value names a person. "Detective Superintendent" is a rank, and its last word no name.
fn is_person(part: &str) -> bool {
    const RANKS: [&str; 6] = ["superintendent", "inspector", "sergeant", "constable", "commander", "commissioner"];
    /// Words of what somebody has charge of: "Vice Principal (Student Experience)".
    const CHARGES: [&str; 49] = [
        "admissions",
        "assurance",
        "business",
        "campus",
        "clinical",
        "commissioning",
        "communities",
        "compliance",
        "corporate",
        "development",
        "digital",
        "families",
        "family",
        "finance",
        "governance",
        "health",
        "help",
        "human",
        "improvement",
        "partnerships",
        "performance",
        "practice",
        "protection",
        "public",
        "resources",
        "safeguarding",
        "skills",
        "social",
        "sport",
        "support",
        "training",
        "workforce",
        "youth",
        "student",
        "students",
        "experience",
        "services",
        "operations",
        "education",
        "curriculum",
        "pastoral",
        "learning",
        "people",
        "quality",
        "children",
        "adults",
        "welfare",
        "inclusion",
        "care",
    ];
    let lower = part.to_lowercase();
    let last = lower.rsplit(' ').next().unwrap_or_default();
    let has_charge = || lower.split(' ').any(|word| CHARGES.contains(&word));
    names_person(part) && !RANKS.contains(&last) && !has_charge()
}

/// Whether a text may be a role or a body: a few words, with letters and without figures.
fn is_role(text: &str) -> bool {
    const LONGEST: usize = 120;
    let has_figures = text.bytes().any(|byte| byte.is_ascii_digit());
    text.chars().any(char::is_alphabetic) && !has_figures && text.len() <= LONGEST && !is_placeholder(text)
}

fn has_space(text: &str) -> bool {
    text.contains(' ') || text.chars().all(|letter| letter.is_uppercase() || !letter.is_alphabetic())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_people_stay_out() {
        let role = |text: &str| Who::Role(text.to_owned());
        assert_eq!(who("Executive Group"), role("Executive Group"));
        assert_eq!(who("Jane Smith, Workforce Development Officer"), role("Workforce Development Officer"));
        assert_eq!(who("Workforce Development Officer (Jane Smith)"), role("Workforce Development Officer"));
        assert_eq!(
            who("Detective Superintendent, Public Protection"),
            role("Detective Superintendent, Public Protection")
        );
        assert_eq!(who("Vice Principal (Student Experience)"), role("Vice Principal (Student Experience)"));
        assert_eq!(who("Principal, Human Resources"), role("Principal, Human Resources"));
        assert_eq!(who("Training Lead (Sam Okonkwo)"), role("Training Lead"));
        assert_eq!(who("Jane Smith"), Who::Person);
        assert_eq!(who("jane.smith@example.org"), Who::Nobody);
        assert_eq!(who("TBC"), Who::Nobody);
        assert_eq!(
            who("Head of Safeguarding and Quality Assurance"),
            role("Head of Safeguarding and Quality Assurance")
        );
    }
}
