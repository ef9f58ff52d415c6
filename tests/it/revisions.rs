//! A tree read from a commit says what the same tree says on disk, and nothing that the repository brings along runs.

use std::fs;

use paramount::tree::{Entry, ReadFault, Tree};

use crate::support::repository::Repository;

const EVERYTHING: fn(&str) -> bool = |_| true;

#[cfg(unix)]
fn link(repository: &Repository, from: &str, to: &str) {
    std::os::unix::fs::symlink(to, repository.path().join(from)).expect("a link can be made");
}

/// A repository with what trees hold: folders whose names sort awkwardly, links, an executable, odd names.
#[cfg(unix)]
fn varied() -> Repository {
    use std::os::unix::fs::PermissionsExt;
    let repository = Repository::new();
    repository.write("a-b/x.yaml", "1");
    repository.write("a/x.yaml", "22");
    repository.write("a/deep/y.yaml", "333");
    repository.write("a.yaml", "4444");
    repository.write("folder.yaml/in.yaml", "5");
    repository.write("empty.yaml", "");
    repository.write("with space\nand line.yaml", "6");
    repository.write("tool.yaml", "7");
    repository.write("-dash/--upload-pack=x.yaml", "8");
    repository.write(".gitignore", "*.yaml\n");
    fs::set_permissions(repository.path().join("tool.yaml"), fs::Permissions::from_mode(0o755)).expect("executable");
    link(&repository, "link.yaml", "a/x.yaml");
    link(&repository, "a/up.yaml", "../a.yaml");
    link(&repository, "folder-link", "a");
    link(&repository, "out.yaml", "../../../../etc/hostname");
    link(&repository, "absolute.yaml", "/etc/hostname");
    link(&repository, "nowhere.yaml", "none.yaml");
    link(&repository, "loop.yaml", "loop.yaml");
    repository.git(&["add", "--all", "--force"]);
    repository.commit();
    repository
}

#[cfg(unix)]
#[test]
fn a_commit_reads_as_its_files_on_disk_do() {
    let repository = varied();
    let disk = Tree::disk(&repository.path()).expect("a folder");
    let commit = Tree::commit(&repository.path(), "main").expect("a commit");
    assert_eq!(commit.revision().map(|revision| revision.rev.as_str()), Some("main"));
    assert_eq!(commit.revision().map(|revision| revision.commit.len()), Some(40));
    for folder in ["", "a", "folder.yaml", "folder-link", "-dash"] {
        assert_eq!(commit.walk(folder, EVERYTHING), without_root(disk.walk(folder, EVERYTHING), folder), "{folder}");
        assert_eq!(commit.names_in(folder), disk.names_in(folder), "{folder}");
    }
    let paths = ["", "a", "a.yaml", "a/x.yaml", "a/../a.yaml", "a/./deep/y.yaml", "folder.yaml", "empty.yaml"];
    let links = ["link.yaml", "a/up.yaml", "folder-link", "folder-link/deep/y.yaml", "folder-link/../a.yaml"];
    let others = ["tool.yaml", "with space\nand line.yaml", "nothing.yaml", "a/x.yaml/y", "nowhere.yaml", "loop.yaml"];
    for path in paths.into_iter().chain(links).chain(others).chain(["-dash/--upload-pack=x.yaml"]) {
        assert_eq!(commit.read(path, 3), disk.read(path, 3), "read {path}");
        assert_eq!(commit.head(path, 2), disk.head(path, 2), "head {path}");
        assert_eq!(commit.look(path), disk.look(path), "look {path}");
        assert_eq!(commit.is_file(path), disk.is_file(path), "is_file {path}");
        assert_eq!(commit.is_folder(path), disk.is_folder(path), "is_folder {path}");
    }
    for path in ["out.yaml", "absolute.yaml", "../x", "a/../../x"] {
        assert_eq!(commit.read(path, 100), Err(ReadFault::OutsideRoot), "{path}");
    }
}

/// A walk on disk meets the folder itself too, where its name is wanted.
#[cfg(unix)]
fn without_root(entries: Vec<Entry>, folder: &str) -> Vec<Entry> {
    entries.into_iter().filter(|entry| *entry != Entry::NotRegular(folder.to_owned())).collect()
}

#[cfg(target_os = "linux")]
#[test]
fn a_name_that_is_not_utf8_is_read_under_codes_and_a_submodule_is_a_folder() {
    use std::os::unix::ffi::OsStrExt;
    let repository = Repository::new();
    let name = std::ffi::OsStr::from_bytes(b"caf\xe9.yaml");
    fs::write(repository.path().join(name), "text").expect("the file can be written");
    let first = repository.commit();
    let entry = format!("160000,{first},sub.yaml");
    repository.git(&["update-index", "--add", "--cacheinfo", &entry]);
    repository.git(&["commit", "--quiet", "--message=submodule"]);
    fs::create_dir(repository.path().join("sub.yaml")).expect("the folder of the submodule");
    let disk = Tree::disk(&repository.path()).expect("a folder");
    let commit = Tree::commit(&repository.path(), "HEAD").expect("a commit");
    assert_eq!(commit.walk("", EVERYTHING), without_root(disk.walk("", EVERYTHING), ""));
    assert_eq!(disk.read("caf%E9.yaml", 100), Ok(b"text".to_vec()));
    for path in ["caf%E9.yaml", "caf\u{fffd}.yaml", "sub.yaml", "sub.yaml/x.yaml"] {
        assert_eq!(commit.read(path, 100), disk.read(path, 100), "{path}");
        assert_eq!(commit.is_folder(path), disk.is_folder(path), "{path}");
    }
}

