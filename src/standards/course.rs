//! What the standards say of a course: the standard's sentences, held against the course in the light of its policy.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use foldhash::fast::RandomState;
use jiff::civil::Date as Day;

use super::policy::severity_of;
use super::stance::{Stance, weight_of_silence};
use super::{CourseExpectation, Expectation};
use crate::finding::{Authority, Draft, Finding, Findings, Group, Related, Severity};
use crate::load::Loaded;
use crate::model::amount::DetailType;
use crate::model::policy::{Commitment, section_suffix, sections, spoken_name};
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
    let mut commitments: HashMap<&str, Vec<&Item<Commitment>>, RandomState> = HashMap::default();
    for (standard, commitment) in policy.iter().flat_map(|(policy, _)| policy.answers()) {
        commitments.entry(standard).or_default().push(commitment);
    }
    let AskedOf { expectations, before } = asked;
    for expectation in expectations {
        let Some(expected) = expectation.course.as_ref().filter(|expected| !expected.check.is_empty()) else {
            continue;
        };
        let stance = match policy {
            Some(policy) => {
                let answering = commitments.get(expectation.id.as_str()).map_or(&[][..], Vec::as_slice);
                Stance::of(answering, policy, course, expectation)
            }
            None => Stance::without_policy(expectation),
        };
        let Some(max_severity) = stance.max_severity else { continue };
        findings.under(expectation.rule.clone(), Severity::Error);
        let view = View {
            arena,
            today,
            standard: &expectation.id,
            policy: policy.and_then(|(_, loaded)| loaded.arena.as_ref()),
            details: &stance.details,
            evidence,
        };
        let judge = Judge { before, course, arena, policy, expectation, expected, stance: &stance, max_severity, view };
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
    max_severity: Severity,
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
            let missed = self.missed(sentence);
            if missed.is_empty() || !spoken_of.insert(subject(sentence)) {
                continue;
            }
            for (whose, violation) in &missed {
                findings.add(self.draft(*whose, violation));
            }
        }
    }

    /// Where a sentence does not hold, and whose word that is. What fails by the policy's own values is the policy's; the
    /// rest fails by a number that only the standard has.
    fn missed(&self, sentence: &Predicate) -> Vec<(Whose, Violation)> {
        let violations = predicate::judge(sentence, &self.view).violations();
        if violations.is_empty() || !self.stance.asks() {
            return violations.into_iter().map(|violation| (Whose::Standard, violation)).collect();
        }
        let details = self.stance.by_policy_alone();
        let own = predicate::judge(sentence, &View { details: &details, ..self.view }).violations();
        let beyond = |violation: &Violation| !own.iter().any(|known| known.at == violation.at);
        let beyond: Vec<Violation> = violations.into_iter().filter(beyond).collect();
        let own = own.into_iter().map(|violation| (Whose::Policy, violation));
        own.chain(beyond.into_iter().map(|violation| (Whose::StandardBeyondPolicy, violation))).collect()
    }

    fn applies(&self, view: &View<'_>) -> bool {
        applies(self.expected, view)
    }

    fn severity(&self, whose: Whose) -> Severity {
        let expected = severity_of(self.expected.expects);
        let most = match whose {
            _ if self.course.is_draft() => Severity::Note,
            // The policy has decided on a number of its own. Where it gives none, it weighs no less than silence.
            Whose::StandardBeyondPolicy if self.stance.asks_for_less() && !self.expectation.is_local() => {
                Severity::Note
            }
            Whose::StandardBeyondPolicy => weight_of_silence(self.expectation),
            Whose::Policy | Whose::Standard => Severity::Error,
        };
        expected.min(self.max_severity).min(most)
    }

    fn draft(&self, whose: Whose, violation: &Violation) -> Draft {
        let value =
            if violation.value.is_empty() { format!("no {}", violation.block) } else { violation.value.clone() };
        let says = self.expectation.says();
        let authority = match self.basis().filter(|_| whose == Whose::Policy || is_of_the_policy(violation)) {
            Some(basis) => Authority::own_policy(format!("{basis}; {says}")),
            None => Authority::standard(says),
        };
        let draft = Draft::new(violation.at, self.message(whose, violation), self.expected.help.as_str())
            .why(Arc::clone(&self.expectation.why))
            .value(value)
            .block(violation.block.as_str())
            .authority(authority)
            .severity(self.severity(whose));
        let draft = if self.is_absence(violation) { draft.group(Group::NothingWritten) } else { draft };
        match self.related(whose, violation) {
            Some(related) => draft.related(related),
            None => draft,
        }
    }

    fn message(&self, whose: Whose, violation: &Violation) -> String {
        let plain = format!("this course {}", violation.message);
        if let Some(disagreement) = self.disagreement(whose, violation) {
            return disagreement;
        }
        match (whose, self.basis(), self.policy_name()) {
            (Whose::Policy, Some(basis), _) if self.is_absence(violation) || is_of_a_list(violation, &self.view) => {
                format!("{plain} (asked for by {basis})")
            }
            (Whose::StandardBeyondPolicy, _, Some(name)) if self.stance.asks_for_less() => {
                format!("{plain}; {name} asks for less, and the course gives that")
            }
            _ => plain,
        }
    }

    /// The policy's own value beside that of the course, where these two differ.
    fn disagreement(&self, whose: Whose, violation: &Violation) -> Option<String> {
        let detail = match &violation.against {
            Some(Against::Own(detail)) => detail,
            Some(Against::Detail(detail)) if whose == Whose::Policy => detail,
            _ => return None,
        };
        let asked = self.view.details.iter().find(|asked| asked.name == *detail)?;
        let (own, given, name) = (asked.own.as_ref()?, violation.given.as_ref()?, self.policy_name()?);
        let wanted = asked.kind.in_words(own);
        let place = section_suffix(self.sections_of(detail));
        Some(match own {
            Amount::YesNo(_) => {
                let about = detail.replace('_', " ");
                format!("{name} says {wanted} to {about}{place}; this course says {given}")
            }
            _ if self.stance.asks() => format!("{name} asks for {wanted}{place}; this course gives {given}"),
            _ => format!("{name} says {wanted}{place}; this course gives {given}"),
        })
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

    /// "Norfolk 2024, section 12(d)", where the policy speaks of it.
    fn basis(&self) -> Option<String> {
        let basis = self.stance.basis.as_ref()?;
        Some(format!("{}{}", self.policy_name()?, section_suffix(basis.sections.as_ref())))
    }

    /// The line of the policy that speaks of it.
    fn related(&self, whose: Whose, violation: &Violation) -> Option<Related> {
        let (_, loaded) = self.policy?;
        let name = self.policy_name()?;
        let source = match &violation.against {
            Some(Against::Policy(at, says)) => return Some(place_in(loaded, *at, format!("{name} says {says} here"))),
            Some(Against::Detail(detail) | Against::Own(detail)) => self.source_of(detail),
            None => None,
        };
        let basis = self.stance.basis.as_ref()?;
        let (at, sections) = source.unwrap_or((basis.at, basis.sections.clone()));
        let sections = section_suffix(sections);
        let does = match whose {
            Whose::Policy => "asks for it",
            Whose::StandardBeyondPolicy if self.stance.asks_for_less() => "asks for less",
            Whose::StandardBeyondPolicy | Whose::Standard => "speaks of it",
        };
        Some(place_in(loaded, at, format!("{name} {does} here{sections}")))
    }

    /// The line of a detail in the policy, with the sections of its commitment.
    fn source_of(&self, detail: &str) -> Option<(NodeId, Option<String>)> {
        let (_, commitment) = self.stance.sources.iter().find(|(name, _)| name == detail)?;
        Some((commitment.place_of_detail(detail), commitment.sections()))
    }
}

