//! A standard for people: what it asks of a policy, why, who says so, and how its details are read.

use std::io::{self, Write};

use serde_json::{Value, json};

use super::{ExplainFormat, waiver};
use crate::model::DetailKind;
use crate::model::amount::{Better, DetailType};
use crate::model::located::{Item, Leaf};
use crate::model::policy::{section_suffix, sections, spoken_name};
use crate::model::standards::{EditionChange, Standard, Standards};
use crate::model::words::{Strength, listed};
use crate::report::{self, Look, escape};
use crate::standards::SHARED;
use crate::template;

/// Prints one standard.
///
/// # Errors
/// Where the output cannot be written to.
pub fn print(
    standard: &Standard,
    set: &Standards,
    format: ExplainFormat,
    look: Look,
    out: &mut dyn Write,
) -> io::Result<()> {
    let name = format!("{}/{}", text(&set.standards), text(&standard.id));
    if format == ExplainFormat::Json {
        let mut explained = to_json(standard);
        explained["changes"] = changes(standard, set).into();
        explained["to_paste"] = template::to_paste(standard).into();
        explained["waiver"] = waiver::for_rule(&name).into();
        return report::write_json(&explained, out);
    }
    let is_shared = is_shared(set);
    let safe = |text: &str| super::safe(text, format, is_shared);
    let core = if standard.is_core() { ", core" } else { "" };
    let since = standard.since.text().map(|edition| format!(", since {}@{edition}", text(&set.standards)));
    let since = safe(&format!("{name}{core}{}", since.unwrap_or_default()));
    let title = safe(standard.title());
    match format {
        ExplainFormat::Markdown if is_shared => writeln!(out, "# {title}\n\n`{since}`")?,
        ExplainFormat::Markdown => writeln!(out, "# {title}\n\n{since}")?,
        _ => writeln!(out, "{title}\n{since}")?,
    }
    to_paste(standard, format, out)?;
    let options = textwrap::Options::new(look.width.saturating_sub(2));
    let items = textwrap::Options::new(look.width.saturating_sub(2)).subsequent_indent("  ");
    let mut is_in_list = false;
    for paragraph in paragraphs(standard, set) {
        let is_item = paragraph.starts_with(ITEM);
        let filled = textwrap::fill(&safe(&paragraph), if is_item { &items } else { &options });
        let gap = if is_item && is_in_list { "" } else { "\n" };
        writeln!(out, "{gap}{filled}")?;
        is_in_list = is_item;
    }
    waiver::write(&escape::line(&name), format, out)
}

/// What a policy writes to answer it: what most people look for here.
fn to_paste(standard: &Standard, format: ExplainFormat, out: &mut dyn Write) -> io::Result<()> {
    // Everything in it that a file of one's own says is quoted as YAML, with no letter that steers a terminal.
    let text = template::to_paste(standard);
    match format {
        ExplainFormat::Markdown => writeln!(out, "\n## {TO_PASTE}\n\n```yaml\n{text}```"),
        _ => {
            writeln!(out, "\n{TO_PASTE}:\n")?;
            text.lines().try_for_each(|line| writeln!(out, "    {line}"))
        }
    }
}

/// What begins an item of a list among the paragraphs.
const ITEM: &str = "- ";

/// What stands over the answer of a policy.
const TO_PASTE: &str = "To paste into a policy that says so, with what it says in place of [insert ...]";

fn is_shared(set: &Standards) -> bool {
    text(&set.standards) == SHARED
}

fn paragraphs(standard: &Standard, set: &Standards) -> Vec<String> {
    let mut paragraphs = Vec::new();
    paragraphs.extend(changed(standard, set));
    if let Some(expects) = standard.policy.expects.get() {
        paragraphs.push(format!("A policy {} say so.", expected(*expects)));
    }
    if let Some(expects) = standard.course.expects.get() {
        // Said so that nobody takes silence about a course for a clean bill.
        let silence = match (standard.course.check.is_empty(), standard.is_core() || !is_shared(set)) {
            (true, _) => "; this version does not judge it.",
            (false, true) => ". Where its policy says nothing about that, a course that does not is a warning.",
            (false, false) => ". Where its policy says nothing about that, nothing is said of the course.",
        };
        paragraphs.push(format!("A course {} show it{silence}", expected(*expects)));
    }
    let why = text(&standard.why);
    if !why.is_empty() {
        paragraphs.push(format!("Why: {why}"));
    }
    paragraphs.push(who_says_so(standard, set));
    for (name, kind) in &standard.detail_kinds() {
        paragraphs.push(detail(standard, name, kind));
        // What the options of a choice mean stands behind them, from the worst to the best.
        let meaning = kind.meaning.as_deref().filter(|_| kind.kind == DetailType::Set).unwrap_or_default();
        paragraphs.extend(meaning.split("; ").filter(|meant| !meant.is_empty()).map(|meant| format!("{ITEM}{meant}")));
    }
    let help = text(&standard.policy.help);
    if !help.is_empty() {
        paragraphs.push(format!("What to write: {help}."));
    }
    let help = text(&standard.course.help);
    if !help.is_empty() {
        paragraphs.push(format!("What to do about a course: {help}."));
    }
    paragraphs
}

