//! `config/v1`: a `paramount.yaml` as it is written.

use schemars::JsonSchema;
use serde::Deserialize;

use super::duration::Duration;
use super::located::{Entries, Leaf, List, Text};
use super::words::words;

/// Settings for the documents in and below the folder of this file.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(deny_unknown_fields, extend("required" = ["paramount"]))]
pub struct Config {
    /// The format of this file; always the first key.
    #[schemars(with = "ConfigFormat")]
    pub paramount: Leaf<String>,
    /// The standards to judge by: shared@2026-11, and files of your own, relative to this file.
    #[schemars(with = "List<Text>")]
    pub standards: List<Leaf<String>>,
    /// Catalogues of guidance of your own, relative to this file, whose rows are added to the built-in ones.
    #[schemars(with = "List<Text>")]
    pub guidance: List<Leaf<String>>,
    /// Folders in which the policies are that courses name, relative to this file.
    #[schemars(with = "List<Text>")]
    pub policies: List<Leaf<String>>,
    /// Whether the courses here are all that teach the policy; then a level that nobody teaches is a finding.
    pub programme: Leaf<Programme>,
    /// Another settings file of the same repository whose entries hold where this one says nothing.
    #[schemars(with = "Text")]
    pub extends: Leaf<String>,
    /// Files and folders to leave out, with * and ** as wildcards, relative to this file.
    #[schemars(with = "List<Text>")]
    pub exclude: List<Leaf<String>>,
    /// How long before a date it counts as due soon.
    pub due_within: Leaf<Duration>,
    /// Rules whose severity differs here.
    pub rules: Entries<Leaf<Level>>,
    /// Free text, read by nobody.
    #[schemars(with = "Text")]
    pub notes: Leaf<String>,
}

/// The first key of a settings file.
#[derive(JsonSchema)]
pub struct ConfigFormat(
    #[schemars(extend("const" = "config/v1"))]
    #[expect(dead_code, reason = "a shape for the schema, never made")]
    String,
);

words! {
    /// What a rule's findings count as. An error may not be lowered here; that takes a waiver.
    Level {
        /// Not reported.
        Ignore = "ignore",
        /// Information.
        Note = "note",
        /// Should be mended.
        Warning = "warning",
        /// Must be mended.
        Error = "error",
    }
}

words! {
    /// How much of a policy's training the courses of a repository hold.
    Programme {
        /// All of it.
        Complete = "complete",
        /// Some of it; this is meant where nothing is written.
        Partial = "partial",
    }
}
