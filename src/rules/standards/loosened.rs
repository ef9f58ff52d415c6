//! Flags a local standard that asks for less than the shared one of the same name.

use crate::finding::{Authority, Draft, Findings, Severity};
use crate::model::amount::{Better, DetailType};
use crate::model::located::{Item, Leaf};
use crate::model::standards::Detail;
use crate::model::words::{Strength, YesNo};
use crate::model::{DetailKind, Standard, Standards};
use crate::rules::{Check, Context, Rule};
use crate::source::NodeId;
use crate::standards::asks_for_less;

pub(super) static RULE: Rule = Rule {
    id: "standards/loosened",
    summary: "a local standard asks for less than the shared one",
    severity: Severity::Warning,
    since: "0.1.0",
    doc: include_str!("loosened.md"),
    checks: &[Check::Standards(check)],
};

fn check(standards: &Standards, _: &Context<'_>, findings: &mut Findings<'_>) {
    let shared = super::shared_standards(standards);
    for standard in &standards.list {
        let Some((id, known)) = standard.id.text().and_then(|id| Some((id, *shared.get(id)?))) else { continue };
        let mut pair = Pair { id, findings };
        pair.strength("a policy", &standard.policy.expects, &known.policy.expects);
        pair.strength("a course", &standard.course.expects, &known.course.expects);
        pair.core(standard, known);
        for (name, detail) in standard.details.iter() {
            let Some((name, known)) = name.text().and_then(|name| Some((name, known.details.get(name)?))) else {
                continue;
            };
            pair.detail(name, detail, known);
        }
    }
}

/// A local standard beside the shared one.
struct Pair<'p, 'f> {
    id: &'p str,
    findings: &'p mut Findings<'f>,
}

impl Pair<'_, '_> {
    fn strength(&mut self, of: &str, local: &Leaf<Strength>, shared: &Leaf<Strength>) {
        let (Some((at, local)), Some(shared)) = (local.located(), shared.get()) else { return };
        if local < shared {
            self.add(at, format!("expects only \"{local}\" of {of}"), &format!("expects \"{shared}\""), local.word());
        }
    }

    fn core(&mut self, local: &Standard, shared: &Standard) {
        if let Some((at, YesNo::No)) = local.core.located().filter(|_| shared.is_core()) {
            self.add(
                at,
                "takes this standard out of the core".to_owned(),
                "has it among the core standards",
                "core: no",
            );
        }
    }

    fn detail(&mut self, name: &str, local: &Item<Detail>, shared: &Item<Detail>) {
        let (Some(mine), Some(theirs)) = (DetailKind::of(local), DetailKind::of(shared)) else { return };
        // Another type is a finding of its own: the two cannot be compared.
        if mine.kind != theirs.kind {
            return;
        }
        let wanted = |kind: &DetailKind| kind.floor.as_ref().map(|floor| kind.in_words(floor)).unwrap_or_default();
        if let Some(at) = local.floor.at().filter(|_| asks_for_less(&mine, &theirs)) {
            let (mine, theirs) = (wanted(&mine), wanted(&theirs));
            self.add(
                at,
                format!("asks only for {mine} ({name})"),
                &format!("asks for {theirs}"),
                &format!("{name}: {mine}"),
            );
        }
        if let Some((at, better)) = local.better.located().filter(|(_, better)| is_opposite(**better, theirs.better)) {
            let says = format!("says {}", theirs.better);
            self.add(at, format!("says that {name} is better {better}"), &says, &format!("{name}: better {better}"));
        }
        if let Some(at) = local.options.first().and_then(Leaf::at).filter(|_| is_reordered(&mine, &theirs)) {
            let says = "has them the other way round, from worst to best";
            self.add(at, format!("puts the options of {name} into another order"), says, &format!("{name}: order"));
        }
    }

    fn add(&mut self, at: NodeId, less: String, shared: &str, value: &str) {
        let id = self.id;
        self.findings.add(
            Draft::new(
                at,
                format!("{less}, and the shared standard {id} {shared}"),
                "ask for as much or more, or give the standard an id of its own; until then the shared one counts",
            )
            .value(value)
            .authority(Authority::standard(format!("shared standard {id}"))),
        );
    }
}

/// Whether a direction turns what the shared standard calls better into worse, or into nothing.
fn is_opposite(local: Better, shared: Better) -> bool {
    let is_less = |better| matches!(better, Better::Lower | Better::Shorter);
    shared != Better::None && (local == Better::None || is_less(local) != is_less(shared))
}

/// Whether two options of a choice stand in the opposite order. What is added or left out changes no order.
fn is_reordered(local: &DetailKind, shared: &DetailKind) -> bool {
    let known = local.options.iter().filter_map(|option| shared.options.iter().position(|known| known == option));
    local.kind == DetailType::Choice && !known.is_sorted()
}
