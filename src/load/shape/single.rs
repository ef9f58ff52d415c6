//! A list or entries in the place of one value: what was meant is one text in parts, several levels, or a value for each of them.

use serde_json::Value;

use super::{Shape, example, synonyms};
use crate::model::amount::EACH_WITH_ITS_SCOPE;
use crate::model::located::Unreadable;
use crate::model::paste;
use crate::model::schema;
use crate::source::NodeId;

impl Shape<'_> {
    /// A list or entries where one value belongs. Of a list of texts the value is shown that has them all.
    pub(super) fn no_single_value(&self, node: NodeId, described: &Value, name: &str) -> Unreadable {
        /// A longer value is not worth repeating in an explanation.
        const LONGEST: usize = 160;
        let arena = self.arena;
        let in_parts = self.levels_in_parts(node, name).or_else(|| self.value_of_each_level(node, name));
        let in_parts = in_parts.or_else(|| self.amount_of_each(node, name)).or_else(|| self.fee_of_each(node, name));
        if let Some(said) = in_parts {
            return said;
        }
        if !arena.is_sequence(node) {
            let mut entries = arena.entries(node);
            if let (Some((key, value)), None) = (entries.next(), entries.next())
                && arena.is_blank(value)
                && let Some(text) = arena.text(key)
            {
                let message = format!("{name} should be a single value, and stands between {{ and }}");
                return Unreadable::new(message, format!("take them out: {}", example::entry(name, Some(text))));
            }
            let help = if self.is_detail(node) {
                EACH_WITH_ITS_SCOPE
            } else {
                "write one value after the colon; put a sentence with brackets or colons in quotes"
            };
            return Unreadable::new(format!("{name} should be a single value, and is several entries"), help);
        }
        let described = schema::resolved(self.schema, described);
        if ["format", "pattern"].iter().any(|word| described.get(word).is_some()) || ["standard", "by"].contains(&name)
        {
            let block = self.described(arena.parent(node)).and_then(|block| schema::keys(self.schema, block));
            let help = if block.is_some_and(|keys| keys.contains(&"earlier")) {
                "write after the colon the one who decided last, or when; who decided before, and when, goes under earlier: [{by: ..., date: \
                 ...}]; who only noted it later can stand under notes: of the document itself"
            } else {
                "write the one that holds after the colon; where several do, write an entry for each"
            };
            return Unreadable::new(format!("{name} should be a single value, and is a list"), help);
        }
        let items: Option<Vec<&str>> = arena.items(node).map(|item| arena.text(item)).collect();
        if let Some([only]) = items.as_deref() {
            let message = format!("{name} should be a single value, and is a list of one");
            return Unreadable::new(
                message,
                format!("write it without its bracket or hyphen: {}", example::entry(name, Some(only))),
            );
        }
        let joined = items.filter(|items| items.len() > 1).map(|items| items.join("; "));
        let help = match joined.filter(|joined| joined.len() <= LONGEST && !joined.contains('"')) {
            Some(joined) => format!("write all of it after the colon: {name}: \"{joined}\""),
            None => "write all of it as one text after the colon, with semicolons in place of the hyphens".to_owned(),
        };
        Unreadable::new(format!("{name} should be a single value, and is a list"), help)
    }
    /// Whether a value, or the list in which it is an item, is that of a detail.
    fn is_detail(&self, node: NodeId) -> bool {
        let arena = self.arena;
        let value = if self.is_item(node) { arena.parent(node) } else { node };
        arena.key_of(arena.parent(value)).and_then(|key| arena.text(key)) == Some(synonyms::DETAILS_ENTRY)
    }

    /// What is said of levels that stand in brackets within brackets, each under a name, or by the first and the last of them: they
    /// are the items of one list.
    fn levels_in_parts(&self, node: NodeId, name: &str) -> Option<Unreadable> {
        let arena = self.arena;
        let is_of_levels = ["levels", "includes"].contains(&name);
        let whole = if self.is_item(node) { arena.parent(node) } else { node };
        let listed = self.numbers_of_levels();
        let mut named = Vec::new();
        let ends = ["from", "to"].map(|end| arena.get(whole, end).and_then(|end| arena.text(end)));
        match ends {
            [Some(first), Some(last)] => {
                let place = |text: &str| listed.iter().position(|number| Some(*number) == self.level_meant(text));
                named.extend(listed.get(place(first)?..=place(last)?)?);
            }
            _ => {
                self.texts_in(whole, &mut named)?;
            }
        }
        if !is_of_levels || named.is_empty() {
            return None;
        }
        let meant = named.into_iter().map(|text| paste::sentence(self.level_meant(text).unwrap_or(text)));
        let meant: Vec<String> = meant.collect();
        Some(Unreadable::new(
            format!("{name} should be one list, without lists or names inside it"),
            format!("write {name}: [{}]", meant.join(", ")),
        ))
    }

    /// All texts of lists within a list, and of entries with one name each, in their order.
    fn texts_in<'t>(&'t self, node: NodeId, found: &mut Vec<&'t str>) -> Option<()> {
        const MOST: usize = 12;
        let arena = self.arena;
        let mut entries = arena.entries(node);
        let below: Vec<NodeId> = match entries.next() {
            Some((key, value)) if arena.is_blank(value) => vec![key],
            Some((_, value)) => vec![value],
            None => arena.items(node).take(MOST + 1).collect(),
        };
        if entries.next().is_some() || below.len() > MOST {
            return None;
        }
        for node in below {
            match arena.text(node) {
                Some(text) => found.push(text),
                None => self.texts_in(node, found)?,
            }
        }
        (found.len() <= MOST).then_some(())
    }

    /// What is said of a detail with a value for each of several levels: what differs is an entry of its own, and what is the same
    /// for some of them is one.
    pub(super) fn value_of_each_level(&self, node: NodeId, name: &str) -> Option<Unreadable> {
        let arena = self.arena;
        if !self.is_detail(node) {
            return None;
        }
        let whole = if self.is_item(node) { arena.parent(node) } else { node };
        let items = arena.items(whole).filter(|item| arena.entries(*item).count() == 1);
        let blocks: Vec<NodeId> = if arena.is_sequence(whole) { items.collect() } else { vec![whole] };
        let mut values: Vec<(&str, Vec<String>)> = Vec::new();
        for (key, value) in blocks.into_iter().flat_map(|block| arena.entries(block)) {
            let (level, value) = (self.level_meant(arena.text(key)?)?, arena.text(value)?);
            match values.iter_mut().find(|(known, _)| *known == value) {
                Some((_, levels)) => levels.push(paste::sentence(level)),
                None => values.push((value, vec![paste::sentence(level)])),
            }
        }
        let each = |(value, levels): &(&str, Vec<String>)| {
            format!("{} and scope: {{levels: [{}]}}", example::entry(name, Some(value)), levels.join(", "))
        };
        let shown: Vec<String> = values.iter().map(each).collect();
        let help = match (values.as_slice(), shown.as_slice()) {
            ([], _) => return None,
            ([(value, levels)], _) if levels.len() == self.numbers_of_levels().len() => {
                format!("write {}", example::entry(name, Some(value)))
            }
            (_, [only]) => format!("write in this commitment {only}"),
            (_, several) => {
                format!(
                    "write an entry for each under commitments: one has {}; {}",
                    several[0],
                    several[1..].iter().map(|shown| format!("another has {shown}")).collect::<Vec<_>>().join("; ")
                )
            }
        };
        Some(Unreadable::new(format!("{name} should be a single value, and has one for each of several levels"), help))
    }
}
