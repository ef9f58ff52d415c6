//! What a message says to write is written, letter by letter, into the slip that it was said of: nothing else is wrong then
//! than before, and no number, and no word that takes something back, is lost from the record without a word about it. What a
//! message has to paste is pasted, and is sound but for the places that it keeps.

use std::collections::BTreeMap;

use paramount::finding::Finding;

use crate::slips::{NumberedSlip, found, numbered_slips};

/// A value that a message says to write in place of what stands there, and nothing else: one word, a number with its unit, a
/// text in quotes, a list or a block.
fn proposed(help: &str) -> Option<String> {
    const UNITS: [&str; 10] =
        ["year", "years", "months", "month", "weeks", "week", "days", "day", "working day", "working days"];
    let rest = help.strip_prefix("write ")?;
    let (open, close) = match rest.chars().next()? {
        '"' => ('"', '"'),
        '[' => ('[', ']'),
        '{' => ('{', '}'),
        _ => {
            let end = rest.find([';', ',', '(']).unwrap_or(rest.len());
            let value = rest[..end].split(" if ").next()?.trim();
            let is_word =
                !value.contains(' ') && value.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '-');
            let is_length = value
                .split_once(' ')
                .is_some_and(|(number, unit)| number.parse::<u32>().is_ok() && UNITS.contains(&unit));
            let whole = rest.split(';').next().unwrap_or_default();
            let goes_on = [" or ", " where "].iter().any(|words| whole.contains(words));
            let is_said = ["it", "them", "each", "all", "one", "what", "yes", "no"].contains(&value);
            return ((is_word || is_length) && !goes_on && !is_said).then(|| value.to_owned());
        }
    };
    let mut depth = 0;
    let end = rest.char_indices().find(|(at, letter)| {
        depth += i32::from(*letter == open && (open != close || *at == 0)) - i32::from(*letter == close && *at > 0);
        depth == 0 && *at > 0
    });
    let (end, _) = end?;
    let behind = &rest[end + 1..];
    (behind.is_empty() || behind.starts_with([';', ',', ' '])).then(|| rest[..=end].to_owned())
}

/// A text with the value at a finding's place replaced; `None` where its place is more than a line, or holds an entry's name.
fn replaced(text: &str, finding: &Finding, value: &str) -> Option<String> {
    let place = &finding.place;
    let mut lines: Vec<String> = text.split('\n').map(str::to_owned).collect();
    let line = lines.get_mut(place.line as usize - 1).filter(|_| place.line == place.end_line)?;
    let letters: Vec<char> = line.chars().collect();
    let (from, to) = (place.column as usize - 1, place.end_column as usize - 1);
    // The name of an entry is told apart from its value by the colon behind it.
    if letters.get(to) == Some(&':') || from > to || to > letters.len() {
        return None;
    }
    let begin: String = letters[..from].iter().collect();
    let end: String = letters[to..].iter().collect();
    *line = format!("{begin}{value}{end}");
    Some(lines.join("\n"))
}

/// The words of a value that must not be lost without a word: numbers, and what parts, denies or excepts.
fn telling(value: &str) -> Vec<String> {
    const WORDS: [&str; 12] =
        ["or", "no", "not", "never", "except", "unless", "above", "normally", "usually", "followed", "must", "should"];
    let lower = value.to_lowercase();
    let words = lower.split(|letter: char| !letter.is_alphanumeric() && letter != '.').filter(|word| !word.is_empty());
    words.filter(|word| WORDS.contains(word)).map(str::to_owned).collect()
}

/// What is found of each slip as it is.
fn told_of(slips: &[(usize, NumberedSlip)]) -> BTreeMap<usize, Vec<Finding>> {
    let folder = tempfile::tempdir().expect("a folder");
    let damaged: Vec<_> = slips
        .iter()
        .map(|(number, slip)| (*number, "policy.yaml".to_owned(), slip.damaged.clone().into_bytes()))
        .collect();
    found(&damaged, folder.path())
}

#[test]
fn what_a_message_says_to_write_is_right_where_it_is_written() {
    let slips = numbered_slips();
    let before = told_of(&slips);
    let mut followed = Vec::new();
    let mut said: BTreeMap<usize, (usize, String, usize, String)> = BTreeMap::new();
    for (number, slip) in &slips {
        for finding in before.get(number).into_iter().flatten() {
            let Some(value) = proposed(&finding.help) else { continue };
            let Some(text) = replaced(&slip.damaged, finding, &value) else { continue };
            let key = followed.len();
            let lost =
                telling(&finding.value).into_iter().filter(|word| !telling(&value).contains(word)).collect::<Vec<_>>();
            said.insert(
                key,
                (*number, format!("{} | {}", finding.message, finding.help), before[number].len(), lost.join(", ")),
            );
            followed.push((key, "policy.yaml".to_owned(), text.into_bytes()));
        }
    }
    assert!(followed.len() > 150, "the values that are proposed are found: {}", followed.len());
    let folder = tempfile::tempdir().expect("a folder");
    let after = found(&followed, folder.path());
    let mut faults = Vec::new();
    for (key, (number, message, count, lost)) in &said {
        let left = after.get(key).map(Vec::as_slice).unwrap_or_default();
        let name = &slips.iter().find(|(other, _)| other == number).expect("the slip").1.name;
        // What else is to be done, the message says.
        let goes_on = ["and below it", "and beside it", "take the line", "add which, such as scope"]
            .iter()
            .any(|words| message.contains(words));
        if left.len() >= *count && !goes_on {
            let left: Vec<String> =
                left.iter().map(|finding| format!("{} | {}", finding.message, finding.help)).collect();
            faults.push(format!("{name}: {message}\n    afterwards: {}", left.join("\n    ")));
        }
        let tells = [" if ", "where", "into ", "under ", "beside"].iter().any(|words| message.contains(words));
        if !lost.is_empty() && !tells {
            faults.push(format!("{name}: {message}\n    nothing tells where this goes: {lost}"));
        }
    }
    assert!(faults.is_empty(), "{} of {} proposals:\n{}", faults.len(), said.len(), faults.join("\n"));
}

