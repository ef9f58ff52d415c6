//! Texts of commitments whose parts bind differently: one entry has room for the strength of one of them.

use super::has_quotation_mark;
use super::strength_disagrees::{SIGNS, Sign, is_subordinating, is_unclear_pair, sentences};
use crate::model::open::{leaves_free, leaves_open};
use crate::model::policy::Commitment;
use crate::model::words::{Answer, Strength};

/// What to do where a text has parts that bind differently.
pub(super) const EACH_ITS_OWN: &str = "write an entry for each part, with its own strength, and with scope where it is for some levels only; a \
     part that is another duty has an id of your own in place of standard";

/// Whether a text may say several things.
pub(super) fn has_parts(says: &str) -> bool {
    [", ", "; ", ". ", " and ", " but "].iter().any(|mark| says.contains(mark))
}

/// What is said of a text that binds differently in its parts, and what to do about it.
pub(super) fn apart(commitment: &Commitment, says: &str, recorded: Strength) -> Option<(&'static str, &'static str)> {
    if has_quotation_mark(says) {
        return None;
    }
    two_words(says, recorded)
        .or_else(|| aim_apart(says, recorded))
        .or_else(|| possible_apart(says, recorded))
        .or_else(|| price_apart(commitment, says, recorded))
        .or_else(|| open_apart(commitment, says))
}

/// A text that leaves open what it speaks of, or a part of it in a sentence by itself, in an entry that takes it as done.
fn open_apart(commitment: &Commitment, says: &str) -> Option<(&'static str, &'static str)> {
    // A place that is kept in brackets is a finding of its own.
    if says.contains('[') || commitment.answer() != Answer::Commits || !leaves_open(says) {
        return None;
    }
    let (open, done): (Vec<&str>, Vec<&str>) = sentences(says).partition(|sentence| leaves_open(sentence));
    match (open.is_empty(), done.is_empty()) {
        (true, _) => None,
        (_, true) if open.iter().any(|sentence| is_half_open(sentence)) => Some((
            "the text leaves a part of this open",
            "write an entry for each part, the open one with answer: deferred in place of strength; where the other part sets \
             nothing, one entry with answer: deferred",
        )),
        (_, true) => Some((
            "the text leaves this open",
            "write in place of strength answer: deferred, and below it action: with the id of the promise to decide it",
        )),
        _ => Some((
            "the text leaves a part of this open",
            "write below strength answer: partial, and lacks: with what is open",
        )),
    }
}

/// Whether a part of an open sentence is set: "90% at Level 1, but none has yet been agreed for the other levels".
fn is_half_open(sentence: &str) -> bool {
    [" but ", " while ", " whereas ", " although ", " though "]
        .iter()
        .any(|word| sentence.split_once(word).is_some_and(|(one, other)| leaves_open(one) != leaves_open(other)))
}

/// A text that says "must" or "will" of one thing and "should" of another, or "must" beside what is recorded as "may".
fn two_words(says: &str, recorded: Strength) -> Option<(&'static str, &'static str)> {
    // Most texts have one of the two at most, and are not read again.
    let has_should = says.contains("should") && (says.contains("must") || says.contains("will"));
    let is_permission = recorded == Strength::May && says.contains("must");
    if !has_should && !is_permission {
        return None;
    }
    let mut found: Vec<(usize, Strength)> = Vec::new();
    for (number, sentence) in sentences(says).enumerate() {
        let mut words =
            sentence.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).peekable();
        while let Some(word) = words.next() {
            let next = words.peek().copied().unwrap_or_default();
            let sign = SIGNS.get(word).copied();
            match sign {
                // What a side clause says is said by the way; "more than an hour" is none.
                _ if word != "than" && is_subordinating(word, sign) => break,
                Some(Sign::Unclear) => return None,
                _ if is_unclear_pair(word, next) => return None,
                // "Must should": the old and the new wording of a change side by side, of which placeholders are told.
                Some(Sign::Verb(_)) if ["must", "should"].contains(&next) => return None,
                Some(Sign::Verb(strength)) => found.push((number, strength)),
                _ => {}
            }
        }
    }
    let says_so = |wanted: Strength| found.iter().filter(move |(_, strength)| *strength == wanted);
    if is_permission && says_so(Strength::May).next().is_some() && says_so(Strength::Must).next().is_some() {
        return Some(("the text says both \"may\" and \"must\"", EACH_ITS_OWN));
    }
    let should = says_so(Strength::Should).next()?;
    if says_so(Strength::Must).next().is_some() {
        return Some(("the text says both \"must\" and \"should\"", EACH_ITS_OWN));
    }
    // What will be is often told by the way, in the same sentence.
    let is_apart = says_so(Strength::Will).any(|(number, _)| *number != should.0);
    is_apart.then_some(("the text says both \"will\" and \"should\"", EACH_ITS_OWN))
}

