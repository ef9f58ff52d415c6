//! A running text as its words, for looking up names in it: lower case, without apostrophes, "&" as "and", each word
//! with the way back to its letters. Web and mail addresses are no words: a mailbox may still be called as it was.

use std::ops::Range;

/// What stands around each folded word, so that a name is found only as whole words.
pub(super) const BEGIN: char = '\u{1}';
pub(super) const END: char = '\u{2}';
/// Stands for what no name can have in it.
const NO_WORD: &str = "\u{3}";

/// How long a word is, at least, that can have the number of a note or another word stuck to it: "Level1" and "B12" are names.
const SHORTEST_NOTED: usize = 6;

/// A text as its words.
#[derive(Debug, Default)]
pub struct Folded {
    text: String,
    words: Vec<Word>,
}

/// Where a word stands: in the text that was folded, and in the folded one.
#[derive(Clone, Copy, Debug)]
struct Word {
    start: u32,
    end: u32,
    at: u32,
}

impl Folded {
    /// The words of a text.
    pub fn of(text: &str) -> Self {
        let mut folded =
            Self { text: String::with_capacity(text.len() * 3 / 2), words: Vec::with_capacity(text.len() / 6) };
        let mut at = 0;
        while let Some(space) = text[at..].find(|letter: char| !letter.is_whitespace()) {
            at += space;
            let rest = &text[at..];
            if let Some((letters, end)) = plain_word(rest) {
                folded.push(at..at + letters, &rest[..letters]);
                at += end;
                continue;
            }
            let chunk = &rest[..end_of_chunk(rest)];
            if is_address(chunk) {
                folded.push(at..at + chunk.len(), NO_WORD);
            } else {
                folded.add(chunk, at);
            }
            at += chunk.len();
        }
        folded
    }

    /// Adds what stands between two spaces.
    fn add(&mut self, chunk: &str, offset: usize) {
        let spelt = spelt_with_stops(chunk);
        if spelt > 0 {
            self.push_spelt(offset..offset + spelt, &chunk[..spelt]);
        }
        let (chunk, offset) = (&chunk[spelt..], offset + spelt);
        let mut start = None;
        for (at, letter) in chunk.char_indices() {
            // "'Working Together'2018".
            let is_mark = || {
                is_apostrophe(letter) && chunk[at + letter.len_utf8()..].starts_with(|next: char| next.is_ascii_digit())
            };
            match start {
                None if letter.is_alphanumeric() => start = Some(at),
                Some(from) if !is_inside(letter) || is_mark() => {
                    self.word(chunk, from..at, offset);
                    start = None;
                }
                _ => {}
            }
            if letter == '&' {
                self.push(offset + at..offset + at + 1, "and");
            }
        }
        if let Some(from) = start {
            self.word(chunk, from..chunk.len(), offset);
        }
    }

    /// Adds a word; "WT23", "KCSiE23" and "Sept2016" are a word and a year, "violence3" is a word with the number of a note,
    /// "1.1This" and "EducationSeptember" are two words between which somebody left out the space.
    fn word(&mut self, chunk: &str, range: Range<usize>, offset: usize) {
        let word = chunk[range.clone()].trim_end_matches(is_apostrophe);
        let at = offset + range.start;
        let mut start = 0;
        for split in [numbered(word), joined(word)].into_iter().flatten().chain([word.len()]) {
            if split > start {
                self.push(at + start..at + split, &word[start..split]);
                start = split;
            }
        }
    }

    fn push(&mut self, range: Range<usize>, word: &str) {
        let narrow = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        self.words.push(Word { start: narrow(range.start), end: narrow(range.end), at: narrow(self.text.len()) });
        self.text.push(BEGIN);
        let start = self.text.len();
        self.text.push_str(word);
        if word.bytes().all(|byte| byte.is_ascii() && byte != b'\'') {
            self.text[start..].make_ascii_lowercase();
        } else {
            self.text.truncate(start);
            self.text.extend(word.chars().filter(|letter| !is_apostrophe(*letter)).flat_map(char::to_lowercase));
        }
        self.text.push(END);
    }

    /// Adds "C.R.B" as one word.
    fn push_spelt(&mut self, range: Range<usize>, letters: &str) {
        self.push(range, &letters.replace('.', ""));
    }

