//! Course materials as they are read: text, places and headings, from Markdown, Word and PowerPoint.

use paramount::extract::{self, Format, Material, Passage, PassageKind, Resolved, resolve, slug};

use crate::support::office::{
    Slide, Word, presentation, presentation_parts, relationships, slide_part, slide_shape, word_part, zip_parts,
};

fn markdown(text: &str) -> Material {
    let material = extract::read("lesson.md", text.as_bytes());
    assert!(material.whole, "{:?}", material.faults);
    material
}

fn word(document: &Word) -> Material {
    let material = extract::read("handout.docx", &document.build());
    assert!(material.whole, "{:?}", material.faults);
    material
}

fn slides(slides: &[Slide]) -> Material {
    let material = extract::read("slides.pptx", &presentation(slides));
    assert!(material.whole, "{:?}", material.faults);
    material
}

fn texts(material: &Material) -> Vec<&str> {
    material.passages.iter().map(|passage| passage.text.as_str()).collect()
}

fn placed(material: &Material) -> Vec<(&str, &str)> {
    let part = |passage: &'_ Passage| (passage.part.clone().unwrap_or_default().leak() as &str, passage.kind);
    material.passages.iter().map(|passage| (part(passage).0, passage.text.as_str())).collect()
}

fn passage<'m>(material: &'m Material, text: &str) -> &'m Passage {
    let found = material.passages.iter().find(|passage| passage.text.contains(text));
    found.unwrap_or_else(|| panic!("no passage with {text:?} in {:?}", texts(material)))
}

/// Where words stand in a Markdown file: line, column, end line, end column.
fn place(material: &Material, words: &str) -> (u32, u32, u32, u32) {
    let passage = passage(material, words);
    let start = passage.text.find(words).expect("the words");
    let span = passage.spans.span_of(start..start + words.len()).expect("a span");
    let place = material.source.as_ref().expect("a text").line_columns(span);
    (place.line, place.column, place.end_line, place.end_column)
}

fn found(material: &Material, fragment: &str) -> (Option<u32>, Option<String>) {
    match resolve(material, fragment) {
        Resolved::Found { part, line } => (line, part),
        other => panic!("{fragment}: {other:?}"),
    }
}

fn nearest(material: &Material, fragment: &str) -> Option<String> {
    match resolve(material, fragment) {
        Resolved::NotFound { nearest, .. } => nearest,
        other => panic!("{fragment}: {other:?}"),
    }
}

#[test]
fn a_pointer_to_a_file_kept_elsewhere_is_not_taken_for_the_file() {
    let pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a21\nsize 12345\n";
    for path in ["lesson.md", "handout.docx", "slides.pptx"] {
        let material = extract::read(path, pointer.as_bytes());
        assert!(!material.whole && material.passages.is_empty(), "{path}");
        assert_eq!(material.faults.len(), 1, "{path}: {:?}", material.faults);
        assert_eq!(resolve(&material, "aims"), Resolved::CannotTell, "{path}");
    }
    assert!(extract::read("plan.pdf", pointer.as_bytes()).faults.is_empty(), "what is never opened is no fault");
}

#[test]
fn formats_go_by_the_name_and_addresses_are_never_opened() {
    for (path, format) in [
        ("a/lesson.md", Format::Markdown),
        ("LESSON.MARKDOWN", Format::Markdown),
        ("handout.docx", Format::Docx),
        ("Handout.DOCM", Format::Docx),
        ("slides.pptx", Format::Pptx),
        ("slides.ppsx", Format::Pptx),
        ("handout.odt", Format::Odt),
        ("slides.odp", Format::Odp),
        ("report.pdf", Format::Pdf),
        ("film.mp4", Format::Other),
        ("folder.md/readme", Format::Other),
        ("https://example.org/lesson.md", Format::Other),
    ] {
        assert_eq!(Format::of(path), format, "{path}");
    }
    let pdf = extract::read("report.pdf", b"%PDF-1.7");
    assert!(!pdf.whole && pdf.faults.is_empty());
    assert_eq!(resolve(&pdf, "page=3"), Resolved::CannotTell);
}

