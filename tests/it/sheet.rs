//! `sheet out` and `sheet in`: what a spreadsheet shows of policies, and what of it comes back.

use std::fs;
use std::path::{Path, PathBuf};

use clap::Parser;
use jiff::civil::date;
use paramount::cli::Cli;
use paramount::commands::{self, Console, Outcome};
use paramount::report::Look;

use crate::support::{copy_into, root};

/// What a run of the command said, and how it ended.
struct Ran {
    outcome: Outcome,
    out: String,
    errors: String,
}

fn run(arguments: &[&str]) -> Ran {
    let (mut out, mut errors) = (Vec::new(), Vec::new());
    let look = Look { color: false, width: 100 };
    let today = date(2026, 11, 27);
    let mut console = Console { out: &mut out, errors: &mut errors, look, today };
    let words = ["paramount", "sheet"].into_iter().chain(arguments.iter().copied());
    let cli = Cli::try_parse_from(words).expect("arguments that parse");
    let outcome = commands::run(cli, &mut console);
    let text = |bytes| String::from_utf8(bytes).expect("text");
    Ran { outcome, out: text(out), errors: text(errors) }
}

/// A folder of its own with a copy of some documents.
struct Folder {
    _kept: tempfile::TempDir,
    path: PathBuf,
}

impl Folder {
    fn with(documents: &str) -> Self {
        let folder = Self::empty();
        copy_into(&root().join(documents), &folder.path.join("policies"));
        folder
    }

    fn empty() -> Self {
        let kept = tempfile::tempdir().expect("a folder");
        let path = fs::canonicalize(kept.path()).expect("the folder that was made");
        Self { _kept: kept, path }
    }

    fn at(&self, name: &str) -> String {
        self.path.join(name).to_str().expect("a path in UTF-8").to_owned()
    }

    fn out(&self, name: &str) -> Ran {
        run(&["out", &self.at(name), &self.at(""), "--root", &self.at("")])
    }
}

fn bytes(file: impl AsRef<Path>) -> Vec<u8> {
    fs::read(file).expect("a file")
}

#[test]
fn a_sheet_of_the_same_policies_has_the_same_bytes() {
    let folder = Folder::with("policies/partnerships");
    for (one, other) in [("a.csv", "b.csv"), ("a.xlsx", "b.xlsx")] {
        let (first, second) = (folder.out(one), folder.out(other));
        assert_eq!((first.outcome, second.outcome), (Outcome::Clean, Outcome::Clean), "{}", first.errors);
        assert_eq!(bytes(folder.at(one)), bytes(folder.at(other)));
    }
}

#[test]
fn a_sheet_that_is_there_is_kept_unless_somebody_says_otherwise() {
    let folder = Folder::with("policies/partnerships/norfolk");
    fs::write(folder.at("a.csv"), "mine").expect("a file");
    let refused = folder.out("a.csv");
    assert_eq!(refused.outcome, Outcome::NotDone);
    assert!(refused.errors.contains("is there already, and nothing was written"), "{}", refused.errors);
    assert_eq!(bytes(folder.at("a.csv")), b"mine");
    let forced = run(&["out", &folder.at("a.csv"), &folder.at("policies"), "--force"]);
    assert_eq!(forced.outcome, Outcome::Clean, "{}", forced.errors);
    assert!(bytes(folder.at("a.csv")).starts_with("\u{feff}Standard,".as_bytes()));
}

#[test]
fn a_folder_without_policies_gives_no_sheet() {
    let folder = Folder::empty();
    let ran = folder.out("a.xlsx");
    assert_eq!(ran.outcome, Outcome::Nothing);
    assert!(ran.errors.contains("no policy was found") && ran.out.is_empty(), "{}", ran.errors);
    assert!(!Path::new(&folder.at("a.xlsx")).exists());
    let named = run(&["out", &folder.at("a.ods"), &folder.at("")]);
    assert_eq!(named.outcome, Outcome::NotDone);
    assert!(named.errors.contains("neither .xlsx nor .csv"), "{}", named.errors);
}
