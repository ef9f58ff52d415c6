//! Materials as `check` judges them: each file read once, places in it looked up, what cannot be told counted, and what
//! is wrong with the file itself said of the file.

use std::fs;
use std::io::{self, Cursor, Read, Write};
use std::path::Path;
use std::time::{Duration, Instant};

use paramount::commands::Outcome;
use paramount::finding::{Finding, Severity};
use paramount::report::{CannotTell, DocumentReport, DocumentStatus, Report};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::support::office::{Slide, Word, presentation, presentation_parts};
use crate::support::{Checked, TODAY, check_with, repository};

const SETTINGS: &str = "paramount: config/v1\nstandards: [none.yaml]\n";
const NO_STANDARDS: &str = "paramount: standards/v1\nstandards: none\nedition: \"1\"\nlist: []\n";

/// A repository of courses, judged by no standards, so that only what is said of places and files is left.
struct Repository(tempfile::TempDir);

impl Repository {
    fn new() -> Self {
        let folder = Self(tempfile::tempdir().expect("a folder"));
        folder.put("paramount.yaml", SETTINGS).put("none.yaml", NO_STANDARDS)
    }

    fn put(self, name: &str, bytes: impl AsRef<[u8]>) -> Self {
        let path = self.0.path().join(name);
        fs::create_dir_all(path.parent().expect("a file lies in a folder")).expect("a folder");
        fs::write(path, bytes).expect("a file");
        self
    }

    /// A course with its materials and the places that it names.
    fn course(self, name: &str, materials: &[&str], places: &[&str]) -> Self {
        let text = course(name, materials, places);
        self.put(&format!("{name}.yaml"), text)
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    fn check(&self) -> Report {
        let root = fs::canonicalize(self.path()).expect("the folder that was made");
        let Checked { report, outcome } = crate::support::check(&root, TODAY, &[]);
        let fails = report.findings.iter().any(|finding| finding.severity == Severity::Error);
        assert_eq!(outcome, if fails { Outcome::Findings } else { Outcome::Clean });
        report
    }
}

fn course(name: &str, materials: &[&str], places: &[&str]) -> String {
    let mut text = format!("paramount: course/v1\ncourse: {name}\ntitle: Neglect\n");
    if !places.is_empty() {
        text.push_str("evidence:\n  child-voice:\n");
    }
    for place in places {
        text.push_str(&format!("    - {{says: In their words., where: \"{place}\"}}\n"));
    }
    text.push_str("materials:\n");
    for material in materials {
        text.push_str(&format!("  - {material}\n"));
    }
    text
}

fn said<'r>(report: &'r Report, rule: &str) -> Vec<&'r str> {
    report.findings.iter().filter(|finding| finding.rule == rule).map(|finding| finding.message.as_str()).collect()
}

fn unresolved(report: &Report) -> Vec<&str> {
    said(report, "course/evidence-unresolved")
}

fn material<'r>(report: &'r Report, path: &str) -> Option<&'r DocumentReport> {
    let found = report.documents.iter().filter(|document| document.path == path).collect::<Vec<_>>();
    assert!(found.len() < 2, "{path} is listed more than once");
    found.first().copied()
}

fn slides() -> Vec<u8> {
    presentation(&[Slide::titled("Welcome").text("Hello"), Slide::titled("What children told us").notes("Listen.")])
}

fn handout() -> Vec<u8> {
    Word::new().heading(1, "Neglect").paragraph("A text.").heading(2, "What children told us").build()
}

