//! The editions of the shared standards: what the newest says that it changed is what `diff` finds, an older one can be kept
//! to, and what stands behind a standard is what the catalogue of guidance knows.

use std::collections::{BTreeMap, BTreeSet};

use assert_cmd::Command;
use jiff::civil::date;
use paramount::commands::Outcome;
use paramount::guidance::{self, Found};
use paramount::load::Loaded;
use paramount::model::amount::DetailType;
use paramount::model::standards::Effect;
use paramount::model::{Leaf, Model, Standards};
use paramount::standards::{shared, shared_editions};

use crate::support::repository::Repository;
use crate::support::{Checked, TODAY, check, root};

fn set(loaded: &'static Loaded) -> &'static Standards {
    let Some(Model::Standards(set)) = &loaded.model else { panic!("a set of standards") };
    set
}

/// What explains a standard, or helps to find it in a text, and asks for nothing.
const EXPLAINING: [&str; 4] =
    ["list.course.examples", "list.policy.said_as", "list.details.about.", "list.details.meaning."];

/// What `diff` finds between the newest edition and the one before it.
fn differences() -> Vec<serde_json::Value> {
    let older = format!("policies/standards/shared/{}.yaml", shared_editions()[1]);
    let mut command = Command::new(env!("CARGO_BIN_EXE_paramount"));
    command.env_clear().current_dir(root()).args(["diff", &older, "policies/standards/shared.yaml", "--root", "."]);
    let output = command.args(["--today", TODAY, "--format", "json"]).output().expect("it runs");
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    report["changes"].as_array().cloned().expect("changes")
}

/// What became of a standard, by the verdicts of its differences.
fn effect(fields: &BTreeSet<(String, String)>) -> Effect {
    let verdicts: BTreeSet<&str> = fields.iter().map(|(_, verdict)| verdict.as_str()).collect();
    let whole = fields.iter().any(|(field, _)| field == "list");
    match (whole, verdicts.contains("strengthened"), verdicts.contains("weakened"), verdicts.len()) {
        (true, true, ..) => Effect::Added,
        (true, ..) => Effect::Withdrawn,
        (_, true, false, 1) => Effect::Strengthened,
        (_, false, true, 1) => Effect::Weakened,
        (_, false, false, _) => Effect::Reworded,
        _ => Effect::Mixed,
    }
}

#[test]
fn what_an_edition_says_that_it_changed_is_what_differs() {
    let text = |value: &serde_json::Value| value.as_str().map(str::to_owned);
    let (mut asked, mut recorded, mut topics) = (BTreeMap::<String, BTreeSet<_>>::new(), BTreeSet::new(), false);
    for change in differences() {
        let (field, verdict) = (text(&change["field"]).expect("a field"), text(&change["verdict"]).expect("a verdict"));
        let Some(standard) = text(&change["standard"]) else {
            topics |= field.starts_with("topics");
            continue;
        };
        if change["kind"] != "record-keeping" {
            asked.entry(standard).or_default().insert((field, verdict));
        } else if !EXPLAINING.iter().any(|explaining| field.starts_with(explaining)) {
            recorded.insert((standard, Effect::Recorded.word()));
        }
    }
    let found = asked.iter().map(|(standard, fields)| (standard.clone(), effect(fields).word()));
    let found: BTreeSet<(String, &str)> = found.chain(recorded).collect();
    let mut listed = BTreeSet::new();
    for change in &set(shared()).changes {
        let effect = change.effect.get().expect("an effect");
        assert!(change.says.text().is_some(), "a change is said in words");
        listed.extend(change.standard.iter().filter_map(Leaf::text).map(|named| (named.to_owned(), effect.word())));
    }
    assert_eq!(listed, found, "left: the changes that the newest edition lists; right: those that diff finds");
    assert_eq!(topics, set(shared()).changes.iter().any(|change| !change.topic.is_empty()));
}

/// A number without a source is nobody's. That one of a list is named needs none.
#[test]
fn every_floor_has_a_source() {
    for standard in &set(shared()).list {
        for (name, detail) in standard.details.iter() {
            let is_one_of_a_list = detail.kind.get() == Some(&DetailType::Set) && detail.floor.text() == Some("1");
            let needs_one = !detail.floor.is_absent() && !is_one_of_a_list;
            assert_eq!(needs_one, !detail.source.is_empty(), "{} {:?}", standard.title(), name.text());
            for policy in detail.source.iter().filter_map(Leaf::text).filter(|source| source.contains('@')) {
                let is_known =
                    root().join(format!("policies/partnerships/{}.yaml", policy.replace('@', "/"))).is_file();
                assert!(is_known, "{policy}");
            }
        }
    }
}

/// What is said of guidance behind a standard is no surer than the catalogue.
#[test]
fn guidance_behind_a_standard_is_in_the_catalogue() {
    let today = date(2026, 11, 26);
    let asks = set(shared()).list.iter().flat_map(|standard| &standard.authority);
    let mut seen = 0;
    for asks in asks {
        let family = guidance::shared().family(asks.guidance.text().expect("a family")).expect("in the catalogue");
        let Found::Edition(index) = family.find(asks.edition.text().expect("an edition")) else { panic!("no edition") };
        assert_eq!(asks.kind.text(), Some(family.kind_in_words()));
        assert!(family.on(today).newest().is_some_and(|newest| std::ptr::eq(newest, &family.editions()[index])));
        seen += 1;
    }
    assert!(seen > 0);
}

/// A policy that was read against the first edition, under settings that name `standards`.
fn read_before(standards: &str) -> Checked {
    let repository = Repository::new();
    repository.write("paramount.yaml", format!("paramount: config/v1\nstandards: [\"{standards}\"]\n"));
    let recorded = "recorded: {by: officer, date: 2026-11-02, read_against: shared@2026-11}\n";
    let policy = format!("paramount: policy/v1\npolicy: a\nedition: \"2026\"\ntitle: Policy\n{recorded}");
    repository.write("a.yaml", policy);
    check(&repository.path(), TODAY, &[])
}

#[test]
fn an_older_edition_can_be_kept_to() {
    let about = |checked: &Checked, rule: &str| {
        let found = checked.report.findings.iter().find(|finding| finding.rule == rule);
        found.map(|finding| finding.value.clone())
    };
    let newest = read_before("shared");
    assert_eq!(about(&newest, "shared/training-for-role").as_deref(), Some("not recorded"), "nobody had looked for it");
    assert_eq!(about(&newest, "shared/induction").as_deref(), Some("silent"));
    assert_eq!(about(&read_before("shared@2026-11-26"), "shared/training-for-role").as_deref(), Some("not recorded"));
    let older = read_before("shared@2026-11");
    assert_eq!(about(&older, "shared/training-for-role"), None);
    assert_eq!(about(&older, "shared/induction").as_deref(), Some("silent"));
    let used = |checked: &Checked| checked.report.standards.iter().map(|set| set.edition.clone()).collect::<Vec<_>>();
    assert_eq!((used(&newest), used(&older)), (vec!["2026-11-26".to_owned()], vec!["2026-11".to_owned()]));
}

#[test]
fn an_edition_that_never_was_is_told_those_that_there_are() {
    let checked = read_before("shared@2026-12");
    assert_eq!(checked.outcome, Outcome::NotDone);
    let finding =
        checked.report.findings.iter().find(|finding| finding.rule == "load/unknown-word").expect("a finding");
    assert!(finding.help.contains("2026-11-26, 2026-11"), "{}", finding.help);
}

/// The files of the editions are checked as they lie in the tree, and never judged by each other.
#[test]
fn the_editions_in_the_tree_are_free_of_findings() {
    let checked = check(&root(), TODAY, &["policies/standards"]);
    let about: Vec<_> = checked.report.findings.iter().filter(|it| it.document.path.contains("standards/")).collect();
    assert!(about.is_empty(), "{about:#?}");
    let paths: Vec<&str> = checked.report.documents.iter().map(|document| document.path.as_str()).collect();
    assert_eq!(paths, ["policies/standards/shared.yaml", "policies/standards/shared/2026-11.yaml"]);
}
