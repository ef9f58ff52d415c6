//! A question for each standard, made from what the standard itself says: the one list of them.

use super::answers::{is_seen, name};
use super::commitment::{self, in_words};
use super::lines::ready;
use super::{About, Answers};
use crate::model::amount::DetailKind;
use crate::model::standards::{Sentence, Standard, Standards, Theme};
use crate::model::words::{Kind, listed, with_capital};
use crate::predicate::Field;
use crate::standards::Expectation;

/// A standard that a policy or a course is asked about.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'s> {
    /// The standard.
    pub standard: &'s Standard,
    /// The set that it stands in, where that is not the shared one.
    set: Option<&'s str>,
}

impl<'s> Asked<'s> {
    /// The short name of the standard.
    pub fn id(&self) -> Option<&'s str> {
        self.standard.id.text()
    }

    /// The question that a policy answers: "Does it say how often training is refreshed?"
    pub fn question(&self) -> String {
        as_question(self.standard.policy.silent.text(), self.standard.title())
    }

    /// The question that a course answers.
    fn question_of_course(&self) -> String {
        let worded =
            |sentence: &Sentence| sentence.otherwise.text().filter(|says| !says.contains('$')).map(str::to_owned);
        let says = self.standard.course.check.iter().find_map(|sentence| worded(sentence));
        as_question(says.as_deref(), self.standard.title())
    }

    /// The question with what the reader should know of the standard: "... (core)".
    pub fn question_with_marks(&self) -> String {
        let marks: Vec<String> = self
            .standard
            .is_core()
            .then(|| "core".to_owned())
            .into_iter()
            .chain(self.set.map(|set| format!("of {set}")))
            .collect();
        let question = self.question();
        if marks.is_empty() { question } else { format!("{question} ({})", marks.join(", ")) }
    }
}

/// The question that a policy answers by a standard as it is used.
pub fn question(expectation: &Expectation) -> String {
    as_question(expectation.policy.as_ref().map(|policy| policy.silent.as_str()), &expectation.title)
}

/// What something fails to do, turned into a question.
fn as_question(fails: Option<&str>, title: &str) -> String {
    match fails.and_then(|fails| fails.trim().strip_prefix("does not ")) {
        Some(rest) => format!("Does it {rest}?"),
        None => format!("Does it hold here: {}?", title.trim_end_matches('.')),
    }
}

/// The field of a policy that answers a standard.
pub(super) struct Answering {
    pub(super) path: String,
    /// Whether a commitment answers it too.
    pub(super) takes_commitments: bool,
}

/// The field of a policy that answers a standard in place of a commitment.
pub(super) fn field_of(standard: &Standard) -> Option<Answering> {
    let field = Field::find(Kind::Policy, standard.policy.answered_by.text()?).ok()?;
    Some(Answering { path: field.path(), takes_commitments: field.has_items() })
}

/// The standards of some sets that ask something, by theme, the core ones first. A standard that a set of one's own has under
/// the id of one before it is that one.
pub fn by_theme<'s>(sets: &[&'s Standards], asks: fn(&Standard) -> bool) -> Vec<(String, Vec<Asked<'s>>)> {
    let mut asked: Vec<Asked<'s>> = Vec::new();
    for set in sets {
        let own = set.standards.text().filter(|name| *name != crate::standards::SHARED);
        for standard in set.list.iter().filter(|standard| standard.id.text().is_some() && asks(standard)) {
            if !asked.iter().any(|known| known.standard.id.text() == standard.id.text()) {
                asked.push(Asked { standard, set: own });
            }
        }
    }
    let themes = Theme::ALL.iter().map(Some).chain([None]);
    let group = |theme: Option<&Theme>| {
        let mut group: Vec<Asked<'s>> =
            asked.iter().copied().filter(|asked| asked.standard.theme.get() == theme).collect();
        group.sort_by_key(|asked| !asked.standard.is_core());
        (theme.map_or_else(|| "Without a theme".to_owned(), |theme| with_capital(theme.word())), group)
    };
    themes.map(group).filter(|(_, group)| !group.is_empty()).collect()
}

/// Whether a standard asks something of policies.
pub fn is_for_policies(standard: &Standard) -> bool {
    standard.policy.expects.get().is_some()
}

/// Whether a commitment answers a standard, and not an entry of the policy alone.
pub fn is_answered_by_commitment(standard: &Standard) -> bool {
    is_for_policies(standard) && field_of(standard).is_none_or(|field| field.takes_commitments)
}