#[test]
fn markdown_keeps_lines_and_columns() {
    let material = markdown(concat!(
        "---\ntitle: Neglect 2013\nlevel: 2\n---\n\n",
        "# Älter *und* klüger\n\n",
        "É: what everybody who works with children has to know is in **Working\nTogether** 2013.\n\n",
        "> a child said: listen\n\n",
        "- first\n- second `Common Assessment Framework` here\n\n",
        "| a | b |\n|---|---|\n| LSCB | d |\n\n",
        "```\nprint(1)\n```\n\nWith a note.[^1]\n\n[^1]: The note says so.\n",
    ));
    assert_eq!(place(&material, "Neglect 2013"), (2, 8, 2, 20));
    assert_eq!(place(&material, "Älter und klüger"), (6, 3, 6, 21));
    assert_eq!(place(&material, "Working Together"), (8, 63, 9, 9));
    assert_eq!(place(&material, "Common Assessment Framework"), (14, 11, 14, 38));
    assert_eq!(place(&material, "LSCB"), (18, 3, 18, 7));
    let kinds = [
        ("Neglect 2013", PassageKind::FrontMatter),
        ("klüger", PassageKind::Heading),
        ("Together", PassageKind::Prose),
        ("listen", PassageKind::Quote),
        ("second", PassageKind::Prose),
        ("LSCB", PassageKind::Table),
        ("print", PassageKind::Code),
        ("The note", PassageKind::Note),
    ];
    for (text, kind) in kinds {
        assert_eq!(passage(&material, text).kind, kind, "{text}");
    }
    assert_eq!(found(&material, "älter-und-klüger").0, Some(6));
}

#[test]
fn markdown_text_is_what_a_reader_sees() {
    let material = markdown(concat!(
        "See [the *guide*](https://example.org/2013 \"Title\") &amp; ![a plan](x.png) now.\n\n",
        "Working\u{a0}Together  2013, safe\u{ad}guarding\n\n",
        "<!-- LSCB in a comment -->\n\n",
        "<div id=\"box\">\n<p>Some <b>bold</b> text&nbsp;here</p>\n<script>var lscb = 1;</script></div>\n\n",
        "A line <a name=\"here\"></a>with <span title=\"x > y\">a</span> tag<br>and more.\n\n",
        "\\*escaped\\* text\n",
    ));
    assert_eq!(
        texts(&material),
        [
            "See the guide & a plan now.",
            "Working Together 2013, safeguarding",
            "Some bold text here",
            "A line with a tag and more.",
            "*escaped* text",
        ]
    );
    assert_eq!(place(&material, "Together 2013"), (3, 9, 3, 23));
    assert_eq!(place(&material, "safeguarding"), (3, 25, 3, 38));
    assert_eq!(place(&material, "bold"), (8, 12, 8, 16));
    assert_eq!(found(&material, "box").0, Some(7));
    assert_eq!(found(&material, "here").0, Some(11));
}

#[test]
fn front_matter_needs_an_end_and_a_byte_order_mark_is_no_text() {
    let material = markdown("\u{feff}---\r\ntitle: A\r\n...\r\n# Aims\r\n");
    assert_eq!(texts(&material), ["title: A", "Aims"]);
    assert_eq!(found(&material, "aims").0, Some(4));
    let material = markdown("---\n\ntext\n");
    assert_eq!(texts(&material), ["text"]);
    assert!(texts(&markdown("")).is_empty());
    assert_eq!(texts(&markdown("\u{feff}# Aims")), ["Aims"]);
}

#[test]
fn slugs_are_githubs() {
    for (text, expected) in [
        ("What children told us", "what-children-told-us"),
        ("What's new? (2023)", "whats-new-2023"),
        ("A & B", "a--b"),
        ("snake_case - and – dash", "snake_case---and--dash"),
        ("Über Größe", "über-größe"),
        ("e\u{301}tude", "e\u{301}tude"),
        ("বাংলা শিক্ষা", "বাংলা-শিক্ষা"),
        ("1.2 Aims", "12-aims"),
        ("H₂O ½", "ho-"),
        ("🎉 Party", "-party"),
    ] {
        assert_eq!(slug(text), expected, "{text}");
    }
    let material = markdown("# Aims\n\nAims\n----\n\n## Aims-1\n\n### `Aims` #\n");
    let slugs: Vec<_> = material.anchors.iter().map(|anchor| anchor.slug.as_str()).collect();
    assert_eq!(slugs, ["aims", "aims-1", "aims-1-1", "aims-2"]);
}

