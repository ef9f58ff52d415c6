//! Differences with their verdicts to the changes that reports show: what belongs together in one, what matters most first,
//! no more than anybody reads.

use std::collections::BTreeMap;

use super::approval::{self, Signed};
use super::difference::{Case, Difference, Entry, Found, Value};
use super::judge::{self, judge};
use super::sentence::{self, Voice, sentence};
use super::{Approved, Change, Item, Kind, Relation, Side, Verdict};
use crate::finding::{About, shortened};
use crate::model::Amount;
use crate::model::fields::{self, Direction};
use crate::model::words::Kind as DocumentKind;

/// How many changes a comparison lists. Beyond that they are only counted.
pub(super) const MOST_CHANGES: usize = 1000;

/// How many items one change lists.
const MOST_ITEMS: usize = 200;

/// What is needed to turn differences into changes.
pub(super) struct Frame<'f> {
    /// How the two are spoken of.
    pub voice: Voice,
    /// The documents, for places.
    pub old: About<'f>,
    /// The later one.
    pub new: About<'f>,
    /// What the later document records as decided.
    pub signed: Vec<Signed<'f>>,
}

/// A difference with its verdict.
struct Judged {
    difference: Difference,
    direction: Direction,
    verdict: Verdict,
}

/// The changes that differences come to, and how many there was no room for.
pub(super) fn changes(differences: Vec<Difference>, frame: &Frame<'_>) -> (Vec<Change>, usize) {
    let judged = differences.into_iter().map(|difference| {
        let field = frame.voice.kind.and_then(|kind| fields::find(kind, difference.field));
        // What no table has is for a person to read.
        let direction = field.map_or(Direction::Unranked, |field| field.direction);
        let verdict = judge(&difference, direction, frame.voice.relation);
        Judged { difference, direction, verdict }
    });
    let mut groups: Vec<(Verdict, Vec<Judged>)> = both_ways(judged.collect());
    groups.sort_by_key(|(verdict, _)| Verdict::ALL.iter().position(|known| known == verdict));
    let more = groups.len().saturating_sub(MOST_CHANGES);
    groups.truncate(MOST_CHANGES);
    (groups.into_iter().filter_map(|(verdict, group)| frame.group(verdict, group)).collect(), more)
}

/// Puts together what goes both ways in one duty for the same training; everything else stands alone.
fn both_ways(judged: Vec<Judged>) -> Vec<(Verdict, Vec<Judged>)> {
    let key = |judged: &Judged| {
        let difference = &judged.difference;
        let ranked = matches!(judged.verdict, Verdict::Weakened | Verdict::Strengthened | Verdict::Mixed);
        let duty = difference.kind == Kind::Duty && difference.field.starts_with("commitments");
        // What nobody has looked for says nothing about which way a duty goes.
        let recorded = ![&difference.old.value, &difference.new.value].contains(&&Value::NotRecorded);
        (ranked && duty && recorded && !matches!(difference.case, Case::Bearer(_)))
            .then(|| (difference.duty, difference.scope.clone()))
    };
    let mut groups: Vec<Vec<Judged>> = Vec::new();
    let mut known: BTreeMap<_, usize> = BTreeMap::new();
    for one in judged {
        match key(&one) {
            Some(key) => match known.get(&key) {
                Some(&at) => groups[at].push(one),
                None => {
                    known.insert(key, groups.len());
                    groups.push(vec![one]);
                }
            },
            None => groups.push(vec![one]),
        }
    }
    let mut found = Vec::new();
    for group in groups {
        let verdict = judge::together(group.iter().map(|judged| judged.verdict));
        if verdict == Verdict::Mixed {
            found.push((verdict, group));
        } else {
            found.extend(group.into_iter().map(|judged| (judged.verdict, vec![judged])));
        }
    }
    found
}

