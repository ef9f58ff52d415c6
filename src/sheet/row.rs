//! One standard and one policy: what the cells of their row say.

use super::Column;
use super::fact;
use crate::load::Loaded;
use crate::model::amount::DetailKind;
use crate::model::policy::Commitment;
use crate::model::words::Answer;
use crate::model::{Item, Policy};
use crate::report::escape;
use crate::standards::Expectation;
use crate::template;

/// A row of the sheet.
#[derive(Clone, Copy, Debug)]
pub struct Row<'w> {
    /// The document.
    pub document: &'w Loaded,
    /// What it says.
    pub policy: &'w Policy,
    /// The standard.
    pub expectation: &'w Expectation,
    /// The commitment that answers, with its place in the list; `None` where none does.
    pub commitment: Option<(usize, &'w Item<Commitment>)>,
}

impl Row<'_> {
    /// What a cell of the row says.
    pub fn cell(&self, column: Column) -> String {
        let expectation = self.expectation;
        match column {
            Column::Standard => escape::line(&expectation.id).into_owned(),
            Column::Title => fact::shown(&expectation.title),
            Column::Question => fact::shown(&self.question()),
            Column::Policy => fact::shown(self.name()),
            Column::About => fact::shown(&self.about()),
            Column::NumbersKnown => fact::shown(&numbers_known(&expectation.kinds)),
            Column::File => self.document.reference.path.clone(),
            Column::Entry => self.entry(),
            Column::State => self.document.sha256.clone(),
            _ => self.fact(column).unwrap_or_default(),
        }
    }

    /// Which entry of the document it is about: "commitment 4"; empty where none answers.
    pub(super) fn entry(&self) -> String {
        self.commitment.map(|(index, _)| format!("commitment {}", index + 1)).unwrap_or_default()
    }

    /// The block of the policy that is the answer to the standard, where no commitment can be.
    pub(super) fn answered_under(&self) -> Option<String> {
        let field = self.expectation.policy.as_ref()?.answered_by.as_ref()?;
        (!field.has_items()).then(|| field.path())
    }

    /// Why a cell cannot be written to; `None` where it can.
    pub(super) fn why_closed(&self, column: Column) -> Option<String> {
        match self.commitment {
            Some((_, commitment)) => fact::why_closed(self.document, commitment.at, column.key()?).map(str::to_owned),
            None => self.answered_under().map(|block| format!("the answer is what stands under {block} in the file")),
        }
    }

    fn fact(&self, column: Column) -> Option<String> {
        let ((_, commitment), arena, key) = (self.commitment?, self.document.arena.as_ref()?, column.key()?);
        // Where no answer is written, the policy commits itself.
        let is_unsaid = column == Column::Answer && arena.get(commitment.at, key).is_none();
        Some(if is_unsaid { Answer::Commits.word().to_owned() } else { fact::value(arena, commitment.at, key) })
    }

    fn question(&self) -> String {
        let question = template::question(self.expectation);
        if self.expectation.core { format!("{question} (core)") } else { question }
    }

    fn name(&self) -> &str {
        let reference = &self.document.reference;
        reference.id.as_deref().unwrap_or(&reference.path)
    }

    /// For which training the answer is, and its own name.
    fn about(&self) -> String {
        let Some((_, commitment)) = self.commitment else {
            return self.answered_under().map(|block| format!("answered under {block}")).unwrap_or_default();
        };
        let parts = [commitment.id.text().map(str::to_owned), commitment.scope.written()];
        parts.into_iter().flatten().collect::<Vec<_>>().join("; ")
    }
}

/// The numbers that answer a standard: "every: a length of time; also sources: any of reviews and audits".
fn numbers_known(kinds: &[(String, DetailKind)]) -> String {
    let described = |(name, kind): &(String, DetailKind)| {
        let also = if kind.asked { "" } else { "where it says so, " };
        format!("{also}{name}: {}", template::in_words(kind))
    };
    kinds.iter().map(described).collect::<Vec<_>>().join(fact::BETWEEN_NUMBERS)
}
