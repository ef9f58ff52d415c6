//! A standard as it is used: read, and without the sentences that cannot be used.

use std::sync::Arc;

use super::{SHARED, is_from_or_after};
use crate::model::bearer::Bearer;
use crate::model::located::Leaf;
use crate::model::policy::{Commitment, spoken_name};
use crate::model::standards::{Binds, Standard, Standards, Theme};
use crate::model::words::{Kind, Strength, listed};
use crate::model::{DetailKind, Item, Model, Policy};
use crate::predicate::{self, Fault, Field, FieldType, Predicate, Reader};
use crate::source::{Arena, NodeId};

/// What one standard expects.
#[derive(Clone, Debug)]
pub struct Expectation {
    /// The name of its rule: `shared/two-trainers`.
    pub rule: String,
    /// The set: `shared`.
    pub set: String,
    /// The standard: `two-trainers`.
    pub id: String,
    /// What it asks.
    pub title: String,
    /// The part of the field.
    pub theme: Option<Theme>,
    /// Why it matters to a child.
    pub why: Arc<str>,
    /// Whether it is one of the core standards.
    pub core: bool,
    /// Whose duty it is.
    pub binds: Option<Binds>,
    /// The set and edition whose readers could have looked for it.
    pub since: (String, String),
    /// Its details.
    pub kinds: Vec<(String, DetailKind)>,
    /// The policies that state it, for "who says so".
    pub stated_by: Vec<(String, Option<String>)>,
    /// What statutory guidance asks that stands behind it, a sentence each.
    pub authority: Vec<String>,
    /// What it expects of a policy.
    pub policy: Option<PolicyExpectation>,
    /// What it expects of a course.
    pub course: Option<CourseExpectation>,
}

/// What a standard expects of a policy.
#[derive(Clone, Debug)]
pub struct PolicyExpectation {
    /// How strongly.
    pub expects: Strength,
    /// What a silent policy fails to do, completing "This policy ...".
    pub silent: String,
    /// What to write.
    pub help: String,
    /// The field that answers, where no commitment does.
    pub answered_by: Option<Field>,
    /// What must hold of the field.
    pub check: Vec<Predicate>,
}

impl PolicyExpectation {
    /// Where a field of a policy answers the standard, where one does: a block that is there, or a list with an entry.
    pub fn answer_in(&self, arena: &Arena) -> Option<NodeId> {
        let node = self.answered_by.as_ref()?.locate(arena)?;
        (arena.is_mapping(node) || arena.items(node).next().is_some()).then_some(node)
    }
}

/// What a standard expects of a course.
#[derive(Clone, Debug)]
pub struct CourseExpectation {
    /// How strongly.
    pub expects: Strength,
    /// Only where all of these hold.
    pub when: Vec<Predicate>,
    /// Except where one of these holds.
    pub unless: Vec<Predicate>,
    /// What must hold.
    pub check: Vec<Predicate>,
    /// What to do.
    pub help: String,
}

impl Expectation {
    /// The standard as used; `None` where it has no id. Sentences that cannot be used are left out here: they are
    /// findings on the standards file.
    pub fn of(set: &Standards, standard: &Standard) -> Option<Self> {
        let name = set.standards.text()?;
        let id = standard.id.text()?;
        let edition = set.edition.text().unwrap_or_default();
        Some(Self {
            rule: format!("{name}/{id}"),
            set: name.to_owned(),
            id: id.to_owned(),
            title: standard.title().to_owned(),
            theme: standard.theme.get().copied(),
            why: standard.why.text().unwrap_or_default().into(),
            core: standard.is_core(),
            binds: standard.binds.get().copied(),
            since: (name.to_owned(), standard.since.text().unwrap_or(edition).to_owned()),
            kinds: standard.detail_kinds(),
            stated_by: standard
                .stated_by
                .iter()
                .filter_map(|stated| {
                    Some((stated.policy.text()?.to_owned(), crate::model::policy::sections(&stated.section)))
                })
                .collect(),
            authority: standard.authority.iter().filter_map(|asks| asks.sentence()).collect(),
            policy: standard.policy.expects.get().map(|expects| policy_side(standard, *expects)),
            course: standard.course.expects.get().and_then(|expects| course_side(set, standard, *expects)),
        })
    }

    /// Whether a set that the repository's own settings list asks for it.
    pub fn is_local(&self) -> bool {
        self.set != super::SHARED
    }

    /// Whether what a policy answers by this commitment it says of its courses. What agencies have to do for themselves,
    /// such as to keep a strategy, is no duty of a course, unless the commitment names somebody else who has to act. Where
    /// a block of the policy is the answer, such as its levels, the policy speaks of itself.
    pub fn is_said_of_courses(&self, commitment: &Commitment) -> bool {
        let is_about_agencies = || matches!(Bearer::of(commitment), Bearer::Agencies | Bearer::Unsaid);
        let field = self.policy.as_ref().and_then(|policy| policy.answered_by.as_ref());
        let is_about_policy = field.is_some_and(|field| field.kind == FieldType::Block);
        !(is_about_policy || self.binds == Some(Binds::Agencies) && is_about_agencies())
    }

