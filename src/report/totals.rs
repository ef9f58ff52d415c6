//! What a check comes to, in words: how many, as at when, against what, and what nobody can tell.

use std::borrow::Cow;

use super::circumstances::{NOTHING_YET, as_at};
use super::diff::sections::tally;
use super::left_alone::left_alone;
use super::{BaseTaken, CannotTell, DocumentReport, DocumentStatus, NotLookedInto, Report, Summary};
use crate::finding::{Group, State};
use crate::model::located::Read;
use crate::model::words::{counted, listed};
use crate::model::{Date, Kind};

/// Makes a document's text harmless in the format at hand.
type Safe = fn(&str) -> Cow<'_, str>;

/// What nobody can tell from the report, said so that nobody takes silence about a place for a place that was found.
pub(super) fn remarks(report: &Report, safe: Safe) -> Vec<String> {
    let mut remarks: Vec<String> = unverifiable(report.summary.cannot_tell).into_iter().collect();
    let unopened = report.documents.iter().filter(|document| is_never_opened(document)).count();
    if unopened > 0 {
        let materials = counted(unopened, "material");
        let (are, they, say) = if unopened == 1 { ("is", "it", "says") } else { ("are", "they", "say") };
        remarks.push(format!(
            "{materials} {are} never opened, being neither Markdown nor an office document; what {they} {say} is not \
             checked."
        ));
    }
    remarks.extend(not_looked_into(&report.documents));
    let is_unread =
        |document: &&DocumentReport| document.status != DocumentStatus::Checked && !is_never_opened(document);
    let unread = report.documents.iter().filter(is_unread).count();
    if unread > 0 {
        let documents = counted(unread, "document");
        remarks.push(format!("{documents} could not be read whole; what is said above is about the rest."));
    }
    remarks.extend(left_alone(&report.left_alone, safe));
    remarks
}

/// How the run compares, in a sentence or two; none where it was held against nothing.
pub(super) fn compared(report: &Report, safe: Safe) -> Vec<String> {
    let Some(with) = with(report, safe) else { return Vec::new() };
    let summary = report.summary;
    let before = match summary.unchanged {
        0 => "nothing was there before".to_owned(),
        1 => "1 was there before and is unchanged".to_owned(),
        many => format!("{many} were there before and are unchanged"),
    };
    let new = match summary.new {
        0 => "nothing is new".to_owned(),
        1 => "1 finding is new".to_owned(),
        many => format!("{many} findings are new"),
    };
    let fixed = match summary.fixed {
        0 => "nothing is fixed".to_owned(),
        1 => "1 is fixed".to_owned(),
        many => format!("{many} are fixed"),
    };
    let changed: String = tally(&report.changes).iter().map(|part| format!("{part}, ")).collect();
    let mut sentences = vec![format!("Compared with {with}: {changed}{new}, {fixed}, {before}.")];
    sentences.extend(report.base.iter().flat_map(|base| base.gaps.iter().cloned()));
    let still = report.findings.iter().filter(|finding| finding.state == Some(State::Unchanged));
    let still = still.filter(|finding| report.counts(finding)).count();
    if still > 0 {
        let counts = if still == 1 { "1 of them counts" } else { &format!("{still} of them count") };
        sentences.push(format!(
            "{counts} all the same: a baseline hides no must of a core standard, and nothing that is overdue by more \
             than a year."
        ));
    }
    sentences
}

/// What the run was held against, as it goes on after "Compared with".
fn with(report: &Report, safe: Safe) -> Option<String> {
    let base = report.base.as_ref().map(|base| {
        if base.taken == BaseTaken::NothingYet {
            return NOTHING_YET.to_owned();
        }
        let commit: String = base.commit.chars().take(10).collect();
        let as_it_was = if base.taken == BaseTaken::WhereParted { " as it was when this branch left it" } else { "" };
        format!("{}{as_it_was} (commit {})", safe(&base.rev), safe(&commit))
    });
    let baseline = report.baseline.as_ref().map(|used| {
        let day = Date::read(&used.today).map_or_else(|_| used.today.clone(), Date::in_words);
        format!("the report {} of {}", safe(&used.file), safe(&day))
    });
    let both: Vec<String> = base.into_iter().chain(baseline).collect();
    (!both.is_empty()).then(|| both.join(" and "))
}

/// Whether a material is of a kind that is never opened: then it is named, and nothing of it was read.
fn is_never_opened(document: &DocumentReport) -> bool {
    let is_material = document.kind.as_deref() == Some("material");
    is_material && document.status == DocumentStatus::NotRead && document.why.is_some()
}

