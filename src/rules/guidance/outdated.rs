//! Entries that follow an edition which has been replaced, and which of two rules speaks of them: one that was replaced
//! before the document's own date is told once, with both facts.

use jiff::civil::Date as Day;

use super::cited::{CitedFamily, Places, beginning, edition_place, follows, says, with_related};
use crate::finding::{Draft, Findings, Group, Severity, Spot};
use crate::guidance::{Catalogue, Edition, Family, Found, Succession, edition_in_words};
use crate::model::date::Date;
use crate::model::located::Item;
use crate::model::policy::Cited;
use crate::model::words::listed;

/// A citation, an entry or a place in a text, and what came after its edition.
#[derive(Clone, Copy, Debug)]
pub(super) struct Outdated<'d, At = &'d Item<Cited>> {
    pub(super) at: At,
    pub(super) edition: &'d Edition,
    pub(super) after: Succession<'d>,
}

/// The outdated entries of a family.
#[derive(Debug, Default)]
pub(super) struct Judged<'d> {
    /// Out of date today.
    pub(super) now: Vec<Outdated<'d>>,
    /// Out of date on the document's own date already.
    pub(super) when_approved: Vec<Outdated<'d>>,
}

/// Judges the entries of a family twice: as at today and as at the document's own date.
pub(super) fn judge<'d>(cited: &CitedFamily<'d>, catalogue: &Catalogue, today: Day, own: Option<Date>) -> Judged<'d> {
    let now = cited.family.on(today);
    // Every day of the document's own period has to lie after the switch; a period that overlaps it says nothing.
    let then = own.map(|date| cited.family.on(date.first_day()));
    let mut judged = Judged::default();
    for &entry in cited.entries.iter().filter(|entry| follows(&entry.role)) {
        let Some(Found::Edition(index)) = entry.edition_named().map(|edition| cited.family.find(edition)) else {
            continue;
        };
        let Some(edition) = cited.family.editions().get(index) else { continue };
        let found = |after| Outdated { at: entry, edition, after };
        let today = now.after(index);
        match then.and_then(|then| then.after(index)) {
            // What was only perhaps replaced then, and surely is by now, is better said of today.
            Some(after) if after.sure || !today.is_some_and(|today| today.sure) => {
                judged.when_approved.push(found(after));
            }
            _ => judged.now.extend(today.map(found)),
        }
    }
    // Of a title that is a replaced name `guidance/replaced-term` says what took its place.
    if catalogue.told_as_term(cited.family).is_some() {
        judged.now.retain(|outdated| outdated.after.ended.is_none());
        judged.when_approved.retain(|outdated| outdated.after.ended.is_none());
    }
    judged
}

/// How the outdated entries of a family are spoken of.
#[derive(Debug)]
pub(super) struct Spoken {
    /// "Working Together to Safeguard Children 2013 and 2015, cited in 3 places,".
    pub(super) subject: String,
    has: &'static str,
    /// Where.
    pub(super) places: Places,
    editions: Vec<String>,
}

