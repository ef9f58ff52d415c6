//! Options of a standard in other words than the standard has for them.

use crate::model::amount::{Amount, DetailKind, DetailType};
use crate::model::located::Unreadable;
use crate::model::words::listed;

/// Words of an office for options of the shared standards, in small letters with hyphens.
const OPTIONS: [(&str, &[&str]); 6] = [
    ("face-to-face", &["classroom", "f2f", "in-person", "taught"]),
    ("live-online", &["virtual", "teams", "zoom", "webinar", "virtual-classroom"]),
    ("e-learning", &["elearning", "online-course", "self-paced"]),
    ("blended", &["hybrid", "mixed"]),
    ("train-the-trainer", &["t4t", "ttt", "training-for-trainers"]),
    ("local-reviews", &["lcsprs", "lcspr"]),
];

/// Why a text is none of the options, with those that it means or those that there are.
pub(in crate::model) fn no_option(text: &str, kind: &DetailKind) -> Unreadable {
    let message = format!("\"{text}\" is not one of the options");
    if let Some(options) = several(text, kind) {
        return Unreadable::new(message, format!("write them as a list: [{}]", options.join(", ")));
    }
    let meaning = kind.meaning.as_ref().map(|meaning| format!(" ({meaning})")).unwrap_or_default();
    if let Some(named) = both_named(text, kind) {
        let wanted = match &kind.floor {
            Some(Amount::Choice(wanted)) if named.contains(&kind.options[*wanted].as_str()) => {
                format!("write {}, which the standard asks for, if the source says so much", kind.options[*wanted])
            }
            _ => format!("write {}, whichever the source says of most", listed(&named, "or")),
        };
        let message = format!("\"{text}\" names {} of the options, and one belongs here", named.len());
        return Unreadable::new(message, format!("{wanted}{meaning}; the rest stays under says"));
    }
    if let Some(option) = meant(text, &kind.options) {
        let is_all = text.split([' ', '-', '_']).count() <= option.split('-').count();
        return Unreadable::new(
            message,
            match is_all {
                true => format!("write {option}"),
                // "All partner agencies" are not all that the option means.
                false if !meaning.is_empty() => format!(
                    "write {option} if that is what is meant{meaning}, or another of {}; what else it says goes into says",
                    listed(&kind.options, "and")
                ),
                false => format!("write {option}; what else it says goes into says"),
            },
        );
    }
    let options = match kind.kind {
        DetailType::Set => {
            format!(
                "write those that are meant as a list in brackets, with commas, of {}",
                listed(&kind.options, "and")
            )
        }
        _ => format!("write {}", listed(&kind.options, "or")),
    };
    Unreadable::new(message, format!("{options}{meaning}; where it says none of them, {}", kind.beside().unstated()))
}

/// The options in a text that is several of them, where the detail takes several: "End of course forms; audit".
fn several<'k>(text: &str, kind: &'k DetailKind) -> Option<Vec<&'k str>> {
    if kind.kind != DetailType::Set {
        return None;
    }
    // Of a list one of whose brackets is lost, the other may be left.
    let text = text.trim_matches(['[', ']', '(', ')']);
    let lower = text.trim().to_lowercase();
    if lower == "all" || lower.starts_with("all of ") || lower.starts_with("all the ") {
        return Some(kind.options.iter().map(String::as_str).collect());
    }
    let parts = text.split([',', ';', '/', '&', '+']).flat_map(|part| part.split(" and ")).map(str::trim);
    let parts = parts.filter(|part| !part.is_empty());
    let in_words: Option<Vec<&str>> = text
        .split_whitespace()
        .map(|word| kind.options.iter().find(|option| option.as_str() == word).map(String::as_str))
        .collect();
    let options: Vec<&str> = match in_words {
        Some(options) => options,
        None => parts.map(|part| meant(part, &kind.options)).collect::<Option<_>>()?,
    };
    (options.len() > 1).then_some(options)
}

/// The options that stand in a text for a choice of one: "some and funders". A word for how many, "all funders", is none beside
/// another one.
fn both_named<'k>(text: &str, kind: &'k DetailKind) -> Option<Vec<&'k str>> {
    let lower = text.to_lowercase();
    let parts = || lower.split([',', ';', '/', '&', '+']).flat_map(|part| part.split(" and ")).map(str::trim);
    let is_named = |option: &&String| parts().any(|part| part.replace(' ', "-") == option.as_str());
    let named: Vec<&str> = kind.options.iter().filter(is_named).map(String::as_str).collect();
    (kind.kind == DetailType::Choice && named.len() > 1).then_some(named)
}

/// The option that a text means: itself with other capitals and spaces, with words behind it, "end of course forms", or a part
/// of it that no other one has, "online".
fn meant<'k>(text: &str, options: &'k [String]) -> Option<&'k str> {
    let plain = text.trim().to_lowercase().replace([' ', '_'], "-");
    let begins = |option: &&String| {
        plain.strip_prefix(option.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
    };
    if let Some(option) = options.iter().find(begins) {
        return Some(option);
    }
    let of_office = OPTIONS.iter().find(|(_, words)| words.contains(&plain.as_str())).map(|(option, _)| *option);
    if let Some(option) = options.iter().find(|option| of_office == Some(option.as_str())) {
        return Some(option);
    }
    // "staff surveys"
    let ends = |option: &&String| plain.strip_suffix(option.as_str()).is_some_and(|rest| rest.ends_with('-'));
    let mut ending = options.iter().filter(ends);
    if let (Some(option), None) = (ending.next(), ending.next()) {
        return Some(option);
    }
    let has_part = |option: &&String| {
        let rest = option.strip_suffix(plain.as_str()).or_else(|| option.strip_prefix(plain.as_str()));
        !plain.is_empty() && rest.is_some_and(|rest| rest.starts_with('-') || rest.ends_with('-'))
    };
    let mut with_part = options.iter().filter(has_part);
    with_part.next().filter(|_| with_part.next().is_none()).map(String::as_str)
}
