//! What `check` prints for people: short enough to be read, the most urgent first, and no finding lost on the way.

use std::path::Path;

use clap::Parser;
use jiff::civil::date;
use paramount::cli::Cli;
use paramount::commands::{self, Console};
use paramount::finding::{Finding, Severity};
use paramount::report::Look;

use crate::support::{check, root};

const DAY: &str = "2026-11-26";

/// How many lines the findings about the five policies may take, at 100 columns.
const MOST_LINES: usize = 430;

/// What `check` prints on the terminal for a folder.
fn printed(folder: &Path, look: Look, more: &[&str]) -> String {
    let folder = folder.to_str().expect("a path in UTF-8");
    let arguments = ["paramount", "check", folder, "--today", DAY].into_iter().chain(more.iter().copied());
    let (mut out, mut errors) = (Vec::new(), Vec::new());
    let mut console = Console { out: &mut out, errors: &mut errors, look, today: date(2026, 11, 26) };
    commands::run(Cli::try_parse_from(arguments).expect("arguments that parse"), &mut console);
    String::from_utf8(out).expect("a report in UTF-8")
}

fn plain(width: usize) -> Look {
    Look { color: false, width }
}

fn policies() -> std::path::PathBuf {
    root().join("policies")
}

/// "1 error", "2 warnings": how many of the findings are of a severity, as reports write it.
fn counted<'f>(findings: impl IntoIterator<Item = &'f Finding>, severity: Severity) -> String {
    let many = findings.into_iter().filter(|finding| finding.severity == severity).count();
    format!("{many} {}{}", severity.word(), if many == 1 { "" } else { "s" })
}

#[test]
fn the_five_policies_are_told_in_so_many_lines() {
    let lines = printed(&policies(), plain(100), &[]).lines().count();
    assert!(lines <= MOST_LINES, "{lines} lines");
}

#[test]
fn the_first_screen_has_the_totals_of_the_run_and_of_each_document() {
    let findings = check(&root(), DAY, &["policies"]).report.findings;
    for width in [80, 100, 110] {
        let text = printed(&policies(), plain(width), &[]);
        let first: Vec<&str> = text.lines().take(24).collect();
        let screen = first.join("\n");
        let [errors, warnings, notes] =
            [Severity::Error, Severity::Warning, Severity::Note].map(|severity| counted(&findings, severity));
        assert!(screen.replace('\n', " ").contains(&format!("{errors}, {warnings}, {notes}")), "{screen}");
        assert!(screen.contains("MOST URGENT") && screen.contains("WHERE"), "{screen}");
        for id in findings.iter().filter_map(|finding| finding.document.id.as_deref()) {
            let of_it = || findings.iter().filter(|finding| finding.document.id.as_deref() == Some(id));
            let (_, places) = screen.split_once("WHERE").expect("the places");
            let line = places.lines().find(|line| line.trim_start().starts_with(id)).expect("a line for each document");
            for severity in [Severity::Error, Severity::Warning, Severity::Note] {
                let counted = counted(of_it(), severity);
                assert_eq!(line.contains(&format!(" {counted}")), !counted.starts_with("0 "), "{line}");
            }
        }
    }
}

#[test]
fn the_worst_comes_first() {
    let text = printed(&policies(), plain(100), &[]);
    let (_, urgent) = text.split_once("MOST URGENT\n").expect("what is most urgent");
    let (urgent, body) = urgent.split_once("WHERE\n").expect("where");
    let first = urgent.split_whitespace().next().expect("the most urgent document");
    let (_, body) = body.split_once("\n\n").expect("the documents");
    assert!(body.starts_with(first), "{first} is told first");
    let severities: Vec<&str> = urgent.lines().filter_map(|line| line.split_whitespace().nth(1)).collect();
    let errors = severities.iter().take_while(|word| **word == "error").count();
    assert!(severities.iter().skip(errors).all(|word| *word != "error"), "{urgent}");
}

/// What is left out by default is counted, at the end and below each document, and `--all` has it.
#[test]
fn what_is_not_listed_is_counted() {
    let text = printed(&policies(), plain(100), &[]);
    let number = |text: &str| text.split_whitespace().next().and_then(|word| word.parse::<usize>().ok());
    let at_the_end = text.lines().find(|line| line.contains("more notes on what a standard only says may be so"));
    let total = at_the_end.and_then(number).expect("a number of notes");
    let by_document = text.lines().filter_map(|line| line.split_once(" (")).filter(|(_, rest)| rest.contains("--all)"));
    assert_eq!(by_document.filter_map(|(_, rest)| number(rest)).sum::<usize>(), total);
    let all = printed(&policies(), plain(100), &["--all"]);
    assert!(!all.contains("--all"), "nothing is left to be asked for");
    let findings = check(&root(), DAY, &["policies"]).report.findings;
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    let all = words(&all);
    for finding in &findings {
        let message = words(&finding.message);
        assert!(all.contains(message.trim_start_matches("only partly there: ")), "{message}");
    }
}

