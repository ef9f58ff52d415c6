//! Word and PowerPoint files from readable parts: what a test says is what stands in the file.

#[path = "skeleton.rs"]
mod skeleton;

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const DRAWING: &str = "http://schemas.openxmlformats.org/drawingml/2006/main";
const SLIDES: &str = "http://schemas.openxmlformats.org/presentationml/2006/main";
const RELATIONSHIPS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const COMPATIBILITY: &str = "http://schemas.openxmlformats.org/markup-compatibility/2006";

/// Zips parts as they are given, names and bytes.
pub(crate) fn zip_parts<N: AsRef<str>, B: AsRef<[u8]>>(parts: &[(N, B)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, bytes) in parts {
        writer.start_file(name.as_ref(), options).expect("a part begins");
        writer.write_all(bytes.as_ref()).expect("a part is written");
    }
    writer.finish().expect("a zip is finished").into_inner()
}

/// The text as it stands in XML.
pub(crate) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// Relationships: id, last word of the type, target.
pub(crate) fn relationships(list: &[(&str, &str, &str)]) -> String {
    let items: String = list
        .iter()
        .map(|(id, kind, target)| {
            format!(r#"<Relationship Id="{id}" Type="{RELATIONSHIPS}/{kind}" Target="{target}"/>"#)
        })
        .collect();
    let namespace = "http://schemas.openxmlformats.org/package/2006/relationships";
    format!(r#"<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="{namespace}">{items}</Relationships>"#)
}

/// A Word document, built from top to bottom.
#[derive(Clone, Debug, Default)]
pub(crate) struct Word {
    body: String,
    footnotes: Vec<String>,
    header: Option<String>,
    footer: Option<String>,
    numbering: Option<String>,
    styles: String,
}

impl Word {
    /// An empty document.
    pub(crate) fn new() -> Self {
        Self::default()
    }

    /// A heading of a level, by Word's own style.
    pub(crate) fn heading(self, level: u8, text: &str) -> Self {
        self.styled(&format!("Heading{level}"), text)
    }

    /// A paragraph.
    pub(crate) fn paragraph(self, text: &str) -> Self {
        let paragraph = word_paragraph(text);
        self.raw(&paragraph)
    }

    /// A paragraph of a style, by the style's id.
    pub(crate) fn styled(self, style: &str, text: &str) -> Self {
        let text = escaped(text);
        self.raw(&format!(
            r#"<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>"#
        ))
    }

    /// A paragraph whose runs break where a person changed something: anywhere, also inside a word.
    pub(crate) fn runs(self, runs: &[&str]) -> Self {
        let runs: String = runs
            .iter()
            .map(|run| format!(r#"<w:proofErr w:type="spellStart"/><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">{}</w:t></w:r>"#, escaped(run)))
            .collect();
        self.raw(&format!("<w:p>{runs}</w:p>"))
    }

    /// A table of rows of cells.
    pub(crate) fn table(self, rows: &[&[&str]]) -> Self {
        let row = |cells: &&[&str]| {
            let cells: String = cells.iter().map(|cell| format!("<w:tc>{}</w:tc>", word_paragraph(cell))).collect();
            format!("<w:tr>{cells}</w:tr>")
        };
        let rows: String = rows.iter().map(row).collect();
        self.raw(&format!("<w:tbl><w:tblPr/>{rows}</w:tbl>"))
    }

    /// A paragraph with a footnote.
    pub(crate) fn footnote(mut self, text: &str, note: &str) -> Self {
        self.footnotes.push(note.to_owned());
        let (id, text) = (self.footnotes.len(), escaped(text));
        self.raw(&format!(r#"<w:p><w:r><w:t>{text}</w:t></w:r><w:r><w:footnoteReference w:id="{id}"/></w:r></w:p>"#))
    }

    /// A text box as Word writes it: once for new programs and once again for old ones.
    pub(crate) fn text_box(self, text: &str) -> Self {
        let content = format!("<w:txbxContent>{}</w:txbxContent>", word_paragraph(text));
        self.raw(&format!(
            "<w:p><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wps:txbx>{content}</wps:txbx>\
             </w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{content}</v:textbox></w:pict></mc:Fallback>\
             </mc:AlternateContent></w:r></w:p>"
        ))
    }

    /// What stands above each page.
    pub(crate) fn header(mut self, text: &str) -> Self {
        self.header = Some(text.to_owned());
        self
    }

    /// What stands below each page.
    pub(crate) fn footer(mut self, text: &str) -> Self {
        self.footer = Some(text.to_owned());
        self
    }

    /// The definitions of its lists, as markup.
    pub(crate) fn numbering(mut self, xml: &str) -> Self {
        self.numbering = Some(xml.to_owned());
        self
    }

    /// Styles of its own, as markup.
    pub(crate) fn styles(mut self, xml: &str) -> Self {
        self.styles = xml.to_owned();
        self
    }

    /// Markup of the body as it is.
    pub(crate) fn raw(mut self, xml: &str) -> Self {
        self.body.push_str(xml);
        self
    }

    /// The parts of the file.
    pub(crate) fn parts(&self) -> Vec<(String, String)> {
        let mut related = vec![("rId1", "styles", "styles.xml")];
        let mut parts = vec![
            ("_rels/.rels".to_owned(), relationships(&[("rId1", "officeDocument", "word/document.xml")])),
            (
                "word/document.xml".to_owned(),
                word_part("document", &format!("<w:body>{}<w:sectPr/></w:body>", self.body)),
            ),
            ("word/styles.xml".to_owned(), word_styles(&self.styles)),
        ];
        if let Some(numbering) = &self.numbering {
            related.push(("rId5", "numbering", "numbering.xml"));
            parts.push(("word/numbering.xml".to_owned(), word_part("numbering", numbering)));
        }
        if !self.footnotes.is_empty() {
            related.push(("rId2", "footnotes", "footnotes.xml"));
            let notes =
                self.footnotes.iter().enumerate().map(|(at, note)| {
                    format!(r#"<w:footnote w:id="{}">{}</w:footnote>"#, at + 1, word_paragraph(note))
                });
            let line = r#"<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>"#;
            let notes: String = notes.collect();
            parts.push(("word/footnotes.xml".to_owned(), word_part("footnotes", &format!("{line}{notes}"))));
        }
        for (id, kind, text) in [("rId3", "header", &self.header), ("rId4", "footer", &self.footer)] {
            if let Some(text) = text {
                let target = if kind == "header" { "header1.xml" } else { "footer1.xml" };
                related.push((id, kind, target));
                let root = if kind == "header" { "hdr" } else { "ftr" };
                parts.push((format!("word/{target}"), word_part(root, &word_paragraph(text))));
            }
        }
        parts.push(("word/_rels/document.xml.rels".to_owned(), relationships(&related)));
        with_content_types(parts)
    }

    /// The file.
    pub(crate) fn build(&self) -> Vec<u8> {
        zip_parts(&self.parts())
    }
}

fn word_paragraph(text: &str) -> String {
    format!(r#"<w:p><w:r><w:t xml:space="preserve">{}</w:t></w:r></w:p>"#, escaped(text))
}

/// A part of a Word document around its content.
pub(crate) fn word_part(root: &str, content: &str) -> String {
    format!(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:{root} xmlns:w="{WORD}" xmlns:mc="{COMPATIBILITY}" xmlns:wps="urn:wps" xmlns:v="urn:v" xmlns:r="{RELATIONSHIPS}">{content}</w:{root}>"#
    )
}

fn word_styles(own: &str) -> String {
    let headings: String = (1..=6)
        .filter(|level| !own.contains(&format!(r#""Heading{level}""#)))
        .map(|level| {
            let outline = level - 1;
            format!(
                r#"<w:style w:type="paragraph" w:styleId="Heading{level}"><w:name w:val="heading {level}"/><w:pPr><w:outlineLvl w:val="{outline}"/></w:pPr></w:style>"#
            )
        })
        .collect();
    word_part(
        "styles",
        &format!(
            r#"{headings}{own}<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style><w:style w:type="paragraph" w:styleId="Quote"><w:name w:val="Quote"/></w:style><w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>"#
        ),
    )
}

/// Puts the list of all parts, with what each is, before them; programs that open a file look there first.
fn with_content_types(parts: Vec<(String, String)>) -> Vec<(String, String)> {
    let types = skeleton::content_types(parts.iter().map(|(name, _)| name.as_str()));
    std::iter::once(("[Content_Types].xml".to_owned(), types)).chain(parts).collect()
}

/// One slide.
#[derive(Clone, Debug, Default)]
pub(crate) struct Slide {
    title: String,
    shapes: String,
    notes: Option<String>,
}

impl Slide {
    /// A slide with a title; an empty one has none.
    pub(crate) fn titled(title: &str) -> Self {
        Self { title: title.to_owned(), ..Self::default() }
    }

    /// A text of paragraphs, one a line.
    pub(crate) fn text(self, text: &str) -> Self {
        let shape = slide_shape("body", text);
        self.raw(&shape)
    }

    /// The same inside a group of shapes.
    pub(crate) fn grouped(self, text: &str) -> Self {
        let shape = slide_shape("body", text);
        self.raw(&format!("<p:grpSp><p:grpSpPr/><p:grpSp>{shape}</p:grpSp></p:grpSp>"))
    }

    /// A table of rows of cells.
    pub(crate) fn table(self, rows: &[&[&str]]) -> Self {
        let cell = |cell: &&str| format!("<a:tc><a:txBody>{}</a:txBody></a:tc>", slide_paragraphs(cell));
        let row = |cells: &&[&str]| format!("<a:tr>{}</a:tr>", cells.iter().map(cell).collect::<String>());
        let rows: String = rows.iter().map(row).collect();
        self.raw(&format!("<p:graphicFrame><a:graphic><a:tbl>{rows}</a:tbl></a:graphic></p:graphicFrame>"))
    }

    /// The speaker's notes.
    pub(crate) fn notes(mut self, text: &str) -> Self {
        self.notes = Some(text.to_owned());
        self
    }

    /// Markup of the slide as it is.
    pub(crate) fn raw(mut self, xml: &str) -> Self {
        self.shapes.push_str(xml);
        self
    }
}

fn slide_paragraphs(text: &str) -> String {
    text.lines().map(|line| format!("<a:p><a:r><a:t>{}</a:t></a:r></a:p>", escaped(line))).collect()
}

/// A shape of a slide that stands for something: title, body, sldNum.
pub(crate) fn slide_shape(placeholder: &str, text: &str) -> String {
    let id = match placeholder {
        "title" => 2,
        "sldNum" => 3,
        _ => 4,
    };
    format!(
        r#"<p:sp><p:nvSpPr><p:cNvPr id="{id}" name="{placeholder}"/><p:cNvSpPr/><p:nvPr><p:ph type="{placeholder}"/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/>{}</p:txBody></p:sp>"#,
        slide_paragraphs(text)
    )
}

/// A part of a presentation around its content.
pub(crate) fn slide_part(root: &str, content: &str) -> String {
    format!(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><p:{root} xmlns:p="{SLIDES}" xmlns:a="{DRAWING}" xmlns:r="{RELATIONSHIPS}" xmlns:mc="{COMPATIBILITY}">{content}</p:{root}>"#
    )
}

/// The parts of a presentation. Its files are numbered backwards, as they may be after slides were moved.
pub(crate) fn presentation_parts(slides: &[Slide]) -> Vec<(String, String)> {
    let file = |at: usize| slides.len() - at;
    let ids: Vec<String> = (0..slides.len()).map(|at| format!("rId{}", at + 10)).collect();
    let targets: Vec<String> = (0..slides.len()).map(|at| format!("slides/slide{}.xml", file(at))).collect();
    let mut related: Vec<_> =
        ids.iter().zip(&targets).map(|(id, target)| (id.as_str(), "slide", target.as_str())).collect();
    related.extend([
        ("rId1", "slideMaster", "slideMasters/slideMaster1.xml"),
        ("rId2", "notesMaster", "notesMasters/notesMaster1.xml"),
    ]);
    let list: String =
        ids.iter().enumerate().map(|(at, id)| format!(r#"<p:sldId id="{}" r:id="{id}"/>"#, 256 + at)).collect();
    let mut parts = vec![
        ("_rels/.rels".to_owned(), relationships(&[("rId1", "officeDocument", "ppt/presentation.xml")])),
        ("ppt/presentation.xml".to_owned(), slide_part("presentation", &skeleton::presentation(&list))),
        ("ppt/_rels/presentation.xml.rels".to_owned(), relationships(&related)),
    ];
    for (at, slide) in slides.iter().enumerate() {
        parts.extend(slide_parts(slide, file(at)));
    }
    parts.extend(skeleton::masters());
    with_content_types(parts)
}

/// The parts of one slide.
fn slide_parts(slide: &Slide, number: usize) -> Vec<(String, String)> {
    let title = if slide.title.is_empty() { String::new() } else { slide_shape("title", &slide.title) };
    let shapes = format!("{title}{}{}", slide.shapes, slide_shape("sldNum", "7"));
    let mut related = vec![("rId1", "slideLayout", "../slideLayouts/slideLayout1.xml".to_owned())];
    let mut parts = vec![(format!("ppt/slides/slide{number}.xml"), slide_part("sld", &skeleton::tree(&shapes)))];
    if let Some(notes) = &slide.notes {
        related.push(("rId2", "notesSlide", format!("../notesSlides/notesSlide{number}.xml")));
        let shapes = format!("{}{}", slide_shape("sldNum", "7"), slide_shape("body", notes));
        parts.push((format!("ppt/notesSlides/notesSlide{number}.xml"), slide_part("notes", &skeleton::tree(&shapes))));
        let back = format!("../slides/slide{number}.xml");
        let related = [("rId1", "notesMaster", "../notesMasters/notesMaster1.xml"), ("rId2", "slide", back.as_str())];
        parts.push((format!("ppt/notesSlides/_rels/notesSlide{number}.xml.rels"), relationships(&related)));
    }
    let related: Vec<_> = related.iter().map(|(id, kind, target)| (*id, *kind, target.as_str())).collect();
    parts.push((format!("ppt/slides/_rels/slide{number}.xml.rels"), relationships(&related)));
    parts
}

/// A presentation.
pub(crate) fn presentation(slides: &[Slide]) -> Vec<u8> {
    zip_parts(&presentation_parts(slides))
}
