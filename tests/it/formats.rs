//! The formats of `check` for clients of all kinds: each read as strictly as its clients read it, with the same totals in
//! all of them, and nothing that a document says acting on anybody.

mod mixed;
mod readers;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use assert_cmd::Command;
use paramount::report::deliver::Report as _;
use paramount::report::{Format, Look, Report};
use serde_json::Value;

use crate::laws::output::assert_inert;
use crate::support::repository::Repository;
use mixed::{HOSTILE_PATH, report};

fn written(report: &Report, format: &Format<Report>) -> String {
    let mut out = Vec::new();
    format.write(report, Look { color: false, width: 100 }, &mut out).expect("memory takes it");
    String::from_utf8(out).expect("text")
}

fn named(report: &Report, format: &str) -> String {
    written(report, Report::format(format).expect("a format"))
}

#[test]
fn every_format_of_a_mixed_report() {
    let formats = ["json-lines", "csv", "github", "azure", "gitlab", "junit", "rdjson", "sarif", "markdown", "human"];
    for format in formats {
        insta::assert_snapshot!(format, named(&report(false), format));
    }
}

/// How many findings a client shows of those that count, and how many it is told of besides.
fn shown_and_counted(format: &str, output: &str) -> (usize, usize) {
    let list = |value: &Value, pointer: &str| value.pointer(pointer).and_then(Value::as_array).expect(pointer).clone();
    let counts = |finding: &&Value| finding["suppressed"].is_null() && finding["state"] != "unchanged";
    let after = |text: &str, before: &str, end: &str| -> usize {
        let parts = text.split(before).skip(1).filter_map(|part| part.split_once(end)?.0.parse::<usize>().ok());
        parts.sum()
    };
    match format {
        "json" => (list(&readers::json(output), "/findings").iter().filter(counts).count(), 0),
        "json-lines" => {
            let lines: Vec<Value> = output.lines().map(readers::json).collect();
            (lines.iter().filter(|line| line.get("rule").is_some()).filter(counts).count(), 0)
        }
        "csv" => (readers::csv(output).iter().filter(|row| row["counts"] == "yes").count(), 0),
        "github" => {
            let (commands, rest) = readers::github(output);
            (commands.len(), after(&rest.join("\n"), "and ", " more: see the summary"))
        }
        "azure" => {
            let (commands, rest) = readers::azure(output);
            let notes = rest.iter().filter(|line| line.starts_with("note: ")).count();
            let below: Vec<&str> = rest.into_iter().filter(|line| !line.starts_with("note: ")).collect();
            (commands.len() + notes, after(&below.join("\n"), "and ", " more: see the summary"))
        }
        // What was there before is for GitLab to compare, so it is there too.
        "gitlab" => (list(&readers::json(output), "").len() - 1, 0),
        "rdjson" => (list(&readers::json(output), "/diagnostics").len(), 0),
        "junit" => {
            let counts = |test: &readers::Test| match &test.result {
                Some((result, kind)) => result == "failure" || result == "skipped" && kind == "note",
                None => false,
            };
            (readers::junit(output).iter().filter(|test| counts(test)).count(), 0)
        }
        "sarif" => {
            let log = readers::json(output);
            let counts =
                |result: &&Value| result.get("suppressions").is_none() && result["baselineState"] != "unchanged";
            let left_out = log.pointer("/runs/0/properties/resultsLeftOut").and_then(Value::as_u64).expect("a count");
            let shown = list(&log, "/runs/0/results").iter().filter(counts).count();
            (shown, usize::try_from(left_out).expect("a small count"))
        }
        "markdown" => {
            let entries = output.lines().filter(|line| line.starts_with("- ") || line.starts_with("  - error, "));
            let (more, entries): (Vec<&str>, Vec<&str>) = entries.partition(|line| line.ends_with("no room here"));
            // What is fixed or was there before does not count, and what could not be done is no finding.
            let others = ["review/due-soon", "review/overdue", "review/missing", "shared/two-trainers", "Incomplete"];
            let shown = entries.iter().filter(|line| !others.iter().any(|other| line.contains(other))).count();
            (shown, after(&more.join("\n"), "and ", " more") + after(output, "\nAnd ", " more, for which"))
        }
        "human" | "html" => (0, after(output, "", " error") + told(output)),
        other => panic!("{other}: say here how its findings are counted"),
    }
}

