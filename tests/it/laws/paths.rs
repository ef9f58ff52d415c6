//! No path that a document writes leads out of the root.

use std::fs;

use paramount::paths;
use paramount::tree::Tree;

/// What stands beside the root and must never be read.
const SECRET: &[u8] = b"not for this run";

/// A folder on the first line, a path as written in one of its files on the rest.
pub(crate) fn resolved(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let (folder, path) = text.split_once('\n').unwrap_or(("", &text));
    let Some(full) = paths::joined(folder, path) else { return };
    // What a folder of a document is called was found by walking, so it has no steps upwards itself.
    if folder.split('/').any(|part| part == "..") {
        return;
    }
    assert!(!full.starts_with('/') && full.split('/').all(|part| part != ".." && part != "."), "{full}");
    let outside = tempfile::tempdir().expect("a folder");
    fs::write(outside.path().join("secret"), SECRET).expect("a file outside");
    let root = outside.path().join("root");
    fs::create_dir(&root).expect("the root");
    #[cfg(unix)]
    std::os::unix::fs::symlink("..", root.join("out")).expect("a link out");
    let tree = Tree::disk(&root).expect("the root can be looked at");
    for path in [full.as_str(), &format!("out/{full}"), &format!("{full}/secret")] {
        let read = tree.read(path, 1 << 20);
        assert!(read.is_err(), "{path}: {read:?}");
    }
}
