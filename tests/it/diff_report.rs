//! The reports of `diff` from outside: every format of one mixed comparison, in which the documents' own words try to act
//! on whoever reads them.

use paramount::change::{Approved, Change, Comparison, Edition, Item, Kind, Mark, Relation, Side, Verdict, Word};
use paramount::finding::{DocumentRef, Place};
use paramount::report::deliver::Report;
use paramount::report::diff::{DiffReport, JsonReport, Lone, Pair};
use paramount::report::{Base, BaseTaken, DocumentReport, DocumentStatus, Look, NotLookedInto, Tool};
use paramount::standards::SetUsed;

const PAGE: Look = Look { color: false, width: 100 };

fn place(line: u32) -> Place {
    Place { pointer: "/commitments/3".to_owned(), line, column: 5, end_line: line, end_column: 15, part: None }
}

fn side(line: u32, value: &str) -> Side {
    Side { value: Some(value.to_owned()), place: place(line), says: None, also: Vec::new() }
}

fn change(verdict: Verdict, about: &str, field: &str, sides: [Side; 2], sentence: &str) -> Change {
    let [old, new] = sides;
    Change {
        about: about.to_owned(),
        standard: Some(about.to_lowercase().replace(' ', "-")),
        scope: String::new(),
        field: field.to_owned(),
        kind: Kind::Duty,
        verdict,
        old,
        new,
        items: Vec::new(),
        words: Vec::new(),
        sentence: sentence.to_owned(),
        approved: None,
        sign: Vec::new(),
    }
}

fn words(parts: &[(Mark, &str)]) -> Vec<Word> {
    parts.iter().map(|(mark, text)| Word { mark: *mark, text: (*text).to_owned(), was: None }).collect()
}

fn edition(path: &str, id: &str) -> Edition {
    let document = DocumentRef { path: path.to_owned(), kind: Some("policy".to_owned()), id: Some(id.to_owned()) };
    Edition { document, name: id.replace('@', " "), title: "Learning and Development Strategy".to_owned() }
}

fn approved() -> Approved {
    Approved {
        by: "Executive Group".to_owned(),
        reason: "agencies\u{1b}[2K decide\n::error::for themselves".to_owned(),
        date: Some("2016-03".to_owned()),
        version: Some("2".to_owned()),
        place: place(14),
    }
}

fn changes() -> Vec<Change> {
    let nothing = Side { value: None, ..side(12, "") };
    let many = Side { also: vec![place(80), place(60)], ..side(44, "by case <b>files</b> | 100%") };
    let long = "and the people who lead it know the local procedures and where to find them in every agency ".repeat(4);
    vec![
        change(
            Verdict::Weakened,
            "Two trainers",
            "commitments.details.minimum",
            [side(41, "2"), side(41, "1")],
            "Two trainers were asked for at every session; one now satisfies the policy.",
        ),
        Change {
            scope: "multi-agency training".to_owned(),
            approved: Some(approved()),
            ..change(
                Verdict::Weakened,
                "Refresher",
                "commitments.answer",
                [side(50, "every 3 years"), side(52, "delegated to each agency")],
                "Training was refreshed every 3 years; that is now left to each agency.",
            )
        },
        Change {
            kind: Kind::Level,
            items: vec![
                Item {
                    name: "recording concerns".to_owned(),
                    verdict: Verdict::Weakened,
                    note: "no level reaches it any more".to_owned(),
                    old: Some(place(90)),
                    new: None,
                },
                Item {
                    name: "neglect ##vso[task] @somebody".to_owned(),
                    verdict: Verdict::Strengthened,
                    note: String::new(),
                    old: None,
                    new: Some(place(95)),
                },
            ],
            ..change(
                Verdict::Mixed,
                "Level 2",
                "levels.topics",
                [side(88, "12 topics"), side(90, "12 topics")],
                "One topic is reached by no level any more, and one came.",
            )
        },
        Change {
            words: words(&[
                (Mark::Same, "Children's views are heard in "),
                (Mark::Gone, "every session"),
                (Mark::Came, "most sessions"),
                (Mark::Same, ", "),
                (Mark::Same, &long),
                (Mark::Gone, "##"),
                (Mark::Came, "[-x-] \u{202e}::set-env "),
                (Mark::Same, "at the end."),
            ]),
            ..change(
                Verdict::Unclear,
                "Child's voice",
                "commitments.says",
                [side(60, "as marked"), side(61, "as marked")],
                "\u{201c}every session\u{201d} became \u{201c}most sessions\u{201d}: a change of quantity that cannot be ranked.",
            )
        },
        change(
            Verdict::Strengthened,
            "Named lead",
            "commitments.strength",
            [nothing, many],
            "Nobody was named; now somebody is, by <script>alert(1)</script> and [this](https://example.org).",
        ),
        Change {
            words: words(&[(Mark::Same, "all "), (Mark::Came, "of the "), (Mark::Same, "staff")]),
            ..change(
                Verdict::Reworded,
                "Induction",
                "commitments.says",
                [side(70, "as marked"), side(71, "as marked")],
                "The wording changed; the words that went and came are marked.",
            )
        },
        Change {
            kind: Kind::RecordKeeping,
            ..change(
                Verdict::Neutral,
                "Approval",
                "approval.date",
                [side(9, "2014"), side(9, "2016")],
                "The date of approval changed from 2014 to 2016.",
            )
        },
    ]
}

