//! Tracked weakenings that whoever approves the policy has decided on.

use super::{Outcome, SENTENCE, flat, paragraph, printed, quoting, record, report};
use crate::support::office::Word;

/// A record whose newest version names a decision.
fn deciding(commitments: &str, entry: &str) -> String {
    record(commitments).replace(
        "commitments:\n",
        &format!(
            "versions:\n  - {{version: \"2\", date: 2026-10, event: amended, changes: [{entry}]}}\ncommitments:\n"
        ),
    )
}

#[test]
fn a_decision_in_the_record_signs_a_tracked_weakening_as_it_signs_one_of_records() {
    let one = quoting("trainers", SENTENCE);
    let weaker = Word::new().raw(&paragraph("Every session [-must-]{+should+} be led by two trainers.", "")).build();
    let gone = Word::new().raw(&(paragraph(&format!("[-{SENTENCE}-]"), "-") + &paragraph("The end.", ""))).build();
    let entry = |from: &str, to: &str, more: &str| {
        format!(
            "{{standard: trainers, effect: weakened, from: {from}, to: {to}, reason: Too few of them, approved_by: Executive Group{more}}}"
        )
    };
    for (document, from, to) in [(&weaker, "must", "should"), (&gone, "must", "nothing")] {
        let ends = |record: &str| printed(document, record, &[]);
        let (text, outcome) = ends(&deciding(&one, &entry(from, to, "")));
        assert_eq!(outcome, Outcome::Clean, "{text}");
        assert!(flat(&text).contains("WEAKENED AND SIGNED OFF (1)"), "{text}");
        assert!(
            flat(&text).contains("Signed off by Executive Group, in the record line 7: Too few of them."),
            "{text}"
        );
        let report = report(document, &deciding(&one, &entry(from, to, "")));
        assert_eq!((report.summary.weakened, report.summary.signed_off), (1, 1));
        // For another change, or for a day to come, nobody has decided.
        for entry in [entry("must", "may", ""), entry(from, to, ", date: 2027-01"), entry("should", to, "")] {
            let (text, outcome) = ends(&deciding(&one, &entry));
            assert!(outcome == Outcome::Findings && text.contains("Nobody has signed this off."), "{entry}: {text}");
        }
    }
}

#[test]
fn a_decision_on_one_word_signs_no_other_change_beside_it() {
    let one = quoting("trainers", SENTENCE);
    let body = paragraph("Every session [-must-]{+should+} be led by [-two trainers-]{+one trainer+}.", "");
    let document = Word::new().raw(&body).build();
    let entry =
        "{standard: trainers, effect: weakened, from: must, to: should, reason: Too few, approved_by: Executive Group}";
    let (text, outcome) = printed(&document, &deciding(&one, entry), &[]);
    assert!(outcome == Outcome::Findings && text.contains("Nobody has signed this off."), "{text}");
}

#[test]
fn the_entry_that_would_sign_is_there_to_paste_and_signs_once_it_is_filled_in() {
    let one = quoting("trainers", SENTENCE);
    let document = Word::new().raw(&paragraph("Every session [-must-]{+should+} be led by two trainers.", "")).build();
    let report = report(&document, &record(&one));
    let [entry] = report.changes[0].sign.as_slice() else { panic!("{report:?}") };
    let filled = entry.trim_start_matches("- ").replace(r#"reason: """#, "reason: Too few of them");
    let filled = filled.replace(r#"approved_by: """#, "approved_by: Executive Group").replace(", date: }", "}");
    let (text, outcome) = printed(&document, &deciding(&one, &filled), &[]);
    assert_eq!(outcome, Outcome::Clean, "{filled}: {text}");
    for format in ["human", "markdown", "html"] {
        let (text, _) = printed(&document, &record(&one), &["--format", format]);
        assert!(flat(&text).replace('\\', "").contains("standard: trainers, field: strength"), "{format}: {text}");
    }
}
