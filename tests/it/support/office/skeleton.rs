//! What programs want to find in an office file besides its text: the list of parts, masters, a layout, a theme. As little
//! of it as LibreOffice and python-pptx need to open the file.

use super::{relationships, slide_part};

/// The content types of parts, by their names.
pub(crate) fn content_types<'n>(names: impl Iterator<Item = &'n str>) -> String {
    let overrides: String = names
        .filter_map(|name| Some((name, content_type(name)?)))
        .map(|(name, kind)| {
            format!(
                r#"<Override PartName="/{name}" ContentType="application/vnd.openxmlformats-officedocument.{kind}+xml"/>"#
            )
        })
        .collect();
    let namespace = "http://schemas.openxmlformats.org/package/2006/content-types";
    format!(
        r#"<?xml version="1.0" encoding="UTF-8"?><Types xmlns="{namespace}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>"#
    )
}

fn content_type(name: &str) -> Option<&'static str> {
    const TYPES: [(&str, &str); 13] = [
        ("word/document", "wordprocessingml.document.main"),
        ("word/styles", "wordprocessingml.styles"),
        ("word/numbering", "wordprocessingml.numbering"),
        ("word/footnotes", "wordprocessingml.footnotes"),
        ("word/header", "wordprocessingml.header"),
        ("word/footer", "wordprocessingml.footer"),
        ("ppt/presentation", "presentationml.presentation.main"),
        ("ppt/slides/slide", "presentationml.slide"),
        ("ppt/notesSlides/notesSlide", "presentationml.notesSlide"),
        ("ppt/slideMasters/", "presentationml.slideMaster"),
        ("ppt/notesMasters/", "presentationml.notesMaster"),
        ("ppt/slideLayouts/", "presentationml.slideLayout"),
        ("ppt/theme/", "theme"),
    ];
    let part = name.ends_with(".xml").then_some(name)?;
    TYPES.iter().find(|(start, _)| part.starts_with(start)).map(|(_, kind)| *kind)
}

/// What stands in a presentation, around its list of slides.
pub(crate) fn presentation(slides: &str) -> String {
    format!(
        r#"<p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rId1"/></p:sldMasterIdLst><p:notesMasterIdLst><p:notesMasterId r:id="rId2"/></p:notesMasterIdLst><p:sldIdLst>{slides}</p:sldIdLst><p:sldSz cx="9144000" cy="6858000"/><p:notesSz cx="6858000" cy="9144000"/>"#
    )
}

/// Shapes on a page.
pub(crate) fn tree(shapes: &str) -> String {
    format!(
        r#"<p:cSld><p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>{shapes}</p:spTree></p:cSld>"#
    )
}

/// The masters, the layout and the themes.
pub(crate) fn masters() -> Vec<(String, String)> {
    const MAP: &str = r#"<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>"#;
    let empty = tree("");
    let title = r#"<p:sp><p:nvSpPr><p:cNvPr id="2" name="title"/><p:cNvSpPr/><p:nvPr><p:ph type="title"/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x="457200" y="274638"/><a:ext cx="8229600" cy="1143000"/></a:xfrm></p:spPr><p:txBody><a:bodyPr/><a:p/></p:txBody></p:sp>"#;
    let body = r#"<p:sp><p:nvSpPr><p:cNvPr id="3" name="body"/><p:cNvSpPr/><p:nvPr><p:ph type="body"/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x="457200" y="1600200"/><a:ext cx="8229600" cy="4525963"/></a:xfrm></p:spPr><p:txBody><a:bodyPr/><a:p/></p:txBody></p:sp>"#;
    let page = tree(&format!("{title}{body}"));
    let layouts = r#"<p:sldLayoutIdLst><p:sldLayoutId id="2147483649" r:id="rId1"/></p:sldLayoutIdLst>"#;
    let part = |name: &str, text: String| (format!("ppt/{name}"), text);
    vec![
        part("slideMasters/slideMaster1.xml", slide_part("sldMaster", &format!("{page}{MAP}{layouts}"))),
        part(
            "slideMasters/_rels/slideMaster1.xml.rels",
            relationships(&[
                ("rId1", "slideLayout", "../slideLayouts/slideLayout1.xml"),
                ("rId2", "theme", "../theme/theme1.xml"),
            ]),
        ),
        part("slideLayouts/slideLayout1.xml", slide_part("sldLayout", &page)),
        part(
            "slideLayouts/_rels/slideLayout1.xml.rels",
            relationships(&[("rId1", "slideMaster", "../slideMasters/slideMaster1.xml")]),
        ),
        part("notesMasters/notesMaster1.xml", slide_part("notesMaster", &format!("{empty}{MAP}"))),
        part("notesMasters/_rels/notesMaster1.xml.rels", relationships(&[("rId1", "theme", "../theme/theme2.xml")])),
        part("theme/theme1.xml", theme()),
        part("theme/theme2.xml", theme()),
    ]
}

fn theme() -> String {
    const NAMESPACE: &str = "http://schemas.openxmlformats.org/drawingml/2006/main";
    let color = |name: &str, value: &str| format!(r#"<a:{name}><a:srgbClr val="{value}"/></a:{name}>"#);
    let colors: String = [
        ("dk1", "000000"),
        ("lt1", "FFFFFF"),
        ("dk2", "1F497D"),
        ("lt2", "EEECE1"),
        ("accent1", "4F81BD"),
        ("accent2", "C0504D"),
        ("accent3", "9BBB59"),
        ("accent4", "8064A2"),
        ("accent5", "4BACC6"),
        ("accent6", "F79646"),
        ("hlink", "0000FF"),
        ("folHlink", "800080"),
    ]
    .map(|(name, value)| color(name, value))
    .concat();
    let font = |name: &str| {
        format!(r#"<a:{name}><a:latin typeface="Arial"/><a:ea typeface=""/><a:cs typeface=""/></a:{name}>"#)
    };
    let fonts = [font("majorFont"), font("minorFont")].concat();
    let fill = r#"<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>"#;
    let (fills, line) = (fill.repeat(3), format!(r#"<a:ln w="9525">{fill}</a:ln>"#).repeat(3));
    let effects = "<a:effectStyle><a:effectLst/></a:effectStyle>".repeat(3);
    format!(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><a:theme xmlns:a="{NAMESPACE}" name="Plain"><a:themeElements><a:clrScheme name="Plain">{colors}</a:clrScheme><a:fontScheme name="Plain">{fonts}</a:fontScheme><a:fmtScheme name="Plain"><a:fillStyleLst>{fills}</a:fillStyleLst><a:lnStyleLst>{line}</a:lnStyleLst><a:effectStyleLst>{effects}</a:effectStyleLst><a:bgFillStyleLst>{fills}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"#
    )
}
