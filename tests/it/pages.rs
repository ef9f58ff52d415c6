//! The pages that people look at, from outside: text of documents is text and nothing else, a page needs nothing from
//! elsewhere, and it holds its own report. What a browser makes of them is in `tests/it/browser.rs`.

use std::collections::BTreeSet;
use std::path::Path;

use assert_cmd::Command;
use serde_json::Value;

use crate::due::documents::MIXED;
use crate::support::root;

/// A command that has a page, and the paths that it is asked about.
pub(crate) struct Page {
    pub(crate) command: &'static str,
    /// In the folder `policies` of the repository.
    pub(crate) of_real: &'static [&'static str],
    /// In the folder that [`documents`] makes.
    pub(crate) of_hostile: &'static [&'static str],
}

/// The pages that there are.
pub(crate) const PAGES: &[Page] = &[
    Page { command: "due", of_real: &["."], of_hostile: &["."] },
    Page { command: "check", of_real: &["."], of_hostile: &["."] },
    Page { command: "compare", of_real: &["partnerships"], of_hostile: &["."] },
    Page { command: "summary", of_real: &["."], of_hostile: &["."] },
    Page {
        command: "diff",
        of_real: &["partnerships/norfolk/2024.yaml", "partnerships/islington/2024.yaml"],
        of_hostile: &["policies/ashford.yaml", "policies/hostile.yaml"],
    },
    Page { command: "coverage", of_real: &["."], of_hostile: &["."] },
];

/// The pages that a reader can filter, by a script that holds nothing else.
const SCRIPTED: [&str; 1] = ["compare"];

const SCRIPT: &str = include_str!("../../src/report/html/page.js");

/// A policy whose every text wants to be more than text.
const HOSTILE: &str = r#"paramount: policy/v1
policy: ashford
edition: "2024"
title: "</title></template></style><script>alert(1)</script>"
area: "\"><img src=x onerror=alert(1)>"
issuers: [{id: a, name: "<svg/onload=alert(1)>' onmouseover='alert(1)"}]
bodies: [{id: b, name: "<a href='javascript:alert(1)'>click</a> \u202e::error::x ##[x]"}]
status: published
review: {next_due: 2020-01, by: b, section: "<iframe src='http://example.org/'></iframe>"}
actions:
  - {id: one, says: "</blockquote><script src=http://example.org/x.js></script>", by: a, due: 2027-02, section: "<b>"}
"<script>alert(2)</script>": "&lt;script&gt; &amp; http://example.org/"
lead: {role: "${alert(1)} {{alert(1)}} \" autofocus onfocus=alert(1) \""}
"#;

/// A policy whose levels want to be more than text, and a course that teaches of them.
const HOSTILE_LEVELS: [(&str, &str); 2] = [
    (
        "policies/willow.yaml",
        r#"paramount: policy/v1
policy: willow
edition: "2025"
title: Policy
status: published
review: {next_due: 2040}
levels:
  scheme: level
  list:
    - number: 1
      title: "</h3><script>alert(3)</script>"
      outcomes:
        - {topics: [recognise-abuse, thresholds], says: "<img src=x onerror=alert(4)> ::error::x \u202e"}
        - {topics: [record-concerns], says: "</td></table><script>alert(5)</script>", section: "<b>"}
        - {says: "<script>alert(6)</script>"}
"#,
    ),
    (
        "courses/willow.yaml",
        r#"paramount: course/v1
course: willow
title: "<script>alert(7)</script> ##[x]"
policy: willow
level: 1
outcomes:
  - {topics: [recognise-abuse], says: Know the signs.}
"#,
    ),
];

/// A folder with documents of all kinds, hostile ones among them.
pub(crate) fn documents() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (path, text) in MIXED.into_iter().chain([("policies/hostile.yaml", HOSTILE)]).chain(HOSTILE_LEVELS) {
        let file = folder.path().join(path);
        std::fs::create_dir_all(file.parent().expect("a parent")).expect("a folder in it");
        std::fs::write(file, text).expect("a file in it");
    }
    folder
}

