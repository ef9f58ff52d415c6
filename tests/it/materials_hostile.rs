//! Materials that were made to break the reader: limits are named, nothing panics, and time stays in proportion.

use std::io::{Cursor, Write};
use std::time::Duration;

use paramount::extract::{self, FaultKind, Material, Resolved, resolve, unpacks_to};
use proptest::prelude::*;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::support::office::{Slide, Word, presentation, presentation_parts, word_part, zip_parts};
use crate::support::stopwatch::timed;

const PACKAGE: &str =
    r#"<Relationships><Relationship Id="a" Type="x/officeDocument" Target="word/document.xml"/></Relationships>"#;

/// Unoptimised too, everything here ends far sooner unless it is quadratic.
const LONG: Duration = Duration::from_secs(10);

fn timely(path: &str, bytes: &[u8]) -> Material {
    let (material, taken) = timed(|| extract::read(path, bytes));
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(12)]);
    assert!(taken < LONG, "{path} with {} bytes, {head:?}, took {taken:?}", bytes.len());
    material
}

fn faults(material: &Material) -> Vec<FaultKind> {
    material.faults.iter().map(|fault| fault.kind).collect()
}

fn document(xml: &str) -> Material {
    timely("a.docx", &zip_parts(&[("_rels/.rels", PACKAGE), ("word/document.xml", xml)]))
}

/// The same without compression, where the ratio is none of the question.
fn stored(xml: &str) -> Material {
    let parts = [("_rels/.rels", PACKAGE.as_bytes(), 0), ("word/document.xml", xml.as_bytes(), 0)];
    timely("a.docx", &handmade(&parts, false))
}

#[test]
fn bombs_are_not_inflated() {
    let zeros = vec![b' '; 80 << 20];
    let bomb = document(&format!("<document><body>{}", std::str::from_utf8(&zeros).expect("spaces")));
    assert_eq!(faults(&bomb), [FaultKind::RatioTooHigh]);
    let smaller = document(&format!("<document><body>{}", " ".repeat(8 << 20)));
    assert_eq!(faults(&smaller), [FaultKind::RatioTooHigh]);
    assert!(!smaller.whole && smaller.passages.is_empty());
    assert_eq!(resolve(&smaller, "aims"), Resolved::CannotTell);
}

#[test]
fn one_bad_slide_leaves_the_others() {
    let mut parts = presentation_parts(&[Slide::titled("a"), Slide::titled("b"), Slide::titled("c")]);
    let second = parts.iter_mut().find(|(name, _)| name == "ppt/slides/slide2.xml").expect("the second slide");
    second.1.push_str(&" ".repeat(4 << 20));
    let material = timely("a.pptx", &zip_parts(&parts));
    assert!(faults(&material).contains(&FaultKind::RatioTooHigh));
    let texts: Vec<_> = material.passages.iter().map(|passage| passage.text.as_str()).collect();
    assert_eq!(texts, ["a", "c"]);
}

#[test]
fn the_total_is_limited_whatever_each_part_holds() {
    // Letters without a pattern keep the ratio low; their sum does not stay below the limit. What comes again comes too
    // late for the compression to see it.
    let mut state = 1_u64;
    let mut letters = String::new();
    while letters.len() < 1 << 20 {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        letters.push(char::from(b'a' + u8::try_from(state >> 60).unwrap_or_default()));
    }
    let mut parts = presentation_parts(&[Slide::titled("a"), Slide::titled("b"), Slide::titled("c")]);
    for (_, part) in parts.iter_mut().filter(|(name, _)| name.starts_with("ppt/slides/slide")) {
        part.push_str(&format!("<!--{}-->", letters.repeat(24)));
    }
    let material = timely("a.pptx", &zip_parts(&parts));
    assert!(faults(&material).contains(&FaultKind::InflatesTooFar), "{:?}", material.faults);
    assert_eq!(material.passages.len(), 2);
}

