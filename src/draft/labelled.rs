//! The labels of a line with their values: "Approved by: Executive Group Date: November 2024", "Who agreed it? The Board".

use std::sync::LazyLock;

use regex::Regex;

use crate::model::date::Date;

use super::body_name::is_body;
use super::dated::dates;
use super::labels::{Announces, announced, says_act};
use super::sentence::sentences;
use super::text::{folded, is_capital};
use super::value::last_step;

/// A line with labels in it is not longer, in bytes.
pub(super) const LONGEST_LINE: usize = 300;

/// The labels with their values in a line: "Approved by: Executive Group Date: November 2024".
pub(super) fn in_line(text: &str) -> Vec<(Announces, &str)> {
    const MOST_WORDS: usize = 8;
    let mut starts: Vec<(usize, usize, Announces)> = Vec::new();
    for (colon, mark) in text.match_indices([':', '?']) {
        let from = starts.last().map_or(0, |(_, end, _)| *end);
        let Some(before) = text.get(from..colon) else { continue };
        // The longest label that ends there.
        let words = before.split(' ').filter(|word| !word.is_empty()).count().min(MOST_WORDS);
        let label = (1..=words).rev().find_map(|count| {
            let start = before.trim_end().rmatch_indices(' ').nth(count - 1).map_or(0, |(at, _)| at + 1);
            // What stands directly behind another label is its value: "Status: final. Owner: ...".
            let leaves_none = !starts.is_empty() && before[..start].trim().is_empty() && count > 1;
            Some((start, announced(&before[start..]).filter(|_| !leaves_none)?))
        });
        let label = label.filter(|(start, _)| mark == ":" || is_question(&before[*start..]));
        if let Some((start, announces)) = label {
            // A line begins with its first label.
            if starts.is_empty() && !before[..start].trim().is_empty() {
                continue;
            }
            starts.push((from + start, colon + 1, announces));
        }
    }
    let ends: Vec<usize> = starts.iter().skip(1).map(|(start, ..)| *start).chain([text.len()]).collect();
    let values = starts.iter().zip(ends).filter_map(|((label, start, announces), end)| {
        Some((text.get(*label..start - 1)?, *announces, text.get(*start..end)?.trim()))
    });
    let values = values.filter(|(.., value)| !value.is_empty());
    values
        .flat_map(|(label, announces, value)| {
            if let Some(both) = two_in_one(label, value) {
                return both.to_vec();
            }
            let by = body_in(label, announces, value).map(|body| (Announces::Approver, body));
            by.into_iter().chain([(announces, value)]).collect()
        })
        .collect()
}

/// Two labels in one with their values behind it: "Last reviewed / next review | 15 July 2025 / 15 July 2026".
pub(super) fn two_in_one<'v>(label: &str, value: &'v str) -> Option<[(Announces, &'v str); 2]> {
    let (first, second) = label.split_once('/').or_else(|| label.split_once(" and "))?;
    let (one, other) =
        value.split_once(" / ").or_else(|| value.split_once("; ")).or_else(|| value.split_once(" and "))?;
    let is_one = |text: &str| !text.trim().is_empty() && !text.contains(" / ");
    let dated =
        |announces: Announces| matches!(announces, Announces::Date(_) | Announces::Reviewed | Announces::AnyDate);
    let (first, second) = (announced(first)?, announced(second)?);
    (is_one(one) && is_one(other) && first != second && (dated(first) || dated(second)))
        .then(|| [(first, one.trim()), (second, other.trim())])
}

/// Whose approval a label dates: "Approved by the Board of Trustees: 26 February 2026", "Trust Board approval: 24/09/2026".
pub(super) fn body_in<'l>(label: &'l str, announces: Announces, value: &str) -> Option<&'l str> {
    let value = value.trim_end_matches('.');
    let is_date = Date::meant(value).is_ok() || matches!(dates(value).as_slice(), [all] if *all == (0..value.len()));
    if !is_date || !matches!(announces, Announces::Date("approval.date") | Announces::Approver | Announces::Endorser) {
        return None;
    }
    let plain = label.split_once(" (").map_or(label, |(plain, _)| plain).trim();
    let behind = plain.rsplit_once(" by ").map(|(_, body)| body);
    if behind.is_none() {
        return approving(plain);
    }
    let name = behind?;
    let name = name.strip_prefix("the ").unwrap_or(name);
    let name = [" on", " at", " date"].iter().find_map(|end| name.strip_suffix(end)).unwrap_or(name);
    // "Adopted by governors" names no other body than it says.
    let is_several = ["governors", "trustees", "directors"].contains(&name);
    let is_named = (is_capital(name) || is_several) && !says_act(name);
    is_named.then_some(name)
}

