//! Flags a source that is no longer the document that was recorded.

use crate::finding::{Authority, Draft, Findings, Severity, shortened};
use crate::model::Policy;
use crate::rules::{Check, Context, Rule};

use super::touched;

pub(super) static RULE: Rule = Rule {
    id: "source/changed",
    summary: "the source is no longer the one that was recorded",
    severity: Severity::Warning,
    since: "0.1.0",
    doc: include_str!("changed.md"),
    checks: &[Check::Policy(check)],
};

fn check(policy: &Policy, ctx: &Context<'_>, findings: &mut Findings<'_>) {
    let Some((at, recorded)) = policy.source.sha256.located() else { return };
    let Some(original) = &ctx.document.original else { return };
    if recorded.eq_ignore_ascii_case(&original.sha256) {
        return;
    }
    let actual = &original.sha256;
    let file = policy.source.file.text().unwrap_or_default();
    let is_fingerprint = recorded.len() == actual.len() && recorded.bytes().all(|byte| byte.is_ascii_hexdigit());
    let (message, help) = if is_fingerprint {
        (
            format!(
                "{} is no longer the text that was recorded here; {}",
                shortened(file),
                touched::in_words(policy, original)
            ),
            format!("compare this record with the text as it is now, then write sha256: {actual}"),
        )
    } else {
        (
            "this is no fingerprint, so nobody would notice a change of the source".to_owned(),
            format!("compare this record with the text, then write its SHA-256, which is {actual}"),
        )
    };
    let noun = policy.noun();
    findings.add(
        Draft::new(at, message, help)
            .value(recorded.as_str())
            .authority(Authority::own_policy(format!("{}, the text of the {noun} itself", shortened(file)))),
    );
}
