//! What is said of the findings of a fact together: the heading, who says so, what to do.

use std::collections::BTreeSet;

use super::{About, Fact};
use crate::finding::{Group, Severity};
use crate::model::words::counted;

impl Fact<'_> {
    /// What it is, in a line above its findings.
    pub(in crate::report) fn heading(&self) -> String {
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
            About::Group(Group::Partial) => {
                let lack = if rules.len() == 1 { "lacks" } else { "lack" };
                format!("only partly there for {standards}{}, which {lack}", self.mixed())
            }
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

    /// Who says so, where that goes for every list of its kind. A command that tells more is named by
    /// [`Fact::told_by_commands`].
    pub(in crate::report) fn authority(&self) -> Option<&'static str> {
        let About::Group(group) = self.about else { return None };
        match group {
            Group::NotRecorded => Some("the standards named, which nobody has looked for in this policy"),
            Group::NothingWritten => Some("the standards named, and the policy where a section is given"),
            Group::Outdated | Group::OldNames => Some("the catalogue of guidance"),
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

    /// Which command tells more of who says so, for those who type commands.
    pub(in crate::report) fn told_by_commands(&self) -> Option<&'static str> {
        match self.about {
            About::Group(Group::NothingWritten) => Some("paramount explain NAME has the reasons"),
            About::Group(Group::Outdated | Group::OldNames) => Some("--all and JSON have its source for each"),
            _ => None,
        }
    }

    /// What to do, where that goes for every list of its kind.
    pub(in crate::report) fn help(&self) -> Option<&'static str> {
        let About::Group(group) = self.about else { return None };
        match group {
            Group::Silent => Some("record what the source does say; what it leaves open on purpose, a waiver can say"),
            Group::NotRecorded => Some(
                "look for them in the source, and record what it says; once all are looked for, say so under recorded, as \
                 read_against. Where this file records only a part of the source, leave it as it is",
            ),
            Group::OnlyTicked => {
                Some("write under says what the source says to each; if it says nothing, take the commitment out")
            }
            Group::NoEntry => Some(
                "write the entry with what the source says, or with the word none where it has none, as in approval: none; \
                 where this file records only a part of the source, leave it as it is",
            ),
            Group::NoText => Some(
                "write under says what the source says, and under section where; if it says nothing, take the entry out",
            ),
            Group::NoSection => Some(
                "write under section the number or the heading under which it stands; where there is none, section: \
                 unstated",
            ),
            Group::WeakerWord => Some(
                "decide whether the weaker word is meant; if not, put the stronger one into the policy itself, then here",
            ),
            Group::Partial => Some("complete the policy, or let a waiver say why it stays as it is"),
            Group::NothingWritten => {
                Some("write down what the course has; what it does not have yet, add to the course first")
            }
            Group::Promise(_)
                if self.findings.iter().any(|finding| finding.rule == "commitment/relies-on-deferred") =>
            {
                Some("agree a date; once kept, record it as done; if a part is in place, answer: partial")
            }
            Group::Promise(_) => {
                Some("record it as done once it is kept; agree a date where it has none or a past one")
            }
            Group::Outdated => Some(
                "read what replaced it, check what is taken from the older text, and cite the newest when the text is next revised",
            ),
            Group::OldNames => Some(
                "write the name of today; where the past is meant, let the text say so, or a record with as: history",
            ),
            Group::ReviewCycle | Group::SourceFaults(_) => None,
        }
    }
}
