//! The sentences of standards: "trainers, at least 2". A closed set of predicates over the fields of a document, with
//! no expression language behind them: each is total, takes time in proportion to what it looks at, and knows the
//! place that it judged.

mod field;
mod judge;

pub use field::{Field, FieldType, UnknownField};
pub use judge::{Failure, is_placeholder, judge};

use crate::model::located::Leaf;
use crate::model::standards::Sentence;
use crate::model::words::{Kind, YesNo};
use crate::source::NodeId;

/// The most sentences that one side of a standard may have.
pub const MOST_SENTENCES: usize = 50;

/// A sentence that can be judged.
#[derive(Clone, Debug)]
pub struct Predicate {
    /// Where the standards file says it.
    pub at: NodeId,
    /// The field it is about.
    pub field: Field,
    /// What must hold of the field.
    pub verb: Verb,
    /// What is said where it does not hold; without it the sentence words its own message.
    pub otherwise: Option<String>,
}

/// What must hold of a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verb {
    /// Something is written there, or nothing is.
    Present(bool),
    /// The value is this one.
    Is(String),
    /// The value is one of these.
    OneOf(Vec<String>),
    /// The list has this item.
    Includes(String),
    /// A list has at least so many items; a number, date or duration is at least this.
    AtLeast(String),
    /// As at least, the other way.
    AtMost(String),
    /// The date lies no longer ago than this.
    Within(String),
}

/// Why a sentence of a standards file cannot be used.
#[derive(Clone, Debug)]
pub struct Fault {
    /// Where.
    pub at: NodeId,
    /// What is wrong.
    pub message: String,
    /// What to write.
    pub help: String,
}

/// Reads a sentence and checks its field against the schema of the kind that it judges, so that a misspelt field is
/// a fault on its line and never a rule that silently never fires.
///
/// # Errors
/// Where the field does not exist, no verb or several stand in the sentence, or the verb does not fit the field.
pub fn read(sentence: &Sentence, at: NodeId, kind: Kind) -> Result<Predicate, Fault> {
    let fault = |at, message: String, help: &str| Fault { at, message, help: help.to_owned() };
    let Some((field_at, path)) = sentence.field.located() else {
        return Err(fault(
            at,
            "this sentence names no field".to_owned(),
            "add field and the name of the field it judges",
        ));
    };
    let field = Field::find(kind, path).map_err(|unknown| Fault {
        at: field_at,
        message: unknown.message(kind),
        help: unknown.help(),
    })?;
    let mut verbs = verbs(sentence);
    match (verbs.pop(), verbs.pop()) {
        (Some((verb_at, verb)), None) => {
            if let Some(message) = judge::misfit(&field, &verb) {
                return Err(fault(verb_at, message, "use a predicate that fits the field; the README lists them"));
            }
            Ok(Predicate { at, field, verb, otherwise: sentence.otherwise.text().map(str::to_owned) })
        }
        (None, _) => Err(fault(
            at,
            format!("this sentence does not say what should hold of {path}"),
            "add present, is, one_of, includes, at_least, at_most or within",
        )),
        (Some((second, _)), Some(_)) => {
            Err(fault(second, "this sentence says two things at once".to_owned(), "write a sentence for each"))
        }
    }
}

fn verbs(sentence: &Sentence) -> Vec<(NodeId, Verb)> {
    let text =
        |leaf: &Leaf<String>, verb: fn(String) -> Verb| leaf.located().map(|(at, text)| (at, verb(text.clone())));
    let present = sentence.present.located().map(|(at, word)| (at, Verb::Present(*word == YesNo::Yes)));
    let options: Vec<String> = sentence.one_of.iter().filter_map(|leaf| leaf.text().map(str::to_owned)).collect();
    let one_of = sentence.one_of.first().and_then(Leaf::at).map(|at| (at, Verb::OneOf(options)));
    [
        present,
        text(&sentence.is, Verb::Is),
        one_of,
        text(&sentence.includes, Verb::Includes),
        text(&sentence.at_least, Verb::AtLeast),
        text(&sentence.at_most, Verb::AtMost),
        text(&sentence.within, Verb::Within),
    ]
    .into_iter()
    .flatten()
    .collect()
}
