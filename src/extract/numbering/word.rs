//! Word's lists: `numbering.xml` defines them, paragraphs and styles name them. All lists of one definition share their
//! counts; a list that says so begins again where it is used first.

use std::collections::{HashMap, HashSet};

use quick_xml::events::BytesStart;

use super::counters::{Counters, LEVELS, Level, Piece};
use super::format::Format;
use super::{ListPlace, Mark};
use crate::extract::passage::Collector;
use crate::extract::styles::Styles;
use crate::extract::xml::{Node, Xml, attribute, is_on};

/// Which list a paragraph or a style names, and which level of it; either may be left to the style.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::extract) struct NumberOf {
    /// The list, 0 for none.
    pub(in crate::extract) list: Option<u32>,
    /// The level, 0 for the outermost.
    pub(in crate::extract) level: Option<u8>,
}

impl NumberOf {
    /// Takes in what an element of `numPr` says.
    pub(in crate::extract) fn read(&mut self, element: &BytesStart<'_>) {
        let value = || attribute(element, b"val").and_then(|value| value.trim().parse().ok());
        match element.local_name().as_ref() {
            b"numId" => self.list = value(),
            b"ilvl" => self.level = value().and_then(|level| u8::try_from(level).ok()),
            _ => {}
        }
    }
}

/// The lists that a document defines.
#[derive(Debug, Default)]
pub(in crate::extract) struct Definitions {
    patterns: HashMap<u32, Pattern>,
    lists: HashMap<u32, List>,
}

/// The levels that lists have in common: Word's `abstractNum`.
#[derive(Debug, Default)]
struct Pattern {
    levels: Vec<Level>,
    /// The style that holds the levels in its place.
    link: Option<String>,
}

/// A list: Word's `num`.
#[derive(Debug, Default)]
struct List {
    pattern: Option<u32>,
    /// With which counts it begins, by level.
    starts: HashMap<usize, u32>,
    /// Levels that it defines itself.
    own: HashMap<usize, Level>,
}

/// What a part of `numbering.xml` is about that is being read.
#[derive(Default)]
struct Open {
    pattern: Option<u32>,
    list: Option<u32>,
    /// The level, and the level being overridden.
    level: Option<usize>,
    overridden: Option<usize>,
    current: Level,
}

impl Definitions {
    /// Reads `numbering.xml`.
    pub(in crate::extract) fn read(bytes: &[u8], part: &str, collector: &mut Collector) -> Self {
        let mut definitions = Self::default();
        let mut open = Open::default();
        let mut xml = Xml::new(bytes);
        while let Some(node) = xml.next() {
            match node {
                Node::Open(element) => definitions.enter(&element, &mut open),
                Node::Close(name) => definitions.leave(&name, &mut open),
                Node::Text(_) => {}
            }
        }
        xml.report(part, collector);
        definitions
    }

    fn enter(&mut self, element: &BytesStart<'_>, open: &mut Open) {
        let number = |name: &[u8]| attribute(element, name).and_then(|value| value.trim().parse::<u32>().ok());
        let level = || number(b"ilvl").map(|level| level as usize).filter(|level| *level < LEVELS);
        match element.local_name().as_ref() {
            b"abstractNum" => {
                open.pattern = number(b"abstractNumId");
                if let Some(id) = open.pattern {
                    self.patterns.insert(id, Pattern::default());
                }
            }
            b"num" => {
                open.list = number(b"numId");
                if let Some(id) = open.list {
                    self.lists.insert(id, List::default());
                }
            }
            b"abstractNumId" => {
                if let Some(list) = open.list.and_then(|id| self.lists.get_mut(&id)) {
                    list.pattern = number(b"val");
                }
            }
            b"numStyleLink" => {
                if let Some(pattern) = open.pattern.and_then(|id| self.patterns.get_mut(&id)) {
                    pattern.link = attribute(element, b"val");
                }
            }
            b"lvlOverride" => open.overridden = level(),
            b"startOverride" => {
                if let (Some(id), Some(level), Some(start)) = (open.list, open.overridden, number(b"val"))
                    && let Some(list) = self.lists.get_mut(&id)
                {
                    list.starts.insert(level, start);
                }
            }
            b"lvl" => {
                open.level = level();
                open.current = Level::default();
            }
            _ if open.level.is_some() => read_level(element, &mut open.current),
            _ => {}
        }
    }

