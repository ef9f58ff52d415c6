//! Two wordings of one thing: which words went and came, and whether one of them weighs.

use std::cmp::Ordering;

use similar::{Algorithm, DiffOp, DiffableStr, capture_diff_slices};

use super::{Mark, Word};
use crate::standards::{Role, Weighing, Weight, stem};

mod loss;
mod phrase;
mod weight;

pub(super) use phrase::Phrase;
pub(super) use weight::{Explained, WeighingWord};

/// How many words of a text are compared one by one. The work grows with the product of both texts where they have
/// nothing in common; a sentence of a policy has a tenth of this.
const MOST_WORDS: usize = 400;

/// How two wordings of one thing differ.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Rewording {
    /// Both in one, marked; empty where the texts are too long to compare.
    pub words: Vec<Word>,
    /// The changed words that weigh: by what they weigh, and of each kind those that went before those that came.
    pub weighing: Vec<WeighingWord>,
    /// The same as a reader is told of them, with the words that they belong to.
    pub phrases: Vec<Phrase>,
    /// The lengths of time in the old text that stay.
    pub staying_times: Vec<String>,
    /// Whether the one word for how strongly it is meant is denied in one of the texts: "must", "must not".
    pub turned: bool,
    /// The words for how strongly it is meant, where the one stands in the place of the other and no other of them changed.
    pub modals: Option<[String; 2]>,
    /// What went while nothing came in its place, as written.
    pub lost: Vec<String>,
    /// What came while nothing went in its place, as written.
    pub added: Vec<String>,
    /// Whether less than half of what either text says stands in both.
    pub little_left: bool,
    /// Whether the texts are too long to say.
    pub too_long: bool,
}

impl Rewording {
    /// How often a number stands in what stayed.
    pub(super) fn counts(&self, number: u32) -> usize {
        let staying = self.words.iter().filter(|word| word.mark == Mark::Same);
        let words = staying.flat_map(|word| word.text.split_whitespace());
        // "2.1" is another number than 2.
        let words = words.map(|word| word.trim_matches(|letter: char| !letter.is_alphanumeric()).to_lowercase());
        words.filter(|word| stem(word) == number.to_string()).count()
    }

    /// Whether a person has to read what the change of words does.
    pub(super) fn matters(&self) -> bool {
        let moved = !(self.weighing.is_empty() && self.lost.is_empty() && self.added.is_empty());
        self.too_long || self.little_left || moved
    }
}

/// How `new` differs from `old`; `None` where not a word does. Spacing and the case of letters make no difference.
pub(super) fn compare(old: &str, new: &str, weighing: &Weighing) -> Option<Rewording> {
    let (old, new) = (Tokens::of(old, weighing), Tokens::of(new, weighing));
    if old.plain == new.plain {
        return None;
    }
    let Some(marks) = Marks::of(&old, &new) else {
        return Some(Rewording { too_long: true, ..Rewording::default() });
    };
    let words = marked(&old, &new, &marks);
    if is_spelt_otherwise(&old, &new) {
        return Some(Rewording { words, ..Rewording::default() });
    }
    let (lost, added, little_left) = loss::loss(&old, &new, &marks.stretches());
    let (weighing, phrases) = weight::changed(&old, &new, &marks);
    let modals = weight::modals(&old, &new, &marks);
    let turned = weight::is_turned(&old, &new);
    let staying_times = phrase::staying_times(&old, &marks);
    let too_long = false;
    Some(Rewording { words, weighing, phrases, staying_times, turned, modals, lost, added, little_left, too_long })
}

/// Whether a text has a word for how strongly it is meant.
pub(super) fn has_modal(text: &str, weighing: &Weighing) -> bool {
    let tokens = Tokens::of(text, weighing);
    (0..tokens.plain.len()).any(|at| tokens.weight(at) == Some(Weight::Modal))
}

/// Whether a sentence may limit the one before it: it begins with a word for that, excepts or denies something, or says that
/// something may be.
pub(super) fn goes_back(text: &str, weighing: &Weighing) -> bool {
    const WORDS: [&str; 9] = ["this", "that", "these", "those", "it", "they", "he", "she", "exceptions"];
    let tokens = Tokens::of(text, weighing);
    let limits = |at: usize| match tokens.weight(at) {
        Some(Weight::Exception | Weight::Negation | Weight::Condition) => true,
        Some(Weight::Modal) => ["may", "can", "might", "could"].contains(&tokens.plain[at].as_str()),
        _ => false,
    };
    tokens.plain.first().is_some_and(|first| WORDS.contains(&first.as_str())) || (0..tokens.plain.len()).any(limits)
}

