//! What we give to others is read by their own programs: schemas, linters, runners and readers of reports, which
//! `ci/test.sh` installs below `target/clients` at the versions that `tests/clients` names. Where one is missing, its test
//! says that it was left out.

#![expect(clippy::print_stderr, reason = "a test says what it left out")]

use std::ffi::OsString;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

use crate::base::{POLICY, course, with_one_trainer};
use crate::support::repository::Repository;
use crate::support::{TODAY, files_below, root};

/// The folder of this tool as it was built for the tests.
fn our_folder() -> PathBuf {
    Path::new(env!("CARGO_BIN_EXE_paramount")).parent().expect("a folder").to_path_buf()
}

/// Where programs are looked for: this tool first.
fn search() -> OsString {
    let rest = std::env::var_os("PATH").unwrap_or_default();
    std::env::join_paths([our_folder()].into_iter().chain(std::env::split_paths(&rest))).expect("folders to look in")
}

/// A program that came from the Python package index.
fn python(program: &str) -> Option<Command> {
    let folder = root().join("target/clients/python");
    installed(&folder.join("complete"), folder.join("bin").join(program))
}

/// A program that came from npm.
fn npm(program: &str) -> Option<Command> {
    let folder = root().join("target/clients");
    installed(&folder.join("complete"), folder.join("node_modules/.bin").join(program))
}

fn installed(mark: &Path, program: PathBuf) -> Option<Command> {
    if !mark.exists() {
        eprintln!("left out: {}, since ci/test.sh has not installed it", program.display());
        return None;
    }
    let mut command = Command::new(program);
    command.env("PATH", search()).env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1");
    Some(command)
}

/// Everything that was printed.
fn printed(output: &Output) -> String {
    [&output.stdout, &output.stderr].map(|bytes| String::from_utf8_lossy(bytes)).concat()
}

/// Runs a program, which must be content; gives what it printed.
fn content(command: &mut Command) -> String {
    let output = command.output().unwrap_or_else(|fault| panic!("{command:?}: {fault}"));
    assert!(output.status.success(), "{command:?}\n{}", printed(&output));
    printed(&output)
}

/// The example workflows.
fn workflows() -> Vec<PathBuf> {
    let files = files_below(&root().join("ci/github/examples"));
    assert!(files.len() >= 5, "{files:?}");
    files
}

/// A document of a YAML file.
fn yaml(path: &str, number: usize) -> Value {
    let text = fs::read_to_string(root().join(path)).expect("the file");
    let text = text.split("\n---\n").nth(number).expect("the document");
    serde_yaml::from_str(text).expect("YAML")
}

#[test]
fn github_takes_the_action_and_the_workflows() {
    let Some(mut check) = python("check-jsonschema") else { return };
    content(check.args(["--builtin-schema", "vendor.github-actions"]).arg(root().join("ci/github/action.yml")));
    let Some(mut check) = python("check-jsonschema") else { return };
    content(check.args(["--builtin-schema", "vendor.github-workflows"]).args(workflows()));
}

#[test]
fn zizmor_finds_nothing_even_when_it_is_pedantic() {
    let Some(mut zizmor) = python("zizmor") else { return };
    zizmor.args(["--offline", "--pedantic", "--no-progress"]).arg(root().join("ci/github/action.yml"));
    content(zizmor.args(workflows()));
}

#[test]
fn actionlint_finds_nothing_in_the_workflows_and_their_scripts() {
    let (Some(mut actionlint), Some(shellcheck)) = (python("actionlint"), python("shellcheck")) else { return };
    content(actionlint.arg("-shellcheck").arg(shellcheck.get_program()).args(workflows()));
}

/// Nothing third of ours is named by what somebody else may move, and nothing runs what a pull request brings with the rights
/// of the repository.
#[test]
fn everything_is_named_by_a_commit() {
    for file in workflows() {
        let text = fs::read_to_string(&file).expect("the file");
        for line in text.lines().filter_map(|line| line.trim().trim_start_matches("- ").strip_prefix("uses: ")) {
            let (_, commit) = line.split_once('@').expect("a version");
            let (commit, remark) = commit.split_once(" # ").expect("what the commit is");
            assert!(commit.len() == 40 && commit.bytes().all(|byte| byte.is_ascii_hexdigit()), "{line}");
            assert!(remark.starts_with('v') || commit.bytes().all(|byte| byte == b'0'), "{line}");
        }
        assert!(!text.contains("pull_request_target"), "{}", file.display());
    }
}

