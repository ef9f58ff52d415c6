//! Findings that were there before.

use std::collections::BTreeMap;

use crate::finding::{Finding, RENAMED, Severity};

/// What is known of each finding of an earlier state: that it was there, how bad it was, and how many more of its rule
/// its document had than were listed.
#[derive(Debug, Default)]
pub struct Known {
    severities: BTreeMap<String, Severity>,
    more: BTreeMap<(String, String, String), usize>,
}

impl Known {
    /// What is known from these findings.
    pub fn of<'f>(findings: impl IntoIterator<Item = &'f Finding>) -> Self {
        let mut known = Self::default();
        for finding in findings {
            let worst = known.severities.entry(finding.fingerprint.clone()).or_insert(finding.severity);
            *worst = (*worst).max(finding.severity);
            if finding.more > 0 {
                *known.more.entry(group(finding)).or_default() += finding.more;
            }
        }
        known
    }

    /// Whether the finding was there, at least as bad as it is now. One that stands for others that are not listed was
    /// there only if it stood for as many.
    pub fn has(&self, finding: &Finding) -> bool {
        let was_there = self.severities.get(&finding.fingerprint).is_some_and(|known| *known >= finding.severity);
        let stood_for = || self.more.get(&group(finding)).copied().unwrap_or_default();
        was_there && (finding.more == 0 || finding.more <= stood_for())
    }

    /// How bad the finding was.
    pub fn severity(&self, finding: &Finding) -> Option<Severity> {
        self.severities.get(&finding.fingerprint).copied()
    }

    /// Whether the finding was there at all.
    pub fn had(&self, finding: &Finding) -> bool {
        self.severities.contains_key(&finding.fingerprint)
    }
}

/// The rule in a document.
fn group(finding: &Finding) -> (String, String, String) {
    let (kind, name) = finding.document.name();
    (RENAMED.at_first(RENAMED.today(&finding.rule)).to_owned(), kind.to_owned(), name.to_owned())
}