impl Spoken {
    pub(super) fn of<At>(family: &Family, outdated: &[Outdated<'_, At>], places: Places) -> Self {
        let mut editions: Vec<String> = Vec::new();
        for name in outdated.iter().take(super::cited::MOST_NAMED).map(|outdated| &outdated.edition.name) {
            if !editions.contains(name) {
                editions.push(name.clone());
            }
        }
        let named = match editions.as_slice() {
            [only] => family.titled(only),
            _ => {
                let words: Vec<String> = editions.iter().map(|name| edition_in_words(name)).collect();
                format!("{} {}", family.title, listed(&words, "and"))
            }
        };
        let has = if editions.len() == 1 { "has" } else { "have" };
        Self { subject: format!("{named}{}", places.counted()), has, places, editions }
    }

    /// How the entries of a document are spoken of.
    pub(super) fn of_entries(family: &Family, outdated: &[Outdated<'_>]) -> Self {
        Self::of(family, outdated, Places::of(outdated.iter().map(|outdated| &*outdated.at.sections)))
    }
}

/// A finding about the outdated entries of a document, with the other entries.
pub(super) fn of_entries(
    family: &Family,
    outdated: &[Outdated<'_>],
    spoken: &Spoken,
    message: String,
    today: Day,
    findings: &Findings<'_>,
) -> Option<Draft> {
    let (first, others) = outdated.split_first()?;
    let draft = draft(family, outdated, spoken, edition_place(first.at), message, today)?;
    Some(with_related(draft, others.iter().map(|outdated| outdated.at), "cited here too", findings))
}

/// A finding about outdated citations of a family, with what is said of all alike: who says so, how sure, what to do.
pub(super) fn draft<At>(
    family: &Family,
    outdated: &[Outdated<'_, At>],
    spoken: &Spoken,
    at: impl Into<Spot>,
    message: String,
    today: Day,
) -> Option<Draft> {
    let first = outdated.first()?;
    let known = first.after.newest.or(first.after.perhaps);
    let help = known.map_or_else(|| help_without_successor(spoken), |known| help(family, spoken, today, known));
    let draft = Draft::new(at, message, help)
        .value(spoken.editions.join(", "))
        .subject(format!("/guidance/{}", family.id))
        .label(spoken.places.label.clone())
        .authority(says(family, known.unwrap_or(first.edition)));
    let sure = outdated.iter().any(|outdated| outdated.after.sure);
    Some(if sure {
        draft.group(Group::Outdated).line_adding(&spoken.places.aside())
    } else {
        draft.severity(Severity::Note)
    })
}

/// The first day on which an edition can have been in force.
pub(super) fn start(edition: &Edition) -> Option<Day> {
    edition.start().map(Date::first_day)
}

fn help_without_successor(spoken: &Spoken) -> String {
    let inside = &spoken.places.inside;
    format!(
        "look what took its place and cite that{inside}; where nothing did, take it out, or cite it with as: history"
    )
}

fn help(family: &Family, spoken: &Spoken, today: Day, known: &Edition) -> String {
    let moment = family.on(today);
    let wanted = moment.newest().filter(|newest| start(newest) >= start(known)).unwrap_or(known);
    let name = wanted.in_words();
    let inside = &spoken.places.inside;
    let called = match &wanted.title {
        Some(title) => format!(", which is called \"{title}\""),
        None => String::new(),
    };
    let pages = if spoken.places.are_pages { ". Pages, paragraphs and chapters will have moved" } else { "" };
    if !wanted.is_sure() {
        return format!("look whether the {name} edition is in force{called}; once it is, cite it{inside}{pages}");
    }
    let perhaps = match moment.perhaps().and_then(|edition| Some((edition.in_words(), edition.start()?.when()))) {
        Some((name, when)) => {
            format!(". Look first whether a {name} edition came out {when}, which is not verified here")
        }
        None => String::new(),
    };
    format!(
        "read the {name} edition{called}, check what is taken from the older one, and cite it{inside}{pages}{perhaps}"
    )
}

/// What replaced an edition, for a message about today: "has been replaced by ...".
pub(super) fn replacement<At>(family: &Family, spoken: &Spoken, outdated: &[Outdated<'_, At>]) -> Option<String> {
    let first = outdated.iter().find(|outdated| outdated.after.sure).or_else(|| outdated.first())?;
    let after = &first.after;
    if let Some(ended) = after.ended {
        let doubt = if after.sure { "was" } else { "is said to have been" };
        return Some(format!("{doubt} withdrawn {}; nothing in the catalogue took its place", ended.when()));
    }
    let Some(newest) = after.newest else {
        let perhaps = after.perhaps?;
        let (name, began) = (perhaps.in_words(), beginning(family, perhaps));
        return Some(format!("may have been replaced by the {name} edition{began}"));
    };
    let (name, began) = (newest.in_words(), beginning(family, newest));
    let doubt = if after.sure { "" } else { ", though the catalogue is not sure of the older one" };
    let earlier = after.first.filter(|_| spoken.editions.len() == 1);
    Some(match earlier.and_then(|earlier| Some((earlier.in_words(), earlier.start()?.when()))) {
        Some((earlier, when)) => {
            let surely = if after.perhaps.is_some() { " that is sure" } else { "" };
            format!("was replaced by the {earlier} edition {when}; the newest{surely} is {name}{began}{doubt}")
        }
        None => format!("{} been replaced by the {name} edition{began}{doubt}", spoken.has),
    })
}
