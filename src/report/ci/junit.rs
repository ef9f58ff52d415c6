//! Findings as tests that failed, for Jenkins and whoever else reads JUnit's XML. Jenkins's schema knows no file and no
//! line of a test, so the path is its class. A note is a skipped test, and so is what does not count; a document without
//! findings is a test that passed, because a report without tests counts as broken.

use std::collections::BTreeMap;
use std::io::{self, Write};

use quick_xml::Writer;
use quick_xml::events::BytesText;

use super::{headline, sentences};
use crate::finding::{Finding, Severity, State};
use crate::report::facts::place;
use crate::report::human::decision;
use crate::report::{Report, escape};

type Out<'o> = Writer<&'o mut dyn Write>;

/// The tests of a document.
struct Suite<'r> {
    /// Its path, made harmless.
    name: String,
    /// By which day and which standards everything was judged; said of the run.
    properties: Option<[(&'static str, String); 2]>,
    tests: Vec<Test<'r>>,
}

/// A test.
struct Test<'r> {
    name: String,
    result: Outcome,
    finding: Option<&'r Finding>,
}

/// How a test ended, with a few words where it did not pass.
enum Outcome {
    Passed,
    /// An error or a warning.
    Failed(&'static str, String),
    /// A note, or what does not count.
    Skipped(String, String),
    /// What was asked for and could not be done.
    NotDone(String),
}

pub(in crate::report) fn write(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    let suites = suites(report);
    out.write_all(b"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")?;
    let mut writer: Out<'_> = Writer::new_with_indent(out, b' ', 2);
    let counts = counts(suites.iter().flat_map(|suite| &suite.tests));
    let [tests, failures, _, errors] = counts.map(|count| count.to_string());
    let attributes =
        [("name", report.tool.name.as_str()), ("tests", &tests), ("failures", &failures), ("errors", &errors)];
    writer
        .create_element("testsuites")
        .with_attributes(attributes)
        .write_inner_content(|writer| suites.iter().try_for_each(|suite| write_suite(suite, writer)))?;
    out.write_all(b"\n")
}

/// A suite for the run as a whole, which says what could not be done, and one for each document.
fn suites(report: &Report) -> Vec<Suite<'_>> {
    let mut by_path: BTreeMap<&str, Vec<&Finding>> = BTreeMap::new();
    for document in &report.documents {
        by_path.entry(&document.path).or_default();
    }
    for finding in &report.findings {
        by_path.entry(&finding.document.path).or_default().push(finding);
    }
    let mut run: Vec<Test<'_>> = report.failures.iter().map(|failure| not_done(failure)).collect();
    tell_apart(&mut run);
    if by_path.is_empty() && run.is_empty() {
        let result = Outcome::Skipped("nothing to check".to_owned(), "no document was found".to_owned());
        run.push(Test { name: "nothing to check".to_owned(), result, finding: None });
    }
    let documents = by_path.into_iter().map(|(path, findings)| {
        let mut tests: Vec<Test<'_>> = findings.into_iter().map(|finding| test(finding, report)).collect();
        tell_apart(&mut tests);
        if tests.is_empty() {
            tests.push(Test { name: "no findings".to_owned(), result: Outcome::Passed, finding: None });
        }
        Suite { name: escape::line(path).into_owned(), properties: None, tests }
    });
    let standards = escape::line(&report.sets().join(", ")).into_owned();
    let properties = Some([("today", report.today.clone()), ("standards", standards)]);
    std::iter::once(Suite { name: report.tool.name.clone(), properties, tests: run }).chain(documents).collect()
}

/// Numbers tests of one name: GitLab shows the first of them alone, and Jenkins takes them for one.
fn tell_apart(tests: &mut [Test<'_>]) {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for test in tests {
        let nth = seen.entry(test.name.clone()).or_default();
        *nth += 1;
        if *nth > 1 {
            test.name.push_str(&format!(" ({nth})"));
        }
    }
}

fn not_done(failure: &str) -> Test<'_> {
    let result = Outcome::NotDone(escape::line(failure).into_owned());
    Test { name: "incomplete".to_owned(), result, finding: None }
}

fn test<'r>(finding: &'r Finding, report: &Report) -> Test<'r> {
    let name = escape::line(&format!("{}, {}", finding.rule, place(finding))).into_owned();
    let was_there = finding.state == Some(State::Unchanged) && !report.counts(finding);
    let result = match (&finding.suppressed, finding.severity) {
        (Some(suppressed), _) => {
            Outcome::Skipped(suppressed.by.clone(), escape::line(&decision(suppressed)).into_owned())
        }
        _ if was_there => Outcome::Skipped("unchanged".to_owned(), "it was there before".to_owned()),
        (None, Severity::Note) => Outcome::Skipped("note".to_owned(), headline(finding)),
        (None, severity) => Outcome::Failed(severity.word(), headline(finding)),
    };
    Test { name, result, finding: Some(finding) }
}

/// How many tests there are, and how many of them failed, were skipped and could not be done.
fn counts<'t, 'r: 't>(tests: impl Iterator<Item = &'t Test<'r>>) -> [usize; 4] {
    let mut counts = [0; 4];
    for test in tests {
        let [all, failed, skipped, not_done] = &mut counts;
        *all += 1;
        match test.result {
            Outcome::Passed => {}
            Outcome::Failed(..) => *failed += 1,
            Outcome::Skipped(..) => *skipped += 1,
            Outcome::NotDone(_) => *not_done += 1,
        }
    }
    counts
}

fn write_suite(suite: &Suite<'_>, writer: &mut Out<'_>) -> io::Result<()> {
    let [tests, failures, skipped, errors] = counts(suite.tests.iter()).map(|count| count.to_string());
    let counts = [("tests", &tests), ("failures", &failures), ("errors", &errors), ("skipped", &skipped)];
    let attributes = std::iter::once(("name", suite.name.as_str()));
    let attributes = attributes.chain(counts.map(|(name, count)| (name, count.as_str())));
    writer.create_element("testsuite").with_attributes(attributes).write_inner_content(|writer| {
        suite.properties.iter().try_for_each(|properties| write_properties(properties, writer))?;
        suite.tests.iter().try_for_each(|test| write_test(test, &suite.name, writer))
    })?;
    Ok(())
}

/// What holds for all tests of the run.
fn write_properties(properties: &[(&str, String)], writer: &mut Out<'_>) -> io::Result<()> {
    writer.create_element("properties").write_inner_content(|writer| {
        for (name, value) in properties {
            writer.create_element("property").with_attributes([("name", *name), ("value", value)]).write_empty()?;
        }
        Ok(())
    })?;
    Ok(())
}

fn write_test(test: &Test<'_>, class: &str, writer: &mut Out<'_>) -> io::Result<()> {
    let element =
        writer.create_element("testcase").with_attributes([("name", test.name.as_str()), ("classname", class)]);
    let (name, kind, message) = match &test.result {
        Outcome::Passed => return element.write_empty().map(drop),
        Outcome::Failed(kind, message) => ("failure", *kind, message),
        Outcome::Skipped(kind, message) => ("skipped", kind.as_str(), message),
        Outcome::NotDone(message) => ("error", "incomplete", message),
    };
    let text = test.finding.map(|finding| sentences(finding).join("\n")).unwrap_or_default();
    let kind = escape::line(kind);
    element.write_inner_content(|writer| {
        let result = writer.create_element(name).with_attributes([("type", kind.as_ref()), ("message", message)]);
        if text.is_empty() { result.write_empty() } else { result.write_text_content(BytesText::new(&text)) }.map(drop)
    })?;
    Ok(())
}
