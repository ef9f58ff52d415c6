//! Sentences that say who answers for the document, in whatever order: "The Training Manager leads on this policy", "day-to-day
//! oversight of it sits with the Head of Learning".
//!
//! Such a clause is the document, the words of somebody, and words for owning. Each word is accounted for: one that is not known
//! may turn the sentence to something else, and then nothing is read from it.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::body_name::{is_body, is_committee, is_partnership};
use super::fact::{Facts, Trust};
use super::spoken::{DOCUMENT, captured, pattern};
use super::text::{Word, is_capital, words};
use super::value::role;

static THING: LazyLock<Option<Regex>> = LazyLock::new(|| pattern(&format!(r"(?i)\b(?:{DOCUMENT}|it)\b")));

/// Words for owning a document. One of them has to be said.
const OWNING: [&str; 29] = [
    "leads",
    "lead",
    "led",
    "owns",
    "owned",
    "owner",
    "holds",
    "holder",
    "held",
    "answers",
    "answerable",
    "accountable",
    "accountability",
    "responsible",
    "responsibility",
    "maintains",
    "maintained",
    "keeps",
    "kept",
    "looks",
    "looked",
    "charge",
    "oversight",
    "custodian",
    "maintaining",
    "updating",
    "keeping",
    "ownership",
    "reviewing",
];

/// Words that may stand beside them and turn the sentence to nothing else.
const BESIDE: [&str; 42] = [
    "the",
    "a",
    "an",
    "our",
    "its",
    "is",
    "are",
    "be",
    "will",
    "has",
    "have",
    "takes",
    "takes",
    "by",
    "with",
    "for",
    "of",
    "on",
    "in",
    "after",
    "to",
    "up",
    "date",
    "lies",
    "rests",
    "sits",
    "sit",
    "rest",
    "lie",
    "overall",
    "day-to-day",
    "day",
    "officer",
    "person",
    "named",
    "document",
    "also",
    "who",
    "that",
    "and",
    "monitoring",
    "formal",
];

/// Words with which small letters name a post.
const POSTS: [&str; 25] = [
    "administrator",
    "archdeacon",
    "commissioner",
    "headteacher",
    "inspector",
    "matron",
    "practitioner",
    "principal",
    "registrar",
    "specialist",
    "superintendent",
    "supervisor",
    "manager",
    "officer",
    "head",
    "lead",
    "director",
    "coordinator",
    "co-ordinator",
    "nurse",
    "adviser",
    "advisor",
    "consultant",
    "chair",
    "secretary",
];

/// Whether a name is that of a post.
pub(super) fn names_post(name: &str) -> bool {
    words(name).iter().any(|word| POSTS.contains(&word.text.as_str()))
}

/// What may follow the clause behind a comma or "and", and takes nothing of it back.
const FOLLOWS: [&str; 10] =
    ["and", "which", "supported", "assisted", "helped", "reporting", "working", "on behalf", "who", "with support"];

/// Who answers for the document, where a sentence says so of it and of nothing else. `is_spoken_of` is whether the text before
/// it speaks of the document, so that "it" means that.
pub(super) fn owner(sentence: &str, is_spoken_of: bool) -> Option<&str> {
    [&WHO_KEEPS, &AND_KEEPS]
        .into_iter()
        .find_map(|keeps| captured(keeps, sentence, 1))
        .or_else(|| owner_of_clause(sentence, is_spoken_of))
}

/// "Ask the Parish Safeguarding Officer, who keeps this policy up to date".
static WHO_KEEPS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(&format!(
        r"\b(?:[Tt]he|[Oo]ur)\s+({ROLE}),?\s+who\s+(?:also\s+)?(?:keeps|owns|maintains|looks\s+after|leads\s+on|answers\s+for|is\s+(?:responsible|accountable)\s+for)\s+(?i:{DOCUMENT})(?:\s+up\s+to\s+date)?[.,;]?$"
    ))
});

/// "The Safeguarding Lead will brief all staff each term and is responsible for this policy".
static AND_KEEPS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(&format!(
        r"^(?:The|Our)\s+({ROLE})\s+[a-z][^,;]{{3,80}}?\s+and\s+(?:also\s+)?(?:owns|maintains|leads\s+on|answers\s+for|is\s+(?:responsible|accountable)\s+for)\s+(?i:{DOCUMENT})\.?$"
    ))
});

/// A role with capital letters.
const ROLE: &str = r"[A-Z][\w'\u{2019}&-]*(?:\s+(?:of|and|for|the|[A-Z][\w'\u{2019}&-]*|\([A-Z][^)]{2,40}\)))*";

