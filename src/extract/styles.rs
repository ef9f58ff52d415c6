//! What Word's styles say about a paragraph: is it a heading, and how far down; a quotation; a line of the contents.

use std::collections::HashMap;

use super::numbering::NumberOf;
use super::passage::Collector;
use super::xml::{Node, Xml, attribute, is_on};

/// What a paragraph of a style is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Role {
    /// Text like any other.
    #[default]
    Prose,
    /// A heading of a level, 1 for the highest.
    Heading(u8),
    /// Somebody else's words.
    Quote,
    /// A line of the table of contents, which repeats a heading.
    Contents,
}

/// The styles of a document by their ids.
#[derive(Debug, Default)]
pub(super) struct Styles {
    by_id: HashMap<String, Style>,
    /// The style of paragraphs that name none.
    usual: Option<String>,
}

#[derive(Debug, Default)]
struct Style {
    name: String,
    based_on: Option<String>,
    outline: Option<u8>,
    number: NumberOf,
    is_bold: bool,
}

/// How many steps from a style to the one it is based on are followed; they may lead in a circle.
const MOST_STEPS: usize = 16;

impl Styles {
    /// Reads `styles.xml`.
    pub(super) fn read(bytes: &[u8], part: &str, collector: &mut Collector) -> Self {
        let mut styles = Self::default();
        let mut current: Option<(String, Style)> = None;
        let mut xml = Xml::new(bytes);
        while let Some(node) = xml.next() {
            match node {
                Node::Open(element) => match (element.local_name().as_ref(), &mut current) {
                    (b"style", _) => {
                        current = attribute(&element, b"styleId").map(|id| (id, Style::default()));
                        let is = |name: &[u8], wanted: &[&str]| {
                            attribute(&element, name).is_some_and(|value| wanted.contains(&value.as_str()))
                        };
                        if is(b"type", &["paragraph"]) && is(b"default", &["1", "true", "on"]) {
                            styles.usual = current.as_ref().map(|(id, _)| id.clone());
                        }
                    }
                    (b"name", Some((_, style))) => style.name = attribute(&element, b"val").unwrap_or_default(),
                    (b"basedOn", Some((_, style))) => style.based_on = attribute(&element, b"val"),
                    (b"outlineLvl", Some((_, style))) => {
                        style.outline = attribute(&element, b"val").and_then(|level| level.parse().ok());
                    }
                    (b"b", Some((_, style))) => style.is_bold = is_on(&element),
                    (_, Some((_, style))) => style.number.read(&element),
                    _ => {}
                },
                Node::Close(name) if name == b"style" => styles.by_id.extend(current.take()),
                _ => {}
            }
        }
        xml.report(part, collector);
        styles
    }

    /// The style of a paragraph and those that it is based on, the nearest first.
    pub(super) fn chain_of<'s>(&'s self, style: Option<&'s str>) -> Vec<&'s str> {
        let mut chain = Vec::new();
        let mut next = style.or(self.usual.as_deref());
        while let Some(id) = next.filter(|_| chain.len() < MOST_STEPS) {
            chain.push(id);
            next = self.by_id.get(id).and_then(|style| style.based_on.as_deref());
        }
        chain
    }

    /// Which list a chain of styles names, and which level; each is taken from the nearest that says it.
    pub(super) fn number_in(&self, chain: &[&str]) -> NumberOf {
        chain.iter().fold(NumberOf::default(), |known, id| {
            let number = self.number_of(id);
            NumberOf { list: known.list.or(number.list), level: known.level.or(number.level) }
        })
    }

    /// Which list a style names itself.
    pub(super) fn number_of(&self, style: &str) -> NumberOf {
        self.by_id.get(style).map(|style| style.number).unwrap_or_default()
    }

    /// Whether the letters of a style are bold.
    pub(super) fn is_bold(&self, style: Option<&str>) -> bool {
        style.and_then(|id| self.by_id.get(id)).is_some_and(|style| style.is_bold)
    }

    /// Whether a style is that of the title.
    pub(super) fn is_title(&self, style: Option<&str>) -> bool {
        let name = style.and_then(|id| self.by_id.get(id).map(|style| style.name.as_str()).or(Some(id)));
        name.is_some_and(|name| name.eq_ignore_ascii_case("title"))
    }

    /// What a paragraph is, by its style and the level that it sets itself.
    pub(super) fn role(&self, style: Option<&str>, outline: Option<u8>) -> Role {
        let by_style = style.map(|id| self.of_style(id)).unwrap_or_default();
        match outline {
            // The level after the last one means "text", whatever the style says.
            Some(level @ 0..=8) if by_style != Role::Contents => Role::Heading(level + 1),
            Some(9) if matches!(by_style, Role::Heading(_)) => Role::Prose,
            _ => by_style,
        }
    }

    fn of_style(&self, id: &str) -> Role {
        let mut id = id;
        for _ in 0..MOST_STEPS {
            let Some(style) = self.by_id.get(id) else { return named(id).unwrap_or_default() };
            // Names of built-in styles are English in every language of Word; their ids are not.
            if let Some(role) = named(&style.name) {
                return role;
            }
            match (style.outline, &style.based_on) {
                (Some(level @ 0..=8), _) => return Role::Heading(level + 1),
                (Some(_), _) | (None, None) => return Role::Prose,
                (None, Some(next)) => id = next,
            }
        }
        Role::Prose
    }
}

/// What a built-in style is, by its name or by its id, which is the name without spaces.
fn named(name: &str) -> Option<Role> {
    let name: String = name.chars().take(40).filter(|letter| *letter != ' ').collect::<String>().to_ascii_lowercase();
    let level = |prefix: &str| name.strip_prefix(prefix).and_then(|level| level.parse::<u8>().ok());
    match name.as_str() {
        "title" => Some(Role::Heading(1)),
        "quote" | "intensequote" | "quotations" => Some(Role::Quote),
        _ => match (level("heading"), level("toc").or_else(|| level("contents"))) {
            (Some(level @ 1..=9), _) => Some(Role::Heading(level)),
            (_, Some(_)) => Some(Role::Contents),
            _ => None,
        },
    }
}
