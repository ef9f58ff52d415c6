//! Words of an office for the words and entries of the format.

use crate::model::located::Read;
use crate::model::words::{Strength, counted};

/// Words that somebody may write for a word of a list, in small letters.
const WORDS: [(&str, &[&str]); 26] = [
    (
        "must",
        &[
            "shall",
            "needs to",
            "need to",
            "has to",
            "have to",
            "required",
            "is to",
            "are to",
            "is required to",
            "are required to",
            "mandatory",
            "essential",
            "duty",
            "responsible",
            "is responsible",
            "is responsible for",
            "are responsible for",
            "responsible for",
            "it is essential",
            "is essential",
            "non-negotiable",
            "compulsory",
            "statutory",
            "obligatory",
            "a requirement",
            "legal requirement",
            "legal duty",
        ],
    ),
    (
        "will",
        &[
            "is",
            "are",
            "ensures",
            "ensure",
            "would",
            "has",
            "have",
            "states",
            "provides",
            "provide",
            "offers",
            "offer",
            "commits to",
            "commit to",
            "is committed to",
            "are committed to",
            "guarantees",
            "does",
            "do",
            "statement",
            "plain statement",
            "fact",
            "is free",
            "are free",
        ],
    ),
    (
        "should",
        &[
            "aim",
            "aims",
            "aims to",
            "aim to",
            "aiming to",
            "we aim",
            "we aim to",
            "target",
            "our target",
            "goal",
            "ask",
            "asked",
            "asked to",
            "asks",
            "asks that",
            "we ask",
            "we ask that",
            "is asked to",
            "are asked to",
            "requested",
            "request",
            "requests",
            "expect",
            "expects",
            "expected",
            "expected to",
            "expected that",
            "is expected",
            "is expected to",
            "it is expected that",
            "are expected",
            "are expected to",
            "we expect",
            "ought to",
            "recommended",
            "encouraged",
            "encouraged to",
            "is encouraged",
            "are encouraged",
            "encourage",
            "encourages",
            "encourages to",
            "we encourage",
            "is encouraged to",
            "are encouraged to",
            "seek to",
            "seeks to",
            "strongly recommended",
            "strongly recommends",
            "recommends",
            "recommend",
            "advised",
            "good practice",
            "best practice",
            "it is good practice",
            "intends to",
            "plans to",
        ],
    ),
    (
        "may",
        &[
            "can",
            "could",
            "might",
            "where possible",
            "wherever possible",
            "if possible",
            "when possible",
            "where practicable",
            "where appropriate",
            "optional",
            "invited",
            "invited to",
            "is invited",
            "are invited",
            "is invited to",
            "are invited to",
            "welcome",
            "is welcome",
            "are welcome",
            "welcome to",
            "are welcome to",
            "is free to",
            "are free to",
            "free to",
            "hope",
            "hopes",
            "hope to",
            "hopes to",
            "we hope",
            "we hope to",
            "hoped",
            "it is hoped",
            "it is hoped that",
            "try to",
            "tries to",
            "we try to",
            "would like",
            "would like to",
            "we would like",
            "we would like to",
            "wish to",
            "wishes to",
        ],
    ),
    ("in-force", &["current", "live", "in force", "active", "in use", "in place", "approved", "published"]),
    ("withdrawn", &["archived", "superseded", "obsolete", "expired", "retired", "closed"]),
    ("approved", &["ratified", "signed off", "signed", "agreed", "endorsed"]),
    ("current", &["live", "active", "in use", "running", "held", "published", "approved"]),
    ("commits", &["yes", "y", "true", "committed", "fully", "met"]),
    ("refuses", &["no", "n", "false", "declines", "declined", "refused"]),
    ("partial", &["partly", "partially", "in part", "partly met", "partially met", "in part only"]),
    (
        "deferred",
        &[
            "later",
            "planned",
            "to follow",
            "not yet",
            "in progress",
            "work in progress",
            "in development",
            "in preparation",
            "under development",
            "under review",
            "under consideration",
            "under discussion",
            "undecided",
            "left open",
            "still open",
            "open",
            "pending",
        ],
    ),
    ("delegated", &["devolved", "left to others", "passed on", "left to agencies"]),
    ("ratified", &["approved", "agreed", "adopted", "signed off", "endorsed"]),
    ("amended", &["updated", "revised", "changed", "minor amendments", "amendments", "minor changes"]),
    ("issued", &["published", "first issue", "new", "created", "launched", "released"]),
    ("reviewed", &["review", "annual review"]),
    (
        "face-to-face",
        &[
            "classroom",
            "in person",
            "in-person",
            "face to face",
            "f2f",
            "taught",
            "workshop",
            "workshops",
            "in the room",
            "inset",
            "inset day",
            "inset days",
            "staff meeting",
            "twilight",
            "training day",
        ],
    ),
    (
        "live-online",
        &[
            "virtual",
            "live video",
            "video",
            "by video",
            "video call",
            "video conference",
            "videoconference",
            "live stream",
            "webinar",
            "webinars",
            "live online",
            "live webinar",
            "teams",
            "zoom",
            "virtual classroom",
            "live virtual",
        ],
    ),
    (
        "e-learning",
        &["elearning", "e learning", "self-paced", "self paced", "online course", "online module", "online modules"],
    ),
    ("children", &["child", "children and young people", "young people"]),
    ("joint", &["children and adults", "adults and children", "both", "all ages", "whole family"]),
    ("legislation", &["change in law", "changes in law", "change in the law", "law", "new law", "new legislation"]),
    (
        "statutory-guidance",
        &["guidance", "new guidance", "change in guidance", "changes in guidance", "national guidance"],
    ),
    ("learning", &["lessons", "learning from reviews", "lessons from reviews", "case reviews", "reviews"]),
    ("multi", &["multi-agency", "multiagency", "inter-agency"]),
];

