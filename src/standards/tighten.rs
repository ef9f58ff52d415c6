//! What a local set tightens of a shared standard, and which of two floors asks for more.

use std::cmp::Ordering;

use super::Expectation;
use crate::model::amount::DetailType;
use crate::model::{Amount, DetailKind};

impl Expectation {
    /// Takes over what a local standard of the same id asks for beyond this one. What it asks for less is a finding
    /// (`standards/loosened`) and changes nothing.
    pub fn tighten(&mut self, local: &Self) {
        self.rule.clone_from(&local.rule);
        self.set.clone_from(&local.set);
        if let Some(stricter) = &local.policy {
            match &mut self.policy {
                Some(own) => {
                    own.expects = own.expects.max(stricter.expects);
                    own.check.extend(stricter.check.iter().cloned());
                }
                None => self.policy = Some(stricter.clone()),
            }
        }
        if let Some(stricter) = &local.course {
            match &mut self.course {
                Some(own) => {
                    own.expects = own.expects.max(stricter.expects);
                    own.check.extend(stricter.check.iter().cloned());
                }
                None => self.course = Some(stricter.clone()),
            }
        }
        for (name, kind) in &local.kinds {
            match self.kinds.iter_mut().find(|(known, _)| known == name) {
                Some((_, own)) => {
                    own.asked |= kind.asked;
                    if let Some(floor) = floor_in_terms_of(own, kind).filter(|floor| stricter_floor(own, floor)) {
                        own.floor = Some(floor);
                    }
                }
                None => self.kinds.push((name.clone(), kind.clone())),
            }
        }
    }
}

/// The floor of a detail as the shared detail counts it: a choice is the position of its option, and a local list of
/// options may be shorter. `None` where the two cannot be compared.
fn floor_in_terms_of(own: &DetailKind, local: &DetailKind) -> Option<Amount> {
    let floor = local.floor.as_ref().filter(|_| own.kind == local.kind)?;
    match floor {
        Amount::Choice(position) => {
            let option = local.options.get(*position)?;
            own.options.iter().position(|known| known == option).map(Amount::Choice)
        }
        _ => Some(floor.clone()),
    }
}

/// Whether a floor asks for more than a detail's own.
fn stricter_floor(own: &DetailKind, floor: &Amount) -> bool {
    own.floor.as_ref().is_none_or(|known| compare_floors(own, floor, known) == Some(Ordering::Greater))
}

/// Whether a local detail's floor asks for less than that of the shared detail.
pub fn asks_for_less(local: &DetailKind, shared: &DetailKind) -> bool {
    let floors = floor_in_terms_of(shared, local).zip(shared.floor.as_ref());
    floors.is_some_and(|(floor, known)| compare_floors(shared, &floor, known) == Some(Ordering::Less))
}

/// Which of two floors asks for more. The floor of a set is how many options it asks for; another count may well get
/// better as it gets smaller.
fn compare_floors(kind: &DetailKind, one: &Amount, other: &Amount) -> Option<Ordering> {
    match (kind.kind, one, other) {
        (DetailType::Set, Amount::Count(one), Amount::Count(other)) => Some(one.cmp(other)),
        _ => kind.rank(one, other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::amount::Better;

    fn choice(options: &[&str], floor: &str) -> DetailKind {
        let options = options.iter().map(|option| (*option).to_owned()).collect();
        let mut made = DetailKind { options, ..DetailKind::plain(DetailType::Choice, Better::Higher) };
        made.floor = made.read_floor(floor).ok();
        made
    }

    #[test]
    fn a_floor_is_compared_by_its_option_and_not_by_its_position() {
        let shared = choice(&["nobody", "some", "funders", "all"], "funders");
        let stricter = choice(&["funders", "all"], "all");
        let looser = choice(&["some", "all", "funders"], "some");
        assert_eq!(floor_in_terms_of(&shared, &stricter), Some(Amount::Choice(3)));
        assert!(!asks_for_less(&stricter, &shared) && asks_for_less(&looser, &shared));
    }

    #[test]
    fn fewer_of_a_set_is_less() {
        let set =
            |floor| DetailKind { kind: DetailType::Set, floor: Some(Amount::Count(floor)), ..choice(&["a", "b"], "") };
        assert!(asks_for_less(&set(1), &set(2)) && !asks_for_less(&set(2), &set(1)));
        assert!(stricter_floor(&set(1), &Amount::Count(2)) && !stricter_floor(&set(2), &Amount::Count(2)));
    }
}
