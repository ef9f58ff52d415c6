//! Commitments that the document may make: each sentence that sounds like a duty.

use std::collections::HashSet;

use crate::model::standards::Standards;
use crate::model::words::Strength;

use super::bearer::{self, Bearer};
use super::bodies::Body;
use super::duty::{self, Duty};
use super::outline::{Outline, Paragraph, Role};
use super::rank::Ranking;
use super::sentence::sentences;
use super::text::{folded, words};

/// How many are suggested at most. A strategy has a hundred.
pub(super) const MOST: usize = 2_000;

/// A sentence that sounds like a duty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Suggestion {
    /// The section, as a reader names it.
    pub(super) section: Option<String>,
    pub(super) strength: Strength,
    pub(super) bearer: Bearer,
    /// The standards that it may answer, the likeliest first.
    pub(super) standards: Vec<String>,
    /// The sentence as it stands in the document.
    pub(super) text: String,
    /// Where it comes from.
    pub(super) from: String,
}

/// What leads a list in: how strongly, who has to act, and in which words.
#[derive(Clone)]
struct LeadIn<'m> {
    duty: Duty,
    bearer: Bearer,
    text: &'m str,
}

/// The sentences of a document that sound like a duty, in their order.
pub(super) fn suggest(
    outline: &Outline<'_>,
    issuers: &[Body],
    bodies: &[Body],
    sets: &[&Standards],
) -> Vec<Suggestion> {
    let ranking = Ranking::of(sets);
    let named: Vec<&Body> = bodies.iter().chain(issuers).collect();
    let has_sections = outline.paragraphs.iter().any(|paragraph| paragraph.section.is_some());
    let mut leads: Vec<Option<LeadIn<'_>>> = Vec::new();
    let mut heading = "";
    let mut known = HashSet::new();
    let mut found = Vec::new();
    for (at, paragraph) in outline.paragraphs.iter().enumerate() {
        if paragraph.role == Role::Heading {
            heading = paragraph.text;
        }
        let lead = paragraph.lead.and_then(|lead| leads.get(lead).cloned().flatten());
        leads.push(lead_in(paragraph, lead.as_ref(), &named));
        let is_apart = has_sections && outline.is_on_cover(at);
        if !paragraph.is_open() || is_apart || !matches!(paragraph.role, Role::Text | Role::Item | Role::Cell) {
            continue;
        }
        for (index, sentence) in sentences(paragraph.text).into_iter().enumerate() {
            let led = lead.as_ref().filter(|_| index == 0);
            let Some((duty, bearer)) = read(sentence, paragraph.role, led, &named) else { continue };
            if found.len() >= MOST || !known.insert((paragraph.section.clone(), folded(sentence))) {
                continue;
            }
            let beside = [(led.map_or("", |lead| lead.text), 0.4), (heading, 0.5)];
            found.push(Suggestion {
                section: paragraph.section.clone(),
                strength: duty.strength,
                bearer,
                standards: ranking.best(sentence, &beside).into_iter().map(str::to_owned).collect(),
                text: sentence.to_owned(),
                from: paragraph.source(),
            });
        }
    }
    found
}

/// What a paragraph says of the list that it leads in.
fn lead_in<'m>(paragraph: &Paragraph<'m>, above: Option<&LeadIn<'m>>, bodies: &[&Body]) -> Option<LeadIn<'m>> {
    if !matches!(paragraph.role, Role::Text | Role::Item | Role::Heading) {
        return None;
    }
    let sentence = sentences(paragraph.text).pop()?;
    let words = words(sentence);
    match duty::worded(sentence, &words) {
        Some(duty) => {
            let bearer = match bearer::of(sentence, duty.at, bodies) {
                Bearer::Known(known) => Bearer::Known(known),
                other => above.map_or(other, |above| above.bearer.clone()),
            };
            Some(LeadIn { duty, bearer, text: paragraph.text })
        }
        None if above.is_some() => above.map(|above| LeadIn { text: paragraph.text, ..above.clone() }),
        // "The group delivers the following functions:" is a plain statement of each.
        None => {
            let duty = Duty { strength: Strength::Will, is_worded: false, at: (0, 0) };
            let bearer = bearer::of(sentence, (sentence.len(), sentence.len()), bodies);
            let bearer = if matches!(bearer, Bearer::Known(_)) { bearer } else { Bearer::Unsaid };
            Some(LeadIn { duty, bearer, text: paragraph.text })
        }
    }
}

/// How strongly a sentence binds, and whom. An item has both from what leads it in, unless it says so itself.
fn read(sentence: &str, role: Role, lead: Option<&LeadIn<'_>>, bodies: &[&Body]) -> Option<(Duty, Bearer)> {
    let all = words(sentence);
    if let Some(duty) = duty::worded(sentence, &all) {
        let own = bearer::of(sentence, duty.at, bodies);
        let bearer = match (own, lead) {
            (Bearer::Unsaid, Some(lead)) => lead.bearer.clone(),
            (own, _) => own,
        };
        return Some((duty, bearer));
    }
    if let Some(lead) = lead {
        return Some((lead.duty, lead.bearer.clone()));
    }
    if role == Role::Cell {
        return None;
    }
    let duty = duty::of(sentence)?;
    let bearer = match bearer::of(sentence, (sentence.len(), sentence.len()), bodies) {
        Bearer::Known(known) => Bearer::Known(known),
        _ => Bearer::Unsaid,
    };
    Some((duty, bearer))
}
