//! Reading materials: whatever the bytes, it ends, and every place can be shown.

use std::io::{Cursor, Write as _};

use paramount::extract::{self, Material};
use paramount::guidance::shared;
use paramount::scan;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

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

/// Any bytes as an office file of each kind: an archive as it is, and anything else as the markup of a file's main part, since
/// what is changed at random inside an archive seldom unpacks.
pub(crate) fn office(data: &[u8]) {
    for (path, part) in MAIN_PARTS {
        let bytes = if data.starts_with(b"PK") { data.to_vec() } else { archive(part, data) };
        let _ = extract::unpacks_to(&bytes);
        look(&extract::read_with_history(path, &bytes));
    }
}

/// A file of each kind, and the part that holds its text.
const MAIN_PARTS: [(&str, &str); 4] = [
    ("any.docx", "word/document.xml"),
    ("any.pptx", "ppt/slides/slide1.xml"),
    ("any.odt", "content.xml"),
    ("any.odp", "content.xml"),
];

/// A presentation of one slide. What has no slides does not look at these parts.
const ONE_SLIDE: [(&str, &str); 2] = [
    (
        "ppt/presentation.xml",
        r#"<p:presentation xmlns:p="p" xmlns:r="r"><p:sldIdLst><p:sldId r:id="s"/></p:sldIdLst></p:presentation>"#,
    ),
    (
        "ppt/_rels/presentation.xml.rels",
        r#"<Relationships><Relationship Id="s" Type="t/slide" Target="slides/slide1.xml"/></Relationships>"#,
    ),
];

fn archive(part: &str, markup: &[u8]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let around = ONE_SLIDE.map(|(name, text)| (name, text.as_bytes()));
    for (name, bytes) in around.into_iter().chain([(part, markup)]) {
        writer.start_file(name, options).expect("a part begins");
        writer.write_all(bytes).expect("a part is written");
    }
    writer.finish().expect("a zip is finished").into_inner()
}

fn look(material: &Material) {
    for sighting in scan::look(material, shared()) {
        assert!(sighting.count > 0, "{sighting:?}");
    }
}
