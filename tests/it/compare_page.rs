//! What somebody who prepares an inspection reads on the page of `compare`: the five real policies at a fixed day. The page is
//! read as a screen reader has it, without its pictures and with the heads of its tables; what it should say is what stands
//! in the policies.

use std::collections::BTreeMap;

use scraper::{ElementRef, Html, Node, Selector};

use crate::compare::{compared, write_policies};
use crate::support::root;

const FIVE: [&str; 5] =
    ["Hampshire 2019", "Isle of Wight 2024", "Islington 2024", "Norfolk 2024", "Southampton 2014 (draft)"];

fn five() -> Html {
    Html::parse_document(&compared(&root(), &["policies/partnerships", "--format", "html"]))
}

/// The page of policies written here, a file each.
fn page_of(policies: &[&str]) -> Html {
    let folder = tempfile::tempdir().expect("a folder");
    for (number, policy) in policies.iter().enumerate() {
        std::fs::write(folder.path().join(format!("{number}.yaml")), policy).expect("a file");
    }
    Html::parse_document(&compared(folder.path(), &[".", "--format", "html"]))
}

fn all<'p>(within: ElementRef<'p>, selector: &str) -> Vec<ElementRef<'p>> {
    within.select(&Selector::parse(selector).expect("a selector")).collect()
}

fn one<'p>(within: ElementRef<'p>, selector: &str) -> ElementRef<'p> {
    all(within, selector).into_iter().next().unwrap_or_else(|| panic!("nothing is {selector}"))
}

