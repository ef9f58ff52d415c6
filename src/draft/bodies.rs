//! Who issues the document, and the groups that it names: by the words of their names and by abbreviations in brackets.

use std::collections::BTreeMap;

use crate::template::short_name;

use super::labels::{self, Announces, LONGEST_LINE};
use super::outline::{Outline, Paragraph, Role};
use super::text::is_capital;

/// A partnership, a board or a group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Body {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) short: Option<String>,
    pub(super) from: String,
}

/// Words with which the names of groups end.
const GROUPS: [&str; 16] = [
    "group",
    "subgroup",
    "sub-group",
    "committee",
    "executive",
    "board",
    "panel",
    "forum",
    "partnership",
    "alliance",
    "network",
    "council",
    "team",
    "partners",
    "unit",
    "collaborative",
];

/// The name of a body in a sentence: words with capital letters and what joins them, or small words that end with a group's.
pub(super) const BODY: &str = r"[A-Z][\w'\u{2019}&-]*(?:\s+(?:of|and|for|the|&|and\s+the)(?:\s+[A-Z][\w'\u{2019}&-]*)+|\s+[A-Z][\w'\u{2019}&-]*|-[\w-]+)*|(?:[a-z][\w'\u{2019}-]*\s+){0,5}?(?:board|group|sub-?group|committee|executive|partnership|partners|panel|forum)\b";

/// Whether a text is no more than the name of a body.
pub(super) fn is_body(text: &str) -> bool {
    let last = text.rsplit([' ', '-']).next().unwrap_or_default().to_lowercase();
    text.split(' ').count() <= 8 && is_capital(text) && GROUPS.contains(&last.as_str())
}

/// How many bodies are told; a document names a dozen.
const MOST: usize = 40;

/// The issuers, and the other bodies, each in the order in which they are named first.
pub(super) fn find(outline: &Outline<'_>) -> (Vec<Body>, Vec<Body>) {
    let mut named: Vec<Body> = Vec::new();
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let mut issuers: Vec<String> = Vec::new();
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for (at, paragraph) in outline.paragraphs.iter().enumerate().filter(|(_, paragraph)| paragraph.is_open()) {
        let is_apart = outline.is_on_cover(at) || paragraph.role == Role::Margin;
        for (name, short) in names_in(paragraph.text) {
            let key = name.to_lowercase();
            let is_issuer = is_apart
                && is_partnership(&name)
                && !is_told_of(paragraph.text, &name)
                && !is_in_row_of(outline, paragraph);
            if is_issuer && issuers.len() < MOST && !issuers.contains(&key) {
                issuers.push(key.clone());
            }
            *counts.entry(key.clone()).or_default() += 1;
            if let Some(known) = seen.get(&key).and_then(|at| named.get_mut(*at)) {
                known.short = known.short.take().or(short);
                // A cover in capital letters is no reason to write the name so.
                if is_loud(&known.name) && !is_loud(&name) {
                    known.name = name;
                }
                if known.short.is_some() {
                    known.id = short_name(known.short.as_deref().unwrap_or_default());
                }
            } else if named.len() < MOST {
                seen.insert(key, named.len());
                named.push(body(&name, short, paragraph));
            }
        }
    }
    // "And Children and Young People Strategic Alliance": the text has the whole name.
    let whole = |key: &String| {
        let longer = |body: &&Body| body.name.to_lowercase().ends_with(&format!(" {key}"));
        named.iter().find(longer).map_or_else(|| key.clone(), |body| body.name.to_lowercase())
    };
    let shortened = issuers.clone();
    issuers = issuers.iter().map(whole).collect();
    named.retain(|body| {
        let key = body.name.to_lowercase();
        !shortened.contains(&key) || issuers.contains(&key)
    });
    if issuers.is_empty() {
        issuers.extend(spoken_for(outline, &named));
    }
    let (mut issuing, mut others): (Vec<Body>, Vec<Body>) =
        named.into_iter().partition(|body| issuers.contains(&body.name.to_lowercase()));
    for body in issuing.iter_mut().chain(others.iter_mut()).filter(|body| is_loud(&body.name)) {
        body.name = in_title_case(&body.name);
    }
    // A board without an abbreviation that is named once is often another partnership's.
    let count = |name: &str| counts.get(&name.to_lowercase()).copied().unwrap_or_default();
    others.retain(|body| body.short.is_some() || is_group(&body.name) || is_board(&body.name) && count(&body.name) > 1);
    distinct(&mut issuing, &mut others);
    (issuing, others)
}

