//! `paramount compare` beyond what its cases show: the five policies as they stand, what somebody who prepares an inspection
//! asks of them, and what holds of every table.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use assert_cmd::Command;
use clap::Parser;
use jiff::civil::date;
use paramount::cli::Cli;
use paramount::commands::{self, Console};
use paramount::report::Look;
use serde_json::Value;
use textwrap::core::display_width;

use crate::support::root;
use crate::support::stopwatch::timed;

const FORMATS: [&str; 5] = ["human", "markdown", "csv", "json", "html"];

/// What `compare` prints in a folder.
pub(crate) fn compared(folder: &Path, arguments: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_paramount"));
    command.env_clear().current_dir(folder).arg("compare").args(arguments);
    let output = command.args(["--root", ".", "--today", "2026-11-26"]).output().expect("it runs");
    String::from_utf8(output.stdout).expect("it prints text")
}

fn five(format: &str) -> String {
    compared(&root(), &["policies/partnerships", "--format", format])
}

fn report(folder: &Path, arguments: &[&str]) -> Value {
    let json = compared(folder, &[arguments, &["--format", "json"]].concat());
    serde_json::from_str(&json).expect("JSON")
}

fn list(value: &Value) -> Vec<Value> {
    value.as_array().cloned().expect("a list")
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

/// The number of each policy's column.
fn columns(report: &Value) -> BTreeMap<String, usize> {
    list(&report["columns"]).iter().enumerate().map(|(at, column)| (text(&column["key"]).to_owned(), at)).collect()
}

/// The cells of a standard by the keys of their columns.
fn cells(report: &Value, standard: &str) -> BTreeMap<String, Value> {
    let rows = list(&report["rows"]);
    let row = rows.iter().find(|row| row["standard"] == standard).expect("the standard is a row");
    columns(report).into_iter().map(|(key, at)| (key, row["cells"][at].clone())).collect()
}

/// The columns whose cell of a standard has one of these answers.
fn answering(report: &Value, standard: &str, answers: &[&str]) -> Vec<String> {
    let cells = cells(report, standard).into_iter();
    cells.filter(|(_, cell)| answers.contains(&text(&cell["answer"]))).map(|(key, _)| key).collect()
}

/// The lines of a table in CSV as their cells.
fn table(csv: &str) -> Vec<Vec<String>> {
    let mut lines = Vec::new();
    for line in csv.split("\r\n").filter(|line| !line.is_empty()) {
        let (mut cells, mut cell, mut quoted) = (Vec::new(), String::new(), false);
        let mut letters = line.chars().peekable();
        while let Some(letter) = letters.next() {
            match letter {
                '"' if quoted && letters.peek() == Some(&'"') => cell.extend(letters.next()),
                '"' => quoted = !quoted,
                ',' if !quoted => cells.push(std::mem::take(&mut cell)),
                letter => cell.push(letter),
            }
        }
        cells.push(cell);
        lines.push(cells);
    }
    lines
}

#[test]
fn the_five_policies_side_by_side() {
    insta::assert_snapshot!("five_for_people", five("human"));
    insta::assert_snapshot!("five_for_a_web_page", five("markdown"));
    insta::assert_snapshot!("five_as_evidence", five("csv").replace("\r\n", "\n"));
}

#[test]
fn one_topic_of_the_five() {
    let folder = root();
    insta::assert_snapshot!("section_47", compared(&folder, &["policies/partnerships", "--by", "topic", "section-47"]));
}

#[test]
fn whoever_prepares_an_inspection_finds_the_answers() {
    let report = report(&root(), &["policies/partnerships"]);
    let says_so = ["commits", "partial"];
    assert_eq!(answering(&report, "two-trainers", &says_so), ["southampton"], "who asks for two trainers");
    assert_eq!(cells(&report, "two-trainers")["southampton"]["details"][0]["value"], "2 trainers");
    assert_eq!(
        answering(&report, "refresher", &["silent"]),
        ["norfolk", "southampton"],
        "who never states a refresher"
    );
    let columns = columns(&report);
    let status = |key: &str| report["timeline"][columns[key]]["review"]["status"].clone();
    assert_eq!(status("islington"), "overdue", "who is overdue");
    assert_eq!(report["timeline"][columns["islington"]]["review"]["date"], "2026-02", "and since when");
    let hampshire = &report["timeline"][columns["hampshire"]]["review"];
    assert!(hampshire["worked_out"].is_object(), "a date that no document states is marked: {hampshire}");
    let rows = list(&report["levels"]["topics"]);
    let row = rows.iter().find(|row| row["topic"] == "section-47").expect("a row for section 47");
    let taught: Vec<bool> = list(&row["cells"]).iter().map(|cell| !list(&cell["own"]).is_empty()).collect();
    assert!(taught[columns["hampshire"]] && taught[columns["isle-of-wight"]], "which level teaches section 47: {row}");
    let details = list(&report["details"]);
    let opposed = |standard: &str| details.iter().any(|row| row["standard"] == standard && row["opposed"] == true);
    assert!(
        opposed("session-confidentiality") && opposed("quality-assurance"),
        "which positions are opposite on purpose"
    );
    let lost = list(&report["cannot_tell"]).into_iter().filter(|unknown| unknown["why"] == "lost").count();
    assert!(lost >= 3, "what the transcription could not read");
    let own = list(&report["own"]);
    assert!(own.iter().all(|own| own["column"].as_u64().is_some()), "each of its own document alone");
}

#[test]
fn what_is_cited_is_out_of_date_since_the_next_edition_and_not_since_the_newest() {
    let report = report(&root(), &["policies/partnerships"]);
    let southampton = columns(&report)["southampton"];
    let families = list(&report["cited"]);
    let cited = |family: &str| {
        let row = families.iter().find(|row| row["id"] == family).expect("the family is cited");
        row["cells"][southampton][0].clone()
    };
    let replaced = &cited("working-together")["replaced_by"];
    assert_eq!((text(&replaced["edition"]), text(&replaced["since"])), ("2026", "2026-03-18"), "the newest");
    assert_eq!((text(&replaced["first"]["edition"]), text(&replaced["first"]["since"])), ("2015", "2015-03-26"));
    assert_eq!(cited("lscb-regulations-2006")["ended"]["date"], "2019-09-29", "nothing took its place");
    let markdown = five("markdown");
    for words in ["2013, replaced by 2015 since 26 March 2015", "2006, ended by 29 September 2019"] {
        assert!(markdown.contains(words), "{words}");
    }
    assert!(!markdown.contains("2013, replaced by 2026"), "2015, 2018 and 2023 came before it");
}

#[test]
fn a_block_that_leaves_something_open_is_not_plainly_stated() {
    let report = report(&root(), &["policies/partnerships"]);
    let approval = &cells(&report, "document-approval")["hampshire"];
    assert_eq!((text(&approval["answer"]), text(&approval["lacks"])), ("partial", "who approved it"));
    let reviews = cells(&report, "policy-review");
    let southampton = &reviews["southampton"];
    assert_eq!((text(&southampton["answer"]), text(&southampton["lacks"])), ("partial", "how often, and a date"));
    let overdue: Vec<&str> =
        reviews.iter().filter(|(_, cell)| cell["overdue"] == true).map(|(key, _)| &**key).collect();
    assert_eq!(overdue, ["hampshire", "islington"], "a review that is stated and not kept to");
    assert!(five("markdown").contains("stated, overdue"));
}

/// What is left open for one level is open there, whatever holds for all training.
#[test]
fn what_is_unstated_for_a_level_is_not_answered_by_another() {
    let folder = tempfile::tempdir().expect("a folder");
    let text = "paramount: policy/v1\npolicy: ashford\nedition: \"2026\"\ntitle: Training policy\nstatus: draft\n\
        levels: {list: [{number: 3, audience: all}, {number: 4, audience: members}]}\ncommitments:\n\
        - {standard: refresher, section: \"3\", strength: will, says: It is refreshed., details: {every: 1 year}}\n\
        - {standard: refresher, section: \"4\", strength: will, says: Members come back., details: {every: unstated}, \
        scope: {levels: [4]}}\n";
    std::fs::write(folder.path().join("policy.yaml"), text).expect("a file");
    let cells = cells(&report(folder.path(), &["policy.yaml"]), "refresher");
    let scopes = list(&cells["ashford"]["scopes"]);
    let for_members = scopes.iter().find(|scope| text_of(scope).contains("level 4")).expect("an answer for level 4");
    assert_eq!(for_members["details"][0]["value"], Value::Null, "{for_members}");
}

/// What a place costs that is not used may stand in the list of charges alone.
#[test]
fn a_fee_that_only_the_charges_give_is_shown() {
    let folder = tempfile::tempdir().expect("a folder");
    let policy = "paramount: policy/v1\npolicy: ashford\nedition: \"2026\"\ntitle: Training policy\nstatus: draft\n\
        commitments:\n\
        - {standard: cancellation, section: \"3\", strength: will, says: Who cancels late pays., details: {notice: 5 working days}}\n\
        charges:\n\
        - {id: late-half-day, for: late cancellation, amount: \"20.00\", per: half day}\n\
        - {id: late-day, for: late cancellation, amount: \"40.00\", per: day}\n";
    std::fs::write(folder.path().join("policy.yaml"), policy).expect("a file");
    let cells = cells(&report(folder.path(), &["policy.yaml"]), "cancellation");
    let details = list(&cells["ashford"]["details"]);
    let fee = details.iter().find(|detail| detail["name"] == "fee").expect("a fee");
    assert_eq!(text(&fee["value"]), "\u{a3}20.00 per half day; \u{a3}40.00 per day");
}

/// A number, an answer and levels are no more than what is recorded of them.
#[test]
fn what_is_recorded_in_part_is_not_shown_as_whole() {
    let folder = tempfile::tempdir().expect("a folder");
    let policy = "paramount: policy/v1\npolicy: ashford\nedition: \"2026\"\ntitle: Training policy\nstatus: draft\n\
        recorded: {by: role, date: 2026-11-01, read_against: shared@2026-11-26}\n\
        levels: {list: [{number: 1, outcomes: [{says: unstated}]}, {number: 5, outcomes: [{says: unstated}]}]}\n\
        commitments:\n\
        - {standard: refresher, section: \"3\", strength: will, says: It is refreshed., details: {every: 3 years}, \
        scope: {levels: [1]}}\n\
        - {standard: refresher, section: \"4\", strength: will, says: There is a briefing each year., \
        details: {every: 1 year}, scope: {levels: [5]}}\n\
        - {id: young-leaders, section: \"8\", says: Whether they do Level 1 or another course}\n";
    std::fs::write(folder.path().join("policy.yaml"), policy).expect("a file");
    let shown = compared(folder.path(), &["policy.yaml"]);
    assert!(shown.contains("1 year+"), "the year is that of level 5 alone: {shown}");
    assert!(shown.contains("young leaders (no strength, section 8)"), "nobody has said yes: {shown}");
    let levels = &cells(&report(folder.path(), &["policy.yaml"]), "learning-levels")["ashford"];
    assert_eq!((text(&levels["answer"]), text(&levels["lacks"])), ("partial", "what people learn at each of them"));
}

fn text_of(scope: &Value) -> &str {
    text(&scope["training"])
}

#[test]
fn every_standard_and_document_meet_in_one_cell_in_each_format() {
    for (folder, arguments) in [(root(), "policies/partnerships"), (root().join("tests/cases/compare-courses"), ".")] {
        let report = report(&folder, &[arguments]);
        let (rows, columns) = (list(&report["rows"]), list(&report["columns"]).len());
        assert!(rows.iter().all(|row| list(&row["cells"]).len() == columns));
        assert!(list(&report["details"]).iter().all(|row| list(&row["values"]).len() == columns));
        assert!(list(&report["cited"]).iter().all(|row| list(&row["cells"]).len() == columns));
        assert_eq!(list(&report["timeline"]).len(), columns);
        let standards: BTreeSet<&str> = rows.iter().map(|row| text(&row["standard"])).collect();
        assert_eq!(standards.len(), rows.len(), "no standard stands twice");
        let csv = table(&compared(&folder, &[arguments, "--format", "csv"]));
        let (head, lines) = csv.split_first().expect("a head");
        assert_eq!(lines.len(), rows.len() * columns);
        assert!(lines.iter().all(|line| line.len() == head.len()));
        let at = head.iter().position(|name| name == "answer").expect("a column of answers");
        let summary = &report["summary"];
        for answer in ["commits", "partial", "deferred", "refuses", "silent", "not-recorded", "states", "gives"] {
            let in_csv = lines.iter().filter(|line| line[at] == answer).count();
            assert_eq!(summary[answer.replace('-', "_")], in_csv, "{answer}");
        }
        assert_eq!(summary["cells"], lines.len());
        for format in ["human", "markdown"] {
            let printed = compared(&folder, &[arguments, "--format", format]).replace('\n', " ");
            let policies = summary["policies"].as_u64().expect("a number");
            assert!(printed.contains(&format!("{policies} policies")), "{format} counts as the others do");
            for row in rows.iter().filter(|_| format == "markdown") {
                assert!(printed.contains(text(&row["title"])), "{format} has {}", row["title"]);
            }
        }
    }
}

#[test]
fn the_order_of_arguments_changes_nothing() {
    let folder = root().join("policies/partnerships");
    let mut files = ["norfolk/2024.yaml", "isle-of-wight/2024.yaml", "hampshire/2019.yaml"];
    let before: Vec<String> =
        FORMATS.iter().map(|format| compared(&folder, &[&files[..], &["--format", format]].concat())).collect();
    files.reverse();
    for (format, before) in FORMATS.iter().zip(before) {
        assert_eq!(compared(&folder, &[&files[..], &["--format", format]].concat()), before, "{format}");
    }
}

/// What people read at a width.
fn at_width(width: usize) -> String {
    let (mut out, mut errors) = (Vec::new(), Vec::new());
    let look = Look { color: false, width };
    let mut console = Console { out: &mut out, errors: &mut errors, look, today: date(2026, 11, 26) };
    let policies = root().join("policies/partnerships");
    let arguments = ["paramount", "compare", policies.to_str().expect("a path in UTF-8")];
    commands::run(Cli::try_parse_from(arguments).expect("arguments that parse"), &mut console);
    String::from_utf8(out).expect("output in UTF-8")
}

#[test]
fn the_table_fits_the_terminal_and_cuts_no_word() {
    let words = |text: &str| -> BTreeSet<String> {
        let words = text.split(|letter: char| letter.is_whitespace() || letter == '-');
        words.filter(|word| !word.is_empty()).map(str::to_owned).collect()
    };
    let widest = words(&at_width(140));
    for width in [80, 100, 140] {
        let printed = at_width(width);
        let over: Vec<&str> = printed.lines().filter(|line| display_width(line) > width).collect();
        assert!(over.is_empty(), "wider than {width}: {over:#?}");
        assert_eq!(words(&printed), widest, "at {width} columns");
    }
}

#[test]
fn nobody_is_scored_or_ranked() {
    for format in FORMATS {
        let printed = five(format).to_lowercase();
        for word in ["compliant", "score", "rating", "best partnership", "worst"] {
            assert!(!printed.contains(word), "{word} in {format}");
        }
    }
}

#[test]
fn text_of_documents_acts_nowhere() {
    let folder = root().join("tests/cases/compare-hostile");
    for arguments in [&["."][..], &[".", "--by", "topic", "thresholds"]] {
        for format in FORMATS {
            let printed = compared(&folder, &[arguments, &["--format", format]].concat());
            let acts = |letter: char| (letter.is_control() && !"\r\n".contains(letter)) || letter == '\u{202e}';
            assert!(!printed.contains(acts), "{format}");
            for mark in ["##vso[", "##[", "::error", "::warning", "::group", "::stop"] {
                assert!(!printed.contains(mark), "{mark} in {format}");
            }
        }
    }
    let csv = compared(&folder, &[".", "--format", "csv"]);
    for cell in table(&csv).concat() {
        assert!(!cell.starts_with(['=', '+', '-', '@']), "a spreadsheet would run {cell}");
    }
    let markdown = compared(&folder, &[".", "--format", "markdown"]);
    for line in markdown.lines().filter(|line| line.starts_with('|')) {
        let plain = line.replace(r"\|", "");
        assert!([4, 5].contains(&plain.matches('|').count()), "a cell of its own: {line}");
    }
}

#[test]
fn the_json_is_what_its_schema_says() {
    let schema =
        Command::new(env!("CARGO_BIN_EXE_paramount")).args(["schema", "compare-report"]).output().expect("it runs");
    let schema: Value = serde_json::from_slice(&schema.stdout).expect("a schema");
    let validator = jsonschema::validator_for(&schema).expect("a usable schema");
    let folder = root().join("tests/cases/compare-courses");
    for arguments in [&["."][..], &[".", "--by", "topic", "thresholds"], &["policies/cedar.yaml"]] {
        let report = report(&folder, arguments);
        let faults: Vec<String> = validator.iter_errors(&report).map(|fault| fault.to_string()).collect();
        assert!(faults.is_empty(), "{faults:?}");
        assert_eq!(report["paramount"], "compare-report/v1");
    }
}

#[test]
fn courses_stand_beside_their_policy() {
    let report = report(&root().join("tests/cases/compare-courses"), &["."]);
    let columns = columns(&report);
    assert_eq!(report["columns"][columns["neglect"]]["beside"], columns["ashford"]);
    let cell = &cells(&report, "two-trainers")["neglect"];
    assert_eq!((&cell["answer"], &cell["asked"][0]["value"]), (&"gives".into(), &"2 trainers".into()));
    assert_eq!(cells(&report, "two-trainers")["awareness"]["answer"], "not-asked", "e-learning is exempt");
    // A course named alone brings the policy that it stands under.
    let alone = self::report(&root().join("tests/cases/compare-courses"), &["courses/neglect.yaml"]);
    let names: Vec<String> = list(&alone["columns"]).iter().map(|column| text(&column["key"]).to_owned()).collect();
    assert_eq!(names, ["ashford", "neglect"]);
}

#[test]
fn what_was_replaced_is_shown_only_where_it_is_named() {
    let folder = root().join("tests/cases/compare-courses");
    let whole = report(&folder, &["policies"]);
    assert_eq!(whole["left_out"][0]["path"], "policies/ashford-2023.yaml");
    let named = report(&folder, &["policies/ashford-2023.yaml", "policies/ashford-2025.yaml"]);
    assert!(list(&named["left_out"]).is_empty());
    let pair = &named["editions"][0];
    assert_eq!((text(&pair["old"]), text(&pair["new"])), ("policies/ashford-2023.yaml", "policies/ashford-2025.yaml"));
    let keys: BTreeSet<String> = columns(&named).into_keys().collect();
    assert_eq!(keys, ["ashford-2023", "ashford-2025"].map(str::to_owned).into());
}

#[test]
fn exit_codes() {
    let code = |arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_paramount"));
        command.env_clear().current_dir(root().join("tests/cases/compare-courses")).arg("compare").args(arguments);
        command.args(["--root", "."]).output().expect("it runs").status.code()
    };
    assert_eq!(code(&["."]), Some(0), "overdue dates and waivers are what was asked for");
    assert_eq!(code(&["policies/birch.yaml", "no-such-file.yaml"]), Some(2));
    assert_eq!(code(&[".", "--by", "topic", "no-such-topic"]), Some(2));
    assert_eq!(code(&[".", "--by", "topic"]), Some(2));
    assert_eq!(code(&["standards.yaml"]), Some(3));
}

