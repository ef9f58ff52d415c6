//! What is said of dates that speak of a review: the part of a year in which its cycle ends, "next review" for an action's day,
//! and what it is to be held sooner for.

use super::Shape;
use crate::finding::shortened;
use crate::model::located::Unreadable;
use crate::model::paste::sentence;
use crate::model::words::listed;
use crate::model::{Date, Duration, date};
use crate::source::NodeId;

impl Shape<'_> {
    /// What is said of a part of a year for the next review, "Spring 2027", in which the cycle of the review ends.
    pub(super) fn by_its_cycle(&self, node: NodeId, text: &str) -> Option<Unreadable> {
        let arena = self.arena;
        let review = arena.parent(node);
        let (first, last) = date::part_of_a_year(text).filter(|_| arena.get(review, "next_due") == Some(node))?;
        let date = |block: NodeId, name: &str| date::meant_by(arena.text(arena.get(block, name)?)?);
        let approval = arena.get(NodeId::ROOT, "approval").filter(|approval| arena.get(*approval, "date").is_some());
        let every = Duration::meant(arena.text(arena.get(review, "every")?)?).ok()?;
        let message = format!("\"{text}\" is a part of a year, not a date");
        let Some(begins) = date(review, "last").or_else(|| date(approval?, "date")) else {
            let help = format!(
                "correct the date of the approval first: with it the cycle of {every} may tell which month is meant; where nothing \
                 tells, the last that may be meant: {last}"
            );
            return approval.map(|_| Unreadable::new(message, help));
        };
        let due = begins.plus(every)?;
        let is_within = first.first_day() <= due.first_day() && due.last_day() <= last.last_day();
        is_within.then(|| {
            // The document names no day, and so a day would be said in its place.
            let month = due.to_string().get(..7).and_then(Date::parse).unwrap_or(due);
            let help = format!(
                "write {month} ({}), in which its cycle of {every} ends, unless the document means another month",
                month.in_words()
            );
            Unreadable::new(message, help)
        })
    }

    /// What is said of "next review" for the day of something else: the record has that day, or has not.
    pub(super) fn by_next_review(&self, node: NodeId, text: &str) -> Option<Unreadable> {
        let arena = self.arena;
        let lower = text.to_lowercase();
        let is_meant = ["next review", "next policy review", "next update"].iter().any(|words| lower.contains(words));
        let review = arena.get(NodeId::ROOT, "review").filter(|review| is_meant && arena.parent(node) != *review)?;
        let next = arena.get(review, "next_due").and_then(|due| date::meant_by(arena.text(due)?));
        let message = format!("\"{}\" is not a date", shortened(text));
        let help = match next {
            Some(next) => format!(
                "write {next} ({}), when the next review is due, if that one is meant; unstated would say that nothing tells when",
                next.in_words()
            ),
            None => {
                "write when the next review is due, as year and month; the source's own words go into says".to_owned()
            }
        };
        Some(Unreadable::new(message, help))
    }

    /// What is said of "the end of the strategy period" for a day: the record has that day, or has not.
    pub(super) fn by_end_of_period(&self, node: NodeId, text: &str) -> Option<Unreadable> {
        const ENDS: [&str; 4] = ["end of ", "life of ", "lifetime of ", "during "];
        const OF_WHAT: [&str; 4] = ["period", "strategy", "plan", "policy"];
        let arena = self.arena;
        let lower = text.to_lowercase();
        let is_meant = ENDS.iter().any(|end| {
            let of = lower.split_once(end).map(|(_, of)| of);
            of.is_some_and(|of| of.split(|letter: char| !letter.is_alphabetic()).any(|word| OF_WHAT.contains(&word)))
        });
        let period = arena.get(NodeId::ROOT, "period").filter(|period| is_meant && arena.parent(node) != *period)?;
        let end = date::meant_by(arena.text(arena.get(period, "to")?)?)?;
        Some(Unreadable::new(
            format!("\"{}\" is not a date", shortened(text)),
            format!(
                "write {end} ({}), when the period ends, if that is meant; the source's own words go into says",
                end.in_words()
            ),
        ))
    }

    /// Where what a review is to be held sooner for belongs, behind what to write for its date or cycle: "May 2028, or sooner if the
    /// law changes".
    pub(super) fn with_triggers(&self, node: NodeId, text: &str, said: Unreadable) -> Unreadable {
        let key = self.arena.key_of(node).and_then(|key| self.arena.text(key));
        let lower = text.to_lowercase();
        let says_sooner = ["sooner", "earlier", "when ", "if ", "following ", "revis", "change"];
        let is_of_review = self.name(self.arena.parent(node)) == "review" && matches!(key, Some("next_due" | "every"));
        if is_of_review && key == Some("next_due") && is_put_off(&lower) {
            return put_off(text);
        }
        if !is_of_review || !says_sooner.iter().any(|words| lower.contains(words)) || said.help.contains("triggers") {
            return said;
        }
        let Some(trigger) = trigger_meant(&lower) else {
            let help = format!("{}; what it is held sooner for goes under triggers, if that is {TRIGGERS}", said.help);
            return Unreadable::new(said.message, help);
        };
        // One document is less than all guidance, which its own words tell.
        let own = if said.help.contains("as_written") { "" } else { ", and the source's own words under as_written" };
        let help =
            format!("{}; what it is held sooner for has its own entry below: triggers: [{trigger}]{own}", said.help);
        Unreadable::new(said.message, help)
    }

    /// What to write for what a review is held for in the source's own words: which document alone that is, only these tell.
    pub(super) fn no_trigger(&self, node: NodeId, text: &str, words: &[&str]) -> String {
        let arena = self.arena;
        let list = arena.parent(node);
        let review = if arena.is_sequence(list) { arena.parent(list) } else { list };
        let own = match arena.get(review, "as_written") {
            Some(_) => "put the source's own words into as_written".to_owned(),
            None => format!("write below triggers as_written: {}", sentence(text)),
        };
        let lower = text.to_lowercase();
        match trigger_meant(&lower) {
            Some(trigger) if STATUTORY.iter().any(|title| lower.contains(title)) => {
                format!("write {trigger}, and {own}")
            }
            trigger => {
                let words = trigger.map_or_else(|| listed(words, "or"), str::to_owned);
                format!("write {words} if it is that, else take it out here; then {own}")
            }
        }
    }
}