/// The same of a clause whose words are all known.
fn owner_of_clause(sentence: &str, is_spoken_of: bool) -> Option<&str> {
    let clause = first_clause(sentence);
    let rest = sentence[clause.len()..].trim_matches([',', ';', ' ', '.']);
    // "... and keeps it up to date" says the same of the same; with another name it may be another's.
    let is_of_another = names_another(rest);
    let follows = FOLLOWS.iter().any(|word| rest.starts_with(word));
    let is_taken_back = !rest.is_empty() && (!follows || rest.contains(" not ") || is_of_another);
    if is_taken_back {
        return None;
    }
    let thing = THING.as_ref()?.find(clause)?;
    let is_it = thing.as_str().eq_ignore_ascii_case("it");
    if is_it && !is_spoken_of {
        return None;
    }
    // "The policy holder" is the document and the word for owning it.
    let told: Vec<Word> =
        words(clause).into_iter().filter(|word| word.end <= thing.start() || word.start >= thing.end()).collect();
    let who = somebody(clause, &told).filter(|who| who.end <= thing.start() || who.start >= thing.end())?;
    let of_owning = told.iter().filter(|word| word.end <= who.start || word.start >= who.end);
    let mut says_so = false;
    for word in of_owning {
        let is_owning = OWNING.contains(&word.text.as_str());
        if !is_owning && !BESIDE.contains(&word.text.as_str()) {
            return None;
        }
        says_so |= is_owning;
    }
    says_so.then(|| &clause[who])
}

/// Takes in who answers for the document, where a sentence says so.
pub(super) fn speaks(sentence: &str, is_spoken_of: bool, from: &str, facts: &mut Facts) -> bool {
    let Some(who) = owner(sentence, is_spoken_of) else { return false };
    let plain = who.split_once(" (").map_or(who, |(plain, _)| plain);
    if is_committee(who) || is_partnership(plain) {
        let why = "the role; the document names a group that answers for it";
        facts.leave_open("lead.role", Trust::Derived, why.to_owned(), from);
    } else {
        role("lead.role", who, Trust::Sentence, from, facts);
    }
    true
}

/// Whether a sentence says which role answers for the document; what a group does for it is a duty beside that.
pub(super) fn is_of_role(sentence: &str, is_spoken_of: bool) -> bool {
    // "The lead will brief all staff and is responsible for this policy" says more than that.
    let owner = captured(&WHO_KEEPS, sentence, 1).or_else(|| owner_of_clause(sentence, is_spoken_of));
    owner.is_some_and(|who| !is_body(who) && who.to_uppercase() != who)
}

/// A sentence up to where it goes on behind a comma or with "and" and a verb.
fn first_clause(sentence: &str) -> &str {
    let marks = sentence.match_indices([',', ';']).map(|(at, _)| at);
    let joined = sentence.match_indices(" and ").filter(|(at, joint)| {
        let next = sentence[at + joint.len()..].split(' ').next().unwrap_or_default();
        // "The lead for the policy and for the training programme" answers for both.
        !is_capital(next) && (next.ends_with("ed") || next.ends_with('s') || ["will", "who", "for"].contains(&next))
    });
    let behalf = sentence.find(" on behalf of ");
    let end = marks.chain(joined.map(|(at, _)| at)).chain(behalf).min().unwrap_or(sentence.len());
    sentence[..end].trim_end_matches(['.', ' '])
}

/// Whether the rest of a sentence names another one who owns it: "but the Head of Learning owns it", "and is kept by the Manager".
fn names_another(rest: &str) -> bool {
    let words = words(rest);
    let Some(owning) = words.iter().position(|word| OWNING.contains(&word.text.as_str())) else { return false };
    let is_large = |word: &Word| is_capital(&rest[word.start..]);
    let is_by = words.get(owning + 1).is_some_and(|next| next.text == "by");
    words[..owning].iter().any(is_large) || is_by && words[owning..].iter().any(is_large)
}

