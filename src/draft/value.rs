//! What a labelled value says: a date with the body beside it, a body with the date, how often, from when to when. Each goes to
//! the entry that its label announces, and what can be read in two ways is left open.

use crate::model::date::Date;
use crate::model::duration::Duration;
use crate::model::placeholder::is_placeholder;
use crate::model::words::Status;
use crate::template::{in_comment, quoted};

use super::body_name::{is_body, is_committee};
use super::dated::{around, dates, meant};
use super::edition::edition_in;
use super::fact::{Facts, Trust};
use super::labelled::LONGEST_LINE;
use super::labels::Announces;
use super::outline::is_title_of_document;
use super::owned::names_post;
use super::person::{Who, who};
use super::reviewed;
use super::text::{folded, is_capital};

pub(super) fn is_of_approval(announces: Announces) -> bool {
    matches!(announces, Announces::Approver | Announces::Endorser | Announces::Date("approval.date"))
}

/// Takes in a labelled value; gives what it spoke of.
pub(super) fn fact(
    announces: Announces,
    before: Option<Announces>,
    value: &str,
    trust: Trust,
    from: &str,
    facts: &mut Facts,
) -> Announces {
    let value = value.trim().trim_start_matches(':').trim().trim_matches('"');
    if value.is_empty() || value.len() > LONGEST_LINE || is_placeholder(value) {
        return announces;
    }
    match announces {
        Announces::Words("edition") => {
            if let Some(edition) = edition_in(value) {
                facts.add("edition", trust, shown(&edition), from);
            }
        }
        Announces::Words(path) => facts.add(path, trust, shown(value), from),
        Announces::Called if is_title_of_document(value) => facts.add("title", trust, shown(value), from),
        Announces::Called => {}
        Announces::Date("source.published") if version_before_date(value).is_some() => {
            let (version, on) = version_before_date(value).unwrap_or_default();
            facts.add("edition", trust, shown(&version), from);
            date("source.published", on, trust, from, facts);
        }
        Announces::Date(path) => dated(path, value, trust, from, facts),
        Announces::AnyDate | Announces::ThatDate if before == Some(Announces::Signature) => {
            signed_on(value, from, facts)
        }
        Announces::AnyDate if before != Some(Announces::Step) => {
            let of_approval = before.is_some_and(is_of_approval);
            dated(if of_approval { "approval.date" } else { "source.published" }, value, trust, from, facts);
        }
        Announces::ThatDate if before.is_some_and(is_of_approval) => dated("approval.date", value, trust, from, facts),
        // Who took note of it has not approved it, and no date behind that is one of approval.
        Announces::AnyDate | Announces::ThatDate | Announces::Step => {}
        Announces::CycleIn(unit) if value.parse::<u8>().is_ok() => {
            review(Announces::Cycle, &format!("{value} {unit}"), trust, from, facts);
        }
        Announces::CycleIn(_) => review(Announces::Cycle, value, trust, from, facts),
        Announces::Cycle | Announces::Reviewed => review(announces, value, trust, from, facts),
        Announces::Approver => approver(value, trust, from, facts),
        Announces::Endorser => approver(value, trust.lower(), from, facts),
        // "Responsibility: the Leadership Team draws up this policy" is a sentence.
        Announces::Lead | Announces::Sponsor if value.contains(" this ") => {}
        Announces::Lead => role("lead.role", value, trust, from, facts),
        Announces::Sponsor if is_committee(value) => {}
        Announces::Sponsor => role("lead.role", value, Trust::Above, from, facts),
        Announces::Signature => signature(value, trust, from, facts),
        Announces::Contact => contact(value, from, facts),
        Announces::Author => author(value, from, facts),
        Announces::Reviewer if Date::meant(value).is_ok() => {}
        Announces::Reviewer => role("review.by", value, trust, from, facts),
        Announces::Status => {
            status(value, trust, from, facts);
            // "Final v2.1".
            let number = |word: &&str| word.trim_start_matches(['v', 'V']).split_once('.').is_some_and(is_decimal);
            // "Version 7 \u{2013} Approved" behind "Version and status".
            let first = value.split(['\u{2013}', '\u{2014}', ',', ';', '-', '(']).next().unwrap_or_default().trim();
            let is_version = ["version ", "issue ", "edition "].iter().any(|word| folded(first).starts_with(word));
            if let Some(version) = Some(first).filter(|_| is_version).and_then(edition_in) {
                facts.add("edition", trust, shown(&version), from);
            } else if let Some(version) = value.split([' ', ',']).find(number) {
                facts.add("edition", trust, shown(version.trim_start_matches(['v', 'V'])), from);
            }
        }
        Announces::Period => {
            period(value, trust, from, facts);
        }
    }
    announces
}

