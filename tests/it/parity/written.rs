//! The same texts with the habits of the programs that people write with: runs that break inside words where a spelling
//! was looked at or something was changed, curly quotes, hard spaces, bookmarks, fields, and deleted text that is still in
//! the file.

use crate::support::office::{Slide, Word, escaped};
use crate::support::office_text::{Block, SlideText};

/// Which program's habits.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Program {
    /// Word and PowerPoint: marks of proof-reading and of tracked changes everywhere.
    Microsoft,
    /// Google's: each run with all of its formatting, bookmarks with names of their own.
    Google,
}

/// The text as these programs set it: curly quotes, and a hard space after every third word.
fn typed(text: &str) -> String {
    let mut typed = String::new();
    let mut spaces = 0;
    let mut before = ' ';
    for letter in text.chars() {
        typed.push(match letter {
            '"' if before == ' ' => '\u{201c}',
            '"' => '\u{201d}',
            '\'' => '\u{2019}',
            ' ' => {
                spaces += 1;
                if spaces % 3 == 0 { '\u{a0}' } else { ' ' }
            }
            other => other,
        });
        before = letter;
    }
    typed
}

/// The text as a reader of quotes and spaces sees it.
pub(crate) fn plain(text: &str) -> String {
    text.replace(['\u{201c}', '\u{201d}'], "\"").replace('\u{2019}', "'").replace('\u{a0}', " ")
}

/// Pieces of a text, of four letters and of seven by turns, wherever that is.
fn pieces(text: &str) -> Vec<String> {
    let letters: Vec<char> = text.chars().collect();
    let mut pieces = Vec::new();
    let mut rest = letters.as_slice();
    while !rest.is_empty() {
        let length = if pieces.len() % 2 == 0 { 4 } else { 7 }.min(rest.len());
        let (piece, others) = rest.split_at(length);
        pieces.push(piece.iter().collect());
        rest = others;
    }
    pieces
}

