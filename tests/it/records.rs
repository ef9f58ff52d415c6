//! What a record has to say: ticks, asked numbers, charges, entries that are missing.

use std::fmt::Write;

use paramount::finding::{Finding, Severity};

use crate::support::{SHARED, check};

const HEAD: &str = "paramount: policy/v1\npolicy: ashford\nedition: \"2024\"\ntitle: Training policy\n\
    recorded: {by: role, date: 2026-11, read_against: shared@2026-11}\n";

/// The findings on a policy of the smallest head and these lines, and on the files beside it.
fn findings(lines: &str, beside: &[(&str, &str)]) -> Vec<Finding> {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("policy.yaml"), format!("{HEAD}{lines}")).expect("a file");
    for (name, text) in beside {
        std::fs::write(folder.path().join(name), text).expect("a file");
    }
    let root = std::fs::canonicalize(folder.path()).expect("the folder that was made");
    check(&root, "2026-11-26", &[]).report.findings
}

fn of<'f>(findings: &'f [Finding], rule: &'f str) -> impl Iterator<Item = &'f Finding> {
    findings.iter().filter(move |finding| finding.rule == rule)
}

/// The standards that a policy answers by commitments.
fn standards() -> impl Iterator<Item = &'static str> {
    let by_commitment = SHARED.expectations.iter().filter(|known| {
        known.policy.as_ref().is_some_and(|expected| {
            let field = expected.answered_by.as_ref().map(paramount::predicate::Field::path);
            field.is_none_or(|field| field == "charges")
        })
    });
    by_commitment.map(|known| known.id.as_str())
}

#[test]
fn a_list_of_ticks_answers_nothing() {
    let mut lines = "commitments:\n".to_owned();
    for standard in standards() {
        writeln!(lines, "  - standard: {standard}").expect("text");
    }
    let many = standards().count();
    assert!(many >= 39);
    let findings = findings(&lines, &[]);
    let ticks: Vec<&Finding> = of(&findings, "commitment/nothing-said").collect();
    assert_eq!(ticks.len(), many);
    assert!(ticks.iter().all(|finding| finding.severity == Severity::Warning && finding.value == "no text"));
    // Nothing says of a tick that the policy is silent, commits itself, or is worded too weakly.
    for standard in standards() {
        let rule = format!("shared/{standard}");
        assert!(of(&findings, &rule).all(|finding| finding.value == "not recorded"), "{standard}");
    }
    assert_eq!(of(&findings, "commitment/amount-missing").count(), 0);
    assert_eq!(of(&findings, "shared/two-trainers").count(), 1);
}

/// A course is asked for no more and no less under a policy with ticks than under one that is silent.
#[test]
fn a_tick_asks_nothing_of_a_course() {
    let course = "paramount: course/v1\ncourse: neglect\ntitle: Neglect\npolicy: ashford\n\
        trainers: [{role: Social worker}]\n";
    let judged = |lines: &str| -> Vec<(String, Severity, String)> {
        let findings = findings(lines, &[("course.yaml", course)]);
        let of_course = findings.into_iter().filter(|finding| finding.document.path == "course.yaml");
        of_course.map(|finding| (finding.rule, finding.severity, finding.authority.says)).collect()
    };
    let ticks = "commitments:\n  - {standard: two-trainers, section: \"1\", strength: must, details: {minimum: 3}}\n";
    let text = ticks.replace("details", "says: Three., details");
    assert_eq!(judged(ticks), judged(""));
    assert_ne!(judged(&text), judged(""));
}

#[test]
fn charges_say_who_pays_and_how_much() {
    let told = |lines: &str| -> Vec<String> {
        of(&findings(lines, &[]), "shared/free-training").map(|finding| finding.message.clone()).collect()
    };
    let silent = "this policy does not say who pays for training, or how much";
    assert_eq!(told(""), [silent]);
    assert_eq!(told("charges: []\n"), [silent]);
    let amounts = "charges:\n  - {id: members, for: members, amount: \"0.00\"}\n  - {id: others, for: others, amount: \"40.00\"}\n";
    assert_eq!(told(amounts), Vec::<String>::new());
    let open = "charges:\n  - {id: others, for: others, amount: unstated}\n";
    assert_eq!(told(open), ["this policy does not say who pays for training, and how much"]);
}

/// A course is held to the charges of its policy whether or not a commitment speaks of them too.
#[test]
fn charges_alone_are_asked_of_a_course() {
    let course = "paramount: course/v1\ncourse: neglect\ntitle: Neglect\npolicy: ashford\n\
        charges: [{charge: others, amount: \"45.00\"}]\n";
    let charges = "charges:\n  - {id: others, for: others, amount: \"40.00\"}\n";
    let findings = findings(charges, &[("course.yaml", course)]);
    let finding = of(&findings, "shared/free-training").next().expect("a finding");
    assert_eq!((finding.severity, finding.document.path.as_str()), (Severity::Warning, "course.yaml"));
}