/// The body before the word for its approval: "EMT approval date", "Date of Policy Board approval".
pub(super) fn approving(label: &str) -> Option<&str> {
    let lower = label.to_ascii_lowercase();
    let end = ACTS.iter().filter_map(|act| lower.find(act)).min()?;
    let behind = ACTS.iter().find_map(|act| lower[end..].strip_prefix(act))?.trim_matches([':', ' ']);
    let name = label[..end].trim();
    let start =
        ["date of the ", "date of "].iter().find(|start| lower.starts_with(**start)).map_or(0, |start| start.len());
    let name = name.get(start..)?;
    let is_loud = name.len() > 1 && name.chars().all(char::is_uppercase);
    let is_team = ["team", "body", "cabinet"].iter().any(|end| name.to_lowercase().ends_with(end)) && is_capital(name);
    (["", "date", "on"].contains(&behind) && (is_loud || is_team || is_body(name)) && !says_act(name)).then_some(name)
}

/// What a body's name may stand before in a label.
const ACTS: [&str; 4] = [" approval", " ratification", " sign-off", " adoption"];

/// "Who agreed it".
fn is_question(label: &str) -> bool {
    ["who ", "when ", "how "].iter().any(|word| label.trim_start().to_lowercase().starts_with(word))
}

static VERSION: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?i)^((?:version|ver|issue|edition|revision|rev|v)\.?\s*(?:no\.?|number)?\s*(?:\d[\d.]*\d?[a-z]?|one|two|three|four|five|six|seven|eight|nine|ten)|(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d{1,2}(?:st|nd|rd|th))\s+edition)(?:\s+\(?(draft|final)\)?)?(?:\s*[,(\u{2013}-]\s*(.+?)\)?|\s+\(?(?:replac|supersed)(?:es|ing)\b.*)?\.?$",
    )
    .ok()
});

/// What a line of the cover or the margins announces: labels with their values, or several such pieces with stops between them,
/// one of which may be the version: "Version 1.2, June 2026. Status: final. Owner: Training Manager".
pub(super) fn in_control_line(text: &str) -> Vec<(Announces, &str)> {
    let parts: Vec<&str> =
        PARTED.iter().fold(vec![text], |parts, mark| parts.into_iter().flat_map(|part| part.split(mark)).collect());
    let filled = |part: &&str| !part.trim_matches([' ', '.']).is_empty();
    let parts: Vec<&str> = parts.into_iter().filter(filled).map(|part| part.trim_start_matches('.')).collect();
    let said = in_parts(&parts);
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
const PARTED: [&str; 6] = [" | ", "\t", "   ", " \u{b7} ", " \u{2022} ", "...."];

/// Each part says something by itself, or is a label, and the one behind it the value: "Owner", "Head of Learning".
fn in_parts<'t>(parts: &[&'t str]) -> Vec<(Announces, &'t str)> {
    let mut said = Vec::new();
    let mut at = 0;
    while let Some(part) = parts.get(at).map(|part| part.trim()) {
        at += 1;
        let value = parts.get(at).map_or("", |value| value.trim());
        let label = announced(part.trim_end_matches(':')).filter(|label| {
            // "Status", "Approved".
            *label == Announces::Status || announced(value).is_none() && in_part(value).is_empty()
        });
        match label.filter(|_| !value.is_empty()) {
            Some(label) => {
                at += 1;
                said.push((label, value));
            }
            None => said.extend(in_part(part)),
        }
    }
    said
}

/// A part of a line is one piece, or several where each of them is read. What nobody can read behind a value is no part of it:
/// "Owner: Training Manager. Printed copies are out of date."
fn in_part(part: &str) -> Vec<(Announces, &str)> {
    let whole = in_line(part);
    let pieces: Vec<Vec<(Announces, &str)>> =
        sentences(part).into_iter().map(|piece| in_piece(piece.trim_end_matches([';', '.']))).collect();
    let are_all_read = pieces.len() > 1 && pieces.iter().all(|piece| !piece.is_empty());
    if are_all_read || whole.is_empty() {
        return pieces.concat();
    }
    // "Subgroup, 3 February 2026; Executive, 17 March 2026" is one value.
    let first = |value| match last_step(value) {
        Some(_) => value,
        None => sentences(value).first().map_or(value, |first| first.trim_end_matches('.')),
    };
    whole.into_iter().map(|(announces, value)| (announces, first(value))).collect()
}

