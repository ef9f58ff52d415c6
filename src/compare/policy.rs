//! What one policy says to one standard, by its commitments or by a field of its own.

use jiff::civil::Date as Day;

use super::cell::{Cell, CellAnswer, DetailValue, Saying, ScopedAnswer, Since, WaivedBy};
use super::promise::promise;
use super::subject::Subject;
use super::{field, scope, scope_written, shortened, texts};
use crate::model::clock::Happened;
use crate::model::located::Item;
use crate::model::policy::{Commitment, Policy};
use crate::model::position::Position;
use crate::model::words::{Answer, Event};
use crate::model::{Amount, Date, DetailKind};
use crate::source::NodeId;
use crate::standards::{Expectation, Standing, standing};

/// What a policy says to a standard.
pub(super) fn cell(subject: &Subject<'_>, policy: &Policy, expectation: &Expectation, today: Day) -> Cell {
    let mut cell = match standing(policy, subject.loaded, expectation) {
        Standing::Committed(position) => committed(subject, policy, &position, expectation, today),
        Standing::Field(node) => field::cell(subject, policy, expectation, node, today),
        Standing::Silent(node) => {
            Cell { line: (node != NodeId::ROOT).then(|| subject.line(node)), ..Cell::of(CellAnswer::Silent) }
        }
        // A standard that asks nothing of policies is not looked for in them.
        Standing::NotRecorded if expectation.policy.is_none() => Cell::of(CellAnswer::NotAsked),
        Standing::NotRecorded | Standing::NoEntry(_) => Cell::of(CellAnswer::NotRecorded),
        Standing::Unreadable => Cell::of(CellAnswer::Unreadable),
    };
    if !cell.sayings.is_empty() {
        cell.since = since(policy, &expectation.id, today);
    }
    cell.waivers = waivers(subject, expectation, today);
    cell
}

fn committed(
    subject: &Subject<'_>,
    policy: &Policy,
    position: &Position<'_>,
    expectation: &Expectation,
    today: Day,
) -> Cell {
    let basis = position.basis;
    let main = position.commitments.iter().filter(|commitment| commitment.at == basis.at);
    let others = position.commitments.iter().filter(|commitment| commitment.at != basis.at);
    let scopes = scope::answers(subject, policy, &position.commitments, &expectation.kinds);
    let mut details = details(subject, position, &expectation.kinds);
    for detail in &mut details {
        // Training of which nothing is said has no other value.
        let mut others = scopes.iter().flat_map(|answer| &answer.details).filter(|it| it.name == detail.name);
        // Lists add up, and all of one is told.
        let is_list = matches!(detail.measured, Some((_, Amount::Set(_))));
        detail.is_for_some = !is_list && others.any(|other| other.value != detail.value);
    }
    Cell {
        strength: position.strength(),
        lacks: basis.lacks.text().map(shortened),
        promise: basis.action.text().and_then(|id| promise(subject, policy, id, today)),
        to: basis.to.text().map(shortened),
        details,
        sayings: main.chain(others).map(|commitment| saying(subject, commitment)).collect(),
        scopes,
        line: Some(subject.line(basis.at)),
        ..Cell::of(CellAnswer::of(position.answer()))
    }
}

/// The details of a position. What it leaves out and the list of charges gives is among them.
fn details(subject: &Subject<'_>, position: &Position<'_>, kinds: &[(String, DetailKind)]) -> Vec<DetailValue> {
    let is_left_out = |name: &str| position.details.iter().all(|(known, ..)| known != name);
    let charged = kinds.iter().filter(|(name, _)| is_left_out(name) && position.answer() != Answer::Refuses);
    let charged = charged.filter_map(|(name, kind)| {
        let value = Some(among_charges(subject, position.basis, name)?);
        Some(DetailValue { value, ..DetailValue::of(name, kind, None, subject.line(position.basis.at)) })
    });
    let details = position.details.iter().map(|(name, kind, amount, from)| {
        let value = DetailValue::of(name, kind, amount.as_ref(), subject.line(from.place_of_detail(name)));
        match amount {
            Some(_) => value,
            None => DetailValue { value: among_charges(subject, from, name), ..value },
        }
    });
    details.chain(charged).collect()
}

