//! From what a standards file says to sentences that can be judged, with the faults that keep one from it.

use super::fit::{self, Misfit};
use super::{Bound, Field, MOST_SENTENCES, Operator, Predicate, Shown, Standing, Subject};
use crate::model::DetailKind;
use crate::model::located::{Item, Leaf, Read};
use crate::model::standards::Sentence;
use crate::model::words::{Kind, YesNo, listed};
use crate::source::NodeId;

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

impl Fault {
    fn new(at: NodeId, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { at, message: message.into(), help: help.into() }
    }
}

/// What sentences are read against.
#[derive(Clone, Copy, Debug)]
pub struct Reader<'r> {
    /// The kind of document that they judge.
    pub kind: Kind,
    /// The details of their standard.
    pub details: &'r [(String, DetailKind)],
}

/// Reads a list of sentences; those that cannot be used are faults.
pub fn read_all(sentences: &[Item<Sentence>], reader: Reader<'_>) -> (Vec<Predicate>, Vec<Fault>) {
    read_list(sentences, reader, None)
}

/// Reads a sentence and checks its field against the schema of the kind that it judges, so that a misspelt field is
/// a fault on its line and never a rule that silently never fires.
///
/// # Errors
/// Where the field does not exist, no operator or several stand in the sentence, or the operator does not fit the field.
pub fn read(sentence: &Item<Sentence>, reader: Reader<'_>) -> Result<Predicate, Vec<Fault>> {
    read_one(sentence, reader, None)
}

fn read_list(sentences: &[Item<Sentence>], reader: Reader<'_>, list: Option<&Field>) -> (Vec<Predicate>, Vec<Fault>) {
    let mut faults = Vec::new();
    if let Some(first) = sentences.get(MOST_SENTENCES) {
        let message =
            format!("more than {MOST_SENTENCES} sentences stand in one list, and those from here on are left out");
        faults.push(Fault::new(first.at, message, "make a second standard of what is asked for beyond that"));
    }
    let mut predicates = Vec::new();
    for sentence in sentences.iter().take(MOST_SENTENCES) {
        match read_one(sentence, reader, list) {
            Ok(predicate) => predicates.push(predicate),
            Err(found) => faults.extend(found),
        }
    }
    (predicates, faults)
}

fn read_one(sentence: &Item<Sentence>, reader: Reader<'_>, list: Option<&Field>) -> Result<Predicate, Vec<Fault>> {
    let one = |fault| vec![fault];
    let Some((field_at, path)) = sentence.field.located() else {
        let help = "add field and the name of the field it judges";
        return Err(one(Fault::new(sentence.at, "this sentence names no field", help)));
    };
    let subject = subject(field_at, path, reader, list).map_err(one)?;
    let own = match &subject {
        Subject::Field(field) => Some(field),
        Subject::OfPolicy(_) | Subject::Detail(_) => None,
    };
    let among = inner(&sentence.among, reader, own, list, "where")?;
    let (operator_at, operator) = operator(sentence, path, reader, own, list)?;
    let misfit = |Misfit { message, help }| one(Fault::new(operator_at, message, help));
    fit::operator(&subject, &operator, !among.is_empty(), reader.details).map_err(misfit)?;
    if let Some((at, text)) = sentence.otherwise.located() {
        let unknown = |Misfit { message, help }| one(Fault::new(at, message, help));
        fit::wording(text, &operator, reader.details).map_err(unknown)?;
    }
    let otherwise = sentence.otherwise.text().map(str::to_owned);
    Ok(Predicate { at: sentence.at, subject, among, operator, otherwise })
}

fn subject(at: NodeId, path: &str, reader: Reader<'_>, list: Option<&Field>) -> Result<Subject, Fault> {
    if let Some(list) = list {
        let judged = format!("an entry of {}", list.path());
        let found = list.of_items(path);
        return found.map(Subject::Field).map_err(|unknown| Fault::new(at, unknown.message(&judged), unknown.help()));
    }
    if reader.kind == Kind::Course {
        if let Some(name) = path.strip_prefix('$') {
            return detail(at, name, reader).map(|()| Subject::Detail(name.to_owned()));
        }
        if let Some(path) = path.strip_prefix("policy.") {
            return field_of(at, Kind::Policy, path).map(Subject::OfPolicy);
        }
    }
    field_of(at, reader.kind, path).map(Subject::Field)
}

