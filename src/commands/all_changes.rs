//! The command that lists every change of a run, for those of which the run lists not all: as the run was called, so that
//! it can be copied.

use std::path::{Path, PathBuf};

/// The command that compares what this run compares; `None` where a shell could read one of its words otherwise.
pub(super) fn all_changes(base: Option<&str>, root: Option<&Path>, paths: &[PathBuf]) -> Option<String> {
    let base = base.map(|rev| word(rev).map(|rev| format!("--base {rev}")));
    let root = root.map(|root| word(root.to_str()?).map(|root| format!("--root {root}")));
    // The folder in which the command runs is meant anyway.
    let named = paths.iter().filter(|path| path.as_os_str() != ".");
    let named = named.map(|path| path.to_str().and_then(word));
    let words: Option<Vec<String>> = base.into_iter().chain(root).chain(named).collect();
    Some(
        ["paramount diff".to_owned()]
            .into_iter()
            .chain(words?)
            .chain(["--all".to_owned()])
            .collect::<Vec<_>>()
            .join(" "),
    )
}

/// A word of a command as every shell reads it, in quotes where it has spaces.
fn word(text: &str) -> Option<String> {
    let is_plain = |letter: char| letter.is_alphanumeric() || "._/-:~@+,\\".contains(letter);
    match text {
        _ if text.is_empty() || text.starts_with(['-', '~', '@']) => None,
        _ if text.chars().all(is_plain) && !(cfg!(unix) && text.contains('\\')) => Some(text.to_owned()),
        _ if text.chars().all(|letter| is_plain(letter) || letter == ' ') && !text.contains('\\') => {
            Some(format!("\"{text}\""))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_is_what_was_called_and_never_more() {
        let command = |base, paths: &[&str]| {
            let paths: Vec<PathBuf> = paths.iter().map(PathBuf::from).collect();
            all_changes(base, None, &paths)
        };
        assert_eq!(command(Some("main"), &["."]).as_deref(), Some("paramount diff --base main --all"));
        assert_eq!(command(None, &["old.yaml", "new.yaml"]).as_deref(), Some("paramount diff old.yaml new.yaml --all"));
        let spaced = command(Some("HEAD~1"), &["our policies"]);
        assert_eq!(spaced.as_deref(), Some("paramount diff --base HEAD~1 \"our policies\" --all"));
        for hostile in ["$(reboot)", "a;b", "`x`", "a\"b", "a\nb", "-x", "~x", "%PATH%", "a&b", "\u{202e}"] {
            assert_eq!(command(Some("main"), &[hostile]), None, "{hostile}");
        }
    }
}
