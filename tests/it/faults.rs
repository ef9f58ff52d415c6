//! What happens around a run: a disk without room, readers that leave, files that change meanwhile, few resources, other
//! threads, languages and zones. The answer is the same, or the run says why there is none.

#![cfg(unix)]

use std::fs;
use std::io::Read;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};

use paramount::report::Report;
use paramount::report::deliver::Report as _;
use tempfile::TempDir;

use crate::support::{TODAY, copy_into, root};

const PROGRAM: &str = env!("CARGO_BIN_EXE_paramount");

const POLICY: &str = "paramount: policy/v1\npolicy: example\nedition: \"2024\"\ntitle: Example policy\n";

/// What `--fix` mends.
const SLIP: &str = "Area: Example\n";

/// The folder in which everything is wrong, copied.
fn everything_wrong() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    copy_into(&root().join("tests/cases/everything-wrong"), folder.path());
    let path = fs::canonicalize(folder.path()).expect("the folder that was made");
    (folder, path)
}

fn check(folder: &Path, more: &[&str]) -> Command {
    let mut command = Command::new(PROGRAM);
    command.current_dir(folder).env_clear().args(["check", ".", "--root", ".", "--today", TODAY]).args(more);
    command
}

/// The same, started by a shell that does something first.
fn check_after(folder: &Path, first: &str, more: &[&str]) -> Command {
    let mut command = Command::new("sh");
    let script = format!("{first}; exec \"$@\"");
    command.current_dir(folder).env_clear().args(["-c", &script, "sh", PROGRAM]);
    command.args(["check", ".", "--root", ".", "--today", TODAY]).args(more);
    command
}

/// What a run gave that ended by itself, and not by a fault of its own.
fn ended(mut command: Command) -> Output {
    let output = command.stdin(Stdio::null()).output().expect("it runs");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.code().is_some_and(|code| code < 4), "{:?}: {errors}", output.status);
    assert!(!errors.contains("panicked"), "{errors}");
    output
}

fn names_in(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("a folder").flatten();
    let mut names: Vec<String> = entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

fn formats() -> impl Iterator<Item = &'static str> {
    Report::FORMATS.iter().map(|format| format.name)
}

#[test]
fn a_console_without_room_is_told_and_is_no_success() {
    let (_folder, path) = everything_wrong();
    for format in formats() {
        let mut command = check(&path, &["--format", format]);
        command.stdout(fs::OpenOptions::new().write(true).open("/dev/full").expect("a device"));
        let mut child = command.stderr(Stdio::piped()).spawn().expect("it runs");
        let mut told = String::new();
        child.stderr.take().expect("a pipe").read_to_string(&mut told).expect("text");
        assert_eq!(child.wait().expect("it ends").code(), Some(2), "{format}: {told}");
        assert!(told.starts_with("paramount: ") && !told.contains("panicked"), "{format}: {told}");
    }
}

/// A limit on the size of files stands for a disk on which there is no room: the first bytes are written, and then no more.
#[test]
fn a_disk_without_room_leaves_everything_as_it_was() {
    let (_folder, path) = everything_wrong();
    let before = names_in(&path);
    let output = ended(check_after(&path, "trap '' XFSZ; ulimit -f 4", &["--report", "json=report.json"]));
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(2), "{told}");
    assert!(told.contains("the report report.json cannot be written"), "{told}");
    assert_eq!(names_in(&path), before);

    let folder = tempfile::tempdir().expect("a folder");
    let policy = format!("{POLICY}{SLIP}{}", "# a remark that makes the file longer\n".repeat(400));
    fs::write(folder.path().join("policy.yaml"), &policy).expect("a file");
    let output = ended(check_after(folder.path(), "trap '' XFSZ; ulimit -f 4", &["--fix"]));
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(2), "{told}");
    assert!(told.contains("policy.yaml is not mended"), "{told}");
    assert_eq!(fs::read_to_string(folder.path().join("policy.yaml")).expect("a file"), policy);
    assert_eq!(names_in(folder.path()), ["policy.yaml"]);
}