/// The words of an element with single spaces between them, without what is hidden from a screen reader.
fn text(element: ElementRef<'_>) -> String {
    let is_hidden = |above: ElementRef<'_>| above.attr("aria-hidden") == Some("true");
    let pieces = element.descendants().filter_map(|node| match node.value() {
        Node::Text(text) => {
            let hidden = node.ancestors().filter_map(ElementRef::wrap).any(is_hidden);
            (!hidden).then(|| text.to_string())
        }
        // A block begins on a line of its own.
        Node::Element(element) => {
            let is_inline = matches!(element.name(), "a" | "em" | "q" | "span" | "strong" | "wbr");
            (!is_inline || element.attr("class").is_some_and(|class| class.contains("block"))).then(|| " ".to_owned())
        }
        _ => None,
    });
    pieces.collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What stands under each head in one row of a part of the page. A row is named by its heading, which may stand behind the
/// heading of its group: "Governance: Training is refreshed at a stated interval".
fn row(page: &Html, part: &str, name: &str) -> BTreeMap<String, String> {
    for table in all(page.root_element(), &format!("section[aria-labelledby={part}] table")) {
        let heads: Vec<String> = all(table, "thead th").into_iter().skip(1).map(text).collect();
        for body in all(table, "tbody") {
            let group = all(body, "th[scope=rowgroup]").first().map(|group| text(*group)).unwrap_or_default();
            for row in all(body, "tr:has(> th[scope=row])") {
                let heading = text(one(row, "th"));
                if heading == name || format!("{group}: {heading}") == name {
                    return heads.into_iter().zip(all(row, "td").into_iter().map(text)).collect();
                }
            }
        }
    }
    panic!("no row of {part} is {name}")
}

/// Values under the names of the five.
fn of_five(values: [&str; 5]) -> BTreeMap<String, String> {
    FIVE.iter().zip(values).map(|(name, value)| ((*name).to_owned(), value.to_owned())).collect()
}

#[test]
fn which_partnerships_ask_for_two_trainers() {
    let page = five();
    let answers = row(&page, "picture", "At least two trainers deliver each session core");
    assert_eq!(answers, of_five(["silent", "silent", "silent", "silent", "should"]));
    let numbers = row(&page, "numbers", "At least two trainers deliver each session: minimum");
    assert_eq!(numbers, of_five(["\u{2013}", "\u{2013}", "\u{2013}", "\u{2013}", "2 trainers"]));
    let cell = text(one(page.root_element(), "details > [id='two-trainers--southampton']"));
    for said in ["All training should have two trainers or more at each session.", "Values and principles", "2014"] {
        assert!(cell.contains(said), "{said} in {cell}");
    }
}

#[test]
fn who_is_overdue_and_since_when() {
    let page = five();
    let reviews = FIVE.map(|name| {
        let rows = all(page.root_element(), "table.reviews tbody tr");
        let row = rows.into_iter().find(|row| text(one(*row, "th")).starts_with(name)).expect("a row for each");
        text(one(row, "td[data-label=Review]"))
    });
    let begins = [
        "Overdue since 30 Apr 2020, by 6 years 6 months Worked out: ratified April 2019, reviewed every year",
        "Due soon: Nov 2026, 4 days left",
        "Overdue since Feb 2026, by 8 months Stated on the cover; also stated in section 3.5: August 2026",
        "No date: no date is stated",
        "No date: \"as required\"",
    ];
    for (review, begins) in reviews.iter().zip(begins) {
        assert!(review.starts_with(begins), "{review}");
    }
    assert!(!all(page.root_element(), "figure.timeline [aria-hidden=true] svg").is_empty(), "and a picture of it");
}

#[test]
fn who_never_states_a_refresher() {
    let page = five();
    let answers = row(&page, "picture", "Training is refreshed at a stated interval");
    assert_eq!(answers, of_five(["should", "left to others", "partly, must", "silent", "silent"]));
    let every = row(&page, "numbers", "Training is refreshed at a stated interval: every");
    assert_eq!(every["Hampshire 2019"], "3 years");
    assert!(every.iter().all(|(name, value)| name == "Hampshire 2019" || value == "\u{2013}"), "{every:?}");
}

/// What one policy asks less than another, point by point.
fn asks_less(page: &Html, less: &str, than: &str) -> Vec<String> {
    let heading = format!("{less} asks less");
    let groups = all(page.root_element(), ".less");
    let group = groups.into_iter().find(|group| text(one(*group, "h3")) == heading).expect("a group for each");
    let summary = format!("than {than}");
    let pairs = all(group, "details");
    let pair =
        pairs.into_iter().find(|pair| text(one(*pair, "summary")) == summary).expect("a part for each other one");
    all(pair, "li").into_iter().map(text).collect()
}

#[test]
fn where_isle_of_wight_asks_less_than_hampshire() {
    let page = five();
    let less = asks_less(&page, "Isle of Wight 2024", "Hampshire 2019");
    let points = [
        "Review of the policy: Hampshire 2019 is reviewed every year; Isle of Wight 2024 is reviewed every 2 years",
        "Training is refreshed at a stated interval: Hampshire 2019 commits itself (should; every 3 years); Isle of Wight 2024 \
         leaves it to each organisation's own policy.",
        "Everyone gets the training that suits their role: Hampshire 2019 says that this must happen; Isle of Wight 2024 says \
         that this should happen.",
        "Each agency knows which staff need which training, and at which level: Hampshire 2019 says that this must happen; Isle \
         of Wight 2024 says that this happens.",
    ];
    for point in points {
        assert!(less.iter().any(|said| said.starts_with(point)), "{point} in {less:#?}");
    }
    let lead = "Each agency has a named lead for safeguarding training needs: ";
    assert!(!less.iter().any(|said| said.starts_with(lead)), "there Isle of Wight says must and Hampshire should");
    let other_way = asks_less(&page, "Hampshire 2019", "Isle of Wight 2024");
    assert!(other_way.iter().any(|said| said.starts_with(lead)), "{other_way:#?}");
}

#[test]
fn which_level_teaches_section_47() {
    let taught = row(&five(), "levels", "Protect: Section 47 enquiries");
    let levels = [
        "Group 3",
        "Level 3 Level 4, by what it includes",
        "Level 3",
        "Its levels are under review",
        "No level names it",
    ];
    assert_eq!(taught, of_five(levels));
}

#[test]
fn which_positions_are_opposite_on_purpose() {
    let page = five();
    let opposed: BTreeMap<String, BTreeMap<String, String>> = all(page.root_element(), ".opposed")
        .into_iter()
        .map(|opposed| {
            let names = all(opposed, "dt").into_iter().map(text);
            let sides = all(opposed, "dd strong").into_iter().map(text);
            (text(one(opposed, "h3")), names.zip(sides).collect())
        })
        .collect();
    let sides = |about: &str| opposed.get(about).unwrap_or_else(|| panic!("{opposed:#?}")).clone();
    let pairs = |list: &[(usize, &str)]| -> BTreeMap<String, String> {
        list.iter().map(|(at, side)| (FIVE[*at].to_owned(), (*side).to_owned())).collect()
    };
    let confidential = sides("The policy says what happens to what is said in a session: position");
    assert_eq!(confidential, pairs(&[(2, "limited"), (3, "not confidential")]));
    let assured = sides("Training is quality assured: method");
    assert_eq!(assured, pairs(&[(0, "none"), (1, "none"), (3, "sampled"), (4, "approval")]));
    assert_eq!(opposed.len(), 2, "{opposed:#?}");
    let words: Vec<String> = all(page.root_element(), ".opposed dd").into_iter().map(text).collect();
    let own = "none (agency: single) The WFD gives no accreditation and no approval";
    assert!(words.iter().any(|words| words.starts_with(own)), "each side stands with its own words: {words:#?}");
}

#[test]
fn what_the_transcription_could_not_read() {
    let page = five();
    let part = one(page.root_element(), "section[aria-labelledby=unknown]");
    for (name, file) in
        FIVE.iter().zip(["hampshire/2019", "isle-of-wight/2024", "islington/2024", "norfolk/2024", "southampton/2014"])
    {
        let policy = root().join(format!("policies/partnerships/{file}.yaml"));
        let recorded = std::fs::read_to_string(policy).expect("a policy").matches("- kind: lost").count();
        let document =
            all(part, "div").into_iter().find(|div| text(one(*div, "h3")) == *name).expect("a part for each");
        let lost = all(document, "li").into_iter().find(|item| text(*item).starts_with("Lost in the source:"));
        assert_eq!(all(lost.expect("all five lost something"), "li").len(), recorded, "{name}");
    }
    assert!(
        text(part)
            .contains("The flowchart of how digital learning is developed and signed off survives only as a picture.")
    );
}

/// What ties is marked alike, what cannot be put in order is not marked, and nobody is put before others as a whole.
#[test]
fn the_strongest_is_marked_in_what_can_be_put_in_order() {
    let page = five();
    let every = row(&page, "numbers", "The policy states its own review and keeps to it: every");
    let values = ["1 year none stronger", "2 years", "1 year none stronger", "\u{2013}", "\u{2013}"];
    assert_eq!(every, of_five(values));
    let method = row(&page, "numbers", "Training is quality assured: method");
    assert!(method.values().all(|value| !value.contains("stronger")), "{method:?}");
    let said = text(page.root_element()).to_lowercase();
    for word in ["compliant", "score", "rank", "best partnership", "weakest", "worst"] {
        assert!(!said.contains(word), "{word}");
    }
}

const REFUSES: &str = "paramount: policy/v1\npolicy: ash\nedition: \"2025\"\ntitle: Ash\nrecorded: {read_against: shared@2026-11-26}\n\
     commitments:\n  - {standard: free-training, answer: refuses, says: Everybody pays., section: \"1\"}\n";
const COMMITS: &str = "paramount: policy/v1\npolicy: birch\nedition: \"2025\"\ntitle: Birch\n\
     commitments:\n  - {standard: free-training, strength: will, says: Nobody pays., section: \"1\"}\n";
const TICKED: &str = "paramount: policy/v1\npolicy: cedar\nedition: \"2025\"\ntitle: Cedar\n\
     commitments:\n  - {standard: free-training}\n  - {standard: refresher, strength: [], says: Now and then., section: \"1\"}\n";

#[test]
fn unlike_states_stay_apart() {
    let page = page_of(&[REFUSES, COMMITS, TICKED]);
    let paid = row(&page, "picture", "The policy says who pays, and how much");
    assert_eq!(paid.values().collect::<Vec<_>>(), ["refuses", "will", "not recorded"], "an empty tick says nothing");
    let position = text(one(page.root_element(), ".opposed"));
    assert!(position.contains("refuses") && position.contains("Everybody pays."), "a position and no gap: {position}");
    let refreshed = row(&page, "picture", "Training is refreshed at a stated interval");
    assert_eq!(refreshed["Ash 2025"], "silent", "it was looked for");
    assert_eq!(refreshed["Birch 2025"], "not recorded", "nobody has looked");
}

/// The parts that every table of documents has: heads, a caption, and a cell for each that can be sent to somebody.
fn holds(page: &Html) {
    let body = page.root_element();
    let columns = all(body, "table.picture thead th").len() - 1;
    let rows = all(body, "table.picture tr:has(> th[scope=row])");
    assert_eq!(all(body, ".standard").len(), rows.len());
    let mut cells = 0;
    for link in all(body, "table.picture td a") {
        let address = link.attr("href").expect("a link").trim_start_matches('#');
        assert!(all(body, &format!("details.cell > [id='{address}']")).len() == 1, "{address}");
        cells += 1;
    }
    assert_eq!(cells, rows.len() * columns);
    for table in all(body, "table") {
        assert!(!text(one(table, "caption")).is_empty());
        assert!(all(table, "th:not([scope])").is_empty());
    }
}

#[test]
fn every_cell_has_an_address_and_every_table_its_heads() {
    holds(&five());
}

/// Too many to lay two and two, or side by side on paper; every one of them is there all the same.
#[test]
fn a_page_holds_as_many_policies_as_there_are() {
    let folder = tempfile::tempdir().expect("a folder");
    write_policies(folder.path(), 12);
    let page = Html::parse_document(&compared(folder.path(), &[".", "--format", "html"]));
    holds(&page);
    let frames = all(page.root_element(), ".frame[tabindex='0'][aria-label]");
    assert!(frames.len() >= 4, "what is wider than a page scrolls in a frame that the keyboard reaches");
    assert!(text(one(page.root_element(), "section[aria-labelledby=less]")).contains("too many policies"));
}

#[test]
fn one_topic_alone_is_a_page_too() {
    let arguments = ["policies/partnerships", "--by", "topic", "section-47", "--format", "html"];
    let page = Html::parse_document(&compared(&root(), &arguments));
    let rows: Vec<String> = all(page.root_element(), "table.topics tbody tr").into_iter().map(text).collect();
    assert_eq!(rows.len(), 6, "{rows:#?}");
    assert!(rows[0].starts_with("Hampshire 2019 Group 3"), "{rows:#?}");
    assert!(all(page.root_element(), ".controls").is_empty(), "there is nothing to leave out");
}