/// A sentence by itself with what is expected or aimed at, beside others that say what is done or has to be.
fn aim_apart(says: &str, recorded: Strength) -> Option<(&'static str, &'static str)> {
    let may_have_one = ["expected", "aim"].iter().any(|word| says.contains(word));
    if !may_have_one || recorded < Strength::Will {
        return None;
    }
    let found: Vec<Option<&str>> = sentences(says).map(aim_in).collect();
    let aim = found.iter().find_map(|aim| *aim).filter(|_| found.contains(&None))?;
    Some((aim, EACH_ITS_OWN))
}

/// One sentence that leaves people free, "where possible", beside a plain statement. In a part of its own, "from different
/// agencies where possible", it is said of that part alone.
fn possible_apart(says: &str, recorded: Strength) -> Option<(&'static str, &'static str)> {
    // "Must, where possible" has a word of its own.
    let may_leave = ["possible", "practica", "feasible"].iter().any(|word| says.contains(word));
    if recorded != Strength::Will || !may_leave {
        return None;
    }
    let words = leaves_free(says).filter(|_| sentences(says).count() == 1)?;
    let mut clauses = says.split([',', ';', '(']);
    let is_whole = clauses.next().is_some_and(|first| first.to_lowercase().contains(words))
        || clauses.any(|clause| clause.trim_matches([' ', '.', ')']).eq_ignore_ascii_case(words));
    is_whole.then_some((
        "the text leaves people free, where it is possible",
        "write strength: may where that is said of all of it; where it is said of a part only, write an entry for each part, with its own \
         strength",
    ))
}

/// What is said of the main clause of a sentence that expects something or aims at it.
fn aim_in(sentence: &str) -> Option<&'static str> {
    let mut words = words(sentence).peekable();
    let mut before = "";
    while let Some(word) = words.next() {
        if is_subordinating(word, SIGNS.get(word).copied()) {
            return None;
        }
        match (before, word, words.peek()) {
            ("is" | "are", "expected", _) => return Some("the text has an expectation in it"),
            // "Its aims and objectives" are of the course.
            ("We" | "we", "aim", _) | (_, "aims", Some(&"to")) => return Some("the text has an aim in it"),
            _ => before = word,
        }
    }
    None
}

/// A price that is stated beside what people should or may do: nobody is asked to pay only where they can.
fn price_apart(commitment: &Commitment, says: &str, recorded: Strength) -> Option<(&'static str, &'static str)> {
    let what = match recorded {
        Strength::Should => "the text says \"should\" of another part than the price",
        Strength::May => "the text says \"may\" of another part than the price",
        Strength::Must | Strength::Will => return None,
    };
    let is_price = |text: &str| text.split_once('.').is_some_and(|(_, pence)| pence.len() == 2);
    let mut values = commitment.details.iter().flat_map(|(_, written)| written.iter()).filter_map(|leaf| leaf.get());
    if !values.any(|value| is_price(&value.0)) {
        return None;
    }
    let names_price = |clause: &str| {
        clause.contains('\u{a3}') || words(clause).any(|word| PRICE.contains(&word.to_ascii_lowercase().as_str()))
    };
    let strength =
        |clause: &str| words(clause).any(|word| matches!(SIGNS.get(word), Some(Sign::Verb(_) | Sign::Other(_))));
    let clauses = || sentences(says).flat_map(|sentence| sentence.split(", and ")).flat_map(|part| part.split(" but "));
    let is_said = clauses().any(|clause| !names_price(clause) && words(clause).any(|word| word == recorded.word()));
    // What is said of the price behind a side clause is said by the way: "£40, which the lead may waive".
    let main = |clause: &str| clause.split([',', '(']).next().is_some_and(|main| !strength(main));
    (is_said && clauses().any(|clause| names_price(clause) && main(clause))).then_some((what, EACH_ITS_OWN))
}

/// Words for what people pay.
const PRICE: [&str; 5] = ["charge", "charged", "fee", "pounds", "invoiced"];

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// What to do where a text is one sentence that hopes, or has a part that does: a hope is never more than may.
pub(super) fn hope(says: &str) -> Option<&'static str> {
    /// "The Partnership hopes that", "It is hoped that": behind more words the sentence has another part.
    const MOST_BEFORE: usize = 5;
    if !says.contains("hope") || has_quotation_mark(says) || sentences(says).count() != 1 {
        return None;
    }
    let at = words(says).position(|word| ["hope", "hopes", "hoped"].contains(&word))?;
    let before = words(says).take(at).last().unwrap_or_default();
    // "The hope of children", "agencies might hope": a sentence about something else.
    if at == 0 || ["the", "of", "a", "no", "in", "with", "might", "could", "would"].contains(&before) {
        return None;
    }
    let has_led = words(says).take(at).any(|word| is_subordinating(word, SIGNS.get(word).copied()));
    Some(match at {
        _ if has_led => return None,
        ..=MOST_BEFORE => {
            "a hope is never more than may: look the source's own words up; write strength: may, else reword says"
        }
        _ => EACH_ITS_OWN,
    })
}
