//! The rules and their pages: the examples of every page are its tests, every rule meets every example, and one folder
//! breaks every rule. How an example is written stands in `tests/it/support/trial.rs`.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::PathBuf;
use std::sync::LazyLock;

use paramount::commands::Outcome;
use paramount::finding::{Finding, Severity};
use paramount::model::Kind;
use paramount::rules::{self, Check, Page, Rule};
use rayon::prelude::*;

use crate::support::repository::Repository;
use crate::support::trial::{Trial, of_smallest, rules_of, trials};
use crate::support::{TODAY, check, check_with, copy_into, files_below, root};

/// Rules whose page cannot show an example that is flagged, each with the reason and where it is tested instead.
const WITHOUT_FLAGGED: [(&str, &str); 2] = [
    ("load/too-large", "4 MiB do not fit on a page: a_document_past_the_limit_is_not_read"),
    ("load/unreadable", "an example is a file, and this is about what is none: the case folder-named-yaml"),
];

/// Rules that `tests/cases/everything-wrong` cannot break, each with the reason.
const CANNOT_BE_SHOWN: [(&str, &str); 1] =
    [("load/too-large", "a file of 4 MiB does not belong in the repository; it is made in a test below")];

/// A page's example with all that it raises.
struct Tried {
    rule: &'static Rule,
    name: String,
    trial: Trial,
    findings: Vec<Finding>,
}

static TRIED: LazyLock<Vec<Tried>> =
    LazyLock::new(|| rules::all().collect::<Vec<_>>().into_par_iter().flat_map_iter(tried).collect());

fn tried(rule: &'static Rule) -> impl Iterator<Item = Tried> {
    let (mut flagged, mut passes) = (0, 0);
    trials(&Page::new(rule.doc).examples()).into_iter().map(move |trial| {
        let (word, count) = if trial.flagged { ("flagged", &mut flagged) } else { ("passes", &mut passes) };
        *count += 1;
        let name = format!("{word} {count}");
        let findings = trial.check().report.findings;
        Tried { rule, name, trial, findings }
    })
}

#[test]
fn examples_raise_what_their_pages_say() {
    let mut broken = Vec::new();
    for tried in TRIED.iter() {
        let id = tried.rule.id;
        let promised = tried.trial.files.iter().any(|file| !file.promises.is_empty());
        if promised != tried.trial.flagged {
            let fault = if promised { "stands under Passes and has a mark" } else { "has no line marked with # !" };
            broken.push(format!("{id}, {}: {fault}", tried.name));
        }
        let faults = tried.trial.broken_promises(id, &tried.findings);
        broken.extend(faults.into_iter().map(|fault| format!("{id}, {}: {fault}", tried.name)));
    }
    assert!(broken.is_empty(), "pages that are not true:\n{}", broken.join("\n"));
}

/// An example of another rule that has a misspelt entry in it would teach the wrong thing, and test nothing.
#[test]
fn examples_can_be_read() {
    let mut broken = Vec::new();
    for tried in TRIED.iter().filter(|tried| !(tried.rule.id.starts_with("load/") && tried.trial.flagged)) {
        let faults = tried.findings.iter().filter(|finding| {
            finding.rule.starts_with("load/") && finding.severity == Severity::Error && finding.rule != tried.rule.id
        });
        broken.extend(
            faults.map(|finding| format!("{}, {}: {} ({})", tried.rule.id, tried.name, finding.message, finding.rule)),
        );
    }
    assert!(broken.is_empty(), "examples that cannot be read:\n{}", broken.join("\n"));
}

/// Which rules fire on which examples, so that a new rule that fires on an old example shows in review. What fires on
/// the smallest document alone is listed once, at the top. `INSTA_UPDATE=always cargo test --test it rules::` rewrites it.
#[test]
fn every_rule_meets_every_example() {
    let mut known: BTreeMap<(String, String), Vec<String>> = BTreeMap::new();
    let mut text = String::from("The smallest documents:\n");
    for &kind in Kind::WORDS {
        let rules = of_smallest(&[kind], TODAY);
        writeln!(text, "  {kind}: {}", listed(&rules)).expect("text");
        known.insert((kind.to_owned(), TODAY.to_owned()), rules);
    }
    let mut page = "";
    for tried in TRIED.iter() {
        if page != tried.rule.id {
            page = tried.rule.id;
            writeln!(text, "{page}").expect("text");
        }
        let kinds: Vec<&str> = tried.trial.files.iter().map(|file| file.kind.as_str()).collect();
        let today = &tried.trial.today;
        let alone = known.entry((kinds.join(" "), today.clone())).or_insert_with(|| of_smallest(&kinds, today));
        let mut rules = rules_of(&tried.findings);
        rules.retain(|rule| rule == page || !alone.contains(rule));
        writeln!(text, "  {}: {}", tried.name, listed(&rules)).expect("text");
    }
    insta::assert_snapshot!("every_rule_meets_every_example", text);
}

fn listed(rules: &[String]) -> String {
    if rules.is_empty() { "-".to_owned() } else { rules.join(" ") }
}

#[test]
fn every_page_is_whole() {
    let mut faults = Vec::new();
    for rule in rules::all() {
        let id = rule.id;
        let headings: Vec<&str> = rule.doc.lines().filter_map(|line| line.strip_prefix("## ")).collect();
        if headings != Page::HEADINGS || rule.doc.lines().next() != Some(&format!("# {id}")) {
            faults.push(format!("{id}: the headings are not # {id} and {:?}", Page::HEADINGS));
        }
        let page = Page::new(rule.doc);
        let exempt = WITHOUT_FLAGGED.iter().any(|(exempt, _)| *exempt == id);
        if exempt == page.examples().iter().any(|example| example.flagged) {
            let fault =
                if exempt { "an example, and an exemption from having one" } else { "no example under Flagged" };
            faults.push(format!("{id}: {fault}"));
        }
        for heading in ["What it checks", "Why it matters", "How to fix"] {
            if page.section(heading).is_empty() {
                faults.push(format!("{id}: nothing stands under {heading}"));
            }
        }
    }
    assert!(faults.is_empty(), "pages that are not whole:\n{}", faults.join("\n"));
}