#[test]
fn definitions_are_refused() {
    let mut laughs = String::from("<!DOCTYPE x [<!ENTITY a \"ha\">");
    for level in 1..10 {
        laughs.push_str(&format!("<!ENTITY a{level} \"{}\">", format!("&a{};", level - 1).repeat(10)));
    }
    laughs.push_str("]><document><body><p><r><t>&a9;</t></r></p></body></document>");
    assert!(faults(&document(&laughs)).contains(&FaultKind::Definitions));
    let outside = "<!DOCTYPE x SYSTEM \"file:///etc/passwd\"><document><body/></document>";
    assert!(faults(&document(outside)).contains(&FaultKind::Definitions));
}

#[test]
fn depth_and_attributes_are_limited() {
    let deep =
        |levels: usize| format!("<document><body>{}{}</body></document>", "<a>".repeat(levels), "</a>".repeat(levels));
    assert!(stored(&deep(254)).whole);
    assert_eq!(faults(&stored(&deep(255))), [FaultKind::TooDeep]);
    assert_eq!(faults(&stored(&format!("<document><body>{}", "<a>".repeat(100_000)))), [FaultKind::TooDeep]);
    for attribute in [" a", " xmlns:a"] {
        let many: String = (0..200_000).map(|at| format!("{attribute}{at}=\"{}\"", at * 7919 % 100_003)).collect();
        assert_eq!(
            faults(&stored(&format!("<document><body><p{many}/></body></document>"))),
            [FaultKind::TooManyAttributes]
        );
    }
}

#[test]
fn skipped_text_keeps_to_the_limits_too() {
    let deep = format!("<document><body><del>{}", "<a>".repeat(1_000));
    assert_eq!(faults(&stored(&deep)), [FaultKind::TooDeep]);
}

#[test]
fn broken_documents_keep_what_came_before() {
    let material = document("<document><body><p><r><t>before</t></r></p><p><r><t>in it");
    assert_eq!(faults(&material), [FaultKind::Damaged]);
    let texts: Vec<_> = material.passages.iter().map(|passage| passage.text.as_str()).collect();
    assert_eq!(texts, ["before", "in it"]);
    assert_eq!(faults(&document("<document><body><p></q></body>")), [FaultKind::Damaged]);
    assert_eq!(faults(&document("<html></html>")), [FaultKind::Damaged]);
    assert_eq!(faults(&document("")), [FaultKind::Damaged]);
}

#[test]
fn files_of_another_kind_say_so() {
    assert_eq!(faults(&timely("a.docx", b"")), [FaultKind::Damaged]);
    assert_eq!(faults(&timely("a.docx", b"PK\x05\x06")), [FaultKind::Damaged]);
    let old = [&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1][..], &[0; 600]].concat();
    assert_eq!(faults(&timely("a.docx", &old)), [FaultKind::Locked]);
    assert_eq!(faults(&timely("a.docx", &presentation(&[Slide::titled("a")]))), [FaultKind::Damaged]);
    assert_eq!(faults(&timely("a.pptx", &Word::new().build())), [FaultKind::Damaged]);
    assert_eq!(faults(&timely("a.docx", &zip_parts(&[("a", "b")]))), [FaultKind::MissingPart]);
    assert_eq!(faults(&timely("a.docx", &vec![0; (64 << 20) + 1])), [FaultKind::Damaged]);
    let mut file = tempfile::tempfile().expect("a file");
    file.set_len(extract::MOST_CONTAINER_BYTES + 1).expect("a long file with nothing in it");
    assert_eq!(faults(&extract::read_office("a.docx", &mut file)), [FaultKind::TooLarge]);
}

