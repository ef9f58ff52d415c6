//! A draft as answers to the start of a policy: values, each with a note where it comes from, and entries of lists.

use crate::model::words::{Status, Strength};
use crate::template::{Answers, in_comment, quoted};

use super::answer::Otherwise;
use super::bearer::Bearer;
use super::bodies::Body;
use super::commitment::{MOST, Suggestion};
use super::fact::Answer;
use super::levels::Level;
use super::text::beginning;
use super::value::shown;
use super::{Draft, Writing};

/// How much of a sentence a note repeats, in characters, so that it is found again.
const MOST_REPEATED: usize = 60;

/// The longest sentence that is quoted, in bytes. What is longer has no end where a sentence has one.
const LONGEST_QUOTE: usize = 2_000;

impl Draft {
    /// What the start of a policy is filled with.
    pub fn answers(&self, writing: &Writing<'_>) -> Answers {
        let mut answers = Answers::default();
        self.write_facts(&mut answers);
        answers.begun = self.head(writing);
        self.write_bodies(&mut answers);
        self.write_source(writing, &mut answers);
        self.write_versions(&mut answers);
        self.write_cited(&mut answers);
        self.write_levels(&mut answers);
        self.write_charges_and_actions(&mut answers);
        answers.commitments.extend(self.levels.iter().flat_map(|levels| &levels.list).filter_map(length).flatten());
        for (at, suggestion) in self.suggestions.iter().enumerate() {
            answers.commitments.extend(commitment(at + 1, suggestion, writing.with_quotes));
        }
        answers
    }

    /// The sentences at the head of the record.
    fn head(&self, writing: &Writing<'_>) -> Vec<String> {
        let mut said = vec![format!(
            "It was begun from {}. Each value that was found says behind \"from:\" where: the section, and the paragraph, table or \
             line. Nothing else was guessed. Hold every one against the document: a machine has read it, and nobody else.",
            writing.file
        )];
        if self.suggestions.len() == MOST {
            said.push(format!(
                "More than {MOST} sentences in it sound like duties; those after the first {MOST} are left out."
            ));
        }
        if self.withheld > 0 {
            let paragraphs = match self.withheld {
                1 => "1 paragraph of it holds".to_owned(),
                many => format!("{many} paragraphs of it hold"),
            };
            said.push(format!(
                "{paragraphs} what could lead to a child, a date of birth or a number, and nothing of that stands here."
            ));
        }
        said
    }

    fn write_facts(&self, answers: &mut Answers) {
        for (path, answer) in self.facts.answers() {
            match answer {
                Answer::Value(fact) => {
                    answers.notes.push((path, format!("from: {}", fact.from)));
                    answers.values.push((path, fact.value));
                }
                Answer::Open(fact) => {
                    answers.notes.push((path, format!("{} (from: {})", fact.value, fact.from)));
                    answers.open.push(path);
                }
            }
        }
        // Approved is what says that it was; a table of versions may say so too.
        let approval = ["approval.by", "approval.date"].iter().find_map(|path| self.facts.any(path));
        // Of a version that nobody has approved yet, an approval of the one before says nothing.
        let newest = self.versions.list.last().filter(|version| version.event == Some("ratified"));
        let ratified = newest.and_then(|version| Some((version, version.date.as_ref().ok()?)));
        let from = approval.map(|fact| fact.from.as_str()).or(ratified.map(|(version, _)| version.from.as_str()));
        let is_only_in_use = self.facts.value("status").is_none_or(|status| status.value == Status::Published.word());
        if let Some(from) = from.filter(|_| is_only_in_use) {
            answers.values.retain(|(path, _)| *path != "status");
            answers.notes.retain(|(path, _)| *path != "status");
            answers.notes.push(("status", format!("from: its approval, {from}")));
            answers.values.push(("status", "approved".to_owned()));
        }
        if !answers.values.iter().any(|(path, _)| *path == "status") {
            let why = "? it does not say how it stands, and counts as a draft until you write otherwise";
            answers.notes.push(("status", why.to_owned()));
        }
        if let Some((version, date)) = ratified.filter(|_| !self.facts.has("approval.date")) {
            answers.notes.push(("approval.date", format!("from: {}", version.from)));
            answers.values.push(("approval.date", date.to_string()));
        }
    }

    fn write_bodies(&self, answers: &mut Answers) {
        let entries = |bodies: &[Body]| bodies.iter().flat_map(body).collect::<Vec<_>>();
        if !self.issuers.is_empty() {
            answers.lists.push(("issuers", entries(&self.issuers)));
        }
        if !self.bodies.is_empty() {
            let mut lines =
                vec!["# Committees and groups that it names, each by a short name.".to_owned(), "bodies:".to_owned()];
            lines.extend(entries(&self.bodies));
            answers.entries.push(("lead", lines));
        }
    }