/// A text without the line of a finding, and without the line above it where the message says so.
fn taken_out(text: &str, finding: &Finding) -> Option<String> {
    let place = &finding.place;
    let is_whole = place.line == place.end_line && finding.help.starts_with("take the line out");
    let with_above = finding.help.starts_with("take the line out, and the line ");
    let from = (place.line as usize).checked_sub(1 + usize::from(with_above))?;
    let lines: Vec<&str> = text.split('\n').collect();
    let kept = lines.iter().enumerate().filter(|(at, _)| !(from..place.line as usize).contains(at));
    is_whole.then(|| kept.map(|(_, line)| *line).collect::<Vec<_>>().join("\n"))
}

#[test]
fn what_is_taken_out_leaves_nothing_empty_and_its_words_have_a_place() {
    const PLACES: [&str; 9] =
        ["says", "as_written", "notes", " under ", " into ", "write ", "move ", " behind ", "left out of its record"];
    let slips = numbered_slips();
    let before = told_of(&slips);
    let (mut faults, mut files, mut said) = (Vec::new(), Vec::new(), Vec::new());
    for (number, slip) in &slips {
        for finding in before.get(number).into_iter().flatten() {
            let told = format!("{} | {}", finding.message, finding.help);
            let is_out =
                ["line out", "entry out", "commitment out", "take it out"].iter().any(|out| finding.help.contains(out));
            let has_words = finding.value.split_whitespace().count() > 2;
            if is_out
                && has_words
                && !told.contains("take it out: ")
                && !PLACES.iter().any(|place| told.contains(place))
            {
                faults.push(format!("{}: nothing tells where these words go: {} | {told}", slip.name, finding.value));
            }
            let Some(text) = taken_out(&slip.damaged, finding) else { continue };
            files.push((said.len(), "policy.yaml".to_owned(), text.into_bytes()));
            said.push((slip.name.as_str(), told, before[number].len()));
        }
    }
    assert!(said.len() > 10, "lines to take out are found: {}", said.len());
    let folder = tempfile::tempdir().expect("a folder");
    let after = found(&files, folder.path());
    for (key, (name, told, count)) in said.iter().enumerate() {
        let left = after.get(&key).map(Vec::as_slice).unwrap_or_default();
        if left.len() >= *count {
            let left: Vec<&str> = left.iter().map(|finding| finding.message.as_str()).collect();
            faults.push(format!("{name}: {told}\n    afterwards: {}", left.join("\n    ")));
        }
    }
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

/// An item of a list that a message has to paste, with the list that it is for.
fn pasted(help: &str) -> Vec<(&'static str, String)> {
    const LISTS: [&str; 4] = ["commitments", "charges", "versions", "actions"];
    let mut items = Vec::new();
    for list in LISTS {
        for (at, _) in help.match_indices(&format!("{list}: - {{")) {
            let item = &help[at + list.len() + 2..];
            let mut depth = 0;
            let end = item.char_indices().find(|(_, letter)| {
                depth += i32::from(*letter == '{') - i32::from(*letter == '}');
                *letter == '}' && depth == 0
            });
            items.extend(end.map(|(end, _)| (list, item[..=end].to_owned())));
        }
    }
    items
}

#[test]
fn what_a_message_has_to_paste_is_sound_but_for_the_places_that_it_keeps() {
    let before = told_of(&numbered_slips());
    let items: Vec<(&str, String)> = before.values().flatten().flat_map(|finding| pasted(&finding.help)).collect();
    assert!(items.len() > 10, "items to paste are found: {}", items.len());
    let text = |list: &str, item: &str| {
        format!("paramount: policy/v1\npolicy: example\nedition: \"2024\"\ntitle: Example policy\n{list}:\n  {item}\n")
            .into_bytes()
    };
    let files: Vec<_> =
        items.iter().enumerate().map(|(key, (list, item))| (key, "policy.yaml".to_owned(), text(list, item))).collect();
    let folder = tempfile::tempdir().expect("a folder");
    let after = found(&files, folder.path());
    let mut faults = Vec::new();
    for (key, findings) in after {
        let others = findings.into_iter().filter(|finding| finding.rule != "document/placeholder");
        faults.extend(others.map(|finding| format!("{}\n    {} | {}", items[key].1, finding.message, finding.help)));
    }
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}
