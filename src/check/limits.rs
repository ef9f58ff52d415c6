//! What is said where there is more than is judged or listed: too many standards in use, too many findings in a document
//! or in all documents together.

use std::cmp::{Ordering, Reverse};
use std::collections::BTreeMap;
use std::sync::Arc;

use super::fill_in;
use crate::finding::{About, Draft, Finding, Findings, Severity, sort, sort_and_fingerprint};
use crate::load::Loaded;
use crate::model::Model;
use crate::source::Span;
use crate::standards::MOST_STANDARDS;
use crate::workspace::{Document, Workspace};

/// How many findings of one document are listed. Each standard in use may have one of its own, so that a limit for each
/// rule alone would not bound them.
const MOST_FINDINGS: usize = 1_000;

/// How many findings of a run are listed. Whatever the format, a report of so many can still be opened.
pub const MOST_LISTED: usize = 25_000;

/// How much a finding matters to who reads a list of many: whether it counts, then how bad it is.
pub(super) type Rank = (bool, Severity);

/// Where a list of findings ends that is too long.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Cut {
    /// What matters more is listed, and what matters less is not.
    pub(super) rank: Rank,
    /// How many of this rank are listed, the first ones.
    pub(super) room: usize,
}

impl Cut {
    /// Where a list of findings of these ranks ends that has room for `most`; `None` where all are listed.
    pub(super) fn of(ranks: impl Iterator<Item = Rank>, most: usize) -> Option<Self> {
        let mut by_rank: BTreeMap<Rank, usize> = BTreeMap::new();
        ranks.for_each(|rank| *by_rank.entry(rank).or_default() += 1);
        let mut room = most;
        for (rank, count) in by_rank.into_iter().rev() {
            if count > room {
                return Some(Self { rank, room });
            }
            room -= count;
        }
        None
    }

    /// Whether the next finding is listed.
    pub(super) fn lists(&mut self, rank: Rank) -> bool {
        match rank.cmp(&self.rank) {
            Ordering::Less => false,
            Ordering::Equal if self.room == 0 => false,
            Ordering::Equal => {
                self.room -= 1;
                true
            }
            Ordering::Greater => true,
        }
    }
}

/// The findings of a run; of more than `most` the worst of those that count, and one that says how many more there are. It
/// stands in the document in which the whole run is spoken of.
pub fn listed(
    mut findings: Vec<Finding>,
    workspace: &Workspace,
    most: usize,
    counts: impl Fn(&Finding) -> bool,
) -> Vec<Finding> {
    let rank = |finding: &Finding| (counts(finding), finding.severity);
    let (Some(home), Some(mut cut)) = (workspace.home(), Cut::of(findings.iter().map(rank), most)) else {
        return findings;
    };
    // Findings are most of what a long run holds in memory, so nothing is moved into a list beside them.
    let mut left = cut;
    let unlisted = findings.iter().map(|finding| (finding, rank(finding))).filter(move |(_, rank)| !left.lists(*rank));
    let more = left_out(unlisted, home);
    findings.retain(|finding| cut.lists(rank(finding)));
    findings.extend(more);
    findings.shrink_to_fit();
    sort(&mut findings);
    findings
}

/// The finding about what is not listed. What does not count makes nothing fail, listed or not.
pub(super) fn left_out<'f>(
    unlisted: impl Iterator<Item = (&'f Finding, Rank)> + Clone,
    home: &Document,
) -> Option<Finding> {
    let counting = unlisted.clone().filter(|(_, (counts, _))| *counts);
    let severity = counting.map(|(finding, _)| finding.severity).max().unwrap_or(Severity::Note);
    let more = unlisted.clone().map(|(finding, _)| finding.more + 1).sum();
    let about = About { document: Arc::clone(&home.loaded.reference), source: None, arena: None };
    let mut findings = Findings::about(about);
    findings.under("load/too-large", severity).add(
        Draft::new(
            None::<Span>,
            format!(
                "more is wrong with the documents of this run than is listed: {more} further findings stand in no list and \
                 in no total"
            ),
            "mend what is listed, the worst of it first, or check one folder at a time",
        )
        .value("run"),
    );
    let mut findings = findings.into_list();
    sort_and_fingerprint(&mut findings);
    let mut finding = findings.pop()?;
    fill_in(&mut finding);
    finding.more = more;
    finding.state = unlisted.filter_map(|(finding, _)| finding.state).min();
    Some(finding)
}

/// The findings about a document; of very many the worst, and one that says how many more there are. It is a finding by
/// itself, so that whoever waives what is listed has not waived what is not.
pub(super) fn worst(mut found: Vec<Finding>, loaded: &Loaded) -> Vec<Finding> {
    if found.len() <= MOST_FINDINGS {
        return found;
    }
    found.sort_by_key(|finding| Reverse(finding.severity));
    let unlisted = found.split_off(MOST_FINDINGS);
    let severity = unlisted.iter().map(|finding| finding.severity).max().unwrap_or(Severity::Error);
    let more = unlisted.iter().map(|finding| finding.more + 1).sum();
    let mut findings = Findings::about(loaded.about());
    findings.under("load/too-large", severity).add(
        Draft::new(
            None::<Span>,
            format!("more is wrong with this document than is listed: {more} further findings stand in no list"),
            "mend what is listed, the worst of it first, and check again",
        )
        .value("findings"),
    );
    found.extend(findings.into_list().into_iter().map(|finding| Finding { more, ..finding }));
    found
}

/// That a settings file names more standards than count.
pub(super) fn standards_left_out(document: &Document) -> Vec<Finding> {
    let Some(Model::Config(config)) = &document.loaded.model else { return Vec::new() };
    let left_out = document.controls.expectations.left_out;
    if left_out == 0 || config.standards.is_empty() {
        return Vec::new();
    }
    let at = document.loaded.arena.as_ref().and_then(|arena| arena.find(["standards"]));
    let mut findings = Findings::about(document.loaded.about());
    findings.under("load/too-large", Severity::Error).add(
        Draft::new(
            at,
            format!(
                "the sets that are named here have {} standards together, and only the first {MOST_STANDARDS} of them count",
                MOST_STANDARDS + left_out
            ),
            "name fewer sets, or take out of them what nobody is judged by",
        )
        .value("standards"),
    );
    findings.into_list()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_has_the_worst_and_of_those_that_are_as_bad_the_first() {
        let ranks: Vec<Rank> = (0..60_u32)
            .map(|number| {
                let severity = [Severity::Note, Severity::Warning, Severity::Error][(number * 7 % 11 % 3) as usize];
                (number % 5 != 0, severity)
            })
            .collect();
        for most in 0..=ranks.len() {
            let mut order: Vec<usize> = (0..ranks.len()).collect();
            order.sort_by_key(|&index| Reverse(ranks[index]));
            order.truncate(most);
            order.sort_unstable();
            let mut cut = Cut::of(ranks.iter().copied(), most);
            let is_listed = |index: &usize| cut.as_mut().is_none_or(|cut| cut.lists(ranks[*index]));
            assert_eq!((0..ranks.len()).filter(is_listed).collect::<Vec<_>>(), order, "{most}");
        }
    }
}
