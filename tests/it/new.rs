//! What `new` writes: nothing is found in it but the places that it keeps and says so, whatever is taken into use and whatever
//! somebody answers.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use assert_cmd::Command;
use paramount::commands::{self, Outcome};
use paramount::finding::Finding;
use paramount::load;
use paramount::model::standards::Standards;
use paramount::model::{Kind, Model};
use paramount::report::DocumentStatus;
use paramount::standards::shared;
use paramount::template;
use serde_yaml::Value;

use crate::support::{check, files_below};

/// A folder that is its own root.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    fs::create_dir(folder.path().join(".git")).expect("a folder in it");
    folder
}

/// Runs `new` in a folder with lines to answer from; what it said on the error stream, and its exit code.
fn new(folder: &Path, arguments: &[&str], answers: &str) -> (String, i32) {
    let mut command = Command::cargo_bin("paramount").expect("the binary");
    command.current_dir(folder).env_clear().arg("new").args(arguments).write_stdin(answers);
    let output = command.output().expect("it runs");
    let said = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    put_to_the_day(folder);
    (said, output.status.code().expect("a code"))
}

/// The day of every check here.
const DAY: &str = "2026-11-27";

/// Puts records that were begun today to the day as at which they are judged, which is the same whenever the tests run.
fn put_to_the_day(folder: &Path) {
    let begun = format!("  date: {}\n", commands::today());
    for file in files_below(folder).iter().filter(|file| file.extension().is_some_and(|ending| ending == "yaml")) {
        let text = fs::read_to_string(file).expect("a text");
        if text.contains(&begun) {
            fs::write(file, text.replace(&begun, &format!("  date: {DAY}\n"))).expect("the same, of another day");
        }
    }
}

/// A start of this kind in a folder of its own, with its text.
fn started(kind: Kind) -> (tempfile::TempDir, &'static str, String) {
    let (folder, name) = (folder(), file_of(kind));
    let (said, code) = new(folder.path(), &[kind.word(), name], "");
    assert_eq!(code, 0, "{said}");
    let text = fs::read_to_string(folder.path().join(name)).expect("the start");
    (folder, name, text)
}

fn file_of(kind: Kind) -> &'static str {
    if kind == Kind::Config { "paramount.yaml" } else { "start.yaml" }
}

/// Nothing of a start is unread: its gaps are known for what they are.
#[test]
fn a_start_is_read_whole() {
    for kind in template::KINDS {
        let (folder, ..) = started(kind);
        let root = fs::canonicalize(folder.path()).expect("the folder");
        let documents = check(&root, DAY, &[]).report.documents;
        assert!(documents.iter().all(|document| document.status == DocumentStatus::Checked), "{kind}: {documents:#?}");
    }
}

fn findings(folder: &Path) -> (Vec<Finding>, Outcome) {
    let root = fs::canonicalize(folder).expect("the folder");
    let checked = check(&root, DAY, &[]);
    (checked.report.findings, checked.outcome)
}

/// The lines that keep a place, 1-based.
fn open_lines(text: &str) -> Vec<u32> {
    let lines = (1..).zip(text.lines());
    lines
        .filter(|(_, line)| !line.trim_start().starts_with('#') && line.contains("[insert "))
        .map(|(number, _)| number)
        .collect()
}

/// Everything that is found is a place that is kept, and every place that is kept is found.
fn assert_only_open(folder: &Path, text: &str, case: &str) {
    let (findings, _) = findings(folder);
    let others: Vec<&Finding> = findings.iter().filter(|finding| finding.rule != "document/placeholder").collect();
    assert!(others.is_empty(), "{case}: {others:#?}");
    let mut lines: Vec<u32> = findings.iter().map(|finding| finding.place.line).collect();
    lines.sort_unstable();
    // A text below >- is found where its key stands, or where it does.
    let open = open_lines(text);
    assert_eq!(lines, open, "{case}\n{text}");
}

