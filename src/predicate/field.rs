//! The fields that sentences may be about, as the schema of the judged kind knows them.

use serde_json::Value;

use crate::model::schema::{self, FieldType, field_type};
use crate::model::words::{Kind, listed};
use crate::source::{Arena, NodeId};

/// A field of a kind of document, or of the items of a list in it.
#[derive(Clone, Debug)]
pub struct Field {
    path: Vec<String>,
    /// What stands there.
    pub kind: FieldType,
    root: &'static Value,
    described: &'static Value,
}

/// A field that the kind does not have.
#[derive(Clone, Debug)]
pub struct UnknownField {
    path: String,
    /// The list on the way, into which no path leads.
    list: Option<String>,
    known: Vec<String>,
}

impl UnknownField {
    /// What is wrong, for the author of the standard; `judged` is what should have the field: "a course".
    pub fn message(&self, judged: &str) -> String {
        match &self.list {
            Some(list) => format!("{list} is a list, so {} names no single field of it", self.path),
            None => format!("{judged} has no field called {}", self.path),
        }
    }

    /// The names that would do.
    pub fn help(&self) -> String {
        match &self.list {
            Some(list) => format!("make {list} the field, and judge its items with each or where"),
            None if self.known.is_empty() => "name a field that has entries below it".to_owned(),
            None => format!("use one of {}", listed(&self.known, "or")),
        }
    }
}

impl Field {
    /// The field at a dotted path such as `review.every`.
    ///
    /// # Errors
    /// Where the kind has no such field.
    pub fn find(kind: Kind, path: &str) -> Result<Self, UnknownField> {
        let root = schema::schema(kind);
        Self::below(root, root, path)
    }

    /// The field of the items of this list.
    ///
    /// # Errors
    /// Where the items have no such field, or this is no list of blocks.
    pub fn of_items(&self, path: &str) -> Result<Self, UnknownField> {
        let described = schema::items(self.root, self.described).unwrap_or(&Value::Null);
        Self::below(self.root, described, path)
    }

    fn below(root: &'static Value, top: &'static Value, path: &str) -> Result<Self, UnknownField> {
        let mut described = top;
        let mut passed: Vec<&str> = Vec::new();
        for step in path.split('.') {
            described = schema::property(root, described, step).ok_or_else(|| {
                let known = schema::keys(root, described).unwrap_or_default().into_iter();
                UnknownField {
                    path: path.to_owned(),
                    list: schema::items(root, described).map(|_| passed.join(".")),
                    known: known.filter(|name| *name != "paramount").map(str::to_owned).collect(),
                }
            })?;
            passed.push(step);
        }
        let path = passed.into_iter().map(str::to_owned).collect();
        Ok(Self { path, kind: field_type(root, described), root, described })
    }

    /// The path as the standards file writes it.
    pub fn path(&self) -> String {
        self.path.join(".")
    }

    /// The block or list of the document in which the field stands, which may be itself.
    pub fn block(&self) -> &str {
        self.path.first().map_or("", String::as_str)
    }

    /// Whether it is a list whose items have fields of their own.
    pub fn has_items(&self) -> bool {
        !self.names_in_items().is_empty()
    }

    /// The names of the fields that the items of this list have.
    pub fn names_in_items(&self) -> Vec<&'static str> {
        let items = schema::items(self.root, self.described);
        items.and_then(|items| schema::keys(self.root, items)).unwrap_or_default()
    }

    /// Whether the field of the items of this list exists.
    pub fn items_have(&self, name: &str) -> bool {
        self.of_items(name).is_ok()
    }

    /// The words that the field takes, where it takes words from a closed list.
    pub fn words(&self) -> Option<Vec<&'static str>> {
        schema::words(self.root, self.described)
    }

    /// The field in a document.
    pub fn locate(&self, arena: &Arena) -> Option<NodeId> {
        self.locate_in(arena, NodeId::ROOT)
    }

    /// The field below a node.
    pub fn locate_in(&self, arena: &Arena, top: NodeId) -> Option<NodeId> {
        self.path.iter().try_fold(top, |node, step| arena.get(node, step))
    }

    /// The nearest part of the path that stands below a node, for placing what is absent.
    pub fn nearest(&self, arena: &Arena, top: NodeId) -> NodeId {
        let mut node = top;
        for step in &self.path {
            match arena.get(node, step) {
                Some(next) => node = next,
                None => break,
            }
        }
        node
    }

    /// The path as a person would say it: `review.every` is "every" under review.
    pub fn spoken(&self) -> String {
        match self.path.split_last() {
            Some((key, [])) => format!("\"{key}\""),
            Some((key, blocks)) => format!("\"{key}\" under {}", blocks.join(", ")),
            None => String::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_known_by_the_schema() {
        let kind = |path| Field::find(Kind::Policy, path).map(|field| field.kind).ok();
        assert_eq!(kind("review.every"), Some(FieldType::Duration));
        assert_eq!(kind("approval.date"), Some(FieldType::Date));
        assert_eq!(kind("lead"), Some(FieldType::Block));
        assert_eq!(kind("lead.role"), Some(FieldType::Text));
        assert_eq!(kind("levels.list"), Some(FieldType::List));
        let unknown = Field::find(Kind::Policy, "review.evry").expect_err("misspelt");
        assert!(unknown.message("a policy").contains("review.evry") && unknown.help().contains("every"));
    }

    #[test]
    fn courses_have_words_names_and_items() {
        let find = |path| Field::find(Kind::Course, path).expect(path);
        assert_eq!(find("mode").kind, FieldType::Word);
        assert!(find("mode").words().is_some_and(|words| words.contains(&"e-learning")));
        assert_eq!(find("evidence").kind, FieldType::Names);
        assert_eq!(find("review.last").kind, FieldType::Date);
        let trainers = find("trainers");
        let background = trainers.of_items("safeguarding_background").expect("a field of trainers");
        assert_eq!(background.kind, FieldType::YesNo);
        assert!(trainers.of_items("backround").is_err());
        let inside = Field::find(Kind::Course, "trainers.role").expect_err("a path into a list");
        assert!(inside.help().contains("each"), "{}", inside.help());
    }
}
