//! The same readable texts as flat OpenDocument files, which LibreOffice turns into Word and PowerPoint files of its own.

use super::office::escaped;
use super::office_text::{Block, SlideText};

const NAMESPACES: [(&str, &str); 8] = [
    ("office", "office"),
    ("style", "style"),
    ("text", "text"),
    ("table", "table"),
    ("draw", "drawing"),
    ("presentation", "presentation"),
    ("svg", "svg-compatible"),
    ("fo", "xsl-fo-compatible"),
];

fn document(kind: &str, content: &str) -> String {
    let namespaces: String = NAMESPACES
        .iter()
        .map(|(prefix, name)| format!(r#" xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0""#))
        .collect();
    format!(
        r#"<?xml version="1.0" encoding="UTF-8"?><office:document{namespaces} office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.{kind}">{content}</office:document>"#
    )
}

/// A text document: `.fodt`.
pub(crate) fn text_document(blocks: &[Block]) -> String {
    let mut body = String::new();
    for block in blocks {
        body.push_str(&match block {
            Block::Heading(level, text) => format!(
                r#"<text:h text:style-name="Heading_20_{level}" text:outline-level="{level}">{}</text:h>"#,
                escaped(text)
            ),
            Block::Paragraph(text, None) => paragraph("Standard", text),
            Block::Paragraph(text, Some(note)) => format!(
                r#"<text:p text:style-name="Standard">{}<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body>{}</text:note-body></text:note></text:p>"#,
                escaped(text),
                paragraph("Footnote", note)
            ),
            Block::Item(text) => format!("<text:list><text:list-item>{}</text:list-item></text:list>", paragraph("Standard", text)),
            Block::Quote(text) => paragraph("Quotations", text),
            Block::Table(rows) => table(rows),
        });
    }
    document("text", &format!("<office:body><office:text>{body}</office:text></office:body>"))
}

/// A presentation: `.fodp`.
pub(crate) fn presentation_document(slides: &[SlideText]) -> String {
    let pages: String = slides.iter().enumerate().map(|(at, slide)| page(at + 1, slide)).collect();
    let layout = r#"<style:page-layout style:name="P"><style:page-layout-properties fo:page-width="28cm" fo:page-height="21cm"/></style:page-layout>"#;
    let master = r#"<style:master-page style:name="M" style:page-layout-name="P"/>"#;
    // A frame is the title of its slide where its style and the slide's kind say so.
    let styles = ["title", "outline1", "notes"]
        .map(|class| format!(r#"<style:style style:name="M-{class}" style:family="presentation"/>"#))
        .concat();
    let kinds = ["title", "outline"]
        .map(|object| {
            format!(
                r#"<presentation:placeholder presentation:object="{object}" svg:x="1cm" svg:y="1cm" svg:width="25cm" svg:height="4cm"/>"#
            )
        })
        .concat();
    let kinds =
        format!(r#"<style:presentation-page-layout style:name="AL1T1">{kinds}</style:presentation-page-layout>"#);
    document(
        "presentation",
        &format!(
            "<office:styles>{styles}{kinds}</office:styles><office:automatic-styles>{layout}</office:automatic-styles><office:master-styles>{master}\
             </office:master-styles><office:body><office:presentation>{pages}</office:presentation></office:body>"
        ),
    )
}

fn page(number: usize, slide: &SlideText) -> String {
    let title = if slide.title.is_empty() { String::new() } else { frame("title", 1, &paragraph("", &slide.title)) };
    let lines: String = slide.lines.iter().map(|line| paragraph("", line)).collect();
    let lines = if lines.is_empty() { String::new() } else { frame("outline", 5, &lines) };
    let cells = if slide.rows.is_empty() {
        String::new()
    } else {
        let table = table(&slide.rows);
        format!(r#"<draw:frame svg:x="1cm" svg:y="12cm" svg:width="25cm" svg:height="5cm">{table}</draw:frame>"#)
    };
    let notes = slide.notes.as_deref().map_or_else(String::new, |notes| {
        format!("<presentation:notes>{}</presentation:notes>", frame("notes", 12, &paragraph("", notes)))
    });
    format!(
        r#"<draw:page draw:name="page{number}" draw:master-page-name="M" presentation:presentation-page-layout-name="AL1T1">{title}{lines}{cells}{notes}</draw:page>"#
    )
}

fn frame(class: &str, top: u32, content: &str) -> String {
    let style = if class == "outline" { "outline1" } else { class };
    format!(
        r#"<draw:frame presentation:style-name="M-{style}" draw:layer="layout" presentation:class="{class}" svg:x="1cm" svg:y="{top}cm" svg:width="25cm" svg:height="4cm"><draw:text-box>{content}</draw:text-box></draw:frame>"#
    )
}

fn paragraph(style: &str, text: &str) -> String {
    let style = if style.is_empty() { String::new() } else { format!(r#" text:style-name="{style}""#) };
    format!("<text:p{style}>{}</text:p>", escaped(text))
}

fn table(rows: &[Vec<String>]) -> String {
    let columns = rows.first().map_or(0, Vec::len);
    let cell = |text: &String| {
        format!(r#"<table:table-cell office:value-type="string">{}</table:table-cell>"#, paragraph("", text))
    };
    let row =
        |row: &Vec<String>| format!("<table:table-row>{}</table:table-row>", row.iter().map(cell).collect::<String>());
    let rows: String = rows.iter().map(row).collect();
    format!(r#"<table:table><table:table-column table:number-columns-repeated="{columns}"/>{rows}</table:table>"#)
}
