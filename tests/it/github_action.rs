//! What a pull request on GitHub shows: `ci/github/run.sh` over real repositories, with files in the place of those that
//! GitHub gives a step. The tool itself is in the way in the last ones: it breaks off, or says more than GitHub takes.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;
use tempfile::TempDir;

use crate::support::repository::Repository;
use crate::support::{TODAY, root};

const POLICY: &str = "\
paramount: policy/v1
policy: ashford
edition: \"2024\"
title: Training policy
status: approved
approval: {by: Executive Group, date: 2026-05}
review: {every: 1 year, next_due: 2027-05}
versions:
  - {version: \"1\", date: 2026-05, event: issued}
commitments:
  - standard: two-trainers
    section: \"4.2\"
    strength: must
    says: Two trainers lead each session.
    details: {minimum: 2}
  - standard: refresher
    section: \"4.3\"
    strength: should
    says: Training is refreshed every three years.
    details: {every: 3 years}
";

const COURSE: &str = "\
paramount: course/v1
course: neglect
title: Neglect
policy: ashford
agency: multi
mode: face-to-face
trainers:
  - {id: a, role: trainer}
  - {id: b, role: trainer}
";

/// What a later edition says: it still has the faults of the one before, and training is refreshed more often.
fn next_edition() -> String {
    let text = POLICY.replace("edition: \"2024\"", "edition: \"2026\"\nsupersedes: ashford@2024");
    text.replace("every three years", "every two years").replace("every: 3 years", "every: 2 years")
}

fn with_one_trainer(policy: &str) -> String {
    policy.replace("Two trainers lead", "One trainer leads").replace("minimum: 2", "minimum: 1")
}

/// A repository with a policy and a course, committed on main.
fn repository() -> Repository {
    let repository = Repository::new();
    repository.write("paramount.yaml", "paramount: config/v1\npolicies: [policies]\n");
    repository.write("policies/ashford.yaml", POLICY);
    repository.write("courses/neglect.yaml", COURSE);
    repository.commit();
    repository
}

/// A step of a job, before it runs.
struct Step {
    temporary: TempDir,
    settings: Vec<(&'static str, String)>,
}

/// What a step left.
struct Left {
    folder: PathBuf,
    code: i32,
    log: String,
    summary: String,
    outputs: String,
}

impl Step {
    /// The step as a workflow of five lines has it.
    fn new() -> Self {
        let step = Self { temporary: tempfile::tempdir().expect("a temporary folder"), settings: Vec::new() };
        let tool = env!("CARGO_BIN_EXE_paramount");
        // The day is the only thing that a workflow leaves to the clock.
        let dated = format!("#!/usr/bin/env bash\nexec '{tool}' \"$1\" --today {TODAY} \"${{@:2}}\"\n");
        step.with_tool(&dated)
    }

    /// Another program in the tool's place.
    fn with_tool(self, script: &str) -> Self {
        let program = self.temporary.path().join("paramount");
        fs::write(&program, script).expect("the program can be written");
        fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).expect("it is ours");
        self.with("PARAMOUNT", program.to_str().expect("a path in UTF-8"))
    }

    fn with(mut self, name: &'static str, value: &str) -> Self {
        self.settings.push((name, value.to_owned()));
        self
    }

    fn file(&self, name: &str) -> PathBuf {
        self.temporary.path().join(name)
    }

    fn run(&self, folder: &Path) -> Left {
        for name in ["summary", "outputs"] {
            fs::write(self.file(name), "").expect("the file can be written");
        }
        let output = Command::new("bash")
            .arg(root().join("ci/github/run.sh"))
            .current_dir(folder)
            .env_clear()
            .env("PATH", std::env::var_os("PATH").unwrap_or_default())
            .env("RUNNER_TEMP", self.temporary.path())
            .env("GITHUB_STEP_SUMMARY", self.file("summary"))
            .env("GITHUB_OUTPUT", self.file("outputs"))
            .envs(self.settings.iter().map(|(name, value)| (name, value)))
            .output()
            .expect("bash runs");
        let read = |name| fs::read_to_string(self.file(name)).expect("text");
        Left {
            folder: folder.to_path_buf(),
            code: output.status.code().expect("an exit code"),
            log: String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned(),
            summary: read("summary"),
            outputs: read("outputs"),
        }
    }
}

impl Left {
    fn output(&self, name: &str) -> Option<&str> {
        self.outputs.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix('='))
    }

    fn counts(&self) -> [Option<&str>; 3] {
        ["new", "fixed", "weakened"].map(|name| self.output(name))
    }

    /// The lines that GitHub makes annotations of.
    fn annotations(&self) -> Vec<&str> {
        self.log.lines().filter(|line| line.starts_with("::") && !line.contains("group::")).collect()
    }

    /// The file for code scanning.
    fn sarif(&self) -> Value {
        let file = self.folder.join(self.output("sarif-file").expect("a file for code scanning"));
        serde_json::from_str(&fs::read_to_string(file).expect("the file is there")).expect("JSON")
    }
}

