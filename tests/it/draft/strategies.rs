//! Strategies as readable texts, built as Word documents whose numbers the program sets, with what a reader finds in each.

use std::collections::BTreeMap;
use std::fs;
use std::sync::LazyLock;

use super::begun;
use crate::support::office::{Word, escaped};
use crate::support::root;

/// A document of the table: how its headings are numbered, and its blocks.
pub(super) struct Strategy {
    word: Word,
    pub(super) expected: Vec<(String, String)>,
}

/// The levels of a way to number.
fn levels(numbering: &str) -> (&'static [(&'static str, &'static str)], bool) {
    const DECIMAL: &[(&str, &str)] = &[("decimal", "%1"), ("decimal", "%1.%2"), ("lowerLetter", "(%3)")];
    match numbering {
        "headings" | "headings and paragraphs" => (DECIMAL, true),
        "sections" => (&[("decimal", "Section %1:"), ("decimal", "%1.%2"), ("lowerLetter", "(%3)")], true),
        "letters" => (&[("upperLetter", "%1."), ("decimal", "%1%2"), ("lowerLetter", "(%3)")], true),
        "roman" => (&[("upperRoman", "%1."), ("decimal", "%1.%2"), ("lowerRoman", "%3.")], true),
        "appendices" => (&[("upperLetter", "Appendix %1"), ("decimal", "%1%2"), ("lowerLetter", "(%3)")], true),
        _ => (DECIMAL, false),
    }
}

fn strategy(text: &str) -> Strategy {
    let (document, expected) = text.split_once("---\n").expect("what is expected");
    let numbering =
        document.lines().next().and_then(|line| line.strip_prefix("numbering: ")).expect("how it is numbered");
    let (levels, is_numbered) = levels(numbering);
    let pattern: String = levels
        .iter()
        .enumerate()
        .map(|(at, (format, text))| {
            let style = if at < 2 && is_numbered { format!(r#"<w:pStyle w:val="Heading{}"/>"#, at + 1) } else { String::new() };
            format!(r#"<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{format}"/>{style}<w:lvlText w:val="{text}"/></w:lvl>"#)
        })
        .collect();
    let bullet = r#"<w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="-"/></w:lvl></w:abstractNum>"#;
    let lists = r#"<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>"#;
    let style = |level: u8| {
        let number = if is_numbered {
            format!(r#"<w:numPr><w:ilvl w:val="{}"/><w:numId w:val="1"/></w:numPr>"#, level - 1)
        } else {
            String::new()
        };
        format!(
            r#"<w:style w:type="paragraph" w:styleId="Heading{level}"><w:name w:val="heading {level}"/><w:pPr>{number}<w:outlineLvl w:val="{}"/></w:pPr></w:style>"#,
            level - 1
        )
    };
    let numbering = format!(r#"<w:abstractNum w:abstractNumId="1">{pattern}</w:abstractNum>{bullet}{lists}"#);
    let mut word = Word::new().numbering(&numbering).styles(&[style(1), style(2)].concat());
    let mut rows: Vec<Vec<String>> = Vec::new();
    for line in document.lines().skip(1).chain([""]) {
        if let Some(row) = line.strip_prefix("| ") {
            rows.push(row.trim_end_matches('|').split(" | ").map(|cell| cell.trim().to_owned()).collect());
            continue;
        }
        if !rows.is_empty() {
            let cells: Vec<Vec<&str>> = rows.iter().map(|row| row.iter().map(String::as_str).collect()).collect();
            word = word.table(&cells.iter().map(Vec::as_slice).collect::<Vec<_>>());
            rows.clear();
        }
        word = block(word, line);
    }
    let expected = expected.lines().filter_map(|line| line.split_once(": "));
    Strategy { word, expected: expected.map(|(key, value)| (key.to_owned(), value.to_owned())).collect() }
}

/// One line of a document: a heading, a numbered paragraph (`+`), a bullet (`-`), an item in letters (`*`), or a paragraph.
fn block(word: Word, line: &str) -> Word {
    let listed = |level: u8, list: u8, text: &str| {
        let text = escaped(text);
        format!(
            r#"<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list}"/></w:numPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"#
        )
    };
    match line.split_once(' ').unwrap_or((line, "")) {
        ("", _) => word,
        ("title:", text) => word.styled("Title", text),
        ("header:", text) => word.header(text),
        ("footer:", text) => word.footer(text),
        ("#", text) => word.heading(1, text),
        ("##", text) => word.heading(2, text),
        ("+", text) => word.raw(&listed(1, 1, text)),
        ("-", text) => word.raw(&listed(0, 2, text)),
        ("*", text) => word.raw(&listed(2, 1, text)),
        ("[gone]", text) => word.raw(&format!(
            r#"<w:p><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr><w:rPr><w:del/></w:rPr></w:pPr><w:del><w:r><w:delText>{text}</w:delText></w:r></w:del></w:p>"#
        )),
        _ => word.paragraph(line),
    }
}

fn strategies() -> BTreeMap<String, Strategy> {
    let folder = root().join("tests/texts/strategies");
    let files = fs::read_dir(folder).expect("the strategies").flatten();
    files
        .map(|file| {
            let name = file.file_name().to_string_lossy().into_owned();
            (name, strategy(&fs::read_to_string(file.path()).expect("a text")))
        })
        .collect()
}

/// A strategy with the records that are begun from it.
pub(super) struct Begun {
    pub(super) strategy: Strategy,
    /// The Word document.
    pub(super) document: Vec<u8>,
    /// The record without the document's sentences, and with them.
    pub(super) plain: String,
    pub(super) quoted: String,
}

/// All strategies, each begun once for all tests.
pub(super) static RECORDS: LazyLock<BTreeMap<String, Begun>> = LazyLock::new(|| {
    let begun = |strategy: Strategy| {
        let document = strategy.word.build();
        let [plain, quoted] = [&[][..], &["--quote"]].map(|more| begun("strategy.docx", &document, more).1);
        Begun { strategy, document, plain, quoted }
    };
    strategies().into_iter().map(|(name, strategy)| (name, begun(strategy))).collect()
});

/// What a strategy lists under a word.
pub(super) fn expected<'e>(strategy: &'e Strategy, key: &'e str) -> impl Iterator<Item = &'e str> {
    strategy.expected.iter().filter(move |(known, _)| known == key).map(|(_, value)| value.as_str())
}