#[test]
fn the_root_may_be_a_folder_of_the_repository() {
    let repository = Repository::new();
    repository.write("top.yaml", "top");
    let before = repository.commit();
    repository.write("training/policies/a.yaml", "old");
    repository.commit();
    repository.write("training/policies/a.yaml", "new");
    let root = repository.path().join("training");
    let tree = Tree::commit(&root, "HEAD").expect("a commit");
    assert_eq!(tree.walk("", |path| path.ends_with(".yaml")), [Entry::File("policies/a.yaml".to_owned())]);
    assert_eq!(tree.read("policies/a.yaml", 100), Ok(b"old".to_vec()));
    assert_eq!(tree.read("../top.yaml", 100), Err(ReadFault::OutsideRoot));
    assert_eq!(tree.relative(&root.join("policies/gone.yaml")).as_deref(), Some("policies/gone.yaml"));
    assert_eq!(tree.relative(&repository.path().join("top.yaml")), None);
    let earlier = Tree::commit(&root, &before).expect("a commit");
    assert!(earlier.walk("", EVERYTHING).is_empty() && earlier.is_folder(""), "the folder came later");
}

#[test]
fn a_renamed_and_a_deleted_file_stand_where_they_stood() {
    let repository = Repository::new();
    repository.write("old.yaml", "text");
    repository.write("gone.yaml", "gone");
    repository.commit();
    repository.git(&["mv", "old.yaml", "new.yaml"]);
    repository.remove("gone.yaml");
    repository.commit();
    let before = Tree::commit(&repository.path(), "HEAD~1").expect("a commit");
    assert!(before.is_file("old.yaml") && before.is_file("gone.yaml") && !before.is_file("new.yaml"));
    let after = Tree::commit(&repository.path(), "HEAD").expect("a commit");
    assert!(!after.is_file("old.yaml") && !after.is_file("gone.yaml") && after.is_file("new.yaml"));
}

#[test]
fn large_files_are_refused_by_their_size_and_begun_without_the_rest() {
    let repository = Repository::new();
    repository.write("big.yaml", vec![b'x'; 9 * 1024 * 1024]);
    repository.write("small.yaml", "small");
    repository.commit();
    let tree = Tree::commit(&repository.path(), "HEAD").expect("a commit");
    assert_eq!(tree.read("big.yaml", 1024), Err(ReadFault::TooLarge(1024)));
    assert_eq!(tree.head("big.yaml", 4), Ok(b"xxxx".to_vec()));
    assert_eq!(tree.head("small.yaml", 2), Ok(b"sm".to_vec()));
    assert_eq!(tree.read("small.yaml", 5), Ok(b"small".to_vec()));
}

#[test]
fn threads_get_the_files_that_they_ask_for() {
    let repository = Repository::new();
    for number in 0..50 {
        repository.write(&format!("{number}.yaml"), format!("text of {number}\n").repeat(number * 10));
    }
    repository.commit();
    let tree = Tree::commit(&repository.path(), "HEAD").expect("a commit");
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| {
                for number in 0..50 {
                    let text = format!("text of {number}\n").repeat(number * 10).into_bytes();
                    assert_eq!(tree.head(&format!("{number}.yaml"), 15).map(|head| text.starts_with(&head)), Ok(true));
                    assert_eq!(tree.read(&format!("{number}.yaml"), 1 << 20), Ok(text));
                }
            });
        }
    });
}

#[test]
fn what_is_no_revision_is_refused_with_what_to_do() {
    let repository = Repository::new();
    repository.write("a.yaml", "a");
    repository.commit();
    for rev in ["--upload-pack=touch canary", "-h", "", "HEAD:a.yaml", "HEAD\nHEAD"] {
        let error = Tree::commit(&repository.path(), rev).expect_err(rev);
        assert!(error.to_string().contains("cannot be the name of a revision"), "{error}");
    }
    let error = Tree::commit(&repository.path(), "no-such").expect_err("no such branch");
    assert_eq!(error.to_string(), "there is no revision called no-such in this copy of the repository");
    assert!(error.help().contains("git fetch --depth=1 origin no-such"), "{}", error.help());
    let error = Tree::commit(&repository.path(), "$(touch canary)").expect_err("no branch");
    assert!(!error.help().contains("touch"), "{}", error.help());
    let folder = tempfile::tempdir().expect("a folder");
    let error = Tree::commit(folder.path(), "main").expect_err("no repository");
    assert!(error.to_string().contains("is in no git repository"), "{error}");
}

