//! Guidance with the editions that the document cites, and replaced names that it uses: by the scanner that reads materials.

use std::collections::BTreeMap;

use crate::extract::Material;
use crate::guidance::{Catalogue, Family, Found};
use crate::scan::{Seen, Sighting, Usage, Where, look};

use super::outline::{Outline, Paragraph};
use super::text::folded;

/// Guidance in one edition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Cited {
    pub(super) id: String,
    /// None where the document gives none.
    pub(super) edition: Option<String>,
    pub(super) is_history: bool,
    pub(super) sections: Vec<String>,
    pub(super) from: String,
}

impl Cited {
    /// One document in one edition.
    fn key(&self) -> (String, Option<String>) {
        (self.id.clone(), self.edition.clone())
    }
}

/// A replaced name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Term {
    pub(super) written: String,
    pub(super) is_history: bool,
    pub(super) sections: Vec<String>,
    pub(super) from: String,
}

/// What a document cites, in the order of its first places.
pub(super) fn find(material: &Material, outline: &Outline<'_>, catalogue: &Catalogue) -> (Vec<Cited>, Vec<Term>) {
    let sightings = look(material, catalogue);
    let places = Places::of(outline);
    let counted: Vec<&Sighting> = sightings.iter().filter(|sighting| sighting.usage != Usage::Planned).collect();
    let mut guidance: Vec<Cited> = Vec::new();
    let mut terms = Vec::new();
    for sighting in counted {
        let (sections, from) = places.named(sighting);
        let is_history = sighting.usage == Usage::History;
        match &sighting.seen {
            Seen::Guidance(id, edition) => {
                let edition = edition.as_deref().map(|edition| as_catalogued(catalogue, id, edition));
                let is_known =
                    |known: &&mut Cited| known.id == *id && known.edition == edition && known.is_history == is_history;
                match guidance.iter_mut().find(is_known) {
                    Some(known) => known.sections.extend(sections),
                    None => guidance.push(Cited { id: id.clone(), edition, is_history, sections, from }),
                }
            }
            Seen::Term { part_of_a_name: false, .. } => {
                terms.push(Term { written: sighting.written.clone(), is_history, sections, from });
            }
            _ => {}
        }
    }
    guidance.extend(laws(outline, catalogue));
    let known = |cited: &Cited| guidance.iter().any(|known| known.id == cited.id);
    // "The Intercollegiate Document on safeguarding children (2019)": the scanner asks for the year beside the name.
    let beside: Vec<Cited> = without_editions(outline, catalogue, &guidance)
        .into_iter()
        .filter(|cited| cited.edition.is_some() || !known(cited))
        .collect();
    guidance.extend(beside);
    older_is_history(outline, &mut guidance);
    // "Working Together" alone means the edition that is cited elsewhere in the document.
    let dated: Vec<String> =
        guidance.iter().filter(|cited| cited.edition.is_some()).map(|cited| cited.id.clone()).collect();
    guidance.retain(|cited| cited.edition.is_some() || !dated.contains(&cited.id));
    // What is cited and told of as history in another place is cited.
    let cited: Vec<_> = guidance.iter().filter(|cited| !cited.is_history).map(Cited::key).collect();
    let (doubled, mut guidance): (Vec<Cited>, Vec<Cited>) =
        guidance.into_iter().partition(|known| known.is_history && cited.contains(&known.key()));
    for history in doubled {
        if let Some(known) = guidance.iter_mut().find(|known| known.key() == history.key()) {
            known.sections.extend(history.sections);
        }
    }
    for sections in guidance
        .iter_mut()
        .map(|cited| &mut cited.sections)
        .chain(terms.iter_mut().map(|term: &mut Term| &mut term.sections))
    {
        let mut known = Vec::new();
        sections.retain(|section| {
            !known.contains(section) && {
                known.push(section.clone());
                true
            }
        });
    }
    (guidance, terms)
}

/// An edition as the catalogue calls it: the fourth one of a document is that of 2019.
fn as_catalogued(catalogue: &Catalogue, id: &str, edition: &str) -> String {
    let family = catalogue.family(id);
    let known = family.and_then(|family| match family.find(edition) {
        Found::Edition(index) => family.editions().get(index),
        _ => None,
    });
    known.map_or_else(|| edition.to_owned(), |known| known.name.clone())
}

