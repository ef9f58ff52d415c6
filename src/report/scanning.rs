//! What a host of code scanning asks for beside the findings: every rule that could have found something, and by which
//! text it knows a line again. Collected only where a report is written for one.

use std::collections::BTreeMap;

use crate::finding::Severity;

/// What code scanning asks for beside the findings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scanning {
    /// Every rule and every standard that documents were judged by.
    pub rules: Vec<RuleReport>,
    /// The hashes of lines that findings stand at, by path and line.
    pub line_hashes: BTreeMap<String, BTreeMap<u32, String>>,
}

/// A rule or a standard, with its page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleReport {
    /// Its id, as findings name it.
    pub id: String,
    /// What is at fault, or what is asked for, in a few words.
    pub summary: String,
    /// Why it matters, in plain text.
    pub why: String,
    /// Its page, in Markdown.
    pub page: String,
    /// How bad it is by default.
    pub severity: Severity,
}
