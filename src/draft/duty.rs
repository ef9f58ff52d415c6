//! How strongly a sentence binds, by its own word. The words are those that records use; none is ever made stronger.

use crate::model::words::Strength;

use super::plain::{is_statement, is_verb};
use super::text::{Word, words};

/// What a sentence commits to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Duty {
    pub(super) strength: Strength,
    /// Whether a word such as "must" says so; else the sentence is a plain statement.
    pub(super) is_worded: bool,
    /// Where the word begins and ends in the sentence.
    pub(super) at: (usize, usize),
}

/// What a word, or two, say of the strength.
fn sign(word: &str, next: &str, after: &str) -> Option<Strength> {
    match (word, next) {
        ("must" | "shall" | "mandatory" | "essential" | "compulsory" | "obliged" | "accountable", _) => {
            Some(Strength::Must)
        }
        ("required" | "requires" | "responsible" | "responsibility" | "responsibilities" | "duty" | "duties", _) => {
            Some(Strength::Must)
        }
        ("need" | "needs" | "has" | "have", "to") => Some(Strength::Must),
        ("require", _) => Some(Strength::Must),
        (
            "should" | "ought" | "expected" | "expects" | "expect" | "expectation" | "aims" | "aim" | "seeks"
            | "intended" | "intends",
            _,
        ) => Some(Strength::Should),
        ("cannot" | "can't", _) if LIMITED.contains(&next) => Some(Strength::Must),
        ("may" | "can", "not" | "never") => LIMITED.contains(&after).then_some(Strength::Must),
        ("may", _) if GUESSED.contains(&next) && after != "to" => None,
        ("may", "be") if FELT.contains(&after) => None,
        ("can", "tell" | "show" | "cause" | "become" | "feel" | "seem" | "vary") => None,
        ("may" | "can", _) => Some(Strength::May),
        ("might", next) if !GUESSED.contains(&next) && next != "be" => Some(Strength::May),
        ("invited", "to") => Some(Strength::May),
        ("encouraged" | "asked", "to") => Some(Strength::Should),
        ("intend", "to") => Some(Strength::Should),
        ("preferred" | "preferable" | "desirable" | "recommended", _) => Some(Strength::Should),
        ("requirement", "that" | "of" | "for" | "to") => Some(Strength::Must),
        ("where", "possible") => Some(Strength::May),
        ("will", _) => Some(Strength::Will),
        ("is" | "are", "to") if after != "the" => Some(Strength::Must),
        ("committed", "to") => Some(Strength::Will),
        _ => None,
    }
}

/// Verbs that tell what may happen to people, and nothing that they are allowed.
const GUESSED: [&str; 22] = [
    "have",
    "feel",
    "know",
    "think",
    "want",
    "find",
    "seem",
    "mean",
    "vary",
    "happen",
    "arise",
    "occur",
    "change",
    "exist",
    "struggle",
    "always",
    "realise",
    "understand",
    "experience",
    "include",
    "suffer",
    "still",
];

/// How something may be, of which nobody decides.
const FELT: [&str; 14] = [
    "bad",
    "difficult",
    "hard",
    "aware",
    "unsure",
    "tired",
    "busy",
    "late",
    "reluctant",
    "affected",
    "at",
    "able",
    "unable",
    "too",
];

/// What people are forbidden where they "cannot" or "may not" do it; what they may not get or know is only told.
const LIMITED: [&str; 18] = [
    "deliver", "attend", "exceed", "book", "be", "proceed", "take", "go", "lead", "run", "transfer", "claim", "charge",
    "share", "work", "record", "use", "start",
];

/// Words after which a verb is no longer that of the main clause, until a comma.
const SUBORDINATE: [&str; 16] = [
    "who", "which", "that", "whom", "whose", "where", "when", "whether", "if", "how", "what", "why", "because",
    "while", "until", "as",
];