/// Guidance that the scanner has nothing to say of, as there is no other edition of it, or as it is cited without one by a name
/// that is its title or ends as titles do: "the Prevent duty guidance".
fn without_editions(outline: &Outline<'_>, catalogue: &Catalogue, known: &[Cited]) -> Vec<Cited> {
    const ENDS: [&str; 6] = ["guidance", "code", "framework", "standard", "document", "practice"];
    let has_edition = |family: &Family| known.iter().any(|cited| cited.id == family.id && cited.edition.is_some());
    let is_known = |family: &&Family| !family.is_law() && !has_edition(family);
    fn names(family: &Family) -> Vec<&str> {
        let of_title = |name: &&str| {
            let last = name.rsplit(' ').next().unwrap_or_default().to_lowercase();
            name.contains(' ') && ENDS.contains(&last.as_str())
        };
        family.short_names().filter(of_title).collect()
    }
    let families: Vec<_> = catalogue.families().iter().filter(is_known).map(|family| (family, names(family))).collect();
    let mut cited: Vec<Cited> = Vec::new();
    for paragraph in outline.paragraphs.iter().filter(|paragraph| paragraph.is_open()) {
        let text = paragraph.text.replace('\u{2019}', "'");
        let lower = text.to_lowercase();
        for (family, names) in &families {
            // "The national framework" in small letters may be anybody's; the whole title is known however it is written.
            let by_title = || lower.split_once(&family.title.to_lowercase());
            let is_common = |name: &str| name.ends_with("Framework");
            let by_name = |name: &&str| match is_common(name) {
                true => text.split_once(name),
                false => lower.split_once(&name.to_lowercase()),
            };
            let found = names.iter().find_map(by_name).or_else(by_title);
            let Some((before, behind)) = found else { continue };
            match cited.iter_mut().find(|cited| cited.id == family.id) {
                Some(cited) => cited.sections.extend(paragraph.section.clone()),
                None => cited.push(Cited {
                    id: family.id.clone(),
                    edition: year_beside(before, behind)
                        .filter(|year| matches!(family.find(year), Found::Edition(_)))
                        .map(str::to_owned),
                    is_history: false,
                    sections: paragraph.section.clone().into_iter().collect(),
                    from: paragraph.source(),
                }),
            }
        }
    }
    cited
}

/// The year directly behind a title: " (2023)".
fn year_at(behind: &str) -> Option<&str> {
    let rest = behind.trim_start_matches([' ', '(', ',']);
    let year = rest.get(..4).filter(|year| year.bytes().all(|byte| byte.is_ascii_digit()))?;
    (!rest[4..].starts_with(|next: char| next.is_ascii_digit())).then_some(year)
}

/// The Acts that a document names by their titles: an Act has one edition, so that the scanner has nothing to say of it.
fn laws(outline: &Outline<'_>, catalogue: &Catalogue) -> Vec<Cited> {
    let mut found: Vec<Cited> = Vec::new();
    let acts: Vec<_> = catalogue.families().iter().filter(|family| family.is_law()).collect();
    let open = outline.paragraphs.iter().filter(|paragraph| paragraph.is_open() && paragraph.text.contains("Act "));
    for paragraph in open {
        let text = paragraph.text.replace('\u{2019}', "'");
        for act in acts.iter().filter(|act| names_act(&text, &act.title)) {
            match found.iter_mut().find(|cited| cited.id == act.id) {
                Some(known) => known.sections.extend(paragraph.section.clone()),
                None => found.push(Cited {
                    id: act.id.clone(),
                    edition: act.title.rsplit(' ').next().map(str::to_owned),
                    is_history: false,
                    sections: paragraph.section.clone().into_iter().collect(),
                    from: paragraph.source(),
                }),
            }
        }
    }
    found
}

/// Of two editions of one document the older one is history where a row of a table or words of the past name it: "our last edition
/// referred to Working Together 2018".
fn older_is_history(outline: &Outline<'_>, guidance: &mut [Cited]) {
    const PAST: [&str; 8] = ["last", "previous", "previously", "earlier", "replaced", "superseded", "former", "then"];
    let newest = |id: &str| {
        let editions = guidance.iter().filter(|cited| cited.id == id && !cited.is_history);
        editions.filter_map(|cited| cited.edition.clone()).max()
    };
    let older: Vec<usize> = (0..guidance.len())
        .filter(|at| {
            let cited = &guidance[*at];
            let is_older = || cited.edition.is_some() && cited.edition < newest(&cited.id);
            let told = |paragraph: &&Paragraph<'_>| paragraph.source() == cited.from;
            let is_past = |paragraph: &Paragraph<'_>| {
                paragraph.cell.is_some() || folded(paragraph.text).split(' ').any(|word| PAST.contains(&word))
            };
            let mut places = outline.paragraphs.iter().filter(told).peekable();
            !cited.is_history && is_older() && places.peek().is_some() && places.all(is_past)
        })
        .collect();
    for at in older {
        guidance[at].is_history = true;
    }
}

