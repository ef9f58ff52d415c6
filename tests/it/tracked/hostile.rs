//! Documents that are written to make a run hang or fall over.

use super::{Outcome, paragraph, printed, quoting, record, run};
use crate::support::office::Word;

/// Documents that only somebody writes who wants the run to hang or to fall over. It takes seconds: what is too much has to be
/// written and read first.
#[test]
fn hostile_histories_end_in_a_report_or_a_sentence() {
    let commitments: String = (0..20).map(|at| quoting(&format!("c{at}"), "must must must")).collect();
    let words = "must ".repeat(3_000);
    let long = paragraph(&format!("[-{words}-]{{+{}+}}", words.replace("must", "may")), "");
    let many: String =
        (0..1_100).map(|at| paragraph(&format!("[-Staff {at} must.-]{{+Staff {at} may.+}}"), "-")).collect();
    let turned: String = (0..600)
        .map(|at| paragraph(&format!("[-A{at}. -]{{+B{at}. +}}"), if at % 2 == 0 { "+" } else { "*" }))
        .collect();
    let open = "<w:ins><w:del>".repeat(60) + &run("t", "must") + &"</w:del></w:ins>".repeat(60);
    for body in [long, many, turned, format!("<w:p>{open}</w:p>"), "<w:p><w:ins>".to_owned()] {
        let (text, outcome) = printed(&Word::new().raw(&body).build(), &record(&commitments), &["--format", "json"]);
        assert!(matches!(outcome, Outcome::Clean | Outcome::Findings | Outcome::NotDone), "{text}");
    }
    let too_much = paragraph(&format!("{{+{}+}}", "Agencies must pay. ".repeat(230_000)), "");
    let (text, outcome) = printed(&Word::new().raw(&too_much).build(), &record(&commitments), &[]);
    assert!(outcome == Outcome::NotDone && text.contains("are more than are compared"), "{text}");
    assert!(text.contains("1 changed paragraph, not compared") && !text.contains("something recognised"), "{text}");
}
