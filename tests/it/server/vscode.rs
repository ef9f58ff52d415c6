//! The extension for Visual Studio Code: packaged by the program that its shop uses, and the server driven by the library by which
//! the editor drives servers. `ci/test.sh` installs both below `target/vscode`; where they are missing the tests say that they
//! were left out.

#![expect(clippy::print_stderr, reason = "a test says what it left out")]

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use serde_json::Value;

use crate::support::root;

/// Where npm's packages are, if they are those that the lock file names.
fn installed() -> Option<PathBuf> {
    let folder = root().join("target/vscode");
    let is_complete =
        fs::read(folder.join("complete")).ok() == fs::read(root().join("ci/vscode/package-lock.json")).ok();
    if !is_complete {
        eprintln!("left out: the extension for Visual Studio Code, since ci/test.sh has not installed its packages");
    }
    is_complete.then_some(folder)
}

#[test]
fn the_manifest_names_files_commands_and_settings_that_are_there() {
    let folder = root().join("ci/vscode");
    let manifest: Value =
        serde_json::from_str(&fs::read_to_string(folder.join("package.json")).expect("the manifest")).expect("JSON");
    let script = fs::read_to_string(folder.join("extension.js")).expect("the script");
    assert_eq!(manifest["version"], env!("CARGO_PKG_VERSION"));
    assert_eq!(manifest["main"], "./extension.js");
    let commands = manifest.pointer("/contributes/commands").and_then(Value::as_array).expect("commands");
    for command in commands.iter().filter_map(|command| command["command"].as_str()) {
        assert!(script.contains(&format!("'{command}'")), "{command}");
    }
    assert!(script.contains("['compare', '.', '--format', 'html']") && script.contains("createWebviewPanel"));
    let names: Vec<&str> = commands.iter().filter_map(|command| command["command"].as_str()).collect();
    let packaging = fs::read_to_string(folder.join("package.sh")).expect("the script that packages it");
    let walkthroughs = manifest.pointer("/contributes/walkthroughs").and_then(Value::as_array).expect("walkthroughs");
    let steps: Vec<&Value> = walkthroughs.iter().flat_map(|one| one["steps"].as_array().expect("steps")).collect();
    assert!(steps.len() > 2, "{steps:?}");
    for step in steps {
        let page = step.pointer("/media/markdown").and_then(Value::as_str).expect("a page");
        let name = page.strip_prefix("help/").and_then(|page| page.strip_suffix(".md")).expect("a page of our help");
        assert!(root().join(format!("src/help/{name}.md")).exists() && packaging.contains(name), "{page}");
        let told = step.to_string();
        for command in told.split("command:paramount").skip(1).chain(told.split("onCommand:paramount").skip(1)) {
            let end = command.find([')', '"']).expect("an end");
            assert!(names.contains(&format!("paramount{}", &command[..end]).as_str()), "{told}");
        }
    }
    let settings = manifest.pointer("/contributes/configuration/properties").and_then(Value::as_object);
    for name in settings.expect("settings").keys() {
        let name = name.strip_prefix("paramount.").expect("a setting of ours");
        assert!(script.contains(&format!("get('{name}'")), "{name}");
    }
}

#[test]
fn the_extension_is_packaged() {
    let Some(folder) = installed() else { return };
    let script = root().join("ci/vscode/package.sh");
    let output = Command::new(script).output().expect("the script runs");
    let told = [output.stdout, output.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).concat();
    assert!(output.status.success(), "{told}");
    assert!(fs::metadata(folder.join("paramount.vsix")).is_ok_and(|file| file.len() > 100_000), "{told}");
    assert!(told.contains("help/") || told.contains("editors.md"), "the pages of the walkthrough: {told}");
    assert!(!told.contains("package-lock.json") && !told.contains("vsce/"), "what only packages it stays out: {told}");
}

#[test]
fn the_editors_own_library_drives_the_server() {
    let Some(folder) = installed() else { return };
    let held = tempfile::tempdir().expect("a folder");
    let file = held.path().join("policy.yaml");
    fs::copy(root().join("tests/cases/diff-weakened/old.yaml"), &file).expect("a policy");
    let output = Command::new("node")
        .arg(root().join("ci/vscode/drive.mjs"))
        .args([env!("CARGO_BIN_EXE_paramount").as_ref(), held.path(), file.as_path()])
        .env("PARAMOUNT_VSCODE", folder.join("package.json"))
        .output()
        .expect("node runs");
    let told: Value = serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(&output.stderr)));
    assert_eq!(told.pointer("/begun/serverInfo/name"), Some(&Value::from("paramount")));
    assert_eq!(told.pointer("/code"), Some(&Value::from(0)));
    let rules: Vec<&str> =
        told["said"].as_array().expect("diagnostics").iter().filter_map(|said| said["code"].as_str()).collect();
    assert!(rules.contains(&"shared/agency-assurance"), "{rules:?}");
    let hover = told.pointer("/hover/contents/value").and_then(Value::as_str).expect("a hover");
    assert!(hover.contains("# At least two trainers deliver each session"), "{hover}");
    assert!(told["actions"].as_array().is_some_and(|actions| !actions.is_empty()), "{}", told["actions"]);
    assert!(told["symbols"].to_string().contains("two-trainers"), "{}", told["symbols"]);
}
