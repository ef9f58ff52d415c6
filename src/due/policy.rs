//! The dates of a policy: its review, the end of its period, its approval and when that ends, what it promises, and the
//! guidance it rests on.

use std::collections::HashMap;

use super::owner::Owners;
use super::page::{Page, texts, why_no_date};
use super::{Ask, Entry, Kind, Undated, shortened};
use crate::model::Policy;
use crate::model::located::{Field, Item};
use crate::model::policy::{Action, spoken_name};
use crate::model::words::Answer;
use crate::workspace::{Document, Workspace};

/// All entries of a policy; their status is still to be judged.
pub(super) fn entries(policy: &Policy, document: &Document, workspace: &Workspace, ask: &Ask) -> Vec<Entry> {
    let page = Page {
        document,
        name: called(policy),
        partnership: None,
        workspace,
        clock: policy.clock(),
        owners: Owners::of_policy(policy),
    };
    let written = match &policy.review {
        Field::Given(review) => Ok(review.at),
        Field::Nothing(at) => Err((Some(*at), Undated::NotStated)),
        Field::Absent => Err((None, Undated::NotRecorded)),
        Field::Bad => Err((None, Undated::Unreadable)),
    };
    let mut waiting = waiting(policy);
    let mut entries = vec![page.review(Kind::PolicyReview, format!("{} review", policy.noun()), written)];
    entries.extend(page.period_end(ask));
    if document.is_draft() {
        entries.extend(page.approval(policy.status.at(), ask));
    }
    entries.extend(page.approval_end());
    entries.extend(policy.actions.iter().filter_map(|item| action(&page, item, &mut waiting, ask)));
    entries.extend(page.guidance_changes(ask));
    entries
}

/// What people call a policy: by its area, else by its name.
pub(super) fn called(policy: &Policy) -> Option<String> {
    policy.area.text().map(str::to_owned).or_else(|| policy.policy.text().map(spoken_name))
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

fn action(page: &Page<'_>, action: &Item<Action>, waiting: &mut Waiting<'_>, ask: &Ask) -> Option<Entry> {
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
    Some(Entry {
        begins: page.line(Some(action.at)),
        says: says.map(shortened),
        date,
        owner: page.owners.named(&action.by),
        sections: texts(&action.section),
        // Taken out, so that a second action of the same id does not repeat them.
        waiting: action.id.text().and_then(|id| waiting.remove(id)).unwrap_or_default(),
        undated: date.is_none().then(|| why_no_date(&action.due)),
        ..page.entry(Kind::Action, subject, action.due.at().or(Some(action.at)), short_name(action))
    })
}

/// The words of an action's id, abbreviations as the action itself writes them: "TQA framework". An id without a word, such
/// as "a1", tells nobody anything, and the action's own words stand there.
fn short_name(action: &Action) -> String {
    let says = shortened(action.says.text().unwrap_or_default());
    let has_a_word =
        |id: &String| id.split('-').any(|word| word.chars().filter(|letter| letter.is_alphabetic()).count() > 2);
    let Some(id) = action.id.text().map(shortened).filter(|id| says.is_empty() || has_a_word(id)) else {
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
    use crate::model::Leaf;
    use crate::source::NodeId;

    #[test]
    fn abbreviations_stay_what_they_are() {
        let action = |id: &str, says: &str| Action {
            id: Leaf::known(NodeId::ROOT, id.to_owned()),
            says: Leaf::known(NodeId::ROOT, says.to_owned()),
            ..Action::default()
        };
        assert_eq!(short_name(&action("tqa-framework", "Develop a (TQA) Framework.")), "TQA framework");
        assert_eq!(short_name(&action("business-plan", "Write A plan.")), "business plan");
        assert_eq!(short_name(&action("a1", "Write a plan.")), "Write a plan.");
        assert_eq!(short_name(&action("a1", "")), "a1");
    }
}
