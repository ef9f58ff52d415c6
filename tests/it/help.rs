//! The pages of `explain TOPIC`: their samples are judged as they say, their commands can be given, and one leads to the other.

use std::collections::BTreeSet;
use std::path::Path;

use assert_cmd::Command;
use clap::Parser;
use paramount::cli::Cli;
use paramount::finding::Finding;
use paramount::help;
use paramount::rules::{self, Page};
use rayon::prelude::*;

use crate::support::trial::{File, trials};
use crate::support::{files_below, root};

/// Every sample is loaded and checked. What is found in its lines is marked there, and nothing else is; what a fragment leaves
/// out of a document is not its business, unless the document cannot be read for it.
#[test]
fn samples_raise_what_they_say() {
    let pages: Vec<_> = help::topics().collect();
    let broken: Vec<String> = pages
        .into_par_iter()
        .flat_map_iter(|topic| {
            let samples = trials(&Page::new(topic.page).samples());
            samples.into_iter().flat_map(move |trial| {
                let findings = trial.check().report.findings;
                trial
                    .files
                    .iter()
                    .flat_map(|file| broken_promises(file, &findings))
                    .map(|fault| format!("{}: {fault}", topic.name))
                    .collect::<Vec<_>>()
            })
        })
        .collect();
    assert!(broken.is_empty(), "pages that are not true:\n{}", broken.join("\n"));
}

fn broken_promises(file: &File, findings: &[Finding]) -> Vec<String> {
    let of_file = findings.iter().filter(|finding| finding.document.path == file.name);
    // What the standards miss in a course is what its sample leaves out, as is what stands nowhere in the file.
    let is_left_out = |finding: &&Finding| {
        let is_of_standards =
            finding.document.kind.as_deref() == Some("course") && rules::find(&finding.rule).is_none();
        is_of_standards || finding.place.pointer.is_empty() && !finding.rule.starts_with("load/")
    };
    let mut found: Vec<&Finding> = of_file.filter(|finding| !is_left_out(finding)).collect();
    let mut broken = Vec::new();
    for promise in &file.promises {
        let kept = found.iter().position(|finding| {
            finding.place.line == promise.line
                && finding.message.to_lowercase().starts_with(&promise.message.to_lowercase())
        });
        match kept {
            Some(kept) => drop(found.remove(kept)),
            None => broken.push(format!("line {}: not found: {}", promise.line, promise.message)),
        }
    }
    broken.extend(
        found
            .iter()
            .map(|finding| format!("line {}: not said: {} ({})", finding.place.line, finding.message, finding.rule)),
    );
    broken
}

/// The lines of a text that give a command: in fences of the shell, and whole ones between backticks.
fn commands(text: &str) -> Vec<String> {
    let (mut commands, mut fence) = (Vec::new(), None);
    for line in text.lines() {
        if let Some(language) = line.strip_prefix("```") {
            fence = if fence.is_some() { None } else { Some(language) };
        } else if fence == Some("sh") || line.starts_with("    ") {
            commands.push(line.split(" #").next().unwrap_or_default().trim().to_owned());
        } else if fence.is_none() {
            commands.extend(line.split('`').skip(1).step_by(2).map(str::to_owned));
        }
    }
    commands.retain(|command| command.starts_with("paramount "));
    commands
}

/// The words of a command, as a shell would part them.
fn words(command: &str) -> Vec<String> {
    let parts = command.split('"').enumerate();
    parts
        .flat_map(|(at, part)| {
            if at % 2 == 1 { vec![part.to_owned()] } else { part.split_whitespace().map(str::to_owned).collect() }
        })
        .collect()
}

#[test]
fn commands_in_prose_can_be_given() {
    let pages = help::topics().map(|topic| (topic.name.to_owned(), topic.page.to_owned()));
    let files = ["README.md", "ci/README.md"]
        .map(|file| (file.to_owned(), std::fs::read_to_string(root().join(file)).expect("a guide")));
    let mut wrong = Vec::new();
    let mut count = 0;
    for (name, text) in pages.chain(files) {
        for command in commands(&text) {
            count += 1;
            if let Err(fault) = Cli::try_parse_from(words(&command))
                && fault.exit_code() != 0
            {
                wrong.push(format!("{name}: {command}"));
            }
        }
    }
    assert!(count > 30, "{count}");
    assert!(wrong.is_empty(), "commands that cannot be given:\n{}", wrong.join("\n"));
}