/// The value of a detail that the list of charges gives.
fn among_charges(subject: &Subject<'_>, commitment: &Commitment, detail: &str) -> Option<String> {
    const MOST: usize = 3;
    let (policy, standard) = subject.policy().zip(commitment.standard.text())?;
    let charges = policy.charges_giving(standard, detail).filter_map(|charge| charge.spoken_amount());
    let charges: Vec<String> = charges.take(MOST).collect();
    (!charges.is_empty()).then(|| shortened(&charges.join("; ")))
}

fn saying(subject: &Subject<'_>, commitment: &Item<Commitment>) -> Saying {
    Saying {
        says: commitment.says.text().map(shortened),
        quote: commitment.quote.text().map(shortened),
        sections: texts(&commitment.section),
        line: subject.line(commitment.at),
        answer: CellAnswer::of(commitment.answer()),
        strength: commitment.strength.get().copied(),
        by: commitment.by.text().map(shortened),
        scope: scope_written(commitment),
    }
}

/// What a position comes to for training of one kind.
pub(super) fn for_training(
    subject: &Subject<'_>,
    training: String,
    position: Option<&Position<'_>>,
    kinds: &[(String, DetailKind)],
) -> ScopedAnswer {
    let Some(position) = position else {
        let answer = CellAnswer::Silent;
        return ScopedAnswer { training, answer, strength: None, details: Vec::new(), sections: Vec::new() };
    };
    ScopedAnswer {
        training,
        answer: CellAnswer::of(position.answer()),
        strength: position.strength(),
        details: details(subject, position, kinds),
        sections: texts(&position.basis.section),
    }
}

/// Since when a policy says what it says to a standard: since the last version whose recorded changes name it, else
/// since the policy began to hold.
fn since(policy: &Policy, standard: &str, today: Day) -> Option<Since> {
    let changes =
        policy.versions.iter().flat_map(|version| version.changes.iter().map(move |change| (version, change)));
    let named = changes.filter(|(_, change)| change.standard.text() == Some(standard));
    let dated = named.filter_map(|(version, change)| {
        let date = change.date.get().or(version.date.get())?;
        (date.first_day() <= today).then_some((*date, version, change))
    });
    if let Some((date, version, change)) = dated.max_by_key(|(date, ..)| date.last_day()) {
        let event = version.event.get().copied().unwrap_or(Event::Amended);
        let event = Happened { at: NodeId::ROOT, date, event: Some(event) }.in_words();
        let field = change.field.text().or(change.effect.text()).unwrap_or("changed");
        let values = change.from.text().zip(change.to.text());
        let values = values.map(|(from, to)| format!(": {from} to {to}")).unwrap_or_default();
        return Some(Since { date, event, change: Some(shortened(&format!("{field}{values}"))) });
    }
    let clock = policy.clock();
    let has_come = |date: Date| date.first_day() <= today;
    let began = clock.beginning(has_come).or_else(|| clock.beginning(|_| true))?;
    Some(Since { date: began.date, event: began.in_words(), change: None })
}

/// The waivers in force for a standard and a document.
pub(super) fn waivers(subject: &Subject<'_>, expectation: &Expectation, today: Day) -> Vec<WaivedBy> {
    let path = subject.loaded.reference.path.as_str();
    let waivers = subject.controls.settings.waivers_of(&expectation.rule).iter();
    let in_force = waivers.filter(|waiver| waiver.is_for(path) && !waiver.has_lapsed(today));
    let waived_by = in_force.map(|waiver| (waiver, waiver.suppressed())).map(|(waiver, suppressed)| WaivedBy {
        file: waiver.file.to_string(),
        reason: suppressed.reason.unwrap_or_default(),
        approved_by: suppressed.approved_by.unwrap_or_default(),
        until: waiver.until,
    });
    waived_by.collect()
}
