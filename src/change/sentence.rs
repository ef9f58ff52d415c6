//! A change in a sentence for a committee. Between two states of one document something was and is; between two documents
//! one asks more and the other less.

mod duty;
mod level;
mod plain;

use super::difference::{Case, Difference, Found, Value};
use super::text::Rewording;
use super::{Kind, Relation, Verdict};
use crate::finding::shortened;
use crate::model::words::{Kind as DocumentKind, Strength, listed};
use crate::standards::in_letters;

/// How the two documents are spoken of.
#[derive(Clone, Debug)]
pub(super) struct Voice {
    /// How they are related.
    pub relation: Relation,
    /// "Hampshire 2019".
    pub old: String,
    /// "Isle of Wight 2024".
    pub new: String,
    /// "policy", "strategy" or "set of standards".
    pub noun: &'static str,
    /// The kind of the two, whose fields have phrases.
    pub kind: Option<DocumentKind>,
}

/// What one side does, in both tenses, without its subject: "asked for two trainers", "asks for two trainers".
struct Clause {
    past: String,
    now: String,
}

impl Clause {
    fn new(past: &str, now: &str, rest: &str) -> Self {
        let join = |verb: &str| if rest.is_empty() { verb.to_owned() } else { format!("{verb} {rest}") };
        Self { past: join(past), now: join(now) }
    }
}

impl Voice {
    /// What one side does and what the other does.
    fn pair(&self, old: &Clause, new: &Clause) -> String {
        match self.relation {
            Relation::Lineage => {
                let now = new.now.strip_prefix("is ").map(|rest| format!("is now {rest}"));
                format!("The {} {}; it {}.", self.noun, old.past, now.unwrap_or_else(|| format!("now {}", new.now)))
            }
            Relation::Different => format!("{} {}; {} {}.", self.old, old.now, self.new, new.now),
        }
    }

    /// One sentence or the other.
    fn either(&self, lineage: String, different: impl FnOnce(&str, &str) -> String) -> String {
        match self.relation {
            Relation::Lineage => lineage,
            Relation::Different => different(&self.old, &self.new),
        }
    }
}

/// The sentence for a difference with its verdict.
pub(super) fn sentence(difference: &Difference, verdict: Verdict, voice: &Voice) -> String {
    if difference.kind == Kind::OneSided {
        return one_sided(difference, voice);
    }
    let sentence = special(difference, verdict, voice).unwrap_or_else(|| {
        if let Some(wording) = &difference.wording {
            return reworded(wording);
        }
        match difference.field {
            "commitments.scope" if difference.kind == Kind::Moved => plain::plain(difference, voice),
            "commitments.answer" | "commitments" | "commitments.scope" => duty::answer(difference, voice),
            "commitments.strength" => duty::strength(difference, voice),
            "commitments.details" => duty::detail(difference, verdict, voice),
            "commitments.by" => duty::bearer(difference, voice),
            "levels.list.outcomes.topics" | "levels.for_all.topics" => level::topics(difference, voice),
            "levels.list.includes" => level::includes(difference, voice),
            "levels.list" => level::whole(difference, voice),
            "review.every" => cycle(difference, voice),
            "review.next_due" => next_due(difference, verdict, voice),
            "list.policy.expects" | "list.course.expects" => expected(difference, voice),
            _ => plain::plain(difference, voice),
        }
    });
    if difference.case == Case::WeakestCounts {
        return format!("{sentence} Of several statements that hold for a course, the weakest counts.");
    }
    sentence
}

/// Cases that are said in their own way, whatever the field.
fn special(difference: &Difference, verdict: Verdict, voice: &Voice) -> Option<String> {
    let (old, new) = (&difference.old, &difference.new);
    match &difference.case {
        Case::NotCompared(why) => Some(format!("This could not be compared: {why}.")),
        Case::OneOfSeveral => Some(one_of_several(difference)),
        Case::Renamed(100) => {
            let (old, new) = (quoted(old), quoted(new));
            Some(format!("{old} and {new} are taken for the same thing, because all of their words agree."))
        }
        Case::Renamed(likeness) => Some(format!(
            "{} and {} are taken for the same thing, because {likeness} in a hundred of their words agree.",
            quoted(old),
            quoted(new)
        )),
        Case::Refiled => {
            Some(format!("The same thing is recorded under {} and then under {}.", quoted(old), quoted(new)))
        }
        Case::Unfiled => Some(format!(
            "What answered the standard {} is recorded under {}, a name of the document's own: a person has to read whether \
             the standard is still answered.",
            quoted(old),
            quoted(new)
        )),
        Case::Scope { remains } => Some(duty::scope(difference, remains, verdict, voice)),
        Case::Bearer(who) => Some(duty::only_for(who, difference, voice)),
        Case::Plain | Case::Reviewed if (&old.value, &new.value) == (&Value::Nothing, &Value::NotRecorded) => {
            Some("It was recorded that there is none; nothing is recorded about it now.".to_owned())
        }
        Case::Plain | Case::Reviewed | Case::WeakestCounts => {
            let unread = old.value == Value::Unreadable || new.value == Value::Unreadable;
            unread.then(|| "A value here cannot be read, so the two could not be compared.".to_owned())
        }
    }
}

