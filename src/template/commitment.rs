//! The commitment that answers a standard, with the place of everything kept that only the policy can say.

use super::answers::{name, quoted};
use super::entry;
use super::question::field_of;
use crate::model::amount::{DetailKind, DetailType};
use crate::model::standards::Standard;

/// What a policy writes to answer a standard, to be pasted: a commitment, or the entry that answers in its place.
pub fn to_paste(standard: &Standard) -> String {
    let answer = field_of(standard).filter(|field| !field.takes_commitments).and_then(|field| entry(&field.path));
    answer.unwrap_or_else(|| format!("commitments:\n{}", lines(standard).join("\n") + "\n"))
}

/// The commitment as an item of `commitments`.
pub(super) fn lines(standard: &Standard) -> Vec<String> {
    let mut lines = vec![
        format!("  - standard: {}", name(standard.id.text().unwrap_or_default())),
        "    section: \"[insert where it says so]\"".to_owned(),
        "    strength: \"[insert must, will, should or may]\"".to_owned(),
        "    says: >-".to_owned(),
        "      [insert what it says, in your own words]".to_owned(),
    ];
    let asked: Vec<String> = standard.detail_kinds().iter().filter(|(_, kind)| kind.asked).map(detail).collect();
    if !asked.is_empty() {
        lines.push("    details:".to_owned());
        lines.extend(asked);
    }
    lines
}

fn detail((detail, kind): &(String, DetailKind)) -> String {
    format!("      {}: {}", name(detail), quoted(&format!("[insert {}]", in_words(kind))))
}

/// What belongs under a detail, in words.
pub fn in_words(kind: &DetailKind) -> String {
    match (kind.kind, &kind.unit) {
        (DetailType::Count, Some(unit)) => format!("the number of {unit}"),
        (DetailType::Duration, _) => "a length of time, such as 18 months".to_owned(),
        (DetailType::Money, _) => "an amount, such as 50.00".to_owned(),
        _ => kind.to_string(),
    }
}