/// Whose word it is that a course lacks something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Whose {
    /// The policy asks for it.
    Policy,
    /// The policy asks for something, and only the standard for this much.
    StandardBeyondPolicy,
    /// The policy asks a course for nothing here.
    Standard,
}

/// Whether a course says something else than its policy, whether that asks for anything or not.
fn is_of_the_policy(violation: &Violation) -> bool {
    matches!(violation.against, Some(Against::Own(_) | Against::Policy(..)))
}

/// Whether options are missing from a list that a detail gives.
fn is_of_a_list(violation: &Violation, view: &View<'_>) -> bool {
    let Some(Against::Detail(detail)) = &violation.against else { return false };
    view.details.iter().any(|asked| asked.name == *detail && asked.kind.kind == DetailType::Set)
}

/// Whether a standard asks anything of a course: its conditions hold, and none of its exceptions.
pub(super) fn applies(expected: &CourseExpectation, view: &View<'_>) -> bool {
    expected.when.iter().all(|sentence| predicate::judge(sentence, view).holds())
        && !expected.unless.iter().any(|sentence| match predicate::judge(sentence, view) {
            // An exception that cannot be read is a finding already; the course may well be exempt.
            Verdict::Holds | Verdict::CannotTell => true,
            Verdict::Fails(_) => false,
        })
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
