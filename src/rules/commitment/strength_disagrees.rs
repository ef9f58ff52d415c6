//! Flags a commitment whose text uses one strength word and whose record another, or none.
//!
//! Only plain cases are flagged: every strength word of the text is of one kind, and one of them is the verb of a main
//! clause. Reported speech, quotes and the past are left alone, because the word in them is not the commitment's own.

use std::collections::HashMap;
use std::sync::LazyLock;

use foldhash::fast::RandomState;

use crate::finding::{Draft, Findings, Severity};
use crate::model::policy::Commitment;
use crate::model::words::{Answer, Strength};
use crate::model::{Item, Policy};
use crate::rules::{Check, Context, Rule};

use super::two_strengths::{EACH_ITS_OWN, apart, has_parts, hope};
use super::{has_quotation_mark, own_words};

pub(super) static RULE: Rule = Rule {
    id: "commitment/strength-disagrees",
    summary: "the text says must and the record says should, or nothing",
    severity: Severity::Note,
    since: "0.1.0",
    doc: include_str!("strength_disagrees.md"),
    checks: &[Check::Policy(check)],
};

fn check(policy: &Policy, _: &Context<'_>, findings: &mut Findings<'_>) {
    if let Some(draft) = only_one_without(policy) {
        findings.add(draft);
    }
    for commitment in &policy.commitments {
        if let Some(draft) = binds_nobody(policy, commitment) {
            findings.add(draft);
        }
        if !commitment.is_committed() {
            continue;
        }
        if let Some(draft) = without_strength(policy, commitment) {
            findings.add(draft);
        }
        let (Some((at, recorded)), Some(says)) = (commitment.strength.located(), commitment.says.text()) else {
            continue;
        };
        if let Some((what, help)) = apart(commitment, says, *recorded) {
            let draft = Draft::new(at, format!("{what}, and the strength recorded is {recorded}"), help);
            findings.add(draft.value(format!("{recorded}, and more")).authority(own_words(policy, commitment)));
            continue;
        }
        if let Some(help) = hope(says).filter(|_| *recorded > Strength::May) {
            let message = format!("the text has a hope in it, and the strength recorded is {recorded}");
            let draft = Draft::new(at, message, help).value(format!("{recorded}, said: a hope"));
            findings.add(draft.authority(own_words(policy, commitment)));
            continue;
        }
        if let Some(word) = is_to_be(says).filter(|_| *recorded == Strength::Will) {
            let message = format!("the text says \"{word}\", and the strength recorded is {recorded}");
            let draft = Draft::new(at, message, "what is to be has to be: write strength: must, else reword says");
            findings.add(draft.value(format!("{recorded}, said: must")).authority(own_words(policy, commitment)));
            continue;
        }
        let Some((said, word)) = strength_of(says, *recorded).filter(|(said, _)| said != recorded) else { continue };
        // "Should, we hope": the hope makes it less than the word.
        if *recorded == Strength::May && hope(says).is_some() {
            continue;
        }
        findings.add(
            Draft::new(
                at,
                format!("the text says \"{word}\", and the strength recorded is {recorded}"),
                format!(
                    "look the source's own word up; if it is {said}, write strength: {said}, else reword says{}",
                    if has_parts(says) {
                        format!("; where that holds for a part of it only, {EACH_ITS_OWN}")
                    } else {
                        String::new()
                    }
                ),
            )
            .value(format!("{recorded}, said: {said}"))
            .authority(own_words(policy, commitment)),
        );
    }
}

/// The words by which one sentence says what has to be, where it has no other word of that kind: "Cameras are to be kept on".
fn is_to_be(says: &str) -> Option<&'static str> {
    let words = ["is to be", "are to be"].into_iter().find(|words| says.contains(words))?;
    let is_one = sentences(says).count() == 1 && !has_quotation_mark(says);
    let is_plain = |word: &str| !SIGNS.contains_key(word.to_ascii_lowercase().as_str());
    (is_one && says.split(|letter: char| !letter.is_alphanumeric()).all(is_plain)).then_some(words)
}

/// A duty that nobody can weigh, as its strength is left out.
fn without_strength(policy: &Policy, commitment: &Item<Commitment>) -> Option<Draft> {
    let says = commitment.says.text().filter(|_| commitment.strength.is_absent())?;
    // What is recorded decides nothing here, and a plain must is one also beside sentences without a verb of that kind.
    let (said, word) = strength_of(says, Strength::Must)?;
    let draft = Draft::new(
        commitment.says.at().unwrap_or(commitment.at),
        format!("the text says \"{word}\", and no strength is recorded, so nobody can tell how strongly it binds"),
        format!("look the source's own word up; if it is {said}, write strength: {said}"),
    );
    Some(
        draft.value(format!("none, said: {said}")).severity(Severity::Warning).authority(own_words(policy, commitment)),
    )
}

