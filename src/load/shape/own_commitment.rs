//! What a level, or a way in which it is delivered, has no entry for: how long it takes, what comes before it, by when it is
//! done. A document that says so commits itself, and so what there is to paste is that commitment, with all that is known of it.

use std::borrow::Cow;

use super::misplaced::Meant;
use super::of_charge::money;
use super::{Shape, entry_names, synonyms};
use crate::model::level_number::several_numbers;
use crate::model::located::Read;
use crate::model::open::is_undecided;
use crate::model::paste::{self, Pasted};
use crate::model::placeholder::is_placeholder;
use crate::model::start::after_start;
use crate::model::words::{Agency, plain_name};
use crate::model::{Duration, schema};
use crate::numerals;
use crate::source::{NodeId, Style};

use super::ways::Ways;

/// What a name of an office says of a level.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum About {
    Refresher,
    Length,
    Before,
    Deadline,
    Size,
    Way,
    Trainers,
    Price,
    Status,
    Other,
}

/// Names under which a table of levels has what is a commitment of its own, in small letters with spaces.
const NAMES: [(About, &[&str]); 7] = [
    (
        About::Before,
        &[
            "prerequisite",
            "prerequisites",
            "pre requisite",
            "pre requisites",
            "prior training",
            "prior learning",
            "requires",
            "entry requirement",
            "entry requirements",
            "must be completed first",
            "before",
            "after",
            "follows",
        ],
    ),
    (
        About::Deadline,
        &[
            "within",
            "deadline",
            "by when",
            "timescale",
            "timescales",
            "complete within",
            "completed within",
            "complete by",
            "when",
            "due",
        ],
    ),
    (
        About::Size,
        &[
            "maximum",
            "minimum",
            "max",
            "min",
            "group size",
            "class size",
            "size",
            "places",
            "delegates",
            "capacity",
            "numbers",
            "participants",
            "maximum places",
            "maximum delegates",
        ],
    ),
    (
        About::Way,
        &[
            "mode",
            "modes",
            "delivery mode",
            "mode of delivery",
            "delivery method",
            "delivered by",
            "method",
            "format",
            "agency",
        ],
    ),
    (
        About::Trainers,
        &["trainers", "number of trainers", "facilitators", "tutors", "co trainers", "trainers per session"],
    ),
    (About::Price, &["cost", "costs", "fee", "fees", "price", "charge", "charges", "amount"]),
    (About::Status, &["status", "state", "action"]),
];

impl About {
    fn of(name: &str) -> Self {
        let plain = name.to_lowercase().replace(['_', '-'], " ");
        let plain = plain.trim();
        match NAMES.iter().find(|(_, names)| names.contains(&plain)) {
            Some((about, _)) => *about,
            None if synonyms::is_frequency(plain) => Self::Refresher,
            None if synonyms::is_length(plain) => Self::Length,
            None => Self::Other,
        }
    }
}

/// Whether a name says how many people at most are trained together.
pub(in crate::load) fn is_size_of_group(name: &str) -> bool {
    About::of(name) == About::Size && !name.to_lowercase().starts_with("min")
}