/// A zip written by hand, with what no writer writes: names and flags as given, all in the order of the list.
fn handmade(entries: &[(&str, &[u8], u16)], overlapping: bool) -> Vec<u8> {
    let (mut bytes, mut directory) = (Vec::new(), Vec::new());
    for (at, (name, content, flags)) in entries.iter().enumerate() {
        let offset = if overlapping && at > 0 { 0 } else { bytes.len() };
        let fields = |made_by: &[u8]| {
            let mut fields = made_by.to_vec();
            fields.extend([20, 0]);
            fields.extend(flags.to_le_bytes());
            fields.extend([0; 6]);
            fields.extend(crc32fast::hash(content).to_le_bytes());
            for _ in 0..2 {
                fields.extend(u32::try_from(content.len()).unwrap_or_default().to_le_bytes());
            }
            fields.extend(u16::try_from(name.len()).unwrap_or_default().to_le_bytes());
            fields.extend([0; 2]);
            fields
        };
        if !(overlapping && at > 0) {
            bytes.extend(b"PK\x03\x04");
            bytes.extend(fields(&[]));
            bytes.extend(name.as_bytes());
            bytes.extend(*content);
        }
        directory.extend(b"PK\x01\x02");
        directory.extend(fields(&[20, 0]));
        directory.extend([0; 10]);
        directory.extend(u32::try_from(offset).unwrap_or_default().to_le_bytes());
        directory.extend(name.as_bytes());
    }
    let count = u16::try_from(entries.len()).unwrap_or(u16::MAX).to_le_bytes();
    let (start, size) = (bytes.len(), directory.len());
    bytes.extend(directory);
    bytes.extend(b"PK\x05\x06\0\0\0\0");
    bytes.extend(count);
    bytes.extend(count);
    bytes.extend(u32::try_from(size).unwrap_or_default().to_le_bytes());
    bytes.extend(u32::try_from(start).unwrap_or_default().to_le_bytes());
    bytes.extend([0; 2]);
    bytes
}

#[test]
fn ambiguous_locked_and_linked_parts_are_refused() {
    let xml = word_part("document", "<w:body><w:p><w:r><w:t>a</w:t></w:r></w:p></w:body>");
    let (rels, main) = (("_rels/.rels", PACKAGE.as_bytes(), 0), ("word/document.xml", xml.as_bytes(), 0));
    assert!(timely("a.docx", &handmade(&[rels, main], false)).whole);
    let twice = [rels, main, ("word/document.xml", b"<document/>".as_slice(), 0)];
    assert_eq!(faults(&timely("a.docx", &handmade(&twice, false))), [FaultKind::AmbiguousParts]);
    let by_case = [rels, main, ("Word\\Document.xml", b"<document/>".as_slice(), 0)];
    assert_eq!(faults(&timely("a.docx", &handmade(&by_case, false))), [FaultKind::AmbiguousParts]);
    let locked = [rels, ("word/document.xml", xml.as_bytes(), 1)];
    assert!(faults(&timely("a.docx", &handmade(&locked, false))).contains(&FaultKind::Locked));
    let names: Vec<String> = (0..2_000).map(|at| format!("word/x{at}.xml")).collect();
    let kernel = vec![b'x'; 10_000];
    let shared: Vec<_> = names.iter().map(|name| (name.as_str(), kernel.as_slice(), 0)).collect();
    assert_eq!(faults(&timely("a.docx", &handmade(&shared, true))), [FaultKind::AmbiguousParts]);
    // The list of the second kind is longer than is read of it.
    for width in [1, 60] {
        let names: Vec<String> = (0..60_000).map(|at| format!("{at:0width$}")).collect();
        let many: Vec<_> = names.iter().map(|name| (name.as_str(), b"".as_slice(), 0)).collect();
        assert_eq!(faults(&timely("a.docx", &handmade(&many, false))), [FaultKind::TooManyEntries]);
    }
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    writer.start_file("_rels/.rels", options).expect("a part begins");
    writer.write_all(PACKAGE.as_bytes()).expect("a part is written");
    writer.add_symlink("word/document.xml", "/etc/passwd", options).expect("a link");
    let linked = writer.finish().expect("a zip").into_inner();
    assert!(faults(&timely("a.docx", &linked)).contains(&FaultKind::SymbolicLink));
}