    /// How many words there are.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// A word as it is compared; nothing past the last.
    pub fn word_at(&self, index: usize) -> &str {
        let Some(word) = self.words.get(index) else { return "" };
        let end = self.words.get(index + 1).map_or(self.text.len(), |next| next.at as usize);
        self.text.get(word.at as usize + BEGIN.len_utf8()..end - END.len_utf8()).unwrap_or_default()
    }

    /// Where words stand in the text; nothing past the last.
    pub fn range(&self, words: Range<usize>) -> Range<usize> {
        let first = self.words.get(words.start);
        let last = words.end.checked_sub(1).and_then(|last| self.words.get(last));
        match (first, last) {
            (Some(first), Some(last)) => first.start as usize..last.end as usize,
            _ => 0..0,
        }
    }

    /// All words as one text, in which names are looked up.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// The words from this one on, as such a text.
    pub(super) fn text_from(&self, index: usize) -> &str {
        self.words.get(index).and_then(|word| self.text.get(word.at as usize..)).unwrap_or_default()
    }
}

/// How many letters the plain word has with which a text begins, and where its mark ends, where a space follows them: most
/// words need no closer look.
fn plain_word(text: &str) -> Option<(usize, usize)> {
    let bytes = text.as_bytes();
    let letters = bytes.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
    let end = letters + usize::from(matches!(bytes.get(letters), Some(b',' | b';' | b'.')));
    // "orLSCBs" begins small and ends with capitals.
    let is_capital = |back: usize| letters.checked_sub(back).is_some_and(|at| bytes[at].is_ascii_uppercase());
    let ends_large = letters > 4 && bytes[0].is_ascii_lowercase() && (is_capital(1) || is_capital(2));
    let is_one = (letters < SHORTEST_NOTED + 3 && !ends_large) || joined(&text[..letters]).is_none();
    (letters > 0 && is_one && bytes.get(end).is_none_or(u8::is_ascii_whitespace)).then_some((letters, end))
}

/// Where the first white space of a text stands. A plain letter is known by its byte.
fn end_of_chunk(text: &str) -> usize {
    let mut from = 0;
    while let Some(at) = text.bytes().skip(from).position(|byte| !byte.is_ascii_graphic()) {
        let letter = text[from + at..].chars().next().unwrap_or_default();
        if letter.is_whitespace() {
            return from + at;
        }
        from += at + letter.len_utf8();
    }
    text.len()
}

/// Where a word ends and its number begins, or the other way round.
fn numbered(word: &str) -> Option<usize> {
    let Some(code) = word.strip_suffix(|letter: char| letter.is_ascii_digit()) else {
        let number = word.bytes().take_while(u8::is_ascii_digit).count();
        let is_word = matches!(word.as_bytes().get(number..number + 2), Some([first, second])
            if first.is_ascii_uppercase() && second.is_ascii_lowercase());
        // "2016it", and not "2010s".
        let is_glued = is_year(&word[..number]) && word.len() >= number + 2 && word.is_ascii();
        return (is_word || is_glued).then_some(number);
    };
    let code = code.trim_end_matches(|letter: char| letter.is_ascii_digit());
    let digits = &word[code.len()..];
    if code.len() < 2 || !code.bytes().all(|byte| byte.is_ascii_alphabetic()) {
        return None;
    }
    let capitals =
        [code.bytes().next(), code.bytes().last()].into_iter().flatten().all(|byte| byte.is_ascii_uppercase());
    let is_note =
        code.len() >= SHORTEST_NOTED && digits.len() <= 2 && code.ends_with(|end: char| end.is_ascii_lowercase());
    (is_year(digits) || is_note || (capitals && [2, 4].contains(&digits.len()))).then_some(code.len())
}

/// Whether digits are a year.
fn is_year(digits: &str) -> bool {
    digits.len() == 4 && ["19", "20"].iter().any(|century| digits.starts_with(century))
}

