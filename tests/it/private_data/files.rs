//! Files of every format, each with somebody in one place of it, and documents with somebody in every field.

use std::fmt::Write as _;

use super::people::Person;
use crate::support::office::{
    Slide, Word, escaped, presentation_parts, relationships, slide_part, slide_shape, word_part, zip_parts,
};

/// Path and bytes.
type File = (String, Vec<u8>);

/// Whether a file is read far enough to say what it gives away. Of a broken one only the fault is said.
pub(crate) fn is_readable(path: &str) -> bool {
    !path.contains("broken") && path != "standards.yaml"
}

/// A folder that is checked: courses, policies, settings and materials.
pub(crate) fn all<'p>(next: &mut dyn FnMut() -> &'p Person) -> Vec<File> {
    let mut materials = Vec::new();
    for (name, made) in MARKDOWN {
        materials.push((format!("{name}.md"), made(next()).into_bytes()));
    }
    for (name, made) in WORD {
        materials.push((format!("{name}.docx"), zip_parts(&made(next()))));
    }
    for (name, made) in SLIDES {
        materials.push((format!("{name}.pptx"), zip_parts(&made(next()))));
    }
    for (name, made) in TEXTS {
        materials.push((format!("{name}.odt"), zip_parts(&made(next()))));
    }
    for (name, made) in PRESENTATIONS {
        materials.push((format!("{name}.odp"), zip_parts(&made(next()))));
    }
    let list: String = materials.iter().map(|(path, _)| format!("  - {path}\n")).collect();
    let mut files = documents(next, &list);
    files.extend(materials);
    files
}