/// A question for each standard with its commitment: in use where the policy is known to speak of it, else ready to be. Where
/// nothing is known the first is in use, because a list has to have something in it.
pub(super) fn commitments(about: &About<'_>, answers: &Answers) -> String {
    let mut text: String = answers.commitments.iter().flat_map(|line| [line.as_str(), "\n"]).collect();
    let mut is_example = answers.standards.is_empty() && answers.commitments.is_empty();
    for (theme, group) in by_theme(about.sets, is_for_policies) {
        text.push_str(&format!("\n# -- {theme} --\n"));
        for asked in group {
            let id = asked.id().unwrap_or_default();
            text.push('\n');
            text.push_str(&sentences(&asked.question_with_marks()));
            text.push_str(&sentences(&what_to_write(asked.standard)));
            if field_of(asked.standard).is_some_and(|field| !field.takes_commitments) {
                continue;
            }
            let is_used = std::mem::take(&mut is_example) || answers.standards.contains(id);
            let lines = commitment::lines(asked.standard);
            text.extend(lines.iter().map(|line| if is_used { line.clone() } else { ready(line) } + "\n"));
        }
    }
    text
}

/// What an answer to a standard consists of: "section, must/will/should/may, what it says, every (a length of time ...)".
fn what_to_write(standard: &Standard) -> String {
    let field = field_of(standard);
    if let Some(field) = field.as_ref().filter(|field| !field.takes_commitments) {
        return format!("Its answer is what stands under {}, above.", field.path);
    }
    let details = |is_asked: bool| -> Vec<String> {
        let kinds = standard.detail_kinds();
        let wanted = kinds.iter().filter(|(_, kind)| kind.asked == is_asked);
        wanted.map(|(name, kind)| described(name, kind)).collect()
    };
    let asked =
        [vec!["Section".to_owned(), "must/will/should/may".to_owned(), "what it says".to_owned()], details(true)];
    let mut text = asked.concat().join(", ");
    let others: Vec<String> = details(false);
    if !others.is_empty() {
        text.push_str(&format!("; where it says so, under details also {}", listed(&others, "and")));
    }
    if let Some(field) = field {
        text.push_str(&format!(". What stands under {}, above, is an answer too", field.path));
    }
    text + "."
}

/// A detail with what belongs under it, and what it is where its name alone does not tell: "recency (a length of time, such as 18
/// months: how old a review may be)".
fn described(name: &str, kind: &DetailKind) -> String {
    const PLAIN: [&str; 6] = ["every", "minimum", "notice", "fee", "substitute", "checklist"];
    let about = kind.about.as_deref().filter(|_| !PLAIN.contains(&name));
    let about = about.map(|about| format!(": {about}")).unwrap_or_default();
    format!("{name} ({}{about})", in_words(kind))
}

/// The places in the materials for which the standards ask: one in use for each core standard, the others ready to be.
pub(super) fn evidence(about: &About<'_>, _: &Answers) -> String {
    let mut text = String::new();
    for asked in by_theme(about.sets, is_shown_by_materials).into_iter().flat_map(|(_, group)| group) {
        let question = sentences(&asked.question_of_course());
        text.extend(question.lines().map(|line| format!("  {line}\n")));
        let id = name(asked.id().unwrap_or_default());
        let lines = [
            format!("  {id}:"),
            "    - says: \"[insert what they show]\"".to_owned(),
            "      where: \"[insert the place]\"".to_owned(),
        ];
        let is_used = asked.standard.is_core();
        text.extend(lines.iter().map(|line| if is_used { line.clone() } else { ready(line) } + "\n"));
    }
    text
}

/// Whether a standard asks a course for evidence under its own name.
fn is_shown_by_materials(standard: &Standard) -> bool {
    let id = standard.id.text();
    standard.course.expects.get().is_some()
        && standard.course.check.iter().any(|sentence| id.is_some() && sentence.evidence.text() == id)
}

/// Text as lines that YAML does not read.
pub(super) fn sentences(text: &str) -> String {
    // What a file of one's own says may have line breaks, which would end the comment.
    let plain: String = text.chars().map(|letter| if is_seen(letter) { letter } else { ' ' }).collect();
    let options = textwrap::Options::new(100)
        .initial_indent("# ")
        .subsequent_indent("# ")
        .word_separator(textwrap::WordSeparator::AsciiSpace)
        .word_splitter(textwrap::WordSplitter::NoHyphenation)
        .break_words(false);
    let words = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    textwrap::fill(&words, &options) + "\n"
}
