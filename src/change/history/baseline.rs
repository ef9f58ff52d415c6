//! An earlier report as a baseline: what it has is known and does not count again; what it has and the run has no more
//! is fixed.

use jiff::Span;
use jiff::civil::Date as Day;
use serde::Deserialize;

use super::Known;
use crate::finding::{
    Authority, AuthorityKind, Draft, Finding, Severity, Spot, State, Suppressed, shortened, sort_and_fingerprint,
};
use crate::load::Loaded;
use crate::model::words::counted;

/// The format that a baseline has.
const FORMAT: &str = "check-report/v1";

/// How long something may be overdue before no baseline hides it any more, in years.
const LONGEST_HIDDEN: i8 = 1;

/// The findings of an earlier run.
#[derive(Debug, Default)]
pub struct Baseline {
    /// As at which day that run judged.
    pub today: String,
    findings: Vec<Finding>,
}

/// What is read of a report.
#[derive(Deserialize)]
struct Earlier {
    #[serde(default)]
    today: String,
    #[serde(default)]
    failures: Vec<String>,
    findings: Vec<Finding>,
}

/// The first thing that is read of a report: whether it is one.
#[derive(Deserialize)]
struct Named {
    paramount: String,
}

impl Baseline {
    /// Reads a report. What a waiver kept from counting then is no part of it: with the waiver gone, it counts.
    ///
    /// # Errors
    /// Where the text is no report of `check`; the reason follows the name of the file in a sentence.
    pub fn read(text: &[u8]) -> Result<Self, String> {
        let named = serde_json::from_slice::<Named>(text);
        match named.map(|named| named.paramount) {
            Ok(format) if format == FORMAT => {}
            Ok(other) => return Err(format!("is another kind of report ({})", shortened(&other))),
            Err(fault) if fault.is_data() => return Err("is no report of paramount".to_owned()),
            Err(fault) => return Err(unread(&fault)),
        }
        let earlier: Earlier = serde_json::from_slice(text).map_err(|fault| unread(&fault))?;
        if !earlier.failures.is_empty() {
            return Err("is the report of a run that could not be finished".to_owned());
        }
        let is_waived = |finding: &Finding| finding.suppressed.as_ref().is_some_and(|reason| reason.by == "waiver");
        let findings = earlier.findings.into_iter().filter(|finding| !is_waived(finding)).collect();
        Ok(Self { today: shortened(&earlier.today), findings })
    }

    /// Marks what is new and what was there before, unless a base has said so already, and takes what was there out of the
    /// count; gives back what was there and is no more. `earlier` is the baseline before a change: what only the change
    /// added to it hides nothing. `breaks_a_must` says which findings break a must of a core standard: no baseline hides
    /// those, nor what is long overdue.
    pub fn apply(
        &self,
        findings: &mut [Finding],
        earlier: Option<&Self>,
        today: Day,
        breaks_a_must: impl Fn(&Finding) -> bool,
    ) -> Vec<Finding> {
        let known = Known::of(&self.findings);
        let known_before = earlier.map(|earlier| Known::of(&earlier.findings));
        let patience = Span::new().years(LONGEST_HIDDEN);
        for finding in findings.iter_mut() {
            let was_there = known.has(finding) && known_before.as_ref().is_none_or(|known| known.has(finding));
            finding.state.get_or_insert(if was_there { State::Unchanged } else { State::New });
            let always_counts = breaks_a_must(finding) || finding.is_overdue_by(patience, today);
            if was_there && finding.suppressed.is_none() && !always_counts {
                finding.suppressed = Some(Box::new(Suppressed {
                    by: "baseline".to_owned(),
                    reason: Some(format!("it was there on {}", self.today)),
                    approved_by: None,
                    until: None,
                }));
            }
        }
        let now = Known::of(findings.iter());
        self.findings.iter().filter(|finding| !now.had(finding)).cloned().collect()
    }

    /// What this baseline has and the earlier one had not.
    fn grown_from(&self, earlier: &Self) -> Vec<&Finding> {
        let known = Known::of(&earlier.findings);
        self.findings.iter().filter(|finding| !known.has(finding)).collect()
    }

    /// That a change adds to the baseline in the repository, at `path`, what an earlier form of it did not have: an error
    /// where it would hide what the change brings.
    pub fn loosened(&self, earlier: &Self, path: &str, findings: &[Finding]) -> Vec<Finding> {
        let grown = self.grown_from(earlier);
        if grown.is_empty() {
            return Vec::new();
        }
        let is_new = |known: &&&Finding| {
            findings.iter().any(|finding| {
                finding.fingerprint == known.fingerprint
                    && finding.state == Some(State::New)
                    && finding.suppressed.is_none()
            })
        };
        let (severity, effect) = match grown.iter().filter(is_new).count() {
            0 => (Severity::Warning, String::new()),
            many => {
                let hidden = counted(many, "finding");
                (Severity::Error, format!("; it would hide {hidden} that this same change brings"))
            }
        };
        let draft = Draft::new(
            Spot::Top,
            format!("this change adds {} to the baseline{effect}", counted(grown.len(), "finding")),
            "mend what is new, or add to the baseline in a change of its own, so that whoever approves it sees what it lets pass",
        )
        .value("baseline")
        .authority(Authority { kind: AuthorityKind::Engine, says: "the baseline before this change".to_owned() });
        let mut findings = Loaded::unread(path, "change/loosened", severity, draft).findings;
        for finding in &mut findings {
            finding.state = Some(State::New);
        }
        sort_and_fingerprint(&mut findings);
        findings
    }
}

fn unread(fault: &serde_json::Error) -> String {
    format!("cannot be read as a report: something is wrong at line {}, column {}", fault.line(), fault.column())
}