#[test]
fn places_resolve_by_slug_heading_and_slide() {
    let material = markdown("# One\n\n## What  children *told* us\n\n## The child’s voice\n");
    assert_eq!(found(&material, "what--children-told-us").0, Some(3));
    assert_eq!(found(&material, "heading=what children TOLD us").0, Some(3));
    assert_eq!(found(&material, "heading=The child's voice").0, Some(5));
    assert_eq!(found(&material, "heading=The%20child%E2%80%99s%20voice").0, Some(5));
    assert_eq!(found(&material, "One").0, Some(1));
    assert_eq!(found(&material, "").0, None);
    assert_eq!(nearest(&material, "the-childs-voic").as_deref(), Some("the-childs-voice"));
    assert_eq!(nearest(&material, "heading=The child voice").as_deref(), Some("heading=The child’s voice"));
    assert_eq!(nearest(&material, "quite-another-thing"), None);
    assert_eq!(nearest(&material, "slide=3"), None);
    let deck = slides(&[Slide::titled("Aims"), Slide::titled("Aims"), Slide::titled("")]);
    assert_eq!(found(&deck, "slide=3").1.as_deref(), Some("slide 3"));
    assert_eq!(found(&deck, "aims-1").1.as_deref(), Some("slide 2"));
    assert_eq!(found(&deck, "heading=aims").1.as_deref(), Some("slide 1"));
    assert_eq!(nearest(&deck, "slide=12").as_deref(), Some("slide=3"));
    assert_eq!(nearest(&deck, "slide=one").as_deref(), Some("slide=3"));
}

#[test]
fn a_word_document_says_where_its_text_stands() {
    let document = Word::new()
        .styled("Title", "Neglect")
        .paragraph("Welcome & thanks")
        .heading(1, "What children told us")
        .paragraph("")
        .runs(&["Working Tog", "ether", " 2013 "])
        .styled("Quote", "Nobody asked me.")
        .table(&[&["LSCB", "CAF"], &["b", ""]])
        .text_box("In a box")
        .footnote("With a note", "The note itself")
        .header("Version 3")
        .footer("Page");
    let material = word(&document);
    let under = "under 'What children told us'";
    assert_eq!(
        placed(&material),
        [
            ("paragraph 1, heading", "Neglect"),
            ("paragraph 2, under 'Neglect'", "Welcome & thanks"),
            ("paragraph 3, heading", "What children told us"),
            (&format!("paragraph 4, {under}"), "Working Together 2013"),
            (&format!("paragraph 5, {under}"), "Nobody asked me."),
            (&format!("table 1, row 1, {under}"), "LSCB"),
            (&format!("table 1, row 1, {under}"), "CAF"),
            (&format!("table 1, row 2, {under}"), "b"),
            (&format!("text box, {under}"), "In a box"),
            (&format!("paragraph 6, {under}"), "With a note"),
            ("footnote 1", "The note itself"),
            ("header", "Version 3"),
            ("footer", "Page"),
        ]
    );
    let kinds: Vec<_> =
        ["Neglect", "Nobody", "LSCB", "box", "itself"].map(|text| passage(&material, text).kind).to_vec();
    use PassageKind::{Heading, Note, Prose, Quote, Table};
    assert_eq!(kinds, [Heading, Quote, Table, Prose, Note]);
    assert_eq!(found(&material, "heading=What children told us").1.as_deref(), Some("paragraph 3, heading"));
    assert_eq!(found(&material, "what-children-told-us").1.as_deref(), Some("paragraph 3, heading"));
    assert!(passage(&material, "Neglect").spans.span_of(0..3).is_none());
}

