//! The names of bodies in a text: words with capital letters that end as the names of groups do, each with its abbreviation.

use super::labelled::{self, LONGEST_LINE};
use super::text::is_capital;

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
pub(super) const BODY: &str = r"[A-Z][\w'\u{2019}&-]*(?:\s+(?:of|and|for|the|&|and\s+the)(?:\s+[A-Z][\w'\u{2019}&-]*)+|\s+[A-Z][\w'\u{2019}&-]*|-[\w-]+)*|(?:[a-z][\w'\u{2019}-]*\s+){0,5}?(?:board|group|sub-?group|committee|executive|partnership|partners|panel|forum|governors|trustees|council|synod|cabinet)\b";

/// Whether a text is no more than the name of a body.
pub(super) fn is_body(text: &str) -> bool {
    let last = text.rsplit([' ', '-']).next().unwrap_or_default().to_lowercase();
    text.split(' ').count() <= 8 && is_capital(text) && GROUPS.contains(&last.as_str()) && !is_post(text)
}

/// "Chief Executive", "Deputy Chief Executive": a post, though it ends as a body does.
fn is_post(name: &str) -> bool {
    name.to_lowercase().ends_with("chief executive")
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

/// Whether a name is that of a safeguarding board for adults.
pub(super) fn is_adults_board(name: &str) -> bool {
    name.to_lowercase().ends_with("safeguarding adults board")
}

/// Whether a name is that of a group inside a partnership.
pub(super) fn is_group(name: &str) -> bool {
    let lower = name.to_lowercase();
    let words = lower.split(' ').count();
    words >= 2 && ["group", "subgroup", "sub-group", "committee"].iter().any(|word| lower.ends_with(word))
}

/// Whether a name is that of several people who meet, and not of a post or a team.
pub(super) fn is_committee(name: &str) -> bool {
    is_group(name) || is_board(name)
}

/// Whether a name is that of a board, an executive or the like.
pub(super) fn is_board(name: &str) -> bool {
    let lower = name.to_lowercase();
    name.contains(' ')
        && !is_post(name)
        && ["board", "executive", "panel", "forum"].iter().any(|word| lower.ends_with(word))
}

/// The names of bodies in a text, each with its abbreviation where brackets give it.
pub(super) fn names_in(text: &str) -> Vec<(String, Option<String>)> {
    // "Organisation: Ashford Safeguarding Children Partnership" names what stands behind the colon.
    let labelled = if text.len() > LONGEST_LINE { Vec::new() } else { labelled::in_line(text) };
    let mut found = Vec::new();
    let parts: Vec<&str> =
        if labelled.is_empty() { vec![text] } else { labelled.into_iter().map(|(_, value)| value).collect() };
    for part in parts {
        for (name, short) in runs(part).into_iter().flat_map(parted).map(|named| with_places(part, named)) {
            let name = without_post(name);
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

/// "Chair of the Management Committee" is somebody in it.
fn without_post(name: String) -> String {
    const POSTS: [&str; 8] = ["Chair", "Chairs", "Vice-Chair", "Chairman", "Member", "Members", "Clerk", "Secretary"];
    let behind = name.split_once(" of ").or_else(|| name.split_once(" to "));
    let body = behind.filter(|(post, _)| POSTS.iter().any(|word| post.ends_with(word))).map(|(_, body)| body);
    body.map(|body| body.strip_prefix("the ").unwrap_or(body).to_owned()).unwrap_or(name)
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
        let is_one_of_two = |name: &str| is_partnership(name) || is_adults_board(name);
        if is_one_of_two(one) && is_one_of_two(other) {
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
    const FIRST: [&str; 25] = [
        "Copyright",
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
    // "Children's Improvement Board" belongs to no child: it is called after whom it is for.
    let is_for = |word: &str| {
        let lower = word.to_lowercase();
        ["children", "people", "adult", "women", "famil"].iter().any(|name| lower.starts_with(name))
    };
    let is_owner = |word: &str| (word.ends_with("'s") || word.ends_with("\u{2019}s")) && !is_for(word);
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
