//! Does a sentence hold of a document, and if not, what is said about it?

use std::cmp::Ordering;

use jiff::civil::Date as Day;

use super::{Field, FieldType, Predicate, Verb};
use crate::model::located::{Read, UNSTATED};
use crate::model::{Date, Duration};
use crate::source::{Arena, NodeId};

/// A sentence that does not hold.
#[derive(Clone, Debug)]
pub struct Failure {
    /// The place: the value, else what should hold it.
    pub at: NodeId,
    /// What was found, for the identity of the finding.
    pub value: String,
    /// What is wrong, as the end of a sentence that begins with the document.
    pub message: String,
}

/// Whether a verb can be said of a field at all; a fault in words where not.
pub(super) fn misfit(field: &Field, verb: &Verb) -> Option<String> {
    let path = field.path();
    let (wants_list, argument) = match verb {
        Verb::Present(_) | Verb::Is(_) | Verb::OneOf(_) => return None,
        Verb::Includes(_) => (field.kind != FieldType::List, None),
        Verb::AtLeast(text) | Verb::AtMost(text) => (field.kind == FieldType::Block, Some(text)),
        Verb::Within(text) => (field.kind != FieldType::Date, Some(text)),
    };
    if wants_list {
        return Some(format!("this predicate cannot be said of {path}"));
    }
    let text = argument?;
    let readable = match (field.kind, verb) {
        (_, Verb::Within(_)) | (FieldType::Duration, _) => Duration::read(text).is_ok(),
        (FieldType::Date, _) => Date::read(text).is_ok(),
        _ => text.parse::<u32>().is_ok(),
    };
    // A detail of the standard stands for its value.
    (!readable && !text.starts_with('$')).then(|| format!("\"{text}\" is not an amount that fits {path}"))
}

/// Judges a sentence. `None` where it holds, or where what is written could not be read and is a finding already.
pub fn judge(predicate: &Predicate, arena: &Arena, today: Day) -> Option<Failure> {
    let field = &predicate.field;
    let path = field.path();
    let value = field.locate(arena).filter(|&node| !is_blank(arena, node));
    let fails = |message: String| {
        let at = value.unwrap_or_else(|| field.nearest(arena));
        let found = value.and_then(|node| arena.text(node)).unwrap_or_default().to_owned();
        Some(Failure { at, value: found, message: predicate.otherwise.clone().unwrap_or(message) })
    };
    let Some(node) = value else {
        return match &predicate.verb {
            Verb::Present(false) => None,
            _ => fails(format!("does not give {}", spoken(&path))),
        };
    };
    let text = arena.text(node);
    let unstated = text == Some(UNSTATED);
    match &predicate.verb {
        Verb::Present(true) if unstated => fails(format!("mentions {} without saying it", spoken(&path))),
        Verb::Present(true) => None,
        Verb::Present(false) => fails(format!("gives {}, which should not be there", spoken(&path))),
        Verb::Is(wanted) if text == Some(wanted) => None,
        Verb::Is(wanted) => fails(format!("should have {wanted} for {}", spoken(&path))),
        Verb::OneOf(options) if text.is_some_and(|text| options.iter().any(|option| option == text)) => None,
        Verb::OneOf(options) => {
            fails(format!("should have {} for {}", crate::model::words::listed(options, "or"), spoken(&path)))
        }
        Verb::Includes(wanted) if arena.items(node).any(|item| arena.text(item) == Some(wanted)) => None,
        Verb::Includes(wanted) => fails(format!("should list {wanted} under {}", spoken(&path))),
        Verb::AtLeast(bound) => (compared(field, arena, node, bound)? == Ordering::Less)
            .then(|| fails(format!("gives {} below {bound}", spoken(&path))))
            .flatten(),
        Verb::AtMost(bound) => (compared(field, arena, node, bound)? == Ordering::Greater)
            .then(|| fails(format!("gives {} above {bound}", spoken(&path))))
            .flatten(),
        Verb::Within(bound) => {
            let date = Date::read(text?).ok()?;
            let end = date.plus(Duration::read(bound).ok()?)?;
            (end.days_left(today) < 0)
                .then(|| fails(format!("gives {} more than {bound} ago", spoken(&path))))
                .flatten()
        }
    }
}

fn compared(field: &Field, arena: &Arena, node: NodeId, bound: &str) -> Option<Ordering> {
    match field.kind {
        FieldType::List => Some(arena.items(node).count().cmp(&bound.parse().ok()?)),
        FieldType::Duration => Duration::read(arena.text(node)?).ok()?.compare(Duration::read(bound).ok()?),
        FieldType::Date => {
            let (date, bound) = (Date::read(arena.text(node)?).ok()?, Date::read(bound).ok()?);
            // Periods that overlap cannot be ranked.
            if date.last_day() < bound.first_day() {
                Some(Ordering::Less)
            } else if date.first_day() > bound.last_day() {
                Some(Ordering::Greater)
            } else {
                None
            }
        }
        FieldType::Text | FieldType::Block => Some(arena.text(node)?.parse::<u32>().ok()?.cmp(&bound.parse().ok()?)),
    }
}

/// Nothing, `none` in place of a block, a placeholder: a sentence sees them all as absent.
fn is_blank(arena: &Arena, node: NodeId) -> bool {
    match arena.text(node) {
        Some(text) => text.trim().is_empty() || text == "none" || is_placeholder(text),
        None => arena.is_mapping(node) && arena.entries(node).next().is_none(),
    }
}

/// Whether a value only keeps the place of one: TBC, [insert], vacant.
pub fn is_placeholder(text: &str) -> bool {
    const WORDS: [&str; 11] = [
        "tbc",
        "tbd",
        "tba",
        "todo",
        "xxx",
        "???",
        "vacant",
        "to be confirmed",
        "to be decided",
        "to be added",
        "insert",
    ];
    let plain = text.trim().trim_end_matches('.').to_lowercase();
    let inner = plain.strip_prefix(['[', '<', '{']).and_then(|rest| rest.strip_suffix([']', '>', '}']));
    let bracketed = inner.is_some_and(|inner| {
        let inner = inner.trim();
        ["insert", "add ", "enter", "name of", "your ", "date"].iter().any(|start| inner.starts_with(start))
            || WORDS.contains(&inner)
    });
    WORDS.contains(&plain.as_str()) || bracketed
}

/// A path as a person would say it: `review.every` is "every under review".
fn spoken(path: &str) -> String {
    match path.rsplit_once('.') {
        Some((block, key)) => format!("\"{key}\" under {}", block.replace('.', ", ")),
        None => format!("\"{path}\""),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_are_whole_values() {
        for text in ["TBC", "tbc.", "[insert date]", "<name of lead>", "vacant", "To be confirmed"] {
            assert!(is_placeholder(text), "{text}");
        }
        for text in ["The vacancy is filled", "dates to be confirmed by the chair", "[2024]", "insertion", ""] {
            assert!(!is_placeholder(text), "{text}");
        }
    }
}
