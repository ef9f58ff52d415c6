//! The dates of a policy: its review, its approval, what it promises, and the guidance it rests on.

use std::collections::HashMap;

use super::owner::Owners;
use super::{
    AlsoStated, Ask, DocumentPlace, Entry, GuidanceChange, Kind, Owner, Status, Undated, WorkedOut, shortened, uid,
};
use crate::model::Policy;
use crate::model::located::{Field, Item, Leaf, OneOrMany};
use crate::model::policy::{Action, Review};
use crate::model::words::{Answer, Citation};
use crate::source::NodeId;
use crate::workspace::Document;

/// How many members of a list an entry repeats: enough for any honest document.
const MOST_LISTED: usize = 20;

/// All entries of a policy; their status is still to be judged.
pub(super) fn entries(policy: &Policy, document: &Document, ask: &Ask<'_>) -> Vec<Entry> {
    let page = Page { policy, document, owners: Owners::of(policy) };
    let mut waiting = waiting(policy);
    let mut entries = vec![page.review()];
    entries.extend(page.approval(ask));
    entries.extend(policy.actions.iter().filter_map(|action| page.action(action, &mut waiting, ask)));
    entries.extend(ask.guidance.iter().filter_map(|change| page.guidance(change, ask)));
    entries
}

/// The commitments that are put off, by the action that they wait for.
type Waiting<'p> = HashMap<&'p str, Vec<String>>;

fn waiting(policy: &Policy) -> Waiting<'_> {
    let mut waiting = Waiting::new();
    for commitment in policy.commitments.iter().filter(|commitment| commitment.answer() == Answer::Deferred) {
        let name = commitment.standard.text().or(commitment.id.text());
        if let (Some(action), Some(name)) = (commitment.action.text(), name) {
            waiting.entry(action).or_default().push(shortened(name));
        }
    }
    waiting
}

struct Page<'p> {
    policy: &'p Policy,
    document: &'p Document,
    owners: Owners<'p>,
}

impl Page<'_> {
    fn review(&self) -> Entry {
        let policy = self.policy;
        let review = policy.review.given();
        let due = policy.clock().next_due();
        let at = match (&policy.review, due) {
            (_, Some(due)) => Some(due.at),
            (Field::Given(review), None) => Some(review.at),
            (Field::Nothing(at), None) => Some(*at),
            (Field::Absent | Field::Bad, None) => None,
        };
        let worked_out = due.and_then(|due| due.worked_out).map(|worked_out| WorkedOut {
            event: last_event(policy),
            last: worked_out.last,
            every: worked_out.every,
        });
        let absent = Leaf::default();
        let by = review.map_or(&absent, |review| &review.by);
        Entry {
            date: due.map(|due| due.date),
            owner: self.owners.named_or_lead(by),
            sections: due
                .map(|due| due.section)
                .or(review.map(|review| &review.section))
                .map(texts)
                .unwrap_or_default(),
            worked_out,
            also_stated: review.map(|review| also_stated(review)).unwrap_or_default(),
            undated: due.is_none().then(|| why_undated(policy)),
            ..self.entry(Kind::PolicyReview, "review", at, format!("{} review", policy.noun()))
        }
    }

    /// A draft waits for its approval until one is recorded.
    fn approval(&self, ask: &Ask<'_>) -> Option<Entry> {
        let policy = self.policy;
        let approval = policy.approval.given();
        let date = approval.and_then(|approval| approval.date.get().copied());
        if !policy.is_draft() || date.is_some_and(|date| date.first_day() <= ask.today) {
            return None;
        }
        let absent = Leaf::default();
        let by = approval.map_or(&absent, |approval| &approval.by);
        Some(Entry {
            date,
            owner: self.owners.named_or_lead(by),
            sections: approval.map(|approval| texts(&approval.section)).unwrap_or_default(),
            undated: date.is_none().then_some(Undated::Awaiting),
            ..self.entry(Kind::Approval, "approval", policy.status.at(), "approval".to_owned())
        })
    }

    fn action(&self, action: &Item<Action>, waiting: &mut Waiting<'_>, ask: &Ask<'_>) -> Option<Entry> {
        let to_be_done = match action.done.get() {
            Some(done) => done.first_day() > ask.today,
            // Done on a day that nobody wrote down is done; what cannot be read stays in sight.
            None => !action.done.is_unstated(),
        };
        if !to_be_done {
            return None;
        }
        let says = action.says.text();
        let subject = action.id.text().or(says).unwrap_or_default();
        let date = action.due.get().copied();
        let undated = if action.due.is_bad() { Undated::Unreadable } else { Undated::NotStated };
        Some(Entry {
            says: says.map(shortened),
            date,
            owner: self.owners.named(&action.by),
            sections: texts(&action.section),
            // Taken out, so that a second action of the same id does not repeat them.
            waiting: action.id.text().and_then(|id| waiting.remove(id)).unwrap_or_default(),
            undated: date.is_none().then_some(undated),
            ..self.entry(Kind::Action, subject, action.due.at().or(Some(action.at)), short_name(action))
        })
    }

    /// Guidance that the policy follows and that is going to be replaced. What has been replaced already is a finding
    /// of `check`, and no date.
    fn guidance(&self, change: &GuidanceChange, ask: &Ask<'_>) -> Option<Entry> {
        if change.from.last_day() < ask.today {
            return None;
        }
        let mut cited = self.policy.guidance.iter();
        let cited = cited.find(|cited| {
            cited.id.text() == Some(change.family.as_str()) && cited.role.get() == Some(&Citation::Authority)
        })?;
        Some(Entry {
            date: Some(change.from),
            owner: self.owners.named_or_lead(&Leaf::default()),
            sections: texts(&cited.sections),
            ..self.entry(Kind::GuidanceChange, &change.family, Some(cited.at), change.title.clone())
        })
    }

    fn entry(&self, kind: Kind, subject: &str, at: Option<NodeId>, what: String) -> Entry {
        let reference = &self.document.loaded.reference;
        let id = reference.id.as_deref().map(shortened);
        let document = DocumentPlace { path: reference.path.clone(), id, line: self.line(at) };
        let name = self.policy.area.text().or(self.policy.policy.text()).unwrap_or(&reference.path);
        Entry {
            uid: uid(&document, kind, subject),
            status: Status::Undated,
            kind,
            name: shortened(name),
            document,
            what,
            says: None,
            date: None,
            owner: Owner::Unstated,
            sections: Vec::new(),
            worked_out: None,
            also_stated: Vec::new(),
            waiting: Vec::new(),
            undated: None,
        }
    }

    /// The line of a value, or of the key that heads a block; without a place, that of the first key.
    fn line(&self, at: Option<NodeId>) -> u32 {
        let (Some(source), Some(arena)) = (&self.document.loaded.source, &self.document.loaded.arena) else { return 1 };
        let at = at.unwrap_or(NodeId::ROOT);
        let is_block = arena.is_mapping(at) || arena.is_sequence(at);
        source.line_at(arena.span(if is_block { arena.heading(at) } else { at }).start)
    }
}

