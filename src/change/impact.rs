//! What a change of a policy does to the courses that stand under it: the findings that come, go, or weigh more or less.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::finding::{DocumentRef, Finding, Severity};

/// A course whose findings are not the same under the two policies.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Impact {
    /// The course.
    pub course: DocumentRef,
    /// What is different, the worst first.
    pub effects: Vec<Effect>,
}

/// A finding that is not the same under the two policies.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Effect {
    /// What happens to it.
    pub how: How,
    /// How bad it was under the old policy; null where it was not there.
    pub was: Option<Severity>,
    /// The finding, as the policy gives it under which it is there; under both, as the new one gives it.
    pub finding: Finding,
}

/// What happens to a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum How {
    /// It is there under the new policy alone.
    Comes,
    /// It is there under both, and worse under the new one.
    Rises,
    /// It is there under both, and less bad under the new one.
    Falls,
    /// It is there under the old policy alone.
    Goes,
}

/// Compares the findings about courses under the old policy with those under the new one.
pub fn impact(old: Vec<Finding>, new: Vec<Finding>) -> Vec<Impact> {
    let is_counted =
        |finding: &Finding| finding.document.kind.as_deref() == Some("course") && finding.suppressed.is_none();
    let mut before: BTreeMap<String, Finding> = BTreeMap::new();
    before.extend(old.into_iter().filter(is_counted).map(|finding| (finding.fingerprint.clone(), finding)));
    let mut by_course: BTreeMap<DocumentRef, Vec<Effect>> = BTreeMap::new();
    let mut add = |how, was, finding: Finding| {
        let course = finding.document.as_ref().clone();
        by_course.entry(course).or_default().push(Effect { how, was, finding });
    };
    for finding in new.into_iter().filter(is_counted) {
        match before.remove(&finding.fingerprint).map(|known| known.severity) {
            None => add(How::Comes, None, finding),
            Some(was) if was < finding.severity => add(How::Rises, Some(was), finding),
            Some(was) if was > finding.severity => add(How::Falls, Some(was), finding),
            Some(_) => {}
        }
    }
    for finding in before.into_values() {
        add(How::Goes, Some(finding.severity), finding);
    }
    let sorted = by_course.into_iter().map(|(course, mut effects)| {
        effects.sort_by_key(|effect| {
            let finding = &effect.finding;
            (effect.how, std::cmp::Reverse(finding.severity), finding.place.clone(), finding.rule.clone())
        });
        Impact { course, effects }
    });
    sorted.collect()
}