/// Adds the body that approved the document, where nothing else in the document made it one.
pub(super) fn add(bodies: &mut Vec<Body>, issuers: &mut Vec<Body>, name: &str, from: &str) {
    let key = name.to_lowercase();
    let is_it = |body: &Body| {
        let short = body.short.as_deref().unwrap_or_default().to_lowercase();
        let known = body.name.to_lowercase();
        [known.as_str(), short.as_str()].contains(&key.as_str()) || key.ends_with(&format!(" {known}"))
    };
    if is_body(name) && name.contains(' ') && !bodies.iter().chain(issuers.iter()).any(is_it) {
        bodies.push(Body { id: short_name(name), name: name.to_owned(), short: None, from: from.to_owned() });
        distinct(issuers, bodies);
    }
}

/// Whether a line of the cover names somebody as who approved, reviewed or wrote the document, and not as who issues it.
fn is_told_of(text: &str, name: &str) -> bool {
    let labelled = labels::in_control_line(text);
    let of_others = |announces: &Announces| {
        matches!(
            announces,
            Announces::Approver
                | Announces::Endorser
                | Announces::Reviewer
                | Announces::Lead
                | Announces::Contact
                | Announces::Author
        )
    };
    let is_labelled = labelled.iter().any(|(announces, value)| of_others(announces) && value.contains(name));
    let before = text.find(name).map(|at| text[..at].to_lowercase()).unwrap_or_default();
    let before = before.trim_end().trim_end_matches(" the");
    let has_issued = ["issued", "published", "produced"].iter().any(|word| before.contains(word));
    is_labelled || (before.ends_with(" by") || before.ends_with(" with")) && !has_issued
}

/// Whether a cell stands beside a label such as "Ratified by".
fn is_in_row_of(outline: &Outline<'_>, paragraph: &Paragraph<'_>) -> bool {
    let Some(cell) = paragraph.cell else { return false };
    let is_beside = |other: &&Paragraph<'_>| {
        other
            .cell
            .is_some_and(|other| (other.table, other.row) == (cell.table, cell.row) && other.column != cell.column)
    };
    let mut beside = outline.paragraphs.iter().filter(is_beside);
    beside.any(|other| labels::announced(other.text).is_some())
}

/// Whether a name stands in capital letters.
fn is_loud(name: &str) -> bool {
    name.contains(' ') && name.to_uppercase() == name
}