    /// Whether whoever read the policy's source looked for this. Somebody who read it against an older edition has not
    /// looked for what came later, and whoever only ticked it has not recorded what stands there.
    pub fn was_looked_for(&self, policy: &Policy) -> bool {
        let (set, since) = &self.since;
        !policy.is_only_ticked(&self.id)
            && policy.recorded.read_against.iter().filter_map(Leaf::text).any(|read| {
                read.split_once('@')
                    .is_some_and(|(read_set, edition)| read_set == set && is_from_or_after(edition, since))
            })
    }

    /// "shared standard two-trainers; stated by Southampton 2014". Guidance stands behind what the standard asks, and the
    /// standard remains the one who asks it.
    pub fn says(&self) -> String {
        self.says_beside(None)
    }

    /// The same of a policy that is judged, which is no witness against itself.
    pub fn says_of(&self, policy: &Policy) -> String {
        self.says_beside(policy.policy.text())
    }

    /// The standard alone: "shared standard two-trainers".
    pub fn named(&self) -> String {
        format!("{} standard {}", self.set, self.id)
    }

    fn says_beside(&self, judged: Option<&str>) -> String {
        let mut says = self.named();
        let policies = self.stated_by.iter().map(|(policy, _)| policy);
        let others = policies.filter(|policy| judged.is_none() || policy.split('@').next() != judged);
        let stated: Vec<String> = others.map(|policy| spoken_name(policy)).collect();
        if !stated.is_empty() {
            says.push_str("; stated by ");
            says.push_str(&listed(&stated, "and"));
        }
        for asks in &self.authority {
            says.push_str("; ");
            says.push_str(asks);
        }
        says
    }
}

fn policy_side(standard: &Standard, expects: Strength) -> PolicyExpectation {
    let title = standard.title();
    let side = &standard.policy;
    let silent = side.silent.text().map_or_else(|| format!("says nothing about this: {title}"), str::to_owned);
    let help = side.help.text().map_or_else(|| "say what the policy asks for, and where".to_owned(), str::to_owned);
    // A policy is judged by its own text; its details have no value beside what it says.
    let reader = Reader { kind: Kind::Policy, details: &[] };
    PolicyExpectation {
        expects,
        silent,
        help,
        answered_by: side.answered_by.text().and_then(|path| Field::find(Kind::Policy, path).ok()),
        check: predicate::read_all(&side.check, reader).0,
    }
}

/// The sentences about a course. With an exception that cannot be read, courses would be blamed for what they are
/// exempt from, so that then none is judged.
fn course_side(set: &Standards, standard: &Standard, expects: Strength) -> Option<CourseExpectation> {
    let side = &standard.course;
    let kinds = kinds_to_name(set, standard);
    let reader = Reader { kind: Kind::Course, details: &kinds };
    let (when, when_faults) = predicate::read_all(&side.when, reader);
    let (unless, unless_faults) = predicate::read_all(&side.unless, reader);
    if !(when_faults.is_empty() && unless_faults.is_empty()) {
        return None;
    }
    let check = predicate::read_all(&side.check, reader).0;
    let help = side.help.text().map_or_else(|| "change the course so that this holds of it".to_owned(), str::to_owned);
    Some(CourseExpectation { expects, when, unless, check, help })
}

/// The details that the sentences of a standard may name: its own, and those of the shared standard that it tightens.
fn kinds_to_name(set: &Standards, standard: &Standard) -> Vec<(String, DetailKind)> {
    let mut kinds = standard.detail_kinds();
    let Some(Model::Standards(shared)) = &super::shared().model else { return kinds };
    // An older edition of the shared set stands for itself.
    if set.standards.text() == Some(SHARED) {
        return kinds;
    }
    let same = |known: &&Item<Standard>| known.id.text().is_some() && known.id.text() == standard.id.text();
    for (name, kind) in shared.list.iter().find(same).map(|known| known.detail_kinds()).unwrap_or_default() {
        if !kinds.iter().any(|(own, _)| *own == name) {
            kinds.push((name, kind));
        }
    }
    kinds
}

/// What is wrong with the sentences of a standard.
pub fn sentence_faults(set: &Standards, standard: &Standard) -> Vec<Fault> {
    let kinds = kinds_to_name(set, standard);
    let of_course = Reader { kind: Kind::Course, details: &kinds };
    let of_policy = Reader { kind: Kind::Policy, details: &[] };
    let side = &standard.course;
    let lists = [(&side.when, of_course), (&side.unless, of_course), (&side.check, of_course)];
    let lists = lists.into_iter().chain([(&standard.policy.check, of_policy)]);
    lists.flat_map(|(sentences, reader)| predicate::read_all(sentences, reader).1).collect()
}