/// Whether a text puts a review off until something has happened that has no day: "held until the guidance is published".
fn is_put_off(lower: &str) -> bool {
    const WAITS: [&str; 8] =
        ["until ", "pending ", "awaiting ", "waiting for ", "after ", "once ", "following ", "subject to "];
    const HAPPENS: [&str; 9] =
        ["publi", "issue", "revis", "comes out", "outcome", "complet", "decid", "agree", "confirm"];
    if ["sooner", "earlier"].iter().any(|word| lower.contains(word)) {
        return false;
    }
    let waits_for = WAITS.iter().find_map(|waits| Some(&lower[lower.find(waits)? + waits.len()..]));
    waits_for
        .is_some_and(|event| trigger_meant(event).is_some() || HAPPENS.iter().any(|happens| event.contains(happens)))
}

/// What is said of a review that waits: the day that it was due before holds no more, and nothing makes it sooner.
fn put_off(text: &str) -> Unreadable {
    Unreadable::new(
        format!("\"{}\" says what the review waits for, and is no date", shortened(text)),
        "write unstated, and the source's own words under as_written; where what it waits for has happened, the date that it \
         comes to then",
    )
}

/// What a review can be held for, in words.
const TRIGGERS: &str = "new statutory guidance, legislation or learning from reviews";

/// Statutory guidance by the names that people have for it.
const STATUTORY: [&str; 6] = [
    "working together",
    "keeping children safe",
    "kcsie",
    "statutory framework",
    "eyfs",
    "early years foundation stage",
];

/// The word for what a text says that a review is held for.
pub(super) fn trigger_meant(lower: &str) -> Option<&'static str> {
    const SAID: [(&str, &[&str]); 4] = [
        ("statutory-guidance", &["guidance"]),
        ("statutory-guidance", &STATUTORY),
        ("legislation", &["legislation", "law", " act "]),
        ("learning", &["learning", "lessons", "practice review", "case review"]),
    ];
    let mut meant: Vec<&str> = Vec::new();
    for (word, words) in SAID {
        if !meant.contains(&word) && words.iter().any(|said| lower.contains(said)) {
            meant.push(word);
        }
    }
    let mut meant = meant.into_iter();
    meant.next().filter(|_| meant.next().is_none())
}