/// The words of a list that a word of an office may mean: one, or either of two.
pub fn words_meant<'w>(text: &str, words: &[&'w str]) -> Vec<&'w str> {
    either(text, words).map_or_else(|| word(text, words).into_iter().collect(), Vec::from)
}

/// The word of a list that a word of an office means.
pub(super) fn word<'w>(text: &str, words: &[&'w str]) -> Option<&'w str> {
    /// Words beside the one that counts.
    const BESIDE: [&str; 6] = ["normally", "usually", "generally", "ordinarily", "ideally", "always"];
    let plain = text.trim().trim_end_matches(['.', ',', ';', ':']).to_lowercase();
    // "e-learning, about 90 minutes"
    let behind = words.iter().find(|word| {
        word.contains('-') && plain.strip_prefix(**word).is_some_and(|rest| rest.starts_with([',', ' ', ';']))
    });
    if let Some(word) = behind {
        return Some(word);
    }
    let bare: Vec<&str> = plain.split_whitespace().filter(|word| !BESIDE.contains(word)).collect();
    if let ([only], true) = (bare.as_slice(), bare.len() < plain.split_whitespace().count())
        && let Some(word) = words.iter().find(|word| *word == only)
    {
        return Some(word);
    }
    only_word(&plain, words).or_else(|| phrase(&plain, words))
}

/// The word of a list that a whole phrase of an office stands for: "children and adults" are joint.
pub(super) fn phrase<'w>(text: &str, words: &[&'w str]) -> Option<&'w str> {
    let plain = text.trim().to_lowercase();
    let meant = |(word, _): &&(&str, &[&str])| words.contains(word);
    let (word, _) = WORDS.iter().filter(meant).find(|(_, others)| others.contains(&plain.as_str()))?;
    words.iter().find(|known| *known == word).copied()
}

/// How strongly a word of a text binds, by the words that records use.
pub fn strength_meant(text: &str) -> Option<Strength> {
    /// "Will endeavour to" is an aim.
    const AIMS: [&str; 8] =
        ["endeavour", "aim", "strive", "seek to", "work towards", "working towards", "best to", "aspire"];
    let lower = text.to_lowercase();
    let is_aim = AIMS.iter().any(|aim| lower.contains(aim));
    let meant = word(text, Strength::WORDS).and_then(|word| Strength::read(word).ok());
    if is_aim && meant.is_none_or(|meant| meant > Strength::Should) { Some(Strength::Should) } else { meant }
}

