//! What sentences of the document say of the document itself: what time it covers, whom to ask; and the area, by the name of who
//! issues it. Who approved it is read by `decided`, who answers for it by `owned`, when it is reviewed by `reviewed`.

use std::collections::HashSet;
use std::sync::LazyLock;

use regex::Regex;

use crate::template::short_name;

use super::bodies::Body;
use super::dated::DATE;
use super::fact::{Facts, Trust};
use super::outline::{Outline, Role};
use super::sentence::sentences;
use super::text::folded;
use super::value::{contact, date, period, shown};
use super::{decided, owned, reviewed};

/// Patterns are fixed, so that each either reads or the tests fail; what does not read finds nothing.
pub(super) fn pattern(text: &str) -> Option<Regex> {
    Regex::new(text).ok()
}

/// What a document calls itself. "The training plan" may be another one, and "this training plan" is not.
pub(super) const DOCUMENT: &str = r"(?:(?:this|these)\s+(?:[\w-]+\s+){0,4}?(?:policy|strategy|framework|document|plan|pathway|charter|procedure|protocol|offer|guidance|standards?|manual|handbook|statement)|(?:the|our)\s+(?:(?:multi-agency|joint|learning|training|development|workforce|safeguarding|children|improvement|competence|competency|and)\s+){0,6}(?:policy|strategy|framework)|(?:the|our)\s+(?:document|plan|pathway|charter|protocol|offer|manual|handbook))";

static COVERS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(&format!(
        r"(?i)(?:\b{DOCUMENT}|^it)\s+(?:covers|runs|is for|sets out[^.]{{0,60}}?for|applies)\s+(?:from\s+|for\s+)?(?:the\s+)?(?:period\s+|years\s+|time\s+)?(?:of\s+|from\s+)?({date}\s+(?:to|until|-|\u{{2013}})\s+{date}|20\d\d\s?(?:-|\u{{2013}}|to)\s?20\d\d)",
        date = *DATE
    ))
});

/// "2026 to 2029", "2026-2029" in a title.
static YEARS: LazyLock<Option<Regex>> =
    LazyLock::new(|| pattern(r"\b((?:19|20)\d\d\s?(?:-|\u{2013}|to)\s?(?:(?:19|20)\d\d|\d\d))(?:[^\w/]|$)"));

/// "It came into force on 1 November 2024", "The policy is valid from 1 March 2026".
static BEGINS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(&format!(
        r"(?i)^(?:{DOCUMENT}|it)\b(?:[^.]*?\band)?[^.,;]{{0,20}}?\b(?:into\s+(?:force|effect|use)|takes?\s+effect|took\s+effect|in\s+force|valid|effective|in\s+effect|applies|runs)\s+(?:on|from|in|as\s+of)\s+{date}",
        date = *DATE
    ))
});

/// "Cabinet adopted this policy with effect from 1 April 2026".
static WITH_EFFECT: LazyLock<Option<Regex>> =
    LazyLock::new(|| pattern(&format!(r"(?i)\bwith\s+effect\s+from\s+{date}", date = *DATE)));

/// "... and it has applied since 1 January 2026".
static SINCE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(&format!(
        r"(?i)(?:^|\band\s+)(?:{DOCUMENT}|it)\s+(?:has|have)\s+(?:applied|been\s+in\s+(?:force|effect|use)|had\s+effect)\s+(?:since|from)\s+{date}",
        date = *DATE
    ))
});

/// "... and runs until 31 October 2027".
static LASTS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(&format!(
        r"(?i)^(?:{DOCUMENT}|it)\b[^.;]*?\b(?:(?:runs|lasts|valid|in\s+force|in\s+effect|in\s+use|effective)\s+(?:until|to|up\s+to|till|through\s+to)|(?:expires|lapses|ends)\s+(?:on|in|at\s+the\s+end\s+of))\s+{date}",
        date = *DATE
    ))
});

/// "It runs for three years, from 1 March 2026 to 28 February 2029".
static RANGE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(&format!(
        r"(?i)^(?:{DOCUMENT}|it)\b[^.;]*?\b(?:runs|lasts|valid|in\s+force|in\s+effect|effective|applies|covers)\b[^.;]{{0,30}}?\b(?:from|between)\s+({date}\s+(?:to|until|up\s+to|and|-|\u{{2013}})\s+{date})",
        date = *DATE
    ))
});

