//! Flags waivers that cover nothing, and says why they do not.

use super::Complete;
use crate::finding::{Authority, AuthorityKind, Draft, Findings, Severity, shortened};
use crate::model::Config;
use crate::model::words::nearest;
use crate::paths::is_within;
use crate::rules::{Check, Context, Rule};
use crate::settings::Uses;
use crate::workspace::Document;

pub(super) static RULE: Rule = Rule {
    id: "waiver/unused",
    summary: "a waiver that covers nothing",
    severity: Severity::Warning,
    since: "0.1.0",
    doc: include_str!("unused.md"),
    checks: &[Check::Waivers(check)],
};

fn check(config: &Config, uses: &Uses, ctx: &Context<'_>, findings: &mut Findings<'_>) {
    for waiver in super::complete(config, uses, ctx) {
        // Of one that has ended, `waiver/lapsed` says what there is to say.
        if !waiver.covers_nothing(ctx) || waiver.until.days_left(ctx.today) < 0 {
            continue;
        }
        if !findings.has_room() {
            findings.count_only();
            continue;
        }
        if let Some((message, help)) = explain(&waiver, ctx) {
            let says = "this run, in which all documents were judged that the waiver could be for".to_owned();
            let authority = Authority { kind: AuthorityKind::Engine, says };
            findings.add(Draft::new(waiver.written.at, message, help).value(waiver.rule).authority(authority));
        }
    }
}

/// Why a waiver covers nothing, and what to do; nothing where that cannot be told.
fn explain(waiver: &Complete<'_>, ctx: &Context<'_>) -> Option<(String, String)> {
    let rule = waiver.rule;
    let documents = documents(waiver, ctx);
    let Some(first) = documents.first() else { return Some(no_document(waiver, ctx)) };
    // What could not be read may well hold what the waiver is for.
    if !documents.iter().all(|document| document.is_whole()) {
        return None;
    }
    let name = shortened(waiver.written.document.text().unwrap_or_default());
    if let Some(place) = &waiver.met.elsewhere {
        let at = shortened(waiver.written.value.at.text().unwrap_or_default());
        let place = if place.is_empty() { "/" } else { place };
        return Some((
            format!(
                "{rule} has nothing to say at {at}, so this waiver covers nothing; it speaks of {}",
                shortened(place)
            ),
            format!("write at: {}, or take the waiver out", shortened(place)),
        ));
    }
    let own = ctx.document.loaded.reference.path.as_str();
    let reaches = |document: &&Document| document.controls.settings.reads(own);
    let Some(document) = documents.iter().copied().find(reaches) else {
        let (path, theirs) =
            (&first.loaded.reference.path, first.controls.settings.path.as_deref().unwrap_or_default());
        return Some((
            format!("{path} goes by {theirs}, so this waiver does not reach it"),
            format!("move the waiver to {theirs}, or let that file extend this one"),
        ));
    };
    if document.controls.settings.ignores(rule) {
        return Some((
            format!("{rule} is set to ignore, so there is nothing for this waiver to cover"),
            "take the waiver out, or the line that sets the rule to ignore".to_owned(),
        ));
    }
    let message = format!("{rule} has nothing to say about {name}, so this waiver is not needed");
    Some((message, "take it out: it would cover the next finding without anybody having decided that".to_owned()))
}

/// The documents of the run that the waiver names.
fn documents<'c>(waiver: &Complete<'_>, ctx: &Context<'c>) -> Vec<&'c Document> {
    let all = &ctx.workspace.documents;
    match waiver.documents.only() {
        // They are sorted by path.
        Some(path) => {
            let found = all.binary_search_by(|document| document.loaded.reference.path.as_str().cmp(&path));
            found.ok().and_then(|index| all.get(index)).into_iter().collect()
        }
        None => all.iter().filter(|document| waiver.documents.hold(&document.loaded.reference.path)).collect(),
    }
}

fn no_document(waiver: &Complete<'_>, ctx: &Context<'_>) -> (String, String) {
    let name = shortened(waiver.written.document.text().unwrap_or_default());
    let Some(path) = waiver.documents.only() else {
        let message = format!("no document is called {name}, so this waiver covers nothing");
        return (message, "correct the path; * stands for a part of a name and ** for folders".to_owned());
    };
    let paths: Vec<&str> =
        ctx.workspace.documents.iter().map(|document| document.loaded.reference.path.as_str()).collect();
    if paths.iter().any(|document| is_within(document, &path)) {
        let message = format!("this waiver is for {name}, which is a folder and no document, so it covers nothing");
        return (message, format!("write {}/** if all documents in it are meant", name.trim_end_matches('/')));
    }
    // Measuring how near a name is takes time; one that is much longer or shorter is not meant.
    let alike: Vec<&str> = paths.into_iter().filter(|known| known.len().abs_diff(path.len()) <= 3).collect();
    let near = nearest(&path, &alike).map(|near| format!("; did you mean {near}?")).unwrap_or_default();
    let message = format!("there is no document {name}, so this waiver covers nothing{near}");
    (message, "correct the path, or take the waiver out".to_owned())
}
