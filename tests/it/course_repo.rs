//! The example repository of courses: its office files say what their texts say, each fault is found on its place, and
//! sound courses are met with silence.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};

use paramount::commands::Outcome;
use paramount::finding::{AuthorityKind, Finding, Severity};

use crate::support::{TODAY, check, files_below, office, office_text, root};

fn examples() -> PathBuf {
    root().join("tests/examples")
}

fn repository() -> PathBuf {
    std::fs::canonicalize(examples().join("course-repo")).expect("the repository")
}

/// The parts of an office file by their names, inflated: how well they were compressed says nothing.
fn parts_of(bytes: &[u8]) -> Option<BTreeMap<String, String>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).ok()?;
    (0..archive.len())
        .map(|index| {
            let mut part = archive.by_index(index).ok()?;
            let mut text = String::new();
            part.read_to_string(&mut text).ok()?;
            Some((part.name().ok()?.into_owned(), text))
        })
        .collect()
}

#[test]
fn office_files_are_what_their_texts_say() {
    let texts = examples().join("office/courses");
    let mut built = Vec::new();
    for text in files_below(&texts) {
        let below = text.strip_prefix(&texts).expect("below it").with_extension("");
        let file = repository().join("courses").join(&below);
        let parts = office_text::parts(&below.to_string_lossy(), &std::fs::read_to_string(&text).expect("a text"));
        let wanted: BTreeMap<String, String> = parts.iter().cloned().collect();
        let found = std::fs::read(&file).ok().and_then(|bytes| parts_of(&bytes));
        if found.as_ref() != Some(&wanted) && std::env::var_os("UPDATE").is_some() {
            std::fs::write(&file, office::zip_parts(&parts)).expect("the file can be written");
        } else {
            let update = "UPDATE=1 cargo test --test it course_repo";
            assert!(found.as_ref() == Some(&wanted), "{} is out of date: run {update}", below.display());
        }
        built.push(file);
    }
    let is_office = |file: &PathBuf| file.extension().is_some_and(|kind| kind == "docx" || kind == "pptx");
    let stray: Vec<PathBuf> =
        files_below(&repository()).into_iter().filter(|file| is_office(file) && !built.contains(file)).collect();
    assert!(stray.is_empty(), "office files without a text: {stray:?}");
    assert!(built.len() >= 5);
}

/// The findings of one course.
fn of_course<'f>(findings: &'f [Finding], course: &str) -> Vec<&'f Finding> {
    let folder = format!("courses/{course}/");
    findings.iter().filter(|finding| finding.document.path.starts_with(&folder)).collect()
}