/// Whether two texts have the same letters, parted otherwise: "up to date", "up-to-date". Where there are figures, a mark
/// between them matters.
fn is_spelt_otherwise(old: &Tokens<'_>, new: &Tokens<'_>) -> bool {
    let letters =
        |tokens: &Tokens<'_>| -> String { tokens.plain.concat().chars().filter(|c| c.is_alphanumeric()).collect() };
    let (old, new) = (letters(old), letters(new));
    old == new && !old.chars().any(char::is_numeric)
}

/// How alike two texts are, as bags of words: 0 for nothing in common, 100 for the same words.
pub(super) fn likeness(old: &Bag, new: &Bag) -> u32 {
    let common = old.common(new);
    percent(common, old.0.len() + new.0.len() - common)
}

/// How much of the shorter of two texts stands in the longer, of a hundred: a sentence into which much was written is little
/// like what it became, and is all there.
pub(super) fn share_held(old: &Bag, new: &Bag) -> u32 {
    percent(old.common(new), old.0.len().min(new.0.len()))
}

fn percent(part: usize, all: usize) -> u32 {
    (part * 100).checked_div(all).and_then(|share| u32::try_from(share).ok()).unwrap_or_default()
}

/// The words of a text in order, for telling how alike two texts are.
#[derive(Clone, Debug, Default)]
pub(super) struct Bag(Vec<String>);

impl Bag {
    /// The words of a text; those of a very long one only as far as they are compared.
    pub(super) fn of(text: &str) -> Self {
        let tokens = text.tokenize_unicode_words();
        let words = tokens.into_iter().filter(|token| token.chars().any(char::is_alphanumeric));
        let mut words: Vec<String> = words.take(MOST_WORDS).map(str::to_lowercase).collect();
        words.sort();
        Self(words)
    }

    /// How many words this has.
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// How many words two texts have in common.
    fn common(&self, other: &Self) -> usize {
        let (mut common, mut left, mut right) = (0, self.0.as_slice(), other.0.as_slice());
        while let ([one, after_one @ ..], [two, after_two @ ..]) = (left, right) {
            match one.cmp(two) {
                Ordering::Less => left = after_one,
                Ordering::Greater => right = after_two,
                Ordering::Equal => {
                    common += 1;
                    (left, right) = (after_one, after_two);
                }
            }
        }
        common
    }
}

/// The words and marks of a text.
struct Tokens<'t> {
    /// Each as written, with the space after it; the first with the space before it, too.
    written: Vec<&'t str>,
    /// The same in lower case, with straight apostrophes.
    plain: Vec<String>,
    /// The words without their endings; a mark as it is.
    stems: Vec<String>,
    /// What each word does; `None` for marks, which do nothing and part no phrase.
    roles: Vec<Option<Role>>,
}

impl<'t> Tokens<'t> {
    fn of(text: &'t str, weighing: &Weighing) -> Self {
        let written = written(text);
        let plain: Vec<String> =
            written.iter().map(|token| token.trim().to_lowercase().replace('\u{2019}', "'")).collect();
        let is_word = |token: &String| token.chars().any(char::is_alphanumeric);
        let words: Vec<String> = plain.iter().filter(|token| is_word(token)).cloned().collect();
        let mut roles = weighing.roles(&words).into_iter();
        let mut roles: Vec<Option<Role>> =
            plain.iter().map(|token| if is_word(token) { roles.next() } else { None }).collect();
        for at in 1..roles.len() {
            // In "line=1" nobody counts anything, and "3 May" is a day.
            let is_code = written[at - 1] == "=" && roles[at] == Some(Role::Weighs(Weight::Number));
            if is_code || written[at].trim() == "May" {
                roles[at] = Some(Role::Plain);
            }
        }
        let stems = plain.iter().map(|token| stem(token)).collect();
        Self { written, plain, stems, roles }
    }

    /// Why a word weighs, if it does.
    fn weight(&self, at: usize) -> Option<Weight> {
        match self.roles[at] {
            Some(Role::Weighs(weight)) => Some(weight),
            _ => None,
        }
    }
}

/// The words and marks of a text as written, each with the space after it: together they are the text, unless it is empty
/// but for spaces.
fn written(text: &str) -> Vec<&str> {
    let mut starts: Vec<usize> = Vec::new();
    let mut at = 0;
    for token in text.tokenize_unicode_words() {
        if !token.trim().is_empty() {
            starts.push(if starts.is_empty() { 0 } else { at });
        }
        at += token.len();
    }
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    starts.iter().zip(ends).filter_map(|(start, end)| text.get(*start..end)).collect()
}

/// Which words of two texts stayed.
struct Marks {
    old: Vec<Mark>,
    new: Vec<Mark>,
}

