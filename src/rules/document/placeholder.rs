//! Flags values that only keep the place of one, in any kind of document.

use std::borrow::Cow;

use crate::finding::{Authority, AuthorityKind, Draft, Findings, Severity, shortened};
use crate::model::placeholder::{
    Accepted, Placeholder, both_wordings, is_open_reference, open_part, placeholder, remark_part, speaks_to_somebody,
};
use crate::model::schema;
use crate::rules::{Check, Context, Rule};
use crate::source::{Arena, NodeId, Style};

pub(super) static RULE: Rule = Rule {
    id: crate::rules::PLACEHOLDER,
    summary: "a value that still has to be filled in",
    severity: Severity::Error,
    since: "0.1.0",
    doc: include_str!("placeholder.md"),
    checks: &[Check::Document(check)],
};

/// Entries whose text is not the document's own word: free remarks, a source's sentence or word, and the documents inside
/// a standard's examples, some of which are wrong on purpose. Of waivers `waiver/incomplete` speaks.
const LEFT_OUT: [&str; 5] = ["notes", "quote", "as_written", "examples", "waivers"];

/// Entries that may hold such words as values: what held before and after a recorded change, which may be that nothing was
/// stated, and short names. There only what is plainly open is told.
const MAY_HOLD_ANY_WORD: [&str; 7] = ["from", "to", "id", "policy", "course", "standards", "standard"];

/// Entries that name somebody or something, where a sentence to a colleague is no name.
const NAMES: [&str; 13] = [
    "section",
    "sections",
    "page",
    "number",
    "role",
    "by",
    "checked_by",
    "approved_by",
    "area",
    "edition",
    "version",
    "name",
    "audience",
];

/// Entries that say where something stands, or which of several it is.
const REFERENCES: [&str; 4] = ["section", "sections", "page", "number"];

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    let (Some(arena), Some(document_kind)) = (&ctx.document.loaded.arena, ctx.document.loaded.kind) else { return };
    let draft = ctx.document.is_draft();
    // Each value with its key, because looking for the key of every value takes too long in a file made of them.
    let mut open = vec![(NodeId::ROOT, None)];
    while let Some((node, key)) = open.pop() {
        if let Some((text, kind)) = kept_place(arena, node).or_else(|| nobody(arena, node, key)) {
            let says_nothing = kind == Placeholder::Open || !key.is_some_and(|key| MAY_HOLD_ANY_WORD.contains(&key));
            if says_nothing {
                if !findings.has_room() {
                    findings.count_only();
                    continue;
                }
                let accepted = Accepted::at(document_kind, arena, node);
                let help =
                    accepted.map_or_else(|| "write what belongs here".to_owned(), |accepted| accepted.advice(kind));
                let help = match key {
                    Some("strength") if kind == Placeholder::NotStated => format!(
                        "{help}; where the document does not speak of this at all, take the whole commitment out, from its hyphen on"
                    ),
                    Some("strength") => with_duty(help, &text),
                    Some("answer") if kind == Placeholder::NotStated => {
                        "take the whole commitment out, from its hyphen on: what the document does not speak of is silence".to_owned()
                    }
                    Some("answer") if kind == Placeholder::NotApplicable => {
                        "take the whole commitment out, from its hyphen on, where the document does not speak of this; where it does, take the \
                         line out"
                            .to_owned()
                    }
                    Some("answer") => with_open_answer(&help),
                    // An answer that is put off needs it.
                    Some("action") if arena.get(arena.parent(node), "answer").is_some() => {
                        "write what belongs here, the id of the promise to decide it, as it stands under actions; where there is none \
                         yet, add one there, with due: unstated where the document says nothing of when"
                            .to_owned()
                    }
                    _ => help,
                };
                findings.add(judge(node, key, &text, help, draft));
            }
            continue;
        }
        if let Some(found) = part_of(arena, node, key) {
            if !findings.has_room() {
                findings.count_only();
                continue;
            }
            findings.add(match found {
                Part::Open(part) => judge(node, key, part, "write what belongs in its place".to_owned(), draft),
                Part::Remark(part) => remark(node, key, part),
                Part::BothWordings(part) => both(node, key, part),
            });
        }
        let entries =
            arena.entries(node).filter(|&(key, _)| !arena.text(key).is_some_and(|key| LEFT_OUT.contains(&key)));
        open.extend(entries.map(|(name, value)| (value, arena.text(name))));
        open.extend(arena.items(node).map(|item| (item, key)));
    }
}

/// What to write for an answer that is not there yet: what the document itself leaves open is put off.
fn with_open_answer(help: &str) -> String {
    let words = help.split(';').next().unwrap_or(help);
    format!(
        "{words}; where the document itself leaves it open, it is deferred, and below it action: has the id of the promise to decide it"
    )
}

/// What to write for "to be completed" where it is how a duty is worded: what is to be done has to be.
fn with_duty(help: String, text: &str) -> String {
    let is_duty = text.to_lowercase().starts_with("to be ");
    if is_duty {
        format!("write must where these are the source's own words for what people do; else {help}")
    } else {
        help
    }
}