/// Writes policies that are made of the five, under names, words and numbers of their own.
pub(crate) fn write_policies(folder: &Path, many: usize) {
    let names = ["hampshire/2019", "isle-of-wight/2024", "islington/2024", "norfolk/2024", "southampton/2014"];
    let seeds = names.map(|name| {
        std::fs::read_to_string(root().join(format!("policies/partnerships/{name}.yaml"))).expect("a policy")
    });
    std::fs::create_dir_all(folder).expect("a folder");
    for (number, seed) in (0..many).zip(seeds.iter().cycle()) {
        let named = seed.replacen("\npolicy: ", &format!("\npolicy: p{number}-"), 1);
        let years = format!("every: {} years", number % 7 + 2);
        let varied = named.replace("every: 3 years", &years).replace("every: 2 years", &years);
        let varied = if number % 3 == 0 { varied.replace("strength: should", "strength: may") } else { varied };
        std::fs::write(folder.join(format!("{number}.yaml")), varied).expect("a file");
    }
}

#[test]
fn a_hundred_and_fifty_policies_stand_in_one_table() {
    let folder = tempfile::tempdir().expect("a folder");
    let run = |many: usize| {
        let made = folder.path().join(many.to_string());
        write_policies(&made, many);
        let place = made.to_str().expect("a path in UTF-8").to_owned();
        timed(move || {
            let (mut out, mut errors) = (Vec::new(), Vec::new());
            let look = Look { color: false, width: 100 };
            let mut console = Console { out: &mut out, errors: &mut errors, look, today: date(2026, 11, 26) };
            let arguments = ["paramount", "compare", &place, "--format", "json"];
            commands::run(Cli::try_parse_from(arguments).expect("arguments that parse"), &mut console);
            out
        })
    };
    let ((_, some), (out, many)) = (run(50), run(150));
    let report: Value = serde_json::from_slice(&out).expect("JSON");
    assert_eq!(list(&report["columns"]).len(), 150);
    assert!(many.as_millis() < some.as_millis() * 7 + 500, "three times the policies: {some:?}, then {many:?}");
}