fn document(path: &str, status: DocumentStatus) -> DocumentReport {
    DocumentReport {
        path: path.to_owned(),
        kind: Some("policy".to_owned()),
        id: None,
        sha256: "00".repeat(32),
        status,
        why: None,
        not_looked_into: NotLookedInto::default(),
    }
}

fn base() -> Base {
    Base {
        rev: "main".to_owned(),
        commit: "0123456789abcdef0123456789abcdef01234567".to_owned(),
        taken: BaseTaken::Named,
        gaps: Vec::new(),
    }
}

fn mixed(relation: Relation) -> DiffReport {
    let comparison = Comparison {
        old: edition("policies/southampton/2014.yaml", "southampton@2014"),
        new: edition("policies/southampton/2016.yaml", "southampton@2016"),
        relation,
        in_both: None,
        changes: changes(),
        more: 3,
        binds: true,
    };
    DiffReport {
        tool: Tool { name: "paramount".to_owned(), version: "VERSION".to_owned() },
        today: "2026-11-22".to_owned(),
        base: Some(base()),
        standards: vec![SetUsed { id: "shared".to_owned(), edition: "2026-11".to_owned(), sha256: "00".repeat(32) }],
        documents: vec![document("policies/southampton/2016.yaml", DocumentStatus::Partly)],
        pairs: vec![Pair { comparison, old_revision: Some(base()), new_revision: None }],
        same: 2,
        added: Vec::new(),
        all: false,
        shown_by: Some("paramount diff old.yaml new.yaml --all".to_owned()),
        removed: vec![Lone {
            document: edition("policies/k\u{1b}ent.yaml", "kent@2020").document,
            name: "Kent 2020".to_owned(),
            sentence: "it is gone; no other edition of it is left".to_owned(),
            weakens: true,
        }],
        impact: None,
        failures: vec!["policies/broken.yaml cannot be compared".to_owned()],
    }
}

fn printed_on(report: &DiffReport, format: &str, look: Look) -> String {
    let mut out = Vec::new();
    let format = DiffReport::format(format).expect("a format");
    format.write(report, look, &mut out).expect("memory can be written to");
    String::from_utf8(out).expect("it prints text")
}

fn printed(report: &DiffReport, format: &str) -> String {
    printed_on(report, format, PAGE)
}

/// With all there is.
fn whole(look: Look) -> String {
    printed_on(&DiffReport { all: true, ..mixed(Relation::Lineage) }, "human", look)
}

#[test]
fn for_people() {
    insta::assert_snapshot!(printed(&mixed(Relation::Lineage), "human"));
}

#[test]
fn for_people_with_all_there_is() {
    let text = whole(Look { width: 72, ..PAGE });
    insta::assert_snapshot!(text);
}