impl Shape<'_> {
    /// What is said of an entry that a level, or a way of its delivery, does not have, and that is known as a commitment.
    pub(super) fn duty_of_level(&mut self, node: NodeId, name: &str) -> Option<Meant> {
        let level = self.level_around(node)?;
        if node == level && ["name", "level_name", "level name"].contains(&name) && self.number_node(level).is_none() {
            self.explain_missing(node, &["number"], "number");
            return Some((
                "; a level is known by its number, letter or name".to_owned(),
                "write number in place of it, where the levels have names alone; where they have numbers, write title, and number: with its own"
                    .to_owned(),
            ));
        }
        if node == level && self.is_audience(node, name) {
            return Some(("; did you mean audience?".to_owned(), "write audience".to_owned()));
        }
        match About::of(name) {
            About::Other if node == level && name.to_lowercase().replace(['_', ' '], "-") == "multi-agency" => {
                let text = self.arena.get(node, name).and_then(|value| self.arena.text(value))?;
                let is_plain = ["yes", "always", "true", "y"].contains(&text.to_lowercase().as_str());
                let is_free = self.arena.get(node, "delivery").is_none();
                (is_plain && is_free).then(|| {
                    (
                        "; it belongs under delivery".to_owned(),
                        "write in its place delivery: [{agency: multi}]".to_owned(),
                    )
                })
            }
            About::Other => None,
            // Who delivers it is no way of delivery.
            About::Way if self.is_delivered_by(node, name) => Some(self.of_level(node, level, name, About::Other)),
            About::Way if node == level => Some(self.way_of_level(node, name)),
            About::Way => None,
            about => Some(self.of_level(node, level, name, about)),
        }
    }

    /// Whether an entry of a level says for whom it is, where nothing else does: "for", "description: For all who".
    fn is_audience(&self, level: NodeId, name: &str) -> bool {
        let text = || self.arena.get(level, name).and_then(|value| self.arena.text(value));
        let begins = |text: &str| text.starts_with("For ") && !text.starts_with("For example");
        let is_meant = match name {
            "for" | "for_whom" => true,
            "description" | "about" => text().is_some_and(begins),
            _ => false,
        };
        is_meant && self.arena.get(level, "audience").is_none()
    }

    /// What is said of an entry of a level of which nobody knows what it says.
    pub(super) fn other_of_level(&self, node: NodeId, name: &str) -> Option<Meant> {
        let level = self.level_around(node)?;
        self.arena.get(node, name).and_then(|value| self.arena.text(value))?;
        Some(self.of_level(node, level, name, About::Other))
    }

    fn of_level(&self, node: NodeId, level: NodeId, name: &str, about: About) -> Meant {
        let written = self.arena.get(node, name).and_then(|value| self.arena.text(value));
        let text = written.filter(|text| !is_placeholder(text)).unwrap_or("[insert what it says]");
        // Who trains, and not how many.
        let about = if about == About::Trainers && !is_counted(text) { About::Other } else { about };
        let said = said_under(name, text, about);
        let text = said.as_ref();
        let (what, answers, details) = match about {
            About::Price => return self.price_of_level(node, level, name, text),
            About::Status => return self.status_of_level(node, name),
            _ => commitment_about(about, name, text),
        };
        if let Some(line) = self.said_already(level, &answers, about) {
            return (
                format!("; {what} is a commitment of its own, and one stands on line {line}"),
                format!("{}, where that one says it", self.out_of_item(node, name)),
            );
        }
        // New in a post are not only people who are new to children.
        let induction = after_start(text).filter(|_| about == About::Deadline).map(|length| {
            format!(
                "; if it is the induction of all who are new, write standard: induction in place of the id, and details: {{within: {length}}}"
            )
        });
        if about == About::Other && is_undecided(text) {
            let number = self.number_of(level).unwrap_or_default();
            let (out, id) = (self.out_of_item(node, name), plain_name(&format!("{name} {number}")));
            let says = paste::sentence(&format!("{}: {text}", name.replace('_', " ")));
            return (
                "; what is not settled yet is an action".to_owned(),
                format!("{out}, and write it under actions: - {{id: {id}, says: {says}, due: unstated}}"),
            );
        }
        (
            format!("; {what} is a commitment of its own"),
            format!(
                "{}, and write it under commitments: {}{}",
                self.out_of_item(node, name),
                self.commitment_of_level(level, node, &answers, text, &details),
                induction.unwrap_or_default()
            ),
        )
    }

    /// The line on which a commitment says already what an entry of a level says: the one that `answers` begins, or for a time by
    /// which people have done the level, an induction.
    fn said_already(&self, level: NodeId, answers: &str, about: About) -> Option<u32> {
        let arena = self.arena;
        let number = self.number_of(level)?;
        let id = format!("{}-{}", answers.strip_prefix("id: ").unwrap_or_default(), plain_name(number));
        let standard = if about == About::Deadline { Some("induction") } else { answers.strip_prefix("standard: ") };
        let is_of_level = |commitment: NodeId| {
            let levels = arena.get(commitment, "scope").and_then(|scope| arena.get(scope, "levels"));
            levels.is_some_and(|levels| {
                arena.text(levels) == Some(number) || arena.items(levels).any(|item| arena.text(item) == Some(number))
            })
        };
        let text = |commitment: NodeId, name: &str| arena.get(commitment, name).and_then(|value| arena.text(value));
        let says_it = |commitment: &NodeId| {
            text(*commitment, "id") == Some(id.as_str())
                || standard.is_some() && text(*commitment, "standard") == standard && is_of_level(*commitment)
        };
        let said = arena.items(arena.get(NodeId::ROOT, "commitments")?).find(says_it)?;
        Some(arena.source().line_at(arena.span(arena.heading(said)).start))
    }

    /// The level of the list that a block is, or is a part of.
    pub(super) fn level_around(&self, node: NodeId) -> Option<NodeId> {
        let arena = self.arena;
        let key = |node: NodeId| arena.key_of(node).and_then(|key| arena.text(key));
        let is_level = |node: NodeId| {
            let list = arena.parent(node);
            let levels = arena.parent(list);
            arena.is_sequence(list)
                && key(list) == Some("list")
                && key(levels) == Some("levels")
                && arena.parent(levels) == NodeId::ROOT
        };
        let delivery = arena.parent(node);
        let of_delivery =
            (arena.is_sequence(delivery) && key(delivery) == Some("delivery")).then(|| arena.parent(delivery));
        Some(node).filter(|node| is_level(*node)).or_else(|| of_delivery.filter(|node| is_level(*node)))
    }

    /// The commitment that says something of one level, to paste. `answers` names its standard or begins its id, which the
    /// level's number ends; `node` is the level or the way of delivery that is spoken of.
    pub(super) fn commitment_of_level(
        &self,
        level: NodeId,
        node: NodeId,
        answers: &str,
        text: &str,
        details: &str,
    ) -> String {
        let number = self.number_of(level);
        // What is pasted for several levels, or several ways of one, has a name for each.
        let way = self.arena.get(node, "mode").filter(|_| node != level).and_then(|mode| self.arena.text(mode));
        let way = way.and_then(|way| Ways::of(way).words.first().copied()).unwrap_or_default();
        let id: Vec<String> = [answers.to_owned(), plain_name(number.unwrap_or_default()), way.to_owned()]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect();
        let answers = if answers.starts_with("id: ") { id.join("-") } else { answers.to_owned() };
        let number = number.map_or_else(|| "\"[insert its number]\"".to_owned(), numbers_of);
        Pasted { answers, level: Some(number), says: text.into(), details: details.to_owned(), ..Pasted::default() }
            .to_string()
    }

    /// How an entry is taken out of a block that it may be alone in.
    pub(super) fn out_of_item(&self, node: NodeId, name: &str) -> String {
        let arena = self.arena;
        if arena.style(node) == Style::Flow {
            return format!("take {name} with its value out");
        }
        // What the block does not have either is taken out as well.
        let known = self.described(node).and_then(|described| schema::keys(self.schema, described)).unwrap_or_default();
        let names: Vec<&str> = arena.entries(node).filter_map(|(key, _)| arena.text(key)).collect();
        // An entry under another name is one all the same, and is renamed.
        let stays = |other: &str| known.contains(&other) || entry_names::meant(other, &known).is_some();
        match names.iter().find(|other| **other != name && stays(other)) {
            None => {
                let list = arena.parent(node);
                match arena.key_of(list).and_then(|key| arena.text(key)) {
                    Some(holder) if arena.items(list).count() == 1 => {
                        format!("take this item out, with its hyphen and the line {holder}: above it")
                    }
                    _ => "take this item out, with its hyphen".to_owned(),
                }
            }
            Some(next) if names.first() == Some(&name) && self.is_item(node) => {
                format!("take this line out, its hyphen going before {next}")
            }
            Some(_) => "take this line out".to_owned(),
        }
    }

    /// Whether an entry says who delivers the training of a level, and nothing of how.
    fn is_delivered_by(&self, node: NodeId, name: &str) -> bool {
        let plain = name.to_lowercase().replace(['_', '-'], " ");
        let text = self.arena.get(node, name).and_then(|value| self.arena.text(value));
        let is_way = |text: &str| !Ways::of(text).words.is_empty() || synonyms::word(text, Agency::WORDS).is_some();
        plain == "delivered by" && text.is_some_and(|text| !is_way(text) && !is_placeholder(text))
    }

    /// A way of delivery beside the list of them.
    fn way_of_level(&mut self, node: NodeId, name: &str) -> Meant {
        let arena = self.arena;
        let text = |name: &str| arena.get(node, name).and_then(|value| arena.text(value)).unwrap_or_default();
        let is_agency = name.eq_ignore_ascii_case("agency");
        let ways = if is_agency { Ways::of(text("mode")) } else { Ways::of(text(name)) };
        // "Multi-agency, with the Partnership" under mode.
        let in_place = || synonyms::word(text(name), Agency::WORDS).filter(|_| ways.words.is_empty());
        let agency = synonyms::word(text("agency"), Agency::WORDS).or_else(in_place);
        let agency = agency.map(|agency| format!("agency: {agency}"));
        let mut items: Vec<String> = ways
            .words
            .iter()
            .map(|way| {
                format!("{{{}}}", agency.iter().cloned().chain([format!("mode: {way}")]).collect::<Vec<_>>().join(", "))
            })
            .collect();
        if let Some(agency) = agency.filter(|_| items.is_empty()) {
            items.push(format!("{{{agency}}}"));
        }
        let meant = "; it belongs under delivery".to_owned();
        let is_all = synonyms::phrase(text(name), Agency::WORDS).is_some();
        let rest = if ways.says_more && !is_agency && !is_all {
            let commitment = self.commitment_of_level(node, node, "id: delivery", text(name), "");
            format!("; what else it says is a commitment of its own, under commitments: {commitment}")
        } else {
            String::new()
        };
        if items.is_empty() {
            return (
                meant,
                format!(
                    "write delivery: in its place, and below it - mode: and face-to-face, live-online, e-learning or blended, or - agency: and \
                     single or multi{rest}"
                ),
            );
        }
        let help = match arena.get(node, "delivery") {
            Some(delivery) => {
                let line = arena.source().line_at(arena.span(delivery).start);
                let items: Vec<String> = items.iter().map(|item| format!("- {item}")).collect();
                format!("take this line out, and write it under delivery (line {line}): {}", items.join(", "))
            }
            None => format!("write in its place delivery: [{}]", items.join(", ")),
        };
        (meant, format!("{help}{}{rest}", ways.note()))
    }

    /// What the training of a level costs.
    fn price_of_level(&self, node: NodeId, level: NodeId, name: &str, text: &str) -> Meant {
        let number = self.number_of(level).unwrap_or_default();
        let id = ["place".to_owned(), plain_name(number)].join("-");
        let exact = money(text);
        let is_named = number.contains(' ');
        let level = if is_named { number.to_owned() } else { format!("{} {number}", self.scheme()) };
        let what = if exact.is_some() { format!("a place at {level}") } else { text.to_owned() };
        let amount = exact.unwrap_or_else(|| "[insert the amount]".to_owned());
        let number = if number.is_empty() { "\"[insert its number]\"".to_owned() } else { numbers_of(number) };
        (
            "; what the training of a level costs is a charge".to_owned(),
            format!(
                "{}, and write it under charges: - {{id: {}, for: {}, amount: \"{amount}\", levels: [{number}]}}",
                self.out_of_item(node, name),
                id.trim_end_matches('-'),
                paste::sentence(&what)
            ),
        )
    }

    fn status_of_level(&self, node: NodeId, name: &str) -> Meant {
        (
            "; a level by itself has no status, and levels has one for all of them".to_owned(),
            format!(
                "{}; say under outcomes what there is (says: unstated where there is nothing yet), and under actions what will come \
                 and when",
                self.out_of_item(node, name)
            ),
        )
    }
}

