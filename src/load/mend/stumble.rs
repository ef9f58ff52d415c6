//! What may be wrong where a scanner could not go on. Each guess is tried: it counts only where the text is then read
//! further.

use std::hash::{DefaultHasher, Hash, Hasher};

use granit_parser::Parser;

use super::bullets::{bullets, first_of_list};
use super::left_in::{is_quoted_email, without_dividing_line, without_email_marks};
use super::quotes::{begins_remark, is_mark, quoted};
use super::{
    as_text_around, hyphens, indentation, is_hard_space, plain_indentation, plain_spaces, span_in, value_start,
};
use crate::finding::{Fix, applied};
use crate::load::bullet::Bullet;
use crate::load::one_line;
use crate::load::sentence::{behind_own_name, is_word, key_before, second_entry};
use crate::load::text_sign::SpoiltSign;
use crate::load::yaml::limits;
use crate::model::schema;
use crate::source::{Source, Span};

/// How many spaces people see in the place of a tab.
const TABS: [usize; 3] = [2, 4, 8];

/// The first fix after which the text is read further than to byte `at`. `last` is the last word that was read.
pub(in crate::load) fn stumble(source: &Source, at: usize, last: Span) -> Option<Fix> {
    let now = source.line_at(Span::new(at, at).start);
    let first = source.line_at(last.start).min(now);
    let guesses: [&dyn Fn() -> Option<Fix>; 12] = [
        &|| without_dividing_line(source, first, now),
        &|| (first..=now).find_map(|line| Some(SpoiltSign::on(source, line)?.fix(source, line))),
        &|| plain_spaces(source),
        &|| hyphens(source, first, now),
        &|| bullets(source, first_of_list(source, now)?),
        &|| (first..=now).rev().find_map(|line| wrong_colon(source, line)),
        &|| behind_bracket(source, first),
        &|| without_bullet(source, now),
        &|| value_in_quotes(source, now),
        &|| entry_in_quotes(source, now, at),
        &|| lines_in_quotes(source, first, now),
        &|| closed_quote(source, first, now, last),
    ];
    let guessed = || guesses.iter().find_map(|guess| guess().filter(|fix| helps(source, at, fix)));
    let tabs = TABS.into_iter().filter_map(|tab| plain_indentation(source, first, now, tab)).collect();
    let of_email = || [true, false].into_iter().filter_map(|space| without_email_marks(source, space)).collect();
    let is_of_email = is_quoted_email(source, now);
    let as_around = as_text_around(source, first, now).filter(|fix| helps(source, at, fix));
    if as_around.is_some() {
        return as_around;
    }
    let only = only_reading(source, at, if is_of_email { of_email() } else { tabs });
    only.or_else(guessed)
}

/// The first of several ways to take out or replace what indents lines with which the text is read on: spaces in the place of
/// tabs, as many as people see for one. None where another way makes something else of it, as nobody knows which was meant.
fn only_reading(source: &Source, at: usize, fixes: Vec<Fix>) -> Option<Fix> {
    let read = fixes.into_iter().map(|fix| {
        let events = events(&applied(source.text(), &fix.edits));
        (fix, events)
    });
    let read: Vec<(Fix, Events)> = read.filter(|(fix, events)| passes(source, at, fix, events.stop)).collect();
    let is_whole = read.iter().any(|(_, events)| events.stop.is_none());
    let mut furthest = read.into_iter().filter(|(_, events)| events.stop.is_none() == is_whole);
    let (fix, meant) = furthest.next()?;
    furthest.all(|(_, other)| other.hash == meant.hash).then_some(fix)
}

/// What a scanner reads in a text.
struct Events {
    /// Tells what was read, without the places.
    hash: u64,
    /// Where it could not go on.
    stop: Option<usize>,
}

