//! What a comparison says in words, for all formats. `safe` makes a document's own text harmless in the format at hand.

use std::borrow::Cow;

use super::sections::{Section, counts};
use super::{DiffReport, Lone, Pair};
use crate::change::{
    Approved, Change, Comparison, Edition, Effect, How, InBoth, Item, Kind, Mark, Relation, Side, Verdict, Word,
};
use crate::finding::{Place, shortened};
use crate::model::words::{Kind as DocumentKind, counted, listed};
use crate::report::circumstances::{as_at, revision};
use crate::report::{Base, unread};

/// Makes a document's text harmless.
pub(super) type Safe = fn(&str) -> Cow<'_, str>;

/// How many letters of unchanged text are shown on either side of a changed word.
const CONTEXT: usize = 48;

/// "2 weakened, 1 for a person to read, 4 reworded"; or that nothing is different.
pub(super) fn totals(report: &DiffReport) -> String {
    let relation = relation(report);
    let counts = counts(report.pairs.iter().map(|pair| &pair.comparison));
    let mut parts: Vec<String> = counts
        .into_iter()
        .map(|(section, many)| match relation {
            Relation::Lineage => format!("{many} {}", section.heading(relation)),
            Relation::Different => format!("{}: {many}", section.heading(relation)),
        })
        .collect();
    for (documents, what) in [(&report.removed, "gone"), (&report.added, "new")] {
        match documents.len() {
            0 => {}
            many => parts.push(format!("{} {what}", counted(many, "document"))),
        }
    }
    if parts.is_empty() { "nothing differs".to_owned() } else { parts.join(", ") }
}

/// "as at 22 November 2026 against shared@2026-11, compared with main (1a2b3c4d5e)".
pub(super) fn circumstances(report: &DiffReport, safe: Safe) -> String {
    let base = report.base.as_ref().map(|base| format!(", compared with {}", revision(base, safe)));
    format!("{}{}", as_at(&report.today, &report.standards, safe), base.unwrap_or_default())
}

/// The sentence for documents that say the same; `None` where something differs.
pub(super) fn nothing_differs(report: &DiffReport, safe: Safe) -> Option<String> {
    let differs = report.pairs.iter().any(|pair| !pair.comparison.is_silent() || pair.comparison.more > 0);
    if differs || !report.added.is_empty() || !report.removed.is_empty() || !report.failures.is_empty() {
        return None;
    }
    Some(match (report.pairs.as_slice(), report.same) {
        ([pair], 0) => {
            let Comparison { old, new, .. } = &pair.comparison;
            if old.document == new.document {
                format!("Nothing differs: {} says what it said before.", safe(&new.name))
            } else {
                format!("Nothing differs: {} and {} say the same.", place_of(old, safe), place_of(new, safe))
            }
        }
        (pairs, same) => match pairs.len() + same {
            1 => "Nothing differs: the document says what it said before.".to_owned(),
            many => format!("Nothing differs: all {many} documents say what they said before."),
        },
    })
}

/// "southampton@2014 -> southampton@2016", or the one name where both have it.
pub(super) fn heading(comparison: &Comparison, safe: Safe) -> String {
    let name = |edition: &Edition| edition.document.id.clone().unwrap_or_else(|| edition.document.path.clone());
    let (old, new) = (name(&comparison.old), name(&comparison.new));
    let between = if comparison.relation == Relation::Different { "and" } else { "->" };
    if old == new { safe(&new).into_owned() } else { format!("{} {between} {}", safe(&old), safe(&new)) }
}

/// How much two partnerships share, where that is most of what the first one says.
pub(super) fn in_both(comparison: &Comparison, safe: Safe) -> Option<String> {
    let InBoth { old, both } = comparison.in_both?;
    let (one, other) = (safe(&comparison.old.name), safe(&comparison.new.name));
    Some(format!("Of the {old} texts of {one}, {both} stand word for word in {other} too."))
}

/// The two files, each with the revision that it was read from.
pub(super) fn files(pair: &Pair, safe: Safe) -> [String; 2] {
    let file = |edition: &Edition, read_from: &Option<Base>| match read_from {
        Some(base) => format!("{} in {}", place_of(edition, safe), revision(base, safe)),
        None => place_of(edition, safe),
    };
    [file(&pair.comparison.old, &pair.old_revision), file(&pair.comparison.new, &pair.new_revision)]
}

/// How the two documents are told apart in a line: "old" and "new", or by the names of two partnerships.
pub(super) fn labels(comparison: &Comparison, safe: Safe) -> [String; 2] {
    match comparison.relation {
        Relation::Lineage => ["old".to_owned(), "new".to_owned()],
        Relation::Different => [&comparison.old, &comparison.new].map(|edition| safe(&edition.name).into_owned()),
    }
}

