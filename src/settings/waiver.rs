//! Waivers as they are used: which findings each is for, and whether it is in force on a day.

use std::sync::Arc;

use globset::{GlobBuilder, GlobMatcher};
use jiff::civil::Date as Day;

use crate::finding::{Finding, RENAMED, Suppressed, shortened};
use crate::model::config::Waiver as Written;
use crate::model::{Date, Item};
use crate::paths::composed;
use crate::source::NodeId;

/// How many waivers of one settings file count. A list that is longer is read by nobody.
pub const MOST_WAIVERS: usize = 1_000;

/// A waiver that says all it has to say.
#[derive(Clone, Debug)]
pub struct Waiver {
    /// The settings file that it stands in, relative to the root.
    pub file: Arc<str>,
    /// Its place in that file.
    pub place: NodeId,
    /// The last day on which it counts, with the precision given.
    pub until: Date,
    pub(super) rule: String,
    documents: Documents,
    at: Option<String>,
    reason: String,
    approved_by: String,
}

/// How a waiver and a finding stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fit {
    /// The waiver is for something else.
    None,
    /// The waiver is for this rule and document, and for another place.
    Elsewhere,
    /// The waiver is for this finding.
    Covers,
}

impl Waiver {
    /// A waiver of the settings file `file` as it is written; `None` where it lacks what a waiver needs.
    pub(super) fn of(written: &Item<Written>, file: &Arc<str>, documents: Documents) -> Option<Self> {
        if written.lacking().next().is_some() {
            return None;
        }
        Some(Self {
            file: Arc::clone(file),
            place: written.at,
            until: *written.until.get()?,
            rule: RENAMED.today(written.rule.text()?).to_owned(),
            documents,
            // A place that cannot be read must not make the waiver one for all places.
            at: if written.value.at.is_absent() { None } else { Some(path_of(written.value.at.text()?)) },
            reason: written.reason.text()?.to_owned(),
            approved_by: written.approved_by.text()?.to_owned(),
        })
    }

    /// Whether its last day has passed.
    pub fn has_lapsed(&self, today: Day) -> bool {
        self.until.days_left(today) < 0
    }

    /// Whether it is for the document at `path`, relative to the root.
    pub fn is_for(&self, path: &str) -> bool {
        self.documents.hold(path)
    }

    /// Whether it is for a finding, in force or not.
    pub fn fit(&self, finding: &Finding) -> Fit {
        if self.rule != finding.rule || !self.documents.hold(&finding.document.path) || !can_be_waived(finding) {
            return Fit::None;
        }
        let here = self.at.as_ref().is_none_or(|at| is_at_or_below(&finding.subject, at));
        if here { Fit::Covers } else { Fit::Elsewhere }
    }

    /// What a report says about a finding that does not count because of it.
    pub fn suppressed(&self) -> Suppressed {
        Suppressed {
            by: "waiver".to_owned(),
            reason: Some(shortened(&self.reason)),
            approved_by: Some(shortened(&self.approved_by)),
            until: Some(self.until.to_string()),
        }
    }
}

/// Whether a finding can be waived at all. What is wrong with waivers cannot, nor with how a settings file is written:
/// such a waiver would speak for itself.
fn can_be_waived(finding: &Finding) -> bool {
    let document = &finding.document;
    let is_settings = document.kind.as_deref() == Some("config")
        || document.path.rsplit('/').next().is_some_and(|name| name == super::FILE_NAME);
    let speaks_for_itself = finding.rule.starts_with("waiver/") || (is_settings && finding.rule.starts_with("load/"));
    !speaks_for_itself
}

/// The documents that a waiver is for, by the pattern that it gives.
#[derive(Clone, Debug)]
pub struct Documents {
    /// The folder of the settings file, relative to the root.
    folder: String,
    /// The pattern as a path below that folder.
    below: String,
    glob: Option<GlobMatcher>,
}

/// Why a pattern stands for no documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoDocuments {
    /// It leads out of the folder that the settings hold for.
    Outside,
    /// Its folders are parted as on Windows; with `/` between them it can be read.
    Backslashes,
    /// Its wildcards cannot be read.
    Pattern,
}

impl Documents {
    /// The documents that `pattern` means in a settings file of `folder`.
    ///
    /// # Errors
    /// Where it can stand for none.
    pub fn read(pattern: &str, folder: &str) -> Result<Self, NoDocuments> {
        if with_slashes(pattern).is_some_and(|path| Self::read(&path, folder).is_ok()) {
            return Err(NoDocuments::Backslashes);
        }
        if pattern.starts_with('/') || pattern.contains([':', '\\']) {
            return Err(NoDocuments::Outside);
        }
        let steps: Vec<&str> = pattern.split('/').filter(|step| !matches!(*step, "" | ".")).collect();
        if steps.contains(&"..") {
            return Err(NoDocuments::Outside);
        }
        let below = composed(&steps.join("/")).into_owned();
        let glob = if below.contains(['*', '?', '[', '{']) {
            let glob = GlobBuilder::new(&below).literal_separator(true).build().map_err(|_| NoDocuments::Pattern)?;
            Some(glob.compile_matcher())
        } else {
            None
        };
        Ok(Self { folder: folder.to_owned(), below, glob })
    }

