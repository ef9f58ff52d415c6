//! Words of a text that say something else than an option, a list, a yes or a no that is recorded beside them. Only texts that
//! name the matter in one clause and plainly are told: a wrong reading would make a sound record doubtful.

use crate::model::words::YesNo;
use crate::model::{Amount, DetailKind};

use super::has_quotation_mark;

/// What a text says beside a detail.
pub(super) struct Contradicted<'t> {
    /// The words that say it.
    pub(super) words: &'t str,
    /// What is recorded, behind "and".
    pub(super) recorded: String,
    /// What to do.
    pub(super) help: String,
}

/// What the text says beside a detail that is recorded as `amount`.
pub(super) fn contradicted<'t>(
    says: &'t str,
    name: &str,
    kind: &DetailKind,
    amount: &Amount,
) -> Option<Contradicted<'t>> {
    if has_quotation_mark(says) {
        return None;
    }
    match amount {
        Amount::Set(recorded) => {
            let missing = kind.options.iter().enumerate().filter(|(at, _)| !recorded.contains(at));
            let mut named = missing.filter_map(|(_, option)| Some((named_as(says, option)?, option)));
            named.next().map(|(words, option)| Contradicted {
                words,
                recorded: format!("{} has no {option}", spoken_detail(name)),
                help: format!("look the source up; if it says so, add {option} to the list, else reword says"),
            })
        }
        Amount::YesNo(word) => yes_or_no(says, name, *word),
        Amount::Choice(option) => {
            one_of_two_ways(says, name, kind, *option).or_else(|| some_pay(says, name, kind, *option))
        }
        Amount::Duration(length) if name == "recency" => {
            let words = how_soon(says).filter(|words| words.contains(&length.to_string()) || !says.contains(" old"))?;
            let about = kind.about.as_deref().unwrap_or(name);
            Some(Contradicted {
                words,
                recorded: format!("{} is {about}", spoken_detail(name)),
                help: "look the source up; where it says how soon and not how old, take the line out".to_owned(),
            })
        }
        _ => None,
    }
}

fn spoken_detail(name: &str) -> String {
    crate::model::words::spoken(name)
}

/// Other words in which a text says an option, in small letters: for the options that have them.
const SAID_AS: [(&str, &[&str]); 3] = [
    (
        "full-attendance",
        &[
            "whole course",
            "full course",
            "entire course",
            "whole of the course",
            "all of the course",
            "full attendance",
        ],
    ),
    ("evaluation-form", &["evaluation form", "evaluation sheet"]),
    ("local-reviews", &["local child safeguarding practice review", "lcspr"]),
];

/// Where a text says an option of a list.
fn named_as<'t>(says: &'t str, option: &str) -> Option<&'t str> {
    let (_, phrases) = SAID_AS.iter().find(|(known, _)| *known == option)?;
    clauses(says).find_map(|clause| {
        // A certificate for the whole course is none for attending it.
        let is_about = option != "full-attendance" || finds(clause, "attend").is_some();
        phrases.iter().find_map(|phrase| finds(clause, phrase)).filter(|_| is_about)
    })
}

/// The words by which a text speaks of a detail that is yes or no.
const SPEAKS_OF: [(&str, &[&str]); 2] = [
    ("substitute", &["substitute", "substitutes", "a replacement"]),
    (
        "mix_of_agencies",
        &["mix of agencies", "mixture of agencies", "range of agencies", "to one agency", "from one agency"],
    ),
];

/// A yes or no beside a text that says the other one.
fn yes_or_no<'t>(says: &'t str, name: &str, recorded: YesNo) -> Option<Contradicted<'t>> {
    let (_, phrases) = SPEAKS_OF.iter().find(|(known, _)| *known == name)?;
    let mut said =
        clauses(says).filter_map(|clause| phrases.iter().find_map(|phrase| Some((clause, finds(clause, phrase)?))));
    let (clause, words) = said.next()?;
    let is_denied = denies(clause);
    let is_other = match recorded {
        YesNo::No => !is_denied,
        YesNo::Yes => is_denied,
    };
    // Several clauses may say one thing and the other.
    let is_alone = said.next().is_none();
    (is_other && is_alone).then(|| Contradicted {
        words,
        recorded: format!("{} recorded is {}", spoken_detail(name), recorded.word()),
        help: format!(
            "look the source up; if it is {}, write that, else reword says",
            if recorded == YesNo::No { "yes" } else { "no" }
        ),
    })
}

/// Whether a clause denies what it names. "No more than half" is a limit, and "at no cost" says what it costs.
fn denies(clause: &str) -> bool {
    const LIMITS: [&str; 4] = ["more", "fewer", "less", "later"];
    const PRICES: [&str; 5] = ["cost", "charge", "charges", "fee", "penalty"];
    let lower = clause.to_ascii_lowercase();
    let words: Vec<&str> = lower
        .split(|letter: char| !letter.is_alphanumeric() && letter != '\'')
        .filter(|word| !word.is_empty())
        .collect();
    words.iter().enumerate().any(|(at, word)| {
        let behind = words[at + 1..].iter().take(2);
        let is_limit = behind.clone().take(1).any(|word| LIMITS.contains(word));
        let is_price = behind.clone().any(|word| PRICES.contains(word));
        match *word {
            "no" | "without" => !is_limit && !is_price,
            "not" => !is_limit,
            "never" | "nor" | "cannot" | "refused" | "instead" => true,
            _ => false,
        }
    })
}

