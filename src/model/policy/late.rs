//! What is paid for a place that is given up late or not used: a record may have it in the list of charges, where it can differ by
//! the length of a course and by who pays.

use super::{Charge, Policy};
use crate::model::Item;
use crate::model::money::read_money;

/// What a charge is for that is asked of whoever does not use a place.
const NOT_USED: [&str; 14] = [
    "cancel",
    "non-attend",
    "non attend",
    "nonattend",
    "not attend",
    "no-show",
    "no show",
    "fail to attend",
    "failure to attend",
    "failing to attend",
    "not coming",
    "turn up",
    "withdraw",
    "missed place",
];

/// Whether words say that something is asked of whoever does not use a place.
pub fn is_for_place_not_used(words: &str) -> bool {
    let lower = words.to_lowercase();
    NOT_USED.iter().any(|words| lower.contains(words))
}

impl Policy {
    /// The charges that give the value of a detail of commitments to a standard: the fee for late cancellation.
    pub fn charges_giving(&self, standard: &str, detail: &str) -> impl Iterator<Item = &Item<Charge>> {
        let is_fee = standard == "cancellation" && detail == "fee";
        self.charges.iter().filter(move |charge| is_fee && charge.is_for_place_not_used())
    }
}

impl Charge {
    fn is_for_place_not_used(&self) -> bool {
        let is_known = self.amount.text().is_some_and(|amount| read_money(amount).is_ok());
        is_known && self.whom.text().is_some_and(is_for_place_not_used)
    }

    /// The amount with what it is asked for each of: "\u{a3}50.00 per half day".
    pub fn spoken_amount(&self) -> Option<String> {
        let amount = self.amount.text().filter(|amount| read_money(amount).is_ok())?;
        let per = self.per.text().map(|per| format!(" per {per}")).unwrap_or_default();
        Some(format!("\u{a3}{amount}{per}"))
    }
}