/// A label with its value, or the version with its date.
fn in_piece(piece: &str) -> Vec<(Announces, &str)> {
    let Some(version) = VERSION.as_ref().and_then(|pattern| pattern.captures(piece)) else {
        let labelled = in_line(piece);
        return if labelled.is_empty() { dated_pieces(piece) } else { labelled };
    };
    let group = |at: usize| version.get(at).map(|found| found.as_str());
    let number = group(1).map(|number| (Announces::Words("edition"), number));
    let state = group(2).map(|state| (Announces::Status, state));
    match group(3) {
        // "Second edition, approved by the Board on 6 June 2025" goes on with another label.
        Some(rest) if Date::meant(rest).is_err() => match in_piece(rest) {
            more if more.is_empty() => Vec::new(),
            more => number.into_iter().chain(state).chain(more).collect(),
        },
        date => {
            let date = date.map(|date| (Announces::Date("source.published"), date));
            number.into_iter().chain(state).chain(date).collect()
        }
    }
}

/// Labels that nothing parts from their dates, nor these from the next label: "Adopted on 5 January 2026 Review date January 2027".
fn dated_pieces(piece: &str) -> Vec<(Announces, &str)> {
    const MOST: usize = 6;
    let (mut said, mut rest) = (Vec::new(), piece);
    while let Some((announces, value)) = without_colon(rest).filter(|_| said.len() < MOST) {
        let first = dates(value).into_iter().next().filter(|date| date.start == 0);
        let behind = first.as_ref().map_or("", |date| value[date.end..].trim_start_matches([',', ';', ' ']));
        let Some(date) = first.filter(|_| without_colon(behind).is_some()) else {
            said.push((announces, value));
            break;
        };
        said.push((announces, &value[date]));
        rest = behind;
    }
    said
}

/// A label that nothing parts from its value, where the value is what such a label has: "Review due July 2028".
fn without_colon(piece: &str) -> Option<(Announces, &str)> {
    const MOST_WORDS: usize = 6;
    let ends = piece.match_indices(' ').map(|(at, _)| at).take(MOST_WORDS).collect::<Vec<_>>();
    ends.into_iter().rev().find_map(|end| {
        let label = &piece[..end];
        let announces = announced(label).filter(|_| !is_sentence(label))?;
        let rest = piece[end..].trim_start();
        let value = rest.trim_start_matches([':', '-', '\u{2013}', '\u{2014}']).trim_start();
        let last = folded(label.rsplit(' ').next().unwrap_or_default());
        let is_dated = dates(value).first().is_some_and(|date| date.start == 0);
        let is_named = is_capital(value) || value.starts_with("the ");
        let fits = value.len() < rest.len()
            || match announces {
                Announces::Date("review.next_due") if begins_a_cycle(value) => true,
                Announces::Date("approval.date") if folded(label).contains(" by ") => false,
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

/// "This policy was adopted by" begins a sentence, which is read as one.
fn is_sentence(label: &str) -> bool {
    const VERBS: [&str; 8] = ["was", "is", "will", "has", "been", "did", "do", "does"];
    folded(label).split(' ').any(|word| VERBS.contains(&word))
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
                    (Announces::Lead, "Training Officer"),
                ],
            ),
            (
                "Adopted on 5 January 2026 Review date January 2027",
                &[(Announces::Date("approval.date"), "5 January 2026"), (next, "January 2027")],
            ),
            ("Owner \u{2013} Head of Learning", &[(Announces::Lead, "Head of Learning")]),
            (
                "Workforce Strategy 2024-27 - Version 2 - Approved: ASCP Board, Nov 2024",
                &[(edition, "Version 2"), (Announces::Approver, "ASCP Board, Nov 2024")],
            ),
            (
                "Second edition, approved by Bishop's Council 6 June 2025",
                &[(edition, "Second edition"), (Announces::Approver, "Bishop's Council 6 June 2025")],
            ),
            ("Version 0.7 DRAFT", &[(edition, "Version 0.7"), (Announces::Status, "DRAFT")]),
            (
                "Status: final. Owner: Training Manager. Printed copies are out of date.",
                &[(Announces::Status, "final"), (Announces::Lead, "Training Manager")],
            ),
            (
                "Who agreed it? The Board of Trustees, on 22 January 2026.",
                &[(Announces::Endorser, "The Board of Trustees, on 22 January 2026")],
            ),
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
