//! Who issues a document that is no partnership's: the council, the trust, the diocese or the club that its cover, or what stands
//! above and below each page, names alone. A sentence may name others, and is not asked.

use super::labelled::in_control_line;
use super::labels::announced;
use super::outline::{Outline, Paragraph, Role, is_title_of_document};
use super::text::{folded, is_capital, words};

/// An organisation with its abbreviation and where it is named.
pub(super) struct Organisation {
    pub(super) name: String,
    pub(super) short: Option<String>,
    pub(super) from: String,
}

/// Words with which the names of organisations end.
const ENDS: [&str; 46] = [
    "council",
    "trust",
    "constabulary",
    "police",
    "university",
    "college",
    "school",
    "schools",
    "academy",
    "academies",
    "homes",
    "association",
    "club",
    "clubs",
    "church",
    "charity",
    "authority",
    "hospice",
    "federation",
    "foundation",
    "society",
    "alliance",
    "nursery",
    "nurseries",
    "fostering",
    "housing",
    "hospital",
    "surgery",
    "practice",
    "union",
    "circuit",
    "ltd",
    "limited",
    "cic",
    "institute",
    "agency",
    "hub",
    "scouts",
    "guides",
    "borough",
    "partnership",
    "partnerships",
    "pre-school",
    "playgroup",
    "service",
    "diocese",
];

/// What such a name begins with where a place ends it: "Diocese of Westhaven".
const BEGINS: [&str; 7] = ["diocese", "university", "college", "church", "borough", "city", "archdiocese"];

/// Who issues the document by its cover, or else by what stands above and below its pages: nobody where those name several.
pub(super) fn named(outline: &Outline<'_>) -> Vec<Organisation> {
    /// How far a cover reaches.
    const MOST: usize = 60;
    let found = |is_meant: &dyn Fn(usize, &Paragraph<'_>) -> bool| {
        let mut found: Vec<Organisation> = Vec::new();
        let meant = outline
            .paragraphs
            .iter()
            .enumerate()
            .filter(|(at, paragraph)| paragraph.is_open() && is_meant(*at, paragraph));
        for (_, paragraph) in meant {
            for organisation in pieces(paragraph.text).into_iter().filter_map(|piece| organisation(piece, paragraph)) {
                if !found.iter().any(|known| folded(&known.name) == folded(&organisation.name)) {
                    found.push(organisation);
                }
            }
        }
        found
    };
    let is_line = |at: usize, paragraph: &Paragraph<'_>| {
        let is_behind_label = at > 0 && announced(outline.paragraphs[at - 1].text).is_some();
        at < MOST
            && outline.is_on_cover(at)
            && paragraph.cell.is_none()
            && !is_behind_label
            && paragraph.role != Role::Item
    };
    let on_cover = found(&is_line);
    if !on_cover.is_empty() {
        return if on_cover.len() == 1 { on_cover } else { Vec::new() };
    }
    let beside_label = found(&|at, paragraph| at > 0 && is_beside(&outline.paragraphs[at - 1], paragraph));
    if beside_label.len() == 1 {
        return beside_label;
    }
    let in_margins = found(&|_, paragraph| paragraph.role == Role::Margin);
    if in_margins.len() == 1 { in_margins } else { Vec::new() }
}

/// Whether a cell stands behind one that asks which organisation it is.
fn is_beside(label: &Paragraph<'_>, value: &Paragraph<'_>) -> bool {
    const LABELS: [&str; 11] = [
        "organisation",
        "name of organisation",
        "name of agency",
        "force",
        "issued by",
        "issuing body",
        "issuing organisation",
        "published by",
        "name of provider",
        "name of school",
        "name of setting",
    ];
    let is_next = label.cell.zip(value.cell).is_some_and(|(label, value)| {
        (label.table, label.row) == (value.table, value.row) && label.column + 1 == value.column
    });
    is_next && LABELS.contains(&folded(label.text).as_str())
}

/// The pieces of a line that may be a name.
fn pieces(text: &str) -> Vec<&str> {
    /// A line with a name alone in it is not longer.
    const LONGEST: usize = 160;
    const MARKS: [&str; 7] = [" | ", "\t", " \u{b7} ", " \u{2022} ", " \u{2013} ", " - ", ". "];
    if text.len() > LONGEST {
        return Vec::new();
    }
    MARKS.iter().fold(vec![text], |pieces, mark| pieces.into_iter().flat_map(|piece| piece.split(mark)).collect())
}

/// The organisation that a piece of a line is the name of.
fn organisation(piece: &str, paragraph: &Paragraph<'_>) -> Option<Organisation> {
    let piece = piece.trim().trim_end_matches(['.', ',']);
    // "Harcombe County Council, Young People's Service": a part of the council issues it.
    let piece = piece.split_once(", ").map(|(whole, _)| whole).filter(|whole| is_name(whole)).unwrap_or(piece);
    let (name, behind) = piece.split_once(" (").unwrap_or((piece, ""));
    let short = behind
        .strip_suffix(')')
        .filter(|short| short.len() <= 12 && short.to_uppercase() == **short && !short.contains(' '));
    let name = name.strip_prefix("The ").or_else(|| name.strip_prefix("the ")).unwrap_or(name).trim();
    let is_alone = !paragraph.is_title
        && announced(name).is_none()
        && in_control_line(piece).is_empty()
        && !is_title_of_document(name);
    (is_alone && is_name(name)).then(|| Organisation {
        name: name.to_owned(),
        short: short.map(str::to_owned),
        from: paragraph.source(),
    })
}

/// Whether a text is the name of an organisation, and not of a group inside one.
fn is_name(name: &str) -> bool {
    const INSIDE: [&str; 15] = [
        "safeguarding",
        "committee",
        "group",
        "subgroup",
        "executive",
        "governors",
        "trustees",
        "approved",
        "policy",
        "strategy",
        "training",
        "adopted",
        "ratified",
        "related",
        "see",
    ];
    const LINKS: [&str; 7] = ["of", "and", "for", "the", "&", "in", "on"];
    let all = words(name);
    let (Some(first), Some(last)) = (all.first(), all.last()) else { return false };
    let is_large = name.split(' ').all(|word| is_capital(word.trim_start_matches('(')) || LINKS.contains(&word));
    let is_inside = all.iter().any(|word| INSIDE.contains(&word.text.as_str()));
    let is_of_a_place = BEGINS.contains(&first.text.as_str()) && all.get(1).is_some_and(|word| word.text == "of");
    // "Bishop's Council" meets inside a diocese.
    let is_owned = first.text.ends_with("'s") && last.text == "council";
    let ends = ENDS.contains(&last.text.as_str()) || folded(name).ends_with("care board") || is_of_a_place;
    (2..=10).contains(&all.len()) && is_large && !is_inside && !is_owned && ends
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_organisations_are_told_from_those_of_groups() {
        for name in [
            "Westmarsh County Council",
            "Calderbeck and Fellside Partnership NHS Foundation Trust",
            "NHS Tarnside and Loweswater Integrated Care Board",
            "NORTHMOOR CONSTABULARY",
            "Diocese of Ravensmere",
            "University of Thornleigh",
            "English Canoe Sprint Association",
            "Foundry Lane Homes",
            "St Bride's Primary School",
        ] {
            assert!(is_name(name), "{name}");
        }
        for name in [
            "Trust Board",
            "Bishop's Council",
            "Quality Committee",
            "Training Hub",
            "Safeguarding",
            "Head of Housing policy",
        ] {
            assert!(!is_name(name), "{name}");
        }
    }
}