fn events(text: &str) -> Events {
    let mut hasher = DefaultHasher::new();
    for event in Parser::new_from_str_with_options(text, limits()) {
        match event {
            Ok((event, _)) => format!("{event:?}").hash(&mut hasher),
            Err(fault) => return Events { hash: hasher.finish(), stop: fault.marker().byte_offset().or(Some(0)) },
        }
    }
    Events { hash: hasher.finish(), stop: None }
}

/// Whether a text with a fix in it is read further.
fn helps(source: &Source, at: usize, fix: &Fix) -> bool {
    passes(source, at, fix, stops_at(&applied(source.text(), &fix.edits)))
}

/// Whether a scanner that stops there has passed the line, or, where only words on it are put in quotes, these.
fn passes(source: &Source, at: usize, fix: &Fix, stop: Option<usize>) -> bool {
    let text = source.text();
    let done = fix.edits.last().map_or(0, |edit| edit.end as usize);
    let line_end = || text.get(at..).and_then(|rest| rest.find('\n')).map_or(text.len(), |length| at + length);
    let must_pass = if fix.reshapes { line_end() } else { at.max(done) };
    stop.is_none_or(|stop| stop > moved(fix, must_pass))
}

/// Where a byte stands once the fix is made.
fn moved(fix: &Fix, offset: usize) -> usize {
    let before = fix.edits.iter().filter(|edit| edit.end as usize <= offset);
    before.fold(offset, |offset, edit| offset + edit.text.len() - edit.span().range().len())
}

/// Where a scanner cannot go on.
pub(super) fn stops_at(text: &str) -> Option<usize> {
    let fault = Parser::new_from_str_with_options(text, limits()).find_map(Result::err)?;
    Some(fault.marker().byte_offset().unwrap_or_default())
}

/// A hard space behind a colon, or the wide colon of another script, in the place of a colon and a space.
pub(super) fn wrong_colon(source: &Source, line: u32) -> Option<Fix> {
    let text = source.line(line);
    let colon = text.find([':', '\u{ff1a}'])?;
    let name = text.get(..colon)?.trim_start_matches([' ', '-']);
    let behind = text.get(colon..)?;
    let rest = behind
        .trim_start_matches([':', '\u{ff1a}'])
        .trim_start_matches(|letter| letter == ' ' || is_hard_space(letter));
    let is_wrong = behind.starts_with('\u{ff1a}') || behind.chars().nth(1).is_some_and(is_hard_space);
    let between = span_in(source, line, colon..text.len() - rest.len());
    (is_wrong && is_word(name)).then(|| Fix::new("write a colon and a plain space").edit(between, ": "))
}

/// Whether what stands behind the bracket that ends a list is only left over from something else: a quotation mark, or the
/// comma of a sentence.
pub(in crate::load) fn is_left_over(behind: &str) -> bool {
    !behind.is_empty() && behind.chars().all(|letter| is_mark(letter) || matches!(letter, ';' | ',' | '.'))
}

/// A list between brackets without what is left over behind it.
fn behind_bracket(source: &Source, line: u32) -> Option<Fix> {
    let text = source.line(line).trim_end();
    let end = text.rfind([']', '}'])? + 1;
    let start = value_start(text)?;
    let is_list = text[start..].starts_with(['[', '{']) && !text[start..end].contains(is_mark);
    let span = span_in(source, line, end..text.len());
    (is_list && is_left_over(text[end..].trim()))
        .then(|| Fix::new("take out what stands behind the bracket").edit(span, ""))
}

/// Where the star or hyphen stands, with the space behind it, that begins the sentence of an entry.
pub(in crate::load) fn bulleted_sentence(line: &str) -> Option<std::ops::Range<usize>> {
    let start = value_start(line)?;
    let name = line.get(..start)?.trim_matches([' ', '-', ':']);
    let rest = line[start..].strip_prefix("* ").or_else(|| line[start..].strip_prefix("- "))?;
    let sentence = rest.trim_start();
    (sentence.starts_with(char::is_alphanumeric) && schema::is_single(name)).then(|| start..line.len() - sentence.len())
}