/// The number of a level for a list, or those of the several levels that stand in one entry, of which each is to have its own.
fn numbers_of(number: &str) -> String {
    let several = several_numbers(number).map(|numbers| numbers.iter().map(u32::to_string).collect::<Vec<_>>());
    several.map_or_else(|| paste::sentence(number), |several| several.join(", "))
}

/// What an entry of a level is about, the standard that it answers or the beginning of its id, and its details.
fn commitment_about(about: About, name: &str, text: &str) -> (&'static str, String, String) {
    match about {
        About::Refresher => {
            let length =
                Duration::read(text).ok().or_else(|| Duration::said_exactly(text)).or_else(|| after_start(text));
            let every = length.map_or_else(|| "\"[insert how often]\"".to_owned(), |length| length.to_string());
            (
                "how often the training of a level is refreshed",
                "standard: refresher".to_owned(),
                format!("every: {every}"),
            )
        }
        About::Length => ("how long the training of a level takes", "id: course-length".to_owned(), String::new()),
        About::Before => ("what comes before a level", "id: prerequisite".to_owned(), String::new()),
        About::Deadline => ("by when the training of a level is done", "id: deadline".to_owned(), String::new()),
        About::Size => ("how many people take part in a level", "id: group-size".to_owned(), String::new()),
        About::Trainers => {
            let first = text.split(|letter: char| !letter.is_alphanumeric()).next().unwrap_or_default().to_lowercase();
            let minimum =
                numerals::read(&first).map_or_else(|| "\"[insert how many]\"".to_owned(), |count| count.to_string());
            (
                "how many trainers lead the training of a level",
                "standard: two-trainers".to_owned(),
                format!("minimum: {minimum}"),
            )
        }
        About::Price | About::Status | About::Way | About::Other => {
            const OF_A_COURSE: [&str; 7] = ["says", "text", "title", "name", "description", "course", "what"];
            let id = plain_name(if OF_A_COURSE.contains(&name) { "course" } else { name });
            let id = if id.is_empty() { "a-short-name" } else { &id };
            ("what else is said of a level", format!("id: {id}"), String::new())
        }
    }
}

