//! The fields that sentences may be about, as the schema of the judged kind knows them.

use serde_json::Value;

use crate::model::words::{Kind, listed};
use crate::model::{date, duration, schema};
use crate::source::{Arena, NodeId};

/// A field of a kind of document.
#[derive(Clone, Debug)]
pub struct Field {
    path: Vec<String>,
    /// What stands there.
    pub kind: FieldType,
}

/// What stands in a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldType {
    /// Text or a word.
    Text,
    /// A date.
    Date,
    /// A length of time.
    Duration,
    /// A list.
    List,
    /// A block of entries.
    Block,
}

/// A field that the kind does not have.
#[derive(Clone, Debug)]
pub struct UnknownField {
    path: String,
    known: Vec<String>,
}

impl UnknownField {
    /// What is wrong, for the author of the standard.
    pub fn message(&self, kind: Kind) -> String {
        format!("a {kind} has no field called {}", self.path)
    }

    /// The names that would do.
    pub fn help(&self) -> String {
        format!("use one of {}", listed(&self.known, "or"))
    }
}

impl Field {
    /// The field at a dotted path such as `review.every`.
    ///
    /// # Errors
    /// Where the kind has no such field.
    pub fn find(kind: Kind, path: &str) -> Result<Self, UnknownField> {
        let unknown = |known: Vec<&str>| UnknownField {
            path: path.to_owned(),
            known: known.into_iter().filter(|name| *name != "paramount").map(str::to_owned).collect(),
        };
        let root = schema::schema(kind);
        let mut described = root;
        for step in path.split('.') {
            let known = schema::keys(root, described).unwrap_or_default();
            described = schema::property(root, described, step).ok_or_else(|| unknown(known))?;
        }
        Ok(Self { path: path.split('.').map(str::to_owned).collect(), kind: field_type(root, described) })
    }

    /// The path as the standards file writes it.
    pub fn path(&self) -> String {
        self.path.join(".")
    }

    /// The field in a document. A field of a document that says `none` in its place is absent.
    pub fn locate(&self, arena: &Arena) -> Option<NodeId> {
        arena.find(self.path.iter().map(String::as_str))
    }

    /// The nearest part of the path that the document has, for placing what is absent.
    pub fn nearest(&self, arena: &Arena) -> NodeId {
        let mut node = NodeId::ROOT;
        for step in &self.path {
            match arena.get(node, step) {
                Some(next) => node = next,
                None => break,
            }
        }
        node
    }
}

fn field_type(root: &Value, described: &Value) -> FieldType {
    if schema::keys(root, described).is_some() {
        return FieldType::Block;
    }
    if schema::items(root, described).is_some() {
        return FieldType::List;
    }
    match schema::resolved(root, described).get("format").and_then(Value::as_str) {
        Some(date::DATE_FORMAT) => FieldType::Date,
        Some(duration::DURATION_FORMAT) => FieldType::Duration,
        _ => FieldType::Text,
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
        assert!(unknown.message(Kind::Policy).contains("review.evry") && unknown.help().contains("every"));
    }
}
