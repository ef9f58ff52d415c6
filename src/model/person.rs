//! Whether a text names a person where a role belongs. Asked with care: a role or a group is named far more often.

/// How people are addressed.
const TITLES: [&str; 13] =
    ["mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "rev", "revd", "sir", "dame", "cllr"];

/// How words begin that stand in the names of roles, groups and places.
const OF_ROLES: [&str; 117] = [
    "academ",
    "administr",
    "adult",
    "advis",
    "agenc",
    "area",
    "assistant",
    "associate",
    "audit",
    "authorit",
    "bod",
    "board",
    "borough",
    "business",
    "care",
    "central",
    "centre",
    "chair",
    "chief",
    "child",
    "city",
    "clerk",
    "clinic",
    "college",
    "commission",
    "committee",
    "communi",
    "consult",
    "coordinat",
    "corporate",
    "council",
    "county",
    "deputy",
    "design",
    "develop",
    "direct",
    "district",
    "doctor",
    "east",
    "educat",
    "engag",
    "event",
    "execut",
    "external",
    "facilitat",
    "famil",
    "forum",
    "foundation",
    "general",
    "govern",
    "group",
    "head",
    "health",
    "hospital",
    "hub",
    "human",
    "independent",
    "inspect",
    "institut",
    "internal",
    "joint",
    "keeper",
    "lead",
    "learn",
    "local",
    "london",
    "maintain",
    "manag",
    "member",
    "midwi",
    "national",
    "network",
    "north",
    "nurs",
    "offic",
    "operation",
    "organis",
    "panel",
    "parent",
    "partner",
    "people",
    "performance",
    "police",
    "polic",
    "practi",
    "princip",
    "probation",
    "professional",
    "programme",
    "project",
    "protect",
    "public",
    "quality",
    "record",
    "region",
    "represent",
    "resource",
    "safeguard",
    "school",
    "second",
    "secretar",
    "senior",
    "service",
    "social",
    "south",
    "speciali",
    "staff",
    "strateg",
    "subgroup",
    "superv",
    "support",
    "teach",
    "team",
    "trust",
    "unit",
    "work",
    "youth",
];

/// Whether a text names a person: by how people are addressed, by initials, or by two names none of which is a word of
/// roles and groups.
pub fn names_person(text: &str) -> bool {
    /// Longer texts are sentences.
    const MOST_BYTES: usize = 80;
    if text.len() > MOST_BYTES {
        return false;
    }
    // "Jane Smith, Learning Officer", "Jane Smith (Learning Lead)".
    let is_beside_role = text
        .split_once([',', '('])
        .is_some_and(|(name, role)| are_of_person(&words_of(name)) && words_of(role).into_iter().any(is_of_roles));
    is_beside_role || are_of_person(&words_of(text))
}

fn words_of(text: &str) -> Vec<&str> {
    text.split([' ', '\u{a0}', ',']).filter(|word| !word.is_empty()).collect()
}

fn are_of_person(words: &[&str]) -> bool {
    let addressed = words.windows(2).any(|pair| {
        TITLES.contains(&pair[0].trim_end_matches('.').to_lowercase().as_str())
            && (is_name(pair[1]) || is_initial(pair[1]) || is_capital(pair[1]))
    });
    match words {
        _ if addressed => true,
        [initial, name] | [initial, _, name] if is_initial(initial) => is_name(name) && !is_of_roles(name),
        [first, second] => is_name(first) && is_name(second) && !is_of_roles(first) && !is_of_roles(second),
        _ => false,
    }
}

/// "J" or "JP", which stands for a name behind a form of address alone.
fn is_capital(word: &str) -> bool {
    word.len() <= 2 && word.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// "J." or "J.P."; without a full stop a letter may be an article.
fn is_initial(word: &str) -> bool {
    word.len() <= 4
        && word.ends_with('.')
        && word
            .trim_end_matches('.')
            .split('.')
            .all(|letter| letter.len() == 1 && letter.bytes().all(|byte| byte.is_ascii_uppercase()))
}

/// A word with a capital letter and small ones: "Smith", "O'Brien", "Smith-Jones".
fn is_name(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase)
        && word.chars().any(char::is_lowercase)
        && letters.all(|letter| letter.is_alphabetic() || matches!(letter, '\'' | '\u{2019}' | '-'))
}

fn is_of_roles(word: &str) -> bool {
    let lower = word.to_lowercase();
    let joined = lower.replace('-', "");
    let mut parts = lower.split('-').chain([joined.as_str()]).map(|part| part.trim_start_matches('('));
    parts.any(|part| OF_ROLES.iter().any(|beginning| part.starts_with(beginning)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_are_told_from_roles() {
        for text in [
            "Mrs J. Smith",
            "Sarah Jones",
            "Dr Sarah Jones, Designated Doctor",
            "J. Smith",
            "Aoife O\u{2019}Brien",
            "Cllr Khan",
            "Mrs J Smith",
            "Jane Smith, Learning & Development Officer",
            "Jane Smith (Learning Lead)",
        ] {
            assert!(names_person(text), "{text}");
        }
        for text in [
            "Designated Safeguarding Lead",
            "Workforce Officer",
            "Training Manager",
            "Executive Group",
            "Named Doctor",
            "A Trainer",
            "trainer",
            "HR Manager",
            "",
            "Training and Professional Development Sub-group",
            "second reader, paramount maintainers",
            "Social Worker",
            "Practice Educator",
            "Independent Scrutineer",
            "Virtual College",
            "Training Co-ordinator",
            "Event Co-Ordinator",
            "Named Doctor, Southampton Children's Hospital",
            "Learning Lead (Tower Hamlets)",
        ] {
            assert!(!names_person(text), "{text}");
        }
        // The name of a body of which no word is known is asked about too.
        assert!(names_person("Norfolk Constabulary"));
    }
}
