//! Who has to act, by the subject of a sentence.

use super::bodies::Body;
use super::body_name::{is_adults_board, is_partnership};
use super::plain::is_verb;
use super::text::{Word, folded, words};

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
    ("partnership", &["partnership", "board", "lscb", "lscp", "scp"]),
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

/// Partners before whom such a word stands are others than the agencies of a partnership.
const NO_AGENCIES: [&str; 6] = ["safeguarding", "statutory", "lead", "delegated", "strategic", "three"];

/// Words behind which a noun belongs to another one: "the chair of the board".
const LINKS: [&str; 15] =
    ["of", "for", "by", "to", "in", "with", "from", "on", "at", "who", "which", "that", "within", "across", "into"];

/// Words behind which the subject is over.
const ENDS: [&str; 15] =
    ["and", "or", "are", "is", "will", "have", "has", "be", "all", "also", "each", "need", "then", "remain", "remains"];

/// "Organisations working with children": what follows says what they do, and is no second noun.
fn is_doing(word: &str) -> bool {
    word.ends_with("ing")
        && !["training", "learning", "meeting", "funding", "planning", "commissioning"].contains(&word)
}

/// Who has to act by the words before the verb of a sentence, or behind "by".
pub(super) fn of(sentence: &str, verb: (usize, usize), bodies: &[&Body]) -> Bearer {
    let subject = sentence.get(..verb.0).unwrap_or_default();
    let behind = sentence.get(verb.1..).unwrap_or_default();
    if let Some(asked) = asked_of(&sentence[verb.0..]) {
        return noun_of(asked, bodies).map_or_else(|| Bearer::Worded(asked.to_owned()), Bearer::Known);
    }
    // Who asks for something does not have to do it.
    if ASKS.iter().any(|word| is_first_word(&sentence[verb.0..], word)) {
        return Bearer::Unsaid;
    }
    let subject = subject_of(subject);
    if let Some(found) = doer(behind, bodies) {
        return Bearer::Known(found);
    }
    if let Some(found) = noun_of(subject, bodies) {
        // "Participants will be asked": somebody else asks them.
        let is_wish = ["preferred", "preferable", "recommended", "desirable"]
            .iter()
            .any(|word| sentence[verb.0..].starts_with(word));
        return if is_wish || is_done_to(behind) { Bearer::Unsaid } else { Bearer::Known(found) };
    }
    /// A list of those who act may be longer.
    const LONGEST: [usize; 2] = [40, 80];
    let worded = [" also", " are", " is", " have", " has"]
        .iter()
        .fold(subject.trim(), |worded, verb| worded.strip_suffix(verb).unwrap_or(worded));
    let worded = worded.trim().trim_matches(['"', '\u{201c}', '\u{201d}']);
    let is_verb_alone = ["is", "are", "be", "also", "to", "not"].contains(&worded.to_lowercase().as_str());
    let is_said = !is_verb_alone
        && worded.chars().any(char::is_alphabetic)
        && worded.chars().count() <= LONGEST[usize::from(worded.contains(','))];
    if is_said && !worded.contains(['"', '[', ']']) { Bearer::Worded(worded.to_owned()) } else { Bearer::Unsaid }
}

/// Who has to act by a plain statement. "Each trainer is observed": somebody else observes them.
pub(super) fn of_statement(statement: &str, bodies: &[&Body]) -> Bearer {
    let behind =
        [" is ", " are "].iter().filter_map(|verb| statement.split_once(verb)).min_by_key(|(who, _)| who.len());
    // "Agencies decide how it is checked": what is done stands behind another verb.
    let behind = behind.filter(|(who, _)| who.split(' ').count() <= 4);
    let done = behind.map(|(_, behind)| format!("be {behind}")).filter(|behind| is_done_to(behind));
    let known = match done {
        Some(behind) => doer(&behind, bodies),
        // "Each course has one trainer": who it has does not act.
        None => noun_of(subject_of(statement.split_once(" has ").map_or(statement, |(who, _)| who)), bodies),
    };
    known.map_or(Bearer::Unsaid, Bearer::Known)
}

/// Verbs with which somebody asks something of others.
const ASKS: [&str; 6] = ["expects", "expect", "requires", "require", "asks", "ask"];

fn is_first_word(text: &str, word: &str) -> bool {
    text.split(' ').next().is_some_and(|first| first.eq_ignore_ascii_case(word))
}

/// Of whom somebody asks something, from the word for that on: "expects agencies to release staff".
fn asked_of(from_verb: &str) -> Option<&str> {
    const MOST_WORDS: usize = 8;
    let (verb, rest) = from_verb.split_once(' ')?;
    let asks = ASKS.iter().any(|word| verb.eq_ignore_ascii_case(word));
    let (whom, behind) = rest.split_once(" to ").filter(|_| asks)?;
    // "Requires training to be given" asks it of nobody, and "expects staff to be in date" asks it of staff.
    let is_asked = !is_done_to(&format!("to {behind}"));
    let is_one = whom.split(' ').count() <= MOST_WORDS && !whom.contains([',', ';', ':']) && is_asked;
    let whom = whom.strip_prefix("that ").unwrap_or(whom);
    (is_one && whom.starts_with(char::is_alphabetic)).then_some(whom)
}

