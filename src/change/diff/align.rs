//! Which entries of two lists are the same one: by their ids, and those that are left by how alike their words are.

use std::collections::{BTreeMap, BTreeSet};

use crate::change::text::{Bag, likeness};

/// How alike two entries must be, of a hundred, to be taken for the same under another name.
const ALIKE: u32 = 60;

/// How many pairs of entries without a partner are held against each other. Beyond that nothing is guessed.
pub(super) const MOST_PAIRS: usize = 40_000;

/// An entry to align.
pub(super) struct Entry<'e> {
    /// Its name, where it has one.
    pub id: Option<&'e str>,
    /// Its words.
    pub says: &'e str,
    /// All that it says, where that is more than its words.
    pub whole: Option<&'e str>,
}

impl Entry<'_> {
    /// Its name and all that it says. An entry without a name, and even without words, is the same as another such.
    fn whole(&self) -> Option<(&str, &str)> {
        Some((self.id.unwrap_or_default(), self.whole.unwrap_or(self.says)))
    }

    fn name(&self) -> Option<(&str, &str)> {
        Some((self.id?, ""))
    }
}

/// Two lists side by side, by positions.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Aligned {
    /// The same entry in both. With the likeness where names differ.
    pub pairs: Vec<(usize, usize, Option<u32>)>,
    /// Only in the old list.
    pub gone: Vec<usize>,
    /// Only in the new list.
    pub came: Vec<usize>,
}

/// Aligns two lists. Of several entries of one name those that say the same belong together, wherever they stand; of the
/// others the first counts with the first, the second with the second.
pub(super) fn align(old: &[Entry<'_>], new: &[Entry<'_>]) -> Aligned {
    let mut aligned = Aligned::default();
    let (mut placed, mut taken) = (BTreeSet::new(), BTreeSet::new());
    for key in [Entry::whole, Entry::name] {
        let mut known: BTreeMap<(&str, &str), Vec<usize>> = BTreeMap::new();
        for (index, entry) in new.iter().enumerate().rev().filter(|(index, _)| !taken.contains(index)) {
            if let Some(key) = key(entry) {
                known.entry(key).or_default().push(index);
            }
        }
        for (index, entry) in old.iter().enumerate() {
            if !placed.contains(&index)
                && let Some(partner) = key(entry).and_then(|key| known.get_mut(&key)).and_then(Vec::pop)
            {
                placed.insert(index);
                taken.insert(partner);
                aligned.pairs.push((index, partner, None));
            }
        }
    }
    aligned.gone = (0..old.len()).filter(|index| !placed.contains(index)).collect();
    aligned.came = (0..new.len()).filter(|index| !taken.contains(index)).collect();
    pair_the_like(old, new, &mut aligned);
    aligned.pairs.sort_unstable();
    aligned
}

/// Pairs what is left by likeness, the most alike first.
fn pair_the_like(old: &[Entry<'_>], new: &[Entry<'_>], aligned: &mut Aligned) {
    if aligned.gone.len() * aligned.came.len() > MOST_PAIRS {
        return;
    }
    let bags = |list: &[Entry<'_>], indices: &[usize]| -> Vec<(usize, Bag)> {
        indices.iter().map(|&index| (index, Bag::of(list[index].says))).collect()
    };
    let (gone, came) = (bags(old, &aligned.gone), bags(new, &aligned.came));
    let mut alike: Vec<(std::cmp::Reverse<u32>, usize, usize)> = Vec::new();
    for (from, old_bag) in &gone {
        for (to, new_bag) in &came {
            let score = likeness(old_bag, new_bag);
            if score >= ALIKE {
                alike.push((std::cmp::Reverse(score), *from, *to));
            }
        }
    }
    alike.sort_unstable();
    let (mut left, mut right) = (BTreeSet::new(), BTreeSet::new());
    for (std::cmp::Reverse(score), from, to) in alike {
        if !left.contains(&from) && !right.contains(&to) {
            left.insert(from);
            right.insert(to);
            aligned.pairs.push((from, to, Some(score)));
        }
    }
    aligned.gone.retain(|index| !left.contains(index));
    aligned.came.retain(|index| !right.contains(index));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entries<'e>(list: &[(&'e str, &'e str)]) -> Vec<Entry<'e>> {
        list.iter()
            .map(|(id, says)| Entry { id: Some(id).filter(|id| !id.is_empty()).copied(), says, whole: None })
            .collect()
    }

    #[test]
    fn entries_are_aligned_by_id_and_then_by_likeness() {
        let old = entries(&[("a", "first"), ("b", "staff agree on their training with a manager"), ("c", "gone")]);
        let new = entries(&[("x", "staff agree on all training with a manager"), ("a", "other words"), ("y", "new")]);
        let aligned = align(&old, &new);
        assert_eq!(aligned.pairs, [(0, 1, None), (1, 0, Some(77))]);
        assert_eq!((aligned.gone, aligned.came), (vec![2], vec![2]));
    }

    #[test]
    fn entries_without_a_name_belong_to_those_of_the_same_words() {
        let (old, new) = (entries(&[("", "one"), ("", ""), ("", "")]), entries(&[("", ""), ("", "one"), ("", "")]));
        let aligned = align(&old, &new);
        assert_eq!(aligned.pairs, [(0, 1, None), (1, 0, None), (2, 2, None)]);
        assert!(aligned.gone.is_empty() && aligned.came.is_empty());
    }

    #[test]
    fn entries_of_one_name_that_say_the_same_belong_together() {
        let entry = |whole| Entry { id: Some("a"), says: "", whole: Some(whole) };
        let aligned = align(&[entry("1"), entry("2"), entry("3")], &[entry("2"), entry("4"), entry("1")]);
        assert_eq!(aligned.pairs, [(0, 2, None), (1, 0, None), (2, 1, None)]);
    }

    #[test]
    fn entries_of_one_name_are_aligned_in_order() {
        let old = entries(&[("a", "1"), ("a", "2")]);
        let aligned = align(&old, &entries(&[("a", "3"), ("a", "4"), ("a", "5")]));
        assert_eq!((aligned.pairs.len(), aligned.pairs[1], aligned.came), (2, (1, 1, None), vec![2]));
    }
}
