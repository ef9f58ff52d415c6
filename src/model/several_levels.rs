//! The levels that a text names in words or as several, by the numbers of a policy's own list.

use super::words::LEVELS;
use crate::numerals;

/// The levels that a text names in words or as several, "levels 1 and 2", "all lower levels"; `None` where it is not plain.
/// Where a level says so of those that it takes in, `within` is its own number.
pub(crate) fn several<'n>(text: &str, numbers: &[&'n str], within: Option<&str>) -> Option<Vec<&'n str>> {
    const LOWER: [&str; 6] = ["lower", "below", "previous", "preceding", "earlier", "before"];
    let text = text.to_lowercase();
    let words: Vec<&str> =
        text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let own = numbers.iter().position(|number| within == Some(*number));
    if let Some(beyond) = from_one_on(&text, &words, numbers) {
        return Some(beyond.into_iter().filter(|number| within != Some(*number)).collect());
    }
    let takes_lower = words.iter().any(|word| LOWER.contains(word)) || words.contains(&"all") && own.is_some();
    if takes_lower {
        return own.map(|own| numbers[..own].to_vec());
    }
    if words.contains(&"all") {
        return all_but(&words, numbers);
    }
    let is_same = |number: &str, word: &str| {
        let number = number.to_lowercase();
        number == word || numerals::read(&number).is_some_and(|number| numerals::read(word) == Some(number))
    };
    let named = |word: &&str| numbers.iter().copied().find(|number| is_same(number, word));
    let says_little = |word: &&str| LEVELS.contains(word) || ["and", "or", "to"].contains(word);
    if words.iter().any(|word| named(word).is_none() && !says_little(word)) {
        return None;
    }
    let found: Vec<&str> = words.iter().filter_map(named).collect();
    let is_range = words.contains(&"to") || text.contains(['-', '\u{2013}']);
    let between = match found.as_slice() {
        [first, last] if is_range => {
            let place = |wanted: &str| numbers.iter().position(|number| *number == wanted);
            numbers.get(place(first)?..=place(last)?)?.to_vec()
        }
        _ => found,
    };
    let others: Vec<&str> = between.into_iter().filter(|number| within != Some(*number)).collect();
    (!others.is_empty()).then_some(others)
}

/// The levels that a text says from one of them on: "level 3 and above", "levels 2+", "up to level 2".
fn from_one_on<'n>(text: &str, words: &[&str], numbers: &[&'n str]) -> Option<Vec<&'n str>> {
    const HIGHER: [&str; 6] = ["above", "higher", "upwards", "onwards", "over", "beyond"];
    const LOWER: [&str; 3] = ["below", "lower", "under"];
    const BESIDE: [&str; 5] = ["and", "or", "to", "up", "the"];
    let mut named = words.iter().filter_map(|word| numbers.iter().position(|number| number.to_lowercase() == **word));
    let (at, None) = (named.next()?, named.next()) else { return None };
    let is_known = |word: &&str| {
        numbers[at].to_lowercase() == **word
            || [HIGHER.as_slice(), &LOWER, &BESIDE, &LEVELS].iter().any(|known| known.contains(word))
    };
    if !words.iter().all(is_known) {
        return None;
    }
    let first = *words.first()?;
    let says = |list: &[&str]| words.iter().any(|word| list.contains(word));
    let found = match () {
        () if HIGHER.contains(&first) => &numbers[at + 1..],
        () if LOWER.contains(&first) => &numbers[..at],
        () if says(&HIGHER) || text.contains('+') => &numbers[at..],
        () if says(&LOWER) || text.starts_with("up to ") => &numbers[..=at],
        () => return None,
    };
    // "Level 3 and above": what has a name in place of a number is no higher one.
    let is_figure = |number: &str| number.starts_with(|first: char| first.is_ascii_digit());
    let alike: Vec<&str> = found.iter().copied().filter(|number| is_figure(number) == is_figure(numbers[at])).collect();
    (!alike.is_empty()).then_some(alike)
}

/// All levels, or "all but level 1".
fn all_but<'n>(words: &[&str], numbers: &[&'n str]) -> Option<Vec<&'n str>> {
    const EXCEPT: [&str; 4] = ["but", "except", "excluding", "not"];
    let Some(at) = words.iter().position(|word| EXCEPT.contains(word)) else { return Some(numbers.to_vec()) };
    let is_filler = |word: &&str| LEVELS.contains(word) || ["and", "for"].contains(word);
    let others: Vec<&str> = words[at + 1..].iter().copied().filter(|word| !is_filler(word)).collect();
    let is_named = |number: &str| others.iter().any(|other| number.eq_ignore_ascii_case(other));
    let are_known = others.iter().all(|other| numbers.iter().any(|number| number.eq_ignore_ascii_case(other)));
    let rest: Vec<&str> = numbers.iter().copied().filter(|number| !is_named(number)).collect();
    (are_known && !others.is_empty() && !rest.is_empty()).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_in_words_are_understood() {
        let numbers = ["1", "2", "3"];
        for (text, within, meant) in [
            ("all lower levels", Some("3"), vec!["1", "2"]),
            ("levels 1 and 2", Some("3"), vec!["1", "2"]),
            ("all", Some("2"), vec!["1"]),
            ("Level 1", Some("2"), vec!["1"]),
            ("1-3", None, vec!["1", "2", "3"]),
            ("all levels", None, vec!["1", "2", "3"]),
            ("all levels below", Some("1"), vec![]),
            ("Level 2 and above", None, vec!["2", "3"]),
            ("levels 2+", None, vec!["2", "3"]),
            ("up to level 2", None, vec!["1", "2"]),
            ("Level 2 and below", None, vec!["1", "2"]),
            ("all but level 1", None, vec!["2", "3"]),
        ] {
            assert_eq!(several(text, &numbers, within), Some(meant), "{text}");
        }
        for text in
            ["7", "levels 1 and 7", "advanced", "", "Level 2 and above except volunteers", "all except volunteers"]
        {
            assert_eq!(several(text, &numbers, None), None, "{text}");
        }
    }
}
