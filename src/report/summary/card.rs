//! What the formats show of one thing: its texts, shortened between words to what one side of paper holds.

use std::borrow::Cow;

use super::matter::{Matter, State};
use super::{Summary, SummaryReport, words};
use crate::due::{Approver, Owner};
use crate::report::capital::capitalised;
use crate::report::table::{cut_at_word, width};
use crate::report::{circumstances, known, totals};

/// Makes a document's text harmless in the format at hand.
type Safe = fn(&str) -> Cow<'_, str>;

/// How many of the things that could not be done are told; a page of them would tell nothing else.
const MOST_FAILURES: usize = 2;

/// How much text, in characters, five things may have between them before one side of paper is too small.
const ROOM: usize = 2800;

/// How long the texts of a thing may be, in columns.
#[derive(Clone, Copy, Debug)]
struct Limits {
    /// Names of documents, bodies and roles.
    name: usize,
    what: usize,
    says: usize,
    why: usize,
    when: usize,
}

/// Few documents have texts that this shortens.
const USUAL: Limits = Limits { name: 60, what: 110, says: 200, why: 260, when: 90 };

/// Where much is said of everything.
const TIGHT: Limits = Limits { name: 35, what: 80, says: 90, why: 160, when: 60 };

/// The name of what a thing means for a child, which is a sentence and not a few words.
pub(super) const WHY: &str = "For a child";

/// One thing as it is shown.
#[derive(Clone, Debug)]
pub(super) struct Card {
    pub(super) state: State,
    /// "Hampshire: policy review, 6 years 6 months overdue".
    pub(super) title: String,
    pub(super) says: Option<String>,
    /// Names with texts: why, by when, by whom, who signs, where.
    pub(super) lines: Vec<(&'static str, String)>,
}

impl Card {
    /// How much text it has, in characters.
    fn length(&self) -> usize {
        let lines = self.lines.iter().map(|(name, text)| width(name) + width(text)).sum::<usize>();
        width(&self.title) + self.says.as_deref().map_or(0, width) + lines
    }
}

/// What the formats show.
#[derive(Clone, Debug)]
pub(super) struct Cards {
    /// What the page says, in a sentence or two.
    pub(super) lead: String,
    pub(super) cards: Vec<Card>,
    /// How much comes after them; `None` where that is nothing.
    pub(super) more: Option<String>,
    has_cut: bool,
}

impl Cards {
    pub(super) fn of(report: &SummaryReport) -> Self {
        let Summary { matters, more } = Summary::of(report);
        let within = |limits| {
            let mut shortener = Shortener::new(limits);
            let cards: Vec<Card> = matters.iter().map(|matter| shortener.card(matter)).collect();
            (cards, shortener.has_cut)
        };
        let (usual, has_cut) = within(USUAL);
        let fits = usual.iter().map(Card::length).sum::<usize>() <= ROOM;
        let (cards, has_cut) = if fits { (usual, has_cut) } else { within(TIGHT) };
        let is_whole = report.check.failures.is_empty();
        Self {
            lead: words::lead(report.calendar.today, cards.len(), more.len(), is_whole),
            cards,
            more: words::more(&more),
            has_cut,
        }
    }

    /// What was not read, not counted, not shown, not done.
    pub(super) fn remarks(&self, report: &SummaryReport, safe: Safe) -> Vec<String> {
        let check = &report.check;
        let mut remarks = totals::remarks(check, safe);
        match check.summary.suppressed.waiver {
            0 => {}
            1 => remarks.push("1 finding does not count, by a waiver.".to_owned()),
            many => remarks.push(format!("{many} findings do not count, by a waiver.")),
        }
        let failures = &check.failures;
        let mut shortener = Shortener { has_cut: self.has_cut, limits: TIGHT };
        remarks.extend(failures.iter().take(MOST_FAILURES).map(|failure| {
            let failure = shortener.short(failure, 160);
            format!("Incomplete: {}", safe(&failure))
        }));
        if failures.len() > MOST_FAILURES {
            remarks.push(format!("Incomplete: {} more could not be done.", failures.len() - MOST_FAILURES));
        }
        if shortener.has_cut {
            remarks.push("What ends in \u{2026} is told in full with the findings and the dates.".to_owned());
        }
        remarks
    }
}

/// Shortens texts, and knows whether it had to.
struct Shortener {
    limits: Limits,
    has_cut: bool,
}

impl Shortener {
    fn new(limits: Limits) -> Self {
        Self { limits, has_cut: false }
    }

    fn short(&mut self, text: &str, most: usize) -> String {
        let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let short = cut_at_word(&flat, most);
        self.has_cut |= short != flat;
        short
    }

    fn card(&mut self, matter: &Matter) -> Card {
        let limits = self.limits;
        let partnership = matter.partnership.as_ref().map(|name| format!(" ({})", self.short(name, limits.name)));
        let name = self.short(&matter.name, limits.name);
        let title = format!("{name}{}: {}", partnership.unwrap_or_default(), self.short(&matter.what, limits.what));
        let says = matter.says.as_ref().map(|says| self.short(&capitalised(says), limits.says));
        let said: Vec<String> = says.into_iter().chain(words::waiting(matter.waiting)).collect();
        let document = matter.document.id.as_deref().unwrap_or(&matter.document.path);
        let place = format!("{}, line {}", self.short(document, limits.name), matter.document.line);
        let owner = matter.by_whom.as_ref().and_then(Owner::name).map(|name| self.short(name, limits.name));
        let signs = match &matter.approver {
            Some(Approver::Named(name, _)) => self.short(name, limits.name),
            _ => String::new(),
        };
        let said_of_it = [
            (WHY, matter.why.as_ref().map(|why| self.short(&capitalised(why), limits.why))),
            ("By when", Some(self.short(&matter.by_when, limits.when))),
            ("By whom", Some(words::by_whom(matter.by_whom.as_ref(), &owner.unwrap_or_default()))),
            ("Who signs", Some(words::who_signs(matter.approver.as_ref(), &signs))),
            ("Where", Some(place)),
        ];
        let lines = said_of_it.into_iter().filter_map(|(name, text)| Some((name, text?))).collect();
        Card { state: matter.state, title, says: (!said.is_empty()).then(|| said.join(" ")), lines }
    }
}

/// What it rests on: "Judged as at 26 November 2026 against shared@2026-11-26. Guidance is known up to then."
pub(super) fn rests_on(report: &SummaryReport, safe: Safe) -> String {
    let check = &report.check;
    let judged = circumstances::as_at(&check.today, &check.standards, safe);
    let guidance = check.guidance.as_ref().map(|used| format!(" {}", known::in_words(used, &check.today)));
    format!("Judged {judged}.{}", guidance.unwrap_or_default())
}