    fn write_source(&self, writing: &Writing<'_>, answers: &mut Answers) {
        let mut lines = vec![
            "# The document itself, and its fingerprint: check says so when the document changes.".to_owned(),
            "source:".to_owned(),
        ];
        if let Some(published) = self.facts.value("source.published") {
            lines.push(format!("  published: {}{}", published.value, note(&published.from)));
        }
        lines.push(format!("  file: {}", quoted(writing.file)));
        lines.push(format!("  sha256: {}", writing.sha256));
        answers.entries.push(("period", lines));
    }

    fn write_versions(&self, answers: &mut Answers) {
        if self.versions.list.is_empty() {
            return;
        }
        let mut lines = vec!["# Its versions, the oldest first.".to_owned(), "versions:".to_owned()];
        for version in &self.versions.list {
            lines.push(format!("  - version: {}{}", quoted(&version.version), note(&version.from)));
            lines.push(match &version.date {
                Ok(date) => format!("    date: {date}"),
                Err(why) => format!("    date: \"[insert the date]\" # the date: {}", plain(why)),
            });
            let event = version
                .event
                .map_or_else(|| "\"[insert issued, ratified, amended or reviewed]\"".to_owned(), str::to_owned);
            lines.push(format!("    event: {event}"));
        }
        answers.entries.push(("approval", lines));
    }

    fn write_cited(&self, answers: &mut Answers) {
        let mut guidance = Vec::new();
        for cited in &self.guidance {
            guidance.push(format!("  - id: {}{}", cited.id, note(&cited.from)));
            guidance.push(format!(
                "    edition: {}",
                cited.edition.as_deref().map_or_else(|| "unstated".to_owned(), shown)
            ));
            guidance.extend(cited.is_history.then(|| "    as: history".to_owned()));
            guidance.extend(sections("sections", &cited.sections));
        }
        // What the catalogue does not know is recorded by its title, so that check says so.
        for outside in &self.outside {
            let title = match outside.is_sure {
                true => shown(&outside.title),
                false => shown(&format!("[insert its title, where it is guidance: {}]", outside.title)),
            };
            guidance.push(format!("  - id: {title}{}", note(&outside.from)));
            guidance.push(format!(
                "    edition: {}",
                outside.edition.as_deref().map_or_else(|| "unstated".to_owned(), shown)
            ));
            guidance.extend(sections("sections", &outside.sections));
        }
        if !guidance.is_empty() {
            answers.lists.push(("guidance", guidance));
        }
        if !self.terms.is_empty() {
            let mut lines =
                vec!["# Names that were replaced since, as it writes them.".to_owned(), "terms:".to_owned()];
            for term in &self.terms {
                lines.push(format!("  - term: {}{}", shown(&term.written), note(&term.from)));
                lines.push(format!("    as: {}", if term.is_history { "history" } else { "authority" }));
                lines.extend(sections("section", &term.sections));
            }
            answers.entries.push(("guidance", lines));
        }
    }

    fn write_levels(&self, answers: &mut Answers) {
        let Some(levels) = &self.levels else { return };
        let mut lines = vec![format!("  scheme: {}", levels.scheme), "  list:".to_owned()];
        for level in &levels.list {
            lines.push(format!("    - number: {}{}", quoted(&level.number), note(&level.from)));
            lines.extend(level.told.title.as_deref().map(|title| format!("      title: {}", shown(title))));
            let audience = level.told.audience.as_deref().unwrap_or("[insert for whom it is]");
            lines.push(format!("      audience: {}", shown(audience)));
            lines.push("      outcomes:".to_owned());
            lines.extend(level.outcomes.iter().map(|outcome| format!("        - says: {}", quoted(outcome))));
            if level.outcomes.is_empty() {
                lines.push("        - says: \"[insert what people learn]\"".to_owned());
            }
        }
        answers.lists.push(("levels", lines));
    }