#[test]
fn a_word_document_without_what_nobody_reads() {
    let document = Word::new()
        .styled("TOC1", "Aims 3")
        .raw("<w:p><w:r><w:t>kept</w:t></w:r><w:del w:id=\"1\"><w:r><w:delText>LSCB</w:delText><w:t>x</w:t></w:r></w:del>")
        .raw("<w:ins w:id=\"2\"><w:r><w:t> and added</w:t></w:r></w:ins></w:p>")
        .raw("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r><w:r><w:rPr><w:vanish w:val=\"0\"/></w:rPr>")
        .raw("<w:t>seen</w:t></w:r><w:r><w:instrText>HYPERLINK</w:instrText></w:r></w:p>")
        .raw("<w:p><w:hyperlink><w:r><w:t>tab</w:t><w:tab/><w:t>bed</w:t><w:br/><w:t>non</w:t><w:noBreakHyphen/>")
        .raw("<w:t>stop&#x20;&lt;&#233;</w:t></w:r></w:hyperlink></w:p>")
        .raw("<w:sdt><w:sdtContent><w:p><w:r><w:t>in a control</w:t></w:r></w:p></w:sdtContent></w:sdt>");
    assert_eq!(texts(&word(&document)), ["kept and added", "seen", "tab bed non-stop <é", "in a control"]);
}

#[test]
fn headings_are_known_by_name_by_level_and_by_what_they_are_based_on() {
    let styles = word_part(
        "styles",
        r#"<w:style w:styleId="berschrift2"><w:name w:val="heading 2"/></w:style>
           <w:style w:styleId="Eigen"><w:name w:val="House heading"/><w:basedOn w:val="berschrift2"/></w:style>
           <w:style w:styleId="Kreis"><w:name w:val="circle"/><w:basedOn w:val="Kreis"/></w:style>
           <w:style w:styleId="Gliederung"><w:name w:val="other"/><w:pPr><w:outlineLvl w:val="3"/></w:pPr></w:style>"#,
    );
    let document = Word::new()
        .styled("berschrift2", "a")
        .styled("Eigen", "b")
        .styled("Kreis", "c")
        .styled("Gliederung", "d")
        .raw("<w:p><w:pPr><w:outlineLvl w:val=\"0\"/></w:pPr><w:r><w:t>e</w:t></w:r></w:p>")
        .raw("<w:p><w:pPr><w:pStyle w:val=\"berschrift2\"/><w:outlineLvl w:val=\"9\"/></w:pPr><w:r><w:t>f</w:t></w:r></w:p>")
        .heading(1, "g");
    let mut parts = document.parts();
    parts.iter_mut().filter(|(name, _)| name == "word/styles.xml").for_each(|(_, part)| part.clone_from(&styles));
    let material = extract::read("a.docx", &zip_parts(&parts));
    let headings: Vec<_> = material.anchors.iter().map(|anchor| (anchor.text.as_str(), anchor.level)).collect();
    assert_eq!(headings, [("a", 2), ("b", 2), ("d", 4), ("e", 1), ("g", 1)]);
    parts.retain(|(name, _)| name != "word/styles.xml");
    let material = extract::read("a.docx", &zip_parts(&parts));
    assert_eq!(material.anchors.len(), 2, "without styles, the ids of the built-in ones count");
}

#[test]
fn other_prefixes_and_the_strict_standard_read_the_same() {
    let strict = "http://purl.oclc.org/ooxml/officeDocument/relationships";
    let relations = format!(
        r#"<x:Relationships xmlns:x="urn:x"><x:Relationship Id="a" Type="{strict}/officeDocument" Target="/Docs/Main.XML"/></x:Relationships>"#
    );
    let main = r#"<document xmlns="http://purl.oclc.org/ooxml/wordprocessingml/main"><body><p><pPr><pStyle val="Heading1"/></pPr><r><t>Aims</t></r></p></body></document>"#;
    let bytes = zip_parts(&[("_rels/.rels", relations.as_str()), ("docs/main.xml", main)]);
    let material = extract::read("a.docx", &bytes);
    assert!(material.whole, "{:?}", material.faults);
    assert_eq!(found(&material, "aims").1.as_deref(), Some("paragraph 1, heading"));
}