/// The totals of a report for people, from the sentence that ends "102 errors, 102 warnings, 101 notes".
fn told(output: &str) -> usize {
    let words: Vec<&str> = output.split([' ', ',', '\n', '.', '<', '>']).filter(|word| !word.is_empty()).collect();
    let sentence = words.windows(6).find(|words| words[1] == "errors" && words[3] == "warnings" && words[5] == "notes");
    let sentence = sentence.expect("the totals");
    [0, 2, 4].iter().map(|at| sentence[*at].parse::<usize>().expect("a number")).sum()
}

#[test]
fn every_format_has_the_same_total() {
    let report = report(true);
    let summary = report.summary;
    let total = summary.error + summary.warning + summary.note;
    assert_eq!(total, 305);
    for format in Report::FORMATS {
        let (shown, counted) = shown_and_counted(format.name, &written(&report, format));
        assert_eq!(shown + counted, total, "{}: {shown} shown and {counted} counted", format.name);
    }
}

#[test]
fn ten_errors_ten_warnings_and_ten_notes_are_shown_worst_first() {
    let report = report(true);
    let (commands, _) = readers::github(&named(&report, "github"));
    let words: Vec<&str> = commands.iter().map(|command| command.word.as_str()).collect();
    let expected: Vec<&str> = ["error", "warning", "notice"].iter().flat_map(|word| [*word; 10]).collect();
    assert_eq!(words, expected);
    assert_eq!(commands[0].properties["title"], "change/weakened-unexplained");
    assert!(commands[9].text.ends_with("\nAnd 92 more errors: see the summary"), "{}", commands[9].text);
    assert!(named(&report, "markdown").contains("275 findings are counted here and not shown there."));
}

#[test]
fn nothing_that_a_document_says_acts_on_anybody() {
    let report = report(true);
    for format in Report::FORMATS {
        assert_inert(format.name, &written(&report, format));
    }
    let (commands, _) = readers::github(&named(&report, "github"));
    assert!(commands.iter().all(|command| ["error", "warning", "notice"].contains(&command.word.as_str())));
    let hostile: Vec<_> = commands.iter().filter(|command| command.properties["file"].starts_with("a\n::")).collect();
    assert_eq!(hostile.len(), 1, "the file is named as it is called");
    let (commands, _) = readers::azure(&named(&report, "azure"));
    assert!(commands.iter().all(|command| command.word == "task.logissue"));
    assert!(commands.iter().any(|command| command.properties["sourcepath"].starts_with("a\n")));
    for row in readers::csv(&named(&report, "csv")) {
        assert!(row.values().all(|cell| !cell.starts_with(['=', '+', '-', '@', '\t', '\r'])), "{row:?}");
    }
    let markdown = named(&report, "markdown");
    let options = pulldown_cmark::Options::ENABLE_TABLES;
    let texts = pulldown_cmark::Parser::new_ext(&markdown, options).filter_map(|event| match event {
        pulldown_cmark::Event::Text(text) => Some(text),
        pulldown_cmark::Event::Html(html) | pulldown_cmark::Event::InlineHtml(html) => {
            assert!(html.contains("details"), "{html}");
            None
        }
        pulldown_cmark::Event::Start(pulldown_cmark::Tag::Link { .. } | pulldown_cmark::Tag::Image { .. }) => {
            panic!("a link")
        }
        _ => None,
    });
    assert!(texts.into_iter().all(|text| !text.contains("@everyone")), "a name outside of code is told of it");
}

