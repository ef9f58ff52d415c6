//! What documents cite, family by family, and how old that is: by the catalogue that holds where each of them stands.

use std::collections::BTreeMap;

use jiff::civil::Date as Day;
use schemars::JsonSchema;
use serde::Serialize;

use super::subject::Subject;
use super::{as_word_or_null, shortened, texts};
use crate::guidance::{Edition, Family, Found, Succession};
use crate::model::Date;
use crate::model::located::Item;
use crate::model::policy::Cited;
use crate::model::words::Citation as Role;

/// A family of guidance, and what each document cites of it.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct GuidanceRow {
    /// The family.
    pub id: String,
    /// The title of its newest edition; the family's name where no catalogue knows it.
    pub title: String,
    /// Whether a catalogue knows it. What none knows is often local.
    #[serde(rename = "known")]
    pub is_known: bool,
    /// The newest edition that is surely in force.
    pub newest: Option<String>,
    /// Since when.
    #[schemars(with = "Option<String>")]
    pub newest_since: Option<Date>,
    /// What each column cites, in their order.
    pub cells: Vec<Vec<Citation>>,
}

/// A citation.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Citation {
    /// The edition as cited; null where the document gives none.
    pub edition: Option<String>,
    /// In what role: authority, history, evidence or origin; null where nobody has recorded it.
    #[serde(serialize_with = "as_word_or_null")]
    pub role: Option<Role>,
    /// Since when that edition was in force, as far as the catalogue knows.
    #[schemars(with = "Option<String>")]
    pub since: Option<Date>,
    /// What has replaced it; null where nothing has, or where nobody can tell.
    pub replaced_by: Option<ReplacedBy>,
    /// When it ended without anything in its place; null where it did not, or where nobody can tell.
    pub ended: Option<Ended>,
    /// Whether there never was such an edition.
    pub never_was: bool,
    /// The sections, as written.
    pub sections: Vec<String>,
    /// The line, 1-based.
    pub line: u32,
}

/// What has replaced an edition.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ReplacedBy {
    /// The newest edition.
    pub edition: String,
    /// Since when.
    #[schemars(with = "Option<String>")]
    pub since: Option<Date>,
    /// The edition that took its place first, since when what is cited has been out of date; null where the catalogue is
    /// not sure which it was.
    pub first: Option<Successor>,
    /// Whether the catalogue is sure of it.
    #[serde(rename = "sure")]
    pub is_sure: bool,
}

/// The edition that took the place of another.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Successor {
    /// The edition.
    pub edition: String,
    /// Since when.
    #[schemars(with = "Option<String>")]
    pub since: Option<Date>,
}

/// The end of an edition that nothing took the place of.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Ended {
    /// When.
    #[schemars(with = "String")]
    pub date: Date,
    /// Whether the catalogue is sure of it.
    #[serde(rename = "sure")]
    pub is_sure: bool,
}

/// What documents cite: families of the catalogues by title, then what no catalogue knows, by name.
pub(super) fn rows(subjects: &[Subject<'_>], today: Day) -> Vec<GuidanceRow> {
    let mut rows: BTreeMap<&str, GuidanceRow> = BTreeMap::new();
    for (column, subject) in subjects.iter().enumerate() {
        for entry in subject.cited() {
            let Some(id) = entry.id.text() else { continue };
            let family = subject.guidance.family_cited(entry);
            let id = family.map_or(id, |family| family.id.as_str());
            let row = rows
                .entry(id)
                .or_insert_with(|| GuidanceRow { cells: vec![Vec::new(); subjects.len()], ..unknown(id) });
            if let (Some(family), false) = (family, row.is_known) {
                *row = GuidanceRow { cells: std::mem::take(&mut row.cells), ..known(family, today) };
            }
            if let Some(cell) = row.cells.get_mut(column) {
                cell.push(citation(subject, entry, family, today));
            }
        }
    }
    let mut rows: Vec<GuidanceRow> = rows.into_values().collect();
    rows.sort_by(|one, other| (!one.is_known, &one.title, &one.id).cmp(&(!other.is_known, &other.title, &other.id)));
    rows
}

fn unknown(id: &str) -> GuidanceRow {
    let (id, title) = (shortened(id), shortened(&id.replace('-', " ")));
    GuidanceRow { id, title, is_known: false, newest: None, newest_since: None, cells: Vec::new() }
}

fn known(family: &Family, today: Day) -> GuidanceRow {
    let is_over = |edition: &&Edition| edition.stated_until().is_some_and(|until| until.last_day() <= today);
    let newest = family.on(today).newest().filter(|edition| !is_over(edition));
    GuidanceRow {
        title: family.title.clone(),
        is_known: true,
        newest: newest.map(|edition| edition.in_words()),
        newest_since: newest.and_then(|edition| edition.start()),
        ..unknown(&family.id)
    }
}

fn citation(subject: &Subject<'_>, entry: &Item<Cited>, family: Option<&Family>, today: Day) -> Citation {
    let edition = entry.edition.text();
    let found = family.zip(edition).map(|(family, edition)| (family, family.find(edition)));
    let (since, after) = match found {
        Some((family, Found::Edition(index))) => {
            let since = family.editions().get(index).and_then(|edition| edition.start());
            (since, family.on(today).after(index).map(|after| (after, family.editions().get(index + 1))))
        }
        _ => (None, None),
    };
    Citation {
        edition: edition.map(crate::guidance::edition_in_words),
        role: entry.role.get().copied(),
        since,
        replaced_by: after.and_then(|(after, next)| replaced(after, next)),
        ended: after.and_then(|(after, _)| Some(Ended { date: after.ended?, is_sure: after.sure })),
        never_was: matches!(found, Some((_, Found::Never(_)))),
        sections: texts(&entry.sections),
        line: subject.line(entry.at),
    }
}

/// What has replaced an edition, given the one that follows it in the catalogue.
fn replaced(after: Succession<'_>, next: Option<&Edition>) -> Option<ReplacedBy> {
    let newest = after.newest.or(after.perhaps)?;
    let first = after.first.or_else(|| next.filter(|next| next.name == newest.name));
    let first = first.map(|first| Successor { edition: first.in_words(), since: first.start() });
    Some(ReplacedBy { edition: newest.in_words(), since: newest.start(), first, is_sure: after.sure })
}
