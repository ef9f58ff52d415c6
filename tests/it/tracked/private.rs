//! Changed words that could lead to a person.

use super::{SENTENCE, heading, paragraph, printed, quoting, record};
use crate::support::office::Word;

#[test]
fn words_that_could_lead_to_a_person_are_not_printed() {
    let nhs = "943 476 5919";
    let sentence = paragraph(
        &format!("Every session must be led by two trainers{{+, as for the child with NHS number {nhs}+}}."),
        "",
    );
    let cells = |row: &[&str]| {
        format!(
            "<w:tr>{}</w:tr>",
            row.iter().map(|text| format!("<w:tc>{}</w:tc>", paragraph(text, ""))).collect::<String>()
        )
    };
    let table = format!(
        "<w:tbl>{}{}</w:tbl>",
        cells(&["Name", "Rule", "Date of birth"]),
        cells(&["{+A+}", "Every session [-must-]{+should+} be led by two trainers.", "{+3 May 2011+}"])
    );
    let heading = heading(2, &format!("NHS number {nhs}"))
        + &paragraph("Every session [-must-]{+should+} be led by two trainers.", "");
    let around = paragraph("The child was born on", "")
        + &paragraph("3 May 2011. Every session [-must-]{+should+} be led by two trainers.", "");
    for body in [sentence, table, heading, around] {
        let document = Word::new().raw(&body).build();
        for format in ["human", "json", "markdown", "html"] {
            let (text, _) = printed(&document, &record(&quoting("trainers", SENTENCE)), &["--format", format]);
            assert!(!text.contains("2011") && !text.contains("5919"), "{format}: {text}");
        }
    }
}

/// Nothing printed of a change has any of the words, whether it puts them in, takes them out, or stands below a heading
/// with them.
fn assert_untold(private: &str, words: &[&str]) {
    let own = paragraph(&format!("Every session must be led by two trainers{{+{private}+}}."), "");
    let gone = paragraph(&format!("Every session must be led by two trainers[-{private}-]."), "");
    let above = heading(2, &format!("Delivery{private}"))
        + &paragraph("Every session [-must-]{+should+} be led by two trainers.", "");
    for body in [own, gone, above] {
        let document = Word::new().raw(&body).build();
        let record = record(&quoting("trainers", "must be led by two trainers"));
        for format in ["human", "json", "markdown", "html"] {
            let (text, _) = printed(&document, &record, &["--format", format]);
            let found = words.iter().find(|word| text.contains(**word));
            assert_eq!(found, None, "{format}: {text}");
        }
    }
}

#[test]
fn what_leads_to_somebody_and_is_no_fault_is_not_printed_either() {
    for private in [
        ", ring 07700 900123",
        ", or mail jane.doe@doe.example",
        ", as Jane Doe asked",
        ", for Mrs Okafor alone",
        ", child 9434765919",
    ] {
        assert_untold(private, &["900123", "07700", "doe.example", "Doe", "Okafor", "94347"]);
    }
    // What is about nobody stays to be read.
    let plain = paragraph("Every session must be led by two trainers{+, as Working Together 2023 asks+}.", "");
    let record = record(&quoting("trainers", "must be led by two trainers"));
    let (text, _) = printed(&Word::new().raw(&plain).build(), &record, &[]);
    assert!(text.contains("{+, as Working Together 2023 asks+}"), "{text}");
}

#[test]
fn a_child_is_not_named_by_a_rare_name_by_initials_or_by_a_school() {
    for (private, words) in [
        (", currently Jaydn Okafor (Ashfield Primary)", ["Jaydn", "Ashfield"]),
        (", as KB (14) asked in case 2024/00317", ["KB", "00317"]),
        (", as was asked in case 2024/00317", ["2024/", "00317"]),
        (", with Kayleigh Brown, aged 14, of Oakfield School", ["Kayleigh", "Oakfield"]),
        (", after the mother of Jaydn, 14, of Oakfield School complained", ["Jaydn", "Oakfield"]),
        (", after a 14-year-old at Oakfield School complained", ["year-old", "Oakfield"]),
        (", since child T (Saltmere) died on 14/03/2016", ["Saltmere", "14/03"]),
        (", since Tobin\u{2019}s mother complained", ["Tobin", "mother"]),
        (", for a girl aged nine at TH7 4QX", ["nine", "TH7"]),
    ] {
        assert_untold(private, &words);
    }
    // A name alone is one that comes into a sentence or goes out of it, and that the document has nowhere else.
    let told = |words: &str, before: &str| {
        let body =
            paragraph(before, "") + &paragraph(&format!("Every session must be led by two trainers{{+{words}+}}."), "");
        printed(&Word::new().raw(&body).build(), &record(&quoting("trainers", "must be led by two trainers")), &[]).0
    };
    assert!(!told(", as Tobias asked", "Staff meet.").contains("Tobias"));
    assert!(told(", as Tobias asked", "Staff of Tobias meet.").contains("Tobias"));
    // What an organisation is called is told of nobody.
    let plain = paragraph("Tower Hamlets Safeguarding Children Partnership decides.", "")
        + &paragraph("Every session must be led by two trainers{+, in Tower Hamlets or Wealdshire Council+}.", "");
    let record = record(&quoting("trainers", "must be led by two trainers"));
    let (text, _) = printed(&Word::new().raw(&plain).build(), &record, &[]);
    assert!(text.contains("{+, in Tower Hamlets or Wealdshire Council+}"), "{text}");
}
