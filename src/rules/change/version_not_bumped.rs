//! Flags a policy in use whose text changed while its edition and its versions did not.

use crate::change::gate::{Compared, said};
use crate::change::twin;
use crate::finding::{Draft, Severity};
use crate::rules::{ChangeFindings, Check, Rule};
use crate::source::{Arena, NodeId};

/// The entries that are what a policy asks for; the others are its record.
const SUBSTANCE: [&str; 8] = ["commitments", "levels", "priorities", "charges", "lead", "bodies", "guidance", "terms"];

pub(super) static RULE: Rule = Rule {
    id: "change/version-not-bumped",
    summary: "a policy in use that changed without a new version",
    severity: Severity::Warning,
    since: "0.1.0",
    doc: include_str!("version_not_bumped.md"),
    checks: &[Check::Change(check)],
};

fn check<'c>(compared: &'c Compared<'c>, findings: &mut ChangeFindings<'c>) {
    for new in &compared.head.documents {
        let Some(policy) = new.policy() else { continue };
        let Some(old) = twin(new, compared.base) else { continue };
        // Drafts change all the time, and what was withdrawn binds nobody.
        if !new.is_in_use() || !old.is_in_use() {
            continue;
        }
        let (Some(after), Some(before)) = (&new.loaded.arena, &old.loaded.arena) else { continue };
        let differs = |name: &&str| entry(after, name) != entry(before, name);
        // Where the record of the reading changed too, the text was not changed but read again.
        if ["edition", "versions", "recorded"].iter().any(differs) {
            continue;
        }
        let Some(first) = SUBSTANCE.iter().find(|name| differs(name)) else { continue };
        let at = after.entry(NodeId::ROOT, first).map(|(key, _)| key);
        let noun = policy.noun();
        let message = format!("the {first} of this {noun} changed, and it is still the same version");
        let help = "add an entry under versions with its date and event: amended; if only the record was put right, say \
                    under recorded when it was read again";
        findings.add(
            &new.loaded,
            Draft::new(at, message, help).value("same version").subject("/versions").authority(super::base_says()),
        );
    }
}

fn entry(arena: &Arena, name: &str) -> Option<String> {
    arena.get(NodeId::ROOT, name).map(|node| said(arena, node))
}
