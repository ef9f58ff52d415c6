//! What can be ranked of changed words: amounts that are recorded, what is denied, and weaker words beside an exception.

use super::{flat, paragraph, printed, record, told};
use crate::support::office::Word;

/// A record of one standard, with a quote and its details.
fn recorded(standard: &str, quote: &str, details: &str) -> String {
    format!(
        "  - {{standard: {standard}, section: \"3\", strength: must, says: What is recorded., quote: '{quote}', details: \
         {{{details}}}}}\n"
    )
}

#[test]
fn a_recorded_amount_that_falls_is_weaker_as_it_is_between_two_records() {
    let trainers = recorded("two-trainers", "Each course must be led by at least three trainers.", "minimum: 3");
    let course = |trainers: &str| paragraph(&format!("Each course must be led by {trainers} trainers."), "");
    let of_trainers = |changed: &str| told(&course(changed), &trainers);
    assert_eq!(of_trainers("at least [-three-]{+two+}"), ["two-trainers reworded weakened number"]);
    assert_eq!(of_trainers("at least [-three-]{+four+}"), ["two-trainers reworded strengthened number"]);
    assert_eq!(of_trainers("[-at least-]{+up to+} three"), ["two-trainers reworded weakened quantifier"]);
    assert_eq!(of_trainers("[-at least three -]"), ["two-trainers reworded weakened number+quantifier"]);
    let numbered = paragraph("3.1 Each course must be led by at least [-3-]{+2+} trainers.", "");
    let figures = recorded("two-trainers", "Each course must be led by at least 3 trainers.", "minimum: 3");
    assert_eq!(told(&numbered, &figures), ["two-trainers reworded weakened number"]);
    // What is excepted beside it is for a person to read, and makes the lower number no better.
    let excepted = paragraph("Each course must be led by at least [-three-]{+two+} trainers{+, except online+}.", "");
    assert_eq!(told(&excepted, &trainers), ["two-trainers reworded weakened number+exception"]);
    let refresher = recorded("refresher", "Staff must refresh their training every year.", "every: 1 year");
    let cycle =
        |changed: &str| told(&paragraph(&format!("Staff must refresh their training {changed}."), ""), &refresher);
    assert_eq!(cycle("every [-year-]{+two years+}"), ["refresher reworded weakened time"]);
    assert_eq!(cycle("[-every year-]{+biennially+}"), ["refresher reworded weakened time"]);
    assert_eq!(cycle("[-every year-]{+every six months+}"), ["refresher reworded strengthened time"]);
    assert_eq!(cycle("[-every year-]{+annually+}"), ["refresher reworded reworded time"]);
    assert_eq!(cycle("[-every year-]{+when they can+}")[0].split(' ').nth(2), Some("weakened"));
    // How far apart two times in a year are, nobody knows, and of two amounts that are the same not which one is recorded.
    assert_eq!(cycle("[-every year-]{+twice a year+}")[0].split(' ').nth(2), Some("unclear"));
    let within = recorded(
        "refresher",
        "Staff must refresh their training every year, within one year of notice.",
        "every: 1 year",
    );
    let body =
        paragraph("Staff must refresh their training every year, within [-one year-]{+two years+} of notice.", "");
    assert_eq!(told(&body, &within), ["refresher reworded unclear time"]);
    let level = recorded("two-trainers", "Level 2 courses must be led by two trainers.", "minimum: 2");
    let body = paragraph("Level [-2-]{+1+} courses must be led by two trainers.", "");
    assert_eq!(told(&body, &level), ["two-trainers reworded unclear number"]);
    // A number that is not recorded is for a person to read.
    let unrecorded =
        recorded("two-trainers", "Each course must be led by at least three trainers.", "minimum: unstated");
    assert_eq!(told(&course("at least [-three-]{+two+}"), &unrecorded), ["two-trainers reworded unclear number"]);
}

