//! What a revision is and what it holds: its commit, and the listing below a folder. What is missing is said with how to
//! get it.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, BufRead};
use std::path::Path;

use super::Taken;
use super::git::Git;
use super::listing::Listing;
use super::name::shown_text;
use crate::error::Error;

/// Git's name for the last commit of what is checked out.
pub const LAST_COMMIT: &str = "HEAD";

/// Whether a name can be given to git as a revision. One that begins with a dash would be an option, and what stands
/// after a colon would be a path.
pub(super) fn check_name(rev: &str) -> Result<(), Error> {
    if rev.is_empty() || rev.starts_with('-') || rev.contains([':', '\0', '\n']) {
        return Err(Error::new(
            format!("\"{rev}\" cannot be the name of a revision"),
            "name a branch, a tag or a commit, such as main or HEAD~1",
        ));
    }
    if asks_the_log(rev) {
        return Err(Error::new(
            format!("\"{rev}\" asks for where a branch stood on this machine, and a fresh copy does not remember that"),
            "name a branch, a tag or a commit, such as main or HEAD~1",
        ));
    }
    Ok(())
}

/// Whether a revision is looked for in the log of what was done on this machine: `main@{1.week.ago}`, `HEAD@{99999}`. Where the
/// log does not go back so far, git answers with its oldest entry, and a comparison with that would find nothing new.
fn asks_the_log(rev: &str) -> bool {
    rev.split("@{").skip(1).any(|rest| {
        let inside = rest.split('}').next().unwrap_or_default().to_ascii_lowercase();
        !matches!(inside.as_str(), "u" | "upstream" | "push")
    })
}

pub(super) fn cannot_run(fault: &io::Error) -> Error {
    Error::new(format!("git cannot be run: {}", fault.kind()), "check how git is installed")
}

/// The commit that a revision names.
pub(super) fn commit_of(git: &Git, rev: &str) -> Result<String, Error> {
    let hash_of = |rev: &str| {
        let commit = format!("{rev}^{{commit}}");
        let answer = git.answer(&["rev-parse", "--verify", "--quiet", "--end-of-options", &commit]);
        answer.map(|hash| hash.filter(|hash| hash.len() >= 40 && hash.bytes().all(|byte| byte.is_ascii_hexdigit())))
    };
    if let Some(hash) = hash_of(rev).map_err(|fault| cannot_run(&fault))? {
        return Ok(hash);
    }
    let on_server = hash_of(&format!("refs/remotes/origin/{rev}")).is_ok_and(|hash| hash.is_some());
    let message = format!("there is no revision called {rev} in this copy of the repository");
    Err(Error::new(message, how_to_get(rev, on_server)))
}

/// Where what is checked out left the commit that a revision names. Without any history in common, that commit itself.
pub(super) fn parted(git: &Git, rev: &str, named: String) -> Result<(String, Taken), Error> {
    if is_head(rev) {
        return Ok((named, Taken::Named));
    }
    let ask = |arguments: &[&str]| git.answer(arguments).map_err(|fault| cannot_run(&fault));
    if let Some(hash) = ask(&["merge-base", LAST_COMMIT, &named])?.filter(|hash| !hash.is_empty()) {
        let taken = if hash == named { Taken::Named } else { Taken::WhereParted };
        return Ok((hash, taken));
    }
    let is_shallow = ask(&["rev-parse", "--is-shallow-repository"])?.as_deref() == Some("true");
    Ok((named, if is_shallow { Taken::TooShallow } else { Taken::Named }))
}

/// Whether a revision is the one that is checked out.
fn is_head(rev: &str) -> bool {
    matches!(rev, LAST_COMMIT | "@")
}

/// Git's name for the state before there was any commit; `None` where `rev` names something else.
pub(super) fn nothing_yet(git: &Git, rev: &str) -> Result<Option<String>, Error> {
    let ask = |arguments: &[&str]| git.answer(arguments).map_err(|fault| cannot_run(&fault));
    let has_no_commit = || -> Result<bool, Error> {
        let is_on_branch = ask(&["symbolic-ref", "--quiet", LAST_COMMIT])?.is_some();
        Ok(is_on_branch && ask(&["rev-parse", "--verify", "--quiet", LAST_COMMIT])?.is_none())
    };
    if is_head(rev) && has_no_commit()? { ask(&["hash-object", "-t", "tree", "--stdin"]) } else { Ok(None) }
}

