//! What a charge has no entry for: an amount for each level in one item, a scope, its review. A charge has one amount, and for whom it
//! is stands under `for` and `levels`.

use super::misplaced::Meant;
use super::{Shape, synonyms};
use crate::model::amount::{exact_money, is_free};
use crate::model::paste::{Pasted, sentence};
use crate::model::words::plain_name;
use crate::source::NodeId;

/// The amount that a text is, nothing being one too.
pub(super) fn money(text: &str) -> Option<String> {
    if is_free(text) { Some("0.00".to_owned()) } else { exact_money(text) }
}

impl Shape<'_> {
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
        let payer = arena.get(node, "for").and_then(|payer| arena.text(payer)).unwrap_or("[insert what it is for]");
        let plain = name.replace(['_', '-'], " ");
        if let (Some(level), Some(amount)) = (self.level_meant(&plain), text.and_then(money)) {
            let item = format!(
                "- {{id: {}, for: {}, amount: \"{amount}\", levels: [{}]}}",
                plain_name(&format!("{id} {level}")),
                sentence(payer),
                sentence(level)
            );
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
