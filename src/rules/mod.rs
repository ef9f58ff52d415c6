//! The engine's rules. Each judges whether documents are readable, consistent, in date and resolvable; a view about
//! training is a standard, in data. A rule is two files side by side, `<family>/<rule>.rs` and `.md`, and two lines here
//! or in its family.

mod action;
mod change;
mod commitment;
mod course;
mod document;
mod guidance;
mod level;
mod load;
mod page;
mod privacy;
mod review;
mod source;
mod standards;
mod waiver;

use std::cell::OnceCell;
use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, LazyLock, OnceLock};

use jiff::civil::Date as Day;

pub use page::{Example, Page};

use guidance::own_words::{self, OwnWord};

use crate::change::gate::Compared;
use crate::finding::{DocumentRef, Draft, Finding, Findings, RENAMED, Severity};
use crate::guidance::Catalogue;
use crate::load::Loaded;
use crate::materials::{self, Material, Text};
use crate::model::config::Level;
use crate::model::{Config, Course, Policy, Remit, Standards};
use crate::settings::Uses;
use crate::standards::Expectation;
use crate::workspace::{Document, State, Workspace};

/// A rule: its identity, its page for people and its check.
#[derive(Debug)]
pub struct Rule {
    /// `family/name`; never changes its meaning.
    pub id: &'static str,
    /// What is at fault, in a few words.
    pub summary: &'static str,
    /// How bad it is by default.
    pub severity: Severity,
    /// The version of this tool that brought it.
    pub since: &'static str,
    /// Its page: why, examples, how to fix.
    pub doc: &'static str,
    /// How it is found, one for each kind of thing that it judges.
    pub checks: &'static [Check],
}

/// How findings of a rule come about.
#[derive(Clone, Copy, Debug)]
pub enum Check {
    /// Reported while documents are found and read, or when settings are applied.
    Engine,
    /// Judges any document.
    Document(fn(&Context<'_>, &mut Findings<'_>)),
    /// Judges a policy.
    Policy(fn(&Policy, &Context<'_>, &mut Findings<'_>)),
    /// Judges a course.
    Course(fn(&Course, &Context<'_>, &mut Findings<'_>)),
    /// Judges a standards file.
    Standards(fn(&Standards, &Context<'_>, &mut Findings<'_>)),
    /// Judges the waivers of a settings file by what they did, once everything else is graded.
    Waivers(fn(&Config, &Uses, &Context<'_>, &mut Findings<'_>)),
    /// Judges a change against its base.
    Change(for<'c> fn(&'c Compared<'c>, &mut ChangeFindings<'c>)),
    /// Judges what the text of a material says.
    Text(fn(&Text, &Context<'_>, &mut Findings<'_>)),
}

/// What a rule finds about a change, in documents of either state that it is between.
#[derive(Debug)]
pub struct ChangeFindings<'c> {
    rule: &'static Rule,
    documents: BTreeMap<Arc<DocumentRef>, Findings<'c>>,
}

impl<'c> ChangeFindings<'c> {
    /// Nothing yet.
    pub fn by(rule: &'static Rule) -> Self {
        Self { rule, documents: BTreeMap::new() }
    }

    /// Says something about a document.
    pub fn add(&mut self, document: &'c Loaded, draft: Draft) {
        let reference = Arc::clone(&document.reference);
        let findings = self.documents.entry(reference).or_insert_with(|| Findings::about(document.about()));
        findings.under(self.rule.id, self.rule.severity).add(draft);
    }

    /// All that was said.
    pub fn into_list(self) -> Vec<Finding> {
        self.documents.into_values().flat_map(Findings::into_list).collect()
    }
}

/// What a check may look at besides its own model.
#[derive(Debug)]
pub struct Context<'c> {
    /// The day as at which everything is judged.
    pub today: Day,
    /// The document that is judged.
    pub document: &'c Document,
    /// All documents of the run.
    pub workspace: &'c Workspace,
    /// For which country and about whom the document is.
    pub remit: Remit,
    /// What it names in its own words, where it is a course and a rule has asked for it.
    own_words: OnceCell<Vec<OwnWord>>,
}

impl<'c> Context<'c> {
    /// For one document of a run.
    pub fn new(document: &'c Document, workspace: &'c Workspace, today: Day) -> Self {
        let remit = workspace.remit(document, today);
        Self { today, document, workspace, remit, own_words: OnceCell::new() }
    }