/// The strength of a sentence; `None` where it commits nobody to anything. `names_standard` is asked of a plain statement without
/// a word of training.
pub(super) fn of(sentence: &str, names_standard: impl Fn() -> bool) -> Option<Duty> {
    let words = words(sentence);
    if is_hope(&words) {
        return None;
    }
    let plain = Duty { strength: Strength::Will, is_worded: false, at: (0, 0) };
    worded(sentence, &words).or_else(|| is_statement(sentence, &words, names_standard).then_some(plain))
}

/// The strength that a word of the main clause says.
pub(super) fn worded(sentence: &str, words: &[Word]) -> Option<Duty> {
    let text = |at: usize| words.get(at).map_or("", |word| word.text.as_str());
    // "Do not deliver a course with ...".
    let forbids = matches!((text(0), text(1)), ("do", "not") | ("don't" | "never", _));
    if forbids && words.len() > 3 {
        let last = if text(0) == "do" { 1 } else { 0 };
        return Some(Duty { strength: Strength::Must, is_worded: true, at: (words[0].start, words[last].end) });
    }
    if sentence.trim_end().ends_with('?') || is_hope(words) {
        return None;
    }
    let mut first: Option<(usize, Strength)> = None;
    let mut reported: Option<(usize, Strength)> = None;
    for at in 0..words.len() {
        let Some(strength) = sign(text(at), text(at + 1), text(at + 2)) else { continue };
        let strength = if is_of_aim(words, at) { Strength::Will } else { strength };
        if is_of_opening(sentence, words, at)
            || is_noun(words, at)
            || is_month(sentence, words, at)
            || is_quoted(sentence, words[at].start)
        {
            continue;
        }
        // "Employers do not have to pay" binds nobody.
        if is_waived(words, at) {
            return None;
        }
        if is_subordinate(sentence, words, at) {
            if reported.is_none() && is_reported(words, at) {
                reported = Some((at, strength));
            }
            continue;
        }
        first = Some((at, strength));
        break;
    }
    // "The guidance sets out that content should be reviewed": what is retold keeps its word.
    let (at, mut strength) = first.or(reported)?;
    // "will be required to" binds as "required" does, and "may be required to" as "may".
    if strength == Strength::Will {
        let behind = (at + 1..=at + 3).find_map(|next| {
            let found = sign(text(next), text(next + 1), text(next + 2))?;
            let is_verb = matches!(
                text(next),
                "required" | "require" | "responsible" | "need" | "expected" | "accountable" | "have"
            );
            is_verb.then_some(found)
        });
        strength = behind.unwrap_or(strength);
        // Who "will be able to" do something may do it, and "where possible" binds nobody further.
        let is_possible = (at + 1..=at + 3).any(|next| text(next) == "able")
            || (at..words.len()).any(|next| text(next) == "where" && text(next + 1) == "possible");
        strength = if is_possible { Strength::May } else { strength };
    }
    if strength == Strength::May && is_denied(words, at) {
        strength = Strength::Must;
    }
    // "Preferred but not required" leaves it open.
    if strength == Strength::Should && is_left_open(words, at) {
        strength = Strength::May;
    }
    Some(Duty { strength, is_worded: true, at: (words[at].start, words[at].end) })
}

/// "The purpose of this policy is to ensure": what something is for binds nobody as "staff are to attend" does.
fn is_of_aim(words: &[Word], at: usize) -> bool {
    const AIMS: [&str; 9] =
        ["aim", "purpose", "objective", "role", "goal", "function", "intention", "ambition", "priority"];
    let named =
        |word: &Word| AIMS.iter().any(|aim| word.text.strip_prefix(aim).is_some_and(|rest| ["", "s"].contains(&rest)));
    matches!(words[at].text.as_str(), "is" | "are") && words[..at].iter().any(named)
}

