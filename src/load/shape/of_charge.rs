//! What a charge has no entry for: an amount for each level in one item, a scope, its review. A charge has one amount, and for whom it
//! is stands under `for` and `levels`.

use super::misplaced::Meant;
use super::{Shape, entry_names, synonyms};
use crate::model::amount::{exact_money, is_free};
use crate::model::located::Unreadable;
use crate::model::paste::{Pasted, sentence};
use crate::model::words::{nearest, plain_name};
use crate::source::NodeId;

/// The amount that a text is, nothing being one too.
pub(super) fn money(text: &str) -> Option<String> {
    if is_free(text) { Some("0.00".to_owned()) } else { exact_money(text) }
}

/// The entries of a charge.
const OWN: [&str; 7] = ["id", "for", "amount", "currency", "per", "levels", "section"];

/// What keeps the place of who pays.
const OF_WHOM: &str = "[insert what it is for]";

/// A charge of its own for one of several who pay for the same: what schools pay, and what others do.
fn row(id: Option<&str>, payer: Option<&str>, who: &str, amount: &str) -> String {
    let whom = match payer {
        Some(payer) => format!("{payer}, {who}"),
        None => who.to_owned(),
    };
    let id = plain_name(&format!("{} {who}", id.unwrap_or_default()));
    format!("- {{id: {id}, for: {}, amount: \"{amount}\"}}", sentence(&whom))
}

/// The charges in a text that gives an amount for each of several who pay: "Schools £45, private £90".
pub(super) fn rows(text: &str) -> Option<Vec<String>> {
    /// More of them are not worth repeating in an explanation.
    const MOST: usize = 6;
    let parts = text.split([',', ';']).flat_map(|part| part.split(" and ")).map(str::trim).take(MOST + 1);
    let charge = |part: &str| {
        let (who, amount) = part.rsplit_once([' ', ':'])?;
        let who = who.trim_end_matches([' ', ':', '-', '\u{2013}', '=']);
        let amount = money(amount)?;
        let is_who = who.starts_with(char::is_alphabetic) && !who.contains('\u{a3}');
        is_who.then(|| row(None, None, who, &amount).trim_start_matches("- ").to_owned())
    };
    let charges: Vec<String> = parts.map(charge).collect::<Option<_>>()?;
    (2..=MOST).contains(&charges.len()).then_some(charges)
}

