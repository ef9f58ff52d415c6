//! A change, judged: what it brings, what it mends, what it takes away from being found, and what it says otherwise.

use std::collections::{BTreeSet, HashMap};

use jiff::civil::Date as Day;

use super::beside::check_beside;
use super::known_now::take_out_known;
use super::let_off::{displaced, let_off};
use super::{apart, check, check_change};
use crate::change::gate::{Compared, Relabelled, TakenAway, as_it_counts, exempting, relabelled};
use crate::change::history::{Known, subtract};
use crate::change::{Comparison, Pairing, compare_states, pairs};
use crate::error::{Error, catch_panic};
use crate::finding::{AuthorityKind, Finding, sort};
use crate::load::load;
use crate::model::{Kind, Model};
use crate::rules;
use crate::settings::FILE_NAME;
use crate::workspace::{Document, PolicyFor, Workspace};

/// A change and what is to be said of it.
#[derive(Debug)]
pub struct JudgedChange {
    /// What is found after it, each new or unchanged, and what is wrong with the change as such.
    pub findings: Vec<Finding>,
    /// What was found before it and is found no more.
    pub fixed: Vec<Finding>,
    /// Policies and sets of standards that are not what they were.
    pub comparisons: Vec<Comparison>,
    /// The materials that are read now and could not be read as they were, by their paths.
    pub not_known_before: BTreeSet<String>,
    /// Where this tool failed.
    pub faults: Vec<Error>,
}

/// Judges the change from `base` to `head`. `findings` are those about `head`; `under_base` are its documents under what
/// held before, where that is something else.
pub fn judge_change(
    (head, base): (&Workspace, &Workspace),
    under_base: Option<&Workspace>,
    findings: Vec<Finding>,
    today: Day,
) -> JudgedChange {
    let (of_base, mut faults) = check_beside(base, (head, &findings), today);
    let of_under_base = under_base.map(|workspace| {
        let (mut findings, more) = check(workspace, today);
        faults.extend(more);
        findings.retain(|finding| !is_about_the_past(finding, workspace, head));
        take_out_known(&mut findings, head, today);
        findings
    });
    let (comparisons, more) = comparisons(head, base, today);
    faults.extend(more);
    let (settings, more) = settings(head, base);
    faults.extend(more);
    let (mut let_off, more) = let_off(under_base.unwrap_or(head), (base, &of_base), &comparisons, today);
    faults.extend(more);
    let known = Known::of(of_under_base.as_deref().unwrap_or(&findings));
    let_off.retain(|finding| !known.has(finding));
    let is_let_off = |finding: &Finding| let_off.iter().any(|known| known.fingerprint == finding.fingerprint);
    let pairing = Pairing::new(&base.documents, &head.documents);
    let (mut displaced, more) = displaced(under_base.unwrap_or(head), base, &pairing, today);
    faults.extend(more);
    displaced.retain(|finding| !known.has(finding) && !is_let_off(finding));
    let of_under_base = if let_off.is_empty() && displaced.is_empty() {
        of_under_base
    } else {
        let is_put_back = |finding: &Finding| {
            let mut all = let_off.iter().chain(&displaced);
            all.any(|known| known.fingerprint == finding.fingerprint)
        };
        let others = of_under_base.unwrap_or_default().into_iter().filter(|finding| !is_put_back(finding));
        Some(others.chain(let_off.iter().chain(&displaced).cloned()).collect())
    };
    let mut difference = subtract(findings, of_base, of_under_base, &pairing, (head, base));
    // That the policy asks for less is said of the policy.
    difference.taken_away.retain(|taken| !is_let_off(&taken.finding));
    let relabelled = relabelled_subjects(&difference.fixed, head, &pairing);
    let is_relabelled = |finding: &Finding| {
        let subjects = relabelled.get(&finding.document.path).filter(|_| finding.rule.starts_with("guidance/"));
        subjects.is_some_and(|subjects| subjects.contains(&finding.subject))
    };
    let only_gone = |finding: &mut Finding| is_relabelled(finding) || is_of_a_policy_that_went(finding, head, today);
    let gone: Vec<Finding> = difference.fixed.extract_if(.., only_gone).collect();
    difference.taken_away.extend(gone.into_iter().map(|finding| TakenAway { finding, is_new: false }));
    let compared = Compared { head, base, pairing, comparisons, settings, today, taken_away: difference.taken_away };
    let (of_change, more) = check_change(&compared);
    faults.extend(more);
    let mut findings = difference.findings;
    findings.extend(of_change);
    sort(&mut findings);
    let not_known_before = difference.not_known_before;
    JudgedChange { findings, fixed: difference.fixed, comparisons: compared.comparisons, not_known_before, faults }
}