/// Where the set's edition was read against, the advice is to write the entry, not to name the set.
#[test]
fn a_missing_entry_is_to_be_written() {
    let findings = findings("", &[]);
    for (rule, field) in [("document-approval", "approval"), ("policy-lead", "lead"), ("learning-levels", "levels")] {
        let rule = format!("shared/{rule}");
        let finding = of(&findings, &rule).next().expect(&rule);
        assert!(finding.help.contains(&format!("{field}: none")), "{}", finding.help);
        assert!(!finding.help.contains("read_against"), "{}", finding.help);
    }
}

#[test]
fn an_amount_that_the_source_leaves_open_is_a_note() {
    let fee = "commitments:\n  - standard: cancellation\n    section: \"9\"\n    strength: will\n    \
        says: Late cancellation is charged.\n    details: {notice: 7 days, fee: unstated}\n";
    let findings = findings(fee, &[]);
    assert_eq!(of(&findings, "commitment/amount-missing").count(), 0);
    let note = of(&findings, "shared/cancellation").next().expect("a note");
    assert_eq!(note.severity, Severity::Note);
    assert_eq!(note.message, "the fee is mentioned without a value: Cancellation terms are complete");
    // Norfolk and Southampton state the standard, and neither of them gives a fee.
    assert_eq!(note.authority.says, "shared standard cancellation");
}

/// A cover often gives the date alone, and a section the cycle: nothing is said in the name of the place that does not say it.
#[test]
fn the_date_and_the_cycle_of_a_review_have_a_place_each() {
    let review = "source: {published: 2024-02}\nreview:\n  every: 1 year\n  next_due: 2026-02\n  section: cover\n  \
        also_stated:\n    - {every: 1 year, next_due: 2026-08, section: \"3.5\"}\n";
    let findings = findings(review, &[]);
    let overdue = of(&findings, "review/overdue").next().expect("a finding");
    assert_eq!(overdue.authority.says, "the policy itself, on its cover (section 3.5 says August 2026)");
    let contradiction = of(&findings, "review/contradicts-itself").next().expect("a finding");
    assert_eq!(contradiction.authority.says, "the policy itself, on its cover and in the other places named");
    let places: Vec<&str> = contradiction.related.iter().map(|related| related.message.as_str()).collect();
    assert_eq!(places, ["August 2026 (section 3.5)", "every year (section 3.5)"]);
}

#[test]
fn a_slip_is_not_said_of_every_place_that_cites_the_guidance() {
    for (sections, where_it_is) in [
        ("\"1\"", " in section 1."),
        ("\"1\", \"3.3\"", " wherever it is written so in sections 1 and 3.3."),
        ("\"1\", \"2\", \"3\", \"4\"", " wherever it is written so."),
    ] {
        let guidance = format!(
            "guidance:\n  - id: working-together\n    edition: \"2026\"\n    \
                as_written: Working Together to Safeguarding Children\n    sections: [{sections}]\n"
        );
        let findings = findings(&guidance, &[]);
        let slip = of(&findings, "guidance/misspelt").next().expect("a finding");
        assert!(slip.help.contains(where_it_is), "{}", slip.help);
    }
}

#[test]
fn a_name_that_one_source_says_was_replaced_is_told_with_that_doubt() {
    let terms =
        "terms:\n  - {term: Framework for the Assessment of Children in Need and their Families, section: \"1\"}\n";
    let findings = findings(terms, &[]);
    let replaced = of(&findings, "guidance/replaced-term").next().expect("a finding");
    assert!(replaced.authority.says.ends_with(", from one source or with a rough date"), "{}", replaced.authority.says);
}

/// Every option of a list that there is not is named, and the list is not called empty for it.
#[test]
fn an_option_that_there_is_not_empties_no_list() {
    let lists = "commitments:\n  - standard: anti-discriminatory-practice\n    section: \"9\"\n    strength: must\n    \
        says: Training challenges discrimination.\n    details: {characteristics: [age, gender, race, faith]}\n";
    let findings = findings(lists, &[]);
    let told: Vec<&str> = of(&findings, "load/wrong-type").map(|finding| finding.message.as_str()).collect();
    let what = "characteristics is which of the protected characteristics the policy names";
    assert_eq!(told, ["gender", "faith"].map(|word| format!("\"{word}\" is not one of the options; {what}")));
    assert_eq!(of(&findings, "shared/anti-discriminatory-practice").count(), 0);
}
