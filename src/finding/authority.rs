//! Who says that a document should be otherwise.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Who says that a document should be otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum AuthorityKind {
    /// The law or statutory guidance.
    Statutory,
    /// The document itself, or the policy it stands under.
    OwnPolicy,
    /// A shared or local standard.
    SharedStandard,
    /// This tool: a file has to be readable, and what it refers to has to exist.
    Engine,
}

/// Who says so, with the words for a person.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct Authority {
    /// The kind of authority.
    pub kind: AuthorityKind,
    /// Who, and where they say it.
    pub says: String,
}

impl Authority {
    /// The document itself.
    pub fn own_policy(says: impl Into<String>) -> Self {
        Self { kind: AuthorityKind::OwnPolicy, says: says.into() }
    }

    /// A standard.
    pub fn standard(says: impl Into<String>) -> Self {
        Self { kind: AuthorityKind::SharedStandard, says: says.into() }
    }

    /// National guidance.
    pub fn statutory(says: impl Into<String>) -> Self {
        Self { kind: AuthorityKind::Statutory, says: says.into() }
    }

    /// The standards in use, for names that have to stand in one of them.
    pub fn standards_in_use() -> Self {
        Self { kind: AuthorityKind::Engine, says: "the standards in use: a name has to be one of theirs".into() }
    }

    /// The file format.
    pub fn engine() -> Self {
        Self { kind: AuthorityKind::Engine, says: "the file format: without this the document cannot be judged".into() }
    }
}