#[test]
fn machines_read_the_path_and_the_place() {
    let report = report(false);
    let sarif = readers::json(&named(&report, "sarif"));
    let results = sarif.pointer("/runs/0/results").and_then(Value::as_array).expect("results");
    let uris: BTreeSet<&str> = results
        .iter()
        .map(|result| result.pointer("/locations/0/physicalLocation/artifactLocation/uri").and_then(Value::as_str))
        .map(|uri| uri.expect("a place"))
        .collect();
    assert!(uris.contains("caf%C3%A9%20100%25.yaml"), "{uris:?}");
    assert!(uris.iter().all(|uri| uri.bytes().all(|byte| byte.is_ascii_graphic())), "{uris:?}");
    assert!(!sarif.to_string().contains("security-severity"));
    let gitlab = readers::json(&named(&report, "gitlab"));
    let issues = gitlab.as_array().expect("issues");
    assert!(issues.iter().any(|issue| issue["location"]["path"] == HOSTILE_PATH));
    let prints: BTreeSet<&str> = issues.iter().filter_map(|issue| issue["fingerprint"].as_str()).collect();
    assert_eq!(prints.len(), issues.len());
    let rdjson = readers::json(&named(&report, "rdjson"));
    let range = |path: &str, nth: usize| {
        let diagnostics = rdjson["diagnostics"].as_array().expect("diagnostics").iter();
        let of_path = diagnostics.filter(|diagnostic| diagnostic["location"]["path"] == path);
        of_path.map(|diagnostic| diagnostic["location"]["range"].clone()).nth(nth).expect("a diagnostic")
    };
    // A child of four bytes and an e of two stand before it.
    assert_eq!(range("caf\u{e9} 100%.yaml", 0)["start"], serde_json::json!({"line": 7, "column": 26}));
    assert_eq!(range("caf\u{e9} 100%.yaml", 1)["start"], serde_json::json!({"line": 8}));
    assert!(range("slides.pptx", 0).is_null());
}

/// Clients keep one of several tests that are called the same.
#[test]
fn no_two_tests_of_junit_have_one_name() {
    let one = report(false).findings.into_iter().find(|finding| finding.state.is_some()).expect("a finding");
    let failures = vec!["the first".to_owned(), "the second".to_owned()];
    let report = Report { failures, ..mixed::of(vec![one; 3]) };
    let tests = readers::junit(&named(&report, "junit"));
    let failed = tests.iter().filter(|test| test.result.is_some()).count();
    let names: BTreeSet<_> = tests.iter().map(|test| (&test.class, &test.name)).collect();
    assert_eq!((failed, names.len()), (5, tests.len()), "{names:?}");
}

#[test]
fn sarif_takes_what_hosts_take_and_says_what_it_leaves_out() {
    let one = report(false).findings.into_iter().find(|finding| finding.state.is_some()).expect("a finding");
    let mut findings = vec![one; 25_010];
    let worst = findings.last_mut().expect("the last");
    worst.rule = "load/invalid-yaml".to_owned();
    worst.severity = paramount::finding::Severity::Error;
    let note = paramount::finding::Severity::Note;
    findings.iter_mut().take(25_009).for_each(|finding| finding.severity = note);
    let sarif = readers::json(&named(&mixed::of(findings), "sarif"));
    let results = sarif.pointer("/runs/0/results").and_then(Value::as_array).expect("results");
    assert_eq!(results.len(), 25_000);
    assert!(results.iter().any(|result| result["ruleId"] == "load/invalid-yaml"), "the worst is among them");
    assert_eq!(sarif.pointer("/runs/0/properties/resultsLeftOut"), Some(&10.into()));
    let said = sarif.pointer("/runs/0/invocations/0/toolExecutionNotifications").expect("notifications").to_string();
    assert!(said.contains("10 of 25010 findings are left out here"), "{said}");
}

#[test]
fn a_long_summary_stays_below_what_hosts_take() {
    let one = report(true).findings.into_iter().rfind(|finding| finding.rule == "load/unknown-key").expect("a finding");
    let findings = (0..3000).map(|number| {
        let mut finding = one.clone();
        finding.document = std::sync::Arc::new(paramount::finding::DocumentRef {
            path: format!("policies/{number}/{}.yaml", "x".repeat(200)),
            kind: None,
            id: None,
        });
        finding.severity = paramount::finding::Severity::Error;
        finding
    });
    let report = mixed::of(findings.collect());
    assert!(!report.failures.is_empty(), "what could not be done is said whatever there is room for");
    let markdown = named(&report, "markdown");
    assert!(markdown.len() < 60_000, "{}", markdown.len());
    let (shown, counted) = shown_and_counted("markdown", &markdown);
    assert!(shown > 100 && shown + counted == 3000, "{shown} shown, {counted} counted");
}

