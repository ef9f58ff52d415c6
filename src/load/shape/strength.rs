//! How strongly words of an office bind, where they are none of the four that records use. Never more than they say.

use super::synonyms;
use crate::finding::shortened;
use crate::model::located::Unreadable;
use crate::model::open::leaves_free;
use crate::model::words::Strength;

/// What takes back a part of how strongly something binds: where it can be done at all, which leaves people free.
const WHERE_IT_CAN_BE: [&str; 9] = [
    "possible",
    "practicable",
    "practical",
    "feasible",
    "appropriate",
    "reasonable",
    " allow",
    " permit",
    "operationally",
];

/// What says that there are exceptions.
const AS_A_RULE: [&str; 8] =
    ["normally", "usually", "generally", "ordinarily", "typically", "ideally", "as a rule", "mostly"];

/// The four words with what else each stands for.
const ALL: &str = "must (also required, has to), will (also a plain statement, such as is or provides), should (also recommended, \
                   asked, encouraged, aims) or may (also can, invited, hopes)";

/// What is said of a text that is no strength; `None` where it says nothing of how strongly it binds.
/// What `says` has tells whether a plain statement leaves people free.
pub(super) fn no_strength(text: &str, says: Option<&str>) -> Option<Unreadable> {
    if ["none", "no", "nil", "not said", "not stated"].contains(&text.trim().to_lowercase().as_str()) {
        return Some(unstated());
    }
    let meant = synonyms::strength_meant(text);
    if let Some(words) = says.and_then(leaves_free).filter(|_| meant == Some(Strength::Will)) {
        let message = format!("\"{}\" is not a word that strength takes", shortened(text));
        let help = format!(
            "write may, as says has \"{words}\"; where that is said of a part of it only, write an entry for each part, with its own \
             strength"
        );
        return Some(Unreadable::new(message, help));
    }
    let has_to_be = says.is_some_and(|says| [" is to ", " are to "].iter().any(|words| says.contains(words)));
    if meant == Some(Strength::Will) && has_to_be && ["is", "are"].contains(&text.trim().to_lowercase().as_str()) {
        return Some(Unreadable::new(
            format!("\"{}\" is not a word that strength takes", shortened(text)),
            "write must, as says has what is to be; will where a plain statement is meant",
        ));
    }
    let did_you = meant.map(|meant| format!("; did you mean {}?", meant.word())).unwrap_or_default();
    let message = format!("\"{}\" is not a word that strength takes{did_you}", shortened(text));
    let is_near = meant.is_some() || has_any(text, &AS_A_RULE) || has_any(text, &WHERE_IT_CAN_BE);
    // Of a word that is only misspelt, the nearest is said.
    let is_misspelt = !is_near && crate::model::words::nearest(text, Strength::WORDS).is_some();
    (!is_misspelt).then(|| Unreadable::new(message, help(text)))
}

/// What to write where the source seems to say nothing of it: its plain statements have a strength too.
pub(super) fn unstated() -> Unreadable {
    Unreadable::new(
        "strength takes the source's own word",
        format!(
            "write {ALL}; where the source has none of these, take this line out; where it commits itself to nothing, the whole commitment"
        ),
    )
}

/// Whether a text says how strongly it binds.
pub(super) fn is_strength(text: &str) -> bool {
    Strength::WORDS.contains(&text)
        || synonyms::phrase(text, Strength::WORDS).is_some()
        || has_any(text, &["hope", "hoped"])
}

/// What to write for it.
pub(super) fn help(text: &str) -> String {
    let meant = synonyms::strength_meant(text).map(|meant| meant.word());
    let own = "; its own words go into says";
    match meant {
        Some(meant) if meant != Strength::May.word() && has_any(text, &WHERE_IT_CAN_BE) => {
            format!(
                "write {meant} if the source binds people to it all the same, or may where it leaves them free{own}"
            )
        }
        Some("must") if has_any(text, &AS_A_RULE) && has_any(text, &["shall"]) => {
            format!("write will{own}, where the exceptions that they leave are read")
        }
        Some("must") if has_any(text, &AS_A_RULE) => {
            format!(
                "write must if the source binds people to it all the same, or should where it leaves room for more than exceptions{own}"
            )
        }
        Some("will") if has_any(text, &AS_A_RULE) => {
            format!("write will{own}, where the exceptions that they leave are read")
        }
        Some(meant) if is_qualified(text) => format!("write {meant}{own}"),
        Some(meant) => format!("write {meant}"),
        None if has_any(text, &AS_A_RULE) && has_any(text, &["shall"]) => {
            format!("write will{own}, where the exceptions that they leave are read")
        }
        None if has_any(text, &AS_A_RULE) => {
            format!("write the word that stands beside it in the source, as {ALL}{own}")
        }
        None if denies(text) => "write the word beside it in the source: must not is must, will not is will, should not is should, and a ban \
                                 without one is will, as a plain statement; the words stay in says"
            .to_owned(),
        None => format!("write {ALL}, by the word of the source and never a stronger one"),
    }
}

/// Whether a text is what bans something, without the word for how strongly.
fn denies(text: &str) -> bool {
    ["never", "no", "not", "not allowed", "forbidden", "prohibited", "banned"]
        .contains(&text.trim().to_lowercase().as_str())
}

/// Whether a text takes back a part of how strongly it binds: "should, where possible".
pub(super) fn is_qualified(text: &str) -> bool {
    const UNDER_CONDITIONS: [&str; 6] = [" unless ", " except ", " if ", "subject to", "depending", " but "];
    has_any(text, &WHERE_IT_CAN_BE) || has_any(text, &AS_A_RULE) || has_any(text, &UNDER_CONDITIONS)
}

/// Whether one of some words or phrases stands in a text.
fn has_any(text: &str, phrases: &[&str]) -> bool {
    let lower = text.to_lowercase();
    phrases.iter().any(|phrase| lower.contains(phrase))
}
