//! The hashes by which GitHub knows the line of a result again after lines were added above it.
//!
//! The algorithm is that of `fingerprints.ts` in github/codeql-action: of every line a rolling hash over the 100 UTF-16
//! units from its beginning on, spaces and tabs left out and CRLF read as one line end, followed by a count among the lines
//! of the file with the same hash.

use std::collections::{BTreeMap, BTreeSet, HashMap};

/// How many units a hash looks at.
const WINDOW: usize = 100;

/// What the hash is multiplied by for each unit.
const FACTOR: u64 = 37;

/// What stands for the end of the file.
const END: u16 = 0xffff;

/// The hashes of the wanted lines of a text, 1-based. One pass, which ends after the last wanted line.
pub fn line_hashes(text: &str, wanted: &BTreeSet<u32>) -> BTreeMap<u32, String> {
    let Some(&last) = wanted.last() else { return BTreeMap::new() };
    let mut rolling = Rolling::new(wanted);
    let mut after_cr = false;
    for unit in text.encode_utf16() {
        let is_space = unit == u16::from(b' ') || unit == u16::from(b'\t');
        let is_second_half = after_cr && unit == u16::from(b'\n');
        after_cr = unit == u16::from(b'\r');
        if is_space || is_second_half {
            continue;
        }
        rolling.read(if after_cr { u16::from(b'\n') } else { unit });
        if rolling.told >= last {
            return rolling.hashes;
        }
    }
    rolling.read(END);
    (0..WINDOW).for_each(|_| rolling.step(0));
    rolling.hashes
}

/// The hash over a window that goes along a text.
struct Rolling<'w> {
    wanted: &'w BTreeSet<u32>,
    window: [u16; WINDOW],
    /// Which line begins at a unit of the window.
    beginnings: [Option<u32>; WINDOW],
    /// Where in the two the next unit goes.
    at: usize,
    hash: u64,
    line: u32,
    is_line_start: bool,
    /// How often each hash has been met.
    met: HashMap<u64, u32>,
    /// The last line whose hash is known.
    told: u32,
    hashes: BTreeMap<u32, String>,
}

impl<'w> Rolling<'w> {
    /// The weight of the unit that leaves the window.
    const OLDEST: u64 = {
        let (mut weight, mut power) = (1_u64, 0);
        while power < WINDOW {
            weight = weight.wrapping_mul(FACTOR);
            power += 1;
        }
        weight
    };

    fn new(wanted: &'w BTreeSet<u32>) -> Self {
        Self {
            wanted,
            window: [0; WINDOW],
            beginnings: [None; WINDOW],
            at: 0,
            hash: 0,
            line: 0,
            is_line_start: true,
            met: HashMap::new(),
            told: 0,
            hashes: BTreeMap::new(),
        }
    }

    /// Takes in a unit of the text.
    fn read(&mut self, unit: u16) {
        let begins = std::mem::replace(&mut self.is_line_start, unit == u16::from(b'\n'));
        self.line += u32::from(begins);
        let line = begins.then_some(self.line);
        self.tell();
        self.beginnings[self.at] = line;
        self.roll(unit);
    }

    /// Goes on past the end of the text.
    fn step(&mut self, unit: u16) {
        self.tell();
        self.roll(unit);
    }

    /// Tells the hash of the line that began a window ago, if one did.
    fn tell(&mut self) {
        let Some(line) = self.beginnings[self.at].take() else { return };
        let count = self.met.entry(self.hash).or_default();
        *count += 1;
        if self.wanted.contains(&line) {
            self.hashes.insert(line, format!("{:x}:{count}", self.hash));
        }
        self.told = line;
    }

    fn roll(&mut self, unit: u16) {
        let oldest = std::mem::replace(&mut self.window[self.at], unit);
        let gone = Self::OLDEST.wrapping_mul(u64::from(oldest));
        self.hash = self.hash.wrapping_mul(FACTOR).wrapping_add(u64::from(unit)).wrapping_sub(gone);
        self.at = (self.at + 1) % WINDOW;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hashes(text: &str) -> Vec<String> {
        let lines = (1..=u32::try_from(text.split('\n').count()).expect("a short text")).collect();
        line_hashes(text, &lines).into_values().collect()
    }

    #[test]
    fn the_published_example_has_its_hash() {
        let text = "title: x\nlead: TBC\n";
        assert_eq!(line_hashes(text, &BTreeSet::from([2])), BTreeMap::from([(2, "ac3d314f8776d66e:1".to_owned())]));
    }

    #[test]
    fn spaces_and_the_kind_of_line_end_change_nothing() {
        let plain = hashes("one two\nthree\n\nfour");
        assert_eq!(hashes("onetwo\r\n\tthree\r\n  \r\nfour "), plain);
        assert_eq!(hashes("one two\rthree\r\rfour").first(), plain.first());
    }

    #[test]
    fn lines_above_change_no_hash_and_like_lines_are_counted() {
        let text = format!("{}\nlast\n", "x".repeat(300));
        let below = format!("{}{text}", "# a remark\n".repeat(50));
        assert_eq!(hashes(&below)[50..], hashes(&text)[..]);
        let line = "the same line, long enough to fill the window by itself: ".repeat(3);
        let twice = hashes(&format!("{line}\n{line}\n"));
        let (hash, count) = twice[0].split_once(':').expect("a count");
        assert_eq!((count, twice[1].as_str()), ("1", format!("{hash}:2").as_str()));
    }

    #[test]
    fn a_pass_ends_after_the_last_wanted_line() {
        let text = "a line\n".repeat(1000);
        let all = hashes(&text);
        assert_eq!(line_hashes(&text, &BTreeSet::from([7]))[&7], all[6]);
    }
}