/// What a run shows of the state that stands on the disk, against the last commit.
fn pull_request(repository: &Repository) -> (Step, Left) {
    let step = Step::new().with("EVENT_BASE", &repository.git(&["rev-parse", "main"]));
    let left = step.run(&repository.path());
    (step, left)
}

#[test]
fn a_change_that_breaks_nothing_is_green() {
    let repository = repository();
    repository.write("courses/neglect.yaml", COURSE.replace("title: Neglect", "title: Neglect of children"));
    let (_step, left) = pull_request(&repository);
    assert_eq!(left.code, 0, "{}", left.log);
    assert_eq!(left.output("exit-code"), Some("0"));
    assert_eq!(left.counts(), [Some("0"); 3]);
    assert!(left.summary.starts_with("**Nothing new, nothing fixed.**"), "{}", left.summary);
}

#[test]
fn a_duty_that_got_weaker_is_named_annotated_and_red() {
    let repository = repository();
    repository.write("policies/ashford.yaml", with_one_trainer(POLICY));
    let (_step, left) = pull_request(&repository);
    assert_eq!((left.code, left.output("exit-code")), (1, Some("1")), "{}", left.log);
    assert_eq!(left.output("weakened"), Some("1"));
    assert!(left.summary.starts_with("**1 weakened"), "{}", left.summary);
    assert!(left.summary.contains("Two trainers were asked for; one now satisfies the policy."), "{}", left.summary);
    let line = POLICY.lines().take_while(|line| !line.contains("minimum: 2")).count() + 1;
    let place = format!("file=policies/ashford.yaml,line={line}");
    let annotations = left.annotations();
    let named = |text: &&&str| text.starts_with("::error") && text.contains(&place) && text.contains("Two trainers");
    assert!(annotations.iter().any(|text| named(&text)), "{annotations:#?}");
    let results = left.sarif()["runs"][0]["results"].as_array().cloned().unwrap_or_default();
    let rules: Vec<_> = results.iter().filter_map(|result| result["ruleId"].as_str()).collect();
    assert!(rules.contains(&"change/weakened-unexplained"), "{rules:?}");
}

#[test]
fn a_waiver_in_the_same_change_does_not_turn_it_green() {
    let repository = repository();
    repository.write("policies/ashford.yaml", with_one_trainer(POLICY));
    let waivers = ["change/weakened-unexplained", "shared/two-trainers"].map(|rule| {
        format!(
            "  - {{rule: {rule}, document: \"**\", reason: short of trainers, approved_by: Executive Group, until: 2026-12-31}}\n"
        )
    });
    let settings = format!("paramount: config/v1\npolicies: [policies]\nwaivers:\n{}", waivers.concat());
    repository.write("paramount.yaml", settings);
    let (_step, left) = pull_request(&repository);
    assert_eq!(left.code, 1, "{}", left.log);
    assert_eq!(left.output("weakened"), Some("1"));
    assert!(left.summary.contains("one now satisfies the policy"), "{}", left.summary);
}

