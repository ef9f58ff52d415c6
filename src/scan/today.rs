//! What is told in the past and meant for today: where something else in the sentence says that it goes on, where it is the condition
//! of what is done today, and where somebody is asked.

use std::ops::Range;

use super::clause::Sentence;
use super::tense::Clause;
use super::usage::Named;
use super::words::Signs;

/// How far behind a name the verb of what goes on may stand.
const MOST_TO_THE_VERB: usize = 20;

impl Clause {
    /// Whether something is so today, and nothing else is told.
    fn is_today(&self) -> bool {
        self.says(Signs::PRESENT) && !self.says(Signs::PAST)
    }
}

impl Sentence<'_> {
    /// Whether the sentence speaks of today, though a verb beside the name is past. `began` says that the name's beginning is told.
    pub(super) fn goes_on(&self, named: &Named, clause: &Clause, began: bool) -> bool {
        self.goes_on_behind(named)
            || self.is_condition(named)
            || self.asks_its_reader()
            || (began && (clause.says(Signs::PRESENT) || self.says_on_today(named)))
            || self.next_verb(named).is_some_and(|at| self.has(at, Signs::PRESENT))
    }

    /// "The latest version of KCSIE", "the most recent framework".
    pub(super) fn is_said_to_be_the_latest(&self, named: &Named) -> bool {
        const NEAR: usize = 5;
        let near = named.words.start.saturating_sub(NEAR).max(self.words.start)..named.words.start;
        near.into_iter().any(|at| ["latest", "current"].contains(&self.word(at)) || self.stands("most recent", at))
    }

    /// "Was the LSCB told?", "When was your last CRB check?": what forms and checklists ask.
    fn asks_its_reader(&self) -> bool {
        let Range { start, end } = self.words;
        let is_question = || self.gap(end).contains('?');
        match self.word(start) {
            "was" | "were" | "did" | "has" | "have" | "had" => is_question(),
            "when" | "who" | "how" | "what" | "where" => {
                is_question() && self.words.clone().any(|at| ["you", "your"].contains(&self.word(at)))
            }
            _ => false,
        }
    }

    /// "LSCBs, whose role is": what is so today, behind the name.
    fn goes_on_behind(&self, named: &Named) -> bool {
        let at = self.past_bracket(named.words.end);
        self.is_relative(at) && self.clause_of(at).is_some_and(Clause::is_today)
    }

    /// "LSCBs were established under the Act, which gives them a duty": whether what follows says what is so today.
    fn says_on_today(&self, named: &Named) -> bool {
        let mut behind = named.words.end..self.words.end;
        behind.any(|at| self.is_relative(at) && self.clause_of(at).is_some_and(Clause::is_today))
    }

    /// The verb behind "and" or "but" that has the same subject: "was added in 2018 and includes".
    pub(super) fn next_verb(&self, named: &Named) -> Option<usize> {
        let is_verb = |at: usize| {
            let is_form = self.word(at).ends_with('s') || self.has(at, Signs::AUXILIARY);
            is_form && self.has(at, Signs::PRESENT.and(Signs::PAST))
        };
        let mut behind = named.words.end..self.words.end.min(named.words.end + MOST_TO_THE_VERB);
        behind.find(|at| ["and", "but"].contains(&self.word(*at)) && is_verb(at + 1)).map(|at| at + 1)
    }

    /// "Where a CAF was completed, a meeting is called": whether a word stands in a clause that says when something is done today.
    fn is_condition(&self, named: &Named) -> bool {
        const OPENS: &[&str] = &["if", "where", "when", "whenever", "once", "whether", "unless", "until"];
        let word = named.words.start;
        // "Where the CCG paid, the board now pays" tells of a change.
        let changes = || self.words.clone().any(|at| self.word(at) == "now");
        let leads_in =
            OPENS.contains(&self.first_of_the_clause(word)) && self.clause_behind(word).is_some_and(Clause::is_today);
        (leads_in || self.waits_for(word) || self.is_of_somebody(named)) && !changes()
    }

    /// "Anybody whose CRB check was made elsewhere must apply again", "a child who was known to the LSCB is seen": whether what
    /// is told is told of those of whom something is said as of today.
    fn is_of_somebody(&self, named: &Named) -> bool {
        const FARTHEST: usize = 6;
        let near = named.words.start.saturating_sub(FARTHEST).max(self.words.start + 1)..named.words.start;
        let begins = near.rev().find(|at| ["whose", "who"].contains(&self.word(*at)));
        let is_verb = |at: usize| {
            let is_helper = self.has(at, Signs::DUTY) || ["may", "can", "cannot", "is", "are"].contains(&self.word(at));
            is_helper && self.may_be_verb(at) && !["and", "who", "which", "that"].contains(&self.before(at, 1))
        };
        begins.is_some() && (named.words.end..self.words.end).any(is_verb)
    }

    /// "Do not start until the CRB check was done", "it would help if staff were checked": whether a condition for what is done
    /// today, or would be, stands before a word.
    fn waits_for(&self, word: usize) -> bool {
        const FARTHEST: usize = 8;
        let near = word.saturating_sub(FARTHEST).max(self.words.start + 1)..word;
        let begins = near.rev().find(|at| ["until", "unless", "whether", "once", "if"].contains(&self.word(*at)));
        begins.is_some_and(|begins| {
            let mut before = self.words.start..begins;
            let is_open = |at: usize| {
                let is_verb = self.has(at, Signs::PRESENT) && self.may_be_verb(at);
                is_verb || self.has(at, Signs::WOULD)
            };
            let is_past = |at: usize| self.has(at, Signs::PAST) && !self.has(at.wrapping_sub(1), Signs::AUXILIARY);
            before.clone().any(is_open) && !before.any(is_past)
        })
    }
}