    fn leave(&mut self, name: &[u8], open: &mut Open) {
        match name {
            b"lvl" => {
                let Some(level) = open.level.take() else { return };
                let current = std::mem::take(&mut open.current);
                if let Some(list) = open.list.and_then(|id| self.lists.get_mut(&id)) {
                    list.own.insert(level, current);
                } else if let Some(pattern) = open.pattern.and_then(|id| self.patterns.get_mut(&id)) {
                    if pattern.levels.len() <= level {
                        pattern.levels.resize(level + 1, Level::default());
                    }
                    pattern.levels[level] = current;
                }
            }
            b"lvlOverride" => open.overridden = None,
            b"abstractNum" => open.pattern = None,
            b"num" => open.list = None,
            _ => {}
        }
    }

    /// The pattern of a list, where need be by way of the style that holds it.
    fn pattern_of(&self, list: u32, styles: &Styles) -> Option<(u32, &Pattern)> {
        /// Links lead in a circle only where somebody wants them to.
        const MOST_LINKS: usize = 4;
        let mut id = self.lists.get(&list)?.pattern?;
        for _ in 0..MOST_LINKS {
            let pattern = self.patterns.get(&id)?;
            let Some(linked) = pattern.link.as_deref().and_then(|style| styles.number_of(style).list) else {
                return Some((id, pattern));
            };
            let next = self.lists.get(&linked)?.pattern?;
            if next == id {
                return Some((id, pattern));
            }
            id = next;
        }
        None
    }
}

fn read_level(element: &BytesStart<'_>, level: &mut Level) {
    let value = || attribute(element, b"val");
    match element.local_name().as_ref() {
        b"start" => level.start = value().and_then(|start| start.trim().parse().ok()).unwrap_or_default(),
        b"numFmt" => {
            level.format = Format::of_word(&value().unwrap_or_default(), attribute(element, b"format").as_deref());
        }
        b"lvlText" => level.text = Piece::parse(&value().unwrap_or_default()),
        b"lvlRestart" => level.restarted_by = value().and_then(|above| above.trim().parse().ok()),
        b"isLgl" => level.is_legal = is_on(element),
        b"pStyle" => level.style = value(),
        _ => {}
    }
}

/// The lists of one text as far as it was read.
#[derive(Debug)]
pub(in crate::extract) struct Numbers<'d> {
    definitions: &'d Definitions,
    counters: HashMap<u32, Counters>,
    /// Lists and levels that were used.
    begun: HashSet<(u32, usize)>,
}

impl<'d> Numbers<'d> {
    /// A text of which nothing was read yet.
    pub(in crate::extract) fn new(definitions: &'d Definitions) -> Self {
        Self { definitions, counters: HashMap::new(), begun: HashSet::new() }
    }

    /// Counts a paragraph; gives its place where it stands in a list.
    pub(in crate::extract) fn next(
        &mut self,
        own: NumberOf,
        style: Option<&str>,
        styles: &Styles,
    ) -> Option<ListPlace> {
        let chain = styles.chain_of(style);
        let by_style = styles.number_in(&chain);
        let list = own.list.or(by_style.list).filter(|list| *list != 0)?;
        let (id, pattern) = self.definitions.pattern_of(list, styles)?;
        let by_pattern = || {
            let levels = pattern.levels.iter();
            let links = |style: &str| levels.clone().position(|level| level.style.as_deref() == Some(style));
            chain.iter().find_map(|style| links(style))
        };
        let level = match own {
            NumberOf { level: Some(level), .. } => usize::from(level),
            NumberOf { list: Some(_), .. } => usize::from(by_style.level.unwrap_or_default()),
            _ => by_pattern().unwrap_or_else(|| usize::from(by_style.level.unwrap_or_default())),
        };
        let defined = self.definitions.lists.get(&list)?;
        let mut levels = std::borrow::Cow::Borrowed(&pattern.levels);
        for (at, own) in &defined.own {
            let levels = levels.to_mut();
            if levels.len() <= *at {
                levels.resize(at + 1, Level::default());
            }
            levels[*at] = own.clone();
        }
        let level = level.min(LEVELS - 1);
        let start = defined.starts.get(&level).copied().filter(|_| self.begun.insert((list, level)));
        let counters = self.counters.entry(id).or_default();
        counters.advance(level, &levels, start);
        let format = levels.get(level).map(|level| &level.format);
        let mark = match format {
            Some(Format::Bullet) | None => Mark::Bullet,
            Some(_) => counters.shown(level, &levels).map_or(Mark::Bullet, Mark::Number),
        };
        Some(ListPlace { mark, depth: u8::try_from(level).unwrap_or_default() })
    }
}