/// Whether a finding is about an entry that a document had and has no more, as such: whether the policy is there that
/// the course named then asks nothing of the course as it is.
fn is_about_the_past(finding: &Finding, under_base: &Workspace, head: &Workspace) -> bool {
    let name = finding.subject.split('/').nth(1).unwrap_or_default();
    let (family, rule) = finding.rule.split_once('/').unwrap_or_default();
    let is_leading = family == "level" || family == "course" && rule.starts_with("policy-");
    let documents = under_base.at(&finding.document.path).zip(head.at(&finding.document.path));
    let Some((then, now)) = documents.filter(|_| is_leading) else { return false };
    // A document whose entries are put back is another one than that which was read.
    let is_put_back = !std::sync::Arc::ptr_eq(&then.loaded, &now.loaded);
    is_put_back && now.loaded.kind.is_some_and(|kind| exempting(kind).any(|known| known == name))
}

/// By document, the guidance of which findings only went because nobody can tell any more whether it is in date.
fn relabelled_subjects(
    fixed: &[Finding],
    head: &Workspace,
    pairing: &Pairing<'_>,
) -> HashMap<String, BTreeSet<String>> {
    let of_guidance = fixed.iter().filter(|finding| finding.rule.starts_with("guidance/"));
    let paths: BTreeSet<&str> = of_guidance.map(|finding| finding.document.path.as_str()).collect();
    let subjects = |path: &str| {
        let new = head.at(path)?;
        let relabelled = relabelled(new, pairing.twin(new)?);
        Some((path.to_owned(), relabelled.iter().map(Relabelled::subject).collect()))
    };
    paths.into_iter().filter_map(subjects).collect()
}

/// Whether a finding only went because the policy that it holds a course to is gone, or cannot be read any more.
fn is_of_a_policy_that_went(finding: &Finding, head: &Workspace, today: Day) -> bool {
    let course = head.at(&finding.document.path).filter(|_| finding.authority.kind == AuthorityKind::OwnPolicy);
    course.is_some_and(|course| matches!(head.policy_for(course, today), PolicyFor::Unresolved(_)))
}

/// Policies and sets of standards that are not what they were, two and two.
fn comparisons(head: &Workspace, base: &Workspace, today: Day) -> (Vec<Comparison>, Vec<Error>) {
    let compared = |document: &&Document| matches!(document.loaded.kind, Some(Kind::Policy | Kind::Standards));
    let before: Vec<&Document> = base.documents.iter().filter(compared).collect();
    let after: Vec<&Document> = head.documents.iter().filter(compared).collect();
    let (compared, faults) = apart(pairs(&before, &after).pairs.into_iter().filter_map(difference).collect());
    let as_judged =
        |(old, new, comparison): (&Document, &Document, Comparison)| as_it_counts(comparison, (old, new), head, today);
    (compared.into_iter().map(as_judged).collect(), faults)
}

/// Settings files that are not what they were. One that came is held against settings that say nothing.
fn settings(head: &Workspace, base: &Workspace) -> (Vec<Comparison>, Vec<Error>) {
    let is_settings = |document: &&Document| matches!(document.loaded.model, Some(Model::Config(_)));
    let nothing = Document::alone(load(FILE_NAME, Kind::Config, b"paramount: config/v1\n".to_vec()));
    let files = head.documents.iter().filter(is_settings);
    let before = |new: &Document| base.at(&new.loaded.reference.path).filter(is_settings).unwrap_or(&nothing);
    let (compared, faults) = apart(files.filter_map(|new| difference((before(new), new))).collect());
    (compared.into_iter().map(|(_, _, comparison)| comparison).collect(), faults)
}

/// How a document differs from what it was; `None` where it says what it said.
fn difference<'d>(
    (old, new): (&'d Document, &'d Document),
) -> Option<Result<(&'d Document, &'d Document, Comparison), Error>> {
    if !old.loaded.sha256.is_empty() && old.loaded.sha256 == new.loaded.sha256 {
        return None;
    }
    let compared = catch_panic(&new.loaded.reference.path, || compare_states(old, new, &rules::default_level));
    let told = compared.map(|comparison| (old, new, comparison));
    Some(told).filter(|told| !told.as_ref().is_ok_and(|(_, _, comparison)| comparison.is_silent()))
}
