//! The answer table: what a policy's position on a standard comes to.

mod amounts;
mod severity;

use std::sync::Arc;

pub(super) use severity::severity_of;

use super::{Expectation, PolicyExpectation, Standing, standing};
use crate::finding::{Authority, Draft, Finding, Findings, Group, Severity};
use crate::load::Loaded;
use crate::model::open::leaves_open;
use crate::model::policy::Commitment;
use crate::model::position::Position;
use crate::model::words::{Answer, Strength};
use crate::model::{Item, Policy, Promise};
use crate::predicate;
use crate::source::{Arena, NodeId};

use jiff::civil::Date as Day;

/// Judges a policy by what is expected of policies.
pub fn check_policy(policy: &Policy, document: &Loaded, expectations: &[Expectation], today: Day) -> Vec<Finding> {
    let Some(arena) = &document.arena else { return Vec::new() };
    let mut findings = Findings::about(document.about());
    for expectation in expectations {
        let Some(expected) = &expectation.policy else { continue };
        findings.under(expectation.rule.clone(), Severity::Error);
        let mut judge = Judge { policy, arena, expectation, expected, today, findings: &mut findings };
        match standing(policy, document, expectation) {
            Standing::Committed(position) => judge.position(&judge.lightest(position)),
            Standing::Field(node) => judge.answered(node),
            Standing::Silent(node) => judge.silent(node),
            Standing::NotRecorded => judge.not_recorded(),
            Standing::NoEntry(field) => judge.no_entry(&field),
            Standing::Unreadable => {}
        }
    }
    findings.into_list()
}

struct Judge<'j, 'f> {
    policy: &'j Policy,
    arena: &'j Arena,
    expectation: &'j Expectation,
    expected: &'j PolicyExpectation,
    today: Day,
    findings: &'j mut Findings<'f>,
}

impl Judge<'_, '_> {
    /// A policy that answers by commitments.
    fn position(&mut self, position: &Position<'_>) {
        let title = &self.expectation.title;
        match position.answer() {
            Answer::Commits => {
                self.strength(position);
                for (name, kind, amount, from) in &position.details {
                    self.detail(name, kind, amount.as_ref(), from);
                    self.less_for_some(name, kind, amount.as_ref(), position);
                }
                self.lists_not_given(position);
            }
            Answer::Partial => {
                let lacks = position.basis.lacks.text();
                let missing = lacks.map(|lacks| format!(" (missing: {lacks})")).unwrap_or_default();
                let message = format!("only partly there: {title}{missing}");
                // Without it, the title would read as what is missing.
                let line = lacks.unwrap_or("what is missing is not recorded").to_owned();
                let block = (Group::Partial, line);
                self.found_in_group(position.basis, position.basis.answer.at(), message, "partial", block);
            }
            Answer::Deferred => self.deferred(position.basis),
            Answer::Delegated => {
                // Where somebody is named in the wrong entry, the record is asked, and the policy is not silent.
                let is_recorded_elsewhere = position.basis.to.is_absent() && position.basis.by.text().is_some();
                if position.basis.to.text().is_none() && !is_recorded_elsewhere {
                    let noun = self.policy.noun();
                    let message = format!("this {noun} leaves it to others without saying to whom: {title}");
                    let help = "write to: with who decides instead, in the source's words; to: unstated, where it names nobody";
                    let at = position.basis.answer.at().unwrap_or(position.basis.at);
                    let value = "delegated to nobody".to_owned();
                    self.found_at(at, self.weight(position.basis), message, value, Some(position.basis), help);
                }
            }
            Answer::Refuses => {
                let message = format!("this {} declines it: {title}", self.policy.noun());
                self.found(position.basis, self.weight(position.basis), message, "refuses");
            }
        }
    }

    fn strength(&mut self, position: &Position<'_>) {
        let Some(strength) = position.strength().filter(|_| self.weight(position.basis).is_some()) else { return };
        let expects = self.expected.expects;
        let line = format!("\"{strength}\" where \"{expects}\" is expected");
        let message = format!("worded as {line}: {}", self.expectation.title);
        let value = format!("strength: {strength}");
        let block = (Group::WeakerWord, line);
        self.found_in_group(position.basis, position.basis.strength.at(), message, &value, block);
    }

    fn deferred(&mut self, commitment: &Item<Commitment>) {
        let title = &self.expectation.title;
        let action = commitment.action.text().and_then(|id| self.policy.action(id));
        // Which action an unknown name means, and so whether it has a date, is asked where the name stands.
        if action.is_none() && commitment.action.text().is_some() {
            return;
        }
        let (severity, when, help) = match action.map_or(Promise::Undated, |action| Promise::of(action, self.today)) {
            Promise::Kept | Promise::Unreadable => return,
            Promise::Overdue(due) => (
                self.weaker(),
                format!("was promised for {} and is not recorded as done", due.in_words()),
                "keep the promise and record it under done, or agree another date for it under actions",
            ),
            Promise::Ahead(due) => (
                self.milder(),
                format!("is promised for {}", due.in_words()),
                "once the promise is kept, record it under done",
            ),
            Promise::Undated if action.and_then(|action| action.says.text()).is_some_and(leaves_open) => (
                self.weaker(),
                "is left open without a date".to_owned(),
                "agree by when it will be decided, and record that under actions, as due",
            ),
            Promise::Undated => (
                self.weaker(),
                "is promised without a date".to_owned(),
                "agree a date for the promise, and record it under actions; where the entry has no line action yet, write action: with the id of that promise",
            ),
        };
        let mut draft = self
            .draft(commitment.at, format!("put off{}: {title} \u{2014} {when}", commitment.scope.for_some()), help)
            .value("deferred");
        if let Some(Promise::Overdue(due)) = action.map(|action| Promise::of(action, self.today)) {
            draft = draft.promised(due.last_day());
        }
        if let Some(action) = action {
            draft = draft.related(self.findings.place_of(action.at, "the promise"));
            if let Some(heading) = Promise::heading(action, self.today) {
                draft = draft.group(Group::Promise(heading)).line(format!("{title}{}", commitment.scope.for_some()));
            }
        }
        self.add(severity, draft, Some(commitment));
    }