impl Marks {
    /// Which words stayed; `None` where the texts are too long to say. The same either way round.
    fn of(old: &Tokens<'_>, new: &Tokens<'_>) -> Option<Self> {
        if old.plain > new.plain {
            return Self::of(new, old).map(Self::turned);
        }
        let same = old.plain.iter().zip(&new.plain).take_while(|(one, other)| one == other).count();
        let rest = old.plain.len().min(new.plain.len()) - same;
        let ends = old.plain.iter().rev().zip(new.plain.iter().rev()).take(rest);
        let tail = ends.take_while(|(one, other)| one == other).count();
        let longest = old.plain.len().max(new.plain.len()) - same - tail;
        if longest > MOST_WORDS {
            return None;
        }
        let (old_range, new_range) = (same..old.plain.len() - tail, same..new.plain.len() - tail);
        let ops = capture_diff_slices(Algorithm::Myers, &old.plain[old_range], &new.plain[new_range]);
        let mut marks = Self { old: vec![Mark::Gone; old.plain.len()], new: vec![Mark::Came; new.plain.len()] };
        marks.keep(0, 0, same);
        marks.keep(old.plain.len() - tail, new.plain.len() - tail, tail);
        for op in ops {
            if let DiffOp::Equal { old_index, new_index, len } = op {
                marks.keep(same + old_index, same + new_index, len);
            }
        }
        Some(marks)
    }

    /// The same the other way round.
    fn turned(self) -> Self {
        let turned = |marks: Vec<Mark>, other: Mark| -> Vec<Mark> {
            marks.into_iter().map(|mark| if mark == Mark::Same { mark } else { other }).collect()
        };
        Self { old: turned(self.new, Mark::Gone), new: turned(self.old, Mark::Came) }
    }

    fn keep(&mut self, old: usize, new: usize, length: usize) {
        self.old[old..old + length].fill(Mark::Same);
        self.new[new..new + length].fill(Mark::Same);
    }

    /// The words that stayed, by their positions in both texts.
    fn same(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        let same = |marks: &'_ [Mark]| -> Vec<usize> {
            marks.iter().enumerate().filter(|(_, mark)| **mark == Mark::Same).map(|(at, _)| at).collect()
        };
        same(&self.old).into_iter().zip(same(&self.new))
    }

    /// The stretches between words that stayed: what went there and what came there, by positions.
    fn stretches(&self) -> Vec<loss::Stretch> {
        let ends = [(self.old.len(), self.new.len())];
        let (mut from, mut to) = (0, 0);
        let mut found = Vec::new();
        for (old, new) in self.same().chain(ends) {
            if from < old || to < new {
                found.push(((from..old).collect(), (to..new).collect()));
            }
            (from, to) = (old + 1, new + 1);
        }
        found
    }
}

/// Both texts in one: what went stands before what came in its place.
fn marked(old: &Tokens<'_>, new: &Tokens<'_>, marks: &Marks) -> Vec<Word> {
    let mut text = Marked::default();
    let (mut from, mut to) = (0, 0);
    for (old_kept, new_kept) in marks.same() {
        text.push(Mark::Gone, &old.written[from..old_kept], &[]);
        text.push(Mark::Came, &[], &new.written[to..new_kept]);
        text.push(Mark::Same, &old.written[old_kept..=old_kept], &new.written[new_kept..=new_kept]);
        (from, to) = (old_kept + 1, new_kept + 1);
    }
    text.push(Mark::Gone, &old.written[from..], &[]);
    text.push(Mark::Came, &[], &new.written[to..]);
    text.words()
}

/// A text with marks, under way: each stretch as the old text has it and as the new one has it.
#[derive(Default)]
struct Marked(Vec<(Mark, [String; 2])>);

impl Marked {
    fn push(&mut self, mark: Mark, old: &[&str], new: &[&str]) {
        if old.is_empty() && new.is_empty() {
            return;
        }
        if self.0.last().is_none_or(|(last, _)| *last != mark) {
            self.0.push((mark, Default::default()));
        }
        if let Some((_, [before, after])) = self.0.last_mut() {
            before.extend(old.iter().copied());
            after.extend(new.iter().copied());
        }
    }

