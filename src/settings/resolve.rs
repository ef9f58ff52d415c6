//! From the entries of a settings file to what they stand for: sets of standards, files, folders, patterns, waivers.

use std::sync::Arc;

use super::exclude::Exclude;
use super::provenance::{Entry, Provenance};
use super::waiver::{Documents, MOST_WAIVERS, NoDocuments, Waiver, with_slashes};
use super::{NamedStandards, Settings};
use crate::finding::{Draft, Findings, RENAMED, Severity, shortened};
use crate::model::Config;
use crate::model::config::{self, Programme};
use crate::model::duration::Unit;
use crate::model::located::Leaf;
use crate::paths::{folder_of, joined};
use crate::source::NodeId;
use crate::tree::Tree;

impl Settings {
    /// Takes over what the file at `path` says.
    pub(super) fn take(&mut self, config: &Config, path: &str, tree: &Tree, findings: &mut Findings<'_>) {
        let file: Arc<str> = path.into();
        let folder = folder_of(path);
        if !config.standards.is_empty() {
            let list = first("standards", &config.standards, findings);
            let named = located(list, |leaf| named_standards(leaf, folder, tree, findings));
            self.standards = self.say_instead(Entry::Standards, &file, named);
        }
        if !config.guidance.is_empty() {
            let list = first("guidance", &config.guidance, findings);
            let named = located(list, |leaf| {
                named_file(leaf, folder, "catalogue of guidance", findings).map(|path| tree.own_name(&path))
            });
            self.guidance = self.say_instead(Entry::Guidance, &file, named);
        }
        if !config.policies.is_empty() {
            let list = first("policies", &config.policies, findings);
            let named = located(list, |leaf| named_folder(leaf, folder, tree, findings));
            self.policies = self.say_instead(Entry::Policies, &file, named);
        }
        if let Some((at, programme)) = config.programme.located() {
            self.has_whole_programme = *programme == Programme::Complete;
            self.say_instead(Entry::Programme, &file, vec![(at, *programme)]);
        }
        self.take_due_within(config, &file, findings);
        if let Some(exclude) = Exclude::read(config, &file, findings) {
            self.exclude.push(exclude);
            let said =
                config.exclude.iter().filter_map(Leaf::located).map(|(at, text)| Provenance::new(&file, at, text));
            self.said.entry(Entry::Exclude).or_default().extend(said);
        }
        for (rule, level) in config.rules.iter() {
            if let (Some((at, rule)), Some(level)) = (rule.located(), level.get()) {
                let rule = RENAMED.today(rule).to_owned();
                self.say_instead(Entry::Rule(rule.clone()), &file, vec![(at, *level)]);
                self.levels.insert(rule, *level);
            }
        }
        self.take_waivers(config, &file, findings);
    }

    fn take_due_within(&mut self, config: &Config, file: &Arc<str>, findings: &mut Findings<'_>) {
        let Some((at, within)) = config.due_within.located() else { return };
        if within.unit == Unit::WorkingDays {
            findings.under("load/bad-duration", Severity::Error).add(Draft::new(
                at,
                "due_within cannot be counted in working days: bank holidays differ",
                "write days, weeks or months",
            ));
            return;
        }
        self.due_within = *within;
        self.say_instead(Entry::DueWithin, file, vec![(at, *within)]);
    }

    fn take_waivers(&mut self, config: &Config, file: &Arc<str>, findings: &mut Findings<'_>) {
        for written in config.waivers.iter().take(MOST_WAIVERS) {
            let waiver = documents(&written.document, folder_of(file), findings)
                .and_then(|documents| Waiver::of(written, file, documents));
            let said = Provenance::new(file, written.at, described(written));
            self.said.entry(Entry::Waivers).or_default().push(said);
            if let Some(waiver) = waiver {
                self.waivers.entry(waiver.rule.clone()).or_default().push(waiver);
            }
        }
        if let Some(over) = config.waivers.get(MOST_WAIVERS) {
            findings.under("load/too-large", Severity::Error).add(Draft::new(
                over.at,
                format!("there are more than {MOST_WAIVERS} waivers here; this one and those after it do not count"),
                "mend what the oldest of them are for, and take them out",
            ));
        }
    }

    /// Notes what a file says in place of what another one has said before, and gives back the values.
    fn say_instead<T: ToString>(&mut self, entry: Entry, file: &Arc<str>, values: Vec<(NodeId, T)>) -> Vec<T> {
        let mut said: Vec<Provenance> =
            values.iter().map(|(at, value)| Provenance::new(file, *at, value.to_string())).collect();
        let before = self.said.remove(&entry).and_then(|before| before.into_iter().next());
        if let Some(first) = said.first_mut() {
            first.overrides = before.map(Box::new);
        }
        self.said.insert(entry, said);
        values.into_iter().map(|(_, value)| value).collect()
    }
}

/// How many files, folders or patterns a list of settings may name.
const MOST_NAMED: usize = 1_000;

