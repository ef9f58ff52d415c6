//! A sentence that introduces a list is part of each duty in it.

use super::{heading, paragraph, printed, quoting, record, report, told, word};
use crate::support::office::Word;

/// An item of a list that Word numbers or marks.
fn item(text: &str) -> String {
    paragraph(text, "").replacen(
        "<w:p>",
        r#"<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>"#,
        1,
    )
}

fn told_listed(body: &str, commitments: &str) -> Vec<String> {
    let numbering = r#"<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="o"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>"#;
    super::told_of(&Word::new().numbering(numbering).raw(body).build(), commitments)
}

#[test]
fn a_changed_introduction_touches_the_items_below_it() {
    let two = quoting("release", "release all staff") + &quoting("fees", "pay fees");
    let introduced = paragraph("Agencies [-must-]{+may+}:", "");
    let plain = introduced.clone() + &paragraph("release all staff;", "") + &paragraph("pay fees.", "");
    let marked = introduced.clone() + &item("release all staff") + &item("pay fees");
    let typed = introduced.clone() + &paragraph("a) release all staff", "") + &paragraph("b) pay fees", "");
    for body in [plain, marked, typed] {
        assert_eq!(told_listed(&body, &two), ["release+fees reworded weakened modal"], "{body}");
    }
    // What follows the list is no item of it, and what stands in another cell is not below it.
    let ended = introduced.clone() + &item("release all staff") + &paragraph("Partners pay fees.", "");
    assert_eq!(told_listed(&ended, &two), ["release reworded weakened modal"]);
    let heading_between = introduced.clone() + &heading(1, "Fees") + &item("pay fees");
    assert_eq!(told_listed(&heading_between, &two), ["unrecorded reworded modal"]);
    // An item with a word of its own is meant as that says.
    let own = quoting("release", "should release all staff");
    let body = introduced + &item("should release all staff");
    assert_eq!(told_listed(&body, &own), ["release reworded unclear modal"]);
}

#[test]
fn an_introduction_that_goes_or_comes_or_says_more_is_for_a_person_to_read() {
    let one = quoting("release", "release all staff");
    let items = paragraph("release all staff;", "") + &paragraph("pay fees.", "");
    let gone = paragraph("[-Agencies must:-]", "-") + &items;
    assert_eq!(told(&gone, &one), ["release taken-out unclear"]);
    let narrower = paragraph("{+Larger +}[-Agencies-]{+agencies+} must{+, where they can+}:", "") + &items;
    let told_of_narrower = told(&narrower, &one);
    assert!(told_of_narrower[0].starts_with("release reworded unclear"), "{told_of_narrower:?}");
    let other = paragraph("{+The following is asked. +}Agencies must:", "") + &items;
    assert_eq!(told(&other, &one), ["unrecorded put-in"], "the sentence that introduces them stays");
}

#[test]
fn an_introduction_of_what_is_not_quoted_is_told_with_what_is_like_it() {
    let says = "  - {id: release, section: \"3\", strength: must, says: Agencies release all staff for training.}\n";
    let body = heading(1, "3. Duties")
        + &paragraph("Agencies [-must-]{+may+}:", "")
        + &paragraph("release all staff for training;", "")
        + &paragraph("pay fees.", "");
    let report = report(&Word::new().raw(&body).build(), &record(says));
    assert_eq!((word(&report.changes[0].verdict).as_str(), report.changes[0].introduces), ("unclear", true));
    let (text, _) = printed(&Word::new().raw(&body).build(), &record(says), &[]);
    assert!(
        super::flat(&text)
            .contains("The sentence that introduces what of its section is most like what is recorded is reworded."),
        "{text}"
    );
}

#[test]
fn an_introduction_speaks_of_its_own_list_alone_and_of_no_item_that_is_taken_out() {
    let three = quoting("evaluation", "evaluate each course")
        + &quoting("programme", "publish a programme")
        + &quoting("voice", "Views of children should be included.");
    let body = heading(1, "1 Duties")
        + &paragraph("1.6 Partners [-will-]{+may+}:", "")
        + &paragraph("(a) evaluate each course;", "")
        + &paragraph("[-(b) publish a programme.-]", "-")
        + &paragraph("1.7 Views of children should be included.", "");
    assert_eq!(told(&body, &three), ["evaluation reworded weakened modal", "programme taken-out weakened"]);
    let numbered = paragraph("3. Partners [-will-]{+may+}:", "")
        + &paragraph("(a) evaluate each course;", "")
        + &paragraph("(i) publish a programme;", "")
        + &paragraph("4. Views of children should be included.", "");
    assert_eq!(told(&numbered, &three), ["evaluation+programme reworded weakened modal"]);
}
