//! What `check --base` lets through and what it stops: a kind of change a test, beside the scenarios of `base`.

use jiff::civil::date;
use paramount::change::compare_states;
use paramount::check::judge_change;
use paramount::commands::Outcome;
use paramount::finding::{Finding, Severity};
use paramount::model::Kind;
use paramount::workspace::{Document, Workspace};

use crate::base::{about_change, changed, course, new, repository, with_one_trainer};
use crate::support::Checked;
use crate::support::pair::{completed, document, folders, kind_of};
use crate::support::repository::Repository;

/// The places that a finding names beside its own are lines of the file as it is.
#[test]
fn places_of_entries_that_were_put_back_are_lines_of_the_file() {
    let repository = repository();
    let reviewed =
        |last: &str, rest: &str| format!("{}review:\n  last: {last}\n  every: 1 year\n{rest}", course("neglect"));
    repository.write("courses/neglect.yaml", reviewed("2025-11", "status: current\n"));
    repository.commit();
    let text =
        reviewed("2025-11", "  next_due: 2026-02\nstatus: withdrawn\napproval: {by: The group, date: 2026-03}\n");
    repository.write("courses/neglect.yaml", &text);
    let lines = u32::try_from(text.lines().count()).expect("a short file");
    let checked = changed(&repository);
    let of_file = checked.report.findings.iter().filter(|finding| finding.document.path == "courses/neglect.yaml");
    let related = of_file.clone().flat_map(|finding| &finding.related);
    let related: Vec<u32> =
        related.filter(|place| place.path == "courses/neglect.yaml").map(|place| place.line).collect();
    assert!(!related.is_empty() && related.iter().all(|line| *line <= lines), "{related:?} of {lines}");
    // It is the status that asks for less, and not the dates of the review.
    let loosened: Vec<&str> =
        of_file.filter(|finding| finding.rule == "change/loosened").map(|finding| finding.subject.as_str()).collect();
    assert_eq!(loosened, ["/status"]);
}

/// What a change takes away under a block is said without the block's insides.
#[test]
fn a_block_that_exempts_is_named_and_not_quoted() {
    let repository = repository();
    let policy = crate::base::POLICY.replace(
        "commitments:\n",
        "commitments:\n  - {standard: commissioning, strength: must, says: Providers are held to our terms.}\n",
    );
    repository.write("policy.yaml", policy);
    let commissioned = "commissioned:\n  provider: Somebody\n  until: 2027-05\n";
    repository.write("courses/neglect.yaml", format!("{}{commissioned}", course("neglect")));
    repository.commit();
    repository.write("courses/neglect.yaml", with_one_trainer(&course("neglect")));
    let checked = changed(&repository);
    assert!(new(&checked).contains(&("shared/two-trainers", "courses/neglect.yaml")));
    let loosened = checked.report.findings.iter().filter(|finding| finding.rule == "change/loosened");
    for finding in loosened {
        assert!(!finding.message.contains('{'), "{}", finding.message);
    }
    assert!(about_change(&checked).iter().all(|(_, severity, _)| *severity < Severity::Error));
}