/// What a command prints about paths in a folder.
pub(crate) fn printed(command: &str, paths: &[&str], folder: &Path, format: &str, today: &str) -> String {
    let mut run = Command::new(env!("CARGO_BIN_EXE_paramount"));
    run.env_clear().current_dir(folder).arg(command).args(paths);
    run.args(["--root", ".", "--today", today, "--format", format]);
    String::from_utf8(run.output().expect("it runs").stdout).expect("it prints text")
}

/// The page about documents of all kinds, the hostile one among them.
fn hostile(page: &Page) -> String {
    printed(page.command, page.of_hostile, documents().path(), "html", "2026-11-22")
}

/// The tags of a page, its stylesheet and the tool's own script left out. No text of a document holds an angle bracket, or
/// this finds it.
fn tags(page: &str) -> Vec<&str> {
    let (before, rest) = page.split_once("<style>").expect("a stylesheet");
    let (_, after) = rest.split_once("</style>").expect("its end");
    let after = after.trim_start().strip_prefix(&own_script()).unwrap_or(after);
    let tag = |part| -> Option<&str> { str::split_once(part, '>').map(|(tag, _)| tag) };
    [before, after].iter().flat_map(|part| part.split('<').skip(1)).filter_map(tag).collect()
}

fn own_script() -> String {
    format!("<script type=\"module\">{SCRIPT}</script>")
}

/// The attributes of a tag with their values.
fn attributes(tag: &str) -> Vec<(&str, &str)> {
    let parts: Vec<&str> = tag.split('"').collect();
    let pairs = parts.chunks_exact(2).map(|pair| (pair[0], pair[1]));
    pairs.map(|(name, value)| (name.rsplit(' ').next().expect("a name").trim_end_matches('='), value)).collect()
}

#[test]
fn text_of_documents_is_inert() {
    for page in PAGES {
        assert_inert(page.command, &hostile(page));
    }
}

/// No text of a document is anything but text.
pub(crate) fn assert_inert(name: &str, page: &str) {
    // What a page does not show stands in the report that it holds.
    assert!(page.contains("&lt;script") || page.contains("\\u003cscript"), "{name}");
    for tag in tags(page) {
        let element = tag.split([' ', '/']).find(|part| !part.is_empty()).expect("a name").to_lowercase();
        let fetches = ["script", "iframe", "img", "object", "embed", "link", "base", "form", "use", "image"];
        assert!(!fetches.contains(&element.as_str()), "{name}: <{tag}>");
        assert!(element != "input" || SCRIPTED.contains(&name), "{name}: <{tag}>");
        for (attribute, value) in attributes(tag) {
            assert!(!attribute.starts_with("on") && attribute != "style" && attribute != "src", "{name}: <{tag}>");
            assert!(attribute != "href" || value.starts_with('#'), "{name}: <{tag}>");
        }
    }
}

/// No other script runs, even if one stood there: the page's policy names this one by its hash.
#[test]
fn a_page_runs_no_script_but_its_own() {
    for page in PAGES {
        let (command, page) = (&page.command, hostile(page));
        let expected = usize::from(SCRIPTED.contains(command));
        assert_eq!(page.matches("<script").count(), expected, "{command}");
        assert_eq!(page.matches(&own_script()).count(), expected, "{command}");
        let tags = tags(&page);
        let tag = tags.iter().find(|tag| tag.contains("Content-Security-Policy")).expect("a policy");
        let (_, policy) = attributes(tag).into_iter().find(|(name, _)| *name == "content").expect("its content");
        let allowed: Vec<&str> = policy.split("; ").filter(|part| part.starts_with("script-src")).collect();
        let own = format!("script-src 'sha256-{}'", paramount::source::sha256_base64(SCRIPT.as_bytes()));
        assert_eq!(allowed, vec![own.as_str(); expected], "{command}");
        assert!(policy.starts_with("default-src 'none'; style-src 'sha256-"), "{policy}");
        assert!(!policy.contains("unsafe"), "{policy}");
    }
}

