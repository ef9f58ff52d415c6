//! What a document says of itself, entry by entry, each value with where it comes from.

use std::collections::BTreeMap;

/// A value of the record, as YAML writes it, and where it was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fact {
    /// As YAML writes it.
    pub(super) value: String,
    /// Where it comes from, in short.
    pub(super) from: String,
}

/// How much a place is trusted: a control table is made for such facts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Trust {
    /// Worked out from another value, as the year of a date is, or said in a word that may mean less.
    Derived,
    /// A sentence of the text.
    Sentence,
    /// A line "Approved by: ..." of the cover or the margins.
    Line,
    /// A row of a control table.
    Table,
}

impl Trust {
    /// The next lower one.
    pub(super) fn lower(self) -> Self {
        match self {
            Self::Table => Self::Line,
            Self::Line => Self::Sentence,
            Self::Sentence | Self::Derived => Self::Derived,
        }
    }
}

/// What is known, by the dotted path of its entry.
#[derive(Debug, Default)]
pub(super) struct Facts {
    known: BTreeMap<&'static str, Known>,
    day_first: bool,
}

#[derive(Debug)]
struct Known {
    trust: Trust,
    /// Values that differ.
    found: Vec<Fact>,
    /// Why no value can be given, where it cannot.
    open: Option<String>,
}

/// What is written for an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Answer {
    /// The value.
    Value(Fact),
    /// Why a person has to decide, with where the document speaks of it.
    Open(Fact),
}

impl Facts {
    /// Nothing yet, of a document that writes the day before the month in figures, or of which nobody knows.
    pub(super) fn of(day_first: bool) -> Self {
        Self { day_first, ..Self::default() }
    }

    /// Whether the document writes the day before the month where both are figures.
    pub(super) fn has_day_first(&self) -> bool {
        self.day_first
    }

    /// Takes in a value. Of two that differ in places that are trusted alike neither is taken.
    pub(super) fn add(&mut self, path: &'static str, trust: Trust, value: String, from: &str) {
        let fact = Fact { value, from: from.to_owned() };
        self.enter(path, trust, fact, None);
    }

    /// Takes in that the document speaks of an entry in a way that only a person can read.
    pub(super) fn leave_open(&mut self, path: &'static str, trust: Trust, why: String, from: &str) {
        self.enter(path, trust, Fact { value: String::new(), from: from.to_owned() }, Some(why));
    }

    fn enter(&mut self, path: &'static str, trust: Trust, fact: Fact, open: Option<String>) {
        match self.known.get_mut(path) {
            Some(known) if known.trust > trust => {}
            Some(known) if known.trust == trust => {
                if open.is_some() {
                    return;
                }
                if known.open.is_some() {
                    *known = Known { trust, found: vec![fact], open };
                    return;
                }
                // Of two that say the same, the one that says more is kept.
                match known.found.iter_mut().find(|other| is_same(&other.value, &fact.value)) {
                    Some(other) if other.value.len() < fact.value.len() => *other = fact,
                    Some(_) => {}
                    None => known.found.push(fact),
                }
            }
            _ => {
                self.known.insert(path, Known { trust, found: vec![fact], open });
            }
        }
    }

    /// Whether something is known of an entry.
    pub(super) fn has(&self, path: &str) -> bool {
        self.known.contains_key(path)
    }

    /// The value of an entry, where there is one.
    pub(super) fn value(&self, path: &str) -> Option<&Fact> {
        let known = self.known.get(path)?;
        known.found.first().filter(|_| known.open.is_none() && known.found.len() == 1)
    }

    /// What is written for each entry of which something is known.
    pub(super) fn answers(&self) -> impl Iterator<Item = (&'static str, Answer)> {
        self.known.iter().filter_map(|(path, known)| {
            let first = known.found.first()?;
            let answer = match (&known.open, known.found.as_slice()) {
                (Some(why), _) => Answer::Open(Fact { value: why.clone(), from: first.from.clone() }),
                (None, [only]) => Answer::Value(only.clone()),
                (None, several) => {
                    let value =
                        several.iter().map(|fact| fact.value.trim_matches('"')).collect::<Vec<_>>().join(" or ");
                    let from = several.iter().map(|fact| fact.from.as_str()).collect::<Vec<_>>().join("; ");
                    Answer::Open(Fact { value: format!("the right one: {value}"), from })
                }
            };
            Some((*path, answer))
        })
    }
}

/// Whether two values say the same, one of them perhaps in full: a date to the month and to the day, a name with the words
/// before it that belong to it.
fn is_same(one: &str, other: &str) -> bool {
    let [one, other] = [one, other].map(|value| value.trim_matches('"').to_lowercase());
    let (short, long) = if one.len() < other.len() { (&one, &other) } else { (&other, &one) };
    let is_date = long.starts_with(|first: char| first.is_ascii_digit());
    match is_date {
        true => long == short || long.starts_with(&format!("{short}-")),
        // One word is too little: "Manager" may be another one than the "Training Manager".
        false => long == short || short.contains(' ') && long.ends_with(&format!(" {short}")),
    }
}
