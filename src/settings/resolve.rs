//! From the entries of a settings file to what they stand for: sets of standards, files, folders, patterns.

use globset::{GlobBuilder, GlobSet, GlobSetBuilder};

use super::{NamedStandards, Settings};
use crate::finding::{Draft, Findings, RENAMED, Severity};
use crate::model::Config;
use crate::model::config::Programme;
use crate::model::duration::Unit;
use crate::model::located::Leaf;
use crate::tree::{Tree, joined};

impl Settings {
    /// Takes over what a file says.
    pub(super) fn take(&mut self, config: &Config, folder: &str, tree: &Tree, findings: &mut Findings<'_>) {
        let standards: Vec<_> =
            config.standards.iter().filter_map(|leaf| named_standards(leaf, folder, findings)).collect();
        if !config.standards.is_empty() {
            self.standards = standards;
        }
        let guidance =
            config.guidance.iter().filter_map(|leaf| named_file(leaf, folder, "catalogue of guidance", findings));
        let guidance: Vec<_> = guidance.collect();
        if !config.guidance.is_empty() {
            self.guidance = guidance;
        }
        let policies: Vec<_> =
            config.policies.iter().filter_map(|leaf| named_folder(leaf, folder, tree, findings)).collect();
        if !config.policies.is_empty() {
            self.policies = policies;
        }
        if let Some(programme) = config.programme.get() {
            self.has_whole_programme = *programme == Programme::Complete;
        }
        if let Some((at, within)) = config.due_within.located() {
            if within.unit == Unit::WorkingDays {
                findings.under("load/bad-duration", Severity::Error).add(Draft::new(
                    at,
                    "due_within cannot be counted in working days: bank holidays differ",
                    "write days, weeks or months",
                ));
            } else {
                self.due_within = *within;
            }
        }
        self.exclude.extend(excludes(config, findings).map(|globs| (folder.to_owned(), globs)));
        for (rule, level) in config.rules.iter() {
            if let (Some(rule), Some(level)) = (rule.text(), level.get()) {
                self.levels.insert(RENAMED.today(rule).to_owned(), *level);
            }
        }
    }
}

fn named_standards(leaf: &Leaf<String>, folder: &str, findings: &mut Findings<'_>) -> Option<NamedStandards> {
    if leaf.text()?.split('@').next() == Some("shared") {
        return Some(NamedStandards::Shared);
    }
    named_file(leaf, folder, "standards file", findings).map(NamedStandards::File)
}

/// A file that settings name, relative to the root.
fn named_file(leaf: &Leaf<String>, folder: &str, what: &str, findings: &mut Findings<'_>) -> Option<String> {
    let (at, text) = leaf.located()?;
    let path = joined(folder, text);
    if path.is_none() {
        findings.under("load/unreadable", Severity::Error).add(
            Draft::new(
                at,
                "this path leads out of the folder that is checked",
                format!("keep the {what} in the repository and write its path relative to this file"),
            )
            .value(text.as_str()),
        );
    }
    path
}

/// A folder of policies that settings name.
fn named_folder(leaf: &Leaf<String>, folder: &str, tree: &Tree, findings: &mut Findings<'_>) -> Option<String> {
    let (at, text) = leaf.located()?;
    let path = joined(folder, text);
    let (message, help) = match &path {
        Some(path) if tree.is_folder(path) => return Some(path.clone()),
        Some(_) => (
            "there is no such folder, so the policies that courses name are not found there",
            "correct the path, or leave it out and give the folder on the command line with --policies",
        ),
        None => (
            "this path leads out of the folder that is checked",
            "keep the policies in the repository, or give their folder on the command line with --policies",
        ),
    };
    findings.under("load/unreadable", Severity::Error).add(Draft::new(at, message, help).value(text.as_str()));
    None
}

fn excludes(config: &Config, findings: &mut Findings<'_>) -> Option<GlobSet> {
    let mut set = GlobSetBuilder::new();
    for (at, text) in config.exclude.iter().filter_map(Leaf::located) {
        match GlobBuilder::new(text).literal_separator(true).build() {
            Ok(glob) => {
                set.add(glob);
            }
            Err(_) => findings.under("load/unknown-word", Severity::Error).add(
                Draft::new(
                    at,
                    "this pattern cannot be read",
                    "use a path with * for a part of a name and ** for folders",
                )
                .value(text.as_str()),
            ),
        }
    }
    set.build().ok().filter(|set| !set.is_empty())
}