impl Shape<'_> {
    /// What is said of amounts that stand by name in the place of one: each is a charge.
    pub(super) fn amount_of_each(&self, node: NodeId, name: &str) -> Option<Unreadable> {
        /// More of them are not worth repeating in an explanation.
        const MOST: usize = 6;
        let arena = self.arena;
        let charge = arena.parent(node);
        if name != "amount" || !arena.is_mapping(node) || arena.get(charge, "levels").is_some() {
            return None;
        }
        let text = |name: &str| arena.get(charge, name).and_then(|value| arena.text(value));
        let priced = |(key, value): (NodeId, NodeId)| {
            let amount = money(arena.text(value)?).unwrap_or_else(|| "[insert the amount]".to_owned());
            Some(row(text("id"), text("for"), &arena.text(key)?.replace('_', " "), &amount))
        };
        let rows: Vec<String> = arena.entries(node).take(MOST + 1).map(priced).collect::<Option<_>>()?;
        (2..=MOST).contains(&rows.len()).then(|| {
            Unreadable::new(
                "amount should be a single value, and has one for each of several who pay",
                format!("write in place of this item one for each, under charges: {}", rows.join(", ")),
            )
        })
    }

    /// What is said of a fee with an amount for each length of a course or each who pays: the list of charges has a place for each.
    pub(super) fn fee_of_each(&self, node: NodeId, name: &str) -> Option<Unreadable> {
        /// More of them are not worth repeating in an explanation.
        const MOST: usize = 6;
        let arena = self.arena;
        if name != "fee" || !arena.is_mapping(node) {
            return None;
        }
        let priced = |(key, value): (NodeId, NodeId)| {
            let amount = money(arena.text(value)?)?;
            Some(row(Some("late"), Some("late cancellation"), &arena.text(key)?.replace('_', " "), &amount))
        };
        let rows: Vec<String> = arena.entries(node).take(MOST + 1).map(priced).collect::<Option<_>>()?;
        (2..=MOST).contains(&rows.len()).then(|| {
            Unreadable::new(
                "fee should be a single value, and is several amounts",
                format!(
                    "write fee: unstated, say the amounts under says, and write each under charges: {}",
                    rows.join(", ")
                ),
            )
        })
    }

    /// What is said of an entry of a charge that it does not have.
    pub(super) fn of_charge(&self, node: NodeId, key: NodeId, name: &str) -> Option<Meant> {
        let arena = self.arena;
        let list = arena.parent(node);
        let is_charge = self.is_item(node)
            && arena.parent(list) == NodeId::ROOT
            && arena.key_of(list).and_then(|key| arena.text(key)) == Some("charges");
        let (_, value) = arena.entries(node).find(|(other, _)| *other == key).filter(|_| is_charge)?;
        let text = arena.text(value);
        let id = arena.get(node, "id").and_then(|id| arena.text(id)).unwrap_or("a-short-name");
        let payer = arena.get(node, "for").and_then(|payer| arena.text(payer));
        let plain = name.replace(['_', '-'], " ");
        let level = self.level_meant(&plain);
        let is_own = || entry_names::meant(name, &OWN).is_some() || nearest(name, &OWN).is_some();
        let is_cut = ["discount", "reduction", "rebate", "deposit"].contains(&plain.as_str());
        if let Some(amount) = text.and_then(money).filter(|_| level.is_some() || !is_own() && !is_cut) {
            let item = match level {
                Some(level) => format!(
                    "- {{id: {}, for: {}, amount: \"{amount}\", levels: [{}]}}",
                    plain_name(&format!("{id} {level}")),
                    sentence(payer.unwrap_or(OF_WHOM)),
                    sentence(level)
                ),
                None => row(arena.get(node, "id").and_then(|id| arena.text(id)), payer, &plain, &amount),
            };
            let rest = match arena.get(node, "amount") {
                Some(_) => "",
                None => "; when the last of them is out, this item goes too",
            };
            return Some((
                "; a charge has one amount".to_owned(),
                format!("{}, and write an item of its own under charges: {item}{rest}", arena.taken_out(key)),
            ));
        }
        if name == "scope"
            && let Some(levels) = arena.get(value, "levels")
        {
            let levels = arena.source().slice(arena.span(levels));
            return Some((
                "; of a charge, levels stands by itself".to_owned(),
                format!("write in its place levels: {levels}"),
            ));
        }
        // Of the approval it would say that this ends then.
        if ["until", "held until", "valid until", "fixed until"].contains(&plain.as_str()) {
            return Some((
                "; until when an amount is asked is said under for".to_owned(),
                format!("{}, and add its words to for", arena.taken_out(key)),
            ));
        }
        if plain == "notice" {
            return Some((
                "; by when a place is cancelled free of charge is a detail of standard: cancellation".to_owned(),
                format!("{}, and write it in that commitment, under details", arena.taken_out(key)),
            ));
        }
        let is_review = ["review", "reviewed", "reviews", "next review", "uplift", "revised"].contains(&plain.as_str());
        if is_review || synonyms::is_frequency(&plain) {
            let says = format!("Charges are reviewed {}", text.unwrap_or("[insert when]"));
            let pasted = Pasted { answers: "id: charges-review".to_owned(), says: says.into(), ..Pasted::default() };
            return Some((
                "; when charges are reviewed is a commitment".to_owned(),
                format!("{}, and write it under commitments: {pasted}", arena.taken_out(key)),
            ));
        }
        None
    }
}
