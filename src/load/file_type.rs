//! Files that no record is: what program they are of, told from how they begin and what they are called.

use crate::finding::Draft;
use crate::source::Span;

/// What a file is that is not plain text, or text of another kind than ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileType {
    /// A document of Word, of any version.
    Word,
    /// A spreadsheet.
    Spreadsheet,
    /// Slides.
    Slides,
    /// A document of LibreOffice.
    OpenDocument,
    /// A document of Pages, Numbers or Keynote.
    Pages,
    /// An old office file that does not say of which program.
    OldOffice,
    /// An e-mail.
    Email,
    /// A PDF file.
    Pdf,
    /// Rich Text Format, as WordPad and TextEdit save it.
    RichText,
    /// A web page.
    WebPage,
    /// A picture.
    Picture,
    /// Files packed into one.
    Packed,
    /// The cells of a spreadsheet as text.
    Table,
    /// A file of settings or links of the system that holds no text.
    Shortcut,
}

/// Endings of names, by what they say.
const ENDINGS: [(FileType, &[&str]); 12] = [
    (FileType::Word, &["docx", "doc", "docm", "dotx", "dot"]),
    (FileType::Spreadsheet, &["xlsx", "xls", "xlsm", "xlsb", "ods"]),
    (FileType::Slides, &["pptx", "ppt", "pptm", "ppsx", "odp"]),
    (FileType::OpenDocument, &["odt"]),
    (FileType::Pages, &["pages", "numbers", "key"]),
    (FileType::Email, &["msg", "eml"]),
    (FileType::Pdf, &["pdf"]),
    (FileType::RichText, &["rtf"]),
    (FileType::WebPage, &["html", "htm", "mht", "mhtml"]),
    (FileType::Picture, &["png", "jpg", "jpeg", "gif", "tif", "tiff"]),
    (FileType::Packed, &["zip", "7z", "rar", "gz"]),
    (FileType::Table, &["csv", "tsv"]),
];

impl FileType {
    /// What a file is, by its first bytes, else by the ending of its name; `None` for what may be plain text.
    pub fn of(path: &str, head: &[u8]) -> Option<Self> {
        let by_name = Self::by_name(path);
        match Self::by_bytes(head) {
            // A packed file and an old office file say little; their names may say more.
            Some(Self::Packed | Self::OldOffice) if by_name.is_some() => by_name,
            Some(known) => Some(known),
            None => by_name,
        }
    }

    fn by_name(path: &str) -> Option<Self> {
        let (_, ending) = path.rsplit_once('.')?;
        let ending = ending.to_ascii_lowercase();
        if ending == "lnk" || ending == "url" {
            return Some(Self::Shortcut);
        }
        ENDINGS.iter().find(|(_, endings)| endings.contains(&ending.as_str())).map(|(known, _)| *known)
    }

    fn by_bytes(head: &[u8]) -> Option<Self> {
        const OLD_OFFICE: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
        let text = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start();
        let begins = |start: &[u8]| text.get(..start.len()).is_some_and(|found| found.eq_ignore_ascii_case(start));
        match head {
            [b'P', b'K', 3 | 5 | 7, ..] => Some(packed(head)),
            _ if head.starts_with(OLD_OFFICE) => Some(old_office(head)),
            _ if head.starts_with(b"\x89PNG") || head.starts_with(b"\xff\xd8\xff") || head.starts_with(b"GIF8") => {
                Some(Self::Picture)
            }
            _ if head.starts_with(b"\x1f\x8b") || head.starts_with(b"7z\xbc\xaf") || head.starts_with(b"Rar!") => {
                Some(Self::Packed)
            }
            _ if head.starts_with(b"L\0\0\0\x01\x14\x02\0") => Some(Self::Shortcut),
            _ if begins(b"%PDF-") => Some(Self::Pdf),
            _ if begins(b"{\\rtf") => Some(Self::RichText),
            _ if [&b"<html"[..], b"<!doctype html", b"<head", b"<body"].into_iter().any(begins) => Some(Self::WebPage),
            _ => None,
        }
    }

    /// Whether its bytes are no text that anybody could read.
    pub(super) fn is_packed(self) -> bool {
        !matches!(self, Self::RichText | Self::WebPage | Self::Table | Self::Email)
    }