/// Where the name of somebody stands: at the beginning or the end of a clause, words with capital letters or the name of a post.
fn somebody(clause: &str, told: &[Word]) -> Option<Range<usize>> {
    const MOST_WORDS: usize = 10;
    let is_known = |word: &Word| {
        let is_small = !is_capital(&clause[word.start..]);
        (OWNING.contains(&word.text.as_str()) || BESIDE.contains(&word.text.as_str())) && (is_small || word.start == 0)
    };
    let first = told.iter().position(|word| !is_known(word))?;
    let last = told.iter().rposition(|word| !is_known(word))?;
    let mut first = first;
    // "Lead Nurse": the first word of a sentence has a capital letter anyway.
    if first == 1 && is_capital(&clause[told[1].start..]) && !["the", "our", "a"].contains(&told[0].text.as_str()) {
        first = 0;
    }
    let run = &told[first..=last];
    let is_apart = first == 0
        || last + 1 == told.len()
        || told[..first].iter().all(|word| ["the", "our", "a"].contains(&word.text.as_str()));
    let range = told[first].start..told[last].end;
    let name = &clause[range.clone()];
    let bracketed = clause[range.end..].starts_with(')') && name.contains('(');
    let range = range.start..range.end + usize::from(bracketed);
    let is_link = |word: &Word| ["of", "and", "for", "the", "in"].contains(&word.text.as_str());
    let is_large = |word: &Word| is_capital(&clause[word.start..]);
    let is_whole = run.iter().all(|word| is_large(word) || is_link(word) || !is_known(word));
    let is_written_large = run.iter().all(|word| is_large(word) || is_link(word));
    let is_post = run.iter().any(|word| POSTS.contains(&word.text.as_str()));
    let is_one = !is_many(run) && !EVERYBODY.contains(&run[0].text.as_str());
    (is_apart && is_whole && is_one && run.len() <= MOST_WORDS && (is_written_large || is_post)).then_some(range)
}

/// Words with which a sentence speaks of many, or of nobody by name.
const EVERYBODY: [&str; 14] = [
    "this", "it", "they", "who", "which", "all", "each", "every", "we", "everyone", "any", "staff", "nobody",
    "somebody",
];

/// Whether the name of somebody is that of several: "managers", and not "Head of Services".
fn is_many(run: &[Word]) -> bool {
    let joint = run.iter().position(|word| ["of", "for", "in"].contains(&word.text.as_str()));
    let named = joint.and_then(|at| run[..at].last()).or(run.last());
    named.is_some_and(|word| word.text.ends_with('s') && !word.text.ends_with("ss"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_answers_for_it_is_told_in_many_ways() {
        for (sentence, who) in [
            (
                "The Strategic Lead for Early Help leads on this policy, supported by the Training Officer.",
                "Strategic Lead for Early Help",
            ),
            ("The Parish Safeguarding Officer answers for this policy.", "Parish Safeguarding Officer"),
            (
                "The Detective Superintendent (Public Protection) is the policy holder.",
                "Detective Superintendent (Public Protection)",
            ),
            ("Responsibility for the framework lies with the Head of Learning.", "Head of Learning"),
            ("The lead officer for this policy is the Training Manager.", "Training Manager"),
            ("The responsible officer for this policy is the Training Manager.", "Training Manager"),
            ("The Training Manager is the lead officer for this policy.", "Training Manager"),
            (
                "The Learning and Development Manager is the lead for the policy and for the training programme.",
                "Learning and Development Manager",
            ),
            ("The Hub Manager owns it and keeps it up to date.", "Hub Manager"),
            ("Ask the Safeguarding Officer, who keeps this policy up to date.", "Safeguarding Officer"),
            (
                "The Designated Safeguarding Lead will brief all staff each term and is responsible for this policy.",
                "Designated Safeguarding Lead",
            ),
            ("The Learning Coordinator holds the framework on behalf of the Executive.", "Learning Coordinator"),
            ("This policy is owned by the workforce development manager.", "workforce development manager"),
            (
                "It will be owned by the Workforce Lead and reviewed by the Workforce Group every year.",
                "Workforce Lead",
            ),
            (
                "The Head of Safeguarding and Quality is accountable for keeping this policy up to date.",
                "Head of Safeguarding and Quality",
            ),
        ] {
            assert_eq!(owner(sentence, true), Some(who), "{sentence}");
        }
        for sentence in [
            "Each agency is responsible for implementing this policy.",
            "The Training Manager leads on this policy until March 2027.",
            "The Training Manager leads on this policy, but the Head of Learning owns it.",
            "This policy is led by example.",
            "Managers are responsible for this policy.",
            "Every Manager is responsible for this policy.",
            "This policy is held on the intranet by the Training Manager.",
            "This policy is kept under review by the Training Group.",
            "Managers are responsible for training under this policy.",
            "The Training Manager leads on courses under this policy.",
        ] {
            assert_eq!(owner(sentence, true), None, "{sentence}");
        }
        assert_eq!(owner("It is owned by the Workforce Lead.", false), None);
    }
}