#[test]
fn a_new_edition_with_old_faults_is_green_and_says_what_got_stronger() {
    let repository = repository();
    repository.write("policies/ashford-2026.yaml", next_edition());
    let (_step, left) = pull_request(&repository);
    assert_eq!(left.code, 0, "{}\n{}", left.log, left.summary);
    assert!(left.summary.contains("1 strengthened"), "{}", left.summary);
    assert!(left.summary.contains("### Strengthened"), "{}", left.summary);
    assert_eq!(left.output("weakened"), Some("0"));
}

#[test]
fn a_course_that_loses_a_trainer_is_red() {
    let repository = repository();
    repository.write("courses/neglect.yaml", COURSE.replace("  - {id: b, role: trainer}\n", ""));
    let (_step, left) = pull_request(&repository);
    assert_eq!(left.code, 1, "{}", left.log);
    assert!(left.annotations().iter().any(|text| text.contains("file=courses/neglect.yaml,line=")), "{}", left.log);
}

#[test]
fn where_nothing_is_checked_the_step_fails_and_says_so() {
    let repository = Repository::new();
    repository.write("README.md", "# Nothing to see\n");
    repository.commit();
    let left = Step::new().run(&repository.path());
    assert_eq!((left.code, left.output("exit-code")), (3, Some("3")), "{}", left.log);
    assert!(left.annotations().iter().any(|text| text.contains("Nothing was checked")), "{}", left.log);
    assert!(!left.summary.is_empty());
}

#[test]
fn without_a_state_before_everything_counts() {
    let repository = repository();
    repository.write("courses/neglect.yaml", COURSE.replace("  - {id: b, role: trainer}\n", ""));
    repository.commit();
    let zeros = "0".repeat(40);
    for step in [
        Step::new(),
        Step::new().with("EVENT_BASE", &zeros),
        Step::new().with("EVENT_BASE", &repository.git(&["rev-parse", "HEAD"])).with("PARAMOUNT_BASE", "none"),
    ] {
        let left = step.run(&repository.path());
        assert_eq!(left.code, 1, "{}", left.log);
        assert!(!left.summary.contains("compared with"), "{}", left.summary);
    }
}

#[test]
fn a_state_before_that_is_not_in_the_clone_is_asked_for() {
    let repository = repository();
    let base = repository.git(&["rev-parse", "HEAD"]);
    for path in ["one.md", "two.md"] {
        repository.write(path, "More.\n");
        repository.commit();
    }
    let clone = Repository::clone_of(&repository, &["--depth=1"]);
    clone.git(&["remote", "set-url", "origin", "/nowhere"]);
    let left = Step::new().with("EVENT_BASE", &base).run(&clone.path());
    assert_eq!((left.code, left.output("exit-code")), (2, Some("2")), "{}", left.log);
    assert!(left.annotations().iter().any(|text| text.contains("fetch-depth: 2")), "{}", left.log);
    assert!(left.summary.contains("could not run"), "{}", left.summary);
}

#[test]
fn a_push_of_several_commits_fetches_the_state_before() {
    let repository = repository();
    repository.git(&["config", "uploadpack.allowAnySHA1InWant", "true"]);
    let base = repository.git(&["rev-parse", "HEAD"]);
    for title in ["One", "Two", "Three"] {
        repository.write("courses/neglect.yaml", COURSE.replace("title: Neglect", &format!("title: {title}")));
        repository.commit();
    }
    let clone = Repository::clone_of(&repository, &["--depth=2"]);
    let left = Step::new().with("EVENT_BASE", &base).run(&clone.path());
    assert_eq!(left.code, 0, "{}", left.log);
    assert!(left.summary.contains("compared with"), "{}", left.summary);
}

