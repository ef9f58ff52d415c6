//! Counts at the levels of one list: which goes on, and which begins again.

use super::format::Format;

/// How many levels a list has at most: nine in Word, ten in LibreOffice.
pub(super) const LEVELS: usize = 10;

/// The longest number that is shown, in characters. Nobody reads a longer one.
const MOST_SHOWN: usize = 60;

/// One level of a list as it is defined.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Level {
    pub(super) start: u32,
    pub(super) format: Format,
    pub(super) text: Vec<Piece>,
    /// How many of the outermost levels restart it; `None` where all above it do, 0 where it never begins again.
    pub(super) restarted_by: Option<usize>,
    /// Whether the numbers of all levels are written in figures, as in contracts.
    pub(super) is_legal: bool,
    /// The style whose paragraphs stand at this level.
    pub(super) style: Option<String>,
}

/// A piece of what is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    /// Letters that stand there each time.
    Text(String),
    /// The count of a level, 0 for the outermost.
    Count(usize),
}

impl Piece {
    /// The pieces of a text such as `%1.%2)`, in which levels are counted from 1.
    pub(super) fn parse(text: &str) -> Vec<Self> {
        let mut pieces = Vec::new();
        let mut rest = text;
        while let Some(at) = rest.find('%') {
            let level = rest[at + 1..].chars().next().and_then(|digit| digit.to_digit(10)).filter(|level| *level > 0);
            let end = at + if level.is_some() { 0 } else { 1 };
            if end > 0 {
                pieces.push(Self::Text(rest[..end].to_owned()));
            }
            pieces.extend(level.map(|level| Self::Count(level as usize - 1)));
            rest = &rest[if level.is_some() { at + 2 } else { end }..];
        }
        if !rest.is_empty() {
            pieces.push(Self::Text(rest.to_owned()));
        }
        pieces
    }
}

/// The counts of a list so far, by level; none for a level that has not begun, or is to begin again.
#[derive(Clone, Debug, Default)]
pub(super) struct Counters([Option<u32>; LEVELS]);

impl Counters {
    /// Counts one more paragraph at a level; `at` is the count with which it begins where it is told one.
    pub(super) fn advance(&mut self, level: usize, levels: &[Level], at: Option<u32>) {
        // A level above that was left out counts as begun.
        for (above, count) in self.0.iter_mut().enumerate().take(level) {
            count.get_or_insert(levels.get(above).map_or(1, |level| level.start));
        }
        let start = levels.get(level).map_or(1, |level| level.start);
        if let Some(count) = self.0.get_mut(level) {
            *count = Some(at.unwrap_or_else(|| count.map_or(start, |count| count.saturating_add(1))));
        }
        for (below, count) in self.0.iter_mut().enumerate().skip(level + 1) {
            let restarted_by = levels.get(below).and_then(|level| level.restarted_by).unwrap_or(below);
            if level < restarted_by {
                *count = None;
            }
        }
    }

    /// What stands before a paragraph at a level; `None` where that is nothing.
    pub(super) fn shown(&self, level: usize, levels: &[Level]) -> Option<String> {
        let own = levels.get(level)?;
        let mut shown = String::new();
        for piece in &own.text {
            match piece {
                Piece::Text(text) => shown.push_str(text),
                Piece::Count(at) => {
                    let Some(count) = self.0.get(*at).copied().flatten() else { continue };
                    let format = levels.get(*at).map_or(&own.format, |level| &level.format);
                    let is_counted = !matches!(format, Format::Bullet | Format::None);
                    match own.is_legal && is_counted {
                        true => shown.push_str(&count.to_string()),
                        false => shown.push_str(&format.written(count)),
                    }
                }
            }
            if shown.len() > MOST_SHOWN * 4 {
                break;
            }
        }
        let shown: String = shown.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(MOST_SHOWN).collect();
        (!shown.is_empty()).then_some(shown)
    }
}
