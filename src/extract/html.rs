//! The text between the tags of HTML inside Markdown, read tag by tag without building anything.

use super::passage::Draft;
use crate::source::Span;

/// What ends a comment.
const COMMENT_END: &str = "-->";

/// Where in HTML the reader stands, kept from one line to the next.
#[derive(Debug, Default)]
pub(super) struct HtmlText {
    /// What has to come before text counts again: `-->`, `</script`.
    until: Option<&'static str>,
    /// Whether a tag was left open at the end of the line.
    in_tag: bool,
    /// The mark that ends the quoted value in which the reader stands.
    quote: Option<u8>,
}

impl HtmlText {
    /// Adds the text of a piece of HTML that stands at the byte `start`, that of comments apart, up to the next tag of a
    /// table; keeps the marks set in it (`id`, and `name` of `a`) with their places. Gives that tag, and where to read on.
    pub(super) fn read(
        &mut self,
        markup: &str,
        start: usize,
        (draft, comment): (&mut Draft, &mut Draft),
        anchors: &mut Vec<(String, usize)>,
    ) -> Option<(TableTag, usize)> {
        let mut at = 0;
        while at < markup.len() {
            let rest = &markup[at..];
            if let Some(end) = self.until {
                let found = find_ignoring_case(rest, end);
                if end == COMMENT_END {
                    comment.add_from(&rest[..found.unwrap_or(rest.len())], start + at);
                }
                let Some(found) = found else { break };
                comment.add_made(" ", Span::new(start + at + found, start + at + found));
                self.until = None;
                at += found + end.len();
                self.in_tag = end != COMMENT_END;
            } else if let Some(quote) = self.quote {
                let Some(found) = memchr::memchr(quote, rest.as_bytes()) else { break };
                self.quote = None;
                at += found + 1;
            } else if self.in_tag {
                let Some(found) = memchr::memchr3(b'>', b'"', b'\'', rest.as_bytes()) else { break };
                match rest.as_bytes()[found] {
                    b'>' => self.in_tag = false,
                    quote if rest[..found].ends_with('=') => self.quote = Some(quote),
                    _ => {}
                }
                at += found + 1;
            } else if let Some(inside) = rest.strip_prefix('<').filter(|inside| begins_tag(inside)) {
                at += 1;
                if let Some(tag) = self.open(inside, start + at, draft, anchors) {
                    return Some((tag, start + at));
                }
            } else {
                let next = memchr::memchr(b'<', &rest.as_bytes()[1..]).map_or(rest.len(), |found| found + 1);
                add_text(&rest[..next], start + at, draft);
                at += next;
            }
        }
        None
    }

    fn open(
        &mut self,
        inside: &str,
        at: usize,
        draft: &mut Draft,
        anchors: &mut Vec<(String, usize)>,
    ) -> Option<TableTag> {
        if inside.starts_with("!--") {
            self.until = Some(COMMENT_END);
            return None;
        }
        self.in_tag = true;
        let name: String =
            inside.trim_start_matches('/').chars().take_while(char::is_ascii_alphanumeric).take(12).collect();
        match name.to_ascii_lowercase().as_str() {
            "script" if !inside.starts_with('/') => (self.in_tag, self.until) = (false, Some("</script")),
            "style" if !inside.starts_with('/') => (self.in_tag, self.until) = (false, Some("</style")),
            "b" | "i" | "em" | "strong" | "span" | "a" | "u" | "sup" | "sub" | "mark" | "small" | "abbr" => {}
            // Any other tag stands between words.
            _ => draft.add_made(" ", Span::new(at.saturating_sub(1), at)),
        }
        let tag = &inside[..memchr::memchr(b'>', inside.as_bytes()).unwrap_or(inside.len())];
        anchors.extend(attribute(tag, "id").map(|(value, offset)| (value, at + offset)));
        if name.eq_ignore_ascii_case("img")
            && let Some((alt, offset)) = attribute(tag, "alt")
        {
            draft.add_from(&alt, at + offset);
        }
        if name.eq_ignore_ascii_case("a") {
            anchors.extend(attribute(tag, "name").map(|(value, offset)| (value, at + offset)));
        }
        TableTag::read(&name.to_ascii_lowercase(), tag)
    }
}

/// A tag that says where in a table one is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TableTag {
    /// A table begins.
    Table,
    /// A row begins.
    Row,
    /// A cell begins, over so many columns.
    Cell(Option<u32>),
    /// The table ends.
    End,
}

impl TableTag {
    fn read(name: &str, tag: &str) -> Option<Self> {
        match (name, tag.starts_with('/')) {
            ("table", true) => Some(Self::End),
            ("table", false) => Some(Self::Table),
            ("tr", false) => Some(Self::Row),
            ("td" | "th", false) => {
                Some(Self::Cell(attribute(tag, "colspan").and_then(|(columns, _)| columns.parse().ok())))
            }
            _ => None,
        }
    }
}

fn begins_tag(inside: &str) -> bool {
    inside.starts_with(|letter: char| letter.is_ascii_alphabetic() || matches!(letter, '/' | '!' | '?'))
}

/// Adds text with the entities in it that authors type by hand.
fn add_text(text: &str, start: usize, draft: &mut Draft) {
    const ENTITIES: [(&str, &str); 6] =
        [("&nbsp;", " "), ("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&rsquo;", "\u{2019}")];
    let mut plain = 0;
    for at in memchr::memchr_iter(b'&', text.as_bytes()) {
        if let Some((entity, letter)) = ENTITIES.iter().find(|(entity, _)| text[at..].starts_with(entity)) {
            draft.add_from(&text[plain..at], start + plain);
            plain = at + entity.len();
            draft.add_made(letter, Span::new(start + at, start + plain));
        }
    }
    draft.add_from(&text[plain..], start + plain);
}

/// The quoted value of an attribute and its offset in the tag.
fn attribute(tag: &str, name: &str) -> Option<(String, usize)> {
    let mut from = 0;
    while let Some(found) = tag[from..].find(name) {
        let at = from + found;
        from = at + name.len();
        let before = at.checked_sub(1).and_then(|before| tag.as_bytes().get(before));
        if before.is_some_and(u8::is_ascii_whitespace) {
            let Some(value) = tag[from..].trim_start().strip_prefix('=').map(str::trim_start) else { continue };
            let quote = value.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
            let value = value[1..].split(quote).next()?;
            let offset = value.as_ptr() as usize - tag.as_ptr() as usize;
            return (!value.is_empty()).then(|| (value.to_owned(), offset));
        }
    }
    None
}

fn find_ignoring_case(text: &str, wanted: &str) -> Option<usize> {
    text.as_bytes().windows(wanted.len()).position(|window| window.eq_ignore_ascii_case(wanted.as_bytes()))
}
