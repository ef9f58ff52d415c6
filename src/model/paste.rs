//! A commitment to paste, between braces on one line: what is known of it, and places for what only the source tells.

use std::borrow::Cow;
use std::fmt;

use super::date::Round;
use super::words::Strength;

/// What is known of a commitment that belongs under `commitments`.
#[derive(Clone, Debug, Default)]
pub(crate) struct Pasted<'p> {
    /// What it answers, or its own short name: "standard: refresher", "id: course-length-1".
    pub(crate) answers: String,
    /// The one level that it is for, as it is written.
    pub(crate) level: Option<String>,
    /// Where the document says so.
    pub(crate) section: Option<&'p str>,
    /// How binding it is, where its words leave no choice.
    pub(crate) strength: Option<Strength>,
    /// What it says.
    pub(crate) says: Cow<'p, str>,
    /// Its details: "every: 1 year".
    pub(crate) details: String,
}

impl<'p> Pasted<'p> {
    /// What an action promises again and again, as the commitment that it is: `due` is what stands there in place of a date.
    pub(crate) fn of_round(
        id: Option<&str>,
        section: Option<&'p str>,
        says: Option<&'p str>,
        round: Round<'_>,
        due: Option<&str>,
    ) -> Self {
        let says = says.unwrap_or("[insert what it says]");
        // When it comes round is said once.
        let due = due.filter(|due| !says.to_lowercase().contains(&due.to_lowercase()));
        Self {
            answers: format!("id: {}", id.unwrap_or("\"[insert a short name]\"")),
            section,
            says: due.map_or(Cow::Borrowed(says), |due| Cow::Owned(format!("{} ({due})", says.trim_end_matches('.')))),
            details: round.every.map_or_else(String::new, |every| format!("every: {every}")),
            level: None,
            strength: None,
        }
    }

    /// What an action only hopes for or aims at, as the commitment that it is.
    pub(crate) fn of_hope(id: Option<&str>, section: Option<&'p str>, says: &'p str, strength: Strength) -> Self {
        Self {
            answers: format!("id: {}", id.unwrap_or("\"[insert a short name]\"")),
            section,
            strength: Some(strength),
            says: says.into(),
            ..Self::default()
        }
    }
}

impl fmt::Display for Pasted<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "- {{{}", self.answers)?;
        if let Some(level) = &self.level {
            write!(formatter, ", scope: {{levels: [{level}]}}")?;
        }
        let section = self.section.map_or_else(
            || "\"[insert where it says so]\"".to_owned(),
            |section| format!("\"{}\"", without_marks(section)),
        );
        let strength = self.strength.map_or("\"[insert must, will, should or may]\"", Strength::word);
        write!(formatter, ", section: {section}, strength: {strength}, says: {}", sentence(&self.says))?;
        if !self.details.is_empty() {
            write!(formatter, ", details: {{{}}}", self.details)?;
        }
        formatter.write_str("}")
    }
}

/// A whole sentence as a value between braces. What is longer than any sentence is left to whoever pastes it.
pub(crate) fn sentence(text: &str) -> String {
    const LONGEST: usize = 400;
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.chars().count() > LONGEST {
        return "\"[insert what it says]\"".to_owned();
    }
    let has_mark =
        text.contains(|letter: char| !letter.is_alphanumeric() && !" .,;'()-/\u{2019}\u{a3}".contains(letter));
    let is_plain = text.starts_with(|letter: char| letter.is_alphanumeric()) && !has_mark && !text.contains(',');
    if is_plain { text } else { format!("\"{}\"", without_marks(&text)) }
}

/// A text without the marks that end another one in quotes.
fn without_marks(text: &str) -> String {
    text.replace('\\', "/").replace('"', "'")
}