/// A word for nobody where a role belongs; elsewhere it may be an answer.
fn nobody<'a>(arena: &'a Arena, node: NodeId, key: Option<&str>) -> Option<(Cow<'a, str>, Placeholder)> {
    const WORDS: [&str; 7] = ["nobody", "no one", "no-one", "nil", "none", "nobody named", "none named"];
    let text = arena.text(node).filter(|text| key == Some("role") && WORDS.contains(&text.to_lowercase().as_str()))?;
    Some((Cow::Borrowed(text), Placeholder::NotStated))
}

/// A part of a text that is none of it.
enum Part<'t> {
    /// It keeps a place.
    Open(&'t str),
    /// Somebody wrote it for somebody else.
    Remark(&'t str),
    /// The old wording of a change and the new one.
    BothWordings(&'t str),
}

fn part_of<'a>(arena: &'a Arena, node: NodeId, key: Option<&str>) -> Option<Part<'a>> {
    let text = arena.text(node)?;
    if arena.source().withholds_at(arena.span(node).start) {
        return None;
    }
    if key.is_some_and(|key| REFERENCES.contains(&key)) && is_open_reference(text) {
        return Some(Part::Open(text));
    }
    // Of what stands beside a word or a date, loading speaks.
    let is_text = || key.is_some_and(schema::is_text);
    let remark = || remark_part(text).filter(|_| is_text()).map(Part::Remark);
    let both = || both_wordings(text).filter(|_| is_text()).map(Part::BothWordings);
    let is_name = key.is_some_and(|key| NAMES.contains(&key));
    let whole = || (is_name && speaks_to_somebody(text)).then_some(Part::Open(text));
    open_part(text).map(Part::Open).or_else(remark).or_else(whole).or_else(both)
}

fn both(node: NodeId, key: Option<&str>, part: &str) -> Draft {
    let entry = key.map(|key| format!(" under {}", shortened(key))).unwrap_or_default();
    let message =
        format!("\"{}\" reads like the old and the new wording of a change, side by side{entry}", shortened(part));
    let help = "write the wording that holds; accept or reject tracked changes before text is copied";
    let says = "the file itself, which says two things at once here".to_owned();
    let authority = Authority { kind: AuthorityKind::Engine, says };
    Draft::new(node, message, help).value(shortened(part)).authority(authority).severity(Severity::Warning)
}

fn remark(node: NodeId, key: Option<&str>, part: &str) -> Draft {
    let entry = key.map(|key| format!(" under {}", shortened(key))).unwrap_or_default();
    let message = format!("\"{}\" reads like a remark to somebody, left in the text{entry}", shortened(part));
    let help = "take it out once it is settled; where the document itself has it, leave it as it is";
    let says = "the file itself, which speaks to its writers here".to_owned();
    let authority = Authority { kind: AuthorityKind::Engine, says };
    Draft::new(node, message, help).value(shortened(part)).authority(authority).severity(Severity::Warning)
}

/// The text of a value that only keeps the place of one. In brackets, as in `date: [insert date]`, it reads as a list of
/// one word or as an entry without a value.
fn kept_place(arena: &Arena, node: NodeId) -> Option<(Cow<'_, str>, Placeholder)> {
    if let Some(text) = arena.text(node) {
        // What was made unreadable reads as if it had been crossed out.
        let is_withheld = || arena.source().withholds_at(arena.span(node).start);
        return placeholder(text).filter(|_| !is_withheld()).map(|kind| (Cow::Borrowed(text), kind));
    }
    if arena.style(node) != Style::Flow {
        return None;
    }
    let (mut items, mut entries) = (arena.items(node), arena.entries(node));
    let text = match (items.next(), entries.next()) {
        // A list of one word is one as a rule: what makes a request of it is that it is several.
        (Some(item), None) if arena.style(item) == Style::Plain && arena.text(item)?.contains(' ') => {
            format!("[{}]", arena.text(item)?)
        }
        (None, Some((key, value))) if arena.is_blank(value) => format!("{{{}}}", arena.text(key)?),
        _ => return None,
    };
    let is_one = items.next().is_none() && entries.next().is_none();
    placeholder(&text).filter(|_| is_one).map(|kind| (Cow::Owned(text), kind))
}

fn judge(node: NodeId, key: Option<&str>, text: &str, help: String, draft: bool) -> Draft {
    let text = shortened(text.trim());
    let entry = key.map(|key| format!(" under {}", shortened(key)));
    let message = format!("\"{text}\" keeps a place that still has to be filled{}", entry.unwrap_or_default());
    let says = "the file itself, which leaves this open".to_owned();
    let authority = Authority { kind: AuthorityKind::Engine, says };
    let finding = Draft::new(node, message, help).value(text).authority(authority);
    if draft { finding.severity(Severity::Note) } else { finding }
}
