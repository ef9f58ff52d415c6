//! Findings as facts: what several findings of a document are about together is told once, most urgent first.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date as Day;

use crate::finding::{Finding, Group, Place, Severity};
use crate::model::words::counted;

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

    /// What it is, in a line above its findings.
    pub(super) fn heading(&self) -> String {
        // A standard may have more than one thing to say.
        let rules: BTreeSet<&str> = self.findings.iter().map(|finding| finding.rule.as_str()).collect();
        let standards = counted(rules.len(), "standard");
        let commitments = counted(self.findings.len(), "commitment");
        match self.about {
            About::Itself | About::Group(Group::ReviewCycle | Group::SourceFaults(_)) => {
                self.first().map(|finding| finding.message.clone()).unwrap_or_default()
            }
            About::Group(Group::Promise(promise)) => promise.clone(),
            About::Group(Group::Outdated) => "follows guidance that has been replaced".to_owned(),
            About::Group(Group::OldNames) => "uses names that have been replaced".to_owned(),
            About::Group(Group::Silent) => format!("silent on {standards}"),
            About::Group(Group::NotRecorded) => format!("not recorded for {standards}"),
            About::Group(Group::WeakerWord) => format!("a weaker word than expected for {standards}"),
            About::Group(Group::Partial) => format!("only partly there for {standards}{}, which lack", self.mixed()),
            About::Group(Group::NothingWritten) => format!("nothing written for {standards}"),
            About::Notes => "worth knowing".to_owned(),
            About::Group(Group::OnlyTicked) => format!("not recorded for {standards} that are only named"),
            About::Group(Group::NoEntry) => format!("the entry is missing that answers {standards}"),
            About::Group(Group::NoText) => format!("{commitments} without what the source says"),
            About::Group(Group::NoSection) => format!("{commitments} without the section of the source"),
        }
    }

    /// " (2 warnings, then 3 notes)", where some of its findings are worse than others.
    fn mixed(&self) -> String {
        let many = |severity| self.findings.iter().filter(|finding| finding.severity == severity).count();
        let severities =
            [Severity::Error, Severity::Warning, Severity::Note].map(|severity| (many(severity), severity));
        let counts = severities.iter().filter(|(many, _)| *many > 0);
        let counts: Vec<String> = counts.map(|(many, severity)| counted(*many, severity.word())).collect();
        if counts.len() > 1 { format!(" ({})", counts.join(", then ")) } else { String::new() }
    }

    /// The rule of all its findings, where it is one and not a standard, which each line would name.
    pub(super) fn rule(&self) -> Option<&'f str> {
        let first = self.first().filter(|first| first.is_of_rule() && self.about != About::Notes)?;
        self.findings.iter().all(|finding| finding.rule == first.rule).then_some(first.rule.as_str())
    }

    /// Why it matters, where all its findings matter for one reason.
    pub(super) fn why(&self) -> Option<&'f str> {
        let has_one = matches!(self.about, About::Group(Group::Outdated | Group::OldNames));
        self.first().filter(|_| has_one).map(|finding| finding.why.as_str())
    }

    /// Who says so, where that goes for every list of its kind.
    pub(super) fn authority(&self) -> Option<&'static str> {
        let About::Group(group) = self.about else { return None };
        match group {
            Group::NotRecorded => Some("the standards named, which nobody has looked for in this policy"),
            Group::NothingWritten => Some(
                "the standards named, and the policy where a section is given; paramount explain NAME has the reasons",
            ),
            Group::Outdated | Group::OldNames => {
                Some("the catalogue of guidance; --all and JSON have its source for each")
            }
            Group::OnlyTicked => Some("the standards named; a commitment without a text says nothing about them"),
            Group::NoEntry => Some("the standards named, which ask for an entry and not for a commitment"),
            Group::NoText => Some("the record itself; without its text a commitment counts as not recorded"),
            Group::NoSection => Some("the record itself, which others have to be able to check"),
            Group::Silent
            | Group::WeakerWord
            | Group::Partial
            | Group::Promise(_)
            | Group::ReviewCycle
            | Group::SourceFaults(_) => None,
        }
    }

    /// What to do, where that goes for every list of its kind.
    pub(super) fn help(&self) -> Option<&'static str> {
        let About::Group(group) = self.about else { return None };
        match group {
            Group::Silent => Some("record what the source does say; what it leaves open on purpose, a waiver can say"),
            Group::NotRecorded => Some(
                "look for them in the source, record what it says in its text, and name the standards under recorded, \
                 read_against",
            ),
            Group::OnlyTicked => {
                Some("write under says what the source says to each; if it says nothing, take the commitment out")
            }
            Group::NoEntry => Some(
                "write the entry with what the source says, or with the word none where it has none, as in approval: none",
            ),
            Group::NoText => Some(
                "write under says what the source says, and under section where; if it says nothing, take the entry out",
            ),
            Group::NoSection => Some(
                "write under section the number or the heading under which it stands; where there is none, section: \
                 unstated",
            ),
            Group::WeakerWord => Some("decide whether the weaker word is meant; if not, write the stronger one"),
            Group::Partial => Some("complete the policy, or let a waiver say why it stays as it is"),
            Group::NothingWritten => {
                Some("write down what the course has; what it does not have yet, add to the course first")
            }
            Group::Promise(_) => Some("keep the promise and record it under done, or agree a date for it"),
            Group::Outdated => {
                Some("read what replaced it, check what is taken from the older text, and cite the newest")
            }
            Group::OldNames => {
                Some("write the name of today; where the past is meant, record the entry with as: history")
            }
            Group::ReviewCycle | Group::SourceFaults(_) => None,
        }
    }

    /// Facts of the same rule stand side by side: what the first one says need not be said again.
    fn place_of_rule(&self) -> Option<(&'f str, &'f Place)> {
        self.first().map(|finding| (finding.rule.as_str(), &finding.place))
    }
}

/// Where a finding stands in its file: "line 12", "slide 3".
pub(super) fn place(finding: &Finding) -> String {
    finding.place.part.clone().unwrap_or_else(|| format!("line {}", finding.place.line))
}