/// The one word of a list that stands in a text of a few words, which may say more than that: "must name", "Final - approved by
/// board". What denies it says another one.
fn only_word<'w>(plain: &str, words: &[&'w str]) -> Option<&'w str> {
    const MOST_WORDS: usize = 6;
    const DENIES: [&str; 6] = ["not", "no", "never", "un", "non", "yet"];
    let parts: Vec<&str> =
        plain.split(|letter: char| !letter.is_alphanumeric()).filter(|part| !part.is_empty()).collect();
    if parts.len() > MOST_WORDS || parts.iter().any(|part| DENIES.contains(part)) {
        return None;
    }
    let mut found = words.iter().filter(|word| parts.contains(*word));
    found.next().filter(|_| found.next().is_none()).copied()
}

/// The words of a list of which a word of an office may mean either: whoever calls a document final may have seen its
/// approval or not.
pub(super) fn either<'w>(text: &str, words: &[&'w str]) -> Option<[&'w str; 2]> {
    const IN_USE: [&str; 8] = ["final", "live", "current", "active", "in force", "in use", "issued", "adopted"];
    let plain = text.trim().trim_end_matches(['.', ',', ';', ':']).to_lowercase();
    let known = |wanted: &str| words.iter().find(|word| **word == wanted).copied();
    IN_USE.contains(&plain.as_str()).then_some(())?;
    Some([known("published")?, known("approved")?])
}

/// To whom a sentence leaves its matter: "Who needs Level 4 is a matter for each agency, in discussion with the lead".
pub(super) fn matter_for(says: &str) -> Option<&str> {
    let whom = ["is a matter for ", "are a matter for ", "is left to ", "are left to ", "is up to ", "are up to "]
        .iter()
        .find_map(|words| says.split_once(words))?
        .1;
    whom.split([',', '.', ';', '(']).next().map(str::trim).filter(|whom| !whom.is_empty())
}

/// To whom a text leaves a matter: "left to agencies".
pub(super) fn left_to(text: &str) -> Option<&str> {
    const LEFT: [&str; 6] = ["left to ", "is left to ", "delegated to ", "is delegated to ", "up to ", "devolved to "];
    /// "As the Partnership requires"
    const DECIDE: [&str; 8] =
        [" requires", " require", " decides", " decide", " directs", " determines", " specifies", " sets"];
    let text = text.trim();
    let decides = text.split_at_checked(3).filter(|(first, _)| first.eq_ignore_ascii_case("as "));
    if let Some(whom) = decides.and_then(|(_, rest)| DECIDE.iter().find_map(|decide| rest.strip_suffix(decide))) {
        return Some(whom).filter(|whom| *whom != "it");
    }
    let to_decide = text.split_at_checked(4).filter(|(first, _)| first.eq_ignore_ascii_case("for "));
    if let Some(whom) = to_decide.and_then(|(_, rest)| rest.strip_suffix(" to decide")) {
        return Some(whom);
    }
    LEFT.iter().find_map(|words| {
        let (head, whom) = text.split_at_checked(words.len())?;
        head.eq_ignore_ascii_case(words).then(|| whom.trim()).filter(|whom| !whom.is_empty())
    })
}

/// Several words of a list where one belongs: "draft / published".
pub(super) fn several<'w>(text: &str, words: &[&'w str]) -> Option<Vec<&'w str>> {
    let lower = text.to_lowercase();
    let parts =
        lower.split(['/', ',', ';', '&']).flat_map(|part| part.split(" or ")).flat_map(|part| part.split(" and "));
    let meant = |part: &str| words.iter().find(|word| **word == part).copied().or_else(|| phrase(part, words));
    let mut found = parts.map(|part| meant(part.trim())).collect::<Option<Vec<&str>>>()?;
    found.dedup();
    Some(found).filter(|found| found.len() > 1)
}

/// "two words", "3 words".
pub(super) fn count(number: usize, noun: &str) -> String {
    if number == 2 { format!("two {noun}s") } else { counted(number, noun) }
}