#[test]
fn places_are_looked_up_in_every_format() {
    let places = [
        "lesson.md#what-children-told-us",
        "lesson.md#heading=What children told us",
        "lesson.md",
        "handout.docx#what-children-told-us",
        "handout.docx#heading=what children told us",
        "slides.pptx#slide=2",
        "slides.pptx#what-children-told-us",
    ];
    let missing = [
        (
            "lesson.md#what-children-tolds-us",
            "lesson.md has no heading \"what-children-tolds-us\"; did you mean #what-children-told-us?",
        ),
        (
            "lesson.md#heading=What children tell us",
            "lesson.md has no heading \"What children tell us\"; did you mean \"What children told us\"?",
        ),
        ("handout.docx#aims-of-the-day", "handout.docx has no heading \"aims-of-the-day\""),
        ("slides.pptx#slide=3", "slides.pptx has no slide 3; its last one is slide 2"),
        (
            "slides.pptx#what-children-tell-us",
            "slides.pptx has no slide with the title \"what-children-tell-us\"; did you mean #what-children-told-us?",
        ),
    ];
    let all: Vec<&str> = places.iter().copied().chain(missing.iter().map(|(place, _)| *place)).collect();
    let report = Repository::new()
        .put("lesson.md", "# Neglect\n\n## What children told us\n")
        .put("handout.docx", handout())
        .put("slides.pptx", slides())
        .course("course", &["lesson.md", "handout.docx", "slides.pptx"], &all)
        .check();
    let expected: Vec<&str> = missing.iter().map(|(_, message)| *message).collect();
    assert_eq!(unresolved(&report), expected);
    assert_eq!(report.findings.len(), expected.len(), "{:?}", report.findings);
    assert_eq!(report.summary.cannot_tell, CannotTell::default());
    for path in ["lesson.md", "handout.docx", "slides.pptx"] {
        let document = material(&report, path).expect("a document");
        assert_eq!((document.kind.as_deref(), &document.id), (Some("material"), &None));
        assert_eq!((document.status, &document.why), (DocumentStatus::Checked, &None));
        assert_eq!(document.sha256.len(), 64);
    }
}

#[test]
fn what_is_never_opened_is_counted_and_accepted() {
    let report = Repository::new()
        .put("plan.pdf", "%PDF-1.7")
        .put("film.mp4", "a film")
        .course(
            "course",
            &["plan.pdf", "film.mp4", "https://example.org/slides.pptx"],
            &["plan.pdf#page=4", "film.mp4", "https://example.org/slides.pptx#slide=2"],
        )
        .check();
    assert!(report.findings.is_empty(), "{:?}", report.findings);
    assert_eq!(report.summary.cannot_tell, CannotTell { web: 1, unopened: 2, unread: 0 });
    let plan = material(&report, "plan.pdf").expect("a document");
    assert_eq!((plan.status, plan.sha256.as_str()), (DocumentStatus::NotRead, ""));
    assert!(plan.why.as_deref().is_some_and(|why| why.contains("never opened")));
    assert_eq!(report.documents.len(), 5, "an address is no document");
}

#[test]
fn a_broken_file_is_said_once_and_of_itself() {
    let broken = &handout()[..200];
    let mut repository = Repository::new().put("shared/handout.docx", broken);
    for number in 0..20 {
        let course = course(&format!("course-{number}"), &["../shared/handout.docx"], &["../shared/handout.docx#aims"]);
        repository = repository.put(&format!("courses/{number}.yaml"), course);
    }
    let report = repository.check();
    let about: Vec<&Finding> = report.findings.iter().collect();
    assert_eq!(about.len(), 1, "{about:?}");
    assert_eq!((about[0].rule.as_str(), about[0].document.path.as_str()), ("load/unreadable", "shared/handout.docx"));
    assert_eq!((about[0].place.line, about[0].place.column, &about[0].place.part), (1, 1, &None));
    let document = material(&report, "shared/handout.docx").expect("a document");
    assert_eq!(document.status, DocumentStatus::Partly);
    assert_eq!(document.why.as_deref(), Some(about[0].message.as_str()));
    assert_eq!(report.summary.cannot_tell, CannotTell { unread: 20, ..CannotTell::default() });
}

