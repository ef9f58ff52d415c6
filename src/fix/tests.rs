use std::sync::Arc;

use super::*;
use crate::source::Span;

fn fix(start: usize, end: usize, text: &str) -> Fix {
    Fix::new("write it so").edit(Span::new(start, end), text)
}

#[test]
fn fixes_that_meet_wait_for_another_round() {
    let fixes = [fix(4, 6, "x"), fix(0, 2, "y"), fix(1, 3, "z"), fix(6, 6, "q"), fix(9, 9, "r")];
    let text = "0123456789";
    let chosen = that_go_together(&fixes, text, text);
    assert_eq!(chosen.iter().map(|fix| fix.span().start).collect::<Vec<_>>(), [0, 4, 9]);
    assert_eq!(applied(text, chosen.iter().flat_map(|fix| &fix.edits)), "y23x678r9");
}

#[test]
fn nothing_withheld_is_written_over_and_no_line_comes_or_goes() {
    let text = "a: Kyle\nb: c\n";
    let shown = "a: xxxx\nb: c\n";
    assert!(that_go_together(&[fix(3, 7, "Lee")], text, shown).is_empty());
    assert_eq!(that_go_together(&[fix(3, 3, "\"").edit(Span::new(7, 7), "\"")], text, shown).len(), 1);
    assert!(that_go_together(&[fix(7, 8, " ")], text, shown).is_empty());
    assert!(that_go_together(&[fix(7, 7, "\n")], text, shown).is_empty());
    assert!(that_go_together(&[fix(0, 1, "a")], text, shown).is_empty(), "it changes nothing");
}

#[test]
fn a_fix_after_which_the_file_reads_no_further_is_refused() {
    let broken = |text: &str| Reading {
        source: Arc::new(Source::new("a.yaml", text.to_owned())),
        arena: None,
        findings: Vec::new(),
        tidying: Vec::new(),
    };
    let mended = mend("a: b: c".to_owned(), broken("a: b: c"), vec![fix(3, 3, "\"")], &broken);
    assert_eq!((mended.text.as_str(), mended.made.len(), mended.refused.len()), ("a: b: c", 0, 1));
}
