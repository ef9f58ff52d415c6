//! Many slips in one file: one run is enough, and it says what it did.

use paramount::report::deliver::Report as _;
use paramount::report::{Look, Report};

use super::{BEGIN, below, fix, folder_with, policy_in};

/// So many slips that findings are only counted and no longer listed.
const MANY: usize = 260;

fn items(item: impl Fn(usize) -> String) -> String {
    format!("actions:\n{}", (0..MANY).map(item).collect::<String>())
}

/// Runs `--fix` twice on a policy; the first run has to leave what is expected, and the second one to change nothing.
fn one_run_is_enough(before: &str, after: &str) {
    let (_folder, root) = folder_with(before);
    fix(&root);
    let once = policy_in(&root);
    assert!(once == format!("{BEGIN}{after}"), "{once}");
    let again = fix(&root).report.mended.expect("it says what was mended");
    assert!(again.iter().all(|document| document.made.is_empty()), "{again:#?}");
    assert_eq!(policy_in(&root), once);
}

#[test]
fn one_run_mends_what_keeps_a_file_from_being_read() {
    one_run_is_enough(
        &items(|number| format!("  - id: a{number}\n    says: Note: all of it\n")),
        &items(|number| format!("  - id: a{number}\n    says: \"Note: all of it\"\n")),
    );
    one_run_is_enough(
        &items(|number| format!("  - {{id: a{number}, says: Note: all of it, due: 2027-01}}\n")),
        &items(|number| format!("  - {{id: a{number}, says: \"Note: all of it\", due: 2027-01}}\n")),
    );
    one_run_is_enough(
        &items(|number| format!("  - id: a{number}\n    says:\u{a0}all of it\n")),
        &items(|number| format!("  - id: a{number}\n    says: all of it\n")),
    );
}

#[test]
fn one_run_mends_what_is_no_longer_listed() {
    one_run_is_enough(
        &items(|number| format!("  - id: a{number}\n    says: \u{201c}all of it\u{201d}\n")),
        &items(|number| format!("  - id: a{number}\n    says: \"all of it\"\n")),
    );
    one_run_is_enough(
        &items(|number| format!("  - id: a{number}\n    Says: all of it\n    due: 5 November 2027\n")),
        &items(|number| format!("  - id: a{number}\n    says: all of it\n    due: 2027-11-05\n")),
    );
}

/// A line that reads like a slip further down may be part of a text.
#[test]
fn what_stands_in_a_text_is_no_slip() {
    let texts = "notes: \"all of it,\n  see: Note: one\n  says: Note: two\"\n";
    assert_eq!(below(&format!("area: A: B\n{texts}")), format!("area: \"A: B\"\n{texts}"));
    let texts = "notes: |\n  says: Note: one\n  - says: Note: two\n";
    assert_eq!(below(&format!("area: A: B\n{texts}")), format!("area: \"A: B\"\n{texts}"));
    let texts = "notes: >-\n  says:\u{a0}Note\n  title:\u{a0}two\n";
    assert_eq!(below(&format!("area:\u{a0}B\n{texts}")), format!("area: B\n{texts}"));
    let opened = "notes: \"all of it: one\n  says: two\"\n";
    assert_eq!(below(&format!("area: A: B\n{opened}title: C: D\n")).lines().nth(1), Some("notes: \"all of it: one"));
}

#[test]
fn the_report_says_what_was_mended_on_which_lines() {
    let actions: String = (0..7).map(|number| format!("  - {{id: a{number}, Says: all}}\n")).collect();
    let (_folder, root) = folder_with(&format!("Area: Example\nnotes: A: b\nactions:\n{actions}review: [x]\n"));
    let mut shown = Vec::new();
    let human = Report::format("human").expect("a format");
    human.write(&fix(&root).report, Look { color: false, width: 200 }, &mut shown).expect("memory takes it");
    let shown = String::from_utf8(shown).expect("text");
    assert!(shown.contains("Mended 9 places in 1 file; what is listed above is left for a person."), "{shown}");
    assert!(shown.contains("policy.yaml: write area (line 5); put the whole text in quotes (line 6);"), "{shown}");
    let shown = shown.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(shown.contains("write says (lines 8, 9, 10, 11, 12 and 2 more)"), "{shown}");
}