#[test]
fn what_is_written_has_only_the_gaps_that_it_names() {
    for kind in template::KINDS {
        let (folder, _, text) = started(kind);
        assert_only_open(folder.path(), &text, kind.word());
        // A set of standards is never a draft, so its gaps are errors.
        let fails = findings(folder.path()).1 == Outcome::Findings;
        assert_eq!(fails, kind == Kind::Standards, "{kind}: the gaps of a draft are notes");
        let open = open_lines(&text).len();
        let named = text.contains(&format!("{open} entries still say\n# [insert ...]"));
        assert!(named || open == 0 && kind == Kind::Config, "{kind}: {open} gaps\n{text}");
    }
}

/// Whoever fills in a gap has been told what to write there: in the paragraph of the gap, or in the entry that holds it.
#[test]
fn every_gap_stands_below_a_sentence() {
    for kind in template::KINDS {
        let (_folder, _, text) = started(kind);
        let lines: Vec<&str> = text.lines().collect();
        for number in open_lines(&text) {
            let above = lines[..number as usize].iter().rev().take_while(|line| !line.is_empty());
            let is_sentence =
                |line: &&str| line.trim_start().starts_with("# ") && !line.trim_start().starts_with("#  ");
            assert!(
                above.into_iter().any(is_sentence),
                "{kind}: nothing says what belongs here: {}",
                lines[number as usize - 1]
            );
        }
    }
}

/// A line that is an entry once its `#` is gone.
fn in_use(line: &str) -> Option<String> {
    let (indent, text) = line.split_at(line.len() - line.trim_start().len());
    let entry = text.strip_prefix('#').filter(|entry| !entry.is_empty() && !entry.starts_with(' '))?;
    Some(format!("{indent}{entry}"))
}

/// How many paragraphs are taken into use together: of a hundred findings of one rule in a document only so many are told.
const TOGETHER: usize = 8;

#[test]
fn every_entry_that_is_ready_can_be_taken_into_use() {
    for kind in template::KINDS {
        let (folder, name, text) = started(kind);
        let paragraphs: Vec<&str> = text.split_inclusive("\n\n").collect();
        let ready: Vec<usize> =
            (0..paragraphs.len()).filter(|at| paragraphs[*at].lines().any(|line| in_use(line).is_some())).collect();
        assert!(!ready.is_empty(), "{kind}");
        for some in ready.chunks(TOGETHER) {
            let line = |at: usize, line: &str| {
                format!("{}\n", in_use(line).filter(|_| some.contains(&at)).unwrap_or_else(|| line.to_owned()))
            };
            let all: String = paragraphs
                .iter()
                .enumerate()
                .flat_map(|(at, paragraph)| paragraph.lines().map(move |text| line(at, text)))
                .collect();
            fs::write(folder.path().join(name), &all).expect("a file");
            let (findings, _) = findings(folder.path());
            // A file of standards that is not there is what the gap in settings names, and a waiver with gaps is incomplete.
            let fits = |finding: &&Finding| {
                let of_settings =
                    kind == Kind::Config && ["waiver/incomplete", "load/unreadable"].contains(&finding.rule.as_str());
                finding.rule != "document/placeholder" && !of_settings
            };
            let others: Vec<String> = findings
                .iter()
                .filter(fits)
                .map(|finding| format!("{} {}: {}", finding.place.line, finding.rule, finding.message))
                .collect();
            assert!(others.is_empty(), "{kind}: {others:#?}\n{all}");
        }
    }
}

fn shared_set() -> &'static Standards {
    match &shared().model {
        Some(Model::Standards(set)) => set,
        _ => panic!("the shared standards"),
    }
}

/// The questions are made from the standards, so there is one for each of them.
#[test]
fn a_policy_is_asked_about_every_standard() {
    let (_folder, _, text) = started(Kind::Policy);
    let flat = text.lines().map(|line| line.trim_start_matches('#').trim()).collect::<Vec<_>>().join(" ");
    let mut core_until = BTreeMap::new();
    for (theme, group) in template::by_theme(&[shared_set()], template::is_for_policies) {
        for asked in group {
            let at = flat.find(&asked.question()).unwrap_or_else(|| panic!("{:?} is not asked", asked.id()));
            let last = core_until.insert(theme.clone(), (at, asked.standard.is_core()));
            assert!(
                last.is_none_or(|(before, core)| before < at && (core || !asked.standard.is_core())),
                "{theme}: core ones first"
            );
        }
    }
    assert_eq!(core_until.len(), 5);
    assert!(text.contains("# Does it say how often training is refreshed?\n"), "{text}");
    assert!(text.contains("# Section, must/will/should/may, what it says, every (a length of time, such as 18 months).\n  #- standard: refresher\n"), "{text}");
}

