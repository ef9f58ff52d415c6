//! What the standards say of a course: the standard's sentences, held against the course in the light of its policy.

use std::collections::{BTreeSet, HashMap};

use jiff::civil::Date as Day;

use super::stance::Stance;
use super::{CourseExpectation, Expectation};
use crate::finding::{Authority, Draft, Finding, Findings, Group, Related, Severity};
use crate::load::Loaded;
use crate::model::policy::{Commitment, sections, spoken_name};
use crate::model::words::Strength;
use crate::model::{Amount, Course, Item, Policy};
use crate::predicate::{self, Against, Predicate, Resolution, Subject, Verdict, View, Violation};
use crate::source::{Arena, NodeId};

/// What is asked of a course.
#[derive(Clone, Copy, Debug)]
pub struct AskedOf<'a> {
    /// By the standards.
    pub expectations: &'a [Expectation],
    /// The course before a change, where what its conditions asked then is asked still: a change exempts from nothing.
    pub before: Option<&'a Arena>,
}

impl<'a> AskedOf<'a> {
    /// What standards ask, of a course that nobody changed.
    pub fn now(expectations: &'a [Expectation]) -> Self {
        Self { expectations, before: None }
    }
}

/// Judges a course by what is expected of courses. `policy` is the one under which it stands, where that is known.
/// `evidence` says of an entry, under a standard's name, whether the place it gives is in the materials.
pub fn check_course(
    course: &Course,
    document: &Loaded,
    policy: Option<(&Policy, &Loaded)>,
    asked: AskedOf<'_>,
    today: Day,
    evidence: &dyn Fn(&str, NodeId) -> Resolution,
) -> Vec<Finding> {
    let Some(arena) = &document.arena else { return Vec::new() };
    let mut findings = Findings::about(document.about());
    let mut commitments: HashMap<&str, Vec<&Item<Commitment>>> = HashMap::new();
    for (standard, commitment) in policy.iter().flat_map(|(policy, _)| policy.answers()) {
        commitments.entry(standard).or_default().push(commitment);
    }
    let AskedOf { expectations, before } = asked;
    for expectation in expectations {
        let Some(expected) = expectation.course.as_ref().filter(|expected| !expected.check.is_empty()) else {
            continue;
        };
        let stance = match policy {
            Some((_, loaded)) => {
                let answering = commitments.get(expectation.id.as_str()).map_or(&[][..], Vec::as_slice);
                Stance::of(answering, loaded, course, expectation)
            }
            None => Stance::without_policy(expectation),
        };
        let Some(cap) = stance.cap else { continue };
        findings.under(expectation.rule.clone(), Severity::Error);
        let view = View {
            arena,
            today,
            standard: &expectation.id,
            policy: policy.and_then(|(_, loaded)| loaded.arena.as_ref()),
            details: &stance.details,
            evidence,
        };
        let judge = Judge { before, course, arena, policy, expectation, expected, stance: &stance, cap, view };
        judge.judge(&mut findings);
    }
    findings.into_list()
}

struct Judge<'j> {
    before: Option<&'j Arena>,
    course: &'j Course,
    arena: &'j Arena,
    policy: Option<(&'j Policy, &'j Loaded)>,
    expectation: &'j Expectation,
    expected: &'j CourseExpectation,
    stance: &'j Stance<'j>,
    cap: Severity,
    view: View<'j>,
}