/// The sentence of an entry without the star or hyphen of a list before it. Where others follow below, it is a list.
fn without_bullet(source: &Source, line: u32) -> Option<Fix> {
    let bullet = bulleted_sentence(source.line(line))?;
    let text = source.line(line);
    let is_alone = line == source.line_count() || {
        let next = source.line(line + 1);
        next.trim().is_empty() || indentation(next) <= indentation(text)
    };
    // With a colon it may as well be the entry of an item.
    let has_colon = text[bullet.end..].contains(": ");
    (is_alone && !has_colon)
        .then(|| Fix::new("take out the sign of a list before the sentence").edit(span_in(source, line, bullet), ""))
}

/// The value of a line in quotes.
pub(super) fn value_in_quotes(source: &Source, line: u32) -> Option<Fix> {
    let text = source.line(line);
    let start = value_start(text)?;
    let whole = text.get(start..)?.trim_end();
    let value = without_remark(whole);
    let name = key_before(text.get(..start)?);
    // What seems to be a remark may stand between quotes.
    let is_cut = value.len() < whole.len() && value.matches('"').count() % 2 == 1;
    let is_entries = one_line::begins_entries(Some(name).filter(|name| !name.is_empty()), whole);
    if is_cut || is_entries || second_entry(name, whole).or_else(|| behind_own_name(name, whole)).is_some() {
        return None;
    }
    // A block of text, a list on the line of its name, what stands for another place: the quotes might go round a sign that
    // was meant. And what both begins and ends with a bracket, or never closes it, is a list with a fault.
    let is_sign = value.starts_with(['>', '|', '-', '*', '&', '!', '?', '#', '{']);
    let is_block = value.starts_with('[') && (value.ends_with(']') || !value.contains(']'));
    let goes_on = line < source.line_count() && {
        let next = source.line(line + 1);
        !next.trim().is_empty() && indentation(next) > indentation(text) && value_start(next).is_none()
    };
    // Behind a list, or a text in quotes with a sign behind it, stands what belongs to neither.
    let has_list = value.starts_with('[')
        && value.split_once(']').is_some_and(|(list, behind)| {
            list.contains([',', '"']) || behind.contains(['[', '{']) || begins_remark(behind)
        });
    let ends_outer = value.ends_with('}') && !value.contains('{') || value.ends_with(']') && !value.contains('[');
    if is_sign || is_block || has_list || ends_outer || goes_on || value.is_empty() {
        return None;
    }
    quoted(source, span_in(source, line, start..start + value.len()))
}

/// A value without the remark behind it, which begins with "# ". Whether "#2" begins one, nobody knows.
fn without_remark(value: &str) -> &str {
    value.find(" # ").map_or(value, |at| &value[..at]).trim_end()
}

/// The value of an entry between brackets in quotes: up to the comma before the next name, or to the bracket.
pub(super) fn entry_in_quotes(source: &Source, line: u32, at: usize) -> Option<Fix> {
    let text = source.line(line);
    let column = at.checked_sub(source.line_start(line) as usize)?;
    let start = entries(text).filter(|(_, value)| *value < column).last()?.1;
    let next = entries(text).find(|(entry, _)| *entry > column).map(|(entry, _)| entry);
    let end = match next {
        Some(entry) => text.get(..entry)?.trim_end().strip_suffix(',')?.len(),
        None => column + text.get(column..)?.find('}')?,
    };
    let value = text.get(start..end)?.trim_end();
    if value.is_empty()
        || second_entry(key_before(text.get(..start)?), value).is_some()
        || value.contains(['{', '}', '[', ']'])
        || value.starts_with(['"', '\'', '>', '|', '*', '&', '!'])
        || has_other_entry(value)
    {
        return None;
    }
    quoted(source, span_in(source, line, start..start + value.len()))
}

/// Whether another entry may begin in a value between brackets, however its name is written.
fn has_other_entry(value: &str) -> bool {
    value.split(',').skip(1).any(|part| part.contains([':', '\u{ff1a}']))
}

