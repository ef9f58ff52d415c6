//! What the text of a material cites, family by family, and how to speak of its places: "slides 3, 12 and 14".

use super::cited::{MOST_NAMED, Places};
use crate::finding::{Draft, Findings, shortened};
use crate::guidance::{Catalogue, Family};
use crate::materials::Text;
use crate::model::words::{counted, listed};
use crate::scan::{Seen, Sighting, Usage, Where};

/// A family and where the text cites it for today.
#[derive(Debug)]
pub(super) struct InText<'t> {
    pub(super) family: &'t Family,
    /// Each edition once; none where the text gives none.
    pub(super) cited: Vec<(&'t Sighting, Option<&'t str>)>,
}

/// The families that a text cites for today, in the order of the text. History and quotations are nobody's fault.
pub(super) fn families<'t>(text: &'t Text, catalogue: &'t Catalogue) -> Vec<InText<'t>> {
    families_used(Usage::Now, text, catalogue)
}

/// The families that a text cites so.
pub(super) fn families_used<'t>(usage: Usage, text: &'t Text, catalogue: &'t Catalogue) -> Vec<InText<'t>> {
    let mut found: Vec<InText<'t>> = Vec::new();
    for sighting in text.sightings.iter().filter(|sighting| sighting.usage == usage) {
        let Seen::Guidance(id, edition) = &sighting.seen else { continue };
        let citation = (sighting, edition.as_deref());
        match found.iter_mut().find(|known| known.family.id == *id) {
            Some(known) => known.cited.push(citation),
            None => found.extend(catalogue.family(id).map(|family| InText { family, cited: vec![citation] })),
        }
    }
    found
}

/// A finding about what is used so. What was right when its text was written is left to a person, as nothing tells
/// whether people are still taught from that.
pub(super) fn as_used(draft: Draft, usage: Usage) -> Draft {
    match usage {
        Usage::OfItsTime => draft.perhaps(
            "; it was right at the time that this text tells of, so this matters only where people are taught from it",
        ),
        _ => draft,
    }
}

/// The places of sightings, all together.
pub(in crate::rules) fn places<'t>(sightings: impl Iterator<Item = &'t Sighting>) -> Places {
    let mut count = 0;
    let mut places: Vec<&Where> = Vec::new();
    for sighting in sightings {
        count += sighting.count;
        places.extend(&sighting.places);
    }
    let named = in_words(&places, count);
    let label = if count > 1 { format!("{count} places") } else { String::new() };
    let preposition = if ["slide", "line"].iter().any(|noun| named.starts_with(noun)) { "on" } else { "in" };
    Places { count, inside: format!(" {preposition} {named}"), label, are_pages: false }
}

/// "slides 3, 12 and 14", "lines 2 and 9, and 4 more places", "paragraph 14, under 'What children told us'".
fn in_words(places: &[&Where], count: usize) -> String {
    let mut parts: Vec<String> = places
        .iter()
        .map(|place| match &place.part {
            // The heading above a paragraph helps to find one, and lengthens a list.
            Some(part) if places.len() > 1 => part.split(", under '").next().unwrap_or(part).to_owned(),
            Some(part) => shortened(part),
            None => format!("line {}", place.line),
        })
        .collect();
    parts.dedup();
    let shown = parts.len().min(MOST_NAMED);
    let more = count.saturating_sub(places.len()) + parts.len() - shown;
    parts.truncate(shown);
    let named = grouped(&parts);
    match more {
        0 => named,
        _ if places.len() < MOST_NAMED => named,
        more => format!("{named}, and {}", counted(more, "more place")),
    }
}

/// "slide 3", "slide 12" as "slides 3 and 12".
fn grouped(parts: &[String]) -> String {
    let mut groups: Vec<(&str, Vec<&str>)> = Vec::new();
    for part in parts {
        let numbered = part.split_once(' ').filter(|(_, number)| number.bytes().all(|byte| byte.is_ascii_digit()));
        let (noun, number) = numbered.unwrap_or((part, ""));
        match groups.iter_mut().find(|(known, _)| *known == noun) {
            Some((_, numbers)) => numbers.push(number),
            None => groups.push((noun, vec![number])),
        }
    }
    let words: Vec<String> = groups
        .into_iter()
        .map(|(noun, numbers)| match numbers.as_slice() {
            [""] => noun.to_owned(),
            [only] => format!("{noun} {only}"),
            _ => format!("{noun}s {}", listed(&numbers, "and")),
        })
        .collect();
    listed(&words, "and")
}

/// Adds the first places of further sightings, where they are on other lines.
pub(in crate::rules) fn with_related<'t>(
    mut draft: Draft,
    sightings: impl Iterator<Item = &'t Sighting>,
    findings: &Findings<'_>,
) -> Draft {
    for sighting in sightings.skip(1).take(MOST_NAMED) {
        let part = sighting.first.place.part.as_ref().map(|part| format!(", {part}")).unwrap_or_default();
        draft =
            draft.related(findings.place_of(sighting.first.clone(), format!("\"{}\" here{part}", sighting.written)));
    }
    draft
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(places: &[(u32, Option<&str>)], count: usize) -> String {
        let places: Vec<Where> =
            places.iter().map(|(line, part)| Where { line: *line, part: part.map(str::to_owned) }).collect();
        in_words(&places.iter().collect::<Vec<_>>(), count)
    }

    #[test]
    fn places_are_listed_as_a_person_says_them() {
        assert_eq!(words(&[(4, None)], 1), "line 4");
        assert_eq!(
            words(&[(1, Some("slide 3")), (1, Some("slide 12")), (1, Some("slide 14"))], 5),
            "slides 3, 12 and 14"
        );
        let mixed = [(1, Some("slide 3")), (1, Some("slide 3, notes")), (1, Some("slide 4"))];
        assert_eq!(words(&mixed, 3), "slides 3 and 4 and slide 3, notes");
        assert_eq!(words(&[(1, Some("paragraph 14, under 'Aims'"))], 1), "paragraph 14, under 'Aims'");
        let many: Vec<(u32, Option<&str>)> = (1..=12).map(|line| (line, None)).collect();
        assert!(words(&many, 40).ends_with("11 and 12, and 28 more places"));
    }
}
