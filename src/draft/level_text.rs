//! What a text tells of a level behind its number: what it is called, whom it is for and how long it takes.
//! "Foundation: All staff. 2 hours.", "is a one-day course for practitioners who ...", "For: All staff. Length: 90 minutes."

use std::sync::LazyLock;

use regex::Regex;

use super::sentence::sentences;
use super::spoken::pattern;
use super::text::{folded, is_capital, words};

/// What is told of a level.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Told {
    pub(super) title: Option<String>,
    pub(super) audience: Option<String>,
    pub(super) length: Option<String>,
}

impl Told {
    /// Takes over what only the other one tells.
    pub(super) fn or(self, other: Self) -> Self {
        Self {
            title: self.title.or(other.title),
            audience: self.audience.or(other.audience),
            length: self.length.or(other.length),
        }
    }

    /// How much is told.
    pub(super) fn count(&self) -> usize {
        [&self.title, &self.audience, &self.length].into_iter().flatten().count()
    }
}

/// What a text tells behind the number of a level; nothing where it does not go on to tell of it: "Level 2 staff attend".
pub(super) fn told_behind(rest: &str) -> Option<Told> {
    if let Some(told) = in_prose(rest) {
        return Some(told);
    }
    let rest = rest.trim_start();
    // "Level 1, Safeguarding Essentials: all staff".
    let named = rest.strip_prefix(", ").filter(|rest| rest.split_once(": ").is_some_and(|(name, _)| is_title(name)));
    let behind = named.or_else(|| rest.strip_prefix([':', '-', '\u{2013}', '\u{2014}']))?.trim();
    Some(in_pieces(behind))
}

/// "For: All staff", "Length: 90 minutes" on a line of its own.
pub(super) fn told_by_label(line: &str) -> Option<Told> {
    // "Who: receptionists and drivers. Length: 2 hours."
    let mut later = sentences(line).into_iter().skip(1);
    if let Some(next) = later.find(|piece| labelled(piece).is_some_and(|_| piece.contains(':')))
        && let Some((first, _)) = line.split_once(next).filter(|(first, _)| !first.is_empty())
    {
        let rest = told_by_label(&line[first.len()..]).unwrap_or_default();
        return told_by_label(first.trim_end()).map(|told| told.or(rest));
    }
    match labelled(line.trim_end_matches('.'))? {
        (Asks::Who, value) => Some(Told { audience: Some(value.to_owned()), ..Told::default() }),
        (Asks::Length, value) => is_length(value).then(|| Told { length: Some(value.to_owned()), ..Told::default() }),
    }
}

/// "Level 2, Working Together, is a one-day course for staff who work regularly with children": said by a sentence that begins
/// with the level.
static IN_PROSE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(
        r"^(?:,\s+(?P<name>[A-Z][^,.;]{2,60}),|\s+\((?P<called>[A-Z][^)]{2,60})\))?\s+(?:training\s+)?is\s+(?:(?:an?|the|our)\s+(?P<course>[^.;]{0,100}?)\b)?(?:(?:aimed|intended|designed|meant)\s+(?:at|for)|for)\s+(?P<who>[^.;]{3,300})",
    )
});

/// "a one-day course", "half a day".
static LENGTH: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?:about\s+|around\s+|approximately\s+|up\s+to\s+|at\s+least\s+|an?\s+)?(?:half|one|two|three|four|five|six|seven|eight|\d+(?:\.\d+)?)(?:\s+and\s+a\s+half|\u{bd})?[\s-]*(?:(?:an?|to|or)\s+)?(?:\d+\s+)?(?:hours?|hrs?|minutes?|mins?|days?)\b",
    )
});

pub(super) fn in_prose(rest: &str) -> Option<Told> {
    let found = IN_PROSE.as_ref()?.captures(rest)?;
    let group = |name: &str| found.name(name).map(|found| found.as_str().trim());
    let whom = group("who")?;
    let end =
        [", for example", ", such as", ", and lasts", ", and takes"].iter().filter_map(|end| whom.find(end)).min();
    let whom = &whom[..end.unwrap_or(whom.len())];
    let length = group("course").filter(|course| is_length(course));
    tells_of_people(whom).then(|| Told {
        title: group("name").or(group("called")).map(str::to_owned),
        audience: Some(whom.to_owned()),
        length: length.map(str::to_owned),
    })
}

