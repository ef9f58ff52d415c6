//! Whether a name is what people go by, whenever that was written down: "written in line with KCSIE 2021".

use super::clause::Sentence;
use super::ending::Governor;
use super::usage::Named;
use super::words::Signs;

impl Sentence<'_> {
    /// Whether what stands before a name is what people go by: "in accordance with KCSIE 2023 and KCSIE 2024".
    pub(super) fn goes_by(&self, name: &Named) -> bool {
        (self.words.start..name.words.start).any(|at| self.has(at, Signs::FOLLOWED) || self.stands("in line with", at))
    }

    /// "Were updated to include guidance within KCSIE", "was developed using KCSIE".
    pub(super) fn is_taken_in(&self, named: &Named) -> bool {
        const NEAR: usize = 6;
        let near = named.words.start.saturating_sub(NEAR).max(self.words.start)..named.words.start;
        let is_one = |at: usize| {
            let goal = ["include", "reflect", "incorporate", "meet", "follow"].contains(&self.word(at + 1));
            let is_base = at + 3 >= named.words.start && ["using", "regard", "reference"].contains(&self.word(at));
            let is_source = self.word(at + 1) == "from"
                && ["taken", "drawn", "adapted", "extracted", "derived", "quoted", "copied", "reproduced"]
                    .contains(&self.word(at));
            let is_informed = self.word(at + 1) == "by"
                && ["informed", "guided", "underpinned", "shaped", "governed"].contains(&self.word(at));
            let by_edition = (self.word(at) == "to" && goal) || is_source;
            (named.has_edition && by_edition) || is_base || is_informed
        };
        near.into_iter().any(is_one)
    }

    /// "Reflects the changes to KCSIE".
    pub(super) fn follows_changes(&self, governor: &Governor) -> bool {
        let is_near = |back: usize| {
            let at = governor.at.wrapping_sub(back);
            self.has(at, Signs::FOLLOWED)
                || (self.before(governor.at, back + 1) == "in" && self.before(governor.at, back) == "line")
        };
        self.has(governor.at, Signs::ABOUT) && (1..=3).any(is_near)
    }

    /// "written in line with KCSIE 2021": when it was written does not matter, it is what is followed.
    pub(super) fn is_followed(&self, governor: &Governor) -> bool {
        let (word, before) = (self.word(governor.at), self.before(governor.at, 1));
        // "Following a review, police were told" tells what came before.
        let is_after = word == "following" && governor.at == self.words.start;
        // "As required by the LSCB", and not "guidance required LSCBs to".
        let is_required = word == "required" && governor.by;
        (self.has(governor.at, Signs::FOLLOWED) && !is_after)
            || is_required
            || [("in", "line"), ("set", "out"), ("to", "include"), ("take", "account"), ("up", "under")]
                .contains(&(before, word))
    }
}
