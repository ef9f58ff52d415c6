//! Who issues a document that is no partnership's: the council, the trust, the diocese or the club that its cover, or what stands
//! above and below each page, names alone. A sentence may name others, and is not asked.

use super::body_name::is_body;
use super::labelled::in_control_line;
use super::labels::announced;
use super::outline::{Outline, Paragraph, Role, is_title_of_document};
use super::owned::names_post;
use super::text::{folded, is_capital, words};

/// An organisation with its abbreviation and where it is named.
#[derive(Clone)]
pub(super) struct Organisation {
    pub(super) name: String,
    pub(super) short: Option<String>,
    pub(super) from: String,
}

/// Words with which the names of organisations end.
const ENDS: [&str; 47] = [
    "cathedral",
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
const BEGINS: [&str; 9] =
    ["circuit", "federation", "diocese", "university", "college", "church", "borough", "city", "archdiocese"];

/// Where a name stands that may be that of who issues the document.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Spot {
    Cover,
    Margin,
    /// Behind "\u{a9}" or "Copyright".
    Owned,
}

/// A name with the places that show it.
struct Candidate {
    organisation: Organisation,
    spots: Vec<Spot>,
    /// Whether it ends or begins as names of organisations do; another one has to be told of in the text.
    is_sure: bool,
}

/// Who issues the document by its cover, by what stands above and below its pages, and by how its text speaks of itself: nobody
/// where those name several.
pub(super) fn named(outline: &Outline<'_>) -> Vec<Organisation> {
    let labelled = beside_labels(outline);
    if labelled.len() == 1 {
        return labelled;
    }
    let mut all = candidates(outline);
    for candidate in &mut all {
        // A cover in capital letters is no reason to write the name so, where the text has it.
        if let Some((name, short)) = told_loudly(outline, &candidate.organisation.name) {
            candidate.is_sure = true;
            candidate.organisation.short = candidate.organisation.short.take().or(short);
            candidate.organisation.name = name;
        }
    }
    all.retain(|candidate| {
        candidate.is_sure || candidate.spots.contains(&Spot::Owned) || is_told_of(outline, &candidate.organisation.name)
    });
    let at = |spot: Spot| all.iter().filter(move |candidate| candidate.spots.contains(&spot)).collect::<Vec<_>>();
    let (cover, margins, owned) = (at(Spot::Cover), at(Spot::Margin), at(Spot::Owned));
    if let Some(joint) = joint_issuers(outline, &cover).filter(|_| owned.is_empty() && margins.is_empty()) {
        return joint;
    }
    // Of several on a cover, as those of its partners, the one that stands on each page too issues it.
    let both = cover.iter().filter(|one| one.spots.len() > 1).copied().collect::<Vec<_>>();
    let among = if cover.is_empty() { margins } else { both };
    let only = [owned, cover, among].into_iter().find(|found| found.len() == 1);
    only.into_iter().flatten().map(|found| found.organisation.clone()).collect()
}

/// Two that stand on the cover and issue it together, as the text says.
fn joint_issuers(outline: &Outline<'_>, cover: &[&Candidate]) -> Option<Vec<Organisation>> {
    const WORDS: [&str; 7] = [
        "both councils",
        "the two councils",
        "the councils",
        "both trusts",
        "our two",
        "joint policy",
        "joint strategy",
    ];
    let [one, other] = cover else { return None };
    let says_so = |text: &str| WORDS.iter().any(|words| text.to_lowercase().contains(words));
    // "The Diocese of Marlchester", "and", "Marlchester Cathedral".
    let is_and = |text: &str| matches!(text.trim(), "and" | "AND" | "And" | "&");
    let mut texts = outline.paragraphs.iter().enumerate();
    let is_joint =
        texts.any(|(at, paragraph)| says_so(paragraph.text) || outline.is_on_cover(at) && is_and(paragraph.text));
    (one.is_sure && other.is_sure && is_joint).then(|| vec![one.organisation.clone(), other.organisation.clone()])
}