/// Whether a word stands in the clause with which a sentence begins, where another one follows behind a comma: "Wherever it can
/// be, training should".
fn is_of_opening(sentence: &str, words: &[Word], at: usize) -> bool {
    const OPENS: [&str; 8] = ["if", "when", "where", "wherever", "whenever", "unless", "although", "once"];
    let text = |at: usize| words.get(at).map_or("", |word| word.text.as_str());
    if at == 0 || !OPENS.contains(&text(0)) {
        return false;
    }
    let Some(comma) = sentence[words[0].end..].find(',').map(|comma| words[0].end + comma) else { return false };
    let signs = |at: usize| sign(text(at), text(at + 1), text(at + 2)).is_some();
    words[at].start < comma && (at + 1..words.len()).any(|next| words[next].start > comma && signs(next))
}

/// "No course may be led by one trainer", "Under no circumstances may ...": what nobody may do is forbidden, and binds as "must"
/// does.
fn is_denied(words: &[Word], at: usize) -> bool {
    const NOBODY: [&str; 6] = ["no", "nobody", "no-one", "none", "neither", "never"];
    const LOOKS_BACK: usize = 8;
    let says = matches!(words[at].text.as_str(), "may" | "can");
    says && words[at.saturating_sub(LOOKS_BACK)..at].iter().any(|word| NOBODY.contains(&word.text.as_str()))
}

/// "We hope that everyone will": a hope is no duty.
pub(super) fn is_hope(words: &[Word]) -> bool {
    const MOST_BEFORE: usize = 4;
    let hopes = |word: &Word| matches!(word.text.as_str(), "hope" | "hopes" | "hoped" | "wish" | "wishes");
    words.iter().take(MOST_BEFORE).position(hopes).is_some_and(|at| {
        // "If you wish to cancel, you must", "the wishes of a child", "agencies might wish": the sentence says something else.
        const OF_ANOTHER: [&str; 8] = ["may", "might", "can", "the", "their", "children's", "a", "child's"];
        let is_led = words[..at].iter().any(|word| SUBORDINATE.contains(&word.text.as_str()));
        at > 0 && !is_led && !OF_ANOTHER.contains(&words[at - 1].text.as_str())
    })
}

/// Whether it is said behind a word that nobody has to: "but not required", "though not essential".
fn is_left_open(words: &[Word], at: usize) -> bool {
    const ASKED: [&str; 5] = ["required", "essential", "mandatory", "compulsory", "necessary"];
    words[at..].windows(2).any(|pair| pair[0].text == "not" && ASKED.contains(&pair[1].text.as_str()))
        || words[at..].iter().any(|word| word.text == "optional")
}

/// Whether a word says that something is not asked: "do not have to", "is not required".
pub(super) fn is_waived(words: &[Word], at: usize) -> bool {
    const ASKING: [&str; 7] = ["need", "needs", "has", "have", "required", "obliged", "expected"];
    let before = at.checked_sub(1).map_or("", |before| words[before].text.as_str());
    let word = words[at].text.as_str();
    ASKING.contains(&word) && (before == "not" || before.ends_with("n't")) || word == "requirement" && before == "no"
}

/// "The weather in May": the month has a capital letter inside a sentence.
fn is_month(sentence: &str, words: &[Word], at: usize) -> bool {
    words[at].text == "may" && at > 0 && sentence[words[at].start..].starts_with("May")
}

/// Whether a place in a sentence stands in quotation marks that do not hold all of it.
fn is_quoted(sentence: &str, at: usize) -> bool {
    let count = |text: &str, mark: char| text.matches(mark).count();
    let (before, behind) = sentence.split_at(at);
    let is_open = count(before, '\u{201c}') > count(before, '\u{201d}') || count(before, '"') % 2 == 1;
    let ends_all = behind.trim_end().trim_end_matches('.').ends_with(['\u{201d}', '"']);
    is_open && !(before.trim_start().starts_with(['\u{201c}', '"']) && ends_all)
}

