//! `git log -p` of a policy in our sentences: git is told of `paramount diff --git-driver`, and calls it for real.

use assert_cmd::Command;

use crate::base::POLICY;
use crate::support::TODAY;
use crate::support::repository::Repository;

/// A repository whose documents git shows by way of this tool.
fn repository() -> Repository {
    let repository = Repository::new();
    let command = format!("'{}' diff --git-driver --today {TODAY} --", env!("CARGO_BIN_EXE_paramount"));
    repository.git(&["config", "diff.paramount.command", &command]);
    repository.write(".gitattributes", "*.yaml diff=paramount\n");
    repository.write("policy.yaml", POLICY);
    repository.commit();
    repository
}

fn weaker() -> String {
    POLICY.replace("Two trainers lead", "One trainer leads").replace("minimum: 2", "minimum: 1")
}

#[test]
fn the_history_says_what_got_weaker() {
    let repository = repository();
    repository.write("policy.yaml", weaker());
    repository.commit();
    let history = repository.git(&["log", "-p", "--ext-diff", "--reverse"]);
    let at = |what: &str| history.find(what).unwrap_or_else(|| panic!("{what} in {history}"));
    assert!(at("policy.yaml (ashford@2024) is new") < at("Two trainers were asked for; one now satisfies the policy."));
    assert!(at("WEAKENED (1)") < at("as at 22 November 2026 against shared@"));
}

#[test]
fn files_that_came_went_and_moved_are_named() {
    let repository = repository();
    repository.git(&["mv", "policy.yaml", "moved.yaml"]);
    repository.write("moved.yaml", weaker());
    repository.git(&["add", "--all"]);
    let moved = repository.git(&["diff", "--cached", "-M30"]);
    assert!(moved.contains("old  policy.yaml\n  new  moved.yaml"), "{moved}");
    assert!(moved.contains("one now satisfies the policy"), "{moved}");
    let both = repository.git(&["diff", "--cached", "--no-renames"]);
    assert!(both.contains("policy.yaml (ashford@2024) is gone"), "{both}");
    assert!(both.contains("moved.yaml (ashford@2024) is new"), "{both}");
}

#[test]
fn what_cannot_be_compared_stops_nothing() {
    let repository = repository();
    repository.write("a-list.yaml", "- one\n");
    repository.write("b-policy.yaml", POLICY.replace("policy: ashford", "policy: \"ashford"));
    repository.write("c-course.yaml", "paramount: course/v1\ncourse: neglect\ntitle: Neglect\n");
    repository.write("d-large.yaml", format!("{POLICY}# {}\n", "x".repeat(5 * 1024 * 1024)));
    repository.commit();
    repository.write("a-list.yaml", "- two\n");
    repository.write("b-policy.yaml", POLICY);
    repository.write("c-course.yaml", POLICY);
    repository.write("d-large.yaml", POLICY);
    repository.remove("policy.yaml");
    std::os::unix::fs::symlink("b-policy.yaml", repository.path().join("policy.yaml")).expect("a link");
    repository.write("z-policy.yaml", POLICY);
    repository.git(&["add", "--all"]);
    let shown = repository.git(&["diff", "--cached", "--no-renames"]);
    for sentence in [
        "a-list.yaml is no document of paramount; git diff --no-ext-diff shows the lines",
        "b-policy.yaml cannot be compared: ",
        "c-course.yaml (course) and c-course.yaml (policy) cannot be compared; ",
        "d-large.yaml is larger than 4 MiB; ",
        "z-policy.yaml (ashford@2024) is new",
    ] {
        assert!(shown.contains(sentence), "{sentence} in {shown}");
    }
}

#[test]
fn no_name_is_an_option_a_command_or_an_order() {
    let repository = repository();
    let names = [
        "--base.yaml",
        "-h.yaml",
        "$(touch canary).yaml",
        "it's;touch canary.yaml",
        "a\n::error::x.yaml",
        "\u{1b}[31m.yaml",
    ];
    for name in names {
        repository.write(name, POLICY);
    }
    repository.commit();
    for name in names {
        repository.write(name, weaker());
    }
    let shown = repository.git(&["diff"]);
    assert_eq!(shown.matches("WEAKENED (1)").count(), names.len(), "{shown}");
    assert!(!shown.contains("::error") && !shown.contains('\u{1b}'), "{shown}");
    assert!(!repository.path().join("canary").exists());
}

#[test]
fn git_is_never_stopped_by_what_it_passes() {
    let repository = repository();
    let calls: [(&[&str], &str); 3] = [
        (&["policy.yaml"], "policy.yaml is not merged yet"),
        (&["policy.yaml", "/nowhere/policy.yaml", "0", "0", "policy.yaml", "0", "0"], "policy.yaml does not exist"),
        (&[], "these are not the arguments"),
    ];
    for (arguments, said) in calls {
        let output = Command::new(env!("CARGO_BIN_EXE_paramount"))
            .current_dir(repository.path())
            .args(["diff", "--git-driver", "--"])
            .args(arguments)
            .output()
            .expect("it runs");
        let text = String::from_utf8_lossy(&output.stdout);
        assert!(output.status.success() && text.contains(said), "{text}");
    }
}
