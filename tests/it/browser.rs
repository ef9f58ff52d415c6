//! The pages in a real browser, which `ci/test.sh` installs: `tests/browser/run.mjs` looks at them in light and dark, from
//! a telephone's width to a wide screen's, by keyboard, on paper and without scripts.

#![expect(clippy::print_stderr, reason = "a test says what it left out")]

use std::process::Command;

use crate::pages::{PAGES, Page, documents, printed};
use crate::summary::long_texts;
use crate::support::root;

const BROWSER: &str = "/usr/bin/chromium";

#[test]
fn pages_hold_in_a_browser() {
    let modules = root().join("target/browser");
    if !modules.join("complete").exists() || !std::path::Path::new(BROWSER).exists() {
        eprintln!("left out: the pages in a browser, since ci/test.sh has not installed one");
        return;
    }
    let (folder, hostile) = (tempfile::tempdir().expect("a folder"), documents());
    let mut pages = Vec::new();
    for Page { command, of_real, of_hostile } in PAGES {
        let documents =
            [("real", of_real, root().join("policies")), ("hostile", of_hostile, hostile.path().to_owned())];
        for (name, paths, documents) in documents {
            let page = folder.path().join(format!("{command}-{name}.html"));
            let text = printed(command, paths, &documents, "html", "2026-11-26");
            std::fs::write(&page, text).expect("the page can be written");
            pages.push(page);
        }
    }
    let page = folder.path().join("summary-long.html");
    let long = printed("summary", &["."], &long_texts().path(), "html", "2026-11-26");
    std::fs::write(&page, long).expect("the page can be written");
    pages.push(page);
    for (name, text) in crate::diff_page::against_a_base() {
        let page = folder.path().join(format!("{name}-base.html"));
        std::fs::write(&page, text).expect("the page can be written");
        pages.push(page);
    }
    let mut run = Command::new("node");
    run.arg(root().join("tests/browser/run.mjs")).arg(modules).arg(BROWSER).args(pages);
    let output = run.output().expect("node runs");
    let said = [output.stdout, output.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).concat();
    assert!(output.status.success(), "{said}");
}
