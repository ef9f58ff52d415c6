//! Sets of findings from each other: what is new, what was there before, what is fixed, and what a change takes away.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use super::Known;
use crate::change::gate::{TakenAway, is_control};
use crate::change::{Link, Pairing};
use crate::finding::{Finding, State, sort_and_fingerprint};
use crate::workspace::{Document, Workspace};

/// The findings of a change beside those of its base.
#[derive(Debug, Default)]
pub struct Difference {
    /// Those of the change, each new or unchanged; those that the change would hide among them, as new.
    pub findings: Vec<Finding>,
    /// What the base had and the change has no more.
    pub fixed: Vec<Finding>,
    /// What would count under what held before the change, and does not now.
    pub taken_away: Vec<TakenAway>,
    /// The materials that are read now and could not be read as they were, by their paths.
    pub not_known_before: BTreeSet<String>,
}

/// Subtracts the findings of the base from those of the change. `under_base` are the findings of the change under what
/// held before it; `None` where that is what holds now.
pub fn subtract(
    mut findings: Vec<Finding>,
    base: Vec<Finding>,
    under_base: Option<Vec<Finding>>,
    pairing: &Pairing<'_>,
    workspaces: (&Workspace, &Workspace),
) -> Difference {
    let (head, before) = workspaces;
    let mut not_known_before: BTreeSet<String> = too_large(&base).map(str::to_owned).collect();
    for now in too_large(&findings) {
        not_known_before.remove(now);
    }
    let then = as_known_now(base, before, pairing);
    let known = Known::of(then.iter().map(|earlier| &earlier.finding));
    let as_bad_before = under_base.as_deref().map(Known::of);
    for finding in &mut findings {
        // What is only graded more strictly than before was there before.
        let only_graded = || {
            let unraised = |finding: &Finding| as_bad_before.as_ref().and_then(|before| before.severity(finding));
            known.had(finding) && unraised(finding).is_some_and(|severity| Some(severity) <= known.severity(finding))
        };
        let was_there = known.has(finding) || only_graded() || not_known_before.contains(&finding.document.path);
        finding.state = Some(if was_there { State::Unchanged } else { State::New });
    }
    let taken_away = taken_away(&findings, &known, under_base.unwrap_or_default(), head);
    let now = Known::of(findings.iter().chain(taken_away.iter().map(|taken| &taken.finding)));
    // What a document that follows still has is not mended, though the one before is not asked for it any more.
    let goes_on = |earlier: &&Earlier| !earlier.is_of_the_same && now.had(&earlier.finding);
    let handed_on: BTreeSet<Fault> = then.iter().filter(goes_on).map(|earlier| fault(&earlier.finding)).collect();
    // What is gone is not mended.
    let is_fixed = |earlier: &Earlier| {
        let has_gone = !now.had(&earlier.finding) && !handed_on.contains(&fault(&earlier.finding));
        let was_known = !not_known_before.contains(&earlier.finding.document.path);
        earlier.is_of_the_same && earlier.finding.suppressed.is_none() && has_gone && was_known
    };
    let is_fixed: Vec<bool> = then.iter().map(is_fixed).collect();
    let fixed = then.into_iter().zip(is_fixed).filter(|(_, is_fixed)| *is_fixed).map(|(earlier, _)| earlier.finding);
    let fixed = fixed.collect();
    for taken in taken_away.iter().filter(|taken| taken.is_new) {
        let finding = Finding { state: Some(State::New), ..taken.finding.clone() };
        match findings.iter_mut().find(|known| known.fingerprint == finding.fingerprint) {
            Some(known) => *known = finding,
            None => findings.push(finding),
        }
    }
    Difference { findings, fixed, taken_away, not_known_before }
}

/// The materials that are larger than could be read.
fn too_large(findings: &[Finding]) -> impl Iterator<Item = &str> {
    let is_too_large = |finding: &&Finding| {
        let of_material = finding.document.kind.as_deref() == Some("material");
        of_material && finding.rule == "load/too-large" && finding.value == "too-large"
    };
    findings.iter().filter(is_too_large).map(|finding| finding.document.path.as_str())
}

/// What is wrong, whichever edition of a document has it: the rule, what it is about, and the value found.
type Fault = (String, String, String);

fn fault(finding: &Finding) -> Fault {
    (finding.rule.clone(), finding.subject.clone(), finding.value.clone())
}

/// A finding of the base, as it would be known now.
struct Earlier {
    finding: Finding,
    /// Whether its document is there still, by whatever name; not one that only follows it.
    is_of_the_same: bool,
}

/// The findings of the base under the names that their documents have now: a policy whose edition or name is another one
/// has the faults that it had. A document that follows another one may have the faults of that one too.
fn as_known_now(base: Vec<Finding>, before: &Workspace, pairing: &Pairing<'_>) -> Vec<Earlier> {
    let (mut same, mut gone, mut followed) = (Vec::new(), Vec::new(), Vec::new());
    for finding in base {
        let after: Vec<_> =
            before.at(&finding.document.path).map(|old| pairing.after(old).collect()).unwrap_or_default();
        let under =
            |document: &Document, finding| Finding { document: Arc::clone(&document.loaded.reference), ..finding };
        let is_same = |link: &Link| *link != Link::Follows;
        let following = after.iter().filter(|(_, link)| !is_same(link));
        followed.extend(following.map(|(document, _)| under(document, finding.clone())));
        match after.iter().find(|(_, link)| is_same(link)) {
            Some((document, _)) => same.push(under(document, finding)),
            None => gone.push(finding),
        }
    }
    sort_and_fingerprint(&mut same);
    sort_and_fingerprint(&mut followed);
    let earlier = |is_of_the_same: bool| move |finding| Earlier { finding, is_of_the_same };
    let others = gone.into_iter().chain(followed).map(earlier(false));
    same.into_iter().map(earlier(true)).chain(others).collect()
}

/// What counts under what held before and does not, or less, under what holds now.
fn taken_away(findings: &[Finding], known: &Known, under_base: Vec<Finding>, head: &Workspace) -> Vec<TakenAway> {
    let now: HashMap<&str, &Finding> = findings.iter().map(|finding| (finding.fingerprint.as_str(), finding)).collect();
    let counts = |finding: &Finding| {
        let found = now.get(finding.fingerprint.as_str());
        found.is_some_and(|found| found.suppressed.is_none() && found.severity >= finding.severity)
    };
    let speaks_of_control =
        |finding: &Finding| head.at(&finding.document.path).is_some_and(is_control) || is_about_settings(finding);
    under_base
        .into_iter()
        .filter(|finding| finding.suppressed.is_none() && !counts(finding) && !speaks_of_control(finding))
        .map(|finding| TakenAway { is_new: !known.has(&finding), finding })
        .collect()
}

/// What is wrong with settings, standards and catalogues as they were is of the past.
fn is_about_settings(finding: &Finding) -> bool {
    let kind = finding.document.kind.as_deref();
    matches!(kind, Some("config" | "standards" | "guidance")) || finding.rule.starts_with("waiver/")
}
