//! The container of LibreOffice's files, and what its texts and slides have in common.

use quick_xml::events::BytesStart;

use super::fault::FaultKind;
use super::office::Package;
use super::passage::{Collector, Draft};
use super::xml::attribute;

/// The part that holds the text.
pub(super) const CONTENT: &str = "content.xml";

/// The text of a file as XML; what is wrong with it is noted.
pub(super) fn content(bytes: &[u8], collector: &mut Collector) -> Option<Vec<u8>> {
    let mut package = Package::open(bytes, collector)?;
    let manifest = package.part("META-INF/manifest.xml", collector).unwrap_or_default();
    if memchr::memmem::find(&manifest, b"encryption-data").is_some() {
        collector.fault(FaultKind::Locked, "this file needs a password");
        return None;
    }
    let content = package.part(CONTENT, collector);
    if content.is_none() && !package.has(CONTENT) {
        collector.fault(FaultKind::MissingPart, "this file holds no text");
    }
    content
}

/// Whether an element is passed over: deleted text, remarks of readers, the table of contents, which repeats headings,
/// what is hidden, the numbers of notes and pages, and descriptions of pictures.
pub(super) fn is_left_out(element: &BytesStart<'_>) -> bool {
    matches!(
        element.local_name().as_ref(),
        b"tracked-changes"
            | b"annotation"
            | b"table-of-content"
            | b"hidden-text"
            | b"hidden-paragraph"
            | b"note-citation"
            | b"page-number"
            | b"ruby-text"
            | b"title"
            | b"desc"
    )
}

/// Adds what an element inside a paragraph stands for.
pub(super) fn add_mark(element: &BytesStart<'_>, draft: &mut Draft) {
    if matches!(element.local_name().as_ref(), b"s" | b"tab" | b"line-break") {
        draft.add(" ");
    }
}

/// A style's name as people see it: `Heading_20_1` is "Heading 1".
pub(super) fn style_of(element: &BytesStart<'_>) -> Option<String> {
    attribute(element, b"style-name").map(|name| name.replace("_20_", " "))
}
