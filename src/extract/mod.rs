//! Course materials: Markdown, and the texts and slides of Word, PowerPoint and LibreOffice, as passages of text that know
//! where they stand. Nothing here fails and nothing is written anywhere: what a limit or a broken file cut off is a
//! [`Fault`] of the material, and what could be read is still there. PDF files and web addresses are never opened.

mod anchor;
mod aside;
mod docx;
mod drawing;
mod fault;
mod history;
mod html;
mod layout;
mod markdown;
mod nesting;
mod numbering;
mod odf;
mod odp;
mod odt;
mod office;
mod passage;
mod plain;
mod pptx;
mod styles;
mod unshown;
mod xml;

use std::io::Cursor;
use std::sync::Arc;

pub use anchor::{Anchor, Resolved, resolve, resolve_all, slug};
pub use fault::{Fault, FaultKind};
pub use history::{Block, Revised};
pub use layout::Layout;
pub use numbering::{TypedNumber, typed_number};
pub use office::ReadSeek;
pub use passage::{Cell, Passage, PassageKind, Spans};

use crate::source::Source;
use anchor::Index;
use history::History;
use passage::Collector;

/// The largest Markdown file that is read whole, in bytes.
pub const MOST_MARKDOWN_BYTES: usize = 4 * 1024 * 1024;

/// The largest office file that is read into memory, in bytes. Of a larger one only parts are read.
pub const MOST_OFFICE_BYTES: usize = 64 * 1024 * 1024;

/// The largest office file that is opened, in bytes. Most of such a file are films and pictures, which are not read.
pub const MOST_CONTAINER_BYTES: u64 = 512 * 1024 * 1024;

/// How much the parts of an office file may inflate to, all together, in bytes.
pub const MOST_INFLATED_BYTES: u64 = 64 * 1024 * 1024;

/// How many passages of a material are kept. A handbook has a few thousand.
pub const MOST_PASSAGES: usize = 200_000;

/// How much text of a material is kept, in bytes. A thousand pages have a third of it, and a small office file may unpack
/// to eight times as much, of which each word takes time.
pub const MOST_TEXT_BYTES: usize = 8 * 1024 * 1024;

/// What kind of file a material is, by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Text with Markdown in it.
    Markdown,
    /// A Word document.
    Docx,
    /// PowerPoint slides.
    Pptx,
    /// A LibreOffice text.
    Odt,
    /// LibreOffice slides.
    Odp,
    /// A PDF file, which is never opened.
    Pdf,
    /// Something else, which is never opened: a web address, a film.
    Other,
}

impl Format {
    /// The format that a path or an address stands for, by its ending.
    pub fn of(path: &str) -> Self {
        // An address may end in `.md` and still is nothing on this disk.
        if path.contains("://") || path.starts_with("mailto:") {
            return Self::Other;
        }
        let name = path.rsplit(['/', '\\']).next().unwrap_or_default();
        let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default();
        match ending.as_str() {
            "md" | "markdown" => Self::Markdown,
            "docx" | "docm" | "dotx" | "dotm" => Self::Docx,
            "pptx" | "pptm" | "ppsx" | "ppsm" | "potx" | "potm" => Self::Pptx,
            "odt" | "ott" => Self::Odt,
            "odp" | "otp" => Self::Odp,
            "pdf" => Self::Pdf,
            _ => Self::Other,
        }
    }

    /// Whether files of this format are opened and read.
    pub fn is_read(self) -> bool {
        !matches!(self, Self::Pdf | Self::Other)
    }

    /// The largest file of this format that is read whole, in bytes.
    pub fn most_bytes(self) -> usize {
        match self {
            Self::Markdown => MOST_MARKDOWN_BYTES,
            Self::Docx | Self::Pptx | Self::Odt | Self::Odp => MOST_OFFICE_BYTES,
            Self::Pdf | Self::Other => 0,
        }
    }
}