/// Whether the parts of a number are figures, each: "2.1".
fn is_decimal((whole, part): (&str, &str)) -> bool {
    let are_figures = |text: &str| matches!(text.len(), 1..=2) && text.bytes().all(|byte| byte.is_ascii_digit());
    are_figures(whole) && are_figures(part)
}

/// Whom to ask about the document need not be who answers for it.
pub(super) fn contact(whom: &str, from: &str, facts: &mut Facts) {
    let named = match who(without_abbreviation(whom.trim())) {
        Who::Role(role) => format!(", {}, ", in_comment(&role)),
        Who::Person => " ".to_owned(),
        Who::Nobody => return,
    };
    let why = format!("the role; the document says whom to ask{named}and not who answers for it");
    facts.leave_open("lead.role", Trust::Derived, why, from);
}

/// Who wrote the document need not be who answers for it.
fn author(value: &str, from: &str, facts: &mut Facts) {
    let named = match who(without_abbreviation(value)) {
        Who::Role(role) if names_post(&role) => format!(", {}", in_comment(&role)),
        _ => String::new(),
    };
    let why = format!("the role; the document names who wrote it{named}, and not who answers for it");
    facts.leave_open("lead.role", Trust::Derived, why, from);
}

/// A text as a value, without what nobody sees in it.
pub(super) fn shown(text: &str) -> String {
    quoted(&in_comment(text))
}

/// "2.3, July 2025" behind "Version and date".
fn version_before_date(value: &str) -> Option<(String, &str)> {
    let (version, on) = value.split_once([',', ' '])?;
    let number = edition_in(version).filter(|number| number.starts_with(|first: char| first.is_ascii_digit()))?;
    let on = on.trim_start_matches([' ', '(', '/', '\u{2013}', '-']).trim_end_matches(')');
    let is_number = number.len() <= 5 && !number.contains('/') && Date::meant(value).is_err();
    (is_number && Date::meant(on).is_ok()).then_some((number, on))
}

/// Takes in a date with what stands around it: how often, by whom.
fn dated(path: &'static str, value: &str, trust: Trust, from: &str, facts: &mut Facts) {
    let found = dates(value);
    let is_review = path == "review.next_due";
    if path == "approval.date" && is_ahead(value) {
        return;
    }
    let latest = || latest(value).filter(|_| path == "review.last" && found.len() > 1);
    match found.as_slice() {
        _ if Date::meant(value.trim_end_matches(['.', ','])).is_ok() => date(path, value, trust, from, facts),
        _ if latest().is_some() => date(path, latest().unwrap_or_default(), trust, from, facts),
        [] if is_review && count_in(value).is_some() => {
            facts.add("review.every", trust, count_in(value).unwrap_or_default(), from);
        }
        _ if path.starts_with("period.") && period(value, trust, from, facts) => {}
        [] if is_review && reviewed::cycle_in(value).is_some() => review(Announces::Cycle, value, trust, from, facts),
        [] => date(path, value, trust, from, facts),
        [only] => {
            date(path, &value[only.clone()], trust, from, facts);
            let around = around(value, only);
            if let Some(every) = reviewed::cycle_in(&around).filter(|_| is_review) {
                cycle(&every, trust, from, facts);
            }
            let by = around.strip_prefix("by ").or_else(|| Some(around.as_str()).filter(|by| is_body(by)));
            if let Some(by) = by.filter(|_| path == "approval.date") {
                body("approval.by", by, trust, from, facts);
            }
        }
        several => {
            let named = several.iter().map(|date| &value[date.clone()]).collect::<Vec<_>>().join(" or ");
            facts.leave_open(path, trust, format!("the right date: {}", in_comment(&named)), from);
        }
    }
}

/// How long after something it is reviewed: "2 years from date of issue".
fn count_in(value: &str) -> Option<String> {
    let mut words = value.split_whitespace();
    let text = [words.next()?, words.next()?].join(" ");
    Duration::meant(text.trim_end_matches([',', '.', '\'', '\u{2019}'])).ok().map(|duration| duration.to_string())
}

