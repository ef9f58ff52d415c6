//! Whole numbers in figures or words.

use crate::numerals;

/// A number in figures, or in one word with hyphens or without: "2", "two", "twenty-five".
pub(super) fn number(word: &str) -> Option<u32> {
    if super::is_number(word) {
        return word.parse().ok().filter(|&amount| amount < 10_000);
    }
    let words: Vec<&str> = word.split('-').collect();
    leading_number(&words).filter(|(_, used)| *used == words.len()).map(|(number, _)| number)
}

/// Whether one of the words of a text in small letters is a number.
pub(in crate::model) fn names_number(lower: &str) -> bool {
    lower.split(|letter: char| !letter.is_alphanumeric() && letter != '-').any(|word| number(word).is_some())
}

/// The number that words in small letters begin with, "seventy five pounds", and how many of them say it.
pub(super) fn leading_number(words: &[&str]) -> Option<(u32, usize)> {
    let (below_hundred, used) = below_hundred(words)?;
    if words.get(used) != Some(&"hundred") {
        return Some((below_hundred, used));
    }
    let hundreds = below_hundred * 100;
    let used = used + 1;
    let rest = words.get(used..).unwrap_or_default();
    let behind_and = rest.strip_prefix(&["and"]).unwrap_or(rest);
    let beside = self::below_hundred(behind_and);
    Some(beside.map_or((hundreds, used), |(number, more)| (hundreds + number, words.len() - behind_and.len() + more)))
}

fn below_hundred(words: &[&str]) -> Option<(u32, usize)> {
    let first = words.first()?;
    if let Some(small) = numerals::below_twenty(first) {
        return Some((small, 1));
    }
    let tens = numerals::tens(first)?;
    let ones = words.get(1).and_then(|word| numerals::below_twenty(word)).filter(|ones| (1..10).contains(ones));
    Some(ones.map_or((tens, 1), |ones| (tens + ones, 2)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_words_are_read() {
        for (word, meant) in [("two", 2), ("18", 18), ("eighteen", 18), ("twenty-five", 25), ("ninety", 90)] {
            assert_eq!(number(word), Some(meant), "{word}");
        }
        for word in ["", "twenty-ten", "ten-two", "some", "10000", "two-thirds"] {
            assert_eq!(number(word), None, "{word}");
        }
        let leading = |text: &str| leading_number(&text.split(' ').collect::<Vec<_>>());
        assert_eq!(leading("seventy five pounds"), Some((75, 2)));
        assert_eq!(leading("one hundred and twenty pounds"), Some((120, 4)));
        assert_eq!(leading("two hundred and a half"), Some((200, 2)));
        assert_eq!(leading("pounds"), None);
    }
}
