//! The pages of changes: each shows both texts whole, marks nothing that stayed, counts what the JSON counts, and reads in
//! the order in which a reviewer needs it.

use std::collections::BTreeMap;

use assert_cmd::Command;
use paramount::change::{self, Change, Verdict};
use paramount::report::deliver::Report;
use paramount::report::diff::{DiffReport, JsonReport, Pair};
use paramount::report::{Look, Tool};
use paramount::workspace::Document;

use crate::pages::{assert_inert, assert_links, assert_quiet, words};
use crate::support::pair::{folders, pair};
use crate::support::repository::Repository;

/// The report about two documents.
fn report(old: &Document, new: &Document) -> DiffReport {
    DiffReport {
        tool: Tool { name: "paramount".to_owned(), version: "VERSION".to_owned() },
        today: "2026-11-22".to_owned(),
        base: None,
        standards: Vec::new(),
        documents: Vec::new(),
        pairs: vec![Pair { comparison: change::compare(old, new), old_revision: None, new_revision: None }],
        same: 0,
        added: Vec::new(),
        removed: Vec::new(),
        impact: None,
        failures: Vec::new(),
        all: false,
        shown_by: Some("paramount diff old.yaml new.yaml --all".to_owned()),
    }
}

fn printed(report: &DiffReport, format: &str) -> String {
    let mut out = Vec::new();
    let format = DiffReport::format(format).expect("a format");
    format.write(report, Look { color: false, width: 100 }, &mut out).expect("memory can be written to");
    String::from_utf8(out).expect("it prints text")
}

/// A piece of text of a page with the elements that it stands in, each as its tag is written, after its number.
struct Piece {
    inside: Vec<(usize, String)>,
    text: String,
}

impl Piece {
    /// The number of the element of this tag that it stands in.
    fn within(&self, tag: &str) -> Option<usize> {
        self.inside.iter().find(|(_, open)| open == tag).map(|(number, _)| *number)
    }
}

/// The pieces of a page's body, its data left out.
fn pieces(page: &str) -> Vec<Piece> {
    let (_, body) = page.split_once("<body>").expect("a body");
    let (body, _) = body.split_once("<template").expect("its data");
    let mut inside: Vec<(usize, String)> = Vec::new();
    let mut pieces = Vec::new();
    for (number, piece) in body.split('<').skip(1).enumerate() {
        let (tag, text) = piece.split_once('>').expect("a tag");
        match tag.strip_prefix('/') {
            Some(closed) => {
                let (_, open) = inside.pop().expect("it was opened");
                assert_eq!(open.split(' ').next(), Some(closed), "elements are closed in order");
            }
            None if tag == "wbr" => {}
            None => inside.push((number, tag.to_owned())),
        }
        pieces.push(Piece { inside: inside.clone(), text: plain(text) });
    }
    pieces
}

fn plain(text: &str) -> String {
    let known = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#58;", ":"), ("&#91;", "["), ("&amp;", "&")];
    known.iter().fold(text.to_owned(), |text, (from, to)| text.replace(from, to))
}

/// What is shown of a wording: the text, and the parts of it that are marked, with how.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Shown {
    text: String,
    kept: String,
    marked: Vec<(&'static str, String)>,
}

const MARKS: [(&str, &str); 4] =
    [("del", "taken out"), ("ins", "put in"), ("span class=\"from\"", "moved from"), ("span class=\"to\"", "moved to")];

/// The wordings of a page, those of one change together in the order of its columns.
fn wordings(page: &str) -> Vec<Vec<Shown>> {
    let mut found: BTreeMap<usize, BTreeMap<usize, Shown>> = BTreeMap::new();
    for piece in pieces(page) {
        let Some(column) = piece.within("div class=\"wording\"") else { continue };
        let change = piece.within("div class=\"both\"").expect("a wording is one of two sides");
        if piece.within("span class=\"hidden\"").is_some() || piece.within("summary").is_some() {
            continue;
        }
        let shown = found.entry(change).or_default().entry(column).or_default();
        shown.text.push_str(&piece.text);
        let mark = MARKS.iter().find(|(tag, _)| piece.within(tag).is_some());
        match mark {
            Some((_, word)) => shown.marked.push((word, piece.text.clone())),
            None => shown.kept.push_str(&piece.text),
        }
    }
    found.into_values().map(|columns| columns.into_values().collect()).collect()
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<String>().to_lowercase()
}

/// Every text of a document that is written in it.
fn texts(document: &Document) -> Vec<String> {
    let arena = document.loaded.arena.as_ref().expect("it can be read");
    arena.nodes().filter_map(|node| arena.text(node)).map(str::to_owned).collect()
}