/// Words with which a clause begins that stands before the subject: "Where a review is published, agencies must ...".
const BEFORE: [&str; 31] = [
    "if",
    "where",
    "when",
    "whenever",
    "wherever",
    "in",
    "as",
    "by",
    "for",
    "to",
    "once",
    "after",
    "before",
    "during",
    "from",
    "at",
    "on",
    "with",
    "following",
    "while",
    "since",
    "because",
    "although",
    "unless",
    "subject",
    "under",
    "through",
    "within",
    "until",
    "also",
    "however",
];

/// Words with which something is put between a subject and its verb: "Agencies, including providers, must ...".
const BETWEEN: [&str; 9] = ["including", "such", "with", "who", "which", "whether", "in", "where", "as"];

/// The subject among the words before a verb. Commas part it from what stands before it, from what is put in behind it, or
/// its own parts from each other.
fn subject_of(before: &str) -> &str {
    let before = before.rsplit_once(':').map_or(before, |(_, last)| last);
    // "No time is set, but managers must": the clause behind it has its own subject.
    let before = before.rsplit_once(", but ").map_or(before, |(_, last)| last);
    let Some((first, rest)) = before.split_once(',') else { return before };
    let first_word = |text: &str| words(text).into_iter().next().map(|word| word.text).unwrap_or_default();
    if BEFORE.contains(&first_word(first).as_str()) || is_time(first) {
        let last = before.rsplit_once(',').map_or(rest, |(_, last)| last);
        return if last.trim().is_empty() { first } else { last };
    }
    if BETWEEN.contains(&first_word(rest).as_str()) || rest.trim().is_empty() { first } else { before }
}

/// "Every year", "Each autumn term".
fn is_time(text: &str) -> bool {
    let words = words(text);
    let is =
        |word: Option<&super::text::Word>, list: &[&str]| word.is_some_and(|word| list.contains(&word.text.as_str()));
    words.len() <= 4
        && is(words.first(), &["every", "each", "annually", "yearly"])
        && (words.len() == 1 || is(words.last(), &["year", "term", "month", "quarter", "week"]))
}

/// Who acts where something is done by somebody: "will be reviewed by the group". By how many trainers a course is led binds
/// whoever plans it.
fn doer(behind: &str, bodies: &[&Body]) -> Option<String> {
    let (_, by) = behind.split_once(" by ")?;
    let is_passive = behind.trim_start().starts_with("be ") || behind.trim_start().starts_with("also be ");
    let found = is_passive.then(|| noun_of(by, bodies)).flatten()?;
    (!["trainers", "participants"].contains(&found.as_str())).then_some(found)
}

/// Whether something is done to the subject of a sentence, by the words behind its first verb.
fn is_done_to(behind: &str) -> bool {
    /// What looks like it, and says how somebody is or what they have to do.
    const STATES: [&str; 12] = [
        "required",
        "expected",
        "obliged",
        "qualified",
        "trained",
        "experienced",
        "skilled",
        "prepared",
        "committed",
        "accredited",
        "registered",
        "informed",
    ];
    const IRREGULAR: [&str; 12] =
        ["given", "told", "sent", "paid", "made", "held", "seen", "kept", "taught", "shown", "met", "put"];
    let words = words(behind);
    let mut rest =
        words.iter().map(|word| word.text.as_str()).skip_while(|word| ["not", "also", "always", "to"].contains(word));
    let (Some("be"), Some(done)) =
        (rest.next(), rest.find(|word| !["not", "also", "always"].contains(word) && !word.ends_with("ly")))
    else {
        return false;
    };
    (done.ends_with("ed") || IRREGULAR.contains(&done)) && !STATES.contains(&done)
}

