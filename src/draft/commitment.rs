//! Commitments that the document may make: each sentence that sounds like a duty.

use std::collections::{BTreeMap, HashSet};
use std::sync::LazyLock;

use regex::Regex;

use crate::model::standards::Standards;
use crate::model::words::Strength;

use super::answer::{self, Otherwise};
use super::bearer::{self, Bearer};
use super::bodies::Body;
use super::charges::is_price;
use super::details;
use super::duty::{self, Duty};
use super::outline::{Outline, Paragraph, Role};
use super::promises::{self, Promised};
use super::rank::{Best, Ranking};
use super::sentence::sentences;
use super::spoken::SpokenOf;
use super::text::{beginning, folded, words};
use super::{labels, outside, plain, reviewed, spoken};

/// How many are suggested at most. A strategy has a hundred.
pub(super) const MOST: usize = 2_000;

/// A sentence that sounds like a duty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Suggestion {
    /// The section, as a reader names it.
    pub(super) section: Option<String>,
    pub(super) strength: Strength,
    pub(super) bearer: Bearer,
    /// What it answers where it does not commit.
    pub(super) otherwise: Option<Otherwise>,
    /// The details of the likeliest standard that it gives, each as a record writes it.
    pub(super) details: Vec<String>,
    /// The standards that it may answer, the likeliest first.
    pub(super) standards: Vec<String>,
    /// Whether it tells something of training, if only little.
    pub(super) is_of_training: bool,
    /// The sentence as it stands in the document.
    pub(super) text: String,
    /// Whether it stands so in the file too.
    pub(super) is_quotable: bool,
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

/// What duties are found with.
struct Search<'s> {
    named: Vec<&'s Body>,
    ranking: Ranking<'s>,
    actions: &'s [Promised],
    /// Who stands at the head of a row of a table, by table and row.
    rows: BTreeMap<(u32, u32), &'s str>,
}

/// The sentences of a document that sound like a duty, in their order.
pub(super) fn suggest(
    outline: &Outline<'_>,
    (issuers, bodies): (&[Body], &[Body]),
    actions: &[Promised],
    (sets, spoken_of): (&[&Standards], &SpokenOf),
) -> Vec<Suggestion> {
    let named = bodies.iter().chain(issuers).collect();
    let search = Search { named, ranking: Ranking::of(sets), actions, rows: rows(outline) };
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
        leads.push(lead_in(paragraph, lead.as_ref(), &search.named));
        let is_apart = has_sections && outline.is_on_cover(at);
        let is_read = matches!(paragraph.role, Role::Text | Role::Item | Role::Cell);
        if !paragraph.is_open() || is_apart || !is_read || paragraph.is_of_table_head() {
            continue;
        }
        for (index, sentence) in sentences(paragraph.text).into_iter().enumerate() {
            let led = lead.as_ref().filter(|_| index == 0);
            // What only introduces a list is said again by each item.
            let introduces = sentence.ends_with(':') && leads_items(outline, at);
            let Some(sentence) = (if introduces { own_part(sentence) } else { Some(sentence) }) else { continue };
            for suggestion in search.read(sentence, paragraph, led, (heading, spoken_of.has(at, index))) {
                if found.len() < MOST && known.insert((paragraph.section.clone(), folded(&suggestion.text))) {
                    found.push(suggestion);
                }
            }
        }
    }
    found
}

/// What a sentence that leads in a list says before the list: "Officers will complete the course within six months and:".
fn own_part(sentence: &str) -> Option<&str> {
    const JOINTS: [&str; 8] = [
        " and",
        " and also",
        " and must",
        " and should",
        " and will",
        " and they must",
        " and they should",
        " and they will",
    ];
    let stem = sentence.trim_end_matches(':').trim_end();
    JOINTS.iter().find_map(|joint| stem.strip_suffix(joint)).map(|own| own.trim_end_matches(','))
}

/// Whether the paragraph behind is an item that this one leads in.
fn leads_items(outline: &Outline<'_>, at: usize) -> bool {
    outline.paragraphs.get(at + 1).is_some_and(|next| next.lead == Some(at))
}