/// A fault: the course, the rule, where it stands (the words of its line, or the key path where nothing is written), how
/// its message begins, and who asks for it.
type Fault = (&'static str, &'static str, &'static str, &'static str, &'static str);

const FAULTS: [Fault; 13] = [
    ("supervision", "shared/two-trainers", "trainers:", "Wenford 2025 asks for 2 trainers, section 3", "section 3"),
    ("supervision", "shared/named-lead", "", "this course does not say which role answers for it", "section 2"),
    ("supervision", "shared/child-voice", "", "this course does not show where its materials use what", "section 4"),
    ("supervision", "shared/lessons-from-reviews", "", "this course does not show where its materials", "section 4"),
    ("supervision", "shared/free-training", "75.00", "this course gives 75.00 as the amount of private", "section 7"),
    ("supervision", "shared/cancellation", "5 working days", "Wenford 2025 asks for 7 working days", "section 7"),
    ("conference", "review/overdue", "every: 1 year", "the review of this course is 5 months overdue", "itself"),
    ("conference", "course/policy-superseded", "wenford@2022", "this course stands under Wenford 2022", "Wenford 2025"),
    (
        "child-sexual-abuse",
        "course/material-missing",
        "Slides 2026.pptx",
        "there is no file Slides 2026.pptx",
        "itself",
    ),
    ("child-sexual-abuse", "course/evidence-unresolved", "slides.pptx#slide=12", "slides.pptx has", "itself"),
    ("child-sexual-abuse", "course/evidence-unresolved", "handout.docx#what-to-say", "handout.docx has", "itself"),
    ("child-sexual-abuse", "level/unknown-level", "level: 4", "Wenford 2025 has no level 4", "Wenford 2025"),
    ("online-safety", "course/policy-unresolved", "wendford", "there is no policy called wendford", "itself"),
];

#[test]
fn each_fault_is_found_on_its_place() {
    let report = check(&repository(), TODAY, &[]).report;
    let mut lacking = Vec::new();
    for (course, rule, line, message, asker) in FAULTS {
        let text =
            std::fs::read_to_string(repository().join(format!("courses/{course}/course.yaml"))).expect("a course");
        let stands = |finding: &&Finding| {
            let marked = text.lines().nth(finding.place.line as usize - 1).unwrap_or_default();
            finding.rule == rule
                && finding.message.starts_with(message)
                && finding.authority.says.contains(asker)
                && (line.is_empty() || marked.contains(line))
        };
        if !of_course(&report.findings, course).iter().any(stands) {
            let said = of_course(&report.findings, course).into_iter().filter(|finding| finding.rule == rule);
            let said: Vec<_> = said.map(|it| (&it.message, it.place.line, &it.authority.says)).collect();
            lacking.push(format!("{course}: no {rule} on \"{line}\" ({message}, {asker}); there is {said:?}"));
        }
    }
    assert!(lacking.is_empty(), "{}", lacking.join("\n"));
    // Where the policy asks, it is the one who says so.
    let asked = of_course(&report.findings, "supervision").into_iter().filter(|it| it.rule.starts_with("shared/"));
    assert!(asked.into_iter().all(|finding| finding.authority.kind == AuthorityKind::OwnPolicy));
}

/// One slide of the conference cites an edition that was replaced twice; the sound course on neglect cites the newest, and
/// says what its partnership was formerly called.
#[test]
fn a_replaced_edition_is_found_on_its_slide() {
    let report = check(&repository(), TODAY, &[]).report;
    let of_materials: Vec<&Finding> = report.findings.iter().filter(|it| it.rule.starts_with("guidance/")).collect();
    let [finding] = of_materials.as_slice() else { panic!("one slide is out of date: {of_materials:#?}") };
    assert_eq!((finding.rule.as_str(), finding.severity), ("guidance/superseded", Severity::Warning));
    assert_eq!(finding.document.path, "courses/conference/welcome.pptx");
    assert_eq!(finding.place.part.as_deref(), Some("slide 3"));
    assert!(
        finding.message.starts_with("Working Together to Safeguard Children 2018 was replaced"),
        "{}",
        finding.message
    );
}

#[test]
fn sound_courses_and_their_materials_are_silent() {
    let report = check(&repository(), TODAY, &[]).report;
    for course in ["awareness", "neglect", "core", "exploitation", "refresher"] {
        let found: Vec<_> =
            of_course(&report.findings, course).iter().map(|it| (&it.document.path, &it.rule, &it.message)).collect();
        assert!(found.is_empty(), "{course}: {found:#?}");
    }
    let elsewhere = report.findings.iter().filter(|finding| !finding.document.path.starts_with("courses/"));
    assert_eq!(elsewhere.count(), 0, "the policy and the settings are sound");
}

/// A copy of the repository in which one text stands in a manifest in place of another one.
fn with(course: &str, old: &str, new: &str) -> tempfile::TempDir {
    let copy = tempfile::tempdir().expect("a folder");
    let from = repository();
    for file in files_below(&from) {
        let to = copy.path().join(file.strip_prefix(&from).expect("below it"));
        std::fs::create_dir_all(to.parent().expect("a parent")).expect("a folder");
        std::fs::copy(&file, to).expect("a copy");
    }
    let manifest = copy.path().join(format!("courses/{course}/course.yaml"));
    let text = std::fs::read_to_string(&manifest).expect("a course");
    assert!(text.contains(old), "{course} has no \"{old}\"");
    std::fs::write(manifest, text.replacen(old, new, 1)).expect("a course");
    copy
}

fn rules_in(folder: &Path, course: &str) -> Vec<String> {
    let root = std::fs::canonicalize(folder).expect("a folder");
    let report = check(&root, TODAY, &[]).report;
    of_course(&report.findings, course).iter().map(|finding| finding.rule.clone()).collect()
}

#[test]
fn the_same_course_as_e_learning_is_not_asked_for_two_trainers() {
    let as_it_is = rules_in(&repository(), "supervision");
    let online = with("supervision", "mode: face-to-face", "mode: e-learning");
    let online = rules_in(online.path(), "supervision");
    assert!(as_it_is.iter().any(|rule| rule == "shared/two-trainers"));
    // How somebody has learned to lead a room matters where there is one.
    let of_rooms = ["shared/two-trainers", "shared/qualified-trainers"];
    let others: Vec<&String> = as_it_is.iter().filter(|rule| !of_rooms.contains(&rule.as_str())).collect();
    assert_eq!(online.iter().collect::<Vec<_>>(), others, "and nothing else changes");
}

/// What breaks when one thing is taken from a sound course, and nothing else.
#[test]
fn one_fault_in_a_sound_course_is_one_finding() {
    let cases = [
        ("neglect", "lead: {role: Training Officer}\n", "", "shared/named-lead"),
        ("neglect", "slides.pptx#slide=2", "slides.pptx#slide=20", "course/evidence-unresolved"),
        ("neglect", "handout.docx#what-research-says", "handout.docx#what-studies-say", "course/evidence-unresolved"),
        ("neglect", "last: 2026-02-10", "last: 2025-02-10", "review/overdue"),
        ("core", "notice: 7 working days", "notice: 3 working days", "shared/cancellation"),
    ];
    for (course, old, new, rule) in cases {
        assert_eq!(rules_in(with(course, old, new).path(), course), [rule], "{new} in place of {old}");
    }
}

#[test]
fn the_whole_run_fails_for_its_errors_only() {
    let checked = check(&repository(), TODAY, &[]);
    assert_eq!(checked.outcome, Outcome::Findings);
    assert!(checked.report.findings.iter().any(|finding| finding.severity == Severity::Error));
}