/// Without a handler for it, a process is ended by such a limit while it writes. The next run takes away what it left.
#[test]
fn what_a_killed_run_left_of_a_report_is_taken_away() {
    let (_folder, path) = everything_wrong();
    let before = names_in(&path);
    let killed = check_after(&path, "ulimit -f 4", &["--report", "json=report.json"]).output().expect("it runs");
    assert_eq!(killed.status.code(), None, "{killed:?}");
    let left: Vec<String> = names_in(&path).into_iter().filter(|name| !before.contains(name)).collect();
    assert!(matches!(left.as_slice(), [one] if one.starts_with(".report.json.") && one.ends_with(".paramount-part")));
    // What belongs to somebody else stays.
    fs::write(path.join(".report.json.mine.paramount-part"), "").expect("a file");
    ended(check(&path, &["--report", "json=report.json"]));
    let now: Vec<String> = names_in(&path).into_iter().filter(|name| !before.contains(name)).collect();
    assert_eq!(now, [".report.json.mine.paramount-part", "report.json"]);
}

/// A link under the name of a file in the making leads nowhere.
#[test]
fn a_report_is_not_written_through_a_link_in_its_way() {
    let folder = tempfile::tempdir().expect("a folder");
    let outside = tempfile::tempdir().expect("a folder");
    let target = outside.path().join("target");
    fs::write(&target, "secret").expect("a file");
    let report = folder.path().join("report.json");
    symlink(&target, paramount::unfinished::beside(&report)).expect("a link");
    let existing = paramount::report::deliver::Existing::Replaced;
    let _ = paramount::report::deliver::write_file("the report", &report, existing, b"new");
    assert_eq!(fs::read_to_string(&target).expect("a file"), "secret");
}

#[test]
fn a_folder_that_may_only_be_read_is_checked_and_not_mended() {
    let folder = tempfile::tempdir_in("/tmp").expect("a folder");
    fs::write(folder.path().join("policy.yaml"), format!("{POLICY}{SLIP}")).expect("a file");
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o555)).expect("a mode");
    // Whoever may do everything may write there too.
    let nobody = |mut command: Command| {
        let is_root = fs::metadata("/proc/self").is_ok_and(|own| std::os::unix::fs::MetadataExt::uid(&own) == 0);
        if is_root {
            command.uid(65_534).gid(65_534);
        }
        command.stdin(Stdio::null()).output()
    };
    let Ok(checked) = nobody(check(folder.path(), &[])) else {
        // Where the program itself lies out of that account's reach there is nothing to try.
        return;
    };
    assert_eq!(checked.status.code(), Some(1), "{}", String::from_utf8_lossy(&checked.stderr));
    let fixed = nobody(check(folder.path(), &["--fix"])).expect("it runs");
    let told = String::from_utf8_lossy(&fixed.stderr).into_owned();
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).expect("a mode");
    assert_eq!(fixed.status.code(), Some(2), "{told}");
    assert!(told.contains("policy.yaml is not mended: it could not be written"), "{told}");
    assert_eq!(names_in(folder.path()), ["policy.yaml"]);
}

#[test]
fn whoever_reads_no_further_or_not_at_all_gets_the_same_answer() {
    let (_folder, path) = everything_wrong();
    for format in formats() {
        let mut child = check(&path, &["--format", format, "--all"])
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("it runs");
        let mut out = child.stdout.take().expect("a pipe");
        out.read_exact(&mut [0]).expect("a first byte");
        drop(out);
        let mut told = String::new();
        child.stderr.take().expect("a pipe").read_to_string(&mut told).expect("text");
        assert_eq!((child.wait().expect("it ends").code(), told.as_str()), (Some(1), ""), "{format}");
    }
    let closed = ended(check_after(&path, "exec >&-", &[]));
    assert!(closed.stdout.is_empty());
}

