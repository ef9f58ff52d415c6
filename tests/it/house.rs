//! The promises of the house: layers, generated files, paths in prose, nothing that does not belong in the tree.
//!
//! Generated files are rewritten by `UPDATE=1 cargo test --test it house`.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use clap::Parser;
use jiff::civil::date;
use paramount::cli::Cli;
use paramount::commands::{self, Console};
use paramount::help;
use paramount::load::{self, Recognised};
use paramount::model::Kind;
use paramount::report::{self, Look};
use paramount::rules;
use paramount::source::sha256;

use crate::support::root;

/// Which modules of the crate each layer may use. `commands` glues all of them together.
const LAYERS: &[(&str, &[&str])] = &[
    ("source", &[]),
    ("paths", &[]),
    ("numerals", &[]),
    ("words_at", &[]),
    ("privacy", &["numerals"]),
    ("help", &[]),
    ("unfinished", &[]),
    ("error", &["privacy"]),
    ("tree", &["error", "paths", "privacy", "unfinished"]),
    ("finding", &["source"]),
    ("fix", &["finding", "source"]),
    ("model", &["numerals", "source", "words_at"]),
    ("load", &["finding", "model", "numerals", "privacy", "source"]),
    ("extract", &["privacy", "source"]),
    ("discover", &["finding", "load", "source", "tree"]),
    ("predicate", &["model", "source"]),
    ("settings", &["finding", "load", "model", "paths", "source", "tree"]),
    ("standards", &["finding", "load", "model", "numerals", "predicate", "settings", "source", "tree"]),
    ("guidance", &["finding", "load", "model", "settings", "source", "tree"]),
    ("scan", &["extract", "finding", "guidance", "model", "numerals", "privacy", "source"]),
    (
        "materials",
        &["error", "extract", "finding", "guidance", "load", "model", "paths", "privacy", "scan", "source", "tree"],
    ),
    ("workspace", &["guidance", "load", "materials", "model", "paths", "settings", "source", "standards"]),
    (
        "rules",
        &[
            "change",
            "finding",
            "guidance",
            "load",
            "materials",
            "model",
            "numerals",
            "paths",
            "predicate",
            "privacy",
            "scan",
            "settings",
            "source",
            "standards",
            "tree",
            "words_at",
            "workspace",
        ],
    ),
    (
        "change",
        &[
            "extract",
            "finding",
            "guidance",
            "load",
            "model",
            "numerals",
            "paths",
            "predicate",
            "settings",
            "source",
            "standards",
            "workspace",
        ],
    ),
    (
        "check",
        &[
            "change",
            "error",
            "extract",
            "finding",
            "load",
            "materials",
            "model",
            "paths",
            "rules",
            "settings",
            "source",
            "standards",
            "workspace",
        ],
    ),
    (
        "session",
        &[
            "change",
            "discover",
            "error",
            "extract",
            "finding",
            "fix",
            "guidance",
            "load",
            "materials",
            "model",
            "paths",
            "settings",
            "source",
            "standards",
            "tree",
            "workspace",
        ],
    ),
    ("template", &["model", "predicate", "standards"]),
    // What a cell shows is escaped as reports are, and what comes back is written as fixes are.
    (
        "sheet",
        &[
            "error",
            "finding",
            "fix",
            "load",
            "model",
            "privacy",
            "report",
            "source",
            "standards",
            "template",
            "workspace",
        ],
    ),
    ("explain", &["guidance", "model", "report", "standards", "template"]),
    ("draft", &["extract", "guidance", "model", "numerals", "privacy", "scan", "source", "template", "words_at"]),
    ("due", &["guidance", "model", "source", "settings", "workspace"]),
    ("coverage", &["model", "source", "workspace"]),
    // What a policy says to a standard is asked of the standards, when it is due of the calendar, how old what it cites is of
    // the catalogue, and what asks less of the comparison, so that a table never answers one of these questions in its own way.
    ("compare", &["change", "due", "guidance", "load", "model", "source", "standards", "workspace"]),
    (
        "report",
        &[
            "change",
            "compare",
            "coverage",
            "due",
            "error",
            "finding",
            "guidance",
            "model",
            "privacy",
            "source",
            "standards",
            "unfinished",
        ],
    ),
    // An editor asks what the commands are asked.
    (
        "server",
        &[
            "change",
            "check",
            "error",
            "explain",
            "finding",
            "fix",
            "load",
            "materials",
            "model",
            "paths",
            "report",
            "rules",
            "session",
            "settings",
            "source",
            "standards",
            "template",
            "tree",
            "workspace",
        ],
    ),
    // Arguments are read as documents are: the same words for dates and lengths of time.
    ("cli", &["explain", "model", "report", "session", "template", "tree"]),
    ("main", &["cli", "commands", "report"]),
];