    fn words(self) -> Vec<Word> {
        let word = |(mark, [old, new]): (Mark, [String; 2])| match mark {
            Mark::Gone => Word { mark, text: old, was: None },
            Mark::Same if old != new => Word { mark, text: new, was: Some(old) },
            Mark::Same | Mark::Came => Word { mark, text: new, was: None },
        };
        self.0.into_iter().map(word).collect()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::Model;

    fn shared() -> Weighing {
        let mut weighing = Weighing::default();
        let Some(Model::Standards(shared)) = &crate::standards::shared().model else { panic!("the shared set") };
        weighing.add(&shared.weighing);
        weighing
    }

    fn weighing(old: &str, new: &str) -> Vec<String> {
        let found = compare(old, new, &shared()).expect("a difference");
        found.weighing.into_iter().map(|changed| changed.word).collect()
    }

    fn shown(old: &str, new: &str) -> String {
        let words = compare(old, new, &shared()).expect("a difference").words;
        let part = |word: &Word| match word.mark {
            Mark::Same => word.text.clone(),
            Mark::Gone => format!("[-{}-]", word.text),
            Mark::Came => format!("{{+{}+}}", word.text),
        };
        words.iter().map(part).collect()
    }

    #[test]
    fn words_that_weigh_are_noticed() {
        assert_eq!(weighing("In every session.", "In most sessions."), ["every", "most"]);
        assert!(weighing("for all staff", "for all of the staff").is_empty());
        assert_eq!(weighing("Staff must attend.", "Staff attend."), ["must"]);
        assert_eq!(weighing("within 3 weeks", "within 13 weeks"), ["3", "13"]);
        assert_eq!(weighing("fifteen places", "sixteen places"), ["fifteen", "sixteen"]);
        assert_eq!(weighing("Staff can't leave", "Staff can leave"), ["can't", "can"]);
        assert_eq!(weighing("They can\u{2019}t leave, now", "They can't leave: now"), [""; 0]);
        assert_eq!(weighing("within six weeks", "within six days"), ["weeks", "days"]);
        assert_eq!(weighing("for two weeks", "for 2 weeks"), [""; 0]);
        assert_eq!(weighing("Volunteers and staff attend", "Staff and volunteers attend"), [""; 0]);
    }

    #[test]
    fn a_word_that_weighs_counts_where_it_moves_or_its_phrase_breaks() {
        assert!(!weighing("Staff attend all sessions", "All staff attend sessions").is_empty());
        assert!(!weighing("at least two", "at the least two").is_empty());
        assert!(!weighing("Staff must and volunteers may attend", "Staff may and volunteers must attend").is_empty());
    }

    #[test]
    fn spacing_and_case_are_no_difference() {
        assert_eq!(compare("All  Staff\nattend.", "all staff attend.", &shared()), None);
    }

    #[test]
    fn both_texts_are_shown_in_one() {
        assert_eq!(
            shown("held at every session", "held at most sessions"),
            "held at [-every session-]{+most sessions+}"
        );
        let kept = compare("Held  at every session", "held at most sessions", &shared()).expect("a difference");
        assert_eq!(kept.words.first().and_then(Word::in_old), Some("Held  at "), "as each text has it");
        assert_eq!(shown("for all staff", "for all of the staff"), "for all {+of the +}staff");
        assert_eq!(shown("one two", "two"), "[-one -]two");
        assert_eq!(shown("", "new"), "{+new+}");
    }

    #[test]
    fn a_long_text_is_not_compared_word_by_word() {
        let long = |seed: &str| (0..500).map(|number| format!("{seed}{number} ")).collect::<String>();
        assert!(compare(&long("a"), &long("b"), &shared()).is_some_and(|found| found.too_long));
        let with_one_more = format!("{}once {}", long("a"), long("c"));
        let found = compare(&format!("{}{}", long("a"), long("c")), &with_one_more, &shared()).expect("a difference");
        assert_eq!((found.too_long, found.weighing.len()), (false, 1), "what is the same at both ends costs nothing");
    }

    #[test]
    fn likeness_counts_words() {
        let alike = |one: &str, other: &str| likeness(&Bag::of(one), &Bag::of(other));
        assert_eq!(alike("staff attend training", "Training staff attend"), 100);
        assert_eq!((alike("a b c", "a b d"), alike("a", "b"), alike("", "")), (50, 0, 0));
    }

    proptest! {
        #[test]
        fn a_change_matters_either_way_round(old in "(all |staff |team |new |the |or |2 |, ){0,9}", new in "(all |staff |team |new |the |or |2 |, ){0,9}") {
            let matters = |old: &str, new: &str| compare(old, new, &shared()).map(|found| found.matters());
            prop_assert_eq!(matters(&old, &new), matters(&new, &old));
        }

        #[test]
        fn what_is_shown_holds_both_texts(old in "[a-cA-C\u{e9} \n,.]{0,30}", new in "[a-cA-C\u{e9} \n,.]{0,30}") {
            let Some(found) = compare(&old, &new, &shared()) else { return Ok(()) };
            let written = |text: &str| if text.trim().is_empty() { String::new() } else { text.to_owned() };
            prop_assert_eq!(found.words.iter().filter_map(Word::in_old).collect::<String>(), written(&old));
            prop_assert_eq!(found.words.iter().filter_map(Word::in_new).collect::<String>(), written(&new));
        }
    }
}
