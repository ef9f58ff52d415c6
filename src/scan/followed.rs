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
        near.into_iter().any(is_one) || (named.has_edition && self.is_on_the_making_of_a_text())
    }

    /// "The following were used in preparing this policy: ...": whether a sentence tells what a text was made from.
    fn is_on_the_making_of_a_text(&self) -> bool {
        const MAKING: &[&str] =
            &["preparing", "preparation", "writing", "developing", "development", "drafting", "compiling", "producing"];
        const TEXTS: &[&str] = &["policy", "policies", "document", "handbook", "procedure", "procedures", "guide"];
        let has = |words: &[&str]| self.words.clone().any(|at| words.contains(&self.word(at)));
        has(MAKING) && has(TEXTS)
    }

    /// "Drawn up in accordance with all relevant guidance, including KCSIE".
    pub(super) fn is_among_what_is_followed(&self, named: &Named) -> bool {
        let before = named.words.start.wrapping_sub(1);
        let leads_in = ["including", "namely", "particularly", "especially"].contains(&self.word(before))
            || self.stands("such as", before.wrapping_sub(1));
        leads_in && self.goes_by(named)
    }

    /// "Reflects the changes to KCSIE".
    pub(super) fn follows_changes(&self, governor: &Governor) -> bool {
        let is_near = |back: usize| {
            let at = governor.at.wrapping_sub(back);
            self.has(at, Signs::FOLLOWED)
                || (self.before(governor.at, back + 1) == "in" && self.before(governor.at, back) == "line")
        };
        // "In line with the requirements of KCSIE", "following the publication of KCSIE".
        const OF_GUIDANCE: &[&str] = &[
            "publication",
            "release",
            "introduction",
            "launch",
            "updates",
            "requirements",
            "recommendations",
            "guidance",
            "principles",
            "duties",
            "expectations",
            "advice",
            "definition",
            "definitions",
        ];
        let is_one = self.has(governor.at, Signs::ABOUT) || OF_GUIDANCE.contains(&self.word(governor.at));
        is_one && (1..=3).any(is_near)
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
            || [
                ("in", "response"),
                ("the", "light"),
                ("in", "light"),
                ("in", "line"),
                ("set", "out"),
                ("to", "include"),
                ("take", "account"),
                ("up", "under"),
            ]
            .contains(&(before, word))
    }
}
