//! What loading reports: the checks are in the modules of `load`, the pages for people are here.

use super::{Check, Rule};
use crate::finding::Severity::{self, Error, Note, Warning};

const fn rule(id: &'static str, summary: &'static str, severity: Severity, doc: &'static str) -> Rule {
    Rule { id, summary, severity, since: "0.1.0", doc, checks: &[Check::Engine] }
}

pub(super) static RULES: &[&Rule] = &[
    &rule("load/bad-date", "a date that cannot be read", Error, include_str!("bad_date.md")),
    &rule(
        "load/bad-duration",
        "a length of time that cannot be read, or in two ways",
        Error,
        include_str!("bad_duration.md"),
    ),
    &rule("load/duplicate-key", "an entry is written twice in one place", Error, include_str!("duplicate_key.md")),
    &rule("load/invalid-yaml", "the file cannot be read as YAML", Error, include_str!("invalid_yaml.md")),
    &rule("load/invisible-text", "invisible characters in the text", Warning, include_str!("invisible_text.md")),
    &rule(
        "load/matches-nothing",
        "a pattern of settings that leaves nothing out",
        Note,
        include_str!("matches_nothing.md"),
    ),
    &rule("load/missing-key", "an entry that must be there is missing", Error, include_str!("missing_key.md")),
    &rule(
        "load/not-plain",
        "anchors, aliases, tags, merge keys or a second document",
        Error,
        include_str!("not_plain.md"),
    ),
    &rule(
        "load/not-recognised",
        "a file that is not a document, or only nearly",
        Error,
        include_str!("not_recognised.md"),
    ),
    &rule("load/not-utf8", "the file is not saved as UTF-8", Error, include_str!("not_utf8.md")),
    &rule("load/too-deep", "lists and blocks nest deeper than the limit", Error, include_str!("too_deep.md")),
    &rule("load/too-large", "the file is larger than the limit", Error, include_str!("too_large.md")),
    &rule("load/unknown-key", "there is no entry of this name", Error, include_str!("unknown_key.md")),
    &rule("load/unknown-kind", "there is no such kind of document", Error, include_str!("unknown_kind.md")),
    &rule("load/unknown-word", "a word that this entry does not take", Error, include_str!("unknown_word.md")),
    &rule(
        "load/unreadable",
        "the file cannot be opened or is not a regular file",
        Error,
        include_str!("unreadable.md"),
    ),
    &rule("load/wrong-type", "another kind of value belongs here", Error, include_str!("wrong_type.md")),
];
