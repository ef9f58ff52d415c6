//! Flags a duty that a change weakens without anybody's signature.

use crate::change::gate::Compared;
use crate::finding::{Authority, Draft, Related, Severity, Spot, shortened};
use crate::rules::{ChangeFindings, Check, Rule};

pub(super) static RULE: Rule = Rule {
    id: "change/weakened-unexplained",
    summary: "a policy in use asks for less than before, and nothing says who decided that",
    severity: Severity::Error,
    since: "0.1.0",
    doc: include_str!("weakened_unexplained.md"),
    checks: &[Check::Change(check)],
};

fn check<'c>(compared: &'c Compared<'c>, findings: &mut ChangeFindings<'c>) {
    for comparison in compared.comparisons.iter() {
        let Some(new) = compared.head.at(&comparison.new.document.path).filter(|new| new.policy().is_some()) else {
            continue;
        };
        for change in comparison.unsigned() {
            let sentence = change.sentence.trim_end_matches('.');
            let message = format!("{}, and nothing says who decided that", super::lower_first(sentence));
            let help = "put back what was asked; or fill in a reason, and the body or role that approved it, in the \
                        entry that the list of changes prints, and put it under versions, changes of the newest version";
            let arena = new.loaded.arena.as_ref();
            let node = arena.and_then(|arena| arena.at_pointer(&change.new.place.pointer));
            let about = change.standard.as_deref().unwrap_or(change.about.as_str());
            let draft = Draft::new(node.map_or(Spot::Top, Spot::Node), message, help)
                .value(change.field.as_str())
                .subject(format!("/{about}{{{}}}", change.scope))
                .authority(Authority::own_policy(format!("{} as it was", comparison.old.name)))
                .related(Related {
                    path: comparison.old.document.path.clone(),
                    line: change.old.place.line,
                    message: format!("before: {}", shortened(change.old.value.as_deref().unwrap_or("as it was"))),
                });
            findings.add(&new.loaded, draft);
        }
    }
}
