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
    let quotes = Quotes::of(policy, text);
    match (sections(policy, original, &quotes.gone), quotes.all) {
        (Some(sections), 0) => format!("the record quotes nothing, and {sections}"),
        (Some(sections), _) => format!("{}; {sections}", quotes.in_words()),
        (None, _) => quotes.in_words(),
    }
}

/// The quoted texts of a record.
struct Quotes<'p> {
    all: usize,
    /// The commitments whose quotes are not there any more.
    gone: Vec<&'p Commitment>,
}

impl<'p> Quotes<'p> {
    fn of(policy: &'p Policy, text: &str) -> Self {
        let quoted = policy.commitments.iter().filter_map(|commitment| Some((&**commitment, commitment.quote.text()?)));
        let (commitments, quotes): (Vec<&Commitment>, Vec<&str>) = quoted.unzip();
        let looked_up = look_up(text, &quotes);
        let gone = commitments.iter().zip(&looked_up).filter(|(_, reached)| reached.is_some());
        Self { all: quotes.len(), gone: gone.map(|(commitment, _)| *commitment).collect() }
    }

    /// Which of them are gone.
    fn in_words(&self) -> String {
        let named = || first(&self.gone.iter().map(|commitment| name(commitment)).collect::<Vec<_>>());
        match (self.all, self.gone.len()) {
            (0, _) => "the record quotes nothing, so where cannot be told".to_owned(),
            (1, 0) => "the one quoted text is still there, and words around it may have changed".to_owned(),
            (all, 0) => format!("all {all} quoted texts are still there, and words around them may have changed"),
            (1, _) => format!("the one quoted text is not there any more: {}", named()),
            (all, gone) => {
                let verb = if gone == 1 { "is" } else { "are" };
                format!("{gone} of {all} quoted texts {verb} not there any more: {}", named())
            }
        }
    }
}

/// Which numbers of sections are gone, with the commitments under them that are not named already; nothing of a document that
/// has none.
fn sections(policy: &Policy, original: &Original, named: &[&Commitment]) -> Option<String> {
    if original.numbers.is_empty() {
        return None;
    }
    let mut gone: Vec<(&str, Vec<String>)> = Vec::new();
    for commitment in policy.commitments.iter() {
        let numbers = commitment.section.iter().filter_map(|section| section_number(section.text()?));
        for number in numbers.filter(|number| !original.has_section(number)) {
            let is_new = !named.iter().any(|known| std::ptr::eq(*known, &**commitment));
            let own = is_new.then(|| shortened(called(commitment)));
            match gone.iter_mut().find(|(known, _)| *known == number) {
                Some((_, under)) => under.extend(own),
                None => gone.push((number, own.into_iter().collect())),
            }
        }
    }
    match gone.as_slice() {
        [] => None,
        [(only, under)] => {
            let under = if under.is_empty() { String::new() } else { format!(", under which stands {}", first(under)) };
            Some(format!("no paragraph has the number {} any more{under}", shortened(only)))
        }
        _ => {
            let of = |(number, under): &(&str, Vec<String>)| match under.as_slice() {
                [] => shortened(number),
                under => format!("{} ({})", shortened(number), first(under)),
            };
            let gone: Vec<String> = gone.iter().map(of).collect();
            Some(format!("no paragraph has these numbers any more: {}", first(&gone)))
        }
    }
}

/// What a commitment is called: by its standard or its own name.
fn called(commitment: &Commitment) -> &str {
    commitment.standard.text().or(commitment.id.text()).unwrap_or("a commitment without a name")
}

/// A commitment by its standard or its own name, and the section that it is recorded under.
fn name(commitment: &Commitment) -> String {
    let name = called(commitment);
    match commitment.sections() {
        Some(sections) => format!("{} ({})", shortened(name), shortened(&sections)),
        None => shortened(name),
    }
}

/// The first of some things, and how many more there are.
fn first(things: &[String]) -> String {
    let mut named: Vec<String> = things.iter().take(MOST_NAMED).cloned().collect();
    if things.len() > MOST_NAMED {
        named.push(format!("{} more", things.len() - MOST_NAMED));
    }
    listed(&named, "and")
}
