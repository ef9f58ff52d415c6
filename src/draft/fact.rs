//! What a document says of itself, entry by entry, each value with where it comes from.

use std::collections::BTreeMap;

use crate::model::date::Date;

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
    /// Who stands over whoever keeps it, where somebody does: "Executive lead".
    Above,
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
            Self::Sentence | Self::Above | Self::Derived => Self::Derived,
        }
    }
}

/// What is known, by the dotted path of its entry.
#[derive(Debug, Default)]
pub(super) struct Facts {
    known: BTreeMap<&'static str, Known>,
    day_first: bool,
    /// Approvals that are told with their dates, the last one perhaps still being read.
    approvals: Vec<Approval>,
}

/// Who approved the document and when, as one place of it says.
#[derive(Debug, Default)]
struct Approval {
    by: Option<Fact>,
    on: Option<Fact>,
    is_read: bool,
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

    /// Leaves open what is known, since another place says otherwise.
    pub(super) fn reopen(&mut self, path: &'static str, why: String, from: &str) {
        if let Some(known) = self.known.get_mut(path) {
            known.found = vec![Fact { value: String::new(), from: from.to_owned() }];
            known.open = Some(why);
        }
    }

    /// How much the place is trusted that an entry is known from.
    pub(super) fn trust(&self, path: &str) -> Option<Trust> {
        self.known.get(path).map(|known| known.trust)
    }

    /// Reads what one place says of an approval, so that its date stays beside its body.
    pub(super) fn approval(&mut self, read: impl FnOnce(&mut Self)) {
        // A value inside such a place is of the same approval.
        if self.approvals.last().is_some_and(|approval| !approval.is_read) {
            return read(self);
        }
        self.approvals.push(Approval::default());
        read(self);
        if let Some(approval) = self.approvals.last_mut() {
            approval.is_read = true;
        }
    }

    /// Of several approvals, each with its date, the last one counts: what a subgroup agreed, the board has ratified later.
    pub(super) fn settle_approval(&mut self) {
        let day = |fact: &Fact| Date::meant(&fact.value).ok();
        let told = self.approvals.drain(..).filter_map(|approval| approval.by.zip(approval.on));
        let dated = told.filter_map(|(by, on)| Some((day(&on)?, by, on)));
        let Some((last, by, on)) = dated.max_by_key(|(date, ..)| date.last_day()) else { return };
        let [by_known, on_known] = ["approval.by", "approval.date"].map(|path| self.known.get(path));
        let (Some(by_known), Some(on_known)) = (by_known, on_known) else { return };
        let is_several = by_known.found.len() > 1 || on_known.found.len() > 1;
        let is_last = on_known.found.iter().all(|other| {
            other.value == on.value || day(other).is_some_and(|other| other.last_day() < last.first_day())
        });
        let has = |known: &Known, fact: &Fact| known.found.iter().any(|other| other.value == fact.value);
        if is_several && is_last && has(by_known, &by) && has(on_known, &on) {
            for (path, fact) in [("approval.by", by), ("approval.date", on)] {
                if let Some(known) = self.known.get_mut(path) {
                    known.found = vec![fact];
                }
            }
        }
    }

    fn enter(&mut self, path: &'static str, trust: Trust, fact: Fact, open: Option<String>) {
        if let Some(approval) = self.approvals.last_mut().filter(|approval| !approval.is_read && open.is_none()) {
            match path {
                "approval.by" => approval.by = Some(fact.clone()),
                "approval.date" => approval.on = Some(fact.clone()),
                _ => {}
            }
        }
        match self.known.get_mut(path) {
            // Who keeps it by a table and who is responsible by a sentence may be two.
            Some(known) if known.trust > trust => {
                // A table may give the month of what a sentence gives the day of.
                if let ([only], true) = (known.found.as_mut_slice(), open.is_none() && known.open.is_none())
                    && is_date(&only.value)
                    && is_date(&fact.value)
                    && fact.value.starts_with(&format!("{}-", only.value))
                {
                    *only = fact;
                    return;
                }
                let is_rival =
                    path == "lead.role" && trust == Trust::Sentence && open.is_none() && known.open.is_none();
                if is_rival && !known.found.iter().any(|other| is_same(&other.value, &fact.value)) {
                    known.found.push(fact);
                }
            }
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

    /// One of the values of an entry, of which the right one may still have to be chosen.
    pub(super) fn any(&self, path: &str) -> Option<&Fact> {
        self.known.get(path).filter(|known| known.open.is_none())?.found.first()
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

fn is_date(value: &str) -> bool {
    value.starts_with(|first: char| first.is_ascii_digit()) && Date::parse(value).is_some()
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