#[test]
fn layers_use_only_what_lies_below_them() {
    let allowed: BTreeMap<_, _> = LAYERS.iter().copied().collect();
    let mut faults = Vec::new();
    for file in files_under("src", &["rs"]) {
        let layer = layer_of(&file);
        let Some(allowed) = allowed.get(layer.as_str()) else {
            assert!(["lib", "commands"].contains(&layer.as_str()), "{layer} is in no layer: add it to LAYERS");
            continue;
        };
        for used in modules_used(&read(&file)) {
            if used != layer && !allowed.contains(&used.as_str()) {
                faults.push(format!("{} uses crate::{used}", file.display()));
            }
        }
    }
    assert!(faults.is_empty(), "layers that know too much:\n{}", faults.join("\n"));
}

/// The modules named after `crate::` in code, tests and comments apart.
fn modules_used(text: &str) -> Vec<String> {
    let code = text.split("#[cfg(test)]").next().unwrap_or_default();
    let lines = code.lines().filter(|line| !line.trim_start().starts_with("//"));
    let mut used = Vec::new();
    for line in lines {
        for (at, _) in line.match_indices("crate::") {
            let rest = &line[at + "crate::".len()..];
            let name: String = rest.chars().take_while(|letter| letter.is_alphanumeric() || *letter == '_').collect();
            used.push(name);
        }
    }
    used
}

/// What is reported by an id that is no rule has no page, no severity of its own and no waiver.
#[test]
fn every_id_in_the_source_is_a_rule() {
    let families: BTreeSet<&str> = rules::all().filter_map(|rule| Some(rule.id.split_once('/')?.0)).collect();
    let mut unknown = Vec::new();
    for file in files_under("src", &["rs"]) {
        let text = read(&file);
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        for (at, _) in code.match_indices('"') {
            let literal: &str = code[at + 1..].split('"').next().unwrap_or_default();
            let Some((family, name)) = literal.split_once('/') else { continue };
            let is_id = !name.is_empty() && name.chars().all(|letter| letter.is_ascii_lowercase() || letter == '-');
            if families.contains(family) && is_id && rules::find(literal).is_none() {
                unknown.push(format!("{}: {literal}", file.display()));
            }
        }
    }
    assert!(unknown.is_empty(), "no rule has these ids: {unknown:#?}");
}

fn layer_of(file: &Path) -> String {
    let below = file.strip_prefix(root().join("src")).expect("a file of src");
    let first = below.iter().next().expect("a name").to_string_lossy();
    first.trim_end_matches(".rs").to_owned()
}

#[test]
fn generated_schemas_are_up_to_date() {
    let reports = report::SCHEMAS.iter().map(|(name, ..)| *name);
    for name in Kind::WORDS.iter().copied().chain(reports) {
        generated(&format!("schemas/{name}.schema.json"), &run(&["paramount", "schema", name]));
    }
}

/// `sha256sum -c policies/SHA256SUMS` compares them as well.
#[test]
fn the_sums_of_what_is_built_in_are_up_to_date() {
    let mut files = files_under("policies/standards", &["yaml"]);
    files.push(root().join("policies/guidance.yaml"));
    files.sort();
    let sums = files.iter().map(|file| {
        let name = file.strip_prefix(root()).expect("a file of ours").display();
        format!("{}  {name}\n", sha256(read(file).as_bytes()))
    });
    generated("policies/SHA256SUMS", &sums.collect::<String>());
}

/// A picture of it is made by `tests/browser/picture.mjs`.
#[test]
fn the_page_of_the_five_policies_is_up_to_date() {
    let root = root();
    let (root, policies) = (root.display().to_string(), root.join("policies/partnerships").display().to_string());
    let asked = ["paramount", "compare", &policies, "--root", &root, "--today", "2026-11-26", "--format", "html"];
    generated("policies/compare.html", &run(&asked));
}

#[test]
fn the_readme_shows_what_the_tool_prints() {
    let report = run(&["paramount", "check", &policies(), "--today", "2026-11-26"]);
    let lines: Vec<&str> = report.lines().collect();
    let (first, last) = (lines[..24].join("\n"), lines[lines.len() - 5..].join("\n"));
    let readme = read(&root().join("README.md"));
    let readme = between(&readme, "first run", &format!("```text\n{first}\n...\n{last}\n```\n"));
    generated("README.md", &between(&readme, "rules", &table_of_families()));
}

