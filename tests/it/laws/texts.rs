//! Reading materials: whatever the bytes, it ends, and every place can be shown.

use paramount::extract::{self, Material};
use paramount::guidance::shared;
use paramount::scan;

/// Any text as Markdown.
pub(crate) fn markdown(data: &[u8]) {
    let material = extract::read("any.md", data);
    look(&material);
    let source = material.source.as_ref().expect("Markdown has a text");
    for passage in &material.passages {
        for (at, letter) in passage.text.char_indices() {
            let span = passage.spans.span_of(at..at + letter.len_utf8()).expect("a place for every letter");
            assert!(source.text().get(span.range()).is_some(), "{passage:?}");
        }
    }
}

/// Any bytes as an office file; the first says of which kind.
pub(crate) fn office(data: &[u8]) {
    let Some((first, bytes)) = data.split_first() else { return };
    let path = ["any.docx", "any.pptx", "any.odt", "any.odp"][usize::from(first % 4)];
    let _ = extract::unpacks_to(bytes);
    look(&extract::read(path, bytes));
}

fn look(material: &Material) {
    for sighting in scan::look(material, shared()) {
        assert!(sighting.count > 0, "{sighting:?}");
    }
}