/// Whoever reads a page types no options.
#[test]
fn a_page_names_no_option_of_the_command_line() {
    for Page { command, of_real, .. } in PAGES {
        let page = printed(command, of_real, &root().join("policies"), "html", "2026-11-26");
        let words = words(&page);
        let is_option = |word: &str| word.starts_with("--") && word.len() > 2;
        let typed: Vec<&str> = words.lines().filter(|line| line.split_whitespace().any(is_option)).collect();
        assert!(typed.is_empty(), "{command}: {typed:#?}");
    }
}

#[test]
fn nothing_of_a_page_acts_on_a_console() {
    for page in PAGES {
        assert_quiet(page.command, &hostile(page));
    }
}

/// Nothing acts on a terminal or on those who read it for commands.
pub(crate) fn assert_quiet(name: &str, page: &str) {
    assert!(!page.contains(|letter: char| (letter.is_control() && letter != '\n') || letter == '\u{202e}'), "{name}");
    for mark in ["::", "##[", "##vso[", "section_"] {
        assert!(!page.contains(mark), "{mark} in {name}");
    }
}

#[test]
fn every_link_leads_to_one_place_in_the_page() {
    for page in PAGES {
        assert_links(page.command, &hostile(page));
    }
}

/// Every address is there once, and every link leads to one.
pub(crate) fn assert_links(name: &str, page: &str) {
    let all = |wanted: &str| -> Vec<String> {
        let attributes = tags(page).into_iter().flat_map(attributes);
        attributes.filter(|(name, _)| *name == wanted).map(|(_, value)| value.to_owned()).collect()
    };
    let ids = all("id");
    let known: BTreeSet<&str> = ids.iter().map(String::as_str).collect();
    assert_eq!(known.len(), ids.len(), "two things of one address: {ids:?}");
    let named = all("aria-labelledby").into_iter().chain(all("href").into_iter().map(|link| link.replacen('#', "", 1)));
    let lost: Vec<String> = named.filter(|id| !known.contains(id.as_str())).collect();
    assert!(lost.is_empty(), "{name}: {lost:?}");
}

#[test]
fn a_page_holds_its_own_report() {
    for Page { command, of_hostile: paths, .. } in PAGES {
        let folder = documents();
        let page = printed(command, paths, folder.path(), "html", "2026-11-22");
        let (_, rest) = page.split_once("<template id=\"report\">").expect("the report");
        let (data, _) = rest.split_once("</template>").expect("its end");
        assert!(!data.contains(['<', '>', '&']), "{command}: it stands in the page as it is");
        let data: Value = serde_json::from_str(data).expect("JSON");
        let report: Value =
            serde_json::from_str(&printed(command, paths, folder.path(), "json", "2026-11-22")).expect("JSON");
        assert_eq!(data, report, "{command}");
    }
}

/// The words of a page without its head and its report, a line a piece of text.
pub(crate) fn words(page: &str) -> String {
    let (_, body) = page.split_once("<body>").expect("a body");
    let (body, _) = body.split_once("<template").expect("an end");
    let pieces = body.split('<').filter_map(|piece| piece.split_once('>').map(|(_, text)| text.trim()));
    let text = pieces.filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n");
    text.replace(env!("CARGO_PKG_VERSION"), "VERSION")
}

#[test]
fn due_says() {
    insta::assert_snapshot!(words(&printed("due", &["."], documents().path(), "html", "2026-11-22")));
}

#[test]
fn summary_says() {
    insta::assert_snapshot!(words(&printed("summary", &["."], documents().path(), "html", "2026-11-22")));
}

#[test]
fn check_says() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("hostile.yaml"), HOSTILE).expect("a file in it");
    insta::assert_snapshot!(words(&printed("check", &["."], folder.path(), "html", "2026-11-22")));
}

#[test]
fn coverage_says() {
    let case = crate::support::root().join("tests/cases/coverage");
    insta::assert_snapshot!(words(&printed("coverage", &["."], &case, "html", "2026-11-22")));
}
