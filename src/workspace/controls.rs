//! What a document is judged by.

use std::sync::Arc;

use crate::guidance::{self, Catalogue};
use crate::load::Loaded;
use crate::settings::Settings;
use crate::source::Arena;
use crate::standards::{Expectations, Vocabulary};

/// What a document is judged by. It travels beside the document, so that one document can be judged by what holds now and
/// by what held before a change.
#[derive(Clone, Debug)]
pub struct Controls {
    /// The settings of its folder.
    pub settings: Arc<Settings>,
    /// What the standards named there expect.
    pub expectations: Arc<Expectations>,
    /// The topics of the standards named there.
    pub vocabulary: Arc<Vocabulary>,
    /// The guidance that is known there.
    pub guidance: Arc<Catalogue>,
    /// The document before a change: what the conditions of standards asked of it then is asked of it still, and whoever
    /// judged it then judges it still.
    pub before: Option<Arc<Loaded>>,
}

impl Controls {
    /// Whether both are what was read at one time. What was read again counts as something else.
    pub fn are_those_of(&self, other: &Self) -> bool {
        let before = |controls: &Self| controls.before.as_ref().map(Arc::as_ptr);
        Arc::ptr_eq(&self.settings, &other.settings)
            && Arc::ptr_eq(&self.expectations, &other.expectations)
            && Arc::ptr_eq(&self.vocabulary, &other.vocabulary)
            && Arc::ptr_eq(&self.guidance, &other.guidance)
            && before(self) == before(other)
    }

    /// What the document said before a change, where that counts too.
    pub fn before(&self) -> Option<&Arena> {
        self.before.as_ref()?.arena.as_ref()
    }
}

impl Default for Controls {
    /// Where no settings speak: no standards, and the guidance that is built in.
    fn default() -> Self {
        Self {
            settings: Arc::default(),
            expectations: Arc::default(),
            vocabulary: Arc::default(),
            guidance: Arc::clone(guidance::shared()),
            before: None,
        }
    }
}