/// How a person is put into one place.
type Place<T> = (&'static str, fn(&Person) -> T);

fn lines(rows: &[(&str, &str)], between: &str) -> String {
    rows.iter().map(|(name, value)| format!("{name}{between}{value}\n\n")).collect()
}

fn fields(person: &Person) -> Vec<(&'static str, &str)> {
    Person::FIELDS.into_iter().zip(person.cells()).collect()
}

/// Those whose values are known by their labels alone; a name on a line of its own is nobody's.
fn labelled(person: &Person) -> [(&'static str, &str); 3] {
    [("Date of birth", &person.birth), ("NHS number", &person.nhs), ("Case number:", &person.case)]
}

/// Lines beside each other, each with a part of somebody, and not all of them with a label.
fn items(person: &Person) -> [String; 6] {
    let Person { name, birth, nhs, case, street, mother, telephone } = person;
    [
        name.clone(),
        format!("{street}; ring the LSCB"),
        format!("{mother}, {telephone}"),
        format!("Date of birth: {birth}"),
        format!("NHS number: {nhs}"),
        format!("Case number: {case}"),
    ]
}

const MARKDOWN: [Place<String>; 16] = [
    ("paragraph", |person| format!("The LSCB.\n\n{}\n", person.sentence())),
    ("heading", |person| format!("# {}\n\nThe LSCB.\n", person.sentence())),
    ("list", |person| format!("- one\n- {}\n", person.sentence())),
    ("items", |person| format!("- {}\n", items(person).join("\n- "))),
    ("quotation", |person| format!("> {}\n", person.sentence())),
    ("column", |person| {
        let rule = "| --- ".repeat(8);
        format!("| {} |\n{rule}|\n| {} |\n", Person::FIELDS.join(" | "), person.cells().join(" | "))
    }),
    ("row", |person| {
        let rows: String = fields(person).iter().map(|(name, value)| format!("| {name} | {value} |\n")).collect();
        format!("| Field | Entry |\n| --- | --- |\n{rows}")
    }),
    ("label", |person| lines(&labelled(person), "\n\n")),
    ("comment", |person| format!("Text.\n\n<!-- {}\n-->\n", person.sentence())),
    ("footnote", |person| format!("Text.[^1]\n\n[^1]: {}\n", person.sentence())),
    ("front-matter", |person| format!("---\ntitle: {}\n---\n\nText.\n", person.sentence())),
    ("code", |person| format!("```\n{}\n```\n", person.sentence())),
    ("definition", |person| format!("Text.\n\n[//]: # ({})\n", person.sentence())),
    ("markup", |person| format!("<div>\n<p>{}</p>\n</div>\n", person.sentence())),
    ("picture", |person| format!("![{}](x.png)\n", person.sentence())),
    ("markup-column", |person| {
        let row = |tag: &str, cells: [&str; 8]| {
            let cells: String = cells.iter().map(|cell| format!("<{tag}>{cell}</{tag}>\n")).collect();
            format!("<tr>\n{cells}</tr>\n")
        };
        format!("Text.\n\n<table>\n{}{}</table>\n", row("th", Person::FIELDS), row("td", person.cells()))
    }),
];

type Parts = Vec<(String, String)>;

/// A Word document with one more part, which the main one points at.
fn word_with(kind: &str, content: &str) -> Parts {
    let mut parts = Word::new().paragraph("Text.").parts();
    let target = format!("{kind}1.xml");
    for (name, text) in &mut parts {
        if name == "word/_rels/document.xml.rels" {
            *text = text.replace("</Relationships>", &relation(kind, &target));
        }
    }
    parts.push((format!("word/{target}"), content.to_owned()));
    parts
}

/// One more relationship, and the end of the list.
fn relation(kind: &str, target: &str) -> String {
    relationships(&[("rId90", kind, target)]).split_once("\"><").map(|(_, rest)| format!("<{rest}")).expect("a list")
}

/// A diagram or a chart in whose text somebody stands.
fn drawing(person: &Person) -> String {
    slide_part("drawing", &format!("<a:p><a:r><a:t>{}</a:t></a:r></a:p>", person.sentence()))
}

/// The same with something drawn on the chart that stands in a part of this name.
fn drawn_on(mut parts: Parts, chart: &str, person: &Person) -> Parts {
    let (folder, file) = chart.rsplit_once('/').expect("a folder");
    parts.push((format!("{folder}/_rels/{file}.rels"), relationships(&[("rId1", "chartUserShapes", "shapes.xml")])));
    parts.push((format!("{folder}/shapes.xml"), drawing(person)));
    parts
}

/// Data that stand in no text.
fn data(person: &Person) -> String {
    format!("<root><child>{}</child></root>", person.sentence())
}

fn property(mut parts: Parts, person: &Person) -> Parts {
    for (name, text) in &mut parts {
        if name == "_rels/.rels" {
            *text = text.replace("</Relationships>", &relation("custom-properties", "docProps/custom.xml"));
        }
    }
    let text = format!(
        "<Properties><property name=\"Case\"><vt:lpwstr>{}</vt:lpwstr></property></Properties>",
        person.sentence()
    );
    parts.push(("docProps/custom.xml".to_owned(), text));
    parts
}

fn run(properties: &str, text: &str) -> String {
    format!("<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>")
}

const WORD: [Place<Parts>; 21] = [
    ("items", |person| items(person).iter().fold(Word::new(), |word, item| word.paragraph(item)).parts()),
    ("paragraph", |person| Word::new().paragraph("The LSCB.").paragraph(&person.sentence()).parts()),
    ("heading", |person| Word::new().heading(1, &person.sentence()).paragraph("The LSCB.").parts()),
    ("column", |person| Word::new().table(&[&Person::FIELDS, &person.cells()]).parts()),
    ("row", |person| {
        let rows: Vec<[&str; 2]> = fields(person).into_iter().map(|(name, value)| [name, value]).collect();
        Word::new().table(&rows.iter().map(|row| &row[..]).collect::<Vec<_>>()).parts()
    }),
    ("label", |person| {
        labelled(person).iter().fold(Word::new(), |word, (name, value)| word.paragraph(name).paragraph(value)).parts()
    }),
    ("footnote", |person| Word::new().footnote("Text.", &person.sentence()).parts()),
    ("header", |person| Word::new().paragraph("Text.").header(&person.sentence()).parts()),
    ("footer", |person| Word::new().paragraph("Text.").footer(&person.sentence()).parts()),
    ("text-box", |person| Word::new().text_box(&person.sentence()).parts()),
    ("comment", |person| {
        let comment = format!("<w:comment w:id=\"1\"><w:p>{}</w:p></w:comment>", run("", &person.sentence()));
        word_with("comments", &word_part("comments", &comment))
    }),
    ("deletion", |person| {
        let deleted = format!("<w:del><w:r><w:delText>{}</w:delText></w:r></w:del>", person.sentence());
        Word::new().raw(&format!("<w:p>{}{deleted}</w:p>", run("", "Text."))).parts()
    }),
    ("hidden", |person| Word::new().raw(&format!("<w:p>{}</w:p>", run("<w:vanish/>", &person.sentence()))).parts()),
    ("property", |person| property(Word::new().paragraph("Text.").parts(), person)),
    ("diagram", |person| word_with("diagramData", &drawing(person))),
    ("chart", |person| word_with("chart", &drawing(person))),
    ("chart-shapes", |person| drawn_on(word_with("chart", &slide_part("chart", "")), "word/chart1.xml", person)),
    ("data", |person| word_with("customXml", &data(person))),
    ("variable", |person| {
        let variable = format!("<w:docVar w:name=\"child\" w:val=\"{}\"/>", escaped(&person.sentence()));
        word_with("settings", &word_part("settings", &format!("<w:docVars>{variable}</w:docVars>")))
    }),
    ("table-description", |person| {
        let described = format!("<w:tblPr><w:tblDescription w:val=\"{}\"/></w:tblPr>", escaped(&person.sentence()));
        Word::new().raw(&format!("<w:tbl>{described}<w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>")).parts()
    }),
    ("picture", |person| {
        let picture = format!("<w:drawing><wp:docPr id=\"1\" descr=\"{}\"/></w:drawing>", escaped(&person.sentence()));
        Word::new().raw(&format!("<w:p><w:r>{picture}</w:r></w:p>")).parts()
    }),
];

fn slide(slide: Slide) -> Parts {
    presentation_parts(&[slide])
}

/// A presentation whose slide points at one more part.
fn slide_with(kind: &str, content: &str) -> Parts {
    let mut parts = slide(Slide::titled("Today"));
    for (name, text) in &mut parts {
        if name == "ppt/slides/_rels/slide1.xml.rels" {
            *text = text.replace("</Relationships>", &relation(kind, "../more/more1.xml"));
        }
    }
    parts.push(("ppt/more/more1.xml".to_owned(), content.to_owned()));
    parts
}

const SLIDES: [Place<Parts>; 16] = [
    ("items", |person| slide(Slide::titled("Today").text(&items(person).join("\n")))),
    ("title", |person| slide(Slide::titled(&person.sentence()).text("The LSCB."))),
    ("text", |person| slide(Slide::titled("Today").text(&person.sentence()))),
    ("column", |person| slide(Slide::titled("Today").table(&[&Person::FIELDS, &person.cells()]))),
    ("row", |person| {
        let rows: Vec<[&str; 2]> = fields(person).into_iter().map(|(name, value)| [name, value]).collect();
        slide(Slide::titled("Today").table(&rows.iter().map(|row| &row[..]).collect::<Vec<_>>()))
    }),
    ("label", |person| slide(Slide::titled("Today").text(lines(&labelled(person), "\n").trim()))),
    ("notes", |person| slide(Slide::titled("Today").notes(&person.sentence()))),
    ("notes-footer", |person| {
        let mut parts = slide(Slide::titled("Today").notes("Text."));
        for (name, text) in &mut parts {
            if name.starts_with("ppt/notesSlides/notesSlide") {
                *text = text.replace("</p:spTree>", &format!("{}</p:spTree>", slide_shape("ftr", &person.sentence())));
            }
        }
        parts
    }),
    ("diagram", |person| slide_with("diagramData", &drawing(person))),
    ("chart-shapes", |person| drawn_on(slide_with("chart", &slide_part("chart", "")), "ppt/more/more1.xml", person)),
    ("section", |person| {
        let mut parts = slide(Slide::titled("Today"));
        let section = format!("<p:sectionLst><p:section name=\"{}\"/></p:sectionLst>", escaped(&person.sentence()));
        for (name, text) in &mut parts {
            if name == "ppt/presentation.xml" {
                *text = text.replace("</p:presentation>", &format!("{section}</p:presentation>"));
            }
        }
        parts
    }),
    ("data", |person| {
        let mut parts = slide(Slide::titled("Today"));
        for (name, text) in &mut parts {
            if name == "ppt/_rels/presentation.xml.rels" {
                *text = text.replace("</Relationships>", &relation("customXml", "../customXml/item1.xml"));
            }
        }
        parts.push(("customXml/item1.xml".to_owned(), data(person)));
        parts
    }),
    ("comment", |person| {
        slide_with("comments", &format!("<p:cmLst><p:cm><p:text>{}</p:text></p:cm></p:cmLst>", person.sentence()))
    }),
    ("layout", |person| {
        let mut parts = slide(Slide::titled("Today"));
        let shape = slide_shape("body", &person.sentence()).replace("<p:ph type=\"body\"/>", "");
        for (name, text) in &mut parts {
            if name.starts_with("ppt/slideLayouts/slideLayout") {
                *text = text.replace("</p:spTree>", &format!("{shape}</p:spTree>"));
            }
        }
        parts
    }),
    ("property", |person| property(slide(Slide::titled("Today")), person)),
    ("picture", |person| {
        let picture = format!(
            "<p:pic><p:nvPicPr><p:cNvPr id=\"9\" descr=\"{}\"/></p:nvPicPr></p:pic>",
            escaped(&person.sentence())
        );
        slide(Slide::titled("Today").raw(&picture))
    }),
];

/// A file of LibreOffice with this body, these masters and these properties.
fn libre_office(kind: &str, body: &str, masters: &str, meta: &str) -> Parts {
    let content = format!(
        "<office:document-content><office:body><office:{kind}>{body}</office:{kind}></office:body></office:document-content>"
    );
    let styles = format!(
        "<office:document-styles><office:master-styles><style:master-page>{masters}</style:master-page></office:master-styles></office:document-styles>"
    );
    let meta = format!("<office:document-meta><office:meta>{meta}</office:meta></office:document-meta>");
    [("content.xml", content), ("styles.xml", styles), ("meta.xml", meta)]
        .map(|(name, text)| (name.to_owned(), text))
        .into()
}

fn text(body: &str) -> Parts {
    libre_office("text", body, "", "")
}

fn libre_table(rows: &[[&str; 8]]) -> String {
    let mut table = "<table:table>".to_owned();
    for row in rows {
        let cells: String =
            row.iter().map(|cell| format!("<table:table-cell><text:p>{cell}</text:p></table:table-cell>")).collect();
        write!(table, "<table:table-row>{cells}</table:table-row>").expect("text");
    }
    table + "</table:table>"
}

/// A text with a style that is not shown, called `unshown`.
fn text_with_an_unshown_style(body: &str) -> Parts {
    let style = "<style:style style:name=\"unshown\"><style:text-properties text:display=\"none\"/></style:style>";
    let mut parts = text(body);
    for (name, content) in &mut parts {
        if name == "content.xml" {
            let styles = format!("<office:automatic-styles>{style}</office:automatic-styles><office:body>");
            *content = content.replace("<office:body>", &styles);
        }
    }
    parts
}

const TEXTS: [Place<Parts>; 16] = [
    ("items", |person| {
        let items = items(person).map(|item| format!("<text:list-item><text:p>{item}</text:p></text:list-item>"));
        text(&format!("<text:list>{}</text:list>", items.concat()))
    }),
    ("paragraph", |person| text(&format!("<text:p>{}</text:p>", person.sentence()))),
    ("heading", |person| text(&format!("<text:h>{}</text:h><text:p>The LSCB.</text:p>", person.sentence()))),
    ("column", |person| text(&libre_table(&[Person::FIELDS, person.cells()]))),
    ("comment", |person| {
        let sentence = person.sentence();
        text(&format!(
            "<text:p>Text.<office:annotation><dc:creator>A</dc:creator><text:p>{sentence}</text:p></office:annotation></text:p>"
        ))
    }),
    ("deletion", |person| {
        let sentence = person.sentence();
        text(&format!(
            "<text:tracked-changes><text:changed-region><text:deletion><text:p>{sentence}</text:p></text:deletion></text:changed-region></text:tracked-changes>"
        ))
    }),
    ("hidden", |person| text(&format!("<text:p><text:hidden-text>{}</text:hidden-text></text:p>", person.sentence()))),
    ("hidden-value", |person| {
        let sentence = escaped(&person.sentence());
        text(&format!(
            "<text:p>Text.<text:hidden-text text:string-value=\"{sentence}\" text:is-hidden=\"true\"/></text:p>"
        ))
    }),
    ("hidden-paragraph", |person| {
        let sentence = person.sentence();
        text(&format!("<text:p><text:hidden-paragraph text:is-hidden=\"true\"/>{sentence}</text:p>"))
    }),
    ("hidden-section", |person| {
        let sentence = person.sentence();
        text(&format!(
            "<text:section text:display=\"none\"><text:p>{sentence}</text:p></text:section><text:p>Text.</text:p>"
        ))
    }),
    ("hidden-style", |person| {
        let sentence = person.sentence();
        text_with_an_unshown_style(&format!(
            "<text:p>Text. <text:span text:style-name=\"unshown\">{sentence}</text:span></text:p>"
        ))
    }),
    ("header", |person| {
        libre_office(
            "text",
            "<text:p>Text.</text:p>",
            &format!("<style:header><text:p>{}</text:p></style:header>", person.sentence()),
            "",
        )
    }),
    ("footer", |person| {
        libre_office(
            "text",
            "<text:p>Text.</text:p>",
            &format!("<style:footer><text:p>{}</text:p></style:footer>", person.sentence()),
            "",
        )
    }),
    ("note", |person| {
        text(&format!(
            "<text:p>Text.<text:note><text:note-body><text:p>{}</text:p></text:note-body></text:note></text:p>",
            person.sentence()
        ))
    }),
    ("field", |person| {
        let sentence = escaped(&person.sentence());
        text(&format!(
            "<text:user-field-decls><text:user-field-decl text:name=\"child\" office:string-value=\"{sentence}\"/></text:user-field-decls>\
             <text:p>Text.</text:p>"
        ))
    }),
    ("property", |person| {
        libre_office("text", "<text:p>Text.</text:p>", "", &format!("<dc:subject>{}</dc:subject>", person.sentence()))
    }),
];

fn page(content: &str, masters: &str) -> Parts {
    libre_office("presentation", &format!("<draw:page>{content}</draw:page>"), masters, "")
}

fn frame(text: &str) -> String {
    format!("<draw:frame><draw:text-box><text:p>{text}</text:p></draw:text-box></draw:frame>")
}

const PRESENTATIONS: [Place<Parts>; 4] = [
    ("text", |person| page(&frame(&person.sentence()), "")),
    ("column", |person| {
        page(&format!("<draw:frame>{}</draw:frame>", libre_table(&[Person::FIELDS, person.cells()])), "")
    }),
    ("master", |person| page("", &frame(&person.sentence()))),
    ("notes", |person| page(&format!("<presentation:notes>{}</presentation:notes>", frame(&person.sentence())), "")),
];

/// A policy in two states, with somebody in each field that holds text.
fn policy(edition: &str, more: &str, person: &Person) -> String {
    let sentence = person.sentence();
    format!(
        "paramount: policy/v1\npolicy: wenford\nedition: \"{edition}\"\ntitle: \"{sentence}\"\nissuers:\n  - {{id: wscp, name: \"{sentence}\"}}\n\
         review: {{last: \"{sentence}\", every: 1 year, by: \"{sentence}\"}}\nlead: {{role: \"{sentence}\"}}\n\
         commitments:\n  - standard: two-trainers\n    strength: {more}\n    says: >-\n      {sentence}\n    section: \"{sentence}\"\n\
         actions:\n  - {{id: one, says: \"{sentence}\", due: 2024-12}}\n\
         child: {{name: {}, date_of_birth: {}}}\n\"{sentence}\": x\n# {sentence}\n",
        person.name, person.birth
    )
}

/// The documents, with somebody in each.
fn documents<'p>(next: &mut dyn FnMut() -> &'p Person, materials: &str) -> Vec<File> {
    let course = next().sentence();
    let course = format!(
        "paramount: course/v1\ncourse: one\ntitle: \"{course}\"\npolicy: \"{course}\"\nmode: \"{course}\"\n\
         lead: {{role: \"{course}\"}}\nreview: {{last: \"{course}\"}}\naims: [\"{course}\"]\n\
         lessons:\n  - {{review: \"{course}\", where: \"{course}\"}}\nmaterials:\n{materials}"
    );
    let settings = format!(
        "paramount: config/v1\nwaivers:\n  - {{rule: guidance/replaced-term, document: list.md, reason: \"{}\", approved_by: Lead, until: 2026-12-01}}\n",
        next().sentence()
    );
    let broken = format!("paramount: policy/v1\npolicy: [{}\n  edition: }}\n", next().sentence());
    let documents = [
        ("course.yaml", course),
        ("paramount.yaml", settings),
        ("broken.yaml", broken),
        ("policies/old.yaml", policy("2020", "must", next())),
        ("policies/new.yaml", policy("2024", "should", next())),
    ];
    documents.map(|(path, text)| (path.to_owned(), text.into_bytes())).into()
}