    fn write_charges_and_actions(&self, answers: &mut Answers) {
        let mut charges = Vec::new();
        for (at, charge) in self.charges.iter().enumerate() {
            charges.push(format!("  # from: {}: {}", plain(&charge.from), repeated(&charge.says)));
            charges.push(format!("  - id: charge-{}", at + 1));
            let absence =
                if charge.is_of_absence { ", and for what: it speaks of not coming or cancelling" } else { "" };
            let whom = charge.whom.as_deref().map_or_else(|| format!("\"[insert who pays{absence}]\""), shown);
            charges.push(format!("    for: {whom}"));
            charges.push(format!("    amount: {}", quoted(&charge.amount)));
            charges.push("    currency: GBP".to_owned());
            charges.extend(charge.per.as_deref().map(|per| format!("    per: {}", shown(per))));
            let known = |level: &&String| {
                self.levels.iter().flat_map(|levels| &levels.list).any(|known| known.number == **level)
            };
            let levels: Vec<&str> = charge.levels.iter().filter(known).map(String::as_str).collect();
            if !levels.is_empty() && levels.len() == charge.levels.len() {
                charges.push(format!("    levels: [{}]", levels.join(", ")));
            }
            charges.extend(sections("section", charge.section.as_slice()));
        }
        let mut actions = Vec::new();
        for (at, action) in self.actions.iter().enumerate() {
            actions.push(format!("  # from: {}: {}", plain(&action.from), repeated(&action.says)));
            actions.push(format!("  - id: action-{}", at + 1));
            let open = action.open.as_deref().filter(|open| open.len() <= LONGEST_QUOTE);
            actions.push(format!("    says: {}", quoted(open.unwrap_or("[insert what is promised]"))));
            actions.push(format!("    due: {}", action.due.map_or("unstated".to_owned(), |due| due.to_string())));
            actions.extend(sections("section", action.section.as_slice()));
        }
        for (name, lines) in [("charges", charges), ("actions", actions)] {
            if !lines.is_empty() {
                answers.lists.push((name, lines));
            }
        }
    }
}

fn body(body: &Body) -> Vec<String> {
    let mut lines =
        vec![format!("  - id: {}{}", body.id, note(&body.from)), format!("    name: {}", shown(&body.name))];
    lines.extend(body.short.as_deref().map(|short| format!("    short: {}", shown(short))));
    lines
}

/// How long the training of a level takes, which is a commitment of the document's own.
fn length(level: &Level) -> Option<Vec<String>> {
    let says = level.told.length.as_deref()?;
    let number = &level.number;
    let written = if number.bytes().all(|byte| byte.is_ascii_digit()) { number.clone() } else { quoted(number) };
    Some(vec![
        format!("  # from: {}: {}", plain(&level.from), repeated(says)),
        format!("  - id: course-length-{}", number.to_lowercase()),
        format!("    scope: {{levels: [{written}]}}"),
        format!("    section: {}", level.section.as_deref().map_or_else(|| "unstated".to_owned(), shown)),
        format!("    strength: {}", Strength::Will.word()),
        format!("    says: {}", shown(says)),
    ])
}

/// A commitment that a sentence may be, for somebody to word and to match with a standard.
fn commitment(number: usize, suggestion: &Suggestion, with_quotes: bool) -> Vec<String> {
    let mut lines = vec![format!("  # from: {}: {}", plain(&suggestion.from), repeated(&suggestion.text))];
    if !suggestion.standards.is_empty() {
        lines.push(format!("  # It may answer: {}", suggestion.standards.join(", ")));
    }
    lines.push(format!("  - id: suggestion-{number}"));
    lines.extend(suggestion.standards.first().map(|standard| format!("    #standard: {standard}")));
    if !suggestion.details.is_empty() {
        lines.push(format!("    #details: {{{}}}", suggestion.details.join(", ")));
    }
    let section = suggestion.section.as_deref().filter(|section| !section.is_empty());
    lines.push(format!("    section: {}", section.map_or_else(|| "unstated".to_owned(), shown)));
    lines.push(format!(
        "    by: {}",
        match &suggestion.bearer {
            Bearer::Known(known) => known.clone(),
            Bearer::Worded(worded) => shown(&format!("[insert who has to act: {worded}]")),
            Bearer::Unsaid => "\"[insert who has to act]\"".to_owned(),
        }
    ));
    match &suggestion.otherwise {
        None => lines.push(format!("    strength: {}", suggestion.strength)),
        Some(Otherwise::Delegated(whom)) => {
            lines.extend(["    answer: delegated".to_owned(), format!("    to: {}", quoted(whom))]);
        }
        Some(Otherwise::Deferred(action)) => {
            lines.extend(["    answer: deferred".to_owned(), format!("    action: action-{action}")]);
        }
        Some(Otherwise::Refused) => lines.push("    answer: refuses".to_owned()),
    }
    if with_quotes && suggestion.is_quotable && suggestion.text.len() <= LONGEST_QUOTE {
        lines.push(format!("    quote: {}", quoted(&suggestion.text)));
    } else {
        lines.push("    says: >-".to_owned());
        lines.push("      [insert what it says, in your own words]".to_owned());
    }
    lines
}

/// Where a value comes from, behind it.
fn note(from: &str) -> String {
    format!(" # from: {}", plain(from))
}

fn sections(key: &str, sections: &[String]) -> Vec<String> {
    match sections {
        [] => Vec::new(),
        [only] => vec![format!("    {key}: {}", shown(only))],
        several => vec![format!(
            "    {key}: [{}]",
            several.iter().map(|section| quoted(section)).collect::<Vec<_>>().join(", ")
        )],
    }
}

fn repeated(text: &str) -> String {
    format!("\"{}\"", plain(&beginning(text, MOST_REPEATED)))
}

fn plain(text: &str) -> String {
    in_comment(text)
}