/// What each of two partnerships records under names that the other one does not have.
fn one_sided(difference: &Difference, voice: &Voice) -> String {
    let has = |name: &str, went: bool| {
        let many = difference.entries.iter().filter(|entry| entry.old.is_some() == went).count();
        match u32::try_from(many) {
            Ok(0) => format!("{name} has no commitment under a name of its own"),
            Ok(1) => format!("{name} has one commitment under a name of its own"),
            Ok(many) => format!("{name} has {} commitments under names of its own", in_letters(many)),
            Err(_) => format!("{name} has many commitments under names of its own"),
        }
    };
    let (old, new) = (has(&voice.old, true), has(&voice.new, false));
    format!("{old}; {new}. Whether the other one asks for them too, only a reader can say.")
}

fn one_of_several(difference: &Difference) -> String {
    if difference.field == "commitments" && difference.entries.is_empty() {
        return "A commitment to this went or came, while a part of the document answers it too: a person has to read \
                whether that asks for as much."
            .to_owned();
    }
    if difference.field.starts_with("commitments") {
        let (gone, came) = (difference.entries.iter()).partition::<Vec<_>, _>(|entry| entry.old.is_some());
        let what = match (gone.len(), came.len()) {
            (0, 0) => {
                return "One of several statements about this changed, while all of them together come to as much as \
                        before, as far as that can be counted: a person has to read it."
                    .to_owned();
            }
            (gone, 0) => format!("{} gone, and others stay", are(gone)),
            (0, came) => format!("{} new beside others", are(came)),
            (gone, came) => format!("{} gone and {} new", are(gone), are(came)),
        };
        return format!("Of the statements about this, {what}: a person has to read whether they ask for as much.");
    }
    "Points went or came here while the topics stay: a person has to read whether they still say the same.".to_owned()
}

fn are(count: usize) -> String {
    match u32::try_from(count) {
        Ok(1) => "one is".to_owned(),
        Ok(count) => format!("{} are", in_letters(count)),
        Err(_) => "many are".to_owned(),
    }
}

/// What changed in a wording. That a text still says the same is nothing that can be told by its words.
fn reworded(wording: &Rewording) -> String {
    if wording.too_long {
        return "The wording changed in so many places that a person has to compare it.".to_owned();
    }
    if !wording.matters() {
        return "The wording changed; the words that went and came are marked.".to_owned();
    }
    let mut weighing: Vec<&String> = wording.weighing.iter().map(|changed| &changed.word).collect();
    weighing.dedup();
    let reasons: Vec<String> = [
        quoted_words(&weighing).map(|words| format!("words that weigh differ ({words})")),
        quoted_words(&wording.lost).map(|words| format!("{words} went, and nothing came for it")),
        quoted_words(&wording.added).map(|words| format!("{words} came, and nothing went for it")),
    ]
    .into_iter()
    .flatten()
    .collect();
    let reasons = if reasons.is_empty() { "little of the old text is left".to_owned() } else { reasons.join("; ") };
    format!("The wording changed: {reasons}. A person has to read what that does.")
}

/// Some words in quotation marks; nothing where there are none.
fn quoted_words(words: &[impl AsRef<str>]) -> Option<String> {
    const MOST_WORDS: usize = 6;
    let quoted: Vec<String> =
        words.iter().take(MOST_WORDS).map(|word| format!("\"{}\"", shortened(word.as_ref()))).collect();
    (!quoted.is_empty()).then(|| listed(&quoted, "and"))
}

