//! The words that stand before a fact in a control table, or on a cover: "Approved by", "Review date".

use std::sync::LazyLock;

use regex::Regex;

use crate::model::date::Date;

use super::dated::dates;
use super::text::{folded, is_capital};

/// A line with labels in it is not longer, in bytes.
pub(super) const LONGEST_LINE: usize = 300;

/// Which fact a label announces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Announces {
    /// An entry that takes any words.
    Words(&'static str),
    /// An entry that takes a date.
    Date(&'static str),
    /// An entry that takes a length of time.
    Cycle,
    /// Whoever approved the document, when, or both.
    Approver,
    /// Who agreed to it or endorsed it, which may be a step before somebody approved it.
    Endorser,
    /// Who answers for it: a role.
    Lead,
    /// Whom to ask about it.
    Contact,
    /// Who wrote it, and perhaps answers for it.
    Author,
    /// Who reviews it, where it says so in words, and else when.
    Reviewer,
    /// How often it is reviewed, or when it was.
    Reviewed,
    /// How the document stands.
    Status,
    /// From when to when it holds.
    Period,
    /// A date of what was spoken of before it, else of the document.
    AnyDate,
}

/// Labels that are a few fixed words: in small letters, without marks and without what names the document itself.
const LABELS: [(Announces, &[&str]); 12] = [
    (Announces::Words("title"), &["title", "full title"]),
    (
        Announces::Words("edition"),
        &[
            "version",
            "version number",
            "version control",
            "version no",
            "edition",
            "issue",
            "issue number",
            "issue no",
            "current version",
            "revision",
        ],
    ),
    (
        Announces::Date("source.published"),
        &[
            "date published",
            "published",
            "publication date",
            "date publication",
            "published on",
            "issue date",
            "date issue",
            "date issued",
            "issued",
            "issued on",
            "version date",
            "date version",
        ],
    ),
    (
        Announces::Date("period.from"),
        &[
            "effective from",
            "effective date",
            "date effective",
            "effective",
            "valid from",
            "in force from",
            "comes into force",
            "came into force",
            "implementation date",
            "date implementation",
            "start date",
        ],
    ),
    (
        Announces::Date("period.to"),
        &[
            "valid until",
            "valid to",
            "expiry date",
            "date expiry",
            "expires",
            "expires on",
            "end date",
            "effective until",
            "effective to",
        ],
    ),
    (Announces::Date("review.next_due"), &["renewal", "renewal date", "date renewal"]),
    (
        Announces::Period,
        &["period", "period covered", "covers period", "timeframe", "duration", "valid", "validity", "period validity"],
    ),
    (
        Announces::Words("audience"),
        &["audience", "target audience", "intended audience", "applies to", "who it applies to"],
    ),
    (Announces::Status, &["status", "current status", "version status"]),
    (
        Announces::Contact,
        &[
            "contact",
            "contact queries",
            "queries",
            "queries to",
            "questions",
            "questions to",
            "enquiries",
            "enquiries to",
            "contact officer",
        ],
    ),
    (
        Announces::Author,
        &["author", "authors", "written by", "prepared by", "produced by", "drafted by", "lead author"],
    ),
    (Announces::AnyDate, &["date"]),
];

/// Words of a label that name the document, or only join the others.
const PASSED_OVER: [&str; 19] = [
    "the",
    "of",
    "for",
    "this",
    "our",
    "a",
    "is",
    "document",
    "document's",
    "policy",
    "policy's",
    "strategy",
    "framework",
    "plan",
    "procedure",
    "charter",
    "pathway",
    "offer",
    "with",
];

/// Labels of the title, which are called by what names the document.
const TITLES: [&str; 6] =
    ["document name", "policy name", "strategy name", "name of document", "name of policy", "name of strategy"];

/// Labels that are put together from some words, in any order: one of the first and else only of the second.
const COMPOSED: [(Kind, &[&str], &[&str]); 4] = [
    (
        Kind::Decided,
        &[
            "approved",
            "approval",
            "approving",
            "ratified",
            "ratification",
            "ratifying",
            "agreed",
            "adopted",
            "adoption",
            "endorsed",
            "endorsement",
            "signed",
            "sign-off",
            "signed-off",
            "sign",
            "authorised",
            "authorisation",
        ],
        &[
            "date",
            "on",
            "by",
            "body",
            "group",
            "committee",
            "board",
            "meeting",
            "at",
            "and",
            "name",
            "formal",
            "formally",
            "final",
            "off",
        ],
    ),
    (
        Kind::LastReview,
        &["last", "latest", "previous"],
        &["review", "reviewed", "date", "on", "most", "recent", "full", "formal"],
    ),
    (
        Kind::Review,
        &["review", "reviewed", "reviewing", "reviewer"],
        &[
            "date",
            "agreed",
            "next",
            "due",
            "planned",
            "scheduled",
            "by",
            "on",
            "required",
            "be",
            "to",
            "and",
            "expiry",
            "full",
            "formal",
            "month",
            "year",
            "again",
            "frequency",
            "cycle",
            "interval",
            "period",
            "how",
            "often",
            "body",
            "group",
            "responsible",
            "responsibility",
            "schedule",
            "in",
        ],
    ),
    (
        Kind::Owned,
        &["owner", "owned", "lead", "leads", "led", "holder", "held", "maintained", "responsible", "accountable"],
        &["by", "officer", "role", "post", "strategic", "person", "manager", "overall", "joint", "named", "and"],
    ),
];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Decided,
    LastReview,
    Review,
    Owned,
}

