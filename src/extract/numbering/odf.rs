//! LibreOffice's lists: styles define their levels, and lists stand inside lists. A list begins anew unless it says that it
//! goes on.

use std::collections::HashMap;

use quick_xml::events::BytesStart;

use super::counters::{Counters, LEVELS, Level, Piece};
use super::format::Format;
use super::{ListPlace, Mark};
use crate::extract::xml::{Node, Xml, attribute, related_id};

/// The name under which the numbers of headings are kept.
const OUTLINE: &str = "";

/// The lists of a text as far as it was read.
#[derive(Debug, Default)]
pub(in crate::extract) struct ListReader {
    /// The levels of list styles by their names.
    styles: HashMap<String, Vec<Level>>,
    /// The style whose levels are being read.
    defining: Option<String>,
    /// The counts of each list so far, in the order in which the lists began.
    counters: Vec<Counters>,
    /// The last list of a style, and the lists that have a name.
    by_style: HashMap<String, usize>,
    by_id: HashMap<String, usize>,
    /// Lists that are open, the innermost last.
    open: Vec<OpenList>,
    headings: Counters,
}

#[derive(Debug)]
struct OpenList {
    style: String,
    list: usize,
    /// What the next paragraph of the item that is open has before it; none once it had it.
    waiting: Option<Waiting>,
}

/// An item whose first paragraph is still to come.
#[derive(Clone, Copy, Debug)]
struct Waiting {
    start: Option<u32>,
}

impl ListReader {
    /// Takes in the list styles of a part that is not the text itself.
    pub(in crate::extract) fn read_styles(&mut self, bytes: &[u8]) {
        // What is wrong with the part is said where its text is read.
        let mut xml = Xml::new(bytes);
        while let Some(node) = xml.next() {
            if let Node::Open(element) = node {
                self.enter(&element);
            }
        }
    }

    /// Follows an element that begins.
    pub(in crate::extract) fn enter(&mut self, element: &BytesStart<'_>) {
        match element.local_name().as_ref() {
            b"list-style" => self.define(attribute(element, b"name").unwrap_or_default()),
            b"outline-style" => self.define(OUTLINE.to_owned()),
            b"list-level-style-number" | b"outline-level-style" => self.level(element, false),
            b"list-level-style-bullet" | b"list-level-style-image" => self.level(element, true),
            b"list" => self.begin_list(element),
            b"list-item" => {
                let start = number(element, b"start-value");
                if let Some(list) = self.open.last_mut() {
                    list.waiting = Some(Waiting { start });
                }
            }
            b"list-header" => {
                if let Some(list) = self.open.last_mut() {
                    list.waiting = None;
                }
            }
            _ => {}
        }
    }

    /// Follows an element that ends.
    pub(in crate::extract) fn leave(&mut self, name: &[u8]) {
        if name == b"list" {
            self.open.pop();
        }
    }

