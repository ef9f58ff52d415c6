//! What a change of the source did to what is recorded of it: which quoted texts and which numbered sections are gone.

use crate::finding::shortened;
use crate::load::{Original, section_number};
use crate::model::Policy;
use crate::model::policy::Commitment;
use crate::model::words::listed;
use crate::source::look_up;

/// How many things a message names.
const MOST_NAMED: usize = 5;

/// What of the record is not in the document any more, as the end of a sentence.
pub(super) fn in_words(policy: &Policy, original: &Original) -> String {
    let Some(text) = &original.text else {
        return "which parts were touched cannot be told, because its words cannot be read here".to_owned();
    };
    let quotes = quotes(policy, text);
    match sections(policy, original) {
        Some(sections) => format!("{quotes}; {sections}"),
        None => quotes,
    }
}

/// Which quoted texts are gone.
fn quotes(policy: &Policy, text: &str) -> String {
    let quoted = policy.commitments.iter().filter_map(|commitment| Some((&**commitment, commitment.quote.text()?)));
    let (commitments, quotes): (Vec<&Commitment>, Vec<&str>) = quoted.unzip();
    let looked_up = look_up(text, &quotes);
    let missing = commitments.iter().zip(&looked_up).filter(|(_, reached)| reached.is_some());
    let missing: Vec<String> = missing.map(|(commitment, _)| name(commitment)).collect();
    match (quotes.len(), missing.len()) {
        (0, _) => "the record quotes nothing, so where cannot be told".to_owned(),
        (1, 0) => "the one quoted text is still there".to_owned(),
        (all, 0) => format!("all {all} quoted texts are still there"),
        (1, _) => format!("the one quoted text is not there any more: {}", first(&missing)),
        (all, gone) => {
            let verb = if gone == 1 { "is" } else { "are" };
            format!("{gone} of {all} quoted texts {verb} not there any more: {}", first(&missing))
        }
    }
}

/// Which numbers of sections are gone; nothing of a document that has none.
fn sections(policy: &Policy, original: &Original) -> Option<String> {
    if original.numbers.is_empty() {
        return None;
    }
    let mut gone: Vec<String> = Vec::new();
    let recorded = policy.commitments.iter().flat_map(|commitment| commitment.section.iter());
    for number in recorded.filter_map(|section| section_number(section.text()?)) {
        if !original.has_section(number) && !gone.iter().any(|known| known == number) {
            gone.push(number.to_owned());
        }
    }
    match gone.as_slice() {
        [] => None,
        [only] => Some(format!("no paragraph has the number {} any more", shortened(only))),
        _ => Some(format!("no paragraph has these numbers any more: {}", first(&gone))),
    }
}

/// A commitment by its standard or its own name, and the section that it is recorded under.
fn name(commitment: &Commitment) -> String {
    let name = commitment.standard.text().or(commitment.id.text()).unwrap_or("a commitment without a name");
    match commitment.sections() {
        Some(sections) => format!("{} ({})", shortened(name), shortened(&sections)),
        None => shortened(name),
    }
}

/// The first of some things, and how many more there are.
fn first(things: &[String]) -> String {
    let mut named: Vec<String> = things.iter().take(MOST_NAMED).map(|thing| shortened(thing)).collect();
    if things.len() > MOST_NAMED {
        named.push(format!("{} more", things.len() - MOST_NAMED));
    }
    listed(&named, "and")
}