/// "14 pictures and 1 film in 3 materials are not looked into; words in them are not checked."
fn not_looked_into(documents: &[DocumentReport]) -> Option<String> {
    let mut all = NotLookedInto::default();
    let mut materials = 0;
    for document in documents {
        materials += usize::from(document.not_looked_into != NotLookedInto::default());
        all += document.not_looked_into;
    }
    let kinds = [(all.pictures, "picture"), (all.films, "film or sound"), (all.documents, "document inside another")];
    let kinds: Vec<String> = kinds
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, noun)| match (count, noun) {
            (1, _) => format!("1 {noun}"),
            (_, "film or sound") => format!("{count} films or sounds"),
            (_, "document inside another") => format!("{count} documents inside others"),
            _ => counted(count, noun),
        })
        .collect();
    let kinds: Vec<&str> = kinds.iter().map(String::as_str).collect();
    let (are, them) = if all.pictures + all.films + all.documents == 1 { ("is", "it") } else { ("are", "them") };
    (materials > 0).then(|| {
        format!(
            "{} in {} {are} not looked into; words in {them} are not checked.",
            listed(&kinds, "and"),
            counted(materials, "material")
        )
    })
}

/// "3 places that courses point at cannot be looked up: 2 web addresses, 1 in a file that is never opened."
fn unverifiable(cannot_tell: CannotTell) -> Option<String> {
    let CannotTell { web, unopened, unread } = cannot_tell;
    let all = web + unopened + unread;
    let file = |number: usize, which: &str| match number {
        0 => None,
        1 => Some(format!("1 in a file that {which}")),
        number => Some(format!("{number} in files that {}", which.replacen("is ", "are ", 1))),
    };
    let parts = [
        (web > 0).then(|| if web == 1 { "1 web address".to_owned() } else { format!("{web} web addresses") }),
        file(unopened, "is never opened"),
        file(unread, "could not be read whole"),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    let places = counted(all, "place");
    (all > 0).then(|| format!("{places} that courses point at cannot be looked up: {}.", parts.join(", ")))
}

/// "5 policies judged as at 22 November 2026 against shared@2026-11:  2 errors, 19 warnings, 12 notes".
pub(super) fn sentence(report: &Report, safe: Safe) -> String {
    let circumstances = as_at(&report.today, &report.standards, safe);
    format!("{} judged {circumstances}:  {}", counted_kinds(report), counts(report))
}

/// "2 errors, 19 warnings, 12 notes".
pub(super) fn counts(report: &Report) -> String {
    let Summary { error, warning, note, .. } = report.summary;
    let open = report.findings.iter().filter(|finding| report.counts(finding));
    let open = not_recorded(open.filter(|finding| finding.group == Some(Group::NotRecorded)).count());
    format!("{}, {}, {}{open}", counted(error, "error"), counted(warning, "warning"), counted(note, "note"))
}

/// What of the findings says nothing of what was written: whoever has begun a record is not to take it for faults.
pub(super) fn not_recorded(number: usize) -> String {
    match number {
        0 => String::new(),
        1 => " (1 of them is a standard that is not recorded yet)".to_owned(),
        number => format!(" ({number} of them are standards that are not recorded yet)"),
    }
}

/// "5 policies, 1 standards file".
pub(super) fn counted_kinds(report: &Report) -> String {
    let names =
        Kind::ALL.iter().map(|kind| (kind.word(), noun(*kind))).chain([("material", ("material", "materials"))]);
    let count = |kind: &str| report.documents.iter().filter(|document| document.kind.as_deref() == Some(kind)).count();
    let parts: Vec<String> = names
        .filter_map(|(kind, (one, many))| match count(kind) {
            0 => None,
            1 => Some(format!("1 {one}")),
            number => Some(format!("{number} {many}")),
        })
        .collect();
    if parts.is_empty() { "0 documents".to_owned() } else { parts.join(", ") }
}

/// What documents of a kind are called: one, and several.
fn noun(kind: Kind) -> (&'static str, &'static str) {
    match kind {
        Kind::Policy => ("policy", "policies"),
        Kind::Course => ("course", "courses"),
        Kind::Standards => ("standards file", "standards files"),
        Kind::Guidance => ("guidance catalogue", "guidance catalogues"),
        Kind::Config => ("settings file", "settings files"),
    }
}