impl Search<'_> {
    /// What a sentence commits to, and in a second half of its own.
    fn read(
        &self,
        sentence: &str,
        paragraph: &Paragraph<'_>,
        led: Option<&LeadIn<'_>>,
        (heading, is_spoken_of): (&str, bool),
    ) -> Vec<Suggestion> {
        let Some((duty, bearer)) = read(sentence, paragraph.role, led, (&self.named, &self.ranking)) else {
            return Vec::new();
        };
        if let Some((at, joint)) = stated_before(sentence, duty).or_else(|| stated_behind(sentence, duty)) {
            let beside = (heading, is_spoken_of);
            let mut both = self.read(&sentence[..at], paragraph, led, beside);
            both.extend(self.read(&sentence[at + joint..], paragraph, led, beside));
            return both;
        }
        let is_fact = !duty.is_worded && (is_price(sentence) || !labels::in_line(sentence).is_empty());
        if is_fact || is_of_the_document(sentence, is_spoken_of) {
            return Vec::new();
        }
        let bearer = match (bearer, paragraph.cell) {
            (Bearer::Unsaid, Some(cell)) => {
                let who = self.rows.get(&(cell.table, cell.row)).filter(|_| cell.column > 0);
                who.map_or(Bearer::Unsaid, |who| bearer::of(who, (who.len(), who.len()), &self.named))
            }
            (bearer, _) => bearer,
        };
        let second = second_duty(sentence, duty).map(|(at, duty)| {
            let own = bearer::of(&sentence[at..], duty.at, &self.named);
            let goes_on = matches!(&own, Bearer::Unsaid) || matches!(&own, Bearer::Worded(who) if is_pronoun(who));
            // Without a subject of its own it is told with the first clause.
            let text = if duty.at.0 == 0 { sentence } else { &sentence[at..] };
            (at, duty, if goes_on { bearer.clone() } else { own }, text)
        });
        let first = second.as_ref().map_or(sentence, |(at, ..)| without_joint(&sentence[..*at]));
        let lead = led.map_or("", |lead| lead.text);
        let promised = self.promised(sentence, paragraph);
        let mut found = vec![self.suggestion(first, (duty, bearer), (paragraph, promised), (lead, heading))];
        if let Some((at, duty, bearer, text)) = second {
            // Its subject, and with that what it is about, stands in the first clause.
            let lead = if duty.at.0 == 0 { first } else { lead };
            let second = self.suggestion(&sentence[at..], (duty, bearer), (paragraph, promised), (lead, heading));
            found.push(Suggestion { text: text.to_owned(), ..second });
        }
        // What no word makes a duty, or only allows something, has to be about training: "You may bring your own lunch".
        let is_weak = !duty.is_worded || duty.strength == Strength::May;
        found.retain(|suggestion| !is_weak || suggestion.otherwise.is_some() || suggestion.is_of_training);
        found
    }

    /// Which promise a sentence is.
    fn promised(&self, sentence: &str, paragraph: &Paragraph<'_>) -> Option<usize> {
        let says = beginning(sentence, 60);
        self.actions.iter().position(|action| action.says == says && action.from == paragraph.source())
    }

    fn suggestion(
        &self,
        text: &str,
        (duty, bearer): (Duty, Bearer),
        (paragraph, promised): (&Paragraph<'_>, Option<usize>),
        (lead, heading): (&str, &str),
    ) -> Suggestion {
        let Best { standards, is_of_training, .. } = self.ranking.best(text, &[(lead, 0.3), (heading, 0.4)]);
        let kinds = standards.first().map(|id| self.ranking.details(id)).unwrap_or_default();
        let from = paragraph.source();
        // "Training is free, but charges for academies have yet to be agreed": each half says its own.
        let promised = promised.filter(|_| promises::later(text).is_some());
        Suggestion {
            section: paragraph.section.clone(),
            strength: duty.strength,
            bearer,
            otherwise: promised.map(|at| Otherwise::Deferred(at + 1)).or_else(|| answer::of(text)),
            details: details::of(text, &kinds),
            standards: standards.into_iter().map(str::to_owned).collect(),
            is_of_training,
            text: text.to_owned(),
            is_quotable: true,
            from,
        }
    }
}

