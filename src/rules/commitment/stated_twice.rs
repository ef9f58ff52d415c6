//! Flags a duty that a policy states twice with amounts that exclude each other, and an answer that is recorded twice.

use std::cmp::Ordering;
use std::collections::{BTreeMap, HashMap};

use foldhash::fast::RandomState;

use super::{own_words, place, scope_is_read};
use crate::finding::{Draft, Findings, Severity};
use crate::model::amount::{DetailType, DetailValue};
use crate::model::bearer::Bearer;
use crate::model::located::Leaf;
use crate::model::policy::Commitment;
use crate::model::scope::Training;
use crate::model::words::{Answer, spoken};
use crate::model::{Amount, DetailKind, Item, Policy};
use crate::rules::{Check, Context, Rule};
use crate::standards::Expectation;

pub(super) static RULE: Rule = Rule {
    id: "commitment/stated-twice",
    summary: "one duty with two amounts that exclude each other, or recorded twice",
    severity: Severity::Warning,
    since: "0.1.0",
    doc: include_str!("stated_twice.md"),
    checks: &[Check::Policy(check)],
};

/// What has to be the same for two amounts to be about one thing: standard, now or promised, detail.
type Question<'p> = (&'p str, bool, &'p str);

/// An amount that those who act are given for some training: of each pair of both, the first one.
struct Answered<'p> {
    training: Training<'p>,
    who: Who<'p>,
    amount: Amount,
    commitment: &'p Item<Commitment>,
}

/// How many answers to one question are held against each further one.
const MOST_HELD: usize = 50;

/// Who has to act, as far as a document tells people apart: with the body where it names one of its own.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Who<'p> {
    bearer: Bearer,
    body: Option<&'p str>,
}

impl<'p> Who<'p> {
    fn of(commitment: &'p Commitment) -> Self {
        let bearer = Bearer::of(commitment);
        let body = commitment.by.text().filter(|by| bearer == Bearer::Partnership && *by != "partnership");
        Self { bearer, body }
    }

    /// Whether both may be the same people.
    fn may_be(self, other: Self) -> bool {
        let are_two = self.body.zip(other.body).is_some_and(|(one, other)| one != other);
        !are_two && self.bearer.may_be(other.bearer)
    }
}

/// What is the same of an answer that was copied: standard, training, sections and words.
type Recorded<'p> = (&'p str, Option<Training<'p>>, Vec<&'p str>, String);

fn check(policy: &Policy, ctx: &Context<'_>, findings: &mut Findings<'_>) {
    let by_id: BTreeMap<&str, &Expectation> =
        ctx.document.controls.expectations.iter().map(|expectation| (expectation.id.as_str(), expectation)).collect();
    recorded_twice(policy, ctx, &by_id, findings);
    partly_and_in_full(policy, ctx, &by_id, findings);
    let mut seen: BTreeMap<Question<'_>, Vec<Answered<'_>>> = BTreeMap::new();
    for (standard, commitment) in policy.answers().filter(|(_, commitment)| scope_is_read(ctx, commitment)) {
        let Some(expectation) = by_id.get(standard) else { continue };
        let is_promise = match commitment.answer() {
            Answer::Commits | Answer::Partial => false,
            // What is promised may well differ from what holds today.
            Answer::Deferred => true,
            Answer::Delegated | Answer::Refuses => continue,
        };
        let who = Who::of(commitment);
        for (name, kind) in &expectation.kinds {
            let Some(DetailValue::Known(amount)) =
                commitment.details.get(name).and_then(|written| kind.read(written).ok())
            else {
                continue;
            };
            let Some(training) = Training::of(&commitment.scope) else { continue };
            let answers = seen.entry((&expectation.id, is_promise, name)).or_default();
            let other = answers.iter().find(|known| {
                known.who.may_be(who) && exclude(&known.amount, &amount) && known.training.is_as_close(&training)
            });
            if let Some(first) = other {
                let twice = Twice { policy, expectation, name, kind, first: first.commitment, second: commitment };
                twice.report(&first.amount, &amount, first.training.in_both(&training).as_deref(), findings);
            } else if answers.len() < MOST_HELD
                && answers.iter().all(|known| known.who != who || known.training != training)
            {
                answers.push(Answered { training, who, amount, commitment });
            }
        }
    }
}

fn sections_of(commitment: &Commitment) -> impl Iterator<Item = &str> {
    commitment.section.iter().filter_map(Leaf::text)
}

/// Adds a finding for each answer that stands there a second time, of the same section and in the same words.
fn recorded_twice(
    policy: &Policy,
    ctx: &Context<'_>,
    by_id: &BTreeMap<&str, &Expectation>,
    findings: &mut Findings<'_>,
) {
    let mut times: HashMap<&str, usize, RandomState> = HashMap::default();
    policy.answers().for_each(|(standard, _)| *times.entry(standard).or_default() += 1);
    let mut seen: BTreeMap<Recorded<'_>, &Item<Commitment>> = BTreeMap::new();
    // Most standards are answered once, and what has no other one is not compared.
    for (standard, commitment) in
        policy.answers().filter(|(standard, one)| times[standard] > 1 && scope_is_read(ctx, one))
    {
        let sections: Vec<&str> = sections_of(commitment).collect();
        let text = commitment.says.text().or_else(|| commitment.quote.text()).unwrap_or_default();
        let words: Vec<&str> = text.split_whitespace().collect();
        let same = (standard, Training::of(&commitment.scope), sections, words.join(" ").to_lowercase());
        let Some(first) = seen.insert(same, commitment) else { continue };
        if Who::of(first) != Who::of(commitment) {
            continue;
        }
        let title = by_id.get(standard).map_or(standard, |expectation| expectation.title.as_str());
        let word = |commitment: &Commitment| commitment.strength.get().copied();
        let help = if word(first) == word(commitment) {
            "take one of the two out; or, where the document says something else there, write what it says"
        } else {
            "take out the one whose strength is not the document's own word"
        };
        let message =
            format!("the same answer stands here a second time, of the same section and in the same words: {title}");
        let related = findings.place_of(first.at, "it stands here first");
        findings.add(
            Draft::new(commitment.standard.at().unwrap_or(commitment.at), message, help)
                .value("the same answer")
                .authority(own_words(policy, commitment))
                .related(related),
        );
    }
}

