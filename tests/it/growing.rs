//! A change that brings what it names: a standard with the commitment that answers it, a row of guidance with its citation,
//! a newer edition of the shared set. What nobody knew before it and is known after it hides nothing.

use paramount::commands::Outcome;
use paramount::finding::Severity;

use crate::base::{POLICY, about_change, changed, course, new, with_one_trainer};
use crate::support::Checked;
use crate::support::repository::Repository;

const OWN: &str = "\
paramount: standards/v1
standards: own
edition: 2026-11
list:
  - id: quiet-room
    title: There is a quiet room
    details:
      rooms: {type: count, unit: rooms, better: higher}
    policy: {expects: should}
";

const VENUE: &str = "  - id: venue-access
    title: Venues can be reached by everybody
    policy: {expects: may}
";

const ROWS: &str = "\
paramount: guidance/v1
guidance: own
as_at: 2026-11-22
families:
  - id: procedures
    title: Procedures
    kind: local guidance
    editions:
      - {edition: \"2020\", from: 2020, confidence: high, verified: yes}
";

const NEXT_EDITION: &str = "      - {edition: \"2026\", from: 2026-10, confidence: high, verified: yes}\n";

const SETTINGS: &str = "paramount: config/v1\nstandards: [shared, own.yaml]\nguidance: [own-guidance.yaml]\n";

/// The policy, which answers the own standard and cites the own guidance.
fn policy() -> String {
    let answers = "versions: [{version: \"1\", date: 2024-05, event: ratified}]\nguidance:\n  - {id: procedures, edition: \
                   \"2020\"}\ncommitments:\n  - {standard: quiet-room, strength: should, section: \"1\", says: There \
                   should be a quiet room.}\n";
    POLICY.replace("commitments:\n", answers)
}

fn amended(policy: &str) -> String {
    policy.replace("event: ratified}]", "event: ratified}, {version: \"2\", date: 2026-11-20, event: amended}]")
}

/// A repository with the policy and what it names.
fn repository(settings: &str) -> Repository {
    let repository = Repository::new();
    repository.write("policy.yaml", policy());
    repository.write("courses/neglect.yaml", course("neglect"));
    repository.write("own.yaml", OWN);
    repository.write("own-guidance.yaml", ROWS);
    repository.write("paramount.yaml", settings);
    repository.commit();
    repository
}

/// A change of own standards, own guidance and the policy, each text given as it is after it.
fn after(own: &str, rows: &str, policy: &str) -> Checked {
    let repository = repository(SETTINGS);
    repository.write("own.yaml", own);
    repository.write("own-guidance.yaml", rows);
    repository.write("policy.yaml", policy);
    changed(&repository)
}

#[test]
fn a_standard_that_comes_with_its_commitment_is_known() {
    let answered = amended(&policy()).replace(
        "commitments:\n",
        "commitments:\n  - {standard: venue-access, strength: may, section: \"1\", says: The venue may be reached.}\n",
    );
    let checked = after(&format!("{OWN}{VENUE}"), ROWS, &answered);
    assert_eq!((new(&checked), about_change(&checked)), (vec![], vec![]));
    assert_eq!(checked.outcome, Outcome::Clean);
    // The set as it was does not know the name, and the set as it is does not either.
    let misspelt =
        after(&format!("{OWN}{VENUE}"), ROWS, &answered.replace("standard: venue-access", "standard: venues"));
    assert!(new(&misspelt).contains(&("commitment/unknown-standard", "policy.yaml")));
}

#[test]
fn a_standard_that_comes_for_a_commitment_mends_it() {
    let repository = repository(SETTINGS);
    repository.write("own.yaml", OWN.replace("quiet-room", "quiet-place"));
    repository.commit();
    repository.write("own.yaml", OWN);
    let checked = changed(&repository);
    let fixed: Vec<&str> = checked.report.fixed.iter().map(|finding| finding.rule.as_str()).collect();
    assert!(fixed.contains(&"commitment/unknown-standard"), "{fixed:?}");
    assert!(about_change(&checked).iter().all(|(_, _, path)| *path == "own.yaml"), "{:?}", about_change(&checked));
}

#[test]
fn a_detail_that_comes_with_its_value_is_known() {
    let own = OWN.replace("    policy:", "      chairs: {type: count, unit: chairs, better: higher}\n    policy:");
    let valued = amended(&policy()).replace("quiet room.}", "quiet room., details: {chairs: 3}}");
    let checked = after(&own, ROWS, &valued);
    assert_eq!((new(&checked), about_change(&checked), checked.outcome), (vec![], vec![], Outcome::Clean));
    let misspelt = after(&own, ROWS, &valued.replace("chairs: 3", "chair: 3"));
    assert!(new(&misspelt).contains(&("load/unknown-key", "policy.yaml")));
}

#[test]
fn guidance_that_comes_with_its_citation_is_known() {
    let handbook = ROWS.replace("families:\n", "families:\n  - {id: our-handbook, title: Our handbook}\n");
    let follows_it = amended(&policy()).replace("guidance:\n", "guidance:\n  - {id: our-handbook}\n");
    let newer = amended(&policy()).replace("\"2020\"}", "\"2026\"}");
    for (rows, text) in [(handbook.clone(), follows_it.clone()), (format!("{ROWS}{NEXT_EDITION}"), newer.clone())] {
        let checked = after(OWN, &rows, &text);
        assert_eq!(
            (new(&checked), about_change(&checked), checked.outcome),
            (vec![], vec![], Outcome::Clean),
            "{text}"
        );
    }
    // Whoever makes out that what was replaced is not hides it all the same.
    let replaced = amended(&policy()).replace("procedures, edition: \"2020\"", "working-together, edition: \"2018\"");
    let row = "  - id: working-together\n    title: Working Together\n    editions:\n      - {edition: \"2018\", from: 2027, \
               confidence: high}\n";
    let checked = after(OWN, &format!("{ROWS}{row}"), &replaced);
    assert!(new(&checked).iter().any(|(rule, _)| rule.starts_with("guidance/superseded")), "{:?}", new(&checked));
    assert!(about_change(&checked).contains(&("change/loosened", Severity::Error, "own-guidance.yaml")));
}

/// Whoever lists guidance of their own in the place of what was replaced has mended nothing.
#[test]
fn guidance_that_comes_in_the_place_of_what_is_outdated_is_told() {
    let repository = repository(SETTINGS);
    let outdated = policy().replace("procedures, edition: \"2020\"", "working-together, edition: \"2018\"");
    repository.write("policy.yaml", &outdated);
    repository.commit();
    let row = "families:\n  - {id: our-guide, title: Our guide, editions: [{edition: \"2018\", from: 2018, confidence: high}]}\n";
    repository.write("own-guidance.yaml", ROWS.replace("families:\n", row));
    repository.write("policy.yaml", amended(&outdated).replace("id: working-together,", "id: our-guide,"));
    let checked = changed(&repository);
    assert_eq!(about_change(&checked), [("change/loosened", Severity::Warning, "policy.yaml")]);
    assert!(checked.report.fixed.iter().all(|finding| !finding.rule.starts_with("guidance/")));
}

/// The name of a policy said where it holds; now a key of its own says so.
#[test]
fn a_country_that_is_written_where_it_was_suspected_changes_nothing() {
    let repository = repository(SETTINGS);
    let named = policy().replace("title: Training policy", "title: Training policy for Wales");
    repository.write("policy.yaml", &named);
    repository.commit();
    repository.write("policy.yaml", amended(&named).replace("status:", "jurisdiction: wales\nstatus:"));
    let checked = changed(&repository);
    assert_eq!((about_change(&checked), checked.outcome), (vec![], Outcome::Clean));
}

#[test]
fn settings_that_keep_to_an_older_edition_are_told_of_what_they_let_pass() {
    let settings = |edition: &str| SETTINGS.replace("shared,", &format!("{edition},"));
    let bought =
        format!("{}commissioned:\n  provider: Somebody\n  until: 2027-05\n  terms: [finance]\n", course("neglect"));
    let commissioning = "commitments:\n  - {standard: commissioning, strength: must, section: \"1\", says: We settle terms., \
                         details: {terms: [finance, outcomes]}}\n";
    let on = |before: &str, after: &str| {
        let repository = repository(&settings(before));
        repository.write("policy.yaml", policy().replace("commitments:\n", commissioning));
        repository.write("courses/neglect.yaml", &bought);
        repository.commit();
        repository.write("paramount.yaml", settings(after));
        changed(&repository)
    };
    let older = on("shared", "shared@2026-11");
    assert_eq!(about_change(&older), [("change/loosened", Severity::Warning, "paramount.yaml")]);
    for (before, after) in [("shared@2026-11", "shared"), ("shared", "shared@2026-11-26")] {
        assert_eq!(about_change(&on(before, after)), [], "{before} {after}");
    }
}

/// An older edition does not keep what the change brings from being found.
#[test]
fn settings_that_keep_to_an_older_edition_hide_nothing_new() {
    let repository = repository(SETTINGS);
    repository.write("paramount.yaml", SETTINGS.replace("shared,", "shared@2026-11,"));
    repository.write("courses/neglect.yaml", with_one_trainer(&course("neglect")));
    let checked = changed(&repository);
    assert!(new(&checked).contains(&("shared/two-trainers", "courses/neglect.yaml")));
    assert_eq!(checked.outcome, Outcome::Findings);
}
