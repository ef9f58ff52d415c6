//! What two policies commit to: aligned by standard, then by the local names of commitments, then by how alike their
//! words are.

use std::collections::{BTreeMap, BTreeSet};

use super::align::{Entry, align};
use super::answer::Absent;
use super::bearers::{self, Commitments, Heading};
use super::{Pair, Side};
use crate::change::difference::{Case, Difference, Entry as ListEntry, Found, Value};
use crate::change::{Kind, Relation};
use crate::model::words::with_capital;
use crate::source::NodeId;
use crate::standards::Expectation;

/// The commitments of one document to one thing.
struct Duty<'d> {
    standard: Option<&'d str>,
    commitments: Commitments<'d>,
}

/// The differences between the commitments of two policies: the standards in their own order, then what no standard
/// covers, in the order of the documents.
pub(super) fn differences(pair: &Pair<'_>) -> Vec<Difference> {
    let (mut old, mut new) = (by_standard(&pair.old), by_standard(&pair.new));
    let mut order: Vec<&str> = pair.expectations.iter().map(|expectation| expectation.id.as_str()).collect();
    let known: BTreeSet<&str> = order.iter().copied().collect();
    let others: BTreeSet<&str> = old.keys().chain(new.keys()).copied().filter(|id| !known.contains(id)).collect();
    order.extend(others);

    let (mut found, mut gone, mut came) = (Vec::new(), Vec::new(), Vec::new());
    for standard in order {
        match (old.remove(standard), new.remove(standard)) {
            (Some(one), Some(other)) => found.extend(compare(pair, Some(standard), &one, &other)),
            (Some(commitments), None) => gone.push(Duty { standard: Some(standard), commitments }),
            (None, Some(commitments)) => came.push(Duty { standard: Some(standard), commitments }),
            (None, None) => {}
        }
    }
    gone.extend(locals(&pair.old));
    came.extend(locals(&pair.new));
    found.extend(leftovers(pair, &gone, &came));
    found
}

/// What has no partner by its standard: commitments of the document's own, and standards that one of the two answers.
fn leftovers(pair: &Pair<'_>, gone: &[Duty<'_>], came: &[Duty<'_>]) -> Vec<Difference> {
    fn entries<'e>(duties: &'e [Duty<'_>], says: &'e [String]) -> Vec<Entry<'e>> {
        duties.iter().zip(says).map(|(duty, says)| Entry { id: duty.id(), says, whole: None }).collect()
    }
    let says = |duties: &[Duty<'_>]| -> Vec<String> { duties.iter().map(Duty::says).collect() };
    let (old_says, new_says) = (says(gone), says(came));
    let mut aligned = align(&entries(gone, &old_says), &entries(came, &new_says));
    // An answer to one standard is never taken for the answer to another, whatever it is called.
    aligned.pairs.retain(|&(from, to, _)| {
        let two_standards = gone[from].standard.is_some() && came[to].standard.is_some();
        if two_standards {
            aligned.gone.push(from);
            aligned.came.push(to);
        }
        !two_standards
    });
    let mut found = Vec::new();
    for (from, to, likeness) in &aligned.pairs {
        let (old, new) = (&gone[*from], &came[*to]);
        found.extend(refiled(old, new, *likeness));
        found.extend(compare(pair, new.standard.or(old.standard), &old.commitments, &new.commitments));
    }
    if pair.relation == Relation::Different {
        let is_private = |duty: &Duty<'_>| duty.standard.is_none_or(|standard| !pair.knows(standard));
        let gone_alone = aligned.gone.extract_if(.., |index| is_private(&gone[*index])).map(|index| &gone[index]);
        let gone_alone: Vec<&Duty<'_>> = gone_alone.collect();
        let came_alone = aligned.came.extract_if(.., |index| is_private(&came[*index])).map(|index| &came[index]);
        found.extend(one_sided(pair, &gone_alone, &came_alone.collect::<Vec<_>>()));
    }
    for duty in aligned.gone.iter().map(|&index| &gone[index]) {
        found.extend(compare(pair, duty.standard, &duty.commitments, &Vec::new()));
    }
    for duty in aligned.came.iter().map(|&index| &came[index]) {
        found.extend(compare(pair, duty.standard, &Vec::new(), &duty.commitments));
    }
    found
}

/// What each of two partnerships records under a name of its own. That the other one has no such name says nothing about
/// what it asks.
fn one_sided(pair: &Pair<'_>, gone: &[&Duty<'_>], came: &[&Duty<'_>]) -> Option<Difference> {
    let entry = |duty: &Duty<'_>, entry: fn(String, NodeId) -> ListEntry| {
        let at = duty.commitments.first().map_or(NodeId::ROOT, |commitment| commitment.at);
        let says = duty.says();
        let says = if says.is_empty() { says } else { format!(" (\u{201c}{says}\u{201d})") };
        entry(format!("{}{says}", heading(&duty.name())), at)
    };
    let gone = gone.iter().map(|duty| entry(duty, ListEntry::gone));
    let came = came.iter().map(|duty| entry(duty, ListEntry::came));
    let entries: Vec<ListEntry> = gone.chain(came).collect();
    let places = (pair.old.commitments_at, pair.new.commitments_at);
    let about = "Names of their own";
    (!entries.is_empty()).then(|| Difference::of_list("commitments", Kind::OneSided, about, entries, places))
}