    /// A policy that answers by a field of its own.
    fn answered(&mut self, node: NodeId) {
        let view = predicate::View {
            arena: self.arena,
            today: self.today,
            standard: &self.expectation.id,
            policy: None,
            details: &[],
            evidence: &|_, _| predicate::Resolution::CannotTell,
        };
        let failure =
            self.expected.check.iter().find_map(|predicate| predicate::judge(predicate, &view).violations().pop());
        if let Some(failure) = failure {
            let message = format!("this {} {}", self.policy.noun(), failure.message);
            let help = self.expected.help.clone();
            self.found_at(failure.at, self.weaker(), message, failure.value, None, &help);
            return;
        }
        let is_of_levels = self.expected.answered_by.as_ref().is_some_and(|field| field.path() == "levels");
        let levels =
            self.policy.levels.given().filter(|_| is_of_levels && self.expectation.was_looked_for(self.policy));
        if let Some(lacks) = levels.and_then(|levels| levels.lacks()) {
            let message = format!("only partly there: {} (missing: {lacks})", self.expectation.title);
            let draft =
                self.draft(node, message, &self.expected.help).value("partial").group(Group::Partial).line(lacks);
            self.add(self.milder(), draft, None);
        }
        self.amounts_of_field(node);
    }

    fn silent(&mut self, at: NodeId) {
        let message = format!("this {} {}", self.policy.noun(), self.expected.silent);
        let draft =
            self.draft(at, message, &self.expected.help).value("silent").group(Group::Silent).line(&self.expected.help);
        self.add(self.weaker(), draft, None);
    }

    fn not_recorded(&mut self) {
        let message = format!(
            "nobody has recorded yet what this {} says about it: {}",
            self.policy.noun(),
            self.expectation.title
        );
        let (group, help) = if self.policy.is_only_ticked(&self.expectation.id) {
            (
                Group::OnlyTicked,
                "write under says what the source says to it; if it says nothing, take the commitment out",
            )
        } else {
            (
                Group::NotRecorded,
                "look for it in the source, and record what it says; where this file records only a part of the source, leave it as it is",
            )
        };
        let draft = self.draft(NodeId::ROOT, message, help).value("not recorded").group(group);
        let draft = draft.line(&self.expectation.title);
        self.add(self.milder(), draft, None);
    }

    /// A field that would answer and is not there, not even with the word that the source has none.
    fn no_entry(&mut self, field: &str) {
        let message = format!("nothing is recorded under {field}: {}", self.expectation.title);
        let help = format!(
            "look for it in the source; write under {field} what it says, or {field}: none where it has none; where this file records only a part of the source, leave it as it is"
        );
        let draft = self.draft(NodeId::ROOT, message, &help).value("not recorded").group(Group::NoEntry);
        let draft = draft.line(format!("under {field}: {}", self.expectation.title));
        self.add(self.milder(), draft, None);
    }

    /// A finding of which a policy may have many, which are then one fact.
    fn found_in_group(
        &mut self,
        commitment: &Item<Commitment>,
        at: Option<NodeId>,
        message: String,
        value: &str,
        (group, line): (Group, String),
    ) {
        let (severity, help) = match &group {
            Group::WeakerWord => (
                self.weaker(),
                "decide whether the weaker word is meant; if it is not, put the stronger one into the policy",
            ),
            _ => (self.milder(), self.expected.help.as_str()),
        };
        let draft = self.draft(at.unwrap_or(commitment.at), message, help).value(value).group(group).line(line);
        self.add(severity, draft, Some(commitment));
    }

    fn found(&mut self, commitment: &Item<Commitment>, severity: Option<Severity>, message: String, value: &str) {
        let help = self.expected.help.clone();
        let at = commitment.answer.at().unwrap_or(commitment.at);
        self.found_at(at, severity, message, value.to_owned(), Some(commitment), &help);
    }

    fn found_at(
        &mut self,
        at: NodeId,
        severity: Option<Severity>,
        message: String,
        value: String,
        commitment: Option<&Item<Commitment>>,
        help: &str,
    ) {
        let draft = self.draft(at, message, help).value(value);
        self.add(severity, draft, commitment);
    }

    fn draft(&self, at: NodeId, message: String, help: &str) -> Draft {
        Draft::new(at, message, help)
            .why(Arc::clone(&self.expectation.why))
            .authority(Authority::standard(self.expectation.says_of(self.policy)))
            .optional(self.expected.expects == Strength::May)
    }

    fn add(&mut self, severity: Option<Severity>, draft: Draft, commitment: Option<&Item<Commitment>>) {
        let Some(severity) = severity else { return };
        // All commitments to a standard are judged as one answer, whichever of them it is shown at.
        let draft = match (commitment, &self.expected.answered_by) {
            (Some(_), _) => draft.subject(format!("/commitments/{}", self.expectation.id)),
            (None, Some(field)) => draft.block(field.path()),
            (None, None) => draft,
        };
        let draft = match commitment.and_then(|commitment| commitment.sections()) {
            Some(sections) => draft.label(sections),
            None => draft,
        };
        self.findings.add(draft.severity(severity));
    }
}
