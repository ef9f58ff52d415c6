//! How an entry is taken out of its block, in words: nothing empty is left where it stood.

use super::{Arena, NodeId, Style};

impl Arena {
    /// How the entry with this key is taken out: "take the line out", and with it what would be left with nothing under it.
    pub fn taken_out(&self, key: NodeId) -> String {
        let block = self.parent(key);
        let name = self.text(key).unwrap_or("this");
        let holder = self.key_of(block).and_then(|holder| self.text(holder));
        let is_alone = self.entries(block).count() == 1;
        let in_braces = self.style(block) == Style::Flow;
        match holder {
            Some(holder) if is_alone && in_braces => format!("take {holder} out with its braces"),
            Some(holder) if is_alone => format!("take the line out, and the line {holder}: above it"),
            _ if in_braces => format!("take {name} with its value out"),
            _ => "take the line out".to_owned(),
        }
    }

    /// How an item is taken out of its list, and the list with its last one.
    pub fn item_taken_out(&self, item: NodeId) -> String {
        let list = self.parent(item);
        let is_alone = self.items(list).count() == 1;
        if self.style(list) == Style::Flow {
            return "take the whole entry out, with its braces".to_owned();
        }
        match self.key_of(list).and_then(|holder| self.text(holder)).filter(|_| is_alone) {
            Some(holder) => format!("take the whole entry out, from its hyphen on, and the line {holder}: above it"),
            None => "take the whole entry out, from its hyphen on".to_owned(),
        }
    }
}
