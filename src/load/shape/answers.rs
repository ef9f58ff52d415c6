//! Answers of commitments that do not fit what stands beside them: they lack something and are whole, or they lack the entry
//! that they need.

use super::{Shape, example};
use crate::finding::{Draft, Severity, shortened};
use crate::model::paste;
use crate::model::words::Answer;
use crate::source::NodeId;

impl Shape<'_> {
    /// Adds a finding for each commitment that says what it lacks, and whose answer is a whole one: the gap would be counted as
    /// none.
    pub(super) fn whole_answers_that_lack(&mut self) {
        let arena = self.arena;
        let Some(list) = arena.get(NodeId::ROOT, "commitments") else { return };
        let lacking = |item: NodeId| {
            let (key, lacks) = arena.entry(item, "lacks")?;
            let answer = arena.get(item, "answer").and_then(|answer| arena.text(answer));
            let is_whole = answer.is_none_or(|answer| answer == Answer::Commits.word());
            arena.text(lacks).filter(|text| is_whole && !text.trim().is_empty()).map(|_| key)
        };
        let lacking: Vec<NodeId> = arena.items(list).filter_map(lacking).collect();
        for key in lacking {
            self.findings.under("load/wrong-type", Severity::Warning);
            if !self.findings.has_room() {
                self.findings.count_only();
                continue;
            }
            let message = "this says what the answer lacks, and the answer is recorded as a whole one";
            let help = "write answer: partial above it; where nothing is missing, say under says what stands here, and take the line out";
            self.findings.add(Draft::new(key, message, help).value("lacks"));
        }
    }

    /// Adds a note for each text under `lacks` that seems to say what is there: "only work with fathers".
    pub(super) fn what_is_there(&mut self) {
        let arena = self.arena;
        let Some(list) = arena.get(NodeId::ROOT, "commitments") else { return };
        let said = |item: NodeId| {
            let node = arena.get(item, "lacks")?;
            let text = arena.text(node)?.trim();
            if ["nothing", "none", "nothing is missing"].contains(&text.trim_end_matches('.').to_lowercase().as_str()) {
                return Some((node, text, ""));
            }
            let there = ["only ", "Only ", "just ", "Just "].iter().find_map(|only| text.strip_prefix(only))?;
            Some((node, text, there))
        };
        let said: Vec<(NodeId, &str, &str)> = arena.items(list).filter_map(said).collect();
        for (node, text, there) in said {
            self.findings.under("load/wrong-type", Severity::Note);
            if !self.findings.has_room() {
                self.findings.count_only();
                continue;
            }
            if there.is_empty() {
                let message = format!("\"{}\" is recorded as what is missing", shortened(text));
                let help = "where nothing is missing, take the lines answer and lacks out";
                self.findings.add(Draft::new(node, message, help).value(text));
                continue;
            }
            let message = format!("\"{}\" may say what is there, and lacks says what is missing", shortened(text));
            let help = format!(
                "if only that is there, write what is missing, as lacks: {}; if that alone is missing, write lacks: {}",
                paste::sentence(&format!("all but {there}")),
                paste::sentence(there)
            );
            self.findings.add(Draft::new(node, message, help).value(text));
        }
    }

    /// Adds a finding for each answer whose own entry is not recorded: without it, what the record leaves out would be told as
    /// what the policy does not say.
    pub(super) fn answers_without_their_entry(&mut self) {
        let arena = self.arena;
        let Some(list) = arena.get(NodeId::ROOT, "commitments") else { return };
        let lacking: Vec<(NodeId, Lacking)> =
            arena.items(list).filter_map(|item| self.entry_of_answer_missing(item)).collect();
        for (key, Lacking { entry, message, help }) in lacking {
            self.findings.under("load/missing-key", Severity::Warning);
            if !self.findings.has_room() {
                self.findings.count_only();
                continue;
            }
            self.findings.add(Draft::new(key, message, help).value(entry));
        }
    }

    fn entry_of_answer_missing(&self, item: NodeId) -> Option<(NodeId, Lacking)> {
        let arena = self.arena;
        let text = |name: &str| arena.get(item, name).and_then(|node| arena.text(node));
        let is_missing = |name: &&str| arena.get(item, name).is_none() && !self.explained.contains(&(item, *name));
        let (key, answer) = arena.entry(item, "answer")?;
        let answer = arena.text(answer)?;
        let lacking = if answer == Answer::Partial.word() {
            Lacking {
                entry: Some("lacks").filter(is_missing)?,
                message: "this is recorded as partial, and what is missing is not recorded".to_owned(),
                help:
                    "write lacks: below it, with what the source leaves out; where nothing is missing, take the line answer out; where it commits itself to none of it, \
                     take the whole commitment out"
                        .to_owned(),
            }
        } else if answer == Answer::Delegated.word() {
            let by = text("by").filter(|by| !by.trim().is_empty())?;
            Lacking {
                entry: Some("to").filter(is_missing)?,
                message: format!(
                    "this is recorded as delegated, and to whom stands nowhere; by, who has to act, is \"{}\"",
                    shortened(by)
                ),
                help: format!(
                    "write to: {} in place of by if they decide instead; where the source names nobody, write to: unstated",
                    example::value(by)
                ),
            }
        } else {
            return None;
        };
        Some((key, lacking))
    }
}

/// The entry that an answer lacks, and what is said of it.
struct Lacking {
    entry: &'static str,
    message: String,
    help: String,
}