impl Frame<'_> {
    fn group(&self, verdict: Verdict, group: Vec<Judged>) -> Option<Change> {
        let mut changes: Vec<Change> = group.into_iter().map(|judged| self.change(judged)).collect();
        if changes.len() == 1 {
            return changes.pop();
        }
        let first = changes.first()?.clone();
        let joined = |side: fn(&Change) -> &Side| {
            let values: Vec<String> = changes.iter().filter_map(|change| side(change).value.clone()).collect();
            Side { value: (!values.is_empty()).then(|| values.join("; ")), ..side(&first).clone() }
        };
        let weaker = || changes.iter().filter(|change| change.verdict.weakens());
        let approved = weaker().all(|change| change.approved.is_some());
        let item = |change: &Change| Item {
            name: change.field.rsplit('.').next().unwrap_or_default().replace('_', " "),
            verdict: change.verdict,
            note: change.sentence.clone(),
            old: Some(change.old.place.clone()),
            new: Some(change.new.place.clone()),
        };
        let sentences: Vec<&str> = changes.iter().map(|change| change.sentence.as_str()).collect();
        Some(Change {
            field: "commitments".to_owned(),
            verdict,
            old: joined(|change| &change.old),
            new: joined(|change| &change.new),
            items: changes.iter().map(item).collect(),
            words: changes
                .iter()
                .map(|change| change.words.clone())
                .find(|words| !words.is_empty())
                .unwrap_or_default(),
            sentence: sentences.join(" "),
            sign: changes.iter().flat_map(|change| change.sign.iter().cloned()).collect(),
            approved: weaker().next().filter(|_| approved).and_then(|change| change.approved.clone()),
            ..first
        })
    }

    fn change(&self, judged: Judged) -> Change {
        let Judged { difference, direction, verdict } = judged;
        let approved = if verdict.weakens() { self.approved(&difference) } else { None };
        // Only a policy has a place for the decisions that were taken on it.
        let records = self.voice.kind == Some(DocumentKind::Policy) && self.voice.relation == Relation::Lineage;
        let to_sign = verdict.weakens() && records;
        let sign = to_sign.then(|| approval::Entry::of(&difference, verdict).to_string());
        let sentence = sentence(&difference, verdict, &self.voice);
        Change {
            standard: difference.standard.clone(),
            scope: difference.scope.clone(),
            field: difference.field_name(),
            kind: difference.kind,
            verdict,
            old: side(&self.old, &difference.old),
            new: side(&self.new, &difference.new),
            items: self.items(&difference, direction),
            words: difference.wording.map_or(difference.marked, |wording| wording.words),
            sentence,
            approved,
            sign: sign.into_iter().collect(),
            about: difference.about,
        }
    }

    fn approved(&self, difference: &Difference) -> Option<Approved> {
        if self.voice.relation == Relation::Different {
            return None;
        }
        let signed = approval::find(&self.signed, difference)?;
        Some(signed.approved(&self.new))
    }

    fn items(&self, difference: &Difference, direction: Direction) -> Vec<Item> {
        if let (Value::Amount(kind, Amount::Set(old)), Value::Amount(_, Amount::Set(new))) =
            (&difference.old.value, &difference.new.value)
        {
            let name = |at: &usize| kind.options.get(*at).map_or("", String::as_str).replace('-', " ");
            let item = |name: String, verdict| Item { name, verdict, note: String::new(), old: None, new: None };
            let gone = old.difference(new).map(|at| item(name(at), Verdict::Weakened));
            return gone.chain(new.difference(old).map(|at| item(name(at), Verdict::Strengthened))).collect();
        }
        let item = |entry: &Entry| Item {
            name: shortened(&entry.name),
            verdict: of_entry(entry, difference, direction),
            // Of what only one of two partnerships has, the reader has to know which.
            note: match (difference.kind, entry.old) {
                (Kind::OneSided, Some(_)) => format!("only in {}", self.voice.old),
                (Kind::OneSided, None) => format!("only in {}", self.voice.new),
                _ => entry.note.clone(),
            },
            old: entry.old.map(|node| self.old.place(&node.into())),
            new: entry.new.map(|node| self.new.place(&node.into())),
        };
        difference.entries.iter().take(MOST_ITEMS).map(item).collect()
    }
}

/// Which way one item of a list goes.
pub(super) fn of_entry(entry: &Entry, difference: &Difference, direction: Direction) -> Verdict {
    let went = match direction {
        _ if matches!(difference.kind, Kind::Moved | Kind::OneSided) => Verdict::Neutral,
        _ if difference.case == Case::OneOfSeveral => Verdict::Unclear,
        Direction::Fewer => Verdict::Strengthened,
        Direction::Position | Direction::Price | Direction::Keeping => Verdict::Neutral,
        Direction::Unranked | Direction::Prose => Verdict::Unclear,
        _ => Verdict::Weakened,
    };
    if entry.old.is_some() { went } else { judge::mirrored(went) }
}

fn side(about: &About<'_>, found: &Found) -> Side {
    Side {
        value: sentence::words(found).map(|words| shortened(&words)),
        place: about.place(&found.at.into()),
        says: found.says.as_deref().map(shortened),
        also: found.also.iter().map(|node| about.place(&(*node).into())).collect(),
    }
}