#[test]
fn the_guide_shows_the_file_to_copy() {
    let workflow = fs::read_to_string(root().join("ci/github/examples/pull-request.yml")).expect("the workflow");
    assert!(workflow.lines().count() <= 12);
    for guide in ["README.md", "ci/README.md"] {
        let text = fs::read_to_string(root().join(guide)).expect("the guide");
        assert!(text.contains(&format!("```yml\n{workflow}```\n")), "{guide} shows another workflow");
    }
}

#[test]
fn shellcheck_finds_nothing_in_scripts_and_templates() {
    let Some(mut shellcheck) = python("shellcheck") else { return };
    content(shellcheck.args(["ci/test.sh", "ci/github/run.sh", "ci/github/install.sh"].map(|path| root().join(path))));
    let folder = tempfile::tempdir().expect("a folder");
    for (name, script) in [("sh", gitlab_script()), ("bash", azure_script())] {
        let file = folder.path().join(name);
        fs::write(&file, script).expect("the script can be written");
        let Some(mut shellcheck) = python("shellcheck") else { return };
        content(shellcheck.arg(format!("--shell={name}")).arg(file));
    }
}

fn gitlab_script() -> String {
    yaml("ci/gitlab/paramount.yml", 1)["paramount"]["script"][0].as_str().expect("a script").to_owned()
}

fn azure_script() -> String {
    yaml("ci/azure/paramount.yml", 0)["steps"][0]["bash"].as_str().expect("a script").to_owned()
}

/// What a change brings chooses the compiler in its own folder (rust-toolchain.toml).
#[test]
fn no_template_builds_in_the_folder_of_the_change() {
    let folder = tempfile::tempdir().expect("a folder");
    let (called_in, cargo) = (folder.path().join("called-in"), folder.path().join("cargo"));
    fs::write(&cargo, format!("#!/bin/sh\npwd >'{}'\nexit 9\n", called_in.display())).expect("it can be written");
    fs::set_permissions(&cargo, fs::Permissions::from_mode(0o755)).expect("it is ours");
    let (repository, _) = consumer();
    for (shell, script) in [("sh", gitlab_script()), ("bash", azure_script())] {
        let mut run = Command::new(shell);
        run.arg("-c").arg(script).current_dir(repository.path()).env_clear();
        run.env("PATH", format!("{}:/usr/bin:/bin", folder.path().display()));
        run.env("AGENT_TEMPDIRECTORY", folder.path()).env("PARAMOUNT_REPOSITORY", "x").env("PARAMOUNT_REVISION", "0");
        let output = run.output().expect("a shell");
        assert_eq!(output.status.code(), Some(9), "{}", printed(&output));
        assert_eq!(fs::read_to_string(&called_in).expect("it was called"), "/\n", "{shell}");
    }
}

/// A repository in which the last commit takes a trainer from a course.
fn consumer() -> (Repository, String) {
    let repository = Repository::new();
    repository.write("paramount.yaml", "paramount: config/v1\n");
    repository.write("policy.yaml", POLICY);
    repository.write("more courses/neglect.yaml", course("neglect"));
    let before = repository.commit();
    repository.write("more courses/neglect.yaml", with_one_trainer(&course("neglect")));
    (repository, before)
}

/// The same with a GitLab pipeline that takes in our template.
fn gitlab_consumer() -> (Repository, String) {
    let (repository, before) = consumer();
    let template = fs::read_to_string(root().join("ci/gitlab/paramount.yml")).expect("the template");
    repository.write("template.yml", template);
    let inputs = "{paths: \"policy.yaml\\nmore courses\"}";
    repository.write(".gitlab-ci.yml", format!("include:\n  - local: template.yml\n    inputs: {inputs}\n"));
    repository.commit();
    repository.git(&["remote", "add", "origin", "https://gitlab.example.org/officers/courses.git"]);
    (repository, before)
}

#[test]
fn gitlabs_schema_takes_the_template_with_its_inputs_filled_in() {
    let (Some(mut local), Some(mut check)) = (npm("gitlab-ci-local"), python("check-jsonschema")) else { return };
    let (repository, _) = gitlab_consumer();
    let output = local.current_dir(repository.path()).arg("--preview").output().expect("it runs");
    let text = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success() && text.contains("more courses"), "{}", printed(&output));
    let whole = repository.path().join("whole.yml");
    fs::write(&whole, text.trim_start_matches("---\n")).expect("the file can be written");
    content(check.args(["--builtin-schema", "vendor.gitlab-ci", "--data-transform", "gitlab-ci"]).arg(whole));
}