/// What a label announces; `None` where it is none.
pub(super) fn announced(label: &str) -> Option<Announces> {
    const LONGEST: usize = 60;
    if label.len() > LONGEST {
        return None;
    }
    // "Approved by (group)".
    let plain = label.split_once(" (").map_or(label, |(plain, _)| plain);
    let folded = folded(plain);
    if TITLES.contains(&folded.as_str()) {
        return Some(Announces::Words("title"));
    }
    // "For approval by" and "Date for approval" say what is still to come.
    if ["for approval", "for ratification", "for adoption", "for sign", "to be approved", "to be ratified"]
        .iter()
        .any(|ahead| folded.contains(ahead))
    {
        return None;
    }
    let words: Vec<&str> = folded.split(' ').filter(|word| !PASSED_OVER.contains(word)).collect();
    let joined = words.join(" ");
    let fixed = LABELS.iter().find(|(_, labels)| labels.contains(&joined.as_str())).map(|(announces, _)| *announces);
    fixed.or_else(|| composed(&words))
}

fn composed(words: &[&str]) -> Option<Announces> {
    let has = |list: &[&str]| words.iter().any(|word| list.contains(word));
    let is_made_of = |(_, one, others): &&(Kind, &[&str], &[&str])| {
        has(one) && words.iter().all(|word| one.contains(word) || others.contains(word))
    };
    // A bare "responsible" or "last" is no label of these.
    let is_alone = |list: &[&str]| words.len() == 1 && has(list);
    if is_alone(&["accountable", "last", "latest", "previous", "held", "sign", "leads"]) {
        return None;
    }
    // "Date of approval by both Executives".
    if let ["date", decided, "by", ..] = words
        && COMPOSED.iter().any(|(kind, one, _)| *kind == Kind::Decided && one.contains(decided))
    {
        return Some(Announces::Date("approval.date"));
    }
    let (kind, ..) = COMPOSED.iter().find(is_made_of)?;
    match kind {
        Kind::Decided if words.first() == Some(&"date") => Some(Announces::Date("approval.date")),
        Kind::Decided if has(&["endorsed", "endorsement", "agreed"]) && !has(&["date", "on"]) => {
            Some(Announces::Endorser)
        }
        Kind::Decided if has(&["by", "body", "group", "committee", "board", "at"]) => Some(Announces::Approver),
        Kind::Decided if has(&["date", "on"]) => Some(Announces::Date("approval.date")),
        Kind::Decided => Some(Announces::Approver),
        Kind::LastReview => has(&["review", "reviewed"]).then_some(Announces::Date("review.last")),
        Kind::Review if has(&["frequency", "cycle", "interval", "period", "often"]) => Some(Announces::Cycle),
        Kind::Review if has(&["reviewing", "reviewer", "body", "group", "responsible", "responsibility"]) => {
            Some(Announces::Reviewer)
        }
        Kind::Review if words == ["reviewed", "by"] => Some(Announces::Reviewer),
        Kind::Review if matches!(words, ["reviewed"] | ["reviewed", "on"] | ["date", "reviewed"]) => {
            Some(Announces::Reviewed)
        }
        Kind::Review => Some(Announces::Date("review.next_due")),
        Kind::Owned => Some(Announces::Lead),
    }
}