/// Before the heading of a section: which of two partnerships asks less, or more.
pub(super) fn whose(section: Section, comparison: &Comparison, safe: Safe) -> String {
    match comparison.relation {
        Relation::Different if section.weakens() || section == Section::Strengthened => {
            format!("{} ", safe(&comparison.new.name))
        }
        _ => String::new(),
    }
}

/// What is shown of one document's side of a change.
pub(super) enum Shown<'c> {
    /// The words that were recorded, between two partnerships: there the sentence has said the values.
    Recorded(&'c str),
    /// That there is nothing.
    Nothing,
    /// The place alone: marked words and items say what.
    Place,
    /// The name of a field and its value.
    Value(&'c str, &'c str),
}

/// What is shown of a side; `None` where there is nothing to show: what could not be compared has no value, and between two
/// partnerships what is not there has no place.
pub(super) fn shown<'c>(change: &'c Change, side: &'c Side, relation: Relation) -> Option<Shown<'c>> {
    if change.kind == Kind::NotCompared {
        return None;
    }
    let key = change.field.rsplit('.').next().unwrap_or_default();
    match (&side.value, &side.says, relation) {
        (None, _, Relation::Different) => None,
        (Some(_), Some(says), Relation::Different) => Some(Shown::Recorded(says)),
        (None, _, Relation::Lineage) => Some(Shown::Nothing),
        (Some(_), ..) if key == "says" || !change.items.is_empty() => Some(Shown::Place),
        (Some(value), ..) => Some(Shown::Value(key, value)),
    }
}

/// Where a document says something on a change and what: "old line 41, minimum: 2".
pub(super) fn side(change: &Change, side: &Side, label: &str, relation: Relation, safe: Safe) -> Option<String> {
    let place = lines(&side.place, &side.also);
    Some(match shown(change, side, relation)? {
        Shown::Recorded(says) => format!("{label}, {place}: {}", safe(&format!("\u{201c}{}\u{201d}", shortened(says)))),
        Shown::Nothing => format!("{label} {}", nothing(side)),
        Shown::Place => format!("{label} {place}"),
        Shown::Value(key, value) => format!("{label} {place}, {}: {}", safe(key), safe(&shortened(value))),
    })
}

/// "nothing (it would stand at line 12)".
pub(super) fn nothing(side: &Side) -> String {
    format!("nothing (it would stand at line {})", side.place.line)
}

/// The items of a change, those together of which the same is to be said: "no level reaches it any more (weakened):
/// recording concerns (old line 12), neglect (old line 14)".
pub(super) fn items(items: &[Item], relation: Relation, safe: Safe) -> Vec<String> {
    let mut groups: Vec<((Verdict, &str), Vec<String>)> = Vec::new();
    for item in items {
        let key = (item.verdict, item.note.as_str());
        let places = match (&item.old, &item.new) {
            (None, None) => String::new(),
            (Some(place), None) | (None, Some(place)) => format!(" (line {})", place.line),
            (Some(old), Some(new)) => format!(" (old line {}, new line {})", old.line, new.line),
        };
        let said = format!("{}{places}", safe(&item.name));
        match groups.iter_mut().find(|(known, _)| *known == key) {
            Some((_, group)) => group.push(said),
            None => groups.push((key, vec![said])),
        }
    }
    let lines = groups.into_iter().map(|((verdict, note), group)| {
        // What is neither weaker nor stronger says so under its heading.
        let verdict = if verdict == Verdict::Neutral { "" } else { verdict.word(relation) };
        let parts: Vec<Cow<'_, str>> =
            [verdict.into(), safe(note)].into_iter().filter(|part| !part.is_empty()).collect();
        let said = group.join("; ");
        if parts.is_empty() { said } else { format!("{}: {said}", parts.join(", ")) }
    });
    lines.collect()
}

/// Whether a change is several that go both ways, each of which its items name with its sentence.
pub(super) fn is_several(change: &Change) -> bool {
    let is_one = |item: &Item| item.old.is_some() && item.new.is_some() && !item.note.is_empty();
    !change.items.is_empty() && change.items.iter().all(is_one)
}

/// Leads from nobody's signature to the entries that would stand for it.
const TO_SIGN: &str = "this entry would, once it is filled in";