/// The files below the root that a sparse checkout leaves in git, so that they do not stand in it.
pub(super) fn not_checked_out(git: &Git, root: &Path, prefix: &str) -> Result<BTreeSet<String>, Error> {
    let below = if prefix.is_empty() { "." } else { prefix };
    let left = |output: &mut dyn BufRead| -> io::Result<BTreeSet<String>> {
        let mut left = BTreeSet::new();
        for entry in output.split(0) {
            let entry = entry?;
            let path = entry.strip_prefix(b"S ").and_then(|path| path.strip_prefix(prefix.as_bytes()));
            let Some(path) = path.map(|path| path.strip_prefix(b"/").unwrap_or(path)) else { continue };
            // The same mark keeps what somebody changed on their own disk out of their commits.
            if fs::symlink_metadata(root.join(String::from_utf8_lossy(path).as_ref())).is_err() {
                left.insert(shown_text(path));
            }
        }
        Ok(left)
    };
    let left = git.stream(&["ls-files", "-t", "-z", "--", below], left).map_err(|fault| cannot_run(&fault))?;
    Ok(left.unwrap_or_default())
}

/// What to do about a revision that is not there. A name that a shell could read otherwise is not repeated in a
/// command.
fn how_to_get(rev: &str, on_server: bool) -> String {
    let is_plain = rev.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._/-".contains(&byte));
    let is_hash = rev.len() >= 7 && rev.bytes().all(|byte| byte.is_ascii_hexdigit());
    if on_server && is_plain {
        return format!("name it origin/{rev}");
    }
    match rev.strip_prefix("origin/").filter(|_| is_plain) {
        Some(branch) => format!("fetch it: git fetch --depth=1 origin {branch}:refs/remotes/origin/{branch}"),
        None if is_plain && is_hash && rev.len() >= 40 => format!("fetch it: git fetch --depth=1 origin {rev}"),
        None if is_plain && is_hash => {
            "write the hash in full, and fetch it: git fetch --depth=1 origin HASH".to_owned()
        }
        None if is_plain => format!(
            "check the spelling, or fetch it: git fetch --depth=1 origin {rev}:refs/remotes/origin/{rev}, and name \
             it origin/{rev}"
        ),
        None => "check the spelling; where only the newest commits were fetched: git fetch --unshallow".to_owned(),
    }
}

/// Everything that the commit has below the root.
pub(super) fn list(git: &Git, rev: &str, hash: &str, prefix: &str) -> Result<Listing, Error> {
    let partial = |what: String| {
        Error::new(
            format!("this copy of the repository does not have all of {rev}: {what}"),
            "fetch all of it: git fetch --refetch --no-filter origin",
        )
    };
    let folder = if prefix.is_empty() {
        hash.to_owned()
    } else {
        let asked = ["ls-tree", "-z", "--full-tree", "--end-of-options", hash, prefix];
        let answer = git.answer(&asked).map_err(|fault| cannot_run(&fault))?;
        let answer = answer.ok_or_else(|| partial("its folders are missing".to_owned()))?;
        match answer.split_ascii_whitespace().collect::<Vec<_>>().as_slice() {
            [_, "tree", hash, ..] => (*hash).to_owned(),
            // The folder came later.
            _ => return Ok(Listing::default()),
        }
    };
    let asked = ["ls-tree", "-r", "-t", "-z", "-l", "--full-tree", "--end-of-options", &folder];
    let listing = git.stream(&asked, |output| Listing::read(output)).map_err(|fault| cannot_run(&fault))?;
    let listing = listing.ok_or_else(|| partial("its folders are missing".to_owned()))?;
    let mut absent = listing.absent();
    let what = match (absent.next(), absent.count()) {
        (None, _) => None,
        (Some(item), 0) => Some(format!("{} was never fetched", item.path)),
        (Some(_), others) => Some(format!("{} files were never fetched", others + 1)),
    };
    what.map_or(Ok(listing), |what| Err(partial(what)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_only_the_log_of_a_machine_knows_is_no_revision() {
        for rev in ["main@{1.week.ago}", "@{99999}", "HEAD@{0}", "@{-1}", "main@{u}@{yesterday}", "main@{"] {
            assert!(check_name(rev).is_err(), "{rev}");
        }
        for rev in ["main", "HEAD~1", "main@{upstream}", "@{u}", "main@{push}", "a@b", "HEAD^{commit}"] {
            assert!(check_name(rev).is_ok(), "{rev}");
        }
    }
}
