//! When things are due, against arithmetic written down a second time.

use jiff::civil::Date as Day;
use paramount::due::{Ask, Calendar, Kind, Status, WhyLeftOut, calendar};
use paramount::guidance::Library;
use paramount::load::load;
use paramount::model::located::Read;
use paramount::model::{Date, Duration};
use paramount::report::escape;
use paramount::settings::Settings;
use paramount::tree::Tree;
use paramount::workspace::{Controls, Document, Workspace};
use proptest::prelude::*;

fn made_of(texts: &[&str], today: Day, within: Option<&str>) -> Calendar {
    made_with(&Controls::default(), texts, today, within)
}

fn made_with(controls: &Controls, texts: &[&str], today: Day, within: Option<&str>) -> Calendar {
    let documents = texts.iter().enumerate().map(|(index, text)| {
        let kind = paramount::model::Kind::Policy;
        let loaded = load(&format!("{index}.yaml"), kind, text.as_bytes().to_vec());
        Document { controls: controls.clone(), ..Document::alone(loaded) }
    });
    let workspace = Workspace::new(documents.collect(), Vec::new(), None);
    let within = within.map(|within| Duration::read(within).expect(within));
    calendar(&workspace, &Ask { today, within })
}

fn policy(id: &str, rest: &str) -> String {
    format!("paramount: policy/v1\npolicy: {id}\nedition: \"2024\"\ntitle: Policy\n{rest}")
}

fn day(text: &str) -> Day {
    text.parse().expect(text)
}

/// The calendar as schoolchildren learn it.
fn days_in(year: i16, month: i8) -> i8 {
    let leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    match month {
        2 => 28 + i8::from(leap),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

fn months_later(from: Day, months: i16) -> Day {
    let count = from.year() * 12 + i16::from(from.month()) - 1 + months;
    let (year, month) = (count / 12, i8::try_from(count % 12 + 1).expect("a month"));
    Day::new(year, month, from.day().min(days_in(year, month))).expect("a day of that month")
}

/// Days, the ends of months and the 29th of February more often than their share.
fn any_day() -> impl Strategy<Value = Day> {
    (1990i16..2040, 1i8..=12, 1i8..=31, 0..4).prop_map(|(year, month, day, bias)| match bias {
        0 => Day::new(year / 4 * 4, 2, days_in(year / 4 * 4, 2)).expect("the last day of February"),
        1 => Day::new(year, month, days_in(year, month)).expect("the last day of a month"),
        _ => Day::new(year, month, day.min(days_in(year, month))).expect("a day"),
    })
}

proptest! {
    #[test]
    fn a_worked_out_review_is_due_where_the_calendar_says(last in any_day(), months in 1i16..100, years in any::<bool>()) {
        let (every, months) = if years { (format!("{months} years"), months * 12) } else { (format!("{months} months"), months) };
        let text = policy("a", &format!("versions:\n  - {{version: 1, date: {last}, event: ratified}}\nreview: {{every: {every}}}\n"));
        let made = made_of(&[&text], last, None);
        prop_assert_eq!(made.entries[0].date, Some(Date::day(months_later(last, months))));
        prop_assert!(made.entries[0].worked_out.is_some());
    }

    #[test]
    fn a_month_is_due_until_its_last_day(due in any_day(), today in any_day()) {
        let (year, month) = (due.year(), due.month());
        let text = policy("a", &format!("review: {{next_due: {year}-{month:02}}}\n"));
        let made = made_of(&[&text], today, None);
        let last_day = Day::new(year, month, days_in(year, month)).expect("a last day");
        prop_assert_eq!(made.entries[0].last_day(), Some(last_day));
        prop_assert_eq!(made.entries[0].status == Status::Overdue, last_day < today);
    }

    #[test]
    fn looking_less_far_ahead_hides_only_what_is_further(due in any_day(), today in any_day(), months in 1i16..60) {
        let text = policy("a", &format!("review: {{next_due: {due}}}\nactions:\n  - {{id: b, says: c}}\n"));
        let made = made_of(&[&text], today, Some(&format!("{months} months")));
        let hidden = due > months_later(today, months);
        prop_assert_eq!(made.beyond, usize::from(hidden));
        prop_assert_eq!(made.entries.len(), 2 - usize::from(hidden));
    }

    #[test]
    fn a_name_stays_when_dates_move(due in any_day(), moved in any_day(), today in any_day()) {
        let name = |due: Day, today: Day| {
            let text = policy("a", &format!("review: {{next_due: {due}}}\nactions:\n  - {{id: b, says: c, due: {due}}}\n"));
            let mut names: Vec<String> = made_of(&[&text], today, None).entries.into_iter().map(|entry| entry.uid).collect();
            names.sort();
            names
        };
        prop_assert_eq!(name(due, today), name(moved, moved));
    }

    #[test]
    fn no_text_is_active_in_markdown(text in "[a-z0-9 |`\\\\<>*_\\[\\]()!@#:/.~$&;\n-]{0,24}") {
        use pulldown_cmark::{Event, Options, Parser, Tag};
        let page = format!("| a | b |\n|---|---|\n| x {} y | z |\n", escape::markdown(&text));
        let events: Vec<Event<'_>> = Parser::new_ext(&page, Options::all()).collect();
        let cells = events.iter().filter(|event| matches!(event, Event::Start(Tag::TableCell))).count();
        prop_assert_eq!(cells, 4, "{}", page);
        let words_only = |event: &Event<'_>| matches!(event,
            Event::Text(_) | Event::Code(_) | Event::End(_)
            | Event::Start(Tag::Table(_) | Tag::TableHead | Tag::TableRow | Tag::TableCell));
        prop_assert!(events.iter().all(words_only), "{page}");
    }

    #[test]
    fn no_review_panics(review in "(next_due|every|as_written|last): \"[a-z0-9 -]{0,12}\"") {
        let text = policy("a", &format!("review: {{{review}}}\n"));
        prop_assert_eq!(made_of(&[&text], day("2026-11-22"), None).entries.len(), 1);
    }
}

/// Where a catalogue of the place itself knows of an edition to come.
fn knowing_what_comes() -> Controls {
    let rows = "paramount: guidance/v1\nguidance: local\nas_at: 2026-11-20\nfamilies:\n  - id: working-together\n    \
                editions: [{edition: \"2027\", from: 2027-09, confidence: high, verified: yes}]\n";
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("local.yaml"), rows).expect("a file in it");
    let tree = Tree::disk(folder.path()).expect("the folder");
    let mut settings = Settings::default();
    settings.guidance.push("local.yaml".to_owned());
    Controls { guidance: Library::new(&tree).catalogue(&settings), ..Controls::default() }
}

