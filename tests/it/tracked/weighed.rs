//! Words that weigh, and texts that stand more than once.

use super::{REGISTER, SENTENCE, flat, heading, paragraph, printed, quoting, record, told};
use crate::support::office::Word;

#[test]
fn words_of_one_strength_are_reworded_and_others_ranked_where_they_stand_in_each_others_place() {
    let one = quoting("trainers", SENTENCE);
    let changed = |old: &str, new: &str| {
        told(&paragraph(&format!("Every session [-{old}-]{{+{new}+}} be led by two trainers."), ""), &one)
    };
    assert_eq!(changed("must", "shall"), ["trainers reworded reworded modal"]);
    assert_eq!(changed("must", "needs to"), ["trainers reworded reworded modal"]);
    assert_eq!(changed("must", "can"), ["trainers reworded weakened modal"]);
    assert_eq!(changed("must", "would"), ["trainers reworded weakened modal"]);
    // Another word of the sentence stays as strong.
    let two = quoting("places", "Agencies must ensure that staff attend.");
    let body = paragraph("Agencies [-must-]{+should+} ensure that staff attend.", "");
    assert_eq!(told(&body, &two), ["places reworded weakened modal"]);
    // Two words change in two places: which is the weaker one nobody can count.
    let both = quoting("places", "Agencies must ask and staff may attend.");
    let body = paragraph("Agencies [-must-]{+may+} ask and staff [-may-]{+must+} attend.", "");
    assert_eq!(told(&body, &both), ["places reworded unclear modal"]);
}

#[test]
fn words_that_weigh_stand_in_the_order_of_the_change() {
    let one = quoting("trainers", SENTENCE);
    let said = |body: &str, says: &str| {
        let (text, _) = printed(&Word::new().raw(body).build(), &record(&one), &[]);
        assert!(flat(&text).contains(says), "{says}: {text}");
    };
    said(
        &paragraph("Every session [-must-]{+may+} be led by [-two-]{+one+} trainers.", ""),
        "What changed in it: how strongly it is meant (from must to may) and a number (from two to one).",
    );
    said(&paragraph("[-Every-]{+The+} session must be led by two trainers.", ""), "(no longer every)");
    said(&paragraph("Every session must {+not +}be led by two trainers.", ""), "whether it is denied (now not)");
}

#[test]
fn a_text_that_comes_to_stand_twice_or_goes_in_one_of_two_places_is_told_so() {
    let one = quoting("trainers", SENTENCE);
    let copied = paragraph(SENTENCE, "") + &paragraph(&format!("{{+{SENTENCE}+}}"), "+") + &paragraph("The end.", "");
    assert_eq!(told(&copied, &one), ["trainers put-in unclear"]);
    let (text, _) = printed(&Word::new().raw(&copied).build(), &record(&one), &[]);
    assert!(flat(&text).contains("Its text comes to stand here as well as elsewhere."), "{text}");
    let gone = paragraph(&format!("[-{SENTENCE}-]"), "-") + &paragraph("In between.", "") + &paragraph(SENTENCE, "");
    let (text, _) = printed(&Word::new().raw(&gone).build(), &record(&one), &[]);
    assert!(flat(&text).contains("Its text is taken out here, and stands elsewhere too."), "{text}");
    assert!(!text.contains("A part of its text"), "{text}");
}

#[test]
fn a_change_is_placed_where_it_will_stand() {
    let run_on = heading(1, "Delivery")
        + &paragraph("Every session must be led [-by two trainers.-]", "-")
        + &paragraph(&format!("[-Soon. -]{REGISTER}"), "");
    let (text, _) = printed(&Word::new().raw(&run_on).build(), &record(&quoting("trainers", SENTENCE)), &[]);
    assert!(text.contains("in the document: paragraph 2, under 'Delivery'"), "{text}");
    let table = "<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>";
    let first =
        heading(1, "[-Old-]") + table + &paragraph(&format!("[-{SENTENCE}-]"), "-") + &paragraph("The end.", "");
    let (text, _) = printed(&Word::new().raw(&first).build(), &record(&quoting("trainers", SENTENCE)), &[]);
    assert!(!text.contains("paragraph 0"), "{text}");
}

#[test]
fn what_is_moved_and_reworded_where_it_stood_already_is_told_once() {
    let one = quoting("trainers", SENTENCE);
    let body = paragraph(&format!("[<{SENTENCE}<]"), "-")
        + &paragraph("In between.", "")
        + &paragraph("Every session [-must-]{+may+} be led by two trainers.", "");
    assert_eq!(told(&body, &one), ["trainers reworded weakened modal"]);
}

