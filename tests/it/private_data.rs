//! Nothing that could lead to a child is printed, in no format, by no command: people who do not exist are put into every
//! place of every format that is read, and every output is searched for every part of them. Their names, streets and towns
//! are made up, their telephone numbers are those that Ofcom keeps for stories.

mod files;
mod people;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use aho_corasick::AhoCorasick;
use clap::Parser;
use jiff::civil::date;
use paramount::cli::Cli;
use paramount::commands::{self, Console};
use paramount::report::compare::CompareReport;
use paramount::report::coverage::CoverageReport;
use paramount::report::deliver::Report as _;
use paramount::report::diff::DiffReport;
use paramount::report::due::DueReport;
use paramount::report::summary::SummaryReport;
use paramount::report::{Look, Report};

use people::Person;

/// What a command prints, on both streams.
fn printed(arguments: &[&str]) -> String {
    let (out, errors) = streams(arguments);
    out + &errors
}

/// What a command prints on each stream.
fn streams(arguments: &[&str]) -> (String, String) {
    let (mut out, mut errors) = (Vec::new(), Vec::new());
    let look = Look { color: false, width: 100 };
    let mut console = Console { out: &mut out, errors: &mut errors, look, today: date(2026, 11, 22) };
    let arguments = [&["paramount"], arguments].concat();
    commands::run(Cli::try_parse_from(arguments).expect("arguments that parse"), &mut console);
    (String::from_utf8(out).expect("text"), String::from_utf8(errors).expect("text"))
}

fn assert_silent(what: &str, output: &str, people: &[Person]) {
    let parts: Vec<String> = people.iter().flat_map(Person::parts).collect();
    let found = AhoCorasick::new(&parts).expect("words to look for").find(output);
    let line = found.map(|found| output[..found.start()].lines().count());
    assert!(found.is_none(), "{what} prints {:?} in line {line:?}", found.map(|found| &output[found.range()]));
}

/// A folder with everybody in it, and the names of the files that they stand in.
fn planted(people: &[Person], folder: &Path) -> Vec<String> {
    let mut rest = people.iter();
    let planted = files::all(&mut || rest.next().expect("enough people"));
    let mut names = Vec::new();
    for (path, bytes) in planted {
        let file = folder.join(&path);
        fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
        fs::write(file, bytes).expect("a file");
        names.push(path);
    }
    assert!(rest.next().is_none(), "everybody stands somewhere");
    names
}

#[test]
fn what_could_lead_to_a_person_is_found_in_every_place_and_printed_nowhere() {
    let people = people::all();
    let folder = tempfile::tempdir().expect("a folder");
    let names = planted(&people, folder.path());
    let root = folder.path().to_str().expect("a path");
    let same = ["--root", root, "--today", "2026-11-22"];

    let (json, errors) = streams(&[&["check", root, "--format", "json"], same.as_slice()].concat());
    assert_eq!(errors, "");
    let report: serde_json::Value = serde_json::from_str(&json).expect("a report");
    let findings = report["findings"].as_array().expect("findings");
    let found: BTreeSet<(&str, &str)> = findings
        .iter()
        .filter_map(|finding| Some((finding["document"]["path"].as_str()?, finding["rule"].as_str()?)))
        .filter(|(_, rule)| rule.starts_with("privacy/"))
        .collect();
    for name in names.iter().filter(|name| files::is_readable(name)) {
        for rule in ["privacy/birth-date", "privacy/nhs-number", "privacy/case-number"] {
            assert!(found.contains(&(name, rule)), "{name} has no {rule}");
        }
    }
    assert!(
        findings.iter().any(|finding| finding["rule"] == "guidance/replaced-term"),
        "lines are quoted for other rules"
    );

    let report = folder.path().join("earlier.json");
    fs::write(&report, &json).expect("a report");
    let baseline = report.to_str().expect("a path");
    for format in Report::FORMATS {
        for more in [&["--all"][..], &[], &["--baseline", baseline]] {
            let arguments = [&["check", root, "--format", format.name], same.as_slice(), more].concat();
            assert_silent(&format!("check as {} {more:?}", format.name), &printed(&arguments), &people);
        }
        let file = folder.path().join("report");
        let asked = format!("{}={}", format.name, file.to_str().expect("a path"));
        printed(&[&["check", root, "--report", &asked], same.as_slice()].concat());
        assert_silent(&format!("a report as {}", format.name), &fs::read_to_string(file).expect("a report"), &people);
    }
    for format in DueReport::FORMATS {
        let output = printed(&[&["due", root, "--format", format.name], same.as_slice()].concat());
        assert_silent(&format!("due as {}", format.name), &output, &people);
    }
    for format in SummaryReport::FORMATS {
        let output = printed(&[&["summary", root, "--format", format.name], same.as_slice()].concat());
        assert_silent(&format!("summary as {}", format.name), &output, &people);
    }
    for format in CoverageReport::FORMATS {
        let output = printed(&[&["coverage", root, "--format", format.name], same.as_slice()].concat());
        assert_silent(&format!("coverage as {}", format.name), &output, &people);
    }
    let [old, new] = ["policies/old.yaml", "policies/new.yaml"].map(|name| format!("{root}/{name}"));
    for format in CompareReport::FORMATS {
        let output = printed(&[&["compare", &old, &new, "--format", format.name], same.as_slice()].concat());
        assert_silent(&format!("compare as {}", format.name), &output, &people);
    }
    for format in DiffReport::FORMATS {
        let output = printed(&[&["diff", &old, &new, "--all", "--format", format.name], same.as_slice()].concat());
        assert!(!output.is_empty());
        assert_silent(&format!("diff as {}", format.name), &output, &people);
    }
}

#[test]
fn the_people_would_be_seen_if_they_were_printed() {
    let people = people::all();
    assert_eq!(people.len(), 60);
    let parts: Vec<String> = people.iter().flat_map(Person::parts).collect();
    assert_eq!(parts.iter().collect::<BTreeSet<_>>().len(), parts.len(), "no two share a part");
    for person in &people {
        assert!(person.parts().iter().all(|part| person.sentence().contains(part)));
    }
}