/// Who stands in the first cell of each row, where the head of that column asks who.
fn rows<'o>(outline: &'o Outline<'_>) -> BTreeMap<(u32, u32), &'o str> {
    const HEADS: [&str; 10] =
        ["who", "role", "roles", "responsibility", "responsible", "body", "lead", "agency", "organisation", "group"];
    let mut asks = HashSet::new();
    let mut found = BTreeMap::new();
    for paragraph in outline.paragraphs.iter().filter(|paragraph| paragraph.is_open()) {
        let Some(cell) = paragraph.cell.filter(|cell| cell.column == 0) else { continue };
        if cell.row == 0 && words(paragraph.text).iter().any(|word| HEADS.contains(&word.text.as_str())) {
            asks.insert(cell.table);
        } else if cell.row > 0 && asks.contains(&cell.table) {
            found.entry((cell.table, cell.row)).or_insert(paragraph.text);
        }
    }
    found
}

static OF_THE_DOCUMENT: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?i)^(?:these|this|the|our)\s+(?:[\w-]+\s+){0,3}?(?:policy|strategy|framework|document|plan|charter|pathway|procedure|offer|standards?)\s+(?:appl(?:y|ies)|covers?|(?:does|do)\s+not\s+replace|(?:is|are)\s+(?:for|written|designed|intended|based|a\b|the\b|due|valid|(?:issued|published)\s+by|reviewed)|(?:should|must|is\s+to)\s+be\s+read|replaces?|supersedes?|sets?\s+out|describes?|explains?|outlines?|ha(?:s|ve)\s+regard|takes?\s+(?:account|effect)|follows|builds|came|comes|(?:will|should|must|shall)\s+be\s+reviewed)\b|^it\s+(?:should|must|is\s+to)\s+be\s+(?:read|said|noted|remembered)\b|^it\s+(?:meets|(?:stands|sits)\s+(?:beside|alongside))\b|^read\s+this\b|^for\s+the\s+purposes?\s+of\s+this\b|^[\u{201c}\u{22}][^\u{201d}\u{22}]{2,60}[\u{201d}\u{22}]\s+means?\b|\b(?:accountable|responsible)\b[^.;]{0,40}\sfor\s+(?:the\s+)?(?:delivery|implementation)\s+of\s+(?:this|the)\s+(?:policy|strategy|framework)\b|^[^.;,]{0,60}\b(?:workers|staff|volunteers|contractors|students|childminders|carers)\s+are\s+(?:also\s+|not\s+)?covered\b|\b(?:oversees?|owns?)\s+(?:this|these|our)\s+(?:policy|strategy|framework|document|plan|standards)\b",
    )
    .ok()
});

/// What says the same of "it" or "they", behind a sentence that speaks of the document.
static OF_IT: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)^(?:it|they)\s+(?:(?:(?:also|does\s+not|do\s+not)\s+)?appl(?:y|ies)\s+(?:also\s+)?to|covers?|(?:do|does)\s+not\s+replace|(?:is|are|has\s+been|have\s+been)\s+(?:written|for|based|issued))\b").ok()
});

/// What tells of the law or of guidance: "Section 11 of the Children Act 2004 says that agencies must".
static OF_LAW: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?i)^(?:sections?\s+\d+|article\s+\d+|regulations?\s+\d+|the\s+law|the\s+(?:[\w-]+\s+){0,4}Act\b|(?:the\s+)?statutory\s+guidance|working\s+together|keeping\s+children\s+safe|kcsie)[^.;]{0,90}?\b(?:says?|states?|requires?|provides?|sets?\s+out|places?|expects?|tells?|makes?)\b",
    )
    .ok()
});

