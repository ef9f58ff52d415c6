//! By which standards and by which guidance a document is judged: those that are for its country and its people. Asked
//! here for every purpose, so that a policy, its courses and what they are taught from have one answer.

use jiff::civil::Date as Day;

use super::{Document, PolicyFor, Workspace};
use crate::guidance::Catalogue;
use crate::load::Loaded;
use crate::materials;
use crate::model::{Model, Remit};
use crate::standards::Expectation;

impl Workspace {
    /// For which country and about whom a document is: a policy by its own words, a course by its policy's, a material by
    /// its course's. What stands under no policy that is known is taken for what is meant where nothing is said. Where a
    /// change made another thing of a policy, it is taken for what it was.
    pub fn remit(&self, document: &Document, today: Day) -> Remit {
        if let Some(policy) = document.policy() {
            let before = document.controls.before.as_deref().and_then(of_policy);
            return before.unwrap_or_else(|| policy.remit());
        }
        if document.course().is_some() {
            let PolicyFor::Resolved(found) = self.policy_for(document, today) else { return Remit::default() };
            // A policy of this run may have been something else before a change; one that is lent is what it says.
            let judged = self.at(&found.loaded.reference.path).filter(|policy| policy.policy().is_some());
            return judged.map_or_else(|| found.policy.remit(), |policy| self.remit(policy, today));
        }
        let taught_by = self.course_of(document).filter(|course| course.course().is_some());
        taught_by.map_or_else(Remit::default, |course| self.remit(course, today))
    }

    /// What is expected of a document, by the standards that are for it.
    pub fn judging<'d>(&self, document: &'d Document, today: Day) -> &'d [Expectation] {
        document.controls.expectations.judging(self.remit(document, today))
    }

    /// The guidance by which a document is judged.
    pub fn guidance_for<'d>(&self, document: &'d Document, today: Day) -> &'d Catalogue {
        document.controls.guidance.of_jurisdiction(self.remit(document, today).jurisdiction)
    }

    /// The course that is taught from a material.
    fn course_of(&self, document: &Document) -> Option<&Document> {
        let reference = &document.loaded.reference;
        let material =
            self.shelf.get(&reference.path).filter(|_| reference.kind.as_deref() == Some(materials::KIND))?;
        self.at(material.taught_by.as_ref()?)
    }
}

fn of_policy(loaded: &Loaded) -> Option<Remit> {
    match &loaded.model {
        Some(Model::Policy(policy)) => Some(policy.remit()),
        _ => None,
    }
}