/// The one commitment of several without a strength, whose text has no word of that kind either: it may have been forgotten.
fn only_one_without(policy: &Policy) -> Option<Draft> {
    /// Where fewer have one, that is how the policy is worded.
    const LEAST: usize = 3;
    let (with, without): (Vec<_>, Vec<_>) = policy
        .commitments
        .iter()
        .filter(|commitment| commitment.is_committed())
        .partition(|commitment| !commitment.strength.is_absent());
    let [commitment] = without.as_slice() else { return None };
    commitment.says.text().filter(|says| with.len() >= LEAST && strength_of(says, Strength::Must).is_none())?;
    let draft = Draft::new(
        commitment.at,
        "no strength is recorded here, and one is for every other commitment",
        "look the source's own word up, and write it as strength; leave it as it is where the source has no such word",
    );
    Some(draft.value("none, unlike all others").authority(own_words(policy, commitment)))
}

/// What is left to somebody else, put off or declined binds nobody, so one of the two entries is not what the document says.
fn binds_nobody(policy: &Policy, commitment: &Commitment) -> Option<Draft> {
    let (at, strength) = commitment.strength.located()?;
    let (what, entries) = match commitment.answer() {
        Answer::Delegated => ("leaves this to somebody else", "answer and to"),
        Answer::Deferred => ("puts this off", "answer and action"),
        Answer::Refuses => ("declines this", "answer"),
        Answer::Commits | Answer::Partial => return None,
    };
    let partly = match commitment.answer() {
        Answer::Deferred => {
            "; where a part of it is in place, write answer: partial, and below it lacks: with what is open"
        }
        _ => "",
    };
    let draft = Draft::new(
        at,
        format!("the answer {what}, and the strength recorded is {strength}"),
        format!("take strength out if the document does; if it asks for it itself now, take out {entries}{partly}"),
    );
    Some(draft.value(format!("{strength}, {}", commitment.answer())).authority(own_words(policy, commitment)))
}

/// What a word shows of the strength of its text.
#[derive(Clone, Copy)]
pub(super) enum Sign {
    /// The verb that a commitment is made with.
    Verb(Strength),
    /// Another word that carries a strength: it shows that a text is not plain.
    Other(Strength),
    /// After it a verb is no longer that of the main clause.
    Subordinating,
    /// It puts a text into the past, into doubt or into somebody else's mouth.
    Unclear,
}

/// What each word is a sign of, so that a word is looked up once.
pub(super) static SIGNS: LazyLock<HashMap<&'static str, Sign, RandomState>> = LazyLock::new(|| {
    let words = WORDS.iter().flat_map(|(sign, words)| words.split_whitespace().map(|word| (word, *sign)));
    words.collect()
});

/// For each first letter, the lengths of the words that are a sign of something, a bit each: most words of a text are none, and
/// are not looked up.
static LENGTHS: LazyLock<[u32; 32]> = LazyLock::new(|| {
    let mut lengths = [0; 32];
    // "no" is one with the word behind it.
    for word in SIGNS.keys().copied().chain(["no"]) {
        lengths[first_letter(word)] |= 1 << word.len();
    }
    lengths
});

/// The number of a word's first letter, in small letters or capitals.
fn first_letter(word: &str) -> usize {
    usize::from(word.as_bytes().first().copied().unwrap_or_default() & 31)
}

/// Whether a word may be a sign of something.
fn may_be_sign(word: &str) -> bool {
    word.len() < 32 && LENGTHS[first_letter(word)] & (1 << word.len()) != 0
}

const WORDS: [(Sign, &str); 9] = [
    (Sign::Verb(Strength::Must), "must"),
    (Sign::Verb(Strength::Should), "should"),
    (Sign::Verb(Strength::May), "may can"),
    (Sign::Verb(Strength::Will), "will"),
    (
        Sign::Other(Strength::Must),
        "required requires requirement requirements mandatory compulsory duty duties responsible responsibility obliged \
         accountable shall statutory",
    ),
    (
        Sign::Other(Strength::Should),
        "expected expects expectation aims aim aimed recommended encouraged intended seeks seek ought",
    ),
    (Sign::Other(Strength::May), "possible optional voluntary considered allowed permitted"),
    (
        Sign::Subordinating,
        "that which who whom whose what where wherever when whenever whether if how why because since until unless while \
         although though as so than after before once whoever whatever lest hope hopes hoped hoping",
    ),
    (Sign::Unclear, "would could might cannot formerly previously earlier longer used had was were according"),
];