/// Whether a text on trainers begins with how many there are, or has still to be filled in: "at least two", "a pair".
fn is_counted(text: &str) -> bool {
    /// "A minimum of two"
    const FIRST: usize = 4;
    let lower = text.to_lowercase();
    let words = || lower.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    let is_open = words().next().is_none_or(|first| ["insert", "unstated", "all", "both"].contains(&first));
    is_open || words().take(FIRST).any(|word| word == "pair" || word == "pairs" || numerals::read(word).is_some())
}

/// What a level says under a name, with the name where the words alone do not tell what they are of: "at least 6" under hours.
fn said_under<'t>(name: &str, text: &'t str, about: About) -> Cow<'t, str> {
    let lower = text.to_lowercase();
    let plain = name.to_lowercase();
    let first = lower.split(|letter: char| !letter.is_alphanumeric()).next().unwrap_or_default();
    let is_unit = about == About::Length
        && ["hours", "days", "minutes", "weeks", "half days", "half_days", "sessions"].contains(&plain.as_str());
    match about {
        _ if is_unit && !has_unit(&lower) => Cow::Owned(with_unit(text, &plain.replace('_', " "))),
        // "Six months of taking up the role" by itself may be how long it takes.
        About::Deadline
            if ["of", "from", "after"].iter().any(|word| lower.split(' ').any(|said| said == *word))
                && !says_when(first) =>
        {
            Cow::Owned(format!("within {text}"))
        }
        // "Level 1" by itself would not say that it comes first.
        About::Before if text.split_whitespace().count() < 3 => {
            Cow::Owned(format!("{}: {text}", name.replace('_', " ")))
        }
        About::Other if text.split_whitespace().count() < 4 => {
            Cow::Owned(format!("{}: {text}", name.replace('_', " ")))
        }
        About::Other | About::Size
            if ["yes", "no", "true", "false", "none"].contains(&first) || first.parse::<u32>().is_ok() =>
        {
            Cow::Owned(format!("{}: {text}", name.replace('_', " ")))
        }
        _ => Cow::Borrowed(text),
    }
}

/// Whether a length has its unit already: "half a day" under hours. The years over which it is taken are none.
fn has_unit(lower: &str) -> bool {
    const UNITS: [&str; 6] = ["minute", "hour", "hr", "day", "week", "session"];
    let own = [" over ", " every ", " per ", " in ", " across ", " each "];
    let own = own.iter().filter_map(|word| lower.find(word)).min().map_or(lower, |end| &lower[..end]);
    own.split(|letter: char| !letter.is_alphabetic()).any(|word| UNITS.contains(&word.trim_end_matches('s')))
}

/// A number with its unit, which stands before what else a text says: "4 hours over three years".
fn with_unit(text: &str, unit: &str) -> String {
    const JOINS: [&str; 5] = ["to", "or", "and", "-", "\u{2013}"];
    match text.split_once(' ') {
        Some((number, rest)) if rest.split(' ').next().is_some_and(|word| !JOINS.contains(&word)) => {
            format!("{number} {unit} {rest}")
        }
        _ => format!("{text} {unit}"),
    }
}

/// Whether a word begins what says by when something is done.
fn says_when(first: &str) -> bool {
    ["within", "in", "by", "before", "after", "no", "not", "on", "as", "at", "during"].contains(&first)
}