/// Where the people begin for whom a level is said to be, in what stands behind its number.
pub(super) fn audience_at(rest: &str) -> Option<usize> {
    let whom = IN_PROSE.as_ref()?.captures(rest)?.name("who")?;
    (tells_of_people(whom.as_str()) && !has_duty(rest)).then(|| whom.start())
}

fn in_pieces(behind: &str) -> Told {
    let mut told = Told::default();
    let mut plain: Vec<&str> = Vec::new();
    for (at, piece) in pieces(behind).into_iter().enumerate() {
        match labelled(piece) {
            Some((Asks::Who, value)) if at > 0 => told.audience = told.audience.or(Some(value.to_owned())),
            Some((Asks::Length, value)) if is_length(value) => told.length = told.length.or(Some(value.to_owned())),
            None if at > 0 && piece.starts_with("For ") && !has_duty(piece) => {
                told.audience = told.audience.or(Some(piece["For ".len()..].to_owned()));
            }
            _ if is_length(piece) => told.length = told.length.or_else(|| Some(without_deadline(piece).to_owned())),
            _ => plain.push(piece),
        }
    }
    let is_whom = |piece: &&&str| tells_of_people(piece) && !has_duty(piece);
    let goes_on = told.audience.is_some() || plain.get(1).is_some_and(|next| tells_of_people(next) && !has_duty(next));
    if plain.first().is_some_and(|first| is_title(first) && (goes_on || !tells_of_people(first))) {
        told.title = Some(plain.remove(0).to_owned());
    }
    told.audience = told.audience.or_else(|| plain.iter().find(is_whom).map(|whom| (*whom).to_owned()));
    told
}

/// The sentences of what is told, of which the first may begin with a name: "Foundation: All staff. 2 hours."
fn pieces(behind: &str) -> Vec<&str> {
    let mut all: Vec<&str> = sentences(behind).into_iter().map(|piece| piece.trim_end_matches(['.', ';'])).collect();
    let parted = all.first().and_then(|first| first.split_once(": "));
    if let Some((name, rest)) = parted.filter(|(name, _)| is_title(name) && labelled(all[0]).is_none()) {
        all.splice(..1, [name, rest]);
    }
    all
}

/// What a label before a part asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Asks {
    Who,
    Length,
}

fn labelled(piece: &str) -> Option<(Asks, &str)> {
    const WHO: [&str; 6] = ["for", "who", "for whom", "who it is for", "audience", "target audience"];
    const LENGTH: [&str; 4] = ["length", "duration", "time", "how long"];
    if let Some((label, value)) = piece.split_once(':') {
        let label = folded(label);
        let asks = if WHO.contains(&label.as_str()) {
            Asks::Who
        } else if LENGTH.contains(&label.as_str()) {
            Asks::Length
        } else {
            return None;
        };
        return Some((asks, value.trim())).filter(|(_, value)| !value.is_empty());
    }
    let whom = piece.strip_prefix("For ").filter(|whom| tells_of_people(whom) && !has_duty(whom))?;
    Some((Asks::Who, whom))
}

/// Whether a text is how long something takes, and little more.
pub(super) fn is_length(text: &str) -> bool {
    const LONGEST: usize = 90;
    text.len() <= LONGEST && LENGTH.as_ref().is_some_and(|length| length.is_match(text.trim())) && !has_duty(text)
}

/// "One day, within six months of starting": by when it is done is said apart.
fn without_deadline(piece: &str) -> &str {
    [", within ", ", every ", ", to be "]
        .iter()
        .find_map(|word| piece.split_once(word))
        .map_or(piece, |(length, _)| length)
}

