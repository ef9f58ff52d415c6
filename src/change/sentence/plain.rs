//! Sentences about fields of which no more is to be said than what stood there and what stands there.

use super::{Clause, items, words};
use crate::change::difference::{Difference, Found, Value, is_of_detail};
use crate::change::sentence::Voice;
use crate::model::fields::{self, Field};

/// What stood in a field and what stands there, in the phrase that the table of fields has for it.
pub(super) fn plain(difference: &Difference, voice: &Voice) -> String {
    let field = voice.kind.and_then(|kind| fields::find(kind, difference.field));
    if !difference.entries.is_empty() {
        return items(difference, &called(difference.field, field), voice);
    }
    let pair = voice.pair(&clause(difference, field, &difference.old), &clause(difference, field, &difference.new));
    match difference.name.as_deref().filter(|_| is_of_detail(difference.field)) {
        // A standard may have several details, and its title says of none of them which is meant.
        Some(name) => match pair.strip_prefix("The ") {
            Some(rest) => format!("Of the detail {name}, the {rest}"),
            None => format!("Of the detail {name}: {pair}"),
        },
        None => pair,
    }
}

fn clause(difference: &Difference, field: Option<&Field>, found: &Found) -> Clause {
    let called = || called(difference.field, field);
    // That nobody wrote it down is no statement that it is not there.
    if found.value == Value::NotRecorded {
        return Clause::new("had nothing recorded about", "has nothing recorded about", &called());
    }
    // The sentence has an end of its own.
    let value = words(found).map(|words| words.strip_suffix('.').map_or(words.clone(), str::to_owned));
    match (field.and_then(|field| field.phrase), value) {
        (Some(phrase), Some(value)) => {
            let when = if let Value::Day(date) = &found.value { date.when() } else { value.clone() };
            let [past, now] = phrase.given.map(|given| given.replace("{when}", &when).replace("{}", &value));
            Clause { past, now }
        }
        (_, None) if found.value == Value::Unstated => Clause::new("left open", "leaves open", &called()),
        (Some(phrase), None) => Clause::new(phrase.missing[0], phrase.missing[1], ""),
        (None, Some(value)) => Clause::new("gave", "gives", &format!("{}: {value}", called())),
        (None, None) => Clause::new("did not give", "does not give", &called()),
    }
}

/// A field for the middle of a sentence.
fn called(path: &str, field: Option<&Field>) -> String {
    let last = path.rsplit('.').next().unwrap_or(path);
    field.and_then(|field| field.called).map_or_else(|| format!("its {}", last.replace('_', " ")), str::to_owned)
}
