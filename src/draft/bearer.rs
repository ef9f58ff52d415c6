//! Who has to act, by the subject of a sentence.

use super::bodies::Body;
use super::duty::is_verb;
use super::text::{folded, words};

/// Who has to act.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Bearer {
    /// A word that records know, or the id of a body.
    Known(String),
    /// As the sentence words it, for a person to say who that is.
    Worded(String),
    /// The sentence does not say.
    Unsaid,
}

/// Nouns of those who act, with the word that records have for them.
const NOUNS: [(&str, &[&str]); 4] = [
    ("partnership", &["partnership", "board", "lscb", "lscp", "scp", "safeguarding partners"]),
    (
        "agencies",
        &["agency", "agencies", "employer", "employers", "organisation", "organisations", "partners", "partner"],
    ),
    ("trainers", &["trainer", "trainers", "facilitator", "facilitators"]),
    (
        "participants",
        &["participant", "participants", "delegate", "delegates", "attendee", "attendees", "learner", "learners"],
    ),
];

/// Words behind which a noun belongs to another one: "the chair of the board".
const LINKS: [&str; 15] =
    ["of", "for", "by", "to", "in", "with", "from", "on", "at", "who", "which", "that", "within", "across", "into"];

/// Words behind which the subject is over.
const ENDS: [&str; 13] = ["and", "or", "are", "is", "will", "have", "has", "be", "all", "also", "each", "need", "then"];

/// "Organisations working with children": what follows says what they do, and is no second noun.
fn is_doing(word: &str) -> bool {
    word.ends_with("ing")
        && !["training", "learning", "meeting", "funding", "planning", "commissioning"].contains(&word)
}

/// Who has to act by the words before the verb of a sentence, or behind "by".
pub(super) fn of(sentence: &str, verb: (usize, usize), bodies: &[&Body]) -> Bearer {
    let subject = sentence.get(..verb.0).unwrap_or_default();
    let behind = sentence.get(verb.1..).unwrap_or_default();
    let subject = match subject.rsplit_once([',', ':']) {
        Some((_, last)) if last.trim().split(' ').count() > 1 => last,
        _ => subject,
    };
    if let Some(found) = doer(behind, bodies).or_else(|| noun_of(subject, bodies)) {
        return Bearer::Known(found);
    }
    const LONGEST: usize = 40;
    let worded = subject.trim().trim_matches(['"', '\u{201c}', '\u{201d}']);
    let is_said = worded.chars().any(char::is_alphabetic) && worded.chars().count() <= LONGEST;
    if is_said && !worded.contains(['"', '[', ']']) { Bearer::Worded(worded.to_owned()) } else { Bearer::Unsaid }
}

/// Who acts where something is done by somebody: "will be reviewed by the group".
fn doer(behind: &str, bodies: &[&Body]) -> Option<String> {
    let (_, by) = behind.split_once(" by ")?;
    let is_passive = behind.trim_start().starts_with("be ") || behind.trim_start().starts_with("also be ");
    is_passive.then(|| noun_of(by, bodies)).flatten()
}

/// Who acts by the first words of a text.
fn noun_of(text: &str, bodies: &[&Body]) -> Option<String> {
    const MOST_WORDS: usize = 9;
    let lower = folded(text);
    let starts = |name: &str| {
        let name = folded(name);
        let rest = lower.trim_start_matches("the ").trim_start_matches("all ").trim_start_matches("each ");
        !name.is_empty()
            && rest.strip_prefix(name.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\'']))
    };
    // The abbreviation or the whole name of a body at the beginning.
    let named = bodies.iter().find(|body| starts(&body.name) || body.short.as_deref().is_some_and(starts));
    if let Some(body) = named {
        let of_another = words(text).len() > 1 && lower.contains("'s ");
        if !of_another {
            return Some(body.id.clone());
        }
    }
    let all = words(text);
    // "At least two trainers" are trainers.
    let skipped = if lower.starts_with("at least ") { 2 } else { 0 };
    for word in all.iter().skip(skipped).take(MOST_WORDS) {
        if LINKS.contains(&word.text.as_str()) {
            return None;
        }
        let known = NOUNS.iter().find(|(_, nouns)| nouns.contains(&word.text.as_str()));
        if let Some((known, _)) = known {
            let next = words(&text[word.end..]);
            // "Agency staff" are not the agency.
            let ends = |next: &str| LINKS.contains(&next) || ENDS.contains(&next) || is_verb(next) || is_doing(next);
            let goes_on = next.first().is_some_and(|next| !ends(&next.text));
            return (!goes_on).then(|| (*known).to_owned());
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bearer(sentence: &str, verb: &str) -> Bearer {
        let at = sentence.find(verb).expect("the verb");
        let group = Body {
            id: "wdg".to_owned(),
            name: "Workforce Development Group".to_owned(),
            short: Some("WDG".to_owned()),
            from: String::new(),
        };
        of(sentence, (at, at + verb.len()), &[&group])
    }

    #[test]
    fn the_subject_of_a_sentence_has_to_act() {
        let known = |word: &str| Bearer::Known(word.to_owned());
        assert_eq!(bearer("All organisations working with children are responsible", "are"), known("agencies"));
        assert_eq!(bearer("The WDG will report", "will"), known("wdg"));
        assert_eq!(bearer("This policy will be reviewed by the Workforce Development Group.", "will"), known("wdg"));
        assert_eq!(bearer("Trainers should have practised", "should"), known("trainers"));
        assert_eq!(bearer("Staff should be released", "should"), Bearer::Worded("Staff".to_owned()));
        assert_eq!(
            bearer("The chair of the board must attend", "must"),
            Bearer::Worded("The chair of the board".to_owned())
        );
        assert_eq!(bearer("Agency staff must attend", "must"), Bearer::Worded("Agency staff".to_owned()));
        assert_eq!(bearer("Employers are responsible", "responsible"), known("agencies"));
        assert_eq!(bearer("must attend", "must"), Bearer::Unsaid);
    }
}