#[test]
fn what_is_put_in_behind_a_semicolon_belongs_to_the_sentence() {
    let one = quoting("register", "The board must keep a register.");
    let body = paragraph("The board must keep a register[-.-]{+; in practice rarely.+} Partners meet.", "");
    assert_eq!(told(&body, &one), ["register reworded unclear quantifier"]);
    let (text, _) = printed(&Word::new().raw(&body).build(), &record(&one), &[]);
    assert!(text.contains("{+; in practice rarely+}"), "{text}");
    let two = quoting("register", "The board must keep a register") + &quoting("meeting", "it meets each year.");
    let half = paragraph("The board must keep a register[-; it meets each year-]. Partners meet.", "");
    assert_eq!(told(&half, &two), ["meeting taken-out weakened"]);
    let gone = paragraph("The board must keep a register[-; in practice always.-]{+.+} Partners meet.", "");
    let whole = quoting("register", "The board must keep a register; in practice always.");
    assert_eq!(told(&gone, &whole), ["register reworded unclear quantifier"]);
}

#[test]
fn a_sentence_that_limits_the_recorded_one_before_it_is_told_with_it() {
    let one = quoting("trainers", SENTENCE);
    let behind = |more: &str| told(&paragraph(&format!("{SENTENCE}{{+ {more}+}} Partners meet."), ""), &one);
    for more in ["This may be left out.", "Short courses are exempt.", "It does not apply online."] {
        let told = behind(more);
        assert!(told.len() == 1 && told[0].starts_with("trainers put-in unclear"), "{more}: {told:?}");
    }
    assert_eq!(behind("Venues must be warm."), ["unrecorded put-in modal"]);
    let gone = paragraph(&format!("{SENTENCE}[- Short courses are exempt.-] Partners meet."), "");
    assert_eq!(told(&gone, &one), ["trainers taken-out unclear"]);
    let (text, _) = printed(&Word::new().raw(&gone).build(), &record(&one), &[]);
    assert!(text.contains("A sentence behind its text is taken out."), "{text}");
}

#[test]
fn what_is_written_anew_in_the_next_paragraph_is_reworded() {
    let one = quoting("release", "Agencies must release staff.");
    let body = paragraph("[-Agencies must release staff.-]", "")
        + &paragraph("{+Agencies must release staff and pay all of them.+}", "+")
        + &paragraph("Partners meet.", "");
    let told = told(&body, &one);
    assert!(told.len() == 1 && told[0].starts_with("release reworded unclear"), "{told:?}");
}

#[test]
fn a_cell_moves_with_its_row_alone_and_speaks_of_what_stands_in_the_row() {
    let row = |cells: &[&str], mark: &str| {
        let cells: String = cells.iter().map(|text| format!("<w:tc>{}</w:tc>", paragraph(text, ""))).collect();
        let mark = if mark.is_empty() { String::new() } else { format!("<w:trPr><w:{mark} w:id=\"7\"/></w:trPr>") };
        format!("<w:tr>{mark}{cells}</w:tr>")
    };
    let table = |rows: &[String]| format!("<w:tbl>{}</w:tbl>", rows.concat());
    let cycle = quoting("reception", "Every three years");
    let other = table(&[
        row(&["[-Reception staff-]", "[-Level 1-]", "[-Every three years-]"], "del"),
        row(&["Social workers", "Level 3", "Every year"], ""),
        row(&["{+Drivers+}", "{+Level 1+}", "{+Every three years+}"], "ins"),
    ]);
    let told_of_other = told(&other, &cycle);
    assert!(!told_of_other.iter().any(|line| line.contains("moved")), "{told_of_other:?}");
    let same = table(&[
        row(&["[-Reception staff-]", "[-Level 1-]", "[-Every three years-]"], "del"),
        row(&["Social workers", "Level 3", "Every year"], ""),
        row(&["{+Reception staff+}", "{+Level 1+}", "{+Every three years+}"], "ins"),
    ]);
    assert_eq!(told(&same, &cycle)[0], "reception moved neutral");
    let workers = quoting("social", "Social workers");
    let longer = table(&[row(&["Social workers", "Level 3", "Every [-year-]{+two years+}"], "")]);
    assert_eq!(told(&longer, &workers), ["social reworded unclear time"]);
    let (text, _) = printed(&Word::new().raw(&longer).build(), &record(&workers), &[]);
    assert!(text.contains("Another cell of its row is reworded."), "{text}");
}

#[test]
fn the_number_of_a_section_is_no_number_that_weighs() {
    let one = quoting("trainers", SENTENCE);
    let moved = paragraph(&format!("[-6.3 {SENTENCE}-]"), "-")
        + &paragraph("In between.", "")
        + &paragraph(&format!("{{+5.5 {SENTENCE}+}}"), "+")
        + &paragraph("The end.", "");
    assert_eq!(told(&moved, &one), ["trainers moved neutral"]);
    assert_eq!(told(&paragraph(&format!("[-5.4 -]{SENTENCE}"), ""), &one), Vec::<String>::new());
}