/// Whether a name says how often something is repeated: in a level, how often its training is refreshed.
pub(super) fn is_frequency(name: &str) -> bool {
    const NAMES: [&str; 9] = [
        "every",
        "frequency",
        "how often",
        "refresher",
        "refresh",
        "refreshed",
        "refresher period",
        "renewal",
        "update",
    ];
    NAMES.contains(&name.to_lowercase().replace(['_', '-'], " ").as_str())
}

/// Whether a name says how long something takes: in a level, its training.
pub(super) fn is_length(name: &str) -> bool {
    const NAMES: [&str; 15] = [
        "length",
        "duration",
        "hours",
        "days",
        "half days",
        "minutes",
        "weeks",
        "sessions",
        "time",
        "how long",
        "course length",
        "length of course",
        "number of hours",
        "number of days",
        "learning hours",
    ];
    NAMES.contains(&name.to_lowercase().replace(['_', '-'], " ").as_str())
}

/// The entry of a commitment with the details of its standard.
pub(super) const DETAILS_ENTRY: &str = "details";

/// Details that the shared standards ask for, which stand under `details` of a commitment. A test compares them with the set.
pub(super) const DETAILS: [&str; 28] = [
    "after",
    "before",
    "characteristics",
    "checklist",
    "children_involved",
    "every",
    "families_involved",
    "fee",
    "free_to",
    "method",
    "methods",
    "minimum",
    "mix_of_agencies",
    "modes",
    "notice",
    "position",
    "qualification",
    "recency",
    "release_to",
    "requires",
    "reviewed_every",
    "reviews",
    "sanction",
    "sources",
    "substitute",
    "terms",
    "valid_for",
    "within",
];

/// Whether a name is one of a detail.
pub(in crate::load) fn is_detail(name: &str) -> bool {
    DETAILS.contains(&name.to_lowercase().replace([' ', '-'], "_").as_str())
}

/// Names under which an office has what belongs somewhere in a policy or a course, in small letters with spaces: the
/// names of the holders and of the entry.
const ENTRIES: [(&[&str], &[&str]); 12] = [
    (
        &[
            "owner",
            "contact",
            "policy owner",
            "lead officer",
            "document owner",
            "responsible officer",
            "lead role",
            "policy lead",
            "named lead",
            "responsible person",
            "lead name",
            "lead person",
        ],
        &["lead", "role"],
    ),
    (
        &[
            "review date",
            "next review",
            "next review date",
            "date of next review",
            "date for review",
            "due for review",
            "to be reviewed",
            "due",
            "due date",
            "next due",
            "next date",
            "review due",
            "review due date",
            "review by",
            "next review due",
            "review on",
            "date of review",
            "renewal date",
        ],
        &["review", "next_due"],
    ),
    (
        &["last review", "last reviewed", "date reviewed", "reviewed", "reviewed on", "date of last review"],
        &["review", "last"],
    ),
    (&["frequency", "review cycle", "review period", "review frequency"], &["review", "every"]),
    (&["approved by", "ratified by", "endorsed by", "agreed by", "signed off by", "approver"], &["approval", "by"]),
    (
        &["approval date", "date approved", "date of approval", "approved", "approved on", "ratified", "ratified on"],
        &["approval", "date"],
    ),
    (
        &[
            "date",
            "published",
            "publication date",
            "date of publication",
            "date published",
            "issue date",
            "date issued",
        ],
        &["source", "published"],
    ),
    (&["name", "document title", "policy title", "policy name"], &["title"]),
    (&["version no", "version number"], &["version"]),
    (&["replaces", "replaced", "supersedes version", "previous version"], &["supersedes"]),
    (
        &[
            "valid from",
            "start date",
            "effective from",
            "effective date",
            "in force",
            "in force from",
            "comes into force",
            "takes effect",
            "takes effect on",
            "effective",
            "with effect from",
        ],
        &["period", "from"],
    ),
    (&["valid to", "end date", "expiry date", "valid until"], &["period", "to"]),
];

