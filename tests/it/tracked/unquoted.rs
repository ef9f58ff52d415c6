//! Commitments of which nothing is quoted: by their section, and in it by their words.

use super::{REGISTER, SENTENCE, heading, paragraph, record, report, told};
use crate::support::office::Word;

#[test]
fn what_nothing_is_quoted_of_is_found_by_its_section_and_its_words() {
    let says = |id: &str, section: &str, says: &str| {
        format!("  - {{id: {id}, section: \"{section}\", strength: must, says: {says}}}\n")
    };
    let body = |text: &str| {
        heading(1, "3. Records")
            + &heading(2, "3.1 Delivery")
            + &paragraph("Sessions are short.", "")
            + &heading(2, "3.2 Registers")
            + &paragraph("Partners meet.", "")
            + &paragraph(text, "")
    };
    let changed = body("The board [-must-]{+should+} keep a register of trainers.");
    let named = |section: &str, words: &str| told(&changed, &says("register", section, words));
    for section in ["3.2", "section 3.2", "3", "Registers", "registers", "3.2 Registers", "Records"] {
        let told = named(section, "A register of trainers is kept.");
        assert_eq!(told, ["register reworded unclear modal"], "{section}");
    }
    for section in ["3.1", "Delivery", "2", "3.20", "Registers and more"] {
        assert_eq!(named(section, "A register of trainers is kept."), ["unrecorded reworded modal"], "{section}");
    }
    // What is recorded stands in another sentence of the section, and what is like no sentence may stand in this one.
    assert_eq!(named("3.2", "Partners meet."), ["unrecorded reworded modal"]);
    assert_eq!(named("3.2", "Nobody is turned away."), ["register reworded unclear modal"]);
    let report =
        report(&Word::new().raw(&changed).build(), &record(&says("register", "3.2", "Nobody is turned away.")));
    assert!(
        report.changes[0].sentence.contains("whether it is the text of this commitment, a person has to read"),
        "{report:?}"
    );
    // Numbers of items in a list begin anew below a numbered heading, and what is put in under a new heading is in none.
    let listed =
        heading(1, "1. Aims") + &heading(1, "2. Duties") + &paragraph("1. Staff [-must-]{+should+} attend.", "");
    assert_eq!(told(&listed, &says("aims", "1", "Staff attend.")), ["unrecorded reworded modal"]);
    let new = heading(1, "1. Aims")
        + &heading(1, "{+2. Fees+}")
        + &paragraph("{+Staff must pay.+}", "+")
        + &heading(1, "2. Duties");
    assert_eq!(
        told(&new, &says("duties", "2", "Staff pay.")).last().map(String::as_str),
        Some("unrecorded put-in modal")
    );
}

#[test]
fn what_is_recorded_of_no_section_is_looked_for_everywhere() {
    let says = |words: &str| format!("  - {{id: register, section: unstated, strength: must, says: {words}}}\n");
    let body = heading(1, "3. Records") + &paragraph("The board [-must-]{+should+} keep a register of trainers.", "");
    assert_eq!(told(&body, &says("The board keeps a register of trainers.")), ["register reworded unclear modal"]);
    assert_eq!(told(&body, &says("Staff are trained in pairs.")), ["unrecorded reworded modal"]);
}

#[test]
fn what_is_taken_out_before_a_heading_stands_in_the_section_above_it() {
    let says = "  - {id: register, section: Delivery, strength: must, says: The board must keep a register.}\n";
    let before = heading(1, "Delivery") + &paragraph(SENTENCE, "");
    let next = heading(1, "Reports") + &paragraph("Partners meet.", "");
    let gone = paragraph(&format!("[-{REGISTER}-]"), "-");
    assert_eq!(told(&(before.clone() + &gone + &next), says), ["register taken-out unclear"]);
    let came = paragraph("{+The board may keep a register.+}", "+");
    assert_eq!(told(&(before.clone() + &gone + &came + &next), says), ["register reworded unclear modal"]);
    let moved = paragraph(&format!("[<{REGISTER}<]"), "-");
    let here = paragraph(&format!("{{>{REGISTER}>}}"), "+");
    assert_eq!(told(&(before + &moved + &next + &here), says), ["register moved neutral"]);
}

#[test]
fn an_item_of_a_section_is_found_as_records_name_it() {
    let says = |section: &str| {
        format!(
            "  - {{id: programme, section: \"{section}\", strength: will, says: Partners publish a programme of training.}}\n"
        )
    };
    let body = heading(1, "1 Duties")
        + &paragraph("1.6 Partners will:", "")
        + &paragraph("(a) evaluate each course;", "")
        + &paragraph("[-(b) publish a programme of training;-]", "-")
        + &paragraph("(c) meet.", "")
        + &paragraph("1.7 Venues are warm.", "");
    for section in ["1.6(b)", "1.6 (b)", "section 1.6(b)", "1.6", "Duties"] {
        assert_eq!(told(&body, &says(section)), ["programme taken-out unclear"], "{section}");
    }
    for section in ["1.6(a)", "1.7(b)", "1.6(b)(i)"] {
        assert_eq!(told(&body, &says(section)), ["unrecorded taken-out"], "{section}");
    }
    // An item behind one that is taken out with its end has a letter of its own.
    let next = heading(1, "1 Duties")
        + &paragraph("1.6 Partners will:", "")
        + &paragraph("[-(b) publish a programme of training;-]", "-")
        + &paragraph("(c) meet [-twice-]{+once+} a year.", "");
    let meeting =
        "  - {id: meeting, section: 1.6(c), strength: will, says: Partners come together two times a year.}\n";
    let told = told(&next, meeting);
    assert!(told.iter().any(|line| line.starts_with("meeting reworded unclear")), "{told:?}");
}