/// Whether a heading, or what leads a list in, speaks of guidance or of the law.
pub(super) fn names_guidance(text: &str) -> bool {
    const WORDS: [&str; 12] = [
        "guidance",
        "legislation",
        "law",
        "laws",
        "statutory",
        "references",
        "framework",
        "frameworks",
        "standards",
        "builds",
        "rests",
        "legal",
    ];
    /// "Terms of reference" are those of a group.
    const PHRASES: [&str; 4] = ["reference documents", "reference material", "drawn on", "draws on"];
    let folded = folded(text);
    folded.split(' ').any(|word| WORDS.contains(&word)) || PHRASES.iter().any(|words| folded.contains(words))
}

/// Whether a text names an Act by its title, or by its year among several: "the Children Acts 1989 and 2004".
fn names_act(text: &str, title: &str) -> bool {
    let Some((name, year)) = title.rsplit_once(' ').filter(|_| !text.contains(title)) else { return true };
    text.match_indices(name).any(|(at, _)| {
        let behind = text[at + name.len()..].trim_start_matches('s');
        let years = behind.split([' ', ',', '&']).filter(|word| !word.is_empty() && *word != "and");
        years
            .take_while(|word| word.starts_with(|first: char| first.is_ascii_digit()))
            .any(|word| word.trim_end_matches(['.', ';', ')']) == year)
    })
}

/// The year that a title is cited with: behind it, behind what it is for, or before it as of a book: "Home Office (2023)".
fn year_beside<'t>(before: &'t str, behind: &'t str) -> Option<&'t str> {
    let in_brackets = |text: &'t str| text.split_once(')').map(|(year, _)| year).filter(|year| year.len() == 4);
    // "... on safeguarding children (4th edition, January 2019)".
    let of_whom = || {
        let rest = [" for ", " on ", " of ", " in "].iter().find_map(|joint| behind.strip_prefix(joint))?;
        let (words, rest) = rest.split_once(" (")?;
        let (inner, _) = rest.split_once(')')?;
        let year = inner.get(inner.len().checked_sub(4)?..)?;
        let is_parted = inner.len() == 4 || inner[..inner.len() - 4].ends_with([' ', ',']);
        Some(year).filter(|_| is_parted && words.len() < 60 && !words.contains(['.', ';', ',']))
    };
    let of_author = || {
        let before = before.trim_end_matches([' ', ',', ':', '.', '"', '\'']);
        before.rsplit_once('(').and_then(|(_, year)| in_brackets(year).filter(|_| year.len() == 5))
    };
    let found = year_at(behind).or_else(of_whom).or_else(of_author)?;
    found.bytes().all(|byte| byte.is_ascii_digit()).then_some(found)
}

/// The sections of a document by their places.
struct Places {
    by_part: BTreeMap<String, (Option<String>, String)>,
    by_line: BTreeMap<u32, (Option<String>, String)>,
}

impl Places {
    fn of(outline: &Outline<'_>) -> Self {
        let mut places = Self { by_part: BTreeMap::new(), by_line: BTreeMap::new() };
        for paragraph in &outline.paragraphs {
            let named = || (paragraph.section.clone(), paragraph.source());
            if let Some(part) = paragraph.part {
                places.by_part.entry(part.to_owned()).or_insert_with(named);
                let short = part.split_once(", under '").map_or(part, |(short, _)| short);
                places.by_part.entry(short.to_owned()).or_insert_with(named);
            } else if let Some(line) = paragraph.line {
                places.by_line.entry(line).or_insert_with(named);
            }
        }
        places
    }

    fn place(&self, place: &Where) -> Option<&(Option<String>, String)> {
        match &place.part {
            Some(part) => self.by_part.get(part),
            None => self.by_line.range(..=place.line).next_back().map(|(_, named)| named),
        }
    }

    /// The sections in which something stands, and its first place.
    fn named(&self, sighting: &Sighting) -> (Vec<String>, String) {
        let places: Vec<_> = sighting.places.iter().filter_map(|place| self.place(place)).collect();
        let sections = places.iter().filter_map(|(section, _)| section.clone()).collect();
        (sections, places.first().map(|(_, from)| from.clone()).unwrap_or_default())
    }
}