    /// Whether the document at `path`, relative to the root, is one of them.
    pub fn hold(&self, path: &str) -> bool {
        let below = if self.folder.is_empty() {
            Some(path)
        } else {
            path.strip_prefix(self.folder.as_str()).and_then(|rest| rest.strip_prefix('/'))
        };
        below.map(composed).is_some_and(|below| match &self.glob {
            Some(glob) => glob.is_match(below.as_ref()),
            None => self.below == below,
        })
    }

    /// The one document that is meant, relative to the root; `None` where the pattern may stand for several.
    pub fn only(&self) -> Option<String> {
        self.glob.is_none().then(|| self.joined(&self.below))
    }

    /// The innermost folder that holds all of them, relative to the root.
    pub fn folder(&self) -> String {
        let steps: Vec<&str> = self.below.split('/').collect();
        let folders = steps.iter().take(steps.len() - 1).take_while(|step| !step.contains(['*', '?', '[', '{']));
        self.joined(&folders.copied().collect::<Vec<_>>().join("/"))
    }

    fn joined(&self, below: &str) -> String {
        let parts = [self.folder.as_str(), below];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("/")
    }
}

/// A path with `/` in place of the `\` that Windows has between folders; `None` where there is none.
pub(super) fn with_slashes(path: &str) -> Option<String> {
    path.contains('\\').then(|| path.replace('\\', "/"))
}

/// A place as a waiver gives it, with the slash that subjects begin with.
fn path_of(at: &str) -> String {
    let path = at.trim().trim_matches('/');
    format!("/{path}")
}

/// Whether a subject is the place or lies below it. `/` is the document as a whole, and nothing below it: a waiver for
/// everything has no place.
fn is_at_or_below(subject: &str, at: &str) -> bool {
    if at == "/" {
        return subject.is_empty();
    }
    // A slash inside the name of a list item may begin a step that is none; to be exact, the name is given whole.
    subject.strip_prefix(at).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_are_read_from_the_folder_of_their_file() {
        let documents = |pattern: &str, folder: &str| Documents::read(pattern, folder).expect(pattern);
        let webinars = documents("courses/webinar-*.yaml", "a");
        assert!(webinars.hold("a/courses/webinar-1.yaml"));
        for other in ["courses/webinar-1.yaml", "a/courses/old/webinar-1.yaml", "ab/courses/webinar-1.yaml"] {
            assert!(!webinars.hold(other), "{other}");
        }
        assert_eq!((webinars.folder().as_str(), webinars.only()), ("a/courses", None));
        let one = documents("./courses//x.yaml", "");
        assert!(one.hold("courses/x.yaml") && !one.hold("courses/x.yaml/y"));
        assert_eq!((one.folder().as_str(), one.only().as_deref()), ("courses", Some("courses/x.yaml")));
        assert_eq!(documents("**/x.yaml", "").folder(), "");
        assert!(documents("**/x.yaml", "[a]").hold("[a]/b/x.yaml"), "only the pattern has wildcards");
    }

    #[test]
    fn a_pattern_never_leads_out_of_its_folder() {
        for outside in ["../x.yaml", "a/../../x.yaml", "/etc/passwd", "C:/x", "C:\\x", "..\\x.yaml"] {
            assert_eq!(Documents::read(outside, "a").err(), Some(NoDocuments::Outside), "{outside}");
        }
        assert_eq!(Documents::read("a\\b", "").err(), Some(NoDocuments::Backslashes));
        assert_eq!(Documents::read("[[", "").err(), Some(NoDocuments::Pattern));
    }

    #[test]
    fn a_place_holds_what_lies_below_it() {
        let at = |subject: &str, at: &str| is_at_or_below(subject, &path_of(at));
        assert!(at("/review/next_due", "review"));
        assert!(at("/review/next_due", "/review/next_due/"));
        assert!(!at("/reviews", "/review"));
        assert!(at("/commitments/two-trainers/details/minimum", "/commitments/two-trainers"));
        assert!(!at("/commitments/two-trainers{agency: multi}", "/commitments/two-trainers"));
        assert!(at("", "/") && !at("/review", "/"), "the document as a whole is a place of its own");
    }
}