#[test]
fn a_big_file_that_two_hundred_courses_name_is_read_once() {
    let paragraph = "What a child says is written down in the child's own words. ".repeat(20);
    let mut word = Word::new().heading(1, "Neglect");
    for _ in 0..3_000 {
        word = word.paragraph(&paragraph);
    }
    let bytes = word.build();
    let alone = {
        let repository = Repository::new().put("big.docx", &bytes).course("one", &["big.docx"], &["big.docx#neglect"]);
        let start = Instant::now();
        assert!(repository.check().findings.is_empty());
        start.elapsed()
    };
    let mut repository = Repository::new().put("big.docx", &bytes);
    for number in 0..200 {
        repository = repository.course(&format!("course-{number}"), &["big.docx"], &["big.docx#neglect"]);
    }
    let start = Instant::now();
    let report = repository.check();
    let all = start.elapsed();
    assert!(report.findings.is_empty(), "{:?}", report.findings);
    assert_eq!(report.documents.len(), 203);
    assert!(all < alone * 20 + Duration::from_secs(5), "one course {alone:?}, two hundred {all:?}");
}

#[cfg(unix)]
#[test]
fn two_names_of_one_file_are_one_document() {
    let repository = Repository::new()
        .put("shared/lesson.md", "# Aims\n")
        .put("one/course.yaml", course("one", &["lesson.md"], &["lesson.md#aims", "lesson.md#aim"]))
        .course("two", &["shared/lesson.md"], &["shared/lesson.md#aims"]);
    std::os::unix::fs::symlink("../shared/lesson.md", repository.path().join("one/lesson.md")).expect("a link");
    let report = repository.check();
    assert_eq!(unresolved(&report), ["lesson.md has no heading \"aim\"; did you mean #aims?"]);
    assert!(material(&report, "shared/lesson.md").is_some() && material(&report, "one/lesson.md").is_none());
}

#[test]
fn a_name_is_the_same_however_a_system_writes_it() {
    let repository = Repository::new().put("one/cafe\u{301}.md", "# Aims\n").course(
        "one",
        &["one/caf\u{e9}.md"],
        &["one/caf\u{e9}.md#aims"],
    );
    let report = repository.check();
    assert!(report.findings.is_empty(), "{:#?}", report.findings);
    assert!(material(&report, "one/cafe\u{301}.md").is_some());
}

#[test]
fn limits_are_named_and_the_rest_is_looked_up() {
    let folder = Repository::new()
        .put("long.md", format!("# Aims\n\n{}\n\n# End\n", "word ".repeat(1 << 20)))
        .put("ansi.md", b"# Aims\n\nthe children\x92s voice\n")
        .course(
            "course",
            &["long.md", "ansi.md", "big.docx"],
            &["long.md#aims", "long.md#end", "ansi.md#aims", "big.docx#aims"],
        );
    let big = fs::File::create(folder.path().join("big.docx")).expect("a file");
    big.set_len((512 << 20) + 1).expect("a long file with nothing in it");
    let report = folder.check();
    assert_eq!(
        said(&report, "load/too-large"),
        [
            "this file has more than 512 MiB, so it is not read",
            "this file has more than 4 MiB; only its first 4 MiB were read"
        ]
    );
    assert_eq!(said(&report, "load/not-utf8"), ["this file is not saved as UTF-8: line 3 has bytes that are no text"]);
    assert!(unresolved(&report).is_empty());
    assert_eq!(report.summary.cannot_tell, CannotTell { unread: 2, ..CannotTell::default() });
    for path in ["long.md", "ansi.md", "big.docx"] {
        let document = material(&report, path).expect("a document");
        assert_eq!(document.status, DocumentStatus::Partly, "{path}");
        // Of what was not read whole no sum can be given.
        assert_eq!(document.sha256.is_empty(), path != "ansi.md", "{path}");
    }
}

/// Slides that say what nobody says any more, with a film of so many bytes between them.
fn slides_with_film(bytes: u64) -> Vec<u8> {
    let slides = [Slide::titled("Today"), Slide::titled("Whom to tell").text("The LSCB decides.")];
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    writer.start_file("ppt/media/film.mp4", stored).expect("a part begins");
    io::copy(&mut io::repeat(b'f').take(bytes), &mut writer).expect("a part is written");
    for (name, text) in presentation_parts(&slides) {
        writer.start_file(name, stored).expect("a part begins");
        writer.write_all(text.as_bytes()).expect("a part is written");
    }
    writer.finish().expect("a zip is finished").into_inner()
}

