//! Whether passages stand in a text, however the two are typeset: spacing, line breaks, hyphens at line ends, quotation
//! marks and dashes are made alike first.
//!
//! Whether they stand there is looked up in one walk over the text (the automaton of Aho and Corasick), so that the time grows with
//! the bytes of the text and of the passages, and not with one times the other. Where they stand takes a walk for each.

use std::ops::Range;

use memchr::memmem;

/// In how many places one passage is looked for.
const MOST_PLACES: usize = 100;

/// Looks passages up in a text. For each `None` where it stands there, else up to which of its bytes it does.
///
/// A passage may leave words out: then what stands before and after "..." or "[...]" is looked up.
pub fn look_up(text: &str, passages: &[&str]) -> Vec<Option<usize>> {
    let passages: Vec<Vec<Part>> = passages.iter().map(|passage| parts(passage)).collect();
    let mut automaton = Automaton::new();
    for part in passages.iter().flatten() {
        automaton.add(part.text.as_bytes());
    }
    let seen = automaton.walk(fold(text, |_, _| ()).as_bytes());
    let missing = |part: &Part| {
        let reached = automaton.reach(part.text.as_bytes(), &seen);
        (reached < part.text.len()).then(|| part.origin(reached))
    };
    passages
        .iter()
        .map(|parts| match parts.as_slice() {
            [] => None,
            [whole] => missing(whole),
            // The first is the passage as it is written, for a text that has the very same dots.
            [whole, pieces @ ..] => missing(whole).and_then(|_| pieces.iter().find_map(missing)),
        })
        .collect()
}

/// Where passages stand in a text, each as bytes of it: every place where it is written whole; of one that leaves words out,
/// else, its pieces one after another.
pub fn places(text: &str, passages: &[&str]) -> Vec<Vec<Range<usize>>> {
    let mut origins: Vec<u32> = Vec::new();
    let folded = fold(text, |length, origin| origins.resize(length, u32::try_from(origin).unwrap_or(u32::MAX)));
    let origin = |at: usize| origins.get(at).map_or(text.len(), |origin| *origin as usize);
    let place = |at: usize, length: usize| {
        let first = origin(at);
        let letter = text[..first].chars().next_back().map_or(0, char::len_utf8);
        first - letter..origin(at + length.saturating_sub(1))
    };
    let of = |passage: &&str| {
        let parts = parts(passage);
        let Some((whole, pieces)) = parts.split_first().filter(|(whole, _)| !whole.text.is_empty()) else {
            return Vec::new();
        };
        let found = memmem::find_iter(folded.as_bytes(), whole.text.as_bytes()).take(MOST_PLACES);
        let found: Vec<_> = found.map(|at| place(at, whole.text.len())).collect();
        if found.is_empty() {
            chain(&folded, pieces).into_iter().map(|(at, length)| place(at, length)).collect()
        } else {
            found
        }
    };
    passages.iter().map(of).collect()
}

/// Where pieces stand one after another in a text; nothing where one of them does not.
fn chain(folded: &str, pieces: &[Part]) -> Vec<(usize, usize)> {
    let mut from = 0;
    let mut found = Vec::new();
    for piece in pieces.iter().filter(|piece| !piece.text.is_empty()) {
        let Some(at) = memmem::find(&folded.as_bytes()[from..], piece.text.as_bytes()) else { return Vec::new() };
        found.push((from + at, piece.text.len()));
        from += at + piece.text.len();
    }
    found
}

/// A passage or a piece of one, as it is looked up.
struct Part {
    text: String,
    /// For each byte of the text, the byte of the passage after the character that it comes from.
    origins: Vec<u32>,
    start: usize,
}

impl Part {
    fn new(passage: &str, start: usize, end: usize) -> Self {
        let mut origins = Vec::new();
        let folded = fold(&passage[start..end], |length, origin| {
            origins.resize(length, u32::try_from(start + origin).unwrap_or(u32::MAX));
        });
        // Marks around a quote are not part of it, and neither are brackets around what it leaves out.
        let inner = folded.trim_start_matches(EDGES);
        let skipped = folded.len() - inner.len();
        let inner = inner.trim_end_matches(EDGES);
        origins.drain(..skipped);
        Self { text: inner.to_owned(), origins, start }
    }

    /// How much of the passage stands before a byte of the text.
    fn origin(&self, reached: usize) -> usize {
        let last = reached.checked_sub(1).and_then(|last| self.origins.get(last));
        last.map_or(self.start, |origin| *origin as usize)
    }
}

const EDGES: [char; 8] = ['"', '\'', ' ', '[', ']', '(', ')', '-'];