#[test]
fn stated_sizes_are_not_believed() {
    let bytes = Word::new().paragraph("a").build();
    let directory = bytes.windows(4).position(|window| window == b"PK\x01\x02").expect("a directory");
    for (at, size) in [(24, u32::MAX - 1), (24, 0), (20, u32::MAX - 1), (20, 1)] {
        let mut lying = bytes.clone();
        let mut entry = directory;
        while lying[entry..].starts_with(b"PK\x01\x02") {
            lying[entry + at..entry + at + 4].copy_from_slice(&size.to_le_bytes());
            let lengths =
                |offset: usize| usize::from(u16::from_le_bytes([bytes[entry + offset], bytes[entry + offset + 1]]));
            entry += 46 + lengths(28) + lengths(30) + lengths(32);
        }
        let material = timely("a.docx", &lying);
        // More than is stated is not read: room was made for what is stated.
        let tells_less = (at, size) == (24, 0);
        assert_eq!(material.passages.is_empty(), tells_less || at == 20, "{at} {size}: {:?}", material.faults);
        assert!(unpacks_to(&lying) <= 64 << 20);
    }
    let parts: u64 = Word::new().paragraph("a").parts().iter().map(|(_, part)| part.len() as u64).sum();
    assert_eq!(unpacks_to(&bytes), parts);
}

#[test]
fn a_slide_listed_a_thousand_times_is_read_once() {
    let mut parts = presentation_parts(&[Slide::titled("a")]);
    let list = r#"<p:sldId id="256" r:id="rId10"/>"#.repeat(50_000);
    let main = parts.iter_mut().find(|(name, _)| name == "ppt/presentation.xml").expect("the presentation");
    main.1 = format!("<p:presentation><p:sldIdLst>{list}</p:sldIdLst></p:presentation>");
    let material = timely("a.pptx", &zip_parts(&parts));
    assert_eq!(material.passages.len(), 1);
    assert!(material.faults.len() < 30, "{}", material.faults.len());
}

#[test]
fn paragraphs_are_limited() {
    let many = "<p><r><t>a</t></r></p>".repeat(250_000);
    let material = stored(&format!("<document><body>{many}</body></document>"));
    assert_eq!(faults(&material), [FaultKind::TooManyPassages]);
    assert_eq!(material.passages.len(), extract::MOST_PASSAGES);
    let material = timely("a.md", "a\n\n".repeat(1_000_000).as_bytes());
    assert_eq!(faults(&material), [FaultKind::TooManyPassages]);
    let material = timely("a.md", "#\n".repeat(1_000_000).as_bytes());
    assert_eq!(faults(&material), [FaultKind::TooManyPassages]);
}

/// A small file unpacks to much, and each word of it takes time.
#[test]
fn text_and_the_names_in_it_are_limited() {
    let sentence = |bytes: usize| {
        let text = "LSCB ab ab ab ab ab ".repeat(bytes / 20);
        stored(&format!("<document><body><p><r><t>{text}é</t></r></p><p><r><t>more</t></r></p></body></document>"))
    };
    let material = sentence(9 << 20);
    assert_eq!(faults(&material), [FaultKind::TooMuchText]);
    assert_eq!(material.passages.iter().map(|passage| passage.text.len()).sum::<usize>(), extract::MOST_TEXT_BYTES);
    let material = sentence(1 << 20);
    assert!(material.whole);
    let catalogue = paramount::guidance::shared();
    let ((sightings, fault), taken) = timed(|| paramount::scan::look_within_limits(&material, catalogue));
    assert!(taken < LONG, "{taken:?}");
    assert_eq!(fault.map(|fault| fault.kind), Some(FaultKind::TooManyNames));
    assert_eq!(sightings.iter().map(|sighting| sighting.count).sum::<usize>(), 20_000);
}