/// What is looked for, a line a family.
fn table_of_families() -> String {
    let rows = rules::FAMILIES
        .iter()
        .map(|family| format!("| `{}` | {} | {} |\n", family.name, family.rules.len(), family.about));
    ["| family | rules | looks for |\n| --- | --- | --- |\n".to_owned()].into_iter().chain(rows).collect()
}

#[test]
fn the_pages_show_what_the_tool_prints() {
    let case = |name: &str| format!("{}/tests/cases/diff-weakened/{name}", root().display());
    let place = root().display().to_string();
    let changed =
        run(&["paramount", "diff", &case("old.yaml"), &case("new.yaml"), "--root", &place, "--today", "2026-11-22"]);
    let changed: Vec<&str> = changed.lines().take(20).collect();
    let changed = format!("```text\n{}\n...\n```\n", changed.join("\n"));
    for (page, name, printed) in [
        ("diff", "what changed", changed),
        ("evidence", "courses", run_over_courses()),
        ("summary", "summary", run_of_summary(&policies())),
    ] {
        let file = format!("src/help/{page}.md");
        generated(&file, &between(&read(&root().join(&file)), name, &printed));
    }
}

fn policies() -> String {
    root().join("policies").to_str().expect("a path in UTF-8").to_owned()
}

/// The first two things of the summary, and its end.
fn run_of_summary(policies: &str) -> String {
    let report = run(&["paramount", "summary", policies, "--today", "2026-11-26"]);
    let (first, _) = report.split_once("\n\n3. ").expect("a third thing");
    let (_, end) = report.split_once("\n\nAnd ").expect("what comes after");
    format!("```text\n{first}\n...\n\nAnd {end}```\n")
}

/// What is said of one course of the example repository, and the end of the run.
fn run_over_courses() -> String {
    let folder = root().join("tests/examples/course-repo");
    let folder = folder.to_str().expect("a path in UTF-8");
    let report = run(&["paramount", "check", folder, "--root", folder, "--today", "2026-11-22"]);
    // The first screen names it too.
    let (_, from) = report.split_once("\n\nsafeguarding-supervision").expect("the course is in the run");
    // Blank lines part its name and its findings.
    let first: Vec<&str> = from.split("\n\n").take(3).collect();
    let (_, end) = report.trim_end().rsplit_once("\n\n").expect("the totals");
    format!("```text\n...\nsafeguarding-supervision{}\n...\n{end}\n```\n", first.join("\n\n"))
}

/// The text with what stands between two marks replaced.
fn between(text: &str, name: &str, content: &str) -> String {
    let (begin, end) = (format!("<!-- {name}: generated -->\n"), format!("<!-- {name}: end -->"));
    let (before, rest) = text.split_once(&begin).expect("the text has the mark of a generated part");
    let (_, after) = rest.split_once(&end).expect("the text has the end mark of a generated part");
    format!("{before}{begin}{content}{end}{after}")
}

/// Those of the pages that `explain` prints are in `tests/it/help.rs`.
#[test]
fn samples_in_prose_are_documents() {
    let readme = read(&root().join("README.md"));
    let samples: Vec<&str> =
        readme.split("```yaml\n").skip(1).filter_map(|rest| rest.split_once("```").map(|(sample, _)| sample)).collect();
    assert!(!samples.is_empty(), "the README shows how an answer looks");
    for sample in samples {
        let Recognised::Ours(kind) = load::recognise(sample.as_bytes()) else { panic!("no document:\n{sample}") };
        let loaded = load::load("sample.yaml", kind, sample.as_bytes().to_vec());
        assert!(loaded.findings.is_empty(), "{:?}\n{sample}", loaded.findings);
    }
}

#[test]
fn paths_in_prose_exist() {
    let mut missing = Vec::new();
    let pages = help::topics().map(|topic| format!("src/help/{}.md", topic.name));
    for file in ["README.md", "src/lib.rs", "CHANGELOG.md"].map(str::to_owned).into_iter().chain(pages) {
        for span in code_spans(&read(&root().join(&file))) {
            let looks_like_a_path = span.contains('/')
                && !span.contains([' ', '@', '<', '*', ':'])
                && ["src/", "tests/", "policies/", "schemas/", "ci/", ".ci/", "benches/"]
                    .iter()
                    .any(|top| span.starts_with(top));
            if looks_like_a_path && !root().join(span.trim_end_matches('/')).exists() {
                missing.push(format!("{file}: {span}"));
            }
        }
    }
    assert!(missing.is_empty(), "paths that do not exist:\n{}", missing.join("\n"));
}

