//! Text that nobody sees who reads a material, and everybody has to whom it is sent: comments, deletions that were kept,
//! hidden text, the properties of the document.

use quick_xml::events::BytesStart;

use super::office::{Package, Relation};
use super::passage::{Collector, Draft};
use super::xml::{Node, Xml, attribute};

/// Where data stand that a document carries along without showing them.
pub(super) const DATA: &str = "data kept with the document";

/// Keeps the rest of the element that was opened last, paragraph by paragraph.
pub(super) fn keep_rest(xml: &mut Xml<'_>, place: &str, collector: &mut Collector) {
    let mut draft = Draft::default();
    let mut depth = 1_usize;
    while let Some(node) = xml.next() {
        match node {
            // Who wrote a remark and when stands in elements of their own.
            Node::Open(element) if matches!(element.local_name().as_ref(), b"creator" | b"date" | b"initials") => {
                xml.skip();
            }
            Node::Open(element) => {
                depth += 1;
                if matches!(element.local_name().as_ref(), b"p" | b"h" | b"tab" | b"br" | b"s" | b"line-break") {
                    draft.add(" ");
                }
            }
            Node::Close(name) => {
                depth -= 1;
                if depth == 0 || matches!(name.as_slice(), b"p" | b"h" | b"text") {
                    collector.unseen(std::mem::take(&mut draft), Some(place.to_owned()));
                }
                if depth == 0 {
                    return;
                }
            }
            Node::Text(text) => draft.add(&text),
        }
        if collector.is_full() {
            return;
        }
    }
    collector.unseen(draft, Some(place.to_owned()));
}

/// Keeps a whole part, paragraph by paragraph.
pub(super) fn keep_part(bytes: &[u8], part: &str, place: &str, collector: &mut Collector) {
    let mut xml = Xml::new(bytes);
    while let Some(node) = xml.next() {
        if matches!(node, Node::Open(_)) {
            keep_rest(&mut xml, place, collector);
        }
        if collector.is_full() {
            break;
        }
    }
    xml.report(part, collector);
}

/// Keeps each element of a name in a part, counted.
pub(super) fn keep_each(bytes: &[u8], name: &[u8], part: &str, noun: &str, collector: &mut Collector) {
    let mut xml = Xml::new(bytes);
    let mut count = 0;
    while let Some(node) = xml.next() {
        if matches!(node, Node::Open(element) if element.local_name().as_ref() == name) {
            count += 1;
            keep_rest(&mut xml, &format!("{noun} {count}"), collector);
        }
        if collector.is_full() {
            break;
        }
    }
    xml.report(part, collector);
}

/// Keeps what elements of a name say of themselves: the names of sections, the values of fields.
pub(super) fn keep_values(bytes: &[u8], name: &[u8], part: &str, collector: &mut Collector) {
    let mut xml = Xml::new(bytes);
    while let Some(node) = xml.next() {
        match node {
            Node::Open(element) if element.local_name().as_ref() == name => keep_value(&element, collector),
            _ => {}
        }
        if collector.is_full() {
            break;
        }
    }
    xml.report(part, collector);
}

/// Keeps what an element says of itself: its name, and its value where it has one.
pub(super) fn keep_value(element: &BytesStart<'_>, collector: &mut Collector) {
    let value = attribute(element, b"val").or_else(|| attribute(element, b"string-value"));
    let said: Vec<String> = attribute(element, b"name").into_iter().chain(value).collect();
    collector.unseen(Draft::of(&said.join(": ")), Some(DATA.to_owned()));
}

/// Keeps the properties of a document of Office, which the file itself points at.
pub(super) fn keep_properties(root: &[Relation], package: &mut Package<'_>, collector: &mut Collector) {
    for relation in root {
        if relation.kind.ends_with("-properties")
            && let Some(bytes) = package.part(&relation.target, collector)
        {
            read_properties(&bytes, &relation.target, collector);
        }
    }
}

/// Keeps properties, each with its name where somebody gave it one.
pub(super) fn read_properties(bytes: &[u8], part: &str, collector: &mut Collector) {
    let mut xml = Xml::new(bytes);
    let mut draft = Draft::default();
    while let Some(node) = xml.next() {
        match node {
            Node::Open(element) => {
                if let Some(name) = attribute(&element, b"name") {
                    draft = Draft::of(&format!("{name}: "));
                }
            }
            Node::Text(text) => draft.add(&text),
            Node::Close(_) => collector.unseen(std::mem::take(&mut draft), Some("document properties".to_owned())),
        }
        if collector.is_full() {
            break;
        }
    }
    xml.report(part, collector);
}