/// The items of a list of settings that count: the first ones, of very many.
pub(super) fn first<'l>(name: &str, list: &'l [Leaf<String>], findings: &mut Findings<'_>) -> &'l [Leaf<String>] {
    let Some(over) = list.get(MOST_NAMED) else { return list };
    findings.under("load/too-large", Severity::Error).add(Draft::new(
        over.at(),
        format!("more than {MOST_NAMED} stand under {name}; this one and those after it do not count"),
        "take out what is not needed",
    ));
    &list[..MOST_NAMED]
}

/// What the items of a list stand for, each with its place.
fn located<T>(list: &[Leaf<String>], mut resolve: impl FnMut(&Leaf<String>) -> Option<T>) -> Vec<(NodeId, T)> {
    list.iter().filter_map(|leaf| Some((leaf.at()?, resolve(leaf)?))).collect()
}

/// What a waiver is for: "review/overdue for policy.yaml, at /review".
fn described(waiver: &config::Waiver) -> String {
    let at = waiver.at.text().map(|at| format!(", at {}", shortened(at))).unwrap_or_default();
    let text = |leaf: &Leaf<String>| leaf.text().map_or_else(|| "nothing".to_owned(), shortened);
    format!("{} for {}{at}", text(&waiver.rule), text(&waiver.document))
}

fn named_standards(
    leaf: &Leaf<String>,
    folder: &str,
    tree: &Tree,
    findings: &mut Findings<'_>,
) -> Option<NamedStandards> {
    let named = leaf.text()?;
    let (name, edition) = named.split_once('@').map_or((named, None), |(name, edition)| (name, Some(edition)));
    if name == "shared" {
        return Some(NamedStandards::Shared(edition.map(str::to_owned)));
    }
    named_file(leaf, folder, "standards file", findings).map(|path| NamedStandards::File(tree.own_name(&path)))
}

/// What is said of a path with `\` between its folders, and what to do.
fn backslashes(text: &str) -> (&'static str, String) {
    let path = shortened(&with_slashes(text).unwrap_or_default());
    ("a \\ stands between the folders of this path, and here / does", format!("write {path}"))
}

/// A file that settings name, relative to the root.
pub(super) fn named_file(leaf: &Leaf<String>, folder: &str, what: &str, findings: &mut Findings<'_>) -> Option<String> {
    let (at, text) = leaf.located()?;
    let path = joined(folder, text);
    if path.is_none() {
        let (message, help) = if with_slashes(text).is_some_and(|path| joined(folder, &path).is_some()) {
            backslashes(text)
        } else {
            let help = format!("keep the {what} in the repository and write its path relative to this file");
            ("this path leads out of the folder that is checked", help)
        };
        findings.under("load/unreadable", Severity::Error).add(Draft::new(at, message, help).value(text.as_str()));
    }
    path
}

/// A folder of policies that settings name.
fn named_folder(leaf: &Leaf<String>, folder: &str, tree: &Tree, findings: &mut Findings<'_>) -> Option<String> {
    let (at, text) = leaf.located()?;
    let path = joined(folder, text);
    let (message, help) = match &path {
        Some(path) if tree.is_folder(path) => return Some(tree.own_name(path)),
        _ if with_slashes(text).is_some_and(|path| joined(folder, &path).is_some()) => backslashes(text),
        Some(_) => (
            "there is no such folder, so the policies that courses name are not found there",
            "correct the path, or leave it out and give the folder on the command line with --policies".to_owned(),
        ),
        None => (
            "this path leads out of the folder that is checked",
            "keep the policies in the repository, or give their folder on the command line with --policies".to_owned(),
        ),
    };
    findings.under("load/unreadable", Severity::Error).add(Draft::new(at, message, help).value(text.as_str()));
    None
}

/// The documents that a waiver names.
fn documents(leaf: &Leaf<String>, folder: &str, findings: &mut Findings<'_>) -> Option<Documents> {
    let (at, text) = leaf.located()?;
    let (rule, message, help) = match Documents::read(text, folder) {
        Ok(documents) => return Some(documents),
        Err(NoDocuments::Backslashes) => {
            let (message, help) = backslashes(text);
            findings.under("load/unreadable", Severity::Error).add(Draft::new(at, message, help).value(text.as_str()));
            return None;
        }
        Err(NoDocuments::Outside) => (
            "load/unreadable",
            "this path leads out of the folder that these settings hold for, so the waiver covers nothing",
            "write the path relative to this file; for a document elsewhere, use the settings file that holds there",
        ),
        Err(NoDocuments::Pattern) => ("load/unknown-word", UNREADABLE_PATTERN.0, UNREADABLE_PATTERN.1),
    };
    findings.under(rule, Severity::Error).add(Draft::new(at, message, help).value(text.as_str()));
    None
}

/// What is said of a pattern whose wildcards cannot be read, and what to do.
pub(super) const UNREADABLE_PATTERN: (&str, &str) =
    ("this pattern cannot be read", "use a path with * for a part of a name and ** for folders");
