//! The numbers of a cell: "every: 1 year; sources: reviews, audits".

use super::fact::{BETWEEN_NUMBERS, BETWEEN_OPTIONS, flat};
use crate::model::amount::{DetailKind, DetailType};
use crate::model::located::UNSTATED;
use crate::model::placeholder::is_placeholder;
use crate::model::words::{listed, nearest};

/// A number with its values.
pub(super) type Number = (String, Vec<String>);

/// What is wrong with a cell, and what to write.
pub(super) type Fault = (String, String);

/// Parts a cell into its numbers. A value alone is that of the only number that a standard knows.
pub(super) fn parted(text: &str, kinds: &[(String, DetailKind)]) -> Result<Vec<Number>, Fault> {
    let mut numbers: Vec<Number> = Vec::new();
    for part in text.split(BETWEEN_NUMBERS.trim()).map(flat).filter(|part| !part.is_empty()) {
        let (name, value) = match (part.split_once(':'), kinds) {
            (Some((name, value)), _) => (flat(name), flat(value)),
            (None, [(only, _)]) => (only.clone(), part),
            (None, _) => return Err(("a value here has no name before it".to_owned(), how_to(kinds))),
        };
        if value.is_empty() {
            return Err((format!("{name} has no value"), "write one behind the colon, or unstated".to_owned()));
        }
        if numbers.iter().any(|(known, _)| *known == name) {
            return Err((format!("{name} stands here twice"), "take one of them out".to_owned()));
        }
        let is_set = kinds.iter().any(|(known, kind)| *known == name && kind.kind == DetailType::Set);
        let values = value.split(BETWEEN_OPTIONS.trim()).map(flat).filter(|value| is_set && !value.is_empty());
        let values: Vec<String> = values.collect();
        numbers.push((name, if values.is_empty() { vec![value] } else { values }));
    }
    Ok(numbers)
}

/// What is wrong with a number that is to be written.
pub(super) fn fault((name, values): &Number, kinds: &[(String, DetailKind)]) -> Option<Fault> {
    let Some((_, kind)) = kinds.iter().find(|(known, _)| known == name) else {
        let names: Vec<&str> = kinds.iter().map(|(known, _)| known.as_str()).collect();
        let near = nearest(name, &names).map(|near| format!("did you mean {near}? ")).unwrap_or_default();
        return Some(("the standard knows no number of this name".to_owned(), format!("{near}{}", how_to(kinds))));
    };
    let is_open = |value: &&String| *value != UNSTATED && !is_placeholder(value);
    let fault = values.iter().filter(is_open).find_map(|value| kind.fault_in(value))?;
    Some((format!("{name}: {}", fault.message), fault.help))
}

/// How the numbers of a standard are written.
fn how_to(kinds: &[(String, DetailKind)]) -> String {
    let names: Vec<String> = kinds.iter().map(|(name, _)| format!("{name}: ...")).collect();
    match names.as_slice() {
        [] => "leave the cell empty: no numbers belong to this standard".to_owned(),
        names => format!("write {}", listed(names, "or")),
    }
}

/// Whether two cells give the same numbers, in whatever order.
pub(super) fn are_same(one: &[Number], other: &[Number]) -> bool {
    one.len() == other.len() && one.iter().all(|number| other.contains(number))
}

/// Numbers as a cell shows them.
pub(super) fn written(numbers: &[Number]) -> String {
    let written = numbers.iter().map(|(name, values)| format!("{name}: {}", values.join(BETWEEN_OPTIONS)));
    written.collect::<Vec<_>>().join(BETWEEN_NUMBERS)
}