/// Where in a document of ours belongs what an office has under this name.
pub(super) fn entry(name: &str) -> Option<&'static [&'static str]> {
    let plain = name.to_lowercase().replace(['_', '-'], " ");
    let plain = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    ENTRIES.iter().find(|(names, _)| names.contains(&plain.as_str())).map(|(_, place)| *place)
}

/// Where an entry of one block of a document belongs whose name says that it is one of another: `review_date` under `approval`.
/// A plain `date` or `due` says nothing of the kind.
pub(super) fn entry_of_block(name: &str, block: &str) -> Option<[&'static str; 2]> {
    const SAY_SO: [(&str, &[&str]); 3] = [
        ("review", &["review"]),
        ("approval", &["approv", "ratif", "endors", "agreed", "signed"]),
        ("lead", &["lead", "owner", "officer", "responsible"]),
    ];
    let [holder, entry] = entry(name)? else { return None };
    let lower = name.to_lowercase();
    let says_so = SAY_SO.iter().any(|(of, words)| of == holder && words.iter().any(|word| lower.contains(word)));
    // A review has somebody who owns it, and what was recorded may have been reviewed.
    let is_doubtful = matches!((block, *holder), ("review", "lead") | ("recorded", "review"));
    (says_so && block != *holder && !is_doubtful).then_some([*holder, *entry])
}

/// Whether entries are the head of an e-mail.
pub(super) fn is_email<'n>(names: impl Iterator<Item = &'n str>) -> bool {
    names.filter(|name| is_email_line(name)).count() > 1
}

/// Whether a name is one of the head of an e-mail.
pub(super) fn is_email_line(name: &str) -> bool {
    ["From", "Sent", "To", "Cc", "Bcc", "Subject", "Date", "Attachments", "Importance"].contains(&name)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::model::{Kind, Model};

    #[test]
    fn details_are_those_of_the_shared_standards() {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("policies/standards/shared.yaml");
        let bytes = std::fs::read(path).expect("the shared standards");
        let loaded = crate::load::load("shared.yaml", Kind::Standards, bytes);
        let Some(Model::Standards(set)) = loaded.model else { panic!("the shared standards are standards") };
        let kinds = set.list.iter().flat_map(|standard| standard.detail_kinds());
        let names: BTreeSet<String> = kinds.map(|(name, _)| name).collect();
        assert_eq!(DETAILS.to_vec(), names.into_iter().collect::<Vec<_>>());
    }

    #[test]
    fn words_of_an_office_are_known_where_they_may_stand() {
        let strengths = ["may", "should", "will", "must"];
        assert_eq!(word("Shall", &strengths), Some("must"));
        assert_eq!(word("aims to,", &strengths), Some("should"));
        assert_eq!(word("final", &strengths), None);
        assert_eq!(word("must name", &strengths), Some("must"));
        for written in ["must not", "may or must", "a text of so many words that must is one"] {
            assert_eq!(word(written, &strengths), None, "{written}");
        }
        for written in ["aim", "aim to", "it is expected that", "expected"] {
            assert_eq!(word(written, &strengths), Some("should"), "{written}");
        }
        assert_eq!(either("Final", &["draft", "published", "approved"]), Some(["published", "approved"]));
        assert_eq!(either("live", &["draft", "current"]), None);
        assert_eq!(left_to("Left to each agency"), Some("each agency"));
        assert_eq!(several("Draft / published", &["draft", "published"]), Some(vec!["draft", "published"]));
        assert_eq!(several("draft", &["draft", "published"]), None);
        assert_eq!(entry("Review_date"), Some(["review", "next_due"].as_slice()));
        assert_eq!(entry_of_block("review_date", "approval"), Some(["review", "next_due"]));
        assert_eq!(entry_of_block("approved by", "review"), Some(["approval", "by"]));
        for (name, block) in [("review_date", "review"), ("due", "approval"), ("owner", "review")] {
            assert_eq!(entry_of_block(name, block), None, "{name} under {block}");
        }
        assert!(is_email(["From", "To", "area"].into_iter()) && !is_email(["Subject", "area"].into_iter()));
    }
}