#[test]
fn slides_that_are_large_for_their_films_are_read() {
    let folder = Repository::new().put("film.pptx", slides_with_film(65 << 20)).course(
        "course",
        &["film.pptx"],
        &["film.pptx#heading=Whom to tell", "film.pptx#slide=3"],
    );
    let report = folder.check();
    let document = material(&report, "film.pptx").expect("a document");
    assert_eq!((document.status, document.sha256.as_str()), (DocumentStatus::Checked, ""));
    assert_eq!(document.not_looked_into.films, 1);
    assert_eq!(said(&report, "guidance/replaced-term").len(), 1, "{:#?}", report.findings);
    assert_eq!(unresolved(&report).len(), 1, "{:#?}", report.findings);
}

/// Git hands out whole files only, so that such slides are not read as they were. What is said of them is not new for that.
#[test]
fn what_is_found_in_slides_that_nobody_touched_is_not_new() {
    let repository = repository::Repository::new();
    repository.write("film.pptx", slides_with_film(65 << 20));
    repository.write("course.yaml", course("course", &["film.pptx"], &[]));
    repository.commit();
    let report = check_with(&repository.path(), TODAY, &[], &["--base", "HEAD"]).report;
    assert_eq!((report.summary.new, report.summary.fixed), (0, 0), "{:#?}", report.fixed);
    let gaps = report.base.expect("a base").gaps;
    assert!(gaps.len() == 1 && gaps[0].contains("film.pptx"), "{gaps:?}");
}

#[test]
fn what_settings_leave_out_is_looked_into_and_not_judged() {
    let report = Repository::new()
        .put("paramount.yaml", format!("{SETTINGS}exclude: [\"old/**\"]\n"))
        .put("old/lesson.md", b"# Aims\n\n\xff\n")
        .put("old/broken.docx", b"no document")
        .course("course", &["old/lesson.md", "old/broken.docx"], &["old/lesson.md#aims", "old/broken.docx#aims"])
        .check();
    assert!(report.findings.is_empty(), "{:?}", report.findings);
    assert!(material(&report, "old/lesson.md").is_none() && material(&report, "old/broken.docx").is_none());
    assert_eq!(report.summary.cannot_tell.unread, 1);
}

#[test]
fn only_what_is_taught_from_is_read() {
    let gone = course("gone", &["broken.docx"], &[]).replace("title:", "status: withdrawn\ntitle:");
    let report = Repository::new()
        .put("gone.yaml", gone)
        .put("broken.docx", b"no document")
        .put("lesson.md", "# Aims\n")
        .put("other.md", b"# Aims \xff\n")
        .course("course", &["lesson.md", "none.yaml"], &["lesson.md#aims", "other.md#aims"])
        .check();
    assert_eq!(unresolved(&report), ["this leads to other.md, which is not among the materials of this course"]);
    assert_eq!(report.findings.len(), 1, "{:?}", report.findings);
    assert!(material(&report, "broken.docx").is_none() && material(&report, "other.md").is_none());
    // A document of another kind stays that, though somebody teaches from it.
    assert_eq!(material(&report, "none.yaml").and_then(|document| document.kind.as_deref()), Some("standards"));
}

#[test]
fn many_dead_places_in_a_file_of_many_headings_take_no_long_time() {
    let headings: String =
        (0..20_000).map(|number| format!("# Heading number {number} of a long list of them\n\n")).collect();
    let places: Vec<String> =
        (0..5_000).map(|number| format!("lesson.md#hading-nmber-{number}-of-a-lng-list")).collect();
    let places: Vec<&str> = places.iter().map(String::as_str).collect();
    let repository = Repository::new().put("lesson.md", headings).course("course", &["lesson.md"], &places);
    let start = Instant::now();
    let report = repository.check();
    assert!(start.elapsed() < Duration::from_secs(30), "{:?}", start.elapsed());
    assert!(!unresolved(&report).is_empty());
}