/// The summary of a pull request has every finding, whether it stands in a block or alone.
#[test]
fn markdown_lists_every_finding() {
    let findings = check(&root(), DAY, &["policies"]).report.findings;
    let text = printed(&policies(), plain(100), &["--format", "markdown"]);
    let is_item = |line: &&str| {
        let item = line.trim_start_matches("  ").strip_prefix("- ").unwrap_or_default();
        item.starts_with("line ") || item.starts_with("error, line ") || item.starts_with("warning, line ")
    };
    let is_note = |line: &&str| line.starts_with("- `policies/") || line.starts_with("- policies/");
    let notes = findings.iter().filter(|finding| finding.severity == Severity::Note).count();
    assert_eq!(text.lines().filter(is_item).count(), findings.len() - notes, "{text}");
    assert_eq!(text.lines().filter(is_note).count(), notes, "{text}");
}

/// Lines end between words, within the width of the terminal, and colours change no word.
#[test]
fn lines_fit_the_terminal() {
    for width in [80, 100, 110] {
        let text = printed(&policies(), plain(width), &[]);
        let long: Vec<&str> = text.lines().filter(|line| line.chars().count() > width).collect();
        assert!(long.is_empty(), "{long:#?}");
        let colored = printed(&policies(), Look { color: true, width }, &[]);
        assert!(colored.contains('\u{1b}'));
        let bare: String = colored
            .split('\u{1b}')
            .enumerate()
            .map(|(index, part)| if index == 0 { part } else { part.split_once('m').map_or("", |(_, rest)| rest) })
            .collect();
        assert_eq!(bare, text);
    }
}

/// A folder with one policy.
fn policy(text: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let begin = "paramount: policy/v1\npolicy: ashford\nedition: \"2024\"\ntitle: Training Policy\narea: Ashford\n";
    std::fs::write(folder.path().join("policy.yaml"), format!("{begin}{text}")).expect("a file");
    folder
}

#[test]
fn a_promise_heads_what_waits_for_it() {
    let waits = |standard: &str| {
        format!(
            "  - {{standard: {standard}, section: \"4\", answer: deferred, action: framework, says: It will come.}}\n"
        )
    };
    let text = format!(
        "commitments:\n{}{}  - {{standard: impact-on-practice, section: \"5\", strength: will, says: It is \
         measured.}}\nactions:\n  - {{id: framework, says: Develop a framework., due: 2024-12}}\n",
        waits("impact-on-practice"),
        waits("quality-assurance")
    );
    let folder = policy(&text);
    let text = printed(folder.path(), plain(100), &["--root", folder.path().to_str().expect("UTF-8")]);
    let heading = "Promised for December 2024 and not recorded as done: Develop a framework";
    let (_, block) = text.split_once(heading).unwrap_or_else(|| panic!("{heading} in {text}"));
    let (block, _) = block.split_once("what to do").expect("what to do");
    for line in ["impact-on-practice: ", "quality-assurance: ", "stated as if it were in place in section 5"] {
        assert_eq!(block.matches(line).count(), 1, "{line} in {block}");
    }
    let all = printed(folder.path(), plain(100), &["--all", "--root", folder.path().to_str().expect("UTF-8")]);
    assert!(all.contains("Put off: The effect") && all.contains("Put off: Training is quality assured"), "{all}");
}

#[test]
fn an_ambiguous_cycle_does_not_hide_that_it_is_too_long() {
    let review = |written: &str| {
        let folder =
            policy(&format!("review: {{every: 2 years, as_written: {written}, last: 2025-11, next_due: 2027-11}}\n"));
        let root = std::fs::canonicalize(folder.path()).expect("the folder that was made");
        let findings = check(&root, DAY, &[]).report.findings;
        let is_it =
            |finding: &&Finding| finding.rule.starts_with("review/") || finding.rule.ends_with("/policy-review");
        findings
            .iter()
            .filter(is_it)
            .map(|finding| (finding.rule.clone(), finding.fingerprint.clone()))
            .collect::<Vec<_>>()
    };
    let (before, after) = (review("bi-annual"), review("every 2 years"));
    assert_eq!(before.len(), 2, "{before:?}");
    // Whoever follows the advice meets nothing new.
    assert!(after.len() == 1 && before.contains(&after[0]), "{before:?} {after:?}");
}

#[test]
fn a_policy_is_no_witness_against_itself() {
    let findings = check(&root(), DAY, &["policies"]).report.findings;
    for finding in findings.iter().filter(|finding| finding.authority.says.contains("stated by")) {
        let id = finding.document.id.as_deref().unwrap_or_default();
        let (_, stated_by) = finding.authority.says.split_once("stated by").expect("who states it");
        assert!(!stated_by.contains(&paramount::model::policy::spoken_name(id)), "{id}: {}", finding.authority.says);
    }
}
