//! Flags target groups that no level is given to, and levels that nobody reaches.

use std::collections::{BTreeMap, BTreeSet};

use crate::finding::{Authority, Draft, Findings, Severity};
use crate::model::located::Leaf;
use crate::model::policy::{Levels, TargetGroup, section_suffix, sections};
use crate::model::{Item, Policy};
use crate::rules::{Check, Context, Rule};

pub(super) static RULE: Rule = Rule {
    id: "level/unreachable-group",
    summary: "a target group without a level, or a level without people",
    severity: Severity::Warning,
    since: "0.1.0",
    doc: include_str!("unreachable_group.md"),
    checks: &[Check::Policy(check)],
};

fn check(policy: &Policy, ctx: &Context<'_>, findings: &mut Findings<'_>) {
    let Some(levels) = policy.levels.given() else { return };
    let Some(numbers) = super::numbers(levels) else { return };
    let untied: Vec<&Item<TargetGroup>> = levels.target_groups.iter().filter(|group| is_untied(group)).collect();
    let scheme = Scheme { policy, levels, numbers: &numbers };
    let groups = levels.target_groups.len();
    if untied.len() == groups && groups > 1 {
        // That no group has a level is one fact, and it is shown where the groups begin.
        let list = ctx.document.loaded.arena.as_ref().map(|arena| arena.parent(untied[0].at));
        findings.add(scheme.no_group_is_tied(list.unwrap_or(untied[0].at), groups));
    } else if !untied.is_empty() {
        for group in untied {
            findings.add(scheme.group_is_untied(group));
        }
    } else if groups > 0 {
        // Only where every group is tied can a level be said to be nobody's.
        for draft in scheme.levels_without_people() {
            findings.add(draft);
        }
    }
}

/// Whether a group names no level at all, or says that the source names none. A level that could not be read is a
/// finding already.
fn is_untied(group: &TargetGroup) -> bool {
    group.levels.iter().all(Leaf::is_unstated)
}

struct Scheme<'p> {
    policy: &'p Policy,
    levels: &'p Levels,
    numbers: &'p [&'p str],
}

impl Scheme<'_> {
    fn no_group_is_tied(&self, at: crate::source::NodeId, groups: usize) -> Draft {
        let message = format!("none of the {groups} target groups is tied to {}", self.any_level());
        self.draft(at, message, "give each group the levels that the source names for it; where it names none, ask the people who answer for it"
            .to_owned()).value("no levels")
    }

    fn group_is_untied(&self, group: &Item<TargetGroup>) -> Draft {
        let at = group.levels.first().and_then(Leaf::at).unwrap_or(group.at);
        let message = format!("this target group is not tied to {}", self.any_level());
        let help = "give it the levels that the source names for it; what the source leaves open, ask the people who answer for it";
        self.draft(at, message, help.to_owned()).value("no levels")
    }

    /// "any of the 4 levels", "the only level".
    fn any_level(&self) -> String {
        let noun = self.levels.noun();
        match self.numbers.len() {
            1 => format!("the only {noun}"),
            many => format!("any of the {many} {noun}s"),
        }
    }

    /// Levels that no group is sent to, not even by way of a level that includes them, and that name no people of
    /// their own.
    fn levels_without_people(&self) -> Vec<Draft> {
        let noun = self.levels.noun();
        let (reached, known) = (self.reached(), self.numbers.iter().copied().collect());
        // A group that names an unknown level may well mean this one; that is a finding of its own.
        if !reached.is_subset(&known) {
            return Vec::new();
        }
        let nobody = self.levels.list.iter().filter(|level| {
            level.audience.is_absent() && level.number.text().is_some_and(|number| !reached.contains(number))
        });
        nobody
            .map(|level| {
                let number = level.number.text().unwrap_or_default();
                let message = format!("no target group reaches {noun} {number}, and nothing says whom it is for");
                let help = format!("add {number} to the groups that need it, or say under audience whom it is for");
                self.draft(level.number.at().unwrap_or(level.at), message, help).value("no people")
            })
            .collect()
    }

    fn reached(&self) -> BTreeSet<&str> {
        let included: BTreeMap<&str, Vec<&str>> = self
            .levels
            .list
            .iter()
            .filter_map(|level| Some((level.number.text()?, level.includes.iter().filter_map(Leaf::text).collect())))
            .collect();
        let mut open: Vec<&str> =
            self.levels.target_groups.iter().flat_map(|group| group.levels.iter().filter_map(Leaf::text)).collect();
        let mut reached = BTreeSet::new();
        while let Some(number) = open.pop() {
            if reached.insert(number) {
                open.extend(included.get(number).into_iter().flatten().copied().filter(|number| *number != "none"));
            }
        }
        reached
    }

    fn draft(&self, at: crate::source::NodeId, message: String, help: String) -> Draft {
        let noun = self.policy.noun();
        let place = section_suffix(sections(&self.levels.section));
        Draft::new(at, message, help).authority(Authority::own_policy(format!("the {noun} itself{place}")))
    }
}
