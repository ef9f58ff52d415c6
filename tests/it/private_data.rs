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

use crate::support::repository::Repository;
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

fn assert_silent(what: &str, output: &str, parts: &[String]) {
    let found = AhoCorasick::new(parts).expect("words to look for").find(output);
    let line = found.map(|found| output[..found.start()].lines().count());
    assert!(found.is_none(), "{what} prints {:?} in line {line:?}", found.map(|found| &output[found.range()]));
}

/// Searches every output of every command that judges a folder. `json` is what check says of it, and `policies` are two of
/// its files.
fn assert_all_silent(folder: &Path, json: &str, policies: [&str; 2], parts: &[String]) {
    let root = folder.to_str().expect("a path");
    let same = ["--root", root, "--today", "2026-11-22"];
    let report = folder.join("earlier.json");
    fs::write(&report, json).expect("a report");
    let baseline = report.to_str().expect("a path");
    for format in Report::FORMATS {
        for more in [&["--all"][..], &[], &["--baseline", baseline]] {
            let arguments = [&["check", root, "--format", format.name], same.as_slice(), more].concat();
            assert_silent(&format!("check as {} {more:?}", format.name), &printed(&arguments), parts);
        }
        let file = folder.join("report");
        let asked = format!("{}={}", format.name, file.to_str().expect("a path"));
        printed(&[&["check", root, "--report", &asked], same.as_slice()].concat());
        assert_silent(&format!("a report as {}", format.name), &fs::read_to_string(file).expect("a report"), parts);
    }
    for format in DueReport::FORMATS {
        let output = printed(&[&["due", root, "--format", format.name], same.as_slice()].concat());
        assert_silent(&format!("due as {}", format.name), &output, parts);
    }
    for format in SummaryReport::FORMATS {
        let output = printed(&[&["summary", root, "--format", format.name], same.as_slice()].concat());
        assert_silent(&format!("summary as {}", format.name), &output, parts);
    }
    for format in CoverageReport::FORMATS {
        let output = printed(&[&["coverage", root, "--format", format.name], same.as_slice()].concat());
        assert_silent(&format!("coverage as {}", format.name), &output, parts);
    }
    let [old, new] = policies.map(|name| format!("{root}/{name}"));
    for format in CompareReport::FORMATS {
        let output = printed(&[&["compare", &old, &new, "--format", format.name], same.as_slice()].concat());
        assert_silent(&format!("compare as {}", format.name), &output, parts);
    }
    for format in DiffReport::FORMATS {
        let output = printed(&[&["diff", &old, &new, "--all", "--format", format.name], same.as_slice()].concat());
        assert!(!output.is_empty());
        assert_silent(&format!("diff as {}", format.name), &output, parts);
    }
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

    let parts: Vec<String> = people.iter().flat_map(Person::parts).collect();
    assert_all_silent(folder.path(), &json, ["policies/old.yaml", "policies/new.yaml"], &parts);
}

