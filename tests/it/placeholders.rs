//! What keeps the place of a value, and what is one though it looks like that (`tests/texts/placeholders.tsv`).

use std::fs;

use paramount::finding::{Finding, Severity};
use paramount::model::placeholder::{Placeholder, placeholder};
use paramount::model::schema::{self, FieldType};
use paramount::model::{Kind, signature};
use serde_json::Value as Json;
use serde_yaml::Value;

use crate::support::{TODAY, check};

/// The rows of the table: what each text is, and the text.
fn rows() -> impl Iterator<Item = (&'static str, &'static str)> {
    let lines = include_str!("../texts/placeholders.tsv").lines().filter(|line| !line.starts_with("# "));
    lines.map(|line| line.split_once('\t').expect("two columns"))
}

fn word(kind: Option<Placeholder>) -> &'static str {
    match kind {
        None => "value",
        Some(Placeholder::Open) => "open",
        Some(Placeholder::NotStated) => "not-stated",
        Some(Placeholder::NotApplicable) => "not-applicable",
        Some(Placeholder::Elsewhere) => "elsewhere",
    }
}

#[test]
fn each_text_is_what_the_table_says() {
    let wrong: Vec<String> = rows()
        .filter(|(kind, text)| word(placeholder(text)) != *kind)
        .map(|(kind, text)| format!("{text:?} is {}, and should be {kind}", word(placeholder(text))))
        .collect();
    let count = |value: bool| rows().filter(|(kind, _)| (*kind == "value") == value).count();
    assert!(count(true) >= 60 && count(false) >= 60, "{} values, {} others", count(true), count(false));
    assert!(wrong.is_empty(), "{} texts:\n{}", wrong.len(), wrong.join("\n"));
}

/// What leaves a value open elsewhere signs nothing either.
#[test]
fn nothing_that_keeps_a_place_signs() {
    let signed: Vec<&str> =
        rows().filter(|(kind, text)| *kind != "value" && signature::signs(text)).map(|row| row.1).collect();
    assert_eq!(signed, [""; 0]);
}