#[test]
fn a_shallow_copy_says_how_to_get_the_base_and_can_read_it_then() {
    let origin = Repository::new();
    origin.write("a.yaml", "old");
    let base = origin.commit();
    origin.git(&["checkout", "--quiet", "-b", "change"]);
    origin.write("a.yaml", "new");
    origin.commit();
    origin.git(&["config", "uploadpack.allowAnySHA1InWant", "true"]);
    let copy = Repository::clone_of(&origin, &["--depth=1", "--branch=change"]);
    let error = Tree::commit(&copy.path(), "origin/main").expect_err("only the newest commit is there");
    let command = "git fetch --depth=1 origin main:refs/remotes/origin/main";
    assert!(error.help().ends_with(command), "{}", error.help());
    let error = Tree::commit(&copy.path(), &base).expect_err("only the newest commit is there");
    assert!(error.help().ends_with(&format!("git fetch --depth=1 origin {base}")), "{}", error.help());
    assert!(Tree::commit(&copy.path(), "HEAD~1").is_err());

    copy.git(&command.split(' ').skip(1).collect::<Vec<_>>());
    let tree = Tree::commit(&copy.path(), "origin/main").expect("it was fetched");
    assert_eq!(tree.read("a.yaml", 100), Ok(b"old".to_vec()));
    let error = Tree::commit(&copy.path(), "main").expect_err("there is no such branch here");
    assert_eq!(error.help(), "name it origin/main");
}

/// Everything in a repository's own settings that names a program, with a program that leaves a trace.
#[cfg(unix)]
#[test]
fn nothing_that_the_repository_names_is_run() {
    use std::os::unix::fs::PermissionsExt;
    let origin = Repository::new();
    origin.write("a.yaml", "old");
    origin.write("sub/b.yaml", "old too");
    origin.write(".gitattributes", "*.yaml diff=trap filter=trap merge=trap\n");
    origin.commit();
    origin.write("a.yaml", "new");
    origin.commit();
    origin.git(&["config", "uploadpack.allowFilter", "true"]);
    let copy = Repository::clone_of(&origin, &["--filter=blob:none"]);
    let canary = copy.path().join(".git/canary");
    let trap = copy.path().join(".git/trap");
    fs::write(&trap, format!("#!/bin/sh\ntouch {}\n", canary.display())).expect("a trap");
    fs::set_permissions(&trap, fs::Permissions::from_mode(0o755)).expect("a trap that runs");
    let trap = trap.display();
    for hook in ["post-checkout", "reference-transaction", "post-index-change", "pre-auto-gc"] {
        fs::copy(copy.path().join(".git/trap"), copy.path().join(".git/hooks").join(hook)).expect("a hook");
    }
    // Written last, since git would run it; the file is what a hostile archive would bring along.
    let hostile = format!(
        "[core]\n\tfsmonitor = {trap}\n\thooksPath = .git/hooks\n\tsshCommand = {trap}\n\tpager = {trap}\n\teditor = \
         {trap}\n\taskPass = {trap}\n\tgitProxy = {trap}\n\tworktree = /\n[diff]\n\texternal = {trap}\n[diff \
         \"trap\"]\n\ttextconv = {trap}\n\tcommand = {trap}\n[filter \"trap\"]\n\tsmudge = {trap}\n\tclean = \
         {trap}\n\tprocess = {trap}\n\trequired = true\n[pager]\n\tls-tree = {trap}\n\tcat-file = {trap}\n\trev-parse = \
         {trap}\n[alias]\n\tls-tree = !{trap}\n\tcat-file = !{trap}\n[credential]\n\thelper = !{trap}\n[protocol]\n\tallow \
         = always\n[protocol \"ext\"]\n\tallow = always\n[protocol \"file\"]\n\tallow = always\n[remote \
         \"origin\"]\n\turl = ext::{trap}\n\tuploadpack = {trap}\n\tpromisor = true\n"
    );
    let config = copy.path().join(".git/config");
    let before = fs::read_to_string(&config).expect("settings");
    fs::write(&config, before + &hostile).expect("settings can be written");

    let tree = Tree::commit(&copy.path(), "HEAD").expect("all of the newest commit is there");
    assert_eq!(tree.read("a.yaml", 100), Ok(b"new".to_vec()));
    assert_eq!(tree.read("sub/b.yaml", 100), Ok(b"old too".to_vec()));
    let error = Tree::commit(&copy.path(), "HEAD~1").expect_err("the older file was never fetched");
    assert!(error.to_string().contains("a.yaml was never fetched"), "{error}");
    assert!(Tree::commit(&copy.path(), "no-such").is_err());
    assert!(!canary.exists(), "a program that the repository names was run");
    // The trap does snap where git is asked carelessly, so the test can fail.
    let careless = std::process::Command::new("git")
        .args(["-c", "core.worktree=.", "status"])
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .current_dir(copy.path())
        .output();
    assert!(careless.is_ok() && canary.exists(), "the trap does not work: {careless:?}");
}