/// The labels with their values in a line: "Approved by: Executive Group Date: November 2024".
pub(super) fn in_line(text: &str) -> Vec<(Announces, &str)> {
    let mut starts: Vec<(usize, usize, Announces)> = Vec::new();
    for (colon, _) in text.match_indices(':') {
        let from = starts.last().map_or(0, |(_, end, _)| *end);
        let Some(before) = text.get(from..colon) else { continue };
        // The longest label that ends there.
        let words = before.split(' ').filter(|word| !word.is_empty()).count().min(6);
        let label = (1..=words).rev().find_map(|count| {
            let start = before.trim_end().rmatch_indices(' ').nth(count - 1).map_or(0, |(at, _)| at + 1);
            Some((start, announced(&before[start..])?))
        });
        if let Some((start, announces)) = label {
            // A line begins with its first label.
            if starts.is_empty() && !before[..start].trim().is_empty() {
                continue;
            }
            starts.push((from + start, colon + 1, announces));
        }
    }
    let ends: Vec<usize> = starts.iter().skip(1).map(|(start, ..)| *start).chain([text.len()]).collect();
    let values = starts
        .iter()
        .zip(ends)
        .filter_map(|((_, start, announces), end)| Some((*announces, text.get(*start..end)?.trim())));
    values.filter(|(_, value)| !value.is_empty()).collect()
}

static VERSION: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?i)^((?:version|issue|edition|v)\.?\s*(?:no\.?|number)?\s*\d[\d.]*\d?[a-z]?)(?:\s+\(?(draft|final)\)?)?(?:\s*[,(\u{2013}-]\s*(.+?)\)?)?\.?$",
    )
    .ok()
});

/// What a line of the cover or the margins announces: labels with their values, or several such pieces with stops between them,
/// one of which may be the version: "Version 1.2, June 2026. Status: final. Owner: Training Manager".
pub(super) fn in_control_line(text: &str) -> Vec<(Announces, &str)> {
    let parts: Vec<&str> =
        PARTED.iter().fold(vec![text], |parts, mark| parts.into_iter().flat_map(|part| part.split(mark)).collect());
    let said: Vec<_> = parts.into_iter().flat_map(|part| in_part(part.trim())).collect();
    if said.is_empty() {
        // "Workforce Strategy - Version 2 - Approved: Board, November 2024".
        return text
            .split(" - ")
            .flat_map(|part| part.split(" \u{2013} "))
            .flat_map(|part| in_piece(part.trim()))
            .collect();
    }
    said
}

/// What parts the pieces of a line, whatever they are.
const PARTED: [&str; 5] = [" | ", "\t", "   ", " \u{b7} ", " \u{2022} "];

/// A part of a line is one piece, or several where each of them is read.
fn in_part(part: &str) -> Vec<(Announces, &str)> {
    let whole = in_line(part);
    let pieces = part.split("; ").flat_map(|part| part.split(". "));
    let pieces: Vec<Vec<(Announces, &str)>> = pieces.map(|piece| in_piece(piece.trim())).collect();
    let are_all_read = pieces.len() > 1 && pieces.iter().all(|piece| !piece.is_empty());
    if are_all_read || whole.is_empty() { pieces.concat() } else { whole }
}

/// A label with its value, or the version with its date.
fn in_piece(piece: &str) -> Vec<(Announces, &str)> {
    let Some(version) = VERSION.as_ref().and_then(|pattern| pattern.captures(piece)) else {
        let labelled = in_line(piece);
        return if labelled.is_empty() { without_colon(piece).into_iter().collect() } else { labelled };
    };
    let group = |at: usize| version.get(at).map(|found| found.as_str());
    let number = group(1).map(|number| (Announces::Words("edition"), number));
    let state = group(2).map(|state| (Announces::Status, state));
    match group(3) {
        Some(date) if Date::meant(date).is_err() => Vec::new(),
        date => {
            let date = date.map(|date| (Announces::Date("source.published"), date));
            number.into_iter().chain(state).chain(date).collect()
        }
    }
}

/// A label that nothing parts from its value, where the value is what such a label has: "Review due July 2028".
fn without_colon(piece: &str) -> Option<(Announces, &str)> {
    const MOST_WORDS: usize = 6;
    let ends = piece.match_indices(' ').map(|(at, _)| at).take(MOST_WORDS).collect::<Vec<_>>();
    ends.into_iter().rev().find_map(|end| {
        let label = &piece[..end];
        let announces = announced(label)?;
        let rest = piece[end..].trim_start();
        let value = rest.trim_start_matches([':', '-', '\u{2013}', '\u{2014}']).trim_start();
        let last = folded(label.rsplit(' ').next().unwrap_or_default());
        let is_dated = dates(value).first().is_some_and(|date| date.start == 0);
        let is_named = is_capital(value) || value.starts_with("the ");
        let fits = value.len() < rest.len()
            || match announces {
                Announces::Date("review.next_due") if begins_a_cycle(value) => true,
                Announces::Date(_) | Announces::Reviewed => is_dated,
                // "Approved by the Board on" is no label of "4 May 2026": the body stands in it.
                Announces::Approver | Announces::Endorser if folded(label).contains(" by") => {
                    ["by", "the"].contains(&last.as_str()) && is_named
                }
                Announces::Approver | Announces::Endorser => is_dated,
                Announces::Lead => ["owner", "by", "officer", "holder"].contains(&last.as_str()) && is_named,
                _ => false,
            };
        fits.then_some((announces, value))
    })
}