/// The one strength that a text speaks with, and the word for it; `None` where the text is not plain.
fn strength_of(text: &str, recorded: Strength) -> Option<(Strength, &str)> {
    if has_quotation_mark(text) || memchr::memchr_iter(b'\'', text.as_bytes()).any(|at| text[..at].ends_with(' ')) {
        return None;
    }
    let mut found: Option<(Strength, &str)> = None;
    let mut said = None;
    let mut every_sentence_says_so = true;
    let mut every_other_is_plain = true;
    for sentence in sentences(text) {
        let words = sentence.split(|letter: char| !letter.is_alphanumeric() && letter != '\'');
        let mut words = words.filter(|word| !word.is_empty()).peekable();
        let mut in_main_clause = true;
        let mut says_so = false;
        while let Some(word) = words.next() {
            if !may_be_sign(word) {
                continue;
            }
            let next = words.peek().copied().unwrap_or_default();
            let sign = SIGNS.get(word).copied();
            if matches!(sign, Some(Sign::Unclear)) || is_unclear_pair(word, next) {
                return None;
            }
            in_main_clause &= !is_subordinating(word, sign);
            let Some((strength, is_verb)) = strength_word(word, sign, next) else { continue };
            if found.is_some_and(|(known, _)| known != strength) {
                return None;
            }
            found = Some((strength, word));
            if is_verb && in_main_clause {
                says_so = true;
                said = said.or(Some((strength, word)));
            }
        }
        every_sentence_says_so &= says_so;
        every_other_is_plain &= says_so || recorded < Strength::Will && is_plain_statement(sentence);
    }
    let (strength, word) = said?;
    // "No photographs may be taken" forbids.
    if strength == Strength::May && text.split(' ').any(|word| DENIES.contains(&word)) {
        return None;
    }
    // A sentence without such a word is a plain statement, and of several sentences the weakest counts. What is
    // possible, or will be, is often told by the way.
    let needs_every_sentence =
        matches!(strength, Strength::Will | Strength::May) || (strength, recorded) == (Strength::Must, Strength::Will);
    // Where the record has a weaker word than "will", and no sentence of the text has one, it comes from none.
    let is_weaker_than_all = every_other_is_plain && strength == Strength::Will && recorded < strength;
    (every_sentence_says_so || !needs_every_sentence || is_weaker_than_all).then_some((strength, word))
}

/// Words that make a ban of what may be done.
const DENIES: [&str; 8] = ["no", "No", "none", "None", "nobody", "Nobody", "neither", "Neither"];

/// Whether a sentence says only what is: "The group size is 16".
fn is_plain_statement(sentence: &str) -> bool {
    const ASKS: [&str; 6] = ["asked", "invited", "encouraged", "welcome", "hoped", "free"];
    let mut is_statement = false;
    for word in sentence.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()) {
        is_statement |= ["is", "are", "has", "have"].contains(&word);
        if ASKS.contains(&word) {
            return false;
        }
    }
    is_statement
}

/// "may not" forbids or doubts; "should have" looks back; "will endeavour" is an aim.
pub(super) fn is_unclear_pair(word: &str, next: &str) -> bool {
    matches!(
        (word, next),
        ("may" | "can", "not")
            | ("should", "have")
            | ("no", "longer")
            | ("will", "endeavour" | "strive" | "aim" | "try")
    )
}

/// Whether a word begins a clause that depends on another; at the beginning of a sentence it has a capital letter.
pub(super) fn is_subordinating(word: &str, sign: Option<Sign>) -> bool {
    let has_capitals = word.bytes().any(|byte| byte.is_ascii_uppercase());
    let sign = if has_capitals { SIGNS.get(word.to_ascii_lowercase().as_str()).copied() } else { sign };
    matches!(sign, Some(Sign::Subordinating))
}

/// What a word stands for, and whether it is a verb that commits. Months and names begin with a capital letter.
fn strength_word(word: &str, sign: Option<Sign>, next: &str) -> Option<(Strength, bool)> {
    match sign? {
        Sign::Verb(strength) => Some((strength, true)),
        Sign::Other(strength) => Some((strength, matches!((word, next), ("required" | "expected", "to")))),
        Sign::Subordinating | Sign::Unclear => None,
    }
}

/// The sentences of a text: they end with a full stop, and with a colon or semicolon.
pub(super) fn sentences(text: &str) -> impl Iterator<Item = &str> {
    text.split_inclusive(". ")
        .flat_map(|part| part.split([';', ':']))
        .filter(|part| part.chars().any(char::is_alphabetic))
}