impl Judge<'_> {
    fn judge(&self, findings: &mut Findings<'_>) {
        let applied = |arena: &&Arena| self.applies(&View { arena, ..self.view });
        if !(self.applies(&self.view) || self.before.as_ref().is_some_and(applied)) {
            return;
        }
        // A field that is not there fails every sentence about it, and the first of them has said so.
        let mut spoken_of = BTreeSet::new();
        for sentence in &self.expected.check {
            let violations = predicate::judge(sentence, &self.view).violations();
            if violations.is_empty() || !spoken_of.insert(subject(sentence)) {
                continue;
            }
            let meets_policy = self.meets_policy(sentence);
            for violation in &violations {
                findings.add(self.draft(violation, meets_policy));
            }
        }
    }

    fn applies(&self, view: &View<'_>) -> bool {
        self.expected.when.iter().all(|sentence| predicate::judge(sentence, view).holds())
            && !self.expected.unless.iter().any(|sentence| match predicate::judge(sentence, view) {
                // An exception that cannot be read is a finding already; the course may well be exempt.
                Verdict::Holds | Verdict::CannotTell => true,
                Verdict::Fails(_) => false,
            })
    }

    /// Whether a sentence that fails by the standard's floor holds by what the policy itself asks.
    fn meets_policy(&self, sentence: &Predicate) -> bool {
        if !self.stance.is_below_floor() {
            return false;
        }
        let details = self.stance.by_policy_alone();
        predicate::judge(sentence, &View { details: &details, ..self.view }).holds()
    }

    fn severity(&self, meets_policy: bool) -> Severity {
        let expected = match self.expected.expects {
            Strength::Must | Strength::Will => Severity::Error,
            Strength::Should => Severity::Warning,
            Strength::May => Severity::Note,
        };
        if self.course.is_draft() || meets_policy { Severity::Note } else { expected.min(self.cap) }
    }

    fn draft(&self, violation: &Violation, meets_policy: bool) -> Draft {
        let value =
            if violation.value.is_empty() { format!("no {}", violation.block) } else { violation.value.clone() };
        let authority = match self.asks().filter(|_| !meets_policy) {
            Some(asks) => Authority::own_policy(format!("{asks}; {}", self.expectation.says())),
            None => Authority::standard(self.expectation.says()),
        };
        let draft = Draft::new(violation.at, self.message(violation, meets_policy), self.expected.help.as_str())
            .why(self.expectation.why.as_str())
            .value(value)
            .block(violation.block.as_str())
            .authority(authority)
            .severity(self.severity(meets_policy));
        let draft = if self.is_absence(violation) { draft.group(Group::NothingWritten) } else { draft };
        match self.related(violation) {
            Some(related) => draft.related(related),
            None => draft,
        }
    }

    fn message(&self, violation: &Violation, meets_policy: bool) -> String {
        let plain = format!("this course {}", violation.message);
        let Some(name) = self.policy_name() else { return plain };
        if let Some(asks) = self.asks().filter(|_| self.is_absence(violation) && !meets_policy) {
            return format!("{plain} (asked for by {asks})");
        }
        if meets_policy {
            return format!("{plain}; {name} asks for less, and the course gives that");
        }
        let Some(Against::Detail(detail)) = &violation.against else { return plain };
        let asked = self.view.details.iter().find(|asked| asked.name == *detail);
        // Only the policy's own value is spoken of as the policy's.
        let own = asked.filter(|asked| asked.own == asked.amount).and_then(|asked| Some((asked, asked.own.as_ref()?)));
        let (Some((asked, own)), Some(given)) = (own, &violation.given) else { return plain };
        let wanted = asked.kind.in_words(own);
        let place = self.sections_of(detail).map(|sections| format!(", {sections}")).unwrap_or_default();
        match own {
            Amount::YesNo(_) => {
                let about = detail.replace('_', " ");
                format!("{name} says {wanted} to {about}{place}; this course says {given}")
            }
            _ => format!("{name} asks for {wanted}{place}; this course gives {given}"),
        }
    }

    /// Whether nothing is written that a finding could point at.
    fn is_absence(&self, violation: &Violation) -> bool {
        violation.at == NodeId::ROOT || self.arena.get(NodeId::ROOT, "evidence") == Some(violation.at)
    }

    fn policy_name(&self) -> Option<String> {
        let (_, loaded) = self.policy?;
        Some(spoken_name(loaded.reference.id.as_deref()?))
    }

    fn sections_of(&self, detail: &str) -> Option<String> {
        let source = self.stance.sources.iter().find(|(name, _)| name == detail)?;
        sections(&source.1.section)
    }

    /// "Norfolk 2024, section 12(d)", where the policy asks for it.
    fn asks(&self) -> Option<String> {
        let (_, sections) = self.stance.basis.as_ref()?;
        let name = self.policy_name()?;
        Some(sections.as_ref().map_or_else(|| name.clone(), |sections| format!("{name}, {sections}")))
    }

    /// The line of the policy that asks for it.
    fn related(&self, violation: &Violation) -> Option<Related> {
        let (_, loaded) = self.policy?;
        let name = self.policy_name()?;
        let (at, sections) = match &violation.against {
            Some(Against::Policy(at, says)) => return Some(place_in(loaded, *at, format!("{name} says {says} here"))),
            Some(Against::Detail(detail)) => match self.stance.sources.iter().find(|(name, _)| name == detail) {
                Some((_, commitment)) => {
                    let key = commitment.details.iter().find(|(key, _)| key.text() == Some(detail));
                    let at = key.and_then(|(key, _)| key.at()).unwrap_or(commitment.at);
                    (at, commitment.sections())
                }
                None => self.stance.basis.clone()?,
            },
            None => self.stance.basis.clone()?,
        };
        let sections = sections.map(|sections| format!(", {sections}")).unwrap_or_default();
        Some(place_in(loaded, at, format!("{name} asks for it here{sections}")))
    }
}

fn place_in(loaded: &Loaded, at: NodeId, message: String) -> Related {
    Findings::about(loaded.about()).place_of(at, message)
}

/// What a sentence is about, for telling two sentences about one field.
fn subject(sentence: &Predicate) -> String {
    match &sentence.subject {
        Subject::Field(field) => field.path(),
        Subject::OfPolicy(field) => format!("policy.{}", field.path()),
        Subject::Detail(name) => format!("${name}"),
    }
}