#[test]
fn markdown_is_cut_at_its_limit_and_read_in_any_encoding() {
    let material = timely("a.md", "é ".repeat(2 << 20).as_bytes());
    assert_eq!(faults(&material), [FaultKind::TooLarge]);
    assert!(!material.passages[0].text.contains('\u{fffd}'));
    let material = timely("a.md", b"# Caf\xe9\n\nMore\n");
    assert_eq!(faults(&material), [FaultKind::NotUtf8]);
    assert_eq!(material.passages[1].text, "More");
}

#[test]
fn markdown_that_nests_too_deeply_is_read_up_to_there() {
    let nested = |mark: &str, levels: usize| format!("before\n\n{}inside\n", mark.repeat(levels));
    for mark in ["> ", ">", "+ ", "12. ", "> - ", "[^a]: "] {
        let marks = if mark == "> - " { 2 } else { 1 };
        assert!(timely("a.md", nested(mark, 64 / marks).as_bytes()).whole, "{mark}");
        let material = timely("a.md", nested(mark, 65).as_bytes());
        assert_eq!(faults(&material), [FaultKind::TooDeep], "{mark}");
        assert_eq!(material.passages.len(), 1);
        assert!(material.faults[0].says.starts_with("from line 3 on"));
    }
    assert!(
        timely("a.md", format!("{}\n{}x\n{}\n", "- ".repeat(90), " ".repeat(300), "*".repeat(99)).as_bytes()).whole
    );
}

#[test]
fn markdown_stays_linear() {
    let n = 50_000;
    let cases = [
        "[".repeat(n),
        "![".repeat(n),
        "[a](".repeat(n),
        "[a](<b".repeat(n),
        "*a_ ".repeat(n),
        "*a **a ".repeat(n),
        format!("{}{}", "*".repeat(n), "a*".repeat(n)),
        (1..800).map(|length| format!("{}a", "`".repeat(length))).collect(),
        "> ".repeat(n),
        "- ".repeat(n),
        format!("{}a", ">".repeat(n)),
        "<".repeat(n),
        "<!--".repeat(n),
        "<a \"".repeat(n),
        "<div id=".repeat(n),
        "<div>\n<a id=\"x\">".repeat(n),
        format!("<div>{}", "<a id=\"x\">".repeat(n)),
        "&".repeat(n),
        "\\".repeat(n),
        "[^1]: ".repeat(n),
        (0..n).map(|at| format!("[^{at}]")).collect(),
        (0..n / 4).map(|at| format!("[{at}]: x\n")).collect::<String>() + &"[1] ".repeat(n),
        format!("[a]: {}\n{}", "x".repeat(10_000), "[a]".repeat(n)),
        format!("|{}\n|{}\n{}", "a|".repeat(2_000), "-|".repeat(2_000), "|\n".repeat(n)),
        "# a\n".repeat(n),
        "a\n---\n".repeat(n),
        format!("---\n{}", "a: b\n".repeat(n)),
        "\u{a0}\u{ad}".repeat(n),
        "~~~\n".repeat(n),
        "\n".repeat(n),
        "a  \n".repeat(n),
        "* a\n".repeat(n),
        format!("{}x\n{}", "+ ".repeat(n), "\n".repeat(n)),
        format!("{}x\n{}y", "+ ".repeat(n), "\n".repeat(n)),
        format!("{}x\n{}", "> ".repeat(n), ">\n".repeat(n)),
        format!("{}x\n{}", "> ".repeat(n), "y\n".repeat(n)),
        format!("{}x\n{}", "+ ".repeat(n), "y\n".repeat(n)),
        format!("{}x\n{}", "+ > ".repeat(n), "\n>\n".repeat(n)),
        format!("{}x\n{}", "[^a]: ".repeat(n), "\n".repeat(n)),
        format!("{}x\n{}", "[^a]: ".repeat(60), "y\n".repeat(n * 4)),
        format!("{}x\n{}", "> ".repeat(60), "y\n".repeat(n * 4)),
        format!("{}x\n{}", "+ ".repeat(60), "y\n".repeat(n * 4)),
        format!(
            "{}{}",
            (0..400).map(|depth| format!("{}* a\n", " ".repeat(depth * 2))).collect::<String>(),
            "y\n".repeat(n * 4)
        ),
        (0..300).map(|depth| format!("{}* a\n", " ".repeat(depth * 2))).collect(),
    ];
    for text in cases {
        timely("a.md", text.as_bytes());
    }
}

