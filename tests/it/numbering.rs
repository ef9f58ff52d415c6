//! The numbers that a reader of a document sees and that stand nowhere in its letters. `tests/texts/numbering.txt` holds the
//! patterns; each is built as a Word document.

use std::fmt::Write as _;
use std::fs;

use paramount::extract::{self, Layout};

use crate::support::libreoffice;
use crate::support::office::{Word, escaped, zip_parts};
use crate::support::root;

/// One case of the table.
struct Case {
    name: String,
    word: Word,
    /// What is shown before each paragraph that has letters.
    shown: Vec<String>,
}

fn cases() -> Vec<Case> {
    let text = fs::read_to_string(root().join("tests/texts/numbering.txt")).expect("the table");
    text.split("\n= ").skip(1).map(case).collect()
}

fn case(text: &str) -> Case {
    let mut lines = text.lines();
    let name = lines.next().expect("a name").to_owned();
    let (mut patterns, mut lists, mut styles, mut body) = Default::default();
    let mut shown = Vec::new();
    for line in lines.filter(|line| !line.is_empty()) {
        if let Some(line) = line.strip_prefix("- ") {
            shown.extend(paragraph(line, shown.len(), &mut body));
        } else if let Some(line) = line.strip_prefix("pattern ") {
            pattern(line, &mut patterns);
        } else if let Some(line) = line.strip_prefix("list ") {
            list(line, &mut lists);
        } else {
            style(line.strip_prefix("style ").expect("a style"), &mut styles);
        }
    }
    let word = Word::new().numbering(&format!("{patterns}{lists}")).styles(&styles).raw(&body);
    Case { name, word, shown }
}