/// Takes in how often the document is reviewed, or when it was, with the next time where the text gives that.
fn review(announces: Announces, value: &str, trust: Trust, from: &str, facts: &mut Facts) {
    let every = reviewed::cycle_in(value);
    let is_next = ["next", "due"].iter().any(|word| value.to_lowercase().contains(word));
    match (every, dates(value).as_slice()) {
        (None, [_]) if announces == Announces::Reviewed => dated("review.last", value, trust, from, facts),
        // "April 2023, May 2024, May 2025": the latest review is the last one.
        (None, [_, ..]) if announces == Announces::Reviewed && !is_next => {
            dated("review.last", latest(value).unwrap_or(value), trust, from, facts);
        }
        (None, _) if announces == Announces::Reviewed => {}
        (every, found) => {
            cycle(every.as_deref().unwrap_or(value), trust, from, facts);
            if let [only] = found
                && is_next
            {
                date("review.next_due", &value[only.clone()], trust, from, facts);
            }
        }
    }
}

/// The latest date of a text that has nothing but dates in it.
pub(super) fn latest(value: &str) -> Option<&str> {
    let found = dates(value);
    let is_all = found.iter().map(|date| date.len()).sum::<usize>() + 4 * found.len() >= value.len();
    let read = found.into_iter().map(|range| Some((Date::meant(&value[range.clone()]).ok()?, &value[range])));
    let read: Vec<_> = read.collect::<Option<_>>()?;
    read.into_iter().max_by_key(|(date, _)| date.last_day()).filter(|_| is_all).map(|(_, text)| text)
}

/// Takes in a date, or says why it cannot be told.
pub(super) fn date(path: &'static str, value: &str, trust: Trust, from: &str, facts: &mut Facts) {
    match meant(value.trim_end_matches(['.', ',']), facts.has_day_first()) {
        // What could be read in two ways says which one was taken.
        Ok(date) if Date::meant(value.trim_end_matches(['.', ','])).is_err() => {
            let from = format!("{from}, \"{}\" read with the day first", in_comment(value));
            facts.add(path, trust, date.to_string(), &from);
        }
        Ok(date) => facts.add(path, trust, date.to_string(), from),
        Err(_) if !value.bytes().any(|byte| byte.is_ascii_digit()) => {}
        Err(fault) => facts.leave_open(path, trust, format!("the date: {}", fault.message), from),
    }
}

/// Takes in how often it is reviewed, or the word for it that can be read in two ways.
pub(super) fn cycle(value: &str, trust: Trust, from: &str, facts: &mut Facts) {
    match Duration::meant(value.trim_end_matches('.')) {
        Ok(duration) => facts.add("review.every", trust, duration.to_string(), from),
        Err(fault) => facts.leave_open("review.every", trust, format!("how often: {}", fault.message), from),
    }
}

/// "Executive Group, 12 March 2025", "12 March 2025 by the Executive Group", "Executive Group".
fn approver(value: &str, trust: Trust, from: &str, facts: &mut Facts) {
    if is_ahead(value) {
        return;
    }
    let plain = without_minute(value);
    let value = plain.as_str();
    match dates(value).as_slice() {
        [] => body("approval.by", value, trust, from, facts),
        [only] => facts.approval(|facts| {
            date("approval.date", &value[only.clone()], trust, from, facts);
            body("approval.by", &around(value, only), trust, from, facts);
        }),
        _ if last_step(value).is_some() => approver(last_step(value).unwrap_or_default(), trust, from, facts),
        _ => {
            let why = |what: &str| format!("{what}; the document names several steps");
            facts.leave_open("approval.by", trust, why("the body"), from);
            facts.leave_open("approval.date", trust, why("the date"), from);
            facts.add("status", Trust::Derived, Status::Approved.word().to_owned(), from);
        }
    }
}

/// "Full Council (minute 12/26), 3 March 2026" without where it is minuted, which may look like a date.
fn without_minute(value: &str) -> String {
    const WORDS: [&str; 8] = ["minute", "min ", "min.", "ref", "agenda", "item", "resolution", "paper"];
    let Some((before, rest)) = value.split_once('(') else { return value.to_owned() };
    let is_minute = WORDS.iter().any(|word| rest.trim_start().to_lowercase().starts_with(word));
    match rest.split_once(')').filter(|_| is_minute) {
        Some((_, behind)) => format!("{}{behind}", before.trim_end()),
        None => value.to_owned(),
    }
}