/// What the event was from which a review is counted.
fn last_event(policy: &Policy) -> &'static str {
    let Some(at) = policy.clock().last_event().map(|event| event.at) else { return "dated" };
    let is_review = policy.review.given().is_some_and(|review| review.last.at() == Some(at));
    let is_approval = policy.approval.given().is_some_and(|approval| approval.date.at() == Some(at));
    if is_review {
        "last reviewed"
    } else if is_approval {
        "approved"
    } else {
        let version = policy.versions.iter().find(|version| version.date.at() == Some(at));
        version.and_then(|version| version.event.get()).map_or("dated", |event| event.word())
    }
}

fn why_undated(policy: &Policy) -> Undated {
    let review = match &policy.review {
        Field::Absent => return Undated::NotRecorded,
        Field::Nothing(_) => return Undated::NotStated,
        Field::Bad => return Undated::Unreadable,
        Field::Given(review) => review,
    };
    if review.next_due.is_bad() {
        return Undated::Unreadable;
    }
    if let Some(every) = review.cycles().next().map(|stated| stated.value) {
        if review.every.is_bad() || policy.clock().has_bad_event() {
            return Undated::Unreadable;
        }
        return match policy.clock().last_event() {
            None => Undated::NoStart(every),
            Some(last) => Undated::TooCoarse(every, last.date),
        };
    }
    if let Some(words) = review.as_written.text() {
        return Undated::AsWritten(shortened(words));
    }
    if review.every.is_bad() {
        return Undated::Unreadable;
    }
    let triggers: Vec<_> = review.triggers.iter().filter_map(|trigger| trigger.get().copied()).collect();
    if triggers.is_empty() { Undated::NotStated } else { Undated::OnTrigger(triggers) }
}

fn also_stated(review: &Review) -> Vec<AlsoStated> {
    let statements = review.also_stated.iter().take(MOST_LISTED).map(|also| AlsoStated {
        date: also.next_due.get().copied(),
        every: also.every.get().copied(),
        as_written: also.as_written.text().map(shortened),
        sections: texts(&also.section),
    });
    statements.filter(|also| also.date.is_some() || also.every.is_some() || also.as_written.is_some()).collect()
}

fn texts(list: &OneOrMany<Leaf<String>>) -> Vec<String> {
    list.iter().filter_map(Leaf::text).take(MOST_LISTED).map(shortened).collect()
}

/// The words of an action's id, abbreviations as the action itself writes them: "TQA framework".
fn short_name(action: &Action) -> String {
    let says = shortened(action.says.text().unwrap_or_default());
    let Some(id) = action.id.text().map(shortened) else {
        return says.chars().take(60).collect();
    };
    let abbreviations = || {
        says.split(|letter: char| !letter.is_alphanumeric())
            .filter(|word| word.chars().count() > 1 && word.chars().all(char::is_uppercase))
    };
    let words = id.split('-').map(|word| abbreviations().find(|short| short.to_lowercase() == word).unwrap_or(word));
    words.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn abbreviations_stay_what_they_are() {
        let action = |id: &str, says: &str| Action {
            id: Leaf::known(NodeId::ROOT, id.to_owned()),
            says: Leaf::known(NodeId::ROOT, says.to_owned()),
            ..Action::default()
        };
        assert_eq!(short_name(&action("tqa-framework", "Develop a (TQA) Framework.")), "TQA framework");
        assert_eq!(short_name(&action("business-plan", "Write A plan.")), "business plan");
    }
}