/// "Roles and responsibilities", "the may bank holiday": a word that names a thing and binds nobody.
fn is_noun(words: &[Word], at: usize) -> bool {
    let text = |at: Option<usize>| at.and_then(|at| words.get(at)).map_or("", |word| word.text.as_str());
    let (before, next) = (text(at.checked_sub(1)), text(Some(at + 1)));
    let is_number = |word: &str| word.starts_with(|first: char| first.is_ascii_digit());
    match words[at].text.as_str() {
        // The month.
        "may" => is_number(before) || is_number(next),
        "responsibility" | "responsibilities" => {
            !(["has", "have", "a", "the", "statutory", "their", "everyone's", "is"].contains(&before)
                && ["to", "for", "of", ""].contains(&next)
                || ["are", "is"].contains(&next)
                || before == "everyone's")
        }
        "duty" | "duties" => {
            !(["has", "have", "a", "the", "statutory"].contains(&before) && ["to", "on", "of"].contains(&next))
        }
        "aims" => !["to", "for", "at", "that"].contains(&next),
        "aim" => !["the", "to", "we", "and"].contains(&before) && next != "is",
        "expectation" => {
            !["the", "'s", "an"].contains(&before) && !before.ends_with("'s") && next != "is" && next != "that"
        }
        "expect" => !["can", "we", "and", "will"].contains(&before),
        "expected" => ["the", "of", "and"].contains(&before) && next != "to",
        "required" => next == "training" || ["the", "as", "if", "when", "where"].contains(&before),
        "essential" => before == "covers",
        "mandatory" => before != "is" && before != "are",
        "intended" => next == "learning" || next == "audience",
        _ => false,
    }
}

/// Whether a word stands behind "that", by which something is retold.
fn is_reported(words: &[Word], at: usize) -> bool {
    const TELLS: [&str; 8] = ["out", "states", "says", "recommends", "expects", "requires", "recognises", "agrees"];
    let that = (0..at).rev().take(8).find(|before| SUBORDINATE.contains(&words[*before].text.as_str()));
    that.is_some_and(|that| words[that].text == "that" && that > 0 && TELLS.contains(&words[that - 1].text.as_str()))
}

