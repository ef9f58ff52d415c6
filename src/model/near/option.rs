//! Options of a standard in other words than the standard has for them.
//!
//! One option is offered only where every word of a text is understood. Where words are left over, or some of them part one
//! thing from another ("or", "if possible"), what there is to write is shown, and the source decides.

use crate::model::amount::{DetailKind, DetailType};
use crate::model::located::Unreadable;
use crate::model::words::listed;

/// Words of an office for options of the shared standards, in small letters with hyphens.
const OPTIONS: [(&str, &[&str]); 10] = [
    ("face-to-face", &["classroom", "f2f", "in-person", "taught", "workshops", "in-the-room"]),
    ("live-online", &["virtual", "teams", "zoom", "webinar", "webinars", "virtual-classroom", "live-webinars"]),
    ("e-learning", &["elearning", "online-course", "self-paced", "e-learning-modules"]),
    ("blended", &["hybrid", "mixed"]),
    ("train-the-trainer", &["t4t", "ttt", "training-for-trainers", "training-the-trainers"]),
    (
        "local-reviews",
        &[
            "lcsprs",
            "lcspr",
            "local-child-safeguarding-practice-reviews",
            "local-child-safeguarding-practice-review",
            "local-safeguarding-practice-reviews",
            "local-learning-reviews",
        ],
    ),
    ("national-reviews", &["national-child-safeguarding-practice-reviews", "national-panel-reviews"]),
    ("rapid-reviews", &["rapid-review"]),
    ("full-attendance", &["whole-attendance", "attendance-at-the-whole-course", "attending-the-whole-course"]),
    ("evaluation-form", &["completed-evaluation", "evaluation-forms", "completed-evaluation-form"]),
];

/// Words that may be one of the options of how training is evaluated, in the same letters: of what they say, that is a part.
const MAY_BE: [(&str, &[&str]); 8] = [
    (
        "end-of-course",
        &[
            "on-the-day",
            "end-of-day",
            "end-of-the-day",
            "end-of-session",
            "end-of-the-course",
            "exit",
            "evaluation-form",
            "evaluation-forms",
        ],
    ),
    (
        "participant-feedback",
        &[
            "learner",
            "learners",
            "delegates",
            "participants",
            "delegate-feedback",
            "learner-feedback",
            "survey",
            "feedback-form",
        ],
    ),
    ("trainer-feedback", &["from-trainers", "by-trainers", "the-trainer", "trainers"]),
    ("pre-course", &["before-the-course", "before-training", "beforehand", "baseline"]),
    ("observation", &["observed", "observing", "observe", "observers"]),
    ("audit", &["case-files", "case-file", "files", "dip-sample", "dip-sampling"]),
    ("longitudinal", &["follow-up", "months", "months-later", "month", "later", "follow-up-survey"]),
    ("manager-follow-up", &["manager", "managers", "line-manager", "line-managers", "supervisor", "supervisors"]),
];

/// Words that may mean either of two options.
const ONLINE: [&str; 6] = ["online", "on-line", "online-training", "online-learning", "remote", "remotely"];

/// Those two, with what tells them apart.
const WAYS_ONLINE: [(&str, &str); 2] =
    [("live-online", "where a trainer is there at the time"), ("e-learning", "where people work alone")];

/// What to do where the source does not tell the two apart.
const NOT_SAID_WHICH: &str = "where the source does not say which, neither, its word standing in says alone";

/// Words that say nothing beside an option.
const FILLERS: [&str; 20] = [
    "the", "a", "an", "our", "their", "its", "by", "through", "via", "also", "training", "sessions", "staff", "form",
    "forms", "wholly", "fully", "entirely", "all", "only",
];

