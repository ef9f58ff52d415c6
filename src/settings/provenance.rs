//! Where settings come from: what each entry that holds comes to, with its file and place there.

use std::sync::Arc;

use crate::source::NodeId;

/// An entry of settings.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Entry {
    /// `standards`
    Standards,
    /// `guidance`
    Guidance,
    /// `policies`
    Policies,
    /// `programme`
    Programme,
    /// `exclude`
    Exclude,
    /// `due_within`
    DueWithin,
    /// One rule under `rules`.
    Rule(String),
    /// `waivers`
    Waivers,
}

impl Entry {
    /// What the entry is called in the file.
    pub fn key(&self) -> &'static str {
        match self {
            Self::Standards => "standards",
            Self::Guidance => "guidance",
            Self::Policies => "policies",
            Self::Programme => "programme",
            Self::Exclude => "exclude",
            Self::DueWithin => "due_within",
            Self::Rule(_) => "rules",
            Self::Waivers => "waivers",
        }
    }
}

/// What a settings file says under an entry: value, file and place, and the value of another file that it overrides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Provenance {
    /// What it comes to; paths are relative to the root, patterns to the file.
    pub value: String,
    /// The settings file, relative to the root.
    pub file: Arc<str>,
    /// The place in it.
    pub at: NodeId,
    /// What another file says, whose word does not hold because of this one.
    pub overrides: Option<Box<Provenance>>,
}

impl Provenance {
    /// What `file` says at a place.
    pub(super) fn new(file: &Arc<str>, at: NodeId, value: impl ToString) -> Self {
        Self { value: value.to_string(), file: Arc::clone(file), at, overrides: None }
    }
}
