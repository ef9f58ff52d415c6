//! The summary of a pull request: `paramount check --base main --format markdown` over a real repository in which one
//! duty got weaker, one course broke, one finding went, and one was there before.

use assert_cmd::Command;

use crate::support::repository::Repository;

fn policy(trainers: u8, every: &str) -> String {
    format!(
        "paramount: policy/v1\npolicy: kent\nedition: \"2026\"\ntitle: Learning Strategy\nstatus: approved\napproval: {{by: \
         Executive Group, date: 2026-05}}\nlead: {{role: Workforce Development Officer}}\nreview: {{every: {every}, \
         next_due: 2027-05}}\ncommitments:\n  - standard: two-trainers\n    section: \"4.2\"\n    strength: must\n    says: \
         Trainers lead every session.\n    details: {{minimum: {trainers}}}\n"
    )
}

fn course(id: &str, trainers: usize) -> String {
    let trainers: Vec<String> = (0..trainers).map(|number| format!("{{id: t{number}, role: trainer}}")).collect();
    format!(
        "paramount: course/v1\ncourse: {id}\ntitle: \"{id} @everybody\"\npolicy: kent\nagency: multi\nmode: \
         face-to-face\ntrainers: [{}]\n",
        trainers.join(", ")
    )
}

#[test]
fn what_got_weaker_comes_first_and_what_was_there_is_folded() {
    let repository = Repository::new();
    // Shared standards would have much more to say about so short a policy.
    repository.write("paramount.yaml", "paramount: config/v1\npolicies: [.]\nrules: {document/unchecked: ignore}\n");
    repository.write("kent.yaml", policy(3, "2 years"));
    repository.write("courses/sound.yaml", course("sound", 3));
    repository.write("courses/broken.yaml", course("broken", 3));
    repository.write("courses/mended.yaml", course("mended", 1));
    repository.write("courses/same.yaml", course("same", 1));
    let commit = repository.commit();
    repository.write("kent.yaml", policy(2, "1 year"));
    repository.write("courses/broken.yaml", course("broken", 1));
    repository.write("courses/mended.yaml", course("mended", 2));
    let path = std::env::var_os("PATH").unwrap_or_default();
    let output = Command::new(env!("CARGO_BIN_EXE_paramount"))
        .env_clear()
        .env("PATH", path)
        .current_dir(repository.path())
        .args(["check", "--base", "main", "--format", "markdown", "--today", "2026-11-22"])
        .output()
        .expect("it runs");
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    insta::assert_snapshot!(text.replace(&commit[..10], "0123456789"));
    assert_eq!(output.status.code(), Some(1));
    let at = |what: &str| text.find(what).unwrap_or_else(|| panic!("{what} in {text}"));
    assert!(at("### Weakened") < at("### New findings") && at("### New findings") < at("### Strengthened"));
    assert!(at("### Strengthened") < at("### Fixed") && at("### Fixed") < at("there before and unchanged"));
}
