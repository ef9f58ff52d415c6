//! Other words in a text of several lines, with as few of its lines touched as can be.

use crate::source::Span;

/// How lines are filled where words come.
#[derive(Clone, Copy, Debug)]
pub(super) struct Room {
    /// How far the lines of the text are indented.
    pub indent: usize,
    /// How many columns a line has.
    pub width: usize,
    /// What ends a line.
    pub newline: &'static str,
}

/// The bytes of `text` in which the words of `place` are others than `new`, and what belongs there.
pub(super) fn reworded(text: &str, place: Span, new: &[&str], room: Option<Room>) -> (Span, String) {
    let old = words(text, place);
    let is_same = |(old, new): &(&(usize, &str), &&str)| old.1 == **new;
    let head = old.iter().zip(new).take_while(is_same).count();
    let tail = old[head..].iter().rev().zip(new[head..].iter().rev()).take_while(is_same).count();
    let (gone, come) = (&old[head..old.len() - tail], &new[head..new.len() - tail]);
    let end = |word: &(usize, &str)| word.0 + word.1.len();
    let before = head.checked_sub(1).and_then(|at| old.get(at)).map(end);
    let next = old.get(old.len() - tail).filter(|_| tail > 0).map(|word| word.0);
    let (first, last) = (gone.first().map(|word| word.0), gone.last().map(end));
    match (first, last, come) {
        (Some(first), Some(last), []) => {
            // Words that begin a line go with the space behind them, so that the line before stays as it is.
            let begins_line = before.is_none_or(|before| text[before..first].contains('\n'));
            match next.filter(|next| begins_line && !text[last..*next].contains('\n')) {
                Some(next) => (Span::new(first, next), String::new()),
                None => (Span::new(before.unwrap_or(first), last), String::new()),
            }
        }
        (Some(first), Some(last), come) => (Span::new(first, last), filled(text, first, come, room)),
        (_, _, come) => match (before, next) {
            (Some(before), _) => (Span::new(before, before), filled(text, before, &[&[""], come].concat(), room)),
            (None, Some(next)) => (Span::new(next, next), filled(text, next, &[come, &[""]].concat(), room)),
            (None, None) => (place, filled(text, place.start as usize, come, room)),
        },
    }
}

/// The words of a place with the offsets at which they begin.
fn words(text: &str, place: Span) -> Vec<(usize, &str)> {
    let part = text.get(place.range()).unwrap_or_default();
    part.split_whitespace().map(|word| (word.as_ptr() as usize - text.as_ptr() as usize, word)).collect()
}

/// Words with single spaces between, or a line end where the line is full.
fn filled(text: &str, at: usize, words: &[&str], room: Option<Room>) -> String {
    let line_start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let mut column = text[line_start..at].chars().count();
    let mut filled = String::new();
    for (number, word) in words.iter().enumerate() {
        let length = word.chars().count();
        match room.filter(|room| column + 1 + length > room.width && number > 0 && !word.is_empty()) {
            Some(room) => {
                filled.push_str(room.newline);
                filled.push_str(&" ".repeat(room.indent));
                column = room.indent;
            }
            None if number > 0 => {
                filled.push(' ');
                column += 1;
            }
            None => {}
        }
        filled.push_str(word);
        column += length;
    }
    filled
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "says: >-\n    One two three\n    four five\n    six\nnext: 1\n";

    /// The text after another wording of its words.
    fn after(new: &str) -> String {
        let room = Room { indent: 4, width: 24, newline: "\n" };
        let place = Span::new(13, TEXT.find("\nnext").expect("it is there"));
        let (span, text) = reworded(TEXT, place, &new.split(' ').collect::<Vec<_>>(), Some(room));
        format!("{}{text}{}", &TEXT[..span.start as usize], &TEXT[span.end as usize..])
    }

    #[test]
    fn one_word_touches_one_line() {
        assert_eq!(after("One two three four FIVE six"), TEXT.replace("five", "FIVE"));
        assert_eq!(after("One two three four and five six"), TEXT.replace("four five", "four and five"));
        assert_eq!(after("One two three five six"), TEXT.replace("four five", "five"));
        assert_eq!(after("One two three four six"), TEXT.replace("four five", "four"));
        assert_eq!(after("One two three four five"), TEXT.replace("\n    six", ""));
        assert_eq!(after("two three four five six"), TEXT.replace("One two", "two"));
        assert_eq!(after("So One two three four five six"), TEXT.replace("One two", "So One two"));
        assert_eq!(after("One two three four five six seven"), TEXT.replace("six", "six seven"));
    }

    #[test]
    fn what_is_longer_than_a_line_gets_lines() {
        let long = "One two three four five six seven eight nine ten eleven twelve";
        assert_eq!(after(long), TEXT.replace("six", "six seven eight nine\n    ten eleven twelve"));
    }
}