fn cycle(difference: &Difference, voice: &Voice) -> String {
    let clause = |found: &Found| match &found.value {
        Value::Time(every) => {
            let cycle = found.words.clone().unwrap_or_else(|| every.as_cycle());
            Clause::new("was reviewed", "is reviewed", &cycle)
        }
        Value::Unstated => Clause::new("was reviewed", "is reviewed", "at times that it does not state"),
        _ => Clause::new("did not say", "does not say", "how often it is reviewed"),
    };
    voice.pair(&clause(&difference.old), &clause(&difference.new))
}

fn next_due(difference: &Difference, verdict: Verdict, voice: &Voice) -> String {
    let clause = |found: &Found| match &found.value {
        Value::Day(date) => {
            Clause::new("gave", "gives", &format!("{} as the date of its next review", date.in_words()))
        }
        _ => Clause::new("gave", "gives", "no date for its next review"),
    };
    let sentence = voice.pair(&clause(&difference.old), &clause(&difference.new));
    match verdict {
        Verdict::Unclear => format!("{} Nothing says that a review took place in between.", sentence),
        _ => sentence,
    }
}

fn expected(difference: &Difference, voice: &Voice) -> String {
    let whom = if difference.field == "list.policy.expects" { "policies" } else { "courses" };
    let clause = |found: &Found| match &found.value {
        Value::Strength(strength) => {
            let verb = match strength {
                Strength::Must => "must do this",
                Strength::Will => "do this",
                Strength::Should => "should do this",
                Strength::May => "may do this",
            };
            Clause::new("said that", "says that", &format!("{whom} {verb}"))
        }
        _ => Clause::new("expected", "expects", &format!("nothing of {whom} here")),
    };
    voice.pair(&clause(&difference.old), &clause(&difference.new))
}

/// The items of a list that went and came.
fn items(difference: &Difference, what: &str, voice: &Voice) -> String {
    let named = |went: bool| -> Vec<String> {
        let entries = difference.entries.iter().filter(|entry| entry.old.is_some() == went);
        // The sentence that names them has a full stop of its own.
        entries.map(|entry| entry.name.trim_end_matches('.').to_owned()).collect()
    };
    let (gone, came) = (some_of(&named(true)), some_of(&named(false)));
    let parts = match (gone, came) {
        (Some(gone), Some(came)) => voice.either(format!("no longer there: {gone}; new: {came}"), |old, new| {
            format!("only in {old}: {gone}; only in {new}: {came}")
        }),
        (Some(gone), None) => {
            voice.either(format!("no longer there: {gone}"), |old, _| format!("only in {old}: {gone}"))
        }
        (None, Some(came)) => voice.either(format!("new: {came}"), |_, new| format!("only in {new}: {came}")),
        (None, None) => "the same".to_owned(),
    };
    format!("Of {what}, {parts}.")
}

/// A few names of many for a sentence.
fn some_of(names: &[String]) -> Option<String> {
    const MOST_NAMES: usize = 8;
    match names.len() {
        0 => None,
        // Names with commas of their own cannot be told apart by commas.
        _ if names.iter().any(|name| !name.starts_with('"') && (name.contains(',') || name.ends_with('.'))) => {
            let bare: Vec<&str> = names.iter().take(MOST_NAMES).map(|name| name.trim_end_matches('.')).collect();
            let more = names.len().saturating_sub(MOST_NAMES);
            let more = if more == 0 { String::new() } else { format!("; and {more} more") };
            Some(format!("{}{more}", bare.join("; ")))
        }
        many if many > MOST_NAMES => Some(format!("{} and {} more", names[..MOST_NAMES].join(", "), many - MOST_NAMES)),
        _ => Some(listed(names, "and")),
    }
}

/// The value of a side for a reader; nothing where there is none.
pub(super) fn words(found: &Found) -> Option<String> {
    let words = match &found.value {
        Value::NotRecorded | Value::Nothing => return found.words.clone().filter(|words| words != "none"),
        Value::Unstated => return None,
        Value::Unreadable => "a value that cannot be read".to_owned(),
        Value::Answer(answer) => answer.to_string(),
        Value::Strength(strength) => strength.to_string(),
        Value::Amount(kind, amount) => kind.in_words(amount),
        Value::Time(time) => time.to_string(),
        Value::Day(date) => date.in_words(),
        Value::Names(names) if names.is_empty() => return None,
        Value::Names(names) => some_of(&names.iter().cloned().collect::<Vec<_>>())?,
        Value::Text(text) => text.clone(),
        Value::There => "an entry".to_owned(),
    };
    Some(found.words.clone().unwrap_or(words))
}

fn quoted(found: &Found) -> String {
    words(found).map_or_else(|| "nothing".to_owned(), |words| format!("\"{words}\""))
}