/// Made of a policy, which the courses name, and of courses.
fn with_courses(controls: &Controls, policy: &str, courses: &[&str]) -> Calendar {
    let course = |(index, rest): (usize, &&str)| {
        let text = format!("paramount: course/v1\ncourse: c{index}\ntitle: C{index}\npolicy: a\n{rest}");
        (format!("c{index}.yaml"), paramount::model::Kind::Course, text)
    };
    let policy = ("a.yaml".to_owned(), paramount::model::Kind::Policy, policy.to_owned());
    let texts = courses.iter().enumerate().map(course).chain([policy]);
    let documents = texts.map(|(path, kind, text)| {
        let loaded = load(&path, kind, text.into_bytes());
        Document { controls: controls.clone(), ..Document::alone(loaded) }
    });
    let workspace = Workspace::new(documents.collect(), Vec::new(), None);
    calendar(&workspace, &Ask { today: day("2026-11-22"), within: None })
}

#[test]
fn courses_are_reviewed_by_their_policys_groups_or_their_own_lead() {
    let policy = policy("a", "area: Ashford\nbodies:\n  - {id: tg, name: Training Group}\nreview: {next_due: 2030}\n");
    let courses = [
        "lead: {role: Officer}\nreview: {last: 2026-01, every: 1 year, by: tg}\n",
        "lead: {role: Officer}\nreview: {last: 2026-02, every: 1 year}\n",
        "review: {last: 2026-03, every: 1 year, next_due: 2027-09}\ncommissioned: {provider: a charity}\n",
        "status: withdrawn\nreview: {last: 2020-03, every: 1 year}\n",
        "status: draft\nreview: {next_due: not a date}\n",
    ];
    let made = with_courses(&Controls::default(), &policy, &courses);
    let told = |kind: Kind, name: &str| {
        let entry = made.entries.iter().find(|entry| entry.kind == kind && entry.name == name).expect(name);
        let why = entry.undated.as_ref().map(|why| format!("{why:?}"));
        let date = entry.date.map(|date| date.to_string()).or(why).unwrap_or_default();
        (entry.owner.name().unwrap_or("nobody").to_owned(), date)
    };
    let said = |owner: &str, date: &str| (owner.to_owned(), date.to_owned());
    assert_eq!(told(Kind::CourseReview, "C0"), said("Training Group", "2027-01"));
    assert_eq!(told(Kind::CourseReview, "C1"), said("Officer", "2027-02"));
    assert_eq!(told(Kind::CourseReview, "C2"), said("nobody", "2027-09"));
    assert_eq!(told(Kind::Agreement, "C2"), said("nobody", "NotStated"));
    assert_eq!(told(Kind::CourseReview, "C4"), said("nobody", "Unreadable"));
    assert_eq!(told(Kind::Approval, "C4"), said("nobody", "Awaiting"));
    assert_eq!(made.left_out.len(), 1, "a withdrawn course has no dates");
    assert_eq!(made.entries.len(), 7);
    assert!(
        made.entries
            .iter()
            .filter(|entry| entry.kind == Kind::CourseReview)
            .all(|entry| { entry.partnership.as_deref() == Some("Ashford") })
    );
}

