//! Flags policies and courses that were checked before a change and are not after it.

use crate::change::Link;
use crate::change::gate::Compared;
use crate::finding::{Draft, Severity, Spot};
use crate::model::Kind;
use crate::rules::{ChangeFindings, Check, Rule};
use crate::workspace::Workspace;

pub(super) static RULE: Rule = Rule {
    id: "change/document-removed",
    summary: "a policy or course that was checked before the change and is not after it",
    severity: Severity::Error,
    since: "0.1.0",
    doc: include_str!("document_removed.md"),
    checks: &[Check::Change(check)],
};

fn check<'c>(compared: &'c Compared<'c>, findings: &mut ChangeFindings<'c>) {
    for old in &compared.base.documents {
        let Some(kind @ (Kind::Policy | Kind::Course)) = old.loaded.kind else { continue };
        let is_here = compared.pairing.after(old).any(|(_, link)| matches!(link, Link::Name | Link::Place));
        let was_replaced = |workspace: &Workspace| workspace.replacement(old, compared.today).is_some();
        let concerns_nobody = || !old.is_in_use() || [compared.base, compared.head].into_iter().any(was_replaced);
        if is_here || concerns_nobody() {
            continue;
        }
        let left = compared.head.at(&old.loaded.reference.path);
        let how = if left.is_some() {
            "its file is still there and is not read as one any more"
        } else {
            "its file is gone, or lies where nothing is checked"
        };
        let noun = kind.word();
        let help = if left.is_some() {
            format!(
                "make \"paramount: {noun}/v1\" the first line of the file again, and mend what cannot be read in it"
            )
        } else {
            format!(
                "put it back; where it is in use no more, write status: withdrawn first, and delete the {noun} later"
            )
        };
        let message = format!("this {noun} was checked before this change and is not after it: {how}");
        // What is left of it is where it can be mended.
        let shown = left.map_or(&old.loaded, |document| &document.loaded);
        findings.add(shown, Draft::new(Spot::Top, message, help).value("removed").authority(super::base_says()));
    }
}