/// That two duties are taken for the same one though they do not go by the same name.
fn refiled(old: &Duty<'_>, new: &Duty<'_>, likeness: Option<u32>) -> Option<Difference> {
    let case = match likeness {
        _ if old.standard.is_some() && new.standard.is_none() => Case::Unfiled,
        Some(likeness) => Case::Renamed(likeness),
        None if old.standard != new.standard => Case::Refiled,
        None => return None,
    };
    let side = |duty: &Duty<'_>| {
        let basis = duty.commitments.first()?;
        let at = basis.id.at().or_else(|| basis.standard.at()).unwrap_or(basis.at);
        Some(Found::new(Value::Text(duty.name()), at).saying(basis.says.text()))
    };
    let kind = if case == Case::Unfiled { Kind::Duty } else { Kind::Moved };
    let mut difference = Difference::of("commitments.id", kind, heading(&new.name()), side(old)?, side(new)?);
    difference.standard = Some(new.name());
    difference.case = case;
    Some(difference)
}

fn compare(pair: &Pair<'_>, standard: Option<&str>, old: &Commitments<'_>, new: &Commitments<'_>) -> Vec<Difference> {
    let expectation = standard.and_then(|id| pair.expectations.iter().find(|known| known.id == id).copied());
    // Whoever recorded a commitment to it has looked for it.
    let absent = |side: &Side<'_>, own: &Commitments<'_>| Absent {
        at: side.commitments_at,
        looked_for: !own.is_empty() || expectation.is_none_or(|expectation| expectation.was_looked_for(side.policy)),
    };
    let basis = old.first().or(new.first());
    let local = basis.and_then(|basis| basis.id.text());
    let title = expectation.map(|expectation| expectation.title.clone());
    let about = title.or_else(|| standard.or(local).map(heading)).unwrap_or_else(|| "A commitment".to_owned());
    let heading = Heading {
        about,
        standard: standard.or(local).map(str::to_owned),
        duty: (old.first().map(|commitment| commitment.at), new.first().map(|commitment| commitment.at)),
        kinds: expectation.map_or(&[], |expectation| &expectation.kinds),
        binds_courses: expectation.is_some_and(|expectation| expectation.course.is_some()),
        old_absent: absent(&pair.old, old),
        new_absent: absent(&pair.new, new),
    };
    let still_answered =
        |side: &Side<'_>| expectation.is_some_and(|expectation| is_answered_by_field(expectation, side));
    let elsewhere = (old.is_empty() && still_answered(&pair.old)) || (new.is_empty() && still_answered(&pair.new));
    if elsewhere {
        return vec![bearers::answered_elsewhere(&heading, old, new)];
    }
    bearers::compare(pair, &heading, old, new)
}

/// Whether a field of the policy answers the standard though no commitment does: levels, charges.
fn is_answered_by_field(expectation: &Expectation, side: &Side<'_>) -> bool {
    expectation.policy.as_ref().is_some_and(|expected| expected.answer_in(side.arena).is_some())
}

fn by_standard<'d>(side: &Side<'d>) -> BTreeMap<&'d str, Commitments<'d>> {
    let mut found: BTreeMap<&str, Vec<_>> = BTreeMap::new();
    for (standard, commitment) in side.policy.answers() {
        found.entry(standard).or_default().push(commitment);
    }
    found
}

fn locals<'d>(side: &Side<'d>) -> impl Iterator<Item = Duty<'d>> {
    let own = side.policy.commitments.iter().filter(|commitment| commitment.standard.text().is_none());
    own.map(|commitment| Duty { standard: None, commitments: vec![commitment] })
}

impl Duty<'_> {
    fn id(&self) -> Option<&str> {
        self.commitments.iter().find_map(|commitment| commitment.id.text())
    }

    fn name(&self) -> String {
        self.standard.or_else(|| self.id()).unwrap_or_default().to_owned()
    }

    fn says(&self) -> String {
        let says: Vec<&str> = self.commitments.iter().filter_map(|commitment| commitment.says.text()).collect();
        says.join(" ")
    }
}

/// Short forms that are written in capitals in this field.
const SHORT_FORMS: [&str; 14] =
    ["cdop", "cpd", "dbs", "dsl", "iro", "kcsie", "lado", "lscb", "lscp", "mash", "nhs", "scr", "send", "tqa"];

/// An id as a heading: "Access to learning", "TQA framework".
pub(super) fn heading(id: &str) -> String {
    let words: Vec<String> = id
        .split(['-', '_'])
        .map(|word| if SHORT_FORMS.contains(&word) { word.to_uppercase() } else { word.to_owned() })
        .collect();
    with_capital(&words.join(" "))
}
