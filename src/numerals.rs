//! Numbers that people write as words.

/// The words for numbers below twenty, from nothing on.
const SMALL: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];

/// The words for tens, from twenty on.
const TENS: [&str; 8] = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

/// Words that multiply the one before them.
const LARGE: [(&str, u32); 3] = [("hundred", 100), ("thousand", 1_000), ("million", 1_000_000)];

/// The number below twenty that a word in small letters stands for.
pub fn below_twenty(word: &str) -> Option<u32> {
    let word = if word == "nought" { SMALL[0] } else { word };
    place(&SMALL, word)
}

/// The whole tens below a hundred that a word in small letters stands for: "thirty".
pub fn tens(word: &str) -> Option<u32> {
    Some((place(&TENS, word)? + 2) * 10)
}

/// The number that one word in small letters stands for alone, whatever its neighbours make of it.
pub fn value(word: &str) -> Option<u32> {
    let large = || LARGE.iter().find(|(known, _)| *known == word).map(|(_, value)| *value);
    below_twenty(word).or_else(|| tens(word)).or_else(large)
}

/// The number that a text is and nothing else, as a word in small letters or in figures.
pub fn read(text: &str) -> Option<u32> {
    value(text).or_else(|| text.parse().ok())
}

/// The word for a number below twenty.
pub fn word(number: u32) -> Option<&'static str> {
    SMALL.get(usize::try_from(number).ok()?).copied()
}

fn place(list: &[&str], word: &str) -> Option<u32> {
    u32::try_from(list.iter().position(|known| *known == word)?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_numbers_agree() {
        for (word, number) in [("zero", 0), ("nought", 0), ("twelve", 12), ("thirty", 30), ("hundred", 100)] {
            assert_eq!(value(word), Some(number), "{word}");
        }
        assert_eq!(word(12), Some("twelve"));
        assert_eq!((word(20), value("some"), tens("ten")), (None, None, None));
    }
}