/// What `explain` gives to be pasted is answered by its gaps alone.
#[test]
fn what_is_pasted_has_only_gaps() {
    for standard in &shared_set().list {
        let pasted = template::to_paste(standard);
        let head = "paramount: policy/v1\npolicy: ashford\nedition: \"2024\"\ntitle: Training policy\nstatus: draft\n";
        let loaded = load::load("policy.yaml", Kind::Policy, format!("{head}{pasted}").into_bytes());
        assert!(
            loaded.findings.iter().all(|finding| open_lines(&format!("{head}{pasted}")).contains(&finding.place.line)),
            "{:#?}",
            loaded.findings
        );
        let folder = folder();
        fs::write(folder.path().join("policy.yaml"), format!("{head}{pasted}")).expect("a file");
        let (findings, _) = findings(folder.path());
        let gaps = findings.iter().filter(|finding| finding.rule == "document/placeholder").count();
        assert_eq!(gaps, pasted.matches("[insert ").count(), "{pasted}");
        let about = findings.iter().filter(|finding| finding.place.line > 5 && finding.rule != "document/placeholder");
        assert_eq!(about.map(|finding| &finding.message).collect::<Vec<_>>(), Vec::<&String>::new(), "{pasted}");
    }
}

/// Answers to the questions about a policy, in their order; the standards by theme come last.
const ANSWERS: &str = "Isle of Wight\nNeglect: a \"start\" # {x\n2024\nApproved\nExecutive Group\n1st November 2026\n\
    \n\nannually\n13/11/2027\nWorkforce Development Officer\nOfficer\n1 2\n\n\n\n\n";

#[test]
fn answers_stand_in_the_file() {
    let folder = folder();
    let (said, code) = new(folder.path(), &["policy", "policy.yaml", "--ask"], ANSWERS);
    assert_eq!(code, 0, "{said}");
    let text = fs::read_to_string(folder.path().join("policy.yaml")).expect("the start");
    let value: Value = serde_yaml::from_str(&text).expect("YAML");
    let at = |path: &[&str]| path.iter().fold(&value, |value, key| &value[*key]).as_str().map(str::to_owned);
    for (path, expected) in [
        (&["policy"][..], "isle-of-wight"),
        (&["area"], "Isle of Wight"),
        (&["title"], "Neglect: a \"start\" # {x"),
        (&["edition"], "2024"),
        (&["status"], "approved"),
        (&["approval", "by"], "Executive Group"),
        (&["approval", "date"], "2026-11-01"),
        (&["review", "every"], "1 year"),
        (&["review", "next_due"], "2027-11-13"),
        (&["lead", "role"], "Workforce Development Officer"),
    ] {
        assert_eq!(at(path).as_deref(), Some(expected), "{path:?}\n{text}");
    }
    assert!(value["period"].is_null(), "what is skipped stays out of use");
    let named: Vec<_> =
        value["commitments"].as_sequence().expect("commitments").iter().map(|item| item["standard"].as_str()).collect();
    assert_eq!(named, [Some("named-lead"), Some("annual-review")]);
    // Of a policy in use the gaps are errors, and still nothing else is found.
    assert_only_open(folder.path(), &text, "answered");
}

/// A line that is refused does not shift the answers behind it to other questions.
#[test]
fn on_a_pipe_each_line_answers_one_question() {
    let folder = folder();
    let answers = "\n\nv3.2 (Apr 2025)\nFinal\nExecutive Group\n01/11/2024\n\n\nbi-annual\n2027-11\nLearning Lead\n";
    let (said, _) = new(folder.path(), &["policy", "--ask"], answers);
    for refused in [
        "\"v3.2 (Apr 2025)\" is no edition",
        "\"Final\" is not one of the words for this",
        "1 November 2024 or as 11 January 2024",
        "every 6 months or every 2 years",
    ] {
        let line = said.lines().find(|line| line.contains(refused)).unwrap_or_else(|| panic!("{refused}\n{said}"));
        assert!(line.ends_with(" This stays open."), "{line}");
    }
    for line in ["  by: \"Executive Group\"", "  next_due: 2027-11", "  role: \"Learning Lead\""] {
        assert!(said.lines().any(|written| written == line), "{line}\n{said}");
    }
}

