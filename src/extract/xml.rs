//! XML as Office writes it, event by event, by local names: prefixes differ from program to program, and the two
//! editions of the standard differ in namespaces only. Definitions are refused, depth and attributes are limited, and of
//! alternatives for different versions of a program the first is read.

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::escape::{resolve_xml_entity, unescape};
use quick_xml::events::{BytesStart, Event};

use super::fault::{Fault, FaultKind};
use super::office::shown;
use super::passage::Collector;

/// How deep elements may nest.
const MOST_DEPTH: usize = 256;

/// How many attributes an element may have.
const MOST_ATTRIBUTES: usize = 256;

/// One step through a part.
pub(super) enum Node<'x> {
    /// An element begins.
    Open(BytesStart<'x>),
    /// The innermost element ends.
    Close(Vec<u8>),
    /// Letters.
    Text(Cow<'x, str>),
}

/// A reader of one part.
pub(super) struct Xml<'x> {
    reader: Reader<&'x [u8]>,
    /// For each open `AlternateContent`: how deep it lies, and whether one of its alternatives was read.
    alternatives: Vec<(usize, bool)>,
    depth: usize,
    fault: Option<Fault>,
}

impl<'x> Xml<'x> {
    /// Reads the bytes of a part.
    pub(super) fn new(bytes: &'x [u8]) -> Self {
        let mut reader = Reader::from_reader(bytes);
        let config = reader.config_mut();
        config.expand_empty_elements = true;
        config.allow_dangling_amp = true;
        Self { reader, alternatives: Vec::new(), depth: 0, fault: None }
    }

    /// The next step; none at the end, or where the part can't be read further.
    pub(super) fn next(&mut self) -> Option<Node<'x>> {
        while self.fault.is_none() {
            match self.reader.read_event() {
                Ok(Event::Start(element)) => {
                    self.enter(&element)?;
                    match self.alternative(&element) {
                        true => return Some(Node::Open(element)),
                        false => self.skip(),
                    }
                }
                Ok(Event::End(element)) => {
                    self.leave();
                    return Some(Node::Close(element.local_name().as_ref().to_vec()));
                }
                Ok(Event::Text(text)) => return Some(Node::Text(lossy(text.into_inner()))),
                Ok(Event::CData(text)) => return Some(Node::Text(lossy(text.into_inner()))),
                Ok(Event::GeneralRef(name)) => {
                    let letter = match name.resolve_char_ref() {
                        Ok(Some(letter)) => Some(letter.to_string()),
                        _ => name.decode().ok().and_then(|name| resolve_xml_entity(&name)).map(str::to_owned),
                    };
                    // Without definitions there are no other names; one that is used all the same is left out.
                    return Some(Node::Text(Cow::Owned(letter.unwrap_or_default())));
                }
                Ok(Event::DocType(_)) => {
                    self.stop(
                        FaultKind::Definitions,
                        "brings its own definitions of markup, as no office program writes",
                    );
                }
                Ok(Event::Eof) => {
                    if self.depth > 0 {
                        self.stop(FaultKind::Damaged, "breaks off before its end");
                    }
                    return None;
                }
                Ok(_) => {}
                Err(_) => self.stop(FaultKind::Damaged, "is damaged"),
            }
        }
        None
    }

    /// Passes over the rest of the element that was opened last.
    pub(super) fn skip(&mut self) {
        let outside = self.depth.saturating_sub(1);
        while self.depth > outside && self.fault.is_none() {
            match self.reader.read_event() {
                Ok(Event::Start(element)) => {
                    if self.enter(&element).is_none() {
                        return;
                    }
                }
                Ok(Event::End(_)) => self.leave(),
                Ok(Event::Eof) => self.stop(FaultKind::Damaged, "breaks off before its end"),
                Ok(_) => {}
                Err(_) => self.stop(FaultKind::Damaged, "is damaged"),
            }
        }
    }

    /// Notes what kept the part from being read to its end.
    pub(super) fn report(self, part: &str, collector: &mut Collector) {
        if let Some(fault) = self.fault {
            collector.fault(fault.kind, format!("its part {} {}", shown(part), fault.says));
        }
    }

    fn enter(&mut self, element: &BytesStart<'_>) -> Option<()> {
        self.depth += 1;
        if self.depth > MOST_DEPTH {
            self.stop(FaultKind::TooDeep, format!("nests more than {MOST_DEPTH} levels deep"));
            return None;
        }
        // Each attribute has its sign of equality, so most elements need no closer look.
        let signs = memchr::memchr_iter(b'=', element.attributes_raw()).take(MOST_ATTRIBUTES + 1).count();
        if signs > MOST_ATTRIBUTES && element.attributes().with_checks(false).count() > MOST_ATTRIBUTES {
            let says = format!("has an element with more than {MOST_ATTRIBUTES} attributes");
            self.stop(FaultKind::TooManyAttributes, says);
            return None;
        }
        Some(())
    }

    fn leave(&mut self) {
        if self.alternatives.last().is_some_and(|(depth, _)| *depth == self.depth) {
            self.alternatives.pop();
        }
        self.depth = self.depth.saturating_sub(1);
    }

    /// Whether an element is to be read: all are, but for the second of two alternatives.
    fn alternative(&mut self, element: &BytesStart<'_>) -> bool {
        match element.local_name().as_ref() {
            b"AlternateContent" => self.alternatives.push((self.depth, false)),
            b"Choice" | b"Fallback" => {
                if let Some((_, taken)) = self.alternatives.last_mut().filter(|(depth, _)| depth + 1 == self.depth) {
                    return !std::mem::replace(taken, true);
                }
            }
            _ => {}
        }
        true
    }

    fn stop(&mut self, kind: FaultKind, says: impl Into<String>) {
        self.fault = Some(Fault::new(kind, says));
    }
}

fn lossy(bytes: Cow<'_, [u8]>) -> Cow<'_, str> {
    match bytes {
        Cow::Borrowed(bytes) => String::from_utf8_lossy(bytes),
        Cow::Owned(bytes) => Cow::Owned(String::from_utf8_lossy(&bytes).into_owned()),
    }
}

/// The value of an attribute by its local name.
pub(super) fn attribute(element: &BytesStart<'_>, name: &[u8]) -> Option<String> {
    find(element, |prefixed, local| local == name && (!prefixed || name != b"id"))
}

/// The value of the attribute that names a relationship: the `id` that has a prefix.
pub(super) fn related_id(element: &BytesStart<'_>) -> Option<String> {
    find(element, |prefixed, local| prefixed && local == b"id")
}

/// Whether a switch is on: `val` absent or not one of the words for off.
pub(super) fn is_on(element: &BytesStart<'_>) -> bool {
    !attribute(element, b"val").is_some_and(|value| matches!(value.as_str(), "0" | "false" | "off"))
}

fn find(element: &BytesStart<'_>, wanted: impl Fn(bool, &[u8]) -> bool) -> Option<String> {
    let mut attributes = element.attributes();
    let found = attributes
        .with_checks(false)
        .flatten()
        .find(|attribute| wanted(attribute.key.prefix().is_some(), attribute.key.local_name().as_ref()))?;
    let raw = lossy(found.value);
    Some(unescape(&raw).map_or_else(|_| raw.clone().into_owned(), Cow::into_owned))
}