/// Materials and documents whose names hold what could lead to somebody, and a course that names them and places in them.
/// What is in the names is in none of the reports, and the files are read all the same.
#[test]
fn names_of_files_and_places_that_could_lead_to_a_person_are_printed_nowhere() {
    let repository = Repository::new();
    let folder = repository.path();
    let course = "paramount: course/v1\ncourse: one\ntitle: One\npolicy: wenford\nmaterials:\n  - DOB 12-05-2014/NHS_number_943-476-5919.md\n  \
        - case-no-CSC-2021-00417.md\n  - gone-born-17-june-2013.md\nevidence:\n  child-voice:\n    \
        - {says: a, where: \"case-no-CSC-2021-00417.md#heading=Zedina Quibble, born 3 July 2012\"}\n    \
        - {says: b, where: case-no-CSC-2021-00417.md#zedina-quibble-born-3-july-2012}\n    \
        - {says: c, where: \"case-no-CSC-2021-00417.md#heading=Zedina Quibbell, born 3 July 2013\"}\n    \
        - {says: d, where: case-no-CSC-2021-00417.md#nobody-of-that-name}\n";
    let policy = |edition: &str, strength: &str| {
        format!(
            "paramount: policy/v1\npolicy: wenford\nedition: \"{edition}\"\ntitle: T\nreview: {{next_due: 2026-01}}\ncommitments:\n  \
             - standard: two-trainers\n    strength: {strength}\n    says: Two.\n    section: \"1\"\n    details: {{minimum: 2}}\n"
        )
    };
    let old = "policies/old_born_2012-07-03.yaml";
    let new = "policies/new_born_2012-07-03.yaml";
    repository.write("courses/client_ref_778123/course.yaml", course);
    repository
        .write("courses/client_ref_778123/DOB 12-05-2014/NHS_number_943-476-5919.md", "# A\n\nThe LSCB decides.\n");
    repository.write(
        "courses/client_ref_778123/case-no-CSC-2021-00417.md",
        "# Zedina Quibble, born 3 July 2012\n\nText.\n\n# Zedina Quibble, born 3 July 2014\n\nThe LSCB.\n",
    );
    repository.write("courses/client_ref_778123/left-born-4-may-2011.pptx", "not read");
    repository.write(
        "courses/client_ref_778123/paramount.yaml",
        "paramount: config/v1\nexclude: [\"old-born-4-may-2011/**\"]\n",
    );
    repository.write(old, policy("2020", "must"));
    repository.write(new, policy("2024", "should"));
    // Nobody can say which of these two was read.
    repository.write("policies/alike-born-1-may-2001.yaml", policy("2010", "must"));
    repository.write("policies/alike-born-2-may-2002.yaml", policy("2011", "must"));
    repository.write("policies/broken-born-3-may-2003.yaml", "paramount: policy/v1\npolicy: [\n");
    repository.commit();
    repository.write(new, policy("2024", "may"));
    let root = folder.to_str().expect("a path");
    let same = ["--root", root, "--today", "2026-11-22"];
    let (json, _) = streams(&[&["check", root, "--format", "json"], same.as_slice()].concat());
    let report: serde_json::Value = serde_json::from_str(&json).expect("a report");
    let said: Vec<String> = report["findings"]
        .as_array()
        .expect("findings")
        .iter()
        .map(|finding| {
            format!("{} {}: {}", finding["document"]["path"], finding["rule"], finding["message"]).replace('"', "")
        })
        .collect();
    let says = |words: &str| said.iter().filter(|said| said.contains(words)).count();
    let at = "courses/client_ref_xxxxxx";
    assert_eq!(says(&format!("{at}/DOB xx-xx-xxxx/NHS_number_xxx-xxx-xxxx.md guidance/replaced-term")), 1, "{said:#?}");
    assert_eq!(says(&format!("{at}/case-no-xxx-xxxx-xxxxx.md guidance/replaced-term")), 1, "{said:#?}");
    assert_eq!(says("there is no file gone-born-xx-xxxx-xxxx.md"), 1, "{said:#?}");
    assert_eq!(says("left-born-x-xxx-xxxx.pptx"), 1, "{said:#?}");
    assert_eq!(says("evidence-unresolved"), 2, "{said:#?}");
    assert_eq!(says("no heading \\xxxxxx xxxxxxxx, xxxx x xxxx xxxx"), 1, "{said:#?}");
    assert_eq!(
        says("alike-born-x-xxx-xxxx.yaml load/unreadable: this is not told apart from another one"),
        1,
        "{said:#?}"
    );
    assert!(says(&format!("{at}/course.yaml privacy/")) >= 3, "{said:#?}");
    let parts: Vec<String> = [
        "12-05-2014",
        "943-476",
        "00417",
        "17-june",
        "Zedina",
        "zedina",
        "Quibb",
        "3 July",
        "3-july",
        "2012-07-03",
        "778123",
        "may-20",
    ]
    .map(str::to_owned)
    .into();
    assert_all_silent(&folder, &json, [old, new], &parts);
    for arguments in [
        &["check", root, "--base", "HEAD", "--format", "human", "--all"][..],
        &["check", root, "--base", "HEAD", "--format", "markdown"],
        &["diff", "--base", "HEAD", root, "--format", "json"],
        &["explain", "--config", &format!("{root}/courses/client_ref_778123/course.yaml")],
        &["check", &format!("{root}/policies/nobody-born-5-may-2005.yaml")],
    ] {
        assert_silent(&format!("{arguments:?}"), &printed(&[arguments, same.as_slice()].concat()), &parts);
    }
}

#[test]
fn the_people_would_be_seen_if_they_were_printed() {
    let people = people::all();
    assert_eq!(people.len(), 78);
    let parts: Vec<String> = people.iter().flat_map(Person::parts).collect();
    assert_eq!(parts.iter().collect::<BTreeSet<_>>().len(), parts.len(), "no two share a part");
    for person in &people {
        assert!(person.parts().iter().all(|part| person.sentence().contains(part)));
    }
}