#[test]
fn a_report_about_nothing_is_still_one() {
    let empty = Report { documents: Vec::new(), fixed: Vec::new(), failures: Vec::new(), ..mixed::of(Vec::new()) };
    assert_eq!(readers::json(&named(&empty, "gitlab")), serde_json::json!([]));
    assert_eq!(readers::junit(&named(&empty, "junit")).len(), 1);
    assert!(named(&empty, "markdown").starts_with("**Nothing was checked: no document was found.**"));
    assert_eq!(readers::csv(&named(&empty, "csv")).len(), 0);
    assert_eq!(named(&empty, "json-lines").lines().count(), 1);
    assert_eq!(readers::github(&named(&empty, "github")).0, []);
    assert_eq!(readers::json(&named(&empty, "rdjson"))["diagnostics"], serde_json::json!([]));
    assert_eq!(readers::json(&named(&empty, "sarif")).pointer("/runs/0/results"), Some(&serde_json::json!([])));
}

const POLICY: &str = "paramount: policy/v1\npolicy: kent\nedition: \"2026\"\ntitle: Learning\nstatus: approved\nreview: {next_due: 2020-05}\nlead: TBC\nunknown: x\n";
const COURSE: &str = "paramount: course/v1\ncourse: neglect\ntitle: Neglect\npolicy: kent\nmaterials: [lesson.md]\n";
const LESSON: &str = "# Neglect\n\nAsk the LSCB.\nBorn on 5 November 2014, he was four.\n";

/// A repository with findings in a policy, a course and a lesson; with lines above.
fn repository(above: &str) -> Repository {
    let repository = Repository::new();
    repository.write("kent.yaml", format!("{above}{POLICY}"));
    repository.write("neglect.yaml", format!("{above}{COURSE}"));
    repository.write("lesson.md", format!("{above}{LESSON}"));
    repository.commit();
    repository
}

/// What `check` prints in a repository, and its exit code.
fn check(repository: &Repository, more: &[&str]) -> (String, Option<i32>) {
    let mut run = Command::new(env!("CARGO_BIN_EXE_paramount"));
    run.env_clear().env("PATH", std::env::var_os("PATH").unwrap_or_default()).current_dir(repository.path());
    let output = run.args(["check", ".", "--root", ".", "--today", "2026-11-22"]).args(more).output().expect("it runs");
    (String::from_utf8(output.stdout).expect("text"), output.status.code())
}

/// The fingerprints of a run: those of GitHub, and ours by each format.
fn fingerprints(repository: &Repository) -> (BTreeSet<String>, BTreeMap<&'static str, BTreeSet<String>>) {
    let print = |format: &str| readers::json(&check(repository, &["--format", format]).0);
    let text = |value: &Value| value.as_str().expect("a text").to_owned();
    let (sarif, gitlab, rdjson) = (print("sarif"), print("gitlab"), print("rdjson"));
    let results = sarif.pointer("/runs/0/results").and_then(Value::as_array).expect("results");
    let prints = || results.iter().map(|result| &result["partialFingerprints"]);
    let of_lines = prints().filter_map(|prints| Some(text(prints.get("primaryLocationLineHash")?))).collect();
    let ours = prints().map(|prints| text(&prints["paramount/v1"])).collect();
    let issues = gitlab.as_array().expect("issues").iter().map(|issue| text(&issue["fingerprint"])).collect();
    let diagnostics = rdjson["diagnostics"].as_array().expect("diagnostics").iter();
    let last_word = |text: String| text.rsplit(' ').next().expect("a word").to_owned();
    let diagnostics = diagnostics.map(|it| last_word(text(&it["original_output"]))).collect();
    (of_lines, BTreeMap::from([("sarif", ours), ("gitlab", issues), ("rdjson", diagnostics)]))
}

#[test]
fn fifty_lines_above_change_no_fingerprint() {
    let before = fingerprints(&repository(""));
    let after = fingerprints(&repository(&"# a remark\n".repeat(50)));
    assert!(before.0.len() >= 4 && before.1["sarif"].len() >= 8, "{before:?}");
    assert_eq!(before, after);
    let (_, ours) = before;
    assert!(ours.values().all(|prints| *prints == ours["sarif"]), "{ours:?}");
}