fn candidates(outline: &Outline<'_>) -> Vec<Candidate> {
    /// How far a cover reaches.
    const MOST: usize = 60;
    let mut found: Vec<Candidate> = Vec::new();
    // The line above on the cover, of whose name "NHS Trust" may be the end.
    let mut above = String::new();
    for (at, paragraph) in outline.paragraphs.iter().enumerate().filter(|(_, paragraph)| paragraph.is_open()) {
        let is_behind_label = || at > 0 && announced(outline.paragraphs[at - 1].text).is_some();
        let is_line = at < MOST && outline.is_on_cover(at) && paragraph.cell.is_none() && paragraph.role != Role::Item;
        let spot = match paragraph.role {
            Role::Margin => Spot::Margin,
            _ if is_line && !is_behind_label() => Spot::Cover,
            _ => continue,
        };
        let text = paragraph.with_tabs();
        let told: Vec<&str> = in_control_line(&text).into_iter().map(|(_, value)| value).collect();
        for piece in pieces(&text) {
            let (owned, piece) = without_copyright(piece);
            // What a label is answered with is who approved it, or keeps it.
            if told.iter().any(|value| value.contains(piece)) {
                continue;
            }
            let spot = if owned { Spot::Owned } else { spot };
            let ends_name = spot == Spot::Cover && is_of_kind(piece);
            let whole = if ends_name { format!("{above} {piece}") } else { piece.to_owned() };
            if spot == Spot::Cover {
                above = piece.to_owned();
            }
            let Some((organisation, is_sure)) = organisation(&whole, paragraph) else { continue };
            match found.iter_mut().find(|known| is_one(&known.organisation.name, &organisation.name)) {
                Some(known) if known.spots.contains(&spot) => {}
                Some(known) => known.spots.push(spot),
                None => found.push(Candidate { organisation, spots: vec![spot], is_sure }),
            }
        }
    }
    found
}

/// Whether two names are one, with or without how the company is constituted.
fn is_one(one: &str, other: &str) -> bool {
    let bare = |name: &str| {
        let folded = folded(name);
        let bare = [" limited", " ltd", " cic", " cio", " plc"].iter().find_map(|end| folded.strip_suffix(end));
        bare.map(str::to_owned).unwrap_or(folded)
    };
    bare(one) == bare(other)
}

/// "\u{a9} Rowan Paddlesport England 2025" is the name of who owns it.
fn without_copyright(piece: &str) -> (bool, &str) {
    let piece = piece.trim();
    let marks = ["\u{a9}", "(c) ", "Copyright ", "copyright "];
    let Some(rest) = marks.iter().find_map(|mark| piece.strip_prefix(mark)) else { return (false, piece) };
    let is_around = |letter: char| letter.is_ascii_digit() || " ,.-\u{2013}\u{a9}".contains(letter);
    (true, rest.trim_matches(is_around))
}

/// The name that a cover has in capital letters, as a sentence of the text begins with it, and its abbreviation there.
fn told_loudly(outline: &Outline<'_>, loud: &str) -> Option<(String, Option<String>)> {
    if loud.to_uppercase() != loud || !loud.contains(' ') {
        return None;
    }
    let texts = outline.paragraphs.iter().filter(|paragraph| paragraph.section.is_some() && paragraph.is_open());
    texts.map(|paragraph| paragraph.text.strip_prefix("The ").unwrap_or(paragraph.text)).find_map(|text| {
        let name = text.get(..loud.len()).filter(|name| name.eq_ignore_ascii_case(loud) && *name != loud)?;
        let behind = text[loud.len()..].strip_prefix(" (").and_then(|behind| behind.split_once(')'));
        let short = behind.map(|(short, _)| short).filter(|short| short.len() <= 12 && short.to_uppercase() == **short);
        is_told_of(outline, name).then(|| (name.to_owned(), short.map(str::to_owned)))
    })
}

/// Whether the text speaks of an organisation as of who it is: "Rowan Paddlesport England (RPE) is the governing body".
pub(super) fn is_told_of(outline: &Outline<'_>, name: &str) -> bool {
    const VERBS: [&str; 12] = [
        "is",
        "runs",
        "employs",
        "provides",
        "works",
        "owns",
        "supports",
        "has",
        "believes",
        "recognises",
        "cares",
        "delivers",
    ];
    let speaks = |text: &str| {
        let text = text.strip_prefix("The ").unwrap_or(text);
        let Some(rest) = text.strip_prefix(name).filter(|rest| rest.starts_with(' ')) else { return false };
        let rest = rest.trim_start();
        let rest = if rest.starts_with('(') { rest.split_once(") ").map_or("", |(_, rest)| rest) } else { rest };
        VERBS.contains(&rest.split(' ').next().unwrap_or_default())
    };
    outline.paragraphs.iter().filter(|paragraph| paragraph.section.is_some()).any(|paragraph| speaks(paragraph.text))
}

