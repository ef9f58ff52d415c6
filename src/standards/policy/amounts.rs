//! The amounts of an answer against what the standard asks for: details of commitments, lists, fields.

use super::Judge;
use crate::finding::{Authority, Group, Severity};
use crate::model::amount::{DetailType, DetailValue};
use crate::model::policy::Commitment;
use crate::model::position::Position;
use crate::model::words::spoken;
use crate::model::{Amount, DetailKind, Item};
use crate::source::NodeId;

impl Judge<'_, '_> {
    /// The amount of a detail that a commitment gives, or mentions without a value.
    pub(super) fn detail(&mut self, name: &str, kind: &DetailKind, amount: Option<&Amount>, from: &Item<Commitment>) {
        let title = &self.expectation.title;
        let at = from.place_of_detail(name);
        let help =
            "compare with the source; if it says more, record it, and if not, the policy can be strengthened here";
        // What is amiss comes before the title: a title that affirms must not open the finding that denies it.
        match (amount, &kind.floor) {
            (Some(amount), Some(floor)) if kind.is_below_floor(amount) => {
                let given = kind.in_words(amount);
                let wanted = kind.in_words(floor);
                let least = if matches!(amount, Amount::Set(_)) { "at least " } else { "" };
                let message =
                    format!("{} is {given}, and the standard asks for {least}{wanted}: {title}", measured(name));
                let severity = if kind.kind == DetailType::Set { self.of_a_list() } else { self.weaker() };
                self.found_at(at, severity, message, format!("{name}: {given}"), Some(from), help);
            }
            (Some(_), _) => {}
            // A share of another sum has no figure, and is no value that is left open.
            (None, _) if kind.kind == DetailType::Money && from.says.text().is_some_and(gives_share) => {}
            // The list of charges has it, for each length of a course or each who pays.
            (None, _) if self.policy.charges_giving(&self.expectation.id, name).next().is_some() => {}
            (None, _) => {
                let message = format!("{} is mentioned without a value: {title}", measured(name));
                let help = format!("{help}; where it says nothing of it, take the line out");
                // The policies that state the standard need not give this value either.
                let draft = self
                    .draft(at, message, &help)
                    .value(format!("{name}: unstated"))
                    .authority(Authority::standard(self.expectation.named()));
                self.add(Some(Severity::Note), draft, Some(from));
            }
        }
    }

    /// Amounts for some training that are less than the standard asks for, beside the one that is enough and counts.
    pub(super) fn less_for_some(
        &mut self,
        name: &str,
        kind: &DetailKind,
        counts: Option<&Amount>,
        position: &Position<'_>,
    ) {
        let is_enough = counts.is_some_and(|amount| !kind.is_below_floor(amount));
        let Some(floor) = kind.floor.as_ref().filter(|_| is_enough && kind.kind != DetailType::Set) else { return };
        let of_some = position.commitments.iter().filter(|commitment| !commitment.scope.levels.is_empty());
        for commitment in of_some {
            let Some(Ok(DetailValue::Known(amount))) = commitment.details.get(name).map(|written| kind.read(written))
            else {
                continue;
            };
            if kind.is_below_floor(&amount) {
                let (given, wanted) = (kind.in_words(&amount), kind.in_words(floor));
                let message = format!(
                    "{}{} is {given}, and the standard asks for {wanted}: {}",
                    measured(name),
                    commitment.scope.for_some(),
                    self.expectation.title
                );
                let help = "compare with the source; where it is so, nothing is to be done here, and the policy can be strengthened";
                let at = commitment.place_of_detail(name);
                let value = format!("{name}: {given}");
                self.found_at(at, Some(Severity::Note), message, value, Some(commitment), help);
            }
        }
    }

    /// Lists of which the policy names nothing. They weigh what a list weighs that is too short: whoever names some must not
    /// be worse off than who names none.
    pub(super) fn lists_not_given(&mut self, position: &Position<'_>) {
        // A list that cannot be read is a finding of its own, and not empty.
        let is_written = |name: &str| position.commitments.iter().any(|known| known.details.get(name).is_some());
        for (name, kind) in self.expectation.kinds.iter().filter(|(_, kind)| kind.kind == DetailType::Set) {
            let Some(floor) = kind.floor.as_ref().filter(|_| !is_written(name)) else { continue };
            let (title, wanted) = (&self.expectation.title, kind.in_words(floor));
            let message =
                format!("nothing is listed as {}, and the standard asks for at least {wanted}: {title}", spoken(name));
            let help = "compare with the source; where it names some that the standard lists, record them under details; what else it names \
                        stands in says";
            let at = position.basis.at;
            self.found_at(at, self.of_a_list(), message, format!("{name}: none"), Some(position.basis), help);
        }
    }

    /// The amounts that a field of the policy gives.
    pub(super) fn amounts_of_field(&mut self, node: NodeId) {
        for (name, kind) in &self.expectation.kinds {
            let Some(value) = self.arena.get(node, name) else { continue };
            let amount = self.arena.text(value).and_then(|text| kind.read_floor(text).ok());
            if let Some(amount) = amount.filter(|amount| kind.is_below_floor(amount)) {
                let floor = kind.floor.as_ref().map(|floor| kind.in_words(floor)).unwrap_or_default();
                let given = kind.in_words(&amount);
                let line = format!("{} is {given}, and the standard asks for {floor}", measured(name));
                let message = format!("{line}: {}", self.expectation.title);
                let noun = self.policy.noun();
                let help = format!("put {floor} into the {noun}, then here; or let a waiver say why {given} will do");
                let mut draft = self.draft(value, message, &help).value(format!("{name}: {given}"));
                if matches!(amount, Amount::Duration(_)) {
                    draft = draft.group(Group::ReviewCycle).line(line);
                }
                self.add(self.weaker(), draft, None);
            }
        }
    }
}

/// Whether a text gives a share of a sum in place of one: "half the charge", "the full fee", "50% of the price".
fn gives_share(says: &str) -> bool {
    const SHARES: [&str; 9] = ["half", "full", "whole", "third", "quarter", "all", "total", "cent", "percent"];
    const SUMS: [&str; 5] = ["fee", "charge", "cost", "price", "amount"];
    let lower = says.to_lowercase();
    let words: Vec<&str> = lower.split(|letter: char| !letter.is_alphanumeric() && letter != '%').collect();
    let is_share = |word: &str| SHARES.contains(&word) || word.ends_with('%');
    let is_sum = |word: &&str| SUMS.contains(&word.trim_end_matches('s'));
    words.iter().enumerate().any(|(at, word)| is_share(word) && words[at + 1..].iter().take(4).any(is_sum))
}

/// What a detail measures, as the subject of a sentence: "the notice", and "the interval" of what is done so often.
fn measured(name: &str) -> String {
    if name == "every" { "the interval".to_owned() } else { format!("the {}", spoken(name)) }
}
