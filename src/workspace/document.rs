//! A document of a run, and what it says of itself.

use std::sync::Arc;

use super::Controls;
use crate::load::{Extent, Loaded, Original};
use crate::model::clock::Clock;
use crate::model::{Course, Model, Policy};

/// A document with what it is judged by.
#[derive(Clone, Debug)]
pub struct Document {
    /// What loading gave.
    pub loaded: Arc<Loaded>,
    /// What it is judged by.
    pub controls: Controls,
    /// The document that it records, where it names one that could be read.
    pub original: Option<Arc<Original>>,
}

impl Document {
    /// A document for which no settings speak: no standards, and the guidance that is built in.
    pub fn alone(loaded: impl Into<Arc<Loaded>>) -> Self {
        Self { loaded: loaded.into(), controls: Controls::default(), original: None }
    }

    /// Whether all of it could be read, so that something may be concluded from what it does not say.
    pub fn is_whole(&self) -> bool {
        self.loaded.extent == Extent::Whole
    }

    /// The document as a policy, where it is one.
    pub fn policy(&self) -> Option<&Policy> {
        match &self.loaded.model {
            Some(Model::Policy(policy)) => Some(policy),
            _ => None,
        }
    }

    /// What it says of its dates, where it is reviewed.
    pub fn clock(&self) -> Option<Clock<'_>> {
        self.policy().map(Policy::clock).or_else(|| self.course().map(Course::clock))
    }

    /// What it is called in a sentence: "strategy", "policy", "course".
    pub fn noun(&self) -> &'static str {
        self.policy().map_or("course", Policy::noun)
    }

    /// The document as a course, where it is one.
    pub fn course(&self) -> Option<&Course> {
        match &self.loaded.model {
            Some(Model::Course(course)) => Some(course),
            _ => None,
        }
    }
}