/// Who decided on a weakening, with what leads to the entries to paste where nobody did.
pub(super) fn signed(change: &Change, comparison: &Comparison, safe: Safe) -> Option<String> {
    let signed = signed_by(change, comparison, safe)?;
    Some(if to_sign(change, comparison).is_empty() { signed } else { format!("{signed}; {TO_SIGN}:") })
}

/// Who decided on a weakening: nobody, or who the newer document says.
pub(super) fn signed_by(change: &Change, comparison: &Comparison, safe: Safe) -> Option<String> {
    match &change.approved {
        Some(approved) => Some(signed_off(approved, "new line", safe)),
        // Nobody signs off what another partnership writes.
        None if comparison.relation == Relation::Lineage => unsigned(change.verdict, comparison.binds),
        None => None,
    }
}

/// "signed off by the Executive Group, May 2026, line 12: ...".
pub(super) fn signed_off(approved: &Approved, line: &str, safe: Safe) -> String {
    let date = approved.date.as_ref().map(|date| format!(", {}", safe(date))).unwrap_or_default();
    let reason = shortened(&approved.reason);
    format!("signed off by {}{date}, {line} {}: {}", safe(&approved.by), approved.place.line, safe(&reason))
}

/// That nobody has signed what is weaker, or has to; nothing where nothing is.
pub(super) fn unsigned(verdict: Verdict, binds: bool) -> Option<String> {
    let words = if binds { "nobody has signed this off" } else { "nobody has to sign this off: it binds nobody yet" };
    verdict.weakens().then(|| words.to_owned())
}

/// What would sign a weakening off, to be pasted, where nobody has; nothing where somebody has, or nobody has to.
pub(super) fn to_sign<'c>(change: &'c Change, comparison: &Comparison) -> &'c [String] {
    if comparison.binds && change.is_unapproved_weakening() { &change.sign } else { &[] }
}

/// Where changes are shown that are only counted here.
pub(in crate::report) fn shown_by(command: Option<&str>, safe: Safe) -> String {
    command.map_or_else(|| "not listed here".to_owned(), |command| format!("{} shows them", safe(command)))
}

/// What to do about weakenings that nobody has signed off; `None` where there are none.
pub(super) fn what_to_do(comparison: &Comparison) -> Option<&'static str> {
    let unsigned = comparison.unsigned().next().is_some();
    // Only a policy has a place for the decisions that were taken on it.
    let records = comparison.new.document.kind.as_deref() == Some(DocumentKind::Policy.word());
    unsigned.then_some(if records {
        "restore the line, or put the entry under versions, changes of the newest version, with a reason and \
         the body or role that approved it"
    } else {
        "restore the line, or say in the change why less is asked, so that whoever approves it decides that"
    })
}

/// What stands before and after words that went, and before and after words that came.
pub(super) const MARKS: [[&str; 2]; 2] = [["[-", "-]"], ["{+", "+}"]];

/// Both wordings in one, with the words marked that went and came; of long stretches that stayed only the ends are
/// shown. Empty where no wording was compared.
pub(super) fn marked(words: &[Word], safe: Safe) -> String {
    let runs = runs(words);
    let last = runs.len().saturating_sub(1);
    let mut text = String::new();
    for (index, (mark, run)) in runs.iter().enumerate() {
        let marks = match mark {
            Mark::Same => {
                text.push_str(&ends(run, index > 0, index < last));
                continue;
            }
            Mark::Gone => MARKS[0],
            Mark::Came => MARKS[1],
        };
        // The spaces at the ends stay outside the marks.
        let bare = run.trim();
        let (before, after) = run.split_once(bare).filter(|_| !bare.is_empty()).unwrap_or((run, ""));
        let inside = match bare {
            "" => String::new(),
            bare => format!("{}{}{}", marks[0], shortened(bare), marks[1]),
        };
        text.push_str(&[before, &inside, after].concat());
    }
    if text.is_empty() { text } else { safe(&text).into_owned() }
}

/// Words with the same mark together, on one line.
fn runs(words: &[Word]) -> Vec<(Mark, String)> {
    let mut runs: Vec<(Mark, String)> = Vec::new();
    for word in words {
        let text = word.text.replace(['\n', '\r', '\t'], " ");
        match runs.last_mut() {
            Some((mark, run)) if *mark == word.mark => run.push_str(&text),
            _ => runs.push((word.mark, text)),
        }
    }
    runs
}