#[test]
fn the_job_for_gitlab_runs_and_leaves_its_reports() {
    let Some(mut local) = npm("gitlab-ci-local") else { return };
    if Command::new("rsync").arg("--version").output().is_err() {
        eprintln!("left out: the job for GitLab, since rsync is not there");
        return;
    }
    let (repository, before) = gitlab_consumer();
    local.current_dir(repository.path()).args(["--force-shell-executor", "--no-artifacts-to-source"]);
    local.args(["--variable", "CI_PIPELINE_SOURCE=merge_request_event", "--variable"]);
    let output =
        local.arg(format!("CI_MERGE_REQUEST_DIFF_BASE_SHA={before}")).arg("paramount").output().expect("it runs");
    let said = printed(&output);
    assert!(!output.status.success() && said.contains("asks for 2 trainers"), "{said}");
    let report = repository.path().join(".gitlab-ci-local/artifacts/paramount/paramount-reports/code-quality.json");
    let report: Value = serde_json::from_slice(&fs::read(report).expect("the report is kept")).expect("JSON");
    let named =
        report.as_array().expect("a list").iter().any(|issue| issue["location"]["path"] == "more courses/neglect.yaml");
    assert!(named, "{report:#}");
}

#[test]
fn azures_schema_takes_the_template() {
    let Some(mut check) = python("check-jsonschema") else { return };
    check.args(["--builtin-schema", "vendor.azure-pipelines", "--data-transform", "azure-pipelines"]);
    content(check.arg(root().join("ci/azure/paramount.yml")));
}

#[test]
fn the_steps_for_azure_name_what_a_pull_request_breaks() {
    let (repository, _) = consumer();
    repository.git(&["checkout", "--quiet", "-b", "change"]);
    repository.commit();
    repository.git(&["checkout", "--quiet", "main"]);
    repository.git(&["merge", "--quiet", "--no-ff", "--message=merge", "change"]);
    let temporary = tempfile::tempdir().expect("a folder");
    let run = |pull_request: &str| {
        let mut bash = Command::new("bash");
        bash.arg("-c").arg(azure_script()).current_dir(repository.path()).env("PATH", search());
        bash.env("AGENT_TEMPDIRECTORY", temporary.path()).env("SYSTEM_PULLREQUEST_PULLREQUESTID", pull_request);
        bash.envs([
            ("PARAMOUNT_FAIL_ON", "error"),
            ("PARAMOUNT_POLICIES", ""),
            ("PARAMOUNT_PATHS", "policy.yaml\nmore courses"),
        ]);
        bash.output().expect("bash runs")
    };
    let output = run("7");
    let said = printed(&output);
    assert_eq!(output.status.code(), Some(1), "{said}");
    let issue = |line: &str| line.starts_with("##vso[task.logissue type=error;sourcepath=more courses/neglect.yaml;");
    assert!(said.lines().any(issue), "{said}");
    let summary = said.lines().find_map(|line| line.strip_prefix("##vso[task.uploadsummary]")).expect("a summary");
    assert!(fs::read_to_string(summary).expect("it is there").contains("compared with"));
    assert!(said.lines().any(|line| line.starts_with("##vso[results.publish type=JUnit;resultFiles=")), "{said}");
}

/// A report in several formats, of a folder that breaks every rule.
fn reports(folder: &Path) -> Value {
    let mut tool = Command::new(env!("CARGO_BIN_EXE_paramount"));
    tool.current_dir(root()).args(["check", "tests/cases/everything-wrong", "--root", "tests/cases/everything-wrong"]);
    tool.args(["--today", TODAY, "--format=json"]);
    for (format, file) in [("sarif", "report.sarif"), ("junit", "report.xml"), ("rdjson", "report.rdjson")] {
        tool.arg(format!("--report={format}={}", folder.join(file).display()));
    }
    let output = tool.output().expect("it runs");
    serde_json::from_slice(&output.stdout).expect("a report")
}

/// The schema of OASIS, which a package of npm carries.
fn sarif_schema() -> Option<PathBuf> {
    let folder = root().join("target/clients");
    let schema = folder.join("node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json");
    installed(&folder.join("complete"), schema).map(|found| PathBuf::from(found.get_program()))
}

