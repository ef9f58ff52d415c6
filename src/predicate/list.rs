//! Sentences about the items of a list.

use std::cmp::Ordering;
use std::collections::HashSet;

use super::blank::is_blank;
use super::judge::{Found, Verdict, View};
use super::measure::{Count, Measure};
use super::{Bound, Predicate, fit, wording};
use crate::model::Amount;
use crate::model::words::listed;
use crate::source::NodeId;

impl View<'_> {
    pub(super) fn includes(&self, found: &Found<'_>, bound: &Bound) -> Verdict {
        let wanted: Vec<&str> = match self.measure(bound) {
            Some(Measure::Literal(text)) => vec![text],
            Some(Measure::Amount(kind, Amount::Set(options))) => {
                options.iter().filter_map(|option| kind.options.get(*option)).map(String::as_str).collect()
            }
            Some(Measure::Amount(kind, Amount::Choice(option))) => {
                kind.options.get(*option).map(String::as_str).into_iter().collect()
            }
            _ => return Verdict::CannotTell,
        };
        let items: HashSet<&str> = self.items(found).filter_map(|item| found.arena.text(item)).collect();
        let alone = found.text();
        let missing: Vec<&str> =
            wanted.into_iter().filter(|name| !items.contains(name) && alone != Some(name)).collect();
        if missing.is_empty() {
            return Verdict::Holds;
        }
        let missing = listed(&missing, "and").replace('-', " ");
        let message = format!("should list {missing} under {}", found.field.spoken());
        let mut violation = self.violation(found, message, None);
        let fill = |wording| wording::fill(wording, |name| (name == fit::MISSING).then(|| missing.clone()));
        if let Some(worded) = found.predicate.otherwise.as_deref().and_then(fill) {
            violation.message = worded;
        }
        Verdict::Fails(vec![violation])
    }

    pub(super) fn numbered(&self, found: &Found<'_>, measure: Measure<'_>, wrong: Ordering) -> Verdict {
        let Some(count) = measure.count() else { return Verdict::CannotTell };
        let (sure, possible) = self.counted(found);
        let wanted = match count {
            Count::Number(number) => number,
            // All of none would be nobody.
            Count::All => self.items(found).count().max(1),
        };
        let (holds, may_hold) = match wrong {
            Ordering::Less => (sure >= wanted, possible >= wanted),
            _ => (possible <= wanted, sure <= wanted),
        };
        if holds {
            return Verdict::Holds;
        }
        if may_hold {
            return Verdict::CannotTell;
        }
        let side = if wrong == Ordering::Less { "at least" } else { "at most" };
        let spoken = found.field.spoken();
        let filtered = !found.predicate.among.is_empty();
        let such = if filtered { " of the kind asked for" } else { "" };
        let number = if sure == 0 { "none".to_owned() } else { sure.to_string() };
        let wanted = measure.in_words();
        let message = format!("lists {number}{such} under {spoken}, and {side} {wanted} are asked for");
        let mut violation = self.violation(found, message, (!filtered || sure > 0).then_some(number));
        violation.value = sure.to_string();
        Verdict::Fails(vec![violation])
    }

    pub(super) fn each(&self, found: &Found<'_>, sentences: &[Predicate]) -> Verdict {
        let mut violations = Vec::new();
        let mut unsure = false;
        for item in self.items(found) {
            match self.all(&found.predicate.among, item) {
                Some(false) => continue,
                None => unsure = true,
                Some(true) => {}
            }
            for sentence in sentences {
                match self.judge(sentence, item) {
                    Verdict::Holds => {}
                    Verdict::CannotTell => unsure = true,
                    Verdict::Fails(mut inner) => {
                        for violation in &mut inner {
                            found.field.block().clone_into(&mut violation.block);
                            if let Some(wording) = &found.predicate.otherwise {
                                let filled = self.worded(wording, violation.given.as_deref());
                                violation.message = filled.unwrap_or_else(|| violation.message.clone());
                            }
                        }
                        violations.extend(inner);
                    }
                }
            }
        }
        match (violations.is_empty(), unsure) {
            (false, _) => Verdict::Fails(violations),
            (true, true) => Verdict::CannotTell,
            (true, false) => Verdict::Holds,
        }
    }

    /// The items of a list that say something.
    pub(super) fn items<'i>(&self, found: &Found<'i>) -> impl Iterator<Item = NodeId> + use<'i> {
        let arena = found.arena;
        found.value.into_iter().flat_map(|node| arena.items(node)).filter(|&item| !is_blank(arena, item))
    }

    /// How many items count, for certain and at most.
    pub(super) fn counted(&self, found: &Found<'_>) -> (usize, usize) {
        let alone = usize::from(found.text().is_some() && found.predicate.among.is_empty());
        let (mut sure, mut possible) = (alone, alone);
        for item in self.items(found) {
            match self.all(&found.predicate.among, item) {
                Some(true) => {
                    sure += 1;
                    possible += 1;
                }
                Some(false) => {}
                None => possible += 1,
            }
        }
        (sure, possible)
    }

    /// Whether all sentences hold of an item; `None` where that cannot be said.
    pub(super) fn all(&self, sentences: &[Predicate], item: NodeId) -> Option<bool> {
        let mut sure = true;
        for sentence in sentences {
            match self.judge(sentence, item) {
                Verdict::Holds => {}
                Verdict::CannotTell => sure = false,
                Verdict::Fails(_) => return Some(false),
            }
        }
        sure.then_some(true)
    }
}