#[test]
fn every_file_of_rules_is_registered_under_its_name() {
    let folder = root().join("src/rules");
    let mut expected = Vec::new();
    for rule in rules::all() {
        let page = folder.join(format!("{}.md", rule.id.replace('-', "_")));
        if !rule.checks.iter().all(|check| matches!(check, Check::Engine)) {
            expected.push(page.with_extension("rs"));
        }
        expected.push(page);
    }
    let registered = |file: &PathBuf| expected.contains(file);
    // A module without a page holds what the rules of a family share.
    let shared =
        |file: &PathBuf| file.extension().is_some_and(|kind| kind == "rs") && !file.with_extension("md").exists();
    let stray: Vec<PathBuf> =
        files_below(&folder).into_iter().filter(|file| !registered(file) && !shared(file)).collect();
    assert!(stray.is_empty(), "files of rules that no family registers: {stray:?}");
    let missing: Vec<&PathBuf> = expected.iter().filter(|file| !file.is_file()).collect();
    assert!(missing.is_empty(), "rules whose files are not called as they are: {missing:?}");
}

#[test]
fn rules_are_in_order_and_described() {
    let mut families: Vec<&str> = Vec::new();
    let mut last = "";
    for rule in rules::all() {
        let (family, _) = rule.id.split_once('/').expect("an id is family/name");
        if families.last() == Some(&family) {
            assert!(last < rule.id, "{} stands after {last}: the rules of a family are in order", rule.id);
        } else {
            assert!(!families.contains(&family), "the family {family} stands in two places");
            families.push(family);
        }
        last = rule.id;
        let version: Vec<Option<u32>> = rule.since.split('.').map(|part| part.parse().ok()).collect();
        assert!(version.len() == 3 && version.iter().all(Option::is_some), "{}: since which version?", rule.id);
        assert!(!rule.summary.is_empty() && !rule.summary.ends_with('.'), "{}: a summary has no full stop", rule.id);
    }
}

/// The folder as a change that was made to `tests/cases/everything-wrong-before`.
fn changed_folder() -> paramount::report::Report {
    let (repository, cases) = (Repository::new(), root().join("tests/cases"));
    let (before, after) = (cases.join("everything-wrong-before"), cases.join("everything-wrong"));
    copy_into(&after, &repository.path());
    copy_into(&before, &repository.path());
    repository.commit();
    repository.git(&["rm", "--quiet", "-r", "."]);
    copy_into(&after, &repository.path());
    check_with(&repository.path(), TODAY, &[], &["--base", "HEAD"]).report
}

/// The folder is made of documents that together break every rule. For a new rule, put lines that break it into a file
/// there; what no folder can hold goes into `CANNOT_BE_SHOWN` with its reason.
#[test]
fn one_folder_breaks_every_rule() {
    let checked = check(&root().join("tests/cases/everything-wrong"), TODAY, &[]);
    let mut fired = rules_of(&checked.report.findings);
    fired.extend(rules_of(&changed_folder().findings));
    let fires = |id: &str| fired.iter().any(|rule| rule == id);
    let exempt = |id: &str| CANNOT_BE_SHOWN.iter().any(|(exempt, _)| *exempt == id);
    let quiet: Vec<&str> = rules::all().map(|rule| rule.id).filter(|id| !fires(id) && !exempt(id)).collect();
    assert!(
        quiet.is_empty(),
        "rules that tests/cases/everything-wrong does not break; add lines to a file there, or a reason to \
         CANNOT_BE_SHOWN:\n{}",
        quiet.join("\n")
    );
    let stale: Vec<&str> = CANNOT_BE_SHOWN.iter().map(|(id, _)| *id).filter(|id| fires(id)).collect();
    assert!(stale.is_empty(), "rules that can be shown after all; take them out of CANNOT_BE_SHOWN: {stale:?}");
}

#[test]
fn a_document_past_the_limit_is_not_read() {
    let folder = tempfile::tempdir().expect("a folder");
    let most = usize::try_from(paramount::load::MOST_BYTES).expect("a size");
    let begin = "paramount: policy/v1\npolicy: example\nedition: \"2024\"\ntitle: Example policy\n# ";
    for (name, size) in [("fits.yaml", most), ("too-large.yaml", most + 1)] {
        let text = format!("{begin}{}\n", "x".repeat(size - begin.len() - 1));
        std::fs::write(folder.path().join(name), text).expect("a file");
    }
    let root = std::fs::canonicalize(folder.path()).expect("the folder that was made");
    let checked = check(&root, TODAY, &[]);
    let large: Vec<&Finding> =
        checked.report.findings.iter().filter(|finding| finding.rule == "load/too-large").collect();
    assert_eq!(large.len(), 1, "one of the two is too large");
    assert_eq!((large[0].document.path.as_str(), large[0].place.line), ("too-large.yaml", 1));
    assert!(large[0].message.contains("4 MiB"), "{}", large[0].message);
    assert_eq!(checked.outcome, Outcome::Findings);
}

#[test]
fn an_old_name_of_a_rule_leads_to_a_rule_and_is_no_other_rule() {
    for (once, now) in paramount::finding::RENAMED.table() {
        assert!(rules::all().any(|rule| rule.id == now), "{once} is said to be {now} now, and that is no rule");
        assert!(rules::all().all(|rule| rule.id != once), "{once} was renamed, and is the name of a rule");
    }
}