/// The ends of a stretch that stayed, next to what changed before and after it.
fn ends(run: &str, changed_before: bool, changed_after: bool) -> String {
    let letters: Vec<char> = run.chars().collect();
    let kept = usize::from(changed_before) + usize::from(changed_after);
    if letters.len() <= CONTEXT * kept.max(1) + CONTEXT / 2 {
        return run.to_owned();
    }
    let head: String = letters.iter().take(if changed_before { CONTEXT } else { 0 }).collect();
    let tail_from = letters.len() - if changed_after { CONTEXT } else { 0 };
    let tail: String = letters.iter().skip(tail_from).collect();
    // Cut between words.
    let head = head.rsplit_once(' ').map_or(head.as_str(), |(head, _)| head);
    let tail = tail.split_once(' ').map_or(tail.as_str(), |(_, tail)| tail);
    [head, "\u{2026}", tail].join(" ").trim_start().to_owned()
}

/// A document without a counterpart: "policies/a.yaml: norfolk@2021 is gone, and nothing ...".
pub(super) fn lone(lone: &Lone, safe: Safe) -> String {
    let name = lone.document.id.as_deref().map(|id| format!(" ({})", safe(id))).unwrap_or_default();
    format!("{}{name}: {}", safe(&lone.document.path), safe(&lone.sentence))
}

/// A course, and what is different for it under the new policy.
pub(super) struct Course {
    pub(super) name: String,
    pub(super) effects: Vec<String>,
}

/// The heading over the courses, and the courses; `None` where nobody asked for them.
pub(super) fn courses(report: &DiffReport, safe: Safe) -> Option<(String, Vec<Course>)> {
    let impact = report.impact.as_ref()?;
    let courses = impact.iter().map(|impact| {
        let id = impact.course.id.as_deref().map(|id| format!("{} ", safe(id))).unwrap_or_default();
        let effects = impact.effects.iter().map(|effect| self::effect(effect, safe)).collect();
        Course { name: format!("{id}({})", safe(&impact.course.path)), effects }
    });
    let heading = match impact.len() {
        0 => "no course is judged differently".to_owned(),
        1 => "1 course is judged differently".to_owned(),
        many => format!("{many} courses are judged differently"),
    };
    Some((heading, courses.collect()))
}

/// "new error: names one trainer, and the policy asks for two (shared/two-trainers, line 9)".
pub(super) fn effect(effect: &Effect, safe: Safe) -> String {
    let finding = &effect.finding;
    let now = finding.severity.word();
    let what = match (effect.how, effect.was) {
        (How::Rises | How::Falls, Some(was)) => format!("{now}, was {}", was.word()),
        (How::Goes, _) => format!("no longer {} {now}", if now == "error" { "an" } else { "a" }),
        _ => format!("new {now}"),
    };
    format!("{what}: {} ({}, line {})", safe(&finding.message), safe(&finding.rule), finding.place.line)
}

/// How many documents say what they said before, beside those that differ; `None` where there are none.
pub(super) fn same(report: &DiffReport) -> Option<String> {
    match report.same {
        0 => None,
        1 => Some("1 more document says what it said before.".to_owned()),
        many => Some(format!("{many} more documents say what they said before.")),
    }
}

/// Full sentences below the changes: what could not be read, what is missing.
pub(super) fn remarks(report: &DiffReport, safe: Safe) -> Vec<String> {
    let mut remarks = Vec::new();
    for pair in report.pairs.iter().filter(|pair| pair.comparison.more > 0) {
        let comparison = &pair.comparison;
        remarks.push(format!("{}: {} more changes are not listed.", heading(comparison, safe), comparison.more));
    }
    remarks.extend(unread::remarks(&report.documents, "changes", safe));
    remarks.extend(report.failures.iter().map(|failure| format!("Incomplete: {}", safe(failure))));
    remarks
}

/// How the documents of all pairs are related, for words that stand for all of them.
fn relation(report: &DiffReport) -> Relation {
    let all_different = report.pairs.iter().all(|pair| pair.comparison.relation == Relation::Different);
    if all_different && !report.pairs.is_empty() { Relation::Different } else { Relation::Lineage }
}

fn place_of(edition: &Edition, safe: Safe) -> String {
    safe(&edition.document.path).into_owned()
}

/// "line 41", or "lines 41, 44 and 60".
pub(super) fn lines(place: &Place, also: &[Place]) -> String {
    /// More than this tell nobody anything.
    const MOST: usize = 6;
    let mut lines: Vec<u32> = [place].into_iter().chain(also).map(|place| place.line).collect();
    lines.sort_unstable();
    lines.dedup();
    let mut named: Vec<String> = lines.iter().take(MOST).map(u32::to_string).collect();
    if lines.len() > MOST {
        named.push(format!("{} more", lines.len() - MOST));
    }
    if named.len() == 1 { format!("line {}", named.concat()) } else { format!("lines {}", listed(&named, "and")) }
}