/// "WESTMARCH SAFEGUARDING CHILDREN PARTNERSHIP" as it is written in a sentence. What has no vowel is an abbreviation.
fn in_title_case(name: &str) -> String {
    let word = |word: &str| {
        let lower = word.to_lowercase();
        let is_abbreviation = !word.contains(['A', 'E', 'I', 'O', 'U', 'Y']);
        match lower.as_str() {
            "of" | "and" | "for" | "the" | "on" => lower,
            _ if is_abbreviation => word.to_owned(),
            _ => lower.split('-').map(capitalised).collect::<Vec<_>>().join("-"),
        }
    };
    name.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// The one partnership that a document names, or speaks of again and again by its abbreviation, where the cover names none.
fn spoken_for(outline: &Outline<'_>, named: &[Body]) -> Option<String> {
    let count = |short: &str| {
        let is_word = |word: &str| word.trim_end_matches("'s").trim_end_matches("\u{2019}s") == short;
        let texts = outline.paragraphs.iter().map(|paragraph| paragraph.text);
        texts
            .flat_map(|text| text.split(|mark: char| mark.is_whitespace() || "(),.;:".contains(mark)))
            .filter(|word| is_word(word))
            .count()
    };
    let mut counted: Vec<(usize, &Body)> = named
        .iter()
        .filter(|body| is_partnership(&body.name))
        .filter_map(|body| Some((count(body.short.as_deref()?), body)))
        .collect();
    counted.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
    let mut partnerships = named.iter().filter(|body| is_partnership(&body.name));
    match (partnerships.next(), partnerships.next(), counted.as_slice()) {
        (Some(only), None, _) => Some(only.name.to_lowercase()),
        (_, _, [(2.., body)]) => Some(body.name.to_lowercase()),
        (_, _, [(count, body), (second, _), ..]) if *count >= 3 * second.max(&1) => Some(body.name.to_lowercase()),
        _ => None,
    }
}

fn body(name: &str, short: Option<String>, paragraph: &Paragraph<'_>) -> Body {
    let id = short_name(short.as_deref().unwrap_or(name));
    Body { id, name: name.to_owned(), short, from: paragraph.source() }
}

/// Each id stands for one body.
fn distinct(issuing: &mut Vec<Body>, others: &mut Vec<Body>) {
    let mut ids: Vec<String> = ["partnership", "agencies", "trainers", "participants"].map(str::to_owned).to_vec();
    for body in issuing.iter_mut().chain(others.iter_mut()) {
        if ids.contains(&body.id) {
            body.id = short_name(&body.name);
        }
        while ids.contains(&body.id) {
            body.id.push_str("-2");
        }
        ids.push(body.id.clone());
    }
    issuing.retain(|body| !body.id.is_empty());
    others.retain(|body| !body.id.is_empty());
}

/// Whether a name is that of a safeguarding partnership or board.
pub(super) fn is_partnership(name: &str) -> bool {
    let lower = name.to_lowercase();
    let ends = ["partnership", "board", "partners", "alliance"].iter().any(|word| lower.ends_with(word));
    ends && (lower.contains("safeguarding") || lower.contains("children"))
        && !lower.contains("adult")
        // What the law calls those who lead any partnership is the name of none.
        && !["local ", "lead ", "delegated ", "statutory ", "safeguarding partner"].iter().any(|word| lower.starts_with(word))
        && lower.split(' ').count() > 2
}

/// Whether a name is that of a group inside a partnership.
fn is_group(name: &str) -> bool {
    let lower = name.to_lowercase();
    let words = lower.split(' ').count();
    words >= 2 && ["group", "subgroup", "sub-group", "committee"].iter().any(|word| lower.ends_with(word))
}

/// Whether a name is that of several people who meet, and not of a post or a team.
pub(super) fn is_committee(name: &str) -> bool {
    is_group(name) || is_board(name)
}

/// Whether a name is that of a board, an executive or the like.
fn is_board(name: &str) -> bool {
    let lower = name.to_lowercase();
    name.contains(' ') && ["board", "executive", "panel", "forum"].iter().any(|word| lower.ends_with(word))
}

/// The names of bodies in a text, each with its abbreviation where brackets give it.
fn names_in(text: &str) -> Vec<(String, Option<String>)> {
    // "Organisation: Ashford Safeguarding Children Partnership" names what stands behind the colon.
    let labelled = if text.len() > LONGEST_LINE { Vec::new() } else { labels::in_line(text) };
    let mut found = Vec::new();
    let parts: Vec<&str> =
        if labelled.is_empty() { vec![text] } else { labelled.into_iter().map(|(_, value)| value).collect() };
    for part in parts {
        for (name, short) in runs(part).into_iter().flat_map(parted).map(|named| with_places(part, named)) {
            let last = name.rsplit([' ', '-']).next().unwrap_or_default().to_lowercase();
            if GROUPS.contains(&last.as_str()) && name.split(' ').count() >= 2 {
                found.push((name, short));
            } else if let Some(issuer) = issuer_of(&name) {
                found.push((issuer.to_owned(), None));
            }
        }
    }
    found
}

/// "Northwold, Easterby and Sallow Safeguarding Children Partnership" is of three places, of which a comma parts the first.
fn with_places(text: &str, (name, short): (String, Option<String>)) -> (String, Option<String>) {
    let has_several = is_partnership(&name) && name.contains(" and ");
    let Some(at) = text.find(&name).filter(|_| has_several) else { return (name, short) };
    let mut first = at;
    while let Some(before) = text[..first].trim_end().strip_suffix(',') {
        let start = before.rfind([',', '.', ';', ':', '(']).map_or(0, |mark| mark + 1);
        let place = before[start..].trim_start();
        if place.is_empty() || place.split(' ').count() > 3 || !place.split(' ').all(is_capital) {
            break;
        }
        first = before.len() - place.len();
    }
    (text[first..at + name.len()].to_owned(), short)
}

/// Two partnerships that issue something together are two: "Downland Safeguarding Children Partnership and the Chalkshire ...".
fn parted((name, short): (String, Option<String>)) -> Vec<(String, Option<String>)> {
    // Small and capital letters of these names have as many bytes as each other.
    let lower = name.to_lowercase();
    let joints = [" and the ", " and ", " & "].into_iter().flat_map(|joint| lower.match_indices(joint));
    for (at, joint) in joints {
        let (Some(one), Some(other)) = (name.get(..at), name.get(at + joint.len()..)) else { continue };
        if is_partnership(one) && is_partnership(other) {
            return vec![(one.to_owned(), None), (other.to_owned(), short)];
        }
    }
    vec![(name, short)]
}

/// The partnership with whose name a title begins: "Varley Safeguarding Children Partnership Workforce Development Plan".
fn issuer_of(title: &str) -> Option<&str> {
    let ends = title.match_indices(' ').map(|(at, _)| at);
    ends.map(|end| &title[..end]).find(|name| is_partnership(name))
}

/// Runs of words with capital letters, over "of", "and" and "the" between them, each with an abbreviation that stands behind it
/// in brackets and fits.
fn runs(text: &str) -> Vec<(String, Option<String>)> {
    let mut found = Vec::new();
    let mut run: Vec<&str> = Vec::new();
    let words: Vec<&str> = text.split_whitespace().collect();
    for (at, word) in words.iter().enumerate() {
        let bare = word.trim_matches(|mark: char| "(),.;:\"\u{201c}\u{201d}".contains(mark));
        let opens = word.starts_with(['(', '"', '\u{201c}']);
        let is_link = is_link(bare);
        if opens && !run.is_empty() {
            end_run(&mut run, &mut found, None);
        }
        if is_capital(bare) || (is_link && !run.is_empty()) {
            run.push(bare);
        } else {
            end_run(&mut run, &mut found, None);
            continue;
        }
        let next = words.get(at + 1).copied().unwrap_or_default();
        let bracketed = next.strip_prefix('(').and_then(|next| next.split(')').next()).filter(|_| next.contains(')'));
        let ends = word.ends_with([',', '.', ';', ':', ')']);
        if let Some(short) = bracketed
            .map(|short| short.trim_matches(['"', '\u{201c}', '\u{201d}', '\'', '\u{2018}', '\u{2019}']))
            .filter(|short| is_abbreviation(short))
        {
            let fitting = fitting(&run, short);
            end_run(&mut fitting.unwrap_or(run.clone()), &mut found, fitting_short(&run, short));
            run.clear();
        } else if ends {
            end_run(&mut run, &mut found, None);
        }
    }
    end_run(&mut run, &mut found, None);
    found
}

/// Whether a word only joins the others of a name.
fn is_link(word: &str) -> bool {
    ["of", "and", "for", "the", "&", "on"].contains(&word)
}

fn fitting_short(run: &[&str], short: &str) -> Option<String> {
    fitting(run, short).map(|_| short.to_owned())
}

fn end_run(run: &mut Vec<&str>, found: &mut Vec<(String, Option<String>)>, short: Option<String>) {
    while run.last().is_some_and(|word| !is_capital(word)) {
        run.pop();
    }
    // A sentence begins with a capital letter, whatever its first word is; "the Board's Group" belongs to a board.
    const FIRST: [&str; 24] = [
        "The",
        "This",
        "Our",
        "All",
        "Each",
        "In",
        "As",
        "Through",
        "And",
        "Once",
        "When",
        "If",
        "Where",
        "For",
        "With",
        "By",
        "To",
        "From",
        "A",
        "An",
        "Following",
        "It",
        "Both",
        "Any",
    ];
    let is_owner = |word: &str| word.ends_with("'s") || word.ends_with("\u{2019}s");
    while run.first().is_some_and(|word| !is_capital(word) || FIRST.contains(word) || is_owner(word)) {
        run.remove(0);
    }
    // "ISCP Training Sub-group": the abbreviation of who it belongs to is no part of its name.
    let is_loud = |word: &&str| word.to_uppercase() == **word;
    if run.len() > 2
        && run.first().is_some_and(|word| is_abbreviation(word) && is_loud(word))
        && !run.iter().all(is_loud)
    {
        run.remove(0);
    }
    while run.first().is_some_and(|word| !is_capital(word)) {
        run.remove(0);
    }
    if !run.is_empty() {
        found.push((run.join(" "), short));
    }
    run.clear();
}

fn is_abbreviation(short: &str) -> bool {
    let capitals = short.chars().filter(|letter| letter.is_uppercase()).count();
    (2..=12).contains(&short.len())
        && capitals >= 2
        && short.chars().all(|letter| letter.is_alphanumeric() || letter == '&' || letter == '-')
}

/// The words at the end of a run whose first letters are those of an abbreviation; small words count or not.
fn fitting<'t>(run: &[&'t str], short: &str) -> Option<Vec<&'t str>> {
    let mut letters: Vec<char> =
        short.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    let mut at = run.len();
    while !letters.is_empty() {
        at = at.checked_sub(1)?;
        let word = run[at];
        // "Sub-group" may give one letter or two.
        let initials: Vec<char> =
            word.split('-').filter_map(|part| part.chars().next()).flat_map(char::to_lowercase).collect();
        if letters.ends_with(&initials) && !initials.is_empty() {
            letters.truncate(letters.len() - initials.len());
        } else if initials.first().is_some_and(|first| letters.last() == Some(first)) {
            letters.pop();
        } else if is_capital(word) && !is_link(&word.to_lowercase()) {
            return None;
        }
    }
    Some(run[at..].to_vec())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_fit_their_abbreviations() {
        let text = "The Workforce Development Group (WDG) supports the Norfolk Safeguarding Children Partnership (NSCP) and the Isle of Wight Safeguarding Children Partnership (IOWSCP).";
        let names: Vec<_> =
            names_in(text).into_iter().map(|(name, short)| format!("{name}={}", short.unwrap_or_default())).collect();
        assert_eq!(
            names,
            [
                "Workforce Development Group=WDG",
                "Norfolk Safeguarding Children Partnership=NSCP",
                "Isle of Wight Safeguarding Children Partnership=IOWSCP"
            ]
        );
        assert!(names_in("Rapid Reviews (RR) are held").is_empty());
        let places = "Northwold, Easterby and Sallow Safeguarding Children Partnership";
        assert_eq!(names_in(places), [(places.to_owned(), None)]);
    }
}
