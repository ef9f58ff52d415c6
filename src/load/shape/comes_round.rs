//! Actions that come round, "each April": what is promised again and again is a commitment, and no action to be done once.

use super::Shape;
use crate::finding::shortened;
use crate::model::Duration;
use crate::model::date::Round;
use crate::model::located::Unreadable;
use crate::model::paste::Pasted;
use crate::source::NodeId;

impl Shape<'_> {
    /// What is said of "each April" for the day by which an action is to be done.
    pub(super) fn due_again(&self, node: NodeId, text: &str) -> Option<Unreadable> {
        let action = self.arena.parent(node);
        let is_due = self.arena.get(action, "due") == Some(node);
        if !is_due || !self.is_action(action) {
            return None;
        }
        let lower = text.trim().to_lowercase();
        if ["ongoing", "on-going", "continuous", "continuing", "always", "rolling"].contains(&lower.as_str()) {
            let message = format!("\"{}\" is no date: what goes on is no promise to be kept once", shortened(text));
            return Some(Unreadable::new(
                message,
                self.as_commitment(action, Round { words: text, every: None }, Some(text)),
            ));
        }
        let round = Round::in_place_of_date(text)?;
        let message = format!("\"{}\" comes round, and due is the one day by which something is done", shortened(text));
        Some(Unreadable::new(message, self.as_commitment(action, round, Some(text))))
    }

    /// What is said of an entry of an action that says how often it is done.
    pub(super) fn how_often_of_action(&self, action: NodeId, text: Option<&str>) -> Option<(String, String)> {
        let text = text.filter(|_| self.is_action(action))?;
        let every = Duration::meant(text).ok().or_else(|| Round::in_place_of_date(text)?.every);
        let due =
            if every.is_some_and(|every| Some(every) == Duration::said_exactly(text)) { None } else { Some(text) };
        let help = self.as_commitment(action, Round { words: text, every }, due);
        Some(("; what is done again and again is a commitment, and no action".to_owned(), help))
    }

    fn is_action(&self, item: NodeId) -> bool {
        let list = self.arena.parent(item);
        self.arena.get(NodeId::ROOT, "actions") == Some(list)
    }

    /// The action as the commitment that it is. One that a commitment waits for stays where it is.
    fn as_commitment(&self, action: NodeId, round: Round<'_>, due: Option<&str>) -> String {
        let arena = self.arena;
        let text = |name: &str| arena.get(action, name).and_then(|value| arena.text(value));
        let commitments = arena.get(NodeId::ROOT, "commitments").into_iter().flat_map(|list| arena.items(list));
        let mut waiting = commitments.filter_map(|item| arena.text(arena.get(item, "action")?));
        if text("id").is_some_and(|id| waiting.any(|other| other == id)) {
            return "write the day or month that it comes to next, as 2024-11; the source's own words go into says"
                .to_owned();
        }
        let pasted = Pasted::of_round(text("id"), text("section"), text("says"), round, due);
        let own = if text("says").is_some_and(is_of_document) {
            "; how often the policy itself is reviewed stands under review, as every"
        } else {
            ""
        };
        format!("{}, and write it under commitments: {pasted}{own}", arena.item_taken_out(action))
    }
}

/// Whether what comes round may be the review of the document itself.
fn is_of_document(says: &str) -> bool {
    let lower = says.to_lowercase();
    let names = |words: &[&str]| words.iter().any(|word| lower.contains(word));
    names(&["review", "revis", "updat"]) && names(&["policy", "strategy", "document", "framework"])
}
