//! What the clients of the formats make of what they are given, as strictly as they can be: anything that is not of the
//! format fails the test.

use std::collections::BTreeMap;

use quick_xml::events::Event;
use quick_xml::{Reader, XmlVersion};
use serde_json::Value;

/// A command of a runner: its word, its properties and its text, read as the runner reads them.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Command {
    pub(crate) word: String,
    pub(crate) properties: BTreeMap<String, String>,
    pub(crate) text: String,
}

/// The commands of GitHub's runner: lines that begin with `::`, spaces before it left out. Any other line may be anything
/// but a command, of the older kind too, which stands anywhere in a line.
pub(crate) fn github(output: &str) -> (Vec<Command>, Vec<&str>) {
    let mut rest = Vec::new();
    let mut commands = Vec::new();
    for line in output.split(['\n', '\r']) {
        assert!(!line.contains("##["), "{line}");
        match line.trim_start().strip_prefix("::") {
            None => rest.push(line),
            Some(command) => {
                let (head, text) = command.split_once("::").expect("the end of the properties");
                let (word, properties) = head.split_once(' ').expect("properties");
                let properties = properties.split(',').map(|property| {
                    let (name, value) = property.split_once('=').expect("a property with a value");
                    (name.to_owned(), decoded(value, &[("%3A", ":"), ("%2C", ",")]))
                });
                let properties: Vec<_> = properties.collect();
                let count = properties.len();
                let properties: BTreeMap<_, _> = properties.into_iter().collect();
                assert_eq!(properties.len(), count, "a property twice in {line}");
                commands.push(Command { word: word.to_owned(), properties, text: decoded(text, &[]) });
            }
        }
    }
    (commands, rest)
}

fn decoded(text: &str, more: &[(&str, &str)]) -> String {
    let mut text = text.to_owned();
    for (code, letter) in more.iter().chain(&[("%0D", "\r"), ("%0A", "\n"), ("%25", "%")]) {
        text = text.replace(code, letter);
    }
    text
}

/// The logging commands of Azure's agent, which stand anywhere in a line, and the lines without one.
pub(crate) fn azure(output: &str) -> (Vec<Command>, Vec<&str>) {
    let mut rest = Vec::new();
    let mut commands = Vec::new();
    for line in output.split(['\n', '\r']) {
        let Some((before, command)) = line.split_once("##vso[") else {
            assert!(!line.contains("##["), "{line}");
            rest.push(line);
            continue;
        };
        assert_eq!(before, "", "{line}");
        let (head, text) = command.split_once(']').expect("the end of the properties");
        assert!(!text.contains("##vso[") && !text.contains("##["), "{line}");
        let (word, properties) = head.split_once(' ').expect("properties");
        let decoded = |text: &str| {
            let codes = [("%3B", ";"), ("%5D", "]"), ("%0D", "\r"), ("%0A", "\n"), ("%AZP25", "%")];
            codes.iter().fold(text.to_owned(), |text, (code, letter)| text.replace(code, letter))
        };
        let properties = properties.split(';').map(|property| {
            let (name, value) = property.split_once('=').expect("a property with a value");
            (name.to_owned(), decoded(value))
        });
        commands.push(Command { word: word.to_owned(), properties: properties.collect(), text: decoded(text) });
    }
    (commands, rest)
}

/// A test of JUnit's XML: its class, its name and what became of it, with the kind of that.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Test {
    pub(crate) class: String,
    pub(crate) name: String,
    pub(crate) result: Option<(String, String)>,
}

/// The tests of a report, which has the elements and attributes of Jenkins's schema and no others, and whose totals are
/// those of its tests.
pub(crate) fn junit(output: &str) -> Vec<Test> {
    const SCHEMA: [(&str, &[&str]); 8] = [
        ("testsuites", &["name", "tests", "failures", "errors"]),
        ("testsuite", &["name", "tests", "failures", "errors", "skipped"]),
        ("properties", &[]),
        ("property", &["name", "value"]),
        ("testcase", &["name", "classname"]),
        ("failure", &["type", "message"]),
        ("skipped", &["type", "message"]),
        ("error", &["type", "message"]),
    ];
    assert!(output.chars().all(is_xml), "characters that no XML may hold");
    let mut reader = Reader::from_str(output);
    reader.config_mut().check_end_names = true;
    let mut tests: Vec<Test> = Vec::new();
    let mut totals = BTreeMap::new();
    loop {
        let element = match reader.read_event().expect("well-formed XML") {
            Event::Start(element) | Event::Empty(element) => element,
            Event::Eof => break,
            Event::Decl(_) | Event::End(_) | Event::Text(_) | Event::GeneralRef(_) => continue,
            other => panic!("{other:?} has no place here"),
        };
        let name = String::from_utf8(element.name().as_ref().to_vec()).expect("a name");
        let (_, known) = SCHEMA.iter().find(|(known, _)| *known == name).unwrap_or_else(|| panic!("<{name}>"));
        let attributes: BTreeMap<String, String> = element
            .attributes()
            .map(|attribute| {
                let attribute = attribute.expect("an attribute");
                let value = attribute.normalized_value(XmlVersion::Implicit1_0).expect("a value").into_owned();
                (String::from_utf8(attribute.key.as_ref().to_vec()).expect("a name"), value)
            })
            .collect();
        assert_eq!(attributes.keys().filter(|key| !known.contains(&key.as_str())).count(), 0, "{name}: {attributes:?}");
        match name.as_str() {
            "testsuites" => totals = attributes,
            "testcase" => tests.push(Test {
                class: attributes["classname"].clone(),
                name: attributes["name"].clone(),
                result: None,
            }),
            "failure" | "skipped" | "error" => {
                tests.last_mut().expect("a test").result = Some((name, attributes["type"].clone()));
            }
            _ => {}
        }
    }
    let many = |result: &str| {
        let has = |test: &&Test| test.result.as_ref().is_some_and(|(name, _)| name == result);
        tests.iter().filter(has).count().to_string()
    };
    assert_eq!(totals["tests"], tests.len().to_string());
    assert_eq!((&totals["failures"], &totals["errors"]), (&many("failure"), &many("error")));
    tests
}

fn is_xml(letter: char) -> bool {
    matches!(letter, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..)
}

/// The rows of a table by the names of its columns.
pub(crate) fn csv(output: &str) -> Vec<BTreeMap<String, String>> {
    let mut reader = csv::Reader::from_reader(output.as_bytes());
    reader.deserialize().map(|row| row.expect("a row as long as the first")).collect()
}

/// JSON that is nothing else.
pub(crate) fn json(output: &str) -> Value {
    serde_json::from_str(output).expect("JSON")
}
