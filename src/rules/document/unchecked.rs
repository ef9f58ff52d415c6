//! Notes a policy that nobody has compared with its source a second time.

use crate::finding::{Authority, AuthorityKind, Draft, Findings, Severity, Spot};
use crate::model::Policy;
use crate::rules::{Check, Context, Rule};
use crate::source::NodeId;

pub(super) static RULE: Rule = Rule {
    id: "document/unchecked",
    summary: "nobody has compared the file with its source a second time",
    severity: Severity::Note,
    since: "0.1.0",
    doc: include_str!("unchecked.md"),
    checks: &[Check::Policy(check)],
};

fn check(policy: &Policy, ctx: &Context<'_>, findings: &mut Findings<'_>) {
    let checked_by = &policy.recorded.checked_by;
    if checked_by.text().is_some_and(names_somebody) || checked_by.is_bad() {
        return;
    }
    let block = ctx.document.loaded.arena.as_ref().and_then(|arena| arena.get(NodeId::ROOT, "recorded"));
    let spot = checked_by.at().or(block).map_or(Spot::Top, Spot::from);
    let message = "nobody is recorded as having compared this file with its source a second time";
    let help = "have somebody else read the file beside its source, then write their role under recorded, checked_by";
    let says = "the file itself: what is found here is only as good as the record of the document";
    findings.add(
        Draft::new(spot, message, help)
            .value("unchecked")
            .authority(Authority { kind: AuthorityKind::Engine, says: says.to_owned() }),
    );
}

/// Whether a text names who it was, and not that it was nobody, or when.
fn names_somebody(text: &str) -> bool {
    const NOBODY: [&str; 10] = [
        "no",
        "none",
        "nobody",
        "no one",
        "nobody yet",
        "no one yet",
        "not yet",
        "not checked",
        "not yet checked",
        "not checked yet",
    ];
    let words = text.trim().trim_end_matches('.').to_lowercase();
    words.contains(char::is_alphabetic) && !NOBODY.contains(&words.as_str())
}