    /// The guidance by which the document is judged, of what is known where it stands.
    pub fn guidance(&self) -> &'c Catalogue {
        self.document.controls.guidance.of_jurisdiction(self.remit.jurisdiction)
    }

    /// The names that a course uses for today in its own words, looked for once.
    fn own_words(&self, course: &Course) -> &[OwnWord] {
        self.own_words.get_or_init(|| own_words::of_course(course, self.guidance()))
    }

    /// What is expected of the document, by the standards that are for it. The names of all standards are in its controls.
    pub fn judging(&self) -> &'c [Expectation] {
        self.document.controls.expectations.judging(self.remit)
    }

    /// Where the document stands between writing and retirement.
    pub fn state(&self) -> State<'c> {
        self.workspace.state(self.document, self.today)
    }

    /// The material that the document is, where it is one.
    pub fn material(&self) -> Option<&Material> {
        let reference = &self.document.loaded.reference;
        let is_material = reference.kind.as_deref() == Some(materials::KIND);
        self.workspace.shelf.get(&reference.path).filter(|_| is_material)
    }
}

/// Rules that look for faults of one kind.
#[derive(Debug)]
pub struct Family {
    /// What their ids begin with.
    pub name: &'static str,
    /// What they look for, completing "looks for".
    pub about: &'static str,
    /// They, in order.
    pub rules: &'static [&'static Rule],
}

/// The families of rules.
pub static FAMILIES: [Family; 13] = [
    Family { name: "load", about: "what cannot be read, with the line and what to write", rules: load::RULES },
    Family {
        name: "review",
        about: "reviews that are overdue, missing or contradict themselves",
        rules: review::RULES,
    },
    Family {
        name: "document",
        about: "gaps, several names for one body, a status that cannot be",
        rules: document::RULES,
    },
    Family {
        name: "commitment",
        about: "ticks without a text, numbers left out, duties stated twice",
        rules: commitment::RULES,
    },
    Family {
        name: "guidance",
        about: "guidance that was replaced, names that were, editions that never existed",
        rules: guidance::RULES,
    },
    Family {
        name: "course",
        about: "policies, materials and evidence that are not where a course says",
        rules: course::RULES,
    },
    Family {
        name: "level",
        about: "outcomes that nobody teaches, levels that nobody needs or that are not there",
        rules: level::RULES,
    },
    Family { name: "action", about: "promises whose day has passed, or that have none", rules: action::RULES },
    Family { name: "privacy", about: "what could lead to a child", rules: privacy::RULES },
    Family {
        name: "source",
        about: "a source that changed, or that does not have what is quoted",
        rules: source::RULES,
    },
    Family {
        name: "standards",
        about: "standards of one's own that cannot be used, or ask for less",
        rules: standards::RULES,
    },
    Family { name: "waiver", about: "waivers that lack something, end, or cover nothing", rules: waiver::RULES },
    Family {
        name: "change",
        about: "what a change weakens, takes away or loosens without a name to it",
        rules: change::RULES,
    },
];

/// All rules, by family.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    FAMILIES.iter().flat_map(|family| family.rules).copied()
}

/// The rule that speaks of values still to be filled in, in place of those that find no date or word there.
pub const PLACEHOLDER: &str = "document/placeholder";

/// The rule with this id, or that once had it.
pub fn find(id: &str) -> Option<&'static Rule> {
    let id = RENAMED.today(id);
    all().find(|rule| rule.id == id)
}

/// Why a rule matters, for which its page is read once.
pub fn why(rule: &'static Rule) -> Arc<str> {
    static WHYS: LazyLock<HashMap<&'static str, OnceLock<Arc<str>>>> =
        LazyLock::new(|| all().map(|rule| (rule.id, OnceLock::new())).collect());
    let read = || Page::new(rule.doc).why().into();
    WHYS.get(rule.id).map_or_else(read, |why| Arc::clone(why.get_or_init(read)))
}

/// The level that a rule has by itself. A standard's depends on the answer; it is a warning as far as settings can say.
pub fn default_level(id: &str) -> Option<Level> {
    Some(match find(id).map(|rule| rule.severity) {
        Some(Severity::Error) => Level::Error,
        Some(Severity::Warning) | None => Level::Warning,
        Some(Severity::Note) => Level::Note,
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::standards::FAMILIES;

    #[test]
    fn no_set_of_standards_may_go_by_the_name_of_a_family() {
        let families: BTreeSet<&str> = all().filter_map(|rule| rule.id.split('/').next()).collect();
        assert_eq!(families, BTreeSet::from(FAMILIES));
    }
}