#[test]
fn sarif_is_what_its_schema_asks_for() {
    let (Some(schema), Some(mut check)) = (sarif_schema(), python("check-jsonschema")) else { return };
    let folder = tempfile::tempdir().expect("a folder");
    reports(folder.path());
    // The schema has a pattern that is none in newer dialects.
    content(
        check.args(["--regex-variant", "python", "--schemafile"]).arg(schema).arg(folder.path().join("report.sarif")),
    );
}

#[test]
fn sarif_tools_count_what_we_count() {
    let Some(mut sarif) = python("sarif") else { return };
    let folder = tempfile::tempdir().expect("a folder");
    let report = reports(folder.path());
    let list = folder.path().join("list.json");
    content(sarif.args(["codeclimate", "--output"]).arg(&list).arg(folder.path().join("report.sarif")));
    let list: Value = serde_json::from_slice(&fs::read(list).expect("the list")).expect("JSON");
    assert_eq!(list.as_array().map(Vec::len), report["findings"].as_array().map(Vec::len));
}

#[test]
fn junit_is_what_jenkins_takes() {
    let Some(mut python) = python("python") else { return };
    let folder = tempfile::tempdir().expect("a folder");
    reports(folder.path());
    let check =
        "import sys; from lxml import etree; etree.XMLSchema(file=sys.argv[1]).assertValid(etree.parse(sys.argv[2]))";
    let schema = root().join("target/clients/python/junit-10.xsd");
    content(python.args(["-c", check]).arg(schema).arg(folder.path().join("report.xml")));
}

/// The messages of reviewdog's protocol, each with its fields: a message of its own, a list of them where it ends in `[]`, or
/// one of `text`, `whole` (a number from 1 on) and `severity`.
const REVIEWDOG: &[(&str, &[(&str, &str)])] = &[
    ("DiagnosticResult", &[("diagnostics", "Diagnostic[]"), ("source", "Source"), ("severity", "severity")]),
    (
        "Diagnostic",
        &[
            ("message", "text"),
            ("location", "Location"),
            ("severity", "severity"),
            ("source", "Source"),
            ("code", "Code"),
            ("suggestions", "Suggestion[]"),
            ("original_output", "text"),
            ("related_locations", "RelatedLocation[]"),
        ],
    ),
    ("Location", &[("path", "text"), ("range", "Range")]),
    ("Range", &[("start", "Position"), ("end", "Position")]),
    ("Position", &[("line", "whole"), ("column", "whole")]),
    ("Suggestion", &[("range", "Range"), ("text", "text")]),
    ("Source", &[("name", "text"), ("url", "text")]),
    ("Code", &[("value", "text"), ("url", "text")]),
    ("RelatedLocation", &[("message", "text"), ("location", "Location")]),
];

/// Fails where a value is not what the protocol has there.
fn assert_protocol(value: &Value, what: &str) {
    if let Some(message) = what.strip_suffix("[]") {
        value.as_array().expect("a list").iter().for_each(|item| assert_protocol(item, message));
        return;
    }
    let fits = match what {
        "text" => value.is_string(),
        "whole" => value.as_u64().is_some_and(|number| number > 0),
        "severity" => value.as_str().is_some_and(|word| ["ERROR", "WARNING", "INFO"].contains(&word)),
        _ => value.is_object(),
    };
    assert!(fits, "{value} is no {what}");
    let Some((_, fields)) = REVIEWDOG.iter().find(|(name, _)| *name == what) else { return };
    for (name, value) in value.as_object().expect("a message") {
        let (_, what) =
            fields.iter().find(|(field, _)| field == name).unwrap_or_else(|| panic!("{what} has no {name}"));
        assert_protocol(value, what);
    }
}

#[test]
fn rdjson_keeps_to_the_protocol_of_reviewdog() {
    let folder = tempfile::tempdir().expect("a folder");
    let report = reports(folder.path());
    let text = fs::read(folder.path().join("report.rdjson")).expect("the report");
    let result: Value = serde_json::from_slice(&text).expect("JSON");
    assert_protocol(&result, "DiagnosticResult");
    let counting =
        report["findings"].as_array().expect("findings").iter().filter(|finding| finding["suppressed"].is_null());
    assert_eq!(result["diagnostics"].as_array().map(Vec::len), Some(counting.count()));
}

/// A copy of what pre-commit takes from our repository.
fn hooks() -> (Repository, String) {
    let hooks = Repository::new();
    hooks.write(".pre-commit-hooks.yaml", fs::read(root().join(".pre-commit-hooks.yaml")).expect("the hooks"));
    let commit = hooks.commit();
    (hooks, commit)
}

