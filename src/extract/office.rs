//! The container of office files: named parts in a zip, and relationships between them. Of the file only the list of its
//! parts and the parts with text are read, so that films in it cost nothing. Every limit is kept while inflating, and
//! nothing is ever written to disk. A size that the file states is no promise: a part that holds more than is stated is not
//! read.

use std::cell::Cell;
use std::collections::{HashMap, HashSet};
use std::io::{self, Read, Seek, SeekFrom};
use std::rc::Rc;

use memchr::memmem;
use zip::ZipArchive;

use super::fault::FaultKind;
use super::passage::Collector;
use super::xml::{Node, Xml, attribute, related_id};
use super::{MOST_CONTAINER_BYTES, MOST_INFLATED_BYTES, Unopened};

/// How many files a container may hold.
const MOST_ENTRIES: usize = 10_000;

/// To how many times its size a part may inflate; parts of up to [`SMALL_BYTES`] may do more.
const MOST_RATIO: u64 = 200;
const SMALL_BYTES: u64 = 64 * 1024;

/// How many bytes the list of parts may have: that of [`MOST_ENTRIES`] has one or two million. The list is built in memory.
const MOST_LIST_BYTES: u64 = 4 * 1024 * 1024;

/// How many bytes at the end of a file hold the mark with which every zip ends, whatever remark follows on it.
const LONGEST_END: u64 = 66 * 1024;

/// Bytes that can be read from any place on.
pub trait ReadSeek: Read + Seek {}

impl<T: Read + Seek> ReadSeek for T {}

/// An open container.
pub(super) struct Package<'s> {
    archive: ZipArchive<Metered<'s>>,
    /// The parts that may be read, by their names in lower case: the format has no two that differ in case only.
    parts: HashMap<String, usize>,
    /// Parts that were read. No document needs one twice, and an attack does.
    read: HashSet<usize>,
    inflated: u64,
}

/// A file of which only so much is read.
struct Metered<'s> {
    file: &'s mut dyn ReadSeek,
    left: Rc<Cell<u64>>,
}

impl Read for Metered<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let most = usize::try_from(self.left.get()).unwrap_or(usize::MAX).min(buffer.len());
        if most == 0 && !buffer.is_empty() {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        let read = self.file.read(&mut buffer[..most])?;
        self.left.set(self.left.get().saturating_sub(read as u64));
        Ok(read)
    }
}

impl Seek for Metered<'_> {
    fn seek(&mut self, position: SeekFrom) -> io::Result<u64> {
        self.file.seek(position)
    }
}

/// A part that another one points at.
#[derive(Clone, Debug)]
pub(super) struct Relation {
    pub(super) id: String,
    /// The last word of its type, which is the same in both editions of the standard: `slide`, `styles`.
    pub(super) kind: String,
    /// The name of the part it points at.
    pub(super) target: String,
}

