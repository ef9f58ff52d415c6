//! What makes a finding the same finding in another run, however lines and lists have moved since.

use std::collections::BTreeMap;

use super::{Finding, RENAMED, Renamed};
use crate::source;

impl Finding {
    /// What makes it the same finding in another run: rule, document, subject and value.
    fn identity(&self, renamed: &Renamed) -> [&str; 5] {
        let (kind, name) = self.document.name();
        [renamed.at_first(&self.rule), kind, name, &self.subject, &self.value]
    }
}

/// Puts findings into the order of every report and gives each its fingerprint. Findings with the same identity are
/// told apart by a count among themselves.
pub fn sort_and_fingerprint(findings: &mut [Finding]) {
    sort(findings);
    fingerprint(findings, &RENAMED);
}

/// Puts findings into the order of every report.
pub fn sort(findings: &mut [Finding]) {
    findings.sort_by(|one, other| {
        (&one.document.path, &one.place, &one.rule, &one.message, &one.value).cmp(&(
            &other.document.path,
            &other.place,
            &other.rule,
            &other.message,
            &other.value,
        ))
    });
}

fn fingerprint(findings: &mut [Finding], renamed: &Renamed) {
    let mut seen: BTreeMap<String, u32> = BTreeMap::new();
    for finding in findings {
        let counted =
            |count: u32| source::fingerprint(finding.identity(renamed).into_iter().chain([count.to_string().as_str()]));
        let count = seen.entry(counted(0)).or_default();
        let fingerprint = counted(*count);
        *count += 1;
        finding.fingerprint = fingerprint;
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::finding::{About, DocumentRef, Draft, Findings, Severity, Spot};

    fn findings(rule: &'static str, values: &[&str]) -> Vec<Finding> {
        let document = Arc::new(DocumentRef {
            path: "a.yaml".to_owned(),
            kind: Some("policy".to_owned()),
            id: Some("a@2024".to_owned()),
        });
        let mut findings = Findings::about(About { document, source: None, arena: None });
        findings.under(rule, Severity::Error);
        values.iter().for_each(|value| findings.add(Draft::new(Spot::Top, "wrong", "mend it").value(*value)));
        findings.into_list()
    }

    fn prints(mut findings: Vec<Finding>, renamed: &Renamed) -> Vec<String> {
        fingerprint(&mut findings, renamed);
        findings.into_iter().map(|finding| finding.fingerprint).collect()
    }

    #[test]
    fn a_renamed_rule_keeps_its_fingerprints() {
        const LATER: Renamed = Renamed::of(&[("review/overdue", "review/late")]);
        let before = prints(findings("review/overdue", &["x", "x"]), &RENAMED);
        assert_eq!(prints(findings("review/late", &["x", "x"]), &LATER), before);
        assert_ne!(prints(findings("review/late", &["x", "x"]), &RENAMED), before);
    }

    #[test]
    fn like_findings_are_told_apart_by_a_count() {
        let prints = prints(findings("a/b", &["x", "y", "x"]), &RENAMED);
        assert_ne!(prints[0], prints[2]);
        let moved = self::prints(findings("a/b", &["y", "x", "x"]), &RENAMED);
        assert_eq!([&moved[1], &moved[2], &moved[0]], [&prints[0], &prints[2], &prints[1]]);
    }
}