#[test]
fn pre_commit_stops_a_commit_that_breaks_something_and_no_other() {
    let (repository, _) = consumer();
    let ((hooks, commit), home) = (hooks(), tempfile::tempdir().expect("a folder"));
    let hook = format!("[{{id: paramount-system, args: [--base=HEAD, --today={TODAY}]}}]");
    let settings = format!("repos:\n  - repo: {}\n    rev: {commit}\n    hooks: {hook}\n", hooks.path().display());
    let run = |repository: &Repository| {
        let mut pre_commit = python("pre-commit")?;
        repository.git(&["add", "--all"]);
        Some(
            pre_commit
                .arg("run")
                .current_dir(repository.path())
                .env("PRE_COMMIT_HOME", home.path())
                .output()
                .expect("it runs"),
        )
    };
    repository.write(".pre-commit-config.yaml", &settings);
    let Some(stopped) = run(&repository) else { return };
    assert!(!stopped.status.success() && printed(&stopped).contains("asks for 2 trainers"), "{}", printed(&stopped));
    repository.write("more courses/neglect.yaml", course("neglect").replace("A course", "A good course"));
    let passed = run(&repository).expect("it was there");
    assert!(passed.status.success() && printed(&passed).contains("Passed"), "{}", printed(&passed));
    repository.git(&["commit", "--quiet", "--message=state"]);
    repository.write("picture.svg", "<svg/>");
    let skipped = run(&repository).expect("it was there");
    assert!(skipped.status.success() && printed(&skipped).contains("Skipped"), "{}", printed(&skipped));
}

/// The archive that `cargo package` makes, unpacked.
fn archive(folder: &TempDir) -> PathBuf {
    let cargo = std::env::var_os("CARGO").expect("cargo runs the tests");
    let mut package = Command::new(cargo);
    package.args(["package", "--locked", "--allow-dirty", "--no-verify", "--quiet", "--target-dir"]).arg(folder.path());
    content(package.current_dir(root()));
    let name = concat!(env!("CARGO_PKG_NAME"), "-", env!("CARGO_PKG_VERSION"));
    let crate_file = folder.path().join("package").join(format!("{name}.crate"));
    content(Command::new("tar").arg("-xzf").arg(crate_file).arg("-C").arg(folder.path()));
    folder.path().join(name)
}

#[test]
fn the_archive_holds_what_the_program_is_built_from_and_no_more() {
    let folder = tempfile::tempdir().expect("a folder");
    let archive = archive(&folder);
    let mut tops: Vec<String> = fs::read_dir(&archive)
        .expect("the archive")
        .flatten()
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .filter(|name| !name.starts_with("Cargo") && !name.starts_with('.'))
        .collect();
    tops.sort();
    let wanted = ["CHANGELOG.md", "LICENSE-APACHE", "LICENSE-MIT", "README.md", "policies", "pyproject.toml", "src"];
    assert_eq!(tops, wanted);
    assert!(!archive.join("policies/partnerships").exists());
}

/// The wheel is built from that archive, so that both are proven at once.
#[test]
fn the_archive_builds_and_pip_installs_a_wheel_that_runs() {
    let (Some(mut maturin), Some(mut python)) = (python("maturin"), python("python")) else { return };
    let folder = tempfile::tempdir().expect("a folder");
    let (archive, wheels, fresh) = (archive(&folder), folder.path().join("wheels"), folder.path().join("fresh"));
    maturin.args(["build", "--locked", "--profile=dev", "--out"]).arg(&wheels).current_dir(&archive);
    content(maturin.env("CARGO_TARGET_DIR", root().join("target/clients/build")));
    let wheel = files_below(&wheels).pop().expect("a wheel");
    content(python.args(["-m", "venv"]).arg(&fresh));
    content(Command::new(fresh.join("bin/pip")).args(["install", "--quiet", "--no-index"]).arg(wheel));
    let mut tool = Command::new(fresh.join("bin/paramount"));
    assert!(content(tool.arg("--version")).contains(env!("CARGO_PKG_VERSION")));
    let (repository, before) = consumer();
    let output = Command::new(fresh.join("bin/paramount"))
        .args(["check", "--base", &before])
        .current_dir(repository.path())
        .output()
        .expect("it runs");
    assert_eq!(output.status.code(), Some(1), "{}", printed(&output));
}