/// The standards of a run without settings.
fn by_the_shared_standards() -> Controls {
    let folder = tempfile::tempdir().expect("a folder");
    let tree = Tree::disk(folder.path()).expect("the folder");
    let expectations = paramount::standards::Library::new(&tree).expectations(&Settings::default());
    Controls { expectations, ..Controls::default() }
}

#[test]
fn a_longer_cycle_of_its_own_puts_no_review_off() {
    let courses = [
        "review: {last: 2026-03, every: 3 years}\n",
        "review: {last: 2026-04, next_due: 2029-04}\n",
        "review: {last: 2026-05, every: 6 months}\n",
        "review: {last: 2026-06}\n",
        "approval: {by: board, date: 2026-07}\n",
        "review: {every: 3 years}\n",
    ];
    let made = with_courses(&by_the_shared_standards(), &policy("a", "review: {next_due: 2030}\n"), &courses);
    let told = |name: &str| {
        let entry = made.entries.iter().find(|entry| entry.kind == Kind::CourseReview && entry.name == name);
        let entry = entry.expect(name);
        let by = entry.worked_out.as_ref().and_then(|worked_out| worked_out.by.as_deref());
        (entry.date.map(|date| date.to_string()).unwrap_or_default(), by.unwrap_or("itself").to_owned())
    };
    let said = |date: &str, by: &str| (date.to_owned(), by.to_owned());
    let standard = "the shared standard annual-review";
    assert_eq!(told("C0"), said("2027-03", standard));
    assert_eq!(told("C1"), said("2027-04", standard));
    assert_eq!(told("C2"), said("2026-11", "itself"));
    assert_eq!(told("C3"), said("2027-06", standard));
    assert_eq!(told("C4"), said("2027-07", standard));
    assert_eq!(told("C5"), said("", "itself"), "nothing is recorded from which anything could be counted");
    let first = made.entries.iter().find(|entry| entry.name == "C0").expect("C0");
    assert_eq!(first.also_stated.len(), 1, "what the course says itself is told beside it");
}

#[test]
fn approvals_and_agreements_that_end_are_dates() {
    let courses =
        ["approval: {by: board, date: 2025-03, until: 2028-03}\ncommissioned: {provider: a, until: 2027-01}\n"];
    let held = policy("a", "approval: {by: board, date: 2024-02, until: 2027-02}\nreview: none\n");
    let made = with_courses(&Controls::default(), &held, &courses);
    let ends = |kind: Kind| -> Vec<String> {
        let entries = made.entries.iter().filter(|entry| entry.kind == kind);
        entries.filter_map(|entry| entry.date).map(|date| date.to_string()).collect()
    };
    assert_eq!(ends(Kind::ApprovalEnd), ["2027-02", "2028-03"]);
    assert_eq!(ends(Kind::Agreement), ["2027-01"]);
}

#[test]
fn guidance_stays_until_the_review_that_is_promised_for_it_is_held() {
    let promises = |rest: &str| {
        policy(
            "a",
            &format!(
                "approval: {{by: board, date: 2026-01}}\nreview: {{next_due: 2030, triggers: [statutory-guidance]}}\n\
                 guidance:\n  - {{id: working-together, edition: \"2026\", as: authority}}\n{rest}"
            ),
        )
    };
    let made = |text: &str, today: &str| {
        let made = made_with(&knowing_what_comes(), &[text], day(today), None);
        let entries = made.entries.into_iter().filter(|entry| entry.kind == Kind::GuidanceChange);
        entries.map(|entry| (entry.status, entry.review_promised)).collect::<Vec<_>>()
    };
    let text = promises("");
    assert_eq!(made(&text, "2026-11-22"), [(Status::Later, false)]);
    assert_eq!(made(&text, "2027-10-01"), [(Status::Overdue, true)]);
    let held = promises("versions: [{version: \"2\", date: 2027-11, event: reviewed}]\n");
    assert_eq!(made(&held, "2027-12-01"), []);
}

