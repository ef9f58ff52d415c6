//! What makes a finding the same finding in another run, however lines and lists have moved since.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use super::Finding;

impl Finding {
    /// What makes it the same finding in another run: rule, document, subject and value.
    fn identity(&self) -> (&str, &str, &str, &str, &str) {
        let (kind, name) = match (&self.document.kind, &self.document.id) {
            (Some(kind), Some(id)) => (kind.as_str(), id.as_str()),
            _ => ("", self.document.path.as_str()),
        };
        (&self.rule, kind, name, &self.subject, &self.value)
    }
}

/// Puts findings into the order of every report and gives each its fingerprint. Findings with the same identity are
/// told apart by a count among themselves.
pub fn sort_and_fingerprint(findings: &mut [Finding]) {
    findings.sort_by(|one, other| {
        (&one.document.path, &one.place, &one.rule, &one.message, &one.value).cmp(&(
            &other.document.path,
            &other.place,
            &other.rule,
            &other.message,
            &other.value,
        ))
    });
    let mut seen: BTreeMap<[u8; 32], u32> = BTreeMap::new();
    for finding in findings {
        let digest = |count: u32| {
            let (rule, kind, name, subject, value) = finding.identity();
            let mut hash = Sha256::new();
            for part in [rule, kind, name, subject, value, &count.to_string()] {
                hash.update(u64::try_from(part.len()).unwrap_or_default().to_le_bytes());
                hash.update(part.as_bytes());
            }
            <[u8; 32]>::from(hash.finalize())
        };
        let count = seen.entry(digest(0)).or_default();
        let fingerprint = digest(*count);
        *count += 1;
        finding.fingerprint = fingerprint.iter().take(16).map(|byte| format!("{byte:02x}")).collect();
    }
}