/// `1: decimal "%1." from=3 | lowerLetter "(%2)"`
fn pattern(line: &str, xml: &mut String) {
    let (id, levels) = line.split_once(": ").expect("levels");
    let levels = match levels.strip_prefix("linked to ") {
        Some(style) => format!(r#"<w:numStyleLink w:val="{style}"/>"#),
        None => levels.split(" | ").enumerate().map(|(at, written)| level(at, written)).collect(),
    };
    write!(
        xml,
        r#"<w:abstractNum w:abstractNumId="{id}"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>"#
    )
    .expect("it is written");
}

fn level(at: usize, written: &str) -> String {
    let mut parts = written.split('"');
    let format = parts.next().expect("a format").trim();
    let text = escaped(parts.next().expect("a text"));
    let (mut start, mut before, mut legal) = ("1".to_owned(), String::new(), "");
    for word in parts.next().unwrap_or_default().split_whitespace() {
        match word.split_once('=') {
            Some(("from", value)) => value.clone_into(&mut start),
            Some(("restart", value)) => write!(before, r#"<w:lvlRestart w:val="{value}"/>"#).expect("it is written"),
            Some(("style", value)) => write!(before, r#"<w:pStyle w:val="{value}"/>"#).expect("it is written"),
            _ => legal = "<w:isLgl/>",
        }
    }
    format!(
        r#"<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{format}"/>{before}{legal}<w:suff w:val="tab"/><w:lvlText w:val="{text}"/></w:lvl>"#
    )
}

/// `2: pattern 1 begins 0=1`, `2: pattern 1 level 0: upperLetter "%1)"`
fn list(line: &str, xml: &mut String) {
    let (id, rest) = line.split_once(": pattern ").expect("a pattern");
    let (pattern, rest) = rest.split_once(' ').unwrap_or((rest, ""));
    let overrides: String =
        if let Some((at, written)) = rest.strip_prefix("level ").and_then(|own| own.split_once(": ")) {
            let level = level(at.parse().expect("a level"), written);
            format!(r#"<w:lvlOverride w:ilvl="{at}">{level}</w:lvlOverride>"#)
        } else {
            let begins = rest.strip_prefix("begins ").unwrap_or_default().split_whitespace();
            begins
                .filter_map(|begin| begin.split_once('='))
                .map(|(level, start)| {
                    format!(r#"<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{start}"/></w:lvlOverride>"#)
                })
                .collect()
        };
    write!(xml, r#"<w:num w:numId="{id}"><w:abstractNumId w:val="{pattern}"/>{overrides}</w:num>"#)
        .expect("it is written");
}

/// `Clause based on Chapter: list 1 level 1`
fn style(line: &str, xml: &mut String) {
    let (name, rest) = line.split_once(':').expect("a list");
    let (id, based) = name.split_once(" based on ").unwrap_or((name, ""));
    let based = if based.is_empty() { String::new() } else { format!(r#"<w:basedOn w:val="{based}"/>"#) };
    let words: Vec<&str> = rest.split_whitespace().collect();
    let value = |wanted: &str| words.iter().position(|word| *word == wanted).map(|at| words[at + 1]);
    let number = number(value("level"), value("list"));
    write!(
        xml,
        r#"<w:style w:type="paragraph" w:styleId="{id}"><w:name w:val="{}"/>{based}<w:pPr>{number}</w:pPr></w:style>"#,
        id.to_lowercase().replace("heading", "heading ")
    )
    .expect("it is written");
}

fn number(level: Option<&str>, list: Option<&str>) -> String {
    let element = |name: &str, value: Option<&str>| {
        value
            .filter(|value| !value.is_empty())
            .map_or_else(String::new, |value| format!(r#"<w:{name} w:val="{value}"/>"#))
    };
    let inside = element("ilvl", level) + &element("numId", list);
    if inside.is_empty() { inside } else { format!("<w:numPr>{inside}</w:numPr>") }
}

/// `style=Heading1 1/0 gone -> 2.`; what is shown, where the paragraph has letters that stay.
fn paragraph(line: &str, at: usize, xml: &mut String) -> Option<String> {
    let (before, shown) = line.split_once("-> ").expect("what is shown");
    let (mut style, mut numbered, mut state) = (String::new(), String::new(), "");
    for word in before.split_whitespace() {
        match word.strip_prefix("style=") {
            Some(id) => style = format!(r#"<w:pStyle w:val="{id}"/>"#),
            None if word.starts_with(|first: char| first.is_ascii_digit() || first == '/') => {
                let (list, level) = word.split_once('/').map_or((word, None), |(list, level)| (list, Some(level)));
                numbered = number(level, Some(list));
            }
            None => state = word,
        }
    }
    let run = |text: &str| format!("<w:r><w:{text}>Text {at}</w:{text}></w:r>");
    let (mark, run) = match state {
        "gone" => ("<w:rPr><w:del/></w:rPr>", format!("<w:del>{}</w:del>", run("delText"))),
        "kept" => ("<w:rPr><w:ins/></w:rPr>", format!("<w:ins>{}</w:ins>", run("t"))),
        "empty" => ("", String::new()),
        _ => ("", run("t")),
    };
    write!(xml, "<w:p><w:pPr>{style}{numbered}{mark}</w:pPr>{run}</w:p>").expect("it is written");
    (!matches!(state, "gone" | "empty")).then(|| shown.to_owned())
}

fn shown(layout: &Layout) -> String {
    match (&layout.number, layout.depth) {
        (Some(number), _) => number.clone(),
        (None, Some(_)) => "bullet".to_owned(),
        (None, None) => "nothing".to_owned(),
    }
}

/// What is shown before each paragraph of a document.
fn read(path: &str, bytes: &[u8]) -> Vec<String> {
    let material = extract::read_with_layout(path, bytes);
    assert!(material.faults.is_empty(), "{:?}", material.faults);
    material.passages.iter().map(|passage| shown(passage.layout.as_ref().expect("a layout"))).collect()
}

#[test]
fn numbers_are_those_that_word_shows() {
    let cases = cases();
    assert!(cases.len() >= 40, "{}", cases.len());
    for case in cases {
        assert_eq!(read("policy.docx", &case.word.build()), case.shown, "{}", case.name);
    }
}

/// Where LibreOffice 7.4 shows other numbers than Word does, or none of ours: what of Word's it does not do.
const OTHERWISE: [&str; 6] = [
    "legal numbering below roman chapters",
    "paragraphs numbered through all chapters",
    "a third level that begins again with chapters only",
    "the level of a style is the one that names it, whatever the style says",
    "what was taken out does not count",
    "a list that nobody defined",
];

/// One run of LibreOffice for all patterns takes some seconds, most of it until it is there.
#[test]
fn libreoffice_shows_the_same_numbers() {
    let folder = tempfile::tempdir().expect("a folder");
    let cases: Vec<Case> = cases().into_iter().filter(|case| !OTHERWISE.contains(&case.name.as_str())).collect();
    let files: Vec<_> = (0..cases.len()).map(|at| folder.path().join(format!("case-{at}.docx"))).collect();
    for (case, file) in cases.iter().zip(&files) {
        fs::write(file, case.word.build()).expect("a document");
    }
    let made = folder.path().join("made");
    if !libreoffice::convert(&files, "txt:Text (encoded):UTF8", &made) {
        return;
    }
    for (at, case) in cases.iter().enumerate() {
        let text = fs::read_to_string(made.join(format!("case-{at}.txt"))).expect("a text");
        let lines = text.trim_start_matches('\u{feff}').lines();
        let shown: Vec<&str> = lines.filter_map(|line| Some(line.split_once("Text ")?.0.trim())).collect();
        // Of bullets each program has its own.
        let bare =
            |shown: &str| if shown.chars().any(char::is_alphanumeric) { shown.to_owned() } else { String::new() };
        let expected = case.shown.iter().map(|shown| if shown == "bullet" || shown == "nothing" { "" } else { shown });
        let shown: Vec<String> = shown.into_iter().map(bare).collect();
        assert_eq!(shown, expected.collect::<Vec<_>>(), "{}", case.name);
    }
}

/// The materials of courses are read as ever: nobody asks for their numbers.
#[test]
fn only_who_asks_for_numbers_gets_them() {
    let bytes = cases()[0].word.build();
    assert!(extract::read("lesson.docx", &bytes).passages.iter().all(|passage| passage.layout.is_none()));
}

#[test]
fn numbers_in_a_footnote_begin_anew() {
    let pattern = r#"<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>"#;
    let numbered = |text: &str| {
        format!(r#"<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"#)
    };
    let word = Word::new().numbering(pattern).raw(&numbered("One")).footnote("Two", "Note").raw(&numbered("Three"));
    let mut parts = word.parts();
    let notes = parts.iter_mut().find(|(name, _)| name == "word/footnotes.xml").expect("notes");
    notes.1 = notes
        .1
        .replace("</w:footnotes>", &format!("<w:footnote w:id=\"9\">{}</w:footnote></w:footnotes>", numbered("Own")));
    assert_eq!(read("policy.docx", &zip_parts(&parts)), ["1.", "nothing", "2.", "nothing", "1."]);
}

/// What stands in an `.odt` file: list styles, and the text with its lists.
fn odt(styles: &str, body: &str) -> Vec<u8> {
    let names = ["office", "style", "text"]
        .map(|prefix| format!(r#" xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{prefix}:1.0""#))
        .concat();
    let content = format!(
        r#"<office:document-content{names} xmlns:xml="http://www.w3.org/XML/1998/namespace"><office:automatic-styles>{styles}</office:automatic-styles><office:body><office:text>{body}</office:text></office:body></office:document-content>"#
    );
    let outline = format!(
        r#"<office:document-styles{names}><office:styles><text:outline-style style:name="Outline"><text:outline-level-style text:level="1" style:num-format="1"/><text:outline-level-style text:level="2" style:num-format="1" text:display-levels="2"/></text:outline-style></office:styles></office:document-styles>"#
    );
    zip_parts(&[("content.xml", content), ("styles.xml", outline)])
}

const STYLES: &str = r#"<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/><text:list-level-style-number text:level="2" style:num-format="a" style:num-prefix="(" style:num-suffix=")"/><text:list-level-style-number text:level="3" style:num-format="1" text:display-levels="3"/></text:list-style><text:list-style style:name="N"><text:list-level-style-number text:level="1" style:num-format="I" loext:num-list-format="Part %1%:" text:start-value="4"/></text:list-style><text:list-style style:name="B"><text:list-level-style-bullet text:level="1" text:bullet-char="-"/></text:list-style>"#;

#[test]
fn numbers_are_those_that_libre_office_shows() {
    let list = |more: &str, items: &str| format!(r#"<text:list text:style-name="L"{more}>{items}</text:list>"#);
    let item =
        |more: &str, inside: &str| format!("<text:list-item{more}><text:p>Text</text:p>{inside}</text:list-item>");
    let inner = |items: &str| format!("<text:list>{items}</text:list>");
    let one = || item("", "");
    for (name, body, expected) in [
        ("two items", list("", &(one() + &one())), vec!["1.", "2."]),
        ("a list in a list", list("", &(item("", &inner(&(one() + &one()))) + &one())), vec!["1.", "(a)", "(b)", "2."]),
        ("two lists", list("", &one()) + &list("", &one()), vec!["1.", "1."]),
        (
            "a list that goes on",
            list("", &one()) + "<text:p>Between</text:p>" + &list(r#" text:continue-numbering="true""#, &one()),
            vec!["1.", "nothing", "2."],
        ),
        (
            "a list that goes on with another",
            list(r#" xml:id="a""#, &one()) + &list("", &one()) + &list(r#" text:continue-list="a""#, &one()),
            vec!["1.", "1.", "2."],
        ),
        ("a number of its own", list("", &(one() + &item(r#" text:start-value="7""#, "") + &one())), vec!["1.", "7.", "8."]),
        ("a second paragraph", list("", &(item("", "<text:p>More</text:p>") + &one())), vec!["1.", "nothing", "2."]),
        ("a header of a list", list("", "<text:list-header><text:p>Head</text:p></text:list-header>") + "", vec!["nothing"]),
        (
            "three levels shown",
            list("", &item("", &inner(&item("", &inner(&one()))))),
            vec!["1.", "(a)", "1.a.1"],
        ),
        (
            "a format of its own",
            r#"<text:list text:style-name="N"><text:list-item><text:p>Text</text:p></text:list-item></text:list>"#.to_owned(),
            vec!["Part IV:"],
        ),
        (
            "bullets",
            r#"<text:list text:style-name="B"><text:list-item><text:p>Text</text:p></text:list-item></text:list>"#.to_owned(),
            vec!["bullet"],
        ),
        (
            "headings",
            r#"<text:h text:outline-level="1">A</text:h><text:h text:outline-level="2">B</text:h><text:h text:outline-level="2" text:is-list-header="true">C</text:h><text:h text:outline-level="1"><text:number>2</text:number>D</text:h>"#.to_owned(),
            vec!["1", "1.1", "nothing", "2"],
        ),
    ] {
        assert_eq!(read("policy.odt", &odt(STYLES, &body)), expected, "{name}");
    }
}

#[test]
fn markdown_and_plain_texts_have_the_numbers_that_were_typed() {
    let text = "# 1. Aims\n\nText\n\n3) Third\n4) Fourth\n   - bullet\n\n1. First\n";
    assert_eq!(read("policy.md", text.as_bytes()), ["nothing", "nothing", "3)", "4)", "bullet", "1."]);
    let text = "1. Aims\nAgencies release staff to attend training and to complete any learning tasks\nthat go with it.\n- a point\n2. Review\n";
    let material = extract::read_with_layout("policy.txt", text.as_bytes());
    let read: Vec<&str> = material.passages.iter().map(|passage| passage.text.as_str()).collect();
    let whole = "Agencies release staff to attend training and to complete any learning tasks that go with it.";
    assert_eq!(read, ["1. Aims", whole, "a point", "2. Review"]);
    let typed = extract::typed_number(read[0]).expect("a number");
    assert_eq!((typed.number, typed.rest), ("1.", "Aims"));
}

#[test]
fn with_all_changes_accepted_paragraphs_are_joined_and_rows_are_gone() {
    let run = |text: &str| format!(r#"<w:r><w:t xml:space="preserve">{text}</w:t></w:r>"#);
    let joined = |text: &str| format!("<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{}</w:p>", run(text));
    let cell = |text: &str| format!("<w:tc><w:p>{}</w:p></w:tc>", run(text));
    let table = format!(
        "<w:tbl><w:tr><w:trPr><w:del/></w:trPr>{}</w:tr><w:tr>{}<w:tc><w:tcPr><w:cellDel/></w:tcPr><w:p>{}</w:p></w:tc></w:tr></w:tbl>",
        cell("gone"),
        cell("kept"),
        run("gone too")
    );
    let last_of_a_cell = format!("<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>", joined("Last of a cell"));
    let boxed = format!(
        "<w:p>{}<w:r><w:txbxContent>{}</w:txbxContent></w:r></w:p>",
        run("Around a box"),
        joined("Last of a box")
    );
    let body = [joined("Every "), format!("<w:p>{}</w:p>", run("year")), table, last_of_a_cell, boxed].concat();
    let material = extract::read_with_layout("policy.docx", &Word::new().raw(&body).build());
    let texts: Vec<&str> = material.passages.iter().map(|passage| passage.text.as_str()).collect();
    assert_eq!(texts, ["Every year", "kept", "Last of a cell", "Last of a box", "Around a box"]);
}

/// Definitions that lead in circles, count beyond all numbers or have levels that no list has.
#[test]
fn hostile_definitions_are_read_to_their_end() {
    let level = |start: &str, text: &str| {
        format!(
            r#"<w:lvl w:ilvl="0"><w:start w:val="{start}"/><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="{text}"/></w:lvl>"#
        )
    };
    let long = "%1".repeat(10_000);
    let numbering = format!(
        r#"<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="Loop"/></w:abstractNum><w:abstractNum w:abstractNumId="2">{}</w:abstractNum><w:abstractNum w:abstractNumId="3">{}<w:lvl w:ilvl="4000000"/></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num><w:num w:numId="3"><w:abstractNumId w:val="3"/></w:num>"#,
        level("4294967295", "%1."),
        level("3888", &long)
    );
    let style = r#"<w:style w:type="paragraph" w:styleId="Loop"><w:name w:val="Loop"/><w:basedOn w:val="Loop"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>"#;
    let paragraph = |list: u32, level: u32| {
        format!(
            r#"<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list}"/></w:numPr></w:pPr><w:r><w:t>Text</w:t></w:r></w:p>"#
        )
    };
    let body = [(1, 0), (2, 0), (2, 0), (3, 0), (3, 200)].map(|(list, level)| paragraph(list, level)).concat();
    let word = Word::new().numbering(&numbering).styles(style).raw(&body);
    let numbers = read("policy.docx", &word.build());
    assert_eq!(numbers[..3], ["bullet", "4294967295.", "4294967295."]);
    assert!(numbers[3].chars().count() <= 60 && numbers[4] == "bullet", "{numbers:?}");
}
