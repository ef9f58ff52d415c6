//! How a file is written: whole or not at all, as the file that it was, and only where it still is that file.

#![cfg(unix)]

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

use paramount::commands::Outcome;
use paramount::tree::{ReadFault, Tree, WriteFault};

use super::{BEGIN, fix, folder_with, policy_in};
use crate::support::{TODAY, check_with};

const SLIP: &str = "Area: Example\n";
const MENDED: &str = "area: Example\n";

/// Runs `--fix`, which cannot write the policy; gives what it says.
fn refused(root: &Path) -> String {
    let checked = fix(root);
    assert_eq!(checked.outcome, Outcome::NotDone);
    assert!(checked.report.mended.expect("it says what was mended").is_empty());
    checked.report.failures.join("\n")
}

#[test]
fn mode_and_owner_stay() {
    let (_folder, root) = folder_with(SLIP);
    let file = root.join("policy.yaml");
    fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).expect("a mode");
    let before = fs::metadata(&file).expect("the file");
    fix(&root);
    let after = fs::metadata(&file).expect("the file");
    assert_eq!(policy_in(&root), format!("{BEGIN}{MENDED}"));
    assert_eq!((after.mode(), after.uid(), after.gid()), (before.mode(), before.uid(), before.gid()));
    assert_eq!(fs::read_dir(&root).expect("the folder").count(), 1, "nothing else is left");
}

#[test]
fn a_file_that_may_only_be_read_is_left_and_others_are_mended() {
    let (_folder, root) = folder_with(SLIP);
    fs::write(root.join("other.yaml"), format!("{BEGIN}{SLIP}").replace("example", "other")).expect("a file");
    fs::set_permissions(root.join("policy.yaml"), fs::Permissions::from_mode(0o444)).expect("a mode");
    let checked = fix(&root);
    assert_eq!(checked.outcome, Outcome::NotDone);
    assert_eq!(checked.report.failures, ["policy.yaml is not mended: it may only be read"]);
    assert_eq!(policy_in(&root), format!("{BEGIN}{SLIP}"));
    assert!(fs::read_to_string(root.join("other.yaml")).expect("a file").ends_with(MENDED));
}

#[test]
fn a_second_name_of_a_file_is_not_parted_from_it() {
    let (_folder, root) = folder_with(SLIP);
    fs::hard_link(root.join("policy.yaml"), root.join("policy.txt")).expect("a link");
    assert!(refused(&root).contains("hard link"));
    assert_eq!(policy_in(&root), format!("{BEGIN}{SLIP}"));
}

#[test]
fn links_are_not_written_through() {
    let (_folder, root) = folder_with(SLIP);
    let outside = tempfile::tempdir().expect("a folder");
    let secret = outside.path().join("outside.yaml");
    fs::write(&secret, format!("{BEGIN}{SLIP}")).expect("a file");
    symlink(&secret, root.join("link.yaml")).expect("a link");
    symlink("policy.yaml", root.join("inside.yaml")).expect("a link");
    let folder = root.to_str().expect("a path");
    check_with(&root, TODAY, &["link.yaml"], &["--fix"]);
    let checked = check_with(&root, TODAY, &["inside.yaml"], &["--fix"]);
    assert_eq!(checked.report.failures, ["inside.yaml is not mended: it is a link, which is not written through"]);
    assert_eq!(fs::read_to_string(&secret).expect("a file"), format!("{BEGIN}{SLIP}"), "{folder}");
    assert!(root.join("link.yaml").is_symlink() && root.join("inside.yaml").is_symlink());
    let tree = Tree::disk(&root).expect("a tree");
    let old = format!("{BEGIN}{SLIP}");
    assert_eq!(tree.replace("inside.yaml", old.as_bytes(), b"x"), Err(WriteFault::Link));
    assert_eq!(tree.replace("link.yaml", old.as_bytes(), b"x"), Err(WriteFault::Unreadable(ReadFault::OutsideRoot)));
    assert!(tree.replace("../outside.yaml", old.as_bytes(), b"x").is_err());
}

#[test]
fn a_file_that_changed_in_between_is_left() {
    let (_folder, root) = folder_with(SLIP);
    let tree = Tree::disk(&root).expect("a tree");
    for other in [
        "",
        "shorter",
        "a longer text than was there before, by far and by more than that, and on and on and on and on",
    ] {
        fs::write(root.join("policy.yaml"), other).expect("a change");
        assert_eq!(tree.replace("policy.yaml", format!("{BEGIN}{SLIP}").as_bytes(), b"x"), Err(WriteFault::Changed));
        assert_eq!(policy_in(&root), other);
    }
    fs::remove_file(root.join("policy.yaml")).expect("a change");
    fs::create_dir(root.join("policy.yaml")).expect("a folder");
    assert!(tree.replace("policy.yaml", b"", b"x").is_err());
    assert_eq!(fs::read_dir(&root).expect("the folder").count(), 1, "nothing is left beside it");
}