    /// What it is, for the middle of a sentence.
    fn in_words(self) -> &'static str {
        match self {
            Self::Word => "a Word document",
            Self::Spreadsheet => "a spreadsheet",
            Self::Slides => "a file of slides",
            Self::OpenDocument => "a LibreOffice document",
            Self::Pages => "a file of Pages, Numbers or Keynote",
            Self::OldOffice => "an old Word, Excel or PowerPoint file",
            Self::Email => "an e-mail",
            Self::Pdf => "a PDF",
            Self::RichText => "a document in Rich Text Format, as WordPad saves it",
            Self::WebPage => "a web page",
            Self::Picture => "a picture",
            Self::Packed => "a packed (zip) file",
            Self::Table => "a table that a spreadsheet saved",
            Self::Shortcut => "a link to another file",
        }
    }

    /// What is said about such a file. `named_like_ours` says whether it is called like a record, which it then was
    /// probably meant to be.
    pub(super) fn explain(self, named_like_ours: bool, kinds: &str) -> Draft {
        let what = self.in_words();
        let message = if named_like_ours {
            format!("this is called like a record and is {what}, so it is not read")
        } else {
            format!("this is {what}, and what is judged are records of policies and courses, which are plain text")
        };
        let help = match self {
            _ if !named_like_ours => format!("write a record of it: a text file called .yaml that begins with {kinds}"),
            Self::Packed => "unpack it, and put the files in it here".to_owned(),
            Self::Shortcut => "put the file itself here".to_owned(),
            Self::Picture => "type what it shows into a plain text file, with Notepad for example".to_owned(),
            Self::Table => format!("write it as plain text with Notepad, each line with a colon: {kinds}"),
            Self::WebPage => {
                "open the page, copy the text of the record, and paste it into a plain text file, with Notepad"
                    .to_owned()
            }
            _ => "copy its text and paste it into a plain text file, with Notepad for example, under this name"
                .to_owned(),
        };
        Draft::new(None::<Span>, message, help)
    }
}

/// What a packed file is, by the names of the first files in it.
fn packed(head: &[u8]) -> FileType {
    let holds = |name: &[u8]| head.windows(name.len()).any(|window| window == name);
    if holds(b"word/") {
        FileType::Word
    } else if holds(b"xl/") || holds(b"opendocument.spreadsheet") {
        FileType::Spreadsheet
    } else if holds(b"ppt/") || holds(b"opendocument.presentation") {
        FileType::Slides
    } else if holds(b"opendocument.text") {
        FileType::OpenDocument
    } else if holds(b".iwa") {
        FileType::Pages
    } else if holds(b"[Content_Types].xml") {
        // Of a large file the first parts may not say; most are of Word.
        FileType::Word
    } else {
        FileType::Packed
    }
}

/// Of which program an old office file is, by the name of a stream in it.
fn old_office(head: &[u8]) -> FileType {
    let holds = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        head.windows(wide.len()).any(|window| window == wide)
    };
    if holds("WordDocument") {
        FileType::Word
    } else if holds("Workbook") {
        FileType::Spreadsheet
    } else if holds("PowerPoint Document") {
        FileType::Slides
    } else if holds("__nameid") {
        FileType::Email
    } else {
        FileType::OldOffice
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_say_more_than_names() {
        let zip = |inside: &str| [b"PK\x03\x04".as_slice(), inside.as_bytes()].concat();
        assert_eq!(FileType::of("policy.yaml", &zip("word/document.xml")), Some(FileType::Word));
        assert_eq!(FileType::of("policy.yaml", &zip("xl/workbook.xml")), Some(FileType::Spreadsheet));
        assert_eq!(FileType::of("policy.docx", b"%PDF-1.7"), Some(FileType::Pdf));
        assert_eq!(FileType::of("strategy.pages", &zip("Index/")), Some(FileType::Pages));
        assert_eq!(FileType::of("policy.yaml", &zip("policy.yaml")), Some(FileType::Packed));
        assert_eq!(FileType::of("levels.CSV", b"a,b\n"), Some(FileType::Table));
        assert_eq!(FileType::of("a.yaml", b"\n <!DOCTYPE HTML>"), Some(FileType::WebPage));
        for plain in [b"paramount: policy/v1\n".as_slice(), b"", b"a: 1\n", b"PKs are\n", b"<a> b\n"] {
            assert_eq!(FileType::of("a.yaml", plain), None);
        }
    }
}