#[test]
fn slides_come_in_the_order_of_the_presentation() {
    let material = slides(&[
        Slide::titled("Neglect\nlevel 2").text("first\nsecond").notes("Say this"),
        Slide::titled("").grouped("In a group").table(&[&["LSCB", "b"]]),
        Slide::titled("End").raw("<p:sp><p:txBody><a:p><a:r><a:t>Tog</a:t></a:r><a:r><a:t>ether</a:t></a:r><a:br/><a:r><a:t>now</a:t></a:r><a:fld type=\"slidenum\"><a:t>3</a:t></a:fld></a:p></p:txBody></p:sp>"),
    ]);
    assert_eq!(
        placed(&material),
        [
            ("slide 1", "Neglect level 2"),
            ("slide 1", "first"),
            ("slide 1", "second"),
            ("slide 1, notes", "Say this"),
            ("slide 2", "In a group"),
            ("slide 2, table", "LSCB"),
            ("slide 2, table", "b"),
            ("slide 3", "End"),
            ("slide 3", "Together now"),
        ]
    );
    assert_eq!(passage(&material, "Neglect").kind, PassageKind::Heading);
    assert_eq!(passage(&material, "Say").kind, PassageKind::Note);
    assert_eq!(passage(&material, "LSCB").kind, PassageKind::Table);
    assert_eq!(material.slides, Some(3));
    assert_eq!(found(&material, "neglect-level-2").1.as_deref(), Some("slide 1"));
}

#[test]
fn a_missing_slide_keeps_the_numbers_of_the_others() {
    let mut parts = presentation_parts(&[Slide::titled("a"), Slide::titled("b"), Slide::titled("c")]);
    parts.retain(|(name, _)| name != "ppt/slides/slide2.xml");
    let material = extract::read("a.pptx", &zip_parts(&parts));
    assert_eq!(placed(&material), [("slide 1", "a"), ("slide 3", "c")]);
    assert_eq!(material.faults[0].says, "slide 2 could not be read");
    assert_eq!(resolve(&material, "b"), Resolved::CannotTell);
}

