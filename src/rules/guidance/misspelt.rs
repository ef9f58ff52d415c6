//! Notes titles of guidance that are not written as the guidance has them.

use super::cited::{Places, catalogue_says, cited_by, families, listed_in};
use super::in_text;
use crate::finding::{Authority, Draft, Findings, Severity, shortened};
use crate::guidance::{Catalogue, Family, TitleMatch};
use crate::materials::Text;
use crate::model::located::Item;
use crate::model::policy::Cited;
use crate::model::{Course, Policy};
use crate::rules::{Check, Context, Rule};
use crate::scan::{Seen, Usage};
use crate::source::NodeId;

pub(super) static RULE: Rule = Rule {
    id: "guidance/misspelt",
    summary: "the title of guidance is not written as it is",
    severity: Severity::Note,
    since: "0.1.0",
    doc: include_str!("misspelt.md"),
    checks: &[Check::Policy(check_policy), Check::Course(check_course), Check::Text(check_text)],
};

fn check_policy(policy: &Policy, ctx: &Context<'_>, findings: &mut Findings<'_>) {
    check(&policy.guidance, ctx.guidance(), findings);
}

fn check_course(course: &Course, ctx: &Context<'_>, findings: &mut Findings<'_>) {
    check(cited_by(course), ctx.guidance(), findings);
}

/// In a running text only the mistakes that the catalogue knows are told from other words.
fn check_text(text: &Text, ctx: &Context<'_>, findings: &mut Findings<'_>) {
    let catalogue = ctx.guidance();
    for sighting in text.sightings.iter().filter(|sighting| sighting.usage == Usage::Now) {
        let Seen::WrongTitle(id) = &sighting.seen else { continue };
        let Some(family) = catalogue.family(id) else { continue };
        let places = in_text::places(std::iter::once(sighting));
        let message = format!("a slip in a title: \"{}\" should be \"{}\"", sighting.written, family.title);
        let draft = Draft::new(
            sighting.first.clone(),
            message,
            format!("write the title as the guidance has it{}", places.inside),
        );
        let draft = draft
            .line_adding(&places.inside)
            .value(sighting.written.as_str())
            .subject(format!("/guidance/{id}"))
            .label(places.label);
        findings.add(draft.authority(authority(family, catalogue)));
    }
}

fn authority(family: &Family, catalogue: &Catalogue) -> Authority {
    catalogue_says(format!("the title in {}", listed_in(family, catalogue)))
}

/// The title as an entry writes it. Where it stands instead of an id, only a known mistake counts: an id is no title.
fn as_written<'e>(family: &Family, entry: &'e Item<Cited>) -> Option<(NodeId, &'e String, TitleMatch)> {
    if let Some((at, written)) = entry.as_written.located() {
        return Some((at, written, family.judge_title(written)));
    }
    let (at, id) = entry.id.located().filter(|(_, id)| id.contains(' '))?;
    Some((at, id, family.judge_title(id))).filter(|(.., judged)| *judged == TitleMatch::KnownMistake)
}

fn check(entries: &[Item<Cited>], catalogue: &Catalogue, findings: &mut Findings<'_>) {
    for cited in families(entries, catalogue) {
        let wrong = cited.entries.iter().filter_map(|entry| {
            let (at, written, judged) = as_written(cited.family, entry)?;
            (judged != TitleMatch::Right).then_some((at, written, judged, *entry))
        });
        let wrong: Vec<_> = wrong.collect();
        let Some(((at, written, judged, first), others)) = wrong.split_first() else { continue };
        let title = &cited.family.title;
        let quoted = shortened(written);
        let message = match judged {
            TitleMatch::KnownMistake => format!("a slip in a title: \"{quoted}\" should be \"{title}\""),
            _ => format!("\"{quoted}\" is not how this guidance is called: its title is \"{title}\""),
        };
        let places = Places::of(wrong.iter().map(|(.., entry)| &*entry.sections));
        // Not every place of the citation needs to have the slip, and a long list of them would not help.
        let inside = match places.count {
            0 | 1 => places.inside,
            2 | 3 => format!(" wherever it is written so{}", places.inside),
            _ => " wherever it is written so".to_owned(),
        };
        let help = match first.as_written.is_absent() {
            true => format!("write {}, or the title as the guidance has it", cited.family.id),
            false => format!(
                "write the title as the guidance has it{inside}. If the slip is in this file only, take as_written out"
            ),
        };
        let label = if places.count > 1 { format!("cited in {} places", places.count) } else { places.label };
        let mut draft = Draft::new(*at, message, help)
            .line_adding(&inside)
            .value(written.as_str())
            .label(label)
            .authority(authority(cited.family, catalogue));
        for (at, written, ..) in others.iter().take(super::cited::MOST_NAMED) {
            draft = draft.related(findings.place_of(*at, format!("written here as \"{}\"", shortened(written))));
        }
        findings.add(draft);
    }
}