/// An option that goes furthest beside a text in which another way will do: "a teaching qualification or the two-day course".
fn one_of_two_ways<'t>(says: &'t str, name: &str, kind: &DetailKind, option: usize) -> Option<Contradicted<'t>> {
    const OPTION: [&str; 4] =
        ["train the trainer", "training the trainer", "train-the-trainer", "training for trainers"];
    const LESS: [&str; 5] = ["qualification", "equivalent", "experience", "similar", "accreditation"];
    if kind.options.get(option).map(String::as_str) != Some("train-the-trainer") {
        return None;
    }
    let sentence = says.split(". ").find(|sentence| OPTION.iter().any(|words| finds(sentence, words).is_some()))?;
    let (before, after) = sentence.split_at(finds_at(sentence, " or ")?);
    let has = |part: &str, list: &[&str]| list.iter().any(|words| finds(part, words).is_some());
    let is_either = has(before, &OPTION) && has(after, &LESS) || has(before, &LESS) && has(after, &OPTION);
    let least = kind.options.get(option.checked_sub(1)?)?;
    is_either.then(|| Contradicted {
        words: &after[1..after.len().min(3)],
        recorded: format!("{} recorded is train-the-trainer, which is then only one of the ways", spoken_detail(name)),
        help: format!("where either will do, write the one that asks least, such as {least}; else reword says"),
    })
}

/// "Others pay 65 pounds" beside training that is recorded as free to all.
fn some_pay<'t>(says: &'t str, name: &str, kind: &DetailKind, option: usize) -> Option<Contradicted<'t>> {
    const PAY: [&str; 5] =
        ["others pay", "other organisations pay", "are charged", "is charged for", "non-members pay"];
    const NO_SHOW: [&str; 6] = ["cancel", "late", "non-attend", "not attend", "no-show", "without notice"];
    if name != "free_to" || kind.options.get(option).map(String::as_str) != Some("all") {
        return None;
    }
    let pays = |clause: &'t str| PAY.iter().find_map(|words| finds(clause, words)).filter(|_| !denies(clause));
    let is_of_place = |clause: &str| !NO_SHOW.iter().any(|words| finds(clause, words).is_some());
    let words = clauses(says).filter(|clause| is_of_place(clause)).find_map(pays)?;
    Some(Contradicted {
        words,
        recorded: "free to recorded is all".to_owned(),
        help: "look the source up; if some pay, write some, or funders where only those who pay for the programme go free; else reword says"
            .to_owned(),
    })
}

/// "within three months of publication": how soon something is done.
fn how_soon(says: &str) -> Option<&str> {
    let start = finds_at(says, "within ")?;
    let rest = &says[start..];
    ["publication", "being published", "published"].iter().find_map(|word| {
        let end = finds_at(rest, word)? + word.len();
        let words = &rest[..end];
        (words.split_whitespace().count() <= 7 && finds(words, " of ").is_some()).then_some(words)
    })
}

/// The parts of a text that each say one thing.
fn clauses(says: &str) -> impl Iterator<Item = &str> {
    const JOINTS: [&str; 4] = [" if ", " unless ", " but ", " where "];
    let parts = says.split([',', ';', ':', '(', ')']).flat_map(|part| part.split(". "));
    parts.flat_map(|part| {
        let mut cuts: Vec<usize> = JOINTS.iter().filter_map(|joint| part.find(joint)).collect();
        cuts.sort_unstable();
        cuts.push(part.len());
        let mut start = 0;
        cuts.into_iter().map(move |end| {
            let clause = &part[start..end];
            start = end;
            clause
        })
    })
}

/// The words of a text that are these, in small letters or capitals.
fn finds<'t>(text: &'t str, words: &str) -> Option<&'t str> {
    finds_at(text, words).map(|at| &text[at..at + words.len()])
}

fn finds_at(text: &str, words: &str) -> Option<usize> {
    let (text, words) = (text.as_bytes(), words.as_bytes());
    text.windows(words.len()).position(|window| window.eq_ignore_ascii_case(words))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clause_denies_what_it_names_or_limits_it() {
        for text in ["Substitutes are not accepted", "no substitute may come", "there is no mix of agencies"] {
            assert!(denies(text), "{text}");
        }
        for text in [
            "no more than half the places go to one agency",
            "a substitute of the same group attends",
            "a substitute may be sent at no extra cost",
            "a substitute comes without charge",
        ] {
            assert!(!denies(text), "{text}");
        }
    }
}