/// The last of several steps, each with who took it and when: "Subgroup, 3 February 2026; Executive, 17 March 2026".
pub(super) fn last_step(value: &str) -> Option<&str> {
    let steps: Vec<&str> = value
        .split(';')
        .flat_map(|part| part.split(" and then "))
        .flat_map(|part| part.split(" then "))
        .map(str::trim)
        .collect();
    let dated = steps.iter().map(|step| {
        let found = dates(step);
        let [only] = found.as_slice() else { return None };
        let is_named = is_body(around(step, only).trim_start_matches("by ").trim_start_matches("the "));
        Date::meant(&step[only.clone()]).ok().filter(|_| is_named).map(|date| (date, step.trim()))
    });
    let mut dated: Vec<(Date, &str)> = dated.collect::<Option<_>>()?;
    dated.sort_by_key(|(date, _)| date.last_day());
    let (date, last) = dated.pop()?;
    let before = dated.pop()?.0;
    (before.last_day() < date.first_day()).then_some(last)
}

/// A signature is that of a person: a body beside it approved the document, and when that was need not be when it was signed.
fn signature(value: &str, trust: Trust, from: &str, facts: &mut Facts) {
    let found = dates(value);
    let name = found.first().map_or(value, |date| &value[..date.start]);
    let name = name.trim_end_matches(|mark: char| mark.is_whitespace() || ".,:_\u{2026}".contains(mark));
    let name = name.strip_prefix("on behalf of ").unwrap_or(name);
    let name = name.strip_prefix("the ").unwrap_or(name);
    if is_body(name) {
        body("approval.by", name, trust.lower(), from, facts);
    } else if !name.is_empty() {
        let why = "the body; the document says who signed it, and not for whom";
        facts.leave_open("approval.by", Trust::Derived, why.to_owned(), from);
    }
    if let [only] = found.as_slice() {
        signed_on(&value[only.clone()], from, facts);
    }
}

fn signed_on(value: &str, from: &str, facts: &mut Facts) {
    if let Ok(date) = Date::meant(value.trim_end_matches(['.', ','])) {
        let why = format!("the date, perhaps {date}: it was signed then");
        facts.leave_open("approval.date", Trust::Derived, why, from);
    }
}

/// Whether a value says that an approval is still to come: "Awaiting the Executive (July 2026)".
fn is_ahead(value: &str) -> bool {
    const AHEAD: [&str; 11] = [
        "pending",
        "awaiting",
        "awaited",
        "due",
        "expected",
        "planned",
        "proposed",
        "target",
        "not",
        "scheduled",
        "subject",
    ];
    let folded = folded(value);
    // "By 30 September 2026" is until when it has to be done.
    let is_until = folded.starts_with("by ") && dates(value).first().is_some_and(|date| date.start <= "by the ".len());
    is_until || folded.starts_with("to be ") || folded.split(' ').take(3).any(|word| AHEAD.contains(&word))
}

/// Takes in a body, without the words that only join it to what stands before.
pub(super) fn body(path: &'static str, value: &str, trust: Trust, from: &str, facts: &mut Facts) {
    /// What such a text begins with where it names none.
    const NOBODY: [&str; 28] = [
        "approved", "agreed", "ratified", "adopted", "accepted", "date", "yes", "no", "not", "pending", "awaiting",
        "awaited", "draft", "final", "in", "to", "na", "none", "all", "each", "every", "who", "which", "we", "they",
        "it", "this", "that",
    ];
    /// "The Partnership's Executive" is its executive.
    const OWNERS: [&str; 4] = ["Partnership's ", "Partnership\u{2019}s ", "partnership's ", "partnership\u{2019}s "];
    let has_open = value.contains('(');
    let value = value.trim_end_matches(|mark: char| mark == ')' && !has_open || ".,;:".contains(mark)).trim();
    let value = value.strip_prefix("by ").unwrap_or(value);
    let name = value.strip_prefix("the ").or_else(|| value.strip_prefix("The ")).unwrap_or(value);
    let name = OWNERS.iter().find_map(|owner| name.strip_prefix(owner)).unwrap_or(name);
    // "Chief Executive under delegated authority", "Executive Board on behalf of the Partnership".
    let beside = [" under delegated", " on behalf of ", " acting for "].iter().filter_map(|word| name.find(word)).min();
    let name = name[..beside.unwrap_or(name.len())].trim();
    let first = folded(name.split(' ').next().unwrap_or_default());
    if NOBODY.contains(&first.as_str()) {
        return;
    }
    // "The Registered Manager and the Board" are two, and a record has one.
    let is_one = |name: &str| is_body(name) && name.contains(' ') || names_post(name);
    let parted = [" and the ", " and ", " / "].into_iter().find_map(|joint| name.split_once(joint));
    let is_abbreviation = |name: &str| name.len() > 1 && name.chars().all(char::is_uppercase);
    if let Some((one, other)) = parted.filter(|(one, other)| {
        is_one(one) && is_one(other) || name.contains(" / ") && is_capital(one) && is_abbreviation(other)
    }) {
        let why = format!("the right one, or both: {}", in_comment(&format!("{one}; {other}")));
        facts.leave_open(path, trust, why, from);
        return;
    }
    match bodies_in(name).as_slice() {
        [] => role(path, name, trust, from, facts),
        [only] => role(path, only, trust, from, facts),
        several => {
            let why = format!("the right one: {}", in_comment(&several.join(" or ")));
            facts.leave_open(path, trust, why, from);
        }
    }
}