/// Why a text is none of the options, with those that it means or those that there are.
pub(in crate::model) fn no_option(text: &str, kind: &DetailKind) -> Unreadable {
    let message = format!("\"{text}\" is not one of the options");
    if let Some(either) = either(text, &kind.options) {
        let [one, other] = either.map(|(option, when)| format!("{option} {when}"));
        let both = if kind.kind == DetailType::Set { ", both where both are meant" } else { "" };
        return Unreadable::new(message, format!("write {one}, {other}{both}; {NOT_SAID_WHICH}"));
    }
    let meaning = kind.meaning.as_ref().map(|meaning| format!(" ({meaning})")).unwrap_or_default();
    let parts = Parts::of(text, kind);
    match (kind.kind, parts.exact().as_deref()) {
        (_, Some([only])) => return Unreadable::new(message, format!("write {only}")),
        (DetailType::Set, Some(several)) => {
            let list = several.join(", ");
            let help = match parts.are_alternatives {
                true => format!(
                    "write them as a list where all hold: [{list}]; where either will do, the one that goes least far"
                ),
                false => format!("write them as a list: [{list}]"),
            };
            return Unreadable::new(message, help);
        }
        (_, Some(several)) => {
            let message = format!("\"{text}\" names {} of the options, and one belongs here", several.len());
            return Unreadable::new(
                message,
                format!("{}{meaning}; what it says of both goes into says", kind.one_of(several)),
            );
        }
        (_, None) => {}
    }
    // "All partner agencies" are not all.
    let mut may_be = parts.named();
    may_be.retain(|option| !["all", "some", "nobody"].contains(option));
    // "Confidential unless a child is at risk" is another one than confidential.
    let has_exception =
        ["unless", "except", "but ", "apart from"].iter().any(|word| text.to_lowercase().contains(word));
    if has_exception && kind.kind == DetailType::Choice {
        may_be.clear();
    }
    let named = match may_be.as_slice() {
        [] => String::new(),
        [only] => format!(" ({only} may be one of them)"),
        several => format!(" ({} may be among them)", listed(several, "and")),
    };
    let online = parts.either.map(|(word, either)| {
        let [one, other] = either.map(|(option, when)| format!("{option} {when}"));
        format!("; {word} is {one}, {other}, and {NOT_SAID_WHICH}")
    });
    let named = named + &online.unwrap_or_default();
    let help = match kind.kind {
        DetailType::Set => {
            format!(
                "write all that it says of {}, as a list in brackets with commas{named}; what else it says goes into says",
                listed(&kind.options, "and")
            )
        }
        _ => {
            // Of two ways that will both do, naming one would leave out the other.
            let named = if parts.are_alternatives { String::new() } else { named };
            let named = named.replace("one of them", "meant").replace("among them", "meant");
            let either = match kind.has_direction() && parts.are_alternatives {
                true => "; where either of two will do, the one that goes least far, which stands first here",
                false => "",
            };
            format!("write {}, by what it says{meaning}{named}{either}", listed(&kind.options, "or"))
        }
    };
    Unreadable::new(message, format!("{help}; where it says none of them, {}", kind.beside().unstated()))
}

impl DetailKind {
    /// What to write where one of several options belongs: the options are listed from the worst to the best.
    pub(in crate::model) fn one_of(&self, named: &[&str]) -> String {
        let place = |option: &&&str| self.options.iter().position(|other| other == **option);
        let (least, most) = (named.iter().min_by_key(place), named.iter().max_by_key(place));
        match (least, most) {
            (Some(least), Some(most)) if self.has_direction() && least != most => {
                format!("where either will do, write {least}, which goes least far; where all hold, {most}")
            }
            _ => format!("write {}, whichever the source says of most", listed(named, "or")),
        }
    }
}

/// The parts of a text that may name options.
struct Parts<'k> {
    /// Of each the option that it means and nothing else, and the one that it only names.
    found: Vec<(Option<&'k str>, Option<&'k str>)>,
    /// Whether "or" stands between them.
    are_alternatives: bool,
    /// The first of them that may mean either of two options.
    either: Option<(String, Either<'k>)>,
}

/// Two options, each with when it is the one that is meant.
type Either<'k> = [(&'k str, &'static str); 2];

impl<'k> Parts<'k> {
    fn of(text: &str, kind: &'k DetailKind) -> Self {
        // Of a list one of whose brackets is lost, the other may be left.
        let text = text.trim().trim_matches(['[', ']', '(', ')']);
        let lower = text.to_lowercase();
        let found = |part: &str| (exact(part, &kind.options), named(part, &kind.options));
        if kind.kind == DetailType::Set
            && (lower == "all" || ["all of ", "all the "].iter().any(|all| lower.starts_with(all)))
        {
            return Self {
                found: kind.options.iter().map(|option| (Some(option.as_str()), None)).collect(),
                are_alternatives: false,
                either: None,
            };
        }
        // "full-attendance evaluation-form"
        let options: Option<Vec<&str>> = lower
            .split_whitespace()
            .map(|word| kind.options.iter().find(|option| option.as_str() == word).map(String::as_str))
            .collect();
        if let Some(options) = options.filter(|options| options.len() > 1) {
            return Self {
                found: options.into_iter().map(|option| (Some(option), None)).collect(),
                are_alternatives: false,
                either: None,
            };
        }
        let parts = lower.split([',', ';', '/', '&', '+']);
        let parts =
            [" and ", " or ", " plus "].iter().fold(parts.map(str::to_owned).collect::<Vec<_>>(), |parts, word| {
                parts.iter().flat_map(|part| part.split(word)).map(str::to_owned).collect()
            });
        let parts: Vec<&str> = parts.iter().map(|part| part.trim()).filter(|part| !part.is_empty()).collect();
        let either = parts.iter().find_map(|part| Some(((*part).to_owned(), either(part, &kind.options)?)));
        Self { found: parts.iter().map(|part| found(part)).collect(), are_alternatives: lower.contains(" or "), either }
    }

