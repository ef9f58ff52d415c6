//! Two wordings as two columns: what each text says, and what became of it in the other one. Pure, for any page.

use std::collections::BTreeMap;

use crate::change::{Mark, Word};

/// How many words have to stand together before they count as moved. A word alone that went here and came there is another
/// word in another place.
const MOVED_WORDS: usize = 2;

/// What became of a stretch of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    /// It stands in both texts.
    Kept,
    /// Only the old text has it.
    TakenOut,
    /// Only the new text has it.
    PutIn,
    /// The old text has it here, and the new one elsewhere.
    MovedFrom,
    /// The new text has it here, and the old one elsewhere.
    MovedTo,
}

impl Fate {
    /// Those of which something has to be said.
    pub(super) const CHANGED: [Self; 4] = [Self::TakenOut, Self::PutIn, Self::MovedFrom, Self::MovedTo];

    /// What is said of it.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Kept => "unchanged",
            Self::TakenOut => "taken out",
            Self::PutIn => "put in",
            Self::MovedFrom => "moved from",
            Self::MovedTo => "moved to",
        }
    }
}

/// A stretch of one text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stretch<'w> {
    pub(super) fate: Fate,
    pub(super) text: &'w str,
}

/// The old text and the new one. The stretches of each are the whole of it, in order.
pub(super) fn columns(words: &[Word]) -> [Vec<Stretch<'_>>; 2] {
    let moved = moved(words);
    let column = |text: fn(&Word) -> Option<&str>, only_here: Fate, moved_here: Fate| {
        let stretches = words.iter().zip(&moved).filter_map(move |(word, is_moved)| {
            let fate = match (word.mark, is_moved) {
                (Mark::Same, _) => Fate::Kept,
                (_, true) => moved_here,
                (_, false) => only_here,
            };
            Some(Stretch { fate, text: text(word)? })
        });
        stretches.collect()
    };
    [column(Word::in_old, Fate::TakenOut, Fate::MovedFrom), column(Word::in_new, Fate::PutIn, Fate::MovedTo)]
}

/// Which of the words went in one place and came in another, each partnered once.
fn moved(words: &[Word]) -> Vec<bool> {
    let mut came: BTreeMap<Vec<String>, Vec<usize>> = BTreeMap::new();
    for (at, word) in words.iter().enumerate().rev().filter(|(_, word)| word.mark == Mark::Came) {
        came.entry(plain(&word.text)).or_default().push(at);
    }
    let mut moved = vec![false; words.len()];
    for (at, word) in words.iter().enumerate().filter(|(_, word)| word.mark == Mark::Gone) {
        let plain = plain(&word.text);
        let partner = came.get_mut(&plain).filter(|_| plain.len() >= MOVED_WORDS).and_then(Vec::pop);
        if let Some(partner) = partner {
            moved[at] = true;
            moved[partner] = true;
        }
    }
    moved
}

/// The words of a text without marks and case.
fn plain(text: &str) -> Vec<String> {
    let words = text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(parts: &[(Mark, &str)]) -> [String; 2] {
        let word = |(mark, text): &(Mark, &str)| Word { mark: *mark, text: (*text).to_owned(), was: None };
        let words: Vec<Word> = parts.iter().map(word).collect();
        columns(&words).map(|column| {
            let stretch = |stretch: &Stretch<'_>| match stretch.fate {
                Fate::Kept => stretch.text.to_owned(),
                fate => format!("[{}: {}]", fate.word(), stretch.text),
            };
            column.iter().map(stretch).collect()
        })
    }

    #[test]
    fn each_column_is_one_text() {
        let parts = [(Mark::Same, "held at "), (Mark::Gone, "every "), (Mark::Came, "most "), (Mark::Same, "sessions")];
        assert_eq!(shown(&parts), ["held at [taken out: every ]sessions", "held at [put in: most ]sessions"]);
    }

    #[test]
    fn words_that_stand_elsewhere_have_moved() {
        let parts = [(Mark::Came, "In writing, "), (Mark::Same, "staff say so"), (Mark::Gone, " in writing")];
        let wanted = ["staff say so[moved from:  in writing]", "[moved to: In writing, ]staff say so"];
        assert_eq!(shown(&parts), wanted);
    }

    #[test]
    fn a_word_alone_and_a_second_copy_have_not_moved() {
        let parts = [(Mark::Came, "all "), (Mark::Same, "staff "), (Mark::Gone, "all ")];
        assert_eq!(shown(&parts), ["staff [taken out: all ]", "[put in: all ]staff "]);
        let parts = [
            (Mark::Came, "at once "),
            (Mark::Same, "x "),
            (Mark::Gone, "at once "),
            (Mark::Same, "y "),
            (Mark::Gone, "at once"),
        ];
        assert_eq!(shown(&parts)[0], "x [moved from: at once ]y [taken out: at once]");
    }
}