/// Whether a part may be what a level is called: a few words that begin with a capital letter and ask for nothing.
fn is_title(text: &str) -> bool {
    const MOST_WORDS: usize = 10;
    const NONE: [&str; 22] = [
        "all",
        "every",
        "each",
        "everyone",
        "everybody",
        "anyone",
        "anybody",
        "any",
        "staff",
        "those",
        "people",
        "once",
        "annual",
        "annually",
        "yearly",
        "within",
        "refreshed",
        "refresher",
        "required",
        "free",
        "no",
        "for",
    ];
    let all = words(text);
    let first = all.first().map(|word| word.text.as_str()).unwrap_or_default();
    is_capital(text)
        && all.len() <= MOST_WORDS
        && !NONE.contains(&first)
        && !has_duty(text)
        && !text.contains(['\u{a3}', '?', '!'])
        && !all.iter().any(|word| ["every", "annually", "months", "years", "is", "are"].contains(&word.text.as_str()))
}

/// Whether a text asks for something.
pub(super) fn has_duty(text: &str) -> bool {
    const DUTY: [&str; 8] = ["must", "should", "shall", "will", "may", "can", "required", "need"];
    folded(text).split(' ').any(|word| DUTY.contains(&word))
}

pub(super) fn tells_of_people(text: &str) -> bool {
    /// Words for people, one of which says that they are meant and not a subject.
    const PEOPLE: [&str; 27] = [
        "staff",
        "those",
        "people",
        "all",
        "everyone",
        "everybody",
        "anyone",
        "anybody",
        "practitioners",
        "managers",
        "volunteers",
        "professionals",
        "workers",
        "leads",
        "teachers",
        "officers",
        "trustees",
        "nurses",
        "doctors",
        "assistants",
        "carers",
        "coaches",
        "tutors",
        "governors",
        "clergy",
        "clinicians",
        "employees",
    ];
    folded(text).split(' ').any(|word| PEOPLE.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(rest: &str) -> String {
        let told = told_behind(rest).unwrap_or_default();
        [told.title, told.audience, told.length].map(Option::unwrap_or_default).join("|")
    }

    #[test]
    fn what_is_told_of_a_level_is_parted() {
        for (rest, expected) in [
            (
                ", Working Together, is a one-day course held face to face for staff who work with children, for example teachers.",
                "Working Together|staff who work with children|one-day course held face to face",
            ),
            (" is for everyone who works or volunteers here.", "|everyone who works or volunteers here|"),
            (" (Specialist) is aimed at practitioners who lead cases.", "Specialist|practitioners who lead cases|"),
            (
                " - Working Together. For staff and volunteers in regular contact with children. One day, within six months.",
                "Working Together|staff and volunteers in regular contact with children|One day",
            ),
            (
                " \u{2013} Safe to Start. For: All staff and on-site contractors. Length: 90 minutes.",
                "Safe to Start|All staff and on-site contractors|90 minutes",
            ),
            (" \u{2013} Foundation: All ICB staff. 2 hours.", "Foundation|All ICB staff|2 hours"),
            (
                ": Safeguarding Essentials. All employees and elected members. 1 hour online.",
                "Safeguarding Essentials|All employees and elected members|1 hour online",
            ),
            (
                ": Pastoral training. For the inclusion leader, mentors and phase leaders. One day every two years.",
                "Pastoral training|the inclusion leader, mentors and phase leaders|One day every two years",
            ),
            (
                ", Safeguarding Essentials: all staff and governors. 90 minutes, online.",
                "Safeguarding Essentials|all staff and governors|90 minutes, online",
            ),
            (": all staff", "|all staff|"),
            (": staff who work regularly with children", "|staff who work regularly with children|"),
            (": Practice", "Practice||"),
            (": every three years, by repeating the e-learning", "||"),
            (" must be refreshed every two years.", "||"),
            (" is required for all staff.", "||"),
            (" staff attend a day for teachers.", "||"),
        ] {
            assert_eq!(told(rest), expected, "{rest}");
        }
        assert_eq!(
            told_by_label("For: All staff, students and helpers").and_then(|told| told.audience).as_deref(),
            Some("All staff, students and helpers")
        );
        assert_eq!(
            told_by_label("Length: 1 hour, at the setting").and_then(|told| told.length).as_deref(),
            Some("1 hour, at the setting")
        );
        assert_eq!(told_by_label("Time: as agreed"), None);
        let both = told_by_label("Who: receptionists, call handlers and drivers. Length: 2 hours.").unwrap_or_default();
        assert_eq!(both.audience.as_deref(), Some("receptionists, call handlers and drivers"));
        assert_eq!(both.length.as_deref(), Some("2 hours"));
    }
}