/// A way from a document to a value.
#[derive(Clone, Debug, PartialEq)]
enum Step {
    Key(&'static str),
    Item,
}

/// The values of a kind of document whose text is looked at, by the way to each.
fn places(kind: Kind) -> Vec<Vec<Step>> {
    fn add(root: &'static Json, described: &'static Json, way: &[Step], ways: &mut Vec<Vec<Step>>) {
        const LEFT_OUT: [&str; 7] = ["paramount", "notes", "quote", "as_written", "examples", "waivers", "details"];
        /// Sentences of standards hold sentences.
        const DEEPEST: usize = 6;
        if way.len() > DEEPEST {
            return;
        }
        let further = |step| [way, &[step]].concat();
        match (schema::keys(root, described), schema::items(root, described)) {
            (Some(keys), _) => {
                if schema::may_be_none(root, described) {
                    ways.push(way.to_vec());
                }
                for key in keys.into_iter().filter(|key| !LEFT_OUT.contains(key)) {
                    let held = schema::property(root, described, key).expect("a key has a schema");
                    add(root, held, &further(Step::Key(key)), ways);
                }
            }
            (None, Some(items)) => add(root, items, &further(Step::Item), ways),
            (None, None) if schema::field_type(root, described) != FieldType::Names => ways.push(way.to_vec()),
            (None, None) => {}
        }
    }
    let mut ways = Vec::new();
    add(schema::schema(kind), schema::schema(kind), &[], &mut ways);
    ways
}

/// A document with a value at the end of a way, and beside the way what there has to be.
fn document(kind: Kind, way: &[Step], value: Option<&str>) -> Value {
    fn build(root: &'static Json, described: &'static Json, way: &[Step], value: Option<&str>) -> Option<Value> {
        let Some((step, rest)) = way.split_first() else { return value.map(|value| Value::String(value.to_owned())) };
        let Step::Key(own) = step else {
            let items = schema::items(root, described).expect("items");
            return Some(Value::Sequence(build(root, items, rest, value).into_iter().collect()));
        };
        let keys = schema::keys(root, described).expect("entries");
        let mut entries = serde_yaml::Mapping::new();
        for key in keys.iter().filter(|key| *key != own && schema::requires(root, described, key)) {
            let held = schema::property(root, described, key).expect("a schema");
            entries.insert((*key).into(), sample(root, held, key));
        }
        if keys.contains(&"standard") && keys.contains(&"says") && *own != "standard" && *own != "id" {
            entries.insert("standard".into(), "two-trainers".into());
        }
        if let Some(held) = build(root, schema::property(root, described, own).expect("a schema"), rest, value) {
            entries.insert((*own).into(), held);
        }
        Some(Value::Mapping(entries))
    }
    let root = schema::schema(kind);
    build(root, root, way, value).expect("a document")
}

/// Something that may stand where a schema describes it.
fn sample(root: &'static Json, described: &'static Json, key: &str) -> Value {
    if key == "paramount" {
        return schema::resolved(root, described)["const"].as_str().expect("a format").into();
    }
    if schema::keys(root, described).is_some() {
        return document_of(root, described);
    }
    if let Some(items) = schema::items(root, described) {
        return Value::Sequence(vec![sample(root, items, key)]);
    }
    let word = schema::words(root, described).and_then(|words| words.first().copied());
    word.unwrap_or(match schema::field_type(root, described) {
        FieldType::Date => "2025-01",
        FieldType::Duration => "1 year",
        FieldType::YesNo => "yes",
        _ if key == "standard" => "two-trainers",
        _ => "example",
    })
    .into()
}

fn document_of(root: &'static Json, described: &'static Json) -> Value {
    let keys = schema::keys(root, described).unwrap_or_default();
    let needed = keys.into_iter().filter(|key| schema::requires(root, described, key));
    let entries =
        needed.map(|key| (key.into(), sample(root, schema::property(root, described, key).expect("one"), key)));
    Value::Mapping(entries.collect())
}

/// The findings of documents, each judged in a folder of its own, in their order. Settings that cannot be used end a run, so
/// each settings file has one of its own.
fn judged(documents: &[(Kind, Value)]) -> Vec<Vec<Finding>> {
    let mut judged = vec![Vec::new(); documents.len()];
    let (settings, others): (Vec<_>, Vec<_>) =
        documents.iter().enumerate().partition(|(_, (kind, _))| *kind == Kind::Config);
    for run in settings.chunks(1).chain([others.as_slice()]) {
        let folder = tempfile::tempdir().expect("a folder");
        for (number, (kind, document)) in run {
            let below = folder.path().join(number.to_string());
            fs::create_dir(&below).expect("a folder");
            let name = if *kind == Kind::Config { "paramount.yaml" } else { "document.yaml" };
            fs::write(below.join(name), serde_yaml::to_string(document).expect("YAML")).expect("a file");
        }
        let root = fs::canonicalize(folder.path()).expect("the folder");
        for finding in check(&root, TODAY, &[]).report.findings {
            let number = finding.document.path.split('/').next().and_then(|number| number.parse::<usize>().ok());
            if let Some(judged) = number.and_then(|number| judged.get_mut(number)) {
                judged.push(finding);
            }
        }
    }
    judged
}

/// What the help of a placeholder says to do at its place, done.
fn advised(kind: Kind, way: &[Step], help: &str) -> Vec<(String, Value)> {
    let words = |clause: &str| -> Vec<String> {
        let said = clause.split("write ").nth(1).unwrap_or_default();
        let said = said.split(" in place").next().unwrap_or_default();
        said.split([',', ' ']).filter(|word| !word.is_empty() && *word != "or").map(str::to_owned).collect()
    };
    let mut done = Vec::new();
    for clause in help.split("; ") {
        if clause.contains("take the ") {
            done.push((clause.to_owned(), document(kind, way, None)));
        } else if let Some((_, block)) = clause.split_once("none in place of all that stands under ") {
            let end = way.iter().position(|step| matches!(step, Step::Key(key) if *key == block)).expect("the block");
            done.push((clause.to_owned(), document(kind, &way[..=end], Some("none"))));
        } else if !["what belongs here", "what stands there", "it once every question"]
            .iter()
            .any(|no| clause.contains(no))
        {
            let words = if clause.contains("write unstated") { vec!["unstated".to_owned()] } else { words(clause) };
            done.extend(words.into_iter().map(|word| (clause.to_owned(), document(kind, way, Some(&word)))));
        }
    }
    done
}

/// Whatever a message tells people to write in place of a placeholder is taken there.
#[test]
fn what_is_advised_is_taken_at_every_place() {
    let mut open = Vec::new();
    for &kind in Kind::ALL {
        for way in places(kind) {
            open.extend(["TBC", "not stated", "n/a"].map(|text| (kind, way.clone(), text)));
        }
    }
    let documents: Vec<_> = open.iter().map(|(kind, way, text)| (*kind, document(*kind, way, Some(text)))).collect();
    let mut advice = Vec::new();
    for ((kind, way, text), findings) in open.iter().zip(judged(&documents)) {
        let Some(told) = findings.iter().find(|finding| finding.rule == "document/placeholder") else { continue };
        let known: Vec<String> = findings.iter().map(|finding| finding.rule.clone()).collect();
        for (clause, document) in advised(*kind, way, &told.help) {
            advice.push((format!("{kind} {way:?} {text}: {clause}"), known.clone(), (*kind, document)));
        }
    }
    assert!(advice.len() > 500, "{}", advice.len());
    let documents: Vec<_> = advice.iter().map(|(.., document)| document.clone()).collect();
    let mut wrong = Vec::new();
    for ((name, known, _), findings) in advice.iter().zip(judged(&documents)) {
        // That nothing is written where a standard asks for something is another matter; a word that is written there is not.
        let is_other = |rule: &String| {
            // What is missing beside the value.
            ["document/duplicate-id", "shared/learning-levels"].contains(&rule.as_str())
                || rule.starts_with("shared/") && !name.contains("write unstated")
        };
        let is_wrong = |finding: &&Finding| {
            let rule = &finding.rule;
            rule == "document/placeholder"
                || finding.severity == Severity::Error && !known.contains(rule) && !is_other(rule)
        };
        let told = |finding: &Finding| format!("{name}\n    {} {} | {}", finding.rule, finding.message, finding.help);
        wrong.extend(findings.iter().filter(is_wrong).map(told));
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), advice.len(), wrong.join("\n"));
}
