//! What can be measured: a row for each detail of a standard, and which values are the strongest where all of them can be
//! put in order.

use std::cmp::Ordering;

use schemars::JsonSchema;
use serde::Serialize;

use super::as_word;
use super::cell::{DetailValue, is_position};
use super::row::Row;
use crate::model::amount::Better;
use crate::model::{Amount, DetailKind};

/// A detail of a standard, and the value of each document.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct DetailRow {
    /// The standard.
    pub standard: String,
    /// What is measured, as the standard calls it.
    pub name: String,
    /// Which way is better: higher, lower, shorter, longer, more, yes, or none.
    #[serde(serialize_with = "as_word")]
    pub better: Better,
    /// Whether all values can be put in order, so that the strongest of them are marked.
    #[serde(rename = "ordered")]
    pub is_ordered: bool,
    /// Whether it is a position, and documents take different ones on purpose.
    #[serde(rename = "opposed")]
    pub is_opposed: bool,
    /// One value for each column, in their order; null where a document gives none.
    pub values: Vec<Option<DetailValue>>,
}

/// The details of which any document gives a value. Marks the strongest values, here and in the cells of the rows.
pub(super) fn rows(rows: &mut [Row]) -> Vec<DetailRow> {
    let mut found = Vec::new();
    for row in rows {
        let kinds = row.expectation.kinds.clone();
        for (name, kind) in &kinds {
            found.extend(detail(row, name, kind));
        }
    }
    found
}

fn detail(row: &mut Row, name: &str, kind: &DetailKind) -> Option<DetailRow> {
    let named = |value: &&DetailValue| value.name == name;
    let values = || row.cells.iter().map(|cell| cell.details.iter().find(named));
    values().flatten().next()?;
    let strongest = strongest(values().flatten());
    let is_opposed = is_position(kind) && distinct(values().flatten()).is_some_and(|known| known.len() > 1);
    for value in row.cells.iter_mut().flat_map(|cell| &mut cell.details).filter(|value| value.name == name) {
        value.is_strongest = value.measured.as_ref().is_some_and(|(_, amount)| {
            strongest.as_ref().is_some_and(|(kind, best)| kind.rank(amount, best) == Some(Ordering::Equal))
        });
    }
    let values = row.cells.iter().map(|cell| cell.details.iter().find(|value| value.name == name).cloned());
    Some(DetailRow {
        standard: row.standard.clone(),
        name: name.to_owned(),
        better: kind.better,
        is_ordered: strongest.is_some(),
        is_opposed,
        values: values.collect(),
    })
}

/// The best of several values, where each can be put before or after each other one. Of one value alone there is nothing
/// to say.
fn strongest<'v>(values: impl Iterator<Item = &'v DetailValue> + Clone) -> Option<(DetailKind, Amount)> {
    // What is mentioned without a value may be the strongest of all.
    if values.clone().count() < 2 || values.clone().any(|value| value.measured.is_none()) {
        return None;
    }
    let (kind, first) = values.clone().next()?.measured.clone()?;
    let distinct = distinct(values.clone())?;
    let in_order = |one: &&Amount, other: &&Amount| kind.rank(one, other).is_some();
    let all_in_order = distinct
        .iter()
        .enumerate()
        .all(|(index, one)| distinct.iter().skip(index + 1).all(|other| in_order(one, other)));
    if kind.better == Better::None || !all_in_order {
        return None;
    }
    let best = distinct.into_iter().fold(first, |best, value| kind.better_of(best, value.clone()));
    Some((kind, best))
}

/// The values that differ from each other; `None` where documents measure by different scales.
fn distinct<'v>(values: impl Iterator<Item = &'v DetailValue>) -> Option<Vec<&'v Amount>> {
    let mut scale: Option<&DetailKind> = None;
    let mut distinct: Vec<&Amount> = Vec::new();
    for (kind, amount) in values.filter_map(|value| value.measured.as_ref()) {
        let first = scale.get_or_insert(kind);
        if (first.kind, first.better, &first.options) != (kind.kind, kind.better, &kind.options) {
            return None;
        }
        if !distinct.iter().any(|known| is_same(kind, known, amount)) {
            distinct.push(amount);
        }
    }
    Some(distinct)
}

/// Whether two values are one: "1 year" and "12 months" are.
fn is_same(kind: &DetailKind, one: &Amount, other: &Amount) -> bool {
    match (one, other) {
        (Amount::Duration(one), Amount::Duration(other)) => one.is_same(*other) == Some(true),
        _ => one == other || kind.rank(one, other) == Some(Ordering::Equal),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Duration;
    use crate::model::amount::DetailType;
    use crate::model::located::Read;

    fn every(values: &[&str], better: Better) -> Vec<DetailValue> {
        let kind = DetailKind::plain(DetailType::Duration, better);
        let value = |text: &&str| {
            let amount = Duration::read(text).ok().map(Amount::Duration);
            DetailValue::of("every", &kind, amount.as_ref(), 1)
        };
        values.iter().map(value).collect()
    }

    fn best(values: &[&str], better: Better) -> Option<String> {
        strongest(every(values, better).iter()).map(|(kind, amount)| kind.in_words(&amount))
    }

    #[test]
    fn the_strongest_is_known_only_where_all_can_be_put_in_order() {
        assert_eq!(best(&["2 years", "1 year", "18 months"], Better::Shorter).as_deref(), Some("1 year"));
        assert_eq!(best(&["1 year", "7 working days"], Better::Shorter), None, "working days are not ranked");
        assert_eq!(best(&["1 year"], Better::Shorter), None, "one alone is no order");
        assert_eq!(best(&["1 year", "unreadable"], Better::Shorter), None, "nor is one beside an unknown");
        assert_eq!(best(&["1 year", "2 years"], Better::None), None, "positions have no better way");
        assert_eq!(best(&["1 year", "12 months"], Better::Shorter).as_deref(), Some("1 year"), "ties are alike");
    }
}