/// Whether a word stands in a clause that depends on another.
pub(super) fn is_subordinate(sentence: &str, words: &[Word], at: usize) -> bool {
    const LOOKS_BACK: usize = 10;
    let Some(word) = words.get(at) else { return false };
    let opens =
        (at.saturating_sub(LOOKS_BACK)..at).rev().find(|before| SUBORDINATE.contains(&words[*before].text.as_str()));
    let Some(opens) = opens else { return false };
    let is_parted = sentence[words[opens].end..word.start].contains([',', ':', '(', ')', '\u{2013}']);
    // At the beginning it leads in the main clause: "Where possible ...".
    if is_parted || opens == 0 {
        return false;
    }
    // "Staff who work with children should": the clause has had its verb.
    let text = |at: usize| words.get(at).map_or("", |word| word.text.as_str());
    let between = opens + 1..at;
    let has_verb = between.clone().any(|at| is_verb(text(at)) || sign(text(at), text(at + 1), text(at + 2)).is_some());
    const BESIDE: [&str; 7] = ["also", "then", "often", "still", "only", "never", "always"];
    let is_beside = |word: &str| BESIDE.contains(&word) || word.ends_with("ly");
    let is_of_people = text(opens) == "who" && between.clone().any(|at| !is_beside(text(at)));
    let is_relative = ["who", "which", "that", "whose"].contains(&text(opens));
    // "A club that loses its officer must": a word that ends so before "its" is a verb, whichever it is.
    const DETERMINERS: [&str; 8] = ["its", "their", "the", "a", "an", "no", "any", "his"];
    let does = text(opens + 1).ends_with('s') && opens + 2 < at && DETERMINERS.contains(&text(opens + 2));
    // "An employer that cannot release", "clubs that let training lapse": behind the subject stands its verb.
    const OTHERS: [&str; 12] = ["all", "the", "each", "every", "staff", "a", "an", "we", "they", "it", "our", "their"];
    let does = does || opens <= 2 && between.len() > 1 && !OTHERS.contains(&text(opens + 1));
    !(is_relative && (has_verb || is_of_people || does))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_done_once_is_no_duty() {
        assert_eq!(
            of("The Marlow Vale Safeguarding Partners published this plan following two reviews.", || false),
            None
        );
        assert_eq!(of("Since then, agencies have trained more than 4,000 people.", || false), None);
        assert!(of("The partnership publishes this plan for all agencies.", || false).is_some());
    }

    #[test]
    fn the_word_of_the_sentence_counts_and_no_stronger_one() {
        for (sentence, strength) in [
            ("Staff should be released to attend training.", Strength::Should),
            ("Each agency must name a lead.", Strength::Must),
            ("The group shall report every year.", Strength::Must),
            ("The group will be responsible for reviewing this policy.", Strength::Must),
            ("Partners may be required to include it in their audits.", Strength::May),
            ("No course may be delivered by fewer than two trainers.", Strength::Must),
            ("Nobody may be refused a place because of what it costs.", Strength::Must),
            ("Under no circumstances may cameras be used in sessions.", Strength::Must),
            ("Staff may not attend Level 3 before Level 2.", Strength::Must),
            ("Trainers can't deliver a course that they have not attended.", Strength::Must),
            ("Do not deliver a course with fewer than two trainers.", Strength::Must),
            ("Two trainers are preferred for short courses, but one is accepted.", Strength::Should),
            ("Agencies are encouraged to lend their trainers.", Strength::Should),
            ("Managers are invited to attend each course.", Strength::May),
            ("Agencies might wish to keep a list of trainers.", Strength::May),
            ("It is a requirement that trainers are observed.", Strength::Must),
            ("Employers are responsible for the competence of staff.", Strength::Must),
            ("Individuals are required to engage with training.", Strength::Must),
            ("All attendees are expected to behave professionally.", Strength::Should),
            ("The training is to be high quality.", Strength::Must),
            ("The purpose of this policy is to ensure that training is good.", Strength::Will),
            ("Managers are to check compliance each month.", Strength::Must),
            ("Wherever it can be, training on joint work should be delivered with partners.", Strength::Should),
            ("Managers who recruit should complete training before they sit on a panel.", Strength::Should),
            ("If staff must travel, they should be given time.", Strength::Should),
            ("Quality assurance can be requested by the provider.", Strength::May),
            ("Agencies need to know who needs training.", Strength::Must),
            ("Staff who must travel should be given time.", Strength::Should),
            ("Everyone who comes into contact with children must attend.", Strength::Must),
            ("The group checks that agencies which employ staff may attend.", Strength::Will),
            ("The group commissions and delivers multi-agency training.", Strength::Will),
            ("All courses are free to staff who volunteer.", Strength::Will),
            ("The board is committed to training that people can reach.", Strength::Will),
            ("The board sets out that content should be reviewed.", Strength::Should),
            ("Non-attendance will be reported where possible.", Strength::May),
            ("Each service will be able to use this framework.", Strength::May),
            ("A teaching award is preferred but not required.", Strength::May),
        ] {
            assert_eq!(of(sentence, || false).map(|duty| duty.strength), Some(strength), "{sentence}");
        }
        for sentence in [
            "Does every agency have a training lead that staff can ask?",
            "I am proud of what our staff and trainers do every day.",
            "Welcome to our training strategy, which covers three years.",
            "Serious case reviews have shown that training alone changes little.",
            "We hope that agencies will release staff.",
            "It is hoped that agencies will also lend people to the training pool.",
            "Evaluation can tell us a good deal.",
            "Please call the training team for places.",
            "Roles and responsibilities",
            "The survey was carried out in December.",
            "May 2024",
            "The weather in May may be bad.",
            "We have been at it since May.",
            "Employers need not pay for training.",
            "Employers do not have to pay for training.",
            "Staff may not know whom to ask.",
            "\u{201c}You must never promise a child\u{201d} is what people take with them.",
        ] {
            assert_eq!(of(sentence, || false), None, "{sentence}");
        }
    }
}