/// GitHub tries a pull request out by merging it, and the commit that its event names as the base may be older than what
/// it was merged into.
#[test]
fn what_others_changed_in_the_meantime_does_not_count() {
    let repository = repository();
    let stale = repository.git(&["rev-parse", "main"]);
    repository.git(&["checkout", "--quiet", "-b", "change"]);
    repository.write("courses/second.yaml", COURSE.replace("course: neglect", "course: second"));
    let head = repository.commit();
    repository.git(&["checkout", "--quiet", "main"]);
    repository.write("policies/ashford.yaml", with_one_trainer(POLICY));
    repository.commit();
    repository.git(&["checkout", "--quiet", "-b", "merged"]);
    repository.git(&["merge", "--quiet", "--no-ff", "--message=merge", "change"]);
    let clone = Repository::clone_of(&repository, &["--depth=2", "--branch=merged"]);
    let step = Step::new().with("EVENT_BASE", &stale).with("EVENT_HEAD", &head);
    let left = step.run(&clone.path());
    assert_eq!(left.output("weakened"), Some("0"), "{}", left.summary);
}

#[test]
fn no_input_becomes_an_option_or_a_line_of_an_output() {
    let repository = repository();
    for (name, value) in [
        ("PARAMOUNT_PATHS", "policies\n--help"),
        ("PARAMOUNT_PATHS", "--version"),
        ("PARAMOUNT_POLICIES", "-h"),
        ("PARAMOUNT_BASE", "--upload-pack=touch canary"),
        ("PARAMOUNT_FAIL_ON", "-"),
        ("PARAMOUNT_SARIF", "-x"),
        ("PARAMOUNT_SARIF", "x\nexit-code=0"),
        ("PARAMOUNT_BASE", "x\n::add-mask::y"),
    ] {
        let left = Step::new().with("PARAMOUNT", "/nowhere").with(name, value).run(&repository.path());
        assert_eq!(left.code, 2, "{name}={value}: {}", left.log);
        assert_eq!(left.outputs, "exit-code=2\n", "{name}={value}");
        assert_eq!(left.annotations().len(), 1, "{}", left.log);
        assert_eq!(left.summary.lines().count(), 1, "{}", left.summary);
    }
}

#[test]
fn a_value_that_makes_no_sense_is_the_tools_to_refuse() {
    let repository = repository();
    for (name, value) in [("PARAMOUNT_FAIL_ON", "sometimes"), ("PARAMOUNT_PATHS", "no/such/folder")] {
        let left = Step::new().with(name, value).run(&repository.path());
        assert_eq!((left.code, left.output("exit-code")), (2, Some("2")), "{}", left.log);
        assert!(!left.summary.is_empty());
    }
}

#[test]
fn paths_and_folders_of_policies_are_one_a_line() {
    let repository = repository();
    let elsewhere = Repository::new();
    elsewhere.write("our policies/ashford.yaml", POLICY);
    repository.remove("policies/ashford.yaml");
    repository.write("paramount.yaml", "paramount: config/v1\n");
    repository.write("more courses/second.yaml", COURSE.replace("course: neglect", "course: second"));
    repository.commit();
    let policies = elsewhere.path().join("our policies");
    let step = Step::new().with("PARAMOUNT_POLICIES", &format!("\n  {}\n", policies.display()));
    let step = step.with("PARAMOUNT_PATHS", "courses\n\n  more courses\n");
    let left = step.run(&repository.path());
    assert_eq!(left.code, 0, "{}", left.log);
    let report = left.output("summary-file").expect("a summary").replace("summary.md", "report.json");
    let report: Value = serde_json::from_str(&fs::read_to_string(report).expect("a report")).expect("JSON");
    let paths: Vec<_> =
        report["documents"].as_array().expect("documents").iter().map(|document| &document["path"]).collect();
    assert_eq!(paths, ["courses/neglect.yaml", "more courses/second.yaml", "paramount.yaml"]);
}