/// Somebody else writes, takes away and links files while they are read; nothing outside is ever read.
#[test]
fn files_that_change_meanwhile_end_no_run_and_open_nothing() {
    const SECRET: &str = "sunflower-under-the-third-flagstone";
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("root");
    fs::create_dir(&path).expect("a folder");
    let secret = folder.path().join("secret.yaml");
    fs::write(&secret, format!("{POLICY}notes: {SECRET}\nunknown: {SECRET}\n")).expect("a file");
    for number in 0..40 {
        let policy = POLICY.replace("example", &format!("example-{number}"));
        fs::write(path.join(format!("{number}.yaml")), policy + "comitments: []\n").expect("a file");
    }
    let is_over = AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            let mut round = 0_usize;
            while !is_over.load(Ordering::Relaxed) {
                let file = path.join(format!("{}.yaml", round % 40));
                // The other one may be in the midst of anything, so none of this need succeed.
                let _ = fs::remove_file(&file);
                let _ = match round % 5 {
                    0 => symlink(&secret, &file),
                    1 => fs::create_dir(&file).and_then(|()| fs::remove_dir(&file)),
                    2 => fs::write(&file, ""),
                    3 => Command::new("mkfifo").arg(&file).status().map(drop),
                    _ => fs::write(&file, POLICY.replace("example", "other").repeat(round % 9)),
                };
                round += 1;
            }
        });
        for round in 0..30 {
            let format = formats().nth(round % 4).expect("a format");
            let output = ended(check(&path, &["--format", format]));
            let told = [output.stdout, output.stderr].concat();
            assert!(!String::from_utf8_lossy(&told).contains(SECRET), "{format}");
        }
        is_over.store(true, Ordering::Relaxed);
    });
}

#[test]
fn few_resources_are_enough() {
    let (_folder, path) = everything_wrong();
    let usual = ended(check(&path, &["--format", "json"]));
    for limit in ["ulimit -n 32", "ulimit -s 512", "ulimit -v 1000000", "ulimit -u 30", "ulimit -c 0; ulimit -n 16"] {
        let output = ended(check_after(&path, limit, &["--format", "json"]));
        assert_eq!((output.status, output.stdout == usual.stdout), (usual.status, true), "{limit}");
    }
}

/// The same bytes on any number of threads, in any language and zone, from any folder.
#[test]
fn where_and_how_it_runs_changes_no_byte() {
    let (_folder, path) = everything_wrong();
    let places = [
        [("LC_ALL", "C"), ("TZ", "Pacific/Kiritimati")],
        [("LC_ALL", "tr_TR.UTF-8"), ("TZ", "Pacific/Pago_Pago")],
        [("LC_ALL", "ar_EG.UTF-8"), ("TZ", "not/a/zone")],
        [("LANG", "de_DE.UTF-8"), ("COLUMNS", "20")],
    ];
    for (format, variables) in formats().zip(places.iter().cycle()) {
        let usual = ended(check(&path, &["--format", format])).stdout;
        assert!(!usual.is_empty());
        let mut command = check(&path, &["--format", format]);
        command.env("RAYON_NUM_THREADS", "1").envs(*variables);
        assert!(ended(command).stdout == usual, "{format} with {variables:?}");
    }
    let usual = ended(check(&path, &["--format", "json"])).stdout;
    for threads in ["2", "3", "5", "8"] {
        let mut command = check(&path, &["--format", "json"]);
        command.env("RAYON_NUM_THREADS", threads);
        assert!(ended(command).stdout == usual, "on {threads} threads");
    }
    let mut elsewhere = Command::new(PROGRAM);
    elsewhere.current_dir("/").env_clear().args(["check", "--today", TODAY, "--format", "json", "--root"]);
    elsewhere.args([&path, &path]);
    assert!(ended(elsewhere).stdout == usual, "from another folder");
}