/// Text between single backticks.
fn code_spans(text: &str) -> Vec<&str> {
    text.lines().filter(|line| !line.starts_with("```")).flat_map(|line| line.split('`').skip(1).step_by(2)).collect()
}

#[test]
fn nothing_in_the_tree_names_a_machine_or_a_registry() {
    // Put together here so that this file does not find itself.
    let hosts = ["crates", "index.crates", "static.crates"].map(|host| format!("{host}.{}", "io/"));
    let others = [["regi", "stry.npmjs"], ["py", "pi.org"], ["deb.", "debian.org"], ["file", "s.pythonhosted"]];
    let folders = ["wor", "roo", "hom"].iter().zip(["k", "t", "e"]).map(|(start, end)| format!("/{start}{end}/"));
    let forbidden: Vec<String> = hosts.into_iter().chain(others.map(|parts| parts.concat())).chain(folders).collect();
    let mut found = Vec::new();
    for file in files_under(".", &["rs", "md", "toml", "yaml", "yml", "json", "sh", "py", "txt"]) {
        if file.ends_with("Cargo.lock") {
            continue;
        }
        let text = read(&file);
        found.extend(
            forbidden.iter().filter(|word| text.contains(*word)).map(|word| format!("{}: {word}", file.display())),
        );
    }
    assert!(found.is_empty(), "names that do not belong here:\n{}", found.join("\n"));
}

/// A file that no `mod` line names is not compiled, and its tests would be missed by nobody.
#[test]
fn every_topic_of_the_tests_is_run() {
    let main = read(&root().join("tests/it/main.rs"));
    let outside = files_under("tests", &["rs"]).into_iter().filter(|file| !file.starts_with(root().join("tests/it")));
    let topics = fs::read_dir(root().join("tests/it")).expect("the topics").flatten().map(|entry| entry.path());
    let unnamed = topics.filter(|file| {
        let name = file.file_stem().expect("a name").to_string_lossy();
        file.extension().is_some_and(|extension| extension == "rs")
            && name != "main"
            && !main.lines().any(|line| line == format!("mod {name};"))
    });
    let lost: Vec<PathBuf> = outside.chain(unnamed).collect();
    assert!(lost.is_empty(), "name these in tests/it/main.rs, or move them to tests/it: {lost:?}");
}

/// Somebody who never saw the format reads it to the end.
#[test]
fn the_readme_is_short() {
    assert!(read(&root().join("README.md")).lines().count() < 200, "move what a newcomer does not need to src/help");
}

#[test]
fn the_changelog_has_a_head_for_what_is_not_released() {
    assert!(read(&root().join("CHANGELOG.md")).contains("## Unreleased"));
}

/// Compares a generated file with what stands in the tree; with `UPDATE` set, writes it.
fn generated(path: &str, wanted: &str) {
    let file = root().join(path);
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&file, wanted).expect("the generated file can be written");
    }
    let found = fs::read_to_string(&file).unwrap_or_default();
    assert!(found == wanted, "{path} is out of date: run UPDATE=1 cargo test --test it house");
}

fn run(arguments: &[&str]) -> String {
    let (mut out, mut errors) = (Vec::new(), Vec::new());
    let look = Look { color: false, width: 100 };
    let mut console = Console { out: &mut out, errors: &mut errors, look, today: date(2026, 11, 22) };
    commands::run(Cli::try_parse_from(arguments).expect("arguments that parse"), &mut console);
    String::from_utf8(out).expect("output in UTF-8")
}

fn files_under(folder: &str, extensions: &[&str]) -> Vec<PathBuf> {
    let mut open = vec![root().join(folder)];
    let mut files = Vec::new();
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).expect("a folder that can be listed").flatten() {
            let path = entry.path();
            let name = entry.file_name().to_string_lossy().into_owned();
            if path.is_dir() && !["target", ".git"].contains(&name.as_str()) {
                open.push(path);
            } else if path.extension().is_some_and(|extension| extensions.iter().any(|wanted| extension == *wanted)) {
                files.push(path);
            }
        }
    }
    files.sort();
    files
}

fn read(path: &Path) -> String {
    String::from_utf8_lossy(&fs::read(path).unwrap_or_default()).into_owned()
}
