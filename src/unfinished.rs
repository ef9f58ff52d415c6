//! Files in the making: written beside the one whose place they take, under a name that says whose they are, so that a later
//! run takes away what one that was killed has left.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
#[cfg(not(target_os = "wasi"))]
use std::process::id;

/// How their names end.
const ENDING: &str = "paramount-part";

/// The file in which this process makes the one that is to be at `target`: `.2024.yaml.4711.paramount-part` beside
/// `2024.yaml`, no document by its ending.
pub fn beside(target: &Path) -> PathBuf {
    let mut name = OsString::from(".");
    name.push(target.file_name().unwrap_or_default());
    name.push(format!(".{}.{ENDING}", id()));
    target.with_file_name(name)
}

/// Takes away what runs that were killed left beside this file.
pub fn remove_left_over(target: &Path) {
    let Some(folder) = target.parent() else { return };
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let start = format!(".{}.", target.file_name().unwrap_or_default().to_string_lossy());
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let process = name.strip_prefix(&start).and_then(|rest| rest.strip_suffix(ENDING)?.strip_suffix('.'));
        let is_part = process.is_some_and(|process| process.bytes().all(|byte| byte.is_ascii_digit()));
        if is_part && process.is_some_and(|process| is_over(process, &entry.path())) {
            // That it cannot be removed changes nothing about this run.
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// In a page there is one process, and it has no number.
#[cfg(target_os = "wasi")]
fn id() -> u32 {
    1
}

/// Whether the process that wrote an unfinished file has ended: the system says so, or the file is an hour old.
fn is_over(process: &str, part: &Path) -> bool {
    const HOUR: u64 = 60 * 60;
    if Path::new("/proc/self").exists() {
        return process == id().to_string() || !Path::new("/proc").join(process).exists();
    }
    let age = fs::metadata(part).and_then(|metadata| metadata.modified()).ok().and_then(|at| at.elapsed().ok());
    age.is_some_and(|age| age.as_secs() > HOUR)
}
