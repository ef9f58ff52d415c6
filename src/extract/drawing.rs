//! What Office draws: diagrams and charts, each in a part of its own, and what pictures are said to show.

use std::collections::HashSet;

use quick_xml::events::BytesStart;

use super::office::Package;
use super::passage::{Collector, Draft, PassageKind};
use super::xml::{Node, Xml, attribute};

/// Keeps the words of a diagram or of a chart: its title, and the names of what it compares. Figures are none.
pub(super) fn read(bytes: &[u8], part: &str, place: &str, collector: &mut Collector) {
    let mut draft = Draft::default();
    let mut kept = HashSet::new();
    let mut in_text = false;
    // How many elements are open whose values are words.
    let mut names = 0_usize;
    let mut xml = Xml::new(bytes);
    while let Some(node) = xml.next() {
        match node {
            Node::Open(element) => match element.local_name().as_ref() {
                b"t" => in_text = true,
                b"v" => in_text = names > 0,
                b"strCache" | b"txData" | b"strDim" => names += 1,
                b"br" => draft.add(" "),
                _ => {}
            },
            Node::Close(name) => {
                in_text = false;
                match name.as_slice() {
                    b"strCache" | b"txData" | b"strDim" => names = names.saturating_sub(1),
                    b"p" | b"v" => {
                        let draft = std::mem::take(&mut draft);
                        // A chart repeats the names of its columns for each of its rows.
                        if !draft.is_blank() && kept.insert(draft.text().to_owned()) {
                            collector.passage(draft, PassageKind::Prose, Some(place.to_owned()));
                        }
                    }
                    _ => {}
                }
            }
            Node::Text(text) if in_text => draft.add(&text),
            Node::Text(_) => {}
        }
        if collector.is_full() {
            break;
        }
    }
    xml.report(part, collector);
}

/// Keeps the words of a chart, and of what somebody drew on it.
pub(super) fn read_with_shapes(part: &str, place: &str, package: &mut Package<'_>, collector: &mut Collector) {
    let Some(bytes) = package.part(part, collector) else { return };
    read(&bytes, part, place, collector);
    for drawn in package.relations(part, collector) {
        if drawn.kind == "chartUserShapes"
            && let Some(bytes) = package.part(&drawn.target, collector)
        {
            read(&bytes, &drawn.target, place, collector);
        }
    }
}

/// Keeps the words of a chart of LibreOffice.
pub(super) fn read_chart(bytes: &[u8], part: &str, place: &str, collector: &mut Collector) {
    let mut draft = Draft::default();
    let mut kept = HashSet::new();
    let mut in_text = 0_usize;
    let mut xml = Xml::new(bytes);
    while let Some(node) = xml.next() {
        match node {
            Node::Open(element) => in_text += usize::from(element.local_name().as_ref() == b"p"),
            Node::Close(name) if name == b"p" => {
                in_text = in_text.saturating_sub(1);
                let draft = std::mem::take(&mut draft);
                // The table behind a chart has its figures too.
                if draft.text().contains(char::is_alphabetic) && kept.insert(draft.text().to_owned()) {
                    collector.passage(draft, PassageKind::Prose, Some(place.to_owned()));
                }
            }
            Node::Text(text) if in_text > 0 => draft.add(&text),
            _ => {}
        }
        if collector.is_full() {
            break;
        }
    }
    xml.report(part, collector);
}

/// What a picture is said to show, for those who cannot see it.
pub(super) fn description(element: &BytesStart<'_>) -> Option<String> {
    attribute(element, b"descr").or_else(|| attribute(element, b"title")).filter(|text| !text.trim().is_empty())
}

/// The same in drawings of the time before 2007; letters that are drawn in an arch or a wave say what they are.
pub(super) fn old_description(element: &BytesStart<'_>) -> Option<String> {
    attribute(element, b"alt").or_else(|| attribute(element, b"string")).filter(|text| !text.trim().is_empty())
}