/// "annually by the Training Group", "every two years".
fn begins_a_cycle(value: &str) -> bool {
    ["annually", "yearly", "every ", "biennially", "bi-annually"]
        .iter()
        .any(|word| value.to_lowercase().starts_with(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_told_by_their_words() {
        for (label, announces) in [
            ("Approved by (group)", Some(Announces::Approver)),
            ("Date agreed by the Board", Some(Announces::Date("approval.date"))),
            ("Date for next review", Some(Announces::Date("review.next_due"))),
            ("For review", Some(Announces::Date("review.next_due"))),
            ("Date of approval by both Executives", Some(Announces::Date("approval.date"))),
            ("For approval by", None),
            ("Date for approval", None),
            ("Policy holder", Some(Announces::Lead)),
            ("Strategic lead for this document", Some(Announces::Lead)),
            ("Document author", Some(Announces::Author)),
            ("How often it is reviewed", None),
            ("Frequency of review", Some(Announces::Cycle)),
            ("Last reviewed", Some(Announces::Date("review.last"))),
            ("Name of policy", Some(Announces::Words("title"))),
            ("Agreed actions", None),
            ("Lead agency", None),
            ("Agreed by", Some(Announces::Endorser)),
            ("Agreed review date", Some(Announces::Date("review.next_due"))),
        ] {
            assert_eq!(announced(label), announces, "{label}");
        }
    }

    #[test]
    fn a_control_line_may_have_several_pieces() {
        let edition = Announces::Words("edition");
        let next = Announces::Date("review.next_due");
        for (line, expected) in [
            (
                "Version 1.2, June 2026. Status: final. Owner: Training Manager",
                &[
                    (edition, "Version 1.2"),
                    (Announces::Date("source.published"), "June 2026"),
                    (Announces::Status, "final"),
                    (Announces::Lead, "Training Manager"),
                ][..],
            ),
            ("Ashford Safeguarding Children Partnership | Version 3.1", &[(edition, "Version 3.1")]),
            (
                "Approved 14th July 2026 by the Training Subgroup | Review due July 2028 | Owner Training Manager",
                &[
                    (Announces::Approver, "14th July 2026 by the Training Subgroup"),
                    (next, "July 2028"),
                    (Announces::Lead, "Training Manager"),
                ],
            ),
            (
                "Ratified by the Executive Group on 18 March 2026. Review: annually, next by 31 March 2027. Lead: Training Officer.",
                &[
                    (Announces::Approver, "Executive Group on 18 March 2026"),
                    (next, "annually, next by 31 March 2027"),
                    (Announces::Lead, "Training Officer."),
                ],
            ),
            ("Owner \u{2013} Head of Learning", &[(Announces::Lead, "Head of Learning")]),
            (
                "Workforce Strategy 2024-27 - Version 2 - Approved: ASCP Board, Nov 2024",
                &[(edition, "Version 2"), (Announces::Approver, "ASCP Board, Nov 2024")],
            ),
            ("Version 0.7 DRAFT", &[(edition, "Version 0.7"), (Announces::Status, "DRAFT")]),
            ("Version 2 of the form is used. It is short.", &[]),
            ("Approved training providers", &[]),
            ("Review of training 2024", &[]),
        ] {
            assert_eq!(in_control_line(line), expected, "{line}");
        }
    }

    #[test]
    fn a_line_may_have_several_labels() {
        assert_eq!(
            in_line("Approved By: IOWSCP Executive Group Date: November 2024 Next Review due: November 2026"),
            [
                (Announces::Approver, "IOWSCP Executive Group"),
                (Announces::AnyDate, "November 2024"),
                (Announces::Date("review.next_due"), "November 2026")
            ]
        );
        assert_eq!(in_line("The following dates: none"), []);
        assert_eq!(in_line("Time: 10:30"), []);
    }
}