impl<'s> Package<'s> {
    /// Opens a container; what is wrong with it is noted.
    pub(super) fn open(file: &'s mut dyn ReadSeek, collector: &mut Collector) -> Option<Self> {
        let damaged = "this file is damaged, or is not of the kind that its name says";
        let Ok((length, begin, end)) = ends(file) else {
            collector.fault(FaultKind::Damaged, damaged);
            return None;
        };
        if length > MOST_CONTAINER_BYTES {
            note_too_large(MOST_CONTAINER_BYTES, collector);
            return None;
        }
        // The container of Office before 2007, in which newer files are wrapped when they get a password.
        if begin.starts_with(&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]) {
            let says = "this file needs a password, or was saved in the format of before 2007";
            collector.fault(FaultKind::Locked, says);
            return None;
        }
        // Without it the whole file would be searched.
        if memmem::rfind(&end, b"PK\x05\x06").is_none() {
            collector.fault(FaultKind::Damaged, damaged);
            return None;
        }
        let left = Rc::new(Cell::new(MOST_LIST_BYTES));
        let archive = ZipArchive::new(Metered { file, left: Rc::clone(&left) });
        if left.get() == 0 || archive.as_ref().is_ok_and(|archive| archive.len() > MOST_ENTRIES) {
            let says = format!("this file holds more than {MOST_ENTRIES} parts, as no document does");
            collector.fault(FaultKind::TooManyEntries, says);
            return None;
        }
        left.set(u64::MAX);
        let Ok(mut archive) = archive else {
            collector.fault(FaultKind::Damaged, damaged);
            return None;
        };
        if archive.has_duplicate_names() {
            collector.fault(FaultKind::AmbiguousParts, "this file holds two parts of the same name");
            return None;
        }
        if archive.has_overlapping_entries().unwrap_or(true) {
            let says = "this file is damaged: some of its parts lie inside others";
            collector.fault(FaultKind::AmbiguousParts, says);
            return None;
        }
        let parts = named_parts(&mut archive, collector)?;
        Some(Self { archive, parts, read: HashSet::new(), inflated: 0 })
    }

    /// How many bytes the parts that may be read state to unpack to, as far as the limit.
    pub(super) fn states(&mut self) -> u64 {
        let indices: Vec<usize> = self.parts.values().copied().collect();
        let sizes =
            indices.into_iter().filter_map(|index| self.archive.by_index_data(index).ok().map(|entry| entry.size()));
        sizes.fold(0, u64::saturating_add).min(MOST_INFLATED_BYTES)
    }

    /// Whether there is a part of this name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.parts.contains_key(&name.to_ascii_lowercase())
    }

    /// The names of parts that end so, in order.
    pub(super) fn names_ending(&self, ending: &str) -> Vec<String> {
        let mut names: Vec<String> = self.parts.keys().filter(|name| name.ends_with(ending)).cloned().collect();
        names.sort_unstable();
        names
    }

    /// The bytes of a part, within the limits; none if there is no such part or it was read before.
    pub(super) fn part(&mut self, name: &str, collector: &mut Collector) -> Option<Vec<u8>> {
        let index = *self.parts.get(&name.to_ascii_lowercase())?;
        if !self.read.insert(index) {
            return None;
        }
        let name = shown(name);
        let Ok(entry) = self.archive.by_index(index) else {
            collector.fault(FaultKind::Damaged, format!("its part {name} is damaged or packed in an unusual way"));
            return None;
        };
        // The packed size is no promise: the parts do not overlap, so their sizes are those of the file at most.
        let by_ratio = entry.compressed_size().saturating_mul(MOST_RATIO).max(SMALL_BYTES);
        let by_total = MOST_INFLATED_BYTES.saturating_sub(self.inflated);
        // Whoever reads the file has made room for what it states.
        let stated = entry.size();
        let most = by_ratio.min(by_total).min(stated);
        let mut bytes = Vec::new();
        let result = entry.take(most + 1).read_to_end(&mut bytes);
        let size = bytes.len() as u64;
        self.inflated = self.inflated.saturating_add(size);
        if size > by_total {
            let says = format!("this file unpacks to more than 64 MiB; its part {name} was not read");
            collector.fault(FaultKind::InflatesTooFar, says);
            return None;
        }
        if size > by_ratio {
            let says = format!("its part {name} unpacks to over {MOST_RATIO} times its size, as no document does");
            collector.fault(FaultKind::RatioTooHigh, says);
            return None;
        }
        if result.is_err() || size > stated {
            collector.fault(FaultKind::Damaged, format!("its part {name} is damaged"));
            // What came before the damage may still hold text.
        }
        Some(in_utf8(bytes))
    }

    /// The parts that a part points at, those outside the file left out. The name is empty for the file itself.
    pub(super) fn relations(&mut self, of: &str, collector: &mut Collector) -> Vec<Relation> {
        let (folder, file) = of.rsplit_once('/').unwrap_or(("", of));
        let separator = if folder.is_empty() { "" } else { "/" };
        let Some(bytes) = self.part(&format!("{folder}{separator}_rels/{file}.rels"), collector) else {
            return Vec::new();
        };
        let mut relations = Vec::new();
        let mut xml = Xml::new(&bytes);
        while let Some(node) = xml.next() {
            let Node::Open(element) = node else { continue };
            let external = attribute(&element, b"TargetMode").is_some_and(|mode| mode.eq_ignore_ascii_case("external"));
            if element.local_name().as_ref() != b"Relationship" || external {
                continue;
            }
            let (Some(id), Some(kind), Some(target)) =
                (attribute(&element, b"Id"), attribute(&element, b"Type"), attribute(&element, b"Target"))
            else {
                continue;
            };
            if let Some(target) = resolved(folder, &target) {
                let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
                relations.push(Relation { id, kind, target });
            }
        }
        xml.report(of, collector);
        relations
    }

    /// The part that holds the document itself, and the other parts that the file points at.
    pub(super) fn main_part(&mut self, usual: &str, collector: &mut Collector) -> (String, Vec<Relation>) {
        let relations = self.relations("", collector);
        let stated = relations.iter().find(|relation| relation.kind == "officeDocument");
        (stated.map_or_else(|| usual.to_owned(), |relation| relation.target.clone()), relations)
    }
}

/// A part in the encoding that all office programs write. The standard allows UTF-16 as well, which says so by its first two
/// bytes.
fn in_utf8(bytes: Vec<u8>) -> Vec<u8> {
    let (units, is_little) = match bytes.as_slice() {
        [0xff, 0xfe, units @ ..] => (units, true),
        [0xfe, 0xff, units @ ..] => (units, false),
        _ => return bytes,
    };
    let units = units.chunks_exact(2).map(|unit| {
        let high_and_low = if is_little { [unit[1], unit[0]] } else { [unit[0], unit[1]] };
        u16::from_be_bytes(high_and_low)
    });
    let letters = char::decode_utf16(units).map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER));
    letters.collect::<String>().into_bytes()
}