#[test]
fn both_texts_are_shown_whole_and_only_what_differs_is_marked() {
    let mut compared = 0;
    for folder in folders() {
        let sides = pair(&folder);
        let report = report(&sides.old, &sides.new);
        let changes = report.pairs.iter().flat_map(|pair| &pair.comparison.changes);
        let joined = |change: &Change| -> [String; 2] {
            let words = || change.words.iter();
            [words().filter_map(change::Word::in_old).collect(), words().filter_map(change::Word::in_new).collect()]
        };
        let mut wanted: Vec<[String; 2]> = changes.filter(|change| !change.words.is_empty()).map(joined).collect();
        let (old, new) = (texts(&sides.old), texts(&sides.new));
        for [before, after] in &wanted {
            assert!(old.contains(before), "{}: {before:?} is no text of the old document", sides.name);
            assert!(new.contains(after), "{}: {after:?} is no text of the new document", sides.name);
        }
        let mut shown = Vec::new();
        for columns in wordings(&printed(&report, "html")) {
            let [before, after] = columns.as_slice() else { panic!("{}: {columns:?}", sides.name) };
            assert_eq!(squeezed(&before.kept), squeezed(&after.kept), "{}: what stayed stands in both", sides.name);
            assert!(before.marked.iter().all(|(mark, _)| ["taken out", "moved from"].contains(mark)));
            assert!(after.marked.iter().all(|(mark, _)| ["put in", "moved to"].contains(mark)));
            assert!(!(before.marked.is_empty() && after.marked.is_empty()), "{}: something is marked", sides.name);
            shown.push([before.text.clone(), after.text.clone()]);
        }
        wanted.sort();
        shown.sort();
        compared += shown.len();
        assert_eq!(shown, wanted, "{}", sides.name);
    }
    assert!(compared > 20, "only {compared} wordings");
}

#[test]
fn a_document_against_itself_has_no_change() {
    for folder in folders() {
        let sides = pair(&folder);
        for side in [&sides.old, &sides.new] {
            let page = printed(&report(side, side), "html");
            assert!(page.contains("Nothing differs") && !page.contains("<article"), "{}", sides.name);
            assert!(!page.contains("<del") && !page.contains("<ins"), "{}", sides.name);
        }
    }
}

#[test]
fn the_page_counts_what_the_json_counts() {
    for folder in folders() {
        let sides = pair(&folder);
        let report = report(&sides.old, &sides.new);
        let json: JsonReport = serde_json::from_str(&printed(&report, "json")).expect("it reads back");
        let relation = json.comparisons[0].relation;
        let page = printed(&report, "html");
        let mut shown: BTreeMap<String, usize> = BTreeMap::new();
        for piece in pieces(&page) {
            let is_verdict = piece.inside.last().is_some_and(|(_, tag)| tag.starts_with("span class=\"word "));
            if is_verdict && !piece.text.trim().is_empty() {
                *shown.entry(piece.text.trim().to_owned()).or_default() += 1;
            }
        }
        let mut wanted: BTreeMap<String, usize> = BTreeMap::new();
        for change in &json.changes {
            *wanted.entry(change.change.verdict.word(relation).to_owned()).or_default() += 1;
        }
        assert_eq!(shown, wanted, "{}", sides.name);
        let sentences = json.changes.iter().map(|change| &change.change);
        for change in sentences.filter(|change| change.verdict == Verdict::Weakened) {
            assert!(plain(&page).contains(&change.sentence), "{}: {}", sides.name, change.sentence);
        }
        assert_links(&sides.name, &page);
    }
}

/// The policy of a partnership as it was, then as it is to be: every text wants to be more than text, one weakening is
/// signed and one is not, one thing moved, one is worded otherwise.
fn policy(is_new: bool) -> String {
    let pick = |old: &'static str, new: &'static str| if is_new { new } else { old };
    let long =
        "and whoever leads it knows the procedures of the area, where they are kept and how they are used ".repeat(5);
    format!(
        r#"paramount: policy/v1
policy: kent
edition: "2026"
title: "</h1><script>alert(1)</script>"
status: approved
approval: {{by: "<b onclick=alert(2)>Executive</b>", date: 2026-05}}
lead: {{role: Workforce Development Officer}}
review: {{every: {every}, next_due: 2027-05}}
versions:
  - version: "1"
    date: 2026-05
    event: ratified
{signed}commitments:
  - standard: two-trainers
    section: "{section}"
    strength: must
    says: "<script>alert(3)</script> {trainers} trainers lead every session, {long}, as agreed {agreed}."
    details: {{minimum: {minimum}}}
  - standard: refresher
    section: "5"
    strength: {strength}
    says: "</div></template><img src=x onerror=alert(4)> ::error::x \u202e {strength} be refreshed {words}."
    details: {{every: 2 years}}
{certificates}"#,
        every = pick("1 year", "2 years"),
        section = pick("4.2", "4.3"),
        trainers = pick("Three", "Two"),
        minimum = pick("3", "2"),
        agreed = pick("at the meeting", "at the conference"),
        strength = pick("must", "should"),
        words = pick("in good time", "promptly"),
        signed = pick(
            "",
            "    changes:\n      - {standard: refresher, field: strength, effect: weakened, from: must, to: should, reason: \
             \"<i>cost</i>\", approved_by: \"Executive Group <script>\", date: 2026-06}\n"
        ),
        certificates =
            pick("  - {standard: certificates, section: \"6\", says: A certificate is given., strength: will}\n", ""),
    )
}

