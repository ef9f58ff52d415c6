//! Flags a duty that a change weakens without anybody's name to it.

use crate::change::gate::Compared;
use crate::change::{Comparison, Relation};
use crate::finding::{Authority, Draft, Related, Severity, Spot, shortened};
use crate::rules::{ChangeFindings, Check, Rule};
use crate::workspace::Document;

pub(super) static RULE: Rule = Rule {
    id: "change/weakened-unexplained",
    summary: "a policy in use asks for less than before, and nothing says who decided that",
    severity: Severity::Error,
    since: "0.1.0",
    doc: include_str!("weakened_unexplained.md"),
    checks: &[Check::Change(check)],
};

fn check<'c>(compared: &'c Compared<'c>, findings: &mut ChangeFindings<'c>) {
    for comparison in compared.comparisons.iter().filter(|comparison| comparison.relation == Relation::Lineage) {
        let (Some(old), Some(new)) = documents(comparison, compared) else { continue };
        // A draft asks nothing of anybody yet, and what was withdrawn asks nothing any more.
        if old.policy().is_none() || !old.is_in_use() || is_only_planned(comparison, new) {
            continue;
        }
        for change in comparison.changes.iter().filter(|change| change.is_unapproved_weakening()) {
            let sentence = change.sentence.trim_end_matches('.');
            let message = format!("{}, and nothing says who decided that", lower_first(sentence));
            let help = "record it under versions, changes, with the standard, effect: weakened, from, to, a reason and \
                        approved_by; or put back what was asked";
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

/// The two documents of a comparison. A new edition may be compared with one that is still there.
fn documents<'c>(comparison: &Comparison, compared: &'c Compared<'c>) -> (Option<&'c Document>, Option<&'c Document>) {
    let old = compared.base.at(&comparison.old.document.path);
    let old = old.filter(|old| *old.loaded.reference == comparison.old.document);
    let still = || compared.head.at(&comparison.old.document.path);
    (old.or_else(still), compared.head.at(&comparison.new.document.path))
}

/// Whether the newer one is a draft beside the one in use. A text in use that is called a draft by the change is no plan.
fn is_only_planned(comparison: &Comparison, after: &Document) -> bool {
    after.is_draft() && comparison.old.document.id != comparison.new.document.id
}

fn lower_first(sentence: &str) -> String {
    let mut letters = sentence.chars();
    let first_word = sentence.split(' ').next().unwrap_or_default();
    // A name or an abbreviation keeps its capital letters.
    let is_plain = first_word.chars().skip(1).all(|letter| letter.is_lowercase());
    match letters.next() {
        Some(first) if is_plain => first.to_lowercase().chain(letters).collect(),
        _ => sentence.to_owned(),
    }
}