/// A material as it could be read.
#[derive(Debug)]
pub struct Material {
    /// Relative to the root, with `/`.
    pub path: String,
    /// What kind of file it is.
    pub format: Format,
    /// Its text, in the order of reading.
    pub passages: Vec<Passage>,
    /// Text that nobody sees who reads it, and everybody has to whom it is sent: comments, tracked deletions, hidden text,
    /// properties of the document.
    pub unseen: Vec<Passage>,
    /// A Word document before its tracked changes and with all of them; only where that was asked for.
    pub history: Vec<Block>,
    /// What in it is not looked into.
    pub unopened: Unopened,
    /// Its headings and slides, in the same order.
    pub anchors: Vec<Anchor>,
    /// What limits or breakage cut off.
    pub faults: Vec<Fault>,
    /// Whether all of it was read.
    pub whole: bool,
    /// The text that the spans of a Markdown material point into; office files have none.
    pub source: Option<Arc<Source>>,
    /// The number of its last slide; none where it has no slides.
    pub slides: Option<u32>,
    index: Index,
}

/// What stands in a file and is not looked into, counted: words may stand there unseen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Unopened {
    /// Pictures.
    pub pictures: usize,
    /// Films and sounds.
    pub films: usize,
    /// Documents inside the document.
    pub documents: usize,
}

/// How many bytes of text and marks an office file unpacks to at most, by what it states itself; a part that
/// holds more is not read.
pub fn unpacks_to(bytes: &[u8]) -> u64 {
    // What is wrong with the container is said where it is read.
    let mut file = Cursor::new(bytes);
    office::Package::open(&mut file, &mut Collector::default()).map_or(0, |mut package| package.states())
}

/// An office file that has more bytes than are read.
pub fn too_large(path: &str, most: u64) -> Material {
    let mut collector = Collector::default();
    office::note_too_large(most, &mut collector);
    material(path, collector, None, None)
}

/// Reads an office file that need not be in memory.
pub fn read_office(path: &str, file: &mut dyn ReadSeek) -> Material {
    read_office_into(path, file, Collector::default())
}

fn read_office_into(path: &str, file: &mut dyn ReadSeek, mut collector: Collector) -> Material {
    let mut slides = None;
    match Format::of(path) {
        Format::Docx => docx::read(file, &mut collector),
        Format::Pptx => slides = Some(pptx::read(file, &mut collector)),
        Format::Odt => odt::read(file, &mut collector),
        Format::Odp => slides = Some(odp::read(file, &mut collector)),
        Format::Markdown | Format::Pdf | Format::Other => {}
    }
    material(path, collector, None, slides)
}

/// How a file of Git LFS begins that stands in the place of the real one (git-lfs, docs/spec.md).
const POINTER: &[u8] = b"version https://git-lfs.github.com/spec/v1";

/// Reads a material, whatever its bytes.
pub fn read(path: &str, bytes: &[u8]) -> Material {
    read_into(path, bytes, Collector::default())
}

/// Reads a document with what is seen beside the letters of each paragraph: its number, its depth, tracked changes. What is of
/// no format with marks in it is read as plain text.
pub fn read_with_layout(path: &str, bytes: &[u8]) -> Material {
    let mut collector = Collector::with_layout();
    if Format::of(path) != Format::Other || bytes.starts_with(POINTER) {
        return read_into(path, bytes, collector);
    }
    let source = plain::read(path, bytes, &mut collector);
    let whole = collector.faults.is_empty();
    Material { whole, ..material(path, collector, Some(source), None) }
}

/// Reads a document with its layout and, of one of Word, what it was before the changes that are tracked in it.
pub fn read_with_history(path: &str, bytes: &[u8]) -> Material {
    read_into(path, bytes, Collector::with_history())
}

fn read_into(path: &str, bytes: &[u8], mut collector: Collector) -> Material {
    let format = Format::of(path);
    if format.is_read() && bytes.starts_with(POINTER) {
        collector.fault(FaultKind::Pointer, "only a pointer to this file is here; the file itself is kept in Git LFS");
        return material(path, collector, None, None);
    }
    if format == Format::Markdown {
        let source = markdown::read(path, bytes, &mut collector);
        return material(path, collector, Some(source), None);
    }
    read_office_into(path, &mut Cursor::new(bytes), collector)
}

fn material(path: &str, collector: Collector, source: Option<Arc<Source>>, slides: Option<u32>) -> Material {
    let format = Format::of(path);
    let Collector { passages, unseen, unopened, anchors, faults, history, .. } = collector;
    Material {
        path: path.to_owned(),
        format,
        index: Index::over(&anchors),
        passages,
        unseen,
        history: history.map(History::into_blocks).unwrap_or_default(),
        unopened,
        anchors,
        whole: faults.is_empty() && format.is_read(),
        faults,
        source,
        slides,
    }
}