fn course(id: &str, trainers: usize) -> String {
    let trainers: Vec<String> = (0..trainers).map(|number| format!("{{id: t{number}, role: trainer}}")).collect();
    format!(
        "paramount: course/v1\ncourse: {id}\ntitle: \"{id} <script>alert(5)</script>\"\npolicy: kent\nagency: multi\nmode: \
         face-to-face\ntrainers: [{}]\n",
        trainers.join(", ")
    )
}

/// The pages about a change: `diff` and `check` against its base, and `diff --impact`.
pub(crate) fn against_a_base() -> [(&'static str, String); 3] {
    let repository = Repository::new();
    repository.write("paramount.yaml", "paramount: config/v1\npolicies: [.]\n");
    repository.write("kent.yaml", policy(false));
    repository
        .write("ash.yaml", "paramount: policy/v1\npolicy: ash\nedition: \"2020\"\ntitle: <b>\nstatus: published\n");
    repository.write("courses/broken.yaml", course("broken", 3));
    repository.write("courses/mended.yaml", course("mended", 1));
    let commit = repository.commit();
    repository.write("kent.yaml", policy(true));
    repository.remove("ash.yaml");
    repository.write("courses/broken.yaml", course("broken", 1));
    repository.write("courses/mended.yaml", course("mended", 3));
    let path = std::env::var_os("PATH").unwrap_or_default();
    let printed = |arguments: &[&str]| {
        let mut run = Command::new(env!("CARGO_BIN_EXE_paramount"));
        run.env_clear().env("PATH", &path).current_dir(repository.path()).args(arguments);
        run.args(["--today", "2026-11-22", "--format", "html"]);
        let text = String::from_utf8(run.output().expect("it runs").stdout).expect("it prints text");
        text.replace(&commit, "0123456789012345678901234567890123456789").replace(&commit[..10], "0123456789")
    };
    [
        ("diff", printed(&["diff", "--base", "main"])),
        ("impact", printed(&["diff", "main:kent.yaml", "kent.yaml", "--impact"])),
        ("check", printed(&["check", "--base", "main"])),
    ]
}

#[test]
fn hostile_changes_are_inert() {
    for (name, page) in against_a_base() {
        assert_inert(name, &page);
        assert_quiet(name, &page);
        assert_links(name, &page);
    }
}

#[test]
fn a_change_against_its_base_says() {
    let [(_, diff), (_, impact), (_, check)] = against_a_base();
    insta::assert_snapshot!("diff", words(&diff));
    insta::assert_snapshot!("impact", words(&impact));
    insta::assert_snapshot!("check", words(&check));
}

#[test]
fn a_check_reads_in_the_order_of_its_summary() {
    let [.., (_, page)] = against_a_base();
    let page = words(&page);
    let at = |what: &str| page.rfind(&format!("\n{what}")).unwrap_or_else(|| panic!("{what} in {page}"));
    let order = ["Weakened: Kent 2026 (", "Weakened and signed off: Kent 2026 (", "New: ", "Fixed (", "The rest\n"];
    let places: Vec<usize> = order.iter().map(|what| at(what)).collect();
    assert!(places.is_sorted(), "{order:?} at {places:?}");
}

#[test]
fn pages_name_no_option_of_a_command() {
    for (name, page) in against_a_base() {
        let page = words(&page);
        for option in ["--all", "--format", "--base", "explain NAME"] {
            assert!(!page.contains(option), "{option} in {name}");
        }
    }
}

#[test]
fn long_stretches_that_stayed_are_folded_and_counted() {
    let [(_, page), ..] = against_a_base();
    assert!(page.contains("words unchanged</summary>"), "a long sentence is folded");
}