/// Who a partnership is, and what is only said: "The partnership brings together", "asked to approve it".
static TOLD: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?i)^the\s+(?:[^.,;]{0,60}?\b(?:partnership|board|group|sub-?group|committee|executive|network|panel|pool|membership|partners|forum)\b[^.,;]{0,30}?)\s+(?:brings\s+together|comprises|consists\s+of|is\s+made\s+up\s+of)\b|^the\s+[^.,;]{0,60}?\b(?:partnership|board)(?:\s+\([^)]{2,12}\))?\s+covers\b|\bwho\s+reads?\s+this\b|\breaders?\s+(?:will|can|may|should)\s+(?:also\s+)?(?:find|see|note)\b|^(?:the\s+)?(?:appendix|appendices|annex|glossary|diagram|flowchart|figure|table|chart|list|section|chapter|page)\b[^.;]{0,40}\b(?:contains?|shows?|below|above|overleaf|describes?|explains?|lists?|summarises?)\b|\basked\s+to\s+(?:approve|adopt|ratify|endorse)\b|\bmust\s+have\s+been\s+(?:an?|the)\b|\bwill\s+(?:forget|remember|recall|sense)\b",
    )
    .ok()
});

/// Whether a sentence says whom the document is for, what it stands beside, who answers for it or when it is reviewed: the record
/// has entries of their own for that. `is_spoken_of` is whether the sentence before speaks of the document.
pub(super) fn is_of_the_document(sentence: &str, is_spoken_of: bool) -> bool {
    let is_told = |told: &LazyLock<Option<Regex>>| told.as_ref().is_some_and(|told| told.is_match(sentence));
    [&OF_THE_DOCUMENT, &OF_LAW, &TOLD].into_iter().any(is_told)
        || is_spoken_of && is_told(&OF_IT)
        || reviewed::is_told_by(sentence, is_spoken_of)
        || spoken::is_of_lead(sentence, is_spoken_of)
        || spoken::names_contact(sentence)
        || spoken::is_of_period(sentence)
}

/// Where a clause ends that plainly states something before the one with the word of the sentence, and how long the joint between
/// them is: "Each course has one trainer, and Level 2 courses will have a second".
fn stated_before(sentence: &str, duty: Duty) -> Option<(usize, usize)> {
    const JOINT: &str = ", and ";
    /// How many words the subject of the second one has at most.
    const MOST_BEFORE: usize = 5;
    let (at, _) = sentence.get(..duty.at.0)?.rmatch_indices(JOINT).next()?;
    let (first, subject) = (&sentence[..at], words(&sentence[at + JOINT.len()..duty.at.0]));
    let all = words(first);
    let is_led =
        all.first().is_some_and(|word| ["if", "where", "when", "once", "unless"].contains(&word.text.as_str()));
    let is_clause =
        (1..=MOST_BEFORE).contains(&subject.len()) && !subject.iter().any(|word| plain::is_verb(&word.text));
    (is_clause && !is_led && plain::states(first, &all)).then_some((at, JOINT.len()))
}

/// The same of a plain statement behind: "Participants must complete a form, and the certificate is issued once it is received".
fn stated_behind(sentence: &str, duty: Duty) -> Option<(usize, usize)> {
    const JOINT: &str = ", and ";
    const MOST_BEFORE: usize = 6;
    const BEGINS: [&str; 8] = ["the", "a", "an", "each", "every", "all", "this", "these"];
    if !duty.is_worded {
        return None;
    }
    let at = duty.at.1 + sentence.get(duty.at.1..)?.find(JOINT)?;
    let second = &sentence[at + JOINT.len()..];
    let all = words(second);
    let verb = all.iter().skip(1).position(|word| plain::is_verb(&word.text))? + 1;
    let has_subject = verb <= MOST_BEFORE && BEGINS.contains(&all[0].text.as_str());
    let is_joined = all[..verb].iter().any(|word| ["and", "or", "who", "which", "that"].contains(&word.text.as_str()));
    let is_plain = has_subject && !is_joined && plain::states(second, &all) && duty::worded(second, &all).is_none();
    is_plain.then_some((at, JOINT.len()))
}