fn field_of(at: NodeId, kind: Kind, path: &str) -> Result<Field, Fault> {
    Field::find(kind, path).map_err(|unknown| Fault::new(at, unknown.message(&format!("a {kind}")), unknown.help()))
}

fn detail(at: NodeId, name: &str, reader: Reader<'_>) -> Result<(), Fault> {
    fit::known_detail(name, reader.details).map(|_| ()).map_err(|misfit| Fault::new(at, misfit.message, misfit.help))
}

/// Sentences about the items of a list. They nest once: what needs more is a standard of its own.
fn inner(
    sentences: &[Item<Sentence>],
    reader: Reader<'_>,
    field: Option<&Field>,
    list: Option<&Field>,
    word: &str,
) -> Result<Vec<Predicate>, Vec<Fault>> {
    let Some(first) = sentences.first() else { return Ok(Vec::new()) };
    if list.is_some() {
        let message = format!("{word} stands inside another each or where, and sentences nest only once");
        return Err(vec![Fault::new(first.at, message, "say it of the outer list, or make a second standard of it")]);
    }
    let items = field.filter(|field| field.has_items());
    let Some(field) = items else {
        let message = format!("{word} is said of the items of a list, and this field is none");
        return Err(vec![Fault::new(first.at, message, "name a list of the course, such as trainers")]);
    };
    let (predicates, faults) = read_list(sentences, reader, Some(field));
    if faults.is_empty() { Ok(predicates) } else { Err(faults) }
}

/// The one operator of a sentence.
fn operator(
    sentence: &Item<Sentence>,
    path: &str,
    reader: Reader<'_>,
    own: Option<&Field>,
    list: Option<&Field>,
) -> Result<(NodeId, Operator), Vec<Fault>> {
    let mut operators = plain_operators(sentence);
    if let Some(first) = sentence.each.first() {
        operators.push((first.at, Operator::Each(inner(&sentence.each, reader, own, list, "each")?)));
    }
    if let Some((at, text)) = sentence.agrees_with.located() {
        let standing = match text.strip_prefix('$') {
            Some(name) => detail(at, name, reader).map(|()| Standing::Detail(name.to_owned())),
            None => field_of(at, Kind::Policy, text).map(Standing::Field),
        };
        operators.push((at, Operator::AgreesWith(standing.map_err(|fault| vec![fault])?)));
    }
    let last = operators.pop();
    match (last, operators.pop()) {
        (Some(operator), None) => Ok(operator),
        (None, _) => Err(vec![Fault::new(
            sentence.at,
            format!("this sentence does not say what should hold of {path}"),
            format!("add {}", listed(&OPERATORS, "or")),
        )]),
        (Some((second, _)), Some(_)) => {
            Err(vec![Fault::new(second, "this sentence says two things at once", "write a sentence for each")])
        }
    }
}

/// The words for what must hold.
const OPERATORS: [&str; 10] =
    ["present", "is", "one_of", "includes", "at_least", "at_most", "within", "each", "agrees_with", "evidence"];

/// The operators that need nothing but what they say.
fn plain_operators(sentence: &Sentence) -> Vec<(NodeId, Operator)> {
    let bound = |leaf: &Leaf<String>, operator: fn(Bound) -> Operator| {
        leaf.located().map(|(at, text)| (at, operator(Bound::of(text))))
    };
    let present = sentence.present.located().map(|(at, word)| (at, Operator::Present(*word == YesNo::Yes)));
    let options: Vec<String> = sentence.one_of.iter().filter_map(|leaf| leaf.text().map(str::to_owned)).collect();
    let one_of = sentence.one_of.first().and_then(Leaf::at).map(|at| (at, Operator::OneOf(options)));
    let evidence = sentence.evidence.located().map(|(at, text)| {
        let shown = if YesNo::read(text) == Ok(YesNo::Yes) { Shown::Items } else { Shown::Standard(text.clone()) };
        (at, Operator::Evidence(shown))
    });
    [
        present,
        bound(&sentence.is, Operator::Is),
        one_of,
        bound(&sentence.includes, Operator::Includes),
        bound(&sentence.at_least, Operator::AtLeast),
        bound(&sentence.at_most, Operator::AtMost),
        bound(&sentence.within, Operator::Within),
        evidence,
    ]
    .into_iter()
    .flatten()
    .collect()
}
