//! `config/v1`: a `paramount.yaml` as it is written.

use schemars::JsonSchema;
use serde::Deserialize;

use super::date::Date;
use super::duration::Duration;
use super::located::{Entries, Item, Leaf, List, Text, UNSTATED};
use super::placeholder::is_placeholder;
use super::signature::{gives_reason, signs};
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
    /// Files to leave out, relative to this file: * stands for a part of a name, and drafts/** for all that is in a folder.
    #[schemars(with = "List<Text>")]
    pub exclude: List<Leaf<String>>,
    /// How long before a date it counts as due soon.
    pub due_within: Leaf<Duration>,
    /// Rules whose severity differs here.
    pub rules: Entries<Leaf<Level>>,
    /// Findings that do not count for a while, each decided by somebody, for a reason and with an end.
    pub waivers: List<Item<Waiver>>,
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

/// A decision that a finding does not count until a day. It is still listed.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(deny_unknown_fields, extend("required" = ["rule", "document"]))]
pub struct Waiver {
    /// The rule or standard whose finding does not count: review/overdue, shared/two-trainers.
    #[schemars(with = "Text")]
    pub rule: Leaf<String>,
    /// The document, relative to this file; * stands for a part of a name and ** for folders.
    #[schemars(with = "Unfilled")]
    pub document: Leaf<String>,
    /// The place, where the waiver is for one only: the names of the entries that lead to it, as in
    /// /commitments/two-trainers/details. Everything below it is covered too.
    #[schemars(with = "Text")]
    pub at: Leaf<String>,
    /// Why it may stay as it is. Without a reason the waiver does not count.
    #[schemars(with = "Unfilled")]
    pub reason: Leaf<String>,
    /// The role or body that decided it; no names of people. Without it the waiver does not count.
    #[schemars(with = "Unfilled")]
    pub approved_by: Leaf<String>,
    /// The last day on which it counts, or the month or year with whose end it ends. Without an end it does not count.
    #[schemars(with = "UnfilledDate")]
    pub until: Leaf<Date>,
}

impl Waiver {
    /// The fields without which a waiver does not count, and which say nothing here or nothing that can be read.
    pub fn lacking(&self) -> impl Iterator<Item = Needed> {
        let says = |field: Needed, leaf: &Leaf<String>| {
            let is_said = leaf.text().is_some_and(|text| !field.is_open(text));
            (field, is_said)
        };
        let needed = [
            says(Needed::Document, &self.document),
            says(Needed::Reason, &self.reason),
            says(Needed::Approver, &self.approved_by),
            (Needed::End, self.until.get().is_some()),
        ];
        needed.into_iter().filter(|(_, said)| !said).map(|(field, _)| field)
    }
}

/// A field without which a waiver does not count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Needed {
    /// `document`
    Document,
    /// `reason`
    Reason,
    /// `approved_by`
    Approver,
    /// `until`
    End,
}

impl Needed {
    /// What the field is called in the file.
    pub fn key(self) -> &'static str {
        match self {
            Self::Document => "document",
            Self::Reason => "reason",
            Self::Approver => "approved_by",
            Self::End => "until",
        }
    }

    /// Whether a text under this field says nothing: it has no letter and no figure, keeps the place of what has to be
    /// written, or says that there is nobody.
    pub fn is_open(self, text: &str) -> bool {
        match self {
            // "**" is every document.
            Self::Document => text.trim().is_empty() || is_placeholder(text) || text == "none" || text == UNSTATED,
            Self::Approver => !signs(text),
            Self::Reason | Self::End => !gives_reason(text),
        }
    }
}

/// Name of the format under which schemas carry a date that may still have to be written.
pub const END_FORMAT: &str = "paramount-end";

/// Text that may still have to be written: a waiver that was pasted in is a finding of its own.
#[derive(JsonSchema)]
#[schemars(inline, extend("type" = ["string", "number", "null"]))]
pub struct Unfilled(#[expect(dead_code, reason = "a shape for the schema, never made")] String);

/// A date that may still have to be written.
#[derive(JsonSchema)]
#[schemars(inline, extend("type" = ["string", "integer", "null"], "format" = END_FORMAT))]
pub struct UnfilledDate(#[expect(dead_code, reason = "a shape for the schema, never made")] String);

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