/// Where a second duty begins in a sentence, with its own word: "... and must refresh it every three years".
fn second_duty(sentence: &str, first: Duty) -> Option<(usize, Duty)> {
    /// How many words its subject has at most.
    const MOST_BEFORE: usize = 4;
    if !first.is_worded {
        return None;
    }
    let parts = [" and ", " but ", "; "].into_iter();
    let mut starts: Vec<usize> =
        parts.flat_map(|part| sentence.match_indices(part).map(|(at, part)| at + part.len())).collect();
    starts.sort_unstable();
    starts.into_iter().filter(|at| *at > first.at.1).find_map(|at| {
        let rest = &sentence[at..];
        let all = words(rest);
        let duty = duty::worded(rest, &all)?;
        let position = all.iter().position(|word| word.start == duty.at.0)?;
        let is_verb = matches!(all[position].text.as_str(), "must" | "shall" | "should" | "will" | "may");
        // "Managers and staff should": the subject of the first clause would be the end of another one.
        (is_verb && position <= MOST_BEFORE && is_clause(&all, position)).then_some((at, duty))
    })
}

/// A clause without the word that joins the next one to it.
fn without_joint(clause: &str) -> &str {
    let clause = clause.trim_end();
    let bare = [" and", " but", ";"].iter().find_map(|joint| clause.strip_suffix(joint)).unwrap_or(clause);
    bare.trim_end().trim_end_matches(',')
}

/// Whether what stands before a verb is its subject: nothing, a pronoun, or a noun that a clause may begin with.
fn is_clause(words: &[super::text::Word], verb: usize) -> bool {
    // "... and the board and will be ...": what begins here has its verb behind another joint.
    if words[..verb].iter().any(|word| ["and", "or", "but"].contains(&word.text.as_str())) {
        return false;
    }
    verb == 0
        || is_pronoun(&words[0].text)
        || ["the", "all", "each", "every", "those", "others"].contains(&words[0].text.as_str())
}

fn is_pronoun(word: &str) -> bool {
    ["they", "it", "you", "we", "he", "she", "this", "these"].contains(&word.to_lowercase().as_str())
}

/// What a paragraph says of the list that it leads in.
fn lead_in<'m>(paragraph: &Paragraph<'m>, above: Option<&LeadIn<'m>>, bodies: &[&Body]) -> Option<LeadIn<'m>> {
    if !matches!(paragraph.role, Role::Text | Role::Item | Role::Heading) {
        return None;
    }
    let sentence = sentences(paragraph.text).pop()?;
    let words = words(sentence);
    // "Who is responsible" asks, and names nobody.
    if ["who", "what", "how", "when", "why"].contains(&words.first()?.text.as_str()) && paragraph.role == Role::Heading
    {
        return above.cloned();
    }
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

/// Whether a cell only says which people are meant: "Practitioners who work with children and may contribute to assessments".
fn is_of_people(cell: &str, duty: Duty) -> bool {
    let before = cell.get(..duty.at.0).unwrap_or_default();
    let is_led = words(before).iter().any(|word| ["who", "whose", "which", "that"].contains(&word.text.as_str()));
    is_led && !cell.trim_end().ends_with(['.', ';', '!'])
}

/// How strongly a sentence binds, and whom. An item has both from what leads it in, unless it says so itself.
fn read(
    sentence: &str,
    role: Role,
    lead: Option<&LeadIn<'_>>,
    (bodies, ranking): (&[&Body], &Ranking<'_>),
) -> Option<(Duty, Bearer)> {
    let all = words(sentence);
    if let Some(duty) = duty::worded(sentence, &all).filter(|duty| role != Role::Cell || !is_of_people(sentence, *duty))
    {
        let own = bearer::of(sentence, duty.at, bodies);
        let bearer = match (own, lead) {
            (Bearer::Unsaid, Some(lead)) => lead.bearer.clone(),
            (own, _) => own,
        };
        return Some((duty, bearer));
    }
    if let Some(lead) = lead {
        // "We follow:" leads in titles, and these are no duties.
        if outside::is_only_title(sentence) {
            return None;
        }
        // What is told of the past under a plain heading is no point of a list of duties.
        if !lead.duty.is_worded && plain::is_past(&all) {
            return None;
        }
        return Some((lead.duty, lead.bearer.clone()));
    }
    if role == Role::Cell {
        return None;
    }
    let duty = duty::of(sentence, || ranking.has_phrase(sentence))?;
    Some((duty, bearer::of_statement(sentence, bodies)))
}