#[test]
fn diagrams_count_and_targets_outside_the_file_do_not() {
    let mut parts = presentation_parts(&[Slide::titled("a")]);
    let strict = "http://purl.oclc.org/ooxml/officeDocument/relationships";
    let outside = ["../../../etc/passwd", "file:///etc/passwd", "https://example.org/x.xml"];
    let mut relations: String = outside
        .iter()
        .enumerate()
        .map(|(at, target)| format!(r#"<Relationship Id="x{at}" Type="{strict}/notesSlide" Target="{target}"/>"#))
        .collect();
    relations.push_str(&format!(
        r#"<Relationship Id="m" TargetMode="External" Type="{strict}/notesSlide" Target="../other.xml"/>
           <Relationship Id="s" Type="{strict}/notesSlide" Target="slide1.xml"/>
           <Relationship Id="d" Type="{strict}/diagramData" Target="/ppt/diagrams/data1.xml"/>"#
    ));
    parts.retain(|(name, _)| name != "ppt/slides/_rels/slide1.xml.rels");
    parts.push(("ppt/slides/_rels/slide1.xml.rels".to_owned(), format!("<Relationships>{relations}</Relationships>")));
    parts.push(("ppt/other.xml".to_owned(), slide_part("notes", &slide_shape("body", "never read"))));
    parts.push((
        "ppt/diagrams/data1.xml".to_owned(),
        "<dgm:dataModel><dgm:pt><dgm:t><a:p><a:r><a:t>drawn</a:t></a:r></a:p></dgm:t></dgm:pt></dgm:dataModel>"
            .to_owned(),
    ));
    let material = extract::read("a.pptx", &zip_parts(&parts));
    assert_eq!(placed(&material), [("slide 1", "a"), ("slide 1, diagram", "drawn")]);
}

/// A file as LibreOffice writes it, around what stands in its body.
fn libre_office(body: &str) -> Vec<u8> {
    let manifest = "<manifest:manifest><manifest:file-entry manifest:full-path=\"content.xml\"/></manifest:manifest>";
    let styles = "<office:automatic-styles><number:date-style><number:text>/</number:text></number:date-style>\
        <style:style style:name=\"P1\" style:family=\"paragraph\" style:parent-style-name=\"Title\"/>\
        <style:style style:name=\"P2\" style:family=\"paragraph\" style:parent-style-name=\"Quotations\"/>\
        </office:automatic-styles>";
    let content = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content>{styles}<office:body>{body}</office:body>\
         </office:document-content>"
    );
    zip_parts(&[("META-INF/manifest.xml", manifest), ("content.xml", content.as_str())])
}

#[test]
fn libre_office_texts_are_read_as_word_documents_are() {
    let body = r#"<office:text>
        <text:tracked-changes><text:changed-region><text:deletion><text:p>deleted</text:p></text:deletion></text:changed-region></text:tracked-changes>
        <text:p text:style-name="P1">Neglect</text:p>
        <text:table-of-content><text:index-body><text:p>What children told us 2</text:p></text:index-body></text:table-of-content>
        <text:h text:style-name="Heading_20_2" text:outline-level="2">What children <text:span>told</text:span><text:s/>us</text:h>
        <text:p text:style-name="P2">Nobody asked.</text:p>
        <text:list><text:list-item><text:p>Work<text:span>ing Together</text:span><text:line-break/>2013<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>See the website.</text:p></text:note-body></text:note> applies.</text:p></text:list-item></text:list>
        <text:p/>
        <table:table><table:table-row><table:table-cell><text:p>LSCB</text:p></table:table-cell></table:table-row></table:table>
        <text:p><draw:frame><draw:text-box><text:p>In a box</text:p></draw:text-box><svg:desc>a picture of a child</svg:desc></draw:frame><office:annotation><text:p>a reader's remark</text:p></office:annotation></text:p>
        </office:text>"#;
    let material = extract::read("handout.odt", &libre_office(body));
    assert!(material.whole, "{:?}", material.faults);
    let expected = [
        ("paragraph 1, heading", "Neglect"),
        ("paragraph 2, heading", "What children told us"),
        ("paragraph 3, under 'What children told us'", "Nobody asked."),
        ("note 1", "See the website."),
        ("paragraph 4, under 'What children told us'", "Working Together 2013 applies."),
        ("table 1, row 1, under 'What children told us'", "LSCB"),
        ("text box, under 'What children told us'", "In a box"),
        ("description of a picture in paragraph 4, under 'What children told us'", "a picture of a child"),
    ];
    assert_eq!(placed(&material), expected);
    let kinds: Vec<PassageKind> = material.passages.iter().map(|passage| passage.kind).collect();
    use PassageKind::{Heading, Note, Prose, Quote, Table};
    assert_eq!(kinds, [Heading, Heading, Quote, Note, Prose, Table, Prose, Prose]);
    assert_eq!(found(&material, "what-children-told-us").1.as_deref(), Some("paragraph 2, heading"));
    assert_eq!(found(&material, "heading=Neglect").1.as_deref(), Some("paragraph 1, heading"));
    assert_eq!(nearest(&material, "what-children-tolds-us").as_deref(), Some("what-children-told-us"));
}

#[test]
fn what_a_libre_office_text_hides_is_kept_apart() {
    let body = r#"<office:automatic-styles><style:style style:name="T1"><style:text-properties text:display="none"/></style:style>
        <style:style style:name="T2"><style:text-properties fo:color="red"/></style:style></office:automatic-styles><office:text>
        <text:p>One <text:span text:style-name="T1">two<text:s/>three</text:span><text:span text:style-name="T2">four</text:span></text:p>
        <text:section text:display="none"><text:p>five <text:span>six</text:span></text:p></text:section>
        <text:section text:display="true"><text:p>seven</text:p></text:section>
        <text:p>eight<text:hidden-text text:string-value="nine" text:is-hidden="true"/></text:p>
        <text:p><text:hidden-paragraph text:is-hidden="true"/>ten</text:p>
        <text:p><text:hidden-paragraph text:is-hidden="false"/>eleven</text:p></office:text>"#;
    let material = extract::read("handout.odt", &libre_office(body));
    let seen: Vec<&str> = material.passages.iter().map(|passage| passage.text.as_str()).collect();
    assert_eq!(seen, ["One four", "seven", "eight", "eleven"]);
    let unseen: Vec<&str> = material.unseen.iter().map(|passage| passage.text.as_str()).collect();
    assert_eq!(unseen, ["two three", "five six", "nine", "ten"]);
}

#[test]
fn libre_office_slides_are_read_as_powerpoint_slides_are() {
    let frame = |class: &str, text: &str| {
        let text: String = text.lines().map(|line| format!("<text:p><text:span>{line}</text:span></text:p>")).collect();
        format!("<draw:frame presentation:class=\"{class}\"><draw:text-box>{text}</draw:text-box></draw:frame>")
    };
    let body = format!(
        "<office:presentation><draw:page draw:name=\"page1\">{}{}{}<presentation:notes>{}{}</presentation:notes></draw:page>\
         <draw:page>{}<draw:custom-shape><text:p>A shape</text:p></draw:custom-shape><draw:frame><table:table>\
         <table:table-row><table:table-cell><text:p>a cell</text:p></table:table-cell></table:table-row></table:table>\
         </draw:frame></draw:page><draw:page/></office:presentation>",
        frame("title", "What children\ntold us"),
        frame("outline", "first\nsecond"),
        frame("page-number", "7"),
        frame("page", ""),
        frame("notes", "Say it slowly."),
        frame("outline", "before the title") + &frame("title", "Aims"),
    );
    let material = extract::read("slides.odp", &libre_office(&body));
    assert!(material.whole, "{:?}", material.faults);
    let expected = [
        ("slide 1", "What children told us"),
        ("slide 1", "first"),
        ("slide 1", "second"),
        ("slide 1, notes", "Say it slowly."),
        ("slide 2", "before the title"),
        ("slide 2", "Aims"),
        ("slide 2", "A shape"),
        ("slide 2, table", "a cell"),
    ];
    assert_eq!(placed(&material), expected);
    assert_eq!(material.slides, Some(3));
    assert_eq!(found(&material, "slide=3").1.as_deref(), Some("slide 3"));
    assert_eq!(found(&material, "aims").1.as_deref(), Some("slide 2"));
    assert_eq!(nearest(&material, "slide=4").as_deref(), Some("slide=3"));
}

#[test]
fn libre_office_files_that_cannot_be_read_say_so() {
    let says = |path: &str, parts: &[(&str, &str)]| {
        let material = extract::read(path, &zip_parts(parts));
        assert!(!material.whole && material.passages.is_empty());
        material.faults.into_iter().map(|fault| fault.says).collect::<Vec<_>>()
    };
    let locked = [("META-INF/manifest.xml", "<a><manifest:encryption-data/></a>"), ("content.xml", "\u{1}\u{2}")];
    assert_eq!(says("a.odt", &locked), ["this file needs a password"]);
    assert_eq!(says("a.odp", &[("mimetype", "x")]), ["this file holds no text"]);
    assert_eq!(says("a.odt", &[("content.xml", "<html/>")]), ["this file holds no text"]);
    assert_eq!(says("a.odp", &[("content.xml", "<html/>")]), ["this file holds no presentation"]);
    let laughs = [("content.xml", "<!DOCTYPE x [<!ENTITY a \"ha\">]><x>&a;</x>")];
    assert_eq!(
        says("a.odt", &laughs),
        ["its part content.xml brings its own definitions of markup, as no office program writes"]
    );
}

#[test]
fn words_that_stand_beside_the_text_have_places() {
    let mut parts = Word::new()
        .raw("<w:p><w:r><w:t>Look.</w:t><w:drawing><wp:docPr id=\"1\" descr=\"A map of Wenford\"/></w:drawing></w:r></w:p>")
        .parts();
    for (name, text) in &mut parts {
        if name == "word/_rels/document.xml.rels" {
            *text = relationships(&[
                ("rId1", "styles", "styles.xml"),
                ("a", "diagramData", "a.xml"),
                ("b", "chart", "b.xml"),
            ]);
        }
    }
    parts.push(("word/a.xml".to_owned(), slide_part("d", "<a:p><a:r><a:t>Whom to tell</a:t></a:r></a:p>")));
    let chart = "<a:p><a:r><a:t>Referrals</a:t></a:r></a:p><c:cat><c:strCache><c:pt><c:v>Wenford</c:v></c:pt></c:strCache></c:cat>\
                 <c:val><c:numCache><c:pt><c:v>12</c:v></c:pt></c:numCache></c:val>";
    parts.push(("word/b.xml".to_owned(), slide_part("d", chart)));
    parts.push(("word/media/image1.png".to_owned(), String::new()));
    parts.push(("word/embeddings/sheet1.xlsx".to_owned(), String::new()));
    let material = extract::read("a.docx", &zip_parts(&parts));
    assert_eq!(
        placed(&material),
        [
            ("paragraph 1", "Look."),
            ("description of a picture in paragraph 1", "A map of Wenford"),
            ("diagram 1", "Whom to tell"),
            ("chart 1", "Referrals"),
            ("chart 1", "Wenford"),
        ]
    );
    assert_eq!((material.unopened.pictures, material.unopened.documents), (1, 1));
    let box_in_text = markdown("---\ntitle: \"Neglect, level 2\"\n---\n\n> [!NOTE]\n> Ring first.\n");
    assert_eq!(passage(&box_in_text, "Ring").kind, PassageKind::Prose);
    assert_eq!(found(&box_in_text, "heading=neglect, level 2").0, Some(2));
}

#[test]
fn fixed_text_of_a_deck_is_read_once_and_slides_have_their_own_numbers() {
    let mut parts = presentation_parts(&[Slide::titled("One"), Slide::titled("Two")]);
    let fixed = slide_shape("body", "Ring 01632 960123").replace("<p:ph type=\"body\"/>", "");
    for (name, text) in &mut parts {
        if name.contains("slideLayouts/slideLayout") || name.contains("slideMasters/slideMaster") {
            *text = text.replace("</p:spTree>", &format!("{fixed}</p:spTree>"));
        }
        if name == "ppt/presentation.xml" {
            *text = text.replacen("<p:presentation ", "<p:presentation firstSlideNum=\"5\" ", 1);
        }
    }
    let deck = extract::read("a.pptx", &zip_parts(&parts));
    assert_eq!(
        placed(&deck),
        [
            ("slide 5", "One"),
            ("slide 6", "Two"),
            ("layout of slide 5", "Ring 01632 960123"),
            ("master of slide 5", "Ring 01632 960123"),
        ]
    );
    assert_eq!(found(&deck, "slide=6").1.as_deref(), Some("slide 6"));
    assert_eq!(nearest(&deck, "slide=1").as_deref(), Some("slide=6"));
}

#[test]
fn letters_of_two_signs_are_those_of_one() {
    let material = markdown("# Cafe\u{301} talks\n");
    for fragment in ["heading=Caf\u{e9} talks", "caf\u{e9}-talks", "cafe\u{301}-talks"] {
        assert_eq!(found(&material, fragment).0, Some(1), "{fragment}");
    }
}

#[test]
fn cells_know_their_columns() {
    let row = "<w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc>\
               <w:tc><w:p><w:r><w:t>b</w:t></w:r></w:p></w:tc></w:tr>";
    let material = word(&Word::new().raw(&format!("<w:tbl>{row}</w:tbl>")).table(&[&["c"], &["", "d"]]));
    let cells: Vec<_> = material
        .passages
        .iter()
        .filter_map(|passage| passage.cell)
        .map(|cell| (cell.table, cell.row, cell.column))
        .collect();
    assert_eq!(cells, [(0, 0, 0), (0, 0, 2), (1, 0, 0), (1, 1, 1)]);
}

#[test]
fn a_table_in_html_has_rows_and_columns_as_one_in_markdown() {
    let cells = |text: &str| {
        let material = extract::read("a.md", text.as_bytes());
        let place = |cell: extract::Cell| (cell.table, cell.row, cell.column);
        material.passages.into_iter().map(|passage| (passage.text, passage.cell.map(place))).collect::<Vec<_>>()
    };
    let cell = |text: &str, place: (u32, u32, u32)| (text.to_owned(), Some(place));
    let text = "<table>\n<thead><tr><th>Name</th>\n<th colspan=\"2\">Date\nof birth</th><th>Case</th></tr></thead>\n\
                <tbody><tr><td>A <b>b</b></td><td>c</td><td>d<td>e</tr></tbody></table>after\n\nText.\n";
    let outside = |text: &str| (text.to_owned(), None);
    assert_eq!(
        cells(text),
        [
            cell("Name", (0, 0, 0)),
            cell("Date of birth", (0, 0, 1)),
            cell("Case", (0, 0, 3)),
            cell("A b", (0, 1, 0)),
            cell("c", (0, 1, 1)),
            cell("d", (0, 1, 2)),
            cell("e", (0, 1, 3)),
            outside("after"),
            outside("Text."),
        ]
    );
    // A tag that was forgotten makes no table of what follows, and one inside a line makes none at all.
    assert_eq!(cells("<table>\n<tr><td>a\n\nText.\n"), [cell("a", (0, 0, 0)), outside("Text.")]);
    assert_eq!(cells("One <td>two</td>.\n"), [outside("One two .")]);
}