/// Files of others are looked at and not kept: many of them take little room.
#[test]
fn a_tree_of_files_of_others_takes_little_memory() {
    let folder = tempfile::tempdir().expect("a folder");
    for number in 0..200 {
        let below = folder.path().join(number.to_string());
        fs::create_dir(&below).expect("a folder");
        for name in 0..50 {
            let ending = ["yaml", "md", "txt", "json", "docx"][name % 5];
            fs::write(below.join(format!("{name}.{ending}")), "name: of somebody else\n").expect("a file");
        }
    }
    fs::write(folder.path().join("policy.yaml"), POLICY).expect("a file");
    // A thread's stack and heap are room that is set aside, not room that is used.
    let mut command = check_after(folder.path(), "ulimit -v 400000", &["--format", "json"]);
    command.env("RAYON_NUM_THREADS", "1");
    let output = ended(command);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    let report: Report = serde_json::from_slice(&output.stdout).expect("a report");
    assert_eq!((report.documents.len(), report.left_alone.len()), (1, 2_000));
}

/// What is found in good files is found beside broken ones too.
#[test]
fn broken_files_hide_nothing_of_those_beside_them() {
    let (_folder, path) = everything_wrong();
    let of_good = |name: &str| {
        let output = ended(check(&path, &["--format", "json-lines"]));
        let lines = String::from_utf8(output.stdout).expect("text");
        let found = lines.lines().filter(|line| line.contains("\"rule\"") && !line.contains(name));
        found.map(str::to_owned).collect::<Vec<_>>()
    };
    let before = of_good("broken-");
    let broken: [&[u8]; 6] = [
        b"paramount: policy/v1\npolicy: [[[[\n",
        b"paramount: course/v1\n\x00\xff\xfe",
        b"paramount: policy/v1\na: &a [*a, *a]\n",
        b"paramount: standards/v1\nlist: \"\n",
        b"paramount: policy/v9\n",
        b"paramount: course/v1\r\rcourse\t: x\n---\n...\n",
    ];
    for (number, bytes) in broken.iter().cycle().take(60).enumerate() {
        fs::write(path.join(format!("broken-{number}.yaml")), bytes).expect("a file");
    }
    assert!(!before.is_empty());
    assert_eq!(of_good("broken-"), before);
}

/// Starts a program on a terminal of its own, stops it once it says that it goes on, by the keyboard's signal and by that of
/// a machine that shuts down, and looks at what it leaves.
const STOPPED: &str = r#"
import os, pty, signal, sys, termios
for stop in signal.SIGINT, signal.SIGTERM:
    child, terminal = pty.fork()
    if child == 0:
        # Where the tests run in the background of a script, the signal is not heeded from the start.
        signal.signal(stop, signal.SIG_DFL)
        os.execve(sys.argv[1], sys.argv[1:], {"TERM": "xterm"})
    before, shown = termios.tcgetattr(terminal), b""
    while b"so far" not in shown:
        shown += os.read(terminal, 1024)
    os.kill(child, stop)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) and os.WTERMSIG(status) == stop, status
    assert termios.tcgetattr(terminal) == before
    assert b"\x1b[?25l" not in shown, "the cursor is hidden"
"#;

#[test]
#[expect(clippy::print_stderr, reason = "a test says what it left out")]
fn a_run_that_is_stopped_leaves_the_terminal_as_it_was() {
    let folder = tempfile::tempdir().expect("a folder");
    let policy = fs::read_to_string(root().join("policies/partnerships/islington/2024.yaml")).expect("a policy");
    // A run over them takes some seconds, and is stopped long before it ends.
    for number in 0..300 {
        fs::write(folder.path().join(format!("{number}.yaml")), &policy).expect("a copy");
    }
    let mut python = Command::new("python3");
    python.args(["-c", STOPPED, PROGRAM, "check", ".", "--root", "."]).current_dir(folder.path());
    match python.output() {
        Ok(output) => assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr)),
        Err(_) => eprintln!("left out: there is no python3"),
    }
}