/// Where the second of two words begins, both of them longer than what stands in a name: "McX", "iPad". The first may be an
/// abbreviation: "LSCBManager".
fn joined(word: &str) -> Option<usize> {
    let letters = word.as_bytes();
    // Most words have no capital inside.
    if !letters.iter().skip(1).any(u8::is_ascii_uppercase) {
        return None;
    }
    let capitals = letters.iter().take_while(|letter| letter.is_ascii_uppercase()).count();
    let is_code = (4..=SHORTEST_NOTED).contains(&capitals)
        && letters.len() >= capitals + SHORTEST_NOTED - 2
        && letters[capitals..].iter().all(u8::is_ascii_lowercase);
    if is_code {
        return Some(capitals - 1);
    }
    let is_plain = |part: &[u8]| part.len() >= SHORTEST_NOTED && part[1..].iter().all(u8::is_ascii_lowercase);
    // "orLSCBs".
    let small = letters.iter().take_while(|letter| letter.is_ascii_lowercase()).count();
    let code = letters.strip_suffix(b"s").unwrap_or(letters);
    if small >= 2 && code.len() >= small + 3 && code[small..].iter().all(u8::is_ascii_uppercase) {
        return Some(small);
    }
    // "theCriminal Records Bureau".
    if ["the", "of", "to", "in", "by", "and", "for"]
        .iter()
        .any(|article| small == article.len() && word.starts_with(article))
        && is_plain(&letters[small..])
    {
        return Some(small);
    }
    let split = (SHORTEST_NOTED..letters.len()).find(|at| letters[*at].is_ascii_uppercase())?;
    (is_plain(&letters[..split]) && is_plain(&letters[split..])).then_some(split)
}

/// How long an abbreviation is with which a chunk begins and that has a stop behind each letter: "C.R.B." up to its last letter.
/// Two letters are somebody's initials.
pub(super) fn spelt_with_stops(chunk: &str) -> usize {
    const FEWEST: usize = 3;
    let is_one = |pair: &&[u8]| pair[0].is_ascii_uppercase() && pair.get(1).is_none_or(|mark| *mark == b'.');
    let letters = chunk.as_bytes().chunks(2).take_while(is_one).count();
    let end = (letters * 2).saturating_sub(1);
    let is_whole = chunk.as_bytes().get(end).is_none_or(|next| !next.is_ascii_alphanumeric());
    if letters >= FEWEST && is_whole { end } else { 0 }
}

fn is_apostrophe(letter: char) -> bool {
    matches!(letter, '\'' | '\u{2019}' | '\u{2bc}')
}

/// Letters, digits, apostrophes between them, and marks that are put on the letter before.
fn is_inside(letter: char) -> bool {
    letter.is_alphanumeric() || is_apostrophe(letter) || matches!(letter, '\u{300}'..='\u{36f}')
}

fn is_address(chunk: &str) -> bool {
    let begins = |start: &str| chunk.get(..start.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(start));
    // Most words have none of these marks, and then need no closer look.
    chunk.bytes().any(|byte| matches!(byte, b'@' | b':' | b'.'))
        && (chunk.contains("://") || chunk.contains('@') || begins("www.") || begins("(www."))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        let folded = Folded::of(text);
        (0..folded.len()).map(|index| folded.word_at(index).to_owned()).collect()
    }

    #[test]
    fn words_are_compared_without_case_and_marks() {
        assert_eq!(
            words("The Children\u{2019}s Trust \u{2013} R&D, \u{2018}LSCBs\u{2019}"),
            ["the", "childrens", "trust", "r", "and", "d", "lscbs"]
        );
        assert_eq!(
            words("see WT23, WT2018 and 4LSCB; FFP3"),
            ["see", "wt", "23", "wt", "2018", "and", "4lscb", "ffp3"]
        );
        assert_eq!(words("8.6Peer abuse, 1st"), ["8", "6", "peer", "abuse", "1st"]);
        assert_eq!(words("violence3, Children1 in Level2"), ["violence", "3", "children", "1", "in", "level2"]);
        assert_eq!(words("EducationSeptember 2016, SafeLives"), ["education", "september", "2016", "safelives"]);
        assert_eq!(words("\u{c9}t\u{e9} cafe\u{301}"), ["\u{e9}t\u{e9}", "cafe\u{301}"]);
        assert_eq!(words(" \u{a0} -- "), Vec::<String>::new());
    }

    #[test]
    fn addresses_are_no_words() {
        assert_eq!(
            words("ask lscb@example.org or https://example.org/lscb now"),
            ["ask", "\u{3}", "or", "\u{3}", "now"]
        );
    }

    #[test]
    fn words_know_where_they_stand() {
        let text = "\u{e9} Ask  the LSCB's chair";
        let folded = Folded::of(text);
        assert_eq!(&text[folded.range(3..4)], "LSCB's");
        assert_eq!(&text[folded.range(1..4)], "Ask  the LSCB's");
        assert_eq!(folded.range(7..9), 0..0);
        assert_eq!(folded.text_from(3), "\u{1}lscbs\u{2}\u{1}chair\u{2}");
    }
}
