//! What there is to say about the place under the pointer: what changed there since the last commit, as a committee reads it;
//! why what was found there matters, and who says so; and what the rule, standard, guidance, entry or word is about.

use std::io::{self, Write};

use gen_lsp_types::{Hover, MarkupContent, MarkupKind};
use jiff::civil::Date as Day;
use serde_json::Value;

use super::lens::is_shown;
use super::past::Changed;
use super::place::{At, Word};
use crate::change::Change;
use crate::explain::guidance::Known;
use crate::explain::{ExplainFormat, standard};
use crate::finding::Finding;
use crate::model::schema;
use crate::report::{Look, diff, escape};
use crate::rules;
use crate::session::SetsInUse;
use crate::source::NodeId;

/// How explanations are written: an editor breaks lines itself.
const LOOK: Look = Look { color: false, width: 1000 };

/// How many findings and changes are told of one place.
const MOST: usize = 3;

/// What there is to say; `None` where it is nothing.
pub(super) fn hover(at: &At<'_>, changed: Option<&Changed>, today: Day) -> Option<Hover> {
    let word = at.word();
    let mut parts: Vec<String> = changed.map(|changed| changes(at, changed)).unwrap_or_default();
    parts.extend(findings(at));
    parts.extend(word.and_then(|word| about(at, &word, today)));
    if parts.is_empty() {
        return None;
    }
    let range = word.map(|word| at.encoding.range(at.source, word.arena.span(word.node)));
    let contents = MarkupContent { kind: MarkupKind::Markdown, value: parts.join("\n\n---\n\n") };
    Some(Hover { contents: contents.into(), range })
}

/// What changed on the line, in the words of `diff`.
fn changes(at: &At<'_>, changed: &Changed) -> Vec<String> {
    let line = at.source.line_at(at.offset);
    let is_here = |change: &&Change| {
        let place = &change.new.place;
        is_shown(change) && (place.line..=place.end_line.max(place.line)).contains(&line)
    };
    let here = changed.comparison.changes.iter().filter(is_here).take(MOST);
    let mut told = Vec::new();
    for change in here {
        let courses = changed.courses.as_ref().and_then(|courses| courses.told(Some(change), at.folder));
        told.push(format!("{}\n{}", diff::entry(change, &changed.comparison), courses.unwrap_or_default()));
    }
    // Where the policy says its name, everything is told that becomes of its courses.
    let is_name = at.word().is_some_and(|word| word.key == Some("policy") && word.block == NodeId::ROOT);
    told.extend(changed.courses.as_ref().filter(|_| is_name).and_then(|courses| courses.told(None, at.folder)));
    told
}

/// Why what was found at the place matters, and who says so.
fn findings(at: &At<'_>) -> Vec<String> {
    let position = at.encoding.position(at.source, at.offset);
    let is_here = |finding: &&Finding| {
        let range = at.encoding.of_place(Some(at.source), &finding.place);
        finding.suppressed.is_none() && range.start <= position && position <= range.end
    };
    let here: Vec<&Finding> = at.folder.judged().about(at.path).filter(is_here).collect();
    // Where everything is said that a document lacks, nobody reads why all of it matters.
    if here.len() > MOST {
        return Vec::new();
    }
    let told = |finding: &Finding| {
        let (why, says) = (escape::markdown(&finding.why), escape::markdown(&finding.authority.says));
        format!("**{}**: {why}\n\nWho says so: {says}", escape::markdown(&finding.rule))
    };
    here.into_iter().map(told).collect()
}

/// What a word is about.
fn about(at: &At<'_>, word: &Word<'_>, today: Day) -> Option<String> {
    let is_in = |name: &str| word.around().any(|around| around == name);
    let special = match (word.names, word.key) {
        (Some(_), _) if is_in("evidence") => about_standard(at, word.text),
        (Some(_), _) if is_in("rules") => about_rule(at, word.text),
        (Some(_), _) if is_in("details") => about_detail(at, word),
        (None, Some("standard")) => about_standard(at, word.text),
        (None, Some("rule")) => about_rule(at, word.text),
        (None, Some("topics")) => at.document.controls.vocabulary.title(word.text).map(|title| said(word.text, title)),
        (None, Some("id")) if is_in("guidance") => about_guidance(at, word.text, today),
        (None, Some("action")) => action(at, word.text),
        _ => None,
    };
    special.or_else(|| described(at, word))
}

fn said(name: &str, title: &str) -> String {
    format!("**{}**: {}", escape::markdown(name), escape::markdown(title))
}

/// A standard that holds for the document, as `explain` tells of it.
fn about_standard(at: &At<'_>, id: &str) -> Option<String> {
    let sets = SetsInUse::at(at.folder.session().tree.as_ref()?, at.path);
    let list = sets.list();
    let known = list.iter().flat_map(|set| set.list.iter().map(move |standard| (set, standard)));
    let (set, known) = known.into_iter().find(|(_, standard)| standard.id.text() == Some(id))?;
    written(|out| standard::print(known, set, ExplainFormat::Markdown, LOOK, out))
}

/// A rule, or the standard that goes by a rule's name.
fn about_rule(at: &At<'_>, id: &str) -> Option<String> {
    let rule = rules::find(id).map(|rule| rule.doc.trim().to_owned());
    rule.or_else(|| about_standard(at, id.split_once('/')?.1))
}

/// A detail of the standard that a commitment answers.
fn about_detail(at: &At<'_>, word: &Word<'_>) -> Option<String> {
    let commitment = word.arena.parent(word.block);
    let standard = word.arena.text(word.arena.get(commitment, "standard")?)?;
    let expectation = at.document.controls.expectations.iter().find(|known| known.id == standard)?;
    let (name, kind) = expectation.kinds.iter().find(|(name, _)| name == word.text)?;
    let floor = kind.floor.as_ref().map(|floor| format!("; good enough from {} on", kind.in_words(floor)));
    Some(said(name, &format!("{kind}{}, as {} asks", floor.unwrap_or_default(), expectation.rule)))
}

/// A document of national guidance.
fn about_guidance(at: &At<'_>, id: &str, today: Day) -> Option<String> {
    let known = Known { catalogue: &at.document.controls.guidance, today };
    let family = known.catalogue.family(id)?;
    written(|out| known.print(family, ExplainFormat::Markdown, LOOK, out))
}

/// What a policy promises under this id.
fn action(at: &At<'_>, id: &str) -> Option<String> {
    at.document.policy()?.action(id)?.says.text().map(|says| said(id, says))
}

/// What the schema says of an entry, and of the word that stands there.
fn described(at: &At<'_>, word: &Word<'_>) -> Option<String> {
    let root = schema::schema(at.document.loaded.kind?);
    let value = word.names.unwrap_or(word.node);
    let schema = schema::at(root, word.arena, value)?;
    let description = |schema: &Value| schema.get("description")?.as_str().map(str::to_owned);
    let entry = description(schema).or_else(|| description(schema::larger(root, schema)));
    let meaning = schema::meaning(root, schema, word.text).filter(|_| word.names.is_none());
    match (entry, meaning) {
        (Some(entry), Some(meaning)) => Some(format!("**{}**: {meaning}\n\n{entry}", escape::markdown(word.text))),
        (Some(text), None) => Some(text),
        (None, Some(meaning)) => Some(meaning.to_owned()),
        (None, None) => None,
    }
}

fn written(write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Option<String> {
    let mut text = Vec::new();
    write(&mut text).ok()?;
    String::from_utf8(text).ok()
}
