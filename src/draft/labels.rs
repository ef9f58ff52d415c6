//! The words that stand before a fact in a control table, or on a cover: "Approved by", "Review date".

use std::sync::LazyLock;

use regex::Regex;

use crate::model::date::Date;

use super::text::folded;

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
    /// Whoever approved the document, with the date where it stands there too.
    Approver,
    /// Who answers for it: a role.
    Lead,
    /// Who reviews it, where it says so in words, and else when.
    Reviewer,
    /// How the document stands.
    Status,
    /// From when to when it holds.
    Period,
    /// A date of what was spoken of before it, else of the document.
    AnyDate,
}

/// Labels as they are written, in small letters and without marks.
const LABELS: [(Announces, &[&str]); 16] = [
    (
        Announces::Words("title"),
        &[
            "title",
            "document title",
            "policy title",
            "strategy title",
            "title of document",
            "title of policy",
            "document name",
            "policy name",
            "name of document",
            "name of policy",
        ],
    ),
    (
        Announces::Words("edition"),
        &[
            "version",
            "version number",
            "version no",
            "version no.",
            "document version",
            "edition",
            "issue",
            "issue number",
            "issue no",
            "current version",
        ],
    ),
    (
        Announces::Approver,
        &[
            "approved by",
            "ratified by",
            "agreed by",
            "adopted by",
            "signed off by",
            "authorised by",
            "endorsed by",
            "approving body",
            "ratifying body",
            "approving group",
            "approving committee",
            "approval body",
            "body approving",
            "approved by group",
            "approved by and date",
            "approved by date",
            "approved",
        ],
    ),
    (
        Announces::Date("approval.date"),
        &[
            "date approved",
            "approval date",
            "date of approval",
            "approved on",
            "approved date",
            "date ratified",
            "ratified on",
            "ratification date",
            "date of ratification",
            "date agreed",
            "agreed on",
            "date adopted",
            "adopted on",
            "date signed off",
            "date of sign off",
            "ratified",
            "agreed",
        ],
    ),
    (
        Announces::Date("review.next_due"),
        &[
            "review date",
            "next review",
            "next review date",
            "next review due",
            "date of next review",
            "date for review",
            "review due",
            "review due date",
            "due for review",
            "for review",
            "date next review due",
            "next review due date",
            "planned review date",
            "to be reviewed",
            "to be reviewed by",
            "review by",
            "date of review",
            "review",
            "review on",
            "scheduled review date",
            "next scheduled review",
        ],
    ),
    (
        Announces::Date("review.last"),
        &[
            "last reviewed",
            "last review",
            "date of last review",
            "date last reviewed",
            "last review date",
            "last reviewed on",
        ],
    ),
    (
        Announces::Cycle,
        &[
            "review cycle",
            "review frequency",
            "frequency of review",
            "review period",
            "review interval",
            "how often reviewed",
        ],
    ),
    (
        Announces::Reviewer,
        &["reviewed by", "reviewing body", "reviewing group", "responsible for review", "review responsibility"],
    ),
    (
        Announces::Lead,
        &[
            "owner",
            "document owner",
            "policy owner",
            "strategy owner",
            "owned by",
            "lead",
            "policy lead",
            "strategy lead",
            "strategic lead",
            "document lead",
            "lead officer",
            "responsible officer",
            "lead role",
            "responsible lead",
            "accountable officer",
            "accountable lead",
            "document holder",
            "maintained by",
            "responsible person",
            "responsible role",
            "post responsible",
        ],
    ),
    (Announces::Status, &["status", "document status", "policy status"]),
    (
        Announces::Date("source.published"),
        &[
            "date published",
            "published",
            "publication date",
            "date of publication",
            "published on",
            "issue date",
            "date of issue",
            "date issued",
            "issued",
            "issued on",
            "document date",
            "version date",
            "date of document",
        ],
    ),
    (
        Announces::Date("period.from"),
        &[
            "effective from",
            "effective date",
            "valid from",
            "in force from",
            "implementation date",
            "start date",
            "date effective",
        ],
    ),
    (
        Announces::Date("period.to"),
        &["valid until", "valid to", "expiry date", "expires", "end date", "effective until", "effective to"],
    ),
    (
        Announces::Period,
        &[
            "period",
            "plan period",
            "strategy period",
            "policy period",
            "period covered",
            "period of strategy",
            "covers the period",
            "timeframe",
            "duration",
        ],
    ),
    (
        Announces::Words("audience"),
        &["audience", "target audience", "intended audience", "applies to", "who it applies to"],
    ),
    (Announces::AnyDate, &["date"]),
];

/// What a label announces; `None` where it is none.
pub(super) fn announced(label: &str) -> Option<Announces> {
    const LONGEST: usize = 40;
    if label.len() > LONGEST {
        return None;
    }
    let folded = folded(label);
    LABELS.iter().find(|(_, labels)| labels.contains(&folded.as_str())).map(|(announces, _)| *announces)
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
    Regex::new(r"(?i)^((?:version|issue|edition|v)\s*(?:no\.?|number)?\s*\d[\d.]*\d?[a-z]?)(?:\s*[,(\u{2013}-]\s*(.+?)\)?)?\.?$")
        .ok()
});

/// What a line of the cover or the margins announces: labels with their values, or several such pieces with stops between them,
/// one of which may be the version: "Version 1.2, June 2026. Status: final. Owner: Training Manager".
pub(super) fn in_control_line(text: &str) -> Vec<(Announces, &str)> {
    let whole = in_line(text);
    let pieces = text.split(" | ").flat_map(|part| part.split("; ")).flat_map(|part| part.split(". "));
    let pieces: Vec<Vec<(Announces, &str)>> = pieces.map(|piece| in_piece(piece.trim())).collect();
    let are_all_read = pieces.len() > 1 && pieces.iter().all(|piece| !piece.is_empty());
    if are_all_read || whole.is_empty() { pieces.concat() } else { whole }
}

/// A label with its value, or the version with its date.
fn in_piece(piece: &str) -> Vec<(Announces, &str)> {
    let Some(version) = VERSION.as_ref().and_then(|pattern| pattern.captures(piece)) else { return in_line(piece) };
    let group = |at: usize| version.get(at).map(|found| found.as_str());
    let number = group(1).map(|number| (Announces::Words("edition"), number));
    match group(2) {
        Some(date) if Date::meant(date).is_err() => Vec::new(),
        date => number.into_iter().chain(date.map(|date| (Announces::Date("source.published"), date))).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_control_line_may_have_several_pieces() {
        let edition = Announces::Words("edition");
        assert_eq!(
            in_control_line("Version 1.2, June 2026. Status: final. Owner: Training Manager"),
            [
                (edition, "Version 1.2"),
                (Announces::Date("source.published"), "June 2026"),
                (Announces::Status, "final"),
                (Announces::Lead, "Training Manager")
            ]
        );
        assert_eq!(
            in_control_line("Ashford Safeguarding Children Partnership | Version 3.1"),
            [(edition, "Version 3.1")]
        );
        assert_eq!(in_control_line("Version 2 of the form is used. It is short."), []);
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
