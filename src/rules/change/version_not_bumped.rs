//! Flags a policy in use that says something else while its edition and its versions do not.

use crate::change::gate::{Compared, changed};
use crate::change::{Change, Kind, Relation};
use crate::finding::{Draft, Severity, Spot};
use crate::rules::{ChangeFindings, Check, Rule};
use crate::source::NodeId;

pub(super) static RULE: Rule = Rule {
    id: "change/version-not-bumped",
    summary: "a policy in use that changed without a new version",
    severity: Severity::Warning,
    since: "0.1.0",
    doc: include_str!("version_not_bumped.md"),
    checks: &[Check::Change(check)],
};

/// What says that a policy is another version, or that it was only read again.
const EXPLAINED_BY: [&str; 3] = ["edition", "versions", "recorded"];

fn check<'c>(compared: &'c Compared<'c>, findings: &mut ChangeFindings<'c>) {
    for comparison in compared.comparisons.iter().filter(|comparison| comparison.relation == Relation::Lineage) {
        let Some(new) = compared.head.at(&comparison.new.document.path) else { continue };
        let (Some(policy), Some(old)) = (new.policy(), compared.pairing.twin(new)) else { continue };
        // Drafts change all the time, and what was withdrawn binds nobody.
        if !new.is_in_use() || !old.is_in_use() || !changed(&new.loaded, &old.loaded, EXPLAINED_BY).is_empty() {
            continue;
        }
        let Some(first) = comparison.changes.iter().find(|change| is_of_substance(change)) else { continue };
        let block = first.field.split('.').next().unwrap_or_default();
        let entry = new.loaded.arena.as_ref().and_then(|arena| arena.entry(NodeId::ROOT, block));
        let noun = policy.noun();
        let message = format!("the {block} of this {noun} changed, and it is still the same version");
        let help = "add an entry under versions with its date and event: amended; if only the record was put right, say \
                    under recorded when it was read again";
        let draft = Draft::new(entry.map_or(Spot::Top, |(key, _)| Spot::Node(key)), message, help);
        let draft = draft.value("same version").subject("/versions").authority(super::base_says());
        findings.add(&new.loaded, draft);
    }
}

/// Whether a change is one of what the policy says, and not of its record. That a review was put off is for
/// `change/date-only-bump` to say.
fn is_of_substance(change: &Change) -> bool {
    !matches!(change.kind, Kind::RecordKeeping | Kind::Clock) && !change.field.starts_with("approval")
}
