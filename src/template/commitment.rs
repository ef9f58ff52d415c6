//! The commitment that answers a standard, with the place of everything kept that only the policy can say.

use std::borrow::Cow;

use super::answers::{name, quoted, value};
use super::entry;
use super::question::field_of;
use crate::model::amount::{DetailKind, DetailType};
use crate::model::standards::Standard;
use crate::model::words::{Answer, Strength};

/// What a policy writes to answer a standard, to be pasted: a commitment, or the entry that answers in its place.
pub fn to_paste(standard: &Standard) -> String {
    let answer = field_of(standard).filter(|field| !field.takes_commitments).and_then(|field| entry(&field.path));
    answer.unwrap_or_else(|| format!("commitments:\n{}", lines(standard).join("\n") + "\n"))
}

/// What is known already of a commitment that is to be written.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// The answer, where it is not simply that the policy commits itself.
    pub answer: Option<Answer>,
    /// Where the policy says so.
    pub sections: Vec<String>,
    /// How strongly.
    pub strength: Option<Strength>,
    /// What it says.
    pub says: Option<String>,
    /// The details with their values, as YAML has them.
    pub details: Vec<(String, String)>,
    /// What is missing.
    pub lacks: Option<String>,
    /// The action that will bring it.
    pub action: Option<String>,
    /// To whom it is left.
    pub to: Option<String>,
}

impl Known {
    /// Whether the answer binds the policy, so that it has a strength and numbers.
    fn binds(&self) -> bool {
        matches!(self.answer, None | Some(Answer::Commits | Answer::Partial))
    }

    /// The entry that an answer of this kind has to have.
    fn rest(&self) -> [(&'static str, &Option<String>, Option<&'static str>); 3] {
        let open = |answer, asks: &'static str| (self.answer == Some(answer)).then_some(asks);
        [
            ("lacks", &self.lacks, open(Answer::Partial, "[insert what is missing]")),
            ("action", &self.action, open(Answer::Deferred, "[insert the id of the action]")),
            ("to", &self.to, open(Answer::Delegated, "[insert who decides instead]")),
        ]
    }
}

/// The commitment as an item of `commitments`.
pub(super) fn lines(standard: &Standard) -> Vec<String> {
    let id = standard.id.text().unwrap_or_default();
    filled(id, &standard.detail_kinds(), &Known::default()).into_iter().map(|line| format!("  {line}")).collect()
}

/// A commitment as an item of a list, the item's hyphen in the first column: with what is known of it, and the place kept of
/// what it still has to have.
pub fn filled(standard: &str, kinds: &[(String, DetailKind)], known: &Known) -> Vec<String> {
    let sections: Vec<String> = known.sections.iter().map(|section| value(section)).collect();
    let mut lines = vec![format!("- standard: {}", name(standard))];
    lines.push(match sections.as_slice() {
        [] => "  section: \"[insert where it says so]\"".to_owned(),
        [only] => format!("  section: {only}"),
        several => format!("  section: [{}]", several.join(", ")),
    });
    lines.extend(known.answer.map(|answer| format!("  answer: {answer}")));
    lines.extend(match known.strength {
        Some(strength) => Some(format!("  strength: {strength}")),
        None => known.binds().then(|| "  strength: \"[insert must, will, should or may]\"".to_owned()),
    });
    lines.push("  says: >-".to_owned());
    let says = known.says.as_deref().unwrap_or("[insert what it says, in your own words]");
    lines.extend(wrapped(says).into_iter().map(|line| format!("    {line}")));
    let given = |name: &str| known.details.iter().any(|(given, _)| given == name);
    let open = kinds.iter().filter(|(name, kind)| known.binds() && kind.asked && !given(name)).map(open_detail);
    let details: Vec<(String, String)> = known.details.iter().cloned().chain(open).collect();
    if !details.is_empty() {
        lines.push("  details:".to_owned());
        lines.extend(details.iter().map(|(detail, value)| format!("    {}: {value}", name(detail))));
    }
    let rest = known.rest().into_iter();
    lines.extend(rest.filter_map(|(key, given, open)| Some(format!("  {key}: {}", value(given.as_deref().or(open)?)))));
    lines
}

/// A sentence as lines of a block that folds them, as long as documents here have them.
pub fn wrapped(text: &str) -> Vec<String> {
    let options = textwrap::Options::new(94)
        .word_separator(textwrap::WordSeparator::AsciiSpace)
        .word_splitter(textwrap::WordSplitter::NoHyphenation)
        .break_words(false);
    textwrap::wrap(text, &options).into_iter().map(Cow::into_owned).collect()
}

fn open_detail((detail, kind): &(String, DetailKind)) -> (String, String) {
    (detail.clone(), quoted(&format!("[insert {}]", in_words(kind))))
}

/// What belongs under a detail, in words.
pub fn in_words(kind: &DetailKind) -> String {
    match (kind.kind, &kind.unit) {
        (DetailType::Count, Some(unit)) => format!("the number of {unit}"),
        (DetailType::Duration, _) => "a length of time, such as 18 months".to_owned(),
        (DetailType::Money, _) => "an amount, such as 50.00".to_owned(),
        _ => kind.to_string(),
    }
}