/// Who gives the partnership where its area is asked for has said both, and a word of an office may mean either of two.
#[test]
fn a_partnership_is_no_area_and_in_force_no_draft() {
    let folder = folder();
    let answers = "Harrowdale Safeguarding Children Partnership\nTraining policy\n2026\nin force\n";
    let (said, _) = new(folder.path(), &["policy", "--ask"], answers);
    for line in [
        "policy: harrowdale",
        "area: \"Harrowdale\"",
        "  - id: partnership",
        "    name: \"Harrowdale Safeguarding Children Partnership\"",
    ] {
        assert!(said.lines().any(|written| written == line), "{line}\n{said}");
    }
    assert!(said.contains("write approved where a body approved it, else published."), "{said}");
}

/// What keeps the place of an answer leaves the entry open, and is told.
#[test]
fn an_answer_that_gives_nothing_is_skipped_and_said_so() {
    let folder = folder();
    let answers = "Example Shire\nTBC\nn/a\n\nnone\nto be confirmed\n\n\nunstated\nn/a\n[role]\nOfficer\n";
    let (said, code) = new(folder.path(), &["policy", "policy.yaml", "--ask"], answers);
    assert_eq!(code, 0, "{said}");
    for answer in ["TBC", "n/a", "to be confirmed", "[role]"] {
        assert!(
            said.contains(&format!("\n>   \"{answer}\" only keeps a place, so this stays open.\n")),
            "{answer}\n{said}"
        );
    }
    assert!(said.contains("This stays open: the file says what to write where there is none."), "{said}");
    let text = fs::read_to_string(folder.path().join("policy.yaml")).expect("the start");
    for line in [
        "title: \"[insert the title]\"",
        "edition: \"[insert the edition]\"",
        "  by: \"[insert the body]\"",
        "  role: \"[insert the role]\"",
        "  every: unstated",
        "  by: \"Officer\"",
    ] {
        assert!(text.lines().any(|written| written == line), "{line}\n{text}");
    }
}

/// Whatever is answered, the file is the same but for values.
#[test]
fn hostile_answers_are_values() {
    let (_kept, _, plain) = started(Kind::Policy);
    let long = "a".repeat(1 << 20);
    let hostile = [
        "\"",
        "x\"\nlead: none",
        "\\",
        "# {[",
        "- a: b",
        "\u{1b}[31m\u{202e}",
        "*a",
        "!!x",
        "'",
        ">-",
        "&a *a",
        &long,
        "\u{0}\u{85}\u{2028}",
        "<<OPEN>>",
        "%TAG",
    ];
    for text in hostile {
        let folder = folder();
        let answers = format!("{text}\n").repeat(40);
        let (said, code) = new(folder.path(), &["policy", "policy.yaml", "--ask"], &answers);
        assert_eq!(code, 0, "{said}");
        let written = fs::read_to_string(folder.path().join("policy.yaml")).expect("the start");
        let (value, before): (Value, Value) =
            (serde_yaml::from_str(&written).expect("YAML"), serde_yaml::from_str(&plain).expect("YAML"));
        let keys = |value: &Value| {
            value
                .as_mapping()
                .expect("entries")
                .keys()
                .filter_map(|key| key.as_str().map(str::to_owned))
                .filter(|key| !["area", "period"].contains(&key.as_str()))
                .collect::<Vec<_>>()
        };
        assert_eq!(keys(&value), keys(&before), "{text:?}");
        assert!(!written.contains(['\u{1b}', '\u{202e}', '\u{0}', '\u{2028}']), "{text:?}");
        assert!(!said.contains(['\u{1b}', '\u{202e}']), "{text:?}");
        assert!(
            findings(folder.path()).0.iter().all(|finding| !finding.rule.starts_with("load/")),
            "{text:?}\n{written}"
        );
    }
}