/// What binds nobody yet, nobody has to restore or to sign.
#[test]
fn what_binds_nobody_asks_nobody_to_do_anything() {
    let mut report = mixed(Relation::Lineage);
    assert!(printed(&report, "human").contains("what to do"));
    report.pairs[0].comparison.binds = false;
    let human = printed(&report, "human");
    assert!(human.contains("WEAKER IN WHAT BINDS NOBODY YET") && !human.contains("what to do"), "{human}");
    assert!(!printed(&report, "markdown").contains("To go on"));
}

#[test]
fn for_people_between_two_partnerships() {
    let mut report = mixed(Relation::Different);
    for pair in &mut report.pairs {
        for change in &mut pair.comparison.changes {
            change.words.clear();
            change.approved = None;
            change.old.says = Some("What the one writes about it.".to_owned());
        }
    }
    insta::assert_snapshot!(printed(&report, "human"));
}

#[test]
fn for_programs() {
    let text = printed(&mixed(Relation::Lineage), "json");
    insta::assert_snapshot!(text);
    let report: JsonReport = serde_json::from_str(&text).expect("it reads back");
    assert_eq!((report.summary.weakened, report.summary.unapproved, report.changes.len()), (2, 2, 7));
}

#[test]
fn for_a_pull_request() {
    insta::assert_snapshot!(printed(&mixed(Relation::Lineage), "markdown"));
}

#[test]
fn colours_begin_and_end_on_every_line() {
    let text = whole(Look { color: true, width: 72 });
    for line in text.lines() {
        let (opened, closed) = (line.matches("\u{1b}[").count(), line.matches("\u{1b}[0m").count());
        assert_eq!(opened, 2 * closed, "{line:?}");
    }
    let bare = ["2", "31", "32", "1", "1;31", "1;32", "1;33", "0"]
        .iter()
        .fold(text, |text, style| text.replace(&format!("\u{1b}[{style}m"), ""));
    assert_eq!(bare, whole(Look { width: 72, ..PAGE }));
}

#[test]
fn nothing_acts_on_a_console() {
    let report = DiffReport { all: true, ..mixed(Relation::Lineage) };
    for format in DiffReport::FORMATS {
        let text = printed(&report, format.name);
        let acts = |letter: char| (letter.is_control() && letter != '\n') || letter == '\u{202e}';
        assert!(!text.contains(acts), "{format:?}");
        for mark in ["##vso[", "##[", "::error", "::set-env"] {
            assert!(!text.contains(mark), "{mark} in {format:?}");
        }
    }
}

#[test]
fn nothing_acts_on_a_page() {
    use pulldown_cmark::{Event, Options, Parser};
    let text = printed(&mixed(Relation::Lineage), "markdown");
    for event in Parser::new_ext(&text, Options::all()) {
        match event {
            Event::Html(html) | Event::InlineHtml(html) => {
                let own = ["<details>", "</details>", "<summary>", "</summary>"];
                let rest = own.iter().fold(html.to_string(), |html, tag| html.replace(tag, ""));
                assert!(!rest.contains('<'), "{rest}");
            }
            Event::Text(text) => assert!(!text.contains('@') || text.contains("shared"), "{text}"),
            Event::Start(pulldown_cmark::Tag::Link { .. } | pulldown_cmark::Tag::Image { .. }) => panic!("a link"),
            _ => {}
        }
    }
}

#[test]
fn a_comment_has_room_for_the_worst_and_says_what_is_left_out() {
    let mut report = mixed(Relation::Lineage);
    let changes = &mut report.pairs[0].comparison.changes;
    let one = changes[0].clone();
    changes.extend(std::iter::repeat_n(one, 5_000));
    let text = printed(&report, "markdown");
    assert!(text.len() < 65_536, "{}", text.len());
    assert!(text.contains("more, for which there is no room here"));
}

#[test]
fn documents_that_say_the_same_get_a_friendly_sentence_and_no_changes() {
    let mut report = mixed(Relation::Lineage);
    report.pairs[0].comparison.changes.clear();
    report.pairs[0].comparison.more = 0;
    (report.removed, report.failures, report.same) = (Vec::new(), Vec::new(), 0);
    report.documents.clear();
    let text = printed(&report, "human");
    insta::assert_snapshot!(text);
    let json: JsonReport = serde_json::from_str(&printed(&report, "json")).expect("it reads back");
    assert!(json.changes.is_empty());
}