#[test]
fn hashes_of_lines_are_those_of_github_and_none_gives_anybody_away() {
    let repository = repository("");
    let sarif = readers::json(&check(&repository, &["--format", "sarif"]).0);
    let results = sarif.pointer("/runs/0/results").and_then(Value::as_array).expect("results");
    let uri = |result: &Value| result.pointer("/locations/0/physicalLocation/artifactLocation/uri").cloned();
    let hash = |result: &Value| result["partialFingerprints"].get("primaryLocationLineHash").cloned();
    let is_of = |result: &&Value, path: &str| uri(result) == Some(path.into());
    assert!(results.iter().filter(|result| is_of(result, "lesson.md")).count() > 1);
    for result in results.iter() {
        assert_eq!(hash(result).is_none(), is_of(&result, "lesson.md"), "{result}");
    }
    let rules = sarif.pointer("/runs/0/tool/driver/rules").and_then(Value::as_array).expect("rules");
    for result in results {
        let index = result["ruleIndex"].as_u64().and_then(|index| usize::try_from(index).ok()).expect("a rule");
        assert_eq!(rules[index]["id"], result["ruleId"]);
    }
    assert!(
        rules.len() > 100 && rules.iter().all(|rule| rule["help"]["markdown"].as_str() > Some("# ")),
        "{}",
        rules.len()
    );
}

#[test]
fn one_run_writes_every_format_and_ends_alike() {
    let repository = repository("");
    let formats = Report::FORMATS.iter().map(|format| format.name);
    let folder = tempfile::tempdir().expect("a folder");
    let file = |format: &str| folder.path().join(format);
    let asked: Vec<String> = formats.clone().map(|format| format!("{format}={}", file(format).display())).collect();
    let asked: Vec<&str> = asked.iter().flat_map(|asked| ["--report", asked]).collect();
    let (_, code) = check(&repository, &asked);
    assert_eq!(code, Some(1));
    for format in formats {
        let (printed, code) = check(&repository, &["--format", format]);
        assert_eq!(code, Some(1), "{format}");
        assert_eq!(fs::read_to_string(file(format)).expect(format), printed, "{format}");
        let (_, code) = check(&repository, &["--format", format, "--fail-on", "never"]);
        assert_eq!(code, Some(0), "{format}");
    }
}

/// Somebody who takes a trainer away sees that first, at its line, and cannot wave it through in the same change.
#[test]
fn a_weakened_duty_is_the_first_annotation() {
    let policy = |trainers: u8| {
        format!(
            "paramount: policy/v1\npolicy: kent\nedition: \"2026\"\ntitle: Learning\nstatus: approved\ncommitments:\n  - \
             standard: two-trainers\n    section: \"4.2\"\n    strength: must\n    says: Trainers lead every session.\n    \
             details: {{minimum: {trainers}}}\n"
        )
    };
    let repository = Repository::new();
    repository.write("kent.yaml", policy(2));
    repository.commit();
    repository.write("kent.yaml", policy(1));
    let (printed, code) = check(&repository, &["--base", "main", "--format", "github"]);
    let (commands, _) = readers::github(&printed);
    let first = &commands[0];
    let place = ["title", "file", "line"].map(|name| first.properties[name].as_str());
    assert_eq!(place, ["change/weakened-unexplained", "kent.yaml", "11"]);
    assert!(first.word == "error" && first.text.contains("one now satisfies"), "{first:?}");
    assert_eq!(code, Some(1));
    let waiver = "paramount: config/v1\nwaivers:\n  - {rule: change/weakened-unexplained, document: kent.yaml, reason: short of \
                  trainers, approved_by: Training manager, until: 2026-12-31}\n";
    repository.write("paramount.yaml", waiver);
    let (printed, code) = check(&repository, &["--base", "main", "--format", "github"]);
    assert_eq!(readers::github(&printed).0[0].properties["title"], "change/weakened-unexplained", "{printed}");
    assert_eq!(code, Some(1));
}