/// Markup of Office in any order.
fn markup() -> impl Strategy<Value = String> {
    let names = ["p", "r", "t", "tbl", "tr", "tc", "txbxContent", "del", "AlternateContent", "Choice", "Fallback"];
    let name = proptest::sample::select(names.to_vec());
    let step = (name, 0..4_u8).prop_map(|(name, what)| match what {
        0 => format!("<w:{name}>"),
        1 => format!("</w:{name}>"),
        2 => format!("<{name} w:val=\"0\"/>"),
        _ => "words é &amp; &#0; &x; &".to_owned(),
    });
    proptest::collection::vec(step, 0..60).prop_map(|steps| steps.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn no_bytes_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        for path in ["a.md", "a.docx", "a.pptx"] {
            extract::read(path, &bytes);
        }
    }

    #[test]
    fn no_markup_panics(markup in markup()) {
        let xml = format!("<document><body>{markup}</body></document>");
        let word = zip_parts(&[("_rels/.rels", PACKAGE), ("word/document.xml", xml.as_str())]);
        extract::read("a.docx", &word);
        let mut parts = presentation_parts(&[Slide::titled("a").raw(&markup)]);
        parts.retain(|(name, _)| name != "ppt/slides/_rels/slide1.xml.rels");
        parts.push(("ppt/slides/_rels/slide1.xml.rels".to_owned(), markup));
        extract::read("a.pptx", &zip_parts(&parts));
    }

    #[test]
    fn no_flipped_byte_panics(at in any::<prop::sample::Index>(), value in any::<u8>(), cut in any::<prop::sample::Index>()) {
        let document = Word::new().heading(1, "a").table(&[&["b"]]).footnote("c", "d").text_box("e");
        let mut bytes = document.build();
        let index = at.index(bytes.len());
        bytes[index] = value;
        extract::read("a.docx", &bytes);
        bytes.truncate(cut.index(bytes.len()));
        extract::read("a.docx", &bytes);
    }

    #[test]
    fn every_span_lies_in_the_text(text in "[-a-zé #>*_`|\\[\\]()<>!&;:\"=/\\\\\n\r\u{a0}\u{ad}\u{feff}0-9]{0,200}", fragment in ".{0,20}") {
        let material = extract::read("a.md", text.as_bytes());
        resolve(&material, &fragment);
        let source = material.source.as_ref().expect("a text");
        for passage in &material.passages {
            prop_assert!(!passage.text.is_empty() && passage.text.trim_end() == passage.text);
            for (at, letter) in passage.text.char_indices() {
                let span = passage.spans.span_of(at..at + letter.len_utf8()).expect("a span");
                prop_assert!(source.text().get(span.range()).is_some(), "{passage:?}");
                let shown = source.slice(span);
                prop_assert!(letter == ' ' || shown.contains(letter) || shown.contains(['&', '\\', '`', '\r', '\n']), "{letter:?} {shown:?} {passage:?}");
            }
        }
        for anchor in &material.anchors {
            // A mark set in HTML may be called anything, also what means something else in a fragment.
            let odd = anchor.slug.contains('=') || anchor.slug.trim() != anchor.slug;
            let found = matches!(resolve(&material, &anchor.slug), Resolved::Found { .. });
            prop_assert!(odd || found, "{}", anchor.slug);
        }
    }
}
