//! Flags a duty that a policy states twice with amounts that exclude each other, and an answer that is recorded twice.

use std::cmp::Ordering;
use std::collections::{BTreeMap, HashMap};

use foldhash::fast::RandomState;

use super::{own_words, place, scope_is_read};
use crate::finding::{Draft, Findings, Severity};
use crate::model::amount::DetailValue;
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

/// What has to be the same for two amounts to be about one thing: standard, training, now or promised, detail.
type Question<'p> = (&'p str, Training<'p>, bool, &'p str);

/// The first amount that each bearer of a duty is given.
type Answers<'p> = Vec<(Bearer, Amount, &'p Item<Commitment>)>;

/// What is the same of an answer that was copied: standard, training, sections and words.
type Recorded<'p> = (&'p str, Option<Training<'p>>, Vec<&'p str>, String);

fn check(policy: &Policy, ctx: &Context<'_>, findings: &mut Findings<'_>) {
    let by_id: BTreeMap<&str, &Expectation> =
        ctx.document.controls.expectations.iter().map(|expectation| (expectation.id.as_str(), expectation)).collect();
    recorded_twice(policy, ctx, &by_id, findings);
    let mut seen: BTreeMap<Question<'_>, Answers<'_>> = BTreeMap::new();
    for (standard, commitment) in policy.answers().filter(|(_, commitment)| scope_is_read(ctx, commitment)) {
        let Some(expectation) = by_id.get(standard) else { continue };
        let is_promise = match commitment.answer() {
            Answer::Commits | Answer::Partial => false,
            // What is promised may well differ from what holds today.
            Answer::Deferred => true,
            Answer::Delegated | Answer::Refuses => continue,
        };
        let bearer = Bearer::of(commitment);
        for (name, kind) in &expectation.kinds {
            let Some(DetailValue::Known(amount)) =
                commitment.details.get(name).and_then(|written| kind.read(written).ok())
            else {
                continue;
            };
            let Some(training) = Training::of(&commitment.scope) else { continue };
            let answers = seen.entry((&expectation.id, training, is_promise, name)).or_default();
            let other = answers.iter().find(|(known, before, _)| known.may_be(bearer) && exclude(before, &amount));
            if let Some((_, before, first)) = other {
                let twice = Twice { policy, expectation, name, kind, first, second: commitment };
                twice.report(before, &amount, findings);
            } else if answers.iter().all(|(known, ..)| *known != bearer) {
                answers.push((bearer, amount, commitment));
            }
        }
    }
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
        let sections: Vec<&str> = commitment.section.iter().filter_map(Leaf::text).collect();
        let text = commitment.says.text().or_else(|| commitment.quote.text()).unwrap_or_default();
        let words: Vec<&str> = text.split_whitespace().collect();
        let same = (standard, Training::of(&commitment.scope), sections, words.join(" ").to_lowercase());
        let Some(first) = seen.insert(same, commitment) else { continue };
        if Bearer::of(first) != Bearer::of(commitment) {
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

struct Twice<'p> {
    policy: &'p Policy,
    expectation: &'p Expectation,
    name: &'p str,
    kind: &'p DetailKind,
    first: &'p Item<Commitment>,
    second: &'p Item<Commitment>,
}

impl Twice<'_> {
    fn report(&self, before: &Amount, after: &Amount, findings: &mut Findings<'_>) {
        let detail = spoken(self.name);
        let (before, after) = (self.kind.in_words(before), self.kind.in_words(after));
        let (there, here) = (place(self.first, "in another entry"), place(self.second, "here"));
        let title = &self.expectation.title;
        let message = format!("two answers to one question: {detail} is {after} {here} and {before} {there} ({title})");
        let written = self.second.details.get(self.name).and_then(|written| written.first()).and_then(Leaf::at);
        let elsewhere = self.first.details.get(self.name).and_then(|written| written.first()).and_then(Leaf::at);
        let related = findings.place_of(elsewhere.unwrap_or(self.first.at), format!("{detail} is {before}"));
        findings.add(
            Draft::new(
                written.unwrap_or(self.second.at),
                message,
                "ask the people who answer for it which of the two holds; where each holds for other training, say so under scope",
            )
            .value(format!("{}: {}, {}", self.name, (&before).min(&after), (&before).max(&after)))
            .subject(format!("/commitments/{}", self.expectation.id))
            .authority(own_words(self.policy, self.second))
            .related(related),
        );
    }
}