/// What is named at the end of a page, and what it says to explain, is there.
#[test]
fn pages_lead_to_pages() {
    for topic in help::topics() {
        assert!(topic.page.starts_with(&format!("# {}: ", topic.name)), "{}", topic.name);
        assert!(!topic.summary().is_empty() && !topic.summary().ends_with('.'), "{}", topic.name);
        let flat = topic.page.split_whitespace().collect::<Vec<_>>().join(" ");
        for also in flat.split("See also: ").skip(1).flat_map(|list| {
            list.split('.').next().unwrap_or_default().split(", ").map(str::to_owned).collect::<Vec<_>>()
        }) {
            assert!(help::topics().any(|topic| topic.name == also), "{} leads to {also}", topic.name);
        }
        for span in flat.split('`').skip(1).step_by(2).filter(|span| {
            span.split('/').count() == 2 && !span.contains(['.', ' ', '@', '*']) && !span.ends_with("/v1")
        }) {
            let is_family = span
                .split_once('/')
                .is_some_and(|(family, _)| rules::FAMILIES.iter().any(|known| known.name == family));
            assert!(!is_family || rules::find(span).is_some(), "{} names {span}", topic.name);
        }
    }
}

#[test]
fn every_page_is_listed_once_and_no_two_answer_to_one_word() {
    let listed: BTreeSet<String> = help::topics().map(|topic| format!("{}.md", topic.name)).collect();
    let pages = files_below(&root().join("src/help"))
        .into_iter()
        .filter(|file| file.extension().is_some_and(|kind| kind == "md"));
    let there: BTreeSet<String> =
        pages.map(|file| file.file_name().expect("a name").to_string_lossy().into_owned()).collect();
    assert_eq!(listed, there);
    let mut words: Vec<&str> = help::topics().flat_map(help::Topic::words).collect();
    let many = words.len();
    words.sort_unstable();
    words.dedup();
    assert_eq!(words.len(), many);
    for word in words {
        assert!(rules::find(word).is_none(), "{word}");
    }
}

/// Lines fit a terminal of 110 columns as they stand, but for rows of tables.
#[test]
fn pages_are_narrow() {
    for topic in help::topics() {
        let wide: Vec<&str> = topic
            .page
            .lines()
            .filter(|line| line.chars().count() > 112 && !line.starts_with('|') && !line.contains("# ! "))
            .collect();
        assert!(wide.is_empty(), "{}: {wide:#?}", topic.name);
    }
}

fn explain(word: &str) -> String {
    let mut command = Command::cargo_bin("paramount").expect("the binary");
    let output = command
        .current_dir(Path::new(env!("CARGO_TARGET_TMPDIR")))
        .env_clear()
        .arg("explain")
        .args(word.split_whitespace())
        .output()
        .expect("it runs");
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

#[test]
fn a_word_that_nothing_has_leads_to_the_nearest() {
    for (word, near) in [
        ("waver", "did you mean waiver?"),
        ("polcy", "did you mean policy?"),
        ("two-trainer", "did you mean two-trainers?"),
        ("overdue", "did you mean review/overdue?"),
        ("reviw/overdue", "did you mean review/overdue?"),
        ("keeping-children-save-in-education", "did you mean keeping-children-safe-in-education?"),
        ("load", "load is a family of rules: load/bad-date"),
    ] {
        assert!(explain(word).contains(near), "{word}: {}", explain(word));
    }
    assert!(explain("Exit-Codes").starts_with("exit-codes   what a command tells"));
    assert!(explain("settings").starts_with("config   settings"));
}

#[test]
fn what_can_be_asked_for_is_listed_with_topics_first() {
    let list = explain("");
    let at = |text: &str| list.find(text).unwrap_or_else(|| panic!("{text} is not in\n{list}"));
    assert!(at("TOPICS") < at("RULES") && at("RULES") < at("STANDARDS"));
    for topic in help::topics() {
        assert!(at(topic.summary()) < at("RULES"), "{}", topic.name);
    }
}