/// The bodies that marks part in a text, without what is said beside them: "Learning Board, chaired by the Director". None where
/// its parts are one name: "Learning, Development and Quality Group".
fn bodies_in(name: &str) -> Vec<&str> {
    let parts: Vec<&str> = name.split([',', ';', '/', '|']).map(str::trim).filter(|part| !part.is_empty()).collect();
    if parts.len() < 2 || !parts.first().is_some_and(|first| is_body(first)) {
        return Vec::new();
    }
    parts.into_iter().filter(|part| is_body(part.strip_prefix("and ").unwrap_or(part))).collect()
}

/// Takes in a role or a body, and never a person.
pub(super) fn role(path: &'static str, value: &str, trust: Trust, from: &str, facts: &mut Facts) {
    let value = value.trim_start();
    let value = value.strip_prefix("the ").or_else(|| value.strip_prefix("The ")).unwrap_or(value);
    match who(without_abbreviation(value)) {
        Who::Role(role) => facts.add(path, trust, shown(&role), from),
        Who::Person => {
            let why = if path == "approval.by" {
                "the body; the document names a person"
            } else {
                "the role; the document names a person"
            };
            facts.leave_open(path, trust, why.to_owned(), from);
        }
        Who::Nobody => {}
    }
}

/// "Training Sub-group (TSG)" is called so; what stands in brackets is said elsewhere.
fn without_abbreviation(value: &str) -> &str {
    let Some((name, short)) = value.trim().strip_suffix(')').and_then(|value| value.rsplit_once(" (")) else {
        return value;
    };
    // "Manager (on behalf of the Partnership)"; "Superintendent (Public Protection)" is called so.
    let is_said_beside = short.starts_with(char::is_lowercase) && !short.contains('@');
    if is_said_beside || short.to_uppercase() == short && !short.contains(' ') { name } else { value }
}

pub(super) fn status(value: &str, trust: Trust, from: &str, facts: &mut Facts) {
    let lower = value.to_lowercase();
    let says = |words: &[&str]| words.iter().any(|word| lower.contains(word));
    // "Final draft" is a draft, and "not yet approved" nothing that a word tells.
    let status = if says(&["draft", "consultation"]) {
        Some(Status::Draft)
    } else if says(&["not ", "await", "pending", "to be"]) {
        None
    } else if says(&["withdrawn", "superseded"]) {
        Some(Status::Withdrawn)
    } else if says(&["approved", "ratified", "adopted", "agreed", "signed off", "signed-off"]) {
        Some(Status::Approved)
    } else {
        says(&["published", "final", "live", "in use", "current", "in force", "active"]).then_some(Status::Published)
    };
    if let Some(status) = status {
        facts.add("status", trust, status.word().to_owned(), from);
    }
}

/// "April 2024 to March 2027", "2024-2027".
pub(super) fn period(value: &str, trust: Trust, from: &str, facts: &mut Facts) -> bool {
    let dashed = value.replace(['\u{2013}', '\u{2014}'], "-");
    let parted =
        dashed.split_once(" to ").or_else(|| dashed.split_once(" until ")).or_else(|| dashed.split_once(" - "));
    let years = || {
        let (one, other) = dashed.split_once('-')?;
        (one.trim().len() == 4 && matches!(other.trim().len(), 2 | 4)).then_some((one, other))
    };
    let Some((first, last)) = parted.or_else(years) else { return false };
    let last = last.trim().trim_end_matches('.');
    // "2024-27" are three years; "2024-25" may be one that begins in the autumn.
    let century = || first.trim().get(..2).zip(first.trim().parse::<u16>().ok());
    let last = match (last.parse::<u16>(), century()) {
        (Ok(short), Some((century, year))) if last.len() == 2 && short > year % 100 + 1 => format!("{century}{last}"),
        _ => last.to_owned(),
    };
    let (Ok(first), Ok(last)) = (Date::meant(first.trim()), Date::meant(&last)) else {
        return false;
    };
    if first.first_day() >= last.last_day() {
        return false;
    }
    facts.add("period.from", trust, first.to_string(), from);
    facts.add("period.to", trust, last.to_string(), from);
    true
}
