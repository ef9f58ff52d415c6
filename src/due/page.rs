//! What the entries of a policy and of a course have in common: the review, the approval of a draft, the ends of a period
//! and of an approval, and guidance that has changed or is going to.

use super::owner::Owners;
use super::{AlsoStated, Ask, DocumentPlace, Entry, Kind, Owner, Status, Undated, WorkedOut, shortened, uid};
use crate::guidance::{Edition, Family};
use crate::model::Date;
use crate::model::clock::{Clock, Happened};
use crate::model::located::{Item, Leaf, OneOrMany};
use crate::model::policy::{Cited, Review};
use crate::source::NodeId;
use crate::workspace::{Changed, Document, Workspace, follows};

/// How many members of a list an entry repeats: enough for any honest document.
const MOST_LISTED: usize = 20;

/// A document of which the calendar is made.
pub(super) struct Page<'d> {
    pub(super) document: &'d Document,
    /// What people call it; its path where it has no name.
    pub(super) name: Option<String>,
    /// Where its owners are known, if that is not its own name.
    pub(super) partnership: Option<String>,
    /// The run that it is a part of.
    pub(super) workspace: &'d Workspace,
    pub(super) clock: Clock<'d>,
    pub(super) owners: Owners<'d>,
}

impl Page<'_> {
    /// Its review. `written` is the block that describes it; where there is none, another place and why there is no date.
    pub(super) fn review(&self, kind: Kind, what: String, written: Result<NodeId, (Option<NodeId>, Undated)>) -> Entry {
        let review = self.clock.review;
        let due = self.clock.next_due();
        let (block, undated) = match written {
            Ok(block) => (Some(block), self.why_undated()),
            Err((place, why)) => (place, why),
        };
        let worked_out = due.and_then(|due| due.worked_out).map(|worked_out| WorkedOut {
            event: self.last_event(),
            last: worked_out.last,
            every: worked_out.every,
            by: None,
        });
        let absent = Leaf::default();
        let by = review.map_or(&absent, |review| &review.by);
        Entry {
            date: due.map(|due| due.date),
            owner: self.owners.named_or_lead(by),
            sections: due
                .map(|due| due.section)
                .or(review.map(|review| &review.section))
                .map(texts)
                .unwrap_or_default(),
            worked_out,
            also_stated: review.map(|review| also_stated(review)).unwrap_or_default(),
            undated: due.is_none().then_some(undated),
            ..self.entry(kind, "review", due.map(|due| due.at).or(block), what)
        }
    }

    /// The end of the period that it covers, unless it goes on by what is recorded since.
    pub(super) fn period_end(&self, ask: &Ask) -> Option<Entry> {
        let due = self.clock.period_end(ask.today)?;
        let is_stated = self.clock.period.is_some_and(|period| period.from.get().is_some());
        let begun = || self.clock.beginning(|_| true).map(|event| self.event(event));
        let worked_out = due.worked_out.map(|worked_out| WorkedOut {
            event: if is_stated { "from" } else { begun().unwrap_or("dated") },
            last: worked_out.last,
            every: worked_out.every,
            by: None,
        });
        Some(Entry {
            date: Some(due.date),
            owner: self.owners.named_or_lead(&Leaf::default()),
            sections: texts(due.section),
            worked_out,
            ..self.entry(Kind::PeriodEnd, "period-end", Some(due.at), "end of its period".to_owned())
        })
    }

    /// The approval for which a draft waits, until one is recorded.
    pub(super) fn approval(&self, status: Option<NodeId>, ask: &Ask) -> Option<Entry> {
        let approval = self.clock.approval;
        let date = approval.and_then(|approval| approval.date.get().copied());
        if date.is_some_and(|date| date.first_day() <= ask.today) {
            return None;
        }
        let absent = Leaf::default();
        let by = approval.map_or(&absent, |approval| &approval.by);
        let undated = match approval {
            Some(approval) if approval.date.is_bad() => Undated::Unreadable,
            Some(approval) if approval.by.text().is_some() => Undated::AwaitingDay,
            _ => Undated::Awaiting,
        };
        Some(Entry {
            date,
            owner: self.owners.named_or_lead(by),
            sections: approval.map(|approval| texts(&approval.section)).unwrap_or_default(),
            undated: date.is_none().then_some(undated),
            ..self.entry(Kind::Approval, "approval", status, "approval".to_owned())
        })
    }

    /// The end of the approval, where it holds for some time only.
    pub(super) fn approval_end(&self) -> Option<Entry> {
        let approval = self.clock.approval?;
        let until = approval.until.at()?;
        let date = approval.until.get().copied();
        Some(Entry {
            date,
            owner: self.owners.lead(),
            sections: texts(&approval.section),
            undated: date.is_none().then(|| why_no_date(&approval.until)),
            ..self.entry(Kind::ApprovalEnd, "approval-end", Some(until), "end of approval".to_owned())
        })
    }

    /// Guidance that the document follows and that is sure to be replaced, as far as it is known where the document stands.
    /// What has been replaced already is a finding of `check`, and no date, unless a review was promised for it.
    fn guidance_to_come(&self, ask: &Ask) -> impl Iterator<Item = Entry> {
        let catalogue = self.workspace.guidance_for(self.document, ask.today);
        catalogue.coming(ask.today).filter_map(|(family, edition)| {
            let is_it = |cited: &Cited| catalogue.family_cited(cited).is_some_and(|cited| cited.id == family.id);
            let cited = self.document.cited().iter().find(|cited| follows(&cited.role) && is_it(cited))?;
            Some(self.guidance_change(family, edition, cited))
        })
    }

    /// Guidance that has changed since the document's own date, for which it promises a review: until one is held.
    fn guidance_to_follow(&self, ask: &Ask) -> Vec<Entry> {
        let catalogue = self.workspace.guidance_for(self.document, ask.today);
        let met = self.document.triggers_met(catalogue, ask.today);
        let changed = met.iter().flat_map(|met| &met.changed).filter(|changed| changed.edition.is_sure());
        let entries = changed.filter_map(|Changed { cited, edition }| {
            Some(Entry { review_promised: true, ..self.guidance_change(cited.family, edition, cited.entries.first()?) })
        });
        entries.collect()
    }

    /// Changes of guidance, those that have come first.
    pub(super) fn guidance_changes(&self, ask: &Ask) -> Vec<Entry> {
        self.guidance_to_follow(ask).into_iter().chain(self.guidance_to_come(ask)).collect()
    }

    fn guidance_change(&self, family: &Family, edition: &Edition, cited: &Item<Cited>) -> Entry {
        Entry {
            date: edition.start(),
            began: family.beginning(edition),
            owner: self.owners.named_or_lead(&Leaf::default()),
            sections: texts(&cited.sections),
            ..self.entry(Kind::GuidanceChange, &family.id, Some(cited.at), family.titled(&edition.name))
        }
    }

    /// An entry about nothing yet.
    pub(super) fn entry(&self, kind: Kind, subject: &str, at: Option<NodeId>, what: String) -> Entry {
        let reference = &self.document.loaded.reference;
        let id = reference.id.as_deref().map(shortened);
        let line = self.line(at);
        let document = DocumentPlace { path: reference.path.clone(), id, line };
        Entry {
            uid: uid(&document, kind, subject),
            status: Status::Undated,
            kind,
            name: shortened(self.name.as_deref().unwrap_or(&reference.path)),
            partnership: self.partnership.as_deref().map(shortened),
            document,
            begins: line,
            what,
            says: None,
            date: None,
            owner: Owner::Unstated,
            sections: Vec::new(),
            began: None,
            worked_out: None,
            also_stated: Vec::new(),
            waiting: Vec::new(),
            undated: None,
            review_promised: false,
        }
    }

    /// The line of a value, or of the key that heads a block; without a place, that of the first key.
    pub(super) fn line(&self, at: Option<NodeId>) -> u32 {
        self.document.loaded.line_of(at.unwrap_or(NodeId::ROOT))
    }

    /// What the event was from which a review is counted.
    fn last_event(&self) -> &'static str {
        self.clock.cycle_start().map_or("dated", |last| self.event(last))
    }

    /// An event of the document in words.
    pub(super) fn event(&self, last: Happened) -> &'static str {
        let is_review = self.clock.review.is_some_and(|review| review.last.at() == Some(last.at));
        let is_dated = self.clock.version_at(last.at).is_some_and(|version| version.event.get().is_none());
        let is_approval = self.clock.approval.is_some_and(|approval| approval.date.at() == Some(last.at));
        if is_review {
            "last reviewed"
        } else if is_dated {
            "dated"
        } else if is_approval {
            "approved"
        } else if self.clock.begins_period(last) {
            "begun"
        } else {
            last.event.map_or("published", |event| event.word())
        }
    }

    fn why_undated(&self) -> Undated {
        let Some(review) = self.clock.review else { return Undated::NotRecorded };
        if review.next_due.is_bad() {
            return Undated::Unreadable;
        }
        if let Some(every) = review.cycles().next().map(|stated| stated.value) {
            if review.every.is_bad() || self.clock.has_bad_event() {
                return Undated::Unreadable;
            }
            return match self.clock.cycle_start() {
                None => Undated::NoStart(every),
                Some(last) => Undated::TooCoarse(every, last.date),
            };
        }
        if let Some(words) = review.as_written.text() {
            return Undated::AsWritten(shortened(words));
        }
        if review.every.is_bad() {
            return Undated::Unreadable;
        }
        let triggers: Vec<_> = review.triggers.iter().filter_map(|trigger| trigger.get().copied()).collect();
        if triggers.is_empty() { Undated::NotStated } else { Undated::OnTrigger(triggers) }
    }
}

/// Why a date that stands in a document gives none.
pub(super) fn why_no_date(leaf: &Leaf<Date>) -> Undated {
    if leaf.is_bad() { Undated::Unreadable } else { Undated::NotStated }
}

fn also_stated(review: &Review) -> Vec<AlsoStated> {
    let statements = review.also_stated.iter().take(MOST_LISTED).map(|also| AlsoStated {
        date: also.next_due.get().copied(),
        every: also.every.get().copied(),
        as_written: also.as_written.text().map(shortened),
        sections: texts(&also.section),
    });
    statements.filter(|also| also.date.is_some() || also.every.is_some() || also.as_written.is_some()).collect()
}

/// The texts of a list, as far as an entry repeats them.
pub(super) fn texts(list: &OneOrMany<Leaf<String>>) -> Vec<String> {
    list.iter().filter_map(Leaf::text).take(MOST_LISTED).map(shortened).collect()
}
