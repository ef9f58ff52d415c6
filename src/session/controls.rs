//! What holds for the documents of one tree, wherever they stand in it: settings, standards and catalogues of guidance,
//! each file read once.

use std::sync::Arc;

use crate::finding::{Draft, Findings, Severity, shortened};
use crate::guidance::{self, GuidanceUsed};
use crate::load::Loaded;
use crate::model::{Leaf, Model};
use crate::settings::{Settings, SettingsStore};
use crate::standards::{self, SetUsed};
use crate::tree::Tree;
use crate::workspace::Controls;

/// The settings, standards and catalogues of a tree.
#[derive(Debug)]
pub(super) struct ControlStore<'t> {
    settings: SettingsStore<'t>,
    standards: standards::Library<'t>,
    guidance: guidance::Library<'t>,
}

impl<'t> ControlStore<'t> {
    /// Those of a tree, of which nothing was read yet.
    pub(super) fn new(tree: &'t Tree) -> Self {
        Self {
            settings: SettingsStore::new(tree),
            standards: standards::Library::new(tree),
            guidance: guidance::Library::new(tree),
        }
    }

    /// The settings for a document at this path.
    pub(super) fn settings(&self, path: &str) -> Arc<Settings> {
        self.settings.for_path(path)
    }

    /// Whether settings leave out what stands at this path.
    pub(super) fn excludes(&self, path: &str) -> bool {
        self.settings(path).excludes(path)
    }

    /// Notes which patterns of settings leave nothing out, where all of `whole` was looked through.
    pub(super) fn note_unused_patterns(&self, whole: &[String], left_out: &[String]) {
        self.settings.note_unused_patterns(whole, left_out);
    }

    /// What a document at this path is judged by.
    pub(super) fn for_path(&mut self, path: &str) -> Controls {
        let settings = self.settings(path);
        Controls {
            expectations: self.standards.expectations(&settings),
            vocabulary: self.standards.vocabulary(&settings),
            guidance: self.guidance.catalogue(&settings),
            settings,
            before: None,
        }
    }

    /// The sets of standards that were used; the shared one where no document asked for any.
    pub(super) fn standards_used(&mut self) -> Vec<SetUsed> {
        let used = self.standards.used();
        if !used.is_empty() {
            return used;
        }
        let _ = self.standards.expectations(&Settings::default());
        self.standards.used()
    }

    /// The guidance that was used.
    pub(super) fn guidance_used(&self) -> GuidanceUsed {
        self.guidance.used()
    }

    /// The settings files that were read.
    pub(super) fn take_settings_files(&self) -> Vec<Loaded> {
        let mut files = self.settings.take_files();
        files.iter_mut().for_each(check_editions);
        files
    }

    /// The files of standards and guidance that settings name.
    pub(super) fn named_files(&self) -> Vec<Arc<Loaded>> {
        let mut files = self.standards.files();
        files.extend(self.guidance.files());
        files
    }
}

/// Finds editions of the shared standards that never were: nobody knows what was meant to hold.
fn check_editions(file: &mut Loaded) {
    let Some(Model::Config(config)) = &file.model else { return };
    let known = standards::shared_editions();
    let mut findings = Findings::about(file.about());
    findings.under("load/unknown-word", Severity::Error);
    for (at, named) in config.standards.iter().filter_map(Leaf::located) {
        let Some(edition) = named.strip_prefix("shared@").filter(|edition| !known.contains(edition)) else { continue };
        let message = format!("there is no edition \"{}\" of the shared standards", shortened(edition));
        let help = format!("write shared, or an edition that there is: {}", known.join(", "));
        findings.add(Draft::new(at, message, help).value(named.as_str()));
    }
    let faults = findings.into_list();
    file.findings.extend(faults);
}
