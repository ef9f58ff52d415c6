//! What `check --base` lets through and what it stops: a kind of change a test, beside the scenarios of `base`.

use paramount::finding::Severity;

use crate::base::{about_change, changed, course, new, repository, with_one_trainer};

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
