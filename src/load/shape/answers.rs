//! Answers of commitments that say two things: what they lack, and that they are whole.

use super::Shape;
use crate::finding::{Draft, Severity};
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
            let help = "write answer: partial above it; where nothing is missing, take lacks out";
            self.findings.add(Draft::new(key, message, help).value("lacks"));
        }
    }
}