/// Whether the bodies that a document names are those of another organisation than a partnership.
fn is_of_another_kind(bodies: &[&Body]) -> bool {
    !bodies.is_empty() && !bodies.iter().any(|body| is_partnership(&body.name) || is_adults_board(&body.name))
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
    for (at, word) in all.iter().enumerate().skip(skipped).take(MOST_WORDS) {
        if LINKS.contains(&word.text.as_str()) {
            return None;
        }
        let known = NOUNS.iter().find(|(_, nouns)| nouns.contains(&word.text.as_str()));
        if let Some((known, _)) = known {
            // "The safeguarding partners" lead the partnership, and are not its agencies.
            let before = at.checked_sub(1).and_then(|at| all.get(at)).map_or("", |before| before.text.as_str());
            // The board of a trust or of a charity leads no partnership.
            if word.text == "board" && is_of_another_kind(bodies) {
                return None;
            }
            // "The Learning Partner" is somebody who works there.
            let is_title = |word: &Word| text[word.start..].starts_with(char::is_uppercase);
            if word.text == "partner" && at > 1 && is_title(word) && is_title(&all[at - 1]) {
                return None;
            }
            if word.text.starts_with("partner") && NO_AGENCIES.contains(&before) {
                return None;
            }
            let next = words(&text[word.end..]);
            // "Partner agencies" are agencies.
            let is_twice = next.first().is_some_and(|next| is_noun_of(known, &next.text));
            if is_twice {
                continue;
            }
            // "Agency staff" are not the agency.
            let ends = |next: &str| LINKS.contains(&next) || ENDS.contains(&next) || is_verb(next) || is_doing(next);
            let goes_on = next.first().is_some_and(|next| !ends(&next.text));
            return (!goes_on).then(|| (*known).to_owned());
        }
    }
    None
}

/// Whether a noun is one of those that records have a word for.
fn is_noun_of(known: &str, noun: &str) -> bool {
    NOUNS.iter().any(|(word, nouns)| *word == known && nouns.contains(&noun))
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
        let worded = |words: &str| Bearer::Worded(words.to_owned());
        assert_eq!(bearer("All organisations working with children are responsible", "are"), known("agencies"));
        assert_eq!(bearer("The WDG will report", "will"), known("wdg"));
        assert_eq!(bearer("This policy will be reviewed by the Workforce Development Group.", "will"), known("wdg"));
        assert_eq!(bearer("The WDG expects agencies to release staff", "expects"), known("agencies"));
        assert_eq!(
            bearer("The partnership expects at least 90% of staff to be in date", "expects"),
            worded("at least 90% of staff")
        );
        assert_eq!(bearer("The partnership expects that all staff attend", "expects"), Bearer::Unsaid);
        assert_eq!(bearer("The partnership requires training to be given", "requires"), Bearer::Unsaid);
        assert_eq!(bearer("Each agency remains responsible", "responsible"), known("agencies"));
        assert_eq!(
            bearer("This policy requires all managers to attend", "requires"),
            Bearer::Worded("all managers".to_owned())
        );
        assert_eq!(bearer("Trainers should have practised", "should"), known("trainers"));
        assert_eq!(bearer("Staff should be released", "should"), Bearer::Worded("Staff".to_owned()));
        assert_eq!(
            bearer("The chair of the board must attend", "must"),
            Bearer::Worded("The chair of the board".to_owned())
        );
        assert_eq!(bearer("Agency staff must attend", "must"), Bearer::Worded("Agency staff".to_owned()));
        assert_eq!(bearer("Employers are responsible", "responsible"), known("agencies"));
        assert_eq!(bearer("Partner agencies must attend", "must"), known("agencies"));
        assert_eq!(bearer("must attend", "must"), Bearer::Unsaid);
        assert_eq!(of_statement("Each trainer is observed once a year.", &[]), Bearer::Unsaid);
        assert_eq!(of_statement("Each course has one trainer.", &[]), Bearer::Unsaid);
        assert_eq!(of_statement("Agencies keep their own records.", &[]), known("agencies"));
        assert_eq!(
            bearer("The safeguarding partners must fund it", "must"),
            Bearer::Worded("The safeguarding partners".to_owned())
        );
        assert_eq!(bearer("Participants will be asked for feedback", "will"), Bearer::Unsaid);
        assert_eq!(bearer("Participants will be expected to attend", "will"), known("participants"));
        assert_eq!(bearer("Trainers are to be paid", "are"), Bearer::Unsaid);
        assert_eq!(
            bearer("A course must be co-delivered by two facilitators", "must"),
            Bearer::Worded("A course".to_owned())
        );
    }

    #[test]
    fn commas_part_the_subject_from_what_stands_around_it() {
        let known = |word: &str| Bearer::Known(word.to_owned());
        let worded = |words: &str| Bearer::Worded(words.to_owned());
        for (sentence, expected) in [
            ("If you manage staff, you must release them", worded("you")),
            ("Where a review is published, agencies must read it", known("agencies")),
            ("Every year, managers must report", worded("managers")),
            ("Relevant agencies, including commissioned providers, must attend", known("agencies")),
            (
                "Designated leads, their deputies and trustees must attend",
                worded("Designated leads, their deputies and trustees"),
            ),
            ("Agencies, volunteers and trustees must attend", worded("Agencies, volunteers and trustees")),
            ("In planning courses, the WDG must ask children", known("wdg")),
            ("No time is set for Group C, but managers must arrange it", worded("managers")),
        ] {
            assert_eq!(bearer(sentence, "must"), expected, "{sentence}");
        }
    }
}