/// What a detail of a standard is, which values it takes, and which of them are good enough.
fn detail(standard: &Standard, name: &str, kind: &DetailKind) -> String {
    let better = match kind.better {
        Better::None => "neither way is better".to_owned(),
        better => format!("{better} is better"),
    };
    let floor = kind.floor.as_ref().map(|floor| {
        let source = source(standard, name).map(|source| format!(" ({source})")).unwrap_or_default();
        format!("; good enough from {} on{source}", kind.in_words(floor))
    });
    let asked = if kind.asked { "; an answer has to give it" } else { "" };
    let about = kind.about.as_ref().map(|about| format!(", {about}")).unwrap_or_default();
    let is_listed = kind.kind == DetailType::Set && kind.meaning.is_some();
    let kind_in_words = if is_listed { "any of those below".to_owned() } else { kind.to_string() };
    format!("Detail {name}{about}: {kind_in_words}; {better}{}{asked}.", floor.unwrap_or_default())
}

/// What the edition changed of it, in words.
fn changes<'s>(standard: &Standard, set: &'s Standards) -> Vec<&'s str> {
    let id = standard.id.text();
    let concerns = |change: &&Item<EditionChange>| change.standard.iter().any(|named| named.text() == id);
    set.changes.iter().filter(concerns).filter_map(|change| change.says.text()).collect()
}

fn changed(standard: &Standard, set: &Standards) -> Option<String> {
    let says = changes(standard, set);
    (!says.is_empty())
        .then(|| format!("Changed in {}@{}: {}", text(&set.standards), text(&set.edition), says.join(" ")))
}

fn who_says_so(standard: &Standard, set: &Standards) -> String {
    let stated: Vec<String> = standard
        .stated_by
        .iter()
        .filter_map(|stated| {
            let policy = stated.policy.text()?;
            let section = sections(&stated.section);
            Some(section.map_or_else(|| policy.to_owned(), |section| format!("{policy} ({section})")))
        })
        .collect();
    let policies = match (stated.as_slice(), is_shared(set)) {
        ([], false) => "the standards file itself".to_owned(),
        ([], true) => "none of the five policies behind the set says it in full".to_owned(),
        (stated, _) => listed(stated, "and"),
    };
    let guidance = standard
        .authority
        .iter()
        .filter_map(|asks| Some(format!("{}{}", asks.sentence()?, section_suffix(sections(&asks.section)))));
    let said: Vec<String> = std::iter::once(policies).chain(guidance).collect();
    format!("Who says so: {}.", said.join("; "))
}

/// Who gives the floor of a detail: "Southampton 2014 and Norfolk 2024".
fn source(standard: &Standard, detail: &str) -> Option<String> {
    let named = standard.details.get(detail)?.source.iter().filter_map(Leaf::text);
    let named: Vec<String> =
        named.map(|source| if source.contains('@') { spoken_name(source) } else { source.to_owned() }).collect();
    (!named.is_empty()).then(|| listed(&named, "and"))
}

/// A standard as data.
pub fn to_json(standard: &Standard) -> Value {
    let details: Value = standard
        .detail_kinds()
        .iter()
        .map(|(name, kind)| {
            let floor = kind.floor.as_ref().map(|floor| kind.in_words(floor));
            (name.clone(), json!({"type": kind.kind.word(), "better": kind.better.word(), "options": kind.options, "floor": floor, "source": source(standard, name), "asked": kind.asked}))
        })
        .collect::<serde_json::Map<_, _>>()
        .into();
    json!({
        "id": standard.id.text(),
        "title": standard.title(),
        "theme": standard.theme.get().map(|theme| theme.word()),
        "core": standard.is_core(),
        "since": standard.since.text(),
        "why": standard.why.text(),
        "authority": standard.authority.iter().filter_map(|asks| asks.sentence()).collect::<Vec<_>>(),
        "details": details,
        "policy": standard.policy.expects.get().map(|expects| expects.word()),
        "course": standard.course.expects.get().map(|expects| expects.word()),
    })
}

fn expected(strength: Strength) -> &'static str {
    match strength {
        Strength::Must | Strength::Will => "must",
        Strength::Should => "should",
        Strength::May => "may",
    }
}

fn text(leaf: &Leaf<String>) -> &str {
    leaf.text().unwrap_or_default()
}