#[test]
fn courses_hear_of_guidance_that_will_change() {
    let courses = ["guidance: [{id: WT, edition: \"2026\"}]\n", "review: {next_due: 2027-01}\n"];
    let made = with_courses(&knowing_what_comes(), &policy("a", ""), &courses);
    let changes = made.entries.iter().filter(|entry| entry.kind == Kind::GuidanceChange);
    assert_eq!(changes.map(|entry| entry.name.as_str()).collect::<Vec<_>>(), ["C0"]);
}

#[test]
fn twins_are_told_apart() {
    let text = policy("a", "actions:\n  - {id: b, says: one}\n  - {id: b, says: two}\n");
    let made = made_of(&[&text, &text], day("2026-11-22"), None);
    let mut names: Vec<&str> = made.entries.iter().map(|entry| entry.uid.as_str()).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), 6);
}

#[test]
fn documents_that_replace_each_other_both_stay() {
    let one = policy("a", "status: published\nsupersedes: b@2024\nreview: none\n");
    let two = policy("b", "status: published\nsupersedes: a@2024\nreview: none\n");
    let today = day("2026-11-22");
    assert_eq!(made_of(&[&one, &two], today, None).entries.len(), 2);
    let newer = policy("c", "status: published\nsupersedes: a@2024\n");
    let made = made_of(&[&policy("a", "review: none\n"), &newer], today, None);
    assert_eq!(made.left_out.len(), 1);
    assert_eq!(made.left_out[0].why, WhyLeftOut::ReplacedBy("c@2024".to_owned()));
    // Neither a draft nor what comes into force next year takes anything's place.
    for unused in ["status: draft\n", "status: published\nsource: {published: 2027}\n"] {
        let newer = policy("c", &format!("{unused}supersedes: a@2024\n"));
        assert!(made_of(&[&policy("a", "review: none\n"), &newer], today, None).left_out.is_empty(), "{unused}");
    }
}

#[test]
fn guidance_that_will_change_concerns_those_who_follow_it() {
    let follows =
        policy("a", "guidance:\n  - {id: working-together, edition: \"2026\", as: authority, sections: \"1\"}\n");
    let remembers = policy("b", "guidance:\n  - {id: working-together, edition: \"2013\", as: history}\n");
    let controls = knowing_what_comes();
    let made = |today| made_with(&controls, &[&follows, &remembers], day(today), None);
    let changes = |calendar: Calendar| {
        let entries = calendar.entries.into_iter().filter(|entry| entry.kind == Kind::GuidanceChange);
        entries.map(|entry| entry.name).collect::<Vec<_>>()
    };
    assert_eq!(changes(made("2026-11-22")), ["A"]);
    assert!(changes(made("2027-10-01")).is_empty(), "what has changed is a finding, not a date");
}

#[test]
fn a_review_promised_for_guidance_says_how_that_began() {
    let text = policy(
        "a",
        "approval: {by: Board, date: 2024-11}\nreview: {next_due: 2028-01, triggers: [statutory-guidance]}\nguidance: \
         [{id: WT, edition: \"2023\"}]\n",
    );
    let made = made_of(&[&text], day("2026-11-26"), None);
    let change = made.entries.iter().find(|entry| entry.kind == Kind::GuidanceChange).expect("guidance that changed");
    assert_eq!(change.began.as_deref(), Some("published on 18 March 2026"));
}

#[test]
fn a_strategy_is_called_by_its_name_and_begins_with_its_period() {
    let text = "paramount: policy/v1\npolicy: marlow-vale\nedition: \"2023\"\ntitle: Strategy\nperiod: {from: 2023-04, to: \
                2026-03}\nsource: {published: 2023-05}\nreview: {every: 1 year}\n";
    let made = made_of(&[text], day("2026-11-26"), None);
    let review = made.entries.iter().find(|entry| entry.kind == Kind::PolicyReview).expect("a review");
    let event = review.worked_out.as_ref().map(|worked_out| worked_out.event);
    assert_eq!((review.name.as_str(), event), ("Marlow Vale", Some("begun")));
}
