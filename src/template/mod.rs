//! A start for a document that somebody is about to write: every entry that they are likely to need, a sentence with what to
//! write there, and `[insert ...]` in place of what only they know.
//!
//! The pages beside this file are what is written, line by line. What depends on the standards in use, a question for each of
//! them with the commitment that answers it, is made from the standards' own data.

mod answers;
mod commitment;
mod lines;
mod question;

use jiff::civil::Date as Day;

pub use answers::{Answers, in_comment, quoted, short_name, value};
pub use commitment::{Known, filled, in_words, to_paste, wrapped};
pub use question::{Asked, by_theme, is_answered_by_commitment, is_for_policies, question};

use crate::model::standards::Standards;
use crate::model::words::Kind;
use lines::Lines;

/// The kinds of document that can be started.
pub const KINDS: [Kind; 4] = [Kind::Policy, Kind::Course, Kind::Standards, Kind::Config];

/// What a start depends on beside its kind.
#[derive(Clone, Copy, Debug)]
pub struct About<'a> {
    /// The sets of standards that hold where the document will stand.
    pub sets: &'a [&'a Standards],
    /// Where an editor finds the schema, seen from the document.
    pub schema: &'a str,
    /// The day on which it is begun.
    pub today: Day,
}

/// A document that was started.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Start {
    /// Its text.
    pub text: String,
    /// How many of its entries still keep a place.
    pub open: usize,
}

/// Starts a document with what is known already; `None` for a kind that nobody writes by hand.
pub fn start(kind: Kind, about: &About<'_>, answers: &Answers) -> Option<Start> {
    let mut lines = Lines::of(&with_standards(skeleton(kind)?, about, answers));
    for (path, value) in &answers.values {
        lines.set(path, value);
    }
    for path in &answers.open {
        lines.take(path);
    }
    for (path, note) in &answers.notes {
        lines.remark(path, &in_comment(note));
    }
    for (name, list) in &answers.lists {
        lines.fill(name, list);
    }
    for (name, entry) in &answers.entries {
        lines.add_behind(name, entry);
    }
    let open = lines.open();
    // At the head, before anything that somebody answered.
    Some(Start { text: lines.text().replacen("<<OPEN>>", &open_in_words(open), 1), open })
}

fn skeleton(kind: Kind) -> Option<&'static str> {
    match kind {
        Kind::Policy => Some(include_str!("policy.yaml")),
        Kind::Course => Some(include_str!("course.yaml")),
        Kind::Standards => Some(include_str!("standards.yaml")),
        Kind::Config => Some(include_str!("config.yaml")),
        Kind::Guidance => None,
    }
}

/// The page with what the standards and the day give it.
fn with_standards(page: &str, about: &About<'_>, answers: &Answers) -> String {
    let mut text = page
        .replace("<<SCHEMA>>", about.schema)
        .replace("<<TODAY>>", &about.today.to_string())
        .replace("<<MONTH>>", &about.today.strftime("%Y-%m").to_string());
    for (mark, made) in [
        ("<<READ>>", read_against as fn(&About<'_>, &Answers) -> String),
        ("<<COMMITMENTS>>\n", question::commitments),
        ("<<EVIDENCE>>\n", question::evidence),
        ("<<BEGUN>>\n", begun),
    ] {
        if text.contains(mark) {
            text = text.replace(mark, &made(about, answers));
        }
    }
    text
}

/// The sets in use with their editions, as `read_against` names them.
fn read_against(about: &About<'_>, _: &Answers) -> String {
    let named = about.sets.iter().filter_map(|set| {
        let is_plain = |text: &&str| text.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '-');
        let (id, edition) = (set.standards.text().filter(is_plain)?, set.edition.text().filter(is_plain)?);
        Some(format!("{id}@{edition}"))
    });
    match named.collect::<Vec<_>>().as_slice() {
        [only] => only.clone(),
        several => format!("[{}]", several.join(", ")),
    }
}

/// What a document was begun from, in sentences of its head.
fn begun(_: &About<'_>, answers: &Answers) -> String {
    answers.begun.iter().map(|sentence| format!("#\n{}", question::sentences(sentence))).collect()
}

fn open_in_words(open: usize) -> String {
    match open {
        0 => "Nothing is left open.".to_owned(),
        1 => "1 entry still says\n# [insert ...], and paramount check names it.".to_owned(),
        many => format!("{many} entries still say\n# [insert ...], and paramount check names them."),
    }
}

/// The entry of a policy that answers a standard where no commitment does, as the start has it.
pub fn entry(name: &str) -> Option<String> {
    Lines::of(skeleton(Kind::Policy)?).block(name)
}
