//! The rows of all policies of a run, by standard.

use std::collections::BTreeSet;

use jiff::civil::Date as Day;

use super::row::Row;
use crate::load::Loaded;
use crate::model::Policy;
use crate::model::standards::Theme;
use crate::standards::Expectation;
use crate::workspace::{Document, Workspace};

/// How many rows a sheet has at most.
pub const MOST_ROWS: usize = 50_000;

/// What the policies of a run answer to the standards that are for them.
#[derive(Debug)]
pub struct Table<'w> {
    /// The rows: by theme, core standards first, the policies by name, each in the order of its document.
    pub rows: Vec<Row<'w>>,
}

/// A policy, and the standards that judge it.
#[derive(Clone, Copy)]
struct Judged<'w> {
    loaded: &'w Loaded,
    policy: &'w Policy,
    expectations: &'w [Expectation],
}

impl<'w> Table<'w> {
    /// The table of a run; which standards are for whom may depend on the day.
    pub fn new(workspace: &'w Workspace, today: Day) -> Self {
        let judged = |document: &'w Document| {
            let expectations = workspace.judging(document, today);
            Some(Judged { loaded: &document.loaded, policy: document.policy()?, expectations })
        };
        let mut policies: Vec<Judged<'w>> = workspace.documents.iter().filter_map(judged).collect();
        policies.sort_by_key(|judged| (&judged.loaded.reference.id, &judged.loaded.reference.path));
        let mut rows = Vec::new();
        for standard in standards(&policies) {
            for policy in &policies {
                policy.rows(standard, &mut rows);
            }
        }
        Self { rows }
    }
}

/// The standards that judge any of the policies, in the order of the sheet. The first policy that has one speaks for it.
fn standards<'w>(policies: &[Judged<'w>]) -> Vec<&'w Expectation> {
    let (mut standards, mut known, mut seen) = (Vec::new(), BTreeSet::new(), BTreeSet::new());
    for policy in policies {
        // The documents of a folder share one list.
        if seen.insert(policy.expectations.as_ptr()) {
            standards.extend(policy.expectations.iter().filter(|standard| known.insert(standard.id.as_str())));
        }
    }
    standards.sort_by_key(|standard| (standard.theme.map_or(Theme::ALL.len(), |theme| theme as usize), !standard.core));
    standards
}

impl<'w> Judged<'w> {
    /// Adds the rows of the policy for a standard: one for each commitment that names it, else one to be filled in.
    fn rows(&self, standard: &'w Expectation, rows: &mut Vec<Row<'w>>) {
        let own = self.expectations.iter().find(|own| own.id == standard.id);
        let expectation = own.unwrap_or(standard);
        let row = Row { document: self.loaded, policy: self.policy, expectation, commitment: None };
        let commitments = self.policy.commitments.iter().enumerate();
        let answers = commitments.filter(|(_, commitment)| commitment.standard.text() == Some(&*standard.id));
        let before = rows.len();
        rows.extend(answers.map(|commitment| Row { commitment: Some(commitment), ..row }));
        let asks = own.is_some_and(|own| own.policy.is_some());
        if rows.len() == before && asks {
            rows.push(row);
        }
    }
}