/// The entries between the brackets of a line: where each begins, and where its value does.
fn entries(line: &str) -> impl Iterator<Item = (usize, usize)> + '_ {
    let starts = line.match_indices(['{', ',']).map(|(at, mark)| at + mark.len());
    let has_bracket = line.contains('{');
    starts.filter(move |_| has_bracket).filter_map(|from| {
        let rest = line.get(from..)?;
        let entry = from + rest.len() - rest.trim_start().len();
        let (name, _) = line.get(entry..)?.split_once(": ")?;
        // Behind a comma a capital may begin a part of the sentence.
        let is_first = line.get(..from)?.ends_with('{');
        (is_word(name) && (is_first || name == name.to_lowercase())).then(|| (entry, entry + name.len() + ": ".len()))
    })
}

/// A sentence over several lines in quotes, one of which has a colon in it.
fn lines_in_quotes(source: &Source, first: u32, now: u32) -> Option<Fix> {
    let text = source.line(first);
    let start = value_start(text)?;
    let value = text.get(start..)?;
    if second_entry(key_before(text.get(..start)?), value).is_some() {
        return None;
    }
    if first >= now || value.is_empty() || value.starts_with(['"', '\'', '>', '|', '{', '[', '*', '&', '!', '#', '-']) {
        return None;
    }
    // A word or a date takes no lines: what stands below it has lost its own name.
    let name = text.get(..start)?.trim_matches([' ', '-', ':']);
    if !name.is_empty() && !schema::is_text(name) {
        return None;
    }
    let column = indentation(text);
    let mut last = first;
    for line in first + 1..=source.line_count() {
        let text = source.line(line);
        if text.trim().is_empty() || indentation(text) <= column {
            break;
        }
        // A line with a name of its own may be an entry that was indented too far.
        let is_item = text.trim_start().starts_with('-') || Bullet::of(text).is_some();
        if is_item || text.contains(" #") || value_start(text).is_some() || text.trim_end().ends_with(':') {
            return None;
        }
        last = line;
    }
    let end = span_in(source, last, 0..source.line(last).trim_end().len()).end;
    let span = Span { start: span_in(source, first, start..start).start, end };
    if value.contains(" #") || last < now { None } else { quoted(source, span) }
}

/// A quotation mark at the end of the line on which one is opened and never closed.
fn closed_quote(source: &Source, first: u32, now: u32, last: Span) -> Option<Fix> {
    let line = (first..=now).find(|line| {
        let text = source.line(*line);
        let value = value_start(text).and_then(|start| text.get(start..));
        let is_after = source.line_start(*line) as usize + text.len() > last.end as usize;
        is_after
            && value
                .is_some_and(|value| value.starts_with('"') && value.matches('"').count() == 1 && !value.contains('\\'))
    })?;
    if is_closed_below(source, line) {
        return None;
    }
    let text = source.line(line).trim_end();
    // A curly one was meant to close them.
    let value_end = text.strip_suffix('\u{201d}').map_or(text.len(), str::len);
    let end = span_in(source, line, value_end..text.len());
    // What stands behind a space and # may be a remark that somebody meant, and a curly mark may be the one that closes.
    let fix = || Fix::new("close the quotation marks at the end of the line").edit(end, "\"").reshaping();
    (!text.get(..value_end)?.contains(['#', '\u{201d}'])).then(fix)
}

/// Whether the next quotation marks below a line may close what is opened on it: one has no other to belong to, and opens
/// no value.
fn is_closed_below(source: &Source, line: u32) -> bool {
    let marks = ['"', '\u{201c}', '\u{201d}'];
    let next = (line + 1..=source.line_count()).map(|line| source.line(line)).find(|text| text.contains(marks));
    next.is_some_and(|text| {
        let count = text.matches(marks).count();
        let opens = value_start(text).is_some_and(|start| text[start..].starts_with(marks) && count == 1);
        count % 2 == 1 && !opens
    })
}