#[test]
fn a_tool_that_breaks_off_is_no_clean_run() {
    let repository = repository();
    for (script, said) in [
        ("#!/usr/bin/env bash\necho 'internal error' >&2\nexit 101\n", "exit code 101"),
        ("#!/usr/bin/env bash\nkill -SEGV $$\n", "exit code 139"),
        ("#!/usr/bin/env bash\nexit 4\n", "fault of the tool"),
    ] {
        let left = Step::new().with_tool(script).run(&repository.path());
        assert_eq!((left.code, left.output("exit-code")), (4, Some("4")), "{}", left.log);
        assert_eq!(left.counts(), [None; 3]);
        assert_eq!(left.output("sarif-file"), None);
        assert!(left.annotations().iter().any(|text| text.contains(said)), "{}", left.log);
        assert!(left.summary.contains("wrote no summary"), "{}", left.summary);
    }
}

/// A change may bring a file where the report goes, or a link to one of the machine.
#[test]
fn no_file_of_the_change_is_taken_for_the_report() {
    let repository = repository();
    let step = Step::new().with("PARAMOUNT_SARIF", "paramount.sarif");
    let precious = step.file("precious");
    fs::write(&precious, "precious").expect("the file can be written");
    std::os::unix::fs::symlink(&precious, repository.path().join("paramount.sarif")).expect("a link");
    let left = step.run(&repository.path());
    assert_eq!(left.sarif()["version"], "2.1.0");
    assert_eq!(fs::read_to_string(&precious).expect("it is there"), "precious");
    repository.write("paramount.sarif", "{\"forged\": true}");
    let broken = Step::new().with("PARAMOUNT_SARIF", "paramount.sarif").with_tool("#!/usr/bin/env bash\nexit 101\n");
    assert_eq!(broken.run(&repository.path()).output("sarif-file"), None);
}

#[test]
fn a_summary_is_cut_at_a_line_before_github_drops_it() {
    let repository = repository();
    let script = "#!/usr/bin/env bash\nfor argument; do case $argument in --report=markdown=*)\n\
                  yes 'd\u{e9}j\u{e0} vu' | head -n 200000 >\"${argument#*=*=}\";; esac; done\n";
    let left = Step::new().with_tool(script).run(&repository.path());
    assert_eq!(left.code, 0, "{}", left.log);
    assert!(left.summary.len() < 1024 * 1024);
    let lines: Vec<&str> = left.summary.lines().collect();
    assert!(lines.last().is_some_and(|line| line.contains("longer than GitHub shows")));
    assert!(lines[..lines.len() - 2].iter().all(|line| *line == "d\u{e9}j\u{e0} vu"));
}

#[test]
fn no_document_gives_the_runner_an_order() {
    let repository = repository();
    let title = "title: \"x %0A::add-mask::policy ##[add-mask]policy ##vso[task.complete] \\x1b[31m @everyone | a\"";
    repository.write("courses/a\n::error::x.yaml", COURSE.replace("course: neglect", "course: b: [").as_str());
    repository.write("courses/neglect.yaml", with_title(title));
    let (_step, left) = pull_request(&repository);
    assert_eq!(left.code, 1, "{}", left.log);
    let allowed = ["::error file=", "::warning file=", "::notice file=", "::group::", "::endgroup::"];
    for line in left.log.lines().filter(|line| line.trim_start().starts_with("::")) {
        let ours = allowed.iter().any(|start| line.starts_with(start));
        let note = line.starts_with("::notice title=")
            || line.starts_with("::warning title=")
            || line.starts_with("::error title=");
        assert!(ours || note, "{line}");
        assert!(line.matches("::").count() <= 2, "{line}");
    }
    assert!(!left.log.contains("##[") && !left.log.contains("##vso[") && !left.log.contains('\u{1b}'), "{}", left.log);
    assert!(!left.summary.contains('\u{1b}'));
}

fn with_title(title: &str) -> String {
    COURSE.replace("title: Neglect", title).replace("  - {id: b, role: trainer}\n", "")
}
