//! Sentences about a field with one value.

use std::cmp::Ordering;

use super::judge::{Found, Verdict, View};
use super::measure::{self, Compared, Measure};
use super::{Bound, Field, FieldType};
use crate::model::Date;
use crate::model::located::{Read, UNSTATED};
use crate::model::words::{YesNo, listed};

impl View<'_> {
    pub(super) fn absent(&self, found: &Found<'_>) -> Verdict {
        let spoken = found.field.spoken();
        let unstated = found.value.is_some();
        let message =
            if unstated { format!("mentions {spoken} without saying it") } else { format!("does not give {spoken}") };
        self.fails(found, message, None)
    }

    pub(super) fn present(&self, found: &Found<'_>, wanted: bool) -> Verdict {
        if !found.predicate.among.is_empty() {
            let (sure, possible) = self.counted(found);
            return match wanted {
                true if sure > 0 => Verdict::Holds,
                false if possible == 0 => Verdict::Holds,
                _ if possible != sure => Verdict::CannotTell,
                true => self.fails(found, format!("has no such entry under {}", found.field.spoken()), None),
                false => self.fails(found, format!("has such an entry under {}", found.field.spoken()), None),
            };
        }
        let there = match found.value {
            Some(node) if found.arena.is_sequence(node) => self.items(found).next().is_some(),
            Some(node) => found.arena.text(node) != Some(UNSTATED),
            None => false,
        };
        match (wanted, there) {
            (true, true) => Verdict::Holds,
            (true, false) => self.absent(found),
            (false, _) if found.value.is_none() => Verdict::Holds,
            (false, _) => self.fails(found, format!("gives {}, which should not be there", found.field.spoken()), None),
        }
    }

    pub(super) fn is(&self, found: &Found<'_>, bound: &Bound) -> Verdict {
        let Some(measure) = self.measure(bound) else { return Verdict::CannotTell };
        let Some(text) = found.text() else { return self.absent(found) };
        let same = match measure {
            Measure::Literal(wanted) => literally(found.field, text, wanted),
            Measure::Amount(kind, amount) => measure::is_amount(text, kind, amount),
        };
        let message = format!("should have {} for {}", measure.in_words(), found.field.spoken());
        self.decided(found, same, message, text)
    }

    pub(super) fn one_of(&self, found: &Found<'_>, options: &[String]) -> Verdict {
        let Some(text) = found.text() else { return self.absent(found) };
        let same: Vec<_> = options.iter().map(|option| literally(found.field, text, option)).collect();
        let any = if same.contains(&Some(true)) { Some(true) } else { same.into_iter().min().flatten() };
        let message = format!("should have {} for {}", listed(options, "or"), found.field.spoken());
        self.decided(found, any, message, text)
    }

    /// A verdict that turns on one value.
    pub(super) fn decided(&self, found: &Found<'_>, holds: Option<bool>, message: String, text: &str) -> Verdict {
        match holds {
            Some(true) => Verdict::Holds,
            Some(false) => self.fails(found, message, Some(text.to_owned())),
            None => Verdict::CannotTell,
        }
    }

    /// `wrong` is the side on which the value must not lie.
    pub(super) fn measured(&self, found: &Found<'_>, bound: &Bound, wrong: Ordering) -> Verdict {
        let Some(measure) = self.measure(bound) else { return Verdict::CannotTell };
        if found.field.kind == FieldType::List {
            return self.numbered(found, measure, wrong);
        }
        let Some(text) = found.text() else { return self.absent(found) };
        let side = if wrong == Ordering::Less { "below" } else { "above" };
        let message = || format!("gives {text} for {}, which is {side} {}", found.field.spoken(), measure.in_words());
        match measure::compare(found.field, text, measure) {
            Compared::Ordered(order) if order == wrong => self.fails(found, message(), Some(text.to_owned())),
            Compared::Ordered(_) => Verdict::Holds,
            Compared::NoAmount => {
                let message =
                    format!("gives \"{text}\" for {}, which is not {}", found.field.spoken(), measure.options());
                self.fails(found, message, Some(format!("\"{text}\"")))
            }
            Compared::CannotTell => Verdict::CannotTell,
        }
    }

    pub(super) fn within(&self, found: &Found<'_>, bound: &Bound) -> Verdict {
        let Some(measure) = self.measure(bound) else { return Verdict::CannotTell };
        let Some(text) = found.text() else { return self.absent(found) };
        match measure::is_within(text, measure, self.today) {
            Some(true) => Verdict::Holds,
            None => Verdict::CannotTell,
            Some(false) => {
                let when = Date::read(text).map_or_else(|_| text.to_owned(), Date::in_words);
                let spoken = found.field.spoken();
                let message = format!("gives {when} for {spoken}, which is more than {} ago", measure.in_words());
                let mut violation = self.violation(found, message, Some(when));
                // A date passes; what stays the same is that it lies too far back.
                violation.value = "too long ago".to_owned();
                Verdict::Fails(vec![violation])
            }
        }
    }
}

/// Whether a written value is this one. A word that the field does not take is a finding already.
fn literally(field: &Field, text: &str, wanted: &str) -> Option<bool> {
    match field.kind {
        FieldType::YesNo => Some(YesNo::read(text).ok()? == YesNo::read(wanted).ok()?),
        FieldType::Word if field.words().is_some_and(|words| !words.contains(&text)) => None,
        _ => Some(text == wanted),
    }
}