/// Those that stand behind a label which asks for them.
fn beside_labels(outline: &Outline<'_>) -> Vec<Organisation> {
    let mut found: Vec<Organisation> = Vec::new();
    for (at, paragraph) in outline.paragraphs.iter().enumerate().skip(1).filter(|(_, paragraph)| paragraph.is_open()) {
        if !is_beside(&outline.paragraphs[at - 1], paragraph) {
            continue;
        }
        let named = pieces(paragraph.text).into_iter().filter_map(|piece| organisation(piece, paragraph));
        for (organisation, _) in named.filter(|(_, is_sure)| *is_sure) {
            if !found.iter().any(|known| is_one(&known.name, &organisation.name)) {
                found.push(organisation);
            }
        }
    }
    found
}

/// Whether a cell stands behind one that asks which organisation it is.
fn is_beside(label: &Paragraph<'_>, value: &Paragraph<'_>) -> bool {
    const LABELS: [&str; 13] = [
        "organisation",
        "institution",
        "name of institution",
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

/// The organisation that a piece of a line is the name of, and whether it ends or begins as such names do.
fn organisation(piece: &str, paragraph: &Paragraph<'_>) -> Option<(Organisation, bool)> {
    let piece = piece.trim().trim_end_matches(['.', ',']);
    // Below each page stands its number behind the name.
    let piece = piece.split_once(" Page").map_or(piece, |(before, _)| before).trim_end();
    // "Harcombe County Council, Young People's Service": a part of the council issues it.
    let piece = piece.split_once(", ").map(|(whole, _)| whole).filter(|whole| is_name(whole)).unwrap_or(piece);
    let (name, behind) = piece.split_once(" (").unwrap_or((piece, ""));
    let short = behind
        .strip_suffix(')')
        .filter(|short| short.len() <= 12 && short.to_uppercase() == **short && !short.contains(' '));
    let name = ["The ", "the ", "THE "].iter().find_map(|the| name.strip_prefix(the)).unwrap_or(name).trim();
    let is_alone = announced(name).is_none() && in_control_line(piece).is_empty() && !is_title_of_document(name);
    let is_sure = is_name(name);
    (is_alone && (is_sure || is_large(name) && !is_body(name) && !names_post(name))).then(|| {
        let organisation =
            Organisation { name: name.to_owned(), short: short.map(str::to_owned), from: paragraph.source() };
        (organisation, is_sure)
    })
}

/// Whether a text has no words but those for a kind of organisation: "NHS Trust", "County Council" end a name and are none.
fn is_of_kind(text: &str) -> bool {
    const KINDS: [&str; 26] = [
        "nhs",
        "foundation",
        "trust",
        "integrated",
        "care",
        "board",
        "community",
        "county",
        "borough",
        "city",
        "district",
        "metropolitan",
        "council",
        "constabulary",
        "primary",
        "secondary",
        "school",
        "academy",
        "multi-academy",
        "university",
        "college",
        "housing",
        "association",
        "limited",
        "ltd",
        "cic",
    ];
    let all = words(text);
    !all.is_empty() && all.iter().all(|word| KINDS.contains(&word.text.as_str()))
}

/// Words that only join the others of a name.
const LINKS: [&str; 7] = ["of", "and", "for", "the", "&", "in", "on"];

/// Whether a text is a few words with capital letters, as names are.
fn is_large(name: &str) -> bool {
    let count = name.split(' ').count();
    (2..=8).contains(&count)
        && name.split(' ').all(|word| is_capital(word.trim_start_matches('(')) || LINKS.contains(&word))
        && !name.bytes().any(|byte| byte.is_ascii_digit())
}

/// Whether a text is the name of an organisation, and not of a group inside one.
pub(super) fn is_name(name: &str) -> bool {
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
    let all = words(name);
    let (Some(first), Some(last)) = (all.first(), all.last()) else { return false };
    let is_large = name.split(' ').all(|word| is_capital(word.trim_start_matches('(')) || LINKS.contains(&word));
    let is_inside = all.iter().any(|word| INSIDE.contains(&word.text.as_str()));
    // "Diocese of Westhaven", "London Borough of Westhaven".
    let of = all.iter().take(4).position(|word| word.text == "of").and_then(|of| of.checked_sub(1));
    let is_of_a_place = of.is_some_and(|of| BEGINS.contains(&all[of].text.as_str()));
    // "Bishop's Council" meets inside a diocese.
    let is_owned = first.text.ends_with("'s") && last.text == "council";
    let ends = ENDS.contains(&last.text.as_str()) || folded(name).ends_with("care board") || is_of_a_place;
    (2..=10).contains(&all.len()) && !is_of_kind(name) && is_large && !is_inside && !is_owned && ends
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
            "NHS Trust",
            "County Council",
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