    /// The place of a paragraph that begins; `heading` is its level where it is one, counted from 1.
    pub(in crate::extract) fn paragraph(&mut self, heading: Option<(u8, &BytesStart<'_>)>) -> Option<ListPlace> {
        let depth = self.open.len();
        if let Some(list) = self.open.last_mut() {
            let Waiting { start } = list.waiting.take()?;
            let level = (depth - 1).min(LEVELS - 1);
            let levels = self.styles.get(&list.style)?;
            let counters = self.counters.get_mut(list.list)?;
            return place(counters, level, levels, start);
        }
        let (level, element) = heading?;
        let is = |name: &[u8]| attribute(element, name).as_deref() == Some("true");
        let levels = self.styles.get(OUTLINE)?;
        let level = usize::from(level).checked_sub(1).filter(|level| *level < LEVELS && !is(b"is-list-header"))?;
        let start = number(element, b"start-value").filter(|_| is(b"restart-numbering"));
        place(&mut self.headings, level, levels, start).filter(|place| place.mark != Mark::Bullet)
    }

    fn define(&mut self, name: String) {
        self.styles.insert(name.clone(), Vec::new());
        self.defining = Some(name);
    }

    fn level(&mut self, element: &BytesStart<'_>, is_bullet: bool) {
        let Some(levels) = self.defining.as_ref().and_then(|name| self.styles.get_mut(name)) else { return };
        let Some(at) = number(element, b"level").and_then(|level| (level as usize).checked_sub(1)) else { return };
        if at >= LEVELS {
            return;
        }
        if levels.len() <= at {
            levels.resize(at + 1, Level::default());
        }
        levels[at] = if is_bullet {
            Level { format: Format::Bullet, ..Level::default() }
        } else {
            let format = Format::of_odf(&attribute(element, b"num-format").unwrap_or_default());
            let text = pieces(element, at, levels, &format);
            Level { start: number(element, b"start-value").unwrap_or(1), format, text, ..Level::default() }
        };
    }

    fn begin_list(&mut self, element: &BytesStart<'_>) {
        let outer = self.open.last();
        let style = attribute(element, b"style-name").or_else(|| outer.map(|list| list.style.clone()));
        let style = style.unwrap_or_default();
        let goes_on = attribute(element, b"continue-numbering").as_deref() == Some("true");
        let before = match attribute(element, b"continue-list") {
            Some(id) => self.by_id.get(&id),
            None => self.by_style.get(&style).filter(|_| goes_on),
        };
        let list = outer.map(|list| list.list).or(before.copied()).unwrap_or_else(|| {
            self.counters.push(Counters::default());
            self.counters.len() - 1
        });
        if outer.is_none() {
            self.by_style.insert(style.clone(), list);
            self.by_id.extend(related_id(element).map(|id| (id, list)));
        }
        self.open.push(OpenList { style, list, waiting: None });
    }
}

fn place(counters: &mut Counters, level: usize, levels: &[Level], start: Option<u32>) -> Option<ListPlace> {
    let own = levels.get(level)?;
    counters.advance(level, levels, start);
    let mark = match own.format {
        Format::Bullet => Mark::Bullet,
        _ => counters.shown(level, levels).map_or(Mark::Bullet, Mark::Number),
    };
    Some(ListPlace { mark, depth: u8::try_from(level).unwrap_or_default() })
}

/// What is shown at a level: "%1%.%2%." where the newer entry says so, else its number with those of levels above.
fn pieces(element: &BytesStart<'_>, at: usize, levels: &[Level], format: &Format) -> Vec<Piece> {
    if let Some(pattern) = attribute(element, b"num-list-format") {
        let mut pieces = Vec::new();
        for (index, part) in pattern.split('%').enumerate() {
            let level = part.parse::<usize>().ok().filter(|level| index % 2 == 1 && (1..=LEVELS).contains(level));
            pieces.push(level.map_or_else(|| Piece::Text(part.to_owned()), |level| Piece::Count(level - 1)));
        }
        return pieces;
    }
    let affix = |name: &[u8]| attribute(element, name).map(Piece::Text);
    // A level without a number shows none of the levels above either.
    if *format == Format::None {
        return affix(b"num-prefix").into_iter().chain(affix(b"num-suffix")).collect();
    }
    let displayed = number(element, b"display-levels").unwrap_or(1).max(1) as usize;
    let first = (at + 1).saturating_sub(displayed);
    let is_shown = |level: &usize| *level == at || levels.get(*level).is_some_and(|level| level.format != Format::None);
    let counted = (first..=at).filter(is_shown);
    let mut pieces: Vec<Piece> = affix(b"num-prefix").into_iter().collect();
    for (index, level) in counted.enumerate() {
        if index > 0 {
            pieces.push(Piece::Text(".".to_owned()));
        }
        pieces.push(Piece::Count(level));
    }
    pieces.extend(affix(b"num-suffix"));
    pieces
}

fn number(element: &BytesStart<'_>, name: &[u8]) -> Option<u32> {
    attribute(element, name).and_then(|value| value.trim().parse().ok())
}
