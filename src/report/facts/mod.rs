//! Findings as facts: what several findings of a document are about together is told once, most urgent first.

mod words;

use std::cmp::Reverse;
use std::collections::BTreeMap;

use jiff::civil::Date as Day;

use crate::finding::{Finding, Group, Place, Severity};

/// What findings are about together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum About<'f> {
    /// Each says it in its own words. Of several, all are mended in the same way.
    Itself,
    /// One thing that stands above them.
    Group(&'f Group),
    /// Things worth knowing, none of which is urgent.
    Notes,
}

/// A fact about a document.
#[derive(Debug)]
pub(super) struct Fact<'f> {
    pub(super) about: About<'f>,
    /// At least one; the worst first.
    pub(super) findings: Vec<&'f Finding>,
}

/// The findings of a document as facts, the worst first, of those the ones with a date; with `all`, promises and the like
/// do not draw together what is found about them.
pub(super) fn facts<'f>(findings: impl IntoIterator<Item = &'f Finding>, all: bool) -> Vec<Fact<'f>> {
    let mut findings: Vec<&Finding> = findings.into_iter().collect();
    findings.sort_by_key(|finding| {
        let is_cycle = finding.group == Some(Group::ReviewCycle);
        // How the words of a cycle are read comes before what follows from it.
        (Reverse(finding.severity), is_cycle && finding.block.is_some(), &finding.place, &finding.rule)
    });
    let mut together: BTreeMap<_, Vec<&Finding>> = BTreeMap::new();
    for finding in findings {
        together.entry(shared(finding, all)).or_default().push(finding);
    }
    let mut facts: Vec<Fact<'_>> =
        together.into_iter().map(|((about, ..), findings)| Fact { about, findings }).collect();
    facts.sort_by_key(|fact| {
        let last_day = fact.last_day();
        (Reverse(fact.severity()), last_day.is_none(), last_day, fact.is_list(), fact.place_of_rule())
    });
    facts
}

/// What findings of one fact have in common.
type Shared<'f> = (About<'f>, Option<Severity>, [&'f str; 3]);

/// Where everything is shown, only what misses or weakens standards is a list.
fn shared(finding: &Finding, all: bool) -> Shared<'_> {
    let own = [finding.rule.as_str(), finding.help.as_str(), finding.authority.says.as_str()];
    let group = finding.group.as_ref().filter(|group| !all || group.is_of_standards());
    match group {
        // Whatever waits for a promise is one fact, however much each of it matters, and so is what is partly there.
        Some(group @ (Group::Promise(_) | Group::ReviewCycle | Group::Partial)) => (About::Group(group), None, [""; 3]),
        Some(Group::SourceFaults(_)) if finding.severity == Severity::Note => {
            (About::Notes, Some(Severity::Note), [""; 3])
        }
        Some(Group::SourceFaults(_)) => (About::Itself, Some(finding.severity), own),
        Some(group) => (About::Group(group), Some(finding.severity), [""; 3]),
        None if finding.severity == Severity::Note => (About::Notes, Some(Severity::Note), [""; 3]),
        None => (About::Itself, Some(finding.severity), own),
    }
}

impl<'f> Fact<'f> {
    /// How bad the worst of it is.
    pub(super) fn severity(&self) -> Severity {
        self.findings.iter().map(|finding| finding.severity).max().unwrap_or(Severity::Note)
    }

    /// The first of the dates behind it.
    pub(super) fn last_day(&self) -> Option<Day> {
        self.findings.iter().filter_map(|finding| finding.last_day()).min()
    }

    /// The worst finding of it.
    pub(super) fn first(&self) -> Option<&'f Finding> {
        self.findings.first().copied()
    }

    /// Whether it is a list under a heading rather than a finding in its own words.
    pub(super) fn is_list(&self) -> bool {
        match self.about {
            About::Itself | About::Group(Group::ReviewCycle) => false,
            About::Group(_) | About::Notes => true,
        }
    }

    /// Whether it is about a promise and what waits for it.
    pub(super) fn is_about_a_promise(&self) -> bool {
        matches!(self.about, About::Group(Group::Promise(_)))
    }

    /// Whether its findings stand at lines of their own, or are about what is not there.
    pub(super) fn has_lines(&self) -> bool {
        use Group::{NoEntry, NotRecorded, NothingWritten, OnlyTicked, Silent};
        !matches!(self.about, About::Group(Silent | NotRecorded | OnlyTicked | NoEntry | NothingWritten))
    }

    /// The rule of all its findings, where it is one and not a standard, which each line would name.
    pub(super) fn rule(&self) -> Option<&'f str> {
        let first = self.first().filter(|first| first.is_of_rule() && self.about != About::Notes)?;
        self.findings.iter().all(|finding| finding.rule == first.rule).then_some(first.rule.as_str())
    }

    /// The name that a line about one of its findings begins with: that of its rule, unless the heading says what it is
    /// about.
    pub(super) fn name_of(&self, finding: &'f Finding) -> Option<&'f str> {
        let is_said = match self.about {
            About::Group(Group::Promise(_)) => finding.is_of_rule(),
            About::Group(Group::Outdated) => true,
            About::Group(_) | About::Itself | About::Notes => self.rule().is_some(),
        };
        (!is_said).then(|| finding.rule.strip_prefix("shared/").unwrap_or(&finding.rule))
    }

    /// The line of the promise that it is about.
    pub(super) fn promised_at(&self) -> Option<u32> {
        let lines = self.findings.iter().filter_map(|finding| promised_at(finding));
        lines.min().filter(|_| self.is_about_a_promise())
    }

    /// Why it matters, where all its findings matter for one reason.
    pub(super) fn why(&self) -> Option<&'f str> {
        let has_one = matches!(self.about, About::Group(Group::Outdated | Group::OldNames));
        self.first().filter(|_| has_one).map(|finding| &*finding.why)
    }

    /// Facts of the same rule stand side by side: what the first one says need not be said again.
    fn place_of_rule(&self) -> Option<(&'f str, &'f Place)> {
        self.first().map(|finding| (finding.rule.as_str(), &finding.place))
    }
}

/// The line of the promise for which what was found waits.
pub(super) fn promised_at(finding: &Finding) -> Option<u32> {
    let promises = finding.related.iter().filter(|related| related.message == "the promise");
    promises.map(|related| related.line).min()
}

/// Where a finding stands in its file: "line 12", "slide 3".
pub(super) fn place(finding: &Finding) -> String {
    finding.place.part.clone().unwrap_or_else(|| format!("line {}", finding.place.line))
}