    /// The options where the text says them and nothing else, each once.
    fn exact(&self) -> Option<Vec<&'k str>> {
        let mut options: Vec<&str> = self.found.iter().map(|(exact, _)| *exact).collect::<Option<_>>()?;
        let mut seen = Vec::new();
        options.retain(|option| {
            !seen.contains(option) && {
                seen.push(*option);
                true
            }
        });
        (!options.is_empty()).then_some(options)
    }

    /// The options that the text names among other words, each once.
    fn named(&self) -> Vec<&'k str> {
        let mut options: Vec<&str> = Vec::new();
        for option in self.found.iter().filter_map(|(exact, named)| exact.or(*named)) {
            if !options.contains(&option) {
                options.push(option);
            }
        }
        options
    }
}

/// A text in small letters with hyphens between its words.
fn hyphened(text: &str) -> String {
    let words = text.split(|letter: char| !letter.is_alphanumeric() && letter != '\'').filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join("-").to_lowercase()
}

/// The two options of which a text may mean either.
fn either<'k>(text: &str, options: &'k [String]) -> Option<Either<'k>> {
    let plain = hyphened(text);
    let bare: Vec<&str> = plain.split('-').filter(|word| !FILLERS.contains(word)).collect();
    if !ONLINE.contains(&plain.as_str()) && !ONLINE.contains(&bare.join("-").as_str()) {
        return None;
    }
    let [one, other] = &WAYS_ONLINE;
    let known = |wanted: &str| options.iter().find(|option| *option == wanted).map(String::as_str);
    Some([(known(one.0)?, one.1), (known(other.0)?, other.1)])
}

/// The option that a text means and nothing else: itself with other capitals and spaces, or a word of an office for it.
fn exact<'k>(text: &str, options: &'k [String]) -> Option<&'k str> {
    let plain = hyphened(text);
    let bare: Vec<&str> = plain.split('-').filter(|word| !FILLERS.contains(word)).collect();
    let bare = bare.join("-");
    let is_it = |option: &&String| {
        let option = option.as_str();
        let is_word =
            |plain: &str| plain == option || OPTIONS.iter().any(|(of, words)| *of == option && words.contains(&plain));
        // "end of course forms", where the option has none of the small words.
        is_word(&plain)
            || is_word(&bare)
            || plain.strip_suffix('s') == Some(option)
            || option.strip_suffix('s') == Some(&plain)
    };
    options.iter().find(is_it).map(String::as_str)
}

/// The option that a text names among other words, "end of course forms", "staff surveys", or of which it is a part that no
/// other one has: "attendance".
fn named<'k>(text: &str, options: &'k [String]) -> Option<&'k str> {
    let plain = hyphened(text);
    if either(text, options).is_some() {
        return None;
    }
    let stands_in = |long: &str, short: &str| format!("-{long}-").contains(&format!("-{short}-"));
    let only = |is_meant: &dyn Fn(&str) -> bool| {
        let mut meant = options.iter().filter(|option| is_meant(option));
        meant.next().filter(|_| meant.next().is_none()).map(String::as_str)
    };
    let has_word = |option: &str| {
        OPTIONS.iter().any(|(of, words)| *of == option && words.iter().any(|word| stands_in(&plain, word)))
    };
    only(&|option| stands_in(&plain, option))
        .or_else(|| only(&has_word))
        .or_else(|| only(&|option| !plain.is_empty() && stands_in(option, &plain)))
        .or_else(|| {
            let may_be = |option: &str| {
                MAY_BE.iter().any(|(of, words)| *of == option && words.iter().any(|word| stands_in(&plain, word)))
            };
            only(&may_be)
        })
}