/// A link of the name under which the new text is first written leads nowhere.
#[test]
fn what_lies_in_the_way_is_not_written_through() {
    let (_folder, root) = folder_with(SLIP);
    let outside = tempfile::tempdir().expect("a folder");
    let target = outside.path().join("target");
    fs::write(&target, "secret").expect("a file");
    let part = root.join(format!(".policy.yaml.{}.paramount-part", std::process::id()));
    symlink(&target, &part).expect("a link");
    let tree = Tree::disk(&root).expect("a tree");
    let _ = tree.replace("policy.yaml", format!("{BEGIN}{SLIP}").as_bytes(), b"new");
    assert_eq!(fs::read_to_string(&target).expect("a file"), "secret");
}

/// Killed at any moment, each file is what it was or what it was to be; and the next run leaves nothing beside them.
#[test]
fn a_run_that_is_killed_leaves_no_half_of_a_file() {
    const FILES: usize = 12;
    const KILLED: u64 = 50;
    let folder = tempfile::tempdir().expect("a folder");
    let root = fs::canonicalize(folder.path()).expect("the folder that was made");
    let padding = "# a remark that makes the file longer\n".repeat(60);
    let text =
        |number: usize, line: &str| format!("{BEGIN}{line}{padding}").replace("example", &format!("example-{number}"));
    let file = |number: usize| root.join(format!("policy-{number}.yaml"));
    let run = || {
        let mut command = Command::new(env!("CARGO_BIN_EXE_paramount"));
        let arguments = ["check", ".", "--root", ".", "--today", TODAY, "--fix"];
        command.current_dir(&root).args(arguments).stdout(Stdio::null()).stderr(Stdio::null());
        command
    };
    let (mut old, mut new) = (0, 0);
    for round in 0..KILLED {
        for number in 0..FILES {
            fs::write(file(number), text(number, SLIP)).expect("a file");
        }
        let mut child = run().spawn().expect("it runs");
        // Killed while it writes: once the first file is new, and a little later each time.
        while fs::read_to_string(file(0)).expect("a file") == text(0, SLIP)
            && child.try_wait().expect("a child").is_none()
        {
            sleep(Duration::from_micros(50));
        }
        sleep(Duration::from_micros(round * 40));
        child.kill().expect("it can be killed");
        child.wait().expect("it ends");
        for number in 0..FILES {
            let now = fs::read_to_string(file(number)).expect("a file");
            if now == text(number, SLIP) {
                old += 1;
            } else {
                assert_eq!(now, text(number, MENDED));
                new += 1;
            }
        }
    }
    assert!(old > 0 && new > 0, "it was killed while it wrote: {old} old, {new} new");
    run().status().expect("it runs");
    assert_eq!(fs::read_dir(&root).expect("the folder").count(), FILES, "nothing is left beside them");
}

/// Two that mend the same files at once: each file is what it was to be, whichever of them wrote it.
#[test]
fn two_runs_at_once_mend_each_file_once() {
    const FILES: usize = 12;
    let folder = tempfile::tempdir().expect("a folder");
    let root = fs::canonicalize(folder.path()).expect("the folder that was made");
    let text = |number: usize, line: &str| format!("{BEGIN}{line}").replace("example", &format!("example-{number}"));
    let file = |number: usize| root.join(format!("policy-{number}.yaml"));
    for _ in 0..25 {
        for number in 0..FILES {
            fs::write(file(number), text(number, SLIP)).expect("a file");
        }
        let run = |_| {
            let mut command = Command::new(env!("CARGO_BIN_EXE_paramount"));
            command.current_dir(&root).args(["check", ".", "--root", ".", "--today", TODAY, "--fix"]);
            command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().expect("it runs")
        };
        for child in [0, 1].map(run) {
            let output = child.wait_with_output().expect("it ends");
            let told = String::from_utf8_lossy(&output.stderr).into_owned();
            // Whoever comes second to a file leaves it, and says so.
            assert!(matches!(output.status.code(), Some(0..=2)) && !told.contains("panicked"), "{told}");
            assert!(output.status.code() != Some(2) || told.contains("is not mended"), "{told}");
        }
        for number in 0..FILES {
            assert_eq!(fs::read_to_string(file(number)).expect("a file"), text(number, MENDED));
        }
        assert_eq!(fs::read_dir(&root).expect("the folder").count(), FILES, "nothing is left beside them");
    }
}
