//! Flags commitments that count on a promise which nobody has kept.

use std::collections::BTreeMap;

use super::{own_words, place, scope_is_read, title};
use crate::finding::{Draft, Findings, Group, Severity};
use crate::model::bearer::Bearer;
use crate::model::policy::{Action, Commitment};
use crate::model::scope::Training;
use crate::model::words::{Answer, Strength};
use crate::model::{Item, Policy, Promise};
use crate::rules::{Check, Context, Rule};

pub(super) static RULE: Rule = Rule {
    id: "commitment/relies-on-deferred",
    summary: "a duty that counts on a promise nobody has kept",
    severity: Severity::Warning,
    since: "0.1.0",
    doc: include_str!("relies_on_deferred.md"),
    checks: &[Check::Policy(check)],
};

/// How many other places a finding names.
const MOST_RELATED: usize = 5;

/// How many deferrals of one standard are looked at, so that a file of thousands takes no longer than others.
const MOST_DEFERRALS: usize = 10;

fn check(policy: &Policy, ctx: &Context<'_>, findings: &mut Findings<'_>) {
    // Of two actions with one name the first counts, as everywhere.
    let actions = policy.actions.iter().rev().filter_map(|action| Some((action.id.text()?, action))).collect();
    let judge = Judge { policy, ctx, actions };
    judge.commitments_with_an_action(findings);
    judge.commitments_beside_a_deferral(findings);
}

struct Judge<'p> {
    policy: &'p Policy,
    ctx: &'p Context<'p>,
    actions: BTreeMap<&'p str, &'p Item<Action>>,
}

/// The commitments of a policy to one standard.
#[derive(Default)]
struct Answers<'p> {
    in_place: Vec<&'p Item<Commitment>>,
    put_off: Vec<(&'p Item<Commitment>, String)>,
}

impl<'p> Judge<'p> {
    /// A commitment that holds today and yet waits for an action.
    fn commitments_with_an_action(&self, findings: &mut Findings<'_>) {
        for commitment in &self.policy.commitments {
            if !commitment.is_committed() {
                continue;
            }
            let Some((at, id)) = commitment.action.located() else { continue };
            let Some(promise) = self.unkept(commitment) else { continue };
            let title = title(commitment, self.ctx);
            let draft = Draft::new(
                at,
                format!("this counts on a promise that {promise}: {title}"),
                "write answer: deferred until the promise is kept, or record under done that it was",
            )
            .value(id.as_str())
            .line(format!("counts on it already, {}: {title}", place(commitment, "here")))
            .authority(own_words(self.policy, commitment));
            findings.add(self.with_promise(draft, id, findings));
        }
    }

    /// A standard that one place commits to as if it were in place, and another place puts off.
    fn commitments_beside_a_deferral(&self, findings: &mut Findings<'_>) {
        let mut by_standard: BTreeMap<&str, Answers<'p>> = BTreeMap::new();
        for (standard, commitment) in self.policy.answers() {
            // Of what training it speaks cannot be told where its scope cannot be read.
            if !scope_is_read(self.ctx, commitment) {
                continue;
            }
            if states_a_fact(commitment) {
                by_standard.entry(standard).or_default().in_place.push(commitment);
            } else if commitment.answer() == Answer::Deferred {
                let Some(promise) = self.unkept(commitment) else { continue };
                by_standard.entry(standard).or_default().put_off.push((commitment, promise));
            }
        }
        for (standard, answers) in &by_standard {
            // One deferral is enough to show that the duty is not in place; a second one says it again.
            let contradicted = answers.put_off.iter().take(MOST_DEFERRALS).find_map(|(deferral, promise)| {
                let mut relying = answers.in_place.iter().filter(|commitment| is_one_duty(commitment, deferral));
                Some((*deferral, promise, *relying.next()?, relying.take(MOST_RELATED).collect::<Vec<_>>()))
            });
            let Some((deferral, promise, first, others)) = contradicted else { continue };
            let title = title(first, self.ctx);
            let (here, there) = (place(first, "here"), place(deferral, "in another entry"));
            let mut draft = Draft::new(
                first.at,
                format!(
                    "stated as if it were in place {here}, and put off {there} to a promise that {promise}: {title}"
                ),
                "where each is about another part of it, write one entry with answer: partial, and what is put off under lacks, or give the \
                 one that is put off an id of your own in place of standard; else ask the people who answer for it which of the two is true today, and say that in both places",
            )
            .value("relies on a deferral")
            .line(format!("{standard} is stated as if it were in place {here}"))
            .subject(format!("/commitments/{standard}"))
            .authority(own_words(self.policy, first))
            .related(findings.place_of(deferral.at, "where it is put off"));
            for other in others {
                draft = draft.related(findings.place_of(other.at, "stated as if it were in place here too"));
            }
            findings.add(self.with_promise(draft, deferral.action.text().unwrap_or_default(), findings));
        }
    }

    fn with_promise(&self, draft: Draft, action: &str, findings: &Findings<'_>) -> Draft {
        let Some(action) = self.actions.get(action) else { return draft };
        let draft = draft.related(findings.place_of(action.at, "the promise"));
        match Promise::heading(action, self.ctx.today) {
            Some(heading) => draft.group(Group::Promise(heading)),
            None => draft,
        }
    }

    /// How a promise that a commitment waits for was not kept; `None` where it was, where its day is still ahead, or
    /// where it cannot be told. An action that does not exist is another rule's business.
    fn unkept(&self, commitment: &Commitment) -> Option<String> {
        if commitment.action.is_absent() {
            return Some("has no date".to_owned());
        }
        match Promise::of(self.actions.get(commitment.action.text()?)?, self.ctx.today) {
            Promise::Overdue(due) => Some(format!("was due in {} and is not recorded as done", due.in_words())),
            Promise::Undated => Some("has no date".to_owned()),
            Promise::Kept | Promise::Ahead(_) | Promise::Unreadable => None,
        }
    }
}

/// Whether a commitment says that something is so, or has to be. One that should or may be so claims nothing about
/// today, and one that is partly there says itself what it lacks.
fn states_a_fact(commitment: &Commitment) -> bool {
    commitment.answer() == Answer::Commits
        && commitment.strength.get().is_none_or(|strength| *strength >= Strength::Will)
        && commitment.action.is_absent()
}

/// Whether what one commitment states is what the other puts off: the same people, and training that belongs to both. What is in
/// place at some levels is no contradiction to what is put off without saying for which.
fn is_one_duty(commitment: &Commitment, deferral: &Commitment) -> bool {
    let training = Training::of(&commitment.scope).zip(Training::of(&deferral.scope));
    let is_for_some = !commitment.scope.levels.is_empty() && deferral.scope.written().is_none();
    !is_for_some
        && Bearer::of(commitment).may_be(Bearer::of(deferral))
        && training.is_some_and(|(one, other)| one.meets(&other))
}
