//! Notes a document that the standards in use are not for, by its country or by the people whom it is about.

use crate::finding::{Authority, AuthorityKind, Draft, Findings, Severity, Spot};
use crate::model::words::{Jurisdiction, Subject, listed};
use crate::rules::{Check, Context, Rule};
use crate::standards::SetInUse;

pub(super) static RULE: Rule = Rule {
    id: "document/outside-scope",
    summary: "a document for another country, or about other people, than the standards in use",
    severity: Severity::Note,
    since: "0.1.0",
    doc: include_str!("outside_scope.md"),
    checks: &[Check::Document(check)],
};

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    let is_judged = ctx.document.policy().is_some() || ctx.document.course().is_some();
    let (Some(jurisdiction), Some(subject)) = (ctx.remit.jurisdiction, ctx.remit.subject) else { return };
    if !is_judged || ctx.state().is_past() {
        return;
    }
    let outside = Outside::of(ctx, jurisdiction, subject);
    if outside.judges.is_empty() {
        return;
    }
    let says = "the standards and the catalogue of guidance themselves, which say what they are for".to_owned();
    findings.add(
        Draft::new(outside.spot(), outside.message(), outside.help())
            .value(outside.value())
            .authority(Authority { kind: AuthorityKind::Engine, says }),
    );
}

/// A document, and what does not judge it.
struct Outside<'c> {
    ctx: &'c Context<'c>,
    jurisdiction: Jurisdiction,
    subject: Subject,
    /// What does not judge it, in words.
    judges: Vec<String>,
    /// Where that is for, if that is not where the document is for.
    elsewhere: Option<String>,
    /// Whom that is about, if they are not those whom the document is about.
    others: Option<&'static str>,
}

impl<'c> Outside<'c> {
    fn of(ctx: &'c Context<'c>, jurisdiction: Jurisdiction, subject: Subject) -> Self {
        let controls = &ctx.document.controls;
        let sets: Vec<&SetInUse> = controls.expectations.not_judging(ctx.remit).collect();
        let mut judges: Vec<String> = sets.iter().map(|set| format!("the {} standards", set.name)).collect();
        let mut elsewhere = sets.iter().find(|set| !set.has_jurisdiction(ctx.remit)).map(|set| set.places());
        let others = sets.iter().find(|set| !set.has_subject(ctx.remit)).map(|set| set.people());
        if !controls.guidance.is_for(jurisdiction) {
            judges.push("the catalogue of guidance".to_owned());
            elsewhere = elsewhere.or_else(|| Some(controls.guidance.places()));
        }
        Self { ctx, jurisdiction, subject, judges, elsewhere, others }
    }

    /// The key that says so, else the name that does; of a course, its policy.
    fn spot(&self) -> Spot {
        let Some(policy) = self.ctx.document.policy() else {
            return self.ctx.document.course().and_then(|course| course.policy.at()).into();
        };
        let key = if self.elsewhere.is_some() { policy.jurisdiction.at() } else { policy.subject.at() };
        key.or(self.ctx.remit.suspected_by).into()
    }

    fn message(&self) -> String {
        let place = self.jurisdiction.name();
        let people = self.subject.people();
        let (own, theirs) = match (&self.elsewhere, self.others) {
            (Some(elsewhere), None) => (format!("for {place}"), format!("for {elsewhere}")),
            (None, others) => {
                let others = others.unwrap_or_default();
                (format!("about the safeguarding of {people}"), format!("about that of {others}"))
            }
            (Some(elsewhere), Some(others)) => (
                format!("about the safeguarding of {people} in {place}"),
                format!("about that of {others} in {elsewhere}"),
            ),
        };
        let noun = self.ctx.document.noun();
        let (what, it) = if self.is_course() {
            (format!("the policy of this {noun}"), format!("the {noun}"))
        } else {
            (format!("this {noun}"), "it".to_owned())
        };
        let (is, until) = match self.ctx.remit.suspected_by {
            Some(_) => ("seems by its name to be", format!(" until {} says otherwise", self.keys())),
            None => ("is", String::new()),
        };
        let judges = listed(&self.judges, "and");
        format!("{what} {is} {own}; {judges} are {theirs}, so {it} is not judged by them{until}")
    }

    fn help(&self) -> String {
        const STILL: &str = "its dates, its structure and standards of your own are judged all the same";
        if self.ctx.remit.suspected_by.is_none() {
            return format!("leave it so where that is right: {STILL}");
        }
        let jurisdiction = format!("jurisdiction: {}, or jurisdiction: england", self.jurisdiction);
        let subject = format!("subject: {}, or subject: children", self.subject);
        let keys = match (&self.elsewhere, self.others) {
            (Some(_), None) => jurisdiction,
            (None, _) => subject,
            (Some(_), Some(_)) => format!("{jurisdiction}; {subject}"),
        };
        let whose = if self.is_course() { "into the policy " } else { "" };
        format!("write {whose}which it is, {keys}; {STILL}")
    }

    /// The keys that would say so.
    fn keys(&self) -> &'static str {
        match (&self.elsewhere, self.others) {
            (Some(_), None) => "jurisdiction",
            (None, _) => "subject",
            (Some(_), Some(_)) => "jurisdiction or subject",
        }
    }

    fn value(&self) -> String {
        format!("{} {}", self.jurisdiction, self.subject)
    }

    fn is_course(&self) -> bool {
        self.ctx.document.course().is_some()
    }
}