/// Adds a note for an answer in part beside a weaker one in full, for the same training and of the same section, as it is where one
/// entry was made two: what is missing is then told nowhere. What another section says in full fills what is missing.
fn partly_and_in_full(
    policy: &Policy,
    ctx: &Context<'_>,
    by_id: &BTreeMap<&str, &Expectation>,
    findings: &mut Findings<'_>,
) {
    let answered = |wanted: Answer| policy.answers().filter(move |(_, one)| one.answer() == wanted);
    for (standard, partial) in answered(Answer::Partial).filter(|(_, one)| scope_is_read(ctx, one)) {
        let training = Training::of(&partial.scope);
        let is_beside = |one: &Commitment| {
            let is_of_section = sections_of(one).any(|section| sections_of(partial).any(|other| section == other));
            let is_weaker = one.strength.get() < partial.strength.get();
            training.is_some() && Training::of(&one.scope) == training && is_of_section && is_weaker
        };
        let whole = answered(Answer::Commits).find(|(other, one)| *other == standard && is_beside(one));
        let Some((_, whole)) = whole.filter(|(_, whole)| scope_is_read(ctx, whole)) else { continue };
        let title = by_id.get(standard).map_or(standard, |expectation| expectation.title.as_str());
        let related = findings.place_of(whole.at, "the answer in full");
        findings.add(
            Draft::new(
                partial.answer.at().unwrap_or(partial.at),
                format!("another entry answers this in full, so what is missing here is told nowhere: {title}"),
                "where that entry is another duty, give it an id of your own in place of standard; where it fills what is missing here, \
                 take answer and lacks out",
            )
            .value("partly and in full")
            .severity(Severity::Note)
            .authority(own_words(policy, partial))
            .related(related),
        );
    }
}

/// Whether two amounts cannot both hold. Sets are united, and lengths of time that cannot be ranked prove nothing.
fn exclude(one: &Amount, other: &Amount) -> bool {
    match (one, other) {
        (Amount::Set(_), _) | (_, Amount::Set(_)) => false,
        (Amount::Duration(one), Amount::Duration(other)) => {
            one.compare(*other).is_some_and(|order| order != Ordering::Equal)
        }
        _ => one != other,
    }
}

/// What to do where both of two amounts hold for the same training.
const BOTH_HOLD: &str = "by in both for other people who act, and an id of your own in place of standard for what is another duty, \
     goes to somebody else or is for some people only";

struct Twice<'p> {
    policy: &'p Policy,
    expectation: &'p Expectation,
    name: &'p str,
    kind: &'p DetailKind,
    first: &'p Item<Commitment>,
    second: &'p Item<Commitment>,
}

impl Twice<'_> {
    /// `in_both` is the training that is in the scopes of both, where they are not one scope.
    fn report(&self, before: &Amount, after: &Amount, in_both: Option<&str>, findings: &mut Findings<'_>) {
        let detail = spoken(self.name);
        let (before, after) = (self.kind.in_words(before), self.kind.in_words(after));
        let (there, here) = (place(self.first, "in another entry"), place(self.second, "here"));
        let title = &self.expectation.title;
        let shared = in_both.map(|training| format!(", both for {training}")).unwrap_or_default();
        let message =
            format!("two answers to one question: {detail} is {after} {here} and {before} {there}{shared} ({title})");
        let written = self.second.details.get(self.name).and_then(|written| written.first()).and_then(Leaf::at);
        let elsewhere = self.first.details.get(self.name).and_then(|written| written.first()).and_then(Leaf::at);
        let related = findings.place_of(elsewhere.unwrap_or(self.first.at), format!("{detail} is {before}"));
        let ask = match self.kind.kind {
            DetailType::Choice if self.kind.has_direction() => {
                "where either will do, keep one entry with the one that asks least, and say both under says; else ask the people who answer \
                 for it which of the two holds"
            }
            DetailType::Money => {
                "where it depends on the length of a course or on who pays, take it out of both, and write each under charges, with for: late \
                 cancellation, and per (half day, day); else ask the people who answer for it which of the two holds"
            }
            _ => "ask the people who answer for it which of the two holds",
        };
        let help = match in_both {
            Some(training) => {
                format!("{ask} for {training}, and take that out of the other scope; where both do: {BOTH_HOLD}")
            }
            None => format!("{ask}; where both do: scope for other training, {BOTH_HOLD}"),
        };
        findings.add(
            Draft::new(written.unwrap_or(self.second.at), message, help)
                .value(format!("{}: {}, {}", self.name, (&before).min(&after), (&before).max(&after)))
                .subject(format!("/commitments/{}", self.expectation.id))
                .authority(own_words(self.policy, self.second))
                .related(related),
        );
    }
}