#[test]
fn a_lower_amount_is_signed_as_between_two_records() {
    let commitment = recorded("refresher", "Staff must refresh their training annually.", "every: 1 year");
    let body = paragraph("Staff must refresh their training [-annually-]{+every two years+}.", "");
    let document = Word::new().raw(&body).build();
    let (text, _) = printed(&document, &record(&commitment), &[]);
    let entry = "- {standard: refresher, field: every, effect: weakened, from: 1 year, to: 2 years, reason: \"\", approved_by: \"\", date: }";
    assert!(flat(&text).contains(entry), "{text}");
    assert!(flat(&text).contains("how often or how long (from annually to every two years)."), "{text}");
    let signed = record(&commitment)
        + "versions:\n  - date: 2026-11-20\n    event: amended\n    changes:\n      - {standard: refresher, field: every, effect: \
           weakened, from: 1 year, to: 2 years, reason: Small teams, approved_by: Executive Board, date: 2026-11-20}\n";
    let (text, outcome) = printed(&document, &signed, &[]);
    assert_eq!(outcome, paramount::commands::Outcome::Clean, "{text}");
}

#[test]
fn a_weaker_word_stays_weaker_beside_an_exception() {
    let one = recorded("staff-release", "Agencies must release staff for training.", "");
    let changed = |text: &str| told(&paragraph(text, ""), &one);
    for text in [
        "Agencies [-must-]{+should+} release staff for training{+ if funds allow+}.",
        "Agencies [-must-]{+may+} release staff for training{+, unless they are new+}.",
        "Agencies [-must-]{+should+} release staff for training{+, by ringing Mrs Jane Doe on 07700 900123+}.",
        "Agencies [-must-]{+should+} release staff for training{+ by 3 May 2027+}.",
        "Agencies [-must-]{+are encouraged to+} release staff for training.",
        "Agencies must {+not +}release staff for training.",
        "Agencies [-must-]{+may not+} release staff for training.",
    ] {
        assert_eq!(changed(text)[0].split(' ').nth(2), Some("weakened"), "{text}: {:?}", changed(text));
    }
    let will = recorded("staff-release", "Agencies will release staff for training.", "");
    assert_eq!(
        told(&paragraph("Agencies will {+aim to +}release staff for training.", ""), &will),
        ["staff-release reworded weakened modal"]
    );
    // An exception alone may be anything.
    let alone = changed("Agencies must release staff for training{+ unless they are busy+}.");
    assert_eq!(alone, ["staff-release reworded unclear exception"]);
    // Nothing that stood in the text before is denied now.
    let except = changed("Agencies must release staff for training{+, and never charge them+}.");
    assert_eq!(except[0].split(' ').nth(2), Some("unclear"), "{except:?}");
}

#[test]
fn reasons_are_said_in_plain_words() {
    let one = recorded("staff-release", "All staff must attend training every year.", "");
    let said = |text: &str, says: &str| {
        let (text, _) = printed(&Word::new().raw(&paragraph(text, "")).build(), &record(&one), &[]);
        assert!(flat(&text).contains(&format!("What changed in it: {says}.")), "{says}: {text}");
    };
    said(
        "All staff must attend training every [-year-]{+two years+}.",
        "how often or how long (from every year to every two years)",
    );
    said(
        "All staff must attend training every year{+ if funds allow+}.",
        "when or where it holds (now if funds allow)",
    );
    said("All staff must attend training every year{+, unless on leave+}.", "what is excepted (now unless on leave)");
    said(
        "All staff must attend training every year{+ where practicable+}.",
        "when or where it holds (now where practicable)",
    );
    said(
        "[-All staff-]{+Staff who work directly with children+} must attend training every year.",
        "for how many or how often (no longer all) and who it is about (now who work directly with children)",
    );
    said("[-All-]{+Most+} staff must attend training every year.", "for how many or how often (from all to most)");
    said("All staff must attend training every year{+ 31m\u{202e} line=1+}{+ of ten+}.", "a number (now ten)");
}
