//! Where first answers belong among the commitments of a policy: where somebody who reads it from its first section to its last
//! would look for them.

use std::collections::BTreeMap;

use super::{Table, fact};
use crate::model::Policy;
use crate::model::located::{Leaf, UNSTATED};
use crate::model::placeholder::is_placeholder;

/// First answers, each of them a row of the table, by how many commitments stand before them.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Places(BTreeMap<usize, Vec<usize>>);

impl Places {
    /// All of them behind the last commitment.
    pub(super) fn at_the_end(policy: &Policy, rows: impl IntoIterator<Item = usize>) -> Self {
        let mut places = Self::default();
        rows.into_iter().for_each(|row| places.add(policy.commitments.len(), row));
        places
    }

    /// Each of them where it belongs, by what it says of its section.
    pub(super) fn among(policy: &Policy, table: &Table<'_>, rows: impl IntoIterator<Item = (usize, String)>) -> Self {
        let order = Order::of(policy, table);
        let mut places = Self::default();
        for (row, section) in rows {
            let place = order.place(&section, &table.rows[row].expectation.id);
            places.add(place.unwrap_or(policy.commitments.len()), row);
        }
        places
    }

    fn add(&mut self, place: usize, row: usize) {
        self.0.entry(place).or_default().push(row);
    }

    /// The places in the order of the document, each with its rows.
    pub(super) fn iter(&self) -> impl Iterator<Item = (usize, &[usize])> {
        self.0.iter().map(|(place, rows)| (*place, rows.as_slice()))
    }

    /// How many answers there are.
    pub(super) fn count(&self) -> usize {
        self.0.values().map(Vec::len).sum()
    }

    /// The number that a commitment has once they are written, from the one that it has now.
    pub(super) fn moved(&self, index: usize) -> usize {
        index + self.0.range(..=index).map(|(_, rows)| rows.len()).sum::<usize>()
    }

    /// The number that an answer has once they are written; `None` where it is none of them.
    pub(super) fn index_of(&self, row: usize) -> Option<usize> {
        let in_order = self.0.iter().flat_map(|(place, rows)| rows.iter().map(move |row| (place, row)));
        in_order.enumerate().find_map(|(before, (place, other))| (*other == row).then_some(place + before))
    }
}

/// A number such as 3.10, part by part.
type Numbered = Vec<u32>;

/// The orders in which the commitments of a policy may stand.
struct Order<'t> {
    sections: Vec<Vec<&'t str>>,
    numbers: Vec<Option<Numbered>>,
    standards: Vec<Option<usize>>,
    ranks: BTreeMap<&'t str, usize>,
}

impl<'t> Order<'t> {
    fn of(policy: &'t Policy, table: &'t Table<'_>) -> Self {
        let mut ranks = BTreeMap::new();
        for (rank, row) in table.rows.iter().enumerate() {
            ranks.entry(row.expectation.id.as_str()).or_insert(rank);
        }
        let sections: Vec<Vec<&str>> =
            policy.commitments.iter().map(|item| item.section.iter().filter_map(Leaf::text).collect()).collect();
        let standard = |text: &str| ranks.get(text).copied();
        Self {
            numbers: sections.iter().map(|sections| sections.first().and_then(|section| numbered(section))).collect(),
            standards: policy.commitments.iter().map(|item| item.standard.text().and_then(standard)).collect(),
            sections,
            ranks,
        }
    }

    /// How many commitments stand before an answer: behind the last one of the same section; else where its number belongs, if
    /// the sections are numbered upwards; else by its standard, if the commitments follow the order of the standards.
    fn place(&self, section: &str, standard: &str) -> Option<usize> {
        let is_known = !section.is_empty() && section != UNSTATED && !is_placeholder(section);
        let section = section.split(fact::BETWEEN_SECTIONS).next().filter(|_| is_known);
        let is_there = |section: &str| self.sections.iter().rposition(|sections| sections.contains(&section));
        section
            .and_then(is_there)
            .map(|last| last + 1)
            .or_else(|| before_the_next(&self.numbers, &section.and_then(numbered)?))
            .or_else(|| before_the_next(&self.standards, self.ranks.get(standard)?))
    }
}

/// Where a value belongs among those that are known, if these go upwards; the others stand with the one before them.
fn before_the_next<T: Ord>(known: &[Option<T>], value: &T) -> Option<usize> {
    let is_known = known.iter().any(Option::is_some);
    let next = || known.iter().position(|other| other.as_ref().is_some_and(|other| other > value));
    (is_known && known.iter().flatten().is_sorted()).then(|| next().unwrap_or(known.len()))
}

/// The number with which a section begins, such as the 5.2 of "5.2, standard 1".
fn numbered(section: &str) -> Option<Numbered> {
    let end = section.find(|letter: char| !letter.is_ascii_digit() && letter != '.').unwrap_or(section.len());
    section[..end].trim_end_matches('.').split('.').map(|part| part.parse().ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::{before_the_next, numbered};

    #[test]
    fn a_number_goes_by_its_parts() {
        assert_eq!(numbered("5.2, standard 1"), Some(vec![5, 2]));
        assert_eq!(numbered("3."), Some(vec![3]));
        assert!(numbered("3.9") < numbered("3.10"));
        for section in ["Values and principles", "A1", "", ".", "3..1", "99999999999"] {
            assert_eq!(numbered(section), None, "{section}");
        }
    }

    #[test]
    fn what_has_no_number_stays_behind_what_stands_before_it() {
        let known = [Some(1), None, Some(3)];
        assert_eq!(before_the_next(&known, &0), Some(0));
        assert_eq!(before_the_next(&known, &1), Some(2));
        assert_eq!(before_the_next(&known, &3), Some(3));
        assert_eq!(before_the_next(&[Some(2), Some(1)], &1), None);
        assert_eq!(before_the_next::<u32>(&[None], &1), None);
    }
}