#[test]
fn a_file_that_is_there_stays() {
    let folder = folder();
    fs::write(folder.path().join("policy.yaml"), "mine\n").expect("a file");
    let (said, code) = new(folder.path(), &["policy", "policy.yaml"], "");
    assert_eq!((code, said.contains("is there already")), (2, true), "{said}");
    assert_eq!(fs::read_to_string(folder.path().join("policy.yaml")).expect("it"), "mine\n");
    let (said, code) = new(folder.path(), &["policy", "--output", "policy.yaml", "--force"], "");
    assert_eq!(code, 0, "{said}");
    assert!(
        fs::read_to_string(folder.path().join("policy.yaml"))
            .expect("it")
            .starts_with("# yaml-language-server: $schema=policy.schema.json\nparamount: policy/v1\n")
    );
    let left: Vec<_> = fs::read_dir(folder.path())
        .expect("it")
        .flatten()
        .map(|entry| entry.file_name())
        .filter(|name| name != ".git")
        .collect();
    assert_eq!(left, ["policy.yaml"], "nothing is left beside it");
}

#[test]
fn a_file_that_would_not_be_found_is_not_written() {
    let folder = folder();
    fs::create_dir(folder.path().join("policies")).expect("a folder");
    let outside = tempfile::tempdir().expect("a folder");
    let elsewhere = outside.path().join("policy.yaml").display().to_string();
    for (arguments, says) in [
        (&["policy", "policy.txt"][..], "call it policy.yaml"),
        (&["policy", "policies"], "name a file in it: policies/policy.yaml"),
        (&["policy", "nowhere/policy.yaml"], "its folder is not there"),
        (&["config", "settings.yaml"], "name a file of that name: paramount.yaml"),
        (&["policy", elsewhere.as_str()], "lies outside"),
        (&["policy", "../policy.yaml"], "lies outside"),
    ] {
        let (said, code) = new(folder.path(), arguments, "");
        assert_eq!((code, said.contains(says)), (2, true), "{arguments:?}: {said}");
    }
    assert!(!outside.path().join("policy.yaml").exists());
}

/// Standards of one's own are asked about where the settings that hold there name them, whatever they say.
#[test]
fn standards_of_ones_own_are_asked_about() {
    let folder = folder();
    let set = "paramount: standards/v1\nstandards: ashford\nedition: 2026-11\nlist:\n  - id: venue-access\n    title: Venues\n    \
        theme: delivery\n    policy: {expects: should, silent: \"does not say\\npolicy: x\"}\n  - id: \"odd: {id\"\n    title: Odd\n    \
        details: {\"a b\": {type: choice, options: ['\"', 'x'], asked: yes}}\n    policy: {expects: may}\n  - id: refresher\n    \
        title: Shorter\n    policy: {expects: must}\n";
    fs::write(folder.path().join("local.yaml"), set).expect("a file");
    fs::write(folder.path().join("paramount.yaml"), "paramount: config/v1\nstandards: [shared, local.yaml]\n")
        .expect("a file");
    let (text, _) = new(folder.path(), &["policy"], "");
    assert!(text.contains("# Does it say policy: x? (of ashford)\n# Section"), "{text}");
    assert!(text.contains("read_against: \"[insert [shared@2026-11-26, ashford@2026-11]]\""), "{text}");
    assert_eq!(text.matches("standard: refresher\n").count(), 1);
    let all: String =
        text.lines().map(|line| format!("{}\n", in_use(line).unwrap_or_else(|| line.to_owned()))).collect();
    let value: Value = serde_yaml::from_str(&all).expect("YAML");
    let items = value["commitments"].as_sequence().expect("commitments");
    assert!(items.iter().any(|item| item["standard"] == "odd: {id" && item["details"]["a b"].is_string()), "{all}");
}

#[test]
fn the_schema_is_looked_for_above_the_file() {
    let folder = folder();
    fs::create_dir_all(folder.path().join("policies/ashford")).expect("a folder");
    fs::create_dir(folder.path().join("schemas")).expect("a folder");
    fs::write(folder.path().join("schemas/policy.schema.json"), "{}").expect("a file");
    let (said, code) = new(folder.path(), &["policy", "policies/ashford/2026.yaml"], "");
    assert_eq!(code, 0, "{said}");
    let text = fs::read_to_string(folder.path().join("policies/ashford/2026.yaml")).expect("the start");
    assert!(text.starts_with("# yaml-language-server: $schema=../../schemas/policy.schema.json\n"), "{text}");
}
