//! The container of LibreOffice's files, and what its texts and slides have in common.

use std::collections::HashSet;

use quick_xml::events::BytesStart;

use super::aside;
use super::drawing;
use super::fault::FaultKind;
use super::office::{Package, ReadSeek};
use super::passage::{Collector, Draft, PassageKind, Tables};
use super::xml::{Node, Xml, attribute};

/// The part that holds the text.
pub(super) const CONTENT: &str = "content.xml";

/// The part that holds styles, and with them what stands above and below each page or behind each slide.
pub(super) const STYLES: &str = "styles.xml";

/// Opens a file; gives its text as XML. What is wrong with it is noted.
pub(super) fn open<'s>(file: &'s mut dyn ReadSeek, collector: &mut Collector) -> Option<(Package<'s>, Vec<u8>)> {
    let mut package = Package::open(file, collector)?;
    let manifest = package.part("META-INF/manifest.xml", collector).unwrap_or_default();
    if memchr::memmem::find(&manifest, b"encryption-data").is_some() {
        collector.fault(FaultKind::Locked, "this file needs a password");
        return None;
    }
    let content = package.part(CONTENT, collector);
    if content.is_none() && !package.has(CONTENT) {
        collector.fault(FaultKind::MissingPart, "this file holds no text");
    }
    Some((package, content?))
}

/// Where text stands that nobody sees who reads a file; `None` for an element that is read like any other.
pub(super) fn unseen(element: &BytesStart<'_>) -> Option<&'static str> {
    match element.local_name().as_ref() {
        b"tracked-changes" => Some("deleted text"),
        b"annotation" => Some("comment"),
        b"hidden-text" | b"hidden-paragraph" => Some("hidden text"),
        _ => None,
    }
}

/// Keeps an element that nobody sees: what it would show, and what stands in it.
pub(super) fn keep_unseen(xml: &mut Xml<'_>, element: &BytesStart<'_>, place: &str, collector: &mut Collector) {
    let value = attribute(element, b"string-value").unwrap_or_default();
    collector.unseen(Draft::of(&value), Some(place.to_owned()));
    aside::keep_rest(xml, place, collector);
}

/// Whether an element says what a picture shows. A field of the same name repeats the title of the document.
pub(super) fn is_description(element: &BytesStart<'_>) -> bool {
    matches!(element.name().as_ref(), b"svg:title" | b"svg:desc")
}

/// Whether an element is passed over: the table of contents, which repeats headings, and the numbers of notes and pages.
pub(super) fn is_left_out(element: &BytesStart<'_>) -> bool {
    matches!(
        element.local_name().as_ref(),
        b"table-of-content" | b"note-citation" | b"page-number" | b"page-count" | b"ruby-text"
    )
}

/// The text up to the end of the element that was opened last: what a picture is said to show.
pub(super) fn rest(xml: &mut Xml<'_>) -> Draft {
    let mut draft = Draft::default();
    let mut depth = 1_usize;
    while depth > 0 {
        match xml.next() {
            Some(Node::Open(_)) => depth += 1,
            Some(Node::Close(_)) => depth -= 1,
            Some(Node::Text(text)) => draft.add(&text),
            None => break,
        }
    }
    draft
}

/// Keeps the properties of the document, and what stands in the file beside its text: above and below each page, and behind
/// each slide.
///
/// `styles` is the part of that name where it was read before.
pub(super) fn read_beside(styles: Option<Vec<u8>>, package: &mut Package<'_>, collector: &mut Collector) {
    if let Some(styles) = styles.or_else(|| package.part(STYLES, collector)) {
        read_masters(&styles, collector);
    }
    let mut charts = 0;
    for name in package.names_ending("/content.xml") {
        let Some(bytes) = package.part(&name, collector) else { continue };
        if memchr::memmem::find(&bytes, b"office:chart").is_some() {
            charts += 1;
            drawing::read_chart(&bytes, &name, &format!("chart {charts}"), collector);
        } else {
            collector.unopened.documents += 1;
        }
    }
    if let Some(meta) = package.part("meta.xml", collector) {
        aside::read_properties(&meta, "meta.xml", collector);
    }
}

/// Reads what the pages of a text have above and below, and what stands behind slides. Each says it once.
fn read_masters(styles: &[u8], collector: &mut Collector) {
    const MASTER: &str = "master slide";
    let mut kept = HashSet::new();
    let mut place = None;
    let mut draft = Draft::default();
    let mut xml = Xml::new(styles);
    while let Some(node) = xml.next() {
        match node {
            Node::Open(element) if is_left_out(&element) => xml.skip(),
            Node::Open(element) => match element.local_name().as_ref() {
                b"master-page" => place = Some(MASTER),
                // A margin that was switched off keeps its text.
                _ if attribute(&element, b"display").as_deref() == Some("false") => xml.skip(),
                name if place.is_some() && name.starts_with(b"header") => place = Some("header"),
                name if place.is_some() && name.starts_with(b"footer") => place = Some("footer"),
                // What has a class says there what to write, or is filled in by the program; notes have pages of their own.
                b"frame" | b"custom-shape" if attribute(&element, b"class").is_some() => xml.skip(),
                b"notes" => xml.skip(),
                _ => add_mark(&element, &mut draft),
            },
            Node::Close(name) => match name.as_slice() {
                b"master-page" => place = None,
                b"p" | b"h" => {
                    let draft = std::mem::take(&mut draft);
                    if let Some(place) = place.filter(|place| kept.insert((*place, draft.text().to_owned()))) {
                        collector.passage(draft, PassageKind::Prose, Some(place.to_owned()));
                    }
                }
                name if place.is_some() && (name.starts_with(b"header") || name.starts_with(b"footer")) => {
                    place = Some(MASTER);
                }
                _ => {}
            },
            Node::Text(text) if place.is_some() => draft.add(&text),
            Node::Text(_) => {}
        }
        if collector.is_full() {
            break;
        }
    }
    xml.report(STYLES, collector);
}

/// Follows the cells of a table.
pub(super) fn enter_table(element: &BytesStart<'_>, tables: &mut Tables) {
    let count = |name: &[u8]| attribute(element, name).and_then(|count| count.parse().ok());
    match element.local_name().as_ref() {
        b"table" => tables.begin(),
        b"table-row" => tables.begin_row(),
        b"table-cell" | b"covered-table-cell" => tables.begin_cell(count(b"number-columns-repeated")),
        _ => {}
    }
}

/// Adds what an element inside a paragraph stands for.
pub(super) fn add_mark(element: &BytesStart<'_>, draft: &mut Draft) {
    if matches!(element.local_name().as_ref(), b"s" | b"tab" | b"line-break") {
        if element.local_name().as_ref() != b"s" {
            draft.note_gap();
        }
        draft.add(" ");
    }
}

/// A style's name as people see it: `Heading_20_1` is "Heading 1".
pub(super) fn style_of(element: &BytesStart<'_>) -> Option<String> {
    attribute(element, b"style-name").map(|name| name.replace("_20_", " "))
}