/// Where the name of a role ends: at a mark, or where the sentence goes on.
const END: &str = r"(?:\s+(?:and|who|which|in|on|at|for)\s+(?:\w+ed|will|is|are|meets?|the|who|behalf)\b|[,.;(]|$)";

static WRITTEN_BY: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(&format!(r"(?i)\b(?:author\s+of\s+{DOCUMENT}|{DOCUMENT}\s+(?:was|is)\s+(?:written|drafted)\s+by)\b"))
});

/// "Questions about this policy go to the Training Manager".
static QUESTIONS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(&format!(
        r"(?i)^(?:any\s+)?(?:(?:questions|queries|enquiries|comments)\s+(?:about|on|regarding)\s+{DOCUMENT}\s+(?:should\s+|can\s+|may\s+|must\s+|will\s+)?(?:be\s+(?:sent|directed|addressed|made)|go)\s+to|(?:for|if\s+you\s+(?:need|want))\s+(?:more|further|any)\s+information\s+(?:about|on)\s+{DOCUMENT},?\s+(?:please\s+)?contact)\s+(?:the\s+)?([^@.;,]{{3,90}}?){END}"
    ))
});

static SPEAKS: LazyLock<Option<Regex>> = LazyLock::new(|| pattern(&format!(r"(?i)\b{DOCUMENT}\b")));

static CONTACT: LazyLock<Option<Regex>> =
    LazyLock::new(|| pattern(r"(?i)\bcontact(?:\s+for\s+[\w\s]{3,30}?)?(?:\s+is|:)?\s+(?:the\s+)?([^@]{5,120})$"));

pub(super) fn captured<'t>(pattern: &LazyLock<Option<Regex>>, text: &'t str, group: usize) -> Option<&'t str> {
    Some(pattern.as_ref()?.captures(text)?.get(group)?.as_str().trim())
}

/// The sentences that stand behind one that speaks of the document, so that "it" means that: by paragraph and sentence.
#[derive(Debug, Default)]
pub(super) struct SpokenOf(HashSet<(usize, usize)>);

impl SpokenOf {
    /// Whether the text before a sentence of a paragraph speaks of the document.
    pub(super) fn has(&self, paragraph: usize, sentence: usize) -> bool {
        self.0.contains(&(paragraph, sentence))
    }
}

/// Reads the sentences of a document that speak of it, and the names of who issues it.
pub(super) fn find(outline: &Outline<'_>, issuers: &[Body], facts: &mut Facts) -> SpokenOf {
    let mut all = SpokenOf::default();
    // Whether the sentence before, under the same heading, speaks of the document.
    let mut is_spoken_of = false;
    for (at, paragraph) in outline.paragraphs.iter().enumerate() {
        if !paragraph.is_open() || paragraph.role == Role::Note {
            continue;
        }
        let from = paragraph.source();
        if let Some(whom) = captured(&CONTACT, paragraph.text, 1).filter(|_| outline.is_on_cover(at)) {
            contact(whom, &from, facts);
        }
        if paragraph.role == Role::Heading {
            is_spoken_of = is_of_the_document(paragraph.text);
        }
        for (index, sentence) in sentences(paragraph.text).into_iter().enumerate() {
            if is_spoken_of {
                all.0.insert((at, index));
            }
            speaks(sentence, is_spoken_of, &from, facts);
            let of_review = reviewed::speaks(sentence, is_spoken_of, &from, facts);
            let of_approval = decided::speaks(sentence, is_spoken_of, &from, facts);
            // "The Learning Manager owns it. It is reviewed every year."
            let goes_on = is_spoken_of && (is_of_lead(sentence, true) || is_of_period(sentence) || applies(sentence));
            is_spoken_of = of_approval || of_review || goes_on || names_it(sentence);
        }
    }
    let title = facts.value("title").cloned();
    if let Some((years, title)) = title.as_ref().and_then(|title| Some((captured(&YEARS, &title.value, 1)?, title))) {
        period_of_title(years, &title.from, facts);
    }
    // Of several places none is the area of all.
    let areas: Vec<_> = issuers.iter().filter_map(|issuer| Some((area_of(&issuer.name)?, issuer))).collect();
    if let [(area, issuer)] = areas.as_slice() {
        facts.add("area", Trust::Derived, shown(area), &issuer.from);
        facts.add("policy", Trust::Derived, short_name(area), &issuer.from);
    }
    all
}