#[test]
fn more_policies_than_anybody_lays_side_by_side_are_no_table_of_gigabytes() {
    let folder = tempfile::tempdir().expect("a folder");
    for number in 0..501 {
        let text = format!("paramount: policy/v1\npolicy: p{number}\nedition: \"1\"\ntitle: A policy\n");
        std::fs::write(folder.path().join(format!("{number}.yaml")), text).expect("a file");
    }
    let mut command = Command::new(env!("CARGO_BIN_EXE_paramount"));
    let output = command.current_dir(folder.path()).args(["compare", ".", "--root", "."]).output().expect("it runs");
    assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0));
    let said = String::from_utf8(output.stderr).expect("text");
    assert!(said.contains("501 policies and courses are too many"), "{said}");
    std::fs::remove_file(folder.path().join("500.yaml")).expect("one of them");
    assert!(compared(folder.path(), &["."]).contains("500 policies"));
}

#[test]
fn words_are_written_as_people_write_them() {
    let page = five("html");
    assert!(page.contains("review due soon") && !page.contains("reviews due soon"), "one of them is due soon");
    let (whole, topic) = (five("markdown"), compared(&root(), &["policies", "--by", "topic", "recognise-abuse"]));
    assert!(whole.contains("face to face and e-learning") && !whole.contains("e learning,"), "with its hyphen");
    assert!(topic.contains("not at groups 3, 4, 5, 6"), "several groups");
}