/// The length of a file, its first bytes and its last.
fn ends(file: &mut dyn ReadSeek) -> io::Result<(u64, Vec<u8>, Vec<u8>)> {
    let (mut begin, mut end) = (Vec::new(), Vec::new());
    let length = file.seek(SeekFrom::End(0))?;
    file.seek(SeekFrom::Start(0))?;
    file.take(8).read_to_end(&mut begin)?;
    file.seek(SeekFrom::Start(length.saturating_sub(LONGEST_END)))?;
    file.take(LONGEST_END).read_to_end(&mut end)?;
    file.seek(SeekFrom::Start(0))?;
    Ok((length, begin, end))
}

/// Notes that the file is larger than is read.
pub(super) fn note_too_large(most: u64, collector: &mut Collector) {
    let says = format!("this file has more than {} MiB, so it is not read", most / 1024 / 1024);
    collector.fault(FaultKind::TooLarge, says);
}

/// The parts by name. Encrypted ones and links are left out and noted; two names that differ in case only are refused.
fn named_parts(archive: &mut ZipArchive<Metered<'_>>, collector: &mut Collector) -> Option<HashMap<String, usize>> {
    let mut parts = HashMap::new();
    for index in 0..archive.len() {
        let Ok(entry) = archive.by_index_data(index) else { continue };
        let Ok(name) = entry.name() else { continue };
        let name = name.replace('\\', "/").trim_start_matches('/').to_ascii_lowercase();
        if entry.encrypted() {
            collector.fault(FaultKind::Locked, "this file needs a password");
        } else if entry.is_symlink() {
            let says = format!("its part {} is a link to another file, which is not followed", shown(&name));
            collector.fault(FaultKind::SymbolicLink, says);
        } else if is_markup(&name) && !is_embedded(&name) {
            if parts.insert(name, index).is_some() {
                collector.fault(FaultKind::AmbiguousParts, "this file holds two parts of the same name");
                return None;
            }
        } else {
            collector.unopened.count(&name);
        }
    }
    Some(parts)
}

/// Whether a part is a document of its own.
fn is_embedded(name: &str) -> bool {
    name.contains("/embeddings/")
}

impl Unopened {
    /// Counts a part that is not looked into, by its name in lower case.
    fn count(&mut self, name: &str) {
        const PICTURES: [&str; 12] =
            ["png", "jpg", "jpeg", "gif", "bmp", "tif", "tiff", "emf", "wmf", "svg", "webp", "heic"];
        const FILMS: [&str; 10] = ["mp4", "m4v", "mov", "avi", "wmv", "mpg", "mp3", "m4a", "wav", "wma"];
        let (folder, file) = name.rsplit_once('/').unwrap_or_default();
        let ending = file.rsplit_once('.').map_or("", |(_, ending)| ending);
        // Small pictures that programs make of the whole are no pictures in it.
        if matches!(folder, "docprops" | "thumbnails") || folder.ends_with("objectreplacements") {
        } else if PICTURES.contains(&ending) {
            self.pictures += 1;
        } else if FILMS.contains(&ending) {
            self.films += 1;
        } else if is_embedded(name) && !name.contains("/_rels/") {
            self.documents += 1;
        }
    }
}

/// Whether a part may hold text: every office program names such parts so. Pictures and films are passed over.
fn is_markup(name: &str) -> bool {
    name.ends_with(".xml") || name.ends_with(".rels")
}

/// The name of the part that a target means, seen from a folder; none if it leads out of the file.
fn resolved(folder: &str, target: &str) -> Option<String> {
    let target = target.split('#').next().unwrap_or_default();
    // Without a stated mode, an address is still one.
    if target.is_empty() || target.contains("://") || target.contains('\\') {
        return None;
    }
    let mut steps: Vec<&str> = if target.starts_with('/') { Vec::new() } else { folder.split('/').collect() };
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                steps.pop().filter(|step| !step.is_empty())?;
            }
            step => steps.push(step),
        }
    }
    steps.retain(|step| !step.is_empty());
    Some(steps.join("/"))
}

/// A part's name as it is shown: attackers write long ones.
pub(super) fn shown(name: &str) -> String {
    name.chars().take(80).collect()
}

/// The order of things in a list of references: the relationship ids of all elements of a name, if the part has an
/// element `root` around them.
pub(super) fn listed_ids(
    bytes: &[u8],
    (root, listed): (&[u8], &[u8]),
    part: &str,
    collector: &mut Collector,
) -> Option<Vec<String>> {
    let mut ids = Vec::new();
    let mut found_root = false;
    let mut xml = Xml::new(bytes);
    while let Some(node) = xml.next() {
        if let Node::Open(element) = node {
            found_root |= element.local_name().as_ref() == root;
            if element.local_name().as_ref() == listed {
                ids.extend(related_id(&element));
            }
        }
    }
    xml.report(part, collector);
    found_root.then_some(ids)
}
