//! What a policy commits itself to, how strongly, for which training.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Slug, sections};
use crate::model::describe::schema;
use crate::model::located::{Entries, Item, Leaf, OneOrMany, Read, Text, Unreadable};
use crate::model::placeholder::says_something;
use crate::model::words::{Agency, Answer, Mode, Strength, YesNo};
use crate::source::NodeId;

/// What the document commits to: one duty, answering one standard or standing for itself.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(deny_unknown_fields, extend("anyOf" = [{"required": ["standard"]}, {"required": ["id"]}]))]
pub struct Commitment {
    /// The standard that it answers.
    #[schemars(with = "Text")]
    pub standard: Leaf<String>,
    /// A local name, where no standard fits.
    #[schemars(with = "Slug")]
    pub id: Leaf<String>,
    /// Where the document says so.
    #[schemars(with = "OneOrMany<Text>")]
    pub section: OneOrMany<Leaf<String>>,
    /// To which training it applies; left out, to all.
    pub scope: Scope,
    /// Who has to act: partnership, agencies, trainers, participants, or the id of a body.
    #[schemars(with = "Text")]
    pub by: Leaf<String>,
    /// How the document answers; left out, it commits.
    pub answer: Leaf<Answer>,
    /// How strongly, in the source's own word; never upgraded.
    pub strength: Leaf<Strength>,
    /// What it says, in the recorder's own words.
    #[schemars(with = "Text")]
    pub says: Leaf<String>,
    /// The amounts and positions in it, by the details of the standard.
    pub details: Entries<OneOrMany<Leaf<DetailText>>>,
    /// What is missing, where the answer is partial.
    #[schemars(with = "Text")]
    pub lacks: Leaf<String>,
    /// The action that will bring it, where the answer is deferred.
    #[schemars(with = "Text")]
    pub action: Leaf<String>,
    /// Who decides instead, where the answer is delegated.
    #[schemars(with = "Text")]
    pub to: Leaf<String>,
    /// The source's own words, which must stand in `source.file`.
    #[schemars(with = "Text")]
    pub quote: Leaf<String>,
}

impl Commitment {
    /// The answer; a commitment that says nothing else commits.
    pub fn answer(&self) -> Answer {
        self.answer.get().copied().unwrap_or(Answer::Commits)
    }

    /// Whether the document commits itself, to all of it or a part. An answer that cannot be read may be one that does not.
    pub fn is_committed(&self) -> bool {
        !self.answer.is_bad() && matches!(self.answer(), Answer::Commits | Answer::Partial)
    }

    /// Whether it records what the document says: its text, or a quotation. A line that only names a standard is a tick, and
    /// no answer. What is written and cannot be read is a finding of its own, and counts as a text.
    pub fn has_text(&self) -> bool {
        let is_answer = |leaf: &&Leaf<String>| is_filled(leaf) && !leaf.text().is_some_and(is_tick);
        [&self.says, &self.quote].iter().any(is_answer)
    }

    /// Whether it records where the document says so; `unstated` does where the document has no sections.
    pub fn has_section(&self) -> bool {
        self.section.iter().any(|section| section.is_unstated() || is_filled(section))
    }

    /// Where the document says so: "section 12d", "sections 3.5 and 9.4", or nothing.
    pub fn sections(&self) -> Option<String> {
        sections(&self.section)
    }
}

impl Item<Commitment> {
    /// Where a detail is named, or the commitment that would hold it.
    pub fn place_of_detail(&self, name: &str) -> NodeId {
        let key = self.details.iter().find(|(key, _)| key.text() == Some(name));
        key.and_then(|(key, _)| key.at()).unwrap_or(self.at)
    }
}

/// "Yes", "x", "covered", "see appendix 4": a tick, or where to look, in place of what the document says.
fn is_tick(text: &str) -> bool {
    const TICKS: [&str; 14] =
        ["yes", "no", "y", "n", "x", "ok", "true", "false", "done", "met", "covered", "included", "in place", "partly"];
    /// That nothing is said is silence.
    const SILENT: [&str; 8] = [
        "nothing",
        "nothing said",
        "nothing is said",
        "not covered",
        "silent",
        "the policy does not say",
        "the strategy does not say",
        "it does not say",
    ];
    /// No tick is longer.
    const LONGEST: usize = 30;
    if text.len() > LONGEST {
        return false;
    }
    let words = text.trim().trim_end_matches('.');
    let place = words.split_at_checked(4).filter(|(see, _)| see.eq_ignore_ascii_case("see "));
    TICKS.iter().chain(&SILENT).any(|tick| words.eq_ignore_ascii_case(tick))
        || place.is_some_and(|(_, place)| place.split(' ').count() <= 2)
}

/// Whether words are written there, and not only the place of some.
fn is_filled(leaf: &Leaf<String>) -> bool {
    leaf.is_bad() || leaf.text().is_some_and(says_something)
}

/// The value of a detail as written: its meaning depends on the standard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DetailText(pub String);

impl Read for DetailText {
    fn read(text: &str) -> Result<Self, Unreadable> {
        Ok(Self(text.to_owned()))
    }
}

schema!(inline DetailText, {"type": ["string", "number", "boolean"]});

/// To which training a commitment applies. All that is given must match; an empty scope is all training.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(deny_unknown_fields)]
pub struct Scope {
    /// Single-agency or multi-agency training.
    pub agency: Leaf<Agency>,
    /// How the training is delivered.
    pub mode: OneOrMany<Leaf<Mode>>,
    /// At which levels.
    #[schemars(with = "OneOrMany<Text>")]
    pub levels: OneOrMany<Leaf<String>>,
    /// Whether the training is bought in.
    pub commissioned: Leaf<YesNo>,
}