/// The whole passage, and where it leaves words out, its pieces.
fn parts(passage: &str) -> Vec<Part> {
    let mut found = vec![Part::new(passage, 0, passage.len())];
    let mut gaps: Vec<(usize, &str)> = passage.match_indices("...").chain(passage.match_indices('\u{2026}')).collect();
    if gaps.is_empty() {
        return found;
    }
    gaps.sort_unstable();
    let mut start = 0;
    for (at, mark) in gaps {
        found.push(Part::new(passage, start, at));
        start = at + mark.len();
    }
    found.push(Part::new(passage, start, passage.len()));
    found
}

/// The text with spacing and typographic marks made alike. `landed` is told, after each character, how long the result
/// is and how many bytes of the text it stands for.
fn fold(text: &str, mut landed: impl FnMut(usize, usize)) -> String {
    let mut folded = String::with_capacity(text.len());
    let (mut last, mut space, mut dash) = (None, false, false);
    for (at, letter) in text.char_indices() {
        let mut plain = [letter; 1];
        let replaced: &[char] = match letter {
            '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' => continue,
            // Marks of Markdown, which stand in its file and not in what its reader sees.
            '*' | '_' | '\\' => continue,
            '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' => {
                dash = true;
                continue;
            }
            _ if letter.is_whitespace() => {
                space = true;
                continue;
            }
            '\u{2018}'..='\u{201b}' | '\u{2032}' | '`' | '\u{b4}' | '\u{2bc}' => &['\''],
            '\u{201c}'..='\u{201f}' | '\u{2033}' | '\u{ab}' | '\u{bb}' => &['"'],
            '\u{2026}' => &['.', '.', '.'],
            '\u{fb00}' => &['f', 'f'],
            '\u{fb01}' => &['f', 'i'],
            '\u{fb02}' => &['f', 'l'],
            '\u{fb03}' => &['f', 'f', 'i'],
            '\u{fb04}' => &['f', 'f', 'l'],
            _ => {
                plain[0] = letter;
                &plain
            }
        };
        // "safe-" at the end of a line and "guarding" on the next are one word, and a dash between two words joins them
        // as well; between figures it means something and stays.
        let between_words = last.is_some_and(char::is_alphabetic) && letter.is_alphabetic();
        match (dash, space) {
            (true, _) if between_words => {}
            (true, _) => folded.push('-'),
            (false, true) => folded.push(' '),
            (false, false) => {}
        }
        (space, dash) = (false, false);
        last = Some(letter);
        folded.extend(replaced);
        landed(folded.len(), at + letter.len_utf8());
    }
    folded
}

/// Patterns as a tree of bytes. The root is the first node, so that 0 stands for none among children and siblings.
struct Automaton {
    nodes: Vec<Node>,
}

#[derive(Clone, Copy, Default)]
struct Node {
    byte: u8,
    first_child: u32,
    next_sibling: u32,
}

impl Automaton {
    fn new() -> Self {
        Self { nodes: vec![Node::default()] }
    }

    fn add(&mut self, pattern: &[u8]) {
        let mut at = 0;
        for &byte in pattern {
            at = self.child(at, byte).unwrap_or_else(|| {
                let new = u32::try_from(self.nodes.len()).unwrap_or(u32::MAX);
                let parent = &mut self.nodes[at as usize];
                let next_sibling = std::mem::replace(&mut parent.first_child, new);
                self.nodes.push(Node { byte, first_child: 0, next_sibling });
                new
            });
        }
    }

    /// How many bytes of a pattern stand in the text together, from its first on.
    fn reach(&self, pattern: &[u8], seen: &[bool]) -> usize {
        let (mut at, mut reached) = (0, 0);
        for (index, &byte) in pattern.iter().enumerate() {
            let Some(next) = self.child(at, byte) else { break };
            at = next;
            if seen[at as usize] {
                reached = index + 1;
            }
        }
        reached
    }

    /// For each node whether its bytes stand in the text.
    fn walk(&self, text: &[u8]) -> Vec<bool> {
        // From each node to the longest other node that it ends with; nodes nearer to the root come first.
        let mut fallback = vec![0; self.nodes.len()];
        let mut order = Vec::with_capacity(self.nodes.len());
        order.push(0);
        let mut index = 0;
        while let Some(&parent) = order.get(index) {
            for child in self.children(parent) {
                if parent != 0 {
                    let byte = self.nodes[child as usize].byte;
                    fallback[child as usize] = self.step(fallback[parent as usize], byte, &fallback);
                }
                order.push(child);
            }
            index += 1;
        }
        let mut seen = vec![false; self.nodes.len()];
        let mut at = 0;
        for &byte in text {
            at = self.step(at, byte, &fallback);
            seen[at as usize] = true;
        }
        // Where a longer pattern stands, what it ends with stands too.
        for &node in order.iter().rev() {
            if seen[node as usize] {
                seen[fallback[node as usize] as usize] = true;
            }
        }
        seen
    }

