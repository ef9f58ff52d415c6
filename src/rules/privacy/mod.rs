//! What in the text of a material, or in a document itself, could lead to a child. Only strong patterns count. What was found
//! is said nowhere, in no format, only where it stands: a report is read by more people than the slide.

mod birth_date;
mod case_number;
mod nhs_number;

use super::guidance::in_text;
use super::{Context, Rule};
use crate::finding::{Authority, AuthorityKind, Draft, Excerpt, Findings, Kept, Spot};
use crate::materials::Text;
use crate::model::words::listed;
use crate::privacy::PrivateKind;
use crate::scan::Seen;

pub(super) static RULES: &[&Rule] = &[&birth_date::RULE, &case_number::RULE, &nhs_number::RULE];

/// How many lines of a document are named.
const MOST_NAMED: usize = 12;

/// What a rule says of one thing and of several, and what to do, before and after the places.
struct Words {
    one: &'static str,
    many: &'static str,
    help: (&'static str, &'static str),
}

/// One finding for a material, however often it has something of this kind.
fn check_text(kind: PrivateKind, words: &Words, text: &Text, findings: &mut Findings<'_>) {
    for sighting in text.sightings.iter().filter(|sighting| sighting.seen == Seen::Private(kind)) {
        let places = in_text::places(std::iter::once(sighting));
        findings.add(words.draft(sighting.first.clone(), places.count, &places.inside).label(places.label));
    }
}

/// One finding for a document.
fn check_document(kind: PrivateKind, words: &Words, ctx: &Context<'_>, findings: &mut Findings<'_>) {
    let loaded = &ctx.document.loaded;
    let spans: Vec<_> = loaded.private.iter().filter(|(_, found)| *found == kind).map(|(span, _)| *span).collect();
    if let (Some(first), Some(source)) = (spans.first(), &loaded.source) {
        let lines: Vec<String> = spans.iter().map(|span| source.line_at(span.start).to_string()).collect();
        let lines: Vec<&str> = lines.iter().take(MOST_NAMED).map(String::as_str).collect();
        let noun = if lines.len() == 1 { "line" } else { "lines" };
        let inside = format!(" on {noun} {}", listed(&lines, "and"));
        // The text of the line is made unreadable, and shown it would say nothing.
        let place = findings.shown_at(*first).0;
        findings.add(words.draft(Kept { place, excerpt: Excerpt::default() }, spans.len(), &inside));
    }
}

impl Words {
    fn draft(&self, spot: impl Into<Spot>, count: usize, inside: &str) -> Draft {
        let message = if count > 1 { format!("{count} {}", self.many) } else { self.one.to_owned() };
        let says =
            "this tool: learning from a case must not lead to the child; it cannot tell made-up details from real ones";
        Draft::new(spot, message, format!("{}{inside}{}", self.help.0, self.help.1))
            .authority(Authority { kind: AuthorityKind::Engine, says: says.to_owned() })
    }
}