/// The runs of a paragraph in Word.
fn runs(program: Program, text: &str) -> String {
    let mut runs = String::new();
    for (at, piece) in pieces(&typed(text)).iter().enumerate() {
        let piece = escaped(piece);
        match program {
            Program::Microsoft => {
                let error = if at % 2 == 0 { "spellStart" } else { "spellEnd" };
                runs.push_str(&format!(
                    r#"<w:proofErr w:type="{error}"/><w:r w:rsidR="00A1{at:04}"><w:rPr><w:lang w:val="en-GB"/></w:rPr><w:lastRenderedPageBreak/><w:t xml:space="preserve">{piece}</w:t></w:r>"#
                ));
                if at == 1 {
                    runs.push_str(
                        r#"<w:del w:id="1" w:author="trainer"><w:r><w:delText xml:space="preserve"> Working Together 2015 and the LSCB </w:delText></w:r></w:del><w:moveFrom w:id="2" w:author="trainer"><w:r><w:t>Working Together 2013</w:t></w:r></w:moveFrom><w:bookmarkStart w:id="0" w:name="_GoBack"/><w:bookmarkEnd w:id="0"/>"#,
                    );
                }
            }
            Program::Google => {
                runs.push_str(&format!(
                    r#"<w:bookmarkStart w:colFirst="0" w:colLast="0" w:name="_heading=h.{at}" w:id="{at}"/><w:bookmarkEnd w:id="{at}"/><w:r w:rsidDel="00000000" w:rsidR="00000000" w:rsidRPr="00000000"><w:rPr><w:rFonts w:ascii="Arial"/><w:sz w:val="22"/><w:rtl w:val="0"/></w:rPr><w:t xml:space="preserve">{piece}</w:t></w:r>"#
                ));
            }
        }
    }
    // An inserted empty run and a link to nowhere close a paragraph that was worked on.
    if program == Program::Microsoft {
        runs.push_str(r#"<w:ins w:id="3" w:author="trainer"><w:r><w:t xml:space="preserve"></w:t></w:r></w:ins>"#);
    }
    runs
}

fn paragraph(program: Program, style: Option<&str>, text: &str) -> String {
    let style = style.map_or_else(String::new, |style| format!(r#"<w:pStyle w:val="{style}"/>"#));
    format!(r#"<w:p w14:paraId="1"><w:pPr>{style}<w:spacing w:after="0"/></w:pPr>{}</w:p>"#, runs(program, text))
}

/// A Word document.
pub(crate) fn word(program: Program, blocks: &[Block]) -> Word {
    blocks.iter().fold(Word::new(), |word, block| {
        let made = match block {
            Block::Heading(level, text) => paragraph(program, Some(&format!("Heading{level}")), text),
            Block::Quote(text) => paragraph(program, Some("Quote"), text),
            Block::Paragraph(text, _) => paragraph(program, None, text),
            Block::Item(text) => {
                let runs = runs(program, text);
                format!(
                    r#"<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:hyperlink w:anchor="a">{runs}</w:hyperlink></w:p>"#
                )
            }
            Block::Table(rows) => {
                let cell = |cell: &String| {
                    format!(r#"<w:tc><w:tcPr><w:tcW w:w="0"/></w:tcPr>{}</w:tc>"#, paragraph(program, None, cell))
                };
                let row = |row: &Vec<String>| {
                    let cells: String = row.iter().map(cell).collect();
                    format!("<w:tr><w:trPr/><w:sdt><w:sdtContent>{cells}</w:sdtContent></w:sdt></w:tr>")
                };
                let rows: String = rows.iter().map(row).collect();
                format!("<w:tbl><w:tblPr/><w:tblGrid/>{rows}</w:tbl>")
            }
        };
        word.raw(&made)
    })
}

/// The paragraphs of a shape on a slide, by lines.
fn slide_paragraphs(program: Program, lines: &[String]) -> String {
    let run = |piece: &String| {
        let (piece, noise) = (escaped(piece), if program == Program::Microsoft { r#" dirty="0" err="1""# } else { "" });
        format!(r#"<a:r><a:rPr lang="en-GB"{noise}/><a:t>{piece}</a:t></a:r>"#)
    };
    let line = |line: &String| {
        let runs: String = pieces(&typed(line)).iter().map(run).collect();
        format!(r#"<a:p><a:pPr lvl="0"/>{runs}<a:endParaRPr lang="en-GB"/></a:p>"#)
    };
    lines.iter().map(line).collect()
}

fn shape(program: Program, placeholder: &str, lines: &[String]) -> String {
    format!(
        r#"<p:sp><p:nvSpPr><p:cNvPr id="9" name="Shape"/><p:cNvSpPr/><p:nvPr><p:ph {placeholder}/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/>{}</p:txBody></p:sp>"#,
        slide_paragraphs(program, lines)
    )
}

/// A slide. Its title is a shape among the others, as in these programs.
pub(crate) fn slide(program: Program, text: &SlideText) -> Slide {
    let title = match program {
        Program::Microsoft => r#"type="title""#,
        Program::Google => r#"type="ctrTitle" idx="0""#,
    };
    let mut slide = Slide::titled("").raw(&shape(program, title, std::slice::from_ref(&text.title)));
    if !text.lines.is_empty() {
        slide = slide.raw(&shape(program, r#"idx="1""#, &text.lines));
    }
    if !text.rows.is_empty() {
        let cell = |cell: &String| {
            let paragraphs = slide_paragraphs(program, std::slice::from_ref(cell));
            format!("<a:tc><a:txBody><a:bodyPr/>{paragraphs}</a:txBody><a:tcPr/></a:tc>")
        };
        let row = |row: &Vec<String>| format!(r#"<a:tr h="1">{}</a:tr>"#, row.iter().map(cell).collect::<String>());
        let rows: String = text.rows.iter().map(row).collect();
        slide = slide.raw(&format!(
            "<p:graphicFrame><a:graphic><a:graphicData><a:tbl><a:tblGrid/>{rows}</a:tbl></a:graphicData></a:graphic></p:graphicFrame>"
        ));
    }
    match &text.notes {
        Some(notes) => slide.notes(&typed(notes)),
        None => slide,
    }
}