pub(super) use super::owned::is_of_role as is_of_lead;

/// Whether a sentence says whom to ask about the document, or who wrote it.
pub(super) fn names_contact(sentence: &str) -> bool {
    captured(&QUESTIONS, sentence, 1).is_some() || WRITTEN_BY.as_ref().is_some_and(|by| by.is_match(sentence))
}

/// Whether a sentence says from when or until when the document holds.
pub(super) fn is_of_period(sentence: &str) -> bool {
    [&BEGINS, &LASTS, &RANGE].into_iter().any(|pattern| captured(pattern, sentence, 1).is_some())
}

/// "It also applies to childminders", where "it" is the document.
fn applies(sentence: &str) -> bool {
    ["It applies to ", "It also applies to ", "It does not apply to "].iter().any(|begin| sentence.starts_with(begin))
}

/// Whether a sentence names the document.
pub(super) fn names_it(sentence: &str) -> bool {
    SPEAKS.as_ref().is_some_and(|pattern| pattern.is_match(sentence))
}

/// Whether what stands under a heading speaks of the document: "Review", "Approval and review", "About this policy".
fn is_of_the_document(heading: &str) -> bool {
    const WORDS: [&str; 9] = [
        "review",
        "approval",
        "approval and review",
        "review and approval",
        "monitoring and review",
        "document control",
        "governance and review",
        "status",
        "ownership",
    ];
    let folded = folded(heading);
    // "How we keep this up to date", "Reviewing this".
    let of_this =
        folded.contains(" this") && ["keep", "review", "own", "approv"].iter().any(|word| folded.contains(word));
    names_it(heading) || of_this || WORDS.contains(&folded.as_str())
}

fn speaks(sentence: &str, is_spoken_of: bool, from: &str, facts: &mut Facts) {
    if let Some(covered) = captured(&COVERS, sentence, 1) {
        period(covered, Trust::Sentence, from, facts);
    }
    let is_it = sentence.get(..3).is_some_and(|it| it.eq_ignore_ascii_case("it "));
    if !is_it || is_spoken_of {
        let is_range = captured(&RANGE, sentence, 1).is_some_and(|range| period(range, Trust::Sentence, from, facts));
        let with_effect = || captured(&WITH_EFFECT, sentence, 1).filter(|_| names_it(sentence));
        if let Some(begins) = captured(&BEGINS, sentence, 1).or_else(with_effect).filter(|_| !is_range) {
            date("period.from", begins, Trust::Sentence, from, facts);
        }
        if let Some(lasts) = captured(&LASTS, sentence, 1).filter(|_| !is_range) {
            date("period.to", lasts, Trust::Sentence, from, facts);
        }
    }
    if let Some(since) = captured(&SINCE, sentence, 1).filter(|_| is_spoken_of || names_it(sentence)) {
        date("period.from", since, Trust::Sentence, from, facts);
    }
    if owned::speaks(sentence, is_spoken_of, from, facts) {
        return;
    }
    if let Some(whom) = captured(&QUESTIONS, sentence, 1) {
        contact(whom, from, facts);
    } else if names_contact(sentence) {
        let why = "the role; the document names who wrote it, and not who answers for it";
        facts.leave_open("lead.role", Trust::Derived, why.to_owned(), from);
    }
}

/// "2024-2027" in a title is the time that a strategy covers; a single year is not.
fn period_of_title(years: &str, from: &str, facts: &mut Facts) {
    if facts.has("period.from") {
        return;
    }
    period(years, Trust::Derived, &format!("the title, {from}"), facts);
}

/// The place in "Norfolk Safeguarding Children Partnership".
pub fn area_of(name: &str) -> Option<&str> {
    // Small and capital letters of these names have as many bytes as each other.
    let lower = name.to_lowercase();
    let at = ["local safeguarding", "children's safeguarding", "children\u{2019}s safeguarding", "safeguarding"]
        .iter()
        .filter_map(|word| lower.find(word))
        .min()?;
    let area = name.get(..at)?.trim().trim_end_matches("'s").trim_end_matches("\u{2019}s");
    (!area.is_empty()).then_some(area)
}