    fn step(&self, mut at: u32, byte: u8, fallback: &[u32]) -> u32 {
        loop {
            match self.child(at, byte) {
                Some(next) => return next,
                None if at == 0 => return 0,
                None => at = fallback[at as usize],
            }
        }
    }

    fn child(&self, node: u32, byte: u8) -> Option<u32> {
        self.children(node).find(|child| self.nodes[*child as usize].byte == byte)
    }

    fn children(&self, node: u32) -> impl Iterator<Item = u32> + '_ {
        let link = |next: u32| (next != 0).then_some(next);
        let first = link(self.nodes[node as usize].first_child);
        std::iter::successors(first, move |child| link(self.nodes[*child as usize].next_sibling))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const TEXT: &str = "Every session of multi-\nagency training \u{2013} in safe-\nguarding or not \u{2013} is \u{201c}led\u{201d} by at least\r\n two\u{a0}trainers, within 7-10 days\u{2026} It can\u{2019}t be o\u{fb03}cial otherwise.";

    fn stands(passage: &str) -> bool {
        look_up(TEXT, &[passage]) == [None]
    }

    #[test]
    fn typesetting_does_not_count() {
        for passage in [
            "multi-agency training",
            "training - in safeguarding or not - is \"led\" by at least two trainers",
            "\u{201c}at least two trainers\u{201d}",
            "It can't be official",
            "Every session [...] by at least",
            "Every session \u{2026} two trainers",
            "within 7 - 10 days",
        ] {
            assert!(stands(passage), "{passage}");
        }
    }

    #[test]
    fn words_and_figures_count() {
        for passage in
            ["at least three trainers", "within 710 days", "within 7 10 days", "it can't", "Every ... course"]
        {
            assert!(!stands(passage), "{passage}");
        }
    }

    #[test]
    fn a_passage_is_followed_as_far_as_it_stands_there() {
        let passage = "is \u{201c}led\u{201d} by at least three trainers";
        let reached = look_up(TEXT, &[passage]);
        assert_eq!(reached, [passage.find("hree")]);
        assert_eq!(look_up(TEXT, &["zebra", "two trainers", ""]), [Some(0), None, None]);
        let gap = "Every session ... by at most two";
        assert_eq!(look_up(TEXT, &[gap]), [gap.find("ost")]);
    }

    #[test]
    fn places_are_those_of_the_text_as_it_is_written() {
        let text = "A \u{201c}multi-\nagency\u{201d} course, e.g.  two\u{a0}days. A multi-agency  course.";
        let found = |passage: &str| -> Vec<&str> {
            places(text, &[passage]).remove(0).into_iter().map(|range| &text[range]).collect()
        };
        assert_eq!(found("multi-agency"), ["multi-\nagency", "multi-agency"]);
        assert_eq!(found("\"two days.\""), ["two\u{a0}days."]);
        assert_eq!(found("A ... course ... days"), ["A", "course", "days"]);
        assert_eq!(found("A ... course ... weeks"), [""; 0]);
        assert_eq!(found(""), [""; 0]);
    }

    #[test]
    fn many_long_passages_take_no_longer_than_their_bytes() {
        let text = "a".repeat(200_000);
        let passages: Vec<String> = (0..600).map(|length| "a".repeat(length) + "b").collect();
        let passages: Vec<&str> = passages.iter().map(String::as_str).collect();
        let reached = look_up(&text, &passages);
        assert!(reached.iter().enumerate().all(|(length, reached)| *reached == Some(length)));
    }

    proptest! {
        #[test]
        fn what_stands_there_is_found_as_by_plain_search(text in "[ab ]{0,30}", passage in "[ab]{0,5}") {
            let found = look_up(&text, &[&passage, "ab", "ba"])[0].is_none();
            let plain = text.split_whitespace().any(|word| word.contains(&passage)) || passage.is_empty();
            prop_assert_eq!(found, plain);
        }

        #[test]
        fn no_text_panics(text in ".{0,40}", passage in ".{0,20}") {
            let reached = look_up(&text, &[&passage])[0];
            prop_assert!(reached.is_none_or(|at| passage.is_char_boundary(at)));
            prop_assert!(places(&text, &[&passage])[0].iter().all(|range| text.get(range.clone()).is_some()));
        }
    }
}