/// A policy with faults of its own.
const FAULTY: &str = "\
paramount: policy/v1
policy: ashford
edition: \"2024\"
title: Training policy
status: published
review: {next_due: 2025-01, every: 1 year}
guidance:
  - {id: working-together, edition: \"2015\"}
commitments:
  - {standard: two-trainers, strength: must, says: Two trainers lead each session., details: {minimum: 2}}
  - {standard: local-procedures, strength: must, says: Courses name the local procedures.}
";

/// A repository with the faulty policy at `ashford.yaml` and a course under it.
fn faulty() -> Repository {
    let repository = Repository::new();
    repository.write("ashford.yaml", FAULTY);
    repository.write("courses/neglect.yaml", course("neglect"));
    repository.commit();
    repository
}

fn rules_about_change(checked: &Checked) -> Vec<&str> {
    about_change(checked).into_iter().map(|(rule, ..)| rule).collect()
}

#[test]
fn a_new_edition_is_not_red_for_the_faults_of_the_one_before() {
    let edition = FAULTY.replace("edition: \"2024\"", "edition: \"2026\"");
    let superseding = edition.replace("title:", "supersedes: ashford@2024\ntitle:");
    let repository = faulty();
    for text in [&edition, &superseding] {
        repository.write("ashford.yaml", text);
        let checked = changed(&repository);
        assert_eq!((new(&checked), rules_about_change(&checked)), (vec![], vec![]), "in place");
        let fixed: Vec<_> = checked.report.fixed.iter().map(|finding| &finding.rule).collect();
        assert!(fixed.is_empty(), "{fixed:?}");
        assert_eq!(checked.outcome, Outcome::Clean);
    }
    repository.git(&["checkout", "--quiet", "."]);
    for text in [&edition, &superseding] {
        repository.write("next.yaml", text);
        let checked = changed(&repository);
        assert_eq!((new(&checked), rules_about_change(&checked)), (vec![], vec![]), "in a file beside it");
        let fixed: Vec<_> = checked.report.fixed.iter().map(|finding| &finding.rule).collect();
        assert!(fixed.is_empty(), "the new edition has it still: {fixed:?}");
        assert_eq!(checked.outcome, Outcome::Clean);
    }
    // What the new edition brings is new.
    repository.write("next.yaml", superseding.replace("2015", "1812"));
    assert!(new(&changed(&repository)).iter().any(|(_, path)| *path == "next.yaml"));
}

#[test]
fn a_policy_of_another_name_is_known_by_its_place_or_its_text() {
    let without_duty = FAULTY
        .replace("  - {standard: local-procedures, strength: must, says: Courses name the local procedures.}\n", "");
    let renamed = |text: &str| text.replace("policy: ashford", "policy: ashford-borough");
    let repository = faulty();
    repository.write("courses/neglect.yaml", course("neglect").replace("policy: ashford", "policy: ashford-borough"));
    repository.write("ashford.yaml", renamed(FAULTY));
    let checked = changed(&repository);
    let of_policy: Vec<_> = new(&checked).into_iter().filter(|(_, path)| *path == "ashford.yaml").collect();
    assert_eq!((of_policy, checked.report.fixed.len()), (vec![], 0), "only the name is another one");
    for path in ["ashford.yaml", "policies/borough.yaml"] {
        repository.remove("ashford.yaml");
        repository.write(path, renamed(&without_duty));
        let checked = changed(&repository);
        assert!(
            about_change(&checked).contains(&("change/weakened-unexplained", Severity::Error, path)),
            "{:?}",
            about_change(&checked)
        );
        assert!(!rules_about_change(&checked).contains(&"change/document-removed"));
        assert_eq!(checked.outcome, Outcome::Findings);
        repository.remove(path);
        repository.write("ashford.yaml", FAULTY);
    }
}

#[test]
fn a_policy_in_use_does_not_become_a_weaker_draft_unseen() {
    let weaker = FAULTY.replace("minimum: 2", "minimum: 1").replace("status: published", "status: draft");
    let edition = weaker.replace("edition: \"2024\"", "edition: \"2026\"\nsupersedes: ashford@2024");
    let repository = faulty();
    for text in [&edition, &weaker] {
        repository.write("ashford.yaml", text);
        let checked = changed(&repository);
        assert!(
            about_change(&checked).contains(&("change/weakened-unexplained", Severity::Error, "ashford.yaml")),
            "{:?}",
            about_change(&checked)
        );
        assert_eq!(checked.outcome, Outcome::Findings);
    }
    // A draft beside the edition that stays in force may ask for what it likes, and so may one that was a draft before.
    repository.write("ashford.yaml", FAULTY);
    repository.write("next.yaml", edition.replace("minimum: 1", "minimum: 2"));
    repository.commit();
    repository.write("next.yaml", &edition);
    assert_eq!(rules_about_change(&changed(&repository)), Vec::<&str>::new());
    repository.git(&["rm", "--quiet", "--force", "next.yaml"]);
    repository.commit();
    repository.write("next.yaml", &edition);
    let planned = changed(&repository);
    assert_eq!((rules_about_change(&planned), planned.outcome), (vec![], Outcome::Clean));
}

#[test]
fn only_what_says_something_else_is_another_version() {
    let lines: Vec<&str> = FAULTY.lines().collect();
    let (head, commitments) = lines.split_at(lines.len() - 2);
    let turned = format!("{}\n{}\n{}\n", head.join("\n"), commitments[1], commitments[0]);
    let repository = faulty();
    for text in [turned, FAULTY.replace("Two trainers lead", "Two  trainers lead")] {
        repository.write("ashford.yaml", &text);
        let checked = changed(&repository);
        assert_eq!(rules_about_change(&checked), Vec::<&str>::new(), "{text}");
    }
    repository.write("ashford.yaml", FAULTY.replace("minimum: 2", "minimum: 3"));
    assert_eq!(rules_about_change(&changed(&repository)), ["change/version-not-bumped"]);
}

/// For every pair of documents with which `diff` is tried, the gate speaks exactly where `diff` says that something is
/// weaker and nobody has signed it.
#[test]
fn the_gate_speaks_where_diff_says_weaker() {
    let mut spoken = 0;
    for folder in folders() {
        let name = folder.file_name().expect("a name").to_string_lossy().into_owned();
        let Some([old, new]) = sides(&folder, &name) else { continue };
        let comparison = compare_states(&old, &new, &|_| None).as_at(date(2026, 11, 22));
        let mut weaker = comparison.changes.iter().filter(|change| change.is_unapproved_weakening()).count();
        let is_draft = old.policy().is_some_and(|policy| policy.is_draft());
        if is_draft {
            weaker = 0;
        }
        let [base, head] = [old, new].map(|document| Workspace::new(vec![document], Vec::new(), None));
        let judged = judge_change((&head, &base), None, Vec::new(), date(2026, 11, 22));
        let speaks = |finding: &&Finding| {
            matches!(
                finding.rule.as_str(),
                "change/weakened-unexplained" | "change/loosened" | "change/document-removed"
            )
        };
        let said: Vec<&str> = judged.findings.iter().filter(speaks).map(|finding| finding.message.as_str()).collect();
        assert_eq!(said.len(), weaker, "{name}: {said:#?} {:#?}", comparison.changes);
        spoken += weaker;
    }
    assert!(spoken > 50, "{spoken}");
}

/// Both sides of a pair as two states of one file.
fn sides(folder: &std::path::Path, name: &str) -> Option<[Document; 2]> {
    // What a course asks of nobody, and what settings let pass, the gate says by the findings that go.
    let kind = Some(kind_of(name)).filter(|kind| matches!(kind, Kind::Policy | Kind::Standards))?;
    let side = |file: &str| {
        let text = std::fs::read_to_string(folder.join(file)).ok()?;
        Some(document("it.yaml", kind, &completed(kind, &text)))
    };
    Some([side("old.yaml")?, side("new.yaml")?])
}

#[test]
fn a_decision_of_the_future_signs_nothing() {
    let repository = faulty();
    let signed = |date: &str| {
        let weaker = FAULTY.replace("minimum: 2", "minimum: 1");
        format!(
            "{weaker}versions:\n  - version: \"2\"\n    date: 2026-11\n    event: amended\n    changes:\n      - \
             {{standard: two-trainers, effect: weakened, from: 2 trainers, to: 1 trainer, reason: Rooms are small, \
             approved_by: Executive Group, date: {date}}}\n"
        )
    };
    for (date, outcome) in [("2026-11", Outcome::Clean), ("2031-01", Outcome::Findings)] {
        repository.write("ashford.yaml", signed(date));
        let checked = changed(&repository);
        let explained = !rules_about_change(&checked).contains(&"change/weakened-unexplained");
        assert_eq!((explained, checked.outcome), (outcome == Outcome::Clean, outcome), "{date}");
    }
}

#[test]
fn evidence_that_goes_out_of_sight_is_said() {
    let with_evidence = |place: &str, materials: &str| {
        format!(
            "{}evidence:\n  child-voice:\n    - {{says: Children told us., where: \"{place}\"}}\nmaterials: [{materials}]\n",
            course("neglect")
        )
    };
    let repository = faulty();
    repository.write("courses/lesson.md", "# What children told us\n\nThey asked to be heard.\n");
    repository.write("courses/neglect.yaml", with_evidence("lesson.md#what-children-told-us", "lesson.md"));
    repository.commit();
    repository.write("courses/neglect.yaml", with_evidence("https://example.org/lesson", ""));
    repository.remove("courses/lesson.md");
    let checked = changed(&repository);
    assert_eq!(about_change(&checked), [("change/loosened", Severity::Warning, "courses/neglect.yaml")]);
    // What only moved to another heading can be looked up still.
    repository.write("courses/lesson.md", "# Voices\n\nThey asked to be heard.\n");
    repository.write("courses/neglect.yaml", with_evidence("lesson.md#voices", "lesson.md"));
    assert_eq!(about_change(&changed(&repository)), []);
}

#[test]
fn a_citation_that_is_called_history_is_not_mended() {
    let repository = faulty();
    let relabelled = FAULTY.replace("edition: \"2015\"}", "edition: \"2015\", as: history}");
    repository
        .write("ashford.yaml", format!("{relabelled}versions: [{{version: \"2\", date: 2026-11, event: amended}}]\n"));
    let checked = changed(&repository);
    assert!(
        checked.report.fixed.iter().all(|finding| !finding.rule.starts_with("guidance/")),
        "{:?}",
        checked.report.fixed
    );
    assert_eq!(about_change(&checked), [("change/loosened", Severity::Warning, "ashford.yaml")]);
}

/// Whatever else keeps anybody from looking whether what was cited is in date mends it no more than that.
#[test]
fn a_citation_that_nobody_can_look_up_any_more_is_not_mended() {
    let amended = format!("{FAULTY}versions: [{{version: \"2\", date: 2026-11, event: amended}}]\n");
    let (cited, course_cites) =
        ("{id: working-together, edition: \"2015\"}", "guidance: [{id: wt, edition: \"2015\"}]\n");
    for (now, said) in [
        ("{id: working-together}", "working-together is cited without its edition now"),
        ("{id: working-together, edition: unstated}", "working-together is cited without its edition now"),
        ("{id: Working Together to Safeguard Children 2015, as: history}", "working-together is cited as history now"),
        ("{id: WT, as: history}", "working-together is cited as history now"),
        ("{id: WT, edition: 2015, as: origin}", "working-together is cited as origin now"),
        ("{id: WT, edition: March 2015, as: history}", "working-together is cited as history now"),
        ("{id: our-guide, edition: \"2015\"}", "working-together is cited no more, and our-guide is now"),
        ("{id: ashford-guide}", "working-together is cited no more, and ashford-guide is now"),
    ] {
        let repository = faulty();
        repository.write("courses/neglect.yaml", format!("{}{course_cites}", course("neglect")));
        repository.commit();
        repository.write("ashford.yaml", amended.replace(cited, now));
        repository.write("courses/neglect.yaml", format!("{}guidance: [{now}]\n", course("neglect")));
        let checked = changed(&repository);
        let fixed: Vec<&str> = checked.report.fixed.iter().map(|finding| finding.rule.as_str()).collect();
        assert!(fixed.iter().all(|rule| !rule.starts_with("guidance/superseded")), "{now}: {fixed:?}");
        let loosened = |path| ("change/loosened", Severity::Warning, path);
        assert_eq!(about_change(&checked), [loosened("ashford.yaml"), loosened("courses/neglect.yaml")], "{now}");
        let messages: Vec<&str> = (checked.report.findings.iter())
            .filter(|finding| finding.rule == "change/loosened")
            .map(|finding| finding.message.as_str())
            .collect();
        assert!(messages.iter().all(|message| message.starts_with(said)), "{messages:?}");
    }
    // A newer edition, one more document, or nothing in its place: that is seen and judged as it is.
    for now in [
        "{id: wt, edition: \"2026\"}",
        "{id: working-together, edition: \"2026\"}\n  - {id: our-guide}",
        "{id: kcsie, edition: \"2026\"}",
    ] {
        let repository = faulty();
        repository.write("ashford.yaml", amended.replace(cited, now));
        assert_eq!(about_change(&changed(&repository)), [], "{now}");
    }
}

/// The end of a period that is worked out is put off like one that is stated.
#[test]
fn the_end_of_a_period_is_not_put_off_unseen() {
    let lasting = |period: &str| FAULTY.replace("review: {next_due: 2025-01, every: 1 year}", period);
    let reviewed = "review: {last: 2025-04, every: 1 year}";
    for (before, after) in [
        ("{from: 2023-01, for: 3 years}", "{from: 2025-01, for: 3 years}"),
        ("{from: 2023-01, for: 3 years}", "{from: 2023-01, for: 6 years}"),
        ("{from: 2023-01, to: 2026-06}", "{from: 2023-01, to: 2028-06}"),
        ("{from: 2023-01, for: 3 years}", "{from: 2023-01, for: 3 years, to: 2028-06}"),
    ] {
        let repository = faulty();
        repository.write("ashford.yaml", lasting(&format!("period: {before}\n{reviewed}")));
        repository.commit();
        repository.write("ashford.yaml", lasting(&format!("period: {after}\n{reviewed}")));
        let checked = changed(&repository);
        assert!(
            about_change(&checked).contains(&("change/date-only-bump", Severity::Warning, "ashford.yaml")),
            "{before} {after}: {:?}",
            about_change(&checked)
        );
        // Who shortens it puts nothing off.
        repository.commit();
        repository.write("ashford.yaml", lasting(&format!("period: {before}\n{reviewed}")));
        assert!(!rules_about_change(&changed(&repository)).contains(&"change/date-only-bump"), "{after} {before}");
    }
}

#[test]
fn settings_that_name_an_edition_that_never_was_cannot_be_used() {
    let repository = repository();
    for (edition, outcome) in
        [("2026-11-26", Outcome::Clean), ("2026-11", Outcome::Clean), ("2024-01", Outcome::NotDone)]
    {
        repository.write("paramount.yaml", format!("paramount: config/v1\nstandards: [\"shared@{edition}\"]\n"));
        assert_eq!(changed(&repository).outcome, outcome, "{edition}");
    }
}

/// A standard that asks for more, or for the same in other words, loosens nothing.
#[test]
fn a_stricter_standard_is_no_loosening() {
    let standards = "paramount: standards/v1\nstandards: local\nedition: 2026-01\nlist:\n  - id: aims\n    title: Courses \
                     have aims\n    course:\n      expects: must\n      check:\n        - {field: aims, at_least: 2}\n      \
                     examples:\n        - {passes: {aims: [one, two, three]}}\n        - {fails: {aims: [one]}}\n";
    let repository = repository();
    repository.write("local.yaml", standards);
    repository.write("paramount.yaml", "paramount: config/v1\nstandards: [shared, local.yaml]\n");
    repository.commit();
    let otherwise = standards.replace("at_least: 2", "at_least: 2, otherwise: names too few aims");
    for text in [standards.replace("at_least: 2", "at_least: 3"), otherwise] {
        repository.write("local.yaml", &text);
        assert_eq!(about_change(&changed(&repository)), [], "{text}");
    }
    repository.write("local.yaml", standards.replace("at_least: 2", "at_least: 1").replace("aims: [one]", "aims: []"));
    assert_eq!(about_change(&changed(&repository)), [("change/loosened", Severity::Warning, "local.yaml")]);
}

/// Settings that hold for another folder than the one that is checked are not passed over.
#[test]
fn settings_that_extend_a_file_outside_the_root_cannot_be_used() {
    let repository = repository();
    repository.write("paramount.yaml", "paramount: config/v1\nextends: ../paramount.yaml\n");
    let checked = changed(&repository);
    assert_eq!(new(&checked), [("load/unreadable", "paramount.yaml")]);
    assert_eq!(checked.outcome, Outcome::NotDone);
}

/// A set of standards that lies elsewhere, and is named there, asks what it asked.
#[test]
fn a_set_of_standards_that_moves_loosens_nothing() {
    let standards = "paramount: standards/v1\nstandards: local\nedition: 2026-01\nlist:\n  - id: aims\n    title: Courses \
                     have aims\n    course:\n      expects: must\n      check:\n        - {field: aims, at_least: 2}\n      \
                     examples:\n        - {passes: {aims: [one, two, three]}}\n        - {fails: {aims: [one]}}\n";
    let named = |path: &str| format!("paramount: config/v1\nstandards: [shared, {path}]\n");
    let repository = repository();
    repository.write("local.yaml", standards);
    repository.write("paramount.yaml", named("local.yaml"));
    repository.commit();
    repository.git(&["rm", "--quiet", "local.yaml"]);
    repository.write("sets/local.yaml", standards);
    repository.write("paramount.yaml", named("sets/local.yaml"));
    let moved = changed(&repository);
    assert_eq!((about_change(&moved), moved.outcome), (vec![], Outcome::Clean));
    repository.write("sets/local.yaml", standards.replace("expects: must", "expects: may"));
    let laxer = changed(&repository);
    assert_eq!(about_change(&laxer), [("change/loosened", Severity::Warning, "sets/local.yaml")]);
    // Named no more, it holds no more, wherever it lies.
    repository.write("sets/local.yaml", standards);
    repository.write("paramount.yaml", "paramount: config/v1\n");
    assert_eq!(about_change(&changed(&repository)), [("change/loosened", Severity::Warning, "paramount.yaml")]);
}

/// A course is not mended by losing the policy that it is held to.
#[test]
fn what_only_the_policy_found_is_not_fixed_when_the_policy_goes() {
    let repository = repository();
    repository.write("courses/neglect.yaml", format!("{}level: 4\n", course("neglect")));
    let levels = "levels:\n  scheme: level\n  list:\n    - {number: 1, outcomes: [{topics: [recognise-abuse], says: Know the signs.}]}\n";
    let policy = format!("{}{levels}", crate::base::POLICY);
    repository.write("policy.yaml", &policy);
    repository.commit();
    let of_course =
        |checked: &Checked| checked.report.findings.iter().any(|finding| finding.rule == "level/unknown-level");
    assert!(of_course(&changed(&repository)));
    let unreadable = policy.replace("commitments:", "commitments: [");
    for text in [None, Some(unreadable)] {
        match text {
            None => drop(repository.git(&["rm", "--quiet", "policy.yaml"])),
            Some(text) => repository.write("policy.yaml", text),
        }
        let checked = changed(&repository);
        let fixed: Vec<_> = checked.report.fixed.iter().map(|finding| finding.rule.as_str()).collect();
        assert!(!fixed.contains(&"level/unknown-level"), "{fixed:?}");
        assert!(about_change(&checked).contains(&("change/loosened", Severity::Warning, "courses/neglect.yaml")));
    }
}

/// A name that led nowhere and is put right is no move, and who leaves a policy asks the people of one.
#[test]
fn a_policy_that_was_misspelt_is_not_switched() {
    let repository = repository();
    repository.write("courses/neglect.yaml", course("neglect").replace("ashford", "ashfort"));
    repository.commit();
    repository.write("courses/neglect.yaml", course("neglect"));
    assert_eq!(rules_about_change(&changed(&repository)), Vec::<&str>::new());
    repository.commit();
    repository.write("courses/neglect.yaml", course("neglect").replace("policy: ashford\n", ""));
    let left = changed(&repository);
    let switched = left.report.findings.iter().find(|finding| finding.rule == "change/policy-switched");
    let help = switched.map(|finding| finding.help.as_str()).expect("it left");
    assert!(!help.contains("both"), "{help}");
}

/// The edition before is withdrawn when the next one takes its place: what that one asks less is said of that one.
#[test]
fn who_withdraws_what_is_replaced_gives_nothing_up() {
    let next = FAULTY.replace("edition: \"2024\"", "edition: \"2026\"\nsupersedes: ashford@2024");
    let repository = faulty();
    repository.write("ashford.yaml", FAULTY.replace("status: published", "status: withdrawn"));
    let withdrawn = ("change/weakened-unexplained", Severity::Error, "ashford.yaml");
    assert!(about_change(&changed(&repository)).contains(&withdrawn), "nothing has taken its place");
    repository.write("next.yaml", &next);
    let replaced = changed(&repository);
    assert_eq!((rules_about_change(&replaced), replaced.outcome), (vec![], Outcome::Clean));
    repository.write("next.yaml", next.replace("minimum: 2", "minimum: 1"));
    assert_eq!(about_change(&changed(&repository)), [("change/weakened-unexplained", Severity::Error, "next.yaml")]);
    // A plan takes no place.
    repository.write("next.yaml", next.replace("status: published", "status: draft"));
    assert!(about_change(&changed(&repository)).contains(&withdrawn));
}

/// An edition that goes out of force without a word that asks for less lets no course off.
#[test]
fn an_edition_that_loses_its_place_lets_no_course_off() {
    let dated = |date: &str| format!("status: approved\napproval: {{by: the group, date: {date}}}");
    let lax = FAULTY.replace("minimum: 2", "minimum: 1").replace("status: published", &dated("2024-01-01"));
    let next = FAULTY
        .replace("edition: \"2024\"", "edition: \"2025\"\nsupersedes: ashford@2024")
        .replace("status: published", &dated("2025-01-01"));
    let repository = faulty();
    repository.write("ashford.yaml", &lax);
    repository.write("next.yaml", &next);
    repository.commit();
    repository.write("courses/neglect.yaml", with_one_trainer(&course("neglect")));
    let unnamed = next.replace("supersedes: ashford@2024\n", "");
    let turned = lax.replace("edition: \"2024\"", "edition: \"2024\"\nsupersedes: ashford@2025");
    let of_another_name = unnamed.replace("policy: ashford", "policy: burton");
    for (before, after) in [
        (&lax, next.replace("2025-01-01", "2099-01-01")),
        (&lax, unnamed.replace("2025-01-01", "2020-01-01")),
        (&turned, unnamed.clone()),
        (&lax, of_another_name),
    ] {
        repository.write("ashford.yaml", before);
        repository.write("next.yaml", &after);
        let checked = changed(&repository);
        let trainers = ("shared/two-trainers", "courses/neglect.yaml");
        assert!(new(&checked).contains(&trainers), "{:?} {after}", new(&checked));
        assert_eq!(checked.outcome, Outcome::Findings, "{after}");
    }
    // And so does an edition that sorts before the one in force, and begins after it.
    repository.write("ashford.yaml", &lax);
    repository.write("next.yaml", &next);
    let sorted_before = unnamed.replace("\"2025\"", "\"2023\"").replace("minimum: 2", "minimum: 1");
    repository.write("later.yaml", sorted_before.replace("2025-01-01", "2026-01-01"));
    assert!(new(&changed(&repository)).contains(&("shared/two-trainers", "courses/neglect.yaml")));
    repository.remove("later.yaml");
    // What the course lacked before is not fixed by it either.
    repository.write("ashford.yaml", &lax);
    repository.write("next.yaml", &next);
    repository.commit();
    repository.write("next.yaml", next.replace("2025-01-01", "2099-01-01"));
    let checked = changed(&repository);
    let fixed: Vec<_> = checked.report.fixed.iter().map(|finding| finding.rule.as_str()).collect();
    assert!(!fixed.contains(&"shared/two-trainers"), "{fixed:?}");
    assert!(about_change(&checked).contains(&("change/loosened", Severity::Warning, "courses/neglect.yaml")));
}
